"""The key file: who may open the store, and with which of its two secrets.

Every user has a key pair. The password (Argon2id) opens the private half; the desk key and, for lead and counsellor,
the vault key are sealed to the public half (HPKE, RFC 9180). So a new desk key can be handed to everybody
without knowing their passwords. The recovery code opens a key pair of its own in the same way.

The roster (names, roles, public keys, the recovery code's included) carries a MAC under the vault key: a line that
somebody without that key slipped in is found before a secret is sealed to it.

The password seals the private half together with the role, the mark of the vault key and whether it must be changed.
A lead who gives a colleague another role does not know that password: a voucher under the desk key stands for the role
until the colleague's next password. It never stands for the vault key: everybody at the counter has the desk key.
"""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.domain.errors import (
    LastLead,
    NoStore,
    StoreDamaged,
    StoreTooNew,
    UnknownUser,
    UserExists,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.limits import KEY_FILE_BYTES
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.files import write_atomically
from woilmenau_desk.storage.key_holder import KEY_BYTES as KEY_BYTES
from woilmenau_desk.storage.key_holder import KEY_FILE as KEY_FILE
from woilmenau_desk.storage.key_holder import Argon2 as Argon2
from woilmenau_desk.storage.key_holder import (
    KeyHolder,
    Private,
    holder_from,
    holder_to,
    mark_of,
    new_holder,
    paired,
    unseal,
    unwrap_private,
    wrap_private,
)
from woilmenau_desk.storage.key_holder import Secrets as Secrets
from woilmenau_desk.storage.key_holder import seal as _seal

FORMAT: Final = 1
SHORTEST_PASSWORD: Final = 10
# Without 0/O and 1/I, so that a code read from paper has one reading only. 32 characters: 5 bits each.
CODE_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_RANDOM: Final = 30  # 150 bits
CODE_LENGTH: Final = 32  # the last two are a checksum
RECOVERY: Final = "\x00recovery"  # no login can have this name
_VOUCHER: Final = "\x00voucher:"  # before a login, among the pending ones


@dataclass(frozen=True, slots=True)
class Keyring:
    """The content of the key file. Changes return a new one; `save` replaces the file.

    `pending` holds the sealed copy of the next desk key of everybody who stays, while the database is being moved to
    it, so that a power cut in between leaves a key that fits; `pending_mac` is their roster's MAC.
    """

    store_id: str
    generation: int
    users: tuple[KeyHolder, ...]
    recovery: KeyHolder
    roster_mac: bytes
    pending: dict[str, bytes] = field(default_factory=dict)
    pending_mac: bytes = b""

    # -- reading and writing ---------------------------------------------------------------------------------

    @classmethod
    def load(cls, folder: Path) -> "Keyring":
        """From the folder. Raises NoStore, CannotRead, StoreTooNew or StoreDamaged."""
        path = folder / KEY_FILE
        try:
            content = read_whole(path, KEY_FILE_BYTES)
        except FileNotFoundError as error:
            raise NoStore(folder=folder) from error
        except OSError as error:
            raise refusals.known_reading(error, path) from error
        return cls.from_bytes(content)

    @classmethod
    def from_bytes(cls, content: bytes) -> "Keyring":
        """From the key file's content. Raises StoreTooNew or StoreDamaged."""
        try:
            raw = json_of(content)
            if raw["format"] > FORMAT:
                raise StoreTooNew
            recovery = holder_from(raw["recovery"])
            if recovery.role is not Role.LEAD or recovery.sealed_as is not None:
                raise ValueError("the recovery code has one role only")
            return cls(
                store_id=raw["store_id"],
                generation=raw["generation"],
                users=tuple(holder_from(entry) for entry in raw["users"]),
                recovery=recovery,
                roster_mac=bytes.fromhex(raw["roster_mac"]),
                pending={name: bytes.fromhex(sealed) for name, sealed in raw["pending"].items()},
                pending_mac=bytes.fromhex(raw["pending_mac"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreDamaged(detail=KEY_FILE) from error

    def to_bytes(self) -> bytes:
        """The key file's content."""
        raw = {
            "format": FORMAT,
            "store_id": self.store_id,
            "generation": self.generation,
            "users": [holder_to(user) for user in self.users],
            "recovery": holder_to(self.recovery),
            "roster_mac": self.roster_mac.hex(),
            "pending": {name: sealed.hex() for name, sealed in self.pending.items()},
            "pending_mac": self.pending_mac.hex(),
        }
        return json.dumps(raw, indent=1, ensure_ascii=False).encode()

    def save(self, folder: Path) -> None:
        """Replace the key file atomically. Raises DiskFull or CannotWrite."""
        write_atomically(folder / KEY_FILE, self.to_bytes())

    # -- opening ----------------------------------------------------------------------------------------------

    def user(self, name: str) -> KeyHolder:
        """The user of that login, in any spelling of case. Raises UnknownUser."""
        for user in self.users:
            if user.name == unicodedata.normalize("NFC", name).strip().casefold():
                return user
        raise UnknownUser(name=name.strip()[:40])

    def cards(self) -> tuple[UserCard, ...]:
        """The users as the login shows them."""
        return tuple(UserCard(user.name, user.display_name, user.role) for user in self.users)

    def open(self, name: str, password: str) -> Secrets:
        """The secrets of a user, about 0.1 to 0.3 s. Raises UnknownUser, WrongPassword or StoreDamaged."""
        holder = self.user(name)
        kek = holder.cost.key(password, holder.salt)
        try:
            private = unwrap_private(holder, kek, self.store_id)
        except InvalidTag as error:
            raise WrongPassword from error
        return self._open_with(holder, private)

    def must_change(self, name: str) -> bool:
        """Whether that user's password is one that somebody else gave, to be changed before anything else."""
        return self.user(name).must_change

    def pending_desk_key(self, name: str, password: str) -> bytes | None:
        """The next desk key, if a change of keys was interrupted."""
        sealed = self.pending.get(name)
        if sealed is None:
            return None
        holder = self.user(name)
        private = unwrap_private(holder, holder.cost.key(password, holder.salt), self.store_id)
        return unseal(sealed, private.key, self._place("desk", holder, self.generation + 1))

    def open_with_code(self, code: str) -> tuple[Secrets, bytes | None]:
        """The secrets that the recovery code opens, and the pending desk key. Raises WrongRecoveryCode."""
        kek = _code_key(normal_code(code), self.recovery.salt)
        try:
            private = unwrap_private(self.recovery, kek, self.store_id)
        except InvalidTag as error:
            raise WrongRecoveryCode from error
        pending = self.pending.get(RECOVERY)
        following = (
            unseal(pending, private.key, self._place("desk", self.recovery, self.generation + 1))
            if pending
            else None
        )
        return self._open_with(self.recovery, private), following

    def _open_with(self, holder: KeyHolder, private: "Private") -> Secrets:
        desk_key = unseal(holder.desk, private.key, self._place("desk", holder, self.generation))
        if (holder.role in VAULT_ROLES) != (holder.vault is not None):
            raise StoreDamaged(detail=KEY_FILE)
        vault_key = (
            None
            if holder.vault is None
            else unseal(holder.vault, private.key, self._place("vault", holder, 0))
        )
        # Anybody can seal a key of their own to a public key, and the counter can make a voucher. So only the vault key
        # that the password vouches for is taken. The file's own word counts where the password has none to say: it was
        # sealed for the counter by an earlier version, and a lead gave another role since.
        mark = private.mark
        if holder.sealed_as is not None:
            if not hmac.compare_digest(holder.voucher, self._voucher(holder, desk_key)):
                raise StoreDamaged(detail=f"{KEY_FILE}: Rolle")
            if holder.sealed_as is Role.COUNTER:
                mark = private.mark or holder.mark
        if vault_key is not None and not hmac.compare_digest(mark, mark_of(vault_key)):
            raise StoreDamaged(detail=f"{KEY_FILE}: Tresor")
        if vault_key is None:
            return Secrets(desk_key, None)
        if not hmac.compare_digest(self.roster_mac, self._mac(vault_key)):
            raise StoreDamaged(detail=f"{KEY_FILE}: Benutzerliste")
        return Secrets(desk_key, vault_key)

    # -- changing ---------------------------------------------------------------------------------------------

    def with_user(
        self,
        name: str,
        display_name: str,
        role: Role,
        password: str,
        held: Secrets,
        cost: Argon2 | None = None,
    ) -> "Keyring":
        """With one more user. `held` must have the vault key. Raises UserExists or WeakPassword."""
        login = name.strip().casefold()
        if any(user.name == login for user in self.users):
            raise UserExists(name=login)
        check_password(password)
        holder = new_holder(login, display_name, role, password, self.store_id, cost or Argon2(), held)
        return self._with_holders((*self.users, self._sealed(holder, held)), held)

    def with_password(
        self,
        name: str,
        password: str,
        held: Secrets,
        cost: Argon2 | None = None,
        *,
        must_change: bool = False,
    ) -> "Keyring":
        """With a new password, and key pair, for a user. `held` are the secrets that user may have.

        `must_change`: it is not of the user's own choice, and opens nothing but the way to one that is. The roster
        changes with the key pair, so whoever lacks the vault key keeps the pair and reseals it only: see `rewrapped`.
        """
        check_password(password)
        old = self.user(name)
        holder = new_holder(
            old.name,
            old.display_name,
            old.role,
            password,
            self.store_id,
            cost or old.cost,
            held,
            must_change=must_change,
        )
        sealed = self._sealed(holder, held)
        return self._with_holders(
            tuple(sealed if user.name == old.name else user for user in self.users), held
        )

    def rewrapped(self, name: str, old_password: str, new_password: str) -> "Keyring":
        """With the user's private key under a new password of their own. Raises WrongPassword or WeakPassword."""
        check_password(new_password)
        holder = self.user(name)
        try:
            private = unwrap_private(holder, holder.cost.key(old_password, holder.salt), self.store_id)
        except InvalidTag as error:
            raise WrongPassword from error
        held = self._open_with(holder, private)
        # The mark outlives a time without the vault, or a role taken and given again would bring any key with it.
        private = Private(private.key, private.mark or (mark_of(held.vault_key) if held.vault_key else b""))
        fresh = replace(holder, salt=os.urandom(16), must_change=False, sealed_as=None, mark=b"", voucher=b"")
        fresh = replace(
            fresh,
            private_key=wrap_private(fresh, private, fresh.cost.key(new_password, fresh.salt), self.store_id),
        )
        return replace(self, users=tuple(fresh if user.name == holder.name else user for user in self.users))

    def renamed(self, name: str, display_name: str) -> "Keyring":
        """With another display name for a user."""
        login = self.user(name).name
        users = tuple(
            replace(user, display_name=display_name) if user.name == login else user for user in self.users
        )
        return replace(self, users=users)

    def with_role(self, name: str, role: Role, held: Secrets) -> "Keyring":
        """With another role for a user, whose password stays. `held` must have the vault key.

        The vault key is sealed for a role that may have it, and taken out for one that may not. Raises UnknownUser, or
        LastLead when nobody would be left who may let others in.
        """
        old = self.user(name)
        sealed_as = old.sealed_as or old.role
        holder = replace(old, role=role, sealed_as=None, mark=b"", voucher=b"")
        if sealed_as is not role:
            mark = mark_of(held.vault_key) if role in VAULT_ROLES and held.vault_key else b""
            holder = replace(holder, sealed_as=sealed_as, mark=mark)
        users = tuple(holder if user.name == old.name else user for user in self.users)
        if not any(user.role is Role.LEAD for user in users):
            raise LastLead
        sealed = self._sealed(holder, held)
        if sealed.sealed_as is not None:
            sealed = replace(sealed, voucher=self._voucher(sealed, held.desk_key))
        return self._with_holders(
            tuple(sealed if user.name == old.name else user for user in self.users), held
        )

    def without_user(self, name: str, held: Secrets) -> "Keyring":
        """Without that user; the desk key must be changed next. Raises UnknownUser or LastLead."""
        leaving = self.user(name)
        rest = tuple(user for user in self.users if user.name != leaving.name)
        if not any(user.role is Role.LEAD for user in rest):
            raise LastLead
        return self._with_holders(rest, held)

    def with_recovery(self, held: Secrets) -> "tuple[Keyring, str]":
        """With a new recovery code, which is returned; the old one no longer opens anything."""
        holder, code = _new_recovery(self.store_id, held)
        changed = replace(self, recovery=self._sealed(holder, held))
        return changed._with_holders(changed.users, held), code

    def preparing(self, following: "Keyring", next_desk_key: bytes) -> "Keyring":
        """With sealed copies of the next desk key for those of `following`, the keyring to be in force afterwards.

        Whoever is not among them keeps the present key until the database has moved.
        """
        pending = {
            holder.name: _seal(
                next_desk_key, holder.public_key, self._place("desk", holder, self.generation + 1)
            )
            for holder in (*following.users, following.recovery)
        }
        # Whoever was given another role needs a voucher under the next key as well.
        pending |= {
            _VOUCHER + holder.name: self._voucher(holder, next_desk_key)
            for holder in following.users
            if holder.sealed_as is not None
        }
        return replace(self, pending=pending, pending_mac=following.roster_mac)

    def moved(self) -> "Keyring":
        """With the pending desk key as the present one, for those who have a copy of it."""
        return replace(
            self,
            generation=self.generation + 1,
            users=tuple(
                replace(
                    user,
                    desk=self.pending[user.name],
                    voucher=self.pending.get(_VOUCHER + user.name, b""),
                )
                for user in self.users
                if user.name in self.pending
            ),
            recovery=replace(self.recovery, desk=self.pending[RECOVERY]),
            roster_mac=self.pending_mac,
            pending={},
            pending_mac=b"",
        )

    def settled(self) -> "Keyring":
        """Without a pending key: the database never moved."""
        return replace(self, pending={}, pending_mac=b"")

    def _with_holders(self, users: tuple[KeyHolder, ...], held: Secrets) -> "Keyring":
        if held.vault_key is None:
            raise ValueError("the roster can only be changed by a holder of the vault key")
        changed = replace(self, users=users)
        return replace(changed, roster_mac=changed._mac(held.vault_key))

    def _sealed(self, holder: KeyHolder, held: Secrets) -> KeyHolder:
        if (vault_key := held.vault_key) is None:
            raise ValueError("only a holder of the vault key lets others in")
        desk = _seal(held.desk_key, holder.public_key, self._place("desk", holder, self.generation))
        vault = (
            _seal(vault_key, holder.public_key, self._place("vault", holder, 0))
            if holder.role in VAULT_ROLES
            else None
        )
        return replace(holder, desk=desk, vault=vault)

    def _place(self, what: str, holder: KeyHolder, generation: int) -> bytes:
        return json.dumps([self.store_id, what, holder.name, holder.role.value, generation]).encode()

    def _voucher(self, holder: KeyHolder, desk_key: bytes) -> bytes:
        """Says, by the desk key, that a user has this role now, and which vault key came with it."""
        roles = [holder.sealed_as or holder.role, holder.role]
        line = [self.store_id, holder.name, *roles, holder.public_key.hex(), holder.mark.hex()]
        key = hmac.digest(desk_key, b"woilmenau-desk role", hashlib.sha256)
        return hmac.digest(key, json.dumps(line).encode(), hashlib.sha256)

    def _mac(self, vault_key: bytes) -> bytes:
        # The recovery code's line as well: the next desk key is sealed to it, too.
        lines = (*self.users, self.recovery)
        roster = [[holder.name, holder.role.value, holder.public_key.hex()] for holder in lines]
        key = hmac.digest(vault_key, b"woilmenau-desk roster", hashlib.sha256)
        return hmac.digest(key, json.dumps([self.store_id, roster]).encode(), hashlib.sha256)


def new_keyring(
    name: str, display_name: str, password: str, cost: Argon2 | None = None
) -> tuple[Keyring, Secrets, str]:
    """A new store's keys with its first lead; also the secrets and the recovery code. Raises WeakPassword."""
    check_password(password)
    held = Secrets(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))
    store_id = secrets.token_hex(16)
    recovery, code = _new_recovery(store_id, held)
    empty = Keyring(store_id, 1, (), recovery, b"")
    empty = replace(empty, recovery=empty._sealed(recovery, held))
    return empty.with_user(name, display_name, Role.LEAD, password, held, cost), held, code


def check_password(password: str) -> None:
    """Raises WeakPassword when it is too short."""
    if len(unicodedata.normalize("NFKC", password)) < SHORTEST_PASSWORD:
        raise WeakPassword(length=SHORTEST_PASSWORD)


def grouped_code(code: str) -> str:
    """The code in groups of four, as the sheet shows it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normal_code(code: str) -> str:
    """The code as it was made, from what somebody typed. Raises WrongRecoveryCode when a character is off."""
    typed = "".join(char for char in unicodedata.normalize("NFKC", code).upper() if char.isalnum())
    if (
        len(typed) != CODE_LENGTH
        or any(char not in CODE_ALPHABET for char in typed)
        or _checksum(typed[:CODE_RANDOM]) != typed[CODE_RANDOM:]
    ):
        raise WrongRecoveryCode
    return typed


def _checksum(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in digest[: CODE_LENGTH - CODE_RANDOM])


def _code_key(code: str, salt: bytes) -> bytes:
    # 150 random bits need no slow function; the salt only separates stores.
    return hmac.digest(salt, b"woilmenau-desk recovery " + code.encode(), hashlib.sha256)


def _new_recovery(store_id: str, held: Secrets) -> tuple[KeyHolder, str]:
    body = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_RANDOM))
    code = body + _checksum(body)
    salt = os.urandom(16)
    holder = paired(RECOVERY, "", Role.LEAD, Argon2(), salt, store_id, _code_key(code, salt), held)
    return holder, code
