"""Which field of a list a heading means: recognised by its letters alone, whatever it is written with."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from woilmenau_desk.domain.text import bare, spellings
from woilmenau_desk.services.lists.text_encodings import unscrambled

_LONGEST: Final = 120
# A heading without its number, what a date is to look like, and a hyphen at the end of its line.
_BESIDE: Final = re.compile(
    r"-\s*[\r\n]+\s*(?=[a-zäöü])|^\d+[.)] |\b[TtDd]{2}\W[Mm]{2}\W[JjYy]{2,4}\b|\b[JjYy]{4}\b"
)


class HeadingWords:
    """The words for each field of a kind of list, German and English, parted by bars."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._field_of = {
            spelling: field
            for field, some in words.items()
            for word in (field, *some.split("|"))
            for spelling in spellings(word)
        }
        self.words = frozenset(word.casefold() for some in words.values() for word in some.split("|"))
        """Headings as they are mostly written, in small letters."""
        self.field_of = lru_cache(maxsize=4096)(self._read)

    def _read(self, heading: str) -> str | None:
        """The field that a heading means, or None. What it says in brackets or in a further line does not count."""
        if len(heading) > _LONGEST:
            return None
        if not heading.isascii():
            heading = unscrambled(heading) or heading
        line = _BESIDE.sub("", heading.strip())
        for text in (line, re.split(r"[(\[]", line)[0], re.split(r"[\r\n/:;]", line)[0]):
            if field := self._field_of.get(bare(text)):
                return field
        return None

    def is_heading(self, text: str) -> bool:
        """Whether a text is a heading of such a list."""
        return self.field_of(text) is not None
