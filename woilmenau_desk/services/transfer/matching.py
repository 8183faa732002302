"""Which column of a file holds which field: as somebody chose it, by the heading, and proposed by what stands in it.

What a column holds is a proposal for somebody's eye and never taken by itself; the numbers that say whose record it is
are not even proposed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.lines import LineNote
from woilmenau_desk.services.lists.table_files import Table
from woilmenau_desk.services.people.headings import counts_rows, shown

Looks = Callable[[str], bool]
_SAMPLE: Final = 60  # cells that are looked at
_SHOWN: Final = 3
_LEAST: Final = 0.8  # of the cells are to look so
_PROPOSED: Final = QT_TRANSLATE_NOOP(
    "import", "Spalte „{column}“: dem Inhalt nach vielleicht {field}; von Hand lässt sie sich zuordnen."
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of list. `title`: its word, `key`: it says whose record a row is."""

    name: str
    title: str
    key: bool = False


class Why(Enum):
    """By what a column is taken for its field, or why for none."""

    CHOSEN = "chosen"
    REMEMBERED = "remembered"
    HEADING = "heading"
    NOTHING = "nothing"
    TWICE = "twice"  # another column stands for the same
    COUNTS = "counts"  # it only counts the rows


@dataclass(frozen=True, slots=True)
class MatchedColumn:
    """A column of a file: its place, its heading, what stands in it, and the field that it is taken for.

    `proposal`: what it may be, by what stands in it, where the heading says nothing.
    """

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str | None
    why: Why
    proposal: str | None = None


def heading_key(heading: str) -> str:
    """By which a heading is remembered, however it was written the next time."""
    return clean_line(heading[:200], field="heading").casefold()


def decided(
    table: Table, remembered: Mapping[str, str], chosen: Mapping[int, str | None]
) -> dict[int, str | None]:
    """By place, the field that somebody chose now or for the same heading earlier; None: left out."""
    earlier = {
        place: remembered[key] or None
        for place, heading in enumerate(table.headings)
        if heading and (key := heading_key(heading)) in remembered
    }
    taken = {field for field in chosen.values() if field}
    return {place: field for place, field in earlier.items() if field not in taken} | dict(chosen)


def matched(
    table: Table,
    field_of: Callable[[str], str | None],
    fields: Sequence[Field],
    remembered: Mapping[str, str],
    chosen: Mapping[int, str | None],
    looks: Mapping[str, Looks],
) -> tuple[MatchedColumn, ...]:
    """Every column of a file with what it is taken for. `looks`: by field, what its cells look like."""
    given = decided(table, remembered, chosen)
    known = {field.name for field in fields}
    taken = {field for field in given.values() if field}
    columns: list[MatchedColumn] = []
    for place, heading in enumerate(table.headings):
        samples = _samples(table, place, _SHOWN)
        field, why = given.get(place), Why.CHOSEN if place in chosen else Why.REMEMBERED
        if place not in given:
            field, why = field_of(heading), Why.HEADING
            if field is None:
                why = Why.NOTHING
            elif field in taken:
                field, why = None, Why.TWICE
            elif field in known and field == "external_id" and counts_rows(table, heading, place):
                field, why = None, Why.COUNTS
            else:
                taken.add(field)
        columns.append(MatchedColumn(place, shown(heading), samples, field, why))
    for at, column in enumerate(columns):
        if column.why is Why.NOTHING:
            free = {name: look for name, look in looks.items() if name not in taken}
            found = _by_content(_samples(table, column.place, _SAMPLE), free)
            if found is not None:
                taken.add(found)
                columns[at] = MatchedColumn(
                    column.place, column.heading, column.samples, None, Why.NOTHING, found
                )
    return tuple(columns)


def proposals(columns: Iterable[MatchedColumn], titles: Mapping[str, str], line: int) -> list[LineNote]:
    """What is told of columns that may be something by their content."""
    return [
        LineNote(
            line,
            Sentence(
                "import",
                _PROPOSED,
                {
                    "column": column.heading or column.place + 1,
                    "field": Sentence("import fields", titles[column.proposal]),
                },
            ),
            column.heading,
        )
        for column in columns
        if column.proposal is not None
    ]


def _samples(table: Table, place: int, most: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in table.rows:
        if place < len(row.cells) and (text := row.cells[place].strip()):
            found.append(text[:60])
            if len(found) >= most:
                break
    return tuple(found)


def _by_content(texts: Sequence[str], looks: Mapping[str, Looks]) -> str | None:
    """The first field that most of the cells look like."""
    if not texts:
        return None
    for name, look in looks.items():
        if sum(map(look, texts)) >= _LEAST * len(texts):
            return name
    return None
