"""Getting in: making a store, logging in, locking, users and their passwords, the way back with the recovery code.

Importing this module is fast: the database's libraries are loaded by the first login.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.domain.access import ROLE_NAMES, Actor, Right, Role
from woilmenau_desk.domain.clock import ClockWatch, doubt
from woilmenau_desk.domain.errors import (
    BadInput,
    ClockDoubted,
    KnownError,
    MustChangePassword,
    SignInAgain,
    StoreDamaged,
    StoreExists,
    StoreOnNetwork,
)
from woilmenau_desk.domain.periods import now, steady_count
from woilmenau_desk.domain.staff import StaffRow, UserCard
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.keys import (
    held_store,
    key_file,
    open_keys,
    present_keys,
    settle,
    writing_without_desk,
)
from woilmenau_desk.storage import attempts, disks, outputs
from woilmenau_desk.storage.keyring import (
    KEY_FILE,
    Argon2,
    Keyring,
    check_password,
    grouped_code,
    new_keyring,
)
from woilmenau_desk.storage.refusals import told_as_known
from woilmenau_desk.storage.vault import Vault

if TYPE_CHECKING:
    from woilmenau_desk.storage.store import Hold

NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class NewStore:
    """A store that was just made. The recovery code is shown once and kept nowhere."""

    data: Path
    recovery_code: str


def store_exists(data: Path) -> bool:
    """Whether a store lies in the folder."""
    return (data / KEY_FILE).exists()


def users(data: Path) -> tuple[UserCard, ...]:
    """Who can log in. Raises NoStore, CannotRead, StoreTooNew or StoreDamaged."""
    return Keyring.load(data).cards()


def create_store(
    data: Path, *, name: str, display_name: str, password: str, phone: str = "", cost: Argon2 | None = None
) -> NewStore:
    """Make an encrypted store with its first lead. Raises StoreExists, StoreOnNetwork, WeakPassword …"""
    from woilmenau_desk.storage import centre as rows
    from woilmenau_desk.storage.store import Store

    if store_exists(data):
        raise StoreExists(folder=data)
    outputs.refuse_nested(data)
    if odd := doubt(now(), None):
        raise odd.error()
    if disks.on_network(data):
        raise StoreOnNetwork(folder=data)
    login_name = _login_name(name)
    shown = clean_line(display_name, field="display_name", limit=NAME_LENGTH) or login_name
    keyring, held, code = new_keyring(login_name, shown, password, cost)
    with told_as_known(data):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    _set_aside(data)
    Store.create(data, held.desk_key)
    vault = Vault(held.vault_key) if held.vault_key else None
    with Store(data, held.desk_key) as store, store.unit_of_work(login_name, vault) as uow:
        number = clean_line(phone, field="phone", limit=NAME_LENGTH)
        rows.save_staff(uow, StaffRow(login_name, shown, number, Role.LEAD))
        uow.trace("made", "store")
        uow.commit()
    # The key file comes last: with it the store exists.
    keyring.save(data)
    return NewStore(data, grouped_code(code))


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
    """Open the store; about 0.1 to 0.3 s for the password. `hold`: for the one window that holds the store.

    The computer's own clock is looked at before each write, beginning with this login's; a `clock` that is handed in is
    believed, unless a `watch` over it comes with it. Where it is doubted the desk opens, and nothing can be written
    until `services.clock.confirm`. Not `told`: the caller looks at the store first, and writes the login down then
    (`tell_login`).

    Raises MustChangePassword where somebody else gave the password (see `replace_password`), NoStore, UnknownUser,
    WrongPassword, TooManyAttempts, StoreBusy, StoreTooNew or StoreDamaged.
    """
    from woilmenau_desk.storage.store import gate

    Keyring.load(data)
    with gate(data):
        return _login(data, name, password, hold, clock, watch, told)


def _login(
    data: Path,
    name: str,
    password: str,
    hold: bool,
    clock: Callable[[], datetime],
    watch: ClockWatch | None,
    told: bool,
) -> Desk:
    from woilmenau_desk.storage.engine import DATABASE_FILE
    from woilmenau_desk.storage.store import Hold, Store

    keyring = Keyring.load(data)
    holder = keyring.user(name)
    if not (data / DATABASE_FILE).exists():
        raise StoreDamaged(detail=f"{DATABASE_FILE} fehlt")
    held = open_keys(data, keyring, holder.name, password)
    taken: Hold | None = None
    if hold:
        taken = Hold(data)
        taken.take(holder.name)
    try:
        keyring, held = settle(data, keyring, held, keyring.pending_desk_key(holder.name, password))
        if clock is now and watch is None:
            watch = ClockWatch(clock, steady_count())
        store = Store(data, held.desk_key, clock, watch)
        try:
            store.check_version()
            vault = Vault(held.vault_key) if held.vault_key else None
            desk = Desk(
                data, Actor(holder.name, holder.role, holder.display_name), store, vault, clock, taken
            )
            desk.on_network = disks.on_network(data)
            if told:
                tell_login(desk)
        except BaseException:
            store.close()
            raise
    except BaseException:
        if taken is not None:
            taken.release()
        raise
    return desk


def tell_login(desk: Desk) -> None:
    """Write the login down; where the clock is doubted, once somebody said that it is right."""
    try:
        with desk.writing() as uow:
            uow.trace("login", "user")
            uow.commit()
    except ClockDoubted:
        desk.login_untold = True


def wait_seconds(data: Path, name: str) -> float:
    """How long a user has to wait before the next try."""
    return attempts.wait_seconds(data, name.strip().casefold())


def lock(desk: Desk) -> None:
    """Drop the vault key. The window hides everything else."""
    desk.set_vault(None)


def unlock(desk: Desk, password: str) -> None:
    """Let the same user in again.

    Raises WrongPassword, TooManyAttempts, or SignInAgain where the role or the password is another one by now.
    """
    keyring = Keyring.load(desk.data)
    holder = keyring.user(desk.actor.name)
    try:
        held = open_keys(desk.data, keyring, holder.name, password)
    except MustChangePassword as error:
        raise SignInAgain from error
    if holder.role is not desk.actor.role:
        raise SignInAgain
    desk.set_vault(Vault(held.vault_key) if held.vault_key else None)


def check_new_password(password: str) -> None:
    """Raises WeakPassword where nobody could be given this password. Quick: nothing is opened."""
    check_password(password)


def add_user(
    desk: Desk,
    name: str,
    role: Role,
    password: str,
    *,
    own_password: str,
    display_name: str = "",
    phone: str = "",
    cost: Argon2 | None = None,
) -> Done[StaffRow]:
    """Let a colleague in. The lead's own password opens the secrets that are handed on.

    Raises NotAllowed, UserExists, WeakPassword, WrongPassword or BadInput.
    """
    from woilmenau_desk.storage import centre as rows

    desk.actor.require(Right.MANAGE_USERS)
    login_name = _login_name(name)
    shown = clean_line(display_name, field="display_name", limit=NAME_LENGTH) or login_name
    row = StaffRow(login_name, shown, clean_line(phone, field="phone", limit=NAME_LENGTH), role)
    with present_keys(desk) as keyring, desk.writing() as uow:
        held = open_keys(desk.data, keyring, desk.actor.name, own_password)
        changed = keyring.with_user(login_name, shown, role, password, held, cost)
        rows.save_staff(uow, row)
        # Somebody else may have had the login: what they were typing is nobody else's.
        rows.drop_drafts_of(uow.conn, login_name)
        uow.trace("user added", "user", detail=f"{login_name}:{role}")
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Zugang angelegt: {name}"), {"name": shown})
        with key_file(desk.data, keyring, changed):
            return desk.finish(uow, row, said, undoable=False)


def remove_user(desk: Desk, name: str, *, own_password: str) -> Done[None]:
    """Take a colleague's access away and give the store a new desk key, so that an old one opens nothing.

    Raises NotAllowed, UnknownUser, LastLead, WrongPassword, StoreBusy, DiskFull.
    """
    from woilmenau_desk.storage import centre as rows
    from woilmenau_desk.storage import rekey
    from woilmenau_desk.storage.store import gate

    desk.actor.require(Right.MANAGE_USERS)
    keyring = Keyring.load(desk.data)
    leaving = keyring.user(name)
    if leaving.name == desk.actor.name:
        text = QT_TRANSLATE_NOOP("errors", "Sich selbst kann man nicht entfernen.")
        raise BadInput("name", Sentence("errors", text))
    held = open_keys(desk.data, keyring, desk.actor.name, own_password)
    rest = keyring.without_user(leaving.name, held)
    said = Sentence(
        "said", QT_TRANSLATE_NOOP("said", "Benutzer entfernt: {name}"), {"name": leaving.display_name}
    )

    def note(action: str, *, active: bool) -> Done[None]:
        with desk.writing() as uow:
            for row in rows.staff(uow.conn):
                if row.name == leaving.name:
                    rows.save_staff(uow, replace(row, active=active))
            uow.trace(action, "user", detail=leaving.name)
            return desk.finish(uow, None, said, undoable=False)

    with held_store(desk), gate(desk.data):
        # First the note, then the key: whoever is cut off in between removes the user once more.
        done = note("user removed", active=False)
        desk.drop_search()
        try:
            desk.store = rekey.rotate(desk.store, keyring, rest, held.desk_key)
        except KnownError:
            with suppress(KnownError):
                note("user not removed", active=True)
            raise
    return done


def change_password(desk: Desk, old: str, new: str) -> Done[None]:
    """Change one's own password. Raises WrongPassword, TooManyAttempts or WeakPassword."""
    check_password(new)
    with present_keys(desk) as keyring, desk.writing() as uow:
        open_keys(desk.data, keyring, desk.actor.name, old, provisional=True)
        changed = keyring.rewrapped(desk.actor.name, old, new)
        uow.trace("password changed", "user", detail=desk.actor.name)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Passwort geändert"))
        with key_file(desk.data, keyring, changed):
            return desk.finish(uow, None, said, undoable=False)


