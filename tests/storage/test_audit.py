"""A write is whole, written down, and whoever edits the trail is found out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlcipher3.dbapi2 import DatabaseError

from tests import present
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import integrity
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import Setting
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.unit_of_work import HERE


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk with a few writes behind it."""
    person = people.register(desk, PersonData(given_name="Mira")).value
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=person.id)))
    present.void_visit(desk, 1)
    return desk


def trail(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.read() as conn:
        entry = AuditEntry
        query = select(entry.actor, entry.action, entry.entity, entry.entity_id, entry.detail)
        return [tuple(row) for row in conn.execute(query.order_by(entry.id))]


def edit(desk: Desk, data: Path, *statements: str) -> None:
    """Somebody with the desk key and a tool of their own."""
    connection = connect(data / DATABASE_FILE, desk.store.desk_key)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# -- the unit of work ------------------------------------------------------------------------------------------


def stumble(desk: Desk) -> None:
    with desk.writing() as uow:
        uow.insert(Setting, {"key": "b", "value": "1"})
        raise KeyError


def test_without_commit_nothing_stays(desk: Desk) -> None:
    before = trail(desk)
    with desk.writing() as uow:
        uow.insert(Setting, {"key": "a", "value": "1"})
    with pytest.raises(KeyError):
        stumble(desk)
    with desk.store.read() as conn:
        assert conn.execute(select(Setting.key)).all() == []
    assert trail(desk) == before


def test_every_kind_of_write_is_written_down_without_what_stood_there(desk: Desk) -> None:
    start = len(trail(desk))
    with desk.writing() as uow:
        number = uow.insert(Setting, {"key": "a", "value": "geheim"})
        assert uow.update(Setting, number, {"value": "geheimer", "key": "a"}, 1) is True
        assert uow.update(Setting, number, {"value": "geheimer"}, HERE) is False
        uow.delete(Setting, number, 1)
        uow.trace("read", "counselling_session", 7)
        uow.commit()
    assert trail(desk)[start:] == [
        ("caro", "created", "setting", number, ""),
        ("caro", "changed", "setting", number, "value"),
        ("caro", "deleted", "setting", number, ""),
        ("caro", "read", "counselling_session", 7, ""),
    ]
    assert "geheim" not in str(trail(desk))


def test_what_is_not_there_cannot_be_changed(desk: Desk) -> None:
    with desk.writing() as uow:
        with pytest.raises(NotFound):
            uow.update(Setting, 99, {"value": "x"}, 1)
        with pytest.raises(NotFound):
            uow.delete(Setting, 99, 1)
    # A number too large for the database is the number of nothing.
    with pytest.raises(NotFound):
        present.void_visit(desk, 2**70)


def test_a_number_is_never_given_twice(desk: Desk) -> None:
    with desk.writing() as uow:
        first = uow.insert(Setting, {"key": "a", "value": "1"})
        uow.delete(Setting, first, 1)
        assert uow.insert(Setting, {"key": "a", "value": "1"}) > first


def test_times_come_back_in_utc_to_the_microsecond(desk: Desk) -> None:
    with desk.store.read() as conn:
        assert set(conn.execute(select(AuditEntry.at)).scalars()) >= {desk.clock()}


# -- the chain -------------------------------------------------------------------------------------------------


def test_a_trail_nobody_touched_is_whole(worked: Desk) -> None:
    assert upkeep.verify(worked).findings == ()
    assert ("caro", "login", "user", None, "") in trail(worked)


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'rolf'",
        "at = at + 1",
        "at = -1",
        "at = 'gestern'",
        "action = 'read'",
        "entity = 'draft'",
        "entity_id = 99",
        "detail = 'value'",
        "digest = zeroblob(32)",
        "digest = 'x'",
        "id = id + 1000",
    ],
)
def test_every_changed_field_is_found(worked: Desk, data: Path, change: str) -> None:
    number = len(trail(worked)) - 2
    edit(worked, data, f"UPDATE audit_entry SET {change} WHERE id = {number}")
    findings = [str(finding) for finding in upkeep.verify(worked).findings]
    # The seal tells it too, and rows whose entry is another one now.
    assert "Änderungsprotokoll wurde verändert" in findings[0] or "lässt sich nicht lesen" in findings[0]


@pytest.mark.parametrize(
    ("statements", "finding"),
    [
        (["DELETE FROM audit_entry WHERE id = 3"], "zuerst bei Eintrag 4"),
        (["DELETE FROM audit_entry WHERE id > 5"], "Am Ende"),
        (["DELETE FROM audit_entry WHERE id > 5", "UPDATE audit_head SET entries = 5"], "Am Ende"),
        (["DELETE FROM audit_entry"], "Am Ende"),
        (["DELETE FROM audit_entry", "DELETE FROM audit_head"], "Am Ende"),
        (["DELETE FROM audit_head"], "Am Ende"),
        (
            [
                "INSERT INTO audit_entry (at, actor, action, entity, detail, digest) "
                "VALUES (0, 'caro', 'x', 'y', '', zeroblob(32))"
            ],
            "verändert",
        ),
    ],
)
def test_a_removed_a_cut_off_and_an_added_entry_are_found(
    worked: Desk, data: Path, statements: list[str], finding: str
) -> None:
    edit(worked, data, *statements)
    first, *more = upkeep.verify(worked).findings
    assert finding in str(first)
    # What the entries said of the rows, and the seal, went with them; the third entry speaks of no row.
    assert more or statements == ["DELETE FROM audit_entry WHERE id = 3"]


def test_entries_of_the_same_letters_do_not_read_alike(worked: Desk) -> None:
    at = worked.clock()
    one = audit._link(b"", at, "caro", audit.Trace("ab", "c", None, ""))
    other = audit._link(b"", at, "caro", audit.Trace("a", "bc", None, ""))
    assert one != other


# -- other damage ----------------------------------------------------------------------------------------------


def test_a_reference_to_nothing_is_found(worked: Desk, data: Path) -> None:
    edit(worked, data, "PRAGMA foreign_keys = OFF", "UPDATE visit SET person_id = 99")
    lost, past = upkeep.verify(worked).findings
    assert str(lost) == "1 Einträge verweisen auf etwas, das es nicht gibt."
    assert str(past) == "Am Programm vorbei geändert: 1 Einträge (Besuche), zuerst Nr. 1."


def damage(path: Path, key: bytes) -> str:
    """What is found in a file; in one whose schema cannot be read there is nothing more to find."""
    try:
        connection = connect(path, key, read_only=True)
    except DatabaseError:
        return "schema"
    found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.close()
    return str(found[0][0])


def test_a_flipped_bit_in_any_page_is_found(worked: Desk, data: Path, desk_of: Callable[[str], Desk]) -> None:
    key = worked.store.desk_key
    for number in range(40):
        visits.log_visit(worked, LogVisit(VisitData("encounter", group_size=1 + number)))
    worked.close()
    path = data / DATABASE_FILE
    whole = path.read_bytes()
    pages = len(whole) // 4096
    assert pages > 20
    named = 0
    for page in range(1, pages):
        broken = bytearray(whole)
        broken[page * 4096 + 1000] ^= 1
        path.write_bytes(broken)
        found = damage(path, key)
        assert found in ("schema", f"HMAC verification failed for page {page + 1}")
        named += found != "schema"
    assert named > pages / 2
    # And so the check says it, however much else it can no longer read.
    with Store(data, key) as store, store.read() as conn:
        findings = integrity.check(conn, None)
    assert "Die Datenbank ist beschädigt: 1 Stellen" in str(findings[0])
    path.write_bytes(whole)
    assert upkeep.verify(desk_of("caro")).findings == ()


def test_a_connection_is_not_left_in_a_transaction(worked: Desk) -> None:
    with worked.store.read() as conn:
        assert conn.execute(text("SELECT 1")).scalar() == 1
    visits.log_visit(worked, LogVisit(VisitData("encounter")))
