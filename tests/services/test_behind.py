"""The list behind every figure is as long as the figure, and tells nobody what they may not read."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.domain.age_bands import STANDARD
from woilmenau_desk.domain.behind import EVERY_ROW, OTHER_ROWS, Behind
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import NotAllowed, NotFound
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN, PeriodFigures
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.reports.behind import behind, has_list
from woilmenau_desk.services.reports.counts import Counts

AT = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)
SPANS = [Span.parse(text) for text in ("2026-11", "2026-02-10..2026-10-02", "2027-01")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional year."""
    data = tmp_path_factory.mktemp("behind") / "data"
    make_demo(data, persons=120, visits=1500, years=1, clock=lambda: AT, cost=CHEAP)
    desk = access.login(data, "caro", PASSWORD, clock=lambda: AT)
    visits.log_visit(desk, LogVisit(VisitData("encounter", 7, adults=2)))
    visits.log_visit(desk, LogVisit(VisitData("encounter", 7, channel="phone", children=1)))
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=5)))
    desk.close()
    return data


@pytest.fixture(scope="module")
def desk(store: Path) -> Iterator[Desk]:
    opened = access.login(store, "caro", PASSWORD, clock=lambda: AT)
    yield opened
    opened.close()


def expected(figures: PeriodFigures) -> Iterator[tuple[str, str, str, int]]:
    """Every figure that has a list: table, row, what its column counts, and how much."""
    yield "key", "contacts", "key", figures.contacts
    yield "key", "persons", "key", figures.persons
    yield "key", "first", "key", figures.first
    yield "key", "new_persons", "key", figures.new_in_year
    yield "key", "sessions", "key", figures.sessions
    yield "key", "cases", "key", figures.cases.running
    yield "key", "aid", "key", sum(one.times for one in figures.aid.values())
    yield "key", "referrals", "key", sum(figures.referrals.values())
    yield "key", "kept", "key", figures.appointments["kept"]
    yield "first_follow_up", "first", "contacts", figures.first
    yield "first_follow_up", "follow_up", "contacts", figures.follow_up
    yield "first_follow_up", "anonymous", "contacts", figures.unassigned
    for table in ("reasons", "channels", "languages", "interpreting"):
        for code, number in getattr(figures, table).items():
            yield table, code, "contacts", number
    for day, number in figures.days.items():
        yield "days", day.isoformat(), "contacts", number
    for week, number in figures.weeks.items():
        yield "weeks", week.isoformat(), "contacts", number
    for (weekday, hour), number in figures.hours.items():
        yield "hours", f"{weekday}", f"contacts:{hour}", number
    for (reason, channel), number in figures.reason_channels.items():
        yield "reason_channels", reason, f"contacts:{channel}", number
    for kind in {*figures.within_hours, *figures.outside_hours}:
        yield "outside_hours", kind, "contacts:within", figures.within_hours[kind]
        yield "outside_hours", kind, "contacts:outside", figures.outside_hours[kind]
    for (gender, age), number in figures.gender_age.items():
        yield "gender_age", gender, f"persons:{age}", number
    for table in ("origins", "status_groups", "person_languages"):
        for code, number in getattr(figures, table).items():
            yield table, code, "persons", number
    for topic, number in figures.topics.items():
        yield "topics", topic, "topics", number
    for kind, aid in figures.aid.items():
        yield "emergency_aid", kind, "aid", aid.times
    for fund, paid in figures.funds.items():
        yield "funds", fund, "funds", paid.times
    for target, number in figures.referrals.items():
        yield "referrals", target, "referrals", number
    for state in {state for _, state in figures.referral_states}:
        every = {target: number for (target, one), number in figures.referral_states.items() if one == state}
        yield "referral_outcomes", state, "referrals:soberi", every.pop("soberi", 0)
        yield "referral_outcomes", state, "referrals:others", sum(every.values())
    outcomes: Counter[tuple[str, str]] = Counter()
    for (target, state), number in figures.referral_states.items():
        outcomes[state, "soberi" if target == "soberi" else "others"] += number
    for (state, whom), number in outcomes.items():
        yield "referral_outcomes", state, f"referrals:{whom}", number
    for outcome, number in figures.appointments.items():
        yield "appointments", outcome, "appointments", number
    yield "waiting", "called", "waits", figures.waits.called
    yield "waiting", "left", "waits", figures.waits.left
    for row in ("running", "open", "new", "closed", "reached"):
        yield "cases", row, "cases", getattr(figures.cases, row)
    yield from expected_of_activity(figures)


