"""What somebody takes back while others went on: never two of what there is once, nobody where nothing takes place."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers, roll_call, sessions
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.volunteers import roster, volunteers

TODAY = date(2026, 11, 23)
CAME, ANNOUNCED = AttendanceState.CAME, AttendanceState.ANNOUNCED
MONDAYS = Series(Rhythm.WEEKLY, 0, time(9), time(11), date(2026, 9, 7))


@pytest.fixture
def cafe(desk: Desk) -> SessionKey:
    made = offers.create(desk, OfferData("Café", "womens_cafe", childcare_places=3), [MONDAYS]).value
    return SessionKey(made.id, TODAY, time(9))


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Kornblume")).value.id


@pytest.fixture
def counter(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("theke")


def version(desk: Desk, key: SessionKey) -> int:
    return sessions.get(desk, key).version


def cancel(desk: Desk, key: SessionKey) -> None:
    sessions.cancel(desk, key, "krank", version(desk, key))


def test_somebody_is_at_a_session_once(desk: Desk, counter: Desk, cafe: SessionKey, mira: int) -> None:
    roll_call.mark(desk, cafe, mira, CAME)
    roll_call.mark(counter, cafe, mira, None)
    roll_call.mark(desk, cafe, mira, CAME)
    with pytest.raises(CannotUndo, match="noch einmal"):
        undo.undo(counter)
    assert [row.person_id for row in roll_call.start(desk, cafe).rows] == [mira]


def test_nobody_comes_back_to_a_session_that_is_called_off(
    desk: Desk, counter: Desk, cafe: SessionKey, mira: int
) -> None:
    roll_call.mark(counter, cafe, mira, CAME)
    roll_call.mark(counter, cafe, mira, None)
    cancel(desk, cafe)
    with pytest.raises(CannotUndo, match="fällt inzwischen aus"):
        undo.undo(counter)
    undo.undo(desk)
    roll_call.add_heads(counter, cafe, 2)
    roll_call.heads(counter, cafe, 0, 0, version(counter, cafe))
    cancel(desk, cafe)
    with pytest.raises(CannotUndo, match="war inzwischen jemand da"):
        undo.undo(counter)


def test_a_session_at_which_somebody_was_stays_where_it_is(
    desk: Desk, counter: Desk, cafe: SessionKey, mira: int
) -> None:
    cancel(desk, cafe)
    sessions.restore(desk, cafe, version(desk, cafe))
    roll_call.mark(counter, cafe, mira, CAME)
    with pytest.raises(CannotUndo, match="war inzwischen jemand da"):
        undo.undo(desk)
    assert sessions.get(desk, cafe).came == 1


def test_who_was_announced_comes_on_the_day_to_which_it_was_moved(
    desk: Desk, cafe: SessionKey, mira: int
) -> None:
    later = SessionKey(cafe.offer_id, TODAY + timedelta(days=14), time(9))
    roll_call.mark(desk, later, mira, ANNOUNCED)
    sessions.move(desk, later, TODAY, time(14), time(16), None, "", version(desk, later))
    roll_call.mark(desk, later, mira, CAME)
    figures = counting.figures(desk, Span.of_month(Month(2026, 11))).activity.all_offers
    assert (figures.attendances, figures.participants) == (1, 1)


def test_a_child_that_was_struck_is_in_no_figure(desk: Desk, cafe: SessionKey) -> None:
    first, second = roll_call.bring(desk, cafe, None, 2).value.children
    roll_call.strike(desk, first.id, first.version)
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).activity.all_offers.children == 1
    roll_call.strike(desk, second.id, second.version)
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).activity.all_offers.children == 0


def test_what_came_stays_counted_when_the_rule_changes(desk: Desk, cafe: SessionKey, mira: int) -> None:
    roll_call.mark(desk, cafe, mira, CAME)
    offer = offers.get(desk, cafe.offer_id)
    tuesdays = Series(Rhythm.WEEKLY, 1, time(9), time(11), date(2026, 9, 8))
    offers.set_series(desk, offer.id, [tuesdays], offer.version, since=date(2026, 9, 7))
    figures = counting.figures(desk, Span.of_month(Month(2026, 11))).activity.all_offers
    assert (figures.attendances, figures.participants) == (1, 1)


def test_a_visitor_is_one_volunteer(desk: Desk, desk_of: Callable[[str], Desk], mira: int) -> None:
    other = desk_of("caro")
    amina, nour = (volunteers.register(desk, VolunteerData(name)).value for name in ("Amina", "Nour"))
    amina = volunteers.link(desk, amina.id, mira, amina.version).value
    volunteers.link(other, amina.id, None, amina.version)
    volunteers.link(desk, nour.id, mira, nour.version)
    with pytest.raises(CannotUndo, match="jemand anderes verknüpft"):
        undo.undo(other)


def test_nobody_is_in_the_roster_twice_at_one_time(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    other = desk_of("caro")
    duty = roster.add_duty(desk, Duty(0, time(9), time(12), TODAY, colleague="rolf")).value
    away = roster.add_absence(desk, AwayRow("rolf", TODAY, TODAY)).value
    assert duty.id is not None
    assert away.id is not None
    roster.end_duty(other, duty.id, TODAY - timedelta(days=7), duty.version)
    roster.remove_absence(desk, away.id, away.version)
    roster.add_absence(other, AwayRow("rolf", TODAY, TODAY + timedelta(days=3)))
    with pytest.raises(CannotUndo, match="anderer Eintrag"):
        undo.undo(desk)
    undo.undo(other)
    roster.add_duty(desk, Duty(0, time(11), time(14), TODAY, colleague="rolf"))
    with pytest.raises(CannotUndo, match="anderer Eintrag"):
        undo.undo(other)
