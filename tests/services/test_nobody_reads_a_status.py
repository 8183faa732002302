"""The counter reads nobody's residence status, and of volunteers only what it needs: whatever it asks of any service."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.marked import (
    BENEFIT,
    HIDDEN,
    LABEL,
    MARKS,
    SINCE,
    STATUS,
    TODAY,
    UNTIL,
    VOLUNTEER,
    VOLUNTEER_MARKS,
    WEEKLY,
    Known,
    everybody,
)
from tests.services.asked_of_reports import ASKED_OF_REPORTS, BRICKS_OF_REPORTS
from tests.stores import OPENED, PASSWORD, copy_store, prepare
from woilmenau_desk import services
from woilmenau_desk.domain.access import Actor, Right, Role
from woilmenau_desk.domain.age_bands import AgeBand, BandSet
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointment_series import Rhythm, SeriesRule
from woilmenau_desk.domain.appointments import AgendaFilter, AppointmentData, AppointmentState, CancelledBy
from woilmenau_desk.domain.assignments import AllowanceData, AssignmentData, HoursData, PlannedRow
from woilmenau_desk.domain.backups import Occasion
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.colleague_times import OwnHours, whole_days
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.counselling import SessionData, SessionDetails, SessionRow
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.errors import ChangedMeanwhile, KnownError
from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.free_slots import Wanted as FreeTime
from woilmenau_desk.domain.funds import CountData, FundData
from woilmenau_desk.domain.hours import SheetEntry
from woilmenau_desk.domain.households import MemberData
from woilmenau_desk.domain.offer_papers import SheetLook
from woilmenau_desk.domain.offers import AttendanceState, OfferData, OfferFilter, SessionKey
from woilmenau_desk.domain.opening import HoursKind, OtherHours, every_week
from woilmenau_desk.domain.people import PersonData, PersonHit, PersonRow
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.queue import QueueData
from woilmenau_desk.domain.referrals import ReferralData, TargetData
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import Absence, RoleSpan, Training, VolunteerData, VolunteerFilter
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import centre, drafts, undo, visits
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.clock import Part
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.lists.table_files import Table
from woilmenau_desk.services.people import duplicates, finding, people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.routing import STATUS_FIELDS
from woilmenau_desk.services.transfer.exporting import Leaving
from woilmenau_desk.services.transfer.lists import ReadList
from woilmenau_desk.services.transfer.persons import PersonList
from woilmenau_desk.services.volunteers import volunteers


@pytest.fixture(scope="module")
def before(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """A store in which they all are, and who they are."""
    data = tmp_path_factory.mktemp("before") / "data"
    return data, prepare(template[0], data, everybody)


@pytest.fixture
def data(before: tuple[Path, Known], tmp_path: Path) -> Path:
    """The folder of a copy of it."""
    return copy_store(before[0], tmp_path / "data")


@pytest.fixture
def known(before: tuple[Path, Known]) -> Known:
    return before[1]


@pytest.fixture
def theke(known: Known, desk_of: Callable[[str], Desk]) -> Desk:
    counter = desk_of("theke")
    typed: dict[str, object] = {
        name: getattr(HIDDEN, name) and str(getattr(HIDDEN, name)) for name in STATUS_FIELDS
    }
    # As typed with another role, or before the counter lost the sight of it.
    for form in (f"person:{known.person}", f"aid:{known.person}"):
        record = {"base": dict(typed), "other": {**typed, "record": {"base": dict(typed)}}}
        drafts.save(counter, form, {"given_name": "Mira", **typed, "record": record})
    return counter


# What each parameter may be, by its name; a function of which one is unknown is told by the test.
def arguments(of: Known, desk: Desk) -> Mapping[str, object]:
    today = desk.today()
    return {
        "person_id": of.person,
        "first_id": of.person,
        "second_id": of.twin,
        "keep_id": of.person,
        "other_id": of.twin,
        "keep_version": 1,
        "other_version": 1,
        "version": 1,
        "appointment_id": of.appointment,
        "visit_id": of.visit,
        "session_id": of.session,
        "aid_id": of.aid,
        "volunteer_id": of.volunteer,
        "request_id": of.request,
        "absence_id": 1,
        "training_id": 1,
        "answer": Answer.AGREED,
        "last_day": today,
        "times": (),
        "roles": (RoleSpan("accompaniment"),),
        "absence": Absence(today, today),
        "training": Training("Erste Hilfe", today),
        "person_ids": (of.person, of.twin),
        "people": [replace(HIDDEN, status=None, status_from=None, status_until=None, benefit_system=None)],
        "text": "Mira",
        "month": Month(2026, 11),
        "span": Span.of_month(Month(2026, 11)),
        "day": today,
        "first": today,
        "last": today + timedelta(days=1),
        "until": today,
        "since": today,
        "moment": desk.clock(),
        "occurred_at": None,
        "case_id": 1,
        "document_id": 1,
        "title": "Pass",
        "runs_out_on": today,
        "words": "Notiz",
        "follow_up_id": of.follow_up,
        "referral_id": of.referral,
        "deadline_id": of.deadline,
        "link_id": 1,
        "outcome": "clarified",
        "remark": "",
        "form": f"person:{of.person}",
        "fields": {"given_name": "Mira"},
        "state": AppointmentState.KEPT,
        "name": "theke",
        "key": "theke",
        "funder_id": 0,
        "colleague": "theke",
        "display_name": "Theke",
        "phone": "",
        "role": Role.COUNTER,
        "old": PASSWORD,
        "new": "ein neues Passwort",
        "password": PASSWORD,
        "own_password": PASSWORD,
        "reason": "Umzug",
        "wanted": centre.settings(desk),
        "value": Value("x", "x", "x"),
        "note": "Notiz",
        "path": desk.data / "fehlt.csv",
        "out": desk.data / "fehlt.desk",
        "on": today,
        "part": Part(1, 999),
        "by": timedelta(hours=1),
        "occasion": Occasion.ASKED,
        "folder": desk.data / "fehlt",
        "root": desk.data / "fehlt",
        "place": "stick:0",
        "days": 3,
        # of volunteers' work and the roster
        "assignment_id": 1,
        "hours_id": 1,
        "allowance_id": 1,
        "duty_id": 1,
        "year": today.year,
        "code": "0013",
        "rule": "nr_26",
        "lines": (),
        "entries": (SheetEntry(1, 60),),
        "duty": Duty(0, time(14), time(16), today, colleague="theke"),
        "away": AwayRow("theke", today, today),
        "offer_id": of.offer,
        "enrolment_id": of.place,
        "children": 0,
        "needs": "",
        "starts": time(9),
        "ends": time(10),
        "room": None,
        "leaders": (),
        "series": (WEEKLY,),
        "said": "Café",
        "fund_id": 1,
        "entry_id": 1,
        "back_at": desk.clock() + timedelta(minutes=30),
        "entry_ids": (1,),
    }


SESSION = SessionKey(1, date(2026, 12, 2), time(9))
HELD = SessionKey(1, date(2026, 11, 18), time(9))
READ = ReadList(ListKind.PERSONS, "liste.csv", Table(("Vorname",), 1, ()))
# Where a name alone does not say what is wanted.
_SEEN = SessionRow(1, 1, "Mira", datetime(2026, 11, 23, 14, tzinfo=UTC), "caro", 30)
_MEETING = AppointmentData(1, "rolf", datetime(2026, 12, 1, 9, tzinfo=UTC))
_WEEKLY_RULE = SeriesRule(Rhythm.WEEKLY, date(2026, 12, 1), date(2026, 12, 15), time(10))
SPECIAL: Mapping[str, Mapping[str, object]] = {
    "people.register": {"data": PersonData("Omar")},
    "people.edit": {"data": PersonData("Mira", "K.")},
    "people.checked": {"data": PersonData("Mira")},
    "duplicates.merge": {"data": PersonData("Mira")},
    "finding.alike": {"data": PersonData("Mira", "Kornblume", 1990)},
    "finding.alike_if_it_stands": {"data": PersonData("Mira", "Kornblume", 1990)},
    "people.in_place": {
        "found": (),
        "shown": (PersonHit(PersonRow(1, "Mira"), 1.0, Sentence("search", "")),),
    },
    "visits.changed": {"ids": (1,), "persons": (1,)},
    "visits.log_visit": {"request": LogVisit(VisitData("encounter"))},
    "visits.correct_visit": {"data": VisitData("offer")},
    "waiting_prints.printed": {"version": 1, "language": "de"},
    "waiting_prints.drop": {"print_id": 1},
    "values.known_code": {"name": ListName.REASONS, "code": "offer", "field": "reason"},
    "age_bands.known_band": {"code": "0-5", "field": "age_band"},
    "age_bands.save_set": {"wanted": BandSet((AgeBand(0),))},
    "opening_hours.save_hours": {"wanted": every_week([5], time(9), time(10))},
    "opening_hours.end_hours": {"hours": every_week([5], time(9), time(10))[0]},
    "opening_hours.save_other_hours": {"wanted": OtherHours(TODAY, TODAY, HoursKind.OFFER)},
    "opening_hours.drop_other_hours": {"other_id": 1},
    "volunteers.listed": {"wanted": VolunteerFilter("Wollgras")},
    "volunteers.still_planned": {"after": TODAY},
    "volunteers.register": {"data": VolunteerData("Omar")},
    "volunteers.change": {"data": VolunteerData("Omar")},
    "finder.find": {"wanted": Wanted("ar", "accompaniment")},
    "finder.asked": {"wanted": Wanted("ar", "accompaniment")},
    "counselling.differs": {"seen": SessionDetails(_SEEN, SessionData(1, ("housing",)), "Notiz")},
    **{
        f"slip_phrases.{name}": {
            "language": "uk",
            "phrase": "text.prevented",
            "text": "Ні",
            "by": "Ira",
            "on": TODAY,
        }
        for name in "both cleaned correct editor phrases say_checked unsay_checked words".split()
    },
    **{f"slip_phrases.{name}": {"languages": ("uk",)} for name in ("names_of", "words_of")},
    "slips.preview": {"language": "uk"},
    "slips.preview_paper": {"language": "uk"},
    "referrals.refer": {"data": ReferralData("jmd")},
    "referrals.new_target": {"data": TargetData("Beratungsstelle Beispiel")},
    "referrals.edit": {"data": ReferralData("jmd")},
    "referrals.add_target": {"data": TargetData("Anderswo")},
    "referrals.answer": {"state": "accepted", "reason": ""},
    "referrals.consent": {"given": True},
    "referrals.close_by_code": {"state": "accepted", "code": "A2AA"},
    "deadlines.add": {"data": DeadlineData(1, TODAY, "2 Wochen")},
    "deadlines.edit": {"data": DeadlineData(1, TODAY, "2 Wochen")},
    "slips.referral_slip": {"target": "jmd"},
    "aid.give_aid": {"request": GiveAid(AidData("clothing"))},
    "funds.add_fund": {"data": FundData("Nothilfe")},
    "funds.edit_fund": {"data": FundData("Nothilfe")},
    "funds.count_cash": {"data": CountData(1, 0, "Rolf")},
    "queue.add": {"data": QueueData()},
    "appointments.agenda": {"wanted": AgendaFilter(TODAY, TODAY)},
    "appointments.cancel": {"by": CancelledBy.VISITOR},
    "clashes.clashes": {"data": AppointmentData(1, "caro", OPENED + timedelta(days=1))},
    "free.find": {"wanted": FreeTime(("caro",))},
    "free.next_free": {"wanted": FreeTime(("caro",))},
    "appointments.book": {"data": None},
    "appointments.change": {"data": None},
    "series.preview": {"data": _MEETING, "rule": _WEEKLY_RULE},
    "series.book_series": {"data": _MEETING, "rule": _WEEKLY_RULE},
    "series.change_rest": {"data": _MEETING},
    "series.row": {"series_id": 1},
    "series.of_series": {"series_id": 1},
    "series.cancel_rest": {"by": CancelledBy.VISITOR},
    "hours.save": {"wanted": (OwnHours("theke", 1, time(9), time(12)),)},
    "hours.end": {"hours": OwnHours("theke", 1, time(9), time(12), id=1)},
    "busy.add": {"data": whole_days("theke", TODAY, TODAY)},
    "busy.change": {"data": whole_days("theke", TODAY, TODAY), "busy_id": 1},
    "busy.remove": {"busy_id": 1},
    "busy.get": {"busy_id": 1},
    "busy.import_file": {"content": b""},
    "busy_files.import_file": {"content": b""},
    "busy_files.span": {"today": TODAY},
    "calendar_files.colleague": {"login": "theke"},
    "offers.create": {"data": OfferData("Workshop")},
    "offers.change": {"data": OfferData("Workshop")},
    "offers.change_all": {"data": OfferData("Workshop")},
    "offers.listed": {"wanted": OfferFilter()},
    "papers.attendance_list": {"key": SESSION, "look": SheetLook.BOTH},
    "sessions.get": {"key": SESSION},
    "sessions.cancel": {"key": SESSION, "version": 0},
    "sessions.move": {"key": SESSION, "version": 0},
    "sessions.restore": {"key": SESSION},
    "sessions.add": {"day": TODAY},
    **{
        f"roll_call.{name}": {"key": HELD, "state": AttendanceState.CAME, "version": 0}
        for name in (
            "start",
            "mark",
            "come_all",
            "attend",
            "attend_all",
            "heads",
            "add_heads",
            "bring",
            "finish",
        )
    },
    "roll_call.heads": {"key": HELD, "version": 0, "adults": 1},
    "roll_call.add_heads": {"key": HELD, "adults": 1},
    "roll_call.bring": {"key": HELD, "attendance_id": None},
    "roll_call.collect": {"child_id": 1},
    "roll_call.strike": {"child_id": 1},
    "sheets.codes_for": {"key": HELD},
    "sheets.type_back": {"key": HELD, "text": "4F7K"},
    "counselling.record_session": {"request": None},
    "counselling.edit_session": {"data": None},
    "case_keys.restrict": {"named": ("rolf",)},
    "cases.open_case": {"data": CaseData(1)},
    "follow_ups.add": {"data": FollowUpData(1, TODAY)},
    "follow_ups.edit": {"data": FollowUpData(1, TODAY)},
    "households.change_member": {"data": MemberData("child"), "version": 0},
    "cases.edit_case": {"data": CaseData(1)},
    "centre.save_value": {"name": ListName.TOPICS},
    "colleagues.add_colleague": {"data": ColleagueData("Nour")},
    "colleagues.edit_colleague": {"data": ColleagueData("Nour")},
    "colleagues.check_offered": {"field": "colleague"},
    "lists.require": {"kind": ListKind.PERSONS},
    "lists.read": {"of": PersonList()},
    "lists.columns": {"of": PersonList(), "found": READ},
    "lists.take_in": {"of": PersonList(), "found": READ},
    "kinds.open_list": {"kind": ListKind.PERSONS},
    "kinds.columns_of": {"found": READ},
    "kinds.preview": {"found": READ},
    "kinds.better_kind": {"found": READ},
    "kinds.carry_out": {"found": READ},
    "kinds.import_list": {"kind": ListKind.PERSONS},
    "batches.get": {"import_id": 1},
    "batches.take_back": {"import_id": 1},
    "exporting.export": {"wanted": Leaving.OFFERS, "form": ListFormat.CSV},
    **ASKED_OF_REPORTS,
    "drafts.load": {},
    "assignments.assign": {"data": AssignmentData(1, "tutoring", TODAY, person_id=1)},
    "assignments.change": {"data": AssignmentData(1, "tutoring", TODAY, person_id=1)},
    "assignments.hinders": {"data": AssignmentData(1, "tutoring", TODAY, person_id=1)},
    "hours.note": {"data": HoursData(1, TODAY, 60, "tutoring")},
    "hours.change": {"data": HoursData(1, TODAY, 60, "tutoring")},
    "hours.note_many": {"wanted": (HoursData(1, TODAY, 60, "tutoring"),)},
    "hours.served": {"wanted": (PlannedRow(1, "Nour", "tutoring", TODAY, time(14), time(16)),)},
    "hours.from_sheet": {"role": "tutoring"},
    "allowances.pay": {"data": AllowanceData(1, TODAY, 100, "nr_26", "tutoring")},
}
# What no window and no command asks for: the mechanism itself, and bricks that work on what others read.
# The value lists name every status there is; that is no person's.
BRICKS = {
    "appointments.alter",
    "appointments.checked",
    "appointments.checked_force",
    "appointments.enter",
    "appointments.mark",
    "clash_words.told",
    "clashes.found",
    "backups.keys_at_hand",
    "entrance.refuse_other_role",
    "finding.finder_of",
    "keys.present_keys",
    "telling.gone_since",
    "named_cases.come_in",
    "named_cases.refuse_last",
    "keys.keys_to_renew",
    "keys.renew",
    "expiring.follow",
    "visits.add",
    "visits.join",
    *BRICKS_OF_REPORTS,
    "reports.anew",
    "telling.telling",
    "telling.seed_of",
    "appointments.keep_within",
    "contacts.moment",
    "contacts.count",
    "contacts.set_heads",
    "volunteer_roll.read",
    "volunteer_roll.in_write",
    "volunteer_roll.mark",
    "finder.refuse_older",
    "at_hand.everybody_by_id",
    "at_hand.known_of",
    "at_hand.rows_of",
    "volunteers.shown",
}


def public() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function of the services that works on a desk, as `module.name`."""
    for found in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = inspect.unwrap(function).__module__ == module.__name__
            if (
                own
                and not name.startswith("_")
                and next(iter(inspect.signature(function).parameters), "") == "desk"
            ):
                room = found.name.rpartition(".")[2]
                if room != "routing":
                    yield f"{room}.{name}", function


