"""The one line above a timeline: what matters since the last time, in words and colours, never a word of a note."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QWidget

from woilmenau_desk.domain.cases import SinceLast
from woilmenau_desk.ui.pages.counselling.case_words import since_lead, since_marks
from woilmenau_desk.ui.widgets.labels import Badge, text_label
from woilmenau_desk.ui.widgets.rows_model import Mark
from woilmenau_desk.ui.widgets.topics import FlowLayout

_MOST = 7  # as many as there are kinds of what matters


class SinceLine(QWidget):
    """The lead and a badge for each thing; where there is no room for all of them the line breaks."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self)
        self._lead = text_label("", "strong")
        flow.addWidget(self._lead)
        self._badges = [Badge() for _ in range(_MOST)]
        self._lead.setMinimumHeight(self._badges[0].sizeHint().height())
        for badge in self._badges:
            flow.addWidget(badge)
            badge.hide()

    def show_since(self, since: SinceLast | None, today: date) -> None:
        """Say this; nothing at all for None."""
        self._lead.setText(since_lead(since, today) if since is not None else "")
        self._show(since_marks(since, today) if since is not None else ())

    def text(self) -> str:
        """What it says, as it is read."""
        said = [badge.text() for badge in self._badges if not badge.isHidden()]
        return " ".join((self._lead.text(), " · ".join(said))).strip()

    def _show(self, marks: Sequence[Mark]) -> None:
        for number, badge in enumerate(self._badges):
            if number < len(marks):
                text, tone, icon = marks[number]
                badge.set_state(text, tone, icon)
            badge.setVisible(number < len(marks))
        self.setAccessibleName(self.text())
        self.updateGeometry()
