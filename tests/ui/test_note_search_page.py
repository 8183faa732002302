"""The room of the search in notes as one works in it, by keys: what is found, what is written down, what stays nowhere."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window import texts
from woilmenau_desk.domain.access import Actor, Role
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.note_search import NoteHit, Snippet
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.services.counselling import case_keys, cases, counselling, note_search
from woilmenau_desk.services.counselling.note_index import NoteIndex
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.counselling.note_hits import snippet_layout
from woilmenau_desk.ui.pages.counselling.note_search import NoteSearchPage
from woilmenau_desk.ui.registry import pages_for
from woilmenau_desk.ui.session import Context

NOTE = "Die Wohnung ist gekündigt, Widerspruch bis Freitag"
Settled = Callable[[Context], None]
Shows = Callable[..., NoteSearchPage]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Fonts and colours are there, also for what is laid out without a page."""
    theme.install(qapp)


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", birth_year=1988)).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def shows(context: Context, qtbot: QtBot, settled: Settled) -> Shows:
    def make(of: Context = context) -> NoteSearchPage:
        page = NoteSearchPage(of)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(of)
        return page

    return make


def a_note(
    desk: Desk, person: PersonRow, note: str = NOTE, topic: str = "housing", case: int | None = None
) -> int:
    data = SessionData(person.id, (topic,), 30, case_id=case)
    return counselling.record_session(desk, RecordSession(data, note)).value.id


def readings(desk: Desk) -> list[int]:
    with desk.store.read() as conn:
        query = (
            "SELECT entity_id FROM audit_entry WHERE action IN ('read', 'found') "
            "AND entity = 'counselling_session' ORDER BY id"
        )
        return list(conn.exec_driver_sql(query).scalars())


def asks(page: NoteSearchPage, words: str, qtbot: QtBot, settled: Settled) -> list[int]:
    page.activated()
    qtbot.keyClicks(page.line.field, words)
    qtbot.keyClick(page.line.field, Qt.Key.Key_Return)
    settled(page.context)
    settled(page.context)
    return hits(page)


def enter(page: NoteSearchPage, field: QWidget, qtbot: QtBot, settled: Settled) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(page.context)


def hits(page: NoteSearchPage) -> list[int]:
    return [hit.session_id for hit in page.list.rows.rows()]


