"""The screens of the window with fictional parts behind them, for the gallery and the tests."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QApplication, QVBoxLayout

from woilmenau_desk.domain.access import Actor, Right, Role
from woilmenau_desk.domain.backups import Backup, ByPassword, Compared, Order, Restored
from woilmenau_desk.domain.centre import CentreSettings
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import KnownError, MustChangePassword, NotFound, WrongPassword
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.domain.undo_errors import NothingToUndo
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Along
from woilmenau_desk.ui.choices import NO_CHOICES
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.long_lane import NoFence
from woilmenau_desk.ui.ports import Parts, Services
from woilmenau_desk.ui.session import Context, Page, PageSpec
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.fields import LongText, SearchField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState

NOW = datetime(2026, 11, 23, 13, 13, tzinfo=UTC)
PASSWORD = "wetzlarer-platz-1"  # noqa: S105  (fictional, and meant to be known)
CODE = "K7QM-2XPA-9RTD-4HWE-LC3N-8VFB"
_HERE = "tools.gallery_screens"
USERS = (
    UserCard("caro", "Caro", Role.LEAD),
    UserCard("rolf", "Rolf", Role.COUNSELLOR),
    UserCard("theke", "Theke", Role.COUNTER),
)
PAGES = (
    PageSpec("counter", "Theke", "counter", Right.LOG_VISITS, f"{_HERE}:SamplePage"),
    PageSpec("people", "Personen", "people", Right.EDIT_PEOPLE, f"{_HERE}:OtherPage"),
    PageSpec("appointments", "Termine", "calendar", Right.BOOK_APPOINTMENTS, f"{_HERE}:OtherPage"),
    PageSpec("counselling", "Beratung", "counselling", Right.SEE_SESSIONS, f"{_HERE}:OtherPage"),
    PageSpec("reports", "Berichte", "report", Right.MAKE_REPORTS, f"{_HERE}:OtherPage"),
    PageSpec("centre", "Verwaltung", "settings", Right.EDIT_CENTRE, f"{_HERE}:OtherPage"),
)


class FakeDesk:
    """An open store without one."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.closed = False
        self.locked = False
        self.fence = NoFence()
        self.login_untold = self.on_network = self.search_beside = False
        self.search_stands = True
        self.trouble: KnownError | None = None
        self.findings: list[Sentence] = []
        self.news: list[Sentence] = []
        self.notices: list[Sentence] = []
        self.trail_doubts: tuple[str, ...] = ()
        self.done: list[Sentence] = []

    @property
    def has_vault(self) -> bool:
        return not self.locked

    def clock(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()

    @property
    def store(self) -> object:
        """There is none: whoever wants to read of it is told so, as of any entry that is not there."""
        raise NotFound

    def close(self) -> None:
        self.closed = True


class FakeAccess:
    """Passwords and users without key files. Every third wrong password costs a wait of 8 seconds."""

    def __init__(self, *, exists: bool = True) -> None:
        self.exists = exists
        self.cards: tuple[UserCard, ...] = USERS
        self.desks: list[FakeDesk] = []
        self.made: list[tuple[str, str, str]] = []
        self.recovered: list[tuple[str, str, str]] = []
        self.dropped: list[Any] = []
        self.wrong = 0
        self.must_change: set[str] = set()

    def store_exists(self, data: Path) -> bool:
        return self.exists

    def users(self, data: Path) -> tuple[UserCard, ...]:
        return self.cards

    def prepare_store(self, data: Path, *, name: str, display_name: str, password: str) -> Any:
        self.made.append((name, display_name, password))
        return SimpleNamespace(
            data=data, recovery_code=CODE, cards=(UserCard(name, display_name, Role.LEAD),)
        )

    def keep_store(self, prepared: Any) -> Any:
        self.exists = True
        self.cards = prepared.cards
        return prepared

    def drop_store(self, prepared: Any) -> None:
        self.dropped.append(prepared)

    def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> Any:
        self._check(password)
        if name in self.must_change:
            raise MustChangePassword
        card = next(card for card in self.cards if card.name == name)
        self.desks.append(FakeDesk(Actor(card.name, card.role, card.display_name)))
        return self.desks[-1]

    def drop_vault_key(self, desk: Any) -> None:
        desk.locked = True

    def settle(self, desk: Any) -> None:
        pass

    def unlock(self, desk: Any, password: str) -> None:
        self._check(password)
        desk.locked = False

    def wait_seconds(self, data: Path, name: str) -> float:
        return 0.0

    def recover(self, data: Path, code: str, name: str, new_password: str) -> None:
        self.recovered.append((code, name, new_password))

    def replace_password(self, data: Path, name: str, old: str, new: str) -> None:
        self._check(old)
        self.must_change.discard(name)
        self.made.append((name, name, new))

    def _check(self, password: str) -> None:
        if password != PASSWORD and not any(password == made[2] for made in self.made):
            self.wrong += 1
            raise WrongPassword(8.0 if self.wrong % 3 == 0 else 0.0)


class FakeDrafts:
    """Drafts in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, object]] = {}

    def save(self, desk: Any, form: str, fields: Mapping[str, object], *, confidential: bool = False) -> None:
        self.kept[form] = dict(fields)

    def load(self, desk: Any, form: str) -> dict[str, object] | None:
        return self.kept.get(form)

    def drop(self, desk: Any, form: str) -> None:
        self.kept.pop(form, None)

    @contextmanager
    def going_along(
        self, desk: Any, form: str, left: Mapping[str, object] | None = None, *, confidential: bool = False
    ) -> Iterator[Along]:
        yield Along(lambda _uow: None)

    def waiting(self, desk: Any) -> tuple[DraftRow, ...]:
        return ()


def log_sample(desk: FakeDesk) -> Any:
    """A write that can be undone."""
    said = Sentence("said", "Besuch erfasst: {reason}", {"reason": "Begegnung"})
    desk.done.append(said)
    return SimpleNamespace(value=None, changes=Changes(frozenset({Kind.VISIT})), said=said, undoable=True)


def undo_sample(desk: FakeDesk) -> Any:
    """Take it back."""
    if not desk.done:
        raise NothingToUndo
    said = Sentence("said", "Rückgängig: {step}", {"step": desk.done.pop()})
    return SimpleNamespace(value=None, changes=Changes(frozenset({Kind.VISIT})), said=said)


def compare_sample(data: Path, order: Order, _stop: Callable[[], bool]) -> Compared:
    """A backup with two people in it, beside a store that cannot be read."""
    if isinstance(order.way, ByPassword) and order.way.password != PASSWORD:
        raise WrongPassword
    backup = Backup(order.path, 4096, {"person": 2, "visit": 5}, "2026-11-23T13:10:00+00:00")
    return Compared(backup, None, leads=("caro",), kept=True)


def restore_sample(data: Path, order: Order) -> Restored:
    """Put back, and the store of before beside it."""
    return Restored(compare_sample(data, order, lambda: False).backup, data / "ersetzt-2026-11-24")


class SamplePage(Page):
    """A page with a search, a text that is drafted, an empty list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = SearchField("Name, Kartennummer oder Telefon …")
        self.note = LongText("Notiz")
        self.note.setAccessibleName("Notiz")
        self.subjects: list[object] = []
        self.reloads = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self.search)
        layout.addWidget(self.note)
        card = Card("Heute: 0 Kontakte")
        card.body.addWidget(EmptyState("cup", "Heute war noch niemand da.", "F2 zählt eine Begegnung."))
        layout.addWidget(card, 1)
        self.add_action("Begegnung", "F2", self.log)
        self.keeper = context.drafts.keep("sample", {"note": self.note}, self)
        self.keeper.restore()
        self.watch(Kind.VISIT)

    def activated(self) -> None:
        self.search.setFocus()

    def show_subject(self, subject: object) -> None:
        self.subjects.append(subject)

    def reload(self) -> None:
        self.reloads += 1

    def log(self) -> None:
        self.context.runner.run(log_sample, self.context.desk, owner=self)


class OtherPage(SamplePage):
    """Another one."""


def fake_parts(access: FakeAccess, drafts: FakeDrafts, demo: Callable[..., None] | None = None) -> Parts:
    """Parts that need neither store nor documents."""
    services = Services(
        settings=lambda desk: CentreSettings(theme="light"),
        opening=lambda desk: Opening(),
        undo=undo_sample,  # type: ignore[arg-type]
        redo=undo_sample,  # type: ignore[arg-type]
        poll=lambda desk: None,
        drafts=drafts,
        choices=lambda desk, language, whole: NO_CHOICES,
        confirm_clock=lambda desk: None,
        recheck_clock=lambda desk: None,
        prepare_search=lambda desk: None,
        compare_backup=compare_sample,
        restore=restore_sample,
        find_backups=lambda folders: (),
    )
    return Parts(
        access,
        lambda: services,
        lambda: (),
        lambda: PAGES,
        demo or (lambda data, report: None),
        lambda code: b"",
    )


def fake_app(app: QApplication, data: Path, access: FakeAccess, drafts: FakeDrafts | None = None) -> DeskApp:
    """The whole window on these."""
    return DeskApp(app, data, fake_parts(access, drafts or FakeDrafts()))
