"""What volunteers were asked, and what they said."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.finder import Answer, RequestRow
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerRequest
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.volunteers import minutes_of, time_of

ENTITY: Final = VolunteerRequest.__tablename__
"""What the audit trail calls them."""
_CHUNK: Final = 500
_ASKED: Final = (
    VolunteerRequest.id,
    VolunteerRequest.volunteer_id,
    VolunteerRequest.asked_at,
    VolunteerRequest.answer,
    VolunteerRequest.answered_at,
    VolunteerRequest.role,
    VolunteerRequest.language,
    VolunteerRequest.on_day,
    VolunteerRequest.starts,
    VolunteerRequest.version,
)


def add(
    uow: UnitOfWork,
    volunteer_id: int,
    actor: str,
    *,
    role: str | None,
    language: str | None,
    on: date | None,
    starts: time | None,
) -> int:
    """Write down that somebody was asked just now. Raises NotFound."""
    if uow.conn.execute(select(Volunteer.id).where(Volunteer.id == volunteer_id)).scalar() is None:
        raise NotFound
    values = {
        "volunteer_id": volunteer_id,
        "asked_at": uow.at,
        "asked_by": actor,
        "role": role,
        "language": language,
        "on_day": on,
        "starts": None if starts is None else minutes_of(starts),
        "answer": Answer.ASKED.value,
    }
    return uow.insert(VolunteerRequest, values)


def set_answer(uow: UnitOfWork, request_id: int, answer: Answer, version: int) -> None:
    """Write down what they said; ASKED: nothing yet after all. Raises NotFound or ChangedMeanwhile."""
    at = None if answer is Answer.ASKED else uow.at
    # With the time of the answer always another one: who says the same twice said it anew.
    uow.update(VolunteerRequest, request_id, {"answer": answer.value, "answered_at": at}, version)


def row(conn: Connection, request_id: int) -> RequestRow:
    """That somebody was asked. Raises NotFound."""
    found = conn.execute(select(*_ASKED).where(VolunteerRequest.id == request_id)).one_or_none()
    if found is None:
        raise NotFound
    return _request(found)


def of_volunteer(conn: Connection, volunteer_id: int) -> tuple[RequestRow, ...]:
    """What somebody was asked, the latest first."""
    query = select(*_ASKED).where(VolunteerRequest.volunteer_id == volunteer_id)
    order = (VolunteerRequest.asked_at.desc(), VolunteerRequest.id.desc())
    return tuple(map(_request, conn.execute(query.order_by(*order))))


def last_of_each(conn: Connection, ids: Iterable[int] | None = None) -> dict[int, RequestRow]:
    """What each volunteer was asked last, or each of these."""
    order = (VolunteerRequest.asked_at, VolunteerRequest.id)
    found: dict[int, RequestRow] = {}
    some = None if ids is None else sorted(set(ids))
    chunks = (
        [None] if some is None else [some[start : start + _CHUNK] for start in range(0, len(some), _CHUNK)]
    )
    for chunk in chunks:
        table = VolunteerRequest
        latest = select(table.volunteer_id, func.max(table.asked_at).label("at")).group_by(table.volunteer_id)
        if chunk is not None:
            latest = latest.where(table.volunteer_id.in_(chunk))
        of_each = latest.subquery()
        query = select(*_ASKED).join(
            of_each, (table.volunteer_id == of_each.c.volunteer_id) & (table.asked_at == of_each.c.at)
        )
        found |= {one.volunteer_id: one for one in map(_request, conn.execute(query.order_by(*order)))}
    return found


def asked_whom(conn: Connection, request_ids: Iterable[int]) -> dict[int, int]:
    """Who was asked, by the numbers of requests; those that are there no more are missing."""
    found: dict[int, int] = {}
    some = sorted(set(request_ids))
    for start in range(0, len(some), _CHUNK):
        query = select(VolunteerRequest.id, VolunteerRequest.volunteer_id)
        chunk = query.where(VolunteerRequest.id.in_(some[start : start + _CHUNK]))
        found |= {number: volunteer_id for number, volunteer_id in conn.execute(chunk)}
    return found


def last_answers(conn: Connection) -> dict[int, date]:
    """For each volunteer the local day on which they last answered."""
    table = VolunteerRequest
    query = select(table.volunteer_id, func.max(table.answered_at)).where(table.answered_at.is_not(None))
    return {
        volunteer_id: local(at).date()
        for volunteer_id, at in conn.execute(query.group_by(table.volunteer_id))
        if at is not None
    }


def _request(found: Any) -> RequestRow:
    return RequestRow(
        found.id,
        found.volunteer_id,
        local(found.asked_at),
        Answer(found.answer),
        None if found.answered_at is None else local(found.answered_at),
        found.role,
        found.language,
        found.on_day,
        None if found.starts is None else time_of(found.starts),
        found.version,
    )
