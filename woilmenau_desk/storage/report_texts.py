"""The texts of reports and the notes for them: written through a unit of work, read as frozen rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.narrative import AnswerRow, NoteData, NoteRow
from woilmenau_desk.domain.periods import local
from woilmenau_desk.storage.keyed import NEVER, save_by_key
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.reports import ReportNote, ReportText
from woilmenau_desk.storage.unit_of_work import Seen, UnitOfWork

NOTES: Final = ReportNote.__tablename__


def texts(conn: Connection, span: str, funder_id: int | None) -> Mapping[str, AnswerRow]:
    """What stands under each question of a span: the funder's own text where there is one, else that for all of them."""
    table = ReportText
    owned = or_(table.funder_id.is_(None), table.funder_id == funder_id)
    query = (
        select(
            table.question,
            table.text,
            table.version,
            table.funder_id,
            table.written_by,
            table.written_at,
            table.confirmed_by,
            Colleague.first_name,
        )
        .outerjoin(Colleague, table.written_by == Colleague.key)
        .where(table.span == span, owned)
        .order_by(table.id)
    )
    found: dict[str, AnswerRow] = {}
    for row in conn.execute(query):
        if row.funder_id is None and row.question in found:
            continue
        found[row.question] = AnswerRow(
            question=row.question,
            title=row.question,
            text=row.text,
            version=row.version,
            funder_id=row.funder_id,
            written_by=row.first_name or row.written_by,
            written_at=local(row.written_at),
            confirmed=row.confirmed_by is not None,
        )
    return found


def keep(
    uow: UnitOfWork, span: str, question: str, funder_id: int | None, text: str, by: str, seen: Seen
) -> int:
    """Keep what stands under a question, read with version `seen` (0: nothing stood there); returns its version now.

    What was confirmed of another text is confirmed of this one no more. Raises ChangedMeanwhile.
    """
    key = {"span": span, "question": question, "funder_id": funder_id}
    before = uow.conn.execute(
        select(ReportText.text, ReportText.version).where(*_named(span, question, funder_id))
    ).one_or_none()
    if before is not None and before.text == text and seen == before.version:
        return int(before.version)
    values = {"text": text, "written_by": by, "written_at": uow.at, "confirmed_by": None}
    return save_by_key(uow, ReportText, key, values, seen)


def confirm(uow: UnitOfWork, span: str, question: str, funder_id: int | None, by: str, seen: int) -> None:
    """Keep who has said that nobody is to be recognised in it. Raises ChangedMeanwhile or NotFound."""
    uow.update(ReportText, _number(uow.conn, span, question, funder_id), {"confirmed_by": by}, seen)


def remove(uow: UnitOfWork, span: str, question: str, funder_id: int | None, seen: int) -> None:
    """Take a text away. Raises ChangedMeanwhile or NotFound."""
    uow.delete(ReportText, _number(uow.conn, span, question, funder_id), seen)


def version(conn: Connection, span: str, question: str, funder_id: int | None) -> int:
    """The version of a text; 0 where there is none."""
    query = select(ReportText.version).where(*_named(span, question, funder_id))
    return conn.execute(query).scalar() or NEVER


def _number(conn: Connection, span: str, question: str, funder_id: int | None) -> int:
    found = conn.execute(select(ReportText.id).where(*_named(span, question, funder_id))).scalar()
    if found is None:
        raise NotFound
    return found


def _named(span: str, question: str, funder_id: int | None) -> tuple[Any, ...]:
    return (ReportText.span == span, ReportText.question == question, ReportText.funder_id == funder_id)


def add_note(uow: UnitOfWork, data: NoteData, by: str) -> int:
    """Keep a note."""
    return uow.insert(
        ReportNote,
        {
            "local_date": data.local_date,
            "question": data.question,
            "text": data.text,
            "written_by": by,
            "written_at": uow.at,
            "taken_into": None,
            "voided_at": None,
        },
    )


def edit_note(uow: UnitOfWork, note_id: int, data: NoteData, seen: int) -> None:
    """Change a note. Raises ChangedMeanwhile or NotFound."""
    _present(uow, note_id, seen)
    values = {"local_date": data.local_date, "question": data.question, "text": data.text}
    uow.update(ReportNote, note_id, values, seen)


def void_note(uow: UnitOfWork, note_id: int, seen: int) -> None:
    """Take a note out of every list. Raises ChangedMeanwhile or NotFound."""
    _present(uow, note_id, seen)
    uow.update(ReportNote, note_id, {"voided_at": uow.at}, seen)


def take_note(uow: UnitOfWork, note_id: int, into: str | None, seen: int) -> None:
    """Mark a note as gone into a span's text, or as waiting again. Raises ChangedMeanwhile or NotFound."""
    _present(uow, note_id, seen)
    uow.update(ReportNote, note_id, {"taken_into": into}, seen)


def note(conn: Connection, note_id: int, reader: str) -> NoteRow:
    """One note. Raises NotFound."""
    found = conn.execute(_notes().where(ReportNote.id == note_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found, reader)


def notes(conn: Connection, first: date, last: date, reader: str) -> tuple[NoteRow, ...]:
    """The notes of these days, both included, the earliest first."""
    query = _notes().where(ReportNote.local_date.between(first, last), ReportNote.voided_at.is_(None))
    found = conn.execute(query.order_by(ReportNote.local_date, ReportNote.id))
    return tuple(_read(one, reader) for one in found)


def _present(uow: UnitOfWork, note_id: int, seen: int) -> None:
    uow.expect(ReportNote, note_id, seen)
    table = ReportNote
    if (
        uow.conn.execute(select(table.id).where(table.id == note_id, table.voided_at.is_(None))).scalar()
        is None
    ):
        raise NotFound


def _notes() -> Any:
    table = ReportNote
    return select(
        table.id,
        table.local_date,
        table.question,
        table.text,
        table.written_by,
        table.taken_into,
        table.voided_at,
        table.version,
        Colleague.first_name,
    ).outerjoin(Colleague, table.written_by == Colleague.key)


def _read(found: Any, reader: str) -> NoteRow:
    return NoteRow(
        id=found.id,
        data=NoteData(found.text, found.local_date, found.question),
        question_title=found.question or "",
        written_by=found.first_name or found.written_by,
        mine=found.written_by == reader,
        taken_into=found.taken_into,
        voided=found.voided_at is not None,
        version=found.version,
    )
