"""Rounding by which nobody can be seen: what sums tell, and what an attacker cannot work out."""

from collections import defaultdict
from itertools import accumulate, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.confidentiality import BASE, lowered, most_told, round_down, round_one, running

MONTHS = st.lists(st.integers(0, 30), min_size=1, max_size=12)


@pytest.mark.parametrize(("true", "shown"), [(0, 0), (1, 0), (2, 0), (3, 5), (4, 5), (5, 5), (7, 5), (8, 10)])
def test_a_figure_alone_goes_to_the_nearer_multiple(true: int, shown: int) -> None:
    assert round_one(true) == shown


@pytest.mark.parametrize(("true", "shown"), [(0, 0), (4, 0), (5, 5), (9, 5), (12, 10), (14, 10)])
def test_figures_and_sums_are_rounded_down(true: int, shown: int) -> None:
    assert round_down(true) == shown


@given(st.lists(st.integers(0, 30), min_size=1, max_size=9))
def test_a_sum_is_held_down_only_where_its_parts_are_nearly_all_four_above(parts: list[int]) -> None:
    told = [round_down(part) for part in parts]
    total = min(round_down(sum(parts)), most_told(told, len(told)))
    assert sum(told) <= total <= sum(parts)
    assert total == round_down(sum(parts)) or sum(parts) - sum(told) > 4 * len(parts) - 4


@given(st.lists(st.integers(0, 6).map(lambda n: n * BASE), min_size=1, max_size=6), st.integers(0, 20))
def test_parts_are_lowered_to_their_sum_and_no_further(parts: list[int], number: int) -> None:
    total = min(number * BASE, sum(parts))
    after = lowered(parts, total)
    assert sum(after) == total
    assert all(0 <= low <= part and low % BASE == 0 for low, part in zip(after, parts, strict=True))
    assert lowered(parts, sum(parts) + BASE) == parts


@given(MONTHS)
def test_the_year_so_far_grows_and_is_never_less_than_its_months(months: list[int]) -> None:
    told = [round_down(month) for month in months]
    true = list(accumulate(months))
    year = running(true, told)
    assert year[0] == told[0]
    assert year == sorted(year)
    for so_far, published, parts in zip(true, year, accumulate(told), strict=True):
        assert published % BASE == 0
        assert parts <= published <= so_far
        assert published or so_far < BASE


@given(MONTHS)
def test_every_month_may_be_two_three_or_four_above_what_it_tells(months: list[int]) -> None:
    """The proof for a whole year, of any figures: the bounds that the years so far set to each month."""
    told = [round_down(month) for month in months]
    year = running(list(accumulate(months)), told)
    low = [0, *(so_far - parts for so_far, parts in zip(year, accumulate(told), strict=True))]
    high = [0, *(bound + 4 for bound in low[1:])]
    for month in range(1, len(low)):
        # In a system of differences the tightest bound is that of a path: back to a bound before, on to one behind.
        for before in range(month):
            for behind in range(month, len(low)):
                assert low[behind] - high[before] - 4 * (behind - before - 1) <= 2
                assert high[behind] - low[before] >= 4


def test_no_month_follows_from_five_years_so_far() -> None:
    """All runs of five months below 5: what they tell, and who else tells the same."""
    alike: defaultdict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for months in product(range(5), repeat=5):
        alike[tuple(running(list(accumulate(months)), (0,) * 5))].append(months)
    assert alike[0, 5, 10, 10, 15]
    for months in alike.values():
        assert all({2, 3, 4} <= set(month) for month in zip(*months, strict=True))
