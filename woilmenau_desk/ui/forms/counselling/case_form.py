"""A case: for whom, what is aimed at, who helps from outside, whom of the family it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.cases import LINE_LENGTH, MOST_REACHED, CaseData, CaseDetails, CaseRow, CaseState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import cases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import Choices, Offer
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import LongText, NumberField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.topics import TopicsField
from woilmenau_desk.ui.words import named

_AIMS_HEIGHT = 110
_FAMILY_KEY = "case.family"
_NOBODY = QT_TRANSLATE_NOOP("errors", "Für wen ist der Fall? Bitte eine Person suchen.")


@dataclass(frozen=True, slots=True)
class _Family:
    """With whom somebody lives, and the cases there are already."""

    person_id: int
    mates: tuple[PersonRow, ...]
    cases: tuple[CaseRow, ...]


def _family(desk: Desk, person_id: int) -> _Family:
    card = people.card(desk, person_id)
    return _Family(person_id, card.household, cases.of_person(desk, person_id))


def _counsellors(choices: Choices) -> list[tuple[str, str]]:
    here = (row for row in choices.staff if row.offered_on(choices.day) and row.data.may_counsel)
    return [(row.key, row.name) for row in here]


class CaseForm(EntryForm):
    """A new case or one to change; who is responsible changes by handing it over."""

    KIND = DraftOf.CASE
    WATCHED = (Kind.CASE,)
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = {"person": PERSON_FIELD, "household": "for_household"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        person: PersonRow | None = None,
        details: CaseDetails | None = None,
    ) -> None:
        """`details` is the case to change; else one is opened, for `person` if that is known."""
        super().__init__(context, choices, details, columns=4)
        self._details, self._given = details, person
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if person is not None:
            self.person.set_person(person)
        self.there = Note("", Tone.WARN, "counselling")
        self.household = QCheckBox(self.tr("für den ganzen Haushalt"))
        self.household.setAccessibleName(self.household.text())
        self.reached = NumberField(1, MOST_REACHED, 1)
        self.members = TopicsField()
        self.aims = LongText(self.tr("Was erreicht werden soll, in wenigen Worten"))
        self.aims.setMinimumHeight(_AIMS_HEIGHT)
        self.lawyer, self.lawyer_phone = QLineEdit(), QLineEdit()
        for line in (self.lawyer, self.lawyer_phone):
            line.setMaxLength(LINE_LENGTH)
        self.responsible = self.choice(Offer(_counsellors, Choices.colleague), none=None)
        self.day = DateField(context.today, prefer="past", field="opened_on")
        if details is None:
            self.add(PERSON_FIELD, self.tr("Für wen"), self.person, span=0)
            self.form.add_line(self.there)
            self.add("responsible", self.tr("Zuständig"), self.responsible, span=2)
            self.add("opened_on", self.tr("Eröffnet am"), self.day, span=2)
        self.add("aims", self.tr("Ziele (vertraulich)"), self.aims, span=0)
        self.add("for_household", self.tr("Haushalt"), self.household, span=2)
        hint = self.tr("Die Person zählt mit.")
        self.add("reached", self.tr("Erreichte Familienmitglieder"), self.reached, span=2, hint=hint)
        self.add("members", self.tr("Wer davon bekannt ist"), self.members, span=0)
        self.add("lawyer", self.tr("Anwältin, Anwalt oder Rechtshilfe"), self.lawyer, span=2)
        self.add("lawyer_phone", self.tr("Telefon dort"), self.lawyer_phone, span=2)
        self.form.show_field("members", False)
        self.begin()

    def first_field(self) -> QWidget:
        if self._details is not None:
            return self.aims
        return self.person if self.person.person() is None else self.aims

    # What is the form's own

    def words(self) -> Words:
        if self._details is not None:
            return Words(self.tr("Fall bearbeiten"), self.tr("Änderung speichern"))
        return Words(self.tr("Neuer Beratungsfall"), self.tr("Fall eröffnen"))

    def filling(self, row: CaseDetails | None) -> Fields:
        data = row.data if row is not None else CaseData(0, responsible=self.context.desk.actor.name)
        values: dict[str, object] = {
            "aims": data.aims,
            "for_household": data.for_household,
            "reached": data.reached,
            "members": [str(one) for one in data.members],
            "lawyer": data.lawyer,
            "lawyer_phone": data.lawyer_phone,
        }
        if self._details is None:
            person = self._given
            values[PERSON_FIELD] = [person.id, person.name] if person is not None else None
            values["responsible"] = data.responsible
            values["opened_on"] = self.context.today().isoformat()
        return values

    def data(self) -> CaseData:
        """What the fields say. Raises BadInput."""
        details, person = self._details, self.person.person()
        if details is None and person is None:
            raise BadInput(PERSON_FIELD, Sentence("errors", _NOBODY))
        members = tuple(int(code) for code in self.members.codes() if code.isdecimal())
        return CaseData(
            person_id=details.data.person_id if details is not None else person.id if person else 0,
            for_household=self.household.isChecked(),
            aims=self.aims.toPlainText(),
            responsible=details.data.responsible if details is not None else self.responsible.code() or "",
            reached=self.reached.value(),
            members=members,
            lawyer=self.lawyer.text(),
            lawyer_phone=self.lawyer_phone.text(),
        ).checked()

    def sending(self) -> Call:
        data = self.data()
        if self._details is not None:
            return call(cases.edit_case, self._details.row.id, data, self.seen.row.version)
        return call(cases.open_case, data, self.day.value())

    def reading(self) -> Call | None:
        return call(cases.details, self._details.row.id) if self._details is not None else None

    def peeking(self) -> Call | None:
        if self._details is None:
            return None
        return call(_differs, self.seen.row)

    def draft_id(self) -> str:
        if self._details is not None:
            return f"case:{self._details.row.id}"
        given = self._given
        return "case:new" if given is None else f"case:for:{(self.person.person() or given).id}"

    def draft_name(self) -> str:
        person = self.person.person()
        if self._details is not None:
            return self._details.row.person_name
        return person.name if person is not None else ""

    # Building

    def lay_out(self) -> None:
        if self._details is not None:
            row = self._details.row
            said = f"{row.number} · {named(row.person_name)}"
            self.surface.head.addWidget(PersonalLabel(self.context.privacy, said, "lead"))
        super().lay_out()

    def fill_surface(self, fields: QWidget, *below: QWidget, stretch: int = 1) -> None:
        inner = fields.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addStretch(1)
        super().fill_surface(scrolled(fields), *below, stretch=1)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person)
        self.members.edited.connect(self._on_members)
        self.household.toggled.connect(self._on_household)

    def follow(self) -> None:
        self._ask_family()

    # Who lives with them

    def _on_person(self) -> None:
        self.clear_errors()
        self._ask_family()
        if self.person.person() is not None and self._details is None:
            self.keeper.move(self.draft_id())
            self.aims.setFocus()

    def _ask_family(self) -> None:
        person = self.person.person()
        about = self._details.data.person_id if self._details is not None else person.id if person else None
        if about is None:
            self.context.runner.forget(_FAMILY_KEY)
            self._show_family(None)
        else:
            self.context.runner.run_latest(
                _FAMILY_KEY, _family, self.context.desk, about, on_done=self._show_family, owner=self
            )

    def _show_family(self, family: _Family | None) -> None:
        mates = family.mates if family is not None else ()
        self.members.set_choices((str(mate.id), named(mate.name)) for mate in mates)
        self.form.show_field("members", bool(mates or self.members.codes()))
        self.household.setEnabled(bool(mates) or self.household.isChecked())
        going_on = [row for row in (family.cases if family else ()) if row.state is not CaseState.CLOSED]
        text = ""
        if going_on and self._details is None:
            text = self.tr("Es gibt schon den Fall {number}, zuständig: {name}.").format(
                number=going_on[0].number, name=going_on[0].responsible_name
            )
        self.there.set_text(text, Tone.WARN, "counselling")

    def _on_household(self, on: bool) -> None:
        """A household's case reaches all of it, until somebody says otherwise."""
        mates = [code for code in self._mates() if on]
        if on and not self.members.codes():
            self.keeper.put("members", mates)
            self._on_members()

    def _mates(self) -> tuple[str, ...]:
        return self.members.offered()

    def _on_members(self) -> None:
        """No fewer are reached than are known."""
        known = len(self.members.codes()) + 1
        if self.reached.value() < known:
            self.keeper.put("reached", known)


def _differs(desk: Desk, seen: CaseRow) -> bool:
    """Whether a case is another than the one that was read; looking is no opening of it."""
    return cases.row(desk, seen.id).version != seen.version
