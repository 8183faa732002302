"""Slips of appointments that somebody moves meanwhile, slips that cannot be made, and the printer's own dialog."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_printing import booked, error_over, told
from tests.ui.test_queue_page import papers, shown
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import PrinterGone, PrinterPaused
from woilmenau_desk.services.appointments import appointments, queue, waiting_prints
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.ui import slip_prints
from woilmenau_desk.ui.pages.appointments.queue import QueuePage
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog, preview_slip, print_slip
from woilmenau_desk.ui.paper_dialog import open_paper
from woilmenau_desk.ui.printers.here import Printing
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printers.system import Order, Printer
from woilmenau_desk.ui.printing import How
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.slip_prints import SlipWish

MOVED = "Der Termin hat sich inzwischen geändert: Zettel noch einmal drucken."
Settled = Callable[[Context], None]


class OnePrinter:
    """A printer that takes what it is given, when its gate is open, as often as it has paper."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.sheets = 99
        self.gone = False
        self.gate = threading.Event()
        self.gate.set()

    def printers(self) -> tuple[Printer, ...]:
        return () if self.gone else (Printer("Bon", "Bon"),)

    def printer(self, name: str) -> Printer:
        if self.gone:
            raise PrinterGone(name)
        return Printer("Bon", "Bon")

    def print(self, printer: Printer, order: Order, work: LongWork) -> bool:
        if len(self.orders) >= self.sheets:
            raise PrinterPaused(printer.label)
        self.gate.wait(20)
        self.orders.append(order)
        return True


class Chosen(QPrinter):
    """What somebody chose in the system's dialog."""

    def printerName(self) -> str:
        return "Bon"

    def outputFileName(self) -> str:
        return ""

    def copyCount(self) -> int:
        return 2


@pytest.fixture
def bon() -> Iterator[OnePrinter]:
    made = OnePrinter()
    yield made
    made.gate.set()


@pytest.fixture
def printing(context: Context, bon: OnePrinter) -> Context:
    made = replace(context, printing=Printing(lambda: bon))
    made.printing.choose(Use.SLIPS, "Bon")
    return made


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def row(desk: Desk) -> AppointmentRow:
    return booked(desk, "Mira Kornblume")


@pytest.fixture
def dialog(printing: Context, row: AppointmentRow, page: QWidget, qtbot: QtBot) -> SlipDialog:
    preview_slip(printing, row, page)
    qtbot.waitUntil(lambda: bool(page.findChildren(SlipDialog)))
    found = page.findChildren(SlipDialog)[0]
    qtbot.waitUntil(found.print_action.isEnabled)
    qtbot.waitUntil(lambda: found.printers.printer() is not None)
    return found


