"""The appointment slip: when, where, with whom, in German and the visitor's language.

What names and figures say by themselves stands once; how to read it is told in the visitor's language. For people who
read little it carries pictograms, a clock that shows the hour and figures large enough for an arm's
length. It shows no residence status and no topic: others look over one's shoulder. It prints well in black and white.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.calendar_entry import calendar_entry
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import (
    MM,
    MUTED,
    Align,
    Sheet,
)
from woilmenau_desk.documents.pictograms import draw_clock, draw_pictogram
from woilmenau_desk.documents.qr import draw_qr
from woilmenau_desk.documents.shaping import (
    Voice,
    fit,
    sentence,
    shape,
    wrap_sentence,
)
from woilmenau_desk.documents.slip_parts import Block, Column, Composer, drawn, width_on
from woilmenau_desk.documents.slip_words import GERMAN, SlipWords, slip_words
from woilmenau_desk.domain.slips import AppointmentSlip, Paper

BERLIN = ZoneInfo("Europe/Berlin")
_HOURS = "Uhr"


def render_slip(slip: AppointmentSlip, paper: Paper = Paper.A6, sample: bool = False) -> bytes:
    """The slip as a PDF of one page; `sample` marks it as a specimen.

    Raises SlipLanguageMissing when there are no phrases in the slip's language, ValueError for a time without a zone.
    """
    if slip.starts_at.tzinfo is None:
        raise ValueError("a slip's time needs its zone")
    words = slip_words(slip.language)
    german = slip_words(GERMAN)
    return drawn(_Composer(slip, german, words, width_on(paper), sample), paper)


class _Composer(Composer):
    """The appointment's blocks."""

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

    def blocks(self) -> list[Block]:
        """Everything but the foot."""
        return [self.head(), self._date(), self._time(), self._place(), self._contact()]

    def _date(self) -> Block:
        column = self.text_column()
        column.figures(self.moment.strftime("%d.%m.%Y"), self.voice(Weight.BOLD), 31)
        column.fitted(self.german.day(self.moment), self.voice(Weight.SEMIBOLD), 13, above=3)
        if self.bilingual:
            column.fitted(self.words.day(self.moment), self.own(Weight.SEMIBOLD), 13)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "calendar", x, y, self.icon, without="day")
            day = shape(str(self.moment.day), self.voice(Weight.BOLD))
            sheet.text(x + self.icon / 2, y + self.icon * 0.225, day, 20, align=Align.CENTRE)

        return self.beside_icon(column, icon, self.icon)

    def _time(self) -> Block:
        column = self.text_column()
        column.figures(self.moment.strftime("%H:%M"), self.voice(Weight.BOLD), 50, after=_HOURS)
        if details := _time_in_words(self.words, self.moment, self.slip.duration_minutes):
            column.sentence(details, self.own(), 10.5, above=3)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_clock(sheet, self.moment.hour, self.moment.minute, x, y, self.icon)

        return self.beside_icon(column, icon, self.icon)

    def _place(self) -> Block:
        column = self.text_column()
        column.address(self.slip.place.street, self.slip.place.town, 13.5)
        place, text = self.slip.place, self.words.text
        column.sentence(
            sentence(text.stop, {"stop": plain(place.stop)}) if place.stop else sentence(text.transit, {}),
            self.own(),
            9.5,
            ink=MUTED,
        )
        if place.parking:
            parking = sentence(text.parking, {"parking": plain(place.parking)})
            column.sentence(parking, self.own(), 9.5, ink=MUTED)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "pin", x, y, 12 * MM)

        return self.ruled(self.beside_icon(column, icon, 12 * MM))

    def _contact(self) -> Block:
        column = self.text_column()
        colleague = plain(self.slip.colleague)[:60]
        if plain(self.slip.phone).strip():
            column.fitted(self.slip.phone, self.voice(Weight.BOLD), 16)
        if colleague.strip():
            column.sentence(self.words.ask_for(colleague), self.own(), 10.5)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "phone", x, y, 12 * MM)

        return self.ruled(self.beside_icon(column, icon, 12 * MM))

    def _requests(self, width: float, size: float) -> Column:
        column = Column(0, width)
        for index, (words, voice) in enumerate(self.languages()):
            for request in (words.text.bring_slip, words.text.prevented):
                for number, line in enumerate(
                    wrap_sentence(sentence(request, {}), voice, size, width, most=4)
                ):
                    first = number == 0 and request == words.text.bring_slip and index
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

    def foot_beside(self) -> Block:
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

        return self.ruled(Block(height, draw))

    def foot_below(self) -> list[Block]:
        """The same for a narrow roll: the code below the sentences."""
        size = 34 * MM
        requests = self._requests(self.width, 9.5)
        code = self._code((self.width - size) / 2, 2 * MM, size)
        return [self.ruled(Block(requests.height, requests.draw)), Block(size + 2 * MM + 12, code)]


def _time_in_words(words: SlipWords, moment: datetime, minutes: int) -> str:
    """How a language tells the hour, where it differs from the figures above it, and how long it takes."""
    parts = [words.clock(moment)] if words.tells_time_differently(moment) else []
    if minutes > 0:
        parts.append(words.duration(minutes))
    return ("، " if words.right_to_left else ", ").join(parts)
