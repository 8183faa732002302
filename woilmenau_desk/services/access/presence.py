"""What is asked before anybody has come in: whether a store is there, who can log in, how long somebody has to wait.

Importing this module is fast, and stays so: the login is painted with it, and neither the libraries for keys nor the
database's are needed to answer.
"""

from __future__ import annotations

from pathlib import Path

from woilmenau_desk import paths
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.storage import restore_journal
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.key_content import KeyContent
from woilmenau_desk.storage.keys.key_holder import KEY_FILE


def store_exists(data: Path) -> bool:
    """Whether a store lies in the folder, also where one is about to take another one's place."""
    return (data / KEY_FILE).exists() or restore_journal.is_cut_off(data)


def users(data: Path) -> tuple[UserCard, ...]:
    """Who can log in. Raises NoStore, CannotRead, StoreTooNew or StoreDamaged."""
    finish_what_was_cut_off(data)
    return KeyContent.load(data).cards()


def finish_what_was_cut_off(data: Path) -> None:
    """Let a store that was taking another one's place when somebody was cut off come into it; one look where none was.

    Raises StoreBusy, StoreDamaged, DiskFull or CannotWrite.
    """
    if restore_journal.is_cut_off(data):
        from woilmenau_desk.storage.gates import gate  # start-up: hardly ever needed before the login

        with gate(data):  # finishes it
            pass


def wait_seconds(data: Path, name: str) -> float:
    """How long a user has to wait before the next try."""
    return attempts.wait_seconds(data, name.strip().casefold())


def bring_back(data: Path) -> bool:
    """Where the folder of a store is gone, or has no key file that is one, lay into it what was kept aside when it went.

    Raises DiskFull or CannotWrite. Quick where nothing was kept.
    """
    if not paths.remembered("rescue", data).is_dir():
        return False
    from woilmenau_desk.storage import rescue  # start-up: hardly ever needed before the login

    return rescue.bring_back(data)
