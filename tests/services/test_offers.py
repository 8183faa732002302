"""Offers as the window and the command line see them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from tests.stores import Clock
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentState, Leader, OfferData, OfferFilter, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import centre, colleagues, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.storage.offers import ensure_session
from woilmenau_desk.storage.tables.offers import Attendance, ChildInCare

CAFE = OfferData("Frauensprachcafé", "womens_cafe", "women", capacity=2, childcare_places=2, half_units=4)
# A Wednesday each week, from before the day that the tests have (a Monday).
WEDNESDAYS = Series(Rhythm.WEEKLY, 2, time(9, 30), time(11, 30), date(2026, 9, 2))


def somebody(desk: Desk, name: str) -> int:
    return people.register(desk, PersonData(name, "Kornblume", phone="0176 0000000")).value.id


def states(desk: Desk, offer: int) -> dict[int, str]:
    """Who is in and who waits, in their order."""
    return {row.person_id: row.state.value for row in enrolling.of_offer(desk, offer)}


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
    assert states(desk, offer) == {mira: "enrolled", nour: "enrolled", olha: "waiting"}


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


# -- undoing -----------------------------------------------------------------------------------------------------


def test_leaving_is_undone_only_where_the_place_is_free(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    offer = offers.create(desk, CAFE).value.id
    mira, nour, olha = (somebody(desk, name) for name in ("Mira", "Nour", "Olha"))
    first = enrolling.enrol(desk, offer, mira).value
    enrolling.enrol(desk, offer, nour)
    enrolling.leave(desk, first.id, first.version)
    rolf = desk_of("rolf")
    enrolling.enrol(rolf, offer, olha)
    with pytest.raises(CannotUndo, match="der Platz ist inzwischen vergeben"):
        undo.undo(desk)
    assert states(desk, offer) == {nour: "enrolled", olha: "enrolled"}
    # The next one in the line of steps is free to go; then there is a place, for a third.
    undo.undo(rolf)
    enrolling.enrol(rolf, offer, mira)
    assert states(desk, offer) == {nour: "enrolled", mira: "enrolled"}


def test_somebody_who_was_told_keeps_the_place(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    offer = offers.create(desk, replace(CAFE, capacity=1)).value.id
    mira, nour = somebody(desk, "Mira"), somebody(desk, "Nour")
    first = enrolling.enrol(desk, offer, mira).value
    second = enrolling.enrol(desk, offer, nour).value
    enrolling.leave(desk, first.id, first.version)
    moved = enrolling.to_tell(desk, offer)[0]
    assert (moved.id, moved.phone) == (second.id, "0176 0000000")
    enrolling.told(desk_of("rolf"), moved.id, moved.version)
    assert enrolling.to_tell(desk) == ()
    with pytest.raises(CannotUndo, match="hat inzwischen davon erfahren"):
        undo.undo(desk)
    assert states(desk, offer) == {nour: "enrolled"}


def test_an_enrolment_that_is_undone_lets_the_next_one_in(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    offer = offers.create(desk, replace(CAFE, capacity=1)).value.id
    mira, nour = somebody(desk, "Mira"), somebody(desk, "Nour")
    enrolling.enrol(desk, offer, mira)
    enrolling.enrol(desk_of("rolf"), offer, nour)
    undo.undo(desk)
    assert states(desk, offer) == {nour: "enrolled"}
    undo.redo(desk)
    assert states(desk, offer) == {mira: "enrolled", nour: "waiting"}


def test_more_places_are_undone_only_while_they_are_free(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    offer = offers.create(desk, replace(CAFE, capacity=1)).value
    mira, nour, olha = (somebody(desk, name) for name in ("Mira", "Nour", "Olha"))
    enrolling.enrol(desk, offer.id, mira)
    enrolling.enrol(desk, offer.id, nour)
    done = offers.change(desk, offer.id, CAFE, offer.version)
    assert str(done.said) == "Angebot geändert: Frauensprachcafé · rückt nach: Nour Kornblume"
    undo.undo(desk)
    assert states(desk, offer.id) == {mira: "enrolled", nour: "waiting"}
    undo.redo(desk)
    wider = offers.get(desk, offer.id)
    offers.change(desk, offer.id, replace(CAFE, capacity=5), wider.version)
    enrolling.enrol(desk_of("rolf"), offer.id, olha)
    with pytest.raises(CannotUndo, match="der Platz ist inzwischen vergeben"):
        undo.undo(desk)


def test_one_who_left_and_came_back_has_no_second_place(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    offer = offers.create(desk, CAFE).value.id
    mira = somebody(desk, "Mira")
    first = enrolling.enrol(desk, offer, mira).value
    enrolling.leave(desk, first.id, first.version)
    enrolling.enrol(desk_of("rolf"), offer, mira)
    with pytest.raises(CannotUndo, match="inzwischen einen anderen Platz"):
        undo.undo(desk)


# -- two records of one person -----------------------------------------------------------------------------------


def test_two_records_that_are_one_person_have_one_place(desk: Desk) -> None:
    offer = offers.create(desk, CAFE).value.id
    kept, twin, olha = (somebody(desk, name) for name in ("Mira", "Mirra", "Olha"))
    early = enrolling.enrol(desk, offer, twin, 1, "Kinderwagen").value
    enrolling.enrol(desk, offer, kept, 1, "Aufzug")
    enrolling.enrol(desk, offer, olha, 1)
    duplicates.merge(desk, kept, twin, PersonData("Mira"), 1, 1)
    found = enrolling.of_offer(desk, offer)
    assert [(row.person_id, row.state.value, row.children, row.needs) for row in found] == [
        (kept, "enrolled", 1, "Kinderwagen; Aufzug"),
        (olha, "enrolled", 1, ""),
    ]
    # The earlier place, whichever record it was of.
    assert (found[0].id, found[0].place) == (early.id, 1)
    undo.undo(desk)
    assert states(desk, offer) == {twin: "enrolled", kept: "enrolled", olha: "waiting"}
    undo.redo(desk)
    assert states(desk, offer) == {kept: "enrolled", olha: "enrolled"}


def test_a_place_is_kept_rather_than_one_on_the_waiting_list(desk: Desk) -> None:
    offer = offers.create(desk, replace(CAFE, capacity=2, childcare_places=2)).value.id
    olha, twin, kept = (somebody(desk, name) for name in ("Olha", "Mirra", "Mira"))
    enrolling.enrol(desk, offer, olha, 1)
    # One seat is free, and kept for her; so there is none for the other record.
    enrolling.enrol(desk, offer, twin, 2)
    enrolling.enrol(desk, offer, kept)
    assert states(desk, offer) == {olha: "enrolled", twin: "waiting", kept: "waiting"}
    duplicates.merge(desk, kept, twin, PersonData("Mira"), 1, 1)
    assert states(desk, offer) == {olha: "enrolled", kept: "waiting"}
    assert enrolling.of_offer(desk, offer)[1].children == 2


def test_two_records_that_are_one_person_came_once(desk: Desk) -> None:
    offer = offers.create(desk, CAFE, [WEDNESDAYS]).value
    kept, twin = somebody(desk, "Mira"), somebody(desk, "Mirra")
    assert offer.next_session is not None
    key = offer.next_session.key
    with desk.writing() as uow:
        session = ensure_session(uow, key, time(11, 30))
        assert session == ensure_session(uow, key, time(11, 30))
        for person, state in ((kept, "announced"), (twin, "came")):
            values = {
                "session_id": session,
                "person_id": person,
                "local_date": key.planned_on,
                "state": state,
            }
            noted = uow.insert(Attendance, {**values, "noted_at": uow.at, "noted_by": "caro"})
        uow.insert(
            ChildInCare,
            {
                "session_id": session, "attendance_id": noted - 1, "number": 1,
                "local_date": key.planned_on, "brought_at": uow.at,
            },
        )  # fmt: skip
        uow.commit()
    duplicates.merge(desk, kept, twin, PersonData("Mira"), 1, 1)
    row = sessions.get(desk, key)
    assert (row.came, row.announced, row.children) == (1, 0, 1)
    with desk.store.read() as conn:
        assert conn.execute(select(ChildInCare.attendance_id)).scalar() == noted
    with pytest.raises(BadInput, match="es war jemand da"):
        sessions.cancel(desk, key, "", row.version)


# -- series and leaders ------------------------------------------------------------------------------------------


def test_a_series_is_changed_from_a_day_on(desk: Desk) -> None:
    fortnightly = replace(WEDNESDAYS, every=2)
    offer = offers.create(desk, CAFE, [fortnightly, replace(WEDNESDAYS, weekday=4)]).value
    friday = next(one for one in offer.series if one.weekday == 4)
    later = replace(fortnightly, starts=time(10), ends=time(12))
    changed = offers.set_series(desk, offer.id, [friday, later], offer.version, since=date(2026, 12, 1)).value
    # What goes on as it was is the row that it was.
    assert friday.id in {one.id for one in changed.series}
    found = sessions.between(desk, date(2026, 11, 1), date(2026, 12, 31), offer.id)
    assert [(row.day.day, row.starts.hour) for row in found if row.day.weekday() == 2] == [
        (11, 9), (25, 9), (9, 10),
    ]  # fmt: skip
    assert len([row for row in found if row.day.weekday() == 4]) == 7
    undo.undo(desk)
    assert sessions.between(desk, date(2026, 12, 9), date(2026, 12, 9))[0].starts == time(9, 30)
    ending = offers.get(desk, offer.id)
    offers.end(desk, offer.id, date(2026, 11, 30), ending.version)
    assert sessions.between(desk, date(2026, 12, 1), date(2027, 12, 31), offer.id) == ()
    with pytest.raises(BadInput, match="trifft sich"):
        offers.set_series(desk, offer.id, [later], ending.version + 1, since=date(2026, 12, 1))


def test_whoever_led_and_left_is_told(desk: Desk, clock: Clock) -> None:
    noor = colleagues.add_colleague(desk, ColleagueData("Noor", active_until=date(2026, 12, 1))).value
    leaders = [Leader(noor.key), Leader(name="VHS", last=date(2026, 11, 30))]
    offer = offers.create(desk, CAFE, [WEDNESDAYS], leaders).value
    assert [(one.said, one.gone) for one in offer.leaders] == [("Noor", False), ("VHS", False)]
    clock.move(days=14)
    row = offers.get(desk, offer.id)
    assert [one.gone for one in row.leaders] == [True, True]
    # Named already, they stay; nobody is named anew who is not here.
    offers.set_leaders(desk, offer.id, row.leaders, row.version)
    with pytest.raises(BadInput, match="Noor ist am"):
        offers.create(desk, CAFE, [WEDNESDAYS], [Leader(noor.key)])
    with pytest.raises(BadInput, match="Wer leitet"):
        offers.create(desk, CAFE, [WEDNESDAYS], [Leader(noor.key, name="Noor")])


def test_a_closed_day_leaves_a_session_out_and_one_moved_away_stays(desk: Desk) -> None:
    offer = offers.create(desk, CAFE, [WEDNESDAYS]).value
    assert offer.next_session is not None
    moved = offer.next_session
    sessions.move(desk, moved.key, date(2026, 11, 26), time(9), time(10), "Saal", "Umbau", 0)
    for day in (25, 30):
        centre.close_day(desk, date(2026, 11, day), "Umbau")
    found = sessions.between(desk, date(2026, 11, 23), date(2026, 12, 2))
    assert [(row.day.day, row.room) for row in found] == [(26, "Saal"), (2, "")]


def test_filters_of_the_list(desk: Desk) -> None:
    offers.create(desk, CAFE, [WEDNESDAYS], [Leader("rolf")])
    offers.create(desk, OfferData("Radkurs", "cycling", partner="ADFC", ended_on=date(2026, 10, 1)))

    def titles(**wanted: Any) -> list[str]:
        return [row.data.title for row in offers.listed(desk, OfferFilter(**wanted))]

    assert titles() == ["Frauensprachcafé"]
    assert titles(running=False) == ["Frauensprachcafé", "Radkurs"]
    assert titles(text="ROLF cafe") == ["Frauensprachcafé"]
    assert titles(text="adfc", running=False) == ["Radkurs"]
    assert (
        titles(offer_kind="cycling") == titles(target_group="children") == titles(for_volunteers=True) == []
    )
    assert titles(meets_on=date(2026, 11, 25)) == ["Frauensprachcafé"]
    assert titles(meets_on=date(2026, 11, 26)) == []
