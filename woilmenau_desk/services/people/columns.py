"""Rows of a table read as people: what is certain is taken, a doubted number refuses its row, all else is left empty.

`person_headings` knows the columns, `cell_damage` what was done to their cells, `person_values` the words in them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.formulas import mended as whole
from woilmenau_desk.domain.formulas import parted
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.text import NAME_LENGTH, clean_line
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists import cell_damage
from woilmenau_desk.services.lists.cell_damage import Doubt, is_nothing, mended
from woilmenau_desk.services.lists.lines import LineNote, Refused
from woilmenau_desk.services.lists.table_files import Table
from woilmenau_desk.services.lists.table_rows import CellKind, TableRow
from woilmenau_desk.services.people.headings import (
    HEADING_WORDS,
    NAMES,
    Columns,
    is_heading,
    is_no_person,
    repeats,
)
from woilmenau_desk.services.people.values import (
    ImpossibleDate,
    Lookup,
    birth_year,
    country_lookup,
    gender_lookup,
    language_lookup,
)

KEY: Final = "external_id"
"""The field that says whose record is changed: in doubt the whole row is refused."""
NUMBERS: Final = (KEY, "card_number", "phone")
LIMITS: Final = {
    "given_name": NAME_LENGTH,
    "family_name": NAME_LENGTH,
    "phone": 40,
    "card_number": 40,
    "external_id": 60,
}

_LITERAL: Final = "''"
"""Before a text that is to be taken as it stands: so an export writes what an import would doubt."""
_SIGNS: Final = ("=", "+", "-", "@")
_LONGEST: Final = 1_000
_UNKNOWN: Final = {
    "gender": QT_TRANSLATE_NOOP("import", "Das Geschlecht „{text}“ ist nicht bekannt; das Feld bleibt leer."),
    "nationality": QT_TRANSLATE_NOOP("import", "Das Land „{text}“ ist nicht bekannt; das Feld bleibt leer."),
    "language": QT_TRANSLATE_NOOP("import", "Die Sprache „{text}“ ist nicht bekannt; das Feld bleibt leer."),
}
_FIELDS: Final = tuple(field.name for field in fields(PersonData))
_IN_COLUMN: Final = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: {reason}")
_LEFT_EMPTY: Final = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: {reason} Das Feld bleibt leer.")
_YEARS_ONLY: Final = QT_TRANSLATE_NOOP(
    "import", "Vom Geburtsdatum wird hier und im Folgenden nur das Jahr behalten."
)
_INVISIBLE: Final = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: Unsichtbare Zeichen wurden entfernt.")
_CONTROLS: Final = QT_TRANSLATE_NOOP("import", "Der Text enthält Steuerzeichen.")
_TOO_MANY: Final = QT_TRANSLATE_NOOP("import", "Die Zeile hat mehr Felder als die erste Zeile Überschriften.")
_BESIDE: Final = QT_TRANSLATE_NOOP(
    "import", "Rechts neben den Überschriften steht noch etwas; es wird ausgelassen."
)
_HEADINGS_AGAIN: Final = QT_TRANSLATE_NOOP("import", "Hier stehen noch einmal die Überschriften.")
_NO_PERSON: Final = QT_TRANSLATE_NOOP(
    "import",
    "Das ist keine Person, sondern eine Summe, ein Stand, eine Seitenzahl oder eine Unterschrift („{text}“).",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says of a person: cleaned and checked, except that the name may be missing.

    `filled` names the fields that the row holds; `whole_name`: the name came undivided and is taken as a whole.
    `no_name` says why a name that stands in the row could not be taken.
    """

    line: int
    data: PersonData
    filled: tuple[str, ...]
    whole_name: bool = False
    no_name: Sentence | None = None


@dataclass(slots=True)
class _Reading:
    """A row while it is being read."""

    row: TableRow
    remarks: list[LineNote]
    no_name: Sentence | None = None

    def note(self, text: Sentence, column: str | None) -> None:
        self.remarks.append(LineNote(self.row.line, text, column))


