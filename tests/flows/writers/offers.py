"""Offers, their sessions, and who is in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.offers import (
    EnrolmentRow,
    Leader,
    OfferData,
    OfferRow,
    Rhythm,
    Series,
    SessionKey,
    SessionRow,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.services.people import people

WEDNESDAYS: Final = Series(Rhythm.WEEKLY, 2, time(9), time(11), date(2026, 9, 2))
LATER: Final = replace(WEDNESDAYS, starts=time(10))
LAST: Final = date(2026, 12, 16)


def an_offer(desk: Desk) -> int:
    return offers.create(desk, OfferData("Café", childcare_places=4), [WEDNESDAYS]).value.id


def a_place(desk: Desk) -> int:
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    return enrolling.enrol(desk, an_offer(desk), person, 1).value.id


def a_session(desk: Desk) -> SessionKey:
    found = offers.get(desk, an_offer(desk)).next_session
    assert found is not None
    return found.key


def an_added_session(desk: Desk) -> SessionKey:
    return sessions.add(desk, an_offer(desk), LAST, time(14), time(15)).value.key


def the_place(desk: Desk, number: int) -> EnrolmentRow:
    every = (row for offer in offers.listed(desk) for row in enrolling.of_offer(desk, offer.id, left=True))
    return next(row for row in every if row.id == number)


def other_title(desk: Desk, number: int) -> object:
    row = offers.get(desk, number)
    return offers.change(desk, number, replace(row.data, title=f"Café {row.version}"), row.version)


def other_needs(desk: Desk, number: int) -> object:
    row = the_place(desk, number)
    return enrolling.change(desk, number, 2, f"Hochstuhl {row.version}", row.version)


def called_off(desk: Desk, key: SessionKey) -> object:
    row = sessions.get(desk, key)
    return sessions.cancel(desk, key, f"krank {row.version}", row.version)


def move(desk: Desk, key: SessionKey, row: SessionRow) -> object:
    return sessions.move(desk, key, LAST, time(12), time(13), None, "", row.version)


def change_all(desk: Desk, number: int, row: OfferRow) -> object:
    data = replace(row.data, room="Saal")
    return offers.change_all(desk, number, data, [LATER], [Leader("rolf")], row.version, LAST)


def change(desk: Desk, number: int, row: OfferRow) -> object:
    return offers.change(desk, number, replace(row.data, room="Saal"), row.version)


CASES: Final[Mapping[str, Case]] = {
    "offers.change": Case(an_offer, offers.get, change, other_title),
    "offers.change_all": Case(an_offer, offers.get, change_all, other_title),
    "offers.end": Case(
        an_offer, offers.get, lambda d, n, row: offers.end(d, n, LAST, row.version), other_title
    ),
    "offers.set_series": Case(
        an_offer,
        offers.get,
        lambda d, n, row: offers.set_series(d, n, [LATER], row.version, since=LAST),
        other_title,
    ),
    "offers.set_leaders": Case(
        an_offer,
        offers.get,
        lambda d, n, row: offers.set_leaders(d, n, [Leader("rolf")], row.version),
        # What belongs to the offer and stands in other rows.
        lambda d, n: offers.set_leaders(d, n, [Leader("caro")], offers.get(d, n).version),
    ),
    "sessions.cancel": Case(
        a_session,
        sessions.get,
        lambda d, key, row: sessions.cancel(d, key, "zu", row.version),
        called_off,
    ),
    "sessions.move": Case(a_session, sessions.get, move, called_off),
    "sessions.restore": Case(
        an_added_session, sessions.get, lambda d, key, row: sessions.restore(d, key, row.version), called_off
    ),
    "enrolling.leave": Case(
        a_place, the_place, lambda d, n, row: enrolling.leave(d, n, row.version), other_needs
    ),
    "enrolling.change": Case(
        a_place, the_place, lambda d, n, row: enrolling.change(d, n, 0, "", row.version), other_needs
    ),
    "enrolling.told": Case(
        a_place, the_place, lambda d, n, row: enrolling.told(d, n, row.version), other_needs
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "offers.create": "a new row",
    "sessions.add": "a new row",
    "enrolling.enrol": "a new row; who has a place is reckoned in the write itself",
}
