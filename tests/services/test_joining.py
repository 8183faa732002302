"""What belongs together counts as one contact: a session, a help, a kept appointment at the visit that is there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, SessionData, SessionRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 23)


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", language="ar")).value.id


def log(desk: Desk, person: int, reason: str, at: datetime | None = None, **data: object) -> VisitRow:
    return visits.log_visit(desk, LogVisit(VisitData(reason, person, **data), at)).value  # type: ignore[arg-type]


def record(desk: Desk, person: int, at: datetime | None = None, **data: object) -> SessionRow:
    told = SessionData(person, **{"topics": ("housing",), **data})  # type: ignore[arg-type]
    return counselling.record_session(desk, RecordSession(told, "Notiz", at)).value


def book(desk: Desk, person: int, at: datetime) -> int:
    return appointments.book(desk, AppointmentData(person, "rolf", at)).value.id


def mark(desk: Desk, appointment: int, state: str) -> str:
    return str(present.set_state(desk, appointment, AppointmentState(state)).said)


def told(desk: Desk, day: date = TODAY) -> list[tuple[str, str | None, bool, bool]]:
    """The visits of a day: reason, interpreting, voided, repeated; earliest first."""
    rows = visits.day(desk, day).rows[::-1]
    return [(row.data.reason, row.data.interpreting, row.voided, row.repeated) for row in rows]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


# -- a session at a visit ----------------------------------------------------------------------------------------


def test_the_note_joins_the_visit_of_the_key(desk: Desk, mira: int, clock: Clock) -> None:
    pressed = log(desk, mira, "counselling")
    clock.move(minutes=50)
    record(desk, mira, interpreting="state_programme")
    (visit,) = visits.day(desk).rows
    assert (visit.id, visit.occurred_at, visit.logged_by) == (pressed.id, pressed.occurred_at, "caro")
    assert not visit.corrected
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.sessions) == (1, 1)
    assert figures.interpreting == {"state_programme": 1}


def test_the_key_after_the_note_counts_once_with_what_is_known(desk: Desk, mira: int) -> None:
    record(desk, mira, interpreting="state_programme")
    assert log(desk, mira, "counselling", channel="phone").repeated
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.interpreting) == (1, {"state_programme": 1})
    assert figures.channels == {"phone": 1}


def test_what_the_visit_says_itself_stays(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling", interpreting="staff", language="uk", channel="phone", children=2)
    record(desk, mira, interpreting="private")
    (visit,) = visits.day(desk).rows
    data = visit.data
    assert (data.interpreting, data.language, data.channel, data.children) == ("staff", "uk", "phone", 2)


def test_that_nobody_interpreted_gives_way_to_who_did(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling", interpreting="none")
    record(desk, mira, interpreting="volunteer")
    assert told(desk) == [("counselling", "volunteer", False, False)]


def test_what_was_learned_of_the_person_meanwhile_is_known_of_the_contact(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling")
    card = people.card(desk, mira)
    learned = replace(card.data, nationality="SY", birth_year=1990, gender="female", status="p24")
    people.edit(desk, mira, learned, card.version)
    record(desk, mira)
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.origins, figures.gender_age) == ({"SY": 1}, {("female", "27-44"): 1})


@pytest.mark.parametrize(("reason", "day"), [("quick_info", 23), ("counselling", 20), ("counselling", 24)])
def test_another_reason_or_day_is_another_contact(
    desk: Desk, mira: int, clock: Clock, reason: str, day: int
) -> None:
    clock.set(2026, 11, 25)
    log(desk, mira, reason, local(day, 14))
    record(desk, mira, local(23, 15))
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 2


def test_another_person_is_another_contact(desk: Desk, mira: int) -> None:
    log(desk, people.register(desk, PersonData("Omar")).value.id, "counselling")
    log(desk, 2, "counselling")
    visits.log_visit(desk, LogVisit(VisitData("counselling")))
    record(desk, mira)
    assert len(visits.day(desk).rows) == 4


def test_a_note_of_days_ago_joins_the_visit_of_its_own_day(desk: Desk, mira: int) -> None:
    # Shortly before midnight in Ilmenau, and after it.
    at = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)
    first, other = log(desk, mira, "counselling", at), log(desk, mira, "counselling", at + timedelta(hours=1))
    record(desk, mira, local(19, 10), interpreting="staff")
    assert told(desk, date(2026, 11, 19)) == [("counselling", "staff", False, False)]
    assert told(desk, date(2026, 11, 20)) == [("counselling", None, False, False)]
    assert first.id < other.id


def test_a_struck_visit_is_not_joined(desk: Desk, mira: int) -> None:
    present.void_visit(desk, log(desk, mira, "counselling").id)
    record(desk, mira)
    assert told(desk) == [("counselling", None, True, False), ("counselling", None, False, False)]


def test_a_second_session_has_a_visit_of_its_own(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling")
    record(desk, mira, interpreting="staff")
    second = record(desk, mira, topics=("work",))
    assert told(desk) == [("counselling", "staff", False, False), ("counselling", None, False, True)]
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.sessions, figures.topics) == (1, 2, {"housing": 1, "work": 1})
    present.void_session(desk, second.id)
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.sessions, figures.topics) == (1, 1, {"housing": 1})


def test_a_struck_session_leaves_the_visit_that_it_joined_as_it_was(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling")
    session = record(desk, mira, interpreting="staff")
    present.void_session(desk, session.id)
    assert told(desk) == [("counselling", None, False, False)]
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    # The topics go with the session, though they stand with the visit.
    assert (figures.contacts, figures.sessions, figures.topics) == (1, 0, {})
    assert counselling.sessions_of(desk, mira)[0].topics == ("housing",)
    # The next session begins afresh.
    record(desk, mira, topics=("work",))
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.topics) == (1, {"work": 1})


def test_a_struck_session_leaves_what_the_counter_said_itself(desk: Desk, mira: int, clock: Clock) -> None:
    log(desk, mira, "counselling", interpreting="staff")
    clock.move(minutes=40)
    session = record(desk, mira, interpreting="staff")
    present.void_session(desk, session.id)
    assert told(desk) == [("counselling", "staff", False, False)]


def test_a_struck_session_takes_the_visit_that_it_made(desk: Desk, mira: int) -> None:
    session = record(desk, mira)
    present.void_session(desk, session.id)
    assert [voided for _, _, voided, _ in told(desk)] == [True]


def test_an_edited_session_changes_what_it_said_and_not_what_the_counter_did(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling", interpreting="staff")
    session = record(desk, mira)
    data = SessionData(mira, ("housing",))
    for version, (interpreting, known) in enumerate(
        ((None, "staff"), ("private", "private"), ("volunteer", "volunteer"), (None, None)), 1
    ):
        counselling.edit_session(desk, session.id, replace(data, interpreting=interpreting), "", version)
        assert told(desk) == [("counselling", known, False, False)]


def test_the_visit_of_a_session_stays_with_it(desk: Desk, mira: int) -> None:
    visit = log(desk, mira, "counselling")
    record(desk, mira)
    with pytest.raises(BadInput, match="gehört eine Beratung"):
        present.void_visit(desk, visit.id)
    with pytest.raises(BadInput, match="gehört eine Beratung"):
        present.correct_visit(desk, visit.id, VisitData("offer", mira))


def test_the_key_is_not_undone_under_the_note(desk: Desk, mira: int) -> None:
    log(desk, mira, "counselling")
    pressed = desk.done.pop()
    record(desk, mira)
    desk.done.append(pressed)
    with pytest.raises(CannotUndo, match="zu diesem Besuch gehört inzwischen eine Beratung"):
        undo.undo(desk)
    assert told(desk) == [("counselling", None, False, False)]


# -- help at a visit ---------------------------------------------------------------------------------------------


def test_help_joins_the_visit_of_the_key_and_of_other_help(desk: Desk, mira: int) -> None:
    log(desk, mira, "emergency_aid")
    for kind in ("ticket", "clothing"):
        aid.give_aid(desk, GiveAid(AidData(kind, person_id=mira, recipients=3)))
    (visit,) = visits.day(desk).rows
    # Those who came along are told once.
    assert (visit.data.adults, visit.contacts) == (2, 3)
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, sum(kind.times for kind in figures.aid.values())) == (3, 2)


@pytest.mark.parametrize(
    ("children", "recipients", "companions"), [(2, 1, (0, 2)), (2, 3, (0, 2)), (2, 5, (2, 2)), (0, 4, (3, 0))]
)
def test_as_many_companions_as_the_fuller_of_both_says(
    desk: Desk, mira: int, children: int, recipients: int, companions: tuple[int, int]
) -> None:
    log(desk, mira, "emergency_aid", children=children)
    aid.give_aid(desk, GiveAid(AidData("ticket", person_id=mira, recipients=recipients)))
    (visit,) = visits.day(desk).rows
    assert (visit.data.adults, visit.data.children) == companions


def test_help_for_nobody_known_is_a_visit_of_its_own(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("emergency_aid")))
    aid.give_aid(desk, GiveAid(AidData("ticket")))
    assert visits.day(desk).contacts == 2


# -- a kept appointment ------------------------------------------------------------------------------------------


def test_a_kept_appointment_is_a_contact_at_its_time(desk: Desk, mira: int, clock: Clock) -> None:
    number = book(desk, mira, local(24, 10))
    clock.set(2026, 11, 24)
    done = present.set_state(desk, number, AppointmentState.KEPT)
    assert str(done.said) == "Termin wahrgenommen: Mira · Besuch gezählt"
    assert done.changes.kinds == {Kind.APPOINTMENT, Kind.VISIT}
    (visit,) = visits.day(desk).rows
    assert (visit.data.reason, visit.data.language, visit.occurred_at) == ("appointment", "ar", local(24, 10))
    assert not visit.within_hours
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.reasons, figures.appointments) == ({"appointment": 1}, {"kept": 1})
    # Once more changes nothing.
    assert mark(desk, number, "kept") == "Termin wahrgenommen: Mira"
    assert len(visits.day(desk).rows) == 1


@pytest.mark.parametrize("state", ["no_show", "cancelled", "booked"])
def test_an_appointment_kept_no_more_takes_its_visit_along(desk: Desk, mira: int, state: str) -> None:
    number = book(desk, mira, local(23, 14))
    mark(desk, number, "kept")
    assert mark(desk, number, state).endswith(" · Besuch gestrichen")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 0
    undo.undo(desk)
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1
    undo.redo(desk)
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 0
    mark(desk, number, "kept")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1


def test_a_kept_appointment_joins_the_visit_of_the_key(desk: Desk, mira: int) -> None:
    log(desk, mira, "appointment", children=1)
    number = book(desk, mira, local(23, 13, 30))
    assert mark(desk, number, "kept") == "Termin wahrgenommen: Mira · Besuch stand schon da, zählt einmal"
    assert told(desk) == [("appointment", None, False, False)]
    assert mark(desk, number, "no_show") == "Termin nicht erschienen: Mira · Besuch bleibt"
    assert told(desk) == [("appointment", None, False, False)]


def test_two_kept_on_a_day_are_one_contact_until_both_are_taken_back(desk: Desk, mira: int) -> None:
    first, second = book(desk, mira, local(23, 13)), book(desk, mira, local(23, 14))
    mark(desk, first, "kept")
    mark(desk, second, "kept")
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.appointments["kept"]) == (1, 2)
    mark(desk, first, "no_show")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1
    mark(desk, second, "no_show")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 0


def test_whoever_comes_before_the_day_is_there_now(desk: Desk, mira: int, clock: Clock) -> None:
    """A visit cannot lie in the future, and a contact that is told of has happened."""
    mark(desk, book(desk, mira, local(30, 14)), "kept")
    (visit,) = visits.day(desk).rows
    assert (visit.occurred_at, visit.within_hours) == (clock.at, True)


def test_a_kept_appointment_that_is_moved_takes_its_contact_along(desk: Desk, mira: int) -> None:
    omar = people.register(desk, PersonData("Omar")).value.id
    number = book(desk, mira, local(23, 10))
    mark(desk, number, "kept")
    version = appointments.get(desk, number).version
    # Another hour of the day is the same contact.
    row = appointments.change(desk, number, AppointmentData(mira, "rolf", local(23, 11)), version).value
    assert [(visit.person_name, visit.voided) for visit in visits.day(desk).rows] == [("Mira", False)]
    row = appointments.change(desk, number, AppointmentData(omar, "rolf", local(23, 11)), row.version).value
    assert {(visit.person_name, visit.voided) for visit in visits.day(desk).rows} == {
        ("Mira", True),
        ("Omar", False),
    }
    appointments.change(desk, number, AppointmentData(omar, "rolf", local(20, 11)), row.version)
    assert counting.figures(desk, Span.of_month(NOVEMBER)).days == {date(2026, 11, 20): 1}
    for _ in range(3):
        undo.undo(desk)
    assert [(visit.person_name, visit.voided) for visit in visits.day(desk).rows] == [("Mira", False)]


def test_the_visit_of_a_kept_appointment_stays_with_it(desk: Desk, mira: int) -> None:
    number = book(desk, mira, local(23, 14))
    mark(desk, number, "kept")
    (visit,) = visits.day(desk).rows
    with pytest.raises(BadInput, match="wahrgenommener Termin"):
        present.void_visit(desk, visit.id)
    with pytest.raises(BadInput, match="wahrgenommener Termin"):
        present.correct_visit(desk, visit.id, VisitData("offer", mira))
    assert present.correct_visit(desk, visit.id, replace(visit.data, children=1)).value.contacts == 2
    mark(desk, number, "booked")
    assert [row.voided for row in visits.day(desk).rows] == [True]


def test_one_kept_before_visits_were_linked_counts_no_visit(desk: Desk, mira: int) -> None:
    """Last year's report does not change, not even by marking it once more."""
    number = book(desk, mira, local(23, 14))
    with desk.writing() as uow:
        uow.conn.execute(text("UPDATE appointment SET state = 'kept'"))
        uow.commit()
    assert mark(desk, number, "kept") == "Termin wahrgenommen: Mira"
    appointments.change(desk, number, AppointmentData(mira, "rolf", local(24, 14)), 1)
    assert mark(desk, number, "no_show") == "Termin nicht erschienen: Mira"
    assert visits.day(desk).rows == ()


