"""Nothing that somebody without the vault key wrote into the key file is chosen, closed anew or sealed to."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreDamaged, WrongRecoveryCode
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import key_state
from woilmenau_desk.storage.keys.key_holder import SALT_BYTES
from woilmenau_desk.storage.keys.keyring import RECOVERY, Keyring, Secrets, new_keyring, new_secrets
from woilmenau_desk.storage.keys.recovery_code import code_key, new_code
from woilmenau_desk.storage.keys.sealing import paired

CODE = new_code()
Forge = Callable[[Keyring], Keyring]


def own_recovery(keyring: Keyring) -> Keyring:
    """With a recovery line of the counter's making, as it stands beside a vault key that was never made new."""
    mark = keyring.opened("theke", lambda holder: holder.cost.key(PASSWORD, holder.salt)).private.mark
    salt = os.urandom(SALT_BYTES)
    line = paired(RECOVERY, "", Role.LEAD, CHEAP, salt, keyring.store_id, code_key(CODE, salt), mark)
    line = replace(line, desk=keyring.recovery.desk, vault=keyring.recovery.vault)
    return replace(keyring, recovery=line, vault_generation=0)


def desk_key_of(keyring: Keyring) -> bytes:
    return keyring.open("theke", PASSWORD).desk_key


def opens_the_vault(data: Path) -> bool:
    for content in Keyring.load(data).contents():
        try:
            content.open_with_code(CODE)
        except (StoreDamaged, WrongRecoveryCode):
            continue
        return True
    return False


def test_of_two_contents_of_one_edition_neither_is_taken(desk: Desk, data: Path, clock: Clock) -> None:
    """The counter lays a content of their making beside the one that is vouched for."""
    desk.close()
    true = Keyring.load(data)
    forged = own_recovery(true)
    for both in (forged.awaiting(true, desk_key_of(true)), true.awaiting(forged, desk_key_of(true))):
        both.save(data)
        for name in ("caro", "rolf", "theke"):
            with pytest.raises(StoreDamaged):
                log_in(data, name, clock)


