"""A store with years of offers and thousands of volunteers, beside the people that an ordinary centre has.

5,000 volunteers, 300 offers, 20,000 sessions of which something is known, 200,000 attendances: what the centre would have
after some fifty years.
"""

import json
import shutil
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, func, select

from benchmarks.clock import MADE_AT
from benchmarks.stores import CHEAP, ORDINARY, YEARS, fingerprint, opened
from woilmenau_desk.demo.activities import PlannedOffer, meeting_days, offers
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.domain.offers import AttendanceState, Rhythm, Series, SessionState
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import bulk
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.tables.offers import Attendance, Enrolment, Offer, OfferSeries, OfferSession
from woilmenau_desk.storage.unit_of_work import UnitOfWork

VOLUNTEERS, OFFERS, SESSIONS, OF_A_SESSION = 5_000, 300, 20_000, 10
ENROLLED = 25
_NOTE = "made.json"


def ready(cache: Path) -> Path:
    """The store as an earlier run left it, or made now."""
    folder, note = cache / "activities", cache / "activities" / _NOTE
    wanted = fingerprint()
    if note.exists() and json.loads(note.read_text("utf-8")) == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    make_demo(
        folder,
        persons=ORDINARY.persons,
        visits=ORDINARY.visits,
        years=YEARS,
        volunteers=VOLUNTEERS,
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
    """More offers of the same kinds, each with its sessions back from today."""
    today = desk.today()
    with desk.writing() as uow:
        last = {
            table: _last(uow.conn, table)
            for table in (Offer, OfferSeries, OfferSession, Attendance, Enrolment)
        }
        _load(uow, today, last)
        for table, number in last.items():
            uow.loaded(table, number)
        desk.finish(uow, None, Sentence("said", "Viele Angebote"), undoable=False)


def _last(conn: Connection, table: type[Row]) -> int:
    return conn.execute(select(func.max(table.id))).scalar() or 0


def _load(uow: UnitOfWork, today: date, last: dict[Any, int]) -> None:
    random = Random(1)
    week = [
        one for one in offers(today - timedelta(days=3_650), today) if one.series[0].rhythm is Rhythm.WEEKLY
    ]
    made: list[tuple[int, PlannedOffer, Series]] = []
    for number in range(last[Offer] + 1, OFFERS + 1):
        one = week[number % len(week)]
        made.append((number, one, one.series[0]))
    names = [name for name in asdict(week[0].data) if name != "external_id"]
    bulk.load(
        uow.conn,
        Offer,
        ("id", *names, "external_id", "next_place", "created_at", "version"),
        (
            (number, *(_value(one, name, number) for name in names), None, ENROLLED + 1, uow.at, 1)
            for number, one, _ in made
        ),
    )
    columns: tuple[str, ...] = (
        "offer_id", "rhythm", "every", "weekday", "nth", "starts", "ends", "first_day", "last_day", "in_school_holidays",
        "version",
    )  # fmt: skip
    bulk.load(
        uow.conn,
        OfferSeries,
        columns,
        (
            (
                number, one.rhythm.value, 1, one.weekday, None, _minutes(one, 0), _minutes(one, 1), one.first, None,
                False, 1,
            )
            for number, _, one in made
        ),
    )  # fmt: skip
    held = _sessions(made, today, last[OfferSession])
    columns = (
        "id", "offer_id", "planned_on", "planned_starts", "added", "on_day", "starts", "ends", "room", "state", "reason",
        "half_units", "anonymous_adults", "anonymous_children", "visit_id", "offer_kind", "version",
    )  # fmt: skip
    bulk.load(
        uow.conn,
        OfferSession,
        columns,
        (
            (
                number, offer, day, _minutes(one, 0), False, day, _minutes(one, 0), _minutes(one, 1), None,
                SessionState.HELD.value, "", None, 0, 0, None, None, 1,
            )
            for number, offer, day, one in held
        ),
    )  # fmt: skip
    people = range(1, ORDINARY.persons + 1)
    columns = (
        "session_id", "person_id", "local_date", "state", "noted_at", "noted_by", "visit_id", "gender", "birth_year",
        "version",
    )  # fmt: skip
    bulk.load(
        uow.conn,
        Attendance,
        columns,
        (
            (number, person, day, AttendanceState.CAME.value, uow.at, "caro", None, "female", 1990, 1)
            for number, _, day, _ in held
            for person in random.sample(people, OF_A_SESSION)
        ),
    )
    columns = (
        "offer_id", "person_id", "state", "place", "children", "needs", "enrolled_at", "moved_up_at", "told_at", "left_at",
        "version",
    )  # fmt: skip
    bulk.load(
        uow.conn,
        Enrolment,
        columns,
        (
            (number, person, "enrolled", place, 0, "", uow.at, None, None, None, 1)
            for number, _, _ in made
            for place, person in enumerate(random.sample(people, ENROLLED), 1)
        ),
    )


def _value(one: PlannedOffer, name: str, number: int) -> Any:
    if name == "title":
        return f"{one.data.title} {number}"
    return ENROLLED if name == "capacity" else None if name == "ended_on" else getattr(one.data, name)


def _minutes(one: Series, end: int) -> int:
    at = (one.starts, one.ends)[end]
    return at.hour * 60 + at.minute


def _sessions(
    made: list[tuple[int, PlannedOffer, Series]], today: date, last: int
) -> list[tuple[int, int, date, Series]]:
    """The latest ones of each offer, as many as there are to be."""
    each = -(-SESSIONS // len(made))
    found: list[tuple[int, int, date, Series]] = []
    for number, _, series in made:
        days = list(meeting_days(series, today - timedelta(days=each * 40), today - timedelta(days=1)))
        for day in days[-each:]:
            if len(found) < SESSIONS:
                found.append((last + len(found) + 1, number, day, series))
    return found
