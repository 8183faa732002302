"""The slip of a deadline: the last day, as large as the paper allows, in German and the visitor's language.

It does not say which letter it is about: others look over one's shoulder.
"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import MM, MUTED, Align, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import sentence, shape
from woilmenau_desk.documents.slip_parts import Block, Column, Composer, drawn, width_on
from woilmenau_desk.documents.slip_words import SlipWords
from woilmenau_desk.domain.slips import DeadlineSlip, Paper

BERLIN = ZoneInfo("Europe/Berlin")
_SMALL = 12 * MM


def render_deadline_slip(
    slip: DeadlineSlip, german: SlipWords, words: SlipWords, paper: Paper = Paper.A6
) -> bytes:
    """The slip as a PDF of one page, in German and the language of `words`. Raises MissingGlyph."""
    return drawn(_Composer(slip, german, words, width_on(paper)), paper)


class _Composer(Composer):
    """The deadline's blocks."""

    def __init__(self, slip: DeadlineSlip, german: SlipWords, words: SlipWords, width: float) -> None:
        super().__init__(
            german,
            words,
            slip.place,
            width,
            titles=(german.deadline.title, words.deadline.title),
            visitor=slip.visitor,
            reading=slip.reading,
        )
        self.slip = slip
        self.day = datetime.combine(slip.last_day, time(12), BERLIN)

    def blocks(self) -> list[Block]:
        return [self.head(), self._day(), self._what(), self._contact()]

    def foot_beside(self) -> Block:
        return self._foot()

    def foot_below(self) -> list[Block]:
        return [self._foot()]

    def _day(self) -> Block:
        """Nothing stands beside the day: it has the whole width."""
        column = Column(0, self.width)
        column.figures(f"{self.day:%d.%m.%Y}", self.voice(Weight.BOLD), 52)
        spoken = Column(self.icon + self.gutter, self.width - self.icon - self.gutter)
        spoken.given(self.german.day(self.day), self.voice(Weight.SEMIBOLD), 16)
        if self.bilingual:
            spoken.given(self.words.day(self.day), self.own(Weight.SEMIBOLD), 16)
        below = max(spoken.height, self.icon)
        gap = 4 * MM

        def draw(sheet: Sheet, top: float) -> None:
            column.draw(sheet, top)
            y = top - column.height - gap
            draw_pictogram(sheet, "calendar", 0, y - self.icon, self.icon, without="day")
            number = shape(str(self.day.day), self.voice(Weight.BOLD))
            sheet.text(self.icon / 2, y - self.icon * 0.775, number, 20, align=Align.CENTRE)
            spoken.draw(sheet, y - (below - spoken.height) / 2)

        return Block(column.height + gap + below, draw)

    def _what(self) -> Block:
        column = self.text_column()
        for words, voice in self.languages():
            column.sentence(sentence(words.deadline.until, {}), voice, 11.5, above=2)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "envelope", x, y, _SMALL)

        return self.ruled(self.beside_icon(column, icon, _SMALL))

    def _contact(self) -> Block:
        column = self.text_column()
        column.address(self.slip.place.street, self.slip.place.town, 12)
        if plain(self.slip.phone).strip():
            column.fitted(self.slip.phone, self.voice(Weight.BOLD), 14)
        if colleague := plain(self.slip.colleague)[:60].strip():
            column.sentence(self.words.ask_for(colleague), self.own(), 10.5)

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "pin", x, y, _SMALL)

        return self.ruled(self.beside_icon(column, icon, _SMALL))

    def _foot(self) -> Block:
        column = Column(0, self.width)
        for index, (words, voice) in enumerate(self.languages()):
            for said in (words.deadline.early, words.deadline.bring):
                column.sentence(sentence(said, {}), voice, 9.5, above=4 if index else 1)
        for words, voice in self.languages():
            column.sentence(sentence(words.deadline.no_advice, {}), voice, 7.5, ink=MUTED, above=3)
        return self.ruled(Block(column.height, column.draw))
