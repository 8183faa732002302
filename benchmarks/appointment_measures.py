"""Appointments: how long it takes to find the next time that is free, over a full year."""

import time
from datetime import time as time_of_day
from pathlib import Path
from random import Random

from benchmarks import appointment_store
from benchmarks.results import Result
from benchmarks.stores import opened
from benchmarks.timing import in_ms, p99
from woilmenau_desk.domain.free_slots import ANY_ROOM, Wanted
from woilmenau_desk.services.appointments import free

KEYS = ("free_slot_p99_ms",)
_ONE = ("rolf",)
# What people ask for, the easy and the hard by turns; the last ones look through the whole year.
_ASKED = {
    "30 minutes": Wanted(_ONE),
    "Tuesdays from 15 h": Wanted(_ONE, weekday=1, not_before=time_of_day(15)),
    "anybody": Wanted(appointment_store.COLLEAGUES, 45, buffer=10, room=ANY_ROOM),
    "with room and person": Wanted(_ONE, 60, room="room_2", person_id=7),
    "three hours on a Friday": Wanted(_ONE, 180, weekday=4, not_before=time_of_day(13)),
    "eight hours: hardly ever": Wanted(_ONE, 480),
    "eight hours of anybody, with a room": Wanted(
        appointment_store.COLLEAGUES, 480, buffer=30, room=ANY_ROOM
    ),
}


def free_times(cache: Path, times: int) -> dict[str, Result]:
    """Each question asked so many times, in no order; the first of all counts too."""
    desk = opened(appointment_store.ready(cache))
    order = [name for name in _ASKED for _ in range(times)]
    Random(1).shuffle(order)
    taken: dict[str, list[float]] = {name: [] for name in _ASKED}
    try:
        for name in order:
            start = time.perf_counter()
            free.next_free(desk, _ASKED[name])
            taken[name].append(time.perf_counter() - start)
    finally:
        desk.close()
    every = [seconds for some in taken.values() for seconds in some]
    detail = {name: in_ms(some) for name, some in taken.items()}
    return {"free_slot_p99_ms": Result(p99(every) * 1000, "ms", detail)}
