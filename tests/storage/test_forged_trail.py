"""A counter at a prompt who writes a trail that fits: digests, links and all. What the vault vouches for tells it apart."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests import present
from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.colleagues import ColleagueData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput, SignInAgain
from woilmenau_desk.domain.offers import OfferData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services import colleagues, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.storage import integrity, remembered
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.migrate import HEAD
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail import audit, rows, sealed_roles, sealed_sessions, sealing
from woilmenau_desk.storage.trail.audit import Trace
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

LOGINS = ("caro", "theke")


@pytest.fixture(scope="module")
def worked(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three sessions, all of it sealed."""
    data = copy_store(template[0], tmp_path_factory.mktemp("forged") / "data")
    desk = log_in(data, "caro", Clock())
    for name in ("Mira", "Omid", "Sara"):
        person = people.register(desk, PersonData(name, "Muster")).value.id
        counselling.record_session(desk, RecordSession(SessionData(person, ("housing",), 20), f"von {name}"))
    for size in range(1, 6):
        visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=size)))
    desk.close()
    return data


@pytest.fixture
def data(worked: Path, tmp_path: Path) -> Path:
    """A copy to attack."""
    return copy_store(worked, tmp_path / "data")


def secrets(data: Path) -> tuple[bytes, Vault]:
    held = Keyring.load(data).open("caro", PASSWORD)
    assert held.vault_key is not None
    return held.desk_key, Vault(held.vault_key)


def findings(data: Path) -> list[str]:
    """What a lead's check finds, before anything is written."""
    key, vault = secrets(data)
    with Store(data, key) as store, store.read() as conn:
        return [str(finding) for finding in integrity.examine(conn, vault).findings]


def doubts(data: Path) -> tuple[str, ...]:
    """What the next login with the vault says of the trail."""
    desk = log_in(data, "caro", Clock())
    desk.close()
    return desk.trail_doubts


def forge(
    data: Path,
    statements: Sequence[str],
    actor: str,
    action: str = "",
    detail: str = "",
    *,
    many: bool = False,
) -> None:
    """Statements, and beside them the entries that they would have, whatever those say of themselves."""
    with Store(data, secrets(data)[0]) as store, store.unit_of_work(actor) as uow:
        uow.conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        before = _digests(uow)
        for statement in statements:
            uow.conn.exec_driver_sql(statement)
        after = _digests(uow)
        for table, was in before.items():
            now = after[table]
            ids = [one for one in sorted(was.keys() | now.keys()) if was.get(one) != now.get(one)]
            if many and ids:
                span = range(ids[0], ids[-1] + 1)
                old, new = (b"".join(of.get(one, rows.NONE) for one in span) for of in (was, now))
                uow._traces.append(Trace("loaded", table, None, f"{ids[0]}-{ids[-1]}", old, new))
                continue
            for one in ids:
                said = action or ("created" if one not in was else "deleted" if one not in now else "changed")
                uow._traces.append(Trace(said, table, one, detail, was.get(one), now.get(one)))
        uow.commit()


def forge_login(data: Path, actor: str) -> None:
    with Store(data, secrets(data)[0]) as store, store.unit_of_work(actor) as uow:
        uow.trace("login", "user")
        uow.commit()


def forge_entry(data: Path, action: str, detail: str) -> None:
    with Store(data, secrets(data)[0]) as store, store.unit_of_work("theke") as uow:
        uow.trace(action, "user", detail=detail)
        uow.commit()


def _digests(uow: UnitOfWork) -> dict[str, dict[int, bytes]]:
    return {
        table.__tablename__: dict(rows.shape_of(table, uow.conn).all(uow.conn)) for table in rows.audited()
    }


def test_nothing_is_found_where_nothing_was_done(data: Path) -> None:
    assert findings(data) == []
    assert doubts(data) == ()


# -- what only the vault writes --------------------------------------------------------------------------------------

