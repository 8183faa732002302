"""Buttons say the word that they are given."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.counter_who import ReasonButton, reason_action
from woilmenau_desk.ui.widgets.buttons import KeyButton, WordButton, button, escaped
from woilmenau_desk.ui.widgets.save_dialog import save_dialog

WORD = "Kaffee & Kuchen"


@pytest.mark.parametrize("way", ["button", "key", "action", "reason"])
def test_an_ampersand_is_shown_and_is_no_mnemonic(qapp: QApplication, qtbot: QtBot, way: str) -> None:
    theme.install(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    made: WordButton
    if way == "button":
        made = button(WORD)
    elif way == "key":
        made = KeyButton(WORD, "F2")
    elif way == "action":
        made = KeyButton.for_action(QAction(escaped(WORD), parent))
    else:
        made = ReasonButton(reason_action(parent, WORD, "F2", "cup", lambda: None), "cup")
    qtbot.addWidget(made)
    assert made.text() == "Kaffee && Kuchen"
    assert made.word() == made.accessibleName() == WORD
    assert made.shortcut().isEmpty()


@pytest.mark.parametrize("exists", [True, False])
def test_saving_begins_in_the_documents_or_at_home(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exists: bool
) -> None:
    documents, home = tmp_path / "documents", tmp_path / "home"
    home.mkdir()
    if exists:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    monkeypatch.setattr(Path, "home", lambda: home)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = save_dialog(parent, "Speichern", "zettel.pdf", "PDF (*.pdf)", "pdf", lambda _path: None)
    assert Path(dialog.directory().absolutePath()) == (documents if exists else home)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["zettel.pdf"]
