"""A document on screen, on paper and in a file: the same bytes in all three."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import CannotWrite, KnownError
from woilmenau_desk.services.outputs import replacing_output, write_output
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button, icon_button
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.save_dialog import save_dialog

_LARGEST_PIXELS = 9_000_000  # an A4 page at 300 dpi, an A6 page at 600: sharp, and no more than 36 MB
_ZOOM_STEP = 1.25
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 5.0


class PdfPreview(QWidget):
    """Shows a PDF, prints it through the system's dialog, saves it. The bytes never touch the disk before."""

    saved = Signal(str)  # the file
    printed = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = b""
        self._file_name = "dokument.pdf"
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(self.tr("Vorschau"))
        self._pages = text_label("", "soft")
        self._smaller = icon_button("zoom-out", self.tr("Kleiner"), key="Strg+-", steps=True)
        self._larger = icon_button("zoom-in", self.tr("Größer"), key="Strg++", steps=True)
        self._fit = icon_button("fit-width", self.tr("Ganze Breite"), key="Strg+0")
        self.save_button = button(self.tr("Speichern …"), "save")
        self.print_button = button(self.tr("Drucken …"), "print", "primary")
        self._smaller.setShortcut(QKeySequence.StandardKey.ZoomOut)
        self._larger.setShortcut(QKeySequence.StandardKey.ZoomIn)
        self._fit.setShortcut(QKeySequence("Ctrl+0"))
        self._smaller.clicked.connect(lambda: self._zoom(1 / _ZOOM_STEP))
        self._larger.clicked.connect(lambda: self._zoom(_ZOOM_STEP))
        self._fit.clicked.connect(lambda: self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self.save_button.clicked.connect(self.choose_file)
        self.print_button.clicked.connect(self.choose_printer)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_2)
        for tool in (self._smaller, self._larger, self._fit):
            bar.addWidget(tool)
        bar.addWidget(self._pages)
        bar.addStretch(1)
        bar.addWidget(self.save_button)
        bar.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)
        self._enable()

    def show_pdf(self, content: bytes, file_name: str) -> None:
        """Show this document; `file_name` is proposed when saving and holds no personal data."""
        self._content, self._file_name = content, file_name
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._enable()

    def clear(self) -> None:
        """Show nothing."""
        self._content = b""
        self._document.close()
        self._buffer.close()
        self._enable()

    def content(self) -> bytes:
        """The document shown."""
        return self._content

    def page_count(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def choose_file(self) -> None:
        """Ask where to save it."""
        save_dialog(
            self,
            self.tr("PDF speichern"),
            self._file_name,
            self.tr("PDF-Dateien (*.pdf)"),
            "pdf",
            self.save_to,
        ).open()

    def save_to(self, path: str) -> bool:
        """Save it there, whole or not at all."""
        try:
            write_output(path, self._content)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.saved.emit(path)
        return True

    def choose_printer(self) -> None:
        """Ask for the printer, the page size preset to the document's."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._fit_paper(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(1, self.page_count()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)

    def print_to(self, printer: QPrinter) -> bool:
        """Print the pages chosen in the printer's settings, each as large as the paper lets it be.

        A printer that is a file is an output like any other: not into a store, and whole or not at all.
        """
        path = printer.outputFileName()
        if not path:
            if not self._paint(printer):
                self.failed.emit(CannotWrite(target=printer.printerName()))
                return False
            self.printed.emit()
            return True
        try:
            with replacing_output(path) as part:
                printer.setOutputFileName(str(part))
                if not self._paint(printer):
                    raise CannotWrite(target=path)
        except KnownError as error:
            self.failed.emit(error)
            return False
        finally:
            printer.setOutputFileName(path)
        self.printed.emit()
        return True

    def _paint(self, printer: QPrinter) -> bool:
        first = max(1, printer.fromPage() or 1)
        last = min(self.page_count(), printer.toPage() or self.page_count())
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for page in range(first - 1, last):
            if page >= first:
                printer.newPage()
            paper = painter.viewport()
            size = self._document.pagePointSize(page).scaled(
                paper.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio
            )
            area = QRectF(
                (paper.width() - size.width()) / 2,
                (paper.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            shrink = min(1.0, (_LARGEST_PIXELS / max(1.0, size.width() * size.height())) ** 0.5)
            picture = self._document.render(
                page, QSize(int(size.width() * shrink), int(size.height() * shrink))
            )
            painter.drawImage(area, picture)
        return painter.end()

    def _fit_paper(self, printer: QPrinter) -> None:
        if self.page_count() < 1:
            return
        size = self._document.pagePointSize(0)
        wide = size.width() > size.height()
        upright = size.transposed() if wide else size
        printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        printer.setFullPage(True)

    def _zoom(self, factor: float) -> None:
        now = self._view.zoomFactor()
        if self._view.zoomMode() is QPdfView.ZoomMode.FitToWidth and self.page_count():
            points = self._document.pagePointSize(0).width()
            now = self._view.viewport().width() / max(1.0, points * self.logicalDpiX() / 72)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(_ZOOM_MOST, max(_ZOOM_LEAST, now * factor)))

    def _enable(self) -> None:
        ready = self.page_count() > 0
        for tool in (self._smaller, self._larger, self._fit, self.save_button, self.print_button):
            tool.setEnabled(ready)
        self._pages.setText(
            QCoreApplication.translate("PdfPreview", "%n Seite(n)", "", self.page_count()) if ready else ""
        )