class PersonReader:
    """Reads the rows of a table as people. What is not sure, and is left empty, it notes in `remarks`."""

    def __init__(
        self, table: Table, columns: Columns, genders: ValueList, languages: ValueList, today: date
    ) -> None:
        self.remarks: list[LineNote] = []
        self._columns = columns
        self._today = today
        self._of_workbook = table.sheet is not None
        self._lookups: dict[str, Lookup] = {
            "gender": gender_lookup(genders),
            "nationality": country_lookup,
            "language": language_lookup(languages),
        }
        self._headings = HEADING_WORDS | {heading.casefold() for heading in columns.headings if heading}
        self._name_places = [place for field, place in columns.places.items() if field in NAMES]
        self._dates_told = False
        self._known: dict[tuple[str, str], tuple[Any, Sentence | None]] = {}
        self._names: set[str] = set()
        self._lossy, self._placeholders, self._dotted = self._signs(table)

    def _signs(self, table: Table) -> tuple[bool, frozenset[str], bool]:
        """What single cells show of the whole list: letters lost to question marks, words for nothing, dotted numbers."""
        names = self._name_places
        keys = [place for field, place in self._columns.places.items() if field in (KEY, "card_number")]
        lossy = dotted = False
        placeholders: set[str] = set()
        for row in table.rows:
            for place, text in enumerate(row.cells):
                if place in names:
                    lossy = lossy or ("?" in text and text[0] != "'" and bool(cell_damage.LOSSY.search(text)))
                elif text in cell_damage.PERHAPS_NAMES:
                    placeholders.add(text)
                elif place in keys and not dotted and "." in text:
                    dotted = cell_damage.is_dotted(text.strip())
        return lossy, frozenset(placeholders), dotted

    def read(self, row: TableRow) -> Entry:
        """The person of a row. Raises Refused."""
        if row.trouble is not None:
            raise Refused(row.trouble)
        self._check(row)
        columns = self._columns
        reading = _Reading(row, [])
        if any(map(str.strip, row.cells[len(columns.headings) :])):
            if not self._of_workbook:
                # In a text a separator too much moves everything behind it.
                raise Refused(Sentence("import", _TOO_MANY))
            reading.note(Sentence("import", _BESIDE), None)
        values: dict[str, Any] = {}
        for field, place in columns.places.items():
            if place < len(row.cells) and row.cells[place]:
                value = self._value(field, place, reading)
                if value:
                    values[field] = value
        if columns.whole_name and (name := values.get("given_name")):
            values |= self._divided(str(name))
        data = self._checked(values)
        self.remarks += reading.remarks
        filled = tuple(field for field in _FIELDS if field in values)
        return Entry(row.line, data, filled, columns.whole_name, reading.no_name)

    def _check(self, row: TableRow) -> None:
        """Raises Refused for a row that is none of a person."""
        cells = row.cells
        for place in self._name_places:
            if place < len(cells) and cells[place].strip().casefold() in self._headings:
                if repeats(self._columns, cells):
                    raise Refused(Sentence("import", _HEADINGS_AGAIN))
        if is_no_person(cells):
            text = next(text.strip() for text in cells if text.strip())
            raise Refused(Sentence("import", _NO_PERSON, {"text": text[:40]}))

    def _divided(self, name: str) -> dict[str, str]:
        """A name in one cell, taken apart where a comma says how."""
        first, _, second = (part.strip() for part in name.partition(","))
        if not (first and second) or "," in second:
            return {}
        if not self._columns.family_first:
            first, second = second, first
        return {"given_name": second, "family_name": first}

    def _value(self, field: str, place: int, reading: _Reading) -> Any:
        """What a cell says, or None where it says nothing or nothing sure. Raises Refused."""
        column = self._columns.headings[place]
        try:
            value, said = self._read(field, place, reading)
        except Doubt as error:
            values = {"column": column, "reason": error.reason}
            if field == KEY:
                raise Refused(Sentence("import", _IN_COLUMN, values), column) from None
            if field in NAMES:
                reading.no_name = reading.no_name or Sentence("import", _IN_COLUMN, values)
            reading.note(Sentence("import", _LEFT_EMPTY, values), column)
            return None
        except ImpossibleDate as error:
            values = {"column": column, "reason": error.reason}
            raise Refused(Sentence("import", _IN_COLUMN, values), column) from None
        if said is not None:
            reading.note(said, column)
        return value

    def _read(self, field: str, place: int, reading: _Reading) -> tuple[Any, Sentence | None]:
        """The value of a cell, and what is to be told of it. Raises Doubt or ImpossibleDate."""
        raw = reading.row.cells[place]
        if not reading.row.kinds and not reading.row.spoiled and self._is_plain(field, raw):
            return raw, None
        if place in reading.row.spoiled:
            raise Doubt(reading.row.spoiled[place])
        kind = reading.row.kinds.get(place)
        if (field, raw) in self._known and kind is None:
            return self._known[field, raw]
        if len(raw) > _LONGEST:
            # What is too long for any field is not mended first: that looks at it in many ways.
            raw = self._clean(field, place, raw, reading)
        literal = field in LIMITS and raw.startswith(_LITERAL)
        raw = whole(raw.removeprefix(_LITERAL)) if literal else _unprefixed(field, mended(raw))
        text = self._clean(field, place, raw, reading)
        if not text:
            return None, None
        if literal:
            return self._fitting(field, text), None
        if field in NAMES:
            return self._name(field, text, kind)
        if field in (KEY, "card_number"):
            return self._fitting(field, cell_damage.number(text, raw, kind, dotted=self._dotted)), None
        if field == "phone":
            number, said = cell_damage.phone(text, raw, kind, LIMITS["phone"])
            return self._fitting(field, number), self._in_column(field, said)
        if field == "birth_year":
            return self._year(text, kind, reading), None
        return self._word(field, text)

    def _is_plain(self, field: str, raw: str) -> bool:
        """Whether a cell is taken as it is at first sight: most are, and there are very many."""
        if field in NAMES:
            return raw in self._names
        if field == "phone":
            return len(raw) <= LIMITS["phone"] and cell_damage.PLAIN_PHONE.fullmatch(raw) is not None
        return field in NUMBERS and raw.isascii() and raw.isdigit() and len(raw) <= LIMITS[field]

    def _name(self, field: str, text: str, kind: CellKind | None) -> tuple[str, Sentence | None]:
        name, said = cell_damage.person_name(text, kind, lossy=self._lossy, placeholders=self._placeholders)
        name = self._fitting(field, name)
        if said is None and name == text and kind is None:
            self._names.add(name)
        return name, self._in_column(field, said)

    def _year(self, text: str, kind: CellKind | None, reading: _Reading) -> int | None:
        year, from_date = birth_year(text, kind, self._today, dated=self._columns.dated)
        if from_date and not self._dates_told:
            self._dates_told = True
            reading.note(Sentence("import", _YEARS_ONLY), None)
        return year

    def _word(self, field: str, text: str) -> tuple[str | None, Sentence | None]:
        key = (field, text)
        if key not in self._known:
            code, said = self._lookups[field](text)
            if code is None and said is None and not is_nothing(text):
                said = Sentence("import", _UNKNOWN[field], {"text": text[:40]})
            self._known[key] = code, said
        return self._known[key]

    def _fitting(self, field: str, text: str) -> str:
        """The text, if it is not too long for its field. Raises Doubt."""
        if len(text) > LIMITS[field]:
            try:
                clean_line(text, field=field, limit=LIMITS[field])
            except BadInput as error:
                raise Doubt(error.reason) from None
        return text

    def _in_column(self, field: str, said: Sentence | None) -> Sentence | None:
        if said is None:
            return None
        return Sentence("import", _IN_COLUMN, {"column": self._columns.heading(field), "reason": said})

    def _clean(self, field: str, place: int, raw: str, reading: _Reading) -> str:
        try:
            text = clean_line(raw, field=field)
        except BadInput as error:
            raise Doubt(error.reason) from None
        if raw.isprintable():
            return text
        if any(unicodedata.category(char) == "Cc" and not char.isspace() for char in raw):
            raise Doubt(Sentence("import", _CONTROLS))
        if "".join(text.split()) != unicodedata.normalize("NFC", "".join(raw.split())):
            column = self._columns.headings[place]
            reading.note(Sentence("import", _INVISIBLE, {"column": column}), column)
        return text

    def _checked(self, values: Mapping[str, Any]) -> PersonData:
        named = bool(values.get("given_name") or values.get("family_name"))
        filled = {field: value for field, value in values.items() if field in _FIELDS}
        # Whether a name is needed depends on whether the person is already known.
        if not named:
            filled["given_name"] = "?"
        try:
            data = PersonData(**filled).checked(self._today)
        except BadInput as error:
            raise Refused(error.reason) from None
        return data if named else replace(data, given_name="")


