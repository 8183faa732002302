"""The preview: what is seen, printed and saved is the same document."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.errors import CannotWrite, OutputInStore
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.widgets.pdf_dialog import PdfDialog
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview

A6 = (297.6, 419.5)


def pdf_of(pages: int, size: tuple[float, float] = A6) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*size)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.fixture
def preview(qapp: QApplication, qtbot: QtBot) -> PdfPreview:
    theme.install(qapp)
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(600, 500)
    return made


def test_nothing_can_be_printed_before_there_is_a_document(preview: PdfPreview) -> None:
    assert not preview.print_button.isEnabled()
    preview.show_pdf(pdf_of(2), "bericht.pdf")
    assert preview.page_count() == 2
    assert preview.print_button.isEnabled()
    preview.show_pdf(pdf_of(1), "zettel.pdf")
    assert preview.page_count() == 1
    preview.clear()
    assert not preview.save_button.isEnabled()


def test_the_file_holds_the_same_bytes(preview: PdfPreview, tmp_path: Path, qtbot: QtBot) -> None:
    content = pdf_of(2)
    preview.show_pdf(content, "bericht.pdf")
    file = tmp_path / "bericht.pdf"
    with qtbot.waitSignal(preview.saved):
        assert preview.save_to(str(file))
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_told(preview: PdfPreview, tmp_path: Path, qtbot: QtBot) -> None:
    preview.show_pdf(pdf_of(1), "zettel.pdf")
    with qtbot.waitSignal(preview.failed) as failed:
        assert not preview.save_to(str(tmp_path / "missing" / "zettel.pdf"))
    assert isinstance(failed.args[0], CannotWrite)


def test_nothing_is_saved_or_printed_into_a_store(preview: PdfPreview, tmp_path: Path, qtbot: QtBot) -> None:
    store = tmp_path / "zentrum"
    store.mkdir()
    (store / "keys.json").write_bytes(b"the only keys")
    (tmp_path / "link.pdf").symlink_to(store / "keys.json")
    preview.show_pdf(pdf_of(1), "zettel.pdf")
    for target in (store / "keys.json", store / "zettel.pdf", tmp_path / "link.pdf"):
        with qtbot.waitSignal(preview.failed) as failed:
            assert not preview.save_to(str(target))
        assert isinstance(failed.args[0], OutputInStore)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        with qtbot.waitSignal(preview.failed) as failed:
            assert not preview.print_to(printer)
        assert isinstance(failed.args[0], OutputInStore)
    assert [path.name for path in store.iterdir()] == ["keys.json"]
    assert (store / "keys.json").read_bytes() == b"the only keys"


def test_a_print_into_a_file_is_whole_or_not_there(
    preview: PdfPreview, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.show_pdf(pdf_of(1), "zettel.pdf")
    (tmp_path / "out.pdf").write_bytes(b"old")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    monkeypatch.setattr(PdfPreview, "_paint", lambda _self, _printer: False)
    with qtbot.waitSignal(preview.failed):
        assert not preview.print_to(printer)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.pdf", b"old")]


def test_printing_gives_every_page_on_its_own_paper(preview: PdfPreview, tmp_path: Path) -> None:
    preview.show_pdf(pdf_of(3), "zettel.pdf")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    preview._fit_paper(printer)
    size = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    assert abs(size.width() - A6[0]) < 2
    assert abs(size.height() - A6[1]) < 2
    assert preview.print_to(printer)
    pages = pypdf.PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == 3
    assert QSizeF(float(pages[0].mediabox.width), float(pages[0].mediabox.height)).toSize().width() in range(
        295, 301
    )


def test_only_the_pages_asked_for_are_printed(preview: PdfPreview, tmp_path: Path) -> None:
    preview.show_pdf(pdf_of(4), "bericht.pdf")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)
    assert preview.print_to(printer)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2


def test_the_zoom_stays_within_reason(preview: PdfPreview) -> None:
    preview.show_pdf(pdf_of(1), "zettel.pdf")
    for _ in range(30):
        preview._larger.click()
    assert preview._view.zoomFactor() == 5.0
    for _ in range(30):
        preview._smaller.click()
    assert preview._view.zoomFactor() == 0.25


def test_the_dialog_closes_and_says_what_it_is(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp)
    dialog = PdfDialog(None, pdf_of(1), "wiederherstellung.pdf")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Vorschau"
    assert dialog.preview.page_count() == 1
