"""The administration's forms while a colleague saves the same: nothing is overwritten in silence, nothing saved twice."""

from dataclasses import replace
from datetime import date, time

from pytestqt.qtbot import QtBot

from tests.ui.administration import said, settle
from woilmenau_desk.domain.age_bands import read_bands
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.opening import HoursKind, OtherHours
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import age_bands, centre, funders, opening_hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.centre.bands import BandsSection
from woilmenau_desk.ui.pages.centre.closed_days import ClosedDaysSection
from woilmenau_desk.ui.pages.centre.funders import FundersSection
from woilmenau_desk.ui.pages.centre.hours import HoursSection
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.pages.centre.values import ValuesSection
from woilmenau_desk.ui.session import Context

TODAY = date(2026, 11, 23)
ELSEWHERE = "jemand anderes gespeichert"


def tell(context: Context, qtbot: QtBot, *kinds: Kind) -> None:
    """What a colleague did reaches the window."""
    context.bus.publish(Changes(frozenset(kinds)))
    settle(context, qtbot)


def test_bands_of_a_colleague_are_told_and_own_ones_can_be_put_right(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    made = age_bands.save_set(
        desk, replace(age_bands.sets(desk)[0], bands=read_bands("0–17, 18+", field="bands")), TODAY
    ).value
    page.open_section("bands")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, BandsSection)
    section.list.select((made.name, made.first))
    section.bands.setText("0–20, 21+")
    section.since.always.setChecked(True)
    section.form.save_action.trigger()
    settle(context, qtbot)
    present = next(row for row in age_bands.sets(desk) if row.first == TODAY)
    assert present.said == "0–20, 21+"
    section.bands.setText("0–5, 6+")
    age_bands.save_set(desk, replace(present, bands=read_bands("0–30, 31+", field="bands")))
    tell(context, qtbot, Kind.CENTRE)
    assert ELSEWHERE in said(section)
    assert "0–30, 31+" in said(section)
    assert section.bands.text() == "0–5, 6+"


def test_hours_that_a_colleague_ended_are_told(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    monday = next(row for row in opening_hours.weekly(desk) if row.weekday == 0)
    (own,) = opening_hours.save_hours(desk, [replace(monday, closes=time(17))], monday, correct=True).value
    page.open_section("hours")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, HoursSection)
    section.list.select((own.id,))
    section.opens.line.setText("13:00")
    held = next(row for row in opening_hours.weekly(desk) if row.id == own.id)
    opening_hours.end_hours(desk, held, date(2026, 12, 31))
    tell(context, qtbot, Kind.CENTRE)
    assert ELSEWHERE in said(section)
    assert "bis 31.12.2026" in said(section)
    assert section.opens.line.text() == "13:00"


def test_a_conflict_over_a_funder_has_a_way_out(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    made = funders.add_funder(desk, FunderData("Land")).value
    page.open_section("funders")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, FundersSection)
    section.list.select(made.id)
    section.edit_form.project.setText("Haus")
    funders.edit_funder(desk, made.id, replace(made.data, file_number="B-2"), made.version)
    section.edit_form.save_action.trigger()
    settle(context, qtbot)
    settle(context, qtbot)
    assert ELSEWHERE in said(section)
    assert "B-2" in said(section)
    section.edit_form.save_action.trigger()
    settle(context, qtbot)
    assert funders.funders(desk)[0].data.project == "Haus"


def test_what_is_typed_into_a_value_stays_when_a_colleague_changes_it(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("values")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, ValuesSection)
    section.form().de.setText("getippt")
    shown = section.list.current_row()
    assert shown is not None
    held = desk.values_of(section.list_name()).held(shown.code)
    assert held is not None
    centre.save_value(desk, section.list_name(), replace(held, en="Elsewhere"))
    tell(context, qtbot, Kind.VALUES)
    assert section.form().de.text() == "getippt"
    assert ELSEWHERE in said(section)
    assert section.list_name() in ListName


def test_a_key_that_is_pressed_twice_saves_once(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("funders")
    settle(context, qtbot)
    section = page.section()
    assert isinstance(section, FundersSection)
    section.begin_new()
    section.add_form.name.setText("Land")
    for _ in range(2):
        section.add_form.save_action.trigger()
    settle(context, qtbot)
    assert [row.data.name for row in funders.funders(desk)] == ["Land"]
    page.open_section("closed_days")
    settle(context, qtbot)
    closed = page.section()
    assert isinstance(closed, ClosedDaysSection)
    qtbot.keyClicks(closed.first.line, "24.11.")
    closed.what.set_code(f"+{HoursKind.COUNSELLING}")
    closed.what.edited.emit()
    qtbot.keyClicks(closed.opens.line, "9")
    qtbot.keyClicks(closed.closes.line, "12")
    for _ in range(2):
        closed.form.save_action.trigger()
    settle(context, qtbot)
    (other,) = opening_hours.others(desk)
    assert isinstance(other, OtherHours)
    # What was entered is what is selected.
    row = closed.list.current_row()
    assert isinstance(row, OtherHours)
    assert row.id == other.id
