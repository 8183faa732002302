"""The programme of a week as a poster, in one of the visitors' languages, to be read from some steps away.

The offers' own titles stay German, as people hear them at the counter; what kind of offer it is, whom it is for and
whether children are looked after stands in the language, with a pictogram. In a language that is written from right to
left the whole page is. It names no person: leaders may be volunteers, and it hangs where everybody passes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, INK, MM, MUTED, WHITE, Align, Colour, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import (
    Line,
    Voice,
    direction_of,
    fit,
    sentence,
    shape,
    shape_sentence,
    wrap,
)
from woilmenau_desk.documents.slip_parts import require_letters
from woilmenau_desk.documents.slip_words import GERMAN, SlipWords
from woilmenau_desk.domain.offer_papers import PosterEntry, PosterSize, WeekPoster

BERLIN: Final = ZoneInfo("Europe/Berlin")
_MARGIN: Final = 13 * MM
_SCALES: Final = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.76)
_OVERLEAF: Final = 0.9  # the least scale where there are several pages
_ENLARGED: Final = {PosterSize.A4: 1.0, PosterSize.A3: 2**0.5}
_FOOT: Final = 25 * MM
_STEP: Final = 12.0
# Type sizes in points at scale 1, on A4.
_WEEKDAY, _DATE, _GERMAN_DAY = 19.0, 12.5, 10.0
_TIME, _UNTIL, _OWN_TIME = 25.0, 15.0, 13.0
_MAIN, _SECOND, _PHRASE = 18.5, 14.0, 13.0
_PICTOGRAM: Final = 17.0
_COLUMN_GAP: Final = 10.0
_TARGETS: Final = {"open": "everybody", "women": "women", "children": "children", "families": "families"}
_LITERACY: Final = "alpha"


def render_week_poster(poster: WeekPoster, german: SlipWords, words: SlipWords) -> bytes:
    """The poster as a PDF, on one page where it can be read there, in the language of `words`. Raises MissingGlyph."""
    require_letters(german)
    require_letters(words)
    composer = _Composer(poster, german, words)
    size = tuple(side * _ENLARGED[poster.size] for side in A4)
    title = " · ".join(dict.fromkeys((german.programme.title, words.programme.title)))
    sheet = Sheet((size[0], size[1]), title=title, author=poster.place.name, language=words.code)
    pages = composer.pages()
    for number, page in enumerate(pages):
        if number:
            sheet.next_page()
        with sheet.placed(0, 0, _ENLARGED[poster.size]):
            composer.draw(sheet, page, number + 1, len(pages))
    return sheet.finish()


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the page at a scale; `draw` gets the sheet and the upper edge."""

    height: float
    draw: Callable[[Sheet, float], None]


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: tuple[_Block, ...]
    gap: float


def _packed(days: list[_Block], room: float) -> list[tuple[_Block, ...]]:
    """The days in their order, as many on each page as stand there."""
    pages: list[list[_Block]] = [[]]
    for block in days:
        if pages[-1] and sum(one.height for one in pages[-1]) + block.height > room:
            pages.append([])
        pages[-1].append(block)
    return [tuple(page) for page in pages]


def _even(days: list[_Block], count: int, room: float) -> list[tuple[_Block, ...]]:
    """The days on so many pages, each about as full as the others."""
    height = sum(block.height for block in days) / count
    while len(pages := _packed(days, min(height, room))) > count and height < room:
        height += _STEP
    return pages


class _Side:
    """Places things from where the language's lines begin: from the left, or from the right."""

    def __init__(self, width: float, right_to_left: bool) -> None:
        self.width, self.mirrored = width, right_to_left

    def text(
        self, sheet: Sheet, offset: float, y: float, line: Line, size: float, *, ink: Colour = INK
    ) -> None:
        """A line that begins `offset` points from the edge."""
        if self.mirrored:
            sheet.text(self.width - offset, y, line, size, ink=ink, align=Align.RIGHT)
        else:
            sheet.text(offset, y, line, size, ink=ink)

    def left(self, offset: float, width: float) -> float:
        """The left edge of something so wide that begins there."""
        return self.width - offset - width if self.mirrored else offset


