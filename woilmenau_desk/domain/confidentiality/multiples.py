"""Multiples of a base, and which of the two beside a figure it is told as.

A figure is told as one of the two multiples beside it, and as itself where it is one. Which of the two is chosen by how
far off the figures before it were told (`lean`), so that what adds up to a longer span stays near to the truth.
"""

from collections.abc import Sequence
from typing import Final

BASE: Final = 5
SUM_WEIGHT: Final = 50.0  # that a sum is off weighs more than that its parts are
MONEY_BASE: Final = 100  # euros; no help above it may be part of a published amount


def beside(figure: int, base: int = BASE) -> tuple[int, ...]:
    """The multiples beside a figure, the lower one first; a multiple has itself alone."""
    low = figure // base * base
    return (low,) if low == figure else (low, low + base)


def nearest(figure: int, lean: float = 0) -> int:
    """The multiple beside the figure that leaves the least, where `lean` too many were told before."""
    return min(beside(figure), key=lambda told: abs(told - figure + lean))


def shared(true: Sequence[int], lean: Sequence[float], total: int) -> list[int]:
    """Each part as a multiple beside it, adding up to `total`; raised are those of which most is owed.

    There is always such a choice where `total` is a multiple beside the true sum. Raises ValueError where there is none.
    """
    told = [beside(part)[0] for part in true]
    wanted, rest = divmod(total - sum(told), BASE)
    owed = sorted(
        (lean[place] - (part - told[place]), place) for place, part in enumerate(true) if part > told[place]
    )
    if rest or not 0 <= wanted <= len(owed):
        raise ValueError(f"no multiples beside {list(true)} add up to {total}")
    for _, place in owed[:wanted]:
        told[place] += BASE
    return told


def possible(true: Sequence[int]) -> range:
    """What the multiples beside these parts may add up to."""
    low = sum(part // BASE * BASE for part in true)
    return range(low, low + BASE * sum(part % BASE > 0 for part in true) + 1, BASE)


def burden(off: float) -> float:
    """How bad it is that a figure is told off by so much over the year: what is far off weighs most."""
    return off**4
