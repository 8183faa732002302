"""The counter with real keys on a real store: what one presses is what is logged, however fast one types."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.test_accessible_names import marked_up, unnamed
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.services import centre, undo, visits
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.words import say

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Counter:
    """The page, with hands on its keyboard."""

    page: CounterPage
    context: Context
    qtbot: QtBot
    said: list[str]

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def settle(self) -> None:
        """Wait until everything that was asked is answered, and what the answers asked in turn."""
        for _ in range(4):
            answered: list[bool] = []
            self.context.runner.run(lambda: True, on_done=answered.append)
            self.qtbot.waitUntil(lambda: bool(answered))  # noqa: B023

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, *, on: QWidget | None = None) -> None:
        """Press a key where the focus is, without waiting for anything."""
        QTest.keyClick(on or QApplication.focusWidget() or self.page.field, key, modifier)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.press(key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Type without waiting for the search."""
        QTest.keyClicks(QApplication.focusWidget() or self.page.field, text)

    def type(self, text: str) -> None:
        self.write(text)
        self.settle()

    @contextmanager
    def slow_store(self) -> Iterator[None]:
        """The worker answers nothing until the block is left."""
        gate = threading.Event()
        self.context.runner.run(lambda: gate.wait(20))
        try:
            yield
        finally:
            gate.set()
        self.settle()

    def visits(self) -> tuple[VisitRow, ...]:
        """Today's visits as the store has them, oldest first."""
        return visits.day(self.desk).rows[::-1]

    def who(self) -> list[str | int]:
        """Name, or size of the group, of today's visits, oldest first."""
        return [row.person_name or row.data.group_size for row in self.visits()]


@pytest.fixture
def counter_of(context_of: Callable[[Desk], Context], qtbot: QtBot) -> Callable[[Desk], Counter]:
    def make(desk: Desk) -> Counter:
        context = context_of(desk)
        said: list[str] = []
        context.runner.said.connect(lambda sentence, _undoable: said.append(say(sentence)))
        page = CounterPage(context)
        # Between two keys of a test there is time to read what the line asks.
        page.finder.clock = map(float, count()).__next__
        qtbot.addWidget(page)
        page.resize(1114, 620)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.activated()
        made = Counter(page, context, qtbot, said)
        made.settle()
        return made

    return make


@pytest.fixture
def names(desk: Desk) -> dict[str, int]:
    """A few fictional people."""
    known = (
        PersonData(
            "Amina", "Rahimi", birth_year=1988, language="prs", card_number="4711", phone="0176 04069011"
        ),
        PersonData("Aminata", "Diallo", language="fr"),
        PersonData("Oleksandra", "Kovalenko", language="uk"),
    )
    return {data.given_name: people.register(desk, data).value.id for data in known}


@pytest.fixture
def counter(counter_of: Callable[[Desk], Counter], desk: Desk, names: dict[str, int]) -> Counter:
    return counter_of(desk)


def shown(counter: Counter, column: int = 1) -> list[str]:
    """A column of the list of visits, as it stands on the screen, from the top."""
    model = counter.page.day_card.visits_model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


# One key, two keys, four keys


