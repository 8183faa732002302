"""What may still change is told so that nothing is told with it; what was told stays, whoever is erased since."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import text

from tests.services.made_up_years import WORDS, Known, counted, figures_of, keyed, month_of
from tests.stores import Clock
from woilmenau_desk.domain.activity_figures import OfferFigures
from woilmenau_desk.domain.age_bands import STANDARD, AgeBand
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.confidentiality.published import DAYS, Counted, History
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Layout, Per
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import SUM
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import closing, leaving, reports
from woilmenau_desk.services.reports.behind import GONE, behind
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Source
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.reports.publishing import numbers_of

OCTOBER, YEAR = Span.parse("2026-10"), Span.parse("2026")


@pytest.fixture
def later(desk: Desk, clock: Clock) -> Desk:
    """A desk in the year after."""
    clock.set(2027, 1, 10)
    return desk


def come(
    desk: Desk,
    day: int,
    *,
    month: int = 10,
    number: int = 1,
    reason: str = "encounter",
    who: int | None = None,
) -> None:
    at = datetime(2026, month, day, 13, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData(reason, who, group_size=number), at))


def eight(desk: Desk) -> list[int]:
    """Eight persons, each of whom came once in October."""
    found = [
        people.register(desk, PersonData(f"Mira {number}", gender="female")).value.id for number in range(8)
    ]
    for one in found:
        come(desk, 5, who=one)
    return found


def erase(desk: Desk, person_id: int) -> None:
    """Take a record away as erasing does: the contacts stay and are nobody's."""
    with desk.store.unit_of_work("caro", None) as uow:
        named = {"person": person_id}
        uow.conn.execute(text("UPDATE visit SET person_id = NULL WHERE person_id = :person"), named)
        uow.conn.execute(text("DELETE FROM person WHERE id = :person"), named)
        uow.conn.commit()
    desk.drop_search()
    come(desk, 1, month=1)  # what is kept in memory goes with the next entry of the trail


def let_go(desk: Desk, span: Span) -> Report:
    """The report of a span, after it left the house."""
    report = reports.report(desk, span)
    leaving.file(desk, span, None, report, Format.JSON)
    return report


def figure(report: Report, code: str = "persons", table: str = "key") -> object:
    found = report.table(table)
    return found.rows[found.codes.index(code)][1]


def persons(desk: Desk, span: Span = YEAR, funder: str | None = None) -> object:
    return figure(reports.report_now(desk, span, funder))


# -- before it is closed


def test_what_left_the_house_is_told_alike_whatever_else_changes(later: Desk) -> None:
    """Else each change of another month tells it anew, and what all of these leave open is too little."""
    for day, number, reason in ((5, 1, "quick_info"), (6, 6, "encounter"), (7, 2, "counselling")):
        come(later, day, month=9, number=number, reason=reason)
    september = Span.parse("2026-09")
    first = let_go(later, september)
    for number in (1, 2, 3, 1, 2):
        for reason in ("quick_info", "encounter", "counselling"):
            come(later, 3, month=8, number=number, reason=reason)
            told = let_go(later, september)
            assert told.table("reasons") == first.table("reasons")
            assert figure(told, "contacts") == figure(first, "contacts")


def test_a_report_of_days_says_what_cannot_stand_beside_it(later: Desk) -> None:
    for day in range(1, 28):
        come(later, day, number=3)
    days = Span.parse("2026-10-01..2026-10-15")
    closing.close(later, days)
    told = reports.report(later, days)
    assert told.table("key").columns == ("Kennzahl", "Zeitraum")
    assert any("01.01.2026 bis 15.10.2026" in sentence for sentence in told.held_back)


def test_a_project_that_begins_within_a_month_is_told_of_whole_months(later: Desk) -> None:
    parts = FunderParts(indicators=(IndicatorData("contacts", "", 100, Per.PROJECT),))
    funders.add_funder(later, FunderData("Land", period_from=date(2026, 2, 15)), parts)
    for month in range(2, 8):
        for day in range(1, 20):
            come(later, day, month=month, number=3)
        span = Span.parse(f"2026-{month:02}")
        closing.close(later, span)
        told = reports.report(later, span)
        assert abs(int(told.aims[0].reached or 0) - 57 * (month - 1)) <= 5
        assert any("ab dem 01.02.2026" in sentence for sentence in told.held_back) == (month > 2)


def test_by_suppression_comparisons_are_the_sums_of_what_was_told(later: Desk) -> None:
    agreed = FunderParts(indicators=tuple(IndicatorData("contacts", "", 100, per) for per in Per))
    data = FunderData("Land", rule=Rule.SUPPRESSED.value, period_from=date(2026, 1, 1))
    funders.add_funder(later, data, agreed)
    for month in (7, 8, 9, 10):
        for day in range(1, 11):
            come(later, day, month=month, number=3)
    closing.close(later, OCTOBER)
    told = reports.report(later, OCTOBER)
    assert [aim.reached for aim in told.aims] == [30, None, None]
    assert any("01.01.2026 bis 31.10.2026" in sentence for sentence in told.held_back)
    for month in range(1, 10):
        closing.close(later, Span.parse(f"2026-{month:02}"))
    closing.close(later, OCTOBER, reason="Neun Monate abgeschlossen")
    told = reports.report(later, OCTOBER)
    assert [aim.reached for aim in told.aims] == [30, 120, 120]
    assert told.table("key").rows[0][-1] == 100
    assert told.table("key").rows[0][1:] == (30, 30, 120, 100)


