"""Importing visits, as somebody kept them in a table: one a line, of a known person or anonymous.

What is there already is not logged again: the same person on the same day for the same reason, and of anonymous lines as
many as there are. So the same file again changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, check_date, check_exists
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import USUAL_CHANNEL, VisitData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.lists import cell_values
from woilmenau_desk.services.lists.cell_values import Cell
from woilmenau_desk.services.lists.headings import HeadingWords
from woilmenau_desk.services.lists.lines import LineNote
from woilmenau_desk.services.people.values import Lookup, language_lookup, words_of
from woilmenau_desk.services.transfer.lists import Along, Chosen, GoOn, ListOf, ReadList, Rows, read_by_fields
from woilmenau_desk.services.transfer.matching import Field, Looks, MatchedColumn
from woilmenau_desk.services.transfer.outcome import Line, Resemblance
from woilmenau_desk.services.transfer.reading import Entry, ListReader, coded
from woilmenau_desk.services.transfer.words import looks_like, of_values
from woilmenau_desk.storage import list_loading
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.list_loading import KnownVisits, NewVisit
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_HEADINGS: Final = HeadingWords(
    {
        "date": (
            "day|visited on|visit date|contact date|Datum|Tag|Besuchsdatum|Kontaktdatum|Besuchstag|Datum des Besuchs"
            "|am|wann|besucht am|Kontakt am|Dat"
        ),
        "time": "hour|time of day|Uhrzeit|Zeit|Uhr|um|Beginn|Besuchszeit|Ankunft",
        "reason": (
            "purpose|kind|kind of contact|why|Anlass|Grund|Besuchsgrund|Anlaß|Art|Art des Kontakts|Kontaktart|Anliegen"
            "|weshalb|Leistung|Zweck"
        ),
        "person_external_id": (
            "person|person id|person number|external id|id|client id|Personennummer|Person|Nummer|Nr|Kennung|Personen Nr"
            "|Person Nr|Pers Nr|Personen ID|Person ID|externe Nummer|externe ID|Klientennummer|Klienten Nr|Besuchernummer"
            "|Besucher Nr|Nummer der Person"
        ),
        "group_size": (
            "size|number|count|people|persons|headcount|Anzahl|Personen|Personenzahl|Anzahl Personen|Gruppe|Gruppengröße"
            "|Größe der Gruppe|Köpfe|wie viele|Zahl|Besucher|Anzahl Besucher"
        ),
        "language": "languages|spoken language|Sprache|Sprachen|gesprochene Sprache|Muttersprache|Verständigung",
        "adults": "companions|accompanying adults|Erwachsene|Begleitpersonen|erwachsene Begleitung|weitere Erwachsene",
        "children": "kids|accompanying children|Kinder|mitgebrachte Kinder|Anzahl Kinder|Kinder dabei",
        "channel": "way|by|medium|Kanal|Weg|Kontaktweg|Kontaktkanal|wie|wo|Ort|Form",
    }
)
_FIELDS: Final = (
    Field("date", QT_TRANSLATE_NOOP("import fields", "Datum")),
    Field("time", QT_TRANSLATE_NOOP("import fields", "Uhrzeit")),
    Field("reason", QT_TRANSLATE_NOOP("import fields", "Anlass")),
    Field("person_external_id", QT_TRANSLATE_NOOP("import fields", "Nummer der Person"), key=True),
    Field("group_size", QT_TRANSLATE_NOOP("import fields", "Personenzahl")),
    Field("language", QT_TRANSLATE_NOOP("import fields", "Sprache")),
    Field("channel", QT_TRANSLATE_NOOP("import fields", "Kanal")),
    Field("adults", QT_TRANSLATE_NOOP("import fields", "Erwachsene dazu")),
    Field("children", QT_TRANSLATE_NOOP("import fields", "Kinder dazu")),
)
_NEEDED: Final = ("date", "reason")
_BESIDE: Final = ("adults", "children")
_REASONS: Final = {
    "encounter": "Begegnungen|Treffen|Kaffee|offener Treff|Café|Besuch",
    "quick_info": "Info|Kurzinfo|Auskunft|Kurzberatung|kurze Auskunft",
    "counselling": "Beratungsgespräch|Beratungen|Gespräch|Sozialberatung|counseling|advice",
    "emergency_aid": "Nothilfe|Soforthilfen|akute Hilfe|emergency aid",
    "offer": "Angebote|Kurs|Veranstaltung|course|event",
    "paperwork": "Post|Formular|Formulare|Formularhilfe|Ausfüllhilfe|Antrag|Post und Formular|forms|mail",
    "appointment": "Termine|Terminvereinbarung",
    "volunteering": "Ehrenamtlich|Ehrenamtliche|volunteer",
}
_CHANNELS: Final = {
    "on_site": "persönlich|vor-Ort|im Zentrum|Präsenz|in person|onsite|Theke|Büro",
    "phone": "telefonisch|Tel|Tel.|Anruf|call",
    "messenger": "WhatsApp|Signal|Telegram|Chat|SMS|online|E-Mail|Mail",
    "outreach": "Hausbesuch|unterwegs|draußen|home visit",
    "accompaniment": "begleitet|Begleitungen",
}
_FUTURE: Final = QT_TRANSLATE_NOOP("import", "Der {day} liegt in der Zukunft.")
_UNKNOWN_PERSON: Final = QT_TRANSLATE_NOOP(
    "import", "Die Nummer „{number}“ hat hier niemand; bitte zuerst die Personen importieren."
)
_THERE: Final = QT_TRANSLATE_NOOP("import", "Das steht schon in Zeile {line}: es zählt einmal.")


class VisitPlan:
    """What becomes of the lines."""

    def __init__(self, desk: Desk, known: KnownVisits, entries: Iterable[Entry]) -> None:
        self.new: list[NewVisit] = []
        self.updated = 0
        self.refused: list[LineNote] = []
        self.remarks: list[LineNote] = []
        self._desk = desk
        self._known = known
        self._left = Counter(known.anonymous)
        self._lines: dict[tuple[int, date, str], int] = {}
        self._moment = lru_cache(maxsize=None)(self._reckoned)
        for entry in entries:
            try:
                self._take(entry)
            except BadInput as error:
                self.refused.append(LineNote(entry.line, error.reason))

    @property
    def unchanged(self) -> int:
        """A visit that is there says nothing new."""
        return self.updated

    def made(self) -> list[Line]:
        """The visits that would be logged."""
        reasons = self._desk.values_of(ListName.REASONS)
        numbers = {person_id: number for number, person_id in self._known.persons.items()}
        return [
            Line(
                visit.line,
                f"{visit.day:%d.%m.%Y} · {reasons.label(visit.reason)}",
                numbers.get(visit.person_id or 0, "") or f"× {visit.group_size}",
            )
            for visit in self.new
        ]

    def changed(self) -> list[Line]:
        """None ever is."""
        return []

    def _take(self, entry: Entry) -> None:
        values = entry.values
        day, behind = values["date"]
        moment, within = self._moment(day, values.get("time") or behind, values["reason"])
        person_id: int | None = None
        if number := values.get("person_external_id"):
            person_id = self._known.persons.get(number)
            if person_id is None:
                raise BadInput(
                    "person_external_id", Sentence("import", _UNKNOWN_PERSON, {"number": number[:40]})
                )
        channel = values.get("channel") or USUAL_CHANNEL.value
        size, language = values.get("group_size", 1), values.get("language")
        adults, children = (values.get(name) or 0 for name in _BESIDE)
        VisitData(
            values["reason"], person_id, size, channel, language, adults=adults, children=children
        ).checked()
        if person_id is not None:
            key = person_id, day, values["reason"]
            if key in self._known.personal:
                self.updated += 1
                return
            if key in self._lines:
                self.updated += 1
                said = Sentence("import", _THERE, {"line": self._lines[key]})
                self.remarks.append(LineNote(entry.line, said))
                return
            self._lines[key] = entry.line
        else:
            there = moment, values["reason"], size, language, channel, adults, children
            if self._left[there] > 0:
                self._left[there] -= 1
                self.updated += 1
                return
        self.new.append(
            NewVisit(
                entry.line,
                moment,
                day,
                values["reason"],
                channel,
                person_id,
                size,
                language,
                within,
                adults,
                children,
            )
        )

    def _reckoned(self, day: date, at: time | None, reason: str) -> tuple[datetime, bool]:
        """The moment of a visit, and whether it lies within its hours. Raises BadInput."""
        check_date(day, field="date")
        if day > self._desk.today():
            raise BadInput("date", Sentence("import", _FUTURE, {"day": f"{day:%d.%m.%Y}"}))
        if at is None:
            at = centre.assumed_time(self._desk, day, reason)
        moment = check_exists(datetime.combine(day, at, BERLIN), field="time")
        return moment, centre.is_open(self._desk, moment, reason)


class VisitList(ListOf[Entry, VisitPlan]):
    """A list of visits."""

    kind = ListKind.VISITS
    fields = _FIELDS
    examples = "Datum, Uhrzeit, Anlass, Personennummer, Anzahl, Sprache, Kanal"

    def field_of(self, heading: str) -> str | None:
        return _HEADINGS.field_of(heading)

    def looks(self, desk: Desk) -> Mapping[str, Looks]:
        today = desk.today()
        lookups = _lookups(desk)
        return {
            "date": looks_like(lambda cell: cell_values.day(cell, today, american=False)),
            "time": looks_like(cell_values.clock),
            **{name: looks_like(coded(lookup)) for name, lookup in lookups.items()},
        }

    def rows(
        self, desk: Desk, read: ReadList, columns: Sequence[MatchedColumn], given: Chosen, along: Along
    ) -> Rows[Entry]:
        today, table = desk.today(), read.table

        def reader(places: Mapping[str, int], headings: Sequence[str]) -> ListReader:
            at = places["date"]
            order = cell_values.month_first(row.cells[at] for row in table.rows if at < len(row.cells))

            def day(cell: Cell) -> tuple[Any, Sentence | None]:
                found = cell_values.day(cell, today, american=order)
                return (None if found[0] is None else found), None

            reads = {
                "date": day,
                "time": cell_values.clock,
                "person_external_id": cell_values.key_number(60),
                "group_size": cell_values.whole_number,
                **dict.fromkeys(_BESIDE, cell_values.whole_number),
                **{name: coded(lookup) for name, lookup in _lookups(desk).items()},
            }
            return ListReader(
                table,
                places,
                headings,
                reads,
                frozenset(_NEEDED),
                # How many there were is not to be guessed, and neither is when.
                frozenset({"person_external_id", "group_size", "time", *_BESIDE}),
            )

        return read_by_fields(read, columns, _NEEDED, self, reader, along)

    def plan(self, desk: Desk, conn: Connection, entries: Sequence[Entry], along: Along) -> VisitPlan:
        numbers = {number for entry in entries if (number := entry.values.get("person_external_id"))}
        days = [entry.values["date"][0] for entry in entries] or [desk.today()]
        return VisitPlan(desk, list_loading.known_visits(conn, numbers, min(days), max(days)), along(entries))

    def alike(self, desk: Desk, plan: VisitPlan, go_on: GoOn) -> tuple[Resemblance, ...]:
        return ()

    def write(self, desk: Desk, uow: UnitOfWork, plan: VisitPlan, batch: BatchRows, go_on: GoOn) -> None:
        list_loading.load_visits(uow, plan.new, desk.actor.name, batch, go_on)


def _lookups(desk: Desk) -> dict[str, Lookup]:
    return {
        "reason": of_values(words_of(desk.values_of(ListName.REASONS), _REASONS)),
        "channel": of_values(words_of(desk.values_of(ListName.CHANNELS), _CHANNELS)),
        "language": language_lookup(desk.values_of(ListName.LANGUAGES)),
    }
