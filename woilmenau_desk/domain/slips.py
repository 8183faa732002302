"""What stands on an appointment slip: time, place and a name to ask for; no status and no topic."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

LONGEST_WAY: Final = 160
"""Characters of a sentence on how one gets to the centre: more would make the rest of a slip too small."""


class Paper(StrEnum):
    """The papers a slip can be printed on."""

    A6 = "a6"
    A5 = "a5"
    ROLL80 = "roll80"


@dataclass(frozen=True, slots=True)
class Place:
    """The centre's address and how one gets there. `way` is a German sentence, the others are names."""

    name: str
    street: str
    town: str
    stop: str = ""  # of bus or tram
    parking: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentSlip:
    """One slip: German above, the visitor's language beside it."""

    visitor: str  # as the person wants to be addressed; may be empty
    colleague: str
    phone: str
    starts_at: datetime  # aware, in Europe/Berlin
    duration_minutes: int
    language: str  # code from domain.md: uk, ar, en, prs …
    place: Place
    reference: str  # an opaque id for the calendar entry; never a name
    changed_at: datetime | None = None  # aware: when the appointment last changed; None for a specimen
    changes: int = 0  # how often it changed since it was booked
    cancelled: bool = False
    reading: str = ""  # the visitor's name in Latin letters where it stands in others, for the colleague
    own_place: str = ""  # where it is not at the centre
    interpreter: bool = False  # somebody interprets
    bring: tuple[tuple[str, str], ...] = ()  # code and German word of what to bring


@dataclass(frozen=True, slots=True)
class NumberSlip:
    """The number of somebody who waits."""

    number: int
    arrived_at: datetime  # aware, in Europe/Berlin
    language: str
    place: Place


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A sentence of a slip in a language, for the editor: as shipped, as the centre wants it, and in German."""

    phrase: str  # "text.bring_slip"
    german: str
    shipped: str
    corrected: str = ""  # empty: as shipped
    places: tuple[str, ...] = ()  # what is put into it, by name
    version: int = 0  # of the correction; 0: there is none


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """Whether a native speaker has checked a language's sentences. Empty: nobody yet."""

    language: str
    checked_by: str = ""
    checked_on: date | None = None
    corrections: int = 0
    doubtful: bool = False  # a sentence is another one since then
    version: int = 0


@dataclass(frozen=True, slots=True)
class ReferralSlip:
    """Where somebody is sent on: address, hours, what to bring, and the code that closes the loop.

    Without consent to pass data on it names nobody.
    """

    code: str
    target: str
    address: str
    phone: str
    hours: str
    bring: str
    language: str
    place: Place
    valid_until: date | None = None  # the last day on which the target can be turned to
    centre_phone: str = ""  # where one may call and say the code
    visitor: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineSlip:
    """The last day that follows from a letter. It does not say which letter."""

    visitor: str
    last_day: date
    language: str
    place: Place
    colleague: str = ""
    phone: str = ""
    reading: str = ""
