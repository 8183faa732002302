"""What became of an appointment, marked by keys: the same in the list and in the calendar."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.pages.browse.form_page import FormPage
from woilmenau_desk.ui.words import word

_KEYS = {
    AppointmentState.KEPT: (QT_TRANSLATE_NOOP("AppointmentsPage", "Wahrgenommen"), "W"),
    AppointmentState.NO_SHOW: (QT_TRANSLATE_NOOP("AppointmentsPage", "Nicht erschienen"), "N"),
    AppointmentState.CANCELLED: (QT_TRANSLATE_NOOP("AppointmentsPage", "Abgesagt"), "A"),
    AppointmentState.BOOKED: (QT_TRANSLATE_NOOP("AppointmentsPage", "Doch vereinbart"), "V"),
}


class StateKeys:
    """The actions of a page that mark the appointment that is chosen. They ask where that may be a slip of the hand."""

    def __init__(self, page: FormPage[AppointmentRow]) -> None:
        self._page = page
        self.actions: dict[AppointmentState, QAction] = {
            state: page.row_action(
                word("AppointmentsPage", text),
                (key,),
                partial(self._mark, state),
                when=partial(_is_not, state),
            )
            for state, (text, key) in _KEYS.items()
        }

    def _mark(self, state: AppointmentState, row: AppointmentRow) -> None:
        page, today = self._page, self._page.context.today()
        was_there = state in (AppointmentState.KEPT, AppointmentState.NO_SHOW)
        set_state = partial(page.change_row, row, appointments.set_state, row.id, state)
        if state is AppointmentState.CANCELLED:
            # Somebody else may be given the time at once.
            detail = QCoreApplication.translate(
                "AppointmentsPage", "{day}, {time} bei {colleague}. Strg+Z macht es rückgängig."
            )
            page.ask(
                QCoreApplication.translate("AppointmentsPage", "Diesen Termin absagen?"),
                detail.format(
                    day=day_said(row.starts_at.date(), today),
                    time=say_time(row.starts_at.time()),
                    colleague=row.colleague_name,
                ),
                QCoreApplication.translate("AppointmentsPage", "Absagen"),
                set_state,
            )
        elif was_there and row.starts_at.date() > today:
            question = QCoreApplication.translate("AppointmentsPage", "Der Termin ist erst am {day}.")
            page.ask(
                question.format(day=short_date(row.starts_at.date())),
                QCoreApplication.translate(
                    "AppointmentsPage", "Ob jemand da war, weiß man erst danach. Trotzdem vermerken?"
                ),
                self.actions[state].text(),
                set_state,
            )
        else:
            set_state()


def day_said(day: date, today: date) -> str:
    """Heute, 24.11.2026; Di, 24.11.2026."""
    said = people_say_date(day, today)
    near = abs((day - today).days) <= 1
    return f"{said[:1].upper()}{said[1:]}, {short_date(day)}" if near else short_date(day)


def _is_not(state: AppointmentState, row: AppointmentRow) -> bool:
    return row.state is not state
