"""Probable duplicates in a whole register, or of a whole table that comes in.

Comparing everybody with everybody would take hours. Only those are compared of whom two parts sound alike (their
consonants are the same, in any order), or who have one telephone; so this finds fewer than the question asked for one
person who is being registered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.names.parts import whole_parts
from woilmenau_desk.names.romanise import romanised, skeleton, sounds

_CROWD: Final = 40
"""So many who sound alike are compared with each other; more are first told apart by their year of birth."""

Key = tuple[str, ...]


class Groups:
    """People by what they have in common."""

    def __init__(self, entries: Iterable[SearchEntry]) -> None:
        self._by_key: dict[Key, list[SearchEntry]] = defaultdict(list)
        for entry in entries:
            for key in keys_of(entry):
                self._by_key[key].append(entry)

    def pairs(self) -> Iterator[tuple[SearchEntry, SearchEntry]]:
        """Everybody who may be one person, each two once."""
        seen: set[tuple[int, int]] = set()
        for some in self._by_key.values():
            for crowd in _told_apart(some):
                for one, other in combinations(crowd, 2):
                    pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
                    if one.id != other.id and pair not in seen:
                        seen.add(pair)
                        yield (one, other) if one.id < other.id else (other, one)

    def like(self, entry: SearchEntry) -> Iterator[SearchEntry]:
        """Who may be this person."""
        seen = {entry.id}
        for key in keys_of(entry):
            some = self._by_key.get(key, ())
            if len(some) > _CROWD:
                years = (entry.birth_year, None)
                some = [one for one in some if one.birth_year in years or entry.birth_year is None][:_CROWD]
            for one in some:
                if one.id not in seen:
                    seen.add(one.id)
                    yield one


def keys_of(entry: SearchEntry) -> set[Key]:
    """What has to be the same for two people to be compared."""
    keys: set[Key] = {("phone", national_digits(phone)) for phone in entry.phones if national_digits(phone)}
    for name in (entry.name, *entry.other_names):
        heard = sorted(filter(None, (skeleton(sounds(romanised(part))) for part in whole_parts(name))))
        keys.update(combinations(heard, 2) if len(heard) > 1 else [(one,) for one in heard])
    return keys


def same_to_the_letter(one: SearchEntry, other: SearchEntry) -> bool:
    """Whether two people have the same name and nothing that is known contradicts: in a list, a row that came twice."""
    names = [sorted(map(romanised, whole_parts(entry.name))) for entry in (one, other)]
    facts = (
        (one.birth_year, other.birth_year),
        (one.gender, other.gender),
        (one.nationality, other.nationality),
    )
    return names[0] == names[1] != [] and all(not a or not b or a == b for a, b in facts)


def _told_apart(crowd: Sequence[SearchEntry]) -> Iterator[Sequence[SearchEntry]]:
    if len(crowd) <= _CROWD:
        yield crowd
        return
    by_year: dict[int | None, list[SearchEntry]] = defaultdict(list)
    for one in crowd:
        by_year[one.birth_year].append(one)
    unknown = by_year.pop(None, [])
    yield unknown[:_CROWD]
    for some in by_year.values():
        # Whose year nobody knows may be any of them.
        yield [*some, *unknown][:_CROWD]
