"""Figures that contradict one another: no store comes to it by its use, and where one does, it is said which they are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.made_up_years import counted, figures_of, year_of
from woilmenau_desk.domain.closing import CannotTell
from woilmenau_desk.domain.confidentiality.numbers import disagreeing
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports, telling
from woilmenau_desk.services.reports.publishing import numbers_of
from woilmenau_desk.services.reports.stand_ins import StandIn, with_erased

MONTH = Month(2026, 11)


@pytest.mark.allow_log("cannot be told")
def test_it_is_said_which_figures_disagree_and_the_house_still_sees_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))

    def wrong(figures: PeriodFigures) -> dict[str, int]:
        return {**numbers_of(figures), "persons": 7}

    monkeypatch.setattr(telling, "numbers_of", wrong)
    with pytest.raises(CannotTell, match="Personen, Erstkontakte, Folgekontakte"):
        reports.month_report(desk, MONTH)
    inside = reports.month_report(desk, MONTH, internal=True)
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


def test_a_year_is_told_where_the_list_of_channels_grew_in_it() -> None:
    """The months' tables are of another width then; the year's is left out, and all the rest is told."""
    year = year_of(3, 3, busy=8, rule=Rule.SUPPRESSED)
    quarter = year.span("2026-Q1")
    assert "reason_channels" in {table.id for table in quarter.tables}
    tables = tuple(
        replace(
            table,
            columns=(*table.columns, "neu"),
            counts=(*table.counts, "contacts:new"),
            cells=tuple((*row, 0) for row in table.cells),
        )
        if table.id == "reason_channels"
        else table
        for table in quarter.tables
    )
    told = year.tell(replace(quarter, tables=tables))
    assert told.cells["days"] or "days" in told.held
    assert told.cells["reason_channels"] == {}
    assert "reason_channels" in told.held


def test_years_that_are_made_up_are_those_of_the_bands_that_hold() -> None:
    year = year_of(2, 1, busy=3)
    one, other = year.month(1), counted(year.facts[0], year.month(1).span, other=True)
    assert one.numbers["persons"] == other.numbers["persons"]
