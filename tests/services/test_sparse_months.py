"""Months in which hardly anything happened: what leaves the house then is what betrays people most easily.

Thousands of them go through the real publishing, and every figure that comes out is looked at.
"""

import csv
import io
import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stores import Clock
from woilmenau_desk.assets import resources_dir
from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.figures import AidFact, PeriodFacts, PeriodFigures, VisitFact, count
from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Below, Report, Rule
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.reports.publishing import (
    MONEY_BASE,
    MonthCounted,
    Rounding,
    TrueTable,
    _column,
    _outside,
    _parts,
    _rounded,
    _sum_of,
    _year_so_far,
    key_figures_of,
    publish,
    publish_outside,
)
from woilmenau_desk.services.reports.tables import Words, country_word, month_tables
from woilmenau_desk.services.value_files import load_age_bands, load_value_lists

VALUES = resources_dir() / "values"
LISTS = load_value_lists(VALUES)
BANDS = load_age_bands(VALUES)
WORDS = Words(LISTS, BANDS, country_word(Locale("de").territories))
GROUPS = {"duldung_60a": "A", "p25_2_refugee": "B", "p25_3": "C", "p24": "D"}


def group_of(status: str | None, _day: date) -> str | None:
    return GROUPS.get(status or "")


# Rows of these stand in a report only where at least so many were counted.
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
    "first_follow_up": "Kontakte",
    "reasons": "Kontakte",
    "channels": "Kontakte",
    "days": "Kontakte",
    "languages": "Kontakte",
    "origins": "Personen",
    "status_groups": "Personen",
    "referrals": "Verweise",
    "emergency_aid": "Soforthilfen",
}


def month_of(random: Random, first: date, known: set[int | None]) -> PeriodFacts:
    """A month with nothing, one, two or a few of everything; `known` are those who came before."""

    def few() -> int:
        return random.choice((0, 0, 1, 1, 2, 3, 4, 5, 6, 9))

    seen: list[VisitFact] = []
    for day in sorted(random.randrange(20) for _ in range(few())):
        person = random.choice((None, 1, 2, 3, 4, 5, 6))
        seen.append(
            VisitFact(
                first + timedelta(days=day),
                random.choice(("encounter", "quick_info", "counselling", "appointment")),
                random.choice(("on_site", "on_site", "phone")),
                person,
                1 if person else random.choice((1, 1, 2, 4)),
                random.choice((0, 0, 1)),
                random.choice((0, 0, 2)),
                random.choice((None, "uk", "ar", "ti")),
                random.choice((None, "none", "staff", "state_programme")),
                random.choice((None, "female", "male", "diverse")),
                random.choice((None, 1950, 1990, 2015)),
                random.choice((None, "UA", "SY", "AF", "WS")),
                random.choice((None, *GROUPS)),
                bool(person) and person not in known and random.random() < 0.6,
            )
        )
        known.add(person)
    helps = tuple(
        AidFact(
            random.choice(("ticket", "money", "clothing")),
            random.choice((1, 1, 2, 40)),
            random.choice((0, 250, 1250, 2000, 40_000)),
            random.choice((1, 1, 3)),
        )
        for _ in range(few())
    )
    return PeriodFacts(
        seen,
        {topic: number for topic in ("housing", "work", "health") if (number := few())},
        helps,
        {target: number for target in ("soberi", "jmd", "womens_shelter") if (number := few())},
        {state: number for state in ("kept", "no_show", "cancelled", "booked") if (number := few())},
        few(),
        90,
    )


def together(months: list[PeriodFacts]) -> PeriodFacts:
    """The facts of a longer period."""
    return PeriodFacts(
        [visit for month in months for visit in month.visits],
        dict(sum((Counter(month.topics) for month in months), Counter())),
        [one for month in months for one in month.aid],
        dict(sum((Counter(month.referrals) for month in months), Counter())),
        dict(sum((Counter(month.appointments) for month in months), Counter())),
        sum(month.sessions for month in months),
    )


