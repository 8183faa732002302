"""Who reads a case and who leads it, decided on its page."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.case_page import (
    Settled,
    Shows,
    press,
    session,
)
from tests.ui.case_page import case as case
from tests.ui.case_page import olena as olena
from tests.ui.case_page import shows as shows
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.cases import CaseRow, EntryKind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.counselling import (
    amendments,
    case_keys,
    cases,
    counselling,
    timeline,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.counselling.restrict_dialog import RestrictDialog
from woilmenau_desk.ui.session import Context


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
    assert "Besser zwei benennen" in dialog.alone.text()
    dialog.restrict_action.trigger()
    assert not cases.row(desk, case.id).restricted, "alone, it is asked once more"
    dialog.findChildren(QuestionDialog)[0].accept()
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
    next(one for one in dialog.findChildren(QuestionDialog) if one.isVisible()).accept()
    settled(context)
    settled(context)
    assert [one.colleague for one in case_keys.named(desk, case.id)] == ["caro"]
    dialog.team_action.trigger()
    next(one for one in dialog.findChildren(QuestionDialog) if one.isVisible()).accept()
    settled(context)
    settled(context)
    assert not cases.row(desk, case.id).restricted


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
    dialog.findChildren(QuestionDialog)[0].accept()
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
