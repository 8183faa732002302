"""A store with years of counselling: 2,000 cases, 30,000 sessions with their notes, and one case with 500 entries.

Loaded as the fictional centre is, on top of the people that an ordinary centre has; the codes and words are the demo's.
"""

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, func, select

from benchmarks.clock import MADE_AT
from benchmarks.stores import CHEAP, ORDINARY, YEARS, fingerprint, opened
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.notes import MATTERS, note
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import bulk, sealed_fields, sealed_text
from woilmenau_desk.storage.tables.appointments import Appointment
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.tables.cases import CounsellingCase, Deadline, FollowUp, NotedDocument
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.trail import note_places
from woilmenau_desk.storage.unit_of_work import UnitOfWork

CASES, SESSIONS = 2_000, 30_000
# The entries of the long case, by kind; 500 of them.
LONG = {
    "sessions": 200,
    "aid": 70,
    "appointments": 70,
    "referrals": 50,
    "documents": 30,
    "deadlines": 40,
    "follow_ups": 40,
}
LONG_CASE = 1
_NOTE = "made.json"
_LOADED: tuple[type[Any], ...] = (
    Visit, CounsellingCase, CounsellingSession, EmergencyAid, Appointment, Referral, NotedDocument, Deadline, FollowUp,
)  # fmt: skip
_COUNSELLORS = ("caro", "rolf")
_SEALED = ("uid", "sealed", "sealed_version", "version")


def ready(cache: Path) -> Path:
    """The store as an earlier run left it, or made now."""
    folder, made = cache / "cases", cache / "cases" / _NOTE
    wanted = fingerprint()
    if made.exists() and json.loads(made.read_text("utf-8")) == wanted:
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
        with desk.writing() as uow:
            last = {table: _last(uow.conn, table) for table in _LOADED}
            _Loading(desk, uow, last).load()
            for table, number in last.items():
                uow.loaded(table, number)
            desk.finish(uow, None, Sentence("said", "Viele Fälle"), undoable=False)
    finally:
        desk.close()
    made.write_text(json.dumps(wanted), "utf-8")
    return folder


def long_case(desk: Desk) -> tuple[int, int]:
    """The case with 500 entries, and whose it is."""
    with desk.store.read() as conn:
        found = conn.execute(
            select(CounsellingCase.id, CounsellingCase.person_id).where(
                CounsellingCase.number == f"{desk.today().year - YEARS}-{LONG_CASE:04}"
            )
        ).one()
    return found.id, found.person_id


def _last(conn: Connection, table: type[Row]) -> int:
    return conn.execute(select(func.max(table.id))).scalar() or 0


