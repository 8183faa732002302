"""The fields of forms, typed into as a person does."""

import ast
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.errors import BadInput, DiskFull
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import forms, theme
from woilmenau_desk.ui.privacy import MASK, Privacy
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText, NumberField, PasswordField, SearchField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.jump import LetterJump
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.topics import TopicsField

TODAY = date(2026, 11, 23)


# Windows of the running test; without a reference they vanish with their function.
_windows: list[QWidget] = []


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> Iterator[None]:
    theme.install(qapp)
    yield
    _windows.clear()


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    _windows.append(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_escape_empties_the_search_once_and_then_lets_it_through(qtbot: QtBot) -> None:
    field = SearchField("Suchen")
    shown(qtbot, field)
    qtbot.keyClicks(field, "ole")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_ctrl_z_in_an_empty_search_takes_the_last_visit_back(qtbot: QtBot) -> None:
    field = SearchField("Suchen")
    window = shown(qtbot, field)
    undo = QAction("Rückgängig", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    window.addAction(undo)
    undone: list[bool] = []
    undo.triggered.connect(lambda: undone.append(True))
    field.setFocus()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    qtbot.keyClicks(field, "ole")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert field.text() == ""


def values() -> ValueList:
    return ValueList(
        ListName.GENDERS,
        [
            Value("f", "weiblich", "female"),
            Value("m", "männlich", "male"),
            Value("x", "alt", "old", active=False),
        ],
    )


def test_a_choice_speaks_in_codes(qtbot: QtBot) -> None:
    field = ChoiceField.of_values(values())
    shown(qtbot, field)
    assert field.currentText() == "keine Angabe"
    assert field.code() is None
    field.set_code("f")
    assert field.currentText() == "weiblich"
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_M)
        field.activated.emit(field.currentIndex())
    assert field.code() == "m"


def test_a_choice_that_is_offered_no_more_stays(qtbot: QtBot) -> None:
    field = ChoiceField.of_values(values())
    field.set_code("x", "alt")
    assert field.code() == "x"
    field.set_choices((("f", "weiblich"),))
    assert field.code() == "x"
    assert field.currentText() == "alt"


def test_a_list_that_changes_leaves_what_is_being_typed(qtbot: QtBot) -> None:
    choices = [(f"c{number}", f"Land {number:02}") for number in range(40)]
    field = ChoiceField(choices)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "and 07")
    field.set_choices(choices[:30])
    line = field.lineEdit()
    assert line is not None
    assert line.text() == "and 07"
    field.settle()
    assert field.code() == "c7"


def test_a_long_choice_is_found_by_any_part_of_the_word(qtbot: QtBot) -> None:
    field = ChoiceField([(f"c{number}", f"Land {number:02}") for number in range(40)])
    shown(qtbot, field)
    line = field.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "d 17")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.code() == "c17"
    line.selectAll()
    qtbot.keyClicks(line, "gibt es nicht")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.code() == "c17"
    assert field.currentText() == "Land 17"


@pytest.mark.parametrize("number", [3, 30])
def test_a_choice_of_people_is_blank_while_names_are_hidden(qtbot: QtBot, number: int) -> None:
    privacy = Privacy()
    people = [(str(one), f"Mira {one}") for one in range(number)]
    field, other = ChoiceField(people, none=None, privacy=privacy), QLineEdit()
    shown(qtbot, field, other)
    field.setFocus()
    field.showPopup()
    completer = field.completer()
    shows: list[QWidget] = [field, field.view()]
    if number > 12:
        assert completer is not None
        shows.append(completer.popup())

    def covered(widget: QWidget) -> bool:
        return any(label.text() == MASK and not label.isHidden() for label in widget.findChildren(QLabel))

    assert not any(map(covered, shows))
    privacy.hide()
    assert all(map(covered, shows))
    field.hidePopup()


# The choices of the forms that name nobody; whichever is not among them is blank while names are hidden.
NAME_NOBODY = {
    "entry_fields.field",  # value lists and colleagues
    "exception_form.offer",
    "enrolment_form.offer",
    "series.rhythm",
    "series.nth",
    "series.weekday",
    "duty_form.rhythm",
    "duty_form.weekday",
    "sheet_dialog.role",
    "assignment_form.offer",
    "assignment_form.weekday",
    "volunteer_form.relevant",
    "languages.language",
    "languages.level",
    "aid_form.fund",
    "follow_up_form.every",
    "time_forms.colleague",
}


