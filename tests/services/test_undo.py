"""Every write can be taken back with real effect and done again, unless something hangs on it by now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from tests import present
from tests.stores import PASSWORD
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.undo_errors import CannotUndo, ImportNotByKey, NotByKey, NothingToUndo
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import UNDO_STEPS, Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.transfer import batches
from woilmenau_desk.services.transfer.persons import import_persons
from woilmenau_desk.services.upkeep import upkeep

# Neither an entry of the centre's nor ever taken back.
KEPT = {"audit_entry", "audit_head", "draft"}


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, without the numbers of search parts and without versions, which only ever grow."""
    with desk.store.read() as conn:
        names = inspect(conn).get_table_names()
        # Straight from the driver: a hundred tables are read a dozen times in each example.
        cursor = conn.connection.cursor()
        found = {}
        for name in set(names) - KEPT:
            cursor.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in cursor.description]
            kept = [(place, column) for place, column in enumerate(columns) if column != "version"]
            found[name] = sorted(
                ({column: row[place] for place, column in kept} for row in cursor.fetchall()), key=repr
            )
        cursor.close()
    return found


def mira(desk: Desk) -> int:
    data = PersonData("Mira", "Muster", phone="0176 04069001", card_number="W-1", gender="female")
    return people.register(desk, data).value.id


def session(desk: Desk) -> int:
    data = SessionData(mira(desk), ("housing", "work"), 30, referral=Referral("soberi", "informed"))
    return counselling.record_session(
        desk, RecordSession(replace(data, follow_up_on=date(2026, 12, 1)), "Notiz")
    ).value.id


def booked(desk: Desk) -> int:
    return appointments.book(
        desk, AppointmentData(mira(desk), "rolf", desk.clock() + timedelta(days=1))
    ).value.id


def two_in_a_household(desk: Desk) -> tuple[int, int]:
    first = mira(desk)
    return first, people.register(desk, PersonData("Omar"), household_of=first).value.id


def visit(desk: Desk) -> int:
    return visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=mira(desk), children=2))).value.id


def pressed(reason: str) -> Callable[[Desk], int]:
    """Mira's visit at the counter, of which hardly anything is known; her id."""

    def press(desk: Desk) -> int:
        one = people.register(desk, PersonData("Mira")).value.id
        visits.log_visit(desk, LogVisit(VisitData(reason, one)))
        people.edit(desk, one, PersonData("Mira", language="ar", gender="female", birth_year=1990), 1)
        return one

    return press


def noted(desk: Desk, one: int) -> int:
    data = SessionData(
        one, ("housing",), interpreting="state_programme", referral=Referral("jmd", "informed")
    )
    return counselling.record_session(desk, RecordSession(data, "Notiz")).value.id


def kept(desk: Desk) -> int:
    one = booked(desk)
    present.set_state(desk, one, AppointmentState.KEPT)
    return one


Before = Callable[[Desk], Any]
Write = Callable[[Desk, Any], object]

