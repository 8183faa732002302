"""Building a part of a page never opens a window of its own, not even for a moment: it would take the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.registry import PAGES, page_class
from woilmenau_desk.ui.session import Context, PageSpec
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note


class _Shown(QObject):
    """Collects what becomes a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def _form() -> Form:
    form = Form()
    form.add("name", "Name", QLineEdit(), hint="Ein Wort genügt.")
    return form


@pytest.mark.parametrize(
    "make",
    [
        lambda: Note("Achtung", Tone.WARN),
        lambda: Badge("bisher"),
        lambda: Card("Titel"),
        lambda: EmptyState("report", "Nichts da", "Noch nicht"),
        _form,
    ],
)
def test_a_part_waits_for_its_page(qapp: QApplication, make: Callable[[], QWidget]) -> None:
    theme.install(qapp)
    seen = _Shown()
    qapp.installEventFilter(seen)
    try:
        part = make()
    finally:
        qapp.removeEventFilter(seen)
    assert seen.windows == []
    part.deleteLater()


def test_a_note_shows_and_hides_in_its_page(qapp: QApplication) -> None:
    theme.install(qapp)
    page = QWidget()
    note = Note("", parent=page)
    assert note.isHidden()
    note.set_text("Achtung")
    assert not note.isHidden()
    note.set_text("")
    assert note.isHidden()


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_a_page_opens_no_window_of_its_own(
    qapp: QApplication, context: Context, settled: Callable[[Context], None], spec: PageSpec
) -> None:
    seen = _Shown()
    qapp.installEventFilter(seen)
    try:
        page = page_class(spec)(context)
        page.activated()
        page.reload()
        settled(context)
    finally:
        qapp.removeEventFilter(seen)
    assert seen.windows == []
    page.deleteLater()
