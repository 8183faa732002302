"""The receipt for money or its worth: a number and an amount that nobody misreads, what for, and where to sign.

German and the visitor's language stand beside each other; what names and figures say by themselves stands once. It tells
no residence status and no topic: it is filed where others read it, and may be shown to whoever gave the money.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import (
    A5,
    ACCENT,
    GROUND,
    HAIRLINE,
    INK,
    MM,
    MUTED,
    WHITE,
    Align,
    Sheet,
)
from woilmenau_desk.documents.shaping import Voice, direction_of, fit, shape, wrap
from woilmenau_desk.documents.slip_parts import require_letters
from woilmenau_desk.documents.slip_words import GERMAN, SlipWords
from woilmenau_desk.domain.money import euros, in_words
from woilmenau_desk.domain.receipts import Receipt

_MARGIN: Final = 12 * MM
_WIDTH: Final = A5[0] - 2 * _MARGIN
_LABEL: Final = 38 * MM
_IN_WORDS: Final = "in Worten"
_FUND: Final = "Topf"
_FOR_THE_CENTRE: Final = "Für das Zentrum"
_TAKEN_BACK: Final = "STORNIERT"


def render_receipts(receipts: Sequence[Receipt], words: Mapping[str, SlipWords]) -> bytes:
    """Each on a page of A5. `words`: of each language that a receipt is in, and of German.

    Raises MissingGlyph, or ValueError for an amount that no receipt is about.
    """
    first = receipts[0]
    for held in words.values():
        require_letters(held)
    title = words[GERMAN].receipt.title
    sheet = Sheet(A5, title=f"{title} {first.number}", author=first.place.name)
    for number, told in enumerate(receipts):
        if number:
            sheet.next_page()
        _Page(sheet, told, words).draw()
    return sheet.finish()


class _Page:
    """One receipt, drawn from the top down."""

    def __init__(self, sheet: Sheet, told: Receipt, words: Mapping[str, SlipWords]) -> None:
        self._sheet, self._told = sheet, told
        self._german = words[GERMAN]
        self._words = words[told.language]
        self._two = self._words.code != GERMAN
        self._y = A5[1] - 13 * MM

    def draw(self) -> None:
        """All of it."""
        self._head()
        self._number()
        self._amount()
        self._facts()
        self._signed()
        if self._told.taken_back_by:
            self._taken_back()

    def _voice(self, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, GERMAN)

    def _own(self, weight: Weight = Weight.REGULAR) -> Voice:
        return Voice(weight, self._words.code, self._words.right_to_left)

    def _head(self) -> None:
        place = self._told.place
        name, size = fit(place.name, self._voice(Weight.BOLD), 12, _WIDTH * 0.45, 8)
        self._sheet.text(_MARGIN, self._y, name, size)
        address = ", ".join(part for part in (place.street, place.town) if part.strip())
        line, size = fit(address, self._voice(), 8.5, _WIDTH * 0.5, 6)
        self._sheet.text(_MARGIN + _WIDTH, self._y, line, size, ink=MUTED, align=Align.RIGHT)
        self._sheet.rule(_MARGIN, self._y - 8, _WIDTH, ink=INK, weight=1.4)
        self._y -= 8

    def _both(self, y: float, german: str, own: str, size: float, weight: Weight) -> None:
        """The German at the left, the visitor's words at the right edge."""
        line, fitted = fit(german, self._voice(weight), size, _WIDTH * 0.48, size * 0.6)
        self._sheet.text(_MARGIN, y, line, fitted, ink=ACCENT)
        if self._two:
            line, fitted = fit(own, self._own(weight), size, _WIDTH * 0.48, size * 0.6)
            self._sheet.text(_MARGIN + _WIDTH, y, line, fitted, ink=ACCENT, align=Align.RIGHT)

    def _number(self) -> None:
        told = self._told
        self._y -= 20
        self._both(self._y, self._german.receipt.title, self._words.receipt.title, 14, Weight.SEMIBOLD)
        self._y -= 33
        number, size = fit(told.number, self._voice(Weight.BOLD), 32, _WIDTH * 0.6, 14)
        self._sheet.text(_MARGIN, self._y, number, size)
        day = shape(german_date(told.on), self._voice(Weight.SEMIBOLD))
        self._sheet.text(_MARGIN + _WIDTH, self._y, day, 15, align=Align.RIGHT)
        self._y -= 13
        self._label(_MARGIN, self._y, self._german.receipt.number, self._words.receipt.number, _WIDTH / 2)
        days = self._joined(self._german.receipt.day, self._words.receipt.day)
        self._labelled_at_the_right(self._y, days)
        self._y -= 12

    def _joined(self, german: str, own: str) -> tuple[str, str]:
        return german, own if self._two else ""

    def _label(self, x: float, y: float, german: str, own: str, width: float) -> None:
        line, size = fit(german, self._voice(), 8.5, width, 6)
        self._sheet.text(x, y, line, size, ink=MUTED)
        if self._two:
            left = x + line.width(size) + 5
            line, size = fit(own, self._own(), 8.5, width - line.width(size) - 5, 5)
            self._sheet.text(left, y, line, size, ink=MUTED)

    def _labelled_at_the_right(self, y: float, words: tuple[str, str]) -> None:
        own = shape(words[1], self._own())
        right = _MARGIN + _WIDTH
        self._sheet.text(right, y, own, 8.5, ink=MUTED, align=Align.RIGHT)
        right -= own.width(8.5) + (5 if words[1] else 0)
        self._sheet.text(right, y, shape(words[0], self._voice()), 8.5, ink=MUTED, align=Align.RIGHT)

    def _amount(self) -> None:
        told = self._told
        height = 27 * MM
        top = self._y
        self._sheet.box(_MARGIN, top - height, _WIDTH, height, fill=GROUND, radius=5)
        inner, width = _MARGIN + 5 * MM, _WIDTH - 10 * MM
        self._label(inner, top - 15, self._german.receipt.amount, self._words.receipt.amount, width * 0.6)
        line, size = fit(euros(told.amount_cents), self._voice(Weight.BOLD), 32, width, 16)
        self._sheet.text(inner, top - 47, line, size)
        own = self._words.euros(told.amount_cents)
        if self._two and own.split() != euros(told.amount_cents).split():
            line, size = fit(own, self._own(Weight.SEMIBOLD), 20, width * 0.4, 10)
            self._sheet.text(inner + width, top - 45, line, size, align=Align.RIGHT)
        said = f"{_IN_WORDS}: {in_words(told.amount_cents)}"
        line, size = fit(said, self._voice(), 10.5, width, 6)
        self._sheet.text(inner, top - height + 10, line, size)
        self._y = top - height - 6 * MM

    def _facts(self) -> None:
        told, german, own = self._told, self._german.receipt, self._words.receipt
        many = f"{told.count} × " if told.count > 1 else ""
        kind = self._words.aid_kinds.get(told.kind, "") if self._two else ""
        name = plain(told.name).strip()
        nameless = own.nameless if self._two and not name else ""
        self._fact(german.what_for, own.what_for, f"{many}{told.kind_word}", kind)
        self._fact(german.name, own.name, name or german.nameless, told.reading if name else nameless)
        self._fact(german.paid_by, own.paid_by, told.paid_by, "")
        if told.fund:
            self._fact(_FUND, "", told.fund, "")
        self._sheet.rule(_MARGIN, self._y, _WIDTH)

    def _fact(self, label: str, own_label: str, value: str, below: str) -> None:
        """A line of what is told: its labels at the left, the value beside them, and below it what it is in other words."""
        sheet = self._sheet
        sheet.rule(_MARGIN, self._y, _WIDTH, ink=HAIRLINE)
        y = self._y - 14
        room = _WIDTH - _LABEL
        lines = wrap(value, Voice(Weight.SEMIBOLD, right_to_left=direction_of(value)), 11.5, room, most=2)
        for number, line in enumerate(lines):
            sheet.text(_MARGIN + _LABEL, y - number * 14, line, 11.5)
        line, size = fit(label, self._voice(), 9, _LABEL - 6, 6)
        sheet.text(_MARGIN, y, line, size, ink=MUTED)
        lower = y - max(len(lines) - 1, 0) * 14
        if self._two and own_label:
            line, size = fit(own_label, self._own(), 9, _LABEL - 6, 6)
            sheet.text(_MARGIN, y - 13, line, size, ink=MUTED)
            lower = min(lower, y - 13)
        if below.strip():
            voice = Voice(Weight.REGULAR, self._words.code, direction_of(below))
            line, size = fit(below, voice, 10.5, room, 7)
            lower = min(lower, y - len(lines) * 14)
            sheet.text(_MARGIN + _LABEL, y - len(lines) * 14, line, size)
        self._y = lower - 7

    def _signed(self) -> None:
        y = 38 * MM
        self._sheet.text(_MARGIN, y + 20, shape(self._german.receipt.received, self._voice()), 10)
        if self._two:
            line, size = fit(self._words.receipt.received, self._own(), 10, _WIDTH, 7)
            at_right = self._words.right_to_left
            x = _MARGIN + _WIDTH if at_right else _MARGIN
            self._sheet.text(x, y + 5, line, size, align=Align.RIGHT if at_right else Align.LEFT)
        line_at, gap = 19 * MM, 8 * MM
        wide = (_WIDTH - gap) * 0.6
        self._sheet.rule(_MARGIN, line_at, wide, ink=INK, weight=0.8)
        signature = self._words.receipt.signature
        self._label(_MARGIN, line_at - 11, self._german.receipt.signature, signature, wide)
        self._sheet.rule(_MARGIN + wide + gap, line_at, _WIDTH - wide - gap, ink=INK, weight=0.8)
        line = shape(_FOR_THE_CENTRE, self._voice())
        self._sheet.text(_MARGIN + wide + gap, line_at - 11, line, 8.5, ink=MUTED)
        if self._told.made_on is not None:
            made = shape(f"gedruckt am {german_date(self._told.made_on)}", self._voice())
            self._sheet.text(_MARGIN + _WIDTH, 7 * MM, made, 7, ink=MUTED, align=Align.RIGHT)

    def _taken_back(self) -> None:
        """A reprint of what was taken back says so, large, over the amount."""
        said = f"{_TAKEN_BACK} · {self._told.taken_back_by}"
        line, size = fit(said, self._voice(Weight.BOLD), 20, _WIDTH * 0.55, 10)
        width, height = line.width(size) + 16, size + 12
        left, bottom = _MARGIN + _WIDTH - width - 3 * MM, A5[1] - 61 * MM
        self._sheet.box(left, bottom, width, height, fill=WHITE, stroke=ACCENT, weight=1.6, radius=4)
        self._sheet.text(left + 8, bottom + height * 0.32, line, size, ink=ACCENT)
