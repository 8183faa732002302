"""Who has access to a store that was put back: whoever has it today, under the password and with the role of today.

The key file of today goes on, under new keys; that of the backup comes back for nobody but those who are named. So a
password or a recovery sheet of then opens nothing, and neither does a line that somebody forged in an old backup.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByPassword
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services.access import access
from woilmenau_desk.storage import colleagues, roster
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import Keyring, Secrets
from woilmenau_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Today:
    """The key file of the store that lies there, opened with its vault key, and its list of colleagues."""

    keyring: Keyring
    held: Secrets
    staff: tuple[StaffRow, ...]


def today_of(data: Path, keyring: Keyring, held: Secrets | None, then: Keyring) -> Today | None:
    """What goes on of the store in the folder; None where nobody opened its vault, or the backup is another store's."""
    if held is None or held.vault_key is None or keyring.store_id != then.store_id:
        return None
    rows: tuple[StaffRow, ...] = ()
    # A database that is ruined keeps nobody from getting in again; the names stand in the key file.
    with suppress(KnownError):
        rows = roster.staff_of(data / DATABASE_FILE, held.desk_key)
    return Today(keyring.brought_forward(held) if keyring.is_old else keyring, held, rows)


def keys_of_today(
    today: Today,
    then: Keyring,
    held: Secrets,
    keys: Secrets,
    bring_back: frozenset[str],
    own: ByPassword | None,
) -> Keyring:
    """The key file of today under the new keys, with those who come back by name; `held` is what the backup opens with.

    Who is named and has no access today comes with the password of then; who has one gets the role of then.
    """
    following = today.keyring.rekeyed(today.held, keys)
    here = {holder.name for holder in following.users}
    back = {then.user(name).name for name in bring_back}
    login = access.clean_login(own.name) if own is not None else ""
    roles = {holder.name: holder.role for holder in then.users}
    if any(name not in here and name != login for name in back):
        following = following.continuing(then, held, keys)
    for name in sorted(back - {login}):
        if name in here:
            following = following.with_role(name, roles[name], keys)
        else:
            following = following.with_line(then.user(name), keys)
    if own is None:
        return following
    if login not in here:
        return following.with_user(login, login, roles.get(login, Role.LEAD), own.password, keys)
    if login in roles:
        following = following.with_role(login, roles[login], keys)
    return following.with_password(login, own.password, keys)


def write_staff(uow: UnitOfWork, today: Today, following: Keyring) -> None:
    """The list of colleagues as the key file has it, and in the trail what is other than in the backup."""
    known = {row.name: row for row in colleagues.staff(uow.conn)}
    present = {row.name: row for row in today.staff}
    for holder in following.users:
        before = known.get(holder.name)
        row = (
            present.get(holder.name) or before or StaffRow(holder.name, holder.display_name, "", holder.role)
        )
        colleagues.save_staff(uow, replace(row, role=holder.role, active=True))
        if before is None or not before.active:
            uow.trace("user added", "user", detail=f"{holder.name}:{holder.role}")
        elif before.role is not holder.role:
            uow.trace("role changed", "user", detail=f"{holder.name}:{before.role}>{holder.role}")
    here = {holder.name for holder in following.users}
    for row in known.values():
        if row.active and row.name not in here:
            colleagues.save_staff(uow, replace(row, active=False))
            uow.trace("user removed", "user", detail=row.name)
