"""Card numbers and telephone numbers, found by how they begin."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.domain.cards import card_key
from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.text import ascii_digits

_SHORTEST: Final = 2
_LAST_DIGITS: Final = 4
_LONGEST: Final = 64
"""Bytes of a number that are looked at; a longer one is no number."""


class Numbers:
    """The numbers with the people they belong to."""

    def __init__(self) -> None:
        self._cards = _Keys()
        self._phones = _Keys()
        self._phone_ends = _Keys()  # backwards: people know the last digits of a phone

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Take in people's numbers. Whoever adds calls `sort` at the end."""
        phones = [(national_digits(phone), entry.id) for entry in entries for phone in entry.phones]
        self._cards.add([(card_key(card), entry.id) for entry in entries for card in entry.card_numbers])
        self._phones.add(phones)
        self._phone_ends.add([(digits[::-1], person_id) for digits, person_id in phones])

    def sort(self) -> None:
        """Bring everything in order."""
        for some in (self._cards, self._phones, self._phone_ends):
            some.sort()

    def remove(self, person_id: int) -> None:
        """Forget a person's numbers."""
        for some in (self._cards, self._phones, self._phone_ends):
            some.remove(person_id)

    def by_card(self, typed: str) -> Iterator[tuple[int, bool]]:
        """People whose card number begins so, and whether it is the whole number."""
        key = card_key(typed)
        if len(key) >= _SHORTEST and any(char.isdigit() for char in key):
            yield from self._cards.beginning(key)

    def by_phone(self, typed: str) -> Iterator[tuple[int, bool]]:
        """People whose phone number begins or ends so, and whether it is the whole number.

        Beside letters, digits are no phone number: "Ali 17" is somebody called Ali.
        """
        if any(char.isalpha() for char in typed):
            return
        digits = national_digits(typed)
        if len(digits) >= _SHORTEST:
            yield from self._phones.beginning(digits)
        if len(digits) >= _LAST_DIGITS:
            backwards = re.sub(r"\D", "", ascii_digits(typed))[::-1]
            for person_id, _ in self._phone_ends.beginning(backwards):
                yield person_id, False


class _Keys:
    """Sorted keys, each with whose it is, in arrays: a tenth of what pairs of objects take."""

    def __init__(self) -> None:
        self._keys: NDArray[np.bytes_] = np.empty(0, "S1")
        self._ids = np.empty(0, np.int64)
        self._new: list[tuple[NDArray[np.bytes_], NDArray[np.int64]]] = []

    def add(self, keys: Sequence[tuple[str, int]]) -> None:
        if keys:
            self._new.append(
                (
                    np.array([_bytes(key) for key, _ in keys], np.bytes_),
                    np.array([person_id for _, person_id in keys], np.int64),
                )
            )

    def sort(self) -> None:
        if not self._new:
            return
        keys = np.concatenate([keys for keys, _ in self._new])
        ids = np.concatenate([ids for _, ids in self._new])
        self._new.clear()
        order = np.argsort(keys, kind="stable")
        keys, ids = keys[order], ids[order]
        # Behind what is there already: few that come later cost no more than a copy.
        width = max(self._keys.itemsize, keys.itemsize)
        there = self._keys.astype(f"S{width}", copy=False)
        places = np.searchsorted(there, keys, side="right")
        self._keys = np.insert(there, places, keys)
        self._ids = np.insert(self._ids, places, ids)

    def remove(self, person_id: int) -> None:
        others = self._ids != person_id
        if not others.all():
            self._keys, self._ids = self._keys[others], self._ids[others]

    def beginning(self, start: str) -> Iterator[tuple[int, bool]]:
        """Whose keys begin so, in the order of the keys, and whether that is the whole key."""
        key = _bytes(start)
        if len(key) > self._keys.itemsize:
            return  # nobody has so long a key, and comparing would widen all of them
        for place in range(int(np.searchsorted(self._keys, np.bytes_(key))), len(self._keys)):
            found = bytes(self._keys[place])
            if not found.startswith(key):
                return
            yield int(self._ids[place]), found == key


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")[:_LONGEST]
