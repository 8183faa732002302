"""A closed report lasts: through merging and erasing, a backup and a restore, new keys, and what funders become."""

from pathlib import Path

import pytest

from tests import present
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.closing import ClosedRow, ClosedStays
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import funders, undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import closing
from woilmenau_desk.services.upkeep import upkeep

OCTOBER = Span.parse("2026-10")


@pytest.fixture
def closed(desk: Desk) -> ClosedRow:
    """October, with two records of one person in it, closed for a funder."""
    for name in ("Mira", "Mirra", "Omar"):
        somebody = people.register(desk, PersonData(name)).value.id
        for day in (5, 6, 7):
            data = VisitData("counselling", person_id=somebody)
            visits.log_visit(desk, LogVisit(data, desk.clock().replace(month=10, day=day)))
    funders.add_funder(desk, FunderData("Land"))
    return closing.close(desk, OCTOBER, "Land").value


def all_of_it(desk: Desk, row: ClosedRow) -> tuple[object, ...]:
    """What was handed out, and what the house sees."""
    return (
        *(closing.file(desk, row, name) for name in row.formats),
        closing.shown(desk, row),
        closing.shown(desk, row, internal=True),
    )


def test_merging_two_of_those_who_were_counted_changes_nothing(desk: Desk, closed: ClosedRow) -> None:
    before = all_of_it(desk, closed)
    found = {hit.person.name: hit.person.id for hit in people.search(desk, "mir")}
    duplicates.merge(desk, found["Mira"], found["Mirra"], PersonData("Mira"), 1, 1)
    assert all_of_it(desk, closed) == before
    assert undo.undo(desk)
    assert all_of_it(desk, closed) == before
    assert upkeep.verify(desk).findings == ()


def test_it_comes_back_out_of_a_backup(desk: Desk, closed: ClosedRow, tmp_path: Path, clock: Clock) -> None:
    before = all_of_it(desk, closed)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    elsewhere = tmp_path / "elsewhere"
    upkeep.restore(elsewhere, made, "caro", PASSWORD)
    restored = log_in(elsewhere, "caro", clock)
    try:
        assert all_of_it(restored, closed) == before
        assert closing.closed_list(restored) == (closed,)
        assert upkeep.verify(restored).findings == ()
    finally:
        restored.close()


def test_it_opens_with_the_new_keys_after_somebody_left(desk: Desk, closed: ClosedRow) -> None:
    before = all_of_it(desk, closed)
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    assert all_of_it(desk, closed) == before
    assert upkeep.verify(desk).findings == ()


def test_its_funder_stays_and_its_new_name_does_not_reach_it(desk: Desk, closed: ClosedRow) -> None:
    before = all_of_it(desk, closed)
    (row,) = funders.funders(desk)
    with pytest.raises(BadInput, match="schon Berichte"):
        funders.remove_funder(desk, row.id, row.version)
    funders.edit_funder(desk, row.id, FunderData("Land Musterland"), row.version)
    assert all_of_it(desk, closed) == before
    assert undo.undo(desk)
    with pytest.raises(ClosedStays):
        undo.undo(desk)  # the closing
    assert closing.closed_list(desk) == (closed,)