def counted(facts: PeriodFacts) -> PeriodFigures:
    return count(facts, group_of, BANDS)


def counted_month(figures: PeriodFigures, persons_so_far: int) -> MonthCounted:
    nothing = PeriodFigures()
    tables = month_tables(figures, nothing, nothing, WORDS, Rule.ROUNDED)
    return MonthCounted(figures, tables, persons_so_far)


def counted_year(months: list[PeriodFacts]) -> list[MonthCounted]:
    so_far = (counted(together(months[:number])).persons for number in range(1, len(months) + 1))
    return [counted_month(counted(month), persons) for month, persons in zip(months, so_far, strict=True)]


def report_of(months: list[PeriodFacts], rule: Rule = Rule.ROUNDED) -> tuple[Report, PeriodFigures]:
    """The report of the last of a year's months as the service makes it, and its true figures."""
    month, year = counted(months[-1]), counted(together(months))
    previous = counted(months[-2]) if len(months) > 1 else PeriodFigures()
    if rule is Rule.TRUE:
        tables = publish(month_tables(month, previous, year, WORDS, rule))
    else:
        year_counted = counted_year(months)
        before = year_counted[-2] if len(months) > 1 else counted_month(PeriodFigures(), 0)
        tables = publish_outside(year_counted, before)
    head = ("month", "2026-03", "März 2026", rule is Rule.TRUE, rule.value, reports.RULE_TEXTS[rule])
    rest = ("0", "wo:ilmenau", "Projekt", "AZ", "Land", tables, {}, date(2026, 4, 1))
    return Report(*head, *rest), month


def year_of(seed: int, most: int = 4) -> list[PeriodFacts]:
    random = Random(seed)
    length = random.randint(1, most)
    known: set[int | None] = set()
    return [month_of(random, date(2026, number, 1), known) for number in range(1, length + 1)]


def base_of(table_id: str, column: int) -> int:
    return MONEY_BASE if (table_id, column) == ("emergency_aid", 4) else BASE


SEEDS = st.integers(0, 2**32)


@settings(max_examples=1000)
@given(SEEDS)
def test_every_figure_of_every_output_is_a_multiple_of_its_base(seed: int) -> None:
    report, _ = report_of(year_of(seed))
    told: dict[str, Any] = json.loads(report_to_json(report))
    for table, as_json in zip(report.tables, told["tables"], strict=True):
        for row, told_row in zip(table.rows, as_json["rows"], strict=True):
            assert isinstance(row[0], str)
            for column, (cell, told_cell) in enumerate(zip(row[1:], told_row[1:], strict=True), 1):
                assert cell == told_cell
                if cell is not None:
                    assert isinstance(cell, int)
                    assert type(told_cell) is int
                    assert cell % base_of(table.id, column) == 0 <= cell, (table.id, row)
    rows = iter(csv.reader(io.StringIO(report_to_csv(report).decode("utf-8-sig")), delimiter=";"))
    for table in report.tables:
        while next(rows) != [table.title]:
            pass
        assert next(rows) == list(table.columns)
        for row in table.rows:
            for column, (text, cell) in enumerate(zip(next(rows), row, strict=True)):
                assert text == ("" if cell is None else str(cell))
                assert not column or text in ("", "unter 5") or int(text) % base_of(table.id, column) == 0


