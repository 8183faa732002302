"""Figures and dates as Germans write them."""

from datetime import date

from woilmenau_desk.domain.report import Below, Cell

NOT_TOLD = "·"


def figure(cell: Cell) -> str:
    """A figure with dots between the thousands; a figure that is not to be told is "·"; text stays."""
    if cell is None:
        return NOT_TOLD
    if isinstance(cell, Below):
        return str(cell)
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", ".").replace("-", "\u2212")
    return cell


def german_date(day: date) -> str:
    """02.11.2026."""
    return f"{day:%d.%m.%Y}"
