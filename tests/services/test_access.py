"""Getting in, staying in, letting others in and out, and the way back when a password is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import present
from tests.forging import ABOVE, planted
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import (
    BadInput,
    CannotWrite,
    DeskLocked,
    KnownError,
    LastLead,
    MustChangePassword,
    NoStore,
    NotAllowed,
    SignInAgain,
    StoreBusy,
    StoreDamaged,
    StoreExists,
    TooManyAttempts,
    UnknownUser,
    UserExists,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, drafts, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.access.keys import hand_over, present_keys
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.keyring import Keyring

NEW = "ein neues Passwort"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Moves the clock that the slowing down goes by."""
    at = [1_795_000_000.0]
    monkeypatch.setattr(attempts.time, "time", lambda: at[0])

    def move(seconds: float) -> None:
        at[0] += seconds

    return move


# -- the first start ---------------------------------------------------------------------------------------------


def test_a_store_is_made_with_the_real_cost_and_opens(tmp_path: Path) -> None:
    data = tmp_path / "neu" / "hier"
    assert not access.store_exists(data)
    made = access.create_store(data, name=" Caro ", display_name="", password=PASSWORD, phone="0176 04069001")
    assert access.store_exists(data)
    assert len(made.recovery_code) == 39
    assert [(card.name, card.display_name, card.role) for card in access.users(data)] == [
        ("caro", "caro", Role.LEAD)
    ]
    desk = access.login(data, "CARO", PASSWORD)
    assert desk.actor.role is Role.LEAD
    assert centre.staff(desk)[0].phone == "0176 04069001"
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id == 1
    desk.close()
    assert data.stat().st_mode & 0o077 == 0


def test_a_store_is_not_made_over_another(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.iterdir() if path.is_file()}
    with pytest.raises(StoreExists, match="nicht angerührt"):
        access.create_store(data, name="eve", display_name="Eve", password=PASSWORD, cost=CHEAP)
    assert {path: path.read_bytes() for path in data.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"password": "kurz"}, WeakPassword),
        ({"name": " \u200e "}, BadInput),
        ({"name": "x" * 41}, BadInput),
        ({"display_name": "x" * 10_000}, BadInput),
        ({"phone": "1" * 41}, BadInput),
    ],
)
def test_a_bad_beginning_leaves_no_store(
    tmp_path: Path, changes: dict[str, str], error: type[KnownError]
) -> None:
    told = {"name": "caro", "display_name": "Caro", "password": PASSWORD, **changes}
    with pytest.raises(error):
        access.create_store(tmp_path / "data", cost=CHEAP, **told)  # type: ignore[arg-type]
    assert not access.store_exists(tmp_path / "data")
    made = access.create_store(tmp_path / "data", name="caro", display_name="", password=PASSWORD, cost=CHEAP)
    assert made.recovery_code


def test_a_place_that_cannot_be_written_is_told() -> None:
    with pytest.raises(CannotWrite):
        access.create_store(
            Path("/dev/null/data"), name="caro", display_name="", password=PASSWORD, cost=CHEAP
        )


def test_where_there_is_no_store_nobody_logs_in_and_nothing_is_made(tmp_path: Path) -> None:
    for attempt in (
        lambda: access.users(tmp_path / "data"),
        lambda: access.login(tmp_path / "data", "caro", PASSWORD),
        lambda: access.recover(tmp_path / "data", "x", "caro", NEW),
    ):
        with pytest.raises(NoStore):
            attempt()
    assert not (tmp_path / "data").exists()


# -- wrong passwords ---------------------------------------------------------------------------------------------


