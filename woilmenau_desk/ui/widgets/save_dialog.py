"""Where to save a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def documents_folder() -> Path:
    """The person's documents, or the home where there is no such folder."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def save_dialog(
    parent: QWidget, title: str, file_name: str, filters: str, suffix: str, on_path: Callable[[str], object]
) -> QFileDialog:
    """A dialog that begins in the documents, to be opened; `on_path` is called with what was chosen."""
    dialog = QFileDialog(parent, title, str(documents_folder() / file_name), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_path)
    return dialog