@settings(max_examples=400)
@given(SEEDS)
def test_sparse_months_keep_all_that_is_promised(seed: int) -> None:
    months = year_of(seed)
    report, month = report_of(months)
    periods = (
        month,
        counted(months[-2]) if len(months) > 1 else PeriodFigures(),
        counted(together(months)),
    )
    for place, figures in enumerate(periods, 1):
        true = key_figures_of(figures)
        for name, row in zip(true.__dataclass_fields__, report.table("key").rows, strict=True):
            cell, truth = row[place], getattr(true, name)
            assert isinstance(cell, int)
            # A lower bound; "unter 5" is never said of a sum of five or more but where persons are held down.
            assert cell <= truth
            assert isinstance(cell, Below) == (cell == 0)
            assert isinstance(cell, Below) or truth >= BASE, (name, truth)
    for contacts, persons, first in zip(*(row[1:] for row in report.table("key").rows[:3]), strict=True):
        assert first <= persons <= contacts  # type: ignore[operator]
    key = {row[0]: row[1] for row in report.table("key").rows}
    for table_id, label in ADDING_UP_TO.items():
        rows = [row[1:2] for row in report.table(table_id).rows]
        rows = rows[:-1] if report.table(table_id).total_row else rows
        assert sum(sum(row) for row in rows) == key[label], table_id  # type: ignore[misc, arg-type]
    *crossed, sums = (row[1:] for row in report.table("gender_age").rows)
    assert all(sum(column) <= told for column, told in zip(zip(*crossed, strict=True), sums, strict=True))  # type: ignore[arg-type, operator]
    assert sum(sums) <= key["Personen"]  # type: ignore[arg-type, operator]
    inner, _ = report_of(months, Rule.TRUE)
    for table_id in NAMED:
        true_rows = {row[0]: row[1] for row in inner.table(table_id).rows}
        for row in report.table(table_id).rows:
            if row[0] not in ("andere", "unbekannt", "Summe"):
                assert true_rows[row[0]] >= BASE, (table_id, row)  # type: ignore[operator]


@settings(max_examples=60)
@given(SEEDS)
def test_the_year_is_at_least_its_months_and_each_month_is_told_once(seed: int) -> None:
    months = year_of(seed, 8)
    told = [report_of(months[:number])[0].table("key").rows for number in range(1, len(months) + 1)]
    for place in (0, 3, 4, 5, 6):
        year = 0
        for number, rows in enumerate(told):
            _, this, previous, so_far = rows[place]
            year += this  # type: ignore[operator]
            assert so_far >= year  # type: ignore[operator]
            assert number or so_far == this
            assert not number or previous == told[number - 1][place][1]


def test_up_to_four_of_anything_look_like_none() -> None:
    """A first month of the year with one person in it is, outside, the month without anybody."""
    empty, _ = report_of([PeriodFacts(())])
    for seed in range(3000):
        facts = month_of(Random(seed), date(2026, 1, 1), set())
        figures = counted(facts)
        true = key_figures_of(figures)
        sums = (true.contacts, true.sessions, true.aid, true.referrals, sum(facts.appointments.values()))
        interpreted, topics = sum(figures.interpreting.values()), sum(facts.topics.values())
        if max(*sums, interpreted, topics) < BASE:
            assert report_of([facts])[0].tables == empty.tables, seed


def test_neighbours_differ_by_one_step_at_most() -> None:
    """One person more or less moves each figure that stands in both reports to its next multiple at most."""
    for seed in range(150):
        months = year_of(seed)
        last = months[-1]
        more = VisitFact(
            date(2026, len(months), 21), "encounter", "on_site", 99, 1, 0, 0, "uk", None, "female", 1990, "UA", "p24", True
        )  # fmt: skip
        with_one = PeriodFacts(
            [*last.visits, more], last.topics, last.aid, last.referrals, last.appointments, last.sessions
        )
        one, other = report_of(months)[0], report_of([*months[:-1], with_one])[0]
        for table in one.tables:
            rows = {row[0]: row[1:] for row in other.table(table.id).rows}
            for label, *cells in table.rows:
                for cell, beside in zip(cells, rows.get(label, cells), strict=True):
                    if isinstance(cell, int) and isinstance(beside, int):
                        assert abs(cell - beside) <= BASE, (seed, table.id, label)


# -- the attacker ------------------------------------------------------------------------------------------------
#
# Who knows the rules publishes all months there could have been, and keeps those that look like the report at hand.
# Every figure below 5 must have at least three values in them. What is counted goes high enough that a figure at its
# end is not cut off.


