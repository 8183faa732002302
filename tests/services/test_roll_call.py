"""The roll call: an attendance is a contact, wherever it is entered; children have numbers; sheets have codes."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.offers import (
    AttendanceState,
    OfferData,
    Rhythm,
    Series,
    SessionKey,
    SessionState,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.roll_call import RollRow
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import Training
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, roll_call, sessions, sheets, volunteer_roll
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerTraining

TODAY = date(2026, 11, 23)
CAME, ANNOUNCED, EXCUSED = AttendanceState.CAME, AttendanceState.ANNOUNCED, AttendanceState.EXCUSED
MONDAYS = Series(Rhythm.WEEKLY, 0, time(9, 30), time(11, 30), date(2026, 9, 7))
CAFE = OfferData("Frauensprachcafé", "womens_cafe", "women", childcare_places=3)


def offer(desk: Desk, data: OfferData = CAFE, series: Series = MONDAYS) -> SessionKey:
    """Today's session of a new offer."""
    made = offers.create(desk, data, [series]).value
    return SessionKey(made.id, TODAY, series.starts)


@pytest.fixture
def cafe(desk: Desk) -> SessionKey:
    return offer(desk)


def somebody(desk: Desk, name: str, cafe: SessionKey | None = None, children: int = 0) -> int:
    person_id = people.register(desk, PersonData(name, "Kornblume", 1990, gender="female")).value.id
    if cafe is not None:
        enrolling.enrol(desk, cafe.offer_id, person_id, children)
    return person_id


def line(desk: Desk, key: SessionKey, person_id: int) -> RollRow:
    return next(row for row in roll_call.start(desk, key).rows if row.person_id == person_id)


def children(desk: Desk, key: SessionKey) -> list[tuple[int, str, bool]]:
    found = roll_call.start(desk, key).children
    return [(child.number, child.brought_by, child.collected_at is not None) for child in found]


def contacts(desk: Desk) -> int:
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert figures.contacts == visits.day(desk).contacts
    return figures.contacts


def told(desk: Desk) -> list[tuple[str, bool, bool]]:
    rows = visits.day(desk).rows[::-1]
    return [(row.data.reason, row.voided, row.repeated) for row in rows]


# -- an attendance is a contact ----------------------------------------------------------------------------------


def test_whoever_is_enrolled_is_proposed_and_came_with_one_contact(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe, children=2)
    before = roll_call.start(desk, cafe)
    assert (before.session.id, before.childcare_places) == (None, 3)
    (row,) = before.rows
    assert (row.name, row.state, row.enrolled, row.places, row.version) == (
        "Mira Kornblume",
        ANNOUNCED,
        True,
        2,
        0,
    )
    done = roll_call.mark(desk, cafe, mira, CAME, 0)
    assert str(done.said) == "Da: Mira Kornblume · Kinder Nr. 1–2 sind in der Betreuung"
    (came,) = done.value.rows
    assert came == line(desk, cafe, mira)
    assert (came.state, came.children, came.version) == (CAME, 2, 1)
    (visit,) = visits.day(desk).rows
    assert (visit.data.reason, visit.data.person_id) == ("offer", mira)
    assert visit.occurred_at == datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN)
    assert visit.within_hours  # its own
    assert contacts(desk) == 1
    undo.undo(desk)
    assert roll_call.start(desk, cafe) == before
    assert contacts(desk) == 0
    undo.redo(desk)
    assert (line(desk, cafe, mira).children, contacts(desk)) == (2, 1)


def test_a_session_that_has_not_begun_is_attended_now(desk: Desk) -> None:
    evening = offer(desk, CAFE, Series(Rhythm.WEEKLY, 0, time(18), time(20), date(2026, 9, 7)))
    roll_call.mark(desk, evening, somebody(desk, "Mira"), CAME)
    assert visits.day(desk).rows[0].occurred_at == desk.clock()


@pytest.mark.parametrize("key_first", [True, False])
def test_the_plain_key_at_the_counter_is_the_same_contact(
    desk: Desk, cafe: SessionKey, key_first: bool
) -> None:
    mira = somebody(desk, "Mira")
    if key_first:
        visits.log_visit(desk, LogVisit(VisitData("offer", mira)))
    said = str(roll_call.mark(desk, cafe, mira, CAME).said)
    if not key_first:
        visits.log_visit(desk, LogVisit(VisitData("offer", mira)))
    assert contacts(desk) == 1
    assert ("stand schon da" in said) is key_first
    # What the counter logged itself stays when the attendance is taken back.
    roll_call.mark(desk, cafe, mira, None)
    assert contacts(desk) == 1


