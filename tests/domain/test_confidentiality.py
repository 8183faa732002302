"""Rounding by which nobody can be seen: what a table keeps, and what an attacker cannot work out."""

from collections.abc import Iterator
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.confidentiality import (
    BASE,
    round_matrix,
    round_one,
    round_row,
    round_share,
    round_sum,
)

Table = list[list[int]]


@st.composite
def tables(draw: st.DrawFn, most: int = 40, rows: int = 7, columns: int = 8) -> Table:
    """Tables of small figures, many of them nought."""
    width = draw(st.integers(1, columns))
    cell = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, most))
    return draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=rows))


def near(published: int, true: int) -> bool:
    """A multiple of the base right next to the truth."""
    if true % BASE == 0:
        return published == true
    return published % BASE == 0 and abs(published - true) < BASE and published >= 0


def check(cells: Table, published: tuple[tuple[int, ...], ...], total: int) -> None:
    """All that a published table promises."""
    assert [len(row) for row in published] == [len(row) for row in cells]
    for true_row, row in zip(cells, published, strict=True):
        assert all(near(shown, true) for shown, true in zip(row, true_row, strict=True))
        assert near(sum(row), sum(true_row))
    for true_column, column in zip(zip(*cells, strict=True), zip(*published, strict=True), strict=True):
        assert near(sum(column), sum(true_column))
    assert sum(map(sum, published)) == total


@given(tables())
def test_cells_and_sums_are_neighbouring_multiples_and_add_up(cells: Table) -> None:
    check(cells, round_matrix(cells), round_one(sum(map(sum, cells))))


@given(tables(), st.booleans())
def test_the_total_can_be_either_neighbour(cells: Table, up: bool) -> None:
    true = sum(map(sum, cells))
    total = BASE * (-(-true // BASE) if up else true // BASE)
    check(cells, round_matrix(cells, total), total)


@given(tables(rows=1))
def test_a_row_keeps_the_same_promises(cells: Table) -> None:
    check(cells, (round_row(cells[0]),), round_one(sum(cells[0])))


@given(tables(), st.integers(1, 12))
def test_other_bases_hold_as_well(cells: Table, base: int) -> None:
    published = round_matrix(cells, base=base)
    for shown, true in zip(chain(*published), chain(*cells), strict=True):
        assert shown % base == 0
        assert abs(shown - true) < base
    assert sum(map(sum, published)) == round_one(sum(map(sum, cells)), base)


@given(tables())
def test_the_same_table_is_always_published_alike(cells: Table) -> None:
    assert round_matrix(cells) == round_matrix([list(row) for row in cells])


@given(
    st.lists(
        st.lists(st.integers(0, 8).map(lambda n: n * BASE), min_size=3, max_size=3), min_size=1, max_size=4
    )
)
def test_what_is_a_multiple_already_stays(cells: Table) -> None:
    assert round_matrix(cells) == tuple(map(tuple, cells))


def test_most_cells_go_to_the_nearer_multiple() -> None:
    cells = [[(7 * row * column + 3 * row + column) % 23 for column in range(8)] for row in range(8)]
    published = round_matrix(cells)
    pairs = [pair for rows in zip(cells, published, strict=True) for pair in zip(*rows, strict=True)]
    nearest = sum(abs(true - shown) <= 2 for true, shown in pairs)
    assert nearest >= 0.85 * len(pairs)


def test_empty_tables_and_noughts() -> None:
    assert round_matrix([]) == ()
    assert round_matrix([[], []]) == ((), ())
    assert round_matrix([[0, 0], [0, 0]]) == ((0, 0), (0, 0))
    assert round_row([]) == ()


@pytest.mark.parametrize("total", [0, 15, 7, -5, 20])
def test_a_total_that_is_not_next_to_the_truth_is_a_mistake(total: int) -> None:
    with pytest.raises(ValueError, match="is not next to 8"):
        round_matrix([[4, 4]], total)
    assert sum(round_row([4, 4], 5)) == 5
    assert sum(round_row([4, 4], 10)) == 10


@pytest.mark.parametrize(("true", "shown"), [(0, 0), (1, 0), (2, 0), (3, 5), (4, 5), (5, 5), (7, 5), (8, 10)])
def test_a_figure_alone_goes_to_the_nearer_multiple(true: int, shown: int) -> None:
    assert round_one(true) == shown


@given(st.lists(st.integers(0, 30), min_size=1, max_size=24))
def test_the_months_add_up_to_the_year_at_any_time(months: list[int]) -> None:
    before, published = 0, 0
    for figure in months:
        share = round_share(before, figure)
        assert near(share, figure)
        before, published = before + figure, published + share
        assert near(published, before)
        assert published == round_sum(before)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12))
