"""Two lanes: what a person waits for runs in order on one worker, what takes long runs beside it (ui/long_lane.py).

What is answered arrives on the main thread. Nothing polls. The worker sleeps on a condition, its answer is a queued
signal, so the way there and back costs a fraction of a millisecond.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from woilmenau_desk import log
from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.errors import ChangedMeanwhile, ClockDoubted, DeskLocked, KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.garbage import GarbageCollector
from woilmenau_desk.ui.long_lane import Fence, LongLane, NoFence
from woilmenau_desk.ui.tasks import LongTask, owner_of
from woilmenau_desk.ui.tasks import Task as Task  # what callers are given

if TYPE_CHECKING:
    from woilmenau_desk.ui.change_bus import ChangeBus

T = TypeVar("T")
_logger = logging.getLogger(__name__)


class TaskRunner(QObject):
    """Runs functions on the worker thread; every method is called from the main thread.

    - A result that has `changes` (a `Done`) is published on the change bus before `on_done` is called, and
      its `said` is emitted afterwards, with whether it can be undone.
    - A KnownError goes to `on_error`; without one, `error_unhandled` is emitted. Anything else is a bug: it is
      logged without values, and `bug_found` is emitted.
    - `settled` is called last, whatever came of it; a form enables its button again there.
    - A callback whose `owner` was destroyed is dropped. A bound method of a QObject is its own owner.
    - While answers are held (the window is locked) nothing is delivered and nothing new is begun, so that no answer
      opens anything above the lock; `even_held` excepts what the lock itself asks.
    - Short work passes the store's fence (`fence`). While somebody replaces the store behind it (new keys), it waits, in
      its order, and is done afterwards, whatever became of that.
    """

    said = Signal(object, bool)  # Sentence of a finished write, and whether undo would take it back
    said_by_itself = Signal(object)  # Sentence of a finished write that nobody asked for
    error_unhandled = Signal(object)  # KnownError
    clock_doubted = Signal(object)  # ClockDoubted: whoever asked, the whole window has to know
    refused = Signal()  # by a known error, whoever asked
    bug_found = Signal(object)  # the exception
    long_changed = Signal()  # what runs in the other lane, and how far it is; see `long_works`
    waits_changed = Signal(bool)  # whether something that was entered waits at the fence

    _answered = Signal(object)
    _waits = Signal(bool)
    _reported = Signal(object)

    def __init__(self, bus: "ChangeBus", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._queue: deque[Task] = deque()
        self._latest: dict[str, Task] = {}
        self._wake = threading.Condition()
        self._closing = False
        self._holding = False
        self._held: list[Task] = []  # answered
        self._asked: list[Task] = []  # not begun
        self._session = 0
        self._current: Task | None = None
        self._unanswered = 0  # long work that is waited for
        self.fence: Fence = NoFence()
        self._lane = LongLane(self)
        self._lane.changed.connect(self.long_changed)
        self._lane.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._waits.connect(self.waits_changed, Qt.ConnectionType.QueuedConnection)
        self._told_waits = False
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._garbage = GarbageCollector(self)
        self._thread = threading.Thread(target=self._work, name="database")
        self._thread.start()

    def run(
        self,
        function: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownError], object] | None = None,
        settled: Callable[[], object] | None = None,
        owner: QObject | None = None,
        even_held: bool = False,
    ) -> Task:
        """Run `function(*args)` after everything that was asked before; it is to be short (see `run_long`)."""
        task = Task(
            function,
            args,
            on_done=on_done,
            on_error=on_error,
            settled=settled,
            owner=owner,
            even_held=even_held,
            session=self._session,
        )
        return self._add(task)

    def run_latest(
        self,
        key: str,
        function: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownError], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Like `run`, but only the newest request of that key counts: for reading while somebody types.

        An older one that has not started is dropped, the answer of one that runs is ignored.
        """
        task = Task(
            function,
            args,
            on_done=on_done,
            on_error=on_error,
            owner=owner,
            key=key,
            session=self._session,
        )
        self._note_latest(task)
        return self._add(task)

    def run_long(
        self,
        function: Callable[[LongWork], T],
        *,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownError], object] | None = None,
        on_stopped: Callable[[], object] | None = None,
        settled: Callable[[], object] | None = None,
        label: str = "",
        owner: QObject | None = None,
        key: str | None = None,
        even_held: bool = False,
        can_stop: bool = True,
        waited_for: bool = True,
        alone: bool = False,
        of_store: bool = True,
        gives_way: bool = False,
        shown_after_ms: int = 0,
    ) -> LongTask:
        """Run `function(work)` in the lane for what takes long: nobody who presses a key stands behind it.

        `work` says whether it is to end, and takes how far it is. `label` says at the bottom line what runs, with the key
        that stops it; what ends by that goes to `on_stopped`, or without one to `on_error`. `key`: as with `run_latest`; an
        older one is stopped. For the rest see LongTask.
        """
        task = LongTask(
            function,
            on_done=on_done,
            on_error=on_error,
            settled=settled,
            label=label,
            owner=owner or owner_of(on_done) or owner_of(on_error) or owner_of(on_stopped),
            key=key,
            even_held=even_held,
            session=self._session,
            on_stopped=on_stopped,
            can_stop=can_stop,
            waited_for=waited_for,
            alone=alone,
            of_store=of_store,
            gives_way=gives_way,
            shown_after_ms=shown_after_ms,
        )
        self._note_latest(task)
        self._add(task)
        return task

    def forget(self, key: str) -> None:
        """Ignore whatever is still asked under that key."""
        older = self._latest.pop(key, None)
        if older is not None:
            older.cancel()

    @property
    def at_rest(self) -> bool:
        """Whether nothing that is waited for runs, or is to, in either lane; an answer may still be on its way."""
        with self._wake:
            return not (self._queue or self._current or self._unanswered)

    def long_works(self) -> tuple[LongTask, ...]:
        """What is shown of the long work, the newest first."""
        return self._lane.shown()

    @property
    def is_changing_keys(self) -> bool:
        """Whether long work runs in the store that has to come to its end: new keys, for instance."""
        return bool(self._lane.must_end())

    def stop_long_work(self) -> bool:
        """Stop the newest long work that can be stopped; whether there was one."""
        return self._lane.stop_shown()

    def stop_all_long_work(self) -> None:
        """The session ends: nobody waits for any of it."""
        self._lane.stop_all()

    def settle_entries(self, seconds: float) -> bool:
        """Let what was entered be done, for so long at most; whether it is. What is only read is not waited for."""
        with self._wake:
            entered = any(task is not None and task.key is None for task in (self._current, *self._queue))
        return not entered or self.finish(seconds)

    def reporter(self, slot: Callable[..., object], owner: QObject) -> Callable[..., None]:
        """A function for the worker that calls `slot` with the same arguments on the main thread."""

        def report(*args: object) -> None:
            self._reported.emit((slot, args, owner))

        return report

    def hold(self) -> None:
        """Keep every answer, and whatever is asked from now on, until `release` or `drop_held`."""
        self._holding = True

    def release(self) -> None:
        """Deliver what was held, in the order in which it came, and begin what was asked meanwhile."""
        self._holding = False
        held, self._held = self._held, []
        for task in held:
            # Through the queue: an answer whose slot fails does not take the others with it. Until then it is waited for.
            self._unanswered += isinstance(task, LongTask) and task.waited_for
            self._answered.emit(task)
        asked, self._asked = self._asked, []
        for task in asked:
            self._add(task)

    def drop_held(self) -> None:
        """Another person works here now: what was asked until now is answered to nobody.

        What it wrote is written, and published.
        """
        self._session += 1
        held, self._held = self._held, []
        for task in held:
            self._deliver_to_nobody(task)
        for task in self._asked:
            task.cancel()
        self._asked.clear()
        self._holding = False

    def finish(self, seconds: float | None = None) -> bool:
        """Wait until everything that was asked is done, and deliver the answers; whether it was done in time."""
        done = threading.Event()
        in_time = self.run(done.set, even_held=True).cancelled or done.wait(seconds)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        return in_time

    def close(self) -> None:
        """Finish everything that was asked, deliver the answers, end the thread. Nothing is lost.

        What is asked afterwards is not done; its task says so by being cancelled.
        """
        with self._wake:
            if self._closing:
                return
            self._closing = True
            self._wake.notify()
        self._lane.close()
        self._thread.join()
        self._garbage.close()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _add(self, task: Task) -> Task:
        with self._wake:
            if self._closing:
                # The window is closed; what still ticks in its pages asks for nobody.
                task.cancel()
                return task
            if self._holding and not task.even_held:
                self._asked.append(task)
                return task
            # Looked at before the worker can take it: whoever hears that something waits hears that it no longer does.
            waits = not isinstance(task, LongTask) and task.key is None and self.fence.is_shut
            self._told_waits = self._told_waits or waits
            if not isinstance(task, LongTask):
                self._queue.append(task)
                self._wake.notify()
        if isinstance(task, LongTask):
            self._unanswered += task.waited_for
            self._lane.add(task, self.fence)
        elif waits:
            self.waits_changed.emit(True)
        return task

    def _note_latest(self, task: Task) -> None:
        if task.key is not None:
            older = self._latest.get(task.key)
            if older is not None:
                older.cancel()
            self._latest[task.key] = task

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._queue and not self._closing:
                    self._wake.wait()
                if not self._queue:
                    return
                task = self._current = self._queue.popleft()
            if not task.cancelled:
                self._do(task)
            with self._wake:
                self._current = None

    def _do(self, task: Task) -> None:
        fence = self.fence
        waits = fence.is_shut
        if waits and task.key is None:
            self._waits.emit(True)
        with fence.passing():
            with self._wake:
                waits, self._told_waits = waits or self._told_waits, False
            if waits:
                self._waits.emit(False)
            task.work()
        self._answered.emit(task)

    def _on_answered(self, task: Task) -> None:
        if isinstance(task, LongTask):
            self._unanswered -= task.waited_for
        if task.session != self._session and not task.even_held:
            self._deliver_to_nobody(task)
            return
        if self._holding and not task.even_held:
            if task.key is not None and isinstance(task.error, DeskLocked) and not isinstance(task, LongTask):
                # It was only read, and met the lock: it is read once somebody is back.
                task.again()
                self._asked.append(task)
            else:
                self._held.append(task)
            return
        if task.key is not None and self._latest.get(task.key) is task:
            del self._latest[task.key]
        try:
            self._deliver(task)
        finally:
            if task.settled is not None and task.wanted():
                task.settled()

    def _deliver(self, task: Task) -> None:
        if task.error is not None:
            self._deliver_error(task, task.error)
            return
        self._publish(task)
        if task.on_done is not None and task.wanted():
            task.on_done(task.result)
        said = getattr(task.result, "said", None)
        if isinstance(said, Sentence) and getattr(task.result, "by_itself", False):
            self.said_by_itself.emit(said)
        elif isinstance(said, Sentence):
            self.said.emit(said, bool(getattr(task.result, "undoable", False)))

    def _publish(self, task: Task) -> None:
        # What was written is written, even if nobody waits for the answer any more.
        changes = getattr(task.result, "changes", None)
        if isinstance(changes, Changes):
            self._bus.publish(changes, task.owner)

    def _deliver_to_nobody(self, task: Task) -> None:
        task.cancel()
        if task.error is not None and not isinstance(task.error, KnownError):
            log.write_bug(_logger, task.error)
        self._publish(task)

    def _deliver_error(self, task: Task, error: BaseException) -> None:
        if isinstance(task, LongTask) and task.stopped and (task.on_stopped or not task.on_error):
            if task.on_stopped is not None and task.wanted():
                task.on_stopped()
            return
        if not isinstance(error, KnownError):
            log.write_bug(_logger, error)
            self.bug_found.emit(error)
            return
        self.refused.emit()
        if isinstance(error, ChangedMeanwhile) and error.kind is not None:
            # Whoever shows it shows an earlier state: the present one is to stand beside what is told.
            self._bus.publish(Changes(frozenset({error.kind})))
        if isinstance(error, ClockDoubted):
            self.clock_doubted.emit(error)
        if task.on_error is not None and task.wanted():
            task.on_error(error)
        elif task.on_error is None and not task.cancelled and not isinstance(error, ClockDoubted):
            self.error_unhandled.emit(error)

    def _on_reported(self, report: tuple[Callable[..., object], tuple[object, ...], QObject]) -> None:
        slot, args, owner = report
        if shiboken6.isValid(owner):
            slot(*args)
