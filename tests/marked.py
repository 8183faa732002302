"""People of whom everything that a counter must not read is a mark that can be found again in whatever it is told."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.queue import QueueData
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import RoleSpan, Training, VolunteerData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.counselling import counselling, deadlines, follow_ups, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import finder, volunteers

TODAY = date(2026, 11, 23)
WEEKLY = Series(Rhythm.WEEKLY, 2, time(9), time(11), date(2026, 9, 2))
STATUS, LABEL, BENEFIT = "merkzeichen_siebzehn", "Merkwort Siebzehn", "merkzeichen_neunzehn"
SINCE, UNTIL = date(2013, 5, 17), date(2031, 3, 19)
MARKS = (STATUS, LABEL, BENEFIT, repr(SINCE), repr(UNTIL), str(SINCE), str(UNTIL), "17.05.2013", "19.03.2031")
HIDDEN = PersonData(
    "Mira", "Kornblume", 1990, status=STATUS, status_from=SINCE, status_until=UNTIL, benefit_system=BENEFIT
)
SINCE_TRAINED, SINCE_AWAY = date(2025, 1, 8), date(2025, 1, 9)
# Of a volunteer all but first name, languages and telephone.
VOLUNTEER_MARKS = (
    "Wollgras", "merkpost@example.org", "Merkgasse", "Merkkunst", "Merkgrund", "Merkschulung", "Merkreise",
    *(said for day in (date(1987, 5, 17), date(2024, 3, 19), date(2024, 3, 18), date(2024, 3, 17), date(2024, 3, 16))
      for said in (repr(day), str(day), f"{day:%d.%m.%Y}")),
)  # fmt: skip
VOLUNTEER = VolunteerData(
    "Amina",
    "Wollgras",
    birthday=date(1987, 5, 17),
    may_congratulate=True,
    phone="0176 04069077",
    email="merkpost@example.org",
    address="Merkgasse 5",
    languages=(("ar", "native"),),
    skills="Merkkunst",
    certificate_seen_on=date(2024, 3, 19),
    certificate_of=date(2024, 3, 18),
    certificate_relevant=False,
    pledged_on=date(2024, 3, 17),
    briefed_on=date(2024, 3, 17),
    started_on=date(2024, 3, 16),
)


@dataclass(frozen=True)
class Known:
    """Who is there, and what hangs on them."""

    person: int
    twin: int
    visit: int
    session: int
    aid: int
    appointment: int
    volunteer: int
    request: int
    offer: int
    place: int
    follow_up: int
    referral: int
    deadline: int


def everybody(desk: Desk) -> Known:
    centre.save_value(desk, ListName.STATUSES, Value(STATUS, LABEL, LABEL, True, {"group": "B"}))
    centre.save_value(desk, ListName.BENEFIT_SYSTEMS, Value(BENEFIT, BENEFIT, BENEFIT))
    person = people.register(desk, HIDDEN).value.id
    twin = people.register(desk, replace(HIDDEN, given_name="Mirra"), household_of=person).value.id
    data = SessionData(person, ("housing",))
    row = volunteers.register(desk, VOLUNTEER, (RoleSpan("accompaniment"),)).value
    row = volunteers.add_training(desk, row.id, Training("Merkschulung", SINCE_TRAINED), row.version).value
    row = volunteers.pause(desk, row.id, SINCE_AWAY, SINCE_AWAY, "Merkreise", row.version).value
    volunteers.link(desk, row.id, person, row.version)
    request = finder.asked(desk, row.id, Wanted("ar")).value.id
    offer = offers.create(desk, OfferData("Café"), [WEEKLY]).value.id
    fund = funds.add_fund(desk, FundData("Kasse", budget_cents=9000, cash=True)).value.id
    aid.give_aid(desk, GiveAid(AidData("money", 1, 500, person), fund_id=fund))
    queue.add(desk, QueueData(person))
    return Known(
        person,
        twin,
        visits.log_visit(desk, LogVisit(VisitData("encounter", person))).value.id,
        counselling.record_session(desk, RecordSession(data, "Notiz")).value.id,
        aid.give_aid(desk, GiveAid(AidData("clothing", person))).value.id,
        appointments.book(desk, AppointmentData(person, "caro", desk.clock() + timedelta(days=1))).value.id,
        row.id,
        request,
        offer,
        enrolling.enrol(desk, offer, person).value.id,
        follow_ups.add(desk, FollowUpData(person, TODAY, "Papier")).value.id,
        referrals.refer(desk, ReferralData("jmd", person_id=person, consent=True)).value.id,
        deadlines.add(desk, DeadlineData(person, TODAY, "2 Wochen")).value.id,
    )
