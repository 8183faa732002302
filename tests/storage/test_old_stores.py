"""A store of an earlier version: its rows are adopted as they stand, its notes bound by the first login with the vault."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from tests import present
from tests.old_stores import make_old_store
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import StoreBusy, StoreDamaged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.vault import Vault


def fill(desk: Desk) -> None:
    """Two notes, and a visit that was struck."""
    for name in ("Mira", "Omid"):
        person = people.register(desk, PersonData(name)).value.id
        request = RecordSession(SessionData(person, ("housing",), 20), f"von {name}")
        counselling.record_session(desk, request)
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=3)))
    present.void_visit(desk, 3)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a store as the version before left it."""
    return make_old_store(tmp_path / "data", fill)


def keys_of(data: Path) -> tuple[bytes, Vault]:
    held = Keyring.load(data).open("caro", PASSWORD)
    assert held.vault_key is not None
    return held.desk_key, Vault(held.vault_key, unsealed_before=True)


def sql(data: Path, statement: str) -> None:
    connection = connect(data / DATABASE_FILE, keys_of(data)[0])
    connection.execute(statement)
    connection.close()


def test_an_old_store_is_brought_forward_and_is_in_order(data: Path, desk_of: Callable[[str], Desk]) -> None:
    # The counter may be the first who opens it: the rows are adopted, the seal and the notes wait for the vault.
    theke = desk_of("theke")
    assert upkeep.verify(theke).findings == ()
    caro = desk_of("caro")
    assert caro.trail_doubts == ()
    looked = upkeep.verify(caro)
    assert (looked.findings, looked.remarks) == ((), ())
    assert [counselling.read_session(caro, number).note for number in (1, 2)] == ["von Mira", "von Omid"]
    with caro.store.read() as conn:
        bound = conn.execute(text("SELECT note_version, note_person_id FROM counselling_session")).all()
    assert [tuple(row) for row in bound] == [(2, 1), (2, 2)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE visit SET group_size = 9 WHERE id = 3",
        "UPDATE person SET given_name = 'Anders' WHERE id = 1",
        "DELETE FROM visit_topic WHERE id = 1",
        "UPDATE audit_entry SET detail = '2-3' WHERE action = 'adopted' AND entity = 'person'",
    ],
)
def test_what_was_adopted_is_proven_from_then_on(
    data: Path, desk_of: Callable[[str], Desk], statement: str
) -> None:
    desk_of("theke").close()
    sql(data, statement)
    assert upkeep.verify(desk_of("theke")).findings


def plain(data: Path) -> list[tuple[object, ...]]:
    """What stands of sessions where the desk key alone opens it."""
    connection = connect(data / DATABASE_FILE, keys_of(data)[0])
    try:
        return [
            row
            for query in (
                "SELECT topic FROM visit_topic",
                "SELECT outcome, follow_up_on, follow_up_done_at FROM counselling_session"
                " WHERE coalesce(outcome, follow_up_on, follow_up_done_at) IS NOT NULL",
                "SELECT target FROM referral WHERE target <> ''",
            )
            for row in connection.execute(query).fetchall()
        ]
    finally:
        connection.close()


def talk(desk: Desk) -> None:
    """Sessions with all that was kept of them in plain columns: one done, one struck, one of a merged person."""
    counselling_of = partial(RecordSession, note="Notiz")
    persons = [people.register(desk, PersonData(name)).value.id for name in ("Mira", "Omid", "Ali")]
    for person in persons:
        data = SessionData(
            person,
            ("housing", "work"),
            outcome="clarified",
            follow_up_on=date(2026, 11, 30),
            referral=Referral("soberi", "accepted"),
        )
        counselling.record_session(desk, counselling_of(data))
    present.finish_follow_up(desk, 1)
    present.void_session(desk, 2)


@pytest.mark.parametrize("revision", ["0003", "0009"])
def test_what_stood_in_plain_columns_is_sealed_by_the_first_login_with_the_vault(
    tmp_path: Path, desk_of: Callable[[str], Desk], data: Path, revision: str
) -> None:
    shutil.rmtree(data)
    make_old_store(data, talk, revision=revision)
    theke = desk_of("theke")
    assert [row.topics for row in counselling.recent(theke)] == [(), ()]
    theke.close()
    assert len(plain(data)) >= 11
    caro = desk_of("caro")
    assert plain(data) == []
    assert caro.trail_doubts == ()
    one = counselling.read_session(caro, 1)
    assert one.data.topics == ("housing", "work")
    assert (one.data.outcome, one.data.follow_up_on) == ("clarified", date(2026, 11, 30))
    assert one.data.referral == Referral("soberi", "accepted")
    assert (one.note, one.row.follow_up_done) == ("Notiz", True)
    assert present.due_sessions(caro, date(2026, 12, 31)) == [3]
    figures = counting.figures(caro, Span.of_month(Month(2026, 11)))
    assert (figures.topics, figures.referrals) == ({"housing": 2, "work": 2}, {"soberi": 2})
    looked = upkeep.verify(caro)
    assert (looked.findings, looked.remarks) == ((), ())
    with caro.store.read() as conn:
        entries = conn.execute(text("SELECT count(*) FROM audit_entry")).scalar_one()
        said = conn.execute(text("SELECT detail FROM audit_entry WHERE action = 'old fields sealed'")).all()
    assert [row.detail for row in said] == ["sessions:3,referrals:3"]
    caro.close()
    # Once is enough.
    again = desk_of("caro")
    with again.store.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == entries + 1
    data_of = replace(counselling.read_session(again, 3).data, outcome="referred")
    assert counselling.edit_session(again, 3, data_of, "Notiz", 3).value.outcome == "referred"
    assert upkeep.verify(again).findings == ()


