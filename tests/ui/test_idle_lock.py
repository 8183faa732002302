"""The idle lock, with a clock and a timer that the test moves."""

import pytest
from PySide6.QtCore import QObject

from woilmenau_desk.ui.idle_lock import IdleLock


class Hands:
    """A clock and a timer that stand still until they are moved."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asked: int | None = None

    def __call__(self) -> float:
        return self.now

    def start(self, milliseconds: int) -> None:
        self.asked = milliseconds

    def stop(self) -> None:
        self.asked = None


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def lock(qapp: object, hands: Hands) -> IdleLock:
    owner = QObject()
    made = IdleLock(owner, hands, hands)
    made.setParent(None)
    return made


def locked(lock: IdleLock) -> list[bool]:
    seen: list[bool] = []
    lock.idle.connect(lambda: seen.append(True))
    return seen


def test_it_locks_after_its_minutes(lock: IdleLock, hands: Hands) -> None:
    seen = locked(lock)
    lock.start(3)
    assert hands.asked == 180_000
    hands.now += 180
    lock.on_time()
    assert seen == [True]
    assert hands.asked is None


def test_every_use_puts_it_off(lock: IdleLock, hands: Hands) -> None:
    seen = locked(lock)
    lock.start(3)
    hands.now += 170
    assert lock.on_used()
    hands.now += 10
    lock.on_time()
    assert seen == []
    assert hands.asked == 170_000
    hands.now += 170
    lock.on_time()
    assert seen == [True]


def test_a_computer_that_slept_locks_with_the_first_key(lock: IdleLock, hands: Hands) -> None:
    seen = locked(lock)
    lock.start(3)
    hands.now += 3600
    assert not lock.on_used()
    assert seen == [True]


def test_a_clock_that_is_set_back_puts_nothing_off(qapp: object) -> None:
    wall, steady = Hands(), Hands()
    owner = QObject()
    lock = IdleLock(owner, wall, wall, steady)
    seen = locked(lock)
    lock.start(3)
    wall.now -= 3600
    steady.now += 100
    lock.on_time()
    assert wall.asked == 80_000
    steady.now += 80
    lock.on_time()
    assert seen == [True]


def test_nothing_locks_twice_or_before_the_login(lock: IdleLock, hands: Hands) -> None:
    seen = locked(lock)
    hands.now += 10_000
    assert lock.on_used()
    lock.on_time()
    lock.start(3)
    lock.stop()
    hands.now += 10_000
    lock.on_time()
    assert seen == []


def test_the_setting_holds_at_once(lock: IdleLock, hands: Hands) -> None:
    lock.start(3)
    lock.set_minutes(1)
    assert hands.asked == 60_000
    lock.stop()
    lock.resume()
    assert hands.asked == 60_000
