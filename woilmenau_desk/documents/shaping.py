"""Lines of text as they stand on paper: joined letters, mixed directions, the right font for each script.

A `Line` is shaped once, without a size, so it can be measured, made to fit, and then drawn at any size.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from woilmenau_desk.documents.bidi import (
    LEFT_TO_RIGHT_EMBEDDING,
    POP,
    RIGHT_TO_LEFT_EMBEDDING,
    embedded,
    plain,
    reads_right_to_left,
    visual_runs,
)
from woilmenau_desk.documents.fonts import MISSING, PRIVATE_USE, Face, Weight, faces

ELLIPSIS = "…"
# No line of any paper here holds more; what comes after is cut before it costs time.
_LONGEST_LINE = 600
_JOINERS = "\u200c\u200d"
# "fi" as one glyph would be lost to whoever copies the text; the joined forms that a script requires are others.
_FEATURES = {"liga": False}


@dataclass(frozen=True, slots=True)
class Voice:
    """How a text is set: weight, language (for letter forms) and the direction of its lines."""

    weight: Weight = Weight.REGULAR
    language: str = "de"
    right_to_left: bool = False
    features: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of one face and one direction, from left to right."""

    face: Face
    text: str  # in reading order
    right_to_left: bool
    shaped: Any  # ShapedStr, or str where plain widths suffice
    width: float  # thousandths of an em
    readings: Mapping[int, str]  # what the private codes in it stand for


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line, from left to right."""

    glyphs: tuple[Glyphs, ...]
    voice: Voice
    whole: str = ""  # what it was to say, where it ends with an ellipsis

    def width(self, size: float) -> float:
        """The width in points at a type size in points."""
        return sum(run.width for run in self.glyphs) * size / 1000

    @property
    def text(self) -> str:
        """What is on paper, run by run from left to right, each in its reading order."""
        return "".join(run.text for run in self.glyphs)


# Of one document, while it is laid out: the same lines are measured again and again until they fit.
_remembered: ContextVar[dict[tuple[object, ...], Line] | None] = ContextVar("shaped lines", default=None)
_cuts: ContextVar[list[str] | None] = ContextVar("texts that were cut", default=None)


def shape(text: str, voice: Voice) -> Line:
    """One line from any text; nothing in it can turn the order of what stands beside it."""
    return _shape_marked(plain(text[:_LONGEST_LINE]), voice)


def sentence(template: str, values: Mapping[str, str]) -> str:
    """A sentence of the language files with names and numbers put in, each kept apart in its own direction.

    The result is for `shape_sentence` and `wrap_sentence` alone. A value is never broken across lines.
    """
    apart = {key: embedded(value.replace(" ", "\u00a0")) for key, value in values.items()}
    return template.format(**apart)


def shape_sentence(text: str, voice: Voice) -> Line:
    """One line from what `sentence` made."""
    return _shape_marked(text, voice)


def fit(text: str, voice: Voice, size: float, width: float, smallest: float) -> tuple[Line, float]:
    """The text on one line within `width` points: at `size`, or smaller down to `smallest`, or cut with an ellipsis."""
    line = shape(text, voice)
    if len(text) <= _LONGEST_LINE:
        natural = line.width(size)
        if natural <= width:
            return line, size
        if natural * smallest / size <= width:
            return line, size * width / natural
    return cut(text, voice, smallest, width), smallest


def cut(text: str, voice: Voice, size: float, width: float) -> Line:
    """As much of the text as fits into `width` points, with an ellipsis where something is missing."""
    text = plain(text[: _LONGEST_LINE * 2])
    line = _shape_marked(text, voice)
    if line.width(size) <= width and len(text) <= _LONGEST_LINE:
        return line
    low, high = 0, min(len(text), _LONGEST_LINE)
    while low < high:
        middle = _between(low, high)
        if _shape_marked(_shortened(text, middle), voice).width(size) <= width:
            low = middle
        else:
            high = middle - 1
    return replace(_shape_marked(_shortened(text, low), voice), whole=text)


def wrap(text: str, voice: Voice, size: float, width: float, most: int = 1000) -> list[Line]:
    """The text broken at spaces into lines of at most `width` points; a longer word is broken where it must be.

    More than `most` lines end with an ellipsis. Line breaks in the text begin a new line.
    """
    paragraphs = (plain(paragraph) for paragraph in text.splitlines())
    return _wrap_marked(paragraphs, voice, size, width, most)


def wrap_sentence(text: str, voice: Voice, size: float, width: float, most: int = 1000) -> list[Line]:
    """The same for what `sentence` made."""
    return _wrap_marked([text], voice, size, width, most)


def _wrap_marked(paragraphs: Any, voice: Voice, size: float, width: float, most: int) -> list[Line]:
    pieces: list[str] = []
    for paragraph in paragraphs:
        pieces.extend(_broken(paragraph, voice, size, width, most + 1 - len(pieces)))
        if len(pieces) > most:
            pieces[most - 1] = pieces[most - 1] + ELLIPSIS
            del pieces[most:]
            return [_shape_marked(piece, voice) for piece in pieces[:-1]] + [
                replace(cut(pieces[-1], voice, size, width), whole=paragraph)
            ]
    return [_shape_marked(piece, voice) for piece in pieces]


def _broken(paragraph: str, voice: Voice, size: float, width: float, most: int) -> list[str]:
    pieces: list[str] = []
    space = _shape_marked(" ", voice).width(size)
    current: list[str] = []
    filled = 0.0
    for word in paragraph.split(" "):
        if not word:
            continue
        # Letters do not join across a space, so the words' widths add up to the line's.
        word_width = _shape_marked(word[:_LONGEST_LINE], voice).width(size)
        if current and filled + space + word_width > width:
            pieces.append(" ".join(current))
            current, filled = [], 0.0
        parted = False
        while len(pieces) < most and not current and (head := _head(word, voice, size, width)) < len(word):
            first, word = _parted(word, head)
            pieces.append(first)
            parted = True
        if len(pieces) >= most:
            return pieces[:most]
        if parted:
            word_width = _shape_marked(word[:_LONGEST_LINE], voice).width(size)
        filled += (space if current else 0.0) + word_width
        current.append(word)
    if current:
        pieces.append(" ".join(current))
    return pieces


def _parted(word: str, length: int) -> tuple[str, str]:
    """A word that is too long in two: at a space within a value or behind a stroke (Arbeit/Ausbildung) where there is one,
    else where it must be.

    What was kept apart in its own direction is so in both parts.
    """
    space = word.rfind("\u00a0", 1, length + 1)
    after = word.rfind("/", 1, length) + 1 or length
    first, rest = (word[:space], word[space + 1 :]) if space > 0 else (word[:after], word[after:])
    opening = max(first.rfind(LEFT_TO_RIGHT_EMBEDDING), first.rfind(RIGHT_TO_LEFT_EMBEDDING))
    if opening > first.rfind(POP):
        return first + POP, first[opening] + rest
    return first, rest


def _head(word: str, voice: Voice, size: float, width: float) -> int:
    """How many characters of a word stand within the width; at least one."""
    longest = min(len(word), _LONGEST_LINE)
    if longest == len(word) and _shape_marked(word, voice).width(size) <= width:
        return len(word)
    low, high = 1, longest
    while low < high:
        middle = _between(low, high)
        if _shape_marked(word[:middle], voice).width(size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _between(low: int, high: int) -> int:
    """What to try next. Lines are short: what is far too long for any is not measured before something shorter was."""
    return min((low + high + 1) // 2, 2 * low + 15)


def _shortened(text: str, length: int) -> str:
    if length >= len(text):
        return text
    while length and unicodedata.combining(text[length]):
        length -= 1
    return text[:length].rstrip() + ELLIPSIS


def direction_of(text: str, default: bool = False) -> bool:
    """Whether a text on its own reads from right to left; `default` where it holds no letter."""
    found = reads_right_to_left(text)
    return default if found is None else found


@contextmanager
def noticing_cuts() -> Iterator[list[str]]:
    """Inside, every text that is drawn with an ellipsis for want of room is put into the list, whole."""
    found: list[str] = []
    token = _cuts.set(found)
    try:
        yield found
    finally:
        _cuts.reset(token)


def note_drawn(line: Line) -> None:
    """A line stands on paper now."""
    noticed = _cuts.get()
    if noticed is not None and line.whole:
        noticed.append(line.whole)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, a text is shaped once however often it is measured; afterwards nothing of it stays in memory."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def _shape_marked(text: str, voice: Voice) -> Line:
    known = _remembered.get()
    if known is None:
        return _shaped(text, voice)
    key = (text, voice.weight, voice.language, voice.right_to_left, *voice.features.items())
    line = known.get(key)
    if line is None:
        line = known[key] = _shaped(text, voice)
    return line


def _shaped(text: str, voice: Voice) -> Line:
    chain = faces(voice.weight)
    runs = [
        _glyphs(face, piece, run.right_to_left, voice)
        for run in visual_runs(text, voice.right_to_left)
        for face, piece in _by_face(run.text, run.right_to_left, chain)
    ]
    return Line(tuple(runs), voice)


@cache
def _arabic_ligatures() -> dict[str, str]:
    """Letters that are drawn as one, and the one character that Unicode has for them.

    A viewer puts right-to-left letters in order glyph by glyph, and would turn two letters of one glyph round.
    """
    ligatures: dict[str, str] = {}
    for code in (*range(0xFBEA, 0xFDFC), *range(0xFEF5, 0xFEFD)):
        letters = unicodedata.normalize("NFKC", chr(code))
        if len(letters) > 1:
            ligatures.setdefault(letters, chr(code))
    return ligatures


@cache
def _arabic_marks() -> dict[str, str]:
    """Signs above and below Arabic letters, and the character that Unicode has for each of them standing alone.

    A viewer takes a sign that follows a letter for one of no direction, and would break the line there. The one that
    stands alone has the letters' own direction.
    """
    marks: dict[str, str] = {}
    for code in range(0xFE70, 0xFE80, 2):
        letters = unicodedata.normalize("NFKC", chr(code))
        if len(letters) == 2:
            marks[letters[1]] = chr(code)
    return marks


def _by_face(text: str, right_to_left: bool, chain: tuple[Face, ...]) -> list[tuple[Face, str]]:
    """The text in stretches of one face each, from left to right as they stand on paper."""
    first = chain[0]
    if all(ord(char) in first.glyphs for char in text):
        return [(first, text)] if text else []
    text = "".join(
        char if char in _JOINERS or _first_with(char, chain) is not None else MISSING for char in text
    )
    letters = [_face_of_letter(char, chain) for char in text]
    following: list[Face | None] = [*letters]
    for index in range(len(text) - 2, -1, -1):
        following[index] = letters[index] or following[index + 1]
    stretches: list[tuple[Face, list[str]]] = []
    latest: Face | None = None
    for char, letter, upcoming in zip(text, letters, following, strict=True):
        # Spaces, digits, signs and marks follow the letter before them, or the one after where none stands before.
        wishes = (letter, latest, upcoming, *chain, chain[0])
        face = next(wish for wish in wishes if wish is not None and (char in _JOINERS or wish.has(char)))
        latest = face
        if stretches and stretches[-1][0] is face:
            stretches[-1][1].append(char)
        else:
            stretches.append((face, [char]))
    in_order = stretches[::-1] if right_to_left else stretches
    return [(face, "".join(chars)) for face, chars in in_order]


def _face_of_letter(char: str, chain: tuple[Face, ...]) -> Face | None:
    return _first_with(char, chain) if unicodedata.category(char)[0] == "L" else None


@lru_cache(maxsize=4096)
def _first_with(char: str, chain: tuple[Face, ...]) -> Face | None:
    return next((face for face in chain if face.has(char)), None)


def _glyphs(face: Face, text: str, right_to_left: bool, voice: Voice) -> Glyphs:
    # This is most of what it costs to lay out a slip: names that do not change are looked up once.
    marks, ligatures, known, widths = _arabic_marks(), _arabic_ligatures(), face.glyphs, face.widths
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    # Marks keep a cluster of their own, so each glyph can be told as the character it came from.
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = voice.language
    uharfbuzz.shape(face.shaper, buffer, {**_FEATURES, **voice.features})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    codes: list[str] = []
    data: list[Any] = []
    width = 0.0
    nominal_widths = True
    readings: dict[int, str] = {}
    for info, position in zip(infos, positions, strict=True):
        number, cluster = info.codepoint, info.cluster
        source = text[cluster : ends[cluster]]
        advance, right, up = position.x_advance, position.x_offset, position.y_offset
        # A glyph that is its character's own one keeps the character's code, so the text can be copied.
        reading = marks.get(source) or ligatures.get(source, source)
        if reading == source and len(source) == 1 and known.get(ord(source)) == number:
            code = ord(source)
        else:
            code = PRIVATE_USE + number
            readings.setdefault(code, reading)
        own = widths[number]
        codes.append(chr(code))
        data.append((cluster, advance, position.y_advance, right, up, own))
        if advance != own or right or up:
            nominal_widths = False
        width += advance
    characters = "".join(codes)
    shaped = characters
    if not nominal_widths:
        shaped = ShapedStr(characters, shapeData=[ShapeData(*one) for one in data])
    return Glyphs(face, text, right_to_left, shaped, width, readings)
