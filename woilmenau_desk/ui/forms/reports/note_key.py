"""The key that opens a note for the report from every page; its form is loaded when it is first pressed."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from woilmenau_desk.ui.session import Context

NOTE_KEY: Final = "Ctrl+Shift+B"
NEW_DRAFT: Final = "report_note"
_DIALOG: Final = "woilmenau_desk.ui.forms.reports.note_dialog"


def draft_of(note_id: int | None) -> str:
    """Under which id the draft of a note is kept."""
    return NEW_DRAFT if note_id is None else f"{NEW_DRAFT}.{note_id}"


def note_of(form: str) -> int | None:
    """Which note a draft is of; None for a new one."""
    number = form.removeprefix(f"{NEW_DRAFT}.")
    return int(number) if number.isdecimal() else None


def open_note(context: "Context", window: QWidget, note_id: int | None = None) -> None:
    """Open the form of that note, or of a new one."""
    import_module(_DIALOG).open_note(context, window, note_id)
