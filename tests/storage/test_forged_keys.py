"""The counter has the desk key, and may write the files: that opens no vault, and plants none."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.forging import ABOVE, PLANTED, own_password, planted, ruined, vouched_by
from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Keyring, Secrets, new_keyring
from woilmenau_desk.storage.keys.sealing import Private, mark_of, unwrap_private, wrap_private
from woilmenau_desk.storage.keys.sealing import seal as _seal

Trio = tuple[Keyring, Secrets, str]


@pytest.fixture(scope="module")
def trio() -> Trio:
    """A key file with a lead, a counsellor and a counter; its secrets; its recovery code."""
    keyring, held, code = new_keyring("caro", "Caro", PASSWORD, CHEAP)
    keyring = keyring.with_user("Rolf", "Rolf", Role.COUNSELLOR, PASSWORD, held, CHEAP)
    return keyring.with_user("theke", "Theke", Role.COUNTER, PASSWORD, held, CHEAP), held, code


def sealed_earlier(keyring: Keyring, name: str, held: Secrets) -> Keyring:
    """As an earlier version sealed that line: without a mark of the vault key."""
    old = keyring.user(name)
    kek = old.cost.key(PASSWORD, old.salt)
    private = Private(unwrap_private(old, kek, keyring.store_id).key, b"")
    new = replace(old, private_key=wrap_private(old, private, kek, keyring.store_id))
    users = tuple(new if user.name == name else user for user in keyring.users)
    return replace(keyring, users=users)._with_users(users, held)


@pytest.mark.parametrize("name", list(ABOVE))
def test_a_voucher_brings_no_vault_key_of_the_counters_making(trio: Trio, name: str) -> None:
    keyring, held, _ = trio
    forged = Keyring.from_bytes(planted(keyring, held.desk_key, ABOVE).to_bytes())
    with pytest.raises(StoreDamaged, match="Tresor"):
        forged.open(name, PASSWORD)


@pytest.mark.parametrize("name", ["caro", "rolf"])
def test_a_voucher_for_the_role_one_has_is_no_voucher(trio: Trio, name: str) -> None:
    keyring, held, _ = trio
    forged = planted(keyring, held.desk_key, {name: keyring.user(name).role})
    with pytest.raises(StoreDamaged, match="Tresor"):
        forged.open(name, PASSWORD)
    with pytest.raises(StoreDamaged):
        Keyring.from_bytes(forged.to_bytes())


@pytest.mark.parametrize("name", ["rolf", "theke"])
@pytest.mark.parametrize("given", [True, False])
def test_a_given_role_keeps_the_leads_vault_key(trio: Trio, name: str, given: bool) -> None:
    """After a real change of role, and with a password that a lead gave, nothing else is taken either."""
    keyring, held, _ = trio
    keyring = keyring.with_role(name, Role.LEAD, held)
    if given:
        keyring = keyring.with_password(name, PASSWORD, held, CHEAP, must_change=True)
    assert keyring.open(name, PASSWORD) == held
    for role in (Role.LEAD, Role.COUNSELLOR):
        with pytest.raises(StoreDamaged, match="Tresor"):
            planted(keyring, held.desk_key, {name: role}).open(name, PASSWORD)


@pytest.mark.parametrize("name", ["caro", "rolf"])
def test_down_in_the_file_and_up_again_brings_no_other_vault_key(trio: Trio, name: str) -> None:
    """Made a counter by hand, they choose another password; then the file makes them what they were."""
    keyring, held, _ = trio
    old = keyring.user(name)
    down = replace(old, role=Role.COUNTER, sealed_as=old.role, vault=None)
    desk = _seal(held.desk_key, down.public_key, keyring._place("desk", down, keyring.generation))
    down = replace(down, desk=desk)
    down = replace(down, voucher=keyring._voucher(down, held.desk_key))
    users = tuple(down if user.name == name else user for user in keyring.users)
    forged = replace(keyring, users=users).signed(held.desk_key)
    assert forged.open(name, PASSWORD) == Secrets(held.desk_key, None)
    forged = own_password(forged, name, PASSWORD, "ein eigenes Passwort")
    with pytest.raises(StoreDamaged, match="Tresor"):
        planted(forged, held.desk_key, {name: old.role}).open(name, "ein eigenes Passwort")
    # A lead who would give the role back is told: no change makes good what nobody vouched for.
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        forged.with_role(name, old.role, held)


def test_the_counters_own_line_convinces_nobody_else(trio: Trio) -> None:
    """With the own password anything can be sealed; what others trust is sealed by theirs."""
    keyring, held, code = trio
    old = keyring.user("theke")
    kek = old.cost.key(PASSWORD, old.salt)
    lead = replace(old, role=Role.LEAD)
    private = Private(unwrap_private(old, kek, keyring.store_id).key, mark_of(PLANTED))
    lead = replace(
        lead,
        private_key=wrap_private(lead, private, kek, keyring.store_id),
        desk=_seal(held.desk_key, lead.public_key, keyring._place("desk", lead, keyring.generation)),
        vault=_seal(PLANTED, lead.public_key, keyring._place("vault", lead, 1)),
    )
    forged = replace(keyring, users=tuple(lead if user is old else user for user in keyring.users))
    forged = vouched_by(forged, PLANTED, held.desk_key)
    # It opens no more than they had before, and nobody else's password or code opens that file.
    assert forged.open("theke", PASSWORD).vault_key != held.vault_key
    for attempt in (
        lambda: forged.open("caro", PASSWORD),
        lambda: forged.open("rolf", PASSWORD),
        lambda: forged.open_with_code(code),
    ):
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            attempt()


def test_the_recovery_code_is_given_no_other_role(trio: Trio) -> None:
    keyring, held, _ = trio
    for role in Role:
        line = replace(keyring.recovery, role=role, sealed_as=Role.LEAD, vault=None)
        line = replace(line, voucher=keyring._voucher(line, held.desk_key))
        with pytest.raises(StoreDamaged):
            Keyring.from_bytes(replace(keyring, recovery=line).to_bytes())


def test_a_counter_of_an_earlier_version_is_raised_and_trusts_the_file_until_the_next_password(
    trio: Trio,
) -> None:
    """The limit that docs/decisions/0001 states: their password says nothing of the vault key."""
    keyring, held, _ = trio
    old = sealed_earlier(keyring, "theke", held)
    assert old.open("theke", PASSWORD) == Secrets(held.desk_key, None)
    raised = old.with_role("theke", Role.COUNSELLOR, held)
    assert raised.open("theke", PASSWORD) == held
    forged = planted(raised, held.desk_key, {"theke": Role.COUNSELLOR})
    assert forged.open("theke", PASSWORD).vault_key == PLANTED
    for name in ("caro", "rolf"):
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            forged.open(name, PASSWORD)
    for ended in (
        own_password(raised, "theke", PASSWORD, PASSWORD),
        raised.with_password("theke", PASSWORD, held, CHEAP, must_change=True),
        old.with_password("theke", PASSWORD, held, CHEAP).with_role("theke", Role.COUNSELLOR, held),
    ):
        assert ended.open("theke", PASSWORD) == held
        with pytest.raises(StoreDamaged, match="Tresor"):
            planted(ended, held.desk_key, {"theke": Role.LEAD}).open("theke", PASSWORD)


Change = Callable[[KeyHolder], KeyHolder]
RUINED: dict[str, Change] = {
    "vault": lambda line: replace(line, vault=bytes(len(line.vault or b""))),
    "private": lambda line: replace(line, private_key=bytes(len(line.private_key))),
    "salt": lambda line: replace(line, salt=bytes(len(line.salt))),
    "cost": lambda line: replace(line, cost=replace(line.cost, passes=line.cost.passes + 1)),
    "must change": lambda line: replace(line, must_change=True),
    "sealed as": lambda line: replace(line, sealed_as=Role.COUNTER),
}


@pytest.mark.parametrize("name", ["caro", "rolf", ""])
@pytest.mark.parametrize("change", RUINED.values(), ids=RUINED.keys())
def test_whoever_has_the_vault_key_sees_that_a_line_with_it_was_ruined(
    trio: Trio, change: Change, name: str
) -> None:
    """Without its password, and without the sheet where it is the sheet's."""
    keyring, held, _ = trio
    keyring.check_vouched(vault_key := held.vault_key or b"")
    if name:
        users = tuple(change(user) if user.name == name else user for user in keyring.users)
        forged = replace(keyring, users=users)
    else:
        forged = replace(keyring, recovery=change(keyring.recovery))
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        forged.signed(held.desk_key).check_vouched(vault_key)


