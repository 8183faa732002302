"""What stands on the papers of the volunteers: hours of a month, their own sheet, proof of voluntary work, roster.

The papers know no service and no store: whoever makes one hands in words, days and figures, and nothing else.
"""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.roster import RosterDay
from woilmenau_desk.domain.slips import Place


@dataclass(frozen=True, slots=True)
class HoursLine:
    """What a volunteer served on a day: in which role, in which field, and how much of it was preparation.

    `who` keeps two of the same name apart.
    """

    name: str
    on: date
    minutes: int
    role: str
    area: str
    preparation: int = 0
    about: str = ""
    who: int = 0


@dataclass(frozen=True, slots=True)
class HoursSheet:
    """The volunteers' hours of a month for a funder, by name and day."""

    centre: str
    month: Month
    lines: tuple[HoursLine, ...]
    made_on: date
    project: str = ""
    file_number: str = ""
    funder: str = ""


@dataclass(frozen=True, slots=True)
class VolunteerSheet:
    """A volunteer's month to be filled in by hand and typed back by its code.

    `name` empty: the sheet shows none. `roles`: what they do; a line is given the number in front of one.
    """

    centre: str
    month: Month
    code: str
    name: str = ""
    roles: tuple[str, ...] = ()
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class VolunteerSheets:
    """Sheets of a month, one a page. `names` by code: the key to sheets without a name, on a page of its own; or empty."""

    sheets: tuple[VolunteerSheet, ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A function somebody had, in which field, from a day to a day; none of these is "not known" or "still"."""

    role: str
    area: str
    first: date | None = None
    last: date | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class TrainingTold:
    """A training somebody took part in."""

    title: str
    on: date
    half_units: int = 0


@dataclass(frozen=True, slots=True)
class VolunteeringCertificate:
    """Proof of voluntary work: fields of activity, period and extent, function, skills, trainings.

    `last` None: goes on. `minutes`: all that was noted between the two days, preparation included.
    """

    place: Place
    name: str
    first: date | None
    last: date | None
    minutes: int
    made_on: date
    reading: str = ""
    roles: tuple[RoleTold, ...] = ()
    skills: str = ""
    languages: tuple[str, ...] = ()
    trainings: tuple[TrainingTold, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterMonth:
    """Who opens when in a month; `days` are those of it, in their order."""

    centre: str
    month: Month
    days: tuple[RosterDay, ...]
    made_on: date
