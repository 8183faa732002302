"""Slips onto real queues of a real CUPS: what comes out of the printer, and every way in which nothing does."""

import threading
import time
from io import BytesIO
from pathlib import Path

import icalendar
import pypdf
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen import canvas

from tests.printing import dots
from tests.printing.server import PrivateCups, wait_until
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import (
    PrintCancelled,
    PrinterGone,
    PrinterNeeds,
    PrinterPaused,
    PrinterRefuses,
    PrinterSilent,
    PrinterWantsPassword,
    PrintFailed,
    PrintingOff,
    PrintTrouble,
)
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services.appointments import slips
from woilmenau_desk.ui.printers.cups import Cups
from woilmenau_desk.ui.printers.raster import paint_pages
from woilmenau_desk.ui.printers.sheets import Fits
from woilmenau_desk.ui.printers.system import State
from woilmenau_desk.ui.printing import SLIP_TITLE, Sent, page_size, send

pytestmark = [pytest.mark.printing, pytest.mark.usefixtures("qapp")]


@pytest.fixture(scope="module")
def slip() -> bytes:
    """A slip on a card of A6."""
    return slips.sample_slip("uk", Paper.A6)


def sent(cups: PrivateCups, name: str, pdf: bytes, **how: float) -> Sent:
    return send(cups.client(**how), name, pdf, SLIP_TITLE, LongWork())


# What comes out


@pytest.mark.parametrize("paper", [Paper.A6, Paper.ROLL80])
@pytest.mark.parametrize("language", ["uk", "ar"])
def test_the_code_is_read_from_the_dots_of_a_printer_of_receipts(
    cups: PrivateCups, paper: Paper, language: str
) -> None:
    pdf = slips.sample_slip(language, paper)
    folder = cups.add_receipts("Bon")
    done = sent(cups, "Bon", pdf, patience=20.0)
    assert done.done
    assert done.fit.fits is Fits.TRUE
    (page,) = dots.read(folder / "came.pwg")
    assert page.dpi == 203
    # As long as the slip, and not a dot smaller: what is larger than the paper by less than a dot is cut off at its edge.
    size = page_size(pdf)
    across, along = page.millimetres
    assert abs(across - size.width) < 0.5
    assert -0.5 < along - size.height < 1.5
    codes = zxingcpp.read_barcodes(page.black_and_white)
    assert len(codes) == 1
    (event,) = icalendar.Calendar.from_ical(codes[0].text).walk("VEVENT")
    assert str(event["uid"]).startswith("muster")


def test_sizes_are_true(cups: PrivateCups) -> None:
    """The code is as large on paper as in the PDF, to a dot or two."""
    pdf = slips.sample_slip("de", Paper.A6)
    folder = cups.add_receipts("Bon")
    sent(cups, "Bon", pdf, patience=20.0)
    (page,) = dots.read(folder / "came.pwg")
    here = zxingcpp.read_barcodes(page.black_and_white)[0].position
    wanted = pypdfium2.PdfDocument(pdf)[0].render(scale=203 / 72, grayscale=True).to_numpy()
    there = zxingcpp.read_barcodes(wanted.squeeze())[0].position
    for corner in ("top_left", "top_right", "bottom_left"):
        one, other = getattr(here, corner), getattr(there, corner)
        assert abs(one.x - other.x) <= 4
        assert abs(one.y - other.y) <= 4


def test_the_pdf_itself_is_handed_over(cups: PrivateCups, slip: bytes) -> None:
    folder = cups.add("Laser", "A6", "A4")
    assert sent(cups, "Laser", slip).done
    page = pypdf.PdfReader(BytesIO((folder / "came.pdf").read_bytes())).pages[0]
    assert abs(float(page.mediabox.width) - 298) < 1
    assert "14:30" in page.extract_text()  # letters, and not a picture of them
    options = (folder / "options").read_text()
    assert "media=iso_a6_105x148mm" in options
    assert "print-scaling=none" in options


