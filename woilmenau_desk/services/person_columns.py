"""What the columns and cells of a table of people mean: German and English headings, and values as people write them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput, NoKnownHeading, NoNameColumn
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.text import bare, clean_line, spellings
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.country_names import country_code
from woilmenau_desk.services.table_files import Table, TableRow

_WHOLE_NAME: Final = "name"
# Each heading is recognised by its letters alone, whatever case, spaces and marks it is written with.
_HEADINGS: Final = {
    "given_name": "given name|first name|forename|Vorname|Vornamen|Rufname",
    "family_name": "family name|last name|surname|Familienname|Nachname|Zuname",
    _WHOLE_NAME: "name|full name|display name|Namen|vollständiger Name|ganzer Name",
    "birth_year": (
        "birth year|year of birth|Geburtsjahr|Jahrgang|geboren|geb|birth date|date of birth|Geburtsdatum"
        "|Geburtstag|geb Datum|geb am"
    ),
    "gender": "gender|sex|Geschlecht",
    "nationality": (
        "nationality|country|citizenship|country of origin|origin|Herkunft|Herkunftsland|Land|Nationalität"
        "|Staatsangehörigkeit|Staatsbürgerschaft|Staat"
    ),
    "language": "language|spoken language|first language|Sprache|Sprachen|Muttersprache|Erstsprache",
    "phone": (
        "phone|phone number|telephone|mobile|mobile phone|Telefon|Telefonnummer|Tel|Tel Nr|Mobil|Mobiltelefon"
        "|Mobilnummer|Handy|Handynummer|Rufnummer"
    ),
    "external_id": (
        "external id|id|number|no|Nummer|Nr|externe Nummer|externe ID|externe Kennung|Kennung|Kennziffer"
        "|Personennummer|Person ID|Personen ID"
    ),
    "card_number": "card number|card no|card|Kartennummer|Karten Nr|Karte|Ausweisnummer",
}
_FIELD_OF: Final = {
    spelling: field
    for field, words in _HEADINGS.items()
    for word in words.split("|")
    for spelling in spellings(word)
}
_EXAMPLES: Final = "Vorname, Nachname, Geburtsjahr, Geschlecht, Herkunftsland, Sprache, Telefon, Nummer"
_GENDERS: Final = {
    "female": "w|f|weibl|weiblich|Frau|female|woman|Mädchen|girl",
    "male": "m|männl|männlich|Mann|Herr|male|man|Junge|boy",
    "diverse": "d|x|divers|diverse|nichtbinär|non-binary|inter",
    "not_stated": "keine Angabe|k. A.|ohne Angabe|not stated",
}
_LANGUAGES: Final = {
    "ckb": "Zentralkurdisch|Central Kurdish",
    "fa": "Farsi|Persian",
    "kmr": "Kurmanci|Kurmanji|Kurmandschi|Nordkurdisch|Northern Kurdish",
    "prs": "Dari-Persisch",
    "ps": "Paschto|Paschtunisch|Pashtu|Pushto",
    "ti": "Tigrinisch|Tigrigna",
}
# What people write into a cell that they have nothing to say in; the first ones also where any text may stand.
_DASHES: Final = frozenset(("-", "--", "–", "—", "?", "/", "./."))
_NOTHING: Final = _DASHES | frozenset(
    ("k.a.", "keineangabe", "n/a", "unbekannt", "unknown", "nichtbekannt", "keine", "none", "null", "nan")
)
_DATES: Final = re.compile(
    r"(?P<day>\d{1,2})[./-] ?(?P<month>\d{1,2})[./-] ?(?P<year>\d{4})"
    r"|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"
)
_UNKNOWN: Final = {
    "gender": QT_TRANSLATE_NOOP("import", "Das Geschlecht „{text}“ ist nicht bekannt; das Feld bleibt leer."),
    "nationality": QT_TRANSLATE_NOOP("import", "Das Land „{text}“ ist nicht bekannt; das Feld bleibt leer."),
    "language": QT_TRANSLATE_NOOP("import", "Die Sprache „{text}“ ist nicht bekannt; das Feld bleibt leer."),
}
_FIELDS: Final = tuple(field.name for field in fields(PersonData))


class Refused(Exception):
    """A row that cannot be imported, and why."""

    def __init__(self, reason: Sentence) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class LineNote:
    """Something to be told of a line of the file, counted from 1."""

    line: int
    text: Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says of a person: cleaned and checked, except that the name may be missing.

    `filled` names the fields that the row holds; `whole_name`: the name came undivided and is taken as a whole.
    """

    line: int
    data: PersonData
    filled: tuple[str, ...]
    whole_name: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field stands in which column, and what is told of columns that are left out."""

    places: Mapping[str, int]
    headings: tuple[str, ...]
    whole_name: bool
    left_out: tuple[Sentence, ...]


def field_of(heading: str) -> str | None:
    """The field that a heading means, or None. What it says in brackets does not count."""
    return _FIELD_OF.get(bare(heading)) or _FIELD_OF.get(bare(heading.partition("(")[0]))


def is_heading(text: str) -> bool:
    """Whether a text is a heading of a table of people."""
    return field_of(text) is not None


def columns_of(table: Table, file: str) -> Columns:
    """What the columns of a table mean. Raises NoKnownHeading or NoNameColumn."""
    headings = tuple(_shown(heading) for heading in table.headings)
    places: dict[str, int] = {}
    left_out: list[Sentence] = []
    for place, heading in enumerate(headings):
        field = field_of(heading)
        if field is not None and field not in places:
            places[field] = place
        else:
            left_out.append(_left_out(heading, place))
    if not places:
        raise NoKnownHeading(file, known=_EXAMPLES)
    whole_name = False
    if _WHOLE_NAME in places:
        # Beside one part of the name, "Name" means the other.
        rest = [part for part in ("given_name", "family_name") if part not in places]
        place = places.pop(_WHOLE_NAME)
        if rest:
            places[rest[0]] = place
            whole_name = len(rest) == 2
        else:
            left_out.append(_left_out(headings[place], place))
    if not places.keys() & {"given_name", "family_name"}:
        raise NoNameColumn(file)
    return Columns(places, headings, whole_name, tuple(left_out))


class PersonReader:
    """Reads rows of a table as people. What it is not sure of it notes in `remarks`."""

    def __init__(self, columns: Columns, genders: ValueList, languages: ValueList, today: date) -> None:
        self.remarks: list[LineNote] = []
        self._columns = columns
        self._today = today
        self._codes: dict[str, Callable[[str], str | None]] = {
            "gender": _lookup(_words_of(genders, _GENDERS)),
            "nationality": lambda text: None if _is_nothing(text) else country_code(text),
            "language": _language_lookup(languages),
        }
        self._dates_told = False
        self._known: dict[tuple[str, str], str | None] = {}

    def read(self, row: TableRow) -> Entry:
        """The person of a row. Raises Refused."""
        if row.trouble is not None:
            raise Refused(row.trouble)
        columns = self._columns
        if any(text.strip() for text in row.cells[len(columns.headings) :]):
            text = QT_TRANSLATE_NOOP("import", "Die Zeile hat mehr Felder als die erste Zeile Überschriften.")
            raise Refused(Sentence("import", text))
        values: dict[str, Any] = {}
        remarks: list[Sentence] = []
        for field, place in columns.places.items():
            if place < len(row.cells) and row.cells[place]:
                try:
                    if place in row.spoiled:
                        raise BadInput(field, row.spoiled[place])
                    value = self._value(field, row.cells[place], remarks)
                except BadInput as error:
                    raise self._refused(error) from None
                if value:
                    values[field] = value
        if columns.whole_name and (name := values.get("given_name")):
            family, _, given = (part.strip() for part in str(name).partition(","))
            if family and given and "," not in given:
                values |= {"given_name": given, "family_name": family}
        data = self._checked(values)
        self.remarks += (LineNote(row.line, remark) for remark in remarks)
        filled = tuple(field for field in _FIELDS if field in values)
        return Entry(row.line, data, filled, columns.whole_name)

    def _value(self, field: str, raw: str, remarks: list[Sentence]) -> str | int | None:
        text = self._clean(field, raw, remarks)
        if text in _DASHES:
            return None
        if field == "birth_year":
            if not self._dates_told and _DATES.fullmatch(text):
                self._dates_told = True
                said = QT_TRANSLATE_NOOP(
                    "import", "Vom Geburtsdatum wird hier und im Folgenden nur das Jahr behalten."
                )
                remarks.append(Sentence("import", said))
            return _birth_year(text)
        if field not in self._codes:
            return None if field == "phone" and _is_nothing(text) else text
        key = (field, text)
        if key not in self._known:
            self._known[key] = self._codes[field](text)
        code = self._known[key]
        if code is None and text and not _is_nothing(text):
            remarks.append(Sentence("import", _UNKNOWN[field], {"text": text[:40]}))
        return code

    def _clean(self, field: str, raw: str, remarks: list[Sentence]) -> str:
        text = clean_line(raw, field=field)
        if raw.isprintable():
            return text
        if any(unicodedata.category(char) == "Cc" and not char.isspace() for char in raw):
            reason = QT_TRANSLATE_NOOP("import", "Der Text enthält Steuerzeichen.")
            raise BadInput(field, Sentence("import", reason))
        if "".join(text.split()) != unicodedata.normalize("NFC", "".join(raw.split())):
            said = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: Unsichtbare Zeichen wurden entfernt.")
            remarks.append(Sentence("import", said, {"column": self._heading(field)}))
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
            raise self._refused(error) from None
        return data if named else replace(data, given_name="")

    def _refused(self, error: BadInput) -> Refused:
        if error.field not in self._columns.places:
            return Refused(error.reason)
        text = QT_TRANSLATE_NOOP("import", "Spalte „{column}“: {reason}")
        values = {"column": self._heading(error.field), "reason": error.reason}
        return Refused(Sentence("import", text, values))

    def _heading(self, field: str) -> str:
        return self._columns.headings[self._columns.places[field]]


def _left_out(heading: str, place: int) -> Sentence:
    if not heading:
        text = QT_TRANSLATE_NOOP("import", "Spalte {number} hat keine Überschrift und wird ausgelassen.")
        return Sentence("import", text, {"number": place + 1})
    known = QT_TRANSLATE_NOOP("import", "Die Spalte „{column}“ steht doppelt da und wird ausgelassen.")
    unknown = QT_TRANSLATE_NOOP("import", "Die Spalte „{column}“ ist nicht bekannt und wird ausgelassen.")
    return Sentence("import", known if is_heading(heading) else unknown, {"column": heading})


def _shown(heading: str) -> str:
    """A heading as it can be shown: it comes from outside like everything else."""
    return clean_line(heading[:200], field="heading")[:60]


def _is_nothing(text: str) -> bool:
    return "".join(text.casefold().split()) in _NOTHING


def _birth_year(text: str) -> int | None:
    """The year that a cell means; of a date of birth the year alone is kept. Raises BadInput."""
    if not text or _is_nothing(text):
        return None
    if re.fullmatch(r"\d{4}(?:[.,]0+)?", text):
        return int(text[:4])
    if found := _DATES.fullmatch(text):
        parts = found.groupdict()
        try:
            return date(*(int(parts[long] or parts[long[0]]) for long in ("year", "month", "day"))).year
        except ValueError:
            pass
    reason = QT_TRANSLATE_NOOP("import", "„{text}“ ist kein Geburtsjahr wie 1992.")
    raise BadInput("birth_year", Sentence("import", reason, {"text": text[:40]}))


def _words_of(values: ValueList, also: Mapping[str, str]) -> dict[str, str]:
    """Codes by the words for them; the centre's own words come before those that are known besides."""
    known = {
        spelling: code
        for code, words in also.items()
        if code in values
        for word in words.split("|")
        for spelling in spellings(word)
    }
    # What can still be chosen comes last and wins.
    for value in sorted(values, key=lambda value: value.active):
        own = str(value.extra.get("own", ""))
        known.update(
            (spelling, value.code) for word in (value.de, value.en, own) for spelling in spellings(word)
        )
    known.update((bare(value.code), value.code) for value in values)
    known.pop("", None)
    return known


def _lookup(known: Mapping[str, str]) -> Callable[[str], str | None]:
    return lambda text: known.get(bare(text))


def _language_lookup(languages: ValueList) -> Callable[[str], str | None]:
    known = _words_of(languages, _LANGUAGES)
    locales = {bare(str(value.extra.get("locale", ""))): value.code for value in languages}

    def lookup(text: str) -> str | None:
        if _is_nothing(text):
            return None
        found = known.get(bare(text)) or locales.get(bare(text))
        if found is None and (tag := re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})+", text)):
            found = known.get(tag[1].casefold())
        return found

    return lookup
