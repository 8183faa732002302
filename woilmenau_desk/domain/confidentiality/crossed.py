"""Rounding a table in two directions so that its cells, both kinds of sums and the whole are each beside the truth.

The choice is a flow of units of the base from rows to columns. The true table is such a flow in fractions, so there is
one in whole units (Cox 1987); of these the one is taken that gives most where most is owed.
"""

from collections.abc import Sequence

from woilmenau_desk.domain.confidentiality.multiples import BASE, SUM_WEIGHT, burden

_MUST = 1e12  # what has to be goes before all else
_Arc = list[float]  # to, room, cost, number of the arc back


def crossed(
    true: Sequence[Sequence[int]],
    lean: Sequence[Sequence[float]],
    rows_lean: Sequence[float],
    columns_lean: Sequence[float],
    total: int,
) -> list[list[int]]:
    """The cells as multiples beside them; rows, columns and the whole are beside the truth as well.

    Raises ValueError where `total` is no multiple beside the true sum.
    """
    told = [[cell // BASE * BASE for cell in row] for row in true]
    left = [[cell % BASE for cell in row] for row in true]
    units, rest = divmod(total - sum(map(sum, told)), BASE)
    flow = _Flow(len(true), len(true[0]) if true else 0)
    for number, row in enumerate(left):
        flow.bound(flow.source, number, sum(row), rows_lean[number])
        for column, cell in enumerate(row):
            if cell:
                flow.arc(number, flow.rows + column, 1, _raising(lean[number][column], cell))
    for column, cells in enumerate(zip(*left, strict=True)):
        flow.bound(flow.rows + column, flow.sink, sum(cells), columns_lean[column])
    if rest or units < 0 or not all(flow.push() for _ in range(units)):
        raise ValueError(f"no multiples beside the cells add up to {total}")
    for number, column in flow.raised():
        told[number][column] += BASE
    return told


def _raising(lean: float, left: int) -> float:
    """What it costs to raise a figure of which so much is left, instead of lowering it."""
    return burden(lean + BASE - left) - burden(lean - left)


class _Flow:
    """Units from a source over rows and columns to a sink, each at the least cost."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows = rows
        self.source, self.sink = rows + columns, rows + columns + 1
        self._arcs: list[list[_Arc]] = [[] for _ in range(rows + columns + 2)]

    def arc(self, start: int, end: int, room: int, cost: float) -> None:
        self._arcs[start].append([end, room, cost, len(self._arcs[end])])
        self._arcs[end].append([start, 0, -cost, len(self._arcs[start]) - 1])

    def bound(self, start: int, end: int, left: int, lean: float) -> None:
        """Room for a sum of which so much is left: its whole units must go, one more may."""
        must, more = divmod(left, BASE)
        if must:
            self.arc(start, end, must, -_MUST)
        if more:
            self.arc(start, end, 1, SUM_WEIGHT * _raising(lean, more))

    def push(self) -> bool:
        """One unit more on the cheapest way; False where there is none."""
        cost = [float("inf")] * len(self._arcs)
        way: list[_Arc | None] = [None] * len(self._arcs)
        cost[self.source] = 0
        waiting = [self.source]
        while waiting:
            at = waiting.pop(0)
            for beyond in self._arcs[at]:
                end = int(beyond[0])
                if beyond[1] and cost[at] + beyond[2] < cost[end] - 1e-6:
                    cost[end] = cost[at] + beyond[2]
                    way[end] = beyond
                    if end not in waiting:
                        waiting.append(end)
        if cost[self.sink] == float("inf"):
            return False
        at = self.sink
        while (arc := way[at]) is not None:
            back = self._arcs[at][int(arc[3])]
            arc[1] -= 1
            back[1] += 1
            at = int(back[0])
        return True

    def raised(self) -> list[tuple[int, int]]:
        """The cells that got a unit, by row and column."""
        return [
            (row, int(arc[0]) - self.rows)
            for row in range(self.rows)
            for arc in self._arcs[row]
            if self.rows <= arc[0] < self.source and not arc[1]
        ]