def test_wrong_passwords_slow_down_and_a_restart_is_no_way_around(
    data: Path, clock: Clock, later: Callable[[float], None]
) -> None:
    waits = []
    for _ in range(5):
        with pytest.raises(WrongPassword) as refused:
            access.login(data, "caro", "falsch-falsch")
        waits.append(refused.value.wait)
        later(refused.value.wait)
    assert waits == [0, 0, 1, 2, 4]
    with pytest.raises(WrongPassword) as refused:
        access.login(data, "caro", "falsch-falsch")
    # Nothing of it lies in this process: the right password has to wait as well.
    with pytest.raises(TooManyAttempts, match="8 Sekunden") as wait:
        log_in(data, "caro", clock)
    assert wait.value.wait == access.wait_seconds(data, " Caro ") == 8
    log_in(data, "theke", clock).close()
    later(8)
    log_in(data, "caro", clock).close()
    assert access.wait_seconds(data, "caro") == 0


def test_unlocking_slows_down_as_well(desk: Desk, data: Path, later: Callable[[float], None]) -> None:
    access.lock(desk)
    for _ in range(3):
        with pytest.raises(WrongPassword):
            access.unlock(desk, "falsch-falsch")
    with pytest.raises(TooManyAttempts):
        access.unlock(desk, PASSWORD)
    later(1)
    access.unlock(desk, PASSWORD)


def test_nobody_by_that_name(data: Path) -> None:
    with pytest.raises(UnknownUser, match="„niemand“"):
        access.login(data, "niemand", PASSWORD)
    assert access.wait_seconds(data, "niemand") == 0


# -- locking -----------------------------------------------------------------------------------------------------


