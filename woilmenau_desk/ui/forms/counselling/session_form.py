"""Recording and changing a counselling session with its confidential note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionDetails, SessionRow
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, KnownError
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.people import PersonHit, PersonRow
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, counselling
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.people import Suggestion
from woilmenau_desk.ui.draft_words import draft_word, tell_kept
from woilmenau_desk.ui.forms.appointments.times import moment_of
from woilmenau_desk.ui.forms.counselling.follow_up import FollowUpField
from woilmenau_desk.ui.forms.version_field import VersionField
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText, NumberField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, IconLabel, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.topics import FlowLayout, TopicsField
from woilmenau_desk.ui.words import named, say

_USUAL_MINUTES = 30
_DRAFT = "session"
_LEAST_WIDTH = 116
_DATE_WIDTH = 148  # a whole date fits
_PERSON_KEY, _SEARCH_KEY = "session.person", "session.search"


@dataclass(frozen=True, slots=True)
class SessionChoices:
    """What a session chooses from, read once off the main thread."""

    topics: ValueList
    outcomes: ValueList
    interpreting: ValueList
    targets: ValueList
    states: ValueList
    opening: Opening
    shortest_minutes: int  # below it is a Kurzauskunft
    languages: ValueList


def session_choices(desk: Desk) -> SessionChoices:
    """Read what a session chooses from; for the worker thread."""
    return SessionChoices(
        desk.values_of(ListName.TOPICS),
        desk.values_of(ListName.OUTCOMES),
        desk.values_of(ListName.INTERPRETING),
        desk.values_of(ListName.REFERRAL_TARGETS),
        desk.values_of(ListName.REFERRAL_STATES),
        centre.opening(desk),
        centre.settings(desk).counselling_minutes,
        desk.values_of(ListName.LANGUAGES),
    )


def _suggestion(desk: Desk, person_id: int) -> Suggestion | None:
    return people.suggested(people.card(desk, person_id).routing)


class SessionForm(QWidget):
    """What the session was about at the left, the note at the right. Its draft is sealed by the vault."""

    saved = Signal(object)  # SessionRow
    closed = Signal()

    def __init__(
        self,
        context: Context,
        choices: SessionChoices,
        *,
        person: PersonRow | None = None,
        details: SessionDetails | None = None,
    ) -> None:
        """`details` is the session to change; else one is recorded, for `person` if that is known."""
        super().__init__()
        self._context, self._choices, self._details, self._given = context, choices, details, person
        self._version = VersionField(details.row.version if details else 0, self)
        self._make_fields()
        self._make_card()
        self._make_note()
        self._lay_out()
        self._fill()
        fields = {**self.form.fields(), **self.after.fields(), "note": self.note, "version": self._version}
        self._keeper = context.drafts.keep(self._draft(), fields, self, confidential=True)
        self._keeper.restored.connect(self._on_restored)
        self._connect()
        self._on_person()
        self._on_minutes()
        self._on_target()
        self._keeper.restore()

    def start(self) -> None:
        """Put the focus where typing begins."""
        if self._details is not None:
            self.note.setFocus()
        elif self.person.person() is None:
            self.person.setFocus()
        else:
            self.topics.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def close_form(self) -> None:
        """Leave; what was typed stays as a sealed draft."""
        self._keeper.flush()
        if self._keeper.kept:
            person = self.person.person()
            tell_kept(self._context, draft_word(DraftOf.SESSION), person.name if person else "")
        self.closed.emit()

    def data(self) -> SessionData:
        """What the fields say. Raises BadInput."""
        person = self.person.person()
        if person is None:
            text = QT_TRANSLATE_NOOP("errors", "Mit wem war das Gespräch? Bitte eine Person suchen.")
            raise BadInput("person_id", Sentence("errors", text))
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

    # Building

    def _make_fields(self) -> None:
        context, choices, language = self._context, self._choices, self._context.language
        self.form = Form(columns=3)
        self.person = PersonPicker(
            self._search,
            context.privacy,
            context.today,
            keeps=True,
            language=lambda code: choices.languages.label(code, language),
        )
        self.day = DateField(context.today, prefer="past", field="day")
        self.time = TimeField(field="time")
        self.minutes = NumberField(1, 600, _USUAL_MINUTES, self.tr(" Minuten"))
        self.minutes.setSingleStep(5)
        self.topics = TopicsField.of_values(choices.topics, language)
        self.outcome = ChoiceField.of_values(choices.outcomes, language)
        self.interpreting = ChoiceField.of_values(choices.interpreting, language)
        # Three of them side by side on a small screen.
        self.day.line.setMinimumWidth(_DATE_WIDTH)
        self.minutes.setMinimumWidth(_LEAST_WIDTH)
        for field in (self.outcome, self.interpreting):
            field.setMinimumWidth(_LEAST_WIDTH)
        self.suggestion = Note("", Tone.INFO, "referral")
        self.short = Note("", Tone.INFO, "clock")
        self.form.add("person_id", self.tr("Gespräch mit"), self.person, span=0)
        self.form.add_line(self.suggestion)
        if self._details is None:
            self.form.add("day", self.tr("Tag"), self.day)
            self.form.add("time", self.tr("Beginn"), self.time)
        self.form.add("duration_minutes", self.tr("Dauer"), self.minutes)
        self.form.add_line(self.short)
        self.form.add("topics", self.tr("Themen, mindestens eines"), self.topics, span=0)
        self.form.add("outcome", self.tr("Ergebnis"), self.outcome, span=2)
        self.form.add("interpreting", self.tr("Sprachmittlung"), self.interpreting)
        self.after = Form(columns=2)
        self.follow_up = FollowUpField(context.today, choices.opening)
        self.target = ChoiceField.of_values(choices.targets, language, none=self.tr("kein Verweis"))
        self.state = ChoiceField.of_values(choices.states, language, none="–")
        self.after.add("follow_up_on", self.tr("Wiedervorlage"), self.follow_up, span=0)
        self.after.add("referral", self.tr("Verweis an"), self.target)
        self.after.add("referral_state", self.tr("Stand des Verweises"), self.state)

    def _make_card(self) -> None:
        self.draft_note = Note("", Tone.NEUTRAL, "edit")
        self.discard_action = QAction(self.tr("Verwerfen"), self)
        self.discard_action.setShortcut(QKeySequence("Alt+V"))
        self.discard_action.setAutoRepeat(False)
        self.discard_action.setEnabled(False)
        self.addAction(self.discard_action)
        self._discard = KeyButton.for_action(self.discard_action, look="quiet")
        self.draft_note.add_widget(self._discard)
        self._newest = button(self.tr("Jetzigen Stand lesen"), "refresh")
        self.form.problem.add_widget(self._newest)
        self._newest.setVisible(False)

    def _make_note(self) -> None:
        self.note = LongText(self.tr("Was vereinbart wurde und was zu tun ist"))
        self.note.setAccessibleName(self.tr("Vertrauliche Notiz"))
        self.note.setMinimumHeight(120)
        self.other = LongText()
        self.other.setReadOnly(True)
        self.other.setAccessibleName(self.tr("Jetzt gespeichert"))
        self._other_caption = text_label(self.tr("Jetzt gespeichert"), "small")
        self._show_other("")

    def _lay_out(self) -> None:
        title = self.tr("Gespräch bearbeiten") if self._details else self.tr("Neues Beratungsgespräch")
        self.save_button = KeyButton(self.tr("Speichern"), self.tr("Strg+Enter"), "check", "primary")
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        below = QWidget()
        policy = below.sizePolicy()
        policy.setHeightForWidth(True)
        below.setSizePolicy(policy)
        buttons = FlowLayout(below)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        if self._details is None:
            counts = text_label(self.tr("zählt als Besuch (Beratung), einmal am Tag"), "small")
            counts.setMinimumHeight(self.save_button.sizeHint().height())
            buttons.addWidget(counts)
        left = Card(title)
        if self._details is not None:
            self.form.show_field("person_id", False)  # a session stays with whom it was
            name = PersonalLabel(self._context.privacy, named(self._details.row.person_name), "lead")
            left.head.addWidget(name)
        left.body.addWidget(self.draft_note)
        self.form.setContentsMargins(0, 0, SPACE_2, 0)  # beside the scroll bar
        self._area = scrolled(self.form)
        left.body.addWidget(self._area, 1)
        left.body.addWidget(below)
        right = Card(self.tr("Vertrauliche Notiz"))
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
        right.body.addWidget(self._other_caption)
        right.body.addWidget(self.other, 1)
        right.body.addWidget(self.after)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(left, 11)
        layout.addWidget(right, 9)
        # The note comes before the buttons, though they stand at the left.
        self.setTabOrder(self.state, self.save_button)
        self.setTabOrder(self.save_button, self.close_button)

    def _fill(self) -> None:
        details, now = self._details, self._context.now()
        if details is None:
            self.person.set_person(self._given)
            self.day.set_value(now.date())
            self.time.set_value(now.time())
            data = SessionData(0, duration_minutes=_USUAL_MINUTES)
        else:
            data = details.data
            self.person.set_person(PersonRow(data.person_id, details.row.person_name))
        self._version.version = details.row.version if details else 0
        self.topics.set_codes(data.topics)
        self.minutes.setValue(data.duration_minutes)
        choices, language = self._choices, self._context.language
        self.outcome.set_code(data.outcome, choices.outcomes.label(data.outcome, language))
        self.interpreting.set_code(data.interpreting, choices.interpreting.label(data.interpreting, language))
        self.follow_up.set_value(data.follow_up_on)
        sent = data.referral
        self.target.set_code(
            sent.target if sent else None, choices.targets.label(sent.target if sent else None)
        )
        self.state.set_code(sent.state if sent else None, choices.states.label(sent.state if sent else None))
        self.note.setPlainText(details.note if details else "")

    def _connect(self) -> None:
        self.form.submitted.connect(self.save)
        # One key, one action, wherever the focus is.
        self.after.removeAction(self.after.save_action)
        self.addAction(self.form.save_action)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close_form)
        self.discard_action.triggered.connect(self._on_discard)
        self._newest.clicked.connect(self._on_newest_asked)
        self.person.edited.connect(self._on_person_chosen)
        self.minutes.edited.connect(self._on_minutes)
        self.target.edited.connect(self._on_target)

    # What the fields lead to

    def _search(self, text: str, done: Callable[[Sequence[PersonHit]], None]) -> None:
        self._context.runner.run_latest(
            _SEARCH_KEY, people.search, self._context.desk, text, on_done=done, owner=self
        )

    def _on_person_chosen(self) -> None:
        if self.person.person() is not None:
            self._keeper.move(self._draft())
        self.form.clear_errors()
        self._on_person()
        if self.person.person() is not None:
            self.topics.setFocus()

    def _on_person(self) -> None:
        person = self.person.person()
        self.suggestion.set_text("")
        if person is None:
            self._context.runner.forget(_PERSON_KEY)
        else:
            self._context.runner.run_latest(
                _PERSON_KEY, _suggestion, self._context.desk, person.id, on_done=self._on_suggestion
            )

    def _on_suggestion(self, suggestion: Suggestion | None) -> None:
        self.suggestion.set_text(say(suggestion.text) if suggestion else "")

    def _on_minutes(self) -> None:
        least = self._choices.shortest_minutes
        if self.minutes.value() < least:
            text = self.tr("Unter {number} Minuten wäre das eine Kurzauskunft: ein Besuch ohne Aufzeichnung.")
            self.short.set_text(text.format(number=least))
        else:
            self.short.set_text("")

    def _on_target(self) -> None:
        sent = self.target.code() is not None
        self.state.setEnabled(sent)
        if not sent:
            self.state.set_code(None)
        elif self.state.code() is None:
            self.state.set_code(self._first_state())

    def _first_state(self) -> str:
        return next((value.code for value in self._choices.states.choices()), "")

    def _occurred_at(self) -> datetime:
        day, at = self.day.value(), self.time.value()
        now = self._context.now()
        return moment_of(day or now.date(), at or now.time())

    # Saving

    def save(self) -> None:
        """Record or change it. Whatever goes wrong, the fields keep what stands in them."""
        if not self.save_button.isEnabled():
            return
        self.after.settle()
        self.form.clear_errors()
        self.after.clear_errors()
        self._newest.setVisible(False)
        run, desk, note = self._context.runner.run, self._context.desk, self.note.toPlainText()
        try:
            data = self.data()
            request = RecordSession(data, note, self._occurred_at())
        except BadInput as error:
            self._show_error(error)
            return
        self.save_button.setEnabled(False)
        if self._details is None:
            run(
                self._keeper.saving(counselling.record_session),
                desk,
                request,
                on_done=self._on_saved,
                on_error=self._show_error,
                settled=self._on_settled,
            )
        else:
            run(
                self._keeper.saving(counselling.edit_session),
                desk,
                self._details.row.id,
                data,
                note,
                self._version.version,
                on_done=self._on_saved,
                on_error=self._show_error,
                settled=self._on_settled,
            )

    def _on_saved(self, done: Done[SessionRow]) -> None:
        self._keeper.settle()
        self.saved.emit(done.value)

    def _on_settled(self) -> None:
        self.save_button.setEnabled(True)

    def _show_error(self, error: KnownError) -> None:
        if isinstance(error, BadInput) and error.field == "occurred_at":
            error = BadInput("day", error.reason)
        known = isinstance(error, BadInput) and error.field in self.after.fields()
        (self.after if known else self.form).show_error(error)
        wrong = self.form.fields().get(error.field) if isinstance(error, BadInput) else None
        self._area.ensureWidgetVisible(wrong or self.form.problem)
        self._newest.setVisible(isinstance(error, ChangedMeanwhile))

    def _on_newest_asked(self) -> None:
        if self._details is not None:
            self._context.runner.run(
                counselling.read_session,
                self._context.desk,
                self._details.row.id,
                on_done=self._on_newest,
                on_error=self._show_error,
            )

    def _on_newest(self, details: SessionDetails) -> None:
        """Show what stands there now. Saving once more is then meant."""
        self._version.version = details.row.version
        self._newest.setVisible(False)
        self.form.problem.set_text(
            self.tr("Rechts steht, was jetzt gespeichert ist. Speichern ersetzt es durch Ihre Fassung."),
            Tone.WARN,
        )
        language = self._context.language
        about = [self._choices.topics.label(code, language) for code in details.data.topics]
        about.append(self._choices.outcomes.label(details.data.outcome, language))
        heading = ", ".join(part for part in about if part)
        self._show_other(f"{heading}\n\n{details.note}" if heading else details.note)

    def _show_other(self, text: str) -> None:
        self.other.setPlainText(text)
        self.other.setVisible(bool(text))
        self._other_caption.setVisible(bool(text))

    # Drafts

    def _draft(self) -> str:
        """One draft for each session that is changed and each person one is recorded for; none takes another's."""
        if self._details is not None:
            return f"{_DRAFT}.{self._details.row.id}"
        if self._given is None:
            return _DRAFT
        # Opened for somebody, its draft goes with whoever is chosen in their place.
        return f"{_DRAFT}.for.{(self.person.person() or self._given).id}"

    def _on_restored(self) -> None:
        self.draft_note.set_text(self.tr("Hier steht noch, was zuletzt nicht gespeichert wurde."))
        self.discard_action.setEnabled(True)
        if self.topics.isAncestorOf(self.focusWidget()) and self.note.toPlainText():
            # The form was opened before its draft was read: the typing goes on in the note.
            self.note.setFocus()
        self._on_person()
        self._on_minutes()
        self._on_target()
        if self._details is not None and self._version.version != self._details.row.version:
            self._show_error(ChangedMeanwhile())

    def _on_discard(self) -> None:
        self.draft_note.set_text("")
        self.discard_action.setEnabled(False)
        self.form.clear_errors()
        self._newest.setVisible(False)
        self._show_other("")
        self._fill()
        self._keeper.drop()
        self._on_person()
        self._on_minutes()
        self._on_target()
        self.start()
