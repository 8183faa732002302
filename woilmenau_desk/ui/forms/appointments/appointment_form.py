"""Booking, moving and changing an appointment."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain import free_slots
from woilmenau_desk.domain.appointments import (
    STATE_NAMES,
    TALK,
    USUAL_MINUTES,
    AppointmentData,
    AppointmentRow,
    AppointmentState,
)
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.clashes import DoubleBooked, Needs, Taken
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.text import LINE_LENGTH
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.ui.choices import COLLEAGUES, GERMAN, PRINTED_LANGUAGES, Choices, list_of
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.appointments.booking_work import (
    Around,
    Beginning,
    KnownPerson,
    around,
    filling_of,
    known_person,
)
from woilmenau_desk.ui.forms.appointments.day_card import DayCard
from woilmenau_desk.ui.forms.appointments.force import tell_double_booked
from woilmenau_desk.ui.forms.appointments.free_time import FreeTime
from woilmenau_desk.ui.forms.appointments.helper_field import HelperField
from woilmenau_desk.ui.forms.appointments.interpreter import INTERPRETING, Interpreter
from woilmenau_desk.ui.forms.appointments.series import Repeating, book_series, change_rest
from woilmenau_desk.ui.forms.appointments.times import (
    Hint,
    clash_hint,
    hours_hint,
    hours_of,
    moment_of,
    next_slot,
    taken,
)
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import NumberField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.words import say, word

WEEKS_AHEAD = 4  # of appointments that a proposed time has to know
_DRAFT = "appointment"
_DAY_KEY, _PERSON_KEY = "booking.day", "booking.person"


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
        again: AppointmentData | None = None,
        again_of: int | None = None,
    ) -> None:
        """`row` is the appointment to change; else one is booked, for `person` and on `day` or `at` if they are known.

        `booked` are those of the next weeks, for the time that is proposed. `again`: what a new one begins with, after the
        one numbered `again_of` was missed or called off.
        """
        super().__init__(context, choices, row, columns=4)
        self._row, self._booked, self._given, self._at = row, booked, (person, day), at
        self._again, self._again_of = again, again_of
        self._names: dict[str, str] = {}
        self._day_shown: date | None = None
        self._language_chosen = row is not None
        self._time_chosen = at is not None
        self._spoken: str | None = None  # by the person, as far as it is known
        self._force = ""
        self._minutes_chosen = row is not None
        self._make_fields()
        self.day_card = DayCard(context, self)
        self.begin()
        context.bus.subscribe((Kind.APPOINTMENT, Kind.BUSY, Kind.ROSTER), self._on_day_changed, self)

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
            booked_for: list[object] = [row.data.person_id, row.person_name]
            return {
                **filling_of(row.data, row.starts_at, booked_for, row.volunteer_name),
                **self.repeating.filling(),
            }
        person, day = self._given
        known = [code for code, _name in self.choices.colleagues()]
        mine = self.context.desk.actor.name
        colleague = mine if mine in known else next(iter(known), mine)
        room = None
        if self._at is not None:
            colleague, start, room = self._at.colleague or colleague, self._at.starts_at, self._at.room
        else:
            start = self._proposed(day, colleague, USUAL_MINUTES)
        minutes = (self._at.minutes if self._at is not None else None) or USUAL_MINUTES
        data = AppointmentData(0, colleague, start, minutes, GERMAN, room=room)
        if self._again is not None:
            data, start = self._again, local(self._again.starts_at)
        who = [person.id, person.name] if person is not None else None
        return {**filling_of(data, start, who), **self.repeating.filling()}

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
        kind = self.type.code() or TALK
        return AppointmentData(
            person.id,
            self.colleague.code() or self.context.desk.actor.name,
            start,
            self.minutes.value(),
            self.language.code(),
            kind,
            self._buffer(kind),
            self.room.code(),
            self.helper.volunteer_id(),
            self.helper.helper(),
            self.place.text().strip() if self._own_place(kind) else "",
            tuple(self.bring.codes()),
        )

    def _buffer(self, kind: str) -> int:
        """The type's; of one that is changed it stays as it was booked while the type does."""
        if self._row is not None and self._row.data.type == kind:
            return self._row.data.buffer_minutes
        return self._extra(kind, "buffer")

    def _own_place(self, kind: str) -> bool:
        value = self.choices.values[ListName.APPOINTMENT_TYPES].get(kind)
        kept = self._row is not None and self._row.data.type == kind and bool(self._row.data.place)
        return kept or (value is not None and value.extra.get("own_place") is True)

    def _extra(self, kind: str | None, name: str) -> int:
        value = self.choices.values[ListName.APPOINTMENT_TYPES].get(kind)
        number = value.extra.get(name) if value is not None else None
        return number if isinstance(number, int) else 0

    def sending(self) -> Call:
        data, force = self.request(), self._force
        if (rule := self.repeating.rule(data.starts_at)) is not None:
            return call(partial(book_series, force=force), data, rule)
        if self._row is not None and self.repeating.rest.isChecked():
            return call(partial(change_rest, force=force), self._row.id, data, self.seen.version)
        if self._row is None:
            return call(partial(appointments.book, force=force, again_of=self._again_of), data)
        return call(partial(appointments.change, force=force), self._row.id, data, self.seen.version)

    def save(self) -> None:
        self._force = ""
        super().save()

    def _on_forced(self, reason: str) -> None:
        self._force = reason
        super().save()

    def show_error(self, error: KnownError) -> None:
        if not isinstance(error, DoubleBooked):
            super().show_error(error)
            return
        tell_double_booked(self.context, self, error, self._on_forced, self.time.setFocus)

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
        self.minutes = NumberField(5, 480, USUAL_MINUTES, self.tr(" Minuten"))
        self.minutes.setSingleStep(5)
        self.type = self.choice(list_of(ListName.APPOINTMENT_TYPES), none=None)
        self.room = self.choice(list_of(ListName.ROOMS), none=self.tr("ohne Raum"))
        self.helper = HelperField(self.context.privacy, self.tr("Name, oder Strg+K"))
        self.place = QLineEdit()
        self.place.setMaxLength(LINE_LENGTH)
        self.context.privacy.cover(self.place)
        self.bring = self.several(list_of(ListName.BRING_ITEMS))
        self.add(PERSON_FIELD, self.tr("Für wen"), self.person, span=2)
        self.add("type", self.tr("Art"), self.type)
        self.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.add("day", self.tr("Tag"), self.day)
        self.add("time", self.tr("Uhrzeit"), self.time)
        self.add("colleague", self.tr("Bei wem"), self.colleague)
        self.add("room", self.tr("Raum"), self.room)
        self.add("language", self.tr("Sprache des Zettels"), self.language)
        self.add("helper", self.tr("Dolmetscht oder kommt mit"), self.helper)
        self.repeating = Repeating(self, self._row)
        self.add(
            "place",
            self.tr("Treffpunkt"),
            self.place,
            hint=self.tr("Nur die Anschrift: Sie steht auf dem Zettel und verrät keinen Grund."),
            span=0,
        )
        self.add("bring", self.tr("Mitzubringen"), self.bring, span=0)
        self.person_note, self.hours_note, self.clash_note, self.language_note, self.asked_note = (
            Note("", tone) for tone in (Tone.INFO, Tone.INFO, Tone.WARN, Tone.INFO, Tone.GOOD)
        )
        self.free = FreeTime(self, self._on_free, self._free_wish)
        self.interpreter = Interpreter(self, self.asked_note, self._wish, self.helper.choose)

    def lay_out(self) -> None:
        notes = (
            self.person_note,
            self.hours_note,
            self.clash_note,
            self.language_note,
            self.asked_note,
            self.repeating.note,
        )
        tools = (self.free.button, self.interpreter.button)
        self.fill_surface(scrolled(self.form), *notes, ends(start=tools), stretch=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        left = QVBoxLayout()
        left.addWidget(self.surface, 1)
        layout.addLayout(left, 1)
        layout.addWidget(self.day_card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a small window the fields are whole, and the day gives way; what clashes is told all the same.
        beside = self.day_card.minimumWidth() + SPACE_4
        fields = self.form.minimumSizeHint().width() + 2 * SPACE_4
        self.day_card.setVisible(self.width() > beside + fields)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.type.edited.connect(self._on_type)
        self.minutes.edited.connect(self._on_minutes)
        self.language.edited.connect(self._on_language)
        self.day.edited.connect(self._on_time_chosen)
        self.time.edited.connect(self._on_time_chosen)
        self.colleague.edited.connect(self._on_colleague)
        self.repeating.rhythm.edited.connect(self.repeating.follow)
        self.repeating.rhythm.edited.connect(self._look)
        self.repeating.until.edited.connect(self._look)
        for field in (self.day, self.time, self.minutes, self.colleague, self.room, self.helper):
            field.edited.connect(self._on_time)

    def follow(self) -> None:
        self.form.show_field("place", self._own_place(self.type.code() or TALK))
        self.repeating.follow()
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

    def _on_type(self) -> None:
        """A type has its length; one that somebody chose stays."""
        kind = self.type.code() or TALK
        if not self._minutes_chosen and (usual := self._extra(kind, "minutes")):
            self.keeper.put("duration_minutes", usual)
        self.form.show_field("place", self._own_place(kind))
        self._on_time()

    def _on_minutes(self) -> None:
        if self.minutes.hasFocus():
            self._minutes_chosen = True

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

    # The next free time

    def _free_wish(self) -> free_slots.Wanted:
        """A time like the one that stands there: of the same people, room and length, later than it."""
        kind, person = self.type.code() or TALK, self.person.person()
        try:
            day = self.day.value()
        except BadInput:
            day = None
        return free_slots.Wanted(
            (self.colleague.code() or self.context.desk.actor.name,),
            self.minutes.value(),
            self._buffer(kind),
            self.room.code(),
            self.helper.volunteer_id(),
            person.id if person is not None else None,
            first_day=day,
        )

    def _on_free(self, start: datetime) -> None:
        self._time_chosen = True
        self.fill({"day": start.date().isoformat(), "time": say_time(start.time())})
        self.keeper.touch()
        self._on_time()
        self.time.setFocus()

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
            _PERSON_KEY, known_person, self.context.desk, person.id, on_done=self._on_person_known, owner=self
        )

    def _on_person_known(self, known: KnownPerson) -> None:
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
        self._look()
        self._tell_times()

    def _on_day_changed(self, _changes: Changes) -> None:
        self._look()

    def _look(self) -> None:
        """Ask what is taken on the day that stands there, and at its time."""
        if self._day_shown is None:
            return
        try:
            wanted = self._taking()
        except BadInput:
            wanted = None
        self.repeating.look(lambda: wanted)
        self.context.runner.run_latest(
            _DAY_KEY,
            around,
            self.context.desk,
            self._day_shown,
            self.colleague.code() or "",
            wanted,
            self._row.id if self._row is not None else None,
            on_done=self._on_around,
            on_error=self._on_no_look,
            owner=self,
        )

    def _taking(self) -> AppointmentData | None:
        """What the appointment would take as it stands there, whoever it is for."""
        start = self._start()
        if start is None or not self.colleague.code():
            return None
        person = self.person.person()
        return AppointmentData(
            person.id if person is not None else 0,
            self.colleague.code() or "",
            start,
            self.minutes.value(),
            buffer_minutes=self._buffer(self.type.code() or TALK),
            room=self.room.code(),
            volunteer_id=self.helper.volunteer_id(),
        )

    def _on_no_look(self, _error: KnownError) -> None:
        """What is wrong with what stands there is told when it is saved."""
        _show(self.clash_note, None)

    def _on_around(self, around: "Around") -> None:
        if around.day == self._day_shown:
            name = self.colleague.currentText()
            self.day_card.show_day(around.day, name, self.choices.opening, around.taken)
        _show(self.clash_note, clash_hint(around.clashes, self._thing))

    def _thing(self, one: Taken) -> str:
        if one.needs is Needs.COLLEAGUE:
            return self.choices.colleague(one.key)
        if one.needs is Needs.ROOM:
            return self.choices.word(ListName.ROOMS, one.key)
        if one.needs is Needs.VOLUNTEER:
            return self.tr("wer dolmetscht oder mitkommt")
        return self.tr("diese Person")

    def _tell_times(self) -> None:
        try:
            start = self._start()
        except BadInput:
            start = None
        minutes, now = self.minutes.value(), self.context.now()
        _show(
            self.hours_note,
            hours_hint(self.choices.opening, start, minutes, now) if start is not None else None,
        )
        if start is None:
            _show(self.clash_note, None)

    # Drafts

    def _on_restored(self) -> None:
        self._language_chosen = True
        super()._on_restored()

    def discard(self) -> None:
        self._language_chosen = self._row is not None
        super().discard()


def _show(note: Note, hint: Hint | None) -> None:
    if hint is None:
        note.set_text("")
    else:
        note.set_text(say(hint.text), hint.tone)
