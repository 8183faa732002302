"""What an attacker learns from all that was published: months, longer spans, corrected versions, and other funders'."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from tests.services.attacker import Attacker, Published
from tests.services.made_up_years import BANDS, OTHER_BANDS, keyed, year_of
from woilmenau_desk.domain.confidentiality.published import Counted, Told, codes_of
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.figures import UNKNOWN
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.services.reports.publishing import shown

LONGER = ("2026-Q1", "2026-Q2", "2026-H1", "2026")
OPEN = ("reasons", "channels", "days", "origins", "languages", "emergency_aid", "referrals", "interpreting")
LOOKED_AT = ("first_follow_up", "reasons", "channels", "languages", "gender_age", "origins", "status_groups",
             "emergency_aid", "referrals", "appointments", "interpreting")  # fmt: skip


def published(what: Counted, told: Told) -> Published:
    """The report as whoever gets it has it: no true figure comes this far."""
    tables: dict[str, Any] = {}
    for table in shown(what.tables, told):
        rows = [[code, *row[1:]] for code, row in zip(table.codes, table.rows, strict=True)]
        tables[table.id] = {"columns": table.columns[1:], "rows": rows, "open": table.id in OPEN}
    least = told.least if told.rule is Rule.SUPPRESSED else None
    return {"span": str(told.span), "least": least, "tables": tables}


def small(what: Counted, told: Told, below: int = 5) -> Iterator[tuple[tuple[str, ...], int]]:
    """The true figures from 1 to 4 that stand in the report, by what they are called there."""
    report = published(what, told)
    for table in what.tables:
        if table.id not in LOOKED_AT:
            continue
        stand = {row[0] for row in report["tables"][table.id]["rows"]}
        for code, row in zip(codes_of(table), table.cells, strict=True):
            for column, figure in enumerate(row if table.rounding is Rounding.CROSSED else row[:1]):
                if code in stand and 0 < figure < below:
                    named = table.columns[column + 1] if table.rounding is Rounding.CROSSED else ""
                    yield (table.id, code, named), figure
    for name in ("contacts", "persons", "first", "sessions", "aid", "referrals"):
        if 0 < what.numbers[name] < below:
            yield (name,), what.numbers[name]


def near(figure: int) -> list[int]:
    """Values to try, the true one first: that it is not among them would be a fault of the attacker."""
    return sorted(range(10), key=lambda value: (abs(value - figure), value))


def some(random: Random, found: list[Any], number: int) -> list[Any]:
    return random.sample(found, min(number, len(found)))


@pytest.mark.parametrize("seed", range(60))
def test_every_small_figure_of_a_month_keeps_three_values(seed: int) -> None:
    year = year_of(seed, 1 + seed % 3, busy=1 + seed % 2)
    what, told = year.month(len(year.facts)), list(year.history)[-1]
    attacker = Attacker()
    attacker.reads(published(what, told), "month")
    for name, figure in some(Random(seed), list(small(what, told)), 12):
        left = attacker.leaves(("month", *name), near(figure), 3)
        assert figure in left
        assert len(left) == 3, (name, figure, left)


@pytest.mark.parametrize("seed", range(2))
def test_every_small_figure_of_a_year_keeps_three_values(seed: int) -> None:
    """With all months and longer spans, a month told again after something was added, and other bands of another funder."""
    random = Random(seed)
    year = year_of(seed, busy=1 + seed % 3)
    attacker = Attacker()
    known: list[tuple[str, Counted, Told]] = []

    def read(who: str, what: Counted, told: Told) -> None:
        attacker.reads(published(what, told), who)
        known.append((who, what, told))

    for number in range(1, 13):
        read(f"{number}", year.month(number), list(year.history)[number - 1])
    for text in LONGER:
        what = year.span(text)
        read(text, what, year.tell(what))
        attacker.knows_months(text, [f"{month.month}" for month in what.span.months()])
    corrected = random.randint(1, 12)
    first = year.facts[corrected - 1]
    later = [
        visit._replace(person_id=None, group_size=random.choice((1, 2, 4)))
        for visit in list(first.visits)[:2]
    ]
    year.facts[corrected - 1] = replace(first, visits=[*first.visits, *later], sessions=first.sessions + 1)
    read("again", year.month(corrected), year.tell(year.month(corrected), 2))
    attacker.knows_that_more_came(f"{corrected}", "again")
    whole = year.span("2026")
    read("year again", whole, year.tell(whole, 2))
    months = [f"{number}" if number != corrected else "again" for number in range(1, 13)]
    attacker.knows_months("year again", months)
    other = year.month(corrected, other=True)
    read("other", other, tell(other, year.history, year.rule, year.least, keyed()))
    attacker.knows_ages("again", "other", *ages())
    found = [(who, name, figure) for who, what, told in known for name, figure in small(what, told)]
    for who, name, figure in some(random, found, 6):
        left = attacker.leaves((who, *name), near(figure), 3)
        assert figure in left
        assert len(left) == 3, (who, name, figure, left)


def ages() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Of which ages each band is made, cut wherever one of both begins."""
    cuts = sorted({band.first for band in (*BANDS, *OTHER_BANDS)})
    made = tuple(
        {band.label: [f"{cut}" for cut in cuts if cut in band] for band in bands}
        for bands in (BANDS, OTHER_BANDS)
    )
    for one in made:
        one["unbekannt"] = [UNKNOWN]
    return made[0], made[1]


# -- suppression -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("least", [3, 5])
@pytest.mark.parametrize("seed", range(30))
def test_a_hidden_figure_of_a_month_may_be_anything_below_k(seed: int, least: int) -> None:
    year = year_of(seed, 1, busy=1 + seed % 4, rule=Rule.SUPPRESSED, least=least)
    what, told = year.month(1), next(iter(year.history))
    attacker = Attacker()
    attacker.reads(published(what, told), "month")
    for name, figure in some(Random(seed), list(small(what, told, least)), 12):
        left = attacker.leaves(("month", *name), range(1, least), least)
        assert left == list(range(1, least)), (name, figure, left)


@pytest.mark.parametrize(
    ("seed", "least", "busy"), [(3, 3, 4), (5, 5, 4), (1, 3, 8), (2, 5, 8), (4, 4, 2), (6, 5, 6)]
)
def test_a_hidden_figure_may_be_anything_beside_longer_spans_and_versions(
    seed: int, least: int, busy: int
) -> None:
    year = year_of(seed, 3, busy=busy, rule=Rule.SUPPRESSED, least=least)
    attacker = Attacker()
    known: list[tuple[str, Counted, Told]] = []
    for number in range(1, 4):
        known.append((f"{number}", year.month(number), list(year.history)[number - 1]))
    quarter = year.span("2026-Q1")
    known.append(("quarter", quarter, year.tell(quarter)))
    first = year.facts[1]
    added = [
        visit._replace(person_id=None, adults=0, children=0, group_size=7) for visit in list(first.visits)[:1]
    ]
    year.facts[1] = replace(first, visits=[*first.visits, *added])
    known.append(("again", year.month(2), year.tell(year.month(2), 2)))
    for who, what, told in known:
        attacker.reads(published(what, told), who)
    attacker.knows_months("quarter", ["1", "2", "3"])
    attacker.knows_that_more_came("2", "again")
    found = [(who, name, figure) for who, what, told in known for name, figure in small(what, told, least)]
    for who, name, figure in some(Random(1), found, 20):
        left = attacker.leaves((who, *name), range(1, least), least)
        assert left == list(range(1, least)), (who, name, figure, left)
