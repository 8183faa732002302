"""The next free time, against somebody who tries every quarter of an hour of a real store."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores import Clock, copy_store, log_in
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.colleague_times import OwnHours
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.free_slots import ANY_ROOM, STEP, Wanted
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series
from woilmenau_desk.domain.opening import HoursKind, every_week
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.roster import AwayRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import appointments, clashes, free, hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.opening_hours import opening, save_hours
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import roster, volunteers

# Before both nights in which the clocks change, before the end of a year, and before an ordinary week.
BEGINNINGS = (
    datetime(2027, 3, 25, 13, 7, tzinfo=UTC),
    datetime(2028, 10, 26, 13, 7, tzinfo=UTC),
    datetime(2026, 12, 29, 13, 7, tzinfo=UTC),
    datetime(2027, 6, 14, 13, 7, tzinfo=UTC),
)
DAYS = 10


@pytest.fixture(scope="module")
def full(
    template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, Clock]]:
    """A centre with much in its calendar: appointments around every beginning, hours at night, offers, absences."""
    clock = Clock()
    desk = log_in(copy_store(template[0], tmp_path_factory.mktemp("full") / "data"), "caro", clock)
    known = [
        people.register(desk, PersonData(name, "Beispiel")).value.id for name in ("Mira", "Olena", "Amir")
    ]
    helpers = [volunteers.register(desk, VolunteerData(name)).value.id for name in ("Tarek", "Nour")]
    save_hours(desk, every_week((1, 3), time(10), time(12), HoursKind.COUNSELLING))
    # At night, too, so that the clocks change in it; and on a Friday, which is a public holiday then.
    hours.save(desk, (OwnHours("rolf", 6, time(1), time(4)), OwnHours("rolf", 4, time(14), time(16, 30))))
    series = Series(Rhythm.WEEKLY, 1, time(14), time(15), date(2026, 11, 24))
    offers.create(desk, OfferData("Café", room="Beratung 1"), (series,), (Leader(volunteer_id=helpers[0]),))
    roster.add_absence(desk, AwayRow("caro", date(2027, 6, 16), date(2027, 6, 17), ""))
    centre.close_day(desk, date(2027, 6, 18), "Brückentag")
    for number, begins in enumerate(BEGINNINGS):
        for day in range(DAYS):
            for step in range(6):
                at = local(begins).replace(hour=14, minute=0) + timedelta(days=day, minutes=25 * step)
                data = AppointmentData(
                    known[(day + step + number) % 3],
                    ("caro", "theke", "rolf")[(day * step) % 3],
                    at,
                    15 + 5 * (day % 3),
                    buffer_minutes=5 * (step % 3),
                    room=(None, "room_1", "room_2")[(day + step) % 3],
                    volunteer_id=(None, *helpers)[step % 3],
                )
                try:
                    appointments.book(desk, data)
                except DoubleBooked:
                    continue
    yield desk, clock
    desk.close()


def by_hand(desk: Desk, wanted: Wanted, now: datetime, limit: int) -> list[tuple[datetime, str, str | None]]:
    held, found = opening(desk), list[tuple[datetime, str, str | None]]()
    own = {"rolf": {6: (time(1), time(4)), 4: (time(14), time(16, 30))}}
    rooms: tuple[str | None, ...] = (wanted.room,)
    if wanted.room == ANY_ROOM:
        rooms = tuple(room.code for room in desk.values_of(ListName.ROOMS).choices())
    today = local(now).date()
    first = max(wanted.first_day or today, today)
    last = (wanted.first_day or today) + timedelta(days=wanted.days_ahead - 1)
    at = datetime.combine(first, time(0), BERLIN).astimezone(UTC)
    while local(at).date() <= last and len(found) < limit:
        here, ends = local(at), local(at + timedelta(minutes=wanted.minutes))
        slot = None
        for who in wanted.colleagues if at >= now else ():
            day = here.date()
            if wanted.weekday not in (None, day.weekday()):
                continue
            if who in own:
                span = own[who].get(day.weekday())
                spans = [] if span is None or held.closed_because(day) is not None else [span]
            else:
                kind = held.kind_for(HoursKind.COUNSELLING, day)
                spans = [(one.opens, one.closes) for one in held.on(day, kind)]
            begin, end = wanted.not_before or time(0), wanted.not_after or time(23, 59)
            if not any(
                max(opens, begin) <= here.time() and ends.time() <= min(closes, end) and ends.date() == day
                for opens, closes in spans
            ):
                continue
            for room in rooms:
                wish = AppointmentData(
                    wanted.person_id or 0,
                    who,
                    here,
                    wanted.minutes,
                    buffer_minutes=wanted.buffer,
                    room=room,
                    volunteer_id=wanted.volunteer_id,
                )
                if not clashes.clashes(desk, wish):
                    slot = (here, who, room)
                    break
            if slot:
                break
        if slot:
            found.append(slot)
            at += timedelta(minutes=wanted.minutes)
            at += timedelta(minutes=-(int(at.timestamp()) // 60) % STEP)
        else:
            at += timedelta(minutes=STEP)
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begins=st.sampled_from(BEGINNINGS),
    colleagues=st.lists(st.sampled_from(("caro", "rolf", "theke")), min_size=1, max_size=2, unique=True),
    minutes=st.sampled_from((10, 30, 45, 60)),
    buffer=st.sampled_from((0, 10)),
    room=st.sampled_from((None, "room_1", ANY_ROOM)),
    volunteer_id=st.sampled_from((None, 1, 2)),
    person_id=st.sampled_from((None, 1, 2)),
    weekday=st.one_of(st.none(), st.integers(0, 6)),
    not_before=st.sampled_from((None, time(2), time(15))),
    not_after=st.sampled_from((None, time(16))),
    days_ahead=st.integers(1, DAYS),
)
def test_the_next_free_times_are_the_first_that_nothing_stands_in_the_way_of(
    full: tuple[Desk, Clock], begins: datetime, colleagues: list[str], **asked: Any
) -> None:
    desk, clock = full
    clock.at = begins
    wanted = Wanted(tuple(colleagues), **asked)
    found = [(one.starts_at, one.colleague, one.room) for one in free.find(desk, wanted, 8)]
    assert found == by_hand(desk, wanted, begins, 8)


def test_what_is_suggested_can_be_booked(full: tuple[Desk, Clock]) -> None:
    desk, clock = full
    clock.at = BEGINNINGS[1]
    wanted = Wanted(("rolf",), 60, buffer=10, room=ANY_ROOM, weekday=6, person_id=3)
    first, second = free.find(desk, wanted, 2)
    # In that night two hours are called two o'clock.
    assert (first.starts_at.isoformat(), second.starts_at.isoformat()) == (
        "2028-10-29T01:00:00+02:00",
        "2028-10-29T02:00:00+02:00",
    )
    for slot in (first, second):
        data = AppointmentData(3, "rolf", slot.starts_at, 60, room=slot.room)
        assert appointments.book(desk, data).value.starts_at == slot.starts_at
    third = free.next_free(desk, wanted, 1)[0]
    assert third.isoformat() == "2028-10-29T02:00:00+01:00"


def test_it_is_looked_for_as_long_as_a_year(full: tuple[Desk, Clock]) -> None:
    desk, clock = full
    clock.at = BEGINNINGS[0]
    far = date(2028, 3, 28)
    assert free.next_free(desk, Wanted(("caro",), 120, first_day=far), 1)[0].date() == far
    roster.add_absence(desk, AwayRow("theke", date(2027, 3, 1), date(2028, 3, 20), ""))
    assert free.next_free(desk, Wanted(("theke",)), 1)[0].date() == date(2028, 3, 21)
    assert free.next_free(desk, Wanted(("theke",), days_ahead=300)) == ()


def test_nothing_is_free_of_somebody_who_is_not_there(full: tuple[Desk, Clock]) -> None:
    desk, _ = full
    with pytest.raises(BadInput, match="nobody"):
        free.next_free(desk, Wanted(("nobody",)))
    with pytest.raises(BadInput, match="Werteliste"):
        free.next_free(desk, Wanted(("rolf",), room="attic"))
    with pytest.raises(NotFound):
        free.next_free(desk, Wanted(("rolf",), person_id=99))
    assert free.next_free(desk, Wanted(())) == ()
