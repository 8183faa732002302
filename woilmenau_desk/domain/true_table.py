"""A report's table with true figures, before anything of it leaves the house."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

REST: Final = "others"
"""What the row is called that takes in all that is not shown one by one."""
SUM: Final = "total"
"""What the row of the sums is called."""


class Rounding(Enum):
    """How a table is rounded for outside."""

    KEY = auto()  # the key figures, which the other tables add up to
    FIRSTS = auto()  # first, later and anonymous contacts, which add up to the published number of contacts
    CONTACTS = auto()  # the same of any other cells
    PERSONS = auto()  # … of persons
    CROSSED = auto()  # the same in two directions, with the sums of its columns
    AID = auto()  # its first column adds up to the published number of helps
    REFERRALS = auto()  # its cells add up to the published number of referrals
    SUMMED = auto()  # its cells add up to a sum of the table's own
    EACH = auto()  # figures that do not add up, each for itself
    OFFERS = auto()  # sessions, which a note tells outside, then figures of people, each for itself
    HOURS = auto()  # how many volunteers, and their minutes where nobody's own follow from them
    COURSE = auto()  # its rows are months and its columns numbers, by `counts`; each as that month tells it
    EXACT = auto()  # figures that say nothing of people


@dataclass(frozen=True, slots=True)
class TrueTable:
    """A table with true figures. `total`: a last row with the sums is shown.

    `rest` names the row that takes in, outside, what the sum has beyond the rows that are told. `counted` marks the rows
    that stand there only because something was counted: a small one vanishes, for its mere presence would tell that
    somebody was there. `ranks`: rows of the same rank are in the order of their figures, so rounded ones must be
    put in order anew, or their order tells more than they do. `drawn`: it is a picture, which may be empty. `sums`: the
    last row, where it is not the sum of what stands above it. `codes`: what each row is called in every version and
    language, where its label is not it. `counts`: what each
    figures' column counts (contacts, persons, …), so that a figure can open the list of what it counted. `top`: so many rows
    at most are shown one by one where it is not 0, those with the largest figures of the first rank; `folded` puts all
    others of that rank together. `adds`: of figures each for itself, that those of months add up to a longer span's.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    rounding: Rounding
    total: bool = False
    note: str = ""
    rest: str = ""
    counted: tuple[bool, ...] = ()
    ranks: tuple[int, ...] = ()
    drawn: bool = False
    sums: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    top: int = 0
    adds: bool = False


def folded(table: TrueTable) -> TrueTable:
    """The table with at most `shown` rows of the first rank one by one, all others of it together as its rest."""
    if not table.top or not table.labels:
        return replace(table, top=0)
    counted = table.counted or (False,) * len(table.labels)
    first = [place for place, rank in enumerate(table.ranks) if rank == table.ranks[0]]
    largest = sorted(first, key=lambda place: (-table.cells[place][0], table.labels[place]))
    together = largest[table.top :]
    shown = [*largest[: table.top], *(place for place in range(len(table.labels)) if place not in first)]
    rows = [
        (table.labels[at], table.codes[at], table.cells[at], counted[at], table.ranks[at]) for at in shown
    ]
    if together:
        sums = tuple(map(sum, zip(*(table.cells[at] for at in together), strict=True)))
        rows.insert(table.top, (table.rest, REST, sums, True, table.ranks[0] + 1))
    labels, codes, cells, marks, ranks = zip(*rows, strict=True)
    return replace(table, labels=labels, codes=codes, cells=cells, counted=marks, ranks=ranks, top=0)
