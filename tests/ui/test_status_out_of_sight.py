"""The counter's window and command line: nobody's residence status stands in either, wherever one looks."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.ui.walk import NOW, FixedAccess, among_appointments, among_people, at_the_counter, log_in
from woilmenau_desk.__main__ import main
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import centre
from woilmenau_desk.services.access import access
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import HERE
from woilmenau_desk.ui.driver import Driver

STATUS, LABEL, BENEFIT = "merkzeichen_siebzehn", "Merkwort Siebzehn", "Merkwort Neunzehn"
MARKS = (STATUS, LABEL, BENEFIT, "2031-03-19", "19.03.2031", "17.05.2013", "2013-05-17")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre in which everybody has the one status that is looked for."""
    data = tmp_path_factory.mktemp("status") / "zentrum"
    make_demo(data, persons=60, visits=300, years=1, clock=lambda: NOW, cost=Argon2(8, 1, 1))
    desk = access.login(data, "caro", PASSWORD, clock=lambda: NOW)
    centre.save_value(desk, ListName.STATUSES, Value(STATUS, LABEL, LABEL, True, {"group": "B"}))
    centre.save_value(desk, ListName.BENEFIT_SYSTEMS, Value("merkzeichen_neunzehn", BENEFIT, BENEFIT))
    marks = {
        "status": STATUS,
        "status_from": date(2013, 5, 17),
        "status_until": date(2031, 3, 19),
        "benefit_system": "merkzeichen_neunzehn",
    }
    with desk.writing() as uow:
        for person_id in range(1, 61):
            uow.update(Person, person_id, marks, HERE)
        # The walk looks for her.
        uow.update(Person, 1, {"given_name": "Oksana", "family_name": "Kornblume"}, HERE)
        uow.commit()
    desk.close()
    return data


@pytest.fixture
def marked(template: Path, tmp_path: Path) -> Path:
    """A copy to write into."""
    return Path(shutil.copytree(template, tmp_path / "zentrum"))


def written(widget: QWidget) -> Iterator[str]:
    """What stands there, seen or not, and what a screen reader and a tool tip say of it."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()  # what could be chosen for a newcomer is no person's
    elif isinstance(widget, QAbstractItemView):
        # What drops down from a choice field offers every status there is.
        model = widget.model()
        of_choice = isinstance(widget.parent(), QComboBox) or widget.property("look") == "popup"
        if model is None or of_choice or widget.window().windowType() is Qt.WindowType.Popup:
            return
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                for role in _ROLES:
                    yield str(model.index(row, column).data(role) or "")


def found(driver: Driver) -> set[str]:
    texts = "\n".join(
        text
        for widget in QApplication.allWidgets()
        if widget.window() is driver.window
        for text in written(widget)
    )
    return {mark for mark in MARKS if mark in texts}


@pytest.fixture
def driver(marked: Path) -> Iterator[Driver]:
    led = Driver(marked, FixedAccess())
    yield led
    led.close()


def test_the_counter_sees_nobodys_status(driver: Driver) -> None:
    log_in(driver, "theke")
    seen = {}
    for chapter in (at_the_counter, among_people, among_appointments):
        for station in chapter(driver):
            driver.settle()
            seen[station] = found(driver)
    assert {station: marks for station, marks in seen.items() if marks} == {}
    assert {"counter-hits", "people-card", "people-edit", "people-merge", "people-new"} <= seen.keys()


def test_whoever_may_see_it_finds_it_there(driver: Driver) -> None:
    """The same eyes find the marks in the counsellor's window: they look in the right places."""
    log_in(driver, "rolf")
    seen = {}
    for station in among_people(driver):
        driver.settle()
        seen[station] = found(driver)
    assert {LABEL, "19.03.2031", BENEFIT} <= seen["people-card"]
    assert {LABEL, "19.03.2031", "17.05.2013", BENEFIT} <= seen["people-edit"]


@pytest.mark.parametrize(
    "command",
    [
        ("find", "a"),
        ("find", "a", "--json"),
        ("visit", "log", "--reason", "encounter", "--person", "3", "--json"),
        ("slip", "1", "--out", "{out}/zettel.pdf"),
        ("report", "month", "2026-10", "--internal", "--format", "json", "--out", "{out}/bericht.json"),
        ("import", "persons", "{out}/fehlt.csv", "--json"),
        ("backup", "--out", "{out}/stand.desk"),
        ("verify", "--json"),
        ("user", "list", "--json"),
    ],
)
def test_no_command_of_the_counter_tells_a_status(
    command: tuple[str, ...],
    marked: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(marked))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    out = tmp_path / "out"
    out.mkdir()
    main([argument.format(out=out) for argument in command])
    caught = capsys.readouterr()
    told = (
        caught.out
        + caught.err
        + "".join(path.read_bytes().decode("latin-1") for path in out.iterdir() if path.is_file())
    )
    assert [mark for mark in MARKS if mark in told] == []


def test_an_edit_in_the_counters_window_keeps_the_status(driver: Driver, marked: Path) -> None:
    log_in(driver, "theke")
    driver.press("Alt+2")
    driver.type("oks")
    driver.press("Return", "Ctrl+E")
    driver.focus("Telefon")
    driver.press("Ctrl+A")
    driver.type("0176 04069077")
    driver.press("Ctrl+Return")
    driver.settle()
    desk = access.login(marked, "caro", PASSWORD, clock=lambda: NOW)
    hit = people.search(desk, "0176 04069077")[0].person
    data = people.card(desk, hit.id).data
    assert (data.status, data.benefit_system) == (STATUS, "merkzeichen_neunzehn")
    assert (str(data.status_from), str(data.status_until)) == ("2013-05-17", "2031-03-19")
    desk.close()
