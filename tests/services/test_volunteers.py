"""The registry of volunteers: entered, changed, paused, let go, linked; and what the counter sees of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from woilmenau_desk.domain.activity_figures import ActivityFacts, count_activity
from woilmenau_desk.domain.assignments import AssignmentState
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.volunteer_checks import checked
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    RoleSpan,
    StillPlanned,
    Training,
    VolunteerAtCounter,
    VolunteerData,
    VolunteerFilter,
    VolunteerRow,
    VolunteerState,
)
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.storage import activity_facts
from woilmenau_desk.storage import volunteers as rows
from woilmenau_desk.storage.tables.volunteers import Assignment, RosterDuty, VolunteerTraining

TODAY = date(2026, 11, 23)
AMINA = VolunteerData(
    "Amina",
    "Kornblume",
    phone="0176 04069051",
    email="amina@example.org",
    address="Am Stollen 1\n98693 Ilmenau",
    languages=(("ar", "native"), ("de", "b2")),
    skills="Backen, Fahrräder",
    areas=("accompaniment",),
    groups=("interpreters",),
    certificate_seen_on=date(2024, 2, 1),
    certificate_of=date(2024, 1, 15),
    certificate_relevant=False,
    pledged_on=date(2024, 2, 1),
    started_on=date(2024, 2, 1),
)


@pytest.fixture
def amina(desk: Desk) -> VolunteerRow:
    roles = (RoleSpan("interpreting"), RoleSpan("accompaniment", date(2025, 1, 1)))
    times = (Available(3, time(14), time(18)),)
    return volunteers.register(desk, AMINA, roles, times).value


def now(desk: Desk, row: VolunteerRow) -> VolunteerRow:
    return volunteers.get(desk, row.id)


def test_what_was_entered_is_read_back(desk: Desk, amina: VolunteerRow) -> None:
    assert amina.data == AMINA
    assert amina.roles == (RoleSpan("interpreting"), RoleSpan("accompaniment", date(2025, 1, 1)))
    assert amina.times == (Available(3, time(14), time(18)),)
    assert volunteers.everybody(desk) == (amina,)
    assert now(desk, amina) == amina


def test_each_change_gives_the_next_version_and_is_undone(desk: Desk, amina: VolunteerRow) -> None:
    steps: list[Callable[[VolunteerRow], VolunteerRow]] = [
        lambda row: volunteers.change(desk, row.id, replace(row.data, phone="0176 1"), row.version).value,
        lambda row: volunteers.set_roles(desk, row.id, (RoleSpan("childcare"),), row.version).value,
        lambda row: volunteers.set_times(desk, row.id, (), row.version).value,
        lambda row: (
            volunteers.add_absence(desk, row.id, Absence(TODAY, TODAY, reason="Urlaub"), row.version).value
        ),
        lambda row: volunteers.add_training(desk, row.id, Training("Erste Hilfe", TODAY), row.version).value,
        lambda row: volunteers.pause(desk, row.id, TODAY, None, "Prüfungen", row.version).value,
        lambda row: volunteers.resume(desk, row.id, TODAY, row.version).value,
        lambda row: volunteers.end(desk, row.id, TODAY, "Umzug", row.version).value,
    ]
    states = [amina]
    for step in steps:
        states.append(step(states[-1]))
        assert states[-1].version == states[-2].version + 1
        assert volunteers.everybody(desk) == (states[-1],)
    for state in reversed(states[:-1]):
        undo.undo(desk)
        assert replace(now(desk, amina), version=0) == replace(state, version=0)
        assert volunteers.everybody(desk) == (now(desk, amina),)


def test_a_late_change_of_what_belongs_to_somebody_is_told(desk: Desk, amina: VolunteerRow) -> None:
    volunteers.set_times(desk, amina.id, (), amina.version)
    with pytest.raises(ChangedMeanwhile):
        volunteers.set_roles(desk, amina.id, (), amina.version)


# What can be entered

IMPOSSIBLE: dict[str, tuple[str, dict[str, Any]]] = {
    "no name": ("given_name", {"given_name": " \u202e ", "family_name": ""}),
    "10,000 characters": ("skills", {"skills": "x" * 10_000}),
    "a name of 10,000": ("given_name", {"given_name": "x" * 10_000}),
    "no e-mail": ("email", {"email": "amina at example"}),
    "two addresses": ("email", {"email": "a@example.org, b@example.org"}),
    "no phone": ("phone", {"phone": "ruft an"}),
    "another century": ("started_on", {"started_on": date(1926, 1, 1)}),
    "seen tomorrow": ("certificate_seen_on", {"certificate_seen_on": TODAY + timedelta(days=1)}),
    "of no day on which it was seen": ("certificate_seen_on", {"certificate_seen_on": None}),
    "seen before it was made": ("certificate_seen_on", {"certificate_seen_on": date(2024, 1, 1)}),
    "a birthday of nobody who agreed": ("birthday", {"birthday": date(1990, 1, 1)}),
    "born tomorrow": ("birthday", {"birthday": date(2027, 1, 1), "may_congratulate": True}),
    "an unknown language": ("languages", {"languages": (("xx", None),)}),
    "an unknown level": ("languages", {"languages": (("ar", "fluent"),)}),
    "an unknown area": ("areas", {"areas": ("space",)}),
    "an unknown group": ("groups", {"groups": ("space",)}),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_refused_where_it_stands_and_nothing_is_done(
    desk: Desk, amina: VolunteerRow, name: str
) -> None:
    field, wrong = IMPOSSIBLE[name]
    entered = replace(AMINA, **wrong)
    with pytest.raises(BadInput) as told:
        volunteers.change(desk, amina.id, entered, amina.version)
    assert told.value.field == field
    assert "@example" not in str(told.value)
    with pytest.raises(BadInput):
        volunteers.register(desk, entered)
    assert volunteers.everybody(desk) == (amina,)


def test_what_is_entered_is_cleaned_at_the_door() -> None:
    entered = replace(
        AMINA,
        given_name="  Am\u202eina\x00 ",
        phone="٠١٧٦ 123",
        address="Am Stollen 1\r\n98693 Ilmenau\x07",
        languages=(("ar", None), ("ar", "b2")),
        areas=("leisure", "leisure"),
    )
    clean = checked(entered, TODAY)
    assert (clean.given_name, clean.phone) == ("Amina", "0176 123")
    assert clean.address == "Am Stollen 1\n98693 Ilmenau"
    assert clean.languages == (("ar", "b2"),)
    assert clean.areas == ("leisure",)


@pytest.mark.parametrize(
    "write",
    [
        lambda d, r: volunteers.set_roles(d, r.id, (RoleSpan("astronaut"),), r.version),
        lambda d, r: volunteers.set_roles(d, r.id, (RoleSpan("transport"), RoleSpan("transport")), r.version),
        lambda d, r: volunteers.set_roles(
            d, r.id, (RoleSpan("transport", TODAY, date(2026, 1, 1)),), r.version
        ),
        lambda d, r: volunteers.set_times(d, r.id, (Available(0, time(9), time(9)),), r.version),
        lambda d, r: volunteers.add_absence(d, r.id, Absence(TODAY), r.version),
        lambda d, r: volunteers.add_absence(d, r.id, Absence(TODAY, date(2026, 1, 1)), r.version),
        lambda d, r: volunteers.pause(d, r.id, date(1926, 1, 1), None, "", r.version),
        lambda d, r: volunteers.add_training(d, r.id, Training(" ", TODAY), r.version),
        lambda d, r: volunteers.add_training(d, r.id, Training("x", TODAY + timedelta(days=1)), r.version),
        lambda d, r: volunteers.end(d, r.id, date(2024, 1, 1), "", r.version),
    ],
)
def test_what_belongs_to_somebody_is_looked_at_as_well(
    desk: Desk, amina: VolunteerRow, write: Callable[[Desk, VolunteerRow], object]
) -> None:
    with pytest.raises(BadInput):
        write(desk, amina)
    assert volunteers.everybody(desk) == (amina,)


def test_an_external_id_belongs_to_one(desk: Desk, amina: VolunteerRow) -> None:
    volunteers.register(desk, VolunteerData("Omar", external_id="E1"))
    with pytest.raises(BadInput, match="Omar"):
        volunteers.change(desk, amina.id, replace(AMINA, external_id="E1"), amina.version)


def test_times_that_meet_are_one(desk: Desk, amina: VolunteerRow) -> None:
    times = (
        Available(1, time(12), time(14)),
        Available(1, time(9), time(12)),
        Available(0, time(9), time(10)),
    )
    row = volunteers.set_times(desk, amina.id, times, amina.version).value
    assert row.times == (Available(0, time(9), time(10)), Available(1, time(9), time(14)))


def test_a_role_that_stays_keeps_its_row(desk: Desk, amina: VolunteerRow) -> None:
    first, second = amina.roles
    wanted = (replace(second, last=TODAY), RoleSpan("transport"))
    row = volunteers.set_roles(desk, amina.id, wanted, amina.version).value
    assert {(span.role, span.last, span.id == second.id) for span in row.roles} == {
        ("accompaniment", TODAY, True),
        ("transport", None, False),
    }
    assert first.id not in {span.id for span in row.roles}


# Pausing and leaving


def test_a_pause_holds_from_day_to_day_and_can_be_ended(desk: Desk, amina: VolunteerRow) -> None:
    row = volunteers.pause(desk, amina.id, TODAY, None, "Prüfungen", amina.version).value
    assert row.state_on(TODAY - timedelta(days=1)) is VolunteerState.ACTIVE
    assert row.state_on(date(2027, 6, 1)) is VolunteerState.PAUSED
    number = row.absences[0].id
    assert number is not None
    row = volunteers.end_absence(desk, amina.id, number, date(2026, 12, 31), row.version).value
    assert row.state_on(date(2027, 1, 1)) is VolunteerState.ACTIVE
    row = volunteers.end_absence(desk, amina.id, number, TODAY - timedelta(days=1), row.version).value
    assert row.absences == ()
    with pytest.raises(NotFound):
        volunteers.end_absence(desk, amina.id, number, TODAY, row.version)


def test_leaving_ends_the_roles_and_tells_what_is_still_planned(desk: Desk, amina: VolunteerRow) -> None:
    with desk.writing() as uow:
        common = {"volunteer_id": amina.id, "first_day": TODAY, "last_day": None, "weekday": 3}
        agreed = {**common, "role": "transport", "state": AssignmentState.AGREED.value, "created_at": uow.at}
        kept = uow.insert(Assignment, agreed)
        uow.insert(Assignment, {**agreed, "weekday": None})  # on the first day only
        uow.insert(Assignment, {**agreed, "state": AssignmentState.CANCELLED.value})
        uow.insert(RosterDuty, {**common, "starts": 840, "ends": 960})
        uow.commit()
    roles = (RoleSpan("interpreting"), RoleSpan("transport", date(2027, 1, 1)))
    row = volunteers.set_roles(desk, amina.id, roles, amina.version).value
    assert volunteers.still_planned(desk, row.id, TODAY) == StillPlanned(1, 1, 0)
    done = volunteers.end(desk, row.id, TODAY, "Umzug nach Jena", row.version)
    assert str(done.said) == (
        "Verabschiedet zum 23.11.2026: Amina Kornblume · danach noch eingeplant, bitte neu besetzen: "
        "Einsätze 1, Dienste 1, Angebote 0"
    )
    assert done.value.roles == (RoleSpan("interpreting", None, TODAY),)
    assert (done.value.data.ended_on, done.value.data.end_reason) == (TODAY, "Umzug nach Jena")
    with desk.store.read() as conn:
        assert conn.exec_driver_sql(f"SELECT state FROM assignment WHERE id = {kept}").scalar() == "agreed"
    # A change of the form does not bring anybody back by the way.
    changed = volunteers.change(desk, row.id, AMINA, done.value.version).value
    assert changed.data.ended_on == TODAY


def test_whoever_comes_back_was_not_there_in_between(desk: Desk, amina: VolunteerRow) -> None:
    row = volunteers.end(desk, amina.id, date(2026, 6, 30), "Umzug", amina.version).value
    row = volunteers.resume(desk, amina.id, TODAY, row.version).value
    assert [row.state_on(day) for day in (date(2026, 6, 30), date(2026, 7, 1), TODAY)] == [
        VolunteerState.ACTIVE,
        VolunteerState.PAUSED,
        VolunteerState.ACTIVE,
    ]
    assert row.data.started_on == AMINA.started_on


def test_a_report_that_was_sent_stays_right_when_somebody_comes_again(
    desk: Desk, amina: VolunteerRow
) -> None:
    def figures(month: Month) -> tuple[int, int]:
        with desk.store.read() as conn:
            facts = ActivityFacts(volunteers=activity_facts.volunteers(conn, month.last))
        found = count_activity(facts, month.first, month.last)
        return found.joined, found.left

    row = volunteers.end(desk, amina.id, date(2026, 9, 30), "Umzug", amina.version).value
    assert figures(Month(2026, 9)) == (0, 1)
    row = volunteers.resume(desk, amina.id, date(2026, 11, 20), row.version).value
    assert [figures(Month(2026, month)) for month in (9, 10, 11)] == [(0, 1), (0, 0), (1, 0)]
    # The days put right by hand are still those between two times.
    (away,) = row.absences
    moved = replace(away, first=date(2026, 10, 16), left=False)
    volunteers.change_absence(desk, row.id, away.id or 0, moved, row.version)
    assert [figures(Month(2026, month)) for month in (9, 10, 11)] == [(0, 0), (0, 1), (1, 0)]


def test_a_training_that_a_roll_call_changed_is_not_struck_unseen(desk: Desk, amina: VolunteerRow) -> None:
    row = volunteers.add_training(desk, amina.id, Training("Erste Hilfe", TODAY), amina.version).value
    (there,) = row.trainings
    with desk.writing() as uow:
        # As the roll call does it: the volunteer's own row stays as it was.
        uow.update(VolunteerTraining, there.id or 0, {"came": False}, there.version)
        desk.finish(uow, None, Sentence("said", "Angemeldet"))
    assert now(desk, amina).version == row.version
    for wanted in (None, replace(there, half_units=4)):
        with pytest.raises(ChangedMeanwhile):
            volunteers.change_training(desk, row.id, there.id or 0, wanted, row.version, there.version)
    (present,) = now(desk, amina).trainings
    volunteers.change_training(desk, row.id, there.id or 0, None, row.version, present.version)
    assert now(desk, amina).trainings == ()


def test_whoever_left_gets_no_role_beyond_the_last_day(desk: Desk, amina: VolunteerRow) -> None:
    last = date(2026, 6, 30)
    row = volunteers.end(desk, amina.id, last, "", amina.version).value
    row = volunteers.set_roles(desk, row.id, [RoleSpan("childcare", date(2025, 1, 1))], row.version).value
    assert row.roles == (RoleSpan("childcare", date(2025, 1, 1), last),)
    row = volunteers.change(desk, row.id, AMINA, row.version, roles=[RoleSpan("interpreting")]).value
    assert row.roles == (RoleSpan("interpreting", None, last),)
    with pytest.raises(BadInput) as refused:
        volunteers.set_roles(desk, row.id, [RoleSpan("interpreting", TODAY)], row.version)
    assert "Wieder dabei" in str(refused.value)
    assert now(desk, amina).roles == row.roles


# One of the visitors, too


def test_a_link_is_told_in_the_trail_undone_and_moves_with_a_merge(desk: Desk, amina: VolunteerRow) -> None:
    keep, other = (people.register(desk, PersonData(name, "Kornblume")).value for name in ("Amina", "Amine"))
    row = volunteers.link(desk, amina.id, other.id, amina.version).value
    assert row.person_id == other.id
    with desk.store.read() as conn:
        query = "SELECT detail FROM audit_entry WHERE entity = 'volunteer' AND action = 'linked'"
        assert conn.exec_driver_sql(query).scalars().all() == [f"person:{other.id}"]
    undo.undo(desk)
    assert now(desk, amina).person_id is None
    undo.redo(desk)
    omar = volunteers.register(desk, VolunteerData("Omar")).value
    with pytest.raises(BadInput, match="Amina Kornblume"):
        volunteers.link(desk, omar.id, other.id, omar.version)
    with pytest.raises(NotFound):
        volunteers.link(desk, omar.id, 4711, omar.version)
    duplicates.merge(desk, keep.id, other.id, keep.data, keep.version, other.version)
    assert volunteers.everybody(desk)[0].person_id == keep.id
    row = now(desk, amina)
    assert volunteers.link(desk, amina.id, None, row.version).value.person_id is None


def test_whom_of_the_visitors_they_are_only_the_lead_is_told(
    desk: Desk, amina: VolunteerRow, desk_of: Callable[[str], Desk]
) -> None:
    person = people.register(desk, PersonData("Amina")).value.id
    row = volunteers.link(desk, amina.id, person, amina.version).value
    rolf = desk_of("rolf")
    assert {one.person_id for one in (*volunteers.everybody(rolf), *volunteers.listed(rolf))} == {None}
    changed = volunteers.change(rolf, row.id, replace(row.data, phone="0176 2"), row.version).value
    assert changed.person_id is None
    assert now(desk, amina).person_id == person


# Lists


def test_a_list_shows_whoever_is_wanted(desk: Desk, amina: VolunteerRow) -> None:
    omar = volunteers.register(desk, VolunteerData("Omar", "Aster", languages=(("uk", None),))).value
    zoe = volunteers.register(desk, VolunteerData("Zoe", "Weide", started_on=date(2027, 1, 1))).value
    gone = volunteers.register(desk, VolunteerData("Mira", "Birke")).value
    volunteers.end(desk, gone.id, date(2026, 1, 1), "", gone.version)

    def ids(**wanted: Any) -> list[int]:
        return [row.id for row in volunteers.listed(desk, VolunteerFilter(**wanted))]

    assert ids() == [omar.id, amina.id, zoe.id]
    assert ids(states=frozenset({VolunteerState.ENDED})) == [gone.id]
    assert ids(states=frozenset({VolunteerState.COMING})) == [zoe.id]
    assert ids(role="interpreting") == [amina.id]
    assert ids(language="uk") == [omar.id]
    assert ids(area="accompaniment") == ids(group="interpreters") == [amina.id]
    assert ids(lacking_only=True) == [amina.id]  # no briefing, no training
    for text in ("Amina", "أمينة", "kornblume am", "0176 04069051", "Fahrrad"):
        assert ids(text=text) == [amina.id], text
    assert ids(text="Xylophon") == []


def test_what_another_desk_changes_is_seen(
    desk: Desk, amina: VolunteerRow, desk_of: Callable[[str], Desk]
) -> None:
    rolf = desk_of("rolf")
    assert volunteers.everybody(rolf) == (amina,)
    assert [row.id for row in volunteers.listed(rolf, VolunteerFilter("Amina"))] == [amina.id]
    omar = volunteers.register(desk, VolunteerData("Omar")).value
    row = volunteers.change(desk, amina.id, replace(AMINA, given_name="Nadia"), amina.version).value
    assert volunteers.everybody(rolf) == (row, omar)
    assert [row.id for row in volunteers.listed(rolf, VolunteerFilter("Nadia"))] == [amina.id]
    undo.undo(desk)
    undo.undo(desk)
    assert [one.data for one in volunteers.everybody(rolf)] == [AMINA]


def test_everybody_is_read_in_a_handful_of_statements(desk: Desk, amina: VolunteerRow) -> None:
    for number in range(20):
        roles = (RoleSpan("transport"), RoleSpan("leisure"))
        volunteers.register(desk, VolunteerData(f"V{number}"), roles, (Available(0, time(9), time(10)),))
    asked: list[str] = []
    with desk.store.read() as conn:
        event.listen(conn, "before_cursor_execute", lambda *said: asked.append(said[2]))
        assert len(rows.everybody(conn)) == 21
        many = len(asked)
        rows.everybody(conn, (1,))
    assert sum(one.startswith("SELECT") for one in asked[:many]) == 5
    assert sum(one.startswith("SELECT") for one in asked[many:]) == 5


def test_the_counter_is_told_what_it_needs(
    desk: Desk, amina: VolunteerRow, desk_of: Callable[[str], Desk]
) -> None:
    paused = volunteers.register(desk, VolunteerData("Omar")).value
    volunteers.pause(desk, paused.id, TODAY, None, "", paused.version)
    assert volunteers.at_counter(desk_of("theke")) == (
        VolunteerAtCounter(amina.id, "Amina", AMINA.languages, AMINA.phone),
    )
