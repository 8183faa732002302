"""The appointments as one works with them: keys in, stores and slips out."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import PageOf, Settled, booked, here, page_maker, person, shown
from woilmenau_desk.documents import slip_files
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.appointments.page import AppointmentsPage
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog
from woilmenau_desk.ui.privacy import MASK
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows_model import Heading

SlipOf = Callable[[AppointmentRow], SlipDialog]


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko", language="ru", print_language="uk")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def test_an_appointment_is_booked_with_keys_alone(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.form is not None
    form = page.form
    # The next half hour within the opening hours, and oneself, are there already.
    assert (form.day.text(), form.time.text(), form.colleague.code()) == ("Mo, 23.11.2026", "14:30", "caro")
    qtbot.keyClicks(form.person.field, "test")
    qtbot.waitUntil(lambda: form.person.current() is not None)
    qtbot.keyClick(form.person.field, Qt.Key.Key_Return)
    assert form.day.line.hasFocus()
    settled(context)
    assert form.language.code() == "uk"  # what she reads, not what she speaks
    form.day.line.selectAll()
    qtbot.keyClicks(form.day.line, "morgen")
    form.time.line.selectAll()
    qtbot.keyClicks(form.time.line, "1515")
    qtbot.keyClick(form.time.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert page.form is None
    (row,) = appointments.on_day(desk, date(2026, 11, 24))
    assert (row.starts_at, row.data.person_id, row.data.colleague, row.data.language) == (
        here(24, 15, 15),
        olena.id,
        "caro",
        "uk",
    )
    assert page.current() == row
    assert page.slip_action.isEnabled()
    assert page.list.hasFocus()
    # Nothing of the form is left to be restored.
    page.begin()
    settled(context)
    assert page.form is not None
    assert page.form.draft_note.text() == ""


def test_the_keys_mean_the_one_just_booked_before_the_list_has_it(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot
) -> None:
    booked(desk, person(desk, "Samir", "Muster"), here(23, 15))
    page = page_of(context)
    page.show_subject(olena)
    asked: list[str] = []
    page.form.saved.connect(lambda _row: asked.append(page.current().person_name))
    page.form.save()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["Olena Testenko"]
    assert page.details._name.name() == "Olena Testenko"


def test_what_is_missing_is_told_at_its_field(
    context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.begin()
    page.form.save()
    assert "Für wen" in page.form.person.accessibleDescription()
    page.form.close_form()
    page.show_subject(olena)
    page.form.time.line.clear()
    page.form.save()
    assert "Wann" in page.form.time.accessibleDescription()
    page.form.day.line.setText("gestern")
    page.form.time.line.setText("14")
    page.form.save()
    settled(context)
    assert "vorbei" in page.form.day.accessibleDescription()


def test_hints_come_while_typing_and_forbid_nothing(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    other = person(desk, "Samir", "Muster")
    booked(desk, other, here(24, 15))
    page = page_of(context)
    page.show_subject(olena)
    form = page.form
    settled(context)
    form.day.line.selectAll()
    qtbot.keyClicks(form.day.line, "24.11.")
    form.time.line.selectAll()
    qtbot.keyClicks(form.time.line, "15:10")
    settled(context)
    assert "Caro ist von 15:00 bis 15:30 schon belegt" in form.clash_note.text()
    assert "Samir" not in " ".join(note.text() for note in (form.clash_note, form.hours_note))
    assert form.day_card.rows.rowCount() == 1
    form.day.line.selectAll()
    qtbot.keyClicks(form.day.line, "25.12.")
    settled(context)
    assert "Weihnachtstag" in form.hours_note.text()
    assert form.clash_note.text() == ""
    form.save()
    settled(context)
    assert [row.within_hours for row in appointments.on_day(desk, date(2026, 12, 25))] == [False]


@pytest.fixture
def no_somali(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that a visitor speaks and that has no slip, as one has that the centre added."""
    folder = tmp_path / "slips"
    shutil.copytree(slip_files.slip_folder(), folder, ignore=shutil.ignore_patterns("so.toml"))
    monkeypatch.setattr(slip_files, "slip_folder", lambda: folder)


