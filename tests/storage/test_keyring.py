"""Who may open the store: passwords, roles, the recovery code, and a key file that somebody has been at."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forging import own_password, vouched_by
from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import (
    CannotRead,
    LastLead,
    NoStore,
    StoreDamaged,
    StoreTooNew,
    UnknownUser,
    UserExists,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.storage.keys.key_file_format import canonical
from woilmenau_desk.storage.keys.keyring import (
    CODE_ALPHABET,
    KEY_FILE,
    Argon2,
    Keyring,
    Secrets,
    grouped_code,
    new_keyring,
    new_secrets,
    normal_code,
)
from woilmenau_desk.storage.keys.sealing import seal as _seal

Trio = tuple[Keyring, Secrets, str]


@pytest.fixture(scope="module")
def trio() -> Trio:
    """A key file with a lead, a counsellor and a counter; its secrets; its recovery code."""
    keyring, held, code = new_keyring("caro", "Caro", PASSWORD, CHEAP)
    keyring = keyring.with_user("Rolf", "Rolf", Role.COUNSELLOR, PASSWORD, held, CHEAP)
    return keyring.with_user("theke", "Theke", Role.COUNTER, PASSWORD, held, CHEAP), held, code


def edited(trio: Trio, change: Callable[[dict[str, Any]], object], keyring: Keyring | None = None) -> Keyring:
    """The key file after somebody at the counter was at it: with the desk key they close it again as it was."""
    raw = json.loads((keyring or trio[0]).to_bytes())
    change(raw)
    return Keyring.from_bytes(canonical(raw)).signed(trio[1].desk_key)


# -- opening ---------------------------------------------------------------------------------------------------


def test_each_role_gets_what_it_may_have(trio: Trio) -> None:
    keyring, held, _ = trio
    assert keyring.open("caro", PASSWORD) == held
    assert keyring.open("rolf", PASSWORD) == held
    assert keyring.open("theke", PASSWORD) == Secrets(held.desk_key, None)


def test_the_counter_has_no_vault_key_in_any_form(trio: Trio) -> None:
    keyring, held, _ = trio
    assert keyring.user("theke").vault is None
    assert held.vault_key is not None
    content = keyring.to_bytes()
    for secret in (held.desk_key, held.vault_key, PASSWORD.encode()):
        assert secret not in content
        assert secret.hex().encode() not in content


def test_the_default_cost_opens_and_is_kept_in_the_file(tmp_path: Path) -> None:
    keyring, held, _ = new_keyring("caro", "Caro", PASSWORD)
    keyring.save(tmp_path)
    again = Keyring.load(tmp_path)
    assert again == keyring
    assert again.user("caro").cost == Argon2()
    # RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
    assert (Argon2().memory_kib, Argon2().passes, Argon2().lanes) == (65536, 3, 4)
    assert again.open("caro", PASSWORD) == held


@pytest.mark.parametrize(
    "wrong", ["", "wetzlarer-platz-2", PASSWORD.upper(), PASSWORD + " ", "x" * 100_000, "\ud800"]
)
def test_a_wrong_password_opens_nothing(trio: Trio, wrong: str) -> None:
    with pytest.raises(WrongPassword):
        trio[0].open("caro", wrong)


def test_a_password_may_be_typed_with_either_form_of_an_accent() -> None:
    keyring, held, _ = new_keyring("caro", "Caro", "Größe-und-Güte", CHEAP)
    assert keyring.open("caro", "Gro\u0308ße-und-Gu\u0308te") == held


@pytest.mark.parametrize("name", ["caro", " Caro ", "CARO"])
def test_a_login_is_found_in_any_case(trio: Trio, name: str) -> None:
    assert trio[0].user(name).name == "caro"


def test_a_login_with_accents_is_found_in_either_form() -> None:
    keyring, held, _ = new_keyring("rené", "René", PASSWORD, CHEAP)
    assert keyring.open("Rene\u0301", PASSWORD) == held


@pytest.mark.parametrize("name", ["", "niemand", "\x00recovery", "x" * 10_000])
def test_nobody_else_logs_in(trio: Trio, name: str) -> None:
    with pytest.raises(UnknownUser):
        trio[0].open(name, PASSWORD)


def test_a_short_password_is_refused_everywhere(trio: Trio) -> None:
    keyring, held, _ = trio
    for attempt in (
        lambda: new_keyring("caro", "Caro", "123456789", CHEAP),
        lambda: keyring.with_user("neu", "Neu", Role.COUNTER, "123456789", held, CHEAP),
        lambda: keyring.with_password("rolf", "123456789", held),
        lambda: own_password(keyring, "rolf", PASSWORD, "123456789"),
    ):
        with pytest.raises(WeakPassword, match="mindestens 10 Zeichen"):
            attempt()


# -- changing --------------------------------------------------------------------------------------------------


def test_a_changed_password_replaces_the_old_one_and_nobody_elses(trio: Trio) -> None:
    keyring, held, _ = trio
    changed = own_password(keyring, "theke", PASSWORD, "ein neues Passwort")
    assert changed.open("theke", "ein neues Passwort") == Secrets(held.desk_key, None)
    with pytest.raises(WrongPassword):
        changed.open("theke", PASSWORD)
    assert changed.open("rolf", PASSWORD) == held
    with pytest.raises(WrongPassword):
        own_password(keyring, "theke", "falsches Passwort", "ein neues Passwort")


def test_a_password_set_with_the_secrets_keeps_the_role(trio: Trio) -> None:
    keyring, held, _ = trio
    changed = keyring.with_password("theke", "ein neues Passwort", held)
    assert changed.open("theke", "ein neues Passwort") == Secrets(held.desk_key, None)
    assert changed.open("caro", PASSWORD) == held


def test_two_users_cannot_have_one_login(trio: Trio) -> None:
    with pytest.raises(UserExists, match="rolf"):
        trio[0].with_user("ROLF ", "Rolf", Role.COUNTER, PASSWORD, trio[1], CHEAP)


def test_the_last_lead_stays(trio: Trio) -> None:
    keyring, held, _ = trio
    with pytest.raises(LastLead):
        keyring.without_user("caro", held)
    two = keyring.with_user("lena", "Lena", Role.LEAD, PASSWORD, held, CHEAP)
    assert {card.name for card in two.without_user("caro", held).cards()} == {"rolf", "theke", "lena"}


def test_only_a_holder_of_the_vault_key_changes_the_roster(trio: Trio) -> None:
    keyring, held, _ = trio
    counter = Secrets(held.desk_key, None)
    for attempt in (
        lambda: keyring.with_user("neu", "Neu", Role.COUNTER, PASSWORD, counter, CHEAP),
        lambda: keyring.without_user("rolf", counter),
        lambda: keyring.with_recovery(counter),
    ):
        with pytest.raises(ValueError, match="vault key"):
            attempt()


# -- the recovery code -----------------------------------------------------------------------------------------


def test_the_recovery_code_opens_everything(trio: Trio) -> None:
    keyring, held, code = trio
    assert keyring.open_with_code(code) == held


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        grouped_code,
        lambda code: grouped_code(code).replace("-", " ").lower(),
        lambda code: "\n".join(code),
        lambda code: grouped_code(code).replace("-", " – "),
        lambda code: "".join(chr(ord(char) + 0xFEE0) for char in code),  # full width, as some keyboards type
    ],
)
def test_the_code_may_be_typed_as_it_is_read(trio: Trio, typed: Callable[[str], str]) -> None:
    assert trio[0].open_with_code(typed(trio[2])) == trio[1]


def test_one_wrong_character_is_noticed_without_trying_the_key(trio: Trio) -> None:
    code = trio[2]
    refused = 0
    for place, char in enumerate(code):
        other = CODE_ALPHABET[(CODE_ALPHABET.index(char) + 1) % len(CODE_ALPHABET)]
        try:
            normal_code(code[:place] + other + code[place + 1 :])
        except WrongRecoveryCode:
            refused += 1
    # The checksum has two characters of 32: one slip in a thousand passes it, and fails at the key.
    assert refused >= len(code) - 1


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 32, "I" * 32, "A" * 10_000, "²³" * 16])
def test_what_is_no_code_is_refused(trio: Trio, typed: str) -> None:
    with pytest.raises(WrongRecoveryCode):
        trio[0].open_with_code(typed)


def test_a_code_of_another_store_is_refused(trio: Trio) -> None:
    _, _, other = new_keyring("caro", "Caro", PASSWORD, CHEAP)
    with pytest.raises(WrongRecoveryCode):
        trio[0].open_with_code(other)


def test_a_new_code_voids_the_old_one(trio: Trio) -> None:
    keyring, held, old = trio
    changed, code = keyring.with_recovery(held)
    assert changed.open_with_code(code) == held
    with pytest.raises(WrongRecoveryCode):
        changed.open_with_code(old)
    assert changed.open("caro", PASSWORD) == held


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_code(text: str) -> None:
    with pytest.raises(WrongRecoveryCode):
        normal_code(text)


# -- somebody has been at the key file ---------------------------------------------------------------------------


def test_a_slipped_in_line_is_found_before_a_secret_is_sealed_to_it(trio: Trio) -> None:
    foreign, _, _ = new_keyring("eve", "Eve", PASSWORD, CHEAP)
    line = json.loads(foreign.to_bytes())["users"][0]
    tampered = edited(trio, lambda raw: raw["users"].append(line))
    for name in ("caro", "rolf"):
        with pytest.raises(StoreDamaged, match="Benutzerliste"):
            tampered.open(name, PASSWORD)


def test_a_removed_line_is_found(trio: Trio) -> None:
    tampered = edited(trio, lambda raw: raw["users"].pop())
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        tampered.open("caro", PASSWORD)


def test_a_planted_key_behind_the_recovery_code_is_found(trio: Trio) -> None:
    """Otherwise the next desk key would be sealed to whoever planted it."""
    foreign, _, _ = new_keyring("eve", "Eve", PASSWORD, CHEAP)
    key = json.loads(foreign.to_bytes())["recovery"]["public_key"]
    tampered = edited(trio, lambda raw: raw["recovery"].update(public_key=key))
    with pytest.raises(StoreDamaged, match="Benutzerliste"):
        tampered.open("caro", PASSWORD)


def test_a_role_that_was_changed_opens_nothing(trio: Trio) -> None:
    tampered = edited(trio, lambda raw: raw["users"][2].update(role="lead"))
    with pytest.raises(WrongPassword):
        tampered.open("theke", PASSWORD)
    with pytest.raises(StoreDamaged):
        tampered.open("caro", PASSWORD)


def test_another_public_key_opens_nothing(trio: Trio) -> None:
    def swap(raw: dict[str, Any]) -> None:
        raw["users"][1]["public_key"] = raw["users"][0]["public_key"]

    tampered = edited(trio, swap)
    with pytest.raises(WrongPassword):
        tampered.open("rolf", PASSWORD)
    with pytest.raises(StoreDamaged):
        tampered.open("caro", PASSWORD)


@pytest.mark.parametrize("secret", ["desk", "vault"])
def test_sealed_keys_do_not_pass_from_one_user_to_another(trio: Trio, secret: str) -> None:
    def swap(raw: dict[str, Any]) -> None:
        one, other = raw["users"][names[0] == "caro"], raw["users"][-1 if secret == "desk" else 0]
        one[secret], other[secret] = other[secret], one[secret]

    # Whoever has the vault key has the desk key by it.
    names = ("theke",) if secret == "desk" else ("caro", "rolf")
    tampered = edited(trio, swap)
    for name in names:
        with pytest.raises(StoreDamaged):
            tampered.open(name, PASSWORD)


def test_the_counter_cannot_borrow_a_sealed_vault_key(trio: Trio) -> None:
    def borrow(raw: dict[str, Any]) -> None:
        raw["users"][2]["vault"] = raw["users"][1]["vault"]

    with pytest.raises(StoreDamaged):
        edited(trio, borrow).open("theke", PASSWORD)


def test_a_sealed_desk_key_for_the_vault_is_no_vault_key(trio: Trio) -> None:
    def swap(raw: dict[str, Any]) -> None:
        raw["users"][0]["vault"] = raw["users"][0]["desk"]

    with pytest.raises(StoreDamaged):
        edited(trio, swap).open("caro", PASSWORD)


def test_an_older_generation_is_not_taken_for_the_present_one(trio: Trio) -> None:
    with pytest.raises(StoreDamaged):
        edited(trio, lambda raw: raw.update(generation=2)).open("caro", PASSWORD)


@pytest.mark.parametrize(
    "cost", [[0, 1, 1], [8, 0, 1], [8, 1, 0], [-1, 1, 1], [2**62, 1, 1], ["8", 1, 1], [8, 1, 2**31]]
)
def test_a_cost_that_cannot_be_paid_is_damage_not_a_crash(trio: Trio, cost: list[object]) -> None:
    with pytest.raises(StoreDamaged):
        edited(trio, lambda raw: raw["users"][0].update(argon2id=cost)).open("caro", PASSWORD)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b'{"format": "1"}',
        b'{"format": 1}',
        b'{"format": 1, "store_id": 3, "generation": 1, "users": 7, "recovery": {}, "roster_mac": "", "pending": {}}',
    ],
)
def test_a_file_that_is_no_key_file_is_damage(content: bytes) -> None:
    with pytest.raises(StoreDamaged, match=KEY_FILE):
        Keyring.from_bytes(content)


def test_half_a_key_file_is_damage_wherever_it_was_cut(trio: Trio) -> None:
    content = trio[0].to_bytes()
    for end in range(0, len(content) - 1, 97):
        with pytest.raises(StoreDamaged):
            Keyring.from_bytes(content[:end])


def test_a_newer_key_file_is_told(trio: Trio) -> None:
    with pytest.raises(StoreTooNew):
        edited(trio, lambda raw: raw.update(format=3))


def test_a_missing_or_unreadable_key_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="Im Ordner"):
        Keyring.load(tmp_path)
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(CannotRead):
        Keyring.load(tmp_path)


def test_the_key_file_is_for_its_owner_alone(trio: Trio, tmp_path: Path) -> None:
    trio[0].save(tmp_path)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


@given(st.binary(max_size=120))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    with pytest.raises(StoreDamaged):
        Keyring.from_bytes(content)


def test_a_vault_key_of_somebody_elses_making_is_not_taken(trio: Trio) -> None:
    """Whoever can write the file seals a key of their own to everybody and signs the roster with it."""
    planted = b"p" * 32
    forged = trio[0]
    users = tuple(
        replace(
            user,
            vault=_seal(planted, user.public_key, forged._place("vault", user, 1)) if user.vault else None,
        )
        for user in forged.users
    )
    forged = replace(forged, users=users)
    forged = replace(forged, roster_mac=forged._mac(planted)).signed(trio[1].desk_key)
    with pytest.raises(StoreDamaged):
        forged.open("caro", PASSWORD)


def test_a_lead_without_a_vault_key_is_damage(trio: Trio) -> None:
    users = tuple(replace(user, vault=None) for user in trio[0].users)
    with pytest.raises(StoreDamaged):
        replace(trio[0], users=users).signed(trio[1].desk_key).open("caro", PASSWORD)


@pytest.mark.parametrize(
    ("field", "value"), [("private_key", ""), ("name", 5), ("public_key", "00"), ("display_name", None)]
)
def test_a_line_that_cannot_be_one_is_damage(trio: Trio, field: str, value: object) -> None:
    raw = json.loads(trio[0].to_bytes())
    raw["users"][0][field] = value
    with pytest.raises(StoreDamaged):
        Keyring.from_bytes(canonical(raw))


# -- another role, a password that somebody else gave ----------------------------------------------------------


@pytest.mark.parametrize("old", Role)
@pytest.mark.parametrize("new", Role)
def test_the_keys_follow_the_role(trio: Trio, old: Role, new: Role) -> None:
    keyring, held, _ = trio
    keyring = keyring.with_user("nina", "Nina", old, PASSWORD, held, CHEAP).with_role("nina", new, held)
    keyring = Keyring.from_bytes(keyring.to_bytes())
    assert keyring.user("nina").role is new
    may = new in (Role.LEAD, Role.COUNSELLOR)
    wanted = Secrets(held.desk_key, held.vault_key if may else None)
    assert keyring.open("nina", PASSWORD) == wanted
    assert (keyring.user("nina").vault is not None) == may
    # From the next password of her own on, that vouches for the role.
    own = own_password(keyring, "nina", PASSWORD, "ein eigenes Passwort")
    assert (own.user("nina").sealed_as, own.user("nina").voucher) == (None, b"")
    assert own.open("nina", "ein eigenes Passwort") == wanted
    assert own.with_role("nina", old, held).open("nina", "ein eigenes Passwort").desk_key == held.desk_key


def test_a_role_there_and_back_leaves_nothing_behind(trio: Trio) -> None:
    keyring, held, _ = trio
    back = keyring.with_role("rolf", Role.COUNTER, held).with_role("rolf", Role.COUNSELLOR, held)
    assert back.user("rolf").sealed_as is None
    assert back.open("rolf", PASSWORD) == held


def test_the_last_lead_keeps_the_role(trio: Trio) -> None:
    keyring, held, _ = trio
    with pytest.raises(LastLead):
        keyring.with_role("caro", Role.COUNSELLOR, held)
    assert (
        keyring.with_role("rolf", Role.LEAD, held)
        .with_role("caro", Role.COUNTER, held)
        .open("rolf", PASSWORD)
    )


@pytest.mark.parametrize("with_vault", [True, False])
def test_another_role_survives_new_keys(trio: Trio, with_vault: bool) -> None:
    keyring, held, _ = trio
    keyring = keyring.with_role("theke", Role.COUNSELLOR, held).with_role("rolf", Role.COUNTER, held)
    given = new_secrets()
    old, new = (held, given) if with_vault else (Secrets(held.desk_key, None), Secrets(given.desk_key, None))
    moved = keyring.rekeyed(old, new)
    moved = Keyring.from_bytes(moved.signed(new.desk_key).to_bytes())
    vault_key = new.vault_key if with_vault else held.vault_key
    assert moved.open("theke", PASSWORD) == Secrets(new.desk_key, vault_key)
    assert moved.open("rolf", PASSWORD) == Secrets(new.desk_key, None)
    # A voucher under the former key is none.
    with pytest.raises(StoreDamaged):
        replace(moved, users=tuple(
            replace(user, voucher=keyring.user(user.name).voucher) for user in moved.users
        )).signed(new.desk_key).open("theke", PASSWORD)  # fmt: skip


def test_a_role_that_nobody_gave_opens_nothing(trio: Trio) -> None:
    """Whoever has the file but no key cannot make somebody a counsellor with a vault key of their own."""
    keyring, held, _ = trio
    theirs = Secrets(
        held.desk_key, b"\x01" * 32
    )  # the desk key is only needed to seal it again; the voucher is not
    own_roster = vouched_by(keyring, b"\x01" * 32, held.desk_key)
    forged = own_roster.with_role("theke", Role.COUNSELLOR, theirs)
    for voucher in (b"", b"\x00" * 32, keyring.with_role("rolf", Role.COUNTER, held).user("rolf").voucher):
        tried = replace(
            forged,
            users=tuple(
                replace(user, voucher=voucher) if user.name == "theke" else user for user in forged.users
            ),
        ).signed(held.desk_key)
        with pytest.raises(StoreDamaged):
            tried.open("theke", PASSWORD)


@pytest.mark.parametrize("field", ["sealed_as", "mark", "voucher", "role"])
def test_a_given_role_changed_by_hand_opens_nothing(trio: Trio, field: str) -> None:
    keyring, held, _ = trio
    keyring = keyring.with_role("theke", Role.COUNSELLOR, held)
    other: dict[str, str] = {"sealed_as": "lead", "mark": "00" * 32, "voucher": "00" * 32, "role": "lead"}
    with pytest.raises((StoreDamaged, WrongPassword)):
        edited(trio, lambda raw: raw["users"][2].update({field: other[field]}), keyring).open(
            "theke", PASSWORD
        )


@pytest.mark.parametrize("name", ["rolf", "theke"])
def test_a_password_that_was_given_must_be_changed(trio: Trio, name: str) -> None:
    keyring, held, _ = trio
    first = "vorläufig gegeben"
    given = Keyring.from_bytes(keyring.with_password(name, first, held, CHEAP, must_change=True).to_bytes())
    assert given.user(name).must_change
    with pytest.raises(WrongPassword):
        given.open(name, PASSWORD)
    assert given.open(name, first) == keyring.open(name, PASSWORD)
    own = own_password(given, name, first, "ein eigenes Passwort")
    assert not own.user(name).must_change
    assert own.open(name, "ein eigenes Passwort") == keyring.open(name, PASSWORD)
    assert b'"must_change": true' not in own.to_bytes()


def test_the_mark_cannot_be_taken_out_by_hand(trio: Trio) -> None:
    keyring, held, _ = trio
    given = keyring.with_password("theke", "vorläufig gegeben", held, CHEAP, must_change=True)
    with pytest.raises(WrongPassword):
        edited(trio, lambda raw: raw["users"][2].update(must_change=False), given).open(
            "theke", "vorläufig gegeben"
        )
