"""Lists and the person picker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.people import Answer, PersonHit, PersonRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.privacy import MASK, PersonalLabel, Privacy
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

OLENA = PersonRow(1, "Олена Зразкова", 1988)
NUR = PersonRow(2, "نور المثال", 1994)


@dataclass(frozen=True)
class Line:
    id: int
    who: str


@pytest.fixture
def privacy(qapp: QApplication) -> Privacy:
    theme.install(qapp)
    return Privacy()


@pytest.fixture
def model(privacy: Privacy) -> RowsModel[Line]:
    columns = (
        Column[Line]("Wer", lambda line: line.who, lambda line: "seit gestern", personal=True),
        Column[Line]("Nr.", lambda line: str(line.id), width=60, right=True),
    )
    return RowsModel(columns, privacy)


def view_of(qtbot: QtBot, model: RowsModel[Line]) -> RowsView:
    view = RowsView(model, "Besuche", empty=EmptyState("cup", "Noch niemand da."))
    qtbot.addWidget(view)
    view.resize(500, 300)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def test_the_model_keeps_qts_rules(model: RowsModel[Line], privacy: Privacy) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([Line(1, "a"), Line(2, "b")])
    privacy.hide()
    model.set_rows([])
    assert model.rowCount() == 0


def test_no_row_is_cut_by_the_lower_edge(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(number, f"Zeile {number}") for number in range(40)])
    view.setCurrentIndex(model.index(0, 0))
    view.resize(500, 40 + 44 * 4 + 20)
    height = view.viewport().height()
    cut = next(row for row in range(40) if view.visualRect(model.index(row, 0)).bottom() >= height)
    assert view.visualRect(model.index(cut, 0)).top() >= height
    strip = view.height() - view.viewport().geometry().bottom() - 1
    assert 4 < strip < 44, "the list ends with a whole row by itself"
    # What is left below belongs to no row, for the mouse as well.
    assert view.childAt(QPoint(20, view.height() - strip // 2)) is not view.viewport()

    def painted(row: int) -> set[int]:
        """The colours in what is seen of a row."""
        place = view.visualRect(model.index(row, 0)).intersected(view.viewport().rect()).adjusted(0, 1, 0, -1)
        image = view.viewport().grab(place).toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    assert len(painted(cut - 1)) > 1
    for _ in range(39):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    last = view.visualRect(model.index(39, 0))
    assert last.bottom() < view.viewport().height()
    assert len(painted(39)) > 1
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_a_list_of_rows_of_two_heights_ends_with_a_whole_row_wherever_it_is_scrolled(
    model: RowsModel[Line], qtbot: QtBot
) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(number, f"Zeile {number}") for number in range(40)])
    for number in range(0, 40, 3):
        view.setRowHeight(number, 30)
    QApplication.processEvents()
    for value in range(view.verticalScrollBar().maximum() + 1):
        view.verticalScrollBar().setValue(value)
        at_end = view.rowAt(view.viewport().height() - 1)
        last = at_end if at_end >= 0 else 39
        assert view.visualRect(model.index(view.rowAt(0), 0)).top() == 0
        assert view.visualRect(model.index(last, 0)).bottom() < view.viewport().height() + 4
    assert last == 39


def test_a_list_lower_than_a_row_and_one_with_room_show_what_there_is(
    model: RowsModel[Line], qtbot: QtBot
) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(number, f"Zeile {number}") for number in range(3)])
    assert view.viewportMargins().bottom() == 0
    view.resize(500, 60)
    assert view.viewportMargins().bottom() == 0
    assert view.rowAt(0) == 0


@pytest.mark.parametrize("few", [0, 2])
def test_a_scroll_bar_that_comes_covers_no_column(model: RowsModel[Line], qtbot: QtBot, few: int) -> None:
    model.set_rows([Line(number, f"Zeile {number}") for number in range(few)])
    view = view_of(qtbot, model)
    QApplication.processEvents()
    model.set_rows([Line(number, f"Zeile {number}") for number in range(40)])
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    QApplication.processEvents()
    assert view.horizontalHeader().length() == view.viewport().width()
    model.set_rows([Line(1, "Zeile")])
    qtbot.waitUntil(lambda: not view.verticalScrollBar().isVisible())
    QApplication.processEvents()
    assert view.horizontalHeader().length() == view.viewport().width()


def test_names_go_blank_with_the_privacy_key(model: RowsModel[Line], privacy: Privacy, qtbot: QtBot) -> None:
    model.set_rows([Line(1, "Олена")])
    assert model.index(0, 0).data() == "Олена"
    with qtbot.waitSignal(model.dataChanged):
        privacy.toggle()
    assert model.index(0, 0).data() == MASK
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{MASK}, seit gestern"
    assert model.index(0, 1).data() == "1"
    privacy.toggle()
    assert model.index(0, 0).data() == "Олена"


def test_the_selection_stays_with_its_row_over_a_reload(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(1, "a"), Line(2, "b")])
    view.select(2)
    model.set_rows([Line(3, "neu"), Line(1, "a"), Line(2, "b")])
    assert view.current_row() == Line(2, "b")
    model.set_rows([Line(3, "neu")])
    assert view.current_row() is None


def test_enter_opens_the_row_that_the_arrows_chose(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(1, "a"), Line(2, "b")])
    view.select(1)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [Line(2, "b")]


def test_a_letter_goes_to_no_other_row(model: RowsModel[Line], qtbot: QtBot) -> None:
    # Letters are keys that write; one that is greyed out just now must not choose whom the next one is for.
    view = view_of(qtbot, model)
    model.set_rows([Line(1, "Anna"), Line(2, "Rolf"), Line(3, "Emil")])
    view.select(1)
    qtbot.keyClicks(view, "re")
    assert view.current_row() == Line(1, "Anna")


def test_an_empty_list_says_what_to_do(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    assert view._empty is not None
    assert view._empty.isVisible()
    model.set_rows([Line(1, "a")])
    assert not view._empty.isVisible()


def test_markup_in_a_name_is_painted_as_text(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(1, "<h1>groß</h1>")])
    as_text = view.grab().toImage()
    assert model.index(0, 0).data() == "<h1>groß</h1>"
    model.set_rows([Line(1, "groß")])
    assert view.grab().toImage() != as_text


def test_a_label_of_a_name_goes_blank(privacy: Privacy, qtbot: QtBot) -> None:
    label = PersonalLabel(privacy, "Олена")
    qtbot.addWidget(label)
    privacy.hide()
    assert label.text() == MASK
    label.set_name("Nur")
    assert label.text() == MASK
    assert label.name() == "Nur"
    privacy.show()
    assert label.text() == "Nur"


def test_a_form_is_covered_as_a_whole(privacy: Privacy, qtbot: QtBot) -> None:
    label = PersonalLabel(privacy, "Олена")
    qtbot.addWidget(label)
    label.resize(300, 80)
    label.show()
    privacy.cover(label)
    covers = [child for child in label.children() if child.isWidgetType()]
    privacy.hide()
    assert covers[0].isVisible()  # type: ignore[attr-defined]
    label.resize(200, 50)
    assert covers[0].size() == label.size()  # type: ignore[attr-defined]
    privacy.show()
    assert not covers[0].isVisible()  # type: ignore[attr-defined]


class Searched:
    """A search that answers when the test lets it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[Answer], None]]] = []

    def __call__(self, text: str, _shown: Sequence[PersonHit], done: Callable[[Answer], None]) -> None:
        self.asked.append((text, done))

    def answer(self, number: int, *people: PersonRow, spellings: bool = True) -> None:
        hits = (PersonHit(person, 0.9, Sentence("names", "Name klingt ähnlich")) for person in people)
        self.asked[number][1](Answer(tuple(hits), spellings))


