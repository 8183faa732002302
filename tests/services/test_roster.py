"""The roster: who opens, who is away, where nobody is, who steps in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from tests.stores import Clock
from woilmenau_desk.domain.assignments import AssignmentData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.roster import AwayRow, Duty, Gap
from woilmenau_desk.domain.volunteers import Absence, VolunteerData
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import assignments, roster, volunteers
from woilmenau_desk.services.volunteers.roster_calendar import calendar_file

MONDAY = date(2026, 11, 23)  # open 14 to 16
SUNDAY = MONDAY + timedelta(days=6)
ALL = time(14), time(16)


@pytest.fixture
def amina(desk: Desk) -> int:
    data = VolunteerData("Amina", "Kornblume", phone="0176 04069051", languages=(("ar", "native"),))
    return volunteers.register(desk, data, (), ()).value.id


def test_a_day_without_anybody_is_a_gap_and_a_duty_fills_it(desk: Desk, amina: int) -> None:
    week = roster.days(desk, MONDAY, SUNDAY)
    assert [len(day.gaps) for day in week] == [1, 1, 1, 1, 1, 0, 0]
    done = roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    assert str(done.said) == "Dienst eingetragen: Rolf, montags 14:00 bis 16:00"
    roster.add_duty(desk, Duty(1, time(14, 30), time(15), MONDAY, volunteer_id=amina))
    monday, tuesday, *_ = roster.days(desk, MONDAY, SUNDAY)
    assert monday.gaps == ()
    assert [(gap.starts, gap.ends) for gap in tuesday.gaps] == [
        (time(14), time(14, 30)),
        (time(15), time(16)),
    ]
    assert [(one.said, one.languages, one.phone) for one in tuesday.on_duty] == [
        ("Amina", ("ar",), "0176 04069051")
    ]
    undo.undo(desk)
    assert roster.days(desk, MONDAY, SUNDAY)[1].on_duty == ()


def test_absences_make_gaps_and_somebody_steps_in(desk: Desk, amina: int) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    away = roster.add_absence(desk, AwayRow("rolf", MONDAY, SUNDAY, "Urlaub")).value
    (monday,) = roster.days(desk, MONDAY, MONDAY)
    assert [(one.said, one.absent, one.reason) for one in monday.on_duty] == [("Rolf", True, "Urlaub")]
    assert monday.gaps == (Gap(MONDAY, *ALL),)
    done = roster.substitute(desk, MONDAY, *ALL, volunteer_id=amina)
    assert str(done.said) == "Amina springt ein: 23.11.2026 14:00 bis 16:00"
    (monday,) = roster.days(desk, MONDAY, MONDAY)
    assert monday.gaps == ()
    assert roster.days(desk, MONDAY + timedelta(days=7), MONDAY + timedelta(days=7))[0].gaps == ()
    roster.remove_absence(desk, away.id or 0, away.version)
    assert [one.absent for one in roster.days(desk, MONDAY, MONDAY)[0].on_duty] == [False, False]


def test_whoever_is_away_does_not_step_in(desk: Desk, amina: int) -> None:
    roster.add_absence(desk, AwayRow("rolf", MONDAY, MONDAY))
    with pytest.raises(BadInput):
        roster.substitute(desk, MONDAY, *ALL, colleague="rolf")
    card = volunteers.get(desk, amina)
    volunteers.add_absence(desk, amina, Absence(MONDAY, MONDAY), card.version)
    with pytest.raises(BadInput) as told:
        roster.substitute(desk, MONDAY, *ALL, volunteer_id=amina)
    assert "nicht da" in str(told.value)


def test_who_left_or_comes_later_is_away(desk: Desk, amina: int) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, volunteer_id=amina))
    card = volunteers.get(desk, amina)
    volunteers.end(desk, amina, MONDAY, "", card.version)
    before, after = (roster.days(desk, day, day)[0] for day in (MONDAY, MONDAY + timedelta(days=7)))
    assert not before.on_duty[0].absent
    assert after.on_duty[0].absent
    assert len(after.gaps) == 1
    with pytest.raises(BadInput):
        roster.add_duty(desk, Duty(1, *ALL, MONDAY + timedelta(days=7), volunteer_id=amina))


def test_on_a_closed_day_nobody_is_planned_and_nothing_is_missing(desk: Desk) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    centre.close_day(desk, MONDAY, "Inventur")
    (monday,) = roster.days(desk, MONDAY, MONDAY)
    assert (monday.opens, monday.on_duty, monday.gaps, monday.closed) == ((), (), (), "Inventur")
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, MONDAY, colleague="caro"))
    assert [one.said for one in roster.days(desk, MONDAY, MONDAY)[0].on_duty] == ["Caro"]


def test_what_was_before_a_change_stays(desk: Desk) -> None:
    duty = roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf")).value
    later = MONDAY + timedelta(days=7)
    other = replace(duty, colleague="caro")
    kept = roster.change_duty(desk, duty.id or 0, other, duty.version, since=later).value
    said = [roster.days(desk, day, day)[0].on_duty[0].said for day in (MONDAY, later)]
    assert said == ["Rolf", "Caro"]
    with pytest.raises(ChangedMeanwhile):
        roster.end_duty(desk, duty.id or 0, MONDAY, duty.version)
    roster.end_duty(desk, kept.id or 0, later - timedelta(days=1), kept.version)
    assert roster.days(desk, later, later)[0].on_duty == ()
    undo.undo(desk)
    undo.undo(desk)
    assert [one.said for one in roster.days(desk, later, later)[0].on_duty] == ["Rolf"]


def test_nobody_is_there_twice(desk: Desk) -> None:
    duty = roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf")).value
    with pytest.raises(BadInput):
        roster.add_duty(desk, Duty(0, time(15), time(17), MONDAY, colleague="rolf"))
    longer = replace(duty, ends=time(17))
    assert roster.change_duty(desk, duty.id or 0, longer, duty.version).value.ends == time(17)
    with pytest.raises(NotFound):
        roster.add_duty(desk, Duty(0, *ALL, MONDAY, volunteer_id=999))
    away = AwayRow("rolf", MONDAY, SUNDAY)
    roster.add_absence(desk, away)
    with pytest.raises(BadInput):
        roster.add_absence(desk, replace(away, first=SUNDAY, last=SUNDAY))


def test_an_assignment_at_the_counter_is_in_the_roster(desk: Desk, amina: int) -> None:
    data = AssignmentData(amina, "counter", MONDAY, weekday=0, starts=time(14), ends=time(16))
    row = assignments.assign(desk, data).value
    (monday,) = roster.days(desk, MONDAY, MONDAY)
    assert monday.gaps == ()
    assert monday.on_duty[0].duty.assignment_id == row.id


def test_who_is_there_now(desk: Desk, clock: Clock, amina: int) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    roster.add_duty(desk, Duty(0, time(15), time(16), MONDAY, volunteer_id=amina))
    assert [one.said for one in roster.on_duty_now(desk)] == ["Rolf"]
    clock.set(2026, 11, 23, 14, 0)  # 15:00 in Ilmenau
    assert [one.said for one in roster.on_duty_now(desk)] == ["Rolf", "Amina"]


def test_the_counter_sees_the_roster_and_no_reason(
    desk: Desk, amina: int, desk_of: Callable[[str], Desk]
) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, volunteer_id=amina))
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    roster.add_absence(desk, AwayRow("rolf", MONDAY, MONDAY, "Merkwort"))
    card = volunteers.get(desk, amina)
    volunteers.add_absence(desk, amina, Absence(MONDAY, MONDAY, reason="Merkwort"), card.version)
    theke = desk_of("theke")
    told = repr(
        (roster.days(theke, MONDAY, MONDAY), roster.absences(theke, MONDAY, MONDAY), roster.duties(theke))
    )
    assert "Amina" in told
    assert "Merkwort" not in told
    assert "Kornblume" not in told
    for write in (
        lambda: roster.add_duty(theke, Duty(1, *ALL, MONDAY, colleague="rolf")),
        lambda: roster.substitute(theke, MONDAY, *ALL, colleague="caro"),
        lambda: roster.add_absence(theke, AwayRow("caro", MONDAY, MONDAY)),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_the_month_goes_into_a_calendar(desk: Desk, amina: int) -> None:
    roster.add_duty(desk, Duty(0, *ALL, MONDAY, colleague="rolf"))
    roster.add_duty(desk, Duty(1, *ALL, MONDAY, volunteer_id=amina))
    roster.add_absence(desk, AwayRow("rolf", date(2026, 11, 30), date(2026, 11, 30), "Merkwort"))
    content = calendar_file(desk, date(2026, 11, 1), date(2026, 11, 30))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart")) for one in events] == [
        ("Dienst: Rolf", datetime(2026, 11, 23, 13, tzinfo=UTC)),
        ("Dienst: Amina", datetime(2026, 11, 24, 13, tzinfo=UTC)),
    ]
    assert "Merkwort" not in content.decode()
    assert "Kornblume" not in content.decode()
    again = Calendar.from_ical(calendar_file(desk, date(2026, 11, 1), date(2026, 11, 30))).walk("VEVENT")
    assert [str(one["uid"]) for one in again] == [str(one["uid"]) for one in events]
    mine = Calendar.from_ical(calendar_file(desk, date(2026, 11, 1), date(2026, 11, 30), "rolf"))
    assert len(mine.walk("VEVENT")) == 1
