"""The pages as they are listed, and what the start imports."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Actor, Role
from woilmenau_desk.services.access import access
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.registry import PAGES, page_class, pages_for
from woilmenau_desk.ui.session import Page, PageSpec
from woilmenau_desk.ui.workspace import Workspace

PASSWORD = "wetzlarer-platz-1"
# What the program imports until its window is painted, told by a process of its own.
START = """
import linecache, sys
from pathlib import Path
from woilmenau_desk.__main__ import gc
gc.disable()
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui import desk_app as of_desk
from woilmenau_desk.ui.desk_app import DeskApp
# Whatever comes by a timer comes later, however slow the machine is.
never = 10**8
of_desk._POLL_MS = of_desk._FIRST_LOOK_MS = of_desk._PAINTED_MS = never
app = ui_app.make_application([])
desk_app = DeskApp(app, Path(sys.argv[1]), ui_app.real_parts())
def tell():
    sys.stdout.write("\\n".join(sys.modules) + "\\n---\\n" + "\\n".join(linecache.cache))
    sys.stdout.flush()
    desk_app.window.close()
def log_in():
    from woilmenau_desk.storage.keys import key_holder
    key_holder.floor = key_holder.Argon2(memory_kib=8, passes=1, lanes=1)
    from woilmenau_desk.ui.pages.visits import backup_word
    backup_word._FIRST_MS = never
    desk_app._preload.pause()
    desk_app.login_screen.log_in("caro", sys.argv[3])
if sys.argv[2] == "login":
    desk_app.window.first_painted.connect(tell)
else:
    desk_app._preload.start = lambda: None
    desk_app.window.first_painted.connect(log_in)
    def on_logged_in():
        page = desk_app.workspace.current_page()
        waited_for = {page.day_card.visits.model(), page.coming.appointments.model()}
        def on_answered(model):
            waited_for.discard(model)
            if not waited_for:
                tell()
        for model in tuple(waited_for):
            model.changed.connect(lambda model=model: on_answered(model))
    desk_app.logged_in.connect(on_logged_in)
desk_app.begin()
app.exec()
"""
# Never before the login is painted: it shows nothing for which one of them is needed.
NOT_FOR_THE_LOGIN = (
    "sqlalchemy alembic sqlcipher3 sqlite3 argon2 cryptography reportlab uharfbuzz numpy rapidfuzz holidays babel anyascii"
    " openpyxl icalendar filelock asyncio ssl tomllib zoneinfo calendar PySide6.QtPdf PySide6.QtPrintSupport"
    " woilmenau_desk.ui.pages woilmenau_desk.ui.forms woilmenau_desk.ui.workspace woilmenau_desk.ui.session"
    " woilmenau_desk.services.desk woilmenau_desk.services.access.access woilmenau_desk.storage.keys.keyring"
    " woilmenau_desk.names woilmenau_desk.documents woilmenau_desk.domain.backups woilmenau_desk.domain.people"
).split()
# Nor before the counter is: its search, its papers and its backups come after it.
NOT_FOR_THE_COUNTER = (
    "alembic reportlab uharfbuzz numpy rapidfuzz holidays babel anyascii openpyxl icalendar PySide6.QtPdf"
    " PySide6.QtPrintSupport woilmenau_desk.names woilmenau_desk.services.upkeep woilmenau_desk.storage.backups"
    " woilmenau_desk.storage.integrity woilmenau_desk.ui.pages.people woilmenau_desk.ui.pages.reports"
    " woilmenau_desk.ui.pages.centre"
).split()
# Each own module that the login waits for takes about a millisecond.
MOST_FOR_THE_LOGIN = 85


def imported_until(what: str, data: Path) -> tuple[list[str], list[str]]:
    """The modules that are there when that window is painted, and the sources that are kept in memory."""
    script = subprocess.run(
        [sys.executable, "-c", START, str(data), what, PASSWORD],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    modules, sources = script.stdout.split("\n---\n")
    return modules.split("\n"), sources.split("\n")


def among(modules: list[str], unwanted: list[str]) -> list[str]:
    return [name for name in modules if any(name == one or name.startswith(f"{one}.") for one in unwanted)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody has worked with."""
    data = tmp_path_factory.mktemp("start") / "data"
    access.create_store(
        data,
        name="caro",
        display_name="Caro",
        password=PASSWORD,
        cost=Argon2(memory_kib=8, passes=1, lanes=1),
    )
    return data


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_every_page_listed_exists(spec: PageSpec) -> None:
    assert issubclass(page_class(spec), Page)
    assert (resources_dir() / "icons" / f"{spec.icon}.svg").exists()