def is_about_dates(note: LineNote) -> bool:
    """Whether a remark is told once for the whole list rather than of its line."""
    return note.text.template == _YEARS_ONLY


def _unprefixed(field: str, text: str) -> str:
    """A number without the apostrophe that makes it a text; a name only where it hid a formula: 'Abd is a name."""
    return text[1:] if text.startswith("'") and (field in NUMBERS or text[1:2] in _SIGNS) else text


def _reads_otherwise(name: str) -> bool:
    """Whether a name, or what it would be behind a formula's apostrophe, is not read as it is written."""
    return cell_damage.is_suspicious(name) or is_heading(name) or is_no_person((name,))


def as_written(field: str, text: str, *, formulas: bool) -> str:
    """A name or number as it must stand in a table to be read again as it is.

    One apostrophe hides what a table program would reckon with (`formulas`), two what would be mended or doubted here.
    """
    if not text:
        return text
    apart = parted(text)
    if apart != text:
        return f"{_LITERAL}{apart}"
    if field in NAMES:
        hidden = text.startswith("'") and text[1:2] in ("'", *_SIGNS, "")
        if hidden or _reads_otherwise(text):
            return f"{_LITERAL}{text}"
        return f"'{text}" if text[0] in _SIGNS else text
    if text.startswith("'") or not cell_damage.reads_as_it_is(field, text):
        return f"{_LITERAL}{text}"
    return f"'{text}" if formulas and text[0] in _SIGNS else text
