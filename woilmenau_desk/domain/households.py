"""Households: who belongs to one, how, since when, and who has the custody of a child."""

from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

MOST_GUARDIANS = 2


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


@dataclass(frozen=True, slots=True)
class MemberData:
    """How somebody belongs to their household; `until`: the day on which they moved out."""

    relation: str | None = None
    since: date | None = None
    until: date | None = None
    guardians: tuple[int, ...] = ()  # who has the custody

    def checked(self, person_id: int, today: date) -> "MemberData":
        """The same with every guardian once. Raises BadInput."""
        for field, day in (("since", self.since), ("until", self.until)):
            if day is None:
                continue
            check_date(day, field=field)
            if day > today:
                said = QT_TRANSLATE_NOOP("errors", "Dieser Tag liegt in der Zukunft.")
                raise BadInput(field, Sentence("errors", said))
        if self.since is not None and self.until is not None and self.until < self.since:
            said = QT_TRANSLATE_NOOP("errors", "Ausgezogen vor dem Einzug: das kann nicht stimmen.")
            raise BadInput("until", Sentence("errors", said))
        guardians = tuple(dict.fromkeys(self.guardians))
        if person_id in guardians:
            said = QT_TRANSLATE_NOOP("errors", "Niemand hat die Sorge für sich selbst.")
            raise BadInput("guardians", Sentence("errors", said))
        return replace(self, guardians=guardians)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody and how they belong to their household, to be changed."""

    person_id: int
    name: str
    household_id: int
    data: MemberData
    guardian_names: tuple[str, ...] = ()
    link_id: int | None = None
    version: int = 0  # of the row that says so; 0 where there is none yet


@dataclass(frozen=True, slots=True)
class FamilyLogged:
    """Who of a family was logged with one key, and who had been there for that reason today already."""

    visits: tuple[int, ...]
    logged: tuple[str, ...]  # names
    already: tuple[str, ...] = ()
