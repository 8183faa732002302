"""What a report tells of a project that began years ago, and of the first year there is."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from tests.services.test_closing import come
from tests.stores import Clock
from woilmenau_desk.domain.closing import ClosedDamaged
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Per
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, reports, telling

OCTOBER = Span.parse("2026-10")


def came(desk: Desk, year: int, month: int, day: int, number: int) -> None:
    at = datetime(year, month, day, 13, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=number), at))


def project(desk: Desk, clock: Clock, rule: Rule) -> None:
    """Two years of months, closed one after the other, for a project with a target for all of it."""
    clock.set(2026, 12, 3)
    aims = FunderParts(indicators=(IndicatorData("contacts", per=Per.PROJECT, target=100),))
    funders.add_funder(desk, FunderData("Land", rule=rule.value, period_from=date(2024, 11, 1)), aims)
    every = [Span.parse(f"{year}-{month:02}") for year in (2024, 2025, 2026) for month in range(1, 13)]
    for span in every[10:34]:
        came(desk, span.first.year, span.first.month, 10, 8)
    for span in every[10:34]:
        closing.close(desk, span)


def contacts(desk: Desk, span: Span, number: int | None = None) -> int:
    figure = closing.closed_report(desk, span, number=number).table("key").rows[0][1]
    assert isinstance(figure, int)
    return figure


def test_the_project_so_far_is_the_sum_of_what_was_published(desk: Desk, clock: Clock) -> None:
    project(desk, clock, Rule.ROUNDED)
    told = [contacts(desk, row.span) for row in closing.closed_list(desk)]
    came(desk, 2024, 11, 12, 2)  # late: the published months of 2024 stay as they were
    came(desk, 2024, 12, 12, 2)
    came(desk, 2026, 10, 12, 9)
    closing.close(desk, OCTOBER, reason="nachgetragen")
    (aim,) = closing.closed_report(desk, OCTOBER).aims
    assert aim.reached == sum(told) - contacts(desk, OCTOBER, 1) + contacts(desk, OCTOBER)


def test_by_suppression_the_project_so_far_is_told_where_all_its_months_were(
    desk: Desk, clock: Clock
) -> None:
    project(desk, clock, Rule.SUPPRESSED)
    report = closing.closed_report(desk, OCTOBER)
    assert not [said for said in report.held_back if "nicht veröffentlicht" in said and "2024" in said]
    assert report.aims[0].reached == 24 * 8


def test_the_first_year_of_the_calendar_can_be_closed(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    come(desk, 3)
    closing.close(desk, Span.parse("2015-01"))
    closing.close(desk, Span.parse("2015"))
    assert reports.report(desk, Span.parse("2016-01")).tables


def test_the_house_sees_its_figures_beside_a_damaged_closed_report(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    for day in range(1, 9):
        come(desk, day)
    closing.close(desk, Span.parse("2026-09"))
    with desk.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text("UPDATE closed_report SET sealed = NULL"))
        uow.conn.commit()
    telling._of_vault.clear()
    found = reports.report(desk, OCTOBER, internal=True)
    assert found.table("key").rows[0][1] == 8
    assert "September 2026, Version 1" in str(found.extra[reports.DOUBT])
    with pytest.raises(ClosedDamaged):
        reports.report(desk, OCTOBER)
