"""The key file as services use it: opened with a password that is counted, and changed together with the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.domain.clock import CONFIRMED, DOUBTED, ClockDoubt, ClockWatch, Oddity
from woilmenau_desk.domain.errors import (
    ClockDoubted,
    KnownError,
    MustChangePassword,
    StoreDamaged,
    TooManyAttempts,
    WrongPassword,
)
from woilmenau_desk.domain.periods import now, steady_count
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import attempts
from woilmenau_desk.storage.keyring import KEY_FILE, Keyring, Secrets
from woilmenau_desk.storage.vault import Vault

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.storage.store import Store
    from woilmenau_desk.storage.unit_of_work import UnitOfWork


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


def open_keys(
    data: Path, keyring: Keyring, name: str, password: str, *, provisional: bool = False
) -> Secrets:
    """What a password opens; a wrong one is counted. `provisional`: also one that somebody else gave.

    Raises WrongPassword, TooManyAttempts or MustChangePassword.
    """
    if wait := attempts.wait_seconds(data, name):
        raise TooManyAttempts(wait)
    try:
        held = keyring.open(name, password)
    except WrongPassword as error:
        raise WrongPassword(attempts.failed(data, name)) from error
    attempts.succeeded(data, name)
    if keyring.must_change(name) and not provisional:
        raise MustChangePassword
    return held


@contextmanager
def writing_without_desk(
    data: Path,
    held: Secrets,
    name: str,
    clock: Callable[[], datetime],
    *,
    clock_is_right: bool,
    whatever_the_clock: bool,
) -> Iterator[UnitOfWork]:
    """A write to the store by somebody who is not logged in; commit it.

    `clock_is_right`: somebody says so, which is written down. `whatever_the_clock`: it is the way in, so it goes on under
    a clock that is doubted, too; its entries then carry the last entry's time, beside one that tells what the clock
    showed. So nothing later is measured by that clock. Raises ClockDoubted otherwise.
    """
    from woilmenau_desk.storage.store import Store

    watch = ClockWatch(clock, steady_count() if clock is now else None)
    with Store(data, held.desk_key, clock, watch) as store:
        store.check_version()
        told: tuple[str, str] | None = None
        if (odd := _doubt(store)) is not None:
            if clock_is_right and odd.oddity is not Oddity.IMPOSSIBLE:
                watch.believe()
                told = CONFIRMED, odd.measured_by
            elif whatever_the_clock:
                at = odd.last or odd.shown
                store.watch, store.clock = None, lambda: at
                told = DOUBTED, f"{odd.oddity}:{odd.shown.isoformat(timespec='seconds')}"
            else:
                raise odd.error()
        with store.unit_of_work(name, Vault(held.vault_key) if held.vault_key else None) as uow:
            if told is not None:
                uow.trace(told[0], "clock", detail=told[1])
            yield uow


def _doubt(store: Store) -> ClockDoubt | None:
    try:
        store.check_clock()
    except ClockDoubted as error:
        if isinstance(error.doubt, ClockDoubt):
            return error.doubt
        raise
    return None


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