_EMPTY = "UPDATE counselling_session SET sealed_note = NULL WHERE id = 1"
FORGED: dict[str, Callable[[Path], None]] = {
    "a note emptied as a follow-up": lambda data: forge(data, [_EMPTY], "rolf", detail="follow_up_done_at"),
    "all notes emptied in one entry": lambda data: forge(
        data, ["UPDATE counselling_session SET sealed_note = NULL"], "rolf", many=True
    ),
    "a session moved with its note": lambda data: forge(
        data,
        ["UPDATE counselling_session SET person_id = 2, note_person_id = 2, sealed_note = NULL WHERE id = 1"],
        "rolf",
        detail="outcome",
    ),
    "sessions deleted as undone": lambda data: forge(
        data, ["DELETE FROM counselling_session WHERE id IN (1, 2)"], "rolf", action="undone"
    ),
    "visits deleted in one entry": lambda data: forge(
        data, ["DELETE FROM visit WHERE group_size > 2"], "caro", many=True
    ),
    "a setting": lambda data: forge(
        data, ["INSERT INTO setting (key, value) VALUES ('funder', '\"x\"')"], "caro"
    ),
    "a colleague's phone": lambda data: forge(
        data, ["UPDATE colleague SET phone = '0900 1' WHERE key = 'rolf'"], "rolf", detail="phone"
    ),
    "a colleague's leaving": lambda data: forge(
        data, ["UPDATE staff SET active = 0 WHERE name = 'rolf'"], "caro", detail="active"
    ),
    "another counter's phone": lambda data: forge(
        data, ["UPDATE colleague SET phone = '0900 1' WHERE key = 'theke'"], "caro", detail="phone"
    ),
    "the own last day as the own phone": lambda data: forge(
        data,
        ["UPDATE colleague SET active_until = '2026-01-01' WHERE key = 'theke'"],
        "theke",
        detail="phone",
    ),
    "another's key as the own phone": lambda data: forge(
        data,
        [
            "UPDATE colleague SET may_counsel = 1, phone = '0900 1' WHERE key = 'theke'",
            "UPDATE colleague SET languages = 'ar' WHERE key = 'rolf'",
        ],
        "theke",
        detail="phone",
    ),
    "somebody who never worked here": lambda data: forge(
        data, ["INSERT INTO colleague (key, first_name) VALUES ('niemand', 'Niemand')"], "theke"
    ),
    "a funder": lambda data: forge(
        data, ["INSERT INTO funder (name, rule) VALUES ('Land', 'true')"], "theke"
    ),
    "no topics": lambda data: forge(
        data,
        ["UPDATE counselling_session SET sealed_facts = NULL WHERE id = 1"],
        "rolf",
        detail="sealed_facts",
    ),
    "another's topics": lambda data: forge(
        data,
        [
            "UPDATE counselling_session SET sealed_facts ="
            " (SELECT sealed_facts FROM counselling_session WHERE id = 2) WHERE id = 1"
        ],
        "rolf",
        detail="sealed_facts",
    ),
    "a follow-up": lambda data: forge(
        data,
        [
            "INSERT INTO follow_up (uid, person_id, due_on, colleague, origin)"
            " VALUES ('x', 1, '2026-11-30', 'rolf', 'hand')"
        ],
        "rolf",
    ),
    **{
        f"the visit of a session: {what}": lambda data, what=what: forge(
            data, [f"UPDATE visit SET {what} WHERE id = 1"], "theke", detail="language"
        )
        for what in (
            "voided_at = occurred_at",
            "person_id = 2",
            "reason = 'encounter'",
            "occurred_at = occurred_at + 1",
            "local_date = '2026-11-22'",
            "within_hours = 0",
        )
    },
    "a login of somebody with the vault": lambda data: forge_login(data, "rolf"),
    **{
        f"an entry: {action}": lambda data, action=action, detail=detail: forge_entry(data, action, detail)
        for action, detail in (
            ("role changed", "rolf:counter>counsellor"),
            ("recovered", "caro"),
            ("password changed", "rolf"),
        )
    },
    "a closed day": lambda data: forge(
        data, ["INSERT INTO closed_day (day, reason) VALUES ('2026-12-01', 'x')"], "caro", many=True
    ),
}


