"""One person, two records: what a person is also found by, and which records are two people after all."""

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("alias_kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_alias_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_alias")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person_alias", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_alias_alias_kind_value"), ["alias_kind", "value"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_person_alias_person_id"), ["person_id"], unique=False)

    op.create_table(
        "not_same",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_not_same_ordered")),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name=op.f("fk_not_same_first_id_person")),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_not_same_second_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_same")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_not_same_first_id_second_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("not_same", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_same_second_id"), ["second_id"], unique=False)

    # People are found by a search in memory; the database only stores.
    op.drop_table("name_part")


def downgrade() -> None:
    _make_name_parts()
    with op.batch_alter_table("not_same", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_not_same_second_id"))

    op.drop_table("not_same")
    with op.batch_alter_table("person_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_alias_person_id"))
        batch_op.drop_index(batch_op.f("ix_person_alias_alias_kind_value"))

    op.drop_table("person_alias")


def _make_name_parts() -> None:
    """The table by which the version before found people, with the parts that it kept there."""
    op.create_table(
        "name_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_name_part_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_part")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("name_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_part_part_person_id"), ["part", "person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_name_part_person_id"), ["person_id"], unique=False)
    person = sa.table("person", *map(sa.column, ("id", "given_name", "family_name", "phone", "card_number")))
    name_part = sa.table("name_part", sa.column("part"), sa.column("person_id"))
    rows = op.get_bind().execute(sa.select(person)).all()
    parts = [{"part": part, "person_id": row.id} for row in rows for part in _parts(row)]
    if parts:
        op.bulk_insert(name_part, parts)


def _parts(row: sa.Row[Any]) -> set[str]:
    plain = unicodedata.normalize("NFKD", f"{row.given_name} {row.family_name}".casefold())
    parts = re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
    if digits := re.sub(r"\D", "", row.phone).removeprefix("0049").removeprefix("49").lstrip("0"):
        parts.append("#" + digits)
    if row.card_number:
        parts.append("=" + row.card_number.casefold())
    return {part[:60] for part in parts}
