"""Printing as a picture, where no server takes the PDF itself: Windows, and printers that are files.

Each page in its true size: so many dots as the printer has for it, one for one, so that the squares of a code stay squares.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import PrinterGone, PrintFailed
from woilmenau_desk.ui.printers.sheets import Sheet, Sheets, Size
from woilmenau_desk.ui.printers.system import Order, Printer, State

_LARGEST_PIXELS = 9_000_000  # an A4 page at 300 dpi, an A6 page at 600: sharp, and no more than 36 MB
_COARSE = (
    300  # dpi; a printer up to there has black and nothing between: greys would become dots here and there
)
_SPARE = 1.01  # so much larger than the paper may a page be before it is made smaller
_STATES = {QPrinter.PrinterState.Active: State.BUSY, QPrinter.PrinterState.Error: State.SILENT}


class QtSpooler:
    """The printers as Qt sees them. What becomes of a job once it was handed over, nobody tells."""

    def printers(self) -> tuple[Printer, ...]:
        return tuple(_printer(one) for one in QPrinterInfo.availablePrinters())

    def printer(self, name: str) -> Printer:
        found = QPrinterInfo.printerInfo(name)
        if found.isNull():
            raise PrinterGone(name)
        return _printer(found)

    def print(self, printer: Printer, order: Order, work: LongWork) -> bool:
        found = QPrinterInfo.printerInfo(printer.name)
        if found.isNull():
            raise PrinterGone(printer.label)
        target = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        target.setDocName(order.title)
        if order.fit.sheet is not None:
            size = order.fit.sheet.size
            sheet = QPageSize(QSizeF(size.width, size.height), QPageSize.Unit.Millimeter)
            target.setPageSize(sheet)
        target.setFullPage(True)
        target.setCopyCount(order.copies)
        target.setDuplex(
            QPrinter.DuplexMode.DuplexAuto if order.two_sided else QPrinter.DuplexMode.DuplexNone
        )
        if order.pages is not None:
            target.setFromTo(*order.pages)
        buffer = QBuffer()
        buffer.setData(QByteArray(order.pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        try:
            _turn(target, document)
            done = paint_pages(document, target)
        finally:
            document.close()
        if not done or target.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise PrintFailed(printer.label)
        return True


def paint_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Paint the pages chosen in the printer's settings; whether it took them. No page is larger than its paper."""
    first = max(1, printer.fromPage() or 1)
    last = min(document.pageCount(), printer.toPage() or document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for page in range(first - 1, last):
        if page >= first:
            printer.newPage()
        _paint(document, page, painter, printer.resolution())
    return painter.end()


def _paint(document: QPdfDocument, page: int, painter: QPainter, dpi: int) -> None:
    paper = painter.viewport()
    size = document.pagePointSize(page) * (dpi / 72)
    if size.width() > paper.width() * _SPARE or size.height() > paper.height() * _SPARE:
        size = size.scaled(paper.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    dots = size.toSize()
    # At a whole dot: half a dot beside it, every edge would be grey.
    corner = QPointF(round((paper.width() - dots.width()) / 2), round((paper.height() - dots.height()) / 2))
    shrink = min(1.0, (_LARGEST_PIXELS / max(1.0, dots.width() * dots.height())) ** 0.5)
    wanted = QSize(int(dots.width() * shrink), int(dots.height() * shrink))
    picture = document.render(page, wanted)
    if dpi <= _COARSE:
        picture = black_and_white(picture)
    painter.drawImage(QRectF(corner, dots.toSizeF()), picture)


def black_and_white(picture: QImage) -> QImage:
    """The same in black and white alone, every dot what it is nearer to."""
    plain = QImage(picture.size(), QImage.Format.Format_RGB32)
    plain.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(plain)
    painter.drawImage(0, 0, picture)
    painter.end()
    flags = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Mono, flags)


def _turn(printer: QPrinter, document: QPdfDocument) -> None:
    size = document.pagePointSize(0)
    wide = size.width() > size.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )


def _printer(found: QPrinterInfo) -> Printer:
    return Printer(
        found.printerName(),
        found.description() or found.printerName(),
        _STATES.get(found.state(), State.READY),
        None,
        _sheets(found),
        usual=found.isDefault(),
    )


def _sheets(found: QPrinterInfo) -> Sheets:
    fixed = tuple(
        Sheet(one.key(), Size(size.width(), size.height()))
        for one in found.supportedPageSizes()
        if (size := one.size(QPageSize.Unit.Millimeter)).isValid()
    )
    least = most = None
    if found.supportsCustomPageSizes():
        least, most = (
            Size(size.width(), size.height())
            for size in (
                found.minimumPhysicalPageSize().size(QPageSize.Unit.Millimeter),
                found.maximumPhysicalPageSize().size(QPageSize.Unit.Millimeter),
            )
        )
        if most.width <= least.width:
            least = most = None
    return Sheets(fixed, found.defaultPageSize().key(), least, most)
