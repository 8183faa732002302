"""The slip with the number of whoever waits."""

from woilmenau_desk.documents.slip_files import GERMAN as GERMAN
from woilmenau_desk.documents.slip_files import available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.queue import NumberSlip
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.storage import queue as rows


def number_slip(desk: Desk, entry_id: int, language: str = "", paper: str = "") -> PaperFile:
    """The slip of somebody who waits. `language`: that of the entry where none is given, else German; `paper`: the centre's.

    Raises NotAllowed, NotFound or SlipLanguageMissing.
    """
    desk.actor.require(Right.RUN_QUEUE)
    with desk.store.read() as conn:
        row = rows.row(conn, entry_id)
    settings = centre.settings(desk)
    known = available_slip_languages()
    own = row.data.language if row.data.language in known else None
    made = printable(NumberSlip(row.number, row.arrived_at, language or own or GERMAN, settings.place))
    from woilmenau_desk.documents.number_slip import render_number_slip  # start-up: only paper needs it

    german, words = slip_phrases.both(desk, made.content.language)
    pdf = render_number_slip(made.content, german, words, Paper(paper) if paper else settings.paper)
    return PaperFile(pdf, made.remarks, f"Nummer-{row.number}.pdf")


def languages() -> tuple[str, ...]:
    """The languages that it can be printed in, German included."""
    return available_slip_languages()
