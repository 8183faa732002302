"""What was given: one line for each kind of help, as many as there are."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.aid import HOW_MUCH, LARGEST_AMOUNT_CENTS, LARGEST_COUNT, MONEY, AidItem
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.money import parse_cents
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.buttons import KeyButton, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField

_NO_KIND = QT_TRANSLATE_NOOP("errors", "Welche Hilfe war es?")
_COUNT_WIDTH = 112
_MOST = 12  # kinds in one go


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: ValueList
    language: str


class AidLine(QWidget):
    """One kind of help: how many, and the amount where money or its worth is given."""

    edited = Signal()
    changed = Signal()  # what stands there is another, whoever changed it
    removed = Signal()

    def __init__(self, words: _Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._kinds = words.kinds
        self.kind = ChoiceField.of_values(words.kinds, words.language, none=self.tr("bitte wählen"))
        self.kind.setMinimumContentsLength(5)
        self.count = NumberField(1, LARGEST_COUNT, suffix=self.tr(" Stück"))
        self.count.setFixedWidth(_COUNT_WIDTH)
        self.amount = QLineEdit()
        self.amount.setPlaceholderText(self.tr("€, z. B. 12,50"))
        self.amount.setMaxLength(12)
        self.remove = icon_button("close", self.tr("Diese Hilfe weglassen"))
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self.amount, 1)
        below.addWidget(self.count)
        below.addStretch(0)
        below.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self.kind)
        layout.addLayout(below)
        self._wrong: QLineEdit | None = None
        self.kind.edited.connect(self.edited)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.count.edited.connect(self.edited)
        self.amount.textEdited.connect(self.edited)
        self.amount.textChanged.connect(self.changed)
        self.count.valueChanged.connect(lambda _number: self.changed.emit())
        self.remove.clicked.connect(self.removed)
        self._ask_amount()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Where something is to be mended, else at the kind. No focus proxy: Tab would come back to it for ever."""
        wrong, self._wrong = self._wrong, None
        (wrong or self.kind).setFocus(reason)

    def say_number(self, number: int, alone: bool) -> None:
        """Which of several it is, for whoever hears the form."""
        place = "" if alone else f" {number}"
        for field, name in (
            (self.kind, self.tr("Art der Hilfe")),
            (self.count, self.tr("Anzahl")),
            (self.amount, self.tr("Betrag in €")),
        ):
            field.setAccessibleName(f"{name}{place}")
        self.remove.setVisible(not alone)

    def item(self) -> AidItem | None:
        """What was given; None where no kind was chosen. Raises BadInput, with the focus where it is to be mended."""
        kind = self.kind.code()
        if kind is None:
            return None
        self._wrong = self.amount
        cents = _cents(self.amount.text()) if self.has_amount() else None
        if cents is None and kind == MONEY:
            raise BadInput("kind", Sentence("errors", HOW_MUCH))
        self._wrong = None
        return AidItem(kind, self.count.value(), cents)

    def set_kinds(self, words: _Words) -> None:
        self._kinds = words.kinds
        self.kind.set_choices((value.code, value.label(words.language)) for value in words.kinds.choices())
        self._ask_amount()

    def draft_value(self) -> list[object]:
        return [self.kind.code(), self.count.value(), self.amount.text()]

    def restore_draft(self, value: object) -> None:
        if isinstance(value, list) and len(value) == 3:
            self.kind.restore_draft(value[0])
            self.count.restore_draft(value[1])
            self.amount.setText(str(value[2] or ""))

    def meant(self) -> AidItem | None:
        """What stands there so far; an amount that cannot be read is none yet."""
        kind = self.kind.code()
        try:
            cents = _cents(self.amount.text()) if self.has_amount() else None
            return None if kind is None else AidItem(kind, self.count.value(), cents)
        except BadInput:
            return AidItem(kind, self.count.value()) if kind is not None else None

    def has_amount(self) -> bool:
        """Whether money or its worth is given with such a kind."""
        kind = self._kinds.get(self.kind.code())
        return kind is not None and kind.extra.get("amount") is True

    def _on_kind(self, _index: int) -> None:
        self._ask_amount()
        self.changed.emit()

    def _ask_amount(self) -> None:
        self.amount.setVisible(self.has_amount())


