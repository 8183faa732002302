"""Every dialog of the program: Enter presses the button that has the focus, and nothing else."""

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.volunteers_by_keys import helper
from woilmenau_desk import ui
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.backups import Backup, ByCode, Compared, Order, Restored, Returning
from woilmenau_desk.domain.busy_import import BusyImported
from woilmenau_desk.domain.cases import CaseData, CaseDetails
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.clock import ClockDoubt, Oddity
from woilmenau_desk.domain.closing import ClosedRow
from woilmenau_desk.domain.colleague_times import whole_days
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.slips import LanguageCheck
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.appointments.slip_phrases import LanguageNames
from woilmenau_desk.services.counselling import case_keys, cases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.ui import choices_of_desk, dialogs
from woilmenau_desk.ui.clock_dialog import ClockDialog
from woilmenau_desk.ui.dialogs import BugDialog, ErrorDialog, Paragraphs, QuestionDialog
from woilmenau_desk.ui.forms.appointments.calendar_file_dialog import CalendarFileDialog
from woilmenau_desk.ui.forms.appointments.cancel import CancelDialog
from woilmenau_desk.ui.forms.appointments.force import ForceDialog
from woilmenau_desk.ui.forms.appointments.free_dialog import FreeDialog
from woilmenau_desk.ui.forms.counselling.restrict_dialog import CaseDialog, RestrictDialog
from woilmenau_desk.ui.forms.counselling.stand_in_dialogs import NameBySheetDialog, StandInDialog
from woilmenau_desk.ui.forms.reports.note_dialog import NoteDialog
from woilmenau_desk.ui.forms.volunteers.entries_dialog import EntriesDialog
from woilmenau_desk.ui.forms.volunteers.finder_dialog import FinderDialog
from woilmenau_desk.ui.forms.volunteers.sheet_dialog import SheetDialog
from woilmenau_desk.ui.keyboard_overview import KeyboardOverview, KeyLine
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog
from woilmenau_desk.ui.pages.centre.confirm import OwnPasswordDialog
from woilmenau_desk.ui.pages.centre.slip_check import CheckDialog
from woilmenau_desk.ui.pages.centre.staff_dialogs import GivePasswordDialog, RoleDialog
from woilmenau_desk.ui.pages.reports.behind import BehindDialog, Figure
from woilmenau_desk.ui.pages.reports.closing_room import CloseDialog
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.restore import RestoreDialog, _At
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.waiting_prints_dialog import WaitingPrintsDialog
from woilmenau_desk.ui.widgets.pdf_dialog import PdfDialog
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview

Settled = Callable[[Context], None]
Make = Callable[[Context, QWidget], QDialog]
THEKE = StaffRow("theke", "Theke", "", Role.COUNTER)
SHEET = Path("sicherung.desk")
_days = count(1)  # nobody has two appointments at once


def _slip(context: Context, parent: QWidget) -> QDialog:
    desk = context.desk
    who = people.register(desk, PersonData("Olena", "Testenko")).value.id
    at = desk.clock() + timedelta(days=next(_days))
    row = appointments.book(desk, AppointmentData(who, "caro", at, 30)).value
    return SlipDialog(context, choices_of_desk.read(desk), row, parent)


def _double_booked(context: Context) -> DoubleBooked:
    desk = context.desk
    who = people.register(desk, PersonData("Olena", "Testenko")).value.id
    data = AppointmentData(who, "caro", desk.clock() + timedelta(days=next(_days)), 30)
    appointments.book(desk, data)
    with pytest.raises(DoubleBooked) as refused:
        appointments.book(desk, data)
    return refused.value


def _found_in_file(context: Context) -> BusyImported:
    today = context.today()
    return BusyImported(
        "caro", "Caro", today, today, 1, (whole_days("caro", today, today),), 1, 0, dry_run=True
    )


def _case(context: Context, *, restricted: bool = False) -> CaseDetails:
    desk = context.desk
    who = people.register(desk, PersonData("Olena", "Testenko")).value.id
    row = cases.open_case(desk, CaseData(who)).value
    if restricted:
        row = case_keys.restrict(desk, row.id, (), row.version).value
    return cases.details(desk, row.id)


def _paper(_desk: Desk) -> PaperFile:
    return PaperFile(upkeep.recovery_sheet("2345-6789"), (), "blatt.pdf")


OCTOBER = Span.parse("2026-10")


def _closed_report(context: Context) -> ClosedRow:
    return ClosedRow(1, OCTOBER, 0, "", 1, "", "round5", 5, "1.0", context.now(), "Caro", "0" * 64)


ORDER = Order(SHEET, ByCode("2345"))


def _compare(_order: Order, _work: LongWork) -> Compared:
    backup = Backup(SHEET, 1, {"person": 2}, "2026-11-23T13:03:00+00:00")
    lena = Returning("lena", "Lena", Role.LEAD, None)
    return Compared(
        backup,
        {"person": 5},
        "2026-11-23T13:03:00+00:00",
        (lena,),
        leads=("caro", "lena"),
        roster=True,
        kept=True,
    )


