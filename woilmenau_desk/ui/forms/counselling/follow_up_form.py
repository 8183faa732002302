"""Writing and changing a follow-up: about whom, when, why, whose it is and whether it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import VAULT_ROLES
from woilmenau_desk.domain.cases import CaseRow, CaseState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.follow_ups import EVERY_NAMES, REASON_LENGTH, Every, FollowUpData, FollowUpRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import cases, follow_ups
from woilmenau_desk.ui.choices import Choice, Choices
from woilmenau_desk.ui.forms.counselling.follow_up import FollowUpField
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.words import word

_DRAFT = "follow_up"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new follow-up begins with, where it is known."""

    person: PersonRow | None = None
    case_id: int | None = None


class FollowUpForm(EntryForm):
    """Of a new one Enter goes from field to field; Ctrl+Enter saves."""

    KIND = DraftOf.FOLLOW_UP
    CONFIDENTIAL = True
    WATCHED = (Kind.FOLLOW_UP,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"text": "reason"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        row: FollowUpRow | None = None,
        *,
        begun: Begun | None = None,
    ) -> None:
        """`row` is the follow-up to change; else a new one is written, with what is `begun`."""
        super().__init__(context, choices, row, columns=4)
        self._row, self._begun = row, begun or Begun()
        self._cases_of: int | None = None  # whose cases are offered
        self.person = self.picker(lambda code: choices.word(ListName.LANGUAGES, code))
        self.due_on = FollowUpField(context.today, choices.opening)
        self.due_on.day.field = "due_on"
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LENGTH)
        self.colleague = ChoiceField(self._colleagues(), none=None, privacy=self.context.privacy)
        self.every = ChoiceField(
            ((every.value, word("follow_ups", name)) for every, name in EVERY_NAMES.items()),
            none=self.tr("einmal"),
        )
        self.case = ChoiceField(none=self.tr("ohne Fall"), privacy=self.context.privacy)
        self.add(PERSON_FIELD, self.tr("Um wen es geht"), self.person, span=0)
        self.add("due_on", self.tr("Wieder ansehen am"), self.due_on, span=2)
        self.add("colleague", self.tr("Für wen"), self.colleague)
        self.add("every", self.tr("Wie oft"), self.every)
        self.add(
            "reason",
            self.tr("Weshalb"),
            self.reason,
            hint=self.tr("Steht verschlüsselt; die Theke sieht es nicht."),
            span=0,
        )
        self.add("case_id", self.tr("Beratungsfall"), self.case, span=2)
        self.begin()

    def lay_out(self) -> None:
        """The fields at the top of the page, however much room there is."""
        self.fill_surface(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.surface)
        column.addStretch(1)

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Wiedervorlage ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Neue Wiedervorlage"), self.tr("Vorlegen lassen"))

    def first_field(self) -> QWidget:
        return self.person if self.person.person() is None else self.due_on

    def filling(self, row: FollowUpRow | None) -> Fields:
        if row is not None:
            return {
                PERSON_FIELD: [row.person_id, row.person_name],
                "due_on": row.due_on.isoformat(),
                "colleague": row.colleague,
                "every": None if row.every is None else row.every.value,
                "reason": row.reason,
                "case_id": None if row.case_id is None else str(row.case_id),
            }
        person, case_id = self._begun.person, self._begun.case_id
        return {
            PERSON_FIELD: None if person is None else [person.id, person.name],
            "due_on": "",
            "colleague": self.context.desk.actor.name,
            "every": None,
            "reason": "",
            "case_id": None if case_id is None else str(case_id),
        }

    def connect_fields(self) -> None:
        self.person.setEnabled(self._row is None)
        self.person.edited.connect(self.follow)

    def follow(self) -> None:
        """Offer the cases of whoever stands there."""
        person = self.person.person()
        wanted = None if person is None else person.id
        if wanted == self._cases_of:
            return
        self._cases_of = wanted
        if wanted is None:
            self._on_cases(())
            return
        self.context.runner.run(
            cases.of_person, self.context.desk, wanted, on_done=self._on_cases, owner=self
        )

    def sending(self) -> Call:
        person, day = self.person.person(), self.due_on.value()
        if person is None:
            text = QT_TRANSLATE_NOOP("errors", "Um wen geht es? Bitte eine Person suchen.")
            raise BadInput(PERSON_FIELD, Sentence("errors", text))
        if day is None:
            text = QT_TRANSLATE_NOOP("errors", "Wann soll es wieder vorliegen?")
            raise BadInput("due_on", Sentence("errors", text))
        every, case_id = self.every.code(), self.case.code()
        data = FollowUpData(
            person.id,
            day,
            self.reason.text(),
            self.colleague.code() or "",
            None if case_id is None else int(case_id),
            None if self._row is None else self._row.session_id,
            None if every is None else Every(every),
        )
        if self._row is None:
            return call(follow_ups.add, data)
        return call(follow_ups.edit, self._row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return None if self._row is None else call(follow_ups.get, self._row.id)

    def ended(self, row: FollowUpRow) -> str:
        if row.done:
            return self.tr(
                "Diese Wiedervorlage wurde inzwischen erledigt. Was Sie getippt haben, steht noch da."
            )
        return super().ended(row)

    def decided(self) -> tuple[str, ...]:
        return (PERSON_FIELD,) if self._begun.person is not None else ()

    def draft_id(self) -> str:
        if self._row is not None:
            return f"{_DRAFT}.{self._row.id}"
        person = self._begun.person
        return _DRAFT if person is None else f"{_DRAFT}.for.{person.id}"

    def _on_choices(self, choices: Choices) -> None:
        super()._on_choices(choices)
        self.due_on.set_opening(choices.opening)
        self.colleague.set_choices(self._colleagues())

    def _colleagues(self) -> list[Choice]:
        able = {row.key for row in self.choices.staff if row.has_login and row.role in VAULT_ROLES}
        return [(key, name) for key, name in self.choices.colleagues() if key in able]

    def _on_cases(self, found: tuple[CaseRow, ...]) -> None:
        kept = self._row.case_id if self._row is not None else None
        self.case.set_choices(
            (str(one.id), one.number)
            for one in found
            if one.id == kept or (one.readable and one.state is not CaseState.CLOSED)
        )
