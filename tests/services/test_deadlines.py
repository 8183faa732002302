"""Deadlines from letters: counted, red until they are done, and no more than person and day for the counter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.stores import Clock
from woilmenau_desk.domain.case_errors import CaseClosed
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.deadlines import DeadlineData, DeadlineRow
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import cases, deadlines
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.storage.tables.cases import Deadline

DeskOf = Callable[[str], Desk]
REMARK = "wegen neunzehn"


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Muster")).value.id


def letter(person: int, length: str = "2 Wochen", on: date = date(2026, 11, 20)) -> DeadlineData:
    return DeadlineData(person, on, length, "decision", REMARK)


def test_a_deadline_is_counted_kept_and_shown_with_its_steps(desk: Desk, mira: int) -> None:
    row = deadlines.add(desk, letter(mira)).value
    assert row.last_day == date(2026, 12, 4)
    assert (row.letter_kind, row.remark, row.length, row.delivered_on) == (
        "decision",
        REMARK,
        "2 Wochen",
        date(2026, 11, 20),
    )
    assert "§ 187 Abs. 1 BGB" in str(row.steps[0])
    assert deadlines.listed(desk).rows == (row,)
    assert deadlines.of_person(desk, mira) == (row,)


def test_the_counter_sees_whose_it_is_and_the_day(desk: Desk, desk_of: DeskOf, mira: int) -> None:
    made = deadlines.add(desk, letter(mira)).value
    counter = desk_of("theke")
    [seen] = deadlines.due(counter)
    assert seen == DeadlineRow(made.id, mira, "Mira Muster", date(2026, 12, 4), "Caro")
    assert deadlines.of_person(counter, mira) == (seen,)
    for write in (deadlines.finish, deadlines.void):
        with pytest.raises(NotAllowed):
            write(counter, made.id, made.version)
    with pytest.raises(NotAllowed):
        deadlines.add(counter, letter(mira))


def test_nothing_of_the_letter_is_readable_without_the_vault(desk: Desk, mira: int) -> None:
    deadlines.add(desk, letter(mira))
    with desk.store.read() as conn:
        content = repr(tuple(conn.execute(select(Deadline.__table__)).one()))
    for word in ("decision", REMARK, "2 Wochen", "2026, 11, 20"):
        assert word not in content


def test_what_is_near_or_past_is_due_until_it_is_done(desk: Desk, mira: int, clock: Clock) -> None:
    far = deadlines.add(desk, letter(mira, "1 Monat")).value
    near = deadlines.add(desk, letter(mira)).value
    past = deadlines.add(desk, letter(mira, "1 Woche", date(2026, 11, 3))).value
    assert [row.id for row in deadlines.due(desk)] == [past.id, near.id]
    assert far.last_day == date(2026, 12, 21)
    deadlines.finish(desk, past.id, past.version)
    assert [row.id for row in deadlines.due(desk)] == [near.id]
    assert [row.id for row in deadlines.listed(desk).rows] == [near.id, far.id]
    assert [row.id for row in deadlines.listed(desk, open_only=False).rows] == [far.id, near.id, past.id]
    undo.undo(desk)
    assert [row.id for row in deadlines.due(desk)] == [past.id, near.id]


def test_a_done_one_is_not_done_again(desk: Desk, mira: int) -> None:
    made = deadlines.add(desk, letter(mira)).value
    done = deadlines.finish(desk, made.id, made.version).value
    assert done.done
    with pytest.raises(ChangedMeanwhile):
        deadlines.finish(desk, made.id, made.version)
    with pytest.raises(NotFound):
        deadlines.finish(desk, made.id, done.version)


def test_an_edit_counts_anew(desk: Desk, mira: int) -> None:
    made = deadlines.add(desk, letter(mira)).value
    row = deadlines.edit(desk, made.id, DeadlineData(mira, date(2026, 11, 20), "1 Monat"), made.version).value
    assert (row.last_day, row.letter_kind, row.remark) == (date(2026, 12, 21), None, "")
    undo.undo(desk)
    back = deadlines.row(desk, made.id)
    assert (back.last_day, back.letter_kind, back.length) == (made.last_day, "decision", "2 Wochen")


def test_it_stays_with_whoever_got_the_letter(desk: Desk, mira: int) -> None:
    other = people.register(desk, PersonData("Omar", "Beispiel")).value.id
    made = deadlines.add(desk, letter(mira)).value
    with pytest.raises(BadInput, match="bleibt bei der Person"):
        deadlines.edit(desk, made.id, letter(other), made.version)


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (lambda person: letter(person, on=date(2026, 11, 24)), "delivered_on"),
        (lambda person: letter(person, "bald"), "length"),
        (lambda person: letter(person, "10 Werktage"), "length"),
        (lambda person: letter(person, on=date(1926, 11, 20)), "delivered_on"),
    ],
)
def test_what_cannot_be_is_said(
    desk: Desk, mira: int, made: Callable[[int], DeadlineData], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        deadlines.add(desk, made(mira))
    assert refused.value.field == field
    assert deadlines.listed(desk, open_only=False).rows == ()


def test_they_go_along_when_two_records_are_one_person(desk: Desk, mira: int) -> None:
    twin = people.register(desk, PersonData("Mirra", "Muster")).value.id
    made = deadlines.add(desk, letter(twin)).value
    one, other = people.card(desk, mira), people.card(desk, twin)
    duplicates.merge(desk, mira, twin, one.data, one.version, other.version)
    assert [(row.id, row.remark) for row in deadlines.of_person(desk, mira)] == [(made.id, REMARK)]
    assert deadlines.add(desk, letter(twin)).value.person_id == mira


def test_a_struck_one_is_in_no_list(desk: Desk, mira: int) -> None:
    made = deadlines.add(desk, letter(mira)).value
    assert deadlines.void(desk, made.id, made.version).value.voided
    assert deadlines.due(desk) == ()
    assert deadlines.listed(desk, open_only=False).rows == ()


def test_none_is_entered_into_a_closed_case_or_one_of_somebody_else(desk: Desk, mira: int) -> None:
    case = cases.open_case(desk, CaseData(mira)).value
    inside = deadlines.add(desk, replace(letter(mira), case_id=case.id)).value
    outside = deadlines.add(desk, letter(mira)).value
    closed = cases.close_case(desk, case.id, "clarified", "", case.version).value
    with pytest.raises(CaseClosed):
        deadlines.add(desk, replace(letter(mira), case_id=case.id))
    with pytest.raises(CaseClosed):
        deadlines.edit(desk, outside.id, replace(letter(mira), case_id=case.id), outside.version)
    # What stands in it already is still put right.
    again = replace(letter(mira, "3 Wochen"), case_id=case.id)
    assert deadlines.edit(desk, inside.id, again, inside.version).value.length == "3 Wochen"
    cases.reopen_case(desk, case.id, closed.version)
    other = people.register(desk, PersonData("Olena", "Testenko")).value.id
    with pytest.raises(BadInput, match="gehört zu jemand anderem"):
        deadlines.add(desk, replace(letter(other), case_id=case.id))
