"""Households: who lives together, how and since when, who has the custody of a child; and their visits in one go."""

from datetime import datetime

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.households import FamilyLogged, Household, Member, MemberData
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Channel, VisitData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.moments import when
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.people import households as rows
from woilmenau_desk.storage.people import people as person_rows


def of_person(desk: Desk, person_id: int) -> Household | None:
    """The household in which somebody lives; None where they have none. Raises NotFound."""
    with desk.store.read() as conn:
        return rows.of_person(conn, person_id)


def member(desk: Desk, person_id: int) -> Member:
    """How somebody belongs to their household. Raises NotFound, also where they have none."""
    with desk.store.read() as conn:
        return rows.member(conn, person_id)


def change_member(desk: Desk, person_id: int, data: MemberData, version: int) -> Done[Member | None]:
    """Say how somebody belongs to their household, and who has the custody; with a last day they moved out.

    `version`: that of the `Member` that was read. The value is None for whoever moved out. Raises NotAllowed, BadInput,
    ChangedMeanwhile, NotFound.
    """
    desk.actor.require(Right.EDIT_PEOPLE)
    known_code(desk, ListName.RELATIONS, data.relation, "relation")
    checked = data.checked(person_id, desk.today())
    with desk.writing() as uow:
        name = person_rows.card(uow.conn, person_id).name
        rows.change(uow, person_id, checked, version, desk.today())
        found = None if checked.until is not None else rows.member(uow.conn, person_id)
        text = QT_TRANSLATE_NOOP("said", "Haushalt geändert: {name}")
        if found is None:
            text = QT_TRANSLATE_NOOP("said", "Ausgezogen: {name}")
        return desk.finish(uow, found, Sentence("said", text, {"name": name}))


def forget_former(desk: Desk, link_id: int, version: int) -> Done[None]:
    """Remove that somebody lived in a household once: it was a mistake. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.EDIT_PEOPLE)
    with desk.writing() as uow:
        person_id = rows.forget(uow, link_id, version)
        name = person_rows.card(uow.conn, person_id).name
        text = QT_TRANSLATE_NOOP("said", "Frühere Zeit im Haushalt entfernt: {name}")
        return desk.finish(uow, None, Sentence("said", text, {"name": name}))


def log_family(
    desk: Desk,
    person_id: int,
    reason: str,
    occurred_at: datetime | None = None,
    channel: str = Channel.ON_SITE,
) -> Done[FamilyLogged]:
    """Log a visit of everybody who lives with somebody, each a contact of their own; one step takes all of it back.

    Whoever was logged for that reason on that day already is not logged again. Raises NotAllowed, BadInput, NotFound,
    also BadInput where everybody was.
    """
    desk.actor.require(Right.LOG_VISITS)
    known_code(desk, ListName.REASONS, reason, "reason")
    known_code(desk, ListName.CHANNELS, channel, "channel")
    at = when(desk, occurred_at)
    day = local(at).date()
    with desk.writing() as uow:
        made, logged, already = [], [], []
        for one in rows.mates(uow.conn, person_id):
            name = person_rows.card(uow.conn, one).name
            if visit_rows.of_contact(uow.conn, one, day, reason, no_session=False) is not None:
                already.append(name)
                continue
            data = VisitData(reason, one, channel=channel).checked()
            made.append(visits.add(desk, uow, data, at))
            logged.append(name)
        if not made:
            text = QT_TRANSLATE_NOOP("errors", "Alle aus dieser Familie sind dafür heute schon erfasst.")
            raise BadInput("person_id", Sentence("errors", text))
        value = FamilyLogged(tuple(made), tuple(logged), tuple(already))
        return desk.finish(uow, value, _said(desk, value, reason))


def _said(desk: Desk, value: FamilyLogged, reason: str) -> Sentence:
    word = desk.values_of(ListName.REASONS).get(reason) or reason
    text = QT_TRANSLATE_NOOP("said", "Familie erfasst: {name} und {number} weitere · {reason}")
    if len(value.logged) == 1:
        text = QT_TRANSLATE_NOOP("said", "Besuch erfasst: {who} · {reason}")
        return Sentence("said", text, {"who": value.logged[0], "reason": word})
    return Sentence("said", text, {"name": value.logged[0], "number": len(value.logged) - 1, "reason": word})
