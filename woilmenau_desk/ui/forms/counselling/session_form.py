"""Recording and changing a counselling session with its confidential note."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.amendments import Amendment
from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionDetails
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.follow_ups import REASON_LENGTH
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Channel
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.appointments.times import moment_of
from woilmenau_desk.ui.forms.counselling import target_fields
from woilmenau_desk.ui.forms.counselling.amendment_words import amendments_text
from woilmenau_desk.ui.forms.counselling.case_choice import CaseChoice
from woilmenau_desk.ui.forms.counselling.duration import (
    LONGEST_TALK,
    USUAL_MINUTES,
    DurationField,
    minutes_between,
)
from woilmenau_desk.ui.forms.counselling.follow_up import FollowUpField
from woilmenau_desk.ui.forms.counselling.note_tools import NoteTools
from woilmenau_desk.ui.forms.counselling.person_context import PersonContext, about
from woilmenau_desk.ui.forms.counselling.target_fields import NEW_TARGET, TargetFields, targets_offered
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.fold import Fold
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, IconLabel, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.topics import FlowLayout
from woilmenau_desk.ui.words import named, say

_DRAFT = "session"
_LEAST_WIDTH = 104
_LEAST_FIELDS, _LEAST_NOTE, _LEAST_ADDED = 160, 88, 52
_DATE_WIDTH = 148  # a whole date fits
_PERSON_KEY = "session.person"
_FOLLOW_UP_KEY = "Alt+W"
_NOBODY = "none"  # the code of "no interpreting"


class SessionForm(EntryForm):
    """What the session was about at the left, the note at the right. Its draft is sealed by the vault.

    What few sessions need lies folded below the rest, and opens by itself where something stands in it.
    """

    amendment_asked = Signal(str)  # the note is closed: what is to be added, as far as it was typed already

    KIND = DraftOf.SESSION
    WATCHED = (Kind.SESSION, Kind.FOLLOW_UP, Kind.REFERRAL)
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = {"occurred_at": "day", **target_fields.TOLD_AT}
    LABEL_WIDTH = 104

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        person: PersonRow | None = None,
        details: SessionDetails | None = None,
        amendments: tuple[Amendment, ...] = (),
        day: date | None = None,
        case: CaseRow | None = None,
    ) -> None:
        """`details` is the session to change; else one is recorded, for `person` and in `case` if they are known.

        `day`: on which it was, where that is not today.
        """
        super().__init__(context, choices, details, columns=2)
        self._details, self._given, self._day = details, person, day
        self._in_case = case
        self._amendments = amendments
        self._about: PersonContext | None = None
        self._typed_too_late = ""
        if details is not None:
            self.be_of(details.row.occurred_at.date())
        self._make_fields()
        self.begin()

    def first_field(self) -> QWidget:
        if self._details is not None:
            return self.topics if self.note_closed else self.note
        return self.person if self.person.person() is None else self.topics

    @property
    def note_closed(self) -> bool:
        """Whether the note is changed no more."""
        return self._details is not None and self._details.closed

    # What is the form's own

    def words(self) -> Words:
        save = self.tr("Speichern")
        if self._details is not None:
            return Words(self.tr("Gespräch bearbeiten"), save)
        counts = self.tr("zählt als Besuch")
        return Words(self.tr("Neues Beratungsgespräch"), save, counts)

    def filling(self, row: SessionDetails | None) -> dict[str, object]:
        data = row.data if row is not None else SessionData(0, channel=Channel.ON_SITE)
        sent, until = data.referral, data.follow_up_on
        values: dict[str, object] = {
            PERSON_FIELD: None,
            "duration_minutes": data.duration_minutes,
            "channel": data.channel,
            "topics": [code for code, _word in self._topics() if code in data.topics]
            + sorted(set(data.topics) - {code for code, _word in self._topics()}),
            "outcome": data.outcome,
            "case_id": str(data.case_id) if data.case_id is not None else None,
            "interpreting": data.interpreting,
            "interpreter": data.interpreter,
            "interpreting_language": data.interpreting_language,
            "follow_up_on": until.isoformat() if isinstance(until, date) else "",
            "follow_up_reason": data.follow_up_reason,
            "referral": sent.target if sent else None,
            "referral_state": sent.state if sent else None,
            "note": row.note if row is not None else "",
            **TargetFields.empty(),
        }
        if row is not None:
            values[PERSON_FIELD] = [data.person_id, row.row.person_name]
        else:
            if self._in_case is not None:
                values["case_id"] = str(self._in_case.id)
            now = self.context.now()
            if self._given is not None:
                values[PERSON_FIELD] = [self._given.id, self._given.name]
            values |= {"day": (self._day or now.date()).isoformat(), "time": say_time(now.time())}
            # The clock runs for a talk that begins now, and for no other.
            late = self._day is not None and self._day != now.date()
            values["duration_minutes"] = USUAL_MINUTES if late else now.isoformat()
        return values

    def _topics(self) -> tuple[tuple[str, str], ...]:
        return self.choices.of(ListName.TOPICS)

    def data(self) -> SessionData:
        """What the fields say. Raises BadInput."""
        person = self.person.person()
        if person is None:
            text = QT_TRANSLATE_NOOP("errors", "Mit wem war das Gespräch? Bitte eine Person suchen.")
            raise BadInput(PERSON_FIELD, Sentence("errors", text))
        target, state = self.target.code(), self.state.code()
        interpreted = self._interpreted()
        until = self.follow_up.value()
        return SessionData(
            person_id=person.id,
            topics=self.topics.codes(),
            duration_minutes=self.minutes.value(),
            outcome=self.outcome.code(),
            interpreting=self.interpreting.code(),
            follow_up_on=until,
            # A new target has no code yet.
            referral=Referral(target.strip(NEW_TARGET), state or self._first_state()) if target else None,
            case_id=self.case.case_id(),
            channel=self.channel.code() if self._channel_said() else None,
            interpreter=self.interpreter.text() if interpreted else "",
            interpreting_language=self.language.code() if interpreted else None,
            follow_up_reason=self.reason.text() if until is not None else "",
            shown=self.seen.data.shown if self.seen is not None else None,
        ).checked()

    def sending(self) -> Call:
        data, note = self.data(), self.note.toPlainText()
        new = self.new_target.data(self.target.code())
        if self._details is not None:
            version = self.seen.row.version
            return call(counselling.edit_session, self._details.row.id, data, note, version, new)
        return call(counselling.record_session, RecordSession(data, note, self.occurred_at(), new))

    def reading(self) -> Call | None:
        return call(counselling.read_session, self._details.row.id) if self._details is not None else None

    def peeking(self) -> Call | None:
        return call(counselling.differs, self.seen) if self._details is not None else None

    def draft_id(self) -> str:
        """One draft for each session that is changed and each person one is recorded for; none takes another's."""
        if self._details is not None:
            return f"{_DRAFT}.{self._details.row.id}"
        if self._given is None:
            return _DRAFT
        # Opened for somebody, its draft goes with whoever is chosen in their place.
        return f"{_DRAFT}.for.{(self.person.person() or self._given).id}"

    def draft_name(self) -> str:
        person = self.person.person()
        return person.name if person is not None else ""

    # Building

    def _make_fields(self) -> None:
        today = self.context.today
        self.person = self.picker(lambda code: self.choices.word(ListName.LANGUAGES, code))
        if self._given is not None:
            self.person.set_person(self._given)
        self.day = DateField(today, prefer="past", field="day")
        self.time = TimeField(field="time")
        self.minutes = DurationField(self.context.now, runs=self._details is None)
        self.channel = self.choice(list_of(ListName.CHANNELS), none=None)
        self._channel_chosen = False
        self.topics = self.several(list_of(ListName.TOPICS))
        self.outcome = self.choice(list_of(ListName.OUTCOMES))
        self.case = CaseChoice(self.context.privacy)
        if self._in_case is not None:
            self.case.offer((self._in_case,))
        # Two of them side by side on a small screen.
        self.day.line.setMinimumWidth(_DATE_WIDTH)
        for field in (self.outcome, self.channel, self.case):
            field.setMinimumWidth(_LEAST_WIDTH)
        self.first = Badge()
        self.suggestion = Note("", Tone.INFO, "referral")
        self.short = Note("", Tone.INFO, "clock")
        self.add(PERSON_FIELD, self.tr("Gespräch mit"), self.person, span=0)
        self.form.add_line(self.suggestion)
        self.add("topics", self.tr("Themen, mindestens eines"), self.topics, span=0)
        self.add("outcome", self.tr("Ergebnis"), self.outcome)
        self.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.form.add_line(self.short)
        self.add("case_id", self.tr("Beratungsfall"), self.case)
        self.add("channel", self.tr("Kanal"), self.channel)
        if self._details is None:
            self.add("day", self.tr("Tag"), self.day)
            self.add("time", self.tr("Beginn"), self.time)
        self.by_whom, self.after = self._make_interpreting(), self._make_after()
        self.interpreted_fold = Fold(self.tr("Sprachmittlung"), self.by_whom, self.context.privacy)
        self.after_fold = Fold(self.tr("Wiedervorlage und Verweis"), self.after, self.context.privacy)
        self.follow_up_action = action_of(self, self.tr("Wiedervorlage"), _FOLLOW_UP_KEY)
        self.follow_up_action.triggered.connect(self._to_follow_up)
        self.note = LongText(
            self.tr(
                "Was vereinbart wurde und was zu tun ist. Nicht: die Geschichte der Flucht, Vorwürfe von Straftaten."
            ),
            least=_LEAST_NOTE,
        )
        self.add_outside("note", self.tr("Vertrauliche Notiz"), self.note)
        self.note.setReadOnly(self.note_closed)
        self.tools = NoteTools(self, self.note, lambda: self.choices, self._places)
        if self.note_closed:
            self.tools.only_read()

    def _make_interpreting(self) -> Form:
        grid = self.another_grid(2)
        self.interpreting = self.choice(list_of(ListName.INTERPRETING))
        self.language = self.choice(list_of(ListName.LANGUAGES))
        self.interpreter = QLineEdit()
        self.interpreter.setMaxLength(120)
        grid.add("interpreting", self.tr("Wer hat gedolmetscht?"), self.interpreting)
        grid.add("interpreting_language", self.tr("Sprache"), self.language)
        grid.add("interpreter", self.tr("Name der Sprachmittlung"), self.interpreter, span=0)
        return grid

    def _make_after(self) -> Form:
        grid = self.another_grid(2)
        self.follow_up = FollowUpField(self.context.today, self.choices.opening)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("z. B. Bescheid müsste da sein"))
        self.reason.setMaxLength(REASON_LENGTH)
        self.target = self.choice(targets_offered(lambda: True), none=self.tr("kein Verweis"))
        self.state = self.choice(list_of(ListName.REFERRAL_STATES), none="–")
        for field in (self.interpreting, self.language, self.target, self.state):
            field.setMinimumWidth(_LEAST_WIDTH)
        grid.add("follow_up_on", self.tr("Wiedervorlage"), self.follow_up, span=0)
        grid.add("follow_up_reason", self.tr("Grund der Wiedervorlage"), self.reason, span=0)
        grid.add("referral", self.tr("Verweis an"), self.target)
        grid.add("referral_state", self.tr("Stand des Verweises"), self.state)
        self.new_target = TargetFields(self.context.today, grid, span=1, span_of_bring=0)
        return grid

    def buttons(self) -> QLayout:
        """They break where there is no room for all of them."""
        buttons = FlowLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        if self._details is None:
            self.hint.setProperty("look", "small")
            self.hint.setWordWrap(False)
            self.hint.setMinimumHeight(self.save_button.sizeHint().height())
            buttons.addWidget(self.hint)
        return buttons

    def lay_out(self) -> None:
        left, right = self.surface, Card(self.tr("Vertrauliche Notiz"))
        left.head.addWidget(self.first)
        if self._details is not None:
            self.form.show_field(PERSON_FIELD, False)  # a session stays with whom it was
            name = PersonalLabel(self.context.privacy, named(self._details.row.person_name), "lead")
            left.head.addWidget(name)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE_2, 0)  # beside the scroll bar
        column.setSpacing(SPACE_3)
        for part in (self.form, self.interpreted_fold, self.after_fold):
            column.addWidget(part)
        column.addStretch(1)
        self._area = scrolled(inside, least=_LEAST_FIELDS)
        self.fill_surface(self._area, stretch=1)
        self._lay_out_note(right)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(left, 11)
        layout.addWidget(right, 10)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Each fold before what is in it, and the note before the buttons, though they stand at the left."""
        chain: list[QWidget] = [
            self.outcome,
            self.minutes.number,
            self.minutes.clock,
            self.case,
            self.channel,
        ]
        if self._details is None:
            chain += [self.day.line, self.time.line]
        chain += [self.interpreted_fold.head, self.interpreting, self.language, self.interpreter]
        chain += [self.after_fold.head, self.follow_up.day.line, *self.follow_up.chips]
        chain += [self.reason, self.target, self.state, *self.new_target.lines.values()]
        chain += [day.line for day in self.new_target.days.values()]
        chain += [self.note, self.tools.button, self.amend_button, self.save_button, self.close_button]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    def _lay_out_note(self, right: Card) -> None:
        right.head.addWidget(self.tools.button)
        right.body.setSpacing(SPACE_2)
        self.left_over = Note("", Tone.WARN, "edit")
        self.amend_button = button(self.tr("Nachtrag schreiben"), "edit")
        self.amend_button.clicked.connect(lambda: self.amendment_asked.emit(self._typed_too_late))
        if self.note_closed:
            right.body.addWidget(
                Note(
                    self.tr("Seit mehr als 24 Stunden abgeschlossen. Der Text bleibt, wie er ist."),
                    Tone.NEUTRAL,
                    "lock",
                )
            )
        else:
            reading = self.tr("Nur Beratung und Leitung lesen, was hier steht; jedes Lesen wird vermerkt.")
            line = QHBoxLayout()
            line.setSpacing(SPACE_2)
            line.addWidget(IconLabel("lock", "ink_soft", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text_label(reading, "small", wrap=True), 1)
            line.addWidget(self.secured, 0, Qt.AlignmentFlag.AlignTop)
            right.body.addLayout(line)
        right.body.addWidget(self.left_over)
        right.body.addWidget(self.note, 3)
        right.body.addWidget(self.tools)
        if self._amendments:
            self.added = LongText(least=_LEAST_ADDED)
            self.added.setReadOnly(True)
            self.added.setAccessibleName(self.tr("Nachträge"))
            self.added.setPlainText(amendments_text(self._amendments, self.context.today()))
            right.body.addWidget(self.added, 2)
        if self.note_closed:
            right.body.addWidget(self.amend_button)
        else:
            self.amend_button.setParent(right)
            self.amend_button.setVisible(False)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.minutes.edited.connect(self._on_minutes)
        self.minutes.ticked.connect(self._on_minutes)
        self.target.edited.connect(self._on_target)
        self.interpreting.edited.connect(self._on_interpreting)
        self.channel.edited.connect(self._on_channel)
        for field in (self.day, self.time):
            field.edited.connect(self._on_beginning)
        for edited in (
            self.interpreting.edited,
            self.language.edited,
            self.interpreter.textEdited,
            self.follow_up.edited,
            self.reason.textEdited,
            self.target.edited,
            self.state.edited,
            self.new_target.lines["name"].textEdited,
        ):
            edited.connect(lambda *_said: self._say_folded())

    def follow(self) -> None:
        self._on_person()
        self._on_minutes()
        self._on_target()
        self._show_interpreting()
        self._say_folded()
        for fold in (self.interpreted_fold, self.after_fold):
            if fold.summary():
                fold.open()

    def _on_choices(self, choices: Choices) -> None:
        self.follow_up.set_opening(choices.opening)
        super()._on_choices(choices)

    # What the fields lead to

    def _on_person_chosen(self) -> None:
        self.clear_errors()
        self._on_person()
        if self.person.person() is not None:
            self.keeper.move(self.draft_id())
            self.topics.setFocus()

    def _on_person(self) -> None:
        person = self.person.person()
        self.suggestion.set_text("")
        self._about = None
        if person is None:
            self.context.runner.forget(_PERSON_KEY)
            self._show_about()
        else:
            self.context.runner.run_latest(
                _PERSON_KEY, about, self.context.desk, person.id, on_done=self._on_about
            )

    def _on_about(self, found: PersonContext) -> None:
        self._about = found
        self.suggestion.set_text(say(found.suggestion.text) if found.suggestion else "")
        self._show_about()

    def _show_about(self) -> None:
        found = self._about
        first = self._details.row.first if self._details is not None else found is not None and found.first
        self.first.set_state(self.tr("Erstgespräch"), Tone.INFO, "sparkle")
        self.first.setVisible(first)
        self.case.offer(found.cases if found else (), found.every_case if found else ())
        preset = self.case.preset()
        # A draft knows already; and whoever says "no case" means it.
        if self._details is None and preset is not None and not self.keeper.stands and not self.case.chosen:
            self.keeper.put("case_id", preset)

    def _on_channel(self) -> None:
        self._channel_chosen = True

    def _channel_said(self) -> bool:
        """Whether somebody said it here; else what the counter logged of the visit stays."""
        return self._channel_chosen or self._details is not None or self.channel.code() != Channel.ON_SITE

    def _on_minutes(self) -> None:
        try:
            minutes = self.minutes.value()
        except BadInput:
            return
        # While the clock runs nobody knows yet how long it will be.
        least = self.choices.shortest_minutes
        if minutes < least and self.minutes.began is None:
            text = self.tr("Unter {number} Minuten wäre das eine Kurzauskunft: ein Besuch ohne Aufzeichnung.")
            self.short.set_text(text.format(number=least))
        else:
            self.short.set_text("")

    def _on_beginning(self) -> None:
        """The clock runs from when the talk began; one of another day is over."""
        if self.minutes.began is None:
            return
        try:
            began = self.occurred_at()
        except BadInput:
            return
        now = self.context.now()
        if began.date() == now.date() and timedelta(0) <= now - began < LONGEST_TALK:
            self.minutes.run_since(began)
        else:
            self.minutes.stand_at(USUAL_MINUTES)

    def _to_follow_up(self) -> None:
        self.after_fold.open()
        self.follow_up.setFocus()
        self._area.ensureWidgetVisible(self.follow_up)

    def _on_target(self) -> None:
        sent = self.target.code() is not None
        self.state.setEnabled(sent)
        self.new_target.show(self.target.code() == NEW_TARGET)
        if not sent:
            self.keeper.put("referral_state", None)
        elif self.state.code() is None:
            self.keeper.put("referral_state", self._first_state())

    def _first_state(self) -> str:
        return next((code for code, _word in self.choices.of(ListName.REFERRAL_STATES)), "")

    def _interpreted(self) -> bool:
        return self.interpreting.code() not in (None, _NOBODY)

    def _on_interpreting(self) -> None:
        self._show_interpreting()
        spoken = self._about.language if self._about is not None else None
        if self._interpreted() and self.language.code() is None and spoken is not None:
            self.keeper.put("interpreting_language", spoken)

    def _show_interpreting(self) -> None:
        for name in ("interpreting_language", "interpreter"):
            self.by_whom.show_field(name, self._interpreted())

    def _say_folded(self) -> None:
        by = [self.choices.word(ListName.INTERPRETING, self.interpreting.code())]
        if self._interpreted():
            by += [self.choices.word(ListName.LANGUAGES, self.language.code()), self.interpreter.text()]
        self.interpreted_fold.set_summary(", ".join(part for part in by if part))
        after = []
        try:
            day = self.follow_up.value()
        except BadInput:
            day = None
        if day is not None:
            after.append(people_say_date(day, self.context.today()))
        after += [self.reason.text(), self.new_target.word(self.choices, self.target.code())]
        self.after_fold.set_summary(", ".join(part for part in after if part))

    def _places(self) -> Mapping[str, str]:
        """What the places in a text block are filled with."""
        person = self.person.person()
        spoken = self.language.code() or (self._about.language if self._about is not None else None)
        now = self.context.now()
        words = (self.choices.word(ListName.TOPICS, code) for code in self.topics.codes())
        return {
            "name": person.name if person is not None else "",
            "date": f"{now:%d.%m.%Y}",
            "time": say_time(now.time()),
            "colleague": self.choices.colleague(self.context.desk.actor.name),
            "topics": ", ".join(words),
            "language": self.choices.word(ListName.LANGUAGES, spoken),
        }

    def occurred_at(self) -> datetime:
        """When it began, as the fields say. Raises BadInput."""
        day, at = self.day.value(), self.time.value()
        now = self.context.now()
        return moment_of(day or now.date(), at or now.time())

    def show_error(self, error: KnownError) -> None:
        name = self.TOLD_AT.get(error.field, error.field) if isinstance(error, BadInput) else ""
        fold = next(
            (fold for fold in (self.interpreted_fold, self.after_fold) if name in self._of(fold)), None
        )
        if fold is not None:
            fold.open()
        super().show_error(error)
        told = self.fields().get(name) if fold is None else fold
        if told is None or not self._area.isAncestorOf(told):
            told = self.form.problem
        self._area.ensureWidgetVisible(told)

    @staticmethod
    def _of(fold: Fold) -> Mapping[str, QWidget]:
        return fold.inside.fields() if isinstance(fold.inside, Form) else {}

    def _on_restored(self) -> None:
        super()._on_restored()
        self._let_clock_stand()
        if self.note_closed and self.note.toPlainText() != self.seen.note:
            # Typed before the note was closed: it is not lost, it becomes what is added.
            self._typed_too_late = self.note.toPlainText()
            self.keeper.put("note", self.seen.note)
            self.left_over.set_text(
                self.tr("Was Sie vor dem Abschluss getippt haben, kommt in den Nachtrag.")
            )
        if self.topics.isAncestorOf(self.focusWidget()) and self.note.toPlainText():
            # The form was opened before its draft was read: the typing goes on in the note.
            self.note.setFocus()

    def _let_clock_stand(self) -> None:
        """A clock that somebody left running stands where they stopped typing."""
        began, now = self.minutes.began, self.context.now()
        if began is None or not self.keeper.stands:
            return
        if began.date() != now.date() or now - began > LONGEST_TALK:
            last = datetime.fromisoformat(self.keeper.at) if self.keeper.at else began
            self.keeper.put("duration_minutes", minutes_between(began, last))
