"""From the empty counter to a note that is saved: the keys are counted as a hand presses them.

The sequences stand in the handbook. Counted is every press from the search field of the counter on, the letters of the
name included, and nothing of the text itself.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import Presses
from tests.ui.walk import FixedAccess, fictional_centre, log_in, put_away
from woilmenau_desk.domain.counselling import SessionDetails
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.driver import Driver
from woilmenau_desk.ui.pages.counselling.page import CounsellingPage
from woilmenau_desk.ui.pages.visits.counter import CounterPage

NOTE = "Widerspruch bis Freitag"


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path) -> Iterator[Driver]:
    made = Driver(fictional_centre(tmp_path / "zentrum"), FixedAccess())
    log_in(made)
    yield made
    made.settle()
    put_away(made)


@pytest.fixture
def desk(driver: Driver) -> Desk:
    page = driver.page
    assert isinstance(page, CounterPage)
    return page.context.desk


@pytest.fixture
def person(driver: Driver, desk: Desk) -> int:
    card = people.register(desk, PersonData("Xymena", "Qvist")).value
    driver.settle()
    return card.id


def saved(desk: Desk, person: int) -> SessionDetails:
    (row,) = counselling.sessions_of(desk, person)
    return counselling.read_session(desk, row.id)


def test_a_note_takes_nine_presses(driver: Driver, desk: Desk, person: int) -> None:
    hand = Presses(driver)
    hand.letters("xym")
    hand.press("Shift+F4")
    hand.letters("wo")  # to "Wohnen"
    hand.press("Space", "Alt+N")
    driver.type(NOTE)
    hand.press("Ctrl+Return")
    read = saved(desk, person)
    assert (read.note, read.data.topics, read.row.first) == (NOTE, ("housing",), True)
    assert (hand.keys, hand.caps) == (9, 12)
    page = driver.page
    assert isinstance(page, CounsellingPage)
    assert page.form is None


def test_with_outcome_and_follow_up_it_stays_within_twelve_beside_the_name(
    driver: Driver, desk: Desk, person: int
) -> None:
    hand = Presses(driver)
    driver.type("xym")
    hand.press("Shift+F4", "w", "Space", "Tab", "g", "Alt+N")
    driver.type(NOTE)
    hand.press("Alt+W", "+", "7", "Ctrl+Return")
    read = saved(desk, person)
    assert read.note == NOTE
    assert read.data.topics == ("housing",)
    assert read.data.outcome is not None
    assert read.data.follow_up_on == date(2026, 11, 30)
    assert hand.keys <= 12
