"""The form of a funder: its parts, what is chosen in them, and that all of it is saved in one step."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.administration import said, settle
from woilmenau_desk.domain.funders import FunderData, IndicatorData, Per
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import age_bands, funders, logos, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import reports
from woilmenau_desk.ui.pages.centre.funder_form import OWN_BANDS, FunderForm
from woilmenau_desk.ui.pages.centre.funders import FundersSection
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.session import Context


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (120, 40), "teal").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def section(page: AdminPage, context: Context, desk: Desk, qtbot: QtBot) -> FundersSection:
    funders.add_funder(desk, FunderData("Land", "Ankommen", "TH-1"))
    page.open_section("funders")
    found = page.section()
    assert isinstance(found, FundersSection)
    qtbot.waitUntil(lambda: found.edit_form.name.text() == "Land")
    return found


def shown(form: FunderForm) -> set[str]:
    cells = {name: field.parentWidget() for name, field in form.fields().items()}
    return {name for name, cell in cells.items() if cell is not None and not cell.isHidden()}


def test_each_part_shows_its_own_fields(section: FundersSection) -> None:
    form = section.edit_form
    assert shown(form) == {"name", "project", "file_number", "period_from", "period_until", "logo"}
    form.tabs.setCurrentIndex(1)
    assert shown(form) == {"rule", "bands", "layout", "language"}
    form.rule.set_code("suppress")
    form.bands.set_code(OWN_BANDS)
    assert shown(form) == {"rule", "least", "bands", "own_bands", "layout", "language"}


def test_all_of_a_funder_is_saved_in_one_step(
    section: FundersSection, context: Context, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    form = section.edit_form
    (tmp_path / "logo.png").write_bytes(png())
    form.logo.read(tmp_path / "logo.png")
    qtbot.waitUntil(lambda: form.logo.picture() is not None)
    form.tabs.setCurrentIndex(1)
    form.rule.set_code("suppress")
    form.least.setValue(4)
    form.bands.set_code(OWN_BANDS)
    form.own_bands.setText("0-17, 18-29, 30-54, 55+")
    form.layout_of.set_code("annexes")
    form.language.set_code("en")
    form.tabs.setCurrentIndex(2)
    for figure, target in (("contacts", 1200), ("participants", 90)):
        form.indicators.another.trigger()
        line = form.indicators.lines[-1]
        line.figure.set_code(figure)
        line.target.setValue(target)
    form.indicators.lines[1].per.set_code(Per.MONTH.value)
    form.indicators.lines[1].up.click()
    form.tabs.setCurrentIndex(3)
    form.tables.own.setChecked(True)
    for place in range(form.tables.list.count()):
        state = Qt.CheckState.Checked if place < 3 else Qt.CheckState.Unchecked
        form.tables.list.item(place).setCheckState(state)
    form.tables.list.setCurrentRow(2)
    QTest.keyClick(form.tables.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    form.save_action.trigger()
    settle(context, qtbot)
    (row,) = funders.funders(desk)
    assert row.data == FunderData(
        "Land",
        "Ankommen",
        "TH-1",
        rule="suppress",
        least=4,
        bands="Land",
        layout="annexes",
        language="en",
        tables="key,first_follow_up,months",
    )
    assert row.indicators == (
        IndicatorData("participants", "", 90, Per.MONTH),
        IndicatorData("contacts", "", 1200, Per.YEAR),
    )
    assert logos.logo(desk, row.id) == png()
    assert len(age_bands.bands(desk, name="Land")) == 4
    # What is saved is what stands there.
    assert form.bands.code() == "Land"
    assert form.logo.picture() is None
    undo.undo(desk)
    (row,) = funders.funders(desk)
    assert (row.data, row.indicators, row.has_logo) == (FunderData("Land", "Ankommen", "TH-1"), (), False)


def test_a_mistake_is_shown_in_its_part(
    section: FundersSection, context: Context, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    form = section.edit_form
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(50_000_000)
    form.logo.read(tmp_path / "large.png")
    qtbot.waitUntil(lambda: "50 MB" in said(section))
    assert form.logo.picture() is None
    form.indicators.another.trigger()
    form.save_action.trigger()
    assert form.tabs.currentIndex() == 2
    assert "Welche Zahl?" in said(section)
    form.indicators.lines[0].remove.click()
    form.bands.set_code(OWN_BANDS)
    form.own_bands.setText("ganz jung")
    form.tabs.setCurrentIndex(0)
    form.save_action.trigger()
    assert form.tabs.currentIndex() == 1
    assert funders.funders(desk)[0].data == FunderData("Land", "Ankommen", "TH-1")


def test_a_rule_is_the_same_for_whoever_pays_at_the_same_time(
    section: FundersSection, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    funders.add_funder(desk, FunderData("Stadt"))
    settle(context, qtbot)
    section.reload()
    settle(context, qtbot)
    form = section.edit_form
    form.rule.set_code("suppress")
    form.save_action.trigger()
    qtbot.waitUntil(lambda: "„Stadt“ fördert zur selben Zeit" in said(section))
    assert "rule_for_all" in shown(form)
    form.rule_for_all.setChecked(True)
    form.save_action.trigger()
    settle(context, qtbot)
    assert {row.data.rule for row in funders.funders(desk)} == {"suppress"}


def test_tab_goes_through_what_was_agreed_before_it_comes_to_saving(section: FundersSection) -> None:
    form = section.edit_form
    form.tabs.setCurrentIndex(2)
    form.indicators.another.trigger()
    form.indicators.another.trigger()
    wanted = [part for line in form.indicators.lines for part in line.parts()]
    reached: list[QWidget] = []
    widget = form.tabs.nextInFocusChain()
    while widget is not None and widget is not form.tabs:
        if widget in wanted or widget is form.indicators.button or widget.accessibleName() == "Speichern":
            reached.append(widget)
        widget = widget.nextInFocusChain()
    assert reached[: len(wanted) + 1] == [*wanted, form.indicators.button]


def test_a_choice_begins_with_the_tables_that_are_shown(
    section: FundersSection, desk: Desk, qtbot: QtBot
) -> None:
    tables = section.edit_form.tables
    assert tables.value() == ""
    tables.own.setChecked(True)
    report = reports.report(desk, Span.parse("2026-10"))
    assert set(tables.value().split(",")) == {table.id for table in report.tables} | {"months"}
    tables.list.item(tables.list.count() - 1).setCheckState(Qt.CheckState.Checked)
    ticked = tables.value()
    tables.own.setChecked(False)
    tables.own.setChecked(True)
    assert tables.value() == ticked
    for place in range(tables.list.count()):
        tables.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    section.edit_form.submitted.emit()
    assert "wenigstens eine Tabelle" in said(section)


def test_what_was_typed_stays_while_another_is_looked_at(
    section: FundersSection, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    context.runner.run(funders.add_funder, desk, FunderData("Bund", "Bleiben"))
    qtbot.waitUntil(lambda: len(section._model.rows()) == 2)
    land, bund = section._model.rows()
    form = section.edit_form
    form.project.setText("Ankommen und bleiben")
    form.tabs.setCurrentIndex(2)
    form.indicators.another.trigger()
    form.indicators.lines[0].figure.set_code("contacts")
    form.indicators.lines[0].target.setValue(700)
    section.list.select(bund.id)
    assert (form.name.text(), form.project.text()) == ("Bund", "Bleiben")
    assert not form.indicators.lines
    section.list.select(land.id)
    assert (form.name.text(), form.project.text()) == ("Land", "Ankommen und bleiben")
    assert "Noch nicht gespeichert" in form.problem.text()
    form.submitted.emit()
    settle(context, qtbot)
    (saved, _other) = funders.funders(desk)
    assert (saved.data.project, saved.indicators[0].target) == ("Ankommen und bleiben", 700)
    section.list.select(bund.id)
    section.list.select(land.id)
    assert form.problem.text() == ""


def test_a_funder_that_was_begun_is_said_to_be_a_draft(
    page: AdminPage, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    page.open_section("funders")
    section = page.section()
    assert isinstance(section, FundersSection)
    settle(context, qtbot)
    section.begin_new()
    settle(context, qtbot)
    qtbot.keyClicks(section.add_form.name, "Stiftung")
    context.drafts.flush()
    settle(context, qtbot)
    section.list.setFocus()
    section.list.select(section.list.model().row(0).id)  # type: ignore[attr-defined]
    settle(context, qtbot)
    section.begin_new()
    qtbot.waitUntil(lambda: section.add_form.name.text() == "Stiftung")
    assert "Entwurf" in said(section)
    assert section.add_form.name.selectedText() == "Stiftung"
    # The tabs stand beside the form, and the key that saves is meant there, too.
    section.add_form.tabs.setFocus()
    qtbot.keyClick(section.add_form.tabs, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(context, qtbot)
    assert "Stiftung" in [row.data.name for row in funders.funders(desk)]
