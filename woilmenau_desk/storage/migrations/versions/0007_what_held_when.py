"""Reference data and opening hours with the days from which and until which they hold.

What the centre had changed before held always, as far as anybody can tell. The hours that a store has none of are those
that the program ships. The day until which a group's suggestion held stood among the entry's own fields.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLES = ("value_override", "opening_hours", "opening_exception", "age_band_set")
_BEGINNING = "1900-01-01"
_GROUPS = "status_groups"


def upgrade() -> None:
    conn = op.get_bind()
    with told(conn, revision, *_TABLES):
        with (
            _numbers_kept(conn, "value_override"),
            op.batch_alter_table("value_override", table_kwargs={"sqlite_autoincrement": True}) as batch_op,
        ):
            batch_op.add_column(sa.Column("valid_from", sa.Date(), nullable=False, server_default=_BEGINNING))
            batch_op.add_column(sa.Column("first_day", sa.Date(), nullable=True))
            batch_op.add_column(sa.Column("last_day", sa.Date(), nullable=True))
            batch_op.drop_constraint("uq_value_override_list_name_code", type_="unique")
            batch_op.create_unique_constraint(
                op.f("uq_value_override_list_name_code_valid_from"), ["list_name", "code", "valid_from"]
            )
        _take_days_out(conn)
        op.create_table(
            "opening_hours",
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("weekday", sa.Integer(), nullable=False),
            sa.Column("opens", sa.Integer(), nullable=False),
            sa.Column("closes", sa.Integer(), nullable=False),
            sa.Column("hours_kind", sa.String(), nullable=False),
            sa.Column("valid_from", sa.Date(), nullable=False),
            sa.Column("valid_until", sa.Date(), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
            sqlite_autoincrement=True,
        )
        op.create_table(
            "opening_exception",
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("first_day", sa.Date(), nullable=False),
            sa.Column("last_day", sa.Date(), nullable=False),
            sa.Column("hours_kind", sa.String(), nullable=False),
            sa.Column("opens", sa.Integer(), nullable=True),
            sa.Column("closes", sa.Integer(), nullable=True),
            sa.Column("reason", sa.String(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_exception")),
            sqlite_autoincrement=True,
        )
        op.create_index(
            op.f("ix_opening_exception_last_day"), "opening_exception", ["last_day"], unique=False
        )
        op.create_table(
            "age_band_set",
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("name", sa.String(), nullable=False),
            sa.Column("valid_from", sa.Date(), nullable=False),
            sa.Column("bands", sa.String(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_age_band_set")),
            sa.UniqueConstraint("name", "valid_from", name=op.f("uq_age_band_set_name_valid_from")),
            sqlite_autoincrement=True,
        )
        numbers_go_on(conn, *_TABLES[1:])


def downgrade() -> None:
    conn = op.get_bind()
    with told(conn, f"{revision} down", *_TABLES):
        op.drop_table("age_band_set")
        op.drop_index(op.f("ix_opening_exception_last_day"), table_name="opening_exception")
        op.drop_table("opening_exception")
        op.drop_table("opening_hours")
        _put_days_back(conn)
        # Of several entries of a code the earlier version knows one: the one that came last.
        op.execute(
            "DELETE FROM value_override WHERE EXISTS (SELECT 1 FROM value_override AS later"
            " WHERE later.list_name = value_override.list_name AND later.code = value_override.code"
            " AND later.valid_from > value_override.valid_from)"
        )
        with (
            _numbers_kept(conn, "value_override"),
            op.batch_alter_table("value_override", table_kwargs={"sqlite_autoincrement": True}) as batch_op,
        ):
            batch_op.drop_constraint("uq_value_override_list_name_code_valid_from", type_="unique")
            batch_op.drop_column("last_day")
            batch_op.drop_column("first_day")
            batch_op.drop_column("valid_from")
            batch_op.create_unique_constraint(op.f("uq_value_override_list_name_code"), ["list_name", "code"])


@contextmanager
def _numbers_kept(conn: sa.Connection, table: str) -> Iterator[None]:
    """SQLite makes the table anew; it goes on from the last number that was given, also where that row is gone."""
    given = None
    if conn.dialect.name == "sqlite":
        query = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table")
        given = conn.execute(query, {"table": table}).scalar()
    yield
    if given is not None:
        conn.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table})
        kept = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :given)")
        conn.execute(kept, {"table": table, "given": given})


def _table() -> sa.TableClause:
    names = ("id", "list_name", "extra")
    days = (sa.column("first_day", sa.Date()), sa.column("last_day", sa.Date()))
    return sa.table("value_override", *map(sa.column, names), *days)


def _take_days_out(conn: sa.Connection) -> None:
    table = _table()
    query = sa.select(table.c.id, table.c.extra).where(table.c.list_name == _GROUPS)
    for row_id, extra in conn.execute(query).all():
        found = _object(extra)
        if found is None:
            continue  # What cannot be read stays as it is.
        days = {"first_day": _day_out_of(found, "valid_from"), "last_day": _day_out_of(found, "valid_to")}
        conn.execute(sa.update(table).where(table.c.id == row_id).values(extra=_text(found), **days))


def _put_days_back(conn: sa.Connection) -> None:
    table = _table()
    query = sa.select(table.c.id, table.c.extra, table.c.first_day, table.c.last_day)
    for row_id, extra, first, last in conn.execute(query.where(table.c.list_name == _GROUPS)).all():
        found = _object(extra)
        if found is None:
            continue
        found |= {
            key: day.isoformat()
            for key, day in (("valid_from", first), ("valid_to", last))
            if day is not None
        }
        conn.execute(sa.update(table).where(table.c.id == row_id).values(extra=_text(found)))


def _day_out_of(found: dict[str, object], name: str) -> date | None:
    """The day of that name, taken out; what is none stays where it is."""
    said = found.get(name)
    try:
        day = date.fromisoformat(said) if isinstance(said, str) and said else None
    except ValueError:
        return None
    found.pop(name, None)
    return day


def _object(text: str) -> dict[str, object] | None:
    try:
        found = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(extra: Mapping[str, object]) -> str:
    return json.dumps(extra, ensure_ascii=False)
