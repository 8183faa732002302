"""Offers (Angebote): what they are, when they meet, who is in and who waits, who came."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Rhythm(StrEnum):
    """How a series repeats: not at all, every so many weeks, or on the n-th weekday of every so many months."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class SessionState(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class EnrolmentState(StrEnum):
    """Whether somebody has a place."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    LEFT = "left"


class AttendanceState(StrEnum):
    """What is known of somebody and a session."""

    ANNOUNCED = "announced"
    CAME = "came"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class OfferData:
    """What is told of an offer. Kind, target group and level are codes of their value lists.

    `capacity` None: no limit. `half_units`: the units of a session that are subsidised, in halves. `childcare_places`: a
    capacity of its own, in children. `ended_on`: the last day.
    """

    title: str
    offer_kind: str = "other"
    target_group: str = "open"
    level: str | None = None
    partner: str = ""
    room: str = ""
    about: str = ""
    capacity: int | None = None
    childcare_places: int = 0
    half_units: int = 0
    for_volunteers: bool = False
    external_id: str | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A rule by which an offer meets: `every` so many weeks (or months) on a weekday (0 is Monday), from a day to a day.

    A weekly one counts its weeks from the week of its first day. `nth`: of a month, 1 to 4, or -1 for the last one.
    """

    rhythm: Rhythm
    weekday: int
    starts: time
    ends: time
    first: date
    last: date | None = None
    every: int = 1
    nth: int | None = None
    in_school_holidays: bool = False
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads: a colleague, a volunteer, or somebody of the partner by name. `said` is what to call them.

    `gone`: on the day that was asked for they are not there any more.
    """

    colleague: str | None = None
    volunteer_id: int | None = None
    name: str = ""
    first: date | None = None
    last: date | None = None
    said: str = field(default="", compare=False)
    gone: bool = field(default=False, compare=False)
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SessionKey:
    """Which session of which offer: by the day and the time that the rule gives it, or its own where it was added."""

    offer_id: int
    planned_on: date
    planned_starts: time


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it, reckoned by the rule or read from what is known of it. Times are local.

    `id` None: nothing is known of it beside the rule. `came`: people known by name, of a session for
    volunteers these; `heads`: the anonymous ones beside them.
    """

    key: SessionKey
    title: str
    offer_kind: str
    day: date
    starts: time
    ends: time
    room: str = ""
    state: SessionState = SessionState.PLANNED
    reason: str = ""
    added: bool = False
    half_units: int = 0
    anonymous_adults: int = 0
    anonymous_children: int = 0
    announced: int = 0
    came: int = 0
    children: int = 0  # in the childcare
    for_volunteers: bool = False
    id: int | None = None
    version: int = 0

    @property
    def moved(self) -> bool:
        """Whether it is not when the rule says."""
        return not self.added and (self.day, self.starts) != (self.key.planned_on, self.key.planned_starts)

    @property
    def heads(self) -> int:
        """The anonymous ones."""
        return self.anonymous_adults + self.anonymous_children


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer as lists show it. `children`: places of the childcare that are taken."""

    id: int
    data: OfferData
    series: tuple[Series, ...] = ()
    leaders: tuple[Leader, ...] = ()
    enrolled: int = 0
    waiting: int = 0
    children: int = 0
    next_session: SessionRow | None = None
    version: int = 1

    @property
    def free(self) -> int | None:
        """Places that are free; None where there is no limit."""
        return None if self.data.capacity is None else max(0, self.data.capacity - self.enrolled)

    @property
    def free_childcare(self) -> int:
        """Places of the childcare that are free."""
        return max(0, self.data.childcare_places - self.children)


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """Somebody in an offer or on its waiting list. `position`: on the waiting list, 1 is next; 0 for whoever is in."""

    id: int
    offer_id: int
    person_id: int
    person_name: str
    phone: str
    language: str | None
    state: EnrolmentState
    place: int
    position: int = 0
    children: int = 0
    needs: str = ""
    enrolled_at: datetime | None = None
    moved_up_at: datetime | None = None
    told_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """Which offers a list shows. `running`: none that has ended. `meets_on`: those that meet on that day.

    `text`: every word of it stands in the title, the partner, the room, or in who leads.
    """

    text: str = ""
    offer_kind: str | None = None
    target_group: str | None = None
    running: bool = True
    meets_on: date | None = None
    for_volunteers: bool | None = None
