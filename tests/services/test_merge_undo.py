"""A merge is taken back whole: every row stands where it stood, or nothing is touched."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import present
from tests.services.test_undo import everything
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.undo_errors import CannotUndo, NothingToUndo
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.people import people as rows

DEEDS = ("visit", "voided visit", "aid", "session", "voided session", "appointment", "kept appointment")


@dataclass(frozen=True)
class Record:
    """A record of a person, and what hangs on it."""

    given_name: str
    phone: str
    card: bool
    birth_year: int | None
    deeds: tuple[str, ...]
    household: bool
    swallowed: bool  # another record was merged into it before
    not_same: bool  # somebody said that it is not a third person


RECORDS = st.builds(
    Record,
    st.sampled_from(["Mira", "Mirra", "Мiра"]),
    st.sampled_from(["", "0176 04069001", "+49 176 04069001", "0176 04069002"]),
    st.booleans(),
    st.sampled_from([None, 1990, 1991]),
    st.lists(st.sampled_from(DEEDS), max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def do(desk: Desk, deed: str, person_id: int) -> None:
    if deed in ("visit", "voided visit"):
        visit = visits.log_visit(desk, LogVisit(VisitData("encounter", person_id))).value
        if deed == "voided visit":
            present.void_visit(desk, visit.id)
    elif deed == "aid":
        aid.give_aid(desk, GiveAid(AidData("ticket", person_id=person_id)))
    elif deed in ("session", "voided session"):
        data = SessionData(person_id, ("housing",), follow_up_on=date(2026, 11, 23))
        session = counselling.record_session(desk, RecordSession(data, f"Notiz {person_id}")).value
        if deed == "voided session":
            present.void_session(desk, session.id)
    else:
        when = desk.clock() + timedelta(days=1)
        booked = appointments.book(desk, AppointmentData(person_id, "rolf", when), force="beide").value
        if deed == "kept appointment":
            present.set_state(desk, booked.id, AppointmentState.KEPT)


def version(desk: Desk, person_id: int) -> int:
    return people.card(desk, person_id).version


def merge(desk: Desk, keep: int, other: int, data: PersonData) -> None:
    duplicates.merge(desk, keep, other, data, version(desk, keep), version(desk, other))


def register(desk: Desk, record: Record, third: int) -> int:
    """Make the record; numbers are those of no other example."""
    count = len(everything(desk)["person"]) + len(everything(desk)["person_alias"])
    data = PersonData(
        record.given_name,
        birth_year=record.birth_year,
        phone=record.phone,
        card_number=f"W-{count}" if record.card else "",
        external_id=f"alt-{count}",
    )
    one = people.register(desk, data).value.id
    if record.swallowed:
        before = PersonData("Amira", phone="0176 04069009", external_id=f"früher-{count}")
        merge(desk, one, people.register(desk, before).value.id, data)
    for deed in record.deeds:
        do(desk, deed, one)
    if record.not_same:
        duplicates.say_not_same(desk, one, third)
    return one


def assert_found_by_all_of_both(desk: Desk, keep: int, other: int, *known: PersonData) -> None:
    """Nothing by which somebody could look for the person is gone."""
    with desk.store.read() as conn:
        (entry,) = rows.search_entries(conn, [keep, other])
        numbers = {data.external_id for data in known if data.external_id}
        assert rows.by_external_id(conn, numbers) == dict.fromkeys(numbers, keep)
        assert rows.present_id(conn, other) == keep
    for data in known:
        assert data.given_name in {entry.name, *entry.other_names}
        assert data.card_number in {"", *entry.card_numbers}
        assert national_digits(data.phone) in {"", *map(national_digits, entry.phones)}
    for values in (entry.other_names, entry.phones, entry.card_numbers):
        assert len(set(values)) == len(values)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    first=RECORDS, second=RECORDS, chosen=st.lists(st.booleans(), min_size=5, max_size=5), back=st.booleans()
)
def test_whatever_hangs_on_two_records(
    desk: Desk, first: Record, second: Record, chosen: list[bool], back: bool
) -> None:
    third = people.register(desk, PersonData("Zoe")).value.id
    keep, other = register(desk, first, third), register(desk, second, third)
    if back:
        keep, other = other, keep
    if first.household or second.household:
        present.link_household(desk, keep if first.household else other, third)
    kept, gone = people.card(desk, keep), people.card(desk, other)
    fields = ("given_name", "phone", "card_number", "birth_year", "external_id")
    data = replace(
        kept.data,
        **{name: getattr(gone.data, name) for name, take in zip(fields, chosen, strict=True) if take},
    )
    told = duplicates.compare(desk, keep, other)
    before = everything(desk)

    merge(desk, keep, other, data)
    after = everything(desk)
    card = people.card(desk, keep)
    assert card.data == data
    counts = told.first_counts, told.second_counts
    assert card.visits == sum(one.visits for one in counts)
    assert len(appointments.of_person(desk, keep)) == sum(one.appointments for one in counts)
    assert len(aid.of_person(desk, keep)) == sum(one.aid for one in counts)
    sessions = counselling.sessions_of(desk, keep)
    assert len([one for one in sessions if not one.voided]) == sum(one.sessions for one in counts)
    for session in sessions:
        assert counselling.read_session(desk, session.id).note in {f"Notiz {keep}", f"Notiz {other}"}
    assert_found_by_all_of_both(desk, keep, other, kept.data, gone.data)
    for _ in range(2):
        undo.undo(desk)
        assert everything(desk) == before
        undo.redo(desk)
        assert everything(desk) == after
    undo.undo(desk)
    assert everything(desk) == before
    for session in (*counselling.sessions_of(desk, keep), *counselling.sessions_of(desk, other)):
        assert counselling.read_session(desk, session.id).note == f"Notiz {session.person_id}"
    assert upkeep.verify(desk).findings == ()


@pytest.fixture
def merged(desk: Desk) -> tuple[int, int]:
    """The person and the record that is gone."""
    keep = people.register(desk, PersonData("Mira", card_number="W-1", phone="0176 04069001")).value.id
    other = people.register(desk, PersonData("Mirra", card_number="W-2", phone="0176 04069002")).value.id
    for deed in DEEDS:
        do(desk, deed, other)
    merge(desk, keep, other, PersonData("Mira", card_number="W-2", phone="0176 04069001"))
    return keep, other


Since = Callable[[Desk, int], Any]

SINCE: dict[str, Since] = {
    "the card number was changed": lambda d, one: people.edit(
        d, one, replace(people.card(d, one).data, card_number="W-3"), version(d, one)
    ),
    "a visit was given to somebody else": lambda d, one: present.correct_visit(
        d,
        people.visits_of(d, one)[-1].id,
        VisitData("encounter", people.register(d, PersonData("Omar")).value.id),
    ),
    "an appointment was given to somebody else": lambda d, one: appointments.change(
        d,
        appointments.of_person(d, one)[0].id,
        AppointmentData(people.register(d, PersonData("Omar")).value.id, "rolf", d.clock()),
        appointments.of_person(d, one)[0].version,
    ),
    "the person was merged into a third": lambda d, one: merge(
        d, people.register(d, PersonData("Amira")).value.id, one, PersonData("Amira")
    ),
}


@pytest.mark.parametrize("what", SINCE)
def test_what_changed_since_is_not_undone_in_part(
    desk: Desk, desk_of: Callable[[str], Desk], merged: tuple[int, int], what: str
) -> None:
    SINCE[what](desk_of("rolf"), merged[0])
    before = everything(desk)
    with pytest.raises(CannotUndo, match="Zusammengeführt: Mira"):
        undo.undo(desk)
    assert everything(desk) == before
    assert upkeep.verify(desk).findings == ()


def test_what_came_since_stays_with_the_person(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep = people.register(desk, PersonData("Mira")).value.id
    other = people.register(desk, PersonData("Mirra")).value.id
    do(desk, "session", other)
    merge(desk, keep, other, PersonData("Mira"))
    counselor = desk_of("rolf")
    do(counselor, "visit", keep)
    (session,) = counselling.sessions_of(counselor, keep)
    data = SessionData(keep, ("work",))
    counselling.edit_session(counselor, session.id, data, "weiter", session.version)
    undo.undo(desk)
    assert (people.card(desk, keep).visits, people.card(desk, other).visits) == (1, 1)
    (session,) = counselling.sessions_of(desk, other)
    assert counselling.read_session(desk, session.id).note == "weiter"


def test_what_changed_after_the_undoing_is_not_done_again(desk: Desk, merged: tuple[int, int]) -> None:
    _, other = merged
    undo.undo(desk)
    visits_before = people.card(desk, other).visits
    # The kept appointment is one of them.
    assert visits_before == 4
    stack = list(desk.undone)
    people.edit(desk, other, PersonData("Mirra", card_number="W-2"), version(desk, other))
    with pytest.raises(NothingToUndo):
        undo.redo(desk)
    # Also where the edit came from elsewhere, and the step is still at hand.
    desk.undone = stack
    before = everything(desk)
    with pytest.raises(CannotUndo):
        undo.redo(desk)
    assert everything(desk) == before


def test_a_version_never_goes_back(desk: Desk, merged: tuple[int, int]) -> None:
    keep, _ = merged
    seen = [version(desk, keep)]
    for take in (undo.undo, undo.redo, undo.undo):
        take(desk)
        seen.append(version(desk, keep))
    assert seen == sorted(set(seen))


def test_a_long_life_is_moved_at_once(desk: Desk) -> None:
    keep = people.register(desk, PersonData("Mira")).value.id
    other = people.register(desk, PersonData("Mirra")).value.id
    for _ in range(40):
        do(desk, "visit", other)
    merge(desk, keep, other, PersonData("Mira"))
    assert (people.card(desk, keep).visits, len(people.visits_of(desk, keep))) == (40, 40)
    assert len(desk.done[-1].steps) < 50
    undo.undo(desk)
    assert (people.card(desk, keep).visits, people.card(desk, other).visits) == (0, 40)