def test_a_years_first_figure_below_the_base_is_nought_and_stays_untold(months: list[int]) -> None:
    """Of January's 0 to 4 each leaves the same behind: the later months make up for it within what rounding leaves."""
    first, *rest = months
    if first < BASE:
        assert round_share(0, first) == 0
        assert round_sum(first) == 0
    before = first
    for figure in rest:
        assert near(round_share(before, figure), figure)
        before += figure


@pytest.mark.parametrize(
    ("true", "shown"), [(0, 0), (3, 0), (4, 0), (5, 5), (7, 5), (8, 5), (12, 10), (14, 10)]
)
def test_a_sum_is_rounded_down(true: int, shown: int) -> None:
    assert round_sum(true) == shown


# -- the attacker ----------------------------------------------------------------------------------------------
#
# Who reads a report knows the published cells, the published total, and that a cell lies less than 5 from the truth
# and the total, which is rounded alone, within 2. A table is safe when no cell below 5 follows from that.


def could_be(shown: int) -> range:
    return range(max(0, shown - BASE + 1), shown + BASE)


def consistent(published: tuple[tuple[int, ...], ...]) -> Iterator[tuple[int, ...]]:
    """All tables that would be published like this, as far as an attacker can tell."""
    flat = [shown for row in published for shown in row]
    total = sum(flat)
    columns = len(published[0])
    for true in product(*map(could_be, flat)):
        rows = [true[start : start + columns] for start in range(0, len(true), columns)]
        sums = [*map(sum, rows), *map(sum, zip(*rows, strict=True))]
        shown = [*map(sum, published), *map(sum, zip(*published, strict=True))]
        if round_one(sum(true)) == total and all(map(near, shown, sums)):
            yield true


@given(
    st.one_of(
        tables(most=9, rows=1, columns=4),
        tables(most=9, rows=2, columns=2),
        tables(most=9, rows=4, columns=1),
    )
)
def test_no_small_cell_follows_from_what_is_published(cells: Table) -> None:
    flat = [cell for row in cells for cell in row]
    possible: list[set[int]] = [set() for _ in flat]
    for table in consistent(round_matrix(cells)):
        for values, value in zip(possible, table, strict=True):
            values.add(value)
    for true, values in zip(flat, possible, strict=True):
        assert true in values, "the attacker's own rules exclude the truth"
        assert len(values) >= 2, f"{true} follows from {round_matrix(cells)}"
        if 0 < true < BASE:
            assert len(values) >= 3


def test_plain_rounding_beside_a_total_would_have_told() -> None:
    """Why tables are rounded in a controlled way: four kinds of help, each given twice."""
    cells, total = [2, 2, 2, 2], 8
    plain = [round_one(cell) for cell in cells]
    assert (plain, round_one(total)) == ([0, 0, 0, 0], 10)
    guesses = [
        guess for guess in product(range(3), repeat=4) if round_one(sum(guess)) == 10
    ]  # alone, nought means 0 to 2
    assert guesses == [(2, 2, 2, 2)]
    assert sum(round_row(cells)) == 10
