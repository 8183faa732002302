"""Imports as they are remembered: which rows each made and changed, whether it can be taken back, and taking it back.

The whole of it goes as it came: nothing of an import is taken back while a row of it was changed since, or something that
is not of the import refers to one.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.transfer import BatchRow, ImportStands, ListKind, Obstacle
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.steps import FIRST_VERSION
from woilmenau_desk.storage.tables.base import Base, Versioned
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.tables.imports import ColumnMatch, ImportBatch
from woilmenau_desk.storage.tables.offers import Offer, OfferSeries
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerRole
from woilmenau_desk.storage.trail.rows import LEFT_OUT, shape_of
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork, following

_TABLES: Final[Mapping[str, type[Versioned]]] = {
    table.__tablename__: table for table in (Person, Visit, Volunteer, VolunteerRole, Offer, OfferSeries)
}
"""What an import may make or change."""
_FORM: Final = 1
_LARGEST: Final = 200_000_000  # bytes of a batch, unpacked: more than 200,000 changed rows take
_CHUNK: Final = 500
MOST: Final = 20
"""So many obstacles are told at most."""
_CHANGED: Final = QT_TRANSLATE_NOOP("import", "der Eintrag wurde inzwischen geändert")
_GONE: Final = QT_TRANSLATE_NOOP(
    "import", "den Eintrag gibt es so nicht mehr, er wurde gelöscht oder zusammengeführt"
)
_HELD: Final = QT_TRANSLATE_NOOP("import", "daran hängt inzwischen etwas ({what})")
_TAKEN: Final = QT_TRANSLATE_NOOP(
    "import", "eine Nummer, die vorher dort stand, hat inzwischen ein anderer Eintrag"
)
# What may refer to a row that was imported, in words.
_WORDS: Final[Mapping[str, str]] = {
    "visit": QT_TRANSLATE_NOOP("import", "Besuch"),
    "counselling_session": QT_TRANSLATE_NOOP("import", "Beratung"),
    "emergency_aid": QT_TRANSLATE_NOOP("import", "Soforthilfe"),
    "appointment": QT_TRANSLATE_NOOP("import", "Termin"),
    "referral": QT_TRANSLATE_NOOP("import", "Verweis"),
    "person_alias": QT_TRANSLATE_NOOP("import", "zusammengeführter Eintrag"),
    "not_same": QT_TRANSLATE_NOOP("import", "„zwei Personen“"),
    "enrolment": QT_TRANSLATE_NOOP("import", "Anmeldung"),
    "attendance": QT_TRANSLATE_NOOP("import", "Teilnahme"),
    "offer_session": QT_TRANSLATE_NOOP("import", "Angebotstermin"),
    "offer_series": QT_TRANSLATE_NOOP("import", "Zeit des Angebots"),
    "offer_leader": QT_TRANSLATE_NOOP("import", "Leitung eines Angebots"),
    "assignment": QT_TRANSLATE_NOOP("import", "Einsatz"),
    "volunteer": QT_TRANSLATE_NOOP("import", "ehrenamtlich tätig"),
    "volunteer_hours": QT_TRANSLATE_NOOP("import", "Stunden"),
    "volunteer_role": QT_TRANSLATE_NOOP("import", "Rolle"),
    "volunteer_time": QT_TRANSLATE_NOOP("import", "Zeiten"),
    "volunteer_absence": QT_TRANSLATE_NOOP("import", "Abwesenheit"),
    "volunteer_training": QT_TRANSLATE_NOOP("import", "Fortbildung"),
    "volunteer_request": QT_TRANSLATE_NOOP("import", "Anfrage"),
    "allowance": QT_TRANSLATE_NOOP("import", "Pauschale"),
}
_OTHER: Final = QT_TRANSLATE_NOOP("import", "ein anderer Eintrag")

Run = tuple[int, int, int]
"""Rows that were inserted one after the other: the first number, how many, and the line of the first."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that an import changed: its version since then, and the fields as the database held them before and since."""

    table: type[Versioned]
    id: int
    line: int
    version: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(slots=True)
