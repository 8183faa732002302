"""Whose hours and busy times somebody may write down: their own, and whoever makes the roster everybody's."""

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage.store import Connection


def require(desk: Desk, colleague: str) -> None:
    """Raises NotAllowed where the user may not say when that colleague has time."""
    own = colleague == desk.actor.name
    desk.actor.require(Right.BOOK_APPOINTMENTS if own else Right.EDIT_ROSTER)


def name_of(conn: Connection, colleague: str) -> str:
    """What a colleague is called. Raises BadInput where there is none of that login."""
    found = colleague_rows.one(conn, colleague)
    if found is None:
        text = QT_TRANSLATE_NOOP("errors", "Die Kollegin oder den Kollegen „{name}“ gibt es nicht.")
        raise BadInput("colleague", Sentence("errors", text, {"name": colleague[:40]}))
    return found.name
