"""Which tables a funder's report has, and in which order."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import icon_button

_CODE = Qt.ItemDataRole.UserRole
_NONE_LEFT = QT_TRANSLATE_NOOP("errors", "Bitte wenigstens eine Tabelle wählen.")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TableList(QListWidget):
    """The tables below one another, each with its tick. Alt with an arrow moves one, the space bar ticks it."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            event.accept()
            return
        super().keyPressEvent(event)


class TableChoice(QWidget):
    """A tick for a choice of one's own; below it the tables, those that were chosen first and in their order.

    Without a choice, those that a month's report shows are ticked: from them one goes on.
    """

    edited = Signal()

    def __init__(self, tables: Sequence[tuple[str, str]]) -> None:
        """`tables`: the id and the title of each, in the order in which they stand by default."""
        super().__init__()
        self._titles = dict(tables)
        self._usual = frozenset(self._titles)
        self._kept = ""  # what was chosen before it was left to the layout
        self.own = QCheckBox(self.tr("Eigene Auswahl und Reihenfolge"))
        self.list = TableList()
        self.list.setAccessibleName(self.tr("Tabellen des Berichts"))
        self.list.setAccessibleDescription(self.tr("Leertaste wählt, Alt+Pfeil verschiebt."))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(288)
        self.up = icon_button("chevron-up", self.tr("Nach oben"), key="Alt+↑", steps=True)
        self.down = icon_button("chevron-down", self.tr("Nach unten"), key="Alt+↓", steps=True)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE_2)
        for made in (self.up, self.down):
            beside.addWidget(made)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.list, 1)
        line.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.own)
        layout.addLayout(line)
        self.own.toggled.connect(self._on_own)
        self.list.itemChanged.connect(lambda _item: self.edited.emit())
        self.list.moved.connect(self._move)
        self.up.clicked.connect(lambda _checked: self._move(-1))
        self.down.clicked.connect(lambda _checked: self._move(1))
        self.set_value("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.own.setFocus(reason)

    def value(self) -> str:
        """The ids with commas; empty where the layout says which."""
        return self._ticked() if self.own.isChecked() else ""

    def chosen(self) -> str:
        """The same. Raises BadInput where no table is left: that would show all that are usual."""
        if self.own.isChecked() and not self._ticked():
            raise BadInput("tables", Sentence("errors", _NONE_LEFT))
        return self.value()

    def _ticked(self) -> str:
        items = (self.list.item(row) for row in range(self.list.count()))
        return ",".join(str(item.data(_CODE)) for item in items if item.checkState() == _CHECKED)

    def set_usual(self, usual: Collection[str]) -> None:
        """These stand in a month's report where nobody chose otherwise."""
        self._usual = frozenset(usual)
        if not self.own.isChecked():
            self._fill("")

    def set_value(self, tables: str) -> None:
        """Show this choice; of none, the usual tables in their usual order."""
        self._kept = ""
        was = self.own.blockSignals(True)
        self.own.setChecked(self._fill(tables))
        self.own.blockSignals(was)
        self._show_own()

    def _fill(self, tables: str) -> bool:
        """Tick these, or the usual ones; whether any were chosen."""
        chosen = [one for one in tables.split(",") if one in self._titles]
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for code in (*chosen, *(one for one in self._titles if one not in chosen)):
            item = QListWidgetItem(self._titles[code])
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED if code in (chosen or self._usual) else _UNCHECKED)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(blocked)
        return bool(chosen)

    def draft_value(self) -> object:
        return self.value()

    def restore_draft(self, value: object) -> None:
        if isinstance(value, str) and value != self.value():
            self.set_value(value)

    def say_value(self, value: object) -> str:
        """As a person reads it."""
        return ", ".join(self._titles.get(one, one) for one in str(value or "").split(",") if one)

    def _on_own(self, own: bool) -> None:
        if own:
            self._fill(self._kept)
        else:
            self._kept = self._ticked()
            self._fill("")
        self._show_own()
        self.edited.emit()

    def _show_own(self) -> None:
        for made in (self.list, self.up, self.down):
            made.setEnabled(self.own.isChecked())

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        self.list.insertItem(row + step, self.list.takeItem(row))
        self.list.setCurrentRow(row + step)
        self.edited.emit()
