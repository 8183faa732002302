"""An attacker: has what was published and knows what everybody may know, and nothing of how the program thinks.

Every true figure is an unknown whole number. What is public of it are equations and bounds: a figure is told as a multiple
of 5 less than 5 beside it, or left out; rows add up to their totals, and months to longer spans; persons are not more than
their contacts. HiGHS says which values are left for a figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

Published = Mapping[str, Any]
"""A report as it is published: its span, its rule, and its tables as JSON would have them."""
Bands = Mapping[str, Sequence[str]]
Name = tuple[object, ...]
TOTALS = {
    "first_follow_up": "contacts",
    "reasons": "contacts",
    "channels": "contacts",
    "days": "contacts",
    "languages": "contacts",
    "gender_age": "persons",
    "origins": "persons",
    "status_groups": "persons",
    "emergency_aid": "aid",
    "referrals": "referrals",
    "appointments": "appointments",
    "interpreting": "interpreting",
}
ADDING = ("contacts", "first", "sessions", "aid", "referrals", "appointments", "interpreting", "kept")
OF_TABLES = ("first", "kept", "new_persons")
MANY = 100_000
REST, SUM = "others", "total"


@dataclass(slots=True)
class Attacker:
    """Gathers what is published, and says what it leaves possible."""

    off: int = 4  # a figure is told as less than a whole base off
    longer_off: int = 5
    ages_off: int = 4  # more where there are several sets of bands
    _places: dict[Name, int] = field(default_factory=dict)
    _low: list[float] = field(default_factory=list)
    _high: list[float] = field(default_factory=list)
    _rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    _known: object = None
    _worlds: list[Any] = field(default_factory=list)
    _public: LinearConstraint | None = None

    def unknown(self, *name: object) -> int:
        """The unknown of that name."""
        if name not in self._places:
            self._places[name] = len(self._low)
            self._low.append(0)
            self._high.append(MANY)
        return self._places[name]

    def within(self, name: Name, low: float, high: float) -> None:
        """It lies between these."""
        place = self.unknown(*name)
        self._low[place] = max(self._low[place], low)
        self._high[place] = min(self._high[place], high)

    def told(self, name: Name, figure: int | None, off: int, least: int | None) -> None:
        """It was told as that: rounded, or as it is; or left out, because it or another is small, and then it is not 0."""
        if figure is None:
            if least is not None:
                self.within(name, 1, MANY)
        elif least is None:
            self.within(name, figure - off, figure + off)
        else:
            self.within(name, figure, figure)

    def rule(self, parts: Iterable[tuple[Name, float]], low: float = 0, high: float = 0) -> None:
        """So much of these together lies between these."""
        row: dict[int, float] = {}
        for name, times in parts:
            place = self.unknown(*name)
            row[place] = row.get(place, 0) + times
        self._rows.append((row, low, high))

    def reads(self, published: Published, who: object) -> None:
        """Takes in a report of a month or of a longer span."""
        span, least = published["span"], published["least"]
        long = len(span) != 7
        key = {row[0]: row[1] for row in published["tables"]["key"]["rows"]}
        for name, figure in key.items():
            if figure is None and name in OF_TABLES:
                continue  # of a table that is held back nobody knows which figures are nought
            self.told((who, name), figure, self.longer_off if long else self.off, least)
        for table, content in published["tables"].items():
            if table in TOTALS and content["rows"]:
                self._reads(table, content, who, long, least)
        first, later, persons = ((who, name) for name in ("first", "later", "persons"))
        self.rule([(persons, 1), (first, -1)], 0, MANY)
        self.rule([(first, 1), (later, 1), (persons, -1)], 0, MANY)
        self.rule([((who, "contacts"), 1), (first, -1), (later, -1)], 0, MANY)

    def _reads(
        self, table: str, content: Mapping[str, Any], who: object, long: bool, least: int | None
    ) -> None:
        off = MANY if long and TOTALS[table] != "persons" else self.off
        parts: list[tuple[Name, float]] = []
        for code, *figures in content["rows"]:
            if code == SUM:
                if table != "gender_age":
                    self.told((who, TOTALS[table]), figures[0], self.longer_off if long else self.off, least)
                else:
                    for column, figure in zip(content["columns"], figures, strict=True):
                        name = (who, table, "sum", column)
                        self.told(name, figure, min(self.ages_off, self.longer_off), least)
                        cells = [((who, table, row[0], column), 1.0) for row in content["rows"][:-1]]
                        self.rule([*cells, (name, -1)])
                continue
            if code == REST:
                # Whatever is not named: nobody knows how many rows are in it.
                if figures[0] is not None and least is not None:
                    self.told((who, table, REST), figures[0], 0, least)
                parts.append(((who, table, REST), 1))
                continue
            columns = content["columns"] if table == "gender_age" else [""]
            for column, figure in zip(columns, figures, strict=False):
                name = (who, table, code, column)
                if not (table == "gender_age" and figure is None):
                    self.told(name, figure, self.ages_off if table == "gender_age" else off, least)
                parts.append((name, 1))
        if content["open"] and ((who, table, REST), 1) not in parts and least is None:
            parts.append(((who, table, REST), 1))  # rows that are told as nought are not there
        self.rule([*parts, ((who, TOTALS[table]), -1)])
        if table == "first_follow_up":
            for code, number in (("first", "first"), ("follow_up", "later")):
                self.rule([((who, table, code, ""), 1), ((who, number), -1)])
        if table == "appointments":
            self.rule([((who, table, "kept", ""), 1), ((who, "kept"), -1)])

    def knows_months(self, longer: object, months: Sequence[object]) -> None:
        """Months add up to the longer span; who came in several of them is one person, and stays who they are."""
        for number in ADDING:
            self.rule([*(((month, number), 1.0) for month in months), ((longer, number), -1)])
        names = [
            name
            for name in self._places
            if name[0] == longer and len(name) > 2 and name[2] not in ("sum", REST)
        ]
        for name in names:
            of_months: list[Name] = [(month, *name[1:]) for month in months]
            if TOTALS[str(name[1])] == "persons":
                self._persons(name, of_months)
            else:
                self.rule([*((one, 1.0) for one in of_months), (name, -1)])
        self._persons((longer, "persons"), [(month, "persons") for month in months])

    def _persons(self, longer: Name, months: Sequence[Name]) -> None:
        for month in months:
            self.rule([(longer, 1), (month, -1)], 0, MANY)
        self.rule([*((month, 1.0) for month in months), (longer, -1)], 0, MANY)

    def knows_that_more_came(self, before: object, after: object) -> None:
        """A later version only adds to an earlier one."""
        for name in list(self._places):
            if name[0] == before and REST not in name:
                self.rule([((after, *name[1:]), 1), (name, -1)], 0, MANY)

    def knows_ages(
        self,
        one: object,
        other: object,
        parts: Mapping[str, Sequence[str]],
        others: Mapping[str, Sequence[str]],
    ) -> None:
        """Two tables count the same persons by other bands: `parts` and `others` say of which ages each band is made."""
        for who, bands in ((one, parts), (other, others)):
            for name in [
                name for name in self._places if name[:2] == (who, "gender_age") and name[2] != "sum"
            ]:
                ages: list[tuple[Name, float]] = [
                    (("ages", one, name[2], age), 1.0) for age in bands[str(name[3])]
                ]
                self.rule([*ages, (name, -1)])
        for number in ("persons", "first", "later", "contacts"):
            self.rule([((one, number), 1), ((other, number), -1)])

    def leaves(self, name: Name, values: Iterable[int], enough: int) -> list[int]:
        """Which of these values the figure may have; no more than `enough` of them are looked for.

        A world that was found once, for whatever figure, is kept as long as nothing more is known: what a figure is in it,
        the figure may be, and no program has to be solved for that.
        """
        place = self.unknown(*name)
        known = (len(self._rows), tuple(self._low), tuple(self._high))
        if known != self._known:
            self._known, self._worlds, self._public = known, [], self._constraint()
        assert self._public is not None
        size = len(self._low)
        left = []
        for value in values:
            lower, upper = np.array(self._low, float), np.array(self._high, float)
            if not lower[place] <= value <= upper[place]:
                continue
            if all(world[place] != value for world in self._worlds):
                lower[place] = upper[place] = value
                found = milp(
                    np.zeros(size),
                    constraints=self._public,
                    bounds=Bounds(lower, upper),
                    integrality=np.ones(size),
                    options={"time_limit": 20.0},
                )
                if found.status != 0:
                    continue
                self._worlds.append(self._checked(np.rint(found.x)))
            left.append(value)
            if len(left) == enough:
                break
        return left

    def _constraint(self) -> LinearConstraint:
        rows, columns, times, low, high = [], [], [], [], []
        for number, (row, lowest, highest) in enumerate(self._rows):
            rows += [number] * len(row)
            columns += list(row)
            times += list(row.values())
            low.append(lowest)
            high.append(highest)
        matrix = csr_matrix((times, (rows, columns)), shape=(len(self._rows), len(self._low)))
        return LinearConstraint(matrix, low, high)

    def _checked(self, world: Any) -> Any:
        """The world in whole numbers, which agrees exactly with all that is public."""
        assert self._public is not None
        sums = self._public.A @ world
        assert (self._public.lb <= sums).all()
        assert (sums <= self._public.ub).all()
        assert (np.array(self._low) <= world).all()
        assert (world <= np.array(self._high)).all()
        return world