def test_what_is_left_of_plain_columns_goes_with_a_later_login(
    tmp_path: Path, desk_of: Callable[[str], Desk], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_desk: Desk) -> None:
        raise StoreBusy

    shutil.rmtree(data)
    make_old_store(data, talk, revision="0009")
    with monkeypatch.context() as patch:
        # Somebody else works in the store meanwhile.
        patch.setattr("woilmenau_desk.services.access.access.held_store", busy)
        desk_of("caro").close()
        desk_of("caro").close()
        assert renewals(data) == 0
    desk_of("theke").close()
    assert renewals(data) == 0
    caro = desk_of("caro")
    assert (caro.findings, caro.trail_doubts) == ([], ())
    caro.close()
    assert renewals(data) == 1
    desk_of("caro").close()
    assert renewals(data) == 1


def renewals(data: Path) -> int:
    """How often the store was written anew by a login."""
    connection = connect(data / DATABASE_FILE, keys_of(data)[0])
    try:
        query = "SELECT count(*) FROM audit_entry WHERE action = 'keys renewed'"
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def test_a_note_that_was_damaged_before_keeps_nobody_out(data: Path, desk_of: Callable[[str], Desk]) -> None:
    sql(data, "UPDATE counselling_session SET sealed_note = zeroblob(40) WHERE id = 1")
    caro = desk_of("caro")
    assert counselling.read_session(caro, 2).note == "von Omid"
    with pytest.raises(StoreDamaged):
        counselling.read_session(caro, 1)
    (finding,) = upkeep.verify(caro).findings
    assert str(finding) == "1 vertrauliche Notizen lassen sich nicht öffnen, zuerst Nr. 1."


def test_binding_the_notes_happens_whole_or_not_at_all(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed: list[str] = []
    seal = Vault.seal

    def cut_off(self: Vault, content: str, *, place: str, case: str = "") -> bytes:
        sealed.append(place)
        if len(sealed) == 2:
            raise KeyboardInterrupt
        return seal(self, content, place=place, case=case)

    monkeypatch.setattr(Vault, "seal", cut_off)
    with pytest.raises(KeyboardInterrupt):
        log_in(data, "caro", Clock())
    monkeypatch.undo()
    desk = log_in(data, "caro", Clock())
    assert desk.trail_doubts == ()
    assert [counselling.read_session(desk, number).note for number in (1, 2)] == ["von Mira", "von Omid"]
    assert upkeep.verify(desk).findings == ()
    desk.close()


def test_an_old_note_put_back_after_the_binding_is_found(data: Path, desk_of: Callable[[str], Desk]) -> None:
    key, _ = keys_of(data)
    connection = connect(data / DATABASE_FILE, key)
    (note,) = connection.execute("SELECT sealed_note FROM counselling_session WHERE id = 1").fetchone()
    connection.close()
    desk_of("caro").close()
    key, _ = keys_of(data)
    connection = connect(data / DATABASE_FILE, key)
    connection.execute(
        "UPDATE counselling_session SET sealed_note = ?, note_version = 0, note_person_id = NULL WHERE id = 1",
        (note,),
    )
    connection.close()
    caro = desk_of("caro")
    with pytest.raises(StoreDamaged):
        counselling.read_session(caro, 1)
    # The vault has another key since, so the note of then opens nowhere.
    assert any("lassen sich nicht öffnen" in str(finding) for finding in upkeep.verify(caro).findings)


def test_bound_notes_are_not_brought_back_to_a_version_that_could_not_open_them(
    data: Path, desk: Desk
) -> None:
    person = people.register(desk, PersonData("Mira")).value.id
    counselling.record_session(desk, RecordSession(SessionData(person, ("housing",), 20), "Notiz"))
    key = desk.store.desk_key
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)
    with pytest.raises(RuntimeError, match="version"):
        migrate.downgrade(engine, "0003")
    engine.dispose()
    with log_in(data, "caro", Clock()).store as store, store.read() as conn:
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrate.HEAD
