"""What speaks against taking a step back, beside that its row was changed since: each table may say it, with a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, exists, func, select

from woilmenau_desk.domain.hours import DAY_MINUTES
from woilmenau_desk.domain.offers import AttendanceState, EnrolmentState, SessionState
from woilmenau_desk.domain.undo_errors import CannotUndo, SaysTheWay
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import case_numbers, fund_use, session_use
from woilmenau_desk.storage.steps import Step, Values
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.cases import CaseKey, CounsellingCase
from woilmenau_desk.storage.tables.funds import Fund, FundCount, FundEntry
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare, Enrolment, Offer, OfferSession
from woilmenau_desk.storage.tables.reports import ClosedReport, ClosedReportFile, ProvisionalReport
from woilmenau_desk.storage.tables.visits import Referral, Visit
from woilmenau_desk.storage.tables.volunteers import (
    ColleagueAbsence,
    RosterDuty,
    Volunteer,
    VolunteerHours,
    VolunteerTraining,
)
from woilmenau_desk.storage.trail import sealed_sessions


@dataclass(frozen=True, slots=True)
class Undoing:
    """A step that is to be taken back, its row being as the step left it. `has_vault`: of whoever takes it back."""

    conn: Connection
    step: Step
    has_vault: bool


# What makes a visit the contact of a day, whoever it is of; a step that does not touch it changes nothing of that.
_OF_THE_CONTACT: Final = frozenset({"reason", "local_date", "voided_at"})

Veto = Callable[[Undoing], Sentence | None]
"""Says why not; None where nothing speaks against it. The reason stands after a colon, without its full stop."""


def _of_a_session(undoing: Undoing) -> Sentence | None:
    """A visit in which a session was held meanwhile stays, and what the session says of it is the session's."""
    before = undoing.step.before
    if before is not None and (undoing.has_vault or before.keys().isdisjoint(sealed_sessions.OF_THE_VISIT)):
        return None
    if not sealed_sessions.holds(undoing.conn, undoing.step.id):
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "zu diesem Besuch gehört inzwischen eine Beratung"))


def _of_an_attendance(undoing: Undoing) -> Sentence | None:
    """A visit that somebody's attendance was joined to meanwhile stays theirs, and on its day."""
    before, visit_id = undoing.step.before, undoing.step.id
    attended = Attendance.visit_id == visit_id
    stands: ColumnElement[bool] = exists().where(attended) | exists().where(OfferSession.visit_id == visit_id)
    if before is not None and before.keys().isdisjoint(_OF_THE_CONTACT):
        if "person_id" not in before:
            return None
        # Where both go back to another record of the person, nothing is parted.
        stands = exists().where(attended, Attendance.person_id != before["person_id"])
    if not undoing.conn.execute(select(stands)).scalar():
        return None
    return Sentence(
        "errors",
        QT_TRANSLATE_NOOP("errors", "zu diesem Besuch gehört inzwischen die Anwesenheit bei einem Angebot"),
    )


def _of_a_place(undoing: Undoing) -> Sentence | None:
    """A place comes back where it is free; whoever was told of theirs keeps it."""
    conn, step = undoing.conn, undoing.step
    if step.before is None:
        return None
    now, then = _now_and_then(undoing)
    if then["state"] not in _STANDING:
        return None
    if then["state"] == EnrolmentState.WAITING and now.get("state") == EnrolmentState.ENROLLED:
        if now["told_at"] is None:
            return None
        text = QT_TRANSLATE_NOOP("errors", "wer nachgerückt ist, hat inzwischen davon erfahren")
        return Sentence("errors", text)
    others = (Enrolment.offer_id == then["offer_id"], Enrolment.id != step.id, Enrolment.state.in_(_STANDING))
    twice = select(Enrolment.id).where(*others, Enrolment.person_id == then["person_id"])
    if conn.execute(twice).first() is not None:
        text = QT_TRANSLATE_NOOP("errors", "die Person hat in diesem Angebot inzwischen einen anderen Platz")
        return Sentence("errors", text)
    if then["state"] == EnrolmentState.WAITING:
        return _awaited_in_vain(conn, then["offer_id"], then["children"])
    return _too_many(conn, then["offer_id"], (Enrolment.id != step.id,), 1, then["children"])


