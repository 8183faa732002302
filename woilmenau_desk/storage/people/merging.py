"""Two records of one person become one: everything that refers to the other one is moved to the one that is kept.

The order of steps is safe in both directions, for undoing walks them backwards: first everything moves, then the other
person goes, and only then the kept one takes over numbers that were the other's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, UniqueConstraint, func, literal, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.merge_errors import CannotMerge, HeldApart, TwoHouseholds, TwoVolunteers
from woilmenau_desk.domain.people import PersonData, display_name
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.storage.case_members import one_membership_each
from woilmenau_desk.storage.enrolments import let_move_up
from woilmenau_desk.storage.people import households
from woilmenau_desk.storage.people.people import check_unique, columns
from woilmenau_desk.storage.people.places import LostClaim, one_attendance_each, one_place_each
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.base import Base, Versioned
from woilmenau_desk.storage.tables.cases import CaseMember
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.tables.people import AliasKind, NotSame, Person, PersonAlias
from woilmenau_desk.storage.tables.visits import EmergencyAid, Visit
from woilmenau_desk.storage.tables.volunteers import Volunteer
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

# Moved with a look at what is there already.
_BY_HAND: frozenset[type[Versioned]] = frozenset({PersonAlias, NotSame})

# Where two of their rows would meet, one of them goes before the other is moved.
_MADE_ROOM: frozenset[type[Versioned]] = frozenset({CaseMember})

Alias = tuple[AliasKind, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a person."""

    table: type[Versioned]
    column: str


@dataclass(frozen=True, slots=True)
class References:
    """What refers to people: what can be moved row by row, and the names of tables of which nobody knows how."""

    moved: tuple[Reference, ...]
    unknown: tuple[str, ...]


