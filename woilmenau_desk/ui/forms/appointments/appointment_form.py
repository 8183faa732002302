"""Booking, moving and changing an appointment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.colleagues import ColleagueRow, offered
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, KnownError
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.people import PersonCard, PersonHit, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.draft_words import draft_word, tell_kept
from woilmenau_desk.ui.forms.appointments.times import (
    Hint,
    clash_hint,
    hours_hint,
    moment_of,
    next_slot,
    taken,
)
from woilmenau_desk.ui.forms.version_field import VersionField
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.fields import Choice, ChoiceField, NumberField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say

GERMAN = "de"
_USUAL_MINUTES = 30
_WEEKS_AHEAD = 4
_DRAFT = "appointment"
_DAY_KEY, _PERSON_KEY, _SEARCH_KEY = "booking.day", "booking.person", "booking.search"


@dataclass(frozen=True, slots=True)
class BookingChoices:
    """What a booking chooses from, read once off the main thread."""

    staff: tuple[ColleagueRow, ...]  # those who left included
    opening: Opening
    languages: tuple[Choice, ...]  # every language by its word
    slip_languages: frozenset[str]
    booked: tuple[AppointmentRow, ...] = ()  # the next weeks', for the time that is proposed

    def language(self, code: str | None) -> str:
        """The word for a language."""
        return dict(self.languages).get(code or "", code or "")

    def slip_choices(self) -> tuple[Choice, ...]:
        """The languages a slip can be printed in; German first."""
        known = [choice for choice in self.languages if choice[0] in self.slip_languages]
        return tuple(sorted(known, key=lambda choice: choice[0] != GERMAN))

    def slip_language_of(self, spoken: Sequence[str | None]) -> str:
        """The first of a person's languages that has a slip, else German."""
        return next((code for code in spoken if code in self.slip_languages), GERMAN)


def booking_choices(desk: Desk, interface_language: str = GERMAN) -> BookingChoices:
    """Read what a booking chooses from; for the worker thread."""
    return BookingChoices(
        colleagues.colleagues(desk),
        centre.opening(desk),
        tuple((value.code, value.label(interface_language)) for value in desk.values_of(ListName.LANGUAGES)),
        frozenset(slips.languages()),
        appointments.upcoming(desk, _WEEKS_AHEAD * 7),
    )


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


