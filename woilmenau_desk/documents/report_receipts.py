"""The list of receipts (Belegliste) on paper: by day, with number, payee, reason and amount, and the sums of each fund."""

from collections.abc import Sequence
from dataclasses import dataclass

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.figures_text import euros
from woilmenau_desk.documents.page import HAIRLINE, INK, MUTED, Align, Sheet
from woilmenau_desk.documents.report_setting import COLUMNS, WIDTH, Block, Setting
from woilmenau_desk.documents.shaping import Line, shape, wrap
from woilmenau_desk.documents.tagging import Role, Scope
from woilmenau_desk.domain.report import Receipt

_TITLE, _HEAD, _ROW = 9.5, 6.8, 8.3
_TITLE_HEIGHT, _HEAD_HEIGHT, _ROW_HEIGHT, _LINE_HEIGHT = 13.5, 11.0, 12.0, 9.6
_GAP = 6.0
_MOST = 0.3  # of the width may go to the numbers of receipts
_MEASURED = 20  # texts of a column, the longest ones
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[Line, ...], ...]
    total: bool = False

    @property
    def height(self) -> float:
        """At the full scale."""
        return _ROW_HEIGHT + _LINE_HEIGHT * (max(map(len, self.cells), default=1) - 1)


class PreparedReceipts:
    """The list with its texts shaped once; it can be split over pages as a table can."""

    def __init__(self, receipts: Sequence[Receipt], setting: Setting, title: str) -> None:
        self._setting = setting
        self._title = title
        heads = (words.DAY, words.NUMBER, words.PAYEE, words.REASON, words.FUND, words.AMOUNT)
        self._heads = [shape(setting.say(head), setting.plain) for head in heads]
        self._shares = self._shared(receipts)
        self._rows = [self._row(one) for one in receipts]
        funds = sorted({one.fund for one in receipts})
        if len(funds) > 1:
            for fund in funds:
                cents = sum(one.amount_cents for one in receipts if one.fund == fund)
                self._rows.append(
                    self._total(setting.say(words.SUM_OF, fund=fund or setting.say(words.NO_FUND)), cents)
                )
        if receipts:
            self._rows.append(
                self._total(setting.say(words.TOTAL), sum(one.amount_cents for one in receipts))
            )

    def _texts(self, one: Receipt) -> tuple[str, ...]:
        return (self._setting.date(one.day), one.number, one.payee, one.reason, one.fund)

    def _shared(self, receipts: Sequence[Receipt]) -> tuple[float, ...]:
        """How much of the width each column has: day, number and amount what they need, the texts by how long they are."""
        columns = list(zip(*map(self._texts, receipts), strict=True)) or [()] * len(self._heads[:-1])
        total = euros(sum(one.amount_cents for one in receipts), self._setting.language)
        day, number, *texts = [
            self._widest(head, column) for head, column in zip(self._heads, columns, strict=False)
        ]
        number = min(number, WIDTH * _MOST)
        amount = max(self._heads[-1].width(_HEAD), shape(total, self._setting.strong).width(_ROW)) + _GAP
        left = WIDTH - day - number - amount
        # No column is narrower than its longest word, so that none is broken that need not be.
        least = [
            min(self._widest(head, [word for text in column for word in text.split()]), left / len(texts))
            for head, column in zip(self._heads[2:], columns[2:], strict=False)
        ]
        more = [max(wide - narrow, 1.0) for wide, narrow in zip(texts, least, strict=True)]
        spare = (left - sum(least)) / sum(more)
        shared = [narrow + wish * spare for narrow, wish in zip(least, more, strict=True)]
        return tuple(one / WIDTH for one in (day, number, *shared, amount))

    def _widest(self, head: Line, texts: Sequence[str]) -> float:
        voice = self._setting.plain
        longest = sorted(set(texts), key=len, reverse=True)[:_MEASURED]
        return max([head.width(_HEAD), *(shape(text, voice).width(_ROW) for text in longest)]) + _GAP

    def _row(self, one: Receipt) -> _Row:
        texts = self._texts(one)
        voice = self._setting.plain
        told = [
            tuple(wrap(text, voice, _ROW, WIDTH * share - _GAP, most=_MOST_LINES))
            for text, share in zip(texts, self._shares, strict=False)
        ]
        return _Row((*told, (shape(euros(one.amount_cents, self._setting.language), voice),)))

    def _total(self, name: str, cents: int) -> _Row:
        voice = self._setting.strong
        label = tuple(wrap(name, voice, _ROW, WIDTH * sum(self._shares[:-1]) - _GAP, most=_MOST_LINES))
        return _Row(
            (label, (), (), (), (), (shape(euros(cents, self._setting.language), voice),)), total=True
        )

    @property
    def rows(self) -> int:
        """How many rows it has, the sums counted in."""
        return len(self._rows)

    def span(self) -> int:
        """It stands over the whole page."""
        return COLUMNS

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """How many rows from `first` on stand within a height, title and heads counted in."""
        left = height / scale - _TITLE_HEIGHT - _HEAD_HEIGHT
        number = 0
        for row in self._rows[first:]:
            left -= row.height
            if left < 0:
                break
            number += 1
        return number

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The rows from `first` up to `last`, with title and heads."""
        end = self.rows if last is None else min(last, self.rows)
        body = sum(row.height for row in self._rows[first:end]) or _ROW_HEIGHT
        height = (_TITLE_HEIGHT + _HEAD_HEIGHT + body) * scale

        def draw(sheet: Sheet, x: float, top: float) -> None:
            self._draw(sheet, x, top, width, scale, first, end)

        return Block(height, draw, "" if first else self._title)

    def _draw(
        self, sheet: Sheet, x: float, top: float, width: float, scale: float, first: int, end: int
    ) -> None:
        setting = self._setting
        title = setting.say(words.CONTINUED, title=self._title) if first else self._title
        with sheet.part(Role.HEADING):
            sheet.text(x, top - _TITLE * scale, shape(title, setting.strong), _TITLE * scale)
        y = top - _TITLE_HEIGHT * scale
        lefts = [x + width * sum(self._shares[:place]) for place in range(len(self._shares))]
        with sheet.part(Role.TABLE):
            with sheet.part(Role.ROW):
                for place, head in enumerate(self._heads):
                    with sheet.part(Role.HEAD, scope=Scope.COLUMN):
                        self._cell(
                            sheet, (head,), lefts, place, x + width, y - _HEAD * scale, _HEAD * scale, MUTED
                        )
            y -= _HEAD_HEIGHT * scale
            sheet.rule(x, y, width, ink=INK, weight=0.7)
            if not self._rows:
                nothing = shape(setting.say.no_receipts(), setting.plain)
                with sheet.part(Role.ROW), sheet.part(Role.CELL):
                    sheet.text(x, y - _ROW_HEIGHT * 0.72 * scale, nothing, _ROW * scale, ink=MUTED)
            for number, row in enumerate(self._rows[first:end], first):
                before = number > first and self._rows[number - 1]
                if before:
                    strong = row.total and not before.total
                    sheet.rule(x, y, width, ink=INK if strong else HAIRLINE, weight=0.7 if strong else 0.35)
                baseline = y - _ROW_HEIGHT * 0.72 * scale
                with sheet.part(Role.ROW):
                    for place, lines in enumerate(row.cells):
                        with sheet.part(Role.CELL):
                            self._cell(sheet, lines, lefts, place, x + width, baseline, _ROW * scale, INK)
                y -= row.height * scale

    def _cell(
        self,
        sheet: Sheet,
        lines: Sequence[Line],
        lefts: Sequence[float],
        place: int,
        right: float,
        baseline: float,
        size: float,
        ink: tuple[float, float, float],
    ) -> None:
        for line in lines:
            if place == len(self._shares) - 1:
                sheet.text(right, baseline, line, size, ink=ink, align=Align.RIGHT)
            else:
                sheet.text(lefts[place], baseline, line, size, ink=ink)
            baseline -= size / _ROW * _LINE_HEIGHT