FUNCTIONS = {name: function for name, function in public() if name not in BRICKS}


def call(name: str, function: Callable[..., Any], desk: Desk, of: Known) -> object:
    """What it answers, or the known error that it raises."""
    at_hand = {**arguments(of, desk), **SPECIAL.get(name, {})}
    given: dict[str, object] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.name in at_hand:
            given[parameter.name] = at_hand[parameter.name]
        elif parameter.default is inspect.Parameter.empty:
            pytest.fail(
                f"{name}: what `{parameter.name}` may be stands in neither of the tables of this test"
            )
    try:
        found = function(desk, **given)
        return list(found) if isinstance(found, Iterator) else found
    except KnownError as error:
        return [str(error), *map(str, error.sentences())]


def read(found: object) -> str:
    """All that can be read in an answer."""
    if isinstance(found, bytes) and not found.startswith(b"%PDF"):
        return found.decode()
    if isinstance(found, bytes):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(found)).pages)
    if isinstance(found, Printed):
        return read(found.pdf) + read(found.remarks)
    return f"{found!r} {found}"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_service_tells_the_counter_a_status(name: str, theke: Desk, known: Known) -> None:
    if name in ("appointments.book", "appointments.change"):
        at = theke.clock() + timedelta(days=2)
        found = read(
            appointments.book(theke, AppointmentData(known.person, "rolf", at))
            if name.endswith("book")
            else appointments.change(theke, known.appointment, AppointmentData(known.person, "rolf", at), 1)
        )
    else:
        found = read(call(name, FUNCTIONS[name], theke, known))
    assert [mark for mark in (*MARKS, *VOLUNTEER_MARKS) if mark in found] == []


