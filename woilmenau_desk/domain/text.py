"""Text from outside, cleaned at the door."""

import unicodedata

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

NAME_LENGTH = 120
LINE_LENGTH = 300
NOTE_LENGTH = 100_000

# Overrides and isolates turn the reading order of what stands beside them, so they have no place in a name.
# The zero-width joiner and non-joiner stay: Persian and Kurdish spelling needs them.
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_KEPT_FORMAT = frozenset("\u200c\u200d")


def clean_line(text: str, *, field: str, limit: int = LINE_LENGTH) -> str:
    """One line without control and bidi characters, white space folded, in NFC.

    Raises BadInput when it is longer than `limit` characters; nothing is cut silently.
    """
    kept = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or _printable(char)
    )
    line = " ".join("".join(kept).split())
    _refuse_longer(line, field, limit)
    return line


def clean_text(text: str, *, field: str, limit: int = NOTE_LENGTH) -> str:
    """Several lines without control and bidi characters; line breaks and tabs stay.

    Raises BadInput when it is longer than `limit` characters.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in lines if char in "\n\t" or _printable(char))
    _refuse_longer(kept, field, limit)
    return kept.strip()


def _printable(char: str) -> bool:
    if char in _BIDI_CONTROLS:
        return False
    return char in _KEPT_FORMAT or unicodedata.category(char) not in {
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
