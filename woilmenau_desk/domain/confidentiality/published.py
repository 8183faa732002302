"""What was counted of a span, what was told of it, and all that was told before.

What is told keeps the figures it was told of: a later report needs both. Only `services.reports.publishing.shown` makes
tables of it, and takes none but what is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import TrueTable

DAYS = "cut"  # what is held back where other days of the same months were told twice
Figure = int | None  # None: not told
Rows = Mapping[str, tuple[int, ...]]
ToldRows = Mapping[str, tuple[Figure, ...]]


def codes_of(table: TrueTable) -> tuple[str, ...]:
    """What the rows of a table are called in every version, funder and language."""
    return table.codes or table.labels


@dataclass(frozen=True, slots=True)
class Counted:
    """The true figures of a span: its tables, and by name the numbers that several tables add up to.

    `numbers`: contacts, first, follow_up, unassigned, persons, sessions, aid, referrals, kept; if known, new_persons (whose
    first contact of the calendar year lies in the span), amounts and largest_amount_cents (helps of money). `unsettled`: the
    tables, and persons, that are no longer in the months of a longer span as they were told of them.
    """

    span: Span
    bands: str
    tables: tuple[TrueTable, ...]
    numbers: Mapping[str, int]
    unsettled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of a span. `cells`: by table and row; `sums`: by table; `key`: by name of number.

    `true` and `numbers` are what it was told of; they never leave the house. `held`: tables and numbers that are not told
    for others' sake, by their id or name. `ages`: the codes of the bands, in their order. `columns`: by table what its
    columns counted, where they go by a list of the centre, which may be put in another order. `provisional`: it left
    the house with a report that was not closed. `beside_receipts`: somebody gets the list of receipts, so that of helps it
    tells outside only what may stand beside that (`beside_receipts.without_helps`).
    """

    span: Span
    number: int
    rule: Rule
    least: int
    bands: str
    cells: Mapping[str, ToldRows]
    sums: Mapping[str, tuple[Figure, ...]]
    key: Mapping[str, Figure]
    true: Mapping[str, Rows] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provisional: bool = False
    beside_receipts: bool = False

    def in_columns(self, columns: Mapping[str, tuple[str, ...]]) -> "Told":
        """The same with its columns in this order; what it has no column for was not counted then."""
        odd = {table for table, codes in columns.items() if self.columns.get(table, codes) != codes}
        if not odd:
            return self

        def moved(table: str, figures: tuple[Any, ...]) -> tuple[Any, ...]:
            known = dict(zip(self.columns[table], figures, strict=False))
            return tuple(known.get(code, 0) for code in columns[table]) if figures else ()

        cells, sums, true = dict(self.cells), dict(self.sums), dict(self.true)
        for table in odd:
            cells[table] = {code: moved(table, row) for code, row in cells.get(table, {}).items()}
            sums[table] = moved(table, sums.get(table, ()))
            true[table] = {code: moved(table, row) for code, row in true.get(table, {}).items()}
        return replace(self, cells=cells, sums=sums, true=true, columns={**self.columns, **columns})

    def as_dict(self) -> dict[str, Any]:
        """In a form that JSON can keep."""
        return {
            "span": str(self.span),
            "number": self.number,
            "rule": self.rule.value,
            "least": self.least,
            "bands": self.bands,
            "cells": _listed(self.cells),
            "sums": {table: list(figures) for table, figures in self.sums.items()},
            "key": dict(self.key),
            "true": _listed(self.true),
            "numbers": dict(self.numbers),
            "held": list(self.held),
            "ages": list(self.ages),
            "columns": {table: list(codes) for table, codes in self.columns.items()},
            "beside_receipts": self.beside_receipts,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Told":
        """Back from there. Raises KeyError or ValueError where it is none."""
        return cls(
            Span.parse(kept["span"]),
            kept["number"],
            Rule(kept["rule"]),
            kept["least"],
            kept["bands"],
            _tupled(kept["cells"]),
            {table: tuple(figures) for table, figures in kept["sums"].items()},
            kept["key"],
            _tupled(kept["true"]),
            kept["numbers"],
            tuple(kept["held"]),
            tuple(kept.get("ages", ())),
            {table: tuple(codes) for table, codes in kept.get("columns", {}).items()},
            beside_receipts=bool(kept.get("beside_receipts")),
        )


@dataclass(frozen=True, slots=True)
class History:
    """All that was told before, oldest first: of every span, version and funder.

    `publications`: with closed reports, and what is told together now. `provisional`: what left the house with reports that
    were not closed. It was told of figures that might still change, so nothing is added up from it; but what is counted
    alike again is told alike, and months beside it even out what it told too much or too little.
    """

    publications: tuple[Told, ...] = ()
    provisional: tuple[Told, ...] = ()

    def __iter__(self) -> Iterator[Told]:
        return iter(self.publications)

    def latest(self, span: Span) -> Told | None:
        """What was told of that span last."""
        return next((told for told in reversed(self.publications) if same_days(told.span, span)), None)

    def month(self, month: Month) -> Told | None:
        """What was told of that month last."""
        return self.latest(Span.of_month(month))

    def first_of(self, month: Month) -> Told | None:
        """What was told of that month first; where it is not published yet, what left the house of it last."""
        span = Span.of_month(month)
        ahead = (*self.publications, *reversed(self.provisional))
        return next((told for told in ahead if same_days(told.span, span)), None)

    def of_span(self, span: Span) -> tuple[Told, ...]:
        """All that was told of that span, what is to be told alike again last."""
        return tuple(told for told in (*self.provisional, *self.publications) if same_days(told.span, span))

    def in_columns(self, columns: Mapping[str, tuple[str, ...]]) -> "History":
        """The same with the columns in this order."""
        return History(
            tuple(told.in_columns(columns) for told in self.publications),
            tuple(told.in_columns(columns) for told in self.provisional),
        )

    def and_then(self, told: Told) -> "History":
        """With one more."""
        return replace(self, publications=(*self.publications, told))

    def rule_of(self, span: Span) -> tuple[Rule, int] | None:
        """By which rule, and from which figure on, anything of the span was told first; None if nothing was."""
        for told in self.publications:
            if told.span.first <= span.last and told.span.last >= span.first:
                return told.rule, told.least
        return None


@dataclass(frozen=True, slots=True)
class ToLeave:
    """All that a report tells outside that is not closed, to be kept once it leaves the house.

    `after`: the ids of what was closed and what left the house last, which it was told on top of.
    """

    told: tuple[Told, ...]
    after: tuple[int, int]


def other_cuts(counted: Counted, history: History) -> set[tuple[date, date]]:
    """The days that were told within the months of these; none where just these were told before: that tells nothing new.

    They need not overlap: weeks that are told one by one add up to the month that is told beside them.
    """
    span = counted.span
    first, last = span.first.replace(day=1), Month.of(span.last).last
    cuts = {
        (told.span.first, told.span.last)
        for told in history
        if not told.span.of_whole_months
        and DAYS not in told.held
        and told.span.first <= last
        and told.span.last >= first
    }
    return set() if (span.first, span.last) in cuts else cuts


def true_rows(table: TrueTable) -> dict[str, tuple[int, ...]]:
    """The true cells by row."""
    return dict(zip(codes_of(table), table.cells, strict=True))


def same_days(one: Span, other: Span) -> bool:
    """Whether they are of the same days, whatever they are called."""
    return (one.first, one.last) == (other.first, other.last)


def _listed(tables: Mapping[str, Mapping[str, tuple[Any, ...]]]) -> dict[str, dict[str, list[Any]]]:
    return {table: {row: list(figures) for row, figures in rows.items()} for table, rows in tables.items()}


def _tupled(tables: Mapping[str, Mapping[str, list[Any]]]) -> dict[str, dict[str, tuple[Any, ...]]]:
    return {table: {row: tuple(figures) for row, figures in rows.items()} for table, rows in tables.items()}
