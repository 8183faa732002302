"""Long lists are read part by part: every row once, in one order, and never more of them than were asked for."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from woilmenau_desk.domain.appointments import AgendaFilter, AppointmentData, AppointmentState
from woilmenau_desk.domain.counselling import RecordSession, SessionData, SessionOrder
from woilmenau_desk.domain.follow_ups import Whose
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import PeopleOrder, PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

PEOPLE = 9


@pytest.fixture
def known(desk: Desk) -> list[int]:
    """People with twins among them, of whom some came several times and some never did."""
    ids = []
    for number in range(PEOPLE):
        name = "Beispiel" if number % 2 else "beispiel"
        ids.append(people.register(desk, PersonData("Olena", f"{name}{number // 3}")).value.id)
    for person in (*ids[:6], *ids[2:4]):
        visits.log_visit(desk, LogVisit(VisitData("encounter", person)))
    moment = desk.clock() - timedelta(days=2)
    for number, person in enumerate((*ids, *ids[:3])):
        due = desk.today() + timedelta(days=number // 3)
        data = SessionData(person, ("housing",), follow_up_on=due)
        # Several at the same moment: a place has to tell them apart.
        counselling.record_session(desk, RecordSession(data, "", moment + timedelta(minutes=number // 4)))
        # Several begin at the same moment here too: of three colleagues, and one that the lead lets stand.
        whom = ("caro", "rolf", "theke", "theke")[number % 4]
        data = AppointmentData(person, whom, desk.clock() + timedelta(hours=number // 4))
        appointments.book(desk, data, force="eine Familie" if number % 4 == 3 else "")
    return ids


def all_parts(read: Callable[[After | None], Part[object]], size: int) -> list[object]:
    rows: list[object] = []
    after: After | None = None
    while True:
        part = read(after)
        assert len(part.rows) <= size
        rows += part.rows
        after = part.after
        if after is None:
            return rows
        assert len(part.rows) == size, "a part that others follow is whole"


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_the_parts_of_a_list_are_the_list(desk: Desk, known: list[int], size: int) -> None:
    days = AgendaFilter(desk.today() - timedelta(days=1), desk.today() + timedelta(days=3))
    lists: list[Callable[[After | None, int], Part[object]]] = [
        lambda after, size: appointments.agenda(desk, days, after=after, size=size),  # type: ignore[return-value]
        lambda after, size: follow_ups.listed(  # type: ignore[return-value]
            desk, Whose.ALL, desk.today() + timedelta(days=9), after=after, size=size
        ),
    ]
    for order in SessionOrder:
        lists.append(lambda after, size, by=order: counselling.listed(desk, by, after=after, size=size))  # type: ignore[misc]
    for by in PeopleOrder:
        lists.append(lambda after, size, by=by: people.listed(desk, by, after=after, size=size))  # type: ignore[misc]
    for read in lists:
        whole = list(read(None, 1000).rows)
        assert len(whole) >= PEOPLE
        assert all_parts(lambda after, read=read: read(after, size), size) == whole  # type: ignore[misc]


def test_who_came_last_stands_first_and_who_never_came_last(desk: Desk, known: list[int]) -> None:
    # A session that made its visit counts as having come; of twelve the last three are those of the first people.
    ids = [row.id for row in people.listed(desk, size=100).rows]
    assert ids == [*known[2::-1], *known[:2:-1]]
    never = people.register(desk, PersonData("Samir", "Muster")).value.id
    assert people.listed(desk, size=100).rows[-1].id == never


def test_no_more_rows_are_read_than_asked_for(desk: Desk, known: list[int]) -> None:
    limits: list[str] = []
    engine = desk.store._engine

    def on_execute(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if "counselling_session" in statement and "ORDER BY" in statement:
            limits.append(statement)

    event.listen(engine, "before_cursor_execute", on_execute)
    try:
        part = counselling.listed(desk, size=4)
    finally:
        event.remove(engine, "before_cursor_execute", on_execute)
    assert len(part.rows) == 4
    assert len(limits) == 1
    assert "LIMIT" in limits[0]


def test_a_list_is_narrowed_to_the_people_that_a_text_finds(desk: Desk, known: list[int]) -> None:
    other = people.register(desk, PersonData("Самир", "Мустер")).value.id
    counselling.record_session(desk, RecordSession(SessionData(other, ("housing",)), ""))
    booked = appointments.book(desk, AppointmentData(other, "caro", desk.clock() + timedelta(days=1))).value
    days = AgendaFilter(desk.today(), desk.today() + timedelta(days=3), open_only=True)
    assert [row.person_id for row in counselling.listed(desk, of="samir").rows] == [other]
    assert [row.id for row in appointments.agenda(desk, days, "Muster").rows] == [booked.id]
    assert counselling.listed(desk, of="zzzz").rows == ()
    appointments.set_state(desk, booked.id, AppointmentState.CANCELLED, booked.version)
    assert appointments.agenda(desk, days, "Muster").rows == ()
    kept = AgendaFilter(days.first, days.last, open_only=True, kept=frozenset({booked.id}))
    assert [row.id for row in appointments.agenda(desk, kept, "Muster").rows] == [booked.id]


def test_a_clash_is_told_whatever_the_list_leaves_out(desk: Desk, known: list[int]) -> None:
    """As before, where the day was read as a whole."""
    at = desk.clock() + timedelta(days=2)
    first = appointments.book(desk, AppointmentData(known[0], "caro", at)).value
    other = AppointmentData(known[1], "caro", at + timedelta(minutes=10))
    appointments.book(desk, other, force="beide zusammen")
    assert appointments.get(desk, first.id).clash
    one = appointments.agenda(desk, AgendaFilter(first.starts_at.date(), first.starts_at.date()), size=1)
    assert [row.clash for row in one.rows] == [True]
