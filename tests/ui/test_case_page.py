"""A case on its own page: what it shows to whom, and everything that is done there, by keys."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.cases import CaseData, CaseRow, CaseState, EntryKind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import drafts, undo
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.counselling import (
    amendments,
    case_keys,
    cases,
    counselling,
    documents,
    follow_ups,
    timeline,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.restrict_dialog import RestrictDialog
from woilmenau_desk.ui.pages.counselling.case_page import CasePage
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context

NOTE = "Widerspruch geht bis Freitag an das Amt"
Settled = Callable[[Context], None]
Shows = Callable[..., CasePage]


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", birth_year=1988)).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def case(desk: Desk, olena: PersonRow) -> CaseRow:
    data = CaseData(olena.id, aims="Wohnung finden", lawyer="RAin Muster", lawyer_phone="03677 000")
    return cases.open_case(desk, data).value


@pytest.fixture
def shows(qtbot: QtBot, settled: Settled) -> Shows:
    def make(context: Context, subject: object) -> CasePage:
        page = CasePage(context)
        qtbot.addWidget(page)
        page.resize(1140, 680)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        page.show_subject(subject)
        settled(context)
        settled(context)
        return page

    return make


def press(qtbot: QtBot, page: CasePage, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page.timeline, key, modifier)


def session(desk: Desk, case: CaseRow, note: str = NOTE, day: int = 20, topic: str = "housing") -> int:
    data = SessionData(case.person_id, (topic,), 30, case_id=case.id)
    when = datetime(2026, 11, day, 13, tzinfo=BERLIN)
    return counselling.record_session(desk, RecordSession(data, note, when)).value.id


def kind(page: CasePage) -> EntryKind | None:
    """Of the entry that is selected."""
    entry = page.current()
    return entry.kind if entry is not None else None


def readings(desk: Desk) -> list[tuple[str, int | None]]:
    query = select(AuditEntry.actor, AuditEntry.entity_id).where(
        AuditEntry.action == "read", AuditEntry.entity == "counselling_session"
    )
    with desk.store.read() as conn:
        return [tuple(row) for row in conn.execute(query)]


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


def test_a_case_is_handed_over(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    case: CaseRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    desk_of(Role.COUNSELLOR)
    context = context_of(desk)
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_G)
    page.form.save()
    assert "An wen?" in page.form.colleague.accessibleDescription()
    page.form.colleague.set_code("rolf")
    page.form.save()
    settled(context)
    settled(context)
    assert cases.row(desk, case.id).responsible == "rolf"
    assert "zuständig: Rolf" in texts(page)


def test_that_a_restricted_case_was_opened_is_written_down_once(
    desk: Desk, context: Context, case: CaseRow, shows: Shows, settled: Settled
) -> None:
    def openings() -> int:
        query = "SELECT count(*) FROM audit_entry WHERE action = 'opened' AND entity = 'counselling_case'"
        with desk.store.read() as conn:
            return int(conn.exec_driver_sql(query).scalar_one())

    case_keys.restrict(desk, case.id, ("caro",), case.version)
    page = shows(context, case)
    assert openings() == 1
    for _ in range(2):
        page.reload()
        settled(context)
    assert page.opened.details is not None
    assert openings() == 1, "it stood open all the while"
    page.show_subject(case)
    settled(context)
    assert openings() == 2, "somebody came to it once more"


def test_a_case_is_restricted_named_in_and_opened_again(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    case: CaseRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    desk_of(Role.COUNSELLOR)
    context = context_of(desk)
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_E)
    (dialog,) = page.findChildren(RestrictDialog)
    assert dialog.who.offered() == ("rolf",)
    dialog.restrict_action.trigger()
    settled(context)
    settled(context)
    assert [one.colleague for one in dialog.rows.rows()] == ["caro"]
    assert page.head.restricted.text() == "eingeschränkt: nur Caro"
    dialog.name_action.trigger()
    assert "Wen?" in dialog.colleague.accessibleDescription()
    dialog.colleague.set_code("rolf")
    dialog.until.line.setText("4.12.")
    dialog.name_action.trigger()
    settled(context)
    settled(context)
    assert page.head.restricted.text() == "eingeschränkt: nur Caro, Rolf (bis Fr, 04.12.)"
    dialog.list.select("rolf")
    dialog.unname_action.trigger()
    dialog.findChildren(QuestionDialog)[0].accept()
    settled(context)
    settled(context)
    assert [one.colleague for one in case_keys.named(desk, case.id)] == ["caro"]
    dialog.team_action.trigger()
    next(one for one in dialog.findChildren(QuestionDialog) if one.isVisible()).accept()
    settled(context)
    settled(context)
    assert not cases.row(desk, case.id).restricted


# Who may not


def test_who_is_not_named_sees_that_there_is_one(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    case: CaseRow,
    shows: Shows,
    qtbot: QtBot,
) -> None:
    session(desk, case)
    case_keys.restrict(desk, case.id, (), cases.row(desk, case.id).version)
    page = shows(context_of(desk_of(Role.COUNSELLOR)), case.id)
    said = texts(page, seen_only=True)
    assert "eingeschränkt" in said
    assert "bitte Caro fragen" in said
    assert "Wohnung finden" not in said
    assert page.timeline.rows.rows() == ()
    for key in (Qt.Key.Key_V, Qt.Key.Key_E, Qt.Key.Key_A, Qt.Key.Key_S):
        press(qtbot, page, key)
        assert page.form is None
        assert page.findChildren(RestrictDialog) == []


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


@pytest.mark.parametrize("taken", [True, False])
def test_restricting_tells_what_stands_outside_and_takes_it_in(
    taken: bool,
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context: Context,
    case: CaseRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    inside = session(desk, case)
    data = SessionData(case.person_id, ("health",), 20, follow_up_on=date(2026, 12, 1))
    when = datetime(2026, 11, 19, 13, tzinfo=BERLIN)
    outside = counselling.record_session(desk, RecordSession(data, "noch eins", when)).value.id
    amendments.amend(desk, outside, "kam dazu")
    page = shows(context, case)
    press(qtbot, page, Qt.Key.Key_E)
    settled(context)
    (dialog,) = page.findChildren(RestrictDialog)
    assert dialog.outside.text().endswith(": 1")
    assert dialog.take_in.isChecked()
    if not taken:
        qtbot.keyClick(dialog.take_in, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    settled(context)
    rolf = desk_of(Role.COUNSELLOR)
    hidden = {row.id: row.hidden for row in counselling.recent(rolf)}
    assert hidden == {inside: True, outside: taken}
    assert [one.text for one in amendments.read(desk, outside).amendments] == ["kam dazu"]
    assert amendments.read(desk, outside).details.note == "noch eins"
    marked = {
        one.id: one.outside for one in timeline.entries(desk, case_id=case.id, kinds=(EntryKind.SESSION,))
    }
    assert marked == {inside: False, outside: not taken}
    assert upkeep.verify(desk).findings == ()
