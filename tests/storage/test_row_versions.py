"""Every row that is written through the unit of work knows its version, and the database compares it."""

from woilmenau_desk.storage.tables.base import Base, Row, Versioned
from woilmenau_desk.storage.trail.rows import LEFT_OUT, audited


def test_every_table_that_people_write_knows_its_version() -> None:
    without = [table.__name__ for table in audited() if not issubclass(table, Versioned)]
    assert without == [], (
        f"{', '.join(without)}: make it a Versioned instead of a Row, and add the column in its migration, "
        "or two people who change the same row overwrite one another"
    )


def test_what_is_no_entry_needs_none() -> None:
    rows = {mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Row)}
    left_out = {table.__tablename__ for table in rows if not issubclass(table, Versioned)}
    assert left_out == set(LEFT_OUT)
