"""Tables to draw from: cheap enough to draw millions of times."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

SLOTS = 1024  # draw with table[int(random() * SLOTS)]


def table(weights: Mapping[T, float]) -> tuple[T, ...]:
    """The keys, each as often as its weight says, SLOTS in all; a key weighing less than 1/SLOTS may be missing."""
    total = sum(weights.values())
    slots: list[T] = []
    reached = 0.0
    for key, weight in weights.items():
        reached += weight
        slots.extend([key] * (round(SLOTS * reached / total) - len(slots)))
    return tuple(slots)


def shares(weights: list[float], total: int) -> list[int]:
    """`total` things spread over the weights: whole numbers that add up to exactly `total`."""
    whole = sum(weights)
    given = 0
    reached = 0.0
    result = []
    for weight in weights:
        reached += weight
        upto = min(total, round(total * reached / whole)) if whole else 0
        result.append(upto - given)
        given = upto
    if result and given < total:
        result[-1] += total - given  # what rounding in floating point may leave
    return result
