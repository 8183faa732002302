"""The picture at the head of a funder's report: what it looks like, another one, none."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.services import logos
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.words import say

_HIGH, _WIDE = 48, 200


class LogoField(QWidget):
    """Shows the picture on white, as paper does. What is chosen is kept when the form is saved."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._picture: bytes | None = None  # None: not read yet, or not changed
        self._shown = QLabel()
        self._shown.setFixedHeight(_HIGH)
        self._shown.setMinimumWidth(72)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setProperty("look", "paper")
        self.choose = button(self.tr("Bild wählen …"), look="quiet")
        self.drop = button(self.tr("Ohne Bild"), look="quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(self._shown)
        line.addWidget(self.choose)
        line.addWidget(self.drop)
        line.addStretch(1)
        self.choose.clicked.connect(lambda _checked: self.choose_file())
        self.drop.clicked.connect(lambda _checked: self._take(b""))
        self.show_picture(b"")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.choose.setFocus(reason)

    def picture(self) -> bytes | None:
        """The one that was chosen, no bytes for none; None where it stays as it is."""
        return self._picture

    def show_picture(self, picture: bytes) -> None:
        """Show the one that is kept; nothing is chosen."""
        self._picture = None
        self._show(picture)

    def choose_file(self) -> QFileDialog:
        """Ask for a file."""
        dialog = QFileDialog(self, self.tr("Bild für den Bericht wählen"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Bilder (*.png *.jpg *.jpeg)"), self.tr("Alle Dateien (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()
        return dialog

    def read(self, path: Path) -> None:
        """Take the picture of a file, or tell why not."""
        self._context.runner.run_latest(
            "funder logo", logos.read_logo, path, on_done=self._take, on_error=self._refuse, owner=self
        )

    def draft_value(self) -> object:
        """Whether another one was chosen; no draft keeps a picture."""
        return None if self._picture is None else len(self._picture)

    def restore_draft(self, value: object) -> None:
        """A picture is chosen again."""

    def say_value(self, value: object) -> str:
        """As a person reads it."""
        return self.tr("ein Bild") if value else self.tr("kein Bild")

    def _take(self, picture: bytes) -> None:
        self._picture = picture
        self._show(picture)
        self.edited.emit()

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(say(error.reason if isinstance(error, BadInput) else error.sentences()[0]))

    def _show(self, picture: bytes) -> None:
        drawn = QPixmap()
        if not picture or not drawn.loadFromData(picture):
            self._shown.setPixmap(QPixmap())
            self._shown.setText(self.tr("kein Bild"))
        else:
            scale = self.devicePixelRatioF()
            fitted = drawn.scaled(
                round(_WIDE * scale),
                round(_HIGH * scale),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(scale)
            self._shown.setText("")
            self._shown.setPixmap(fitted)
        self._shown.setAccessibleName(self.tr("ein Bild") if picture else self.tr("kein Bild"))
        self.drop.setEnabled(bool(picture))
