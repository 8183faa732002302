"""Importing a list of any kind: read, matched, looked at, and taken in, all of it or nothing.

A row with trouble is refused and told; the others are imported. What was written stands in the import's own record, in the
same write, so that it can be taken back as a whole (`batches`).
"""

import gc
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, Protocol, TypeVar

from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.errors import BackupStopped
from woilmenau_desk.domain.list_errors import DaysSideBySide, NoKnownHeading, NoNeededColumn
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.transfer import IMPORT_RIGHTS, ListKind
from woilmenau_desk.domain.undo_errors import ImportNotByKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.lists import cell_values
from woilmenau_desk.services.lists.lines import LineNote, Refused
from woilmenau_desk.services.lists.table_files import Table, read_table
from woilmenau_desk.services.people.headings import as_chosen, left_out
from woilmenau_desk.services.transfer.matching import (
    Field,
    Looks,
    MatchedColumn,
    Why,
    decided,
    heading_key,
    matched,
    proposals,
)
from woilmenau_desk.services.transfer.outcome import Imported, Line, Resemblance, Source, in_order, said_of
from woilmenau_desk.services.transfer.reading import Entry, ListReader
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import imports as batch_rows
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

LARGE: Final = 100
"""From so many written records on a backup is made first: what goes wrong with many is worth one."""
_SIDE_BY_SIDE: Final = 2  # so many headings that are days make a plan
_WHOLE: Final = 100  # so many parts of an import are told
_COUNTS: Final = QT_TRANSLATE_NOOP(
    "import", "Die Spalte „{column}“ zählt nur die Zeilen und wird ausgelassen."
)

E = TypeVar("E")
T = TypeVar("T")
P = TypeVar("P", bound="Planned")
Chosen = Mapping[int, str | None]
"""By the place of a column, the field that somebody chose for it; None: left out."""
GoOn = Callable[[], object]
NOTHING_CHOSEN: Final[Chosen] = MappingProxyType({})


class Along(Protocol):
    """Goes through many one after the other, tells how far it is, and ends where nobody waits any more."""

    def __call__(self, some: Sequence[T], /) -> Iterable[T]:
        """Raises WorkStopped."""


class Planned(Protocol):
    """What an import would do, given what the store knows."""

    @property
    def updated(self) -> int:
        """How many rows are of something known."""

    @property
    def unchanged(self) -> int:
        """How many of these say nothing new."""

    @property
    def refused(self) -> Sequence[LineNote]:
        """The rows that cannot be imported."""

    @property
    def remarks(self) -> Sequence[LineNote]:
        """What is to be told besides."""

    def made(self) -> Sequence[Line]:
        """What would be new."""

    def changed(self) -> Sequence[Line]:
        """What would be changed."""


@dataclass(frozen=True, slots=True)
class Rows(Generic[E]):
    """The rows of a file as they were read."""

    entries: list[E]
    refused: list[LineNote]
    remarks: list[LineNote]


class ListOf(ABC, Generic[E, P]):
    """A kind of list: its fields, how its rows are read, what becomes of them, and how they are written."""

    kind: ListKind
    fields: tuple[Field, ...]
    examples: str  # headings, for whoever has none of them

    @abstractmethod
    def field_of(self, heading: str) -> str | None:
        """The field that a heading means."""

    @abstractmethod
    def looks(self, desk: Desk) -> Mapping[str, Looks]:
        """By field, what its cells look like; what is told surest stands first."""

    @abstractmethod
    def rows(
        self, desk: Desk, read: "ReadList", columns: Sequence[MatchedColumn], given: Chosen, along: Along
    ) -> Rows[E]:
        """The rows of a file, read by going `along` them. Raises UnusableFile where a column is missing."""

    @abstractmethod
    def plan(self, desk: Desk, conn: Connection, entries: Sequence[E], along: Along) -> P:
        """What becomes of the rows, by what the store knows now; told by going `along` them."""

    @abstractmethod
    def alike(self, desk: Desk, plan: P, go_on: GoOn) -> tuple[Resemblance, ...]:
        """What of the new is probably known already; `go_on` may raise, to end it."""

    @abstractmethod
    def write(self, desk: Desk, uow: UnitOfWork, plan: P, batch: BatchRows, go_on: GoOn) -> None:
        """Do it, and note it in the batch; `go_on` may raise, to end it."""

    def remarks_left(self, remarks: Iterable[LineNote], refused: Iterable[LineNote]) -> Iterator[LineNote]:
        """The remarks without those on rows that are refused after all."""
        lines = {note.line for note in refused}
        return (note for note in remarks if note.line not in lines)


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file that was read, before anybody said what its columns mean."""

    kind: ListKind
    file: str
    table: Table

    @property
    def source(self) -> Source:
        """Where in the file it stood."""
        return Source(self.table.sheet, self.table.encoding, self.table.heading_line)


@contextmanager
def without_collector() -> Iterator[None]:
    """Among a hundred thousand rows the collector looks for circles in vain, for a third of the whole time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def require(desk: Desk, kind: ListKind) -> None:
    """Raises NotAllowed unless the user may import such lists."""
    for right in IMPORT_RIGHTS[kind]:
        desk.actor.require(right)


def read(desk: Desk, of: ListOf[Any, Any], path: Path) -> ReadList:
    """Read a file. Raises NotAllowed, UnusableFile or CannotRead."""
    require(desk, of.kind)
    with desk.store.read() as conn:
        remembered = batch_rows.matches(conn, of.kind)

    def is_heading(text: str) -> bool:
        return of.field_of(text) is not None or heading_key(text) in remembered

    with without_collector():
        return ReadList(of.kind, path.name, read_table(path, is_heading))


