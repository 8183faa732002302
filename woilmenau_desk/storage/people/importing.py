"""Many people at once: what is known of them, read in a few queries, and new ones loaded in one go; and all, to leave."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.people import PersonData, display_name
from woilmenau_desk.storage import bulk, own_numbers
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.people import people
from woilmenau_desk.storage.tables.people import AliasKind, Person, PersonAlias
from woilmenau_desk.storage.unit_of_work import UnitOfWork

T = TypeVar("T")
GoOn = Callable[[], object]
"""Asked now and then; may raise, to end it."""
_DATA = tuple(PersonData.__dataclass_fields__)
_GET = attrgetter(*_DATA)
_NUMBERS = frozenset(("card_number", "external_id"))
_COLUMNS = (*_DATA, "household_id", "created_at", "version")
# So many values are asked for in one go: fewer than any engine allows in a statement.
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of those whom a file names.

    `ids`: the person of an external id, also of a record that was merged into theirs. `people`: the data and the
    version of these. `card_holders`: who has, or before a merge had, a card number: the id and the name. `own`: of the
    external ids those that are this store's own numbers, of people who have none from outside.
    """

    ids: Mapping[str, int]
    people: Mapping[int, tuple[PersonData, int]]
    card_holders: Mapping[str, tuple[int, str]]
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A known person before and after, and the version they were read in."""

    before: PersonData
    after: PersonData
    version: int


def known(conn: Connection, external_ids: Collection[str], card_numbers: Collection[str]) -> Known:
    """What is known of those who have one of the numbers."""
    own = own_numbers.named(conn, Person, external_ids)
    ids = {**own, **people.by_external_id(conn, external_ids)}
    known_by_own = frozenset(number for number, row_id in own.items() if ids[number] == row_id)
    return Known(ids, _present(conn, set(ids.values())), _card_holders(conn, card_numbers), known_by_own)


def everybody(conn: Connection, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """What the fields of these names hold for each person, in the order in which they were registered.

    Whoever has no external id is named by the store's own number, so that an import knows them again.
    """
    columns = [getattr(Person, name) for name in names]
    query = select(Person.id, Person.created_at, *columns).order_by(Person.id)
    for row_id, made, *values in conn.execute(query):
        yield tuple(
            own_numbers.own_number(row_id, made) if name == "external_id" and not value else value
            for name, value in zip(names, values, strict=True)
        )


def exported(uow: UnitOfWork, number: int) -> None:
    """Write down that so many people left the store as a table."""
    uow.trace("exported", "person", None, str(number))


def change_all(
    uow: UnitOfWork, changes: Mapping[int, Change], lines: Mapping[int, int], batch: BatchRows, go_on: GoOn
) -> None:
    """Change people whose data and versions were read in the same write, and note it in the batch.

    `lines`: of which line each change is.
    """
    alike: dict[tuple[str, ...], list[tuple[int, int, dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for person_id, change in changes.items():
        old = dict(zip(_DATA, _values(change.before), strict=True))
        new = dict(zip(_DATA, _values(change.after), strict=True))
        names = tuple(name for name, value in new.items() if old[name] != value)
        before, after = ({name: one[name] for name in names} for one in (old, new))
        alike[names].append((person_id, change.version, before, after))
    for rows in alike.values():
        go_on()
        uow.update_many(Person, rows)
        noted = ((number, lines[number], seen, before, after) for number, seen, before, after in rows)
        batch.add_changed(uow.conn, Person, noted)


def load(
    uow: UnitOfWork, newcomers: Sequence[PersonData], lines: Sequence[int], batch: BatchRows, go_on: GoOn
) -> None:
    """Register many people, with an audit entry for each thousand of them, and note them in the batch."""
    if not newcomers:
        return
    rows = ((*_values(data), None, uow.at, 1) for data in newcomers)
    last = uow.conn.execute(select(func.max(Person.id))).scalar() or 0
    bulk.load(uow.conn, Person, _COLUMNS, rows, go_on)
    uow.trace("imported", "person", None, str(len(newcomers)))
    uow.loaded(Person, last)
    batch.add_inserted(Person, zip(bulk.numbers(uow.conn, Person, last), lines, strict=True))
    uow.touched(Kind.PERSON)


def _values(data: PersonData) -> tuple[Any, ...]:
    """What stands in a person's row, in the order of `_DATA`; a number that is not known is none, not an empty one."""
    return tuple(
        value if value or name not in _NUMBERS else None
        for name, value in zip(_DATA, _GET(data), strict=True)
    )


def _present(conn: Connection, ids: Collection[int]) -> dict[int, tuple[PersonData, int]]:
    columns = [getattr(Person, name) for name in _DATA]
    found: dict[int, tuple[PersonData, int]] = {}
    for chunk in _chunks(ids):
        query = select(Person.id, Person.version, *columns).where(Person.id.in_(chunk))
        for person_id, version, *values in conn.execute(query):
            data = dict(zip(_DATA, values, strict=True))
            found[person_id] = PersonData(**{**data, "card_number": data["card_number"] or ""}), version
    return found


def _card_holders(conn: Connection, numbers: Collection[str]) -> dict[str, tuple[int, str]]:
    who = (Person.id, Person.given_name, Person.family_name)
    found: dict[str, tuple[int, str]] = {}
    for chunk in _chunks(numbers):
        formerly = (
            select(PersonAlias.value, *who)
            .join(Person, Person.id == PersonAlias.person_id)
            .where(PersonAlias.alias_kind == AliasKind.CARD_NUMBER, PersonAlias.value.in_(chunk))
        )
        for query in (formerly, select(Person.card_number, *who).where(Person.card_number.in_(chunk))):
            for number, person_id, given, family in conn.execute(query):
                found[str(number)] = person_id, display_name(given, family)
    return found


def _chunks(values: Collection[T]) -> Iterator[list[T]]:
    iterator = iter(values)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
