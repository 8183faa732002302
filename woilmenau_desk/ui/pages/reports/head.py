"""For whom the report is: for the funder or for the house, and in which language its paper is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QWidget

from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.widgets.choice_button import ChoiceButton
from woilmenau_desk.ui.widgets.ends_layout import EndsLayout


class AudienceSwitch(QWidget):
    """For the funder or for the house: one of two, always clear which."""

    changed = Signal()

    def __init__(self, outside: QAction, inside: QAction) -> None:
        super().__init__()
        self.outside = ChoiceButton(
            "report",
            self.tr("Für den Fördermittelgeber"),
            self.tr("So, dass niemand zu erkennen ist."),
            outside.shortcut(),
        )
        self.inside = ChoiceButton(
            "lock",
            self.tr("Intern (wahre Zahlen)"),
            self.tr("Genau gezählt, nur für das Team."),
            inside.shortcut(),
        )
        self.outside.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.outside)
        group.addButton(self.inside)
        group.buttonToggled.connect(self._on_toggled)
        outside.triggered.connect(lambda _checked: self.outside.setChecked(True))
        inside.triggered.connect(lambda _checked: self.inside.setChecked(True))
        layout = EndsLayout(2, SPACE_3)
        self.setLayout(layout)
        for widget in (self.outside, self.inside):
            layout.addWidget(widget)

    def add_at_end(self, widget: QWidget) -> None:
        """Something that is chosen beside them."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def internal(self) -> bool:
        """Whether the true figures are wanted."""
        return self.inside.isChecked()

    def _on_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.changed.emit()
