"""What was told with reports that were not closed is kept, so that later ones look at it, too."""

import sqlalchemy as sa
from alembic import op

from woilmenau_desk.storage.migrations.ledger import numbers_go_on, told

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TABLE = "provisional_report"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["told_by"], ["colleague.key"], name=op.f("fk_provisional_report_told_by_colleague")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provisional_report")),
        sa.UniqueConstraint("uid", name=op.f("uq_provisional_report_uid")),
        sqlite_autoincrement=True,
    )
    numbers_go_on(op.get_bind(), _TABLE)


def downgrade() -> None:
    with told(op.get_bind(), f"{revision} down", _TABLE):
        op.drop_table(_TABLE)
