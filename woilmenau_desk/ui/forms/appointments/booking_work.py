"""What a booking begins with, and what it asks the worker for: the person, and what is taken around it."""

from dataclasses import dataclass
from datetime import date, datetime

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.clashes import Clash, Taken, TakenBy
from woilmenau_desk.domain.drafts import PERSON_FIELD
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.services.appointments import appointments, clashes
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import GERMAN
from woilmenau_desk.ui.dates import say_time


@dataclass(frozen=True, slots=True)
class Beginning:
    """With whom and from when on something is to be booked, as somebody pointed at it."""

    starts_at: datetime
    colleague: str | None = None
    room: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What a booking wants to know about the person."""

    card: PersonCard
    others: tuple[AppointmentRow, ...]


def known_person(desk: Desk, person_id: int) -> KnownPerson:
    """What a booking wants to know about somebody. Raises NotFound."""
    now = desk.clock()
    others = (row for row in appointments.of_person(desk, person_id) if row.starts_at >= now)
    return KnownPerson(
        people.card(desk, person_id), tuple(row for row in others if row.state is AppointmentState.BOOKED)
    )


@dataclass(frozen=True, slots=True)
class Around:
    """What is taken on a day by a colleague, and what stands in the way of what is typed."""

    day: date
    taken: tuple[Taken, ...]
    clashes: tuple[Clash, ...]


def around(
    desk: Desk, day: date, colleague: str, wanted: AppointmentData | None, appointment_id: int | None
) -> Around:
    """What is taken on a day, and what stands in the way of `wanted`. Raises NotAllowed or BadInput."""
    there = clashes.taken(desk, day, day, colleagues=(colleague,))
    others = tuple(one for one in there if one.by is not TakenBy.APPOINTMENT or one.row_id != appointment_id)
    found = clashes.clashes(desk, wanted, appointment_id) if wanted is not None else ()
    return Around(day, others, found)


def filling_of(
    data: AppointmentData, start: datetime, person: list[object] | None, volunteer: str = ""
) -> dict[str, object]:
    """What stands in the fields for an appointment, as drafts keep it."""
    return {
        PERSON_FIELD: person,
        "type": data.type,
        "duration_minutes": data.duration_minutes,
        "day": start.date().isoformat(),
        "time": say_time(start.time()),
        "colleague": data.colleague,
        "room": data.room,
        "language": data.language or GERMAN,
        "helper": [data.volunteer_id, volunteer] if data.volunteer_id is not None else data.helper or None,
        "place": data.place,
        "bring": list(data.bring),
    }
