"""Registering a person, and changing what is known: a name is enough, the rest is optional."""

from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.people import OLDEST_AGE, PersonCard, PersonData, display_name
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.people import people
from woilmenau_desk.services.routing import STATUS_FIELDS
from woilmenau_desk.ui.choices import COUNTRIES, SLIP_LANGUAGES, Choices, list_of
from woilmenau_desk.ui.draft_words import draft_word, kept_said
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.people import alike as person_alike
from woilmenau_desk.ui.forms.people.alike import AlikeQuestion, PerhapsThere
from woilmenau_desk.ui.forms.people.birth import BirthField
from woilmenau_desk.ui.forms.people.status import StatusAside
from woilmenau_desk.ui.forms.typed import Typed
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.words import say

_OLDEST_STATUS = 1950
_LATEST_STATUS = 2099
# Of these, nothing chosen is None; in all others it is an empty text.
_CHOICES = frozenset({"gender", "nationality", "language", "print_language", "status", "benefit_system"})
_TYPED = ("given_name", "family_name", "phone", "card_number")
_ASIDE, _HOUSEHOLD = "status_aside", "household"


def fields_of(data: PersonData) -> dict[str, object]:
    """A person's data as they stand in the fields of a form."""
    found: dict[str, object] = {}
    for entry in dataclass_fields(data):
        value = getattr(data, entry.name)
        if entry.name == "external_id":
            continue
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, int):
            value = str(value)
        found[entry.name] = value if value is not None or entry.name in _CHOICES else ""
    return found


