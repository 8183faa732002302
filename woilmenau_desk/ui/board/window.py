"""The view itself: first the language, then what brings somebody here, then what is answered. It shows nothing of anybody.

Who touches it never leaves it: only Esc on the keyboard does. Nobody who walks away leaves it in their language either:
after a while it asks for the language again.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.board import Answer, Board, BoardLanguage, Sign, chosen
from woilmenau_desk.ui.board.tiles import Said, Tile, Words
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.labels import ElidedLabel, text_label

LANGUAGE_COLUMNS: Final = 5
FORGOTTEN_MS: Final = 60_000  # nobody has pointed at anything
ANSWERED_MS: Final = 25_000  # after what was asked for
DIGIT_MS: Final = 1200  # a further digit may follow
_DOUBLE_MS: Final = 400  # a second tap is not meant for what has just come there
_Layout = TypeVar("_Layout", bound=QLayout)


class BoardWindow(QWidget):
    """One board; `show_board` fills it."""

    reason_pointed = Signal(object, object)  # BoardLanguage, Sign: to be logged
    left = Signal()  # by Esc
    undo_asked = Signal()
    lock_asked = Signal()
    screen_asked = Signal()  # on to the next screen
    touched = Signal()  # by a finger or the mouse

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Zeigetafel"))
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(480, 320)
        self._board: Board | None = None
        self._language: BoardLanguage | None = None
        self._answering = False
        self._typed = ""
        self._said_last = ""
        self._since = QElapsedTimer()
        self._tiles: dict[int, Tile] = {}
        self._slots: dict[int, Callable[[], None]] = {}
        self._view = QWidget()
        self._told = ElidedLabel()
        self._keys = text_label("", "small")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._keys)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_2)
        self._column.setSpacing(SPACE_2)
        self._column.addWidget(self._view, 1)
        self._column.addLayout(foot)
        for text, key, signal in (
            (self.tr("Rückgängig"), "Ctrl+Z", self.undo_asked),
            (self.tr("Sperren"), "Ctrl+L", self.lock_asked),
            (self.tr("Zeigetafel auf den nächsten Bildschirm"), "Alt+X", self.screen_asked),
        ):
            action_of(self, text, key).triggered.connect(signal)
        self._forgotten = self._timer(FORGOTTEN_MS, self.show_languages)
        self._digit = self._timer(DIGIT_MS, self._take_typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_screens(1)

    def show_board(self, board: Board) -> None:
        """Fill it: the languages come first."""
        self._board = board
        self.show_languages()

    def set_screens(self, number: int) -> None:
        """How many screens there are: with one, there is none to go on to."""
        keys = self.tr("Zahl wählt · Rücktaste zurück · Esc schließt")
        if number > 1:
            keys = self.tr("Zahl wählt · Rücktaste zurück · Alt+X nächster Bildschirm · Esc schließt")
        self._keys.setText(keys)

    def tell(self, text: str) -> None:
        """Say to the colleague, in small letters at the bottom, what came of it."""
        self._said_last = text
        self._told.set_full_text(text)

    def told(self) -> str:
        """What it says to the colleague."""
        return self._said_last

    def language(self) -> BoardLanguage | None:
        """The language that was chosen."""
        return self._language

    def tiles(self) -> tuple[Tile, ...]:
        """What can be pointed at now, by number; the way back, which has none, comes last."""
        numbers = sorted(number for number in self._tiles if number)
        return tuple(self._tiles[number] for number in (*numbers, *([0] if 0 in self._tiles else [])))

    # Views

    def show_languages(self) -> None:
        """All languages by their own names, in the order in which they are spoken here."""
        self._language = None
        self._forgotten.stop()
        # Whoever comes next does not read what came of the last one.
        self.tell("")
        if self._board is None:
            return
        grid = self._begin(QGridLayout())
        rows = -(-len(self._board.languages) // LANGUAGE_COLUMNS)
        for row in range(rows):
            grid.setRowStretch(row, 1)
        for column in range(LANGUAGE_COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, one in enumerate(self._board.languages):
            says = (
                Said(one.name, 40, one.right_to_left),
                Said(one.i_speak, 16, one.right_to_left, strong=False),
            )
            tile = self._tile(Tile(one.number, "", says), partial(self._choose, one))
            grid.addWidget(tile, *divmod(at, LANGUAGE_COLUMNS))

    def show_signs(self, language: BoardLanguage) -> None:
        """What brings somebody here, and below it what else is said, in a language above German."""
        if self._board is None:
            return
        self._language, self._answering = language, False
        column = self._begin(QVBoxLayout(), language.right_to_left)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(self._back(), 1)
        title = (
            Said(language.title, 30, language.right_to_left),
            *self._german(self._board.german.title, 16),
        )
        head.addWidget(Words(title), 4)
        column.addLayout(head, 2)
        column.addLayout(self._grid(self._board.reasons(), language), 9)
        column.addLayout(self._row(self._board.answers(), language), 2)
        self._forgotten.start(FORGOTTEN_MS)

    def show_answer(self, sign: Sign, language: BoardLanguage, pointed: Sign | None = None) -> None:
        """One sentence over the whole screen: please wait, come tomorrow; below it the others.

        `pointed`: the reason that it answers.
        """
        if self._board is None:
            return
        self._language, self._answering = language, True
        column = self._begin(QVBoxLayout(), language.right_to_left)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(self._back(), 1)
        wanted = Words(self._said(pointed, language, 22, 14), pointed.pictogram) if pointed else QWidget()
        head.addWidget(wanted, 4)
        column.addLayout(head, 2)
        column.addWidget(Words(self._said(sign, language, 64, 28), sign.pictogram, look="surface"), 9)
        column.addLayout(self._row(self._board.answers(), language), 2)
        self._forgotten.start(ANSWERED_MS)

    def _said(self, sign: Sign, language: BoardLanguage, size: int, german: int) -> tuple[Said, ...]:
        """What a sign says, German below it; a reason that has no sentence in the language says it in German alone."""
        text = language.said.get(sign.code, "")
        if not text:
            return (Said(sign.german, size, at_right=language.right_to_left),)
        return (Said(text, size, language.right_to_left), *self._german(sign.german, german))

    def _german(self, text: str, size: int) -> tuple[Said, ...]:
        """German below the language, unless it is German already."""
        if self._language is None or self._board is None or self._language.code == self._board.german.code:
            return ()
        return (Said(text, size, strong=False, at_right=self._language.right_to_left),)

    def _grid(self, signs: Sequence[Sign], language: BoardLanguage) -> QGridLayout:
        """As few rows as leave each tile wide enough for its sentence."""
        grid = QGridLayout()
        grid.setSpacing(SPACE_3)
        columns = max(4, -(-len(signs) // 3))
        for at, sign in enumerate(signs):
            grid.addWidget(self._sign(sign, language, 22, 14), *divmod(at, columns))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        for row in range(-(-len(signs) // columns)):
            grid.setRowStretch(row, 1)
        return grid

    def _row(self, signs: Sequence[Sign], language: BoardLanguage) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        for sign in signs:
            row.addWidget(self._sign(sign, language, 16, 11, beside=True), 1)
        return row

    def _sign(
        self, sign: Sign, language: BoardLanguage, size: int, german: int, *, beside: bool = False
    ) -> Tile:
        says = self._said(sign, language, size, german)
        look = "surface" if sign.is_reason else "sunken"
        made = Tile(sign.number, sign.pictogram, says, look=look, beside=beside)
        return self._tile(made, partial(self._point, sign))

    def _back(self) -> Tile:
        """The way back to the languages, for whoever chose the wrong one."""
        name = self._language.name if self._language is not None else ""
        right = self._language is not None and self._language.right_to_left
        made = Tile(0, "language", (Said(name, 20, right),), look="sunken", beside=True)
        return self._tile(made, self.show_languages)

    # Pointing

    def _choose(self, language: BoardLanguage) -> None:
        self.tell("")
        self.show_signs(language)

    def _point(self, sign: Sign) -> None:
        language = self._language
        if language is None or self._board is None:
            return
        if sign.is_reason:
            # Whoever points is answered at once; the colleague reads below what came of it.
            self.show_answer(self._board.answer(Answer.WAIT), language, sign)
            self.reason_pointed.emit(language, sign)
        else:
            self.show_answer(sign, language)

    def _tile(self, tile: Tile, slot: Callable[[], None]) -> Tile:
        self._tiles[tile.number], self._slots[tile.number] = tile, slot
        # Not from within its own signal: the tile goes with the view that it belongs to.
        tile.clicked.connect(lambda: QTimer.singleShot(0, self, slot))
        tile.installEventFilter(self)
        return tile

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._since.isValid() and self._since.elapsed() < _DOUBLE_MS
        if kind == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self.touched.emit)
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            self._step_back()
        elif len(typed) == 1 and typed.isascii() and typed.isdigit():
            self._type(typed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typed:
                self._take_typed()
            elif isinstance(tile := self.focusWidget(), Tile):
                tile.click()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        most = max(self._tiles, default=0)
        # Where both digits make no number, the last one alone may.
        for typed in (self._typed + digit, digit):
            number, waits = chosen(typed, most)
            if number is not None:
                self._typed = typed
                if waits:
                    self.tell(self.tr("{number} …").format(number=typed))
                    self._digit.start()
                else:
                    self._take_typed()
                return
        self._forget_typed()
        self.tell(self.tr("Diese Zahl gibt es hier nicht."))

    def _take_typed(self) -> None:
        slot = self._slots.get(int(self._typed)) if self._typed else None
        self._forget_typed()
        if slot is not None:
            self.tell("")
            # At once: the next digit is meant for what comes then.
            slot()
        else:
            self.tell(self.tr("Diese Zahl gibt es hier nicht."))

    def _forget_typed(self) -> None:
        self._typed = ""
        self._digit.stop()

    def _step_back(self) -> None:
        if self._typed:
            self._forget_typed()
            self.tell("")
        elif self._language is not None and self._answering:
            self.show_signs(self._language)
        else:
            self.show_languages()

    # The window

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Locked, or put away: whoever comes next begins at the beginning.
        self.show_languages()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def _begin(self, layout: _Layout, right_to_left: bool = False) -> _Layout:
        """Let another view come in the place of the one that is shown."""
        self._tiles, self._slots = {}, {}
        self._forget_typed()
        view, old = QWidget(), self._view
        view.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        view.setLayout(layout)
        self._view = view
        self._column.replaceWidget(old, view)
        old.hide()
        old.deleteLater()
        self._since.restart()
        self.setFocus()
        return layout

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer
