"""Buttons say the word that they are given."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.visits.who import ReasonButton, reason_action
from woilmenau_desk.ui.widgets.buttons import KeyButton, WordButton, button, escaped, icon_button
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.workspace import opening_said

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


@pytest.mark.parametrize(
    ("made", "presses"),
    [
        (lambda: button(WORD), 1),
        (lambda: KeyButton(WORD, "F2"), 1),
        (lambda: icon_button("close", WORD), 1),
        (lambda: icon_button("chevron-right", WORD, steps=True), 2),
    ],
)
def test_a_double_click_presses_once_unless_it_steps(
    qapp: QApplication, qtbot: QtBot, made: Callable[[], QAbstractButton], presses: int
) -> None:
    theme.install(qapp)
    target = made()
    qtbot.addWidget(target)
    target.resize(120, 40)
    pressed: list[bool] = []
    target.clicked.connect(lambda: pressed.append(True))
    click(target, (1000, 1150))
    assert len(pressed) == presses
    click(target, (9000,))
    assert len(pressed) == presses + 1


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 23, 13, 3, tzinfo=UTC), "geöffnet · noch 1:57 h"),
        (datetime(2026, 11, 23, 14, 13, tzinfo=UTC), "geöffnet · noch 47 min"),
        (datetime(2026, 11, 23, 11, 55, tzinfo=UTC), "öffnet in 1:05 h"),
        (datetime(2026, 11, 23, 15, 0, tzinfo=UTC), "für heute geschlossen"),
    ],
)
def test_the_header_says_the_time_left_as_people_do(now: datetime, said: str) -> None:
    assert opening_said(Opening(), now)[0] == said


def test_a_button_that_works_hands_its_focus_to_no_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    pressed: list[str] = []
    check, restore = button("Prüfen"), button("Zurückspielen")
    for made in (check, restore):
        made.clicked.connect(lambda _on=False, made=made: pressed.append(made.word()))
        row.addWidget(made)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    check.setFocus()
    check.setEnabled(False)
    assert window.focusWidget() is None
    qtbot.keyClicks(window, " ")
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert pressed == []
    check.setEnabled(True)
    assert window.focusWidget() is check
    # Whoever went elsewhere meanwhile stays there.
    check.setEnabled(False)
    restore.setFocus()
    check.setEnabled(True)
    assert window.focusWidget() is restore
