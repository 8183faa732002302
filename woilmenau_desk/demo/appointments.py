"""The appointments of the fictional centre: those that were kept or missed, and the next two weeks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.people import GROWN_UP, Crowd
from woilmenau_desk.demo.staff import COUNSELLORS
from woilmenau_desk.demo.visits import PlannedVisit
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import Taken, standing_in_the_way, takes
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.visits import Reason

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class PlannedAppointment:
    """An appointment; `data.person_id` is the person's number, `data.starts_at` is in UTC.

    `visit` is the number of the visit that a kept one counts as. `again`: the person missed the one before.
    """

    day: date  # local
    data: AppointmentData
    state: AppointmentState
    visit: int | None = None
    cancelled_by: CancelledBy | None = None
    again: bool = False


_MINUTES = table({20: 2, 30: 6, 45: 2})
_MISSED = table({AppointmentState.NO_SHOW: 6, AppointmentState.CANCELLED: 5})
_CALLED_OFF_BY = table({CancelledBy.VISITOR: 7, CancelledBy.CENTRE: 3})
_QUARTER = 900
# Type, minutes, buffer, whether it is at the centre; by how often.
_TYPES = table(
    {
        ("talk", 30, 0, True): 52,
        ("first_talk", 60, 10, True): 20,
        ("short", 15, 0, True): 12,
        ("phone_call", 20, 0, False): 8,
        ("accompaniment", 120, 30, False): 8,
    }
)
_PLACES = ("Ritterstraße 14, 99310 Arnstadt", "Weimarer Straße 25, 98693 Ilmenau")
_ROOM_OF = dict(zip(COUNSELLORS, ("room_1", "room_2"), strict=True))
_BRING = ((), (), ("id_paper",), ("letters",), ("id_paper", "payslips", "rental_contract"))
# Half within the opening hours, half outside by appointment.
_TIMES = tuple(time(hour, minute) for hour in (10, 11, 13, 14, 15, 16) for minute in (0, 30))
_A_DAY = 3
_AGAIN_AT = time(15)  # whoever is invited again: nothing else is at that time


def plan_appointments(
    seed: object,
    visits: Iterable[PlannedVisit],
    crowd: Crowd,
    today: date,
    until: time | None,
    opening: Opening,
) -> Iterator[PlannedAppointment]:
    """One for each personal visit by appointment, some that nobody came to before, and the coming ones."""
    random = Random(f"{seed}/appointments").random
    for visit in visits:
        if visit.reason != Reason.APPOINTMENT or visit.person is None:
            continue
        start = datetime.fromtimestamp(visit.at // _QUARTER * _QUARTER, UTC)
        minutes = _MINUTES[int(random() * SLOTS)]
        missed = visit.day - timedelta(days=7)
        again = False
        if (
            random() < 0.2
            and opening.is_open_day(missed)
            and missed.toordinal() > crowd.first_day[visit.person]
        ):
            # The clocks may have changed in between: a week earlier by the wall.
            wall = start.astimezone(BERLIN).replace(tzinfo=None) - timedelta(days=7)
            earlier = wall.replace(tzinfo=BERLIN).astimezone(UTC)
            data = AppointmentData(visit.person, visit.logged_by, earlier, minutes, visit.language)
            state = _MISSED[int(random() * SLOTS)]
            by = _CALLED_OFF_BY[int(random() * SLOTS)] if state is AppointmentState.CANCELLED else None
            yield PlannedAppointment(missed, data, state, cancelled_by=by)
            again = True
        data = AppointmentData(visit.person, visit.logged_by, start, minutes, visit.language)
        yield PlannedAppointment(visit.day, data, AppointmentState.KEPT, visit.number, again=again)
    # Those who came lately come again; children are brought along.
    lately = [number for number in range(1, len(crowd) + 1) if crowd.group[number] == GROWN_UP][-60:]
    if not lately:
        return
    yield from _coming(random, lately, crowd, today, until, opening)


def _coming(
    random: Callable[[], float],
    lately: Sequence[int],
    crowd: Crowd,
    today: date,
    until: time | None,
    opening: Opening,
) -> Iterator[PlannedAppointment]:
    """Those of the next two weeks, none of which stands in another's way; whoever did not come last is invited again."""
    missed = _missed_lately(lately, crowd, today, opening)
    if missed is not None:
        yield missed
    taken: list[Taken] = []
    for day in (today + timedelta(days=offset) for offset in range(DAYS_AHEAD + 1)):
        if not opening.is_open_day(day):
            continue
        for _ in range(_A_DAY + int(2 * random())):
            at = _TIMES[int(random() * len(_TIMES))]
            colleague = COUNSELLORS[int(random() * len(COUNSELLORS))]
            person = lately[int(random() * len(lately))]
            kind, minutes, buffer, inside = _TYPES[int(random() * SLOTS)]
            bring = _BRING[int(random() * len(_BRING))]
            by = _CALLED_OFF_BY[int(random() * SLOTS)] if random() < 0.06 else None
            state = AppointmentState.BOOKED if by is None else AppointmentState.CANCELLED
            if day == today and until and at < until and state is AppointmentState.BOOKED:
                # Who came by appointment today is among the visits already.
                continue
            again = missed is not None and day > today and state is AppointmentState.BOOKED
            if again and missed is not None:
                person, colleague, at = missed.data.person_id, missed.data.colleague, _AGAIN_AT
            data = AppointmentData(
                person,
                colleague,
                datetime.combine(day, at, tzinfo=BERLIN).astimezone(UTC),
                minutes,
                crowd.language[person],
                kind,
                buffer,
                _ROOM_OF[colleague] if inside else None,
                place=_PLACES[person % len(_PLACES)] if kind == "accompaniment" else "",
                bring=bring,
            )
            wanted = takes(data)
            if standing_in_the_way(wanted, taken):
                continue
            if state is AppointmentState.BOOKED:
                taken += wanted
            if again:
                missed = None
            yield PlannedAppointment(day, data, state, cancelled_by=by, again=again)


def _missed_lately(
    lately: Sequence[int], crowd: Crowd, today: date, opening: Opening
) -> PlannedAppointment | None:
    """Somebody did not come on the last day that the centre was open."""
    day = next(
        (one for one in (today - timedelta(days=n) for n in range(1, 15)) if opening.is_open_day(one)), None
    )
    known = [person for person in lately if day is not None and crowd.first_day[person] < day.toordinal()]
    if day is None or not known:
        return None
    person, colleague = known[-1], COUNSELLORS[0]
    starts_at = datetime.combine(day, _AGAIN_AT, tzinfo=BERLIN).astimezone(UTC)
    data = AppointmentData(person, colleague, starts_at, 30, crowd.language[person], room=_ROOM_OF[colleague])
    return PlannedAppointment(day, data, AppointmentState.NO_SHOW)
