"""Recording emergency help (Soforthilfe)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid import AidData, AidRow, GiveAid
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import Reason, VisitData, VisitOrigin
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues, visits
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.moments import when
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import aid as rows
from woilmenau_desk.storage import funds as fund_rows
from woilmenau_desk.storage.fund_use import line_is_settled
from woilmenau_desk.storage.unit_of_work import UnitOfWork

# Why a line of the record of money was taken back, where the help itself was struck.
STRUCK: Final = "Soforthilfe gestrichen"


def give_aid(desk: Desk, request: GiveAid) -> Done[AidRow]:
    """Record a help, with its visit or at the one that was logged already; the first where several kinds were given.

    Each amount becomes a line of the record of money, with the next number. All of it is one write. Raises BadInput,
    NotFound, DiskFull, and of the fund FundClosed, or FundOverdrawn unless `overdraw` is said.
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
    request = replace(request, data=data)
    return desk.deciding(lambda uow: _give(desk, uow, request, occurred_at))


def _give(desk: Desk, uow: UnitOfWork, request: GiveAid, occurred_at: datetime) -> Done[AidRow]:
    data, paid = request.data, sum(one.amount_cents or 0 for one in request.each())
    day = local(occurred_at).date()
    _check_household(uow, data)
    if request.fund_id is not None:
        if not paid:
            text = QT_TRANSLATE_NOOP("errors", "Aus einem Topf wird ein Betrag gezahlt: wie viel war es?")
            raise BadInput("amount_cents", Sentence("errors", text))
        funds.check_paying(uow, request.fund_id, day, paid, overdraw=request.overdraw)
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
    given, written = [], []
    for one in request.each():
        aid_id = rows.add(uow, one, occurred_at, visit_id)
        if one.amount_cents:
            paying = (request.fund_id, day, one.amount_cents, one.kind, one.count, desk.actor.name)
            written.append(fund_rows.pay(uow, aid_id, *paying))
        given.append(rows.row(uow.conn, aid_id))
    return desk.finish(uow, replace(given[0], entries=tuple(written)), _said(desk, given))


def _check_household(uow: UnitOfWork, data: AidData) -> None:
    """Help for a household is of the one that the person lives in. Raises BadInput or NotFound."""
    if data.household_id is None:
        return
    if data.person_id is None:
        known = rows.is_household(uow.conn, data.household_id)
    else:
        known = rows.household_of(uow.conn, data.person_id)[0] == data.household_id
    if not known:
        text = QT_TRANSLATE_NOOP("errors", "Die Person gehört nicht zu diesem Haushalt.")
        raise BadInput("household_id", Sentence("errors", text))


def _said(desk: Desk, given: list[AidRow]) -> Sentence:
    """What was handed out, how much and to whom: to be read before the money leaves the hand."""
    kinds = desk.values_of(ListName.AID_KINDS)
    text = QT_TRANSLATE_NOOP("said", "Soforthilfe erfasst: {kind}{more}")
    what: Sentence | Value | str = ""
    for number, row in enumerate(given):
        kind: Value | str = kinds.get(row.data.kind) or row.data.kind
        amount = ""
        if row.data.amount_cents is not None:
            amount = f" · {euros(row.data.amount_cents)}"
        one = Sentence("said", "{kind}{more}", {"kind": kind, "more": amount})
        what = Sentence("said", "{first}, {next}", {"first": what, "next": one}) if number else one
    day = given[0].occurred_at.date()
    if day != desk.today():
        what = Sentence("said", "{day} · {who}", {"day": visits.day_said(desk, day), "who": what})
    name = given[0].person_name
    return Sentence("said", text, {"kind": what, "more": "" if name is None else f" · {name}"})


def void_aid(desk: Desk, aid_id: int, version: int) -> Done[AidRow]:
    """Take a help out of every count; the visit it came with stays, and so does the line of what was paid.

    A line of its own takes the amount back (Storno). Raises ChangedMeanwhile or NotFound.
    """
    desk.actor.require(Right.GIVE_AID)
    return desk.deciding(lambda uow: _void(desk, uow, aid_id, version))


def _void(desk: Desk, uow: UnitOfWork, aid_id: int, version: int) -> Done[AidRow]:
    rows.void(uow, aid_id, version)
    said = Sentence("said", QT_TRANSLATE_NOOP("said", "Soforthilfe gestrichen"))
    paid = fund_rows.of_aid(uow.conn, aid_id)
    if paid is not None:
        entry_id = fund_rows.take_back(uow, paid, desk.today(), STRUCK, desk.actor.name)
        taken = fund_rows.entry(uow.conn, entry_id)
        text = QT_TRANSLATE_NOOP("said", "Soforthilfe gestrichen · Beleg {of} storniert mit {number}{more}")
        values = {"of": taken.storno_of, "number": taken.number, "more": _settled(uow, paid, taken.fund_id)}
        said = Sentence("said", text, values)
    return desk.finish(uow, rows.row(uow.conn, aid_id), said)


def _settled(uow: UnitOfWork, paid: int, fund_id: int | None) -> Sentence | str:
    """That the money was counted already, or its fund closed: what lies in the box no longer is what the record says."""
    if fund_id is None or not line_is_settled(uow.conn, paid, fund_id):
        return ""
    fund = fund_rows.row(uow.conn, fund_id)
    text = QT_TRANSLATE_NOOP(
        "said",
        " · die Kasse „{fund}“ war schon gezählt: was nicht zurückliegt, ist bei der nächsten Zählung eine Differenz",
    )
    if fund.closed_on is not None:
        text = QT_TRANSLATE_NOOP(
            "said", " · der Topf „{fund}“ ist schon geschlossen: das Storno steht bei seinem Abschluss"
        )
    return Sentence("said", text, {"fund": fund.data.name})


def day(desk: Desk, of: date | None = None) -> tuple[AidRow, ...]:
    """The help given on a day, newest first; today by default."""
    with desk.store.read() as conn:
        return rows.of_day(conn, of or desk.today())


def of_person(desk: Desk, person_id: int) -> tuple[AidRow, ...]:
    """The help a person was given, newest first."""
    with desk.store.read() as conn:
        return rows.of_person(conn, person_id)