class AidLines(QWidget):
    """The lines, and the key that brings another one. A line without a kind counts for nothing."""

    edited = Signal()
    changed = Signal()  # what stands there is another, whoever changed it

    def __init__(self, kinds: ValueList, language: str) -> None:
        super().__init__()
        self._words = _Words(kinds, language)
        self._wrong: AidLine | None = None
        self.lines: list[AidLine] = []
        self.another = QAction(self.tr("Weitere Hilfe"), self)
        self.another.setShortcut(QKeySequence("Alt+W"))
        self.another.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.another.setAutoRepeat(False)
        self.another.triggered.connect(self._on_another)
        self.addAction(self.another)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_3)
        self.button = KeyButton.for_action(self.another, "plus", "quiet")
        self.button.setAutoDefault(True)  # Enter presses it
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(self._column)
        layout.addLayout(row)
        self._set_count(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Whoever took these fields into a form has given them another place in the order.
        QWidget.setTabOrder(self.lines[-1].remove, self.button)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """In the line where something is to be mended, else in the first."""
        wrong, self._wrong = self._wrong, None
        (wrong or self.lines[0]).setFocus(reason)

    def items(self) -> tuple[AidItem, ...]:
        """What was given, at least one. Raises BadInput, with the focus in the line where something is to be mended."""
        found = []
        for line in self.lines:
            self._wrong = line
            if item := line.item():
                found.append(item)
        self._wrong = None
        if not found:
            raise BadInput("kind", Sentence("errors", _NO_KIND))
        return tuple(found)

    def meant(self) -> tuple[AidItem, ...]:
        """What stands there so far, as far as it can be read."""
        return tuple(item for line in self.lines if (item := line.meant()))

    def settle(self) -> None:
        """What is half typed in a list becomes its entry."""
        for line in self.lines:
            line.kind.settle()

    def set_kinds(self, kinds: ValueList) -> None:
        """Offer these; what was chosen stays."""
        self._words = _Words(kinds, self._words.language)
        for line in self.lines:
            line.set_kinds(self._words)

    def draft_value(self) -> object:
        return [line.draft_value() for line in self.lines]

    def restore_draft(self, value: object) -> None:
        """Also a draft of the time when there was one kind alone: its code."""
        rows = value if isinstance(value, list) else [[value, 1, ""]]
        self._set_count(max(1, min(len(rows), _MOST)))
        for line, row in zip(self.lines, rows, strict=False):
            line.restore_draft(row)

    def _on_another(self) -> None:
        self._set_count(min(len(self.lines) + 1, _MOST))
        self.lines[-1].kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()

    def _on_removed(self, line: AidLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._drop(line)
        self._name()
        self.lines[min(place, len(self.lines) - 1)].kind.setFocus()
        self.edited.emit()
        self.changed.emit()

    def _set_count(self, count: int) -> None:
        while len(self.lines) < count:
            line = AidLine(self._words, self)
            line.edited.connect(self.edited)
            line.changed.connect(self.changed)
            line.removed.connect(lambda line=line: self._on_removed(line))
            self._order(line)
            self.lines.append(line)
            self._column.addWidget(line)
        while len(self.lines) > count:
            self._drop(self.lines.pop())
        self._name()

    def _order(self, line: AidLine) -> None:
        """Tab goes through the lines from the top, and then to the button."""
        fields = (line.kind, line.amount, line.count, line.remove, self.button)
        before: QWidget | None = self.lines[-1].remove if self.lines else None
        for field in fields:
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _drop(self, line: AidLine) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _name(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.say_number(number, len(self.lines) == 1)
        self.another.setEnabled(len(self.lines) < _MOST)


def _cents(text: str) -> int | None:
    return parse_cents(text, field="kind", most=LARGEST_AMOUNT_CENTS)