def columns(
    desk: Desk, of: ListOf[Any, Any], found: ReadList, chosen: Chosen = NOTHING_CHOSEN
) -> tuple[MatchedColumn, ...]:
    """What each column of a file is taken for. Raises NotAllowed."""
    require(desk, of.kind)
    with desk.store.read() as conn:
        remembered = batch_rows.matches(conn, of.kind)
    return matched(found.table, of.field_of, of.fields, remembered, chosen, of.looks(desk))


def take_in(
    desk: Desk,
    of: ListOf[E, P],
    found: ReadList,
    chosen: Chosen = NOTHING_CHOSEN,
    *,
    dry_run: bool = False,
    work: LongWork | None = None,
) -> Done[Imported]:
    """Import a file that was read; with `dry_run` all is told and nothing written.

    What was `chosen` for a column is remembered for the next file with that heading. Raises NotAllowed, UnusableFile,
    DiskFull, CannotWrite or WorkStopped; nothing is then imported.
    """
    with without_collector():
        return _take_in(desk, of, found, chosen, dry_run, work or LongWork())


def _take_in(
    desk: Desk, of: ListOf[E, P], found: ReadList, chosen: Chosen, dry_run: bool, work: LongWork
) -> Done[Imported]:
    told = columns(desk, of, found, chosen)
    with desk.store.read() as conn:
        given = decided(found.table, batch_rows.matches(conn, of.kind), chosen)
    rows = of.rows(desk, found, told, given, _part(work, 0, 30))
    line = found.table.heading_line
    rows.remarks[:0] = [LineNote(line, text) for text in found.table.told]
    rows.remarks.extend(proposals(told, {field.name: field.title for field in of.fields}, line))
    with desk.store.read() as conn:
        plan = of.plan(desk, conn, rows.entries, _part(work, 30, 50))
    alike = of.alike(desk, plan, work.go_on)
    work.tell(60, _WHOLE)

    def outcome(plan: P, backup: Path | None) -> Imported:
        made, changed = tuple(plan.made()), tuple(plan.changed())
        return Imported(
            new=len(made),
            updated=plan.updated,
            unchanged=plan.unchanged,
            refused=in_order(rows.refused, plan.refused),
            alike=alike,
            remarks=in_order(of.remarks_left(rows.remarks, plan.refused), plan.remarks),
            dry_run=dry_run,
            backup=backup,
            source=found.source,
            made=made,
            changed=changed,
        )

    result = outcome(plan, None)
    written = len(result.made) + len(result.changed)
    if dry_run or not written:
        return Done(result, Changes(frozenset()), said_of(result))
    backup = _kept(desk, work) if written >= LARGE else None
    with desk.writing() as uow:
        # Once more, now that nobody else writes.
        plan = of.plan(desk, uow.conn, rows.entries, _part(work, 60, 80))
        result = outcome(plan, backup)
        batch = BatchRows()
        of.write(desk, uow, plan, batch, work.go_on)
        work.tell(_WHOLE, _WHOLE)
        name = clean_line(found.file[:200], field="file")
        counts = len(result.made), len(result.changed), len(result.refused)
        number = batch_rows.write(uow, desk.actor.name, of.kind, name, counts, batch)
        headings = found.table.headings
        picked = {heading_key(headings[at]): field or "" for at, field in chosen.items() if headings[at]}
        batch_rows.remember(uow, of.kind, picked)
        result = replace(result, import_id=number)
        return desk.finish(uow, result, said_of(result), stands=ImportNotByKey)


def _part(work: LongWork, begin: int, end: int) -> Along:
    """A part of the whole work, in hundredths of it."""

    def along(some: Sequence[T], /) -> Iterable[T]:
        return work.through(some, begin, end, _WHOLE)

    return along


def _kept(desk: Desk, work: LongWork) -> Path:
    """A backup of what is there. Raises WorkStopped where nobody waits for it any more."""
    try:
        return upkeep.keep_copy(desk, stop=work.stopped).path
    except BackupStopped:
        raise WorkStopped from None


# For the kinds that are read by fields


def read_by_fields(
    found: ReadList,
    columns: Sequence[MatchedColumn],
    needed: Sequence[str],
    of: ListOf[Any, Any],
    reader: Callable[[Mapping[str, int], Sequence[str]], ListReader],
    along: Along,
) -> Rows[Entry]:
    """The rows of a file by its matched columns. Raises NoKnownHeading where a column is missing."""
    places = {column.field: column.place for column in columns if column.field}
    if not places or not places.keys() >= set(needed):
        if sum(map(cell_values.names_day, found.table.headings)) >= _SIDE_BY_SIDE:
            raise DaysSideBySide(found.file, known=of.examples)
        if not places:
            raise NoKnownHeading(found.file, known=of.examples)
        lacking = [field for field in of.fields if field.name in needed and field.name not in places]
        missing = ", ".join(str(Sentence("import fields", field.title)) for field in lacking)
        raise NoNeededColumn(found.file, missing=missing, known=of.examples)
    headings = [column.heading for column in columns]
    reading = reader(places, headings)
    entries: list[Entry] = []
    refused: list[LineNote] = []
    for row in along(found.table.rows):
        try:
            entries.append(reading.read(row))
        except Refused as error:
            refused.append(LineNote(row.line, error.reason, error.column))
    line = found.table.heading_line
    told = [LineNote(line, text) for text in map(_told, columns) if text is not None]
    return Rows(entries, refused, [*told, *reading.remarks])


def _told(column: MatchedColumn) -> Sentence | None:
    if column.field is not None:
        return None
    if column.why in (Why.CHOSEN, Why.REMEMBERED):
        return as_chosen(column.heading, column.place)
    if column.why is Why.COUNTS:
        return Sentence("import", _COUNTS, {"column": column.heading})
    return left_out(column.heading, column.place, twice=column.why is Why.TWICE)
