"""Leaving out small figures: what whoever knows the rule by heart still cannot tell."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.confidentiality.suppressed import hidden_rows, safe


@pytest.mark.parametrize(
    ("least", "rows", "most"), [(3, 2, 12), (3, 3, 12), (3, 4, 7), (5, 2, 22), (5, 3, 20)]
)
def test_every_hidden_figure_may_be_anything_below_k(least: int, rows: int, most: int) -> None:
    """All tables there are, told in every way that a key may choose; what is told alike is one thing for an outsider."""
    alike: defaultdict[object, set[tuple[int, ...]]] = defaultdict(set)
    for cells in product(range(most + 1), repeat=rows):
        if 0 < sum(cells) < least:
            continue  # not even the total is told
        named = {f"{place}": cell for place, cell in enumerate(cells)}
        for first in range(rows):
            hidden = hidden_rows(named, least, lambda row, first=first: (int(row) - first) % rows)  # type: ignore[misc]
            if hidden is None:
                told: object = sum(cells)
            else:
                told = sum(cells), tuple(None if row in hidden else cell for row, cell in named.items())
            alike[told].add(cells)
    for tables in alike.values():
        if max(map(max, tables)) == most:
            continue  # of what lies at the end of what is tried, too much is known here
        for values in map(set, zip(*tables, strict=True)):
            assert set(range(1, least)) <= values or not values & set(range(1, least)), tables


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(3, 7))
def test_one_row_more_is_enough(cells: list[int], least: int) -> None:
    true = {f"{place}": cell for place, cell in enumerate(cells)}
    small = {row for row, cell in true.items() if 0 < cell < least}
    hidden = hidden_rows(true, least, str)
    if hidden is None:
        assert max(cells) < least
        assert small
    else:
        assert small <= hidden
        assert len(hidden - small) <= 1
        assert safe([true[row] for row in hidden], least)
        assert all(true[row] for row in hidden)
