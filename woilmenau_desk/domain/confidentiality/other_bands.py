"""Persons of one span by several sets of age bands, told so that all sets could be of the same persons.

Of each gender the persons up to an age are told by every set that has a band that ends there. Where these never fall as
the age grows, and are the same wherever two sets have the same end, there are persons whom every set counts as it is told;
where they do, three bands told 5 beside one told 0 that covers them would tell nearly all. So it stays proven what
docs/decisions/0047 proves: there is one told world of which all sets are sums.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from woilmenau_desk.domain.age_bands import OLDEST, read_band
from woilmenau_desk.domain.confidentiality.multiples import BASE, SUM_WEIGHT, beside, burden
from woilmenau_desk.domain.figures import UNKNOWN

_ALL = OLDEST + 1  # where the last band ends that is open upwards
_MOST = 400  # ways that are kept while one is looked for

Ages = Sequence[str]
Cells = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class ByBands:
    """A table of genders and ages: the codes of its bands, and its cells, a row for each gender."""

    ages: Ages
    cells: Cells


def told_alike(
    true: ByBands, others: Sequence[ByBands], lean: Sequence[Sequence[float]], sums_lean: Sequence[float]
) -> list[list[int]]:
    """The cells told so that they could be of the same persons as what `others` tell.

    Each is a multiple beside the truth where there is such a choice; else some are the next one, and the sums of the bands
    still no more than 5 off. Raises ValueError where there is none of these either.
    """
    order, bounds = _bounds(true, others)
    for far in (False, True):
        found = _chosen(true.cells, order, bounds, lean, sums_lean, far)
        if found is not None:
            return found
    raise ValueError("no figures would be those of the persons told by other bands")


def alike(one: ByBands, other: ByBands) -> bool:
    """Whether two tables could be of the same persons."""
    try:
        order, bounds = _bounds(one, (other,))
    except ValueError:
        return False
    for row, limits in zip(one.cells, bounds, strict=True):
        told = 0
        for column, (low, high) in zip(order, limits, strict=True):
            told += row[column]
            if not low <= told <= high:
                return False
    return True


def _bounds(table: ByBands, others: Sequence[ByBands]) -> tuple[list[int], list[list[tuple[float, float]]]]:
    """Its columns by age; and for each row between what the persons up to each of their ends must lie."""
    last = any(_open_at(one.ages, young=False) for one in (table, *others))
    if last and any(_open_at(one.ages, young=True) for one in (table, *others)):
        raise ValueError("bands lack the youngest and the oldest")
    ends = _ends(table.ages, last)
    bounds: list[list[tuple[float, float]]] = []
    for row in range(len(table.cells)):
        ways = [dict(_course(one, row, last)) for one in others]
        bounds.append(
            [
                (
                    max((told for way in ways for end, told in way.items() if end <= here), default=0),
                    min((told for way in ways for end, told in way.items() if end >= here), default=0),
                )
                for _, here in ends
            ]
        )
    return [column for column, _ in ends], bounds


def _open_at(ages: Ages, *, young: bool) -> bool:
    """Whether the youngest, or the oldest, are in no band: they count as unknown."""
    bands = [band for age in ages if (band := read_band(age)) is not None]
    return bool(bands) and (bands[0].first > 0 if young else bands[-1].last is not None)


def _ends(ages: Ages, last: bool) -> list[tuple[int, int]]:
    """The columns by age, each with the age where it ends; the unknown come last or first, beside whom they take in.

    Raises ValueError where there is a gap between bands.
    """
    found, end = [], None
    for column, age in enumerate(ages):
        band = read_band(age)
        if band is None:
            continue
        if end is not None and band.first != end:
            raise ValueError("there is a gap between bands")
        end = _ALL if band.last is None else band.last + 1
        found.append((column, end))
    unknown = [column for column, age in enumerate(ages) if age == UNKNOWN]
    if not found or len(unknown) != 1 or len(found) + 1 != len(ages):
        raise ValueError("these are no bands")
    if last:
        return [*found, (unknown[0], _ALL + 1)]
    youngest = read_band(ages[found[0][0]])
    return [(unknown[0], youngest.first if youngest else 0), *found]


def _course(table: ByBands, row: int, last: bool) -> Iterator[tuple[int, int]]:
    """How many are told up to the end of each band."""
    told = 0
    for column, end in _ends(table.ages, last):
        told += table.cells[row][column]
        yield end, told


def _chosen(
    true: Cells,
    order: Sequence[int],
    bounds: Sequence[Sequence[tuple[float, float]]],
    lean: Sequence[Sequence[float]],
    sums_lean: Sequence[float],
    far: bool,
) -> list[list[int]] | None:
    """The cheapest way from the youngest band to the oldest, all genders side by side; None where there is none."""
    ways: dict[tuple[int, ...], tuple[float, list[tuple[int, ...]]]] = {(0,) * len(true): (0.0, [])}
    for step, column in enumerate(order):
        cells = [row[column] for row in true]
        choices = [_choices(cell, far) for cell in cells]
        whole = sum(cells)
        further: dict[tuple[int, ...], tuple[float, list[tuple[int, ...]]]] = {}
        for before, (cost, way) in ways.items():
            open_ = [
                [told for told in choice if limits[step][0] <= at + told <= limits[step][1]]
                for at, choice, limits in zip(before, choices, bounds, strict=True)
            ]
            for told in product(*open_):
                off = sum(told) - whole
                if abs(off) > BASE or not (far or abs(off) < BASE):
                    continue
                more = cost + SUM_WEIGHT * burden(sums_lean[column] + off)
                more += sum(
                    burden(owed[column] + figure - cell)
                    for owed, figure, cell in zip(lean, told, cells, strict=True)
                )
                after = tuple(at + figure for at, figure in zip(before, told, strict=True))
                if after not in further or more < further[after][0]:
                    further[after] = more, [*way, told]
        ways = dict(sorted(further.items(), key=lambda one: one[1][0])[:_MOST])
    if not ways:
        return None
    _, found = min(ways.values(), key=lambda one: one[0])
    told_rows = [[0] * len(order) for _ in true]
    for column, told in zip(order, found, strict=True):
        for number, figure in enumerate(told):
            told_rows[number][column] = figure
    return told_rows


def _choices(cell: int, far: bool) -> tuple[int, ...]:
    near = beside(cell)
    return tuple(told for told in (near[0] - BASE, *near, near[-1] + BASE) if told >= 0) if far else near


def covered(ages: Ages, others: Ages) -> dict[int, list[int]]:
    """Which columns are made of several whole ones of another set, or of one."""
    found: dict[int, list[int]] = {}
    for column, age in enumerate(ages):
        band = read_band(age)
        if band is None:
            continue
        within = [
            (place, part)
            for place, other in enumerate(others)
            if (part := read_band(other)) is not None
            and part.first in band
            and (band.last is None or (part.last is not None and part.last <= band.last))
        ]
        starts = {part.first for _, part in within}
        follow = {band.first, *(part.last + 1 for _, part in within if part.last is not None)}
        end = None if band.last is None else band.last + 1
        if (
            within
            and starts == follow - {end}
            and ((end in follow) if end else any(p.last is None for _, p in within))
        ):
            found[column] = [place for place, _ in within]
    return found
