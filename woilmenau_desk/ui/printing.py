"""The printers of this computer, the ones that were used last, and how a paper gets onto one.

What is printed is handed over beside the window, and followed until paper came out. See docs/decisions/0044.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import NoPrinter
from woilmenau_desk.ui.printers.cups import Cups
from woilmenau_desk.ui.printers.raster import QtSpooler
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printers.sheets import Fit, Fits, Size, fit
from woilmenau_desk.ui.printers.system import (
    NEED_WORDS,
    STATE_WORDS,
    Order,
    Printer,
    Spooler,
)
from woilmenau_desk.ui.words import word

if TYPE_CHECKING:
    from woilmenau_desk.ui.session import Context

_LONGEST_SLIP: Final = 230.0  # mm across; a slip of A5 has 210 along
_BROADEST_SLIP: Final = 150.0

# What the system's queue is told a paper is. It says nothing of anybody, and nothing of why they came.
SLIP_TITLE: Final = "Terminzettel"
SHEET_TITLE: Final = "wo:ilmenau"


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a paper: on which printer, how it fits, and whether it has come out (False: it is under way)."""

    printer: Printer
    fit: Fit
    done: bool


@dataclass(frozen=True, slots=True)
class How:
    """What the system's dialog asks for beside the printer."""

    copies: int = 1
    pages: tuple[int, int] | None = None
    two_sided: bool = False


ONCE: Final = How()


def system_spooler() -> Spooler:
    """How this computer prints: CUPS is handed the PDF itself, Windows a picture of it."""
    return QtSpooler() if sys.platform == "win32" else Cups()


def send(
    spooler: Spooler,
    name: str,
    pdf: bytes,
    title: str,
    work: LongWork,
    how: How = ONCE,
) -> Sent:
    """Print on the printer of that name; beside the window's thread. Raises PrintTrouble or PrintStuck."""
    if not name:
        raise NoPrinter
    printer = spooler.printer(name)
    fits = fit(page_size(pdf), printer.sheets)
    order = Order(pdf, title, fits, how.copies, how.pages, how.two_sided)
    return Sent(printer, fits, spooler.print(printer, order, work))


def send_beside(
    context: "Context",
    name: str,
    pdf: bytes,
    title: str,
    *,
    on_done: Callable[[Sent], object],
    on_error: Callable[[KnownError], object],
    owner: QObject | None = None,
    how: How = ONCE,
) -> None:
    """The same beside the window; the line at the bottom says so, and stops it."""
    spooler = context.printing.spooler

    def sending(work: LongWork) -> Sent:
        return send(spooler, name, pdf, title, work, how)

    context.runner.run_long(
        sending,
        on_done=on_done,
        on_error=on_error,
        label=QCoreApplication.translate("Printing", "Wird gedruckt"),
        owner=owner or context.printing,
        of_store=False,
        # The printer may hang; the program does not wait for it at its end, and the system prints on.
        waited_for=False,
    )


def page_size(pdf: bytes) -> Size:
    """How large its first page is; from any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = document.pagePointSize(0)
    document.close()
    return Size.of_points(size.width(), size.height())


def use_of(page: Size) -> Use:
    """What a paper of this size is: a slip, or a sheet."""
    small = page.upright
    slip = small.width <= _BROADEST_SLIP and (small.height <= _LONGEST_SLIP or small.width <= 90)
    return Use.SLIPS if slip else Use.SHEETS


# What people are told


def printer_said(printer: Printer) -> str:
    """Bondrucker Theke, bereit."""
    state = word("printers", STATE_WORDS[printer.state])
    if printer.need is not None:
        state = word("printers", NEED_WORDS[printer.need])
    return QCoreApplication.translate("Printing", "{printer} · {state}").format(
        printer=printer.label, state=state
    )


def fit_said(found: Fit, printer: str) -> str:
    """What is to be known of how a paper comes out; empty where it comes out as it is meant to."""
    if found.fits is Fits.LARGER and found.sheet is not None:
        text = QCoreApplication.translate(
            "Printing", "In wahrer Größe auf {sheet}: kleineres Papier hat „{printer}“ nicht."
        )
        return text.format(sheet=found.sheet.said, printer=printer)
    if found.fits is Fits.SHRUNK and found.sheet is not None:
        text = QCoreApplication.translate(
            "Printing", "Auf {percent} % verkleinert: größer als {sheet} druckt „{printer}“ nicht."
        )
        return text.format(percent=found.percent, sheet=found.sheet.said, printer=printer)
    return ""
