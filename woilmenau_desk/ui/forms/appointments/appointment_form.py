"""Booking, moving and changing an appointment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import STATE_NAMES, AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.people import PersonCard, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import COLLEAGUES, GERMAN, PRINTED_LANGUAGES, Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.appointments.interpreter import INTERPRETING, Interpreter
from woilmenau_desk.ui.forms.appointments.times import (
    Hint,
    clash_hint,
    hours_hint,
    hours_of,
    hours_said,
    moment_of,
    next_slot,
    taken,
)
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import NumberField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say, word

WEEKS_AHEAD = 4  # of appointments that a proposed time has to know
_USUAL_MINUTES = 30
_DRAFT = "appointment"
_DAY_KEY, _PERSON_KEY = "booking.day", "booking.person"


@dataclass(frozen=True, slots=True)
class Beginning:
    """With whom and from when on something is to be booked, as somebody pointed at it."""

    starts_at: datetime
    colleague: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    """What a booking wants to know about the person."""

    card: PersonCard
    others: tuple[AppointmentRow, ...]


def _person(desk: Desk, person_id: int) -> _Person:
    now = desk.clock()
    others = (row for row in appointments.of_person(desk, person_id) if row.starts_at >= now)
    return _Person(
        people.card(desk, person_id), tuple(row for row in others if row.state is AppointmentState.BOOKED)
    )


class AppointmentForm(EntryForm):
    """The form, and beside it when the colleague is taken on that day; whose appointments these are stays untold."""

    KIND = DraftOf.APPOINTMENT
    WATCHED = (Kind.APPOINTMENT,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"starts_at": "day"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        booked: tuple[AppointmentRow, ...] = (),
        person: PersonRow | None = None,
        row: AppointmentRow | None = None,
        day: date | None = None,
        at: Beginning | None = None,
    ) -> None:
        """`row` is the appointment to change; else one is booked, for `person` and on `day` or `at` if they are known.

        `booked` are those of the next weeks, for the time that is proposed.
        """
        super().__init__(context, choices, row, columns=4)
        self._row, self._booked, self._given, self._at = row, booked, (person, day), at
        self._names: dict[str, str] = {}
        self._day_rows: tuple[AppointmentRow, ...] = ()
        self._day_shown: date | None = None
        self._language_chosen = row is not None
        self._time_chosen = at is not None
        self._spoken: str | None = None  # by the person, as far as it is known
        self._make_fields()
        self._make_busy()
        self.begin()
        context.bus.subscribe((Kind.APPOINTMENT,), self._on_day_changed, self)

    def first_field(self) -> QWidget:
        return self.person if self.person.person() is None else self.day

    # What is the form's own

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Termin ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Neuer Termin"), self.tr("Termin vereinbaren"))

    def filling(self, row: AppointmentRow | None) -> dict[str, object]:
        if row is not None:
            self._names[row.data.colleague] = row.colleague_name
            return _filling(row.data, row.starts_at, [row.data.person_id, row.person_name])
        person, day = self._given
        known = [code for code, _name in self.choices.colleagues()]
        mine = self.context.desk.actor.name
        colleague = mine if mine in known else next(iter(known), mine)
        if self._at is not None:
            colleague, start = self._at.colleague or colleague, self._at.starts_at
        else:
            start = self._proposed(day, colleague, _USUAL_MINUTES)
        data = AppointmentData(0, colleague, start, _USUAL_MINUTES, GERMAN)
        return _filling(data, start, [person.id, person.name] if person is not None else None)

    def request(self) -> AppointmentData:
        """What the fields say. Raises BadInput."""
        person = self.person.person()
        if person is None:
            text = QT_TRANSLATE_NOOP("errors", "Für wen ist der Termin? Bitte eine Person suchen.")
            raise BadInput(PERSON_FIELD, Sentence("errors", text))
        start = self._start()
        if start is None:
            missing = self.day if self.day.value() is None else self.time
            text = QT_TRANSLATE_NOOP("errors", "Wann? Tag und Uhrzeit fehlen noch.")
            raise BadInput(missing.field, Sentence("errors", text))
        return AppointmentData(
            person.id,
            self.colleague.code() or self.context.desk.actor.name,
            start,
            self.minutes.value(),
            self.language.code(),
        )

    def sending(self) -> Call:
        data = self.request()
        if self._row is None:
            return call(appointments.book, data)
        return call(appointments.change, self._row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(appointments.get, self._row.id) if self._row is not None else None

    def draft_id(self) -> str:
        """One draft for each appointment that is changed and each person one is booked for; none takes another's."""
        if self._row is not None:
            return f"{_DRAFT}.{self._row.id}"
        given = self._given[0]
        if given is None:
            return _DRAFT
        # Opened for somebody, its draft goes with whoever is chosen in their place.
        return f"{_DRAFT}.for.{(self.person.person() or given).id}"

    def draft_name(self) -> str:
        person = self.person.person()
        return person.name if person is not None else ""

    def ended(self, row: AppointmentRow) -> str:
        if row.state is AppointmentState.BOOKED:
            return ""
        text = self.tr("Dieser Termin ist inzwischen: {state}. Was Sie getippt haben, steht noch da.")
        return text.format(state=word("appointments", STATE_NAMES[row.state]))

    # Building

    def _make_fields(self) -> None:
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if self._given[0] is not None:
            self.person.set_person(self._given[0])
        self.colleague = self.choice(COLLEAGUES, none=None)
        self.colleague.word = lambda code: self._names.get(code) or self.choices.colleague(code)
        self.language = self.choice(PRINTED_LANGUAGES, none=None)
        self.day = DateField(self.context.today, prefer="future", field="day")
        self.time = TimeField(field="time")
        self.minutes = NumberField(5, 480, _USUAL_MINUTES, self.tr(" Minuten"))
        self.minutes.setSingleStep(5)
        self.add(PERSON_FIELD, self.tr("Für wen"), self.person, span=0)
        self.add("day", self.tr("Tag"), self.day, span=2)
        self.add("time", self.tr("Uhrzeit"), self.time)
        self.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.add("colleague", self.tr("Bei wem"), self.colleague, span=2)
        self.add("language", self.tr("Sprache des Zettels"), self.language, span=2)
        self.person_note, self.hours_note, self.clash_note, self.language_note, self.asked_note = (
            Note("", tone) for tone in (Tone.INFO, Tone.INFO, Tone.WARN, Tone.INFO, Tone.GOOD)
        )
        self.interpreter = Interpreter(self, self.asked_note, self._wish)

    def _make_busy(self) -> None:
        columns = (
            Column[AppointmentRow](
                "",
                lambda row: (
                    f"{say_time(row.starts_at.time())}–"
                    f"{say_time((row.starts_at + timedelta(minutes=row.data.duration_minutes)).time())}"
                ),
                strong=True,
                width=124,
            ),
            Column[AppointmentRow]("", lambda _row: self.tr("belegt"), soft=True),
        )
        self._busy = RowsModel(columns, self.context.privacy, parent=self)
        self._free = EmptyState("calendar", self.tr("Nichts eingetragen"))
        self.busy = RowsView(
            self._busy, self.tr("Belegte Zeiten an diesem Tag"), empty=self._free, header=False
        )
        self.busy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._busy_card = Card(" ")
        self._hours = text_label("", "soft", wrap=True)
        self._busy_card.body.addWidget(self._hours)
        self._busy_card.body.addWidget(self.busy, 1)
        self._busy_card.setFixedWidth(296)

    def lay_out(self) -> None:
        notes = (self.person_note, self.hours_note, self.clash_note, self.language_note, self.asked_note)
        self.fill_surface(self.form, *notes, ends(start=(self.interpreter.button,)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout.addLayout(left, 1)
        layout.addWidget(self._busy_card)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.language.edited.connect(self._on_language)
        self.day.edited.connect(self._on_time_chosen)
        self.time.edited.connect(self._on_time_chosen)
        self.colleague.edited.connect(self._on_colleague)
        for field in (self.day, self.time, self.minutes, self.colleague):
            field.edited.connect(self._on_time)

    def follow(self) -> None:
        self._on_person()
        self._on_time()

    def _proposed(self, day: date | None, colleague: str, minutes: int) -> datetime:
        """The colleague's next free half hour, on or after `day` where it is known and open."""
        opening, now = self.choices.opening, self.context.now()
        busy = taken(self._booked, colleague, None)
        if day is not None and day > now.date():
            if not opening.is_open_day(day, hours_of(opening, day)):
                return moment_of(day, next_slot(opening, now).time())
            now = moment_of(day, time.min)
        return next_slot(opening, now, busy, minutes)

    def _on_colleague(self) -> None:
        """Another colleague has other free times; a time that somebody typed stays."""
        if self._row is None and not self._time_chosen:
            start = self._proposed(self._given[1], self.colleague.code() or "", self.minutes.value())
            self.keeper.put("day", start.date().isoformat())
            self.keeper.put("time", say_time(start.time()))

    def _on_time_chosen(self) -> None:
        self._time_chosen = True

    # Who interprets

    def _wish(self) -> Wanted:
        """Whom the appointment needs: somebody who speaks the person's language at its time."""
        try:
            start = self._start()
        except BadInput:
            start = None
        spoken = self._spoken or self.language.code()
        return Wanted(
            spoken if spoken != GERMAN else None,
            INTERPRETING,
            at=start.time().replace(tzinfo=None) if start is not None else None,
            on=start.date() if start is not None else None,
        )

    # What the fields lead to

    def _start(self) -> datetime | None:
        day, at = self.day.value(), self.time.value()
        return moment_of(day, at) if day is not None and at is not None else None

    def _on_person_chosen(self) -> None:
        if self.person.person() is not None:
            self.keeper.move(self.draft_id())
            if self._row is None:
                self.day.setFocus()
        self._on_person()

    def _on_person(self) -> None:
        person = self.person.person()
        self.person_note.set_text("")
        self.language_note.set_text("")
        self._spoken = None
        if person is None:
            self.context.runner.forget(_PERSON_KEY)
            return
        self.context.runner.run_latest(
            _PERSON_KEY, _person, self.context.desk, person.id, on_done=self._on_person_known, owner=self
        )

    def _on_person_known(self, known: _Person) -> None:
        data = known.card.data
        self._spoken = data.language
        spoken = (data.print_language, data.language)
        if not self._language_chosen:
            self.keeper.put("language", self.choices.printed_for(spoken))
        wished = data.print_language or data.language
        if wished and wished not in self.choices.slips:
            self.language_note.set_text(
                self.tr(
                    "Für {language} gibt es noch keinen Zettel; er kommt in der Sprache, die hier steht."
                ).format(language=self.choices.word(ListName.LANGUAGES, wished))
            )
        others = [row for row in known.others if self._row is None or row.id != self._row.id]
        if others:
            first = min(others, key=lambda row: row.starts_at)
            self.person_note.set_text(
                self.tr("Hat schon einen Termin: {day}, {time} bei {colleague}.").format(
                    day=people_say_date(first.starts_at.date(), self.context.today()),
                    time=say_time(first.starts_at.time()),
                    colleague=first.colleague_name,
                )
            )

    def _on_language(self) -> None:
        self._language_chosen = True

    def _on_time(self) -> None:
        try:
            day = self.day.value()
        except BadInput:
            day = None
        if day is not None and day != self._day_shown:
            self._day_shown = day
            self.be_of(day)  # whoever is here then, and the languages of then
            self.context.runner.run_latest(
                _DAY_KEY, appointments.on_day, self.context.desk, day, on_done=self._on_day, owner=self
            )
        self._tell_times()

    def _on_day_changed(self, _changes: Changes) -> None:
        self._day_shown = None
        self._on_time()

    def _on_day(self, rows: tuple[AppointmentRow, ...]) -> None:
        self._day_rows = rows
        self._tell_times()

    def _tell_times(self) -> None:
        try:
            start = self._start()
        except BadInput:
            start = None
        code = self.colleague.code() or ""
        busy = taken(self._day_rows, code, self._row.id if self._row else None)
        if start is None:
            _show(self.hours_note, None)
            _show(self.clash_note, None)
        else:
            minutes = self.minutes.value()
            name = self.colleague.currentText()
            _show(self.hours_note, hours_hint(self.choices.opening, start, minutes, self.context.now()))
            _show(self.clash_note, clash_hint(busy, start, minutes, name))
        if self._day_shown is not None:
            self._show_busy(self._day_shown, busy)

    def _show_busy(self, day: date, busy: tuple[AppointmentRow, ...]) -> None:
        opening = self.choices.opening
        said = people_say_date(day, self.context.today())
        self._busy_card.set_title(f"{self.colleague.currentText()} · {said}")
        if hours := hours_said(opening, day):
            said = self.tr("geöffnet {hours}").format(hours=hours)
        else:
            why = opening.why_closed(day, hours_of(opening, day))
            said = " · ".join(part for part in (self.tr("geschlossen"), why) if part)
        self._hours.setText(said)
        self._busy.set_rows(busy)

    # Drafts

    def _on_restored(self) -> None:
        self._language_chosen = True
        super()._on_restored()

    def discard(self) -> None:
        self._language_chosen = self._row is not None
        super().discard()


def _filling(data: AppointmentData, start: datetime, person: list[object] | None) -> dict[str, object]:
    return {
        PERSON_FIELD: person,
        "day": start.date().isoformat(),
        "time": say_time(start.time()),
        "duration_minutes": data.duration_minutes,
        "colleague": data.colleague,
        "language": data.language or GERMAN,
    }


def _show(note: Note, hint: Hint | None) -> None:
    if hint is None:
        note.set_text("")
    else:
        note.set_text(say(hint.text), hint.tone)
