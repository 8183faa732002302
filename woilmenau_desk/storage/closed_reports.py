"""Closed reports: written once, never changed, and read with a look at whether they still are what was closed."""

import hashlib
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.closing import ClosedRow
from woilmenau_desk.domain.errors import BadInput, NotFound, StoreDamaged
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.base import Sealed
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.reports import ClosedReport, ClosedReportFile
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

_NAME: Final = ClosedReport.__tablename__
TRUE: Final = "true"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes that one part of a closed report may have when it is unpacked: none that was ever closed comes near it."""


@dataclass(frozen=True, slots=True)
class ToClose:
    """All that is kept of a report when it is closed. `true` is sealed, what else there is left the house anyway."""

    span: Span
    funder_id: int
    funder: str
    number: int
    reason: str
    rule: str
    least: int
    software: str
    content: str
    told: str
    true: str
    files: Mapping[str, bytes]  # by format


def add(uow: UnitOfWork, vault: Vault, made: ToClose, by: str) -> int:
    """Keep a closed report and return its id. `by`: the key of a colleague."""
    uid = sealed_fields.new_uid()
    kept = b64encode(zlib.compress(made.true.encode(), 9)).decode()
    row_id = uow.insert(
        ClosedReport,
        {
            "span": str(made.span),
            "span_kind": made.span.kind.value,
            "first_day": made.span.first,
            "last_day": made.span.last,
            "funder_id": made.funder_id or None,
            "funder": made.funder,
            "number": made.number,
            "reason": made.reason,
            "rule": made.rule,
            "least": made.least,
            "software": made.software,
            "closed_at": uow.at,
            "closed_by": by,
            "sha256": sha256(made.files["pdf"]),
            "content": zlib.compress(made.content.encode(), 9),
            "told": zlib.compress(made.told.encode(), 9),
            "uid": uid,
            "sealed": None,
            "sealed_version": 0,
        },
        late=lambda number: sealed_fields.columns(vault, _NAME, uid, number, {TRUE: kept}),
    )
    for name, content in made.files.items():
        values = {
            "closed_report_id": row_id,
            "format": name,
            "sha256": sha256(content),
            "packed": zlib.compress(content, 9),
        }
        uow.insert(ClosedReportFile, values)
    return row_id


def sha256(content: bytes) -> str:
    """As it is printed and compared."""
    return hashlib.sha256(content).hexdigest()


def listed(conn: Connection, span: Span | None = None, funder_id: int | None = None) -> tuple[ClosedRow, ...]:
    """The closed reports of a span and a funder (0: the nameless one), or all, the latest span first, then its versions."""
    table = ClosedReport
    query = _rows().order_by(table.last_day.desc(), table.first_day, table.funder, table.number.desc())
    if span is not None:
        query = query.where(table.span == str(span))
    if funder_id is not None:
        query = query.where(table.funder_id.is_not_distinct_from(funder_id or None))
    return _with_formats(conn, query)


def since(conn: Connection, first: date) -> tuple[ClosedRow, ...]:
    """The closed reports of spans that ended on this day or later, in the order in which they were closed.

    None tells anything of days after its own: all that was told of a day is among those that ended since.
    """
    table = ClosedReport
    return _with_formats(conn, _rows().where(table.last_day >= first).order_by(table.id))


def last_closed(conn: Connection) -> ClosedRow | None:
    """The one that was closed last, whatever it is of; None before there is one."""
    found = _with_formats(conn, _rows().order_by(ClosedReport.id.desc()).limit(1))
    return found[0] if found else None


def last_closed_id(conn: Connection) -> int:
    """Its id alone; 0 before there is one."""
    return conn.execute(select(func.coalesce(func.max(ClosedReport.id), 0))).scalar_one()


def newest(conn: Connection, span: Span, funder_id: int) -> int:
    """The number of the last version that was closed; 0 where there is none."""
    table = ClosedReport
    query = select(func.coalesce(func.max(table.number), 0)).where(
        table.span == str(span), table.funder_id.is_not_distinct_from(funder_id or None)
    )
    number: int = conn.execute(query).scalar_one()
    return number


def row(conn: Connection, closed_id: int) -> ClosedRow:
    """One of them. Raises NotFound."""
    found = _with_formats(conn, _rows().where(ClosedReport.id == closed_id))
    if not found:
        raise NotFound
    return found[0]


def content(conn: Connection, closed_id: int) -> str:
    """The report as it left the house. Raises NotFound, or StoreDamaged."""
    return _part(conn, ClosedReport.content, closed_id)


def told(conn: Connection, closed_id: int) -> str:
    """The figures that were published with it. Raises NotFound, or StoreDamaged."""
    return _part(conn, ClosedReport.told, closed_id)


def true(conn: Connection, vault: Vault, closed_id: int) -> str:
    """What the house alone knows of it. Raises NotFound, or StoreDamaged."""
    return packed_true(conn, vault, ClosedReport, closed_id)


def packed_true(conn: Connection, vault: Vault, table: type[Sealed], row_id: int) -> str:
    """What a row about a report keeps for the house alone, sealed and compressed. Raises NotFound, or StoreDamaged."""
    name = table.__tablename__
    query = select(table.id, table.uid, table.sealed, table.sealed_version).where(table.id == row_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    kept = sealed_fields.read(vault, name, found).get(TRUE)
    if not kept:
        raise StoreDamaged(detail=name)
    try:
        return unpacked(b64decode(kept)).decode()
    except (NotBase64, UnicodeDecodeError) as error:
        raise StoreDamaged(detail=name) from error


def file(conn: Connection, closed_id: int, name: str) -> bytes:
    """The very bytes of one format. Raises NotFound, or StoreDamaged where they are others than were closed."""
    table = ClosedReportFile
    query = (
        select(table.sha256, table.packed, ClosedReport.sha256.label("of_pdf"))
        .join(ClosedReport, table.closed_report_id == ClosedReport.id)
        .where(table.closed_report_id == closed_id, table.format == name)
    )
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    made = unpacked(found.packed)
    if sha256(made) != found.sha256 or (name == "pdf" and found.sha256 != found.of_pdf):
        raise StoreDamaged(detail=table.__tablename__)
    return made


def unpacked(packed: bytes) -> bytes:
    """What was compressed. Raises StoreDamaged where it is none, or would fill the memory."""
    reader = zlib.decompressobj()
    try:
        made = reader.decompress(packed, LARGEST)
    except zlib.error as error:
        raise StoreDamaged(detail=_NAME) from error
    if not reader.eof or reader.unconsumed_tail or reader.unused_data:
        raise StoreDamaged(detail=_NAME)
    return made


def broken(conn: Connection, rest: Callable[[], None]) -> Iterator[tuple[ClosedRow, str]]:
    """The closed reports of which something is not as it was closed, and what: a format, or its content."""
    for one in listed(conn):
        rest()
        parts: dict[str, Callable[[], object]] = {
            "content": lambda row_id=one.id: content(conn, row_id),  # type: ignore[misc]
            "told": lambda row_id=one.id: told(conn, row_id),  # type: ignore[misc]
        }
        for name in ("pdf", *(name for name in one.formats if name != "pdf")):
            parts[name] = lambda row_id=one.id, name=name: file(conn, row_id, name)  # type: ignore[misc]
        for name, look in parts.items():
            try:
                look()
            except (StoreDamaged, NotFound):
                yield one, name


def _part(conn: Connection, column: Any, closed_id: int) -> str:
    found = conn.execute(select(column).where(ClosedReport.id == closed_id)).one_or_none()
    if found is None:
        raise NotFound
    try:
        return unpacked(found[0]).decode()
    except UnicodeDecodeError as error:
        raise StoreDamaged(detail=_NAME) from error


def _rows() -> Any:
    table = ClosedReport
    names = (
        "id",
        "span",
        "funder_id",
        "funder",
        "number",
        "reason",
        "rule",
        "least",
        "software",
        "closed_at",
        "closed_by",
        "sha256",
    )
    columns = [getattr(table, name) for name in names]
    return select(*columns, Colleague.first_name.label("by")).outerjoin(
        Colleague, table.closed_by == Colleague.key
    )


def _with_formats(conn: Connection, query: Any) -> tuple[ClosedRow, ...]:
    found = conn.execute(query).all()
    files = select(ClosedReportFile.closed_report_id, ClosedReportFile.format).order_by(ClosedReportFile.id)
    if len(found) == 1:
        files = files.where(ClosedReportFile.closed_report_id == found[0].id)
    formats: dict[int, list[str]] = {}
    for row_id, name in conn.execute(files):
        formats.setdefault(row_id, []).append(name)
    return tuple(_row(one, tuple(formats.get(one.id, ()))) for one in found)


def _row(found: Any, formats: tuple[str, ...]) -> ClosedRow:
    try:
        span = Span.parse(found.span)
    except BadInput as error:
        raise StoreDamaged(detail=_NAME) from error
    return ClosedRow(
        id=found.id,
        span=span,
        funder_id=found.funder_id or 0,
        funder=found.funder,
        number=found.number,
        reason=found.reason,
        rule=found.rule,
        least=found.least,
        software=found.software,
        closed_at=found.closed_at,
        closed_by=found.by or found.closed_by,
        sha256=found.sha256,
        formats=formats,
    )
