"""The pointing board (Zeigetafel) as a card: sheets of A4, to lie on the counter or hang beside it.

The first sheet shows the languages by their own names, the second what can be pointed at, as pictograms; both are read
from two metres. The sheets behind them say each of it in three languages beside German. Every language and every
pictogram keeps its number, which the window takes as well. It prints well in black and white.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, HAIRLINE, INK, MM, MUTED, WHITE, Align, Colour, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.shaping import Line, Voice, fit, shape, wrap
from woilmenau_desk.domain.board import Board, BoardLanguage, Sign

TITLE: Final = "Zeigetafel"
_MARGIN: Final = 10 * MM
_WIDTH: Final = A4[0] - 2 * _MARGIN
_HEAD: Final = 17 * MM
_TOP: Final = A4[1] - _MARGIN - _HEAD
_ROOM: Final = _TOP - _MARGIN
_GAP: Final = 3 * MM
_PAD: Final = 2.2 * MM
_LINE: Final = 1.0
_LEADING, _TALL_LEADING = 1.26, 1.48
_ASCENT, _TALL_ASCENT = 1.0, 1.08
_CAPITALS: Final = 0.714  # of the type size, as the font is drawn
_NUMBER_WIDTH: Final = 14 * MM
# Languages
_LANGUAGE_COLUMNS: Final = 2
_HIGHEST_LANGUAGE: Final = 46 * MM
# Pictograms
_SIGN_COLUMNS: Final = 3
_LOWEST_SIGN, _HIGHEST_SIGN = 42 * MM, 62 * MM
# Sentences
_PER_SHEET: Final = 3
_SIGN_WIDTH, _GERMAN_WIDTH = 28 * MM, 36 * MM
_SAID, _LEAST_SAID = (
    14.0,
    10.5,
)  # a column is set in one size between these; a longer sentence in a smaller one
_COLUMN_HEAD: Final = 15 * MM
_ROW_PAD: Final = 2.4 * MM
_LOWEST_ROW, _HIGHEST_ROW = 15 * MM, 26 * MM


def render_board(board: Board) -> bytes:
    """The card as a PDF: languages, pictograms, and the sentences of three languages to a sheet."""
    foreign = board.foreign()
    groups = [foreign[at : at + _PER_SHEET] for at in range(0, len(foreign), _PER_SHEET)]
    signs = _packed_signs(board)
    rows = _packed_rows(board.signs)
    sheet = Sheet(A4, title=TITLE, author=board.centre)
    card = _Card(sheet, board, 1 + len(signs) + len(groups) * len(rows))
    card.languages()
    for placed in signs:
        card.signs(placed)
    for group in groups:
        for listed in rows:
            card.sentences(group, listed)
    return sheet.finish()


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in the largest type in which it stands in a box."""

    lines: tuple[Line, ...]
    size: float
    tall: bool

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * (_TALL_LEADING if self.tall else _LEADING)

    def draw(self, sheet: Sheet, x: float, top: float, width: float, *, ink: Colour = INK) -> None:
        """Its lines below one another; those that read from right to left begin at the right."""
        for number, line in enumerate(self.lines):
            down = number * (_TALL_LEADING if self.tall else _LEADING)
            y = top - (down + (_TALL_ASCENT if self.tall else _ASCENT)) * self.size
            right = line.voice.right_to_left
            where = x + width if right else x
            sheet.text(where, y, line, self.size, ink=ink, align=Align.RIGHT if right else Align.LEFT)


def _set(text: str, voice: Voice, largest: float, smallest: float, width: float, height: float) -> _Text:
    """The text as large as the box allows; where the smallest is too large, it ends with an ellipsis."""
    size = largest
    longest = max((shape(word, voice).width(1) for word in text.split()), default=0.0)
    if longest:
        size = max(min(size, width / longest), smallest)
    while True:
        lines = wrap(text, voice, size, width)
        tall = any(_is_tall(line) for line in lines)
        made = _Text(tuple(lines), size, tall)
        if made.height <= height or size <= smallest:
            break
        size = max(size - 0.5, smallest)
    if made.height > height:
        most = max(int(height / (size * (_TALL_LEADING if tall else _LEADING))), 1)
        made = _Text(tuple(wrap(text, voice, size, width, most)), size, tall)
    return made


