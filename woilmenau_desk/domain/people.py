"""People as the centre knows them: as little as a name, as much as they want to tell."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import LAST_YEAR
from woilmenau_desk.domain.text import NAME_LENGTH, ascii_digits, clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

OLDEST_AGE = 120
# Values of `nationality` beside ISO 3166 codes.
STATELESS = "stateless"
UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class PersonData:
    """What can be entered about a person. Codes come from the value lists; None means not known."""

    given_name: str = ""
    family_name: str = ""
    birth_year: int | None = None
    gender: str | None = None
    nationality: str | None = None  # ISO 3166-1 alpha-2, or STATELESS, UNCLEAR
    language: str | None = None  # spoken
    print_language: str | None = None  # what slips are printed in
    status: str | None = None
    status_from: date | None = None
    status_until: date | None = None
    benefit_system: str | None = None
    phone: str = ""
    arrived_on: date | None = None  # in Germany
    card_number: str = ""
    external_id: str | None = None  # from an import

    def checked(self, today: date) -> "PersonData":
        """The same, cleaned. Raises BadInput for what cannot be."""
        clean = replace(
            self,
            given_name=clean_line(self.given_name, field="given_name", limit=NAME_LENGTH),
            family_name=clean_line(self.family_name, field="family_name", limit=NAME_LENGTH),
            phone=clean_line(ascii_digits(self.phone), field="phone", limit=40),
            card_number=clean_line(ascii_digits(self.card_number), field="card_number", limit=40),
            external_id=clean_line(ascii_digits(self.external_id or ""), field="external_id", limit=60)
            or None,
            nationality=_origin(self.nationality),
        )
        if not (clean.given_name or clean.family_name):
            raise BadInput(
                "given_name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Ein Name fehlt: einer genügt."))
            )
        if clean.birth_year is not None and not today.year - OLDEST_AGE <= clean.birth_year <= today.year:
            text = QT_TRANSLATE_NOOP("errors", "Das Geburtsjahr {year} kann nicht stimmen.")
            raise BadInput("birth_year", Sentence("errors", text, {"year": clean.birth_year}))
        if (
            clean.arrived_on is not None
            and not today.year - OLDEST_AGE <= clean.arrived_on.year <= today.year + 1
        ):
            text = QT_TRANSLATE_NOOP("errors", "In Deutschland seit {year}: das kann nicht stimmen.")
            raise BadInput("arrived_on", Sentence("errors", text, {"year": clean.arrived_on.year}))
        for field, day in (("status_from", clean.status_from), ("status_until", clean.status_until)):
            if day is not None and not today.year - OLDEST_AGE <= day.year <= LAST_YEAR:
                text = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")
                raise BadInput(field, Sentence("errors", text, {"year": day.year}))
        if clean.status_from and clean.status_until and clean.status_until < clean.status_from:
            text = QT_TRANSLATE_NOOP("errors", "Der Aufenthalt endet vor seinem Beginn.")
            raise BadInput("status_until", Sentence("errors", text))
        if clean.phone and not re.search(r"\d", clean.phone):
            text = QT_TRANSLATE_NOOP("errors", "Die Telefonnummer enthält keine Ziffer.")
            raise BadInput("phone", Sentence("errors", text))
        return clean


def _origin(code: str | None) -> str | None:
    if code is None or code in (STATELESS, UNCLEAR):
        return code
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        text = QT_TRANSLATE_NOOP("errors", "„{code}“ ist kein Ländercode wie SY oder UA.")
        raise BadInput("nationality", Sentence("errors", text, {"code": code[:40]}))
    return code.upper()


def display_name(given_name: str, family_name: str) -> str:
    """The name as it is spoken: given name first."""
    return " ".join(part for part in (given_name, family_name) if part)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as a page shows them."""

    id: int
    data: PersonData
    version: int  # handed back when editing, so that no other change is overwritten
    household: "tuple[PersonRow, ...]" = ()
    visits: int = 0
    first_visit: date | None = None
    last_visit: date | None = None
    routing: str | None = None  # who is suggested to counsel, where the centre itself is not

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return display_name(self.data.given_name, self.data.family_name)


class PeopleOrder(StrEnum):
    """In which order a list of people comes."""

    LATEST = "latest"  # who came last
    NAME = "name"  # by family name


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list: no more than the list needs."""

    id: int
    name: str
    birth_year: int | None = None
    language: str | None = None
    status: str | None = None
    card_number: str = ""
    last_visit: date | None = None
    routing: str | None = None  # who is suggested to counsel, where the centre itself is not


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A search hit. `why` says what matched; `score` lies between 0 and 1."""

    person: PersonRow
    score: float
    why: Sentence
    external_id: str | None = None
    by_number: bool = False  # whether a card number or telephone was typed that nobody else has


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search that waits for nothing has found, best first.

    Not `spellings`: the search in memory does not stand yet, and only beginnings were looked for.
    """

    hits: tuple[PersonHit, ...] = ()
    spellings: bool = True


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search in memory knows of a person."""

    id: int
    name: str
    other_names: tuple[str, ...] = ()  # of records that were merged into this one
    birth_year: int | None = None
    gender: str | None = None
    nationality: str | None = None
    phones: tuple[str, ...] = ()
    card_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are probably one person; `first_id` is the smaller id."""

    first_id: int
    second_id: int
    score: float
    why: Sentence
