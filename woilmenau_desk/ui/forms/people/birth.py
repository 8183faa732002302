"""The year of birth, typed as people say it: a year, a date of birth, or an age."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import OLDEST_AGE
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.labels import text_label

_NOT_A_BIRTH = QT_TRANSLATE_NOOP(
    "errors", "Das ist kein Geburtsjahr. Gemeint ist etwas wie 1992, 3.4.1992 oder 34 J."
)
_WRONG_YEAR = QT_TRANSLATE_NOOP("errors", "Das Geburtsjahr {year} kann nicht stimmen.")


def parse_birth_year(text: str, today: date, field: str = "birth_year") -> int:
    """The year that `text` means: 1992, 3.4.1992, 3.4.92, 1992-04-03, 34, 34 J., 8 Monate.

    Of a date of birth the year alone is kept. Raises BadInput for anything else, for a day that does not
    exist, and for a year that lies ahead or more than OLDEST_AGE years back.
    """
    said = " ".join(text.casefold().split())
    if found := re.fullmatch(r"(\d{1,3}) ?(?:(?:j|jahre?|y|years?)\.?)?(?: alt| old)?", said):
        return _checked(today.year - int(found[1]), today, field)
    if found := re.fullmatch(r"(\d{1,2}) ?(?:m|mon|monate?|months?)\.?(?: alt| old)?", said):
        months = today.year * 12 + today.month - 1 - int(found[1])
        return _checked(months // 12, today, field)
    if re.fullmatch(r"\d{4}", said):
        return _checked(int(said), today, field)
    year, month, day = 0, 0, 0
    if found := re.fullmatch(r"(\d{1,2})[./ -] ?(\d{1,2})[./ -] ?(\d{4}|\d{2})", said):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            year += 2000 if year <= today.year % 100 else 1900
    elif found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[./](\d{4})", said):
        month, year, day = int(found[1]), int(found[2]), 1
    try:
        born = date(year, month, day)
    except ValueError:
        raise BadInput(field, Sentence("errors", _NOT_A_BIRTH)) from None
    return _checked(born.year, today, field)


def say_age(birth_year: int, today: date) -> str:
    """„ca. 34 J.“: of the year alone, the age is known to a year."""
    return QCoreApplication.translate("BirthField", "ca. {age} J.").format(age=today.year - birth_year)


def _checked(year: int, today: date, field: str) -> int:
    if not today.year - OLDEST_AGE <= year <= today.year:
        raise BadInput(field, Sentence("errors", _WRONG_YEAR, {"year": year}))
    return year


class BirthField(QWidget):
    """A year of birth. Beside the line stands how old that makes somebody; leaving it writes the year out."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self.line.setPlaceholderText(QCoreApplication.translate("BirthField", "1992, 34 J."))
        self.said = text_label("", "soft")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.said, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.settle)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def value(self) -> int | None:
        """The year, None where nothing stands. Raises BadInput where it is none."""
        return parse_birth_year(self.line.text(), self._today()) if self.line.text().strip() else None

    def set_value(self, year: int | None) -> None:
        """Show this year."""
        written = str(year) if year is not None else ""
        if written != self.line.text():  # the same once more would take the selection away
            self.line.setText(written)
        self._explain()

    def settle(self) -> None:
        """Write the year out, where one can be understood."""
        try:
            self.set_value(self.value())
        except BadInput:
            self.said.setText("")

    def draft_value(self) -> object:
        """The year, which an age that was typed does not mean for ever; the text where it is none."""
        try:
            year = self.value()
        except BadInput:
            return self.line.text()
        return str(year) if year is not None else ""

    def restore_draft(self, value: object) -> None:
        self.line.setText(str(value or ""))
        self._explain()

    def _on_edited(self) -> None:
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        try:
            year = self.value()
        except BadInput:
            year = None
        self.said.setText(say_age(year, self._today()) if year is not None else "")
