"""What is published one after the other: months, years, versions and funders, told on top of one another."""

import pytest
from sqlalchemy import text

from tests.services.test_closing import OCTOBER, come, somebody
from tests.stores import Clock
from woilmenau_desk.domain.errors import BadInput, DeskLocked
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Layout, Per
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates
from woilmenau_desk.services.reports import closing, counting, late, reports
from woilmenau_desk.storage import closed_reports as rows

SEPTEMBER, NOVEMBER = Span.parse("2026-09"), Span.parse("2026-11")
QUARTER, YEAR = Span.parse("2026-Q4"), Span.parse("2026")
SUPPRESS = Rule.SUPPRESSED.value


@pytest.fixture
def autumn(desk: Desk, clock: Clock) -> Desk:
    """A desk after some months with few contacts."""
    clock.set(2026, 12, 3)
    for month in (9, 10, 11):
        for day in range(1, 12):
            come(desk, day, month=month, number=1 + day % 3)
    for number in range(7):
        come(desk, 15, person_id=somebody(desk, f"Mira{number}"))
    return desk


def contacts(report: Report, column: int = 1) -> object:
    return report.table("key").rows[0][column]


def test_the_month_before_stands_there_as_it_was_published(autumn: Desk) -> None:
    closing.close(autumn, OCTOBER)
    told = contacts(reports.report(autumn, OCTOBER))
    come(autumn, 20, number=30)
    november = reports.report(autumn, NOVEMBER)
    assert contacts(november, 2) == told
    assert contacts(reports.report_now(autumn, OCTOBER)) != contacts(
        closing.closed_report(autumn, OCTOBER, internal=True)
    )


def test_unchanged_figures_are_told_alike_in_the_next_version_and_to_another_funder(autumn: Desk) -> None:
    for name in ("Land", "Stadt"):
        funders.add_funder(autumn, FunderData(name))
    first = reports.report(autumn, OCTOBER, "Land")
    closing.close(autumn, OCTOBER, "Land")
    assert reports.report(autumn, OCTOBER, "Stadt").tables == first.tables
    come(autumn, 21, number=17)
    closing.close(autumn, OCTOBER, "Land", "Nachgetragen")
    second = closing.closed_report(autumn, OCTOBER, "Land")
    assert second.table("origins") == first.table("origins")
    assert second.table("days").rows != first.table("days").rows


def test_by_suppression_nothing_leaves_the_house_before_it_is_closed(autumn: Desk) -> None:
    funders.add_funder(autumn, FunderData("Land", rule=SUPPRESS, least=3))
    with pytest.raises(BadInput, match="erst, wenn er abgeschlossen ist"):
        reports.report(autumn, OCTOBER)
    with pytest.raises(BadInput, match="nur über ganze Monate"):
        reports.report(autumn, Span.parse("2026-10-03..2026-10-20"))
    with pytest.raises(BadInput, match="nur über ganze Monate"):
        closing.close(autumn, Span.parse("2026-10-03..2026-10-20"))
    assert reports.report(autumn, OCTOBER, internal=True).tables
    row = closing.close(autumn, OCTOBER).value
    assert (row.rule, row.least) == (SUPPRESS, 3)
    report = reports.report(autumn, OCTOBER)
    assert report.rule == SUPPRESS
    true = {table.id: table for table in reports.report_now(autumn, OCTOBER).tables}
    for table in report.tables:
        known = {str(line[0]): line for line in true[table.id].rows}
        for line in table.rows:
            for cell, truth in zip(line[1:], known.get(str(line[0]), line)[1:], strict=False):
                assert not (isinstance(cell, int) and 1 <= cell < 3 and table.id == "reasons"), line
                if table.id in ("reasons", "channels", "first_follow_up") and cell is not None:
                    assert cell == truth
    closing.close(autumn, NOVEMBER)
    november = reports.report(autumn, NOVEMBER)
    assert contacts(november, 2) == contacts(report)


def test_a_month_keeps_the_rule_by_which_it_was_published_first(autumn: Desk) -> None:
    funders.add_funder(autumn, FunderData("Land"))
    closing.close(autumn, OCTOBER, "Land")
    funders.add_funder(autumn, FunderData("Stiftung"), FunderParts(rule_for_all=True))
    (land, stiftung) = funders.funders(autumn)
    funders.edit_funder(
        autumn,
        stiftung.id,
        FunderData("Stiftung", rule=SUPPRESS),
        stiftung.version,
        FunderParts(rule_for_all=True),
    )
    closing.close(autumn, OCTOBER, "Stiftung")
    report = closing.closed_report(autumn, OCTOBER, "Stiftung")
    assert report.rule == "round5"
    assert any("anderen Regel" in said for said in report.held_back)
    assert land.data.rule == "round5"


def test_a_year_is_told_of_its_months(autumn: Desk, clock: Clock) -> None:
    clock.set(2027, 1, 10)
    for month in (OCTOBER, NOVEMBER):
        closing.close(autumn, month)
    for span in (QUARTER, YEAR):
        row = closing.close(autumn, span).value
        report = closing.shown(autumn, row)
        months = [contacts(reports.report(autumn, Span.of_month(month))) for month in span.months()]
        told = contacts(report)
        assert told is None or told == sum(months)  # type: ignore[arg-type]