@pytest.fixture
def searched() -> Searched:
    return Searched()


def picker_of(qtbot: QtBot, searched: Searched, privacy: Privacy, *, keeps: bool = False) -> PersonPicker:
    picker = PersonPicker(searched, privacy, lambda: date(2026, 11, 23), keeps=keeps)
    qtbot.addWidget(picker)
    picker.resize(700, 400)
    with qtbot.waitExposed(picker):
        picker.show()
    picker.activateWindow()
    qtbot.waitUntil(picker.isActiveWindow)
    picker.setFocus()
    return picker


def test_a_person_is_found_and_taken_with_the_keyboard(
    qtbot: QtBot, searched: Searched, privacy: Privacy
) -> None:
    picker = picker_of(qtbot, searched, privacy)
    qtbot.keyClicks(picker.field, "ole")
    searched.answer(-1, OLENA, NUR)
    assert picker.current() == OLENA
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    assert picker.current() == NUR
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(picker.person_chosen) as chosen:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert chosen.args == [OLENA]
    assert picker.field.text() == ""
    assert picker.field.hasFocus()


def test_a_late_answer_does_not_replace_a_newer_search(
    qtbot: QtBot, searched: Searched, privacy: Privacy
) -> None:
    picker = picker_of(qtbot, searched, privacy)
    qtbot.keyClicks(picker.field, "no")
    searched.answer(1, NUR)
    searched.answer(0, OLENA)
    assert picker.current() == NUR


