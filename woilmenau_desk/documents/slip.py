"""The appointment slip: when, where, with whom, in German and the visitor's language.

What names and figures say by themselves stands once; how to read it is told in the visitor's language. For people who
read little it carries pictograms, a clock that shows the hour and figures large enough for an arm's
length. It shows no residence status and no topic: others look over one's shoulder. It prints well in black and white.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.calendar_entry import calendar_entry
from woilmenau_desk.documents.fonts import Weight
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
from woilmenau_desk.documents.pictograms import draw_clock, draw_pictogram
from woilmenau_desk.documents.qr import draw_qr
from woilmenau_desk.documents.shaping import (
    Line,
    Voice,
    direction_of,
    fit,
    sentence,
    shape,
    shape_sentence,
    wrap_sentence,
)
from woilmenau_desk.documents.slip_words import GERMAN, SlipWords, slip_words
from woilmenau_desk.domain.slips import AppointmentSlip, Paper

BERLIN = ZoneInfo("Europe/Berlin")
ROLL_WIDTH = 80 * MM
_ROLL_PRINTED = 68 * MM  # what a thermal printer's head surely reaches of an 80 mm roll
_MARGIN = 7 * MM
_EDGE = 6 * MM  # above and below
_SMALLEST_GAP = 5.0
_RULE_TO_BLOCK = 8.0
_HOURS = "Uhr"
_SPECIMEN = "MUSTER"
_LEADING = 1.3  # line height over type size; Arabic script and Ethiopic stand taller
_TALL_LEADING = 1.42
_FIGURE_HEIGHT = 0.72  # of a figure over the type size


def render_slip(slip: AppointmentSlip, paper: Paper = Paper.A6, sample: bool = False) -> bytes:
    """The slip as a PDF of one page; `sample` marks it as a specimen.

    Raises SlipLanguageMissing when there are no phrases in the slip's language, ValueError for a time without a zone.
    """
    if slip.starts_at.tzinfo is None:
        raise ValueError("a slip's time needs its zone")
    words = slip_words(slip.language)
    german = slip_words(GERMAN)
    width = _ROLL_PRINTED if paper is Paper.ROLL80 else A6[0] - 2 * _MARGIN
    composer = _Composer(slip, german, words, width, sample)
    title = " · ".join(dict.fromkeys((german.text.appointment, words.text.appointment)))
    author = slip.place.name
    if paper is Paper.ROLL80:
        return _on_roll(composer, title, author)
    return _on_page(composer, title, author, A5 if paper is Paper.A5 else A6)


def _on_page(composer: "_Composer", title: str, author: str, size: tuple[float, float]) -> bytes:
    """The slip on A6; on A5 it is the same, larger by the root of two."""
    sheet = Sheet(size, title=title, author=author)
    blocks = [*composer.blocks(), composer.foot_beside()]
    room = A6[1] - 2 * _EDGE
    content = sum(block.height for block in blocks)
    gaps = len(blocks) - 1
    gap = max((room - content) / gaps, _SMALLEST_GAP)
    # A page too full (long names, many lines) shrinks as a whole rather than lose its last line.
    shrink = min(1.0, room / (content + gaps * gap))
    with sheet.placed(0, 0, size[0] / A6[0]):
        with sheet.placed(_MARGIN + composer.width * (1 - shrink) / 2, A6[1] - _EDGE, shrink):
            top = 0.0
            for block in blocks:
                block.draw(sheet, top)
                top -= block.height + gap
    return sheet.finish()


def _on_roll(composer: "_Composer", title: str, author: str) -> bytes:
    """The slip on a roll: as long as it needs to be."""
    gap, margin = 3.5 * MM, 5 * MM
    blocks = [*composer.blocks(), *composer.foot_below()]
    height = sum(block.height for block in blocks) + gap * (len(blocks) - 1) + 2 * margin
    sheet = Sheet((ROLL_WIDTH, height), title=title, author=author)
    with sheet.placed((ROLL_WIDTH - composer.width) / 2, height - margin):
        top = 0.0
        for block in blocks:
            block.draw(sheet, top)
            top -= block.height + gap
    return sheet.finish()


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the slip; `draw` gets the sheet and the block's upper edge, the left edge is at 0."""

    height: float
    draw: Callable[[Sheet, float], None]


