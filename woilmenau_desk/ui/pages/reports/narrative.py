"""„Was fiel auf?“: a few sentences to the month's figures, kept for each month while they are written."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.ui.drafts import DELAY_MS, DraftKeeper, Drafts
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Card, reading_label

_MOST = 4000  # characters: about a page


class Narrative(Card):
    """The text of one month at a time."""

    edited = Signal()  # a moment after the last letter, and when a draft was fetched

    def __init__(self, drafts: Drafts) -> None:
        title = QCoreApplication.translate("Narrative", "Was fiel auf? (F5)")
        super().__init__(title)
        self._drafts = drafts
        self._month: Month | None = None
        self._keeper: DraftKeeper | None = None
        self.field = LongText()
        self.body.addWidget(
            reading_label(
                self.tr("Steht am Ende des PDF. Bleibt für den Monat aufgehoben, bis Sie es ändern."), "small"
            )
        )
        self._place = QVBoxLayout()
        self._place.setSpacing(SPACE_2)
        self._place.addWidget(self.field)
        self.body.addLayout(self._place)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DELAY_MS)
        self._pause.timeout.connect(self.edited)

    def show_month(self, month: Month) -> None:
        """Put the text of the month before away and fetch the one of this month."""
        if month == self._month:
            return
        self._month = month
        self._pause.stop()
        if self._keeper is not None:
            self._keeper.flush()
        # Each month has a field of its own, so that a late answer never fills another month's.
        old = self.field
        self.field = LongText(self.tr("Zum Beispiel: viele neu Angekommene, ein Fest, ein Ausfall …"))
        self.field.setAccessibleName(self.tr("Was fiel auf?"))
        self.field.setFixedHeight(112)
        self._place.replaceWidget(old, self.field)
        old.hide()
        old.deleteLater()
        self._keeper = self._drafts.keep(f"report:{month}", {"text": self.field}, self.field)
        self.field.edited.connect(self._pause.start)
        self._keeper.restore()

    def text(self) -> str:
        """What was written, as it goes into the report."""
        return self.field.toPlainText().strip()[:_MOST]
