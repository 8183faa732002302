"""What stands on the papers of the offers: attendance list, coded sheet, certificate of participation, poster of a week.

The papers know no service and no store: whoever makes one hands in words, days and figures, and nothing else.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from woilmenau_desk.domain.slips import Place


class SheetLook(StrEnum):
    """How the lines of a session's sheet name people.

    A sheet lies about while people come and go: by codes alone it shows nobody's name, and the names stand on a page of
    their own, in the same order, which whoever leads keeps.
    """

    NAMES = "names"
    CODES = "codes"
    BOTH = "both"


class PosterSize(StrEnum):
    """The papers a poster can be printed on."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Somebody on a session's sheet. `children`: places of theirs in the childcare. `reading`: the name in Latin letters."""

    name: str
    reading: str = ""
    code: str = ""
    children: int = 0
    came: bool = False
    excused: bool = False
    enrolled: bool = True  # else they came without a place


@dataclass(frozen=True, slots=True)
class CareLine:
    """A child in the childcare by the number that it is picked up with; whose it is by the line's number (or code)."""

    number: int
    belongs_to: str = ""
    brought: str = ""
    collected: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """A session's list. `care`: a line for each number of the childcare, empty where the offer has none.

    `empty_lines`: for whoever comes without having been announced.
    """

    centre: str
    title: str
    day: date
    starts: time
    ends: time
    lines: tuple[SheetLine, ...]
    look: SheetLook = SheetLook.NAMES
    room: str = ""
    leaders: tuple[str, ...] = ()
    care: tuple[CareLine, ...] = ()
    empty_lines: int = 6
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class ParticipationCertificate:
    """That somebody took part in an offer, between two days, at so many of the sessions that were held.

    `half_units`: the subsidised units of the sessions attended, in halves. `minutes`: how long these were together.
    """

    place: Place
    name: str
    title: str
    kind: str
    first: date
    last: date
    attended: int
    held: int
    made_on: date
    reading: str = ""
    level: str = ""
    half_units: int = 0
    minutes: int = 0
    partner: str = ""


@dataclass(frozen=True, slots=True)
class PosterEntry:
    """A session on the poster. Kind and target group are codes; their German words stand in where no phrase is known."""

    day: date
    starts: time
    ends: time
    title: str
    kind: str = "other"
    kind_word: str = ""
    target: str = "open"
    target_word: str = ""
    level: str = ""  # its code
    level_word: str = ""
    room: str = ""
    childcare: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class WeekPoster:
    """The programme of a week that begins on `monday`, in a language that has a phrase file; it names no person."""

    place: Place
    monday: date
    language: str
    entries: tuple[PosterEntry, ...]
    size: PosterSize = PosterSize.A4
    closed: tuple[tuple[date, str], ...] = ()
