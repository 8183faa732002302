"""What a key press at the counter may cost, counted: jobs, statements, paints, layouts; and that nothing is missed."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from tests.ui.conftest import Clock
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.visits import DayTally, LogVisit, Reason, VisitData, VisitRow
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import ROW_HEIGHT

Settled = Callable[[Context], None]
_RESTYLED = (
    QEvent.Type.Polish,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.PaletteChange,
)


@pytest.fixture
def counter(context: Context, qtbot: QtBot, settled: Settled) -> CounterPage:
    page = CounterPage(context)
    qtbot.addWidget(page)
    page.resize(1148, 662)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    settled(context)
    page.backups.look()  # by itself it looks a moment later, and would be counted as a key press's cost
    settled(context)
    return page


class Costs(QObject):
    """Sees every event while it is listened to."""

    def __init__(self, page: CounterPage) -> None:
        super().__init__()
        self._viewport = page.day_card.visits.viewport()
        self.list_paints: list[QRect] = []
        self.restyled: list[str] = []
        self.laid_out: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.append(type(watched).__name__)
        elif event.type() in _RESTYLED and isinstance(watched, QWidget):
            self.restyled.append(f"{event.type().name} of {type(watched).__name__}")
        elif watched is self._viewport and isinstance(event, QPaintEvent):
            self.list_paints.append(event.region().boundingRect())
        return False


@contextmanager
def costs(page: CounterPage) -> Iterator[Costs]:
    application, seen = QApplication.instance(), Costs(page)
    assert application is not None
    application.installEventFilter(seen)
    try:
        yield seen
    finally:
        application.removeEventFilter(seen)


@contextmanager
def statements() -> Iterator[list[str]]:
    """What any store is asked meanwhile."""
    asked: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@contextmanager
def model_signals(page: CounterPage) -> Iterator[Counter[str]]:
    """What the day's list is told."""
    told: Counter[str] = Counter()
    model = page.day_card.visits_model
    slots = {
        name: lambda *_args, name=name: told.update((name,))
        for name in ("rowsInserted", "rowsRemoved", "dataChanged", "modelReset")
    }
    for name, slot in slots.items():
        getattr(model, name).connect(slot)
    try:
        yield told
    finally:
        for name, slot in slots.items():
            getattr(model, name).disconnect(slot)


def fill(counter: CounterPage, number: int, settled: Settled) -> None:
    """A day of so many visits."""
    for _ in range(number - counter.day_card.visits_model.rowCount()):
        visits.log_visit(counter.context.desk, LogVisit(VisitData("encounter")))
    counter.reload()
    settled(counter.context)


def press(counter: CounterPage, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_F2) -> None:
    """Press a key, until the new row is shown and what that asked for is done."""
    model = counter.day_card.visits_model
    before = model.row(0)
    QTest.keyClick(counter.field, key)
    qtbot.waitUntil(lambda: model.row(0) != before)
    QApplication.processEvents()


def test_a_visit_paints_its_row_and_the_one_marked_before_and_lays_out_nothing(
    counter: CounterPage, qtbot: QtBot, settled: Settled
) -> None:
    fill(counter, 40, settled)
    press(counter, qtbot)  # the first one of a day says something in the line above, and marks a row
    press(counter, qtbot)
    with costs(counter) as seen, model_signals(counter) as told:
        press(counter, qtbot)
        qtbot.waitUntil(lambda: bool(seen.list_paints))
        QApplication.processEvents()  # what Qt does a moment later would be painted now
    assert [rect.height() for rect in seen.list_paints] == [2 * ROW_HEIGHT]
    assert seen.restyled == []
    assert seen.laid_out == []
    assert told == {"rowsInserted": 1}