class _Column:
    """Lines of text below one another, German to the left, right-to-left languages to the right."""

    def __init__(self, x: float, width: float) -> None:
        self.x, self.width = x, width
        self.height = 0.0
        self._lines: list[tuple[float, Line, float, Colour]] = []
        self._behind: list[tuple[float, float, Line, float]] = []

    def add(self, line: Line, size: float, *, ink: Colour = INK, above: float = 0.0) -> None:
        tall = line.voice.right_to_left or any("Ethiopic" in run.face.name for run in line.glyphs)
        leading = size * (_TALL_LEADING if tall else _LEADING)
        ascent = size * (1.08 if tall else 1.0)
        self._lines.append((self.height + above + ascent, line, size, ink))
        self.height += above + leading

    def figures(self, text: str, voice: Voice, size: float, after: str = "") -> None:
        """Large figures, which need no room for descenders, and a small word behind them."""
        line, word = shape(text, voice), shape(after, Voice(Weight.SEMIBOLD))
        indent = line.width(1) + 0.12
        size = min(size, self.width / (indent + word.width(0.3)))
        baseline = self.height + size * _FIGURE_HEIGHT
        self._lines.append((baseline, line, size, INK))
        self._behind.append((indent * size, baseline, word, size * 0.3))
        self.height = baseline + size * 0.1

    def fitted(self, text: str, voice: Voice, size: float, *, ink: Colour = INK, above: float = 0.0) -> None:
        line, size = fit(text, voice, size, self.width, size * 0.7)
        self.add(line, size, ink=ink, above=above)

    def address(self, street: str, town: str, size: float) -> None:
        """Street and town on one line where they fit, else below one another."""
        first, second = shape(street, Voice(Weight.BOLD)), shape(town, Voice())
        indent = first.width(1) + 0.4
        if (indent + second.width(0.8)) * size > self.width:
            self.fitted(street, Voice(Weight.BOLD), size)
            self.fitted(town, Voice(), size * 0.85)
            return
        self._behind.append((indent * size, self.height + size, second, size * 0.8))
        self.add(first, size)

    def sentence(
        self, text: str, voice: Voice, size: float, *, ink: Colour = INK, above: float = 0.0
    ) -> None:
        """A sentence made for `shape_sentence`: smaller where it must be, then on several lines."""
        line = shape_sentence(text, voice)
        natural = line.width(size)
        if natural * 0.85 <= self.width:
            self.add(line, min(size, size * self.width / natural if natural else size), ink=ink, above=above)
            return
        for index, part in enumerate(wrap_sentence(text, voice, size, self.width, most=3)):
            self.add(part, size, ink=ink, above=0.0 if index else above)

    def draw(self, sheet: Sheet, top: float) -> None:
        for offset, line, size, ink in self._lines:
            right = line.voice.right_to_left
            x = self.x + self.width if right else self.x
            sheet.text(x, top - offset, line, size, ink=ink, align=Align.RIGHT if right else Align.LEFT)
        for indent, offset, line, size in self._behind:
            sheet.text(self.x + indent, top - offset, line, size)


