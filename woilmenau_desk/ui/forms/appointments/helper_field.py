"""Who interprets or comes along: a volunteer whom the finder found, or somebody from outside by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from woilmenau_desk.domain.text import NAME_LENGTH
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.labels import IconLabel


class HelperField(QWidget):
    """What is typed is somebody from outside; whoever was chosen stays chosen until the line says something else."""

    edited = Signal()

    def __init__(self, privacy: Privacy, placeholder: str) -> None:
        super().__init__()
        self._chosen: tuple[int, str] | None = None
        self.line = QLineEdit()
        self.line.setMaxLength(NAME_LENGTH)
        self.line.setPlaceholderText(placeholder)
        self._icon = IconLabel("volunteer", "good")
        self._icon.setToolTip(self.tr("eine Person aus dem Ehrenamt"))
        self._icon.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.line, 1)
        row.addWidget(self._icon)
        self.setFocusProxy(self.line)
        privacy.cover(self.line)
        self.line.textEdited.connect(self._on_typed)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def volunteer_id(self) -> int | None:
        """Who was chosen among the volunteers."""
        return self._chosen[0] if self._chosen is not None else None

    def helper(self) -> str:
        """Who was typed; empty where a volunteer was chosen, or nobody."""
        return "" if self._chosen is not None else self.line.text().strip()

    def choose(self, volunteer_id: int, name: str) -> None:
        """A volunteer, as if somebody had typed it."""
        self._show((volunteer_id, name), name)
        self.edited.emit()

    # For drafts

    def draft_value(self) -> object:
        if self._chosen is not None:
            return list(self._chosen)
        return self.line.text().strip() or None

    def restore_draft(self, value: object) -> None:
        match value:
            case [int() as number, str() as name]:
                self._show((number, name), name)
            case str():
                self._show(None, value)
            case _:
                self._show(None, "")

    def say_value(self, value: object) -> str:
        match value:
            case [int(), str() as name]:
                return name
            case str():
                return value
        return self.tr("niemand")

    def _show(self, chosen: tuple[int, str] | None, text: str) -> None:
        self._chosen = chosen
        self.line.setText(text)
        self._icon.setVisible(chosen is not None)

    def _on_typed(self, text: str) -> None:
        if self._chosen is not None and text.strip() != self._chosen[1]:
            self._chosen = None
            self._icon.setVisible(False)
        self.edited.emit()
