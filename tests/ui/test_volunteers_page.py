"""The page of volunteers, by keys: who is shown to whom, and what each key does."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.volunteers_by_keys import PageOf, Settled, helper, page_maker, shown, three, told
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.assignments import AssignmentData, HoursSource
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData, VolunteerRow, VolunteerState
from woilmenau_desk.services import drafts, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import assignments, hours, volunteers
from woilmenau_desk.ui.dialogs import QuestionDialog
from woilmenau_desk.ui.forms.volunteers.absence_form import AbsenceForm, EndForm
from woilmenau_desk.ui.forms.volunteers.assignment_form import AssignmentForm
from woilmenau_desk.ui.forms.volunteers.hours_form import HoursForm, WeekForm
from woilmenau_desk.ui.forms.volunteers.link_form import LinkForm
from woilmenau_desk.ui.forms.volunteers.sheet_dialog import SheetDialog, read_line
from woilmenau_desk.ui.forms.volunteers.volunteer_form import VolunteerForm, spans_of
from woilmenau_desk.ui.pages.volunteers.page import VolunteersPage
from woilmenau_desk.ui.session import Context

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture
def make_page(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


@pytest.fixture
def page(make_page: PageOf, context: Context, desk: Desk) -> VolunteersPage:
    three(desk)
    return make_page(context)


def press(page: VolunteersPage, key: Qt.Key, context: Context, settled: Settled) -> None:
    """A key in the list."""
    QTest.keyClick(page.list_shown(), key)
    settled(context)
    settled(context)


def save(page: VolunteersPage, context: Context, settled: Settled) -> None:
    QTest.keyClick(page.form, Qt.Key.Key_Return, CTRL)
    settled(context)
    settled(context)


def choose(page: VolunteersPage, name: str, context: Context, settled: Settled) -> VolunteerRow:
    page.list.select_first(lambda row: row.name.startswith(name))
    settled(context)
    row = page.current()
    assert isinstance(row, VolunteerRow)
    return row


def test_the_list_says_who_does_what_and_what_is_missing(page: VolunteersPage) -> None:
    assert shown(page) == ["Samira Kornblume", "Nour Lindental", "Jonas Wetterfest"]
    seen = told(page.list.rows)
    assert "Arabisch (Muttersprache)" in seen
    assert "Do 14–18" in seen
    assert "Einweisung fehlt" in seen


def test_the_filters_find_by_any_spelling_language_role_and_what_is_missing(
    page: VolunteersPage, context: Context, settled: Settled
) -> None:
    page.narrow.setText("Zamira")
    settled(context)
    assert shown(page) == ["Samira Kornblume"]
    page.narrow.setText("")
    page.language.set_code("ar")
    page.role.set_code("interpreting")
    page.ask_anew()
    settled(context)
    assert shown(page) == ["Samira Kornblume"]
    page.language.set_code(None)
    page.role.set_code(None)
    page.lacking.click()
    settled(context)
    assert shown(page) == ["Samira Kornblume", "Jonas Wetterfest"]  # who interprets needs a training


def test_the_counter_sees_first_name_languages_and_telephone_and_nothing_else(
    make_page: PageOf,
    desk: Desk,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    settled: Settled,
) -> None:
    three(desk)
    context = context_of(desk_of(Role.COUNTER))
    page = make_page(context)
    assert shown(page) == ["Jonas", "Nour", "Samira"]
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    settled(context)
    seen = texts(page)
    assert "0176 04069100" in seen
    for hidden in ("Kornblume", "Wetterfest", "fehlt", "Begleitung", "Do 14–18"):
        assert hidden not in seen
    # Whatever is pressed, nothing opens that is not for the counter.
    for key in (Qt.Key.Key_Return, Qt.Key.Key_E, Qt.Key.Key_V, Qt.Key.Key_H):
        press(page, key, context, settled)
    assert page.form is None


def test_somebody_is_registered_with_a_name_languages_and_times(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled
) -> None:
    page.new_action.trigger()
    form = page.form
    assert isinstance(form, VolunteerForm)
    assert not form.may_congratulate.isChecked()
    assert not form.may_mail.isChecked()
    assert not form.birthday.isVisibleTo(form)  # asked for from those alone who agreed
    QTest.keyClicks(form.given_name, "Farid")
    line = form.languages.lines[0]
    line.language.set_code("prs")
    form.languages.another.trigger()
    form.languages.lines[1].language.set_code("de")
    form.languages.lines[1].level.set_code("b2")
    form.roles.set_codes(["interpreting"])
    QTest.keyClicks(form.times.line, "mo vormittags, do ab 15")
    assert "Verstanden: Mo 8–12, Do ab 15" in texts(form)
    save(page, context, settled)
    assert page.form is None
    row = page.current()
    assert row is not None
    stored = volunteers.get(desk, row.id)
    assert (stored.name, stored.data.languages) == ("Farid", (("prs", None), ("de", "b2")))
    assert [span.role for span in stored.roles] == ["interpreting"]
    assert [(one.weekday, one.opens, one.closes) for one in stored.times] == [
        (0, time(8), time(12)),
        (3, time(15), time(23, 59)),
    ]
    assert stored.data.birthday is None


def test_a_role_that_is_unticked_ends_yesterday_and_what_was_before_stays() -> None:
    row = VolunteerRow(
        1,
        VolunteerData("Jonas"),
        roles=(
            RoleSpan("tutoring", date(2024, 1, 1)),
            RoleSpan("leisure", date(2020, 1, 1), date(2021, 1, 1)),
            RoleSpan("counter", TODAY),
        ),
    )
    assert spans_of(row, ["leisure"], TODAY) == (
        RoleSpan("tutoring", date(2024, 1, 1), TODAY - timedelta(days=1)),
        RoleSpan("leisure", date(2020, 1, 1), date(2021, 1, 1)),
        RoleSpan("leisure", TODAY),  # anew; one that began today and is unticked was a slip
    )
    assert spans_of(None, ["tutoring"], TODAY) == (RoleSpan("tutoring"),)


def test_bad_input_stands_at_its_field_and_nothing_is_lost(
    page: VolunteersPage, context: Context, settled: Settled
) -> None:
    page.new_action.trigger()
    form = page.form
    form.times.line.setText("irgendwann")
    form.given_name.setText("Rosa")
    save(page, context, settled)
    assert "irgendwann" in form.form.fields()["times"].accessibleDescription()
    form.times.line.setText("")
    form.email.setText("rosa beim bäcker")
    save(page, context, settled)
    assert form.email.accessibleDescription()
    form.close_form()
    settled(context)
    kept = drafts.load(context.desk, "volunteer:new")
    assert kept is not None
    assert kept["email"] == "rosa beim bäcker"


def test_pause_end_and_return_by_one_key_each(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled
) -> None:
    who = choose(page, "Nour", context, settled)
    press(page, Qt.Key.Key_P, context, settled)
    assert isinstance(page.form, AbsenceForm)
    page.form.reason.setText("Prüfungen")
    save(page, context, settled)
    assert volunteers.get(desk, who.id).state_on(TODAY) is VolunteerState.PAUSED
    assert "Pause ab 23.11.2026: Prüfungen" in texts(page.details)
    press(page, Qt.Key.Key_D, context, settled)
    assert volunteers.get(desk, who.id).state_on(TODAY) is VolunteerState.ACTIVE
    assignments.assign(desk, AssignmentData(who.id, "accompaniment", date(2026, 12, 1), about="Familie"))
    press(page, Qt.Key.Key_V, context, settled)
    assert isinstance(page.form, EndForm)
    settled(context)
    assert "Einsätze 1" in page.form.planned.text()
    page.form.reason.setText("Umzug")
    save(page, context, settled)
    left = volunteers.get(desk, who.id).data
    assert (left.ended_on, left.end_reason) == (TODAY, "Umzug")
    undo.undo(desk)
    assert volunteers.get(desk, who.id).data.ended_on is None


def test_heard_today_is_one_key(page: VolunteersPage, context: Context, desk: Desk, settled: Settled) -> None:
    who = choose(page, "Jonas", context, settled)
    press(page, Qt.Key.Key_H, context, settled)
    assert volunteers.get(desk, who.id).data.heard_on == TODAY
    assert "gehört: heute" in texts(page.details)


def test_an_assignment_is_agreed_on_changed_and_noted_as_planned(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled
) -> None:
    who = choose(page, "Samira", context, settled)
    press(page, Qt.Key.Key_E, context, settled)
    form = page.form
    assert isinstance(form, AssignmentForm)
    form.role.set_code("accompaniment")
    form.about.setText("Arzt in Arnstadt")
    form.weekday.set_code("3")
    form.first.set_value(date(2026, 11, 12))
    form.starts.set_value(time(15))
    form.ends.set_value(time(16, 30))
    save(page, context, settled)
    (row,) = assignments.of_volunteer(desk, who.id)
    assert (row.data.weekday, row.about) == (3, "Arzt in Arnstadt")
    page.show_list(1)
    settled(context)
    assert page.planned.rows.rowCount() > 2
    page.planned.select_first(lambda one: one.day == date(2026, 11, 12))
    assert page.served_action.isEnabled()
    press(page, Qt.Key.Key_F, context, settled)
    (noted,) = hours.between(desk, date(2026, 1, 1), TODAY, who.id)
    assert (noted.data.on, noted.data.minutes) == (date(2026, 11, 12), 90)
    settled(context)
    assert not page.served_action.isEnabled()  # it was served, and is not noted twice
    press(page, Qt.Key.Key_Return, context, settled)
    assert isinstance(page.form, AssignmentForm)
    assert page.form.about.text() == "Arzt in Arnstadt"


def test_hours_of_a_day_and_of_a_week(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled
) -> None:
    who = choose(page, "Jonas", context, settled)
    press(page, Qt.Key.Key_S, context, settled)
    assert isinstance(page.form, HoursForm)
    assert page.form.minutes.hasFocus()
    QTest.keyClicks(page.form.minutes, "2,5")
    save(page, context, settled)
    press(page, Qt.Key.Key_W, context, settled)
    week = page.form
    assert isinstance(week, WeekForm)
    week.week.set_value(date(2026, 11, 19))
    for number, typed in ((0, "1"), (3, "1:30"), (6, "90 min")):
        QTest.keyClicks(week.hours[number], typed)
    assert "zusammen 4:00" in week.total.text()
    save(page, context, settled)
    noted = hours.between(desk, date(2026, 1, 1), TODAY, who.id)
    assert [(one.data.on.day, one.data.minutes, one.source) for one in noted] == [
        (16, 60, HoursSource.WEEK),
        (19, 90, HoursSource.WEEK),
        (22, 90, HoursSource.WEEK),
        (23, 150, HoursSource.NOTED),
    ]
    page.show_list(2)
    settled(context)
    press(page, Qt.Key.Key_Return, context, settled)
    assert page.form.minutes.text() == "2:30"  # the latest comes first
    page.form.close_form()
    press(page, Qt.Key.Key_Delete, context, settled)
    question = next(made for made in page.findChildren(QuestionDialog) if made.isVisible())
    question.yes.click()
    settled(context)
    assert len(hours.between(desk, date(2026, 1, 1), TODAY, who.id)) == 3


def test_a_paper_sheet_is_typed_back_line_by_line(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    jonas = next(row for row in volunteers.everybody(desk) if row.name.startswith("Jonas"))
    sheet = next(one for one in hours.codes_for(desk, Month(2026, 11)) if one.volunteer_id == jonas.id)
    page.show_list(2)
    page.sheet_action.trigger()
    dialog = dialog_of(page, SheetDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    keys = 0
    for typed in (sheet.code, "2 1,5", "9 2", "9 2", "31 1", "x"):
        keys += type_into(typed)
        settled(context)
        if typed == sheet.code:
            assert "Jonas" in dialog.who.name()
            assert dialog.line.hasFocus()
        elif typed in ("2 1,5", "9 2") and not dialog.problem.text():
            assert dialog.line.text() == ""  # the next line is ready at once
        else:
            assert dialog.problem.text()
            assert dialog.line.selectedText() == typed  # still there, to be mended
    noted = hours.between(desk, date(2026, 1, 1), TODAY, jonas.id)
    assert [(one.data.on.day, one.data.minutes, one.source) for one in noted] == [
        (2, 90, HoursSource.SHEET),
        (9, 120, HoursSource.SHEET),
    ]
    assert "3:30" in dialog.total.text()
    dialog.close()


@pytest.mark.parametrize("text", ["", "3", "3 x", "3 25", "2.5 h"])
def test_a_line_that_is_none_is_told(text: str) -> None:
    with pytest.raises(Exception, match=r"."):
        read_line(text)


def test_who_is_cared_for(page: VolunteersPage, context: Context, desk: Desk, settled: Settled) -> None:
    helper(desk, "Greta", birthday=date(1960, 12, 3), may_congratulate=True, heard_on=TODAY)
    page.show_list(3)
    settled(context)
    page.reload()
    settled(context)
    seen = shown(page)
    assert "Glückwünsche in den nächsten 30 Tagen" in seen
    assert seen[1].startswith("Greta")
    assert "wird 66" in told(page.care.rows)
    assert any(row.volunteer.name.startswith("Jonas") for row in page.care.rows.rows())
    # Whoever is listed is met by the same keys as in the registry.
    page.care.select_first(lambda row: row.volunteer.name.startswith("Jonas"))
    settled(context)
    press(page, Qt.Key.Key_H, context, settled)
    jonas = next(row for row in volunteers.everybody(desk) if row.name.startswith("Jonas"))
    assert jonas.data.heard_on == TODAY


def test_letters_go_to_those_alone_who_agreed(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    helper(desk, "Greta", email="greta@beispiel.de", may_mail=True)
    path = tmp_path / "briefe.csv"
    page.save_letters(str(path))
    settled(context)
    written = path.read_text("utf-8-sig")
    assert "greta@beispiel.de" in written
    assert "Samira" not in written
    assert "1 Personen" in context.status.told[-1]  # type: ignore[attr-defined]


def test_the_link_is_the_leads_and_asks_first(
    page: VolunteersPage,
    make_page: PageOf,
    context: Context,
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    settled: Settled,
) -> None:
    choose(page, "Samira", context, settled)
    press(page, Qt.Key.Key_X, context, settled)
    question = next(made for made in page.findChildren(QuestionDialog) if made.isVisible())
    assert page.form is None
    question.yes.click()
    settled(context)
    assert isinstance(page.form, LinkForm)
    other = make_page(context_of(desk_of(Role.COUNSELLOR)))
    assert all(action.text() != "Besuchsdatensatz" for action in other.list.actions())


def test_a_draft_opens_the_form_it_was_begun_in(
    page: VolunteersPage, context: Context, desk: Desk, settled: Settled
) -> None:
    who = choose(page, "Nour", context, settled)
    press(page, Qt.Key.Key_P, context, settled)
    page.form.reason.setText("Prüfungen")
    page.form.close_form()
    settled(context)
    (draft,) = drafts.waiting(desk)
    assert (draft.name, draft.form) == (who.name, f"volunteer:{who.id}:pause")
    page.show_subject(draft)
    settled(context)
    assert isinstance(page.form, AbsenceForm)
    assert page.form.reason.text() == "Prüfungen"


def test_names_go_blank(page: VolunteersPage, context: Context, settled: Settled) -> None:
    choose(page, "Samira", context, settled)
    context.privacy.hide()
    seen = texts(page.details, seen_only=True) + "".join(shown(page))
    assert "Samira" not in seen
    assert "0176" not in seen


def dialog_of(page: QWidget, kind: type[QDialog]) -> QDialog:
    return next(made for made in page.findChildren(kind) if made.isVisible())


def type_into(text: str) -> int:
    """Type and press Enter; returns how many keys that were."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Qt.Key.Key_Return)
    return len(text) + 1
