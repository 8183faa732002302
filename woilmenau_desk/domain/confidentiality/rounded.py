"""Telling a span rounded to base 5, as a world that could be (docs/decisions/0047).

A month's figures are told as multiples beside the true ones, so that all of them together are figures of a month that
might have been: tables that share a total are told with the same one, and persons, first contacts and contacts keep to one
another. What adds up over months is told of a longer span as what its months told of it. So all that was ever told are
sums of figures of one world; that world, and each in which one figure of it is up to 2 more or less, would have been told
just so. Each count therefore keeps three values and more, whatever is set off against whatever.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import product

from woilmenau_desk.domain.confidentiality.alone import hours_told, together, unless_far
from woilmenau_desk.domain.confidentiality.crossed import crossed
from woilmenau_desk.domain.confidentiality.multiples import (
    BASE,
    MONEY_BASE,
    beside,
    burden,
    nearest,
    possible,
    shared,
)
from woilmenau_desk.domain.confidentiality.numbers import ADDING, SHARED, shared_numbers
from woilmenau_desk.domain.confidentiality.other_bands import ByBands, told_alike
from woilmenau_desk.domain.confidentiality.published import (
    DAYS,
    Counted,
    Figure,
    History,
    Told,
    ToldRows,
    codes_of,
    other_cuts,
    true_rows,
)
from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.true_table import Rounding, TrueTable

Tag = Callable[[bytes], bytes]
CUTS = 2
SESSIONS = 2  # columns of the offers' table that tell of no people
TOTALS = {
    Rounding.FIRSTS: "contacts",
    Rounding.CONTACTS: "contacts",
    Rounding.PERSONS: "persons",
    Rounding.CROSSED: "persons",
    Rounding.AID: "aid",
    Rounding.REFERRALS: "referrals",
}
_ADDING = (Rounding.FIRSTS, Rounding.CONTACTS, Rounding.AID, Rounding.REFERRALS, Rounding.SUMMED)
_TOTAL = 4.0  # a total that is off weighs more than its parts
_FAR = 100.0  # a lean that no other outweighs


def adds(table: TrueTable) -> bool:
    """Whether the figures of months add up to those of a longer span."""
    return table.rounding in _ADDING or table.adds


def told_rounded(counted: Counted, history: History, tag: Tag, number: int = 1) -> Told:
    """What a span tells, all figures rounded. Raises ValueError where a month of a longer span has not been told.

    Of days that are no whole months nothing is told where others of the same months were told twice: every further cut
    tells more of what lies between two of them.
    """
    if not counted.span.of_whole_months and len(other_cuts(counted, history)) >= CUTS:
        true = {table.id: true_rows(table) for table in counted.tables if table.rounding is not Rounding.KEY}
        nothing: dict[str, ToldRows] = {table: {} for table in true}
        none: dict[str, tuple[Figure, ...]] = dict.fromkeys(true, ())
        key = dict.fromkeys(counted.numbers)
        numbers = dict(counted.numbers)
        return Told(
            counted.span,
            number,
            Rule.ROUNDED,
            BASE,
            counted.bands,
            nothing,
            none,
            key,
            true,
            numbers,
            (DAYS,),
            ages_of(counted.tables),
        )
    return _Telling(counted, history, tag, number).told()


@dataclass(slots=True)
class _Telling:
    counted: Counted
    history: History
    tag: Tag
    number: int
    _others: tuple[Told, ...] = ()  # months of the year beside this one
    _parts: tuple[Told, ...] = ()  # months of a longer span
    _key: dict[str, Figure] = field(default_factory=dict)
    _cells: dict[str, ToldRows] = field(default_factory=dict)
    _sums: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    _held: list[str] = field(default_factory=list)
    _offs: dict[str, dict[tuple[str, int], float]] = field(default_factory=dict)

    def told(self) -> Told:
        span, months = self.counted.span, self.counted.span.months()
        if len(months) == 1:
            # As each was told first: what is told of it again follows from what became of it, as would this then.
            every = (self.history.first_of(month) for month in _year_of(months[0].year))
            self._others = tuple(told for told in every if told is not None and told.span.first != span.first)
        elif months:
            found = [self.history.month(month) for month in months]
            self._parts = tuple(told for told in found if told is not None)
            if len(self._parts) < len(months):
                raise ValueError(f"months of {span} have not been told")
        self._tell_numbers()
        tables = [table for table in self.counted.tables if table.rounding is not Rounding.KEY]
        for table in sorted(tables, key=lambda table: not self._has_margins(table)):
            self._tell(table)
        self._take_margins()
        appointments = self._cells.get("appointments", {})
        if "kept" in appointments:
            self._key["kept"] = unless_far(appointments["kept"][0], self.counted.numbers.get("kept"))
        return Told(
            span,
            self.number,
            Rule.ROUNDED,
            BASE,
            self.counted.bands,
            self._cells,
            self._sums,
            self._key,
            {
                table.id: true_rows(table)
                for table in self.counted.tables
                if table.rounding is not Rounding.KEY
            },
            dict(self.counted.numbers),
            tuple(self._held),
            ages_of(self.counted.tables),
        )

    # -- tables whose sums are other tables --

    def _has_margins(self, table: TrueTable) -> bool:
        return table.rounding in _ADDING and table.rounding is not Rounding.AID and len(table.columns) > 2

    def _take_margins(self) -> None:
        """Where a table of two directions has the rows of another as its sums, the other tells these sums."""
        for table in self.counted.tables:
            if not self._has_margins(table) or not self._cells.get(table.id):
                continue
            told = self._cells[table.id]
            columns = [name.rpartition(":")[2] for name in table.counts]
            margins = (
                {code: (sum(row), together(told[code])) for code, row in true_rows(table).items()},
                {
                    code: (
                        sum(row[place] for row in table.cells),
                        together([row[place] for row in told.values()]),
                    )
                    for place, code in enumerate(columns)
                },
            )
            for other in self.counted.tables:
                true = (
                    {code: row[0] for code, row in true_rows(other).items()}
                    if len(other.columns) == 2
                    else {}
                )
                for sums in margins:
                    if (
                        other.rounding is table.rounding
                        and true
                        and true == {code: one for code, (one, _) in sums.items()}
                    ):
                        self._cells[other.id] = {code: (figure,) for code, (_, figure) in sums.items()}

    # -- numbers --

    def _tell_numbers(self) -> None:
        true = self.counted.numbers
        if self._parts:
            for name in ADDING:
                if name in true:
                    self._key[name] = together([part.key.get(name) for part in self._parts])
            for name in ADDING:
                # Months may tell too much or too little together, most of all where some were told again.
                if name in self._key:
                    self._key[name] = unless_far(self._key[name], true[name])
            self._key["persons"] = self._persons_of_months()
            self._held += [name for name, figure in self._key.items() if figure is None]
            return
        earlier = self.history.of_span(self.counted.span)[::-1]
        for name in ADDING:
            if name not in true or name in SHARED:
                continue
            alike = (one.key.get(name) for one in earlier if one.numbers.get(name) == true[name])
            figure = next((one for one in alike if one is not None), None)
            if figure is None:
                figure = self._nearest(true[name], self._number_lean(name), self._tables_of(name))
            self._key[name] = figure
        lean = {name: self._number_leans(name) for name in SHARED if name != "persons"}
        lean["persons"] = (self._keyed("persons"),)
        same = (one for one in earlier if all(one.numbers.get(name) == true.get(name) for name in SHARED))
        if (before := next(same, None)) is not None:
            self._key |= {name: before.key.get(name) for name in SHARED if name in true}
        elif "contacts" in true:
            tables = self._tables_of("contacts")
            costs = cache(lambda total: sum(self._cost(table, total) for table in tables))
            self._key |= shared_numbers(true, lean, costs)

    def _tables_of(self, name: str) -> list[TrueTable]:
        """The one-way tables that add up to that number; one that contradicts it is held back later."""
        return [
            table
            for table in self.counted.tables
            if TOTALS.get(table.rounding) == name
            and table.rounding is not Rounding.FIRSTS
            and sum(row[0] for row in table.cells) == self.counted.numbers[name]
        ]

    def _nearest(self, true: int, lean: float, tables: Sequence[TrueTable]) -> int:
        """The total that leaves least over the year, for itself and for the rows of its tables."""
        choices = beside(true)
        if tables and true % BASE == 0 and abs(lean) > BASE:
            choices = (true, true - BASE, true + BASE)  # months were told again
        return min(
            choices,
            key=lambda told: (
                _TOTAL * burden(lean + told - true) + sum(self._cost(table, told) for table in tables),
                told,
            ),
        )

    def _cost(self, table: TrueTable, total: int) -> float:
        """How far off a table's rows would be told over the year if its total was that; infinite where it cannot be."""
        several = table.rounding is not Rounding.AID and len(table.columns) > 2
        if several:
            return 0.0
        true = [row[0] for row in table.cells]
        if total not in possible(true):
            return float("inf")
        lean = [self._lean(table, code, 0) for code in codes_of(table)]
        told = shared(true, lean, total)
        return sum(burden(one + figure - part) for one, figure, part in zip(lean, told, true, strict=True))

    def _number_lean(self, name: str, months: int = 12) -> float:
        """By how much it was told too high in the year, or in the part of it that is so many months long."""
        span = self.counted.span
        if not span.of_whole_months:
            return self._keyed(name)
        part = (span.first.month - 1) // months
        told = [
            (one.key.get(name), one.numbers.get(name))
            for one in self._others
            if (one.span.first.month - 1) // months == part
        ]
        return sum(figure - true for figure, true in told if figure is not None and true is not None)

    def _number_leans(self, name: str) -> tuple[float, ...]:
        return tuple(self._number_lean(name, months) for months in (12, 6, 3))

    def _persons_of_months(self) -> Figure:
        """Who came in two months is one person: not fewer than in any month or new, not more than in all."""
        true = self.counted.numbers["persons"]
        parts = [part.key.get("persons") for part in self._parts]
        new = [part.key.get("new_persons") for part in self._parts]
        if any(part is None for part in parts):
            return None
        least = max(part or 0 for part in parts)
        if len({part.span.first.year for part in self._parts}) == 1 and None not in new:
            known = sum(figure or 0 for figure in new)
            if self._parts[0].span.first.month == 1 and abs(known - true) <= BASE:
                return known
            least = max(least, known)
        possible = [told for told in beside(true) if least <= told <= sum(part or 0 for part in parts)]
        return min(possible, key=lambda told: abs(told - true + self._keyed("persons")), default=None)

    def _keyed(self, *place: str) -> float:
        """A lean that nobody outside knows: which figure is told up is not to be read from the figure."""
        named = "\0".join((str(self.counted.span), *place)).encode()
        return self.tag(named)[0] % 3 - 1.0

    # -- tables --

    def _tell(self, table: TrueTable) -> None:
        """Like before where the same was counted; else anew. A table that contradicts its total is held back."""
        total = self._total(table)
        before = self._alike(table, total)
        if before is not None:
            self._cells[table.id], self._sums[table.id] = before.cells[table.id], before.sums[table.id]
            return
        try:
            cells, sums = self._anew(table, total)
        except ValueError:
            cells, sums = {}, ()
            self._held.append(table.id)
        self._cells[table.id], self._sums[table.id] = cells, sums

    def _alike(self, table: TrueTable, total: Figure) -> Told | None:
        """What was told last of the very same, with the same total; of ages by the same bands."""
        if self._parts and (adds(table) or table.rounding not in (Rounding.PERSONS, Rounding.CROSSED)):
            return None
        true, ages = true_rows(table), ages_of((table,))
        for before in reversed(self.history.of_span(self.counted.span)):
            if (
                before.rule is Rule.ROUNDED
                and table.id in before.cells
                and table.id not in before.held
                and before.true.get(table.id) == true
                and (table.rounding is not Rounding.CROSSED or before.ages == ages)
                and (total is None or before.key.get(TOTALS[table.rounding]) == total)
            ):
                return before
        return None

    def _by_other_bands(self, table: TrueTable) -> list[ByBands]:
        """What was told last of the same persons by each other set of bands.

        Raises ValueError where that was of other persons, for something was changed since, and these bands would be new:
        the two would be set off against each other.
        """
        true = {code: sum(row) for code, row in true_rows(table).items()}

        def of_these(told: Told) -> bool:
            return {code: sum(row) for code, row in told.true[table.id].items()} == true

        before = [told for told in self.history.of_span(self.counted.span) if told.cells.get(table.id)]
        # What left the house before the span was closed is of other persons as a rule: then it is no measure.
        latest = {told.ages: told for told in before if not told.provisional or of_these(told)}
        again = latest.pop(ages_of((table,)), None) is not None
        found = []
        for told in latest.values():
            if of_these(told):
                rows = told.cells[table.id]
                cells = [[figure or 0 for figure in rows[code]] for code in codes_of(table)]
                found.append(ByBands(told.ages, cells))
            elif not again:
                raise ValueError("these persons were told by other bands before something was changed")
        return found

    def _total(self, table: TrueTable) -> Figure:
        name = TOTALS.get(table.rounding)
        return None if name is None else self._key.get(name)

    def _anew(self, table: TrueTable, total: Figure) -> tuple[ToldRows, tuple[Figure, ...]]:
        match table.rounding:
            case Rounding.EXACT:
                return true_rows(table), tuple(map(sum, zip(*table.cells, strict=True)))
            case Rounding.COURSE:
                return self._course(table), ()
            case Rounding.OFFERS:
                return self._offers(table)
            case Rounding.HOURS:
                return hours_told(table), ()
            case Rounding.FIRSTS:
                names = ("first", "follow_up", "unassigned")
                named = zip(codes_of(table), names, strict=True)
                return {code: (self._key.get(name),) for code, name in named}, (total,)
            case _ if table.rounding in TOTALS and total is None:
                raise ValueError("the total is not told")
            case _ if self._parts and adds(table):
                return self._sum_of_months(table, total)
            case Rounding.EACH:
                return {
                    code: tuple(
                        nearest(cell, self._lean(table, code, place)) for place, cell in enumerate(row)
                    )
                    for code, row in true_rows(table).items()
                }, ()
            case Rounding.CROSSED:
                return self._crossed(table, total)
            case Rounding.AID:
                rows = self._one_way(table, total)
                return {code: (*row, None, None, None) for code, row in rows.items()}, (
                    total,
                    *self._aid_sums(table),
                )
            case _ if table.cells and len(table.cells[0]) > 1:
                return self._crossed(table, total)
            case _:
                if total is None:
                    true = sum(row[0] for row in table.cells)
                    if table.id == "funds" and true == self.counted.numbers.get("aid"):
                        return self._one_way(table, self._key["aid"]), (self._key["aid"],)
                    total = self._nearest(true, self._sum_lean(table.id), [table])
                return self._one_way(table, total), (total,)

    def _one_way(self, table: TrueTable, total: Figure) -> dict[str, tuple[Figure, ...]]:
        codes = codes_of(table)
        lean = [self._lean(table, code, 0) for code in codes]
        told = shared([row[0] for row in table.cells], lean, total or 0)
        return {code: (figure,) for code, figure in zip(codes, told, strict=True)}

    def _crossed(self, table: TrueTable, total: Figure) -> tuple[ToldRows, tuple[Figure, ...]]:
        codes = codes_of(table)
        columns = range(len(table.cells[0]) if table.cells else 0)
        if total is None:
            total = nearest(sum(map(sum, table.cells)), self._sum_lean(table.id))
        lean = [[self._lean(table, code, column) for column in columns] for code in codes]
        rows_lean = [self._sums_lean(table, code, lean[place]) for place, code in enumerate(codes)]
        columns_lean = [
            self._sums_lean(table, f"{column}", [row[column] for row in lean]) for column in columns
        ]
        others = self._by_other_bands(table) if table.rounding is Rounding.CROSSED else []
        if others:
            told = told_alike(ByBands(ages_of((table,)), table.cells), others, lean, columns_lean)
        else:
            told = crossed(table.cells, lean, rows_lean, columns_lean, total)
        rows = {code: tuple(row) for code, row in zip(codes, told, strict=True)}
        return rows, tuple(map(sum, zip(*told, strict=True)))

    def _sums_lean(self, table: TrueTable, place: str, lean: Sequence[float]) -> float:
        """Genders have no lean of their bands', so that they are told alike with any."""
        return sum(lean) if adds(table) else self._keyed(table.id, "sum", place)

    def _sum_of_months(self, table: TrueTable, total: Figure) -> tuple[ToldRows, tuple[Figure, ...]]:
        """What the months tell of each row; a row that only they tell goes into the rest."""
        wide = len(table.columns) - 1
        codes = list(codes_of(table))
        codes += [code for part in self._parts for code in part.cells.get(table.id, {}) if code not in codes]
        cells = {}
        for code in dict.fromkeys(codes):
            told = [part.cells.get(table.id, {}).get(code, (0,) * wide) for part in self._parts]
            cells[code] = tuple(together(column) for column in zip(*told, strict=True))
        sums = [part.sums.get(table.id, (0,) * wide) for part in self._parts]
        told_sums = tuple(together(column) for column in zip(*sums, strict=True)) if all(sums) else ()
        if len(told_sums) > 1 and table.cells:
            told_sums = tuple(map(unless_far, told_sums, map(sum, zip(*table.cells, strict=True))))
        if table.rounding is Rounding.AID:
            told_sums = (total, *self._aid_sums(table))
        if table.rounding is Rounding.SUMMED:
            true = sum(map(sum, table.cells))
            if not told_sums or unless_far(together(told_sums), true) is None:
                raise ValueError("the months tell too much or too little")
        if table.rounding is Rounding.EACH:  # each of its rows is a total
            here = true_rows(table)
            cells = {
                code: tuple(map(partial(self._near, table.id), row, here.get(code, (0,) * wide)))
                for code, row in cells.items()
            }
        return cells, told_sums

    def _near(self, table_id: str, told: Figure, true: int) -> Figure:
        """What the months of a longer span tell together, where that is not too much or too little by now."""
        if told is None or abs(told - true) <= BASE:
            return told
        if table_id not in self._held:
            self._held.append(table_id)
        return None

    def _course(self, table: TrueTable) -> ToldRows:
        by_span = {str(part.span): part for part in self._parts}
        return {
            code: tuple(by_span[code].key.get(name) if code in by_span else None for name in table.counts)
            for code in codes_of(table)
        }

    # -- figures that stand for themselves --

    def _offers(self, table: TrueTable) -> tuple[ToldRows, tuple[Figure, ...]]:
        """Women ≤ participants ≤ attendances, as with the true ones; in the sums people count once."""
        true = true_rows(table)
        codes = list(true)
        if self._parts:
            told = [[self._offers_added(table, code, place) for code in codes] for place in (2, 5)]
            added = [
                [
                    self._near(table.id, figure, true[code][place])
                    for code, figure in zip(codes, column, strict=True)
                ]
                for place, column in zip((2, 5), told, strict=True)
            ]
        else:
            added = told = [self._offers_shared(table, codes, place) for place in (2, 5)]
        rows: dict[str, tuple[Figure, ...]] = {}
        for place, code in enumerate(codes):
            attendances, children = (column[place] for column in added)
            people, ladies = self._people(table, code, true[code], 0, attendances)
            rows[code] = (*true[code][:SESSIONS], attendances, people, ladies, children)
        if not table.sums:
            return rows, ()
        attendances, children = (
            self._near(table.id, together(column), table.sums[place])
            for place, column in zip((2, 5), told, strict=True)
        )
        least = max((row[3] or 0 for row in rows.values()), default=0)
        people, ladies = self._people(table, "sum", table.sums, least, attendances)
        return rows, (*table.sums[:SESSIONS], attendances, people, ladies, children)

    def _people(
        self, table: TrueTable, code: str, true: Sequence[int], least: int, most: Figure
    ) -> tuple[Figure, Figure]:
        lean = [self._keyed(table.id, code, f"{place}") for place in (3, 4)]
        choices = [
            (people, ladies)
            for people, ladies in product(beside(true[3]), beside(true[4]))
            if ladies <= people and people >= least and (most is None or people <= most)
        ]
        if not choices:
            return None, None
        return min(
            choices, key=lambda told: abs(told[0] - true[3] + lean[0]) + abs(told[1] - true[4] + lean[1])
        )

    def _offers_shared(self, table: TrueTable, codes: Sequence[str], place: int) -> list[Figure]:
        """Attendances, or children, of each kind; their sum is told as near as any."""
        true = [row[place] for row in table.cells]
        lean = [self._lean(table, code, place) for code in codes]
        return [*shared(true, lean, nearest(sum(true), max(-4.0, min(4.0, sum(lean)))))]

    def _offers_added(self, table: TrueTable, code: str, place: int) -> Figure:
        nothing = (0,) * (place + 1)
        return together([part.cells.get(table.id, {}).get(code, nothing)[place] for part in self._parts])

    def _aid_sums(self, table: TrueTable) -> tuple[Figure, ...]:
        """Pieces, recipients and euros of all helps together, of at least five of them."""
        if not table.cells or sum(row[0] for row in table.cells) < BASE:
            return None, None, None
        return (*(self._aid_sum(table, place) for place in (1, 2)), self._euros())

    def _aid_sum(self, table: TrueTable, place: int) -> int:
        true = sum(row[place] for row in table.cells)
        parts = [part.sums.get(table.id, (None,) * 4)[place] for part in self._parts]
        told = together(parts) if parts else None
        if told is not None and abs(told - true) <= BASE:
            return told
        lean = sum(
            (part.sums[table.id][place] or 0) - sum(row[place] for row in part.true[table.id].values())
            for part in self._others
            if table.id in part.true and part.sums.get(table.id, (None,) * 4)[place] is not None
        )
        return nearest(true, lean or self._keyed(table.id, f"{place}"))

    def _euros(self) -> Figure:
        """The money, if at least five helps had one and no single one was above the base."""
        numbers = self.counted.numbers
        if numbers.get("amounts", 0) < BASE or numbers.get("largest_amount_cents", 0) > MONEY_BASE * 100:
            return None
        cents = numbers.get("amount_cents", 0)
        return (cents // 100 + MONEY_BASE // 2) // MONEY_BASE * MONEY_BASE or None

    # -- what was told too high before --

    def _lean(self, table: TrueTable, code: str, place: int) -> float:
        adding = adds(table) or (table.rounding is Rounding.OFFERS and place in (2, 5))
        if adding and self.counted.span.of_whole_months:
            return self._off(table.id).get((code, place), 0.0)
        keyed = self._keyed(table.id, code, f"{place}")
        return keyed + self._bound(table, code, place) if self._parts else keyed

    def _off(self, table_id: str) -> dict[tuple[str, int], float]:
        """By how much each cell of a table was told too high in the other months of the year."""
        if table_id not in self._offs:
            off: dict[tuple[str, int], float] = {}
            for told in self._others:
                true = told.true.get(table_id, {})
                for code, row in told.cells.get(table_id, {}).items():
                    for place, (figure, here) in enumerate(zip(row, true.get(code, ()), strict=False)):
                        if figure is not None and figure != here:
                            off[code, place] = off.get((code, place), 0.0) + figure - here
            self._offs[table_id] = off
        return self._offs[table_id]

    def _bound(self, table: TrueTable, code: str, place: int) -> float:
        """A longer span has not fewer than any of its months, and not more than all of them."""
        true = true_rows(table)[code][place]
        alike = [part for part in self._parts if part.bands == self.counted.bands]
        told = [part.cells.get(table.id, {}).get(code, (0,) * (place + 1))[place] or 0 for part in alike]
        if len(told) < len(self._parts):
            return 0.0
        low, high = beside(true)[0], beside(true)[-1]
        if low < max(told):
            return -_FAR
        return _FAR if high > sum(told) else 0.0

    def _sum_lean(self, table_id: str) -> float:
        return sum(
            sum(figure or 0 for figure in told.sums[table_id]) - sum(map(sum, told.true[table_id].values()))
            for told in self._others
            if told.sums.get(table_id) and table_id in told.true
        )


def ages_of(tables: Iterable[TrueTable]) -> tuple[str, ...]:
    """The codes of the age bands by which the tables count persons."""
    counts = [table.counts for table in tables if table.rounding is Rounding.CROSSED]
    return tuple(count.rpartition(":")[2] for count in counts[0]) if counts else ()


def _year_of(year: int) -> list[Month]:
    return [Month(year, number) for number in range(1, 13)]
