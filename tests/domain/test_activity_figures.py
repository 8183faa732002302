"""The figures of offers and volunteers, held against a second counting that takes its time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.activity_figures import (
    ActivityFacts,
    ActivityFigures,
    AttendanceFact,
    HoursFact,
    OfferFigures,
    SessionFact,
    VolunteerFact,
    count_activity,
)

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
KINDS = ("womens_cafe", "language_course", "cycling")


def counted(facts: ActivityFacts) -> ActivityFigures:
    return count_activity(facts, FIRST, LAST)


def test_nothing_is_nothing() -> None:
    assert counted(ActivityFacts()) == ActivityFigures()
    assert counted(ActivityFacts()).contradictions() == ()


def test_who_comes_four_times_is_one_participant_and_four_attendances() -> None:
    sessions = [SessionFact("womens_cafe", True, 2 + 3, 1)] * 4 + [SessionFact("womens_cafe", False, 0, 0)]
    came = [AttendanceFact("womens_cafe", person, "female") for person in (1, 2)] * 4
    figures = counted(ActivityFacts(sessions, came))
    assert figures.offers == {"womens_cafe": OfferFigures(5, 4, 20, 2, 2, 4)}
    assert figures.all_offers == OfferFigures(5, 4, 20, 2, 2, 4)


def test_who_is_in_two_kinds_is_one_participant_of_all() -> None:
    sessions = [SessionFact("womens_cafe", True, 1, 0), SessionFact("cycling", True, 1, 0)]
    came = [AttendanceFact("womens_cafe", 1, None), AttendanceFact("cycling", 1, "female")]
    figures = counted(ActivityFacts(sessions, came))
    assert [figures.offers[kind].participants for kind in ("womens_cafe", "cycling")] == [1, 1]
    assert [figures.offers[kind].women for kind in ("womens_cafe", "cycling")] == [0, 1]
    assert (figures.all_offers.participants, figures.all_offers.women) == (1, 1)


def test_a_training_is_no_offer_to_visitors() -> None:
    sessions = [SessionFact("training", True, 9, 0, True), SessionFact("training", False, 0, 0, True)]
    figures = counted(ActivityFacts(sessions, trained=9))
    assert (figures.offers, figures.trainings, figures.trained) == ({}, 1, 9)


@pytest.mark.parametrize(
    ("started", "ended", "pauses", "active"),
    [
        (None, None, (), True),
        (date(2026, 10, 31), None, (), True),
        (date(2026, 11, 1), None, (), False),
        (None, date(2026, 10, 1), (), True),
        (None, date(2026, 9, 30), (), False),
        (None, None, ((date(2026, 9, 1), None),), False),
        (None, None, ((date(2026, 10, 2), None),), True),
        (None, None, ((date(2026, 9, 1), date(2026, 10, 30)),), True),
        (None, None, ((date(2026, 9, 1), date(2026, 10, 31)),), False),
        (None, None, ((date(2026, 9, 1), date(2026, 10, 9)), (date(2026, 10, 10), None)), False),
        (date(2026, 10, 20), date(2026, 10, 22), ((date(2026, 10, 20), date(2026, 10, 22)),), False),
    ],
)
def test_who_was_active(
    started: date | None, ended: date | None, pauses: tuple[tuple[date, date | None], ...], active: bool
) -> None:
    figures = counted(ActivityFacts(volunteers=[VolunteerFact(started, ended, pauses)]))
    assert figures.volunteers == active
    assert figures.joined == (started is not None and FIRST <= started <= LAST)
    assert figures.left == (ended is not None and FIRST <= ended <= LAST)


@pytest.mark.parametrize(
    ("gone", "ended", "joined", "left"),
    [
        ((date(2026, 10, 16), date(2026, 11, 19)), None, 0, 1),  # left in the month, back after it
        ((date(2026, 11, 1), date(2026, 11, 19)), None, 0, 1),  # left on its last day
        ((date(2026, 10, 1), date(2026, 11, 19)), None, 0, 0),  # left on the last day of the one before
        ((date(2026, 8, 1), date(2026, 10, 9)), None, 1, 0),
        ((date(2026, 8, 1), date(2026, 9, 30)), None, 1, 0),  # back on its first day
        ((date(2026, 10, 5), date(2026, 10, 9)), date(2026, 10, 20), 1, 2),
        ((date(2026, 10, 5), date(2026, 10, 20)), date(2026, 10, 20), 0, 1),  # let go before they were back
    ],
)
def test_whoever_left_and_came_again_left_and_joined(
    gone: tuple[date, date], ended: date | None, joined: int, left: int
) -> None:
    fact = VolunteerFact(date(2026, 1, 1), ended, (gone,), (gone,))
    figures = counted(ActivityFacts(volunteers=[fact]))
    assert (figures.joined, figures.left) == (joined, left)


DAYS = st.dates(FIRST - timedelta(days=40), LAST + timedelta(days=40))


@given(
    st.none() | DAYS, st.none() | DAYS, st.lists(st.tuples(DAYS, st.none() | st.integers(0, 50)), max_size=4)
)
def test_active_is_a_day_without_a_pause(
    started: date | None, ended: date | None, lengths: list[tuple[date, int | None]]
) -> None:
    pauses = tuple(
        (begins, None if days is None else begins + timedelta(days=days)) for begins, days in lengths
    )
    days = (FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1))
    slowly = any(
        (started is None or started <= day)
        and (ended is None or day <= ended)
        and not any(begins <= day and (ends is None or day <= ends) for begins, ends in pauses)
        for day in days
    )
    assert counted(ActivityFacts(volunteers=[VolunteerFact(started, ended, pauses)])).volunteers == slowly


def test_hours_are_counted_by_field_and_by_head() -> None:
    hours = [HoursFact("language", 1, 60), HoursFact("language", 2, 300), HoursFact("language", 1, 30)]
    hours.append(HoursFact("leisure", 1, 15))
    figures = counted(ActivityFacts(hours=hours))
    language, leisure = figures.hours["language"], figures.hours["leisure"]
    assert (language.volunteers, language.minutes, language.most_of_one) == (2, 390, 300)
    assert (leisure.volunteers, leisure.minutes, leisure.most_of_one) == (1, 15, 15)
    assert (figures.serving, figures.minutes) == (2, 405)


SESSIONS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.integers(1, 9), max_size=6, unique=True), st.integers(0, 3))
)


@given(SESSIONS)
def test_the_rules_of_the_field_hold(days: list[tuple[str, list[int], int]]) -> None:
    facts = ActivityFacts(
        [
            SessionFact(kind, bool(people or heads), len(people) + heads, heads)
            for kind, people, heads in days
        ],
        [
            AttendanceFact(kind, person, ("female", "male", None)[person % 3])
            for kind, people, _ in days
            for person in people
        ],
    )
    figures = counted(facts)
    assert figures.contradictions() == ()
    for kind, found in figures.offers.items():
        of_kind = [(people, heads) for of, people, heads in days if of == kind]
        everybody = {person for people, _ in of_kind for person in people}
        assert (found.planned, found.attendances) == (
            len(of_kind),
            sum(len(people) + heads for people, heads in of_kind),
        )
        assert (found.participants, found.women) == (
            len(everybody),
            sum(person % 3 == 0 for person in everybody),
        )
    assert figures.all_offers.participants == len({person for _, people, _ in days for person in people})