def replace_password(
    data: Path,
    name: str,
    old: str,
    new: str,
    *,
    clock: Callable[[], datetime] = now,
    clock_is_right: bool = False,
) -> None:
    """Change one's own password without being logged in, as where somebody else gave it.

    A clock that is doubted keeps nobody from the own password that a given one asks for; any other change it does.
    Raises NoStore, UnknownUser, WrongPassword, TooManyAttempts, WeakPassword, ClockDoubted, or BadInput where a password
    that has to be changed stays what it was.
    """
    from woilmenau_desk.storage.store import gate

    check_password(new)
    Keyring.load(data)
    with gate(data):
        keyring = Keyring.load(data)
        holder = keyring.user(name)
        held = open_keys(data, keyring, holder.name, old, provisional=True)
        if holder.must_change and new == old:
            text = QT_TRANSLATE_NOOP("errors", "Das ist noch das alte: bitte ein eigenes Passwort wählen.")
            raise BadInput("new", Sentence("errors", text))
        keyring, held = settle(data, keyring, held, keyring.pending_desk_key(holder.name, old))
        changed = keyring.rewrapped(holder.name, old, new)
        with writing_without_desk(
            data,
            held,
            holder.name,
            clock,
            clock_is_right=clock_is_right,
            whatever_the_clock=holder.must_change,
        ) as uow:
            uow.trace("password changed", "user", detail=holder.name)
            with key_file(data, keyring, changed):
                uow.commit()


