"""Rows of a table read by fields: what is certain is taken, a doubt about what a row cannot do without refuses it.

People are read by a reader of their own (`services.people.columns`); this one is for all other kinds of lists.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.formulas import mended as whole
from woilmenau_desk.domain.text import bare, clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.cell_damage import Doubt, is_nothing, mended
from woilmenau_desk.services.lists.cell_values import Cell, Reads
from woilmenau_desk.services.lists.lines import LineNote, Refused
from woilmenau_desk.services.lists.table_files import Table
from woilmenau_desk.services.lists.table_rows import TableRow
from woilmenau_desk.services.people.headings import is_no_person
from woilmenau_desk.services.people.values import Lookup

_LITERAL: Final = "''"
_SIGNS: Final = ("=", "+", "-", "@")
_LONGEST: Final = 1_000
_REMEMBERED: Final = 20_000  # cells that were read: many say the same, and those that do not need no memory
_IN_COLUMN: Final = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: {reason}")
_LEFT_EMPTY: Final = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: {reason} Das Feld bleibt leer.")
_MISSING: Final = QT_TRANSLATE_NOOP("import", "In der Spalte „{column}“ steht nichts.")
_TOO_MANY: Final = QT_TRANSLATE_NOOP("import", "Die Zeile hat mehr Felder als die erste Zeile Überschriften.")
_BESIDE: Final = QT_TRANSLATE_NOOP(
    "import", "Rechts neben den Überschriften steht noch etwas; es wird ausgelassen."
)
_HEADINGS_AGAIN: Final = QT_TRANSLATE_NOOP("import", "Hier stehen noch einmal die Überschriften.")
_NO_ENTRY: Final = QT_TRANSLATE_NOOP(
    "import",
    "Das ist kein Eintrag, sondern eine Summe, ein Stand, eine Seitenzahl oder eine Unterschrift („{text}“).",
)
_UNKNOWN: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist nicht bekannt.")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says: by field, what was sure and not empty; and the first thing that was doubted in it."""

    line: int
    values: Mapping[str, Any]
    doubted: Sentence | None = None


def numbers_of(entries: Iterable[Entry]) -> set[str]:
    """The numbers that rows name themselves by."""
    return {number for entry in entries if (number := entry.values.get("external_id"))}


class ListReader:
    """Reads the rows of a table. What is not sure, and is left empty, it notes in `remarks`."""

    def __init__(
        self,
        table: Table,
        places: Mapping[str, int],
        headings: Sequence[str],
        reads: Mapping[str, Reads],
        needed: frozenset[str],
        refusing: frozenset[str],
    ) -> None:
        """`needed`: what no row can do without; `refusing`: what may be empty, but not in doubt."""
        self.remarks: list[LineNote] = []
        self._places = places
        self._headings = headings
        self._reads = reads
        self._needed = needed
        self._refusing = refusing | needed
        self._of_workbook = table.sheet is not None
        self._known: dict[tuple[str, str], Any] = {}

    def read(self, row: TableRow) -> Entry:
        """What a row says. Raises Refused."""
        if row.trouble is not None:
            raise Refused(row.trouble)
        self._check(row)
        remarks: list[LineNote] = []
        if any(map(str.strip, row.cells[len(self._headings) :])):
            if not self._of_workbook:
                # In a text a separator too much moves everything behind it.
                raise Refused(Sentence("import", _TOO_MANY))
            remarks.append(LineNote(row.line, Sentence("import", _BESIDE)))
        values: dict[str, Any] = {}
        for field, place in self._places.items():
            value = self._value(row, field, place, remarks) if place < len(row.cells) else None
            if value is not None and value != "":
                values[field] = value
            elif field in self._needed:
                column = self._headings[place]
                raise Refused(Sentence("import", _MISSING, {"column": column}), column)
        self.remarks += remarks
        return Entry(row.line, values, remarks[0].text if remarks else None)

    def _check(self, row: TableRow) -> None:
        """Raises Refused for a row that is no entry."""
        written = [(at, text) for at, text in enumerate(row.cells) if text.strip()]
        same = sum(
            at < len(self._headings) and bare(text) == bare(self._headings[at]) for at, text in written
        )
        if same > 1 and same * 2 > len(written):
            raise Refused(Sentence("import", _HEADINGS_AGAIN))
        if is_no_person(row.cells):
            text = next(text.strip() for text in row.cells if text.strip())
            raise Refused(Sentence("import", _NO_ENTRY, {"text": text[:40]}))

    def _value(self, row: TableRow, field: str, place: int, remarks: list[LineNote]) -> Any:
        """What a cell says, or None where it says nothing or nothing sure. Raises Refused."""
        column = self._headings[place]
        try:
            value, said = self._read(row, field, place)
        except Doubt as error:
            values = {"column": column, "reason": error.reason}
            if field in self._refusing:
                raise Refused(Sentence("import", _IN_COLUMN, values), column) from None
            remarks.append(LineNote(row.line, Sentence("import", _LEFT_EMPTY, values), column))
            return None
        if said is not None:
            text = Sentence("import", _IN_COLUMN, {"column": column, "reason": said})
            remarks.append(LineNote(row.line, text, column))
        return value

    def _read(self, row: TableRow, field: str, place: int) -> tuple[Any, Sentence | None]:
        if place in row.spoiled:
            raise Doubt(row.spoiled[place])
        raw, kind = row.cells[place], row.kinds.get(place)
        if not raw.strip():
            return None, None
        key = (field, raw)
        if kind is None and key in self._known:
            return self._known[key]  # type: ignore[no-any-return]
        literal = raw.startswith(_LITERAL)
        if literal:
            text = whole(raw.removeprefix(_LITERAL))
        else:
            text = mended(raw) if len(raw) <= _LONGEST else raw
            text = text[1:] if text.startswith("'") and (text[1:2] in _SIGNS or text[1:2].isdigit()) else text
        try:
            clean = clean_line(text, field=field, limit=_LONGEST)
        except BadInput as error:
            raise Doubt(error.reason) from None
        if not clean:
            return None, None
        found = self._reads[field](Cell(clean, text, kind))
        if kind is None and found[1] is None and len(self._known) < _REMEMBERED:
            self._known[key] = found
        return found


def coded(lookup: Lookup) -> Reads:
    """A reader for a word of a value list; one that is not known is a doubt."""

    def read(cell: Cell) -> tuple[str | None, Sentence | None]:
        if is_nothing(cell.text):
            return None, None
        code, said = lookup(cell.text)
        if code is None:
            raise Doubt(said or Sentence("import", _UNKNOWN, {"text": cell.text[:40]}))
        return code, said

    return read
