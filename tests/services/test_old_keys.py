"""Whoever kept a key file, a password or a key from before: they open what was written before, and nothing else."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import low_level

from tests import present
from tests.forging import own_password
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import (
    KeysOutOfStep,
    NotABackup,
    RosterDiffers,
    StoreBusy,
    StoreDamaged,
    UnknownUser,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import counselling as session_rows
from woilmenau_desk.storage import key_state
from woilmenau_desk.storage.backups import backup
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys import key_holder, lineage
from woilmenau_desk.storage.keys.key_file_format import canonical
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Argon2, Keyring, Secrets
from woilmenau_desk.storage.keys.sealing import seal, unseal, unwrap_private
from woilmenau_desk.storage.store import Store, opens
from woilmenau_desk.storage.vault import Vault

NEW = "ein neues Passwort"
NOTES = ("Mietvertrag", "Kündigung", "Arztbrief")


@pytest.fixture
def confided(desk: Desk) -> Desk:
    """A lead's desk with notes, and a draft of a further one."""
    person = people.register(desk, PersonData("Mira")).value.id
    for note in NOTES:
        counselling.record_session(desk, RecordSession(SessionData(person, ("housing",)), note))
    drafts.save(desk, "session", {"note": "halb geschrieben"}, confidential=True)
    return desk


def readable(data: Path, keys: Secrets) -> list[str]:
    """What raw keys open in the files as they lie there, whatever the program would say to it."""
    found = []
    if not opens(data, keys.desk_key):
        return []
    assert keys.vault_key is not None
    vault = Vault(keys.vault_key)
    with Store(data, keys.desk_key) as store, store.read() as conn:
        for _, place, sealed in session_rows.sealed_notes(conn):
            try:
                found.append(vault.open(sealed, place=place))
            except StoreDamaged:
                continue
    return found


def fits_with_the_pair_of_before(before: Keyring, now: Keyring, name: str) -> bool:
    """Whether the private half that the old password opens in the old file opens anything in the present one."""
    line = before.user(name)
    private = unwrap_private(line, line.cost.key(PASSWORD, line.salt), before.store_id).key
    for holder in (*now.users, now.recovery):
        for what, sealed, generation in (
            ("desk", holder.desk, now.generation),
            ("vault", holder.vault, now.vault_generation),
        ):
            with suppress(StoreDamaged):
                unseal(sealed or b"", private, now._place(what, holder, generation))
                return True
    return False


def step_down(desk: Desk) -> None:
    present.change_role(desk, "rolf", Role.COUNTER, own_password=PASSWORD)


def out_and_in_again(desk: Desk) -> None:
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    access.add_user(desk, "rolf", Role.COUNTER, NEW, own_password=PASSWORD, cost=CHEAP)


def reset(desk: Desk) -> None:
    access.reset_password(desk, "rolf", NEW, own_password=PASSWORD)


def remove(desk: Desk) -> None:
    present.remove_user(desk, "rolf", own_password=PASSWORD)


def remove_counter(desk: Desk) -> None:
    present.remove_user(desk, "theke", own_password=PASSWORD)


def change_own(desk: Desk) -> None:
    access.change_password(desk, PASSWORD, NEW)


def new_code(desk: Desk) -> None:
    access.new_recovery_code(desk, own_password=PASSWORD)


# What is changed, and whose password of before it is about.
CHANGES: list[tuple[Callable[[Desk], None], str]] = [
    (step_down, "rolf"),
    (out_and_in_again, "rolf"),
    (reset, "rolf"),
    (remove, "rolf"),
    (remove_counter, "theke"),
    (change_own, "caro"),
    (new_code, "rolf"),
]
LEAD_PASSWORD = {change_own: NEW}


