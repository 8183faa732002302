"""Telling what adds up to nothing, and whether a sum may be told at all."""

from collections.abc import Sequence

from woilmenau_desk.domain.confidentiality.multiples import BASE
from woilmenau_desk.domain.confidentiality.published import Figure, ToldRows, true_rows
from woilmenau_desk.domain.true_table import TrueTable


def unless_far(told: Figure, true: int | None) -> Figure:
    """A figure that is taken for a total; not told where it would be more than 5 off."""
    return None if told is None or (true is not None and abs(told - true) > BASE) else told


def together(figures: Sequence[Figure]) -> Figure:
    return None if any(figure is None for figure in figures) else sum(figure or 0 for figure in figures)


def hours_told(table: TrueTable) -> ToldRows:
    """Fields in which at least five served; hours where nobody served more than half of them."""
    return {
        code: (
            volunteers // BASE * BASE,
            None if 2 * most_of_one > minutes else minutes // 60 // BASE * BASE,
        )
        for code, (volunteers, minutes, most_of_one) in true_rows(table).items()
        if volunteers >= BASE
    }
