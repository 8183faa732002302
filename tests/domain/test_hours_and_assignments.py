"""How hours are typed, on which days an assignment is, and where two of them meet."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.assignments import AssignmentData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.hours import read_hours, said_hours
from woilmenau_desk.domain.roster import Duty, gaps

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2,5", 150),
        ("2.5", 150),
        ("2:30", 150),
        ("2h30", 150),
        ("2:30 h", 150),
        ("90 min", 90),
        ("2,33", 140),
        ("0,25 Std.", 15),
        ("1 Stunde", 60),
        ("24", 1440),
        ("24:00", 1440),
        ("٢,٥", 150),
        (" 3 h ", 180),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert read_hours(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "0", "0:00", "25", "24:01", "-2", "2:75", "zwei", "2,5,5", "1e3", "90", "1500 min", "nan"]
)
def test_what_is_no_length_of_a_day_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read_hours(typed)


@given(st.integers(1, 1440))
def test_what_is_said_is_read_back(minutes: int) -> None:
    assert read_hours(said_hours(minutes)) == minutes


DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 31))
TIMES = st.integers(0, 1439).map(lambda minute: time(*divmod(minute, 60)))


@st.composite
def assignments(draw: st.DrawFn) -> AssignmentData:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(0, 60).map(lambda days: first + timedelta(days)))
    starts, ends = sorted(draw(st.lists(TIMES, min_size=2, max_size=2, unique=True)))
    weekday = draw(st.none() | st.integers(0, 6))
    data = AssignmentData(1, "tutoring", first, last, weekday=weekday, starts=starts, ends=ends)
    try:
        return data.checked()
    except BadInput:
        return AssignmentData(1, "tutoring", first, first, starts=starts, ends=ends)


@given(assignments(), assignments())
def test_two_clash_exactly_where_a_day_has_both(one: AssignmentData, other: AssignmentData) -> None:
    """By looking at every day of the time, whatever the reckoning does."""
    assert one.starts is not None
    assert one.ends is not None
    assert other.starts is not None
    assert other.ends is not None
    horizon = date(2026, 1, 1), date(2027, 12, 31)
    common = set(one.days(*horizon)) & set(other.days(*horizon))
    meet = one.starts < other.ends and other.starts < one.ends
    assert one.clashes_with(other) == (min(common) if common and meet else None)
    assert one.clashes_with(other) == other.clashes_with(one)


@given(assignments(), DAYS, st.integers(0, 100))
def test_the_days_are_those_of_the_plan(data: AssignmentData, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    expected = [
        day
        for day in (first + timedelta(days=number) for number in range(length + 1))
        if data.first <= day
        and (data.last is None or day <= data.last)
        and (day == data.first if data.weekday is None else day.weekday() == data.weekday)
    ]
    assert list(data.days(first, last)) == expected


def test_as_agreed_has_no_day_of_its_own() -> None:
    data = AssignmentData(1, "language_partner", MONDAY, person_id=1).checked()
    assert not data.once
    assert list(data.days(MONDAY, MONDAY + timedelta(days=30))) == []


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("last", AssignmentData(1, "tutoring", MONDAY, MONDAY - timedelta(days=1))),
        ("weekday", AssignmentData(1, "tutoring", MONDAY, weekday=7)),
        ("ends", AssignmentData(1, "tutoring", MONDAY, starts=time(14))),
        ("ends", AssignmentData(1, "tutoring", MONDAY, starts=time(14), ends=time(14))),
        ("offer_id", AssignmentData(1, "tutoring", MONDAY, person_id=1, offer_id=1)),
        ("last", AssignmentData(1, "tutoring", MONDAY, MONDAY + timedelta(days=2), weekday=6)),
        ("first", AssignmentData(1, "tutoring", date(1926, 1, 1))),
    ],
)
def test_an_assignment_that_cannot_be_is_refused(field: str, data: AssignmentData) -> None:
    with pytest.raises(BadInput) as told:
        data.checked()
    assert told.value.field == field


SPANS = st.lists(
    st.lists(st.integers(0, 47), min_size=2, max_size=2, unique=True).map(
        lambda pair: tuple(time(*divmod(half * 30, 60)) for half in sorted(pair))
    ),
    max_size=6,
)


def halves(spans: list[tuple[time, time]]) -> set[int]:
    return {
        half
        for starts, ends in spans
        for half in range((starts.hour * 60 + starts.minute) // 30, (ends.hour * 60 + ends.minute) // 30)
    }


@given(SPANS, SPANS)
def test_gaps_cover_exactly_what_is_open_and_nobody_is_there(
    opens: list[tuple[time, time]], present: list[tuple[time, time]]
) -> None:
    found = gaps(MONDAY, opens, present)
    assert halves([(gap.starts, gap.ends) for gap in found]) == halves(opens) - halves(present)
    ends = [gap.ends for gap in found]
    assert all(before < after.starts for before, after in zip(ends, found[1:], strict=False))
    assert all(gap.starts < gap.ends for gap in found)


def test_a_duty_of_one_day_is_on_its_weekday() -> None:
    duty = Duty(0, time(14), time(16), date(2026, 11, 25), date(2026, 11, 25), colleague="caro").checked()
    assert duty.weekday == 2
    assert [day for day in range(23, 30) if duty.holds_on(date(2026, 11, day))] == [25]


@pytest.mark.parametrize(
    ("field", "duty"),
    [
        ("who", Duty(0, time(14), time(16), MONDAY)),
        ("who", Duty(0, time(14), time(16), MONDAY, colleague="caro", volunteer_id=1)),
        ("ends", Duty(0, time(16), time(14), MONDAY, colleague="caro")),
        ("last", Duty(0, time(14), time(16), MONDAY, date(2026, 11, 1), colleague="caro")),
        ("last", Duty(6, time(14), time(16), MONDAY, date(2026, 11, 25), colleague="caro")),
        ("weekday", Duty(9, time(14), time(16), MONDAY, colleague="caro")),
    ],
)
def test_a_duty_that_cannot_be_is_refused(field: str, duty: Duty) -> None:
    with pytest.raises(BadInput) as told:
        duty.checked()
    assert told.value.field == field