@pytest.mark.usefixtures("no_somali")
def test_a_language_without_a_slip_becomes_german_and_says_so(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(person(desk, "Abdi", "Beispiel", language="so"))
    settled(context)
    assert page.form.language.code() == "de"
    assert "Somali" in page.form.language_note.text()


def test_another_appointment_of_the_person_is_told(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    booked(desk, olena, here(26, 14))
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    assert "Do, 26.11., 14:00 bei Caro" in page.form.person_note.text()


def test_letters_typed_elsewhere_mark_nothing(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = booked(desk, olena, here(23, 14, 30))
    page = page_of(context)
    qtbot.keyClick(page.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.jump.line.hasFocus()
    qtbot.keyClicks(page.jump.line, "wna")
    page.colleague.setFocus()
    qtbot.keyClicks(page.colleague, "wna")
    settled(context)
    assert appointments.get(desk, row.id).state is AppointmentState.BOOKED


def test_headings_group_the_days_and_are_skipped(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot
) -> None:
    booked(desk, olena, here(23, 14, 30))
    booked(desk, olena, here(24, 14))
    booked(desk, olena, here(28, 11))
    page = page_of(context)
    assert [row for row in shown(page) if " " not in row or "," in row] == ["heute", "morgen", "Sa, 28.11."]
    notes = [row.note for row in page.list.rows.entries() if isinstance(row, Heading)]
    assert notes == ["Mo, 23.11.2026", "Di, 24.11.2026", "geschlossen"]
    seen = [page.current().starts_at.day]
    for _ in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        seen.append(page.current().starts_at.day)
    assert seen == [23, 24, 28]


def test_moving_in_time(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    booked(desk, olena, here(23, 15))
    appointments.book(desk, AppointmentData(olena.id, "caro", here(23, 15) + timedelta(days=20)))
    page = page_of(context)
    assert len(shown(page)) == 2
    qtbot.keyClick(page.list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled(context)
    assert shown(page) == ["So, 13.12.", "15:00 Olena Testenko"]
    qtbot.keyClick(page.list, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    settled(context)
    assert shown(page)[0] == "heute"
    qtbot.keyClick(page.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.jump.line, "13.12.")
    qtbot.keyClick(page.jump.line, Qt.Key.Key_Return)
    settled(context)
    assert shown(page)[0] == "So, 13.12."
    qtbot.mouseClick(page.one_day, Qt.MouseButton.LeftButton)
    settled(context)
    assert page.range.text() == "So, 13.12.2026"
    qtbot.keyClick(page.list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(context)
    assert shown(page) == []
    assert page.list.empty.isVisible()


def test_moving_one_that_was_changed_meanwhile(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    form = page.form
    form.time.line.selectAll()
    qtbot.keyClicks(form.time.line, "1530")
    appointments.change(desk, row.id, AppointmentData(olena.id, "caro", here(25, 14), 45), row.version)
    form.save()
    settled(context)
    assert page.form is form
    assert "anderswo geändert" in form.conflict.note.text()
    assert form.time.text() == "1530"  # nothing typed is lost
    assert appointments.get(desk, row.id).starts_at == here(25, 14)
    lines = [(line.key, line.left, line.right) for line in form.conflict.table.model_of_lines.lines()]
    assert lines == [
        ("duration_minutes", "30 Minuten", "45 Minuten"),
        ("day", "Di, 24.11.2026", "Mi, 25.11.2026"),
    ]
    assert form.day.text() == "Mi, 25.11.2026"  # changed there alone, so it is taken from there
    qtbot.keyClick(form.conflict.table, Qt.Key.Key_Down)
    qtbot.keyClick(form.conflict.table, Qt.Key.Key_Left)
    assert form.day.text() == "Di, 24.11.2026"
    qtbot.keyClick(form.conflict.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert page.form is None
    saved = appointments.get(desk, row.id)
    assert (saved.starts_at, saved.data.duration_minutes) == (here(24, 15, 30), 45)


def test_a_draft_on_an_older_version_does_not_overwrite(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = booked(desk, olena, here(24, 14))
    page = page_of(context)
    page.change_action.trigger()
    page.form.time.line.selectAll()
    qtbot.keyClicks(page.form.time.line, "1530")
    page.form.close_form()
    appointments.change(desk, row.id, AppointmentData(olena.id, "caro", here(25, 14), 45), row.version)
    page.reload()
    settled(context)
    page.change_action.trigger()
    settled(context)
    assert page.form.time.text() == "1530"
    assert "anderswo geändert" in page.form.conflict.note.text()
    assert page.form.day.text() == "Mi, 25.11.2026"
    assert appointments.get(desk, row.id).starts_at == here(25, 14)


def test_what_was_typed_comes_back(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.begin()
    settled(context)
    page.form.time.line.selectAll()
    qtbot.keyClicks(page.form.time.line, "11:45")
    qtbot.keyClick(page.form.time.line, Qt.Key.Key_Escape)
    assert page.form is None
    settled(context)
    # Another person's booking does not take it over.
    page.show_subject(olena)
    settled(context)
    assert page.form.time.text() == "14:30"
    page.form.close_form()
    page.begin()
    settled(context)
    assert page.form.time.text() == "11:45"
    assert page.form.draft_note.text()
    page.form.discard_action.trigger()
    assert page.form.time.text() == "14:30"


def test_a_full_disk_leaves_the_form_as_it_is(
    context: Context,
    olena: PersonRow,
    page_of: PageOf,
    monkeypatch: pytest.MonkeyPatch,
    settled: Settled,
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)

    def full(*_given: object, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(appointments, "book", full)
    page.form.save()
    settled(context)
    assert "Datenträger ist voll" in page.form.form.problem.text()
    assert page.form.person.person() == olena
    assert page.form.save_button.isEnabled()


def test_a_person_handed_over_before_the_first_answer(
    context: Context, olena: PersonRow, qtbot: QtBot, settled: Settled
) -> None:
    page = AppointmentsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_subject(olena.id)
    settled(context)
    settled(context)
    assert page.form is not None
    assert page.form.person.person().id == olena.id


def test_an_appointment_handed_over_is_shown(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = appointments.book(desk, AppointmentData(olena.id, "caro", here(23, 15) + timedelta(days=60))).value
    page = page_of(context)
    page.show_subject(row)
    settled(context)
    assert page.current() == row


def test_names_go_blank(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    booked(desk, olena, here(23, 14, 30))
    page = page_of(context)
    assert "Olena Testenko" in visible_text(page)
    context.privacy.hide()
    assert "Olena" not in visible_text(page)
    assert page.list.rows.index(1, 1).data() == MASK
    page.show_subject(olena)
    settled(context)
    assert "Olena" not in visible_text(page)


def test_the_counter_books_too(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: PageOf,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    counter = desk_of(Role.COUNTER)
    someone = person(counter, "Mira", "Muster")
    context = context_of(counter)
    page = page_of(context)
    page.show_subject(someone)
    settled(context)
    assert page.form.colleague.code() == "theke"
    page.form.colleague.set_code("caro")
    page.form.save()
    settled(context)
    assert [row.colleague_name for row in appointments.on_day(counter, date(2026, 11, 23))] == ["Caro"]


def test_unmarked_ones_of_the_past_are_remembered(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, clock: object, settled: Settled
) -> None:
    booked(desk, olena, here(24, 14))
    clock.now += timedelta(days=3)  # type: ignore[attr-defined]
    page = page_of(context)
    assert page.unmarked.isVisible()
    page._on_unmarked()
    settled(context)
    assert shown(page) == ["Di, 24.11.", "14:00 Olena Testenko"]


# The slip


@pytest.fixture
def slip_of(context: Context, page_of: PageOf, qtbot: QtBot, settled: Settled) -> SlipOf:
    def make(row: AppointmentRow) -> SlipDialog:
        page = page_of(context)
        page.show_subject(row)
        settled(context)
        qtbot.keyClick(page.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        dialog = page.findChild(SlipDialog)
        qtbot.addWidget(dialog)
        settled(context)
        return dialog

    return make


def text_of(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_the_slip_is_one_key_away(desk: Desk, olena: PersonRow, slip_of: SlipOf, tmp_path: Path) -> None:
    row = booked(desk, olena, here(24, 14, 30), language="uk")
    dialog = slip_of(row)
    assert dialog.preview.page_count() == 1
    assert dialog.language.code() == "uk"
    assert "14:30" in text_of(dialog.preview.content())
    assert dialog.print_action.isEnabled()
    assert dialog.preview._file_name == "Terminzettel-2026-11-24-1430.pdf"
    assert "Olena" not in dialog.windowTitle()
    file = tmp_path / "zettel.pdf"
    assert dialog.preview.save_to(str(file))
    assert file.read_bytes() == dialog.preview.content()
    assert dialog._context.status.told == [f"Terminzettel gespeichert: {tmp_path / 'zettel.pdf'}"]


def test_language_and_paper_change_the_slip_at_once(
    desk: Desk, context: Context, olena: PersonRow, slip_of: SlipOf, settled: Settled
) -> None:
    dialog = slip_of(booked(desk, olena, here(24, 14, 30), language="uk"))
    ukrainian = dialog.preview.content()
    dialog.language.set_code("ar")
    dialog.language.edited.emit()
    assert not dialog.print_action.isEnabled()  # what is seen is not what would be printed
    settled(context)
    arabic = dialog.preview.content()
    assert arabic != ukrainian
    assert dialog.print_action.isEnabled()
    dialog.paper.set_code("a5")
    dialog.paper.edited.emit()
    settled(context)
    page = PdfReader(BytesIO(dialog.preview.content())).pages[0]
    assert sorted(round(float(side)) for side in page.mediabox[2:]) == [420, 595]


@pytest.mark.usefixtures("no_somali")
def test_a_slip_in_a_language_that_is_missing_is_german_and_says_so(
    desk: Desk, olena: PersonRow, slip_of: SlipOf
) -> None:
    dialog = slip_of(booked(desk, olena, here(24, 14, 30), language="so"))
    assert dialog.language.code() == "de"
    assert "Für Somali gibt es noch keinen Zettel" in dialog.note.text()
    assert dialog.preview.page_count() == 1


def test_the_slip_is_printed(desk: Desk, olena: PersonRow, slip_of: SlipOf, tmp_path: Path) -> None:
    dialog = slip_of(booked(desk, olena, here(24, 14, 30), language="uk"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    assert dialog.preview.print_to(printer)
    assert (tmp_path / "gedruckt.pdf").stat().st_size > 1000
    assert dialog._context.status.told == ["Terminzettel gedruckt"]


def test_the_slip_is_covered_with_the_names(
    desk: Desk, context: Context, olena: PersonRow, slip_of: SlipOf
) -> None:
    dialog = slip_of(booked(desk, olena, here(24, 14, 30)))
    before = dialog.preview.grab().toImage()
    context.privacy.hide()
    covered = dialog.preview.grab().toImage()
    assert covered != before
    assert len({covered.pixel(x, 300) for x in range(10, 150)}) == 1


def visible_text(root: QWidget) -> str:
    """Everything that can be read in the widgets that are seen, lists included."""
    parts = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        for name in ("text", "toPlainText", "placeholderText"):
            read = getattr(widget, name, None)
            if callable(read):
                parts.append(str(read()))
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        model = widget.model() if hasattr(widget, "model") and callable(widget.model) else None
        if model is not None and hasattr(model, "columns"):
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    for role in (0, int(Qt.ItemDataRole.UserRole) + 1):
                        parts.append(str(model.index(row, column).data(role) or ""))
    return "\n".join(parts)
