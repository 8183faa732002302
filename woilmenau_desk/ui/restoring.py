"""Putting a backup back before or after a session: nobody is logged in while it happens."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from woilmenau_desk.domain.backups import Compared, Restored, Way
from woilmenau_desk.ui.login import LoginScreen
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.ports import Parts
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import Tone


class Restoring(QObject):
    """Asks which backup where nobody can log in, and does the work."""

    agreed = Signal(object, object)  # Path, Way
    restored = Signal(str)  # what is to be said of it
    dismissed = Signal(str)  # what is to be said where it was asked for
    failed = Signal(object)  # KnownError; the store is what it was

    def __init__(
        self, data: Path, parts: Parts, runner: TaskRunner, window: MainWindow, login: LoginScreen
    ) -> None:
        super().__init__(window)
        self._data, self._parts, self._runner = data, parts, runner
        self._window, self._login = window, login

    def choose(self) -> None:
        """Before the login: where there is no store yet, or it cannot be read."""
        from woilmenau_desk.ui.restore import choose_backup  # start-up: seldom needed

        choose_backup(self._window, self._data, self.ask)

    def ask(self, path: Path) -> None:
        """Prove this backup, tell what is in it, and ask."""
        from woilmenau_desk.ui.restore import RestoreDialog  # start-up

        dialog = RestoreDialog(self._window, path, self._runner, self._compare)
        dialog.agreed.connect(self.agreed)
        dialog.rejected.connect(lambda: self.dismissed.emit(self.tr("Nicht zurückgespielt.")))
        dialog.open()

    def run(self, path: Path, way: Way) -> None:
        """Put it back. The login is in front and waits."""
        self._login.password.set_busy(True)
        self._login.tell(self.tr("Die Sicherung wird zurückgespielt …"), Tone.INFO)
        self._runner.run(
            self._restore,
            path,
            way,
            on_done=self._on_restored,
            on_error=self.failed.emit,
            settled=lambda: self._login.password.set_busy(False),
            owner=self,
        )

    def _compare(self, path: Path, way: Way) -> Compared:
        return self._parts.services().compare_backup(path, way)

    def _restore(self, path: Path, way: Way) -> Restored:
        return self._parts.services().restore(self._data, path, way)

    def _on_restored(self, done: Restored) -> None:
        from woilmenau_desk.ui.restore import said_moment  # start-up

        day, time = said_moment(done.backup.made_at)
        said = self.tr("Zurückgespielt: Stand {day}, {time} Uhr.").format(day=day, time=time)
        if done.kept is not None:
            said += " " + self.tr("Die vorige Ablage liegt in {folder}.").format(folder=done.kept.name)
        self.restored.emit(said)
