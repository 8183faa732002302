"""`access` as the window has it: whatever is asked before the login is painted is answered without importing the rest.

The first password that is tried imports what it needs; the window has imported it by then, while it was being typed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.services.access.presence import store_exists as store_exists
from woilmenau_desk.services.access.presence import users as users
from woilmenau_desk.services.access.presence import wait_seconds as wait_seconds

if TYPE_CHECKING:
    from woilmenau_desk.services.access.access import NewStore, PreparedStore
    from woilmenau_desk.services.desk import Desk


def prepare_store(data: Path, *, name: str, display_name: str, password: str) -> PreparedStore:
    """See `access.prepare_store`."""
    from woilmenau_desk.services.access import access  # start-up

    return access.prepare_store(data, name=name, display_name=display_name, password=password)


def keep_store(prepared: PreparedStore) -> NewStore:
    """See `access.keep_store`."""
    from woilmenau_desk.services.access import access  # start-up

    return access.keep_store(prepared)


def drop_store(prepared: PreparedStore) -> None:
    """See `access.drop_store`."""
    from woilmenau_desk.services.access import access  # start-up

    access.drop_store(prepared)


def login(data: Path, name: str, password: str, *, hold: bool = False) -> Desk:
    """See `access.login`."""
    from woilmenau_desk.services.access import access  # start-up

    return access.login(data, name, password, hold=hold)


def drop_vault_key(desk: Desk) -> None:
    """See `access.drop_vault_key`."""
    from woilmenau_desk.services.access import access  # start-up

    access.drop_vault_key(desk)


def settle(desk: Desk) -> None:
    """See `access.settle`."""
    from woilmenau_desk.services.access import access  # start-up

    access.settle(desk)


def unlock(desk: Desk, password: str) -> None:
    """See `access.unlock`."""
    from woilmenau_desk.services.access import access  # start-up

    access.unlock(desk, password)


def recover(data: Path, code: str, name: str, new_password: str) -> None:
    """See `access.recover`."""
    from woilmenau_desk.services.access import access  # start-up

    access.recover(data, code, name, new_password)


def replace_password(data: Path, name: str, old: str, new: str) -> None:
    """See `access.replace_password`."""
    from woilmenau_desk.services.access import access  # start-up

    access.replace_password(data, name, old, new)
