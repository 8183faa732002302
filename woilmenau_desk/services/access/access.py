"""Getting in: making a store, logging in, locking, users and their passwords, the way back with the recovery code.

The database's libraries are loaded by the first login. What the window asks before anybody has come in stands in
`presence`, which imports less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.domain.access import Actor, Role
from woilmenau_desk.domain.clock import ClockWatch, doubt
from woilmenau_desk.domain.errors import (
    REFUSED,
    ClockDoubted,
    CodeNotKept,
    KeysOutOfStep,
    KnownError,
    MustChangePassword,
    RosterDiffers,
    SignInAgain,
    StoreExists,
    StoreOnNetwork,
    StoreVanished,
    WrittenPast,
)
from woilmenau_desk.domain.periods import now, steady_count
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.services.access import since_last_login
from woilmenau_desk.services.access.entrance import Entrance, gate_or_reading, tell
from woilmenau_desk.services.access.keys import (
    Entry,
    brought_forward,
    enter,
    hand_over,
    held_store,
    keep_alone,
    opener_of,
    renew,
)
from woilmenau_desk.services.access.keys import present_keyring as present_keyring
from woilmenau_desk.services.access.passwords import change_password as change_password
from woilmenau_desk.services.access.passwords import new_recovery_code as new_recovery_code
from woilmenau_desk.services.access.passwords import recover as recover
from woilmenau_desk.services.access.passwords import replace_password as replace_password
from woilmenau_desk.services.access.presence import bring_back
from woilmenau_desk.services.access.presence import store_exists as store_exists
from woilmenau_desk.services.access.presence import users as users
from woilmenau_desk.services.access.presence import wait_seconds as wait_seconds
from woilmenau_desk.services.access.users import NAME_LENGTH as NAME_LENGTH
from woilmenau_desk.services.access.users import add_user as add_user
from woilmenau_desk.services.access.users import change_role as change_role
from woilmenau_desk.services.access.users import check_new_password as check_new_password
from woilmenau_desk.services.access.users import clean_login as clean_login
from woilmenau_desk.services.access.users import edit_staff as edit_staff
from woilmenau_desk.services.access.users import remove_user as remove_user
from woilmenau_desk.services.access.users import reset_password as reset_password
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import disks, outputs, restore_journal
from woilmenau_desk.storage.keys.keyring import (
    Argon2,
    Keyring,
    grouped_code,
    new_keyring,
)
from woilmenau_desk.storage.refusals import told_as_known
from woilmenau_desk.storage.vault import vault_of

if TYPE_CHECKING:
    from woilmenau_desk.storage.store import Store
    from woilmenau_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewStore:
    """A store that was just made. The recovery code is shown once and kept nowhere."""

    data: Path
    recovery_code: str


@dataclass(frozen=True, slots=True)
class PreparedStore:
    """A store that is whole and not yet in force: it lies aside until somebody holds its recovery code.

    Whatever ends the program before that leaves no store, and a code that opens nothing.
    """

    data: Path
    recovery_code: str
    fresh: Path


def create_store(
    data: Path,
    *,
    name: str,
    display_name: str,
    password: str,
    phone: str = "",
    cost: Argon2 | None = None,
    show: Callable[[str], None] | None = None,
) -> NewStore:
    """Make an encrypted store with its first lead.

    `show` is given the recovery code before the store comes into being; where it raises, none does.
    Raises StoreExists, StoreOnNetwork, WeakPassword, CodeNotKept …
    """
    prepared = prepare_store(
        data, name=name, display_name=display_name, password=password, phone=phone, cost=cost
    )
    try:
        if show is not None:
            _show_code(show, prepared.recovery_code)
        return keep_store(prepared)
    finally:
        drop_store(prepared)


def prepare_store(
    data: Path, *, name: str, display_name: str, password: str, phone: str = "", cost: Argon2 | None = None
) -> PreparedStore:
    """Make a store aside, for `keep_store` or `drop_store`. Raises StoreExists, StoreOnNetwork, WeakPassword …"""
    from woilmenau_desk.storage import colleagues as rows
    from woilmenau_desk.storage import engine, key_state
    from woilmenau_desk.storage.store import Store

    if store_exists(data):
        raise StoreExists(folder=data)
    outputs.refuse_nested(data)
    if odd := doubt(now(), None):
        raise odd.error()
    if disks.on_network(data):
        raise StoreOnNetwork(folder=data)
    login_name = clean_login(name)
    shown = clean_line(display_name, field="display_name", limit=NAME_LENGTH) or login_name
    keyring, held, code = new_keyring(login_name, shown, password, cost)
    with told_as_known(data):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = restore_journal.make_fresh(data)
    engine.hand_on(data, fresh)
    made = False
    try:
        Store.create(fresh, held.desk_key)
        made = True
        with (
            Store(fresh, held.desk_key) as store,
            store.unit_of_work(login_name, vault_of(held.vault_key, unsealed_before=True)) as uow,
        ):
            number = clean_line(phone, field="phone", limit=NAME_LENGTH)
            rows.save_staff(uow, StaffRow(login_name, shown, number, Role.LEAD))
            key_state.write(uow.conn, keyring.edition)
            uow.trace("made", "store")
            uow.commit()
        keyring.save(fresh)
    except BaseException:
        if made:
            engine.discard(fresh)
        restore_journal.drop(fresh)
        raise
    return PreparedStore(data, grouped_code(code), fresh)


def keep_store(prepared: PreparedStore) -> NewStore:
    """Let a prepared store come into being, in one step. Raises StoreExists, DiskFull or CannotWrite.

    A database without its key file is moved out of the way; with the keys of a backup it may be opened again.
    """
    from woilmenau_desk.storage.gates import gate

    data = prepared.data
    with gate(data):
        if store_exists(data):
            raise StoreExists(folder=data)
        restore_journal.put_in_place(data, prepared.fresh, data / f"verwaist-{now():%Y%m%d-%H%M%S-%f}")
    return NewStore(data, prepared.recovery_code)


def drop_store(prepared: PreparedStore) -> None:
    """Let go of a prepared store; nothing happens to one that was kept."""
    from woilmenau_desk.storage import engine

    if not restore_journal.is_cut_off(prepared.data):
        engine.discard(prepared.fresh)
        restore_journal.drop(prepared.fresh)


def _show_code(show: Callable[[str], None], code: str) -> None:
    try:
        show(code)
    except KnownError as error:
        raise CodeNotKept(reason=error.sentences()[0]) from error


def login(
    data: Path,
    name: str,
    password: str,
    *,
    hold: bool = False,
    clock: Callable[[], datetime] = now,
    watch: ClockWatch | None = None,
    told: bool = True,
) -> Desk:
    """Open the store; about 0.1 to 0.3 s for the password.

    `hold`: for the one window that holds the store. It shows the counter first, and looks at all sessions then
    (`look_at_sessions`); every other login does so itself.

    The computer's own clock is looked at before each write, beginning with this login's; a `clock` that is handed in is
    believed, unless a `watch` over it comes with it. Where it is doubted the desk opens, and nothing can be written
    until `services.clock.confirm`. Not `told`: the caller looks at the store first, and writes the login down then
    (`tell_login`).

    Raises MustChangePassword where somebody else gave the password (see `replace_password`), NoStore, UnknownUser,
    WrongPassword, TooManyAttempts, StoreBusy, StoreTooNew or StoreDamaged.
    """
    bring_back(data)
    present_keyring(data)
    with gate_or_reading(data) as refusal:
        return _login(data, name, password, hold, clock, watch, Entrance(data, refusal), told)


def _login(
    data: Path,
    name: str,
    password: str,
    hold: bool,
    clock: Callable[[], datetime],
    watch: ClockWatch | None,
    entrance: Entrance,
    told: bool,
) -> Desk:
    from woilmenau_desk.services.access import named_cases  # start-up: it needs the database's libraries

    entry = enter(data, name, password)
    holder, held = entry.holder, entry.opened.held
    if hold:
        entrance.take_hold(holder.name)
    try:
        if clock is now and watch is None:
            watch = ClockWatch(clock, steady_count())
        store = entrance.open(held.desk_key, clock, watch, opener_of(holder.name, entry.opened))
        try:
            store.hold_keys(entry.content)
            _check_keys(store, entry)
            vault = vault_of(held.vault_key, unsealed_before=entry.keyring.vault_generation == 0)
            actor = Actor(holder.name, holder.role, holder.display_name)
            desk = Desk(data, actor, store, vault, clock, entrance.hold)
            desk.sessions_unseen = hold and vault is not None
            store.vault_key = lambda: desk.vault_key
        except BaseException:
            store.close()
            raise
        try:
            desk.on_network = disks.on_network(data)
            with _told(desk):
                entrance.look(desk)
                since_last_login.tell(desk)
                if vault is not None:
                    named_cases.come_in(desk, entry.keyring, entry.opened.private)
                    named_cases.tell(desk)
            desk.arrival = partial(_arrive, entrance, desk, entry)
            if told:
                _tell(desk)
        except BaseException:
            desk.store.close()
            raise
    except BaseException:
        if entrance.hold is not None:
            entrance.hold.release()
        raise
    return desk


def _check_keys(store: Store, entry: Entry) -> None:
    """The key file is the one that belongs to this database, and gives no more than the database knows of."""
    from woilmenau_desk.storage import colleagues as rows
    from woilmenau_desk.storage import key_state, resealing, roster

    vault_key = entry.opened.held.vault_key
    with store.read() as conn:
        key_state.check(conn, entry.keyring)
        if vault_key is not None and not resealing.opened_by(conn, vault_key):
            raise KeysOutOfStep
        own = rows.staff_row(conn, entry.holder.name)
    if roster.more_than_known(entry.holder, own):
        raise RosterDiffers(name=entry.holder.display_name)


def _arrive(entrance: Entrance, desk: Desk, entry: Entry, also: Callable[[UnitOfWork], None]) -> None:
    # The key file is touched only where it still is the one that was read at the door.
    ours = _still_in_force(desk, entry)
    present = entry.keyring

    def written(uow: UnitOfWork) -> None:
        nonlocal present
        also(uow)
        if desk.has_vault:
            from woilmenau_desk.services.access import named_cases  # start-up

            named_cases.take_ended(uow, desk.today())
        if ours:
            present = _refresh_own_line(desk, entry, uow)

    entrance.arrive(desk, written)
    # It is written down, whatever becomes of the keys; what brings them forward is no second arrival.
    desk.arrival = None
    left = _seal_what_is_old(desk)
    if ours:
        _bring_keys_up_to_date(desk, entry, present, anew=left)


def _seal_what_is_old(desk: Desk) -> bool:
    """Seal what earlier versions kept in plain columns, before anybody reads or renews it.

    Returns whether the store is to be written anew for it: now, or since an earlier login that could not.
    """
    from woilmenau_desk.storage import sealing_of_old

    if not desk.has_vault:
        return False
    # What cannot be written now is done by the next login.
    with suppress(KnownError):
        with desk.store.read() as conn:
            if not sealing_of_old.is_due(conn):
                return sealing_of_old.leaves_remnants(conn)
        with desk.writing() as uow:
            sealing_of_old.seal(uow, desk.vault)
            uow.commit()
            return True
    return False


def _still_in_force(desk: Desk, entry: Entry) -> bool:
    """Whether nobody changed the keys since this login read them: the gate may have been let go of meanwhile."""
    from woilmenau_desk.storage import key_state

    with desk.store.read() as conn:
        return entry.keyring.belongs(key_state.edition(conn))


def _refresh_own_line(desk: Desk, entry: Entry, uow: UnitOfWork) -> Keyring:
    """The own line of the key file sealed as of today, where it was sealed earlier; with the write of the login.

    Returns the content that is in force with it.
    """
    keyring = entry.keyring
    fresh = None if keyring.is_old else keyring.refreshed(entry.holder.name, entry.opened)
    if fresh is not None:
        # Nobody is kept out because the key file cannot be written just now.
        with suppress(KnownError):
            return hand_over(desk.data, keyring, fresh, entry.opened.held.desk_key, uow)
    return keyring


def _bring_keys_up_to_date(desk: Desk, entry: Entry, keyring: Keyring, *, anew: bool = False) -> None:
    """Finish what was begun, and bring the keys of an earlier version forward.

    `anew`: something was sealed that stood in plain columns. Where it stood, its pages keep it until they are used again,
    and with new keys the store is written anew without them. Where that fails, the next login tries again.

    `keyring`: the content in force, the very one that let them in. It is not chosen anew, for whoever has no vault key
    can close any content as well as this one.

    A file of before knows passwords and colleagues of before: with new keys it opens nothing of what comes. That needs
    the vault key and the store for oneself; where either is missing, a later login does it.
    """
    held = entry.opened.held
    # What cannot be written now is finished by the next login.
    with suppress(KnownError):
        if keyring.is_old and held.vault_key is None:
            return
        if keyring.is_old or keyring.vault_generation == 0:
            keyring = brought_forward(desk.store, keyring, held, desk.actor.name)
        keep_alone(desk.data, keyring)
        if held.vault_key is None or (keyring.vault_generation > 0 and not anew):
            return
        with held_store(desk):
            renew(
                desk,
                keyring,
                entry.opened,
                lambda changed, _: changed,
                lambda uow: uow.trace("keys renewed", "store"),
            )


def tell_login(desk: Desk) -> None:
    """Write the login down, where that was left to the caller; see `login`."""
    with gate_or_reading(desk.data):
        _tell(desk)


def _tell(desk: Desk) -> None:
    # Where nothing can be written, the clock is doubted, or the role is another one by now, it stays to be done.
    with _told(desk), suppress(ClockDoubted, SignInAgain, *REFUSED):
        tell(desk)


@contextmanager
def _told(desk: Desk) -> Iterator[None]:
    """Whoever comes to look at a trail that somebody bent is let in; every write says by itself why it is refused."""
    try:
        yield
    except WrittenPast as error:
        said = error.sentences()[0]
        if said not in desk.findings:
            desk.findings.append(said)


def look_at_sessions(desk: Desk, stop: Callable[[], bool] | None = None) -> bool:
    """Whether all sessions are as the vault left them, where the login has not looked: a second for 80,000 of them.

    What is doubted is written down and stands in `desk.trail_doubts`. Nobody waits meanwhile. What is broken off is done by
    the next call, or by the next login that somebody stays for. Raises DeskLocked, and WorkStopped where `stop` says so.
    """
    from woilmenau_desk.storage.trail import sealing

    if not desk.sessions_unseen:
        return True
    vault = desk.vault
    with desk.store.snapshot(stop) as conn:
        doubts = sealing.sessions_doubted(conn, vault)
    if doubts:
        try:
            with desk.writing() as uow:
                uow.looks_at_sessions = True
                uow.commit()
        except KnownError:
            # People are told, whatever becomes of the write.
            desk.trail_doubts += tuple(one for one in doubts if one not in desk.trail_doubts)
            raise
    desk.sessions_unseen = False
    return not doubts


def lock(desk: Desk) -> None:
    """Drop the vault key. The window hides everything else, and asks for no news meanwhile."""
    drop_vault_key(desk)
    settle(desk)


def drop_vault_key(desk: Desk) -> None:
    """At once, whatever runs, from any thread: nothing is read or written by it."""
    desk.lock()


def settle(desk: Desk) -> None:
    """While nobody works at the desk: what was written is folded into the database."""
    desk.store.settle()


def unlock(desk: Desk, password: str) -> None:
    """Let the same user in again.

    Raises WrongPassword, TooManyAttempts, KeysOutOfStep, or SignInAgain where the role or the password is another one
    by now.
    """
    from woilmenau_desk.services.access import named_cases  # start-up
    from woilmenau_desk.storage import key_state

    # What vanished is told by the next write; whoever locked the window comes back to what it still shows.
    with suppress(StoreVanished):
        desk.store.look_after_files()
    try:
        entry = enter(desk.data, desk.actor.name, password)
    except MustChangePassword as error:
        raise SignInAgain from error
    held = entry.opened.held
    if held.desk_key != desk.store.desk_key:
        raise KeysOutOfStep
    with desk.store.read() as conn:
        key_state.check(conn, entry.keyring)
    if entry.holder.role is not desk.actor.role:
        raise SignInAgain
    desk.store.hold_keys(entry.content)
    desk.set_vault(vault_of(held.vault_key, unsealed_before=entry.keyring.vault_generation == 0))
    if desk.has_vault:
        named_cases.come_in(desk, entry.keyring, entry.opened.private)