def test_what_was_agreed_on_stands_beside_what_was_reached(autumn: Desk) -> None:
    agreed = (
        IndicatorData("contacts", target=40, per=Per.MONTH),
        IndicatorData("contacts", "Kontakte im Jahr", 400, Per.YEAR),
        IndicatorData("persons", target=0, per=Per.PROJECT),
    )
    data = FunderData("Land", layout=Layout.ANNEXES.value)
    funders.add_funder(autumn, data, FunderParts(indicators=agreed))
    inside = reports.report(autumn, OCTOBER, internal=True)
    month, year, project = inside.aims
    assert (month.target, month.reached, month.share) == (40, contacts(inside), 75)
    assert (year.title, year.target, year.reached) == ("Kontakte im Jahr", 400, 53)
    assert (project.target, project.reached, project.share) == (0, 7, None)
    assert inside.table("key").columns[-1] == "Soll"
    assert reports.report(autumn, OCTOBER).aims[0].target == 40
    assert (inside.layout, inside.receipts) == ("annexes", ())


def test_whoever_is_erased_still_is_one_of_the_years_persons(autumn: Desk) -> None:
    """Their contacts stay, as nobody's; what was closed, and the year, count them as before."""
    mira = somebody(autumn, "Zaria")
    come(autumn, 16, month=9, person_id=mira)
    come(autumn, 17, month=10, person_id=mira)
    for month in (SEPTEMBER, OCTOBER):
        closing.close(autumn, month)
    before = [reports.report_now(autumn, span) for span in (SEPTEMBER, OCTOBER, YEAR)]
    closed = [
        closing.shown(autumn, row, internal=inside)
        for row in closing.closed_list(autumn)
        for inside in (True, False)
    ]
    with autumn.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text("UPDATE visit SET person_id = NULL WHERE person_id = :mira"), {"mira": mira})
        uow.conn.execute(text("DELETE FROM person WHERE id = :mira"), {"mira": mira})
        uow.conn.commit()
    autumn.drop_search()
    somebody(autumn, "Neu")  # what was counted before is counted anew with the next entry of the trail
    assert [reports.report_now(autumn, span).tables for span in (SEPTEMBER, OCTOBER, YEAR)] == [
        report.tables for report in before
    ]
    assert [
        closing.shown(autumn, row, internal=inside)
        for row in closing.closed_list(autumn)
        for inside in (True, False)
    ] == closed
    assert not any(late.of_all(autumn, closing.closed_list(autumn)))
    with autumn.store.read() as conn:
        kept = [rows.true(conn, autumn.vault, row.id) for row in closing.closed_list(autumn)]
    assert not any("Zaria" in one for one in kept)


def test_merging_two_records_changes_nothing_that_was_closed(autumn: Desk) -> None:
    one, other = somebody(autumn, "Nour"), somebody(autumn, "Nur")
    for person in (one, other):
        come(autumn, 16, person_id=person)
    row = closing.close(autumn, OCTOBER).value
    closed = [closing.shown(autumn, row, internal=inside) for inside in (True, False)]
    files = [closing.file(autumn, row, name).content for name in row.formats]
    persons = counting.figures(autumn, YEAR).persons
    duplicates.merge(autumn, one, other, PersonData("Nour", gender="female", nationality="sy"), 1, 1)
    assert counting.figures(autumn, YEAR).persons == persons - 1
    assert [closing.shown(autumn, row, internal=inside) for inside in (True, False)] == closed
    assert [closing.file(autumn, row, name).content for name in row.formats] == files
    # One person is one in what is still open: nobody was erased.
    assert reports.report_now(autumn, YEAR).table("key").rows[1][1] == persons - 1


def test_what_was_counted_is_counted_anew_with_the_next_entry(
    autumn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reports.report_now(autumn, NOVEMBER)
    count = counting.figures
    asked: list[Span] = []

    def counted(desk: Desk, span: Span, *more: object) -> object:
        asked.append(span)
        return count(desk, span, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(counting, "figures", counted)
    assert reports.report_now(autumn, NOVEMBER) == first
    assert asked == []
    come(autumn, 1, month=11)
    assert contacts(reports.report_now(autumn, NOVEMBER)) == int(str(contacts(first))) + 1
    assert NOVEMBER in asked
    autumn.vault.wipe()
    with pytest.raises(DeskLocked):
        reports.report_now(autumn, NOVEMBER)


def test_a_longer_span_of_suppressed_months_stays_in_the_house_after_a_change_of_rule(autumn: Desk) -> None:
    made = funders.add_funder(autumn, FunderData("Land", rule=SUPPRESS, least=3)).value
    for month in ("2026-07", "2026-08", "2026-09"):
        closing.close(autumn, Span.parse(month))
    funders.edit_funder(autumn, made.id, FunderData("Land"), made.version)
    with pytest.raises(BadInput, match="erst, wenn er abgeschlossen ist"):
        reports.report(autumn, Span.parse("2026-Q3"))
    assert reports.report(autumn, Span.parse("2026-Q3"), internal=True).tables


def test_a_project_without_a_first_day_says_from_when_it_is_counted(autumn: Desk) -> None:
    agreed = FunderParts(indicators=(IndicatorData("contacts", target=9, per=Per.PROJECT),))
    funders.add_funder(autumn, FunderData("Land"), agreed)
    assert reports.report(autumn, OCTOBER).aims[0].title == "Kontakte (seit Januar 2026)"