class _Composer:
    """Builds the slip's blocks for a width in points."""

    def __init__(
        self, slip: AppointmentSlip, german: SlipWords, words: SlipWords, width: float, sample: bool
    ) -> None:
        self.slip, self.german, self.words = slip, german, words
        self.width, self.sample = width, sample
        self.moment = slip.starts_at.astimezone(BERLIN)
        self.bilingual = words.code != GERMAN
        self._icon = 15.5 * MM
        self._gutter = 4.5 * MM

    def blocks(self) -> list[_Block]:
        """Everything but the foot."""
        return [self._head(), self._date(), self._time(), self._place(), self._contact()]

    def _voice(self, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, GERMAN)

    def _own(self, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, self.words.code, self.words.right_to_left)

    def _head(self) -> _Block:
        centre, centre_size = fit(self.slip.place.name, self._voice(Weight.BOLD), 12, self.width * 0.5, 8)
        titles = [self.german.text.appointment]
        if self.bilingual:
            titles.append(self.words.text.appointment)
        room = self.width - centre.width(centre_size) - 4 * MM
        title, title_size = fit(" · ".join(titles), self._voice(Weight.SEMIBOLD), 12, room, 7)
        visitor = plain(self.slip.visitor).strip()
        voice = Voice(Weight.SEMIBOLD, self.words.code, direction_of(visitor))
        # Opposite the name stands how a colleague reads it, or that this is a specimen; a long reading stands below.
        reads = plain(self.slip.reading).strip()
        if self.sample:
            mark, mark_size = shape(_SPECIMEN, self._voice(Weight.SEMIBOLD)), 7.5
        else:
            mark, mark_size = fit(reads, self._voice(), 10.5, self.width, 7)
        beside = mark.width(mark_size)
        gap = 4 * MM if beside else 0
        fits = shape(visitor, voice).width(13) + gap + beside <= self.width or self.sample
        name, name_size = fit(visitor, voice, 13, self.width - (beside + gap if fits else 0), 9)
        below = 0 if fits else 14
        near, far = (self.width, 0.0) if voice.right_to_left else (0.0, self.width)
        sides = (Align.RIGHT, Align.LEFT) if voice.right_to_left else (Align.LEFT, Align.RIGHT)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(0, top - 11, centre, centre_size)
            sheet.text(self.width, top - 11, title, title_size, ink=ACCENT, align=Align.RIGHT)
            sheet.rule(0, top - 18, self.width, ink=INK, weight=1.4)
            sheet.text(near, top - 36, name, name_size, align=sides[0])
            if fits:
                sheet.text(far, top - 36, mark, mark_size, ink=MUTED, align=sides[1])
            else:
                sheet.text(near, top - 36 - below, mark, mark_size, ink=MUTED, align=sides[0])

        return _Block(40 + below if visitor or self.sample else 18, draw)

    def _beside_icon(
        self, column: _Column, icon: Callable[[Sheet, float, float], None], size: float
    ) -> _Block:
        height = max(column.height, size)

        def draw(sheet: Sheet, top: float) -> None:
            icon(sheet, (self._icon - size) / 2, top - size)
            column.draw(sheet, top)

        return _Block(height, draw)

    def _text_column(self) -> _Column:
        left = self._icon + self._gutter
        return _Column(left, self.width - left)

    def _date(self) -> _Block:
        column = self._text_column()
        column.figures(self.moment.strftime("%d.%m.%Y"), self._voice(Weight.BOLD), 31)
        column.fitted(self.german.day(self.moment), self._voice(Weight.SEMIBOLD), 13, above=3)
        if self.bilingual:
            column.fitted(self.words.day(self.moment), self._own(Weight.SEMIBOLD), 13)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "calendar", x, y, self._icon, without="day")
            day = shape(str(self.moment.day), self._voice(Weight.BOLD))
            sheet.text(x + self._icon / 2, y + self._icon * 0.225, day, 20, align=Align.CENTRE)

        return self._beside_icon(column, icon, self._icon)

    def _time(self) -> _Block:
        column = self._text_column()
        column.figures(self.moment.strftime("%H:%M"), self._voice(Weight.BOLD), 50, after=_HOURS)
        if details := _time_in_words(self.words, self.moment, self.slip.duration_minutes):
            column.sentence(details, self._own(), 10.5, above=3)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_clock(sheet, self.moment.hour, self.moment.minute, x, y, self._icon)

        return self._beside_icon(column, icon, self._icon)

    def _place(self) -> _Block:
        column = self._text_column()
        column.address(self.slip.place.street, self.slip.place.town, 13.5)
        for way in (self.words.text.bus, self.words.text.parking):
            column.sentence(sentence(way, {}), self._own(), 9.5, ink=MUTED)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "pin", x, y, 12 * MM)

        return self._ruled(self._beside_icon(column, icon, 12 * MM))

    def _contact(self) -> _Block:
        column = self._text_column()
        colleague = plain(self.slip.colleague)[:60]
        if plain(self.slip.phone).strip():
            column.fitted(self.slip.phone, self._voice(Weight.BOLD), 16)
        if colleague.strip():
            column.sentence(self.words.ask_for(colleague), self._own(), 10.5)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "phone", x, y, 12 * MM)

        return self._ruled(self._beside_icon(column, icon, 12 * MM))

    def _languages(self) -> list[tuple[SlipWords, Voice]]:
        both = [(self.german, self._voice())]
        if self.bilingual:
            both.append((self.words, self._own()))
        return both

    def _ruled(self, block: _Block) -> _Block:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.rule(0, top, self.width, ink=HAIRLINE, weight=0.6)
            block.draw(sheet, top - _RULE_TO_BLOCK)

        return _Block(block.height + _RULE_TO_BLOCK, draw)

    def _requests(self, width: float, size: float) -> _Column:
        column = _Column(0, width)
        for index, (words, voice) in enumerate(self._languages()):
            for request in (words.text.bring, words.text.prevented):
                for number, line in enumerate(
                    wrap_sentence(sentence(request, {}), voice, size, width, most=4)
                ):
                    first = number == 0 and request == words.text.bring and index
                    column.add(line, size, above=4.0 if first else 0.0)
        return column

    def _code(self, x: float, top: float, size: float) -> Callable[[Sheet, float], None]:
        entry = calendar_entry(self.slip, self.words)
        caption = self.words.text.calendar

        def draw(sheet: Sheet, upper: float) -> None:
            draw_qr(sheet, entry, x, upper - top - size, size)
            voice = Voice(Weight.REGULAR, self.words.code, self.words.right_to_left)
            line, type_size = fit(caption, voice, 7.5, size, 5)
            sheet.text(x + size / 2, upper - top - size - 9, line, type_size, ink=MUTED, align=Align.CENTRE)

        return draw

    def foot_beside(self) -> _Block:
        """What to bring and whom to call, with the calendar code beside it."""
        size = 26 * MM
        requests = self._requests(self.width - size - 4 * MM, 8.8)
        code = self._code(self.width - size, 0, size)
        height = max(size + 11, requests.height)

        def draw(sheet: Sheet, top: float) -> None:
            requests.draw(
                sheet, top - (height - 11 - requests.height) / 2 if requests.height < height - 11 else top
            )
            code(sheet, top)

        return self._ruled(_Block(height, draw))

    def foot_below(self) -> list[_Block]:
        """The same for a narrow roll: the code below the sentences."""
        size = 34 * MM
        requests = self._requests(self.width, 9.5)
        code = self._code((self.width - size) / 2, 2 * MM, size)
        return [self._ruled(_Block(requests.height, requests.draw)), _Block(size + 2 * MM + 12, code)]


def _time_in_words(words: SlipWords, moment: datetime, minutes: int) -> str:
    """How a language tells the hour, where it differs from the figures above it, and how long it takes."""
    parts = [words.clock(moment)] if words.tells_time_differently(moment) else []
    if minutes > 0:
        parts.append(words.duration(minutes))
    return ("، " if words.right_to_left else ", ").join(parts)