def test_a_visit_is_one_job_and_as_many_statements_on_a_long_day(
    counter: CounterPage, qtbot: QtBot, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    jobs: list[object] = []
    add = counter.context.runner._add

    def counted(task: Any) -> Any:
        if getattr(task.function, "__name__", "") != "_quiet":  # a timer looks after the backups now and then
            jobs.append(task)
        return add(task)

    monkeypatch.setattr(counter.context.runner, "_add", counted)
    for rows in (20, 400):
        fill(counter, rows, settled)
        press(counter, qtbot)
        settled(counter.context)  # what the first one asks for afterwards is none of the second's
        jobs.clear()
        with statements() as said:
            press(counter, qtbot)
            settled_jobs = len(jobs)
        asked.append(len(said))
        assert settled_jobs == 1
    assert asked[0] == asked[1] > 0


def test_no_tone_dresses_anything_anew(
    counter: CounterPage, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    people.register(desk, PersonData("Olena", "Zrazkova"))

    def type_text(text: str) -> None:
        QTest.keyClicks(counter.field, text)
        settled(counter.context)

    type_text("olena")  # what is shown for the first time is dressed once
    type_text("qx")
    counter.field.setText("")
    line = counter.finder.who_line
    with costs(counter) as seen:
        type_text("olena")
        hit = line.tone
        type_text("qxw")
        new = line.tone
        QTest.keyClick(counter.field, Qt.Key.Key_F2)
        refused = line.tone
        QTest.keyClick(counter.field, Qt.Key.Key_Escape)
        settled(counter.context)
    assert len({hit, refused, line.tone}) == 3, (hit, new, refused, line.tone)
    assert seen.restyled == []


def test_a_letter_that_finds_the_same_people_lays_out_no_page(
    counter: CounterPage, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    for family in ("Zrazkova", "Zrazok"):
        people.register(desk, PersonData("Olena", family))
    QTest.keyClicks(counter.field, "ole")
    settled(counter.context)
    QApplication.processEvents()
    with costs(counter) as seen:
        QTest.keyClicks(counter.field, "n")
        settled(counter.context)
        QApplication.processEvents()
    assert "CounterPage" not in seen.laid_out
    assert seen.list_paints == []


def test_rows_that_are_pushed_down_look_like_rows_that_are_painted(
    counter: CounterPage, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    person = people.register(desk, PersonData("Олена", "Зразкова")).value
    for number in range(30):
        data = VisitData(("encounter", "quick_info")[number % 2], person.id if number % 5 == 0 else None)
        visits.log_visit(desk, LogVisit(data))
    counter.reload()
    settled(counter.context)
    view = counter.day_card.visits

    def same() -> bool:
        QApplication.processEvents()
        there = counter.screen().grabWindow(counter.winId()).toImage()
        place = QRect(
            view.viewport().mapTo(counter, view.viewport().rect().topLeft()), view.viewport().size()
        )
        painted = counter.grab().toImage()
        return bool(there.copy(place) == painted.copy(place))

    assert same()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F2, Qt.Key.Key_F6):
        press(counter, qtbot, key)
        assert same()
    # One that comes between others, and one of the same person that counts otherwise for it.
    before = desk.clock() - timedelta(minutes=1)
    visits.log_visit(desk, LogVisit(VisitData("offer", person.id)))
    counter.reload()
    settled(counter.context)
    counter.context.runner.run(visits.log_visit, desk, LogVisit(VisitData("offer", person.id), before))
    settled(counter.context)
    assert any(row.repeated for row in counter.day_card.visits_model.rows()[:1])
    assert same()
    # With the mark gone, and from a place further down: the rows stay where the eye has them.
    counter.day_card._on_faded()
    view.verticalScrollBar().setValue(3)
    assert same()
    press(counter, qtbot)
    assert same()


# What somebody does, as (what, which one).
_DONE = st.lists(
    st.tuples(
        st.sampled_from(("add", "person", "late", "void", "undo", "redo", "change", "whose", "moved")),
        st.integers(0, 7),
    ),
    min_size=2,
    max_size=12,
)


class Hands:
    """Works at the counter and beside it: keys of the page, forms and undo, all through the page's own worker."""

    def __init__(self, counter: CounterPage, persons: list[PersonRow]) -> None:
        self.counter, self.persons = counter, persons
        self._elsewhere = QObject()  # a form, or the window's undo: not the page

    def do(self, what: str, which: int) -> None:
        desk, late = self.counter.context.desk, timedelta(minutes=which + 1)
        # The first few, so that what is done often meets what was done before.
        rows = self.counter.day_card.visits_model.rows()[:8]
        if what == "add":
            QTest.keyClick(self.counter.field, (Qt.Key.Key_F2, Qt.Key.Key_F3)[which % 2])
        elif what == "person":
            data = VisitData(Reason.ENCOUNTER, self.persons[which % 2].id)
            self._beside(visits.log_visit, desk, LogVisit(data))
        elif what == "late":
            data = VisitData(Reason.ENCOUNTER, self.persons[which % 2].id if which % 3 else None)
            self._beside(visits.log_visit, desk, LogVisit(data, desk.clock() - late))
        elif what in ("undo", "redo"):
            self._beside(undo.undo if what == "undo" else undo.redo, desk)
        elif rows and (row := rows[which % len(rows)]).voided is False:
            self._change(what, which, row)

    def _change(self, what: str, which: int, row: VisitRow) -> None:
        desk = self.counter.context.desk
        if what == "void":
            self.counter.day_card.visit_voided.emit(row)
        elif what == "change":
            data = replace(row.data, reason=(Reason.OFFER, Reason.ENCOUNTER)[which % 2], adults=which)
            self._beside(visits.correct_visit, desk, row.id, data, row.version)
        elif what == "whose":
            data = replace(row.data, person_id=self.persons[which % 2].id, group_size=1)
            self._beside(visits.correct_visit, desk, row.id, data, row.version)
        else:
            moment = row.occurred_at - timedelta(minutes=which, days=which // 5)
            self._beside(
                lambda: visits.correct_visit(desk, row.id, row.data, row.version, occurred_at=moment)
            )

    def _beside(self, service: Callable[..., object], *args: object) -> None:
        def refused(error: KnownError) -> None:
            """Nothing to undo, or changed since."""

        self.counter.context.runner.run(service, *args, on_error=refused, owner=self._elsewhere)

    def settle(self) -> None:
        for _ in range(3):
            self.counter.context.runner.finish()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=_DONE, together=st.booleans())
# An earlier visit of somebody takes the count of a later one, and gives it back when it is undone, or another one's.
@example(done=[("person", 0), ("late", 2), ("undo", 0)], together=False)
@example(done=[("person", 0), ("late", 2), ("whose", 1), ("undo", 0), ("redo", 0)], together=False)
def test_after_whatever_was_done_the_day_is_what_a_fresh_reading_is(
    counter: CounterPage, desk: Desk, clock: Clock, done: list[tuple[str, int]], together: bool
) -> None:
    if not desk.done:
        for given_name in ("Olena", "Nur"):
            people.register(desk, PersonData(given_name))
        desk.done.clear()
    found = [people.search(desk, name, 1)[0].person for name in ("Olena", "Nur")]
    hands = Hands(counter, found)
    clock.now += timedelta(days=1)
    counter.check_clock()
    hands.settle()
    assert counter.day_card.visits_model.rows() == ()
    resets: list[None] = []
    counter.day_card.visits_model.modelReset.connect(lambda: resets.append(None))
    for what, which in done:
        hands.do(what, which)
        if not together:
            hands.settle()
    hands.settle()
    tally = visits.day(desk)
    assert counter.day_card.visits_model.rows() == tally.rows
    counts = counter.day_card._counts
    assert counts is not None
    assert DayTally(tally.day, tally.rows, counts.contacts, counts.persons, counts.anonymous) == DayTally.of(
        tally.day, tally.rows
    )
    assert resets == []
    assert counter.day_card.visits_model._keys == {row.id for row in tally.rows}


def test_a_late_entry_that_comes_before_another_one_of_that_person_takes_its_count(
    counter: CounterPage, desk: Desk, clock: Clock, settled: Settled
) -> None:
    person = people.register(desk, PersonData("Olena")).value
    yesterday = clock() - timedelta(days=3)
    visits.log_visit(desk, LogVisit(VisitData("encounter", person.id), yesterday.replace(hour=22)))
    counter.late.set_day(yesterday.date())
    settled(counter.context)
    counter.finder.choose_person(PersonRow(person.id, "Olena"))
    settled(counter.context)
    QTest.keyClick(counter.field, Qt.Key.Key_F2)
    settled(counter.context)
    shown = counter.day_card.visits_model.rows()
    assert shown == visits.day(desk, yesterday.date()).rows
    assert [row.repeated for row in shown] == [True, False]
