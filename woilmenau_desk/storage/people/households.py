"""Households: who lives in one stands in `Person.household_id`; how and since when, and who did, in rows of their own."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import ChangedMeanwhile, NotFound
from woilmenau_desk.domain.households import Household, Member, MemberData, MemberRow
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage.people.people import present_id, set_household
from woilmenau_desk.storage.tables.people import Guardianship, HouseholdMember, Person
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork


def of_person(conn: Connection, person_id: int) -> Household | None:
    """The household in which somebody lives, with everybody of it; None where they have none. Raises NotFound."""
    person_id = present_id(conn, person_id)
    household_id = conn.execute(select(Person.household_id).where(Person.id == person_id)).scalar()
    return None if household_id is None else _household(conn, household_id)


def mates(conn: Connection, person_id: int) -> tuple[int, ...]:
    """The ids of all who live with somebody, themselves first. Raises NotFound."""
    person_id = present_id(conn, person_id)
    household_id = conn.execute(select(Person.household_id).where(Person.id == person_id)).scalar()
    if household_id is None:
        return (person_id,)
    query = select(Person.id).where(Person.household_id == household_id, Person.id != person_id)
    return (person_id, *conn.execute(query.order_by(Person.id)).scalars())


def member(conn: Connection, person_id: int) -> Member:
    """How somebody belongs to the household in which they live. Raises NotFound, also where they have none."""
    person_id = present_id(conn, person_id)
    person = conn.execute(
        select(Person.given_name, Person.family_name, Person.household_id).where(Person.id == person_id)
    ).one()
    if person.household_id is None:
        raise NotFound
    link = _open_link(conn, person_id, person.household_id)
    guardians = _guardians(conn, [person_id]).get(person_id, [])
    return Member(
        person_id,
        display_name(person.given_name, person.family_name),
        person.household_id,
        MemberData(
            None if link is None else link.relation,
            None if link is None else link.since,
            None,
            tuple(guardian_id for guardian_id, _name in guardians),
        ),
        tuple(name for _id, name in guardians),
        None if link is None else link.id,
        0 if link is None else link.version,
    )


def live_with(uow: UnitOfWork, person_id: int, other_id: int | None, day: date, seen: Seen = HERE) -> None:
    """Let a person live with another, or with nobody; where they lived until this day, they are seen as having lived.

    Raises ChangedMeanwhile or NotFound.
    """
    before, theirs = (
        None
        if one is None
        else uow.conn.execute(select(Person.household_id).where(Person.id == one)).scalar()
        for one in (person_id, None if other_id is None else present_id(uow.conn, other_id))
    )
    if before is not None and before != theirs:
        _close(uow, person_id, before, day)
    set_household(uow, person_id, other_id, seen)


def change(uow: UnitOfWork, person_id: int, data: MemberData, version: int, day: date) -> None:
    """Say how somebody belongs to their household; with a last day they live there no more.

    `version`: see `Member`. Raises ChangedMeanwhile, NotFound.
    """
    household_id = uow.conn.execute(select(Person.household_id).where(Person.id == person_id)).scalar()
    if household_id is None:
        raise NotFound
    link = _open_link(uow.conn, person_id, household_id)
    if (0 if link is None else link.version) != version:
        raise ChangedMeanwhile(kind=HouseholdMember.kind)
    values = {"relation": data.relation, "since": data.since, "until": data.until}
    if link is not None:
        # Who has the custody stands in rows of their own, and belongs to it.
        uow.update(HouseholdMember, link.id, values, version, always=True)
    else:
        uow.insert(HouseholdMember, {"household_id": household_id, "person_id": person_id, **values})
    if data.until is not None:
        set_household(uow, person_id, None)
    _write_guardians(uow, person_id, data.guardians, day)


def forget(uow: UnitOfWork, link_id: int, version: int) -> int:
    """Remove that somebody lived in a household: it was never so. Returns who. Raises ChangedMeanwhile or NotFound."""
    uow.expect(HouseholdMember, link_id, version)
    query = select(HouseholdMember.person_id).where(
        HouseholdMember.id == link_id, HouseholdMember.until.is_not(None)
    )
    if (person_id := uow.conn.execute(query).scalar()) is None:
        raise NotFound
    uow.delete(HouseholdMember, link_id, version)
    return person_id


def make_one(uow: UnitOfWork, person_id: int) -> None:
    """Two records became this one person: nothing is said twice of how they live, and nobody is their own guardian."""
    table = HouseholdMember
    links = uow.conn.execute(
        select(table.id, table.household_id, table.relation, table.since, table.until)
        .where(table.person_id == person_id)
        .order_by(table.id)
    ).all()
    kept: dict[Any, Any] = {}
    for link in links:
        # There is one present row of a household; those who lived there twice did so at other times.
        place = (link.household_id, *((link.since, link.until) if link.until is not None else ()))
        first = kept.setdefault(place, link)
        if first is link:
            continue
        said = {
            "relation": first.relation or link.relation,
            "since": min((day for day in (first.since, link.since) if day is not None), default=None),
        }
        uow.delete(table, link.id, HERE)
        uow.update(table, first.id, said, HERE)
    seen: set[tuple[int, int]] = set()
    query = select(Guardianship.id, Guardianship.child_id, Guardianship.guardian_id, Guardianship.until)
    mine = query.where((Guardianship.child_id == person_id) | (Guardianship.guardian_id == person_id))
    for row in uow.conn.execute(mine.order_by(Guardianship.id)).all():
        pair = (row.child_id, row.guardian_id)
        if row.child_id == row.guardian_id or (row.until is None and pair in seen):
            uow.delete(Guardianship, row.id, HERE)
        elif row.until is None:
            seen.add(pair)


def _household(conn: Connection, household_id: int) -> Household:
    people = conn.execute(
        select(Person.id, Person.given_name, Person.family_name, Person.birth_year)
        .where(Person.household_id == household_id)
        .order_by(Person.birth_year.is_(None), Person.birth_year, Person.id)
    ).all()
    links = conn.execute(
        select(
            HouseholdMember.id,
            HouseholdMember.person_id,
            HouseholdMember.relation,
            HouseholdMember.since,
            HouseholdMember.until,
            HouseholdMember.version,
            Person.given_name,
            Person.family_name,
            Person.birth_year,
        )
        .join(Person, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id == household_id)
        .order_by(HouseholdMember.until, HouseholdMember.id)
    ).all()
    present = {link.person_id: link for link in links if link.until is None}
    guardians = _guardians(conn, [one.id for one in people])
    return Household(
        household_id,
        tuple(
            _row(one, present.get(one.id), one.id, tuple(name for _id, name in guardians.get(one.id, ())))
            for one in people
        ),
        tuple(_row(link, link, link.person_id) for link in links if link.until is not None),
    )


def _row(person: Any, link: Any, person_id: int, guardians: tuple[str, ...] = ()) -> MemberRow:
    name = display_name(person.given_name, person.family_name)
    if link is None:
        return MemberRow(person_id, name, birth_year=person.birth_year, guardians=guardians)
    return MemberRow(
        person_id,
        name,
        link.relation,
        link.since,
        link.until,
        person.birth_year,
        guardians,
        link.id,
        link.version,
    )


def _open_link(conn: Connection, person_id: int, household_id: int) -> Any:
    query = select(*HouseholdMember.__table__.columns).where(
        HouseholdMember.person_id == person_id,
        HouseholdMember.household_id == household_id,
        HouseholdMember.until.is_(None),
    )
    return conn.execute(query.order_by(HouseholdMember.id)).first()


def _close(uow: UnitOfWork, person_id: int, household_id: int, day: date) -> None:
    link = _open_link(uow.conn, person_id, household_id)
    if link is not None:
        uow.update(HouseholdMember, link.id, {"until": day}, HERE)
        return
    values = {"household_id": household_id, "person_id": person_id, "relation": None, "since": None}
    uow.insert(HouseholdMember, {**values, "until": day})


def _guardians(conn: Connection, children: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """Who has the custody of each now: id and name."""
    query = (
        select(Guardianship.child_id, Person.id, Person.given_name, Person.family_name)
        .join(Person, Guardianship.guardian_id == Person.id)
        .where(Guardianship.child_id.in_(children), Guardianship.until.is_(None))
        .order_by(Guardianship.id)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for child_id, guardian_id, given, family in conn.execute(query):
        found[child_id].append((guardian_id, display_name(given, family)))
    return found


def _write_guardians(uow: UnitOfWork, child_id: int, wanted: Iterable[int], day: date) -> None:
    ids = [present_id(uow.conn, guardian_id) for guardian_id in wanted]
    query = select(Guardianship.guardian_id, Guardianship.id).where(
        Guardianship.child_id == child_id, Guardianship.until.is_(None)
    )
    there = {guardian_id: row_id for guardian_id, row_id in uow.conn.execute(query)}
    for guardian_id in dict.fromkeys(ids):
        if guardian_id not in there and guardian_id != child_id:
            values = {"child_id": child_id, "guardian_id": guardian_id, "since": None, "until": None}
            uow.insert(Guardianship, values)
    for guardian_id, row_id in there.items():
        if guardian_id not in ids:
            uow.update(Guardianship, row_id, {"until": day}, HERE)
