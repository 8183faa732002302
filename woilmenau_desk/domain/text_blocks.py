"""Text blocks of notes: the places in them that are filled in when one is put into a note."""

import re
from collections.abc import Mapping
from typing import Final

PLACES: Final = ("name", "date", "time", "colleague", "topics", "language")
OPEN: Final = "…"  # what is left to be written, in a block as the centre has it
_PLACE: Final = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


def filled(block: str, values: Mapping[str, str]) -> str:
    """The block with its places filled. One that nothing is known for stays as it is, and so does any other in braces."""
    return _PLACE.sub(lambda found: values.get(found[1]) or found[0], block)
