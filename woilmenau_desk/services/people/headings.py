"""What the headings of a table of people mean, in German and English, and which rows are none of people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from woilmenau_desk.domain.list_errors import (
    NoKnownHeading,
    NoNameColumn,
)
from woilmenau_desk.domain.text import bare, clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.headings import HeadingWords
from woilmenau_desk.services.lists.table_files import Table
from woilmenau_desk.services.lists.text_encodings import unscrambled

WHOLE_NAME: Final = "name"
FAMILY_FIRST: Final = "name, family first"
GIVEN_FIRST: Final = "name, given first"
NAMES: Final = ("given_name", "family_name")
# Each heading is recognised by its letters alone, whatever case, spaces and marks it is written with.
_HEADINGS: Final = {
    "given_name": "given name|given names|first name|first names|forename|Vorname|Vornamen|Vorn|Rufname",
    "family_name": "family name|last name|surname|Familienname|Familiennamen|Nachname|Nachn|Zuname|Famname",
    WHOLE_NAME: (
        "name|full name|display name|Namen|vollständiger Name|ganzer Name|Name der Person|Klient|Klientin|Besucher"
        "|Teilnehmer|Teilnehmerin|TN"
    ),
    FAMILY_FIRST: (
        "Name Vorname|Nachname Vorname|Familienname Vorname|Zuname Vorname|Name und Vorname|Nachname und Vorname"
        "|Nach- und Vorname|last name first name|surname first name|surname given name|surname forename"
    ),
    GIVEN_FIRST: (
        "Vorname Name|Vorname Nachname|Vorname Familienname|Vorname und Name|Vorname und Nachname|Vor- und Nachname"
        "|Vor- und Zuname|Vor- und Familienname|first name last name|first and last name|given name surname"
    ),
    "birth_year": (
        "birth year|year of birth|birthyear|born|birth|birthday|birthdate|Geburtsjahr|Jahrgang|Jg|geboren|geb|birth date"
        "|date of birth|dob|Geburtsdatum|Geburtsdat|Geburtstag|geb Datum|geb Dat|geb Jahr|geb am|geb D|geboren am|GebDat"
    ),
    "gender": (
        "gender|sex|Geschlecht|Geschl|Anrede|m w d|w m d|m w|w m|Geschlecht m w d|Geschlecht w m d|Geschlecht m w"
        "|Geschlecht w m"
    ),
    "nationality": (
        "nationality|country|citizenship|country of origin|origin|Herkunft|Herkunftsland|Land|Nationalität|Nat|Nation"
        "|Staatsangehörigkeit|Staatsangeh|Staatsang|Staatsangehör|StA|Staatsbürgerschaft|Staat|Land der Herkunft"
        "|Heimatland|Herkunftsstaat"
    ),
    "language": (
        "language|languages|spoken language|first language|native language|mother tongue|Sprache|Sprachen|Muttersprache"
        "|Mutterspr|Erstsprache|Herkunftssprache|Verständigungssprache|gesprochene Sprache|spricht"
    ),
    "phone": (
        "phone|phone number|telephone|telephone number|mobile|mobile phone|mobile number|cell|cell phone|Telefon"
        "|Telefonnummer|Telefonnr|Tel|Tel Nr|Telnummer|Mobil|Mobiltelefon|Mobilnummer|Mobilnr|Mobiltel|Tel mobil"
        "|Telefon mobil|Telefon Handy|Tel Handy|Handy|Handynummer|Handynr|Rufnummer|Rufnr|Festnetz"
        "|Telefon privat|Tel privat|Handy privat|Mobil privat|Fon|Kontakt Telefon"
    ),
    "external_id": (
        "external id|id|number|no|Nummer|Nr|externe Nummer|externe ID|externe Kennung|Kennung|Kennziffer|Personennummer"
        "|Personen Nr|Pers Nr|Person ID|Personen ID|ID Nr|ID Nummer|Klientennummer|Klienten Nr|Kundennummer|Kunden Nr"
        "|Kd Nr|Klient ID|Klienten ID|Kunden ID|Besucher ID|Besuchernummer|Besucher Nr|Teilnehmernummer|Teilnehmer Nr"
        "|Mitgliedsnummer|Mitglieds Nr|Personenkennziffer"
    ),
    "card_number": (
        "card number|card no|card|Kartennummer|Karten Nr|Karte|Ausweisnummer|Ausweis Nr|Besucherkarte"
        "|Besucherkarten Nr"
    ),
}
_WORDS: Final = HeadingWords(_HEADINGS)
HEADING_WORDS: Final = _WORDS.words
"""Headings as they are mostly written, in small letters."""
EXAMPLES: Final = "Vorname, Nachname, Geburtsjahr, Geschlecht, Herkunftsland, Sprache, Telefon, Nummer"
_COUNTERS: Final = frozenset(("nr", "no"))
# Sums, dates, page numbers and signatures below or between the people.
_NO_PERSON: Final = re.compile(
    "|".join(
        (
            r"(?:zwischen|gesamt)?summen?(?: [\w ]+)?:?(?: ?\d+)?",
            r"(?:ins)?gesamt(?:zahl|summe)?:?(?: \d+.*)?",
            r"totals?:?(?: \d+)?|sum:|anzahl\b.*|[∑Σ].*|übertrag:?",
            r"\d+ (?:personen|einträge|datensätze|zeilen|teilnehmer\w*|rows|persons|people)",
            r"stand(?: ?:| \d| vom| am| per|\b[^a-zäöüß]*\d).*",
            r"(?:seite:?|page:?|blatt) ?\d+.*|- ?\d+ ?-",
            r"(?:datum, )?unterschrift\b.*|ort, datum\b.*|datum ?:.*|signature\b.*|gez\. .*|im auftrag\b.*",
            r"[\w .-]+, (?:den|am) \d{1,2}\.[ \w]*\.?.*",
            r"(?:erstellt|gedruckt|ausgedruckt|exportiert|aktualisiert|geprüft|quelle|hinweis|anmerkung|legende|bemerkung"
            r"|ausdruck|druckdatum|bearbeiter(?:in)?|verteiler|created|printed|exported|source|note)"
            r"(?: ?:| am | von | vom | on | by ).*",
            r"ende der (?:liste|tabelle).*|end of (?:list|table).*|\* ?(?:pflicht|required).*",
            r"[_=.–—*-]{3,}|©.*",
        )
    ),
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"[\d.,  €%:/-]*")
_DATED: Final = re.compile(r"dat|tag|geb|born|birth|dob", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field stands in which column, and what is told of columns that are left out.

    `whole_name`: one column holds the name undivided, in the order that `family_first` says where it says any.
    """

    places: Mapping[str, int]
    headings: tuple[str, ...]
    whole_name: bool
    left_out: tuple[Sentence, ...]
    family_first: bool = True

    def heading(self, field: str) -> str:
        """The heading of a field's column."""
        return self.headings[self.places[field]]

    @property
    def dated(self) -> bool:
        """Whether the column of birth is one of dates rather than of years."""
        return (
            "birth_year" in self.places
            and "jahr" not in self.heading("birth_year").casefold()
            and bool(_DATED.search(self.heading("birth_year")))
        )


