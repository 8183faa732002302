"""What leaves the house from the reports page is what was asked for, and what was kept of it before."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.test_reports_page import (
    filled as filled,
)
from tests.ui.test_reports_page import (
    log,
    page_around,
    show_pdf,
    text_of,
)
from tests.ui.test_reports_page import (
    page_of as page_of,
)
from tests.ui.test_reports_page import (
    paper as paper,
)
from tests.ui.test_reports_page import (
    paper_of as paper_of,
)
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import leaving
from woilmenau_desk.storage import provisional_reports
from woilmenau_desk.ui.pages.reports.paper_room import PaperRoom

UNKEPT = "ist nicht festgehalten"


def dialogs(room: PaperRoom) -> list[QFileDialog]:
    return room.findChildren(QFileDialog)


@pytest.fixture
def only_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(provisional_reports, "add", full)


def told(room: PaperRoom) -> list[str]:
    found: list[str] = room.context.status.told  # type: ignore[attr-defined]
    return found


def test_whoever_goes_on_while_it_is_kept_saves_no_other_month(
    paper: PaperRoom,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    show_pdf(paper, qtbot)
    keep, begun, go_on, done = leaving.keep, Event(), Event(), Event()

    def slow(*given: Any) -> object:
        begun.set()
        go_on.wait(30)
        try:
            return keep(*given)
        finally:
            done.set()

    monkeypatch.setattr(leaving, "keep", slow)
    paper.save_action.trigger()
    qtbot.waitUntil(begun.is_set)
    page_around(paper).earlier_action.trigger()
    go_on.set()
    qtbot.waitUntil(lambda: done.is_set() and "Oktober 2026" in text_of(paper.preview.content()))
    assert not dialogs(paper)


def test_what_is_entered_while_a_file_is_chosen_comes_into_the_preview_and_not_into_the_file(
    paper: PaperRoom,
    filled: Desk,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    before = show_pdf(paper, qtbot)
    paper.save_action.trigger()
    qtbot.waitUntil(lambda: bool(dialogs(paper)))
    shown = paper.preview.content()
    log(filled, 6, 11, 60)
    page_around(paper).reload()
    qtbot.waitUntil(lambda: paper._put_off is not None, timeout=30_000)
    dialog = dialogs(paper)[0]
    dialog.fileSelected.emit(str(tmp_path / "bericht.pdf"))
    assert (tmp_path / "bericht.pdf").read_bytes() == shown
    dialog.close()
    qtbot.waitUntil(lambda: text_of(paper.preview.content()) != before)
    assert paper.preview.content() != shown


@pytest.mark.usefixtures("only_readable")
@pytest.mark.parametrize("name", ["bericht.xlsx", "bericht.csv", "bericht.json"])
def test_figures_from_a_store_that_can_only_be_read_are_said_not_to_be_kept(
    paper: PaperRoom,
    tmp_path: Path,
    qtbot: QtBot,
    name: str,
) -> None:
    paper.save_data(str(tmp_path / name))
    qtbot.waitUntil(lambda: any(f"Gespeichert: {name}" in line for line in told(paper)))
    assert UNKEPT in told(paper)[-1]


@pytest.mark.usefixtures("only_readable")
def test_a_paper_from_a_store_that_can_only_be_read_is_said_not_to_be_kept_after_it_is_saved(
    paper: PaperRoom,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    paper.save_action.trigger()
    qtbot.waitUntil(lambda: bool(dialogs(paper)))
    dialogs(paper)[0].fileSelected.emit(str(tmp_path / "bericht.pdf"))
    assert "Gespeichert: bericht.pdf" in told(paper)[-1]
    assert UNKEPT in told(paper)[-1]


def test_figures_are_saved_though_something_is_entered_while_the_file_is_chosen(
    paper: PaperRoom,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    paper.data_action.trigger()
    dialog = dialogs(paper)[0]
    page_around(paper).reload()
    assert paper.report() is None  # it is counted anew
    saved = tmp_path / "bericht.csv"
    dialog.fileSelected.emit(str(saved))
    dialog.close()
    qtbot.waitUntil(saved.exists, timeout=30_000)
    assert "November 2026" in saved.read_text("utf-8-sig")
