"""A last look at what is about to be told: whether plain arithmetic leaves a small figure too few values.

It is no proof, and proves nothing: docs/decisions/0047 does. It looks as a reader would who adds up and takes away, with
what was told of the same span and of its months before, and holds back what is found, should there be a fault in what
tells. Every figure has a lower and an upper bound, and sums draw these together until nothing changes any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from woilmenau_desk.domain.confidentiality.multiples import BASE
from woilmenau_desk.domain.confidentiality.numbers import ADDING
from woilmenau_desk.domain.confidentiality.other_bands import covered
from woilmenau_desk.domain.confidentiality.published import Counted, Figure, History, Told, codes_of
from woilmenau_desk.domain.confidentiality.rounded import TOTALS, adds
from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.true_table import Rounding, TrueTable

ENOUGH: Final = 3  # values that rounding leaves for a small figure
_ANY: Final = 10**9
_ROUNDS: Final = 8
_NOT_OF_PEOPLE: Final = (Rounding.KEY, Rounding.EXACT, Rounding.COURSE, Rounding.HOURS, Rounding.OFFERS)
_FIRSTS: Final = ("first", "follow_up", "unassigned")
NUMBER: Final = ""
"""As which table the numbers stand."""
Name = tuple[object, ...]  # who tells it, table, row, column


def looked_at(counted: Counted, told: Told, history: History) -> Told:
    """What is told, without the tables and numbers that would leave a small figure too few values."""
    found = narrowed(counted, told, history)
    if not found:
        return told
    tables = found - {NUMBER}
    key = dict(told.key)
    if NUMBER in found:
        tables |= {table.id for table in counted.tables if table.rounding in TOTALS}
        key |= dict.fromkeys(key)
    return replace(
        told,
        cells={table: {} if table in tables else rows for table, rows in told.cells.items()},
        sums={table: () if table in tables else sums for table, sums in told.sums.items()},
        key=key,
        held=tuple(dict.fromkeys((*told.held, *sorted(tables), *(name for name in key if NUMBER in found)))),
    )


def narrowed(counted: Counted, told: Told, history: History) -> set[str]:
    """The tables in which a small figure would have too few values left; NUMBER where one of the numbers has."""
    bounds = _Bounds(told.rule, told.least)
    tables = [table for table in counted.tables if table.rounding not in _NOT_OF_PEOPLE]
    bounds.read(None, told, tables)
    every = history.of_span(told.span)
    # What left the house of other figures, before they were whole, says nothing of these.
    earlier = [one for one in every if not one.provisional or one.numbers == told.numbers]
    others = []  # by other bands
    for number, before in enumerate(earlier):
        if other := bounds.read_before(number, before, told, tables, far=bool(number)):
            others.append((number, before, other))
    months, parts = told.span.months(), []
    if len(months) > 1:
        parts = [part for month in months if (part := history.month(month)) is not None]
        bounds.read_months(parts, tables)
    bounds.settle()
    # What is hidden of several months is two or more: that is no news, as long as their own figures keep their values.
    own = [table for table in tables if told.rule is Rule.ROUNDED or not parts or not adds(table)]
    names = [name for name in told.key if told.rule is Rule.ROUNDED or not parts or name == "persons"]
    found = {place[0] for place, figure in _small(told, own, names) if bounds.few((None, *place), figure)}
    for number, before, other in others:
        found |= {
            place[0] for place, figure in _small(before, other, ()) if bounds.few((number, *place), figure)
        }
    adding = [table for table in tables if adds(table)]
    for number, part in enumerate(parts):
        names = [name for name in part.key if name in ADDING]
        for place, figure in _small(part, adding, names):
            if bounds.few((("month", number), *place), figure):
                found.add(place[0])
    return found


def _small(
    told: Told, tables: Sequence[TrueTable], names: Iterable[str]
) -> Iterator[tuple[tuple[str, str, int], int]]:
    for name in names:
        if 0 < (figure := told.numbers.get(name, 0)) < told.least:
            yield (NUMBER, name, 0), figure
    for table in tables:
        if told.cells.get(table.id):
            several = table.rounding is not Rounding.AID
            for code, row in told.true.get(table.id, {}).items():
                for column, figure in enumerate(row if several else row[:1]):
                    if 0 < figure < told.least:
                        yield (table.id, code, column), figure


@dataclass(slots=True)
class _Bounds:
    """Between what each figure lies, and what adds up to what."""

    rule: Rule
    least: int
    _places: dict[Name, int] = field(default_factory=dict)
    _low: list[int] = field(default_factory=list)
    _high: list[int] = field(default_factory=list)
    _sums: list[tuple[list[int], int]] = field(default_factory=list)

    def read(self, who: object, told: Told, tables: Sequence[TrueTable], far: bool = False) -> None:
        """What a report tells, and how it adds up."""
        for name, figure in told.key.items():
            # Which of them are nought is not known where nothing is told of any.
            unknown = name in _FIRSTS and all(told.key.get(one) is None for one in _FIRSTS)
            self._tell((who, NUMBER, name, 0), figure, 0 if unknown else told.numbers.get(name, 0), BASE)
        if all(name in told.key for name in ("contacts", *_FIRSTS)):
            self._add([(who, NUMBER, name, 0) for name in _FIRSTS], (who, NUMBER, "contacts", 0))
        for table in tables:
            if told.cells.get(table.id):
                self._read_table(who, told, table, far)

    def _read_table(self, who: object, told: Told, table: TrueTable, far: bool) -> None:
        rows, true = told.cells[table.id], told.true.get(table.id, {})
        long = len(told.span.months()) > 1 and adds(table)
        off = _ANY if long else 2 * BASE - 1 if table.rounding is Rounding.CROSSED and far else BASE - 1
        several = table.rounding is not Rounding.AID
        # As wide as it was told: other bands may be more of them, or fewer.
        wide = max((len(row) for row in rows.values()), default=1) if several else 1
        blank = all(figure is None for row in rows.values() for figure in row)
        for code, row in rows.items():
            for column, figure in enumerate(row[:wide]):
                here = () if blank else true.get(code, ())
                self._tell(
                    (who, table.id, code, column), figure, here[column] if column < len(here) else 0, off
                )
        sums = told.sums.get(table.id, ())
        if not sums:
            return
        margins = []
        for column in range(wide):
            margin = (who, table.id, "\0sum", column)
            whole = sum(row[column] for row in true.values() if column < len(row))
            self._tell(margin, sums[column] if column < len(sums) else None, whole, BASE)
            if len(rows) == len(true):
                self._add([(who, table.id, code, column) for code in rows], margin)
            margins.append(margin)
        total = TOTALS.get(table.rounding)
        if total in told.key and len(rows) == len(true):
            self._add(margins, (who, NUMBER, total, 0))

    def read_before(
        self, who: object, before: Told, told: Told, tables: Sequence[TrueTable], far: bool
    ) -> list[TrueTable]:
        """An earlier report of the same span: what was counted alike is one figure, and bands that cover others add up.

        `far`: it was told after others, so beside other bands cells may be further off. These tables are returned.
        """
        same = [table for table in tables if before.true.get(table.id) == told.true.get(table.id)]
        other = [
            table
            for table in tables
            if table.rounding is Rounding.CROSSED
            and before.ages != told.ages
            and before.true.get(table.id)
            and _by_row(before, table.id) == _by_row(told, table.id)
        ]
        if other:
            for name, place in self._places.items():
                if name[0] is None and name[1] == other[0].id:
                    self._loosen(name, place, told)
        self.read(who, before, [*same, *other], far)
        for name in [name for name in self._places if name[0] is None]:
            twin = (who, *name[1:])
            alike = name[1] in {table.id for table in same} or (
                name[1] == NUMBER and before.numbers.get(str(name[2])) == told.numbers.get(str(name[2]))
            )
            if alike and twin in self._places:
                self._add([name], twin)
        for table in other:
            if not before.cells.get(table.id) or not told.cells.get(table.id):
                continue
            for one, these, another, those in (
                (None, told.ages, who, before.ages),
                (who, before.ages, None, told.ages),
            ):
                for column, parts in covered(these, those).items():
                    for code in codes_of(table):
                        cells: list[Name] = [(another, table.id, code, part) for part in parts]
                        self._add(cells, (one, table.id, code, column))
        return other

    def _loosen(self, name: Name, place: int, told: Told) -> None:
        """Beside other bands a cell may be told further off."""
        figure = told.cells[str(name[1])].get(str(name[2]), ())
        if self.rule is Rule.ROUNDED and figure:
            here = figure[int(str(name[3]))] or 0
            self._low[place], self._high[place] = max(0, here - 2 * BASE + 1), here + 2 * BASE - 1

    def read_months(self, parts: Sequence[Told], tables: Sequence[TrueTable]) -> None:
        """Months add up to a longer span; who came in several of them is one person."""
        adding = [table for table in tables if adds(table)]
        for number, part in enumerate(parts):
            self.read(("month", number), part, adding)
        for name in [name for name in self._places if name[0] is None]:
            if name[1] in {table.id for table in adding} or (name[1] == NUMBER and name[2] in ADDING):
                months = [(("month", number), *name[1:]) for number in range(len(parts))]
                if all(month in self._places for month in months):
                    self._add(months, name)

    def _tell(self, name: Name, figure: Figure, true: int, off: int) -> None:
        place = self._place(name)
        if self.rule is Rule.SUPPRESSED:
            low, high = (1 if true else 0, _ANY) if figure is None else (figure, figure)
        else:
            low, high = (0, _ANY) if figure is None else (figure - off, figure + off)
        self._low[place], self._high[place] = max(self._low[place], low), min(self._high[place], high)

    def _place(self, name: Name) -> int:
        if name not in self._places:
            self._places[name] = len(self._low)
            self._low.append(0)
            self._high.append(_ANY)
        return self._places[name]

    def _add(self, parts: Sequence[Name], whole: Name) -> None:
        self._sums.append(([self._place(part) for part in parts], self._place(whole)))

    def settle(self) -> None:
        """Let the sums draw the bounds together."""
        low, high = self._low, self._high
        for _ in range(_ROUNDS):
            changed = False
            for parts, whole in self._sums:
                least, most = sum(low[part] for part in parts), sum(high[part] for part in parts)
                if least > low[whole] or most < high[whole]:
                    low[whole], high[whole], changed = max(low[whole], least), min(high[whole], most), True
                bottom, top = low[whole], high[whole]
                if top - least >= _ANY and bottom <= 0:
                    continue
                for part in parts:
                    lowest, highest = bottom - (most - high[part]), top - (least - low[part])
                    if lowest > low[part] or highest < high[part]:
                        low[part], high[part] = max(low[part], lowest), min(high[part], highest)
                        changed = True
                        least, most = sum(low[one] for one in parts), sum(high[one] for one in parts)
            if not changed:
                return

    def few(self, name: Name, true: int) -> bool:
        """Whether too few values are left for the figure."""
        place = self._places.get(name)
        if place is None:
            return False
        low, high = self._low[place], self._high[place]
        if self.rule is Rule.SUPPRESSED:
            return low > 1 or high < self.least - 1
        return high - low + 1 < ENOUGH or not low <= true <= high


def _by_row(told: Told, table: str) -> Mapping[str, int]:
    return {code: sum(row) for code, row in told.true[table].items()}