class _Loading:
    """Rows with what is sealed of them; their numbers are known before, so all is sealed for its own row at once."""

    def __init__(self, desk: Desk, uow: UnitOfWork, last: dict[Any, int]) -> None:
        self._vault, self._uow, self._last = desk.vault, uow, last
        self._random = Random(1)
        self._today = desk.today()
        self._begins = self._today - timedelta(days=365 * YEARS)
        self._case = last[CounsellingCase] + LONG_CASE
        self._sessions: list[tuple[int, int, datetime]] = []  # the case's number among them, the person, when

    def load(self) -> None:
        """All of it."""
        self._cases()
        for number in range(SESSIONS):
            case = 0 if number < LONG["sessions"] else self._random.randrange(1, CASES)
            self._sessions.append((case, 1 + case, self._moment()))
        self._visits()
        self._counselling()
        self._of_the_long_case()

    def _put(self, table: type[Row], columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
        bulk.load(self._uow.conn, table, columns, rows)

    def _cases(self) -> None:
        columns = ("id", "number", "person_id", "responsible", "state", "opened_on", "reached", *_SEALED)
        year, last = self._begins.year, self._last[CounsellingCase]
        self._put(
            CounsellingCase,
            columns,
            (
                (
                    last + number, f"{year}-{number:04}", number, _COUNSELLORS[number % 2],
                    "closed" if number % 4 == 0 else "open", self._begins, 1,
                    *self._sealed(CounsellingCase, last + number, {"aims": "Wohnung und Arbeit finden"}),
                )
                for number in range(1, CASES + 1)
            ),
        )  # fmt: skip

    def _visits(self) -> None:
        columns = (
            "id", "occurred_at", "local_date", "reason", "channel", "person_id", "group_size", "adults", "children",
            "within_hours", "logged_by", "origin", "version",
        )  # fmt: skip
        self._put(
            Visit,
            columns,
            (
                (
                    self._last[Visit] + place, at, local(at).date(), "counselling", "on_site", person, 1, 0, 0, True,
                    "caro", "session", 1,
                )
                for place, (_, person, at) in enumerate(self._sessions, start=1)
            ),
        )  # fmt: skip

    def _counselling(self) -> None:
        columns = (
            "id", "uid", "visit_id", "person_id", "occurred_at", "local_date", "duration_minutes", "counsellor", "case_id",
            "sealed_facts", "sealed_note", "note_version", "note_person_id", "version",
        )  # fmt: skip
        self._put(CounsellingSession, columns, self._counselled())

    def _counselled(self) -> Iterator[tuple[Any, ...]]:
        random, vault = self._random, self._vault
        for place, (case, person, at) in enumerate(self._sessions, start=1):
            row_id, uid = self._last[CounsellingSession] + place, sealed_fields.new_uid()
            matter = MATTERS[random.randrange(len(MATTERS))]
            facts = sealed_text.written({"topics": matter.topics, "outcome": "clarified"})
            yield (
                row_id, uid, self._last[Visit] + place, person, at, local(at).date(), 30, _COUNSELLORS[place % 2],
                self._case + case,
                vault.seal(facts, place=note_places.place(row_id, uid, person, 1, note_places.FACTS)),
                vault.seal(note(matter, random.random), place=note_places.place(row_id, uid, person, 1)),
                1, person, 1,
            )  # fmt: skip

    def _of_the_long_case(self) -> None:
        person, case, day, moment = 1, self._case, self._day, self._moment
        moments = [moment() for _ in range(max(LONG["aid"], LONG["appointments"]))]
        self._put(
            EmergencyAid,
            (
                "occurred_at",
                "local_date",
                "aid_kind",
                "count",
                "amount_cents",
                "person_id",
                "recipients",
                "given_by",
            ),
            (
                (at, local(at).date(), "food_voucher", 2, 2000, person, 1, "rolf")
                for at in moments[: LONG["aid"]]
            ),
        )
        columns = (
            "person_id", "colleague", "starts_at", "local_date", "duration_minutes", "state", "within_hours", "reference",
            "changed_at", "version",
        )  # fmt: skip
        self._put(
            Appointment,
            columns,
            (
                (person, "caro", at, local(at).date(), 30, "kept", True, sealed_fields.new_uid(), at, 1)
                for at in moments[: LONG["appointments"]]
            ),
        )
        self._put(
            Referral,
            ("id", "local_date", "target", "state", "person_id", "case_id", "made_by", *_SEALED),
            (
                (
                    row_id,
                    day(),
                    "",
                    "accepted",
                    person,
                    case,
                    "caro",
                    *self._sealed(Referral, row_id, {"target": "soberi"}),
                )
                for row_id in self._numbers(Referral, "referrals")
            ),
        )
        self._put(
            NotedDocument,
            ("id", "person_id", "case_id", "noted_on", "runs_out_on", "noted_by", *_SEALED),
            (
                (
                    row_id, person, case, day(), self._today + timedelta(days=row_id), "caro",
                    *self._sealed(NotedDocument, row_id, {"title": "Aufenthaltsgestattung § 55 AsylG"}),
                )
                for row_id in self._numbers(NotedDocument, "documents")
            ),
        )  # fmt: skip
        self._put(
            Deadline,
            ("id", "person_id", "case_id", "last_day", "made_by", "made_at", *_SEALED),
            (
                (
                    row_id, person, case, day(), "rolf", moment(),
                    *self._sealed(Deadline, row_id, {"letter_kind": "decision", "length": "2 Wochen"}),
                )
                for row_id in self._numbers(Deadline, "deadlines")
            ),
        )  # fmt: skip
        self._put(
            FollowUp,
            ("id", "person_id", "case_id", "due_on", "colleague", "origin", *_SEALED),
            (
                (
                    row_id, person, case, day(), "caro", "hand",
                    *self._sealed(FollowUp, row_id, {"reason": "Ist der Bescheid gekommen?"}),
                )
                for row_id in self._numbers(FollowUp, "follow_ups")
            ),
        )  # fmt: skip

    def _sealed(self, table: type[Any], row_id: int, facts: sealed_fields.Facts) -> tuple[Any, ...]:
        uid = sealed_fields.new_uid()
        columns = sealed_fields.columns(self._vault, table.__tablename__, uid, row_id, facts)
        return uid, columns["sealed"], columns["sealed_version"], 1

    def _numbers(self, table: type[Any], kind: str) -> range:
        first = self._last[table] + 1
        return range(first, first + LONG[kind])

    def _day(self) -> date:
        return self._begins + timedelta(days=self._random.randrange((self._today - self._begins).days))

    def _moment(self) -> datetime:
        return datetime.combine(self._day(), time(14, self._random.randrange(60)), BERLIN)
