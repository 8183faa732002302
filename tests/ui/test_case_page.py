"""A case on its own page: what it shows to whom, and everything that is done there, by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.case_page import (
    NOTE,
    Settled,
    Shows,
    kind,
    press,
    readings,
    session,
)
from tests.ui.case_page import case as case
from tests.ui.case_page import olena as olena
from tests.ui.case_page import shows as shows
from tests.ui.window import texts
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.cases import CaseData, CaseRow, CaseState, EntryKind
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.services import drafts, undo
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.counselling import (
    amendments,
    cases,
    counselling,
    documents,
    follow_ups,
    timeline,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.closing_form import ClosingForm
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context

# What it shows


def test_the_head_says_whose_it_is_and_how_it_stands(
    desk: Desk, context: Context, case: CaseRow, shows: Shows
) -> None:
    page = shows(context, case)
    said = texts(page, seen_only=True)
    for part in ("2026-0001", "Olena Testenko", "offen", "zuständig: Caro", "Wohnung finden", "RAin Muster"):
        assert any(part in text for text in said.split("\n")), part


def test_an_empty_case_says_what_comes_first(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, settled: Settled
) -> None:
    page = shows(context, case)
    assert "Strg+N" in page.begins.text()
    assert "Erstgespräch" in page.head.since.text()
    session(desk, case)
    page.reload()
    settled(context)
    assert page.begins.text() == ""


def test_the_line_above_says_what_matters_since_the_last_time(
    desk: Desk, context: Context, case: CaseRow, shows: Shows
) -> None:
    session(desk, case)
    documents.note_document(desk, case.person_id, "Gestattung", date(2026, 12, 10), case.id)
    page = shows(context, case)
    said = page.head.since.text()
    assert said.startswith("Seit dem letzten Mal (Fr, 20.11.):")
    assert "Papier bis Do, 10.12." in said
    assert NOTE not in said


def test_a_long_history_stands_under_its_months_and_is_filtered_by_keys(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot
) -> None:
    for day in range(1, 21):
        session(desk, case, day=day, topic="housing" if day % 2 else "health")
    aid.give_aid(desk, GiveAid(AidData("clothing", person_id=case.person_id)))
    documents.note_document(desk, case.person_id, "Mietvertrag", None, case.id)
    page = shows(context, case)
    rows = page.timeline.rows.rows()
    assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)
    press(qtbot, page, Qt.Key.Key_1)
    assert {row.kind for row in page.timeline.rows.rows()} == {EntryKind.SESSION}
    assert len(page.timeline.rows.rows()) == 20
    press(qtbot, page, Qt.Key.Key_2)
    assert {row.kind for row in page.timeline.rows.rows()} == {EntryKind.SESSION, EntryKind.AID}
    press(qtbot, page, Qt.Key.Key_0)
    assert len(page.timeline.rows.rows()) == len(rows)
    page.topic.set_code("health")
    page.topic.edited.emit()
    assert len(page.timeline.rows.rows()) == 10
    page.topic.set_code(None)
    page.topic.edited.emit()
    page.narrow.setText("miet")
    assert [row.kind for row in page.timeline.rows.rows()] == [EntryKind.DOCUMENT]


def test_esc_leads_back_to_where_somebody_came_from(
    context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, opened: list[tuple[str, object]]
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert opened == [("cases", None)]
    page.show_subject((case, "people"))
    press(qtbot, page, Qt.Key.Key_Escape)
    assert opened[-1] == ("people", None)


# Reading


def test_a_note_is_read_on_purpose_and_hidden_again(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    number = session(desk, case)
    page = shows(context, case)
    page.timeline.select((EntryKind.SESSION, number))
    assert NOTE not in texts(page)
    assert readings(desk) == []
    press(qtbot, page, Qt.Key.Key_Return)
    settled(context)
    assert page.card.note.toPlainText() == NOTE
    assert readings(desk) == [("caro", number)]
    qtbot.keyClick(page.card.note, Qt.Key.Key_Escape)
    assert NOTE not in texts(page)
    assert page.timeline.hasFocus()


@pytest.mark.parametrize("how", ["privacy", "leave", "other case", "form"])
def test_what_was_read_is_gone(
    how: str, desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    number = session(desk, case)
    other = cases.open_case(desk, CaseData(case.person_id)).value
    page = shows(context, case)
    page.timeline.select((EntryKind.SESSION, number))
    press(qtbot, page, Qt.Key.Key_Return)
    settled(context)
    assert NOTE in texts(page)
    if how == "privacy":
        context.privacy.hide()
    elif how == "leave":
        page.hide()
    elif how == "form":
        page.edit_action.trigger()
    else:
        page.show_subject(other)
    assert NOTE not in texts(page)


def test_names_that_are_hidden_open_nothing(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    session(desk, case)
    page = shows(context, case)
    context.privacy.hide()
    press(qtbot, page, Qt.Key.Key_Return)
    settled(context)
    assert readings(desk) == []
    assert "Olena" not in texts(page)


# Entering


def test_a_session_is_recorded_in_the_case(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_N, control=True)
    settled(context)
    form = page.form
    assert form.person.person().id == case.person_id
    form.topics.set_codes(("housing",))
    form.minutes.number.setValue(30)
    form.save()
    settled(context)
    settled(context)
    assert page.form is None
    (row,) = counselling.recent(desk)
    assert row.case_id == case.id
    assert kind(page) is EntryKind.SESSION


@pytest.mark.parametrize("key", ["V", "F", "W", "P", "S"])
def test_each_kind_of_entry_has_a_key_and_its_form_the_person(
    key: str, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, getattr(Qt.Key, f"Key_{key}"))
    settled(context)
    assert "Olena Testenko" in texts(page.form, seen_only=True)
    page.form.close_form()
    assert page.form is None
    assert page.timeline.hasFocus()


def test_a_paper_is_noted_changed_and_struck_out(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_P)
    page.form.paper.setText("Aufenthaltsgestattung")
    page.form.runs_out.line.setText("10.12.")
    qtbot.keyClick(page.form.paper, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    settled(context)
    (row,) = documents.of_person(desk, case.person_id)
    assert (row.title, row.runs_out_on, row.case_id) == (
        "Aufenthaltsgestattung",
        date(2026, 12, 10),
        case.id,
    )
    page.timeline.select((EntryKind.DOCUMENT, row.id))
    press(qtbot, page, Qt.Key.Key_Return)
    page.go_action.trigger()
    settled(context)
    assert page.form.paper.text() == "Aufenthaltsgestattung"
    page.form.paper.setText("Duldung")
    page.form.save()
    settled(context)
    settled(context)
    assert documents.row(desk, row.id).title == "Duldung"
    page.timeline.select((EntryKind.DOCUMENT, row.id))
    press(qtbot, page, Qt.Key.Key_Delete)
    (asks,) = page.findChildren(QuestionDialog)
    asks.accept()
    settled(context)
    settled(context)
    assert all(one.voided for one in documents.of_person(desk, case.person_id))
    assert EntryKind.DOCUMENT not in {one.kind for one in page.timeline.rows.rows()}


def test_a_follow_up_is_done_with_one_key(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_W)
    settled(context)
    page.form.due_on.day.line.setText("1.12.")
    page.form.reason.setText("Antwort da?")
    page.form.save()
    settled(context)
    settled(context)
    (row,) = follow_ups.of_person(desk, case.person_id)
    assert row.case_id == case.id
    assert kind(page) is EntryKind.FOLLOW_UP
    press(qtbot, page, Qt.Key.Key_D)
    settled(context)
    assert follow_ups.get(desk, row.id).done


# The case itself


def test_closing_asks_for_the_outcome_and_reopening_keeps_the_history(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_A)
    page.form.save()
    settled(context)
    assert "Ergebnis" in page.form.outcome.accessibleDescription()
    page.form.outcome.set_code("clarified")
    page.form.remark.setPlainText("Wohnung gefunden")
    page.form.save()
    settled(context)
    settled(context)
    assert page.form is None
    assert cases.row(desk, case.id).state is CaseState.CLOSED
    assert "abgeschlossen" in texts(page, seen_only=True)
    press(qtbot, page, Qt.Key.Key_V)
    assert page.form is None  # nothing new in a case that is closed
    press(qtbot, page, Qt.Key.Key_O)
    settled(context)
    settled(context)
    assert cases.row(desk, case.id).state is CaseState.OPEN
    assert len([one for one in page.timeline.rows.rows() if one.kind is EntryKind.DECISION]) == 3


def test_closing_names_what_is_open_and_lets_one_close(
    desk: Desk,
    context: Context,
    case: CaseRow,
    olena: PersonRow,
    shows: Shows,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    follow_ups.add(desk, FollowUpData(olena.id, date(2026, 12, 1), "Anruf", desk.actor.name, case.id))
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_A)
    settled(context)
    assert isinstance(page.form, ClosingForm)
    assert page.form.left_open.text().startswith("Noch offen: 1 Wiedervorlage")
    assert page.form.save_button.isEnabled()


def test_aims_are_changed_and_the_draft_is_sealed(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_E, control=True)
    settled(context)
    qtbot.keyClicks(page.form.aims, " und Schulplatz")
    qtbot.keyClick(page.form.aims, Qt.Key.Key_Escape)
    settled(context)
    for file in desk.data.rglob("*"):
        assert not file.is_file() or b"Schulplatz" not in file.read_bytes()
    (draft,) = drafts.waiting(desk)
    page.show_subject(draft)
    settled(context)
    settled(context)
    assert page.form.aims.toPlainText() == "Wohnung finden und Schulplatz"
    page.form.save()
    settled(context)
    settled(context)
    assert cases.details(desk, case.id).data.aims == "Wohnung finden und Schulplatz"
    assert drafts.waiting(desk) == ()


# Who may not


def test_another_case_is_never_shown_with_what_was_read_of_the_one_before(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, settled: Settled
) -> None:
    card = people.register(desk, PersonData("Samir", "Beispiel")).value
    other = cases.open_case(desk, CaseData(card.id)).value
    page = shows(context, case)
    page.show_subject(other)
    assert "Wohnung finden" not in texts(page, seen_only=True)
    assert not page.edit_action.isEnabled()
    settled(context)
    settled(context)
    assert "Samir Beispiel" in texts(page, seen_only=True)


def test_the_sheet_is_seen_before_it_is_printed(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    session(desk, case)
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_P, control=True)
    (dialog,) = page.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.preview.content()))
    assert readings(desk) == []
    dialog.reject()


def test_the_timeline_is_the_services(desk: Desk, context: Context, case: CaseRow, shows: Shows) -> None:
    session(desk, case)
    page = shows(context, case)
    assert page.timeline.rows.rows() == timeline.entries(desk, case_id=case.id)


# What is done beside a note that is read


def test_n_on_a_note_that_is_read_adds_to_it(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    number = session(desk, case)
    page = shows(context, case)
    page.timeline.select((EntryKind.SESSION, number))
    press(qtbot, page, Qt.Key.Key_Return)
    settled(context)
    assert page.card.note.hasFocus()
    qtbot.keyClick(page.card.note, Qt.Key.Key_N)
    settled(context)
    assert isinstance(page.form, AmendmentForm)
    qtbot.keyClicks(page.form.text, "Amt hat zugesagt")
    qtbot.keyClick(page.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    settled(context)
    assert page.form is None
    assert [one.text for one in amendments.read(desk, number).amendments] == ["Amt hat zugesagt"]
    assert page.timeline.current_row().id == number


@pytest.mark.parametrize("what", ["amended", "changed", "struck"])
def test_a_note_that_changed_stands_there_no_longer(
    what: str, desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    number = session(desk, case)
    other = session(desk, case, note="anderes", day=21)
    amendments.amend(desk, number, "kam dazu")
    page = shows(context, case)
    page.timeline.select((EntryKind.SESSION, number))
    press(qtbot, page, Qt.Key.Key_Return)
    settled(context)
    assert "kam dazu" in page.card.note.toPlainText()
    context.bus.publish(amendments.amend(desk, other, "woanders").changes)
    settled(context)
    assert "kam dazu" in page.card.note.toPlainText()
    undo.undo(desk)
    if what == "amended":
        changes = undo.undo(desk).changes
    elif what == "struck":
        changes = counselling.void_session(desk, number, 1).changes
    else:
        read = amendments.read(desk, number).details
        changes = counselling.edit_session(desk, number, read.data, "neu", read.row.version).changes
    context.bus.publish(changes)
    settled(context)
    settled(context)
    assert page.card.note.toPlainText() == ""


def test_help_saved_with_its_receipt_shows_the_receipt(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_S)
    line = page.form.lines.lines[0]
    line.kind.set_code("food_voucher")
    line.amount.setText("20")
    qtbot.keyClick(line.amount, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    settled(context)
    assert page.form is None
    (paper,) = page.findChildren(PaperDialog)
    assert paper.isVisible()
    assert funds.entries(desk).rows[0].printed