def field_of(heading: str) -> str | None:
    """The field that a heading means, or None."""
    return _WORDS.field_of(heading)


def is_heading(text: str) -> bool:
    """Whether a text is a heading of a table of people."""
    return field_of(text) is not None


def is_no_person(cells: tuple[str, ...]) -> bool:
    """Whether a row is a sum, a date of issue, a page number or a signature rather than a person."""
    if sum(map(bool, cells)) > 8:
        return False
    written = [text for text in map(str.strip, cells) if text]
    if not written or len(written) > 4:
        return False
    first, *rest = written
    return _NO_PERSON.fullmatch(first[:300]) is not None and all(
        _SUM.fullmatch(text) or _NO_PERSON.fullmatch(text[:300]) for text in rest
    )


def counts_rows(table: Table, heading: str, place: int) -> bool:
    """Whether a column "Nr." only counts 1, 2, 3: such numbers say nobody's name, and every list has them."""
    if bare(heading) not in _COUNTERS:
        return False
    cells = (row.cells[place].strip() for row in table.rows if place < len(row.cells))
    numbers = [text for text in cells if text.isdigit()]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def columns_of(table: Table, file: str, given: Mapping[int, str | None] = MappingProxyType({})) -> Columns:
    """What the columns of a table mean. Raises NoKnownHeading or NoNameColumn.

    `given`: by place, the field that somebody said, or None for a column that is to be left out.
    """
    headings = tuple(map(shown, table.headings))
    places: dict[str, int] = {}
    told: list[Sentence] = []
    for place, heading in enumerate(table.headings):
        if place in given and given[place] is None:
            told.append(as_chosen(headings[place], place))
            continue
        field = given.get(place) or field_of(heading)
        if place not in given and field in given.values():
            # Somebody said another column for it.
            told.append(left_out(headings[place], place, twice=is_heading(headings[place])))
        elif field == "external_id" and place not in given and counts_rows(table, heading, place):
            text = QT_TRANSLATE_NOOP(
                "import", "Die Spalte „{column}“ zählt nur die Zeilen und wird ausgelassen."
            )
            told.append(Sentence("import", text, {"column": headings[place]}))
        elif field is not None and field not in places:
            places[field] = place
        else:
            told.append(left_out(headings[place], place, twice=is_heading(headings[place])))
    if not places:
        raise NoKnownHeading(file, known=EXAMPLES)
    whole_name, family_first = False, True
    for whole in (FAMILY_FIRST, GIVEN_FIRST, WHOLE_NAME):
        if whole not in places:
            continue
        # Beside one part of the name, "Name" means the other.
        rest = [part for part in NAMES if part not in places]
        place = places.pop(whole)
        if rest and (len(rest) == 2 or whole == WHOLE_NAME):
            places[rest[0]] = place
            whole_name, family_first = len(rest) == 2, whole != GIVEN_FIRST
        else:
            told.append(left_out(headings[place], place, twice=is_heading(headings[place])))
    if not places.keys() & set(NAMES):
        raise NoNameColumn(file)
    return Columns(places, headings, whole_name, tuple(told), family_first)


