"""Months in which hardly anything happened: what leaves the house then is what betrays people most easily.

Thousands of them go through the real publishing, and every figure that comes out is looked at.
"""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.made_up_years import Year, year_of
from tests.stores import Clock
from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.confidentiality import BASE, MONEY_BASE
from woilmenau_desk.domain.confidentiality.published import Counted, Told
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report, ReportTable, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import REST, SUM
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import outputs, reports
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.reports.publishing import shown

# Rows of these stand in a report only where something is told of them.
NAMED = (
    "reasons",
    "channels",
    "days",
    "origins",
    "topics",
    "languages",
    "interpreting",
    "emergency_aid",
    "referrals",
)
ADDING_UP_TO = {
    "first_follow_up": "contacts",
    "reasons": "contacts",
    "channels": "contacts",
    "days": "contacts",
    "languages": "contacts",
    "origins": "persons",
    "status_groups": "persons",
    "referrals": "referrals",
    "emergency_aid": "aid",
}
SEEDS = st.integers(0, 2**32)


def told_of(year: Year) -> tuple[Counted, Told, dict[str, ReportTable]]:
    """What is counted and told of the last of a year's months, and its tables outside."""
    what, told = year.month(len(year.facts)), list(year.history)[-1]
    return what, told, {table.id: table for table in shown(what.tables, told)}


def base_of(table_id: str, column: int) -> int:
    return MONEY_BASE if (table_id, column) == ("emergency_aid", 4) else BASE


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_every_figure_of_every_output_is_a_multiple_of_its_base(seed: int) -> None:
    _, _, tables = told_of(year_of(seed, 1 + seed % 3))
    head: tuple[Any, ...] = ("month", "2026-03", "März 2026", False, Rule.ROUNDED.value, "")
    rest: tuple[Any, ...] = (
        "0",
        "wo:ilmenau",
        "Projekt",
        "AZ",
        "Land",
        tuple(tables.values()),
        {},
        date(2026, 4, 1),
    )
    report = Report(*head, *rest)
    as_json: dict[str, Any] = json.loads(report_to_json(report))
    for table, in_json in zip(report.tables, as_json["tables"], strict=True):
        for row, told_row in zip(table.rows, in_json["rows"], strict=True):
            for column, (cell, told_cell) in enumerate(zip(row[1:], told_row[1:], strict=True), 1):
                assert cell == told_cell
                assert cell is None or int(cell) % base_of(table.id, column) == 0 <= int(cell), (
                    table.id,
                    row,
                )
    rows = iter(csv.reader(io.StringIO(report_to_csv(report).decode("utf-8-sig")), delimiter=";"))
    for table in report.tables:
        while next(rows) != [table.title]:
            pass
        assert next(rows) == list(table.columns)
        for row in table.rows:
            assert next(rows) == ["" if cell is None else str(cell) for cell in row]


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_sparse_months_keep_all_that_is_promised(seed: int) -> None:
    what, told, tables = told_of(year_of(seed, 1 + seed % 4))
    key = {code: figure for code, (_, figure) in zip(tables["key"].codes, tables["key"].rows, strict=True)}
    for name, figure in key.items():
        assert isinstance(figure, int)
        assert abs(figure - what.numbers[name]) < BASE
    assert key["first"] <= key["new_persons"] <= key["persons"] <= key["contacts"]  # type: ignore[operator]
    for table_id, name in ADDING_UP_TO.items():
        codes, rows = tables[table_id].codes, tables[table_id].rows
        parts = [row[1] for code, row in zip(codes, rows, strict=True) if code != SUM]
        assert sum(int(part or 0) for part in parts) == key[name], table_id
        assert all(row[1] == key[name] for code, row in zip(codes, rows, strict=True) if code == SUM)
    *crossed, sums = (row[1:] for row in tables["gender_age"].rows)
    assert [sum(column) for column in zip(*crossed, strict=True)] == list(sums)
    assert sum(sums) == key["persons"]  # type: ignore[arg-type]
    for table_id in NAMED:
        for code, row in zip(tables[table_id].codes, tables[table_id].rows, strict=True):
            # A row that is there because something was counted would say so with a 0 behind it.
            assert row[1] or code in (REST, SUM, "unknown"), (table_id, row)
    assert not told.held or set(told.held) <= {"referral_outcomes", "funds", "outside_hours"}


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_what_adds_up_is_told_of_a_longer_span_as_its_months_tell_it(seed: int) -> None:
    year = year_of(seed, 6)
    months = list(year.history)
    told = year.tell(year.span("2026-H1"))
    for name in ("contacts", "first", "sessions", "aid", "referrals", "kept", "new_persons"):
        assert told.key[name] == sum(month.key[name] or 0 for month in months)
        assert abs((told.key[name] or 0) - told.numbers[name]) <= BASE + 1
    for name in ("contacts", "sessions", "aid", "referrals", "persons"):
        assert abs((told.key[name] or 0) - told.numbers[name]) <= BASE, name


def test_the_same_is_told_of_the_same() -> None:
    """In a second version, too, and to whoever has other bands, though the months before were told again meanwhile."""
    year = year_of(5, 4, busy=3)
    first = list(year.history)[3]
    year.facts[0], year.new[0] = year.facts[1], year.new[1]
    year.tell(year.month(1), 2)
    again = year.tell(year.month(4), 2)
    assert (again.cells, again.sums, again.key) == (first.cells, first.sums, first.key)
    other = year.tell(year.month(4, other=True))
    assert other.key == first.key
    same = {table for table in first.cells if table != "gender_age"}
    assert all(other.cells[table] == first.cells[table] for table in same)


