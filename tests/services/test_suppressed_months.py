"""What is left for a figure that was left out, for whoever sets off all tables of several months against each other.

The attacker has every table that is told, also those that a funder did not choose, and knows what is in what: reasons and
channels in their crossing, the kinds of hours in the reasons, partners in what became of referrals, languages of persons in
those of contacts, helps of funds in all helps, and cases and volunteers from month to month.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from tests.services.attacker import MANY, Attacker, Name
from tests.services.made_up_years import (
    WORDS,
    Known,
    figures_of,
    keyed,
    month_of,
)
from woilmenau_desk.domain.age_bands import STANDARD
from woilmenau_desk.domain.case_figures import CaseFigures
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told, codes_of, true_rows
from woilmenau_desk.domain.confidentiality.rounded import TOTALS
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures, VisitFact
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Source
from woilmenau_desk.services.reports.publishing import held_back, numbers_of

KINDS = {
    "encounter": HoursKind.OPEN_HOUSE,
    "quick_info": HoursKind.OPEN_HOUSE,
    "counselling": HoursKind.COUNSELLING,
    "appointment": HoursKind.COUNSELLING,
}
NEVER = {
    ("cases", "open"),
    ("cases", "new"),
    ("cases", "closed"),
    ("volunteers", "joined"),
    ("volunteers", "left"),
}
"""Not told, and they may be nought."""
LOOKED_AT = {Rounding.FIRSTS, Rounding.CONTACTS, Rounding.PERSONS, Rounding.CROSSED, Rounding.AID,
             Rounding.REFERRALS, Rounding.SUMMED, Rounding.EACH}  # fmt: skip
OF_TABLES = ("first", "follow_up", "unassigned", "kept")  # may be 0 where their table is held back
SUM = "sum"


@dataclass(slots=True)
class Stock:
    """The cases and volunteers who go on from one month to the next."""

    cases: int
    volunteers: int


def month_with_all(random: Random, number: int, known: Known, busy: int, stock: Stock) -> PeriodFigures:
    """A month's figures with the parts that the made-up years leave out."""
    figures = figures_of(month_of(random, date(2026, number, 1), known, busy))
    figures.within_hours, figures.outside_hours = Counter(), Counter()
    for reason, contacts in figures.reasons.items():
        outside = random.choice((0, 0, contacts, contacts // 2))
        figures.within_hours[KINDS[reason]] += contacts - outside
        figures.outside_hours[KINDS[reason]] += outside
    for target, referrals in figures.referrals.items():
        informed = random.choice((0, referrals, referrals // 2))
        figures.referral_states[target, "informed"] += informed
        figures.referral_states[target, "arrived"] += referrals - informed
    new, closed = random.choice((0, 0, 1, 2, 6)), min(stock.cases, random.choice((0, 0, 1, 3, 7)))
    running, stock.cases = stock.cases + new, stock.cases + new - closed
    reached = running + random.choice((0, 1, running))
    figures.cases = CaseFigures(running, stock.cases, new, closed, reached)
    activity = figures.activity
    activity.joined, activity.left = (
        random.choice((0, 1, 2, 6)),
        min(stock.volunteers, random.choice((0, 1, 3))),
    )
    activity.volunteers = stock.volunteers + activity.joined
    stock.volunteers = activity.volunteers - activity.left
    activity.serving = random.randint(0, activity.volunteers)
    return figures


def counted_of(figures: PeriodFigures, number: int) -> Counted:
    """What is counted of a month."""
    tables = registry.tables(Source(figures, WORDS, Rule.SUPPRESSED))
    return Counted(Span.of_month(Month(2026, number)), STANDARD, tables, numbers_of(figures))


class Reader:
    """Takes in what is told, cell by cell."""

    def __init__(self) -> None:
        self.attacker = Attacker()

    def reads(self, who: str, what: Counted, told: Told) -> None:
        attacker = self.attacker
        tables = {table.id: table for table in what.tables if told.cells.get(table.id)}
        for name, figure in told.key.items():
            if figure is not None or name not in OF_TABLES:
                attacker.told((who, name), figure, 0, 0)
        for table in tables.values():
            if table.rounding in LOOKED_AT:
                self._table(who, table, told)
        first, later, persons = ((who, name) for name in ("first", "follow_up", "persons"))
        attacker.rule([(persons, 1), (first, -1)], 0, MANY)
        attacker.rule([(first, 1), (later, 1), (persons, -1)], 0, MANY)
        self._margins(who, tables)
        self._bounds(who, what, tables)

    def _table(self, who: str, table: TrueTable, told: Told) -> None:
        attacker = self.attacker
        wide = 1 if table.rounding is Rounding.AID else len(table.columns) - 1
        rows = told.cells[table.id]
        only_sums = wide > 1 and all(cell is None for row in rows.values() for cell in row)
        for code, row in rows.items():
            for place in range(wide):
                if (table.id, code) not in NEVER and not only_sums:
                    attacker.told((who, table.id, code, place), row[place], 0, 0)
        if table.rounding is Rounding.EACH:
            return
        for place, figure in enumerate(told.sums[table.id][:wide]):
            attacker.told((who, table.id, SUM, place), figure, 0, 0)
            self._adds((who, table.id, SUM, place), [(who, table.id, code, place) for code in rows])
        total: list[tuple[Name, float]] = [((who, table.id, SUM, place), 1) for place in range(wide)]
        if name := TOTALS.get(table.rounding):
            attacker.rule([*total, ((who, name), -1)])
        if table.id == "first_follow_up":
            for code, number in (("first", "first"), ("follow_up", "follow_up"), ("anonymous", "unassigned")):
                self._adds((who, number), [(who, table.id, code, 0)])

    def _adds(self, whole: Name, parts: list[Name]) -> None:
        self.attacker.rule([*((part, 1.0) for part in parts), (whole, -1)])

    def _margins(self, who: str, tables: dict[str, TrueTable]) -> None:
        if both := tables.get("reason_channels"):
            channels = [name.rpartition(":")[2] for name in both.counts]
            for code in codes_of(both):
                self._adds(
                    (who, "reasons", code, 0), [(who, both.id, code, at) for at in range(len(channels))]
                )
            for at, code in enumerate(channels):
                self._adds((who, "channels", code, 0), [(who, both.id, SUM, at)])
        if hours := tables.get("outside_hours"):
            for kind in codes_of(hours):
                of_kind = [(who, "reasons", reason, 0) for reason, one in KINDS.items() if one == kind]
                parts: list[tuple[Name, float]] = [((who, hours.id, kind, at), 1.0) for at in (0, 1)]
                self.attacker.rule([*parts, *((one, -1.0) for one in of_kind)])
        if "referral_outcomes" in tables:
            self._adds((who, "referrals", "soberi", 0), [(who, "referral_outcomes", SUM, 0)])
            others = (
                [code for code in codes_of(tables["referrals"]) if code != "soberi"]
                if "referrals" in tables
                else []
            )
            if others:
                self._adds(
                    (who, "referral_outcomes", SUM, 1), [(who, "referrals", code, 0) for code in others]
                )
        if "person_languages" in tables and "languages" in tables:
            for code in codes_of(tables["person_languages"]):
                self._no_more((who, "person_languages", code, 0), (who, "languages", code, 0))
        if "funds" in tables:
            self._no_more((who, "funds", SUM, 0), (who, "aid"))

    def _bounds(self, who: str, what: Counted, tables: dict[str, TrueTable]) -> None:
        if "cases" in tables:
            opened, closed, new, reached = (
                (who, "cases", one, 0) for one in ("open", "closed", "new", "reached")
            )
            self.attacker.rule([(reached, 1), (opened, -1), (closed, -1)], 0, MANY)
            self._no_more(new, reached)
            before = f"{int(who) - 1}"
            if int(who) > 1:
                earlier = (before, "cases", "open", 0)
                self.attacker.rule([(earlier, 1), (new, 1), (closed, -1), (opened, -1)])
                there, then = (who, "volunteers", "active", 0), (before, "volunteers", "active", 0)
                joined, left = (who, "volunteers", "joined", 0), (before, "volunteers", "left", 0)
                self.attacker.rule([(then, 1), (left, -1), (joined, 1), (there, -1)])
            self._no_more((who, "volunteers", "serving", 0), (who, "volunteers", "active", 0))

    def _no_more(self, one: Name, other: Name) -> None:
        self.attacker.rule([(other, 1), (one, -1)], 0, MANY)


def hidden(who: str, what: Counted, told: Told, least: int) -> Iterator[Name]:
    """All that was left out of tables that are told, because it is small; and key figures."""
    for table in what.tables:
        rows = told.cells.get(table.id, {})
        if table.rounding not in LOOKED_AT or not rows:
            continue
        wide = 1 if table.rounding is Rounding.AID else len(table.columns) - 1
        if any(cell is not None for row in rows.values() for cell in row):
            for code, row in true_rows(table).items():
                for place in range(wide):
                    if 0 < row[place] < least:
                        assert rows[code][place] is None
                        yield who, table.id, code, place
    for name in ("contacts", "persons", "first", "sessions", "aid", "referrals"):
        if 0 < what.numbers[name] < least:
            assert told.key[name] is None
            yield who, name


def attack(seed: int, least: int, months: int, looked_at: int) -> int:
    """Tell some months, and see what is left for what was hidden; how many figures were looked at."""
    random = Random(seed)
    known, history, reader = Known(set(), set()), History(), Reader()
    stock = Stock(random.choice((2, 6, 12)), random.choice((3, 8, 20)))
    busy = 1 + seed % 8
    names: list[Name] = []
    for number in range(1, months + 1):
        what = counted_of(month_with_all(random, number, known, busy, stock), number)
        told = tell(what, history, Rule.SUPPRESSED, least, keyed(b"%d" % seed))
        history = history.and_then(told)
        reader.reads(f"{number}", what, told)
        names += hidden(f"{number}", what, told, least)
    chosen = random.sample(names, min(looked_at, len(names)))
    for name in chosen:
        left = reader.attacker.leaves(name, range(1, least), least)
        assert left == list(range(1, least)), (seed, least, name, left)
    return len(chosen)


@pytest.mark.parametrize("least", [3, 4, 5, 7])
def test_a_hidden_figure_may_be_anything_whatever_tables_stand_beside_it(
    least: int, hidden_stories: int
) -> None:
    assert sum(attack(seed, least, 3, 6) for seed in range(hidden_stories)) > 5


def tables_of(figures: PeriodFigures, history: History | None = None) -> tuple[Counted, Told]:
    what = counted_of(figures, 1)
    return what, tell(what, history or History(), Rule.SUPPRESSED, 5, keyed())


def a_month() -> PeriodFigures:
    return figures_of(PeriodFacts([came(day, "encounter", 30) for day in (5, 6)], {}, (), {}, {}, 0, 90))


def came(day: int, reason: str, number: int, channel: str = "on_site") -> VisitFact:
    nothing = (None,) * 6
    return VisitFact(date(2026, 1, day), reason, channel, None, number, 0, 0, *nothing, False)


def test_reasons_and_channels_are_crossed_only_where_nothing_is_hidden_in_them() -> None:
    visits = [
        came(5, "encounter", 30),
        came(5, "quick_info", 9, "messenger"),
        came(5, "quick_info", 7, "outreach"),
    ]
    for number in (2, 0, 8):
        facts = PeriodFacts([*visits, came(5, "quick_info", number, "phone")], {}, (), {}, {}, 0, 90)
        what, told = tables_of(figures_of(facts))
        assert ("reason_channels" in told.held) == (number == 2)
        assert ("Kontakte nach Anlass und Kanal" in " ".join(held_back(what.tables, told))) == (number == 2)
        if number == 2:
            assert not told.cells["reason_channels"]
            assert not told.sums["reason_channels"]


def test_kinds_of_hours_are_told_only_where_no_reason_is_hidden() -> None:
    visits = [
        came(5, reason, number)
        for reason, number in (("encounter", 30), ("counselling", 2), ("appointment", 20))
    ]
    figures = figures_of(PeriodFacts(visits, {}, (), {}, {}, 0, 90))
    figures.within_hours = Counter({HoursKind.OPEN_HOUSE: 30, HoursKind.COUNSELLING: 22})
    _, told = tables_of(figures)
    assert told.cells["reasons"]["counselling"] == (None,)
    assert "outside_hours" in told.held


def test_what_became_of_referrals_is_told_only_where_no_partner_is_hidden() -> None:
    for small in (2, 6):
        figures = a_month()
        figures.referrals = Counter(soberi=20, jmd=small, jobcenter=9)
        figures.referral_states = Counter({("soberi", "informed"): 20, ("jmd", "informed"): small + 9})
        _, told = tables_of(figures)
        assert ("referral_outcomes" in told.held) == (small == 2)


def test_languages_of_persons_and_of_contacts_do_not_bound_each_other() -> None:
    figures = a_month()
    figures.languages, figures.person_languages = Counter(uk=57, ar=3), Counter(uk=6)
    figures.persons, figures.first, figures.follow_up, figures.unassigned = 6, 6, 0, 54
    _, told = tables_of(figures)
    assert "person_languages" in told.held


def test_who_comes_and_goes_is_not_told_beside_how_many_there_are() -> None:
    """Else the open cases, and the people reached, of two months would tell how many of a small figure came between."""
    figures = a_month()
    figures.cases = CaseFigures(running=13, open=13, new=1, closed=0, reached=33)
    figures.activity.volunteers, figures.activity.joined = 22, 2
    what, told = tables_of(figures)
    cases, volunteers = told.cells["cases"], told.cells["volunteers"]
    assert (cases["reached"], volunteers["active"]) == ((33,), (22,))
    hidden = {cases["open"], cases["new"], cases["closed"], volunteers["joined"], volunteers["left"]}
    assert hidden == {(None,)}
    said = " ".join(held_back(what.tables, told))
    assert "offene Beratungsfälle" in said
    assert "neue Beratungsfälle" in said
    figures.cases = CaseFigures(running=25, open=19, new=12, closed=6, reached=60)
    assert tables_of(figures)[1].cells["cases"] == {**cases, "reached": (60,)}


@pytest.mark.parametrize(("then", "told"), [(20, 20), (23, None), (24, None), (25, 25), (15, 15), (17, None)])
def test_volunteers_of_a_month_are_told_only_where_they_do_not_tell_who_began(
    then: int, told: int | None
) -> None:
    """20 in January and 23 in February: three at least began. Whatever month is told first."""
    before, after = a_month(), a_month()
    before.activity.volunteers, after.activity.volunteers = 20, then
    for first, second in ((1, 2), (2, 1)):
        history = History().and_then(tell(counted_of(before, first), History(), Rule.SUPPRESSED, 5, keyed()))
        now = tell(counted_of(after, second), history, Rule.SUPPRESSED, 5, keyed())
        assert now.cells["volunteers"]["active"] == (told,)
        again = tell(counted_of(after, second), history.and_then(now), Rule.SUPPRESSED, 5, keyed(), 2)
        assert again.cells == now.cells


def test_volunteers_who_serve_are_not_told_where_they_tell_who_began() -> None:
    """22 in January, and 26 who served in February: four at least began."""
    history = History()
    for number, active, serving, told in ((1, 22, 6, 6), (2, 28, 26, None), (3, 28, 28, 28)):
        figures = a_month()
        figures.activity.volunteers, figures.activity.serving = active, serving
        now = tell(counted_of(figures, number), history, Rule.SUPPRESSED, 5, keyed())
        history = history.and_then(now)
        assert now.cells["volunteers"]["serving"] == (told,)


def test_a_quarter_does_not_tell_by_its_months_how_many_cases_began() -> None:
    """33 people were reached in each month and 35 in all of them: no more than two cases can have come."""
    history = History()
    for number in (1, 2, 3):
        figures = a_month()
        figures.cases = CaseFigures(running=13, open=13, new=0, closed=0, reached=33)
        history = history.and_then(tell(counted_of(figures, number), history, Rule.SUPPRESSED, 5, keyed()))
    for reached, told in ((33, 33), (35, None), (38, 38)):
        figures = a_month()
        figures.cases = CaseFigures(running=15, open=13, new=2, closed=2, reached=reached)
        tables = counted_of(figures, 1).tables
        what = Counted(Span.parse("2026-Q1"), STANDARD, tables, numbers_of(figures))
        assert tell(what, history, Rule.SUPPRESSED, 5, keyed()).cells["cases"]["reached"] == (told,)


def test_months_of_several_rules_do_not_add_up() -> None:
    history = History()
    for number, rule in ((1, Rule.SUPPRESSED), (2, Rule.ROUNDED), (3, Rule.ROUNDED)):
        history = history.and_then(tell(counted_of(a_month(), number), history, rule, 5, keyed()))
    what = Counted(Span.parse("2026-Q1"), STANDARD, counted_of(a_month(), 1).tables, numbers_of(a_month()))
    told = tell(what, history, Rule.ROUNDED, 5, keyed())
    assert not any(told.cells.values())
    assert set(told.key.values()) == {None}
    assert "verschiedenen Regeln" in " ".join(held_back(what.tables, told))


def test_no_version_differs_by_a_few_from_any_before_it() -> None:
    """30, then 36, then 31: beside the first of them the last would tell that one came."""
    history = History()
    for version, (contacts, told) in enumerate(((30, 30), (36, 36), (31, 36), (42, 42)), 1):
        figures = figures_of(PeriodFacts([came(5, "encounter", contacts)], {}, (), {}, {}, 0, 90))
        now = tell(counted_of(figures, 1), history, Rule.SUPPRESSED, 5, keyed(), version)
        history = history.and_then(now)
        assert now.key["contacts"] == told
        assert now.cells["reasons"]["encounter"] == (told,)
