"""Stand-ins for the persons of closed months: whoever is erased later still is one of the year's persons.

A stand-in is a keyed digest of a person's number (`telling.seed_of`); with it is kept, sealed, what the person counted as:
never a name, a day or a year of birth. Nobody gets from it to somebody who is no longer there; it only tells whether two
months had the same person.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from woilmenau_desk.domain.age_bands import STANDARD
from woilmenau_desk.domain.figures import UNKNOWN, PeriodFigures
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import counting
from woilmenau_desk.storage import facts as rows
from woilmenau_desk.storage.people import people as person_rows

PERSONS: Final = "persons"
"""Under which name a closed report keeps them."""
_SIZE: Final = 16


@dataclass(frozen=True, slots=True)
class StandIn:
    """What somebody counted as in a month. `ages`: by the name of a set of bands, the code of theirs."""

    gender: str
    ages: Mapping[str, str]
    origin: str
    status_group: str
    language: str
    first: int
    follow_up: int
    new: bool

    def age(self, bands: str) -> str:
        """The code of their band; a funder's own bands may have come later than the closing."""
        return self.ages.get(bands, UNKNOWN)

    def as_list(self) -> list[Any]:
        """In a form that JSON can keep."""
        return [
            self.gender,
            dict(self.ages),
            self.origin,
            self.status_group,
            self.language,
            self.first,
            self.follow_up,
            self.new,
        ]

    def and_before(self, earlier: "StandIn") -> "StandIn":
        """The same person in a span with both months, of which this is the later one: what held last counts."""
        return replace(
            self,
            first=self.first + earlier.first,
            follow_up=self.follow_up + earlier.follow_up,
            new=self.new or earlier.new,
        )


def of_month(desk: Desk, span: Span, seed: bytes) -> dict[str, list[Any]]:
    """The stand-ins of a month's persons, to be sealed with its report; none for a span of another length.

    Raises NotAllowed.
    """
    if len(span.months()) != 1:
        return {}
    names = {STANDARD, *(one.name for one in age_bands.sets(desk))}
    by_bands = {name: counting.persons(desk, span, name) for name in sorted(names)}
    ages: dict[int, dict[str, str]] = {}
    for name, persons in by_bands.items():
        for person in persons:
            ages.setdefault(person.person_id, {})[name] = person.age
    firsts, follows, new = _contacts(desk, span)
    return {
        _digest(seed, person.person_id): StandIn(
            person.gender,
            ages[person.person_id],
            person.origin,
            person.status_group,
            person.language,
            firsts[person.person_id],
            follows[person.person_id],
            person.person_id in new,
        ).as_list()
        for person in by_bands[STANDARD]
    }


def erased(desk: Desk, kept: Sequence[Mapping[str, list[Any]]], seed: bytes) -> tuple[frozenset[str], ...]:
    """Of each closed month the stand-ins of those who are no longer there; merged records are there.

    Raises NotAllowed.
    """
    every = {stand_in for month in kept for stand_in in month}
    if not every:
        return tuple(frozenset() for _ in kept)
    with desk.store.read() as conn:
        present = {_digest(seed, person_id) for person_id in person_rows.every_number(conn)}
    gone = every - present
    return tuple(frozenset(gone.intersection(month)) for month in kept)


def with_erased(figures: PeriodFigures, gone: Iterable[StandIn], bands: str) -> PeriodFigures:
    """The figures with those who were erased since: their contacts are still there and count as somebody's again."""
    for one in counted_again(figures.unassigned, gone):
        figures.unassigned -= one.first + one.follow_up
        figures.first += one.first
        figures.follow_up += one.follow_up
        figures.persons += 1
        figures.new_in_year += one.new
        figures.gender_age[one.gender, one.age(bands)] += 1
        figures.origins[one.origin] += 1
        figures.status_groups[one.status_group] += 1
        figures.person_languages[one.language] += 1
    return figures


def counted_again(unassigned: int, gone: Iterable[StandIn]) -> tuple[StandIn, ...]:
    """Those whose contacts are still there, among so many that are nobody's; the others count in nothing."""
    found = []
    for one in gone:
        contacts = one.first + one.follow_up
        if 0 < contacts <= unassigned:
            unassigned -= contacts
            found.append(one)
    return tuple(found)


def together(months: Iterable[tuple[Mapping[str, list[Any]], frozenset[str]]]) -> tuple[StandIn, ...]:
    """Those who are gone of several months, in the order of time, each once."""
    found: dict[str, StandIn] = {}
    for kept, gone in months:
        for stand_in in sorted(gone):
            one = StandIn(*kept[stand_in])
            earlier = found.get(stand_in)
            found[stand_in] = one if earlier is None else one.and_before(earlier)
    return tuple(found[stand_in] for stand_in in sorted(found))


def _contacts(desk: Desk, span: Span) -> tuple[Counter[int], Counter[int], frozenset[int]]:
    """Of each person the first and the later contacts of a span; and who was new in the year."""
    firsts: Counter[int] = Counter()
    follows: Counter[int] = Counter()
    new, seen = set(), set()
    with desk.store.read() as conn:
        for visit in rows.visits(conn, span.first, span.last):
            key = visit.person_id, visit.day, visit.reason
            if visit.person_id is None or key in seen:
                continue
            seen.add(key)
            (firsts if visit.is_first else follows)[visit.person_id] += 1
            if visit.new_in_year:
                new.add(visit.person_id)
    return firsts, follows, frozenset(new)


def _digest(seed: bytes, person_id: int) -> str:
    return hmac.digest(seed, b"person %d" % person_id, hashlib.sha256)[:_SIZE].hex()
