"""A step that would bring back what was sealed for those who read a case then is not taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from tests import restricted
from tests.stores import Clock, log_in
from woilmenau_desk.domain.cases import CaseData, CaseRow
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import (
    amendments,
    case_keys,
    cases,
    counselling,
    deadlines,
    follow_ups,
    timeline,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep

DAY = date(2026, 12, 1)


@dataclass
class Centre:
    """Who counsels, and a case that is open to the team."""

    data: Path
    clock: Clock
    rolf: Desk
    case: CaseRow

    def mina(self) -> Desk:
        """Logged in anew: with the keys that she has by now."""
        return log_in(self.data, "mina", self.clock)

    def present(self) -> CaseRow:
        return cases.row(self.rolf, self.case.id)

    def restrict(self, *named: str) -> None:
        case_keys.restrict(self.rolf, self.case.id, named, self.present().version)

    def open_to_team(self) -> None:
        case_keys.open_to_team(self.rolf, self.case.id, self.present().version)

    def unname_caro(self) -> None:
        case_keys.unname(self.rolf, self.case.id, "caro", self.present().version)


@pytest.fixture
def centre(data: Path, clock: Clock) -> Centre:
    restricted.let_mina_in(log_in(data, "caro", clock))
    rolf = log_in(data, "rolf", clock)
    person = people.register(rolf, PersonData("Mira")).value.id
    return Centre(data, clock, rolf, cases.open_case(rolf, CaseData(person, responsible="rolf")).value)


def a_session(centre: Centre) -> int:
    data = SessionData(
        centre.case.person_id,
        ("housing",),
        case_id=centre.case.id,
        follow_up_on=DAY,
        follow_up_reason="Grund",
        referral=Referral("soberi", "informed"),
    )
    number = counselling.record_session(centre.rolf, RecordSession(data, "Notiz")).value.id
    amendments.amend(centre.rolf, number, "Nachtrag")
    return number


def move_out(desk: Desk, number: int) -> None:
    there = counselling.read_session(desk, number)
    counselling.edit_session(desk, number, replace(there.data, case_id=None), there.note, there.row.version)


def refused(again: Callable[[], object]) -> None:
    with pytest.raises(CannotUndo):
        again()


@pytest.mark.parametrize("how", ["restricted", "another key", "open to the team"])
def test_a_session_does_not_go_back_past_another_key(centre: Centre, how: str) -> None:
    number = a_session(centre)
    if how != "restricted":
        centre.restrict("rolf", "mina", "caro")
    mina = centre.mina()
    move_out(mina, number)
    if how == "restricted":
        centre.restrict("rolf", "mina")
    elif how == "another key":
        centre.unname_caro()
    else:
        centre.open_to_team()
    refused(lambda: undo.undo(mina))
    read = amendments.read(log_in(centre.data, "caro", centre.clock), number)
    assert (read.details.note, [one.text for one in read.amendments]) == ("Notiz", ["Nachtrag"])
    assert upkeep.verify(centre.rolf).findings == ()


def test_a_session_goes_back_and_forth_where_its_key_is_the_same(centre: Centre) -> None:
    number = a_session(centre)
    centre.restrict("rolf", "mina")
    mina = centre.mina()
    move_out(mina, number)
    undo.undo(mina)
    assert amendments.read(centre.rolf, number).amendments[0].text == "Nachtrag"
    undo.redo(mina)
    undo.undo(mina)
    assert counselling.read_session(mina, number).data.case_id == centre.case.id
    assert upkeep.verify(centre.rolf).findings == ()


def test_nothing_is_done_again_in_a_case_that_one_no_longer_reads(centre: Centre) -> None:
    data = SessionData(centre.case.person_id, ("housing",))
    number = counselling.record_session(centre.rolf, RecordSession(data, "Notiz")).value.id
    mina = centre.mina()
    there = counselling.read_session(mina, number)
    moved = replace(there.data, case_id=centre.case.id)
    counselling.edit_session(mina, number, moved, there.note, there.row.version)
    undo.undo(mina)
    centre.restrict("rolf")
    refused(lambda: undo.redo(mina))
    assert counselling.read_session(centre.rolf, number).note == "Notiz"


def test_a_deadline_does_not_go_back_past_another_key(centre: Centre) -> None:
    mina, data = centre.mina(), DeadlineData(centre.case.person_id, date(2026, 11, 20), "2 Wochen")
    made = deadlines.add(mina, replace(data, case_id=centre.case.id)).value
    deadlines.edit(mina, made.id, data, made.version)
    centre.restrict("rolf")
    refused(lambda: undo.undo(mina))
    assert deadlines.row(centre.rolf, made.id).length == "2 Wochen"
    assert timeline.entries(centre.rolf, person_id=centre.case.person_id)


def test_a_reason_that_was_emptied_does_not_come_back_past_another_key(centre: Centre) -> None:
    mina = centre.mina()
    data = FollowUpData(centre.case.person_id, DAY, "Grund", case_id=centre.case.id)
    made = follow_ups.add(mina, data).value
    follow_ups.edit(mina, made.id, replace(data, reason=""), made.version)
    centre.restrict("rolf", "mina")
    refused(lambda: undo.undo(mina))
    assert follow_ups.get(centre.rolf, made.id).reason == ""
    assert upkeep.verify(centre.rolf).findings == ()
