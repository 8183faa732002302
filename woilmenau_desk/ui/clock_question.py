"""Who asks about an odd clock, and when. Until it is answered nothing is written; nothing typed is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.errors import ClockDoubted
from woilmenau_desk.ui.ports import Services
from woilmenau_desk.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from woilmenau_desk.domain.clock import ClockDoubt
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.clock_dialog import ClockDialog


class ClockQuestion(QObject):
    """Asks about the clock of one session: after the login, and when a write met an odd clock.

    There is one dialog at a time; whoever closes it without an answer is asked again by the next write.
    """

    right = Signal()  # from now on things are written

    def __init__(
        self, runner: TaskRunner, may_ask: Callable[[], bool], above: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._may_ask, self._above = runner, may_ask, above
        self._desk: Desk | None = None
        self._services: Services | None = None
        self._open: ClockDialog | None = None
        runner.clock_doubted.connect(self._on_doubted)

    def begin(self, desk: "Desk", services: Services) -> None:
        """A session begins; where its login could not be written down, ask at once."""
        self._desk, self._services = desk, services
        # A disk that takes nothing is said elsewhere.
        if desk.login_untold and desk.trouble is None:
            self._look_again()

    def end(self) -> None:
        """The session is over."""
        self._desk = self._services = None
        if self._open is not None:
            self._open.reject()

    def _on_doubted(self, error: ClockDoubted) -> None:
        from woilmenau_desk.domain.clock import ClockDoubt  # start-up

        if isinstance(error.doubt, ClockDoubt):
            self._ask(error.doubt)

    def _ask(self, doubt: "ClockDoubt") -> None:
        # Without a session there is nobody to answer: an answer that was on its way asks above no login.
        if self._desk is None or self._open is not None or not self._may_ask():
            return
        from woilmenau_desk.ui.clock_dialog import ClockDialog  # start-up: seldom needed

        self._open = ClockDialog(self._above(), doubt)
        self._open.confirmed.connect(self._confirm)
        self._open.set_anew.connect(self._look_again)
        self._open.finished.connect(self._on_finished)
        self._open.open()

    def _on_finished(self, _result: int) -> None:
        self._open = None

    def _confirm(self) -> None:
        desk = self._desk
        if desk is not None and self._services is not None:
            confirm = self._services.confirm_clock
            self._runner.run(confirm, desk, on_done=lambda _none: self._on_looked(desk, None), owner=self)

    def _look_again(self) -> None:
        desk = self._desk
        if desk is not None and self._services is not None:
            recheck = self._services.recheck_clock
            self._runner.run(recheck, desk, on_done=lambda doubt: self._on_looked(desk, doubt), owner=self)

    def _on_looked(self, desk: "Desk", doubt: "ClockDoubt | None") -> None:
        if desk is not self._desk:  # that session is over
            return
        if doubt is None:
            self.right.emit()
        else:
            self._ask(doubt)
