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
        self.key = key
        self._cipher = AESGCM(key)
        # Another key than the cipher's: neither says anything of the other.
        self._tags = hmac.digest(key, b"woilmenau-desk tag", hashlib.sha256)
        self._of_purpose: dict[str, hmac.HMAC] = {}

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
        began = self._of_purpose.get(purpose)
        if began is None:
            key = hmac.digest(self._tags, purpose.encode(), hashlib.sha256)
            began = self._of_purpose[purpose] = hmac.new(key, digestmod=hashlib.sha256)

        def tag(content: bytes) -> bytes:
            # The key has gone in already, and does not again for each of many contents.
            made = began.copy()
            made.update(content)
            return made.digest()

        return tag


def vault_of(key: bytes | None, *, unsealed_before: bool = False) -> Vault | None:
    """The vault of a key that somebody opened; None for whoever has none."""
    return None if key is None else Vault(key, unsealed_before=unsealed_before)
