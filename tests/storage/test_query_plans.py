"""No question that a key press asks reads a table from end to end: what is quick today must stay quick with the years."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

# These have a handful of rows however long the centre exists.
SMALL = {"audit_head", "staff", "closed_day", "setting", "value_override", "draft", "alembic_version"}
NO_TABLES = {"CONSTANT", "anon_1"}  # a part of the statement itself
# Read backwards from the newest and left as soon as there is enough.
FROM_THE_END = {"visit": "ORDER BY visit.id DESC", "counselling_session": "occurred_at DESC"}


@pytest.fixture
def scans(desk: Desk) -> Callable[[Callable[[], object]], list[str]]:
    """Run something and name the statements that read a large table whole."""
    engine: Any = desk.store._engine
    asked: list[tuple[str, Any]] = []

    def note(
        _conn: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool
    ) -> None:
        asked.append((statement, parameters[0] if many else parameters))

    def run(do: Callable[[], object]) -> list[str]:
        do()  # what is read once and kept is no part of a key press
        asked.clear()
        event.listen(engine, "before_cursor_execute", note)
        try:
            do()
        finally:
            event.remove(engine, "before_cursor_execute", note)
        found = []
        with desk.store.read() as conn:
            for statement, parameters in asked:
                if not statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
                    continue
                plan = [
                    step for *_, step in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                ]
                sorts = any("B-TREE FOR ORDER BY" in step for step in plan)
                for step in plan:
                    table = re.match(r"SCAN (\w+)", step)
                    if table is None or table[1] in {*SMALL, *NO_TABLES}:
                        continue
                    if FROM_THE_END.get(table[1], "?") in statement and "LIMIT" in statement and not sorts:
                        continue
                    found.append(f"{step}: {statement}")
        return found

    return run


@pytest.fixture
def person(desk: Desk) -> int:
    """Somebody with a visit, a session and an appointment."""
    found = people.register(desk, PersonData("Rûken", "Glockenblume", phone="0176 04069017")).value.id
    visits.log_visit(desk, LogVisit(VisitData("encounter", found)))
    topic = desk.values_of("topics").choices()[0].code  # type: ignore[arg-type]
    data = SessionData(found, (topic,), follow_up_on=desk.today())
    counselling.record_session(desk, RecordSession(data, "fiktiv"))
    appointments.book(desk, AppointmentData(found, "caro", desk.clock() + timedelta(days=1), 30))
    return found


def test_logging_a_visit_and_taking_it_back(desk: Desk, person: int, scans: Any) -> None:
    assert scans(lambda: visits.log_visit(desk, LogVisit(VisitData("encounter")))) == []
    assert scans(lambda: visits.log_visit(desk, LogVisit(VisitData("encounter", person)))) == []
    assert scans(lambda: undo.undo(desk)) == []
    assert scans(lambda: undo.redo(desk)) == []


def test_what_the_counter_shows(desk: Desk, person: int, scans: Any) -> None:
    assert scans(lambda: visits.day(desk)) == []
    assert scans(lambda: visits.changed(desk, (1,), (person,))) == []
    assert scans(lambda: aid.day(desk)) == []
    assert scans(lambda: appointments.upcoming(desk)) == []
    assert scans(lambda: follow_ups.listed(desk)) == []


@pytest.mark.parametrize("text", ["r", "ruk", "ruk glo", "glo r", "0176", "0176 0406"])
def test_every_letter_in_the_search_field(desk: Desk, person: int, scans: Any, text: str) -> None:
    assert scans(lambda: people.search(desk, text)) == []


def test_a_persons_page(desk: Desk, person: int, scans: Any) -> None:
    assert scans(lambda: people.card(desk, person)) == []
    assert scans(lambda: people.recent(desk)) == []
    assert scans(lambda: people.visits_of(desk, person)) == []
    assert scans(lambda: counselling.sessions_of(desk, person)) == []
    assert scans(lambda: counselling.recent(desk)) == []
    assert scans(lambda: appointments.of_person(desk, person)) == []
