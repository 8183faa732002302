"""Rows that people edit know their version."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Beside people, appointments and sessions, which have one already.
_TABLES = (
    "closed_day",
    "draft",
    "emergency_aid",
    "household",
    "not_same",
    "person_alias",
    "referral",
    "setting",
    "staff",
    "value_override",
    "visit",
    "visit_topic",
)


def upgrade() -> None:
    for table in _TABLES:
        # Added in place, with a default: no row is written anew, and no digest in the audit trail changes.
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")))


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "version")
