"""One line of the key file: a user's key pair, what the password seals, and what is sealed to the public half."""

import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

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
_NONCE_BYTES: Final = 12
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
    must_change: bool = False  # the password is one that somebody else gave; sealed with the private half
    sealed_as: Role | None = None  # the role that the password vouches for, where it is not `role`
    mark: bytes = (
        b""  # of the vault key that came with another role; the one that the password seals goes before it
    )
    voucher: bytes = b""  # says that `role` and `mark` are from somebody who holds the desk key


def new_holder(
    name: str,
    display_name: str,
    role: Role,
    password: str,
    store_id: str,
    cost: Argon2,
    held: Secrets,
    *,
    must_change: bool = False,
) -> KeyHolder:
    """A user with a new key pair under a password; nothing is sealed to it yet."""
    salt = os.urandom(16)
    kek = cost.key(password, salt)
    return paired(name, display_name, role, cost, salt, store_id, kek, held, must_change=must_change)


def paired(
    name: str,
    display_name: str,
    role: Role,
    cost: Argon2,
    salt: bytes,
    store_id: str,
    kek: bytes,
    held: Secrets,
    *,
    must_change: bool = False,
) -> KeyHolder:
    """The same, under a key that was made elsewhere."""
    key = X25519PrivateKey.generate()
    # The counter's line as well: whoever becomes a counsellor later then takes no other vault key than this one.
    mark = mark_of(held.vault_key) if held.vault_key else b""
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
    nonce = os.urandom(_NONCE_BYTES)
    content = private.key.private_bytes_raw() + private.mark
    return nonce + AESGCM(kek).encrypt(nonce, content, _binding(holder, store_id))


def unwrap_private(holder: KeyHolder, kek: bytes, store_id: str) -> Private:
    """The private half again. Raises InvalidTag for another password, or a line that was changed."""
    nonce, sealed = holder.private_key[:_NONCE_BYTES], holder.private_key[_NONCE_BYTES:]
    content = AESGCM(kek).decrypt(nonce, sealed, _binding(holder, store_id))
    return Private(X25519PrivateKey.from_private_bytes(content[:KEY_BYTES]), content[KEY_BYTES:])


def _binding(holder: KeyHolder, store_id: str) -> bytes:
    role = holder.sealed_as or holder.role
    line = [store_id, holder.name, role.value, holder.public_key.hex()]
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


def holder_to(holder: KeyHolder) -> dict[str, Any]:
    """The line as the key file holds it."""
    line: dict[str, Any] = {
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
    # Only where there is something to say, so that older versions of the program read the file.
    if holder.must_change:
        line["must_change"] = True
    if holder.sealed_as is not None:
        line["sealed_as"] = holder.sealed_as.value
        line |= {"mark": holder.mark.hex(), "voucher": holder.voucher.hex()}
    return line


def holder_from(raw: dict[str, Any]) -> KeyHolder:
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
        must_change=bool(raw.get("must_change", False)),
        sealed_as=Role(raw["sealed_as"]) if "sealed_as" in raw else None,
        mark=bytes.fromhex(raw.get("mark", "")),
        voucher=bytes.fromhex(raw.get("voucher", "")),
    )
    if holder.sealed_as is holder.role:
        raise ValueError("a role that is no other one needs no voucher")
    if len(holder.public_key) != KEY_BYTES or len(holder.private_key) < _NONCE_BYTES + KEY_BYTES:
        raise ValueError("a key has the wrong length")
    return holder


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a name is no text")
    return value
