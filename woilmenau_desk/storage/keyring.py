"""The key file: who may open the store, and with which of its two secrets.

Every user has a key pair. The password (Argon2id) opens the private half; the desk key and, for lead and counsellor,
the vault key are sealed to the public half (HPKE, RFC 9180). So a new desk key can be handed to everybody
without knowing their passwords. The recovery code opens a key pair of its own in the same way.

The roster (names, roles, public keys, the recovery code's included) carries a MAC under the vault key: a line that
somebody without that key slipped in is found before a secret is sealed to it.
"""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

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
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.files import write_atomically

KEY_FILE: Final = "keys.json"
FORMAT: Final = 1
SHORTEST_PASSWORD: Final = 10
KEY_BYTES: Final = 32
# Without 0/O and 1/I, so that a code read from paper has one reading only. 32 characters: 5 bits each.
CODE_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_RANDOM: Final = 30  # 150 bits
CODE_LENGTH: Final = 32  # the last two are a checksum
_NONCE_BYTES: Final = 12
RECOVERY: Final = "\x00recovery"  # no login can have this name

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Argon2:
    """The cost of one password guess; kept in the key file, so it can be raised later.

    64 MiB and 3 passes take 0.1 to 0.3 s on an office machine (RFC 9106 recommends at least this).
    """

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    def key(self, password: str, salt: bytes) -> bytes:
        """The key of 32 bytes for a password, whatever way its accents were typed."""
        secret = unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")
        try:
            return hash_secret_raw(secret, salt, self.passes, self.memory_kib, self.lanes, KEY_BYTES, Type.ID)
        except (HashingError, OverflowError, TypeError) as error:
            # A cost that cannot be paid stands in the key file only when somebody changed it.
            raise StoreDamaged(detail=KEY_FILE) from error


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a login opens. `vault_key` is None for the counter."""

    desk_key: bytes
    vault_key: bytes | None


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One user, or the recovery code, in the key file."""

    name: str
    display_name: str
    role: Role
    cost: Argon2
    salt: bytes
    public_key: bytes
    private_key: bytes  # sealed under the password
    desk: bytes  # the desk key, sealed to the public key
    vault: bytes | None


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
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise NoStore(folder=folder) from error
        except OSError as error:
            raise refusals.known_reading(error, path) from error
        return cls.from_bytes(content)

    @classmethod
    def from_bytes(cls, content: bytes) -> "Keyring":
        """From the key file's content. Raises StoreTooNew or StoreDamaged."""
        try:
            raw = json.loads(content)
            if raw["format"] > FORMAT:
                raise StoreTooNew
            return cls(
                store_id=raw["store_id"],
                generation=raw["generation"],
                users=tuple(_holder_from(entry) for entry in raw["users"]),
                recovery=_holder_from(raw["recovery"]),
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
            "users": [_holder_to(user) for user in self.users],
            "recovery": _holder_to(self.recovery),
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
            private = _unwrap_private(holder, kek, self.store_id)
        except InvalidTag as error:
            raise WrongPassword from error
        return self._open_with(holder, private)

    def pending_desk_key(self, name: str, password: str) -> bytes | None:
        """The next desk key, if a change of keys was interrupted."""
        sealed = self.pending.get(name)
        if sealed is None:
            return None
        holder = self.user(name)
        private = _unwrap_private(holder, holder.cost.key(password, holder.salt), self.store_id)
        return _unseal(sealed, private.key, self._place("desk", holder, self.generation + 1))

    def open_with_code(self, code: str) -> tuple[Secrets, bytes | None]:
        """The secrets that the recovery code opens, and the pending desk key. Raises WrongRecoveryCode."""
        kek = _code_key(normal_code(code), self.recovery.salt)
        try:
            private = _unwrap_private(self.recovery, kek, self.store_id)
        except InvalidTag as error:
            raise WrongRecoveryCode from error
        pending = self.pending.get(RECOVERY)
        following = (
            _unseal(pending, private.key, self._place("desk", self.recovery, self.generation + 1))
            if pending
            else None
        )
        return self._open_with(self.recovery, private), following

    def _open_with(self, holder: KeyHolder, private: "_Private") -> Secrets:
        desk_key = _unseal(holder.desk, private.key, self._place("desk", holder, self.generation))
        if (holder.role in VAULT_ROLES) != (holder.vault is not None):
            raise StoreDamaged(detail=KEY_FILE)
        if holder.vault is None:
            return Secrets(desk_key, None)
        vault_key = _unseal(holder.vault, private.key, self._place("vault", holder, 0))
        # Anybody can seal a key of their own to a public key. Only the one that the password vouches for is taken.
        if not hmac.compare_digest(private.mark, _mark(vault_key)):
            raise StoreDamaged(detail=f"{KEY_FILE}: Tresor")
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
        holder = _new_holder(login, display_name, role, password, self.store_id, cost or Argon2(), held)
        return self._with_holders((*self.users, self._sealed(holder, held)), held)

    def with_password(self, name: str, password: str, held: Secrets, cost: Argon2 | None = None) -> "Keyring":
        """With a new password, and key pair, for a user. `held` are the secrets that user may have.

        The roster changes with the key pair, so whoever lacks the vault key keeps the pair and reseals it only:
        see `rewrapped`.
        """
        check_password(password)
        old = self.user(name)
        holder = _new_holder(
            old.name, old.display_name, old.role, password, self.store_id, cost or old.cost, held
        )
        sealed = self._sealed(holder, held)
        return self._with_holders(
            tuple(sealed if user.name == old.name else user for user in self.users), held
        )

    def rewrapped(self, name: str, old_password: str, new_password: str) -> "Keyring":
        """With the user's private key under a new password. Raises WrongPassword or WeakPassword."""
        check_password(new_password)
        holder = self.user(name)
        try:
            private = _unwrap_private(holder, holder.cost.key(old_password, holder.salt), self.store_id)
        except InvalidTag as error:
            raise WrongPassword from error
        fresh = replace(holder, salt=os.urandom(16))
        fresh = replace(
            fresh,
            private_key=_wrap_private(
                fresh, private, fresh.cost.key(new_password, fresh.salt), self.store_id
            ),
        )
        return replace(self, users=tuple(fresh if user.name == holder.name else user for user in self.users))

    def renamed(self, name: str, display_name: str) -> "Keyring":
        """With another display name for a user."""
        login = self.user(name).name
        users = tuple(
            replace(user, display_name=display_name) if user.name == login else user for user in self.users
        )
        return replace(self, users=users)

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
        return replace(self, pending=pending, pending_mac=following.roster_mac)

    def moved(self) -> "Keyring":
        """With the pending desk key as the present one, for those who have a copy of it."""
        return replace(
            self,
            generation=self.generation + 1,
            users=tuple(
                replace(user, desk=self.pending[user.name])
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
    holder = _paired(RECOVERY, "", Role.LEAD, Argon2(), salt, store_id, _code_key(code, salt), held)
    return holder, code


def _new_holder(
    name: str, display_name: str, role: Role, password: str, store_id: str, cost: Argon2, held: Secrets
) -> KeyHolder:
    salt = os.urandom(16)
    return _paired(name, display_name, role, cost, salt, store_id, cost.key(password, salt), held)


def _paired(
    name: str,
    display_name: str,
    role: Role,
    cost: Argon2,
    salt: bytes,
    store_id: str,
    kek: bytes,
    held: Secrets,
) -> KeyHolder:
    key = X25519PrivateKey.generate()
    mark = _mark(held.vault_key) if role in VAULT_ROLES and held.vault_key else b""
    holder = KeyHolder(
        name, display_name, role, cost, salt, key.public_key().public_bytes_raw(), b"", b"", None
    )
    return replace(holder, private_key=_wrap_private(holder, _Private(key, mark), kek, store_id))


class _Private(NamedTuple):
    """What the password opens: the private key, and the mark of the vault key that was handed over with it."""

    key: X25519PrivateKey
    mark: bytes


def _mark(vault_key: bytes) -> bytes:
    return hmac.digest(vault_key, b"woilmenau-desk vault", hashlib.sha256)


def _wrap_private(holder: KeyHolder, private: _Private, kek: bytes, store_id: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    content = private.key.private_bytes_raw() + private.mark
    return nonce + AESGCM(kek).encrypt(nonce, content, _binding(holder, store_id))


def _unwrap_private(holder: KeyHolder, kek: bytes, store_id: str) -> _Private:
    nonce, sealed = holder.private_key[:_NONCE_BYTES], holder.private_key[_NONCE_BYTES:]
    content = AESGCM(kek).decrypt(nonce, sealed, _binding(holder, store_id))
    return _Private(X25519PrivateKey.from_private_bytes(content[:KEY_BYTES]), content[KEY_BYTES:])


def _binding(holder: KeyHolder, store_id: str) -> bytes:
    return json.dumps([store_id, holder.name, holder.role.value, holder.public_key.hex()]).encode()


def _seal(secret: bytes, public_key: bytes, place: bytes) -> bytes:
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public_key), place)


def _unseal(sealed: bytes, private: X25519PrivateKey, place: bytes) -> bytes:
    try:
        return _SUITE.decrypt(sealed, private, place)
    except (InvalidTag, ValueError) as error:
        raise StoreDamaged(detail=KEY_FILE) from error


def _holder_to(holder: KeyHolder) -> dict[str, Any]:
    return {
        "name": holder.name,
        "display_name": holder.display_name,
        "role": holder.role.value,
        "argon2id": [holder.cost.memory_kib, holder.cost.passes, holder.cost.lanes],
        "salt": holder.salt.hex(),
        "public_key": holder.public_key.hex(),
        "private_key": holder.private_key.hex(),
        "desk": holder.desk.hex(),
        "vault": holder.vault.hex() if holder.vault is not None else None,
    }


def _holder_from(raw: dict[str, Any]) -> KeyHolder:
    """A line of the key file. Raises ValueError, KeyError or TypeError for what cannot be one."""
    holder = KeyHolder(
        name=_text(raw["name"]),
        display_name=_text(raw["display_name"]),
        role=Role(raw["role"]),
        cost=Argon2(*raw["argon2id"]),
        salt=bytes.fromhex(raw["salt"]),
        public_key=bytes.fromhex(raw["public_key"]),
        private_key=bytes.fromhex(raw["private_key"]),
        desk=bytes.fromhex(raw["desk"]),
        vault=bytes.fromhex(raw["vault"]) if raw["vault"] else None,
    )
    if len(holder.public_key) != KEY_BYTES or len(holder.private_key) < _NONCE_BYTES + KEY_BYTES:
        raise ValueError("a key has the wrong length")
    return holder


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a name is no text")
    return value
