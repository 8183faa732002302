"""Whoever works at the centre, with a login and without one; and whoever does no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow, offered
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import colleagues, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep

NOUR = ColleagueData("Nour", "0176 04069077", ("ar", "fa"))


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira")).value.id


def keys(desk: Desk) -> list[str]:
    return [row.key for row in colleagues.colleagues(desk)]


def test_somebody_without_a_login_is_named_like_everybody(desk: Desk, clock: Clock, mira: int) -> None:
    made = colleagues.add_colleague(desk, NOUR).value
    assert (made.key, made.role, made.has_login) == ("nour", None, False)
    booked = appointments.book(desk, AppointmentData(mira, "nour", clock() + timedelta(days=1))).value
    gave = aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=mira, given_by="nour"))).value
    assert (booked.colleague_name, gave.given_by_name) == ("Nour", "Nour")
    slip = slips.slip(desk, booked.id)
    assert (slip.colleague, slip.phone) == ("Nour", "0176 04069077")
    assert upkeep.verify(desk).findings == ()


def test_whoever_left_stays_where_they_are_named_and_is_offered_no_more(
    desk: Desk, clock: Clock, mira: int
) -> None:
    tomorrow = clock() + timedelta(days=1)
    booked = appointments.book(desk, AppointmentData(mira, "rolf", tomorrow)).value
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    rolf = colleagues.get(desk, "rolf")
    assert (rolf.has_login, rolf.data.active_until) == (False, desk.today())
    assert not rolf.offered_on(desk.today())
    slip = slips.slip(desk, booked.id)
    assert (slip.colleague, slip.phone) == ("Rolf", "0176 04069002")
    with pytest.raises(BadInput, match=r"Rolf ist am 25\.11\.2026 nicht da"):
        appointments.book(desk, AppointmentData(mira, "rolf", clock() + timedelta(days=2)))
    # The appointment that is agreed already can still be moved.
    moved = replace(booked.data, starts_at=tomorrow + timedelta(hours=1))
    assert appointments.change(desk, booked.id, moved, booked.version).value.colleague_name == "Rolf"
    with pytest.raises(BadInput, match="gibt es nicht"):
        appointments.book(desk, AppointmentData(mira, "niemand", tomorrow))


def test_only_who_is_here_on_the_day_is_offered_for_it(desk: Desk, clock: Clock, mira: int) -> None:
    today = desk.today()
    colleagues.add_colleague(desk, replace(NOUR, active_from=today + timedelta(days=7)))
    with pytest.raises(BadInput) as refused:
        appointments.book(desk, AppointmentData(mira, "nour", clock() + timedelta(days=6)))
    assert refused.value.field == "colleague"
    appointments.book(desk, AppointmentData(mira, "nour", clock() + timedelta(days=7)))
    with pytest.raises(BadInput) as refused:
        aid.give_aid(desk, GiveAid(AidData("food_voucher", given_by="nour")))
    assert refused.value.field == "given_by"


def test_a_colleague_is_changed_ended_and_that_is_undone(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    made = colleagues.add_colleague(desk, NOUR).value
    changed = colleagues.edit_colleague(desk, "nour", replace(NOUR, phone=""), made.version).value
    assert (changed.data.phone, changed.version) == ("", made.version + 1)
    with pytest.raises(ChangedMeanwhile):
        colleagues.edit_colleague(desk, "nour", NOUR, made.version)
    ended = colleagues.end_colleague(desk, "nour", desk.today(), changed.version)
    assert ended.value.data.active_until == desk.today()
    undo.undo(desk)
    assert colleagues.get(desk, "nour").data.active_until is None
    for _ in range(2):
        undo.undo(desk)
    assert keys(desk) == ["caro", "rolf", "theke"]
    with pytest.raises(NotFound):
        colleagues.get(desk, "nour")
    with pytest.raises(NotAllowed):
        colleagues.add_colleague(desk_of("rolf"), NOUR)


def test_a_login_that_is_renamed_is_so_at_the_door_too(desk: Desk) -> None:
    rolf = colleagues.get(desk, "rolf")
    colleagues.edit_colleague(desk, "rolf", replace(rolf.data, first_name="Rolf G."), rolf.version)
    assert [card.display_name for card in access.users(desk.data)] == ["Caro", "Rolf G.", "Theke"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"first_name": " "}, "first_name"),
        ({"first_name": "x" * 1_000}, "first_name"),
        ({"languages": ("tlh",)}, "languages"),
        ({"active_from": date(2026, 5, 2), "active_until": date(2026, 5, 1)}, "active_until"),
    ],
)
def test_what_cannot_be_is_told_by_its_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        colleagues.add_colleague(desk, replace(NOUR, **told))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_somebody_is_let_in_later_and_keeps_all_that_names_them(desk: Desk, mira: int) -> None:
    colleagues.add_colleague(desk, NOUR)
    aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=mira, given_by="nour")))
    access.add_user(desk, "nour", Role.COUNTER, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    row = colleagues.get(desk, "nour")
    assert (row.role, row.has_login, row.data) == (Role.COUNTER, True, NOUR)
    nour = access.login(desk.data, "nour", PASSWORD)
    assert nour.actor.display_name == "Nour"
    assert [row.given_by_name for row in aid.day(nour, desk.today())] == ["Nour"]
    nour.close()


def test_nobody_is_given_the_key_of_somebody_who_left(desk: Desk) -> None:
    """Everything they entered would be somebody else's."""
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    with pytest.raises(BadInput, match="Unter „rolf“ ist schon Rolf eingetragen"):
        access.add_user(
            desk, "rolf", Role.COUNTER, PASSWORD, own_password=PASSWORD, display_name="Rolf H.", cost=CHEAP
        )
    # The same one comes back.
    access.add_user(desk, "rolf", Role.COUNTER, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    rolf = colleagues.get(desk, "rolf")
    assert (rolf.name, rolf.data.phone, rolf.data.active_until) == ("Rolf", "0176 04069002", None)
    assert not rolf.data.may_counsel


def test_an_actor_whom_nobody_knows_is_found(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    with desk.store.unit_of_work("niemand") as uow:
        uow.trace("login", "user")
        uow.commit()
    assert any("schrieb „niemand“" in str(finding) for finding in upkeep.verify(desk).findings)


@given(st.text(max_size=60), st.sets(st.sampled_from(["mira", "mira-2", "kollege", "nour"])))
def test_a_key_is_plain_and_nobody_elses(name: str, taken: set[str]) -> None:
    key = colleagues.key_for(name, taken)
    assert key not in taken
    assert key != "woilmenau-desk"
    assert key.isascii()
    assert key.strip("-") == key
    assert 0 < len(key) <= 40


@given(
    st.none() | st.dates(), st.none() | st.dates(), st.dates(), st.booleans(), st.sampled_from([None, *Role])
)
def test_whoever_is_named_already_is_always_offered(
    first: date | None, last: date | None, day: date, login: bool, role: Role | None
) -> None:
    data = ColleagueData("Nour", active_from=first, active_until=last)
    row = ColleagueRow("nour", data, role=role, has_login=login and role is not None)
    assert offered((row,), day, "nour") == (row,)
    assert offered((row,), day) == ((row,) if row.offered_on(day) else ())
    if row.offered_on(day):
        assert first is None or first <= day
        assert last is None or day <= last
