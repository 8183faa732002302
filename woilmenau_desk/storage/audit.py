"""The audit trail's chain: writing it and checking it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from woilmenau_desk.storage.tables_audit import AuditEntry, AuditHead

_START = b"\x00" * 32
# Every write passes here. A statement made once is compiled once and needs no look for its likes.
_HEAD = select(AuditHead.entries, AuditHead.digest)
_ADD = insert(AuditEntry)
_LAST_MOMENT = select(AuditEntry.at).order_by(AuditEntry.id.desc()).limit(1)
_MOVE_HEAD = update(AuditHead).values(entries=bindparam("all_entries"), digest=bindparam("last_digest"))


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing to be written down: action, what kind of row, which, and the names of the fields it touched."""

    action: str
    entity: str
    entity_id: int | None
    detail: str = ""


def append(conn: Connection, actor: str, at: datetime, traces: Iterable[Trace]) -> tuple[int, int] | None:
    """Add entries to the chain, inside the write they belong to.

    Returns how many entries there were before and are now; None when there was nothing to add.
    """
    head = conn.execute(_HEAD).one_or_none()
    entries, digest = head if head else (0, _START)
    rows = []
    for trace in traces:
        digest = _link(digest, at, actor, trace)
        rows.append(
            {
                "at": at,
                "actor": actor,
                "action": trace.action,
                "entity": trace.entity,
                "entity_id": trace.entity_id,
                "detail": trace.detail,
                "digest": digest,
            }
        )
    if not rows:
        return None
    conn.execute(_ADD, rows)
    if head:
        conn.execute(_MOVE_HEAD, {"all_entries": entries + len(rows), "last_digest": digest})
    else:
        conn.execute(insert(AuditHead).values(id=1, entries=len(rows), digest=digest))
    return entries, entries + len(rows)


def length(conn: Connection) -> int:
    """How many entries there are."""
    return conn.execute(select(AuditHead.entries)).scalar() or 0


def newest(conn: Connection) -> int:
    """The id of the last entry, 0 where there is none."""
    return conn.execute(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)).scalar() or 0


def last_moment(conn: Connection) -> datetime | None:
    """When the last entry was written, by the clock that was believed then; None where there is none."""
    return conn.execute(_LAST_MOMENT).scalar()


def marks(conn: Connection) -> Iterator[tuple[int, datetime, str, str]]:
    """The id, time, action and detail of every entry, in the order in which they were written."""
    columns = (AuditEntry.id, AuditEntry.at, AuditEntry.action, AuditEntry.detail)
    for row in conn.execute(select(*columns).order_by(AuditEntry.id)):
        yield row.id, row.at, row.action, row.detail


def touched(conn: Connection, entity: str, after: int) -> tuple[int, frozenset[int] | None, bool]:
    """The id of the last entry, which rows of a kind the entries after that id name, and whether one speaks of many.

    None instead of the rows: the trail is shorter than it was, so another store stands in its place.
    """
    last = newest(conn)
    if last <= after:
        return last, frozenset() if last == after else None, False
    query = select(AuditEntry.entity_id).where(AuditEntry.id > after, AuditEntry.entity == entity).distinct()
    ids = conn.execute(query).scalars().all()
    return last, frozenset(row_id for row_id in ids if row_id is not None), None in ids


def check(conn: Connection) -> tuple[int, int | None]:
    """How many entries there are, and the id of the first that does not fit (0: the end was cut off)."""
    entry = AuditEntry
    digest, counted = _START, 0
    columns = (
        entry.id,
        entry.at,
        entry.actor,
        entry.action,
        entry.entity,
        entry.entity_id,
        entry.detail,
        entry.digest,
    )
    for number, at, actor, action, entity, entity_id, detail, found in conn.execute(
        select(*columns).order_by(entry.id)
    ):
        digest = _link(digest, at, actor, Trace(action, entity, entity_id, detail))
        counted += 1
        if digest != found:
            return counted, number
    head = conn.execute(_HEAD).one_or_none()
    if (head or (0, _START)) != (counted, digest):
        return counted, 0
    return counted, None


def _link(previous: bytes, at: datetime, actor: str, trace: Trace) -> bytes:
    fields = (f"{at.timestamp():.6f}", actor, trace.action, trace.entity, str(trace.entity_id), trace.detail)
    # Every field is preceded by its length, so that no two different entries read alike.
    content = "".join(f"{len(field)}:{field}" for field in fields)
    return hashlib.sha256(previous + content.encode()).digest()
