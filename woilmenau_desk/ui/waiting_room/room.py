"""The screen in the waiting room: opened and closed from the desk, and kept right by one small reading every few seconds.

It goes on while the desk is locked. Who waits there must not stand before a dark screen because nobody touched a key at
the counter for three minutes, and other workstations go on calling. Numbers and rooms are no secret, and the lock lets go
of the vault's key alone; what is read here never needs it. Where the store cannot be read, is gone, or nobody is logged in,
the screen says that it has lost touch, rather than show a number that may hold no more.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.queue import OnScreen
from woilmenau_desk.ui.chime import Chime
from woilmenau_desk.ui.waiting_room.window import WaitingRoomWindow

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.change_bus import ChangeBus
    from woilmenau_desk.ui.task_runner import TaskRunner

BEAT_MS = 3000
LOST_AFTER = 20.0  # seconds without an answer
_OPEN, _SCREEN, _DARK, _CHIME, _ROOM = (
    "waiting_room",
    "waiting_room_screen",
    "waiting_room_dark",
    "waiting_room_chime",
    "waiting_room_calls_into",
)
_YES, _NO = "yes", "no"


class Memory(Protocol):
    """Where this workstation remembers how it was set up."""

    def remembered(self, key: str) -> str: ...

    def remember(self, key: str, value: str) -> None: ...


class WaitingRoom(QObject):
    """One for the program: it stays when another person logs in."""

    changed = Signal()  # it was opened or closed, or set up otherwise
    told = Signal(str)  # something that whoever works at the desk should know

    def __init__(
        self, memory: Memory, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` counts seconds."""
        super().__init__(parent)
        self._memory, self._clock = memory, clock
        self._desk: Desk | None = None
        self._runner: TaskRunner | None = None
        self._read: Callable[[Desk], tuple[OnScreen, ...]] | None = None
        self.window: WaitingRoomWindow | None = None
        self.chime = Chime(self)
        self.chime.silent.connect(self._on_silent)
        self._now: Callable[[], datetime] = datetime.now
        self._asked_at: float | None = None  # since when an answer is waited for
        self._answered_at = clock()
        self._latest: OnScreen | None = None
        self._known = False  # something was read since it was opened
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens)
            application.screenRemoved.connect(self._on_screens)

    # The session

    def begin(
        self,
        desk: "Desk",
        runner: "TaskRunner",
        bus: "ChangeBus",
        read: "Callable[[Desk], tuple[OnScreen, ...]]",
        now: Callable[[], datetime],
        session: QObject,
    ) -> None:
        """Somebody is logged in, until `session` is gone. Where the screen was open last time, it is again.

        `now` is the moment on the centre's clock.
        """
        self._desk, self._runner, self._read, self._now = desk, runner, read, now
        self._asked_at, self._answered_at = None, self._clock()
        bus.subscribe((Kind.QUEUE, Kind.VALUES), self._on_changed, session)
        session.destroyed.connect(lambda: self._end(desk))
        if self.window is not None:
            self.look()
        elif self._memory.remembered(_OPEN) == _YES and self.screen_wanted() is not None:
            self.open()

    def _end(self, desk: "Desk") -> None:
        if self._desk is desk:
            self._desk = self._runner = self._read = None
            self.look()

    # The window

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.window is not None

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show it on the chosen screen, over all of it; where there is but one, in a window that can be moved."""
        if self.window is not None:
            return
        self.window = WaitingRoomWindow(self._now)
        self.window.closed.connect(self._on_closed)
        self.window.set_dark(self.dark)
        self._latest, self._known = None, False
        self._memory.remember(_OPEN, _YES)
        self._place()
        self._beat.start()
        self.look()
        self.changed.emit()

    def close(self) -> None:
        """Take it away; it stays so until somebody opens it again."""
        if self.window is not None:
            self.window.close()

    def put_away(self) -> None:
        """The program ends: the next time it is there again."""
        if self.window is not None:
            self._beat.stop()
            window, self.window = self.window, None
            window.closed.disconnect(self._on_closed)
            window.close()
            window.deleteLater()

    def _on_closed(self) -> None:
        if self.window is None:
            return
        window, self.window = self.window, None
        self._beat.stop()
        self._memory.remember(_OPEN, _NO)
        window.deleteLater()
        self.changed.emit()

    # How it is set up

    def screens(self) -> tuple[str, ...]:
        """The screens there are, by name; the one of the desk is the first."""
        return tuple(screen.name() for screen in _screens())

    @property
    def screen_name(self) -> str:
        """The screen that was chosen; empty where none was, and it takes the first that is not the desk's."""
        return self._memory.remembered(_SCREEN)

    def set_screen(self, name: str) -> None:
        """Show it on this one from now on."""
        self._memory.remember(_SCREEN, name)
        self._place()
        self.changed.emit()

    def screen_wanted(self) -> QScreen | None:
        """The screen it fills; None where the desk's is the only one, or was chosen."""
        first, *others = _screens()
        chosen = next((screen for screen in (first, *others) if screen.name() == self.screen_name), None)
        if chosen is None:
            return others[0] if others else None
        return None if chosen is first else chosen

    @property
    def dark(self) -> bool:
        """Whether light figures stand on dark."""
        return self._memory.remembered(_DARK) == _YES

    def set_dark(self, dark: bool) -> None:
        """Light figures on dark, or not."""
        self._memory.remember(_DARK, _YES if dark else _NO)
        if self.window is not None:
            self.window.set_dark(dark)
        self.changed.emit()

    @property
    def sounds(self) -> bool:
        """Whether a call is heard as well."""
        return self._memory.remembered(_CHIME) != _NO

    def set_sounds(self, sounds: bool) -> None:
        """Let a call be heard, or not; whoever switches it on hears it once."""
        self._memory.remember(_CHIME, _YES if sounds else _NO)
        if sounds:
            self.chime.play()
        self.changed.emit()

    @property
    def calls_into(self) -> str | None:
        """The room into which this workstation calls, by its code."""
        return self._memory.remembered(_ROOM) or None

    def set_calls_into(self, room: str | None) -> None:
        """Call into this room from now on."""
        self._memory.remember(_ROOM, room or "")
        self.changed.emit()

    # What it shows

    def look(self) -> None:
        """Ask once what is to be shown, unless an answer is still waited for; say it where none comes."""
        window = self.window
        if window is None:
            return
        if self._desk is None or self._runner is None or self._read is None:
            window.show_lost(self._said_lost())
            return
        if self._asked_at is None:
            self._asked_at = self._clock()
            self._runner.run(
                self._read,
                self._desk,
                on_done=self._on_read,
                on_error=self._on_error,
                settled=self._on_settled,
                owner=window,
                even_held=True,
            )
        if self._clock() - self._answered_at > LOST_AFTER:
            window.show_lost(self._said_lost())
            self._asked_at = None
        else:
            window.update()  # its clock goes on

    def _on_changed(self, _changes: Changes) -> None:
        self.look()

    def _on_settled(self) -> None:
        self._asked_at = None

    def _on_read(self, calls: tuple[OnScreen, ...]) -> None:
        self._answered_at = self._clock()
        if self.window is None:
            return
        latest = calls[0] if calls else None
        called = latest is not None and (self._latest is None or latest.called_at > self._latest.called_at)
        self.window.show_calls(calls)
        if called and self._known and self.sounds:
            self.chime.play()
        self._latest, self._known = latest, True

    def _on_error(self, _error: KnownError) -> None:
        if self.window is not None:
            self.window.show_lost(self._said_lost())

    def _on_silent(self) -> None:
        self.told.emit(
            self.tr("Der Ton im Wartezimmer lässt sich hier nicht abspielen: die Anzeige bleibt stumm.")
        )

    def _said_lost(self) -> str:
        return self.tr("Die Anzeige ist unterbrochen. Bitte fragen Sie an der Theke.")

    def _place(self) -> None:
        window = self.window
        if window is None:
            return
        screen = self.screen_wanted()
        if screen is None:
            if window.isFullScreen():
                window.showNormal()
            free = _screens()[0].availableGeometry()
            window.resize(free.size() * 0.6)
            window.move(free.topLeft() + (free.bottomRight() - window.rect().bottomRight()) / 2)
            window.show()
            return
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def _on_screens(self, _screen: QScreen) -> None:
        # Qt itself moves what stood on a screen that is gone; one that comes back gets it again.
        QTimer.singleShot(0, self, self._place)
        self.changed.emit()


def _screens() -> list[QScreen]:
    main = QGuiApplication.primaryScreen()
    return [main, *(screen for screen in QGuiApplication.screens() if screen is not main)]