def test_a_list_of_receipts_stands_alone(later: Desk, clock: Clock) -> None:
    """Its exact amounts tell how many helps of money there were: nothing of kinds and of money stands beside it."""
    parts = FunderParts(indicators=(IndicatorData("emergency_aid.food_voucher", "", 10, Per.MONTH),))
    funders.add_funder(later, FunderData("Land", layout=Layout.ANNEXES.value), parts)
    funders.add_funder(later, FunderData("Stadt"))
    clock.set(2026, 11, 23)
    for kind, cents, number in (("food_voucher", 2500, 2), ("clothing", None, 7)):
        for _ in range(number):
            aid.give_aid(later, GiveAid(AidData(kind, amount_cents=cents), log_visit=False))
    november = Span.parse("2026-11")
    told = reports.report(later, november, "Land")
    assert {"emergency_aid", "funds"}.isdisjoint(table.id for table in told.tables)
    assert told.aims[0].reached is None
    assert any("Belegliste" in sentence for sentence in told.held_back)
    assert reports.report(later, november, "Stadt").table("emergency_aid").rows
    assert reports.report(later, november, "Land", internal=True).aims[0].reached == 2


# -- after it was closed


@pytest.mark.parametrize("then", ["quarter", "another funder", "the next version"])
def test_the_year_keeps_its_persons_whatever_else_is_closed(later: Desk, then: str) -> None:
    for name in ("Land", "Stadt"):
        funders.add_funder(later, FunderData(name))
    found = eight(later)
    for month in (10, 11, 12):
        closing.close(later, Span.parse(f"2026-{month}"), "Land")
    if then == "quarter":
        closing.close(later, Span.parse("2026-Q4"), "Land")
    erase(later, found[3])
    if then == "another funder":
        closing.close(later, OCTOBER, "Stadt")
    elif then == "the next version":
        come(later, 20, number=9)
        closing.close(later, OCTOBER, "Land", "Nachgetragen")
    come(later, 2, month=1)
    assert (persons(later), persons(later, OCTOBER)) == (8, 8)


def test_bands_that_came_later_count_the_erased_too(later: Desk) -> None:
    funders.add_funder(later, FunderData("Land"))
    found = eight(later)
    closing.close(later, OCTOBER, "Land")
    own = FunderParts(own_bands=(AgeBand(0, 17), AgeBand(18, 29), AgeBand(30)))
    funders.add_funder(later, FunderData("EU"), own)
    erase(later, found[3])
    assert (persons(later, YEAR, "Land"), persons(later, YEAR, "EU")) == (8, 8)


def test_the_erased_stand_behind_the_figures_without_a_name(later: Desk) -> None:
    found = eight(later)
    closing.close(later, OCTOBER)
    erase(later, found[3])
    for table, row, counts in (
        ("key", "persons", "key"),
        ("origins", "unknown", "persons"),
        ("gender_age", "female", "persons:unknown"),
        ("first_follow_up", "first", "contacts"),
        ("first_follow_up", "anonymous", "contacts"),
    ):
        listed = behind(later, OCTOBER, table, row, counts)
        assert listed.hidden == 0
        if row == "anonymous":
            assert listed.number == 0
        else:
            assert listed.number == 8, (table, row)
            assert [(one.id, one.day, one.name) for one in listed.rows if one.what == GONE] == [
                (None, None, "")
            ]


# -- sums of what was told


def _counted(attendances: int, topics: int, span: str) -> Counted:
    figures: PeriodFigures = figures_of(PeriodFacts([], {"housing": topics}, (), {}, {}, 0, 90))
    offer = OfferFigures(
        planned=8, held=8, attendances=attendances, participants=min(attendances, 12), women=6, children=0
    )
    figures.activity.offers = {"workshop": offer}
    figures.activity.all_offers = offer
    numbers = {**numbers_of(figures), "new_persons": 0}
    return Counted(Span.parse(span), STANDARD, registry.tables(Source(figures, WORDS, Rule.ROUNDED)), numbers)


def test_sums_of_months_that_are_far_off_by_now_are_held_back() -> None:
    """Where months were not closed again after late entries, what they told is not what a longer span has."""
    history = History()
    for month in (1, 2, 3):
        told = tell(_counted(22, 7, f"2026-{month:02}"), history, Rule.ROUNDED, 5, keyed())
        history = history.and_then(told)
    same = tell(_counted(66, 21, "2026-Q1"), history, Rule.ROUNDED, 5, keyed())
    assert not {"offers", "topics"} & set(same.held)
    more = tell(_counted(96, 30, "2026-Q1"), history, Rule.ROUNDED, 5, keyed())
    assert {"offers", "topics"} <= set(more.held)
    assert more.cells["topics"]["housing"] == (None,)
    assert more.cells["offers"]["workshop"][2] is None
    assert more.sums["offers"][2] is None
    assert SUM not in more.cells["offers"]


def test_a_month_is_not_told_week_by_week() -> None:
    """A month told 0, and three of its weeks told 5: each of these would be 1 or 2, the month 3 or 4."""
    facts = month_of(Random(1), date(2026, 2, 1), Known(set(), set()), 2)
    history = History()
    weeks = [f"2026-02-{first:02}..2026-02-{first + 6:02}" for first in (1, 8, 15, 22)]
    for span in map(Span.parse, ("2026-02", *weeks)):
        within = [visit for visit in facts.visits if span.first <= visit.day <= span.last]
        told = tell(counted(replace(facts, visits=within), span), history, Rule.ROUNDED, 5, keyed())
        history = history.and_then(told)
    assert [DAYS in told.held for told in history] == [False, False, False, True, True]
