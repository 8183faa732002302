"""The slip of a referral: where somebody is sent on, and the code that closes the loop, in German and another language.

Name, address and hours of the place stay in the letters they are found by on a door. Without consent to pass data on the
slip names nobody: the code alone tells the centre whose it is.
"""

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import sentence, shape
from woilmenau_desk.documents.slip_parts import Block, Column, Composer, drawn, width_on
from woilmenau_desk.documents.slip_words import SlipWords
from woilmenau_desk.domain.slips import Paper, ReferralSlip

BERLIN = ZoneInfo("Europe/Berlin")
_SMALL = 11 * MM
_CODE_SIZE = 44.0
_BETWEEN = 0.14  # of the type size, between the characters of the code


def render_referral_slip(
    slip: ReferralSlip, german: SlipWords, words: SlipWords, paper: Paper = Paper.A6
) -> bytes:
    """The slip as a PDF of one page, in German and the language of `words`. Raises MissingGlyph."""
    return drawn(_Composer(slip, german, words, width_on(paper)), paper)


class _Composer(Composer):
    """The referral's blocks; what is not known of the place takes no room."""

    widest_gap = 30.0

    def __init__(self, slip: ReferralSlip, german: SlipWords, words: SlipWords, width: float) -> None:
        super().__init__(
            german,
            words,
            slip.place,
            width,
            titles=(german.referral.title, words.referral.title),
            visitor=slip.visitor,
            reading=slip.reading,
        )
        self.slip = slip

    def blocks(self) -> list[Block]:
        made = [self.head(), self._where()]
        if plain(self.slip.phone).strip():
            made.append(self._phone())
        if plain(self.slip.hours).strip() or self.slip.valid_until is not None:
            made.append(self._hours())
        if plain(self.slip.bring).strip():
            made.append(self._bring())
        return made

    def foot_beside(self) -> Block:
        return self._code()

    def foot_below(self) -> list[Block]:
        return [self._code()]

    def _where(self) -> Block:
        column = self.text_column()
        column.given(self.slip.target, self.voice(Weight.BOLD), 17)
        if plain(self.slip.address).strip():
            column.given(self.slip.address, self.voice(Weight.SEMIBOLD), 13, above=3)
        return self.beside_icon(column, _pictogram("pin", self.icon), self.icon)

    def _phone(self) -> Block:
        column = self.text_column()
        column.fitted(self.slip.phone, self.voice(Weight.BOLD), 16)
        return self.ruled(self.beside_icon(column, _pictogram("phone", _SMALL), _SMALL))

    def _hours(self) -> Block:
        column = self.text_column()
        self._label(column, self.german.referral.hours, self.words.referral.hours)
        if plain(self.slip.hours).strip():
            column.given(self.slip.hours, self.voice(Weight.SEMIBOLD), 12.5)
        if self.slip.valid_until is not None:
            until = datetime.combine(self.slip.valid_until, time(12), BERLIN)
            for words, voice in self.languages():
                said = sentence(
                    words.referral.valid,
                    {"date": f"{words.date(until)} {words.in_own_digits(str(until.year))}"},
                )
                column.sentence(said, voice, 10, ink=MUTED)
        return self.ruled(self.beside_icon(column, _pictogram("clock", _SMALL), _SMALL))

    def _bring(self) -> Block:
        column = self.text_column()
        self._label(column, self.german.referral.bring, self.words.referral.bring)
        column.given(self.slip.bring, self.voice(Weight.SEMIBOLD), 12.5)
        return self.ruled(self.beside_icon(column, _pictogram("document", _SMALL), _SMALL))

    def _label(self, column: Column, german: str, own: str) -> None:
        """What the line below is, in both languages."""
        column.fitted(german, self.voice(), 9.5, ink=MUTED)
        if self.bilingual:
            column.fitted(own, self.own(), 9.5, ink=MUTED)

    def _code(self) -> Block:
        column = Column(0, self.width)
        for words, voice in self.languages():
            column.sentence(sentence(words.referral.back, {}), voice, 9.5, above=2)
        if plain(self.slip.centre_phone).strip():
            centre = f"{plain(self.slip.place.name)} · {plain(self.slip.centre_phone)}"
            column.fitted(centre, self.voice(Weight.SEMIBOLD), 10.5, above=2)
        letters = [shape(letter, self.voice(Weight.BOLD)) for letter in plain(self.slip.code)]
        size = min(_CODE_SIZE, self.width * 0.8 / (sum(one.width(1) + _BETWEEN for one in letters) or 1))
        wide = sum(one.width(size) + _BETWEEN * size for one in letters) - _BETWEEN * size
        tall = size * 0.98

        def draw(sheet: Sheet, top: float) -> None:
            x = (self.width - wide) / 2
            for letter in letters:
                sheet.text(x, top - tall * 0.86, letter, size, ink=INK, align=Align.LEFT)
                x += letter.width(size) + _BETWEEN * size
            column.draw(sheet, top - tall)

        return self.ruled(Block(tall + column.height, draw))


def _pictogram(name: str, size: float) -> Callable[[Sheet, float, float], None]:
    def icon(sheet: Sheet, x: float, y: float) -> None:
        draw_pictogram(sheet, name, x, y, size)

    return icon
