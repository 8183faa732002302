"""One number over all counselling sessions, as only the vault key makes it; the trail's seal holds it (`audit`).

Nobody without the vault may write a session, so a session that is not what the vault left there (deleted, moved, emptied,
an old note put back) makes another number, whatever the trail says of it. Each write with the vault moves it by the rows
that it touched. The number itself is never shown: whoever knew enough of them could look for rows that add up alike.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from woilmenau_desk.storage.audit import LOADED, Trace
from woilmenau_desk.storage.rows import Shape, shape_of
from woilmenau_desk.storage.tables_counselling import CounsellingSession
from woilmenau_desk.storage.vault import Vault

NAME: Final = CounsellingSession.__tablename__
MODULUS: Final = 1 << 256
_NOTE: Final = "sealed_note"
_PURPOSE: Final = "session"


def total(conn: Connection, vault: Vault) -> int:
    """The number of all sessions as they stand; 80,000 take about 0.8 s, of which a third goes into the pages."""
    shape = shape_of(CounsellingSession, conn)
    return _sum(vault, shape, shape.whole(conn)) % MODULUS


def moved(
    conn: Connection, vault: Vault, before: Mapping[int, Mapping[str, Any] | None], traces: Sequence[Trace]
) -> int:
    """By how much a write moves the number. `before`: the rows that it touched one by one, as they were."""
    shape = shape_of(CounsellingSession, conn)
    found = 0
    for row_id, raw in before.items():
        now = shape.read(conn, row_id)
        found += 0 if now is None else _sum(vault, shape, [_row(shape, row_id, now)])
        found -= 0 if raw is None else _sum(vault, shape, [_row(shape, row_id, raw)])
    for trace in traces:
        if trace.entity == NAME and trace.action == LOADED:
            # All of these are new.
            first, _, last = trace.detail.partition("-")
            rows = shape.read_some(conn, range(int(first), int(last) + 1))
            found += _sum(vault, shape, (_row(shape, row_id, raw) for row_id, raw in rows.items()))
    return found % MODULUS


def _row(shape: Shape, row_id: int, raw: Mapping[str, Any]) -> tuple[Any, ...]:
    return (row_id, *(raw[name] for name in shape.names))


def _sum(vault: Vault, shape: Shape, rows: Iterable[Sequence[Any]]) -> int:
    """The tags of rows, each its id and its columns, added up. One loop: every login with the vault waits for it."""
    tag = vault.tagger(_PURPOSE)
    sha256, number = hashlib.sha256, int.from_bytes
    place = 1 + shape.names.index(_NOTE)
    found = 0
    for row in rows:
        content = list(row)
        note = content[place]
        if isinstance(note, bytes):
            content[place] = sha256(note).hexdigest()
        # As Python writes a tuple in ASCII: kinds and lengths are told apart.
        found += number(tag(ascii(tuple(content)).encode("ascii")))
    return found
