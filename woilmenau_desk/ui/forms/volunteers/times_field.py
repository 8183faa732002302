"""When somebody can, typed in one line as people say it; how it was understood stands below."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import Available
from woilmenau_desk.domain.week_times import parse_times
from woilmenau_desk.ui.forms.volunteers.words import times_said
from woilmenau_desk.ui.tokens import SPACE_1
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.words import say


class TimesField(QWidget):
    """„Mo 14-16, Do ab 15“."""

    edited = Signal()
    refused = Signal(str)  # why what stands there when it is left cannot be read; its form tells it

    def __init__(self, field: str = "times") -> None:
        super().__init__()
        self._field = field
        self.line = QLineEdit()
        self.line.setMaxLength(300)
        self.line.setPlaceholderText(
            QCoreApplication.translate("TimesField", "z. B. Mo 14–16, Do ab 15, Sa vormittags")
        )
        self.said = text_label("", "soft", wrap=True)
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self.line)
        layout.addWidget(self.said)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.settle)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> tuple[Available, ...]:
        """The times. Raises BadInput for what cannot be understood."""
        return parse_times(self.line.text(), field=self._field)

    def settle(self) -> None:
        """Written out as it was understood, when it is left."""
        try:
            said = times_said(self.value())
        except BadInput as error:
            self.said.hide()
            self.refused.emit(say(error.reason))
            return
        if said != self.line.text():
            self.line.setText(said)
        self.said.hide()

    def draft_value(self) -> object:
        return self.line.text()

    def restore_draft(self, value: object) -> None:
        if str(value or "") != self.line.text():
            self.line.setText(str(value or ""))

    def _on_edited(self) -> None:
        try:
            said = times_said(self.value())
        except BadInput:
            said = ""
        self.said.setText(QCoreApplication.translate("TimesField", "Verstanden: {times}").format(times=said))
        self.said.setVisible(bool(said) and said != self.line.text())
        self.edited.emit()
