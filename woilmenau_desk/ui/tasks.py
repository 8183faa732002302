"""One request to a lane, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork


@dataclass(eq=False)
class Task:
    """One request. It can be cancelled until its answer has been delivered."""

    function: Callable[..., Any]
    args: tuple[object, ...] = ()
    on_done: Callable[[Any], object] | None = None
    on_error: Callable[[KnownError], object] | None = None
    settled: Callable[[], object] | None = None
    label: str = ""
    owner: QObject | None = None
    key: str | None = None
    even_held: bool = False
    session: int = 0
    cancelled: bool = False
    result: Any = None
    error: BaseException | None = None

    def __post_init__(self) -> None:
        self.owner = self.owner or owner_of(self.on_done) or owner_of(self.on_error)

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

    def again(self) -> None:
        """As if it had not been begun."""
        self.result = self.error = None


@dataclass(eq=False)
class LongTask(Task):
    """One that takes long: it is shown, and may be stopped.

    `can_stop`: false for what has to come to its end once it runs. `waited_for`: false for what may hang at a disk that is
    gone; the end of the program does not wait for it then. `alone`: begun when nothing else runs in its lane. `of_store`:
    false for what only looks at other folders; whoever gives the store new keys does not wait for it. `gives_way`: nobody
    asked for it, so it ends when somebody needs the store alone.
    """

    on_stopped: Callable[[], object] | None = None
    can_stop: bool = True
    waited_for: bool = True
    alone: bool = False
    of_store: bool = True
    gives_way: bool = False
    shown_after_ms: int = 0
    long: LongWork = field(default_factory=LongWork)
    share: tuple[int, int] | None = None  # so many of so many
    begun: bool = False
    shown: bool = False

    def work(self) -> None:
        try:
            self.result = self.function(self.long)
        except BaseException as error:
            self.error = error

    def stop(self) -> None:
        """It is to end soon; whoever asked for it hears of that."""
        if self.can_stop or not self.begun:
            self.long.stop()

    def cancel(self) -> None:
        """The same, and nobody hears of it."""
        super().cancel()
        self.stop()

    @property
    def stopped(self) -> bool:
        """Whether it ended because it was to."""
        return self.long.stopped() and isinstance(self.error, KnownError)


def owner_of(callback: Callable[..., object] | None) -> QObject | None:
    """A bound method of a QObject is its own owner."""
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
