"""Named fields as one text to be sealed, and back.

What is sealed is as long as what was said. Codes come from short lists, so their length alone would tell many of them to
whoever can read the file: the text is filled up with spaces, and short ones all come out alike.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from woilmenau_desk.domain.errors import StoreDamaged

STEP: Final = 128
"""Bytes: what is sealed is as long as a multiple of these. All codes that a row may have are shorter together."""
_LISTS: Final = frozenset({"topics"})
_NUMBERS: Final = frozenset({"key_number", "person"})


def said(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the fields that say something."""
    return {name: value for name, value in facts.items() if value not in (None, "", (), [])}


def written(facts: Mapping[str, Any]) -> str:
    """The fields that say something as one text, filled up to a multiple of `STEP` bytes."""
    text = json.dumps(said(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text + " " * (-len(text.encode()) % STEP)


def read(text: str, of: str) -> Mapping[str, Any]:
    """The fields again, each of its kind: a text, of topics a list of them, or a number. `of`: what a refusal names.

    Anybody with the desk key can post what they like. Raises StoreDamaged where it is nothing that the program wrote.
    """
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreDamaged(detail=of) from error
    if not isinstance(facts, dict) or not all(_fits(name, value) for name, value in facts.items()):
        raise StoreDamaged(detail=of)
    return facts


def _fits(name: str, value: object) -> bool:
    if name in _LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is (int if name in _NUMBERS else str)
