"""The dialog of any paper: made beside the work, with what was chosen, and without a name where none may be seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.errors import CannotWrite
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.ui import paper_dialog
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
SIZES = PaperChoice("size", "Größe", (("a4", "A4"), ("a3", "A3")), "a4")
REMARK = Sentence("papers", "Für „{written}“ steht „{printed}“.", {"written": "Mira", "printed": "Mira"})


class Press:
    """Makes papers, and knows what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, _desk: Desk, *, size: str = "") -> PaperFile:
        self.asked.append(size)
        return PaperFile(upkeep.recovery_sheet(size or "2345"), (REMARK,), f"blatt-{size}.pdf")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_chosen_is_made(context: Context, parent: QWidget, settled: Settled) -> None:
    press = Press()
    dialog = open_paper(context, "Plakat", press, parent, choices=(SIZES,))
    assert not dialog.print_action.isEnabled()
    settled(context)
    assert press.asked == ["a4"]
    assert dialog.print_action.isEnabled()
    assert dialog.preview.content()
    dialog.choices["size"].set_code("a3")
    dialog.choices["size"].edited.emit()
    settled(context)
    assert press.asked == ["a4", "a3"]
    dialog.close()


def test_names_go_blank_and_the_title_has_none(context: Context, parent: QWidget, settled: Settled) -> None:
    dialog = open_paper(context, "Bescheinigung", Press(), parent, about="Mira Muster")
    settled(context)
    assert "Mira" in dialog.about.text()
    assert "Mira" in dialog.letters.text()
    assert "Mira" not in dialog.windowTitle() + dialog.accessibleName()
    context.privacy.hide()
    assert "Mira" not in dialog.about.text() + dialog.letters.text()
    dialog.close()


def test_an_error_is_said_and_nothing_stays_to_be_printed(
    context: Context, parent: QWidget, settled: Settled, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[tuple[object, object]] = []
    monkeypatch.setattr(paper_dialog, "show_error", lambda above, error: said.append((above, type(error))))

    def broken(_desk: Desk, *, size: str = "") -> PaperFile:
        raise CannotWrite(target=size)

    # What may be chosen otherwise stays open; else there is nothing to do but to read what is wrong.
    dialog = open_paper(context, "Plakat", broken, parent, choices=(SIZES,))
    settled(context)
    assert said == [(dialog, CannotWrite)]
    assert not dialog.print_action.isEnabled()
    assert not dialog.working.text()
    dialog.close()
    said.clear()
    dialog = PaperDialog(context, "Plakat", broken, parent)
    dialog.open()
    settled(context)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert said == [(parent, CannotWrite)]


def test_it_is_saved_under_a_name_without_a_person(
    context: Context, parent: QWidget, settled: Settled, tmp_path: Path
) -> None:
    dialog = open_paper(context, "Plakat", Press(), parent)
    settled(context)
    path = tmp_path / "blatt.pdf"
    assert dialog.preview.save_to(str(path))
    assert path.read_bytes() == dialog.preview.content()
    dialog.close()