def _of_the_places(undoing: Undoing) -> Sentence | None:
    """There are never fewer places than are taken, or than somebody waits for."""
    before, conn, offer_id = undoing.step.before, undoing.conn, undoing.step.id
    if before is None or undoing.step.after is None or not {"capacity", "childcare_places"} & before.keys():
        return None
    waiting = select(func.coalesce(func.max(Enrolment.children), 0)).where(
        Enrolment.offer_id == offer_id, Enrolment.state == EnrolmentState.WAITING.value
    )
    awaited: int = conn.execute(waiting).scalar_one()
    return _too_many(conn, offer_id, (), 0, 0, before) or _awaited_in_vain(conn, offer_id, awaited, before)


def _awaited_in_vain(
    conn: Connection, offer_id: int, children: int, before: Values | None = None
) -> Sentence | None:
    """Whether somebody waits for more places than the childcare has at all, which are `before` where it says so."""
    places = (before or {}).get("childcare_places")
    if places is None:
        places = conn.execute(select(Offer.childcare_places).where(Offer.id == offer_id)).scalar()
    if children <= (places or 0):
        return None
    text = QT_TRANSLATE_NOOP("errors", "so viele Plätze hat die Kinderbetreuung nicht, wie jemand braucht")
    return Sentence("errors", text)


def _of_whom_it_is_for(undoing: Undoing) -> Sentence | None:
    """An offer at which somebody is entered stays for whom it was then."""
    before = undoing.step.before
    if before is None or undoing.step.after is None or "for_volunteers" not in before:
        return None
    return CannotUndo.HELD if session_use.offer_is_used(undoing.conn, undoing.step.id) else None


def _of_a_session_in_use(undoing: Undoing) -> Sentence | None:
    """A session's row stays where something stands on it."""
    if undoing.step.before is not None or undoing.step.after is None:
        return None
    return CannotUndo.HELD if session_use.is_used(undoing.conn, undoing.step.id) else None


def _too_many(
    conn: Connection,
    offer_id: int,
    which: tuple[ColumnElement[bool], ...],
    seats: int,
    children: int,
    before: Values | None = None,
) -> Sentence | None:
    """Whether those, and so many more, are more than an offer has places, which are `before` where it says so."""
    places = conn.execute(
        select(Offer.capacity, Offer.childcare_places).where(Offer.id == offer_id)
    ).one_or_none()
    if places is None:
        return CannotUndo.HELD
    held = {**places._mapping, **(before or {})}
    taken, in_care = conn.execute(
        select(func.count(), func.coalesce(func.sum(Enrolment.children), 0)).where(
            Enrolment.offer_id == offer_id, Enrolment.state == EnrolmentState.ENROLLED.value, *which
        )
    ).one()
    if held["capacity"] is not None and taken + seats > held["capacity"]:
        return Sentence("errors", QT_TRANSLATE_NOOP("errors", "der Platz ist inzwischen vergeben"))
    if in_care + children > held["childcare_places"]:
        text = QT_TRANSLATE_NOOP("errors", "der Platz in der Kinderbetreuung ist inzwischen vergeben")
        return Sentence("errors", text)
    return None


def _of_a_full_day(undoing: Undoing) -> Sentence | None:
    """Hours that come back find the day as it is now: it has 24 with them too, or they stay away."""
    before = undoing.step.before
    if before is None:
        return None
    table = VolunteerHours
    query = select(table.volunteer_id, table.on_day, table.minutes).where(table.id == undoing.step.id)
    present = undoing.conn.execute(query).one_or_none()
    # Where only some of it was changed, the rest is as the row says.
    row = {**({} if present is None else present._asdict()), **before}
    others = select(func.coalesce(func.sum(table.minutes), 0)).where(
        table.volunteer_id == row["volunteer_id"], table.on_day == row["on_day"], table.id != undoing.step.id
    )
    total: int = undoing.conn.execute(others).scalar_one()
    if total + row["minutes"] <= DAY_MINUTES:
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "der Tag hätte damit mehr als 24 Stunden"))


