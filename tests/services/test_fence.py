"""The fence: short work passes beside long work, whoever replaces the store is alone, and whoever waits is not forgotten."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager

import pytest

from woilmenau_desk.domain.work_errors import TooMuchAtOnce, WorkStopped
from woilmenau_desk.services.fence import Fence

PATIENCE = 10


@pytest.fixture
def fence() -> Fence:
    return Fence()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


class Inside:
    """Somebody who is in, on a thread of their own, until they are let go."""

    def __init__(self, threads: ThreadPoolExecutor, way: Callable[[], AbstractContextManager[None]]) -> None:
        self.entered, self.may_go = threading.Event(), threading.Event()
        self.done: Future[None] = threads.submit(self._stay, way)

    def _stay(self, way: Callable[[], AbstractContextManager[None]]) -> None:
        with way():
            self.entered.set()
            assert self.may_go.wait(PATIENCE)

    def leave(self) -> None:
        self.may_go.set()
        self.done.result(PATIENCE)


def wanted(fence: Fence) -> None:
    """Wait until somebody wants to shut it."""
    with fence._changed:
        assert fence._changed.wait_for(lambda: fence.is_wanted, PATIENCE)


def test_short_work_passes_beside_long_work_and_while_somebody_waits_to_be_alone(
    fence: Fence, threads: ThreadPoolExecutor
) -> None:
    long = Inside(threads, fence.working)
    assert long.entered.wait(PATIENCE)
    alone = Inside(threads, fence.shut)
    wanted(fence)
    with fence.passing():
        assert not alone.entered.is_set()
    later = Inside(threads, fence.working)
    long.leave()
    assert alone.entered.wait(PATIENCE)
    assert fence.is_shut
    assert not later.entered.is_set()
    alone.leave()
    assert later.entered.wait(PATIENCE)
    later.leave()
    assert not fence.is_shut
    assert not fence.is_wanted


def test_what_comes_while_it_is_shut_waits_and_is_done(fence: Fence, threads: ThreadPoolExecutor) -> None:
    alone = Inside(threads, fence.shut)
    assert alone.entered.wait(PATIENCE)
    short = [Inside(threads, fence.passing) for _ in range(3)]
    assert not any(one.entered.is_set() for one in short)
    alone.leave()
    for one in short:
        assert one.entered.wait(PATIENCE)
        one.leave()


def test_it_opens_again_whatever_went_wrong(fence: Fence) -> None:
    with pytest.raises(ZeroDivisionError), fence.shut():
        raise ZeroDivisionError
    with fence.passing(), fence.passing(), fence.working():
        pass
    with fence.shut(), fence.shut(), fence.passing(), fence.working():
        assert fence.is_shut
    assert not fence.is_shut


def test_whoever_is_in_may_be_alone_and_two_of_them_do_not_wait_for_each_other(
    fence: Fence, threads: ThreadPoolExecutor
) -> None:
    both = threading.Barrier(2, timeout=PATIENCE)
    order: list[str] = []

    def renew(name: str) -> None:
        with fence.working():
            both.wait()
            with fence.shut():
                order.append(f"{name} begins")
                order.append(f"{name} ends")

    for one in [threads.submit(renew, name) for name in ("a", "b")]:
        one.result(PATIENCE)
    assert order in (
        ["a begins", "a ends", "b begins", "b ends"],
        ["b begins", "b ends", "a begins", "a ends"],
    )


def test_waiting_ends_when_it_is_to_and_when_something_hangs(
    fence: Fence, threads: ThreadPoolExecutor
) -> None:
    hangs = Inside(threads, fence.working)
    assert hangs.entered.wait(PATIENCE)
    with pytest.raises(WorkStopped), fence.shut(lambda: True):
        pass
    with pytest.raises(TooMuchAtOnce), fence.shut(patience=0):
        pass
    assert not fence.is_wanted
    alone = Inside(threads, fence.shut)
    wanted(fence)
    with pytest.raises(WorkStopped), fence.working(lambda: True):
        pass
    hangs.leave()
    alone.leave()


def test_short_work_that_hangs_holds_nobody_up_for_ever(fence: Fence, threads: ThreadPoolExecutor) -> None:
    hangs = Inside(threads, fence.passing)
    assert hangs.entered.wait(PATIENCE)
    with pytest.raises(TooMuchAtOnce), fence.shut(lambda: False, patience=0.05):
        pass
    # And all others go on.
    with fence.passing():
        assert not fence.is_shut
    hangs.leave()
