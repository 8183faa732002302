"""Offers as the window and the command line see them."""

from datetime import date, time

import pytest

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentState, OfferData, OfferFilter, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.services.people import people

CAFE = OfferData("Frauensprachcafé", "womens_cafe", "women", capacity=2, childcare_places=2, half_units=4)
# A Wednesday each week, from before the day that the tests have (a Monday).
WEDNESDAYS = Series(Rhythm.WEEKLY, 2, time(9, 30), time(11, 30), date(2026, 9, 2))


def somebody(desk: Desk, name: str) -> int:
    return people.register(desk, PersonData(name, "Kornblume", phone="0176 0000000")).value.id


def test_an_offer_meets_by_its_series(desk: Desk) -> None:
    row = offers.create(desk, CAFE, [WEDNESDAYS]).value
    assert row.next_session is not None
    assert row.next_session.day == date(2026, 11, 25)
    november = [one.day.day for one in sessions.between(desk, date(2026, 11, 1), date(2026, 11, 30))]
    assert november == [4, 11, 18, 25]
    # The autumn holidays, 12 to 24 October.
    assert [one.day.day for one in sessions.between(desk, date(2026, 10, 1), date(2026, 10, 31))] == [7, 28]
    assert offers.listed(desk) == (offers.get(desk, row.id),)


def test_whoever_finds_no_place_waits_and_moves_up(desk: Desk) -> None:
    offer = offers.create(desk, CAFE, [WEDNESDAYS]).value.id
    mira, nour, olha = (somebody(desk, name) for name in ("Mira", "Nour", "Olha"))
    first = enrolling.enrol(desk, offer, mira).value
    enrolling.enrol(desk, offer, nour)
    third = enrolling.enrol(desk, offer, olha).value
    assert (third.state, third.position) == (EnrolmentState.WAITING, 1)
    done = enrolling.leave(desk, first.id, first.version)
    assert "Olha" in str(done.said)
    assert [row.person_id for row in enrolling.to_tell(desk)] == [olha]
    undo.undo(desk)
    back = enrolling.of_offer(desk, offer)
    assert [(row.person_id, row.state.value) for row in back] == [
        (mira, "enrolled"),
        (nour, "enrolled"),
        (olha, "waiting"),
    ]


def test_capacity_below_what_is_enrolled_is_refused(desk: Desk) -> None:
    offer = offers.create(desk, CAFE, [WEDNESDAYS]).value
    enrolling.enrol(desk, offer.id, somebody(desk, "Mira"))
    enrolling.enrol(desk, offer.id, somebody(desk, "Nour"))
    with pytest.raises(BadInput, match="2 sind eingeschrieben"):
        offers.change(desk, offer.id, OfferData("Frauensprachcafé", capacity=1), offer.version)


def test_a_session_is_called_off_and_takes_place_after_all(desk: Desk) -> None:
    offer = offers.create(desk, CAFE, [WEDNESDAYS]).value
    session = offer.next_session
    assert session is not None
    off = sessions.cancel(desk, session.key, "krank", session.version).value
    assert (off.state.value, off.reason) == ("cancelled", "krank")
    later = offers.listed(desk, OfferFilter("cafe"))[0].next_session
    assert later is not None
    assert later.day == date(2026, 12, 2)
    moved = sessions.move(
        desk, later.key, date(2026, 12, 3), time(10), time(12), None, "", later.version
    ).value
    assert moved.moved
    assert sessions.on_day(desk, date(2026, 12, 2)) == ()
    assert sessions.on_day(desk, date(2026, 12, 3)) == (moved,)
    sessions.restore(desk, moved.key, moved.version)
    assert sessions.on_day(desk, date(2026, 12, 3)) == ()
    added = sessions.add(desk, offer.id, date(2026, 12, 4), time(9), time(10)).value
    assert sessions.restore(desk, added.key, added.version).value is None
