"""Whatever a counter may do leaves a trail that the next look with the vault finds true."""

from collections.abc import Callable
from datetime import date, time

from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.offer_papers import SheetLook
from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, papers, roll_call, sessions
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.transfer import exporting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import finder, volunteers

TODAY = date(2026, 11, 23)
MONDAYS = Series(Rhythm.WEEKLY, 0, time(9, 30), time(11, 30), date(2026, 9, 7))


def test_offers_volunteers_and_lists(desk_of: Callable[[str], Desk]) -> None:
    lead = desk_of("caro")
    cafe = offers.create(lead, OfferData("Café", childcare_places=2), [MONDAYS]).value.id
    training = offers.create(
        lead, OfferData("Schulung", "training", "volunteers", for_volunteers=True), [MONDAYS]
    ).value.id
    nour = volunteers.register(
        lead, VolunteerData("Nour", languages=(("ar", "native"),)), (RoleSpan("transport"),)
    ).value
    mira = people.register(lead, PersonData("Mira")).value.id
    lead.close()

    counter = desk_of("theke")
    key = SessionKey(cafe, TODAY, time(9, 30))
    place = enrolling.enrol(counter, cafe, mira, children=1).value
    roll_call.come_all(counter, key)
    roll_call.add_heads(counter, key, 3, 1)
    undo.undo(counter)
    undo.redo(counter)
    enrolling.leave(counter, place.id, place.version)
    roll_call.mark(counter, SessionKey(training, TODAY, time(9, 30)), nour.id, AttendanceState.CAME)
    sessions.add(counter, cafe, date(2026, 11, 26), time(9), time(11), None)
    papers.attendance_list(counter, key, SheetLook.CODES)
    child = roll_call.bring(counter, key, None).value.children[0]
    roll_call.strike(counter, child.id, child.version)
    roll_call.finish(counter, key, sessions.get(counter, key).version)
    asked = finder.asked(counter, nour.id, Wanted("ar")).value
    finder.answered(counter, asked.id, Answer.DECLINED, asked.version)
    for leaving in exporting.lists_for(counter.actor):
        exporting.export(counter, leaving, ListFormat.CSV)
    counter.close()

    lead = desk_of("caro")
    assert upkeep.verify(lead).findings == ()
