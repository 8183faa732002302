"""What tests of the people page share: the page, the keys, and what can be read on it."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.people import PersonCard, PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.forms.people.person_form import PersonForm
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView
from woilmenau_desk.ui.widgets.toned import InkLabel

Settled = Callable[[Context], None]
Opened = list[tuple[str, object]]
MakePage = Callable[[Context], PeoplePage]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def page_maker(qtbot: QtBot, settled: Settled) -> MakePage:
    """Opens the page of a session, as large as it is on the counter's screen."""

    def make(context: Context) -> PeoplePage:
        page = PeoplePage(context)
        qtbot.addWidget(page)
        page.resize(1130, 660)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.activated()
        settled(context)
        return page

    return make


def add(desk: Desk, given: str, family: str = "", **known: object) -> PersonCard:
    return people.register(desk, PersonData(given_name=given, family_name=family, **known)).value  # type: ignore[arg-type]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as it comes from the keyboard: to the window, which knows who has the focus or a list open."""
    QTest.keyClick(window_in_front(), key, modifier)


def write(text: str) -> None:
    for char in text:
        QTest.keyClick(window_in_front(), char)


def window_in_front() -> QWindow:
    target = QApplication.focusWidget()
    assert target is not None
    window = target.window().windowHandle()
    assert window is not None
    return window


def form_of(page: PeoplePage) -> PersonForm:
    assert page.form is not None
    return page.form


def names(page: PeoplePage) -> list[str]:
    model = page.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def second_line(view: RowsView, column: int = 0) -> str:
    """What stands small below the first row's text."""
    model = cast("RowsModel[object]", view.model())
    detail, row = model.columns[column].detail, model.row(0)
    assert detail is not None
    assert row is not None
    return detail(row)


def errors_of(form: PersonForm) -> str:
    return " ".join(
        label.text()
        for label in form.findChildren(InkLabel)
        if label.property("look") == "small" and label.ink == "bad"
    )


def data_of(desk: Desk, name: str) -> PersonData:
    (hit,) = people.search(desk, name)
    return people.card(desk, hit.person.id).data
