"""An exact list of receipts for one funder, beside what all of them are told of helps."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from tests.services.test_closing import OCTOBER, come
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.closing import ToldOtherwise
from woilmenau_desk.domain.confidentiality.beside_receipts import narrows
from woilmenau_desk.domain.confidentiality.multiples import BASE, beside
from woilmenau_desk.domain.confidentiality.published import Told
from woilmenau_desk.domain.funders import FunderData, Layout
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.services import funders
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, leaving, reports


def given(desk: Desk, money: int, clothing: int, rule: Rule = Rule.ROUNDED) -> None:
    """A month with helps of money and of clothes, for a funder with a list of receipts and one without."""
    funders.add_funder(desk, FunderData("Land", layout=Layout.ANNEXES.value, rule=rule.value))
    funders.add_funder(desk, FunderData("Stadt", rule=rule.value))
    for day in range(1, 9):
        come(desk, day, number=4)
    kinds = [AidData("money", amount_cents=500)] * money + [AidData("clothing")] * clothing
    for place, data in enumerate(kinds):
        at = datetime(2026, 10, 1 + place % 27, 13, tzinfo=UTC)
        aid.give_aid(desk, GiveAid(data, occurred_at=at))


def closed(desk: Desk, name: str) -> Report:
    closing.close(desk, OCTOBER, name)
    return closing.closed_report(desk, OCTOBER, name)


def helps(report: Report) -> object:
    key = report.table("key")
    return key.rows[key.codes.index("aid")][1]


def of_helps(money: int, others: int, total: int, of_money: int, without: int = 0) -> Told:
    """What is told of so many helps: all of them, and those of money, so many `without` a receipt."""
    true = {"emergency_aid": {"money": (money + without, 0, 0, 500 * money), "clothing": (others, 0, 0, 0)}}
    rows = {"money": (of_money, None, None, None), "clothing": (total - of_money, None, None, None)}
    numbers = {"aid": money + without + others, "amounts": money}
    key = {"aid": total}
    return Told(OCTOBER, 1, Rule.ROUNDED, BASE, "standard", {"emergency_aid": rows}, {}, key, true, numbers)


@pytest.mark.parametrize("money", range(1, 14))
@pytest.mark.parametrize("others", range(5))
def test_what_is_told_leaves_three_numbers_of_other_helps(money: int, others: int) -> None:
    """As whoever tries all numbers finds: of others, and of helps of money where they are few."""
    for total, of_money in product(beside(money + others), beside(money)):
        if not 0 <= total - of_money < others + BASE:
            continue
        left = [
            (one, other)
            for one, other in product(range(money, 40), range(40))
            if abs(one + other - total) < BASE
            and abs(one - of_money) < BASE
            and abs(other - (total - of_money)) < BASE
        ]
        if narrows(of_helps(money, others, total, of_money)):
            continue
        assert len({other for _, other in left}) >= 3, (total, of_money)
        assert money >= BASE or len({one for one, _ in left}) >= 3, (total, of_money)


def ways() -> Iterator[tuple[int, int, int, int]]:
    """Helps of money with a receipt, all of money, others, and what all are told as, of those that are held back."""
    for money, without, others in product(range(1, 30), range(5), range(8)):
        for total, of_money in product(beside(money + without + others), beside(money + without)):
            if narrows(of_helps(money, others, total, of_money, without)):
                yield money, money + without, others, total


def test_that_helps_are_held_back_leaves_three_numbers_of_them() -> None:
    """For whoever has the list, and knows when they are."""
    others, of_money = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for money, all_of_money, other, _total in ways():
        others[money].add(all_of_money - money + other)
        of_money[money].add(all_of_money)
    assert others
    assert all(len(left) >= 3 for left in (*others.values(), *of_money.values()))


def test_that_a_list_is_held_back_leaves_three_numbers_of_helps() -> None:
    """For whoever has what is told of the helps, and knows when it is."""
    helps, receipts = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for money, all_of_money, other, total in ways():
        helps[total].add(all_of_money + other)
        receipts[total].add(money)
    complete = [total for total in helps if total < 30]  # more are not tried to their end
    assert len(complete) > 5
    assert all(len(helps[total]) >= 3 and len(receipts[total]) >= 3 for total in complete)


def test_where_it_does_not_nobody_is_told_the_helps(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 3, Rule.SUPPRESSED)
    land, stadt = closed(desk, "Land"), closed(desk, "Stadt")
    assert len(land.receipts) == 8
    assert helps(land) is helps(stadt) is None
    assert not stadt.table("emergency_aid").rows
    assert any("Soforthilfen" in sentence for sentence in stadt.held_back)
    assert helps(reports.report(desk, OCTOBER, "Stadt", internal=True)) == 11


def test_rounded_helps_stand_beside_the_list_where_they_leave_enough(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 7)
    stadt = closed(desk, "Stadt")
    assert helps(stadt) == 15
    assert stadt.table("emergency_aid").rows


def test_without_a_list_of_receipts_all_is_told(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 7, Rule.SUPPRESSED)
    land = funders.funders(desk)[0]
    data = FunderData("Land", rule=Rule.SUPPRESSED.value)
    funders.edit_funder(desk, land.id, data, land.version)
    assert helps(closed(desk, "Stadt")) == 15


def with_layout(desk: Desk, layout: Layout) -> None:
    """Land gets its report so from now on: as annexes with their list of receipts, or as everybody does."""
    (land,) = (one for one in funders.funders(desk) if one.data.name == "Land")
    funders.edit_funder(desk, land.id, replace(land.data, layout=layout.value), land.version)


def test_once_helps_were_told_no_list_comes_after_them(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 7, Rule.SUPPRESSED)
    with_layout(desk, Layout.STANDARD)
    stadt = closed(desk, "Stadt")
    assert helps(stadt) == 15
    with_layout(desk, Layout.ANNEXES)
    land = closed(desk, "Land")
    assert not land.receipts
    assert any("„Belegliste“" in sentence for sentence in land.held_back)
    assert len(reports.report(desk, OCTOBER, "Land", internal=True).receipts) == 8


@pytest.mark.parametrize(("others", "listed"), [(0, 0), (7, 8)])
def test_after_what_left_the_house_the_list_comes_where_it_narrows_nothing(
    desk: Desk, clock: Clock, others: int, listed: int
) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, others)
    with_layout(desk, Layout.STANDARD)
    leaving.keep(desk, OCTOBER, "Stadt", reports.report(desk, OCTOBER, "Stadt"))
    with_layout(desk, Layout.ANNEXES)
    land = closed(desk, "Land")
    assert len(land.receipts) == listed
    said = " ".join(land.held_back)
    assert ("Die „Belegliste“ fehlt" in said) is not bool(listed)
    assert ("Neben der Belegliste" in said) is bool(listed)
    assert said.count("„Soforthilfe“") == 1


def test_a_list_that_was_told_stays_told(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 3, Rule.SUPPRESSED)
    assert len(closed(desk, "Land").receipts) == 8
    with_layout(desk, Layout.STANDARD)
    stadt = closed(desk, "Stadt")
    assert helps(stadt) is None
    assert not stadt.table("emergency_aid").rows


def test_a_list_that_left_beside_the_same_figures_goes_on_to_count(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 8, 7)
    with_layout(desk, Layout.STANDARD)
    leaving.keep(desk, OCTOBER, "Stadt", reports.report(desk, OCTOBER, "Stadt"))
    with_layout(desk, Layout.ANNEXES)
    listed = reports.report(desk, OCTOBER, "Land")
    assert len(listed.receipts) == 8
    leaving.keep(desk, OCTOBER, "Land", listed)
    (land,) = (one for one in funders.funders(desk) if one.data.name == "Land")
    funders.remove_funder(desk, land.id, land.version)
    (stadt,) = (one for one in funders.funders(desk) if one.data.name == "Stadt")
    data = replace(stadt.data, rule=Rule.SUPPRESSED.value)
    funders.edit_funder(desk, stadt.id, data, stadt.version)
    assert helps(closed(desk, "Stadt")) is None


def test_what_was_counted_before_a_list_left_is_counted_anew(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 3, 0)
    with_layout(desk, Layout.STANDARD)
    counted = reports.report(desk, OCTOBER, "Stadt")
    assert counted.leaving is not None
    assert any(narrows(told) for told in counted.leaving.told)
    with_layout(desk, Layout.ANNEXES)
    closing.close(desk, OCTOBER, "Land")
    with pytest.raises(ToldOtherwise):
        leaving.keep(desk, OCTOBER, "Stadt", counted)


def test_what_left_once_leaves_again_although_something_left_meanwhile(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    given(desk, 3, 0)
    counted = reports.report(desk, OCTOBER, "Stadt")
    assert counted.leaving is not None
    assert any(narrows(told) for told in counted.leaving.told)
    leaving.keep(desk, OCTOBER, "Stadt", counted)
    leaving.keep(desk, OCTOBER, "Land", reports.report(desk, OCTOBER, "Land"))
    assert not leaving.keep(desk, OCTOBER, "Stadt", counted)