def test_nobody_found_is_said(qtbot: QtBot, searched: Searched, privacy: Privacy) -> None:
    picker = picker_of(qtbot, searched, privacy)
    qtbot.keyClicks(picker.field, "x")
    searched.answer(-1)
    assert picker.current() is None
    assert picker._nobody.isVisible()
    qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker._nobody.isVisible()


def test_a_form_keeps_the_person_and_lets_another_be_chosen(
    qtbot: QtBot, searched: Searched, privacy: Privacy
) -> None:
    picker = picker_of(qtbot, searched, privacy, keeps=True)
    qtbot.keyClicks(picker.field, "o")
    searched.answer(-1, OLENA)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.person() == OLENA
    assert not picker.field.isVisible()
    draft = picker.draft_value()
    with qtbot.waitSignal(picker.cleared):
        picker.clear()
    assert picker.person() is None
    assert picker.field.isVisible()
    picker.restore_draft(draft)
    restored = picker.person()
    assert restored is not None
    assert (restored.id, restored.name) == (1, "Олена Зразкова")


def test_the_hits_are_blank_while_names_are_hidden(
    qtbot: QtBot, searched: Searched, privacy: Privacy
) -> None:
    picker = picker_of(qtbot, searched, privacy)
    privacy.hide()
    qtbot.keyClicks(picker.field, "o")
    searched.answer(-1, OLENA)
    hits: QAbstractItemModel = picker.hits.model()
    assert hits.index(0, 0).data() == MASK


def test_home_and_end_go_to_the_first_and_last_row(model: RowsModel[Line], qtbot: QtBot) -> None:
    view = view_of(qtbot, model)
    model.set_rows([Line(number, f"Zeile {number}") for number in range(5)])
    view.select(2)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == Line(4, "Zeile 4")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == Line(0, "Zeile 0")


def test_whoever_is_only_similar_is_marked_beside_the_name(privacy: Privacy, qtbot: QtBot) -> None:
    hit = PersonHit(PersonRow(3, "Olena Testenko"), 0.8, Sentence("search", "Name"))
    picker = PersonPicker(
        lambda _text, _shown, done: done(Answer((hit,))), privacy, lambda: date(2026, 11, 23), keeps=True
    )
    qtbot.addWidget(picker)
    for typed, similar in (("Olina", True), ("Olena", False)):
        qtbot.keyClicks(picker.field, typed)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert picker.person() == hit.person
        assert picker.similar.isVisibleTo(picker) == similar
        picker.clear()
