"""What tests of the appointments page share: the page, bookings, and what can be read on it."""

from collections.abc import Callable
from datetime import datetime

from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.pages.appointments.page import AppointmentsPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows_model import Heading

Settled = Callable[[Context], None]
PageOf = Callable[[Context], AppointmentsPage]


def here(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def person(desk: Desk, given: str, family: str, **known: str | None) -> PersonRow:
    card = people.register(desk, PersonData(given, family, **known)).value  # type: ignore[arg-type]
    return PersonRow(card.id, card.name)


def booked(
    desk: Desk, who: PersonRow, when: datetime, colleague: str = "caro", language: str | None = None
) -> AppointmentRow:
    return appointments.book(desk, AppointmentData(who.id, colleague, when, 30, language)).value


def page_maker(qtbot: QtBot, settled: Settled) -> PageOf:
    """Opens the page of a session."""

    def make(context: Context) -> AppointmentsPage:
        page = AppointmentsPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def shown(page: AppointmentsPage) -> list[str]:
    return [
        row.title if isinstance(row, Heading) else f"{row.starts_at:%H:%M} {row.person_name}"
        for row in page.list.rows.entries()
    ]


def question_of(page: AppointmentsPage) -> QuestionDialog | None:
    return next((made for made in page.findChildren(QuestionDialog) if made.isVisible()), None)


def back_in_the_list(page: AppointmentsPage, qtbot: QtBot) -> None:
    page.activateWindow()  # as a desktop does when a dialog closes
    qtbot.waitUntil(page.list.hasFocus)
