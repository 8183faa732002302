"""What the two lanes are at, said where somebody sees it: at the bottom line, and at the lock."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from woilmenau_desk.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.idle_lock import LockScreen
    from woilmenau_desk.ui.workspace import Workspace

# So long nobody takes the window for frozen, and what was entered mostly is stored.
_LOCK_SECONDS: Final = 0.25


class Session(Protocol):
    """Whose lanes they are."""

    desk: "Desk | None"
    workspace: "Workspace | None"
    lock_screen: "LockScreen | None"


class LaneWords(QObject):
    """Follows the runner."""

    def __init__(self, runner: TaskRunner, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._session = runner, session
        runner.long_changed.connect(self._on_long_work)
        runner.waits_changed.connect(self._on_waits)

    def drop_vault_key(self, desk: "Desk", drop: "Callable[[Desk], None]") -> None:
        """At once, whatever takes long: it is told that it has no vault any more.

        Only what was entered a moment ago is stored with it. That takes milliseconds; where the disk hangs, or new keys are
        just being made, it goes as soon as nothing that was entered needs it any more.
        """
        if self._runner.settle_entries(_LOCK_SECONDS):
            drop(desk)
        else:
            self._runner.run(drop, desk, on_done=lambda _none: self.say_at_lock(), owner=self, even_held=True)

    def say_at_lock(self) -> None:
        """What still has to come to its end while the window is locked."""
        session = self._session
        if session.lock_screen is None:
            return
        said = ""
        if self._runner.is_changing_keys:
            said = self.tr("Die Schlüssel werden noch erneuert. Entsperren geht gleich danach.")
        elif session.desk is not None and session.desk.has_vault:
            said = self.tr("Was eben eingegeben wurde, wird noch gespeichert.")
        session.lock_screen.tell(said)

    def _on_long_work(self) -> None:
        if self._session.workspace is not None:
            self._session.workspace.show_long_works(self._runner.long_works())
        self.say_at_lock()

    def _on_waits(self, waits: bool) -> None:
        if self._session.workspace is not None:
            self._session.workspace.status.set_waits(waits)