def test_every_choice_of_a_form_that_may_name_people_is_blank_while_names_are_hidden() -> None:
    bare = set()
    for path in Path(forms.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            made = node.value if isinstance(node, ast.Assign) else None
            if not (isinstance(made, ast.Call) and ast.unparse(made.func) == "ChoiceField"):
                continue
            if "privacy" not in {keyword.arg for keyword in made.keywords}:
                assert isinstance(node, ast.Assign)
                bare.add(f"{path.stem}.{ast.unparse(node.targets[0]).removeprefix('self.')}")
    assert bare == NAME_NOBODY


def test_topics_are_ticked_with_arrows_and_space(qtbot: QtBot) -> None:
    field = TopicsField((("a", "Wohnen"), ("b", "Sprache"), ("c", "Arbeit")))
    after = QLineEdit()
    window = shown(qtbot, field, after)
    field.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert field.codes() == ("b",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert field.codes() == ("b", "c")
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_topics_that_are_offered_no_more_stay_ticked(qtbot: QtBot) -> None:
    field = TopicsField((("a", "Wohnen"),))
    field.set_codes(("a", "old"))
    assert field.codes() == ("a", "old")
    field.set_choices((("a", "Wohnen"), ("b", "Neu")))
    assert set(field.codes()) == {"a", "old"}


def test_a_date_is_understood_when_it_is_left(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY)
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "morgen")
    assert field.said.text() == "Di, 24.11.2026"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "Di, 24.11.2026"
    assert field.value() == date(2026, 11, 24)
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == date(2026, 11, 25)


def test_a_date_of_another_century_is_refused_and_stays(qtbot: QtBot) -> None:
    form = Form()
    field = DateField(lambda: TODAY)
    form.add("day", "Tag", field)
    shown(qtbot, form)
    qtbot.keyClicks(field.line, "3.11.1926")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "3.11.1926"
    assert "1926" in field.accessibleDescription()
    assert field.said.text() == ""  # it is told once
    with pytest.raises(BadInput):
        field.value()
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.accessibleDescription() == ""  # and no longer than it is true


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2015", date(2015, 1, 1)), ("3/2015", date(2015, 3, 1)), ("3.4.15", date(2015, 4, 3))],
)
def test_a_rough_day_may_be_a_year_or_a_month(qtbot: QtBot, typed: str, meant: date) -> None:
    field = DateField(lambda: TODAY, prefer="past", first_year=1906, rough=True)
    shown(qtbot, field)
    qtbot.keyClicks(field.line, typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == meant
    assert field.text().endswith(f"{meant:%d.%m.%Y}")


def test_a_mistake_about_two_fields_vanishes_with_either(qtbot: QtBot) -> None:
    form = Form()
    first, again = PasswordField(""), PasswordField("")
    form.add("password", "Passwort", first)
    form.add("again", "Noch einmal", again)
    form.pair("password", "again")
    shown(qtbot, form)
    form.show_error(BadInput("again", Sentence("errors", "Nicht gleich.")))
    assert again.hasFocus()
    assert again.accessibleDescription()
    qtbot.keyClicks(first, "x")
    assert again.accessibleDescription() == ""


def test_a_date_draft_comes_back(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY)
    field.set_value(date(2026, 12, 1))
    draft = field.draft_value()
    field.set_value(None)
    assert field.value() is None
    field.restore_draft(draft)
    assert field.value() == date(2026, 12, 1)


def test_a_time_goes_by_quarters(qtbot: QtBot) -> None:
    field = TimeField()
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "1430")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "14:30"
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == time(14, 45)


def test_caps_lock_is_noticed(qtbot: QtBot) -> None:
    field = PasswordField("Passwort")
    shown(qtbot, field)
    with qtbot.waitSignal(field.caps_lock_seen) as seen:
        qtbot.keyClick(field, Qt.Key.Key_A)
    assert seen.args == [False]
    with qtbot.waitSignal(field.caps_lock_seen) as seen:
        qtbot.keyClicks(field, "A")
    assert seen.args == [True]


def test_a_password_is_hidden_until_shown(qtbot: QtBot) -> None:
    field = PasswordField("Passwort")
    field.setText("geheim")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field._eye.setChecked(True)
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    field.wipe()
    assert field.text() == ""
    assert field.echoMode() is QLineEdit.EchoMode.Password


def form_with(qtbot: QtBot) -> tuple[Form, QLineEdit, NumberField]:
    form = Form(columns=2)
    name, year = QLineEdit(), NumberField(1900, 2026, 1990)
    form.add("given_name", "Vorname", name, hint="Einer genügt.")
    form.add("birth_year", "Geburtsjahr", year)
    form.add("note", "Notiz", LongText(), span=0)
    shown(qtbot, form)
    return form, name, year


def test_a_mistake_stands_under_its_field_and_takes_the_focus(qtbot: QtBot) -> None:
    form, name, year = form_with(qtbot)
    name.setFocus()
    form.show_error(
        BadInput(
            "birth_year", Sentence("errors", "Das Geburtsjahr {year} kann nicht stimmen.", {"year": 1850})
        )
    )
    assert year.hasFocus()
    assert year.accessibleDescription() == "Das Geburtsjahr 1850 kann nicht stimmen."
    assert year.property("wrong") is True
    form.clear_errors()
    assert year.accessibleDescription() == ""
    assert name.accessibleDescription() == "Einer genügt."


