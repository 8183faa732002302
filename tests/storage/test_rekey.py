"""New keys when somebody leaves: the old ones open nothing, and an interruption anywhere loses nothing."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import present
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.errors import (
    CannotWrite,
    DiskFull,
    KnownError,
    StoreBusy,
    UnknownUser,
    WrongPassword,
)
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import rekey
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import opens


class PowerCut(BaseException):
    """Nothing after it runs, not even what mends an error."""


def visits_in(data: Path, clock: Clock, name: str = "caro") -> int:
    """How many visits the store holds; it must be whole."""
    desk = log_in(data, name, clock)
    try:
        assert upkeep.verify(desk).findings == ()
        return len(visits.day(desk).rows)
    finally:
        desk.close()


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for _ in range(5):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    return desk


def test_a_removed_user_is_out_and_the_key_they_knew_opens_nothing(
    filled: Desk, data: Path, clock: Clock, code: str
) -> None:
    old = Keyring.load(data).open("theke", PASSWORD).desk_key
    present.remove_user(filled, "Theke", own_password=PASSWORD)
    visits.log_visit(filled, LogVisit(VisitData("encounter")))
    filled.close()
    assert not opens(data, old)
    with pytest.raises(UnknownUser):
        log_in(data, "theke", clock)
    assert visits_in(data, clock) == visits_in(data, clock, "rolf") == 6
    held = Keyring.load(data).open_with_code(code)
    assert opens(data, held.desk_key)
    assert [path.name for path in data.iterdir() if "desk.db." in path.name] == []


def test_the_one_who_left_stays_in_the_records(filled: Desk) -> None:
    present.remove_user(filled, "theke", own_password=PASSWORD)
    assert [row.name for row in centre.staff(filled)] == ["caro", "rolf"]


def test_removing_needs_ones_own_password(filled: Desk, data: Path) -> None:
    with pytest.raises(WrongPassword):
        present.remove_user(filled, "theke", own_password="falsch-falsch")
    assert "theke" in {card.name for card in access.users(data)}


# Each place at which the power may go out: what is called there, and how often it works before.
PLACES = [
    ("woilmenau_desk.storage.engine.copies.under_another_key", 0),
    ("woilmenau_desk.storage.engine.file.copying.table_counts", 0),
    ("woilmenau_desk.storage.engine.file.copying.table_counts", 1),
    ("woilmenau_desk.storage.keys.key_content.write_atomically", 0),
    ("woilmenau_desk.storage.keys.key_content.write_atomically", 1),
    ("pathlib.Path.replace", 0),  # of the key file with both keys
    ("pathlib.Path.replace", 1),  # of the database
    ("pathlib.Path.replace", 2),  # of the key file with the new key
    ("woilmenau_desk.storage.rekey._fill", 0),
    ("woilmenau_desk.storage.resealing.reseal", 0),
    ("woilmenau_desk.storage.key_state.write", 0),
    ("woilmenau_desk.storage.rekey.sync_folder", 0),
    ("woilmenau_desk.storage.rekey.Store", 0),
    ("os.fsync", 0),
    ("os.fsync", 1),
    ("os.fsync", 3),
]


def fail(monkeypatch: pytest.MonkeyPatch, place: str, after: int, error: BaseException) -> list[int]:
    """Let the call at a place fail from the given time on."""
    module, _, name = place.rpartition(".")
    calls: list[int] = []
    target = {"pathlib.Path": Path, "os": os}.get(module)
    original = getattr(target, name) if target else None

    def failing(*args: object, **kwargs: object) -> object:
        calls.append(len(calls))
        if len(calls) > after:
            raise error
        return working(*args, **kwargs)

    if original is not None:
        working: Callable[..., object] = original
        monkeypatch.setattr(target, name, failing)
    else:
        owner = importlib.import_module(module)
        working = getattr(owner, name)
        monkeypatch.setattr(owner, name, failing)
    return calls


@pytest.mark.parametrize(("place", "after"), PLACES)
def test_a_power_cut_at_any_moment_leaves_a_store_that_opens_with_everything(
    filled: Desk, data: Path, clock: Clock, code: str, place: str, after: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        calls = fail(patch, place, after, PowerCut())
        # Whatever would mend it afterwards does not come to run: the key file is written by nobody any more.
        with pytest.raises(PowerCut):
            present.remove_user(filled, "theke", own_password=PASSWORD)
        assert len(calls) > after
    filled.store.close()
    # The recovery code settles it as well as a login does.
    access.recover(data, code, "rolf", "ein neues Passwort")
    assert visits_in(data, clock) == 5
    assert Keyring.load(data).following is None
    # And the removing can be done, or has been done.
    if "theke" in {card.name for card in access.users(data)}:
        lead = log_in(data, "caro", clock)
        present.remove_user(lead, "theke", own_password=PASSWORD)
        lead.close()
    assert visits_in(data, clock) == 5
    with pytest.raises(UnknownUser):
        log_in(data, "theke", clock)


@pytest.mark.parametrize(
    ("place", "after"),
    [
        ("woilmenau_desk.storage.engine.copies.under_another_key", 0),
        ("pathlib.Path.replace", 0),
        ("pathlib.Path.replace", 1),
    ],
)
def test_an_error_leaves_everything_as_it_was(
    filled: Desk, data: Path, clock: Clock, place: str, after: int
) -> None:
    before = Keyring.load(data)
    with pytest.MonkeyPatch.context() as patch:
        fail(patch, place, after, OSError(28, "No space left on device"))
        with pytest.raises(DiskFull):
            present.remove_user(filled, "theke", own_password=PASSWORD)
    after_keys = Keyring.load(data)
    # Where the old key file could not be written back either, the next login does it.
    assert after_keys.users == before.users
    assert after_keys.edition == before.edition
    assert [row.name for row in centre.staff(filled)] == ["caro", "rolf", "theke"]
    assert visits.log_visit(filled, LogVisit(VisitData("encounter"))).value.id == 6
    filled.close()
    assert visits_in(data, clock, "theke") == 6
    assert Keyring.load(data) == before
    assert upkeep_of(data) == []


def upkeep_of(data: Path) -> list[str]:
    """What a failed change left lying about."""
    return [path.name for path in data.iterdir() if path.name.startswith((rekey.FRESH_FILE, "keys.json."))]


def test_while_another_window_has_the_store_open_nothing_is_changed(
    filled: Desk, desk_of: Callable[[str], Desk], data: Path
) -> None:
    other = desk_of("rolf")
    with pytest.raises(StoreBusy):
        present.remove_user(filled, "theke", own_password=PASSWORD)
    visits.log_visit(other, LogVisit(VisitData("encounter")))
    assert len(visits.day(filled).rows) == 6
    assert [row.name for row in centre.staff(filled)] == ["caro", "rolf", "theke"]
    other.close()
    present.remove_user(filled, "theke", own_password=PASSWORD)
    assert len(visits.day(filled).rows) == 6


def test_what_an_earlier_interruption_left_does_not_mix_with_the_new_file(
    filled: Desk, data: Path, clock: Clock
) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        (data / f"{rekey.FRESH_FILE}{suffix}").write_bytes(os.urandom(20_000))
    present.remove_user(filled, "theke", own_password=PASSWORD)
    filled.close()
    assert visits_in(data, clock) == 5
    assert upkeep_of(data) == []


def test_somebody_being_removed_is_not_told_of_damage(filled: Desk, data: Path, clock: Clock) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fail(patch, "woilmenau_desk.storage.rekey.sync_folder", 0, PowerCut())
        with pytest.raises(PowerCut):
            present.remove_user(filled, "theke", own_password=PASSWORD)
    filled.store.close()
    with pytest.raises(WrongPassword):
        log_in(data, "theke", clock)
    assert visits_in(data, clock) == 5


def test_a_folder_that_cannot_be_written_is_told(filled: Desk, data: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fail(patch, "pathlib.Path.replace", 1, PermissionError(13, "denied"))
        with pytest.raises(CannotWrite):
            present.remove_user(filled, "theke", own_password=PASSWORD)
    with pytest.raises(KnownError):
        present.remove_user(filled, "niemand", own_password=PASSWORD)
    assert DATABASE_FILE in {path.name for path in data.iterdir()}
