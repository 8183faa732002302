"""The line below the calendar: the appointment that is chosen, or what the grounds mean."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.pages.appointments.agenda import STATE_ICONS, STATE_TONES, ends_at, marks, state_word
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.labels import Badge, Card, text_label
from woilmenau_desk.ui.words import named

_HIGH = 60


class ChosenLine(Card):
    """Who, when, with whom and what became of it; the buttons at its right."""

    def __init__(self, privacy: Privacy, buttons: Sequence[QWidget]) -> None:
        super().__init__(margin=SPACE_2)
        self.setFixedHeight(_HIGH)
        self._privacy = privacy
        self._seen: tuple[AppointmentRow | None, Choices | None, date] = (None, None, date.min)
        self._name = PersonalLabel(privacy, look="strong")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._with = PersonalLabel(privacy, look="soft")
        self._about = text_label("", "soft")
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state = Badge()
        self._buttons = tuple(buttons)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(SPACE_2)
        for widget in (self._name, self._with, self._state):
            first.addWidget(widget)
        first.addStretch(1)
        texts.addLayout(first)
        texts.addWidget(self._about)
        line = QHBoxLayout()
        line.setSpacing(SPACE_3)
        line.addLayout(texts, 1)
        for made in self._buttons:
            line.addWidget(made)
        self.body.addLayout(line)
        self.show_row(*self._seen)
        privacy.changed.connect(self._on_privacy)

    def show_row(self, row: AppointmentRow | None, choices: Choices | None, today: date) -> None:
        """Show this one; without one, what the grounds of the calendar mean."""
        self._seen = row, choices, today
        for widget in (self._name, self._state, *self._buttons):
            widget.setVisible(row is not None)
        if row is None or choices is None:
            self._name.set_name("")
            self._with.set_name("")
            self._with.setVisible(False)
            self._about.setText(
                self.tr(
                    "Hell: hier lassen sich Termine vereinbaren · grüner Rand: offen für alle · schraffiert: belegt"
                    " oder nicht da · Enter: neuer Termin"
                )
            )
            return
        who = row.volunteer_name or row.data.helper
        self._name.set_name(named(row.person_name))
        self._with.set_name(self.tr("mit {name}").format(name=named(who)) if who else "")
        self._with.setVisible(bool(who))
        self._state.set_state(state_word(row), STATE_TONES[row.state], STATE_ICONS[row.state])
        day, hidden = people_say_date(row.starts_at.date(), today), self._privacy.hidden
        forced = row.forced and not hidden
        parts = [
            f"{day[:1].upper()}{day[1:]}, {say_time(row.starts_at.time())}–{ends_at(row)}",
            choices.word(ListName.APPOINTMENT_TYPES, row.data.type),
            self.tr("bei {colleague}").format(colleague=row.colleague_name),
            choices.word(ListName.ROOMS, row.data.room),
            # It may be somebody's home, and a reason is free text about people.
            "" if hidden else row.data.place,
            *(text for text, _tone, _icon in marks(row, hidden=hidden)),
            self.tr("trotzdem eingetragen: {reason}").format(reason=row.forced) if forced else "",
        ]
        text = " · ".join(dict.fromkeys(part for part in parts if part))
        self._about.setText(text)
        self._about.setToolTip("")

    def _on_privacy(self) -> None:
        self.show_row(*self._seen)