def test_an_error_of_no_field_stands_above(qtbot: QtBot) -> None:
    form, _name, _year = form_with(qtbot)
    form.show_error(DiskFull())
    assert form.problem.isVisible()
    assert "Datenträger ist voll" in form.problem.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_from_any_field(qtbot: QtBot, key: Qt.Key) -> None:
    form, name, _year = form_with(qtbot)
    name.setFocus()
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.window().windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def test_what_is_typed_is_text_and_never_markup(qtbot: QtBot) -> None:
    form = Form()
    form.show_error(
        BadInput("name", Sentence("errors", "„{name}“ gibt es schon.", {"name": "<b>x</b><img src=a>"}))
    )
    assert form.problem._label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>x</b>" in form.problem.text()


# Letters jump

CHIPS = ("Asylverfahren", "Wohnen", "Arbeit/Ausbildung", "Schule/Kita", "Übergang", "Sonstiges", "Sprache")


def focused_chip(field: TopicsField) -> str:
    return next(chip.word() for chip in field._chips.values() if chip.hasFocus())


def test_letters_jump_to_a_topic_and_space_ticks_it(qtbot: QtBot) -> None:
    field = TopicsField((word, word) for word in CHIPS)
    shown(qtbot, field)
    field.setFocus()
    chip = QApplication.focusWidget()
    assert chip is not None
    qtbot.keyClicks(chip, "wo")
    assert focused_chip(field) == "Wohnen"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert field.codes() == ("Wohnen",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert focused_chip(field) == "Wohnen"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wo", "Wohnen"),
        ("WO", "Wohnen"),
        ("ü", "Übergang"),
        ("ue", "Übergang"),
        ("ub", "Übergang"),
        ("a", "Asylverfahren"),
        ("ar", "Arbeit/Ausbildung"),
        ("aa", "Arbeit/Ausbildung"),
        ("aaa", "Asylverfahren"),
        ("s", "Schule/Kita"),
        ("sss", "Sprache"),
        ("kita", "Schule/Kita"),
        ("xw", "Wohnen"),
        ("wx", "Wohnen"),
    ],
)
def test_what_letters_mean(typed: str, found: str) -> None:
    jump, place = LetterJump(lambda: 0.0), 0
    for letter in typed:
        meant = jump.target(letter, CHIPS, place)
        place = place if meant is None else meant
    assert CHIPS[place] == found


def test_after_a_pause_a_letter_begins_a_new_word() -> None:
    now = [0.0]
    jump = LetterJump(lambda: now[0])
    assert jump.target("s", CHIPS, 0) == 3
    now[0] += 200
    assert jump.target("o", CHIPS, 3) == 5
    now[0] += 5000
    assert jump.target("w", CHIPS, 5) == 1


# Lists that drop down


@pytest.mark.parametrize("number", [1, 5, 11, 14, 40])
def test_a_list_that_drops_down_cuts_no_entry(qtbot: QtBot, number: int) -> None:
    field = ChoiceField([(str(entry), f"Wort {entry}") for entry in range(number)], none=None)
    shown(qtbot, field)
    field.showPopup()
    view, model = field.view(), field.model()

    def whole() -> bool:
        last = view.visualRect(model.index(min(number, field.maxVisibleItems()) - 1, 0))
        first = view.visualRect(model.index(0, 0))
        return first.top() == 0 and last.bottom() < view.viewport().height() <= last.bottom() + 16

    qtbot.waitUntil(whole)
    field.hidePopup()


def test_suggestions_cut_no_entry(qtbot: QtBot) -> None:
    field = ChoiceField([(str(entry), f"Wort {entry}") for entry in range(40)], none=None)
    shown(qtbot, field)
    completer = field.completer()
    assert completer is not None
    for typed, rows in (("Wort", 7), ("Wort 39", 1), ("Wort 3", 7)):
        completer.setCompletionPrefix(typed)
        completer.complete()
        popup = completer.popup()
        last = popup.visualRect(popup.model().index(rows - 1, 0))
        assert last.bottom() < popup.viewport().height(), typed
    completer.popup().hide()


def test_a_password_that_nobody_sees_stands_nowhere(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = PasswordField("Passwort", window)
    window.show()
    field.setText("wetzlarer-platz-1")
    field.hide()
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_a_letter_takes_no_number_away_and_an_empty_number_is_told(qtbot: QtBot) -> None:
    form = Form()
    number = NumberField(1, 99)
    form.add("number", "Für Personen", number)
    shown(qtbot, form)
    number.setValue(4)
    number.selectAll()
    qtbot.keyClicks(number, "abc")
    assert number.text() == "4"
    qtbot.keyClicks(number, "12")
    assert number.value() == 12
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    assert not form.read(lambda: None)
    assert number.accessibleDescription() == "Hier fehlt eine Zahl."
    qtbot.keyClicks(number, "3")
    assert form.read(lambda: None)


def test_a_text_that_comes_back_is_gone_on_with_at_its_end(qtbot: QtBot) -> None:
    text = LongText()
    shown(qtbot, text)
    text.restore_draft("Termin beim Amt")
    qtbot.keyClicks(text, ", 9 Uhr")
    assert text.toPlainText() == "Termin beim Amt, 9 Uhr"