def test_a_ruined_box_with_the_desk_key_keeps_nobody_with_the_vault_out(trio: Trio) -> None:
    keyring, held, code = trio
    users = tuple(replace(user, desk=bytes(len(user.desk))) for user in keyring.users)
    recovery = replace(keyring.recovery, desk=bytes(len(keyring.recovery.desk)))
    forged = replace(keyring, users=users, recovery=recovery).signed(held.desk_key)
    forged.check_vouched(held.vault_key or b"")
    assert forged.open("caro", PASSWORD) == held
    assert forged.open_with_code(code) == held
    with pytest.raises(StoreDamaged, match="Siegel"):
        replace(keyring, desk_sealed=vouched_by(keyring, held.vault_key or b"", PLANTED).desk_sealed).signed(
            held.desk_key
        ).check_vouched(held.vault_key or b"")


def test_a_counters_own_password_and_new_keys_stay_vouched_for(trio: Trio) -> None:
    keyring, held, code = trio
    changed = own_password(keyring, "theke", PASSWORD, "ein eigenes Passwort")
    following = Secrets(b"k" * 32, None)
    rekeyed = changed.rekeyed(Secrets(held.desk_key, None), following)
    rekeyed.check_vouched(held.vault_key or b"")
    for name in ("caro", "rolf"):
        assert rekeyed.open(name, PASSWORD) == Secrets(following.desk_key, held.vault_key)
    assert rekeyed.open_with_code(code).desk_key == following.desk_key


def test_what_the_counter_ruined_is_closed_and_not_vouched_for(trio: Trio) -> None:
    keyring, held, _ = trio
    forged = ruined(keyring, held.desk_key)
    assert forged.open("theke", PASSWORD).desk_key == held.desk_key
    with pytest.raises(StoreDamaged):
        forged.check_vouched(held.vault_key or b"")
