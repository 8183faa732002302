"""The figures of counselling cases, by hand and against a slow counting, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.case_figures import CaseFact, CaseFigures, count_cases

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def day(number: int) -> date:
    """A day of October; below 1 of September, beyond 31 of November."""
    return FIRST + timedelta(days=number - 1)


def counted(*cases: CaseFact) -> CaseFigures:
    """The figures of October."""
    figures = count_cases(cases, FIRST, LAST)
    assert figures.contradictions() == ()
    return figures


def test_nothing_is_nothing() -> None:
    assert counted() == CaseFigures()


def test_a_case_without_a_session_is_none() -> None:
    assert counted(CaseFact(day(3), None)) == CaseFigures()
    # Nor is it one before the first of them.
    assert counted(CaseFact(day(3), day(32))) == CaseFigures()


def test_a_case_is_new_with_its_first_session() -> None:
    assert counted(CaseFact(day(-40), day(5), reached=4)) == CaseFigures(1, 1, 1, 0, 4)
    assert counted(CaseFact(day(5), day(-40))) == CaseFigures(1, 1, 1, 0, 1)
    assert counted(CaseFact(day(-40), day(-40))) == CaseFigures(1, 1, 0, 0, 1)


def test_a_case_is_open_until_it_is_closed() -> None:
    begun = day(-40)
    assert counted(CaseFact(begun, begun, ((day(0), None),))) == CaseFigures()
    assert counted(CaseFact(begun, begun, ((day(1), None),))) == CaseFigures(1, 0, 0, 1, 1)
    assert counted(CaseFact(begun, begun, ((day(31), None),))) == CaseFigures(1, 0, 0, 1, 1)
    assert counted(CaseFact(begun, begun, ((day(32), None),))) == CaseFigures(1, 1, 0, 0, 1)
    assert counted(CaseFact(day(7), day(7), ((day(7), None),))) == CaseFigures(1, 0, 1, 1, 1)


def test_one_that_was_reopened_within_the_time_is_open() -> None:
    begun = day(-40)
    assert counted(CaseFact(begun, begun, ((day(3), day(9)),))) == CaseFigures(1, 1, 0, 0, 1)
    assert counted(CaseFact(begun, begun, ((day(-9), day(40)),))) == CaseFigures()
    assert counted(CaseFact(begun, begun, ((day(-9), day(9)), (day(12), None)))) == CaseFigures(1, 0, 0, 1, 1)


@st.composite
def cases(draw: st.DrawFn) -> CaseFact:
    """A case whose days are in their order."""
    days = sorted(draw(st.lists(st.integers(-20, 60), min_size=1, max_size=6)))
    closed = [day(one) for one in days[1:]]
    closings = [
        (one, closed[place + 1] if place + 1 < len(closed) else None) for place, one in enumerate(closed)
    ][::2]
    session = draw(st.none() | st.integers(-20, 60))
    if session is not None and closings and closings[-1][1] is None and day(session) > closings[-1][0]:
        session = None  # a closed case has no session any more
    began = None if session is None else day(session)
    return CaseFact(day(days[0]), began, tuple(closings), draw(st.integers(1, 5)))


def open_days(case: CaseFact) -> list[int]:
    """The days on which somebody may have worked with it, the one of its closing included."""
    began = None if case.first_session is None else max(case.opened, case.first_session)
    found = []
    for number in range(-20, 61):
        is_open = case.opened <= day(number)
        for closed, reopened in case.closings:
            if closed < day(number) and (reopened is None or day(number) < reopened):
                is_open = False
        if is_open and began is not None and began <= day(number):
            found.append(number)
    return found


@given(st.lists(cases(), max_size=8))
def test_the_figures_are_those_of_a_slow_counting(drawn: list[CaseFact]) -> None:
    figures = counted(*drawn)
    running = [case for case in drawn if any(1 <= number <= 31 for number in open_days(case))]
    assert figures.running == len(running)
    assert figures.reached == sum(case.reached for case in running)
    ends = [
        case
        for case in running
        if any(closed <= LAST and (again is None or again > LAST) for closed, again in case.closings)
    ]
    assert figures.closed == len(ends)
    assert figures.open == len(running) - len(ends)


@given(st.lists(cases(), max_size=8), st.integers(2, 31))
def test_new_ones_of_two_halves_add_up(drawn: list[CaseFact], cut: int) -> None:
    whole = counted(*drawn)
    one, other = count_cases(drawn, FIRST, day(cut - 1)), count_cases(drawn, day(cut), LAST)
    assert one.contradictions() == other.contradictions() == ()
    assert whole.new == one.new + other.new
    assert max(one.running, other.running) <= whole.running <= one.running + other.running
    assert whole.open == other.open
