"""The appointment slip: when, where, with whom, what to bring, in German and the visitor's language.

What names and figures say by themselves stands once; how to read it is told in the visitor's language. For people who
read little it carries pictograms, a clock that shows the hour and figures large enough for an arm's
length. It shows no residence status, no topic and no type: others look over one's shoulder. It prints well in black and
white.
"""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.calendar_entry import calendar_entry
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.pictograms import draw_clock, draw_pictogram
from woilmenau_desk.documents.qr import draw_qr
from woilmenau_desk.documents.shaping import Voice, sentence, shape, wrap_sentence
from woilmenau_desk.documents.slip_parts import Block, Column, Composer, drawn, laid_out, width_on
from woilmenau_desk.documents.slip_words import SlipWords
from woilmenau_desk.domain.slips import AppointmentSlip, Paper

BERLIN: Final = ZoneInfo("Europe/Berlin")
_HOURS: Final = "Uhr"
_SMALL: Final = 12 * MM  # a pictogram beside several lines
_LONGEST_PLACE: Final = 300  # characters of an address of its own
_QUIET: Final = 0.08  # of the code's side: at most, the white below it
_BOX: Final = 0.72  # of the type size: the box to tick before each thing to bring
_COLUMNS_FROM: Final = 4  # things to bring: fewer of them stand below one another however full the page is
_TO_BRING, _TO_ASK = 9.5, 8.8  # the type sizes of what to bring, and of what is asked for


def render_slip(
    slip: AppointmentSlip,
    german: SlipWords,
    words: SlipWords,
    paper: Paper = Paper.A6,
    sample: bool = False,
) -> bytes:
    """The slip as a PDF of one page, in German and the language of `words`; `sample` marks it as a specimen.

    Raises MissingGlyph for a sentence that no font here can write, ValueError for a time without a zone.
    """
    return drawn(_composer(slip, german, words, paper, sample), paper)


def slip_sheet(
    slip: AppointmentSlip, german: SlipWords, words: SlipWords, paper: Paper, sample: bool = False
) -> Sheet:
    """The same on its sheet, so that it can be looked at what stands where."""
    return laid_out(_composer(slip, german, words, paper, sample), paper)


def _composer(
    slip: AppointmentSlip, german: SlipWords, words: SlipWords, paper: Paper, sample: bool
) -> "_Composer":
    if slip.starts_at.tzinfo is None:
        raise ValueError("a slip's time needs its zone")
    return _Composer(slip, german, words, width_on(paper), sample)


