"""What has a tone paints it by itself: the style sheet would dress it anew for another one, which takes several frames."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import RADIUS, TONE_COLOURS, Tone


class InkLabel(QLabel):
    """A label whose colour may change while it is shown."""

    _ink = ""

    @property
    def ink(self) -> str:
        """The token that its text is painted in; empty for what the style sheet says."""
        return self._ink

    def set_ink(self, colour: str) -> None:
        """Paint its text in another one."""
        if colour != self._ink:
            self._ink = colour
            self.update()

    def shown(self) -> str:
        """The text as it is painted."""
        return self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.shown()
        if not text:
            return
        painter = QPainter(self)
        role = self.foregroundRole()
        painter.setPen(theme.current().colour(self._ink) if self._ink else self.palette().color(role))
        flags = self.alignment().value | (Qt.TextFlag.TextWordWrap.value if self.wordWrap() else 0)
        painter.drawText(self.contentsRect(), flags, text)


class ToneFrame(QFrame):
    """A frame with round corners on the ground of its tone; what it says has the tone's ink."""

    radius = RADIUS

    def __init__(self, tone: Tone, *labels: InkLabel) -> None:
        super().__init__()
        self.tone = tone
        self._inked = labels
        self._ink()

    def set_tone(self, tone: Tone) -> None:
        """Another tone."""
        if tone is not self.tone:
            self.tone = tone
            self._ink()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(TONE_COLOURS[self.tone][1]))
        radius = min(self.radius, self.height() / 2)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _ink(self) -> None:
        for label in self._inked:
            label.set_ink(TONE_COLOURS[self.tone][0])
