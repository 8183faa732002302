"""Dialogs: calm, plain text, Cancel first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.errors import DiskFull, KnownError, NotAllowed, UserExists
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import dialogs, theme
from woilmenau_desk.ui.words import say


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.install(qapp)


@pytest.mark.parametrize("error", [DiskFull(), NotAllowed(roles="Leitung"), UserExists(name="caro")])
def test_an_error_says_what_was_kept_and_what_to_do(error: KnownError, qtbot: QtBot) -> None:
    dialog = dialogs.ErrorDialog(None, error)
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for sentence in error.sentences():
        assert not say(sentence) or say(sentence) in shown


def test_a_name_in_an_error_is_text(qtbot: QtBot) -> None:
    dialog = dialogs.ErrorDialog(None, UserExists(name="<img src=x> {name}"))
    qtbot.addWidget(dialog)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<img src=x> {name}" in dialog.accessibleName()


def test_a_sentence_in_a_sentence_is_said_too() -> None:
    inner = Sentence("said", "Besuch erfasst: {reason}", {"reason": "Begegnung"})
    assert (
        say(Sentence("said", "Rückgängig: {step}", {"step": inner}))
        == "Rückgängig: Besuch erfasst: Begegnung"
    )


def test_enter_in_a_question_does_nothing_dangerous(qtbot: QtBot) -> None:
    done: list[bool] = []
    dialog = dialogs.ask(
        None, "Streichen?", action="Streichen", on_yes=lambda: done.append(True), danger=True
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.no.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert done == []


def test_whoever_agrees_is_heard(qtbot: QtBot) -> None:
    done: list[bool] = []
    dialog = dialogs.ask(None, "Streichen?", action="Streichen", on_yes=lambda: done.append(True))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.yes.click()
    assert done == [True]


def test_a_dialog_is_as_high_as_its_text(qtbot: QtBot) -> None:
    dialog = dialogs.ErrorDialog(None, DiskFull())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() < 300