def _restoring(context: Context, parent: QWidget, step: _At | None = None) -> RestoreDialog:
    dialog = RestoreDialog(
        parent, context.runner, _compare, path=None if step is _At.CHOOSE else SHEET, name="caro"
    )
    if step is not None and step > _At.WHO:
        dialog._order = ORDER
        dialog._on_compared(_compare(ORDER, LongWork()))
    if step is not None and step >= _At.AGREE:
        dialog._read_people()
    if step is _At.DONE:
        dialog.show_done(Restored(_compare(ORDER, LongWork()).backup, Path("ersetzt")))
    elif step is _At.BROKEN:
        dialog.show_doing()
        dialog.on_settled()
    elif step is not None:
        dialog._go(step)
    return dialog


# Each class of dialogs in each of its states; what is missing here is told by a test below.
DIALOGS: Mapping[str, Make] = {
    "ErrorDialog": lambda _c, parent: ErrorDialog(parent, DiskFull()),
    "BugDialog": lambda _c, parent: BugDialog(parent, None),
    "QuestionDialog": lambda _c, parent: QuestionDialog(parent, "Streichen?", "", "Streichen", danger=True),
    "OwnPasswordDialog": lambda context, parent: OwnPasswordDialog(
        parent,
        "Entfernen?",
        ("Ja.",),
        "Entfernen",
        context.runner,
        str,
        status=context.status,
        not_done="Nicht.",
    ),
    "RoleDialog": lambda context, parent: RoleDialog(parent, context, THEKE),
    "GivePasswordDialog": lambda context, parent: GivePasswordDialog(parent, context, THEKE),
    "CheckDialog": lambda context, parent: CheckDialog(
        context,
        LanguageNames("ar", "Arabisch", "العربية", True),
        LanguageCheck("ar", "Samira Beispiel", date(2026, 11, 20), 2, True, 1),
        parent,
    ),
    "RestoreDialog": _restoring,
    "RestoreDialog, choosing": lambda context, parent: _restoring(context, parent, _At.CHOOSE),
    "RestoreDialog, found": lambda context, parent: _restoring(context, parent, _At.FOUND),
    "RestoreDialog, own": lambda context, parent: _restoring(context, parent, _At.OWN),
    "RestoreDialog, people": lambda context, parent: _restoring(context, parent, _At.PEOPLE),
    "RestoreDialog, asking": lambda context, parent: _restoring(context, parent, _At.AGREE),
    "RestoreDialog, done": lambda context, parent: _restoring(context, parent, _At.DONE),
    "RestoreDialog, broken off": lambda context, parent: _restoring(context, parent, _At.BROKEN),
    "KeyboardOverview": lambda _c, parent: KeyboardOverview(
        (("Hier", (KeyLine(("F1",), "Tasten"),)),), parent
    ),
    "ClockDialog": lambda context, parent: ClockDialog(
        parent, ClockDoubt(context.now(), context.now(), Oddity.BEHIND)
    ),
    "SlipDialog": _slip,
    "ForceDialog": lambda context, parent: ForceDialog(context, parent, _double_booked(context)),
    "CancelDialog": lambda _c, parent: CancelDialog(parent, "Morgen, 14:00 bei Caro.", in_series=True),
    "CalendarFileDialog": lambda context, parent: CalendarFileDialog(parent, _found_in_file(context)),
    "FreeDialog": lambda context, parent: FreeDialog(context, choices_of_desk.read(context.desk), parent),
    "WaitingPrintsDialog": WaitingPrintsDialog,
    "PaperDialog": lambda context, parent: PaperDialog(context, "Blatt", _paper, parent, about="Mira"),
    "NoteDialog": lambda context, parent: NoteDialog(context, choices_of_desk.read(context.desk), parent),
    "FinderDialog": lambda context, parent: FinderDialog(
        context, choices_of_desk.read(context.desk), parent, Wanted("ar")
    ),
    "EntriesDialog": lambda context, parent: EntriesDialog(
        context, choices_of_desk.read(context.desk), helper(context.desk, "Samira"), parent
    ),
    "SheetDialog": lambda context, parent: SheetDialog(context, choices_of_desk.read(context.desk), parent),
    "RestrictDialog": lambda context, parent: RestrictDialog(context, _case(context), parent),
    "RestrictDialog, restricted": lambda context, parent: RestrictDialog(
        context, _case(context, restricted=True), parent
    ),
    "StandInDialog": StandInDialog,
    "NameBySheetDialog": lambda context, parent: NameBySheetDialog(context, _case(context).row, parent),
    "CloseDialog": lambda _c, parent: CloseDialog(parent, OCTOBER, None, 3, str),
    "CloseDialog, once more": lambda context, parent: CloseDialog(
        parent, OCTOBER, _closed_report(context), 0, str
    ),
    "BehindDialog": lambda context, parent: BehindDialog(
        context, Figure(OCTOBER, "key", "contacts", "key", (), "Kontakte", 0), parent
    ),
    "PdfDialog": lambda _c, parent: PdfDialog(parent, upkeep.recovery_sheet("2345-6789"), "blatt.pdf"),
}
DANGEROUS = (
    "QuestionDialog",
    "OwnPasswordDialog",
    "RoleDialog",
    "GivePasswordDialog",
    "RestoreDialog, asking",
)


