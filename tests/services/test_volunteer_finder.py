"""Whom to ask: the finder over a store, what was asked and answered, and who is there now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import event

from tests.stores import Clock
from woilmenau_desk.domain.assignments import AssignmentState
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.finder import Answer, Candidate, Wanted
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.volunteers import Absence, Available, RoleSpan, VolunteerData, VolunteerRow
from woilmenau_desk.services import colleagues, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers, sessions, volunteer_roll
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import finder, volunteers
from woilmenau_desk.services.volunteers import roster as duties
from woilmenau_desk.storage.tables.volunteers import Assignment, ColleagueAbsence, RosterDuty

TODAY = date(2026, 11, 23)  # a Monday, ten past two
THURSDAY = Wanted("ar", "accompaniment", weekday=3, at=time(15))
AFTERNOONS = tuple(Available(day, time(14), time(18)) for day in range(5))


def somebody(desk: Desk, name: str, family: str = "", *, level: str | None = "native") -> VolunteerRow:
    data = VolunteerData(
        name,
        family,
        phone="0176 04069051",
        languages=(("ar", level),),
        pledged_on=date(2026, 1, 1),
        briefed_on=date(2026, 1, 1),
    )
    return volunteers.register(desk, data, (RoleSpan("accompaniment"),), AFTERNOONS).value


def names(found: tuple[Candidate, ...]) -> list[str]:
    return [one.name for one in found]


def test_among_equals_whoever_was_asked_longest_ago_comes_first(desk: Desk, clock: Clock) -> None:
    first, second, third = (somebody(desk, name) for name in ("Amina", "Bilal", "Chadi"))
    somebody(desk, "Dunja", level="b1")
    assert names(finder.find(desk, THURSDAY)) == ["Amina", "Bilal", "Chadi", "Dunja"]
    for row in (first, third, second):
        finder.asked(desk, row.id, THURSDAY)
        clock.move(minutes=1)
    # Whoever speaks it less well stays behind, asked or not.
    assert names(finder.find(desk, THURSDAY)) == ["Amina", "Chadi", "Bilal", "Dunja"]
    finder.asked(desk, first.id, THURSDAY)
    assert names(finder.find(desk, THURSDAY)) == ["Chadi", "Bilal", "Amina", "Dunja"]
    undo.undo(desk)
    assert names(finder.find(desk, THURSDAY)) == ["Amina", "Chadi", "Bilal", "Dunja"]
    undo.redo(desk)
    assert names(finder.find(desk, THURSDAY)) == ["Chadi", "Bilal", "Amina", "Dunja"]


def test_whoever_is_away_pauses_or_left_is_nobody_to_be_asked(desk: Desk) -> None:
    rows = [somebody(desk, name) for name in ("Amina", "Bilal", "Chadi", "Dunja")]
    thursday = date(2026, 11, 26)
    volunteers.add_absence(desk, rows[1].id, Absence(thursday, thursday), rows[1].version)
    volunteers.pause(desk, rows[2].id, TODAY, None, "", rows[2].version)
    volunteers.end(desk, rows[3].id, TODAY, "", rows[3].version)
    assert names(finder.find(desk, THURSDAY)) == ["Amina"]
    later = replace(THURSDAY, weekday=None, on=thursday + timedelta(days=7))
    assert names(finder.find(desk, later)) == ["Amina", "Bilal"]


def test_asked_and_answered_are_one_call_each_and_undone(desk: Desk, clock: Clock) -> None:
    amina = somebody(desk, "Amina", "Kornblume")
    done = finder.asked(desk, amina.id, replace(THURSDAY, on=date(2026, 11, 26)))
    assert str(done.said) == "Gefragt: Amina"
    request = done.value
    assert (request.answer, request.role, request.language) == (Answer.ASKED, "accompaniment", "ar")
    assert (request.on, request.starts) == (date(2026, 11, 26), time(15))
    clock.move(minutes=5)
    answered = finder.answered(desk, request.id, Answer.DECLINED, request.version)
    assert str(answered.said) == "Amina: abgesagt"
    assert answered.value.answered_at == clock()
    with pytest.raises(ChangedMeanwhile):
        finder.answered(desk, request.id, Answer.AGREED, request.version)
    assert finder.requests_of(desk, amina.id) == (answered.value,)
    assert finder.find(desk, THURSDAY)[0].last_asked == answered.value
    # Their own record is what it was: nobody who has it open is told that it changed.
    assert volunteers.get(desk, amina.id).version == amina.version
    undo.undo(desk)
    assert finder.requests_of(desk, amina.id)[0].answer is Answer.ASKED
    undo.undo(desk)
    assert finder.requests_of(desk, amina.id) == ()
    with pytest.raises(NotFound):
        finder.asked(desk, 4711, THURSDAY)
    with pytest.raises(BadInput):
        finder.find(desk, Wanted("xx"))
    with pytest.raises(BadInput):
        finder.asked(desk, amina.id, Wanted(role="astronaut"))


def test_a_name_is_found_in_any_spelling_and_a_skill_by_its_words(desk: Desk) -> None:
    amina = somebody(desk, "Amina", "Haddad")
    other = somebody(desk, "Bilal", "Nowak")
    volunteers.change(desk, other.id, replace(other.data, skills="Fahrräder reparieren"), other.version)
    for text, whom in (("أمينة", amina), ("hadad", amina), ("0176 04069051", None), ("fahrrader", other)):
        found = {one.volunteer_id for one in finder.find(desk, Wanted(text=text))}
        assert found == ({amina.id, other.id} if whom is None else {whom.id}), text


# At the counter


def test_the_counter_answers_what_was_asked_today_alone(
    desk: Desk, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    amina = somebody(desk, "Amina", "Kornblume")
    request = finder.asked(desk, amina.id, THURSDAY).value
    theke = desk_of("theke")
    request = finder.answered(theke, request.id, Answer.DECLINED, request.version).value
    clock.move(days=1)
    with pytest.raises(NotFound):
        finder.answered(theke, request.id, Answer.AGREED, request.version)
    assert finder.answered(desk, request.id, Answer.AGREED, request.version).value.answer is Answer.AGREED


def test_whoever_told_one_name_is_called_by_it_everywhere(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    one = somebody(desk, "", "Sukarno")
    for there in (desk_of("theke"), desk):
        request = finder.asked(there, one.id, THURSDAY)
        assert str(request.said) == "Gefragt: Sukarno"
    theke = desk_of("theke")
    assert [found.name for found in finder.find(theke, THURSDAY)] == ["Sukarno"]
    assert [found.name for found in volunteers.at_counter(theke)] == ["Sukarno"]
    assert [found.name for found in volunteer_roll.everybody(theke)] == ["Sukarno"]
    duties.add_duty(desk, Duty(TODAY.weekday(), time(10), time(12), TODAY, volunteer_id=one.id))
    (day,) = duties.days(theke, TODAY, TODAY)
    assert [(duty.said, duty.duty.said) for duty in day.on_duty] == [("Sukarno", "Sukarno")]


def test_the_counter_is_told_whom_to_call_and_nothing_else(
    desk: Desk, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    amina = somebody(desk, "Amina", "Kornblume")
    unready = somebody(desk, "Bilal")
    volunteers.change(desk, unready.id, replace(unready.data, pledged_on=None), unready.version)
    finder.asked(desk, amina.id, THURSDAY)
    theke = desk_of("theke")
    (found,) = finder.find(theke, THURSDAY)
    assert (found.name, found.phone, found.lacking) == ("Amina", "0176 04069051", ())
    assert [str(one) for one in found.why] == ["Arabisch: Muttersprache"], "when they have time is not for it"
    # Nobody is called twice in one day; what was on other days is not the counter's.
    assert found.last_asked is not None
    clock.move(days=1)
    assert finder.find(theke, THURSDAY)[0].last_asked is None
    # A family name finds nobody there, nor does what somebody can.
    assert finder.find(theke, Wanted(text="Kornblume")) == ()
    assert names(finder.find(theke, Wanted(text="amina"))) == ["Amina"]


# Who is there now


@pytest.fixture
def roster(desk: Desk) -> Callable[..., None]:
    def plan(**values: object) -> None:
        duty = {
            "weekday": 0,
            "starts": 14 * 60,
            "ends": 16 * 60,
            "first_day": date(2026, 1, 5),
            "last_day": None,
        }
        with desk.writing() as uow:
            uow.insert(RosterDuty, {"colleague": None, "volunteer_id": None, **duty, **values})
            uow.commit()

    return plan


def present(desk: Desk, language: str | None = "ar") -> list[tuple[str, time | None]]:
    return [(one.said, one.until) for one in finder.present_now(desk, language)]


def test_who_is_there_by_the_roster_speaks_it_now(
    desk: Desk, clock: Clock, roster: Callable[..., None], desk_of: Callable[[str], Desk]
) -> None:
    amina, bilal = somebody(desk, "Amina", "Kornblume"), somebody(desk, "Bilal")
    nour = colleagues.add_colleague(desk, ColleagueData("Nour", "0176 3", ("ar", "en"))).value.key
    roster(volunteer_id=amina.id)
    roster(volunteer_id=bilal.id, weekday=1)
    roster(colleague=nour)
    roster(colleague="rolf")
    for who in (desk, desk_of("theke")):
        assert present(who) == [("Nour", time(16)), ("Amina", time(16))]
        assert present(who, "uk") == []
        assert [said for said, _ in present(who, None)] == ["Nour", "Rolf", "Amina"]
    volunteers.add_absence(desk, amina.id, Absence(TODAY, TODAY), amina.version)
    with desk.writing() as uow:
        away = {"colleague": nour, "first_day": TODAY, "last_day": TODAY}
        uow.insert(ColleagueAbsence, away)
        uow.commit()
    assert present(desk) == []
    clock.move(days=1)
    assert present(desk) == [("Bilal", time(16))]
    clock.move(hours=2)
    assert present(desk) == []


def test_who_works_in_a_session_just_now_is_there_unless_it_is_called_off(desk: Desk) -> None:
    amina, bilal = somebody(desk, "Amina"), somebody(desk, "Bilal")
    monday = Series(Rhythm.WEEKLY, 0, time(13), time(15), date(2026, 9, 7))
    offer = offers.create(desk, OfferData("Café"), [monday], [Leader(volunteer_id=bilal.id)]).value.id
    work = {"role": "womens_cafe", "first_day": TODAY - timedelta(days=7), "last_day": None, "weekday": 0}
    with desk.writing() as uow:
        state = {"state": AssignmentState.AGREED.value, "created_at": uow.at}
        agreed = {"volunteer_id": amina.id, "offer_id": offer, "starts": None, "ends": None, **work, **state}
        uow.insert(Assignment, {**agreed, "person_id": None})
        uow.commit()
    assert present(desk) == [("Amina", time(15)), ("Bilal", time(15))]
    session = sessions.on_day(desk, TODAY)[0]
    sessions.cancel(desk, session.key, "krank", session.version)
    assert present(desk) == []


def test_whoever_helps_a_person_at_this_hour_may_be_anywhere(desk: Desk) -> None:
    amina, bilal = somebody(desk, "Amina"), somebody(desk, "Bilal")
    person = people.register(desk, PersonData("Mira")).value.id
    hour = {"starts": 14 * 60, "ends": 15 * 60, "first_day": TODAY, "last_day": TODAY, "weekday": None}
    with desk.writing() as uow:
        state = {"state": AssignmentState.AGREED.value, "created_at": uow.at, "role": "transport"}
        uow.insert(Assignment, {"volunteer_id": amina.id, "person_id": person, **hour, **state})
        uow.insert(Assignment, {"volunteer_id": bilal.id, "person_id": None, **hour, **state})
        uow.commit()
    assert present(desk) == [("Bilal", time(15))]


def test_a_question_reads_nothing_of_the_volunteers(desk: Desk) -> None:
    for name in ("Amina", "Bilal"):
        somebody(desk, name)
    finder.find(desk, THURSDAY)
    asked: list[str] = []
    with desk.store.read() as conn:
        engine = conn.engine

    def listen(*said: object) -> None:
        asked.append(str(said[2]))

    event.listen(engine, "before_cursor_execute", listen)
    try:
        assert len(finder.find(desk, THURSDAY)) == 2
        assert len(volunteers.listed(desk)) == 2
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    # Whether anything happened since, and nothing else.
    assert [one for one in asked if one.startswith("SELECT") and "audit_entry" not in one] == []
