"""Several entries of a list at once."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import WordButton, button
from woilmenau_desk.ui.widgets.fields import Choice
from woilmenau_desk.ui.widgets.jump import LetterJump
from woilmenau_desk.ui.widgets.keystrokes import typed_by


class FlowLayout(QLayout):
    """Widgets one after the other, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, gap: int = SPACE_2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[
            int, int
        ] = {}  # by width; a window that is laid out asks for the same again and again
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        """What is hidden takes no room, and leaves no gap."""
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Line by line, what is lower in the middle of its line. Returns how high all of them are."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        x, y, high = rect.x(), rect.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            if lines[-1] and x + hint.width() > rect.right() + 1:
                lines.append([])
                x, y, high = rect.x(), y + high + self._gap, 0
            lines[-1].append((item, QRect(x, y, hint.width(), hint.height())))
            x += hint.width() + self._gap
            high = max(high, hint.height())
        if move:
            for line in lines:
                tallest = max((place.height() for _item, place in line), default=0)
                for item, place in line:
                    item.setGeometry(place.translated(0, (tallest - place.height()) // 2))
        return y + high - rect.y()


def flowing() -> tuple[QWidget, FlowLayout]:
    """A row that breaks where there is no room for all of it."""
    row = QWidget()
    policy = row.sizePolicy()
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row, FlowLayout(row)


class TopicsField(QWidget):
    """Several entries of a list at once, as chips: arrows and letters move, Space ticks, Tab leaves."""

    edited = Signal()

    def __init__(self, choices: Iterable[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word: Callable[[str], str] = str  # the word for a code, also of one that is offered no more
        self._chips: dict[str, WordButton] = {}
        self._jump = LetterJump()
        self._flow = FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)

    @classmethod
    def of_values(cls, values: ValueList, language: str = "de") -> "TopicsField":
        """A field for the entries of a value list that can be chosen today."""
        return cls((value.code, value.label(language)) for value in values.choices())

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer these; what was ticked stays ticked, and the focus stays where it was."""
        kept = self.codes()
        focused = next((code for code, chip in self._chips.items() if chip.hasFocus()), None)
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.deleteLater()
        self._chips = {}
        for code, text in choices:
            self._add(code, text)
        self.set_codes(kept)
        if focused in self._chips:
            self._chips[focused].setFocus()

    def offered(self) -> tuple[str, ...]:
        """All codes that can be ticked."""
        return tuple(self._chips)

    def codes(self) -> tuple[str, ...]:
        """The codes ticked, in the list's order."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def set_codes(self, codes: Iterable[str]) -> None:
        """Tick these and no others. A code that is offered no more is added, so that nothing is lost."""
        wanted = set(codes)
        for code in sorted(wanted - self._chips.keys()):
            self._add(code, self.word(code))
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)
        self._let_tab_in()

    def draft_value(self) -> object:
        return list(self.codes())

    def say_value(self, value: object) -> str:
        codes = value if isinstance(value, list) else []
        return ", ".join(
            self._chips[code].word() if code in self._chips else self.word(code) for code in codes
        )

    def restore_draft(self, value: object) -> None:
        if isinstance(value, list):
            self.set_codes(str(code) for code in value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
                Qt.Key(event.key())
            )
            chips = list(self._chips.values())
            if not isinstance(watched, WordButton) or watched not in chips:
                return False
            place = chips.index(watched)
            if step:
                chips[(place + step) % len(chips)].setFocus()
                return True
            if (letters := typed_by(event)).isalnum():
                found = self._jump.target(letters, [chip.word() for chip in chips], place)
                if found is not None:
                    chips[found].setFocus()
                return True
        return False

    def _add(self, code: str, text: str) -> None:
        chip = button(text, "plus", "chip")
        chip.setCheckable(True)
        chip.installEventFilter(self)
        chip.toggled.connect(
            lambda on: theme.dress(chip, "check" if on else "plus", "ink_soft", "accent_ink", 16)
        )
        chip.clicked.connect(self._on_clicked)
        theme.dress(chip, "plus", "ink_soft", "accent_ink", 16)
        self._chips[code] = chip
        self._flow.addWidget(chip)
        self._let_tab_in()

    def _on_clicked(self) -> None:
        self._let_tab_in()
        self.edited.emit()

    def _let_tab_in(self) -> None:
        """Tab stops once: at the first ticked chip, or the first."""
        chips = list(self._chips.values())
        entry = next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)
        for chip in chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is entry else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        if entry is not None:
            self.setFocusProxy(entry)
