"""Cases and what stands around them, funds with the record of their money, households with their relations.

What counselling sessions and referrals say of somebody is sealed from now on. A migration has no vault key, so what stood
in plain columns stays where it is until the first login with the vault seals it (`storage.sealing_of_old`).
"""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told
from woilmenau_desk.storage.migrations.rebuilt import rebuilt

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# In an order in which references lead backwards.
_TABLES = (
    "fund",
    "fund_count",
    "counselling_case",
    "guardianship",
    "household_member",
    "case_event",
    "case_key",
    "case_member",
    "deadline",
    "noted_document",
    "follow_up",
    "fund_entry",
    "session_amendment",
)


def upgrade() -> None:
    conn = op.get_bind()
    op.create_table(
        "fund",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("donor", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("budget_cents", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("cash", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund")),
        sa.UniqueConstraint("name", name=op.f("uq_fund_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fund_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("counted_cents", sa.Integer(), nullable=False),
        sa.Column("expected_cents", sa.Integer(), nullable=False),
        sa.Column("counted_by", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("closes", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["counted_by"], ["colleague.key"], name=op.f("fk_fund_count_counted_by_colleague")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name=op.f("fk_fund_count_fund_id_fund")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_count")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_fund_count_fund_id"), "fund_count", ["fund_id"], unique=False)

    op.create_table(
        "counselling_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reached", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("restricted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("key_number", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_counselling_case_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_counselling_case_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["responsible"], ["colleague.key"], name=op.f("fk_counselling_case_responsible_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counselling_case")),
        sa.UniqueConstraint("number", name=op.f("uq_counselling_case_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_counselling_case_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_counselling_case_household_id"), "counselling_case", ["household_id"], unique=False
    )
    op.create_index(op.f("ix_counselling_case_person_id"), "counselling_case", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_counselling_case_responsible"), "counselling_case", ["responsible"], unique=False
    )

    op.create_table(
        "guardianship",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("guardian_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name=op.f("fk_guardianship_child_id_person")),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["person.id"], name=op.f("fk_guardianship_guardian_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardianship")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guardianship_child_id"), "guardianship", ["child_id"], unique=False)
    op.create_index(op.f("ix_guardianship_guardian_id"), "guardianship", ["guardian_id"], unique=False)

    op.create_table(
        "household_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_household_member_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_household_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_household_member_household_id"), "household_member", ["household_id"], unique=False
    )
    op.create_index(op.f("ix_household_member_person_id"), "household_member", ["person_id"], unique=False)

    op.create_table(
        "case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=True),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_case_event_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_case_event_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["colleague.key"], name=op.f("fk_case_event_written_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_case_event_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_case_event_case_id"), "case_event", ["case_id"], unique=False)

    op.create_table(
        "case_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("key_number", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("named_by", sa.String(), nullable=False),
        sa.Column("named_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_case_key_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(["named_by"], ["colleague.key"], name=op.f("fk_case_key_named_by_colleague")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_key")),
        sa.UniqueConstraint("case_id", "holder", name=op.f("uq_case_key_case_id_holder")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_case_key_holder"), "case_key", ["holder"], unique=False)

    op.create_table(
        "case_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_case_member_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_member_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_member")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_case_member_case_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_case_member_person_id"), "case_member", ["person_id"], unique=False)

    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_deadline_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(["done_by"], ["colleague.key"], name=op.f("fk_deadline_done_by_colleague")),
        sa.ForeignKeyConstraint(["made_by"], ["colleague.key"], name=op.f("fk_deadline_made_by_colleague")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_deadline_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint("uid", name=op.f("uq_deadline_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deadline_case_id"), "deadline", ["case_id"], unique=False)
    op.create_index(
        "ix_deadline_open",
        "deadline",
        ["last_day"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND voided_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND voided_at IS NULL"),
    )
    op.create_index(op.f("ix_deadline_person_id"), "deadline", ["person_id"], unique=False)

    op.create_table(
        "noted_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("runs_out_on", sa.Date(), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_noted_document_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["colleague.key"], name=op.f("fk_noted_document_noted_by_colleague")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_noted_document_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_noted_document_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_noted_document_case_id"), "noted_document", ["case_id"], unique=False)
    op.create_index(op.f("ix_noted_document_person_id"), "noted_document", ["person_id"], unique=False)
    op.create_index(op.f("ix_noted_document_runs_out_on"), "noted_document", ["runs_out_on"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("every", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("about_day", sa.Date(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("voided_at", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["counselling_case.id"], name=op.f("fk_follow_up_case_id_counselling_case")
        ),
        sa.ForeignKeyConstraint(
            ["colleague"], ["colleague.key"], name=op.f("fk_follow_up_colleague_colleague")
        ),
        sa.ForeignKeyConstraint(["done_by"], ["colleague.key"], name=op.f("fk_follow_up_done_by_colleague")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_follow_up_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["counselling_session.id"],
            name=op.f("fk_follow_up_session_id_counselling_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("uid", name=op.f("uq_follow_up_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_follow_up_case_id"), "follow_up", ["case_id"], unique=False)
    op.create_index(
        "ix_follow_up_open",
        "follow_up",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND voided_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND voided_at IS NULL"),
    )
    op.create_index(op.f("ix_follow_up_person_id"), "follow_up", ["person_id"], unique=False)
    op.create_index(op.f("ix_follow_up_session_id"), "follow_up", ["session_id"], unique=False)

    op.create_table(
        "fund_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=True),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("aid_kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("storno_of", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("aid_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.BigInteger(), nullable=True),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["aid_id"], ["emergency_aid.id"], name=op.f("fk_fund_entry_aid_id_emergency_aid")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name=op.f("fk_fund_entry_fund_id_fund")),
        sa.ForeignKeyConstraint(
            ["storno_of"], ["fund_entry.id"], name=op.f("fk_fund_entry_storno_of_fund_entry")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["colleague.key"], name=op.f("fk_fund_entry_written_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_entry")),
        sa.UniqueConstraint("storno_of", name=op.f("uq_fund_entry_storno_of")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_fund_entry_year_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_fund_entry_aid_id"), "fund_entry", ["aid_id"], unique=False)
    op.create_index(op.f("ix_fund_entry_fund_id"), "fund_entry", ["fund_id"], unique=False)
    op.create_index(op.f("ix_fund_entry_local_date"), "fund_entry", ["local_date"], unique=False)

    op.create_table(
        "session_amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["counselling_session.id"],
            name=op.f("fk_session_amendment_session_id_counselling_session"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["colleague.key"], name=op.f("fk_session_amendment_written_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_amendment")),
        sa.UniqueConstraint("uid", name=op.f("uq_session_amendment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_session_amendment_session_id"), "session_amendment", ["session_id"], unique=False
    )

    with rebuilt("counselling_session") as batch_op:
        batch_op.add_column(sa.Column("case_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("interpreting_language", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("sealed_facts", sa.LargeBinary(), nullable=True))
        batch_op.create_index(op.f("ix_counselling_session_case_id"), ["case_id"], unique=False)
        batch_op.create_foreign_key(
            op.f("fk_counselling_session_case_id_counselling_case"), "counselling_case", ["case_id"], ["id"]
        )

    with rebuilt("emergency_aid") as batch_op:
        batch_op.add_column(sa.Column("household_id", sa.Integer(), nullable=True))
        batch_op.create_index(op.f("ix_emergency_aid_household_id"), ["household_id"], unique=False)
        batch_op.create_foreign_key(
            op.f("fk_emergency_aid_household_id_household"), "household", ["household_id"], ["id"]
        )

    with rebuilt("referral") as batch_op:
        batch_op.add_column(sa.Column("uid", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("code", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("session_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("case_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("made_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("consent_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("slip_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("sealed", sa.LargeBinary(), nullable=True))
        batch_op.add_column(
            sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.alter_column("visit_id", nullable=True)
        batch_op.alter_column(
            "target", existing_type=sa.String(), existing_nullable=False, server_default=sa.text("''")
        )
        batch_op.create_index(op.f("ix_referral_case_id"), ["case_id"], unique=False)
        batch_op.create_index(op.f("ix_referral_person_id"), ["person_id"], unique=False)
        batch_op.create_index(op.f("ix_referral_session_id"), ["session_id"], unique=False)
        batch_op.create_unique_constraint(op.f("uq_referral_code"), ["code"])
        batch_op.create_unique_constraint(op.f("uq_referral_uid"), ["uid"])
        batch_op.create_foreign_key(
            op.f("fk_referral_session_id_counselling_session"), "counselling_session", ["session_id"], ["id"]
        )
        batch_op.create_foreign_key(op.f("fk_referral_person_id_person"), "person", ["person_id"], ["id"])
        batch_op.create_foreign_key(
            op.f("fk_referral_case_id_counselling_case"), "counselling_case", ["case_id"], ["id"]
        )
        batch_op.create_foreign_key(op.f("fk_referral_made_by_colleague"), "colleague", ["made_by"], ["key"])

    numbers_go_on(conn, *_TABLES)


def downgrade() -> None:
    conn = op.get_bind()
    # The earlier version knows no referral without a visit.
    with told(conn, f"{revision} down", "referral", "emergency_aid", *_TABLES):
        op.execute("DELETE FROM referral WHERE visit_id IS NULL")
        with rebuilt("referral") as batch_op:
            batch_op.drop_constraint(op.f("fk_referral_made_by_colleague"), type_="foreignkey")
            batch_op.drop_constraint(op.f("fk_referral_case_id_counselling_case"), type_="foreignkey")
            batch_op.drop_constraint(op.f("fk_referral_person_id_person"), type_="foreignkey")
            batch_op.drop_constraint(op.f("fk_referral_session_id_counselling_session"), type_="foreignkey")
            batch_op.drop_constraint(op.f("uq_referral_uid"), type_="unique")
            batch_op.drop_constraint(op.f("uq_referral_code"), type_="unique")
            batch_op.drop_index(op.f("ix_referral_session_id"))
            batch_op.drop_index(op.f("ix_referral_person_id"))
            batch_op.drop_index(op.f("ix_referral_case_id"))
            batch_op.alter_column("visit_id", nullable=False)
            batch_op.alter_column(
                "target", existing_type=sa.String(), existing_nullable=False, server_default=None
            )
            batch_op.drop_column("sealed_version")
            batch_op.drop_column("sealed")
            batch_op.drop_column("slip_at")
            batch_op.drop_column("answered_on")
            batch_op.drop_column("consent_on")
            batch_op.drop_column("made_by")
            batch_op.drop_column("case_id")
            batch_op.drop_column("session_id")
            batch_op.drop_column("person_id")
            batch_op.drop_column("code")
            batch_op.drop_column("uid")

        with rebuilt("emergency_aid") as batch_op:
            batch_op.drop_constraint(op.f("fk_emergency_aid_household_id_household"), type_="foreignkey")
            batch_op.drop_index(op.f("ix_emergency_aid_household_id"))
            batch_op.drop_column("household_id")

        with rebuilt("counselling_session") as batch_op:
            batch_op.drop_constraint(
                op.f("fk_counselling_session_case_id_counselling_case"), type_="foreignkey"
            )
            batch_op.drop_index(op.f("ix_counselling_session_case_id"))
            batch_op.drop_column("sealed_facts")
            batch_op.drop_column("interpreting_language")
            batch_op.drop_column("case_id")

        for table in reversed(_TABLES):
            op.drop_table(table)
