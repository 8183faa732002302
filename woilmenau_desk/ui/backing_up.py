"""Backups by themselves: in a moment in which nobody is at the keyboard, and when the window is closed."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from woilmenau_desk import log
from woilmenau_desk.domain.backup_occasions import Occasion
from woilmenau_desk.domain.errors import BackupStopped, KnownError
from woilmenau_desk.ui.entry import EntryScreen
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.ports import Services, no_backup
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from woilmenau_desk.domain.backups import BackUp, Ran
    from woilmenau_desk.services.desk import Desk

_logger = logging.getLogger(__name__)
IDLE_SECONDS = 60.0  # that long nobody typed or moved anything
_TICK_MS = 20_000
_GRACE_MS = 1_500  # what is nearly done may end when somebody comes back
_SOON_SECONDS, _LATER_SECONDS = 120.0, 600.0  # after one that was stopped, and one that failed
_SHOW_MS = 1_000
_LEAVE_SECONDS = 0.3  # what is told to stop mostly has by then
_SEEN_MS = 1_500  # a look that finds nothing to do is over by then, and nobody sees it


class BackingUp(QObject):
    """Never on the database worker: who presses a key meanwhile does not wait for it."""

    begun = Signal()
    ended = Signal(object)  # Ran, KnownError, or None: given up, or a bug
    answered = Signal(object)  # the same, of one that somebody asked for

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
        self._asked: deque[BackUp | None] = deque()  # by hand, and not begun
        self._told_begun = False
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
        self._seen = _timer(self, _SEEN_MS, self._tell_begun)

    def begin(self, desk: "Desk", services: Services) -> None:
        """Somebody has logged in."""
        self._desk, self._services = desk, services
        self._last_used = self._not_before = self._clock()
        self._closing = self._may_close = False
        self._asked.clear()
        self.tick.start()

    def end(self) -> None:
        """The session ends: what runs is given up, and mostly has let go of the store when this returns.

        What hangs at a disk is left behind; nobody hears of it again. It sees that it is to stop as soon as it goes on,
        and what it leaves is swept away later.
        """
        self.tick.stop()
        self._show.stop()
        self._asked.clear()
        self._stop.set()
        if not self._away.wait(_LEAVE_SECONDS):
            self._away = threading.Event()
            self._away.set()
            self._running = None
            self._grace.stop()
            self._tell_ended(None)
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

    @property
    def by_hand(self) -> bool:
        """Whether one that somebody asked for is being made, or waits to be."""
        return self._running is Occasion.ASKED or bool(self._asked)

    def ask(self, by_hand: "BackUp | None" = None) -> None:
        """Make one, because somebody wants it; `by_hand`: with this instead, into a file that somebody chose.

        Where one is being made just now, it is made after that.
        """
        if self._desk is not None:
            self._asked.append(by_hand)
            self._run_asked()

    def may_close(self) -> bool:
        """Whether the window may close now. If not, it closes by itself as soon as the backup is made, or given up.

        What somebody asked for is made first. Where that fails the window stays, so that they hear of it.
        """
        if self._desk is None or self._services is None or self._may_close:
            return True
        if self._services.back_up is no_backup and not self.by_hand:
            return True
        if not self._closing:
            self._closing = True
            self._window.hold_still(True)
            self._show.start()
            if self._running is None:
                self._run(Occasion.CLOSING)
            elif self._running is Occasion.DAILY:
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
        self._asked.clear()
        self._closing, self._may_close = False, True
        if not self._window.close():
            self._stay()

    def _stay(self) -> None:
        """The window has to stay open after all (somebody is asked or told something): the work goes on."""
        self._may_close = False
        self._window.hold_still(False)
        if self.screen is not None:
            if self._before is not None:
                self._window.show_screen(self._before)
            self._window.remove_screen(self.screen)
            self.screen = self._before = None

    def _stop_it(self) -> None:
        self._stop.set()

    def _run_asked(self) -> bool:
        """Begin the next one that somebody asked for, if there is one and nothing else runs."""
        if not self._asked or self._running is not None:
            return False
        self._run(Occasion.ASKED, self._asked.popleft())
        return True

    def _run(self, occasion: Occasion, by_hand: "BackUp | None" = None) -> None:
        if self._running is not None or self._desk is None or self._services is None:
            return
        self._running = occasion
        stop, away = self._stop, self._away = threading.Event(), threading.Event()
        if occasion is Occasion.ASKED:
            self._tell_begun()
        else:
            self._seen.start()  # mostly nothing is due, and that is seen at once
        back_up, desk = by_hand or self._services.back_up, self._desk
        self._runner.run_long(
            lambda work: _back_up(back_up, desk, occasion, lambda: stop.is_set() or work.stopped(), away),
            on_done=partial(self._on_done, away),
            on_error=partial(self._on_failed, away),
            owner=self,
            label=self.tr("Sicherung wird gemacht …"),
            even_held=True,  # mostly the window is locked by then
            waited_for=False,
            gives_way=occasion is not Occasion.ASKED,
            shown_after_ms=_SEEN_MS if occasion is Occasion.DAILY else 0,
        )

    def _on_done(self, away: threading.Event, done: "Ran | BaseException | None") -> None:
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

    def _end_run(self, outcome: "Ran | KnownError | None") -> None:
        was, self._running = self._running, None
        self._grace.stop()
        self._tell_ended(outcome)
        if was is Occasion.ASKED:
            self.answered.emit(outcome)
            if self._closing and went_wrong(outcome):
                self._closing = False
                self._show.stop()
                self._stay()
        if self._run_asked() or not self._closing:
            return
        if was is not Occasion.CLOSING:
            self._run(Occasion.CLOSING)
            return
        # Made or not: what went wrong is told at the counter the next time.
        self._leave()

    def _tell_begun(self) -> None:
        self._told_begun = True
        self.begun.emit()

    def _tell_ended(self, outcome: "Ran | KnownError | None") -> None:
        self._seen.stop()
        if self._told_begun or outcome is not None:
            self.ended.emit(outcome)
        self._told_begun = False

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
        self.leave = KeyButton(self.tr("Ohne Sicherung schließen"), self.tr("Esc"), "close", "quiet")
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


def went_wrong(outcome: "Ran | KnownError | None") -> bool:
    """Whether somebody who asked for a backup has to hear that it is not as they wanted it."""
    from woilmenau_desk.domain.backups import Ran  # start-up

    if isinstance(outcome, Ran):
        return outcome.made is None or outcome.restored is False or bool(outcome.failed)
    return not isinstance(outcome, BackupStopped)


def _back_up(
    back_up: "BackUp", desk: "Desk", occasion: Occasion, stop: Callable[[], bool], away: threading.Event
) -> "Ran | BaseException | None":
    try:
        return back_up(desk, occasion, stop)
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
