"""What is added to a closed note: dated, signed, beside the text as it was, and for nobody who may not read it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.restricted import a_case, let_mina_in
from tests.stores import Clock
from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.case_errors import CaseRestricted, NoteClosed
from woilmenau_desk.domain.counselling import RecordSession, SessionData, SessionRow
from woilmenau_desk.domain.errors import BadInput, NotAllowed, NotFound, StoreDamaged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import amendments, case_keys, cases, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.cases import SessionAmendment

NOTE, MORE = "Widerspruch bis Freitag", "Bescheid kam am Montag"
DeskOf = Callable[[str], Desk]


@pytest.fixture
def session(desk: Desk) -> SessionRow:
    person = people.register(desk, PersonData("Olena", "Testenko")).value.id
    data = SessionData(person, ("housing",))
    return counselling.record_session(desk, RecordSession(data, NOTE)).value


def texts(read: SessionReading) -> list[str]:
    return [one.text for one in read.amendments]


def readings(desk: Desk) -> list[tuple[str, int | None]]:
    query = select(AuditEntry.actor, AuditEntry.entity_id).where(
        AuditEntry.action == "read", AuditEntry.entity == "counselling_session"
    )
    with desk.store.read() as conn:
        return [tuple(row) for row in conn.execute(query)]


def test_a_day_later_something_is_added_and_the_note_stays(
    desk: Desk, session: SessionRow, desk_of: DeskOf, clock: Clock
) -> None:
    clock.move(hours=25)
    read = amendments.read(desk, session.id)
    assert (read.details.note, read.details.closed, read.amendments) == (NOTE, True, ())
    with pytest.raises(NoteClosed):
        counselling.edit_session(desk, session.id, read.details.data, "anders", session.version)
    rolf = desk_of("rolf")
    done = amendments.amend(rolf, session.id, f"  {MORE}\n")
    assert (done.value.id, done.value.amendments, done.value.version) == (session.id, 1, session.version)
    assert "Olena" in str(done.said)
    clock.move(hours=1)
    amendments.amend(desk, session.id, "und noch etwas")
    read = amendments.read(desk, session.id)
    assert read.details.note == NOTE
    assert texts(read) == [MORE, "und noch etwas"]
    first, second = read.amendments
    assert (first.written_by, second.written_by) == ("Rolf", "Caro")
    assert (second.written_at - first.written_at).seconds == 3600
    assert upkeep.verify(desk).findings == ()


def test_reading_note_and_amendments_is_one_reading(desk: Desk, session: SessionRow, desk_of: DeskOf) -> None:
    amendments.amend(desk, session.id, MORE)
    amendments.read(desk_of("rolf"), session.id)
    assert readings(desk) == [("rolf", session.id)]


def test_nothing_of_it_stands_readable_in_the_store(desk: Desk, session: SessionRow) -> None:
    amendments.amend(desk, session.id, MORE)
    for file in Path(desk.data).rglob("*"):
        assert not file.is_file() or b"Bescheid kam" not in file.read_bytes()


def test_the_counter_neither_reads_nor_adds(desk: Desk, session: SessionRow, desk_of: DeskOf) -> None:
    amendments.amend(desk, session.id, MORE)
    counter = desk_of("theke")
    with pytest.raises(NotAllowed):
        amendments.read(counter, session.id)
    with pytest.raises(NotAllowed):
        amendments.amend(counter, session.id, "mehr")
    (row,) = counselling.recent(counter)
    assert row.amendments == 0
    assert readings(desk) == []


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 100_001])
def test_what_is_no_amendment(text: str, desk: Desk, session: SessionRow) -> None:
    with pytest.raises(BadInput):
        amendments.amend(desk, session.id, text)
    assert texts(amendments.read(desk, session.id)) == []


def test_a_struck_session_takes_nothing(desk: Desk, session: SessionRow) -> None:
    counselling.void_session(desk, session.id, session.version)
    for asked in (
        lambda: amendments.amend(desk, session.id, MORE),
        lambda: amendments.amend(desk, 999, MORE),
    ):
        with pytest.raises(NotFound):
            asked()


def test_right_after_it_can_be_taken_back(desk: Desk, session: SessionRow) -> None:
    amendments.amend(desk, session.id, MORE)
    undo.undo(desk)
    assert texts(amendments.read(desk, session.id)) == []
    undo.redo(desk)
    assert texts(amendments.read(desk, session.id)) == [MORE]


def test_moved_to_another_session_it_does_not_open_unseen(desk: Desk, session: SessionRow) -> None:
    """What was sealed is bound to its own row: another one's text in its place is told, here and by `verify`."""
    amendments.amend(desk, session.id, MORE)
    amendments.amend(desk, session.id, "anderes")
    table = SessionAmendment
    with desk.store.read() as conn:
        first, second = conn.execute(select(table.id, table.sealed).order_by(table.id)).all()
    with desk.writing() as uow:  # by somebody with the file and a Python prompt: nothing is traced
        uow.conn.execute(update(table).where(table.id == first.id).values(sealed=second.sealed))
        uow.trace("login", "user")
        uow.commit()
    with pytest.raises(StoreDamaged):
        amendments.read(desk, session.id)
    assert upkeep.verify(desk).findings != ()


def test_of_a_restricted_case_only_those_who_are_named(desk: Desk, desk_of: DeskOf) -> None:
    let_mina_in(desk)
    rolf = desk_of("rolf")
    case = a_case(rolf)
    row = next(one for one in counselling.recent(rolf) if one.case_id == case.id)
    amendments.amend(rolf, row.id, MORE)
    now = cases.row(rolf, case.id)
    case_keys.restrict(rolf, case.id, ["rolf"], now.version)
    assert MORE in texts(amendments.read(rolf, row.id))
    amendments.amend(rolf, row.id, "nach dem Einschränken")
    assert "nach dem Einschränken" in texts(amendments.read(rolf, row.id))
    with pytest.raises(CaseRestricted):
        amendments.read(desk, row.id)
    with pytest.raises(CaseRestricted):
        amendments.amend(desk, row.id, "von außen")
    assert upkeep.verify(rolf).findings == ()
