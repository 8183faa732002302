"""The pointing board as the desk uses it: opened by one key, each pointing logged without a name, taken back by Strg+Z.

While the desk is locked it is hidden with all other windows; afterwards it begins with the languages. On a screen of
its own a touch counts for the visitor alone: it neither keeps the desk unlocked nor takes the keyboard from it.
"""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

from woilmenau_desk.domain.board import Board, BoardLanguage, Sign
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.input_watch import USED_BY_VISITORS
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.ui.board.window import BoardWindow
    from woilmenau_desk.ui.workspace import Workspace

_SCREEN = "board_screen"
_KINDS = (Kind.VALUES, Kind.SLIPS)


class Memory(Protocol):
    """Where this workstation remembers on which screen the board was."""

    def remembered(self, key: str) -> str: ...

    def remember(self, key: str, value: str) -> None: ...


class PointingBoard(QObject):
    """One for a session; it ends with the session's window."""

    def __init__(self, context: Context, workspace: "Workspace", memory: Memory) -> None:
        super().__init__(workspace)
        self._context, self._workspace, self._memory = context, workspace, memory
        self.window: BoardWindow | None = None
        self._logged: Sentence | None = None  # the last that was logged here, until it is taken back
        workspace.board_action.triggered.connect(self.open)
        workspace.card_action.triggered.connect(self.print_card)
        context.bus.subscribe(_KINDS, self._on_changed, self)

    def open(self) -> None:
        """Show it on the screen where it was last; where it is there already, it gets the keyboard."""
        if self.window is not None and self.window.isVisible():
            self.window.activateWindow()
            return
        self._read()

    def close(self) -> None:
        """Take it away; the desk has the keyboard again."""
        window = self.window
        if window is not None and window.isVisible():
            window.hide()
            self._workspace.activateWindow()

    def print_card(self) -> None:
        """Show the card that lies on the counter, to be printed."""
        from woilmenau_desk.services.appointments import board  # start-up: it is seldom opened
        from woilmenau_desk.ui.paper_dialog import open_paper  # start-up: Qt's PDF module comes with it

        open_paper(self._context, self.tr("Zeigetafel"), board.card, self._workspace)

    def _read(self) -> None:
        from woilmenau_desk.services.appointments import board  # start-up: it is seldom opened

        desk = self._context.desk
        self._context.runner.run_long(
            lambda _work: board.board(desk), on_done=self._on_read, owner=self, key="board"
        )

    def _on_read(self, shown: Board) -> None:
        if shown.missing:
            told = self.tr("Auf der Zeigetafel fehlt, weil die Sprachdatei fehlerhaft ist: {languages}.")
            self._context.status.tell(told.format(languages=", ".join(shown.missing)))
        window = self.window
        if window is None:
            window = self.window = self._made()
        if not window.isVisible():
            window.show_board(shown)
            self._place(self._wanted())
        elif window.language() is None:
            window.show_board(shown)

    def _made(self) -> "BoardWindow":
        from woilmenau_desk.ui.board.window import BoardWindow  # start-up: it is seldom opened

        window = BoardWindow(self._workspace)
        window.reason_pointed.connect(self._log)
        window.left.connect(self.close)
        window.undo_asked.connect(self._take_back)
        window.lock_asked.connect(self._workspace.lock_action.trigger)
        window.screen_asked.connect(self._next_screen)
        window.touched.connect(self._on_touched)
        return window

    def _on_changed(self, _changes: Changes) -> None:
        if self.window is not None and self.window.isVisible():
            self._read()

    # What is pointed at

    def _log(self, language: BoardLanguage, sign: Sign) -> None:
        """Log it without a name, and say so to the colleague: what it was on the desk, for others stand at the board."""
        if self.window is None:
            return
        self._logged = None
        self.window.tell("")
        said = self.tr("{language} · {reason}").format(language=language.german_name, reason=sign.german)
        request = LogVisit(VisitData(sign.code, language=language.code))

        def on_logged(done: Done[VisitRow]) -> None:
            self._logged = done.said
            self._tell(self.tr("Erfasst."))
            self._context.status.tell(self.tr("An der Zeigetafel erfasst: {what}").format(what=said))

        def on_error(error: KnownError) -> None:
            reason = " ".join(part for part in map(say, error.sentences()) if part)
            told = self.tr("Nicht erfasst: {what} {reason}").format(what=said, reason=reason)
            self._tell(self.tr("Nicht erfasst."))
            self._context.status.tell(told)

        self._context.runner.run(
            visits.log_visit, self._context.desk, request, on_done=on_logged, on_error=on_error, owner=self
        )

    def _take_back(self) -> None:
        """Take back what was logged here last; anything else of the desk is the desk's own."""
        said = self._logged
        if said is None:
            self._tell(self.tr("Hier ist nichts rückgängig zu machen."))
            return
        self._context.runner.run(
            undo.undo_this,
            self._context.desk,
            said,
            on_done=lambda _done: self._on_taken_back(),
            on_error=lambda error: self._tell(" ".join(map(say, error.sentences()))),
            owner=self,
        )

    def _on_taken_back(self) -> None:
        self._logged = None
        if self.window is not None:
            self.window.show_languages()
        self._tell(self.tr("Rückgängig gemacht."))

    def _tell(self, text: str) -> None:
        if self.window is not None:
            self.window.tell(text)

    # Screens

    def _wanted(self) -> QScreen:
        """The screen that was chosen last, else the one that the desk is on."""
        name = self._memory.remembered(_SCREEN)
        chosen = next((one for one in QGuiApplication.screens() if one.name() == name), None)
        return chosen or self._workspace.screen()

    def _next_screen(self) -> None:
        screens = QGuiApplication.screens()
        if self.window is None or len(screens) < 2:
            return
        at = screens.index(self.window.screen()) if self.window.screen() in screens else 0
        following = screens[(at + 1) % len(screens)]
        self._memory.remember(_SCREEN, following.name())
        self._place(following)

    def _place(self, screen: QScreen) -> None:
        window = self.window
        if window is None:
            return
        window.set_screens(len(QGuiApplication.screens()))
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        window.raise_()
        window.activateWindow()
        handle = window.windowHandle()
        if handle is not None:
            handle.setProperty(USED_BY_VISITORS, self._beside())

    def _beside(self) -> bool:
        """Whether the desk is seen on a screen of its own meanwhile."""
        return self.window is not None and self.window.screen() is not self._workspace.screen()

    def _on_touched(self) -> None:
        if self._beside():
            self._workspace.activateWindow()
