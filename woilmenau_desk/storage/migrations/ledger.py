"""What a migration does to rows that the audit trail proves is told in the trail, row by row.

A migration has the desk key alone, so its entries are not sealed. The seal of the trail's end says of which version the
store was when it was made; entries of later versions are believed once, by the first write with the vault (`sealing`).
Values that are only copied into new columns need no entry: a column that is empty or holds its default counts as not there.

How a digest and a link are made is told here once more: migrations must go on making what the versions of then made.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

MIGRATED: Final = "migrated"
ACTOR: Final = "woilmenau-desk"
# Its notes count by their presence alone, and its rows are many.
_NOT_HERE: Final = "counselling_session"

_ENTRY: Final = sa.table(
    "audit_entry",
    *map(sa.column, ("id", "at", "actor", "action", "entity", "entity_id", "detail", "row_before", "row_after", "digest")),
)  # fmt: skip
_HEAD: Final = sa.table("audit_head", *map(sa.column, ("entries", "digest")))

Digests = Mapping[tuple[str, int], bytes]


@contextmanager
def told(conn: sa.Connection, revision: str, *tables: str) -> Iterator[None]:
    """What is done to these small tables meanwhile is written into the trail; not in a store that is only being made.

    They may be made or dropped meanwhile. On the way down `revision` is "0006 down".
    """
    before = _digests(conn, tables)
    yield
    after = _digests(conn, tables)
    last = conn.execute(sa.select(_HEAD.c.entries, _HEAD.c.digest)).first()
    at = conn.execute(sa.select(_ENTRY.c.at).order_by(_ENTRY.c.id.desc()).limit(1)).scalar()
    if last is None or at is None:
        return
    entries, digest = last
    changed: list[tuple[str, int | None, bytes | None, bytes | None]] = [("store", None, None, None)]
    for table, row_id in sorted(before.keys() | after.keys()):
        then, now = before.get((table, row_id)), after.get((table, row_id))
        if then != now:
            changed.append((table, row_id, then, now))
    rows = []
    for table, number, then, now in changed:
        digest = _link(digest, at, (ACTOR, MIGRATED, table, str(number), revision), then, now)
        # By the clock that was believed last: the trail's order tells where a clock was wrong.
        rows.append(
            {"at": at, "actor": ACTOR, "action": MIGRATED, "entity": table, "entity_id": number, "detail": revision,
             "row_before": then, "row_after": now, "digest": digest}
        )  # fmt: skip
    conn.execute(sa.insert(_ENTRY), rows)
    conn.execute(sa.update(_HEAD).values(entries=entries + len(rows), digest=digest))


def numbers_go_on(conn: sa.Connection, *tables: str) -> None:
    """Let tables that were made anew give no number that the trail has told of: a store that went back and came again."""
    if conn.dialect.name != "sqlite":
        return
    told_of = sa.select(sa.func.max(_ENTRY.c.entity_id))
    for table in tables:
        last = conn.execute(told_of.where(_ENTRY.c.entity == table)).scalar()
        if last:
            values = {"table": table, "given": last}
            conn.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :given)"), values)


def _digests(conn: sa.Connection, tables: Sequence[str]) -> Digests:
    inspector = sa.inspect(conn)
    there = set(inspector.get_table_names())
    found: dict[tuple[str, int], bytes] = {}
    for table in tables:
        if table == _NOT_HERE:
            raise ValueError("its rows are not told one by one")
        if table not in there:
            continue
        columns = {column["name"]: column for column in inspector.get_columns(table)}
        del columns["id"]
        names = sorted(columns)
        clause = sa.table(table, sa.column("id"), *map(sa.column, names))
        for row_id, *values in conn.execute(sa.select(clause.c.id, *(clause.c[name] for name in names))):
            content: list[Any] = [table, row_id]
            for name, value in zip(names, values, strict=True):
                kept = _kept(value)
                if not columns[name]["nullable"] if kept is None else not _is(kept, columns[name]["default"]):
                    content += (name, kept)
            digest = hashlib.blake2b(ascii(content).encode("ascii"), digest_size=16).digest()
            found[table, row_id] = digest
    return found


def _kept(value: Any) -> Any:
    """A value as a file keeps it, whatever engine gave it: that is how the trail knows it."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _is(value: Any, default: str | None) -> bool:
    """Whether a value is the default that the database tells of: in brackets, in quotes, or with its type behind it."""
    if default is None or default.upper() == "NULL":
        return False
    text = default.partition("::")[0].strip("()")
    text = text[1:-1] if text.startswith("'") else {"false": "0", "true": "1"}.get(text.lower(), text)
    return str(value) == text


def _link(previous: bytes, at: int, said: Sequence[str], before: bytes | None, after: bytes | None) -> bytes:
    fields = (f"{at / 1_000_000:.6f}", *said)
    content = "".join(f"{len(field)}:{field}" for field in fields)
    if before is not None or after is not None:
        rows = ("-" if row is None else row.hex() for row in (before, after))
        content += "".join(f"{len(row)}:{row}" for row in rows)
    return hashlib.sha256(previous + content.encode()).digest()