# A backup holds the file as it lay there: two of the ways show it.
@pytest.mark.parametrize(
    ("change", "name", "from_backup"),
    [*((*one, False) for one in CHANGES), *((*one, True) for one in CHANGES[::4])],
)
def test_the_key_file_of_before_opens_nothing_of_today(
    confided: Desk, data: Path, clock: Clock, change: Callable[[Desk], None], name: str, from_backup: bool
) -> None:
    """Put back into the folder, or taken out of an old backup, with the password of then: at the program, and raw."""
    if from_backup:
        with zipfile.ZipFile(upkeep.backup(confided).path) as bundle:
            file = bundle.read(KEY_FILE)
    else:
        file = (data / KEY_FILE).read_bytes()
    before = Keyring.load(data).open("rolf", PASSWORD)
    change(confided)
    person = people.register(confided, PersonData("Omar")).value.id
    counselling.record_session(confided, RecordSession(SessionData(person, ("housing",)), "von heute"))
    assert upkeep.verify(confided).findings == ()
    confided.close()
    now = Keyring.load(data).open("caro", LEAD_PASSWORD.get(change, PASSWORD))

    # The keys of then, without the program; also the vault key of then with the desk key of now.
    assert readable(data, before) == []
    assert readable(data, Secrets(now.desk_key, before.vault_key)) == []
    assert sorted(readable(data, now)) == sorted([*NOTES, "von heute"])

    if change not in (step_down, new_code):
        assert not fits_with_the_pair_of_before(Keyring.from_bytes(file), Keyring.load(data), name)

    today = (data / KEY_FILE).read_bytes()
    (data / KEY_FILE).write_bytes(file)
    with pytest.raises(KeysOutOfStep, match="von früher"):
        log_in(data, name, clock)
    (data / KEY_FILE).write_bytes(today)
    if name != "rolf" or change not in (step_down, new_code):
        with pytest.raises((WrongPassword, UnknownUser)):
            log_in(data, name, clock)


@pytest.mark.parametrize("change", [change for change, _ in CHANGES])
def test_whoever_stays_reads_everything_afterwards(
    confided: Desk, data: Path, clock: Clock, code: str, change: Callable[[Desk], None]
) -> None:
    change(confided)
    # The window that did it goes on: notes, drafts, search; what could be undone is sealed with a key that is gone.
    assert drafts.load(confided, "session") == {"note": "halb geschrieben"}
    assert [counselling.read_session(confided, number).note for number in (1, 2, 3)] == list(NOTES)
    assert confided.done == []
    assert people.search(confided, "mira")
    confided.close()
    for name, password in (("caro", LEAD_PASSWORD.get(change, PASSWORD)), ("rolf", PASSWORD), ("rolf", NEW)):
        try:
            again = access.login(data, name, password, clock=clock)
        except (WrongPassword, UnknownUser, access.MustChangePassword):
            continue
        if again.has_vault:
            assert [counselling.read_session(again, number).note for number in (1, 2, 3)] == list(NOTES)
        assert upkeep.verify(again).findings == ()
        again.close()
    if change is new_code:
        with pytest.raises(WrongRecoveryCode):
            access.recover(data, code, "caro", NEW)
        return
    access.recover(data, code, "caro", "noch ein Passwort")
    lead = access.login(data, "caro", "noch ein Passwort", clock=clock)
    assert [counselling.read_session(lead, number).note for number in (1, 2, 3)] == list(NOTES)
    lead.close()


def test_the_code_of_before_opens_nothing_of_today(confided: Desk, data: Path, code: str) -> None:
    file, before = (data / KEY_FILE).read_bytes(), Keyring.load(data).open_with_code(code)
    new_code(confided)
    confided.close()
    assert readable(data, before) == []
    (data / KEY_FILE).write_bytes(file)
    with pytest.raises(KeysOutOfStep):
        access.recover(data, code, "caro", NEW)


def test_a_forgotten_password_opens_nothing_after_the_way_back(
    confided: Desk, data: Path, clock: Clock, code: str
) -> None:
    file, before = (data / KEY_FILE).read_bytes(), Keyring.load(data).open("rolf", PASSWORD)
    confided.close()
    access.recover(data, code, "rolf", NEW)
    assert readable(data, before) == []
    (data / KEY_FILE).write_bytes(file)
    with pytest.raises(KeysOutOfStep):
        log_in(data, "rolf", clock)