def test_every_page_has_a_key_and_an_id_of_its_own() -> None:
    entries = [spec for spec in PAGES if not spec.within]
    assert len({spec.id for spec in PAGES}) == len(PAGES)
    assert len(entries) <= 9
    # What has no entry of its own is found at another one's, and takes no number from any.
    assert {spec.within for spec in PAGES if spec.within} <= {spec.id for spec in entries}
    assert PAGES[: len(entries)] == tuple(entries)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_the_counter(role: Role) -> None:
    assert pages_for(Actor("x", role))[0].id == "counter"


@pytest.mark.parametrize("exists", [True, False], ids=["login", "first start"])
def test_before_the_first_paint_nothing_slow_is_imported(made: Path, tmp_path: Path, *, exists: bool) -> None:
    modules, sources = imported_until("login", made if exists else tmp_path)
    assert among(modules, NOT_FOR_THE_LOGIN) == []
    own = [name for name in modules if name.startswith("woilmenau_desk")]
    assert len(own) <= MOST_FOR_THE_LOGIN + (not exists), (
        "one more is one millisecond more: does the login show it?"
    )
    # Qt's bindings would read all of them, and Python keeps what was read.
    assert [name for name in sources if name.endswith(".py") and "woilmenau_desk" in name] == []


def test_before_the_counter_only_what_it_shows_is_imported(made: Path) -> None:
    modules, sources = imported_until("counter", made)
    assert "woilmenau_desk.ui.pages.visits.counter" in modules
    assert among(modules, NOT_FOR_THE_COUNTER) == []
    assert [name for name in sources if name.endswith(".py") and "woilmenau_desk" in name] == []


def test_a_whole_session_on_a_real_store(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    theme.install(qapp)
    cost = Argon2(memory_kib=8, passes=1, lanes=1)
    access.create_store(tmp_path, name="caro", display_name="Caro", password=PASSWORD, cost=cost)
    desk_app = DeskApp(qapp, tmp_path, ui_app.real_parts())
    desk_app.begin()
    with qtbot.waitSignal(desk_app.logged_in, timeout=20_000):
        desk_app.login_screen.log_in("caro", PASSWORD)
    assert desk_app.workspace is not None
    for page_id in tuple(desk_app.workspace._specs):
        desk_app.workspace.open_page(page_id)
        assert desk_app.workspace.page(page_id) is not None
    desk_app.lock()
    with qtbot.waitSignal(desk_app.unlocked):
        desk_app._on_unlock_asked(PASSWORD)
    desk_app.switch_user()
    with qtbot.waitSignal(desk_app.logged_in):
        desk_app.login_screen.log_in("caro", PASSWORD)
    desk_app.window.close()
    desk_app.close()


def test_a_page_has_one_number_whatever_the_role(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp)
    workspace = Workspace(Actor("theke", Role.COUNTER), PAGES, Privacy())
    qtbot.addWidget(workspace)
    keys = {action.text(): action.shortcut().toString() for action in workspace.actions()}
    # Pages that a counter lacks would leave a gap: what it has keeps the number that it has for everybody.
    numbers = {spec.title: f"Alt+{number}" for number, spec in enumerate(PAGES, start=1) if not spec.within}
    assert keys["Beratung"] == "Alt+4"
    assert keys["Verwaltung"] == numbers["Verwaltung"] == f"Alt+{len(numbers)}"
    assert "Anwesenheit" not in keys