class AppointmentForm(QWidget):
    """The form, and beside it when the colleague is taken on that day; whose appointments these are stays untold."""

    saved = Signal(object)  # AppointmentRow
    closed = Signal()

    def __init__(
        self,
        context: Context,
        choices: BookingChoices,
        *,
        person: PersonRow | None = None,
        row: AppointmentRow | None = None,
        day: date | None = None,
    ) -> None:
        """`row` is the appointment to change; else one is booked, for `person` and on `day` if they are known."""
        super().__init__()
        self._context, self._choices, self._row = context, choices, row
        self._given = (person, day)
        self._version = VersionField(row.version if row else 0, self)
        self._day_rows: tuple[AppointmentRow, ...] = ()
        self._day_shown: date | None = None
        self._language_chosen = row is not None
        self._time_chosen = False
        self._make_fields()
        self._make_layout()
        self._fill()
        self._keeper = context.drafts.keep(
            self._draft(), {**self.form.fields(), "version": self._version}, self
        )
        self._keeper.restored.connect(self._on_restored)
        self._connect()
        self._on_person()
        self._on_time()
        context.bus.subscribe((Kind.APPOINTMENT,), self._on_changed, self)
        self._keeper.restore()

    def start(self) -> None:
        """Put the focus where typing begins."""
        (self.person if self.person.person() is None else self.day).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def close_form(self) -> None:
        """Leave; what was typed stays as a draft."""
        self._keeper.flush()
        if self._keeper.kept:
            person = self.person.person()
            tell_kept(self._context, draft_word(DraftOf.APPOINTMENT), person.name if person else "")
        self.closed.emit()

    def request(self) -> AppointmentData:
        """What the fields say. Raises BadInput."""
        person = self.person.person()
        if person is None:
            text = QT_TRANSLATE_NOOP("errors", "Für wen ist der Termin? Bitte eine Person suchen.")
            raise BadInput("person_id", Sentence("errors", text))
        start = self._start()
        if start is None:
            missing = self.day if self.day.value() is None else self.time
            text = QT_TRANSLATE_NOOP("errors", "Wann? Tag und Uhrzeit fehlen noch.")
            raise BadInput(missing.field, Sentence("errors", text))
        return AppointmentData(
            person.id,
            self.colleague.code() or self._context.desk.actor.name,
            start,
            self.minutes.value(),
            self.language.code(),
        )

    # Building

    def _make_fields(self) -> None:
        context = self._context
        self.form = Form(columns=4)
        self.person = PersonPicker(
            self._search, context.privacy, context.today, keeps=True, language=self._choices.language
        )
        self.colleague = ChoiceField((), none=None)
        self._offer_colleagues((self._row.starts_at if self._row else context.now()).date())
        self.language = ChoiceField(self._choices.slip_choices(), none=None)
        self.day = DateField(context.today, prefer="future", field="day")
        self.time = TimeField(field="time")
        self.minutes = NumberField(5, 480, _USUAL_MINUTES, self.tr(" Minuten"))
        self.minutes.setSingleStep(5)
        self.form.add("person_id", self.tr("Für wen"), self.person, span=0)
        self.form.add("day", self.tr("Tag"), self.day, span=2)
        self.form.add("time", self.tr("Uhrzeit"), self.time)
        self.form.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.form.add("colleague", self.tr("Bei wem"), self.colleague, span=2)
        self.form.add("language", self.tr("Sprache des Zettels"), self.language, span=2)
        self.person_note, self.hours_note, self.clash_note, self.language_note = (
            Note("", tone) for tone in (Tone.INFO, Tone.INFO, Tone.WARN, Tone.INFO)
        )
        self.draft_note = Note("", Tone.NEUTRAL, "edit")
        self.discard_action = QAction(self.tr("Verwerfen"), self)
        self.discard_action.setShortcut(QKeySequence("Alt+V"))
        self.discard_action.setAutoRepeat(False)
        self.discard_action.setEnabled(False)
        self.addAction(self.discard_action)
        self._discard = KeyButton.for_action(self.discard_action, look="quiet")
        self.draft_note.add_widget(self._discard)
        self._newest = button(self.tr("Jetzigen Stand ansehen"), "refresh")
        self.form.problem.add_widget(self._newest)
        self._newest.setVisible(False)

    def _make_layout(self) -> None:
        title = self.tr("Termin ändern") if self._row else self.tr("Neuer Termin")
        save = self.tr("Änderung speichern") if self._row else self.tr("Termin vereinbaren")
        self.save_button = KeyButton(save, self.tr("Strg+Enter"), "check", "primary")
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        card = Card(title)
        card.body.addWidget(self.draft_note)
        card.body.addWidget(self.form)
        for note in (self.person_note, self.hours_note, self.clash_note, self.language_note):
            card.body.addWidget(note)
        card.body.addLayout(buttons)
        card.body.addStretch(1)
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
        self._busy = RowsModel(columns, self._context.privacy, parent=self)
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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch(1)
        layout.addLayout(left, 1)
        layout.addWidget(self._busy_card)

    def _fill(self) -> None:
        row = self._row
        person, day = self._given
        self._version.version = row.version if row else 0
        if row is not None:
            self.person.set_person(PersonRow(row.data.person_id, row.person_name))
            self.colleague.set_code(row.data.colleague, row.colleague_name)
            self.language.set_code(
                row.data.language or GERMAN, self._choices.language(row.data.language or GERMAN)
            )
            self.minutes.setValue(row.data.duration_minutes)
            start = row.starts_at
        else:
            self.person.set_person(person)
            mine = self._context.desk.actor.name
            known = [entry.key for entry in offered(self._choices.staff, self._context.today())]
            self.colleague.set_code(mine if mine in known else next(iter(known), mine))
            self.language.set_code(GERMAN)
            start = self._proposed(day)
        self.day.set_value(start.date())
        self.time.set_value(start.time())

    def _proposed(self, day: date | None) -> datetime:
        """The colleague's next free half hour, on or after `day` where it is known and open."""
        opening, now = self._choices.opening, self._context.now()
        busy = taken(self._choices.booked, self.colleague.code() or "", None)
        if day is not None and day > now.date():
            if not opening.is_open_day(day):
                return moment_of(day, next_slot(opening, now).time())
            now = moment_of(day, time.min)
        return next_slot(opening, now, busy, self.minutes.value())

    def _offer_colleagues(self, day: date) -> None:
        """Whoever is here on that day, and with whom it is so far; whoever may counsel comes first."""
        named = self._row.data.colleague if self._row else None
        here = offered(self._choices.staff, day, named)
        ordered = sorted(here, key=lambda entry: not entry.data.may_counsel)
        self.colleague.set_choices((entry.key, entry.name) for entry in ordered)

    def _on_colleague(self) -> None:
        """Another colleague has other free times; a time that somebody typed stays."""
        if self._row is None and not self._time_chosen:
            start = self._proposed(self._given[1])
            self.day.set_value(start.date())
            self.time.set_value(start.time())

    def _on_time_chosen(self) -> None:
        self._time_chosen = True

    def _connect(self) -> None:
        self.form.submitted.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close_form)
        self.discard_action.triggered.connect(self._on_discard)
        self._newest.clicked.connect(self._on_newest_asked)
        self.person.edited.connect(self.form.clear_errors)
        self.person.edited.connect(self._on_person_chosen)
        self.language.edited.connect(self._on_language)
        self.day.edited.connect(self._on_time_chosen)
        self.time.edited.connect(self._on_time_chosen)
        self.colleague.edited.connect(self._on_colleague)
        for field in (self.day, self.time, self.minutes, self.colleague):
            field.edited.connect(self._on_time)

    # What the fields lead to

    def _search(self, text: str, done: Callable[[Sequence[PersonHit]], None]) -> None:
        self._context.runner.run_latest(
            _SEARCH_KEY, people.search, self._context.desk, text, on_done=done, owner=self
        )

    def _start(self) -> datetime | None:
        day, at = self.day.value(), self.time.value()
        return moment_of(day, at) if day is not None and at is not None else None

    def _on_person_chosen(self) -> None:
        if self.person.person() is not None:
            self._keeper.move(self._draft())
        self._on_person()

    def _on_person(self) -> None:
        person = self.person.person()
        self.person_note.set_text("")
        self.language_note.set_text("")
        if person is None:
            self._context.runner.forget(_PERSON_KEY)
            return
        self._context.runner.run_latest(
            _PERSON_KEY, _person, self._context.desk, person.id, on_done=self._on_person_known, owner=self
        )
        if self._row is None and self.isVisible():
            self.day.setFocus()

    def _on_person_known(self, known: _Person) -> None:
        data = known.card.data
        spoken = (data.print_language, data.language)
        if not self._language_chosen:
            self.language.set_code(self._choices.slip_language_of(spoken))
        wished = data.print_language or data.language
        if wished and wished not in self._choices.slip_languages:
            self.language_note.set_text(
                self.tr(
                    "Für {language} gibt es noch keinen Zettel; er kommt in der Sprache, die hier steht."
                ).format(language=self._choices.language(wished))
            )
        others = [row for row in known.others if self._row is None or row.id != self._row.id]
        if others:
            first = min(others, key=lambda row: row.starts_at)
            self.person_note.set_text(
                self.tr("Hat schon einen Termin: {day}, {time} bei {colleague}.").format(
                    day=people_say_date(first.starts_at.date(), self._context.today()),
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
            self._offer_colleagues(day)
            self._context.runner.run_latest(
                _DAY_KEY, appointments.on_day, self._context.desk, day, on_done=self._on_day, owner=self
            )
        self._tell_times()

    def _on_changed(self, _changes: Changes) -> None:
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
            _show(self.hours_note, hours_hint(self._choices.opening, start, minutes, self._context.now()))
            _show(self.clash_note, clash_hint(busy, start, minutes, name))
        if self._day_shown is not None:
            self._show_busy(self._day_shown, busy)

    def _show_busy(self, day: date, busy: tuple[AppointmentRow, ...]) -> None:
        opening = self._choices.opening
        said = people_say_date(day, self._context.today())
        self._busy_card.set_title(f"{self.colleague.currentText()} · {said}")
        if opening.is_open_day(day):
            opens, closes = opening.hours[day.weekday()]
            hours = self.tr("geöffnet {opens}–{closes}").format(
                opens=say_time(opens), closes=say_time(closes)
            )
        else:
            hours = " · ".join(part for part in (self.tr("geschlossen"), opening.closed.get(day, "")) if part)
        self._hours.setText(hours)
        self._busy.set_rows(busy)

    # Saving

    def save(self) -> None:
        """Book or change it. Whatever goes wrong, the fields keep what stands in them."""
        if not self.save_button.isEnabled():
            return
        self.form.clear_errors()
        self._newest.setVisible(False)
        try:
            data = self.request()
        except BadInput as error:
            self.form.show_error(error)
            return
        self.save_button.setEnabled(False)
        run, desk = self._context.runner.run, self._context.desk
        if self._row is None:
            run(
                self._keeper.saving(appointments.book),
                desk,
                data,
                on_done=self._on_saved,
                on_error=self._on_error,
                settled=self._on_settled,
            )
        else:
            run(
                self._keeper.saving(appointments.change),
                desk,
                self._row.id,
                data,
                self._version.version,
                on_done=self._on_saved,
                on_error=self._on_error,
                settled=self._on_settled,
            )

    def _on_saved(self, done: Done[AppointmentRow]) -> None:
        self._keeper.settle()
        self.saved.emit(done.value)

    def _on_settled(self) -> None:
        self.save_button.setEnabled(True)

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, BadInput) and error.field == "starts_at":
            error = BadInput("day", error.reason)
        self.form.show_error(error)
        self._newest.setVisible(isinstance(error, ChangedMeanwhile))

    def _on_newest_asked(self) -> None:
        if self._row is not None:
            self._context.runner.run(
                appointments.get,
                self._context.desk,
                self._row.id,
                on_done=self._on_newest,
                on_error=self._on_error,
            )

    def _on_newest(self, row: AppointmentRow) -> None:
        """Tell what stands there now. Saving once more is then meant."""
        self._version.version = row.version
        self._newest.setVisible(False)
        self.form.problem.set_text(
            self.tr(
                "Jetzt gilt: {day}, {start}, {minutes} Minuten bei {colleague}. "
                "Speichern ersetzt das durch Ihre Angaben, Schließen lässt es stehen."
            ).format(
                day=people_say_date(row.starts_at.date(), self._context.today()),
                start=say_time(row.starts_at.time()),
                minutes=row.data.duration_minutes,
                colleague=row.colleague_name,
            ),
            Tone.WARN,
        )

    # Drafts

    def _draft(self) -> str:
        """One draft for each appointment that is changed and each person one is booked for; none takes another's."""
        if self._row is not None:
            return f"{_DRAFT}.{self._row.id}"
        given = self._given[0]
        if given is None:
            return _DRAFT
        # Opened for somebody, its draft goes with whoever is chosen in their place.
        return f"{_DRAFT}.for.{(self.person.person() or given).id}"

    def _on_restored(self) -> None:
        self.draft_note.set_text(self.tr("Hier steht noch, was zuletzt nicht gespeichert wurde."))
        self.discard_action.setEnabled(True)
        self._language_chosen = True
        self._on_person()
        self._on_time()
        if self._row is not None and self._version.version != self._row.version:
            self._on_error(ChangedMeanwhile())

    def _on_discard(self) -> None:
        self.draft_note.set_text("")
        self.discard_action.setEnabled(False)
        self.form.clear_errors()
        self._newest.setVisible(False)
        self._language_chosen = self._row is not None
        self._fill()
        self._keeper.drop()
        self._on_person()
        self._on_time()
        self.start()


def _show(note: Note, hint: Hint | None) -> None:
    if hint is None:
        note.set_text("")
    else:
        note.set_text(say(hint.text), hint.tone)
