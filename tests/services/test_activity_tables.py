"""The tables of offers and volunteers: true for the house, and outside so that nobody is seen."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.made_up_years import WORDS, Known, keyed, month_of
from tests.services.made_up_years import figures_of as counted
from woilmenau_desk.domain.activity_figures import (
    ActivityFacts,
    AttendanceFact,
    HoursFact,
    SessionFact,
    VolunteerFact,
    count_activity,
)
from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.confidentiality.published import Counted, History
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import ReportTable, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Source
from woilmenau_desk.services.reports.publishing import numbers_of, publish, shown

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
KINDS = ("womens_cafe", "language_course", "cycling", "own_kind")
SEEDS = st.integers(0, 2**32)


def activity(random: Random, most: int = 14) -> ActivityFacts:
    """A month in which a few came, or nobody, or many."""
    sessions, came = [], []
    for _ in range(random.choice((0, 1, 2, 5))):
        kind = random.choice(KINDS)
        people = random.sample(range(1, 40), random.randrange(most))
        heads = random.choice((0, 0, 1, 4))
        sessions.append(
            SessionFact(kind, bool(people or heads), len(people) + heads, random.choice((0, 0, 3, 9)))
        )
        came += [AttendanceFact(kind, person, ("female", "male", None)[person % 3]) for person in people]
    hours = [
        HoursFact(random.choice(("language", "leisure")), random.randrange(9), random.choice((30, 120, 2000)))
        for _ in range(random.choice((0, 3, 20)))
    ]
    return ActivityFacts(sessions, came, [VolunteerFact(None, None)] * random.randrange(9), hours)


def figures_of(seed: int) -> PeriodFigures:
    random = Random(seed)
    figures = counted(month_of(random, FIRST, Known(set(), set())))
    figures.activity = count_activity(activity(random), FIRST, LAST)
    return figures


def outside(figures: PeriodFigures) -> dict[str, ReportTable]:
    tables = registry.tables(Source(figures, WORDS, Rule.ROUNDED))
    what = Counted(Span.parse("2026-03"), "standard", tables, numbers_of(figures))
    told = tell(what, History(), Rule.ROUNDED, BASE, keyed())
    return {table.id: table for table in shown(tables, told)}


def inside(figures: PeriodFigures) -> dict[str, ReportTable]:
    return {table.id: table for table in publish(registry.tables(Source(figures, WORDS, Rule.TRUE)))}


def test_staff_see_the_true_figures_and_who_is_in_two_kinds_once() -> None:
    figures = PeriodFigures()
    sessions = [SessionFact("womens_cafe", True, 3, 2), SessionFact("cycling", True, 1, 0)]
    came = [AttendanceFact("womens_cafe", 1, "female"), AttendanceFact("cycling", 1, "female")]
    hours = [HoursFact("language", 1, 75), HoursFact("leisure", 1, 60)]
    facts = ActivityFacts(sessions, came, [VolunteerFact(FIRST, None)], hours, trained=2)
    figures.activity = count_activity(facts, FIRST, LAST)
    tables = inside(figures)
    assert tables["offers"].rows == (
        ("Frauensprachcafé", 1, 1, 3, 1, 1, 2),
        ("Fahrradkurs", 1, 1, 1, 1, 1, 0),
        ("Summe", 2, 2, 4, 1, 1, 2),
    )
    assert tables["volunteer_hours"].rows == (
        ("Sprache", 1, "1,25"),
        ("Freizeit und Sport", 1, "1"),
        ("Summe", 1, "2,25"),
    )
    assert dict(row[:2] for row in tables["volunteers"].rows) == {
        "aktiv": 1, "davon mit Stunden": 1, "neu begonnen": 1, "ausgeschieden": 0, "Fortbildungstermine": 0,
        "Teilnahmen an Fortbildungen": 2,
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_outside_every_figure_of_people_is_a_multiple_of_five_beside_it(seed: int) -> None:
    figures = figures_of(seed)
    told, true = outside(figures), inside(figures)
    for row, real in zip(told["offers"].rows, true["offers"].rows, strict=False):
        assert row[0] == real[0]
        attendances, participants, women, _ = cells = row[1:]
        for cell, truth in zip(cells, real[3:], strict=True):
            assert cell is None or (isinstance(cell, int) and cell % BASE == 0)
            assert cell is None or abs(cell - int(truth or 0)) < BASE
        if participants is not None:
            assert women <= participants <= attendances  # type: ignore[operator]
    *rows, sums = told["offers"].rows or ((),)
    for place in (1, 4):
        assert not sums or sums[place] == sum(int(row[place] or 0) for row in rows)
    for label, number in told["volunteers"].rows:
        assert isinstance(number, int), label
        assert number % BASE == 0
    assert not told["volunteer_hours"].total_row


@settings(max_examples=80)
@given(SEEDS)
def test_outside_nobodys_own_hours_follow(seed: int) -> None:
    figures = figures_of(seed)
    areas = figures.activity.hours
    named = {"language": "Sprache", "leisure": "Freizeit und Sport"}
    for label, volunteers, hours in outside(figures)["volunteer_hours"].rows:
        area = areas[next(code for code, word in named.items() if word == label)]
        assert area.volunteers >= BASE
        assert volunteers == BASE * (area.volunteers // BASE)
        if hours is not None:
            assert 2 * area.most_of_one <= area.minutes
            assert hours == BASE * (area.minutes // 60 // BASE)


def test_how_often_something_was_offered_says_nothing_of_whoever_came() -> None:
    sessions = [SessionFact("womens_cafe", True, 4, 0), SessionFact("cycling", True, 4, 0)]
    figures = PeriodFigures()
    figures.activity = count_activity(ActivityFacts(sessions), FIRST, LAST)
    assert (
        outside(figures)["offers"].note == "Termine, geplant/gehalten: Frauensprachcafé 1/1 · Fahrradkurs 1/1"
    )
    assert inside(figures)["offers"].note == ""
