"""Counselling as one works with it, and who never gets to see the note."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionRow
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import Draft
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.pages.counselling.page import CounsellingPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.side_by_side import LEFT, RIGHT

NOTE = "Widerspruch geht bis Freitag an das Amt"
Settled = Callable[[Context], None]
PageOf = Callable[[Context], CounsellingPage]


def here(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def session(
    desk: Desk, who: PersonRow, note: str = NOTE, when: datetime | None = None, **data: object
) -> SessionRow:
    content = SessionData(who.id, **{"topics": ("housing",), **data})  # type: ignore[arg-type]
    return counselling.record_session(desk, RecordSession(content, note, when or here(23, 13))).value


def readings(desk: Desk) -> list[tuple[str, int | None]]:
    """Who read which note, as the audit trail has it."""
    query = select(AuditEntry.actor, AuditEntry.entity_id).where(
        AuditEntry.action == "read", AuditEntry.entity == "counselling_session"
    )
    with desk.store.read() as conn:
        return [tuple(row) for row in conn.execute(query)]


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", birth_year=1988)).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    def make(context: Context) -> CounsellingPage:
        page = CounsellingPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        return page

    return make


def test_its_follow_up_is_done_from_the_list(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    session(desk, olena, follow_up_on=date(2026, 11, 30))
    page = page_of(context)
    assert page.done_action.isEnabled()
    page.done_action.trigger()
    settled(context)
    assert page.current().follow_up_done
    assert not page.done_action.isEnabled()
    assert counselling.recent(desk)[0].follow_up_done


# Recording


def test_a_session_is_recorded_with_keys_alone(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    qtbot.keyClick(page.sessions, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.form
    assert form is not None
    qtbot.keyClicks(form.person.field, "testenko")
    qtbot.waitUntil(lambda: form.person.current() is not None)
    qtbot.keyClick(form.person.field, Qt.Key.Key_Return)
    first = QApplication.focusWidget()
    assert first in form.topics.findChildren(QWidget)
    qtbot.keyClick(first, Qt.Key.Key_Space)
    form.note.setFocus()
    qtbot.keyClicks(form.note, NOTE)
    form.minutes.number.setValue(45)
    form.follow_up.chips[1].click()
    qtbot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert page.form is None
    (row,) = counselling.recent(desk)
    assert (row.person_id, row.duration_minutes, row.follow_up_on) == (olena.id, 45, date(2026, 12, 7))
    assert row.topics == ("asylum_procedure",)
    assert counselling.read_session(desk, row.id).note == NOTE
    assert page.current().id == row.id
    assert page.details.row.id == row.id
    assert drafts.load(desk, "session") is None
    assert NOTE not in texts(page)


@pytest.mark.parametrize("where", ["topics", "follow_up", "target", "state", "note", "minutes"])
def test_one_key_saves_wherever_the_focus_is(
    where: str,
    desk: Desk,
    context: Context,
    olena: PersonRow,
    page_of: PageOf,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.topics.set_codes(("housing",))
    form.target.setCurrentIndex(1)
    form.target.edited.emit()
    getattr(form, where).setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.isAncestorOf(focus)
    qtbot.keyClick(page.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert len(counselling.recent(desk)) == 1


def test_a_session_whose_form_went_before_the_answer_leaves_no_draft(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.topics.set_codes(("housing",))
    form.note.setPlainText(NOTE)
    form.save()
    form.close_form()
    context.drafts.flush()
    settled(context)
    assert len(counselling.recent(desk)) == 1
    assert drafts.load(desk, f"session.for.{olena.id}") is None
    page.show_subject(olena)
    settled(context)
    assert page.form.note.toPlainText() == ""


def test_the_draft_is_sealed_and_comes_back(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    qtbot.keyClicks(page.form.note, NOTE)
    qtbot.keyClick(page.form.note, Qt.Key.Key_Escape)
    assert page.form is None
    settled(context)
    with desk.store.read() as conn:
        kept = conn.execute(select(Draft.fields, Draft.sealed)).all()
    assert [bool(draft.sealed) for draft in kept] == [True]
    assert NOTE.encode() not in kept[0].fields
    assert b"Widerspruch" not in kept[0].fields
    for file in desk.data.rglob("*"):
        assert not file.is_file() or b"Widerspruch" not in file.read_bytes()
    page.begin()
    settled(context)
    assert page.form.note.toPlainText() == ""  # another session's form
    page.form.close_form()
    page.show_subject(olena)
    settled(context)
    assert page.form.note.toPlainText() == NOTE
    assert page.form.draft_note.text() == "Entwurf von 14:03 wiederhergestellt."
    page.form.discard_action.trigger()
    settled(context)
    assert page.form.note.toPlainText() == ""
    assert page.form.person.person() == olena
    assert drafts.load(desk, f"session.for.{olena.id}") is None


def test_what_is_missing_is_told_at_its_field(
    context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.begin()
    page.form.note.setPlainText(NOTE)
    page.form.save()
    assert "Mit wem" in page.form.person.accessibleDescription()
    page.form.person.set_person(olena)
    page.form.save()
    assert "Ein Thema fehlt" in page.form.topics.accessibleDescription()
    page.form.topics.set_codes(["housing"])
    page.form.follow_up.day.line.setText("irgendwann")
    page.form.save()
    assert "kein Datum" in page.form.follow_up.accessibleDescription()
    page.form.follow_up.day.line.setText("+7")
    page.form.time.line.setText("23:00")
    page.form.save()
    settled(context)
    assert "Zukunft" in page.form.day.accessibleDescription()
    assert page.form.note.toPlainText() == NOTE


def test_tab_goes_through_the_note_to_the_buttons(
    context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    form = page.form
    form.target.setCurrentIndex(1)
    form.target.edited.emit()
    form.after_fold.open()
    form.interpreted_fold.head.setFocus()
    passed = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    order = [form.follow_up.day.line, form.state, form.note, form.save_button, form.close_button]
    assert [widget for widget in passed if widget in order] == order


def test_a_short_talk_is_no_session(context: Context, olena: PersonRow, page_of: PageOf) -> None:
    page = page_of(context)
    page.show_subject(olena)
    assert page.form.short.text() == ""
    page.form.minutes.number.setValue(9)
    assert "Unter 10 Minuten" in page.form.short.text()
    page.form.minutes.number.setValue(10)
    assert page.form.short.text() == ""


def test_the_partner_project_is_suggested(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    status = next(
        value.code
        for value in desk.values_of(ListName.STATUSES)
        if (found := people.suggestion(desk, value.code)) is not None and found.target == "SOBERI"
    )
    card = people.register(desk, PersonData("Mira", "Muster", status=status)).value
    page = page_of(context)
    page.show_subject(PersonRow(card.id, card.name))
    settled(context)
    assert "SOBERI" in page.form.suggestion.text()


def test_the_usual_distances_end_on_an_open_day(context: Context, olena: PersonRow, page_of: PageOf) -> None:
    page = page_of(context)
    page.show_subject(olena)
    follow_up = page.form.follow_up
    for chip, day in zip(
        follow_up.chips, (date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 21)), strict=True
    ):
        chip.click()
        assert follow_up.value() == day


def test_a_referral_begins_with_its_first_state(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    form = page.form
    assert not form.state.isEnabled()
    form.target.setCurrentIndex(1)
    form.target.edited.emit()
    form.topics.set_codes(["housing"])
    target = form.target.code()
    form.save()
    settled(context)
    (row,) = counselling.recent(desk)
    assert counselling.read_session(desk, row.id).data.referral == Referral(target, "informed")


def test_a_full_disk_leaves_the_text_where_it_is(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    long_note = " ".join(f"Schritt {number}" for number in range(6000))
    form.topics.set_codes(["housing"])
    form.note.setPlainText(long_note)
    form.keeper.start_over()  # the draft would run into the full disk as well
    with desk.store.read() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    form.save()
    settled(context)
    assert "Datenträger ist voll" in form.form.problem.text()
    assert form.note.toPlainText() == long_note
    assert counselling.recent(desk) == ()
    with desk.store.read() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count = 1000000")
    form.save()
    settled(context)
    (row,) = counselling.recent(desk)
    assert counselling.read_session(desk, row.id).note == long_note


# Reading


def test_a_note_is_read_on_purpose_and_that_is_written_down(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = session(desk, olena)
    page = page_of(context)
    assert NOTE not in texts(page)
    assert readings(desk) == []
    qtbot.keyClick(page.sessions, Qt.Key.Key_Return)
    settled(context)
    assert page.details.note.toPlainText() == NOTE
    assert readings(desk) == [("caro", row.id)]
    qtbot.keyClick(page.details.note, Qt.Key.Key_Escape)
    assert NOTE not in texts(page)
    assert page.sessions.hasFocus()


@pytest.mark.parametrize("how", ["privacy", "leave", "other", "undo"])
def test_what_was_read_is_hidden_again(
    how: str, desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = session(desk, olena)
    other = session(desk, olena, "Anderes", here(22, 13))
    page = page_of(context)
    page.sessions.select(row.id)
    page.read_action.trigger()
    settled(context)
    assert NOTE in texts(page, seen_only=True)
    if how == "privacy":
        context.privacy.hide()
    elif how == "leave":
        page.hide()  # another page, or the lock over the whole window
    elif how == "other":
        page.sessions.select(other.id)
    else:
        counselling.edit_session(desk, row.id, SessionData(olena.id, ("housing",)), "Neu", row.version)
        page.reload()
        settled(context)
    assert NOTE not in texts(page)
    page.show()
    context.privacy.show()
    assert NOTE not in texts(page)


@pytest.mark.parametrize("how", ["privacy", "leave"])
def test_a_note_that_comes_too_late_is_not_shown(
    how: str, desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    session(desk, olena)
    page = page_of(context)
    page.read_action.trigger()
    context.privacy.hide() if how == "privacy" else page.hide()
    settled(context)
    assert NOTE not in texts(page)
    page.show()
    context.privacy.show()
    page.edit_action.trigger()
    context.privacy.hide() if how == "privacy" else page.hide()
    settled(context)
    assert page.form is None


def test_a_note_that_was_tampered_with(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = session(desk, olena)
    with desk.store.unit_of_work("caro") as uow:
        sealed = uow.conn.execute(select(CounsellingSession.sealed_note)).scalar_one()
        broken = sealed[:-1] + bytes([sealed[-1] ^ 1])
        uow.conn.execute(update(CounsellingSession).values(sealed_note=broken))
        uow.commit()
    page = page_of(context)
    qtbot.keyClick(page.sessions, Qt.Key.Key_Return)
    settled(context)
    assert "lässt sich nicht öffnen" in page.details.problem.text()
    assert page.details.note.toPlainText() == ""
    qtbot.keyClick(page.sessions, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    assert page.form is None
    assert readings(desk) == []
    assert page.current().id == row.id


# Changing


def test_a_session_is_changed(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = session(desk, olena, outcome="clarified", follow_up_on=date(2026, 12, 1))
    page = page_of(context)
    qtbot.keyClick(page.sessions, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    form = page.form
    assert form.note.hasFocus()
    assert form.note.toPlainText() == NOTE
    assert form.topics.codes() == ("housing",)
    assert form.follow_up.value() == date(2026, 12, 1)
    assert readings(desk) == [("caro", row.id)]
    form.note.appendPlainText("Erledigt.")
    form.save()
    settled(context)
    changed = counselling.read_session(desk, row.id)
    assert changed.note == f"{NOTE}\nErledigt."
    assert (changed.data.outcome, changed.row.version) == ("clarified", 2)


def test_a_session_that_was_changed_meanwhile(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    row = session(desk, olena)
    page = page_of(context)
    page.edit_action.trigger()
    settled(context)
    form = page.form
    form.note.setPlainText("Meine Fassung")
    counselling.edit_session(desk, row.id, SessionData(olena.id, ("health",)), "Andere Fassung", row.version)
    form.save()
    settled(context)
    assert "anderswo geändert" in form.conflict.note.text()
    assert form.note.toPlainText() == "Meine Fassung"
    assert counselling.read_session(desk, row.id).note == "Andere Fassung"
    lines = {
        line.key: (line.left, line.right, line.side) for line in form.conflict.table.model_of_lines.lines()
    }
    # What was changed there alone is taken from there, and told; what was changed here too stays.
    assert lines == {
        "topics": ("Wohnen", "Gesundheit/Psyche", RIGHT),
        "note": ("Meine Fassung", "Andere Fassung", LEFT),
    }
    assert form.topics.codes() == ("health",)
    form.save()
    settled(context)
    assert counselling.read_session(desk, row.id).note == "Meine Fassung"


def test_a_draft_on_an_older_version_does_not_overwrite(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    row = session(desk, olena)
    page = page_of(context)
    page.edit_action.trigger()
    settled(context)
    page.form.note.setPlainText("Mein Entwurf")
    page.form.close_form()
    counselling.edit_session(desk, row.id, SessionData(olena.id, ("health",)), "Andere Fassung", row.version)
    page.reload()
    settled(context)
    page.edit_action.trigger()
    settled(context)
    settled(context)
    assert page.form.note.toPlainText() == "Mein Entwurf"
    assert "anderswo geändert" in page.form.conflict.note.text()
    assert counselling.read_session(desk, row.id).note == "Andere Fassung"
    form, lines = page.form, page.form.conflict.table.model_of_lines.lines()
    at = [line.key for line in lines].index("note")
    form.conflict.table.setCurrentIndex(form.conflict.table.model().index(at, 0))
    for key, text in ((Qt.Key.Key_Right, "Andere Fassung"), (Qt.Key.Key_Left, "Mein Entwurf")):
        qtbot.keyClick(form.conflict.table, key)  # one key takes theirs, one keeps mine
        assert form.note.toPlainText() == text
    form.save()
    settled(context)
    assert counselling.read_session(desk, row.id).note == "Mein Entwurf"


def test_striking_out_asks_first(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    session(desk, olena)
    page = page_of(context)
    qtbot.keyClick(page.sessions, Qt.Key.Key_Delete)
    question = page.findChild(QuestionDialog)
    assert question.no.hasFocus() or question.no.isDefault()
    question.reject()
    settled(context)
    assert len(counselling.recent(desk)) == 1
    page.void_action.trigger()
    question = next(box for box in page.findChildren(QuestionDialog) if box.isVisible())
    question.yes.click()
    settled(context)
    assert counselling.recent(desk) == ()
    assert page.current() is None


# Who may not


def test_the_counter_sees_that_it_took_place_and_nothing_else(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    olena: PersonRow,
    page_of: PageOf,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    session(desk, olena, outcome="clarified", follow_up_on=date(2026, 11, 20))
    counter = context_of(desk_of(Role.COUNTER))
    page = page_of(counter)
    assert page.current().person_name == "Olena Testenko"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_E):
        qtbot.keyClick(page.sessions, key)
    for key in (Qt.Key.Key_E, Qt.Key.Key_N):
        qtbot.keyClick(page.sessions, key, Qt.KeyboardModifier.ControlModifier)
    for action in page.actions():  # whatever there is for the counter
        action.trigger()
    page.show_list(0)
    page.begin(olena)
    page.show_subject(olena)
    settled(counter)
    everything = texts(page)
    assert page.form is None
    for hidden in (NOTE, "Wohnen", "geklärt", "Neues Gespräch", "Notiz lesen"):
        assert hidden not in everything
    assert "Olena Testenko" in everything
    assert "bitte fragen: Caro" in page.details.discreet.text()
    assert readings(desk) == []
    assert len(counselling.recent(desk)) == 1


def test_nothing_that_is_seen_holds_the_note_while_names_are_hidden(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    qtbot.keyClicks(page.form.note, NOTE)
    context.privacy.hide()
    assert NOTE not in texts(page, seen_only=True)
    assert "Olena" not in texts(page, seen_only=True)
    assert not page.form.note.hasFocus()  # what is typed now does not go into the note unseen
    page.activated()  # away and back
    assert NOTE not in texts(page, seen_only=True)
    context.privacy.show()
    assert page.form.note.toPlainText() == NOTE
    assert page.form.note.isVisible()


def test_the_text_survives_the_lock(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    qtbot.keyClicks(page.form.note, NOTE)
    page.hide()  # as the window locks: out of sight, the drafts saved, the vault's key dropped
    context.drafts.flush()
    context.runner.run(access.lock, desk)
    settled(context)
    assert NOTE not in texts(page, seen_only=True)
    context.runner.run(access.unlock, desk, "wetzlarer-platz-1")
    settled(context)
    page.show()
    assert page.form.note.toPlainText() == NOTE
    kept = drafts.load(desk, f"session.for.{olena.id}")
    assert kept is not None
    assert kept["note"] == NOTE
