"""Slips from the window onto real queues of a real CUPS: one key, the preview, what waits, and what people are told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.printing.conftest import cups as cups
from tests.printing.server import PrivateCups
from tests.ui.conftest import StatusLine
from tests.ui.test_pdf_preview import pdf_of
from woilmenau_desk import paths
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services.appointments import appointments, waiting_prints
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui import slip_prints
from woilmenau_desk.ui.dialogs import ErrorDialog
from woilmenau_desk.ui.pages.appointments.page import AppointmentsPage
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog, print_slip
from woilmenau_desk.ui.pages.centre.printers import PrintersSection
from woilmenau_desk.ui.paper_dialog import PaperDialog, open_paper
from woilmenau_desk.ui.printers.here import Printing
from woilmenau_desk.ui.printers.remembered import Remembered, Use, read_remembered, write_remembered
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.waiting_prints import WaitingPrintsLine
from woilmenau_desk.ui.waiting_prints_dialog import WaitingPrintsDialog

pytestmark = pytest.mark.printing
Settled = Callable[[Context], None]


@pytest.fixture
def row(desk: Desk) -> AppointmentRow:
    return booked(desk, "Mira Kornblume")


def booked(desk: Desk, name: str, days: int = 2) -> AppointmentRow:
    given, family = name.split()
    person = people.register(desk, PersonData(given, family, language="uk")).value.id
    return appointments.book(desk, AppointmentData(person, "caro", desk.clock() + timedelta(days=days))).value


@pytest.fixture
def printing(context: Context, cups: PrivateCups) -> Context:
    """The session at a computer with this CUPS."""
    return replace(context, printing=Printing(cups.client))


@pytest.fixture
def page(printing: Context, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def told(context: Context) -> list[str]:
    assert isinstance(context.status, StatusLine)
    return context.status.told


def error_over(qtbot: QtBot) -> ErrorDialog:
    """The message that comes."""
    found: list[ErrorDialog] = []

    def there() -> bool:
        found[:] = [
            one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorDialog) and one.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there, timeout=20_000)
    return found[0]


# One key


def test_one_key_prints_on_the_printer_used_last(
    printing: Context, cups: PrivateCups, page: QWidget, row: AppointmentRow, qtbot: QtBot
) -> None:
    folder = cups.add("Bon", label="Bondrucker")
    printing.printing.choose(Use.SLIPS, "Bon")
    print_slip(printing, row, page)
    print_slip(printing, row, page)  # somebody presses twice
    qtbot.waitUntil(lambda: "Terminzettel gedruckt: Bondrucker" in told(printing), timeout=20_000)
    assert (folder / "came.pdf").exists()
    assert "Dieser Zettel wird gerade gedruckt." in told(printing)
    assert cups.jobs("completed").count("Bon-") == 1
    assert not page.findChildren(SlipDialog)
    assert printing.printing.under_way == set()


def test_on_the_paper_that_lies_in_it(
    printing: Context, cups: PrivateCups, page: QWidget, row: AppointmentRow, qtbot: QtBot
) -> None:
    folder = cups.add("Laser", "A5", "A4")
    printing.printing.choose(Use.SLIPS, "Laser")
    printing.printing.set_paper("Laser", Paper.A5)
    print_slip(printing, row, page)
    qtbot.waitUntil((folder / "options").exists, timeout=20_000)
    assert "media=iso_a5_148x210mm" in (folder / "options").read_text()
    qtbot.waitUntil(lambda: not printing.printing.under_way, timeout=20_000)


def test_without_a_known_printer_the_preview_asks(
    printing: Context, cups: PrivateCups, page: QWidget, row: AppointmentRow, qtbot: QtBot
) -> None:
    folder = cups.add("Bon", label="Bondrucker")
    print_slip(printing, row, page)
    qtbot.waitUntil(lambda: bool(page.findChildren(SlipDialog)), timeout=20_000)
    (dialog,) = page.findChildren(SlipDialog)
    qtbot.waitUntil(lambda: dialog.printers.printer() is not None, timeout=20_000)
    qtbot.waitUntil(dialog.print_action.isEnabled, timeout=20_000)
    assert dialog.printers.field.currentText() == "Bondrucker · bereit"
    dialog.print_action.trigger()
    qtbot.waitUntil(lambda: "Terminzettel gedruckt: Bondrucker" in told(printing), timeout=20_000)
    assert (folder / "came.pdf").exists()
    # The next one is printed there without asking.
    assert printing.printing.printer(Use.SLIPS) == "Bon"
    assert printing.printing.paper("Bon") is Paper.A6


# Nothing comes out


@pytest.mark.parametrize(
    ("does", "what"),
    [
        ("fails", "hat den Druck abgebrochen"),
        ("empty", "Papier fehlt"),
        ("silent", "meldet sich nicht"),
        ("paused", "ist angehalten"),
        ("rejects", "nimmt gerade keine Aufträge an"),
        ("removed", "gibt es an diesem Computer nicht mehr"),
        ("no server", "Das Drucksystem dieses Computers antwortet nicht."),
    ],
)
def test_the_slip_waits_and_a_message_says_why(
    printing: Context,
    cups: PrivateCups,
    desk: Desk,
    page: QWidget,
    row: AppointmentRow,
    qtbot: QtBot,
    does: str,
    what: str,
) -> None:
    cups.add("Bon", does=does, label="Bondrucker")
    printing.printing.choose(Use.SLIPS, "Bon")
    for case, break_it in (
        ("paused", lambda: cups.tool("cupsdisable", "Bon")),
        ("rejects", lambda: cups.tool("cupsreject", "Bon")),
        ("removed", lambda: cups.admin("-x", "Bon")),
        ("no server", cups.stop),
    ):
        if case == does:
            break_it()
    print_slip(printing, row, page)
    dialog = error_over(qtbot)
    happened, kept, todo = map(str, dialog.error.sentences())
    assert what in happened
    assert kept == "Der Zettel wartet auf den Drucker."
    assert todo
    assert [one.appointment_id for one in waiting_prints.listed(desk).wanted] == [row.id]
    assert "Kornblume" not in str(dialog.error)
    dialog.accept()
    if does == "no server":
        cups.start()
    assert cups.jobs() == ""
    assert printing.printing.under_way == set()


def test_a_cancelled_one_does_not_wait(
    printing: Context, cups: PrivateCups, desk: Desk, page: QWidget, row: AppointmentRow, qtbot: QtBot
) -> None:
    cups.add("Bon", does="fails")
    printing.printing.choose(Use.SLIPS, "Bon")
    appointments.set_state(desk, row.id, AppointmentState.CANCELLED, row.version)
    print_slip(printing, row, page)
    dialog = error_over(qtbot)
    assert str(dialog.error.sentences()[1]) == "Nichts wurde gedruckt."
    assert waiting_prints.listed(desk).wanted == ()
    dialog.accept()


# What waits


def test_one_key_prints_all_that_wait(
    printing: Context, cups: PrivateCups, desk: Desk, page: QWidget, qtbot: QtBot
) -> None:
    names = ("Mira Kornblume", "Omid Beispiel", "Halyna Muster")
    rows = [booked(desk, name, days) for days, name in enumerate(names, 2)]
    for one in rows:
        waiting_prints.keep(desk, one.id)
    appointments.set_state(desk, rows[1].id, AppointmentState.CANCELLED, rows[1].version)
    cups.add("Bon")
    slip_prints.print_waiting(printing, "Bon", page)
    qtbot.waitUntil(lambda: any("Zettel gedruckt" in said for said in told(printing)), timeout=20_000)
    printed, _, dropped = told(printing)[-1].partition(" · ")
    assert printed == "2 Zettel gedruckt"
    assert dropped.endswith("Zettel verworfen: der Termin ist abgesagt")
    assert cups.jobs("completed").count("Bon-") == 2
    qtbot.waitUntil(lambda: waiting_prints.listed(desk).wanted == (), timeout=20_000)
    assert waiting_prints.listed(desk).needless == ()


def test_they_wait_on_where_the_printer_still_does_not_print(
    printing: Context, cups: PrivateCups, desk: Desk, page: QWidget, qtbot: QtBot
) -> None:
    for days, name in enumerate(("Mira Kornblume", "Omid Beispiel"), 2):
        waiting_prints.keep(desk, booked(desk, name, days).id)
    cups.add("Bon", does="fails")
    slip_prints.print_waiting(printing, "Bon", page)
    dialog = error_over(qtbot)
    assert str(dialog.error.sentences()[1]) == "Die Zettel warten weiter auf den Drucker."
    dialog.accept()
    assert len(waiting_prints.listed(desk).wanted) == 2
    assert cups.jobs("completed").count("Bon-") == 1  # the second was not tried


def test_what_was_printed_by_its_key_waits_no_more(
    printing: Context, cups: PrivateCups, desk: Desk, page: QWidget, row: AppointmentRow, qtbot: QtBot
) -> None:
    waiting_prints.keep(desk, row.id, "uk", Paper.A6)
    cups.add("Bon")
    printing.printing.choose(Use.SLIPS, "Bon")
    print_slip(printing, row, page)
    qtbot.waitUntil(lambda: waiting_prints.listed(desk).wanted == (), timeout=20_000)


def test_the_page_says_that_slips_wait(
    printing: Context, cups: PrivateCups, desk: Desk, row: AppointmentRow, qtbot: QtBot
) -> None:
    folder = cups.add("Bon")
    printing.printing.choose(Use.SLIPS, "Bon")
    page = AppointmentsPage(printing)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    line = page.findChild(WaitingPrintsLine)
    assert isinstance(line, WaitingPrintsLine)
    assert line.isHidden()
    printing.runner.run(waiting_prints.keep, desk, row.id)
    qtbot.waitUntil(line.isVisible, timeout=20_000)
    assert "1 Zettel" in line.note.text()
    line.print_action.trigger()
    qtbot.waitUntil(line.isHidden, timeout=20_000)
    assert (folder / "came.pdf").exists()
    assert not line.print_action.isEnabled()


def test_each_is_shown_and_may_be_dropped(
    printing: Context, cups: PrivateCups, desk: Desk, row: AppointmentRow, qtbot: QtBot, settled: Settled
) -> None:
    waiting_prints.keep(desk, row.id, "uk", Paper.ROLL80)
    cups.add("Bon")
    dialog = WaitingPrintsDialog(printing, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.print_action.isEnabled(), timeout=20_000)
    (shown,) = dialog.model.rows()
    assert shown.appointment_id == row.id
    assert "Mira" not in " ".join(column.text(shown) for column in dialog.model.columns)
    dialog.rows.select(shown.id)
    dialog.drop_action.trigger()
    qtbot.waitUntil(lambda: dialog.model.rows() == (), timeout=20_000)
    assert not dialog.print_action.isEnabled()


# Other papers, and the settings


def test_any_paper_goes_to_the_printer_for_sheets(
    printing: Context, cups: PrivateCups, page: QWidget, qtbot: QtBot, settled: Settled
) -> None:
    cups.add("Bon", "A6")
    folder = cups.add("Laser", "A4", label="Laser Büro")
    dialog: PaperDialog = open_paper(printing, "Liste", lambda _desk: PaperFile(pdf_of(2, (595, 842))), page)
    qtbot.waitUntil(lambda: dialog.printers.printer() is not None, timeout=20_000)
    qtbot.waitUntil(dialog.print_action.isEnabled, timeout=20_000)
    assert dialog.printers.field.code() == "Laser"  # the other one has no such paper
    dialog.print_action.trigger()
    qtbot.waitUntil(lambda: "Gedruckt: Liste" in told(printing), timeout=20_000)
    assert (folder / "names").read_text().split()[2:] == ["wo:ilmenau"]
    assert dialog.isVisible()
    cups.tool("cupsdisable", "Laser")
    dialog.print_action.trigger()
    error = error_over(qtbot)
    assert str(error.error.sentences()[1]) == "Das Blatt steht noch da."
    error.accept()
    assert dialog.print_action.isEnabled()
    dialog.reject()


def test_the_settings_choose_and_try(printing: Context, cups: PrivateCups, qtbot: QtBot) -> None:
    folder = cups.add("Bon", "A6", "A5", label="Bondrucker")
    cups.add("Laser", "A4")
    section = PrintersSection(printing)
    qtbot.addWidget(section)
    section.show()
    section.activated()
    qtbot.waitUntil(section.slip_action.isEnabled, timeout=20_000)
    section.slips.field.set_code("Bon")
    section.slips.field.edited.emit()
    section.paper.set_code(Paper.A5.value)
    section.paper.edited.emit()
    assert printing.printing.printer(Use.SLIPS) == "Bon"
    assert printing.printing.paper("Bon") is Paper.A5
    section.slip_action.trigger()
    qtbot.waitUntil(lambda: "Gedruckt auf „Bondrucker“." in section.said.text(), timeout=20_000)
    assert "media=iso_a5_148x210mm" in (folder / "options").read_text()
    cups.admin("-x", "Bon")
    section.again_action.trigger()
    qtbot.waitUntil(lambda: "gibt es hier nicht mehr" in section.slips.note.text(), timeout=20_000)


def test_without_cups_the_settings_say_so(printing: Context, cups: PrivateCups, qtbot: QtBot) -> None:
    cups.stop()
    section = PrintersSection(printing)
    qtbot.addWidget(section)
    section.activated()
    qtbot.waitUntil(lambda: "antwortet nicht" in section.slips.note.text(), timeout=20_000)
    assert not section.slip_action.isEnabled()
    cups.start()


# What is remembered


def test_it_is_remembered_on_this_computer_alone(tmp_path: Path) -> None:
    file = paths.printers_file()
    assert tmp_path not in file.parents
    kept = Remembered().choosing(Use.SLIPS, "Bon").with_paper("Bon", Paper.ROLL80)
    write_remembered(file, kept)
    assert read_remembered(file) == kept
    assert (kept.printer(Use.SLIPS), kept.printer(Use.SHEETS), kept.paper("Bon"), kept.paper("x")) == (
        "Bon",
        "",
        Paper.ROLL80,
        None,
    )
    assert kept.with_paper("Bon", None).paper("Bon") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"printers": 3, "papers": {}}',
        b"\xff",
        b'{"printers": {"slips": 4}, "papers": {"a": "a7"}}',
    ],
)
def test_what_cannot_be_read_is_chosen_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "printers.json"
    file.write_bytes(content)
    found = read_remembered(file)
    assert found.printer(Use.SLIPS) == ""
    assert found.paper("a") is None
