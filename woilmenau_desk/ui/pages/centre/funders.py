"""Fördermittel: who pays, for which project and time; each gets a report of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.funders import FunderData, FunderParts, FunderRow
from woilmenau_desk.services import age_bands, funders, logos
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import indicators
from woilmenau_desk.ui.pages.centre.funder_form import FunderForm, Offered
from woilmenau_desk.ui.pages.centre.section import Section, on_escape, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView


@dataclass(frozen=True, slots=True)
class _Read:
    """What the section shows, all read at once."""

    rows: tuple[FunderRow, ...]
    offered: Offered
    logos: dict[int, bytes]


def _read(desk: Desk) -> _Read:
    rows = funders.funders(desk)
    known = indicators.known(desk.value_lists(desk.today()))
    offered = Offered(rows, age_bands.sets(desk), known)
    return _Read(rows, offered, {row.id: logos.logo(desk, row.id) for row in rows if row.has_logo})


class FundersSection(Section):
    """The funders at the left, at the right the one that is selected, or a form for another."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Fördermittel"),
            self.tr("Wer fördert, was und wie lange. Jeder Fördermittelgeber bekommt einen eigenen Bericht."),
        )
        self._wanted: int | None = None  # to be selected as soon as the list has it
        self._logos: dict[int, bytes] = {}
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "plus")
        self.remove_action = self.add_action(self.tr("Entfernen"), "Ctrl+Del", self.remove, "void")
        self.remove_action.setEnabled(False)
        self._model = RowsModel(
            (
                Column[FunderRow](
                    self.tr("Fördermittelgeber"), lambda row: row.data.name, self._about, strong=True
                ),
            ),
            context.privacy,
            key=lambda row: row.id,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Fördermittelgeber"),
            empty=EmptyState("document", self.tr("Noch keiner eingetragen")),
            careful=True,
        )
        self.list.row_selected.connect(self._on_selected)
        self.edit_form, self.add_form = FunderForm(context), FunderForm(context)
        self.list.row_opened.connect(lambda _row: self.edit_form.name.setFocus())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        remove = KeyButton.for_action(self.remove_action, "void", "quiet")
        left.addWidget(ends(KeyButton.for_action(self.new_action, "plus"), start=(remove,)))
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 8)
        self._forms = QStackedWidget()
        self._edit = self._card(self.edit_form, " ", self._save)
        self._add = self._card(self.add_form, self.tr("Weiterer Fördermittelgeber"), self._create)
        on_escape(self._add, self.tr("Abbrechen"), self._leave_add)
        for card in (self._edit, self._add):
            self._forms.addWidget(card)
        line.addWidget(self._forms, 13)
        self.body.addLayout(line, 1)
        self._draft = context.drafts.keep("admin:new-funder", self.add_form.fields(), self)
        self._draft.restored.connect(self._on_draft)
        self.watch(Kind.CENTRE)

    def activated(self) -> None:
        if not self._model.rows():
            self.reload()
        self.list.setFocus()

    def begin_new(self) -> None:
        """Show the form for another funder: empty, or as a crash cut it off."""
        if self._forms.currentWidget() is self._add:
            return
        self.list.setCurrentIndex(QModelIndex())
        self.add_form.begin()
        self._forms.setCurrentWidget(self._add)
        self._add.set_title(self.tr("Weiterer Fördermittelgeber"))
        self._draft.start_over()
        self._draft.restore()
        self.add_form.name.setFocus()

    def _on_draft(self) -> None:
        """What was typed before stands there again: that is said, and typing takes its place instead of going on in it."""
        self._add.set_title(self.tr("Weiterer Fördermittelgeber: Entwurf von vorhin"))
        self.add_form.name.selectAll()

    def remove(self) -> None:
        """Take out the selected one. It can be undone, so nobody is asked."""
        row = self.list.current_row()
        if isinstance(row, FunderRow) and self.remove_action.isEnabled():
            self.context.runner.run(funders.remove_funder, self.context.desk, row.id, row.version, owner=self)

    def _card(self, form: FunderForm, title: str, slot: Callable[[], None]) -> Card:
        card = Card(title)
        form.submitted.connect(slot)
        form.tabs.addAction(form.save_action)  # they stand beside the form, and its key is meant there too
        shown = QWidget()
        shown.setProperty("look", "scroll")
        page = QVBoxLayout(shown)
        page.setContentsMargins(0, 0, SPACE_3, 0)
        page.addWidget(form)
        page.addStretch(1)
        card.body.addWidget(form.tabs)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(shown)
        card.body.addWidget(area, 1)
        card.body.addWidget(ends(save_button(form)))
        return card

    def reload(self) -> None:
        self.context.runner.run_latest("admin funders", _read, self.context.desk, on_done=self._on_read)

    def _on_read(self, read: _Read) -> None:
        found, self._logos = read.rows, read.logos
        for form in (self.edit_form, self.add_form):
            form.offer(read.offered)
        self._model.set_rows(found)
        if self._wanted is not None:
            self.list.select(self._wanted)
            self._wanted = None
        elif self._forms.currentWidget() is self._edit and self.list.current_row() is None:
            if self.list.waits():
                # It was removed. The key must not meet the next one; an arrow chooses it.
                self.edit_form.forget()
                self._edit.set_title(self.tr("Entfernt"))
                self._edit.setEnabled(False)  # what is typed here would go nowhere
            else:
                self.list.select(found[0].id)

    def _on_selected(self, row: FunderRow | None) -> None:
        self.remove_action.setEnabled(row is not None and row.id != funders.NOBODY.id)
        if row is not None:
            self._forms.setCurrentWidget(self._edit)
            self._edit.setEnabled(True)
            self._edit.set_title(row.data.name)
            self.edit_form.show_row(row, self._logos.get(row.id, b""))

    def _save(self) -> None:
        row = self.edit_form.row
        typed: list[tuple[FunderData, FunderParts]] = []
        form = self.edit_form
        if row is None or not form.read(lambda: typed.append((form.data(), form.parts()))):
            return
        data, parts = typed[0]
        self.edit_form.clear_errors()
        self.context.runner.run(
            funders.edit_funder,
            self.context.desk,
            row.id,
            data,
            row.version,
            parts,
            on_done=self._on_saved,
            on_error=self.edit_form.show_error,
            settled=self.edit_form.hold(),
            owner=self,
        )

    def _on_saved(self, done: Done[FunderRow]) -> None:
        self.edit_form.saved()
        self._wanted = done.value.id
        self.reload()

    def _create(self) -> None:
        typed: list[tuple[FunderData, FunderParts]] = []
        form = self.add_form
        if not form.read(lambda: typed.append((form.data(), form.parts()))):
            return
        self.add_form.clear_errors()
        self.context.runner.run(
            funders.add_funder,
            self.context.desk,
            *typed[0],
            on_done=self._on_created,
            on_error=self.add_form.show_error,
            settled=self.add_form.hold(),
            owner=self,
        )

    def _on_created(self, done: Done[FunderRow]) -> None:
        self._draft.drop()
        self._forms.setCurrentWidget(self._edit)
        self._wanted = done.value.id
        self.reload()
        self.list.setFocus()

    def _leave_add(self) -> None:
        """Back to the list; what was typed of another one is not wanted."""
        self.add_form.begin()
        self._draft.drop()
        self._forms.setCurrentWidget(self._edit)
        if self.edit_form.row is not None:
            self.list.select(self.edit_form.row.id)
        self.list.setFocus()

    def _about(self, row: FunderRow) -> str:
        return " · ".join(filter(None, (row.data.project, row.data.file_number, self._period(row))))

    def _period(self, row: FunderRow) -> str:
        first, last = (
            "" if day is None else f"{day:%d.%m.%Y}" for day in (row.data.period_from, row.data.period_until)
        )
        if first and last:
            return f"{first} – {last}"
        if last:
            return self.tr("bis {day}").format(day=last)
        return self.tr("ab {day}").format(day=first) if first else ""
