"""What became of a referral: accepted, refused, came back."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.referrals import CAME_BACK, REFUSED, ReferralRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import referrals
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import named

_REASON_HEIGHT = 90


class AnswerForm(EntryForm):
    """State and day; the reason of a refusal for whoever may read it again."""

    KIND = DraftOf.REFERRAL
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = {"on": "day"}

    def __init__(self, context: Context, choices: Choices, row: ReferralRow) -> None:
        super().__init__(context, choices, columns=4)
        self._row = row
        reads = context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        # Of a restricted case whoever is not named can say how far it went, and no more.
        self._reads = reads and not row.hidden
        self.state = self.choice(list_of(ListName.REFERRAL_STATES), none=None)
        self.day = DateField(context.today, prefer="past", field="day")
        self.reason = LongText(self.tr("Was die Stelle gesagt hat (freiwillig)"))
        self.reason.setFixedHeight(_REASON_HEIGHT)
        self.discreet = Note("", Tone.INFO, "lock")
        self.add("state", self.tr("Was daraus wurde"), self.state, span=2)
        self.add("day", self.tr("Gehört am"), self.day, span=2)
        hint = self.tr("Vertraulich: Das lesen nur Beratung und Leitung.")
        self.add("reason", self.tr("Grund der Ablehnung"), self.reason, span=0, hint=hint)
        self.form.add_line(self.discreet)
        self.begin()

    def words(self) -> Words:
        return Words(self.tr("Antwort zum Verweis"), self.tr("Antwort eintragen"))

    def filling(self, row: object) -> Fields:
        return {"state": CAME_BACK, "day": self.context.today().isoformat(), "reason": ""}

    def sending(self) -> Call:
        refused = self.state.code() == REFUSED
        reason = self.reason.toPlainText() if refused and self._reads else ""
        row = self._row
        return call(
            referrals.answer, row.id, self.state.code() or CAME_BACK, row.version, reason, self.day.value()
        )

    def draft_id(self) -> str:
        return f"referral.{self._row.id}:answer"

    def draft_name(self) -> str:
        return self._row.person_name or ""

    def lay_out(self) -> None:
        said = " · ".join(part for part in (self._row.code, named(self._row.person_name or "")) if part)
        self.surface.head.addWidget(PersonalLabel(self.context.privacy, said, "lead"))
        self.fill_surface(self.form)
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(left)

    def connect_fields(self) -> None:
        self.state.edited.connect(self.follow)

    def follow(self) -> None:
        refused = self.state.code() == REFUSED
        self.form.show_field("reason", refused and self._reads)
        text = self.tr("Warum abgelehnt wurde, ist vertraulich: Bitte sagen Sie es der Beratung.")
        self.discreet.set_text(text if refused and not self._reads else "", Tone.INFO, "lock")


class CounterAnswerForm(AnswerForm):
    """The same without the vault."""

    CONFIDENTIAL = False

    def drafted(self) -> dict[str, QWidget]:
        return {name: field for name, field in self.fields().items() if name != "reason"}


def answer_form(context: Context, choices: Choices, row: ReferralRow) -> AnswerForm:
    """The form of an answer, as this role has it."""
    if context.desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return AnswerForm(context, choices, row)
    return CounterAnswerForm(context, choices, row)