def test_two_offers_on_a_day_are_one_contact_and_two_attendances(desk: Desk, cafe: SessionKey) -> None:
    course = offer(desk, OfferData("Deutsch A1", "language_course"))
    mira = somebody(desk, "Mira")
    for key in (cafe, course):
        roll_call.mark(desk, key, mira, CAME)
    assert contacts(desk) == 1
    assert [sessions.get(desk, key).came for key in (cafe, course)] == [1, 1]
    roll_call.mark(desk, cafe, mira, None)
    assert (contacts(desk), sessions.get(desk, course).came) == (1, 1)
    roll_call.mark(desk, course, mira, None)
    assert contacts(desk) == 0


def test_whoever_did_not_come_after_all_is_announced_again_and_no_contact(
    desk: Desk, cafe: SessionKey
) -> None:
    mira, guest = somebody(desk, "Mira", cafe, 1), somebody(desk, "Omar")
    for person in (mira, guest):
        roll_call.mark(desk, cafe, person, CAME)
    done = roll_call.mark(desk, cafe, mira, None, 1)
    assert str(done.said) == "Doch nicht da: Mira Kornblume"
    (row,) = done.value.rows
    assert (row.state, row.version, row.children) == (ANNOUNCED, 0, 0)
    assert len(done.value.gone_children) == 1
    assert roll_call.mark(desk, cafe, guest, None).value.gone == {guest}
    assert (contacts(desk), children(desk, cafe)) == (0, [])
    assert [one.person_id for one in roll_call.start(desk, cafe).rows] == [mira]
    # A number that was given is nobody else's.
    roll_call.mark(desk, cafe, mira, CAME)
    assert children(desk, cafe) == [(2, "Mira Kornblume", False)]
    for _ in range(4):
        undo.undo(desk)
    assert (contacts(desk), children(desk, cafe)) == (1, [(1, "Mira Kornblume", False)])
    for _ in range(4):
        undo.redo(desk)
    assert (contacts(desk), children(desk, cafe)) == (1, [(2, "Mira Kornblume", False)])


