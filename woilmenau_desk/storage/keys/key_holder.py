"""One line of the key file: a user's key pair, what the password seals, and what is sealed to the public half."""

import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreDamaged

KEY_FILE: Final = "keys.json"
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
# What a password seals: the role alone, as the first key files had it, or the cost of a guess as well.
OLD_BINDING: Final = 1
BINDING: Final = 2


@dataclass(frozen=True, slots=True)
class Argon2:
    """The cost of one password guess; kept in the key file, so it can be raised later.

    64 MiB and 3 passes take 0.1 to 0.3 s on an office machine (RFC 9106 recommends at least this).
    """

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    def key(self, password: str, salt: bytes) -> bytes:
        """The key of 32 bytes for a password, whatever way its accents were typed.

        Raises StoreDamaged for a cost that is cheaper than any that this program asks, or that no login can bear.
        """
        # Looked at before anything is reckoned: the file may be somebody else's making.
        if not self._within(floor, CEILING):
            raise StoreDamaged(detail=KEY_FILE)
        secret = unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")
        try:
            return hash_secret_raw(secret, salt, self.passes, self.memory_kib, self.lanes, KEY_BYTES, Type.ID)
        except (HashingError, OverflowError, TypeError) as error:
            raise StoreDamaged(detail=KEY_FILE) from error

    def _within(self, least: "Argon2", most: "Argon2") -> bool:
        return (
            least.memory_kib <= self.memory_kib <= most.memory_kib
            and least.passes <= self.passes <= most.passes
            and least.lanes <= self.lanes <= most.lanes
        )


# The least that a guess may cost. The tests lower it, in tests/cheap.py: no user, file or setting can.
floor = Argon2()
# 1 GiB and some seconds: what an office machine bears.
CEILING: Final = Argon2(memory_kib=1 << 20, passes=16, lanes=16)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a login opens. `vault_key` is None for the counter."""

    desk_key: bytes
    vault_key: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """From one public key to the next, by somebody without the vault key: the former key, and its word for the next."""

    public_key: bytes
    proof: bytes


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
    must_change: bool = False  # the password is one that somebody else gave; sealed with the private half
    sealed_as: Role | None = None  # the role that the password vouches for, where it is not `role`
    mark: bytes = (
        b""  # of the vault key that came with another role; the one that the password seals goes before it
    )
    voucher: bytes = b""  # says that `role` and `mark` are from somebody who holds the desk key
    steps: tuple[Step, ...] = ()  # from the public key that the roster knows to the present one
    binding: int = BINDING

    @property
    def confirmed_key(self) -> bytes:
        """The public key that the roster vouches for."""
        return self.steps[0].public_key if self.steps else self.public_key


def new_holder(
    name: str,
    display_name: str,
    role: Role,
    password: str,
    store_id: str,
    cost: Argon2,
    mark: bytes,
    *,
    must_change: bool = False,
) -> KeyHolder:
    """A user with a new key pair under a password; nothing is sealed to it yet."""
    salt = os.urandom(SALT_BYTES)
    kek = cost.key(password, salt)
    return paired(name, display_name, role, cost, salt, store_id, kek, mark, must_change=must_change)


def paired(
    name: str,
    display_name: str,
    role: Role,
    cost: Argon2,
    salt: bytes,
    store_id: str,
    kek: bytes,
    mark: bytes,
    *,
    must_change: bool = False,
) -> KeyHolder:
    """The same, under a key that was made elsewhere.

    `mark`: of the store's vault key, for the counter's line as well: whoever becomes a counsellor later takes no other.
    """
    key = X25519PrivateKey.generate()
    holder = KeyHolder(
        name, display_name, role, cost, salt, key.public_key().public_bytes_raw(), b"", b"", None, must_change
    )
    return replace(holder, private_key=wrap_private(holder, Private(key, mark), kek, store_id))


class Private(NamedTuple):
    """What the password opens: the private key, and the mark of the store's vault key.

    Earlier versions gave the counter no mark.
    """

    key: X25519PrivateKey
    mark: bytes


def mark_of(vault_key: bytes) -> bytes:
    """What tells a vault key from another, and nothing of it."""
    return hmac.digest(vault_key, b"woilmenau-desk vault", hashlib.sha256)


def wrap_private(holder: KeyHolder, private: Private, kek: bytes, store_id: str) -> bytes:
    """The private half under a key made of the password."""
    nonce = os.urandom(NONCE_BYTES)
    content = private.key.private_bytes_raw() + private.mark
    return nonce + AESGCM(kek).encrypt(nonce, content, _bound(holder, store_id))


def unwrap_private(holder: KeyHolder, kek: bytes, store_id: str) -> Private:
    """The private half again. Raises InvalidTag for another password, or a line that was changed."""
    nonce, sealed = holder.private_key[:NONCE_BYTES], holder.private_key[NONCE_BYTES:]
    content = AESGCM(kek).decrypt(nonce, sealed, _bound(holder, store_id))
    return Private(X25519PrivateKey.from_private_bytes(content[:KEY_BYTES]), content[KEY_BYTES:])


def _bound(holder: KeyHolder, store_id: str) -> bytes:
    role = holder.sealed_as or holder.role
    line: list[object] = [store_id, holder.name, role.value, holder.public_key.hex()]
    if holder.binding != OLD_BINDING:
        cost = holder.cost
        line += [BINDING, cost.memory_kib, cost.passes, cost.lanes]
    # Taken out of the key file by hand, the password would no longer fit.
    return json.dumps([*line, "must change"] if holder.must_change else line).encode()


def seal(secret: bytes, public_key: bytes, place: bytes) -> bytes:
    """A secret for whoever has the private half (HPKE), bound to its place."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public_key), place)


def unseal(sealed: bytes, private: X25519PrivateKey, place: bytes) -> bytes:
    """The secret again. Raises StoreDamaged where it was not sealed for this key and place."""
    try:
        return _SUITE.decrypt(sealed, private, place)
    except (InvalidTag, ValueError) as error:
        raise StoreDamaged(detail=KEY_FILE) from error
