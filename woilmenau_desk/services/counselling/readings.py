"""Who read which note, and when: for the lead. Looking at it is no reading of a note."""

from collections.abc import Mapping

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.note_readings import ReadingRow
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import note_readings as rows


def listed(
    desk: Desk,
    *,
    colleague: str | None = None,
    of: str = "",
    after: After | None = None,
    size: int = SCREENFUL,
) -> Part[ReadingRow]:
    """A part of all readings, the newest first; `colleague`: by whom, `of`: of the people that this text finds.

    Raises NotAllowed.
    """
    desk.actor.require(Right.SEE_READINGS)
    persons = people.found_ids(desk, of)
    with desk.store.read() as conn:
        return rows.listed(conn, colleague, persons, after, size)


def readers(desk: Desk) -> Mapping[str, str]:
    """By key, what those are called who ever read a note. Raises NotAllowed."""
    desk.actor.require(Right.SEE_READINGS)
    with desk.store.read() as conn:
        return rows.readers(conn)
