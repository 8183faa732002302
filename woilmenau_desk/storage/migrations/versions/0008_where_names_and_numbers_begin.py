"""Indexes for how names and telephone numbers begin: whoever searches before the search in memory stands need not wait.

No row changes, so the trail has nothing to tell.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_GIVEN = "lower(given_name)"
_FAMILY = "lower(family_name)"
_WORDS = "lower(replace(given_name || ' ' || family_name, '-', ' '))"
_DIGITS = (
    "replace(replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '/', ''), '+', ''), '(', ''),"
    " ')', ''), '.', '')"
)
_LAST = f"substr({_DIGITS}, length({_DIGITS}) - 3)"
_INDEXES = {
    "ix_person_family_name_begins": ((_FAMILY, _GIVEN), ""),
    "ix_person_given_name_begins": ((_GIVEN, _FAMILY), ""),
    "ix_person_name_words": ((_WORDS,), f"{_WORDS} LIKE '% % %'"),
    "ix_person_phone_begins": ((_DIGITS,), "phone <> ''"),
    "ix_person_phone_ends": ((_LAST,), "phone <> ''"),
}


def upgrade() -> None:
    # A server sorts by the language it was set up with; beginnings are found in an index that goes by the letters.
    by_letter = " text_pattern_ops" if op.get_bind().dialect.name == "postgresql" else ""
    for name, (expressions, where) in _INDEXES.items():
        keys = ", ".join(f"({one}){by_letter}" if by_letter else one for one in expressions)
        op.execute(f"CREATE INDEX {name} ON person ({keys})" + (f" WHERE {where}" if where else ""))


def downgrade() -> None:
    for name in _INDEXES:
        op.drop_index(name, table_name="person")
