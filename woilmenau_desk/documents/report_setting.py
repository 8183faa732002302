"""How a report is set: its own words, its voices and its figures, in its language; and where things stand on a page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from woilmenau_desk.documents.figures_text import date_told, figure
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, MM, Sheet
from woilmenau_desk.documents.report_words import Words
from woilmenau_desk.documents.shaping import Voice
from woilmenau_desk.domain.report import Cell, Report

LEFT = 18 * MM
WIDTH = A4[0] - 2 * LEFT
TOP = A4[1] - 11.5 * MM
BOTTOM = 15.5 * MM
COLUMNS = 3
GUTTER = 7 * MM
COLUMN = (WIDTH - GUTTER * (COLUMNS - 1)) / COLUMNS


def across(span: int) -> float:
    """The width of so many columns with what lies between them."""
    return COLUMN * span + GUTTER * (span - 1)


def left_of(column: int) -> float:
    """The left edge of a column, counted from 0."""
    return LEFT + column * (COLUMN + GUTTER)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: `draw` gets the sheet, the left edge and the upper edge.

    `mark`: its entry in the outline. `close`: what follows stands closer to it than usual.
    """

    height: float
    draw: Callable[[Sheet, float, float], None]
    mark: str = ""
    close: bool = False


class Setting:
    """A report's words, voices and figures."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = Words(report)
        self.language = report.language
        self.plain = Voice(language=report.language)
        self.strong = Voice(Weight.SEMIBOLD, report.language)
        self.bold = Voice(Weight.BOLD, report.language)

    def figure(self, cell: Cell) -> str:
        """A figure as it is told."""
        return figure(cell, self.language)

    def date(self, day: date) -> str:
        """A day as it is told."""
        return date_told(day, self.language)
