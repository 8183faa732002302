"""The tables of a report: each is one definition, its rows have codes, and a new one needs nothing else."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from woilmenau_desk.domain.activity_figures import ActivityFigures, AreaFigures, OfferFigures
from woilmenau_desk.domain.figures import DEFINITIONS, UNKNOWN, AidFigures, PeriodFigures
from woilmenau_desk.domain.funders import Layout
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import ReportTable, Rule
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.true_table import REST, SUM, Rounding, TrueTable, folded
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Column, Row, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.key import KEY, Beside, with_beside, with_months_to_come
from woilmenau_desk.services.reports.definitions.words import Words
from woilmenau_desk.services.reports.publishing import publish


@pytest.fixture
def words(desk: Desk) -> Words:
    day = desk.today()
    return Words(desk.value_lists(day), age_bands.bands(desk, day), str.upper)


def some_figures() -> PeriodFigures:
    offers = ActivityFigures(
        offers={"language_cafe": OfferFigures(4, 3, 30, 12, 9, 5)},
        all_offers=OfferFigures(4, 3, 30, 12, 9, 5),
        volunteers=7,
        serving=2,
        hours={"childcare": AreaFigures(2, 240, 130)},
        minutes=240,
    )
    origins = Counter({f"c{number:02}": 20 - number for number in range(12)}) + Counter({UNKNOWN: 3})
    return PeriodFigures(
        contacts=40,
        persons=origins.total(),
        first=12,
        follow_up=25,
        unassigned=3,
        reasons=Counter(encounter=30, gone_reason=10),
        origins=origins,
        aid={"hygiene": AidFigures(4, 5, 0, 4)},
        referrals=Counter(soberi=2, jobcenter=5),
        activity=offers,
    )


@pytest.mark.parametrize("rule", [Rule.TRUE, Rule.ROUNDED])
def test_every_row_has_a_code_of_its_own_and_every_column_says_what_it_counts(
    words: Words, rule: Rule
) -> None:
    made = registry.tables(Source(some_figures(), words, rule))
    assert len({table.id for table in made}) == len(made)
    for table in made:
        assert len(table.codes) == len(set(table.codes)) == len(table.labels) == len(table.cells), table.id
        assert {REST, SUM}.isdisjoint(table.codes), table.id
        assert len([*filter(None, table.counts)]) == len(table.columns) - 1, table.id


def test_codes_are_the_same_where_the_words_differ(words: Words) -> None:
    def codes(of: Words) -> list[tuple[str, ...]]:
        return [table.codes for table in registry.tables(Source(some_figures(), of))]

    assert codes(words) == codes(replace(words, country=lambda code: f"Land {code}"))


def test_what_is_not_shown_one_by_one_stands_together_and_nothing_is_lost(words: Words) -> None:
    table = next(one for one in registry.tables(Source(some_figures(), words)) if one.id == "origins")
    shown = folded(table)
    assert shown.codes == (*(f"c{number:02}" for number in range(8)), REST, UNKNOWN)
    assert sum(row[0] for row in shown.cells) == sum(row[0] for row in table.cells)
    assert folded(shown) == shown
    told = publish([table])[0]
    assert told.codes == (*shown.codes, SUM)
    assert len(told.codes) == len(told.rows)


def test_a_table_of_nothing_is_folded_too(words: Words) -> None:
    for table in registry.tables(Source(PeriodFigures(), words)):
        assert folded(table).cells == table.cells


def test_a_new_table_is_one_definition(words: Words) -> None:
    def rows(source: Source) -> Iterator[Row]:
        yield Row("per_person", "je Person", (source.figures.contacts, source.figures.persons))

    new = TableDefinition(
        "faithful",
        "Treue",
        "",
        (Column("Kontakte", "contacts"), Column("Personen", "persons")),
        rows,
        Rounding.EACH,
        kinds=frozenset({SpanKind.YEAR}),
        of_months=True,
    )
    every = (*registry.DEFINED, new)
    made = registry.tables(Source(some_figures(), words), every)
    assert publish(made)[-1].rows == (("je Person", 40, some_figures().persons),)
    assert new.id in registry.chosen(SpanKind.YEAR, Layout.STANDARD, defined=every)
    assert new.id not in registry.chosen(SpanKind.MONTH, Layout.STANDARD, defined=every)
    wanted = ("faithful", "no_more", "key", "faithful")
    assert registry.chosen(SpanKind.YEAR, Layout.STANDARD, wanted, every) == ("faithful", "key")
    assert registry.chosen(SpanKind.MONTH, Layout.STANDARD, wanted, every) == ("key",)


@pytest.mark.parametrize("kind", list(SpanKind))
def test_the_house_sees_more_than_leaves_it(kind: SpanKind) -> None:
    outside = registry.chosen(kind, Layout.ANNEXES, ("origins", "key"))
    inside = registry.chosen(kind, Layout.ANNEXES, ("origins", "key"), inside=True)
    assert outside == inside[:2] == ("origins", "key")
    assert {"weeks", "hours", "funds", "outside_hours", "reason_channels"} <= set(inside)
    assert ("days" in inside) is (kind in (SpanKind.MONTH, SpanKind.DAYS))
    assert ("months" in inside) is (kind in (SpanKind.QUARTER, SpanKind.HALF, SpanKind.YEAR))
    assert not {"weeks", "hours"} & set(registry.chosen(kind, Layout.STANDARD))


def test_a_month_for_outside_tells_what_two_pages_hold() -> None:
    """Head, key figures, contacts, persons, topics, languages, help, referrals, offers, volunteers; the rest is chosen."""
    usual = registry.chosen(SpanKind.MONTH, Layout.STANDARD)
    assert not {"first_follow_up", "cases", "appointments", "waiting", "outside_hours"} & set(usual)
    inside = registry.chosen(SpanKind.MONTH, Layout.STANDARD, inside=True)
    assert {"first_follow_up", "cases", "appointments", "waiting", "outside_hours"} <= set(inside)
    wanted = ("waiting", "cases")
    assert registry.chosen(SpanKind.MONTH, Layout.STANDARD, wanted) == wanted


def test_only_what_stands_in_a_report_is_defined_in_it() -> None:
    assert set(registry.DEFINED_IN) < set(DEFINITIONS)
    known = set(registry.definitions())
    assert all(tables <= known for tables in registry.DEFINED_IN.values())
    assert set(registry.defined(known)) == set(DEFINITIONS)
    assert list(registry.defined({"waiting"})) == ["Kontakt", "Wartezeit"]


def test_months_that_have_not_begun_stand_in_the_course_without_a_figure() -> None:
    course = ReportTable(
        "months", "x", ("Monat", "Kontakte", "Personen"), (("Januar 2026", 5, 0),), codes=("2026-01",)
    )
    told = with_months_to_come(course, Span.parse("2026-Q1").months(), date(2026, 1, 31))
    assert told.rows == (("Januar 2026", 5, 0), ("Februar 2026", "–", "–"), ("März 2026", "–", "–"))
    assert told.codes == ("2026-01", "2026-02", "2026-03")
    assert with_months_to_come(course, Span.parse("2026-Q1").months(), date(2026, 3, 1)) == course


def test_what_is_for_the_house_alone_is_not_made_for_outside(words: Words) -> None:
    made = {rule: {one.id for one in registry.tables(Source(some_figures(), words, rule))} for rule in Rule}
    assert (
        made[Rule.TRUE] - made[Rule.ROUNDED] == {"weeks", "hours"} == made[Rule.TRUE] - made[Rule.SUPPRESSED]
    )
    assert {one.id for one in registry.choice()} == made[Rule.ROUNDED]


def test_the_months_of_a_year_stand_below_one_another(words: Words) -> None:
    months = [(Month(2026, number), PeriodFigures(contacts=number, new_in_year=1)) for number in (1, 2, 3)]
    (table,) = (
        one for one in registry.tables(Source(some_figures(), words, months=months)) if one.id == "months"
    )
    assert table.codes == ("2026-01", "2026-02", "2026-03")
    assert table.labels[0] == "Januar 2026"
    assert [row[0] for row in table.cells] == [1, 2, 3]


@pytest.mark.parametrize("kind", list(SpanKind))
def test_other_spans_stand_beside_the_key_figures_as_they_tell_them(words: Words, kind: SpanKind) -> None:
    def key_of(change: Callable[[PeriodFigures], None]) -> TrueTable:
        figures = some_figures()
        change(figures)
        return next(one for one in registry.tables(Source(figures, words)) if one.id == KEY)

    now, before = publish([key_of(lambda _: None), key_of(lambda figures: setattr(figures, "contacts", 7))])
    shown = with_beside(now, kind, {Beside.PREVIOUS: before}, {"contacts": 600})
    assert len(shown.columns) == 4
    assert shown.rows[0][1:] == (40, 7, 600)
    assert shown.rows[1][1:] == (now.rows[1][1], now.rows[1][1], None)
    assert len(with_beside(now, kind, {}).columns) == 2
