"""The case sheet: what a case is about, and what happened in it by months, newest first; confidential on every page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, HAIRLINE, INK, MM, MUTED, Align, Colour, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, direction_of, fit, shape, wrap
from woilmenau_desk.documents.sheet_parts import BOTTOM, LEFT, TOP, Heading, foot, german_day
from woilmenau_desk.domain.case_papers import CaseSheet, SheetEntry
from woilmenau_desk.domain.periods import Month

TITLE: Final = "Fallblatt"
CONFIDENTIAL: Final = "vertraulich"
RESTRICTED: Final = "vertraulich · eingeschränkter Fall"
OUTSIDE: Final = "nicht im Fall, liest das Team"
_WIDTH: Final = A4[0] - 2 * LEFT
_DAY: Final = 37 * MM
_BY: Final = 24 * MM
_TEXT: Final = _WIDTH - _DAY - _BY - 6
_SIZE: Final = 9.5
_SMALL: Final = 8.5
_LEADING: Final = 12.5
_RUNNING_HEAD: Final = 24.0
_MONTH: Final = 26.0
_LEAST: Final = 3 * _LEADING  # below a heading


@dataclass(frozen=True, slots=True)
class _Strip:
    """Something as wide as the page. `below`: how much has to stand under it on the same page."""

    height: float
    draw: Callable[[Sheet, float], None]  # at its upper edge
    below: float = 0.0


def render_case_sheet(told: CaseSheet) -> bytes:
    """The sheet as a PDF on A4."""
    mark = RESTRICTED if told.restricted else CONFIDENTIAL
    heading = Heading(f"{TITLE} {told.number}", told.person, told.centre, tuple(told.facts), note=mark)
    pages: list[list[_Strip]] = [[]]
    room = A4[1] - TOP - heading.height() - BOTTOM
    for strip in _strips(told):
        if strip.height + strip.below > room and pages[-1]:
            pages.append([])
            room = A4[1] - TOP - _RUNNING_HEAD - BOTTOM
        pages[-1].append(strip)
        room -= strip.height
    # Neither the number of a case nor a name stands in what a file tells of itself.
    made = Sheet(A4, title=TITLE, author=told.centre)
    for number, strips in enumerate(pages, 1):
        if number > 1:
            made.next_page()
            heading.draw_again(made, LEFT, made.height - TOP, _WIDTH)
        else:
            heading.draw(made, LEFT, made.height - TOP, _WIDTH)
        y = made.height - TOP - (_RUNNING_HEAD if number > 1 else heading.height())
        for strip in strips:
            strip.draw(made, y)
            y -= strip.height
        foot(made, f"{told.centre} · {mark}", told.made_at.date(), number, len(pages))
    return made.finish()


def _strips(told: CaseSheet) -> Iterator[_Strip]:
    if told.aims:
        yield _titled("Ziele")
        yield from _paragraph(told.aims, LEFT, _WIDTH, _SIZE)
        yield _gap(8)
    if told.only:
        yield from _paragraph(f"Auswahl: {told.only}", LEFT, _WIDTH, _SMALL, MUTED)
        yield _gap(4)
    if not told.entries:
        yield from _paragraph("Es steht noch nichts darin.", LEFT, _WIDTH, _SIZE, MUTED)
    for month, entries in groupby(told.entries, lambda one: Month.of(one.at.date())):
        yield _titled(month.title())
        for entry in entries:
            yield from _entry(entry)


def _entry(entry: SheetEntry) -> Iterator[_Strip]:
    weight = Weight.REGULAR if entry.hidden else Weight.SEMIBOLD
    title = f"{entry.title} (offen)" if entry.open else entry.title
    lines = wrap(title, _voice(title, weight), _SIZE, _TEXT)
    outside = OUTSIDE if entry.outside else ""
    below = [(line, MUTED) for text in (outside, entry.detail, entry.topics) if text for line in _small(text)]
    below += [(line, INK) for line in _small(entry.note)] if entry.note else []
    day = german_day(entry.at.date())
    when = shape(day if entry.all_day else f"{day} {entry.at:%H:%M}", Voice())

    def first(sheet: Sheet, top: float) -> None:
        sheet.rule(LEFT, top, _WIDTH, ink=HAIRLINE)
        sheet.text(LEFT, top - 11, when, _SMALL, ink=MUTED)
        by, size = fit(entry.by, Voice(), _SMALL, _BY, 6)
        sheet.text(LEFT + _WIDTH, top - 11, by, size, ink=MUTED, align=Align.RIGHT)
        for line in lines[:1]:
            sheet.text(LEFT + _DAY, top - 11, line, _SIZE, ink=MUTED if entry.hidden else INK)

    yield _Strip(_LEADING + 3, first, _LEADING if len(lines) > 1 or below else 0.0)
    for line in lines[1:]:
        yield _line(line, _SIZE, LEFT + _DAY)
    for line, ink in below:
        yield _line(line, _SMALL, LEFT + _DAY, ink)
    yield _gap(4)


def _small(text: str) -> list[Line]:
    return wrap(text, _voice(text), _SMALL, _TEXT)


def _titled(text: str) -> _Strip:
    line = shape(text, Voice(Weight.SEMIBOLD))
    return _Strip(_MONTH, lambda sheet, top: sheet.text(LEFT, top - 17, line, 12), _LEAST)


def _paragraph(text: str, left: float, width: float, size: float, ink: Colour = INK) -> Iterator[_Strip]:
    for line in wrap(text, _voice(text), size, width):
        yield _line(line, size, left, ink)


def _line(line: Line, size: float, left: float, ink: Colour = INK) -> _Strip:
    return _Strip(_LEADING, lambda sheet, top: sheet.text(left, top - 10, line, size, ink=ink))


def _gap(height: float) -> _Strip:
    return _Strip(height, lambda _sheet, _top: None)


def _voice(text: str, weight: Weight = Weight.REGULAR) -> Voice:
    return Voice(weight, right_to_left=direction_of(text))
