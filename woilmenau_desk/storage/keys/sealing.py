"""Making and opening a line of the key file: key pairs, what a password seals, what is sealed to a public key."""

import hashlib
import hmac
import json
import os
from dataclasses import replace
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.keys.key_holder import (
    BINDING,
    KEY_BYTES,
    KEY_FILE,
    NONCE_BYTES,
    OLD_BINDING,
    SALT_BYTES,
    Argon2,
    KeyHolder,
)

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


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
