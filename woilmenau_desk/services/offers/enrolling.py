"""Enrolling people in offers. Whoever finds no place waits, and moves up by itself in the write that gives a place free."""

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import enrolments as rows
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.unit_of_work import UnitOfWork

NEEDS_LENGTH = 200
MOST_CHILDREN = 12


def enrol(
    desk: Desk, offer_id: int, person_id: int, children: int = 0, needs: str = ""
) -> Done[EnrolmentRow]:
    """Give somebody a place, or put them at the end of the waiting list: the row says which, and where they stand.

    `children`: places in the childcare. `needs`: what else somebody waits for, in a few words. Of two at the same time for
    the last place one has it and the other waits. Raises NotAllowed, NotFound, or BadInput: they are in already, the offer
    has ended, or its childcare never has so many places.
    """
    desk.actor.require(Right.RUN_OFFERS)
    said_needs = clean_line(needs, field="needs", limit=NEEDS_LENGTH)

    def write(uow: UnitOfWork) -> Done[EnrolmentRow]:
        offer = offer_rows.one(uow.conn, offer_id, desk.today())
        if offer.data.ended_on is not None and offer.data.ended_on < desk.today():
            text = QT_TRANSLATE_NOOP("errors", "„{title}“ endete am {day}.")
            shown = {"title": offer.data.title, "day": f"{offer.data.ended_on:%d.%m.%Y}"}
            raise BadInput("offer_id", Sentence("errors", text, shown))
        present = present_id(uow.conn, person_id)
        already = rows.standing(uow.conn, offer_id, present)
        if already is not None:
            raise BadInput("person_id", _is_in(already))
        _check_children(offer, children)
        number = rows.add(uow, offer_id, present, children, said_needs)
        rows.let_move_up(uow, offer_id)
        row = rows.row(uow.conn, number)
        text = QT_TRANSLATE_NOOP("said", "Eingeschrieben: {name}, {offer}")
        if row.state is EnrolmentState.WAITING:
            text = QT_TRANSLATE_NOOP("said", "Auf der Warteliste als Nr. {position}: {name}, {offer}")
        said = _said(text, row, offer)
        if row.children:
            with_children = QT_TRANSLATE_NOOP("said", "{said} · Kinder in der Betreuung: {number}")
            said = Sentence("said", with_children, {"said": said, "number": row.children})
        return desk.finish(uow, row, said)

    return desk.deciding(write)


def leave(desk: Desk, enrolment_id: int, version: int) -> Done[EnrolmentRow]:
    """Let somebody leave an offer or its waiting list; whoever is next moves up. Raises ChangedMeanwhile or NotFound.

    Who moved up and was not told yet: `to_tell`. An enrolment that was left already changes nothing.
    """
    desk.actor.require(Right.RUN_OFFERS)

    def write(uow: UnitOfWork) -> Done[EnrolmentRow]:
        rows.expect(uow, enrolment_id, version)
        before = rows.row(uow.conn, enrolment_id)
        moved: tuple[int, ...] = ()
        if before.state is not EnrolmentState.LEFT:
            rows.leave(uow, enrolment_id, version)
            moved = rows.let_move_up(uow, before.offer_id)
        text = QT_TRANSLATE_NOOP("said", "Ausgetragen: {name}, {offer}")
        return _finished(desk, uow, enrolment_id, text, moved)

    return desk.deciding(write)


def change(desk: Desk, enrolment_id: int, children: int, needs: str, version: int) -> Done[EnrolmentRow]:
    """Change what somebody needs. Places of the childcare that come free go to whoever is next.

    Whoever is in gets more of them only where nobody waits for those. Raises ChangedMeanwhile, NotFound or BadInput.
    """
    desk.actor.require(Right.RUN_OFFERS)
    said_needs = clean_line(needs, field="needs", limit=NEEDS_LENGTH)

    def write(uow: UnitOfWork) -> Done[EnrolmentRow]:
        rows.expect(uow, enrolment_id, version)
        before = rows.row(uow.conn, enrolment_id)
        more = children - before.children
        if more:
            _check_children(offer_rows.one(uow.conn, before.offer_id, desk.today()), children)
        if more > 0 and before.state is EnrolmentState.ENROLLED:
            free = rows.left(uow.conn, before.offer_id).childcare
            if more > free:
                text = QT_TRANSLATE_NOOP(
                    "errors",
                    "In der Kinderbetreuung ist dafür kein Platz: frei, und von niemandem erwartet, sind {free}.",
                )
                raise BadInput("children", Sentence("errors", text, {"free": free}))
        rows.change(uow, enrolment_id, {"children": children, "needs": said_needs}, version)
        moved = rows.let_move_up(uow, before.offer_id)
        text = QT_TRANSLATE_NOOP("said", "Platz geändert: {name}, {offer}")
        return _finished(desk, uow, enrolment_id, text, moved)

    return desk.deciding(write)


