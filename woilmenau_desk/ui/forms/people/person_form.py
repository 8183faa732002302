"""Registering a person, and changing what is known: a name is enough, the rest is optional."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, KnownError
from woilmenau_desk.domain.people import OLDEST_AGE, PersonCard, PersonData, PersonHit, display_name
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.routing import STATUS_FIELDS
from woilmenau_desk.ui.choices import PeopleWords
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.draft_words import draft_word, kept_said
from woilmenau_desk.ui.forms.people import alike as person_alike
from woilmenau_desk.ui.forms.people.alike import AlikeQuestion, PerhapsThere
from woilmenau_desk.ui.forms.people.birth import BirthField
from woilmenau_desk.ui.forms.people.draft import PersonDraft, fields_of
from woilmenau_desk.ui.forms.people.status import StatusAside
from woilmenau_desk.ui.forms.typed import Typed
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, Note, text_label
from woilmenau_desk.ui.widgets.moments import DateField, kept_day
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.words import say

_OLDEST_STATUS = 1950
_LATEST_STATUS = 2099


class PersonForm(QWidget):
    """The form in its card. It keeps a draft, says where it is saved, and never takes away what was typed."""

    saved = Signal(object)  # PersonCard
    closed = Signal()
    data_typed = Signal(object)  # PersonData as far as it can be read by now; after a short pause
    alike_asked = Signal(object)  # the hits one of whom is probably the person; nothing is saved yet

    def __init__(
        self,
        context: Context,
        words: PeopleWords,
        card: PersonCard | None = None,
        typed: Typed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`card` is the person to change; else one is registered, beginning with what was `typed` elsewhere."""
        super().__init__(parent)
        self._context, self._words, self._card = context, words, card
        self._print_follows = True
        # A status may be entered with a new person; afterwards it is seen by those alone who need it.
        self._with_status = card is None or context.desk.actor.may(Right.SEE_STATUS)
        # From the outside inwards: a tree that moves is styled anew, each time as a whole.
        self._make_layout()
        self._make_fields()
        self._make_buttons()
        self.fill(fields_of(card.data if card else PersonData()))
        self.draft = PersonDraft(
            context,
            f"person:{card.id}" if card else "person:new",
            {
                name: field
                for name, field in self.form.fields().items()
                if field is not self.status_aside and (self._with_status or name not in STATUS_FIELDS)
            },
            self.fill,
            self,
            card.version if card else 0,
        )
        self._connect()
        self.draft.begin(typed)
        context.privacy.cover(self)

    @property
    def person_id(self) -> int | None:
        """Whom it changes; None while registering."""
        return self._card.id if self._card else None

    def start(self) -> None:
        """Put the focus where typing begins."""
        first = self.family_name if self.given_name.text() and not self.family_name.text() else None
        (first or self.given_name).setFocus()

    def data(self) -> PersonData:
        """What the fields say. Raises BadInput."""
        known = self._card.data if self._card else PersonData()
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

    def fill(self, fields: dict[str, object]) -> None:
        """Show these values; an entry that its list offers no more keeps its word."""
        for name, value in fields.items():
            field = self.form.fields().get(name)
            if isinstance(field, ChoiceField):
                code = value if isinstance(value, str) else None
                field.set_code(code, self.say(name, code))
            elif isinstance(field, BirthField | DateField):
                field.restore_draft(value)
            elif isinstance(field, QLineEdit):
                field.setText(str(value or ""))
            elif isinstance(field, PersonPicker):
                field.set_person(None)
                field.restore_draft(value)
        spoken, printed = self.language.code(), self.print_language.code()
        self._print_follows = printed in (None, spoken)
        self._on_status()

    def say(self, name: str, value: object) -> str:
        """A field's value as a person reads it."""
        lists = {
            "gender": ListName.GENDERS,
            "language": ListName.LANGUAGES,
            "print_language": ListName.LANGUAGES,
            "status": ListName.STATUSES,
            "benefit_system": ListName.BENEFIT_SYSTEMS,
        }
        code = str(value) if value else ""
        if isinstance(self.form.fields().get(name), DateField):
            day = kept_day(value)
            return short_date(day) if day is not None else code
        if name == "nationality":
            return self._words.country(code)
        return self._words.word(lists[name], code) if name in lists else code

    def save(self) -> None:
        """Save it, and tell what stands in the way where it is."""
        if not self.save_button.isEnabled():
            return
        self.form.clear_errors()
        self.changed_note.set_text("")
        try:
            data = self.data()
        except BadInput as error:
            self.form.show_error(error)
            return
        self.save_button.setEnabled(False)
        run, desk = self._context.runner.run, self._context.desk
        if self._card is None:
            mate = self.household.person() if self.household else None
            run(
                self.draft.saving(person_alike.register),
                desk,
                data,
                mate.id if mate else None,
                self.question.answered,
                on_done=self._on_saved,
                on_error=self._on_error,
                settled=self._on_settled,
                owner=self,
            )
        else:
            run(
                self.draft.saving(people.edit),
                desk,
                self._card.id,
                data,
                self.draft.version,
                on_done=self._on_saved,
                on_error=self._on_error,
                settled=self._on_settled,
                owner=self,
            )

    def keep_draft(self) -> None:
        """Keep what was typed, and tell how to come back to it."""
        if self.draft.flush():
            self._context.status.tell(self._kept_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.question.timer.stop()

    # Building

    def _make_fields(self) -> None:
        context, values, language = self._context, self._words.values, self._words.language
        today = context.today()
        self.given_name, self.family_name, self.phone, self.card_number = (QLineEdit() for _ in range(4))
        self.birth = BirthField(context.today)
        # „keine Angabe“ is an entry of this list, so nothing chosen has another word.
        unknown = self.tr("unbekannt")
        self.gender = ChoiceField.of_values(values[ListName.GENDERS], language, none=unknown)
        self.gender.setMinimumContentsLength(7)  # one of four columns, also on a small screen
        self.nationality = ChoiceField(self._words.countries)
        self.language = ChoiceField.of_values(values[ListName.LANGUAGES], language)
        self.print_language = ChoiceField(self._words.slip_choices())
        self.status = ChoiceField.of_values(values[ListName.STATUSES], language)
        self.status_aside = StatusAside(context, self._words)
        self.benefit_system = ChoiceField.of_values(values[ListName.BENEFIT_SYSTEMS], language)
        self.status_from = self._date("status_from", _OLDEST_STATUS, _LATEST_STATUS, future=False)
        self.status_until = self._date("status_until", _OLDEST_STATUS, _LATEST_STATUS, future=True)
        self.arrived_on = self._date(
            "arrived_on", today.year - OLDEST_AGE, today.year + 1, future=False, rough=True
        )
        add = self.form.add
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
        if self._card is None:
            self.household = PersonPicker(
                self._search,
                context.privacy,
                context.today,
                keeps=True,
                language=lambda code: self.say("language", code),
            )
            self.household.field.setProperty("look", "")  # one field among others, not the page's search
            add("household", self.tr("Wohnt zusammen mit"), self.household, span=0)

    def _date(self, name: str, first: int, last: int, *, future: bool, rough: bool = False) -> DateField:
        field = DateField(
            self._context.today,
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

    def _make_layout(self) -> None:
        title = self.tr("Person bearbeiten") if self._card else self.tr("Neue Person")
        self.surface = Card(title, self)
        self.form = Form(columns=4, parent=self.surface, gap=SPACE_2)
        self.draft_note = Note("", Tone.NEUTRAL, "edit")
        self.other_note = Note("", Tone.NEUTRAL, "edit")
        self.changed_note = Note("", Tone.WARN)
        self.discard_action = self._action(self.tr("Verwerfen"), "Alt+V")
        self.swap_action = self._action(self.tr("Anderen Entwurf öffnen"), "Alt+O")
        self.compare_action = self._action(self.tr("Neu laden und vergleichen"), "Alt+L")
        self.draft_note.add_widget(KeyButton.for_action(self.discard_action, look="quiet"))
        self.other_note.add_widget(KeyButton.for_action(self.swap_action, look="quiet"))
        self.changed_note.add_widget(KeyButton.for_action(self.compare_action, look="quiet"))
        self.surface.head.addWidget(self.draft_note, 3)
        for note in (self.other_note, self.changed_note):
            self.surface.body.addWidget(note)
        self.surface.body.addWidget(scrolled(self.form), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.surface)
        self.question = AlikeQuestion(self)

    def _make_buttons(self) -> None:
        """Last, so that Tab comes to them last."""
        self.save_button = KeyButton(self.tr("Speichern"), self.tr("Strg+Enter"), "check", "primary")
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        for made in (self.save_button, self.close_button):
            made.setAutoDefault(True)  # Enter presses the one that has the focus
        enough = self.tr("Ein Name genügt, alles andere ist freiwillig.") if self._card is None else ""
        if not self._with_status:
            enough = self.tr("Den Aufenthaltsstatus sehen und ändern Beratung und Leitung.")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        buttons.addSpacing(SPACE_2)
        self._enough = text_label(enough, "soft", wrap=True)
        buttons.addWidget(self._enough, 1)
        self.surface.body.addWidget(self.question.note)
        self.surface.body.addLayout(buttons)

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        # Also while the list of those who may be there already has the focus.
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.setEnabled(False)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.form.submitted.connect(self.save)
        self.addAction(self.form.save_action)  # also while the focus is on a button
        self.save_button.clicked.connect(self.form.save_action.trigger)
        self.close_button.clicked.connect(self.closed)
        self.language.edited.connect(self._on_language)
        self.print_language.edited.connect(self._on_print_language)
        self.status.edited.connect(self._on_status)
        if self._card is None:
            lines = (self.given_name, self.family_name, self.birth.line, self.phone, self.card_number)
            self.question.listen((*lines, self.gender, self.nationality))
            self.question.paused.connect(lambda: self.data_typed.emit(self.data_so_far()))
        dated: tuple[tuple[str, BirthField | DateField], ...] = (
            ("birth_year", self.birth),
            ("status_from", self.status_from),
            ("status_until", self.status_until),
            ("arrived_on", self.arrived_on),
        )
        for name, field in dated:
            field.line.editingFinished.connect(lambda name=name, field=field: self._check(name, field.value))
        self.draft.told.connect(self._on_draft_told)
        self.discard_action.triggered.connect(self.draft.discard)
        self.swap_action.triggered.connect(self.draft.swap)
        self.compare_action.triggered.connect(self._on_compare)

    def look_again(self, probable: frozenset[int]) -> None:
        """These are probably the person, by what is typed now."""
        self.question.look_again(probable)
        if self._card is None and not self.question.asks:
            self._show_asking(False)

    def _show_asking(self, asks: bool) -> None:
        self.save_button.setText(self.tr("Als neue Person speichern") if asks else self.tr("Speichern"))
        self.save_button.setAccessibleName(self.save_button.word())
        self._enough.setVisible(not asks)

    # What the fields lead to

    def _search(self, text: str, done: Callable[[Sequence[PersonHit]], None]) -> None:
        self._context.runner.run_latest(
            "person-form:household", people.search, self._context.desk, text, on_done=done, owner=self
        )

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

    def _on_status(self) -> None:
        self.status_aside.show_status(self.status.code())

    # Drafts

    def _kept_text(self) -> str:
        data = self.data_so_far()
        name = display_name(data.given_name, data.family_name)
        key = self.tr("Strg+N macht weiter.") if self._card is None else self.tr("Strg+E macht weiter.")
        return f"{kept_said(draft_word(DraftOf.PERSON), name)}. {key}"

    def _on_draft_told(self, restored: str, other: str) -> None:
        text = self.tr("Entwurf von {when} wiederhergestellt.").format(when=restored)
        self.draft_note.set_text(text if restored else "")
        self.discard_action.setEnabled(bool(restored))
        text = self.tr("Ein anderer Entwurf von {when} liegt noch da.").format(when=other)
        self.other_note.set_text(text if other else "")
        self.swap_action.setEnabled(bool(other))

    # Saving

    def _on_saved(self, done: Done[PersonCard]) -> None:
        self.draft.finish()
        self.saved.emit(done.value)

    def _on_settled(self) -> None:
        self.save_button.setEnabled(True)

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, PerhapsThere):
            self.question.ask(error.hits)
            self._show_asking(True)
            self.alike_asked.emit(error.hits)
            return
        if isinstance(error, ChangedMeanwhile):
            self._show_changed(
                self.tr("Diese Person wurde inzwischen anderswo geändert. Ihre Eingaben stehen noch da."),
                compare=True,
            )
            return
        self.form.show_error(error)

    def _show_changed(self, text: str, *, compare: bool) -> None:
        self.changed_note.set_text(text)
        self.compare_action.setEnabled(compare)
        for shown in self.changed_note.findChildren(KeyButton):
            shown.setVisible(compare)

    def _on_compare(self) -> None:
        if self._card is not None:
            self._context.runner.run(
                people.card,
                self._context.desk,
                self._card.id,
                on_done=self._on_theirs,
                on_error=self.form.show_error,
                owner=self,
            )

    def _on_theirs(self, card: PersonCard) -> None:
        self._card = card
        theirs = fields_of(card.data)
        apart = self.draft.merge(theirs, card.version)
        for name in theirs:
            hint = self.tr("Anderswo gespeichert: {value}").format(
                value=self.say(name, theirs[name]) or self.tr("nichts")
            )
            self.form.set_hint(name, hint if name in apart else "")
        if apart:
            text = self.tr(
                "Neu geladen. Was anderswo anders gespeichert ist, steht unter dem Feld; Speichern nimmt Ihre Fassung."
            )
        else:
            text = self.tr(
                "Neu geladen: die anderen Änderungen sind übernommen. Bitte noch einmal speichern."
            )
        self._show_changed(text, compare=False)
