"""The slip with a number, for whoever waits: the number as large as the paper allows, in German and the visitor's language.

It says neither who waits nor for what: it lies on a chair, and others read it.
"""

from zoneinfo import ZoneInfo

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import MM, MUTED, Align, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import sentence, shape
from woilmenau_desk.documents.slip_parts import Block, Column, Composer, drawn, width_on
from woilmenau_desk.documents.slip_words import SlipWords
from woilmenau_desk.domain.queue import NumberSlip
from woilmenau_desk.domain.slips import Paper

BERLIN = ZoneInfo("Europe/Berlin")
_SMALL = 12 * MM
_FIGURE_HEIGHT = 0.72  # of a figure over the type size
_LARGEST, _LARGEST_ON_ROLL = 190.0, 130.0


def render_number_slip(
    slip: NumberSlip, german: SlipWords, words: SlipWords, paper: Paper = Paper.A6
) -> bytes:
    """The slip as a PDF of one page, in German and the language of `words`. Raises MissingGlyph."""
    return drawn(_Composer(slip, german, words, paper), paper)


class _Composer(Composer):
    """The blocks of the number."""

    widest_gap = 12 * MM

    def __init__(self, slip: NumberSlip, german: SlipWords, words: SlipWords, paper: Paper) -> None:
        super().__init__(
            german, words, slip.place, width_on(paper), titles=(german.waiting.number, words.waiting.number)
        )
        self.slip, self.on_roll = slip, paper is Paper.ROLL80
        self.at = slip.at.astimezone(BERLIN)

    def blocks(self) -> list[Block]:
        return [self.head(), self._number(), self._wait()]

    def foot_beside(self) -> Block:
        return self._when()

    def foot_below(self) -> list[Block]:
        return [self._when()]

    def _number(self) -> Block:
        """Nothing stands beside it: it is read from where it lies, and by whoever reads nothing else."""
        number = shape(str(self.slip.number), self.voice(Weight.BOLD))
        largest = _LARGEST_ON_ROLL if self.on_roll else _LARGEST
        size = min(largest, self.width / max(number.width(1), 0.01))
        height = size * _FIGURE_HEIGHT

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self.width / 2, top - height, number, size, align=Align.CENTRE)

        return Block(height, draw)

    def _wait(self) -> Block:
        column = self.text_column()
        for index, (words, voice) in enumerate(self.languages()):
            column.sentence(
                sentence(words.waiting.please_wait, {}), voice, 16 if index else 12, above=8 if index else 1
            )

        def icon(sheet: Sheet, x: float, y: float) -> None:
            draw_pictogram(sheet, "clock", x, y, _SMALL)

        return self.ruled(self.beside_icon(column, icon, _SMALL))

    def _when(self) -> Block:
        """Since when it holds: numbers begin anew each day, and yesterday's slip is told from today's."""
        column = Column(0, self.width)
        said = f"{self.at:%d.%m.%Y} · {self.german.clock(self.at)}"
        column.fitted(said, self.voice(), 10, ink=MUTED)
        return self.ruled(Block(column.height, column.draw))