def reset_password(desk: Desk, name: str, new: str, *, own_password: str) -> Done[None]:
    """Give a colleague a new password, with a new key pair; they have to change it when they next log in.

    Raises NotAllowed, UnknownUser, WeakPassword, WrongPassword, or BadInput for one's own.
    """
    desk.actor.require(Right.MANAGE_USERS)
    check_password(new)
    with present_keys(desk) as keyring, desk.writing() as uow:
        holder = keyring.user(name)
        if holder.name == desk.actor.name:
            text = QT_TRANSLATE_NOOP("errors", "Das eigene Passwort ändert man unter „Mein Konto“.")
            raise BadInput("name", Sentence("errors", text))
        held = open_keys(desk.data, keyring, desk.actor.name, own_password)
        changed = keyring.with_password(holder.name, new, held, must_change=True)
        uow.trace("password reset", "user", detail=holder.name)
        text = QT_TRANSLATE_NOOP("said", "Neues Passwort gegeben: {name}")
        said = Sentence("said", text, {"name": holder.display_name})
        with key_file(desk.data, keyring, changed):
            done = desk.finish(uow, None, said, undoable=False)
    # Their own wrong tries must not keep them waiting with the new one.
    attempts.succeeded(desk.data, holder.name)
    return done


def change_role(desk: Desk, name: str, role: Role, *, own_password: str) -> Done[StaffRow]:
    """Give a colleague another role; the keys follow, the colleague's password stays.

    The vault key is not made anew when somebody steps down: see docs/decisions/0001. Whoever gives oneself another
    role has it at once. Raises NotAllowed, UnknownUser, LastLead, WrongPassword.
    """
    from woilmenau_desk.storage import centre as rows

    desk.actor.require(Right.MANAGE_USERS)
    with present_keys(desk) as keyring, desk.writing() as uow:
        holder = keyring.user(name)
        held = open_keys(desk.data, keyring, desk.actor.name, own_password)
        changed = keyring.with_role(holder.name, role, held)
        known = {row.name: row for row in rows.staff(uow.conn)}
        before = known.get(holder.name, StaffRow(holder.name, holder.display_name, "", holder.role))
        row = replace(before, role=role)
        rows.save_staff(uow, row)
        uow.trace("role changed", "user", detail=f"{holder.name}:{holder.role}>{role}")
        words = {"name": holder.display_name, "role": Sentence("roles", ROLE_NAMES[role])}
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Rolle geändert: {name}, jetzt {role}"), words)
        with key_file(desk.data, keyring, changed):
            done = desk.finish(uow, row, said, undoable=False)
    if holder.name == desk.actor.name:
        desk.take_role(role)
    return done


