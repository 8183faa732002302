"""What tests of the offers page share: a week of offers, the page, and what can be read on it."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.offers import EnrolmentRow, OfferData, OfferRow, Rhythm, Series
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.pages.offers.page import OffersPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows_model import Heading

Settled = Callable[[Context], None]
PageOf = Callable[[Context], OffersPage]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SEPTEMBER = date(2026, 9, 1)


def weekly(weekday: int, starts: str, ends: str, first: date = SEPTEMBER, last: date | None = None) -> Series:
    return Series(Rhythm.WEEKLY, weekday, time.fromisoformat(starts), time.fromisoformat(ends), first, last)


def offer(desk: Desk, title: str, *series: Series, **data: object) -> OfferRow:
    return offers.create(desk, OfferData(title, **data), series).value  # type: ignore[arg-type]


def cafe(desk: Desk, capacity: int = 2) -> OfferRow:
    """Tuesdays at half past nine, with two places and three for children."""
    known = {"offer_kind": "womens_cafe", "target_group": "women", "room": "Saal", "childcare_places": 3}
    return offer(desk, "Frauensprachcafé", weekly(1, "09:30", "11:30"), capacity=capacity, **known)


def person(desk: Desk, given: str, language: str | None = None, phone: str = "") -> PersonRow:
    card = people.register(desk, PersonData(given, "Beispiel", language=language, phone=phone)).value
    return PersonRow(card.id, card.name)


def enrolled(desk: Desk, where: OfferRow, *who: PersonRow) -> list[EnrolmentRow]:
    return [enrolling.enrol(desk, where.id, one.id).value for one in who]


def page_maker(qtbot: QtBot, settled: Settled) -> PageOf:
    """Opens the page of a session."""

    def make(context: Context) -> OffersPage:
        page = OffersPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 640)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


def press(page: OffersPage, settled: Settled, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press keys where the focus is."""
    for key in keys:
        _have_focus(page)
        QTest.keyClick(QApplication.focusWidget() or page, key, held or Qt.KeyboardModifier.NoModifier)
        settled(page.context)


def _have_focus(page: OffersPage) -> None:
    if QApplication.focusWidget() is None:
        page.activateWindow()
    QApplication.processEvents()


def typed(page: OffersPage, settled: Settled, text: str) -> None:
    _have_focus(page)
    field = QApplication.focusWidget() or page
    if isinstance(field, QLineEdit | QSpinBox):
        field.selectAll()  # as the window does where a key came to a field that is filled
    QTest.keyClicks(field, text)
    settled(page.context)


def titles(page: OffersPage) -> list[str]:
    return [row.data.title for row in page.offers.rows.rows()]


def week_of(page: OffersPage) -> list[str]:
    return [
        row.title if isinstance(row, Heading) else f"{row.starts:%H:%M} {row.title}"
        for row in page.week.rows.entries()
    ]


def people_of(page: OffersPage) -> list[str]:
    return [row.title if isinstance(row, Heading) else row.person_name for row in page.people.rows.entries()]


def agree(page: OffersPage, settled: Settled) -> None:
    """Answer the question that is asked with yes."""
    (asked,) = [made for made in page.findChildren(QuestionDialog) if made.isVisible()]
    asked.accept()
    settled(page.context)
    settled(page.context)
    page.activateWindow()  # as a desktop does when a dialog closes