class Attacker:
    def __init__(self) -> None:
        self.alike: defaultdict[Any, list[tuple[int, ...]]] = defaultdict(list)

    def saw(self, published: Any, *true: int) -> None:
        self.alike[published].append(true)

    def learned(self, ends: int) -> list[Any]:
        return [
            (place, published, months[0])
            for published, months in self.alike.items()
            # Of what lies at the end of what is tried, the attacker here knows too much.
            if max(map(max, months)) < ends
            for place, values in enumerate(map(set, zip(*months, strict=True)))
            if max(values) < BASE and len(values) < 3
        ]


def table_of(cells: tuple[int, ...], rounding: Rounding, *, vanish: bool = False) -> TrueTable:
    labels = tuple(map(str, range(len(cells))))
    rows = tuple((cell,) for cell in cells)
    counted_rows = (vanish,) * len(cells)
    return TrueTable(
        "t", "", ("", ""), labels, rows, rounding, total=True, rest="andere", counted=counted_rows
    )


@pytest.mark.parametrize(("rows", "most"), [(1, 14), (2, 14), (3, 14), (4, 9), (5, 5)])
@pytest.mark.parametrize("vanish", [False, True])
def test_no_small_figure_follows_from_a_table_with_its_sum(rows: int, most: int, vanish: bool) -> None:
    attacker = Attacker()
    for cells in product(range(most + 1), repeat=rows):
        table = table_of(cells, Rounding.SUMMED, vanish=vanish)
        total = _sum_of(sum(cells), [table])
        published = _column(table, _parts(table), total)
        assert sum(row[1][0] for row in published) == total  # type: ignore[misc]
        attacker.saw((tuple(published), total), *cells)
    assert not attacker.learned(most)


def test_no_small_figure_follows_from_two_tables_with_one_sum() -> None:
    attacker = Attacker()
    tables: defaultdict[int, list[TrueTable]] = defaultdict(list)
    for cells in product(range(11), repeat=3):
        tables[sum(cells)].append(table_of(cells, Rounding.PERSONS))
    for number in range(15):
        for one in tables[number]:
            for other in (table_of((part, number - part), Rounding.PERSONS) for part in range(number + 1)):
                total = _sum_of(number, [one, other])
                columns = tuple(tuple(_column(table, _parts(table), total)) for table in (one, other))
                attacker.saw((columns, total), *(row[0] for table in (one, other) for row in table.cells))
    assert not attacker.learned(10)


def test_no_small_figure_follows_from_first_contacts_persons_and_contacts() -> None:
    attacker = Attacker()
    for first, later, anonymous in product(range(13), repeat=3):
        for persons in range(max(first, min(1, later)), first + later + 1):
            figures = PeriodFigures(first + later + anonymous, persons, first, later, anonymous)
            told = _outside(MonthCounted(figures, (), persons))
            attacker.saw((told.key.contacts, told.key.persons, told.firsts), first, later, anonymous, persons)
    assert not attacker.learned(12)


def test_no_small_figure_follows_from_two_directions() -> None:
    attacker = Attacker()
    for cells in product(range(BASE), repeat=6):
        crossed = tuple(zip(cells[::2], cells[1::2], strict=True))
        table = TrueTable("t", "", ("", "", ""), ("a", "b", "c"), crossed, Rounding.CROSSED, total=True)
        figures = PeriodFigures(50, sum(cells), 0, 50, 0)
        told = _outside(MonthCounted(figures, (table,), 0))
        published = _rounded(table, figures, told, ())
        attacker.saw((told.key.persons, published.rows), *cells, *map(sum, zip(*crossed, strict=True)))
    assert not attacker.learned(13)


