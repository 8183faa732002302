"""The facts of a period, in as few questions to the database as the figures need.

What sessions were about, and where people were sent, is opened one by one with the vault. What is of a restricted case
counts as that and is not looked into, whoever makes the report: so it comes out the same for everybody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    String,
    bindparam,
    func,
    literal,
    null,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.appointments import became
from woilmenau_desk.domain.case_figures import CaseFact
from woilmenau_desk.domain.cases import CaseStep
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.figures import (
    OF_RESTRICTED_CASE,
    UNKNOWN,
    AidFact,
    PeriodFacts,
    VisitCount,
    VisitFact,
    added,
    count_visits,
)
from woilmenau_desk.domain.periods import BERLIN, Month, local
from woilmenau_desk.domain.queue import Waits
from woilmenau_desk.storage import queue as queue_rows
from woilmenau_desk.storage.sealed_referrals import Reader
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Day
from woilmenau_desk.storage.tables.cases import CaseEvent, CounsellingCase
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.funds import Fund, FundEntry
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.note_places import open_facts
from woilmenau_desk.storage.vault import Vault

_HOUR: Final = 3_600_000_000  # microseconds
_AT_ONCE: Final = 1000
_MANY_DAYS: Final = 90
_FEW: Final = 200  # entries that are looked at one by one
_VISIT_CAME: Final = (audit.CREATED, Visit.__tablename__)


def of_period(
    conn: Connection,
    first: date,
    last: date,
    shortest_session: int,
    vault: Vault,
    today: date,
    parts: Sequence[PeriodFacts] = (),
) -> PeriodFacts:
    """What happened from one local day to another, both included. The visits are read while they are counted.

    A talk below `shortest_session` minutes is no counselling session but a quick information (domain definition).
    `parts`: what `adding` found of the days that it is made of, so that none of it is read once more.
    """
    facts = added(parts) if parts else adding(conn, first, last, shortest_session, vault)
    waits = Waits.of(*queue_rows.waits(conn, first, last, today))
    return replace(facts, waits=waits, cases=_cases(conn, first, last, shortest_session))


def adding(conn: Connection, first: date, last: date, shortest_session: int, vault: Vault) -> PeriodFacts:
    """The same as far as it adds up over days: all but waits and cases."""
    about, unread = _topics(conn, first, last, vault)
    sessions, minutes = _sessions(conn, first, last, shortest_session)
    sent = list(referrals(conn, first, last, vault))
    return PeriodFacts(
        visits=visits(conn, first, last),
        topics=about,
        aid=_aid(conn, first, last),
        referrals=Counter(one.target for one in sent),
        referral_states=Counter((one.target, one.state) for one in sent),
        appointments=_appointments(conn, first, last),
        damaged=unread + sum(one.damaged for one in sent),
        sessions=sessions,
        session_minutes=minutes,
    )


def by_month(
    conn: Connection, months: Sequence[Month], shortest_session: int, vault: Vault
) -> list[PeriodFacts]:
    """What `adding` finds of each of several months that follow one another; their visits are read in one go."""
    found = [adding(conn, month.first, month.last, shortest_session, vault) for month in months]
    counted = {
        divmod(number, 12): count_visits(some)
        for number, some in groupby(visits(conn, months[0].first, months[-1].last), _month_of)
    }
    return [
        replace(facts, visits=counted.get((month.year, month.month - 1), VisitCount()))
        for month, facts in zip(months, found, strict=True)
    ]


def _month_of(visit: VisitFact) -> int:
    return visit[0].year * 12 + visit[0].month - 1


def visits(conn: Connection, first: date, last: date) -> Iterator[VisitFact]:
    """The valid visits from one local day to another, in the order of time, read while they are asked for."""
    begins = _new_years(first.year, last.year)
    # A hundred thousand rows pass here: what is done with each is done here, without another call.
    fact: Callable[[type[VisitFact], tuple[Any, ...]], VisitFact] = tuple.__new__
    if (last - first).days < _MANY_DAYS:
        for day, row in _visits(conn, first, last, _before()):
            previous = row[16]
            is_first = previous is None
            new = is_first or previous < begins[day.year]
            yield fact(VisitFact, (day, *row[1:13], is_first, new, *row[13:16]))
        return
    # Of a long time it is quicker to know whoever was there before it, once, than to look at each visit for one before.
    start = _moment(first)
    ever = _persons(conn, 0, start)
    this_year, year = _persons(conn, begins[first.year], start), first.year
    for day, row in _visits(conn, first, last, null()):
        person_id = row[3]
        if day.year != year:
            this_year, year = set(), day.year
        is_first, new = person_id not in ever, person_id not in this_year
        if new and person_id is not None:
            ever.add(person_id)
            this_year.add(person_id)
        yield fact(VisitFact, (day, *row[1:13], is_first, new, *row[13:16]))


def _before() -> ColumnElement[int | None]:
    """When the person of a visit was there last before it, in microseconds."""
    earlier = aliased(Visit)
    return (
        select(type_coerce(earlier.occurred_at, Integer))
        .where(
            earlier.person_id == Visit.person_id,
            earlier.voided_at.is_(None),
            earlier.person_id.is_not(None),
            tuple_(earlier.occurred_at, earlier.id) < tuple_(Visit.occurred_at, Visit.id),
        )
        .order_by(earlier.occurred_at.desc(), earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _persons(conn: Connection, since: int, until: int) -> set[int | None]:
    """Who was there from one moment to before another, in microseconds."""
    occurred_at = type_coerce(Visit.occurred_at, BigInteger)
    query = select(Visit.person_id).where(
        Visit.person_id.is_not(None),
        Visit.voided_at.is_(None),
        occurred_at >= bindparam("since", since, BigInteger),
        occurred_at < bindparam("until", until, BigInteger),
    )
    return set(conn.execute(query.distinct()).scalars().all())


def _visits(
    conn: Connection, first: date, last: date, before: ColumnElement[Any]
) -> Iterator[tuple[date, Any]]:
    """The visits as they are read, each with its day; `before` is their last column."""
    query = (
        select(
            type_coerce(Visit.local_date, String),
            Visit.reason,
            Visit.channel,
            Visit.person_id,
            Visit.group_size,
            Visit.adults,
            Visit.children,
            Visit.language,
            Visit.interpreting,
            Visit.gender,
            Visit.birth_year,
            Visit.nationality,
            Visit.status,
            Visit.within_hours,
            type_coerce(Visit.occurred_at, BigInteger) // literal(_HOUR, BigInteger),
            Visit.id,
            before,
        )
        .where(Visit.local_date.between(first, last), Visit.voided_at.is_(None))
        .order_by(Visit.local_date, Visit.occurred_at, Visit.id)
    )
    # A day has hundreds of visits: it is read once.
    read = Day().dialect_impl(conn.dialect).result_processor(conn.dialect, None)
    told: Any = None
    day: Any = first
    for some in conn.execute(query).partitions(_AT_ONCE):
        for row in some:
            if row[0] != told:
                told = row[0]
                day = told if read is None else read(told)
            yield day, row


def _moment(day: date) -> int:
    """When a day began here, in microseconds since 1970."""
    return round(datetime(day.year, day.month, day.day, tzinfo=BERLIN).timestamp()) * 1_000_000


def _new_years(first: int, last: int) -> dict[int, int]:
    """When each year began here, in microseconds since 1970."""
    return {year: _moment(date(year, 1, 1)) for year in range(first, last + 1)}


def touched_since(conn: Connection, entry: int) -> date | None:
    """From which day on facts may be others than before what came in the trail after an entry; None: of any day.

    A visit that came touches nothing of the time before it; of all else that may be written, little can be said.
    """
    query = select(AuditEntry.action, AuditEntry.entity, AuditEntry.entity_id).where(AuditEntry.id > entry)
    came = conn.execute(query.limit(_FEW + 1)).all()
    if len(came) > _FEW or any((action, table) != _VISIT_CAME for action, table, _ in came):
        return None
    ids = [visit_id for _, _, visit_id in came]
    return conn.execute(select(func.min(Visit.local_date)).where(Visit.id.in_(ids))).scalar()


class TopicFact(NamedTuple):
    """A session's topic, of a contact: a person on a day with a reason. Without a topic it did not open."""

    topic: str | None
    session_id: int
    person_id: int | None
    day: date
    reason: str

    @property
    def contact(self) -> tuple[object, ...]:
        """Two sessions of a person on a day are one contact, and so is a topic of both."""
        return self.topic, self.person_id, self.day, self.reason