def test_one_key_logs_an_anonymous_visit(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    assert [(row.data.reason, row.data.group_size) for row in counter.visits()] == [("encounter", 1)]
    assert shown(counter) == ["anonym"]
    assert counter.page.field.hasFocus()
    assert counter.said == ["Besuch erfasst: anonym · Begegnung"]
    assert counter.page.day_card.counts.full_text().startswith("Heute: 1 ")


@pytest.mark.parametrize(("typed", "size"), [("1", 1), ("3", 3), ("12", 12), (" 4 ", 4)])
def test_a_digit_before_the_key_is_the_size_of_the_group(counter: Counter, typed: str, size: int) -> None:
    counter.type(typed)
    counter.key(Qt.Key.Key_F3)
    assert [(row.data.reason, row.data.group_size) for row in counter.visits()] == [("quick_info", size)]
    assert counter.page.field.text() == ""


@pytest.mark.parametrize("typed", ["0", "00"])
def test_nobody_is_no_group(counter: Counter, typed: str) -> None:
    counter.type(typed)
    counter.key(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert counter.page.field.text() == typed
    assert "mindestens eine" in counter.page.finder.who_line.says()


@pytest.mark.parametrize("typed", ["4711", "0176 0406", "rahi", "AMINA rah"])
def test_a_name_a_card_or_a_phone_and_the_key_log_that_person(counter: Counter, typed: str) -> None:
    counter.type(typed)
    counter.key(Qt.Key.Key_F4)
    assert [(row.person_name, row.data.reason) for row in counter.visits()] == [
        ("Amina Rahimi", "counselling")
    ]
    assert counter.said == ["Besuch erfasst: Amina Rahimi · Beratung"]
    assert counter.page.field.text() == ""
    assert counter.page.field.hasFocus()


def test_the_line_above_the_reasons_says_whom_the_key_would_log(counter: Counter) -> None:
    line = counter.page.finder.who_line
    assert line.says() == "anonym"
    counter.type("3")
    assert line.says() == "anonym ×3"
    counter.key(Qt.Key.Key_Escape)
    counter.type("olek")
    assert line.says() == "Oleksandra Kovalenko"
    counter.key(Qt.Key.Key_Escape)
    counter.type("zz")
    assert "Person" in line.says()  # is to be registered, whether nobody at all was found or nobody likely


def test_a_name_nobody_has_is_hidden_with_the_others(counter: Counter) -> None:
    line, privacy = counter.page.finder.who_line, counter.page.context.privacy
    counter.type("olek")
    line.show_nobody_found("Wetterfest", pressed=True)
    assert "Wetterfest" in line.says()
    privacy.hide()
    assert "Wetterfest" not in line.says() + line.accessibleName()
    assert "olek" not in counter.page.field.displayText()
    privacy.show()
    assert "Wetterfest" in line.says()


def test_the_arrows_choose_another_hit(counter: Counter, names: dict[str, int]) -> None:
    visits.log_visit(counter.desk, LogVisit(VisitData("offer", names["Amina"])))
    counter.type("ami")
    first = counter.page.finder.who_line.says()
    counter.key(Qt.Key.Key_Down)
    second = counter.page.finder.who_line.says()
    assert {first, second} == {"Amina Rahimi", "Aminata Diallo"}
    counter.key(Qt.Key.Key_F2)
    assert counter.who()[-1] == second


def test_a_person_is_chosen_with_enter_and_let_go_with_escape(counter: Counter) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    assert counter.page.field.text() == ""
    assert counter.page.finder.who_line.says() == "Oleksandra Kovalenko"
    counter.key(Qt.Key.Key_Escape)
    assert counter.page.finder.who_line.says() == "anonym"
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_F8)
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko", 1]


def test_a_new_name_takes_the_place_of_who_was_chosen(counter: Counter) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    counter.type("rahi")
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Amina Rahimi"]


def test_who_was_chosen_shows_the_suggestion_and_the_next_appointment(
    counter: Counter, names: dict[str, int], clock: Clock
) -> None:
    statuses = counter.desk.values_of(ListName.STATUSES)
    recognised = next(value.code for value in statuses if value.extra.get("group") == "B")
    card = people.card(counter.desk, names["Aminata"])
    people.edit(counter.desk, card.id, replace(card.data, status=recognised), card.version)
    appointments.book(counter.desk, AppointmentData(card.id, "caro", clock.now + timedelta(hours=1)))
    counter.type("diallo")
    assert counter.page.finder.hits.model().index(0, 3).data() == "SOBERI"
    counter.key(Qt.Key.Key_Return)
    line = counter.page.finder.who_line
    assert line.badge.text() == "SOBERI"
    assert line.badge.isVisible()
    assert "heute 15:03" in line.detail.full_text()
    assert "Soforthilfe gibt es immer" in line.detail.full_text()


# However fast one types


def test_the_key_waits_for_the_search_and_never_logs_anonymous(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_the_key_never_logs_a_hit_of_an_earlier_text(counter: Counter) -> None:
    counter.type("a")
    stale = counter.page.finder.who_line.says()
    assert stale in ("Amina Rahimi", "Aminata Diallo")
    with counter.slow_store():
        counter.press(Qt.Key.Key_Backspace)
        counter.write("kova")
        counter.press(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_a_hit_chosen_while_the_search_is_late_is_logged_or_nobody(counter: Counter) -> None:
    counter.type("ami")
    second = str(counter.page.finder.hits.model().index(1, 0).data())
    with counter.slow_store():
        counter.write("n")
        counter.press(Qt.Key.Key_Down)
        counter.press(Qt.Key.Key_F2)
    assert counter.who() == [second]
    counter.type("ami")
    other = str(counter.page.finder.hits.model().index(1, 0).data())
    with counter.slow_store():
        counter.write("na rah" if other == "Aminata Diallo" else "nata")
        counter.press(Qt.Key.Key_Down)
        counter.press(Qt.Key.Key_F3)
    assert counter.who() == [second]
    assert counter.page.field.text().startswith("ami")


def test_what_is_typed_after_the_key_is_for_the_next_visitor(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_F2)
        counter.write("rahi")
        assert counter.page.field.text() == "rahi"
        counter.press(Qt.Key.Key_F3)
        counter.press(Qt.Key.Key_F4)
        counter.write("2")
    assert [(row.person_name, row.data.reason) for row in counter.visits()] == [
        ("Oleksandra Kovalenko", "encounter"),
        ("Amina Rahimi", "quick_info"),
        (None, "counselling"),
    ]
    assert counter.page.field.text() == "2"


def test_enter_and_the_key_at_once_log_the_person(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("olek")
        counter.press(Qt.Key.Key_Return)
        counter.press(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]
    assert counter.page.finder.who_line.says() == "anonym"


@pytest.mark.parametrize("late", [False, True])
def test_nobody_found_logs_nothing_and_keeps_the_text(counter: Counter, late: bool) -> None:
    if late:
        with counter.slow_store():
            counter.write("zebra")
            counter.press(Qt.Key.Key_F2)
    else:
        counter.type("zebra")
        counter.key(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert counter.page.field.text() == "zebra"
    assert counter.page.field.hasFocus()
    assert counter.page.finder.who_line.says() == (
        "niemand gefunden: Eingabe leeren für anonym, Strg+N legt die Person an"
    )


def test_nobody_found_leaves_the_next_name_alone_and_says_who_it_was(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("zebra")
        counter.press(Qt.Key.Key_F2)
        counter.write("7")
    assert counter.visits() == ()
    assert counter.page.field.text() == "7"
    assert "zebra" in counter.page.finder.who_line.says()


def test_holding_the_key_down_logs_once(counter: Counter) -> None:
    reasons = [action for action in counter.page.actions() if action.shortcut().toString() == "F2"]
    assert [action.autoRepeat() for action in reasons] == [False]


# What the day shows


def test_a_repeat_counts_once_and_says_so(counter: Counter) -> None:
    for _ in range(2):
        counter.type("olek")
        counter.key(Qt.Key.Key_F2)
    assert counter.said[-1] == "Schon erfasst, zählt einmal: Oleksandra Kovalenko · Begegnung"
    assert shown(counter, 5) == ["zählt einmal", ""]
    assert counter.page.day_card.counts.full_text().startswith("Heute: 1 ")


def test_the_new_visit_stands_out(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_F3)
    row = counter.page.day_card.visits.current_row()
    assert row is not None
    assert row.data.reason == "quick_info"
    assert counter.page.field.hasFocus()


def test_visits_outside_the_hours_say_so(counter: Counter, clock: Clock) -> None:
    clock.now += timedelta(hours=3)
    counter.key(Qt.Key.Key_F2)
    assert shown(counter, 5) == ["außerhalb der Zeiten"]


def test_deleting_voids_without_a_question_and_undo_brings_it_back(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.press(Qt.Key.Key_Down)
    assert counter.page.day_card.visits.hasFocus()
    counter.key(Qt.Key.Key_Delete)
    assert counter.said[-1] == "Besuch gestrichen"
    assert shown(counter, 5) == ["gestrichen"]
    assert counter.page.day_card.counts.full_text().startswith("Heute: 0 ")
    counter.context.runner.run(undo.undo, counter.desk)
    counter.settle()
    assert shown(counter, 5) == [""]
    counter.key(Qt.Key.Key_Escape)
    assert counter.page.field.hasFocus()


def test_a_visit_of_another_window_appears(counter: Counter) -> None:
    visits.log_visit(counter.desk, LogVisit(VisitData("offer", group_size=5)))
    counter.context.bus.publish(Changes(frozenset({Kind.VISIT})))
    counter.settle()
    assert shown(counter) == ["anonym ×5"]


def test_a_visit_of_another_window_is_not_lost_behind_ones_own(counter: Counter) -> None:
    with counter.slow_store():
        counter.press(Qt.Key.Key_F2)
        counter.context.bus.publish(Changes(frozenset({Kind.VISIT})))
        visits.log_visit(counter.desk, LogVisit(VisitData("offer", group_size=5)))
    assert sorted(shown(counter)) == ["anonym", "anonym ×5"]


@pytest.mark.parametrize("noticed", ["by the clock", "by the next visit"])
def test_after_midnight_the_page_shows_the_new_day(counter: Counter, clock: Clock, noticed: str) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_F2)
    clock.now = datetime(2026, 11, 23, 23, 5, tzinfo=UTC)
    if noticed == "by the clock":
        counter.page.check_clock()
        counter.settle()
        assert shown(counter) == []
    counter.key(Qt.Key.Key_F2)
    assert shown(counter) == ["anonym"]
    assert counter.visits()[0].occurred_at.date() == date(2026, 11, 24)


def test_the_reasons_are_the_centres(counter: Counter) -> None:
    reasons = counter.desk.values_of(ListName.REASONS)
    offer, paperwork = reasons.get("offer"), reasons.get("paperwork")
    assert offer is not None
    assert paperwork is not None
    centre.save_value(counter.desk, ListName.REASONS, replace(paperwork, active=False))
    renamed = replace(offer, de="Frauensprachcafé", extra={**offer.extra, "key": "F7"})
    counter.context.runner.run(centre.save_value, counter.desk, ListName.REASONS, renamed)
    counter.settle()
    words = [button.text() for button in counter.page.reasons.buttons()]
    assert "Frauensprachcafé" in words
    assert "Post/Formular" not in words
    counter.key(Qt.Key.Key_F7)
    assert [row.data.reason for row in counter.visits()] == ["offer"]


def test_hidden_names_are_nowhere_to_be_read(counter: Counter) -> None:
    counter.type("olek")
    counter.key(Qt.Key.Key_F2)
    counter.context.privacy.hide()
    assert shown(counter) == ["•••"]
    counter.type("olek")
    line = counter.page.finder.who_line
    assert line.name.text() == "•••"
    assert "Kovalenko" not in str(counter.page.finder.hits.model().index(0, 0).data())
    counter.key(Qt.Key.Key_Return)
    assert line.name.text() == "•••"
    assert "Ukrainisch" not in line.detail.full_text()


# What comes


def test_an_appointment_that_has_begun_is_overdue(
    counter: Counter, names: dict[str, int], clock: Clock, opened: list[tuple[str, object]]
) -> None:
    booked = AppointmentData(names["Amina"], "caro", clock.now + timedelta(minutes=10))
    counter.context.runner.run(appointments.book, counter.desk, booked)
    counter.settle()
    view = counter.page.coming.appointments
    index = view.model().index(0, 1)
    assert index.data() == "Amina Rahimi"
    row = view._rows_model.row(0)
    assert not counter.page._words.overdue(row)
    clock.now += timedelta(minutes=20)
    assert counter.page._words.overdue(row)
    view.setFocus()
    counter.press(Qt.Key.Key_Return)
    assert opened == [("appointments", row)]


@pytest.mark.parametrize(("role", "seen"), [(Role.COUNSELLOR, True), (Role.COUNTER, False)])
def test_follow_ups_show_to_those_alone_who_keep_them(
    counter_of: Callable[[Desk], Counter],
    desk_of: Callable[[Role], Desk],
    names: dict[str, int],
    clock: Clock,
    role: Role,
    seen: bool,
) -> None:
    lead = desk_of(Role.LEAD)
    follow_ups.add(lead, FollowUpData(names["Amina"], clock.now.date(), "Bescheid da?"))
    counter = counter_of(desk_of(role))
    view = counter.page.coming.follow_ups
    assert view.isVisible() is seen
    assert view.model().rowCount() == int(seen)
    # A visitor stands beside the screen: why is not said.
    assert "Bescheid" not in texts(counter.page)


# To other pages


def test_what_was_typed_goes_along_to_the_new_person(
    counter: Counter, opened: list[tuple[str, object]]
) -> None:
    counter.type("Zoe Zebra")
    counter.key(Qt.Key.Key_N, CONTROL)
    assert opened == [("people", "Zoe Zebra")]
    assert counter.page.field.text() == "Zoe Zebra"


@pytest.mark.parametrize("late", [False, True])
def test_shift_opens_the_appointment_and_the_counselling_of_the_person(
    counter: Counter, names: dict[str, int], opened: list[tuple[str, object]], late: bool
) -> None:
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F4):
        if late:
            with counter.slow_store():
                counter.write("olek")
                counter.press(key, SHIFT)
        else:
            counter.type("olek")
            counter.key(key, SHIFT)
    assert [page for page, _ in opened] == ["appointments", "counselling"]
    for _, person in opened:
        assert isinstance(person, PersonRow)
        assert person.id == names["Oleksandra"]
    assert counter.visits() == ()


def test_a_person_sent_here_is_logged_with_the_next_key(counter: Counter, names: dict[str, int]) -> None:
    counter.page.show_subject(PersonRow(names["Aminata"], "Aminata Diallo"))
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Aminata Diallo"]


def test_whoever_listens_hears_what_every_control_is(counter: Counter, names: dict[str, int]) -> None:
    counter.type("olek")
    assert unnamed(counter.page) == []
    assert counter.page.finder.who_line.accessibleName() == "Oleksandra Kovalenko"
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F5):
        counter.key(key, SHIFT)
        assert unnamed(counter.page) == []
        assert marked_up(counter.page) == []


def test_a_change_of_people_keeps_the_hit_that_was_chosen(counter: Counter, names: dict[str, int]) -> None:
    counter.type("ami")
    counter.key(Qt.Key.Key_Down)
    chosen = counter.page.finder.who_line.says()
    counter.context.runner.run(people.register, counter.desk, PersonData("Amir", "Neuling"))
    counter.settle()
    assert counter.page.finder.hits.model().rowCount() == 3
    assert counter.page.finder.who_line.says() == chosen


# When the store cannot
