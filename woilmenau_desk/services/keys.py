"""The key file as services use it: opened with a password that is counted, and changed together with the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from woilmenau_desk.domain.errors import KnownError, StoreDamaged, TooManyAttempts, WrongPassword
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import attempts
from woilmenau_desk.storage.keyring import KEY_FILE, Keyring, Secrets


@contextmanager
def present_keys(desk: Desk) -> Iterator[Keyring]:
    """The key file, which no other process changes meanwhile."""
    from woilmenau_desk.storage.store import gate

    with gate(desk.data):
        yield Keyring.load(desk.data)


@contextmanager
def key_file(data: Path, old: Keyring, new: Keyring) -> Iterator[None]:
    """The new key file, unless the write that belongs to it fails: then the old one stays in force."""
    new.save(data)
    try:
        yield
    except BaseException:
        with suppress(KnownError):
            old.save(data)
        raise


def open_keys(data: Path, keyring: Keyring, name: str, password: str) -> Secrets:
    """What a password opens; a wrong one is counted. Raises WrongPassword or TooManyAttempts."""
    if wait := attempts.wait_seconds(data, name):
        raise TooManyAttempts(wait)
    try:
        held = keyring.open(name, password)
    except WrongPassword as error:
        raise WrongPassword(attempts.failed(data, name)) from error
    attempts.succeeded(data, name)
    return held


def settle(data: Path, keyring: Keyring, held: Secrets, pending: bytes | None) -> tuple[Keyring, Secrets]:
    """Finish a change of the desk key that a power cut interrupted."""
    from woilmenau_desk.storage.store import opens

    if not keyring.pending:
        return keyring, held
    if opens(data, held.desk_key):
        keyring = keyring.settled()
    elif pending and opens(data, pending):
        keyring, held = keyring.moved(), Secrets(pending, held.vault_key)
    elif pending is None:
        # Somebody who was being removed: the database has moved already.
        raise WrongPassword
    else:
        raise StoreDamaged(detail=KEY_FILE)
    keyring.save(data)
    return keyring, held


class held_store:  # noqa: N801  (reads as words in `with`)
    """The store's lock for a moment, unless this window holds it anyway."""

    def __init__(self, desk: Desk) -> None:
        from woilmenau_desk.storage.store import Hold

        self._own = None if desk.hold is not None else Hold(desk.data)

    def __enter__(self) -> None:
        if self._own is not None:
            self._own.take()

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.release()
