"""What every slip for a visitor is built of: columns of text beside pictograms, its head, and the papers it goes on.

What names and figures say by themselves stands once; how to read it is told in the visitor's language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import ClassVar

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.fonts import Weight, undrawn
from woilmenau_desk.documents.page import (
    A5,
    A6,
    ACCENT,
    HAIRLINE,
    INK,
    MM,
    MUTED,
    Align,
    Colour,
    Sheet,
)
from woilmenau_desk.documents.shaping import (
    Line,
    Voice,
    direction_of,
    fit,
    remembering,
    sentence,
    shape,
    shape_sentence,
    wrap,
    wrap_sentence,
)
from woilmenau_desk.documents.slip_words import GERMAN, SlipWords
from woilmenau_desk.domain.errors import MissingGlyph
from woilmenau_desk.domain.slips import Paper, Place

ROLL_WIDTH = 80 * MM
_ROLL_PRINTED = 68 * MM  # what a thermal printer's head surely reaches of an 80 mm roll
_MARGIN = 7 * MM
_EDGE = 6 * MM  # above and below
_SMALLEST_GAP = 5.0
_RULE_TO_BLOCK = 8.0
_SPECIMEN = "MUSTER"
_SMALLEST_SCALE = 0.6
SMALLEST = 5.5
"""Points of the smallest type that can still be read from paper in one's hand."""
_READABLE = 5.8  # what is to be read word for word does not become smaller with the rest
# Longer lines are fewer lines, so less than all that is missing is enough.
_HOW_FAR = 0.9
_NAME, _SMALLEST_NAME = 13.0, 10.0  # the type size of the visitor's name
_MOST_LINES = 12  # of one sentence; the longest that anybody may write needs fewer
_HEAD_RULE = 19.5  # below the upper edge; Pashto has the deepest letters
_PAIRED = 0.88  # how much smaller two texts may be to stand on one line
_TALL = re.compile("Ethiopic|Arabic")
_LEADING = 1.3  # line height over type size; Arabic script and Ethiopic stand taller
_TALL_LEADING = 1.42
_FIGURE_HEIGHT = 0.72  # of a figure over the type size


def width_on(paper: Paper) -> float:
    """How wide what stands on a slip is, in points."""
    return _ROLL_PRINTED if paper is Paper.ROLL80 else A6[0] - 2 * _MARGIN


def drawn(composer: "Composer", paper: Paper) -> bytes:
    """The slip as a PDF of one page."""
    return laid_out(composer, paper).finish()


def laid_out(composer: "Composer", paper: Paper) -> Sheet:
    """The slip on its sheet, not yet a file: what stands where can be looked at.

    Raises MissingGlyph for a sentence that no font here can write.
    """
    for words in dict.fromkeys((composer.german, composer.words)):
        require_letters(words)
    with remembering():
        if paper is Paper.ROLL80:
            return _on_roll(composer)
        return _on_page(composer, A5 if paper is Paper.A5 else A6)


@lru_cache(maxsize=256)
def require_letters(words: SlipWords) -> None:
    """Raises MissingGlyph where a sentence holds a letter that no font here has: it would stand there as a box."""
    if missing := undrawn(words.every_sentence()):
        raise MissingGlyph(sorted(missing), words.code)


def _on_page(composer: "Composer", size: tuple[float, float]) -> Sheet:
    """The slip on A6; on A5 it is the same, larger by the root of two."""
    sheet = Sheet(size, title=composer.title(), author=composer.place.name)
    room = A6[1] - 2 * _EDGE
    blocks = _fitting(composer, room)
    content = _height(blocks, 0) * composer.scale
    gaps = (len(blocks) - 1) * composer.scale
    gap = min(max((room - content) / gaps, _SMALLEST_GAP), composer.widest_gap)
    # Whatever anybody wrote: nothing runs off the paper.
    shrink = min(1.0, room / (content + gaps * gap))
    left = _MARGIN + composer.width * composer.scale * (1 - shrink) / 2
    with sheet.placed(0, 0, size[0] / A6[0]):
        with sheet.placed(left, A6[1] - _EDGE, shrink * composer.scale):
            top = 0.0
            for block in blocks:
                block.draw(sheet, top)
                top -= block.height + gap
    return sheet


