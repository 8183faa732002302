"""Appointments with type, room, helper and series; a colleague's hours and busy times; the queue; slips to be corrected.

Appointments of earlier are talks, as what they were was not said.
"""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told
from woilmenau_desk.storage.migrations.rebuilt import rebuilt

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# In an order in which references lead backwards.
_TABLES = (
    "slip_check",
    "slip_correction",
    "colleague_busy",
    "colleague_hours",
    "appointment_series",
    "queue_entry",
    "waiting_print",
)


def upgrade() -> None:
    conn = op.get_bind()
    op.create_table(
        "slip_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("sentences", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_check")),
        sa.UniqueConstraint("language", name=op.f("uq_slip_check_language")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "slip_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_correction")),
        sa.UniqueConstraint("language", "phrase", name=op.f("uq_slip_correction_language_phrase")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "colleague_busy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("last_date", sa.Date(), nullable=False),
        sa.Column("whole_day", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("imported", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_colleague_busy_order")),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_colleague_busy_colleague_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague_busy")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_colleague_busy_colleague_local_date"),
        "colleague_busy",
        ["colleague", "local_date"],
        unique=False,
    )

    op.create_table(
        "colleague_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_colleague_hours_colleague_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague_hours")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_colleague_hours_colleague"), "colleague_hours", ["colleague"], unique=False)

    op.create_table(
        "appointment_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_appointment_series_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_series_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_series")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_appointment_series_person_id"), "appointment_series", ["person_id"], unique=False
    )

    op.create_table(
        "queue_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("colleague", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("heads", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("first_called_at", sa.BigInteger(), nullable=True),
        sa.Column("called_by", sa.String(), nullable=True),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_queue_entry_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["called_by"], ["colleague.key"], name=op.f("fk_queue_entry_called_by_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_queue_entry_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_queue_entry_person_id_person")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_queue_entry_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_entry")),
        sa.UniqueConstraint("local_date", "number", name=op.f("uq_queue_entry_local_date_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_queue_entry_appointment_id"), "queue_entry", ["appointment_id"], unique=False)
    op.create_index(op.f("ix_queue_entry_person_id"), "queue_entry", ["person_id"], unique=False)
    op.create_index(op.f("ix_queue_entry_visit_id"), "queue_entry", ["visit_id"], unique=False)

    op.create_table(
        "waiting_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("printed_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_waiting_print_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["colleague.key"], name=op.f("fk_waiting_print_asked_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_print")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_waiting_print_appointment_id"), "waiting_print", ["appointment_id"], unique=False
    )

    with rebuilt("appointment") as batch_op:
        batch_op.add_column(sa.Column("type", sa.String(), server_default=sa.text("'talk'"), nullable=False))
        batch_op.add_column(
            sa.Column("buffer_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.add_column(sa.Column("room", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("volunteer_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("helper", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("place", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("bring", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("planned_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("forced", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("cancelled_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("again_of", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("reminded_at", sa.BigInteger(), nullable=True))
        batch_op.create_index(op.f("ix_appointment_again_of"), ["again_of"], unique=False)
        batch_op.create_index(
            op.f("ix_appointment_colleague_starts_at"), ["colleague", "starts_at"], unique=False
        )
        batch_op.create_index(op.f("ix_appointment_series_id"), ["series_id"], unique=False)
        batch_op.create_index(op.f("ix_appointment_volunteer_id"), ["volunteer_id"], unique=False)
        batch_op.create_foreign_key(
            op.f("fk_appointment_series_id_appointment_series"), "appointment_series", ["series_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_appointment_volunteer_id_volunteer"), "volunteer", ["volunteer_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_appointment_again_of_appointment"), "appointment", ["again_of"], ["id"]
        )

    numbers_go_on(conn, *_TABLES)


def downgrade() -> None:
    conn = op.get_bind()
    with told(conn, f"{revision} down", "appointment", *_TABLES):
        # They refer to appointments, and whoever goes back has no place for them.
        for table in ("waiting_print", "queue_entry"):
            op.drop_table(table)
        with rebuilt("appointment") as batch_op:
            batch_op.drop_constraint(op.f("fk_appointment_again_of_appointment"), type_="foreignkey")
            batch_op.drop_constraint(op.f("fk_appointment_volunteer_id_volunteer"), type_="foreignkey")
            batch_op.drop_constraint(op.f("fk_appointment_series_id_appointment_series"), type_="foreignkey")
            batch_op.drop_index(op.f("ix_appointment_volunteer_id"))
            batch_op.drop_index(op.f("ix_appointment_series_id"))
            batch_op.drop_index(op.f("ix_appointment_colleague_starts_at"))
            batch_op.drop_index(op.f("ix_appointment_again_of"))
            batch_op.drop_column("reminded_at")
            batch_op.drop_column("again_of")
            batch_op.drop_column("cancelled_by")
            batch_op.drop_column("forced")
            batch_op.drop_column("planned_at")
            batch_op.drop_column("series_id")
            batch_op.drop_column("bring")
            batch_op.drop_column("place")
            batch_op.drop_column("helper")
            batch_op.drop_column("volunteer_id")
            batch_op.drop_column("room")
            batch_op.drop_column("buffer_minutes")
            batch_op.drop_column("type")

        for table in reversed(_TABLES[:-2]):
            op.drop_table(table)
