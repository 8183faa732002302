"""Statistical confidentiality (Geheimhaltung): rounding to base 5 so that no single person is seen.

Rounding cells and totals side by side can betray a cell (0 + 0 = 5 says that somebody is there). So tables are
rounded in a controlled way (Cox 1987): every figure becomes one of its two neighbouring multiples of the base, and the
published cells add up to the published totals. A figure that is a multiple already stays as it is.

Sums are rounded down, because figures below the base are told as such. Rounded to the nearest multiple, a sum that is
told to be below 5 and counts as 5 could only be 3 or 4, and two parts below 5 of a sum of 10 could only be 4 and 4.
"""

from collections import deque
from collections.abc import Sequence

BASE = 5
Matrix = Sequence[Sequence[int]]


def round_one(figure: int, base: int = BASE) -> int:
    """The nearest multiple of the base; for figures that stand alone."""
    return base * ((figure + base // 2) // base)


def round_sum(figure: int, base: int = BASE) -> int:
    """A sum whose parts are told beside it: rounded down. Whoever knows that each part lies below the base then
    learns no part."""
    return base * (figure // base)


def round_share(before: int, figure: int, base: int = BASE) -> int:
    """A figure as its share of a running sum: the published sum with it less the published sum before it.

    It is one of the figure's two neighbouring multiples. Shares add up to the published sum, so a year to date tells
    nothing that its months have not told.
    """
    return round_sum(before + figure, base) - round_sum(before, base)


def round_row(figures: Sequence[int], total: int | None = None, base: int = BASE) -> tuple[int, ...]:
    """Figures rounded so that they add up to `total`, the published sum (default: the sum rounded alone).

    Raises ValueError when `total` is no neighbouring multiple of the true sum.
    """
    return round_matrix([figures], total, base)[0]


def round_matrix(cells: Matrix, total: int | None = None, base: int = BASE) -> tuple[tuple[int, ...], ...]:
    """A table rounded so that rows, columns and everything together are neighbouring multiples of their true sums.

    The published sums are those of the published cells, so they tell nothing more. Cells lie below one base from the
    truth, and mostly at the nearer multiple.
    """
    true_total = sum(map(sum, cells))
    wanted = round_one(true_total, base) if total is None else total
    floor = true_total // base
    if wanted % base or not floor <= wanted // base <= -(-true_total // base):
        raise ValueError(f"{wanted} is not next to {true_total}")
    rows, columns = len(cells), max((len(row) for row in cells), default=0)
    if not rows or not columns:
        return tuple(() for _ in cells)
    flow = _Flow(rows + columns + 4)
    source, sink = 0, 1
    edges: dict[tuple[int, int], int] = {}
    for r, row in enumerate(cells):
        flow.bounded(source, 2 + r, *_neighbours(sum(row), base), early=True)
        for c, cell in enumerate(row):
            low, high = _neighbours(cell, base)
            edges[r, c] = flow.bounded(2 + r, 2 + rows + c, low, high, early=cell % base * 2 >= base)
    for c in range(columns):
        column = sum(row[c] for row in cells)
        flow.bounded(2 + rows + c, sink, *_neighbours(column, base), early=True)
    flow.bounded(sink, source, wanted // base, wanted // base)
    flow.solve()
    return tuple(tuple(flow.on(edges[r, c]) * base for c in range(len(row))) for r, row in enumerate(cells))


def _neighbours(figure: int, base: int) -> tuple[int, int]:
    return figure // base, -(-figure // base)


class _Flow:
    """A circulation with lower and upper bounds on every edge, found by augmenting paths.

    A whole-numbered one always exists here, because the true figures divided by the base are a fractional one and the
    bounds are whole numbers.
    """

    def __init__(self, nodes: int) -> None:
        # Two more nodes take up what the lower bounds force through.
        self._start, self._end = nodes - 2, nodes - 1
        self._edges: list[list[int]] = []  # [to, capacity left]; the partner of edge e is e ^ 1
        self._out: list[list[int]] = [[] for _ in range(nodes)]
        self._excess = [0] * nodes
        self._low: dict[int, int] = {}
        self._late: list[int] = []

    def bounded(self, start: int, end: int, low: int, high: int, *, early: bool = False) -> int:
        """Add an edge. `early` ones are opened first: the sums, and the cells whose nearer multiple is the higher."""
        edge = self._add(start, end, high - low)
        self._low[edge] = low
        self._excess[end] += low
        self._excess[start] -= low
        if high > low and not early:
            self._late.append(edge)
        return edge

    def solve(self) -> None:
        """Fill the edges; first without the late ones, then with them where needed."""
        for node, excess in enumerate(self._excess):
            if excess > 0:
                self._add(self._start, node, excess)
            elif excess < 0:
                self._add(node, self._end, -excess)
        closed = [(edge, self._edges[edge][1]) for edge in self._late]
        for edge, _ in closed:
            self._edges[edge][1] = 0
        while self._augment():
            pass
        for edge, capacity in closed:
            self._edges[edge][1] += capacity
        while self._augment():
            pass
        if any(self._edges[edge][1] for edge in self._out[self._start]):
            raise AssertionError("a controlled rounding always exists")

    def on(self, edge: int) -> int:
        """What flows over an edge, its lower bound included."""
        return self._low[edge] + self._edges[edge ^ 1][1]

    def _add(self, start: int, end: int, capacity: int) -> int:
        edge = len(self._edges)
        self._edges += [[end, capacity], [start, 0]]
        self._out[start].append(edge)
        self._out[end].append(edge + 1)
        return edge

    def _augment(self) -> bool:
        came_by: dict[int, int] = {self._start: -1}
        queue = deque([self._start])
        while queue and self._end not in came_by:
            node = queue.popleft()
            for edge in self._out[node]:
                target, left = self._edges[edge]
                if left and target not in came_by:
                    came_by[target] = edge
                    queue.append(target)
        if self._end not in came_by:
            return False
        path, node = [], self._end
        while came_by[node] != -1:
            path.append(came_by[node])
            node = self._edges[came_by[node] ^ 1][0]
        step = min(self._edges[edge][1] for edge in path)
        for edge in path:
            self._edges[edge][1] -= step
            self._edges[edge ^ 1][1] += step
        return True