# What there is before, and the write that is taken back.
WRITES: dict[str, tuple[Before, Write]] = {
    "an anonymous visit": (
        lambda d: None,
        lambda d, _: visits.log_visit(d, LogVisit(VisitData("encounter", group_size=3))),
    ),
    "a person's visit": (
        mira,
        lambda d, one: visits.log_visit(d, LogVisit(VisitData("offer", person_id=one))),
    ),
    "a correction": (
        visit,
        lambda d, one: present.correct_visit(d, one, VisitData("paperwork", group_size=4)),
    ),
    "a voided visit": (visit, present.void_visit),
    "a new person": (lambda d: None, lambda d, _: mira(d)),
    "a new person in a household": (
        mira,
        lambda d, one: people.register(d, PersonData("Omar"), household_of=one),
    ),
    "a merged record": (
        lambda d: (people.register(d, PersonData("Mirra", card_number="W-2")), session(d)),
        # The card number changes hands.
        lambda d, _: duplicates.merge(d, 1, 2, PersonData("Mira", "Muster", card_number="W-1"), 1, 1),
    ),
    "two records that are two people": (
        lambda d: (mira(d), people.register(d, PersonData("Mirra")).value.id),
        lambda d, both: duplicates.say_not_same(d, *both),
    ),
    "an edited person": (
        mira,
        lambda d, one: people.edit(d, one, PersonData("Amira", "Beispiel", phone="0176 04069002"), 1),
    ),
    "a left household": (two_in_a_household, lambda d, both: present.link_household(d, both[1], None)),
    "a shared household": (
        lambda d: (mira(d), people.register(d, PersonData("Omar")).value.id),
        lambda d, both: present.link_household(d, *both),
    ),
    "help with its visit": (
        mira,
        lambda d, one: aid.give_aid(
            d, GiveAid(AidData("ticket", amount_cents=550, person_id=one, recipients=2))
        ),
    ),
    "voided help": (lambda d: aid.give_aid(d, GiveAid(AidData("ticket"))).value.id, present.void_aid),
    "a session": (lambda d: None, lambda d, _: session(d)),
    "an edited session": (
        session,
        lambda d, one: counselling.edit_session(
            d, one, SessionData(1, ("work", "school"), 45, referral=Referral("jmd", "accepted")), "andere", 1
        ),
    ),
    "a session edited to have no referral": (
        session,
        lambda d, one: counselling.edit_session(d, one, SessionData(1, ("work",), 45), "", 1),
    ),
    "a voided session": (session, present.void_session),
    "a finished follow-up": (session, present.finish_follow_up),
    "an appointment": (lambda d: None, lambda d, _: booked(d)),
    "a moved appointment": (
        booked,
        lambda d, one: appointments.change(d, one, AppointmentData(1, "caro", d.clock()), 1),
    ),
    "a marked appointment": (booked, lambda d, one: present.set_state(d, one, AppointmentState.NO_SHOW)),
    "a session at a visit": (pressed("counselling"), lambda d, one: noted(d, one)),
    "a voided session at a visit": (
        lambda d: noted(d, pressed("counselling")(d)),
        present.void_session,
    ),
    "help at a visit": (
        pressed("emergency_aid"),
        lambda d, one: aid.give_aid(d, GiveAid(AidData("ticket", person_id=one, recipients=3))),
    ),
    "a kept appointment": (booked, lambda d, one: present.set_state(d, one, AppointmentState.KEPT)),
    "a kept appointment at a visit": (
        lambda d: (booked(d), visits.log_visit(d, LogVisit(VisitData("appointment", 1)))),
        lambda d, one: present.set_state(d, one[0], AppointmentState.KEPT),
    ),
    "an appointment kept no more": (
        kept,
        lambda d, one: present.set_state(d, one, AppointmentState.CANCELLED),
    ),
    "a moved appointment that was kept": (
        kept,
        lambda d, one: appointments.change(
            d, one, AppointmentData(1, "caro", d.clock() - timedelta(days=4)), 2
        ),
    ),
    "settings": (
        lambda d: None,
        lambda d, _: centre.save_settings(d, replace(centre.settings(d), idle_minutes=9)),
    ),
    "settings changed again": (
        lambda d: centre.save_settings(d, replace(centre.settings(d), idle_minutes=9)),
        lambda d, _: centre.save_settings(d, replace(centre.settings(d), idle_minutes=10)),
    ),
    "a closed day": (lambda d: None, lambda d, _: centre.close_day(d, date(2026, 12, 1), "Umzug")),
    "a reopened day": (
        lambda d: centre.close_day(d, date(2026, 12, 1), "Umzug"),
        lambda d, _: present.reopen_day(d, date(2026, 12, 1)),
    ),
    "a new value": (
        lambda d: None,
        lambda d, _: centre.save_value(d, ListName.TOPICS, Value("garden", "Garten", "Garden")),
    ),
    "a changed value": (
        lambda d: centre.save_value(d, ListName.TOPICS, Value("garden", "Garten", "Garden")),
        lambda d, done: centre.save_value(
            d, ListName.TOPICS, replace(done.value, de="Gärten", en="Gardens", active=False)
        ),
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_taken_back_and_done_again_and_taken_back(desk: Desk, name: str) -> None:
    prepare, write = WRITES[name]
    one = prepare(desk)
    before = everything(desk)
    stack = len(desk.done)
    write(desk, one)
    after = everything(desk)
    assert after != before
    added = len(desk.done) - stack
    said = [str(written.said) for written in desk.done[stack:]]
    for _ in range(2):
        for step in reversed(said):
            assert str(desk.done[-1].said) == step
            assert str(undo.undo(desk).said) == f"Rückgängig: {step}"
        assert everything(desk) == before
        for step in said:
            assert str(undo.redo(desk).said) == f"Wiederhergestellt: {step}"
        assert everything(desk) == after
    for _ in range(added):
        undo.undo(desk)
    assert everything(desk) == before
    assert upkeep.verify(desk).findings == ()


def test_the_search_follows(desk: Desk) -> None:
    def found(words: str) -> list[str]:
        return [hit.person.name for hit in people.search(desk, words)]

    one = mira(desk)
    undo.undo(desk)
    assert (found("mira"), found("w-1"), found("0176 04069001")) == ([], [], [])
    undo.redo(desk)
    assert found("must") == found("w-1") == found("0176 04069001") == ["Mira Muster"]
    people.edit(desk, one, PersonData("Amira"), 1)
    undo.undo(desk)
    assert found("mira") == ["Mira Muster"]
    undo.redo(desk)
    assert (found("muster"), found("amira")) == ([], ["Amira"])


def test_lists_and_hours_follow(desk: Desk) -> None:
    centre.save_value(desk, ListName.TOPICS, Value("garden", "Garten", "Garden"))
    centre.close_day(desk, date(2026, 11, 23), "Umzug")
    assert not centre.opening(desk).contains(desk.clock())
    undo.undo(desk)
    assert centre.opening(desk).contains(desk.clock())
    undo.undo(desk)
    assert "garden" not in desk.values_of(ListName.TOPICS)
    undo.redo(desk)
    assert "garden" in desk.values_of(ListName.TOPICS)


def test_what_changed_is_told(desk: Desk) -> None:
    session(desk)
    assert undo.undo(desk).changes.kinds >= {Kind.SESSION, Kind.VISIT, Kind.REFERRAL}
    assert undo.redo(desk).changes.kinds >= {Kind.SESSION, Kind.VISIT, Kind.REFERRAL}


def test_there_is_nothing_before_the_first_and_after_the_last(desk: Desk) -> None:
    assert not desk.done
    for take in (undo.undo, undo.redo):
        with pytest.raises(NothingToUndo):
            take(desk)
    mira(desk)
    undo.undo(desk)
    with pytest.raises(NothingToUndo):
        undo.undo(desk)
    undo.redo(desk)
    with pytest.raises(NothingToUndo):
        undo.redo(desk)


def test_a_new_write_ends_what_could_be_done_again(desk: Desk) -> None:
    mira(desk)
    undo.undo(desk)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    with pytest.raises(NothingToUndo):
        undo.redo(desk)


def test_fifty_steps_are_remembered(desk: Desk) -> None:
    for _ in range(UNDO_STEPS + 5):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    for _ in range(UNDO_STEPS):
        undo.undo(desk)
    assert len(visits.day(desk).rows) == 5
    with pytest.raises(NothingToUndo):
        undo.undo(desk)


def test_after_an_import_no_earlier_step_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    path = tmp_path / "personen.csv"
    path.write_text("Vorname,id\nMira,X1\n", "utf-8")
    number = import_persons(desk, path).value.import_id
    assert number is not None
    for _ in range(2):
        with pytest.raises(ImportNotByKey, match="Importiert: 1 neu"):
            undo.undo(desk)
    # What is written after it is a step again, and the last one.
    visits.log_visit(desk, LogVisit(VisitData("counselling")))
    undo.undo(desk)
    with pytest.raises(ImportNotByKey):
        undo.undo(desk)
    assert len(visits.day(desk).rows) == 1
    batches.take_back(desk, number, batches.get(desk, number).version)
    with pytest.raises(ImportNotByKey, match="Import zurückgenommen"):
        undo.undo(desk)
    assert len(visits.day(desk).rows) == 1


def test_after_a_change_of_an_access_no_earlier_step_is_taken_back(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    present.edit_staff(desk, "caro", "Carola", "")
    with pytest.raises(NotByKey, match="Angaben geändert: Carola"):
        undo.undo(desk)
    assert len(visits.day(desk).rows) == 1


def test_a_person_who_has_come_since_stays(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    one = mira(desk)
    other = desk_of("theke")
    visits.log_visit(other, LogVisit(VisitData("encounter", person_id=one)))
    before = everything(desk)
    with pytest.raises(CannotUndo, match="Person angelegt: Mira Muster"):
        undo.undo(desk)
    assert everything(desk) == before
    assert [hit.person.name for hit in people.search(desk, "mira")] == ["Mira Muster"]


@pytest.mark.parametrize("what", ["edited", "voided", "finished", "household", "moved", "deleted"])
def test_what_somebody_else_changed_since_is_not_undone(
    desk: Desk, desk_of: Callable[[str], Desk], what: str
) -> None:
    other = desk_of("rolf")
    if what == "edited":
        one = mira(desk)
        people.edit(desk, one, PersonData("Amira"), 1)
        people.edit(other, one, PersonData("Samira"), 2)
    elif what == "voided":
        present.void_visit(other, visit(desk))
    elif what == "finished":
        present.finish_follow_up(other, session(desk))
    elif what == "household":
        first, _ = two_in_a_household(desk)
        third = people.register(other, PersonData("Nina")).value.id
        present.link_household(other, third, first)
    elif what == "moved":
        appointments.change(other, booked(desk), AppointmentData(1, "caro", desk.clock()), 1)
    else:
        centre.close_day(desk, date(2026, 12, 1), "Umzug")
        present.reopen_day(desk_of("caro"), date(2026, 12, 1))
    before = everything(desk)
    with pytest.raises(CannotUndo):
        undo.undo(desk)
    assert everything(desk) == before
    assert upkeep.verify(desk).findings == ()


def test_undoing_is_written_down(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    undo.undo(desk)
    undo.redo(desk)
    with desk.store.read() as conn:
        actions = conn.execute(
            text("SELECT action FROM audit_entry WHERE entity = 'visit' ORDER BY id")
        ).scalars()
        assert list(actions) == ["created", "undone", "undone"]


def test_users_are_not_undone(desk: Desk) -> None:
    access.change_password(desk, PASSWORD, "ein neues Passwort")
    present.edit_staff(desk, "caro", "Caroline", "")
    assert not desk.done