def repeats(columns: Columns, cells: tuple[str, ...]) -> bool:
    """Whether a row only says the headings again, as at the top of every printed page."""
    written = [(at, text) for at, text in enumerate(cells) if text.strip()]
    same = sum(
        at < len(columns.headings) and bare(text) == bare(columns.headings[at]) for at, text in written
    )
    known = sum(is_heading(text) for _, text in written)
    return bool(same) and (known == len(written) or (same > 1 and same * 2 > len(written)))


def as_chosen(heading: str, place: int) -> Sentence:
    """What is told of a column that somebody chose to leave out."""
    text = QT_TRANSLATE_NOOP("import", "Die Spalte „{column}“ wird ausgelassen, wie es gewählt wurde.")
    return Sentence("import", text, {"column": heading or place + 1})


def left_out(heading: str, place: int, *, twice: bool) -> Sentence:
    """What is told of a column that nothing is taken from; `twice`: another one stands for the same."""
    if not heading:
        text = QT_TRANSLATE_NOOP("import", "Spalte {number} hat keine Überschrift und wird ausgelassen.")
        return Sentence("import", text, {"number": place + 1})
    known = QT_TRANSLATE_NOOP("import", "Die Spalte „{column}“ steht doppelt da und wird ausgelassen.")
    unknown = QT_TRANSLATE_NOOP("import", "Die Spalte „{column}“ ist nicht bekannt und wird ausgelassen.")
    return Sentence("import", known if twice else unknown, {"column": heading})


def shown(heading: str) -> str:
    """A heading as it can be shown: it comes from outside like everything else."""
    return clean_line((unscrambled(heading) or heading)[:200], field="heading")[:60]
