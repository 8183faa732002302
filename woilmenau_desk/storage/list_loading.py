"""Visits, volunteers and offers of a file: what is known of them, read at once, and new ones loaded in one go."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.offers import OfferData, Series
from woilmenau_desk.domain.visits import VisitOrigin
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.storage import bulk, own_numbers
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.people import people
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.offers import Offer, OfferSeries
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerRole
from woilmenau_desk.storage.unit_of_work import UnitOfWork

T = TypeVar("T")
GoOn = Callable[[], object]
"""Asked now and then; may raise, to end it."""
_CHUNK: Final = 1000


def _load(
    uow: UnitOfWork,
    table: type[Versioned],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    lines: Sequence[int],
    batch: BatchRows,
    go_on: GoOn,
) -> Sequence[int]:
    """Insert rows of one table, each of a line; their numbers."""
    if not lines:
        return ()
    last = uow.conn.execute(select(func.max(table.id))).scalar() or 0
    bulk.load(uow.conn, table, (*columns, "version"), ((*row, 1) for row in rows), go_on)
    numbers = bulk.numbers(uow.conn, table, last)
    uow.loaded(table, last)
    batch.add_inserted(table, zip(numbers, lines, strict=True))
    if table.kind is not None:
        uow.touched(table.kind)
    return numbers


# Visits

_SNAPSHOT: Final = ("gender", "birth_year", "nationality", "status", "benefit_system")
_VISIT: Final = (
    "occurred_at",
    "local_date",
    "reason",
    "channel",
    "person_id",
    "group_size",
    "language",
    "within_hours",
    *_SNAPSHOT,
    "adults",
    "children",
    "interpreting",
    "logged_by",
    "origin",
    "voided_at",
    "corrected_at",
    "age_band",
)


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to be logged. `language`: that of the contact, where the file says one."""

    line: int
    occurred_at: datetime
    day: date
    reason: str
    channel: str
    person_id: int | None
    group_size: int
    language: str | None
    within_hours: bool
    adults: int = 0
    children: int = 0


Anonymous = tuple[datetime, str, int, str | None, str, int, int]
"""By which an anonymous visit is known again: moment, reason, size, language, channel, adults and children beside it."""


@dataclass(frozen=True, slots=True)
class KnownVisits:
    """What is known of the visits of some days: whose, when and why; and how many anonymous ones there are of each."""

    persons: Mapping[str, int]  # by external number
    personal: frozenset[tuple[int, date, str]]
    anonymous: Counter[Anonymous]


def known_visits(conn: Connection, external_ids: Collection[str], first: date, last: date) -> KnownVisits:
    """What is known of visits from a day to a day, without those that were struck."""
    columns = (
        Visit.person_id,
        Visit.local_date,
        Visit.reason,
        Visit.occurred_at,
        Visit.group_size,
        Visit.language,
        Visit.channel,
        Visit.adults,
        Visit.children,
    )
    query = select(*columns).where(Visit.local_date.between(first, last), Visit.voided_at.is_(None))
    personal: set[tuple[int, date, str]] = set()
    anonymous: Counter[Anonymous] = Counter()
    for person, day, reason, at, size, language, channel, adults, children in conn.execute(query):
        if person is not None:
            personal.add((person, day, reason))
        else:
            anonymous[at, reason, size, language, channel, adults, children] += 1
    own = own_numbers.named(conn, Person, external_ids)
    return KnownVisits({**own, **people.by_external_id(conn, external_ids)}, frozenset(personal), anonymous)


def load_visits(uow: UnitOfWork, visits: Sequence[NewVisit], by: str, batch: BatchRows, go_on: GoOn) -> None:
    """Log many visits, each with what is known of its person now."""
    wanted = {visit.person_id for visit in visits if visit.person_id is not None}
    known: dict[int, tuple[tuple[Any, ...], str | None]] = {}
    columns = (Person.id, *(getattr(Person, name) for name in _SNAPSHOT), Person.language)
    for chunk in _chunks(sorted(wanted)):
        for person_id, *snapshot, language in uow.conn.execute(select(*columns).where(Person.id.in_(chunk))):
            known[person_id] = tuple(snapshot), language
    nobody = (None,) * len(_SNAPSHOT), None
    tail = (None, by, VisitOrigin.COUNTER.value, None, None, None)

    def rows() -> Iterable[tuple[Any, ...]]:
        for visit in visits:
            snapshot, language = known[visit.person_id] if visit.person_id is not None else nobody
            yield (
                visit.occurred_at,
                visit.day,
                visit.reason,
                visit.channel,
                visit.person_id,
                visit.group_size,
                visit.language or language,
                visit.within_hours,
                *snapshot,
                visit.adults,
                visit.children,
                *tail,
            )

    _load(uow, Visit, _VISIT, rows(), [visit.line for visit in visits], batch, go_on)


# Volunteers

_IN_WORDS: Final = ("areas", "groups")
_VOLUNTEER: Final = tuple(field.name for field in fields(VolunteerData))


def volunteer_values(data: VolunteerData) -> dict[str, Any]:
    """What stands in a volunteer's row."""
    values = {name: getattr(data, name) for name in _VOLUNTEER}
    languages = (code if level is None else f"{code}={level}" for code, level in data.languages)
    return {
        **values,
        "languages": " ".join(languages),
        **{name: " ".join(values[name]) for name in _IN_WORDS},
    }


