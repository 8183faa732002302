"""Referrals as their list shows them, and the one that is selected beside it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.referrals import ReferralRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.referral_words import state_icon, state_mark, target_said, whose
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column
from woilmenau_desk.ui.words import named

_LEAST_WIDTH = 320
_OF_TARGET = ("address", "phone", "hours", "bring")


def referral_columns(
    today: Callable[[], date], choices: Callable[[], Choices | None]
) -> tuple[Column[ReferralRow], ...]:
    """Day, whose and where to, how far, code. The counter has no targets in its rows."""
    return (
        Column[ReferralRow](
            "", lambda row: people_say_date(row.on, today()), lambda row: row.made_by, width=104
        ),
        Column[ReferralRow](
            "",
            whose,
            lambda row: target_said(row, choices()),
            name=lambda row: row.person_name,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[ReferralRow](
            "",
            lambda row: state_mark(row, choices())[0],
            badge=lambda row: state_mark(row, choices())[1],
            badge_icon=state_icon,
            width=172,
            narrow=46,
        ),
        Column[ReferralRow]("", lambda row: row.code, strong=True, width=76),
    )


class ReferralCard(Card):
    """The referral that is selected."""

    def __init__(self, context: Context, allowed: bool, work: Sequence[QWidget]) -> None:
        """`allowed`: whether this role may know where to and why."""
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._context, self._allowed = context, allowed
        self._code = text_label("", "display")
        self._code.setAccessibleDescription(self.tr("Code auf dem Zettel"))
        self._person = PersonalLabel(context.privacy, look="title")
        self._person.setWordWrap(True)
        self._state = Badge()
        self._target = PersonalLabel(context.privacy, look="lead")
        self._about = PersonalLabel(context.privacy)
        for label in (self._target, self._about):
            label.setWordWrap(True)
        self._made = text_label("", "soft", wrap=True)
        self._consent = Note("", Tone.NEUTRAL, "shield")
        self.discreet = Note("", Tone.INFO, "lock")
        self._work = QWidget()
        buttons = QVBoxLayout(self._work)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(SPACE_2)
        for made in work:
            buttons.addWidget(made)
        self._empty = EmptyState(
            "referral", self.tr("Kein Verweis ausgewählt"), self.tr("Mit den Pfeiltasten einen wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for widget in (self._code, self._person):
            column.addWidget(widget)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_1)
        for below in (self._target, self._about, self._made, self._consent, self.discreet):
            column.addWidget(below)
        column.addStretch(1)
        column.addSpacing(SPACE_3)
        column.addWidget(self._work)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self.show_row(None, None)

    def show_row(self, row: ReferralRow | None, choices: Choices | None) -> None:
        """Show this referral, or that none is selected."""
        self._empty.setVisible(row is None)
        self._shown.setVisible(row is not None)
        if row is None:
            for label in (self._person, self._target, self._about):
                label.set_name("")
            return
        today = self._context.today()
        self._code.setText(row.code)
        self._code.setVisible(bool(row.code))
        self._person.set_name(named(whose(row)))
        self._state.set_state(*state_mark(row, choices))
        self._target.set_name(target_said(row, choices))
        self._target.setVisible(bool(self._target.name()))
        self._about.set_name("\n".join(self._said_of(row, choices)))
        self._about.setVisible(bool(self._about.name()))
        made = [self.tr("{day} von {name}").format(day=people_say_date(row.on, today), name=row.made_by)]
        if row.answered_on is not None:
            day = people_say_date(row.answered_on, today)
            made.append(self.tr("zuletzt gehört: {day}").format(day=day))
        self._made.setText("\n".join(made))
        self._show_consent(row, today)
        self.discreet.set_text(self._why_not(row), Tone.INFO, "lock")

    def _said_of(self, row: ReferralRow, choices: Choices | None) -> list[str]:
        said = []
        value = choices.values[ListName.REFERRAL_TARGETS].get(row.target) if choices is not None else None
        if value is not None:
            said += [text for name in _OF_TARGET if (text := str(value.extra.get(name) or ""))]
        if row.reason:
            said.append(self.tr("Anlass: {reason}").format(reason=row.reason))
        if row.refusal:
            said.append(self.tr("Grund der Ablehnung: {reason}").format(reason=row.refusal))
        return said

    def _show_consent(self, row: ReferralRow, today: date) -> None:
        if row.person_id is None:
            text = ""
        elif row.consent_on is None:
            text = self.tr("Kein Einverständnis zur Weitergabe: Auf dem Zettel steht kein Name.")
        else:
            text = self.tr("Einverständnis zur Weitergabe: {day}").format(
                day=people_say_date(row.consent_on, today)
            )
        self._consent.set_text(text, Tone.NEUTRAL, "shield")

    def _why_not(self, row: ReferralRow) -> str:
        if not self._allowed:
            return self.tr("Wohin und warum, sehen nur Beratung und Leitung.")
        if row.hidden:
            return self.tr("Eingeschränkt: Wohin und warum, lesen nur die Benannten des Falls.")
        return ""