def test_no_month_follows_from_the_months_and_their_years_so_far() -> None:
    attacker = Attacker()
    seen = {number: MonthCounted(PeriodFigures(sessions=number), (), 0) for number in range(5)}
    for numbers in product(range(5), repeat=5):
        months = [seen[number] for number in numbers]
        told = [_outside(month).key for month in months]
        years = [_year_so_far(months[:upto], told[:upto]).sessions for upto in range(1, 6)]
        attacker.saw((*(key.sessions for key in told), *years), *numbers)
    assert not attacker.learned(5)


def test_the_january_and_the_appointments_that_told_too_much() -> None:
    """Only 4 first, 7 later and 4 anonymous contacts looked like this; only 4 and 4 of these appointments."""
    january = PeriodFigures(15, 11, 4, 7, 4)
    told = _outside(MonthCounted(january, (), 11))
    assert (told.key.contacts, told.firsts) == (10, (0, 5, 0))
    table = table_of((5, 9, 4, 4), Rounding.SUMMED)
    assert _sum_of(22, [table]) == 20
    assert _sum_of(13 + 4 + 4 + 4, [table_of((9, 9, 4, 4), Rounding.SUMMED)]) == 20


# -- through the store -------------------------------------------------------------------------------------------


def give(desk: Desk, *amounts: int | None) -> None:
    for amount in amounts:
        aid.give_aid(desk, GiveAid(AidData("food_voucher", amount_cents=amount), log_visit=False))


def helps(desk: Desk) -> list[tuple[object, ...]]:
    return [row[1:] for row in reports.month_report(desk, Month(2026, 11)).table("emergency_aid").rows]


def test_two_helps_show_neither_their_pieces_nor_their_money(desk: Desk) -> None:
    give(desk, 1250, 1250)
    report = reports.month_report(desk, Month(2026, 11))
    assert helps(desk) == [(0, None, None, None)] * 2
    assert all(isinstance(row[1], Below) for row in report.table("emergency_aid").rows)
    for told in (reports.report_json(report), reports.report_csv(report).decode()):
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


def test_one_of_two_alike_never_stands_there_alone(desk: Desk) -> None:
    for name, country in (("Mira", "SY"), ("Omar", "AF"), ("Nino", "GE")):
        one = people.register(desk, PersonData(name, nationality=country)).value.id
        visits.log_visit(desk, LogVisit(VisitData("encounter", one, children=1)))
    report = reports.month_report(desk, Month(2026, 11))
    assert {row[0]: str(row[1]) for row in report.table("origins").rows} == {
        "unbekannt": "unter 5",
        "Summe": "unter 5",
    }
    assert [str(row[1]) for row in report.table("key").rows][:3] == ["5", "unter 5", "unter 5"]


def test_the_papers_say_below_five(desk: Desk) -> None:
    give(desk, 1250, 1250)
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=20)))
    report = reports.month_report(desk, Month(2026, 11))
    told = json.loads(reports.report_json(report))
    key = next(table for table in told["tables"] if table["id"] == "key")
    assert [row[1] for row in key["rows"]] == [20, 0, 0, 0, 0, 0, 0]
    assert [1, 1] in key["below"]
    assert [0, 1] not in key["below"]
    assert '"Soforthilfen";"unter 5";"unter 5";"unter 5"' in reports.report_csv(report).decode()


def test_a_funders_rule_that_is_none_gets_no_report(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the row was written by something else: a true figure never goes out."""
    for rule in ("none", "suppress5", ""):
        written = (FunderRow(1, FunderData("Land", rule=rule)),)
        monkeypatch.setattr(funders, "funders", lambda _desk, written=written: written)
        with pytest.raises(BadInput, match="Geheimhaltung"):
            reports.month_report(desk, Month(2026, 11))
        assert reports.month_report(desk, Month(2026, 11), internal=True).rule == "none"


def test_days_open_say_nothing_of_visitors(desk: Desk, clock: Clock) -> None:
    before = reports.month_report(desk, Month(2026, 11)).extra
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert reports.month_report(desk, Month(2026, 11)).extra == before
