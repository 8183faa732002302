"""What certificates have in common: large and calm, the name in the middle, facts below, a place to sign."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, HAIRLINE, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, direction_of, fit, shape, wrap
from woilmenau_desk.domain.slips import Place

MARGIN: Final = 24 * MM
_WIDTH: Final = A4[0] - 2 * MARGIN
_LABEL: Final = 60 * MM
_LOWEST: Final = 62 * MM  # above it stands the text, below it the signatures
_SIZE: Final = 11.5
_LEADING: Final = 1.45


class Certificate:
    """A certificate in the making, from the top down. What does not fit onto the page goes on overleaf."""

    def __init__(self, title: str, place: Place) -> None:
        self._place = place
        self._title = title
        self._sheet = Sheet(A4, title=title, author=place.name)
        self._head()
        self._y = A4[1] - 62 * MM
        line, size = fit(title, Voice(Weight.BOLD), 30, _WIDTH, 18)
        self._centred(line, size, 4)
        self._space(9 * MM)

    def _head(self) -> None:
        top = A4[1] - 24 * MM
        name, size = fit(self._place.name, Voice(Weight.BOLD), 13, _WIDTH * 0.5, 8)
        self._sheet.text(MARGIN, top, name, size, ink=ACCENT)
        address = ", ".join(part for part in (self._place.street, self._place.town) if part.strip())
        line, size = fit(address, Voice(), 9.5, _WIDTH * 0.48, 6)
        self._sheet.text(MARGIN + _WIDTH, top, line, size, ink=MUTED, align=Align.RIGHT)
        self._sheet.rule(MARGIN, top - 8, _WIDTH, ink=INK, weight=1.4)

    def _room(self, height: float, lowest: float = 24 * MM) -> None:
        """Go on overleaf where so much does not stand here any more."""
        if self._y - height < lowest:
            self._sheet.next_page()
            self._head()
            again = shape(f"{self._title} (Fortsetzung)", Voice(Weight.SEMIBOLD))
            self._y = A4[1] - 24 * MM - 24
            self._sheet.text(MARGIN, self._y, again, 11)
            self._space(7 * MM)

    def _space(self, height: float) -> None:
        self._y -= height

    def _centred(self, line: Line, size: float, below: float) -> None:
        self._sheet.text(A4[0] / 2, self._y, line, size, align=Align.CENTRE)
        self._space(size * 0.4 + below)

    def sentence(self, text: str) -> None:
        """A sentence in the middle."""
        self._space(_SIZE)
        self._centred(shape(text, Voice()), _SIZE, 5 * MM)

    def name(self, name: str, reading: str) -> None:
        """Whose it is, and below it how the name reads in Latin letters where it stands in others."""
        voice = Voice(Weight.BOLD, right_to_left=direction_of(name))
        line, size = fit(name, voice, 24, _WIDTH, 11)
        self._space(size)
        self._centred(line, size, 0)
        self._sheet.rule(MARGIN + 20 * MM, self._y + 2, _WIDTH - 40 * MM)
        if reading.strip():
            line, size = fit(reading, Voice(), 12, _WIDTH, 8)
            self._space(size + 2)
            self._centred(line, size, 0)
        self._space(6 * MM)

    def subject(self, title: str) -> None:
        """What it is about, on two lines at most."""
        self._space(2 * MM)
        for line in wrap(title, Voice(Weight.BOLD, right_to_left=direction_of(title)), 18, _WIDTH, most=2):
            self._space(18 * 1.25)
            self._centred(line, 18, 0)
        self._space(8 * MM)

    def facts(self, facts: Sequence[tuple[str, str]], most: int = 6) -> None:
        """What is to be told, each with its label; a long one on several lines."""
        for label, value in facts:
            voice = Voice(Weight.SEMIBOLD, right_to_left=direction_of(value))
            lines = wrap(value, voice, _SIZE, _WIDTH - _LABEL, most=most) or [shape("", Voice())]
            self._room(len(lines) * _SIZE * _LEADING + 6)
            self._sheet.rule(MARGIN, self._y, _WIDTH, ink=HAIRLINE)
            self._space(4)
            for number, line in enumerate(lines):
                self._space(_SIZE * 1.15)
                if number == 0:
                    told, size = fit(label, Voice(), _SIZE, _LABEL - 8, 7)
                    self._sheet.text(MARGIN, self._y, told, size, ink=MUTED)
                self._sheet.text(MARGIN + _LABEL, self._y, line, _SIZE)
                self._space(_SIZE * (_LEADING - 1.15))
            self._space(2)
        self._sheet.rule(MARGIN, self._y, _WIDTH, ink=HAIRLINE)

    def heading(self, text: str) -> None:
        """A heading within, with at least a line below it."""
        self._room(16 * MM)
        self._space(10 * MM)
        self._sheet.text(MARGIN, self._y, shape(text, Voice(Weight.SEMIBOLD)), 11.5, ink=ACCENT)
        self._space(5)

    def signed(self, made_on: date, titles: Sequence[str]) -> None:
        """Town and day, and lines to sign, at the foot of the last page."""
        if self._y < _LOWEST:
            self._room(A4[1])
        y = 40 * MM
        gap = 10 * MM
        columns = (f"{_town(self._place)}, {german_date(made_on)}", *[""] * len(titles))
        each = (_WIDTH - gap * (len(columns) - 1)) / len(columns)
        for number, (told, label) in enumerate(zip(columns, ("Ort, Datum", *titles), strict=True)):
            left = MARGIN + number * (each + gap)
            line, size = fit(told, Voice(), _SIZE, each, 7)
            self._sheet.text(left, y + 4, line, size)
            self._sheet.rule(left, y, each, ink=INK, weight=0.8)
            self._sheet.text(left, y - 11, shape(label, Voice()), 8, ink=MUTED)

    def finish(self) -> bytes:
        """The document."""
        return self._sheet.finish()


def _town(place: Place) -> str:
    """The town without its postcode."""
    words = place.town.split()
    return " ".join(words[1:] if words and words[0].isdigit() else words) or place.name
