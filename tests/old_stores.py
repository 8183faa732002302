"""A store as an earlier version left it: its key file from that version's bytes, its notes bound as they were then."""

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, select, text

from tests.stores import Clock
from woilmenau_desk.domain.access import Actor, Role
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import colleagues, migrate, sealed_fields
from woilmenau_desk.storage.engine import DATABASE_FILE, make_engine
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring, Secrets
from woilmenau_desk.storage.remembered import forget_last_seen
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral, VisitTopic
from woilmenau_desk.storage.trail import audit, note_places, sealed_roles, sealed_sessions
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork
from woilmenau_desk.storage.vault import Vault

# caro is lead, rolf counsellor, nina a counter who was given counsellor, theke a counter, omar one with a given password,
# anna a counter of a version before the mark. The second file was interrupted while theke was being removed.
WRITTEN = Path(__file__).parent / "storage" / "format_1"
SECRETS = {name: value for name, value in json.loads((WRITTEN / "secrets.json").read_text()).items()}
_VAULT_KEY = bytes.fromhex(SECRETS["vault_key"])
_VAULT = Vault(_VAULT_KEY, unsealed_before=True)
HELD = Secrets(bytes.fromhex(SECRETS["desk_key"]), _VAULT_KEY)
# The version before the one that proves its rows.
BEFORE = "0003"


def make_old_store(
    data: Path,
    fill: Callable[[Desk], None],
    *,
    file: str = "keys.json",
    key: bytes = HELD.desk_key,
    revision: str = BEFORE,
) -> Path:
    """Such a store in the folder; `fill` is given a lead's desk. Made once, and copied."""
    return Path(shutil.copytree(_made(fill, file, key, revision), data))


@cache
def _made(fill: Callable[[Desk], None], file: str, key: bytes, revision: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="old-store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = folder / "data"
    data.mkdir()
    Store.create(data, key)
    shutil.copy(WRITTEN / file, data / KEY_FILE)
    keyring = Keyring.load(data)
    with Store(data, key, Clock()) as store:
        with store.unit_of_work("caro", _VAULT) as uow:
            for user in keyring.users:
                colleagues.save_staff(uow, StaffRow(user.name, user.display_name, "", user.role))
            uow.commit()
        desk = Desk(data, Actor("caro", Role.LEAD), store, _VAULT, Clock())
        fill(desk)
        desk.drop_search()
        with store.unit_of_work("caro", _VAULT) as uow:
            keep_plainly(uow, _VAULT)
            uow.commit()
    engine = make_engine(data / DATABASE_FILE, key)
    with engine.connect().execution_options(writing=True) as conn:
        if revision <= BEFORE:
            _unbind(conn, _VAULT)
        sessions, roles = sealed_sessions.total(conn, _VAULT), sealed_roles.said_before(conn, {}, revision)
        conn.commit()
    migrate.downgrade(engine, revision)
    if revision > BEFORE:
        with engine.connect().execution_options(writing=True) as conn:
            _seal(conn, sessions, roles, revision)
            conn.commit()
    engine.dispose()
    # Its trail was linked anew just now.
    forget_last_seen(data)
    return data


def keep_plainly(uow: UnitOfWork, vault: Vault) -> None:
    """Keep of sessions what versions before 0010 kept in plain columns, where they kept it."""
    conn, session = uow.conn, CounsellingSession
    columns = session.__table__.c
    followed = {
        one.session_id: one
        for one in conn.execute(select(*FollowUp.__table__.c).where(FollowUp.voided_at.is_(None)))
    }
    for found in conn.execute(select(*columns)).all():
        facts = note_places.open_facts(conn, vault, found)
        for topic in facts.get("topics", ()):
            uow.insert(VisitTopic, {"visit_id": found.visit_id, "topic": topic})
        follow_up = followed.get(found.id)
        plain = {
            "outcome": facts.get("outcome"),
            "follow_up_on": follow_up.due_on if follow_up else None,
            "follow_up_done_at": follow_up.done_at if follow_up else None,
        }
        uow.update(session, found.id, {**plain, "sealed_facts": None}, HERE)
    for found in conn.execute(select(*Referral.__table__.c)).all():
        target = sealed_fields.read(vault, "referral", found)["target"]
        kept = ("id", "visit_id", "local_date", "state", "voided_at", "target", "sealed_version", "version")
        emptied = dict.fromkeys(column.name for column in Referral.__table__.c if column.name not in kept)
        uow.update(Referral, found.id, {**emptied, "target": target, "sealed_version": 0}, HERE)
    for number in conn.execute(select(FollowUp.id)).scalars().all():
        uow.delete(FollowUp, number, HERE)


def _seal(conn: Connection, sessions: int, roles: str, revision: str) -> None:
    """Seal the trail's end as that version would have: what the way back told stands before it."""
    head = audit.head_of(conn)
    assert head is not None
    seal = audit.seal(_VAULT, sessions, head.entries, head.digest, colleagues=roles, version=revision)
    conn.execute(
        text("UPDATE audit_head SET seal = :seal, sealed_entries = entries, sealed_digest = digest"),
        {"seal": seal},
    )


def _unbind(conn: Connection, vault: Vault) -> None:
    columns = "id, uid, note_person_id, note_version, sealed_note"
    for row_id, uid, person, version, sealed in conn.execute(
        text(f"SELECT {columns} FROM counselling_session WHERE sealed_note IS NOT NULL")
    ).all():
        place = f"counselling_session.sealed_note:{uid}"
        note = vault.open(sealed, place=f"{place}:{row_id}:{person}:{version}")
        conn.execute(
            text(
                "UPDATE counselling_session SET sealed_note = :note, note_version = 0, note_person_id = NULL"
                " WHERE id = :id"
            ),
            {"note": vault.seal(note, place=place), "id": row_id},
        )
