"""Whether the key file and the database speak of the same colleagues, and of the same state."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import colleagues, key_state
from woilmenau_desk.storage.engine import has_table, looking, told_as_known
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.vault import Vault

_STAFF: Final = (
    "SELECT staff.name, colleague.first_name, colleague.phone, staff.role, staff.active"
    " FROM staff JOIN colleague ON colleague.key = staff.name"
)
_STAFF_OF_EARLIER: Final = "SELECT name, display_name, phone, role, active FROM staff"
_RANK: Final = {Role.COUNTER: 0, Role.COUNSELLOR: 1, Role.LEAD: 2}
_OTHER: Final = QT_TRANSLATE_NOOP(
    "verify", "Die Schlüsseldatei gibt {name} eine andere Rolle als die Liste der Mitarbeitenden."
)
_GONE: Final = QT_TRANSLATE_NOOP(
    "verify", "Die Schlüsseldatei hat einen Zugang für {name}, die Liste der Mitarbeitenden nicht."
)
_MISSING: Final = QT_TRANSLATE_NOOP(
    "verify", "Die Liste der Mitarbeitenden hat {name}, die Schlüsseldatei keinen Zugang dazu."
)
_UNVOUCHED: Final = QT_TRANSLATE_NOOP(
    "verify",
    "Die Schlüsseldatei wurde ohne den Tresor geändert: Zugänge, Wiederherstellungscode oder Tresorschlüssel.",
)


def roster_differs(keyring: Keyring, conn: Connection) -> tuple[Sentence, ...]:
    """Where key file and staff do not agree about who may log in, and as what."""
    known = {row.name: row for row in colleagues.staff(conn)}
    found = []
    for user in keyring.users:
        row = known.get(user.name)
        if row is None or not row.active:
            found.append(Sentence("verify", _GONE, {"name": user.display_name}))
        elif row.role is not user.role:
            found.append(Sentence("verify", _OTHER, {"name": user.display_name}))
    names = {user.name for user in keyring.users}
    found += [
        Sentence("verify", _MISSING, {"name": row.display_name})
        for row in known.values()
        if row.active and row.name not in names
    ]
    return tuple(found)


def staff_of(path: Path, desk_key: bytes) -> tuple[StaffRow, ...]:
    """The colleagues of a database that is not opened as a store; nothing is written. Raises StoreDamaged."""
    with told_as_known(path), looking(path, desk_key, read_only=True) as conn:
        # A backup may be of a version in which what people know somebody by stood beside the login.
        query = _STAFF if has_table(conn, "colleague") else _STAFF_OF_EARLIER
        found = conn.execute(text(query)).all()
    return tuple(
        StaffRow(name, shown, phone, Role(role), bool(active)) for name, shown, phone, role, active in found
    )


def more_than_known(holder: KeyHolder, staff: StaffRow | None) -> bool:
    """Whether the key file gives somebody more than the list of colleagues does."""
    return staff is None or not staff.active or _RANK[holder.role] > _RANK[staff.role]


def key_findings(
    folder: Path, desk_key: bytes, conn: Connection, vault: Vault | None = None
) -> tuple[Sentence, ...]:
    """What is wrong with the key file, for `verify`: every byte of it, its edition and its users.

    With the vault, too, whether its key vouches for the roster, the recovery code's line and the lineage: whoever has
    the desk key alone closes a file of their making like any other.
    """
    try:
        keyring = Keyring.load(folder)
        content = key_state.checked(conn, keyring, desk_key)
    except KnownError as error:
        return error.sentences()[:1]
    if keyring.is_old and keyring.following is not None:
        # Which of the two is in force only a password tells; the next login with the vault decides it.
        return ()
    found = roster_differs(content, conn)
    if vault is not None:
        try:
            content.check_vouched(vault.key)
        except StoreDamaged:
            found += (Sentence("verify", _UNVOUCHED),)
    return found
