"""The words of all notes in memory, by the sessions in which they stand. No text is kept, and nothing is on a disk.

It belongs to the vault that opened the notes: where that is wiped, the words go with it.
"""

import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.note_search import NoteFilter, words_of
from woilmenau_desk.domain.paging import After
from woilmenau_desk.storage.notes import NoteText
from woilmenau_desk.storage.vault import Vault

_BEYOND: Final = chr(0x10FFFF)

Sought = tuple[Sequence[str], NoteFilter]
"""The words of a search, and what it is narrowed to."""


class Known(NamedTuple):
    """What of a session decides whether it is shown, and where."""

    place: tuple[datetime, int]
    on: date
    person_id: int
    counsellor: str
    topics: tuple[str, ...]
    case: str


class NoteIndex:
    """Words and the sessions that they stand in, for one vault.

    One thread makes it, others look in it meanwhile: each for a moment behind the same lock.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.ready = 0  # sessions looked through
        self.total = 0
        self.seen = 0  # the last entry of the audit trail that it knows
        self.reached: tuple[datetime, int] | None = None  # how far back it was made
        self.finished = False
        self.making = threading.Lock()  # of whoever makes it or brings it up to date
        self._lock = threading.Lock()
        self._gone = False
        # A session gets another number whenever its words change: nothing is searched for in lists of words.
        self._words: dict[str, array[int]] = {}
        self._sorted: list[str] = []
        self._known: list[Known | None] = []
        self._number: dict[int, int] = {}
        # Sessions of restricted cases whose keys were not at hand: they are read once the key is.
        self._closed: dict[int, str] = {}
        # The last search, and the sessions that were shown for it as they are: that is written down once.
        self._sought: Sought | None = None
        self._shown: set[int] = set()
        vault.goes_along(self.clear)

    def clear(self) -> None:
        """Forget all of it, now, whoever makes it or looks in it."""
        self._gone = True
        self._words, self._sorted, self._known = {}, [], []
        self._number, self._closed = {}, {}
        self._sought, self._shown = None, set()

    def restart(self) -> None:
        """Begin anew, for the same vault."""
        with self._lock:
            self._refuse_gone()
            self.reached, self.ready, self.finished = None, 0, False
            self._words, self._sorted, self._known = {}, [], []
            self._number, self._closed = {}, {}
            self._sought, self._shown = None, set()

    def put(self, notes: Sequence[NoteText]) -> None:
        """Take in sessions, new ones or others that are known already. Raises DeskLocked once it was cleared."""
        words = [(one, words_of(one.text)) for one in notes if one.text is not None]
        with self._lock:
            self._refuse_gone()
            for one in notes:
                self._forget(one.session_id)
                if one.text is None:
                    self._closed[one.session_id] = one.case
            for one, every in words:
                self._put(one, every)
            if self._gone:
                # Somebody locked the window in this very moment.
                self.clear()

    def drop(self, session_ids: Iterable[int]) -> None:
        """Forget sessions that are voided or gone."""
        with self._lock:
            for session_id in session_ids:
                self._forget(session_id)

    def to_open(self) -> list[int]:
        """Sessions of restricted cases whose keys came to hand since they were looked at."""
        with self._lock:
            return [one for one, case in self._closed.items() if self.vault.holds_case(case)]

    def search(self, asked: Sequence[str], only: NoteFilter) -> list[tuple[tuple[datetime, int], int]]:
        """The places and numbers of the sessions in which all of these words begin, the latest first.

        Raises DeskLocked once it was cleared.
        """
        with self._lock:
            self._refuse_gone()
            found: set[int] | None = None
            # The longest word is in the fewest notes.
            for word in sorted(asked, key=len, reverse=True):
                numbers = self._beginning(word)
                found = numbers if found is None else found & numbers
                if not found:
                    return []
            known = [one for number in found or () if (one := self._known[number]) is not None]
        places = [one.place for one in known if self._fits(one, only)]
        places.sort(reverse=True)
        return [(place, place[1]) for place in places]

    def unshown(self, sought: Sought, session_ids: Iterable[int]) -> list[int]:
        """Those of them that were not shown for this very search, asked last, since their words changed."""
        with self._lock:
            shown = self._shown if sought == self._sought else frozenset()
            return [one for one in session_ids if one not in shown]

    def showed(self, sought: Sought, session_ids: Iterable[int]) -> None:
        """It is written down that these are shown for a search, the last one from now on."""
        with self._lock:
            if sought != self._sought:
                self._sought, self._shown = sought, set()
            self._shown.update(session_ids)
            if self._gone:
                self.clear()

    def _fits(self, one: Known, only: NoteFilter) -> bool:
        return (
            (not one.case or self.vault.holds_case(one.case))
            and only.person_id in (None, one.person_id)
            and only.colleague in (None, one.counsellor)
            and (only.first is None or one.on >= only.first)
            and (only.last is None or one.on <= only.last)
            and (only.topic is None or only.topic in one.topics)
        )

    def _beginning(self, word: str) -> set[int]:
        if len(self._sorted) != len(self._words):
            self._sorted = sorted(self._words)
        first, last = bisect_left(self._sorted, word), bisect_left(self._sorted, word + _BEYOND)
        return set().union(*(self._words[one] for one in self._sorted[first:last]))

    def _put(self, one: NoteText, words: Iterable[str]) -> None:
        number = len(self._known)
        place = (one.occurred_at, one.session_id)
        self._known.append(Known(place, one.on, one.person_id, one.counsellor, one.topics, one.case))
        self._number[one.session_id] = number
        for word in words:
            numbers = self._words.get(word)
            if numbers is None:
                self._words[word] = array("I", (number,))
            else:
                numbers.append(number)

    def _forget(self, session_id: int) -> None:
        self._closed.pop(session_id, None)
        self._shown.discard(session_id)
        if (number := self._number.pop(session_id, None)) is not None:
            self._known[number] = None

    def _refuse_gone(self) -> None:
        if self._gone:
            raise DeskLocked


def behind(found: Sequence[tuple[tuple[datetime, int], int]], after: After | None) -> int:
    """How many of what was found stand before the part that begins behind a place."""
    if after is None:
        return 0
    place = (after[0], after[1])
    return next((number for number, (at, _) in enumerate(found) if at < place), len(found))
