"""A visit from the key press to the count: what is kept, what is marked, what counts once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.services import centre, undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people


def log(desk: Desk, reason: str = "encounter", at: datetime | None = None, **data: object) -> VisitRow:
    return visits.log_visit(desk, LogVisit(VisitData(reason, **data), at)).value  # type: ignore[arg-type]


@pytest.fixture
def mira(desk: Desk) -> int:
    """A woman from Syria whose birth year and status are known."""
    data = PersonData(
        given_name="Mira",
        family_name="Muster",
        birth_year=1990,
        gender="female",
        nationality="SY",
        language="ar",
        status="duldung_60a",
    )
    return people.register(desk, data).value.id


def test_one_key_logs_an_anonymous_visit(desk: Desk, clock: Clock) -> None:
    done = visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert str(done.said) == "Besuch erfasst: anonym · Begegnung"
    assert done.changes.kinds == {Kind.VISIT}
    row = done.value
    assert row.occurred_at == clock.at
    assert (row.occurred_at.hour, row.logged_by, row.within_hours) == (14, "caro", True)
    assert row.person_name is None
    assert visits.day(desk).rows == (row,)


def test_a_group_says_how_many(desk: Desk) -> None:
    done = visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=3, adults=1, children=2)))
    assert str(done.said) == "Besuch erfasst: anonym ×3 · Begegnung"
    tally = visits.day(desk)
    assert (tally.contacts, tally.persons, tally.anonymous) == (6, 0, 6)


def test_a_persons_visit_keeps_what_held_then(desk: Desk, mira: int) -> None:
    row = log(desk, person_id=mira)
    assert (row.person_name, row.data.language, row.data.gender) == ("Mira Muster", "ar", "female")
    before = people.card(desk, mira)
    people.edit(desk, mira, replace(before.data, given_name="Amira", gender="diverse"), before.version)
    (again,) = visits.day(desk).rows
    assert (again.person_name, again.data.gender) == ("Amira Muster", "female")


def test_the_same_person_day_and_reason_counts_once_and_says_so(desk: Desk, mira: int, clock: Clock) -> None:
    log(desk, person_id=mira)
    clock.move(minutes=20)
    again = visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=mira, children=1)))
    assert str(again.said) == "Schon erfasst, zählt einmal: Mira Muster · Begegnung"
    assert (again.value.repeated, again.value.contacts) == (True, 1)
    log(desk, "quick_info", person_id=mira)
    clock.move(days=1)
    assert log(desk, person_id=mira).repeated is False
    tally = visits.day(desk, date(2026, 11, 23))
    assert (tally.contacts, tally.persons, tally.anonymous) == (3, 1, 1)


def test_voiding_the_first_lets_the_second_count(desk: Desk, mira: int) -> None:
    first, second = log(desk, person_id=mira), log(desk, person_id=mira)
    present.void_visit(desk, first.id)
    rows = {row.id: row for row in visits.day(desk).rows}
    assert (rows[first.id].contacts, rows[second.id].contacts) == (0, 1)
    assert rows[first.id].voided
    assert visits.day(desk).contacts == 1
    with pytest.raises(NotFound):
        present.void_visit(desk, first.id)
    with pytest.raises(NotFound):
        present.correct_visit(desk, first.id, VisitData("encounter"))


def test_a_correction_is_marked_and_keeps_the_snapshot(desk: Desk, mira: int) -> None:
    row = log(desk, person_id=mira)
    before = people.card(desk, mira)
    people.edit(desk, mira, replace(before.data, gender="male", status="p24"), before.version)
    done = present.correct_visit(desk, row.id, replace(row.data, channel="phone", children=2))
    assert str(done.said) == "Besuch berichtigt"
    assert done.value.corrected
    assert (done.value.data.channel, done.value.data.children, done.value.data.gender) == (
        "phone",
        2,
        "female",
    )
    # Nothing changed: nothing is marked.
    other = log(desk, "quick_info")
    assert present.correct_visit(desk, other.id, other.data).value.corrected is False


def test_a_correction_to_another_person_takes_theirs(desk: Desk, mira: int) -> None:
    omar = people.register(desk, PersonData(given_name="Omar", gender="male", language="so")).value.id
    row = log(desk, person_id=mira)
    corrected = present.correct_visit(desk, row.id, VisitData("encounter", person_id=omar)).value
    assert (corrected.person_name, corrected.data.gender, corrected.data.language) == ("Omar", "male", "so")
    nobody = present.correct_visit(desk, row.id, VisitData("encounter", group_size=2)).value
    assert (nobody.person_name, nobody.data.gender, nobody.data.group_size) == (None, None, 2)
    with pytest.raises(NotFound):
        present.correct_visit(desk, row.id, VisitData("encounter", person_id=999))
    with pytest.raises(NotFound):
        present.correct_visit(desk, 999, VisitData("encounter"))


def test_a_visit_outside_the_hours_is_marked(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 11, 23, 15, 0)
    assert log(desk).within_hours is False  # four o'clock sharp is closed
    clock.set(2026, 11, 22, 13, 10)
    assert log(desk).within_hours is False  # a Sunday
    clock.set(2026, 12, 25, 13, 10)
    assert log(desk).within_hours is False  # Christmas on a Friday


def test_a_day_the_centre_closes_is_outside_the_hours_until_it_opens_again(desk: Desk, clock: Clock) -> None:
    centre.close_day(desk, date(2026, 11, 23), "Klausurtag")
    assert log(desk).within_hours is False
    present.reopen_day(desk, date(2026, 11, 23))
    assert log(desk).within_hours is True


@pytest.mark.parametrize(
    ("moment", "within", "day"),
    [
        (datetime(2026, 10, 2, 12, 30, tzinfo=UTC), True, date(2026, 10, 2)),
        (datetime(2026, 8, 31, 22, 30, tzinfo=UTC), False, date(2026, 9, 1)),  # past midnight in Ilmenau
        (datetime(2019, 10, 31, 13, 30, tzinfo=UTC), False, date(2019, 10, 31)),  # a holiday of long ago
        (datetime(2019, 10, 30, 13, 30, tzinfo=UTC), True, date(2019, 10, 30)),
    ],
)
def test_a_visit_can_be_logged_later(desk: Desk, moment: datetime, within: bool, day: date) -> None:
    assert log(desk, at=moment).within_hours is within
    assert [row.occurred_at for row in visits.day(desk, day).rows] == [moment]
    assert visits.day(desk).rows == ()


def test_a_clock_that_is_a_little_off_refuses_nothing(desk: Desk, clock: Clock) -> None:
    assert log(desk, at=clock.at + timedelta(minutes=59)).id == 1
    with pytest.raises(BadInput, match=r"Der 24\.11\.2026 liegt in der Zukunft"):
        log(desk, at=clock.at + timedelta(days=1))


@pytest.mark.parametrize(
    "moment",
    [
        datetime.min.replace(tzinfo=UTC),
        datetime(1926, 11, 23, tzinfo=UTC),
        datetime(2014, 12, 31, 22, tzinfo=UTC),
        datetime(2100, 1, 1, tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
    ],
)
def test_another_century_is_told(desk: Desk, moment: datetime) -> None:
    with pytest.raises(BadInput, match="kann nicht stimmen") as refused:
        log(desk, at=moment)
    assert refused.value.field == "occurred_at"
    assert visits.day(desk).rows == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": "party"}, "reason"),
        ({"reason": "<b>encounter</b>"}, "reason"),
        ({"channel": "pigeon"}, "channel"),
        ({"language": "xx"}, "language"),
        ({"gender": "f"}, "gender"),
        ({"interpreting": "google"}, "interpreting"),
        ({"age_band": "18-25"}, "age_band"),
        ({"group_size": 0}, "group_size"),
        ({"group_size": 201}, "group_size"),
        ({"group_size": 2**80}, "group_size"),
        ({"adults": -1}, "adults"),
        ({"children": 1000}, "children"),
        ({"person_id": 1, "group_size": 2}, "group_size"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(
    desk: Desk, mira: int, told: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        log(desk, **{"reason": "encounter", **told})  # type: ignore[arg-type]
    assert refused.value.field == field
    assert visits.day(desk).rows == ()


@pytest.mark.parametrize("number", [0, -1, 999, 2**31, 2**63, 2**100])
def test_somebody_unknown_is_not_found(desk: Desk, number: int) -> None:
    with pytest.raises(NotFound):
        log(desk, person_id=number)
    with pytest.raises(NotFound):
        present.void_visit(desk, number)
    assert visits.day(desk).rows == ()


def test_gender_and_age_may_be_noted_of_somebody_anonymous(desk: Desk) -> None:
    row = log(desk, gender="female", age_band="18-26", language="uk")
    assert (row.data.gender, row.data.age_band, row.data.language) == ("female", "18-26", "uk")


def test_the_day_lists_the_newest_first(desk: Desk, clock: Clock) -> None:
    first = log(desk)
    clock.move(minutes=5)
    second = log(desk)
    earlier = log(desk, at=clock.at - timedelta(minutes=30))
    assert [row.id for row in visits.day(desk).rows] == [second.id, first.id, earlier.id]


def test_a_reason_that_was_retired_keeps_its_visits(desk: Desk) -> None:
    row = log(desk, "paperwork")
    value = desk.values_of(ListName.REASONS).get("paperwork")
    assert value is not None
    centre.save_value(desk, ListName.REASONS, replace(value, active=False))
    assert visits.day(desk).rows == (row,)
    assert "paperwork" not in {value.code for value in desk.values_of(ListName.REASONS).choices()}


# Entered late, corrected afterwards


@pytest.mark.parametrize(
    ("on", "at", "local_moment", "within"),
    [
        (date(2026, 11, 20), time(15, 5), "2026-11-20 15:05", True),
        (date(2026, 11, 20), time(17, 5), "2026-11-20 17:05", False),
        (date(2026, 11, 20), None, "2026-11-20 14:00", True),  # when the centre opened
        (date(2026, 11, 22), None, "2026-11-22 12:00", False),  # a Sunday
        (date(2019, 10, 31), None, "2019-10-31 12:00", False),  # a holiday of long ago
        (date(2026, 11, 23), None, "2026-11-23 14:10", True),  # today it is now
        (None, time(14, 2), "2026-11-23 14:02", True),
        (date(2026, 7, 20), time(14, 2), "2026-07-20 14:02", True),  # in summer time
    ],
)
def test_a_visit_of_another_day_has_a_moment_of_that_day(
    desk: Desk, on: date | None, at: time | None, local_moment: str, *, within: bool
) -> None:
    row = log(desk, at=visits.moment_of(desk, on, at))
    assert f"{row.occurred_at:%Y-%m-%d %H:%M}" == local_moment
    assert row.within_hours is within
    with pytest.raises(BadInput, match="kann nicht stimmen"):
        visits.moment_of(desk, date(1999, 1, 1))


def test_what_is_entered_late_is_said_with_its_day(desk: Desk, mira: int) -> None:
    def said(day: date, **data: object) -> str:
        request = LogVisit(VisitData("encounter", **data), visits.moment_of(desk, day))  # type: ignore[arg-type]
        return str(visits.log_visit(desk, request).said)

    assert said(date(2026, 11, 22)) == "Besuch erfasst: gestern, So 22.11. · anonym · Begegnung"
    assert said(date(2026, 11, 16), person_id=mira) == (
        "Besuch erfasst: Mo 16.11.2026 · Mira Muster · Begegnung"
    )
    assert said(date(2026, 11, 16), person_id=mira) == (
        "Schon erfasst, zählt einmal: Mo 16.11.2026 · Mira Muster · Begegnung"
    )


def test_the_moment_of_a_visit_is_corrected_and_its_hours_judged_anew(desk: Desk, mira: int) -> None:
    row = log(desk, person_id=mira)
    before = people.card(desk, mira)
    people.edit(desk, mira, replace(before.data, gender="male"), before.version)
    moment = visits.moment_of(desk, date(2026, 11, 21), time(14, 30))
    done = present.correct_visit(desk, row.id, row.data, occurred_at=moment)
    assert str(done.said) == "Besuch berichtigt: jetzt Sa 21.11.2026"
    assert (done.value.occurred_at, done.value.within_hours, done.value.corrected) == (moment, False, True)
    assert done.value.data.gender == "female"  # what held at the contact
    assert visits.day(desk).rows == ()
    assert [one.id for one in visits.day(desk, date(2026, 11, 21)).rows] == [row.id]
    undo.undo(desk)
    assert visits.day(desk).rows == (replace(row, version=3),)
    # The same moment again is no change.
    same = present.correct_visit(desk, row.id, row.data, occurred_at=row.occurred_at)
    assert same.value.corrected is False
    with pytest.raises(BadInput, match="in der Zukunft"):
        present.correct_visit(desk, row.id, row.data, occurred_at=row.occurred_at + timedelta(days=1))


def test_whoever_corrects_a_visit_that_was_moved_meanwhile_is_told(desk: Desk) -> None:
    row = log(desk)
    present.correct_visit(desk, row.id, row.data, occurred_at=row.occurred_at - timedelta(minutes=5))
    with pytest.raises(ChangedMeanwhile):
        visits.correct_visit(desk, row.id, replace(row.data, children=2), row.version)


def test_a_session_goes_along_with_its_visit(desk: Desk, desk_of: Callable[[str], Desk], mira: int) -> None:
    topic = desk.values_of(ListName.TOPICS).choices()[0].code
    target = desk.values_of(ListName.REFERRAL_TARGETS).choices()[0].code
    state = desk.values_of(ListName.REFERRAL_STATES).choices()[0].code
    told = SessionData(mira, (topic,), referral=Referral(target, state))
    session = counselling.record_session(desk, RecordSession(told, "Notiz")).value
    (row,) = visits.day(desk).rows
    moment = visits.moment_of(desk, date(2026, 11, 20), time(15))
    with pytest.raises(BadInput, match="verschieben kann ihn, wer berät oder leitet"):
        present.correct_visit(desk_of("theke"), row.id, row.data, occurred_at=moment)
    present.correct_visit(desk, row.id, row.data, occurred_at=moment)
    (moved,) = counselling.sessions_of(desk, mira)
    assert (moved.id, moved.occurred_at, moved.version) == (session.id, moment, session.version + 1)
    with desk.store.read() as conn:
        days = conn.exec_driver_sql("SELECT local_date FROM referral").scalars().all()
    assert days == ["2026-11-20"]
    with pytest.raises(BadInput, match="gehört eine Beratung"):
        present.correct_visit(desk, row.id, VisitData("counselling"))


def test_a_help_goes_along_with_its_visit_and_keeps_its_person(desk: Desk, mira: int) -> None:
    aid.give_aid(desk, GiveAid(AidData("hygiene", person_id=mira)))
    (row,) = visits.day(desk).rows
    moment = visits.moment_of(desk, date(2026, 11, 20), time(15))
    present.correct_visit(desk, row.id, row.data, occurred_at=moment)
    (moved,) = aid.of_person(desk, mira)
    assert moved.occurred_at == moment
    with pytest.raises(BadInput, match="gehört eine Soforthilfe"):
        present.correct_visit(desk, row.id, VisitData("emergency_aid"))
    present.void_aid(desk, moved.id)
    assert present.correct_visit(desk, row.id, VisitData("emergency_aid")).value.person_name is None


def test_the_visit_of_a_kept_appointment_keeps_its_person(desk: Desk, mira: int) -> None:
    row = log(desk, "appointment", person_id=mira)
    booked = appointments.book(
        desk, AppointmentData(mira, "caro", visits.moment_of(desk, None, time(14, 30)))
    )
    with desk.store.read() as conn:
        conn.exec_driver_sql("UPDATE appointment SET visit_id = ? WHERE id = ?", (row.id, booked.value.id))
        conn.commit()
    with pytest.raises(BadInput, match="wahrgenommener Termin"):
        present.correct_visit(desk, row.id, VisitData("appointment"))
