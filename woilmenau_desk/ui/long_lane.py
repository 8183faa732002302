"""The lane for what takes long, beside the one for what a person waits for.

Some pieces of it run at once, each on a thread of its own. While one does, Python lets go of what it works on more often:
whoever presses a key gets their turn within half a millisecond, and not after the five that are usual.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.ui.tasks import LongTask

_MOST: Final = 3
_TURN_SECONDS: Final = 0.000_5
SHOWN_AFTER_MS: Final = 400


class Fence(Protocol):
    """What services.fence offers: others replace the store behind it."""

    @property
    def is_shut(self) -> bool: ...

    @property
    def is_wanted(self) -> bool: ...

    def passing(self) -> AbstractContextManager[None]: ...

    def working(self, stop: Callable[[], bool]) -> AbstractContextManager[None]: ...


class NoFence:
    """Where no store is open."""

    is_shut = is_wanted = False

    def passing(self) -> AbstractContextManager[None]:
        return nullcontext()

    def working(self, _stop: Callable[[], bool]) -> AbstractContextManager[None]:
        return nullcontext()


class _Turns:
    """How long a thread may keep Python to itself; of the whole process, so counted for all lanes together."""

    _lock = threading.Lock()
    _working = 0
    _usual = 0.0

    @classmethod
    def begin(cls) -> None:
        with cls._lock:
            if not cls._working:
                cls._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(_TURN_SECONDS, cls._usual))
            cls._working += 1

    @classmethod
    def end(cls) -> None:
        with cls._lock:
            cls._working -= 1
            if not cls._working:
                sys.setswitchinterval(cls._usual)


class LongLane(QObject):
    """Begins long work, shows what runs, stops it. Every method is called from the main thread."""

    changed = Signal()  # what is shown, or how far it is
    answered = Signal(object)  # LongTask; from the thread that worked

    _ended = Signal(object)
    _told = Signal(object, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[LongTask, Fence]] = deque()
        self._running: list[LongTask] = []
        self._threads: list[threading.Thread] = []
        self._closing = threading.Lock()
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def add(self, task: LongTask, fence: Fence) -> None:
        """Begin it as soon as there is room."""
        task.long.listen(lambda done, of: self._told.emit(task, done, of))
        if not task.of_store:
            fence = NoFence()
        if task.gives_way:
            task.long.give_way(lambda: fence.is_wanted)
        self._waiting.append((task, fence))
        self._begin_next()
        if task.label:
            QTimer.singleShot(task.shown_after_ms or SHOWN_AFTER_MS, self, lambda: self._show(task))

    def shown(self) -> tuple[LongTask, ...]:
        """What people are told of, the newest first."""
        here = (*self._running, *(task for task, _ in self._waiting))
        return tuple(task for task in reversed(here) if task.shown)

    def must_end(self) -> tuple[LongTask, ...]:
        """What works in the store and cannot be stopped."""
        return tuple(task for task in self._running if task.of_store and not task.can_stop)

    def stop_shown(self) -> bool:
        """Stop the newest of what is shown that can be stopped; whether there was one."""
        for task in self.shown():
            if (task.can_stop or not task.begun) and not task.long.stopped():
                task.stop()
                self._drop_stopped()
                self.changed.emit()
                return True
        return False

    def stop_all(self) -> None:
        """Nobody waits for it any more: the session ends, or the program."""
        for task in (*self._running, *(task for task, _ in self._waiting)):
            if task.can_stop:
                task.stop()
        self._drop_stopped()

    def close(self) -> None:
        """End all that can be stopped, and wait for the rest."""
        self.stop_all()
        with self._closing:
            # Whoever hung until after the end finds nobody there.
            self._closed = True
        for thread in self._threads:
            thread.join()
        # What cannot be stopped was entered by somebody: it is done, though nobody waits any more.
        for task, fence in self._waiting:
            with fence.working(lambda: False):
                task.work()
        self._waiting.clear()

    def _begin_next(self) -> None:
        while self._waiting:
            task, fence = self._waiting[0]
            counted = [one for one in self._running if one.waited_for]
            if task.waited_for and not task.cancelled and len(counted) >= (1 if task.alone else _MOST):
                return
            if any(one.alone for one in counted) and task.waited_for:
                return
            self._waiting.popleft()
            if task.cancelled:
                self.answered.emit(task)
                continue
            self._running.append(task)
            task.begun = True
            thread = threading.Thread(
                target=self._do, args=(task, fence), name="long", daemon=not task.waited_for
            )
            if task.waited_for:
                self._threads = [one for one in self._threads if one.is_alive()]
                self._threads.append(thread)
            thread.start()

    def _drop_stopped(self) -> None:
        """What waited and was stopped is answered at once."""
        kept: deque[tuple[LongTask, Fence]] = deque()
        for task, fence in self._waiting:
            if task.long.stopped():
                task.error = WorkStopped()
                self.answered.emit(task)
            else:
                kept.append((task, fence))
        self._waiting = kept

    def _do(self, task: LongTask, fence: Fence) -> None:
        _Turns.begin()
        try:
            with fence.working(task.long.stopped):
                task.work()
        except WorkStopped as error:
            task.error = error
        finally:
            _Turns.end()
        if task.waited_for:
            self._answer(task)
            return
        with self._closing:
            if not self._closed:
                self._answer(task)

    def _answer(self, task: LongTask) -> None:
        self._ended.emit(task)
        self.answered.emit(task)

    def _on_ended(self, task: LongTask) -> None:
        self._running.remove(task)
        self._begin_next()
        if task.shown or not task.can_stop:
            self.changed.emit()

    def _on_told(self, task: LongTask, done: int, of: int) -> None:
        task.share = (done, of)
        if task.shown and task in self._running:
            self.changed.emit()

    def _show(self, task: LongTask) -> None:
        if task in self._running or any(task is one for one, _ in self._waiting):
            task.shown = True
            self.changed.emit()
