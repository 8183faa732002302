"""How the backups stand, at the foot of the counter's right column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import StoreVanished
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.widgets.backup_line import BackupLine

if TYPE_CHECKING:
    from woilmenau_desk.domain.backups import Quiet
    from woilmenau_desk.services.desk import Desk

# Only the days count, and what is made is told at once.
_LOOK_MS = 600_000
_FIRST_MS = 150  # the counter has been painted by then


class CounterBackups(BackupLine):
    """It looks after the page itself has what it shows, and seldom."""

    def __init__(self, context: Context, page: Page) -> None:
        action: QAction | None = None
        if context.desk.actor.may(Right.EDIT_CENTRE):
            action = page.add_action(
                QCoreApplication.translate("CounterBackups", "Sicherungen"),
                "Alt+S",
                lambda: context.open_page("admin", "backups"),
                "backup",
            )
        super().__init__(context.now, action)
        self._context = context
        context.bus.subscribe((Kind.BACKUP, Kind.CENTRE), self._on_changed, self)
        context.runner.refused.connect(self._on_refused)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.look)
        self._first.start(_FIRST_MS)
        again = QTimer(self)
        again.setInterval(_LOOK_MS)
        again.timeout.connect(self.look)
        again.start()

    def look(self) -> None:
        """Ask how they stand."""
        self._context.runner.run_latest(
            "counter.backups",
            _quiet,
            self._context.desk,
            on_done=self.show_quiet,
            on_error=self._on_no_news,
            owner=self,
        )

    def _on_changed(self, _changes: Changes) -> None:
        self.look()

    def _on_refused(self) -> None:
        """The files are gone, and most likely the backups beside them: nothing that was said of them holds."""
        if isinstance(self._context.desk.trouble, StoreVanished):
            self.setVisible(False)

    def _on_no_news(self, _error: object) -> None:
        """Nobody asked for it; what was said stands until the next look."""


def _quiet(desk: "Desk") -> "Quiet":
    from woilmenau_desk.services.upkeep import (
        backup_settings,  # start-up: the counter is painted without them
    )

    return backup_settings.quiet(desk)
