"""A document in a window of its own: to look at, print or save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview


class PdfDialog(QDialog):
    """A PdfPreview with the keys of all previews: Ctrl+P prints, Ctrl+S saves, Esc closes."""

    told = Signal(str)  # what became of it: printed, or saved and where

    def __init__(self, parent: QWidget | None, pdf: bytes, file_name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Vorschau"))
        self.setAccessibleName(self.tr("Vorschau"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(720, 640)
        self.preview = PdfPreview()
        # The dialog has its own, which show their keys.
        self.preview.save_button.hide()
        self.preview.print_button.hide()
        self.preview.failed.connect(lambda error: dialogs.show_error(self, error))
        self.print_action = self._action(self.tr("Drucken …"), "Ctrl+P", self.preview.choose_printer)
        self.save_action = self._action(self.tr("Speichern …"), "Ctrl+S", self.preview.choose_file)
        self.said = Note("", Tone.GOOD, "check")
        self.print_button = KeyButton.for_action(self.print_action, "print", "primary")
        self.save_button = KeyButton.for_action(self.save_action, "save")
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        for made in (self.close_button, self.save_button, self.print_button):
            buttons.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.preview.printed.connect(lambda: self._tell(self.tr("Gedruckt.")))
        self.preview.saved.connect(lambda path: self._tell(self.tr("Gespeichert: {path}").format(path=path)))
        self.preview.show_pdf(pdf, file_name)
        self.print_button.setDefault(True)
        self.print_button.setFocus()

    def _action(self, text: str, key: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _tell(self, text: str) -> None:
        self.said.set_text(text, Tone.GOOD, "check")
        self.told.emit(text)


def show_pdf(parent: QWidget | None, pdf: bytes, file_name: str) -> PdfDialog:
    """Open it, without waiting."""
    dialog = PdfDialog(parent, pdf, file_name)
    dialog.open()
    return dialog
