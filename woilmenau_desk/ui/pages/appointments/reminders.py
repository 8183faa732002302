"""The room "Erinnern": whom to call or write to before tomorrow's appointments, with the text in their language."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR
from woilmenau_desk.domain.reminders import Reminder
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import reminders
from woilmenau_desk.ui.clipboard import CopiedForAMinute
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button, shown_with
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label
from woilmenau_desk.ui.widgets.rows_model import Column
from woilmenau_desk.ui.words import named

_WIDTH = 336


class RemindersPage(BrowsePage[Reminder]):
    """The next day that has appointments, earliest first; the keys lead to the days before and after it."""

    row_type = Reminder
    watched = (Kind.APPOINTMENT, Kind.PERSON, Kind.STAFF, Kind.SLIPS, Kind.CENTRE, Kind.VALUES)

    def make(self) -> None:
        self._day: date | None = None  # None: the next one with appointments, whatever day that is
        self.copied = CopiedForAMinute(self)
        self.list = self.add_list(
            self.tr("Wen erinnern"),
            self._columns(),
            self._reads,
            EmptyState("phone", self.tr("Niemand zu erinnern")),
            careful=True,
            fits=_fits,
        )
        self._make_actions()
        self.rooms = Rooms(ROOMS, self.context, "reminders", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self._make_filters()
        work = [
            KeyButton.for_action(self.copy_action, "document", "primary"),
            shown_with(KeyButton.for_action(self.remind_action, "check"), self.remind_action),
            shown_with(KeyButton.for_action(self.back_action, "undo"), self.back_action),
        ]
        self.details: ReminderDetails = ReminderDetails(self.context.privacy, work)
        self.details.card.clicked.connect(self.person_action.trigger)
        self.details.copy_number.clicked.connect(self.number_action.trigger)

    def _make_actions(self) -> None:
        self.copy_action = self.row_action(self.tr("Text kopieren"), ("Ctrl+C",), self._copy)
        self.number_action = self.row_action(
            self.tr("Nummer kopieren"), ("T",), self._copy_number, when=_has_phone
        )
        self.remind_action = self.row_action(
            self.tr("Erinnert"), ("E",), partial(self._mark, True), when=lambda row: not row.reminded
        )
        self.back_action = self.row_action(
            self.tr("Doch nicht erinnert"), ("N",), partial(self._mark, False), when=lambda row: row.reminded
        )
        self.person_action = self.row_action(self.tr("Karte der Person"), ("Ctrl+O",), self._open_person)
        self.previous_action = self.page_action(self.tr("Ein Tag zurück"), "Alt+Left", lambda: self._step(-1))
        self.next_action = self.page_action(self.tr("Ein Tag weiter"), "Alt+Right", lambda: self._step(1))
        self.coming_action = self.page_action(
            self.tr("Nächster Tag mit Terminen"), "Alt+Home", lambda: self._go(None)
        )

    def _make_filters(self) -> None:
        self.before = icon_button("chevron-left", self.tr("Ein Tag zurück"), key=self.tr("Alt+←"), steps=True)
        self.after = icon_button("chevron-right", self.tr("Ein Tag weiter"), key=self.tr("Alt+→"), steps=True)
        self.coming = button(self.tr("Nächste"), key=self.tr("Alt+Pos1"))
        self.coming.setToolTip(self.tr("Der nächste Tag, an dem es Termine gibt"))
        self.day = text_label("", "title")
        self.left = text_label("", "soft")
        for made, action in (
            (self.before, self.previous_action),
            (self.after, self.next_action),
            (self.coming, self.coming_action),
        ):
            made.clicked.connect(action.trigger)
            self.filters.addWidget(made)
        self.filters.addSpacing(SPACE_2)
        self.filters.addWidget(self.day)
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(self.left)
        self.filters.addStretch(1)

    def _columns(self) -> tuple[Column[Reminder], ...]:
        return (
            Column[Reminder]("", lambda row: say_time(row.starts_at.time()), strong=True, width=64),
            Column[Reminder](
                "",
                lambda row: named(row.person_name),
                name=lambda row: row.person_name,
                personal=True,
            ),
            Column[Reminder]("", phone_said, personal=True, icon=lambda _row: "phone", width=180),
            Column[Reminder]("", self._language, lambda row: row.colleague_name, soft=True, width=120),
            Column[Reminder](
                "",
                lambda row: self.tr("erinnert") if row.reminded else self.tr("noch offen"),
                badge=lambda row: Tone.GOOD if row.reminded else Tone.NEUTRAL,
                badge_icon=lambda row: "check" if row.reminded else "clock",
                width=132,
                narrow=46,
            ),
        )

    # What is shown

    def _reads(self, _asked: Asked) -> Reader:
        return whole(partial(reminders.of_next_day, day=self._day))

    def _language(self, row: Reminder) -> str:
        """What the text is in, and what it should have been in."""
        language, wished = self._word(row.language), self._word(row.instead_of)
        if not wished:
            return language
        return self.tr("{language} statt {wished}").format(language=language, wished=wished)

    def _word(self, code: str) -> str:
        if self.choices is None or not code:
            return code
        return self.choices.word(ListName.LANGUAGES, code)

    def shown_day(self) -> date | None:
        """The day of the list; None where no appointment is to come."""
        rows = self._everything()
        return self._day or (rows[0].starts_at.date() if rows else None)

    def _everything(self) -> Sequence[Reminder]:
        return self.list.reading.everything()  # type: ignore[attr-defined, no-any-return]  # it is read as a whole

    def on_filled(self) -> None:
        day, today = self.shown_day(), self.context.today()
        said = ""
        if day is not None:
            said = people_say_date(day, today)
            said = f"{said[:1].upper()}{said[1:]}"
            if abs((day - today).days) <= 1:
                said = self.tr("{said}, {day}").format(said=said, day=short_date(day))
        self.day.setText(said)
        open_ones = sum(not row.reminded for row in self._everything())
        self.rooms.set_number("reminders", open_ones)
        self.left.setText(
            self.tr("{number} noch nicht erinnert").format(number=open_ones) if open_ones else ""
        )
        if self._day is None and day is None:
            self.list.empty.set_text(
                self.tr("Niemand zu erinnern"), self.tr("Ab morgen ist kein Termin vereinbart.")
            )
        else:
            self.list.empty.set_text(
                self.tr("Niemand zu erinnern"),
                self.tr("An diesem Tag ist kein Termin vereinbart. Alt+Pos1 führt zum nächsten."),
            )

    def on_row(self, row: Reminder | None) -> None:
        self.details.show_row(row, self.context.today(), self._language(row) if row is not None else "")

    def make_sure(self, row: Reminder) -> None:
        self._day = row.starts_at.date()

    # Work

    def _step(self, days: int) -> None:
        day = (self.shown_day() or self.context.today()) + timedelta(days=days)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self._go(day)

    def _go(self, day: date | None) -> None:
        self._day = day
        self.ask_anew()
        self.list.setFocus()

    def _copy(self, row: Reminder) -> None:
        """The text names nobody, so it may be copied while names are hidden."""
        self.copied.copy(row.text)
        text = self.tr(
            "Text kopiert ({language}). Nach einer Minute ist er nicht mehr in der Zwischenablage."
        )
        self.context.status.tell(text.format(language=self._language(row)))

    def _copy_number(self, row: Reminder) -> None:
        if self.context.privacy.hidden:
            self.context.status.tell_hidden()
            return
        self.copied.copy(row.phone)
        self.context.status.tell(
            self.tr("Nummer kopiert. Nach einer Minute ist sie nicht mehr in der Zwischenablage.")
        )

    def _mark(self, reminded: bool, row: Reminder) -> None:
        self.change_row(row, partial(reminders.mark, reminded=reminded), row.appointment_id)

    def _open_person(self, row: Reminder) -> None:
        self.context.open_page("people", PersonRow(row.person_id, row.person_name))


class ReminderDetails(Card):
    """A card at the right of the list: when, the number, and what is sent."""

    def __init__(self, privacy: Privacy, work: Sequence[QWidget]) -> None:
        """`work` are the buttons of the page's actions, those for the card and the number left out."""
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._when = text_label("", "lead", wrap=True)
        self._phone = PersonalLabel(privacy, look="lead")
        self.no_phone = Note("", Tone.WARN, "phone")
        self._state = Badge()
        self._language = text_label("", "small", wrap=True)
        self.no_words = Note("", Tone.WARN, "language")
        # They say where, and that may be somebody's home.
        self.text = PersonalLabel(privacy)
        self.german = PersonalLabel(privacy, look="soft")
        for told in (self.text, self.german):
            told.setWordWrap(True)
        self._empty = EmptyState(
            "phone", self.tr("Niemand ausgewählt"), self.tr("Mit den Pfeiltasten jemanden wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setSpacing(SPACE_2)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        self.card = icon_button("person", self.tr("Karte der Person"), key=self.tr("Strg+O"))
        self.copy_number = icon_button("document", self.tr("Nummer kopieren"), key="T")
        name, phone = QHBoxLayout(), QHBoxLayout()
        for line, label, small in ((name, self._name, self.card), (phone, self._phone, self.copy_number)):
            line.addWidget(label, 1)
            line.addWidget(small, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(name)
        column.addWidget(self._when)
        column.addLayout(phone)
        column.addWidget(self.no_phone)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule())
        column.addWidget(self._language)
        column.addWidget(self.no_words)
        column.addWidget(self.text)
        column.addWidget(self.german)
        column.addStretch(1)
        column.addSpacing(SPACE_2)
        for made in work:
            column.addWidget(made)
        self._area = scrolled(self._shown)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.show_row(None, None, "")

    def show_row(self, row: Reminder | None, today: date | None, language: str) -> None:
        """Show this one, or that nobody is selected; `language`: what its text is in."""
        self._empty.setVisible(row is None)
        self._area.setVisible(row is not None)
        if row is None or today is None:
            self._name.set_name("")
            self._phone.set_name("")
            self.text.set_name("")
            self.german.set_name("")
            return
        self._name.set_name(named(row.person_name))
        said = people_say_date(row.starts_at.date(), today)
        self._when.setText(
            self.tr("{day}, {time} bei {colleague}").format(
                day=f"{said[:1].upper()}{said[1:]}",
                time=say_time(row.starts_at.time()),
                colleague=row.colleague_name,
            )
        )
        self._phone.set_name(row.phone)
        self._phone.setVisible(bool(row.phone))
        self.copy_number.setVisible(bool(row.phone))
        self.no_phone.set_text(
            "" if row.phone else self.tr("Keine Nummer bekannt. Sie lässt sich auf der Karte nachtragen.")
        )
        self._state.set_state(
            state_said(row),
            Tone.GOOD if row.reminded else Tone.NEUTRAL,
            "check" if row.reminded else "clock",
        )
        self._language.setText(self.tr("Text zum Kopieren, {language}").format(language=language))
        told = self.tr("Die Datei dieser Sprache ist fehlerhaft, deshalb ist der Text deutsch.")
        self.no_words.set_text(told if row.instead_of else "")
        self.text.set_name(row.text)
        self.text.setAlignment(
            Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignTop
            | (Qt.AlignmentFlag.AlignRight if row.right_to_left else Qt.AlignmentFlag.AlignLeft)
        )
        self.german.set_name(row.german)
        self.german.setVisible(row.german != row.text)


def phone_said(row: Reminder) -> str:
    """The number, or that there is none."""
    return row.phone or QCoreApplication.translate("RemindersPage", "keine Nummer")


def state_said(row: Reminder) -> str:
    """Whether they were reminded, and when."""
    if row.reminded_at is None:
        return QCoreApplication.translate("RemindersPage", "noch offen")
    return QCoreApplication.translate("RemindersPage", "erinnert {day}").format(
        day=f"{row.reminded_at:%d.%m.}"
    )


def _has_phone(row: Reminder) -> bool:
    return bool(row.phone)


def _fits(row: Any, asked: Asked) -> bool:
    text = asked.text.casefold().strip()
    return not text or text in row.person_name.casefold()
