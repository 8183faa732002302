"""No total is told more than 5 off, of whatever span: where its months tell too much or too little, it is left out."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.services.made_up_years import Year, keyed, year_of
from woilmenau_desk.domain.confidentiality.published import Counted, Told
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding

LONGER = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-H2", "2026")
NOT_ROUNDED_SO = (Rounding.KEY, Rounding.EACH, Rounding.HOURS, Rounding.COURSE, Rounding.EXACT)


def totals(what: Counted, told: Told) -> Iterator[tuple[str, int | None, int]]:
    """Every figure that a reader takes for a total, and the true one."""
    for name, figure in told.key.items():
        yield name, figure, what.numbers[name]
    for table in what.tables:
        if table.rounding in NOT_ROUNDED_SO:
            continue
        true = table.sums or tuple(map(sum, zip(*table.cells, strict=True)))
        for place, (figure, here) in enumerate(zip(told.sums.get(table.id, ()), true, strict=False)):
            money = table.rounding is Rounding.AID and place == 3
            if not money:
                yield f"{table.id} {place}", figure, here


def corrected(random: Random, year: Year) -> None:
    """A month is told again after something was added to it or taken out."""
    number = random.randint(1, 12)
    facts = year.facts[number - 1]
    visits = [visit for visit in facts.visits if random.random() > 0.2]
    more = [visit._replace(person_id=None, group_size=random.choice((1, 2, 4))) for visit in visits[:2]]
    known = {visit.person_id for visit in visits}
    year.facts[number - 1] = replace(facts, visits=[*visits, *more], sessions=facts.sessions + 1)
    year.new[number - 1] = min(year.new[number - 1], len(known - {None}))
    what = year.month(number)
    new = max(what.numbers["first"], min(year.new[number - 1], what.numbers["persons"]))
    year.new[number - 1] = new
    year.tell(year.month(number), 2)


@pytest.mark.parametrize("seed", range(90))
def test_no_total_is_more_than_five_off(seed: int) -> None:
    random = Random(seed)
    year = year_of(seed, busy=1 + seed % 3)
    for number, told in enumerate(year.history, 1):
        assert all(
            figure is None or abs(figure - true) <= 5 for _, figure, true in totals(year.month(number), told)
        )
    for _ in range(seed % 4):
        corrected(random, year)
    held = 0
    for text in LONGER:
        what = year.span(text)
        told = year.tell(what)
        for name, figure, true in totals(what, told):
            assert figure is None or abs(figure - true) <= 5, (text, name, figure, true)
        if told.key["contacts"] is None:
            held += 1
    assert seed % 4 or not held  # contacts are told of every span where no month was told again


def test_a_year_that_its_months_do_not_tell_leaves_that_out() -> None:
    """Later contacts alone: their months tell 6 too few, as no month knew of the ones after it."""
    year = year_of(5, 3)
    what = year.span("2026-Q1")
    true = what.numbers["follow_up"]
    far = [replace(told, key={**told.key, "follow_up": 0}) for told in year.history]
    far[0] = replace(far[0], key={**far[0].key, "follow_up": true + 6})
    told = tell(what, replace(year.history, publications=tuple(far)), Rule.ROUNDED, 5, keyed())
    assert told.key["follow_up"] is None
    assert "follow_up" in told.held
    assert told.cells["first_follow_up"].get("follow_up", (None,)) == (None,)
