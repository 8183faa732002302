"""Who may put a backup back, who comes back with it, and what is written down of it."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByCode, ByPassword, Order, Returning
from woilmenau_desk.domain.errors import (
    NobodyLeft,
    NotAllowed,
    PresentLeadNeeded,
    StoreDamaged,
    TooManyAttempts,
    UnknownUser,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import restoring, upkeep
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys import key_file_format
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring
from woilmenau_desk.storage.restore_journal import JOURNAL_FILE
from woilmenau_desk.storage.tables.audit import AuditEntry

NEW = "ein neues Passwort"
CARO = ByPassword("caro", PASSWORD)


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    """A backup in which Lena leads, too."""
    access.add_user(desk, "lena", Role.LEAD, PASSWORD, display_name="Lena", own_password=PASSWORD, cost=CHEAP)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    return upkeep.backup(desk, tmp_path / "sicherung.desk").path


@pytest.fixture
def since(made: Path, desk: Desk, data: Path) -> Path:
    """The folder, after Lena has left, Rolf went to the counter, Omar came and Caro has a new password."""
    present.remove_user(desk, "lena", own_password=PASSWORD)
    present.change_role(desk, "rolf", Role.COUNTER, own_password=PASSWORD)
    access.add_user(
        desk, "omar", Role.COUNTER, PASSWORD, display_name="Omar", own_password=PASSWORD, cost=CHEAP
    )
    access.change_password(desk, PASSWORD, NEW)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    return data


def trail(data: Path, name: str = "caro", password: str = PASSWORD) -> list[tuple[str, str, str]]:
    desk = access.login(data, name, password)
    try:
        with desk.store.read() as conn:
            query = select(AuditEntry.actor, AuditEntry.action, AuditEntry.detail).order_by(AuditEntry.id)
            return [(actor, action, detail) for actor, action, detail in conn.execute(query)]
    finally:
        desk.close()


# -- who may ----------------------------------------------------------------------------------------------------


def test_who_led_then_alone_replaces_no_store(since: Path, made: Path) -> None:
    """Lena kept a backup, and her password of then."""
    before = {path: path.read_bytes() for path in since.iterdir() if path.is_file()}
    for way in (ByPassword("lena", PASSWORD), CARO):
        for ask in (
            lambda way=way: upkeep.may_restore(since, Order(made, way)),
            lambda way=way: upkeep.compare(since, Order(made, way)),
            lambda way=way: upkeep.restore_by(since, Order(made, way)),
        ):
            with pytest.raises(PresentLeadNeeded, match="heutige Passwort"):
                ask()
    for path, content in before.items():
        assert path.read_bytes() == content
    assert not list(since.glob("ersetzt-*"))


@pytest.mark.parametrize(
    ("present", "refusal"),
    [
        (ByPassword("caro", "falsch-falsch"), WrongPassword),
        (ByPassword("lena", PASSWORD), UnknownUser),
        (ByPassword("omar", PASSWORD), NotAllowed),
        (ByCode("2345"), WrongRecoveryCode),
    ],
)
def test_only_a_lead_of_today_or_the_code_of_today_will_do(
    since: Path, made: Path, present: ByPassword | ByCode, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        upkeep.restore_by(since, Order(made, CARO, present))
    assert not list(since.glob("ersetzt-*"))


def test_wrong_passwords_of_today_slow_down_here_too(since: Path, made: Path) -> None:
    guess = Order(made, CARO, ByPassword("caro", "falsch-falsch"))
    for _ in range(4):
        with pytest.raises((WrongPassword, TooManyAttempts)):
            upkeep.may_restore(since, guess)
    with pytest.raises(TooManyAttempts):
        upkeep.may_restore(since, guess)


def test_the_code_serves_for_both_as_long_as_it_is_the_same(since: Path, made: Path, code: str) -> None:
    upkeep.may_restore(since, Order(made, ByCode(code)))
    desk = access.login(since, "caro", NEW)
    access.new_recovery_code(desk, own_password=NEW)
    desk.close()
    with pytest.raises(PresentLeadNeeded):
        upkeep.may_restore(since, Order(made, ByCode(code)))
    upkeep.may_restore(since, Order(made, ByCode(code), ByPassword("caro", NEW)))


def test_where_no_store_can_be_opened_the_backup_is_enough(since: Path, made: Path, tmp_path: Path) -> None:
    (since / KEY_FILE).write_text("{", "utf-8")
    assert upkeep.compare(since, Order(made, CARO)).present is None
    upkeep.restore_by(since, Order(made, CARO))
    upkeep.restore_by(tmp_path / "neu", Order(made, ByPassword("lena", PASSWORD)))
    access.login(tmp_path / "neu", "lena", PASSWORD).close()


def test_a_ruined_database_beside_whole_keys_is_still_a_matter_of_todays_lead(
    since: Path, made: Path
) -> None:
    (since / DATABASE_FILE).write_bytes(b"nothing of use")
    with pytest.raises(PresentLeadNeeded):
        upkeep.restore_by(since, Order(made, CARO))
    found = upkeep.compare(since, Order(made, CARO, ByPassword("caro", NEW)))
    # Whether these keys are the ones of today only a database could say: so the passwords of then hold, and all are told.
    assert (found.present, found.roster, found.kept, found.as_today) == (None, True, True, False)
    assert "lena" in {one.name for one in found.returning}
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW)))
    assert done.left_out == ("lena",)
    assert done.kept is not None
    assert (done.kept / DATABASE_FILE).read_bytes() == b"nothing of use"


def test_it_is_said_whether_anything_is_kept_and_whether_today_could_be_read(
    since: Path, made: Path, tmp_path: Path
) -> None:
    fresh = upkeep.compare(tmp_path / "nothing here", Order(made, CARO))
    assert (fresh.roster, fresh.kept) == (False, False)
    (since / KEY_FILE).write_bytes(b"nothing of use")
    ruined = upkeep.compare(since, Order(made, CARO))
    assert (ruined.present, ruined.roster, ruined.kept) == (None, False, True)


# -- who comes back ---------------------------------------------------------------------------------------------


def test_it_is_told_who_would_come_back(since: Path, made: Path) -> None:
    found = upkeep.compare(since, Order(made, CARO, ByPassword("caro", NEW)))
    assert found.returning == (
        Returning("rolf", "Rolf", Role.COUNSELLOR, Role.COUNTER),
        Returning("lena", "Lena", Role.LEAD, None),
    )
    assert found.as_today
    assert (found.older_passwords, found.left_behind) == ((), ())
    assert found.leads == ("caro", "lena")
    assert found.present is not None
    assert (found.backup.counts["visit"], found.present["visit"]) == (1, 2)
    assert found.backup.newest < found.present_newest or found.backup.newest == found.present_newest


def test_who_has_left_stays_outside(since: Path, made: Path, clock: Clock) -> None:
    old_key = Keyring.from_bytes(_keys_of(made)).open("lena", PASSWORD).desk_key
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW)))
    assert (done.left_out, done.lowered) == (("lena",), ("rolf",))
    with pytest.raises(UnknownUser):
        access.login(since, "lena", PASSWORD)
    desk = access.login(since, "caro", NEW, clock=clock)
    # What she still holds of the backup opens nothing of what stands there now.
    assert desk.store.desk_key != old_key
    assert "lena" not in {row.name for row in centre.staff(desk)}
    assert upkeep.verify(desk).findings == ()
    assert len(visits.day(desk).rows) == 1
    desk.close()
    rolf = log_in(since, "rolf", clock)
    assert rolf.actor.role is Role.COUNTER
    assert not rolf.has_vault
    rolf.close()


def test_who_is_named_comes_back(since: Path, made: Path, clock: Clock) -> None:
    # Her password of then, on a key file that meanwhile went on; his of today.
    back = frozenset({"lena", "rolf"})
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW), back))
    assert (done.left_out, done.lowered) == ((), ())
    for name, role in (("lena", Role.LEAD), ("rolf", Role.COUNSELLOR)):
        desk = log_in(since, name, clock)
        assert (desk.actor.role, desk.has_vault) == (role, True)
        desk.close()
    with pytest.raises(UnknownUser):
        upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW), frozenset({"niemand"})))


def test_a_store_without_a_lead_does_not_come_back(since: Path, made: Path, code: str) -> None:
    desk = access.login(since, "caro", NEW)
    access.add_user(desk, "mira", Role.LEAD, PASSWORD, own_password=NEW, cost=CHEAP)
    desk.close()
    mira = access.login(since, "mira", PASSWORD)
    present.remove_user(mira, "caro", own_password=PASSWORD)
    mira.close()
    # Who was asked leads on; where nobody of today could be, somebody of then has to.
    keys = (since / KEY_FILE).read_bytes()
    _hit_the_seal(since)
    with pytest.raises(NobodyLeft, match="Caro, Lena"):
        upkeep.restore_by(since, Order(made, CARO, ByPassword("mira", PASSWORD)))
    assert not list(since.glob("ersetzt-*"))
    (since / KEY_FILE).write_bytes(keys)
    today = ByPassword("mira", PASSWORD)
    with pytest.raises(WeakPassword):
        upkeep.restore_by(since, Order(made, CARO, today, own=ByPassword("mira", "kurz")))
    done = upkeep.restore_by(since, Order(made, CARO, today, own=ByPassword("mira", NEW)))
    assert set(done.left_out) == {"caro", "lena"}
    desk = access.login(since, "mira", NEW)
    assert desk.actor.role is Role.LEAD
    desk.close()


# -- which passwords, and which sheet ---------------------------------------------------------------------------


def test_passwords_and_sheet_of_today_stay_those_that_fit(
    since: Path, made: Path, code: str, clock: Clock
) -> None:
    desk = access.login(since, "caro", NEW)
    sheet = access.new_recovery_code(desk, own_password=NEW)
    desk.close()
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW)))
    assert done.as_today
    with pytest.raises(WrongPassword):
        access.login(since, "caro", PASSWORD)
    with pytest.raises(WrongRecoveryCode):
        access.recover(since, code, "lena", NEW)
    # Theke has not been there since the vault got other keys; Omar was not known when the backup was made.
    for name, role in (("theke", Role.COUNTER), ("omar", Role.COUNTER), ("rolf", Role.COUNTER)):
        desk = log_in(since, name, clock)
        assert desk.actor.role is role
        desk.close()
    access.recover(since, sheet, "caro", PASSWORD)
    desk = log_in(since, "caro", clock)
    assert upkeep.verify(desk).findings == ()
    desk.close()
    # And once more from the same backup: what was put back goes on as any other store does.
    upkeep.restore_by(since, Order(made, CARO))
    log_in(since, "omar", clock).close()


def test_a_line_forged_in_an_old_backup_is_worth_nothing(
    since: Path, made: Path, tmp_path: Path, clock: Clock
) -> None:
    """Lena led then, and has put a password of her own into Rolf's line, and a vault key into the lineage."""
    mine = tmp_path / "mine"
    upkeep.restore_by(mine, Order(made, ByPassword("lena", PASSWORD)))
    desk = access.login(mine, "lena", PASSWORD)
    access.reset_password(desk, "rolf", "von Lena gesetzt", own_password=PASSWORD)
    access.reset_password(desk, "caro", "von Lena gesetzt", own_password=PASSWORD)
    desk.close()
    access.replace_password(mine, "rolf", "von Lena gesetzt", "von Lena gewusst")
    access.replace_password(mine, "caro", "von Lena gesetzt", "von Lena gewusst")
    desk = access.login(mine, "lena", PASSWORD)
    forged = upkeep.backup(desk, tmp_path / "gefälscht.desk").path
    desk.close()
    order = Order(forged, ByPassword("lena", PASSWORD), ByPassword("caro", NEW))
    upkeep.restore_by(since, order)
    for name in ("rolf", "caro"):
        with pytest.raises(WrongPassword):
            access.login(since, name, "von Lena gewusst")
    log_in(since, "rolf", clock).close()
    access.login(since, "caro", NEW, clock=clock).close()
    # Named, she comes back, though today's vault key does not follow from hers; nobody else is moved by that.
    upkeep.restore_by(since, replace(order, bring_back=frozenset({"lena"})))
    for name, password in (("lena", PASSWORD), ("caro", NEW), ("omar", PASSWORD), ("theke", PASSWORD)):
        desk = access.login(since, name, password, clock=clock)
        assert desk.has_vault is (name in {"lena", "caro"})
        desk.close()


