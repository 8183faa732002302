"""Making the fictional centre: a real encrypted store, filled with the plan's people and visits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from woilmenau_desk.demo import PERSONS, VISITS, VOLUNTEERS, YEARS, case_loading
from woilmenau_desk.demo import loading as activities
from woilmenau_desk.demo.appointment_loading import load_appointments
from woilmenau_desk.demo.cases import A_YEAR, Numbered, plan_cases
from woilmenau_desk.demo.counselling import PlannedSession
from woilmenau_desk.demo.funds import plan_money
from woilmenau_desk.demo.people import PlannedPerson
from woilmenau_desk.demo.plan import DemoPlan, plan
from woilmenau_desk.demo.queue import plan_queue
from woilmenau_desk.demo.reports import Closing, add_reports, months_to_close
from woilmenau_desk.demo.staff import INTERPRETER, PASSWORD, STAFF
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.counselling import Referral as SentOn
from woilmenau_desk.domain.follow_ups import Origin
from woilmenau_desk.domain.opening import HoursKind, Opening, every_week
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.referrals import OPEN_STATES, code_of
from woilmenau_desk.domain.visits import VisitData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues, opening_hours
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import bulk, counselling, sealed_fields
from woilmenau_desk.storage import centre as centre_rows
from woilmenau_desk.storage.keyed import NEVER
from woilmenau_desk.storage.keys.keyring import Argon2
from woilmenau_desk.storage.sealed_referrals import whose
from woilmenau_desk.storage.tables.appointments import Appointment, QueueEntry
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.funds import FundEntry
from woilmenau_desk.storage.tables.people import Household, Person
from woilmenau_desk.storage.tables.visits import EmergencyAid, Referral, Visit
from woilmenau_desk.storage.unit_of_work import UnitOfWork

Progress = Callable[[str, int], object]
"""Called with a German word for what is being made and the percentage done."""
Seal = Callable[[type[Versioned], str, int, sealed_fields.Facts], tuple[Any, ...]]
"""Gives the columns of what is sealed of a row, by its table, uid and number."""

_PERSON = (*(field.name for field in fields(PersonData)), "id", "household_id", "created_at", "version")
_VISIT_DATA = tuple(field.name for field in fields(VisitData))
_VISIT = (
    "id", *_VISIT_DATA, "occurred_at", "local_date", "within_hours", "logged_by", "voided_at", "corrected_at",
    "birth_year", "nationality", "status", "benefit_system", "origin",
)  # fmt: skip
_SESSION_DATA = ("person_id", "duration_minutes", "interpreting", "interpreting_language", "case_id")
_SESSION = (
    "id", *_SESSION_DATA, "uid", "visit_id", "occurred_at", "local_date", "counsellor", "sealed_note", "sealed_facts",
    "note_version", "note_person_id", "voided_at", "version",
)  # fmt: skip
_FOLLOW_UP = (
    "id", "uid", "person_id", "session_id", "due_on", "colleague", "origin", "done_at", "done_by", "voided_at", "sealed",
    "sealed_version",
)  # fmt: skip
_REFERRAL = (
    "id", "uid", "visit_id", "local_date", "target", "state", "code", "person_id", "session_id", "made_by", "answered_on",
    "voided_at", "sealed", "sealed_version",
)  # fmt: skip

OFFER_HOURS = (time(9), time(18))
_LOADED: tuple[type[Versioned], ...] = (
    Household,
    Person,
    Visit,
    CounsellingSession,
    FollowUp,
    Referral,
    EmergencyAid,
    FundEntry,
    Appointment,
    QueueEntry,
)


def make_demo(
    data: Path,
    *,
    persons: int = PERSONS,
    visits: int = VISITS,
    years: int = YEARS,
    volunteers: int = VOLUNTEERS,
    seed: int = 1,
    until: time | None = None,
    closing: Closing = Closing.NONE,
    clock: Callable[[], datetime] = now,
    progress: Progress = lambda _word, _percent: None,
    cost: Argon2 | None = None,
) -> dict[str, int]:
    """Make the store and fill it; how many people and visits there are. Raises StoreExists, DiskFull, CannotWrite.

    Users are caro (lead), rolf (counsellor) and theke (counter), all with the password of `staff.PASSWORD`. `until`:
    today has visits too, up to that local time. `closing`: which months have a closed report.
    """
    lead, *others = STAFF
    access.create_store(
        data, name=lead.name, display_name=lead.display_name, password=PASSWORD, phone=lead.phone, cost=cost
    )
    desk = access.login(data, lead.name, PASSWORD, clock=clock)
    try:
        for user in others:
            access.add_user(
                desk,
                user.name,
                Role(user.role),
                PASSWORD,
                own_password=PASSWORD,
                display_name=user.display_name,
                phone=user.phone,
                cost=cost,
            )
        # Offers have hours of their own: the café is in the morning.
        opening_hours.save_hours(desk, every_week(range(5), *OFFER_HOURS, HoursKind.OFFER))
        # Somebody who interprets and never logs in.
        colleagues.add_colleague(desk, INTERPRETER)
        today = local(clock()).date()
        planned = plan(seed, persons, visits, years, today=today, opening=centre.opening(desk), until=until)
        counts = fill(desk, planned, progress, volunteers)
        months = months_to_close(closing, today, planned.first_day)
        return counts | add_reports(desk, months, planned.first_day, progress)
    finally:
        desk.close()


def fill(desk: Desk, planned: DemoPlan, progress: Progress, volunteers: int = VOLUNTEERS) -> dict[str, int]:
    """Put a plan into an empty store, all of it or nothing."""
    with desk.writing() as uow:
        everybody = list(planned.people())
        counts = {
            "persons": _people(uow, everybody, progress),
            "visits": bulk.load(
                uow.conn, Visit, _VISIT, _told(_visits(planned), planned.visit_count, progress)
            ),
        }
        recent: list[Numbered] = []
        counts["sessions"] = _sessions(uow, desk, planned, recent)
        stories = plan_cases(recent, everybody, planned.today)
        cases = case_loading.open_cases(uow, desk.vault, stories)
        counts["aid"] = _aid(uow, planned)
        centre_rows.save_setting(uow, centre.SETTINGS, {"fictional": True}, NEVER)
        _queue(uow, planned.seed, everybody, planned.opening, desk.clock())
        helping = planned.volunteers(volunteers)
        counts |= activities.load_volunteers(uow, helping)
        counts |= activities.load_activities(uow, planned.activities())
        counts["appointments"] = load_appointments(uow, desk, planned, helping)
        for table in (*_LOADED, *activities.LOADED):
            uow.loaded(table)
        # Behind what was loaded: these rows are written down one by one.
        case_loading.fill_cases(uow, desk.vault, stories, cases)
        counts["cases"] = len(cases)
        detail = ",".join(f"{name}:{number}" for name, number in counts.items())
        uow.trace("fictional centre made", "store", detail=detail)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Fiktives Zentrum angelegt"))
        desk.finish(uow, None, said, undoable=False)
    case_loading.restrict(desk, stories, cases)
    return counts


def _people(uow: UnitOfWork, everybody: Sequence[PlannedPerson], progress: Progress) -> int:
    households = {person.household for person in everybody if person.household is not None}
    bulk.load(uow.conn, Household, ("id", "created_at"), ((number, uow.at) for number in sorted(households)))
    progress("Personen", 0)
    loaded = bulk.load(uow.conn, Person, _PERSON, (_person(person) for person in everybody))
    progress("Personen", 100)
    return loaded


def _person(person: Any) -> tuple[Any, ...]:
    values = [getattr(person.data, field.name) for field in fields(PersonData)]
    values[_PERSON.index("card_number")] = person.data.card_number or None
    return (*values, person.number, person.household, person.registered_at, 1)


def _visits(planned: DemoPlan) -> Iterator[tuple[Any, ...]]:
    for visit in planned.visits():
        yield (
            visit.number,
            visit.reason,
            visit.person,
            visit.group_size,
            visit.channel,
            visit.language,
            visit.gender,
            visit.age_band,
            visit.adults,
            visit.children,
            visit.interpreting,
            visit.occurred_at,
            visit.day,
            visit.within_hours,
            visit.logged_by,
            None,
            None,
            visit.birth_year,
            visit.nationality,
            visit.status,
            visit.benefit_system,
            visit.origin,
        )


def _sessions(uow: UnitOfWork, desk: Desk, planned: DemoPlan, recent: list[Numbered]) -> int:
    """Load the sessions; those of the last year are put into `recent` with their numbers."""
    follow_ups: list[tuple[Any, ...]] = []
    referrals: list[tuple[Any, ...]] = []

    def seal(table: type[Versioned], uid: str, number: int, facts: sealed_fields.Facts) -> tuple[Any, ...]:
        return tuple(sealed_fields.columns(desk.vault, table.__tablename__, uid, number, facts).values())

    def rows() -> Iterator[tuple[Any, ...]]:
        for number, session in enumerate(planned.sessions(), 1):
            uid, data = sealed_fields.new_uid(), session.data
            if session.day >= planned.today - A_YEAR:
                recent.append((number, session))
            if data.follow_up_on is not None:
                follow_ups.append(_follow_up(session, number, len(follow_ups) + 1, seal))
            if data.referral is not None:
                referrals.append(_referral(session, data.referral, number, len(referrals) + 1, seal))
            facts = counselling.facts_of(data)
            yield (
                number,
                *(getattr(data, name) for name in _SESSION_DATA),
                uid,
                session.visit,
                session.occurred_at,
                session.day,
                session.counsellor,
                *counselling.sealed(desk.vault, number, uid, data.person_id, session.note, facts).values(),
                None,
                1,
            )

    loaded = bulk.load(uow.conn, CounsellingSession, _SESSION, rows())
    bulk.mark_visits_of_sessions(uow.conn)
    bulk.load(uow.conn, FollowUp, _FOLLOW_UP, follow_ups)
    bulk.load(uow.conn, Referral, _REFERRAL, referrals)
    return loaded


def _follow_up(session: PlannedSession, of: int, number: int, seal: Seal) -> tuple[Any, ...]:
    data, uid = session.data, sealed_fields.new_uid()
    done = (
        datetime.combine(data.follow_up_on or session.day, time(12), UTC) if session.follow_up_done else None
    )
    return (
        number,
        uid,
        data.person_id,
        of,
        data.follow_up_on,
        session.counsellor,
        Origin.SESSION.value,
        done,
        session.counsellor if done else None,
        None,
        *seal(FollowUp, uid, number, {"reason": data.follow_up_reason}),
    )


def _referral(session: PlannedSession, sent: SentOn, of: int, number: int, seal: Seal) -> tuple[Any, ...]:
    uid = sealed_fields.new_uid()
    return (
        number,
        uid,
        session.visit,
        session.day,
        "",
        sent.state,
        code_of(number),
        session.data.person_id,
        of,
        session.counsellor,
        None if sent.state in OPEN_STATES else session.day,
        None,
        *seal(Referral, uid, number, {"target": sent.target, **whose(session.data.person_id)}),
    )


def _aid(uow: UnitOfWork, planned: DemoPlan) -> int:
    money = plan_money(planned.aid(), planned.today)
    columns = (
        "id", "visit_id", "occurred_at", "local_date", "aid_kind", "count", "amount_cents", "person_id", "recipients",
        "given_by", "voided_at",
    )  # fmt: skip
    rows = (
        (
            number,
            aid.visit,
            aid.occurred_at,
            aid.day,
            aid.data.kind,
            aid.data.count,
            aid.data.amount_cents,
            aid.data.person_id,
            aid.data.recipients,
            aid.data.given_by,
            aid.occurred_at if number == money.struck else None,
        )
        for number, aid in enumerate(planned.aid(), 1)
    )
    loaded = bulk.load(uow.conn, EmergencyAid, columns, rows)
    case_loading.load_money(uow, money)
    return loaded


def _queue(
    uow: UnitOfWork, seed: object, everybody: Sequence[PlannedPerson], opening: Opening, now: datetime
) -> None:
    columns = (
        "local_date", "number", "person_id", "colleague", "language", "heads", "arrived_at", "state", "called_at",
        "first_called_at", "called_by", "room", "ended_at", "version",
    )  # fmt: skip
    rows = (
        (
            entry.day,
            entry.number,
            entry.person,
            entry.colleague,
            entry.language,
            1,
            entry.arrived_at.astimezone(UTC),
            entry.state.value,
            _utc(entry.called_at),
            _utc(entry.called_at),
            entry.called_by,
            entry.room,
            _utc(entry.ended_at),
            1,
        )
        for entry in plan_queue(seed, everybody, opening, now)
    )
    bulk.load(uow.conn, QueueEntry, columns, rows)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)


def _told(rows: Iterable[tuple[Any, ...]], total: int, progress: Progress) -> Iterator[tuple[Any, ...]]:
    step = max(1, total // 50)
    for number, row in enumerate(rows):
        if number % step == 0:
            progress("Besuche", number * 100 // max(1, total))
        yield row
