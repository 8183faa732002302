"""One faulty language file: every other language goes on, and what is left out is named."""

import shutil
from datetime import date, datetime, time
from pathlib import Path

import pytest

from woilmenau_desk.documents import slip_files, slip_words
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.errors import BrokenSlipFile
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.appointments import appointments, board, reminders, slip_phrases, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people


@pytest.fixture(autouse=True)
def _broken_arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "slips"
    shutil.copytree(slip_files.slip_folder(), folder)
    file = folder / "ar.toml"
    file.write_text(file.read_text("utf-8").replace("appointment = ", "appointmen = "), "utf-8")
    for module in (slip_files, slip_words):
        monkeypatch.setattr(module, "slip_folder", lambda: folder)


def _booked(desk: Desk, name: str, language: str, hour: int) -> int:
    number = people.register(desk, PersonData(name, language=language)).value.id
    at = datetime.combine(date(2026, 11, 27), time(hour), BERLIN)
    return appointments.book(desk, AppointmentData(number, "caro", at)).value.id


def test_reminders_are_german_for_that_row_and_say_so(desk: Desk) -> None:
    _booked(desk, "Omar", "ar", 9)
    _booked(desk, "Olha", "uk", 10)
    first, second = reminders.of_next_day(desk)
    assert (first.language, first.instead_of, first.right_to_left) == ("de", "ar", False)
    assert first.text == first.german
    assert (second.language, second.instead_of) == ("uk", "")
    assert "27 листопада" in second.text


def test_the_board_and_its_card_leave_it_out_and_name_it(desk: Desk) -> None:
    shown = board.board(desk)
    assert [(one.number, one.code) for one in shown.languages[:3]] == [(1, "uk"), (2, "ru"), (4, "prs")]
    assert shown.missing == ("Arabisch",)
    [remark] = board.card(desk).remarks
    assert remark.source.startswith("Es fehlt, weil die Sprachdatei fehlerhaft ist")
    assert remark.values == {"languages": "Arabisch"}
    with pytest.raises(BrokenSlipFile):
        board.board(desk, ["ar"])


def test_the_editor_and_the_checks_show_all_others(desk: Desk) -> None:
    editor = slip_phrases.editor(desk, "uk")
    assert editor.broken == ("Arabisch",)
    assert "ar" not in {one.code for one in editor.languages}
    assert len(editor.languages) == len(editor.checks) + 1 == len(slip_files.available_slip_languages()) - 1
    assert "ar" not in {one.language for one in slip_phrases.checks(desk)}


def test_slips_in_other_languages_are_printed(desk: Desk) -> None:
    omar, olha = _booked(desk, "Omar", "ar", 9), _booked(desk, "Olha", "uk", 10)
    assert slips.slip_pdf(desk, olha).startswith(b"%PDF")
    with pytest.raises(BrokenSlipFile):
        slips.slip_pdf(desk, omar)


def test_nothing_goes_without_german(desk: Desk) -> None:
    file = slip_files.slip_folder() / "de.toml"
    file.write_text("code = 1", "utf-8")
    for asked in (board.board, slip_phrases.checks):
        with pytest.raises(BrokenSlipFile):
            asked(desk)
