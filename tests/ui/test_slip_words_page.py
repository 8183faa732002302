"""The sentences of slips, corrected and checked in the window."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.administration import said, settle
from woilmenau_desk.documents import slip_files, slip_words
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.settings import CentreSection
from woilmenau_desk.ui.pages.centre.slip_words import SlipWordsSection
from woilmenau_desk.ui.session import Context


@pytest.fixture
def section(page: AdminPage, context: Context, qtbot: QtBot) -> SlipWordsSection:
    page.open_section("slip_words")
    settle(context, qtbot)
    found = page.section()
    assert isinstance(found, SlipWordsSection)
    return found


def choose(section: SlipWordsSection, context: Context, qtbot: QtBot, language: str, phrase: str) -> None:
    section.chooser.set_code(language)
    section.chooser.edited.emit()
    settle(context, qtbot)
    assert section.list.select(phrase)


def test_every_language_says_how_far_it_is_checked(section: SlipWordsSection) -> None:
    texts = [section.chooser.itemText(number) for number in range(section.chooser.count())]
    assert texts[0] == "Deutsch – unsere Vorlage"
    assert "Ukrainisch – noch nicht geprüft" in texts
    assert len(texts) == 22


def test_a_sentence_is_corrected_tried_and_put_back(
    section: SlipWordsSection, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    choose(section, context, qtbot, "uk", "text.clock")
    assert section.german.text() == "{time} Uhr"
    assert section.shipped.text() == section.text.toPlainText() == "Час: {time}"
    # The place has to stay.
    section.text.setPlainText("О котрій")
    section.text.setFocus()
    qtbot.keyClick(section.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    assert "{time}" in said(section)
    assert slip_phrases.words(desk, "uk").text.clock == "Час: {time}"
    # So does what somebody typed and has not saved yet.
    section.list.select("text.stop")
    assert section.text.toPlainText() == "Зупинка: {stop}"
    section.list.select("text.clock")
    assert section.text.toPlainText() == "О котрій"
    section.text.setPlainText("О котрій: {time}")
    section.form.save_action.trigger()
    settle(context, qtbot)
    assert slip_phrases.words(desk, "uk").text.clock == "О котрій: {time}"
    assert section.list.current_row().corrected == "О котрій: {time}"
    assert section.shipped_action.isEnabled()
    section.as_shipped()
    settle(context, qtbot)
    assert slip_phrases.words(desk, "uk").text.clock == "Час: {time}"
    undo.undo(desk)
    assert slip_phrases.words(desk, "uk").text.clock == "О котрій: {time}"


def test_who_checked_it_is_written_down_and_doubted_after_a_change(
    section: SlipWordsSection, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    choose(section, context, qtbot, "ar", "text.called_off")
    assert section.text.layoutDirection() is Qt.LayoutDirection.RightToLeft
    dialog = section.say_checked()
    assert dialog is not None
    dialog.by.setText("")
    dialog.form.save_action.trigger()
    settle(context, qtbot)
    assert "Der Name fehlt" in said(dialog)
    dialog.by.setText("Samira Beispiel")
    dialog.form.save_action.trigger()
    settle(context, qtbot)
    [check] = [one for one in slip_phrases.checks(desk) if one.language == "ar"]
    assert (check.checked_by, check.doubtful) == ("Samira Beispiel", False)
    assert "Geprüft von Samira Beispiel" in said(section)
    section.text.setPlainText("أُلغي هذا الموعد.")
    section.form.save_action.trigger()
    settle(context, qtbot)
    assert "noch einmal prüfen" in said(section)


def test_the_preview_shows_what_is_being_typed(
    section: SlipWordsSection, context: Context, qtbot: QtBot
) -> None:
    choose(section, context, qtbot, "uk", "text.prevented")
    section.text.setPlainText("Щось інше!")
    dialog = section.preview()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview.content().startswith(b"%PDF"))
    dialog.reject()
    assert section.text.toPlainText() == "Щось інше!"


def test_what_stands_on_another_paper_has_no_preview(
    section: SlipWordsSection, context: Context, qtbot: QtBot
) -> None:
    for phrase, shown in (("text.prevented", True), ("bring.iban", True), ("facts.way", True)):
        choose(section, context, qtbot, "uk", phrase)
        assert section.preview_action.isEnabled() is shown
    for phrase in ("board.yes", "waiting.number", "reminder.text", "text.moved_up"):
        assert section.list.select(phrase)
        assert not section.preview_action.isEnabled()
        assert section.preview() is None


def test_a_faulty_language_is_named_and_the_others_can_be_changed(
    page: AdminPage, context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "slips"
    shutil.copytree(slip_files.slip_folder(), folder)
    (folder / "ar.toml").write_text("name = 1", "utf-8")
    for module in (slip_files, slip_words):
        monkeypatch.setattr(module, "slip_folder", lambda: folder)
    page.open_section("slip_words")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, SlipWordsSection)
    assert "Arabisch" in section.broken.text()
    assert section.chooser.count() == 21
    choose(section, context, qtbot, "uk", "text.clock")
    assert section.shipped.text() == "Час: {time}"


def test_stop_parking_and_way_are_the_centres(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("centre")
    found = page.section()
    assert isinstance(found, CentreSection)
    qtbot.waitUntil(lambda: found.street.text() != "")
    found.stop.setText("Wetzlarer Platz")
    found.parking.setText("")
    found.way.setText("Eingang im Hof.")
    found.form.save_action.trigger()
    settle(context, qtbot)
    place = centre.settings(desk).place
    assert (place.stop, place.parking, place.way) == ("Wetzlarer Platz", "", "Eingang im Hof.")
    found.way.setText("x" * 161)
    found.form.save_action.trigger()
    settle(context, qtbot)
    assert "161 Zeichen" in said(found)