def topics(conn: Connection, first: date, last: date, vault: Vault) -> Iterator[TopicFact]:
    """What was talked about. A session that was struck takes its topics with it, also where its visit stays."""
    session = CounsellingSession
    query = (
        select(
            session.id,
            session.uid,
            session.person_id,
            session.sealed_facts,
            session.note_version,
            session.note_person_id,
            Visit.person_id.label("visitor"),
            Visit.local_date,
            Visit.reason,
            CounsellingCase.key_number,
        )
        .join(Visit, session.visit_id == Visit.id)
        .outerjoin(CounsellingCase, session.case_id == CounsellingCase.id)
        .where(Visit.local_date.between(first, last), Visit.voided_at.is_(None), session.voided_at.is_(None))
    )
    for found in conn.execute(query):
        told: tuple[str | None, ...] = (OF_RESTRICTED_CASE,)
        if not found.key_number:
            try:
                told = open_facts(conn, vault, found).get("topics", ())
            except StoreDamaged:
                told = (None,)
        for topic in told:
            yield TopicFact(topic, found.id, found.visitor, found.local_date, found.reason)


def _topics(conn: Connection, first: date, last: date, vault: Vault) -> tuple[dict[str, int], int]:
    contacts: set[tuple[object, ...]] = set()
    counted: Counter[str] = Counter()
    damaged = 0
    for fact in topics(conn, first, last, vault):
        if fact.topic is None:
            damaged += 1
        elif fact.contact not in contacts:
            contacts.add(fact.contact)
            counted[fact.topic] += 1
    return dict(counted), damaged