def _fitting(composer: "Composer", room: float) -> list["Block"]:
    """All blocks, in less space where the page is too full, and then smaller, on lines that hold more for it."""

    def made() -> tuple[list[Block], float]:
        blocks = [*composer.blocks(), composer.foot_beside()]
        return blocks, _height(blocks, _SMALLEST_GAP)

    blocks, height = made()
    if height > room and composer.tighten():
        blocks, height = made()
    while height * composer.scale > room and composer.scale > _SMALLEST_SCALE:
        fits = room / (height * composer.scale)
        composer.write_smaller(max(composer.scale * min(fits**_HOW_FAR, 0.97), _SMALLEST_SCALE))
        blocks, height = made()
    return blocks


def _on_roll(composer: "Composer") -> Sheet:
    """The slip on a roll: as long as it needs to be, in black alone."""
    gap, margin = 3.5 * MM, 5 * MM
    blocks = [*composer.blocks(), *composer.foot_below()]
    height = _height(blocks, gap) + 2 * margin
    sheet = Sheet((ROLL_WIDTH, height), title=composer.title(), author=composer.place.name, black=True)
    with sheet.placed((ROLL_WIDTH - composer.width) / 2, height - margin):
        top = 0.0
        for block in blocks:
            block.draw(sheet, top)
            top -= block.height + gap
    return sheet


def _height(blocks: list["Block"], gap: float) -> float:
    return sum(block.height for block in blocks) + gap * (len(blocks) - 1)


def as_sentence(text: str) -> str:
    """A text as it is, as a sentence that may be broken across lines."""
    return sentence(plain(text).replace("{", "{{").replace("}", "}}"), {})


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the slip; `draw` gets the sheet and the block's upper edge, the left edge is at 0."""

    height: float
    draw: Callable[[Sheet, float], None]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of a column: its baseline below the column's upper edge, and where it stands."""

    x: float
    offset: float
    line: Line
    size: float
    ink: Colour
    align: Align


