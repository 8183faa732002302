"""People: written through a unit of work, read as frozen rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import (
    PeopleOrder,
    PersonCard,
    PersonData,
    PersonRow,
    SearchEntry,
    display_name,
)
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.tables.people import AliasKind, Household, NotSame, Person, PersonAlias
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

ENTITY = Person.__tablename__
"""What a person is called in the audit trail."""
_DATA = tuple(PersonData.__dataclass_fields__)
# So many ids or numbers are asked for in one go: fewer than any engine allows in a statement.
_CHUNK = 1000
_DIGITS = 19  # no number has more


def add(uow: UnitOfWork, data: PersonData) -> int:
    """Register a person. Raises BadInput when the card number is taken."""
    check_unique(uow.conn, data, ())
    return uow.insert(Person, {**columns(data), "household_id": None, "created_at": uow.at})


def edit(uow: UnitOfWork, person_id: int, data: PersonData, version: int) -> None:
    """Change a person. Raises NotFound, BadInput, or ChangedMeanwhile when `version` is no longer the present one."""
    uow.expect(Person, person_id, version)
    check_unique(uow.conn, data, (person_id,))
    uow.update(Person, person_id, columns(data), version)


def expect(uow: UnitOfWork, person_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a person is not what somebody read any more, or NotFound."""
    uow.expect(Person, person_id, version)


def set_household(uow: UnitOfWork, person_id: int, other_id: int | None, seen: Seen = HERE) -> None:
    """Let a person, read with version `seen`, share the household of another, or of nobody.

    Raises ChangedMeanwhile or NotFound.
    """
    household: int | None = None
    if other_id is not None:
        other_id = present_id(uow.conn, other_id)
        if other_id == person_id:
            # The two were merged since the other one was chosen.
            raise NotFound
        other = uow.conn.execute(select(Person.household_id).where(Person.id == other_id)).one()
        household = other.household_id
        if household is None:
            household = uow.insert(Household, {"created_at": uow.at})
            uow.update(Person, other_id, {"household_id": household}, HERE)
    uow.update(Person, person_id, {"household_id": household}, seen)


# Asked with every key that marks somebody: made once.
_IS_THERE = select(Person.id).where(Person.id == bindparam("person_id"))


def every_number(conn: Connection) -> Iterator[int]:
    """The numbers of all records, those that were merged into another included."""
    yield from conn.execute(select(Person.id)).scalars()
    merged = select(PersonAlias.value).where(PersonAlias.alias_kind == AliasKind.RECORD)
    yield from (int(value) for value in conn.execute(merged).scalars() if value.isdecimal())


def present_id(conn: Connection, person_id: int) -> int:
    """The person's id, or that of the record theirs was merged into. Raises NotFound.

    Somebody who chose a person before a merge, in a draft or at another workplace, goes on with the same person.
    """
    if conn.execute(_IS_THERE, {"person_id": person_id}).scalar() is not None:
        return person_id
    query = select(PersonAlias.person_id).where(
        PersonAlias.alias_kind == AliasKind.RECORD, PersonAlias.value == str(person_id)
    )
    if (found := conn.execute(query).scalar()) is None:
        raise NotFound
    return found


def former_ids(conn: Connection, person_id: int) -> tuple[int, ...]:
    """The ids of the records that were merged into this one, latest first."""
    query = select(PersonAlias.value).where(
        PersonAlias.person_id == person_id, PersonAlias.alias_kind == AliasKind.RECORD
    )
    found = conn.execute(query.order_by(PersonAlias.id.desc())).scalars()
    # One that is no number was never written by a merge; the trail tells of it.
    return tuple(int(value) for value in found if value.isdecimal() and len(value) <= _DIGITS)


def card(conn: Connection, person_id: int) -> PersonCard:
    """A person with household and visits. Raises NotFound."""
    row = conn.execute(_data_of(), {"person": person_id}).one_or_none()
    if row is None:
        raise NotFound
    valid = (Visit.person_id == person_id, Visit.voided_at.is_(None))
    visits, first, last = conn.execute(
        select(func.count(Visit.id), func.min(Visit.local_date), func.max(Visit.local_date)).where(*valid)
    ).one()
    household: tuple[PersonRow, ...] = ()
    if row.household_id is not None:
        mates = (
            _rows().where(Person.household_id == row.household_id, Person.id != person_id).order_by(Person.id)
        )
        household = tuple(_row(mate) for mate in conn.execute(mates))
    return PersonCard(person_id, _data(row._mapping), row.version, household, visits, first, last)


