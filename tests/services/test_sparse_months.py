"""Months in which hardly anything happened: what leaves the house then is what betrays people most easily.

Thousands of them go through the real publishing, and every figure that comes out is looked at.
"""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
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
from woilmenau_desk.domain.centre import Funder
from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.figures import AidFact, PeriodFacts, PeriodFigures, VisitFact, count
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Below, Report, Rule
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import aid, centre, people, reports, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.report_publishing import (
    MONEY_BASE,
    Course,
    Sums,
    _gathered,
    key_figures_of,
    publish,
)
from woilmenau_desk.services.report_tables import Words, country_word, month_tables
from woilmenau_desk.services.value_files import load_age_bands, load_value_lists

VALUES = resources_dir() / "values"
LISTS = load_value_lists(VALUES)
BANDS = load_age_bands(VALUES)
WORDS = Words(LISTS, BANDS, country_word(Locale("de").territories))
GROUPS = {"duldung_60a": "A", "p25_2_refugee": "B", "p25_3": "C", "p24": "D"}
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
    "gender_age": "Personen",
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
    return count(facts, GROUPS, BANDS)


def report_of(months: list[PeriodFacts], rule: Rule = Rule.ROUNDED) -> tuple[Report, PeriodFigures]:
    """The report of the last of a year's months as the service makes it, and its true figures."""
    month, year = counted(months[-1]), counted(together(months))
    previous = counted(months[-2]) if len(months) > 1 else PeriodFigures()
    before = Sums.of(counted(together(months[:-2])))
    tables = publish(
        month_tables(month, previous, year, WORDS, rule), Course(month, previous, year, before), rule
    )
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
            assert abs(cell - truth) < BASE
            # In the two of a table of their own a crowd of fours is rounded as it comes.
            if name not in ("first", "kept") or not cell:
                assert isinstance(cell, Below) == (truth < BASE), (name, truth)
    for contacts, persons, first in zip(*(row[1:] for row in report.table("key").rows[:3]), strict=True):
        assert first <= persons <= contacts  # type: ignore[operator]
    key = {row[0]: row[1] for row in report.table("key").rows}
    for table_id, label in ADDING_UP_TO.items():
        rows = [row[1:] if table_id == "gender_age" else row[1:2] for row in report.table(table_id).rows]
        rows = rows[:-1] if report.table(table_id).total_row else rows
        assert sum(sum(row) for row in rows) == key[label], table_id  # type: ignore[misc, arg-type]
    inner, _ = report_of(months, Rule.TRUE)
    for table_id in NAMED:
        true_rows = {row[0]: row[1] for row in inner.table(table_id).rows}
        for row in report.table(table_id).rows:
            if row[0] not in ("andere", "unbekannt", "Summe"):
                assert true_rows[row[0]] >= BASE, (table_id, row)  # type: ignore[operator]


@settings(max_examples=100)
@given(SEEDS)
def test_the_year_tells_nothing_that_its_months_did_not(seed: int) -> None:
    months = year_of(seed, 8)
    told = [report_of(months[:number])[0].table("key").rows for number in range(1, len(months) + 1)]
    for place in (0, 3, 4, 5):
        year = 0
        for number, rows in enumerate(told):
            _, this, previous, so_far = rows[place]
            year += this  # type: ignore[operator]
            assert so_far == year
            assert not number or previous == told[number - 1][place][1]


def test_up_to_four_of_anything_look_like_none() -> None:
    """A first month of the year with one person in it is, outside, the month without anybody."""
    empty, _ = report_of([PeriodFacts(())])
    for seed in range(3000):
        facts = month_of(Random(seed), date(2026, 1, 1), set())
        figures = counted(facts)
        sums = (figures.contacts, *vars_of(Sums.of(figures)), sum(facts.appointments.values()))
        interpreted, topics = sum(figures.interpreting.values()), sum(facts.topics.values())
        if max(*sums, interpreted, topics) < BASE:
            assert report_of([facts])[0].tables == empty.tables, seed


def vars_of(sums: Sums) -> tuple[int, ...]:
    return sums.contacts, sums.sessions, sums.aid, sums.referrals


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
# Who reads a column knows that a figure lies less than 5 from the truth and a sum is rounded down, that "unter 5" is
# 0 to 4, and that any other figure is at least 5. No figure below 5 may follow, nor be one of two.


def could_be(published: list[int], left: int, total: int) -> list[tuple[int, ...]]:
    ranges = [
        range(BASE) if isinstance(cell, Below) else range(max(BASE, cell - 4), cell + BASE)
        for cell in published
    ]
    found = []
    for true in product(*ranges):
        small = sum(figure for figure, cell in zip(true, published, strict=True) if isinstance(cell, Below))
        if total <= sum(true) < total + BASE and abs(small - left) < BASE and (small % BASE or small == left):
            found.append(true)
    return found


@pytest.mark.parametrize(("rows", "most"), [(1, 14), (2, 14), (3, 9), (4, 6), (5, 4)])
def test_no_small_figure_follows_from_a_column(rows: int, most: int) -> None:
    known: dict[Any, tuple[set[tuple[int, ...]], list[int]]] = {}
    for column in product(range(most + 1), repeat=rows):
        true = sum(column)
        total = Below(0) if true < BASE else BASE * (true // BASE)
        published, left = _gathered(column, None, total)
        assert sum(published) + left == total
        key = (*((isinstance(cell, Below), cell) for cell in published), left, total)
        if key not in known:
            guessed = could_be(published, left, total)
            known[key] = set(guessed), [len(set(values)) for values in zip(*guessed, strict=True)]
        guesses, values_left = known[key]
        if column in guesses:
            for figure, values in zip(column, values_left, strict=True):
                assert figure >= BASE or values >= 3, (column, published)
        else:
            # So many fours that all are told as they are rounded, by which the attacker is led astray.
            assert any(figure == 4 and cell == BASE for figure, cell in zip(column, published, strict=True))


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
    assert "Soforthilfen;unter 5;unter 5;unter 5" in reports.report_csv(report).decode()


def test_a_funders_rule_that_is_none_gets_no_report(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the settings were written by something else: a true figure never goes out."""
    kept = centre.settings(desk)
    for rule in ("none", "suppress5", ""):
        written = replace(kept, funders=(Funder("Land", rule=rule),))
        monkeypatch.setattr(centre, "settings", lambda _desk, written=written: written)
        with pytest.raises(BadInput, match="Geheimhaltung"):
            reports.month_report(desk, Month(2026, 11))
        assert reports.month_report(desk, Month(2026, 11), internal=True).rule == "none"


def test_days_open_say_nothing_of_visitors(desk: Desk, clock: Clock) -> None:
    before = reports.month_report(desk, Month(2026, 11)).extra
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert reports.month_report(desk, Month(2026, 11)).extra == before
