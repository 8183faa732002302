"""The form of a session: its clock, what is said of its draft, text blocks, quiet hints, and a note that is closed."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.window import texts
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData, SessionRow
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import centre, drafts
from woilmenau_desk.services.counselling import amendments, cases, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.pages.counselling.page import CounsellingPage
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
Open = Callable[[], SessionForm]
NOTE = "Widerspruch geht bis Freitag an das Amt"


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", language="uk")).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def page(context: Context, qtbot: QtBot, settled: Settled) -> CounsellingPage:
    made = CounsellingPage(context)
    qtbot.addWidget(made)
    made.resize(1130, 690)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.activated()
    settled(context)
    return made


@pytest.fixture
def form_of(page: CounsellingPage, context: Context, olena: PersonRow, settled: Settled) -> Open:
    def make() -> SessionForm:
        page.show_subject(olena)
        settled(context)
        assert isinstance(page.form, SessionForm)
        return page.form

    return make


def pass_time(clock: Clock, form: SessionForm, **by: float) -> None:
    clock.now += timedelta(**by)
    form.minutes.tick()


# The clock


def test_the_clock_runs_from_the_opening_of_the_form(form_of: Open, clock: Clock) -> None:
    form = form_of()
    assert form.minutes.value() == 1
    pass_time(clock, form, minutes=34, seconds=50)
    assert form.minutes.value() == 34
    assert form.minutes.number.value() == 34
    assert not form.keeper.typed, "a clock types nothing"
    assert form.short.text() == "", "how long it will be nobody knows yet"


def test_a_hand_on_the_minutes_stops_it(form_of: Open, clock: Clock, qtbot: QtBot) -> None:
    form = form_of()
    pass_time(clock, form, minutes=20)
    qtbot.keyClick(form.minutes.number, Qt.Key.Key_Up)
    assert form.minutes.value() == 25
    pass_time(clock, form, minutes=20)
    assert form.minutes.value() == 25
    assert not form.minutes.clock.isChecked()
    form.minutes.clock.click()  # and goes on from there
    pass_time(clock, form, minutes=5)
    assert form.minutes.value() == 30


def test_it_counts_from_the_beginning_that_is_told(form_of: Open, clock: Clock) -> None:
    form = form_of()
    form.time.line.setText("13:40")
    form.time.edited.emit()
    assert form.minutes.value() == 23
    form.day.set_value(date(2026, 11, 20))
    form.day.edited.emit()
    assert form.minutes.began is None, "a talk of another day is over"
    assert form.minutes.value() == 30


def test_it_goes_on_after_the_form_was_left(
    form_of: Open, page: CounsellingPage, context: Context, clock: Clock, settled: Settled
) -> None:
    form = form_of()
    form.note.setPlainText(NOTE)
    pass_time(clock, form, minutes=10)
    form.close_form()
    settled(context)
    clock.now += timedelta(minutes=5)
    form = form_of()
    assert form.note.toPlainText() == NOTE
    assert form.minutes.began is not None
    assert form.minutes.value() == 15


@pytest.mark.parametrize("later", [{"hours": 4}, {"days": 1}])
def test_left_for_long_it_stands_where_the_typing_stopped(
    later: dict[str, float], form_of: Open, context: Context, clock: Clock, settled: Settled
) -> None:
    form = form_of()
    pass_time(clock, form, minutes=21)
    form.note.setPlainText(NOTE)
    form.close_form()
    settled(context)
    clock.now += timedelta(**later)
    form = form_of()
    assert form.minutes.began is None
    assert form.minutes.value() == 21


def test_an_emptied_number_is_told(form_of: Open, context: Context, settled: Settled) -> None:
    form = form_of()
    form.topics.set_codes(["housing"])
    form.minutes.stand_at(20)
    form.minutes.number.lineEdit().clear()
    form.save()
    settled(context)
    assert "fehlt eine Zahl" in form.minutes.accessibleDescription()


# What is said of the draft


def test_the_form_says_since_when_it_is_kept(
    form_of: Open, context: Context, clock: Clock, settled: Settled
) -> None:
    form = form_of()
    assert form.secured.text() == ""
    clock.now = datetime(2026, 11, 23, 13, 42, tzinfo=UTC)
    form.note.setPlainText(NOTE)
    form.keeper.timer.timeout.emit()  # the pause
    settled(context)
    assert form.secured.text() == "gesichert 14:42"
    form.note.setPlainText("")
    form.keeper.flush()
    settled(context)
    assert form.secured.text() == "", "nothing stands there to be kept"


def test_a_draft_that_cannot_be_kept_is_told(
    form_of: Open, context: Context, settled: Settled, desk: Desk
) -> None:
    form = form_of()
    with desk.store.read() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    form.note.setPlainText(" ".join(f"Schritt {number}" for number in range(6000)))
    form.keeper.flush()
    settled(context)
    assert form.secured.text() == "noch nicht gesichert"
    with desk.store.read() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count = 1000000")
    context.drafts.flush()
    settled(context)
    assert form.secured.text().startswith("gesichert")


# Text blocks


def test_a_block_is_put_in_with_two_keys(
    desk: Desk, form_of: Open, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    text = "Mit {name} am {date}, {language}: … Themen: {topics} {eigenes} – {colleague}"
    block = Value("own", "Eigener", "Own", True, {"text": text})
    context.runner.run(centre.save_value, desk, ListName.TEXT_BLOCKS, block)
    settled(context)
    form = form_of()
    form.topics.set_codes(["housing"])
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Anfang. ")
    qtbot.keyClick(form.note, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert form.tools.menu.isVisible()
    names = [action.text() for action in form.tools.menu.actions()]
    own = next(number for number, name in enumerate(names, 1) if "Eigener" in name)
    QTest.keyClick(form.tools.menu, Qt.Key(Qt.Key.Key_0 + own))
    assert not form.tools.menu.isVisible()
    said = form.note.toPlainText()
    assert said == ("Anfang. Mit Olena Testenko am 23.11.2026, Ukrainisch: … Themen: Wohnen {eigenes} – Caro")
    assert form.note.textCursor().selectedText() == "…"
    qtbot.keyClicks(form.note, "alles gut.")
    assert "Ukrainisch: alles gut. Themen" in form.note.toPlainText()


def test_escape_puts_nothing_in(form_of: Open, qtbot: QtBot) -> None:
    form = form_of()
    qtbot.keyClick(form.note, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(form.tools.menu, Qt.Key.Key_Escape)
    assert form.note.toPlainText() == ""


# Hints


def test_a_hint_tells_its_reason_and_keeps_nobody_from_saving(
    desk: Desk, form_of: Open, context: Context, settled: Settled, caplog: pytest.LogCaptureFixture
) -> None:
    form = form_of()
    form.topics.set_codes(["housing"])
    with caplog.at_level(logging.DEBUG):
        form.note.setPlainText("🙂 Er ist 2015 geflohen. Die Mutter hat Krebs.")
        form.tools.pause.timeout.emit()
        assert "„geflohen“: Das klingt nach der Geschichte der Flucht" in form.tools.told.text()
        assert "„Krebs“" in form.tools.told.text()
        assert [one.cursor.selectedText() for one in form.note.extraSelections()] == ["geflohen", "Krebs"]
        form.save()
        settled(context)
    assert len(counselling.recent(desk)) == 1
    for word in ("geflohen", "Krebs", "Flucht"):
        assert word not in caplog.text


def test_an_ordinary_note_is_told_nothing(form_of: Open) -> None:
    form = form_of()
    form.note.setPlainText("Anhörung am 3.12. vorbereitet, Ladung liegt vor.")
    form.tools.pause.timeout.emit()
    assert form.tools.told.text() == ""
    assert form.note.extraSelections() == []


# Of whom it is


def test_the_first_session_and_the_only_case(
    desk: Desk, form_of: Open, context: Context, olena: PersonRow, settled: Settled
) -> None:
    case = cases.open_case(desk, CaseData(olena.id)).value
    form = form_of()
    assert form.first.isVisible()
    assert form.case.case_id() == case.id
    assert not form.keeper.typed, "what follows from the person was typed by nobody"
    form.topics.set_codes(["housing"])
    form.save()
    settled(context)
    (row,) = counselling.recent(desk)
    assert (row.case_id, row.first) == (case.id, True)
    form = form_of()
    assert not form.first.isVisible()
    form.case.setCurrentIndex(0)
    form.case.activated.emit(0)
    form.keeper.flush()
    form.close_form()
    settled(context)
    assert form_of().case.case_id() is None, "whoever says no case means it"


def test_two_cases_are_asked_for(desk: Desk, form_of: Open, olena: PersonRow) -> None:
    for _ in range(2):
        cases.open_case(desk, CaseData(olena.id))
    form = form_of()
    assert form.case.case_id() is None
    assert form.case.count() == 3


def test_who_interpreted_is_asked_for_where_somebody_did(
    desk: Desk, form_of: Open, context: Context, settled: Settled
) -> None:
    form = form_of()
    form.interpreted_fold.open()
    assert not form.interpreter.isVisible()
    form.interpreting.set_code("volunteer")
    form.interpreting.edited.emit()
    assert form.interpreter.isVisible()
    assert form.language.code() == "uk", "what the person speaks"
    form.interpreter.setText("Vera")
    form.follow_up.chips[0].click()
    form.reason.setText("Bescheid")
    form.topics.set_codes(["housing"])
    form.save()
    settled(context)
    (row,) = counselling.recent(desk)
    data = counselling.read_session(desk, row.id).data
    assert (data.interpreting, data.interpreter, data.interpreting_language) == ("volunteer", "Vera", "uk")
    assert (data.follow_up_on, data.follow_up_reason) == (date(2026, 11, 30), "Bescheid")


def test_a_mistake_in_a_fold_opens_it(form_of: Open, context: Context, settled: Settled) -> None:
    form = form_of()
    form.topics.set_codes(["housing"])
    form.follow_up.day.line.setText("irgendwann")
    assert not form.after_fold.opened
    form.save()
    settled(context)
    assert form.after_fold.opened
    assert "kein Datum" in form.follow_up.accessibleDescription()


def test_a_day_entered_late_is_kept_for_the_next(
    form_of: Open, page: CounsellingPage, context: Context, clock: Clock, settled: Settled
) -> None:
    form = form_of()
    form.day.set_value(date(2026, 11, 20))
    form.topics.set_codes(["housing"])
    form.save()
    settled(context)
    form = form_of()
    assert form.day.value() == date(2026, 11, 20)
    assert form.minutes.value() == 30
    assert not form.keeper.typed
    form.close_form()
    clock.now += timedelta(days=1)
    assert form_of().day.value() == date(2026, 11, 24)


# A note that is closed


def recorded(desk: Desk, olena: PersonRow, clock: Clock) -> SessionRow:
    row = counselling.record_session(desk, RecordSession(SessionData(olena.id, ("housing",)), NOTE)).value
    clock.now += timedelta(hours=25)
    return row


def test_a_closed_note_is_read_and_added_to(
    desk: Desk, page: CounsellingPage, context: Context, olena: PersonRow, clock: Clock, settled: Settled
) -> None:
    row = recorded(desk, olena, clock)
    page.reload()
    settled(context)
    page.edit_action.trigger()
    settled(context)
    form = page.form
    assert isinstance(form, SessionForm)
    assert form.note.isReadOnly()
    assert form.note.toPlainText() == NOTE
    assert not form.tools.block_action.isEnabled()
    form.amend_button.click()
    settled(context)
    added = page.form
    assert isinstance(added, AmendmentForm)
    assert added.before.toPlainText() == NOTE
    added.text.setPlainText("Bescheid ist da")
    added.save()
    settled(context)
    assert page.form is None
    assert page.current().amendments == 1
    page.read_action.trigger()
    settled(context)
    assert page.details.note.toPlainText() == NOTE
    assert page.details.added.toPlainText() == "Nachtrag von Caro, heute, 15:03\nBescheid ist da"
    assert amendments.read(desk, row.id).details.note == NOTE
    page.details.hide_note()
    assert "Bescheid ist da" not in "\n".join(texts(page))


def test_what_was_typed_before_the_note_closed_becomes_an_amendment(
    desk: Desk, page: CounsellingPage, context: Context, olena: PersonRow, clock: Clock, settled: Settled
) -> None:
    counselling.record_session(desk, RecordSession(SessionData(olena.id, ("housing",)), NOTE))
    page.reload()
    settled(context)
    page.edit_action.trigger()
    settled(context)
    page.form.note.setPlainText(f"{NOTE} und mehr")
    page.form.close_form()
    settled(context)
    clock.now += timedelta(hours=25)
    page.edit_action.trigger()
    settled(context)
    assert page.form.note.toPlainText() == NOTE
    assert "vor dem Abschluss getippt" in page.form.left_over.text()
    page.form.amend_button.click()
    settled(context)
    assert page.form.text.toPlainText() == f"{NOTE} und mehr"


def test_a_full_disk_leaves_an_amendment_where_it_is(
    desk: Desk, page: CounsellingPage, context: Context, olena: PersonRow, clock: Clock, settled: Settled
) -> None:
    row = recorded(desk, olena, clock)
    page.reload()
    settled(context)
    page.amend_action.trigger()
    settled(context)
    form = page.form
    assert isinstance(form, AmendmentForm)
    text = " ".join(f"Schritt {number}" for number in range(6000))
    form.text.setPlainText(text)
    form.keeper.start_over()  # the draft would run into the full disk as well
    with desk.store.read() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    form.save()
    settled(context)
    assert "Datenträger ist voll" in form.form.problem.text()
    assert form.text.toPlainText() == text
    with desk.store.read() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count = 1000000")
    form.save()
    settled(context)
    assert [one.text for one in amendments.read(desk, row.id).amendments] == [text]


def test_the_draft_of_an_amendment_is_sealed_and_found_again(
    desk: Desk, page: CounsellingPage, context: Context, olena: PersonRow, clock: Clock, settled: Settled
) -> None:
    row = recorded(desk, olena, clock)
    page.reload()
    settled(context)
    page.amend_action.trigger()
    settled(context)
    page.form.text.setPlainText("Brombeerschritt")
    page.form.close_form()
    settled(context)
    for file in desk.data.rglob("*"):
        assert not file.is_file() or b"Brombeerschritt" not in file.read_bytes()
    (waiting,) = drafts.waiting(desk)
    assert (waiting.form, waiting.name) == (f"amendment.{row.id}", "Olena Testenko")
    page.go_on(waiting)
    settled(context)
    assert isinstance(page.form, AmendmentForm)
    assert page.form.text.toPlainText() == "Brombeerschritt"
    assert QApplication.focusWidget() is page.form.text