def test_where_nobody_of_today_could_be_asked_the_trail_says_so(since: Path, made: Path, code: str) -> None:
    """Who opens a key file whose seal is broken may be anybody, with a line of then laid into it."""
    _hit_the_seal(since)
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW)))
    assert not done.as_today
    assert ("caro", "restored", f"{done.backup.made_at};unasked") in trail(since)
    access.recover(since, code, "caro", NEW)


def test_with_the_code_alone_on_a_new_computer(made: Path, tmp_path: Path, code: str) -> None:
    new = tmp_path / "neu"
    done = upkeep.restore_by(new, Order(made, ByCode(code), own=ByPassword(" Caro ", NEW)))
    assert done.kept is None
    assert done.left_out == ()
    desk = access.login(new, "caro", NEW)
    assert desk.has_vault
    assert upkeep.verify(desk).findings == ()
    desk.close()


# -- what is written down ---------------------------------------------------------------------------------------


def test_both_stores_tell_of_it(since: Path, made: Path) -> None:
    length = len(trail(since, password=NEW))
    done = upkeep.restore_by(since, Order(made, CARO, ByPassword("caro", NEW)))
    made_at = done.backup.made_at
    told = trail(since, password=NEW)
    assert ("caro", "restored", f"{made_at};replaced:{length}") in told
    assert ("caro", "user added", "omar:counter") in told
    assert ("caro", "user removed", "lena") in told
    assert ("caro", "role changed", "rolf:counsellor>counter") in told
    assert done.kept is not None
    assert ("caro", "replaced", made_at) in trail(done.kept, password=NEW)


