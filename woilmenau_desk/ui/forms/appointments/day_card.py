"""Beside the booking: the chosen day, its hours, and when the colleague is taken. Whose appointments these are is not told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.appointments.times import hours_of, hours_said
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_WIDTH = 272


class DayCard(Card):
    """A card at the right of the form."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(" ", parent)
        self._context = context
        columns = (
            Column[AppointmentRow]("", _span, strong=True, width=124),
            Column[AppointmentRow]("", lambda _row: self.tr("belegt"), soft=True),
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

    def show_day(self, day: date, colleague: str, opening: Opening, taken: Sequence[AppointmentRow]) -> None:
        """Show when somebody is taken on a day; `colleague` is what they are called."""
        self.set_title(f"{colleague} · {people_say_date(day, self._context.today())}")
        if hours := hours_said(opening, day):
            said = self.tr("geöffnet {hours}").format(hours=hours)
        else:
            why = opening.why_closed(day, hours_of(opening, day))
            said = " · ".join(part for part in (self.tr("geschlossen"), why) if part)
        self.hours.setText(said)
        self.rows.set_rows(taken)


def _span(row: AppointmentRow) -> str:
    return f"{say_time(row.starts_at.time())}–{say_time(_over(row).time())}"


def _over(row: AppointmentRow) -> datetime:
    return row.starts_at + timedelta(minutes=row.data.duration_minutes)