class _Composer:
    """Builds the days' blocks for a scale and puts them onto pages."""

    def __init__(self, poster: WeekPoster, german: SlipWords, words: SlipWords) -> None:
        self.poster, self.words = poster, words
        self.german = german
        self.foreign = words.code != GERMAN
        self.width = A4[0] - 2 * _MARGIN
        self.rtl = words.right_to_left

    def _voice(self, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, self.words.code, self.rtl)

    def _german(self, text: str, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, GERMAN, direction_of(text))

    # Pages

    def pages(self) -> list[_Page]:
        """The largest type with which the week stands on one page; where none does, with which it does on the fewest."""
        room = A4[1] - self._head_height() - _FOOT
        packed = {scale: _packed(self._days(scale, room), room) for scale in (_SCALES[-1], _OVERLEAF)}
        alone = len(packed[_SCALES[-1]]) == 1
        scales = [scale for scale in _SCALES if alone or scale >= _OVERLEAF]
        count = 1 if alone else len(packed[_OVERLEAF])
        # Smaller type never needs more pages, so the largest that needs no more is found by halves.
        low, high = 0, len(scales) - 1
        while low < high:
            middle = (low + high) // 2
            if len(_packed(self._days(scales[middle], room), room)) <= count:
                high = middle
            else:
                low = middle + 1
        days = self._days(scales[low], room)
        return [_Page(page, self._gap(page, room)) for page in _even(days, count, room)]

    def _gap(self, page: tuple[_Block, ...], room: float) -> float:
        """What is left over stands between the days, up to a limit."""
        left = room - sum(block.height for block in page)
        return max(min(left / max(len(page), 1), 16.0), 0.0)

    def draw(self, sheet: Sheet, page: _Page, number: int, count: int) -> None:
        """One page, the origin in its lower left corner, as large as A4."""
        with sheet.placed(_MARGIN, 0):
            self._head(sheet)
            y = A4[1] - self._head_height()
            for block in page.blocks:
                block.draw(sheet, y)
                y -= block.height + page.gap
            self._foot(sheet, number, count)

    def _head_height(self) -> float:
        return (34 if self.foreign else 26) * MM + _MARGIN * 0.4

    def _head(self, sheet: Sheet) -> None:
        side = _Side(self.width, self.rtl)
        top = A4[1] - _MARGIN
        last = self.poster.monday + timedelta(days=6)
        week = f"{self.poster.monday:%d.%m.}–{last:%d.%m.%Y}"
        dates, dates_size = fit(week, Voice(Weight.BOLD), 17, self.width * 0.36, 12)
        number = shape(f"KW {self.poster.monday.isocalendar().week}", Voice())
        centre, size = fit(self.poster.place.name, Voice(Weight.BOLD), 13, self.width * 0.36, 8)
        room = self.width - max(dates.width(dates_size), centre.width(size)) - 10
        title, title_size = fit(self.words.programme.title, self._voice(Weight.BOLD), 34, room, 16)
        side.text(sheet, 0, top - 28, title, title_size)
        other = _Side(self.width, not self.rtl)
        other.text(sheet, 0, top - 11, centre, size, ink=ACCENT)
        other.text(sheet, 0, top - 30, dates, dates_size)
        if self.foreign:
            german = shape(self.german.programme.title, Voice())
            side.text(sheet, 0, top - 54, german, 15, ink=MUTED)
        other.text(sheet, 0, top - 46, number, 11, ink=MUTED)

    def _foot(self, sheet: Sheet, number: int, count: int) -> None:
        side, other = _Side(self.width, self.rtl), _Side(self.width, not self.rtl)
        y = 17 * MM
        sheet.rule(0, y + 16, self.width, ink=INK, weight=2.0)
        free, size = fit(self.words.programme.free, self._voice(Weight.BOLD), 14, self.width * 0.6, 8)
        side.text(sheet, 0, y - 2, free, size)
        ask, size = fit(self.words.programme.ask, self._voice(), 12, self.width * 0.6, 8)
        side.text(sheet, 0, y - 20, ask, size)
        street, size = fit(self.poster.place.street, Voice(Weight.BOLD), 13, self.width * 0.37, 7)
        other.text(sheet, 0, y - 2, street, size)
        town, size = fit(self.poster.place.town, Voice(), 11, self.width * 0.37, 7)
        other.text(sheet, 0, y - 18, town, size)
        if count > 1:
            page = shape(f"{number} / {count}", Voice(Weight.SEMIBOLD))
            sheet.text(self.width / 2, y - 32, page, 9, ink=MUTED, align=Align.CENTRE)

    # Days

    def _days(self, scale: float, room: float) -> list[_Block]:
        """A block for each day; a day that is higher than a page goes on as a further one."""
        entries = sorted(self.poster.entries, key=lambda one: (one.day, one.starts, one.ends, one.title))
        of_day = {day: list(listed) for day, listed in groupby(entries, lambda one: one.day)}
        closed = dict(self.poster.closed)
        weekday = self._weekday_size(scale)
        blocks: list[_Block] = []
        for day in sorted({*of_day, *closed}):
            inner = [self._entry(one, scale) for one in of_day.get(day, ())]
            if day in closed:
                inner.insert(0, self._closed(closed[day], scale))
            whole = self._day(day, inner, scale, weekday)
            if whole.height <= room:
                blocks.append(whole)
            else:
                blocks.extend(
                    self._day(day, [one], scale, weekday, again=bool(number))
                    for number, one in enumerate(inner)
                )
        return blocks or [self._nothing(scale)]

    def _weekday_size(self, scale: float) -> float:
        """The type size at which each of the week's days stands in its column."""
        room = self._columns(scale)[0] - _COLUMN_GAP
        days = (self._moment(self.poster.monday + timedelta(days=number)) for number in range(7))
        voice = self._voice(Weight.BOLD)
        return min(fit(self.words.weekday(day), voice, _WEEKDAY * scale, room, 8)[1] for day in days)

    def _moment(self, day: date, at: time = time(12)) -> datetime:
        return datetime.combine(day, at, BERLIN)

    def _columns(self, scale: float) -> tuple[float, float]:
        """Where times begin, and where texts do."""
        day = min(100 * scale, self.width * 0.24)
        return day, day + 100 * min(scale, 1.2)

    def _day(
        self, day: date, inner: list[_Block], scale: float, weekday: float, again: bool = False
    ) -> _Block:
        side = _Side(self.width, self.rtl)
        room = self._columns(scale)[0] - _COLUMN_GAP
        moment = self._moment(day)
        named = fit(self.words.weekday(moment), self._voice(Weight.BOLD), weekday, room, 8)
        lines = [(*named, INK)]
        dated = wrap(self.words.date(moment), self._voice(), _DATE * scale, room, most=3)
        lines.extend((line, _DATE * scale, INK) for line in dated)
        if self.foreign:
            german = f"{self.german.weekday(moment)}, {day:%d.%m.}"
            lines.append((*fit(german, Voice(), _GERMAN_DAY * scale, room, 6), MUTED))
        own = sum(size * 1.35 for _line, size, _ink in lines) + 4
        gap = 7 * scale
        height = max(own, sum(block.height for block in inner) + gap * (len(inner) - 1)) + 9 * scale + 6

        def draw(sheet: Sheet, top: float) -> None:
            if again:
                start = self._columns(scale)[0]
                sheet.rule(side.left(start, self.width - start), top, self.width - start, ink=MUTED)
            else:
                sheet.rule(0, top, self.width, ink=INK, weight=1.6)
            y = top - 7 * scale
            for line, size, ink in lines:
                y -= size * (1.08 if self.rtl else 0.98)
                side.text(sheet, 0, y, line, size, ink=ink)
                y -= size * 0.3
            y = top - 7 * scale
            for block in inner:
                block.draw(sheet, y)
                y -= block.height + gap

        return _Block(height, draw)

    def _closed(self, reason: str, scale: float) -> _Block:
        side, offset = _Side(self.width, self.rtl), self._columns(scale)[0]
        room = self.width - offset
        line, size = fit(self.words.programme.closed, self._voice(Weight.BOLD), _MAIN * scale, room, 9)
        below, below_size = fit(reason, self._german(reason), _SECOND * scale, room, 8)

        def draw(sheet: Sheet, top: float) -> None:
            side.text(sheet, offset, top - size, line, size)
            side.text(sheet, offset, top - size * 1.4 - below_size, below, below_size, ink=MUTED)

        return _Block(size * 1.4 + (below_size * 1.3 if reason else 0), draw)

    def _nothing(self, scale: float) -> _Block:
        side, size = _Side(self.width, self.rtl), _MAIN * scale
        lines = wrap(self.words.programme.nothing, self._voice(Weight.SEMIBOLD), size, self.width)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.rule(0, top, self.width, ink=INK, weight=1.6)
            for number, line in enumerate(lines, 1):
                side.text(sheet, 0, top - 14 - number * size * 1.4, line, size)

        return _Block(20 + len(lines) * size * 1.4, draw)

    # Sessions

    def _entry(self, entry: PosterEntry, scale: float) -> _Block:
        side = _Side(self.width, self.rtl)
        time_at, text_at = self._columns(scale)
        times = self._times(entry, scale, text_at - time_at - 8)
        texts = self._texts(entry, scale, self.width - text_at)
        signs = self._signs(entry, scale, self.width - text_at)
        heights = (times.height, texts.height + signs.height)

        def draw(sheet: Sheet, top: float) -> None:
            with sheet.placed(side.left(time_at, text_at - time_at - 8), 0):
                times.draw(sheet, top)
            with sheet.placed(side.left(text_at, self.width - text_at), 0):
                texts.draw(sheet, top)
                signs.draw(sheet, top - texts.height)

        return _Block(max(heights), draw)

    def _times(self, entry: PosterEntry, scale: float, room: float) -> _Block:
        """When it begins, large and in the figures that every clock here shows; until when; and as the language says it."""
        side = _Side(room, self.rtl)
        begins, size = fit(f"{entry.starts:%H:%M}", Voice(Weight.BOLD), _TIME * scale, room, 12)
        until, until_size = fit(
            f"– {entry.ends:%H:%M}", Voice(Weight.SEMIBOLD, right_to_left=self.rtl), _UNTIL * scale, room, 8
        )
        start, end = self._moment(entry.day, entry.starts), self._moment(entry.day, entry.ends)
        own: tuple[Line, float] | None = None
        if self.words.tells_time_differently(start) or self.words.tells_time_differently(end):
            told = f"{self.words.time(start)} – {self.words.time(end)}"
            own = fit(told, self._voice(), _OWN_TIME * scale, room, 6)
        height = size * 0.95 + until_size * 1.25 + (own[1] * 1.4 if own else 0)

        def draw(sheet: Sheet, top: float) -> None:
            y = top - size * 0.74
            side.text(sheet, 0, y, begins, size)
            y -= until_size * 1.2
            side.text(sheet, 0, y, until, until_size)
            if entry.cancelled:
                width = begins.width(size)
                sheet.rule(side.left(0, width), top - size * 0.5, width, ink=INK, weight=1.6 * scale)
            if own:
                side.text(sheet, 0, y - own[1] * 1.4, own[0], own[1], ink=MUTED)

        return _Block(height, draw)

    def _texts(self, entry: PosterEntry, scale: float, room: float) -> _Block:
        """What it is: in the language first, then the German title."""
        side = _Side(room, self.rtl)
        kind = self.words.offer_kinds.get(entry.kind, "")
        lines: list[tuple[Line, float, Colour]] = []

        def add(text: str, voice: Voice, size: float, most: int, ink: Colour = INK) -> None:
            lines.extend((line, size, ink) for line in wrap(text, voice, size, room, most=most))

        level = "" if entry.level == _LITERACY else entry.level_word
        title = " ".join(
            part for part in (entry.title, f"({level})" if self._adds(level, entry.title) else "") if part
        )
        if self.foreign and kind:
            add(kind, self._voice(Weight.BOLD), _MAIN * scale, 2)
            add(title, self._german(title, Weight.SEMIBOLD), _SECOND * scale, 2)
        else:
            add(title, self._german(title, Weight.BOLD), _MAIN * scale, 3)
            said = kind or entry.kind_word
            if self._adds(said, title) and entry.kind != "other":
                add(said, self._german(said), _SECOND * scale, 1, MUTED)
        height = sum(size * (1.42 if line.voice.right_to_left else 1.28) for line, size, _ in lines)

        def draw(sheet: Sheet, top: float) -> None:
            y = top
            for line, size, ink in lines:
                tall = line.voice.right_to_left
                side.text(sheet, 0, y - size * (1.05 if tall else 0.86), line, size, ink=ink)
                y -= size * (1.42 if tall else 1.28)

        return _Block(height, draw)

    def _adds(self, said: str, title: str) -> bool:
        """Whether it says what the title does not say already."""
        return bool(said.strip()) and plain(said).casefold() not in plain(title).casefold()

    def _phrases(self, entry: PosterEntry) -> Iterable[tuple[str, Line]]:
        """Whom it is for, the childcare, what is learned, where: each a pictogram and a phrase."""
        programme = self.words.programme
        if target := _TARGETS.get(entry.target):
            yield target, shape(getattr(programme, target), self._voice(Weight.SEMIBOLD))
        elif entry.target_word:
            yield "person", shape(entry.target_word, self._german(entry.target_word, Weight.SEMIBOLD))
        if entry.childcare:
            yield "childcare", shape(programme.childcare, self._voice(Weight.SEMIBOLD))
        if entry.level == _LITERACY:
            yield "", shape(programme.literacy, self._voice())
        if entry.room.strip():
            yield (
                "door",
                shape_sentence(sentence(programme.room, {"room": plain(entry.room)[:60]}), self._voice()),
            )

    def _signs(self, entry: PosterEntry, scale: float, room: float) -> _Block:
        side = _Side(room, self.rtl)
        size, sign, row = _PHRASE * scale, _PICTOGRAM * scale, _PICTOGRAM * scale * 1.3
        placed: list[tuple[float, int, str, Line, float]] = []
        offset, line_number = 0.0, 0
        said = list(self._phrases(entry))
        if entry.cancelled:
            said.insert(0, ("cancelled", shape(self.words.programme.cancelled, self._voice(Weight.BOLD))))
        for name, line in said:
            indent = 0.0 if not name else 7 * scale if name == "cancelled" else sign + 4 * scale
            drawn = min(size, size * (room - indent * 2) / max(line.width(size), 1))
            width = indent + line.width(drawn) + (indent if name == "cancelled" else 0)
            if offset and offset + width > room:
                offset, line_number = 0.0, line_number + 1
            placed.append((offset, line_number, name, line, drawn))
            offset += width + 13 * scale
        height = (line_number + 1) * row + 2 * scale if placed else 0.0

        def draw(sheet: Sheet, top: float) -> None:
            for at, number, name, line, drawn in placed:
                y = top - number * row - row * 0.72 - 2 * scale
                if name == "cancelled":
                    pad = 7 * scale
                    wide = line.width(drawn) + 2 * pad
                    sheet.box(side.left(at, wide), y - row * 0.22, wide, row * 0.92, fill=INK, radius=2)
                    side.text(sheet, at + pad, y, line, drawn, ink=WHITE)
                    continue
                if name:
                    draw_pictogram(sheet, name, side.left(at, sign), y - sign * 0.2, sign)
                side.text(sheet, at + (sign + 4 * scale if name else 0), y, line, drawn)

        return _Block(height, draw)
