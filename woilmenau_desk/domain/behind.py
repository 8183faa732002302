"""What stands behind a figure: the list of what it counted. Pure, by the same definitions as the figures.

The numbers of the rows, what is hidden and what is not listed add up to the figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.figures import VisitFact, known_together

MOST: Final = 1000
"""More rows nobody reads; how many more there are is told."""
EVERY_ROW: Final = ""
"""In place of a row's code: all rows of the table, as its sum has them."""
OTHER_ROWS: Final = "others"
"""In place of a row's code: all rows that are not shown one by one."""


class BehindRow(NamedTuple):
    """One thing that was counted. `id` and `kind`: what it opens as; none where there is nothing to open.

    `number`: how often it counts, as a group of three does. `what` says it by the centre's own lists.
    """

    kind: Kind
    id: int | None
    day: date | None
    what: str = ""
    number: int = 1
    person_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """The list behind a figure. `number` is the figure; `hidden` of it are of restricted cases; `more` are not listed."""

    title: str
    number: int
    rows: tuple[BehindRow, ...]
    hidden: int = 0
    more: int = 0


def listed(title: str, rows: Iterable[BehindRow], most: int = MOST) -> Behind:
    """The list of these rows.

    What has no id and no name and no day, and does not say what it is, is of a restricted case, and only counted.
    """
    kept: list[BehindRow] = []
    number = hidden = more = 0
    for row in rows:
        number += row.number
        if row.id is None and row.day is None and row.person_id is None and not row.name + row.what:
            hidden += row.number
        elif len(kept) < most:
            kept.append(row)
        else:
            more += row.number
    return Behind(title, number, tuple(kept), hidden, more)


def with_names(behind: Behind, names: dict[int, str]) -> Behind:
    """The same with the names of the persons."""
    rows = tuple(
        row if row.person_id is None else row._replace(name=names.get(row.person_id, ""))
        for row in behind.rows
    )
    return replace(behind, rows=rows)


class Contact(NamedTuple):
    """One contact, or several alike of one visit.

    `told` has what all visits of it tell, `begun` the one that it began with, whose time and hours count.
    """

    number: int
    told: VisitFact
    begun: VisitFact
    personal: bool


def contacts(visits: Iterable[VisitFact]) -> Iterator[Contact]:
    """The contacts of visits, which come in the order of time: what `figures.count` counts, one by one."""
    for _, of_day in groupby(visits, key=lambda visit: visit.day):
        together: defaultdict[tuple[int, str], list[VisitFact]] = defaultdict(list)
        for visit in of_day:
            anonymous = visit.adults + visit.children
            if visit.person_id is None:
                anonymous += visit.group_size
            else:
                together[visit.person_id, visit.reason].append(visit)
            if anonymous:
                yield Contact(anonymous, visit, visit, personal=False)
        for same in together.values():
            yield Contact(1, known_together(same) if len(same) > 1 else same[0], same[0], personal=True)


def wanted(code: str, row_code: str, shown: Sequence[str] = ()) -> bool:
    """Whether what is counted in a row stands behind the row that was asked for."""
    if row_code == EVERY_ROW:
        return True
    return code not in shown if row_code == OTHER_ROWS else code == row_code
