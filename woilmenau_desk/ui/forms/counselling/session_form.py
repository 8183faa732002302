"""Recording and changing a counselling session with its confidential note."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionDetails, SessionRow
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.people import Suggestion
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.forms.appointments.times import moment_of
from woilmenau_desk.ui.forms.counselling.follow_up import FollowUpField
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.fields import LongText, NumberField
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Card, IconLabel, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.topics import FlowLayout
from woilmenau_desk.ui.words import named, say

_USUAL_MINUTES = 30
_DRAFT = "session"
_LEAST_WIDTH = 116
_DATE_WIDTH = 148  # a whole date fits
_PERSON_KEY = "session.person"


def _suggestion(desk: Desk, person_id: int) -> Suggestion | None:
    return people.suggested(people.card(desk, person_id).routing)


def _differs(desk: Desk, row: SessionRow) -> bool:
    """Whether the session is another one by now; reading its note to find out would be written down."""
    now = next((other for other in counselling.sessions_of(desk, row.person_id) if other.id == row.id), None)
    return now is not None and now.version != row.version


class SessionForm(EntryForm):
    """What the session was about at the left, the note at the right. Its draft is sealed by the vault."""

    KIND = DraftOf.SESSION
    WATCHED = (Kind.SESSION,)
    CONFIDENTIAL = True
    TOLD_AT: ClassVar[Mapping[str, str]] = {"occurred_at": "day"}
    LABEL_WIDTH = 104

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        person: PersonRow | None = None,
        details: SessionDetails | None = None,
    ) -> None:
        """`details` is the session to change; else one is recorded, for `person` if that is known."""
        super().__init__(context, choices, details, columns=3)
        self._details, self._given = details, person
        if details is not None:
            self.be_of(details.row.occurred_at.date())
        self._make_fields()
        self.begin()

    def first_field(self) -> QWidget:
        if self._details is not None:
            return self.note
        return self.person if self.person.person() is None else self.topics

    # What is the form's own

    def words(self) -> Words:
        save = self.tr("Speichern")
        if self._details is not None:
            return Words(self.tr("Gespräch bearbeiten"), save)
        counts = self.tr("zählt als Besuch (Beratung), einmal am Tag")
        return Words(self.tr("Neues Beratungsgespräch"), save, counts)

    def filling(self, row: SessionDetails | None) -> dict[str, object]:
        data = row.data if row is not None else SessionData(0, duration_minutes=_USUAL_MINUTES)
        sent, until = data.referral, data.follow_up_on
        values: dict[str, object] = {
            PERSON_FIELD: None,
            "duration_minutes": data.duration_minutes,
            "topics": [code for code, _word in self._topics() if code in data.topics]
            + sorted(set(data.topics) - {code for code, _word in self._topics()}),
            "outcome": data.outcome,
            "interpreting": data.interpreting,
            "follow_up_on": until.isoformat() if isinstance(until, date) else "",
            "referral": sent.target if sent else None,
            "referral_state": sent.state if sent else None,
            "note": row.note if row is not None else "",
        }
        if row is not None:
            values[PERSON_FIELD] = [data.person_id, row.row.person_name]
        else:
            now = self.context.now()
            if self._given is not None:
                values[PERSON_FIELD] = [self._given.id, self._given.name]
            values |= {"day": now.date().isoformat(), "time": say_time(now.time())}
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
        return SessionData(
            person_id=person.id,
            topics=self.topics.codes(),
            duration_minutes=self.minutes.value(),
            outcome=self.outcome.code(),
            interpreting=self.interpreting.code(),
            follow_up_on=self.follow_up.value(),
            referral=Referral(target, state or self._first_state()) if target else None,
        ).checked()

    def sending(self) -> Call:
        data, note = self.data(), self.note.toPlainText()
        if self._details is not None:
            version = self.seen.row.version
            return call(counselling.edit_session, self._details.row.id, data, note, version)
        return call(counselling.record_session, RecordSession(data, note, self._occurred_at()))

    def reading(self) -> Call | None:
        return call(counselling.read_session, self._details.row.id) if self._details is not None else None

    def peeking(self) -> Call | None:
        return call(_differs, self.seen.row) if self._details is not None else None

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
        self.minutes = NumberField(1, 600, _USUAL_MINUTES, self.tr(" Minuten"))
        self.minutes.setSingleStep(5)
        self.topics = self.several(list_of(ListName.TOPICS))
        self.outcome = self.choice(list_of(ListName.OUTCOMES))
        self.interpreting = self.choice(list_of(ListName.INTERPRETING))
        # Three of them side by side on a small screen.
        self.day.line.setMinimumWidth(_DATE_WIDTH)
        self.minutes.setMinimumWidth(_LEAST_WIDTH)
        for field in (self.outcome, self.interpreting):
            field.setMinimumWidth(_LEAST_WIDTH)
        self.suggestion = Note("", Tone.INFO, "referral")
        self.short = Note("", Tone.INFO, "clock")
        self.add(PERSON_FIELD, self.tr("Gespräch mit"), self.person, span=0)
        self.form.add_line(self.suggestion)
        if self._details is None:
            self.add("day", self.tr("Tag"), self.day)
            self.add("time", self.tr("Beginn"), self.time)
        self.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.form.add_line(self.short)
        self.add("topics", self.tr("Themen, mindestens eines"), self.topics, span=0)
        self.add("outcome", self.tr("Ergebnis"), self.outcome, span=2)
        self.add("interpreting", self.tr("Sprachmittlung"), self.interpreting)
        self.after = self.another_grid(2)
        self.follow_up = FollowUpField(today, self.choices.opening)
        self.target = self.choice(list_of(ListName.REFERRAL_TARGETS), none=self.tr("kein Verweis"))
        self.state = self.choice(list_of(ListName.REFERRAL_STATES), none="–")
        self.after.add("follow_up_on", self.tr("Wiedervorlage"), self.follow_up, span=0)
        self.after.add("referral", self.tr("Verweis an"), self.target)
        self.after.add("referral_state", self.tr("Stand des Verweises"), self.state)
        self.note = LongText(self.tr("Was vereinbart wurde und was zu tun ist"))
        self.add_outside("note", self.tr("Vertrauliche Notiz"), self.note)
        self.note.setMinimumHeight(120)

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
        if self._details is not None:
            self.form.show_field(PERSON_FIELD, False)  # a session stays with whom it was
            name = PersonalLabel(self.context.privacy, named(self._details.row.person_name), "lead")
            left.head.addWidget(name)
        self.form.setContentsMargins(0, 0, SPACE_2, 0)  # beside the scroll bar
        self._area = scrolled(self.form)
        self.fill_surface(self._area, stretch=1)
        right.head.insertWidget(0, IconLabel("lock", "ink_soft"))
        warning = text_label(
            self.tr(
                "Nicht aufschreiben: die Geschichte der Flucht und Vorwürfe von Straftaten. "
                "Nur Beratung und Leitung können lesen, was hier steht; jedes Lesen wird vermerkt."
            ),
            "small",
            wrap=True,
        )
        right.body.addWidget(warning)
        right.body.addWidget(self.note, 2)
        right.body.addWidget(self.after)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(left, 11)
        layout.addWidget(right, 9)
        # The note comes before the buttons, though they stand at the left.
        self.setTabOrder(self.state, self.save_button)
        self.setTabOrder(self.save_button, self.close_button)

    def connect_fields(self) -> None:
        self.person.edited.connect(self._on_person_chosen)
        self.minutes.edited.connect(self._on_minutes)
        self.target.edited.connect(self._on_target)

    def follow(self) -> None:
        self._on_person()
        self._on_minutes()
        self._on_target()

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
        if person is None:
            self.context.runner.forget(_PERSON_KEY)
        else:
            self.context.runner.run_latest(
                _PERSON_KEY, _suggestion, self.context.desk, person.id, on_done=self._on_suggestion
            )

    def _on_suggestion(self, suggestion: Suggestion | None) -> None:
        self.suggestion.set_text(say(suggestion.text) if suggestion else "")

    def _on_minutes(self) -> None:
        least = self.choices.shortest_minutes
        if self.minutes.value() < least:
            text = self.tr("Unter {number} Minuten wäre das eine Kurzauskunft: ein Besuch ohne Aufzeichnung.")
            self.short.set_text(text.format(number=least))
        else:
            self.short.set_text("")

    def _on_target(self) -> None:
        sent = self.target.code() is not None
        self.state.setEnabled(sent)
        if not sent:
            self.keeper.put("referral_state", None)
        elif self.state.code() is None:
            self.keeper.put("referral_state", self._first_state())

    def _first_state(self) -> str:
        return next((code for code, _word in self.choices.of(ListName.REFERRAL_STATES)), "")

    def _occurred_at(self) -> datetime:
        day, at = self.day.value(), self.time.value()
        now = self.context.now()
        return moment_of(day or now.date(), at or now.time())

    def show_error(self, error: KnownError) -> None:
        super().show_error(error)
        name = self.TOLD_AT.get(error.field, error.field) if isinstance(error, BadInput) else ""
        self._area.ensureWidgetVisible(self.form.fields().get(name) or self.form.problem)

    def _on_restored(self) -> None:
        super()._on_restored()
        if self.topics.isAncestorOf(self.focusWidget()) and self.note.toPlainText():
            # The form was opened before its draft was read: the typing goes on in the note.
            self.note.setFocus()