class ReferralFact(NamedTuple):
    """A referral: its target is UNKNOWN also where it does not open."""

    target: str
    state: str
    referral_id: int
    person_id: int | None
    day: date
    damaged: bool = False


def referrals(conn: Connection, first: date, last: date, vault: Vault) -> Iterator[ReferralFact]:
    """Where people were sent."""
    table = Referral
    query = (
        select(
            table.id,
            table.uid,
            table.sealed,
            table.sealed_version,
            table.person_id,
            table.state,
            table.local_date,
            CounsellingCase.key_number,
        )
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(table.local_date.between(first, last), table.voided_at.is_(None))
    )
    reader = Reader(conn, vault)
    for found in conn.execute(query):
        target, damaged = OF_RESTRICTED_CASE, False
        if not found.key_number:
            try:
                target = reader.read(found).get("target", UNKNOWN)
            except StoreDamaged:
                target, damaged = UNKNOWN, True
        yield ReferralFact(target, found.state, found.id, found.person_id, found.local_date, damaged)


def _aid(conn: Connection, first: date, last: date) -> list[AidFact]:
    aid = EmergencyAid
    paid = funds(conn, first, last)
    query = select(
        aid.id, aid.aid_kind, aid.count.label("number"), func.coalesce(aid.amount_cents, 0), aid.recipients
    )
    where = query.where(aid.local_date.between(first, last), aid.voided_at.is_(None))
    return [
        AidFact(kind, pieces, cents, recipients, paid.get(aid_id))
        for aid_id, kind, pieces, cents, recipients in conn.execute(where)
    ]


def funds(conn: Connection, first: date, last: date) -> dict[int | None, str]:
    """What each help of these days was paid from, by the name of the fund: as the last line says that nobody took back."""
    aid, line, storno = EmergencyAid, FundEntry, aliased(FundEntry)
    query = (
        select(line.aid_id, Fund.name, line.storno_of)
        .select_from(aid)
        .join(line, line.aid_id == aid.id)
        .join(Fund, line.fund_id == Fund.id)
        .outerjoin(storno, storno.storno_of == line.id)
        .where(aid.local_date.between(first, last), storno.id.is_(None))
        .order_by(line.id)
    )
    # Asked of the database, it would look through all lines that are no storno.
    return {aid_id: name for aid_id, name, storno_of in conn.execute(query) if storno_of is None}


def _cases(conn: Connection, first: date, last: date, shortest: int) -> list[CaseFact]:
    return [fact for _, fact in cases(conn, first, last, shortest)]


def cases(conn: Connection, first: date, last: date, shortest: int) -> list[tuple[int, CaseFact]]:
    """The cases that may have run from one local day to another, by their ids."""
    table, session, event = CounsellingCase, CounsellingSession, CaseEvent
    there = (
        table.voided_at.is_(None),
        table.opened_on <= last,
        table.closed_on.is_(None) | (table.closed_on >= first),
    )
    first_session = (
        select(func.min(session.local_date))
        .where(session.case_id == table.id, session.voided_at.is_(None), session.duration_minutes >= shortest)
        .scalar_subquery()
    )
    reopened = (
        select(event.case_id, event.what, event.occurred_at)
        .join(table, event.case_id == table.id)
        .where(*there, event.what.in_((CaseStep.CLOSED.value, CaseStep.REOPENED.value)))
        .order_by(event.occurred_at, event.id)
    )
    closings: defaultdict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for case_id, what, occurred_at in conn.execute(reopened):
        day, of_case = local(occurred_at).date(), closings[case_id]
        if what == CaseStep.CLOSED.value:
            if not of_case or of_case[-1][1] is not None:
                of_case.append((day, None))
        elif of_case and of_case[-1][1] is None:
            # One that only rested was closed before, if at all, and went on since.
            of_case[-1] = (of_case[-1][0], day)
    query = select(table.id, table.opened_on, table.closed_on, table.reached, first_session).where(*there)
    found = []
    for case_id, opened, closed, reached, began in conn.execute(query.order_by(table.id)):
        of_case = closings[case_id]
        if closed is None and of_case and of_case[-1][1] is None:
            of_case.pop()  # that it was closed was taken back
        elif closed is not None:
            # What the case says of its last closing goes before what was written down of it.
            of_case = [*(one for one in of_case if one[1] is not None), (closed, None)]
        found.append((case_id, CaseFact(opened, began, tuple(of_case), reached)))
    return found


def _appointments(conn: Connection, first: date, last: date) -> dict[str, int]:
    table = Appointment
    query = select(table.state, table.cancelled_by, func.count(table.id)).where(
        table.local_date.between(first, last)
    )
    found: Counter[str] = Counter()
    for state, by, number in conn.execute(query.group_by(table.state, table.cancelled_by)):
        found[became(state, by)] += number
    return dict(found)


def _sessions(conn: Connection, first: date, last: date, shortest: int) -> tuple[int, int]:
    table = CounsellingSession
    query = select(func.count(table.id), func.coalesce(func.sum(table.duration_minutes), 0)).where(
        table.local_date.between(first, last), table.voided_at.is_(None), table.duration_minutes >= shortest
    )
    number, minutes = conn.execute(query).one()
    return number, minutes
