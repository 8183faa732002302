"""Colleagues and funders are rows, and a draft names its person by key."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import told
from woilmenau_desk.storage.migrations.rebuilt import rebuilt

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What names somebody, and the day from which on it is known that they did; None: it has no day.
_NAMING = (
    ("visit", "logged_by", "local_date"),
    ("emergency_aid", "given_by", "local_date"),
    ("counselling_session", "counsellor", "local_date"),
    ("appointment", "colleague", "local_date"),
    ("not_same", "decided_by", None),
)
_TOLD = ("colleague", "funder", "setting", "staff")
_COUNSELS = ("lead", "counsellor")
_SETTINGS = "centre"
# How the ids of forms were written: what they are of, the person's number, the number of what they change.
_FORMS = (
    ("person", re.compile(r"person:(?:new|(?P<person>\d{1,18}))")),
    ("appointment", re.compile(r"appointment(?:\.for\.(?P<person>\d{1,18})|\.(?P<entry>\d{1,18}))?")),
    ("session", re.compile(r"session(?:\.for\.(?P<person>\d{1,18})|\.(?P<entry>\d{1,18}))?")),
    ("visit", re.compile(r"visit:(?:new:(?P<person>\d{1,18})?|(?P<entry>\d{1,18}))")),
    ("aid", re.compile(r"aid:(?P<person>\d{1,18})?")),
)

_colleague = sa.table(
    "colleague",
    sa.column("key"),
    sa.column("first_name"),
    sa.column("phone"),
    sa.column("active_until", sa.Date()),
    sa.column("may_counsel", sa.Boolean()),
)
_staff = sa.table(
    "staff",
    sa.column("id"),
    *map(sa.column, ("name", "display_name", "phone", "role")),
    sa.column("active", sa.Boolean()),
)
_funder = sa.table("funder", *map(sa.column, ("id", "name", "project", "file_number", "rule")))
_setting = sa.table("setting", *map(sa.column, ("id", "key", "value")))
_draft = sa.table("draft", *map(sa.column, ("id", "user", "form", "person_id", "entry_kind", "entry_id")))
_person = sa.table("person", sa.column("id"))
_entry = sa.table("audit_entry", *map(sa.column, ("id", "at", "action", "entity", "detail")))


def upgrade() -> None:
    conn = op.get_bind()
    with told(conn, revision, *_TOLD):
        _make_tables()
        _add_colleagues(conn)
        _add_funders(conn)
        with rebuilt("staff") as batch:
            batch.drop_column("display_name")
            batch.drop_column("phone")
            batch.create_foreign_key(op.f("fk_staff_name_colleague"), "colleague", ["name"], ["key"])
    for table, column, _ in _NAMING:
        with rebuilt(table) as batch:
            batch.create_foreign_key(op.f(f"fk_{table}_{column}_colleague"), "colleague", [column], ["key"])
    with rebuilt("draft") as batch:
        batch.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("entry_kind", sa.String(), nullable=True))
        batch.add_column(sa.Column("entry_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_draft_user_colleague"), "colleague", ["user"], ["key"])
        batch.create_foreign_key(op.f("fk_draft_person_id_person"), "person", ["person_id"], ["id"])
        batch.create_index(op.f("ix_draft_person_id"), ["person_id"], unique=False)
    _name_what_drafts_are_of(conn)


def downgrade() -> None:
    conn = op.get_bind()
    with rebuilt("draft") as batch:
        batch.drop_index(op.f("ix_draft_person_id"))
        batch.drop_constraint("fk_draft_person_id_person", type_="foreignkey")
        batch.drop_constraint("fk_draft_user_colleague", type_="foreignkey")
        for column in ("entry_id", "entry_kind", "person_id"):
            batch.drop_column(column)
    for table, column, _ in reversed(_NAMING):
        with rebuilt(table) as batch:
            batch.drop_constraint(f"fk_{table}_{column}_colleague", type_="foreignkey")
    with told(conn, f"{revision} down", *_TOLD):
        with rebuilt("staff") as batch:
            batch.drop_constraint("fk_staff_name_colleague", type_="foreignkey")
            batch.add_column(sa.Column("display_name", sa.String(), nullable=True))
            batch.add_column(sa.Column("phone", sa.String(), nullable=True))
        for name, column in (("display_name", "first_name"), ("phone", "phone")):
            known = sa.select(_colleague.c[column]).where(_colleague.c.key == _staff.c.name)
            conn.execute(sa.update(_staff).values({name: known.scalar_subquery()}))
        with rebuilt("staff") as batch:
            batch.alter_column("display_name", existing_type=sa.String(), nullable=False)
            batch.alter_column("phone", existing_type=sa.String(), nullable=False)
        _funders_into_the_setting(conn)
        op.drop_table("funder")
        op.drop_table("colleague")


def _make_tables() -> None:
    op.create_table(
        "colleague",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("languages", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_until", sa.Date(), nullable=True),
        sa.Column("may_counsel", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague")),
        sa.UniqueConstraint("key", name=op.f("uq_colleague_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "funder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("file_number", sa.String(), nullable=False, server_default=sa.text("''")),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_until", sa.Date(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False, server_default=sa.text("'de'")),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder")),
        sqlite_autoincrement=True,
    )


# -- colleagues --------------------------------------------------------------------------------------------------


def _add_colleagues(conn: sa.Connection) -> None:
    """One for each login, and one for each name without: it has ended."""
    last = _last_days(conn)
    rows = []
    for _, name, shown, phone, role, active in conn.execute(sa.select(_staff).order_by(_staff.c.id)):
        until = None if active else _removed_on(conn, name) or last.get(name) or date(1970, 1, 1)
        rows.append(_row(name, shown, phone, until, role in _COUNSELS))
    known = {row["key"] for row in rows}
    rows += [_row(name, name, "", last[name], False) for name in sorted(last.keys() - known, key=str)]
    if rows:
        conn.execute(sa.insert(_colleague), rows)


def _row(key: Any, first_name: Any, phone: Any, until: date | None, counsels: bool) -> dict[str, Any]:
    return {
        "key": key,
        "first_name": first_name,
        "phone": phone,
        "active_until": until,
        "may_counsel": counsels,
    }


def _last_days(conn: sa.Connection) -> dict[Any, date]:
    """The last day that is known of everybody who is named somewhere, and no later than the trail itself."""
    newest = conn.execute(sa.select(_entry.c.at).order_by(_entry.c.id.desc()).limit(1)).scalar()
    now = date(1970, 1, 1) if newest is None else _day_of(newest)
    found: dict[Any, date] = {}

    def add(name: Any, day: object) -> None:
        known = min(day, now) if isinstance(day, date) else now
        found[name] = max(known, found.get(name, known))

    for table, column, day in _NAMING:
        named = sa.table(table, sa.column(column), sa.column(day or "decided_at", sa.Date() if day else None))
        if day is None:
            query = sa.select(named.c[column]).distinct()
            for (name,) in conn.execute(query):
                add(name, None)
        else:
            latest = sa.func.max(named.c[day], type_=sa.String())
            for name, said in conn.execute(sa.select(named.c[column], latest).group_by(named.c[column])):
                add(name, _date(said))
    for (name,) in conn.execute(sa.select(_draft.c.user).distinct()):
        add(name, None)
    return found


def _removed_on(conn: sa.Connection, name: Any) -> date | None:
    told_at = sa.select(sa.func.max(_entry.c.at)).where(
        _entry.c.entity == "user", _entry.c.action == "user removed", _entry.c.detail == name
    )
    at = conn.execute(told_at).scalar()
    return None if at is None else _day_of(at)


def _day_of(at: int) -> date:
    return datetime.fromtimestamp(at / 1_000_000, UTC).date()


def _date(said: object) -> date | None:
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        # Somebody wrote past the program; the check tells of it.
        return None


# -- funders -----------------------------------------------------------------------------------------------------


def _add_funders(conn: sa.Connection) -> None:
    row_id, saved = _saved(conn)
    listed = saved.pop("funders", None)
    if not isinstance(listed, list):
        return
    rows = [row for one in listed if (row := _funder_of(one)) is not None]
    if rows:
        conn.execute(sa.insert(_funder), rows)
    _save(conn, row_id, saved)


def _funder_of(one: object) -> dict[str, str] | None:
    if not isinstance(one, dict) or not one.get("name"):
        return None
    words = {name: str(one.get(name) or "") for name in ("name", "project", "file_number")}
    return {**words, "rule": str(one.get("rule") or "round5")}


def _funders_into_the_setting(conn: sa.Connection) -> None:
    listed = [dict(row._mapping) for row in conn.execute(sa.select(_funder).order_by(_funder.c.id))]
    if not listed:
        return
    for row in listed:
        del row["id"]
    row_id, saved = _saved(conn)
    saved["funders"] = listed
    _save(conn, row_id, saved)


def _saved(conn: sa.Connection) -> tuple[int | None, dict[str, Any]]:
    found = conn.execute(
        sa.select(_setting.c.id, _setting.c.value).where(_setting.c.key == _SETTINGS)
    ).first()
    if found is None:
        return None, {}
    try:
        saved = json.loads(found.value)
    except (TypeError, ValueError, RecursionError):
        saved = None
    # What cannot be read stays as it is.
    return found.id, saved if isinstance(saved, dict) else {}


def _save(conn: sa.Connection, row_id: int | None, saved: dict[str, Any]) -> None:
    value = json.dumps(saved, ensure_ascii=False)
    if row_id is None:
        conn.execute(sa.insert(_setting).values(key=_SETTINGS, value=value))
    else:
        conn.execute(sa.update(_setting).where(_setting.c.id == row_id).values(value=value))


# -- drafts ------------------------------------------------------------------------------------------------------


def _name_what_drafts_are_of(conn: sa.Connection) -> None:
    people = set(conn.execute(sa.select(_person.c.id)).scalars()) if _any_draft(conn) else set()
    for number, values in list(_drafts_with_key(conn)):
        if values["person_id"] not in people:
            values = {**values, "person_id": None}
        conn.execute(sa.update(_draft).where(_draft.c.id == number).values(values))


def _any_draft(conn: sa.Connection) -> bool:
    return conn.execute(sa.select(_draft.c.id).limit(1)).first() is not None


def _drafts_with_key(conn: sa.Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, form in conn.execute(sa.select(_draft.c.id, _draft.c.form)).all():
        for kind, pattern in _FORMS:
            if match := pattern.fullmatch(form):
                found = match.groupdict()
                person, entry = found.get("person"), found.get("entry")
                yield (
                    number,
                    {
                        "person_id": int(person) if person else None,
                        "entry_kind": kind,
                        "entry_id": int(entry) if entry else None,
                    },
                )