@pytest.mark.parametrize("name", ["caro", "rolf"])
def test_a_login_goes_on_from_the_content_that_let_it_in(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Also where the file holds another one by the time the login is written down."""
    desk.close()
    true = Keyring.load(data)
    forged = own_recovery(true).signed(desk_key_of(true))
    arrive = access._arrive

    def meanwhile(*args: object) -> None:
        forged.save(data)
        arrive(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(access, "_arrive", meanwhile)
        log_in(data, name, clock).close()
    assert Keyring.load(data) == true
    assert not opens_the_vault(data)


@pytest.mark.parametrize("older", [True, False])
def test_what_belongs_by_its_number_alone_lets_nobody_with_the_vault_in(
    desk: Desk, data: Path, clock: Clock, older: bool
) -> None:
    """The number stands in the database, which the counter can write as well."""
    true = Keyring.load(data)
    desk_key = desk_key_of(true)
    forged = own_recovery(true)
    desk.close()
    both = forged.awaiting(true.next_edition(desk_key), desk_key)
    if not older:
        both = true.awaiting(forged.next_edition(desk_key), desk_key)
        counter = log_in(data, "theke", clock)
        with counter.store.unit_of_work("theke", None) as uow:
            key_state.write(uow.conn, true.edition + 1)
            uow.trace("x", "store")
            uow.commit()
        counter.close()
    both.save(data)
    log_in(data, "theke", clock).close()
    for name in ("caro", "rolf"):
        with pytest.raises(StoreDamaged):
            log_in(data, name, clock)
    assert not opens_the_vault(data)


WINDOW_CHANGES: tuple[Callable[[Desk], object], ...] = (
    lambda desk: present.edit_staff(desk, "theke", "Theke", "1"),
    lambda desk: access.change_password(desk, PASSWORD, "ein neues Passwort"),
    lambda desk: access.new_recovery_code(desk, own_password=PASSWORD),
    lambda desk: present.change_role(desk, "theke", Role.COUNSELLOR, own_password=PASSWORD),
    lambda desk: access.reset_password(desk, "theke", "ein neues Passwort", own_password=PASSWORD),
    lambda desk: present.remove_user(desk, "theke", own_password=PASSWORD),
)


@pytest.mark.parametrize("change", WINDOW_CHANGES)
def test_no_change_of_an_open_window_makes_it_good(
    desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Desk], object]
) -> None:
    """Laid there after the window looked, when the change is about to begin."""
    true = Keyring.load(data)
    forged = own_recovery(true).signed(desk_key_of(true))
    look = desk.store.look_after_files

    def meanwhile() -> None:
        look()
        forged.save(data)

    monkeypatch.setattr(desk.store, "look_after_files", meanwhile)
    with pytest.raises(StoreDamaged):
        change(desk)
    assert Keyring.load(data) == forged
    assert not opens_the_vault(data)


@pytest.mark.parametrize("change", WINDOW_CHANGES)
def test_a_change_of_an_open_window_goes_on_from_what_opened_it(
    desk: Desk, data: Path, change: Callable[[Desk], object]
) -> None:
    true = Keyring.load(data)
    own_recovery(true).signed(desk_key_of(true)).save(data)
    change(desk)
    assert Keyring.load(data).edition > true.edition
    assert not opens_the_vault(data)
    upkeep.poll(desk)
    assert any("Schlüsseldatei" in str(one) for one in desk.notices)


TRUE, HELD, _ = new_keyring("caro", "Caro", PASSWORD, CHEAP)
TRUE = TRUE.with_user("theke", "Theke", Role.COUNTER, PASSWORD, HELD, CHEAP)
LINE = new_keyring("nina", "Nina", PASSWORD, CHEAP)[0].users[0]
CHANGES: dict[str, Forge] = {
    "with_user": lambda one: one.with_user("nina", "Nina", Role.COUNTER, PASSWORD, HELD, CHEAP),
    "with_password": lambda one: one.with_password("theke", "ein neues Passwort", HELD),
    "with_role": lambda one: one.with_role("theke", Role.LEAD, HELD),
    "without_user": lambda one: one.without_user("theke", HELD),
    "with_recovery": lambda one: one.with_recovery(HELD)[0],
    "rekeyed": lambda one: one.rekeyed(HELD, new_secrets()),
    "the same vault key": lambda one: one.rekeyed(HELD, Secrets(b"d" * 32, HELD.vault_key)),
    "continuing": lambda one: one.continuing(TRUE, HELD, HELD),
    "former": lambda one: TRUE.continuing(one, HELD, HELD),
    "with_line": lambda one: one.with_line(LINE, HELD),
    "brought_forward": lambda one: one.brought_forward(HELD),
}


@pytest.mark.parametrize("name", CHANGES)
def test_nobody_vouches_for_what_was_not_vouched_for(name: str) -> None:
    CHANGES[name](TRUE)
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        CHANGES[name](own_recovery(TRUE).signed(HELD.desk_key))


@pytest.mark.parametrize(
    "forge",
    [
        lambda one: replace(one, recovery=replace(one.recovery, public_key=b"x" * 32)),
        lambda one: replace(one, roster_mac=b""),
        lambda one: replace(one, vault_public=b"q" * 32),
        lambda one: replace(one, lineage=(b"l" * 60,)),
        lambda one: replace(one, vault_generation=0),
    ],
)
def test_verify_with_the_vault_asks_its_key(desk: Desk, data: Path, forge: Forge) -> None:
    """Also while the window is open: it must not wait for the day on which nobody gets in."""
    true = Keyring.load(data)
    assert upkeep.verify(desk).findings == ()
    forge(true).signed(desk_key_of(true)).save(data)
    assert [str(finding) for finding in upkeep.verify(desk).findings] == [
        "Die Schlüsseldatei wurde ohne den Tresor geändert: Zugänge, Wiederherstellungscode oder Tresorschlüssel."
    ]
    true.awaiting(own_recovery(true), desk_key_of(true)).save(data)
    assert "keys.json" in str(upkeep.verify(desk).findings[0])
