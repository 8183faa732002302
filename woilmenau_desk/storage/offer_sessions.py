"""Sessions of offers as far as something is known of them beside the rule: moved, called off, added, held."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select
from sqlalchemy.exc import IntegrityError

from woilmenau_desk.domain.errors import ChangedMeanwhile, NotFound
from woilmenau_desk.domain.offer_series import KnownSession
from woilmenau_desk.domain.offers import AttendanceState, SessionKey, SessionState
from woilmenau_desk.storage.keyed import NEVER
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare, OfferSession
from woilmenau_desk.storage.tables.volunteers import VolunteerTraining
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork


def minutes(at: time) -> int:
    """A time of the day as it is stored."""
    return at.hour * 60 + at.minute


def clock_time(stored: int) -> time:
    """A time of the day out of what is stored. Raises ValueError for a number that is none."""
    return time(stored // 60, stored % 60)


def known(
    conn: Connection, first: date, last: date | None = None, offer_ids: Iterable[int] | None = None
) -> dict[int, list[KnownSession]]:
    """By offer, what is known of the sessions that lie in these days, or that the rule puts there."""
    table = OfferSession
    if last is None:
        lies = or_(table.on_day >= first, table.planned_on >= first)
    else:
        lies = or_(table.on_day.between(first, last), table.planned_on.between(first, last))
    where = [lies]
    if offer_ids is not None:
        where.append(table.offer_id.in_(tuple(offer_ids)))
    return _read(conn, where)


def times(
    conn: Connection, first: date, last: date, offer_ids: Collection[int]
) -> dict[int, list[KnownSession]]:
    """The same for whoever asks when they are alone: nobody is counted who came or is announced."""
    asked = {"first": first, "last": last, "offers": sorted(offer_ids)}
    return _told(conn.execute(_TIMES, asked).all(), {}, {}, {})


def one(conn: Connection, key: SessionKey) -> KnownSession | None:
    """What is known of one session; None where nothing is."""
    found = _read(conn, _is(key)).get(key.offer_id)
    return found[0] if found else None


def id_of(conn: Connection, key: SessionKey) -> int | None:
    """The number of a session's row; None where there is none."""
    return conn.execute(select(OfferSession.id).where(*_is(key))).scalar()


def ensure_session(uow: UnitOfWork, key: SessionKey, ends: time) -> int:
    """The number of a session's row, which is made where nothing was known of it so far; `ends`: by the rule."""
    found = id_of(uow.conn, key)
    return _add(uow, key, ends, {}) if found is None else found


def change(uow: UnitOfWork, key: SessionKey, ends: time, values: dict[str, Any], seen: Seen) -> int:
    """Write down what is known of a session, read with this version; 0 where nothing was. Returns its number.

    `values`: columns. Raises ChangedMeanwhile.
    """
    found = id_of(uow.conn, key)
    if found is None:
        if seen not in (NEVER, HERE):
            raise ChangedMeanwhile(kind=OfferSession.kind)
        return _add(uow, key, ends, values)
    uow.update(OfferSession, found, values, seen)
    return found


def expect(uow: UnitOfWork, key: SessionKey, version: int) -> None:
    """Raises ChangedMeanwhile where a session is not what somebody read any more."""
    found = id_of(uow.conn, key)
    if found is None:
        if version != NEVER:
            raise ChangedMeanwhile(kind=OfferSession.kind)
    else:
        uow.expect(OfferSession, found, version)


def remove(uow: UnitOfWork, key: SessionKey, version: int) -> bool:
    """Let nothing be known of a session; whether it went: False where something refers to it.

    Nothing is to be written after that. Raises NotFound or ChangedMeanwhile.
    """
    found = id_of(uow.conn, key)
    if found is None:
        raise NotFound
    try:
        uow.delete(OfferSession, found, version)
    except IntegrityError:
        return False
    return True


def values_of(day: date, starts: time, ends: time, room: str | None) -> dict[str, Any]:
    """The columns of when and where a session is."""
    return {"on_day": day, "starts": minutes(starts), "ends": minutes(ends), "room": room}


def _add(uow: UnitOfWork, key: SessionKey, ends: time, values: dict[str, Any]) -> int:
    planned = values_of(key.planned_on, key.planned_starts, ends, None)
    named = {
        "offer_id": key.offer_id,
        "planned_on": key.planned_on,
        "planned_starts": minutes(key.planned_starts),
    }
    rest = {"state": SessionState.PLANNED.value}
    return uow.insert(OfferSession, {**named, **planned, **rest, **values})


def _is(key: SessionKey) -> list[Any]:
    table = OfferSession
    return [
        table.offer_id == key.offer_id,
        table.planned_on == key.planned_on,
        table.planned_starts == minutes(key.planned_starts),
    ]


def _read(conn: Connection, where: list[Any]) -> dict[int, list[KnownSession]]:
    table = OfferSession
    rows = conn.execute(select(*table.__table__.columns).where(*where).order_by(table.id)).all()
    if not rows:
        return {}
    of_these = select(table.id).where(*where)
    announced: dict[int, int] = {}
    came: dict[int, int] = {}
    counted = select(Attendance.session_id, Attendance.state, func.count()).where(
        Attendance.session_id.in_(of_these)
    )
    for session_id, state, number in conn.execute(counted.group_by(Attendance.session_id, Attendance.state)):
        if state == AttendanceState.CAME:
            came[session_id] = number
        elif state == AttendanceState.ANNOUNCED:
            announced[session_id] = number
    training = VolunteerTraining
    trained = select(training.session_id, training.came, func.count()).where(
        training.session_id.in_(of_these)
    )
    for session, there, number in conn.execute(trained.group_by(training.session_id, training.came)):
        if session is not None:
            counts = came if there else announced
            counts[session] = counts.get(session, 0) + number
    brought = select(ChildInCare.session_id, func.count()).where(
        ChildInCare.session_id.in_(of_these), ChildInCare.voided_at.is_(None)
    )
    children = {
        session_id: number for session_id, number in conn.execute(brought.group_by(ChildInCare.session_id))
    }
    return _told(rows, announced, came, children)


# Made once: to make a statement takes longer than to ask it.
_DAYS: tuple[Any, Any] = bindparam("first"), bindparam("last")
_TIMES = (
    select(*OfferSession.__table__.columns)
    .where(
        or_(OfferSession.on_day.between(*_DAYS), OfferSession.planned_on.between(*_DAYS)),
        OfferSession.offer_id.in_(bindparam("offers", expanding=True)),
    )
    .order_by(OfferSession.id)
)


def _told(
    rows: Iterable[Any], announced: Mapping[int, int], came: Mapping[int, int], children: Mapping[int, int]
) -> dict[int, list[KnownSession]]:
    found: dict[int, list[KnownSession]] = defaultdict(list)
    for row in rows:
        found[row.offer_id].append(
            KnownSession(
                id=row.id,
                key=SessionKey(row.offer_id, row.planned_on, clock_time(row.planned_starts)),
                day=row.on_day,
                starts=clock_time(row.starts),
                ends=clock_time(row.ends),
                added=row.added,
                room=row.room,
                state=SessionState(row.state),
                reason=row.reason,
                half_units=row.half_units,
                offer_kind=row.offer_kind,
                anonymous_adults=row.anonymous_adults,
                anonymous_children=row.anonymous_children,
                announced=announced.get(row.id, 0),
                came=came.get(row.id, 0),
                children=children.get(row.id, 0),
                version=row.version,
            )
        )
    return dict(found)
