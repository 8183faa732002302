"""A store of an earlier version: its key file, as that version wrote it, is brought forward and loses nobody."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.old_stores import HELD, SECRETS, WRITTEN, make_old_store
from tests.storage.test_rekey import PowerCut, fail
from tests.stores import PASSWORD, Clock
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import (
    DiskFull,
    KeysOutOfStep,
    KnownError,
    MustChangePassword,
    StoreDamaged,
    VaultKeyFirst,
    WrongPassword,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import key_state, rekey
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import FORMAT, KEY_FILE, Keyring
from woilmenau_desk.storage.store import opens

NEXT_KEY = bytes.fromhex(SECRETS["next_desk_key"])
NEW = "ein neues Passwort"
NAMES = ("caro", "rolf", "nina", "theke", "anna")


def fill(desk: Desk) -> None:
    """Three notes."""
    person = people.register(desk, PersonData("Mira")).value.id
    for note in ("Mietvertrag", "Kündigung", "Arztbrief"):
        counselling.record_session(desk, RecordSession(SessionData(person, ("housing",)), note))


def store_of(data: Path, file: str = "keys.json", key: bytes = HELD.desk_key) -> Path:
    """The key file of then beside a database with notes in it, which holds no edition."""
    return make_old_store(data, fill, file=file, key=key)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return store_of(tmp_path / "data")


def notes(desk: Desk) -> list[str]:
    return [counselling.read_session(desk, number).note for number in (1, 2, 3)]


def looked_at(data: Path, name: str = "caro", password: str = PASSWORD, *, verified: bool = True) -> None:
    desk = access.login(data, name, password, clock=Clock())
    try:
        if verified:
            assert upkeep.verify(desk).findings == ()
        if desk.has_vault:
            assert notes(desk) == ["Mietvertrag", "Kündigung", "Arztbrief"]
    finally:
        desk.close()


@pytest.mark.parametrize("name", ["caro", "nina"])
def test_the_first_login_with_the_vault_brings_it_forward(data: Path, name: str) -> None:
    old = Keyring.load(data)
    assert old.is_old
    looked_at(data, "theke")
    assert Keyring.load(data) == old
    looked_at(data, name)
    keyring = Keyring.load(data)
    assert (keyring.format, keyring.vault_generation, keyring.following) == (FORMAT, 1, None)
    # Whoever knew the keys until then opens nothing of what comes.
    assert not opens(data, HELD.desk_key)
    for other in NAMES:
        looked_at(data, other, verified=False)
    with pytest.raises(MustChangePassword):
        looked_at(data, "omar", "vorläufig gegeben")
    access.replace_password(data, "omar", "vorläufig gegeben", NEW, clock=Clock())
    looked_at(data, "omar", NEW)
    # By then every password says what is so today.
    assert all(user.binding == 2 and user.sealed_as is None for user in Keyring.load(data).users)


@pytest.mark.parametrize("name", ["caro", "nina", "theke"])
def test_the_recovery_code_brings_it_forward_as_well(data: Path, name: str) -> None:
    access.recover(data, SECRETS["code"], name, NEW, clock=Clock())
    assert not opens(data, HELD.desk_key)
    looked_at(data, name, NEW)
    if name != "caro":
        looked_at(data)


def test_a_counter_waits_for_the_vault_with_a_password_of_ones_own(data: Path) -> None:
    for name, old in (("theke", PASSWORD), ("omar", "vorläufig gegeben")):
        with pytest.raises(VaultKeyFirst, match="Leitung oder Beratung"):
            access.replace_password(data, name, old, NEW, clock=Clock())
    theke = access.login(data, "theke", PASSWORD, clock=Clock())
    with pytest.raises(VaultKeyFirst):
        access.change_password(theke, PASSWORD, NEW)
    theke.close()
    looked_at(data)
    for name, old in (("theke", PASSWORD), ("omar", "vorläufig gegeben")):
        access.replace_password(data, name, old, NEW, clock=Clock())
        looked_at(data, name, NEW)


@pytest.mark.parametrize("moved", [False, True])
def test_a_removal_that_was_interrupted_is_finished(tmp_path: Path, *, moved: bool) -> None:
    data = store_of(tmp_path / "data", "keys-mid-removal.json", NEXT_KEY if moved else HELD.desk_key)
    if moved:
        with pytest.raises(WrongPassword):
            looked_at(data, "theke")
        connection = connect(data / DATABASE_FILE, NEXT_KEY)
        connection.execute("UPDATE staff SET active = 0 WHERE name = 'theke'")
        connection.commit()
        connection.close()
    else:
        looked_at(data, "theke")
    looked_at(data, "anna")
    for name in ("rolf", "caro", "nina", "anna"):
        looked_at(data, name, verified=False)
    names = {card.name for card in access.users(data)}
    assert ("theke" in names) is not moved
    access.recover(data, SECRETS["code"], "caro", NEW, clock=Clock())
    looked_at(data, "caro", NEW)


PLACES = [
    ("woilmenau_desk.storage.keys.key_content.write_atomically", 0),
    ("woilmenau_desk.storage.key_state.write", 0),
    ("woilmenau_desk.storage.key_state.write", 1),
    ("woilmenau_desk.storage.engine.copies.under_another_key", 0),
    ("woilmenau_desk.storage.resealing.reseal", 0),
    ("woilmenau_desk.storage.keys.key_content.write_atomically", 1),
    ("woilmenau_desk.storage.keys.key_content.write_atomically", 2),
    ("pathlib.Path.replace", 0),
    ("pathlib.Path.replace", 1),
    ("pathlib.Path.replace", 2),
    ("pathlib.Path.replace", 3),
    ("woilmenau_desk.storage.rekey.sync_folder", 0),
]


# The disk that is full stops at the same places; some of them show that it keeps nobody out.
@pytest.mark.parametrize(
    ("place", "after", "full"),
    [*((*one, False) for one in PLACES), *((*one, True) for one in PLACES[::3])],
)
def test_cut_off_at_any_moment_it_opens_and_is_brought_forward_next_time(
    data: Path, place: str, after: int, *, full: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        noticed = DiskFull() if "atomically" in place else OSError(28, "No space left on device")
        calls = fail(patch, place, after, noticed if full else PowerCut())
        try:
            # A full disk keeps nobody out.
            access.login(data, "caro", PASSWORD, clock=Clock()).close()
        except PowerCut:
            pass
        assert len(calls) > after
    for name in ("theke", "rolf"):
        looked_at(data, name, verified=False)
    looked_at(data)
    assert Keyring.load(data).vault_generation == 1
    assert not opens(data, HELD.desk_key)
    assert not list(data.glob(f"{rekey.FRESH_FILE}*"))


def test_while_another_program_has_the_store_open_the_keys_stay_until_later(data: Path) -> None:
    theke = access.login(data, "theke", PASSWORD, clock=Clock())
    looked_at(data)
    assert Keyring.load(data).vault_generation == 0
    assert upkeep.verify(theke).findings == ()
    theke.close()
    looked_at(data, "rolf")
    assert Keyring.load(data).vault_generation == 1


def test_a_file_of_then_is_refused_beside_a_database_of_today(data: Path) -> None:
    # Also where the desk key is still the same, because somebody else had the store open.
    theke = access.login(data, "theke", PASSWORD, clock=Clock())
    looked_at(data)
    theke.close()
    assert opens(data, HELD.desk_key)
    today = data.parent / "heute.json"
    for later in (False, True):
        if later:
            shutil.copy(today, data / KEY_FILE)
            looked_at(data)
        shutil.copy(data / KEY_FILE, today)
        shutil.copy(WRITTEN / "keys.json", data / KEY_FILE)
        for name in NAMES:
            with pytest.raises(KeysOutOfStep):
                looked_at(data, name)
        with pytest.raises(KeysOutOfStep):
            access.recover(data, SECRETS["code"], "caro", NEW, clock=Clock())


def test_backups_of_then_are_opened_with_the_passwords_of_then(data: Path) -> None:
    desk = access.login(data, "theke", PASSWORD, clock=Clock())
    lead = replace(desk.actor, role=Role.LEAD)
    desk.actor = lead
    made = upkeep.backup(desk).path
    desk.close()
    for name in NAMES:
        upkeep.verify_backup(made, name, PASSWORD)
    looked_at(data)
    upkeep.restore(data, made, "caro", PASSWORD)
    # What is put back has keys of its own.
    assert not Keyring.load(data).is_old
    looked_at(data, "rolf")
    assert not Keyring.load(data).is_old


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["users"].pop(),
        lambda raw: raw["users"][0].update(role="counter"),
        lambda raw: raw["recovery"].update(role="counter"),
        lambda raw: raw.update(format=0),
        lambda raw: raw.update(generation=True),
        lambda raw: raw.update(pending={"caro": "00"}),
    ],
)
def test_a_changed_file_of_then_is_not_brought_forward(
    data: Path, change: Callable[[dict[str, object]], object]
) -> None:
    raw = json.loads((WRITTEN / "keys.json").read_bytes())
    change(raw)
    (data / KEY_FILE).write_text(json.dumps(raw))
    with pytest.raises(KnownError):
        looked_at(data)
    assert key_state.of_file(data / DATABASE_FILE, HELD.desk_key) == (True, None)
    with pytest.raises((StoreDamaged, WrongPassword)):
        Keyring.load(data).open("caro", PASSWORD)
    assert (data / DATABASE_FILE).exists()
