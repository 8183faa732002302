"""What to say to whoever moved up from a waiting list, as a text in their language that can be sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.offers import SessionState
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.storage.people import people as person_rows

_AHEAD = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Told:
    """A text, whose it is, and in which language. It names the offer, when it meets next and where, and nobody."""

    enrolment_id: int
    text: str
    language: str
    right_to_left: bool = False


def moved_up(desk: Desk, enrolment_id: int) -> Told:
    """The text for somebody who has a place now, in the first of their languages that has phrases, else in German.

    Raises NotAllowed or NotFound.
    """
    desk.actor.require(Right.RUN_OFFERS)
    row = enrolling.get(desk, enrolment_id)
    offer = offers.get(desk, row.offer_id)
    with desk.store.read() as conn:
        person = person_rows.data(conn, row.person_id)
    known = available_slip_languages()
    code = next((code for code in (person.print_language, person.language) if code in known), GERMAN)
    words = slip_phrases.words(desk, code or GERMAN)
    lines = [words.moved_up(offer.data.title)]
    today = desk.today()
    coming = sessions.between(desk, today, today + _AHEAD, row.offer_id)
    first = next((one for one in coming if one.state is SessionState.PLANNED), None)
    if first is not None:
        at = datetime.combine(first.day, first.starts, BERLIN)
        lines.append(f"{words.day(at)}, {words.time(at)}")
    place = centre.settings(desk).place
    lines += [f"{place.name}, {place.street}, {place.town}", words.text.prevented]
    return Told(row.id, "\n".join(lines), words.code, words.right_to_left)
