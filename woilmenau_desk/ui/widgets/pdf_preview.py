"""A document on screen, on paper and in a file: the same bytes in all three."""

import threading
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import CannotWrite, KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import STILL_SHOWN, PrintTrouble
from woilmenau_desk.services.outputs import replacing_output, write_output
from woilmenau_desk.ui.printers.raster import paint_pages
from woilmenau_desk.ui.printers.system import Spooler
from woilmenau_desk.ui.printing import SHEET_TITLE, How, Sent, send, system_spooler
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button, icon_button
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.save_dialog import save_dialog

_ZOOM_STEP = 1.25
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 5.0


class PdfPreview(QWidget):
    """Shows a PDF, prints it through the system's dialog, saves it. The bytes never touch the disk before."""

    saved = Signal(str)  # the file
    printed = Signal()
    failed = Signal(object)  # KnownError

    _answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spooler: Spooler = system_spooler()
        self.title = SHEET_TITLE  # in the system's queue; it says nothing of anybody
        # Whoever shows something that waits for a printer, or may be another one by then, prints it by itself.
        self.send_otherwise: Callable[[str, How], object] | None = None
        self._held = False  # what is shown holds no more, and is being made anew
        self._then: Callable[[], object] | None = None  # what somebody chose meanwhile
        self._content = b""
        self._file_name = "dokument.pdf"
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
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
        self._held = False
        self._enable()
        then, self._then = self._then, None
        if then is not None:
            then()

    def hold(self) -> None:
        """What is shown is being made anew: until then nothing of it goes to paper or into a file.

        What somebody chooses meanwhile in a dialog that stands open is done with the new one.
        """
        self._held = True

    def clear(self) -> None:
        """Show nothing."""
        self._held, self._then = False, None
        self._content = b""
        self._document.close()
        self._buffer.close()
        self._enable()

    def is_current(self) -> bool:
        """Whether something is shown, and it holds."""
        return bool(self._content) and not self._held

    def content(self) -> bytes:
        """The document shown."""
        return self._content

    def page_count(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def choose_file(self) -> QDialog:
        """Ask where to save it, in the dialog that is returned."""
        dialog = save_dialog(
            self,
            self.tr("PDF speichern"),
            self._file_name,
            self.tr("PDF-Dateien (*.pdf)"),
            "pdf",
            lambda path: self._when_shown(partial(self.save_to, path)),
        )
        dialog.open()
        return dialog

    def save_to(self, path: str) -> bool:
        """Save it there, whole or not at all."""
        try:
            write_output(path, self._content)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.saved.emit(path)
        return True

    def choose_printer(self) -> QDialog:
        """Ask for the printer and how it is to print, in the system's own dialog, which is returned."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._fit_paper(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(1, self.page_count()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._when_shown(partial(self.print_with, printer)))
        QDialog.open(dialog)
        return dialog

    def print_with(self, printer: QPrinter) -> None:
        """Print as somebody chose in the system's dialog: into a file here, else beside the window.

        Qt would write the pages into a file of its own first, and hand that to the system.
        """
        if printer.outputFileName():
            self.print_to(printer)
            return
        chosen = printer.fromPage(), printer.toPage()
        one_sided = (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto)
        how = How(
            copies=max(1, printer.copyCount()),
            pages=chosen if all(chosen) else None,
            two_sided=printer.duplex() not in one_sided,
        )
        if self.send_otherwise is not None:
            self.send_otherwise(printer.printerName(), how)
            return
        wanted = partial(
            send, self.spooler, printer.printerName(), self._content, self.title, LongWork(), how
        )
        # Its own thread, for there is no lane before somebody has logged in; the program does not wait for a printer.
        threading.Thread(target=self._send, args=(wanted,), name="printing", daemon=True).start()

    def _send(self, wanted: Callable[[], Sent]) -> None:
        try:
            answer: Sent | KnownError = wanted()
        except KnownError as error:
            answer = error
        if shiboken6.isValid(self):
            self._answered.emit(answer)

    def _on_answered(self, answer: object) -> None:
        if isinstance(answer, PrintTrouble):
            self.failed.emit(answer.keeping(STILL_SHOWN))
        elif isinstance(answer, KnownError):
            self.failed.emit(answer)
        else:
            self.printed.emit()

    def print_to(self, printer: QPrinter) -> bool:
        """Print the pages chosen in the printer's settings, each in its true size where the paper lets it be.

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

    def _when_shown(self, work: Callable[[], object]) -> None:
        if self._held:
            self._then = work
        elif self._content:
            work()

    def _paint(self, printer: QPrinter) -> bool:
        return paint_pages(self._document, printer)

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
