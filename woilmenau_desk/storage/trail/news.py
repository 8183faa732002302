"""Which kinds of things others have changed, as the audit trail tells: by the tables that its entries name."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.trail import audit

# Entries beyond this are not looked through: whoever wrote so many changed much.
MOST: Final = 20_000
# What is written down and changes nothing that anybody shows.
_LOOKED: Final = frozenset({"read", "found", "printed", "exported", "login"})
# What entries name that is no table.
_BESIDE: Final = {"user": Kind.STAFF, "store": Kind.BACKUP}

Stretch = tuple[audit.Head, int]
"""The end of the trail from which others went on, and how many entries there were when they had done so."""


def kinds_of(conn: Connection, stretches: Iterable[Stretch]) -> frozenset[Kind] | None:
    """What the entries of these stretches changed; None where they cannot tell: cut off, of another version, or too many.

    A draft is not in the trail. It goes with the entry that it was for, so whatever else is told, drafts may have changed.
    """
    kinds: set[Kind] = set()
    known = _known()
    for before, entries in stretches:
        first = audit.number_of(conn, before.entries, before.digest) if before.entries else 0
        number = entries - before.entries
        if first is None or not 0 <= number <= MOST:
            return None
        # So many, and not up to a number: an engine may leave some out.
        told = select(AuditEntry.action, AuditEntry.entity).where(AuditEntry.id > first)
        stretch = told.order_by(AuditEntry.id).limit(number).subquery()
        for action, entity in conn.execute(select(stretch).distinct()):
            if action in _LOOKED:
                continue
            if entity not in known:
                return None
            kind = known[entity]
            if kind is not None:
                kinds.add(kind)
    return frozenset(kinds | {Kind.DRAFT}) if kinds else frozenset()


def _known() -> dict[str, Kind | None]:
    tables = (mapper.class_ for mapper in Row.registry.mappers)
    return {**_BESIDE, **{table.__tablename__: table.kind for table in tables if issubclass(table, Row)}}
