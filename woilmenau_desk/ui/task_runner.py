"""One database worker: what is asked runs there in order, what is answered arrives on the main thread.

Nothing polls. The worker sleeps on a condition, its answer is a queued signal, so the way there and back costs
a fraction of a millisecond.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from woilmenau_desk import log
from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.errors import ClockDoubted, KnownError
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.garbage import GarbageCollector

if TYPE_CHECKING:
    from woilmenau_desk.ui.change_bus import ChangeBus

T = TypeVar("T")
_logger = logging.getLogger(__name__)


class Task:
    """One request. It can be cancelled until its answer has been delivered."""

    def __init__(
        self,
        function: Callable[..., Any],
        args: tuple[object, ...],
        *,
        on_done: Callable[[Any], object] | None,
        on_error: Callable[[KnownError], object] | None,
        settled: Callable[[], object] | None,
        label: str | None,
        owner: QObject | None,
        key: str | None,
        even_held: bool,
        session: int,
    ) -> None:
        self.function = function
        self.args = args
        self.on_done = on_done
        self.on_error = on_error
        self.settled = settled
        self.label = label
        self.owner = owner
        self.key = key
        self.even_held = even_held
        self.session = session
        self.cancelled = False
        self.result: Any = None
        self.error: BaseException | None = None

    def work(self) -> None:
        """Do it, and keep what came of it."""
        try:
            self.result = self.function(*self.args)
        except BaseException as error:
            self.error = error

    def cancel(self) -> None:
        """Do not start it, or, where it runs already, forget its answer. What it wrote stays written."""
        self.cancelled = True

    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self.cancelled and (self.owner is None or shiboken6.isValid(self.owner))


class TaskRunner(QObject):
    """Runs functions on the worker thread; every method is called from the main thread.

    - A result that has `changes` (a `Done`) is published on the change bus before `on_done` is called, and
      its `said` is emitted afterwards.
    - A KnownError goes to `on_error`; without one, `error_unhandled` is emitted. Anything else is a bug: it is
      logged without values, and `bug_found` is emitted.
    - `settled` is called last, whatever came of it; a form enables its button again there.
    - A callback whose `owner` was destroyed is dropped. A bound method of a QObject is its own owner.
    - While answers are held (the window is locked) nothing is delivered and nothing new is begun, so that no answer
      opens anything above the lock; `even_held` excepts what the lock itself asks.
    """

    said = Signal(object)  # Sentence of a finished write
    error_unhandled = Signal(object)  # KnownError
    clock_doubted = Signal(object)  # ClockDoubted: whoever asked, the whole window has to know
    refused = Signal()  # by a known error, whoever asked
    bug_found = Signal(object)  # the exception
    busy_changed = Signal(str)  # the label of the running task, empty when none with a label runs

    _answered = Signal(object)
    _started = Signal(str)
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
        self._aside: list[threading.Thread] = []
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._started.connect(self.busy_changed, Qt.ConnectionType.QueuedConnection)
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
        label: str | None = None,
        owner: QObject | None = None,
        even_held: bool = False,
    ) -> Task:
        """Run `function(*args)` after everything that was asked before."""
        owner = owner or _owner_of(on_done) or _owner_of(on_error)
        task = Task(
            function,
            args,
            on_done=on_done,
            on_error=on_error,
            settled=settled,
            label=label,
            owner=owner,
            key=None,
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
        owner = owner or _owner_of(on_done) or _owner_of(on_error)
        task = Task(
            function,
            args,
            on_done=on_done,
            on_error=on_error,
            settled=None,
            label=None,
            owner=owner,
            key=key,
            even_held=False,
            session=self._session,
        )
        older = self._latest.get(key)
        if older is not None:
            older.cancel()
        self._latest[key] = task
        return self._add(task)

    def run_aside(
        self,
        function: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownError], object] | None = None,
        settled: Callable[[], object] | None = None,
        label: str | None = None,
        owner: QObject | None = None,
        even_held: bool = False,
        waited_for: bool = True,
    ) -> Task:
        """Run `function(*args)` beside the worker, so that nobody waits for it: for long reading that allows it.

        It has to end by itself soon after the desk is closed; cancelling forgets its answer. `waited_for`: false for
        what may hang at a disk that is gone; the end of the program does not wait for it then.
        """
        task = Task(
            function,
            args,
            on_done=on_done,
            on_error=on_error,
            settled=settled,
            label=label,
            owner=owner or _owner_of(on_done) or _owner_of(on_error),
            key=None,
            even_held=even_held,
            session=self._session,
        )
        thread = threading.Thread(
            target=self._do if waited_for else self._do_unwaited,
            args=(task,),
            name="aside",
            daemon=not waited_for,
        )
        if waited_for:
            self._aside = [other for other in self._aside if other.is_alive()]
            self._aside.append(thread)
        thread.start()
        return task

    def forget(self, key: str) -> None:
        """Ignore whatever is still asked under that key."""
        older = self._latest.pop(key, None)
        if older is not None:
            older.cancel()

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
            # Through the queue: an answer whose slot fails does not take the others with it.
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
        for thread in (self._thread, *self._aside):
            thread.join()
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
            self._queue.append(task)
            self._wake.notify()
        return task

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._queue and not self._closing:
                    self._wake.wait()
                if not self._queue:
                    return
                task = self._queue.popleft()
            if not task.cancelled:
                self._do(task)

    def _do(self, task: Task) -> None:
        if task.label:
            self._started.emit(task.label)
        task.work()
        self._answered.emit(task)

    def _do_unwaited(self, task: Task) -> None:
        task.work()
        # Whoever hung until after the end finds nobody there.
        with self._wake:
            if not self._closing:
                self._answered.emit(task)

    def _on_answered(self, task: Task) -> None:
        if task.label:
            self.busy_changed.emit("")
        if task.session != self._session and not task.even_held:
            self._deliver_to_nobody(task)
            return
        if self._holding and not task.even_held:
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
        if isinstance(said, Sentence):
            self.said.emit(said)

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
        if not isinstance(error, KnownError):
            log.write_bug(_logger, error)
            self.bug_found.emit(error)
            return
        self.refused.emit()
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


def _owner_of(callback: Callable[..., object] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