@pytest.mark.parametrize("attack", FORGED)
def test_what_only_the_vault_writes_is_doubted_without_it(data: Path, attack: str) -> None:
    FORGED[attack](data)
    assert findings(data)
    assert doubts(data)
    # It stays written down.
    assert any("Beim Anmelden stimmte etwas nicht" in finding for finding in findings(data))


def test_a_counter_may_change_what_they_are_known_by(data: Path) -> None:
    theke = log_in(data, "theke", Clock())
    present.edit_staff(theke, "theke", "Am Tresen", "0176 1")
    theke.close()
    assert findings(data) == []
    assert doubts(data) == ()


def test_every_table_is_known_to_be_the_counters_or_not() -> None:
    assert sealing.WRITTEN_WITH.keys() == {table.__tablename__ for table in rows.audited()}


def test_what_a_counter_may_do_with_the_visit_of_a_session_is_no_doubt(data: Path) -> None:
    """Who came along, in what language, how: the counter knows that better."""
    clock = Clock()
    theke = log_in(data, "theke", clock)
    row = next(one for one in visits.day(theke).rows if one.id == 1)
    present.correct_visit(theke, 1, replace(row.data, language="uk", channel="phone", children=2))
    gave = aid.give_aid(theke, GiveAid(AidData("food_voucher", person_id=1), log_visit=True)).value
    present.void_aid(theke, gave.id)
    for change in (
        lambda: present.void_visit(theke, 1),
        lambda: present.correct_visit(theke, 1, replace(row.data, reason="encounter")),
        lambda: present.correct_visit(theke, 1, replace(row.data, person_id=2)),
        lambda: present.correct_visit(theke, 1, row.data, occurred_at=clock() - timedelta(hours=1)),
    ):
        with pytest.raises(BadInput):
            change()
    theke.close()
    assert findings(data) == []
    assert doubts(data) == ()


@pytest.mark.parametrize("statement", [
    "UPDATE volunteer SET certificate_seen_on = '2026-11-01', version = version + 1",
    "UPDATE offer SET capacity = 99, version = version + 1",
    "INSERT INTO allowance (volunteer_id, on_day, amount_cents, rule, role) "
    "VALUES (1, '2026-11-01', 300000, 'nr26', 'childcare')",
])  # fmt: skip
def test_what_a_counter_may_not_write_of_volunteers_is_doubted(data: Path, statement: str) -> None:
    caro = log_in(data, "caro", Clock())
    offers.create(caro, OfferData("Café"), [])
    volunteers.register(caro, VolunteerData("Amina"), (RoleSpan("transport"),))
    caro.close()
    forge(data, [statement], "theke")
    assert doubts(data) != ()


@pytest.mark.parametrize("kind", ["reason", "moment", "voided"])
def test_a_counter_takes_nothing_back_that_a_session_stands_on_by_now(data: Path, kind: str) -> None:
    """It was corrected at the counter before the session was recorded, and is the session's visit since."""
    clock = Clock()
    theke, caro = log_in(data, "theke", clock), log_in(data, "caro", clock)
    clock.move(hours=1)
    reason = "encounter" if kind == "reason" else "counselling"
    person = people.register(theke, PersonData("Nour", "Muster")).value.id
    made = visits.log_visit(theke, LogVisit(VisitData(reason, person_id=person))).value
    if kind == "reason":
        present.correct_visit(theke, made.id, replace(made.data, reason="counselling"))
    elif kind == "moment":
        present.correct_visit(theke, made.id, made.data, occurred_at=clock() - timedelta(minutes=20))
    else:
        present.void_visit(theke, made.id)
        undo.undo(theke)
    counselling.record_session(caro, RecordSession(SessionData(person, ("housing",), 20), ""))
    with pytest.raises(CannotUndo, match="zu diesem Besuch gehört inzwischen eine Beratung"):
        (undo.redo if kind == "voided" else undo.undo)(theke)
    theke.close()
    caro.close()
    assert findings(data) == []
    assert doubts(data) == ()


