"""What is left for a figure where half a year is closed in any order: a quarter before its months, a month last."""

from random import Random

import pytest

from tests.services.attacker import Attacker
from tests.services.made_up_years import year_of
from tests.services.test_attacker import ages, near, published, small, some
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span

LONGER = ("2026-Q1", "2026-Q2", "2026-H1", "2026-01-01..2026-02-28", "2026-02-01..2026-04-30")
CLOSINGS = 8


def closed(seed: int, rule: Rule, least: int) -> tuple[Attacker, list[tuple[str, Counted, Told]]]:
    """Close some spans, each for one of two funders; what an attacker has of it, and what was told."""
    random = Random(seed)
    year = year_of(seed, 6, busy=1 + seed % 4, rule=rule, least=least)
    year.history = History()
    attacker = Attacker(ages_off=9)
    found: dict[str, tuple[str, Counted, Told]] = {}

    def read(who: str, what: Counted) -> None:
        if who not in found:
            told = year.tell(what)
            attacker.reads(published(what, told), who)
            found[who] = who, what, told

    for _ in range(CLOSINGS):
        number = random.randint(1, 6)
        match random.choice(("month", "other", "longer")):
            case "month":
                read(f"{number}", year.month(number))
            case "other":
                read(f"other {number}", year.month(number, other=True))
            case _:
                text = random.choice(LONGER)
                months = [month.month for month in Span.parse(text).months()]
                for month in months:  # as the service does, which tells them with it
                    read(f"{month}", year.month(month))
                read(text, year.span(text))
                attacker.knows_months(text, [f"{month}" for month in months])
    for number in range(1, 7):
        if f"{number}" in found and f"other {number}" in found:
            attacker.knows_ages(f"{number}", f"other {number}", *ages())
    return attacker, list(found.values())


@pytest.mark.parametrize("seed", range(10))
def test_every_small_figure_keeps_three_values(seed: int) -> None:
    attacker, found = closed(seed, Rule.ROUNDED, 5)
    figures = [(who, name, figure) for who, what, told in found for name, figure in small(what, told)]
    for who, name, figure in some(Random(seed), figures, 8):
        left = attacker.leaves((who, *name), near(figure), 3)
        assert figure in left
        assert len(left) == 3, (who, name, figure, left)


@pytest.mark.parametrize("least", [3, 5, 7])
@pytest.mark.parametrize("seed", range(10))
def test_every_hidden_figure_of_a_month_keeps_all_its_values(seed: int, least: int) -> None:
    """A longer span's hidden parts are two or more, where two months hid one: its own tell no more than theirs."""
    attacker, found = closed(seed, Rule.SUPPRESSED, least)
    figures = [
        (who, name)
        for who, what, told in found
        if len(told.span.months()) == 1
        for name, _ in small(what, told, least)
    ]
    for who, name in some(Random(seed), figures, 8):
        left = attacker.leaves((who, *name), range(1, least), least)
        assert left == list(range(1, least)), (who, name, left)
