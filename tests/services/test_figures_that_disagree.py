"""Figures that contradict one another: no store comes to it by its use, and where one does, it is said which they are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.made_up_years import counted, figures_of, year_of
from woilmenau_desk.domain.closing import CannotTell
from woilmenau_desk.domain.confidentiality.numbers import disagreeing
from woilmenau_desk.domain.confidentiality.published import Told
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports, telling
from woilmenau_desk.services.reports.publishing import numbers_of
from woilmenau_desk.services.reports.stand_ins import StandIn, with_erased

SPAN = Span.of_month(Month(2026, 11))


@pytest.mark.allow_log("cannot be told")
def test_it_is_said_which_figures_disagree_and_the_house_still_sees_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))

    def wrong(figures: PeriodFigures) -> dict[str, int]:
        return {**numbers_of(figures), "persons": 7}

    monkeypatch.setattr(telling, "numbers_of", wrong)
    with pytest.raises(CannotTell, match="Personen, Erstkontakte, Folgekontakte"):
        reports.report(desk, SPAN)
    inside = reports.report(desk, SPAN, internal=True)
    assert inside.table("key").rows[0][1] == 1


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 3), st.integers(0, 3), st.booleans())
def test_what_is_counted_never_disagrees_not_even_of_those_who_were_erased(
    seed: int, busy: int, contacts: int, new: bool
) -> None:
    year = year_of(seed, 1, busy)
    figures = figures_of(year.facts[0])
    first = min(contacts, int(new))
    gone = StandIn(
        "female", {"standard": "18-26"}, "unknown", "unknown", "unknown", first, contacts - first, bool(first)
    )
    after = with_erased(figures, [gone, gone], "standard")
    assert disagreeing({**numbers_of(after), "new_persons": after.new_in_year}) == ()


def test_the_list_of_channels_may_grow_and_be_put_in_another_order_within_a_year() -> None:
    """What the months told of a channel stays that channel's, wherever its column stands by then."""
    year = year_of(3, 3, busy=8)
    quarter = year.span("2026-Q1")
    before = year.tell(quarter)
    (table,) = (one for one in quarter.tables if one.id == "reason_channels")
    turned = replace(
        table,
        columns=(table.columns[0], "neu", *reversed(table.columns[1:])),
        counts=("contacts:new", *reversed(table.counts)),
        cells=tuple((0, *reversed(row)) for row in table.cells),
    )
    others = tuple(turned if one.id == table.id else one for one in quarter.tables)
    after = year.tell(replace(quarter, tables=others))
    assert before.sums[table.id]
    assert after.sums[table.id] == (0, *reversed(before.sums[table.id]))
    for code, row in before.cells[table.id].items():
        assert after.cells[table.id][code] == (0, *reversed(row))
    assert Told.from_dict(after.as_dict()).columns == after.columns


def test_years_that_are_made_up_are_those_of_the_bands_that_hold() -> None:
    year = year_of(2, 1, busy=3)
    one, other = year.month(1), counted(year.facts[0], year.month(1).span, other=True)
    assert one.numbers["persons"] == other.numbers["persons"]
