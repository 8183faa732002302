"""The vault: AES-256-GCM for one confidential field at a time, bound to its table, column and row."""

import hashlib
import hmac
import os
import weakref
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from woilmenau_desk.domain.errors import DeskLocked, StoreDamaged
from woilmenau_desk.memory import KeyMemory

_FORMAT = b"\x01"
_NONCE_BYTES = 12


class Vault:
    """Seals and opens confidential text. Only lead and counsellor hold one.

    Once it is wiped, whoever still works with it is told DeskLocked: the key ends with the lock, not with whoever uses it.
    `unsealed_before`: the key file says that this key is still one of a version before trails were sealed, or the store
    is only being made. The key itself vouches for that, so nobody else can make a sealed store pass for such a one.
    """

    def __init__(self, key: bytes, *, unsealed_before: bool = False) -> None:
        self.unsealed_before = unsealed_before
        self._memory = KeyMemory(key)
        self._ciphers = [AESGCM(key)]
        # Another key than the cipher's: neither says anything of the other.
        self._tags = hmac.digest(key, b"woilmenau-desk tag", hashlib.sha256)
        self._of_purpose: dict[str, hmac.HMAC] = {}
        self._wiped = False

    @property
    def key(self) -> bytes:
        """The key, a copy; do not keep it. Raises DeskLocked."""
        self._refuse_wiped()
        try:
            return self._memory.read()
        except ValueError as error:
            raise DeskLocked from error  # wiped between the two, by another thread

    @property
    def wiped(self) -> bool:
        """Whether its key is gone."""
        return self._wiped

    def wipe(self) -> None:
        """Overwrite the key, now, whoever works with it."""
        self._wiped = True
        self._memory.wipe()
        self._ciphers.clear()
        self._tags = b""
        self._of_purpose.clear()

    def lease(self) -> Callable[[], bytes | None]:
        """The key for work that takes long: asked for when it is needed, and None from the moment it was wiped."""
        vault = weakref.ref(self)

        def key() -> bytes | None:
            present = vault()
            try:
                return None if present is None else present.key
            except DeskLocked:
                return None

        return key

    def _refuse_wiped(self) -> None:
        if self._wiped:
            raise DeskLocked

    def _cipher(self) -> AESGCM:
        try:
            return self._ciphers[0]
        except IndexError as error:
            raise DeskLocked from error

    def seal(self, text: str, *, place: str) -> bytes:
        """The sealed text. `place` names table, column and row, and must be given again to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + self._cipher().encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, *, place: str) -> str:
        """The text. Raises StoreDamaged when it was changed or belongs to another place."""
        head = len(_FORMAT) + _NONCE_BYTES
        if sealed[: len(_FORMAT)] != _FORMAT or len(sealed) < head:
            raise StoreDamaged(detail="Notiz")
        nonce = sealed[len(_FORMAT) : head]
        try:
            return self._cipher().decrypt(nonce, sealed[head:], place.encode()).decode()
        except (InvalidTag, UnicodeDecodeError) as error:
            raise StoreDamaged(detail="Notiz") from error

    def tagger(self, purpose: str) -> Callable[[bytes], bytes]:
        """Makes MACs (HMAC-SHA256) that only a holder of the vault key can make, for this purpose and no other."""
        if purpose not in self._of_purpose:
            tags = self._tags
            self._refuse_wiped()
            key = hmac.digest(tags, purpose.encode(), hashlib.sha256)
            self._of_purpose[purpose] = hmac.new(key, digestmod=hashlib.sha256)

        def tag(content: bytes) -> bytes:
            # The key has gone in already, and does not again for each of many contents.
            try:
                made = self._of_purpose[purpose].copy()
            except KeyError as error:
                raise DeskLocked from error
            made.update(content)
            return made.digest()

        return tag


def vault_of(key: bytes | None, *, unsealed_before: bool = False) -> Vault | None:
    """The vault of a key that somebody opened; None for whoever has none."""
    return None if key is None else Vault(key, unsealed_before=unsealed_before)
