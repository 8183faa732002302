"""Registering somebody who is probably there already: the form asks once, in place, and loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.people_by_keys import (
    CTRL,
    MakePage,
    Settled,
    add,
    form_of,
    page_maker,
    press,
    write,
)
from woilmenau_desk.services import drafts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.session import Context


@pytest.fixture
def page(qtbot: QtBot, settled: Settled, context: Context) -> PeoplePage:
    make: MakePage = page_maker(qtbot, settled)
    return make(context)


@pytest.fixture
def there(desk: Desk) -> int:
    return add(desk, "Yusuf", "Beispielmann", birth_year=1988, gender="male", nationality="SY").id


@pytest.fixture
def asked(page: PeoplePage, context: Context, settled: Settled, there: int) -> None:
    """Somebody typed the same person again and pressed the key that saves, without looking."""
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    write("Yusuf")
    press(Qt.Key.Key_Tab)
    write("Beispielmann")
    press(Qt.Key.Key_Tab)
    write("1988")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)


def not_same(desk: Desk) -> frozenset[tuple[int, int]]:
    with desk.store.read() as conn:
        return rows.not_same(conn)


@pytest.mark.usefixtures("asked")
def test_the_first_save_asks_and_the_second_saves_and_remembers(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, there: int
) -> None:
    form = form_of(page)
    assert len(people.recent(desk)) == 1
    assert form.question.note.isVisible()
    assert "Yusuf Beispielmann (1988)" in form.question.note.text()
    assert form.save_button.word() == "Als neue Person speichern"
    assert page.alike.hasFocus()
    assert page.alike.spoken(0).startswith("Yusuf Beispielmann, 1988")
    assert QApplication.activeModalWidget() is None
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is None
    new = next(row.id for row in people.recent(desk) if row.id != there)
    assert not_same(desk) == {(there, new)}
    assert drafts.load(desk, "person:new") is None


@pytest.mark.usefixtures("asked")
def test_enter_opens_who_is_there_and_what_was_typed_is_kept(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, there: int
) -> None:
    press(Qt.Key.Key_Return)
    settled(context)
    assert page.view.card is not None
    assert page.view.card.id == there
    assert len(people.recent(desk)) == 1
    kept = drafts.load(desk, "person:new")
    assert kept is not None
    assert (kept["given_name"], kept["birth_year"]) == ("Yusuf", "1988")


@pytest.mark.usefixtures("asked")
def test_escape_goes_back_to_the_field_and_the_question_waits(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    form = form_of(page)
    press(Qt.Key.Key_Escape)
    assert page.form is form
    assert form.birth.line.hasFocus()
    assert form.question.note.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert len(people.recent(desk)) == 2


@pytest.mark.usefixtures("asked")
def test_the_question_is_dropped_when_the_name_becomes_another(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    form = form_of(page)
    form.given_name.setText("Semhar")
    form.family_name.setText("Kornblume")
    form.birth.line.setText("2003")
    qtbot.waitUntil(lambda: not form.question.asks)
    assert form.save_button.word() == "Speichern"
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert len(people.recent(desk)) == 2
    assert not_same(desk) == frozenset()


def test_a_mistake_is_told_before_anybody_is_asked_about(
    page: PeoplePage, context: Context, settled: Settled, there: int
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    form.given_name.setText("Yusuf")
    form.family_name.setText("Beispielmann")
    form.phone.setText("keine")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert not form.question.asks
    assert form.phone.hasFocus()


def test_half_a_year_of_birth_disturbs_nothing(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled, there: int
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    form.given_name.setText("Yusuf")
    form.birth.line.setText("19x")
    assert form.data_so_far().birth_year is None
    qtbot.waitUntil(lambda: page.alike.hits.rowCount() == 1)