def test_enter_asks_and_every_hit_shown_is_a_reading(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    first, other = a_note(desk, olena), a_note(desk, olena, "Schule gesucht")
    page = shows()
    assert page.line.field.hasFocus()
    assert "in der Suche angezeigt" in page.state.text()
    qtbot.keyClicks(page.line.field, "wohn")
    settled(page.context)
    assert (hits(page), readings(desk)) == ([], [])
    qtbot.keyClick(page.line.field, Qt.Key.Key_Return)
    settled(page.context)
    assert hits(page) == readings(desk) == [first]
    assert other not in readings(desk)
    assert page.list.hasFocus()
    assert page.state.text() == "1 Treffer · gezeigt; das ist vermerkt"
    for part in ("heute", "Caro", "Olena Testenko", "Wohnen", "Die Wohnung ist gekündigt"):
        assert part in page.list.spoken(0)


def test_hits_come_ten_at_a_time_and_each_is_read_once(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    notes = [a_note(desk, olena, f"Wohnung {number}") for number in range(13)][::-1]
    page = shows()
    assert asks(page, "wohn", qtbot, settled) == notes[:10]
    assert page.state.text() == "13 Treffer · die 10 neuesten gezeigt; das ist vermerkt"
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    settled(page.context)
    assert sorted(readings(desk)) == sorted(notes[:10])  # scrolling reads nothing
    qtbot.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    settled(page.context)
    assert hits(page) == notes
    assert sorted(readings(desk)) == sorted(notes)
    assert not page.more_action.isEnabled()


def test_while_it_is_made_first_results_come_and_the_rest_follows(
    desk: Desk,
    olena: PersonRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notes = [a_note(desk, olena, f"Wohnung {number}") for number in range(6)][::-1]
    monkeypatch.setattr(note_search, "_AT_ONCE", 2)
    steps: list[str] = []
    page = shows()
    said = page.state.set_text

    def tell(text: str, *looks: object) -> None:
        steps.append(text)
        said(text, *looks)  # type: ignore[arg-type]

    monkeypatch.setattr(page.state, "set_text", tell)
    assert asks(page, "wohn", qtbot, settled) == notes
    assert sorted(readings(desk)) == sorted(notes)
    assert any("noch nicht fertig" in step and "von 6 Gesprächen durchsucht" in step for step in steps)
    assert page.state.text() == "6 Treffer · gezeigt; das ist vermerkt"


def test_whoever_stops_it_is_told_and_enter_goes_on(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    note = a_note(desk, olena)
    page = shows()
    index = desk.notes_with(NoteIndex)
    with index.making:
        # Somebody else makes it just now: it is asked for again, until it is stopped.
        page.line.field.setText("wohn")
        page.search()
        qtbot.waitUntil(lambda: page._task is not None)
        assert page._asked is not None
        page._on_stopped()
        qtbot.waitUntil(lambda: "angehalten" in page.state.text())
    settled(page.context)
    page.line.field.setText("")
    assert asks(page, "wohn", qtbot, settled) == [note]


def test_enter_on_a_hit_reads_the_session_here_and_escape_hides_it(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    note = a_note(desk, olena)
    page = shows()
    asks(page, "frei", qtbot, settled)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(page.context)
    assert page.card.note.toPlainText() == NOTE
    assert readings(desk) == [note, note]  # the snippet, then the whole
    qtbot.keyClick(page.card.note, Qt.Key.Key_Return)
    settled(page.context)
    assert readings(desk) == [note, note]  # Enter asks in the line alone
    qtbot.keyClick(page.card.note, Qt.Key.Key_Escape)
    assert NOTE not in texts(page.card)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.line.field.hasFocus()


def test_another_hit_takes_the_session_away(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    a_note(desk, olena, "Wohnung im Mai")
    a_note(desk, olena)
    page = shows()
    asks(page, "wohn", qtbot, settled)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(page.context)
    assert page.card.note.toPlainText() == NOTE
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert (page.card.row, page.card.note.toPlainText()) == (None, "")


def test_the_case_of_a_hit_is_opened_with_the_way_back(
    desk: Desk,
    olena: PersonRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
    opened: list[tuple[str, object]],
) -> None:
    case = cases.open_case(desk, CaseData(olena.id)).value
    a_note(desk, olena, case=case.id)
    a_note(desk, olena, "Ohne Fall, eine Wohnung")
    page = shows()
    asks(page, "wohn", qtbot, settled)
    assert not page.case_action.isEnabled()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.case_action.isEnabled()
    page.case_action.trigger()
    assert opened == [("case", (case.id, "note_search"))]


def test_the_filters_narrow_once_somebody_asks(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    mira = people.register(desk, PersonData("Mira", "Beispiel")).value
    of_olena = a_note(desk, olena, topic="housing")
    of_mira = a_note(desk, PersonRow(mira.id, mira.name), topic="school")
    page = shows()
    assert asks(page, "wohn", qtbot, settled) == [of_mira, of_olena]
    page.line.topic.set_code("housing")
    page.line.topic.edited.emit()
    settled(page.context)
    assert hits(page) == [of_mira, of_olena]
    assert "oben steht inzwischen anderes" in page.state.text()
    enter(page, page.line.field, qtbot, settled)
    assert hits(page) == [of_olena]
    page.line.topic.set_code(None)
    page.show_subject(PersonRow(mira.id, mira.name))
    enter(page, page.line.field, qtbot, settled)
    assert hits(page) == [of_mira]
    page.line.person.set_person(None)
    page.line.colleague.set_code("rolf")
    enter(page, page.line.field, qtbot, settled)
    assert hits(page) == []
    page.line.colleague.set_code("caro")
    page.line.period.set_code("last_year")
    enter(page, page.line.period, qtbot, settled)
    assert hits(page) == []
    page.line.period.set_code("month")
    enter(page, page.line.period, qtbot, settled)
    assert hits(page) == [of_mira, of_olena]


def test_a_person_is_chosen_by_keys(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows()
    page.line.person.setFocus()
    qtbot.keyClicks(page.line.person.field, "olen")
    settled(page.context)
    qtbot.keyClick(page.line.person.field, Qt.Key.Key_Return)
    assert page.line.only().person_id == olena.id
    assert page.line.field.hasFocus()


def test_the_period_is_a_first_and_a_last_day(shows: Shows) -> None:
    period = shows().line.period
    assert period.days() == (None, None)
    period.set_code("last_year")
    assert period.days() == (date(2025, 1, 1), date(2025, 12, 31))
    period.set_code("month")
    assert period.days() == (date(2026, 11, 1), None)


def test_the_privacy_key_hides_names_and_snippets(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    note = a_note(desk, olena)
    page = shows()
    asks(page, "wohn", qtbot, settled)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(page.context)
    page.context.privacy.hide()
    assert page.card.note.toPlainText() == ""
    for said in ("Olena", "Wohnung", "Wohnen"):
        assert said not in page.list.spoken(0)
    page.search()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(page.context)
    assert readings(desk) == [note, note]  # nothing is read that nobody would see
    page.context.privacy.show()
    assert "Wohnung" in page.list.spoken(0)


@pytest.mark.parametrize("read", [False, True])
def test_when_the_page_is_left_nothing_stays_in_it(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled, *, read: bool
) -> None:
    a_note(desk, olena)
    page = shows()
    page.line.set_person(olena)
    page.line.topic.set_code("housing")
    asks(page, "widerspr", qtbot, settled)
    if read:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        settled(page.context)
        QApplication.clipboard().setText("Widerspruch")
    page.grab()
    page.hide()
    for said in ("widerspr", "Widerspruch", "Wohnung", "Olena"):
        assert said.casefold() not in texts(page).casefold()
    assert page.line.only() == type(page.line.only())()
    assert page.list._before is None
    assert not page.line.field.isUndoAvailable()
    assert not page.list._painted._shortened
    if read:
        assert QApplication.clipboard().text() == ""
    page.show()
    settled(page.context)
    assert hits(page) == []


def test_an_answer_that_comes_after_the_page_was_left_is_not_shown(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    a_note(desk, olena)
    page = shows()
    note_search.build(desk)
    qtbot.keyClicks(page.line.field, "wohn")
    qtbot.keyClick(page.line.field, Qt.Key.Key_Return)
    page.hide()
    settled(page.context)
    assert hits(page) == []
    assert page._task is None


def test_a_restricted_case_is_not_found_by_whoever_is_not_named(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    olena: PersonRow,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    rolf = desk_of(Role.COUNSELLOR)
    case = cases.open_case(rolf, CaseData(olena.id)).value
    secret = a_note(rolf, olena, case=case.id)
    case_keys.restrict(rolf, case.id, ["rolf"], case.version)
    common = a_note(desk, olena, "Noch eine Wohnung")
    assert asks(shows(), "wohn", qtbot, settled) == [common]
    assert readings(desk) == [common]
    assert asks(shows(context_of(rolf)), "wohn", qtbot, settled) == [common, secret]


def test_nothing_found_says_so_and_a_change_is_told(
    desk: Desk, olena: PersonRow, shows: Shows, qtbot: QtBot, settled: Settled
) -> None:
    page = shows()
    assert "Wonach suchen Sie?" in texts(page.list.empty)
    assert asks(page, "zebra", qtbot, settled) == []
    assert "In keiner Notiz gefunden" in texts(page.list.empty)
    made = counselling.record_session(
        desk, RecordSession(SessionData(olena.id, ("health",), 30), "Ein Zebra")
    )
    page.context.bus.publish(made.changes)
    assert "inzwischen wurde etwas eingetragen" in page.state.text()
    enter(page, page.line.field, qtbot, settled)
    assert hits(page) == [made.value.id]


def test_the_counter_has_no_such_room() -> None:
    found = {role: {spec.id for spec in pages_for(Actor("x", role))} for role in Role}
    assert "note_search" not in found[Role.COUNTER]
    assert "note_search" in found[Role.COUNSELLOR] & found[Role.LEAD]


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("Die <b>Wohnung</b> & mehr", "Wohnung", False),
        ("😀 Zwei 😀 Wohnungen", "Wohnungen", False),
        ("تحدثنا عن السكن Wohnung الجديد", "Wohnung", True),
        ("کرایه خانه", "خانه", True),
    ],
)
def test_the_hit_is_marked_in_plain_text_of_every_script(text: str, word: str, right: bool) -> None:
    begins = text.index(word)
    layout = snippet_layout(Snippet(text, ((begins, begins + len(word)),)), 600)
    assert layout.text() == text
    [mark] = layout.formats()
    units = text.encode("utf-16-le")[2 * mark.start : 2 * (mark.start + mark.length)]
    assert units.decode("utf-16-le") == word
    assert isinstance(mark.format, QTextCharFormat)
    assert bool(layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight) is right


@pytest.mark.parametrize("wide", [0, 40, 200, 500])
def test_a_long_snippet_takes_two_lines(wide: int) -> None:
    text = "Wohnung 😀 " * 40
    marks = tuple((number * 10, number * 10 + 7) for number in range(40))
    layout = snippet_layout(Snippet(text, marks), wide)
    assert 1 <= layout.lineCount() <= 2
    assert len(layout.text()) < len(text)


def test_a_hit_is_a_hit_whatever_its_note_holds(context: Context, shows: Shows) -> None:
    page = shows()
    hit = NoteHit(1, 1, "Mira", date(2026, 11, 23), "Caro", Snippet("Wohnung\u202e \x00 &amp;", ((0, 7),)))
    page.list.rows.set_rows((hit,))
    page.list.select_first()
    assert not page.grab().isNull()
