"""Every byte of the key file is covered by what any single user can check."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forging import own_password
from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import KnownError, StoreDamaged
from woilmenau_desk.storage.keys.key_file_format import canonical
from woilmenau_desk.storage.keys.keyring import Keyring, Secrets, new_keyring, new_secrets

NAMES = ("caro", "rolf", "theke", "nina")


def four_users() -> tuple[Keyring, Secrets]:
    """A lead, a counsellor, a counter with an unconfirmed key, one who was given another role; keys made new once."""
    keyring, held, _ = new_keyring("caro", "Caro", PASSWORD, CHEAP)
    for name, role in (("rolf", Role.COUNSELLOR), ("theke", Role.COUNTER), ("nina", Role.COUNTER)):
        keyring = keyring.with_user(name, name.title(), role, PASSWORD, held, CHEAP)
    new = new_secrets()
    keyring = keyring.rekeyed(held, new).with_role("nina", Role.COUNSELLOR, new)
    return own_password(keyring, "theke", PASSWORD, PASSWORD), new


SAMPLE = four_users()[0]


@pytest.fixture(scope="module")
def four() -> tuple[Keyring, Secrets]:
    return four_users()


def silent(content: bytes) -> list[str]:
    """Whose login would notice nothing."""
    try:
        keyring = Keyring.from_bytes(content)
    except KnownError:
        return []
    found = []
    for name in NAMES:
        try:
            keyring.open(name, PASSWORD)
        except KnownError:
            continue
        found.append(name)
    return found


@pytest.mark.parametrize("change_under_way", [False, True])
def test_whoever_logs_in_notices_any_changed_byte(
    four: tuple[Keyring, Secrets], kills: int, *, change_under_way: bool
) -> None:
    """One bit at a time: 60 of them, or with `--kills 1000` every byte."""
    keyring, keys = four
    if change_under_way:
        keyring = keyring.awaiting(keyring.next_edition(keys.desk_key), keys.desk_key)
    content = keyring.to_bytes()
    assert silent(content) == list(NAMES)
    rng = random.Random(20261126)
    places = range(len(content)) if kills >= 1000 else sorted(rng.sample(range(len(content)), 60))
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1 << rng.randrange(8)
        assert silent(bytes(changed)) == [], f"byte {place} of {len(content)}"


@given(st.data())
def test_no_other_change_passes_either(data: st.DataObject) -> None:
    """Cut, doubled, moved, put in: whatever the bytes are, they are the ones that were written, or nobody comes in."""
    content = SAMPLE.to_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)))
    put = data.draw(
        st.binary(max_size=20) | st.sampled_from([b" ", b"\n", content[start:end] * 2, b"0", b",", b"{}"])
    )
    changed = content[:start] + put + content[end:]
    assert changed == content or silent(changed) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["users"][1].update(display_name="Fritz"),
        lambda raw: raw["users"][1].update(argon2id=[16, 1, 1]),
        lambda raw: raw["users"][2].update(salt="00" * 16),
        lambda raw: raw["users"][0].update(vault=raw["users"][1]["vault"]),
        lambda raw: raw["users"][2].update(steps=[]),
        lambda raw: raw["users"][0].update(binding=1),
        lambda raw: raw["users"].reverse(),
        lambda raw: raw["recovery"].update(private_key="00" * 80),
        lambda raw: raw.update(lineage=[]),
        lambda raw: raw.update(edition=7),
        lambda raw: raw.update(vault_public="00" * 32),
    ],
)
def test_nothing_of_anybody_is_changed_unseen(
    four: tuple[Keyring, Secrets], change: Callable[[dict[str, Any]], object]
) -> None:
    raw = json.loads(four[0].to_bytes())
    change(raw)
    assert silent(canonical(raw)) == []


@pytest.mark.parametrize(
    "write",
    [
        lambda raw: json.dumps(raw).encode(),
        lambda raw: canonical(raw) + b"\n",
        lambda raw: canonical(raw).upper(),
        lambda raw: canonical({**raw, "more": 1}),
        lambda raw: canonical({**raw, "edition": 1.0}),
        lambda raw: canonical({**raw, "edition": True}),
        lambda raw: canonical({**raw, "edition": -1}),
        lambda raw: canonical({**raw, "format": 0}),
        lambda raw: canonical({**raw, "format": True}),
        lambda raw: canonical({**raw, "following": raw}).replace(b'"following": null', b'"following": {}'),
        lambda raw: canonical({**raw, "following": {**raw, "following": raw}}),
        lambda raw: canonical({**raw, "users": [{**raw["users"][0], "salt": "00"}]}),
        lambda raw: canonical({**raw, "users": [{**raw["users"][0], "binding": 3}]}),
        lambda raw: canonical({**raw, "users": [{**raw["users"][0], "must_change": 1}]}),
        lambda raw: canonical({**raw, "recovery": {**raw["recovery"], "role": "counter"}}),
        lambda raw: b"[" * 100_000,
        lambda raw: b'{"format": ' * 100_000,
        lambda raw: canonical(raw).replace(raw["store_id"].encode(), b"\\ud800"),
    ],
)
def test_one_reading_only(four: tuple[Keyring, Secrets], write: Callable[[dict[str, Any]], bytes]) -> None:
    with pytest.raises(StoreDamaged):
        Keyring.from_bytes(write(json.loads(four[0].to_bytes())))


def test_a_former_content_does_not_lie_beside_the_present_one_unseen(four: tuple[Keyring, Secrets]) -> None:
    keyring, keys = four
    both = keyring.awaiting(keyring.next_edition(keys.desk_key), keys.desk_key)
    assert both.following is not None
    tampered = replace(both, following=replace(both.following, edition=99))
    assert silent(tampered.to_bytes()) == []