def told(desk: Desk, enrolment_id: int, version: int) -> Done[EnrolmentRow]:
    """Somebody who moved up was told so. Raises ChangedMeanwhile or NotFound."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.writing() as uow:
        rows.change(uow, enrolment_id, {"told_at": uow.at}, version)
        text = QT_TRANSLATE_NOOP("said", "Bescheid gesagt: {name}, {offer}")
        return _finished(desk, uow, enrolment_id, text, ())


def get(desk: Desk, enrolment_id: int) -> EnrolmentRow:
    """One place, also of somebody who has left it. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.store.read() as conn:
        return rows.row(conn, enrolment_id)


def of_offer(desk: Desk, offer_id: int, *, left: bool = False) -> tuple[EnrolmentRow, ...]:
    """Those who are in, then those who wait, each in their order; with `left` those who left, too."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.store.read() as conn:
        return rows.of_offer(conn, offer_id, left=left)


def of_person(desk: Desk, person_id: int) -> tuple[EnrolmentRow, ...]:
    """Where somebody is in, waits, or was, the latest first. Raises NotFound."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.store.read() as conn:
        return rows.of_person(conn, present_id(conn, person_id))


def to_tell(desk: Desk, offer_id: int | None = None) -> tuple[EnrolmentRow, ...]:
    """Who moved up and was not told yet, of one offer or of all; the earliest first."""
    desk.actor.require(Right.RUN_OFFERS)
    with desk.store.read() as conn:
        return rows.to_tell(conn, offer_id)


def _check_children(offer: offer_rows.StoredOffer, children: int) -> None:
    if not 0 <= children <= MOST_CHILDREN:
        text = QT_TRANSLATE_NOOP("errors", "Die Zahl {number} kann hier nicht stimmen.")
        raise BadInput("children", Sentence("errors", text, {"number": children}))
    places = offer.data.childcare_places
    if children and not places:
        text = QT_TRANSLATE_NOOP("errors", "„{title}“ hat keine Kinderbetreuung.")
        raise BadInput("children", Sentence("errors", text, {"title": offer.data.title}))
    if children > places:
        text = QT_TRANSLATE_NOOP(
            "errors", "Die Kinderbetreuung hat im Ganzen nur {places} Plätze: so würde umsonst gewartet."
        )
        raise BadInput("children", Sentence("errors", text, {"places": places}))


def _is_in(row: EnrolmentRow) -> Sentence:
    text = QT_TRANSLATE_NOOP("errors", "{name} ist schon eingeschrieben.")
    if row.state is EnrolmentState.WAITING:
        text = QT_TRANSLATE_NOOP("errors", "{name} steht schon auf der Warteliste, als Nr. {position}.")
    return Sentence("errors", text, {"name": row.person_name, "position": row.position})


def _finished(
    desk: Desk, uow: UnitOfWork, enrolment_id: int, text: str, moved: tuple[int, ...]
) -> Done[EnrolmentRow]:
    row = rows.row(uow.conn, enrolment_id)
    said = _said(text, row, offer_rows.one(uow.conn, row.offer_id, desk.today()))
    return desk.finish(uow, row, with_those_moving_up(uow, said, moved))


def with_those_moving_up(uow: UnitOfWork, said: Sentence, moved: tuple[int, ...]) -> Sentence:
    """The same, and who moves up."""
    if not moved:
        return said
    names = ", ".join(rows.row(uow.conn, number).person_name for number in moved)
    text = QT_TRANSLATE_NOOP("said", "{said} · rückt nach: {names}")
    return Sentence("said", text, {"said": said, "names": names})


def _said(text: str, row: EnrolmentRow, offer: offer_rows.StoredOffer) -> Sentence:
    shown = {"name": row.person_name, "offer": offer.data.title, "position": row.position}
    return Sentence("said", text, shown)
