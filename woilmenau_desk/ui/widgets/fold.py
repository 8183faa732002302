"""Fields that few entries need: folded away below their heading, which says what stands in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button


class Fold(QWidget):
    """A heading that opens and closes what is `inside` it. Tab stops at the heading, Enter or Space turn it."""

    def __init__(self, title: str, inside: QWidget, privacy: Privacy) -> None:
        super().__init__()
        self.inside = inside
        self.head = button(title, "chevron-right", "quiet")
        self.head.setCheckable(True)
        self._summary = PersonalLabel(privacy, look="small")
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.head)
        line.addWidget(self._summary, 1)
        line.addStretch(0)  # keeps the heading at the left while its fields are seen
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(line)
        layout.addWidget(inside)
        inside.setVisible(False)
        self.head.toggled.connect(self._on_toggled)

    @property
    def opened(self) -> bool:
        """Whether what is inside is shown."""
        return self.head.isChecked()

    def open(self) -> None:
        """Show what is inside."""
        self.head.setChecked(True)

    def set_summary(self, text: str) -> None:
        """What stands in the fields, said while they are not seen."""
        self._summary.set_name(text)
        self.head.setAccessibleDescription(text)

    def summary(self) -> str:
        """What is said of the fields."""
        return self._summary.name()

    def _on_toggled(self, opened: bool) -> None:
        focus = QApplication.focusWidget()
        if not opened and focus is not None and self.inside.isAncestorOf(focus):
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would go to whatever comes next
        self.inside.setVisible(opened)
        self._summary.setVisible(not opened)
        theme.dress(self.head, "chevron-down" if opened else "chevron-right", "accent_ink")
