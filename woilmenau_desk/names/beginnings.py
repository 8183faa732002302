"""How far a beginning goes, told by its sounds: "dscha", "dja" and "ja" go as far, and so do "mhm" and "moham".

By letters they do not: one country writes a sound with four of them, another with one, and Arabic script leaves most
vowels out. So beginnings are told apart by how many consonants they have, and whether a vowel follows the last one.
"""

import re
from typing import Final, NamedTuple

# A consonant, however many letters it takes, also doubled, and the vowels after it. What is written y, j or w is a
# consonant where a vowel follows it and none of its kind goes before; so is ou at the start (Ouattara, Wattara).
_CONSONANT: Final = re.compile(
    "(schtsch|stsch|shch|szcz|dsch|tsch|sch|tch|dzh|tsh|sh|sz|ch|cz|kh|gh|ph|th|dh|zh|ts|tz|ck|dj|dz|qu"
    "|(?<![^\\s])(?:ou(?=[aei])|[jy])|(?<=[aeou])j(?=[aeiou])|w(?=[aeiou])|jj|[bcdfghklmnpqrstvxz])\\1?"
    "((?:[aeiouy]|(?<![aeouj])j|j(?![aeiouj])|w(?![aeiou]))*)"
)
MOST_CONSONANTS: Final = 4
"""So many begin what is being typed; beyond that the whole part is near enough."""

MOST_OPEN: Final = 2
"""Up to so many the vowels that follow are told apart as well; beyond that they say little and cost much."""

VOWELS: Final = frozenset("aeiouyw")


class Cut(NamedTuple):
    """Where the letters of a consonant end, and those of the vowels after it."""

    closed: int
    open: int


def cuts(roman: str) -> list[Cut]:
    """The ends of all beginnings of a romanised part, one for each of its first consonants."""
    found: list[Cut] = []
    for one in _CONSONANT.finditer(roman):
        found.append(Cut(*one.span(2)))
        if len(found) == MOST_CONSONANTS:
            break
    return found


def as_typed(roman: str) -> str:
    """What is compared of a word that is being typed."""
    ends = cuts(roman)
    return roman[: ends[-1].open] if len(ends) == MOST_CONSONANTS else roman