def data(conn: Connection, person_id: int) -> PersonData:
    """What is known of a person, without household and visits. Raises NotFound."""
    row = conn.execute(_data_of(), {"person": person_id}).one_or_none()
    if row is None:
        raise NotFound
    return _data(row._mapping)


def rows(conn: Connection, person_ids: Sequence[int]) -> dict[int, PersonRow]:
    """The rows of people, by id."""
    return {
        row.id: _row(row)
        for chunk in _chunks(person_ids)
        for row in conn.execute(_rows().where(Person.id.in_(chunk)))
    }


def present_rows(conn: Connection, person_ids: Collection[int]) -> dict[int, PersonRow]:
    """The rows of people by the ids they are asked for with; whose record was merged, by that of the former one too.

    Whoever is there no more is missing.
    """
    found = rows(conn, sorted(person_ids))
    merged: dict[int, int] = {}
    for chunk in _chunks(sorted(set(person_ids) - set(found))):
        query = select(PersonAlias.value, PersonAlias.person_id).where(
            PersonAlias.alias_kind == AliasKind.RECORD, PersonAlias.value.in_(map(str, chunk))
        )
        merged.update({int(former): person_id for former, person_id in conn.execute(query)})
    present = rows(conn, sorted(set(merged.values())))
    return found | {
        former: present[person_id] for former, person_id in merged.items() if person_id in present
    }


def external_ids(conn: Connection, person_ids: Sequence[int]) -> dict[int, str | None]:
    """The foreign ids of people, by id."""
    found = conn.execute(select(Person.id, Person.external_id).where(Person.id.in_(person_ids)))
    return {key: value for key, value in found}


def by_external_id(conn: Connection, external_ids: Collection[str]) -> dict[str, int]:
    """The people whom foreign ids name, also by a record that was merged into theirs; unknown ones are missing."""
    found: dict[str, int] = {}
    for chunk in _chunks(list(dict.fromkeys(external_ids))):
        for query in (
            select(PersonAlias.value, PersonAlias.person_id).where(
                PersonAlias.alias_kind == AliasKind.EXTERNAL_ID, PersonAlias.value.in_(chunk)
            ),
            select(Person.external_id, Person.id).where(Person.external_id.in_(chunk)),
        ):
            found.update({str(external_id): person_id for external_id, person_id in conn.execute(query)})
    return found


def search_entries(conn: Connection, ids: Sequence[int] | None = None) -> Iterator[SearchEntry]:
    """What the search in memory is made of: of these people, or of everybody."""
    if ids is None:
        yield from _entries(conn, None)
    else:
        for chunk in _chunks(list(dict.fromkeys(ids))):
            yield from _entries(conn, chunk)


