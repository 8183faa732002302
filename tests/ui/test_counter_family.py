"""The whole family at the counter: called up by one key, logged by the next, taken back as one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window import texts
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, Reason, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def family(desk: Desk) -> tuple[int, int, int]:
    mother = people.register(desk, PersonData("Oksana", "Erfunden")).value.id
    others = (
        people.register(desk, PersonData(name, "Erfunden"), mother).value.id for name in ("Petro", "Iryna")
    )
    return (mother, *others)  # type: ignore[return-value]


@pytest.fixture
def counter(context: Context, qtbot: QtBot, settled: Settled, family: tuple[int, ...]) -> CounterPage:
    page = CounterPage(context)
    qtbot.addWidget(page)
    page.resize(1148, 662)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    settled(context)
    return page


def press(page: CounterPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(page.field, key, held or Qt.KeyboardModifier.NoModifier)  # type: ignore[no-untyped-call]


def call_up(
    page: CounterPage, context: Context, qtbot: QtBot, settled: Settled, name: str = "oksana"
) -> None:
    qtbot.keyClicks(page.field, name)  # type: ignore[no-untyped-call]
    settled(context)
    press(page, qtbot, Qt.Key.Key_H, ALT)
    settled(context)


def logged(desk: Desk) -> list[int | None]:
    return sorted(row.data.person_id or 0 for row in visits.day(desk).rows if not row.voided)  # type: ignore[return-value]


def test_two_keys_log_everybody_and_one_takes_them_back(
    desk: Desk,
    context: Context,
    counter: CounterPage,
    family: tuple[int, ...],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    call_up(counter, context, qtbot, settled)
    assert counter.family.isVisible()
    assert "alle 3" in counter.family.accessibleName()
    assert "Petro Erfunden" in texts(counter.family)
    assert logged(desk) == []
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert logged(desk) == sorted(family)
    assert not counter.family.isVisible()
    assert counter.field.text() == ""
    assert len(counter.day_card.visits_model.rows()) == 3
    # The hand that presses twice logs no stranger.
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert len(logged(desk)) == 3
    context.runner.run(undo.undo, desk)
    settled(context)
    assert logged(desk) == []
    assert len(counter.day_card.visits_model.rows()) == 0


def test_whoever_was_there_already_is_not_logged_again(
    desk: Desk,
    context: Context,
    counter: CounterPage,
    family: tuple[int, ...],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    visits.log_visit(desk, LogVisit(VisitData(Reason.ENCOUNTER, family[1])))
    call_up(counter, context, qtbot, settled)
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert logged(desk) == sorted(family)
    # All of them once more: nothing is written, and that is said.
    call_up(counter, context, qtbot, settled)
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert logged(desk) == sorted(family)
    assert "schon erfasst" in counter.note.text()


def test_escape_means_one_person_again(
    desk: Desk,
    context: Context,
    counter: CounterPage,
    family: tuple[int, ...],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    call_up(counter, context, qtbot, settled)
    press(counter, qtbot, Qt.Key.Key_Escape)
    assert not counter.family.isVisible()
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert logged(desk) == [family[0]]


def test_the_next_name_is_another_visitor(
    desk: Desk,
    context: Context,
    counter: CounterPage,
    family: tuple[int, ...],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    call_up(counter, context, qtbot, settled)
    qtbot.keyClicks(counter.field, "iryna")  # type: ignore[no-untyped-call]
    settled(context)
    assert not counter.family.isVisible()
    press(counter, qtbot, Qt.Key.Key_F2)
    settled(context)
    assert logged(desk) == [family[2]]


def test_names_are_hidden_with_all_others(
    context: Context, counter: CounterPage, qtbot: QtBot, settled: Settled
) -> None:
    call_up(counter, context, qtbot, settled)
    context.privacy.hide()
    assert "Petro" not in texts(counter.family)


def test_somebody_alone_has_no_family_to_log(
    desk: Desk, context: Context, counter: CounterPage, qtbot: QtBot, settled: Settled
) -> None:
    people.register(desk, PersonData("Zoe", "Allein"))
    settled(context)
    call_up(counter, context, qtbot, settled, "zoe allein")
    assert not counter.family.isVisible()
