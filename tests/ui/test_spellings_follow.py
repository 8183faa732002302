"""Whoever types before the search in memory stands is answered by beginnings; other spellings follow by themselves."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.people_by_keys import CTRL, form_of, press, write
from tests.ui.people_by_keys import names as listed
from tests.ui.test_counter import Counter
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from woilmenau_desk.domain.people import Answer, PersonData, PersonHit, PersonRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import finding, people
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.person_picker import PersonPicker


class Making:
    """The search in memory is being made, until it is let go on."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self._context, self._qtbot = context, qtbot
        context.spellings.begin()
        self._lock = finding.finder_of(context.desk)._making
        self._lock.acquire()
        self._held = True

    def let_go(self) -> None:
        if self._held:
            self._held = False
            self._lock.release()

    def go_on(self) -> None:
        """Let it be made, and wait until whoever shows hits has heard of it and looked again."""
        with self._qtbot.waitSignal(self._context.spellings.stood):
            self.let_go()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            answered: list[bool] = []
            self._context.runner.run(lambda: True, on_done=answered.append)
            self._qtbot.waitUntil(lambda: bool(answered))  # noqa: B023


@pytest.fixture
def hold_up(context_of: Callable[[Desk], Context], qtbot: QtBot) -> Iterator[Callable[[Context], Making]]:
    """Begin the making in a session. It asks for `context_of` so that it is let go before the session ends."""
    made: list[Making] = []

    def hold(context: Context) -> Making:
        made.append(Making(context, qtbot))
        return made[-1]

    yield hold
    for making in made:
        making.let_go()


@pytest.fixture
def making(hold_up: Callable[[Context], Making], context: Context) -> Making:
    """On the people page."""
    return hold_up(context)


