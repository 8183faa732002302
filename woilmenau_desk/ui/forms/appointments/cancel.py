"""Calling an appointment off: who did is asked, as the report counts both apart. Nothing is called off by a key alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.appointments import CancelledBy
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.widgets.buttons import TickBox


class CancelDialog(QuestionDialog):
    """The question, with a button for each of both; Cancel is the default, as in every question."""

    chosen = Signal(object, bool)  # CancelledBy; whether all that follow of its series are, too

    def __init__(self, parent: QWidget | None, detail: str, *, in_series: bool = False) -> None:
        super().__init__(
            parent,
            self.tr("Diesen Termin absagen?"),
            detail,
            self.tr("Die Person sagt ab"),
            danger=False,
            key="P",
        )
        self.rest = TickBox(self.tr("auch alle folgenden dieser Reihe"))
        self.rest.setVisible(in_series)
        self.buttons.insertWidget(0, self.rest)
        self.by_centre = self.add_button(self.tr("Wir sagen ab"), key="W")
        self.buttons.removeWidget(self.by_centre)
        self.buttons.insertWidget(self.buttons.indexOf(self.no), self.by_centre)
        self.setTabOrder(self.yes, self.by_centre)
        self.setTabOrder(self.by_centre, self.no)
        self.no.setFocus()
        self._by = CancelledBy.VISITOR
        self.accepted.connect(self._on_accepted)
        self.by_centre.clicked.connect(self._on_centre)

    def _on_accepted(self) -> None:
        self.chosen.emit(self._by, self.rest.isChecked() and not self.rest.isHidden())

    def _on_centre(self) -> None:
        self._by = CancelledBy.CENTRE
        self.accept()