@dataclass(frozen=True, slots=True)
class NewVolunteer:
    """A volunteer to be registered, with the roles that they hold from the day they began."""

    line: int
    data: VolunteerData
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedVolunteer:
    """A volunteer who is known: before and after, the version they were read in, and the roles that are new."""

    line: int
    id: int
    before: VolunteerData
    after: VolunteerData
    version: int
    roles: tuple[str, ...]


def load_volunteers(
    uow: UnitOfWork, newcomers: Sequence[NewVolunteer], batch: BatchRows, go_on: GoOn
) -> None:
    """Register many volunteers and their roles."""
    rows = [(*volunteer_values(one.data).values(), None, uow.at) for one in newcomers]
    columns = (*_VOLUNTEER, "person_id", "created_at")
    numbers = _load(uow, Volunteer, columns, rows, [one.line for one in newcomers], batch, go_on)
    _load_roles(
        uow,
        [
            (one.line, number, role, one.data.started_on, one.data.ended_on)
            for number, one in zip(numbers, newcomers, strict=True)
            for role in one.roles
        ],
        batch,
        go_on,
    )


def change_volunteers(
    uow: UnitOfWork, changes: Sequence[ChangedVolunteer], today: date, batch: BatchRows, go_on: GoOn
) -> None:
    """Change volunteers who were read in the same write; who only has a new role gets the next version as well."""
    _change(
        uow,
        Volunteer,
        [
            (one.id, one.line, one.version, volunteer_values(one.before), volunteer_values(one.after))
            for one in changes
        ],
        batch,
        go_on,
    )
    new = []
    for one in changes:
        last = one.after.ended_on
        # Whoever left had the role while they were there.
        first = today if last is None or last >= today else one.after.started_on
        new += [(one.line, one.id, role, first, last) for role in one.roles]
    _load_roles(uow, new, batch, go_on)


def _load_roles(
    uow: UnitOfWork,
    roles: Sequence[tuple[int, int, str, date | None, date | None]],
    batch: BatchRows,
    go_on: GoOn,
) -> None:
    columns = ("volunteer_id", "role", "first_day", "last_day")
    rows = ((number, role, first, last) for _, number, role, first, last in roles)
    _load(uow, VolunteerRole, columns, rows, [role[0] for role in roles], batch, go_on)


def _change(
    uow: UnitOfWork,
    table: type[Versioned],
    changes: Sequence[tuple[int, int, int, Mapping[str, Any], Mapping[str, Any]]],
    batch: BatchRows,
    go_on: GoOn,
) -> None:
    """Change rows given as (id, line, version, before, after), and note it."""
    alike: dict[tuple[str, ...], list[tuple[int, int, int, dict[str, Any], dict[str, Any]]]] = {}
    for number, line, version, before, after in changes:
        names = tuple(name for name, value in after.items() if before[name] != value)
        old, new = ({name: one[name] for name in names} for one in (before, after))
        alike.setdefault(names, []).append((number, line, version, old, new))
    for rows in alike.values():
        go_on()
        uow.update_many(table, [(number, version, old, new) for number, _, version, old, new in rows])
        batch.add_changed(uow.conn, table, rows)


def own_volunteers(conn: Connection, numbers: Collection[str]) -> dict[str, int]:
    """The volunteers whom this store's own numbers name."""
    return own_numbers.named(conn, Volunteer, numbers)


# Offers

_OFFER: Final = tuple(field.name for field in fields(OfferData))


@dataclass(frozen=True, slots=True)
class NewOffer:
    """An offer to be added, and when it meets."""

    line: int
    data: OfferData
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class ChangedOffer:
    """An offer that is known: before and after, and the version it was read in."""

    line: int
    id: int
    before: OfferData
    after: OfferData
    version: int


def load_offers(uow: UnitOfWork, offers: Sequence[NewOffer], batch: BatchRows, go_on: GoOn) -> None:
    """Add many offers and their series."""
    rows = [(*(getattr(one.data, name) for name in _OFFER), uow.at) for one in offers]
    numbers = _load(uow, Offer, (*_OFFER, "created_at"), rows, [one.line for one in offers], batch, go_on)
    series = [
        (one.line, number, meets) for number, one in zip(numbers, offers, strict=True) for meets in one.series
    ]
    columns = (
        "offer_id",
        "rhythm",
        "every",
        "weekday",
        "nth",
        "starts",
        "ends",
        "first_day",
        "last_day",
        "in_school_holidays",
    )
    meetings = (
        (
            number,
            meets.rhythm.value,
            meets.every,
            meets.weekday,
            meets.nth,
            _minutes(meets.starts),
            _minutes(meets.ends),
            meets.first,
            meets.last,
            meets.in_school_holidays,
        )
        for _, number, meets in series
    )
    _load(uow, OfferSeries, columns, meetings, [line for line, _, _ in series], batch, go_on)


def own_offers(conn: Connection, numbers: Collection[str]) -> dict[str, int]:
    """The offers that this store's own numbers name."""
    return own_numbers.named(conn, Offer, numbers)


def change_offers(uow: UnitOfWork, changes: Sequence[ChangedOffer], batch: BatchRows, go_on: GoOn) -> None:
    """Change offers that were read in the same write."""
    rows = [(one.id, one.line, one.version, asdict(one.before), asdict(one.after)) for one in changes]
    _change(uow, Offer, rows, batch, go_on)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))
