"""What the trail says of each row, the seal of its end, the edition of the key file, what a note is bound to.

An old store's rows are adopted as they stand: entries of many say the digest of each. How a digest and a link are made is
told here once more, for it must stay what it was when these columns came.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = (
    "appointment", "closed_day", "counselling_session", "emergency_aid", "household", "not_same", "person",
    "person_alias", "referral", "setting", "staff", "value_override", "visit", "visit_topic",
)  # fmt: skip
# A column that holds its default counts as not there.
_DEFAULTS: dict[tuple[str, str], object] = {
    ("appointment", "changed_at"): 0,
    ("counselling_session", "note_version"): 0,
    ("emergency_aid", "remark"): "",
    ("visit", "origin"): "counter",
}
_ACTOR = "woilmenau-desk"
_BLOCK, _GAP, _SIZE = 1000, 16, 16
_OF_THIS_VERSION = ("adopted", "loaded", "migrated", "notes bound", "trail sealed")


def upgrade() -> None:
    op.add_column("audit_entry", sa.Column("row_before", sa.LargeBinary(), nullable=True))
    op.add_column("audit_entry", sa.Column("row_after", sa.LargeBinary(), nullable=True))
    op.add_column("audit_head", sa.Column("sealed_entries", sa.Integer(), nullable=True))
    op.add_column("audit_head", sa.Column("sealed_digest", sa.LargeBinary(), nullable=True))
    op.add_column("audit_head", sa.Column("seal", sa.LargeBinary(), nullable=True))
    op.add_column(
        "counselling_session", sa.Column("note_version", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("counselling_session", sa.Column("note_person_id", sa.Integer(), nullable=True))
    op.create_table(
        "key_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_state")),
        sqlite_autoincrement=True,
    )
    _adopt(op.get_bind())


def downgrade() -> None:
    conn = op.get_bind()
    bound = "SELECT count(*) FROM counselling_session WHERE sealed_note IS NOT NULL AND note_version > 0"
    if conn.execute(sa.text(bound)).scalar():
        # Without their version nobody could ever open them again.
        raise RuntimeError(
            "the notes are bound to their session's version, which an earlier store cannot hold"
        )
    _link_anew(conn)
    op.drop_table("key_state")
    op.drop_column("counselling_session", "note_person_id")
    op.drop_column("counselling_session", "note_version")
    op.drop_column("audit_head", "seal")
    op.drop_column("audit_head", "sealed_digest")
    op.drop_column("audit_head", "sealed_entries")
    op.drop_column("audit_entry", "row_after")
    op.drop_column("audit_entry", "row_before")


# -- the trail ---------------------------------------------------------------------------------------------------


def _entry_table() -> sa.TableClause:
    names = ("id", "at", "actor", "action", "entity", "entity_id", "detail", "row_after", "digest")
    return sa.table("audit_entry", *map(sa.column, names))


def _head_table() -> sa.TableClause:
    return sa.table("audit_head", *map(sa.column, ("entries", "digest")))


def _adopt(conn: sa.Connection) -> None:
    """Say of every row how it stands now; not in a store that is only being made."""
    entry, head = _entry_table(), _head_table()
    last = conn.execute(sa.select(head.c.entries, head.c.digest)).first()
    at = conn.execute(sa.select(entry.c.at).order_by(entry.c.id.desc()).limit(1)).scalar()
    if last is None or at is None:
        return
    entries, digest = last
    # By the clock that was believed last: the trail's order tells where a clock was wrong.
    told: list[tuple[str, str, bytes | None]] = [("store", revision, None)]
    for table in _TABLES:
        told += ((table, f"{first}-{end}", run) for first, end, run in _runs(_digests(conn, table)))
    rows = []
    for table, detail, run in told:
        digest = _link(digest, at, (_ACTOR, "adopted", table, "None", detail), run)
        rows.append(
            {"at": at, "actor": _ACTOR, "action": "adopted", "entity": table, "entity_id": None, "detail": detail,
             "row_after": run, "digest": digest}
        )  # fmt: skip
    conn.execute(sa.insert(entry), rows)
    conn.execute(sa.update(head).values(entries=entries + len(rows), digest=digest))


def _link_anew(conn: sa.Connection) -> None:
    """Let the entries be linked as they were before there were digests of rows; entries that only this version knows go."""
    entry, head = _entry_table(), _head_table()
    conn.execute(sa.delete(entry).where(entry.c.action.in_(_OF_THIS_VERSION)))
    digest, count = b"\0" * 32, 0
    columns = (entry.c.actor, entry.c.action, entry.c.entity, entry.c.entity_id, entry.c.detail)
    changed = []
    for number, at, *said in conn.execute(sa.select(entry.c.id, entry.c.at, *columns).order_by(entry.c.id)):
        digest = _link(digest, at, tuple(map(str, said)), None)
        count += 1
        changed.append({"number": number, "link": digest})
    if changed:
        new = sa.update(entry).where(entry.c.id == sa.bindparam("number")).values(digest=sa.bindparam("link"))
        conn.execute(new, changed)
        conn.execute(sa.update(head).values(entries=count, digest=digest))


def _link(previous: bytes, at: int, said: Sequence[str], row_after: bytes | None) -> bytes:
    fields = (f"{at / 1_000_000:.6f}", *said)
    content = "".join(f"{len(field)}:{field}" for field in fields)
    if row_after is not None:
        content += "".join(f"{len(row)}:{row}" for row in ("-", row_after.hex()))
    return hashlib.sha256(previous + content.encode()).digest()


# -- the rows ----------------------------------------------------------------------------------------------------


def _digests(conn: sa.Connection, table: str) -> Iterator[tuple[int, bytes]]:
    names = sorted(column["name"] for column in sa.inspect(conn).get_columns(table))
    names.remove("id")
    plan = [(name, _DEFAULTS.get((table, name))) for name in names]
    clause = sa.table(table, sa.column("id"), *map(sa.column, names))
    query = sa.select(clause.c.id, *(clause.c[name] for name in names)).order_by(clause.c.id)
    for row_id, *values in conn.execute(query):
        content: list[Any] = [table, row_id]
        for (name, default), value in zip(plan, values, strict=True):
            if value is not None and value != default:
                content += (name, 1 if name == "sealed_note" else value)
        yield row_id, hashlib.blake2b(ascii(content).encode("ascii"), digest_size=_SIZE).digest()


def _runs(digests: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    first, run = 0, bytearray()
    for row_id, digest in digests:
        missing = row_id - first - len(run) // _SIZE
        if run and (missing > _GAP or len(run) >= _BLOCK * _SIZE):
            yield first, first + len(run) // _SIZE - 1, bytes(run)
            run = bytearray()
        if not run:
            first, missing = row_id, 0
        run += bytes(_SIZE) * missing + digest
    if run:
        yield first, first + len(run) // _SIZE - 1, bytes(run)
