"""The queue at the counter and on its page: one key each, and the costs of a press at the counter stay what they are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.test_accessible_names import marked_up, unnamed
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.queue import QueueData, QueueState
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.keyboard_overview import key_lines
from woilmenau_desk.ui.pages.appointments.queue import QueuePage
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.waiting_room.room import WaitingRoom

Settled = Callable[[Context], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1148, 662)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()


@pytest.fixture
def counter(context: Context, qtbot: QtBot, settled: Settled) -> CounterPage:
    page = CounterPage(context)
    shown(page, qtbot)
    settled(context)
    return page


@pytest.fixture
def page(context: Context, qtbot: QtBot, settled: Settled) -> Iterator[QueuePage]:
    made = QueuePage(context)
    shown(made, qtbot)
    settled(context)
    yield made
    for paper in papers():
        paper.close()


def papers() -> list[PaperDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible()
    ]


def press(
    page: Page, settled: Settled, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)
    settled(page.context)


def test_one_key_lets_somebody_without_a_name_wait_and_offers_the_slip(
    counter: CounterPage, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    press(counter, settled, Qt.Key.Key_F10)
    [row] = queue.waiting(desk)
    assert (row.number, row.person_name, row.data.heads) == (1, "", 1)
    assert counter.waiting.number.text() == "1"
    [paper] = papers()
    assert paper.windowTitle() == "Nummer 1"
    qtbot.waitUntil(lambda: bool(paper.preview.content()))
    paper.reject()
    counter.activateWindow()
    qtbot.waitUntil(counter.field.hasFocus)


def test_a_digit_before_it_is_the_size_of_the_group(
    counter: CounterPage, desk: Desk, settled: Settled
) -> None:
    QTest.keyClicks(counter.field, "3")
    press(counter, settled, Qt.Key.Key_F10, SHIFT)
    assert [row.data.heads for row in queue.waiting(desk)] == [3]
    assert papers() == []
    assert counter.field.text() == ""


def test_whoever_is_found_waits_with_their_appointment(
    counter: CounterPage, desk: Desk, clock: Clock, settled: Settled
) -> None:
    olena = people.register(desk, PersonData("Olena", "Zrazkova")).value
    appointments.book(desk, AppointmentData(olena.id, "caro", clock() + timedelta(minutes=10)))
    QTest.keyClicks(counter.field, "olena zraz")
    settled(counter.context)
    press(counter, settled, Qt.Key.Key_F10, SHIFT)
    [row] = queue.waiting(desk)
    assert (row.person_name, row.data.colleague) == ("Olena Zrazkova", "caro")
    assert row.due_at is not None


def test_nobody_found_lets_nobody_wait_and_gives_the_text_back(
    counter: CounterPage, desk: Desk, settled: Settled
) -> None:
    QTest.keyClicks(counter.field, "zebra")
    settled(counter.context)
    press(counter, settled, Qt.Key.Key_F10, SHIFT)
    assert queue.waiting(desk) == ()
    assert counter.field.text() == "zebra"


def test_right_after_a_visit_the_key_means_whoever_it_was_logged_for(
    counter: CounterPage, desk: Desk, settled: Settled
) -> None:
    people.register(desk, PersonData("Olena", "Zrazkova"))
    QTest.keyClicks(counter.field, "olena zraz")
    settled(counter.context)
    press(counter, settled, Qt.Key.Key_F2)
    press(counter, settled, Qt.Key.Key_F10, SHIFT)
    [row] = queue.waiting(desk)
    assert row.person_name == "Olena Zrazkova"
    assert row.data.visit_id is not None
    press(counter, settled, Qt.Key.Key_F10, SHIFT)  # once: the next press is somebody else
    assert [one.person_name for one in queue.waiting(desk)] == ["Olena Zrazkova", ""]


def test_whoever_types_meanwhile_means_somebody_else(
    counter: CounterPage, desk: Desk, settled: Settled
) -> None:
    press(counter, settled, Qt.Key.Key_F2)
    QTest.keyClicks(counter.field, "2")
    press(counter, settled, Qt.Key.Key_F10, SHIFT)
    assert [(row.data.visit_id, row.data.heads) for row in queue.waiting(desk)] == [(None, 2)]


def test_the_next_one_is_called_from_the_counter(counter: CounterPage, desk: Desk, settled: Settled) -> None:
    press(counter, settled, Qt.Key.Key_F11)  # nobody waits: that is a line, and no window
    for _ in range(2):
        queue.add(desk, QueueData())
    counter.reload()
    settled(counter.context)
    press(counter, settled, Qt.Key.Key_F11)
    assert [(row.number, row.state) for row in queue.waiting(desk)] == [
        (2, QueueState.WAITING),
        (1, QueueState.CALLED),
    ]
    assert counter.waiting.number.text() == "1"


def test_the_counter_role_calls_whomever_they_wait_for(
    context_of: Callable[[Desk], Context], desk_of: Callable[[Role], Desk], qtbot: QtBot, settled: Settled
) -> None:
    desk_of(Role.COUNSELLOR)
    theke = desk_of(Role.COUNTER)
    queue.add(theke, QueueData(colleague="rolf"))
    page = CounterPage(context_of(theke))
    shown(page, qtbot)
    settled(page.context)
    press(page, settled, Qt.Key.Key_F11)
    assert [row.called_by for row in queue.waiting(theke)] == ["rolf"]


def test_names_go_blank_with_the_privacy_key(counter: CounterPage, desk: Desk, settled: Settled) -> None:
    olena = people.register(desk, PersonData("Olena", "Zrazkova")).value
    queue.add(desk, QueueData(person_id=olena.id))
    counter.reload()
    settled(counter.context)
    model = counter.waiting.model
    assert "Olena" in str(model.index(0, 1).data())
    counter.context.privacy.hide()
    assert "Olena" not in str(model.index(0, 1).data())
    assert str(model.index(0, 0).data()) == "1"


def test_a_morning_of_the_queue_by_keys(page: QueuePage, desk: Desk, clock: Clock, settled: Settled) -> None:
    olena = people.register(desk, PersonData("Olena", "Zrazkova")).value
    booked = appointments.book(desk, AppointmentData(olena.id, "caro", clock())).value
    queue.add(desk, QueueData(appointment_id=booked.id))
    queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    press(page, settled, Qt.Key.Key_F11)
    assert page.current().number == 1  # type: ignore[union-attr]
    press(page, settled, Qt.Key.Key_S)
    assert queue.get(desk, page.current().id).state is QueueState.PARKED  # type: ignore[union-attr]
    press(page, settled, Qt.Key.Key_W)
    press(page, settled, Qt.Key.Key_Return)
    press(page, settled, Qt.Key.Key_R)
    press(page, settled, Qt.Key.Key_F)
    assert appointments.get(desk, booked.id).state is AppointmentState.KEPT
    assert [row.number for row in queue.waiting(desk)] == [2]
    page.finished.setChecked(True)
    settled(page.context)
    assert page.list.rows.rowCount() == 2


def test_handing_on_and_coming_back_later_stand_beside_the_list(
    page: QueuePage, desk: Desk, settled: Settled
) -> None:
    queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    press(page, settled, Qt.Key.Key_G)
    assert page.details.to_whom.hasFocus()
    page.details.to_whom.set_code("caro")
    press(page, settled, Qt.Key.Key_Return)
    [row] = queue.waiting(desk)
    assert row.data.colleague == "caro"
    assert page.list.hasFocus()
    press(page, settled, Qt.Key.Key_K)
    QTest.keyClicks(page.details.back_at.line, "15:30")
    press(page, settled, Qt.Key.Key_Return)
    [row] = queue.waiting(desk)
    assert row.state is QueueState.LATER
    assert row.back_at is not None
    assert f"{row.back_at:%H:%M}" == "15:30"


def test_what_was_typed_for_one_person_is_not_done_to_the_next(
    page: QueuePage, desk: Desk, settled: Settled
) -> None:
    first, second = (queue.add(desk, QueueData()).value for _ in range(2))
    page.reload()
    settled(page.context)
    press(page, settled, Qt.Key.Key_K)
    QTest.keyClicks(page.details.back_at.line, "15:30")
    page.details.to_whom.set_code("caro")
    page.reload()
    settled(page.context)
    assert page.details.back_at.text() == "15:30"  # the same one, read once more
    assert page.details.to_whom.code() == "caro"
    assert page.details.back_at.line.hasFocus()
    page.list.setFocus()
    press(page, settled, Qt.Key.Key_Down)
    assert page.current().id == second.id  # type: ignore[union-attr]
    assert page.details.back_at.text() == ""
    assert page.details.to_whom.code() is None
    press(page, settled, Qt.Key.Key_G)
    page.details.to_whom.set_code("caro")
    press(page, settled, Qt.Key.Key_Return)
    assert [(row.id, row.data.colleague) for row in queue.waiting(desk)] == [
        (first.id, None),
        (second.id, "caro"),
    ]


def test_k_writes_over_what_stands_there(page: QueuePage, desk: Desk, settled: Settled) -> None:
    queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    press(page, settled, Qt.Key.Key_K)
    QTest.keyClicks(page.details.back_at.line, "15:30")
    page.list.setFocus()
    press(page, settled, Qt.Key.Key_K)
    QTest.keyClicks(page.details.back_at.line, "16:00")
    assert page.details.back_at.text() == "16:00"


@pytest.mark.parametrize("others", [0, 1])
def test_whoever_was_typed_for_and_is_ended_elsewhere_leaves_the_list_with_the_focus(
    page: QueuePage, desk: Desk, settled: Settled, others: int
) -> None:
    row = queue.add(desk, QueueData()).value
    for _ in range(others):
        queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    press(page, settled, Qt.Key.Key_K)
    QTest.keyClicks(page.details.back_at.line, "15:3")
    queue.done(desk, row.id, row.version)
    page.reload()
    settled(page.context)
    assert page.list.hasFocus()
    assert page.context.status.told[-1] == "Nr. 1 wartet nicht mehr: es wurde nichts eingetragen."  # type: ignore[attr-defined]
    assert page.details.back_at.text() == ""


def test_all_of_it_has_a_name(page: QueuePage, desk: Desk, settled: Settled) -> None:
    queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    assert unnamed(page.details) == []
    assert unnamed(page.list) == []
    assert marked_up(page) == []


def test_at_150_percent_nothing_is_lost_at_the_right(
    context: Context, qtbot: QtBot, settled: Settled
) -> None:
    class Memory(dict[str, str]):
        def remembered(self, key: str) -> str:
            return self.get(key, "")

        def remember(self, key: str, value: str) -> None:
            self[key] = value

    page = QueuePage(replace(context, waiting_room=WaitingRoom(Memory())))
    shown(page, qtbot)
    settled(context)
    assert page.minimumSizeHint().width() <= 911 - 68  # beside the navigation's icons


def test_beside_the_list_nothing_is_cut(page: QueuePage, desk: Desk, settled: Settled) -> None:
    queue.add(desk, QueueData())
    page.reload()
    settled(page.context)
    inside = page.details._shown
    assert inside.width() <= page.details._area.viewport().width()


def test_a_key_for_orders_is_told_where_there_are_some(page: QueuePage) -> None:
    assert not page.order_action.isVisible()
    assert "Alt+S" not in {key for line in key_lines(page.actions()) for key in line.keys}
