"""A store with a full year ahead: 5,000 appointments of three colleagues, beside the people that an ordinary centre has."""

import json
import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, select

from benchmarks.clock import MADE_AT
from benchmarks.stores import CHEAP, ORDINARY, YEARS, fingerprint, opened
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.staff import STAFF
from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.colleague_times import OwnHours
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import bulk
from woilmenau_desk.storage.tables.appointments import Appointment

APPOINTMENTS, DAYS = 5_000, 365
OPENS, CLOSES = time(9), time(17)
COLLEAGUES = tuple(user.name for user in STAFF)
ROOMS = ("room_1", "room_2", "group_room")
_NOTE = "made.json"
_STEP = 30  # minutes


def ready(cache: Path) -> Path:
    """The store as an earlier run left it, or made now."""
    folder, note = cache / "appointments", cache / "appointments" / _NOTE
    wanted = fingerprint()
    if note.exists() and json.loads(note.read_text("utf-8")) == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    make_demo(
        folder,
        persons=ORDINARY.persons,
        visits=ORDINARY.visits,
        years=YEARS,
        until=local(MADE_AT).time(),
        clock=lambda: MADE_AT,
        cost=CHEAP,
    )
    desk = opened(folder)
    try:
        _add(desk)
    finally:
        desk.close()
    note.write_text(json.dumps(wanted), "utf-8")
    return folder


def _add(desk: Desk) -> None:
    """Every colleague can be booked all day from Monday to Friday, and is, at two hours of five."""
    for key in COLLEAGUES:
        hours.save(desk, [OwnHours(key, weekday, OPENS, CLOSES) for weekday in range(5)])
    with desk.writing() as uow:
        last = uow.conn.execute(select(func.max(Appointment.id))).scalar() or 0
        columns = (
            "person_id", "colleague", "starts_at", "local_date", "duration_minutes", "state", "within_hours", "reference",
            "version", "changed_at", "type", "buffer_minutes", "room",
        )  # fmt: skip
        bulk.load(uow.conn, Appointment, columns, _rows(desk))
        uow.loaded(Appointment, last)
        desk.finish(uow, None, Sentence("said", "Ein volles Jahr"), undoable=False)


def _rows(desk: Desk) -> Iterator[tuple[Any, ...]]:
    random = Random(1)
    today, opening = desk.today(), centre.opening(desk)
    days = [today + timedelta(days=number) for number in range(1, DAYS + 1)]
    places = [
        (day, at, key)
        for day in days
        if day.weekday() < 5 and opening.closed_because(day) is None
        for at in range(OPENS.hour * 60, CLOSES.hour * 60, _STEP)
        for key in COLLEAGUES
    ]
    for day, at, key in sorted(random.sample(places, APPOINTMENTS)):
        yield (
            random.randrange(1, ORDINARY.persons),
            key,
            _moment(day, at),
            day,
            _STEP,
            AppointmentState.BOOKED.value,
            True,
            uuid.uuid4().hex,
            1,
            desk.clock(),
            "talk",
            0,
            ROOMS[COLLEAGUES.index(key)],
        )


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(*divmod(minute, 60)), BERLIN).astimezone(UTC)
