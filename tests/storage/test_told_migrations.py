"""What a migration changes is told in the trail, and believed once: of a version that came after the seal."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from tests.storage.test_forged_trail import doubts, findings, secrets
from tests.stores import Clock, copy_store, log_in
from woilmenau_desk.services import centre
from woilmenau_desk.storage.migrations import ledger
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.trail import audit, sealed_roles, sealed_sessions, sealing

EARLIER, LATER = "0006", "0007"


@pytest.fixture
def data(template: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a setting, and a migration that says it changes settings."""
    monkeypatch.setattr(sealing, "TOLD", {LATER: frozenset({"setting"})})
    copy = copy_store(template[0], tmp_path / "data")
    desk = log_in(copy, "caro", Clock())
    centre.save_settings(desk, centre.settings(desk))
    desk.close()
    return copy


def migrate(data: Path, *, sealed: str, revision: str = LATER, statement: str) -> None:
    """As if the store had been sealed by that version, and were now brought to a later one."""
    key, vault = secrets(data)
    with Store(data, key) as store, store.unit_of_work("x") as uow:
        head = audit.head_of(uow.conn)
        assert head is not None
        number, roles = sealed_sessions.total(uow.conn, vault), sealed_roles.present(uow.conn)
        seal = audit.seal(vault, number, head.entries, head.digest, colleagues=roles, version=sealed)
        uow.conn.execute(text("UPDATE audit_head SET seal = :seal"), {"seal": seal})
        with ledger.told(uow.conn, revision, "setting", "staff"):
            uow.conn.execute(text(statement))
        uow.conn.commit()


CHANGE = "UPDATE setting SET value = '{\"idle_minutes\": 5}'"


def test_what_a_later_version_changed_is_believed(data: Path) -> None:
    migrate(data, sealed=EARLIER, statement=CHANGE)
    assert findings(data) == []
    assert doubts(data) == ()
    assert findings(data) == []


@pytest.mark.parametrize(
    ("sealed", "revision", "statement"),
    [
        (LATER, LATER, CHANGE),  # that version was here already
        (EARLIER, "0099", CHANGE),  # there is no such version
        (EARLIER, LATER, "UPDATE staff SET role = 'lead'"),  # it says that it changes other tables
    ],
)
def test_what_no_migration_did_is_doubted(data: Path, sealed: str, revision: str, statement: str) -> None:
    migrate(data, sealed=sealed, revision=revision, statement=statement)
    assert doubts(data) != ()


def test_a_table_that_is_made_and_dropped_is_told(data: Path) -> None:
    key, _ = secrets(data)
    with Store(data, key) as store, store.unit_of_work("x") as uow:
        with ledger.told(uow.conn, LATER, "fresh"):
            uow.conn.execute(
                text("CREATE TABLE fresh (id INTEGER PRIMARY KEY, word TEXT NOT NULL DEFAULT 'a')")
            )
            uow.conn.execute(text("INSERT INTO fresh (id) VALUES (1), (2)"))
        with ledger.told(uow.conn, f"{LATER} down", "fresh"):
            uow.conn.execute(text("DROP TABLE fresh"))
        assert told(uow.conn) == [
            ("store", None, False, False), ("fresh", 1, False, True), ("fresh", 2, False, True),
            ("store", None, False, False), ("fresh", 1, True, False), ("fresh", 2, True, False),
        ]  # fmt: skip
        assert audit.check(uow.conn)[1] is None


def told(conn: Connection) -> list[tuple[str, int | None, bool, bool]]:
    return [
        (entry.trace.entity, entry.trace.entity_id, entry.trace.row_before is not None, entry.trace.row_after is not None)
        for entry in audit.walk(conn)
        if entry.trace.action == ledger.MIGRATED
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "said", "holds"),
    [(0, "'0'", True), (0, "0", True), (0, "(0)", True), (0, "'0'::bigint", True), (0, "false", True), (1, "true", True),
     ("", "''", True), ("counter", "'counter'::character varying", True), (1, "'0'", False), ("x", "'y'", False),
     (0, None, False), ("NULL", "NULL", False)],
)  # fmt: skip
def test_a_default_counts_as_not_there_however_it_is_told(
    value: object, said: str | None, *, holds: bool
) -> None:
    assert ledger._is(value, said) is holds
