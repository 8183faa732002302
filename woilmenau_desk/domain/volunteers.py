"""Volunteers (Ehrenamtliche): who they are, when they can, what their roles require."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


def called(given_name: str, family_name: str) -> str:
    """What a volunteer is called where only the first name is told: whoever told one name alone is called by that one."""
    return given_name or family_name


class VolunteerState(StrEnum):
    """What holds on a day."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    COMING = "coming"  # starts later


@dataclass(frozen=True, slots=True)
class VolunteerData:
    """What is told of a volunteer. `languages`: codes with their level (value list levels), None where nobody said it.

    Areas and groups are codes of their value lists. Of a conduct certificate: when it was seen, of which day it is, and
    whether it holds something relevant. The day of birth is written down only if they agreed to be congratulated.
    """

    given_name: str
    family_name: str = ""
    birthday: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    languages: tuple[tuple[str, str | None], ...] = ()
    skills: str = ""
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    may_congratulate: bool = False
    may_mail: bool = False
    certificate_seen_on: date | None = None
    certificate_of: date | None = None
    certificate_relevant: bool | None = None
    pledged_on: date | None = None
    briefed_on: date | None = None
    heard_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role (value list volunteer_roles) and the days on which it is held; none is "always"."""

    role: str
    first: date | None = None
    last: date | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)

    def holds_on(self, day: date) -> bool:
        """Whether it is held on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Available:
    """When somebody can, every week (0 is Monday)."""

    weekday: int
    opens: time
    closes: time
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which somebody is not there, both included; a pause may have no end yet.

    `left`: a pause before which they had left, and after which they came again.
    """

    first: date
    last: date | None = None
    pause: bool = False
    reason: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)
    left: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the day is one of these."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Training:
    """A training somebody took part in (`came`) or is announced for."""

    title: str
    on: date
    half_units: int = 0
    came: bool = True
    session_id: int | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=0, compare=False)


class Requirement(StrEnum):
    """What a role may require."""

    CERTIFICATE = "certificate"
    PLEDGE = "pledge"
    BRIEFING = "briefing"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that a role requires and that is missing, or runs out: then `until` is its last day.

    `relevant`: the certificate was seen and holds something that speaks against the role.
    """

    requirement: Requirement
    role: str
    until: date | None = None
    relevant: bool = False
    shown_late: bool = False  # the certificate was older than it may be when it was shown

    def missing_on(self, day: date) -> bool:
        """Whether it is not there on a day; else it runs out later."""
        return self.until is None or self.until < day


@dataclass(frozen=True, slots=True)
class VolunteerRow:
    """A volunteer with everything that is asked of a hundred at once: all of it fits into memory for thousands."""

    id: int
    data: VolunteerData
    roles: tuple[RoleSpan, ...] = ()
    times: tuple[Available, ...] = ()
    absences: tuple[Absence, ...] = ()
    trainings: tuple[Training, ...] = ()
    person_id: int | None = None
    version: int = 1

    @property
    def name(self) -> str:
        """What to call them."""
        return " ".join(part for part in (self.data.given_name, self.data.family_name) if part)

    @property
    def called(self) -> str:
        """What to call them at the counter."""
        return called(self.data.given_name, self.data.family_name)

    def state_on(self, day: date) -> VolunteerState:
        """What holds on a day."""
        if self.data.ended_on is not None and self.data.ended_on < day:
            return VolunteerState.ENDED
        if self.data.started_on is not None and day < self.data.started_on:
            return VolunteerState.COMING
        if any(one.pause and one.holds_on(day) for one in self.absences):
            return VolunteerState.PAUSED
        return VolunteerState.ACTIVE

    def roles_on(self, day: date) -> tuple[str, ...]:
        """The roles of a day."""
        return tuple(span.role for span in self.roles if span.holds_on(day))


@dataclass(frozen=True, slots=True)
class VolunteerAtCounter:
    """What the counter knows of a volunteer: whom to ask for, what they speak, how to reach them. Nothing else."""

    id: int
    first_name: str
    languages: tuple[tuple[str, str | None], ...] = ()
    phone: str = ""

    @property
    def name(self) -> str:
        """What to call them."""
        return self.first_name


@dataclass(frozen=True, slots=True)
class VolunteerFilter:
    """Which volunteers a list wants; any of it may be left open. `text`: a name in any spelling, a skill, a telephone.

    `states`: none means all but those who left. `lacking_only`: who lacks something that a role of theirs requires, or
    will soon.
    """

    text: str = ""
    states: frozenset[VolunteerState] = frozenset()
    role: str | None = None
    language: str | None = None
    area: str | None = None
    group: str | None = None
    lacking_only: bool = False


@dataclass(frozen=True, slots=True)
class StillPlanned:
    """What somebody is still planned for after a day: nothing of it goes by itself when they leave."""

    assignments: int = 0
    duties: int = 0  # of the roster
    offers: int = 0  # that they lead

    def __bool__(self) -> bool:
        return bool(self.assignments or self.duties or self.offers)


@dataclass(frozen=True, slots=True)
class Due:
    """What a volunteer lacks or will lack soon, the gravest first. `until`: None where it is missing today."""

    volunteer_id: int
    name: str
    lacking: tuple[Lacking, ...]
    until: date | None = None
    phone: str = ""
