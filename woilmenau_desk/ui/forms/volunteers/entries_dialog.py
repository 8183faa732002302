"""What hangs on a volunteer: assignments, absences, trainings, payments; put right, ended or struck where they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.assignments import AllowanceRow, AssignmentRow, AssignmentState
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import allowances, assignments, volunteers
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.volunteers.words import absence_said, euros
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.rows import Column, HeadedRows, Heading, RowsModel, RowsView
from woilmenau_desk.ui.words import named, word

_WIDTH, _HEIGHT = 680, 540
_YEARS = 2  # of payments: this year and the one before, which the annual account may still ask for


class EntryKind(StrEnum):
    """What it is."""

    ASSIGNMENT = "assignment"
    ABSENCE = "absence"
    TRAINING = "training"
    PAID = "paid"


_HEADINGS = {
    EntryKind.ASSIGNMENT: QT_TRANSLATE_NOOP("volunteers", "Einsätze"),
    EntryKind.ABSENCE: QT_TRANSLATE_NOOP("volunteers", "Abwesenheiten und Pausen"),
    EntryKind.TRAINING: QT_TRANSLATE_NOOP("volunteers", "Schulungen"),
    EntryKind.PAID: QT_TRANSLATE_NOOP("volunteers", "Pauschalen"),
}
_STATES = {
    AssignmentState.ENDED: QT_TRANSLATE_NOOP("volunteers", "beendet"),
    AssignmentState.CANCELLED: QT_TRANSLATE_NOOP("volunteers", "abgesagt"),
}
_ANNOUNCED = QT_TRANSLATE_NOOP("volunteers", "angemeldet")
_STRUCK = QT_TRANSLATE_NOOP("volunteers", "gestrichen")


@dataclass(frozen=True, slots=True)
class Entry:
    """One of them."""

    kind: EntryKind
    one: AssignmentRow | Absence | Training | AllowanceRow

    @property
    def id(self) -> str:
        """The kinds number theirs each for itself."""
        return f"{self.kind} {self.one.id}"

    @property
    def first(self) -> date:
        """When it was, or began."""
        if isinstance(self.one, Absence):
            return self.one.first
        return self.one.on if isinstance(self.one, Training) else _day_of(self.one)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A volunteer with all that hangs on them."""

    who: VolunteerRow
    entries: tuple[Entry, ...]


def hanging(desk: Desk, volunteer_id: int) -> Hanging:
    """All that hangs on somebody, of each kind the latest first. Raises NotAllowed or NotFound."""
    who, year = volunteers.get(desk, volunteer_id), desk.today().year
    found = [
        *(Entry(EntryKind.ASSIGNMENT, one) for one in assignments.of_volunteer(desk, volunteer_id)),
        *(Entry(EntryKind.ABSENCE, one) for one in who.absences),
        *(Entry(EntryKind.TRAINING, one) for one in who.trainings),
    ]
    for back in range(_YEARS):
        paid = allowances.of_year(desk, year - back, volunteer_id)
        found += [Entry(EntryKind.PAID, one) for one in paid]
    kinds = tuple(EntryKind)
    found.sort(key=lambda entry: entry.first, reverse=True)
    found.sort(key=lambda entry: kinds.index(entry.kind))
    return Hanging(who, tuple(found))


