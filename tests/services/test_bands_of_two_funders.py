"""Two funders with other age bands of one month: the two tables together tell nobody more than one of them."""

from dataclasses import replace

import pytest

from tests.services.attacker import Attacker
from tests.services.made_up_years import counted, keyed, together, year_of
from tests.services.test_attacker import ages, near, published, small
from woilmenau_desk.domain.confidentiality.other_bands import ByBands, alike
from woilmenau_desk.domain.confidentiality.published import Told
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.report import Rule

SEEDS = range(24)


def by_bands(told: Told) -> ByBands:
    rows = told.cells["gender_age"].values()
    return ByBands(told.ages, [[figure or 0 for figure in row] for row in rows])


@pytest.mark.parametrize("seed", SEEDS)
def test_ages_keep_three_values_beside_those_by_other_bands(seed: int) -> None:
    year = year_of(seed, 1, busy=2 + seed % 4)
    one, first = year.month(1), year.history.publications[0]
    other = year.month(1, other=True)
    second = tell(other, year.history, Rule.ROUNDED, 5, keyed())
    if "gender_age" in second.held:
        return
    assert alike(by_bands(second), by_bands(first))
    attacker = Attacker(ages_off=9)
    attacker.reads(published(one, first), "one")
    attacker.reads(published(other, second), "other")
    attacker.knows_ages("one", "other", *ages())
    for who, what, told in (("one", one, first), ("other", other, second)):
        found = [(name, figure) for name, figure in small(what, told) if name[0] == "gender_age"]
        for name, figure in found[:8]:
            left = attacker.leaves((who, *name), near(figure), 3)
            assert figure in left
            assert len(left) == 3, (who, name, figure, left)


def test_hardly_any_is_held_back() -> None:
    held = 0
    for seed in range(100):
        year = year_of(seed, 1, busy=1 + seed % 5)
        told = tell(year.month(1, other=True), year.history, Rule.ROUNDED, 5, keyed())
        held += "gender_age" in told.held
    assert held <= 5


def test_new_bands_are_held_back_where_something_was_changed_since_the_others_were_told() -> None:
    """Else whoever knows that one was added sets the two off against each other."""
    year = year_of(4, 1, busy=3)
    facts = year.facts[0]
    more = next(visit for visit in facts.visits if visit.person_id)._replace(person_id=999, is_first=False)
    year.facts[0] = replace(facts, visits=[*facts.visits, more])
    told = year.tell(year.month(1, other=True))
    always = year.history.publications[0].held
    assert told.held == (*always, "gender_age")
    assert told.cells["origins"]
    again = year.tell(year.month(1), 2)  # the others once more, and now it is told
    assert again.held == always
    assert year.tell(year.month(1, other=True), 2).held == always


def test_the_same_is_told_again_after_another_funder() -> None:
    year = year_of(7, 1, busy=3)
    first = year.history.publications[0]
    year.tell(year.month(1, other=True))
    assert year.tell(year.month(1), 2).cells == first.cells


def test_persons_of_a_longer_span_are_told_alike_to_two_funders() -> None:
    """What has no ages in it is the same paper for both."""
    for seed in range(12):
        year = year_of(seed, 6, busy=1 + seed % 3)
        for text in ("2026-Q1", "2026-Q2", "2026-H1"):
            what = year.span(text)
            numbers = [month.month - 1 for month in what.span.months()]
            facts = together(year.facts[number] for number in numbers)
            other = counted(facts, what.span, year.rule, what.numbers["new_persons"], other=True)
            one, two = year.tell(what), year.tell(other)
            for table in ("origins", "status_groups", "person_languages", "languages"):
                assert one.cells[table] == two.cells[table], (seed, text, table)
