"""Notes „für den Bericht“: dropped in by whoever sees something while it happens, and gone into the text at the end."""

from dataclasses import replace
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.narrative import ANSWER_LENGTH, NOTE_LENGTH, AnswerRow, NoteData, NoteRow, joined
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.text import clean_text
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import report_texts as rows
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

_NOTED: Final = QT_TRANSLATE_NOOP("said", "Für den Bericht notiert")
_CHANGED: Final = QT_TRANSLATE_NOOP("said", "Notiz für den Bericht geändert")
_VOIDED: Final = QT_TRANSLATE_NOOP("said", "Notiz für den Bericht gestrichen")
_TAKEN: Final = QT_TRANSLATE_NOOP("said", "Notiz übernommen: {title}, {span}")
_RELEASED: Final = QT_TRANSLATE_NOOP("said", "Notiz steht wieder bereit")


def choices(desk: Desk) -> tuple[Value, ...]:
    """The questions that a note may be meant for."""
    return desk.values_of(ListName.REPORT_QUESTIONS).choices()


def add(desk: Desk, data: NoteData) -> Done[NoteRow]:
    """Note something for the report. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.NOTE_FOR_REPORT)
    checked = _checked(desk, data)
    with desk.writing() as uow:
        note_id = rows.add_note(uow, checked, desk.actor.name)
        return _told(desk, uow, note_id, Sentence("said", _NOTED))


def edit(desk: Desk, note_id: int, data: NoteData, version: int) -> Done[NoteRow]:
    """Change a note of one's own, or anybody's where one makes the report.

    Raises NotAllowed, BadInput, ChangedMeanwhile or NotFound.
    """
    desk.actor.require(Right.NOTE_FOR_REPORT)
    checked = _checked(desk, data)
    with desk.writing() as uow:
        _mine(desk, uow, note_id)
        rows.edit_note(uow, note_id, checked, version)
        return _told(desk, uow, note_id, Sentence("said", _CHANGED))


def void(desk: Desk, note_id: int, version: int) -> Done[NoteRow]:
    """Strike a note of one's own, or anybody's where one makes the report; what it left in a text stays there.

    Raises NotAllowed, ChangedMeanwhile or NotFound.
    """
    desk.actor.require(Right.NOTE_FOR_REPORT)
    with desk.writing() as uow:
        _mine(desk, uow, note_id)
        rows.void_note(uow, note_id, version)
        return _told(desk, uow, note_id, Sentence("said", _VOIDED))


def take(
    desk: Desk, note_id: int, version: int, span: Span, question: str, funder_id: int | None = None
) -> Done[AnswerRow]:
    """Put a note behind what stands under a question at this moment, and mark it as taken.

    `funder_id`: into the text that this funder has of its own. Raises NotAllowed, BadInput, ChangedMeanwhile or NotFound.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    known_code(desk, ListName.REPORT_QUESTIONS, question, "question")
    with desk.writing() as uow:
        note = rows.note(uow.conn, note_id, desk.actor.name)
        rows.take_note(uow, note_id, str(span), version)
        standing = rows.texts(uow.conn, str(span), funder_id or None).get(question)
        owner = standing.funder_id if standing is not None else None
        text = joined(standing.text if standing is not None else "", note.data.text)
        if len(text) > ANSWER_LENGTH:
            reason = QT_TRANSLATE_NOOP(
                "errors", "Der Text ist {length} Zeichen lang; höchstens {limit} passen."
            )
            told = {"length": len(text), "limit": ANSWER_LENGTH}
            raise BadInput("text", Sentence("errors", reason, told))
        rows.keep(uow, str(span), question, owner, text, desk.actor.name, HERE)
        row = rows.texts(uow.conn, str(span), funder_id or None)[question]
        title = desk.values_of(ListName.REPORT_QUESTIONS).label(question)
        said = Sentence("said", _TAKEN, {"title": title, "span": span.said()})
        return desk.finish(uow, replace(row, title=title), said)


def release(desk: Desk, note_id: int, version: int) -> Done[NoteRow]:
    """Let a note stand ready again, as if it had not been taken; the text stays as it is.

    Raises NotAllowed, ChangedMeanwhile or NotFound.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.writing() as uow:
        rows.take_note(uow, note_id, None, version)
        return _told(desk, uow, note_id, Sentence("said", _RELEASED))


def of_span(desk: Desk, span: Span) -> tuple[NoteRow, ...]:
    """What was noted in a span, the earliest first. Raises NotAllowed."""
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.store.read() as conn:
        found = rows.notes(conn, span.first, span.last, desk.actor.name)
    return tuple(_titled(desk, note) for note in found)


def get(desk: Desk, note_id: int) -> NoteRow:
    """One note: one's own, or anybody's where one makes the report. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.NOTE_FOR_REPORT)
    with desk.store.read() as conn:
        found = rows.note(conn, note_id, desk.actor.name)
    if not found.mine:
        desk.actor.require(Right.MAKE_REPORTS)
    return _titled(desk, found)


def _mine(desk: Desk, uow: UnitOfWork, note_id: int) -> None:
    if not rows.note(uow.conn, note_id, desk.actor.name).mine:
        desk.actor.require(Right.MAKE_REPORTS)


def _checked(desk: Desk, data: NoteData) -> NoteData:
    """The note as it is kept. Raises BadInput."""
    text = clean_text(data.text, field="text", limit=NOTE_LENGTH)
    if not text:
        reason = QT_TRANSLATE_NOOP("errors", "Bitte etwas schreiben.")
        raise BadInput("text", Sentence("errors", reason))
    known_code(desk, ListName.REPORT_QUESTIONS, data.question, "question")
    check_date(data.local_date, field="local_date")
    if data.local_date > desk.today():
        reason = QT_TRANSLATE_NOOP("errors", "Der Tag liegt in der Zukunft.")
        raise BadInput("local_date", Sentence("errors", reason))
    return NoteData(text, data.local_date, data.question)


def _told(desk: Desk, uow: UnitOfWork, note_id: int, said: Sentence) -> Done[NoteRow]:
    return desk.finish(uow, _titled(desk, rows.note(uow.conn, note_id, desk.actor.name)), said)


def _titled(desk: Desk, note: NoteRow) -> NoteRow:
    if note.data.question is None:
        return note
    title = desk.values_of(ListName.REPORT_QUESTIONS).label(note.data.question)
    return replace(note, question_title=title)
