"""Stores of earlier versions get the days from which their reference data hold, and lose them again."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.old_stores import HELD, make_old_store
from tests.stores import Clock, log_in
from woilmenau_desk.domain.age_bands import BandSet, read_bands
from woilmenau_desk.domain.opening import HoursKind, OtherHours, WeeklyHours, every_week
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import age_bands, centre, opening_hours, routing, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine

TODAY = date(2026, 11, 23)
CHRISTMAS = date(2026, 12, 24)


def fill(desk: Desk) -> None:
    """Entries that the centre changed, the last one taken back; hours that an earlier version did not know."""
    group = desk.values_of(ListName.STATUS_GROUPS).held("D")
    assert group is not None
    centre.save_value(
        desk, ListName.STATUS_GROUPS, replace(group, extra={"target": "SOBERI"}, last=date(2026, 12, 31))
    )
    garden = centre.save_value(desk, ListName.TOPICS, Value("garden", "Garten", "Garden")).value
    centre.save_value(desk, ListName.TOPICS, replace(garden, de="Gartenbau"), TODAY)
    centre.close_day(desk, CHRISTMAS, "Heiligabend")
    centre.save_value(desk, ListName.TOPICS, Value("gone", "Weg", "Gone"))
    undo.undo(desk)
    opening_hours.save_hours(desk, [WeeklyHours(0, time(17), time(19), HoursKind.COUNSELLING, TODAY)])
    opening_hours.save_other_hours(desk, OtherHours(TODAY, TODAY, HoursKind.OFFER))
    age_bands.save_set(desk, BandSet(read_bands("0–17, 18+", field="bands")), TODAY)


@pytest.mark.parametrize("revision", ["0003", "0004", "0006"])
def test_what_an_earlier_version_held_always_held(tmp_path: Path, revision: str) -> None:
    data = make_old_store(tmp_path / "data", fill, revision=revision)
    connection = connect(data / DATABASE_FILE, HELD.desk_key)
    extra = connection.execute("SELECT extra FROM value_override WHERE code = 'D'").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    words = connection.execute("SELECT de FROM value_override WHERE code = 'garden'").fetchall()
    connection.close()
    assert '"valid_to": "2026-12-31"' in extra
    assert words == [("Gartenbau",)]
    assert not tables & {"opening_hours", "opening_exception", "age_band_set"}
    desk = log_in(data, "caro", Clock())
    try:
        assert desk.trail_doubts == ()
        looked = upkeep.verify(desk)
        assert (looked.findings, looked.remarks) == ((), ())
        group = desk.values_of(ListName.STATUS_GROUPS).held("D")
        assert group is not None
        assert (group.since, group.first, group.last) == (
            BEGINNING,
            date(2020, 1, 1),
            date(2026, 12, 31),
        )
        assert dict(group.extra) == {"target": "SOBERI"}
        assert routing.target_of(desk, "p24", date(2026, 12, 31)) == "SOBERI"
        assert routing.target_of(desk, "p24", date(2027, 1, 1)) is None
        opening = centre.opening(desk)
        assert opening.hours == every_week(range(5), time(14), time(16))
        assert opening.closed == {CHRISTMAS: "Heiligabend"}
        # The numbers go on behind the entry that was taken back.
        centre.save_value(desk, ListName.TOPICS, Value("new", "Neu", "New"))
        assert upkeep.verify(desk).findings == ()
    finally:
        desk.close()


def test_the_numbers_of_entries_go_on_both_ways(data: Path, desk: Desk) -> None:
    fill(desk)
    key = desk.store.desk_key
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)

    def given() -> int:
        with engine.connect() as conn:
            found = conn.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'value_override'"))
            return int(found.scalar_one())

    before = given()
    migrate.downgrade(engine, "0006")
    assert given() == before
    migrate.upgrade(engine)
    assert given() == before
    engine.dispose()


@pytest.mark.parametrize("extra", ["{broken", '{"target": "SOBERI", "valid_to": "31.12.2026"}', "[1]"])
def test_what_cannot_be_read_stays_as_it_is_and_keeps_nobody_out(data: Path, desk: Desk, extra: str) -> None:
    group = desk.values_of(ListName.STATUS_GROUPS).held("D")
    assert group is not None
    centre.save_value(desk, ListName.STATUS_GROUPS, replace(group, de="anders"))
    key = desk.store.desk_key
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)
    migrate.downgrade(engine, "0006")
    with engine.connect().execution_options(writing=True) as conn:
        conn.execute(text("UPDATE value_override SET extra = :extra"), {"extra": extra})
        conn.commit()
    migrate.upgrade(engine)
    with engine.connect() as conn:
        assert conn.execute(text("SELECT extra, last_day FROM value_override")).one() == (extra, None)
    engine.dispose()
