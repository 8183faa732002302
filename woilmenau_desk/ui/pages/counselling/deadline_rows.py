"""Deadlines as their list shows them, and the one that is selected beside it, with the way it was counted."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.deadlines import NO_ADVICE, DeadlineRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, short_date
from woilmenau_desk.ui.deadline_words import due_icon, due_mark, due_said
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column
from woilmenau_desk.ui.words import named, say, word

_LEAST_WIDTH = 340


def deadline_columns(
    today: Callable[[], date], kind: Callable[[DeadlineRow], str]
) -> tuple[Column[DeadlineRow], ...]:
    """How pressing, the day, whose letter. `kind` says of which kind it is, as far as it may be read."""
    return (
        Column[DeadlineRow](
            "",
            lambda row: due_said(row, today()),
            badge=lambda row: due_mark(row, today())[1],
            badge_icon=lambda row: due_icon(row, today()),
            width=172,
        ),
        Column[DeadlineRow]("", lambda row: short_date(row.last_day), strong=True, width=136),
        Column[DeadlineRow](
            "",
            lambda row: row.person_name,
            kind,
            name=lambda row: row.person_name,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[DeadlineRow]("", lambda row: row.made_by, soft=True, width=88),
    )


class DeadlineCard(Card):
    """The deadline that is selected."""

    def __init__(self, context: Context, work: Sequence[QWidget]) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._context = context
        self._person = PersonalLabel(context.privacy, look="title")
        self._person.setWordWrap(True)
        self._day = text_label("", "display", wrap=True)
        self._due = Badge()
        self._about = PersonalLabel(context.privacy)
        self._about.setWordWrap(True)
        self._steps = text_label("", "soft", wrap=True)
        self.discreet = Note("", Tone.INFO, "lock")
        self._advice = Note(word("deadlines", NO_ADVICE), Tone.INFO, "info")
        self._work = QWidget()
        buttons = QVBoxLayout(self._work)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(SPACE_2)
        for made in work:
            buttons.addWidget(made)
        self._empty = EmptyState(
            "calendar", self.tr("Keine Frist ausgewählt"), self.tr("Mit den Pfeiltasten eine wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for widget in (self._person, self._day):
            column.addWidget(widget)
        column.addWidget(self._due, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_1)
        for below in (self._about, self._steps, self.discreet, self._advice):
            column.addWidget(below)
        column.addStretch(1)
        column.addSpacing(SPACE_3)
        column.addWidget(self._work)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self.show_row(None, None)

    def show_row(self, row: DeadlineRow | None, choices: Choices | None) -> None:
        """Show this deadline, or that none is selected."""
        self._empty.setVisible(row is None)
        self._shown.setVisible(row is not None)
        if row is None:
            self._person.set_name("")
            self._about.set_name("")
            return
        today = self._context.today()
        self._person.set_name(named(row.person_name))
        self._day.setText(short_date(row.last_day))
        self._due.set_state(*due_mark(row, today))
        self._about.set_name("\n".join(self._said_of(row, choices)))
        self._about.setVisible(bool(self._about.name()))
        self._steps.setText("\n".join(map(say, row.steps)))
        self._steps.setVisible(bool(row.steps))
        hidden = self.tr("Eingeschränkt: Welcher Brief es ist, lesen nur die Benannten des Falls.")
        self.discreet.set_text(hidden if row.hidden else "", Tone.INFO, "lock")
        self._advice.setVisible(not row.hidden)

    def _said_of(self, row: DeadlineRow, choices: Choices | None) -> list[str]:
        said = []
        if row.letter_kind and choices is not None:
            said.append(choices.word(ListName.LETTER_KINDS, row.letter_kind))
        if row.delivered_on is not None:
            day = people_say_date(row.delivered_on, self._context.today())
            said.append(self.tr("zugestellt {day}, Frist {length}").format(day=day, length=row.length))
        if row.remark:
            said.append(row.remark)
        return said