@pytest.fixture
def at_counter(hold_up: Callable[[Context], Making], counter: Counter) -> Making:
    return hold_up(counter.context)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was searched for, in order."""
    asked: list[str] = []
    real = people.search_now

    def noted(desk: Desk, text: str, limit: int = 5) -> Answer:
        asked.append(text)
        return real(desk, text, limit)

    monkeypatch.setattr(people, "search_now", noted)
    return asked


def current(counter: Counter) -> str | None:
    hit = counter.page.finder.hits.current_row()
    return hit.person.name if hit is not None else None


def test_beginnings_are_found_at_once_and_other_spellings_follow_once(
    counter: Counter, at_counter: Making, searches: list[str]
) -> None:
    finder = counter.page.finder
    counter.type("oleks")
    assert current(counter) == "Oleksandra Kovalenko"
    assert finder.spellings_line.isVisible()
    assert "Andere Schreibweisen" in finder.spellings_line.text()
    counter.press(Qt.Key.Key_Escape)
    counter.type("Alexandra Kowalenko")
    assert current(counter) is None
    assert finder.new_line.marked
    assert finder.spellings_line.isVisible()
    searches.clear()
    at_counter.go_on()
    assert searches == ["Alexandra Kowalenko"]
    assert current(counter) == "Oleksandra Kovalenko"
    assert not finder.spellings_line.isVisible()
    assert not finder.new_line.marked
    counter.context.spellings.make()
    at_counter.settle()
    assert searches == ["Alexandra Kowalenko"]


def test_whoever_is_marked_stays_marked_when_spellings_follow(
    counter: Counter, desk: Desk, at_counter: Making
) -> None:
    people.register(desk, PersonData("Ameena", "Rahimy"))
    counter.type("ami")
    counter.key(Qt.Key.Key_Down)
    second = current(counter)
    at_counter.go_on()
    assert current(counter) == second
    counter.key(Qt.Key.Key_Return)
    assert counter.page.finder.who().person is not None
    assert counter.page.finder.who_line.says() == second


def test_whoever_is_shown_as_meant_stays_so_however_many_are_more_like_it(
    counter: Counter, desk: Desk, at_counter: Making
) -> None:
    one = people.register(desk, PersonData("Wera", "Mustermannova")).value
    for number in range(6):
        people.register(desk, PersonData("Vera", f"Mustermann{'abcdef'[number]}"))
    counter.type("wera muster")
    assert current(counter) == one.name
    at_counter.go_on()
    assert current(counter) == one.name
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == [one.name]


def test_a_key_while_it_looks_again_means_whoever_is_shown(counter: Counter, desk: Desk) -> None:
    counter.type("amin")
    shown = current(counter)
    other = next(name for name in ("Amina Rahimi", "Aminata Diallo") if name != shown)
    with counter.slow_store():
        people.register(desk, PersonData("Amin", "Beispiel"))  # more like it, and written by another window
        counter.page.finder.search_again()
        assert counter.page.finder.who().person is not None
        counter.press(Qt.Key.Key_Return)
    assert counter.page.finder.who_line.says() == shown != other


def test_nobody_takes_a_hit_that_came_under_their_fingers(counter: Counter, at_counter: Making) -> None:
    finder = counter.page.finder
    counter.type("Alexandra Kowalenko")
    now = 100.0
    finder.clock = lambda: now
    at_counter.go_on()
    assert current(counter) == "Oleksandra Kovalenko"
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_F2)
    assert finder.who().text == "Alexandra Kowalenko"
    assert counter.visits() == ()
    now = 101.0
    counter.key(Qt.Key.Key_Return)
    assert finder.who_line.says() == "Oleksandra Kovalenko"


def test_the_line_that_registers_stays_marked_where_somebody_chose_it(
    counter: Counter, at_counter: Making, opened: list[tuple[str, object]]
) -> None:
    counter.type("Alexandra Kowalenko")
    counter.key(Qt.Key.Key_Down)
    at_counter.go_on()
    assert counter.page.finder.new_line.marked
    counter.key(Qt.Key.Key_Return)
    assert opened == [("people", "Alexandra Kowalenko")]


def test_a_key_before_anybody_was_seen_logs_for_nobody_by_a_beginning(
    counter: Counter, at_counter: Making
) -> None:
    with counter.slow_store():
        counter.write("ami")
        counter.press(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert counter.page.field.text() == "ami"
    counter.press(Qt.Key.Key_Escape)
    with counter.slow_store():
        counter.write("aminata")
        counter.press(Qt.Key.Key_F2)
    assert counter.visits() == ()  # spellings are still to come: somebody else may be meant
    assert counter.page.field.text() == "aminata"
    counter.press(Qt.Key.Key_F2)  # now she is seen
    counter.settle()
    assert counter.who() == ["Aminata Diallo"]


def test_a_search_that_cannot_be_made_is_not_asked_for_without_end(
    counter: Counter, at_counter: Making, searches: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter.context.spellings, "_prepare", lambda _desk: None)
    counter.type("oleks")
    at_counter.let_go()
    at_counter.settle()
    assert searches[-1] == "oleks"
    asked = len(searches)
    at_counter.settle()
    assert len(searches) == asked
    assert counter.page.finder.spellings_line.isVisible()


@pytest.fixture
def page(context: Context, making: Making, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1130, 660)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    making.settle()
    return page


@pytest.mark.usefixtures("names")
def test_the_people_page_says_so_and_looks_again(page: PeoplePage, making: Making) -> None:
    write("Kowal")
    making.settle()
    assert listed(page) == []
    assert page.browse.spellings_line.isVisible()
    page.search.clear()
    making.settle()
    assert not page.browse.spellings_line.isVisible()
    write("Kov")
    making.settle()
    assert listed(page) == ["Oleksandra Kovalenko"]
    making.go_on()
    assert page.browse.person() is not None
    assert listed(page)[0] == "Oleksandra Kovalenko"
    assert not page.browse.spellings_line.isVisible()


@pytest.mark.usefixtures("names")
def test_nobody_is_registered_twice_because_the_search_was_not_ready(
    page: PeoplePage, making: Making, context: Context, desk: Desk
) -> None:
    press(Qt.Key.Key_N, CTRL)
    making.settle()
    write("Alexandra")
    press(Qt.Key.Key_Tab)
    write("Kowalenko")
    form = form_of(page)
    form.question.timer.stop()
    form.question.paused.emit()
    making.settle()
    assert page.meet.spellings_line.isVisible()  # it did not wait
    press(Qt.Key.Key_Return, CTRL)
    assert "schon da ist" in context.status.told[-1]  # type: ignore[attr-defined]
    making.go_on()
    assert len(people.recent(desk)) == 3
    assert form.question.note.isVisible()
    assert not page.meet.spellings_line.isVisible()


def test_a_form_looks_for_its_person_again(context: Context, qtbot: QtBot, making: Making) -> None:
    asked: list[tuple[Sequence[PersonHit], Callable[[Answer], None]]] = []
    picker = PersonPicker(
        lambda _text, shown, done: asked.append((shown, done)),
        context.privacy,
        context.today,
        spellings=context.spellings,
    )
    picker.clock = lambda: 0.0
    qtbot.addWidget(picker)
    one, two = (
        PersonHit(PersonRow(number, name), 1.0, Sentence("search", "")) for number, name in enumerate("ab")
    )
    picker.field.setText("a")
    asked[-1][1](Answer((one,), spellings=False))
    assert not picker._line.isHidden()
    making.go_on()
    assert len(asked) == 2
    assert asked[-1][0] == (one,)  # who is shown is to stay where they are
    asked[-1][1](Answer((one, two)))
    assert picker._line.isHidden()
    assert picker.hits.current_row() == one


def test_enter_takes_nobody_who_came_unseen_into_a_form(context: Context, qtbot: QtBot) -> None:
    asked: list[Callable[[Answer], None]] = []
    picker = PersonPicker(lambda _text, _shown, done: asked.append(done), context.privacy, context.today)
    qtbot.addWidget(picker)
    taken: list[PersonRow] = []
    picker.person_chosen.connect(taken.append)
    now = [10.0]
    picker.clock = lambda: now[0]
    picker.field.setText("olga")
    asked[-1](Answer((), spellings=False))
    found = Answer((PersonHit(PersonRow(7, "Ольга"), 0.9, Sentence("search", "")),))
    picker._on_found("olga", found)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert taken == []
    now[0] += 1
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert [person.id for person in taken] == [7]