def households(conn: Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """The households of people who have one, by id."""
    found: dict[int, int] = {}
    for chunk in _chunks(list(dict.fromkeys(person_ids))):
        query = select(Person.id, Person.household_id).where(Person.id.in_(chunk))
        found |= {key: value for key, value in conn.execute(query) if value is not None}
    return found


def ids_after(conn: Connection, person_id: int) -> list[int]:
    """The ids of people who were registered after one."""
    return list(conn.execute(select(Person.id).where(Person.id > person_id).order_by(Person.id)).scalars())


def not_same(conn: Connection, person_id: int | None = None) -> frozenset[tuple[int, int]]:
    """The pairs, the smaller id first, of which somebody said that they are two people; all, or one person's."""
    query = select(NotSame.first_id, NotSame.second_id)
    if person_id is not None:
        query = query.where(or_(NotSame.first_id == person_id, NotSame.second_id == person_id))
    return frozenset((first, second) for first, second in conn.execute(query))


def listed(conn: Connection, order: PeopleOrder, after: After | None, size: int) -> Part[PersonRow]:
    """A part of all people."""
    if order is PeopleOrder.NAME:
        place = (func.lower(Person.family_name), func.lower(Person.given_name), Person.id)
        found, behind = read_part(conn, select(Person.id), place, after, size)
        ids = [entry.id for entry in found]
    else:
        ids, behind = _latest(conn, after, size)
    known = rows(conn, ids)
    return Part(tuple(known[person_id] for person_id in ids if person_id in known), behind)


def _latest(conn: Connection, after: After | None, size: int) -> tuple[list[int], After | None]:
    """Who came last, latest first; then who was registered last of those who never came.

    A place is the number of the visit by which somebody stands where they do, or, beyond the visits, of the person.
    """
    came, number = after or (True, None)
    found: list[tuple[bool, int, int]] = []
    if came:
        later = aliased(Visit)
        latest = select(Visit.id, Visit.person_id).where(
            Visit.person_id.is_not(None),
            Visit.voided_at.is_(None),
            ~exists().where(
                later.person_id == Visit.person_id, later.id > Visit.id, later.voided_at.is_(None)
            ),
        )
        if number is not None:
            latest = latest.where(Visit.id < number)
        latest = latest.order_by(Visit.id.desc()).limit(size + 1)
        found += [(True, visit, person) for visit, person in conn.execute(latest) if person is not None]
        number = None
    if len(found) <= size:
        never = select(Person.id).where(
            ~exists().where(Visit.person_id == Person.id, Visit.voided_at.is_(None))
        )
        if number is not None:
            never = never.where(Person.id < number)
        never = never.order_by(Person.id.desc()).limit(size + 1 - len(found))
        found += [(False, person, person) for person in conn.execute(never).scalars()]
    behind = found[size - 1][:2] if len(found) > size else None
    return [person for _came, _number, person in found[:size]], behind


def check_unique(conn: Connection, data: PersonData, own: Collection[int]) -> None:
    """Raises BadInput when somebody beside `own` has one of the numbers, or had it before a merge."""
    for kind, value in ((AliasKind.CARD_NUMBER, data.card_number), (AliasKind.EXTERNAL_ID, data.external_id)):
        if not value:
            continue
        names = select(Person.given_name, Person.family_name).where(Person.id.not_in(own))
        formerly = names.join(PersonAlias, PersonAlias.person_id == Person.id).where(
            PersonAlias.alias_kind == kind, PersonAlias.value == value
        )
        for query in (names.where(getattr(Person, kind.value) == value), formerly):
            if holder := conn.execute(query).first():
                text = QT_TRANSLATE_NOOP("errors", "Die Nummer „{number}“ hat schon {name}.")
                name = display_name(holder.given_name, holder.family_name)
                raise BadInput(kind.value, Sentence("errors", text, {"number": value, "name": name}))


def columns(data: PersonData) -> dict[str, Any]:
    """What can be entered about a person, as their row holds it."""
    return {**asdict(data), "card_number": data.card_number or None, "external_id": data.external_id or None}


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _entries(conn: Connection, ids: Sequence[int] | None) -> Iterator[SearchEntry]:
    found = select(PersonAlias.person_id, PersonAlias.alias_kind, PersonAlias.value).order_by(PersonAlias.id)
    people = select(
        Person.id,
        Person.given_name,
        Person.family_name,
        Person.birth_year,
        Person.gender,
        Person.nationality,
        Person.phone,
        Person.card_number,
    ).order_by(Person.id)
    if ids is not None:
        found = found.where(PersonAlias.person_id.in_(ids))
        people = people.where(Person.id.in_(ids))
    others: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person_id, kind, value in conn.execute(found):
        others[person_id][kind].append(value)
    # By place, not by name: the whole register is read at every start.
    for number, given, family, year, gender, nationality, phone, card_number in conn.execute(people):
        name = display_name(given, family)
        if (other := others.get(number)) is None:
            phones = (phone,) if phone else ()
            cards = (card_number,) if card_number else ()
            yield SearchEntry(number, name, (), year, gender, nationality, phones, cards)
            continue
        yield SearchEntry(
            number,
            name,
            tuple(one for one in other[AliasKind.NAME] if one != name),
            year,
            gender,
            nationality,
            _all(phone, other[AliasKind.PHONE]),
            _all(card_number, other[AliasKind.CARD_NUMBER]),
        )


def _all(value: str | None, others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in (value, *others) if one))


@cache
def _data_of() -> Any:
    columns = (getattr(Person, name) for name in _DATA)
    return select(*columns, Person.version, Person.household_id).where(Person.id == bindparam("person"))


def _data(row: Any) -> PersonData:
    return PersonData(**{**{name: row[name] for name in _DATA}, "card_number": row["card_number"] or ""})


def _rows() -> Any:
    last = (
        select(Visit.occurred_at)
        .where(Visit.person_id == Person.id, Visit.voided_at.is_(None))
        .order_by(Visit.occurred_at.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    return select(
        Person.id,
        Person.given_name,
        Person.family_name,
        Person.birth_year,
        Person.language,
        Person.status,
        Person.card_number,
        last.label("last_visit"),
    )


def _row(row: Any) -> PersonRow:
    last: datetime | None = row.last_visit
    return PersonRow(
        id=row.id,
        name=display_name(row.given_name, row.family_name),
        birth_year=row.birth_year,
        language=row.language,
        status=row.status,
        card_number=row.card_number or "",
        last_visit=local(last).date() if last else None,
    )