def test_excused_is_no_contact(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    roll_call.mark(desk, cafe, mira, CAME)
    roll_call.mark(desk, cafe, mira, EXCUSED)
    assert (line(desk, cafe, mira).state, contacts(desk)) == (EXCUSED, 0)


def test_marked_twice_is_marked_once(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    roll_call.mark(desk, cafe, mira, CAME, 0)
    again = roll_call.mark(desk, cafe, mira, CAME, 0)
    assert (str(again.said), again.undoable, contacts(desk)) == ("Schon da: Mira Kornblume", False, 1)


def test_whoever_is_late_is_told(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    roll_call.mark(desk, cafe, mira, CAME, 0)
    with pytest.raises(ChangedMeanwhile):
        roll_call.mark(desk, cafe, mira, EXCUSED, 0)
    version = sessions.get(desk, cafe).version
    roll_call.heads(desk, cafe, 1, 0, version)
    with pytest.raises(ChangedMeanwhile):
        roll_call.heads(desk, cafe, 2, 0, version)
    with pytest.raises(ChangedMeanwhile):
        roll_call.finish(desk, cafe, version)


def test_all_who_are_announced_came_in_one_step(desk: Desk, cafe: SessionKey) -> None:
    people_ids = [somebody(desk, name, cafe, 1) for name in ("Mira", "Nour", "Olha")]
    roll_call.mark(desk, cafe, people_ids[0], EXCUSED)
    done = roll_call.come_all(desk, cafe)
    assert str(done.said) == "Alle Angemeldeten sind da: 2 · Kinder Nr. 1–2 sind in der Betreuung"
    assert contacts(desk) == 2
    with pytest.raises(BadInput, match="Niemand ist angemeldet"):
        roll_call.come_all(desk, cafe)
    undo.undo(desk)
    assert (contacts(desk), children(desk, cafe)) == (0, [])


def test_who_came_in_later_is_not_expected_at_an_earlier_session(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    earlier = SessionKey(cafe.offer_id, date(2026, 11, 16), time(9, 30))
    assert roll_call.start(desk, earlier).rows == ()
    roll_call.mark(desk, earlier, mira, CAME)
    assert visits.day(desk, date(2026, 11, 16)).contacts == 1
    assert line(desk, earlier, mira).enrolled is False


def test_nobody_comes_to_what_is_called_off_or_still_to_come(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    coming = SessionKey(cafe.offer_id, date(2026, 11, 30), time(9, 30))
    roll_call.mark(desk, coming, mira, EXCUSED)
    with pytest.raises(BadInput, match=r"erst am 30\.11\.2026"):
        roll_call.mark(desk, coming, mira, CAME)
    sessions.cancel(desk, cafe, "krank", 0)
    with pytest.raises(BadInput, match="abgesagt"):
        roll_call.mark(desk, cafe, mira, CAME)
    with pytest.raises(NotFound):
        roll_call.start(desk, SessionKey(cafe.offer_id, date(2026, 11, 24), time(9, 30)))
    assert contacts(desk) == 0


# -- the visit, seen from the counter ----------------------------------------------------------------------------


def test_the_visit_of_an_attendance_is_changed_where_it_belongs(desk: Desk, cafe: SessionKey) -> None:
    mira, omar = somebody(desk, "Mira"), somebody(desk, "Omar")
    roll_call.mark(desk, cafe, mira, CAME)
    roll_call.heads(desk, cafe, 2, 1, sessions.get(desk, cafe).version)
    anonymous, visit = sorted(visits.day(desk).rows, key=lambda row: row.data.person_id or 0)
    assert (anonymous.data.group_size, anonymous.data.children) == (2, 1)
    belongs = "gehört die Anwesenheit bei einem Angebot"
    for one in (visit, anonymous):
        with pytest.raises(BadInput, match=belongs):
            present.void_visit(desk, one.id)
        with pytest.raises(BadInput, match=belongs):
            present.correct_visit(
                desk, one.id, one.data, occurred_at=datetime(2026, 11, 20, 9, tzinfo=BERLIN)
            )
    with pytest.raises(BadInput, match=belongs):
        present.correct_visit(desk, visit.id, VisitData("offer", omar))
    with pytest.raises(BadInput, match=belongs):
        present.correct_visit(desk, anonymous.id, VisitData("offer", group_size=5))
    # What the roll call does not say may be added.
    amended = VisitData("offer", mira, language="uk", children=1)
    present.correct_visit(desk, visit.id, amended, occurred_at=datetime(2026, 11, 23, 10, tzinfo=BERLIN))
    assert contacts(desk) == 5


def test_a_visit_that_an_attendance_joined_is_not_taken_back_under_it(
    desk: Desk, cafe: SessionKey, desk_of: Callable[[str], Desk]
) -> None:
    mira = somebody(desk, "Mira")
    counter = desk_of("theke")
    visits.log_visit(counter, LogVisit(VisitData("offer", mira)))
    roll_call.mark(desk, cafe, mira, CAME)
    with pytest.raises(CannotUndo, match="Anwesenheit bei einem Angebot"):
        undo.undo(counter)
    assert contacts(desk) == 1


def test_a_correction_is_not_taken_back_under_an_attendance(
    desk: Desk, cafe: SessionKey, desk_of: Callable[[str], Desk]
) -> None:
    mira, omar = somebody(desk, "Mira"), somebody(desk, "Omar")
    counter = desk_of("theke")
    visit = visits.log_visit(counter, LogVisit(VisitData("offer", omar))).value
    visits.correct_visit(counter, visit.id, VisitData("offer", mira), visit.version)
    roll_call.mark(desk, cafe, mira, CAME)
    with pytest.raises(CannotUndo, match="Anwesenheit bei einem Angebot"):
        undo.undo(counter)
    assert visits.day(desk).rows[0].data.person_id == mira


def test_two_records_of_one_who_came_with_both_are_one_attendance(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira", cafe)
    twin = somebody(desk, "Mirra")
    roll_call.mark(desk, cafe, mira, EXCUSED)
    roll_call.mark(desk, cafe, twin, CAME, children=1)
    before = roll_call.start(desk, cafe)
    kept, other = people.card(desk, mira), people.card(desk, twin)
    duplicates.merge(desk, mira, twin, kept.data, kept.version, other.version)
    (row,) = roll_call.start(desk, cafe).rows
    assert (row.person_id, row.state, row.children, contacts(desk)) == (mira, CAME, 1, 1)
    assert children(desk, cafe) == [(1, "Mira Kornblume", False)]
    # Whoever chose the other record before that means the same person.
    assert "Schon da" in str(roll_call.mark(desk, cafe, twin, CAME).said)
    undo.undo(desk)
    assert roll_call.start(desk, cafe).children == before.children
    assert [one.state for one in roll_call.start(desk, cafe).rows] == [EXCUSED, CAME]


# -- anonymous heads ---------------------------------------------------------------------------------------------


def test_anonymous_heads_are_one_visit_that_grows_and_goes(desk: Desk, cafe: SessionKey) -> None:
    def heads(adults: int, children: int) -> list[tuple[int, int, bool]]:
        roll_call.heads(desk, cafe, adults, children, sessions.get(desk, cafe).version)
        return [(row.data.group_size, row.data.children, row.voided) for row in visits.day(desk).rows]

    assert heads(3, 0) == [(3, 0, False)]
    assert heads(3, 2) == [(3, 2, False)]
    assert heads(0, 2) == [(2, 0, False)]
    assert (contacts(desk), sessions.get(desk, cafe).heads) == (2, 2)
    assert not visits.day(desk).rows[0].corrected
    assert heads(0, 0) == [(2, 0, True)]
    undo.undo(desk)
    assert contacts(desk) == 2
    for number in (-1, 201):
        with pytest.raises(BadInput, match="können nicht stimmen"):
            heads(number, 0)


def test_two_doors_count_into_one_number(
    desk: Desk, cafe: SessionKey, desk_of: Callable[[str], Desk]
) -> None:
    for at, more in ((desk, 3), (desk_of("theke"), 2)):
        done = roll_call.add_heads(at, cafe, more)
        assert done.value.visit is not None
    assert contacts(desk) == 5
    assert roll_call.add_heads(desk, cafe, -9).value.anonymous_adults == 0
    assert contacts(desk) == 0


def test_many_at_once_are_all_there_or_none(desk: Desk, cafe: SessionKey) -> None:
    mira, nour = somebody(desk, "Mira", cafe, 1), somebody(desk, "Nour")
    with pytest.raises(NotFound):
        roll_call.attend_all(desk, cafe, [mira, nour, 999], 1, 1)
    assert contacts(desk) == 0
    roll_call.attend_all(desk, cafe, [mira, nour], 2, 1)
    assert contacts(desk) == 5


# -- children ----------------------------------------------------------------------------------------------------


def test_children_are_collected_by_number(desk: Desk, cafe: SessionKey, clock: Clock) -> None:
    mira = somebody(desk, "Mira")
    roll_call.mark(desk, cafe, mira, CAME, children=2)
    done = roll_call.bring(desk, cafe, line(desk, cafe, mira).attendance_id)
    assert done.value.rows[0].children == 3
    assert str(done.said) == "Kind Nr. 3 ist in der Betreuung"
    full = roll_call.bring(desk, cafe, None)
    assert str(full.said) == "Kind Nr. 4 ist in der Betreuung · Betreuung übervoll: 4 Kinder, 3 Plätze"
    clock.move(hours=2)
    second = roll_call.start(desk, cafe).children[1]
    said = str(roll_call.collect(desk, second.id, second.version).said)
    assert said == "Abgeholt: Kind Nr. 2, gebracht von Mira Kornblume"
    again = roll_call.collect(desk, second.id, second.version + 1)
    assert (str(again.said), again.undoable) == ("Schon abgeholt um 16:10: Kind Nr. 2", False)
    with pytest.raises(ChangedMeanwhile):
        roll_call.strike(desk, second.id, second.version)
    finished = str(roll_call.finish(desk, cafe, sessions.get(desk, cafe).version).said)
    assert finished == "Frauensprachcafé: fertig, 1 waren da · noch nicht abgeholt: Nr. 1, 3–4"
    # Fewer than were counted: who was not collected yet was never here, and no number is given again.
    fewer = roll_call.mark(desk, cafe, mira, CAME, children=1)
    assert len(fewer.value.gone_children) == 2
    roll_call.bring(desk, cafe, None)
    assert [child[0] for child in children(desk, cafe)] == [2, 4, 5]
    assert sessions.get(desk, cafe).children == 3


def test_nobody_brings_a_hundred_children(desk: Desk, cafe: SessionKey) -> None:
    mira = somebody(desk, "Mira")
    with pytest.raises(BadInput, match="21 Kinder von einer Person"):
        roll_call.mark(desk, cafe, mira, CAME, children=21)
    roll_call.mark(desk, cafe, mira, EXCUSED)
    with pytest.raises(NotFound):
        roll_call.bring(desk, cafe, line(desk, cafe, mira).attendance_id)


def test_what_was_finished_still_says_who_was_announced(desk: Desk, cafe: SessionKey) -> None:
    mira, nour = somebody(desk, "Mira", cafe), somebody(desk, "Nour", cafe)
    roll_call.mark(desk, cafe, mira, CAME)
    roll_call.finish(desk, cafe, sessions.get(desk, cafe).version)
    row = sessions.get(desk, cafe)
    assert (row.state, row.announced, row.came) == (SessionState.HELD, 1, 1)
    for enrolment in enrolling.of_offer(desk, cafe.offer_id):
        enrolling.leave(desk, enrolment.id, enrolment.version)
    assert [one.state for one in roll_call.start(desk, cafe).rows] == [CAME, ANNOUNCED]
    assert line(desk, cafe, nour).enrolled is False
    for _ in range(3):
        undo.undo(desk)
    assert sessions.get(desk, cafe).state is SessionState.PLANNED


# -- volunteers --------------------------------------------------------------------------------------------------


def test_volunteers_at_a_training_are_no_contacts(
    desk: Desk, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    training = offer(desk, OfferData("Schulung", for_volunteers=True, half_units=5))
    with desk.writing() as uow:
        names = {"given_name": "Helga", "family_name": "Muster", "created_at": desk.clock()}
        helga = uow.insert(Volunteer, names)
        uow.commit()

    def trainings() -> tuple[Training, ...]:
        (row,) = volunteers.everybody(desk)
        return row.trainings

    assert trainings() == ()
    marked = roll_call.mark(desk, training, helga, ANNOUNCED)
    # Everybody who shows volunteers hears of whom it is, though their own row is as it was.
    assert marked.changes.rows_of(Kind.VOLUNTEER) == {helga}
    assert [one.came for one in trainings()] == [False]
    assert undo.undo(desk).changes.rows_of(Kind.VOLUNTEER) == {helga}
    assert trainings() == ()
    roll_call.mark(desk, training, helga, ANNOUNCED)
    roll_call.come_all(desk, training)
    assert [(one.title, one.came) for one in trainings()] == [("Schulung", True)]
    with desk.store.read() as conn:
        found = conn.execute(
            select(VolunteerTraining.title, VolunteerTraining.half_units, VolunteerTraining.came)
        )
        assert [tuple(row) for row in found] == [("Schulung", 5, True)]
    assert contacts(desk) == 0
    assert line(desk, training, helga).name == "Helga Muster"
    # The counter knows them by their first name.
    counter = desk_of("theke")
    assert [row.name for row in volunteer_roll.everybody(counter)] == ["Helga"]
    assert line(counter, training, helga).name == "Helga"
    with pytest.raises(BadInput, match="mit Namen"):
        roll_call.add_heads(desk, training, 1)
    with pytest.raises(BadInput, match="entschuldigt"):
        roll_call.mark(desk, training, helga, EXCUSED)
    assert roll_call.mark(desk, training, helga, None).value.gone == {helga}
    roll_call.finish(desk, training, sessions.get(desk, training).version)


# -- coded sheets ------------------------------------------------------------------------------------------------


def test_a_sheet_is_typed_back_by_code_and_number(desk: Desk, cafe: SessionKey) -> None:
    mira, nour = somebody(desk, "Mira", cafe, 1), somebody(desk, "Nour", cafe)
    first = sheets.codes_for(desk, cafe)
    assert [(one.person_id, one.children) for one in first] == [(mira, 1), (nour, 0)]
    olha = somebody(desk, "Olha", cafe)
    lines = sheets.codes_for(desk, cafe)
    assert lines[:2] == first  # a sheet that is printed again has the same codes
    codes = {one.person_id: one.code for one in lines}
    sheets.type_back(desk, cafe, f" {codes[mira].lower()} 2 ")
    sheets.type_back(desk, cafe, codes[olha])
    assert [(row.person_id, row.came, row.children) for row in roll_call.start(desk, cafe).rows] == [
        (mira, True, 2),
        (nour, False, 0),
        (olha, True, 0),
    ]
    swapped = codes[nour][:2] + codes[nour][3] + codes[nour][2]
    other = SessionKey(cafe.offer_id, date(2026, 11, 16), time(9, 30))
    for wrong, why in (
        (swapped, "falsch oder vertauscht"),
        ("", "gibt es nicht"),
        ("x" * 99, "gibt es nicht"),
    ):
        with pytest.raises(BadInput, match=why):
            sheets.type_back(desk, cafe, wrong)
    with pytest.raises(BadInput, match="anderen Blatt"):
        sheets.type_back(desk, other, codes[nour])
    assert contacts(desk) == 2
