"""Importing offers with the times at which they meet.

Of an offer that is known its words are changed, never its times or places: these hang together with sessions, enrolments
and the waiting list, and are changed where those are seen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.text import bare
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.lists import cell_values
from woilmenau_desk.services.lists.cell_values import Reads
from woilmenau_desk.services.lists.headings import HeadingWords
from woilmenau_desk.services.lists.lines import LineNote
from woilmenau_desk.services.people.values import Lookup, words_of
from woilmenau_desk.services.transfer.lists import Along, Chosen, GoOn, ListOf, ReadList, Rows, read_by_fields
from woilmenau_desk.services.transfer.matching import Field, Looks, MatchedColumn
from woilmenau_desk.services.transfer.outcome import Line, Resemblance
from woilmenau_desk.services.transfer.reading import Entry, ListReader, coded, numbers_of
from woilmenau_desk.services.transfer.words import looks_like, of_values
from woilmenau_desk.storage import list_loading
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.list_loading import ChangedOffer, NewOffer
from woilmenau_desk.storage.offers import StoredOffer
from woilmenau_desk.storage.own_numbers import is_own
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

MOST_PLACES: Final = 1_000
_HEADINGS: Final = HeadingWords(
    {
        "title": (
            "name|offer|activity|course|Titel|Angebot|Bezeichnung|Name|Kurs|Kursname|Name des Angebots|Veranstaltung"
            "|Was"
        ),
        "kind": "type|category|kind of offer|Art|Angebotsart|Art des Angebots|Kategorie|Typ|Angebotstyp",
        "weekday": "day of week|weekdays|Wochentag|Wochentage|Tag|Tage|Termin|Rhythmus",
        "start": "starts|begin|from|start time|time|Beginn|Uhrzeit|von|Anfang|Startzeit|Zeit|Beginn um",
        "end": "ends|until|to|end time|Ende|bis|Endzeit|Schluss|Ende um",
        "first_day": (
            "first day|start date|starts on|first session|erster Tag|erster Termin|ab|Startdatum|Beginn am|Datum"
            "|findet statt ab|Kursbeginn|vom"
        ),
        "last_day": "last day|end date|ends on|letzter Tag|letzter Termin|Enddatum|Ende am|Kursende|bis zum|läuft bis",
        "room": "place|location|where|Raum|Ort|Zimmer|Saal|Treffpunkt|Veranstaltungsort|Wo",
        "capacity": "places|seats|limit|max|Plätze|Platzzahl|Anzahl Plätze|Teilnehmerzahl|max TN|Kapazität|maximal|TN",
        "childcare": (
            "childcare places|child care|Kinderbetreuung|Plätze Kinderbetreuung|Betreuungsplätze|Kinderplätze|Kinder"
        ),
        "target_group": "target|for whom|audience|Zielgruppe|für wen|für|Zielgruppen",
        "level": "language level|Niveau|Sprachniveau|Stufe|Level|GER",
        "external_id": "id|number|no|Nummer|Nr|externe Nummer|externe ID|Kennung|Angebotsnummer|Kursnummer|Kurs Nr",
    }
)
_FIELDS: Final = (
    Field("title", QT_TRANSLATE_NOOP("import fields", "Titel")),
    Field("kind", QT_TRANSLATE_NOOP("import fields", "Art")),
    Field("weekday", QT_TRANSLATE_NOOP("import fields", "Wochentag")),
    Field("start", QT_TRANSLATE_NOOP("import fields", "Beginn")),
    Field("end", QT_TRANSLATE_NOOP("import fields", "Ende")),
    Field("first_day", QT_TRANSLATE_NOOP("import fields", "erster Tag")),
    Field("last_day", QT_TRANSLATE_NOOP("import fields", "letzter Tag")),
    Field("room", QT_TRANSLATE_NOOP("import fields", "Raum")),
    Field("capacity", QT_TRANSLATE_NOOP("import fields", "Plätze")),
    Field("childcare", QT_TRANSLATE_NOOP("import fields", "Plätze der Kinderbetreuung")),
    Field("target_group", QT_TRANSLATE_NOOP("import fields", "Zielgruppe")),
    Field("level", QT_TRANSLATE_NOOP("import fields", "Niveau")),
    Field("external_id", QT_TRANSLATE_NOOP("import fields", "Nummer"), key=True),
)
_KINDS: Final = {
    "language_course": "Deutschkurs|Sprachkurse|Kurs|Deutsch|Integrationskurs|German course|Alphabetisierungskurs",
    "tutoring": "Lernhilfe|Hausaufgabenhilfe",
    "womens_cafe": "Frauencafé|Frauentreff|Sprachcafé|Café|women's café",
    "cycling": "Fahrrad|Radkurs|Fahrradkurse|Fahrradwerkstatt",
    "workshop": "Workshops|Werkstatt",
    "leisure": "Freizeit|Ferienangebot|Jugend|Kindergruppe",
    "info_event": "Info|Infoabend|Vortrag|Informationsveranstaltung|Veranstaltung",
    "training": "Schulung|Fortbildungen|Weiterbildung",
    "other": "anderes|sonstiges|Sonstige|Andere",
}
_TARGETS: Final = {
    "open": "alle|offen|jeder|jede|everyone|all|offen für alle",
    "women": "Frau|nur Frauen|Mädchen und Frauen|female",
    "children": "Kinder|Jugendliche|Kinder/Jugendliche|Schüler|kids|teenagers",
    "families": "Familie|Eltern|Eltern mit Kindern",
    "volunteers": "Ehrenamt|Freiwillige|Helfer",
}
_LEVELS: Final = {"alpha": "Alpha|Alphabetisierung", "native": "Muttersprache"}
_TWICE: Final = QT_TRANSLATE_NOOP("import", "Die Nummer „{number}“ steht schon in Zeile {line}.")
_BESIDES: Final = QT_TRANSLATE_NOOP("import", "Gehört zum Angebot aus Zeile {line}: eine weitere Zeit.")
_ENDS_FIRST: Final = QT_TRANSLATE_NOOP("import", "Das Angebot endet vor seinem Anfang.")
_LAST_FIRST: Final = QT_TRANSLATE_NOOP("import", "Der letzte Tag liegt vor dem ersten.")
_NEVER: Final = QT_TRANSLATE_NOOP(
    "import", "Zwischen erstem und letztem Tag liegt kein solcher Wochentag: es fände nie statt."
)
_NO_END: Final = QT_TRANSLATE_NOOP("import", "Das Ende fehlt; angenommen sind zwei Stunden.")
_NO_TIME: Final = QT_TRANSLATE_NOOP(
    "import", "Ohne Beginn lassen sich keine Termine anlegen; das Angebot kommt ohne Zeiten."
)
_NO_DAY: Final = QT_TRANSLATE_NOOP("import", "Ohne Wochentag und ersten Tag kommt das Angebot ohne Zeiten.")
_TOO_MANY: Final = QT_TRANSLATE_NOOP("import", "{number} Plätze können nicht stimmen.")
_STAYS: Final = QT_TRANSLATE_NOOP(
    "import", "Zeiten und Plätze eines bekannten Angebots werden beim Angebot selbst geändert."
)
_WORDS: Final = {
    "title": "title",
    "kind": "offer_kind",
    "target_group": "target_group",
    "level": "level",
    "room": "room",
}
_PLACES: Final = {"capacity": "capacity", "childcare": "childcare_places"}


class OfferPlan:
    """What becomes of the lines."""

    def __init__(
        self, desk: Desk, known: Sequence[StoredOffer], own: Mapping[str, int], entries: Iterable[Entry]
    ) -> None:
        self.new: list[NewOffer] = []
        self.changes: list[ChangedOffer] = []
        self.updated = 0
        self.unchanged = 0
        self.refused: list[LineNote] = []
        self.remarks: list[LineNote] = []
        self.known = known
        self._today = desk.today()
        self._by_number = {one.data.external_id: one for one in known if one.data.external_id}
        by_id = {row.id: row for row in known} if own else {}
        self._by_own = {number: by_id[row_id] for number, row_id in own.items() if row_id in by_id}
        self._lines: dict[str, int] = {}
        self._changed: dict[int, OfferData] = {}
        for entry in entries:
            try:
                self._take(entry)
            except BadInput as error:
                self.refused.append(LineNote(entry.line, error.reason))

    def made(self) -> list[Line]:
        """What would be new."""
        return [_line(one.line, one.data) for one in self.new]

    def changed(self) -> list[Line]:
        """What would be changed."""
        return [_line(one.line, one.after) for one in self.changes]

    def _take(self, entry: Entry) -> None:
        values, number = entry.values, entry.values.get("external_id")
        for name in _PLACES:
            if values.get(name, 0) > MOST_PLACES:
                raise BadInput(name, Sentence("import", _TOO_MANY, {"number": values[name]}))
        there = (self._by_number.get(number) or self._by_own.get(number)) if number else None
        words = {name: values[field] for field, name in _WORDS.items() if field in values}
        if there is not None:
            self._update(entry, there, words)
        elif number in self._lines:
            self._meets_besides(entry, self._lines[number], words)
        else:
            places = {name: values[field] for field, name in _PLACES.items() if field in values}
            data = OfferData(**words, **places, external_id=None if number and is_own(number) else number)
            # A training is theirs, whatever else it says.
            data = replace(data, for_volunteers=data.target_group == "volunteers")
            self.new.append(NewOffer(entry.line, data, self._series(entry)))
        if number:
            self._lines.setdefault(number, entry.line)

    def _meets_besides(self, entry: Entry, line: int, words: Mapping[str, Any]) -> None:
        """A further line of a new offer says when else it meets, and nothing else of it. Raises BadInput."""
        at = next(at for at in range(len(self.new) - 1, -1, -1) if self.new[at].line == line)
        there, places = (
            self.new[at],
            {name: entry.values[field] for field, name in _PLACES.items() if field in entry.values},
        )
        series = self._series(entry)
        if not series or replace(there.data, **words, **places) != there.data:
            said = {"number": entry.values["external_id"], "line": line}
            raise BadInput("external_id", Sentence("import", _TWICE, said))
        self.new[at] = replace(there, series=tuple(dict.fromkeys((*there.series, *series))))
        self.remarks.append(LineNote(entry.line, Sentence("import", _BESIDES, {"line": line})))

    def _update(self, entry: Entry, there: StoredOffer, words: dict[str, Any]) -> None:
        after = replace(there.data, **words)
        places = any(
            entry.values[field] != getattr(there.data, name)
            for field, name in _PLACES.items()
            if field in entry.values
        )
        if places or (self._series(entry, tell=False) and not self._meets_so(entry, there)):
            self.remarks.append(LineNote(entry.line, Sentence("import", _STAYS)))
        before = self._changed.get(there.id)
        if before is not None and after not in (before, there.data):
            said = {"number": entry.values["external_id"], "line": self._lines[entry.values["external_id"]]}
            raise BadInput("external_id", Sentence("import", _TWICE, said))
        self.updated += 1
        if after == there.data or before is not None:
            self.unchanged += 1
        else:
            self._changed[there.id] = after
            self.changes.append(ChangedOffer(entry.line, there.id, there.data, after, there.version))

    def _meets_so(self, entry: Entry, there: StoredOffer) -> bool:
        def said(series: Series) -> tuple[object, ...]:
            return series.weekday, series.starts, series.ends

        return {said(one) for one in self._series(entry, tell=False)} <= {said(one) for one in there.series}

    def _series(self, entry: Entry, *, tell: bool = True) -> tuple[Series, ...]:
        """When it meets. Raises BadInput for a series that never does."""
        values = entry.values

        def note(text: str) -> None:
            if tell:
                self.remarks.append(LineNote(entry.line, Sentence("import", text)))

        first: date | None = values.get("first_day")
        last: date | None = values.get("last_day")
        weekdays: tuple[int, ...] = values.get("weekday", ())
        for field, day in (("first_day", first), ("last_day", last)):
            if day is not None:
                check_date(day, field=field)
        if first is not None and last is not None and last < first:
            raise BadInput("last_day", Sentence("import", _LAST_FIRST))
        if not weekdays and first is None:
            if "start" in values or last is not None:
                note(_NO_DAY)
            return ()
        if "start" not in values:
            note(_NO_TIME)
            return ()
        starts, ends = values["start"]
        ends = values.get("end") or ends
        if ends is None:
            note(_NO_END)
            minutes = min(starts.hour * 60 + starts.minute + 120, 24 * 60 - 1)
            ends = starts.replace(hour=minutes // 60, minute=minutes % 60)
        if ends <= starts:
            raise BadInput("end", Sentence("import", _ENDS_FIRST))
        if not weekdays and first is not None:
            if last is None or last == first:
                return (Series(Rhythm.ONCE, first.weekday(), starts, ends, first, first),)
            weekdays = (first.weekday(),)
        begins = first or self._today
        series = tuple(Series(Rhythm.WEEKLY, day, starts, ends, begins, last) for day in weekdays)
        if last is not None and not any(_meets(one) for one in series):
            raise BadInput("weekday", Sentence("import", _NEVER))
        return tuple(one for one in series if _meets(one))


def _meets(series: Series) -> bool:
    """Whether a weekly series meets at all."""
    first = series.first + timedelta(days=(series.weekday - series.first.weekday()) % 7)
    return series.last is None or first <= series.last


def _line(line: int, data: OfferData) -> Line:
    return Line(line, data.title, " · ".join(filter(None, (data.room, data.external_id or ""))))


class OfferList(ListOf[Entry, OfferPlan]):
    """A list of offers."""

    kind = ListKind.OFFERS
    fields = _FIELDS
    examples = (
        "Titel, Art, Wochentag, Beginn, Ende, erster Tag, letzter Tag, Raum, Plätze, Zielgruppe, Niveau"
    )

    def field_of(self, heading: str) -> str | None:
        return _HEADINGS.field_of(heading)

    def looks(self, desk: Desk) -> Mapping[str, Looks]:
        today = desk.today()
        day = looks_like(lambda cell: cell_values.day(cell, today, american=False))
        lookups = {name: looks_like(coded(lookup)) for name, lookup in _lookups(desk).items()}
        return {
            "weekday": looks_like(cell_values.weekdays),
            "first_day": day,
            "last_day": day,
            "start": looks_like(cell_values.clock_span),
            "end": looks_like(cell_values.clock),
            **lookups,
        }

    def rows(
        self, desk: Desk, read: ReadList, columns: Sequence[MatchedColumn], given: Chosen, along: Along
    ) -> Rows[Entry]:
        today, table = desk.today(), read.table

        def reader(places: Mapping[str, int], headings: Sequence[str]) -> ListReader:
            wanted = [places[name] for name in ("first_day", "last_day") if name in places]
            cells = (row.cells[at] for row in table.rows for at in wanted if at < len(row.cells))
            order = cell_values.month_first(cells)

            def day(cell: cell_values.Cell) -> tuple[date | None, Sentence | None]:
                return cell_values.day(cell, today, american=order)[0], None

            reads: dict[str, Reads] = {
                "title": cell_values.line("title"),
                "weekday": cell_values.weekdays,
                "start": cell_values.clock_span,
                "end": cell_values.clock,
                "first_day": day,
                "last_day": day,
                "room": cell_values.line("room"),
                "capacity": cell_values.whole_number,
                "childcare": cell_values.whole_number,
                "external_id": cell_values.key_number(60),
                **{name: coded(lookup) for name, lookup in _lookups(desk).items()},
            }
            # When it meets is not to be guessed; a word that is not known is left to the usual one.
            refusing = frozenset({"external_id", "weekday", "start", "end", "first_day", "last_day"})
            return ListReader(table, places, headings, reads, frozenset({"title"}), refusing)

        return read_by_fields(read, columns, ("title",), self, reader, along)

    def plan(self, desk: Desk, conn: Connection, entries: Sequence[Entry], along: Along) -> OfferPlan:
        own = list_loading.own_offers(conn, numbers_of(entries))
        return OfferPlan(desk, offer_rows.stored(conn, desk.today()), own, along(entries))

    def alike(self, desk: Desk, plan: OfferPlan, go_on: GoOn) -> tuple[Resemblance, ...]:
        known = {mark: one.data.title for one in plan.known for mark in _marks(one.data, one.series)}
        lines: dict[object, int] = {}
        found: list[Resemblance] = []
        for new in plan.new:
            marks = _marks(new.data, new.series)
            title = next((known[mark] for mark in marks if mark in known), None)
            line = next((lines[mark] for mark in marks if mark in lines), None)
            if title is not None:
                found.append(Resemblance(new.line, None, None, title))
            elif line is not None:
                found.append(Resemblance(new.line, None, line))
            for mark in marks:
                lines.setdefault(mark, new.line)
        return tuple(found)

    def write(self, desk: Desk, uow: UnitOfWork, plan: OfferPlan, batch: BatchRows, go_on: GoOn) -> None:
        list_loading.change_offers(uow, plan.changes, batch, go_on)
        list_loading.load_offers(uow, plan.new, batch, go_on)


def _marks(data: OfferData, series: Sequence[Series]) -> list[tuple[object, ...]]:
    """By what an offer is probably the same: its title, at the same time of the week."""
    title = bare(data.title)
    return [(title, one.weekday, one.starts) for one in series] or [(title,)]


def _lookups(desk: Desk) -> dict[str, Lookup]:
    return {
        "level": of_values(words_of(desk.values_of(ListName.LEVELS), _LEVELS)),
        "kind": of_values(words_of(desk.values_of(ListName.OFFER_KINDS), _KINDS)),
        "target_group": of_values(words_of(desk.values_of(ListName.TARGET_GROUPS), _TARGETS)),
    }
