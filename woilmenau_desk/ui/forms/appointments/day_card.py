"""Beside the booking: the chosen day, its hours, and when the colleague is taken. Whose appointments these are is untold."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.clashes import Taken, TakenBy
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.appointments.times import hours_of, hours_said
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import word

_WIDTH = 272
_BY: Mapping[TakenBy, str] = {
    TakenBy.APPOINTMENT: QT_TRANSLATE_NOOP("booking", "belegt"),
    TakenBy.OFFER: QT_TRANSLATE_NOOP("booking", "Angebot"),
    TakenBy.ASSIGNMENT: QT_TRANSLATE_NOOP("booking", "Einsatz"),
    TakenBy.BUSY: QT_TRANSLATE_NOOP("booking", "anderswo"),
    TakenBy.ABSENCE: QT_TRANSLATE_NOOP("booking", "abwesend"),
}


class DayCard(Card):
    """A card at the right of the form."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(" ", parent)
        self._context = context
        columns = (
            Column[Taken]("", _span, strong=True, width=124),
            Column[Taken]("", lambda row: word("booking", _BY[row.by]), soft=True),
        )
        self.rows = RowsModel(columns, context.privacy, parent=self)
        self._free = EmptyState("calendar", self.tr("Nichts eingetragen"))
        self.list = RowsView(
            self.rows, self.tr("Belegte Zeiten an diesem Tag"), empty=self._free, header=False
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hours = text_label("", "soft", wrap=True)
        self.body.addWidget(self.hours)
        self.body.addWidget(self.list, 1)
        self.setFixedWidth(_WIDTH)

    def show_day(self, day: date, colleague: str, opening: Opening, taken: Sequence[Taken]) -> None:
        """Show when somebody is taken on a day; `colleague` is what they are called."""
        self.set_title(f"{colleague} · {people_say_date(day, self._context.today())}")
        if hours := hours_said(opening, day):
            said = self.tr("geöffnet {hours}").format(hours=hours)
        else:
            why = opening.why_closed(day, hours_of(opening, day))
            said = " · ".join(part for part in (self.tr("geschlossen"), why) if part)
        self.hours.setText(said)
        self.rows.set_rows(taken)


def _span(row: Taken) -> str:
    return f"{say_time(local(row.starts_at).time())}–{say_time(local(row.ends_at).time())}"
