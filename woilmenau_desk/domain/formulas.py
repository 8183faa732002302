"""Texts that go into tables for other programs, where nothing of them may become a formula.

A German program parts the cells of a CSV at semicolons, an English one at commas. The wrong one of them ends a quoted
cell at its first closing quote and takes what follows as it comes: beyond the first cell of a row quotes hide nothing.
"""

import re
from typing import Final

_SIGNS: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_BEGINS: Final = re.compile(f" *[{_SIGNS}\\t\\r\\n]")
_PARTED: Final = re.compile(f"""([,;|\\t\\r\\n][ "]*)('*)(?=[{_SIGNS}])""")
_MENDED: Final = re.compile(f"""([,;|\\t\\r\\n][ "]*)'('*)(?=[{_SIGNS}])""")


def harmless(text: str) -> str:
    """The same text with an apostrophe before it, where it would begin a formula."""
    return f"'{text}" if _BEGINS.match(text) else text


def parted(text: str) -> str:
    """The same text with an apostrophe more wherever a formula would begin behind a separator of another program."""
    return _PARTED.sub(r"\1'\2", text)


def mended(text: str) -> str:
    """A text as it was before it was `parted`."""
    return _MENDED.sub(r"\1\2", text)
