"""The attacker at length: thousands of months, years with several corrections, two funders, and k of 3, 4, 5 and 7.

Months are many and each is looked at by arithmetic that is exact for a single sum; years and two funders are few and get the
linear programs. A part of it runs each time; `pytest --attacks 3000` runs all of it.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.services.attacker import Attacker
from tests.services.made_up_years import Year, keyed, year_of
from tests.services.test_attacker import ages, near, published, small, some
from woilmenau_desk.domain.confidentiality.audit import narrowed
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told, codes_of
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding

FEW = 24  # months in the ordinary run
RULES = [(Rule.ROUNDED, 5), *((Rule.SUPPRESSED, least) for least in (3, 4, 5, 7))]


def sums(what: Counted, told: Told) -> Iterator[tuple[str, list[int], list[int | None], int | None]]:
    """Every sum that is told with its parts: of which table, the true parts, the told ones, the told sum."""
    for table in what.tables:
        told_sums = told.sums.get(table.id, ())
        if table.rounding in (Rounding.KEY, Rounding.OFFERS, Rounding.EXACT) or not told_sums:
            continue
        wide = 1 if table.rounding is Rounding.AID else len(told_sums)
        rows = [told.cells[table.id].get(code) for code in codes_of(table)]
        for column in range(wide):
            parts = [row[column] for row in table.cells]
            yield table.id, parts, [row[column] if row else None for row in rows], told_sums[column]


def keeps_its_values(
    rule: Rule, least: int, true: list[int], told: list[int | None], total: int | None
) -> bool:
    """Whether each small part of one sum keeps enough values: exact for a single sum, as parts lie between bounds."""
    if rule is Rule.ROUNDED:
        bounds = [(max(0, figure - 4), figure + 4) if figure is not None else (0, 10**6) for figure in told]
        whole = (0, 10**6) if total is None else (max(0, total - 5), total + 5)
    else:
        blank = all(figure is None for figure in told)
        bounds = [(figure, figure) if figure is not None else (0 if blank or not one else 1, 10**6)
                  for one, figure in zip(true, told, strict=True)]  # fmt: skip
        whole = (0, 10**6) if total is None else (total, total)
    lowest, highest = sum(low for low, _ in bounds), sum(high for _, high in bounds)
    for part, (low, high) in zip(true, bounds, strict=True):
        if not 0 < part < least:
            continue
        left = [
            value
            for value in range(max(low, 0), min(high, least + 9) + 1)
            if lowest - low + value <= whole[1] and highest - high + value >= whole[0]
        ]
        if part not in left or (
            len(left) < 3 if rule is Rule.ROUNDED else not set(range(1, least)) <= set(left)
        ):
            return False
    return True


@pytest.mark.parametrize(("rule", "least"), RULES)
def test_no_small_part_of_a_sum_is_told_in_thousands_of_months(rule: Rule, least: int, attacks: int) -> None:
    months = looked = 0
    for seed in range(max(1, (attacks or FEW) // 12)):
        year = year_of(10_000 + seed, 12, busy=1 + seed % 5, rule=rule, least=least)
        for number, told in enumerate(year.history, 1):
            what, before = year.month(number), History(year.history.publications[: number - 1])
            assert not narrowed(what, told, before)
            for table, true, figures, total in sums(what, told):
                looked += 1
                assert keeps_its_values(rule, least, true, figures, total), (
                    seed,
                    number,
                    table,
                    true,
                    figures,
                )
            months += 1
    assert months >= FEW
    assert looked > months


def corrections(random: Random, year: Year, times: int) -> list[int]:
    """Months, each once, to which something was added since."""
    found = random.sample(range(1, 13), times)
    for number in found:
        facts = year.facts[number - 1]
        more = [
            visit._replace(person_id=None, group_size=random.choice((1, 2, 4)))
            for visit in list(facts.visits)[: random.randint(1, 3)]
        ]
        year.facts[number - 1] = replace(facts, visits=[*facts.visits, *more], sessions=facts.sessions + 1)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_year_with_several_corrections_and_two_funders(seed: int, attacks: int) -> None:
    if seed >= max(1, attacks // 100):
        pytest.skip("at length: --attacks 3000")
    random = Random(seed)
    year = year_of(500 + seed, busy=1 + seed % 3)
    attacker = Attacker(ages_off=9)
    known: list[tuple[str, Counted, Told]] = []

    def read(who: str, what: Counted, told: Told) -> None:
        attacker.reads(published(what, told), who)
        known.append((who, what, told))

    def longer(named: str, latest: dict[int, str]) -> None:
        for text in ("2026-Q2", "2026-H1", "2026"):
            what = year.span(text)
            read(text + named, what, year.tell(what))
            attacker.knows_months(text + named, [latest[month.month] for month in what.span.months()])

    latest = {number: f"{number}" for number in range(1, 13)}
    for number in latest:
        read(latest[number], year.month(number), year.history.publications[number - 1])
    longer("", latest)
    for number in corrections(random, year, 3):
        read(f"{number} again", year.month(number), year.tell(year.month(number), 2))
        attacker.knows_that_more_came(latest[number], f"{number} again")
        latest[number] = f"{number} again"
    longer(" again", latest)
    for number in (2, 9):
        other = year.month(number, other=True)
        told = tell(other, year.history, year.rule, year.least, keyed())
        read(f"{number} other", other, told)
        if "gender_age" not in told.held:
            attacker.knows_ages(latest[number], f"{number} other", *ages())
    found = [(who, name, figure) for who, what, told in known for name, figure in small(what, told)]
    until = time.monotonic() + 60
    for who, name, figure in some(random, found, 8 if attacks else 2):
        left = attacker.leaves((who, *name), near(figure), 3)
        assert figure in left
        assert len(left) == 3, (who, name, figure, left)
        if time.monotonic() > until:
            break
