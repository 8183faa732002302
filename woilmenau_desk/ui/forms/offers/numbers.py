"""Numbers of an offer: places with or without a limit, and units that are counted in halves."""

import re

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QValidator

from woilmenau_desk.ui.widgets.fields import NumberField

_MOST_PLACES, _MOST_HALVES = 999, 48


class PlacesField(NumberField):
    """How many there is room for; 0 says in a word what none means."""

    def __init__(self, none: str) -> None:
        super().__init__(0, _MOST_PLACES)
        self._none = none
        self.setSpecialValueText(none)

    def say_value(self, value: object) -> str:
        return str(value) if value else self._none


class HalvesField(NumberField):
    """A number of units in halves: 1,5 is typed and shown, 3 is the value."""

    def __init__(self) -> None:
        super().__init__(0, _MOST_HALVES)
        self.setSpecialValueText(QCoreApplication.translate("HalvesField", "keine"))

    def textFromValue(self, value: int) -> str:
        return _said(value)

    def valueFromText(self, text: str) -> int:
        return _halves(text) or 0

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        said = text.strip()
        if said == self.specialValueText() or _halves(said) is not None:
            return (QValidator.State.Acceptable, text, pos)
        part = re.fullmatch(r"\d{0,2}[,.]?", said)
        return (QValidator.State.Intermediate if part else QValidator.State.Invalid, text, pos)

    def say_value(self, value: object) -> str:
        return _said(value) if isinstance(value, int) and value else self.specialValueText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in (",", ".") and event.key() != Qt.Key.Key_unknown:
            self.lineEdit().insert(QLocale().decimalPoint())
            return
        super().keyPressEvent(event)


def _said(halves: int) -> str:
    return f"{halves // 2}{QLocale().decimalPoint()}5" if halves % 2 else str(halves // 2)


def _halves(text: str) -> int | None:
    """3 for „1,5“; None where it is no number in halves, or too many."""
    found = re.fullmatch(r"(\d{1,2})(?:[,.]([05]))?", text.strip())
    if found is None:
        return None
    halves = 2 * int(found[1]) + (found[2] == "5")
    return halves if halves <= _MOST_HALVES else None
