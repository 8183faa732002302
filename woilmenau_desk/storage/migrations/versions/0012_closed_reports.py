"""What reports are made of: targets and logos of funders, texts, notes, and the reports that were closed."""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told
from woilmenau_desk.storage.migrations.rebuilt import rebuilt

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# In an order in which references lead backwards.
_TABLES = (
    "closed_report_file",
    "closed_report",
    "report_text",
    "report_note",
    "funder_logo",
    "funder_indicator",
)


def upgrade() -> None:
    conn = op.get_bind()
    op.create_table(
        "closed_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("span_kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("funder_id", sa.Integer(), nullable=True),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("software", sa.String(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["colleague.key"], name=op.f("fk_closed_report_closed_by_colleague")
        ),
        sa.ForeignKeyConstraint(["funder_id"], ["funder.id"], name=op.f("fk_closed_report_funder_id_funder")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_report")),
        sa.UniqueConstraint(
            "span", "funder_id", "number", name=op.f("uq_closed_report_span_funder_id_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_closed_report_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_closed_report_last_day"), "closed_report", ["last_day"], unique=False)

    op.create_table(
        "funder_indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("funder_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("title", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"], ["funder.id"], name=op.f("fk_funder_indicator_funder_id_funder")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder_indicator")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_funder_indicator_funder_id"), "funder_indicator", ["funder_id"], unique=False)

    op.create_table(
        "funder_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("funder_id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["funder_id"], ["funder.id"], name=op.f("fk_funder_logo_funder_id_funder")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder_logo")),
        sa.UniqueConstraint("funder_id", name=op.f("uq_funder_logo_funder_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "report_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_into", sa.String(), nullable=True),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["written_by"], ["colleague.key"], name=op.f("fk_report_note_written_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_note")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_note_local_date"), "report_note", ["local_date"], unique=False)

    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("funder_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["colleague.key"], name=op.f("fk_report_text_confirmed_by_colleague")
        ),
        sa.ForeignKeyConstraint(["funder_id"], ["funder.id"], name=op.f("fk_report_text_funder_id_funder")),
        sa.ForeignKeyConstraint(
            ["written_by"], ["colleague.key"], name=op.f("fk_report_text_written_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
        sa.UniqueConstraint(
            "span", "question", "funder_id", name=op.f("uq_report_text_span_question_funder_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "closed_report_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closed_report_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_report_id"],
            ["closed_report.id"],
            name=op.f("fk_closed_report_file_closed_report_id_closed_report"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_report_file")),
        sa.UniqueConstraint(
            "closed_report_id", "format", name=op.f("uq_closed_report_file_closed_report_id_format")
        ),
        sqlite_autoincrement=True,
    )
    with rebuilt("funder") as batch_op:
        batch_op.add_column(sa.Column("least", sa.Integer(), server_default=sa.text("5"), nullable=False))
        batch_op.add_column(
            sa.Column("bands", sa.String(), server_default=sa.text("'standard'"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("layout", sa.String(), server_default=sa.text("'standard'"), nullable=False)
        )
        batch_op.add_column(sa.Column("tables", sa.String(), server_default=sa.text("''"), nullable=False))

    numbers_go_on(conn, *_TABLES)


def downgrade() -> None:
    conn = op.get_bind()
    with told(conn, f"{revision} down", "funder", *_TABLES):
        for table in _TABLES:
            op.drop_table(table)
        with rebuilt("funder") as batch_op:
            for column in ("tables", "layout", "bands", "least"):
                batch_op.drop_column(column)