class Column:
    """Lines of text below one another, German to the left, right-to-left languages to the right."""

    def __init__(self, x: float, width: float, least: float = 0.0) -> None:
        """`least`: the type size down to which a text is written smaller so that it stands on one line."""
        self.x, self.width, self.least = x, width, least
        self.height = 0.0
        self._lines: list[_Placed] = []

    def add(self, line: Line, size: float, *, ink: Colour = INK, above: float = 0.0) -> None:
        """One line, at the side at which its language begins."""
        ascent, leading = _spacing(line, size)
        right = line.voice.right_to_left
        x = self.x + self.width if right else self.x
        align = Align.RIGHT if right else Align.LEFT
        self._lines.append(_Placed(x, self.height + above + ascent, line, size, ink, align))
        self.height += above + leading

    def figures(self, text: str, voice: Voice, size: float, after: str = "") -> float:
        """Large figures, which need no room for descenders, and a small word behind them; how wide the figures are."""
        line, word = shape(text, voice), shape(after, Voice(Weight.SEMIBOLD))
        indent = line.width(1) + 0.12
        size = min(size, self.width / (indent + word.width(0.3)))
        baseline = self.height + size * _FIGURE_HEIGHT
        self._lines.append(_Placed(self.x, baseline, line, size, INK, Align.LEFT))
        self._lines.append(_Placed(self.x + indent * size, baseline, word, size * 0.3, INK, Align.LEFT))
        self.height = baseline + size * 0.1
        return line.width(size)

    def fitted(self, text: str, voice: Voice, size: float, *, ink: Colour = INK, above: float = 0.0) -> None:
        line, size = fit(text, voice, size, self.width, size * 0.7)
        self.add(line, size, ink=ink, above=above)

    def address(self, street: str, town: str, size: float) -> None:
        """Street and town on one line where they fit, else below one another."""
        first, second = shape(street, Voice(Weight.BOLD)), shape(town, Voice())
        indent = first.width(1) + 0.4
        if (indent + second.width(0.8)) * size > self.width:
            self.given(street, Voice(Weight.BOLD), size)
            self.given(town, Voice(), size * 0.85)
            return
        x, baseline = self.x + indent * size, self.height + size
        self._lines.append(_Placed(x, baseline, second, size * 0.8, INK, Align.LEFT))
        self.add(first, size)

    def sentence(
        self, text: str, voice: Voice, size: float, *, ink: Colour = INK, above: float = 0.0
    ) -> None:
        """A sentence made for `shape_sentence`: smaller where it must be, then on several lines."""
        line = shape_sentence(text, voice)
        natural = line.width(size)
        fitted = min(size, size * self.width / natural if natural else size)
        if natural <= self.width or (natural * 0.85 <= self.width and fitted >= self.least):
            self.add(line, fitted, ink=ink, above=above)
            return
        for index, part in enumerate(wrap_sentence(text, voice, size, self.width, most=_MOST_LINES)):
            self.add(part, size, ink=ink, above=0.0 if index else above)

    def given(self, text: str, voice: Voice, size: float, *, ink: Colour = INK, above: float = 0.0) -> None:
        """What the centre wrote, on several lines where it must be; so small that no word of it is broken."""
        longest = max((shape(word, voice).width(1) for word in plain(text).split()), default=0.0)
        size = max(min(size, self.width / longest if longest else size), size * 0.6)
        self.sentence(as_sentence(text), voice, size, ink=ink, above=above)

    def centred(self, text: str, voice: Voice, size: float, *, ink: Colour = INK) -> None:
        """A short text in the middle, on several lines where it must be."""
        for line in wrap_sentence(as_sentence(text), voice, size, self.width, most=_MOST_LINES):
            ascent, leading = _spacing(line, size)
            middle = self.x + self.width / 2
            self._lines.append(_Placed(middle, self.height + ascent, line, size, ink, Align.CENTRE))
            self.height += leading

    def pair(
        self,
        german: tuple[str, Voice],
        own: tuple[str, Voice] | None,
        size: float,
        *,
        indent: float = 0.0,
        above: float = 0.0,
    ) -> None:
        """German at the left and the visitor's words at the right edge of one line, else below one another.

        `indent`: what stands before the German, for a sign that is drawn there.
        """
        left = Column(self.x + indent, self.width - indent, self.least)
        if own is None:
            left.given(*german, size, above=above)
        else:
            first, second = (shape_sentence(as_sentence(text), voice) for text, voice in (german, own))
            natural = first.width(1) + second.width(1) + 1
            fitted = min(size, left.width / natural)
            if fitted >= max(size * _PAIRED, min(self.least, size)):
                size = fitted
                left.add(first, size, above=above)
                ascent, leading = _spacing(second, size)
                end = self.x + self.width
                left._lines.append(_Placed(end, above + ascent, second, size, INK, Align.RIGHT))
                left.height = max(left.height, above + leading)
            else:
                left.given(*german, size, above=above)
                left.given(*own, size)
        self._lines.extend(replace(one, offset=one.offset + self.height) for one in left._lines)
        self.height += left.height

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the lines below an upper edge."""
        for one in self._lines:
            sheet.text(one.x, top - one.offset, one.line, one.size, ink=one.ink, align=one.align)


def _name(name: str, voice: Voice, width: float) -> tuple[list[Line], float]:
    """A name on one line, smaller where it must be, or on two."""
    line = shape(name, voice)
    natural = line.width(_NAME)
    if natural * _SMALLEST_NAME <= width * _NAME:
        return [line], min(_NAME, _NAME * width / natural) if natural else _NAME
    return wrap(name, voice, _SMALLEST_NAME, width, most=2), _SMALLEST_NAME


def _spacing(line: Line, size: float) -> tuple[float, float]:
    """From a line's upper edge to its baseline, and to the next line's upper edge."""
    tall = line.voice.right_to_left or any(_TALL.search(run.face.name) for run in line.glyphs)
    return size * (1.08 if tall else 1.0), size * (_TALL_LEADING if tall else _LEADING)


class Composer:
    """Builds a slip's blocks for a width in points; what a slip says comes from a subclass."""

    widest_gap: ClassVar[float] = (
        inf  # between two blocks; a slip that says little ends above the foot of the page
    )

    def __init__(
        self,
        german: SlipWords,
        words: SlipWords,
        place: Place,
        width: float,
        *,
        titles: tuple[str, str],
        visitor: str = "",
        reading: str = "",
        sample: bool = False,
    ) -> None:
        """`titles`: what the slip is, in German and in the visitor's language."""
        self.german, self.words, self.place = german, words, place
        self.width, self.sample = width, sample
        self._whole, self.scale = width, 1.0
        self.bilingual = words.code != GERMAN
        self._titles, self._visitor, self._reading = titles, visitor, reading
        self.icon = 15.5 * MM
        self.gutter = 4.5 * MM

    def blocks(self) -> list[Block]:
        """Everything but the foot."""
        raise NotImplementedError

    def foot_beside(self) -> Block:
        """The foot on a page."""
        raise NotImplementedError

    def foot_below(self) -> list[Block]:
        """The foot on a narrow roll."""
        raise NotImplementedError

    def tighten(self) -> bool:
        """Say the same in less room where the page is too full; whether there is a way."""
        return False

    def write_smaller(self, scale: float) -> None:
        """Reckon with so much more width, for all of it is going to be drawn at this scale."""
        self.scale = scale
        self.width = self._whole / scale

    def readable(self, size: float) -> float:
        """A type size that stays readable where all else is drawn smaller."""
        return max(size, min(_READABLE / self.scale, size * 1.2))

    def title(self) -> str:
        """What the slip is, in both languages."""
        return " · ".join(dict.fromkeys(self._titles))

    def voice(self, weight: Weight = Weight.REGULAR) -> Voice:
        """German, in this weight."""
        return Voice(weight, GERMAN)

    def own(self, weight: Weight = Weight.REGULAR) -> Voice:
        """The visitor's language, in this weight."""
        return Voice(weight, self.words.code, self.words.right_to_left)

    def head(self) -> Block:
        """The centre, what this is, and whose it is."""
        centre, centre_size = fit(self.place.name, self.voice(Weight.BOLD), 12, self.width * 0.5, 8)
        titles = self._titles if self.bilingual else self._titles[:1]
        room = self.width - centre.width(centre_size) - 4 * MM
        title, title_size = fit(" · ".join(titles), self.voice(Weight.SEMIBOLD), 12, room, 7)
        visitor = plain(self._visitor).strip()
        voice = Voice(Weight.SEMIBOLD, self.words.code, direction_of(visitor))
        # Opposite the name stands how a colleague reads it, or that this is a specimen; a long reading stands below.
        reads = plain(self._reading).strip()
        if self.sample:
            mark, mark_size = shape(_SPECIMEN, self.voice(Weight.SEMIBOLD)), 7.5
        else:
            mark, mark_size = fit(reads, self.voice(), 10.5, self.width, 7)
        beside = mark.width(mark_size)
        gap = 4 * MM if beside else 0
        one_line = shape(visitor, voice)
        fits = self.sample or one_line.width(13) + gap + beside <= self.width
        room = self.width - (beside + gap if fits else 0)
        lines, name_size = _name(visitor, voice, room)
        near, far = (self.width, 0.0) if voice.right_to_left else (0.0, self.width)
        sides = (Align.RIGHT, Align.LEFT) if voice.right_to_left else (Align.LEFT, Align.RIGHT)
        step = _spacing(lines[0], name_size)[1] if lines else 0.0
        last = _HEAD_RULE + 18 + step * (len(lines) - 1)
        below = 0.0 if fits or not reads else 14.0

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(0, top - 11, centre, centre_size)
            sheet.text(self.width, top - 11, title, title_size, ink=ACCENT, align=Align.RIGHT)
            sheet.rule(0, top - _HEAD_RULE, self.width, ink=INK, weight=1.4)
            for number, line in enumerate(lines):
                sheet.text(near, top - _HEAD_RULE - 18 - step * number, line, name_size, align=sides[0])
            if fits:
                sheet.text(far, top - _HEAD_RULE - 18, mark, mark_size, ink=MUTED, align=sides[1])
            else:
                sheet.text(near, top - last - below, mark, mark_size, ink=MUTED, align=sides[0])

        return Block(last + 4 + below if visitor or self.sample else _HEAD_RULE, draw)

    def beside_icon(self, column: Column, icon: Callable[[Sheet, float, float], None], size: float) -> Block:
        """Text beside a pictogram."""
        height = max(column.height, size)

        def draw(sheet: Sheet, top: float) -> None:
            icon(sheet, (self.icon - size) / 2, top - size)
            column.draw(sheet, top)

        return Block(height, draw)

    def text_column(self) -> Column:
        """The column beside the pictograms."""
        left = self.icon + self.gutter
        return Column(left, self.width - left, SMALLEST / self.scale)

    def languages(self) -> list[tuple[SlipWords, Voice]]:
        """German and the visitor's language, each with its voice."""
        both = [(self.german, self.voice())]
        if self.bilingual:
            both.append((self.words, self.own()))
        return both

    def ruled(self, block: Block) -> Block:
        """The block below a fine line."""

        def draw(sheet: Sheet, top: float) -> None:
            sheet.rule(0, top, self.width, ink=HAIRLINE, weight=0.6)
            block.draw(sheet, top - _RULE_TO_BLOCK)

        return Block(block.height + _RULE_TO_BLOCK, draw)
