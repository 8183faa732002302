"""Finding people by how names and numbers begin, straight out of the store: for whoever comes before the search stands.

It knows no spellings, only ways of writing the same letters: small or capital, with or without marks, ü or ue. Whomever it
finds, the search in memory finds too; the other way round it does not hold.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.domain.cards import card_key
from woilmenau_desk.domain.people import PersonHit, SearchEntry
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.names.romanise import romanised, words
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people.hits import hits_of
from woilmenau_desk.services.routing import shown_hits
from woilmenau_desk.storage.people import beginnings
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.store import Connection

LONGEST_QUERY: Final = 200
"""Letters that are looked at, as in `names.index`."""
_MOST_WORDS: Final = 6
_TIES: Final = 3
_CANDIDATES: Final = 30
"""So many are looked at for each place where a beginning may stand: more than are shown, and read in no time."""
_NOT_WHOLE: Final = 0.95
_SHORTEST_NUMBER: Final = 2
_PREFIXES: Final = ("", "0", "49", "0049")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_NO_DIGIT: Final = re.compile(r"\D")
_BETWEEN: Final = re.compile(r"[\s\-–_,.;/]+")
_BEFORE_DIGITS: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")
_LETTERS: Final = str.maketrans({chr(code): chr(code).lower() for code in range(65, 91)})
_UMLAUTS: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))


@dataclass(frozen=True, slots=True)
class Met:
    """A typed word, and the word of a name that it begins."""

    typed: str
    part: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A person whose name or number begins as it was typed."""

    id: int
    rank: float
    score: float
    kind: str
    met: tuple[Met, ...] = ()
    whole: bool = False


def search(desk: Desk, text: str, limit: int = 5) -> tuple[PersonHit, ...]:
    """People in whose name each typed word begins a word, or whose card or telephone number begins so, or ends so.

    A year among the words is that of birth. Never an error, and never waits for the search in memory.
    """
    text = text[:LONGEST_QUERY].encode("utf-8", "ignore").decode()  # half a letter is none
    text = unicodedata.normalize("NFC", ascii_digits(text)).strip()
    with desk.store.read() as conn:
        found = _by_number(conn, text) or _by_name(conn, text)
        found.sort(key=lambda one: -one.rank)
        hits = hits_of(conn, text, found[: limit * _TIES], limit)
    return shown_hits(desk, hits)


def _by_number(conn: Connection, text: str) -> list[Begun]:
    """As the search in memory finds numbers; only the very number is taken for the one that was meant."""
    if not any(char.isdigit() for char in text):
        return []
    found: dict[int, Begun] = {}
    for kind, score, people in (("card", 1.0, _by_card(conn, text)), ("phone", 0.95, _by_phone(conn, text))):
        for person_id, whole in people:
            value = score if whole else score - 0.1
            found.setdefault(person_id, Begun(person_id, value, value, kind, whole=whole))
    return list(found.values())


def _by_card(conn: Connection, text: str) -> Iterator[tuple[int, bool]]:
    key = card_key(text)
    if len(key) < _SHORTEST_NUMBER:
        return
    candidates = beginnings.by_card(conn, _ways_of_card(text, key), _CANDIDATES)
    for entry in rows.search_entries(conn, candidates):
        keys = [card_key(one) for one in entry.card_numbers]
        if any(one.startswith(key) for one in keys):
            yield entry.id, key in keys


def _by_phone(conn: Connection, text: str) -> Iterator[tuple[int, bool]]:
    digits, end = national_digits(text), _NO_DIGIT.sub("", text)
    if len(digits) < _SHORTEST_NUMBER or any(char.isalpha() for char in text):
        return
    ways = [prefix + digits for prefix in _PREFIXES]
    for entry in rows.search_entries(conn, beginnings.by_phone(conn, ways, end, _CANDIDATES)):
        phones = [national_digits(one) for one in entry.phones]
        last = len(digits) >= beginnings.LAST_DIGITS and any(one.endswith(end) for one in phones)
        if last or any(one.startswith(digits) for one in phones):
            yield entry.id, digits in phones


def _by_name(conn: Connection, text: str) -> list[Begun]:
    years = frozenset(map(int, _YEAR.findall(text)))
    written = [word for word in _BETWEEN.split(text) if next(words(word), None) and not word.isdigit()]
    typed = [word for word in words(text) if not word.isdigit()][:_MOST_WORDS]
    if not (written and typed):
        return []
    candidates = beginnings.by_name(conn, [_ways(word) for word in written], years, _CANDIDATES)
    found = (_begun(entry, typed) for entry in rows.search_entries(conn, candidates))
    return [one for one in found if one is not None]


def _begun(entry: SearchEntry, typed: Sequence[str]) -> Begun | None:
    """How well a name fits, the person's own or a former one; None where not each word begins another one of it."""
    best: Begun | None = None
    for name in (entry.name, *entry.other_names):
        met = _met(typed, list(words(name)))
        if met is None:
            continue
        whole = sum(one.typed == one.part for one in met) / len(met)
        score = 1.0 if whole == 1 else _NOT_WHOLE
        if best is None or whole > best.rank:
            best = Begun(entry.id, whole, score, "name", tuple(met))
    return best


def _met(typed: Sequence[str], parts: list[str]) -> list[Met] | None:
    met: list[Met] = []
    for word in sorted(typed, key=len, reverse=True):
        roman = romanised(word)
        begun = [
            part for part in parts if part.startswith(word) or (roman and romanised(part).startswith(roman))
        ]
        if not begun:
            return None
        part = min(begun, key=len)
        parts.remove(part)
        met.append(Met(word, part))
    return met


def _ways(word: str) -> list[str]:
    """How a word that begins so may stand in the store; its engine knows small and capital letters only from a to z."""
    return list(dict.fromkeys(way.translate(_LETTERS) for way in _every_way(word)))


def _every_way(word: str) -> Iterator[str]:
    small = word.lower()
    others = []
    for plain, umlaut in _UMLAUTS:
        others += [small.replace(plain, umlaut), small.replace(umlaut, plain)]
    bare = "".join(char for char in unicodedata.normalize("NFD", small) if not unicodedata.combining(char))
    for one in dict.fromkeys((small, *others, unicodedata.normalize("NFC", bare))):
        yield from (one, one[:1].upper() + one[1:], one.upper())
    yield word


def _ways_of_card(text: str, key: str) -> list[str]:
    """How a card number that begins so may stand there: as it was typed, or with nothing or something before its digits."""
    apart = (_BEFORE_DIGITS.sub(between, key) for between in "- ")
    return list(dict.fromkeys(way for one in (text, key, *apart) for way in (one, one.lower(), one.upper())))
