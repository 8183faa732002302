"""The appointments of the fictional centre: those that were kept or missed, and the next two weeks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.people import GROWN_UP, Crowd
from woilmenau_desk.demo.staff import COUNSELLORS
from woilmenau_desk.demo.visits import PlannedVisit
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.visits import Reason

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class PlannedAppointment:
    """An appointment; `data.person_id` is the person's number, `data.starts_at` is in UTC.

    `visit` is the number of the visit that a kept one counts as.
    """

    day: date  # local
    data: AppointmentData
    state: AppointmentState
    visit: int | None = None


_MINUTES = table({20: 2, 30: 6, 45: 2})
_MISSED = table({AppointmentState.NO_SHOW: 6, AppointmentState.CANCELLED: 5})
_QUARTER = 900
# Half within the opening hours, half outside by appointment.
_TIMES = tuple(time(hour, minute) for hour in (10, 11, 13, 14, 15, 16) for minute in (0, 30))
_A_DAY = 3


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
        if (
            random() < 0.2
            and opening.is_open_day(missed)
            and missed.toordinal() > crowd.first_day[visit.person]
        ):
            # The clocks may have changed in between: a week earlier by the wall.
            wall = start.astimezone(BERLIN).replace(tzinfo=None) - timedelta(days=7)
            earlier = wall.replace(tzinfo=BERLIN).astimezone(UTC)
            data = AppointmentData(visit.person, visit.logged_by, earlier, minutes, visit.language)
            yield PlannedAppointment(missed, data, _MISSED[int(random() * SLOTS)])
        data = AppointmentData(visit.person, visit.logged_by, start, minutes, visit.language)
        yield PlannedAppointment(visit.day, data, AppointmentState.KEPT, visit.number)
    # Those who came lately come again; children are brought along.
    lately = [number for number in range(1, len(crowd) + 1) if crowd.group[number] == GROWN_UP][-60:]
    taken: set[tuple[date, time, str]] = set()
    for day in (today + timedelta(days=offset) for offset in range(DAYS_AHEAD + 1)):
        if not lately or not opening.is_open_day(day):
            continue
        for _ in range(_A_DAY + int(2 * random())):
            at = _TIMES[int(random() * len(_TIMES))]
            colleague = COUNSELLORS[int(random() * len(COUNSELLORS))]
            person = lately[int(random() * len(lately))]
            state = AppointmentState.CANCELLED if random() < 0.06 else AppointmentState.BOOKED
            if (day, at, colleague) in taken:
                continue
            taken.add((day, at, colleague))
            if day == today and until and at < until and state is AppointmentState.BOOKED:
                # Who came by appointment today is among the visits already.
                continue
            start = datetime.combine(day, at, tzinfo=BERLIN).astimezone(UTC)
            yield PlannedAppointment(
                day, AppointmentData(person, colleague, start, 30, crowd.language[person]), state
            )