class BatchRows:
    """What an import did, while it is collected or when it is read again."""

    inserted: dict[type[Versioned], list[Run]] = field(default_factory=dict)
    changed: list[ChangedRow] = field(default_factory=list)

    def add_inserted(self, table: type[Versioned], rows: Iterable[tuple[int, int]]) -> None:
        """Rows that were inserted, each with its line, in the order of their numbers."""
        runs = self.inserted.setdefault(table, [])
        for row_id, line in rows:
            if runs:
                first, count, begins = runs[-1]
                if row_id == first + count and line == begins + count:
                    runs[-1] = first, count + 1, begins
                    continue
            runs.append((row_id, 1, line))

    def add_changed(
        self,
        conn: Connection,
        table: type[Versioned],
        rows: Iterable[tuple[int, int, int, Mapping[str, Any], Mapping[str, Any]]],
    ) -> None:
        """Rows that were changed, given as (id, line, version they were read with, before, after)."""
        shape = shape_of(table, conn)
        for row_id, line, seen, before, after in rows:
            self.changed.append(
                ChangedRow(table, row_id, line, following(seen), shape.raw(before), shape.raw(after))
            )

    def spans(self, table: type[Versioned]) -> list[tuple[int, int]]:
        """The numbers that were inserted, in as few spans as they make."""
        spans: list[tuple[int, int]] = []
        for first, count, _ in sorted(self.inserted.get(table, ())):
            if spans and spans[-1][1] + 1 == first:
                spans[-1] = spans[-1][0], first + count - 1
            else:
                spans.append((first, first + count - 1))
        return spans

    def holds(self, table: type[Versioned], row_id: int) -> bool:
        """Whether the import made that row."""
        return any(first <= row_id <= last for first, last in self.spans(table))

    def line_of(self, table: type[Versioned], row_id: int) -> int:
        """The line that a row was made from; 0 where it is none of these."""
        for first, count, line in self.inserted.get(table, ()):
            if first <= row_id < first + count:
                return line + row_id - first
        return 0


def _packed(rows: BatchRows) -> bytes:
    said = {
        "form": _FORM,
        "inserted": {table.__tablename__: runs for table, runs in rows.inserted.items()},
        "changed": [
            [one.table.__tablename__, one.id, one.line, one.version, one.before, one.after]
            for one in rows.changed
        ],
    }
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6)


def _unpacked(packed: bytes) -> BatchRows:
    """Raises StoreDamaged for what no import has written."""
    try:
        reading = zlib.decompressobj()
        said = json.loads(reading.decompress(packed, _LARGEST))
        if said["form"] != _FORM:
            raise ValueError("another form")
        inserted = {
            _TABLES[name]: [(int(first), int(count), int(line)) for first, count, line in runs]
            for name, runs in said["inserted"].items()
        }
        changed = [
            ChangedRow(_TABLES[name], int(row_id), int(line), int(version), dict(before), dict(after))
            for name, row_id, line, version, before, after in said["changed"]
        ]
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreDamaged(detail="import_batch.rows") from error
    return BatchRows(inserted, changed)


# Writing and reading


def write(
    uow: UnitOfWork, by: str, kind: ListKind, file_name: str, counts: tuple[int, int, int], rows: BatchRows
) -> int:
    """Remember an import within its own write; its number. `counts`: new, changed, refused."""
    new, changed, refused = counts
    return uow.insert(
        ImportBatch,
        {
            "at": uow.at,
            "by": by,
            "list_kind": kind.value,
            "file_name": file_name,
            "new": new,
            "changed": changed,
            "refused": refused,
            "rows": _packed(rows),
            "taken_back_at": None,
        },
    )


_COLUMNS: Final = (
    ImportBatch.id,
    ImportBatch.at,
    ImportBatch.by,
    ImportBatch.list_kind,
    ImportBatch.file_name,
    ImportBatch.new,
    ImportBatch.changed,
    ImportBatch.refused,
    ImportBatch.taken_back_at,
    ImportBatch.version,
)


