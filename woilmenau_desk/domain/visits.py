"""Visits (Kontakte): one person, one day, one reason, whatever the channel."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LARGEST_GROUP = 200


class Channel(StrEnum):
    """The codes of resources/values/channels.toml that code refers to."""

    ON_SITE = "on_site"
    PHONE = "phone"
    MESSENGER = "messenger"
    OUTREACH = "outreach"
    ACCOMPANIMENT = "accompaniment"


# What every key press presumes; another channel was chosen.
USUAL_CHANNEL = Channel.ON_SITE
# The code of resources/values/interpreting.toml for: nobody interpreted.
NO_INTERPRETING = "none"


class Reason(StrEnum):
    """The codes of resources/values/reasons.toml that code refers to."""

    ENCOUNTER = "encounter"
    QUICK_INFO = "quick_info"
    COUNSELLING = "counselling"
    EMERGENCY_AID = "emergency_aid"
    OFFER = "offer"
    PAPERWORK = "paperwork"
    APPOINTMENT = "appointment"
    VOLUNTEERING = "volunteering"


class VisitOrigin(StrEnum):
    """What a visit was made with; what goes with it when that is struck."""

    COUNTER = "counter"
    SESSION = "session"
    AID = "aid"
    APPOINTMENT = "appointment"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class VisitData:
    """What is told of a visit beside its time.

    Anonymous: `group_size` contacts, with gender and age band if somebody noted them.
    Personal: one contact. Companions, adults and children, are anonymous contacts of their own in either case.
    """

    reason: str
    person_id: int | None = None
    group_size: int = 1
    channel: str = Channel.ON_SITE
    language: str | None = None
    gender: str | None = None
    age_band: str | None = None
    adults: int = 0
    children: int = 0
    interpreting: str | None = None

    def checked(self) -> "VisitData":
        """The same. Raises BadInput when the sizes cannot be."""
        for field, number, least in (
            ("group_size", self.group_size, 1),
            ("adults", self.adults, 0),
            ("children", self.children, 0),
        ):
            if not least <= number <= LARGEST_GROUP:
                text = QT_TRANSLATE_NOOP("errors", "{number} Personen auf einmal können nicht stimmen.")
                raise BadInput(field, Sentence("errors", text, {"number": number}))
        if self.person_id is not None and self.group_size != 1:
            text = QT_TRANSLATE_NOOP(
                "errors", "Eine bekannte Person ist keine Gruppe; Begleitung steht für sich."
            )
            raise BadInput("group_size", Sentence("errors", text))
        return self

    @property
    def contacts(self) -> int:
        """How many contacts it counts as."""
        return self.group_size + self.adults + self.children


def told_channel(channels: Iterable[str]) -> str:
    """Of the channels of one contact the first that was chosen; the usual one where none was."""
    return next((channel for channel in channels if channel != USUAL_CHANNEL), USUAL_CHANNEL.value)


def told_interpreting(told: Iterable[str | None]) -> str | None:
    """What is known of the interpreting of one contact: the first who interpreted, else that nobody did, else None."""
    known = [one for one in told if one is not None]
    return next((one for one in known if one != NO_INTERPRETING), known[0] if known else None)


@dataclass(frozen=True, slots=True)
class LogVisit:
    """The request to log a visit; without a time it happened just now."""

    data: VisitData
    occurred_at: datetime | None = None  # aware


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as lists show it. Times are local."""

    id: int
    data: VisitData
    occurred_at: datetime
    person_name: str | None
    logged_by: str
    within_hours: bool
    voided: bool = False
    corrected: bool = False
    repeated: bool = False  # the same person, day and reason was logged before: it counts once
    version: int = 1

    @property
    def contacts(self) -> int:
        """How many contacts it adds to the day: none of its own where it repeats an earlier one."""
        if self.voided:
            return 0
        return self.data.contacts - (1 if self.repeated else 0)


class DayCounts:
    """The counts of one day, visit by visit: a new one is added, and the others are not looked at again."""

    def __init__(self, rows: Iterable[VisitRow] = ()) -> None:
        self.contacts = 0
        self.anonymous = 0
        self._persons: Counter[int] = Counter()  # the visits of each
        for row in rows:
            self.add(row)

    @property
    def persons(self) -> int:
        """How many people who are known came."""
        return len(self._persons)

    def add(self, row: VisitRow) -> None:
        """Count one more visit of the day."""
        self._count(row, 1)

    def take(self, row: VisitRow) -> None:
        """Count a visit no more that was counted as it stands here."""
        self._count(row, -1)

    def _count(self, row: VisitRow, by: int) -> None:
        if row.voided:
            return
        person = row.data.person_id
        self.contacts += by * row.contacts
        self.anonymous += by * (row.contacts - (person is not None and not row.repeated))
        if person is not None:
            self._persons[person] += by
            if not self._persons[person]:
                del self._persons[person]


@dataclass(frozen=True, slots=True)
class DayPart:
    """What became of some visits of a day.

    `rows` are all that there are now, newest first, of `ids` and of `persons`: another one that is theirs is no more.
    """

    day: date
    ids: frozenset[int]
    persons: frozenset[int]
    rows: tuple[VisitRow, ...]

    def holds(self, row: VisitRow) -> bool:
        """Whether it tells what became of a row."""
        return row.id in self.ids or row.data.person_id in self.persons


@dataclass(frozen=True, slots=True)
class DayTally:
    """A day's visits, newest first, and its counts."""

    day: date
    rows: tuple[VisitRow, ...]
    contacts: int
    persons: int
    anonymous: int

    @classmethod
    def of(cls, day: date, rows: Iterable[VisitRow]) -> "DayTally":
        """Count the rows of one day."""
        kept = tuple(rows)
        counts = DayCounts(kept)
        return cls(day, kept, counts.contacts, counts.persons, counts.anonymous)
