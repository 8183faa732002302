"""The people page, worked with keys on a real store: finding, the card, households."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.people_by_keys import (
    CTRL,
    MakePage,
    Opened,
    Settled,
    add,
    form_of,
    names,
    page_maker,
    press,
    second_line,
    write,
)
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.privacy import MASK
from woilmenau_desk.ui.session import Context


@pytest.fixture
def make_page(qtbot: QtBot, settled: Settled) -> MakePage:
    return page_maker(qtbot, settled)


@pytest.fixture
def page(make_page: MakePage, context: Context) -> PeoplePage:
    return make_page(context)


# Finding and seeing


def test_who_came_last_is_there_without_a_query_and_typing_finds(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled, opened: Opened
) -> None:
    add(desk, "Oksana", "Wetterfest", birth_year=1984)
    last = add(desk, "Karim", "Mondschein")
    add(desk, "Semhar", "Kornblume")
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=last.id)))
    page.reload()
    settled(context)
    assert names(page)[0] == "Karim Mondschein"
    assert page.search.hasFocus()
    write("oks")
    settled(context)
    assert names(page)[0] == "Oksana Wetterfest"
    assert page.view.name.text() == "Oksana Wetterfest"
    press(Qt.Key.Key_Return)
    settled(context)
    press(Qt.Key.Key_Return)  # the first button of the card
    page_id, subject = opened[-1]
    assert page_id == "counter"
    assert isinstance(subject, PersonRow)
    assert (subject.name, subject.birth_year) == ("Oksana Wetterfest", 1984)


def test_enter_before_the_answer_waits_for_it(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    add(desk, "Oksana", "Wetterfest")
    add(desk, "Karim", "Mondschein")
    write("karim")
    press(Qt.Key.Key_Return)
    settled(context)
    assert page.view.card is not None
    assert page.view.card.name == "Karim Mondschein"
    assert page.view.visit_button.hasFocus()


def test_the_card_shows_what_is_known_and_what_happened(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, opened: Opened, qtbot: QtBot
) -> None:
    card = add(
        desk,
        "Oksana",
        "Wetterfest",
        birth_year=1984,
        nationality="UA",
        language="uk",
        print_language="ru",
        status="p25_2_refugee",
        status_until=date(2026, 12, 13),
        phone="0176 04069011",
        card_number="1042",
    )
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=card.id)))
    aid.give_aid(
        desk, GiveAid(AidData("food_voucher", person_id=card.id, amount_cents=1250), log_visit=False)
    )
    counselling.record_session(desk, RecordSession(SessionData(card.id, ("asylum_procedure",))))
    appointments.book(
        desk, AppointmentData(card.id, "caro", datetime(2026, 11, 24, 13, 30, tzinfo=UTC), language="uk")
    )
    page.show_subject(PersonRow(card.id, card.name))
    settled(context)
    shown = [label.text() for label in page.view.findChildren(QLabel) if label.isVisibleTo(page)]
    for text in (
        "Oksana Wetterfest",
        "1984 · ca. 42 J.",
        "Ukraine",
        "Ukrainisch",
        "Russisch",
        "0176 04069011",
        "1042",
        "morgen, 14:30 bei Caro",
        "B · anerkannt",
        "Vorschlag: Beratung bei SOBERI. Soforthilfe gibt es immer.",
    ):
        assert text in shown
    assert not [text for text in shown if text in ("Geschlecht", "Leistungen", "In Deutschland seit")]
    assert "20" in page.view.until.text()
    assert [page.view.tabs.tabText(tab) for tab in range(4)] == [
        "Besuche 2",  # the session is a visit, too
        "Termine 1",
        "Beratung 1",
        "Soforthilfe 1",
    ]
    press(Qt.Key.Key_T, CTRL)
    assert opened[-1][0] == "appointments"
    press(Qt.Key.Key_B, CTRL)
    assert opened[-1][0] == "counter"


def test_the_counter_sees_that_sessions_took_place_and_not_what_about(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    make_page: MakePage,
    settled: Settled,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    card = add(desk, "Oksana", "Wetterfest")
    counselling.record_session(
        desk, RecordSession(SessionData(card.id, ("asylum_procedure",)), note="vertraulich")
    )
    for role, may_open in ((Role.COUNTER, False), (Role.COUNSELLOR, True)):
        context = context_of(desk_of(role))
        page = make_page(context)
        page.show_person(card.id)
        settled(context)
        page.view.tabs.setCurrentIndex(2)
        page.view.sessions.setFocus()
        model = page.view.sessions.model()
        row = "".join(str(model.index(0, column).data()) for column in range(model.columnCount()))
        assert "Beratung bei Caro" in row
        assert bool(second_line(page.view.sessions, column=1)) is may_open
        opened.clear()
        qtbot.keyClick(page.view.sessions, Qt.Key.Key_Return)
        assert [page_id for page_id, _ in opened] == (["counselling"] if may_open else [])
        assert hasattr(page.view, "session_button") is may_open


def test_names_are_text_and_never_markup(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    other = add(desk, "A&B", "<i>Mitbewohner</i>")
    card = people.register(
        desk, PersonData(given_name="<b>Oksana</b>", family_name="=SUM(A1)"), other.id
    ).value
    page.show_person(card.id)
    settled(context)
    assert page.view.name.text() == "<b>Oksana</b> =SUM(A1)"
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or label.text() in ("", MASK)
    mates = [
        child.text()
        for child in page.view.findChildren(QWidget)
        if "Mitbewohner" in getattr(child, "text", str)()
    ]
    assert mates == ["A&&B <i>Mitbewohner</i>"]


def test_the_privacy_key_hides_everything_that_tells_who_it_is(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    card = add(desk, "Oksana", "Wetterfest", status="p25_2_refugee", phone="0176 04069011")
    page.show_person(card.id)
    page.reload()
    settled(context)
    context.privacy.hide()
    assert page.view.name.text() == MASK
    assert names(page) == [MASK]
    assert page.view.suggestion.isHidden()
    covers = [label for label in page.view.findChildren(QLabel) if label.property("look") == "cover"]
    assert len([cover for cover in covers if cover.isVisible()]) == 2
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    assert [c for c in form_of(page).children() if isinstance(c, QLabel) and c.isVisible()]
    context.privacy.show()
    assert page.view.name.text() == "Oksana Wetterfest"


def test_an_undone_registration_leaves_no_card_behind(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    card = add(desk, "Oksana", "Wetterfest")
    page.show_person(card.id)
    settled(context)
    assert page.edit_action.isEnabled()
    context.runner.run(undo.undo, desk)
    settled(context)
    assert page.view.card is None
    assert not page.edit_action.isEnabled()
    assert names(page) == []


# Households


def test_who_lives_together_is_told_and_taken_back_by_keyboard(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    taras = add(desk, "Taras", "Wetterfest")
    daria = people.register(desk, PersonData(given_name="Daria", family_name="Wetterfest"), taras.id).value
    oksana = add(desk, "Oksana", "Wetterfest")
    page.show_person(taras.id)
    settled(context)
    press(Qt.Key.Key_H, CTRL)
    write("oksana")
    settled(context)
    press(Qt.Key.Key_Return)
    settled(context)
    # Taras keeps his household, and Oksana joins it.
    assert {mate.id for mate in people.card(desk, taras.id).household} == {daria.id, oksana.id}
    assert page.view.card is not None
    assert {mate.id for mate in page.view.card.household} == {daria.id, oksana.id}
    page.view.leave_button.setFocus()
    press(Qt.Key.Key_Space)
    settled(context)
    assert people.card(desk, taras.id).household == ()
    assert {mate.id for mate in people.card(desk, oksana.id).household} == {daria.id}
    context.runner.run(undo.undo, desk)
    settled(context)
    assert {mate.id for mate in page.view.card.household} == {daria.id, oksana.id}
    press(Qt.Key.Key_H, CTRL)
    press(Qt.Key.Key_Escape)
    assert page.view.household.isHidden()
    assert page.view.below.isVisible()


def test_how_somebody_belongs_to_their_household_by_keyboard(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    taras = add(desk, "Taras", "Wetterfest")
    child = people.register(desk, PersonData(given_name="Daria", family_name="Wetterfest"), taras.id).value
    page.show_person(child.id)
    settled(context)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    settled(context)
    form = page.view.member
    assert form is not None
    assert page.view.below.isHidden()
    form.relation.set_code("child")
    form.since.line.setText("1.3.2026")
    form.guardian.set_person(PersonRow(taras.id, taras.name))
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.view.member is None
    assert page.view.below.isVisible()
    said = texts(page.view.household_box)
    assert "Kind · seit 01.03.2026 · Sorge: " in said
    # Moved out: no household any more, and the other one still tells it.
    press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    settled(context)
    form = page.view.member
    assert form is not None
    form.until.line.setText("heute")
    form.save()
    settled(context)
    assert page.view.household_id is None
    page.show_person(taras.id)
    settled(context)
    assert "bis 23.11.2026: " in texts(page.view.household_box)
    context.runner.run(undo.undo, desk)
    settled(context)
    assert "bis 23.11.2026: " not in texts(page.view.household_box)
    assert page.view.household_id is not None


def test_every_control_says_its_name(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    other = add(desk, "Taras", "Wetterfest")
    card = people.register(desk, PersonData(given_name="Oksana"), other.id).value
    page.show_person(card.id)
    settled(context)
    page.household_action.trigger()
    shown = [page.view, page]
    page.open_new()
    settled(context)
    nameless = [
        f"{type(child).__name__} in {type(child.parent()).__name__}"
        for widget in (*shown, form_of(page))
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child, QTabBar | QScrollBar | QAbstractItemView)
        and not child.accessibleName()
        and not (isinstance(child.parent(), QComboBox) or child.objectName().startswith("qt_"))
    ]
    assert nameless == []


# While the next person is read


def test_a_key_means_the_person_chosen_though_the_card_is_still_the_one_before(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, opened: Opened
) -> None:
    before, chosen = add(desk, "Oksana", "Wetterfest"), add(desk, "Karim", "Mondschein")
    page.reload()
    settled(context)
    page.show_person(before.id)
    settled(context)
    page.list.select(chosen.id)
    assert page.view.card.id == before.id
    page.visit_action.trigger()
    page.book_action.trigger()
    assert [(name, subject.id) for name, subject in opened] == [
        ("counter", chosen.id),
        ("appointments", chosen.id),
    ]
    page.edit_action.trigger()
    settled(context)
    assert form_of(page).person_id == chosen.id


def test_what_changes_meanwhile_does_not_bring_the_person_before_back(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    before, chosen = add(desk, "Oksana", "Wetterfest"), add(desk, "Karim", "Mondschein")
    page.reload()
    settled(context)
    page.show_person(before.id)
    settled(context)
    page.list.select(chosen.id)
    page.reload()
    settled(context)
    assert page.view.card.id == chosen.id


def test_a_name_that_is_typed_is_hidden_with_the_others(
    page: PeoplePage, context: Context, settled: Settled
) -> None:
    write("Wetterfest")
    settled(context)
    context.privacy.hide()
    assert "Wetterfest" not in page.search.displayText()
    assert page.search.text() == "Wetterfest"
    context.privacy.show()
    assert page.search.displayText() == "Wetterfest"
