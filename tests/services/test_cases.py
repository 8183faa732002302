"""Cases: opened, closed with their outcome, reopened, handed over; their numbers, and whom they are of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores import Clock
from woilmenau_desk.domain.case_errors import CaseClosed
from woilmenau_desk.domain.cases import CaseData, CaseFilter, CaseRow, CaseState
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import case_keys, cases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep


def a_person(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name)).value.id


def a_case(desk: Desk, name: str = "Mira", **data: object) -> CaseRow:
    return cases.open_case(desk, CaseData(a_person(desk, name), **data)).value  # type: ignore[arg-type]


def test_a_case_is_opened_and_read_again(desk: Desk) -> None:
    mira, child = a_person(desk), a_person(desk, "Lale")
    people.link_household(desk, child, mira, 1)
    data = CaseData(mira, True, "Wohnung finden", "rolf", 3, (child, child, mira), "RAin Sommer", "03677 1")
    row = cases.open_case(desk, data, date(2026, 11, 2)).value
    assert (row.number, row.state, row.opened_on) == ("2026-0001", CaseState.OPEN, date(2026, 11, 2))
    assert (row.responsible, row.responsible_name, row.household, row.reached) == ("rolf", "Rolf", True, 3)
    read = cases.details(desk, row.id)
    assert read.data == CaseData(mira, True, "Wohnung finden", "rolf", 3, (child,), "RAin Sommer", "03677 1")
    assert [one.id for one in cases.of_person(desk, child)] == [row.id]
    assert cases.of_person(desk, a_person(desk, "Omid")) == ()


def test_nothing_of_it_stands_in_a_plain_column(desk: Desk) -> None:
    row = a_case(desk, aims="Familiennachzug", lawyer="Winterstein", lawyer_phone="0815")
    cases.close_case(desk, row.id, "clarified", "Der Bruder ist da", row.version)
    with desk.store.read() as conn:
        found = [
            repr(tuple(line))
            for table in ("counselling_case", "case_event", "audit_entry")
            for line in conn.exec_driver_sql(f"SELECT * FROM {table}")
        ]
    for word in ("Familiennachzug", "Winterstein", "0815", "clarified", "Bruder"):
        assert not [line for line in found if word in line]


def test_a_case_is_edited_and_its_former_text_opens_no_more(desk: Desk) -> None:
    row = a_case(desk, aims="Wohnung")
    data = cases.details(desk, row.id).data
    second = cases.edit_case(
        desk, row.id, CaseData(data.person_id, aims="Arbeit", reached=2), row.version
    ).value
    assert second.version == row.version + 1
    assert cases.details(desk, row.id).data.aims == "Arbeit"
    with pytest.raises(ChangedMeanwhile):
        cases.edit_case(desk, row.id, data, row.version)
    undo.undo(desk)
    assert cases.details(desk, row.id).data.aims == "Wohnung"
    assert upkeep.verify(desk).findings == ()


def test_closing_asks_for_the_outcome_and_reopening_keeps_the_history(desk: Desk, clock: Clock) -> None:
    row = a_case(desk)
    with pytest.raises(BadInput, match="Ergebnis"):
        cases.close_case(desk, row.id, None, "", row.version)
    with pytest.raises(BadInput, match="Werteliste"):
        cases.close_case(desk, row.id, "vanished", "", row.version)
    with pytest.raises(BadInput, match="eröffnet"):
        cases.close_case(desk, row.id, "clarified", "", row.version, date(2026, 11, 20))
    with pytest.raises(BadInput, match="Zukunft"):
        cases.close_case(desk, row.id, "clarified", "", row.version, date(2026, 11, 24))
    clock.move(days=3)
    closed = cases.close_case(desk, row.id, "clarified", "", row.version).value
    assert (closed.state, closed.closed_on) == (CaseState.CLOSED, date(2026, 11, 26))
    assert cases.details(desk, row.id).outcome == "clarified"
    with pytest.raises(CaseClosed, match="2026-0001"):
        cases.close_case(desk, row.id, "clarified", "", closed.version)
    again = cases.reopen_case(desk, row.id, closed.version).value
    assert (again.state, again.closed_on) == (CaseState.OPEN, None)
    assert cases.details(desk, row.id).outcome is None
    with pytest.raises(BadInput, match="schon offen"):
        cases.reopen_case(desk, row.id, again.version)


def test_numbers_have_no_gap_in_their_year(desk: Desk) -> None:
    first = a_case(desk)
    undo.undo(desk)
    again = a_case(desk)
    assert (first.number, again.number) == ("2026-0001", "2026-0001")
    cases.void_case(desk, again.id, again.version)
    old = cases.open_case(desk, CaseData(a_person(desk)), date(2025, 12, 31)).value
    second = a_case(desk)
    assert (old.number, second.number) == ("2025-0001", "2026-0002")
    third = a_case(desk)
    assert third.number == "2026-0003"
    undo.undo(desk)
    assert a_case(desk).number == "2026-0003"


def test_a_number_that_another_follows_is_not_taken_back(desk_of: Callable[[str], Desk]) -> None:
    caro, rolf = desk_of("caro"), desk_of("rolf")
    mira = a_person(rolf)
    a_case(caro)
    assert cases.open_case(rolf, CaseData(mira)).value.number == "2026-0002"
    with pytest.raises(CannotUndo, match="weiterer Beratungsfall"):
        undo.undo(caro)
    assert upkeep.verify(caro).findings == ()


def test_a_case_is_handed_over(desk: Desk) -> None:
    row = a_case(desk)
    assert row.responsible == "caro"
    handed = cases.hand_over(desk, row.id, "rolf", row.version)
    assert handed.value.responsible == "rolf"
    assert str(handed.said) == "Beratungsfall 2026-0001 übergeben an Rolf"
    with pytest.raises(BadInput, match="schon zuständig"):
        cases.hand_over(desk, row.id, "rolf", handed.value.version)
    with pytest.raises(BadInput, match="gibt es nicht"):
        cases.hand_over(desk, row.id, "nobody", handed.value.version)


def test_a_case_for_a_merged_person_is_the_present_ones(desk: Desk) -> None:
    mira, mirra = a_person(desk), a_person(desk, "Mirra")
    of_both = [
        cases.open_case(desk, CaseData(one, members=(a_person(desk, "Lale"),), reached=2)).value.id
        for one in (mira, mirra)
    ]
    with_both = cases.open_case(
        desk, CaseData(a_person(desk, "Omid"), members=(mira, mirra), reached=3)
    ).value.id
    own = cases.open_case(desk, CaseData(mira, members=(mirra,), reached=2)).value.id
    duplicates.merge(desk, mira, mirra, PersonData("Mira"), 1, 1)
    assert {one.id for one in cases.of_person(desk, mira)} == {*of_both, with_both, own}
    assert cases.details(desk, with_both).data.members == (mira,)
    assert cases.details(desk, own).data.members == ()
    later = cases.open_case(desk, CaseData(mirra)).value
    assert later.person_id == mira
    undo.undo(desk)
    undo.undo(desk)
    assert cases.details(desk, with_both).data.members == (mira, mirra)
    assert upkeep.verify(desk).findings == ()


def test_the_counter_sees_that_there_is_one_and_no_more(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    row = a_case(desk, aims="Wohnung")
    theke = desk_of("theke")
    (seen,) = cases.of_person(theke, row.person_id)
    assert (seen.id, seen.responsible_name, seen.readable) == (row.id, "Caro", False)
    assert not cases.row(theke, row.id).readable
    with pytest.raises(NotAllowed):
        cases.details(theke, row.id)
    assert [(one.id, one.readable) for one in cases.listed(theke).rows] == [(row.id, False)]
    with pytest.raises(NotAllowed):
        cases.listed(theke, only=CaseFilter(topic="housing"))


def test_cases_are_listed_by_state_colleague_and_person(desk: Desk) -> None:
    mira, omid = a_case(desk, "Mira"), a_case(desk, "Omid", responsible="rolf")
    lale = a_case(desk, "Lale")
    cases.close_case(desk, lale.id, "clarified", "", lale.version)

    def ids(**how: object) -> list[int]:
        return [one.id for one in cases.listed(desk, **how).rows]  # type: ignore[arg-type]

    assert ids() == [omid.id, mira.id]
    assert ids(states=(CaseState.CLOSED,)) == [lale.id]
    assert ids(mine=True) == [mira.id]
    assert ids(only=CaseFilter(colleague="rolf")) == [omid.id]
    assert ids(of="Omid") == [omid.id]
    part = cases.listed(desk, size=1)
    assert [one.id for one in part.rows] == [omid.id]
    assert [one.id for one in cases.listed(desk, size=1, after=part.after).rows] == [mira.id]


def test_a_household_is_needed_for_its_case(desk: Desk) -> None:
    with pytest.raises(BadInput, match="keinem Haushalt"):
        a_case(desk, for_household=True)
    with pytest.raises(BadInput, match="Familienmitglieder"):
        a_case(desk, members=(a_person(desk, "Lale"),), reached=1)
    with pytest.raises(NotFound):
        cases.open_case(desk, CaseData(99))
    assert cases.listed(desk).rows == ()


STEPS = st.lists(st.sampled_from(("close", "rest", "reopen", "hand_over", "undo")), max_size=7)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_decided_the_state_follows_and_nothing_is_lost(desk: Desk, steps: list[str]) -> None:
    row = a_case(desk)
    state, events, before = CaseState.OPEN, 1, list[tuple[CaseState, int]]()
    for step in steps:
        try:
            if step == "undo":
                if before:
                    undo.undo(desk)
                    state, events = before.pop()
                continue
            if step == "close":
                done = cases.close_case(desk, row.id, "clarified", "", row.version)
            elif step == "rest":
                done = cases.rest_case(desk, row.id, row.version)
            elif step == "reopen":
                done = cases.reopen_case(desk, row.id, row.version)
            else:
                other = "rolf" if row.responsible == "caro" else "caro"
                done = cases.hand_over(desk, row.id, other, row.version)
        except (BadInput, CaseClosed):
            allowed = {
                "close": state is not CaseState.CLOSED,
                "rest": state is CaseState.OPEN,
                "reopen": state is not CaseState.OPEN,
                "hand_over": state is not CaseState.CLOSED,
            }
            assert not allowed[step]
            continue
        else:
            if step != "undo":
                before.append((state, events))
                state = done.value.state
                events += 1
        finally:
            row = cases.row(desk, row.id)
        assert row.state is state
        assert (row.closed_on is not None) == (state is CaseState.CLOSED)
    assert cases.row(desk, row.id).state is state
    with desk.store.read() as conn:
        query = "SELECT count(*) FROM case_event WHERE case_id = ?"
        assert conn.exec_driver_sql(query, (row.id,)).scalar() == events


def test_whoever_is_handed_a_restricted_case_can_read_it(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    row = a_case(desk, aims="Wohnung")
    row = case_keys.restrict(desk, row.id, ("caro",), row.version).value
    with pytest.raises(BadInput):
        cases.hand_over(desk, row.id, "theke", row.version)
    assert [one.colleague for one in case_keys.named(desk, row.id)] == ["caro"]
    handed = cases.hand_over(desk, row.id, "rolf", row.version).value
    rolf = desk_of("rolf")
    assert cases.details(rolf, row.id).data.aims == "Wohnung"
    assert {one.colleague for one in case_keys.named(desk, row.id)} == {"caro", "rolf"}
    with pytest.raises(ChangedMeanwhile):
        cases.hand_over(desk, row.id, "caro", row.version)
    assert cases.hand_over(rolf, row.id, "caro", handed.version).value.responsible == "caro"
    with desk.store.read() as conn:
        query = "SELECT count(*) FROM audit_entry WHERE action = 'opened' AND entity = 'counselling_case'"
        assert conn.exec_driver_sql(query).scalar() == 1
    assert upkeep.verify(desk).findings == ()


def test_two_who_open_cases_at_once_leave_no_number_out(desk_of: Callable[[str], Desk]) -> None:
    desks = [desk_of("caro"), desk_of("rolf")]
    persons = [a_person(desks[0], name) for name in ("Mira", "Omid")]

    def open_some(which: int) -> list[str]:
        return [cases.open_case(desks[which], CaseData(persons[which])).value.number for _ in range(6)]

    with ThreadPoolExecutor(2) as both:
        numbers = [number for some in both.map(open_some, range(2)) for number in some]
    assert sorted(numbers) == [f"2026-{number:04}" for number in range(1, 13)]
    assert upkeep.verify(desks[0]).findings == ()
