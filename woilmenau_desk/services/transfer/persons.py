"""Importing tables from outside. A row with trouble is refused and told; the others are imported, all of them or none.

`table_files` reads the file, `person_columns` knows what its columns mean, `person_plan` what becomes of each row.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.lists.table_files import read_table
from woilmenau_desk.services.people import finding
from woilmenau_desk.services.people.columns import Entry, LineNote, PersonReader, Refused, is_about_dates
from woilmenau_desk.services.people.headings import columns_of, is_heading
from woilmenau_desk.services.people.plan import Plan
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.people import importing

FindAlike = Callable[[Desk, Sequence[PersonData]], Sequence[PersonRow | int | None]]
"""For each of the people who is probably the same: somebody present, or the place of an earlier one in the sequence."""

# From so many written records on, a backup is made first: an import cannot be undone.
LARGE: Final = 100


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A new person who is probably known already, by the register or else by an earlier line."""

    line: int
    person: PersonRow | None
    other_line: int | None

    @property
    def text(self) -> Sentence:
        """Whom they resemble."""
        if self.person is not None:
            text = QT_TRANSLATE_NOOP("import", "ähnlich wie {name} (Person {id})")
            return Sentence("import", text, {"name": self.person.name, "id": self.person.id})
        text = QT_TRANSLATE_NOOP("import", "ähnlich wie Zeile {line}")
        return Sentence("import", text, {"line": self.other_line})


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a file the people were found: the sheet of a workbook, or the encoding of a text; the headings' line."""

    sheet: str | None
    encoding: str | None
    heading_line: int

    @property
    def text(self) -> Sentence:
        """The same for people."""
        values = {"sheet": self.sheet, "encoding": self.encoding, "line": self.heading_line}
        if self.sheet is not None:
            text = QT_TRANSLATE_NOOP("import", "Gelesen: Blatt „{sheet}“, Überschriften in Zeile {line}.")
        else:
            text = QT_TRANSLATE_NOOP("import", "Gelesen: Text in {encoding}, Überschriften in Zeile {line}.")
        return Sentence("import", text, values)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a file. Each list is in the order of the lines.

    `updated` counts the rows whose person was known; `unchanged` of them said nothing new. `alike` are among the new:
    probably known already, and imported all the same. `backup` was made before anything was written.
    """

    new: int
    updated: int
    unchanged: int
    refused: tuple[LineNote, ...]
    alike: tuple[Resemblance, ...]
    remarks: tuple[LineNote, ...]
    dry_run: bool
    backup: Path | None
    source: Source


@contextmanager
def _without_collector() -> Iterator[None]:
    """Among a hundred thousand rows the collector looks for circles in vain, for a third of the whole time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@_without_collector()
def import_persons(
    desk: Desk, path: Path, *, dry_run: bool = False, find_alike: FindAlike = finding.alike_in_bulk
) -> Done[Imported]:
    """Import people from a CSV or XLSX file; with `dry_run` all is told and nothing written.

    A row whose external id is known updates that person, but empties nothing. Raises NotAllowed, UnusableFile,
    CannotRead, DiskFull or CannotWrite; nothing is then imported.
    """
    desk.actor.require(Right.IMPORT_PEOPLE)
    entries, refused, remarks, source = _read(desk, path)
    external_ids = {entry.data.external_id for entry in entries if entry.data.external_id}
    card_numbers = {entry.data.card_number for entry in entries if entry.data.card_number}
    with desk.store.read() as conn:
        plan = Plan(importing.known(conn, external_ids, card_numbers), entries, desk.today())
    alike = _alike(desk, plan.new, find_alike)

    def outcome(plan: Plan, backup: Path | None) -> Imported:
        return Imported(
            new=len(plan.new),
            updated=plan.updated,
            unchanged=plan.unchanged,
            refused=_in_order(refused, plan.refused),
            alike=alike,
            remarks=_in_order(_of_imported(remarks, plan.refused), plan.remarks),
            dry_run=dry_run,
            backup=backup,
            source=source,
        )

    written = len(plan.new) + len(plan.changes)
    if dry_run or not written:
        found = outcome(plan, None)
        return Done(found, Changes(frozenset()), _said(found))
    backup = upkeep.keep_copy(desk).path if written >= LARGE else None
    with desk.writing() as uow:
        # Once more, now that nobody else writes.
        plan = Plan(importing.known(uow.conn, external_ids, card_numbers), entries, desk.today())
        importing.change_all(uow, plan.changes)
        importing.load(uow, [entry.data for entry in plan.new])
        found = outcome(plan, backup)
        return desk.finish(uow, found, _said(found), undoable=False)


def _read(desk: Desk, path: Path) -> tuple[list[Entry], list[LineNote], list[LineNote], Source]:
    """The people of a file, the rows that are refused, what is to be told besides, and where all that stood."""
    table = read_table(path, is_heading)
    columns = columns_of(table, path.name)
    genders, languages = desk.values_of(ListName.GENDERS), desk.values_of(ListName.LANGUAGES)
    reader = PersonReader(table, columns, genders, languages, desk.today())
    entries: list[Entry] = []
    refused: list[LineNote] = []
    for row in table.rows:
        try:
            entries.append(reader.read(row))
        except Refused as error:
            refused.append(LineNote(row.line, error.reason, error.column))
    of_file = [LineNote(table.heading_line, text) for text in (*table.told, *columns.left_out)]
    source = Source(table.sheet, table.encoding, table.heading_line)
    return entries, refused, [*of_file, *reader.remarks], source


def _of_imported(remarks: Iterable[LineNote], refused: Iterable[LineNote]) -> Iterator[LineNote]:
    """The remarks without those on rows that are refused after all: nothing of them was left empty."""
    lines = {note.line for note in refused}
    return (note for note in remarks if note.line not in lines or is_about_dates(note))


def _alike(desk: Desk, newcomers: Sequence[Entry], find_alike: FindAlike) -> tuple[Resemblance, ...]:
    found = find_alike(desk, [entry.data for entry in newcomers])
    return tuple(
        Resemblance(entry.line, None, newcomers[other].line)
        if isinstance(other, int)
        else Resemblance(entry.line, other, None)
        for entry, other in zip(newcomers, found, strict=True)
        if other is not None
    )


def _in_order(*notes: Iterable[LineNote]) -> tuple[LineNote, ...]:
    return tuple(sorted((note for some in notes for note in some), key=lambda note: note.line))


def _said(found: Imported) -> Sentence:
    if found.dry_run:
        text = QT_TRANSLATE_NOOP("said", "Import geprüft: {new} neu, {updated} aktualisiert")
    else:
        text = QT_TRANSLATE_NOOP("said", "Importiert: {new} neu, {updated} aktualisiert")
    return Sentence("said", text, {"new": found.new, "updated": found.updated})