def batches(conn: Connection, kinds: Iterable[ListKind], limit: int) -> tuple[BatchRow, ...]:
    """The imports of these kinds, newest first."""
    wanted = [kind.value for kind in kinds]
    query = select(*_COLUMNS).where(ImportBatch.list_kind.in_(wanted)).order_by(ImportBatch.id.desc())
    return tuple(_row(found) for found in conn.execute(query.limit(limit)))


def batch(conn: Connection, batch_id: int) -> BatchRow:
    """One import. Raises NotFound."""
    found = conn.execute(select(*_COLUMNS).where(ImportBatch.id == batch_id)).one_or_none()
    if found is None:
        raise NotFound
    return _row(found)


def _row(found: Any) -> BatchRow:
    number, at, by, kind, name, new, changed, refused, back, version = found
    try:
        known = ListKind(kind)
    except ValueError as error:
        raise StoreDamaged(detail="import_batch.list_kind") from error
    then = None if back is None else local(back)
    return BatchRow(number, local(at), by, known, name, new, changed, refused, then, version)


# Taking back


def take_back(
    uow: UnitOfWork,
    batch_id: int,
    version: int,
    go_on: Callable[[], object] = lambda: None,
    hidden: Collection[str] = (),
) -> None:
    """Remove what an import made, and put back what it changed, all or nothing.

    `go_on` may raise, to end it. `hidden`: tables of which the user is not told that something of theirs stands in the
    way, only that something does. Raises ImportStands, ChangedMeanwhile or NotFound.
    """
    uow.expect(ImportBatch, batch_id, version)
    packed = uow.conn.execute(select(ImportBatch.rows).where(ImportBatch.id == batch_id)).scalar()
    rows = BatchRows() if packed is None else _unpacked(packed)
    found = tuple(_obstacles(uow.conn, rows, go_on, hidden))
    if found:
        raise ImportStands(found[:MOST], more=len(found) > MOST)
    try:
        _remove(uow, rows, go_on)
        _put_back(uow, rows)
    except IntegrityError as error:
        line = next((one.line for one in rows.changed), 0)
        raise ImportStands((Obstacle(line, Sentence("import", _TAKEN)),)) from error
    uow.update(ImportBatch, batch_id, {"taken_back_at": uow.at, "rows": None}, version)


def _remove(uow: UnitOfWork, rows: BatchRows, go_on: Callable[[], object]) -> None:
    order = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}
    # What refers to others goes first.
    for table in sorted(rows.inserted, key=lambda one: -order[one.__tablename__]):
        for first, last in reversed(rows.spans(table)):
            go_on()
            uow.unload(table, first, last)
        if table.kind is not None:
            uow.touched(table.kind)


def _put_back(uow: UnitOfWork, rows: BatchRows) -> None:
    alike: dict[tuple[type[Versioned], tuple[str, ...]], list[Any]] = defaultdict(list)
    for one in rows.changed:
        shape = shape_of(one.table, uow.conn)
        before, after = (shape.typed(values, values) for values in (one.before, one.after))
        alike[one.table, tuple(one.before)].append((one.id, one.version, after, before))
    for (table, _), changes in alike.items():
        uow.update_many(table, changes)


def _obstacles(
    conn: Connection, rows: BatchRows, go_on: Callable[[], object], hidden: Collection[str]
) -> list[Obstacle]:
    """The first of what stands in the way, by line; each line once."""
    found: dict[int, Obstacle] = {}

    def add(line: int, text: str, what: str = "") -> None:
        word = _OTHER if what in hidden else _WORDS.get(what, _OTHER)
        said = {"what": Sentence("import", word)} if what else {}
        found.setdefault(line, Obstacle(line, Sentence("import", text, said)))

    for table in rows.inserted:
        for first, last in rows.spans(table):
            go_on()
            for name, row_id in _references(conn, table, first, last, rows):
                add(rows.line_of(table, row_id), _HELD, name)
            for row_id, text in _not_as_made(conn, table, first, last):
                add(rows.line_of(table, row_id), text)
            if len(found) > MOST:
                break
    for one, text in _not_as_changed(conn, rows.changed):
        add(one.line, text)
    return sorted(found.values(), key=lambda one: one.line)


