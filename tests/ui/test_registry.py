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
START = """
import sys
from pathlib import Path
from woilmenau_desk.ui import app as ui_app
from woilmenau_desk.ui.desk_app import DeskApp
app = ui_app.make_application([])
desk_app = DeskApp(app, Path(sys.argv[1]), ui_app.real_parts())
slow = ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "holidays", "babel", "anyascii", "PySide6.QtPdf")
def on_painted():
    early = [name for name in sys.modules if name.startswith(slow) or name.startswith("woilmenau_desk.ui.pages")]
    sys.stdout.write(",".join(early))
    desk_app.window.close()
desk_app.window.first_painted.connect(on_painted)
desk_app.begin()
app.exec()
"""


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_every_page_listed_exists(spec: PageSpec) -> None:
    assert issubclass(page_class(spec), Page)
    assert (resources_dir() / "icons" / f"{spec.icon}.svg").exists()


def test_every_page_has_a_key_and_an_id_of_its_own() -> None:
    assert len({spec.id for spec in PAGES}) == len(PAGES) <= 9


@pytest.mark.parametrize("role", Role)
def test_every_role_has_the_counter(role: Role) -> None:
    assert pages_for(Actor("x", role))[0].id == "counter"


@pytest.mark.parametrize("exists", [True, False], ids=["login", "first start"])
def test_before_the_first_paint_nothing_slow_is_imported(tmp_path: Path, *, exists: bool) -> None:
    if exists:
        access.create_store(
            tmp_path,
            name="caro",
            display_name="Caro",
            password=PASSWORD,
            cost=Argon2(memory_kib=8, passes=1, lanes=1),
        )
    script = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert script.stdout == ""


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
    assert (keys["Beratung"], keys["Verwaltung"]) == ("Alt+4", "Alt+6")