class EntriesDialog(QDialog):
    """The list of them. To change one, its form is opened by the page."""

    change_asked = Signal(object, object)  # the VolunteerRow and the Entry

    def __init__(self, context: Context, choices: Choices, who: VolunteerRow, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._choices, self._who = context, choices, who
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Einträge ändern"))
        self.setAccessibleName(self.tr("Einträge ändern"))
        self.resize(_WIDTH, _HEIGHT)
        self.rows: RowsModel[Entry] = HeadedRows(
            (
                Column[Entry]("", lambda entry: f"{entry.first:%d.%m.%Y}", strong=True, width=112),
                Column[Entry]("", self._said, _about, personal=True, personal_detail=True),
                Column[Entry]("", self._state, soft=True, width=112),
            ),
            context.privacy,
            heading=lambda entry: Heading(entry.kind, word("volunteers", _HEADINGS[entry.kind])),
            faded=_is_over,
            parent=self,
        )
        self.list = RowsView(
            self.rows,
            self.tr("Einträge"),
            empty=EmptyState("clock", self.tr("Noch nichts eingetragen")),
            header=False,
            careful=True,
        )
        self.change_action = self._action(self.tr("Ändern"), ("Return", "Enter"), self._change, _can_change)
        self.end_action = self._action(self.tr("Heute beenden"), ("B",), self._end, self._can_end)
        self.strike_action = self._action(self.tr("Streichen"), ("Del",), self._ask_strike, _can_strike)
        self.list.row_selected.connect(lambda _row: self._enable())
        self._lay_out()
        self._enable()
        self._ask()
        self.list.setFocus()

    def _action(
        self,
        text: str,
        keys: tuple[str, ...],
        slot: Callable[[Entry], object],
        when: Callable[[Entry], bool],
    ) -> QAction:
        action = QAction(escaped(text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)

        def do() -> None:
            entry = self.list.current_row()
            if entry is not None and when(entry):
                slot(entry)

        action.triggered.connect(do)
        self.list.addAction(action)
        return action

    def _lay_out(self) -> None:
        name = PersonalLabel(self._context.privacy, named(self._who.name), "lead")
        card = Card(margin=SPACE_2)
        card.body.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        for action, look in (
            (self.change_action, "primary"),
            (self.end_action, ""),
            (self.strike_action, ""),
        ):
            foot.addWidget(KeyButton.for_action(action, look=look))
        foot.addStretch(1)
        close = KeyButton(self.tr("Fertig"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        layout.setSpacing(SPACE_3)
        layout.addWidget(name)
        layout.addWidget(card, 1)
        layout.addLayout(foot)

    # What is shown

    def _ask(self) -> None:
        self._context.runner.run(
            hanging,
            self._context.desk,
            self._who.id,
            on_done=self._show,
            on_error=lambda error: dialogs.show_error(self, error),
            owner=self,
        )

    def _show(self, found: Hanging) -> None:
        self._who = found.who
        first = self.list.current_row() is None and not self.rows.rowCount()
        self.rows.set_rows(found.entries)
        if first:
            self.list.select_any()
        self._enable()

    def _said(self, entry: Entry) -> str:
        one = entry.one
        if isinstance(one, Absence):
            return absence_said(one)
        if isinstance(one, Training):
            return one.title
        if isinstance(one, AllowanceRow):
            rule = self._choices.word(ListName.ALLOWANCE_RULES, one.data.rule)
            return f"{euros(one.data.amount_cents)} · {rule}"
        return self._choices.word(ListName.VOLUNTEER_ROLES, one.data.role)

    def _state(self, entry: Entry) -> str:
        one = entry.one
        if isinstance(one, AssignmentRow):
            said = _STATES.get(one.state)
            return word("volunteers", said) if said else ""
        if isinstance(one, AllowanceRow):
            return word("volunteers", _STRUCK) if one.voided else ""
        return word("volunteers", _ANNOUNCED) if isinstance(one, Training) and not one.came else ""

    def _enable(self) -> None:
        entry: Entry | None = self.list.current_row()
        for action, when in (
            (self.change_action, _can_change),
            (self.end_action, self._can_end),
            (self.strike_action, _can_strike),
        ):
            action.setEnabled(entry is not None and when(entry))
        text = self.tr("Streichen")
        if entry is not None and isinstance(entry.one, AssignmentRow):
            again = entry.one.state is AssignmentState.CANCELLED
            text = self.tr("Doch vereinbart") if again else self.tr("Absagen")
        self.strike_action.setText(escaped(text))

    def _can_end(self, entry: Entry) -> bool:
        one, today = entry.one, self._context.today()
        if not isinstance(one, AssignmentRow) or one.state is not AssignmentState.AGREED:
            return False
        return one.data.first <= today and (one.data.last is None or today < one.data.last)

    # Work

    def _change(self, entry: Entry) -> None:
        who = self._who
        self.accept()
        self.change_asked.emit(who, entry)

    def _end(self, entry: Entry) -> None:
        if isinstance(entry.one, AssignmentRow):
            self._write(assignments.end, entry.one.id, self._context.today(), entry.one.version)

    def _ask_strike(self, entry: Entry) -> None:
        one = entry.one
        if isinstance(one, AssignmentRow) and one.state is AssignmentState.CANCELLED:
            self._strike(entry)
            return
        question, yes, no = (
            self.tr("Diesen Eintrag streichen?"),
            self.tr("Streichen"),
            self.tr("Nicht gestrichen."),
        )
        detail = self.tr("Strg+Z macht es rückgängig.")
        if isinstance(one, AssignmentRow):
            question, yes, no = (
                self.tr("Diesen Einsatz absagen?"),
                self.tr("Absagen"),
                self.tr("Nicht abgesagt."),
            )
            detail = self.tr("Stunden, die schon geleistet sind, bleiben. Strg+Z macht es rückgängig.")
        asks = dialogs.ask(
            self,
            question,
            detail=detail,
            action=yes,
            on_yes=lambda: self._strike(entry),
            danger=True,
            on_no=lambda: self._context.status.tell(no),
        )
        asks.finished.connect(lambda _result: self.list.setFocus())

    def _strike(self, entry: Entry) -> None:
        one, who = entry.one, self._who
        if isinstance(one, AssignmentRow):
            self._write(assignments.cancel, one.id, one.version)
        elif isinstance(one, AllowanceRow):
            self._write(allowances.void, one.id, one.version)
        elif isinstance(one, Absence):
            self._write(volunteers.change_absence, who.id, one.id, None, who.version)
        else:
            self._write(volunteers.change_training, who.id, one.id, None, who.version, one.version)

    def _write(self, service: Callable[..., Any], *arguments: object) -> None:
        self._context.runner.run(
            service,
            self._context.desk,
            *arguments,
            on_done=lambda _done: self._ask(),
            on_error=self._tell,
            owner=self,
        )

    def _tell(self, error: Any) -> None:
        """What was meant is there no more as it stood: show how it is now."""
        dialogs.show_error(self, error)
        self._ask()


def _about(entry: Entry) -> str:
    return entry.one.about if isinstance(entry.one, AssignmentRow) else ""


def _day_of(row: AssignmentRow | AllowanceRow) -> date:
    return row.data.first if isinstance(row, AssignmentRow) else row.data.on


def _is_over(entry: Entry) -> bool:
    one = entry.one
    if isinstance(one, AssignmentRow):
        return one.state is AssignmentState.CANCELLED
    return isinstance(one, AllowanceRow) and one.voided


def _can_change(entry: Entry) -> bool:
    """A payment is struck and entered anew: what was paid is not rewritten. What was called off is agreed on first."""
    return not isinstance(entry.one, AllowanceRow) and not _is_over(entry)


def _can_strike(entry: Entry) -> bool:
    return isinstance(entry.one, AssignmentRow) or not _is_over(entry)
