"""Offers with what belongs to them, volunteers, the roster, and what was imported.

The tables are new and empty, so the trail has nothing to tell of them.
"""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# In an order in which references lead backwards.
_TABLES = (
    "column_match",
    "offer",
    "colleague_absence",
    "import_batch",
    "offer_series",
    "enrolment",
    "volunteer",
    "allowance",
    "assignment",
    "offer_leader",
    "offer_session",
    "roster_duty",
    "volunteer_absence",
    "volunteer_role",
    "volunteer_time",
    "attendance",
    "row_code",
    "volunteer_hours",
    "volunteer_request",
    "volunteer_training",
    "child_in_care",
)


def upgrade() -> None:
    conn = op.get_bind()
    op.create_table(
        "column_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_kind", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_match")),
        sa.UniqueConstraint("list_kind", "heading", name=op.f("uq_column_match_list_kind_heading")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("offer_kind", sa.String(), nullable=False),
        sa.Column("target_group", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("partner", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("room", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("about", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("childcare_places", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("half_units", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("for_volunteers", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("external_id", name=op.f("uq_offer_external_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "colleague_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_colleague_absence_colleague_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague_absence")),
        sa.UniqueConstraint("colleague", "first_day", name=op.f("uq_colleague_absence_colleague_first_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("list_kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=True),
        sa.Column("taken_back_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["colleague.key"], name=op.f("fk_import_batch_by_colleague")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_import_batch_at"), "import_batch", ["at"], unique=False)
    op.create_table(
        "offer_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("in_school_holidays", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_series_offer_id_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_series")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offer_series_offer_id"), "offer_series", ["offer_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("needs", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_up_at", sa.BigInteger(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("children >= 0", name=op.f("ck_enrolment_children")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_enrolment_offer_id_offer")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_enrolment_offer_id_state_place"), "enrolment", ["offer_id", "state", "place"], unique=False
    )
    op.create_index(op.f("ix_enrolment_person_id"), "enrolment", ["person_id"], unique=False)
    op.create_table(
        "volunteer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("birthday", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("email", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("address", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("languages", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("skills", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("areas", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("groups", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("may_congratulate", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("may_mail", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("certificate_seen_on", sa.Date(), nullable=True),
        sa.Column("certificate_of", sa.Date(), nullable=True),
        sa.Column("certificate_relevant", sa.Boolean(), nullable=True),
        sa.Column("pledged_on", sa.Date(), nullable=True),
        sa.Column("briefed_on", sa.Date(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_volunteer_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("external_id", name=op.f("uq_volunteer_external_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_volunteer_person_id"), "volunteer", ["person_id"], unique=False)
    op.create_table(
        "allowance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_allowance_amount")),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_allowance_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowance")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_allowance_volunteer_id_on_day"), "allowance", ["volunteer_id", "on_day"], unique=False
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("offer_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_assignment_offer_id_offer")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_assignment_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_assignment_first_day"), "assignment", ["first_day"], unique=False)
    op.create_index(op.f("ix_assignment_offer_id"), "assignment", ["offer_id"], unique=False)
    op.create_index(op.f("ix_assignment_person_id"), "assignment", ["person_id"], unique=False)
    op.create_index(op.f("ix_assignment_volunteer_id"), "assignment", ["volunteer_id"], unique=False)
    op.create_table(
        "offer_leader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=True),
        sa.Column("volunteer_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_offer_leader_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_leader_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_offer_leader_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_leader")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offer_leader_offer_id"), "offer_leader", ["offer_id"], unique=False)
    op.create_index(op.f("ix_offer_leader_volunteer_id"), "offer_leader", ["volunteer_id"], unique=False)
    op.create_table(
        "offer_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("planned_starts", sa.Integer(), nullable=False),
        sa.Column("added", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("half_units", sa.Integer(), nullable=True),
        sa.Column("anonymous_adults", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("anonymous_children", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("offer_kind", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_session_offer_id_offer")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_offer_session_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_session")),
        sa.UniqueConstraint(
            "offer_id",
            "planned_on",
            "planned_starts",
            name=op.f("uq_offer_session_offer_id_planned_on_planned_starts"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offer_session_on_day"), "offer_session", ["on_day"], unique=False)
    op.create_index(op.f("ix_offer_session_planned_on"), "offer_session", ["planned_on"], unique=False)
    op.create_index(op.f("ix_offer_session_visit_id"), "offer_session", ["visit_id"], unique=False)
    op.create_table(
        "roster_duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=True),
        sa.Column("volunteer_id", sa.Integer(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(colleague IS NULL) <> (volunteer_id IS NULL)", name=op.f("ck_roster_duty_one_of_both")
        ),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_roster_duty_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_roster_duty_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_duty")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_roster_duty_last_day"), "roster_duty", ["last_day"], unique=False)
    op.create_index(op.f("ix_roster_duty_volunteer_id"), "roster_duty", ["volunteer_id"], unique=False)
    op.create_table(
        "volunteer_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("pause", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("left", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_absence_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_absence")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_volunteer_absence_volunteer_id"), "volunteer_absence", ["volunteer_id"], unique=False
    )
    op.create_table(
        "volunteer_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_role_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_role")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_volunteer_role_volunteer_id"), "volunteer_role", ["volunteer_id"], unique=False)
    op.create_table(
        "volunteer_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_time_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_time")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_volunteer_time_volunteer_id"), "volunteer_time", ["volunteer_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["colleague.key"], name=op.f("fk_attendance_noted_by_colleague")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["offer_session.id"], name=op.f("fk_attendance_session_id_offer_session")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_attendance_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendance_local_date"), "attendance", ["local_date"], unique=False)
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_index(op.f("ix_attendance_session_id"), "attendance", ["session_id"], unique=False)
    op.create_index(op.f("ix_attendance_visit_id"), "attendance", ["visit_id"], unique=False)
    op.create_table(
        "row_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("volunteer_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_row_code_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["offer_session.id"], name=op.f("fk_row_code_session_id_offer_session")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_row_code_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_row_code")),
        sa.UniqueConstraint("code", name=op.f("uq_row_code_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_row_code_sheet"), "row_code", ["sheet"], unique=False)
    op.create_table(
        "volunteer_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("preparation", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("offer_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("sheet_line", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_volunteer_hours_minutes")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_volunteer_hours_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["colleague.key"], name=op.f("fk_volunteer_hours_noted_by_colleague")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_volunteer_hours_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_hours_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_hours")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_volunteer_hours_assignment_id"), "volunteer_hours", ["assignment_id"], unique=False
    )
    op.create_index(op.f("ix_volunteer_hours_on_day"), "volunteer_hours", ["on_day"], unique=False)
    op.create_index(
        op.f("ix_volunteer_hours_volunteer_id_on_day"),
        "volunteer_hours",
        ["volunteer_id", "on_day"],
        unique=False,
    )
    op.create_table(
        "volunteer_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["colleague.key"], name=op.f("fk_volunteer_request_asked_by_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_volunteer_request_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_request_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_volunteer_request_volunteer_id_asked_at"),
        "volunteer_request",
        ["volunteer_id", "asked_at"],
        unique=False,
    )
    op.create_table(
        "volunteer_training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("half_units", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["offer_session.id"], name=op.f("fk_volunteer_training_session_id_offer_session")
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteer.id"], name=op.f("fk_volunteer_training_volunteer_id_volunteer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_training")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_volunteer_training_on_day"), "volunteer_training", ["on_day"], unique=False)
    op.create_index(
        op.f("ix_volunteer_training_session_id"), "volunteer_training", ["session_id"], unique=False
    )
    op.create_index(
        op.f("ix_volunteer_training_volunteer_id"), "volunteer_training", ["volunteer_id"], unique=False
    )
    op.create_table(
        "child_in_care",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("brought_at", sa.BigInteger(), nullable=False),
        sa.Column("collected_at", sa.BigInteger(), nullable=True),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_child_in_care_attendance_id_attendance")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["offer_session.id"], name=op.f("fk_child_in_care_session_id_offer_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_in_care")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_child_in_care_attendance_id"), "child_in_care", ["attendance_id"], unique=False)
    op.create_index(op.f("ix_child_in_care_session_id"), "child_in_care", ["session_id"], unique=False)
    numbers_go_on(conn, *_TABLES)


def downgrade() -> None:
    conn = op.get_bind()
    with told(conn, f"{revision} down", *_TABLES):
        for table in reversed(_TABLES):
            op.drop_table(table)
