"""Altersgruppen: how ages are grouped in reports and at the counter, from a day on and under several names."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from woilmenau_desk.domain.age_bands import STANDARD, BandSet, read_bands
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.pages.centre.section import Section, on_escape, save_button, saved_elsewhere
from woilmenau_desk.ui.pages.centre.since import Since
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, reading_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView


class BandsSection(Section):
    """The sets at the left, the chosen one or a new one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Altersgruppen"),
            self.tr("Berichte zählen jeden Zeitraum mit den Gruppen, die an seinem letzten Tag galten."),
        )
        self._old: BandSet | None = None
        self._sets: tuple[BandSet, ...] = ()
        self._to_select: tuple[str, date] | None = None
        self._loaded = False
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "plus")
        self._model: RowsModel[BandSet] = RowsModel(
            (
                Column[BandSet](self.tr("Altersgruppen"), lambda row: row.said, self._about, strong=True),
                Column[BandSet](self.tr("Name"), self._name, soft=True, width=128),
            ),
            context.privacy,
            faded=lambda row: any(
                row.name == other.name and row.first < other.first <= context.today() for other in self._sets
            ),
            key=lambda row: (row.name, row.first),
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Altersgruppen"),
            empty=EmptyState("people", self.tr("Noch keine Altersgruppen")),
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self.bands.setFocus())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        left.addWidget(ends(KeyButton.for_action(self.new_action, "plus")))
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 13)
        line.addWidget(self._build_form(), 10)
        self.body.addLayout(line, 1)
        self._clean: dict[str, object] = {}
        self._over: dict[date | None, int] = {}
        self._draft = context.drafts.keep("admin:bands", self.form.fields(), self)
        self.watch(Kind.CENTRE)

    def activated(self) -> None:
        if not self._loaded:
            self._loaded = True
            self.reload()
        self.list.setFocus()

    def begin_new(self) -> None:
        """Empty the form for bands under a name of their own, as a funder asks for them."""
        self.list.setCurrentIndex(QModelIndex())
        self._show(None)
        self.name.setFocus()

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin bands", age_bands.sets, self.context.desk, on_done=self._on_sets, owner=self
        )

    def _build_form(self) -> Card:
        self._card = Card(self.tr("Altersgruppen"))
        self.form = Form()
        self.name, self.bands = QLineEdit(), QLineEdit()
        self.form.add(
            "name",
            self.tr("Name"),
            self.name,
            hint=self.tr("Zum Beispiel der Fördermittelgeber, der so zählt."),
        )
        self.form.add(
            "bands",
            self.tr("Altersgruppen, die jüngste zuerst"),
            self.bands,
            hint=self.tr("So geschrieben: 0–5, 6–13, 14–17, 18–26, 27+"),
        )
        self.since = Since(self.form, self.context.today)
        self.form.submitted.connect(self._save)
        on_escape(self.form, self.tr("Abbrechen"), self._leave)
        self._card.body.addWidget(self.form)
        self._card.body.addWidget(
            reading_label(self.tr("Wessen Alter niemand kennt, zählt als unbekannt."), "small")
        )
        self._card.body.addStretch(1)
        self._card.body.addWidget(ends(save_button(self.form)))
        return self._card

    def _on_sets(self, found: tuple[BandSet, ...]) -> None:
        self._sets = found
        ordered = sorted(
            found, key=lambda row: (row.name != STANDARD, row.name.casefold(), -row.first.toordinal())
        )
        self._model.set_rows(tuple(ordered))
        if self._to_select is not None:
            self.list.select(self._to_select)
            self._to_select = None
        elif self._old is None and ordered and self.list.current_row() is None and not self.name.text():
            self.list.select((ordered[0].name, ordered[0].first))

    def _on_selected(self, row: BandSet | None) -> None:
        if row is None:
            return
        if self._old is not None and self._old.id == row.id and self._typed_into():
            # Read again under one's hands: what was typed stays, and it is said what is saved now.
            if row.version != self._old.version:
                self._old = row
                self.form.problem.set_text(saved_elsewhere(row.said), Tone.WARN)
            return
        self._show(row)

    def _typed_into(self) -> bool:
        return self._draft.values() != self._clean

    def _show(self, row: BandSet | None) -> None:
        """Fill the form with a set, or empty it for a new one."""
        self._draft.flush()
        self._old = row
        # What of the same name holds from other days, as it is shown beside the form now.
        self._over = {one.first: one.version for one in self._sets if row and one.name == row.name and one.id}
        self.form.clear_errors()
        self._card.set_title(self._name(row) if row else self.tr("Neue Altersgruppen"))
        # A name that a funder goes by stays; the standard one has none of its own.
        self.form.show_field("name", row is None)
        self.name.setText(row.name if row else "")
        self.bands.setText(row.said if row else "")
        self.since.start(can_correct=row is not None)
        # Each set has a draft of its own, and so has a new one.
        self._draft.form = "admin:bands" if row is None else f"admin:bands:{row.id or row.name}"
        self._draft.start_over()
        self._clean = self._draft.values()
        self._draft.restore()

    def _save(self) -> None:
        found: list[BandSet] = []
        if not self.form.read(lambda: found.append(self._typed())):
            return
        self.form.clear_errors()
        self.context.runner.run(
            age_bands.save_set,
            self.context.desk,
            found[0],
            self.since.value(),
            self._over.get(self.since.value(), 0),
            on_done=self._on_saved,
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _typed(self) -> BandSet:
        self.since.value()
        bands = read_bands(self.bands.text(), field="bands")
        # With the version that was read: whoever saved meanwhile is not overwritten.
        return replace(self._old, bands=bands) if self._old else BandSet(bands, self.name.text(), BEGINNING)

    def _on_saved(self, done: Done[BandSet]) -> None:
        self._to_select = done.value.name, done.value.first
        self._draft.drop()

    def _leave(self) -> None:
        self._draft.drop()
        self.list.setCurrentIndex(QModelIndex())
        self._show(None)
        self.list.setFocus()

    def _name(self, row: BandSet) -> str:
        return self.tr("für alle") if row.name == STANDARD else row.name

    def _about(self, row: BandSet) -> str:
        if row.first == BEGINNING:
            return self.tr("von Anfang an")
        return self.tr("ab {day}").format(day=f"{row.first:%d.%m.%Y}")
