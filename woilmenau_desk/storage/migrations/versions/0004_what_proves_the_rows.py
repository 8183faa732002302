"""What the trail says of each row, the seal of its end, the edition of the key file, what a note is bound to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


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


def downgrade() -> None:
    op.drop_table("key_state")
    op.drop_column("counselling_session", "note_person_id")
    op.drop_column("counselling_session", "note_version")
    op.drop_column("audit_head", "seal")
    op.drop_column("audit_head", "sealed_digest")
    op.drop_column("audit_head", "sealed_entries")
    op.drop_column("audit_entry", "row_after")
    op.drop_column("audit_entry", "row_before")
