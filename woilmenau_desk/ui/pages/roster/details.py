"""The line of the roster that is selected, and what can be done with it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.roster.lines import (
    KIND_ICONS,
    LineKind,
    RosterLine,
    about,
    state_word,
    tone_of,
    who,
)
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, rule, text_label
from woilmenau_desk.ui.words import named


class RosterDetails(Card):
    """A card at the right of the list."""

    def __init__(
        self,
        privacy: Privacy,
        work: Sequence[QWidget],
        month: Sequence[QWidget],
        languages: Callable[[str], str],
    ) -> None:
        """`work` and `month` are the buttons of the page's actions: with the line, and with the whole month."""
        super().__init__()
        self._languages = languages
        self._work = tuple(work)
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._when = text_label("", "lead", wrap=True)
        self._about = PersonalLabel(privacy, look="soft")
        self._about.setWordWrap(True)
        self._reason = text_label("", "soft", wrap=True)
        self._state = Badge()
        self._empty = EmptyState(
            "clock", self.tr("Nichts ausgewählt"), self.tr("Mit den Pfeiltasten eine Zeile wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        column.setSpacing(SPACE_2)
        for label in (self._name, self._when, self._about, self._reason):
            column.addWidget(label)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_2)
        for made in work:
            column.addWidget(made)
        column.addStretch(1)
        self._area = scrolled(self._shown)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(rule())
        self.body.addWidget(text_label(self.tr("Der ganze Monat"), "small"))
        for made in month:
            self.body.addWidget(made)
        self.show_line(None, date.min)

    def show_line(self, line: RosterLine | None, today: date) -> None:
        """Show this one, or that none is selected."""
        self._empty.setVisible(line is None)
        self._area.setVisible(line is not None)
        if line is None:
            self._name.set_name("")
            self._about.set_name("")
            return
        self._name.set_name(named(who(line)) if line.person_name else who(line))
        said = people_say_date(line.day, today)
        self._when.setText(", ".join(part for part in (said[:1].upper() + said[1:], line.times) if part))
        more = about(line, self._languages)
        self._about.set_name(more)
        self._about.setVisible(bool(more))
        reason = line.one.reason if line.one is not None else ""
        self._reason.setText(self.tr("Grund: {reason}").format(reason=reason) if reason else "")
        self._reason.setVisible(bool(reason))
        self._state.set_state(state_word(line), tone_of(line), KIND_ICONS[line.kind])
        for made in self._work:
            made.setVisible(line.kind is not LineKind.CLOSED)
