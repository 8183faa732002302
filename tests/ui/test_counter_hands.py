"""What hands do at the counter: type where the focus was left, press once too often, click twice, turn the wheel."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click
from tests.ui.test_counter import CONTROL, SHIFT, Counter
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from tests.ui.test_counter_forms import field
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.visits import DayTally, LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.pages.visits.second_press import MOMENT
from woilmenau_desk.ui.registry import PAGES
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier


class Seconds:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds(counter: Counter) -> Seconds:
    made = Seconds()
    counter.page.second_press.clock = made
    return made


def to_window(counter: Counter, text: str) -> None:
    """Letters as they come from the keyboard: to whatever has the focus at each of them."""
    for letter in text:
        counter.write(letter)
    counter.settle()


# Typing


@pytest.mark.parametrize("place", ["visits", "aid", "appointments", "follow_ups", "button"])
def test_letters_search_wherever_the_focus_was_left(counter: Counter, place: str) -> None:
    counter.key(Qt.Key.Key_F2)
    page = counter.page
    if place == "aid":
        page.day_card.show_aid(True)
    left: dict[str, QWidget] = {
        "visits": page.day_card.visits,
        "aid": page.day_card.aid,
        "appointments": page.coming.appointments,
        "follow_ups": page.coming.follow_ups,
        "button": page.day_card._toggle,
    }
    left[place].setFocus()
    assert left[place].hasFocus()
    to_window(counter, "olek")
    assert page.field.text() == "olek"
    assert page.field.hasFocus()
    counter.key(Qt.Key.Key_F4)
    assert counter.who() == [1, "Oleksandra Kovalenko"]


def test_a_digit_typed_in_the_list_is_the_size_of_the_group(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Down)
    to_window(counter, "3")
    counter.key(Qt.Key.Key_F3)
    assert counter.who() == [1, 3]


def test_letters_typed_in_a_form_stay_there(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    to_window(counter, "Ukr")
    counter.page._panel.save_button.setFocus()  # type: ignore[union-attr]
    to_window(counter, "x")
    assert counter.page.field.text() == ""


# The card of a person


@pytest.mark.parametrize("late", [False, True])
def test_one_key_opens_the_card_of_who_is_meant(
    counter: Counter, names: dict[str, int], opened: list[tuple[str, object]], late: bool
) -> None:
    if late:
        with counter.slow_store():
            counter.write("olek")
            counter.press(Qt.Key.Key_O, CONTROL)
    else:
        counter.type("olek")
        assert counter.page.finder.who_line.card.isVisible()
        counter.key(Qt.Key.Key_O, CONTROL)
    ((page, person),) = opened
    assert page == "people"
    assert isinstance(person, PersonRow)
    assert person.id == names["Oleksandra"]
    assert counter.page.field.text() == "olek"  # whoever comes back finds them still there
    counter.page.activated()
    counter.settle()
    assert counter.page.finder.who_line.says() == "Oleksandra Kovalenko"


def test_the_card_of_the_row_that_has_the_focus(
    counter: Counter, names: dict[str, int], opened: list[tuple[str, object]]
) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_O, CONTROL)
    assert opened == [("people", PersonRow(names["Oleksandra"], "Oleksandra Kovalenko"))]


def test_nobody_has_no_card(counter: Counter, opened: list[tuple[str, object]]) -> None:
    counter.key(Qt.Key.Key_O, CONTROL)
    counter.type("zebra streifen")
    counter.key(Qt.Key.Key_O, CONTROL)
    assert opened == []
    assert counter.context.status.told == ["Es ist niemand gewählt."] * 2  # type: ignore[attr-defined]


def test_the_next_page_shows_who_is_chosen_and_the_counter_keeps_them(
    context_of: Callable[[Desk], Context], desk: Desk, names: dict[str, int], qtbot: QtBot
) -> None:
    context = context_of(desk)
    workspace = Workspace(desk.actor, PAGES, context.privacy)
    qtbot.addWidget(workspace)
    workspace.resize(1366, 768)
    with qtbot.waitActive(workspace):
        workspace.show()
        workspace.activateWindow()
    workspace.start(context)
    page = workspace.current_page()
    assert isinstance(page, CounterPage)
    counter = Counter(page, context, qtbot, [])
    counter.settle()
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_2, ALT)
    people = workspace.current_page()
    assert isinstance(people, PeoplePage)
    assert people.view.card is not None
    assert people.view.card.id == names["Oleksandra"]
    counter.key(Qt.Key.Key_1, ALT)
    assert page.finder.who_line.says() == "Oleksandra Kovalenko"
    # A form that is being filled in there stays as it is.
    counter.key(Qt.Key.Key_2, ALT)
    people.open_new("Zoe")
    counter.key(Qt.Key.Key_1, ALT)
    counter.key(Qt.Key.Key_Escape)
    counter.type("rahi")
    counter.key(Qt.Key.Key_2, ALT)
    assert people.form is not None
    people._leave_form()
    # Whom the list marks is meant too, and nobody leaves the page as it was.
    counter.key(Qt.Key.Key_1, ALT)
    counter.key(Qt.Key.Key_2, ALT)
    assert people.view.card.id == names["Amina"]
    counter.key(Qt.Key.Key_1, ALT)
    page.field.clear()
    counter.key(Qt.Key.Key_2, ALT)
    assert people.view.card.id == names["Amina"]


# One press too many


def test_what_the_key_will_do_is_seen_before_it_is_pressed(counter: Counter) -> None:
    line = counter.page.finder.who_line
    assert not line.rule.isVisible()
    counter.type("olek")
    assert line.rule.text() == "die Taste erfasst"
    assert line.rule.isVisible()
    counter.key(Qt.Key.Key_Return)
    assert line.rule.isVisible()
    assert "die Taste erfasst" in line.spoken()
    counter.key(Qt.Key.Key_Escape)
    counter.type("Alexandra Kowalenko")
    assert not line.rule.isVisible()
    assert line.badge.text() == "ähnlich: die Taste fragt nach"


def test_the_press_too_many_counts_no_stranger_and_says_so(counter: Counter, seconds: Seconds) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F4)
    counter.key(Qt.Key.Key_F4)
    assert counter.who() == ["Oleksandra Kovalenko"]
    line = counter.page.finder.who_line
    assert line.says() == "Oleksandra Kovalenko"
    assert "schon erfasst: Beratung" in line.detail.full_text()
    counter.page._already.timeout.emit()
    assert line.says() == "anonym"
    # A moment later it is the next visitor.
    seconds.now += MOMENT
    counter.key(Qt.Key.Key_F4)
    assert counter.who() == ["Oleksandra Kovalenko", 1]


def test_after_the_question_too_the_press_too_many_does_nothing(counter: Counter, seconds: Seconds) -> None:
    counter.type("Alexandra Kowalenko")
    for _ in range(3):
        counter.key(Qt.Key.Key_F4)
    assert counter.who() == ["Oleksandra Kovalenko"]


@pytest.mark.parametrize(("later", "counted"), [(MOMENT - 0.1, 0), (MOMENT, 1)])
def test_while_the_visit_is_on_its_way_the_same_limit_holds(
    counter: Counter, seconds: Seconds, later: float, counted: int
) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F4)
        seconds.now += later
        counter.press(Qt.Key.Key_F4)
        said = counter.page.finder.who_line.detail.full_text()
        assert said.startswith("wird erfasst: Beratung") == (not counted)
    assert counter.who() == ["Oleksandra Kovalenko", *[1] * counted]


def test_another_reason_while_the_visit_is_on_its_way_is_the_next_visitor(
    counter: Counter, seconds: Seconds
) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F4)
        counter.press(Qt.Key.Key_F6)
    assert counter.who() == ["Oleksandra Kovalenko", 1]


def test_news_from_elsewhere_does_not_make_the_press_too_many_count(
    counter: Counter, seconds: Seconds
) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F4)
    for kind in (Kind.VISIT, Kind.AID, Kind.PERSON):
        counter.context.bus.publish(Changes(frozenset({kind})))
        counter.settle()
    counter.key(Qt.Key.Key_F4)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_a_hand_that_presses_everything_twice_answers_no_question(counter: Counter, seconds: Seconds) -> None:
    counter.page.finder.clock = seconds
    counter.type("alexandra")
    counter.key(Qt.Key.Key_F2)
    seconds.now += 0.3
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == []
    seconds.now += 1
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_a_group_is_not_counted_twice_by_the_press_too_many(counter: Counter, seconds: Seconds) -> None:
    counter.type("3")
    counter.key(Qt.Key.Key_F3)
    counter.key(Qt.Key.Key_F3)
    assert counter.who() == [3]
    line = counter.page.finder.who_line
    assert line.says() == "anonym ×3"
    assert line.detail.full_text().startswith("schon erfasst: ")
    seconds.now += MOMENT
    counter.key(Qt.Key.Key_F3)
    assert counter.who() == [3, 1]


@pytest.mark.parametrize("typed", ["olek", "3"])
def test_the_press_after_the_one_too_many_counts(counter: Counter, seconds: Seconds, typed: str) -> None:
    counter.type(typed)
    for _ in range(3):
        counter.key(Qt.Key.Key_F3)
    assert counter.who()[1:] == [1]


@pytest.mark.parametrize("between", ["another reason", "typing", "escape", "undo"])
def test_whatever_a_hand_does_between_makes_the_next_press_meant(
    counter: Counter, seconds: Seconds, between: str
) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F4)
    key = Qt.Key.Key_F4
    if between == "another reason":
        key = Qt.Key.Key_F2
    elif between == "typing":
        counter.type("3")
        counter.key(Qt.Key.Key_Backspace)
    elif between == "escape":
        counter.key(Qt.Key.Key_Escape)
    else:
        counter.context.runner.run(undo.undo, counter.desk)
        counter.settle()
    counter.key(key)
    assert counter.who() == ([1] if between == "undo" else ["Oleksandra Kovalenko", 1])


def test_two_strangers_in_quick_succession_are_two(counter: Counter, seconds: Seconds) -> None:
    for _ in range(3):
        counter.key(Qt.Key.Key_F2)
    assert counter.who() == [1, 1, 1]


def test_a_press_for_whom_nobody_was_found_does_not_swallow_the_next(
    counter: Counter, seconds: Seconds
) -> None:
    with counter.slow_store():
        counter.write("zebra")
        counter.press(Qt.Key.Key_F4)
    counter.page.field.clear()
    counter.key(Qt.Key.Key_F4)
    assert counter.who() == [1]


def test_a_key_that_is_held_does_what_it_does_once(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    below = [action for child in counter.page.findChildren(QWidget) for action in child.actions()]
    held = [
        action.text()
        for action in (*counter.page.actions(), *below)
        if action.autoRepeat() and not action.shortcut().isEmpty()
    ]
    assert held == []


# Mouse


def button_of(counter: Counter, reason: str) -> QWidget:
    return next(made for made in counter.page.reasons.buttons() if made.word() == reason)


@pytest.mark.parametrize("clicks", [1, 2, 3, 5])
def test_clicking_a_reason_several_times_quickly_logs_one_visit(counter: Counter, clicks: int) -> None:
    target = button_of(counter, "Begegnung")
    click(target, range(1000, 1000 + clicks * 120, 120))
    counter.settle()
    assert counter.who() == [1]
    # With a pause between them they are two visitors.
    click(target, (5000, 7000))
    counter.settle()
    assert counter.who() == [1, 1, 1]


@pytest.mark.parametrize("name", ["language", "channel", "adults", "reason", "on", "occurred_at"])
@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_over_a_field_changes_nothing_and_takes_no_focus(
    counter: Counter, name: str, focused: bool
) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    target = field(counter, name)
    if focused:
        target.setFocus()
    else:
        counter.page.field.setFocus()
    before, held = QApplication.focusWidget(), target.draft_value()  # type: ignore[attr-defined]
    turn_the_wheel(target)
    assert QApplication.focusWidget() is before
    assert target.draft_value() == held  # type: ignore[attr-defined]


def test_the_wheel_over_the_lists_leaves_the_focus_in_the_field(counter: Counter) -> None:
    for target in (counter.page.day_card.visits, counter.page.coming.appointments):
        turn_the_wheel(target)
        assert counter.page.field.hasFocus()


def turn_the_wheel(target: QWidget) -> None:
    """Down, as a real mouse does it: the window is told, and finds what lies below the pointer."""
    window = target.window().windowHandle()
    assert window is not None
    place = target.mapTo(target.window(), target.rect().center())
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -120))
    QApplication.processEvents()


def test_the_list_ends_with_a_whole_row(counter: Counter, qtbot_size: Callable[[int], None]) -> None:
    view = counter.page.day_card.visits
    row = view.verticalHeader().defaultSectionSize()
    day = date(2026, 11, 23)
    rows = (visits.log_visit(counter.desk, LogVisit(VisitData("encounter"))).value for _ in range(25))
    counter.page.day_card.show_tally(DayTally.of(day, tuple(rows)))
    for height in (600, 611, 620, 633):
        qtbot_size(height)
        beyond = view.viewport().height() % row
        assert beyond == 0 or row - beyond <= 4  # only the air below the text is cut
        assert view.viewport().height() >= row


@pytest.fixture
def qtbot_size(counter: Counter) -> Callable[[int], None]:
    def resize(height: int) -> None:
        counter.page.resize(1114, height)
        QApplication.processEvents()

    return resize


@pytest.mark.parametrize(("width", "least", "most"), [(1114, 200, 330), (1668, 300, 560)])
def test_the_names_have_room_and_do_not_take_all_of_it(
    counter: Counter, width: int, least: int, most: int
) -> None:
    counter.page.resize(width, 620)
    QApplication.processEvents()
    assert least <= counter.page.day_card.visits.columnWidth(1) <= most
