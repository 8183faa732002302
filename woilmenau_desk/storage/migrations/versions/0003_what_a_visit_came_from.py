"""What a visit came from, the visit of a kept appointment, when an appointment last changed, a remark on help."""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.rebuilt import rebuilt

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Columns are added in place: a store of a million visits is not written anew.
    op.add_column("visit", sa.Column("origin", sa.String(), nullable=False, server_default="counter"))
    op.execute("UPDATE visit SET origin = 'session' WHERE id IN (SELECT visit_id FROM counselling_session)")
    op.execute(
        "UPDATE visit SET origin = 'aid' WHERE origin = 'counter'"
        " AND id IN (SELECT visit_id FROM emergency_aid WHERE visit_id IS NOT NULL)"
    )
    op.add_column(
        "emergency_aid", sa.Column("remark", sa.String(), nullable=False, server_default=sa.text("''"))
    )

    with rebuilt("appointment") as batch_op:
        batch_op.add_column(sa.Column("visit_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.create_foreign_key(op.f("fk_appointment_visit_id_visit"), "visit", ["visit_id"], ["id"])
        batch_op.create_index(op.f("ix_appointment_visit_id"), ["visit_id"], unique=False)
    # The trail knows when; where it tells nothing, the appointment's own time is at least the same every time.
    op.execute(
        "UPDATE appointment SET changed_at = coalesce((SELECT max(at) FROM audit_entry"
        " WHERE entity = 'appointment' AND entity_id = appointment.id), starts_at)"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_appointment_visit_id"), table_name="appointment")
    with rebuilt("appointment") as batch_op:
        batch_op.drop_constraint("fk_appointment_visit_id_visit", type_="foreignkey")
        batch_op.drop_column("visit_id")
        batch_op.drop_column("changed_at")
    op.drop_column("emergency_aid", "remark")
    op.drop_column("visit", "origin")
