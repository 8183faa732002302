"""The vault: AES-256-GCM for one confidential field at a time, bound to its table, column and row."""

import hashlib
import hmac
import os
import weakref
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import DeskLocked, StoreDamaged
from woilmenau_desk.memory import KeyMemory
from woilmenau_desk.storage.keys import letterbox

_FORMAT = b"\x01"
_OF_CASE = b"\x02"  # under the key of a restricted case, and the vault's around it
_POSTED = b"\x03"  # by somebody without the vault, to its public half
_NONCE_BYTES = 12


class Own(NamedTuple):
    """Whose vault it is, and in which store: what the keys of restricted cases are sealed for."""

    store_id: str
    holder: str  # a login
    public_key: bytes


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
        self._cases: dict[str, AESGCM] = {}
        self._last_days: dict[str, date] = {}  # of those that are held until a day
        self._own: Own | None = None
        self._private: KeyMemory | None = None
        # Another key than the cipher's: neither says anything of the other.
        self._tags = hmac.digest(key, b"woilmenau-desk tag", hashlib.sha256)
        self._of_purpose: dict[str, hmac.HMAC] = {}
        self._wiped = False
        self._going_along: list[Callable[[], object]] = []

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
        self._cases.clear()
        self._last_days.clear()
        if self._private is not None:
            self._private.wipe()
            self._private = None
        self._tags = b""
        self._of_purpose.clear()
        for forget in self._going_along:
            forget()
        self._going_along.clear()

    def goes_along(self, forget: Callable[[], object]) -> None:
        """Have something forgotten in the moment in which the key is: what was opened with it and kept in memory."""
        self._refuse_wiped()
        self._going_along.append(forget)
        if self._wiped:
            forget()

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

    def hold_case(self, case: str, key: bytes) -> None:
        """Open what a restricted case seals, by its key, until the vault is wiped. `case` names it and its key's number."""
        self._refuse_wiped()
        self._cases[case] = AESGCM(key)
        self._last_days.pop(case, None)

    def hold_until(self, case: str, last: date | None) -> None:
        """Hold that case until a day, or for good: whoever stands in may stay logged in for longer than that."""
        if last is None:
            self._last_days.pop(case, None)
        else:
            self._last_days[case] = last

    def let_ended_go(self, today: date) -> None:
        """Open no more what was held until a day before this one."""
        for case, last in tuple(self._last_days.items()):
            if last < today:
                self.let_case_go(case)

    @property
    def holds_until_a_day(self) -> bool:
        """Whether anything is held that ends by itself."""
        return bool(self._last_days)

    def let_case_go(self, case: str) -> None:
        """Open it no more."""
        self._cases.pop(case, None)
        self._last_days.pop(case, None)

    def holds_case(self, case: str) -> bool:
        """Whether what this restricted case seals can be opened."""
        return case in self._cases

    def held_cases(self) -> frozenset[str]:
        """The restricted cases that can be opened."""
        return frozenset(self._cases)

    def keep_private(self, own: Own, private: bytes) -> None:
        """Keep the own private key for the cases that somebody is named in later, until the vault is wiped."""
        self._refuse_wiped()
        former, self._own, self._private = self._private, own, KeyMemory(private)
        if former is not None:
            former.wipe()

    @property
    def own(self) -> Own | None:
        """Whose it is; None where no login made it."""
        return self._own

    @property
    def private(self) -> bytes:
        """The own private key, a copy; do not keep it. Raises DeskLocked where there is none any more."""
        memory = self._private
        if memory is None:
            raise DeskLocked
        try:
            return memory.read()
        except ValueError as error:
            raise DeskLocked from error  # wiped between the two, by another thread

    def follow(self, former: "Vault") -> None:
        """Hold what a former vault of the same user holds of restricted cases, beside another key of the store."""
        self._cases.update(former._cases)
        self._last_days.update(former._last_days)
        if former.own is not None:
            with suppress(DeskLocked):
                self.keep_private(former.own, former.private)

    def seal(self, text: str, *, place: str, case: str = "") -> bytes:
        """The sealed text. `place` names table, column and row, and must be given again to open it.

        `case`: for those alone who hold that restricted case's key. Raises CaseRestricted for whoever does not.
        """
        content, begins = text.encode(), _FORMAT
        if case:
            nonce = os.urandom(_NONCE_BYTES)
            content = nonce + self._of_case(case).encrypt(nonce, content, f"{case}:{place}".encode())
            begins = _OF_CASE
        return self._closed(begins, content, place)

    def open(self, sealed: bytes, *, place: str, case: str = "", posted: bool = False) -> str:
        """The text. Raises StoreDamaged when it was changed, or belongs to another place or case.

        What a restricted case seals is refused as that, by CaseRestricted, to whoever does not hold its key. `posted`: it
        may have come by the letterbox, which anybody can fill.
        """
        begins, content = self._opened(sealed, place, posted=posted)
        try:
            if begins == _OF_CASE:
                if not case:
                    raise StoreDamaged(detail="Notiz")
                nonce, inner = content[:_NONCE_BYTES], content[_NONCE_BYTES:]
                content = self._of_case(case).decrypt(nonce, inner, f"{case}:{place}".encode())
            elif case:
                # Whoever is not named cannot put something of theirs into a restricted case.
                raise StoreDamaged(detail="Notiz")
            return content.decode()
        except (InvalidTag, UnicodeDecodeError) as error:
            raise StoreDamaged(detail="Notiz") from error

    def check(self, sealed: bytes, *, place: str, posted: bool = False) -> None:
        """Raises StoreDamaged where it does not belong there; what a restricted case seals inside it stays unread."""
        self._opened(sealed, place, posted=posted)

    def taken_over(self, former: "Vault", sealed: bytes, *, place: str, posted: bool = False) -> bytes:
        """The same under this vault's key, also what the former one cannot read. Raises StoreDamaged."""
        begins, content = former._opened(sealed, place, posted=posted)
        return self._closed(_OF_CASE if begins == _OF_CASE else _FORMAT, content, place)

    def _closed(self, begins: bytes, content: bytes, place: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        bound = place.encode() if begins == _FORMAT else begins + place.encode()
        return begins + nonce + self._cipher().encrypt(nonce, content, bound)

    def _opened(self, sealed: bytes, place: str, *, posted: bool) -> tuple[bytes, bytes]:
        begins, rest = sealed[:1], sealed[1:]
        try:
            if begins == _POSTED and posted:
                return _FORMAT, letterbox.unposted(self.key, rest, place)
            if begins not in (_FORMAT, _OF_CASE) or len(rest) < _NONCE_BYTES:
                raise StoreDamaged(detail="Notiz")
            bound = place.encode() if begins == _FORMAT else begins + place.encode()
            return begins, self._cipher().decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], bound)
        except InvalidTag as error:
            raise StoreDamaged(detail="Notiz") from error

    def _of_case(self, case: str) -> AESGCM:
        self._refuse_wiped()
        try:
            return self._cases[case]
        except KeyError as error:
            raise CaseRestricted from error

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


class Letterbox:
    """Seals for whoever holds the vault, by its public half: what the counter writes and cannot read again."""

    def __init__(self, public_key: bytes) -> None:
        self._public_key = public_key

    def seal(self, text: str, *, place: str, case: str = "") -> bytes:
        """The sealed text. Raises CaseRestricted for a restricted case: nobody here holds its key."""
        if case:
            raise CaseRestricted
        return _POSTED + letterbox.posted(self._public_key, text.encode(), place)


Sealer = Vault | Letterbox
"""What can seal; only a vault opens."""


def is_of_case(sealed: bytes) -> bool:
    """Whether something is sealed for those who are named in a restricted case. It says so itself, to whoever looks."""
    return sealed[:1] == _OF_CASE


def is_posted(sealed: bytes) -> bool:
    """Whether something was sealed without the vault, and not under new keys since."""
    return sealed[:1] == _POSTED


def vault_of(key: bytes | None, *, unsealed_before: bool = False) -> Vault | None:
    """The vault of a key that somebody opened; None for whoever has none."""
    return None if key is None else Vault(key, unsealed_before=unsealed_before)