def _not_as_made(
    conn: Connection, table: type[Versioned], first: int, last: int
) -> Iterator[tuple[int, str]]:
    here = table.id.between(first, last)
    changed = select(table.id).where(here, table.version != FIRST_VERSION).order_by(table.id).limit(MOST + 1)
    for row_id in conn.execute(changed).scalars().all():
        yield row_id, _CHANGED
    if conn.execute(select(func.count()).select_from(table).where(here)).scalar_one() != last - first + 1:
        present = set(conn.execute(select(table.id).where(here)).scalars())
        missing = (row_id for row_id in range(first, last + 1) if row_id not in present)
        for _, row_id in zip(range(MOST + 1), missing, strict=False):
            yield row_id, _GONE


def _not_as_changed(conn: Connection, rows: Sequence[ChangedRow]) -> Iterator[tuple[ChangedRow, str]]:
    by_table: dict[type[Versioned], list[ChangedRow]] = defaultdict(list)
    for one in rows:
        by_table[one.table].append(one)
    for table, some in by_table.items():
        for at in range(0, len(some), _CHUNK):
            chunk = some[at : at + _CHUNK]
            query = select(table.id, table.version).where(table.id.in_([one.id for one in chunk]))
            versions = {row_id: version for row_id, version in conn.execute(query)}
            for one in chunk:
                if one.id not in versions:
                    yield one, _GONE
                elif versions[one.id] != one.version:
                    yield one, _CHANGED


def _references(
    conn: Connection, table: type[Versioned], first: int, last: int, rows: BatchRows
) -> Iterator[tuple[str, int]]:
    """What refers to the rows of a span and is not of the import: the table's name, and which row it refers to."""
    for one, column in _referring(table):
        named = getattr(one, column)
        query = select(one.id, named).where(named.between(first, last))
        own = rows.spans(one)
        for begins, ends in own if len(own) <= _CHUNK else ():
            query = query.where(~one.id.between(begins, ends))
        # Where there are very many, the import's own are told apart here.
        with conn.execute(query.order_by(one.id).execution_options(yield_per=_CHUNK)) as found:
            told = 0
            for row_id, names in found:
                if len(own) > _CHUNK and rows.holds(one, row_id):
                    continue
                yield one.__tablename__, names
                told += 1
                if told > MOST:
                    break


@cache
def _referring(table: type[Versioned]) -> tuple[tuple[type[Versioned], str], ...]:
    """All columns that name a row of this table, found in the tables themselves, so that a later one is not forgotten.

    What is no entry yet stands in nobody's way.
    """
    found = []
    for mapper in Base.registry.mappers:
        one = mapper.class_
        if issubclass(one, Versioned) and one.__tablename__ not in LEFT_OUT:
            found += [
                (one, key.parent.key)
                for key in one.__table__.foreign_keys
                if key.column is table.__table__.c.id
            ]
    return tuple(sorted(found, key=lambda pair: (pair[0].__tablename__, pair[1])))


# How columns were matched


def matches(conn: Connection, kind: ListKind) -> dict[str, str]:
    """By heading, the field that somebody chose for it; an empty one: left out."""
    query = select(ColumnMatch.heading, ColumnMatch.field).where(ColumnMatch.list_kind == kind.value)
    return {heading: chosen for heading, chosen in conn.execute(query)}


def remember(uow: UnitOfWork, kind: ListKind, chosen: Mapping[str, str]) -> None:
    """Keep what somebody chose, by heading; what was chosen for it before holds no more."""
    query = select(ColumnMatch.heading, ColumnMatch.id).where(ColumnMatch.list_kind == kind.value)
    known = {heading: row_id for heading, row_id in uow.conn.execute(query)}
    for heading, name in chosen.items():
        if heading in known:
            uow.update(ColumnMatch, known[heading], {"field": name}, HERE)
        else:
            uow.insert(ColumnMatch, {"list_kind": kind.value, "heading": heading, "field": name})
