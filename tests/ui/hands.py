"""What a hand does beside what it means: the wheel over a field, a key that is held. Asked of every widget seen."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from woilmenau_desk.ui.driver import Driver

# Held down, these go on and on as the eye wants it, and write nothing.
_MAY_REPEAT = {"Größer", "Kleiner", "Larger", "Smaller"}


def mishandled(widgets: Iterable[QWidget]) -> Iterator[str]:
    """What the wheel would change or go into, and what a held key would do again and again."""
    for widget in widgets:
        called = f"{type(widget).__name__} {widget.accessibleName()!r}"
        if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            yield f"the wheel goes into it: {called}"
        if isinstance(widget, QComboBox | QAbstractSpinBox | QTabBar | QAbstractSlider) and not isinstance(
            widget, QScrollBar
        ):
            before = held(widget)
            QApplication.sendEvent(widget, wheel(widget))
            if held(widget) != before:
                yield f"the wheel changes it: {called}"
        for action in widget.actions():
            if action.autoRepeat() and not action.shortcut().isEmpty() and action.text() not in _MAY_REPEAT:
                yield f"a held key does it again: {action.text()!r}"


def wheel(widget: QWidget) -> QWheelEvent:
    """One step down in the middle of the widget."""
    place = QPointF(widget.rect().center())
    return QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def held(widget: QWidget) -> object:
    """What a field that the wheel could turn holds."""
    if isinstance(widget, QComboBox | QTabBar):
        return widget.currentIndex()
    if isinstance(widget, QAbstractSlider):
        return widget.value()
    line = widget.findChild(QLineEdit)
    return line.text() if line is not None else None


def click(target: QWidget, moments: Iterable[int]) -> None:
    """Clicks at these milliseconds, told as a window system tells them."""
    last = None
    for moment in moments:
        second = last is not None and moment - last < QApplication.doubleClickInterval()
        kind = QEvent.Type.MouseButtonDblClick if second else QEvent.Type.MouseButtonPress
        last = None if second else moment
        for event_type, held in (
            (kind, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            place = QPointF(target.rect().center())
            event = QMouseEvent(
                event_type,
                place,
                QPointF(target.mapToGlobal(place)),
                Qt.MouseButton.LeftButton,
                held,
                Qt.KeyboardModifier.NoModifier,
            )
            event.setTimestamp(moment)
            QApplication.sendEvent(target, event)


class Presses:
    """Counts the keys that a hand presses, each as it is sent to whatever has the focus.

    `keys`: a key with what is held beside it is one press. `caps`: each key by itself, so that Shift+F4 is two.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.keys = self.caps = 0

    def press(self, *keys: str) -> None:
        """Press these, written as people write them."""
        for key in keys:
            self.keys += 1
            self.caps += len(key.split("+"))
            self._driver.press(key)

    def letters(self, text: str) -> None:
        """Press the keys of these letters, small ones, one after the other."""
        for letter in text:
            self.press(letter)
