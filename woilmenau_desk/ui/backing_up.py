"""Backups by themselves: in a moment in which nobody is at the keyboard, and when the window is closed."""

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from woilmenau_desk import log
from woilmenau_desk.domain.backups import BackUp, Occasion, Ran
from woilmenau_desk.domain.errors import BackupStopped, KnownError
from woilmenau_desk.ui.entry import EntryScreen
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.ports import Services, no_backup
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk

_logger = logging.getLogger(__name__)
IDLE_SECONDS = 60.0  # that long nobody typed or moved anything
_TICK_MS = 20_000
_GRACE_MS = 1_500  # what is nearly done may end when somebody comes back
_SOON_SECONDS, _LATER_SECONDS = 120.0, 600.0  # after one that was stopped, and one that failed
_SHOW_MS = 1_000
_LEAVE_SECONDS = 0.3  # what is told to stop mostly has by then


class BackingUp(QObject):
    """Never on the database worker: who presses a key meanwhile does not wait for it."""

    begun = Signal()
    ended = Signal(object)  # Ran, KnownError, or None: nothing was to be done

    def __init__(
        self,
        runner: TaskRunner,
        window: MainWindow,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock`: seconds, of which only the difference counts."""
        super().__init__(parent)
        self._runner, self._window, self._clock = runner, window, clock
        self._desk: Desk | None = None
        self._services: Services | None = None
        # Each run has its own: one that hangs may be left behind.
        self._stop = threading.Event()
        self._away = threading.Event()  # nothing of a backup touches the store
        self._away.set()
        self._running: Occasion | None = None
        self._last_used = clock()
        self._not_before = clock()
        self._closing = self._may_close = False
        self.screen: ClosingScreen | None = None
        self._before: QWidget | None = None
        self.tick = QTimer(self)
        self.tick.setInterval(_TICK_MS)
        self.tick.timeout.connect(self.look)
        self._grace = _timer(self, _GRACE_MS, self._stop_it)
        self._show = _timer(self, _SHOW_MS, self._show_screen)

    def begin(self, desk: "Desk", services: Services) -> None:
        """Somebody has logged in."""
        self._desk, self._services = desk, services
        self._last_used = self._not_before = self._clock()
        self._closing = self._may_close = False
        self.tick.start()

    def end(self) -> None:
        """The session ends: what runs is given up, and mostly has let go of the store when this returns.

        What hangs at a disk is left behind; nobody hears of it again. It sees that it is to stop as soon as it goes on,
        and what it leaves is swept away later.
        """
        self.tick.stop()
        self._show.stop()
        self._stop.set()
        if not self._away.wait(_LEAVE_SECONDS):
            self._away = threading.Event()
            self._away.set()
            self._running = None
            self._grace.stop()
            self.ended.emit(None)
        self._desk = self._services = None

    def on_used(self) -> None:
        """Somebody is there. Called for every key, so it does next to nothing."""
        self._last_used = self._clock()
        if self._running is Occasion.DAILY and not self._grace.isActive():
            self._grace.start()

    def look(self) -> None:
        """Make the day's backup, and bring it to a stick that was plugged in, if nobody is there just now."""
        now = self._clock()
        if now - self._last_used >= IDLE_SECONDS and now >= self._not_before:
            self._run(Occasion.DAILY)

    def ask(self, by_hand: BackUp | None = None) -> None:
        """Make one now, because somebody wants it; `by_hand`: with this instead, into a file that somebody chose."""
        self._run(Occasion.ASKED, by_hand)

    def may_close(self) -> bool:
        """Whether the window may close now. If not, it closes by itself as soon as the backup is made, or given up."""
        if self._desk is None or self._services is None or self._may_close:
            return True
        if self._services.back_up is no_backup:
            return True
        if not self._closing:
            self._closing = True
            self._window.hold_still(True)
            self._show.start()
            if self._running is None:
                self._run(Occasion.CLOSING)
            else:
                self._stop.set()  # what was made for the day does not hold what came since; it is begun anew
        return False

    def give_up(self) -> None:
        """Close without it, whether it stops or hangs."""
        self._stop.set()
        QTimer.singleShot(0, self, self._leave)  # not from within a key of the screen that goes away

    def _leave(self) -> None:
        if not self._closing:
            return
        self._show.stop()
        self._closing, self._may_close = False, True
        if not self._window.close():
            self._stay()

    def _stay(self) -> None:
        """The window has to stay open after all (somebody is asked about something typed): the work goes on."""
        self._may_close = False
        self._window.hold_still(False)
        if self.screen is not None:
            if self._before is not None:
                self._window.show_screen(self._before)
            self._window.remove_screen(self.screen)
            self.screen = self._before = None

    def _stop_it(self) -> None:
        self._stop.set()

    def _run(self, occasion: Occasion, by_hand: BackUp | None = None) -> None:
        if self._running is not None or self._desk is None or self._services is None:
            return
        self._running = occasion
        stop, away = self._stop, self._away = threading.Event(), threading.Event()
        self.begun.emit()
        self._runner.run_aside(
            partial(_back_up, by_hand or self._services.back_up, self._desk, occasion, stop, away),
            on_done=partial(self._on_done, away),
            on_error=partial(self._on_failed, away),
            owner=self,
            even_held=True,  # mostly the window is locked by then
            waited_for=False,
        )

    def _on_done(self, away: threading.Event, done: Ran | BaseException | None) -> None:
        if away is not self._away:
            return  # left behind
        if isinstance(done, BaseException):
            self._not_before = self._clock() + _LATER_SECONDS
            log.write_bug(_logger, done)
            self._runner.bug_found.emit(done)
            done = None
        elif done is not None and done.restored is False:
            self._not_before = self._clock() + _LATER_SECONDS
        self._end_run(done)

    def _on_failed(self, away: threading.Event, error: KnownError) -> None:
        if away is not self._away:
            return
        stopped = isinstance(error, BackupStopped)
        self._not_before = self._clock() + (_SOON_SECONDS if stopped else _LATER_SECONDS)
        self._end_run(error)

    def _end_run(self, outcome: Ran | KnownError | None) -> None:
        was, self._running = self._running, None
        self._grace.stop()
        self.ended.emit(outcome)
        if not self._closing:
            return
        if was is not Occasion.CLOSING:
            self._run(Occasion.CLOSING)
            return
        # Made or not: what went wrong is told at the counter the next time.
        self._leave()

    def _show_screen(self) -> None:
        self.screen = ClosingScreen()
        self.screen.given_up.connect(self.give_up)
        self._window.hold_still(False)
        self._before = self._window.current_screen()
        self._window.show_screen(self.screen)
        self.screen.setFocus()


class ClosingScreen(EntryScreen):
    """Instead of the work, while the last backup is made."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Sicherung wird gemacht …"))
        self.body.addWidget(text_label(self.tr("Sicherung wird gemacht …"), "title", wrap=True))
        self.body.addWidget(
            text_label(
                self.tr("Danach schließt sich das Fenster. Alles Eingegebene ist schon gespeichert."),
                wrap=True,
            )
        )
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setAccessibleName(self.tr("Sicherung läuft"))
        self.body.addWidget(progress)
        self.leave = button(self.tr("Ohne Sicherung schließen"), "close", "quiet", key=self.tr("Esc"))
        self.leave.clicked.connect(self._on_left)
        self.body.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_left(self) -> None:
        self.leave.setEnabled(False)
        self.given_up.emit()


def _back_up(
    back_up: BackUp, desk: "Desk", occasion: Occasion, stop: threading.Event, away: threading.Event
) -> Ran | BaseException | None:
    try:
        return back_up(desk, occasion, stop.is_set)
    except KnownError:
        raise
    except Exception as error:
        return error  # a bug, which must not keep the window open
    finally:
        away.set()


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
