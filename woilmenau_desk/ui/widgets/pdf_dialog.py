"""A document in a window of its own: to look at, print or save."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview


class PdfDialog(QDialog):
    """A PdfPreview with a button to close it."""

    def __init__(self, parent: QWidget | None, pdf: bytes, file_name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Vorschau"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(720, 640)
        self.preview = PdfPreview()
        self.preview.failed.connect(lambda error: dialogs.show_error(self, error))
        close = button(self.tr("Schließen"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.preview, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.preview.show_pdf(pdf, file_name)
        self.preview.print_button.setFocus()


def show_pdf(parent: QWidget | None, pdf: bytes, file_name: str) -> PdfDialog:
    """Open it, without waiting."""
    dialog = PdfDialog(parent, pdf, file_name)
    dialog.open()
    return dialog
