"""Recording emergency help (Soforthilfe)."""

from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid import AidRow, GiveAid
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues, visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.moments import when
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import aid as rows


def give_aid(desk: Desk, request: GiveAid) -> Done[AidRow]:
    """Record a help, with its visit or at the one that was logged already; the first where several kinds were given.

    All of it is one write. Raises BadInput, NotFound, DiskFull.
    """
    desk.actor.require(Right.GIVE_AID)
    data = request.data.checked()
    for one in request.each():
        known_code(desk, ListName.AID_KINDS, one.checked().kind, "kind")
    if not data.given_by:
        data = replace(data, given_by=desk.actor.name)
    occurred_at = when(desk, request.occurred_at)
    if data.given_by != desk.actor.name:
        colleagues.check_offered(desk, data.given_by, local(occurred_at).date(), field="given_by")
    with desk.writing() as uow:
        visit_id = None
        if request.log_visit:
            others = data.recipients - 1 if data.person_id is not None else 0
            visit = VisitData(
                reason=Reason.EMERGENCY_AID,
                person_id=data.person_id,
                group_size=1 if data.person_id is not None else data.recipients,
                adults=others,
            ).checked()
            visit_id, _ = visits.join(desk, uow, visit, occurred_at, VisitOrigin.AID)
        each = replace(request, data=data).each()
        given = [rows.row(uow.conn, rows.add(uow, one, occurred_at, visit_id)) for one in each]
        return desk.finish(uow, given[0], _said(desk, given))


def _said(desk: Desk, given: list[AidRow]) -> Sentence:
    """What was handed out, how much and to whom: to be read before the money leaves the hand."""
    kinds = desk.values_of(ListName.AID_KINDS)
    text = QT_TRANSLATE_NOOP("said", "Soforthilfe erfasst: {kind}{more}")
    what: Sentence | Value | str = ""
    for number, row in enumerate(given):
        kind: Value | str = kinds.get(row.data.kind) or row.data.kind
        amount = ""
        if row.data.amount_cents is not None:
            amount = f" · {row.data.amount_cents // 100},{row.data.amount_cents % 100:02} €"
        one = Sentence("said", "{kind}{more}", {"kind": kind, "more": amount})
        what = Sentence("said", "{first}, {next}", {"first": what, "next": one}) if number else one
    day = given[0].occurred_at.date()
    if day != desk.today():
        what = Sentence("said", "{day} · {who}", {"day": visits.day_said(desk, day), "who": what})
    name = given[0].person_name
    return Sentence("said", text, {"kind": what, "more": "" if name is None else f" · {name}"})


def void_aid(desk: Desk, aid_id: int, version: int) -> Done[AidRow]:
    """Take a help out of every count; the visit it came with stays. Raises ChangedMeanwhile or NotFound."""
    desk.actor.require(Right.GIVE_AID)
    with desk.writing() as uow:
        rows.void(uow, aid_id, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Soforthilfe gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, aid_id), said)


def day(desk: Desk, of: date | None = None) -> tuple[AidRow, ...]:
    """The help given on a day, newest first; today by default."""
    with desk.store.read() as conn:
        return rows.of_day(conn, of or desk.today())


def of_person(desk: Desk, person_id: int) -> tuple[AidRow, ...]:
    """The help a person was given, newest first."""
    with desk.store.read() as conn:
        return rows.of_person(conn, person_id)
