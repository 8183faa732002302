"""What tests of the window work on: a real store, a real worker, the real looks, and a clock that stands still."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stores import copy_store
from tests.ui import waiting
from tools.gallery_screens import FakeAccess, FakeDrafts, fake_app
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.ui import choices_of_desk, theme
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.choices import ChoicesKept
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.drafts import Drafts
from woilmenau_desk.ui.drafts_of_desk import DraftsOfDesk
from woilmenau_desk.ui.pages.centre.page import AdminPage
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.spellings import Spellings
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.words import say

waiting.wait_patiently()
PASSWORD = "wetzlarer-platz-1"
CHEAP = Argon2(memory_kib=8, passes=1, lanes=1)


@dataclass
class Clock:
    """The time of the tests: Monday, 23.11.2026, 14:03 in Ilmenau, until a test moves it."""

    now: datetime = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class StatusLine:
    """Collects what a page tells in the line at the bottom."""

    told: list[str] = field(default_factory=list)

    def tell(self, text: str | Sentence) -> None:
        self.told.append(say(text) if isinstance(text, Sentence) else text)

    def tell_hidden(self) -> None:
        self.told.append("Die Namen sind verdeckt. F12 zeigt sie; dann geht das auf.")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def only_caro(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store nobody writes into, with the lead alone."""
    data = tmp_path_factory.mktemp("only-caro") / "data"
    access.create_store(data, name="caro", display_name="Caro", password=PASSWORD, cost=CHEAP)
    return data


@pytest.fixture
def desk_of(only_caro: Path, tmp_path: Path, clock: Clock) -> Iterator[Callable[[Role], Desk]]:
    """Log somebody of a role in to one store: caro (lead), rolf (counsellor) or theke (counter)."""
    data = copy_store(only_caro, tmp_path / "data")
    lead = access.login(data, "caro", PASSWORD, clock=clock)
    opened = [lead]

    def log_in(role: Role) -> Desk:
        if role is Role.LEAD:
            return lead
        name = "rolf" if role is Role.COUNSELLOR else "theke"
        if name not in {card.name for card in access.users(data)}:
            access.add_user(
                lead, name, role, PASSWORD, display_name=name.title(), own_password=PASSWORD, cost=CHEAP
            )
        opened.append(access.login(data, name, PASSWORD, clock=clock))
        return opened[-1]

    yield log_in
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(desk_of: Callable[[Role], Desk]) -> Desk:
    """The store, opened by the lead."""
    return desk_of(Role.LEAD)


@pytest.fixture
def opened() -> list[tuple[str, object]]:
    """The pages that were asked for, with their subjects, in order."""
    return []


@pytest.fixture
def context_of(
    qapp: QApplication, opened: list[tuple[str, object]], desk_of: Callable[[Role], Desk]
) -> Iterator[Callable[[Desk], Context]]:
    """Make the session of a desk. It asks for `desk_of` so that it ends before the store is closed."""
    made: list[Context] = []

    def make(desk: Desk) -> Context:
        bus = ChangeBus()
        runner = TaskRunner(bus)
        context = Context(
            desk=desk,
            runner=runner,
            bus=bus,
            privacy=Privacy(),
            theme=theme.install(qapp),
            status=StatusLine(),
            drafts=Drafts(runner, DraftsOfDesk(desk, drafts)),
            choices=ChoicesKept(desk, runner, bus, choices_of_desk.read),
            spellings=Spellings(desk, runner, people.prepare_search),
            open_page=lambda page, subject: opened.append((page, subject)),
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.drafts.flush()  # as the window does before it closes
        context.runner.close()


@pytest.fixture
def context(context_of: Callable[[Desk], Context], desk: Desk) -> Context:
    """The lead's session."""
    return context_of(desk)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Context], None]:
    """Wait until the worker has answered everything, and what its answers asked for in turn."""

    def wait(context: Context) -> None:
        for _ in range(3):
            answered: list[None] = []
            context.runner.run(lambda: None, on_done=answered.append)
            qtbot.waitUntil(lambda answered=answered: bool(answered))
            qtbot.waitUntil(lambda: context.runner.at_rest)

    return wait


@pytest.fixture
def page_of(qtbot: QtBot) -> Iterator[Callable[[Context], AdminPage]]:
    made: list[AdminPage] = []

    def make(context: Context) -> AdminPage:
        page = AdminPage(context)
        made.append(page)
        page.resize(1140, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activated()
        return page

    yield make
    # Before the worker ends: a timer of the page may still have something to ask.
    for page in made:
        shiboken6.delete(page)


@pytest.fixture
def page(page_of: Callable[[Context], AdminPage], context: Context) -> AdminPage:
    return page_of(context)


@pytest.fixture(name="access")
def fake_access() -> FakeAccess:
    return FakeAccess()


@pytest.fixture(name="drafts")
def fake_drafts() -> FakeDrafts:
    return FakeDrafts()


@pytest.fixture
def begun(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, access: FakeAccess, drafts: FakeDrafts
) -> Iterator[Callable[..., DeskApp]]:
    theme.install(qapp)
    made: list[DeskApp] = []

    def make() -> DeskApp:
        desk_app = fake_app(qapp, tmp_path, access, drafts)
        made.append(desk_app)
        with qtbot.waitExposed(desk_app.window):
            desk_app.begin()
        desk_app.window.activateWindow()
        qtbot.waitUntil(desk_app.window.isActiveWindow)
        return desk_app

    yield make
    for desk_app in made:
        desk_app.window.close()
        desk_app.close()
        qapp.removeEventFilter(desk_app.watch)
        desk_app.watch.deleteLater()
        desk_app.window.deleteLater()
        desk_app.deleteLater()
