"""How the counter's lists say their rows: visits, hits, help, appointments, follow-ups."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QObject

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.follow_ups import FollowUpRow
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Channel, VisitData, VisitRow
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.deadline_words import due_icon, due_mark, due_shortly
from woilmenau_desk.ui.pages.visits.work import Hit
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows import Column

_DAYS_COUNTED = 13


class CounterWords(QObject):
    """Turns rows into words. Until `lists` are there, codes stand for themselves."""

    def __init__(self, now: Callable[[], datetime], language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._language = language
        self._staff: dict[str, str] = {}
        self.lists: Choices | None = None

    def set_lists(self, lists: Choices) -> None:
        """Speak in the centre's words from now on."""
        self.lists = lists
        self._staff = {row.key: row.name for row in lists.staff}

    def word(self, name: ListName, code: str | None) -> str:
        """The word for a code."""
        if self.lists is None:
            return code or ""
        return self.lists.values[name].label(code, self._language)

    def icon(self, name: ListName, code: str | None) -> str | None:
        """The icon that a value list gives an entry."""
        value = self.lists.values[name].get(code) if self.lists else None
        found = value.extra.get("icon") if value else None
        return found if isinstance(found, str) else None

    def ago(self, day: date) -> str:
        """heute, gestern, vor 3 Tagen; further back the date."""
        today = self._now().date()
        days = (today - day).days
        if 2 <= days <= _DAYS_COUNTED:
            return QCoreApplication.translate("Counter", "vor {days} Tagen").format(days=days)
        return people_say_date(day, today)

    def person_detail(self, person: PersonRow) -> str:
        """What tells people of one name apart: year of birth and language."""
        born = str(person.birth_year) if person.birth_year else ""
        return " · ".join(part for part in (born, self.word(ListName.LANGUAGES, person.language)) if part)

    def visits(self) -> tuple[Column[VisitRow], ...]:
        """Today's visits."""
        return (
            Column(self.tr("Zeit"), lambda row: say_time(row.occurred_at.time()), soft=True, width=60),
            Column(
                self.tr("Wer"),
                self.visitor,
                name=lambda row: row.person_name,
                detail=lambda row: self._company(row.data),
                icon=lambda row: "person" if row.data.person_id is not None else "people",
                personal=True,
                strong=True,
            ),
            Column(
                self.tr("Anlass"),
                lambda row: self.word(ListName.REASONS, row.data.reason),
                icon=lambda row: self.icon(ListName.REASONS, row.data.reason),
                width=152,
            ),
            Column(
                self.tr("Sprache, Kanal"),
                lambda row: self._how(row.data)[0],
                detail=lambda row: self._how(row.data)[1],
                width=120,
            ),
            Column(self.tr("Erfasst von"), lambda row: self.colleague(row.logged_by), soft=True, width=92),
            Column(
                self.tr("Vermerk"),
                lambda row: (*self.marks(row), "")[0],
                detail=lambda row: " · ".join(self.marks(row)[1:]),
                soft=True,
                width=164,
            ),
        )

    def hint(self) -> Column[Hit]:
        """Who is suggested to counsel whoever was found."""
        return Column("", self._hint, badge=self._hint_tone, personal=True, width=96)

    def language(self, code: str | None) -> str:
        """The word for a language."""
        return self.word(ListName.LANGUAGES, code)

    def aid(self) -> tuple[Column[AidRow], ...]:
        """Today's help."""
        return (
            Column(self.tr("Zeit"), lambda row: say_time(row.occurred_at.time()), soft=True, width=60),
            Column(
                self.tr("Für wen"),
                self._recipient,
                name=lambda row: row.person_name,
                icon=lambda row: "person" if row.data.person_id is not None else "people",
                personal=True,
                strong=True,
            ),
            Column(
                self.tr("Hilfe"),
                lambda row: self.word(ListName.AID_KINDS, row.data.kind),
                detail=lambda row: row.data.remark,
                personal_detail=True,
                icon=lambda _row: "aid",
                width=230,
            ),
            Column(self.tr("Anzahl"), lambda row: str(row.data.count), right=True, width=70),
            Column(
                self.tr("Betrag"),
                lambda row: "" if row.data.amount_cents is None else euros(row.data.amount_cents),
                detail=lambda row: row.receipt,
                right=True,
                width=104,
            ),
            Column(self.tr("Von"), lambda row: row.given_by_name, soft=True, width=96),
        )

    def appointments(self) -> tuple[Column[AppointmentRow], ...]:
        """The next appointments, narrow."""
        return (
            Column("", lambda row: say_time(row.starts_at.time()), detail=self._day, width=92, strong=True),
            Column(
                "",
                lambda row: row.person_name,
                name=lambda row: row.person_name,
                reads_last=True,
                detail=self._with_whom,
                icon=lambda row: "warning" if self.overdue(row) else None,
                personal=True,
            ),
        )

    def follow_ups(self) -> tuple[Column[FollowUpRow], ...]:
        """What is to be taken up again, narrow: about whom and by whom, never why, for a visitor stands beside it."""
        return (
            Column(
                "",
                lambda row: row.person_name,
                name=lambda row: row.person_name,
                reads_last=True,
                detail=self._due_by,
                personal=True,
            ),
            Column(
                "",
                self._due,
                badge=lambda row: Tone.BAD if self._past(row) else Tone.WARN,
                badge_icon=lambda row: "warning" if self._past(row) else "clock",
                width=124,
            ),
        )

    def deadlines(self) -> tuple[Column[DeadlineRow], ...]:
        """Whose deadlines are near or past, narrow: who and which day, and nothing else."""
        return (
            Column(
                "",
                lambda row: row.person_name,
                name=lambda row: row.person_name,
                reads_last=True,
                detail=lambda row: people_say_date(row.last_day, self._now().date()),
                personal=True,
            ),
            Column(
                "",
                lambda row: due_shortly(row, self._now().date()),
                badge=lambda row: due_mark(row, self._now().date())[1],
                badge_icon=lambda row: due_icon(row, self._now().date()),
                width=124,
            ),
        )

    def colleague(self, login: str) -> str:
        """What colleagues call the user of that name."""
        return self._staff.get(login, login)

    def visitor(self, row: VisitRow) -> str:
        """The name, anonym, or anonym ×3."""
        if row.person_name is not None:
            return row.person_name
        return self.anonymous(row.data.group_size)

    def anonymous(self, size: int) -> str:
        """One or several people without a name."""
        if size == 1:
            return QCoreApplication.translate("Counter", "anonym")
        return QCoreApplication.translate("Counter", "anonym ×{number}").format(number=size)

    def marks(self, row: VisitRow) -> tuple[str, ...]:
        """What is to be noticed about a visit, the most important first."""
        found = []
        if row.voided:
            found.append(self.tr("gestrichen"))
        if row.repeated:
            found.append(self.tr("zählt einmal"))
        if not row.within_hours:
            found.append(self.tr("außerhalb der Zeiten"))
        if row.corrected:
            found.append(self.tr("berichtigt"))
        return tuple(found)

    def overdue(self, row: AppointmentRow) -> bool:
        """Whether a booked appointment has begun without being marked."""
        return row.starts_at < self._now()

    def next_appointment(self, row: AppointmentRow) -> str:
        """Termin heute 15:00 bei Caro."""
        said = self.tr("Termin {day} {time} bei {colleague}")
        return said.format(
            day=self._day(row), time=say_time(row.starts_at.time()), colleague=row.colleague_name
        )

    def _company(self, data: VisitData) -> str:
        parts = []
        if data.person_id is None:
            parts.append(self.word(ListName.GENDERS, data.gender))
            parts.append((data.age_band or "").replace("-", "–"))
        if data.adults:
            parts.append(QCoreApplication.translate("Counter", "+ %n Erwachsene(r)", "", data.adults))
        if data.children:
            parts.append(QCoreApplication.translate("Counter", "+ %n Kind(er)", "", data.children))
        return " · ".join(part for part in parts if part)

    def _how(self, data: VisitData) -> tuple[str, str]:
        """Language and, where it was not on site, the channel."""
        language = self.word(ListName.LANGUAGES, data.language)
        channel = "" if data.channel == Channel.ON_SITE else self.word(ListName.CHANNELS, data.channel)
        return (language, channel) if language else (channel, "")

    def _hint(self, hit: Hit) -> str:
        if hit.suggestion is None:
            return ""
        return self.suggested(hit.suggestion.target)

    def suggested(self, target: str) -> str:
        """Who is suggested to counsel, in a word."""
        return self.tr("prüfen") if target == "ask" else target

    def _hint_tone(self, hit: Hit) -> Tone:
        asks = hit.suggestion is not None and hit.suggestion.target == "ask"
        return Tone.WARN if asks else Tone.INFO

    def _recipient(self, row: AidRow) -> str:
        if row.person_name is None:
            return self.anonymous(row.data.recipients)
        others = row.data.recipients - 1
        return f"{row.person_name} +{others}" if others else row.person_name

    def _day(self, row: AppointmentRow) -> str:
        return people_say_date(row.starts_at.date(), self._now().date())

    def _with_whom(self, row: AppointmentRow) -> str:
        by = self.tr("bei {colleague}").format(colleague=row.colleague_name)
        late = self.tr("überfällig")
        return f"{by} · {late}" if self.overdue(row) else by

    def _past(self, row: FollowUpRow) -> bool:
        return row.due_on < self._now().date()

    def _due(self, row: FollowUpRow) -> str:
        return self.tr("überfällig") if self._past(row) else people_say_date(row.due_on, self._now().date())

    def _due_by(self, row: FollowUpRow) -> str:
        """Since when it is overdue, and whose it is."""
        if not self._past(row):
            return row.colleague_name
        day = people_say_date(row.due_on, self._now().date())
        return self.tr("seit {day} · {colleague}").format(day=day, colleague=row.colleague_name)


def person_of(row: object) -> PersonRow | None:
    """Whom a row of the counter's lists is about; None where it was somebody without a name."""
    if isinstance(row, VisitRow | AidRow):
        known = row.data.person_id
        return PersonRow(known, row.person_name or "") if known is not None else None
    if isinstance(row, AppointmentRow):
        return PersonRow(row.data.person_id, row.person_name)
    if isinstance(row, FollowUpRow):
        return PersonRow(row.person_id, row.person_name)
    return None