@cache
def references() -> References:
    """All foreign keys to a person, found in the tables themselves, so that a later table is not forgotten."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    moved, unknown = [], []
    for table in METADATA.sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: tuple(one.column_keys)):
            if constraint.referred_table is not Person.__table__:
                continue
            row = classes.get(table)
            single = len(constraint.elements) == 1 and constraint.elements[0].column.key == "id"
            if row is None or not issubclass(row, Versioned) or not single:
                unknown.append(table.name)
            elif row not in _BY_HAND:
                moved.append(Reference(row, constraint.column_keys[0]))
    return References(tuple(moved), tuple(unknown))


def unique_sets(table: type[Versioned]) -> tuple[tuple[str, ...], ...]:
    """The columns of a table that may hold each combination once."""
    made = METADATA.tables[table.__tablename__]
    constraints = [one.columns for one in made.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one.columns for one in made.indexes if one.unique]
    return tuple(tuple(column.key for column in one) for one in (*constraints, *indexes))


def check(conn: Connection, keep_id: int, other_id: int, *, links_told: bool) -> None:
    """Raises NotFound, TwoHouseholds, TwoVolunteers, or CannotMerge when something of one record could not be carried.

    Not `links_told`: HeldApart instead of TwoVolunteers, which says nothing of them.
    """
    keep, other = _person(conn, keep_id), _person(conn, other_id)
    if None not in (keep.household_id, other.household_id) and keep.household_id != other.household_id:
        raise TwoHouseholds(
            first=display_name(keep.given_name, keep.family_name),
            second=display_name(other.given_name, other.family_name),
        )
    _check_links(conn, keep_id, other_id, links_told)
    known = references()
    stuck = [
        *known.unknown,
        *(
            one.table.__tablename__
            for one in known.moved
            if one.table not in _MADE_ROOM and _meets(conn, one, keep_id, other_id)
        ),
    ]
    if stuck:
        raise CannotMerge(tables=", ".join(dict.fromkeys(stuck)))


def _check_links(conn: Connection, keep_id: int, other_id: int, told: bool) -> None:
    """One person is one volunteer at most (`volunteers.link`), and no merging makes them two."""
    query = select(Volunteer.person_id, Volunteer.given_name, Volunteer.family_name).where(
        Volunteer.person_id.in_((keep_id, other_id))
    )
    linked = {person_id: display_name(given, family) for person_id, given, family in conn.execute(query)}
    if len(linked) > 1:
        if told:
            raise TwoVolunteers(first=linked[keep_id], second=linked[other_id])
        raise HeldApart


def counts(conn: Connection, person_id: int) -> Mapping[str, int]:
    """How many visits, sessions, helps and appointments a person has, without the voided ones."""
    found = {}
    for name, table in (("visits", Visit), ("sessions", CounsellingSession), ("aid", EmergencyAid)):
        query = select(func.count(table.id)).where(table.person_id == person_id, table.voided_at.is_(None))
        found[name] = conn.execute(query).scalar_one()
    query = select(func.count(Appointment.id)).where(Appointment.person_id == person_id)
    return {**found, "appointments": conn.execute(query).scalar_one()}


def merge(
    uow: UnitOfWork,
    keep_id: int,
    other_id: int,
    data: PersonData,
    keep_version: int,
    other_version: int,
    *,
    links_told: bool = False,
) -> tuple[LostClaim, ...]:
    """Make one record of two; `data` is what is known of the person from then on.

    Returns the claims that could not be kept. `links_told` as in `check`.

    Raises NotFound, ChangedMeanwhile, TwoHouseholds, CannotMerge or BadInput.
    """
    uow.expect(Person, keep_id, keep_version)
    uow.expect(Person, other_id, other_version)
    check(uow.conn, keep_id, other_id, links_told=links_told)
    keep, other = _person(uow.conn, keep_id), _person(uow.conn, other_id)
    check_unique(uow.conn, data, (keep_id, other_id))
    wanted = _aliases_of(keep, other, data)
    offers, lost = one_place_each(uow, keep_id, other_id)
    one_attendance_each(uow, keep_id, other_id)
    one_membership_each(uow, keep_id, other_id)
    for one in references().moved:
        column = getattr(one.table, one.column)
        for row_id in uow.conn.execute(select(one.table.id).where(column == other_id)).scalars().all():
            uow.update(one.table, row_id, {one.column: keep_id}, HERE)
    households.make_one(uow, keep_id)
    for offer_id in offers:
        let_move_up(uow, offer_id)
    missing = _move_aliases(uow, keep_id, other_id, wanted, _standing(data))
    _move_not_same(uow, keep_id, other_id)
    uow.delete(Person, other_id, other_version)
    household = keep.household_id if keep.household_id is not None else other.household_id
    # Past both: what somebody typed with either record open must not be taken for an edit of the present state.
    merged = {**columns(data), "household_id": household}
    uow.update(Person, keep_id, merged, keep_version, always=True, beyond=other_version)
    for kind, value in missing:
        uow.insert(PersonAlias, {"person_id": keep_id, "alias_kind": kind.value, "value": value})
    uow.trace("merged", Person.__tablename__, keep_id, f"from:{other_id}")
    return lost


def say_not_same(uow: UnitOfWork, first_id: int, second_id: int, decided_by: str) -> None:
    """Remember that two records are two people. Raises NotFound."""
    pair = (min(first_id, second_id), max(first_id, second_id))
    for person_id in pair:
        _person(uow.conn, person_id)
    known = select(NotSame.id).where(NotSame.first_id == pair[0], NotSame.second_id == pair[1])
    if uow.conn.execute(known).scalar() is None:
        values = {"first_id": pair[0], "second_id": pair[1], "decided_by": decided_by, "decided_at": uow.at}
        uow.insert(NotSame, values)


def _person(conn: Connection, person_id: int) -> Person:
    found = conn.execute(select(*Person.__table__.columns).where(Person.id == person_id)).one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[return-value]


def _meets(conn: Connection, reference: Reference, keep_id: int, other_id: int) -> bool:
    """Whether a row of the other one would meet one of the kept one where only one may stand."""
    column = getattr(reference.table, reference.column)
    for names in unique_sets(reference.table):
        if reference.column not in names:
            continue
        beside = [name for name in names if name != reference.column]
        # Where the person alone may stand once, any two rows meet.
        rest = [getattr(reference.table, name) for name in beside] or [literal(1)]
        kept, others = (
            {tuple(row) for row in conn.execute(select(*rest).where(column == person_id)) if None not in row}
            for person_id in (keep_id, other_id)
        )
        if kept & others:
            return True
    return False


def _aliases_of(keep: Person, other: Person, data: PersonData) -> list[Alias]:
    found: list[Alias] = []
    for one in (keep, other):
        found += [
            (AliasKind.NAME, display_name(one.given_name, one.family_name)),
            (AliasKind.PHONE, one.phone),
            (AliasKind.CARD_NUMBER, one.card_number or ""),
            (AliasKind.EXTERNAL_ID, one.external_id or ""),
        ]
    return [*(alias for alias in found if alias[1]), (AliasKind.RECORD, str(other.id))]


def _standing(data: PersonData) -> Iterator[Alias]:
    yield AliasKind.NAME, display_name(data.given_name, data.family_name)
    yield AliasKind.PHONE, data.phone
    yield AliasKind.CARD_NUMBER, data.card_number
    yield AliasKind.EXTERNAL_ID, data.external_id or ""


def _alike(alias: Alias) -> Alias:
    # One phone number is written in many ways.
    kind, value = alias
    return kind, (national_digits(value) or value) if kind is AliasKind.PHONE else value


def _move_aliases(
    uow: UnitOfWork, keep_id: int, other_id: int, wanted: list[Alias], standing: Iterator[Alias]
) -> list[Alias]:
    """Move what the other one is also found by, drop what is said twice; returns what is still to be added."""
    said = {_alike(alias) for alias in standing}
    present = select(PersonAlias.id, PersonAlias.person_id, PersonAlias.alias_kind, PersonAlias.value).where(
        PersonAlias.person_id.in_((keep_id, other_id))
    )
    for row_id, person_id, kind, value in uow.conn.execute(present.order_by(PersonAlias.id)).all():
        alias = _alike((AliasKind(kind), value))
        if alias in said:
            uow.delete(PersonAlias, row_id, HERE)
        elif person_id == other_id:
            uow.update(PersonAlias, row_id, {"person_id": keep_id}, HERE)
        said.add(alias)
    missing = []
    for one in wanted:
        if _alike(one) not in said:
            said.add(_alike(one))
            missing.append(one)
    return missing


def _move_not_same(uow: UnitOfWork, keep_id: int, other_id: int) -> None:
    """Whoever is not the other one is not the kept one either."""
    pairs = select(NotSame.id, NotSame.first_id, NotSame.second_id)
    keeps = {
        first if second == keep_id else second
        for _, first, second in uow.conn.execute(
            pairs.where((NotSame.first_id == keep_id) | (NotSame.second_id == keep_id))
        )
    }
    of_other = pairs.where((NotSame.first_id == other_id) | (NotSame.second_id == other_id))
    for row_id, first, second in uow.conn.execute(of_other.order_by(NotSame.id)).all():
        third = first if second == other_id else second
        if third == keep_id or third in keeps:
            uow.delete(NotSame, row_id, HERE)
        else:
            pair = {"first_id": min(third, keep_id), "second_id": max(third, keep_id)}
            uow.update(NotSame, row_id, pair, HERE)