def test_a_session_that_was_struck_lets_its_visit_go(data: Path) -> None:
    caro, theke = log_in(data, "caro", Clock()), log_in(data, "theke", Clock())
    person = people.register(theke, PersonData("Nour", "Muster")).value.id
    made = visits.log_visit(theke, LogVisit(VisitData("counselling", person_id=person))).value
    held = counselling.record_session(caro, RecordSession(SessionData(person, ("housing",), 20), "")).value
    present.void_session(caro, held.id)
    present.void_visit(theke, made.id)
    undo.undo(theke)
    undo.undo(caro)
    caro.close()
    theke.close()
    assert findings(data) == []
    assert doubts(data) == ()


@pytest.mark.parametrize("other", [False, True])
def test_a_seal_of_before_holds_and_is_made_anew_with_the_visits(data: Path, other: bool) -> None:
    """Earlier versions sealed the sessions without what stands in their visits."""
    key, vault = secrets(data)
    with Store(data, key) as store, store.unit_of_work("x") as uow:
        head = audit.head_of(uow.conn)
        assert head is not None
        number = sealed_sessions.total(uow.conn, vault, visits=False)
        seal = audit.seal(vault, number, head.entries, head.digest, visits=False)
        uow.conn.execute(text("UPDATE audit_head SET seal = :seal"), {"seal": seal})
        if other:
            uow.conn.execute(text("UPDATE counselling_session SET outcome = 'x' WHERE id = 1"))
        uow.conn.commit()
    caro = log_in(data, "caro", Clock())
    assert caro.trail_doubts == (("sessions",) if other else ())
    with caro.store.read() as conn:
        head = audit.head_of(conn)
        assert head is not None
        made = audit.sealed(caro.vault, head)
        number, roles = sealed_sessions.total(conn, caro.vault), sealed_roles.present(conn)
        assert made == audit.Sealed(number, visits=True, colleagues=roles, version=HEAD)
    access.change_password(caro, PASSWORD, "ein neues Passwort")
    caro.close()


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.LEAD])
def test_a_counter_who_is_given_another_role_signs_in_again_for_the_own_access(
    data: Path, before: bool, role: Role
) -> None:
    clock = Clock()
    caro, theke = log_in(data, "caro", clock), log_in(data, "theke", clock)
    if before:
        present.edit_staff(theke, "theke", "Theke", "03677 1234")
    clock.move(minutes=5)
    present.change_role(caro, "theke", role, own_password=PASSWORD)
    if not before:
        # They came in with the vault elsewhere; what this window writes without it would be taken for a forgery.
        log_in(data, "theke", clock).close()
        with pytest.raises(SignInAgain):
            present.edit_staff(theke, "theke", "Theke", "03677 1234")
        visits.log_visit(theke, LogVisit(VisitData("encounter")))
    theke.close()
    caro.close()
    assert findings(data) == []
    assert doubts(data) == ()
    forge(data, ["UPDATE colleague SET phone = '1' WHERE key = 'theke'"], "theke", detail="phone")
    assert doubts(data)


def test_a_login_that_was_left_to_be_told_is_not_told_in_another_role(data: Path) -> None:
    clock = Clock()
    caro, theke = (access.login(data, name, PASSWORD, clock=clock, told=name == "caro") for name in LOGINS)
    present.change_role(caro, "theke", Role.COUNSELLOR, own_password=PASSWORD)
    access.tell_login(theke)
    assert theke.arrival is not None
    theke.close()
    caro.close()
    assert doubts(data) == ()


def test_nobody_becomes_a_counter_for_as_long_as_an_entry_takes(data: Path) -> None:
    """The role is written past the program, believed with the entry, and taken back after the next write."""
    clock = Clock()
    caro = log_in(data, "caro", clock)
    connection = connect(data / DATABASE_FILE, secrets(data)[0])
    connection.execute("UPDATE staff SET role = 'counter' WHERE id = 2")
    connection.close()
    forge(data, ["UPDATE colleague SET phone = '0900 1' WHERE id = 2"], "rolf", detail="phone")
    visits.log_visit(caro, LogVisit(VisitData("encounter")))
    assert caro.trail_doubts == ("role:staff",)
    connection = connect(data / DATABASE_FILE, secrets(data)[0])
    connection.execute("UPDATE staff SET role = 'lead' WHERE name = 'theke'")
    connection.close()
    # Without an entry it is looked at where a role is given, and at each login.
    present.change_role(caro, "rolf", Role.COUNSELLOR, own_password=PASSWORD)
    assert caro.trail_doubts[1:] == ("role:staff",)
    caro.close()


