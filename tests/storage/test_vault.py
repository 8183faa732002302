"""The vault: a confidential text opens at its own place, unchanged, or not at all."""

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.vault import Vault

VAULT = Vault(bytes(range(32)))
HERE = "counselling_session.sealed_note:7f3a"


@given(st.text(max_size=300))
def test_what_is_sealed_opens_again(text: str) -> None:
    assert VAULT.open(VAULT.seal(text, place=HERE), place=HERE) == text


def test_sealing_twice_never_looks_alike_and_shows_nothing() -> None:
    one, other = (VAULT.seal("Kündigung der Wohnung", place=HERE) for _ in range(2))
    assert one != other
    assert b"Wohnung" not in one + other


def test_every_single_bit_counts() -> None:
    sealed = VAULT.seal("Termin beim Amt", place=HERE)
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(StoreDamaged):
            VAULT.open(bytes(changed), place=HERE)


def test_a_field_moved_to_another_place_does_not_open() -> None:
    sealed = VAULT.seal("Termin beim Amt", place=HERE)
    for place in ("counselling_session.sealed_note:8c11", "draft.fields:rolf:session", ""):
        with pytest.raises(StoreDamaged):
            VAULT.open(sealed, place=place)


def test_another_key_does_not_open() -> None:
    with pytest.raises(StoreDamaged):
        Vault(bytes(32)).open(VAULT.seal("Termin", place=HERE), place=HERE)


def test_no_part_of_a_field_opens() -> None:
    sealed = VAULT.seal("Termin beim Amt", place=HERE)
    for end in range(len(sealed)):
        with pytest.raises(StoreDamaged):
            VAULT.open(sealed[:end], place=HERE)


@given(st.binary(max_size=300), st.sampled_from(["session", "", "another purpose"]))
def test_a_tag_is_the_mac_that_older_seals_hold(content: bytes, purpose: str) -> None:
    key = hmac.digest(bytes(range(32)), b"woilmenau-desk tag", "sha256")
    tag = VAULT.tagger(purpose)
    for _ in range(2):
        assert tag(content) == hmac.digest(hmac.digest(key, purpose.encode(), "sha256"), content, "sha256")
