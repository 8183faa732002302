"""What became of an appointment, marked by keys: the same in the list and in the calendar."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.appointments.cancel import CancelDialog
from woilmenau_desk.ui.forms.appointments.force import tell_double_booked
from woilmenau_desk.ui.forms.appointments.series import cancel_rest
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

    def __init__(
        self, page: FormPage[AppointmentRow], on_again: Callable[[AppointmentRow, AppointmentData], object]
    ) -> None:
        """`on_again` opens the form for the next one with the same people."""
        self._page, self._on_again = page, on_again
        self.actions: dict[AppointmentState, QAction] = {
            state: page.row_action(
                word("AppointmentsPage", text),
                (key,),
                partial(self._mark, state),
                when=partial(_is_not, state),
            )
            for state, (text, key) in _KEYS.items()
        }
        self.again_action = page.row_action(
            QCoreApplication.translate("AppointmentsPage", "Wieder einladen"),
            ("E",),
            self._invite_again,
            when=came_to_nothing,
        )

    def _mark(self, state: AppointmentState, row: AppointmentRow) -> None:
        page, today = self._page, self._page.context.today()
        was_there = state in (AppointmentState.KEPT, AppointmentState.NO_SHOW)
        set_state = partial(
            page.change_row,
            row,
            appointments.set_state,
            row.id,
            state,
            on_error=partial(self._on_not_set, row, state),
        )
        if state is AppointmentState.CANCELLED:
            # Somebody else may be given the time at once.
            detail = QCoreApplication.translate(
                "AppointmentsPage", "{day}, {time} bei {colleague}. Strg+Z macht es rückgängig."
            )
            dialog = CancelDialog(
                page,
                detail.format(
                    day=day_said(row.starts_at.date(), today),
                    time=say_time(row.starts_at.time()),
                    colleague=row.colleague_name,
                ),
                in_series=row.series_id is not None,
            )
            dialog.chosen.connect(lambda by, rest: page.change_row(row, partial(_cancel, by, rest), row.id))
            self._open(dialog)
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

    def _on_not_set(self, row: AppointmentRow, state: AppointmentState, error: KnownError) -> None:
        """Its time was given to somebody else meanwhile."""
        page = self._page
        if not isinstance(error, DoubleBooked):
            show_error(page, error)
            return
        self._open(
            tell_double_booked(
                page.context,
                page,
                error,
                lambda reason: page.change_row(row, partial(_set_after_all, reason), row.id, state),
            )
        )

    def _invite_again(self, row: AppointmentRow) -> None:
        page = self._page
        page.context.runner.run(
            appointments.again_data,
            page.context.desk,
            row.id,
            on_done=partial(self._on_again, row),
            on_error=lambda error: show_error(page, error),
            owner=page,
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(lambda _result: self._page.front().setFocus())
        dialog.open()


def day_said(day: date, today: date) -> str:
    """Heute, 24.11.2026; Di, 24.11.2026."""
    said = people_say_date(day, today)
    near = abs((day - today).days) <= 1
    return f"{said[:1].upper()}{said[1:]}, {short_date(day)}" if near else short_date(day)


def _is_not(state: AppointmentState, row: AppointmentRow) -> bool:
    return row.state is not state


def came_to_nothing(row: AppointmentRow) -> bool:
    """Whether nobody came, or it was called off: the same people may be invited again."""
    return row.state in (AppointmentState.NO_SHOW, AppointmentState.CANCELLED)


def _cancel(
    by: CancelledBy, rest: bool, desk: Desk, appointment_id: int, version: int
) -> Done[AppointmentRow]:
    if rest:
        return cancel_rest(desk, appointment_id, by, version)
    return appointments.cancel(desk, appointment_id, by, version)


def _set_after_all(
    reason: str, desk: Desk, appointment_id: int, state: AppointmentState, version: int
) -> Done[AppointmentRow]:
    return appointments.set_state(desk, appointment_id, state, version, force=reason)