class PersonForm(EntryForm):
    """The form in its card. It asks before somebody is registered who is probably there already."""

    KIND = DraftOf.PERSON
    WATCHED = (Kind.PERSON,)
    SAME_BY = _TYPED

    data_typed = Signal(object)  # PersonData as far as it can be read by now; after a short pause
    alike_asked = Signal(object)  # the hits one of whom is probably the person; nothing is saved yet

    def __init__(
        self,
        context: Context,
        choices: Choices,
        card: PersonCard | None = None,
        typed: Typed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`card` is the person to change; else one is registered, beginning with what was `typed` elsewhere."""
        super().__init__(context, choices, card, columns=4, gap=SPACE_2, parent=parent)
        self._typed = typed
        self._print_follows = True
        # A status may be entered with a new person; afterwards it is seen by those alone who need it.
        self._with_status = card is None or context.desk.actor.may(Right.SEE_STATUS)
        self.question = AlikeQuestion(self)
        self._make_fields()
        self.begin()
        context.privacy.cover(self)

    @property
    def person_id(self) -> int | None:
        """Whom it changes; None while registering."""
        return self.seen.id if self.seen is not None else None

    def first_field(self) -> QWidget:
        family_is_next = self.given_name.text() and not self.family_name.text()
        return self.family_name if family_is_next else self.given_name

    # What is the form's own

    def words(self) -> Words:
        save = self.tr("Speichern")
        if not self._with_status:
            hint = self.tr("Den Aufenthaltsstatus sehen und ändern Beratung und Leitung.")
            return Words(self.tr("Person bearbeiten"), save, hint)
        if self.seen is not None:
            return Words(self.tr("Person bearbeiten"), save)
        return Words(self.tr("Neue Person"), save, self.tr("Ein Name genügt, alles andere ist freiwillig."))

    def filling(self, row: PersonCard | None) -> dict[str, object]:
        values = fields_of(row.data if row is not None else PersonData())
        return values if row is not None else {**values, _HOUSEHOLD: None}

    def drafted(self) -> dict[str, QWidget]:
        return {
            name: field
            for name, field in self.fields().items()
            if name != _ASIDE and (self._with_status or name not in STATUS_FIELDS)
        }

    def data(self) -> PersonData:
        """What the fields say. Raises BadInput."""
        known = self.seen.data if self.seen is not None else PersonData()
        return replace(
            known,
            given_name=self.given_name.text(),
            family_name=self.family_name.text(),
            birth_year=self.birth.value(),
            gender=self.gender.code(),
            nationality=self.nationality.code(),
            language=self.language.code(),
            print_language=self.print_language.code(),
            status=self.status.code(),
            status_from=self.status_from.value(),
            status_until=self.status_until.value(),
            benefit_system=self.benefit_system.code(),
            phone=self.phone.text(),
            arrived_on=self.arrived_on.value(),
            card_number=self.card_number.text(),
        )

    def data_so_far(self) -> PersonData:
        """What the fields say of who it is, as far as it can be read: half of a year is none yet."""
        try:
            born = self.birth.value()
        except BadInput:
            born = None
        return PersonData(
            self.given_name.text().strip(),
            self.family_name.text().strip(),
            born,
            self.gender.code(),
            self.nationality.code(),
            self.language.code(),
            phone=self.phone.text().strip(),
            card_number=self.card_number.text().strip(),
        )

    def sending(self) -> Call:
        data = self.data()
        if self.seen is not None:
            return call(people.edit, self.seen.id, data, self.seen.version)
        if self.context.spellings.missing:
            # The one thing that waits for the search: nobody is to be registered twice.
            self.context.status.tell(
                self.tr("Gleich gespeichert: vorher wird noch geprüft, ob die Person schon da ist.")
            )
        mate = self.household.person() if self.household is not None else None
        return call(person_alike.register, data, mate.id if mate else None, self.question.answered)

    def reading(self) -> Call | None:
        return call(people.card, self.seen.id) if self.seen is not None else None

    def draft_id(self) -> str:
        return f"person:{self.seen.id}" if self.seen is not None else "person:new"

    def tell_kept(self) -> None:
        data = self.data_so_far()
        name = display_name(data.given_name, data.family_name)
        key = self.tr("Strg+N macht weiter.") if self.seen is None else self.tr("Strg+E macht weiter.")
        self.context.status.tell(f"{kept_said(draft_word(self.KIND), name)}. {key}")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.question.timer.stop()

    # Building

    def _make_fields(self) -> None:
        today = self.context.today()
        self.given_name, self.family_name, self.phone, self.card_number = (QLineEdit() for _ in range(4))
        self.birth = BirthField(self.context.today)
        # „keine Angabe“ is an entry of this list, so nothing chosen has another word.
        unknown = self.tr("unbekannt")
        self.gender = self.choice(list_of(ListName.GENDERS), none=unknown)
        self.gender.setMinimumContentsLength(7)  # one of four columns, also on a small screen
        self.nationality = self.choice(COUNTRIES)
        self.language = self.choice(list_of(ListName.LANGUAGES))
        self.print_language = self.choice(SLIP_LANGUAGES)
        self.status = self.choice(list_of(ListName.STATUSES))
        self.status_aside = StatusAside(self.context, self.choices)
        self.benefit_system = self.choice(list_of(ListName.BENEFIT_SYSTEMS))
        self.status_from = self._date("status_from", _OLDEST_STATUS, _LATEST_STATUS, future=False)
        self.status_until = self._date("status_until", _OLDEST_STATUS, _LATEST_STATUS, future=True)
        self.arrived_on = self._date(
            "arrived_on", today.year - OLDEST_AGE, today.year + 1, future=False, rough=True
        )
        add = self.add
        add("given_name", self.tr("Vorname"), self.given_name, span=2)
        add("family_name", self.tr("Familienname"), self.family_name, span=2)
        add("birth_year", self.tr("Geburtsjahr oder Alter"), self.birth)
        add("gender", self.tr("Geschlecht"), self.gender)
        add("phone", self.tr("Telefon"), self.phone, span=2)
        add("nationality", self.tr("Herkunft"), self.nationality, span=2)
        add("arrived_on", self.tr("In Deutschland seit"), self.arrived_on)
        add("card_number", self.tr("Kartennummer"), self.card_number)
        add("language", self.tr("Spricht"), self.language, span=2)
        add("print_language", self.tr("Zettel auf"), self.print_language, span=2)
        add("status", self.tr("Aufenthaltsstatus"), self.status, span=2)
        add("status_aside", "", self.status_aside, span=2)
        add("status_from", self.tr("Gültig ab"), self.status_from)
        add("status_until", self.tr("Gültig bis"), self.status_until)
        add("benefit_system", self.tr("Leistungssystem"), self.benefit_system, span=2)
        for name in (*STATUS_FIELDS, "status_aside"):
            self.form.show_field(name, self._with_status)
        layout = self.form.layout()
        if not self._with_status and isinstance(layout, QVBoxLayout):
            layout.addStretch(1)  # the rows that are left stay together
        self.household: PersonPicker | None = None
        if self.seen is None:
            self.household = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
            self.household.field.setProperty("look", "")  # one field among others, not the page's search
            add("household", self.tr("Wohnt zusammen mit"), self.household, span=0)

    def _date(self, name: str, first: int, last: int, *, future: bool, rough: bool = False) -> DateField:
        field = DateField(
            self.context.today,
            prefer="future" if future else "past",
            first_year=first,
            last_year=last,
            field=name,
            rough=rough,
        )
        # Four columns leave no room beside the line: it writes the day out itself when it is left.
        field.said.setVisible(False)
        field.line.setPlaceholderText(self.tr("TT.MM.JJJJ"))
        return field

    def lay_out(self) -> None:
        self.surface.head.addWidget(self.draft_note, 3)
        self.fill_surface(scrolled(self.form), self.question.note, stretch=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def connect_fields(self) -> None:
        self.language.edited.connect(self._on_language)
        self.print_language.edited.connect(self._on_print_language)
        self.status.edited.connect(self._on_status)
        dated: tuple[tuple[str, BirthField | DateField], ...] = (
            ("birth_year", self.birth),
            ("status_from", self.status_from),
            ("status_until", self.status_until),
            ("arrived_on", self.arrived_on),
        )
        for name, field in dated:
            field.line.editingFinished.connect(lambda name=name, field=field: self._check(name, field.value))
        if self.seen is None:
            lines = (self.given_name, self.family_name, self.birth.line, self.phone, self.card_number)
            self.question.listen((*lines, self.gender, self.nationality))
            self.question.paused.connect(lambda: self.data_typed.emit(self.data_so_far()))
        if self._typed is not None:
            self.fill({name: getattr(self._typed, name) for name in _TYPED})

    def look_again(self, probable: frozenset[int]) -> None:
        """These are probably the person, by what is typed now."""
        self.question.look_again(probable)
        if self.seen is None and not self.question.asks:
            self._show_asking(False)

    def _show_asking(self, asks: bool) -> None:
        self.save_button.setText(self.tr("Als neue Person speichern") if asks else self.tr("Speichern"))
        self.save_button.setAccessibleName(self.save_button.word())
        self.hint.setVisible(not asks)

    # What the fields lead to

    def _check(self, name: str, value: Callable[[], object]) -> None:
        """A day or a year that cannot be is told as soon as its field is left."""
        try:
            value()
        except BadInput as error:
            self.form.tell(name, say(error.reason))
        else:
            self.form.tell(name, "")

    def _on_language(self) -> None:
        if self._print_follows:
            self.print_language.set_code(self.language.code())

    def _on_print_language(self) -> None:
        self._print_follows = self.print_language.code() == self.language.code()

    def follow(self) -> None:
        spoken, printed = self.language.code(), self.print_language.code()
        self._print_follows = printed in (None, spoken)
        self._on_status()

    def _on_status(self) -> None:
        self.status_aside.show_status(self.status.code())

    def _on_choices(self, choices: Choices) -> None:
        self.status_aside.set_words(choices)
        super()._on_choices(choices)

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, PerhapsThere):
            self.question.ask(error.hits)
            self._show_asking(True)
            self.alike_asked.emit(error.hits)
            return
        super()._on_error(error)
