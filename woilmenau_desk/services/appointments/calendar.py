"""What the calendar shows: one reading for a span of days."""

from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.calendar import LONGEST_SPAN, CalendarSpan
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import appointments as rows


def span(desk: Desk, first: date, last: date) -> CalendarSpan:
    """The appointments from one day to another, both included, and what else takes colleagues and rooms then.

    Of what a colleague is taken by otherwise nothing is told but the time. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    check_date(first, field="first")
    check_date(last, field="last")
    if not 0 <= (last - first).days < LONGEST_SPAN:
        text = QT_TRANSLATE_NOOP("errors", "Ein Kalender zeigt 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST_SPAN}))
    with desk.store.read() as conn:
        return CalendarSpan(first, last, rows.between(conn, first, last))