@pytest.mark.parametrize("at_the_door", [True, False])
def test_a_counters_old_password_opens_nothing_of_today(
    confided: Desk, data: Path, clock: Clock, at_the_door: bool
) -> None:
    confided.close()
    file, before = (data / KEY_FILE).read_bytes(), Keyring.load(data).open("theke", PASSWORD)
    if at_the_door:
        access.replace_password(data, "theke", PASSWORD, NEW, clock=clock)
    else:
        theke = log_in(data, "theke", clock)
        access.change_password(theke, PASSWORD, NEW)
        theke.close()
    assert not opens(data, before.desk_key)
    with pytest.raises(WrongPassword):
        log_in(data, "theke", clock)
    access.login(data, "theke", NEW, clock=clock).close()
    lead = log_in(data, "caro", clock)
    assert [counselling.read_session(lead, number).note for number in (1, 2, 3)] == list(NOTES)
    assert upkeep.verify(lead).findings == ()
    lead.close()
    # The old pair of keys opens no later desk key either: there is a new one, and the lead's login confirmed it.
    assert not fits_with_the_pair_of_before(Keyring.from_bytes(file), Keyring.load(data), "theke")
    assert Keyring.load(data).user("theke").steps == ()
    (data / KEY_FILE).write_bytes(file)
    for name in ("theke", "caro"):
        with pytest.raises(KeysOutOfStep):
            log_in(data, name, clock)


# -- whoever has the desk key of today as well: a counter at a prompt --------------------------------------------------


def with_keys_of_today(old: Keyring, now: Keyring, desk_key: bytes) -> Keyring:
    """A key file of before, as far as a counter can make it fit: today's desk key, edition and seal."""
    raised = replace(old, generation=now.generation, edition=now.edition)
    users = tuple(
        replace(user, desk=seal(desk_key, user.public_key, raised._place("desk", user, raised.generation)))
        for user in raised.users
    )
    recovery = raised.recovery
    place = raised._place("desk", recovery, raised.generation)
    recovery = replace(recovery, desk=seal(desk_key, recovery.public_key, place))
    sealed = seal(desk_key, raised.vault_public, raised._vault_place())
    return replace(raised, users=users, recovery=recovery, desk_sealed=sealed).signed(desk_key)


@pytest.mark.parametrize("change", [step_down, out_and_in_again, remove, remove_counter])
def test_a_whole_roster_of_before_lets_no_vault_login_write(
    confided: Desk, data: Path, clock: Clock, change: Callable[[Desk], None]
) -> None:
    """Its vault key is the one of before, which somebody kept: it opens none of the notes that are there."""
    old = Keyring.load(data)
    change(confided)
    confided.close()
    now = Keyring.load(data)
    forged = with_keys_of_today(old, now, now.open("caro", PASSWORD).desk_key)
    forged.save(data)
    for name in ("caro", "rolf"):
        with pytest.raises((KeysOutOfStep, RosterDiffers)):
            log_in(data, name, clock)


@pytest.mark.parametrize("name", ["rolf", "theke"])
def test_a_removed_colleague_is_not_put_back_with_the_old_mac(
    confided: Desk, data: Path, clock: Clock, name: str
) -> None:
    old = Keyring.load(data)
    present.remove_user(confided, name, own_password=PASSWORD)
    confided.close()
    now = Keyring.load(data)
    desk_key = now.open("caro", PASSWORD).desk_key
    line = with_keys_of_today(old, now, desk_key).user(name)
    for mac in (old.roster_mac, now.roster_mac):
        replace(now, users=(*now.users, line), roster_mac=mac).signed(desk_key).save(data)
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            log_in(data, "caro", clock)
        with pytest.raises((RosterDiffers, StoreDamaged)):
            log_in(data, name, clock)


def test_a_counter_raised_in_the_file_is_refused_by_the_list_of_colleagues(
    desk: Desk, data: Path, clock: Clock
) -> None:
    present.change_role(desk, "theke", Role.LEAD, own_password=PASSWORD)
    keyring = Keyring.load(data)
    with desk.writing() as uow:
        uow.conn.exec_driver_sql("UPDATE staff SET role = 'counter' WHERE name = 'theke'")
        uow.commit()
    assert [str(one) for one in upkeep.verify(desk).findings if "Theke" in str(one)] == [
        "Die Schlüsseldatei gibt Theke eine andere Rolle als die Liste der Mitarbeitenden."
    ]
    desk.close()
    with pytest.raises(RosterDiffers, match="Theke mehr Rechte"):
        log_in(data, "theke", clock)
    assert Keyring.load(data) == keyring


