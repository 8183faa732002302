"""What the key file holds, read and written. Nothing is opened here: that needs the libraries for keys (see `keyring`).

Importing this module is fast. The login shows who can come in before those libraries are there.
"""

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Self

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import NoStore, StoreDamaged, StoreTooNew, UnknownUser
from woilmenau_desk.domain.limits import KEY_FILE_BYTES
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.files import write_atomically
from woilmenau_desk.storage.keys import key_file_format as written
from woilmenau_desk.storage.keys.key_holder import KEY_FILE, KeyHolder

FORMAT: Final = 2
OLD_FORMAT: Final = 1
RECOVERY: Final = "\x00recovery"  # no login can have this name
_VOUCHER: Final = "\x00voucher:"  # before a login, among the pending ones of format 1


def key_bytes(folder: Path) -> bytes:
    """What lies in the folder as its key file.

    Raises NoStore, CannotRead, NotARegularFile, FolderGiven or FileOverBudget.
    """
    path = folder / KEY_FILE
    try:
        return read_whole(path, KEY_FILE_BYTES)
    except FileNotFoundError as error:
        raise NoStore(folder=folder) from error
    except OSError as error:
        raise refusals.known_reading(error, path) from error


@dataclass(frozen=True, slots=True)
class KeyContent:
    """The content of a key file. It does not change."""

    store_id: str
    edition: int
    generation: int  # of the desk key
    vault_generation: int  # 0: the vault key is still the one of a format 1 file
    vault_public: bytes
    users: tuple[KeyHolder, ...]
    recovery: KeyHolder
    roster_mac: bytes
    lineage: tuple[bytes, ...] = ()
    desk_sealed: bytes = b""  # the desk key for whoever has the vault key; empty in a format 1 file
    desk_mac: bytes = b""
    following: Self | None = None
    format: int = FORMAT

    # -- reading and writing ---------------------------------------------------------------------------------

    @classmethod
    def load(cls, folder: Path) -> Self:
        """From the folder. Raises NoStore, CannotRead, StoreTooNew or StoreDamaged."""
        return cls.from_bytes(key_bytes(folder))

    @classmethod
    @lru_cache(maxsize=8)  # one login reads it again and again
    def from_bytes(cls, content: bytes) -> Self:
        """From the key file's content. Raises StoreTooNew or StoreDamaged."""
        try:
            raw = written.read(content)
            if (found := written.number(raw["format"])) > FORMAT:
                raise StoreTooNew
            if found == OLD_FORMAT:
                return cls._from_old(raw)
            keyring = cls._from_raw(raw)
            # One reading only: a byte that changes nothing for JSON is a change all the same.
            if found != FORMAT or keyring.to_bytes() != content:
                raise ValueError("not as it was written")
        except written.UNREADABLE as error:
            raise StoreDamaged(detail=KEY_FILE) from error
        return keyring

    @classmethod
    def _from_raw(cls, raw: dict[str, Any], *, nested: bool = False) -> Self:
        following = raw["following"]
        if following is not None and nested:
            raise ValueError("one following content and no more")
        keyring = cls(
            store_id=written.text(raw["store_id"]),
            edition=written.number(raw["edition"]),
            generation=written.number(raw["generation"]),
            vault_generation=written.number(raw["vault_generation"]),
            vault_public=written.octets(raw["vault_public"]),
            users=tuple(written.holder_from(entry) for entry in raw["users"]),
            recovery=_checked_recovery(written.holder_from(raw["recovery"])),
            roster_mac=written.octets(raw["roster_mac"]),
            lineage=tuple(written.octets(entry) for entry in raw["lineage"]),
            desk_sealed=written.octets(raw["desk_sealed"]),
            desk_mac=written.octets(raw["desk_mac"]),
            following=cls._from_raw(following, nested=True) if following is not None else None,
        )
        # Of two of one edition the database could not say which is in force: whoever has the desk key would lay what
        # they made beside what is vouched for.
        if keyring.following is not None and keyring.following.edition <= keyring.edition:
            raise ValueError("what follows is later")
        return keyring

    @classmethod
    def _from_old(cls, raw: dict[str, Any]) -> Self:
        present = cls(
            store_id=written.text(raw["store_id"]),
            edition=0,
            generation=written.number(raw["generation"]),
            vault_generation=0,
            vault_public=b"",
            users=tuple(written.old_holder_from(entry) for entry in raw["users"]),
            recovery=_checked_recovery(written.old_holder_from(raw["recovery"])),
            roster_mac=written.octets(raw["roster_mac"]),
            format=OLD_FORMAT,
        )
        pending = {name: written.octets(sealed) for name, sealed in raw["pending"].items()}
        if not pending:
            return present
        # A desk key that was being changed: sealed copies of the next one, for everybody who stays.
        following = replace(
            present,
            generation=present.generation + 1,
            users=tuple(
                replace(user, desk=pending[user.name], voucher=pending.get(_VOUCHER + user.name, b""))
                for user in present.users
                if user.name in pending
            ),
            recovery=replace(present.recovery, desk=pending[RECOVERY]),
            roster_mac=written.octets(raw["pending_mac"]),
        )
        return replace(present, following=following)

    def raw(self) -> dict[str, Any]:
        """As JSON is made of it."""
        if self.format != FORMAT:
            raise ValueError("a file of an earlier format is only read")
        return {
            "format": FORMAT,
            "store_id": self.store_id,
            "edition": self.edition,
            "generation": self.generation,
            "vault_generation": self.vault_generation,
            "vault_public": self.vault_public.hex(),
            "users": [written.holder_to(user) for user in self.users],
            "recovery": written.holder_to(self.recovery),
            "roster_mac": self.roster_mac.hex(),
            "lineage": [link.hex() for link in self.lineage],
            "desk_sealed": self.desk_sealed.hex(),
            "following": self.following.raw() if self.following is not None else None,
            "desk_mac": self.desk_mac.hex(),
        }

    def to_bytes(self) -> bytes:
        """The key file's content."""
        return written.bytes_of(self)

    def save(self, folder: Path) -> None:
        """Replace the key file atomically. Raises DiskFull or CannotWrite."""
        write_atomically(folder / KEY_FILE, self.to_bytes())

    # -- which content is in force ----------------------------------------------------------------------------

    @property
    def is_old(self) -> bool:
        """Whether the file is of format 1, which the next login with the vault brings forward."""
        return self.format == OLD_FORMAT

    def contents(self) -> tuple[Self, ...]:
        """The present content and, where a change was interrupted, the following one."""
        return (self,) if self.following is None else (self, self.following)

    def belongs(self, edition: int | None) -> bool:
        """Whether this content goes with a database that holds that edition; None where it holds none yet."""
        if self.is_old:
            return edition is None
        brought_forward = edition is None and (self.edition, self.vault_generation) == (1, 0)
        return edition == self.edition or brought_forward

    def user(self, name: str) -> KeyHolder:
        """The user of that login, in any spelling of case. Raises UnknownUser."""
        for user in self.users:
            if user.name == unicodedata.normalize("NFC", name).strip().casefold():
                return user
        raise UnknownUser(name=name.strip()[:40])

    def cards(self) -> tuple[UserCard, ...]:
        """The users as the login shows them."""
        return tuple(UserCard(user.name, user.display_name, user.role) for user in self.users)


def _checked_recovery(holder: KeyHolder) -> KeyHolder:
    if holder.role is not Role.LEAD or holder.sealed_as is not None or holder.steps:
        raise ValueError("the recovery code has one role and one key")
    return holder
