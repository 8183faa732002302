"""The appointment that is selected, and what can be done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.pages.appointments.agenda import STATE_ICONS, STATE_TONES, ends_at, marks, state_word
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label
from woilmenau_desk.ui.words import isolated, named

_WIDTH = 312
_MOST_MARKS = 2


class AppointmentDetails(Card):
    """A card at the right of the list."""

    def __init__(self, privacy: Privacy, work: Sequence[QWidget], states: Sequence[QWidget]) -> None:
        """`work` and `states` are the buttons of the page's actions."""
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._privacy = privacy
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._when = text_label("", "lead", wrap=True)
        self._where = text_label("", "soft", wrap=True)
        self._helper = PersonalLabel(privacy, look="soft")
        self._helper.setWordWrap(True)
        self._state = Badge()
        self._marks = tuple(Note() for _ in range(_MOST_MARKS))
        self._empty = EmptyState(
            "calendar", self.tr("Kein Termin ausgewählt"), self.tr("Mit den Pfeiltasten einen wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setSpacing(SPACE_2)
        column.addWidget(self._name)
        column.addWidget(self._when)
        column.addWidget(self._where)
        column.addWidget(self._helper)
        column.addSpacing(SPACE_1)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        for note in self._marks:
            column.addWidget(note)
        column.addSpacing(SPACE_2)
        for made in work:
            column.addWidget(made)
        column.addSpacing(SPACE_1)
        column.addWidget(rule())
        column.addWidget(text_label(self.tr("Vermerken"), "small"))
        for made in states:
            column.addWidget(made)
        column.addStretch(1)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        self._area = scrolled(self._shown)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.show_row(None, date.min)

    def show_row(self, row: AppointmentRow | None, today: date, about: Sequence[str] = ()) -> None:
        """Show this one, or that none is selected. `about`: what is worth knowing of it, one a line.

        It is asked for again when names are hidden or shown.
        """
        self._empty.setVisible(row is None)
        self._area.setVisible(row is not None)
        if row is None:
            self._name.set_name("")
            self._helper.set_name("")
            return
        self._name.set_name(named(row.person_name))
        day = people_say_date(row.starts_at.date(), today)
        self._when.setText(f"{day}, {say_time(row.starts_at.time())}–{ends_at(row)}")
        where = [self.tr("bei {colleague}").format(colleague=row.colleague_name), *about]
        self._where.setText("\n".join(where))
        helper = row.volunteer_name or row.data.helper
        self._helper.set_name(self.tr("mit {name}").format(name=isolated(helper)) if helper else "")
        self._helper.setVisible(bool(helper))
        self._state.set_state(state_word(row), STATE_TONES[row.state], STATE_ICONS[row.state])
        found = marks(row, hidden=self._privacy.hidden)
        for number, note in enumerate(self._marks):
            if number < len(found):
                note.set_text(*found[number])
            else:
                note.set_text("")
