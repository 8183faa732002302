"""Importing people. `people.columns` reads the rows, `people.plan` says what becomes of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.people import PersonData, PersonRow, display_name
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.lists.cell_damage import PLAIN_PHONE
from woilmenau_desk.services.lists.lines import LineNote, Refused
from woilmenau_desk.services.people import finding, headings
from woilmenau_desk.services.people.columns import Entry, PersonReader, is_about_dates
from woilmenau_desk.services.people.plan import Plan
from woilmenau_desk.services.people.values import country_lookup, gender_lookup, language_lookup
from woilmenau_desk.services.transfer import lists
from woilmenau_desk.services.transfer.lists import NOTHING_CHOSEN, Along, Chosen, GoOn, ListOf, ReadList, Rows
from woilmenau_desk.services.transfer.matching import Field, Looks, MatchedColumn
from woilmenau_desk.services.transfer.outcome import Imported, Line, Resemblance
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.people import importing
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

FindAlike = Callable[[Desk, Sequence[PersonData]], Sequence[PersonRow | int | None]]
"""For each of the people who is probably the same: somebody present, or the place of an earlier one in the sequence."""

_FIELDS: Final = (
    Field("given_name", QT_TRANSLATE_NOOP("import fields", "Vorname")),
    Field("family_name", QT_TRANSLATE_NOOP("import fields", "Nachname")),
    Field(headings.WHOLE_NAME, QT_TRANSLATE_NOOP("import fields", "ganzer Name")),
    Field(headings.FAMILY_FIRST, QT_TRANSLATE_NOOP("import fields", "Nachname, Vorname in einem")),
    Field(headings.GIVEN_FIRST, QT_TRANSLATE_NOOP("import fields", "Vorname Nachname in einem")),
    Field("birth_year", QT_TRANSLATE_NOOP("import fields", "Geburtsjahr")),
    Field("gender", QT_TRANSLATE_NOOP("import fields", "Geschlecht")),
    Field("nationality", QT_TRANSLATE_NOOP("import fields", "Herkunftsland")),
    Field("language", QT_TRANSLATE_NOOP("import fields", "Sprache")),
    Field("phone", QT_TRANSLATE_NOOP("import fields", "Telefon")),
    Field("external_id", QT_TRANSLATE_NOOP("import fields", "Nummer"), key=True),
    Field("card_number", QT_TRANSLATE_NOOP("import fields", "Kartennummer"), key=True),
)


class _Plan(Plan):
    """The plan of the people, as a preview shows it."""

    def made(self) -> list[Line]:
        """Who would be new."""
        return [_line(entry.line, entry.data) for entry in self.new]

    def changed(self) -> list[Line]:
        """Who would be changed."""
        return [_line(self.lines[person_id], change.after) for person_id, change in self.changes.items()]


def _line(line: int, data: PersonData) -> Line:
    rest = (str(data.birth_year or ""), data.phone, data.external_id or "")
    return Line(line, display_name(data.given_name, data.family_name), " · ".join(filter(None, rest)))


class PersonList(ListOf[Entry, _Plan]):
    """A list of people. `find_alike` compares those who are new with everybody."""

    kind = ListKind.PERSONS
    fields = _FIELDS
    examples = headings.EXAMPLES

    def __init__(self, find_alike: FindAlike | None = None) -> None:
        self._find_alike = find_alike

    def field_of(self, heading: str) -> str | None:
        return headings.field_of(heading)

    def looks(self, desk: Desk) -> Mapping[str, Looks]:
        gender = gender_lookup(desk.values_of(ListName.GENDERS))
        language = language_lookup(desk.values_of(ListName.LANGUAGES))
        today = desk.today()
        return {
            "gender": lambda text: gender(text)[0] is not None,
            "language": lambda text: language(text)[0] is not None,
            "nationality": lambda text: len(text) > 1 and country_lookup(text)[0] is not None,
            "birth_year": lambda text: text.isdigit() and today.year - 100 <= int(text) <= today.year - 1,
            "phone": lambda text: len(text) > 5 and PLAIN_PHONE.fullmatch(text) is not None,
        }

    def rows(
        self, desk: Desk, read: ReadList, columns: Sequence[MatchedColumn], given: Chosen, along: Along
    ) -> Rows[Entry]:
        table = read.table
        known = headings.columns_of(table, read.file, given)
        genders, languages = desk.values_of(ListName.GENDERS), desk.values_of(ListName.LANGUAGES)
        reader = PersonReader(table, known, genders, languages, desk.today())
        entries: list[Entry] = []
        refused: list[LineNote] = []
        for row in along(table.rows):
            try:
                entries.append(reader.read(row))
            except Refused as error:
                refused.append(LineNote(row.line, error.reason, error.column))
        of_file = [LineNote(table.heading_line, text) for text in known.left_out]
        return Rows(entries, refused, [*of_file, *reader.remarks])

    def plan(self, desk: Desk, conn: Connection, entries: Sequence[Entry], along: Along) -> _Plan:
        external_ids = {entry.data.external_id for entry in entries if entry.data.external_id}
        card_numbers = {entry.data.card_number for entry in entries if entry.data.card_number}
        return _Plan(importing.known(conn, external_ids, card_numbers), along(entries), desk.today())

    def alike(self, desk: Desk, plan: _Plan, go_on: GoOn) -> tuple[Resemblance, ...]:
        newcomers = plan.new
        data = [entry.data for entry in newcomers]
        if self._find_alike is None:
            found: Sequence[PersonRow | int | None] = finding.alike_in_bulk(desk, data, go_on)
        else:
            found = self._find_alike(desk, data)
        return tuple(
            Resemblance(entry.line, None, newcomers[other].line)
            if isinstance(other, int)
            else Resemblance(entry.line, other, None)
            for entry, other in zip(newcomers, found, strict=True)
            if other is not None
        )

    def write(self, desk: Desk, uow: UnitOfWork, plan: _Plan, batch: BatchRows, go_on: GoOn) -> None:
        importing.change_all(uow, plan.changes, plan.lines, batch, go_on)
        importing.load(
            uow, [entry.data for entry in plan.new], [entry.line for entry in plan.new], batch, go_on
        )

    def remarks_left(self, remarks: Iterable[LineNote], refused: Iterable[LineNote]) -> Iterator[LineNote]:
        # Nothing of a refused row was left empty; what is told once for the whole list stays.
        lines = {note.line for note in refused}
        return (note for note in remarks if note.line not in lines or is_about_dates(note))


def import_persons(
    desk: Desk,
    path: Path,
    *,
    dry_run: bool = False,
    find_alike: FindAlike | None = None,
    chosen: Chosen = NOTHING_CHOSEN,
) -> Done[Imported]:
    """Import people from a CSV or XLSX file; with `dry_run` all is told and nothing written.

    A row whose external id is known updates that person, but empties nothing. `chosen`: as in `lists.take_in`. Raises
    NotAllowed, UnusableFile, CannotRead, DiskFull or CannotWrite; nothing is then imported.
    """
    of = PersonList(find_alike)
    return lists.take_in(desk, of, lists.read(desk, of, path), chosen, dry_run=dry_run)