def test_who_is_in_one_of_the_two_lists_only_is_told(desk: Desk) -> None:
    with desk.writing() as uow:
        uow.conn.exec_driver_sql("UPDATE staff SET active = 0 WHERE name = 'theke'")
        uow.conn.exec_driver_sql("INSERT INTO colleague (key, first_name) VALUES ('anna', 'Rolf')")
        uow.conn.exec_driver_sql("UPDATE staff SET name = 'anna' WHERE name = 'rolf'")
        uow.commit()
    told = {str(one) for one in upkeep.verify(desk).findings}
    assert {
        "Die Schlüsseldatei hat einen Zugang für Theke, die Liste der Mitarbeitenden nicht.",
        "Die Schlüsseldatei hat einen Zugang für Rolf, die Liste der Mitarbeitenden nicht.",
        "Die Liste der Mitarbeitenden hat Rolf, die Schlüsseldatei keinen Zugang dazu.",
    } <= told


# -- another counter's line ---------------------------------------------------------------------------------------


def test_another_counters_line_is_not_rolled_back(desk: Desk, data: Path, clock: Clock) -> None:
    access.add_user(desk, "nina", Role.COUNTER, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    desk.close()
    old = Keyring.load(data)
    nina = log_in(data, "nina", clock)
    access.change_password(nina, PASSWORD, NEW)
    nina.close()
    log_in(data, "caro", clock).close()
    now = Keyring.load(data)
    desk_key = now.open("theke", PASSWORD).desk_key
    line = with_keys_of_today(old, now, desk_key).user("nina")
    users = tuple(line if user.name == "nina" else user for user in now.users)
    # Without the desk key: everybody's login says so. With it: everybody's who has the vault.
    replace(now, users=users).save(data)
    for name in ("theke", "caro", "rolf", "nina"):
        with pytest.raises(StoreDamaged, match="Siegel"):
            log_in(data, name, clock)
    replace(now, users=users).signed(desk_key).save(data)
    for name in ("caro", "rolf"):
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            log_in(data, name, clock)


def test_a_new_key_is_confirmed_only_with_the_old_ones_word(desk: Desk, data: Path, clock: Clock) -> None:
    desk.close()
    for old, new in ((PASSWORD, NEW), (NEW, "ein drittes Passwort")):
        access.replace_password(data, "theke", old, new, clock=clock)
    keyring = Keyring.load(data)
    held = keyring.open("theke", "ein drittes Passwort")
    assert len(keyring.user("theke").steps) == 2
    for place in (0, 1):
        steps = list(keyring.user("theke").steps)
        steps[place] = replace(steps[place], proof=bytes(32))
        forged = replace(keyring.user("theke"), steps=tuple(steps))
        users = tuple(forged if user.name == "theke" else user for user in keyring.users)
        replace(keyring, users=users).signed(held.desk_key).save(data)
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            log_in(data, "caro", clock)
    # A key of somebody else's making: they know the word of none of the keys before.
    other = own_password(keyring, "theke", "ein drittes Passwort", PASSWORD).user("theke")
    mixed = replace(other, steps=keyring.user("theke").steps)
    users = tuple(mixed if user.name == "theke" else user for user in keyring.users)
    replace(keyring, users=users).signed(held.desk_key).save(data)
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        log_in(data, "caro", clock)
    keyring.save(data)
    log_in(data, "caro", clock).close()
    assert Keyring.load(data).user("theke").steps == ()
    access.login(data, "theke", "ein drittes Passwort", clock=clock).close()


# -- the cost of a guess ------------------------------------------------------------------------------------------


def with_cost(keyring: Keyring, name: str, cost: list[int], desk_key: bytes) -> Keyring:
    raw = json.loads(keyring.to_bytes())
    for line in raw["users"]:
        if line["name"] == name:
            line["argon2id"] = cost
    return Keyring.from_bytes(canonical(raw)).signed(desk_key)


def test_the_password_seals_its_cost(data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring.load(data)
    holder, held = keyring.user("theke"), keyring.open("theke", PASSWORD)
    # As if Argon2 made the same key at any cost: the line says another one than the password sealed.
    kek = holder.cost.key(PASSWORD, holder.salt)
    forged = with_cost(keyring, "theke", [16, 2, 1], held.desk_key)
    with pytest.raises(WrongPassword):
        forged.opened("theke", lambda _: kek)
    forged.save(data)
    with pytest.raises(StoreDamaged, match="Siegel"):
        with_cost(keyring, "theke", [16, 2, 1], bytes(32)).open("caro", PASSWORD)
    # It is cheaper than any that this program asks: refused before a guess is made.
    monkeypatch.setattr(key_holder, "floor", Argon2())
    monkeypatch.setattr(low_level, "hash_secret_raw", lambda *_: pytest.fail("a guess was reckoned"))
    with pytest.raises(StoreDamaged):
        log_in(data, "theke", clock)


@pytest.mark.parametrize("cost", [[1 << 21, 3, 4], [65536, 17, 4], [65536, 3, 17], [1 << 40, 3, 4]])
def test_a_cost_that_no_login_can_bear_is_refused_before_it_is_paid(
    data: Path, clock: Clock, cost: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Keyring.load(data)
    with_cost(keyring, "theke", cost, keyring.open("theke", PASSWORD).desk_key).save(data)
    monkeypatch.setattr(low_level, "hash_secret_raw", lambda *_: pytest.fail("a guess was reckoned"))
    with pytest.raises(StoreDamaged):
        log_in(data, "theke", clock)


def test_a_login_makes_one_guess(
    confided: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the first one after the vault key was made new, which seals the line again."""
    step_down(confided)
    access.add_user(confided, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    new_code(confided)
    confided.close()
    guesses: list[object] = []
    hashed = low_level.hash_secret_raw

    def counted(*arguments: object) -> object:
        guesses.append(arguments[1])
        return hashed(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(low_level, "hash_secret_raw", counted)
    before = Keyring.load(data).user("lena")
    log_in(data, "lena", clock).close()
    assert Keyring.load(data).user("lena").private_key != before.private_key
    assert len(guesses) == 1
    log_in(data, "lena", clock).close()
    assert len(guesses) == 2


# -- a forged vault key after rotations --------------------------------------------------------------------------------


def test_a_vault_key_without_the_former_ones_word_is_not_taken(confided: Desk, data: Path) -> None:
    """Rolf's password knows the key of then; whoever has only the desk key cannot lead on from it."""
    new_code(confided)
    step_down_held = Keyring.load(data).open("caro", PASSWORD)
    confided.close()
    keyring = Keyring.load(data)
    planted = Secrets(step_down_held.desk_key, b"p" * 32)
    for former in (b"q" * 32, b"p" * 32):
        links = (lineage.link(keyring.store_id, former, b"p" * 32),)
        for chain in (links, (*keyring.lineage, *links), ()):
            forged = replace(keyring, lineage=chain, vault_public=lineage.vault_public(b"p" * 32))
            users = tuple(forged._sealed(user, planted) for user in forged.users)
            forged = forged._with_users(users, planted)
            with pytest.raises(StoreDamaged, match="Tresor"):
                forged.open("rolf", PASSWORD)


# -- a change that was interrupted ---------------------------------------------------------------------------------


def test_the_database_says_which_content_is_in_force(confided: Desk, data: Path, clock: Clock) -> None:
    """A key file and the write that belongs to it come into force together, wherever they were cut off."""
    old = Keyring.load(data)
    access.add_user(confided, "nina", Role.COUNTER, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    new = Keyring.load(data)
    confided.close()
    both = old.awaiting(new, old.open("caro", PASSWORD).desk_key)
    both.save(data)
    log_in(data, "nina", clock).close()
    assert Keyring.load(data).following is None
    # The same, cut off before the commit.
    keys = new.open("caro", PASSWORD)
    before = shutil.copytree(data, data.parent / "davor")
    current = Keyring.load(data)
    current.awaiting(current.without_user("nina", keys).next_edition(keys.desk_key), keys.desk_key).save(
        before
    )
    log_in(before, "nina", clock).close()
    # A file that is two steps ahead or behind belongs to another state.
    ahead = current.next_edition(keys.desk_key).next_edition(keys.desk_key)
    for content in (ahead, old, old.awaiting(ahead, keys.desk_key)):
        content.save(data)
        with pytest.raises((KeysOutOfStep, UnknownUser)):
            log_in(data, "caro", clock)


def test_a_backup_holds_a_pair_that_fits(confided: Desk, data: Path) -> None:
    """Also one that is made while a change of the key file is not finished yet."""
    keyring = Keyring.load(data)
    keys = keyring.open("caro", PASSWORD)
    keyring.awaiting(keyring.next_edition(keys.desk_key), keys.desk_key).save(data)
    made = upkeep.backup(confided).path
    with zipfile.ZipFile(made) as bundle:
        assert Keyring.from_bytes(bundle.read(KEY_FILE)) == keyring
    upkeep.verify_backup(made, "rolf", PASSWORD)
    keyring.next_edition(keys.desk_key).save(data)
    with pytest.raises(KeysOutOfStep):
        backup.make(data, keys.desk_key, data / "backups" / "x.desk", confided.clock())
    # An open window has held the right one, and lays it back first.
    upkeep.verify_backup(upkeep.backup(confided).path, "rolf", PASSWORD)


def test_a_backup_with_a_key_file_of_another_state_is_none(confided: Desk, data: Path) -> None:
    old = upkeep.backup(confided).path
    present.edit_staff(confided, "rolf", "Rolf G.", "")
    with zipfile.ZipFile(old) as bundle:
        names = bundle.namelist()
        content = {name: bundle.read(name) for name in names}
    manifest = json.loads(content[names[0]])
    content[KEY_FILE] = (data / KEY_FILE).read_bytes()
    manifest["sha256"][KEY_FILE] = hashlib.sha256(content[KEY_FILE]).hexdigest()
    content[names[0]] = json.dumps(manifest).encode()
    mixed = data.parent / "gemischt.desk"
    with zipfile.ZipFile(mixed, "w") as bundle:
        for name in names:
            bundle.writestr(name, content[name])
    upkeep.verify_backup(old, "rolf", PASSWORD)
    with pytest.raises(NotABackup):
        upkeep.verify_backup(mixed, "rolf", PASSWORD)


def test_while_a_command_has_the_store_open_the_password_stays(
    confided: Desk, desk_of: Callable[[str], Desk]
) -> None:
    other = desk_of("theke")
    with pytest.raises(StoreBusy, match="dort beenden"):
        access.change_password(confided, PASSWORD, NEW)
    other.close()
    access.change_password(confided, PASSWORD, NEW)


def test_the_key_file_of_another_state_is_never_gone_on_from(
    confided: Desk, data: Path, clock: Clock
) -> None:
    """An open window has held the one of today: that is what a password is tried on, and what is changed."""
    file = (data / KEY_FILE).read_bytes()
    present.edit_staff(confided, "rolf", "Rolf G.", "")
    today = Keyring.load(data)
    (data / KEY_FILE).write_bytes(file)
    access.lock(confided)
    access.unlock(confided, PASSWORD)
    assert today in Keyring.load(data).contents()
    (data / KEY_FILE).write_bytes(file)
    access.change_password(confided, PASSWORD, NEW)
    (data / KEY_FILE).write_bytes(file)
    access.new_recovery_code(confided, own_password=NEW)
    assert upkeep.verify(confided).findings == ()
    assert key_state.of_file(data / DATABASE_FILE, confided.store.desk_key)[0]
    confided.close()
    access.login(data, "caro", NEW, clock=clock).close()
    with pytest.raises(WrongPassword):
        log_in(data, "caro", clock)
