"""The little form of a note for the report, above whatever page is in front. Esc leaves it; what was typed waits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from woilmenau_desk.domain.narrative import NoteRow
from woilmenau_desk.services.reports import notes
from woilmenau_desk.ui import choices_of_desk
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.reports.note_form import NoteForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4

_WIDTH = 640


class NoteDialog(QDialog):
    """Open it with `open()`. Saving closes it; Ctrl+Z takes the note back as any other entry."""

    def __init__(
        self, context: Context, choices: Choices, parent: QWidget | None, note: NoteRow | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.form = NoteForm(context, choices, note)
        self.setWindowTitle(self.form.accessibleName())
        self.setAccessibleName(self.form.accessibleName())
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.addWidget(self.form)
        self.form.saved.connect(lambda _row: self.accept())
        self.form.closed.connect(self.reject)
        self.form.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.form.leave()
        super().closeEvent(event)


def open_note(context: Context, window: QWidget, note_id: int | None = None) -> None:
    """Read what the form needs, then open it; it is open once, however often it is asked for."""
    if any(isinstance(child, NoteDialog) and child.isVisible() for child in window.children()):
        return

    def read() -> tuple[Choices, NoteRow | None]:
        note = notes.get(context.desk, note_id) if note_id is not None else None
        return choices_of_desk.read(context.desk, context.language, False), note

    def show(found: tuple[Choices, NoteRow | None]) -> None:
        choices, note = found
        NoteDialog(context, choices, window, note).open()

    context.runner.run_latest(
        "report note", read, on_done=show, on_error=lambda error: show_error(window, error), owner=window
    )
