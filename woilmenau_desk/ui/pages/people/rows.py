"""How the people page says things: a person in a list, the facts of a card, what hangs on a person."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import STATE_NAMES, AppointmentRow, AppointmentState
from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.people import PersonCard, PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Channel, VisitRow
from woilmenau_desk.ui.choices import NO_CHOICES, Choices
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.forms.people.birth import say_age
from woilmenau_desk.ui.pages.counselling.case_words import state_word
from woilmenau_desk.ui.pages.people.work import Picture
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows import Column
from woilmenau_desk.ui.words import word

# A residence status that ends so soon is worth a word: applications for the next one take weeks.
ENDING_DAYS = 30
_STATE_TONES = {
    AppointmentState.BOOKED: Tone.INFO,
    AppointmentState.KEPT: Tone.GOOD,
    AppointmentState.NO_SHOW: Tone.WARN,
    AppointmentState.CANCELLED: Tone.NEUTRAL,
}
_DAY_WIDTH = 112


def validity(data: PersonData, today: date, by_law: date | None = None) -> tuple[str, Tone]:
    """Until when the status holds, in words, and how it looks; an empty text where nothing is known.

    `by_law`: until when it goes on beyond the date that is printed, if it does.
    """
    until = data.status_until
    if until is not None and by_law is not None and until < by_law and (by_law - today).days > ENDING_DAYS:
        text = QCoreApplication.translate("People", "gilt weiter bis {day} (gedruckt: {printed})")
        return text.format(day=short_date(by_law), printed=short_date(until)), Tone.NEUTRAL
    if until is not None and by_law is not None:
        until = max(until, by_law)
    if until is None:
        if data.status_from is None:
            return "", Tone.NEUTRAL
        text = QCoreApplication.translate("People", "seit {day}")
        return text.format(day=short_date(data.status_from)), Tone.NEUTRAL
    days = (until - today).days
    if days < 0:
        text = QCoreApplication.translate("People", "abgelaufen am {day}")
        return text.format(day=short_date(until)), Tone.BAD
    if days == 0:
        return QCoreApplication.translate("People", "läuft heute ab"), Tone.WARN
    if days <= ENDING_DAYS:
        text = QCoreApplication.translate("People", "läuft in %n Tag(en) ab: {day}", "", days)
        return text.format(day=short_date(until)), Tone.WARN
    text = QCoreApplication.translate("People", "gültig bis {day}")
    return text.format(day=short_date(until)), Tone.NEUTRAL


class PeopleRows(QObject):
    """Turns rows into words: those of `words`, which may be replaced at any time."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self.words: Choices = NO_CHOICES

    def day(self, day: date) -> str:
        """heute, gestern, Di, 24.11."""
        return people_say_date(day, self._today())

    def language(self, code: str | None) -> str:
        """The word for a language."""
        return self.words.word(ListName.LANGUAGES, code)

    def summary(self, card: PersonCard) -> str:
        """How often and when somebody came."""
        if card.first_visit is None or card.last_visit is None:
            return self.tr("noch kein Besuch erfasst")
        count = QCoreApplication.translate("PeopleRows", "%n Besuch(e)", "", card.visits)
        if card.visits == 1:
            return f"{count} · {self.day(card.last_visit)}"
        first = self.tr("zum ersten Mal {day}").format(day=self.day(card.first_visit))
        last = self.tr("zuletzt {day}").format(day=self.day(card.last_visit))
        return f"{count} · {first} · {last}"

    def facts(self, picture: Picture) -> tuple[tuple[str, str], ...]:
        """What is known of a person beside name and status: label and value."""
        data, words = picture.card.data, self.words
        born = ""
        if data.birth_year is not None:
            born = f"{data.birth_year} · {say_age(data.birth_year, self._today())}"
        prints = words.slip_language(data.print_language)
        coming = picture.next_appointment()
        pairs = (
            (self.tr("Geboren"), born),
            (self.tr("Geschlecht"), words.word(ListName.GENDERS, data.gender)),
            (self.tr("Herkunft"), words.country(data.nationality)),
            (self.tr("Spricht"), words.word(ListName.LANGUAGES, data.language)),
            (self.tr("Zettel auf"), prints if data.print_language != data.language else ""),
            (self.tr("Telefon"), data.phone),
            (self.tr("Karte"), data.card_number),
            (self.tr("In Deutschland seit"), short_date(data.arrived_on) if data.arrived_on else ""),
            (self.tr("Leistungen"), words.word(ListName.BENEFIT_SYSTEMS, data.benefit_system)),
            (self.tr("Termin"), self._appointment(coming) if coming else ""),
            (self.tr("Beratungsfall"), "\n".join(map(_case_said, picture.cases))),
        )
        return tuple((label, value) for label, value in pairs if value)

    def visits(self) -> tuple[Column[VisitRow], ...]:
        """The visits of one person."""
        return (
            Column(
                "",
                lambda row: self.day(row.occurred_at.date()),
                detail=lambda row: say_time(row.occurred_at.time()),
                width=_DAY_WIDTH,
            ),
            Column(
                "",
                lambda row: self.words.word(ListName.REASONS, row.data.reason),
                detail=self._how,
                icon=self._reason_icon,
                strong=True,
            ),
            Column("", lambda row: self._colleague(row.logged_by), soft=True, right=True, width=96),
        )

    def appointments(self) -> tuple[Column[AppointmentRow], ...]:
        """The appointments of one person."""
        return (
            Column(
                "",
                lambda row: self.day(row.starts_at.date()),
                detail=lambda row: say_time(row.starts_at.time()),
                width=_DAY_WIDTH,
            ),
            Column(
                "", lambda row: self.tr("bei {colleague}").format(colleague=row.colleague_name), strong=True
            ),
            Column(
                "",
                lambda row: word("appointments", STATE_NAMES[row.state]),
                badge=lambda row: _STATE_TONES[row.state],
                width=152,
            ),
        )

    def sessions(self) -> tuple[Column[SessionRow], ...]:
        """That sessions took place; what about, only for those who may know."""
        return (
            Column("", lambda row: self.day(row.occurred_at.date()), width=_DAY_WIDTH),
            Column(
                "",
                lambda row: self.tr("Beratung bei {colleague}").format(
                    colleague=self._colleague(row.counsellor)
                ),
                detail=lambda row: ", ".join(self.words.word(ListName.TOPICS, topic) for topic in row.topics),
                personal_detail=True,
                strong=True,
            ),
            Column(
                "",
                lambda row: self.tr("{minutes} min").format(minutes=row.duration_minutes),
                soft=True,
                right=True,
                width=80,
            ),
        )

    def aid(self) -> tuple[Column[AidRow], ...]:
        """The help one person was given."""
        return (
            Column("", lambda row: self.day(row.occurred_at.date()), width=_DAY_WIDTH),
            Column(
                "",
                lambda row: self.words.word(ListName.AID_KINDS, row.data.kind),
                detail=self._how_much,
                personal_detail=True,
                icon=lambda _row: "aid",
                strong=True,
            ),
            Column("", lambda row: row.given_by_name, soft=True, right=True, width=96),
        )

    def _appointment(self, row: AppointmentRow) -> str:
        return self.tr("{day}, {time} bei {colleague}").format(
            day=self.day(row.starts_at.date()),
            time=say_time(row.starts_at.time()),
            colleague=row.colleague_name,
        )

    def _reason_icon(self, row: VisitRow) -> str | None:
        value = self.words.values[ListName.REASONS].get(row.data.reason)
        found = value.extra.get("icon") if value else None
        return found if isinstance(found, str) else None

    def _how(self, row: VisitRow) -> str:
        channel = "" if row.data.channel == Channel.ON_SITE else row.data.channel
        parts = (
            self.words.word(ListName.CHANNELS, channel),
            self.words.word(ListName.LANGUAGES, row.data.language),
            "" if row.within_hours else self.tr("außerhalb der Zeiten"),
        )
        return " · ".join(part for part in parts if part)

    def _how_much(self, row: AidRow) -> str:
        count = f"{row.data.count} ×" if row.data.count > 1 else ""
        amount = ""
        if row.data.amount_cents is not None:
            amount = f"{row.data.amount_cents // 100},{row.data.amount_cents % 100:02} €"
        return " · ".join(part for part in (count, amount, row.data.remark) if part)

    def _colleague(self, login: str) -> str:
        return self.words.colleague(login)


def _case_said(row: CaseRow) -> str:
    """Which case, and who has it; how it stands is for those who may read it."""
    parts = (row.number, state_word(row.state) if row.readable else "", row.responsible_name)
    return " · ".join(part for part in parts if part)
