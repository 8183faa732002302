"""The room of cases: what it lists for whom, and how a case is opened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.cases import CaseData, CaseRow, CaseState
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.services import drafts
from woilmenau_desk.services.counselling import case_keys, cases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.forms.counselling.stand_in_dialogs import NameBySheetDialog, StandInDialog
from woilmenau_desk.ui.pages.counselling.cases import CasesPage
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]
Shows = Callable[[Context], CasesPage]


@pytest.fixture
def shows(qtbot: QtBot, settled: Settled) -> Shows:
    def make(context: Context) -> CasesPage:
        page = CasesPage(context)
        qtbot.addWidget(page)
        page.resize(1140, 680)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


def case(desk: Desk, given: str, **data: object) -> CaseRow:
    who = people.register(desk, PersonData(given, "Beispiel")).value
    return cases.open_case(desk, CaseData(who.id, **data)).value  # type: ignore[arg-type]


def numbers(page: CasesPage) -> list[str]:
    return [row.number for row in page.cases.rows.rows()]


def test_a_case_is_opened_with_keys_alone(
    desk: Desk,
    context: Context,
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
    opened: list[tuple[str, object]],
) -> None:
    people.register(desk, PersonData("Olena", "Testenko", birth_year=1988))
    page = shows(context)
    qtbot.keyClick(page.cases, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.form
    qtbot.keyClicks(form.person.field, "testenko")
    qtbot.waitUntil(lambda: form.person.current() is not None)
    qtbot.keyClick(form.person.field, Qt.Key.Key_Return)
    assert form.aims.hasFocus()
    qtbot.keyClicks(form.aims, "Wohnung finden")
    qtbot.keyClick(form.aims, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(context)
    settled(context)
    (row,) = cases.listed(desk).rows
    assert (row.number, row.person_name, row.responsible) == ("2026-0001", "Olena Testenko", "caro")
    assert cases.details(desk, row.id).data.aims == "Wohnung finden"
    assert opened == [("case", row)]
    assert drafts.waiting(desk) == ()


def test_whoever_has_a_case_already_is_told(
    desk: Desk, context: Context, shows: Shows, settled: Settled
) -> None:
    row = case(desk, "Olena")
    page = shows(context)
    page.show_subject(PersonRow(row.person_id, row.person_name))
    settled(context)
    assert "2026-0001" in page.form.there.text()


def test_a_household_case_reaches_all_of_it(
    desk: Desk, context: Context, shows: Shows, settled: Settled
) -> None:
    olena = people.register(desk, PersonData("Olena", "Testenko")).value
    child = people.register(desk, PersonData("Danylo", "Testenko")).value
    people.link_household(desk, child.id, olena.id, child.version)
    page = shows(context)
    page.show_subject(PersonRow(olena.id, olena.name))
    settled(context)
    page.form.household.click()
    assert page.form.members.codes() == (str(child.id),)
    assert page.form.reached.value() == 2
    page.form.save()
    settled(context)
    settled(context)
    (row,) = cases.listed(desk).rows
    assert (row.household, row.reached) == (True, 2)
    assert cases.details(desk, row.id).data.members == (child.id,)


def test_what_is_missing_is_told_at_its_field(context: Context, shows: Shows, settled: Settled) -> None:
    page = shows(context)
    page.begin()
    page.form.save()
    assert "Für wen" in page.form.person.accessibleDescription()


def test_the_list_is_narrowed_by_its_filters(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    desk_of(Role.COUNSELLOR)
    mine, theirs, closed = case(desk, "Olena"), case(desk, "Samir", responsible="rolf"), case(desk, "Mira")
    cases.close_case(desk, closed.id, "clarified", "", closed.version)
    context = context_of(desk)
    page = shows(context)
    assert set(numbers(page)) == {mine.number, theirs.number}
    qtbot.keyClick(page.cases, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    settled(context)
    assert numbers(page) == [mine.number]
    page.mine.click()
    page.state.set_code(CaseState.CLOSED.value)
    page.state.edited.emit()
    settled(context)
    assert numbers(page) == [closed.number]
    page.state.set_code(None)
    page.colleague.set_code("rolf")
    page.colleague.edited.emit()
    settled(context)
    assert numbers(page) == [theirs.number]
    page.colleague.set_code(None)
    page.narrow.setText("olen")
    settled(context)
    settled(context)
    assert numbers(page) == [mine.number]
    page.narrow.setText("")
    page.follow_up.click()
    settled(context)
    assert numbers(page) == []
    assert "Den Filter leeren" in texts(page, seen_only=True)


def test_the_counter_sees_that_there_is_one_and_no_way_in(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    shows: Shows,
    qtbot: QtBot,
    opened: list[tuple[str, object]],
) -> None:
    row = case(desk, "Olena", aims="Wohnung finden", lawyer="RAin Muster", reached=4)
    page = shows(context_of(desk_of(Role.COUNTER)))
    assert numbers(page) == [row.number]
    said = texts(page, seen_only=True)
    for part in ("2026-0001", "Olena Beispiel", "Caro", "seit heute"):
        assert part in said
    for part in ("Wohnung", "Muster", "4 erreicht", "offen"):
        assert part not in said.replace("Fälle eröffnen", "")
    qtbot.keyClick(page.cases, Qt.Key.Key_Return)
    page.begin()
    assert opened == []
    assert page.form is None


def test_a_restricted_case_is_listed_and_stays_closed(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    shows: Shows,
    qtbot: QtBot,
    opened: list[tuple[str, object]],
) -> None:
    row = case(desk, "Olena")
    case_keys.restrict(desk, row.id, (), row.version)
    page = shows(context_of(desk_of(Role.COUNSELLOR)))
    assert numbers(page) == [row.number]
    assert "bitte Caro fragen" in page.details.discreet.text()
    qtbot.keyClick(page.cases, Qt.Key.Key_Return)
    assert opened == []


def test_enter_opens_the_case(
    desk: Desk, context: Context, shows: Shows, qtbot: QtBot, opened: list[tuple[str, object]]
) -> None:
    row = case(desk, "Olena")
    page = shows(context)
    qtbot.keyClick(page.cases, Qt.Key.Key_Return)
    assert [(name, subject.id) for name, subject in opened] == [("case", row.id)]  # type: ignore[attr-defined]


def test_somebody_stands_in_until_a_day(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    shows: Shows,
    settled: Settled,
) -> None:
    desk_of(Role.COUNSELLOR)
    row = case(desk, "Olena")
    case_keys.restrict(desk, row.id, (), row.version)
    context = context_of(desk)
    page = shows(context)
    page.stand_in_action.trigger()
    (dialog,) = page.findChildren(StandInDialog)
    dialog.save_action.trigger()
    assert "Wen?" in dialog.colleague.accessibleDescription()
    dialog.colleague.set_code("rolf")
    dialog.save_action.trigger()
    assert "Bis wann?" in dialog.until.accessibleDescription()
    dialog.until.line.setText("4.12.")
    dialog.save_action.trigger()
    settled(context)
    assert [one.colleague for one in case_keys.named(desk, row.id)] == ["caro", "rolf"]


def test_the_rooms_lead_to_each_other(
    context: Context, shows: Shows, qtbot: QtBot, opened: list[tuple[str, object]]
) -> None:
    page = shows(context)
    qtbot.keyClick(page.cases, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert opened == [("counselling", None)]
    assert page.rooms.here.isChecked()


def test_the_lead_needs_the_sheet_to_name_a_successor(
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    shows: Shows,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    rolf = desk_of(Role.COUNSELLOR)
    row = case(rolf, "Olena")
    case_keys.restrict(rolf, row.id, (), row.version)
    context = context_of(desk)
    page = shows(context)
    qtbot.keyClick(page.cases, Qt.Key.Key_B)
    (dialog,) = page.findChildren(NameBySheetDialog)
    dialog.colleague.set_code("caro")
    dialog.save_action.trigger()
    assert "Code" in dialog.code.accessibleDescription()
    dialog.code.setText("2345-6789-ABCD-EFGH-JKLM-NPQR-STUV-WXYZ")
    dialog.save_action.trigger()
    settled(context)
    assert dialog.form.problem.text()
    assert not cases.row(desk, row.id).readable