def test_this_test_would_find_it(desk: Desk, known: Known) -> None:
    """Whoever may see a status is handed it, so the marks are the right ones."""
    told = read(people.card(desk, known.person))
    assert all(mark in told for mark in (STATUS, BENEFIT, repr(SINCE), repr(UNTIL)))
    assert STATUS in read(people.search(desk, "Mira"))
    assert STATUS in read(people.card(desk, known.twin).household)
    told = read(volunteers.get(desk, known.volunteer))
    assert {mark for mark in VOLUNTEER_MARKS if mark in told} >= {
        "Wollgras", "merkpost@example.org", "Merkgasse", "Merkkunst", "Merkschulung", "Merkreise",
        repr(VOLUNTEER.birthday), repr(VOLUNTEER.certificate_of), repr(VOLUNTEER.pledged_on),
    }  # fmt: skip


# What the counter gets instead


def rows(desk: Desk, known: Known) -> Iterator[PersonRow]:
    """The person in every list there is."""
    yield people.rows_of(desk, (known.person,))[known.person]
    yield next(row for row in people.recent(desk) if row.id == known.person)
    yield next(hit.person for hit in people.search(desk, "Mira Kornblume") if hit.person.id == known.person)
    yield next(
        hit.person
        for hit in finding.alike(desk, PersonData("Mira", "Kornblume", 1990))
        if hit.person.id == known.person
    )
    yield people.card(desk, known.twin).household[0]


