"""Who asked for a write knows it for its own: the counter reads nothing again that it knows, however long the day is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.visits import DayCounts, DayTally, LogVisit, VisitData, VisitRow
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.task_runner import TaskRunner

Settled = Callable[[Context], None]


@pytest.fixture
def counter(context: Context, qtbot: QtBot, settled: Settled) -> CounterPage:
    page = CounterPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    settled(context)
    return page


def test_a_key_press_reads_neither_the_day_nor_what_comes(
    counter: CounterPage, desk: Desk, context: Context, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    counter.reload()
    settled(context)
    read: list[str] = []
    monkeypatch.setattr(visit_rows, "of_day", lambda *_: read.append("day"))
    monkeypatch.setattr(work, "coming", lambda *_: read.append("coming"))
    for _ in range(3):
        QTest.keyClick(counter.field, Qt.Key.Key_F2)
    settled(context)
    assert read == []
    assert len(counter.day_card.visits_model.rows()) == 4
    assert re.findall(r"\d+", counter.day_card.counts.full_text()) == ["4", "0", "4"]
    newest = counter.day_card.visits_model.row(0)
    assert newest is not None
    assert counter.day_card.visit(newest.id) == counter.day_card.visits.current_row() == newest


def test_what_another_wrote_meanwhile_is_not_missed(
    counter: CounterPage, desk: Desk, context: Context, settled: Settled
) -> None:
    QTest.keyClick(counter.field, Qt.Key.Key_F2)
    visits.log_visit(desk, LogVisit(VisitData("quick_info")))
    context.bus.publish(Changes(frozenset({Kind.VISIT})))  # as the look at the store tells it
    QTest.keyClick(counter.field, Qt.Key.Key_F2)
    settled(context)
    assert counter.day_card.visits_model.rows() == visits.day(desk).rows
    assert len(visits.day(desk).rows) == 3


def test_the_initiator_alone_is_named_and_only_while_it_is_told(qtbot: QtBot) -> None:
    bus = ChangeBus()
    runner = TaskRunner(bus)
    owner, heard = QObject(), []
    bus.subscribe((Kind.VISIT,), lambda _changes: heard.append(bus.origin), owner)

    class _Said:
        changes = Changes(frozenset({Kind.VISIT}))

    def write() -> Any:
        return _Said()

    answered: list[object] = []
    runner.run(write, on_done=answered.append, owner=owner)
    runner.run(write, on_done=answered.append)
    qtbot.waitUntil(lambda: len(answered) == 2)
    assert heard == [owner, None]
    assert bus.origin is None
    runner.close()


_ROWS = st.lists(
    st.builds(
        lambda person, size, voided: (person, 1 if person else size, voided),
        st.one_of(st.none(), st.integers(1, 4)),
        st.integers(1, 5),
        st.booleans(),
    ),
    max_size=20,
)


@given(_ROWS)
def test_a_day_counted_visit_by_visit_is_the_day_counted_at_once(made: list[tuple[Any, int, bool]]) -> None:
    seen: set[int] = set()
    moment = datetime(2026, 11, 23, 14, tzinfo=BERLIN)
    rows: list[VisitRow] = []
    for number, (person, size, voided) in enumerate(made):
        data = VisitData("encounter", person, size)
        repeated = person in seen and not voided
        if person is not None and not voided:
            seen.add(person)
        rows.append(VisitRow(number, data, moment, "Olena" if person else None, "caro", True, voided))
        rows[-1] = replace(rows[-1], repeated=repeated)
    counts = DayCounts()
    for row in rows:
        counts.add(row)
    tally = DayTally.of(date(2026, 11, 23), rows)
    assert (counts.contacts, counts.persons, counts.anonymous) == (
        tally.contacts,
        tally.persons,
        tally.anonymous,
    )
    valid = [row for row in rows if not row.voided]
    assert tally.contacts == sum(row.contacts for row in valid)
    assert tally.persons == len({row.data.person_id for row in valid} - {None})
    first = [row for row in valid if row.data.person_id is not None and not row.repeated]
    assert tally.anonymous == tally.contacts - len(first)


def test_the_answer_is_what_was_logged(desk: Desk) -> None:
    done = work.log(desk, work.Who(), "encounter")
    assert isinstance(done, Done)
    assert visits.day(desk).rows == (done.value,)
