"""The last look at what is told: it finds what was planted, lets pass what is proven, and is quick."""

import time
from dataclasses import replace

import pytest

from tests.services.made_up_years import keyed, year_of
from woilmenau_desk.domain.confidentiality import telling
from woilmenau_desk.domain.confidentiality.audit import NUMBER, narrowed
from woilmenau_desk.domain.confidentiality.other_bands import covered
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import Rounding, TrueTable

JANUARY = Span.parse("2026-01")
NARROW = ("0-3", "4-5", "6-13", "14-17", "18+", "unknown")
WIDE = ("0-17", "18+", "unknown")


def of_people(cells: tuple[tuple[int, ...], ...], ages: tuple[str, ...]) -> Counted:
    table = TrueTable(
        "gender_age",
        "",
        ("", *ages),
        ("a", "b"),
        cells,
        Rounding.CROSSED,
        codes=("a", "b"),
        counts=tuple(f"persons:{age}" for age in ages),
    )
    persons = sum(map(sum, cells))
    return Counted(JANUARY, f"{len(ages)}", (table,), {"persons": persons})


def as_told(what: Counted, ages: tuple[str, ...], told: dict[str, tuple[int, ...]]) -> Told:
    (table,) = what.tables
    sums = tuple(map(sum, zip(*told.values(), strict=True)))
    true = dict(zip(table.codes, table.cells, strict=True))
    key = {"persons": sum(sums)}
    return Told(
        JANUARY, 1, Rule.ROUNDED, 5, what.bands, {table.id: told}, {table.id: sums}, key,
        {table.id: true}, what.numbers, (), ages,
    )  # fmt: skip


def test_many_bands_told_high_beside_one_told_low_that_covers_them() -> None:
    """Four told 5 beside one told 0: they would be 1 or 2 each."""
    one = of_people(((1, 1, 1, 1, 0, 1), (0,) * 6), NARROW)
    other = of_people(((4, 0, 1), (0,) * 3), WIDE)
    first = as_told(one, NARROW, {"a": (5, 5, 5, 5, 0, 0), "b": (0,) * 6})
    second = as_told(other, WIDE, {"a": (0, 0, 5), "b": (0,) * 3})
    assert "gender_age" in narrowed(other, second, History((first,)))
    first = as_told(one, NARROW, {"a": (5, 0, 0, 0, 0, 0), "b": (0,) * 6})
    fitting = as_told(other, WIDE, {"a": (5, 0, 0), "b": (0,) * 3})
    assert narrowed(other, fitting, History((first,))) == set()


def test_a_row_that_is_hidden_alone_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the tellers forgot to hide another one beside it."""
    year = year_of(3, 1, busy=8, rule=Rule.SUPPRESSED, least=5)
    what = year.month(1)
    (days,) = (table for table in what.tables if table.id == "days")
    told = year.history.publications[0]
    true = {code: row[0] for code, row in zip(days.codes or days.labels, days.cells, strict=True)}
    small = next(code for code, figure in true.items() if 0 < figure < 5)
    betrayed = replace(
        told,
        cells={
            **told.cells,
            "days": {code: (None if code == small else figure,) for code, figure in true.items()},
        },
        sums={**told.sums, "days": (sum(true.values()),)},
        held=tuple(name for name in told.held if name != "days"),
    )
    assert "days" in narrowed(what, betrayed, History())
    monkeypatch.setattr(telling, "told_suppressed", lambda *_: betrayed)
    found = telling.tell(what, History(), Rule.SUPPRESSED, 5, keyed())
    assert found.cells["days"] == {}
    assert "days" in found.held


def test_a_longer_span_that_tells_more_than_its_months_is_held_back() -> None:
    year = year_of(3, 3, busy=1)
    what = year.span("2026-Q1")
    told = year.tell(what)
    assert narrowed(what, told, year.history) == set()
    months = [
        replace(one, key={**one.key, "sessions": 0}, numbers={**one.numbers, "sessions": 4})
        for one in year.history.publications[:3]
    ]
    betrayed = replace(told, key={**told.key, "sessions": 20})  # 15 at least, of three times 5 at most
    assert narrowed(what, betrayed, History(tuple(months))) == {NUMBER}


@pytest.mark.parametrize(("rule", "least"), [(Rule.ROUNDED, 5), (Rule.SUPPRESSED, 3), (Rule.SUPPRESSED, 5)])
def test_what_is_told_passes_it(rule: Rule, least: int) -> None:
    spent, looks = 0.0, 0
    for seed in range(4):
        year = year_of(seed, 6, busy=1 + seed, rule=rule, least=least)
        for number in range(1, 7):
            before = History(year.history.publications[: number - 1])
            began = time.process_time()
            assert narrowed(year.month(number), year.history.publications[number - 1], before) == set()
            spent, looks = spent + time.process_time() - began, looks + 1
        quarter = year.span("2026-Q1")
        assert narrowed(quarter, year.tell(quarter), year.history) == set()
        other = year.month(2, other=True)
        assert narrowed(other, year.tell(other), year.history) == set()
    assert spent / looks < 0.05  # some ms; the rest is for slow machines


def test_bands_are_covered_by_whole_ones_only() -> None:
    assert covered(WIDE, NARROW) == {0: [0, 1, 2, 3], 1: [4]}
    assert covered(NARROW, WIDE) == {4: [1]}
    assert covered(("0-9", "10+", "unknown"), NARROW) == {}
    assert covered(("0-13", "14+", "unknown"), NARROW) == {0: [0, 1, 2], 1: [3, 4]}
