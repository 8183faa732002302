"""What the window is put together from. The real parts are handed in from outside; tests hand in others."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from woilmenau_desk.domain.staff import UserCard

if TYPE_CHECKING:
    from woilmenau_desk.domain.backup_occasions import Occasion
    from woilmenau_desk.domain.backups import BackUp, Compared, FoundBackup, Order, Ran, Restored
    from woilmenau_desk.domain.centre import CentreSettings
    from woilmenau_desk.domain.changes import Changes
    from woilmenau_desk.domain.clock import ClockDoubt
    from woilmenau_desk.domain.drafts import DraftRow
    from woilmenau_desk.domain.opening import Opening
    from woilmenau_desk.services.access.access import NewStore, PreparedStore
    from woilmenau_desk.services.desk import Along, Desk, Done
    from woilmenau_desk.ui.choices import Read
    from woilmenau_desk.ui.printers.here import Printing
    from woilmenau_desk.ui.session import PageSpec

# Makes a fictional centre in the folder; calls back with the share that is done, 0 to 1.
MakeDemo = Callable[[Path, Callable[[float], None]], None]
# The sheet with the recovery code, as a PDF.
RecoverySheet = Callable[[str], bytes]


class Access(Protocol):
    """What services.access offers. It is imported before the login is painted, so it has to be quick to import."""

    def store_exists(self, data: Path) -> bool: ...

    def users(self, data: Path) -> tuple[UserCard, ...]: ...

    def prepare_store(
        self, data: Path, *, name: str, display_name: str, password: str
    ) -> "PreparedStore": ...

    def keep_store(self, prepared: "PreparedStore") -> "NewStore": ...

    def drop_store(self, prepared: "PreparedStore") -> None: ...

    def login(self, data: Path, name: str, password: str, *, hold: bool = False) -> "Desk": ...

    def drop_vault_key(self, desk: "Desk") -> None: ...

    def settle(self, desk: "Desk") -> None: ...

    def unlock(self, desk: "Desk", password: str) -> None: ...

    def wait_seconds(self, data: Path, name: str) -> float: ...

    def recover(self, data: Path, code: str, name: str, new_password: str) -> None: ...

    def replace_password(self, data: Path, name: str, old: str, new: str) -> None: ...


class DraftStore(Protocol):
    """What services.drafts offers."""

    def save(
        self, desk: Any, form: str, fields: Mapping[str, object], *, confidential: bool = False
    ) -> None: ...

    def load(self, desk: Any, form: str) -> dict[str, object] | None: ...

    def drop(self, desk: Any, form: str) -> None: ...

    def going_along(
        self, desk: Any, form: str, left: Mapping[str, object] | None = None, *, confidential: bool = False
    ) -> "AbstractContextManager[Along]": ...

    def waiting(self, desk: Any) -> "tuple[DraftRow, ...]": ...


def no_backup(_desk: object, _occasion: "Occasion", _stop: Callable[[], bool]) -> "Ran | None":
    """Where nothing is backed up by itself."""
    return None


def no_preparing(_desk: object) -> None:
    """Where nothing more is searched."""


def no_look(_desk: object, _stop: Callable[[], bool]) -> None:
    """Where the login has looked at everything."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the window itself asks of the open desk; pages call the services they need."""

    settings: "Callable[[Desk], CentreSettings]"
    opening: "Callable[[Desk], Opening]"
    undo: "Callable[[Desk], Done[None]]"
    redo: "Callable[[Desk], Done[None]]"
    poll: "Callable[[Desk], Changes | None]"
    drafts: DraftStore
    choices: "Read"  # what forms choose from
    confirm_clock: "Callable[[Desk], None]"
    recheck_clock: "Callable[[Desk], ClockDoubt | None]"
    prepare_search: "Callable[[Desk], None]"  # slow, and at home on a thread of its own
    # Beside what lies in the folder; it may be stopped.
    compare_backup: "Callable[[Path, Order, Callable[[], bool]], Compared]"
    restore: "Callable[[Path, Order], Restored]"  # into the folder
    find_backups: "Callable[[Iterable[Path]], Iterable[FoundBackup]]"
    # At what the login has left for later, so that the counter is there sooner; slow, and it may be stopped.
    look_at_sessions: "Callable[[Desk, Callable[[], bool]], object]" = no_look
    # At the papers that run out, with the vault at hand; it looks again at every login.
    look_at_papers: "Callable[[Desk], object]" = no_preparing
    prepare_volunteers: "Callable[[Desk], None]" = no_preparing  # slow; after the search of visitors stands
    back_up: "BackUp" = no_backup  # slow; it may be stopped


@dataclass(frozen=True, slots=True)
class Parts:
    """All of it. `services` and `preload` import what is slow, `preload` in steps; both run off the main thread."""

    access: Access
    services: Callable[[], Services]
    preload: Callable[[], Iterable[object]]
    pages: "Callable[[], tuple[PageSpec, ...]]"  # asked for once somebody has logged in
    make_demo: MakeDemo | None = None
    recovery_sheet: RecoverySheet | None = None
    # The printers of this computer, asked for once somebody has logged in; None: there are none.
    printing: "Callable[[], Printing] | None" = None
