"""One number over all counselling sessions, as only the vault key makes it; the trail's seal holds it (`audit`).

Nobody without the vault may write a session, so a session that is not what the vault left there (deleted, moved, emptied,
an old note put back) makes another number, whatever the trail says of it. So does the visit of a session that counts, in
all that no counter may change of it: whose, why, when, what held of the person, and that it counts. Each write with the
vault moves it by the rows that it touched. The number itself is never shown: whoever knew enough of them could look for
rows that add up alike.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, exists, select

from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail.audit import LOADED, Trace
from woilmenau_desk.storage.trail.rows import Shape, shape_of
from woilmenau_desk.storage.vault import Vault

NAME: Final = CounsellingSession.__tablename__
MODULUS: Final = 1 << 256
_SEALED: Final = ("sealed_note", "sealed_facts")
# Columns of later versions, in the order in which they came: what is empty in them adds nothing, so that a sum of before
# still holds.
_CAME_LATER: Final = ("case_id", "interpreting_language", "sealed_facts")
_PURPOSE: Final = "session"
VISITS: Final = Visit.__tablename__
LEFT_TO_THE_COUNTER: Final = frozenset(
    {"language", "channel", "interpreting", "adults", "children", "age_band", "corrected_at", "version"}
)
"""What of the visit of a session somebody without the vault may change: the counter knows that better."""
OF_THE_VISIT: Final = tuple(
    column.name
    for column in Visit.__table__.columns
    if column.name != "id" and column.name not in LEFT_TO_THE_COUNTER
)
"""All else that stands in the visit of a session that counts."""
_VISITS_HELD: Final = (
    f"SELECT id, {', '.join(OF_THE_VISIT)} FROM {VISITS} WHERE id IN (SELECT visit_id FROM {NAME})"  # noqa: S608
)

Raw = Mapping[str, Any]
Touched = Mapping[str, Mapping[int, Raw | None]]
"""By table, the rows that a write touched one by one, as they were before it; None where there was none."""


def holds(conn: Connection, visit_id: int) -> bool:
    """Whether a session that counts stands on the visit."""
    held = exists().where(CounsellingSession.visit_id == visit_id, CounsellingSession.voided_at.is_(None))
    return bool(conn.execute(select(held)).scalar())


def total(conn: Connection, vault: Vault, *, visits: bool = True) -> int:
    """The number of all sessions as they stand; 80,000 take about 1 s, of which a third goes into the pages.

    Not `visits`: as it was made before their visits belonged to it.
    """
    shape = shape_of(CounsellingSession, conn)
    found = rows_of(conn).plain_rows(conn, _VISITS_HELD) if visits else ()
    held = {row[0]: tuple(row[1:]) for row in found} if visits else None
    return _sum(vault, shape, shape.whole(conn), held) % MODULUS


def moved(
    conn: Connection, vault: Vault, touched: Touched, traces: Sequence[Trace], *, visits: bool = True
) -> int:
    """By how much a write moves the number."""
    before = dict(touched.get(NAME, {}))
    for trace in traces:
        if trace.entity == NAME and trace.action == LOADED:
            # All of these are new.
            first, _, last = trace.detail.partition("-")
            before.update(dict.fromkeys(range(int(first), int(last) + 1)))
    # The visits of a write that only makes some are of no session that was there before.
    changed = {row_id: raw for row_id, raw in touched.get(VISITS, {}).items() if raw is not None}
    of_changed: set[int] = set()
    if visits and changed:
        query = select(CounsellingSession.id).where(CounsellingSession.visit_id.in_(changed))
        of_changed.update(conn.execute(query).scalars())
    if not before and not of_changed:
        return 0
    shape = shape_of(CounsellingSession, conn)
    now = shape.read_some(conn, before.keys() | of_changed)
    then: dict[int, Raw] = {row_id: now[row_id] for row_id in of_changed}
    then = {row_id: raw for row_id, raw in {**then, **before}.items() if raw is not None}
    if not visits:
        return (_sum_of(vault, shape, now, None) - _sum_of(vault, shape, then, None)) % MODULUS
    wanted = {raw["visit_id"] for raw in (*now.values(), *then.values())}
    present = shape_of(Visit, conn).read_some(conn, wanted)
    held = {row_id: _of_visit(raw) for row_id, raw in present.items()}
    held_then = {**held, **{row_id: _of_visit(raw) for row_id, raw in changed.items()}}
    return (_sum_of(vault, shape, now, held) - _sum_of(vault, shape, then, held_then)) % MODULUS


def _of_visit(raw: Raw) -> tuple[Any, ...]:
    return tuple(raw[name] for name in OF_THE_VISIT)


def _sum_of(
    vault: Vault, shape: Shape, rows: Mapping[int, Raw], held: Mapping[int, tuple[Any, ...]] | None
) -> int:
    contents = ((row_id, *(raw[name] for name in shape.names)) for row_id, raw in rows.items())
    return _sum(vault, shape, contents, held)


def _sum(
    vault: Vault, shape: Shape, rows: Iterable[Sequence[Any]], held: Mapping[int, tuple[Any, ...]] | None
) -> int:
    """The tags of rows, each its id and its columns, added up. One loop: a login with the vault waits for it.

    `held`: what stands in the visits; None where they do not belong to it.
    """
    tag = vault.tagger(_PURPOSE)
    sha256, number = hashlib.sha256, int.from_bytes
    at = {name: 1 + place for place, name in enumerate(shape.names)}
    voided_at, visit_at, sealed_at = at["voided_at"], at["visit_id"], [at[name] for name in _SEALED]
    first = [0, *(at[name] for name in shape.names if name not in _CAME_LATER)]
    later = [(name, at[name]) for name in _CAME_LATER]
    found = 0
    for whole in rows:
        row = list(whole)
        for place in sealed_at:
            if isinstance(text := row[place], bytes):
                row[place] = sha256(text).hexdigest()
        content = [row[place] for place in first]
        # The visit of a session that was struck is a visit like any other.
        if held is not None and row[voided_at] is None:
            content += VISITS, held.get(row[visit_at])
        for name, place in later:
            if row[place] is not None:
                content += name, row[place]
        # As Python writes a tuple in ASCII: kinds and lengths are told apart.
        found += number(tag(ascii(tuple(content)).encode("ascii")))
    return found