def test_all_of_the_visit_of_a_session_is_held_but_what_is_left_to_the_counter(data: Path) -> None:
    key, vault = secrets(data)
    columns = {column.name for column in Visit.__table__.columns} - {"id"}
    assert columns - sealed_sessions.LEFT_TO_THE_COUNTER == set(sealed_sessions.OF_THE_VISIT)
    with Store(data, key) as store, store.read() as conn:
        before = sealed_sessions.total(conn, vault)
        conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name in sorted(columns):
            conn.exec_driver_sql("SAVEPOINT one")
            conn.exec_driver_sql(
                f"UPDATE visit SET {name} = CASE WHEN {name} IS 1 THEN 2 ELSE 1 END WHERE id = 1"
            )
            moved = sealed_sessions.total(conn, vault) != before
            assert moved == (name in sealed_sessions.OF_THE_VISIT), name
            conn.exec_driver_sql("ROLLBACK TO one")


def test_an_old_note_put_back_under_the_same_version_is_found(data: Path) -> None:
    connection = connect(data / DATABASE_FILE, secrets(data)[0])
    old = connection.execute("SELECT sealed_note FROM counselling_session WHERE id = 1").fetchone()[0]
    connection.close()
    # Nothing else is otherwise: same row, same version, sealed by the same key for the same place.
    desk = log_in(data, "caro", Clock())
    with desk.store.read() as conn:
        place = "counselling_session.sealed_note:{}:1:{}:1".format(
            *conn.execute(text("SELECT uid, note_person_id FROM counselling_session WHERE id = 1")).one()
        )
    other = desk.vault.seal("etwas früheres", place=place)
    desk.close()
    for note, expected in ((other, ("sessions",)), (old, ("sessions",))):
        connection = connect(data / DATABASE_FILE, secrets(data)[0])
        connection.execute("UPDATE counselling_session SET sealed_note = ? WHERE id = 1", (note,))
        connection.close()
        assert any("ohne den Tresor geändert" in finding for finding in findings(data))
        assert doubts(data) == expected


def test_a_version_set_back_never_comes_again(data: Path) -> None:
    clock = Clock()
    for note in ("zweite", "dritte"):
        desk = log_in(data, "caro", clock)
        found = counselling.read_session(desk, 1)
        counselling.edit_session(desk, 1, found.data, note, found.row.version)
        desk.close()
        with Store(data, secrets(data)[0]) as store, store.read() as conn:
            version = conn.execute(text("SELECT note_version FROM counselling_session WHERE id = 1")).scalar()
        forge(
            data,
            ["UPDATE counselling_session SET version = 1 WHERE id = 1"],
            "rolf",
            detail="outcome,version",
        )
    assert version == 3
    assert doubts(data)


# -- no seal -----------------------------------------------------------------------------------------------------------


def invent(data: Path) -> None:
    """Take the seal away, change what one likes, and write a trail like that of a store of an earlier version."""
    with Store(data, secrets(data)[0]) as store, store.unit_of_work("theke") as uow:
        sql = uow.conn.exec_driver_sql
        emptied = "sealed_note = NULL, sealed_facts = NULL, note_version = 0, note_person_id = NULL"
        sql(f"UPDATE counselling_session SET {emptied}")
        sql("UPDATE person SET family_name = 'Gefälscht'")
        sql("DELETE FROM audit_entry")
        told = [Trace("made", "store", None), Trace("adopted", "store", None, "0004")]
        for table in rows.audited():
            for first, last, run in rows.blocks(rows.shape_of(table, uow.conn).all(uow.conn)):
                told.append(Trace("adopted", table.__tablename__, None, f"{first}-{last}", None, run))
        link = audit.START
        for number, one in enumerate(told, 1):
            link = audit._link(link, uow.at, "caro", one)
            values = {"id": number, "at": uow.at, "actor": "caro", "action": one.action, "entity": one.entity}
            values |= {"detail": one.detail, "row_after": one.row_after, "digest": link}
            uow.conn.execute(AuditEntry.__table__.insert().values(values))
        uow.conn.execute(
            text(
                "UPDATE audit_head SET entries = :entries, digest = :digest, sealed_entries = NULL,"
                " sealed_digest = NULL, seal = NULL"
            ),
            {"entries": len(told), "digest": link},
        )
        uow.conn.commit()


