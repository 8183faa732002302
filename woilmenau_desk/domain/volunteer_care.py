"""How the centre looks after its volunteers: whom to congratulate, whom nobody has heard of, whom to thank."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woilmenau_desk.domain.volunteers import VolunteerRow, VolunteerState


class OccasionKind(StrEnum):
    """What there is to congratulate on."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"  # of the day on which they began


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day on which to congratulate somebody who agreed to it. `years`: how old they become, or for how long they help."""

    volunteer_id: int
    name: str
    kind: OccasionKind
    day: date
    years: int
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NotHeard:
    """Somebody of whom nobody heard for a while. `last`: None where nothing is known at all."""

    volunteer_id: int
    name: str
    phone: str
    last: date | None
    weeks: int | None


@dataclass(frozen=True, slots=True)
class Thanks:
    """What somebody served in a period, in minutes, and in which roles, most first."""

    volunteer_id: int
    name: str
    minutes: int
    roles: tuple[tuple[str, int], ...]


def occasions(rows: Iterable[VolunteerRow], first: date, last: date) -> tuple[Occasion, ...]:
    """Birthdays and anniversaries from one day to another, both included, earliest first.

    Of those alone who agreed, and who are with the centre on that day, paused or not.
    """
    found = [
        one
        for row in rows
        if row.data.may_congratulate
        for one in _occasions(row, first, last)
        if row.state_on(one.day) in (VolunteerState.ACTIVE, VolunteerState.PAUSED)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.name.casefold(), one.volunteer_id)))


def _occasions(row: VolunteerRow, first: date, last: date) -> Iterator[Occasion]:
    for kind, begun in (
        (OccasionKind.BIRTHDAY, row.data.birthday),
        (OccasionKind.ANNIVERSARY, row.data.started_on),
    ):
        if begun is None:
            continue
        for year in range(first.year, last.year + 1):
            day = _in_year(begun, year)
            if first <= day <= last and year > begun.year:
                yield Occasion(row.id, row.name, kind, day, year - begun.year, row.data.phone)


def _in_year(begun: date, year: int) -> date:
    """The day in another year; of 29 February the first of March: nobody is congratulated before the day."""
    try:
        return begun.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def not_heard(
    rows: Iterable[VolunteerRow], today: date, weeks: int, signs: Iterable[Mapping[int, date]]
) -> tuple[NotHeard, ...]:
    """Who helps today and gave no sign for so many weeks, the longest silence first.

    A sign is the last of: somebody noted that they were in touch, hours, answers (`signs`, by volunteer), a training they
    came to, and the day they began. Whoever is away or pauses is left in peace.
    """
    since = today - timedelta(weeks=weeks)
    known = tuple(signs)
    found = []
    for row in rows:
        if row.state_on(today) is not VolunteerState.ACTIVE or any(
            one.holds_on(today) for one in row.absences
        ):
            continue
        last = last_sign(row, known, today)
        if last is None or last <= since:
            quiet = None if last is None else (today - last).days // 7
            found.append(NotHeard(row.id, row.name, row.data.phone, last, quiet))
    return tuple(sorted(found, key=lambda one: (one.last or date.min, one.name.casefold(), one.volunteer_id)))


def last_sign(row: VolunteerRow, signs: Iterable[Mapping[int, date]], today: date) -> date | None:
    """When somebody was last heard of; also that an absence of theirs ended is one."""
    days = [row.data.heard_on, row.data.started_on, *(found.get(row.id) for found in signs)]
    days += [one.on for one in row.trainings if one.came]
    days += [one.last for one in row.absences]
    return max((day for day in days if day is not None and day <= today), default=None)


def thanks(rows: Iterable[VolunteerRow], minutes: Mapping[int, Mapping[str, int]]) -> tuple[Thanks, ...]:
    """Whom to thank for what they served, whoever served most first; those who left since are thanked, too."""
    found = []
    for row in rows:
        if of_roles := minutes.get(row.id):
            most = tuple(sorted(of_roles.items(), key=lambda one: (-one[1], one[0])))
            found.append(Thanks(row.id, row.name, sum(of_roles.values()), most))
    return tuple(sorted(found, key=lambda one: (-one.minutes, one.name.casefold(), one.volunteer_id)))
