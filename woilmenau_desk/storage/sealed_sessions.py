"""One number over all counselling sessions, as only the vault key makes it; the trail's seal holds it (`audit`).

Nobody without the vault may write a session, so a session that is not what the vault left there (deleted, moved, emptied,
an old note put back) makes another number, whatever the trail says of it. Each write with the vault moves it by the rows
that it touched. The number itself is never shown: whoever knew enough of them could look for rows that add up alike.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from woilmenau_desk.storage.audit import LOADED, Trace
from woilmenau_desk.storage.rows import Shape, shape_of
from woilmenau_desk.storage.tables_counselling import CounsellingSession
from woilmenau_desk.storage.vault import Vault

NAME: Final = CounsellingSession.__tablename__
MODULUS: Final = 1 << 256
_NOTE: Final = "sealed_note"


def total(conn: Connection, vault: Vault) -> int:
    """The number of all sessions as they stand; 30,000 take about half a second."""
    shape = shape_of(CounsellingSession, conn)
    return sum(_tag(vault, shape, row[0], row[1:]) for row in shape.whole(conn)) % MODULUS


def moved(
    conn: Connection, vault: Vault, before: Mapping[int, Mapping[str, Any] | None], traces: Sequence[Trace]
) -> int:
    """By how much a write moves the number. `before`: the rows that it touched one by one, as they were."""
    shape = shape_of(CounsellingSession, conn)
    found = 0
    for row_id, raw in before.items():
        now = shape.read(conn, row_id)
        found += 0 if now is None else _tag_of(vault, shape, row_id, now)
        found -= 0 if raw is None else _tag_of(vault, shape, row_id, raw)
    for trace in traces:
        if trace.entity == NAME and trace.action == LOADED:
            # All of these are new.
            first, _, last = trace.detail.partition("-")
            rows = shape.read_some(conn, range(int(first), int(last) + 1))
            found += sum(_tag_of(vault, shape, row_id, raw) for row_id, raw in rows.items())
    return found % MODULUS


def _tag_of(vault: Vault, shape: Shape, row_id: int, raw: Mapping[str, Any]) -> int:
    return _tag(vault, shape, row_id, tuple(raw[name] for name in shape.names))


def _tag(vault: Vault, shape: Shape, row_id: int, values: Sequence[Any]) -> int:
    place = shape.names.index(_NOTE)
    note = values[place]
    if isinstance(note, bytes):
        note = hashlib.sha256(note).hexdigest()
    content = (row_id, *values[:place], note, *values[place + 1 :])
    return int.from_bytes(vault.tag(ascii(content).encode("ascii"), "session"))
