"""Whoever is not named in a restricted case, with all that they can lay hands on: nothing of it opens, and it shows."""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.forging import planted
from tests.restricted import SECRETS, a_case, let_mina_in, read, restricted, told_of
from tests.stores import PASSWORD, Clock, copy_store, log_in, prepare
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import CaseRow, CaseStep
from woilmenau_desk.domain.errors import (
    DeskLocked,
    KeysOutOfStep,
    NotAllowed,
    StoreDamaged,
    UnknownUser,
    WrongPassword,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import case_keys, cases, counselling, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import case_keys as keys
from woilmenau_desk.storage import cases as case_rows
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.keys.sealing import seal
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.unit_of_work import HERE
from woilmenau_desk.storage.vault import Vault

DeskOf = Callable[[str], Desk]
OWN = "mein eigenes Passwort"


@pytest.fixture(scope="module")
def kept(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CaseRow]:
    """A store nobody writes into, with a case that Rolf alone reads; Mina is a counsellor, too, and not named."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    prepare(template[0], folder, let_mina_in)
    rolf = log_in(folder, "rolf", Clock())
    made = restricted(rolf)
    assert upkeep.verify(rolf).findings == ()
    rolf.close()
    return folder, made


@pytest.fixture
def data(kept: tuple[Path, CaseRow], tmp_path: Path) -> Path:
    """A copy of it."""
    return copy_store(kept[0], tmp_path / "data")


@pytest.fixture
def case(kept: tuple[Path, CaseRow]) -> CaseRow:
    """The case in it."""
    return kept[1]


def at_a_prompt(data: Path, desk: Desk, *statements: str) -> None:
    """What somebody with the desk key does to the database without the program."""
    connection = connect(data / DATABASE_FILE, desk.store.desk_key)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def found(desk: Desk) -> str:
    return "\n".join(map(str, upkeep.verify(desk).findings))


# -- somebody at the counter --------------------------------------------------------------------------------------------


def test_the_counter_with_the_files_and_a_prompt_reads_nothing(
    data: Path, desk_of: DeskOf, case: CaseRow
) -> None:
    theke = desk_of("theke")
    for asked in (
        lambda: theke.vault,
        lambda: cases.details(theke, case.id),
        lambda: case_keys.named(theke, case.id),
        lambda: counselling.read_session(theke, 1),
    ):
        with pytest.raises(NotAllowed):
            asked()
    held = Keyring.load(data).open("theke", PASSWORD)
    assert held.vault_key is None
    with theke.store.read() as conn:
        everything = list(sealed_fields.every(conn))
        rows = keys.of_case(conn, case.id)
    assert len(everything) > 5
    for _, _, place, sealed in everything:
        for guess in (held.desk_key, theke.store.desk_key):
            with pytest.raises(StoreDamaged):
                Vault(guess).open(sealed, place=place, posted=True)
    opened = Keyring.load(data).opened("theke", lambda holder: holder.cost.key(PASSWORD, holder.salt))
    for row in rows:
        with pytest.raises(StoreDamaged):
            row.opened(Keyring.load(data).store_id, opened.private.key.private_bytes_raw())
    # What lies in the file says nothing either.
    raw = (data / DATABASE_FILE).read_bytes()
    assert not any(word.encode() in raw for word in SECRETS)


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.LEAD])
@pytest.mark.parametrize("plants", [False, True])
def test_an_edited_role_in_the_key_file_opens_nothing(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow, role: Role, plants: bool
) -> None:
    desk_key = desk.store.desk_key
    keyring = Keyring.load(data)
    if plants:
        forged = planted(keyring, desk_key, {"theke": role})
    else:
        users = tuple(replace(one, role=role) if one.name == "theke" else one for one in keyring.users)
        forged = replace(keyring, users=users).signed(desk_key)
    kept = (data / KEY_FILE).read_bytes()
    (data / KEY_FILE).write_bytes(forged.to_bytes())
    with pytest.raises((StoreDamaged, WrongPassword)):
        desk_of("theke")
    with pytest.raises((StoreDamaged, WrongPassword)):
        desk_of("rolf")
    (data / KEY_FILE).write_bytes(kept)
    assert told_of(read(desk_of("rolf"))) == set(SECRETS)


def test_the_counter_names_nobody(data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow) -> None:
    """A key of their making, sealed for a colleague who is not named: it is not the case's, and the trail tells."""
    theke = desk_of("theke")
    forged_key(theke, data, case, "mina")
    mina = desk_of("mina")
    assert told_of(read(mina)) == set()
    assert not cases.row(mina, case.id).readable
    assert any(case.number in str(said) for said in mina.findings)
    assert "Schlüssel eingeschränkter Beratungsfälle" in found(mina)


# -- a counsellor who is not named ---------------------------------------------------------------------------------------


def test_an_unnamed_counsellor_with_every_file_reads_nothing(
    data: Path, desk_of: DeskOf, case: CaseRow
) -> None:
    mina = desk_of("mina")
    opened = Keyring.load(data).opened("mina", lambda holder: holder.cost.key(PASSWORD, holder.salt))
    vault = Vault(opened.held.vault_key or b"")
    with mina.store.read() as conn:
        name = sealed_fields.case_of(conn, case.id)
        rows = keys.of_case(conn, case.id)
        event = conn.exec_driver_sql("SELECT id FROM case_event WHERE sealed IS NOT NULL").scalar()
        assert event is not None
    assert told_of(read(mina)) == set()
    for row in rows:
        with pytest.raises(StoreDamaged):
            row.opened(Keyring.load(data).store_id, opened.private.key.private_bytes_raw())
    # The vault's layer comes off; the case's own stays.
    vault.hold_case(name, secrets.token_bytes(32))
    with mina.store.read() as conn:
        for table, _, place, sealed in sealed_fields.every(conn):
            with pytest.raises(StoreDamaged):
                vault.open(sealed, place=place, case=name, posted=table.__tablename__ in sealed_fields.POSTED)
    with pytest.raises(CaseRestricted):
        counselling.read_session(mina, 1)


def test_a_key_of_somebody_elses_making_is_not_taken(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow
) -> None:
    """Mina has the vault: she gives Rolf a key that she knows, and would read what he writes from then on."""
    mina = desk_of("mina")
    forged_key(mina, data, case, "rolf")
    rolf = desk_of("rolf")
    assert rolf.vault.held_cases() == frozenset()
    assert any(case.number in str(said) for said in rolf.findings)
    with pytest.raises(CaseRestricted):
        cases.details(rolf, case.id)
    assert "öffnet diese eingeschränkten Beratungsfälle nicht" in found(rolf)


def test_nor_with_a_decision_of_their_making_beside_it(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow
) -> None:
    mina = desk_of("mina")
    key = forged_key(mina, data, case, "rolf")
    with mina.store.read() as conn:
        name = sealed_fields.case_of(conn, case.id)
    mina.vault.hold_case(name, key)
    with mina.writing() as uow:
        facts = {"key_number": 1}
        case_rows.add_event(uow, mina.vault, case.id, CaseStep.UNNAMED, "mina", facts=facts)
        uow.commit()
    rolf = desk_of("rolf")
    assert rolf.vault.held_cases() == frozenset()
    assert case.number in found(rolf)


def test_nobody_puts_a_text_into_a_case_that_they_do_not_read(
    desk: Desk, desk_of: DeskOf, case: CaseRow
) -> None:
    mina = desk_of("mina")
    with mina.store.read() as conn:
        row = conn.exec_driver_sql(f"SELECT id, uid, version FROM follow_up WHERE case_id = {case.id}").one()
    with mina.writing() as uow:
        values = sealed_fields.columns(
            mina.vault, "follow_up", row.uid, row.id, {"reason": "untergeschoben"}, row.version + 1
        )
        uow.update(FollowUp, row.id, values, row.version)
        uow.commit()
    rolf = desk_of("rolf")
    assert "untergeschoben" in read(rolf)  # it opens where no case is asked for, and there alone
    with rolf.store.read() as conn:
        changed = conn.exec_driver_sql(
            f"SELECT id, uid, sealed, sealed_version FROM follow_up WHERE id = {row.id}"
        ).one()
        name = sealed_fields.case_of(conn, case.id)
        with pytest.raises(StoreDamaged):
            sealed_fields.read(rolf.vault, "follow_up", changed, name)
    assert "Anders versiegelt" in found(rolf)


def test_a_text_of_the_named_outside_their_case_shows(desk: Desk, desk_of: DeskOf, case: CaseRow) -> None:
    rolf = desk_of("rolf")
    with rolf.store.read() as conn:
        row = conn.exec_driver_sql(f"SELECT id FROM referral WHERE case_id = {case.id}").one()
    with rolf.writing() as uow:
        uow.update(Referral, row.id, {"case_id": None}, HERE)
        uow.commit()
    assert "Anders versiegelt" in found(rolf)


def test_what_anybody_posts_in_place_of_what_somebody_with_the_vault_wrote_shows(
    desk: Desk, desk_of: DeskOf
) -> None:
    person = people.register(desk, PersonData("Omid")).value.id
    theke = desk_of("theke")
    made = referrals.refer(desk, ReferralData("soberi", person_id=person)).value
    referrals.refer(theke, ReferralData("soberi", person_id=person))
    assert found(desk) == ""
    with theke.writing() as uow:
        row = uow.conn.exec_driver_sql(f"SELECT uid, version FROM referral WHERE id = {made.id}").one()
        facts = {"target": "violence_helpline"}
        at = row.version + 1
        uow.update(
            Referral,
            made.id,
            sealed_fields.columns(theke.sealer, "referral", row.uid, made.id, facts, at),
            row.version,
        )
        uow.commit()
    assert (
        f"Ohne den Tresor versiegelt, obwohl jemand mit Tresor sie schrieb: 1 Einträge (Verweise), zuerst Nr. {made.id}"
        in found(desk)
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE counselling_case SET restricted = 0, key_number = 0",
        "UPDATE counselling_case SET restricted = 0",
        "UPDATE counselling_case SET key_number = 2",
        "UPDATE case_key SET holder = 'mina' WHERE holder = 'rolf'",
        "UPDATE case_key SET valid_until = '2027-01-01'",
        "DELETE FROM case_key WHERE holder = 'rolf'",
        "DELETE FROM case_event",
    ],
)
def test_whatever_is_changed_of_who_reads_it_opens_nothing_and_shows(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow, statement: str
) -> None:
    at_a_prompt(data, desk, statement)
    mina = desk_of("mina")
    assert told_of(read(mina)) == set()
    with pytest.raises((CaseRestricted, StoreDamaged)):
        cases.details(mina, case.id)
    assert "Am Programm vorbei" in found(mina) or "Es fehlen" in found(mina)


