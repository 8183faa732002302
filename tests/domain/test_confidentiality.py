"""Rounding to multiples of 5 side by side: rows, sums and totals each beside the truth, and all of them adding up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.confidentiality import BASE, beside
from woilmenau_desk.domain.confidentiality.crossed import crossed
from woilmenau_desk.domain.confidentiality.multiples import nearest, possible, shared
from woilmenau_desk.domain.confidentiality.numbers import shared_numbers

PARTS = st.lists(st.integers(0, 30), min_size=1, max_size=9)


@pytest.mark.parametrize(("true", "told"), [(0, 0), (1, 0), (2, 0), (3, 5), (4, 5), (5, 5), (7, 5), (8, 10)])
def test_a_figure_alone_goes_to_the_nearer_multiple(true: int, told: int) -> None:
    assert nearest(true) == told


@given(st.lists(st.integers(0, 30), max_size=24))
def test_months_together_are_never_more_than_two_off(months: list[int]) -> None:
    """And so any run of them is less than a base off."""
    off = 0
    for true in months:
        told = nearest(true, off)
        assert told in beside(true)
        off += told - true
        assert abs(off) <= 2


@given(PARTS, st.data())
def test_parts_add_up_to_any_multiple_beside_their_sum(true: list[int], data: st.DataObject) -> None:
    total = data.draw(st.sampled_from(beside(sum(true))))
    lean = data.draw(st.lists(st.integers(-6, 6).map(float), min_size=len(true), max_size=len(true)))
    told = shared(true, lean, total)
    assert total in possible(true)
    assert sum(told) == total
    assert all(figure in beside(part) for figure, part in zip(told, true, strict=True))
    up = [one - part % BASE for one, part, figure in zip(lean, true, told, strict=True) if figure > part]
    down = [one - part % BASE for one, part, figure in zip(lean, true, told, strict=True) if figure < part]
    assert not up or not down or max(up) <= min(down)  # most is given where most is owed


def test_parts_that_cannot_add_up_are_refused() -> None:
    for true, total in (([5, 10], 20), ([1, 1], 15), ([1, 1], 3), ([6, 6], 5)):
        with pytest.raises(ValueError, match="no multiples"):
            shared(true, [0.0] * len(true), total)


@settings(max_examples=300)
@given(st.integers(1, 4), st.integers(1, 8), st.data())
def test_a_table_in_two_directions_is_beside_the_truth_in_each(
    rows: int, columns: int, data: st.DataObject
) -> None:
    cell = st.integers(0, 17)
    true = data.draw(
        st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    lean = [[0.0] * columns for _ in range(rows)]
    total = data.draw(st.sampled_from(beside(sum(map(sum, true)))))
    told = crossed(true, lean, [0.0] * rows, [0.0] * columns, total)
    assert sum(map(sum, told)) == total
    for is_true, is_told in (
        *zip(true, told, strict=True),
        *zip(zip(*true, strict=True), zip(*told, strict=True), strict=True),
    ):
        assert sum(is_told) in beside(sum(is_true))
        assert all(figure in beside(one) for figure, one in zip(is_told, is_true, strict=True))


@given(*(st.integers(0, 12) for _ in range(3)), st.data())
def test_numbers_keep_to_one_another(first: int, later: int, anonymous: int, data: st.DataObject) -> None:
    persons = data.draw(st.integers(first, first + later))
    new = data.draw(st.integers(first, persons))
    true = {
        "contacts": first + later + anonymous,
        "first": first,
        "follow_up": later,
        "unassigned": anonymous,
        "persons": persons,
        "new_persons": new,
    }
    lean = {name: [float(data.draw(st.integers(-4, 4)))] for name in true}
    told = shared_numbers(true, lean, lambda _total: 0.0)
    assert told["contacts"] == told["first"] + told["follow_up"] + told["unassigned"]
    assert told["first"] <= told["new_persons"] <= told["persons"] <= told["first"] + told["follow_up"]
    assert all(told[name] in beside(figure) for name, figure in true.items())
