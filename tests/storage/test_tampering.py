"""Somebody with the desk key and a prompt: whatever they do to the database is found by whoever holds the vault key."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from tests import present
from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import integrity
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine
from woilmenau_desk.storage.engine.file import structure
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.trail import audit, note_places, proof, rows, sealed_sessions, sealing
from woilmenau_desk.storage.unit_of_work import HERE
from woilmenau_desk.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Centre:
    """A store in which a little of everything was done, its desk key, and the vault that the counter does not have."""

    data: Path
    key: bytes
    vault: Vault

    @contextmanager
    def prompt(self) -> Iterator[Any]:
        """The database in the hands of a counter at a prompt."""
        connection = connect(self.data / DATABASE_FILE, self.key)
        try:
            yield connection
        finally:
            connection.close()

    def sql(self, *statements: str) -> None:
        """Statements of their own, in one transaction."""
        with self.prompt() as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")

    def look(self, vault: Vault | None) -> integrity.Examined:
        """What the check tells, before anything is written."""
        with Store(self.data, self.key) as store, store.read() as conn:
            return integrity.examine(conn, vault)

    def findings(self, *, with_vault: bool = True) -> list[str]:
        """The same as plain sentences, for a lead or for the counter."""
        return [str(finding) for finding in self.look(self.vault if with_vault else None).findings]


def work(data: Path) -> None:
    """A little of everything, by people of every role."""
    clock = Clock()
    caro = log_in(data, "caro", clock)
    mira = people.register(caro, PersonData("Mira", "Muster", card_number="K-1")).value.id
    omid = people.register(caro, PersonData("Omid", "Beispiel")).value.id
    twin = people.register(caro, PersonData("Mirra", "Muster", phone="0176 1")).value.id
    followed = {
        "follow_up_on": clock().date(),
        "follow_up_reason": "Miete",
        "referral": Referral("jmd", "informed"),
    }
    for_mira = SessionData(mira, ("housing",), 20, **followed)  # type: ignore[arg-type]
    for_omid = SessionData(omid, ("health",), 30, **followed)  # type: ignore[arg-type]
    of_mira = counselling.record_session(caro, RecordSession(for_mira, "erste"))
    counselling.record_session(caro, RecordSession(for_omid, "von Omid"))
    row = of_mira.value
    counselling.edit_session(caro, row.id, replace(for_mira, topics=("work",)), "zweite", row.version)
    counselling.record_session(caro, RecordSession(SessionData(twin, ("work",), 20), "vom Doppel"))
    counselling.record_session(caro, RecordSession(SessionData(mira, ("school",), 25), "noch eine"))
    kept, other = people.card(caro, mira), people.card(caro, twin)
    duplicates.merge(caro, mira, twin, kept.data, kept.version, other.version)
    appointments.book(caro, AppointmentData(mira, "rolf", clock() + timedelta(days=1)))
    centre.close_day(caro, clock().date() + timedelta(days=9), "Betriebsausflug")
    caro.close()
    theke = log_in(data, "theke", clock)
    for size in range(1, 34):
        visits.log_visit(theke, LogVisit(VisitData("encounter", group_size=size)))
    present.void_visit(theke, 5)
    aid.give_aid(theke, GiveAid(AidData("food_voucher", person_id=omid)))
    theke.close()


@pytest.fixture(scope="module")
def made(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Centre:
    """The centre that nobody writes into."""
    data = copy_store(template[0], tmp_path_factory.mktemp("worked") / "data")
    work(data)
    # A lead looked in last: all is sealed.
    log_in(data, "caro", Clock()).close()
    keys = Keyring.load(data).open("caro", PASSWORD)
    assert keys.vault_key is not None
    return Centre(data, keys.desk_key, Vault(keys.vault_key))


@pytest.fixture
def held(made: Centre, tmp_path: Path) -> Centre:
    """A copy to attack."""
    return replace(made, data=copy_store(made.data, tmp_path / "data"))


def rewrite(held: Centre, *, seal: str = "kept") -> None:
    """What a knowing attacker does next: let the trail say what stands there now, link by link."""
    with Store(held.data, held.key) as store, store.unit_of_work("theke") as uow:
        conn = uow.conn
        for table in rows.audited():
            name = table.__tablename__
            present = dict(rows.shape_of(table, conn).all(conn))
            last: dict[int, int] = {}
            for number, row_id in conn.execute(
                text(
                    "SELECT id, entity_id FROM audit_entry WHERE entity = :name AND entity_id IS NOT NULL "
                    "AND (row_before IS NOT NULL OR row_after IS NOT NULL) ORDER BY id"
                ),
                {"name": name},
            ):
                last[row_id] = number
            for row_id, number in last.items():
                if row_id in present:
                    conn.execute(
                        text("UPDATE audit_entry SET row_after = :digest WHERE id = :id"),
                        {"digest": present[row_id], "id": number},
                    )
                else:
                    conn.execute(
                        text("DELETE FROM audit_entry WHERE entity = :name AND entity_id = :row"),
                        {"name": name, "row": row_id},
                    )
        relink(uow.conn)
        if seal == "copied":
            # The seal of before, put under the end of now.
            conn.execute(text("UPDATE audit_head SET sealed_entries = entries, sealed_digest = digest"))
        elif seal == "gone":
            conn.execute(
                text("UPDATE audit_head SET sealed_entries = NULL, sealed_digest = NULL, seal = NULL")
            )
        conn.commit()


def relink(conn: Connection) -> None:
    """Compute the whole chain anew, as anybody can."""
    digest, count = audit.START, 0
    entries = conn.execute(text("SELECT id FROM audit_entry ORDER BY id")).scalars().all()
    for new, old in enumerate(entries, 1):
        conn.execute(text("UPDATE audit_entry SET id = :new WHERE id = :old"), {"new": new, "old": old})
    table = AuditEntry.__table__
    for found in conn.execute(table.select().order_by(table.c.id)).all():
        trace = audit.Trace(
            found.action, found.entity, found.entity_id, found.detail, found.row_before, found.row_after
        )
        digest, count = audit._link(digest, found.at, found.actor, trace), count + 1
        conn.execute(table.update().where(table.c.id == found.id).values(digest=digest))
    conn.execute(
        text("UPDATE audit_head SET entries = :count, digest = :digest"), {"count": count, "digest": digest}
    )


_SWAP_NOTES = (
    "CREATE TEMP TABLE s AS SELECT id, uid, sealed_note, note_version, note_person_id FROM counselling_session",
    "UPDATE counselling_session SET uid = 'x' || uid WHERE id IN (1, 2)",
    "UPDATE counselling_session SET (uid, sealed_note, note_version, note_person_id) = (SELECT uid, sealed_note, "
    "note_version, note_person_id FROM s WHERE s.id = 3 - counselling_session.id) WHERE id IN (1, 2)",
)
_SWAP = "UPDATE {table} SET {column} = (SELECT {column} FROM {table} o WHERE o.id = 3 - {table}.id) WHERE id IN (1, 2)"
ATTACKS: dict[str, tuple[str, ...]] = {
    "visits deleted": ("DELETE FROM visit WHERE id BETWEEN 8 AND 38",),
    "a visit added": (
        "INSERT INTO visit SELECT 900, occurred_at, local_date, reason, channel, person_id, group_size, adults, children,"
        " language, interpreting, within_hours, logged_by, voided_at, corrected_at, gender, age_band, birth_year,"
        " nationality, status, benefit_system, origin, 1 FROM visit WHERE id = 20",
    ),
    "a person edited": ("UPDATE person SET family_name = 'Anders' WHERE id = 1",),
    "notes swapped": (
        "UPDATE counselling_session SET sealed_note = (SELECT sealed_note FROM counselling_session o WHERE o.id = "
        "3 - counselling_session.id) WHERE id IN (1, 2)",
    ),
    "notes swapped with all that binds them": _SWAP_NOTES,
    "notes of one person swapped": tuple(
        statement.replace("3 - ", "5 - ").replace("(1, 2)", "(1, 4)") for statement in _SWAP_NOTES
    ),
    "a session moved": ("UPDATE counselling_session SET person_id = 2 WHERE id = 1",),
    "a session moved with its note": (
        "UPDATE counselling_session SET person_id = 2, note_person_id = 2 WHERE id = 1",
    ),
    "notes emptied": ("UPDATE counselling_session SET sealed_note = NULL",),
    "a version made old": ("UPDATE counselling_session SET note_version = 1 WHERE id = 1",),
    "a note unbound": (
        "UPDATE counselling_session SET note_version = 0, note_person_id = NULL WHERE id = 1",
    ),
    "facts swapped": (_SWAP.format(table="counselling_session", column="sealed_facts"),),
    "facts emptied": ("UPDATE counselling_session SET sealed_facts = NULL",),
    "a note as facts": ("UPDATE counselling_session SET sealed_facts = sealed_note WHERE id = 1",),
    "reasons of follow-ups swapped": (_SWAP.format(table="follow_up", column="sealed"),),
    "reasons of follow-ups emptied": ("UPDATE follow_up SET sealed = NULL",),
    "targets of referrals swapped": (_SWAP.format(table="referral", column="sealed"),),
    "a target cut": ("UPDATE referral SET sealed = substr(sealed, 1, length(sealed) - 1) WHERE id = 1",),
    "a target as a reason": (
        "UPDATE follow_up SET sealed = (SELECT sealed FROM referral WHERE referral.id = 1)",
    ),
    "a merge undone by hand": ("DELETE FROM person_alias WHERE alias_kind = 'record'",),
    "settings changed": ("UPDATE colleague SET phone = '0900 1'",),
    "a day reopened": ("DELETE FROM closed_day",),
    "everything deleted": tuple(
        f"DELETE FROM {table}" for table in ("referral", "emergency_aid", "appointment", "visit")
    ),
}
IN_THE_VAULT_ONLY = {
    "notes swapped",
    "facts swapped",
    "a note as facts",
    "reasons of follow-ups swapped",
    "targets of referrals swapped",
    "a target cut",
    "a target as a reason",
}
_OF_A_SESSION = [name for name in ATTACKS if name.startswith(("note", "a note", "facts"))]
# Of these no session is another one: the whole check finds them, and no login.
PLACES_ALONE = {name for name in IN_THE_VAULT_ONLY if "reason" in name or "target" in name}
_REWRITTEN = [name for name in ATTACKS if name not in PLACES_ALONE]


def test_a_store_that_nobody_touched_is_in_order(held: Centre) -> None:
    assert held.findings() == []
    assert held.findings(with_vault=False) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_changed_past_the_program_is_found(held: Centre, attack: str) -> None:
    held.sql(*ATTACKS[attack])
    assert held.findings()
    # The counter sees it too, unless only the vault key tells.
    assert bool(held.findings(with_vault=False)) == (attack not in IN_THE_VAULT_ONLY)
    # And it is still told after the login was written down.
    log_in(held.data, "caro", Clock()).close()
    assert held.findings()


@pytest.mark.parametrize(
    ("attack", "seal"),
    list(
        zip(
            [name for name in ATTACKS if name not in PLACES_ALONE][::2],
            itertools.cycle(["kept", "copied", "gone"]),
            strict=False,
        )
    ),
)
def test_a_trail_that_was_written_anew_is_found_by_its_seal(held: Centre, attack: str, seal: str) -> None:
    held.sql(*ATTACKS[attack])
    rewrite(held, seal=seal)
    assert held.findings()
    # The next login with the vault notices, tells, and the trail keeps it for ever.
    desk = log_in(held.data, "caro", Clock())
    told = desk.trail_doubts
    desk.close()
    assert told
    log_in(held.data, "rolf", Clock()).close()
    assert any("Beim Anmelden stimmte etwas nicht" in finding for finding in held.findings(with_vault=False))


def test_the_list_of_missing_rows_says_how_many_and_which(held: Centre) -> None:
    held.sql("DELETE FROM visit WHERE id BETWEEN 8 AND 38")
    assert "Es fehlen 31 Einträge (Besuche), zuerst Nr. 8." in held.findings(with_vault=False)


def test_an_emptied_trail_is_found(held: Centre) -> None:
    held.sql("DELETE FROM audit_entry", "DELETE FROM audit_head")
    assert held.findings(with_vault=False)
    desk = log_in(held.data, "caro", Clock())
    assert desk.trail_doubts == ("missing",)
    desk.close()


def test_a_trail_that_begins_anew_as_an_old_one_is_found(held: Centre) -> None:
    # No digests at all, the seal taken away, the rows adopted as they stand: what a store looks like that comes from
    # an earlier version.
    held.sql("DELETE FROM visit WHERE id = 9", "UPDATE audit_entry SET row_before = NULL, row_after = NULL")
    held.sql("UPDATE counselling_session SET note_version = 0, note_person_id = NULL")
    held.sql("DELETE FROM audit_entry WHERE action = 'trail sealed'")
    with Store(held.data, held.key) as store, store.unit_of_work("theke") as uow:
        uow.trace("adopted", "store", None, "0004")
        for table in rows.audited():
            uow.loaded(table)
        uow.commit()
    # Beside the program: an open store would notice that its trail became another one.
    engine = make_engine(held.data / DATABASE_FILE, held.key)
    with engine.connect().execution_options(writing=True) as conn:
        relink(conn)
        conn.execute(text("UPDATE audit_head SET sealed_entries = NULL, sealed_digest = NULL, seal = NULL"))
        # Whoever is that thorough sets the numbers, too.
        conn.execute(
            text(
                "UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit_entry) WHERE name = 'audit_entry'"
            )
        )
        conn.commit()
    engine.dispose()
    assert held.findings(with_vault=False) == []
    # The notes know their version, and nobody without the vault key can let them forget it.
    assert any("Notizen" in finding for finding in held.findings())


@pytest.mark.parametrize(
    ("field", "told"), [("sealed_note", "Notizen"), ("sealed_facts", "Angaben (Beratungen)")]
)
def test_an_old_note_put_back_is_found_and_does_not_open(held: Centre, field: str, told: str) -> None:
    clock = Clock()
    with held.prompt() as connection:
        (old,) = connection.execute(f"SELECT {field} FROM counselling_session WHERE id = 1").fetchone()
    desk = log_in(held.data, "caro", clock)
    details = counselling.read_session(desk, 1)
    counselling.edit_session(desk, 1, details.data, "dritte", details.row.version)
    desk.close()
    with held.prompt() as connection:
        connection.execute(f"UPDATE counselling_session SET {field} = ? WHERE id = 1", (old,))
    assert any(told in finding for finding in held.findings())
    desk = log_in(held.data, "caro", clock)
    with pytest.raises(StoreDamaged):
        counselling.read_session(desk, 1)
    desk.close()


@pytest.mark.parametrize(
    "attack",
    [name for name in _OF_A_SESSION if "emptied" not in name],
)
def test_a_note_that_was_put_elsewhere_does_not_open(held: Centre, attack: str) -> None:
    held.sql(*ATTACKS[attack])
    desk = log_in(held.data, "caro", Clock())
    with pytest.raises(StoreDamaged):
        counselling.read_session(desk, 1)
    desk.close()


def test_a_session_of_another_person_does_not_show_its_note(held: Centre) -> None:
    held.sql("UPDATE counselling_session SET person_id = 2 WHERE id = 1")
    desk = log_in(held.data, "caro", Clock())
    with pytest.raises(StoreDamaged):
        counselling.read_session(desk, 1)
    desk.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER planted AFTER INSERT ON visit BEGIN DELETE FROM visit WHERE id = new.id; END",
        "CREATE VIEW planted AS SELECT * FROM person",
        "CREATE TABLE planted (x)",
        "CREATE INDEX planted ON visit (reason)",
        "DROP INDEX ix_visit_local_date",
        "ALTER TABLE visit ADD COLUMN planted TEXT",
        "ALTER TABLE visit ADD COLUMN planted INTEGER AS (id + 1)",
        "ALTER TABLE visit RENAME COLUMN language TO planted",
        "PRAGMA user_version = 7",
    ],
)
def test_another_structure_is_found(held: Centre, statement: str) -> None:
    with held.prompt() as connection:
        connection.execute(statement)
    assert any("Aufbau der Datenbank" in finding for finding in held.findings(with_vault=False))


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("visit", "reason VARCHAR NOT NULL", "reason VARCHAR NOT NULL CHECK (reason <> 'aid')"),
        ("visit", "reason VARCHAR NOT NULL", "reason VARCHAR NOT NULL ON CONFLICT IGNORE"),
        ("visit", "reason VARCHAR NOT NULL", "reason VARCHAR COLLATE NOCASE NOT NULL"),
        ("not_same", "CHECK (first_id < second_id)", "CHECK (1)"),
        ("emergency_aid", "DEFAULT ('')", "DEFAULT ('x')"),
        ("ix_visit_person_time", "person_id IS NOT NULL", "person_id IS NULL"),
    ],
)
def test_another_definition_is_found(held: Centre, table: str, old: str, new: str) -> None:
    with held.prompt() as connection:
        connection.execute("PRAGMA writable_schema = ON")
        changed = connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ? AND sql LIKE '%' || ? || '%'",
            (old, new, table, old),
        )
        assert changed.rowcount == 1
    assert any(
        f"nicht der, den das Programm macht: {table}" in one for one in held.findings(with_vault=False)
    )


def test_the_structure_reads_alike_however_it_is_written() -> None:
    one = 'CREATE TABLE "a" (\n\tid INTEGER NOT NULL, \n\t"b" VARCHAR(60) DEFAULT \'x, y\' /* c */, CHECK ("b" < 1)\n)'
    other = "CREATE TABLE a (b VARCHAR (60) DEFAULT 'x, y', id INTEGER NOT NULL, CHECK (b<1))"
    assert structure._parts(one) == structure._parts(other)
    assert structure._parts(one) != structure._parts(other.replace("'x, y'", "'y, x'"))


# -- what a counter wrote since the seal --------------------------------------------------------------------------


def test_what_the_counter_wrote_since_is_told_apart_and_is_no_finding(held: Centre) -> None:
    theke = log_in(held.data, "theke", Clock())
    visits.log_visit(theke, LogVisit(VisitData("encounter")))
    theke.close()
    looked = held.look(held.vault)
    assert looked.findings == ()
    assert [str(remark) for remark in looked.remarks] == [
        "Seit der letzten Versiegelung geschrieben: Theke 2."
    ]
    # A write with the vault looks at it, and seals it.
    desk = log_in(held.data, "caro", Clock())
    assert desk.trail_doubts == ()
    assert upkeep.verify(desk).remarks == ()
    desk.close()


def test_an_unsealed_change_of_a_note_is_doubted(held: Centre) -> None:
    # A counter who writes through the program's own unit of work, with everything it writes down.
    with Store(held.data, held.key) as store, store.unit_of_work("caro") as uow:
        tables = {table.__tablename__: table for table in rows.audited()}
        uow.update(tables["counselling_session"], 1, {"sealed_note": None}, HERE)
        uow.commit()
    assert any("nur mit dem Tresor" in finding for finding in held.findings())
    desk = log_in(held.data, "rolf", Clock())
    assert desk.trail_doubts[0].startswith("role")
    desk.close()


def test_a_row_changed_between_a_counters_entry_and_the_next_seal_is_doubted(held: Centre) -> None:
    theke = log_in(held.data, "theke", Clock())
    visit = visits.log_visit(theke, LogVisit(VisitData("encounter"))).value.id
    theke.close()
    held.sql(f"UPDATE visit SET group_size = 9 WHERE id = {visit}")
    desk = log_in(held.data, "caro", Clock())
    assert desk.trail_doubts == (f"rows:visit:{visit}",)
    desk.close()
    desk = log_in(held.data, "caro", Clock())
    assert desk.trail_doubts == ()
    desk.close()


def test_a_changed_row_that_is_edited_afterwards_stays_found(held: Centre) -> None:
    held.sql("UPDATE person SET phone = '0900 1' WHERE id = 1")
    desk = log_in(held.data, "caro", Clock())
    card = people.card(desk, 1)
    people.edit(desk, 1, PersonData("Mira", "Muster", phone="0176 5"), card.version)
    desk.close()
    assert held.findings(with_vault=False) == [
        "Zwischendurch am Programm vorbei geändert: 1 Einträge (Personen), zuerst Nr. 1."
    ]


def test_a_seal_cannot_be_borrowed_by_a_later_end(held: Centre) -> None:
    # The sealed end is moved along with the head, so that the next write with the vault would only go on.
    theke = log_in(held.data, "theke", Clock())
    visits.log_visit(theke, LogVisit(VisitData("encounter")))
    theke.close()
    held.sql("UPDATE audit_head SET sealed_entries = entries, sealed_digest = digest")
    desk = log_in(held.data, "caro", Clock())
    assert desk.trail_doubts == ("seal",)
    desk.close()


def test_another_vault_seals_what_this_one_had_sealed(held: Centre) -> None:
    old, new = held.vault, Vault(bytes(32))
    with Store(held.data, held.key) as store, store.unit_of_work("caro") as uow:
        moved = sealed_sessions.total(uow.conn, new) - sealed_sessions.total(uow.conn, old)
        assert audit.reseal(uow.conn, new, old, -moved) is False
        assert audit.reseal(uow.conn, old, new, moved) is True
        head = audit.head_of(uow.conn)
        assert head is not None
        assert audit.sealed_number(new, head) == sealed_sessions.total(uow.conn, new)
        assert audit.sealed_number(old, head) is None
        assert sealing.look(uow.conn, head, new).doubts == ()
        notes = list(note_places.sealed_notes(uow.conn))
        assert [old.open(sealed, place=place) for _, place, sealed in notes] == [
            "zweite",
            "von Omid",
            "vom Doppel",
            "noch eine",
        ]


# -- every row, every column --------------------------------------------------------------------------------------


def test_every_table_is_proven_or_left_out_for_a_reason() -> None:
    names = {table.__tablename__ for table in rows.audited()}
    everything = {mapper.local_table.name for mapper in Row.registry.mappers}
    assert names | rows.LEFT_OUT.keys() == everything
    assert not names & rows.LEFT_OUT.keys()


def test_what_is_computed_of_a_row_is_what_is_read_again(made: Centre) -> None:
    """An insert does not read its row: the values that were given, and the defaults, must tell the same."""
    with Store(made.data, made.key) as store, store.read() as conn:
        for table in rows.audited():
            shape = rows.shape_of(table, conn)
            for row_id, digest in shape.all(conn):
                raw = shape.read(conn, row_id)
                assert raw is not None
                typed = shape.typed(raw, shape.names)
                assert shape.raw(typed) == raw
                assert shape.digest(row_id, raw) == digest


def columns_of(centre: Centre) -> list[tuple[str, str]]:
    with Store(centre.data, centre.key) as store, store.read() as conn:
        return [
            (table.__tablename__, name)
            for table in rows.audited()
            for name in ("id", *rows.shape_of(table, conn).names)
        ]


def test_any_single_change_of_any_column_is_found(made: Centre, tmp_path: Path) -> None:
    """Each column of each table, changed in one row; found by the counter's look at the rows, without the vault."""
    with Store(copy_store(made.data, tmp_path / "data"), made.key) as store:
        tried = 0
        for table, column in columns_of(made):
            with store._engine.connect().execution_options(writing=True) as conn:
                conn.execute(text("PRAGMA defer_foreign_keys = ON"))
                some = f"(SELECT max(id) FROM {table})"
                new = (
                    f"CASE WHEN {column} IS NULL THEN 1 WHEN typeof({column}) = 'text' THEN {column} || 'x' "
                    f"WHEN typeof({column}) = 'blob' THEN NULL ELSE {column} + 7 END"
                )
                changed = conn.execute(text(f"UPDATE {table} SET {column} = {new} WHERE id = {some}"))
                if changed.rowcount:
                    tried += 1
                    found = proof.prove(conn)
                    assert found.otherwise.keys() | found.missing.keys() == {table}, column
                conn.rollback()
        assert tried > 90


@settings(max_examples=12)
@given(data=st.data())
def test_any_change_of_any_row_is_found(made: Centre, data: st.DataObject) -> None:
    with Store(made.data, made.key) as store:
        table = data.draw(st.sampled_from(["visit", "person", "counselling_session", "staff", "referral"]))
        with store._engine.connect().execution_options(writing=True) as conn:
            conn.execute(text("PRAGMA defer_foreign_keys = ON"))
            ids = conn.execute(text(f"SELECT id FROM {table}")).scalars().all()
            row_id = data.draw(st.sampled_from(ids))
            if data.draw(st.booleans()):
                conn.execute(text(f"DELETE FROM {table} WHERE id = :id"), {"id": row_id})
                found = proof.prove(conn)
                assert (found.missing[table].number, found.missing[table].first) == (1, row_id)
            else:
                new = max(ids) + data.draw(st.integers(1, 2**40))
                conn.execute(text(f"UPDATE {table} SET id = :new WHERE id = :id"), {"new": new, "id": row_id})
                found = proof.prove(conn)
                assert (found.missing[table].number, found.unknown[table].first) == (1, new)
            conn.rollback()
