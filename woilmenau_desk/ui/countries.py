"""Countries of origin, in German and English, as a form offers them.

The names are those of the CLDR (babel); beside them stand `stateless` and `unclear`, which are no countries.
"""

import unicodedata
from functools import lru_cache

from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.people.country_names import ALSO, country_names
from woilmenau_desk.ui.words import word

# The centre's frequent ones, the most frequent first.
FREQUENT = ("UA", "SY", "AF", "IR", "IQ", "TR", "ER", "SO", "RU", "GE")
_SPECIAL = {
    STATELESS: QT_TRANSLATE_NOOP("countries", "staatenlos"),
    UNCLEAR: QT_TRANSLATE_NOOP("countries", "ungeklärt"),
}


def country_choices(language: str = "de") -> tuple[tuple[str, str], ...]:
    """Codes and words in the order a form offers them: the frequent ones, the two special ones, the alphabet.

    The first call for a language reads its names (about 20 ms), so it belongs on the worker. The special ones' words are
    the window's, which may come to speak another language; they are not kept.
    """
    frequent, rest = _countries(language)
    return (*frequent, *((code, word("countries", text)) for code, text in _SPECIAL.items()), *rest)


@lru_cache(maxsize=2)
def _countries(language: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The frequent ones in their order, and all others by the alphabet."""
    names = country_names(language)
    also = ALSO.get(language, {})
    words = {code: f"{name} ({also[code]})" if code in also else name for code, name in names.items()}
    rest = sorted((code for code in words if code not in FREQUENT), key=lambda code: _sorted_as(words[code]))
    return tuple((code, words[code]) for code in FREQUENT), tuple((code, words[code]) for code in rest)


def _sorted_as(name: str) -> str:
    """Ä beside A, as a German dictionary sorts."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