def test_a_printer_without_small_paper_prints_in_true_size_on_its_own(cups: PrivateCups, slip: bytes) -> None:
    folder = cups.add("Laser", "A4")
    done = sent(cups, "Laser", slip)
    assert (done.fit.fits, done.fit.sheet and done.fit.sheet.said) == (Fits.LARGER, "A4")
    reader = pypdf.PdfReader(BytesIO((folder / "came.pdf").read_bytes()))
    assert abs(float(reader.pages[0].mediabox.width) - 595) < 1
    there = pypdfium2.PdfDocument((folder / "came.pdf").read_bytes())[0].render(scale=3, grayscale=True)
    own = pypdfium2.PdfDocument(slip)[0].render(scale=3, grayscale=True)
    widths = []
    for picture in (there, own):
        place = zxingcpp.read_barcodes(picture.to_numpy().squeeze())[0].position
        widths.append(place.top_right.x - place.top_left.x)
    assert abs(widths[0] - widths[1]) <= 3


def test_what_fits_no_paper_is_made_smaller_and_that_is_told(cups: PrivateCups) -> None:
    folder = cups.add("Klein", "A6")
    done = sent(cups, "Klein", slips.sample_slip("de", Paper.A5))
    assert done.fit.fits is Fits.SHRUNK
    assert 60 < done.fit.percent < 75
    assert "print-scaling=fit" in (folder / "options").read_text()


def test_the_queue_is_told_nothing_of_anybody(cups: PrivateCups, slip: bytes) -> None:
    folder = cups.add("Laser")
    sent(cups, "Laser", slip)
    assert (folder / "names").read_text().split()[2:] == ["Terminzettel"]
    assert "Mira" not in cups.jobs("all")


