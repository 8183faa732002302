"""Above a timeline: whose case it is, how it stands, who may read it, and what matters since the last time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.cases import CaseDetails, CaseRow, CaseState, SinceLast
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.counselling.case_rows import opened_said, whose_said
from woilmenau_desk.ui.pages.counselling.case_words import restricted_to, restricted_word, state_mark
from woilmenau_desk.ui.pages.counselling.since_line import SinceLine
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_3, Tone
from woilmenau_desk.ui.widgets.labels import Badge, ElidedLabel, text_label
from woilmenau_desk.ui.words import named


class CaseHead(QWidget):
    """Two or three lines; the page around them has the buttons."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.person = PersonalLabel(context.privacy, look="title")
        self._number = text_label("", "lead")
        self.state = Badge()
        self.restricted = Badge("", Tone.ACCENT, "lock")
        self._about = ElidedLabel("", "soft")
        self.since = SinceLine()
        first = QHBoxLayout()
        first.setSpacing(SPACE_3)
        for widget in (self._number, self.person, self.state, self.restricted):
            first.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(first)
        column.addWidget(self.since)
        self.show_case(None, None, None)

    def show_case(self, row: CaseRow | None, details: CaseDetails | None, since: SinceLast | None) -> None:
        """Show a case; without `details` only that there is one."""
        for widget in (self._number, self.person, self.state, self._about):
            widget.setVisible(row is not None)
        self.restricted.setVisible(row is not None and row.restricted)
        self.since.setVisible(since is not None)
        today = self._context.today()
        self.since.show_since(since, today)
        if row is None:
            self.person.set_name("")
            return
        self._number.setText(row.number)
        self.person.set_name(named(row.person_name))
        self.state.set_state(*state_mark(row))
        said = restricted_to(details.named, today) if details is not None else restricted_word()
        self.restricted.set_state(said, Tone.ACCENT, "lock")
        parts = [
            whose_said(row),
            self.tr("zuständig: {name}").format(name=row.responsible_name),
            opened_said(row, today),
        ]
        if row.state is CaseState.CLOSED and row.closed_on is not None:
            day = people_say_date(row.closed_on, today)
            parts.append(self.tr("abgeschlossen: {day}").format(day=day))
        self._about.set_full_text(" · ".join(part for part in parts if part))
