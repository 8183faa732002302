"""Text from outside, cleaned at the door."""

import re
import unicodedata

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

NAME_LENGTH = 120
LINE_LENGTH = 300
NOTE_LENGTH = 100_000

# Overrides and isolates turn the reading order of what stands beside them, so they have no place in a name.
# The zero-width joiner and non-joiner stay: Persian and Kurdish spelling needs them.
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_JOINERS = "\u200c\u200d"
_NO_LETTERS = re.compile(r"[\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LINE_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def clean_line(text: str, *, field: str, limit: int = LINE_LENGTH) -> str:
    """One line without control and bidi characters, white space folded, in NFC.

    Raises BadInput when it is longer than `limit` characters; nothing is cut silently.
    """
    if text.isprintable():
        # Nothing to remove. Most lines are like this, and an import has very many.
        line = unicodedata.normalize("NFC", " ".join(text.split()))
        _refuse_longer(line, field, limit)
        return line
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _printable(char))
    # Joiners join nothing at an end; a name of joiners alone would be one that nobody sees.
    words = (word.strip(_JOINERS) for word in "".join(kept).split())
    line = unicodedata.normalize("NFC", " ".join(word for word in words if word))
    _refuse_longer(line, field, limit)
    return line


def clean_text(text: str, *, field: str, limit: int = NOTE_LENGTH) -> str:
    """Several lines without control and bidi characters; line breaks and tabs stay.

    Raises BadInput when it is longer than `limit` characters.
    """
    lines = _LINE_BREAKS.sub("\n", text)
    kept = "".join(char for char in lines if char in "\n\t" or _printable(char))
    kept = unicodedata.normalize("NFC", kept).strip()
    _refuse_longer(kept, field, limit)
    return kept


def ascii_digits(text: str) -> str:
    """The same with the digits of every script as 0 to 9: a telephone number is one, whichever keyboard wrote it."""
    if text.isascii():
        return text
    return "".join(
        char if char.isascii() else str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text
    )


def joined_surrogates(text: str) -> str:
    """The same with the two halves of a character as one; a half alone becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def bare(text: str) -> str:
    """Letters and digits alone, without case and accents: for recognising a word however it was written."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(char for char in plain if not unicodedata.combining(char))
    return _NO_LETTERS.sub("", text.casefold())


def spellings(word: str) -> tuple[str, ...]:
    """A German word bared in both ways of writing its umlauts: tuerkei beside turkei."""
    return tuple(dict.fromkeys((bare(word), bare(word.casefold().translate(_UMLAUTS)))))


def _printable(char: str) -> bool:
    if char in _BIDI_CONTROLS:
        return False
    return char in _JOINERS or unicodedata.category(char) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }


def _refuse_longer(text: str, field: str, limit: int) -> None:
    if len(text) > limit:
        reason = QT_TRANSLATE_NOOP("errors", "Der Text ist {length} Zeichen lang; höchstens {limit} passen.")
        raise BadInput(field, Sentence("errors", reason, {"length": len(text), "limit": limit}))