def test_two_records_that_become_one_keep_their_appointments_visits(desk: Desk, mira: int) -> None:
    other = people.register(desk, PersonData("Mirra")).value.id
    numbers = [book(desk, mira, local(23, 13)), book(desk, other, local(23, 13, 30))]
    for number in numbers:
        mark(desk, number, "kept")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 2
    duplicates.merge(desk, mira, other, PersonData("Mira", language="ar"), 1, 1)
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1
    mark(desk, numbers[0], "no_show")
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, figures.appointments) == (1, {"kept": 1, "no_show": 1})
    mark(desk, numbers[1], "no_show")
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 0


def test_whoever_came_a_day_early_came_that_day_whatever_is_put_right_later(
    desk: Desk, mira: int, clock: Clock
) -> None:
    number = book(desk, mira, datetime(2026, 12, 1, 15, tzinfo=BERLIN))
    clock.set(2026, 11, 30)
    mark(desk, number, "kept")
    clock.set(2026, 12, 3)
    row = appointments.get(desk, number)
    longer = replace(row.data, duration_minutes=45, starts_at=datetime(2026, 12, 1, 16, tzinfo=BERLIN))
    row = appointments.change(desk, number, longer, row.version).value
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1
    # It cannot have been kept on a day that is still to come.
    ahead = replace(row.data, starts_at=datetime(2026, 12, 9, 15, tzinfo=BERLIN))
    with pytest.raises(BadInput, match="doch vereinbart"):
        appointments.change(desk, number, ahead, row.version)
    assert counting.figures(desk, Span.of_month(NOVEMBER)).contacts == 1


def test_a_visit_that_help_stands_on_is_not_struck_before_the_help(desk: Desk, mira: int) -> None:
    row = aid.give_aid(desk, GiveAid(AidData("clothing", person_id=mira))).value
    visit = visits.day(desk).rows[0]
    with pytest.raises(BadInput, match="zuerst die Hilfe"):
        present.void_visit(desk, visit.id)
    present.void_aid(desk, row.id)
    if not visits.day(desk).rows[0].voided:
        present.void_visit(desk, visit.id)
    figures = counting.figures(desk, Span.of_month(NOVEMBER))
    assert (figures.contacts, sum(one.times for one in figures.aid.values())) == (0, 0)
