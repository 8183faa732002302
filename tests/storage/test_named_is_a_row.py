"""Stores of earlier versions, in which names were strings: whoever is named becomes a row, and nothing is doubted."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from tests import present
from tests.old_stores import HELD, keep_plainly, make_old_store
from tests.storage.test_forged_trail import secrets
from tests.stores import Clock, copy_store, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import colleagues, drafts, funders, undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import migrate, numbering
from woilmenau_desk.storage.engine import DATABASE_FILE, connect, make_engine
from woilmenau_desk.storage.keyed import NEVER
from woilmenau_desk.storage.migrations import ledger
from woilmenau_desk.storage.remembered import forget_last_seen
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.every import METADATA
from woilmenau_desk.storage.trail import audit, sealed_roles, sealed_sessions, sealing
from woilmenau_desk.storage.vault import Vault

NAMING = {
    ("visit", "logged_by"),
    ("emergency_aid", "given_by"),
    ("counselling_session", "counsellor"),
    ("appointment", "colleague"),
    ("appointment_series", "colleague"),
    ("colleague_hours", "colleague"),
    ("colleague_busy", "colleague"),
    ("queue_entry", "colleague"),
    ("queue_entry", "called_by"),
    ("waiting_print", "asked_by"),
    ("report_text", "written_by"),
    ("report_text", "confirmed_by"),
    ("provisional_report", "told_by"),
    ("report_note", "written_by"),
    ("closed_report", "closed_by"),
    ("not_same", "decided_by"),
    ("staff", "name"),
    ("draft", "user"),
    ("attendance", "noted_by"),
    ("offer_leader", "colleague"),
    ("volunteer_hours", "noted_by"),
    ("volunteer_request", "asked_by"),
    ("roster_duty", "colleague"),
    ("colleague_absence", "colleague"),
    ("import_batch", "by"),
    ("counselling_case", "responsible"),
    ("case_event", "colleague"),
    ("case_event", "written_by"),
    ("case_key", "named_by"),
    ("session_amendment", "written_by"),
    ("follow_up", "colleague"),
    ("follow_up", "done_by"),
    ("deadline", "made_by"),
    ("deadline", "done_by"),
    ("noted_document", "noted_by"),
    ("referral", "made_by"),
    ("fund_entry", "written_by"),
    ("fund_count", "counted_by"),
}
FUNDERS = [
    {"name": "Land", "project": "Haus", "file_number": "A-1", "rule": "round5"},
    {"name": "Stiftung", "project": "", "file_number": "", "rule": "round5"},
]


def fill(desk: Desk) -> None:
    """Entries of several, a setting, drafts, and a number that was given and taken back."""
    mira, omid = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Omid"))
    session = RecordSession(SessionData(mira, ("housing",), 20), "vertraulich")
    counselling.record_session(desk, session)
    aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=mira, given_by="rolf")))
    appointments.book(desk, AppointmentData(mira, "theke", desk.clock() + timedelta(days=3)))
    duplicates.say_not_same(desk, mira, omid)
    drafts.save(desk, f"aid:{omid}", {"remark": "x"})
    drafts.save(desk, "session", {"note": "y"}, confidential=True)
    for _ in range(2):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    undo.undo(desk)
    with desk.writing() as uow:
        rows.save_setting(uow, "centre", {"idle_minutes": 7}, NEVER)
        uow.commit()


@pytest.fixture
def older(template: tuple[Path, str], tmp_path: Path) -> Callable[[str], Path]:
    """A store as a version left it: with two funders in a setting, and names that nobody logs in by."""

    def make(revision: str) -> Path:
        data = tmp_path / "data"
        if revision < audit.FIRST_SEALED:
            make_old_store(data, fill, revision=revision)
            key = HELD.desk_key
            sealed = None
        else:
            copy_store(template[0], data)
            desk = log_in(data, "caro", Clock())
            fill(desk)
            with desk.writing() as uow:
                keep_plainly(uow, desk.vault)
                uow.commit()
            desk.close()
            key, sealed = secrets(data)
        engine = make_engine(data / DATABASE_FILE, key)
        migrate.downgrade(engine, revision)
        with engine.connect().execution_options(writing=True) as conn:
            with ledger.told(conn, "then", *_CHANGED) if sealed else nullcontext():
                _write_as_then(conn)
            if sealed is not None:
                _seal_as_then(conn, sealed, revision)
            conn.commit()
        engine.dispose()
        forget_last_seen(data)
        return data

    return make


_CHANGED = ("setting", "visit", "not_same")


def _write_as_then(conn: Connection) -> None:
    setting = json.dumps({"idle_minutes": 7, "funders": FUNDERS})
    conn.execute(text("UPDATE setting SET value = :value WHERE key = 'centre'"), {"value": setting})
    conn.execute(text("UPDATE visit SET logged_by = 'frieda' WHERE id = 2"))
    conn.execute(text("UPDATE not_same SET decided_by = 'gustav'"))


def _seal_as_then(conn: Connection, vault: Vault, revision: str) -> None:
    head = audit.head_of(conn)
    assert head is not None
    sessions = _total_as_then(conn, vault)
    roles = sealed_roles.said(sealed_roles.before(conn, {}), None)
    seal = audit.seal(vault, sessions, head.entries, head.digest, colleagues=roles, version=revision)
    conn.execute(
        text("UPDATE audit_head SET sealed_entries = entries, sealed_digest = digest, seal = :seal"),
        {"seal": seal},
    )


def _total_as_then(conn: Connection, vault: Vault) -> int:
    """The number of all sessions where the columns of later versions are not there yet."""
    shape = sealed_sessions.shape_of(sealed_sessions.CounsellingSession, conn)
    rows = [
        (found["id"], *(found.get(name) for name in shape.names))
        for found in conn.execute(text("SELECT * FROM counselling_session")).mappings()
    ]
    held = {row[0]: tuple(row[1:]) for row in conn.execute(text(sealed_sessions._VISITS_HELD))}
    return sealed_sessions._sum(vault, shape, rows, held) % sealed_sessions.MODULUS


def _all(data: Path, query: str) -> list[Any]:
    connection = connect(data / DATABASE_FILE, secrets(data)[0])
    try:
        return list(connection.execute(query).fetchall())
    finally:
        connection.close()


def test_everything_that_names_somebody_refers_to_a_colleague() -> None:
    referring = {
        (table.name, key.parent.name)
        for table in METADATA.sorted_tables
        for key in table.foreign_keys
        if key.column is Colleague.__table__.c.key
    }
    assert referring == NAMING


def test_all_of_a_colleague_is_sealed_but_what_is_left_to_them() -> None:
    columns = {column.name for column in Colleague.__table__.columns} - {"id"}
    assert columns - sealed_roles.OWN_FIELDS == set(sealed_roles.HELD)


@pytest.mark.parametrize("revision", ["0003", "0004", "0005"])
def test_names_of_an_older_store_become_rows_and_nothing_is_doubted(
    older: Callable[[str], Path], revision: str
) -> None:
    data = older(revision)
    caro = log_in(data, "caro", Clock())
    assert caro.trail_doubts == ()
    looked = upkeep.verify(caro)
    assert (looked.findings, looked.remarks) == ((), ())
    known = {row.key: row for row in colleagues.colleagues(caro)}
    assert {"caro", "rolf", "theke", "frieda", "gustav"} <= known.keys()
    assert (known["caro"].name, known["caro"].role) == ("Caro", Role.LEAD)
    assert known["rolf"].data.may_counsel
    assert not known["theke"].data.may_counsel
    for key in ("frieda", "gustav"):
        assert (known[key].name, known[key].role, known[key].has_login) == (key, None, False)
        assert known[key].data.active_until == caro.today()
    assert known["theke"].data.active_until is None
    assert [row.data for row in funders.funders(caro)] == [
        FunderData("Land", "Haus", "A-1"),
        FunderData("Stiftung"),
    ]
    assert json.loads(_all(data, "SELECT value FROM setting WHERE key = 'centre'")[0][0]) == {
        "idle_minutes": 7
    }
    with caro.store.read() as conn:
        kept = {one.form: one.key for one in rows.drafts_of(conn, "caro")}
    assert (kept["aid:2"].person_id, kept["session"].person_id) == (2, None)
    assert {row.name for row in drafts.waiting(caro)} == {"Omid", ""}
    visits.log_visit(caro, LogVisit(VisitData("encounter")))
    caro.close()
    # And it stays so.
    theke = log_in(data, "theke", Clock())
    present.edit_staff(theke, "theke", "Vorn", "1")
    theke.close()
    caro = log_in(data, "caro", Clock())
    assert caro.trail_doubts == ()
    assert upkeep.verify(caro).findings == ()
    caro.close()


def test_what_a_counter_changed_of_the_own_row_before_is_believed(older: Callable[[str], Path]) -> None:
    """With the version of then, after the last seal: the row of the login held what people know them by."""
    data = older("0005")
    key, _ = secrets(data)
    engine = make_engine(data / DATABASE_FILE, key)
    for statement, detail, doubted in (
        ("UPDATE staff SET phone = '1' WHERE name = 'theke'", "phone", False),
        ("UPDATE staff SET phone = '1' WHERE name = 'rolf'", "phone", True),
    ):
        with engine.connect().execution_options(writing=True) as conn:
            before = ledger._digests(conn, ["staff"])
            conn.execute(text(statement))
            after = ledger._digests(conn, ["staff"])
            traces = [
                audit.Trace("changed", table, row_id, detail, before[table, row_id], now)
                for (table, row_id), now in after.items()
                if before[table, row_id] != now
            ]
            audit.append(conn, "theke", Clock()(), traces, audit.head_of(conn))
            conn.commit()
        migrate.upgrade(engine)
        with engine.connect() as conn:
            looked = sealing.look(conn, audit.head_of(conn), secrets(data)[1])
        assert bool(looked.doubts) == doubted, looked.doubts
        migrate.downgrade(engine, "0005")
    engine.dispose()


def test_up_and_down_again_keeps_names_funders_and_numbers(older: Callable[[str], Path]) -> None:
    data = older("0005")
    key, _ = secrets(data)
    engine = make_engine(data / DATABASE_FILE, key)

    def stands(engine: Engine) -> dict[str, Any]:
        with engine.connect() as conn:
            content = {
                table: sorted(map(repr, conn.execute(text(f'SELECT * FROM "{table}"')).mappings()))
                for table in inspect(conn).get_table_names()
                if table not in ("audit_entry", "audit_head", "alembic_version", "sqlite_sequence")
            }
            given = {
                table: seq
                for table, seq in numbering.given(conn).items()
                if table not in ("audit_entry", "colleague", "funder")
            }
            return {**content, "numbers": given}

    before = stands(engine)
    migrate.upgrade(engine)
    up = stands(engine)
    # A number that belonged to a visit that is gone is not given again.
    assert up["numbers"] == before["numbers"]
    assert up["numbers"]["visit"] > max(row["id"] for row in _rows(engine, "visit"))
    migrate.downgrade(engine, "0005")
    assert stands(engine) == before
    engine.dispose()


def _rows(engine: Engine, table: str) -> list[Any]:
    with engine.connect() as conn:
        return list(conn.execute(text(f"SELECT * FROM {table}")).mappings())


def test_a_draft_goes_with_the_person_it_is_about(desk: Desk) -> None:
    mira, omid = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Omid"))
    drafts.save(desk, f"session.for.{omid}", {"note": "x"}, confidential=True)
    keep, other = people.card(desk, mira), people.card(desk, omid)
    duplicates.merge(desk, mira, omid, keep.data, keep.version, other.version)

    def about() -> list[int | None]:
        with desk.store.read() as conn:
            return [one.key.person_id for one in rows.drafts_of(conn, "caro")]

    assert about() == [mira]
    undo.undo(desk)
    assert about() == [omid]
    undo.redo(desk)
    assert about() == [mira]
    assert drafts.load(desk, f"session.for.{mira}") == {"note": "x"}
    # It was gone on with under the present person, so the merge that is undone leaves it there.
    undo.undo(desk)
    assert about() == [mira]
    assert upkeep.verify(desk).findings == ()


def test_a_draft_stands_in_no_undos_way_and_comes_back_with_the_person(desk: Desk) -> None:
    mira = people.register(desk, PersonData("Mira")).value.id
    drafts.save(desk, f"aid:{mira}", {"remark": "x"})
    undo.undo(desk)
    assert drafts.waiting(desk) == ()
    drafts.save(desk, "aid:", {"remark": "y"})
    undo.redo(desk)
    assert {row.name for row in drafts.waiting(desk)} == {"Mira", ""}
    assert upkeep.verify(desk).findings == ()
