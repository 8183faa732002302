"""The charts on screen: every figure is told, can be reached by keys, and is legible in light and dark."""

from collections.abc import Callable
from dataclasses import asdict

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.charts import GRID_STEPS, chart_of
from woilmenau_desk.domain.report import Below, Cell, ReportTable
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.reports.figures import figure
from woilmenau_desk.ui.tokens import DARK, LIGHT, Colours, contrast
from woilmenau_desk.ui.widgets.charts import SHADES, ChartView

ViewOf = Callable[..., ChartView]
DAYS = ReportTable(
    "days", "Kontakte nach Tagen", ("Tag", "Kontakte"), (("Mo 2.", 12), ("Di 3.", 0), ("Mi 4.", 7))
)
ORIGINS = ReportTable(
    "origins",
    "Herkunftsländer",
    ("", "Personen"),
    (("Ukraine", 42), ("Demokratische Volksrepublik Laos", 3), ("Summe", 45)),
    total_row=True,
)
HOURS = ReportTable(
    "hours",
    "Kontakte nach Wochentag und Stunde",
    ("", "14", "15", "16"),
    (("Mo", 1, 20, 3), ("Di", 0, 5, None)),
)


@pytest.fixture
def view_of(qapp: QApplication, qtbot: QtBot) -> ViewOf:
    theme.install(qapp)

    def make(table: ReportTable, *, opens: bool = True) -> ChartView:
        chart = chart_of(table)
        assert chart is not None
        view = ChartView(chart, figure, opens=opens)
        qtbot.addWidget(view)
        view.resize(480, view.height())
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.setFocus()
        view.grab()  # where its figures are is known once it is painted
        return view

    return make


def asked_of(view: ChartView) -> list[tuple[int, int]]:
    asked: list[tuple[int, int]] = []
    view.asked.connect(lambda row, column: asked.append((row, column)))
    return asked


@pytest.mark.parametrize("table", [DAYS, ORIGINS, HOURS], ids=lambda table: table.id)
def test_every_figure_is_told_in_words(view_of: ViewOf, table: ReportTable) -> None:
    view = view_of(table)
    assert view.accessibleName() == table.title
    for _row, _column, name, cell in view.figures():
        view.choose(view.figures().index((_row, _column, name, cell)))
        assert view.accessibleDescription().startswith(f"{name}: {figure(cell)}.")


def test_keys_go_through_a_course_and_enter_asks_what_was_counted(view_of: ViewOf, qtbot: QtBot) -> None:
    view = view_of(DAYS)
    asked = asked_of(view)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)  # there is none further on
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [(0, 1), (2, 1)]


def test_keys_go_through_a_grid_in_both_directions(view_of: ViewOf, qtbot: QtBot) -> None:
    view = view_of(HOURS)
    asked = asked_of(view)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)  # what is not told opens nothing
    assert asked == [(1, 2)]


def test_a_double_click_asks_for_the_figure_under_it(view_of: ViewOf, qtbot: QtBot) -> None:
    view = view_of(ORIGINS)
    asked = asked_of(view)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPointF(60, 30).toPoint())
    assert asked == [(1, 1)]


def test_figures_that_leave_the_house_open_nothing(view_of: ViewOf, qtbot: QtBot) -> None:
    view = view_of(DAYS, opens=False)
    asked = asked_of(view)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPointF(60, 60).toPoint())
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == []
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("dark", [False, True])
def test_is_painted_in_both_looks(view_of: ViewOf, dark: bool) -> None:
    looks = theme.current()
    looks.set_mode(theme.Mode.DARK if dark else theme.Mode.LIGHT)
    try:
        accent = looks.colour("accent").name()
        for table in (DAYS, ORIGINS, HOURS):
            picture = view_of(table).grab().toImage()
            seen = {
                QColor(picture.pixel(x, y)).name()
                for x in range(0, picture.width(), 3)
                for y in range(0, picture.height(), 3)
            }
            assert accent in seen
    finally:
        looks.set_mode(theme.Mode.LIGHT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_in_shaded_cells_can_be_read(colours: Colours) -> None:
    assert len(SHADES) == GRID_STEPS
    told = asdict(colours)
    for share in SHADES:
        assert contrast(told["ink"], mixed(told["sunken"], told["accent"], share)) >= 4.5
    assert contrast(told["on_accent"], told["accent"]) >= 4.5


def mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


@pytest.mark.parametrize(
    ("cell", "told"), [(None, "·"), (0, "0"), (1234, "1.234"), (-3, "\u22123"), (Below(0), "unter 5")]
)
def test_figures_are_written_as_people_write_them(qapp: QApplication, cell: Cell, told: str) -> None:
    assert figure(cell) == told
