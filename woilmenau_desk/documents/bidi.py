"""The reading order of a line in which scripts of both directions meet (Unicode's bidirectional algorithm, UAX #9).

python-bidi resolves the embedding level of each character. Here these levels become runs, each to be shaped as a
whole in its own direction, in the order in which they stand on paper.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from bidi.algorithm import (
    explicit_embed_and_overrides,
    get_embedding_levels,
    get_empty_storage,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

LEFT_TO_RIGHT_EMBEDDING = "\u202a"
RIGHT_TO_LEFT_EMBEDDING = "\u202b"
POP = "\u202c"
_EMBEDDINGS = frozenset((LEFT_TO_RIGHT_EMBEDDING, RIGHT_TO_LEFT_EMBEDDING, POP))
# The algorithm takes these out; they are put back, because Persian and Kurdish letters join by them.
_JOINERS = frozenset("\u200c\u200d")
_MINUS = "\u2212"
_MOST_MARKS = 3  # on one letter; pointed Arabic needs as many
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class DirectionalRun:
    """A piece of a line with one direction; `text` is in reading order."""

    text: str
    right_to_left: bool


def plain(text: str) -> str:
    """Text from outside as one line: no control characters, nothing that turns the order of what stands beside it.

    A minus is the dash that looks like it: no font here has the sign itself.
    """
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text).replace(_MINUS, "–"):
        if char.isspace():
            char = "\u00a0" if char == "\u00a0" else " "
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _MOST_MARKS or (category in ("Cc", "Cf", "Cs", "Cn") and char not in _JOINERS):
            continue
        kept.append(char)
    return "".join(kept)


def reads_right_to_left(text: str) -> bool | None:
    """The direction of the first letter; None where there is no letter."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return None


def embedded(text: str) -> str:
    """A name, a number or a date to stand inside a sentence of the other direction without mixing with it.

    A phone number keeps its groups in order that way: in a right-to-left line they would change places.
    """
    opening = RIGHT_TO_LEFT_EMBEDDING if reads_right_to_left(text) else LEFT_TO_RIGHT_EMBEDDING
    return f"{opening}{plain(text)}{POP}"


def visual_runs(text: str, right_to_left: bool) -> list[DirectionalRun]:
    """The runs of a line from left to right as they stand on paper.

    `text` is in reading order and may hold embeddings made by `embedded`; `right_to_left` is the line's direction.
    """
    if not text:
        return []
    if not right_to_left and all(_surely_left_to_right(char) for char in text):
        return [DirectionalRun(text, False)]
    pieces: list[tuple[int, list[str]]] = []
    for char, level in _levels(text, int(right_to_left)):
        if pieces and pieces[-1][0] == level:
            pieces[-1][1].append(char)
        else:
            pieces.append((level, [char]))
    _reorder(pieces)
    return [DirectionalRun("".join(chars), level % 2 == 1) for level, chars in pieces]


def _surely_left_to_right(char: str) -> bool:
    return char < "\u0590" or ("\u1e00" <= char <= "\u2017")


def _levels(text: str, base: int) -> list[tuple[str, int]]:
    storage = get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    get_embedding_levels(text, storage)
    every = list(storage["chars"])
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    for run in storage["runs"]:
        chars = storage["chars"][run["start"] : run["start"] + run["length"]]
        _resolve_brackets(chars, run["sor"])
    resolve_neutral_types(storage, False)
    resolve_implicit_levels(storage, False)
    resolved = {id(char) for char in storage["chars"]}
    levels: list[tuple[str, int]] = []
    for char in every:
        if id(char) in resolved:
            levels.append((char["ch"], char["level"]))
        elif char["ch"] not in _EMBEDDINGS:
            levels.append((char["ch"], levels[-1][1] if levels else base))
    return levels


def _resolve_brackets(chars: list[dict[str, Any]], before: str) -> None:
    """Rule N0, which python-bidi leaves out: both brackets of a pair get one direction.

    `chars` is one level run after the weak types are resolved; `before` the direction of what stands before it.
    """
    for opening, closing in _pairs(chars):
        own = "LR"[chars[opening]["level"] % 2]
        inside = {_strong(char["type"]) for char in chars[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction: str | None = own
        if own not in inside:
            earlier = (_strong(char["type"]) for char in reversed(chars[:opening]))
            direction = next((found for found in earlier if found), before)
        chars[opening]["type"] = chars[closing]["type"] = direction


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[int, str]] = []
    for index, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _CLOSING:
            waiting.append((index, _CLOSING[char["ch"]]))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][1] == char["ch"]:
                pairs.append((waiting[depth][0], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def _strong(kind: str) -> str | None:
    """The direction that a resolved type counts as for its neighbours; numbers count as right-to-left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _reorder(pieces: list[tuple[int, list[str]]]) -> None:
    """Rule L2: from the highest level down to 1, turn round every stretch at that level or above."""
    for level in range(max(piece[0] for piece in pieces), 0, -1):
        start = 0
        while start < len(pieces):
            end = start
            while end < len(pieces) and pieces[end][0] >= level:
                end += 1
            pieces[start:end] = pieces[start:end][::-1]
            start = end + 1
