"""What stands in a restricted case is changed, struck and followed up by those alone who are named there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.restricted import let_mina_in, restricted
from tests.stores import Clock
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.services import visits
from woilmenau_desk.services.counselling import (
    case_keys,
    cases,
    deadlines,
    documents,
    expiring,
    follow_ups,
    referrals,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import households, people
from woilmenau_desk.storage import visits as visit_rows

DeskOf = Callable[[str], Desk]
RUNS_OUT = date(2026, 12, 18)


def test_nobody_else_changes_or_strikes_it(desk: Desk, desk_of: DeskOf, clock: Clock) -> None:
    rolf = desk_of("rolf")
    case = restricted(rolf)
    due = deadlines.of_person(desk, case.person_id)[0]
    sent = referrals.of_person(desk, case.person_id)[0]
    anew = DeadlineData(case.person_id, date(2026, 11, 20), "2 Wochen")
    for refused in (
        lambda: deadlines.finish(desk, due.id, due.version),
        lambda: deadlines.void(desk, due.id, due.version),
        lambda: deadlines.edit(desk, due.id, anew, due.version),
        lambda: referrals.void(desk, sent.id, sent.version),
        lambda: referrals.consent(desk, sent.id, True, sent.version),
        lambda: referrals.edit(desk, sent.id, ReferralData("soberi", person_id=case.person_id), sent.version),
    ):
        with pytest.raises(CaseRestricted):
            refused()
    clock.set(2026, 12, 2)
    # Whoever hears it by the code writes it down.
    assert referrals.answer(desk, sent.id, "accepted", sent.version).value.state == "accepted"
    assert deadlines.finish(rolf, due.id, due.version).value.done


def test_nobody_else_moves_its_session(desk: Desk, desk_of: DeskOf) -> None:
    restricted(desk_of("rolf"))
    with desk.store.read() as conn:
        visit_id = conn.exec_driver_sql("SELECT visit_id FROM counselling_session").scalar_one()
        row = visit_rows.row(conn, visit_id)
    with pytest.raises(CaseRestricted):
        visits.correct_visit(
            desk, visit_id, row.data, row.version, occurred_at=datetime(2026, 11, 20, 12, tzinfo=UTC)
        )


def test_a_paper_of_it_is_followed_up_by_whoever_is_named(desk: Desk, desk_of: DeskOf) -> None:
    let_mina_in(desk)
    rolf, mina = desk_of("rolf"), desk_of("mina")
    person = people.register(rolf, PersonData("Dina")).value.id
    case = cases.open_case(rolf, CaseData(person), date(2026, 11, 1)).value
    cases.open_case(mina, CaseData(person), date(2026, 11, 10))
    case_keys.restrict(rolf, case.id, ("rolf",), case.version)
    documents.note_document(rolf, person, "Pass", RUNS_OUT, case.id)
    assert [row.colleague for row in follow_ups.of_person(rolf, person)] == ["rolf"]
    # The residence document that runs out on the same day is the team's.
    card = people.card(desk, person)
    changed = replace(card.data, status="gestattung_55", status_until=RUNS_OUT)
    people.edit(desk, person, changed, card.version)
    expiring.look(mina)
    expiring.look(rolf)
    assert sorted((row.colleague, row.case_id or 0) for row in follow_ups.of_person(rolf, person)) == [
        ("mina", 0),
        ("rolf", case.id),
    ]


def test_a_case_stays_its_households(desk: Desk) -> None:
    ana, ben, eva = (people.register(desk, PersonData(name)).value.id for name in ("Ana", "Ben", "Eva"))
    people.link_household(desk, ana, ben, people.card(desk, ana).version)
    case = cases.open_case(desk, CaseData(ana, for_household=True)).value
    member = households.member(desk, ana)
    households.change_member(desk, ana, replace(member.data, until=date(2026, 11, 23)), member.version)
    for aims in ("Wohnung", "Arbeit"):
        there = cases.details(desk, case.id)
        cases.edit_case(desk, case.id, replace(there.data, aims=aims), there.row.version)
        with desk.store.read() as conn:
            assert conn.exec_driver_sql("SELECT household_id FROM counselling_case").scalar_one() == 1
        if aims == "Wohnung":
            people.link_household(desk, ana, eva, people.card(desk, ana).version)
