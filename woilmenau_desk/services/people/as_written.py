"""How far a hit may be taken for the person who was typed, before anybody has looked at it."""

import re
import unicodedata

from woilmenau_desk.domain.people import PersonHit

LIKELY = 0.65  # the likeness from which somebody may be proposed; further down, chance has its hand in it
_FEW = 3  # so few letters are like too many names


def is_sure(text: str, hit: PersonHit) -> bool:
    """Whether a number of theirs alone was typed, or every typed word begins another word of the name, whatever the accents.

    The year of birth may stand among them.
    """
    if hit.by_number:
        return True
    words = _words(hit.person.name)
    if hit.person.birth_year:
        words.append(str(hit.person.birth_year))
    for typed in sorted(_words(text), key=len, reverse=True):
        met = next((word for word in words if word.startswith(typed)), None)
        if met is None:
            return False
        words.remove(met)
    return True


def is_likely(text: str, hit: PersonHit) -> bool:
    """Whether the hit is sure, or so similar that it may be proposed."""
    return (hit.score >= LIKELY and len(text.strip()) >= _FEW) or is_sure(text, hit)


def _words(text: str) -> list[str]:
    plain = (
        char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char)
    )
    return re.findall(r"\w+", "".join(plain))