def _is_tall(line: Line) -> bool:
    """Arabic script and Ethiopic stand taller; so do capitals with two marks, as Vietnamese has them."""
    return (
        line.voice.right_to_left
        or line.voice.language == "vi"
        or any("Ethiopic" in run.face.name for run in line.glyphs)
    )


def _voice(language: BoardLanguage, weight: Weight = Weight.REGULAR) -> Voice:
    return Voice(weight, language.code, language.right_to_left)


def _packed_signs(board: Board) -> list[tuple[tuple[Sign, ...], ...]]:
    """The rows of pictograms, as many to a sheet as stand there; an answer never stands in a row with reasons."""
    rows = [
        part[at : at + _SIGN_COLUMNS]
        for part in (board.reasons(), board.answers())
        for at in range(0, len(part), _SIGN_COLUMNS)
    ]
    most = int((_ROOM + _GAP) / (_LOWEST_SIGN + _GAP))
    return [tuple(rows[at : at + most]) for at in range(0, len(rows), most)]


def _packed_rows(signs: Sequence[Sign]) -> list[tuple[Sign, ...]]:
    """The signs in parts of about the same length, each of which has the room for its sentences on one sheet."""
    most = int((_ROOM - _COLUMN_HEAD) / _LOWEST_ROW)
    parts = max(math.ceil(len(signs) / most), 1)
    length = max(math.ceil(len(signs) / parts), 1)
    return [tuple(signs[at : at + length]) for at in range(0, len(signs), length)]