def test_a_key_that_is_copied_to_another_holder_opens_nothing_there(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow
) -> None:
    public = Keyring.load(data).user("mina").public_key.hex()
    at_a_prompt(
        data,
        desk,
        f"UPDATE case_key SET holder = 'mina', public_key = x'{public}' WHERE holder = 'rolf'",
    )
    mina = desk_of("mina")
    assert told_of(read(mina)) == set()
    assert any(case.number in str(said) for said in mina.findings)
    assert "Schlüssel eingeschränkter Beratungsfälle" in found(mina)
    assert "öffnet diese eingeschränkten Beratungsfälle nicht" in found(mina)


def test_a_key_of_one_case_opens_no_other(data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow) -> None:
    """Rolf holds both; the rows are exchanged, so that what he writes in one would be read in the other."""
    rolf = desk_of("rolf")
    other = restricted(rolf)
    sealed = f"SELECT sealed_key FROM case_key WHERE holder = 'rolf' AND case_id = {other.id}"
    at_a_prompt(
        data,
        desk,
        f"UPDATE case_key SET sealed_key = ({sealed}) WHERE holder = 'rolf' AND case_id = {case.id}",
    )
    rolf.close()
    rolf = desk_of("rolf")
    assert cases.row(rolf, other.id).readable
    assert not cases.row(rolf, case.id).readable
    assert case.number in found(rolf)


