"""A referral: where somebody is sent on, how far it went, and whether their data may be passed on.

A target that the list does not know yet is entered here as well, and taken in with the referral.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.cases import CaseRow, CaseState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.referrals import ReferralData, ReferralRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import cases, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.people import Suggestion
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.counselling import target_fields
from woilmenau_desk.ui.forms.counselling.case_choice import CaseChoice
from woilmenau_desk.ui.forms.counselling.target_fields import (
    NEW_TARGET,
    OF_TARGET,
    TargetFields,
    targets_offered,
)
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import named, say

_REASON_HEIGHT = 72
_PERSON_KEY = "referral.person"


@dataclass(frozen=True, slots=True)
class _About:
    """What the form should know of whom it is for."""

    suggestion: Suggestion | None
    cases: tuple[CaseRow, ...]


def _about(desk: Desk, person_id: int) -> _About:
    card = people.card(desk, person_id)
    if not desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return _About(people.suggested(card.routing), ())
    going_on = (
        row
        for row in cases.of_person(desk, person_id)
        if row.readable and not row.voided and row.state is not CaseState.CLOSED
    )
    return _About(people.suggested(card.routing), tuple(going_on))


class ReferralForm(EntryForm):
    """A new referral or one to change. Whose it is and its day stay, so a change shows neither field."""

    KIND = DraftOf.REFERRAL
    WATCHED = (Kind.REFERRAL,)
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = target_fields.TOLD_AT

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        person: PersonRow | None = None,
        case: CaseRow | None = None,
        row: ReferralRow | None = None,
    ) -> None:
        """`row` is the referral to change; else one is made, for `person` and in `case` if they are known."""
        super().__init__(context, choices, row, columns=4)
        self._row, self._given, self._case = row, person, case
        self._reads = context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        self._make_fields()
        self._make_rest()
        self.begin()

    def first_field(self) -> QWidget:
        nobody = self._row is None and self.person.person() is None and self._case is None
        return self.person if nobody else self.target

    @property
    def chosen_target(self) -> str | None:
        """The target, for the slip of whoever cannot read it again."""
        return self.target.code()

    # What is the form's own

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Verweis bearbeiten"), self.tr("Änderung speichern"))
        hint = self.tr("Danach kommt der Zettel mit dem Code.")
        return Words(self.tr("Neuer Verweis"), self.tr("Verweis machen"), hint)

    def filling(self, row: ReferralRow | None) -> Fields:
        first_state = next((code for code, _word in self.choices.of(ListName.REFERRAL_STATES)), None)
        values: dict[str, object] = {
            "target": row.target if row is not None else None,
            "state": row.state if row is not None else first_state,
            "reason": row.reason if row is not None else "",
            "consent": row is not None and row.consent_on is not None,
            **TargetFields.empty(),
        }
        if self._reads:
            case_id = row.case_id if row is not None else self._case.id if self._case is not None else None
            values["case_id"] = str(case_id) if case_id is not None else None
        if self._row is None:
            person = self._given
            values[PERSON_FIELD] = [person.id, person.name] if person is not None else None
            values["on"] = self.context.today().isoformat()
        return values

    def data(self) -> ReferralData:
        """What the fields say."""
        person, row = self.person.person(), self._row
        target = self.target.code()
        return ReferralData(
            target="" if target in (None, NEW_TARGET) else str(target),
            state=self.state.code() or "",
            person_id=row.person_id if row is not None else person.id if person is not None else None,
            reason=self.reason.toPlainText(),
            session_id=row.session_id if row is not None else None,
            case_id=self.case.case_id() if self._reads else None,
            consent=self.consent.isChecked(),
        )

    def sending(self) -> Call:
        new = self.new_target.data(self.target.code())
        if self._row is not None:
            return call(referrals.edit, self._row.id, self.data(), self.seen.version, new)
        return call(referrals.refer, self.data(), self.day.value(), new)

    def reading(self) -> Call | None:
        return call(referrals.row, self._row.id) if self._row is not None else None

    def draft_id(self) -> str:
        if self._row is not None:
            return f"referral.{self._row.id}"
        given = self._given
        return "referral" if given is None else f"referral.for.{(self.person.person() or given).id}"

    def draft_name(self) -> str:
        if self._row is not None:
            return self._row.person_name or ""
        person = self.person.person()
        return person.name if person is not None else ""

    # Building

    def _make_fields(self) -> None:
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if self._given is not None:
            self.person.set_person(self._given)
        self.day = DateField(self.context.today, prefer="past", field="on")
        self.suggestion = Note("", Tone.INFO, "referral")
        self.target = self.choice(targets_offered(self._may_add), none=self.tr("bitte wählen"))
        self.about_target = text_label("", "small", wrap=True)
        self.state = self.choice(list_of(ListName.REFERRAL_STATES), none=None)
        self.reason = LongText(self.tr("Worum es geht, in wenigen Worten (freiwillig)"))
        self.reason.setFixedHeight(_REASON_HEIGHT)
        self.case = CaseChoice(self.context.privacy)
        self.consent = QCheckBox(
            self.tr("Die Person ist einverstanden, dass ihre Daten weitergegeben werden.")
        )
        self.consent.setAccessibleName(self.consent.text())
        if self._row is None:
            self.add(PERSON_FIELD, self.tr("Wer wird verwiesen? (leer: ohne Person)"), self.person, span=0)
            self.form.add_line(self.suggestion)
        self.add("target", self.tr("Wohin"), self.target, span=2)
        self.add("state", self.tr("Stand"), self.state, span=2)
        self.form.add_line(self.about_target)

    def _make_rest(self) -> None:
        self.new_target = TargetFields(self.context.today, self.form, span=2, span_of_bring=2)
        hint = self.tr("Bitte fragen. Ohne Einverständnis steht auf dem Zettel kein Name.")
        self.add("consent", self.tr("Weitergabe von Daten"), self.consent, span=0, hint=hint)
        if self._reads:
            self.add("case_id", self.tr("Beratungsfall"), self.case, span=2)
        if self._row is None:
            self.add("on", self.tr("Tag"), self.day, span=2)
        hint = self.tr("Vertraulich: Das lesen nur Beratung und Leitung.")
        self.add("reason", self.tr("Anlass"), self.reason, span=0, hint=hint)

    def lay_out(self) -> None:
        if self._row is not None:
            said = " · ".join(part for part in (self._row.code, named(self._row.person_name or "")) if part)
            self.surface.head.addWidget(PersonalLabel(self.context.privacy, said, "lead"))
        super().lay_out()

    def fill_surface(self, fields: QWidget, *below: QWidget, stretch: int = 1) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE_2, 0)  # beside the scroll bar
        column.addWidget(fields)
        column.addStretch(1)
        super().fill_surface(scrolled(inside), *below, stretch=1)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.target.edited.connect(self._on_target)

    def follow(self) -> None:
        self._on_target()
        self._on_person()

    # Where to

    def _may_add(self) -> bool:
        return self.context.desk.actor.may(Right.CONFIDENTIAL_NOTES)

    def _on_target(self) -> None:
        new = self.target.code() == NEW_TARGET
        self.new_target.show(new)
        value = self.choices.values[ListName.REFERRAL_TARGETS].get(self.target.code())
        known = [str(value.extra.get(name) or "") for name in OF_TARGET] if value is not None else []
        said = " · ".join(part for part in known if part)
        if value is not None and not said:
            said = self.tr("Von dieser Stelle ist noch keine Anschrift und kein Telefon eingetragen.")
        self.about_target.setText(said)
        self.about_target.setVisible(bool(said))

    # For whom

    def _on_person_chosen(self) -> None:
        if self.person.person() is not None:
            self.keeper.move(self.draft_id())
            self.target.setFocus()
        self._on_person()

    def _on_person(self) -> None:
        person = self.person.person()
        number = person.id if person is not None else self._row.person_id if self._row is not None else None
        self.suggestion.set_text("")
        if self._case is not None:
            self.case.offer((self._case,), (self._case,))
        if number is None:
            self.context.runner.forget(_PERSON_KEY)
            if self._case is None:
                self.case.offer(())
            return
        self.context.runner.run_latest(
            _PERSON_KEY, _about, self.context.desk, number, on_done=self._on_about, owner=self
        )

    def _on_about(self, found: _About) -> None:
        self.suggestion.set_text(say(found.suggestion.text) if found.suggestion else "")
        self.case.offer(found.cases, found.cases if self._case is None else (*found.cases, self._case))


class CounterReferralForm(ReferralForm):
    """The same without the vault: a draft of it is kept as plain text, so target and reason are in none."""

    CONFIDENTIAL = False

    def drafted(self) -> dict[str, QWidget]:
        return {name: field for name, field in self.fields().items() if name not in ("target", "reason")}


def referral_form(
    context: Context, choices: Choices, *, person: PersonRow | None = None, case: CaseRow | None = None
) -> ReferralForm:
    """The form of a new referral, as this role has it."""
    if context.desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return ReferralForm(context, choices, person=person, case=case)
    return CounterReferralForm(context, choices, person=person)
