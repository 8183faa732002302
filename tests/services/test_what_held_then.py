"""What the centre changes today leaves what was before as it was, and what it puts right does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.age_bands import BandSet, read_bands
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.opening import HoursKind, Interval, OtherHours, WeeklyHours, every_week
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import age_bands, centre, opening_hours, routing, undo, visits
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import outputs, reports
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.upkeep import upkeep

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 23)
THEN = date(2026, 10, 20)  # a Tuesday
BANDS = read_bands("0–17, 18–60, 61+", field="bands")


def held(desk: Desk, name: ListName, code: str) -> Value:
    found = desk.values_of(name).held(code)
    assert found is not None
    return found


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), BERLIN)


@pytest.fixture
def october(desk: Desk, clock: Clock) -> Desk:
    """A store that has an October: made then, as far as its trail tells."""
    for number in range(12):
        person = people.register(
            desk, PersonData(f"Person {number}", birth_year=1990 + number, status="p24")
        ).value
        visit = VisitData("offer" if number % 2 else "encounter", person.id)
        visits.log_visit(desk, LogVisit(visit, at(THEN + timedelta(days=number % 3), 15)))
        session = SessionData(person.id, ("housing",), 20)
        counselling.record_session(desk, RecordSession(session, "", occurred_at=at(THEN, 15)))
    return desk


def papers(desk: Desk) -> tuple[object, ...]:
    """All that is told of October, inside and outside; the papers are made of these alone."""
    inside, outside = (
        reports.report(desk, Span.of_month(OCTOBER), internal=internal) for internal in (True, False)
    )
    told = (
        outputs.made(inside, Format.JSON).decode(),
        outputs.made(outside, Format.JSON).decode(),
        outputs.made(outside, Format.CSV),
    )
    return inside.tables, inside.extra, *told, routing.target_of(desk, "p24", THEN)


def rename(desk: Desk, since: date | None) -> None:
    value = replace(held(desk, ListName.REASONS, "offer"), de="Kurs", en="Course")
    centre.save_value(desk, ListName.REASONS, value, since)


def retire(desk: Desk, since: date | None) -> None:
    value = replace(held(desk, ListName.TOPICS, "housing"), de="Obdach", active=False)
    centre.save_value(desk, ListName.TOPICS, value, since)


def regroup(desk: Desk, since: date | None) -> None:
    status = held(desk, ListName.STATUSES, "p24")
    centre.save_value(desk, ListName.STATUSES, replace(status, extra={**status.extra, "group": "C"}), since)


def reroute(desk: Desk, since: date | None) -> None:
    group = held(desk, ListName.STATUS_GROUPS, "D")
    changed = replace(group, de="unklar", extra={"target": "SOBERI"})
    centre.save_value(desk, ListName.STATUS_GROUPS, changed, since)


def regroup_ages(desk: Desk, since: date | None) -> None:
    age_bands.save_set(desk, BandSet(BANDS), since)


def reopen(desk: Desk, since: date | None) -> None:
    for entry in opening_hours.weekly(desk):
        if entry.weekday < 3:
            later = replace(entry, opens=time(9), closes=time(12), weekday=entry.weekday + 3)
            wanted = replace(later, first=since) if since else later
            opening_hours.save_hours(desk, [wanted], entry, correct=since is None)


def add(desk: Desk, since: date | None) -> None:
    for name in ListName:
        first = next(iter(desk.values_of(name)))
        extra = {key: value for key, value in first.extra.items() if key != "key"}
        days = (first.first, first.last) if name is ListName.SCHOOL_HOLIDAYS else (None, None)
        wanted = Value("Z9", f"Neu in {name}", f"New in {name}", extra=extra, first=days[0], last=days[1])
        centre.save_value(desk, name, wanted, since)


CHANGES: list[Callable[[Desk, date | None], None]] = [
    rename,
    retire,
    regroup,
    reroute,
    regroup_ages,
    reopen,
    add,
]


def test_a_report_of_october_uses_what_held_in_october(october: Desk) -> None:
    before = papers(october)
    paper = outputs.made(reports.report(october, Span.of_month(OCTOBER)), Format.PDF)
    for change in CHANGES:
        change(october, TODAY)
        assert papers(october) == before, change.__name__
    assert outputs.made(reports.report(october, Span.of_month(OCTOBER)), Format.PDF) == paper
    # And this month is told by what holds now.
    assert october.values_of(ListName.REASONS).label("offer") == "Kurs"
    assert age_bands.bands(october) == BANDS
    assert routing.target_of(october, "p24") == "SOBERI"
    assert upkeep.verify(october).findings == ()


def test_what_is_put_right_was_always_so(october: Desk) -> None:
    before = papers(october)
    for change in (rename, retire, regroup, reroute, regroup_ages):
        change(october, None)
        assert papers(october) != before, change.__name__
        undo.undo(october)
    assert papers(october) == before


def test_a_visit_keeps_how_it_was_judged(october: Desk) -> None:
    def judged() -> list[bool]:
        return [row.within_hours for row in visits.day(october, THEN).rows]

    before = judged()
    assert all(before)
    opening_hours.save_hours(
        october, [WeeklyHours(1, time(18), time(20), first=TODAY)], opening_hours.weekly(october)[1]
    )
    assert judged() == before
    # What is entered late is judged by the hours of its own day, what comes later by the new ones.
    late = visits.log_visit(october, LogVisit(VisitData("encounter"), at(THEN, 15))).value
    assert late.within_hours
    assert visits.moment_of(october, THEN) == at(THEN, 14)
    assert not centre.is_open(october, at(TODAY + timedelta(days=1), 15))
    assert centre.is_open(october, at(TODAY + timedelta(days=1), 18))


# -- entries of lists --------------------------------------------------------------------------------------------


def test_a_later_change_waits_for_its_day(desk: Desk, clock: Clock) -> None:
    tomorrow = TODAY + timedelta(days=1)
    rename(desk, tomorrow)
    assert desk.values_of(ListName.REASONS).label("offer") == "Angebot"
    clock.move(days=1)
    # The window stays open over night.
    assert desk.values_of(ListName.REASONS).label("offer") == "Kurs"
    assert desk.values_of(ListName.REASONS, TODAY).label("offer") == "Angebot"


def test_what_is_shipped_for_a_later_day_is_not_lost(desk: Desk) -> None:
    status = desk.values_of(ListName.STATUSES, date(2025, 1, 1)).held("p104c")
    assert status is not None
    centre.save_value(desk, ListName.STATUSES, replace(status, de="§ 104c AufenthG"))
    label = desk.values_of(ListName.STATUSES, date(2025, 1, 1)).label("p104c")
    assert label == "§ 104c AufenthG"
    assert desk.values_of(ListName.STATUSES).label("p104c") == "§ 104c (Chancen-Aufenthalt, läuft aus)"
    assert "p104c" not in {
        value.code for value in desk.values_of(ListName.STATUSES, date(2027, 7, 1)).choices()
    }


def test_an_end_is_no_later_than_its_beginning(desk: Desk) -> None:
    target = held(desk, ListName.REFERRAL_TARGETS, "state_interpreting")
    assert target.last == date(2026, 12, 31)
    with pytest.raises(BadInput) as refused:
        centre.save_value(
            desk, ListName.REFERRAL_TARGETS, replace(target, first=date(2027, 1, 2), last=date(2027, 1, 1))
        )
    assert refused.value.field == "last"
    centre.save_value(desk, ListName.REFERRAL_TARGETS, replace(target, last=date(2027, 12, 31)))
    offered = desk.values_of(ListName.REFERRAL_TARGETS, date(2027, 6, 1)).choices()
    assert "state_interpreting" in {value.code for value in offered}


def test_an_entry_changed_before_there_were_kinds_of_hours_has_them(desk: Desk) -> None:
    old = held(desk, ListName.REASONS, "counselling")
    centre.save_value(
        desk, ListName.REASONS, replace(old, de="Sprechstunde", extra={"key": "F4", "icon": "counselling"})
    )
    assert centre.kind_of_hours(desk, "counselling", TODAY) is HoursKind.COUNSELLING


# -- age bands ---------------------------------------------------------------------------------------------------


def test_a_visit_told_by_a_band_of_then_stays_readable(desk: Desk) -> None:
    row = visits.log_visit(desk, LogVisit(VisitData("encounter", age_band="27-44"))).value
    regroup_ages(desk, TODAY)
    data = replace(visits.day(desk).rows[0].data, language="uk")
    assert present.correct_visit(desk, row.id, data).value.data.age_band == "27-44"
    visits.log_visit(desk, LogVisit(VisitData("encounter", age_band="18-60")))
    with pytest.raises(BadInput):
        visits.log_visit(desk, LogVisit(VisitData("encounter", age_band="3-4")))


def test_a_funder_may_count_by_bands_of_its_own(desk: Desk) -> None:
    age_bands.save_set(desk, BandSet(BANDS, " AMIF "), TODAY)
    assert age_bands.bands(desk, TODAY, "AMIF") == BANDS
    assert age_bands.bands(desk, THEN, "AMIF") == age_bands.bands(desk)
    with pytest.raises(BadInput) as refused:
        age_bands.save_set(desk, BandSet(BANDS, " "), TODAY)
    assert refused.value.field == "name"
    with pytest.raises(BadInput):
        age_bands.save_set(desk, BandSet(()), TODAY)


# -- opening hours -----------------------------------------------------------------------------------------------


def test_the_shipped_hours_hold_until_they_are_changed(desk: Desk) -> None:
    assert opening_hours.weekly(desk) == every_week(range(5), time(14), time(16))
    evening = WeeklyHours(0, time(17), time(19), HoursKind.COUNSELLING, TODAY)
    opening_hours.save_hours(desk, [evening])
    assert set(opening_hours.weekly(desk)) == {*every_week(range(5), time(14), time(16)), evening}
    within = visits.log_visit(desk, LogVisit(VisitData("counselling"))).value.within_hours
    assert not within
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.within_hours
    undo.undo(desk)
    undo.undo(desk)
    undo.undo(desk)
    assert opening_hours.weekly(desk) == every_week(range(5), time(14), time(16))
    assert visits.log_visit(desk, LogVisit(VisitData("counselling"))).value.within_hours


def test_another_reason_is_judged_by_its_own_hours(desk: Desk) -> None:
    opening_hours.save_hours(desk, [WeeklyHours(0, time(17), time(19), HoursKind.COUNSELLING, TODAY)])
    row = visits.log_visit(desk, LogVisit(VisitData("encounter"))).value
    corrected = present.correct_visit(desk, row.id, VisitData("counselling")).value
    assert (row.within_hours, corrected.within_hours) == (True, False)
    assert corrected.occurred_at == row.occurred_at


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        (WeeklyHours(0, time(16), time(14), first=TODAY), "closes"),
        (WeeklyHours(0, time(15), time(18), first=TODAY), "opens"),
        (WeeklyHours(0, time(9), time(10), first=date(1999, 1, 1)), "first"),
        (WeeklyHours(0, time(9), time(10), first=TODAY, last=THEN), "last"),
    ],
)
def test_hours_that_cannot_be_are_told(desk: Desk, hours: WeeklyHours, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        opening_hours.save_hours(desk, [hours])
    assert refused.value.field == field
    assert opening_hours.weekly(desk) == every_week(range(5), time(14), time(16))
    with pytest.raises(BadInput):
        opening_hours.save_hours(desk, [])


def test_hours_end_with_a_day(desk: Desk) -> None:
    monday = opening_hours.weekly(desk)[0]
    opening_hours.end_hours(desk, monday, TODAY)
    assert centre.opening(desk).is_open_day(TODAY)
    assert not centre.opening(desk).is_open_day(TODAY + timedelta(weeks=1))
    again = opening_hours.weekly(desk)[0]
    late = WeeklyHours(0, time(10), time(12), first=TODAY + timedelta(weeks=2))
    saved = opening_hours.save_hours(desk, [late]).value[0]
    assert again.last == TODAY
    # Hours that had not begun are taken away.
    opening_hours.end_hours(desk, saved, TODAY)
    assert late not in opening_hours.weekly(desk)


def test_other_hours_of_a_week_count_as_planned_where_they_were_known(desk: Desk, clock: Clock) -> None:
    march, monday = (date(2031, 3, 1), date(2031, 3, 31)), date(2031, 3, 10)
    clock.set(2031, 3, 10)
    usual = centre.open_days(desk, *march, march[1])
    assert usual == (21, 21)
    coming = OtherHours(
        monday + timedelta(days=1), monday + timedelta(days=2), HoursKind.OPEN_HOUSE, reason="Inventur"
    )
    opening_hours.save_other_hours(desk, coming)
    gone = OtherHours(monday, monday, HoursKind.OPEN_HOUSE, reason="Wasserschaden")
    kept = opening_hours.save_other_hours(desk, gone).value
    assert centre.open_days(desk, *march, march[1]) == (19, 18)
    assert opening_hours.others(desk) == (gone, coming)
    assert kept.id is not None
    opening_hours.drop_other_hours(desk, kept.id, kept.version)
    assert centre.opening(desk).on(monday) == (Interval(time(14), time(16)),)
    for wrong, field in (
        (replace(coming, last=coming.first - timedelta(days=1)), "last"),
        (replace(coming, opens=time(9)), "closes"),
        (replace(coming, opens=time(9), closes=time(9)), "closes"),
    ):
        with pytest.raises(BadInput) as refused:
            opening_hours.save_other_hours(desk, wrong)
        assert refused.value.field == field


def test_hours_that_are_over_never_become_longer(desk: Desk) -> None:
    usual = next(row for row in opening_hours.weekly(desk) if row.weekday == 0)
    september, monday = date(2026, 9, 30), date(2026, 10, 5)
    opening_hours.end_hours(desk, usual, september)
    ended = next(row for row in opening_hours.weekly(desk) if row.weekday == 0)
    assert not centre.opening(desk).is_open_day(monday)
    opening_hours.end_hours(desk, ended, TODAY)
    ended = next(row for row in opening_hours.weekly(desk) if row.weekday == 0)
    later = replace(ended, opens=time(15), closes=time(17), first=TODAY, last=None)
    opening_hours.save_hours(desk, [later], ended)
    assert not centre.opening(desk).is_open_day(monday)
    assert [row.last for row in opening_hours.weekly(desk) if row.weekday == 0] == [september, None]


def test_what_a_colleague_set_for_the_same_day_is_not_overwritten(desk: Desk) -> None:
    """Whoever had the form open before has not seen it, whatever their desk has read meanwhile."""
    coming = date(2027, 1, 1)
    housing = desk.values_of(ListName.TOPICS).held("housing")
    assert housing is not None
    theirs = centre.save_value(desk, ListName.TOPICS, replace(housing, de="Wohnen A"), coming).value
    with pytest.raises(ChangedMeanwhile):
        centre.save_value(desk, ListName.TOPICS, replace(housing, de="Wohnen B"), coming)
    centre.save_value(desk, ListName.TOPICS, replace(housing, de="Wohnen B"), coming, theirs.version)
    # And who changes from a day on what a colleague has corrected meanwhile hears it, though it was only shipped.
    centre.save_value(desk, ListName.TOPICS, replace(housing, de="Wohnung"))
    with pytest.raises(ChangedMeanwhile):
        centre.save_value(desk, ListName.TOPICS, replace(housing, de="Wohnen C"), date(2027, 2, 1))
    standard = age_bands.sets(desk)[0]
    made = age_bands.save_set(desk, replace(standard, bands=BANDS), coming).value
    with pytest.raises(ChangedMeanwhile):
        age_bands.save_set(desk, replace(standard, bands=BANDS[:1]), coming)
    age_bands.save_set(desk, replace(standard, bands=BANDS[:1]), coming, made.version)
    # The set that was read counts as well, where a new one is to follow it.
    age_bands.save_set(desk, replace(made, bands=BANDS, version=made.version + 1))
    with pytest.raises(ChangedMeanwhile):
        age_bands.save_set(desk, made, date(2027, 6, 1))