def test_small_changes_are_not_told_again_by_suppression() -> None:
    year = year_of(5, 2, busy=20, rule=Rule.SUPPRESSED)
    first = list(year.history)[1]
    other = year.tell(year.month(2, other=True))
    assert "gender_age" in other.held
    assert {**other.cells, "gender_age": first.cells["gender_age"]} == first.cells
    one_more = next(iter(year.facts[1].visits))._replace(person_id=None, adults=0, children=0, group_size=1)
    year.facts[1] = replace(year.facts[1], visits=[*year.facts[1].visits, one_more])
    again = year.tell(year.month(2), 3)
    assert "again" in again.held
    assert again.key == first.key
    busiest = Counter(visit.day for visit in year.facts[1].visits).most_common(1)[0][0]
    many = one_more._replace(day=busiest, group_size=200)
    year.facts[1] = replace(year.facts[1], visits=[*list(year.facts[1].visits)[:-1], many])
    assert year.tell(year.month(2), 4).key["contacts"] == (first.key["contacts"] or 0) + 200


def test_what_was_told_by_one_rule_is_never_told_by_another() -> None:
    year = year_of(7, 2)
    year.rule, year.least = Rule.SUPPRESSED, 3
    assert year.tell(year.month(2), 2).rule is Rule.ROUNDED
    assert year.tell(year.span("2026-01")).rule is Rule.ROUNDED


def test_days_cut_a_third_time_tell_nothing() -> None:
    year = year_of(9, 3, busy=3)
    for last in ("14", "15"):
        assert year.tell(Counted(*_days(year, last))).key["contacts"] is not None
    held = year.tell(Counted(*_days(year, "16")))
    assert set(held.key.values()) == {None}
    assert not any(held.cells.values())
    assert year.tell(Counted(*_days(year, "15"))).key["contacts"] is not None


def _days(year: Year, last: str) -> tuple[Any, ...]:
    what = year.month(3)
    return Span.parse(f"2026-03-02..2026-03-{last}"), what.bands, what.tables, what.numbers


def test_all_that_is_told_comes_back_from_json() -> None:
    for rule in (Rule.ROUNDED, Rule.SUPPRESSED):
        year = year_of(11, 3, busy=2, rule=rule)
        for told in year.history:
            assert Told.from_dict(json.loads(json.dumps(told.as_dict()))) == told


# -- through the store -------------------------------------------------------------------------------------------


def give(desk: Desk, *amounts: int | None) -> None:
    for amount in amounts:
        aid.give_aid(desk, GiveAid(AidData("food_voucher", amount_cents=amount), log_visit=False))


def helps(desk: Desk) -> list[tuple[object, ...]]:
    return [
        row[1:] for row in reports.report(desk, Span.of_month(Month(2026, 11))).table("emergency_aid").rows
    ]


def test_two_helps_show_neither_their_pieces_nor_their_money(desk: Desk) -> None:
    give(desk, 1250, 1250)
    report = reports.report(desk, Span.of_month(Month(2026, 11)))
    assert helps(desk) == [(0, None, None, None)] * 2  # "andere", and the sum
    for told in (outputs.made(report, Format.JSON).decode(), outputs.made(report, Format.CSV).decode()):
        assert "12,50" not in told
        assert "25,00" not in told


@pytest.mark.parametrize(
    ("amounts", "euros"),
    [
        ((2000,) * 4 + (None,) * 4, None),  # from fewer than five helps
        ((2000,) * 5, 100),
        ((2000,) * 7, 100),
        ((2000,) * 8, 200),
        ((500,) * 5, None),  # rounded to nothing
        ((2000,) * 8 + (10_000,), 300),
        ((2000,) * 8 + (10_001,), None),  # one help stands out
    ],
)
def test_an_amount_is_told_where_it_can_be_no_single_helps(
    desk: Desk, amounts: tuple[int | None, ...], euros: int | None
) -> None:
    give(desk, *amounts)
    assert helps(desk)[-1][3] == euros


def test_one_each_of_three_countries_may_be_told_as_five_of_one(desk: Desk) -> None:
    """Which is why nobody may be looked for in a row of 5; the note on the rule says so."""
    for name, country in (("Mira", "SY"), ("Omar", "AF"), ("Nino", "GE")):
        one = people.register(desk, PersonData(name, nationality=country)).value.id
        visits.log_visit(desk, LogVisit(VisitData("encounter", one, children=1)))
    report = reports.report(desk, Span.of_month(Month(2026, 11)))
    told = {row[0]: row[1] for row in report.table("origins").rows}
    assert told["unbekannt"] == 0
    assert sum(int(figure or 0) for label, figure in told.items() if label != "Summe") == told["Summe"]
    assert told["Summe"] in (0, 5)
    assert 5 <= report.table("key").rows[0][1] <= 10  # type: ignore[operator]


def test_a_funders_rule_that_is_none_gets_no_report(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the row was written by something else: a true figure never goes out."""
    for rule in ("none", "suppress5", ""):
        written = (FunderRow(1, FunderData("Land", rule=rule)),)
        monkeypatch.setattr(funders, "funders", lambda _desk, written=written: written)
        with pytest.raises(BadInput, match="Geheimhaltung"):
            reports.report(desk, Span.of_month(Month(2026, 11)))
        assert reports.report(desk, Span.of_month(Month(2026, 11)), internal=True).rule == "none"


def test_days_open_say_nothing_of_visitors(desk: Desk, clock: Clock) -> None:
    before = reports.report(desk, Span.of_month(Month(2026, 11))).extra
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert reports.report(desk, Span.of_month(Month(2026, 11))).extra == before
