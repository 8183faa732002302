"""Passwords of one's own choice, and the recovery sheet: after each the store has new keys.

`access` hands all of it on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.domain.access import VAULT_ROLES, Right, Role
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.periods import now
from woilmenau_desk.domain.staff import StaffRow, UserCard
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.access.keys import (
    enter,
    enter_with_code,
    keys_to_renew,
    open_keys,
    opener_of,
    present_keyring,
    renew,
    renew_without_desk,
)
from woilmenau_desk.services.access.presence import bring_back
from woilmenau_desk.services.access.users import clean_login
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Keyring, Opened, Secrets, check_password, grouped_code
from woilmenau_desk.storage.keys.sealing import Private

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.storage.unit_of_work import UnitOfWork


def change_password(desk: Desk, old: str, new: str) -> Done[None]:
    """Change one's own password; the store gets new keys, so that the old one opens nothing that comes.

    Raises WrongPassword, TooManyAttempts, WeakPassword, StoreBusy, DiskFull; nothing is then changed.
    """
    check_password(new)
    name = desk.actor.name
    with keys_to_renew(desk) as keyring:
        opened = open_keys(desk.data, keyring, name, old, provisional=True)
        own = _OwnPassword(name, new, opened)
        changes = renew(desk, keyring, opened, own.changed, own.write)
        own.stay_in(desk)
    return Done(None, changes, Sentence("said", QT_TRANSLATE_NOOP("said", "Passwort geändert")))


class _OwnPassword:
    """A new password of one's own choice: what the own key pair opened the new one opens, too."""

    def __init__(self, name: str, new: str, opened: Opened) -> None:
        self._name = name
        self._new = new
        self._opened = opened
        self._following: Keyring | None = None

    def changed(self, changed: Keyring, keys: Secrets) -> Keyring:
        """The key file with it."""
        self._following = changed.with_own_password(self._name, self._new, self._opened.private, keys)
        return self._following

    def write(self, uow: UnitOfWork) -> None:
        """What goes with it in the database."""
        from woilmenau_desk.services.access import named_cases  # start-up

        if self._following is not None:
            public_key = self._following.user(self._name).public_key
            private = self._opened.private
            named_cases.seal_anew(uow, self._following.store_id, self._name, private, public_key)
        uow.trace("password changed", "user", detail=self._name)

    def stay_in(self, desk: Desk) -> None:
        """Go on with the new key pair, where the vault is at hand."""
        from woilmenau_desk.services.access import named_cases  # start-up

        if desk.has_vault and self._following is not None:
            key_of = partial(_key_of_password, self._new)
            with suppress(KnownError):
                opened = self._following.opened(self._name, key_of)
                named_cases.come_in(desk, self._following, opened.private)


def _key_of_password(password: str, holder: KeyHolder) -> bytes:
    return holder.cost.key(password, holder.salt)


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
    Raises NoStore, UnknownUser, WrongPassword, TooManyAttempts, WeakPassword, ClockDoubted, StoreBusy, VaultKeyFirst, or
    BadInput where a password that has to be changed stays what it was.
    """
    from woilmenau_desk.storage.gates import gate

    check_password(new)
    bring_back(data)
    present_keyring(data)
    with gate(data):
        keyring, holder, opened, _ = enter(data, name, old, provisional=True)
        if holder.must_change and new == old:
            text = QT_TRANSLATE_NOOP("errors", "Das ist noch das alte: bitte ein eigenes Passwort wählen.")
            raise BadInput("new", Sentence("errors", text))
        own = _OwnPassword(holder.name, new, opened)
        renew_without_desk(
            data,
            keyring,
            opened.held,
            holder.name,
            own.changed,
            own.write,
            opener_of(holder.name, opened),
            clock,
            clock_is_right=clock_is_right,
            whatever_the_clock=holder.must_change,
        )


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

    The store gets new keys: what the forgotten password opens is in no later file. It works whatever the clock says; see
    `keys.renew_without_desk`. Raises WrongRecoveryCode, WeakPassword, StoreBusy, DiskFull or NoStore.
    """
    from woilmenau_desk.storage.gates import gate

    check_password(new_password)
    login_name = clean_login(name)
    bring_back(data)
    present_keyring(data)
    with gate(data):
        keyring, held = enter_with_code(data, code)
        sheet = keyring.private_by_code(code)
        known = {card.name: card for card in keyring.cards()}
        card = known.get(login_name, UserCard(login_name, login_name, Role.LEAD))
        public_key: list[bytes] = []

        def changed(following: Keyring, keys: Secrets) -> Keyring:
            if login_name in known:
                following = following.with_password(login_name, new_password, keys)
            else:
                following = following.with_user(login_name, login_name, Role.LEAD, new_password, keys)
            public_key.append(following.user(login_name).public_key)
            return following

        renew_without_desk(
            data,
            keyring,
            held,
            login_name,
            changed,
            lambda uow: _recovered(uow, card, keyring.store_id, sheet, public_key[-1]),
            lambda content: content.open_with_code(code),
            clock,
            clock_is_right=clock_is_right,
            whatever_the_clock=True,
        )
    attempts.succeeded(data, login_name)


def _recovered(uow: UnitOfWork, card: UserCard, store_id: str, sheet: Private, public_key: bytes) -> None:
    from woilmenau_desk.services.access import named_cases  # start-up
    from woilmenau_desk.storage import colleagues as rows

    fresh = StaffRow(card.name, card.display_name, "", card.role)
    rows.make_legible(uow.conn, fresh)
    row = rows.staff_row(uow.conn, card.name) or fresh
    # Whatever stood there: the code says that they may come in.
    rows.save_staff(uow, replace(row, role=card.role, active=True))
    uow.trace("recovered", "user", detail=card.name)
    if card.role in VAULT_ROLES:
        named_cases.give_back(uow, store_id, card.name, sheet, public_key)


def new_recovery_code(desk: Desk, *, own_password: str, show: Callable[[str], None] | None = None) -> str:
    """A new recovery code; the store gets new keys, so that the old sheet opens nothing that comes.

    `show` is given it before; where it raises, the old one stays in force. Raises NotAllowed, WrongPassword, StoreBusy
    or DiskFull; the old code then stays as well.
    """
    desk.actor.require(Right.MANAGE_USERS)
    made: list[str] = []

    def changed(following: Keyring, keys: Secrets) -> Keyring:
        keyring, code = following.with_recovery(keys)
        if show is not None:
            show(grouped_code(code))
        made.append(code)
        return keyring

    with keys_to_renew(desk) as keyring:
        opened = open_keys(desk.data, keyring, desk.actor.name, own_password)
        renew(desk, keyring, opened, changed, lambda uow: uow.trace("recovery code made", "store"))
    return grouped_code(made[0])
