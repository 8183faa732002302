"""Fördermittel: who pays, for which project and time; each gets a report of its own."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.pages.centre.section import Section, on_escape, save_button, saved_elsewhere
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView


class FunderForm(Form):
    """What is written down of a funder. What is being typed stays while the list is read anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(columns=2)
        self.row: FunderRow | None = None  # whom it changes, as they were read
        self._clean: tuple[str, ...] = ()
        today = context.today
        self.name, self.project, self.file_number = QLineEdit(), QLineEdit(), QLineEdit()
        self.first = DateField(today, rough=True, field="period_from")
        self.last = DateField(today, prefer="future", field="period_until")
        self.add("name", self.tr("Name"), self.name, span=0)
        self.add("project", self.tr("Projekt"), self.project, span=0)
        self.add("file_number", self.tr("Aktenzeichen"), self.file_number, span=0)
        self.add("period_from", self.tr("Fördert ab"), self.first)
        self.add("period_until", self.tr("Letzter Tag"), self.last, hint=self.tr("Leer: bis auf Weiteres."))

    def show_row(self, row: FunderRow) -> None:
        """Fill in a funder; of the same one, only where nothing else was typed."""
        if self.row is None or self.row.id != row.id or self._typed() == self._clean:
            self.row = row
            self.fill(row.data)
        elif row.version != self.row.version:
            # From here on what is saved is saved over what is told here.
            self.row, data = row, row.data
            said = " · ".join(filter(None, (data.name, data.project, data.file_number)))
            self.problem.set_text(saved_elsewhere(said), Tone.WARN)

    def forget(self) -> None:
        """The funder is there no more: nothing is saved until another one is shown."""
        self.row = None
        self.fill(FunderData(""))

    def fill(self, data: FunderData) -> None:
        """Let this stand there."""
        for line, text in (
            (self.name, data.name),
            (self.project, data.project),
            (self.file_number, data.file_number),
        ):
            line.setText(text)
        self.first.set_value(data.period_from)
        self.last.set_value(data.period_until)
        self.clear_errors()
        self._clean = self._typed()

    def data(self) -> FunderData:
        """What stands there. Raises BadInput."""
        known = self.row.data if self.row is not None else FunderData("")
        return replace(
            known,
            name=self.name.text(),
            project=self.project.text(),
            file_number=self.file_number.text(),
            period_from=self.first.value(),
            period_until=self.last.value(),
        )

    def saved(self) -> None:
        """What stands there is what holds now: the next reading may fill it in."""
        self._clean = self._typed()

    def _typed(self) -> tuple[str, ...]:
        lines = (self.name, self.project, self.file_number, self.first.line, self.last.line)
        return tuple(line.text() for line in lines)


class FundersSection(Section):
    """The funders at the left, at the right the one that is selected, or a form for another."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Fördermittel"),
            self.tr("Wer fördert, was und wie lange. Jeder Fördermittelgeber bekommt einen eigenen Bericht."),
        )
        self._wanted: int | None = None  # to be selected as soon as the list has it
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "plus")
        self.remove_action = self.add_action(self.tr("Entfernen"), "Ctrl+Del", self.remove, "void")
        self.remove_action.setEnabled(False)
        self._model = RowsModel(
            (
                Column[FunderRow](
                    self.tr("Fördermittelgeber"),
                    lambda row: row.data.name,
                    lambda row: " · ".join(filter(None, (row.data.project, row.data.file_number))),
                    strong=True,
                ),
                Column[FunderRow](self.tr("Zeitraum"), self._period, soft=True, width=220),
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
        line.addLayout(left, 12)
        self._forms = QStackedWidget()
        self._edit = self._card(self.edit_form, " ", self._save)
        self._add = self._card(self.add_form, self.tr("Weiterer Fördermittelgeber"), self._create)
        on_escape(self._add, self.tr("Abbrechen"), self._leave_add)
        for card in (self._edit, self._add):
            self._forms.addWidget(card)
        line.addWidget(self._forms, 10)
        self.body.addLayout(line, 1)
        self._draft = context.drafts.keep("admin:new-funder", self.add_form.fields(), self)
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
        self.add_form.fill(FunderData(""))
        self._forms.setCurrentWidget(self._add)
        self._draft.start_over()
        self._draft.restore()
        self.add_form.name.setFocus()

    def remove(self) -> None:
        """Take out the selected one. It can be undone, so nobody is asked."""
        row = self.list.current_row()
        if isinstance(row, FunderRow) and self.remove_action.isEnabled():
            self.context.runner.run(funders.remove_funder, self.context.desk, row.id, row.version, owner=self)

    def _card(self, form: FunderForm, title: str, slot: Callable[[], None]) -> Card:
        card = Card(title)
        form.submitted.connect(slot)
        card.body.addWidget(form)
        card.body.addStretch(1)
        card.body.addWidget(ends(save_button(form)))
        return card

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin funders", funders.funders, self.context.desk, on_done=self._on_read
        )

    def _on_read(self, found: tuple[FunderRow, ...]) -> None:
        self._model.set_rows(found)
        if self._wanted is not None:
            self.list.select(self._wanted)
            self._wanted = None
        elif self._forms.currentWidget() is self._edit and self.list.current_row() is None:
            if self.list.waits():
                # It was removed. The key must not meet the next one; an arrow chooses it.
                self.edit_form.forget()
                self._edit.set_title(self.tr("Entfernt"))
            else:
                self.list.select(found[0].id)

    def _on_selected(self, row: FunderRow | None) -> None:
        self.remove_action.setEnabled(row is not None and row.id != funders.NOBODY.id)
        if row is not None:
            self._forms.setCurrentWidget(self._edit)
            self._edit.set_title(row.data.name)
            self.edit_form.show_row(row)

    def _save(self) -> None:
        row = self.edit_form.row
        data: list[FunderData] = []
        if row is None or not self.edit_form.read(lambda: data.append(self.edit_form.data())):
            return
        self.edit_form.clear_errors()
        self.context.runner.run(
            funders.edit_funder,
            self.context.desk,
            row.id,
            data[0],
            row.version,
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
        data: list[FunderData] = []
        if not self.add_form.read(lambda: data.append(self.add_form.data())):
            return
        self.add_form.clear_errors()
        self.context.runner.run(
            funders.add_funder,
            self.context.desk,
            data[0],
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
        self.add_form.fill(FunderData(""))
        self._draft.drop()
        self._forms.setCurrentWidget(self._edit)
        if self.edit_form.row is not None:
            self.list.select(self.edit_form.row.id)
        self.list.setFocus()

    def _period(self, row: FunderRow) -> str:
        first, last = (
            "" if day is None else f"{day:%d.%m.%Y}" for day in (row.data.period_from, row.data.period_until)
        )
        if first and last:
            return f"{first} – {last}"
        if last:
            return self.tr("bis {day}").format(day=last)
        return self.tr("ab {day}").format(day=first) if first else ""
