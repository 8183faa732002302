"""Statistical confidentiality (Geheimhaltung): rounding down to base 5 so that no single person is seen.

Every published figure is a lower bound and a multiple of the base. A cell is rounded down, so it lies 0 to 4 above what
is published. A sum is rounded down too, and never told so large that its parts would have to be nearly all 4.

Why that is enough. Let a sum of n parts be told as K, its parts as S together, S ≤ K ≤ S + 4n - 4. Then the true sum may
be anything from K to K + 4, whatever other tables share it: each of them can fill up its parts by 0 to 4 to reach it, and
the report would be the same. At K + 2 a part need not be more than 2 above what is told of it, because the others hold
4n - 4; at K + 4 it may be 4 above. So 2, 3 and 4 are always left, even where the months before tell that the sum is at
least K + 2 (`running`). See docs/decisions/0004.
"""

from collections.abc import Sequence

from woilmenau_desk.domain.confidentiality.multiples import BASE

_MOST = BASE - 1  # what a figure that is rounded down may lie above what is published


def round_one(figure: int, base: int = BASE) -> int:
    """The nearest multiple of the base; for figures that stand alone."""
    return base * ((figure + base // 2) // base)


def round_down(figure: int, base: int = BASE) -> int:
    """The multiple of the base that the figure reaches."""
    return base * (figure // base)


def most_told(told: Sequence[int], parts: int) -> int:
    """The largest sum that may be told of so many parts of which these are told (the others as nought)."""
    return round_down(sum(told) + _MOST * max(parts - 1, 0))


def lowered(told: Sequence[int], total: int) -> list[int]:
    """The told parts of a sum, the largest lowered until they are not more than the sum is told to be.

    Needed where another table holds the sum down; the parts would tell what the sum does not.
    """
    parts = list(told)
    while sum(parts) > total:
        parts[parts.index(max(parts))] -= BASE
    return parts


def running(true: Sequence[int], months: Sequence[int]) -> list[int]:
    """The year so far at the end of each month: `true` running sums, and what each month has told.

    From any month on, the year so far does not grow by so much that one of the months between would have to be more
    than 2 above what is told of it; the year so far before them may be 4 above what is told of that.
    """
    told: list[int] = []
    for number, so_far in enumerate(true, 1):
        most = round_down(so_far)
        for before in range(number):
            grown = sum(months[before:number]) + _MOST * (number - before)
            start = told[before - 1] + _MOST if before else 0
            most = min(most, round_down(start + grown - 2))
        told.append(most)
    return told