def test_a_locked_desk_has_no_vault_and_keeps_what_was_being_typed(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("rolf")
    drafts.save(desk, "session", {"note": "halb geschrieben"}, confidential=True)
    access.lock(desk)
    assert not desk.has_vault
    with pytest.raises(DeskLocked):
        drafts.load(desk, "session")
    access.unlock(desk, PASSWORD)
    assert drafts.load(desk, "session") == {"note": "halb geschrieben"}


def test_the_counter_unlocks_without_a_vault(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("theke")
    access.lock(desk)
    access.unlock(desk, PASSWORD)
    assert not desk.has_vault
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id == 1


# -- colleagues --------------------------------------------------------------------------------------------------


def test_a_new_colleague_gets_what_the_role_may_have(desk: Desk, data: Path, clock: Clock) -> None:
    done = access.add_user(
        desk, "Nina ", Role.COUNSELLOR, NEW, own_password=PASSWORD, display_name="Nina", phone="0176 04069009"
    )
    assert str(done.said) == "Zugang angelegt: Nina"
    assert [row.name for row in centre.staff(desk)] == ["caro", "rolf", "theke", "nina"]
    nina = access.login(data, "nina", NEW, clock=clock)
    assert nina.has_vault
    nina.close()


@pytest.mark.parametrize(
    ("name", "password", "own", "error"),
    [
        ("rolf", NEW, PASSWORD, UserExists),
        ("ROLF", NEW, PASSWORD, UserExists),
        ("nina", "kurz", PASSWORD, WeakPassword),
        ("nina", NEW, "falsch-falsch", WrongPassword),
        (" ", NEW, PASSWORD, BadInput),
        ("x" * 10_000, NEW, PASSWORD, BadInput),
    ],
)
def test_adding_fails_without_a_trace(
    desk: Desk, data: Path, name: str, password: str, own: str, error: type[KnownError]
) -> None:
    before = Keyring.load(data)
    with pytest.raises(error):
        access.add_user(desk, name, Role.COUNTER, password, own_password=own)
    assert Keyring.load(data) == before
    assert len(centre.staff(desk)) == 3


def test_one_cannot_remove_oneself_nor_the_last_lead(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Sich selbst"):
        present.remove_user(desk, "Caro", own_password=PASSWORD)
    with pytest.raises(UnknownUser):
        present.remove_user(desk, "niemand", own_password=PASSWORD)


def test_a_lead_who_was_removed_leaves_the_other(desk: Desk, data: Path, clock: Clock) -> None:
    access.add_user(desk, "lena", Role.LEAD, NEW, own_password=PASSWORD)
    desk.close()
    lena = access.login(data, "lena", NEW, clock=clock)
    present.remove_user(lena, "caro", own_password=NEW)
    with pytest.raises(LastLead):
        Keyring.load(data).without_user("lena", Keyring.load(data).open("lena", NEW))
    lena.close()


def test_who_comes_back_is_one_and_the_same_colleague(desk: Desk, data: Path, clock: Clock) -> None:
    present.remove_user(desk, "theke", own_password=PASSWORD)
    access.add_user(desk, "theke", Role.COUNSELLOR, NEW, own_password=PASSWORD)
    assert [(row.name, row.role) for row in centre.staff(desk)] == [
        ("caro", Role.LEAD),
        ("rolf", Role.COUNSELLOR),
        ("theke", Role.COUNSELLOR),
    ]
    desk.close()
    back = access.login(data, "theke", NEW, clock=clock)
    assert back.has_vault
    back.close()


def test_a_window_that_holds_the_store_removes_without_letting_go(data: Path, clock: Clock) -> None:
    window = log_in(data, "caro", clock, hold=True)
    present.remove_user(window, "theke", own_password=PASSWORD)
    with pytest.raises(StoreBusy):
        log_in(data, "rolf", clock, hold=True)
    window.close()
    log_in(data, "rolf", clock, hold=True).close()


def test_a_password_is_changed_by_its_owner(desk_of: Callable[[str], Desk], data: Path, clock: Clock) -> None:
    desk = desk_of("theke")
    with pytest.raises(WrongPassword):
        access.change_password(desk, "falsch-falsch", NEW)
    with pytest.raises(WeakPassword):
        access.change_password(desk, PASSWORD, "kurz")
    access.change_password(desk, PASSWORD, NEW)
    desk.close()
    access.login(data, "theke", NEW, clock=clock).close()
    with pytest.raises(WrongPassword):
        log_in(data, "theke", clock)


def test_a_name_and_a_phone_are_changed_by_their_owner_or_the_lead(
    desk: Desk, desk_of: Callable[[str], Desk], data: Path
) -> None:
    theke = desk_of("theke")
    assert present.edit_staff(theke, "theke", "Vordertisch", "0176 04069003").value.phone == "0176 04069003"
    with pytest.raises(NotAllowed):
        present.edit_staff(theke, "rolf", "Rolfi", "")
    present.edit_staff(desk, "rolf", "Rolf G.", "")
    assert [card.display_name for card in access.users(data)] == ["Caro", "Rolf G.", "Vordertisch"]
    assert [row.display_name for row in centre.staff(desk)] == ["Caro", "Rolf G.", "Vordertisch"]
    with pytest.raises(UnknownUser):
        present.edit_staff(desk, "niemand", "", "")


@pytest.mark.parametrize("what", ["add", "password", "edit", "code"])
def test_a_write_that_fails_leaves_the_old_key_file(
    desk: Desk, data: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Keyring.load(data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("woilmenau_desk.storage.trail.audit.append", full)
    attempt: Callable[[], object] = {
        "add": lambda: access.add_user(desk, "nina", Role.COUNTER, NEW, own_password=PASSWORD),
        "password": lambda: access.change_password(desk, PASSWORD, NEW),
        "edit": lambda: present.edit_staff(desk, "caro", "Caroline", ""),
        "code": lambda: access.new_recovery_code(desk, own_password=PASSWORD),
    }[what]
    with pytest.raises(KnownError, match="voll"):
        attempt()
    assert Keyring.load(data) == before
    assert [row.display_name for row in centre.staff(desk)] == ["Caro", "Rolf", "Theke"]


# -- the way back ------------------------------------------------------------------------------------------------


def test_the_recovery_code_sets_a_new_password(
    desk_of: Callable[[str], Desk], data: Path, clock: Clock, code: str
) -> None:
    rolf = desk_of("rolf")
    person = people.register(rolf, PersonData(given_name="Mira")).value
    request = RecordSession(SessionData(person.id, ("housing",)), note="Mietvertrag")
    session = counselling.record_session(rolf, request).value
    rolf.close()
    access.recover(data, code.lower(), "Rolf", NEW)
    again = access.login(data, "rolf", NEW, clock=clock)
    assert again.actor.role is Role.COUNSELLOR
    assert counselling.read_session(again, session.id).note == "Mietvertrag"
    again.close()
    with pytest.raises(WrongPassword):
        log_in(data, "rolf", clock)
    log_in(data, "caro", clock).close()


def test_the_recovery_code_makes_a_new_lead_of_somebody_unknown(data: Path, clock: Clock, code: str) -> None:
    access.recover(data, code, "lena", NEW)
    lena = access.login(data, "lena", NEW, clock=clock)
    assert lena.actor.role is Role.LEAD
    assert "lena" in {row.name for row in centre.staff(lena)}
    lena.close()


def test_recovering_ends_the_waiting(data: Path, code: str, clock: Clock) -> None:
    for _ in range(8):
        attempts.failed(data, "caro")
    assert access.wait_seconds(data, "caro") > 10
    access.recover(data, code, "caro", NEW)
    access.login(data, "caro", NEW, clock=clock).close()


def test_a_wrong_code_changes_nothing(data: Path, code: str) -> None:
    before = Keyring.load(data)
    for wrong in ("", "ABCD-EFGH", code[:-1], code[::-1]):
        with pytest.raises(WrongRecoveryCode):
            access.recover(data, wrong, "caro", NEW)
    with pytest.raises(WeakPassword):
        access.recover(data, code, "caro", "kurz")
    with pytest.raises(BadInput):
        access.recover(data, code, " ", NEW)
    assert Keyring.load(data) == before


def test_a_new_code_voids_the_old_sheet(desk: Desk, data: Path, code: str, clock: Clock) -> None:
    with pytest.raises(WrongPassword):
        access.new_recovery_code(desk, own_password="falsch-falsch")
    fresh = access.new_recovery_code(desk, own_password=PASSWORD)
    with pytest.raises(WrongRecoveryCode):
        access.recover(data, code, "caro", NEW)
    with pytest.raises(StoreBusy):
        access.recover(data, fresh, "caro", NEW)
    desk.close()
    access.recover(data, fresh, "caro", NEW)
    access.login(data, "caro", NEW, clock=clock).close()


def test_the_code_still_opens_after_somebody_was_removed(
    desk: Desk, data: Path, code: str, clock: Clock
) -> None:
    present.remove_user(desk, "theke", own_password=PASSWORD)
    desk.close()
    access.recover(data, code, "rolf", NEW)
    access.login(data, "rolf", NEW, clock=clock).close()


# -- another role, a new password from a lead --------------------------------------------------------------------


def details(desk: Desk, action: str) -> list[str]:
    with desk.store.read() as conn:
        rows = conn.exec_driver_sql("SELECT detail FROM audit_entry WHERE action = ? ORDER BY id", (action,))
        return [detail for (detail,) in rows]


def test_a_colleague_gets_another_role_and_keeps_the_password(
    desk: Desk, desk_of: Callable[[str], Desk], data: Path
) -> None:
    person = people.register(desk, PersonData("Mira")).value.id
    held = counselling.record_session(
        desk, RecordSession(SessionData(person, ("housing",)), "vertraulich")
    ).value.id
    done = present.change_role(desk, "Theke", Role.COUNSELLOR, own_password=PASSWORD)
    assert (done.value.role, str(done.said)) == (Role.COUNSELLOR, "Rolle geändert: Theke, jetzt Beratung")
    theke = desk_of("theke")
    assert theke.actor.role is Role.COUNSELLOR
    assert counselling.read_session(theke, held).note == "vertraulich"
    drafts.save(theke, "session", {"note": "getippt"}, confidential=True)
    theke.close()
    present.change_role(desk, "theke", Role.COUNTER, own_password=PASSWORD)
    theke = desk_of("theke")
    assert not theke.has_vault
    assert drafts.load(theke, "session") is None
    with pytest.raises(NotAllowed):
        counselling.read_session(theke, held)
    assert {row.name: row.role for row in centre.staff(desk)}["theke"] is Role.COUNTER
    assert details(desk, "role changed") == ["theke:counter>counsellor", "theke:counsellor>counter"]
    assert upkeep.verify(desk).findings == ()


def test_the_last_lead_cannot_step_down(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    with pytest.raises(LastLead):
        present.change_role(desk, "caro", Role.COUNTER, own_password=PASSWORD)
    assert desk.actor.role is Role.LEAD
    present.change_role(desk, "rolf", Role.LEAD, own_password=PASSWORD)
    present.change_role(desk, "caro", Role.COUNTER, own_password=PASSWORD)
    assert (desk.actor.role, desk.has_vault) == (Role.COUNTER, False)
    with pytest.raises(NotAllowed):
        present.change_role(desk, "caro", Role.LEAD, own_password=PASSWORD)
    assert desk_of("rolf").actor.role is Role.LEAD


def test_another_role_outlives_the_removal_of_a_colleague(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    present.change_role(desk, "theke", Role.COUNSELLOR, own_password=PASSWORD)
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    assert desk_of("theke").has_vault


def test_a_role_is_not_changed_without_the_leads_own_password(desk: Desk) -> None:
    with pytest.raises(WrongPassword):
        present.change_role(desk, "theke", Role.LEAD, own_password="falsch-falsch")
    assert details(desk, "role changed") == []
    assert Keyring.load(desk.data).user("theke").role is Role.COUNTER


@pytest.mark.parametrize("name", ["rolf", "theke"])
def test_a_given_password_opens_only_the_way_to_ones_own(
    desk: Desk, desk_of: Callable[[str], Desk], data: Path, clock: Clock, name: str
) -> None:
    before = desk_of(name)
    drafts.save(before, "session", {"note": "getippt"}, confidential=before.has_vault)
    before.close()
    given = "vorläufig gegeben"
    for _ in range(4):
        attempts.failed(data, name)
    access.reset_password(desk, name, given, own_password=PASSWORD)
    with pytest.raises(WrongPassword):
        access.login(data, name, PASSWORD, clock=clock)
    access.wait_seconds(data, name)
    attempts.succeeded(data, name)
    with pytest.raises(MustChangePassword, match="user passwd"):
        access.login(data, name, given, clock=clock)
    for refused, error in ((given, BadInput), ("kurz", WeakPassword)):
        with pytest.raises(error):
            access.replace_password(data, name, given, refused)
    with pytest.raises(WrongPassword):
        access.replace_password(data, name, PASSWORD, NEW)
    with pytest.raises(StoreBusy):
        access.replace_password(data, name, given, NEW)
    desk.close()
    access.replace_password(data, name, given, NEW)
    mine = access.login(data, name, NEW, clock=clock)
    assert drafts.load(mine, "session") == {"note": "getippt"}
    assert details(mine, "password reset") == [name]
    assert details(mine, "password changed") == [name]
    mine.close()


def test_wrong_tries_of_before_do_not_keep_the_new_password_waiting(desk: Desk, data: Path) -> None:
    for _ in range(6):
        attempts.failed(data, "theke")
    access.reset_password(desk, "theke", NEW, own_password=PASSWORD)
    assert access.wait_seconds(data, "theke") == 0


def test_ones_own_password_is_not_reset(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Mein Konto"):
        access.reset_password(desk, "caro", NEW, own_password=PASSWORD)


def test_a_locked_window_does_not_go_on_with_another_role(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    theke = desk_of("theke")
    access.lock(theke)
    present.change_role(desk, "theke", Role.COUNSELLOR, own_password=PASSWORD)
    with pytest.raises(SignInAgain):
        access.unlock(theke, PASSWORD)
    assert not theke.has_vault


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: present.change_role(desk, "rolf", Role.COUNTER, own_password=PASSWORD),
        lambda desk: access.reset_password(desk, "rolf", NEW, own_password=PASSWORD),
        lambda desk: present.remove_user(desk, "rolf", own_password=PASSWORD),
        lambda desk: access.new_recovery_code(desk, own_password=PASSWORD),
        lambda desk: access.change_password(desk, PASSWORD, NEW),
    ],
)
def test_while_another_window_is_open_nothing_is_taken_from_anybody(
    desk: Desk, desk_of: Callable[[str], Desk], change: Callable[[Desk], object]
) -> None:
    before, rows = Keyring.load(desk.data), centre.staff(desk)
    rolf = desk_of("rolf")
    with pytest.raises(StoreBusy):
        change(desk)
    assert Keyring.load(desk.data) == before
    assert centre.staff(desk) == rows
    access.lock(rolf)
    access.unlock(rolf, PASSWORD)
    assert visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id == 1
    rolf.close()
    change(desk)
    assert Keyring.load(desk.data).edition == before.edition + 1


def test_whoever_gets_a_former_login_does_not_get_its_drafts(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    drafts.save(theke, "person:new", {"given_name": "Amira", "status": "duldung_60a"})
    theke.close()
    present.remove_user(desk, "theke", own_password=PASSWORD)
    access.add_user(desk, "theke", Role.COUNTER, NEW, own_password=PASSWORD, cost=CHEAP)
    new = access.login(desk.data, "theke", NEW)
    assert drafts.load(new, "person:new") is None
    new.close()


@pytest.mark.parametrize("name", ["caro", "rolf", "theke"])
def test_nobody_logs_in_with_a_vault_key_of_the_counters_making(data: Path, clock: Clock, name: str) -> None:
    keyring = Keyring.load(data)
    planted(keyring, keyring.open("theke", PASSWORD).desk_key, ABOVE).save(data)
    with pytest.raises(StoreDamaged):
        log_in(data, name, clock)


def test_a_given_password_does_nothing_at_a_desk_that_is_still_open(
    desk: Desk, data: Path, clock: Clock
) -> None:
    access.add_user(desk, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    lena = log_in(data, "lena", clock)
    with pytest.raises(StoreBusy):
        access.reset_password(desk, "lena", NEW, own_password=PASSWORD)
    # As if it had been given all the same.
    with present_keys(desk) as keyring, desk.writing() as uow:
        held = keyring.open("caro", PASSWORD)
        given = keyring.with_password("lena", NEW, held, must_change=True)
        hand_over(data, keyring, given, held.desk_key, uow)
        uow.commit()
    for attempt in (
        lambda: access.add_user(lena, "neu", Role.LEAD, PASSWORD, own_password=NEW, cost=CHEAP),
        lambda: present.change_role(lena, "theke", Role.LEAD, own_password=NEW),
        lambda: present.remove_user(lena, "theke", own_password=NEW),
        lambda: access.new_recovery_code(lena, own_password=NEW),
    ):
        with pytest.raises(MustChangePassword):
            attempt()
    with pytest.raises(SignInAgain):
        access.unlock(lena, NEW)
    desk.close()
    access.change_password(lena, NEW, "ganz und gar eigen")
    access.unlock(lena, "ganz und gar eigen")
    lena.close()


def test_a_login_that_is_told_later_leaves_the_keys_that_changed_meanwhile(
    desk: Desk, data: Path, clock: Clock
) -> None:
    # New keys for the store: from now on every line is sealed anew at its next login.
    access.change_password(desk, PASSWORD, NEW)
    desk.close()
    looking = access.login(data, "rolf", PASSWORD, clock=clock, told=False)
    lead = access.login(data, "caro", NEW, clock=clock)
    access.add_user(lead, "neu", Role.COUNTER, "ein-passwort-neu-9", own_password=NEW, cost=CHEAP)
    lead.close()
    file = Keyring.load(data).to_bytes()
    access.tell_login(looking)
    assert Keyring.load(data).to_bytes() == file
    looking.close()
    access.login(data, "neu", "ein-passwort-neu-9", clock=clock).close()
    again = access.login(data, "caro", NEW, clock=clock)
    assert not upkeep.verify(again).findings
    with again.store.read() as conn:
        found = conn.exec_driver_sql(
            "SELECT count(*) FROM audit_entry WHERE actor = 'rolf' AND action = 'login'"
        )
        assert found.scalar() == 1
    again.close()
