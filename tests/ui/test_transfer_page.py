"""Importing and exporting in the window, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.administration import said
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.transfer.exporting import ExportSection
from woilmenau_desk.ui.pages.transfer.section import ImportSection
from woilmenau_desk.ui.session import Context

CTRL = Qt.KeyboardModifier.ControlModifier
Settled = Callable[[Context], None]


@pytest.fixture
def rolf(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: Callable[[Context], AdminPage],
    settled: Settled,
) -> tuple[ImportSection, Context]:
    """A counsellor at the page."""
    context = context_of(desk_of(Role.COUNSELLOR))
    page = page_of(context)
    page.open_section("import")
    section = page.section()
    assert isinstance(section, ImportSection)
    settled(context)
    return section, context


def opened(section: ImportSection, context: Context, settled: Settled, path: Path) -> None:
    section.open_file(path)
    settled(context)
    settled(context)


def file_of(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_file_is_looked_at_put_right_and_imported_by_keys(
    rolf: tuple[ImportSection, Context], settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    section, context = rolf
    path = file_of(
        tmp_path, "Vorname,Erreichbar,Geburtsjahr", "Mira,0176 04069001,1990", "Omar,0176 2345678,1850"
    )
    opened(section, context, settled, path)
    preview = section.preview
    assert preview.columns.hasFocus()
    assert [preview.columns.rows_model().cell(row, 1).text for row in range(3)] == [
        "Vorname",
        "vielleicht Telefon",
        "Geburtsjahr",
    ]
    assert (
        preview.which.currentText() == "Wahrscheinlich doppelt (0)" or "Hinweise" in preview.which.itemText(4)
    )
    qtbot.keyClick(preview.columns, Qt.Key.Key_U, CTRL)
    settled(context)
    assert preview.columns.rows_model().cell(1, 1).text == "Telefon"
    qtbot.keyClick(preview.columns, Qt.Key.Key_S, CTRL)
    settled(context)
    assert "2 neu" in section.said.text()
    assert {hit.name for hit in people.recent(context.desk)} >= {"Mira", "Omar"}
    assert section.list.rows_model().rowCount() == 1
    # The next file with that heading needs no hand.
    opened(section, context, settled, path)
    assert preview.columns.rows_model().cell(1, 1).detail == "wie beim letzten Mal"
    qtbot.keyClick(preview.columns, Qt.Key.Key_W, CTRL)
    assert section.kinds.hasFocus()


def test_an_import_is_taken_back_with_one_key_and_its_question(
    rolf: tuple[ImportSection, Context], settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    section, context = rolf
    opened(section, context, settled, file_of(tmp_path, "Vorname,id", "Mira,X1", "Omar,X2"))
    qtbot.keyClick(section.preview.columns, Qt.Key.Key_S, CTRL)
    settled(context)
    section.list.setFocus()
    section.list.select_first()

    def take_back() -> None:
        assert section.back_action.isEnabled()
        qtbot.keyClick(section.list, Qt.Key.Key_Delete, CTRL)
        qtbot.waitUntil(lambda: bool(section.findChildren(QDialog)))
        dialog = section.findChildren(QDialog)[-1]
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.accept()
        settled(context)
        section.window().activateWindow()
        qtbot.waitUntil(section.isActiveWindow)

    mira = next(hit.id for hit in people.recent(context.desk) if hit.name == "Mira")
    visit = visits.log_visit(context.desk, LogVisit(VisitData("offer", mira))).value
    take_back()
    assert "Zeile 2: daran hängt inzwischen etwas (Besuch)" in section.said.text()
    assert {hit.name for hit in people.recent(context.desk)} == {"Mira", "Omar"}
    visits.correct_visit(context.desk, visit.id, VisitData("offer"), visit.version)
    take_back()
    assert "Import zurückgenommen" in section.said.text()
    assert people.recent(context.desk) == ()
    assert not section.back_action.isEnabled()


def test_a_key_takes_back_the_import_that_was_made_last(
    rolf: tuple[ImportSection, Context], settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    section, context = rolf
    for name in ("Mira", "Omar"):
        opened(section, context, settled, file_of(tmp_path, "Vorname,id", f"{name},{name}"))
        qtbot.keyClick(section.preview.columns, Qt.Key.Key_S, CTRL)
        settled(context)
        settled(context)
        assert section.said.text().startswith("Importiert.\nPersonen: 1 neu")
        section.list.setFocus()
        assert section.list.current_row() == section.list.rows_model().rows()[0]


def test_headings_of_another_kind_of_list_are_told(
    rolf: tuple[ImportSection, Context], settled: Settled, tmp_path: Path
) -> None:
    section, context = rolf
    lines = ("Vorname;Datum;Uhrzeit;Anlass;Kanal", "Mira;3.11.2026;14:00;Begegnung;Theke")
    opened(section, context, settled, file_of(tmp_path, *lines))
    assert section.preview.import_action.text() == "Personen importieren"
    assert "passen besser zu „Besuche“" in section.preview.said.text()


def test_a_file_that_is_none_is_told_in_words(
    rolf: tuple[ImportSection, Context], settled: Settled, tmp_path: Path
) -> None:
    section, context = rolf
    opened(section, context, settled, tmp_path / "fehlt.csv")
    assert "gibt es nicht" in section.said.text()
    # What lacks a heading is shown all the same: there it is put right.
    opened(section, context, settled, file_of(tmp_path, "A,B", "Mira,1", "Omar,2"))
    assert "keine bekannte Überschrift" in section.preview.said.text()
    section.preview.choose(0, "given_name")
    settled(context)
    assert "2 neu" in section.preview.said.text()


def test_a_list_goes_out_as_far_as_one_may_see_it(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: Callable[[Context], AdminPage],
    settled: Settled,
    tmp_path: Path,
) -> None:
    context = context_of(desk_of(Role.COUNTER))
    page = page_of(context)
    page.open_section("export")
    section = page.section()
    assert isinstance(section, ExportSection)
    assert [section.lists.itemText(at) for at in range(section.lists.count())] == [
        "Ehrenamtliche",
        "Angebote",
    ]
    section.form.set_code(ListFormat.CSV.value)
    section.save_into(str(tmp_path / "liste.csv"))
    settled(context)
    assert (tmp_path / "liste.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Liste ausgegeben: 0" in said(section)
    section.save_into(str(context.desk.data / "keys.json"))
    settled(context)
    assert "Liste ausgegeben" not in said(section)
