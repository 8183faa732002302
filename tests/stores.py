"""A fictional centre on real encrypted files: made once, copied for every test that needs one."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.cheap import CHEAP as CHEAP
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import colleagues
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.vault import vault_of

PASSWORD = "wetzlarer-platz-1"
STAFF = {
    "caro": StaffRow("caro", "Caro", "0176 04069001", Role.LEAD),
    "rolf": StaffRow("rolf", "Rolf", "0176 04069002", Role.COUNSELLOR),
    "theke": StaffRow("theke", "Theke", "", Role.COUNTER),
}
# A Monday, 14:10 in Ilmenau: the centre is open.
OPENED = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)
T = TypeVar("T")
# What belongs to a copied store and does not lie in its folder.
AFTER_COPY: list[Callable[[Path], None]] = []


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self, at: datetime = OPENED) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> datetime:
        """Let time pass: `move(hours=1)`."""
        self.at += timedelta(**by)
        return self.at

    def set(self, year: int, month: int, day: int, hour: int = 13, minute: int = 10) -> datetime:
        """Go to a moment in UTC."""
        self.at = datetime(year, month, day, hour, minute, tzinfo=UTC)
        return self.at


def make_store(data: Path) -> str:
    """A store with a user of each role; every password is PASSWORD. Returns the recovery code."""
    first = STAFF["caro"]
    made = access.create_store(
        data,
        name=first.name,
        display_name=first.display_name,
        password=PASSWORD,
        phone=first.phone,
        cost=CHEAP,
    )
    keyring = Keyring.load(data)
    held = keyring.open(first.name, PASSWORD)
    for row in STAFF.values():
        if row is not first:
            keyring = keyring.with_user(row.name, row.display_name, row.role, PASSWORD, held, CHEAP)
    keyring.save(data)
    with Store(data, held.desk_key) as store, store.unit_of_work(first.name, vault_of(held.vault_key)) as uow:
        for row in STAFF.values():
            colleagues.save_staff(uow, row)
        uow.commit()
    return made.recovery_code


def a_store(data: Path) -> str:
    """The same, made once in each process and copied: it is the same store wherever it lies, with the same code."""
    template, code = _made()
    copy_store(template, data)
    return code


@cache
def _made() -> tuple[Path, str]:
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / "data", make_store(folder / "data")


def copy_store(template: Path, data: Path) -> Path:
    """A copy to write into."""
    copy = Path(shutil.copytree(template, data))
    for finish in AFTER_COPY:
        finish(copy)
    return copy


def prepare(template: Path, data: Path, write: Callable[[Desk], T]) -> T:
    """Make a copy in which the lead has written something, to be copied in turn by each test that needs it."""
    desk = log_in(copy_store(template, data), "caro", Clock())
    try:
        return write(desk)
    finally:
        desk.close()


def log_in(data: Path, name: str, clock: Clock, *, hold: bool = False) -> Desk:
    """A desk of that user."""
    return access.login(data, name, PASSWORD, hold=hold, clock=clock)