def _of_a_held_session(undoing: Undoing) -> Sentence | None:
    """A session at which somebody was takes place, and on the day on which they were there."""
    if undoing.step.before is None or undoing.step.after is None:
        return None
    now, then = _now_and_then(undoing)
    if then["state"] != SessionState.CANCELLED and then["on_day"] == now["on_day"]:
        return None
    of_it, training = (
        Attendance.session_id == undoing.step.id,
        VolunteerTraining.session_id == undoing.step.id,
    )
    care = ChildInCare.session_id == undoing.step.id
    there: ColumnElement[bool] = (
        exists().where(of_it, Attendance.state == AttendanceState.CAME.value)
        | exists().where(care, ChildInCare.voided_at.is_(None))
        | exists().where(training, VolunteerTraining.came)
    )
    heads = then["anonymous_adults"] or then["anonymous_children"]
    if not heads and not undoing.conn.execute(select(there)).scalar():
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "an diesem Termin war inzwischen jemand da"))


def _at_a_session(undoing: Undoing) -> Sentence | None:
    """Somebody is at a session once, and only where it takes place, on the day on which they were there."""
    table = undoing.step.table
    if undoing.step.before is None:
        return None
    _, then = _now_and_then(undoing)
    if then["session_id"] is None:
        return None
    if table is not ChildInCare:
        who = "person_id" if table is Attendance else "volunteer_id"
        columns = table.__table__.c
        same = (columns[who] == then[who], columns["session_id"] == then["session_id"])
        if (
            undoing.conn.execute(select(table.id).where(*same, table.id != undoing.step.id)).first()
            is not None
        ):
            text = QT_TRANSLATE_NOOP("errors", "sie steht an diesem Termin inzwischen noch einmal")
            return Sentence("errors", text)
    if not (then.get("came") or then.get("state") == AttendanceState.CAME or table is ChildInCare):
        return None
    if table is ChildInCare and then["voided_at"] is not None:
        return None
    session = undoing.conn.execute(
        select(OfferSession.state, OfferSession.on_day).where(OfferSession.id == then["session_id"])
    ).one_or_none()
    day = then["on_day"] if table is VolunteerTraining else then["local_date"]
    if session is None or (session.state != SessionState.CANCELLED and session.on_day == day):
        return None
    text = QT_TRANSLATE_NOOP("errors", "der Termin fällt inzwischen aus oder ist verlegt")
    return Sentence("errors", text)


def _of_a_link(undoing: Undoing) -> Sentence | None:
    """A visitor is one volunteer and no two."""
    before = undoing.step.before
    if before is None or before.get("person_id") is None:
        return None
    same = (Volunteer.person_id == before["person_id"], Volunteer.id != undoing.step.id)
    if undoing.conn.execute(select(Volunteer.id).where(*same)).first() is None:
        return None
    text = QT_TRANSLATE_NOOP("errors", "mit der Person ist inzwischen jemand anderes verknüpft")
    return Sentence("errors", text)


def _of_the_roster(undoing: Undoing) -> Sentence | None:
    """Nobody is in the roster twice at one time, or away twice on one day."""
    if undoing.step.before is None:
        return None
    _, then = _now_and_then(undoing)
    one: Any = undoing.step.table
    clash = [one.id != undoing.step.id, one.last_day.is_(None) | (one.last_day >= then["first_day"])]
    if then["last_day"] is not None:
        clash.append(one.first_day <= then["last_day"])
    names = ["colleague"]
    if one is RosterDuty:
        names += ["volunteer_id", "weekday"]
        clash += [one.starts < then["ends"], one.ends > then["starts"]]
    clash += [getattr(one, name).is_not_distinct_from(then[name]) for name in names]
    if undoing.conn.execute(select(one.id).where(*clash)).first() is None:
        return None
    return Sentence(
        "errors", QT_TRANSLATE_NOOP("errors", "im Dienstplan steht da inzwischen ein anderer Eintrag")
    )


