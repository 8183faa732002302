"""A deadline out of a letter: which kind, when it was delivered, how long; the last day is counted while one types."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.cases import CaseRow, CaseState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.day_counting import Counted, said_day
from woilmenau_desk.domain.deadlines import (
    LENGTH_LENGTH,
    NO_ADVICE,
    REMARK_LENGTH,
    DeadlineData,
    DeadlineRow,
    check_delivery,
)
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import cases, deadlines
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.counselling.case_choice import CaseChoice
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.labels import Card, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import named, say, word

_PERSON_KEY = "deadline.person"
_ASIDE, _ASIDE_LEAST = 340, 220


def _cases(desk: Desk, person_id: int) -> tuple[CaseRow, ...]:
    """Those in which something may be entered."""
    return tuple(
        row
        for row in cases.of_person(desk, person_id)
        if row.readable and not row.voided and row.state is not CaseState.CLOSED
    )


class DeadlineForm(EntryForm):
    """The form, and beside it the last day with the way it was counted."""

    KIND = DraftOf.DEADLINE
    WATCHED = (Kind.DEADLINE,)
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = {"person": PERSON_FIELD}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        person: PersonRow | None = None,
        case: CaseRow | None = None,
        row: DeadlineRow | None = None,
    ) -> None:
        """`row` is the deadline to change; else one is entered, for `person` and in `case` if they are known."""
        super().__init__(context, choices, row, columns=4)
        self._row, self._given, self._case = row, person, case
        self._length_of_kind = ""  # put there by the kind of letter, and by nobody's hand
        self._make_fields()
        self._make_counted()
        self.begin()

    def first_field(self) -> QWidget:
        return self.person if self._row is None and self.person.person() is None else self.kind

    # What is the form's own

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Frist bearbeiten"), self.tr("Änderung speichern"))
        return Words(self.tr("Neue Frist"), self.tr("Frist eintragen"))

    def filling(self, row: DeadlineRow | None) -> Fields:
        case_id = row.case_id if row is not None else self._case.id if self._case is not None else None
        # Of a new one nobody but the letter knows it: today would move the last day on.
        delivered = row.delivered_on if row is not None else None
        values: dict[str, object] = {
            "letter_kind": row.letter_kind if row is not None else None,
            "delivered_on": delivered.isoformat() if delivered is not None else "",
            "length": row.length if row is not None else "",
            "case_id": str(case_id) if case_id is not None else None,
            "remark": row.remark if row is not None else "",
        }
        if self._row is None:
            person = self._given
            values[PERSON_FIELD] = [person.id, person.name] if person is not None else None
        return values

    def data(self) -> DeadlineData:
        """What the fields say. Raises BadInput."""
        person, row = self.person.person(), self._row
        if row is None and person is None:
            text = QT_TRANSLATE_NOOP("errors", "Wer hat den Brief bekommen? Bitte eine Person suchen.")
            raise BadInput(PERSON_FIELD, Sentence("errors", text))
        delivered = self.delivered.value()
        if delivered is None:
            text = QT_TRANSLATE_NOOP("errors", "Der Tag der Zustellung fehlt noch.")
            raise BadInput("delivered_on", Sentence("errors", text))
        return DeadlineData(
            person_id=row.person_id if row is not None else person.id if person is not None else 0,
            delivered_on=delivered,
            length=self.length.text(),
            letter_kind=self.kind.code(),
            remark=self.remark.text(),
            case_id=self.case.case_id(),
        )

    def sending(self) -> Call:
        if self._row is not None:
            return call(deadlines.edit, self._row.id, self.data(), self.seen.version)
        return call(deadlines.add, self.data())

    def reading(self) -> Call | None:
        return call(deadlines.row, self._row.id) if self._row is not None else None

    def draft_id(self) -> str:
        if self._row is not None:
            return f"deadline.{self._row.id}"
        given = self._given
        return "deadline" if given is None else f"deadline.for.{(self.person.person() or given).id}"

    def draft_name(self) -> str:
        if self._row is not None:
            return self._row.person_name
        person = self.person.person()
        return person.name if person is not None else ""

    # Building

    def _make_fields(self) -> None:
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if self._given is not None:
            self.person.set_person(self._given)
        self.kind = self.choice(list_of(ListName.LETTER_KINDS))
        self.delivered = DateField(self.context.today, prefer="past", field="delivered_on")
        self.length = QLineEdit()
        self.length.setMaxLength(LENGTH_LENGTH)
        self.length.setPlaceholderText(self.tr("z. B. 2 Wochen, 1 Monat, 14 Tage"))
        self.case = CaseChoice(self.context.privacy)
        self.remark = QLineEdit()
        self.remark.setMaxLength(REMARK_LENGTH)
        if self._row is None:
            self.add(PERSON_FIELD, self.tr("Wer hat den Brief bekommen?"), self.person, span=0)
        self.add("letter_kind", self.tr("Art des Briefs"), self.kind, span=2)
        hint = self.tr("Der Tag, an dem er ankam; oft steht er auf dem Umschlag.")
        self.add("delivered_on", self.tr("Zugestellt am"), self.delivered, span=2, hint=hint)
        hint = self.tr("So, wie sie im Brief steht.")
        self.add("length", self.tr("Länge der Frist"), self.length, span=2, hint=hint)
        self.add("case_id", self.tr("Beratungsfall"), self.case, span=2)
        hint = self.tr("Vertraulich: Das lesen nur Beratung und Leitung.")
        self.add("remark", self.tr("Bemerkung (freiwillig)"), self.remark, span=0, hint=hint)

    def _make_counted(self) -> None:
        self._counted = Card(self.tr("Letzter Tag"))
        self.last_day = text_label("", "display", wrap=True)
        self.steps = text_label("", "soft", wrap=True)
        self.problem = Note("", Tone.NEUTRAL, "calendar")
        for widget in (self.last_day, self.problem, self.steps):
            self._counted.body.addWidget(widget)
        self._counted.body.addStretch(1)
        self._counted.body.addWidget(Note(word("deadlines", NO_ADVICE), Tone.INFO, "info"))
        self._counted.setMinimumWidth(_ASIDE_LEAST)
        self._counted.setMaximumWidth(_ASIDE)

    def lay_out(self) -> None:
        if self._row is not None:
            name = PersonalLabel(self.context.privacy, named(self._row.person_name), "lead")
            self.surface.head.addWidget(name)
        self.fill_surface(self.form)
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(left, 3)
        layout.addWidget(self._counted, 2)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.kind.edited.connect(self._on_kind)
        self.delivered.edited.connect(self._count)
        self.length.textEdited.connect(self._on_length)

    def follow(self) -> None:
        self._on_person()
        self._count()

    # Counting

    def counted(self) -> Counted | None:
        """The last day as the fields say it now; None while something is missing. Raises BadInput."""
        delivered = self.delivered.value()
        if delivered is None or not self.length.text().strip():
            return None
        check_delivery(delivered, self.context.today())
        return DeadlineData(0, delivered, self.length.text()).counted()

    def _count(self) -> None:
        counted, problem = None, ""
        try:
            counted = self.counted()
            if counted is None:
                problem = self.tr("Tag der Zustellung und Länge eingeben, dann steht hier der letzte Tag.")
        except BadInput as error:
            problem = say(error.reason)
        self.last_day.setText(say(said_day(counted.last_day)) if counted is not None else "")
        self.last_day.setVisible(counted is not None)
        self.steps.setText("\n\n".join(map(say, counted.steps)) if counted is not None else "")
        past = counted is not None and counted.last_day < self.context.today()
        if past:
            problem = self.tr(
                "Dieser Tag ist schon vorbei. Bitte gleich zur Beratung: Manchmal geht noch etwas."
            )
        self.problem.set_text(problem, Tone.WARN if past else Tone.NEUTRAL, "warning" if past else "calendar")

    def _on_length(self) -> None:
        self._length_of_kind = ""
        self._count()

    def _on_kind(self) -> None:
        """What the centre has filled in for this kind; what somebody typed stays."""
        value = self.choices.values[ListName.LETTER_KINDS].get(self.kind.code())
        known = str(value.extra.get("length") or "") if value is not None else ""
        if self.length.text() in ("", self._length_of_kind) and known != self.length.text():
            self.keeper.put("length", known)
            self._length_of_kind = known
        self._count()

    # For whom

    def _on_person_chosen(self) -> None:
        if self.person.person() is not None:
            self.keeper.move(self.draft_id())
            self.kind.setFocus()
        self._on_person()

    def _on_person(self) -> None:
        person = self.person.person()
        number = self._row.person_id if self._row is not None else person.id if person is not None else None
        own = () if self._case is None else (self._case,)
        if number is None:
            self.context.runner.forget(_PERSON_KEY)
            self.case.offer(own)
            return
        self.case.offer(own)
        self.context.runner.run_latest(
            _PERSON_KEY,
            _cases,
            self.context.desk,
            number,
            on_done=lambda found: self.case.offer(found, (*found, *own)),
            owner=self,
        )
