"""Somebody's place in an offer: who, with how many children, and what they need."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState, OfferRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.offers import enrolling
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.labels import Note

_MOST_CHILDREN = 12
_NEEDS_LENGTH = 200
_DRAFT = "enrolment"
_NOBODY = QT_TRANSLATE_NOOP("errors", "Wer möchte mitmachen? Bitte eine Person suchen.")
_NOTHING = QT_TRANSLATE_NOOP("errors", "In welches Angebot? Bitte eines wählen.")


class EnrolmentForm(EntryForm):
    """The form; what it will come to, a place or the waiting list, is said before it is saved."""

    KIND = DraftOf.ENROLMENT
    WATCHED = (Kind.ENROLMENT,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"person": PERSON_FIELD, "offer_id": "offer"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        running: Sequence[OfferRow],
        *,
        offer: OfferRow | None = None,
        person: PersonRow | None = None,
        row: EnrolmentRow | None = None,
    ) -> None:
        """`running` are the offers to choose from; `row` is the place to change, else `person` gets one in `offer`."""
        super().__init__(context, choices, row, columns=2)
        self._row, self._given, self._first = row, person, offer
        self._running = {str(one.id): one for one in (*running, *((offer,) if offer is not None else ()))}
        self.offer = ChoiceField(
            ((key, one.data.title) for key, one in self._running.items()), none=self.tr("bitte wählen")
        )
        self.offer.word = lambda code: self._running[code].data.title if code in self._running else code
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if person is not None:
            self.person.set_person(person)
        self.children_field = NumberField(0, _MOST_CHILDREN)
        self.needs = QLineEdit()
        self.needs.setMaxLength(_NEEDS_LENGTH)
        self.needs.setPlaceholderText(self.tr("z. B. Kind 2 Jahre, Wickeltisch; nur vormittags"))
        self.add("offer", self.tr("Angebot"), self.offer)
        self.add("children", self.tr("Kinder in der Betreuung"), self.children_field)
        self.add(PERSON_FIELD, self.tr("Wer"), self.person, span=0)
        self.add(
            "needs",
            self.tr("Was gebraucht wird"),
            self.needs,
            span=0,
            hint=self.tr("Nichts Vertrauliches: alle an der Theke lesen das."),
        )
        self.place_note = Note("", Tone.INFO)
        if row is not None:
            for fixed in (self.offer, self.person):
                fixed.setEnabled(False)
        self.begin()

    def first_field(self) -> QWidget:
        if self._row is not None:
            return self.children_field
        if self.offer.code() is None:
            return self.offer
        return self.person if self.person.person() is None else self.children_field

    # What is the form's own

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Platz ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Einschreiben"), self.tr("Einschreiben"))

    def filling(self, row: EnrolmentRow | None) -> dict[str, object]:
        if row is not None:
            return {
                "offer": str(row.offer_id),
                PERSON_FIELD: [row.person_id, row.person_name],
                "children": row.children,
                "needs": row.needs,
            }
        person = self._given
        return {
            "offer": str(self._first.id) if self._first is not None else None,
            PERSON_FIELD: [person.id, person.name] if person is not None else None,
            "children": 0,
            "needs": "",
        }

    def decided(self) -> tuple[str, ...]:
        """In which offer was chosen by opening the form from it."""
        return ("offer",) if self._row is None and self._first is not None else ()

    def sending(self) -> Call:
        children, needs = self.children_field.value(), self.needs.text()
        if self.seen is not None:
            return call(enrolling.change, self.seen.id, children, needs, self.seen.version)
        offer, person = self._chosen_offer(), self.person.person()
        if offer is None:
            raise BadInput("offer", Sentence("errors", _NOTHING))
        if person is None:
            raise BadInput(PERSON_FIELD, Sentence("errors", _NOBODY))
        return call(enrolling.enrol, offer.id, person.id, children, needs)

    def reading(self) -> Call | None:
        return call(enrolling.get, self._row.id) if self._row is not None else None

    def draft_id(self) -> str:
        if self._row is not None:
            return f"{_DRAFT}:{self._row.id}"
        given = self._given
        return f"{_DRAFT}:for:{(self.person.person() or given).id}" if given is not None else f"{_DRAFT}:new"

    def draft_name(self) -> str:
        person = self.person.person()
        return person.name if person is not None else ""

    def ended(self, row: EnrolmentRow) -> str:
        if row.state is not EnrolmentState.LEFT:
            return ""
        return self.tr("Wurde inzwischen abgemeldet. Was Sie getippt haben, steht noch da.")

    # Building

    def lay_out(self) -> None:
        self.fill_surface(self.form, self.place_note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout.addLayout(left)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person)
        for field in (self.offer, self.children_field):
            field.edited.connect(self._tell_place)

    def follow(self) -> None:
        self._tell_place()

    def _on_person(self) -> None:
        if self.person.person() is not None and self._row is None:
            self.keeper.move(self.draft_id())
            self.children_field.setFocus()

    def _chosen_offer(self) -> OfferRow | None:
        return self._running.get(self.offer.code() or "")

    def _tell_place(self) -> None:
        """Whether there is a place; who waits keeps their turn."""
        offer, children = self._chosen_offer(), self.children_field.value()
        if offer is None or self._row is not None:
            self.place_note.set_text("")
            return
        crowded = children > offer.free_childcare
        if offer.waiting:
            text = self.tr("Es warten schon andere: kommt auf die Warteliste, Platz {number}.")
            self.place_note.set_text(text.format(number=offer.waiting + 1), Tone.WARN, "clock")
        elif offer.free == 0:
            text = self.tr("Alle Plätze sind vergeben: kommt auf die Warteliste, Platz {number}.")
            self.place_note.set_text(text.format(number=offer.waiting + 1), Tone.WARN, "clock")
        elif children and crowded:
            text = self.tr(
                "Für {number} Kinder ist in der Betreuung kein Platz frei: kommt auf die Warteliste."
            )
            self.place_note.set_text(text.format(number=children), Tone.WARN, "clock")
        else:
            self.place_note.set_text(self.tr("Ein Platz ist frei."), Tone.GOOD, "check")