@pytest.mark.parametrize("name", ["caro", "rolf", "theke"])
def test_everybody_is_told_who_counsels(
    name: str, known: Known, desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    asking = desk if name == "caro" else desk_of(name)
    assert {row.routing for row in rows(asking, known)} == {"SOBERI"}
    suggested = people.suggested(people.card(asking, known.person).routing)
    assert suggested is not None
    assert "SOBERI" in str(suggested.text)
    assert LABEL not in repr(suggested)


@pytest.mark.parametrize("status", [None, "duldung_60a"])
def test_no_suggestion_says_nothing_of_a_status(desk: Desk, status: str | None) -> None:
    card = people.register(desk, PersonData("Omar", status=status)).value
    assert card.routing is None


def test_whether_two_statuses_differ_is_not_told_either(
    desk: Desk, known: Known, desk_of: Callable[[str], Desk]
) -> None:
    card = people.card(desk, known.twin)
    people.edit(desk, known.twin, replace(card.data, status="duldung_60a"), card.version)
    assert "status" in duplicates.compare(desk, known.person, known.twin).differing
    assert "status" not in duplicates.compare(desk_of("theke"), known.person, known.twin).differing


# Entering one, and not losing one


def test_the_counter_enters_a_status_with_a_new_person_and_does_not_read_it_back(
    desk: Desk, known: Known, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    done = people.register(theke, replace(HIDDEN, given_name="Nuria"))
    assert [mark for mark in MARKS if mark in read(done)] == []
    assert done.value.routing == "SOBERI"
    assert people.card(desk, done.value.id).data == replace(HIDDEN, given_name="Nuria")
    for step in (undo.undo, undo.redo):
        told = " ".join([read(step(theke)), *(read(written.said) for written in theke.done)])
        assert [mark for mark in MARKS if mark in told] == []
    assert people.card(desk, done.value.id).data == replace(HIDDEN, given_name="Nuria")


@pytest.mark.parametrize("handed", [{}, {"status": "duldung_60a"}, {"status": STATUS, "status_until": UNTIL}])
def test_an_edit_of_the_counter_keeps_what_it_does_not_see(
    desk: Desk, known: Known, desk_of: Callable[[str], Desk], handed: Mapping[str, Any]
) -> None:
    theke = desk_of("theke")
    card = people.card(theke, known.person)
    edited = replace(card.data, phone="0176 04069051", **handed)
    done = people.edit(theke, known.person, edited, card.version)
    assert done.value.version == card.version + 1
    assert people.card(desk, known.person).data == replace(HIDDEN, phone="0176 04069051")
    undo.undo(theke)
    assert people.card(desk, known.person).data == HIDDEN
    with desk.store.read() as conn:
        query = "SELECT detail FROM audit_entry WHERE actor = 'theke' AND entity = 'person'"
        details = [detail for (detail,) in conn.exec_driver_sql(query)]
    assert details
    assert not any("status" in detail or "benefit" in detail for detail in details)


def test_a_status_that_was_changed_meanwhile_is_not_overwritten(
    desk: Desk, known: Known, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    seen = people.card(theke, known.person)
    people.edit(desk, known.person, replace(HIDDEN, status="duldung_60a"), seen.version)
    with pytest.raises(ChangedMeanwhile):
        people.edit(theke, known.person, replace(seen.data, phone="0176 04069051"), seen.version)
    again = people.card(theke, known.person)
    # Reading it anew shows nothing of what was changed.
    assert again.data == seen.data
    people.edit(theke, known.person, replace(again.data, phone="0176 04069051"), again.version)
    assert people.card(desk, known.person).data.status == "duldung_60a"


def test_a_visit_keeps_the_status_for_the_report(
    desk: Desk, known: Known, desk_of: Callable[[str], Desk]
) -> None:
    visits.log_visit(desk_of("theke"), LogVisit(VisitData("counselling", known.person)))
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).status_groups["B"] == 1


def test_a_draft_of_a_newcomer_keeps_what_was_typed(desk_of: Callable[[str], Desk]) -> None:
    theke = desk_of("theke")
    drafts.save(theke, "person:new", {"given_name": "Omar", "status": STATUS})
    assert drafts.load(theke, "person:new") == {"given_name": "Omar", "status": STATUS}


def test_only_the_counter_lacks_the_right() -> None:
    assert [role for role in Role if not Actor("x", role).may(Right.SEE_STATUS)] == [Role.COUNTER]
