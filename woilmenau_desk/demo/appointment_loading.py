"""Putting the fictional centre's appointments into a store."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from woilmenau_desk.demo.plan import DemoPlan
from woilmenau_desk.demo.volunteers import PlannedVolunteers, interpreting
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.clashes import Taken, Things, standing_in_the_way, takes
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.services.appointments import clashes
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import bulk, occupancy
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_APPOINTMENT = tuple(one.name for one in fields(AppointmentData) if one.name != "bring")


def load_appointments(uow: UnitOfWork, desk: Desk, planned: DemoPlan, volunteers: PlannedVolunteers) -> int:
    """Load them behind all else that takes somebody's time, and return how many: what has it in its way is left out."""
    columns = (
        "id", *_APPOINTMENT, "bring", "local_date", "state", "within_hours", "reference", "version", "changed_at",
        "visit_id", "cancelled_by", "again_of", "forced",
    )  # fmt: skip
    interpreters = interpreting(volunteers, planned.today)

    def rows() -> Iterator[tuple[Any, ...]]:
        missed: dict[int, int] = {}
        coming: list[Taken] = []
        number = 0
        for entry in planned.appointments():
            data = entry.data
            if entry.day >= planned.today and entry.state is AppointmentState.BOOKED:
                data = _with_interpreter(data, interpreters)
                if _is_taken(uow, desk, data, coming):
                    continue
                coming += takes(data)
            number += 1
            again_of = missed.pop(data.person_id, None) if entry.again else None
            if entry.state in (AppointmentState.NO_SHOW, AppointmentState.CANCELLED):
                missed[data.person_id] = number
            yield (
                number,
                *(getattr(data, name) for name in _APPOINTMENT),
                " ".join(data.bring),
                entry.day,
                entry.state.value,
                planned.opening.contains(data.starts_at, HoursKind.COUNSELLING),
                uuid.uuid4().hex,
                1,
                data.starts_at - timedelta(days=7),
                entry.visit,
                None if entry.cancelled_by is None else entry.cancelled_by.value,
                again_of,
                "",
            )

    return bulk.load(uow.conn, Appointment, columns, rows())


def _with_interpreter(data: AppointmentData, interpreters: Mapping[str, Sequence[int]]) -> AppointmentData:
    """Somebody comes along where the person's language is spoken by a volunteer, to every second one."""
    able = interpreters.get(data.language or "", ())
    if not able or data.person_id % 2 or data.type == "phone_call":
        return data
    return replace(data, volunteer_id=able[data.person_id % len(able)])


def _is_taken(uow: UnitOfWork, desk: Desk, data: AppointmentData, coming: Sequence[Taken]) -> bool:
    wanted = takes(data)
    if standing_in_the_way(wanted, coming):
        return True
    first, last = min(one.starts_at for one in wanted), max(one.ends_at for one in wanted)
    return bool(occupancy.taken(uow.conn, first, last, Things.of(wanted), clashes.around(desk)))
