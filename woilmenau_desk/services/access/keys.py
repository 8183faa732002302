"""The key file as services use it: opened with a password that is counted, and changed together with the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.clock import CONFIRMED, DOUBTED, ClockDoubt, ClockWatch, Oddity
from woilmenau_desk.domain.errors import (
    ClockDoubted,
    KeysOutOfStep,
    KnownError,
    MustChangePassword,
    StoreDamaged,
    TooManyAttempts,
    UnknownUser,
    VaultKeyFirst,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.periods import now, steady_count
from woilmenau_desk.services.access.entrance import (
    AT_THE_DOOR,
    checked_version,
    look_at,
    refuse_other_role,
    tell,
)
from woilmenau_desk.services.access.presence import finish_what_was_cut_off
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.rescued import Taking
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Argon2, KeyOf, Keyring, Opened, Secrets, key_bytes
from woilmenau_desk.storage.vault import vault_of

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.storage.rescue import Opener
    from woilmenau_desk.storage.store import Store
    from woilmenau_desk.storage.unit_of_work import UnitOfWork

T = TypeVar("T")


class Entry(NamedTuple):
    """Somebody who may come in: the content of the key file that is in force, their line in it, and what it opens.

    `read`: the bytes that lay there.
    """

    keyring: Keyring
    holder: KeyHolder
    opened: Opened
    read: bytes

    @property
    def content(self) -> bytes:
        """The key file with that content alone, as a store holds it."""
        return self.read if self.keyring.is_old else self.keyring.to_bytes()


def present_keyring(data: Path) -> Keyring:
    """The key file, after what was cut off while a store took another one's place has been finished.

    Raises NoStore, CannotRead, StoreTooNew, StoreDamaged, StoreBusy, DiskFull or CannotWrite.
    """
    finish_what_was_cut_off(data)
    return Keyring.load(data)


@contextmanager
def present_keys(desk: Desk) -> Iterator[Keyring]:
    """The key file that belongs to the open store, which no other process changes meanwhile.

    A login that is not written down yet is now: what was rescued is taken in before the keys it fits are gone. A key file
    that somebody took away or exchanged is put back first. Raises StoreVanished, KeysOutOfStep, ClockDoubted, SignInAgain
    where it gives the user another role by now, or VaultKeyFirst for a file of an earlier version.
    """
    from woilmenau_desk.storage.gates import gate

    desk.store.look_after_files()
    with gate(desk.data):
        tell(desk)
        try:
            content = _settled(desk)
            refuse_other_role(desk, content)
            yield content
        finally:
            # Whether the write that went with a change was committed, the database knows.
            with suppress(KnownError):
                _settled(desk)


def _settled(desk: Desk) -> Keyring:
    """The content of the key file that is in force, alone in it; with the vault, one that its key vouches for."""
    from woilmenau_desk.storage import key_state
    from woilmenau_desk.storage.engine import DATABASE_FILE

    keyring = Keyring.load(desk.data)
    if keyring.is_old:
        raise VaultKeyFirst
    vault_key = desk.vault.key if desk.has_vault else None
    content = key_state.in_force(keyring, desk.data / DATABASE_FILE, desk.store.desk_key, vault_key)
    if keyring.following is not None:
        with suppress(KnownError):
            content.save(desk.data)
    return content


def keep_alone(data: Path, content: Keyring) -> None:
    """Let the key file hold this content and no other. Call it behind the gate, with one that was opened.

    The file is not asked again which it is: what lies there may be another one's by now.
    """
    if Keyring.load(data) != content:
        content.save(data)


def hand_over(data: Path, old: Keyring, new: Keyring, desk_key: bytes, uow: UnitOfWork) -> Keyring:
    """A changed key file together with the write that belongs to it: both come into force with its commit.

    Until then the file holds both contents; the database's edition says which is in force. Returns the one that follows.
    """
    from woilmenau_desk.storage import key_state

    following = new.next_edition(desk_key)
    old.awaiting(following, desk_key).save(data)
    key_state.write(uow.conn, following.edition)
    return following


@contextmanager
def keys_to_renew(desk: Desk) -> Iterator[Keyring]:
    """The same for a change after which the whole store gets new keys: nobody else may have it open.

    Whatever else runs in this process is finished before, and what comes meanwhile waits: see `Desk.fence`. Raises
    StoreBusy as well.
    """
    with desk.fence.shut(), held_store(desk), present_keys(desk) as keyring:
        yield keyring


def renew(
    desk: Desk,
    keyring: Keyring,
    opened: Opened,
    changed: Callable[[Keyring, Secrets], Keyring],
    write: Callable[[UnitOfWork], None],
) -> Changes:
    """Give the store new keys, and the own line what it says of them; see `rekey.rotate`.

    `opened` is what the own password opened. Raises StoreBusy, DiskFull …; nothing is then changed.
    """
    from woilmenau_desk.services.access import named_cases
    from woilmenau_desk.storage import rekey

    seen: list[Changes] = []

    def written(uow: UnitOfWork) -> None:
        write(uow)
        seen.append(uow.changes)

    def following(rekeyed: Keyring, keys: Secrets) -> Keyring:
        own = opened._replace(held=keys)
        return changed(rekeyed.refreshed(desk.actor.name, own) or rekeyed, keys)

    # Before work that would be in vain.
    desk.store.check_clock()
    desk.drop_search()
    desk.store, new = rekey.rotate(
        desk.store, keyring, opened.held, following, actor=desk.actor.name, write=written
    )
    desk.take_keys(new)
    if desk.has_vault:
        # What others decided of cases until then is no news to the store that was opened now.
        with suppress(KnownError):
            named_cases.take_in(desk)
    # From now on it is open again, and seen to be by whoever wants it alone.
    with suppress(KnownError), desk.store.read():
        pass
    return seen[0]


def open_keys(data: Path, keyring: Keyring, name: str, password: str, *, provisional: bool = False) -> Opened:
    """What a password opens; a wrong one is counted. `provisional`: also one that somebody else gave.

    Raises WrongPassword, TooManyAttempts or MustChangePassword.
    """
    opened = _counted(data, name, lambda: keyring.opened(name, _key_of(password)))
    if keyring.must_change(name) and not provisional:
        raise MustChangePassword
    return opened


def enter(data: Path, name: str, password: str, *, provisional: bool = False) -> Entry:
    """The same for somebody at the door, where a change of keys may have been interrupted."""
    read = key_bytes(data)
    keyring = Keyring.from_bytes(read)
    login = _known_login(keyring, name)
    key_of = _key_of(password)

    def attempt(content: Keyring) -> tuple[bytes, Opened]:
        opened = content.opened(login, key_of)
        return opened.held.desk_key, opened

    def tried() -> tuple[Keyring, Opened]:
        return _in_force(data, keyring, attempt, WrongPassword)

    content, opened = _counted(data, login, tried)
    if content.must_change(login) and not provisional:
        raise MustChangePassword
    return Entry(content, content.user(login), opened, read)


def enter_with_code(data: Path, code: str) -> tuple[Keyring, Secrets]:
    """What the recovery code opens, and the content of the key file that is in force."""

    def attempt(content: Keyring) -> tuple[bytes, Secrets]:
        held = content.open_with_code(code)
        return held.desk_key, held

    return _in_force(data, Keyring.load(data), attempt, WrongRecoveryCode)


def opener_of(name: str, opened: Opened) -> Opener:
    """What opens an earlier key file in which that password is the same one; nothing slow is done anew."""
    return lambda content: content.opened(name, lambda _holder: opened.kek).held


def _known_login(keyring: Keyring, name: str) -> str:
    for content in keyring.contents():
        with suppress(UnknownUser):
            return content.user(name).name
    return keyring.user(name).name


def _key_of(password: str) -> KeyOf:
    """The slow part, once for each cost and salt."""
    known: dict[tuple[Argon2, bytes], bytes] = {}

    def key_of(holder: KeyHolder) -> bytes:
        place = holder.cost, holder.salt
        if place not in known:
            known[place] = holder.cost.key(password, holder.salt)
        return known[place]

    return key_of


def _counted(data: Path, name: str, attempt: Callable[[], T]) -> T:
    if wait := attempts.wait_seconds(data, name):
        raise TooManyAttempts(wait)
    try:
        found = attempt()
    except WrongPassword as error:
        raise WrongPassword(attempts.failed(data, name)) from error
    attempts.succeeded(data, name)
    return found


def _in_force(
    data: Path,
    keyring: Keyring,
    attempt: Callable[[Keyring], tuple[bytes, T]],
    refusal: type[WrongPassword | WrongRecoveryCode],
) -> tuple[Keyring, T]:
    """The content that belongs to the database, alone, and what the attempt opened; nothing is written.

    `attempt` returns the desk key as well.
    """
    from woilmenau_desk.storage import key_state
    from woilmenau_desk.storage.engine import DATABASE_FILE

    if keyring.following is None:
        return keyring, attempt(keyring)[1]
    refused: list[KnownError] = []
    for content in keyring.contents():
        try:
            desk_key, found = attempt(content)
        except (WrongPassword, WrongRecoveryCode, UnknownUser, StoreDamaged) as error:
            refused.append(error)
            continue
        # Nothing is folded by looking: the log may be another one's.
        opens, edition = key_state.of_file(data / DATABASE_FILE, desk_key, read_only=True)
        if opens and content.belongs(edition):
            return content.alone(desk_key), found
    for told in refused:
        if isinstance(told, StoreDamaged):
            raise told
    # Somebody who was being removed, or a password that was being changed: the other content refuses it.
    raise refusal() if refused else KeysOutOfStep


def renew_without_desk(
    data: Path,
    keyring: Keyring,
    held: Secrets,
    name: str,
    changed: Callable[[Keyring, Secrets], Keyring],
    write: Callable[[UnitOfWork], None],
    opener: Opener,
    clock: Callable[[], datetime],
    *,
    clock_is_right: bool,
    whatever_the_clock: bool,
) -> None:
    """New keys for the store, by somebody who is not logged in; see `renew`.

    What was kept aside of it is taken in before, while its keys still fit; the next login tells of it. `opener`: what
    opens its key file where the store has other ones already.
    `clock_is_right`: somebody says so, which is written down. `whatever_the_clock`: it is the way in, so it goes on under
    a clock that is doubted, too; its entries then carry the last entry's time, beside one that tells what the clock
    showed. So nothing later is measured by that clock. Raises ClockDoubted otherwise.
    """
    from woilmenau_desk.storage import key_state, rekey
    from woilmenau_desk.storage.gates import Hold
    from woilmenau_desk.storage.store import Store

    if keyring.is_old and held.vault_key is None:
        raise VaultKeyFirst
    watch = ClockWatch(clock, steady_count() if clock is now else None)
    hold = Hold(data)
    hold.take(name)
    try:
        taking = Taking()
        taking.look(data, held.desk_key, opener, clock())
        with Store(data, held.desk_key, clock, watch) as store:
            # What was last seen stays as it is until what became of it is written down.
            store.remembers = False
            checked_version(store)
            found = look_at(store, taking)
            with store.read() as conn:
                key_state.check(conn, keyring)
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

            if taking.rescued:
                with store.unit_of_work(name, vault_of(held.vault_key)) as uow:
                    if told is not None:
                        uow.trace(told[0], "clock", detail=told[1])
                    taking.write_down(uow)
                    uow.commit()
                told = None
                taking.done()

            def written(uow: UnitOfWork) -> None:
                if told is not None:
                    uow.trace(told[0], "clock", detail=told[1])
                found.write_down(uow, AT_THE_DOOR)
                write(uow)

            keyring = brought_forward(store, keyring, held, name)
            fresh, _ = rekey.rotate(store, keyring, held, changed, actor=name, write=written)
            with fresh, suppress(KnownError):
                fresh.remember(anew=found.older is not None)
    finally:
        hold.release()


def brought_forward(store: Store, keyring: Keyring, held: Secrets, name: str) -> Keyring:
    """A key file of format 1 in the present format, with its edition in the database; any other as it is."""
    from woilmenau_desk.storage import key_state

    with store.read() as conn:
        if key_state.edition(conn) is not None:
            return keyring
    changed = keyring.brought_forward(held) if keyring.is_old else keyring
    # The file first: beside a database without an edition it opens as the old one did.
    changed.save(store.folder)
    vault = vault_of(held.vault_key, unsealed_before=changed.vault_generation == 0)
    with store.unit_of_work(name, vault) as uow:
        key_state.write(uow.conn, changed.edition)
        uow.trace("keys brought forward", "store")
        uow.commit()
    return changed


def _doubt(store: Store) -> ClockDoubt | None:
    try:
        store.check_clock()
    except ClockDoubted as error:
        if isinstance(error.doubt, ClockDoubt):
            return error.doubt
        raise
    return None


class held_store:  # noqa: N801  (reads as words in `with`)
    """The store's lock for a moment, unless this window holds it anyway."""

    def __init__(self, desk: Desk) -> None:
        from woilmenau_desk.storage.gates import Hold

        self._own = None if desk.hold is not None else Hold(desk.data)

    def __enter__(self) -> None:
        if self._own is not None:
            self._own.take()

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.release()