def test_an_invented_trail_without_a_seal_is_found(data: Path) -> None:
    # Not even what was last seen on this machine says anything.
    invent(data)
    remembered.forget_last_seen(data)
    assert any("das Siegel war weg" in finding for finding in findings(data))
    assert doubts(data) == ("missing",)
    assert findings(data)


def test_an_invented_trail_is_not_that_of_a_store_that_nobody_saw(data: Path, tmp_path: Path) -> None:
    log_in(data, "theke", Clock()).close()
    elsewhere = copy_store(data, tmp_path / "elsewhere")
    invent(elsewhere)
    shutil.copy(elsewhere / DATABASE_FILE, data / DATABASE_FILE)
    theke = log_in(data, "theke", Clock())
    assert theke.findings
    theke.close()


# -- the structure -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reason VARCHAR NOT NULL", 'reason VARCHAR "NOT" "NULL"'),
        ("origin VARCHAR DEFAULT 'counter' NOT NULL", 'origin VARCHAR "DEFAULT" \'counter\' "NOT" "NULL"'),
        (
            "CONSTRAINT fk_visit_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)",
            '"CONSTRAINT fk_visit_person_id_person FOREIGN KEY ( person_id ) REFERENCES person ( id )"',
        ),
    ],
)
def test_a_rule_in_quotes_is_no_rule(data: Path, old: str, new: str) -> None:
    connection = connect(data / DATABASE_FILE, secrets(data)[0])
    connection.execute("PRAGMA writable_schema = ON")
    changed = connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'visit' AND instr(sql, ?)",
        (old, new, old),
    )
    assert changed.rowcount == 1
    connection.close()
    assert any("Aufbau der Datenbank" in finding and "visit" in finding for finding in findings(data))


def test_nothing_where_something_must_stand_is_another_row(data: Path) -> None:
    with Store(data, secrets(data)[0]) as store, store.read() as conn:
        table = next(one for one in rows.audited() if one.__tablename__ == "visit")
        shape = rows.shape_of(table, conn)
        raw = shape.read(conn, 1)
    assert raw is not None
    assert shape.digest(1, {**raw, "origin": None}) != shape.digest(1, {**raw, "origin": "counter"})
    without = {name: value for name, value in raw.items() if name != "origin"}
    assert shape.digest(1, without) == shape.digest(1, {**raw, "origin": "counter"})


# -- an older state ----------------------------------------------------------------------------------------------------


def test_an_older_state_is_told_at_the_login_and_a_remark_ever_after(data: Path, tmp_path: Path) -> None:
    clock = Clock()
    log_in(data, "theke", clock).close()
    before = shutil.copytree(data, tmp_path / "before")
    clock.move(hours=1)
    theke = log_in(data, "theke", clock)
    visits.log_visit(theke, LogVisit(VisitData("encounter")))
    theke.close()
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
        (data / name).unlink(missing_ok=True)
    shutil.copy(before / DATABASE_FILE, data / DATABASE_FILE)
    clock.move(days=1)
    caro = log_in(data, "caro", clock)
    assert upkeep.verify(caro).findings
    caro.close()
    caro = log_in(data, "caro", clock)
    looked = upkeep.verify(caro)
    caro.close()
    assert looked.findings == ()
    assert any("war die Ablage älter" in str(remark) for remark in looked.remarks)


def test_nobody_writes_in_the_name_of_a_colleague_without_a_login(data: Path) -> None:
    caro = log_in(data, "caro", Clock())
    colleagues.add_colleague(caro, ColleagueData("Leyla", "0170 1"))
    caro.close()
    forge(data, ["UPDATE colleague SET phone = '0900 6' WHERE key = 'leyla'"], "leyla", detail="phone")
    assert findings(data) != []
    assert doubts(data) != ()
