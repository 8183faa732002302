"""Reports that were closed: found, shown as they were, and handed out byte for byte."""

from dataclasses import dataclass
from typing import Any, Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.closing import ClosedDamaged, ClosedRow, NoSuchVersion, NotClosed
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.funders import FunderRow
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import kept, outputs
from woilmenau_desk.storage import closed_reports as rows

_CONTENT: Final = QT_TRANSLATE_NOOP("errors", "der Inhalt")


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """A closed report in one format, as it left the house."""

    content: bytes
    name: str
    sha256: str


def funder_of(desk: Desk, span: Span, name: str | None) -> FunderRow:
    """The funder of that name, or the first one; see `funders.chosen_row`. Raises BadInput."""
    return funders.chosen_row(funders.funders(desk), name, span.first, span.last)


def funder_now(desk: Desk, row: ClosedRow) -> FunderRow:
    """The funder that a report was closed for, as it is called and kept today; the nameless one where it was that one."""
    return next((one for one in funders.funders(desk) if one.id == row.funder_id), funders.NOBODY)


def closed_list(desk: Desk, span: Span | None = None, funder_id: int | None = None) -> tuple[ClosedRow, ...]:
    """The closed reports of a span and a funder, or all: the latest span first, the last version first.

    Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.store.read() as conn:
        return rows.listed(conn, span, funder_id)


def find(desk: Desk, span: Span, funder: str | None = None, number: int | None = None) -> ClosedRow:
    """The closed report of a span for a funder: that version, or the last. Raises NotAllowed, BadInput, NotClosed."""
    chosen = funder_of(desk, span, funder)
    found = closed_list(desk, span, chosen.id)
    if not found:
        raise NotClosed(span=span.said(), funder=chosen.data.name)
    for row in found:
        if number in (None, row.number):
            return row
    raise NoSuchVersion(span=span.said(), funder=chosen.data.name, number=number, last=found[0].number)


def file(desk: Desk, row: ClosedRow, name: str) -> ClosedFile:
    """The very bytes of a closed report in a format. Raises NotAllowed, ClosedDamaged, or NotFound for another format."""
    desk.actor.require(Right.MAKE_REPORTS)
    if name not in row.formats:
        raise NotFound
    try:
        with desk.store.read() as conn:
            content = rows.file(conn, row.id, name)
    except StoreDamaged as error:
        raise damaged(row, name.upper()) from error
    return ClosedFile(content, _file_name(desk, row, name), rows.sha256(content))


def _file_name(desk: Desk, row: ClosedRow, name: str) -> str:
    """What a file is proposed to be called. The file is whole; where the rest is not, a plain name does."""
    try:
        return outputs.file_name(_outside(desk, row), outputs.Format(name))
    except ClosedDamaged:
        return f"Bericht-{row.span}-v{row.number}.{name}"


def closed_report(
    desk: Desk,
    span: Span,
    funder: str | None = None,
    number: int | None = None,
    internal: bool = False,
) -> Report:
    """A closed report as it was, to be shown: that version, or the last; inside with the true figures of then.

    Raises NotAllowed, BadInput, NotClosed or ClosedDamaged.
    """
    return shown(desk, find(desk, span, funder, number), internal)


def shown(desk: Desk, row: ClosedRow, internal: bool = False) -> Report:
    """The same of a row that is at hand. Raises NotAllowed or ClosedDamaged."""
    desk.actor.require(Right.MAKE_REPORTS)
    return _inside(desk, row) if internal else _outside(desk, row)


def true_of(desk: Desk, row: ClosedRow) -> Any:
    """All that the house alone knows of a closed report. Raises NotAllowed, DeskLocked or ClosedDamaged."""
    vault = desk.vault
    try:
        with desk.store.read() as conn:
            return kept.json_read(rows.true(conn, vault, row.id))
    except StoreDamaged as error:
        raise damaged(row, _CONTENT) from error


def _outside(desk: Desk, row: ClosedRow) -> Report:
    try:
        with desk.store.read() as conn:
            return kept.read(rows.content(conn, row.id))
    except StoreDamaged as error:
        raise damaged(row, _CONTENT) from error


def _inside(desk: Desk, row: ClosedRow) -> Report:
    found = true_of(desk, row)
    try:
        return kept.typed_report(found["inside"])
    except (StoreDamaged, KeyError, TypeError) as error:
        raise damaged(row, _CONTENT) from error


def damaged(row: ClosedRow, what: str = _CONTENT) -> ClosedDamaged:
    """What is told where something of a closed report is not as it was closed."""
    return ClosedDamaged(span=row.span.said(), number=row.number, what=Sentence("errors", what))
