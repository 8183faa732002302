"""Assignments and hours: planned and served are two things, a day has 24 hours, and nothing is noted twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.assignments import (
    AllowanceData,
    AssignmentData,
    AssignmentState,
    HoursData,
    HoursSource,
)
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.hours import SheetEntry
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.row_codes import code_of
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.volunteers import Absence, RoleSpan, Training, VolunteerData
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import (
    allowances,
    assignments,
    hours,
    proofs,
    roster,
    volunteers,
)

TODAY = date(2026, 11, 23)  # a Monday
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def amina(desk: Desk) -> int:
    data = VolunteerData("Amina", "Kornblume", skills="Backen", started_on=date(2026, 1, 1))
    return volunteers.register(desk, data, (RoleSpan("language_partner"),), ()).value.id


@pytest.fixture
def person(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Distel")).value.id


def weekly(volunteer: int, **more: object) -> AssignmentData:
    data = AssignmentData(volunteer, "language_partner", LAST_WEEK, weekday=0, starts=time(15), ends=time(17))
    return replace(data, **more)  # type: ignore[arg-type]


# -- assignments


def test_an_assignment_for_a_person_is_agreed_changed_ended_and_undone(
    desk: Desk, amina: int, person: int
) -> None:
    done = assignments.assign(desk, weekly(amina, person_id=person))
    row = done.value
    assert (row.volunteer_name, row.person_name, row.about) == (
        "Amina Kornblume",
        "Mira Distel",
        "Mira Distel",
    )
    assert str(done.said) == "Einsatz vereinbart: Amina Kornblume, Mira Distel"
    assert assignments.of_person(desk, person) == (row,)
    later = replace(row.data, starts=time(16), ends=time(18))
    changed = assignments.change(desk, row.id, later, row.version).value
    with pytest.raises(ChangedMeanwhile):
        assignments.change(desk, row.id, row.data, row.version)
    ended = assignments.end(desk, row.id, TODAY, changed.version).value
    assert (ended.state, ended.data.last) == (AssignmentState.ENDED, TODAY)
    undo.undo(desk)
    assert replace(assignments.get(desk, row.id), version=0) == replace(changed, version=0)
    undo.undo(desk)
    undo.undo(desk)
    assert assignments.of_volunteer(desk, amina) == ()


def test_a_household_is_helped_as_a_whole(desk: Desk, amina: int, person: int) -> None:
    child = people.register(desk, PersonData("Nils", "Distel"), household_of=person).value.id
    row = assignments.assign(desk, weekly(amina, person_id=person)).value
    assert assignments.of_person(desk, child) == (row,)


def test_a_clash_and_an_absence_are_told_and_not_refused(desk: Desk, amina: int, person: int) -> None:
    assignments.assign(desk, weekly(amina, about="Schach"))
    card = volunteers.get(desk, amina)
    volunteers.add_absence(desk, amina, Absence(date(2026, 12, 1), date(2026, 12, 24)), card.version)
    done = assignments.assign(desk, weekly(amina, person_id=person, starts=time(16), ends=time(18)))
    assert [str(one) for one in done.value.hinders] == ["am 16.11.2026 zugleich: Schach"]
    assert str(done.said).endswith("· am 16.11.2026 zugleich: Schach")
    once = AssignmentData(amina, "transport", date(2026, 12, 3), starts=time(9), ends=time(10))
    assert [str(one) for one in assignments.hinders(desk, once)] == [
        "Amina Kornblume ist vom 01.12. bis 24.12.2026 nicht da"
    ]


def test_the_plan_reckons_weeks_and_tells_what_is_in_the_way(desk: Desk, amina: int, person: int) -> None:
    row = assignments.assign(desk, weekly(amina, person_id=person, first=date(2026, 11, 16))).value
    roster.add_duty(desk, Duty(0, time(16), time(18), date(2026, 12, 7), volunteer_id=amina))
    card = volunteers.get(desk, amina)
    volunteers.add_absence(desk, amina, Absence(date(2026, 11, 30), date(2026, 11, 30)), card.version)
    centre.close_day(desk, date(2026, 12, 14), "Inventur")
    card = volunteers.get(desk, amina)
    volunteers.end(desk, amina, date(2026, 12, 20), "Umzug", card.version)
    found = assignments.planned(desk, date(2026, 11, 16), date(2026, 12, 21), amina)
    told = {}
    for one in found:
        if one.assignment_id == row.id:
            told[one.day] = [str(hinder) for hinder in one.hinders]
    assert told == {
        date(2026, 11, 16): [],
        date(2026, 11, 23): [],
        date(2026, 11, 30): ["Amina Kornblume ist vom 30.11. bis 30.11.2026 nicht da"],
        date(2026, 12, 7): ["zugleich: Dienst an der Theke"],
        date(2026, 12, 14): ["geschlossen: Inventur", "zugleich: Dienst an der Theke"],
        date(2026, 12, 21): [
            "Amina Kornblume hat am 20.12.2026 aufgehört",
            "zugleich: Dienst an der Theke",
        ],
    }


def test_what_is_called_off_is_not_planned_and_comes_back(desk: Desk, amina: int) -> None:
    row = assignments.assign(desk, weekly(amina)).value
    off = assignments.cancel(desk, row.id, row.version).value
    assert off.state is AssignmentState.CANCELLED
    assert assignments.planned(desk, LAST_WEEK, TODAY) == ()
    assert assignments.cancel(desk, row.id, off.version).value.state is AssignmentState.AGREED
    assert len(assignments.planned(desk, LAST_WEEK, TODAY)) == 2


def test_the_counter_is_told_nothing_of_assignments_and_hours(
    desk: Desk, amina: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    for ask in (
        lambda: assignments.of_volunteer(theke, amina),
        lambda: assignments.planned(theke, TODAY, TODAY),
        lambda: hours.between(theke, TODAY, TODAY),
        lambda: allowances.totals(theke, 2026),
        lambda: proofs.proof(theke, amina, TODAY, TODAY),
        lambda: hours.codes_for(theke, Month(2026, 11)),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_an_unknown_role_or_person_is_refused(desk: Desk, amina: int) -> None:
    with pytest.raises(BadInput):
        assignments.assign(desk, weekly(amina, role="astronaut"))
    for wrong in ({"person_id": 999}, {"offer_id": 999}, {"volunteer_id": 999}):
        with pytest.raises(NotFound):
            assignments.assign(desk, weekly(amina, **wrong))


# -- hours


def test_hours_are_noted_put_right_removed_and_undone(desk: Desk, amina: int) -> None:
    done = hours.note(desk, HoursData(amina, TODAY, 150, "tutoring", preparation=30))
    assert str(done.said) == "2:30 h notiert: Amina Kornblume, 23.11.2026"
    row = done.value
    changed = hours.change(desk, row.id, replace(row.data, minutes=120), row.version).value
    assert (changed.data.minutes, changed.source) == (120, HoursSource.NOTED)
    with pytest.raises(ChangedMeanwhile):
        hours.remove(desk, row.id, row.version)
    hours.remove(desk, row.id, changed.version)
    assert hours.between(desk, TODAY, TODAY) == ()
    undo.undo(desk)
    assert hours.between(desk, TODAY, TODAY, amina) == (changed,)


def test_a_day_has_24_hours_whatever_is_noted_changed_or_undone(desk: Desk, amina: int) -> None:
    first = hours.note(desk, HoursData(amina, TODAY, 900, "tutoring")).value
    with pytest.raises(BadInput) as told:
        hours.note(desk, HoursData(amina, TODAY, 541, "leisure"))
    assert "24:01" in str(told.value)
    second = hours.note(desk, HoursData(amina, TODAY, 540, "leisure")).value
    with pytest.raises(BadInput):
        hours.change(desk, second.id, replace(second.data, minutes=541), second.version)
    less = hours.change(desk, first.id, replace(first.data, minutes=60), first.version).value
    other = desk.done.pop()
    hours.note(desk, HoursData(amina, TODAY, 800, "tutoring"))
    assert less.data.minutes == 60
    desk.done.append(other)
    with pytest.raises(CannotUndo) as cannot:
        undo.undo(desk)
    assert "24 Stunden" in str(cannot.value)
    assert sum(row.data.minutes for row in hours.between(desk, TODAY, TODAY)) == 1400


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 1440)), max_size=6))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_noting_gives_a_day_more_than_it_has(
    desk: Desk, amina: int, wanted: list[tuple[int, int]]
) -> None:
    for row in hours.between(desk, LAST_WEEK, TODAY):
        hours.remove(desk, row.id, row.version)
    expected = {0: 0, 1: 0, 2: 0}
    for back, minutes in wanted:
        data = HoursData(amina, TODAY - timedelta(days=back), minutes, "tutoring")
        if expected[back] + minutes > 1440:
            with pytest.raises(BadInput):
                hours.note(desk, data)
        else:
            hours.note(desk, data)
            expected[back] += minutes
    sheets = proofs.sheets(desk, LAST_WEEK, TODAY)
    assert sum(sheet.minutes for sheet in sheets) == sum(expected.values())
    assert all(sum(area.minutes for area in sheet.areas) == sheet.minutes for sheet in sheets)


def test_days_to_come_are_refused_and_days_outside_are_told(desk: Desk, amina: int) -> None:
    with pytest.raises(BadInput):
        hours.note(desk, HoursData(amina, TODAY + timedelta(days=1), 60, "tutoring"))
    done = hours.note(desk, HoursData(amina, date(2025, 12, 31), 60, "tutoring"))
    assert str(done.said).endswith("· Amina Kornblume fängt erst am 01.01.2026 an")
    with pytest.raises(BadInput):
        hours.note(desk, HoursData(amina, TODAY, 60, "tutoring", preparation=61))
    with pytest.raises(NotFound):
        hours.note(desk, HoursData(999, TODAY, 60, "tutoring"))


def test_a_week_is_noted_whole_or_not_at_all(desk: Desk, amina: int) -> None:
    week = [HoursData(amina, LAST_WEEK + timedelta(days=day), 60, "tutoring") for day in range(5)]
    with pytest.raises(BadInput):
        hours.note_many(desk, [*week, HoursData(amina, TODAY + timedelta(days=2), 60, "tutoring")])
    assert hours.between(desk, LAST_WEEK, TODAY) == ()
    done = hours.note_many(desk, week)
    assert str(done.said) == "5:00 h notiert: Amina Kornblume, 5 Einträge"
    undo.undo(desk)
    assert hours.between(desk, LAST_WEEK, TODAY) == ()
    with pytest.raises(BadInput):
        hours.note_many(desk, [])


def test_served_as_planned_notes_what_is_missing_once(desk: Desk, amina: int, person: int) -> None:
    row = assignments.assign(desk, weekly(amina, person_id=person)).value
    roster.add_duty(desk, Duty(1, time(14), time(16), LAST_WEEK, volunteer_id=amina))
    hours.note(desk, HoursData(amina, LAST_WEEK, 30, "language_partner", assignment_id=row.id))
    done = hours.served_as_planned(desk, LAST_WEEK, TODAY + timedelta(days=30))
    assert [(one.data.on, one.data.minutes, one.data.role) for one in done.value] == [
        (LAST_WEEK + timedelta(days=1), 120, "counter"),
        (TODAY, 120, "language_partner"),
    ]
    assert assignments.get(desk, row.id).minutes == 150
    assert hours.unnoted(desk, LAST_WEEK, TODAY) == ()
    with pytest.raises(BadInput):
        hours.served_as_planned(desk, LAST_WEEK, TODAY)


def test_what_two_people_note_as_planned_is_noted_once(desk: Desk, amina: int, person: int) -> None:
    assignments.assign(desk, weekly(amina, person_id=person))
    read = hours.unnoted(desk, LAST_WEEK, TODAY)
    hours.served(desk, read[:1])
    # Whoever read it before that notes the rest, and hears where there is none.
    assert [row.data.on for row in hours.served(desk, read).value] == [row.day for row in read[1:]] != []
    with pytest.raises(BadInput, match="keine Stunden"):
        hours.served(desk, read)
    assert len(hours.between(desk, LAST_WEEK, TODAY)) == len(read)


def test_hours_go_to_the_volunteers_own_assignments_alone(desk: Desk, amina: int) -> None:
    other = volunteers.register(desk, VolunteerData("Nour"), (), ()).value.id
    row = assignments.assign(desk, weekly(amina)).value
    with pytest.raises(BadInput):
        hours.note(desk, HoursData(other, TODAY, 60, "tutoring", assignment_id=row.id))
    off = assignments.cancel(desk, row.id, row.version).value
    with pytest.raises(BadInput):
        hours.note(desk, HoursData(amina, TODAY, 60, "tutoring", assignment_id=off.id))


# -- paper sheets


def test_a_paper_sheet_is_typed_back_by_its_code_and_only_once(desk: Desk, amina: int) -> None:
    november = Month(2026, 11)
    (sheet,) = hours.codes_for(desk, november)
    assert hours.codes_for(desk, november) == (sheet,)
    assert hours.codes_for(desk, Month(2026, 10))[0].code != sheet.code
    assert hours.sheet_of(desk, f" {sheet.code[:2]} {sheet.code[2:]}") == sheet
    lines = [SheetEntry(2, 120), SheetEntry(9, 90, 30)]
    done = hours.from_sheet(desk, sheet.code, lines)
    assert [(row.data.on.day, row.data.minutes, row.source) for row in done.value] == [
        (2, 120, HoursSource.SHEET),
        (9, 90, HoursSource.SHEET),
    ]
    assert {row.data.role for row in done.value} == {"language_partner"}
    with pytest.raises(BadInput) as told:
        hours.from_sheet(desk, sheet.code, lines)
    assert "schon eingetippt" in str(told.value)
    more = hours.from_sheet(desk, sheet.code, [*lines, SheetEntry(16, 60)], role="tutoring").value
    assert [(row.data.on.day, row.data.role) for row in more] == [(16, "tutoring")]
    with pytest.raises(BadInput):
        hours.from_sheet(desk, sheet.code, [SheetEntry(31, 60)])
    with pytest.raises(NotFound):
        hours.sheet_of(desk, code_of(999_999))


def test_a_sheet_typed_again_adds_nothing_where_its_entry_was_put_right(desk: Desk, amina: int) -> None:
    sheet = next(one for one in hours.codes_for(desk, Month(2026, 10)) if one.volunteer_id == amina)
    lines = [SheetEntry(2, 120), SheetEntry(2, 120), SheetEntry(9, 60)]
    first, second, third = hours.from_sheet(desk, sheet.code, lines, role="tutoring").value
    hours.change(desk, first.id, replace(first.data, minutes=90), first.version)
    hours.change(desk, third.id, replace(third.data, on=date(2026, 9, 9)), third.version)
    # On paper as it was, or put right there, too.
    for again in (lines, [SheetEntry(2, 90), *lines[1:]]):
        with pytest.raises(BadInput):
            hours.from_sheet(desk, sheet.code, again, role="tutoring")
    # What was taken away may be typed once more.
    second = hours.get(desk, second.id)
    hours.remove(desk, second.id, second.version)
    assert [row.data.minutes for row in hours.from_sheet(desk, sheet.code, lines, role="tutoring").value] == [
        120
    ]


def test_printing_sheets_is_nothing_to_undo(desk: Desk, amina: int) -> None:
    hours.note(desk, HoursData(amina, TODAY, 60, "tutoring"))
    hours.codes_for(desk, Month(2026, 11))
    undo.undo(desk)
    assert hours.between(desk, TODAY, TODAY) == ()


def test_only_those_get_a_sheet_who_are_there_in_the_month(desk: Desk, amina: int) -> None:
    card = volunteers.get(desk, amina)
    volunteers.end(desk, amina, date(2026, 11, 30), "", card.version)
    assert [sheet.volunteer_id for sheet in hours.codes_for(desk, Month(2026, 11))] == [amina]
    assert hours.codes_for(desk, Month(2026, 12)) == ()
    assert hours.codes_for(desk, Month(2025, 12)) == ()


# -- sessions propose hours


# -- what papers state


def test_a_certificate_states_fields_extent_function_skills_and_trainings(desk: Desk, amina: int) -> None:
    card = volunteers.get(desk, amina)
    training = Training("Erste Hilfe", date(2026, 3, 1), 16)
    card = volunteers.add_training(desk, amina, training, card.version).value
    volunteers.add_training(desk, amina, replace(training, title="Später", came=False), card.version)
    for month in range(1, 12):
        hours.note(desk, HoursData(amina, date(2026, month, 3), 120, "language_partner"))
    hours.note(desk, HoursData(amina, TODAY, 60, "childcare"))
    proof = proofs.proof(desk, amina, date(2025, 1, 1), date(2026, 12, 31))
    assert (proof.begun, proof.ended) == (date(2026, 1, 1), TODAY)
    assert [(area.area, area.minutes, area.days) for area in proof.areas] == [
        ("language", 1320, 11),
        ("children", 60, 1),
    ]
    assert proof.roles == ("language_partner", "childcare")
    assert (proof.minutes, proof.days, proof.skills) == (1380, 12, "Backen")
    assert [one.title for one in proof.trainings] == ["Erste Hilfe"]
    assert not proof.continuous_year
    assert proof.of_age is None
    hours.note(desk, HoursData(amina, date(2025, 12, 3), 60, "childcare"))
    assert proofs.proof(desk, amina, date(2025, 1, 1), TODAY).continuous_year


# -- allowances


def test_allowances_run_against_the_limit_of_their_year(desk: Desk, amina: int) -> None:
    done = allowances.pay(desk, AllowanceData(amina, TODAY, 90_000, "nr_26a", "tutoring"))
    assert str(done.said) == "Pauschale gezahlt: 900,00 €, Amina Kornblume · 2026 bleiben 60,00 €"
    over = allowances.pay(desk, AllowanceData(amina, TODAY, 7_050, "nr_26a", "tutoring"))
    assert str(over.said).endswith("2026 schon 10,50 € über der Grenze")
    allowances.pay(desk, AllowanceData(amina, date(2025, 6, 1), 84_000, "nr_26a", "tutoring"))
    (total,) = allowances.totals(desk, 2025)
    assert (total.paid_cents, total.limit_cents, total.left_cents) == (84_000, 84_000, 0)
    allowances.void(desk, over.value.id, over.value.version)
    (total,) = allowances.totals(desk, 2026)
    assert (total.paid_cents, total.limit_cents) == (90_000, 96_000)
    with pytest.raises(NotFound):
        allowances.void(desk, over.value.id, over.value.version + 1)


def test_both_rules_for_one_role_are_told(desk: Desk, amina: int) -> None:
    allowances.pay(desk, AllowanceData(amina, TODAY, 100, "nr_26a", "tutoring"))
    fine = allowances.pay(desk, AllowanceData(amina, TODAY, 100, "nr_26", "leisure"))
    assert "schließen" not in str(fine.said)
    told = allowances.pay(desk, AllowanceData(amina, TODAY, 100, "nr_26", "tutoring"))
    assert str(told.said).endswith("Nr. 26 und Nr. 26a schließen sich für Nachhilfe aus")
    assert {total.both_rules_for for total in allowances.totals(desk, 2026)} == {("tutoring",)}


@pytest.mark.parametrize("cents", [0, -5, 10_000_000])
def test_an_amount_that_cannot_be_is_refused(desk: Desk, amina: int, cents: int) -> None:
    with pytest.raises(BadInput):
        allowances.pay(desk, AllowanceData(amina, TODAY, cents, "nr_26", "tutoring"))
