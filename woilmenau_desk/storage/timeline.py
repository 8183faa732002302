"""What happened with a person, or in a case: one query a kind, what is sealed opened by whoever may."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.cases import EntryKind
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.referrals import OPEN_STATES
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.colleagues import first_names
from woilmenau_desk.storage.sealed_referrals import Reader
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.cases import (
    CaseEvent,
    CaseMember,
    CounsellingCase,
    Deadline,
    FollowUp,
    NotedDocument,
)
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.trail.note_places import open_facts
from woilmenau_desk.storage.vault import Vault

_MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose entries: of these people, and where a case is meant, what is not another case's."""

    persons: tuple[int, ...]
    case_id: int | None = None
    household_id: int | None = None
    restricted: bool = False  # the case


class Found(NamedTuple):
    """One entry as the tables hold it. `at` is local, of a whole day its midnight; `facts`: what was sealed, opened.

    `hidden`: of a restricted case whose key is not at hand; without the vault nothing is, and nothing is of a case.
    `damaged`: it does not open.
    """

    kind: EntryKind
    id: int
    at: datetime
    row: Any
    facts: Mapping[str, Any]
    by: str
    case_id: int | None
    hidden: bool
    all_day: bool
    damaged: bool = False


class _Case(NamedTuple):
    name: str  # what its key is held by; empty for one that is open to the team
    number: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all kinds are read with."""

    conn: Connection
    vault: Vault | None
    names: Mapping[str, str]
    cases: Mapping[int, _Case]

    def case_of(self, case_id: int | None) -> str:
        return self.cases[case_id].name if case_id is not None else ""

    def hidden(self, case: str) -> bool:
        """Without the vault all of them are alike: which contacts are of a restricted case says as much as the case."""
        return bool(case) and self.vault is not None and not self.vault.holds_case(case)


# -- whose ---------------------------------------------------------------------------------------------------------


def of_person(conn: Connection, person_id: int) -> Scope:
    """All of one person. Raises NotFound."""
    query = select(Person.household_id).where(Person.id == person_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return Scope((person_id,), household_id=found.household_id)


def of_case(conn: Connection, case_id: int) -> Scope:
    """All of those whom a case reaches, but what is another case's. Raises NotFound."""
    table = CounsellingCase
    query = select(table.person_id, table.household_id, table.key_number).where(table.id == case_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    members = select(CaseMember.person_id).where(CaseMember.case_id == case_id).order_by(CaseMember.id)
    persons = [found.person_id, *conn.execute(members).scalars()]
    if found.household_id is not None:
        mates = select(Person.id).where(Person.household_id == found.household_id).order_by(Person.id)
        persons += conn.execute(mates).scalars()
    return Scope(tuple(dict.fromkeys(persons)), case_id, found.household_id, found.key_number > 0)


# -- entries -------------------------------------------------------------------------------------------------------


def read(
    conn: Connection, vault: Vault | None, scope: Scope, kinds: Collection[EntryKind] = frozenset(EntryKind)
) -> list[Found]:
    """The entries of these kinds, newest first; without the vault nothing that is sealed."""
    rows = {kind: conn.execute(statement(kind, scope)).all() for kind in EntryKind if kind in kinds}
    of_cases = {row.case_id for kind in rows.keys() - _OF_NO_CASE for row in rows[kind]} - {None}
    reading = _Reading(conn, vault, first_names(conn), _cases(conn, of_cases))
    entries = [entry for kind, found in rows.items() for entry in _READERS[kind](reading, found)]
    entries.sort(key=_newest, reverse=True)
    return entries if vault is not None else [entry._replace(case_id=None) for entry in entries]


def first_sessions(conn: Connection, persons: Collection[int]) -> frozenset[int]:
    """The first session of each of these people: the Erstgespräch."""
    table = CounsellingSession
    place = func.row_number().over(partition_by=table.person_id, order_by=(table.occurred_at, table.id))
    placed = (
        select(table.id, place.label("place"))
        .where(table.person_id.in_(persons), table.voided_at.is_(None))
        .subquery()
    )
    return frozenset(conn.execute(select(placed.c.id).where(placed.c.place == 1)).scalars())


def _newest(entry: Found) -> tuple[datetime, int, int]:
    return entry.at, -_PLACES[entry.kind], entry.id


_OF_NO_CASE: Final = frozenset({EntryKind.AID, EntryKind.APPOINTMENT})
_PLACES: Final = {kind: place for place, kind in enumerate(EntryKind)}


def _cases(conn: Connection, ids: Collection[int | None]) -> dict[int, _Case]:
    if not ids:
        return {}
    table = CounsellingCase
    query = select(table.id, table.uid, table.key_number, table.number).where(table.id.in_(ids))
    return {
        found.id: _Case(sealed_fields.case_name(found.uid, found.key_number), found.number)
        for found in conn.execute(query)
    }


def _theirs(table: Any, scope: Scope) -> Any:
    """What is of the case, or of its people and of no case; of a person all of it."""
    if scope.case_id is None:
        return table.person_id.in_(scope.persons)
    return or_(
        table.case_id == scope.case_id, and_(table.person_id.in_(scope.persons), table.case_id.is_(None))
    )


def _of_the_persons(scope: Scope, person_id: Any, household_id: Any) -> Any:
    if scope.household_id is None:
        return person_id.in_(scope.persons)
    return or_(person_id.in_(scope.persons), household_id == scope.household_id)


def _sessions(scope: Scope) -> Any:
    table = CounsellingSession
    return select(
        table.id,
        table.uid,
        table.person_id,
        table.case_id,
        table.occurred_at,
        table.duration_minutes,
        table.counsellor,
        table.sealed_facts,
        table.note_version,
        table.note_person_id,
        table.sealed_note.is_not(None).label("has_note"),
    ).where(_theirs(table, scope), table.voided_at.is_(None))


def _aid(scope: Scope) -> Any:
    table = EmergencyAid
    return select(
        table.id, table.occurred_at, table.aid_kind, table.count.label("number"), table.amount_cents, table.given_by
    ).where(_of_the_persons(scope, table.person_id, table.household_id), table.voided_at.is_(None))  # fmt: skip


def _appointments(scope: Scope) -> Any:
    table = Appointment
    return select(table.id, table.starts_at, table.colleague, table.state).where(
        table.person_id.in_(scope.persons)
    )


def _referrals(scope: Scope) -> Any:
    table = Referral
    # Those of earlier versions name nobody: whose they are their visit says.
    visits = select(Visit.id).where(Visit.person_id.in_(scope.persons))
    of_old = and_(table.person_id.is_(None), table.case_id.is_(None), table.visit_id.in_(visits))
    return select(
        table.id, table.uid, table.case_id, table.local_date, table.state, table.target, table.made_by,
        table.person_id, table.sealed, table.sealed_version,
    ).where(or_(_theirs(table, scope), of_old), table.voided_at.is_(None))  # fmt: skip


def _documents(scope: Scope) -> Any:
    table = NotedDocument
    return select(
        table.id, table.uid, table.case_id, table.noted_on, table.runs_out_on, table.noted_by,
        table.sealed, table.sealed_version,
    ).where(_theirs(table, scope), table.voided_at.is_(None))  # fmt: skip


def _deadlines(scope: Scope) -> Any:
    table = Deadline
    return select(
        table.id, table.uid, table.case_id, table.last_day, table.made_by, table.done_at,
        table.sealed, table.sealed_version,
    ).where(_theirs(table, scope), table.voided_at.is_(None))  # fmt: skip


def _follow_ups(scope: Scope) -> Any:
    table = FollowUp
    return select(
        table.id, table.uid, table.case_id, table.due_on, table.colleague, table.done_at,
        table.sealed, table.sealed_version,
    ).where(_theirs(table, scope), table.voided_at.is_(None))  # fmt: skip


def _decisions(scope: Scope) -> Any:
    table = CaseEvent
    query = select(
        table.id, table.uid, table.case_id, table.occurred_at, table.what, table.colleague, table.written_by,
        table.sealed, table.sealed_version, CounsellingCase.number,
    ).join(CounsellingCase, table.case_id == CounsellingCase.id)  # fmt: skip
    if scope.case_id is not None:
        return query.where(table.case_id == scope.case_id)
    members = select(CaseMember.case_id).where(CaseMember.person_id.in_(scope.persons))
    theirs = or_(CounsellingCase.person_id.in_(scope.persons), CounsellingCase.id.in_(members))
    return query.where(theirs, CounsellingCase.voided_at.is_(None))


_QUERIES: Final[Mapping[EntryKind, Callable[[Scope], Any]]] = {
    EntryKind.SESSION: _sessions,
    EntryKind.AID: _aid,
    EntryKind.APPOINTMENT: _appointments,
    EntryKind.REFERRAL: _referrals,
    EntryKind.DOCUMENT: _documents,
    EntryKind.DEADLINE: _deadlines,
    EntryKind.FOLLOW_UP: _follow_ups,
    EntryKind.DECISION: _decisions,
}


def _read_sessions(reading: _Reading, rows: Sequence[Any]) -> list[Found]:
    vault, entries = reading.vault, []
    for row in rows:
        case = reading.case_of(row.case_id)
        hidden = reading.hidden(case)
        facts: Mapping[str, Any] = sealed_fields.NOTHING
        damaged = False
        if vault is not None and not hidden:
            try:
                facts = open_facts(reading.conn, vault, row, case)
            except StoreDamaged:
                damaged = True
        at, by = row.occurred_at.astimezone(BERLIN), reading.names.get(row.counsellor, row.counsellor)
        entries.append(
            Found(EntryKind.SESSION, row.id, at, row, facts, by, row.case_id, hidden, False, damaged)
        )
    return entries


def _of_moments(kind: EntryKind, at: str, by: str) -> Callable[[_Reading, Sequence[Any]], list[Found]]:
    """What has a time, and nothing that is sealed."""

    def read(reading: _Reading, rows: Sequence[Any]) -> list[Found]:
        entries = []
        for row in rows:
            key = getattr(row, by)
            name = reading.names.get(key, key)
            moment = getattr(row, at).astimezone(BERLIN)
            entries.append(
                Found(
                    kind, row.id, moment, row, sealed_fields.NOTHING, name, None, hidden=False, all_day=False
                )
            )
        return entries

    return read


def _of_days(
    kind: EntryKind, table: str, on: str, by: str
) -> Callable[[_Reading, Sequence[Any]], list[Found]]:
    """What has a day, and something that is sealed."""

    def read(reading: _Reading, rows: Sequence[Any]) -> list[Found]:
        vault, entries = reading.vault, []
        for row in rows:
            case = reading.case_of(row.case_id)
            if vault is not None and kind is EntryKind.REFERRAL:
                facts, _, damaged = Reader(reading.conn, vault).shown(row, case)
            else:
                facts, _, damaged = sealed_fields.shown(vault, table, row, case)
            at = datetime.combine(getattr(row, on), _MIDNIGHT, BERLIN)
            key = getattr(row, by) or ""
            name = reading.names.get(key, key)
            hidden = reading.hidden(case)
            entries.append(Found(kind, row.id, at, row, facts, name, row.case_id, hidden, True, damaged))
        return entries

    return read


def _read_decisions(reading: _Reading, rows: Sequence[Any]) -> list[Found]:
    vault, entries = reading.vault, []
    for row in rows:
        case = reading.case_of(row.case_id)
        hidden = reading.hidden(case)
        facts, _, damaged = sealed_fields.shown(vault, CaseEvent.__tablename__, row, case)
        at, by = row.occurred_at.astimezone(BERLIN), reading.names.get(row.written_by, row.written_by)
        # A decision that was written down later is of its day as a whole.
        whole = at.time() == _MIDNIGHT
        entries.append(
            Found(EntryKind.DECISION, row.id, at, row, facts, by, row.case_id, hidden, whole, damaged)
        )
    return entries


def statement(kind: EntryKind, scope: Scope) -> Any:
    """What the entries of a kind are read with."""
    return _QUERIES[kind](scope)


_READERS: Final[Mapping[EntryKind, Callable[[_Reading, Sequence[Any]], list[Found]]]] = {
    EntryKind.SESSION: _read_sessions,
    EntryKind.AID: _of_moments(EntryKind.AID, "occurred_at", "given_by"),
    EntryKind.APPOINTMENT: _of_moments(EntryKind.APPOINTMENT, "starts_at", "colleague"),
    EntryKind.REFERRAL: _of_days(EntryKind.REFERRAL, Referral.__tablename__, "local_date", "made_by"),
    EntryKind.DOCUMENT: _of_days(EntryKind.DOCUMENT, NotedDocument.__tablename__, "noted_on", "noted_by"),
    EntryKind.DEADLINE: _of_days(EntryKind.DEADLINE, Deadline.__tablename__, "last_day", "made_by"),
    EntryKind.FOLLOW_UP: _of_days(EntryKind.FOLLOW_UP, FollowUp.__tablename__, "due_on", "colleague"),
    EntryKind.DECISION: _read_decisions,
}


# -- since the last time ---------------------------------------------------------------------------------------------


class Since(NamedTuple):
    """What is open of a person, as the tables hold it."""

    last_contact: date | None
    open_referrals: int
    papers: date | None  # the first one that runs out
    status: str | None
    status_until: date | None
    next_appointment: datetime | None
    recent_help: date | None
    next_deadline: date | None
    open_follow_ups: int
    first_session: bool


def since(conn: Connection, vault: Vault | None, person_id: int, now: datetime, help_from: date) -> Since:
    """What matters of a person since the last time; help from a day on. Raises NotFound."""
    person = conn.execute(
        select(Person.household_id, Person.status, Person.status_until).where(Person.id == person_id)
    ).one_or_none()
    if person is None:
        raise NotFound
    scope = Scope((person_id,), household_id=person.household_id)
    visit, session, sent = Visit, CounsellingSession, Referral
    aid, due, deadline, booked = EmergencyAid, FollowUp, Deadline, Appointment

    def first(query: Any) -> Any:
        return conn.execute(query).scalar()

    last = first(
        select(func.max(visit.occurred_at)).where(visit.person_id == person_id, visit.voided_at.is_(None))
    )
    upcoming = first(
        select(func.min(booked.starts_at)).where(
            booked.person_id == person_id,
            booked.state == AppointmentState.BOOKED.value,
            booked.starts_at >= now,
        )
    )
    today = now.astimezone(BERLIN).date()
    theirs = _of_the_persons(scope, aid.person_id, aid.household_id)
    return Since(
        last_contact=None if last is None else last.astimezone(BERLIN).date(),
        open_referrals=first(
            select(func.count()).where(
                sent.person_id == person_id, sent.state.in_(OPEN_STATES), sent.voided_at.is_(None)
            )
        ),
        papers=_first_paper(conn, vault, person_id, today),
        status=person.status,
        status_until=person.status_until,
        next_appointment=None if upcoming is None else upcoming.astimezone(BERLIN),
        recent_help=first(
            select(func.max(aid.local_date)).where(
                theirs, aid.voided_at.is_(None), aid.local_date >= help_from
            )
        ),
        next_deadline=first(
            select(func.min(deadline.last_day)).where(
                deadline.person_id == person_id, deadline.done_at.is_(None), deadline.voided_at.is_(None)
            )
        ),
        open_follow_ups=first(
            select(func.count()).where(
                due.person_id == person_id, due.done_at.is_(None), due.voided_at.is_(None)
            )
        ),
        first_session=first(
            select(session.id).where(session.person_id == person_id, session.voided_at.is_(None)).limit(1)
        )
        is None,
    )


# A paper that ran out longer ago was replaced, or is seen to by nobody any more.
_LONG_OUT: Final = timedelta(days=60)


def _first_paper(conn: Connection, vault: Vault | None, person_id: int, today: date) -> date | None:
    """When the first of the noted papers runs out that the user may know of."""
    table = NotedDocument
    query = (
        select(table.runs_out_on, CounsellingCase.uid, CounsellingCase.key_number)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(
            table.person_id == person_id,
            table.voided_at.is_(None),
            table.runs_out_on >= today - _LONG_OUT,
        )
    )
    for day, uid, key_number in conn.execute(query.order_by(table.runs_out_on)):
        case = sealed_fields.case_name(uid, key_number or 0)
        if not case or (vault is not None and vault.holds_case(case)):
            return day
    return None