class _Composer(Composer):
    """The appointment's blocks."""

    widest_gap = 16.0

    def __init__(
        self, slip: AppointmentSlip, german: SlipWords, words: SlipWords, width: float, sample: bool
    ) -> None:
        super().__init__(
            german,
            words,
            slip.place,
            width,
            titles=(german.text.appointment, words.text.appointment),
            visitor=slip.visitor,
            reading=slip.reading,
            sample=sample,
        )
        self.slip = slip
        self.moment = slip.starts_at.astimezone(BERLIN)
        self.entry = calendar_entry(slip, words)
        self.date_size, self.time_size = 31.0, 50.0
        self.code_size, self.note_height = 26 * MM, 8 * MM
        self.crowded = False

    def tighten(self) -> bool:
        """Date and time somewhat smaller, and what to bring in two columns: all else can be read then."""
        self.crowded = True
        self.date_size, self.time_size = 25.0, 36.0
        self.code_size, self.note_height = 22 * MM, 6 * MM
        self.icon = 12.5 * MM
        return True

    def blocks(self) -> list[Block]:
        """Everything but the foot."""
        made = [self.head()]
        if self.slip.cancelled:
            made.append(self._called_off())
        made += [self._date(), self._time(), self._place(), self._contact()]
        if self.slip.bring and not self.slip.cancelled:
            made.append(self._bring())
        made.append(self._note())
        return made

    def _called_off(self) -> Block:
        """That it does not take place, so large that nobody comes for nothing."""
        inner = 3 * MM
        column = Column(inner, self.width - 2 * inner)
        for words, _voice in self.languages():
            voice = Voice(Weight.BOLD, words.code, words.right_to_left)
            column.given(words.text.called_off, voice, 14)
        height = column.height + 2 * MM

        def draw(sheet: Sheet, top: float) -> None:
            sheet.box(0, top - height, self.width, height, stroke=INK, weight=1.6, radius=4)
            column.draw(sheet, top - MM)

        return Block(height, draw)

    def _date(self) -> Block:
        column = self.text_column()
        figures = self.moment.strftime("%d.%m.%Y")
        wide = column.figures(figures, self.voice(Weight.BOLD), self.date_size)
        column.given(self.german.day(self.moment), self.voice(Weight.SEMIBOLD), 13, above=3)
        if self.bilingual:
            column.given(self.words.day(self.moment), self.own(Weight.SEMIBOLD), 13)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "calendar", x, y, self.icon, without="day")
            day = shape(str(self.moment.day), self.voice(Weight.BOLD))
            sheet.text(x + self.icon / 2, y + self.icon * 0.225, day, self.icon * 0.455, align=Align.CENTRE)

        return self._struck(self.beside_icon(column, icon, self.icon), wide, self.date_size)

    def _time(self) -> Block:
        column = self.text_column()
        figures = self.moment.strftime("%H:%M")
        wide = column.figures(figures, self.voice(Weight.BOLD), self.time_size, after=_HOURS)
        if details := _time_in_words(self.words, self.moment, self.slip.duration_minutes):
            column.sentence(details, self.own(), 10.5, above=3)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_clock(sheet, self.moment.hour, self.moment.minute, x, y, self.icon)

        return self._struck(self.beside_icon(column, icon, self.icon), wide, self.time_size)

    def _struck(self, block: Block, wide: float, size: float) -> Block:
        """The block, its figures struck through where the appointment is called off."""
        if not self.slip.cancelled:
            return block
        left, y = self.icon + self.gutter, size * 0.36

        def draw(sheet: Sheet, top: float) -> None:
            block.draw(sheet, top)
            path = sheet.path()
            path.moveTo(left, top - y)
            path.lineTo(left + wide, top - y)
            sheet.draw_path(path, stroke=INK, weight=2.2)

        return Block(block.height, draw)

    def _place(self) -> Block:
        column = self.text_column()
        if own := plain(self.slip.own_place)[:_LONGEST_PLACE].strip():
            column.given(own, self.voice(Weight.BOLD), 13.5)
            for words, voice in self.languages():
                column.sentence(sentence(words.text.meet_there, {}), voice, 10.5)
        else:
            self._way_here(column)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "pin", x, y, _SMALL)

        return self.ruled(self.beside_icon(column, icon, _SMALL))

    def _way_here(self, column: Column) -> None:
        """The centre's address, and how one gets there."""
        place, text = self.slip.place, self.words.text
        column.address(place.street, place.town, 13.5)
        stop = plain(place.stop).strip()
        coming = sentence(text.stop, {"stop": stop}) if stop else sentence(text.transit, {})
        column.sentence(coming, self.own(), 9.5, ink=MUTED)
        if parking := plain(place.parking).strip():
            column.sentence(sentence(text.parking, {"parking": parking}), self.own(), 9.5, ink=MUTED)
        # One sentence is enough to find it. Whoever shows the way in German knows it.
        if self.bilingual and plain(self.words.way).strip():
            column.given(self.words.way, self.own(), 9.5, ink=MUTED)
        elif plain(way := self.german.way or place.way).strip():
            column.given(way, self.voice(), 9.5, ink=MUTED)

    def _contact(self) -> Block:
        column = self.text_column()
        colleague = plain(self.slip.colleague)[:60]
        if plain(self.slip.phone).strip():
            column.fitted(self.slip.phone, self.voice(Weight.BOLD), 16)
        if colleague.strip():
            column.sentence(self.words.ask_for(colleague), self.own(), 10.5)
        if self.slip.interpreter and not self.slip.cancelled:
            for words, voice in self.languages():
                column.sentence(sentence(words.text.interpreter, {}), voice, 10.5)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "phone", x, y, _SMALL)

        return self.ruled(self.beside_icon(column, icon, _SMALL))

    def _bring(self) -> Block:
        """What to bring, each with a box to tick; what the centre added to the list itself stands in German alone."""
        column = self.text_column()
        size = self.readable(_TO_BRING)
        title = self._paired(self.german.text.please_bring, self.words.text.please_bring, Weight.SEMIBOLD)
        column.pair(*title, size)
        told = [
            self._paired(self.german.bring.get(code) or german, self.words.bring.get(code, ""))
            for code, german in self.slip.bring
        ]
        columns = 2 if self.crowded and len(told) >= _COLUMNS_FROM else 1
        wide = (column.width - (columns - 1) * self.gutter) / columns
        length = -(-len(told) // columns)
        lists: list[tuple[Column, list[float]]] = []
        for number in range(columns):
            part, boxes = Column(column.x + number * (wide + self.gutter), wide, column.least), []
            for pair in told[number * length : (number + 1) * length]:
                boxes.append(part.height)
                part.pair(*pair, size, indent=size * 1.3)
            lists.append((part, boxes))

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "bring", x, y, _SMALL)

        def draw_all(sheet: Sheet, top: float) -> None:
            inner.draw(sheet, top)
            side, below = size * _BOX, top - column.height
            for part, boxes in lists:
                part.draw(sheet, below)
                for offset in boxes:
                    sheet.box(part.x, below - offset - size * 1.02, side, side, stroke=INK, weight=0.7)

        inner = self.beside_icon(column, icon, _SMALL)
        height = column.height + max(part.height for part, _boxes in lists)
        return self.ruled(Block(max(inner.height, height), draw_all))

    def _paired(
        self, german: str, own: str, weight: Weight = Weight.REGULAR
    ) -> tuple[tuple[str, Voice], tuple[str, Voice] | None]:
        told = (own, self.own(weight)) if self.bilingual and own else None
        return (german, self.voice(weight)), told

    def _note(self) -> Block:
        """Room for a line that somebody writes by hand."""
        size = 5 * MM

        def draw(sheet: Sheet, top: float) -> None:
            draw_pictogram(sheet, "pencil", (self.icon - size) / 2, top - self.note_height, size, ink=MUTED)
            left = self.icon + self.gutter
            sheet.rule(left, top - self.note_height + 1, self.width - left, ink=MUTED, weight=0.6)

        return Block(self.note_height, draw)

    def _requests(self, width: float, size: float) -> Column:
        column = Column(0, width)
        for index, (words, voice) in enumerate(self.languages()):
            asked = () if self.slip.cancelled else (words.text.bring_slip,)
            for number, request in enumerate((*asked, words.text.prevented)):
                for line_number, line in enumerate(
                    wrap_sentence(sentence(request, {}), voice, size, width, most=8)
                ):
                    first = index and number == line_number == 0
                    column.add(line, size, above=4.0 if first else 0.0)
        return column

    def _code(self, x: float, size: float) -> Block:
        """The calendar's code with the white around it, and below what it is for."""
        entry = self.entry
        caption = Column(x, size)
        caption.centred(self.words.text.calendar, self.own(), 7 / self.scale, ink=MUTED)

        def draw(sheet: Sheet, top: float) -> None:
            quiet = draw_qr(sheet, entry, x, top - size, size)
            caption.draw(sheet, top - size - quiet)

        return Block(size + _QUIET * size + caption.height, draw)

    def foot_beside(self) -> Block:
        """When to come and whom to call, with the calendar code beside it."""
        size = self.code_size / self.scale  # a scanner needs it as large as ever
        code = self._code(self.width - size, size)
        requests = self._requests(self.width - size - 4 * MM, self.readable(_TO_ASK))
        height = max(code.height, requests.height)

        def draw(sheet: Sheet, top: float) -> None:
            requests.draw(sheet, top - max(size - requests.height, 0) / 2)
            code.draw(sheet, top)

        return Block(height, draw)

    def foot_below(self) -> list[Block]:
        """The same for a narrow roll: the code below the sentences."""
        size = 34 * MM
        requests = self._requests(self.width, 9.5)
        return [Block(requests.height, requests.draw), self._code((self.width - size) / 2, size)]


def _time_in_words(words: SlipWords, moment: datetime, minutes: int) -> str:
    """How a language tells the hour, where it differs from the figures above it, and how long it takes."""
    parts = [words.clock(moment)] if words.tells_time_differently(moment) else []
    if minutes > 0:
        parts.append(words.duration(minutes))
    return ("، " if words.right_to_left else ", ").join(parts)
