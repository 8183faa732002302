"""The vault: AES-256-GCM for one confidential field at a time, bound to its table, column and row."""

import hashlib
import hmac
import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from woilmenau_desk.domain.errors import StoreDamaged

_FORMAT = b"\x01"
_NONCE_BYTES = 12


class Vault:
    """Seals and opens confidential text. Only lead and counsellor hold one.

    `unsealed_before`: the key file says that this key is still one of a version before trails were sealed, or the store
    is only being made. The key itself vouches for that, so nobody else can make a sealed store pass for such a one.
    """

    def __init__(self, key: bytes, *, unsealed_before: bool = False) -> None:
        self.unsealed_before = unsealed_before
        self._cipher = AESGCM(key)
        # Another key than the cipher's: neither says anything of the other.
        self._tags = hmac.digest(key, b"woilmenau-desk tag", hashlib.sha256)
        self._of_purpose: dict[str, Callable[[bytes], bytes]] = {}

    def seal(self, text: str, *, place: str) -> bytes:
        """The sealed text. `place` names table, column and row, and must be given again to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, *, place: str) -> str:
        """The text. Raises StoreDamaged when it was changed or belongs to another place."""
        head = len(_FORMAT) + _NONCE_BYTES
        if sealed[: len(_FORMAT)] != _FORMAT or len(sealed) < head:
            raise StoreDamaged(detail="Notiz")
        nonce = sealed[len(_FORMAT) : head]
        try:
            return self._cipher.decrypt(nonce, sealed[head:], place.encode()).decode()
        except (InvalidTag, UnicodeDecodeError) as error:
            raise StoreDamaged(detail="Notiz") from error

    def tagger(self, purpose: str) -> Callable[[bytes], bytes]:
        """Makes MACs (HMAC-SHA256) that only a holder of the vault key can make, for this purpose and no other."""
        made = self._of_purpose.get(purpose)
        if made is None:
            made = self._of_purpose[purpose] = _hmac(
                hmac.digest(self._tags, purpose.encode(), hashlib.sha256)
            )
        return made


def _hmac(key: bytes) -> Callable[[bytes], bytes]:
    """`hmac.digest` under one key of at most a block. The key goes into both hashes once, and not again for each content:
    that makes it twice as fast."""
    padded = key.ljust(hashlib.sha256().block_size, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded)).copy
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded)).copy

    def digest(content: bytes) -> bytes:
        inside, outside = inner(), outer()
        inside.update(content)
        outside.update(inside.digest())
        return outside.digest()

    return digest


def vault_of(key: bytes | None, *, unsealed_before: bool = False) -> Vault | None:
    """The vault of a key that somebody opened; None for whoever has none."""
    return None if key is None else Vault(key, unsealed_before=unsealed_before)
