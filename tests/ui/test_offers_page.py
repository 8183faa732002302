"""The offers as one works with them: keys in, offers, places and sessions out."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.offers_by_keys import (
    ALT,
    CONTROL,
    PageOf,
    Settled,
    agree,
    cafe,
    enrolled,
    offer,
    page_maker,
    people_of,
    person,
    press,
    titles,
    typed,
    week_of,
    weekly,
)
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.offers import EnrolmentState, Leader, SessionKey, SessionState
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.ui.forms.offers.exception_form import ExceptionForm
from woilmenau_desk.ui.forms.offers.offer_form import OfferForm
from woilmenau_desk.ui.privacy import MASK
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.buttons import KeyButton

TUESDAY = date(2026, 11, 24)
Key = Qt.Key


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def test_the_list_says_when_how_full_and_is_narrowed_without_reading(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = cafe(desk)
    enrolled(desk, there, *(person(desk, name) for name in ("Mira", "Nour", "Olena")))
    offer(desk, "Deutsch A1", weekly(0, "14:00", "15:30"), offer_kind="language_course", level="a1")
    over = offer(desk, "Fahrradkurs", weekly(5, "10:00", "12:00"), offer_kind="cycling")
    offers.end(desk, over.id, date(2026, 10, 31), over.version)
    page = page_of(context)
    assert titles(page) == ["Deutsch A1", "Frauensprachcafé"]
    cells = [page.offers.rows.cell(1, column) for column in range(3)]
    assert [(cell.text, cell.detail) for cell in cells] == [
        ("Frauensprachcafé", "Frauensprachcafé · Frauen"),
        ("Di 9:30–11:30", "morgen 9:30"),
        ("2/2 · 1 warten", "Kinder 0/3"),
    ]
    monkeypatch.setattr(offers, "listed", lambda *_: pytest.fail("read for a letter"))
    press(page, settled, Key.Key_F, held=CONTROL)
    typed(page, settled, "cafe")  # found without its accent
    assert titles(page) == ["Frauensprachcafé"]
    page.narrow.empty()
    page.ended.setChecked(True)
    assert titles(page) == ["Deutsch A1", "Fahrradkurs", "Frauensprachcafé"]
    page.kind.set_code("cycling")
    page.kind.edited.emit()
    assert titles(page) == ["Fahrradkurs"]
    page.group.set_code("women")
    page.group.edited.emit()
    assert titles(page) == []


def test_somebody_is_enrolled_with_keys_alone(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled, qtbot: QtBot
) -> None:
    there, mira = cafe(desk, 1), person(desk, "Mira", "ar")
    page = page_of(context)
    press(page, settled, Key.Key_E)
    assert "Platz ist frei" in page.form.place_note.text()
    typed(page, settled, "mira")
    qtbot.waitUntil(lambda: page.form.person.current() is not None)
    press(page, settled, Key.Key_Return)
    assert page.form.children_field.hasFocus()
    typed(page, settled, "2")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    (row,) = enrolling.of_offer(desk, there.id)
    assert (row.person_id, row.children, row.state) == (mira.id, 2, EnrolmentState.ENROLLED)
    assert page.form is None
    assert page.people.list.current_row() == row
    # The next one is told beforehand that there is no place.
    press(page, settled, Key.Key_E)
    assert "Warteliste, Platz 1" in page.form.place_note.text()
    page.form.fill({"children": 2})
    press(page, settled, Key.Key_Return, held=CONTROL)
    assert "Wer möchte" in page.form.person.accessibleDescription()


def test_whoever_moved_up_is_called_with_a_text_in_their_language(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk, 1)
    first, _, _ = enrolled(
        desk,
        there,
        person(desk, "Mira"),
        person(desk, "Oksana", "uk", "0176 04069011"),
        person(desk, "Zahra"),
    )
    page = page_of(context)
    press(page, settled, Key.Key_T, held=ALT)
    assert people_of(page) == [
        "Eingeschrieben",
        "Mira Beispiel",
        "Warteliste",
        "Oksana Beispiel",
        "Zahra Beispiel",
    ]
    assert not page.people.told_action.isEnabled()
    press(page, settled, Key.Key_Delete)
    agree(page, settled)
    assert enrolling.get(desk, first.id).state is EnrolmentState.LEFT
    assert people_of(page)[:2] == ["Aufgerückt, bitte anrufen", "Oksana Beispiel"]
    page.people.list.setFocus()
    press(page, settled, Key.Key_Down)  # the one who was selected has left, and no other takes their place
    assert page.people.note._phone.name() == "0176 04069011"
    press(page, settled, Key.Key_C, held=CONTROL)
    copied = QGuiApplication.clipboard().text()
    assert "Frauensprachcafé" in copied
    assert "вівторок, 24 листопада" in copied
    assert "Oksana" not in copied
    press(page, settled, Key.Key_A)
    settled(context)
    row = enrolling.of_offer(desk, there.id)[0]
    assert row.told_at is not None
    assert people_of(page)[:2] == ["Eingeschrieben", "Oksana Beispiel"]
    assert page.people.note.isHidden()
    # Names and numbers go blank with the privacy key.
    context.privacy.hide()
    assert page.people.rows.cell(1, 0).text == MASK
    press(page, settled, Key.Key_Escape)
    assert page.offers.hasFocus()


def test_a_place_is_changed_and_says_what_a_waiting_mother_needs(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk, 1)
    _, waits = enrolled(desk, there, person(desk, "Mira"), person(desk, "Zahra"))
    page = page_of(context)
    press(page, settled, Key.Key_T, held=ALT)
    page.people.list.select(waits.id)
    press(page, settled, Key.Key_Return)
    typed(page, settled, "2")
    press(page, settled, Key.Key_Return)
    typed(page, settled, "Wickeltisch")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    row = enrolling.get(desk, waits.id)
    assert (row.children, row.needs) == (2, "Wickeltisch")
    number = page.people.rows.find(waits.id)
    cell = page.people.rows.cell(number, 0)
    assert cell.detail.startswith("2 Kind")  # with plurals or without, as whoever ran before left them
    assert cell.detail.endswith("Wickeltisch")
    assert cell.text == "1. Zahra Beispiel"


def test_a_week_begins_with_what_comes_next_today(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    offer(desk, "Frühstück", weekly(0, "09:00", "11:00"))
    course = offer(desk, "Deutsch A1", weekly(0, "13:30", "15:00"))
    offer(desk, "Nähen", weekly(0, "16:00", "18:00"))
    page = page_of(context)
    press(page, settled, Key.Key_W, held=ALT)
    assert page.week.current_row().key.offer_id == course.id, "it is 14:03: this one runs"


def test_an_offer_is_made_with_keys_alone(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    press(page, settled, Key.Key_N, held=CONTROL)
    form = page.form
    assert isinstance(form, OfferForm)
    typed(page, settled, "Werkstatt")
    line = form.series.lines[0]
    assert line.weekday.code() == "0"  # today's
    line.starts.line.setFocus()
    typed(page, settled, "9")
    press(page, settled, Key.Key_Return)
    typed(page, settled, "1130")
    press(page, settled, Key.Key_W, held=ALT)
    assert len(form.series.lines) == 2
    second = form.series.lines[1]
    second.weekday.set_code("3")
    press(page, settled, Key.Key_Return, held=CONTROL)
    assert "Uhrzeit fehlt" in form.series.accessibleDescription()
    assert second.starts.line.hasFocus()
    typed(page, settled, "14")
    second.ends.line.setFocus()
    typed(page, settled, "16")
    form.units.setFocus()
    typed(page, settled, "1,5")
    form.capacity.setValue(8)
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    (row,) = offers.listed(desk)
    assert (row.data.title, row.data.capacity, row.data.half_units) == ("Werkstatt", 8, 3)
    assert [(one.weekday, one.starts) for one in row.series] == [(0, time(9)), (3, time(14))]
    assert page.offers.current_row() == row


def test_new_times_hold_from_a_day_and_what_was_before_stays(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk)
    page = page_of(context)
    press(page, settled, Key.Key_Return)
    form = page.form
    assert isinstance(form, OfferForm)
    assert form.since.isHidden() or not form.since.isVisible()
    line = form.series.lines[0]
    line.starts.line.setFocus()
    typed(page, settled, "10")
    assert form.since.isVisible()
    form.since.line.setFocus()
    typed(page, settled, "1.12.")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    found = sessions.between(desk, date(2026, 11, 24), date(2026, 12, 8), there.id)
    assert [(row.day.day, row.starts.hour) for row in found] == [(24, 9), (1, 10), (8, 10)]
    # One write, undone as one.
    assert len(desk.done) == 2


def test_fewer_places_than_are_taken_are_told_before_and_refused(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk)
    enrolled(desk, there, person(desk, "Mira"), person(desk, "Nour"))
    page = page_of(context)
    press(page, settled, Key.Key_Return)
    page.form.capacity.setValue(1)
    assert page.form.places_note.text().startswith("2 haben schon einen Platz")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    assert "2 sind eingeschrieben" in page.form.capacity.accessibleDescription()
    assert offers.get(desk, there.id).data.capacity == 2


def test_the_week_shows_what_is_otherwise_and_changes_it_with_keys(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk)
    key = SessionKey(there.id, TUESDAY, time(9, 30))
    page = page_of(context)
    press(page, settled, Key.Key_W, held=ALT)
    assert week_of(page) == ["morgen", "09:30 Frauensprachcafé"]
    press(page, settled, Key.Key_A)
    typed(page, settled, "Leitung krank")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    row = sessions.get(desk, key)
    assert (row.state, row.reason) == (SessionState.CANCELLED, "Leitung krank")
    assert page.week.current_row() == row
    assert page.details.session.state.text() == "fällt aus"
    assert not page.roll_action.isEnabled()
    press(page, settled, Key.Key_W)
    settled(context)
    assert sessions.get(desk, key).state is SessionState.PLANNED
    press(page, settled, Key.Key_V)
    typed(page, settled, "26.11.")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    moved = sessions.get(desk, key)
    assert (moved.day, moved.starts, moved.moved) == (date(2026, 11, 26), time(9, 30), True)
    assert week_of(page) == ["Do, 26.11.", "09:30 Frauensprachcafé"]
    assert "eigentlich morgen, 9:30" in page.details.session.reason.text()
    press(page, settled, Key.Key_Right, held=ALT)
    assert week_of(page) == ["Di, 01.12.", "09:30 Frauensprachcafé"]
    press(page, settled, Key.Key_N, held=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(page.form, ExceptionForm)
    typed(page, settled, "4.12.")
    press(page, settled, Key.Key_Return, held=CONTROL)
    settled(context)
    assert week_of(page) == ["Di, 01.12.", "09:30 Frauensprachcafé", "Fr, 04.12.", "09:30 Frauensprachcafé"]
    assert page.details.session.state.text() == "zusätzlich"
    press(page, settled, Key.Key_W)
    agree(page, settled)
    assert week_of(page) == ["Di, 01.12.", "09:30 Frauensprachcafé"]
    press(page, settled, Key.Key_Home, held=ALT)
    assert page.week_bar.first() == date(2026, 11, 23)


def test_enter_on_a_session_opens_its_roll_call(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled, opened: list[tuple[str, object]]
) -> None:
    there = cafe(desk)
    page = page_of(context)
    press(page, settled, Key.Key_W, held=ALT)
    press(page, settled, Key.Key_Return)
    assert opened == [("roll_call", SessionKey(there.id, TUESDAY, time(9, 30)))]
    press(page, settled, Key.Key_T, held=ALT)
    assert page.offers.current_row().id == there.id


def test_a_draft_of_each_form_is_found_again(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    cafe(desk)
    page = page_of(context)
    press(page, settled, Key.Key_E)
    page.form.children_field.setValue(2)
    press(page, settled, Key.Key_Escape)
    press(page, settled, Key.Key_W, held=ALT)
    press(page, settled, Key.Key_A)
    typed(page, settled, "Leitung kr")
    press(page, settled, Key.Key_Escape)
    press(page, settled, Key.Key_A, held=ALT)
    press(page, settled, Key.Key_Return)
    page.form.room.setText("Hof")
    press(page, settled, Key.Key_Escape)
    settled(context)
    waiting = {row.form.partition(":")[0]: row for row in context.drafts.service.waiting()}
    assert set(waiting) == {"enrolment", "offer_session", "offer"}
    page.show_subject(waiting["enrolment"])
    settled(context)
    assert page.form.children_field.value() == 2
    page.show_subject(waiting["offer_session"])
    settled(context)
    assert page.form.reason.text() == "Leitung kr"
    page.show_subject(waiting["offer"])
    settled(context)
    assert page.form.room.text() == "Hof"


def test_the_counter_runs_offers_and_does_not_change_them(
    desk_of: Callable[[Role], Desk], context_of: Callable[[Desk], Context], page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk_of(Role.LEAD))
    page = page_of(context_of(desk_of(Role.COUNTER)))
    press(page, settled, Key.Key_Return)
    press(page, settled, Key.Key_N, held=CONTROL)
    assert page.form is None
    press(page, settled, Key.Key_E)
    assert page.form is not None
    assert page.form.offer.code() == str(there.id)


def test_a_leader_who_left_is_told(desk: Desk, context: Context, page_of: PageOf) -> None:
    there = cafe(desk)
    leaders = (Leader(colleague="caro"), Leader(name="Frau Muster", last=date(2026, 10, 31)))
    offers.set_leaders(desk, there.id, leaders, there.version)
    page = page_of(context)
    card = page.details.offer
    assert card.leaders.text() == "Leitung: Caro"
    assert "Frau Muster ist nicht mehr da" in card.gone.text()


def test_an_offer_is_ended_by_a_button_that_is_seen(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    there = cafe(desk)
    page = page_of(context)

    def seen() -> set[str]:
        buttons = page.details.offer.findChildren(KeyButton)
        return {made.word() for made in buttons if made.isVisible()} & {"Beenden", "Geht doch weiter"}

    assert seen() == {"Beenden"}
    offers.end(desk, there.id, date(2026, 12, 18), there.version)
    page.reload()
    settled(context)
    settled(context)
    assert seen() == {"Beenden", "Geht doch weiter"}  # it still runs until then
    now = offers.get(desk, there.id)
    offers.end(desk, there.id, date(2026, 11, 20), now.version)
    page.ended.setChecked(True)
    page.reload()
    settled(context)
    settled(context)
    assert seen() == {"Geht doch weiter"}