def edit_staff(desk: Desk, name: str, display_name: str, phone: str) -> Done[StaffRow]:
    """Change what visitors know a colleague by. Everybody may change their own; the rest is the lead's."""
    from woilmenau_desk.storage import centre as rows

    if name != desk.actor.name:
        desk.actor.require(Right.MANAGE_USERS)
    number = clean_line(phone, field="phone", limit=NAME_LENGTH)
    with present_keys(desk) as keyring, desk.writing() as uow:
        holder = keyring.user(name)
        shown = clean_line(display_name, field="display_name", limit=NAME_LENGTH) or holder.name
        row = StaffRow(holder.name, shown, number, holder.role)
        rows.save_staff(uow, row)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Angaben geändert: {name}"), {"name": shown})
        with key_file(desk.data, keyring, keyring.renamed(holder.name, shown)):
            return desk.finish(uow, row, said, undoable=False)


def recover(
    data: Path,
    code: str,
    name: str,
    new_password: str,
    *,
    clock: Callable[[], datetime] = now,
    clock_is_right: bool = False,
) -> None:
    """Set a new password with the recovery code; a login that does not exist becomes a new lead.

    It works whatever the clock says; see `keys.writing_without_desk`. Raises WrongRecoveryCode, WeakPassword or NoStore.
    """
    from woilmenau_desk.storage import centre as rows
    from woilmenau_desk.storage.store import gate

    check_password(new_password)
    login_name = _login_name(name)
    Keyring.load(data)
    with gate(data):
        keyring = Keyring.load(data)
        held, pending = keyring.open_with_code(code)
        keyring, held = settle(data, keyring, held, pending)
        known = {card.name for card in keyring.cards()}
        with writing_without_desk(
            data, held, login_name, clock, clock_is_right=clock_is_right, whatever_the_clock=True
        ) as uow:
            if login_name in known:
                changed = keyring.with_password(login_name, new_password, held)
            else:
                changed = keyring.with_user(login_name, login_name, Role.LEAD, new_password, held)
                rows.save_staff(uow, StaffRow(login_name, login_name, "", Role.LEAD))
            uow.trace("recovered", "user", detail=login_name)
            with key_file(data, keyring, changed):
                uow.commit()
    attempts.succeeded(data, login_name)


def new_recovery_code(desk: Desk, *, own_password: str) -> str:
    """A new recovery code; the old sheet opens nothing from now on. Raises NotAllowed or WrongPassword."""
    desk.actor.require(Right.MANAGE_USERS)
    with present_keys(desk) as keyring, desk.writing() as uow:
        held = open_keys(desk.data, keyring, desk.actor.name, own_password)
        changed, code = keyring.with_recovery(held)
        uow.trace("recovery code made", "store")
        with key_file(desk.data, keyring, changed):
            uow.commit()
    return grouped_code(code)


def _set_aside(data: Path) -> None:
    """Move a database without its key file out of the way; with the keys of a backup it may be opened again."""
    leftovers = sorted(data.glob("desk.db*"))
    if leftovers:
        aside = data / f"verwaist-{now():%Y%m%d-%H%M%S-%f}"
        with told_as_known(aside):
            aside.mkdir(mode=0o700)
            for leftover in leftovers:
                leftover.rename(aside / leftover.name)


def _login_name(name: str) -> str:
    clean = clean_line(name, field="name", limit=NAME_LENGTH).casefold()
    if not clean:
        raise BadInput("name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Ein Anmeldename fehlt.")))
    return clean
