"""The tables of offers and volunteers: true for the house, and outside so that nobody is seen."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.test_sparse_months import WORDS, counted, month_of
from woilmenau_desk.domain.activity_figures import (
    ActivityFacts,
    AttendanceFact,
    HoursFact,
    SessionFact,
    VolunteerFact,
    count_activity,
)
from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures, VisitFact
from woilmenau_desk.domain.report import Below, ReportTable, Rule
from woilmenau_desk.services.reports.publishing import MonthCounted, publish, publish_outside
from woilmenau_desk.services.reports.tables import month_tables

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
    figures = counted(month_of(random, FIRST, set()))
    figures.activity = count_activity(activity(random), FIRST, LAST)
    return figures


def outside(figures: PeriodFigures) -> dict[str, ReportTable]:
    nothing = PeriodFigures()
    months = [
        MonthCounted(one, month_tables(one, nothing, nothing, WORDS, Rule.ROUNDED), one.persons)
        for one in (figures, nothing)
    ]
    return {table.id: table for table in publish_outside(months[:1], months[1])}


def inside(figures: PeriodFigures) -> dict[str, ReportTable]:
    nothing = PeriodFigures()
    return {table.id: table for table in publish(month_tables(figures, nothing, figures, WORDS, Rule.TRUE))}


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


@settings(max_examples=150)
@given(SEEDS)
def test_outside_every_figure_of_people_is_a_lower_bound_and_a_multiple_of_five(seed: int) -> None:
    figures = figures_of(seed)
    told, true = outside(figures), inside(figures)
    key = {row[0]: row[1] for row in told["key"].rows}
    for row, real in zip(told["offers"].rows, true["offers"].rows, strict=False):
        assert row[0] == real[0]
        attendances, participants, women, children = cells = row[1:]
        for cell, truth in zip(cells, real[3:], strict=True):
            assert isinstance(cell, int)
            assert isinstance(truth, int)
            assert 0 <= cell <= truth
            assert cell % BASE == 0
            assert isinstance(cell, Below) == (cell == 0)
        assert women <= participants <= attendances  # type: ignore[operator]
        # Whoever is in this table is a contact and a person of the others.
        assert participants <= key["Personen"]  # type: ignore[operator]
        assert max(attendances, children) <= key["Kontakte"]  # type: ignore[operator, type-var]
    for label, number in told["volunteers"].rows:
        assert isinstance(number, int), label
        assert number % BASE == 0
    assert not told["offers"].total_row
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


@settings(max_examples=80)
@given(SEEDS, st.sampled_from(KINDS))
def test_one_who_comes_moves_each_figure_by_one_step_at_most(seed: int, kind: str) -> None:
    random = Random(seed)
    month, of_offers = month_of(random, FIRST, set()), activity(random)
    more = VisitFact(
        date(2026, 3, 21), "offer", "on_site", 99, 1, 0, 0, "uk", None, "female", 1990, "UA", "p24", True
    )
    other = counted(
        PeriodFacts([*month.visits, more], month.topics, month.aid, month.referrals, month.appointments)
    )
    one = counted(PeriodFacts(month.visits, month.topics, month.aid, month.referrals, month.appointments))
    met = SessionFact(kind, True, 0, 0)
    came = SessionFact(kind, True, 1, 0)
    one.activity = count_activity(
        ActivityFacts([*of_offers.sessions, met], of_offers.attendances), FIRST, LAST
    )
    other.activity = count_activity(
        ActivityFacts(
            [*of_offers.sessions, came], [*of_offers.attendances, AttendanceFact(kind, 99, "female")]
        ),
        FIRST,
        LAST,
    )
    with_one = outside(other)
    for table in outside(one).values():
        rows = {row[0]: row[1:] for row in with_one[table.id].rows}
        for label, *cells in table.rows:
            for cell, beside in zip(cells, rows.get(label, cells), strict=True):
                if isinstance(cell, int) and isinstance(beside, int):
                    assert abs(cell - beside) <= BASE, (table.id, label)


def test_a_row_of_contacts_tells_no_more_than_the_offers_beside_it() -> None:
    """Two offers of four each were eight contacts: told as 5, each of them had at least one."""
    visits = [
        VisitFact(FIRST, "offer", "on_site", person, 1, 0, 0, None, None, None, None, None, None, False)
        for person in range(1, 9)
    ]
    sessions = [SessionFact("womens_cafe", True, 4, 0), SessionFact("cycling", True, 4, 0)]
    came = [AttendanceFact(("womens_cafe", "cycling")[person % 2], person, None) for person in range(1, 9)]
    figures = counted(PeriodFacts(visits))
    figures.activity = count_activity(ActivityFacts(sessions, came), FIRST, LAST)
    tables = outside(figures)
    assert "Angebot" not in {row[0] for row in tables["reasons"].rows}
    assert tables["offers"].rows[0][1:] == (0, 0, 0, 0)
    # How often something was offered says nothing of whoever came.
    assert tables["offers"].note == "Termine, geplant/gehalten: Frauensprachcafé 1/1 · Fahrradkurs 1/1"
    assert inside(figures)["offers"].note == ""