def _of_a_numbered_case(undoing: Undoing) -> Sentence | None:
    """No number of a case is left out: one that another follows stays given."""
    if undoing.step.before is not None or undoing.step.after is None:
        return None
    if not case_numbers.follows(undoing.conn, undoing.step.after["number"]):
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "danach wurde ein weiterer Beratungsfall eröffnet"))


def _of_a_receipt(undoing: Undoing) -> Sentence | None:
    """No number of the record of money is ever missing: a line goes, or comes back, at the end alone, and unprinted."""
    conn, step = undoing.conn, undoing.step
    if step.before is not None and step.after is not None:
        return None
    now, then = _now_and_then(undoing)
    if now.get("printed_at") is not None:
        text = QT_TRANSLATE_NOOP("errors", "Beleg schon gedruckt, bitte streichen (Entf)")
        return SaysTheWay("errors", text)
    year, number = then["year"], then["number"]
    last: int = conn.execute(
        select(func.coalesce(func.max(FundEntry.number), 0)).where(FundEntry.year == year)
    ).scalar_one()
    if number == (last if step.before is None else last + 1):
        return _of_a_settled_fund(undoing, then)
    if step.before is not None:
        text = QT_TRANSLATE_NOOP("errors", "die Belegnummer ist inzwischen eine andere")
        return Sentence("errors", text)
    text = QT_TRANSLATE_NOOP("errors", "inzwischen gibt es weitere Belege, bitte streichen (Entf)")
    return SaysTheWay("errors", text)


def _of_a_settled_fund(undoing: Undoing, then: Values) -> Sentence | None:
    """What was counted, or closed, holds all that was paid until then: nothing goes from it, or comes to it, silently."""
    fund_id = then["fund_id"]
    if fund_id is None or not fund_use.line_is_settled(undoing.conn, undoing.step.id, fund_id):
        return None
    text = QT_TRANSLATE_NOOP(
        "errors",
        "der Topf ist inzwischen gezählt oder geschlossen; wer die Hilfe streicht, bekommt ein Storno",
    )
    if undoing.step.before is not None or then["storno_of"] is not None:
        text = QT_TRANSLATE_NOOP("errors", "der Topf ist inzwischen gezählt oder geschlossen")
        return Sentence("errors", text)
    return SaysTheWay("errors", text)


def _of_a_cash_box(undoing: Undoing) -> Sentence | None:
    """What lies in a cash box is counted by two before it is closed, also where an entry of theirs is taken back."""
    conn, step = undoing.conn, undoing.step
    if step.before is None or step.after is None:
        return None
    now, then = _now_and_then(undoing)
    if not now["cash"]:
        return None
    if not then["cash"] and fund_use.is_used(conn, step.id):
        text = QT_TRANSLATE_NOOP("errors", "aus der Kasse ist inzwischen gezahlt, oder sie ist gezählt")
        return Sentence("errors", text)
    closes = now["closed_on"] is None and then["closed_on"] is not None
    return _UNCOUNTED if closes and fund_use.moved_since(conn, step.id, Fund, step.id) else None


def _of_a_count(undoing: Undoing) -> Sentence | None:
    """A count comes back while what should be in the box is still what it was beside."""
    before = undoing.step.before
    if before is None or undoing.step.after is not None:
        return None
    moved = fund_use.moved_since(undoing.conn, before["fund_id"], FundCount, undoing.step.id)
    return _UNCOUNTED if moved else None


def _of_a_slip(undoing: Undoing) -> Sentence | None:
    """A referral whose slip was made stays: somebody goes by its code, which would be given once more."""
    if undoing.step.before is not None or _now_and_then(undoing)[0].get("slip_at") is None:
        return None
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "der Zettel ist schon gemacht; bitte streichen"))