@pytest.fixture(autouse=True)
def no_system_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printer and file choosers are the system's."""
    for name in ("choose_printer", "choose_file"):
        monkeypatch.setattr(PdfPreview, name, lambda _self: None)


@pytest.fixture
def shown(context: Context, qtbot: QtBot, settled: Settled) -> Iterator[Callable[[str], QDialog]]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def make(name: str) -> QDialog:
        dialog = DIALOGS[name](context, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        settled(context)
        return dialog

    yield make
    settled(context)


def modules() -> Iterator[str]:
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        yield found.name


def test_every_dialog_is_known_here() -> None:
    for name in modules():
        importlib.import_module(name)
    found: set[str] = set()
    waiting: list[type] = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith(ui.__name__) and kind not in (Paragraphs, CaseDialog):
                found.add(kind.__name__)
    assert found == {name.split(",")[0] for name in DIALOGS}, "a new dialog: give it a line in DIALOGS"


def buttons(dialog: QDialog) -> list[QAbstractButton]:
    return [
        found
        for found in dialog.findChildren(QAbstractButton)
        if found.isVisible() and found.isEnabled() and found.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def press(dialog: QDialog, number: int, qtbot: QtBot) -> bool:
    """Press Enter on the dialog's n-th button; False where there is none."""
    every = buttons(dialog)
    if number < len(every):
        pressed: list[QAbstractButton] = []
        for one in every:
            one.clicked.connect(partial(_note, pressed, one))
        button = every[number]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.hasFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert [one.accessibleName() for one in pressed] == [button.accessibleName()]
    dialog.close()
    dialog.deleteLater()
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog) and other.isVisible():
            other.close()
    return number < len(every)


def _note(pressed: list[QAbstractButton], button: QAbstractButton) -> None:
    pressed.append(button)


@pytest.mark.parametrize("name", DIALOGS)
def test_enter_presses_the_button_that_has_the_focus(
    name: str, shown: Callable[[str], QDialog], qtbot: QtBot
) -> None:
    number = 0
    while press(shown(name), number, qtbot):
        number += 1
    assert number


@pytest.mark.parametrize("name", DANGEROUS)
def test_cancel_is_what_enter_meets_first(name: str, shown: Callable[[str], QDialog]) -> None:
    """In a dangerous dialog the button that has the focus at first, or else the default one, is Cancel."""
    dialog = shown(name)
    default = [button for button in buttons(dialog) if getattr(button, "isDefault", bool)()]
    focused = dialog.focusWidget()
    assert isinstance(focused, QLineEdit) or focused is None or focused in default or name == "RoleDialog"
    assert [button.accessibleName() for button in default] == ["Abbrechen"]
    dialog.close()


@pytest.mark.parametrize("name", DIALOGS)
def test_enter_in_a_line_neither_cancels_nor_confirms(
    name: str, shown: Callable[[str], QDialog], qtbot: QtBot
) -> None:
    dialog = shown(name)
    for line in dialog.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled() and not line.isReadOnly():
            line.setFocus()
            qtbot.keyClick(line, Qt.Key.Key_Return)
            assert dialog.isVisible()
    dialog.close()


def test_a_held_enter_presses_once(shown: Callable[[str], QDialog], qtbot: QtBot) -> None:
    """Held on the way from a password to the button, it must not press the button as well."""
    dialog = shown("OwnPasswordDialog")
    assert isinstance(dialog, OwnPasswordDialog)
    dialog.password.setFocus()
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert dialog.yes.hasFocus()
    pressed: list[bool] = []
    dialog.yes.clicked.connect(pressed.append)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(dialog.yes, event)
    assert pressed == []
    dialog.close()


# What was not done is said


def test_whoever_cancels_is_told_so(context: Context, shown: Callable[[str], QDialog], qtbot: QtBot) -> None:
    for name, said in (
        ("OwnPasswordDialog", "Nicht."),
        ("RoleDialog", "Rolle nicht geändert: Theke"),
        ("GivePasswordDialog", "Kein neues Passwort gegeben: Theke"),
    ):
        dialog = shown(name)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert context.status.told[-1] == said  # type: ignore[attr-defined]


def test_no_dangerous_question_ends_without_a_word() -> None:
    """`ask(danger=True)` always says what to do when it is refused."""
    silent = []
    for path in sorted(Path(next(iter(ui.__path__))).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = {keyword.arg for keyword in node.keywords}
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called == "ask" and "danger" in given and "on_no" not in given:
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []


def test_a_refused_question_calls_back(qtbot: QtBot) -> None:
    heard: list[str] = []
    dialog = dialogs.ask(
        None,
        "Streichen?",
        action="Streichen",
        danger=True,
        on_yes=lambda: heard.append("ja"),
        on_no=lambda: heard.append("nein"),
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert heard == ["nein"]