# -- what is changed, moved or cut ---------------------------------------------------------------------------------------

TABLES = (
    "counselling_case",
    "case_event",
    "follow_up",
    "deadline",
    "noted_document",
    "referral",
    "session_amendment",
)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["moved", "truncated", "swapped", "emptied", "of another time"])
def test_a_field_that_is_moved_or_changed_is_damage(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow, table: str, how: str
) -> None:
    rolf = desk_of("rolf")
    other = restricted(rolf)
    text = {
        "moved": f"(SELECT sealed FROM {table} WHERE sealed IS NOT NULL AND uid != t.uid LIMIT 1)",
        "truncated": "substr(sealed, 1, length(sealed) - 1)",
        "swapped": "CAST(substr(sealed, 1, 1) || substr(sealed, 20) || substr(sealed, 2, 18) AS BLOB)",
        "emptied": "x''",
        "of another time": "sealed",
    }[how]
    also = ", sealed_version = sealed_version + 1" if how == "of another time" else ""
    at_a_prompt(data, desk, f"UPDATE {table} AS t SET sealed = {text}{also} WHERE sealed IS NOT NULL")
    with rolf.store.read() as conn:
        names = {
            case.id: sealed_fields.case_of(conn, case.id),
            other.id: sealed_fields.case_of(conn, other.id),
        }
        place, sealed = next(one[2:] for one in sealed_fields.every(conn) if one[0].__tablename__ == table)
        for name in names.values():
            with pytest.raises(StoreDamaged):
                rolf.vault.open(sealed, place=place, case=name, posted=table in sealed_fields.POSTED)
    assert "lassen sich nicht öffnen" in found(rolf)


