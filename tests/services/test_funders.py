"""Funders are rows: several side by side, each with a time, a file number and a report of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.services import funders, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.upkeep import upkeep

LAND = FunderData("Land", "Begegnung", "TH-1")


def known(desk: Desk) -> list[FunderData]:
    return [row.data for row in funders.funders(desk)]


def test_before_there_is_one_there_is_a_report_all_the_same(desk: Desk) -> None:
    assert funders.funders(desk) == (funders.NOBODY,)
    assert reports.month_report(desk, Month(2026, 11)).funder == "Fördermittelgeber"
    # The nameless one is changed into the first.
    made = funders.edit_funder(desk, funders.NOBODY.id, LAND, funders.NOBODY.version).value
    assert made.id > 0
    assert known(desk) == [LAND]


def test_a_funder_is_entered_changed_ended_removed_and_all_of_it_undone(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    first = funders.add_funder(desk, LAND).value
    funders.add_funder(desk, FunderData(" Stadt\u200f "))
    changed = funders.edit_funder(desk, first.id, replace(LAND, project="Ankommen"), first.version).value
    with pytest.raises(ChangedMeanwhile):
        funders.edit_funder(desk, first.id, LAND, first.version)
    ended = replace(changed.data, period_until=date(2026, 12, 31))
    changed = funders.edit_funder(desk, first.id, ended, changed.version).value
    assert known(desk) == [
        replace(LAND, project="Ankommen", period_until=date(2026, 12, 31)),
        FunderData("Stadt"),
    ]
    funders.remove_funder(desk, first.id, changed.version)
    assert known(desk) == [FunderData("Stadt")]
    undo.undo(desk)
    undo.undo(desk)
    assert known(desk)[0] == replace(LAND, project="Ankommen")
    with pytest.raises(NotFound):
        funders.edit_funder(desk, 99, LAND, 1)
    with pytest.raises(NotAllowed):
        funders.add_funder(desk_of("rolf"), LAND)
    assert upkeep.verify(desk).findings == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " \u200e"}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"rule": "none"}, "rule"),
        ({"language": "tlh"}, "language"),
        ({"period_from": date(2026, 5, 2), "period_until": date(2026, 5, 1)}, "period_until"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        funders.add_funder(desk, replace(LAND, **told))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_of_several_the_one_that_paid_in_that_month_is_meant(desk: Desk) -> None:
    funders.add_funder(desk, replace(LAND, period_until=date(2026, 10, 31)))
    funders.add_funder(desk, replace(LAND, file_number="TH-2", period_from=date(2026, 11, 1)))
    funders.add_funder(desk, FunderData("Stadt", file_number="IL-2"))
    for month, name, number in (
        (10, None, "TH-1"),
        (11, None, "TH-2"),
        (10, "land", "TH-1"),
        (11, "Land", "TH-2"),
        (11, "stadt", "IL-2"),
    ):
        assert reports.month_report(desk, Month(2026, month), funder=name).file_number == number
