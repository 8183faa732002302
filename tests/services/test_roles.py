"""Who may do what: every service, for every role."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests import present
from tests.services.roles_of_reports import ACTIONS_OF_REPORTS, for_reports
from tests.stores import PASSWORD, copy_store, prepare
from woilmenau_desk.domain import appointment_series
from woilmenau_desk.domain.access import Actor, Right, Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState, CancelledBy
from woilmenau_desk.domain.backups import ByPassword, Order
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.colleague_times import OwnHours, whole_days
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.errors import NotAllowed
from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.free_slots import Wanted as FreeTime
from woilmenau_desk.domain.funds import CountData, FundData
from woilmenau_desk.domain.households import MemberData
from woilmenau_desk.domain.offers import Leader, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.queue import QueueData, QueueRow
from woilmenau_desk.domain.referrals import ReferralData, TargetData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerData
from woilmenau_desk.services import centre, drafts, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid, funds, hints, receipts
from woilmenau_desk.services.appointments import (
    appointments,
    busy,
    calendar_files,
    clashes,
    free,
    hours,
    number_slips,
    queue,
    reminders,
    series,
    slip_phrases,
    waiting_prints,
)
from woilmenau_desk.services.counselling import (
    amendments,
    case_keys,
    case_paper,
    cases,
    counselling,
    deadlines,
    documents,
    expiring,
    follow_ups,
    note_search,
    readings,
    referrals,
    slips,
    timeline,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.services.people import duplicates, households, people
from woilmenau_desk.services.people import lists as person_lists
from woilmenau_desk.services.transfer import persons
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import care, finder, volunteers
from woilmenau_desk.storage.backups import backup as files

LOGINS = {Role.LEAD: "caro", Role.COUNSELLOR: "rolf", Role.COUNTER: "theke"}
REMOVED = {Role.LEAD: "rolf", Role.COUNSELLOR: "theke", Role.COUNTER: "rolf"}
EVERYBODY = frozenset(Role)
CONFIDENTIAL = frozenset({Role.LEAD, Role.COUNSELLOR})
LEAD = frozenset({Role.LEAD})
TODAY = date(2026, 11, 23)
OCTOBER = Span.parse("2026-10")
SPAN = Span.of_month(Month(2026, 11))


@dataclass
class Day:
    """What happened before: a person with a session, a help, an appointment."""

    person: int
    twin: int  # another record of the same person
    session: int
    aid: int
    fund: int  # in a cash box
    account: int  # a fund in none
    entry: int  # what was paid
    appointment: int
    visit: int
    volunteer: int
    request: int
    offer: int
    place: int  # somebody's in the offer
    session_of_offer: SessionKey
    case: int = 0
    follow_up: int = 0
    child: int = 0
    referral: int = 0
    deadline: int = 0
    funder: int = 0
    note: int = 0


@pytest.fixture(scope="module")
def before(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Day]:
    """A store in which all that has happened, and what it is."""
    data = tmp_path_factory.mktemp("before") / "data"
    return data, prepare(template[0], data, happened)


@pytest.fixture
def data(before: tuple[Path, Day], tmp_path: Path) -> Path:
    """The folder of a copy of it."""
    return copy_store(before[0], tmp_path / "data")


@pytest.fixture
def day(before: tuple[Path, Day]) -> Day:
    return replace(before[1])


def happened(desk: Desk) -> Day:
    person = people.register(desk, PersonData(given_name="Mira")).value.id
    twin = people.register(desk, PersonData(given_name="Mirra")).value.id
    data = SessionData(
        person,
        ("housing", "school"),
        outcome="in_progress",
        follow_up_on=date(2026, 11, 24),
        referral=Referral("soberi", "informed"),
    )
    session = counselling.record_session(desk, RecordSession(data, "vertraulich")).value.id
    given = aid.give_aid(desk, GiveAid(AidData("clothing"))).value.id
    box = funds.add_fund(desk, FundData("Kasse", cash=True)).value.id
    account = funds.add_fund(desk, FundData("Konto")).value.id
    (entry,) = aid.give_aid(desk, GiveAid(AidData("money", 1, 500))).value.entries
    when = desk.clock() + timedelta(days=1)
    booked = appointments.book(desk, AppointmentData(person, "caro", when)).value.id
    visit = visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id
    helper = volunteers.register(desk, VolunteerData("Amina", languages=(("ar", "native"),))).value.id
    request = finder.asked(desk, helper, Wanted("ar")).value.id
    weekly = Series(Rhythm.WEEKLY, 2, time(9), time(11), date(2026, 9, 2))
    offer = offers.create(desk, OfferData("Café"), [weekly]).value
    place = enrolling.enrol(desk, offer.id, person).value.id
    key = SessionKey(offer.id, date(2026, 12, 2), time(9))
    case = cases.open_case(desk, CaseData(person)).value.id
    follow_up = follow_ups.add(desk, FollowUpData(person, date(2026, 12, 1))).value.id
    mother = people.register(desk, PersonData("Zoe")).value.id
    child = people.register(desk, PersonData("Nina"), mother).value.id
    sent = referrals.refer(desk, ReferralData("jmd", person_id=person)).value.id
    letter = deadlines.add(desk, DeadlineData(person, TODAY, "2 Wochen")).value.id
    return Day(
        person,
        twin,
        session,
        given,
        box,
        account,
        entry,
        booked,
        visit,
        helper,
        request,
        offer.id,
        place,
        key,
        case,
        follow_up,
        child,
        sent,
        letter,
        *for_reports(desk),
    )


def session(of: Day) -> SessionData:
    return SessionData(of.person, ("housing",))


def restricted(desk: Desk, of: Day) -> int:
    """The case, for its responsible colleague and whoever asks alone."""
    return case_keys.restrict(desk, of.case, ["caro"], 1).value.id


def table_in(desk: Desk) -> Path:
    path = desk.data / "personen.csv"
    path.write_text("Vorname\nOmar\n")
    return path


def compared(desk: Desk) -> object:
    path = desk.data.parent / "stand.desk"
    if not path.exists():
        files.make(desk.data, desk.store.desk_key, path, desk.clock())
    return upkeep.compare(desk.data, Order(path, ByPassword("caro", PASSWORD)), desk)


RULE = appointment_series.SeriesRule(
    appointment_series.Rhythm.WEEKLY, date(2026, 12, 1), date(2026, 12, 15), time(10)
)
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def next_week(desk: Desk, of: Day) -> AppointmentData:
    return AppointmentData(of.person, "caro", desk.clock() + timedelta(days=8))


def cancelled_rest(desk: Desk, of: Day) -> object:
    row = series.book_series(desk, next_week(desk, of), RULE).value.booked[0]
    return series.cancel_rest(desk, row.id, CancelledBy.VISITOR, row.version)


def dropped_print(desk: Desk, of: Day) -> object:
    kept = waiting_prints.keep(desk, of.appointment).value
    return kept and waiting_prints.drop(desk, kept.id, kept.version)


def own_hours(name: str) -> OwnHours:
    return OwnHours(name, 1, time(9), time(12))


def waits(desk: Desk) -> QueueRow:
    return queue.add(desk, QueueData()).value


ACTIONS: dict[str, tuple[frozenset[Role], Callable[[Desk, Day], object]]] = {
    "visits.log_visit": (EVERYBODY, lambda d, o: visits.log_visit(d, LogVisit(VisitData("encounter")))),
    "visits.correct_visit": (EVERYBODY, lambda d, o: present.correct_visit(d, o.visit, VisitData("offer"))),
    "visits.void_visit": (EVERYBODY, lambda d, o: present.void_visit(d, o.visit)),
    "visits.day": (EVERYBODY, lambda d, o: visits.day(d)),
    "people.register": (EVERYBODY, lambda d, o: people.register(d, PersonData("Omar"))),
    "people.edit": (EVERYBODY, lambda d, o: people.edit(d, o.person, PersonData("Amira"), 1)),
    "people.link_household": (EVERYBODY, lambda d, o: present.link_household(d, o.person, None)),
    "duplicates.compare": (EVERYBODY, lambda d, o: duplicates.compare(d, o.person, o.twin)),
    "duplicates.merge": (
        CONFIDENTIAL,
        lambda d, o: duplicates.merge(d, o.person, o.twin, PersonData("Mira"), 1, 1),
    ),
    "duplicates.say_not_same": (EVERYBODY, lambda d, o: duplicates.say_not_same(d, o.person, o.twin)),
    "people.search": (EVERYBODY, lambda d, o: people.search(d, "mira")),
    "people.card": (EVERYBODY, lambda d, o: people.card(d, o.person)),
    "aid.give_aid": (EVERYBODY, lambda d, o: aid.give_aid(d, GiveAid(AidData("clothing")))),
    "aid.void_aid": (EVERYBODY, lambda d, o: present.void_aid(d, o.aid)),
    "funds.listed": (EVERYBODY, lambda d, o: funds.listed(d)),
    "funds.get": (EVERYBODY, lambda d, o: funds.get(d, o.fund)),
    "funds.entries": (EVERYBODY, lambda d, o: funds.entries(d)),
    "funds.counts": (EVERYBODY, lambda d, o: funds.counts(d, o.fund)),
    "funds.count_cash": (EVERYBODY, lambda d, o: funds.count_cash(d, CountData(o.fund, 0, "Amina Berg"))),
    "funds.count_cash, closing": (
        LEAD,
        lambda d, o: funds.count_cash(d, CountData(o.fund, 0, "Amina Berg", closes=True)),
    ),
    "funds.add_fund": (LEAD, lambda d, o: funds.add_fund(d, FundData("Topf"))),
    "funds.edit_fund": (LEAD, lambda d, o: funds.edit_fund(d, o.fund, FundData("Topf"), 1)),
    "funds.close_fund": (LEAD, lambda d, o: funds.close_fund(d, o.account, 1)),
    "funds.reopen_fund": (LEAD, lambda d, o: funds.reopen_fund(d, o.fund, 1)),
    "hints.again": (EVERYBODY, lambda d, o: hints.again(d, o.person)),
    "receipts.receipt_paper": (EVERYBODY, lambda d, o: receipts.receipt_paper(d, [o.entry])),
    "appointments.book": (
        EVERYBODY,
        lambda d, o: appointments.book(d, AppointmentData(o.person, "caro", d.clock())),
    ),
    "appointments.change": (
        EVERYBODY,
        lambda d, o: appointments.change(d, o.appointment, AppointmentData(o.person, "rolf", d.clock()), 1),
    ),
    "appointments.cancel": (
        EVERYBODY,
        lambda d, o: appointments.cancel(d, o.appointment, CancelledBy.VISITOR, 1),
    ),
    "appointments.again_data": (EVERYBODY, lambda d, o: appointments.again_data(d, o.appointment)),
    "clashes.clashes": (
        EVERYBODY,
        lambda d, o: clashes.clashes(d, AppointmentData(o.person, "caro", d.clock())),
    ),
    "clashes.taken": (EVERYBODY, lambda d, o: clashes.taken(d, TODAY, TODAY, colleagues=("caro",))),
    "free.next_free": (EVERYBODY, lambda d, o: free.next_free(d, FreeTime(("caro",)))),
    "free.find": (EVERYBODY, lambda d, o: free.find(d, FreeTime(("caro",)))),
    "appointments.set_state": (
        EVERYBODY,
        lambda d, o: present.set_state(d, o.appointment, AppointmentState.KEPT),
    ),
    "series.book_series": (EVERYBODY, lambda d, o: series.book_series(d, next_week(d, o), RULE)),
    "series.preview": (EVERYBODY, lambda d, o: series.preview(d, next_week(d, o), RULE)),
    "series.cancel_rest": (EVERYBODY, lambda d, o: cancelled_rest(d, o)),
    "hours.of": (EVERYBODY, lambda d, o: hours.of(d, TODAY)),
    "hours.save, one's own": (EVERYBODY, lambda d, o: hours.save(d, [own_hours(d.actor.name)])),
    "hours.save, another's": (CONFIDENTIAL, lambda d, o: hours.save(d, [own_hours("caro")])),
    "waiting_prints.keep": (EVERYBODY, lambda d, o: waiting_prints.keep(d, o.appointment)),
    "waiting_prints.listed": (EVERYBODY, lambda d, _o: waiting_prints.listed(d)),
    "waiting_prints.printed": (EVERYBODY, lambda d, o: waiting_prints.printed(d, o.appointment, 1, "de")),
    "waiting_prints.drop": (EVERYBODY, lambda d, o: dropped_print(d, o)),
    "waiting_prints.sweep": (EVERYBODY, lambda d, _o: waiting_prints.sweep(d)),
    "busy.listed": (EVERYBODY, lambda d, o: busy.listed(d, TODAY, TODAY)),
    "busy.add, one's own": (EVERYBODY, lambda d, o: busy.add(d, whole_days(d.actor.name, TODAY, TODAY))),
    "busy.add, another's": (CONFIDENTIAL, lambda d, o: busy.add(d, whole_days("caro", TODAY, TODAY))),
    "busy.import_file, another's": (CONFIDENTIAL, lambda d, o: busy.import_file(d, "caro", CALENDAR)),
    "reminders.of_next_day": (EVERYBODY, lambda d, o: reminders.of_next_day(d)),
    "reminders.mark": (EVERYBODY, lambda d, o: reminders.mark(d, o.appointment, 1)),
    "calendar_files.one": (EVERYBODY, lambda d, o: calendar_files.one(d, o.appointment)),
    "calendar_files.colleague": (EVERYBODY, lambda d, o: calendar_files.colleague(d, "caro")),
    "queue.add": (EVERYBODY, lambda d, o: queue.add(d, QueueData())),
    "queue.waiting": (EVERYBODY, lambda d, o: queue.waiting(d)),
    "queue.today": (EVERYBODY, lambda d, o: queue.today(d)),
    "queue.get": (EVERYBODY, lambda d, o: queue.get(d, waits(d).id)),
    "queue.call_next": (EVERYBODY, lambda d, o: waits(d) and queue.call_next(d)),
    "queue.call": (EVERYBODY, lambda d, o: queue.call(d, waits(d).id, 1)),
    "queue.call_again": (
        EVERYBODY,
        lambda d, o: queue.call_again(d, (row := queue.call(d, waits(d).id, 1).value).id, row.version),
    ),
    "queue.park": (EVERYBODY, lambda d, o: queue.park(d, waits(d).id, 1)),
    "queue.hand_on": (EVERYBODY, lambda d, o: queue.hand_on(d, waits(d).id, "caro", 1)),
    "queue.later": (
        EVERYBODY,
        lambda d, o: queue.later(d, waits(d).id, d.clock() + timedelta(minutes=30), 1),
    ),
    "queue.back": (
        EVERYBODY,
        lambda d, o: queue.back(d, (row := queue.park(d, waits(d).id, 1).value).id, row.version),
    ),
    "queue.done": (EVERYBODY, lambda d, o: queue.done(d, waits(d).id, 1)),
    "queue.left": (EVERYBODY, lambda d, o: queue.left(d, waits(d).id, 1)),
    "number_slips.number_slip": (EVERYBODY, lambda d, o: number_slips.number_slip(d, waits(d).id)),
    "counselling.recent": (EVERYBODY, lambda d, o: counselling.recent(d)),
    "counselling.record_session": (
        CONFIDENTIAL,
        lambda d, o: counselling.record_session(d, RecordSession(session(o), "Notiz")),
    ),
    "amendments.read": (CONFIDENTIAL, lambda d, o: amendments.read(d, o.session)),
    "amendments.amend": (CONFIDENTIAL, lambda d, o: amendments.amend(d, o.session, "dazu")),
    "counselling.read_session": (CONFIDENTIAL, lambda d, o: counselling.read_session(d, o.session)),
    "counselling.edit_session": (
        CONFIDENTIAL,
        lambda d, o: counselling.edit_session(d, o.session, session(o), "Notiz", 1),
    ),
    "counselling.void_session": (CONFIDENTIAL, lambda d, o: present.void_session(d, o.session)),
    "timeline.entries": (EVERYBODY, lambda d, o: timeline.entries(d, person_id=o.person)),
    "timeline.since_last": (EVERYBODY, lambda d, o: timeline.since_last(d, o.person)),
    "documents.note_document": (CONFIDENTIAL, lambda d, o: documents.note_document(d, o.person, "Pass")),
    "documents.of_person": (CONFIDENTIAL, lambda d, o: documents.of_person(d, o.person)),
    "case_paper.case_sheet": (CONFIDENTIAL, lambda d, o: case_paper.case_sheet(d, o.case)),
    "note_search.search": (CONFIDENTIAL, lambda d, o: note_search.search(d, "vertraulich")),
    "note_search.build": (CONFIDENTIAL, lambda d, o: note_search.build(d)),
    "follow_ups.add": (
        CONFIDENTIAL,
        lambda d, o: follow_ups.add(d, FollowUpData(o.person, date(2026, 12, 1))),
    ),
    "follow_ups.edit": (
        CONFIDENTIAL,
        lambda d, o: follow_ups.edit(d, o.follow_up, FollowUpData(o.person, date(2026, 12, 2)), 1),
    ),
    "follow_ups.finish": (CONFIDENTIAL, lambda d, o: follow_ups.finish(d, o.follow_up, 1)),
    "follow_ups.hand_over": (CONFIDENTIAL, lambda d, o: follow_ups.hand_over(d, o.follow_up, "rolf", 1)),
    "follow_ups.take_over": (CONFIDENTIAL, lambda d, o: follow_ups.take_over(d, "rolf")),
    "follow_ups.void": (CONFIDENTIAL, lambda d, o: follow_ups.void(d, o.follow_up, 1)),
    "follow_ups.get": (CONFIDENTIAL, lambda d, o: follow_ups.get(d, o.follow_up)),
    "follow_ups.listed": (CONFIDENTIAL, lambda d, o: follow_ups.listed(d)),
    "follow_ups.of_person": (CONFIDENTIAL, lambda d, o: follow_ups.of_person(d, o.person)),
    "follow_ups.due": (CONFIDENTIAL, lambda d, o: follow_ups.due(d)),
    "follow_ups.backlog": (CONFIDENTIAL, lambda d, o: follow_ups.backlog(d)),
    "expiring.look": (CONFIDENTIAL, lambda d, o: expiring.look(d)),
    "referrals.refer": (EVERYBODY, lambda d, o: referrals.refer(d, ReferralData("jmd", person_id=o.person))),
    "referrals.refer, to a new target": (
        CONFIDENTIAL,
        lambda d, o: referrals.refer(d, ReferralData(""), new=TargetData("Anderswo")),
    ),
    "referrals.edit": (CONFIDENTIAL, lambda d, o: referrals.edit(d, o.referral, ReferralData("mbe"), 1)),
    "referrals.answer": (EVERYBODY, lambda d, o: referrals.answer(d, o.referral, "accepted", 1)),
    "referrals.consent": (EVERYBODY, lambda d, o: referrals.consent(d, o.referral, True, 1)),
    "referrals.void": (EVERYBODY, lambda d, o: referrals.void(d, o.referral, 1)),
    "referrals.row": (EVERYBODY, lambda d, o: referrals.row(d, o.referral)),
    "referrals.listed": (EVERYBODY, lambda d, o: referrals.listed(d)),
    "referrals.of_person": (EVERYBODY, lambda d, o: referrals.of_person(d, o.person)),
    "referrals.of_case": (CONFIDENTIAL, lambda d, o: referrals.of_case(d, o.case)),
    "referrals.by_code": (EVERYBODY, lambda d, o: referrals.by_code(d, "A2AA")),
    "referrals.add_target": (CONFIDENTIAL, lambda d, o: referrals.add_target(d, TargetData("Anderswo"))),
    "slips.referral_slip": (EVERYBODY, lambda d, o: slips.referral_slip(d, o.referral, target="jmd")),
    "slips.deadline_slip": (CONFIDENTIAL, lambda d, o: slips.deadline_slip(d, o.deadline)),
    "deadlines.add": (
        CONFIDENTIAL,
        lambda d, o: deadlines.add(d, DeadlineData(o.person, TODAY, "1 Monat")),
    ),
    "deadlines.edit": (
        CONFIDENTIAL,
        lambda d, o: deadlines.edit(d, o.deadline, DeadlineData(o.person, TODAY, "1 Monat"), 1),
    ),
    "deadlines.finish": (CONFIDENTIAL, lambda d, o: deadlines.finish(d, o.deadline, 1)),
    "deadlines.void": (CONFIDENTIAL, lambda d, o: deadlines.void(d, o.deadline, 1)),
    "deadlines.listed": (CONFIDENTIAL, lambda d, o: deadlines.listed(d)),
    "deadlines.due": (EVERYBODY, lambda d, o: deadlines.due(d)),
    "deadlines.row": (EVERYBODY, lambda d, o: deadlines.row(d, o.deadline)),
    "deadlines.of_person": (EVERYBODY, lambda d, o: deadlines.of_person(d, o.person)),
    "deadlines.of_case": (CONFIDENTIAL, lambda d, o: deadlines.of_case(d, o.case)),
    "households.of_person": (EVERYBODY, lambda d, o: households.of_person(d, o.child)),
    "households.change_member": (
        EVERYBODY,
        lambda d, o: households.change_member(d, o.child, MemberData("child"), 0),
    ),
    "households.log_family": (EVERYBODY, lambda d, o: households.log_family(d, o.child, "encounter")),
    "cases.open_case": (CONFIDENTIAL, lambda d, o: cases.open_case(d, CaseData(o.person))),
    "cases.edit_case": (CONFIDENTIAL, lambda d, o: cases.edit_case(d, o.case, CaseData(o.person), 1)),
    "cases.close_case": (CONFIDENTIAL, lambda d, o: cases.close_case(d, o.case, "clarified", "", 1)),
    "cases.rest_case": (CONFIDENTIAL, lambda d, o: cases.rest_case(d, o.case, 1)),
    "cases.reopen_case": (
        CONFIDENTIAL,
        lambda d, o: cases.reopen_case(d, o.case, cases.rest_case(d, o.case, 1).value.version),
    ),
    "cases.hand_over": (CONFIDENTIAL, lambda d, o: cases.hand_over(d, o.case, "theke", 1)),
    "cases.void_case": (CONFIDENTIAL, lambda d, o: cases.void_case(d, o.case, 1)),
    "cases.details": (CONFIDENTIAL, lambda d, o: cases.details(d, o.case)),
    "cases.listed": (EVERYBODY, lambda d, o: cases.listed(d)),
    "cases.row": (EVERYBODY, lambda d, o: cases.row(d, o.case)),
    "cases.of_person": (EVERYBODY, lambda d, o: cases.of_person(d, o.person)),
    "case_keys.named": (CONFIDENTIAL, lambda d, o: case_keys.named(d, o.case)),
    "case_keys.outside": (CONFIDENTIAL, lambda d, o: case_keys.outside(d, o.case)),
    "case_keys.restrict": (CONFIDENTIAL, lambda d, o: case_keys.restrict(d, o.case, ["caro"], 1)),
    "case_keys.name": (CONFIDENTIAL, lambda d, o: case_keys.name(d, restricted(d, o), "rolf", 2)),
    "case_keys.open_to_team": (CONFIDENTIAL, lambda d, o: case_keys.open_to_team(d, restricted(d, o), 2)),
    "case_keys.own_cases": (CONFIDENTIAL, lambda d, o: case_keys.own_cases(d)),
    "case_keys.not_for_sheet": (CONFIDENTIAL, lambda d, o: case_keys.not_for_sheet(d)),
    "readings.listed": (LEAD, lambda d, o: readings.listed(d)),
    "readings.readers": (LEAD, lambda d, o: readings.readers(d)),
    "drafts.save, confidential": (
        CONFIDENTIAL,
        lambda d, o: drafts.save(d, "session", {"note": "x"}, confidential=True),
    ),
    "drafts.save": (EVERYBODY, lambda d, o: drafts.save(d, "visit", {"language": "uk"})),
    **ACTIONS_OF_REPORTS,
    "persons.import_persons": (CONFIDENTIAL, lambda d, o: persons.import_persons(d, table_in(d))),
    "person_lists.export_persons": (
        CONFIDENTIAL,
        lambda d, o: person_lists.export_persons(d, person_lists.ListFormat.CSV),
    ),
    "offers.create": (CONFIDENTIAL, lambda d, o: offers.create(d, OfferData("Workshop"))),
    "offers.change": (CONFIDENTIAL, lambda d, o: offers.change(d, o.offer, OfferData("Workshop"), 1)),
    "offers.end": (CONFIDENTIAL, lambda d, o: offers.end(d, o.offer, date(2026, 12, 9), 1)),
    "offers.set_series": (CONFIDENTIAL, lambda d, o: offers.set_series(d, o.offer, [], 1)),
    "offers.set_leaders": (CONFIDENTIAL, lambda d, o: offers.set_leaders(d, o.offer, [Leader("rolf")], 1)),
    "offers.listed": (EVERYBODY, lambda d, o: offers.listed(d)),
    "sessions.cancel": (EVERYBODY, lambda d, o: sessions.cancel(d, o.session_of_offer, "krank", 0)),
    "sessions.move": (
        EVERYBODY,
        lambda d, o: sessions.move(d, o.session_of_offer, date(2026, 12, 3), time(9), time(10), None, "", 0),
    ),
    "sessions.add": (EVERYBODY, lambda d, o: sessions.add(d, o.offer, date(2026, 12, 4), time(9), time(10))),
    "enrolling.enrol": (EVERYBODY, lambda d, o: enrolling.enrol(d, o.offer, o.twin)),
    "enrolling.change": (EVERYBODY, lambda d, o: enrolling.change(d, o.place, 0, "hinten", 1)),
    "enrolling.leave": (EVERYBODY, lambda d, o: enrolling.leave(d, o.place, 1)),
    "enrolling.of_offer": (EVERYBODY, lambda d, o: enrolling.of_offer(d, o.offer)),
    "upkeep.backup": (LEAD, lambda d, o: upkeep.backup(d)),
    "upkeep.verify": (EVERYBODY, lambda d, o: upkeep.verify(d)),
    "centre.settings": (EVERYBODY, lambda d, o: centre.settings(d)),
    "centre.save_settings": (
        LEAD,
        lambda d, o: centre.save_settings(d, replace(centre.settings(d), idle_minutes=5)),
    ),
    "slip_phrases.phrases": (EVERYBODY, lambda d, o: slip_phrases.phrases(d, "uk")),
    "slip_phrases.correct": (LEAD, lambda d, o: slip_phrases.correct(d, "uk", "text.prevented", "Нет", 0)),
    "slip_phrases.say_checked": (LEAD, lambda d, o: slip_phrases.say_checked(d, "uk", "Ira", d.today())),
    "slip_phrases.unsay_checked": (LEAD, lambda d, o: present.unsay_checked(d, "tr")),
    "centre.close_day": (LEAD, lambda d, o: centre.close_day(d, date(2026, 12, 1), "Umzug")),
    "centre.reopen_day": (LEAD, lambda d, o: present.reopen_day(d, date(2026, 11, 30))),
    "centre.save_value": (
        LEAD,
        lambda d, o: centre.save_value(d, ListName.TOPICS, Value("garden", "Garten", "Garden")),
    ),
    "access.add_user": (
        LEAD,
        lambda d, o: access.add_user(d, "nina", Role.COUNTER, "ein neues Passwort", own_password=PASSWORD),
    ),
    "access.remove_user": (
        LEAD,
        lambda d, o: present.remove_user(d, REMOVED[d.actor.role], own_password=PASSWORD),
    ),
    "access.new_recovery_code": (LEAD, lambda d, o: access.new_recovery_code(d, own_password=PASSWORD)),
    "access.change_role": (
        LEAD,
        lambda d, o: present.change_role(d, REMOVED[d.actor.role], Role.LEAD, own_password=PASSWORD),
    ),
    "access.reset_password": (
        LEAD,
        lambda d, o: access.reset_password(
            d, REMOVED[d.actor.role], "ein neues Passwort", own_password=PASSWORD
        ),
    ),
    "access.edit_staff, another's": (
        LEAD,
        lambda d, o: present.edit_staff(d, REMOVED[d.actor.role], "Anders", ""),
    ),
    "volunteers.everybody": (CONFIDENTIAL, lambda d, o: volunteers.everybody(d)),
    "volunteers.listed": (CONFIDENTIAL, lambda d, o: volunteers.listed(d)),
    "volunteers.get": (CONFIDENTIAL, lambda d, o: volunteers.get(d, o.volunteer)),
    "volunteers.due": (CONFIDENTIAL, lambda d, o: volunteers.due(d)),
    "volunteers.lacking_of": (CONFIDENTIAL, lambda d, o: volunteers.lacking_of(d, o.volunteer)),
    "volunteers.still_planned": (CONFIDENTIAL, lambda d, o: volunteers.still_planned(d, o.volunteer, TODAY)),
    "volunteers.at_counter": (EVERYBODY, lambda d, o: volunteers.at_counter(d)),
    "volunteers.register": (CONFIDENTIAL, lambda d, o: volunteers.register(d, VolunteerData("Omar"))),
    "volunteers.change": (
        CONFIDENTIAL,
        lambda d, o: volunteers.change(d, o.volunteer, VolunteerData("Amira"), 1),
    ),
    "volunteers.set_roles": (CONFIDENTIAL, lambda d, o: volunteers.set_roles(d, o.volunteer, (), 1)),
    "volunteers.set_times": (CONFIDENTIAL, lambda d, o: volunteers.set_times(d, o.volunteer, (), 1)),
    "volunteers.add_absence": (
        CONFIDENTIAL,
        lambda d, o: volunteers.add_absence(d, o.volunteer, Absence(TODAY, TODAY), 1),
    ),
    "volunteers.pause": (CONFIDENTIAL, lambda d, o: volunteers.pause(d, o.volunteer, TODAY, None, "", 1)),
    "volunteers.add_training": (
        CONFIDENTIAL,
        lambda d, o: volunteers.add_training(d, o.volunteer, Training("Erste Hilfe", TODAY), 1),
    ),
    "volunteers.end": (CONFIDENTIAL, lambda d, o: volunteers.end(d, o.volunteer, TODAY, "Umzug", 1)),
    "volunteers.resume": (CONFIDENTIAL, lambda d, o: volunteers.resume(d, o.volunteer, TODAY, 1)),
    "volunteers.link": (LEAD, lambda d, o: volunteers.link(d, o.volunteer, o.person, 1)),
    "finder.find": (EVERYBODY, lambda d, o: finder.find(d, Wanted("ar"))),
    "finder.present_now": (EVERYBODY, lambda d, o: finder.present_now(d, "ar")),
    "finder.asked": (EVERYBODY, lambda d, o: finder.asked(d, o.volunteer, Wanted("ar"))),
    "finder.answered": (EVERYBODY, lambda d, o: finder.answered(d, o.request, Answer.AGREED, 1)),
    "finder.requests_of": (CONFIDENTIAL, lambda d, o: finder.requests_of(d, o.volunteer)),
    "care.occasions": (CONFIDENTIAL, lambda d, o: care.occasions(d, TODAY, TODAY)),
    "care.not_heard": (CONFIDENTIAL, lambda d, o: care.not_heard(d)),
    "care.heard": (CONFIDENTIAL, lambda d, o: care.heard(d, o.volunteer, 1)),
    "care.thanks": (CONFIDENTIAL, lambda d, o: care.thanks(d, TODAY, TODAY)),
    "care.in_group": (CONFIDENTIAL, lambda d, o: care.in_group(d)),
    "care.letters": (CONFIDENTIAL, lambda d, o: care.letters(d)),
    "people.rows_of": (EVERYBODY, lambda d, o: people.rows_of(d, (o.person,))),
    "people.recent": (EVERYBODY, lambda d, o: people.recent(d)),
    "people.visits_of": (EVERYBODY, lambda d, o: people.visits_of(d, o.person)),
    "upkeep.compare": (LEAD, lambda d, o: compared(d)),
    "passwords.change_password": (
        EVERYBODY,
        lambda d, o: access.change_password(d, PASSWORD, "ein neues Passwort"),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", ACTIONS)
def test_who_may(desk_of: Callable[[str], Desk], day: Day, role: Role, action: str) -> None:
    allowed, do = ACTIONS[action]
    if action == "centre.reopen_day":
        centre.close_day(desk_of("caro"), date(2026, 11, 30), "Brückentag")
    if action == "slip_phrases.unsay_checked":
        lead = desk_of("caro")
        slip_phrases.say_checked(lead, "tr", "Deniz Beispiel", lead.today())
    actor = desk_of(LOGINS[role])
    if role in allowed:
        do(actor, day)
        return
    with actor.store.read() as conn:
        before = conn.exec_driver_sql("SELECT entries FROM audit_head").scalar()
    with pytest.raises(NotAllowed, match="Rolle Leitung"):
        do(actor, day)
    with actor.store.read() as conn:
        assert conn.exec_driver_sql("SELECT entries FROM audit_head").scalar() == before


def test_rights_grow_from_the_counter_to_the_lead() -> None:
    may = {role: {right for right in Right if Actor("x", role).may(right)} for role in Role}
    assert may[Role.COUNTER] < may[Role.COUNSELLOR] < may[Role.LEAD] == set(Right)


def test_the_counter_lacks_what_it_does_not_need() -> None:
    missing = {Right.SEE_STATUS, Right.CONFIDENTIAL_NOTES, Right.MAKE_REPORTS, Right.MANAGE_USERS}
    assert not any(Actor("theke", Role.COUNTER).may(right) for right in missing)


@pytest.mark.parametrize("role", Role)
def test_what_was_taken_away_is_gone_at_once(
    desk: Desk, desk_of: Callable[[str], Desk], day: Day, role: Role
) -> None:
    """Whoever steps down oneself goes on with what the new role may."""
    present.change_role(desk, "rolf", Role.LEAD, own_password=PASSWORD)
    present.change_role(desk, "caro", role, own_password=PASSWORD)
    for allowed, do in (ACTIONS[name] for name in ("centre.close_day", "counselling.read_session")):
        if role in allowed:
            do(desk, day)
        else:
            with pytest.raises(NotAllowed):
                do(desk, day)


def test_what_is_refused_names_who_may() -> None:
    with pytest.raises(NotAllowed, match="Rolle Leitung / Beratung hat"):
        Actor("theke", Role.COUNTER).require(Right.CONFIDENTIAL_NOTES)
