"""Adding to the note of a session that is closed, and reading a session with all that was added."""

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.text import clean_text
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import amendments as rows
from woilmenau_desk.storage import counselling as session_rows

_NOTHING = QT_TRANSLATE_NOOP("errors", "Ein Nachtrag braucht einen Text.")


def amend(desk: Desk, session_id: int, text: str) -> Done[SessionRow]:
    """Add to a session's note, dated and signed; what stands there already stays as it is.

    Whoever may read the session may add to it, whoever wrote it. Raises NotAllowed, NotFound, CaseRestricted, or
    BadInput.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    added = clean_text(text, field="text")
    if not added:
        raise BadInput("text", Sentence("errors", _NOTHING))
    with desk.writing() as uow:
        rows.add(uow, desk.vault, session_id, added, desk.actor.name)
        row = session_rows.row(uow.conn, session_id, desk.vault)
        said = QT_TRANSLATE_NOOP("said", "Nachtrag geschrieben: {name}")
        return desk.finish(uow, row, Sentence("said", said, {"name": row.person_name}))


def read(desk: Desk, session_id: int) -> SessionReading:
    """A session with its text and all that was added; that it was read is written down.

    Raises NotAllowed, NotFound, CaseRestricted, or StoreDamaged.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        details = session_rows.details(uow.conn, session_id, desk.vault, uow.at)
        added = rows.of_session(uow.conn, desk.vault, session_id)
        uow.trace("read", "counselling_session", session_id)
        uow.commit()
    return SessionReading(details, added)
