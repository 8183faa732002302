"""Persons told by several sets of age bands: all of it could be of the same persons, however the sets lie to each other."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.confidentiality.crossed import crossed
from woilmenau_desk.domain.confidentiality.other_bands import ByBands, alike, told_alike

AGES = (3, 9, 15, 20, 24, 28, 40, 50, 58, 70, None)  # of each, one or more persons; None: not known
NARROW = ("0-5", "6-13", "14-17", "18-26", "27-44", "45-64", "65+", "unknown")
COVERING = ("0-17", "18-44", "45+", "unknown")
OVERLAPPING = ("0-17", "18-29", "30-54", "55+", "unknown")
GROWN_UP = ("18-29", "30-54", "55+", "unknown")
YOUNG = ("0-17", "18-26", "unknown")
People = Sequence[Sequence[int]]


def _lies_in(age: int | None, code: str, codes: Sequence[str]) -> bool:
    if code == "unknown":
        return age is None or not any(_lies_in(age, other, codes) for other in codes if other != code)
    first, _, last = code.rstrip("+").partition("-")
    return age is not None and int(first) <= age <= (int(last) if last else 200)


def by(codes: Sequence[str], people: People) -> list[list[int]]:
    return [
        [
            sum(number for age, number in zip(AGES, row, strict=True) if _lies_in(age, code, codes))
            for code in codes
        ]
        for row in people
    ]


def flat(cells: Sequence[Sequence[int]]) -> list[list[float]]:
    return [[0.0] * len(row) for row in cells]


def told_first(codes: Sequence[str], people: People) -> ByBands:
    true = by(codes, people)
    whole = sum(map(sum, true))
    told = crossed(true, flat(true), [0.0] * len(true), [0.0] * len(codes), whole // 5 * 5)
    return ByBands(codes, told)


def told_then(codes: Sequence[str], people: People, *others: ByBands) -> ByBands:
    true = by(codes, people)
    return ByBands(codes, told_alike(ByBands(codes, true), others, flat(true), [0.0] * len(codes)))


def test_three_bands_of_one_each_are_not_set_beside_nothing() -> None:
    """Told 5, 5 and 5 beside 0 they would be 1 or 2 each."""
    people = [[1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2], [0] * 11]
    narrow = ByBands(NARROW, [[5, 5, 5, 0, 0, 0, 0, 0], [0] * 8])
    nothing = ByBands(COVERING, [[0, 0, 0, 0], [0] * 4])
    assert not alike(narrow, nothing)
    with pytest.raises(ValueError, match="other bands"):
        told_then(COVERING, people, narrow)  # 15 for three would be more than 5 off


@pytest.mark.parametrize("codes", [COVERING, OVERLAPPING, GROWN_UP])
@settings(max_examples=150)
@given(st.lists(st.lists(st.integers(0, 7), min_size=11, max_size=11), min_size=1, max_size=3))
def test_two_sets_are_told_as_of_the_same_persons(codes: Sequence[str], people: People) -> None:
    first = told_first(NARROW, people)
    try:
        second = told_then(codes, people, first)
    except ValueError:
        return  # held back
    assert alike(second, first)
    assert alike(first, second)
    assert [sum(row) for row in second.cells] == [sum(row) for row in first.cells]
    true = by(codes, people)
    for told, cells in zip(zip(*second.cells, strict=True), zip(*true, strict=True), strict=True):
        assert abs(sum(told) - sum(cells)) <= 5
        assert all(abs(figure - cell) < 10 for figure, cell in zip(told, cells, strict=True))


@settings(max_examples=100)
@given(
    st.lists(st.lists(st.sampled_from((0, 0, 5, 10)), min_size=11, max_size=11), min_size=2, max_size=3),
    st.sampled_from((-2, -1, 0, 1, 2)),
    st.integers(0, 10),
)
def test_what_is_told_would_be_told_of_itself_and_of_all_beside_it(
    people: list[list[int]], by_how_many: int, where: int
) -> None:
    """The proof: a told world is told as it is, by every set, and so is one with one or two persons more or less."""
    told = {codes: by(codes, people) for codes in (NARROW, OVERLAPPING, COVERING)}
    if people[0][where] + by_how_many < 0:
        return
    people[0][where] += by_how_many
    others: list[ByBands] = []
    for codes, cells in told.items():
        if others:
            assert told_then(codes, people, *others).cells == cells
        others.append(ByBands(codes, cells))


def test_bands_that_leave_out_the_young_count_them_as_unknown() -> None:
    people = [[5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0]]
    narrow = ByBands(NARROW, by(NARROW, people))
    assert told_then(GROWN_UP, people, narrow).cells == [[5, 0, 0, 15]]
    assert told_then(YOUNG, people, narrow).cells == [[15, 5, 0]]
    with pytest.raises(ValueError, match="youngest and the oldest"):
        told_then(YOUNG, people, ByBands(GROWN_UP, by(GROWN_UP, people)))


@pytest.mark.parametrize(
    "codes", [("0-5", "9+", "unknown"), ("0+",), ("unknown",), ("0-5", "6+", "x", "unknown")]
)
def test_what_are_no_bands_is_refused(codes: Sequence[str]) -> None:
    one = ByBands(codes, [[0] * len(codes)])
    assert not alike(one, ByBands(NARROW, [[0] * 8]))
