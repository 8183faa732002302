"""Words of value lists in the cells of a list, and what cells look like."""

from collections.abc import Callable, Mapping
from typing import Any

from woilmenau_desk.domain.text import bare, clean_line
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.lists.cell_damage import Doubt
from woilmenau_desk.services.lists.cell_values import Cell
from woilmenau_desk.services.people.values import Lookup, abbreviated


def of_values(known: Mapping[str, str]) -> Lookup:
    """The code that a word means, by bare words; also by its beginning where that ends with a point."""
    codes = frozenset(known.values())

    def lookup(text: str) -> tuple[str | None, Sentence | None]:
        if text in codes:
            return text, None
        return known.get(bare(text)) or abbreviated(text, known.items()), None

    return lookup


def looks_like(read: Callable[[Cell], tuple[Any, Any]]) -> Callable[[str], bool]:
    """Whether a reader takes a text for something sure."""

    def look(text: str) -> bool:
        try:
            return read(Cell(clean_line(text, field="cell"), text))[0] is not None
        except Doubt:
            return False

    return look
