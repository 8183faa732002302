"""What a calendar file would leave of busy times, told before anything is taken over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.busy_import import BusyImported
from woilmenau_desk.ui.dialogs import Paragraphs
from woilmenau_desk.ui.words import say


class CalendarFileDialog(Paragraphs):
    """The sentences of a look at the file; nothing is written until somebody agrees."""

    agreed = Signal()

    def __init__(self, parent: QWidget | None, found: BusyImported) -> None:
        super().__init__(parent)
        self.found = found
        heading = self.tr("Belegte Zeiten von {name} übernehmen?").format(name=found.colleague_name)
        told = [say(one) for one in found.sentences()]
        told.append(
            self.tr("Titel, Orte und Personen aus der Datei werden nicht gelesen und nicht gespeichert.")
        )
        self.fill(heading, tuple(told), "calendar", "accent")
        self.yes = self.add_button(self.tr("Übernehmen"), "primary")
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.reject)

    def _on_yes(self) -> None:
        self.accept()
        self.agreed.emit()
