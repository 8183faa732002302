"""Long lists: they open like short ones, read on as they are scrolled, and nothing moves under a person's eyes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import StoreBusy
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows import Column, HeadedRows, Heading, RowsModel, RowsView

MANY = 20_000
Settled = Callable[[Context], None]
COLUMNS = (Column[int]("", lambda row: f"Zeile {row}"), Column[int]("", str, width=60))


def by_tens(row: int) -> Heading:
    return Heading(row // 10, f"ab {row // 10 * 10}")


@dataclass(frozen=True)
class Numbered:
    id: int
    person_name: str


class Long(BrowsePage[Numbered]):
    """A room of 20,000 rows that counts what is read of them."""

    row_type = Numbered
    watched = (Kind.AID,)

    def make(self) -> None:
        self.read: list[int] = []
        self.list = self.add_list(
            "Zeilen",
            (Column[Numbered]("", lambda row: row.person_name),),
            self._reads,
            EmptyState("people", "Leer"),
            orders=(("up", "Kleine zuerst"), ("down", "Große zuerst")),
        )

    def _reads(self, asked: Asked) -> Reader:
        count = self.read

        def read(_desk: Desk, after: After | None, size: int) -> Part[Numbered]:
            numbers: Sequence[int] = range(MANY)
            if asked.text:
                numbers = [number for number in numbers if str(number).startswith(asked.text)]
            if asked.order == "down":
                numbers = numbers[::-1]
            first = after[0] if after else 0
            rows = tuple(Numbered(number, str(number)) for number in numbers[first : first + size])
            count.append(len(rows))
            return Part(rows, (first + size,) if first + size < len(numbers) else None)

        return read


@pytest.fixture
def page(context: Context, qtbot: QtBot, settled: Settled) -> Long:
    page = Long(context)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.activated()
    settled(context)
    return page


def test_twenty_thousand_rows_open_like_twenty_and_come_as_they_are_scrolled(
    page: Long, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    assert sum(page.read) == SCREENFUL
    assert page.current() == Numbered(0, "0")
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        settled(context)
    assert page.current().id >= 2 * SCREENFUL
    assert len(page.list.rows.rows()) == sum(page.read)
    assert sum(page.read) <= 6 * SCREENFUL
    # What changed is read again as far as somebody has come, and not to the end.
    page.read.clear()
    was = page.current()
    top = page.list.rowAt(0)
    page.reload()
    settled(context)
    assert page.current() == was
    assert page.list.rowAt(0) == top
    assert page.read[0] <= was.id + 1 + SCREENFUL + 20


def test_the_list_is_narrowed_and_ordered_where_its_rows_come_from(
    page: Long, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    settled(context)
    assert page.order_button.word() == "Große zuerst"
    assert page.list.rows.row(0) == Numbered(MANY - 1, str(MANY - 1))
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.narrow.hasFocus()
    qtbot.keyClicks(page.narrow, "777")
    settled(context)
    assert {row.person_name[:3] for row in page.list.rows.rows()} == {"777"}
    qtbot.keyClick(page.narrow, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    # One that lies far down is shown among those of the same name.
    page.narrow.clear()
    settled(context)
    page.show_subject(Numbered(42, "42"))
    settled(context)
    assert page.narrow.text() == "42"
    assert page.current() == Numbered(42, "42")
    assert max(page.read) < 1000


def test_what_is_handed_over_is_shown_whatever_the_list_was_narrowed_to(
    page: Long, context: Context, settled: Settled
) -> None:
    page.narrow.setText("777")
    settled(context)
    page.show_subject(Numbered(3, "3"))
    settled(context)
    assert (page.narrow.text(), page.current()) == ("", Numbered(3, "3"))
    # Nobody else stands there as if it were the one that was asked for.
    page.show_subject(Numbered(MANY + 5, "gibt es nicht"))
    settled(context)
    settled(context)
    assert page.current() is None


def test_a_list_that_cannot_be_read_leaves_the_keys_with_what_is_marked(
    page: Long, context: Context, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    context.runner.error_unhandled.connect(told.append)

    def busy(_asked: Asked) -> Reader:
        def read(_desk: Desk, _after: After | None, _size: int) -> Part[Numbered]:
            raise StoreBusy(holder="x")

        return read

    monkeypatch.setattr(page.list.reading, "_reads", busy)
    page.show_subject(Numbered(3, "3"))
    settled(context)
    assert page.current() == page.list.current_row() == Numbered(0, "0")
    assert len(told) == 1


def test_a_row_that_comes_or_goes_above_moves_nothing(qtbot: QtBot, qapp: object) -> None:
    model: RowsModel[int] = HeadedRows(COLUMNS, Privacy(), key=lambda row: row, heading=by_tens)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = RowsView(model, "Zeilen", header=False)
    qtbot.addWidget(view)
    view.resize(400, 300)
    with qtbot.waitExposed(view):
        view.show()
    model.set_rows(range(10, 90))
    view.select(55)
    view.scrollTo(view.currentIndex(), RowsView.ScrollHint.PositionAtCenter)
    top = model.entry(view.rowAt(0))
    chosen: list[object] = []
    view.row_selected.connect(chosen.append)
    model.set_rows([*range(2, 40), *range(41, 90)])
    assert model.entry(view.rowAt(0)) == top
    assert view.current_row() == 55
    assert chosen == [], "nobody has chosen anything"
    high = {isinstance(model.entry(number), Heading): view.rowHeight(number) for number in range(30)}
    assert [
        number
        for number in range(model.rowCount())
        if view.rowHeight(number) != high[isinstance(model.entry(number), Heading)]
    ] == []
    assert high[True] != high[False]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.integers(0, 60), unique=True),
    after=st.lists(st.integers(0, 60), unique=True),
    ordered=st.booleans(),
    at=st.integers(0, 60),
)
def test_whatever_rows_come_the_list_shows_them_and_keeps_whom_it_can(
    qapp: object, before: list[int], after: list[int], ordered: bool, at: int
) -> None:
    if ordered:
        before, after = sorted(before), sorted(after)
    model: RowsModel[int] = HeadedRows(COLUMNS, Privacy(), key=lambda row: row, heading=by_tens)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = RowsView(model, "Zeilen", header=False, careful=True)
    model.set_rows(before)
    there = view.select(at)
    model.set_rows(after)
    assert model.rows() == tuple(after)
    fresh: RowsModel[int] = HeadedRows(COLUMNS, Privacy(), key=lambda row: row, heading=by_tens)
    fresh.set_rows(after)
    assert model.entries() == fresh.entries()
    assert [model.find(row) for row in after] == [fresh.find(row) for row in after]
    assert view.current_row() == (at if there and at in after else None)
    view.deleteLater()
