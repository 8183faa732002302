"""Card numbers and telephone numbers, found by how they begin."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.text import ascii_digits

_SHORTEST = 2
_LAST_DIGITS = 4


def card_key(number: str) -> str:
    """A card number without what some write between its signs."""
    return re.sub(r"[\W_]", "", ascii_digits(number)).casefold()


class Numbers:
    """Sorted keys with the people they belong to."""

    def __init__(self) -> None:
        self._cards: list[tuple[str, int]] = []
        self._phones: list[tuple[str, int]] = []
        self._phone_ends: list[tuple[str, int]] = []  # backwards: people know the last digits of a phone

    def add(self, entry: SearchEntry, *, sort: bool = True) -> None:
        """Take in a person's numbers. Without `sort` the caller sorts once at the end."""
        put = insort if sort else list.append
        for card in entry.card_numbers:
            put(self._cards, (card_key(card), entry.id))
        for phone in entry.phones:
            digits = national_digits(phone)
            put(self._phones, (digits, entry.id))
            put(self._phone_ends, (digits[::-1], entry.id))

    def sort(self) -> None:
        """Bring everything in order."""
        for some in (self._cards, self._phones, self._phone_ends):
            some.sort()

    def remove(self, entry: SearchEntry) -> None:
        """Forget a person's numbers."""
        for card in entry.card_numbers:
            _take_out(self._cards, (card_key(card), entry.id))
        for phone in entry.phones:
            digits = national_digits(phone)
            _take_out(self._phones, (digits, entry.id))
            _take_out(self._phone_ends, (digits[::-1], entry.id))

    def by_card(self, typed: str) -> Iterator[tuple[int, bool]]:
        """People whose card number begins so, and whether it is the whole number."""
        key = card_key(typed)
        if len(key) >= _SHORTEST and any(char.isdigit() for char in key):
            for number, person_id in _beginning(self._cards, key):
                yield person_id, number == key

    def by_phone(self, typed: str) -> Iterator[tuple[int, bool]]:
        """People whose phone number begins or ends so, and whether it is the whole number.

        Beside letters, digits are no phone number: "Ali 17" is somebody called Ali.
        """
        if any(char.isalpha() for char in typed):
            return
        digits = national_digits(typed)
        if len(digits) >= _SHORTEST:
            for number, person_id in _beginning(self._phones, digits):
                yield person_id, number == digits
        if len(digits) >= _LAST_DIGITS:
            for _, person_id in _beginning(self._phone_ends, re.sub(r"\D", "", ascii_digits(typed))[::-1]):
                yield person_id, False


def _beginning(keys: list[tuple[str, int]], key: str) -> Iterator[tuple[str, int]]:
    for place in range(bisect_left(keys, (key,)), len(keys)):
        if not keys[place][0].startswith(key):
            return
        yield keys[place]


def _take_out(keys: list[tuple[str, int]], pair: tuple[str, int]) -> None:
    place = bisect_left(keys, pair)
    if place < len(keys) and keys[place] == pair:
        del keys[place]
