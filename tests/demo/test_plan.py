"""The fictional centre: the same for the same seed, as large as asked for, and like a real one."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.demo.chances import SLOTS, shares, table
from woilmenau_desk.demo.plan import DemoPlan, plan
from woilmenau_desk.demo.staff import COUNSELLORS, PASSWORD, STAFF
from woilmenau_desk.demo.visits import PlannedVisit
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import standing_in_the_way, takes
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.value_files import load_age_bands, load_value_lists

TODAY = date(2026, 11, 23)
CLOSED = dict(holidays.country_holidays("DE", subdiv="TH", years=range(2023, 2028), language="de"))
OPENING = Opening(closed=CLOSED)
VALUES = resources_dir() / "values"
LISTS = load_value_lists(VALUES)


@cache
def centre() -> DemoPlan:
    """The centre that `demo` makes when nothing else is said."""
    return plan(today=TODAY, opening=OPENING)


@cache
def visits() -> tuple[PlannedVisit, ...]:
    return tuple(centre().visits())


def everything(made: DemoPlan) -> tuple[list[object], ...]:
    streams = (made.people(), made.visits(), made.sessions(), made.aid(), made.appointments())
    return tuple(list(stream) for stream in streams)


@given(
    seed=st.integers(0, 1_000),
    persons=st.integers(0, 150),
    count=st.integers(0, 400),
    years=st.integers(1, 4),
    today=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
)
def test_any_size_is_honoured_exactly(seed: int, persons: int, count: int, years: int, today: date) -> None:
    made = plan(seed, persons, count, years, today=today, opening=OPENING)
    people, seen = list(made.people()), list(made.visits())
    assert [person.number for person in people] == list(range(1, persons + 1))
    assert [visit.number for visit in seen] == list(range(1, count + 1))
    # Everybody has a visit where there are enough of them, and exactly one first visit, before all others.
    met: set[int] = set()
    for visit in seen:
        assert made.first_day <= visit.day < today
        if visit.person is not None:
            assert visit.first is (visit.person not in met)
            met.add(visit.person)
    assert len(met) == min(persons, count)
    for person in people:
        assert person.data.checked(today) == person.data
        assert person.data.birth_year is None or person.data.birth_year <= person.registered_at.year
        assert person.registered_at.date() < today


@settings(max_examples=20)
@given(seed=st.integers(0, 50), years=st.integers(1, 3))
def test_the_same_seed_gives_the_same_centre_and_another_seed_another(seed: int, years: int) -> None:
    def make(number: int) -> DemoPlan:
        return plan(number, 40, 200, years, today=TODAY, opening=OPENING)

    one, other = make(seed), make(seed + 1)
    assert everything(one) == everything(make(seed))
    assert list(one.people()) != list(other.people())
    assert list(one.visits()) != list(other.visits())


def test_the_streams_can_be_read_in_any_order_and_again() -> None:
    backwards = plan(3, 60, 500, today=TODAY, opening=OPENING)
    forwards = plan(3, 60, 500, today=TODAY, opening=OPENING)
    late = list(backwards.appointments()), list(backwards.aid()), list(backwards.sessions())
    first = everything(forwards)
    assert late == (first[4], first[3], first[2])
    assert everything(forwards) == first


def test_nobody_comes_on_a_closed_day_but_to_a_feast() -> None:
    assert len(visits()) == 9_000
    for visit in visits():
        assert OPENING.is_open_day(visit.day) or visit.day in centre().events
        assert local(visit.occurred_at).date() == visit.day
        assert visit.within_hours is OPENING.contains(visit.occurred_at)
        assert 9 <= local(visit.occurred_at).hour < 18
    feasts = [visit.day for visit in visits() if visit.day in centre().events]
    assert len(set(feasts)) == 6
    assert len(feasts) < 0.06 * len(visits())
    assert all(day.weekday() == 5 and day not in CLOSED for day in feasts)


def test_visits_stand_in_the_order_of_time() -> None:
    assert all(before.at <= after.at for before, after in pairwise(visits()))


def test_a_day_closed_by_the_centre_stays_empty() -> None:
    summer = {date(2026, 7, 20) + timedelta(days=offset): "Betriebsferien" for offset in range(14)}
    made = plan(1, 50, 3_000, 1, today=TODAY, opening=Opening(closed=CLOSED | summer))
    assert not [visit for visit in made.visits() if visit.day in summer]


def test_a_centre_that_was_never_open_is_refused() -> None:
    always = {TODAY - timedelta(days=days): "Umbau" for days in range(400)}
    with pytest.raises(ValueError, match="never open"):
        plan(1, 1, 1, 1, today=TODAY, opening=Opening(closed=always))
    with pytest.raises(ValueError, match="negative"):
        plan(1, -1, 1, today=TODAY, opening=OPENING)


def test_today_has_visits_up_to_the_moment_asked_for() -> None:
    made = plan(1, 420, 9_000, today=TODAY, opening=OPENING, until=time(15, 10))
    today = [visit for visit in made.visits() if visit.day == TODAY]
    assert len(today) >= 5
    assert max(local(visit.occurred_at).time() for visit in today) < time(15, 10)
    kept = [row for row in made.appointments() if row.day == TODAY and row.state is AppointmentState.KEPT]
    assert all(row.data.starts_at < datetime(2026, 11, 23, 14, 10, tzinfo=UTC) for row in kept)
    assert sum(1 for _ in made.visits()) == 9_000


def test_a_year_looks_like_a_real_one() -> None:
    months = Counter(visit.day.isoformat()[:7] for visit in visits())
    usual = len(visits()) / 24
    whole = [month for month in months if month not in {"2024-11", "2026-11"}]
    assert all(0.4 * usual < months[month] < 1.8 * usual for month in whole)
    for year in ("2025", "2026"):
        assert months[f"{year}-08"] < 0.75 * months[f"{year}-06"]  # a quiet summer
        assert months[f"{year}-10"] > 1.5 * months[f"{year}-08"]  # a full autumn
    assert months["2026-10"] > 1.05 * months["2025-10"]  # growth
    outside = sum(not visit.within_hours and visit.day not in centre().events for visit in visits())
    assert 0.02 < outside / len(visits()) < 0.12


def test_some_come_once_and_some_every_week() -> None:
    times = Counter(visit.person for visit in visits() if visit.person is not None)
    assert 0.2 < sum(count == 1 for count in times.values()) / len(times) < 0.5
    assert sum(count > 25 for count in times.values()) > 20
    assert max(times.values()) < 150
    anonymous = sum(visit.person is None for visit in visits()) / len(visits())
    assert 0.3 < anonymous < 0.42
    # Nobody is counted twice for one reason on one day.
    personal = [(visit.person, visit.day) for visit in visits() if visit.person is not None]
    assert len(set(personal)) == len(personal)


def test_first_visits_are_spread_over_the_years() -> None:
    first = Counter(visit.day.isoformat()[:7] for visit in visits() if visit.first)
    assert sum(first.values()) == 420
    assert len(first) == 25
    assert min(first.values()) >= 3
    assert max(first.values()) < 0.2 * 420


def test_every_code_stands_in_the_value_lists() -> None:
    def known(name: ListName, *codes: str | None) -> bool:
        return all(code is None or code in LISTS[name] for code in codes)

    bands = {band.code for band in load_age_bands(VALUES)}
    for visit in visits():
        assert known(ListName.REASONS, visit.reason)
        assert known(ListName.CHANNELS, visit.channel)
        assert known(ListName.LANGUAGES, visit.language)
        assert known(ListName.GENDERS, visit.gender)
        assert known(ListName.INTERPRETING, visit.interpreting)
        assert known(ListName.STATUSES, visit.status)
        assert known(ListName.BENEFIT_SYSTEMS, visit.benefit_system)
        assert visit.age_band is None or visit.age_band in bands
        assert type(visit.reason) is str
        assert type(visit.channel) is str
    for person in centre().people():
        data = person.data
        assert known(ListName.LANGUAGES, data.language, data.print_language)
        assert known(ListName.GENDERS, data.gender)
        assert known(ListName.STATUSES, data.status)
        assert known(ListName.BENEFIT_SYSTEMS, data.benefit_system)
        assert data.nationality in {STATELESS, UNCLEAR} or (data.nationality or "").isupper()
    for session in centre().sessions():
        assert known(ListName.TOPICS, *session.data.topics)
        assert known(ListName.OUTCOMES, session.data.outcome)
        assert known(ListName.INTERPRETING, session.data.interpreting)
        if session.data.referral:
            assert known(ListName.REFERRAL_TARGETS, session.data.referral.target)
            assert known(ListName.REFERRAL_STATES, session.data.referral.state)
    assert all(known(ListName.AID_KINDS, aid.data.kind) for aid in centre().aid())


def test_what_the_centre_has_in_its_lists_is_in_use() -> None:
    used = {visit.reason for visit in visits()}
    assert used == {value.code for value in LISTS[ListName.REASONS]}
    assert {visit.channel for visit in visits()} == {value.code for value in LISTS[ListName.CHANNELS]}
    groups = {
        status.extra["group"]
        for visit in visits()
        if (status := LISTS[ListName.STATUSES].get(visit.status)) is not None
    }
    assert groups == {"A", "B", "C", "D"}
    assert len({visit.language for visit in visits()}) > 18
    assert any(visit.group_size > 3 for visit in visits())
    assert any(visit.adults for visit in visits())
    assert any(visit.children for visit in visits())


def test_a_status_may_change_between_two_visits() -> None:
    held: dict[int, set[str | None]] = {}
    for visit in visits():
        if visit.person is not None:
            held.setdefault(visit.person, set()).add(visit.status)
    changed = [statuses for statuses in held.values() if len(statuses) > 1]
    assert changed
    assert all(len(statuses) == 2 for statuses in changed)
    now = {person.number: person.data.status for person in centre().people()}
    last = {visit.person: visit.status for visit in visits() if visit.person is not None}
    assert sum(now[number] == status for number, status in last.items()) > 0.9 * len(last)


def test_sessions_and_help_belong_to_their_visits() -> None:
    by_number = {visit.number: visit for visit in visits()}
    sessions = list(centre().sessions())
    assert len(sessions) > 300
    for session in sessions:
        visit = by_number[session.visit]
        assert (visit.reason, visit.person) == ("counselling", session.data.person_id)
        assert (session.occurred_at, session.day) == (visit.occurred_at, visit.day)
        assert session.counsellor in COUNSELLORS
        assert session.data.checked() == session.data
        assert "{" not in session.note
        if session.data.follow_up_on:
            assert session.day < session.data.follow_up_on
            assert OPENING.is_open_day(session.data.follow_up_on)
            assert not (session.follow_up_done and session.data.follow_up_on >= TODAY)
    assert any(session.data.follow_up_on and not session.follow_up_done for session in sessions)
    assert any(session.data.referral and session.data.referral.target == "soberi" for session in sessions)
    for aid in centre().aid():
        visit = by_number[aid.visit]
        assert (visit.reason, visit.person) == ("emergency_aid", aid.data.person_id)
        assert aid.data.checked() == aid.data


def test_appointments_lie_behind_and_ahead() -> None:
    rows = list(centre().appointments())
    assert {row.state for row in rows} == set(AppointmentState)
    ahead = [row for row in rows if row.day >= TODAY]
    assert len({row.day for row in ahead}) >= 9
    assert {row.data.colleague for row in rows} == set(COUNSELLORS) == {"caro", "rolf"}
    standing = [
        takes(row.data, number) for number, row in enumerate(ahead) if row.state is AppointmentState.BOOKED
    ]
    every = [one for taken in standing for one in taken]
    assert not any(standing_in_the_way(taken, every) for taken in standing), "nobody can be in two places"
    assert {row.data.type for row in ahead} >= {"talk", "first_talk", "accompaniment"}
    assert {row.data.room for row in ahead} == {None, "room_1", "room_2"}
    assert {row.cancelled_by for row in rows} == {None, *CancelledBy}
    # Somebody did not come lately, and is invited again.
    missed = next(row for row in reversed(rows) if row.state is AppointmentState.NO_SHOW)
    (again,) = (row for row in ahead if row.again)
    assert again.data.person_id == missed.data.person_id
    assert TODAY - timedelta(days=14) < missed.day < TODAY < again.day
    first = {person.number: person.registered_at for person in centre().people()}
    for row in rows:
        assert local(row.data.starts_at).date() == row.day
        assert OPENING.is_open_day(row.day)
        assert row.data.checked().starts_at > first[row.data.person_id]
        assert (row.state is AppointmentState.BOOKED) <= (row.day >= TODAY)
        assert row.day <= TODAY + timedelta(days=14)


def test_the_colleagues() -> None:
    assert {(user.name, user.role) for user in STAFF} == {
        ("caro", Role.LEAD),
        ("rolf", Role.COUNSELLOR),
        ("theke", Role.COUNTER),
    }
    assert PASSWORD == "wetzlarer-platz-1"
    assert {visit.logged_by for visit in visits()} <= {user.name for user in STAFF}


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50), st.integers(0, 5_000))
def test_shares_add_up(weights: list[float], total: int) -> None:
    parts = shares(weights, total)
    assert sum(parts) == total
    assert min(parts) >= 0


@given(st.dictionaries(st.integers(), st.floats(0.01, 100), min_size=1, max_size=30))
def test_a_table_is_full_and_fair(weights: dict[int, float]) -> None:
    slots = table(weights)
    assert len(slots) == SLOTS
    for key, weight in weights.items():
        assert abs(slots.count(key) - SLOTS * weight / sum(weights.values())) <= 1.01