def text(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


def move(context: Context, row: AppointmentRow) -> None:
    later = replace(row.data, starts_at=row.starts_at + timedelta(days=1))
    context.runner.run(appointments.change, context.desk, row.id, later, row.version)


def languages(desk: Desk) -> list[str | None]:
    return [one.language for one in waiting_prints.listed(desk).wanted]


# The preview


def test_the_preview_follows_an_appointment_that_is_moved(
    printing: Context, row: AppointmentRow, dialog: SlipDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "25.11.2026" in text(dialog.preview.content())
    enabled: list[bool] = []
    printing.bus.changed.connect(lambda _changes: enabled.append(dialog.print_action.isEnabled()))
    move(printing, row)
    qtbot.waitUntil(lambda: "26.11." in dialog.head.text())
    assert enabled[0] is False  # until it is drawn anew
    assert dialog.print_action.isEnabled()
    assert dialog.save_action.isEnabled()
    assert dialog.preview._file_name.startswith("Terminzettel-2026-11-26")
    dialog.preview.save_to(str(tmp_path / "zettel.pdf"))
    assert "26.11.2026" in text((tmp_path / "zettel.pdf").read_bytes())


def test_the_preview_says_that_it_was_cancelled(
    printing: Context, row: AppointmentRow, dialog: SlipDialog, qtbot: QtBot
) -> None:
    assert dialog.cancelled.text() == ""
    printing.runner.run(
        appointments.set_state, printing.desk, row.id, AppointmentState.CANCELLED, row.version
    )
    qtbot.waitUntil(lambda: bool(dialog.cancelled.text()))
    assert "fällt aus" in text(dialog.preview.content())


def test_another_appointment_leaves_the_preview_alone(
    printing: Context, row: AppointmentRow, dialog: SlipDialog
) -> None:
    printing.bus.publish(Changes(frozenset({Kind.APPOINTMENT}), frozenset({(Kind.APPOINTMENT, row.id + 1)})))
    assert dialog.print_action.isEnabled()
    printing.bus.publish(Changes(frozenset({Kind.SLIPS})))
    assert not dialog.print_action.isEnabled()


def test_what_was_chosen_while_it_is_drawn_anew_is_done_with_the_new_one(
    row: AppointmentRow, printing: Context, dialog: SlipDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.preview.hold()
    path = tmp_path / "zettel.pdf"
    dialog.preview._when_shown(lambda: dialog.preview.save_to(str(path)))
    assert not path.exists()
    move(printing, row)
    qtbot.waitUntil(path.exists)
    assert "26.11.2026" in text(path.read_bytes())


def test_the_preview_is_in_the_language_that_the_key_prints(dialog: SlipDialog) -> None:
    assert dialog.language.code() == "uk"


def test_any_paper_follows_what_it_tells_of(context: Context, page: QWidget, settled: Settled) -> None:
    made: list[int] = []

    def make(_desk: Desk) -> PaperFile:
        made.append(1)
        return PaperFile(upkeep.recovery_sheet("2345"))

    paper = open_paper(context, "Nummer 7", make, page, follows={Kind.QUEUE: 7, Kind.CENTRE: None})
    settled(context)
    context.bus.publish(Changes(frozenset({Kind.QUEUE}), frozenset({(Kind.QUEUE, 8)})))
    assert paper.print_action.isEnabled()
    for changes in (
        Changes(frozenset({Kind.QUEUE}), frozenset({(Kind.QUEUE, 7)})),
        Changes(frozenset({Kind.CENTRE})),
    ):
        context.bus.publish(changes)
        assert not paper.print_action.isEnabled()
        settled(context)
        assert paper.print_action.isEnabled()
    assert len(made) == 3
    paper.close()


# Moved while it is printed


@pytest.mark.parametrize("waits", [True, False])
def test_a_slip_that_is_moved_while_it_is_printed_waits(
    printing: Context,
    bon: OnePrinter,
    desk: Desk,
    row: AppointmentRow,
    page: QWidget,
    qtbot: QtBot,
    settled: Settled,
    waits: bool,
) -> None:
    if waits:
        waiting_prints.keep(desk, row.id)
    bon.gate.clear()
    if waits:
        slip_prints.print_waiting(printing, "Bon", page)
    else:
        print_slip(printing, row, page)
    qtbot.waitUntil(lambda: bool(printing.runner.long_works()))
    move(printing, row)
    qtbot.waitUntil(lambda: appointments.get(desk, row.id).version > row.version)
    bon.gate.set()
    qtbot.waitUntil(lambda: any(MOVED in said for said in told(printing)))
    assert "25.11.2026" in text(bon.orders[0].pdf)
    assert languages(desk) == [None if waits else "uk"]


# Several that wait


def test_of_two_languages_the_one_that_was_not_printed_waits_on(
    printing: Context, bon: OnePrinter, desk: Desk, row: AppointmentRow, page: QWidget, qtbot: QtBot
) -> None:
    waiting_prints.keep(desk, row.id, "uk")
    waiting_prints.keep(desk, row.id, "ar")
    bon.sheets = 1
    slip_prints.print_waiting(printing, "Bon", page)
    error_over(qtbot).accept()
    assert languages(desk) == ["ar"]
    assert "Zettel gedruckt" in " ".join(told(printing))


def test_the_key_prints_one_language_and_the_other_waits_on(
    printing: Context, desk: Desk, row: AppointmentRow, page: QWidget, qtbot: QtBot
) -> None:
    waiting_prints.keep(desk, row.id, "ar")
    slip_prints.print_on(printing, SlipWish(row.id, "de"), "Bon", page)
    qtbot.waitUntil(lambda: "Terminzettel gedruckt: Bon" in told(printing))
    assert languages(desk) == ["ar"]


def test_one_that_cannot_be_made_does_not_stop_the_others(
    printing: Context, bon: OnePrinter, desk: Desk, page: QWidget, qtbot: QtBot
) -> None:
    rows = [booked(desk, name, days) for days, name in enumerate(("Mira Muster", "Omid Muster"), 2)]
    waiting_prints.keep(desk, rows[0].id, "xx")
    waiting_prints.keep(desk, rows[1].id)
    slip_prints.print_waiting(printing, "Bon", page)
    error_over(qtbot).accept()
    assert len(bon.orders) == 1
    printed, _, left = told(printing)[-1].partition(" · ")
    assert printed.endswith("Zettel gedruckt")
    assert left.endswith("Zettel nicht gedruckt")
    assert languages(desk) == ["xx"]


def test_one_that_is_just_being_printed_does_not_stop_the_others(
    printing: Context, bon: OnePrinter, desk: Desk, page: QWidget, qtbot: QtBot
) -> None:
    names = ("Mira Muster", "Omid Muster", "Halyna Muster")
    rows = [booked(desk, name, days) for days, name in enumerate(names, 2)]
    for each in rows:
        waiting_prints.keep(desk, each.id)
    bon.gate.clear()
    print_slip(printing, rows[0], page)
    slip_prints.print_waiting(printing, "Bon", page)
    bon.gate.set()
    qtbot.waitUntil(lambda: "2 Zettel gedruckt" in told(printing))
    qtbot.waitUntil(lambda: languages(desk) == [])
    assert len(bon.orders) == 3


# The system's own dialog


def test_printed_by_the_systems_dialog_it_waits_no_more(
    printing: Context, bon: OnePrinter, desk: Desk, row: AppointmentRow, dialog: SlipDialog, qtbot: QtBot
) -> None:
    waiting_prints.keep(desk, row.id)
    dialog.preview.print_with(Chosen())
    qtbot.waitUntil(lambda: "Terminzettel gedruckt: Bon" in told(printing))
    assert [order.copies for order in bon.orders] == [2]
    assert languages(desk) == []


def test_what_the_systems_dialog_could_not_print_waits(
    printing: Context, bon: OnePrinter, desk: Desk, dialog: SlipDialog, qtbot: QtBot
) -> None:
    bon.sheets = 0
    dialog._send("Bon", How(copies=2))
    error = error_over(qtbot)
    assert str(error.error.sentences()[1]) == "Der Zettel wartet auf den Drucker."
    error.accept()
    assert languages(desk) == [None]


def test_the_systems_dialog_does_not_print_what_is_being_printed(
    printing: Context, bon: OnePrinter, row: AppointmentRow, dialog: SlipDialog
) -> None:
    printing.printing.under_way.add(row.id)
    dialog._send("Bon", How())
    assert told(printing) == ["Dieser Zettel wird gerade gedruckt."]
    assert bon.orders == []


# The number


@pytest.fixture
def waiting(printing: Context, qtbot: QtBot, settled: Settled) -> Iterator[QueuePage]:
    made = QueuePage(printing)
    shown(made, qtbot)
    settled(printing)
    yield made
    for paper in papers():
        paper.close()


def test_the_number_is_printed_without_a_question(
    waiting: QueuePage, printing: Context, bon: OnePrinter, desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClick(waiting, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: "Nummer 1 gedruckt: Bon" in told(printing))
    assert "1" in text(bon.orders[0].pdf)
    assert papers() == []
    assert [row.number for row in queue.waiting(desk)] == [1]


def test_where_the_printer_is_gone_the_preview_asks(
    waiting: QueuePage, bon: OnePrinter, qtbot: QtBot
) -> None:
    bon.gone = True
    QTest.keyClick(waiting, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: bool(papers()))
    assert bon.orders == []


def test_where_the_printer_does_not_print_the_number_holds(
    waiting: QueuePage, bon: OnePrinter, desk: Desk, qtbot: QtBot
) -> None:
    bon.sheets = 0
    QTest.keyClick(waiting, Qt.Key.Key_F10)
    error = error_over(qtbot)
    assert "Die Nummer gilt auch ohne Zettel." in str(error.error.sentences()[1])
    error.accept()
    assert [row.number for row in queue.waiting(desk)] == [1]
