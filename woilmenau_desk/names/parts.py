"""How a name falls into parts, and which of them are written as one word by some and as two by others."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from woilmenau_desk.names.parts_tables import (
    AFTER,
    ARTICLES,
    BEFORE,
    FAITH,
    FIRST,
    LAST,
    LIGHT,
    NO_ARTICLE,
    UNDIVIDED,
)
from woilmenau_desk.names.romanise import MOST_PARTS, as_written, romanised, script_of, words

_SHORT: Final = 3
_SERVANT: Final = frozenset({"abd", "abdu"})
_SHORTEST_HALF: Final = 3
_ARTICLE: Final = "ال"


def parts_of(name: str) -> list[str]:
    """The words of a name, in their own script, compounds by their halves; of an endless name the first ones."""
    return [half for word in whole_parts(name) for half in halves(word)][:MOST_PARTS]


def whole_parts(name: str) -> list[str]:
    """The words of a name, in their own script, as they are written; of an endless name the first ones."""
    found: list[str] = []
    for word in words(name):
        if len(found) == MOST_PARTS:
            break
        roman = romanised(word)
        if roman in ARTICLES and found and romanised(found[-1]) in _SERVANT:
            found[-1] += word  # Abd al Rahman is written as three words, two or one
        elif found and found[-1] == "عبد" and word.startswith("ال") and word not in ("الله", "اللہ"):
            found[-1] += word
        elif found and roman in FAITH and romanised(found[-1]) in ARTICLES:
            found[-1] += word  # Nour al Din: what follows the first half is written in one elsewhere
        elif roman:
            found.append(word)
    return found


@lru_cache(maxsize=16_384)
def halves(word: str) -> tuple[str, ...]:
    """A compound as the two words that others write, anything else as it is: Nooreddin, Abdelkader, Alizadeh."""
    script = script_of(word[0])
    if script == "ARABIC":
        word = _without_article(word)
    if script not in FIRST or len(word) < 2 * _SHORTEST_HALF or word.startswith(UNDIVIDED):
        return (word,)
    cut = 0
    if first := FIRST[script].match(word):
        cut = first.end()
    elif last := LAST[script].search(word):
        cut = last.start()
    shortest = _SHORTEST_HALF - (script == "ARABIC")
    if cut >= shortest and len(word) - cut >= _SHORTEST_HALF - 1:
        return word[:cut], word[cut:]
    return (word,)


def _without_article(word: str) -> str:
    """A word in Arabic script without the article that others leave out: الحلبي and Halabi."""
    has_none = any(word.startswith(name) or name.startswith(word) for name in NO_ARTICLE)
    return word if has_none else word.removeprefix(_ARTICLE)


def written_parts(name: str) -> dict[str, str]:
    """The parts of a name, each with how it stands there: a half of a compound with the whole word."""
    written = as_written(name)
    single = list(written.items())
    for (first, shown), (second, shown_next) in pairwise(single):
        for part in whole_parts(f"{first} {second}"):
            written.setdefault(part, f"{shown} {shown_next}")
    for whole, shown in tuple(written.items()):
        for half in halves(whole):
            written.setdefault(half, shown)
    return written


@lru_cache(maxsize=4_096)
def is_light(part: str) -> bool:
    """Whether a part says next to nothing of who is meant: a title, a form of address, an article."""
    return part in LIGHT or romanised(part) in LIGHT


def joined(parts: Sequence[str]) -> list[tuple[int, str]]:
    """Neighbours of a stored name that others write as one word: where the first one stands, and the joined word."""
    made: list[tuple[int, str]] = []
    for place in range(len(parts) - 1):
        first, second = parts[place], parts[place + 1]
        if _belong_together(first, second):
            made.append((place, first + second))
    return made


def perhaps_one(first: str, second: str) -> bool:
    """Whether two typed words may be one word of a stored name: one of them is short, or often joined."""
    shorter = min(len(first), len(second))
    return shorter > 1 and (shorter <= _SHORT or _belong_together(first, second))


def _belong_together(first: str, second: str) -> bool:
    return romanised(first) in BEFORE or romanised(second) in AFTER or is_compound(first, second)


def is_compound(first: str, second: str) -> bool:
    """Whether two words are the halves of what others write as one."""
    return _opens(first) or _closes(second)


@lru_cache(maxsize=8_192)
def _opens(part: str) -> bool:
    pattern = FIRST.get(script_of(part[0]))
    return pattern is not None and pattern.fullmatch(part) is not None


@lru_cache(maxsize=8_192)
def _closes(part: str) -> bool:
    pattern = LAST.get(script_of(part[0]))
    return pattern is not None and pattern.fullmatch(part) is not None
