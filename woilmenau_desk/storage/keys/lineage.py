"""How a vault key follows from the one before it, and a public key from the one before it.

A password seals a mark of the vault key of its time, and nobody knows a colleague's password when the vault key is made
new. So each new vault key carries the former one, sealed under it: whoever opens the present key walks back to the one
that the own password knows. Whoever does not know the former key makes no such link.

A counter gets a new key pair with a new password and has no vault key to put it into the roster with. The old pair
speaks for the new one instead, to the store's own pair, whose private half is made of the vault key.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.keys.key_holder import KEY_FILE, NONCE_BYTES, KeyHolder, Step
from woilmenau_desk.storage.keys.sealing import mark_of


def link(store_id: str, former: bytes, following: bytes) -> bytes:
    """From one vault key to the next: the former one, sealed under it. Who does not know the former makes none."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(following).encrypt(nonce, former, _place(store_id))


def follows(store_id: str, links: Sequence[bytes], vault_key: bytes, mark: bytes) -> bool:
    """Whether a vault key is the one of that mark, or came from it link by link."""
    key = vault_key
    for one in reversed(links):
        if hmac.compare_digest(mark, mark_of(key)):
            return True
        try:
            key = AESGCM(key).decrypt(one[:NONCE_BYTES], one[NONCE_BYTES:], _place(store_id))
        except (InvalidTag, ValueError):
            return False
    return hmac.compare_digest(mark, mark_of(key))


def joined(
    store_id: str, before: Sequence[bytes], before_key: bytes, links: Sequence[bytes], vault_key: bytes
) -> tuple[bytes, ...]:
    """The links to a vault key, behind those to another one that it did not come from; as they are, where it did.

    Nobody whose password knows one of the later keys is led to another key by what is laid before them.
    """
    if follows(store_id, links, vault_key, mark_of(before_key)):
        return tuple(links)
    first = vault_key
    for one in reversed(links):
        try:
            first = AESGCM(first).decrypt(one[:NONCE_BYTES], one[NONCE_BYTES:], _place(store_id))
        except (InvalidTag, ValueError) as error:
            raise StoreDamaged(detail=KEY_FILE) from error
    return (*before, link(store_id, before_key, first), *links)


def _place(store_id: str) -> bytes:
    return json.dumps([store_id, "former vault"]).encode()


def vault_pair(vault_key: bytes) -> X25519PrivateKey:
    """The store's own key pair, to which a counter speaks for a new key of theirs."""
    return X25519PrivateKey.from_private_bytes(
        hmac.digest(vault_key, b"woilmenau-desk vault pair", hashlib.sha256)
    )


def vault_public(vault_key: bytes) -> bytes:
    """The public half of it."""
    return vault_pair(vault_key).public_key().public_bytes_raw()


def succession(store_id: str, name: str, old: X25519PrivateKey, new_public: bytes, vault: bytes) -> Step:
    """The old key's word for the new one; `vault` is the public half of the store's own pair."""
    public = old.public_key().public_bytes_raw()
    try:
        shared = old.exchange(X25519PublicKey.from_public_bytes(vault))
    except ValueError as error:
        raise StoreDamaged(detail=KEY_FILE) from error
    return Step(public, _succeeds(store_id, name, shared, public, new_public))


def confirm(store_id: str, holder: KeyHolder, vault_key: bytes) -> bool:
    """Whether every step from the key that the roster knows to the present one was spoken for by the key before it."""
    keys = [step.public_key for step in holder.steps] + [holder.public_key]
    for step, new_public in zip(holder.steps, keys[1:], strict=True):
        try:
            shared = vault_pair(vault_key).exchange(X25519PublicKey.from_public_bytes(step.public_key))
        except ValueError:
            return False
        if not hmac.compare_digest(
            step.proof, _succeeds(store_id, holder.name, shared, step.public_key, new_public)
        ):
            return False
    return True


def _succeeds(store_id: str, name: str, shared: bytes, old: bytes, new: bytes) -> bytes:
    key = hmac.digest(shared, b"woilmenau-desk succession", hashlib.sha256)
    return hmac.digest(key, json.dumps([store_id, name, old.hex(), new.hex()]).encode(), hashlib.sha256)