@pytest.mark.parametrize("session", [1, 2])
@pytest.mark.parametrize("field", ["sealed_note", "sealed_facts"])
@pytest.mark.parametrize(
    "text",
    [
        "(SELECT {field} FROM counselling_session WHERE id != t.id)",
        "substr({field}, 1, length({field}) - 1)",
        "x'02'",
        "CASE '{field}' WHEN 'sealed_note' THEN sealed_facts ELSE sealed_note END",
    ],
)
def test_a_note_that_is_moved_or_changed_is_damage(
    data: Path, desk: Desk, desk_of: DeskOf, case: CaseRow, session: int, field: str, text: str
) -> None:
    rolf = desk_of("rolf")
    a_case(rolf)  # open to the team: its note may be put into the restricted one, and the other way round
    change = text.format(field=field)
    at_a_prompt(data, desk, f"UPDATE counselling_session AS t SET {field} = {change} WHERE id = {session}")
    with pytest.raises(StoreDamaged):
        counselling.read_session(rolf, session)
    assert "lassen sich nicht öffnen" in found(rolf)


# -- other times ---------------------------------------------------------------------------------------------------------


def test_an_old_database_and_a_new_key_file_and_the_other_way_round(
    data: Path, tmp_path: Path, desk: Desk, desk_of: DeskOf, case: CaseRow
) -> None:
    desk.close()
    rolf = desk_of("rolf")
    rolf.close()
    old = Path(shutil.copytree(data, tmp_path / "old"))
    mina = desk_of("mina")
    access.change_password(mina, PASSWORD, OWN)
    mina.close()
    mixed = Path(shutil.copytree(data, tmp_path / "mixed"))
    shutil.copy(old / DATABASE_FILE, mixed / DATABASE_FILE)
    other = Path(shutil.copytree(data, tmp_path / "other"))
    shutil.copy(old / KEY_FILE, other / KEY_FILE)
    for folder in (mixed, other):
        for name, password in (("rolf", PASSWORD), ("mina", OWN if folder is mixed else PASSWORD)):
            with pytest.raises(KeysOutOfStep):
                access.login(folder, name, password)
    assert told_of(read(desk_of("rolf"))) == set(SECRETS)


def test_a_colleague_who_was_removed_opens_nothing_that_comes(
    data: Path, tmp_path: Path, desk: Desk, desk_of: DeskOf, case: CaseRow, code: str
) -> None:
    kept = tmp_path / KEY_FILE
    shutil.copy(data / KEY_FILE, kept)
    case_keys.name_by_sheet(desk, case.id, "mina", code)
    access.remove_user(desk, "rolf", own_password=PASSWORD, version=1)
    desk.close()
    with pytest.raises(UnknownUser):
        desk_of("rolf")
    now = (data / KEY_FILE).read_bytes()
    shutil.copy(kept, data / KEY_FILE)
    with pytest.raises(KeysOutOfStep):
        access.login(data, "rolf", PASSWORD)
    (data / KEY_FILE).write_bytes(now)
    mina = desk_of("mina")
    assert told_of(read(mina)) == set(SECRETS)
    assert upkeep.verify(mina).findings == ()


def test_the_lock_takes_every_key_from_memory(desk_of: DeskOf, case: CaseRow) -> None:
    rolf = desk_of("rolf")
    vault = rolf.vault
    with rolf.store.read() as conn:
        name = sealed_fields.case_of(conn, case.id)
        one = next(one for one in sealed_fields.every(conn) if one[0] is FollowUp)
    access.lock(rolf)
    with pytest.raises(DeskLocked):
        vault.open(one[3], place=one[2], case=name)
    with pytest.raises(DeskLocked):
        _ = vault.private
    with pytest.raises(DeskLocked):
        vault.hold_case(name, bytes(32))


def forged_key(desk: Desk, data: Path, case: CaseRow, holder: str) -> bytes:
    """Put a key of one's own in the place of the case's, sealed for a holder as the program does it."""
    keyring, key = Keyring.load(data), secrets.token_bytes(32)
    with desk.store.read() as conn:
        known = keys.case(conn, case.id)
    public = keyring.user(holder).public_key
    sealed = seal(key, public, keys._place(keyring.store_id, known.uid, known.key_number, holder))
    at_a_prompt(
        data,
        desk,
        f"DELETE FROM case_key WHERE holder = '{holder}'",
        "INSERT INTO case_key (case_id, holder, key_number, public_key, sealed_key, named_by, named_at, version) VALUES"
        f" ({case.id}, '{holder}', {known.key_number}, x'{public.hex()}', x'{sealed.hex()}', 'rolf', 0, 1)",
    )
    return key
