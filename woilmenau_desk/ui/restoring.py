"""Putting a backup back before or after a session: nobody is logged in while it happens."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStorageInfo, Signal

from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.ports import Parts
from woilmenau_desk.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from woilmenau_desk.domain.backups import Compared, FoundBackup, Order, Restored
    from woilmenau_desk.ui.restore import RestoreDialog

_BACKUPS = "backups"
# Where sticks appear that somebody puts in.
_MOUNTED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_MOST_FOLDERS = 40  # of a stick


class Restoring(QObject):
    """Leads through it and does the work."""

    agreed = Signal(object)  # Order
    restored = Signal(str, str)  # what is to be said of it, and who most likely logs in now
    dismissed = Signal(str)  # what is to be said where it was asked for

    def __init__(self, data: Path, parts: Parts, runner: TaskRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._data, self._parts, self._runner, self._window = data, parts, runner, window
        self._dialog: RestoreDialog | None = None
        self._done_by = ""

    def take_done_by(self) -> str:
        """The login of whoever put a backup back at this window just now; told once, to the next session."""
        login, self._done_by = self._done_by, ""
        return login

    def choose(self) -> None:
        """Where there is no store yet, or it cannot be read."""
        self.begin()

    def begin(self, path: Path | None = None, name: str = "") -> None:
        """Open the guided window; `path` is chosen already, `name` is who is logged in."""
        from woilmenau_desk.ui.restore import RestoreDialog  # start-up: seldom needed

        dialog = RestoreDialog(
            self._window,
            self._runner,
            self._compare,
            self._look,
            folder=_begins_in(self._data / _BACKUPS),
            path=path,
            name=name,
            empty=not self._parts.access.store_exists(self._data),
        )
        dialog.agreed.connect(self.agreed)
        dialog.onward.connect(self._on_read)
        dialog.rejected.connect(lambda: self.dismissed.emit(self.tr("Nicht zurückgespielt.")))
        dialog.destroyed.connect(self._on_gone)
        self._dialog = dialog
        dialog.open()

    @property
    def is_open(self) -> bool:
        """Whether the guided window is there."""
        return self._dialog is not None and self._dialog.isVisible()

    def run(self, order: "Order") -> None:
        """Put it back. The guided window is in front and waits."""
        dialog = self._dialog
        if dialog is not None:
            dialog.show_doing()
            self._runner.run_long(
                lambda _work: self._restore(order),
                on_done=partial(self._on_done, dialog, order),
                on_error=dialog.show_failed,
                settled=dialog.on_settled,
                owner=dialog,
                can_stop=False,
                alone=True,
                of_store=False,
            )

    def hold_back(self, *, waits: bool) -> None:
        """Nothing is done yet: somebody is asked about what cannot be kept, or the worker is waited for."""
        if self._dialog is not None:
            self._dialog.hold_back(waits=waits)

    def _on_done(self, dialog: "RestoreDialog", order: "Order", done: "Restored") -> None:
        from woilmenau_desk.domain.backups import ByPassword  # start-up: seldom needed

        ways = (order.present, order.way, order.own)
        names = (way.name for way in ways if isinstance(way, ByPassword))
        self._done_by = next(names, "").strip().casefold()
        dialog.show_done(done)

    def _on_read(self) -> None:
        dialog = self._dialog
        if dialog is not None:
            own = dialog.own()
            self.restored.emit(dialog.said(), own.name if own else "")

    def _on_gone(self) -> None:
        self._dialog = None

    # On other threads

    def _compare(self, order: "Order", work: LongWork) -> "Compared":
        return self._parts.services().compare_backup(self._data, order, work.stopped)

    def _restore(self, order: "Order") -> "Restored":
        return self._parts.services().restore(self._data, order)

    def _look(self) -> "Iterator[FoundBackup]":
        find, seen = self._parts.services().find_backups, set[Path]()
        # Place by place: what lies in the store's own folder is shown while a stick is still being read.
        for place in places_of_backups(self._data):
            for found in find((place,)):
                if found.path not in seen:
                    seen.add(found.path)
                    yield found


def _begins_in(backups: Path) -> Path:
    """Where a choice of backups begins: where some lie, else in the documents."""
    from woilmenau_desk.ui.widgets.save_dialog import documents_folder  # start-up: seldom needed

    return backups if any(backups.glob("*.desk")) else documents_folder()


def places_of_backups(data: Path) -> Iterator[Path]:
    """Where backups may lie: beside the store, in the documents, on what was put in. Slow where a disk is."""
    from woilmenau_desk.ui.widgets.save_dialog import documents_folder  # start-up: seldom needed

    yield data / _BACKUPS
    yield documents_folder()
    for volume in QStorageInfo.mountedVolumes():
        root = Path(volume.rootPath())
        if volume.isValid() and volume.isReady() and _was_put_in(volume):
            yield root
            try:
                yield from [path for path in sorted(root.iterdir()) if path.is_dir()][:_MOST_FOLDERS]
            except OSError:  # pulled out meanwhile
                continue


def _was_put_in(volume: QStorageInfo) -> bool:
    root = volume.rootPath()
    if sys.platform == "win32":
        return not volume.isRoot()
    else:
        return root.startswith(_MOUNTED)
