"""Which backups stay, when one is due, and when people are told that the last one is long ago: as tables."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.backup_plan import Copy, Lateness, due_today, standing, superfluous, trial_due
from woilmenau_desk.domain.holidays import holidays
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import local

TODAY = date(2026, 11, 26)


def copies(words: str) -> list[Copy]:
    """From `11-26`, `11-26T10`, `2025-01-01`; `?` behind it: not proven, `!`: by hand or somebody else's, `R`: put back."""
    found = []
    for word in words.split():
        day, _, hour = word.rstrip("?!R").partition("T")
        whole = day if len(day) == 10 else f"2026-{day}"
        at = datetime.fromisoformat(f"{whole}T{hour or '15'}:00:00+00:00")
        found.append(Copy(word, at, proven="?" not in word, ours="!" not in word, restored="R" in word))
    return found


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("11-26", "", id="the only one"),
        pytest.param("2019-01-01", "", id="the only one, however old"),
        pytest.param("11-26T09 11-26T12 11-26T16", "11-26T09 11-26T12", id="several a day: its last"),
        # Thursday back to Friday a week ago: seven days, and the eighth is in a week that has a later one.
        pytest.param(
            "11-26 11-25 11-24 11-23 11-20 11-19 11-18 11-17 11-16", "11-17 11-16", id="seven days with a backup"
        ),
        pytest.param(
            "11-26 11-25 11-24 11-23 11-20 11-19 11-18 11-13 11-12 11-06 11-05 10-30 10-29 10-02 09-30 09-01 08-31",
            "11-12 11-05 10-29 10-02 09-01 08-31",
            id="four weeks and three months keep their last",
        ),
        pytest.param(
            "11-26 08-14 08-13 05-05 05-04 02-02 02-01",
            "",
            id="gaps: seven days that have one, however far apart",
        ),
        pytest.param("2031-05-05 2031-05-04 11-26 11-25", "", id="a clock that was wrong fills no place"),
        pytest.param(
            "2031-05-05 11-26T10 11-26T11", "11-26T10", id="from the future: counts for nothing and stays"
        ),
        pytest.param("11-26? 11-25 11-24?", "", id="unproven ones are counted for themselves"),
        pytest.param("11-26T16? 11-26T10", "", id="an unproven one takes no proven one's place"),
        pytest.param("11-26T16? 11-26T12? 11-26T10", "11-26T12?", id="and are thinned like them"),
        pytest.param("11-26T16 11-26T12R 11-26T10R", "11-26T10R", id="the last that was put back"),
        pytest.param("11-26T16 11-26T10! 2020-01-01!", "", id="made by hand, or not ours"),
    ],
)  # fmt: skip
def test_what_may_go(there: str, gone: str) -> None:
    assert superfluous(copies(there), TODAY) == frozenset(gone.split())


def test_thinned_every_day_for_two_years_the_days_weeks_and_months_are_there() -> None:
    present: list[Copy] = []
    for number in range(730):
        at = datetime(2025, 1, 1, 15, tzinfo=UTC) + timedelta(days=number)
        present.append(Copy(at.isoformat(), at, proven=True))
        gone = superfluous(present, at.date())
        present = [copy for copy in present if copy.name not in gone]
    days = [local(copy.made_at).date() for copy in present]
    assert days[-7:] == [at.date() - timedelta(days=back) for back in range(6, -1, -1)]
    assert len({day.isocalendar()[:2] for day in days}) >= 4
    assert len({(day.year, day.month) for day in days}) >= 3
    assert len(days) <= 7 + 4 + 3


moments = st.datetimes(
    min_value=datetime(2025, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)
)


@given(st.lists(st.tuples(moments, st.booleans(), st.booleans()), max_size=40, unique=True), moments)
def test_the_newest_proven_one_and_what_is_not_ours_always_stay(
    made: list[tuple[datetime, bool, bool]], now: datetime
) -> None:
    all_there = [Copy(str(number), at, proven, ours) for number, (at, proven, ours) in enumerate(made)]
    gone = superfluous(all_there, now.date())
    left = [copy for copy in all_there if copy.name not in gone]
    assert all(copy in left for copy in all_there if not copy.ours or local(copy.made_at).date() > now.date())
    for proven in (True, False):
        of_kind = [copy for copy in all_there if copy.ours and copy.proven is proven]
        if of_kind:
            assert max(of_kind, key=lambda copy: (copy.made_at, copy.name)) in left
    # Once more removes nothing, and an unproven one that comes removes no proven one.
    assert superfluous(left, now.date()) == frozenset()
    worse = [*all_there, Copy("new", now, proven=False)]
    assert {name for name in superfluous(worse, now.date()) if all_there[int(name)].proven} == {
        copy.name for copy in all_there if copy.name in gone and copy.proven
    }


def at(day: str, hour: int = 15) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{hour:02}:00:00+00:00")


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, at("11-26"), True),
        (at("11-26", 8), at("11-26"), False),
        (at("11-25"), at("11-26", 8), True),
        (at("11-25", 23), at("11-26", 8), False),  # already the 26th in Ilmenau
        (at("11-27"), at("11-26"), True),  # a time to come
    ],
)
def test_once_a_day(last: datetime | None, now: datetime, due: bool) -> None:
    assert due_today(last, now) is due


def test_the_first_and_then_one_a_week_is_put_back() -> None:
    assert trial_due(None, at("11-26"))
    assert not trial_due(at("11-20"), at("11-26"))
    assert trial_due(at("11-19"), at("11-26"))
    assert trial_due(at("11-27"), at("11-26"))


OPENING = Opening(closed={**holidays(2026, 2027), date(2026, 11, 18): "Klausur"})


@pytest.mark.parametrize(
    ("last", "now", "open_days", "lateness"),
    [
        ("11-26", "11-26", 0, Lateness.GOOD),
        ("11-20", "11-23", 1, Lateness.GOOD),  # the weekend counts for nothing
        ("11-20", "11-24", 2, Lateness.GOOD),
        ("11-20", "11-25", 3, Lateness.LATE),
        ("11-17", "11-20", 2, Lateness.GOOD),  # nor does a day on which it was closed
        ("11-20", "11-30", 6, Lateness.VERY_LATE),
        ("12-23", "12-28", 2, Lateness.GOOD),  # nor Christmas
    ],
)
def test_how_late_it_is_goes_by_the_days_on_which_the_centre_opens(
    last: str, now: str, open_days: int, lateness: Lateness
) -> None:
    found = standing([at(last)], at("01-02"), at(now), OPENING, days=3)
    assert (found.last, found.open_days, found.lateness) == (at(last), open_days, lateness)


def test_a_new_store_has_time_and_says_that_there_is_none() -> None:
    assert standing([], at("11-26"), at("11-26"), OPENING, 3).lateness is Lateness.LATE
    assert standing([], at("11-16"), at("11-26"), OPENING, 3).lateness is Lateness.VERY_LATE


def test_one_from_the_future_proves_nothing() -> None:
    assert standing([at("12-24"), at("11-10")], at("11-01"), at("11-26"), OPENING, 3).last == at("11-10")
