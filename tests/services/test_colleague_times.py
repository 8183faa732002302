"""Hours in which colleagues can be booked, and times at which they are taken otherwise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.colleague_times import BusyData, OwnHours, joined, whole_days
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import busy, hours
from woilmenau_desk.services.desk import Desk

DAY = date(2026, 12, 1)
TUESDAYS = OwnHours("theke", 1, time(9), time(12), date(2026, 11, 1))


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def test_hours_are_everybodys_own_and_those_of_others_are_for_whoever_makes_the_roster(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    counter = desk_of("theke")
    (own,) = hours.save(counter, [TUESDAYS]).value
    assert hours.of(counter, DAY) == (own,)
    with pytest.raises(NotAllowed):
        hours.save(counter, [replace(TUESDAYS, colleague="caro")])
    (lead,) = hours.save(desk, [replace(TUESDAYS, colleague="caro")]).value
    with pytest.raises(NotAllowed):
        hours.end(counter, lead, DAY)
    with pytest.raises(NotAllowed):
        hours.save(counter, [TUESDAYS], lead)
    assert hours.of(desk, DAY, colleagues=["caro"]) == (lead,)


def test_a_change_holds_from_a_day_on_and_the_past_stays(desk: Desk) -> None:
    (old,) = hours.save(desk, [TUESDAYS]).value
    new = replace(TUESDAYS, opens=time(10), first=date(2027, 1, 1))
    hours.save(desk, [new], old)
    assert [one.opens for one in hours.of(desk, DAY)] == [time(9)]
    assert [one.opens for one in hours.of(desk, date(2027, 1, 5))] == [time(10)]
    assert len(hours.of(desk, DAY, date(2027, 1, 5))) == 2
    undo.undo(desk)
    assert hours.of(desk, date(2027, 1, 5)) == (old,)
    # From its own first day on it is put right.
    hours.save(desk, [replace(TUESDAYS, opens=time(8))], hours.of(desk, DAY)[0])
    assert [one.opens for one in hours.of(desk, DAY, date(2027, 1, 5))] == [time(8)]


def test_hours_end_and_those_that_had_not_begun_go(desk: Desk) -> None:
    (one,) = hours.save(desk, [TUESDAYS]).value
    hours.end(desk, one, DAY)
    assert not hours.of(desk, DAY + timedelta(days=1))
    ended = hours.get(desk, one.id or 0)
    assert ended.last == DAY
    hours.end(desk, ended, date(2026, 10, 1))
    with pytest.raises(NotFound):
        hours.get(desk, one.id or 0)
    with pytest.raises(ChangedMeanwhile):
        hours.end(desk, ended, DAY)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TUESDAYS, closes=time(9)),
        replace(TUESDAYS, closes=time(8)),
        replace(TUESDAYS, weekday=7),
        replace(TUESDAYS, last=date(2026, 10, 1)),
        replace(TUESDAYS, last=date(9999, 12, 31)),
        replace(TUESDAYS, colleague="niemand"),
    ],
)
def test_hours_that_cannot_be_are_refused(desk: Desk, wrong: OwnHours) -> None:
    with pytest.raises(BadInput):
        hours.save(desk, [wrong])
    with pytest.raises(BadInput):
        hours.save(desk, [])


def test_hours_do_not_overlap(desk: Desk) -> None:
    hours.save(desk, [TUESDAYS])
    hours.save(desk, [replace(TUESDAYS, opens=time(12), closes=time(13))])
    with pytest.raises(BadInput, match="09:00 bis 12:00"):
        hours.save(desk, [replace(TUESDAYS, opens=time(11), closes=time(14))])


def test_busy_times_are_written_changed_and_taken_away(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    counter = desk_of("theke")
    row = busy.add(counter, BusyData("theke", at(9), at(10, 30))).value
    assert (row.first_day, row.last_day, row.imported) == (DAY, DAY, False)
    with pytest.raises(NotAllowed):
        busy.add(counter, BusyData("caro", at(9), at(10)))
    row = busy.change(desk, row.id, BusyData("theke", at(9), at(11)), row.version).value
    assert busy.listed(counter, DAY, DAY) == (row,)
    with pytest.raises(ChangedMeanwhile):
        busy.remove(counter, row.id, row.version - 1)
    lead = busy.add(desk, whole_days("caro", DAY, DAY + timedelta(days=2))).value
    assert (lead.first_day, lead.last_day) == (DAY, DAY + timedelta(days=2))
    with pytest.raises(NotAllowed):
        busy.remove(counter, lead.id, lead.version)
    # Whose it is stays, whoever is named.
    with pytest.raises(NotAllowed):
        busy.change(counter, lead.id, BusyData("theke", at(9), at(10)), lead.version)
    assert [
        one.data.colleague for one in busy.listed(desk, DAY + timedelta(days=2), DAY + timedelta(days=9))
    ] == ["caro"]
    busy.remove(desk, lead.id, lead.version)
    with pytest.raises(NotFound):
        busy.get(desk, lead.id)
    undo.undo(desk)
    assert busy.get(desk, lead.id).data == lead.data


@pytest.mark.parametrize(
    "wrong",
    [
        BusyData("caro", at(10), at(9)),
        BusyData("caro", at(10), at(10)),
        BusyData("caro", at(2, 30, date(2027, 3, 28)), at(9, 0, date(2027, 3, 28))),
        BusyData("caro", at(9), at(9, 0, date(2028, 12, 1))),
        BusyData("caro", datetime(1, 1, 1, tzinfo=UTC), at(9)),
        BusyData("caro", at(9), datetime(9999, 12, 31, 23, tzinfo=UTC)),
        BusyData("caro", at(9), at(0, 0, date(2026, 11, 30)), whole_day=True),
        BusyData("niemand", at(9), at(10)),
    ],
)
def test_busy_times_that_cannot_be_are_refused(desk: Desk, wrong: BusyData) -> None:
    with pytest.raises(BadInput):
        busy.add(desk, wrong)


def test_whole_days_are_whole_on_the_night_on_which_the_clock_changes(desk: Desk) -> None:
    night = date(2026, 10, 25)
    row = busy.add(desk, BusyData("caro", at(5, 0, night), at(6, 0, night), whole_day=True)).value
    assert row.data == whole_days("caro", night, night)
    assert row.data.ends_at.astimezone(UTC) - row.data.starts_at.astimezone(UTC) == timedelta(hours=25)


# -- what overlaps is one -------------------------------------------------------------------------------------------

QUARTER = timedelta(minutes=15)
BEGINS = datetime(2026, 10, 24, tzinfo=UTC)  # the night with an hour more lies within


@st.composite
def busy_times(draw: st.DrawFn) -> list[BusyData]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        if draw(st.integers(0, 4)) == 0:
            first = date(2026, 10, 24) + timedelta(days=draw(st.integers(0, 3)))
            found.append(whole_days("caro", first, first + timedelta(days=draw(st.integers(0, 2)))))
        else:
            starts = BEGINS + QUARTER * draw(st.integers(0, 400))
            found.append(
                BusyData(
                    "caro",
                    starts.astimezone(BERLIN),
                    (starts + QUARTER * draw(st.integers(1, 40))).astimezone(BERLIN),
                )
            )
    return found


def quarters(busy_ones: "list[BusyData] | tuple[BusyData, ...]") -> set[datetime]:
    found = set()
    for one in busy_ones:
        moment = one.starts_at.astimezone(UTC)
        while moment < one.ends_at.astimezone(UTC):
            found.add(moment)
            moment += QUARTER
    return found


@given(busy_times())
def test_joined_times_are_the_same_times_and_none_touches_another_of_its_kind(some: list[BusyData]) -> None:
    found = joined(some)
    assert quarters(found) == quarters(some)
    assert sum(len(quarters([one])) for one in found) == len(quarters(found))
    for one, other in pairwise(found):
        assert one.ends_at.astimezone(UTC) <= other.starts_at.astimezone(UTC)
        touch = one.ends_at.astimezone(UTC) == other.starts_at.astimezone(UTC)
        assert not touch or one.whole_day != other.whole_day
    assert quarters([one for one in found if one.whole_day]) == quarters(
        [one for one in some if one.whole_day]
    )
    assert joined(found) == found