class _Card:
    """Draws the sheets one after the other."""

    def __init__(self, sheet: Sheet, board: Board, count: int) -> None:
        self._sheet, self._board, self._count = sheet, board, count
        self._page = 0

    def languages(self) -> None:
        """Every language by its own name; the numbers go down the columns."""
        self._begin("interpreter")
        listed = self._board.languages
        rows = math.ceil(len(listed) / _LANGUAGE_COLUMNS)
        width = (_WIDTH - _GAP * (_LANGUAGE_COLUMNS - 1)) / _LANGUAGE_COLUMNS
        height = min((_ROOM + _GAP) / rows - _GAP, _HIGHEST_LANGUAGE)
        for at, language in enumerate(listed):
            column, row = divmod(at, rows)
            x = _MARGIN + column * (width + _GAP)
            self._language(language, x, _TOP - row * (height + _GAP), width, height)

    def _language(self, language: BoardLanguage, x: float, top: float, width: float, height: float) -> None:
        sheet = self._sheet
        sheet.box(x, top - height, width, height, stroke=INK, weight=_LINE, radius=2 * MM)
        self._number(language.number, x, top, _NUMBER_WIDTH, height, 27)
        left = x + _NUMBER_WIDTH + _PAD
        room = width - _NUMBER_WIDTH - 2 * _PAD
        below = max(height * 0.3, 15.0)
        upper = height - below - _PAD * 1.4
        name = _set(language.name, _voice(language, Weight.BOLD), upper / 1.1, 12, room, upper * 1.2)
        name.draw(sheet, left, top - (upper - name.height) / 2 - _PAD * 0.4, room)
        german, german_size = fit(language.german_name, Voice(), 9.5, room * 0.4, 6)
        said_room = room - german.width(german_size) - _PAD
        said = _set(language.i_speak, _voice(language), 12.5, 6, said_room, below)
        foot = top - height + _PAD * 0.9
        at_right = language.right_to_left
        said.draw(
            sheet, left + room - said_room if at_right else left, foot + (below + said.height) / 2, said_room
        )
        sheet.text(
            left if at_right else left + room,
            foot + below * 0.5 - german_size * 0.3,
            german,
            german_size,
            ink=MUTED,
            align=Align.LEFT if at_right else Align.RIGHT,
        )

    def signs(self, rows: Sequence[Sequence[Sign]]) -> None:
        """The pictograms with their numbers, and what they say in German."""
        self._begin("question")
        width = (_WIDTH - _GAP * (_SIGN_COLUMNS - 1)) / _SIGN_COLUMNS
        height = min((_ROOM + _GAP) / len(rows) - _GAP, _HIGHEST_SIGN)
        for number, row in enumerate(rows):
            top = _TOP - number * (height + _GAP)
            for column, sign in enumerate(row):
                self._sign(sign, _MARGIN + column * (width + _GAP), top, width, height)

    def _sign(self, sign: Sign, x: float, top: float, width: float, height: float) -> None:
        sheet = self._sheet
        weight = _LINE * 2 if sign.is_reason else _LINE
        sheet.box(x, top - height, width, height, stroke=INK, weight=weight, radius=2 * MM)
        self._number(sign.number, x, top, _NUMBER_WIDTH, _NUMBER_WIDTH * 0.9, 26)
        below = 11.5 * MM
        size = min(height - below - 2 * _PAD, width - 2 * (_NUMBER_WIDTH + 1))
        draw_pictogram(
            sheet,
            sign.pictogram,
            x + (width - size) / 2,
            top - _PAD - (height - below - 2 * _PAD + size) / 2,
            size,
        )
        room = width - 2 * _PAD
        said = _set(sign.german, Voice(Weight.SEMIBOLD), 12, 6.5, room, below)
        said.draw(sheet, x + _PAD, top - height + below + _PAD * 0.5 - (below - said.height) / 2, room)

    def sentences(self, group: Sequence[BoardLanguage], signs: Sequence[Sign]) -> None:
        """What each of the signs is called in some languages, German beside them."""
        self._begin("talk")
        sheet, top = self._sheet, _TOP
        columns = _WIDTH - _SIGN_WIDTH - _GERMAN_WIDTH
        width = columns / len(group)
        begins = [_MARGIN + _SIGN_WIDTH + _GERMAN_WIDTH + number * width for number in range(len(group))]
        for x, language in zip(begins, group, strict=True):
            self._column_head(language, x, top, width)
        german, size = fit(self._board.german.name, Voice(Weight.SEMIBOLD), 13, _GERMAN_WIDTH - 2 * _PAD, 7)
        sheet.text(_MARGIN + _SIGN_WIDTH + _PAD, top - _COLUMN_HEAD * 0.62, german, size, ink=MUTED)
        height = min((_ROOM - _COLUMN_HEAD) / len(signs), _HIGHEST_ROW)
        top -= _COLUMN_HEAD
        sizes = [self._size(language, signs, width, height) for language in group]
        for number, sign in enumerate(signs):
            first_answer = number and not sign.is_reason and signs[number - 1].is_reason
            strong = number == 0 or first_answer
            sheet.rule(_MARGIN, top, _WIDTH, ink=INK if strong else HAIRLINE, weight=1.6 if strong else 0.7)
            self._row(sign, group, begins, sizes, top, width, height)
            top -= height
        sheet.rule(_MARGIN, top, _WIDTH, ink=INK, weight=1.6)
        for x in begins:
            path = sheet.path()
            path.moveTo(x, _TOP)
            path.lineTo(x, top)
            sheet.draw_path(path, stroke=HAIRLINE, weight=0.7)

    def _column_head(self, language: BoardLanguage, x: float, top: float, width: float) -> None:
        box = 11 * MM
        self._number(language.number, x + _PAD, top - 1 * MM, box, _COLUMN_HEAD - 3 * MM, 20)
        room = width - box - 3 * _PAD
        left = x + box + 2 * _PAD
        name = _set(language.name, _voice(language, Weight.BOLD), 19, 8, room, _COLUMN_HEAD * 0.68)
        name.draw(self._sheet, left, top - (_COLUMN_HEAD * 0.68 - name.height) / 2, room)
        german, size = fit(language.german_name, Voice(), 8.5, room, 6)
        right = language.right_to_left
        self._sheet.text(
            left + room if right else left,
            top - _COLUMN_HEAD + 2.6 * MM,
            german,
            size,
            ink=MUTED,
            align=Align.RIGHT if right else Align.LEFT,
        )

    def _row(
        self,
        sign: Sign,
        group: Sequence[BoardLanguage],
        begins: Sequence[float],
        sizes: Sequence[float],
        top: float,
        width: float,
        height: float,
    ) -> None:
        sheet = self._sheet
        size = min(height - _PAD, 13.5 * MM)
        middle = top - height / 2
        number = shape(str(sign.number), Voice(Weight.BOLD))
        size_of_number = 20.0
        at = _MARGIN + (_SIGN_WIDTH - size - _PAD) / 2
        sheet.text(at, middle - size_of_number * _CAPITALS / 2, number, size_of_number, align=Align.CENTRE)
        draw_pictogram(sheet, sign.pictogram, _MARGIN + _SIGN_WIDTH - _PAD - size, middle - size / 2, size)
        inner = height - _ROW_PAD
        cells = [(_MARGIN + _SIGN_WIDTH, _GERMAN_WIDTH, sign.german, Voice(), 10.0, MUTED)]
        for x, size, language in zip(begins, sizes, group, strict=True):
            said = language.said.get(sign.code, "")
            cells.append((x, width, said, _voice(language, Weight.SEMIBOLD), size, INK))
        for x, wide, text, voice, largest, ink in cells:
            if text:
                room = wide - 2 * _PAD
                made = _set(text, voice, largest, 6, room, inner)
                made.draw(sheet, x + _PAD, top - (height - made.height) / 2, room, ink=ink)

    def _size(self, language: BoardLanguage, signs: Sequence[Sign], width: float, height: float) -> float:
        """One type size for a language's sentences, in which most of them stand."""
        voice = _voice(language, Weight.SEMIBOLD)
        room = width - 2 * _PAD
        size = _SAID
        for sign in signs:
            if said := language.said.get(sign.code, ""):
                size = min(size, _set(said, voice, size, _LEAST_SAID, room, height - _ROW_PAD).size)
        return size

    # Of every sheet

    def _begin(self, pictogram: str) -> None:
        """Begin a sheet with its head."""
        self._page += 1
        if self._page > 1:
            self._sheet.next_page()
        sheet, top, size = self._sheet, A4[1] - _MARGIN, 12 * MM
        draw_pictogram(sheet, pictogram, _MARGIN, top - size, size)
        right = A4[0] - _MARGIN
        centre, centre_size = fit(self._board.centre, Voice(Weight.BOLD), 12, _WIDTH * 0.3, 7)
        sheet.text(right, top - 12, centre, centre_size, align=Align.RIGHT)
        page = shape(f"{TITLE} {self._page}/{self._count}", Voice())
        sheet.text(right, top - 26, page, 9, ink=MUTED, align=Align.RIGHT)
        room = _WIDTH - size - _PAD * 2 - max(centre.width(centre_size), page.width(9)) - _GAP
        title = _set(self._board.german.title, Voice(Weight.BOLD), 17, 8, room, size)
        title.draw(sheet, _MARGIN + size + 2 * _PAD, top - (size - title.height) / 2, room)

    def _number(self, number: int, x: float, top: float, width: float, height: float, size: float) -> None:
        """A number in white on black, to be found from afar."""
        self._sheet.box(x, top - height, width, height, fill=INK, radius=2 * MM)
        line, size = fit(str(number), Voice(Weight.BOLD), size, width - 2, 8)
        y = top - height / 2 - size * _CAPITALS / 2
        self._sheet.text(x + width / 2, y, line, size, ink=WHITE, align=Align.CENTRE)
