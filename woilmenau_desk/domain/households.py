"""Households: who belongs to one, how, since when, and who has the custody of a child."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody of a household. `until` is set for those who moved out."""

    person_id: int
    name: str
    relation: str | None = None
    since: date | None = None
    until: date | None = None
    birth_year: int | None = None
    guardians: tuple[str, ...] = ()  # names
    link_id: int | None = None  # the row that says so; None where nothing but the link was entered
    version: int = 0


@dataclass(frozen=True, slots=True)
class Household:
    """A household with those who live in it now, and those who did."""

    id: int
    members: tuple[MemberRow, ...]
    former: tuple[MemberRow, ...] = ()
