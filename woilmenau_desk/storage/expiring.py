"""Papers that run out: of whom, and which follow-ups they made. Read and written with the vault at hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, case, exists, func, or_, select

from woilmenau_desk.domain.cases import CaseState
from woilmenau_desk.domain.follow_ups import Origin
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.steps import FIRST_VERSION
from woilmenau_desk.storage.tables.cases import CaseMember, CounsellingCase, FollowUp, NotedDocument
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork
from woilmenau_desk.storage.vault import Vault

_CHUNK = 500  # ids asked for in one statement
_RESTRICTED: Final = case((CounsellingCase.key_number > 0, CounsellingCase.id))


About = tuple[int, date, int | None]
"""Of whom, on which day, and in which restricted case: what is followed up there stands in no other's place."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A residence status and the day that is printed on its document."""

    person_id: int
    status: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that runs out. `title` is that of a noted one; a residence document has none.

    `restricted`: its case, where that is a restricted one. What is followed up there the team does not see.
    """

    person_id: int
    runs_out_on: date
    title: str = ""
    case_id: int | None = None
    restricted: int | None = None

    @property
    def about(self) -> About:
        """What a follow-up of it is about."""
        return self.person_id, self.runs_out_on, self.restricted


@dataclass(frozen=True, slots=True)
class Made:
    """An open follow-up that a paper made."""

    id: int
    person_id: int
    about_day: date
    version: int
    restricted: int | None

    @property
    def about(self) -> About:
        """What it is about, as of the paper that made it."""
        return self.person_id, self.about_day, self.restricted


def due_days(conn: Connection, first: date) -> dict[date, int]:
    """How many papers are to be taken up on a day, from one on."""
    query = (
        select(FollowUp.due_on, func.count())
        .where(
            FollowUp.origin == Origin.PAPER.value,
            FollowUp.due_on >= first,
            FollowUp.done_at.is_(None),
            FollowUp.voided_at.is_(None),
        )
        .group_by(FollowUp.due_on)
    )
    return {day: number for day, number in conn.execute(query)}


def statuses(
    conn: Connection,
    first: date,
    last: date,
    going_on: Collection[str],
    known_since: tuple[date, datetime],
    persons: Collection[int] | None = None,
) -> list[Printed]:
    """Whose residence document says a day between these, both included, of those who are still known here.

    `going_on`: statuses whose document may say any earlier day, for the law has put it off. `known_since`: here, or
    registered, since that day; whoever has a case that goes on is known anyway. `persons`: of them alone.
    """
    day, moment = known_since
    here = exists().where(Visit.person_id == Person.id, Visit.voided_at.is_(None), Visit.local_date >= day)
    goes_on = exists().where(
        CounsellingCase.person_id == Person.id,
        CounsellingCase.state != CaseState.CLOSED.value,
        CounsellingCase.voided_at.is_(None),
    )
    query = select(Person.id, Person.status, Person.status_until).where(
        Person.status_until <= last,
        or_(Person.status_until >= first, Person.status.in_(going_on)),
        or_(Person.created_at >= moment, here, goes_on),
    )
    if persons is not None:
        query = query.where(Person.id.in_(persons))
    found = conn.execute(query.order_by(Person.status_until, Person.id))
    return [Printed(number, status, until) for number, status, until in found if until is not None]


def documents(
    conn: Connection, vault: Vault, first: date, last: date, persons: Collection[int] | None = None
) -> list[Paper]:
    """The noted papers that run out between two days, both included, as far as the vault can open them."""
    query = (
        select(
            NotedDocument.id,
            NotedDocument.uid,
            NotedDocument.person_id,
            NotedDocument.case_id,
            NotedDocument.runs_out_on,
            NotedDocument.sealed,
            NotedDocument.sealed_version,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .outerjoin(CounsellingCase, NotedDocument.case_id == CounsellingCase.id)
        .where(NotedDocument.runs_out_on.between(first, last), NotedDocument.voided_at.is_(None))
    )
    if persons is not None:
        query = query.where(NotedDocument.person_id.in_(persons))
    found = []
    for row in conn.execute(query.order_by(NotedDocument.runs_out_on, NotedDocument.id)):
        name = sealed_fields.case_name(row.case_uid, row.key_number) if row.case_id is not None else ""
        if name and not vault.holds_case(name):
            continue
        # One that does not open runs out as well.
        title = sealed_fields.shown(vault, NotedDocument.__tablename__, row, name).facts.get("title", "")
        found.append(Paper(row.person_id, row.runs_out_on, title, row.case_id, row.case_id if name else None))
    return found


def told(conn: Connection, first: date, last: date) -> set[About]:
    """What every follow-up that a paper made for a day between these is about, whatever became of it."""
    query = select(FollowUp.person_id, FollowUp.about_day, _RESTRICTED).outerjoin(
        CounsellingCase, FollowUp.case_id == CounsellingCase.id
    )
    made = query.where(FollowUp.origin == Origin.PAPER.value, FollowUp.about_day.between(first, last))
    return {(person_id, day, case_id) for person_id, day, case_id in conn.execute(made) if day is not None}


def made(conn: Connection, persons: Collection[int] | None = None) -> list[Made]:
    """The open follow-ups that papers made, the oldest first; `persons`: about them alone."""
    query = (
        select(FollowUp.id, FollowUp.person_id, FollowUp.about_day, FollowUp.version, _RESTRICTED)
        .outerjoin(CounsellingCase, FollowUp.case_id == CounsellingCase.id)
        .where(
            FollowUp.origin == Origin.PAPER.value,
            FollowUp.about_day.is_not(None),
            FollowUp.done_at.is_(None),
            FollowUp.voided_at.is_(None),
        )
    )
    if persons is not None:
        query = query.where(FollowUp.person_id.in_(persons))
    found = conn.execute(query.order_by(FollowUp.id))
    return [Made(number, person, day, version, case) for number, person, day, version, case in found if day]


def printed(conn: Connection, persons: Collection[int]) -> dict[int, Printed]:
    """What the residence documents of people say, by person, of those that say a day."""
    query = select(Person.id, Person.status, Person.status_until)
    return {
        number: Printed(number, status, until)
        for chunk in _chunks(persons)
        for number, status, until in conn.execute(query.where(Person.id.in_(chunk)))
        if until is not None
    }


def noted_days(conn: Connection, persons: Collection[int]) -> set[About]:
    """What noted papers of people that run out are about."""
    query = (
        select(NotedDocument.person_id, NotedDocument.runs_out_on, _RESTRICTED)
        .outerjoin(CounsellingCase, NotedDocument.case_id == CounsellingCase.id)
        .where(NotedDocument.runs_out_on.is_not(None), NotedDocument.voided_at.is_(None))
    )
    return {
        (person_id, day, case_id)
        for chunk in _chunks(persons)
        for person_id, day, case_id in conn.execute(query.where(NotedDocument.person_id.in_(chunk)))
        if day is not None
    }


def counsellors(conn: Connection, persons: Collection[int]) -> dict[int, list[str]]:
    """Who is to look after people, by person, the nearest first: whose case they are in, then who counselled them last."""
    found: dict[int, list[str]] = {}
    for chunk in _chunks(persons):
        member = and_(CaseMember.case_id == CounsellingCase.id, CaseMember.person_id.in_(chunk))
        goes_on = (CounsellingCase.state != CaseState.CLOSED.value, CounsellingCase.voided_at.is_(None))
        own = select(CounsellingCase.person_id, CounsellingCase.responsible).where(
            CounsellingCase.person_id.in_(chunk), *goes_on
        )
        reached = select(CaseMember.person_id, CounsellingCase.responsible).join(CounsellingCase, member)
        last = select(CounsellingSession.person_id, CounsellingSession.counsellor).where(
            CounsellingSession.person_id.in_(chunk), CounsellingSession.voided_at.is_(None)
        )
        for query in (
            own.order_by(CounsellingCase.opened_on.desc(), CounsellingCase.id.desc()),
            reached.where(*goes_on).order_by(CounsellingCase.opened_on.desc(), CounsellingCase.id.desc()),
            last.order_by(CounsellingSession.occurred_at.desc()),
        ):
            for person_id, colleague in conn.execute(query):
                known = found.setdefault(person_id, [])
                if colleague not in known:
                    known.append(colleague)
    return found


def withdraw(uow: UnitOfWork, one: Made) -> None:
    """Its paper was renewed: gone, where nobody has touched it; else struck, as what somebody wrote stays to be seen."""
    if one.version == FIRST_VERSION:
        uow.delete(FollowUp, one.id, HERE)
    else:
        uow.update(FollowUp, one.id, {"voided_at": uow.at}, HERE)


def _chunks(ids: Collection[int]) -> Sequence[list[Any]]:
    several = list(dict.fromkeys(ids))
    return [several[start : start + _CHUNK] for start in range(0, len(several), _CHUNK)]
