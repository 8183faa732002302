"""Who read which note: the lead sees it, newest first, of whom and of what; nobody else does."""

from collections.abc import Callable

import pytest

from tests.restricted import a_case, restricted
from tests.stores import Clock
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import NotAllowed
from woilmenau_desk.domain.note_readings import ReadAs, ReadingRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.counselling import cases, counselling, readings
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DeskOf = Callable[[str], Desk]


def a_note(desk: Desk, name: str) -> int:
    person = people.register(desk, PersonData(name)).value.id
    return counselling.record_session(
        desk, RecordSession(SessionData(person, ("housing",)), "Mietvertrag")
    ).value.id


def said(row: ReadingRow) -> tuple[str, ReadAs, str, str]:
    return row.colleague_name, row.read_as, row.person_name, row.case_number


def test_each_reading_stands_there_newest_first(desk: Desk, desk_of: DeskOf, clock: Clock) -> None:
    rolf = desk_of("rolf")
    session = a_note(rolf, "Omid")
    assert readings.listed(desk).rows == ()
    counselling.read_session(desk, session)
    clock.move(hours=1)
    case = restricted(rolf)
    cases.details(rolf, case.id)
    counselling.read_session(rolf, session + 1)
    found = readings.listed(desk).rows
    assert [said(row) for row in found] == [
        ("Rolf", ReadAs.READ, "Mira", case.number),
        ("Rolf", ReadAs.OPENED, "Mira", case.number),
        ("Caro", ReadAs.READ, "Omid", ""),
    ]
    assert (found[0].session_day, found[1].session_day) == (found[0].at.date(), None)
    assert (found[0].at.hour, found[2].at.hour) == (15, 14)
    assert readings.readers(desk) == {"caro": "Caro", "rolf": "Rolf"}


def test_a_found_snippet_and_a_print_are_readings_and_lists_are_none(desk: Desk, desk_of: DeskOf) -> None:
    rolf = desk_of("rolf")
    session = a_note(rolf, "Omid")
    counselling.recent(rolf)
    case = a_case(rolf)
    cases.details(rolf, case.id)  # open to the team: that it was looked at is no reading of a note
    with rolf.writing() as uow:
        for action in ("found", "printed", "exported"):
            uow.trace(action, "counselling_session", session)
        uow.commit()
    assert [row.read_as for row in readings.listed(desk).rows] == [ReadAs.PRINTED, ReadAs.FOUND]


def test_it_is_narrowed_by_who_read_and_by_whose_notes(desk: Desk, desk_of: DeskOf) -> None:
    rolf = desk_of("rolf")
    omid, lale = a_note(rolf, "Omid"), a_note(rolf, "Lale")
    case = restricted(rolf)
    cases.details(rolf, case.id)
    for reader in (desk, rolf):
        for session in (omid, lale):
            counselling.read_session(reader, session)
    assert {row.colleague for row in readings.listed(desk, colleague="caro").rows} == {"caro"}
    assert [said(row)[0] for row in readings.listed(desk, of="Lale").rows] == ["Rolf", "Caro"]
    assert [row.read_as for row in readings.listed(desk, of="Mira").rows] == [ReadAs.OPENED]
    assert readings.listed(desk, colleague="caro", of="Mira").rows == ()


def test_it_comes_part_by_part(desk: Desk, desk_of: DeskOf) -> None:
    session = a_note(desk, "Omid")
    for _ in range(7):
        counselling.read_session(desk, session)
    first = readings.listed(desk, size=3)
    second = readings.listed(desk, after=first.after, size=3)
    third = readings.listed(desk, after=second.after, size=3)
    numbers = [row.id for part in (first, second, third) for row in part.rows]
    assert numbers == sorted(set(numbers), reverse=True)
    assert (len(numbers), third.after) == (7, None)


@pytest.mark.parametrize("name", ["rolf", "theke"])
def test_only_the_lead_sees_it(desk_of: DeskOf, name: str) -> None:
    one = desk_of(name)
    for asked in (readings.listed, readings.readers):
        with pytest.raises(NotAllowed):
            asked(one)