def expected_of_activity(figures: PeriodFigures) -> Iterator[tuple[str, str, str, int]]:
    """The same of offers and of voluntary work."""
    activity = figures.activity
    for kind, offers in [*activity.offers.items(), (EVERY_ROW, activity.all_offers)]:
        yield "offers", kind, "sessions", offers.planned
        yield "offers", kind, "sessions_held", offers.held
        yield "offers", kind, "attendances", offers.attendances
        yield "offers", kind, "participants", offers.participants
        yield "offers", kind, "participants:female", offers.women
        yield "offers", kind, "children", offers.children
    yield "volunteers", "active", "volunteers", activity.volunteers
    for row in ("serving", "joined", "left", "trainings", "trained"):
        yield "volunteers", row, "volunteers", getattr(activity, row)
    for area, hours in activity.hours.items():
        yield "volunteer_hours", area, "serving", hours.volunteers
        yield "volunteer_hours", area, "volunteer_hours", hours.minutes
    yield "volunteer_hours", EVERY_ROW, "serving", activity.serving
    yield "volunteer_hours", EVERY_ROW, "volunteer_hours", activity.minutes


def adds_up(found: Behind) -> bool:
    return found.number == sum(row.number for row in found.rows) + found.hidden + found.more


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_every_list_is_as_long_as_its_figure(desk: Desk, span: Span) -> None:
    told: Counter[str] = Counter()
    for table, row, counts, number in expected(counting.figures(desk, span)):
        found = behind(desk, span, table, row, counts)
        assert (table, row, counts, found.number) == (table, row, counts, number)
        assert adds_up(found)
        assert found.title
        told[table] += number
    if span.first.year == 2026:
        assert {table for table, number in told.items() if not number} <= {"cases", "waiting", "funds"}


# What a list has only parts of: the helps of a sum of money, those who waited of a median.
NOT_COUNTED = {
    ("emergency_aid", 1),
    ("emergency_aid", 2),
    ("emergency_aid", 3),
    ("funds", 1),
    ("volunteer_hours", 2),
}


def test_every_figure_of_every_table_has_its_list(desk: Desk) -> None:
    """A table that somebody adds, and whose columns say what they count, is among them."""
    span = Span.parse("2026-Q3")
    counts = Counts(desk, STANDARD, Rule.TRUE)
    for table in counts.tables(span):
        assert len(table.codes) == len(table.cells)
        for code, cells in zip(table.codes, table.cells, strict=True):
            # One cell of each row is enough of a table with many columns.
            for column, number in list(enumerate(cells))[:: max(1, len(cells) // 3)]:
                if (table.id, column) in NOT_COUNTED or code in ("median", "most"):
                    continue
                counted = table.counts[column]
                assert has_list(counted, code), (table.id, code, counted)
                found = behind(desk, span, table.id, code, counted)
                assert (table.id, code, counted, found.number) == (table.id, code, counted, number)


def test_the_sum_and_the_rest_have_lists_of_their_own(desk: Desk) -> None:
    span = SPANS[1]
    figures = counting.figures(desk, span)
    everybody = behind(desk, span, "origins", EVERY_ROW, "persons")
    assert everybody.number == figures.persons
    names = [row.name.casefold() for row in everybody.rows]
    assert names == sorted(names)
    shown = [code for code, _ in figures.origins.most_common(2)]
    rest = behind(desk, span, "origins", OTHER_ROWS, "persons", shown=[*shown, UNKNOWN])
    assert rest.number == figures.persons - sum(figures.origins[code] for code in (*shown, UNKNOWN))


def test_rows_lead_to_what_they_are_of(desk: Desk) -> None:
    span = Span.parse("2026-11")
    found = behind(desk, span, "reasons", "encounter", "contacts")
    assert {row.kind for row in found.rows} == {Kind.VISIT}
    assert all(row.name for row in found.rows if row.person_id is not None)
    (group,) = [row for row in found.rows if row.number == 5 and row.day == AT.date()]
    assert (group.person_id, group.name, group.what) == (None, "", "Begegnung")
    # A person's second visit of the day with that reason is no row of its own; whoever came along is.
    own = [row for row in found.rows if row.person_id == 7 and row.day == AT.date()]
    assert [row.number for row in own] == [1]


def test_what_nobody_looks_into_is_a_number(desk: Desk) -> None:
    span = Span.parse("2026")
    figures = counting.figures(desk, span)
    for table, counter in (("topics", figures.topics), ("referrals", figures.referrals)):
        found = behind(desk, span, table, OF_RESTRICTED_CASE, table)
        assert (found.rows, found.hidden) == ((), counter[OF_RESTRICTED_CASE])


def test_the_counter_is_told_nothing(store: Path) -> None:
    counter = access.login(store, "theke", PASSWORD, clock=lambda: AT)
    try:
        with pytest.raises(NotAllowed):
            behind(counter, SPANS[0], "reasons", "encounter", "contacts")
    finally:
        counter.close()


def test_a_figure_without_a_list_is_told_as_that(desk: Desk) -> None:
    assert has_list("contacts")
    assert has_list("key", "kept")
    assert not has_list("key", "minutes")
    assert not has_list("")
    for table, row, counts in (("x", "y", "contacts"), ("key", "minutes", "key"), ("x", "y", "z")):
        with pytest.raises(NotFound):
            behind(desk, SPANS[0], table, row, counts)