def _of_a_key(undoing: Undoing) -> Sentence | None:
    """Who reads a restricted case is decided anew, and never taken back: what was read was read."""
    before = undoing.step.before
    if undoing.step.table is CounsellingCase and (before is None or "key_number" not in before):
        return None
    text = QT_TRANSLATE_NOOP("errors", "bitte im Fall ändern (E, dann „Für das Team öffnen“)")
    return SaysTheWay("errors", text)


def _of_a_closed_report(undoing: Undoing) -> Sentence | None:
    """What left the house stays as it left: it is followed by a version with a reason, and never taken back.

    For whom it was, the nameless funder or the one that took its place, may be said otherwise again.
    """
    before = undoing.step.before
    if before is not None and before.keys() <= {"funder_id"}:
        return None
    text = QT_TRANSLATE_NOOP(
        "errors", "ein abgeschlossener Bericht bleibt; was sich ändert, wird seine nächste Version"
    )
    return SaysTheWay("errors", text)


def _now_and_then(undoing: Undoing) -> tuple[dict[str, Any], dict[str, Any]]:
    """A row as it stands, nothing where it is gone, and as it would be."""
    table = undoing.step.table
    row = undoing.conn.execute(
        select(*table.__table__.columns).where(table.id == undoing.step.id)
    ).one_or_none()
    now: dict[str, Any] = {} if row is None else dict(row._mapping)
    return now, {**now, **(undoing.step.before or {})}


_UNCOUNTED: Final = Sentence(
    "errors", QT_TRANSLATE_NOOP("errors", "in der Kasse hat sich inzwischen etwas geändert: bitte neu zählen")
)
_STANDING: Final = (EnrolmentState.ENROLLED.value, EnrolmentState.WAITING.value)
VETOES: Final[Mapping[type[Versioned], tuple[Veto, ...]]] = {
    Visit: (_of_a_session, _of_an_attendance),
    Enrolment: (_of_a_place,),
    Offer: (_of_the_places, _of_whom_it_is_for),
    OfferSession: (_of_a_session_in_use, _of_a_held_session),
    Attendance: (_at_a_session,),
    ChildInCare: (_at_a_session,),
    VolunteerTraining: (_at_a_session,),
    VolunteerHours: (_of_a_full_day,),
    Volunteer: (_of_a_link,),
    RosterDuty: (_of_the_roster,),
    ColleagueAbsence: (_of_the_roster,),
    CounsellingCase: (_of_a_numbered_case, _of_a_key),
    CaseKey: (_of_a_key,),
    FundEntry: (_of_a_receipt,),
    Fund: (_of_a_cash_box,),
    FundCount: (_of_a_count,),
    Referral: (_of_a_slip,),
    ClosedReport: (_of_a_closed_report,),
    ClosedReportFile: (_of_a_closed_report,),
    ProvisionalReport: (_of_a_closed_report,),
}
"""By table. They are asked in their order; the first reason is told."""


def veto(undoing: Undoing) -> Sentence | None:
    """The reason why a step is not taken back; None where no table says one."""
    for one in VETOES.get(undoing.step.table, ()):
        if (reason := one(undoing)) is not None:
            return reason
    return None


# A row of a session that says no more than its rule.
_SAID_BY_NOBODY: Final = {"added": False, "room": None, "state": SessionState.PLANNED.value, "reason": ""}
_OF_WHAT_WAS: Final = frozenset({"half_units", "offer_kind"})


def stays(conn: Connection, step: Step) -> bool:
    """Whether what a step did stands in nobody's way and others need it by now, so that the write is taken back without it.

    Whoever is the first to enter something at a session makes its row, and keeps what the offer is then: that is nothing
    they said, and whoever was entered since stands on it.
    """
    after = step.after
    if step.table is not OfferSession or after is None:
        return False
    if step.before is None:
        by_rule = after["on_day"] == after["planned_on"] and after["starts"] == after["planned_starts"]
        said = any(after.get(name, value) != value for name, value in _SAID_BY_NOBODY.items())
        return by_rule and not said and session_use.is_used(conn, step.id)
    return step.before.keys() <= _OF_WHAT_WAS and session_use.somebody_was_there(conn, step.id)