def test_whoever_comes_with_the_code_is_named_as_far_as_may_be(made: Path, tmp_path: Path, code: str) -> None:
    upkeep.restore_by(tmp_path / "eins", Order(made, ByCode(code)))
    upkeep.restore_by(tmp_path / "zwei", Order(made, ByCode(code), own=ByPassword("caro", NEW)))
    assert ("recovery code", "restored") in [entry[:2] for entry in trail(tmp_path / "eins")]
    assert ("caro", "restored") in [entry[:2] for entry in trail(tmp_path / "zwei", password=NEW)]


# -- the journal, and what is found -----------------------------------------------------------------------------


def test_a_journal_that_nobody_can_make_out_keeps_no_backup_away(desk: Desk, made: Path, data: Path) -> None:
    desk.close()
    for content in ("{", "[" * 100_000, '{"format": 1, "kept": "../x", "out": [], "fresh": "x", "into": []}'):
        (data / JOURNAL_FILE).write_text(content, "utf-8")
        with pytest.raises(StoreDamaged):
            access.login(data, "caro", PASSWORD)
        upkeep.restore(data, made, "caro", PASSWORD)
        access.login(data, "caro", PASSWORD).close()


def test_backups_are_found_and_looked_at(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "stick"
    other.mkdir()
    broken = bytearray(made.read_bytes())
    broken[len(broken) // 2] ^= 1
    (other / "kaputt.desk").write_bytes(broken)
    (other / "brief.desk").write_bytes(b"nichts")
    (other / "ordner.desk").mkdir()
    found = {one.path.name: one for one in upkeep.found_backups([made.parent, other, tmp_path / "fehlt"])}
    assert found["sicherung.desk"].whole
    assert found["sicherung.desk"].made_at
    assert (found["kaputt.desk"].whole, bool(found["kaputt.desk"].made_at)) == (False, True)
    assert (found["brief.desk"].whole, found["brief.desk"].made_at) == (False, "")
    assert len(found) == 3


# -- no store without its code ----------------------------------------------------------------------------------


def test_no_store_is_made_whose_code_nobody_has(tmp_path: Path) -> None:
    data = tmp_path / "neu"

    def fails(_code: str) -> None:
        raise UnknownUser(name="niemand")

    with pytest.raises(access.CodeNotKept, match="keine Ablage angelegt"):
        access.create_store(data, name="caro", display_name="", password=PASSWORD, cost=CHEAP, show=fails)
    assert not access.store_exists(data)
    assert not list(data.glob("desk.db*"))
    assert not [path for path in data.iterdir() if path.is_dir()]
    seen: list[tuple[str, bool]] = []
    made = access.create_store(
        data, name="caro", display_name="", password=PASSWORD, cost=CHEAP,
        show=lambda code: seen.append((code, access.store_exists(data))),
    )  # fmt: skip
    assert seen == [(made.recovery_code, False)]
    access.recover(data, made.recovery_code, "caro", NEW)


def test_a_store_that_is_prepared_is_none_until_it_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "neu"
    one, two = (
        access.prepare_store(data, name="caro", display_name="", password=PASSWORD, cost=CHEAP)
        for _ in range(2)
    )
    assert not access.store_exists(data)
    access.keep_store(one)
    with pytest.raises(access.StoreExists):
        access.keep_store(two)
    access.drop_store(one)
    access.drop_store(two)
    access.recover(data, one.recovery_code, "caro", NEW)
    assert not [path for path in data.iterdir() if path.is_dir()]


def test_a_new_code_that_cannot_be_shown_leaves_the_old_one(desk: Desk, data: Path, code: str) -> None:
    def fails(_code: str) -> None:
        raise UnknownUser(name="niemand")

    with pytest.raises(UnknownUser):
        access.new_recovery_code(desk, own_password=PASSWORD, show=fails)
    desk.close()
    access.recover(data, code, "caro", NEW)


def _hit_the_seal(data: Path) -> None:
    keys = json.loads((data / KEY_FILE).read_text("utf-8"))
    keys["desk_mac"] = "00" * 32
    (data / KEY_FILE).write_bytes(key_file_format.canonical(keys))


def _keys_of(made: Path) -> bytes:
    with zipfile.ZipFile(made) as bundle:
        return bundle.read(KEY_FILE)


@pytest.mark.parametrize("ruined", [False, True])
def test_the_key_file_of_then_is_no_word_of_today(
    made: Path, desk: Desk, data: Path, tmp_path: Path, *, ruined: bool
) -> None:
    """Lena led, was removed, and lays the key file of her time over today's."""
    old = (data / KEY_FILE).read_bytes()
    present.remove_user(desk, "lena", own_password=PASSWORD)
    desk.close()
    (data / KEY_FILE).write_bytes(old)
    if ruined:
        (data / DATABASE_FILE).unlink()
    order = Order(made, ByPassword("lena", PASSWORD))
    assert restoring.compare(data, order).as_today is ruined
    restoring.restore_by(data, order)
    for name in ("caro", "rolf"):
        again = log_in(data, name, Clock())
        said = " ".join(map(str, again.notices))
        assert ("ließ sich nicht prüfen" if ruined else "ohne dass jemand von heute zustimmen konnte") in said
        again.close()


def test_a_guess_through_a_backup_of_ones_own_is_counted(
    data: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("woilmenau_desk.storage.keys.attempts.time.time", lambda: 1_800_000_000.0)
    for number, guess in enumerate(
        ("falsches Passwort 1", "falsches Passwort 2", "falsches Passwort 3", PASSWORD)
    ):
        own = tmp_path / f"eigene{number}"
        access.create_store(own, name="caro", display_name="Caro", password=guess, cost=CHEAP)
        held = Keyring.load(own).open("caro", guess)
        backup = files.make(own, held.desk_key, tmp_path / f"{number}.desk", clock()).path
        with pytest.raises(PresentLeadNeeded):
            upkeep.may_restore(data, Order(backup, ByPassword("caro", guess)))
    assert access.wait_seconds(data, "caro") > 0