def test_nothing_of_it_lies_in_a_file_of_ours(
    cups: PrivateCups, slip: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither while it is printed nor afterwards; what CUPS keeps is CUPS' own, and under its own account."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    cups.add("Laser")
    opened: list[str] = []
    real = open

    def noted(path: object, mode: str = "r", *rest: object, **more: object) -> object:
        if set(mode) & set("wax+"):
            opened.append(str(path))
        return real(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", noted)
    sent(cups, "Laser", slip)
    assert opened == []
    assert not list(tmp_path.iterdir())
    assert b"Mira" not in b"".join(
        path.read_bytes() for path in (cups.place / "log").iterdir() if path.is_file()
    )


def test_all_printers_are_there_with_what_they_are_called(cups: PrivateCups) -> None:
    cups.add("Bon", label="Bondrucker Theke")
    cups.add("Laser", label="Büro (Laser)")
    cups.admin("-d", "Laser")
    found = cups.client().printers()
    assert [(one.name, one.label, one.usual) for one in found] == [
        ("Bon", "Bondrucker Theke", False),
        ("Laser", "Büro (Laser)", True),
    ]
    assert {one.state for one in found} == {State.READY}


def test_there_may_be_none(cups: PrivateCups) -> None:
    assert cups.client().printers() == ()


# Nothing comes out


@pytest.mark.parametrize(
    ("does", "error"),
    [
        ("fails", PrintFailed),
        ("cancels", PrintCancelled),
        ("holds", PrinterPaused),
        ("stops", PrinterPaused),
        ("login", PrinterWantsPassword),
        ("silent", PrinterSilent),
        ("empty", PrinterNeeds),
    ],
)
def test_a_printer_that_does_not_print_is_told_of(
    cups: PrivateCups, slip: bytes, does: str, error: type[KnownError]
) -> None:
    cups.add("Bon", does=does)
    with pytest.raises(error) as told:
        sent(cups, "Bon", slip)
    assert "Bon" in str(told.value)
    # It waits here, and nowhere else: else it would come twice.
    assert cups.jobs() == ""


def test_a_paused_printer_is_sent_nothing(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon")
    cups.tool("cupsdisable", "Bon")
    assert cups.client().printer("Bon").state is State.PAUSED
    with pytest.raises(PrinterPaused):
        sent(cups, "Bon", slip)
    assert cups.jobs("all") == ""


def test_a_printer_paused_while_it_prints_gives_the_job_back(cups: PrivateCups, slip: bytes) -> None:
    folder = cups.add("Bon", does="waits")
    work = LongWork()
    errors: list[KnownError] = []

    def printing() -> None:
        try:
            send(cups.client(), "Bon", slip, SLIP_TITLE, work)
        except KnownError as error:
            errors.append(error)

    thread = threading.Thread(target=printing)
    thread.start()
    wait_until((folder / "began").exists)
    cups.tool("cupsdisable", "Bon")
    thread.join(20)
    assert [type(error) for error in errors] == [PrinterPaused]
    assert cups.jobs() == ""


def test_a_printer_that_takes_nothing(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon")
    cups.tool("cupsreject", "Bon")
    with pytest.raises(PrinterRefuses):
        sent(cups, "Bon", slip)


def test_a_printer_that_was_removed(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon")
    cups.admin("-x", "Bon")
    with pytest.raises(PrinterGone):
        sent(cups, "Bon", slip)


def test_a_printer_whose_device_is_switched_off(cups: PrivateCups, slip: bytes) -> None:
    """The very thing: a printer on the network that nobody answers for."""
    cups.add_receipts("Bon")
    cups.admin("-p", "Bon", "-v", "ipp://localhost:1/ipp/print")
    began = time.monotonic()
    with pytest.raises(PrinterSilent):
        sent(cups, "Bon", slip, patience=2.0)
    assert time.monotonic() - began < 15
    assert cups.jobs() == ""


def test_without_cups(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon")
    cups.stop()
    try:
        for ask in (cups.client().printers, lambda: sent(cups, "Bon", slip)):
            with pytest.raises(PrintingOff):
                ask()
    finally:
        cups.start()
    assert [one.name for one in cups.client().printers()] == ["Bon"]


def test_whoever_stops_it_takes_the_job_out(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon", does="waits")
    work = LongWork()
    work.stop()
    with pytest.raises(PrintCancelled):
        send(cups.client(), "Bon", slip, SLIP_TITLE, work)
    assert cups.jobs() == ""


def test_a_long_job_is_left_to_itself(cups: PrivateCups, slip: bytes) -> None:
    cups.add("Bon", does="waits")
    assert not sent(cups, "Bon", slip, longest=0.3).done
    assert "Bon-" in cups.jobs()


def test_no_pdf_is_no_paper(cups: PrivateCups) -> None:
    cups.add("Bon")
    with pytest.raises(PrintTrouble):
        send(cups.client(), "Bon", b"%PDF-1.4 cut off", SLIP_TITLE, LongWork())
    assert cups.jobs() == ""


def test_names_with_odd_letters_are_printers_too(cups: PrivateCups, slip: bytes) -> None:
    folder = cups.add("Büro-1.OG", label="Büro „1. OG“ – <b>Laser</b>")
    assert sent(cups, "Büro-1.OG", slip).printer.label == "Büro „1. OG“ – <b>Laser</b>"
    assert (folder / "came.pdf").exists()


def test_the_server_is_found_as_cups_finds_it(cups: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> None:
    cups.add("Bon")
    monkeypatch.setenv("CUPS_SERVER", str(cups.socket))
    assert [one.name for one in Cups().printers()] == ["Bon"]


def test_a_broad_page_is_turned_and_whole(cups: PrivateCups) -> None:
    folder = cups.add("Laser", "A4")
    content = BytesIO()
    drawn = canvas.Canvas(content, pagesize=(842, 595))
    drawn.drawString(20, 20, "UNTEN LINKS")
    drawn.drawString(740, 570, "OBEN RECHTS")
    drawn.save()
    assert sent(cups, "Laser", content.getvalue()).fit.fits is Fits.TRUE
    page = pypdf.PdfReader(BytesIO((folder / "came.pdf").read_bytes())).pages[0]
    assert page.mediabox.width < page.mediabox.height
    assert page.extract_text().split("\n")[:2] == ["UNTEN LINKS", "OBEN RECHTS"]


# Where no server takes a PDF


def test_a_picture_of_it_has_the_printers_own_dots(tmp_path: Path) -> None:
    """What Windows is handed: in its true size, in black and white alone, and its code is read."""
    file = tmp_path / "zettel.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(203)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QSizeF(105, 148), QPageSize.Unit.Millimeter))
    buffer = QBuffer()
    buffer.setData(QByteArray(slips.sample_slip("uk", Paper.A6)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert paint_pages(document, printer)
    document.close()
    dots_there = pypdfium2.PdfDocument(file.read_bytes())[0].render(scale=203 / 72, grayscale=True).to_numpy()
    assert abs(dots_there.shape[1] / 203 * 25.4 - 105) < 0.5
    (code,) = zxingcpp.read_barcodes(dots_there.squeeze())
    assert "BEGIN:VEVENT" in code.text
