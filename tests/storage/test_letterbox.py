"""What the counter posts: the vault alone opens it, at its place alone, and nowhere that only the vault writes."""

import pytest

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage.keys import lineage
from woilmenau_desk.storage.vault import Letterbox, Vault

KEY = bytes(range(32))
PLACE = "referral.sealed:abc:1:1"


def _posted(place: str = PLACE) -> bytes:
    return Letterbox(lineage.vault_public(KEY)).seal("SOBERI", place=place)


def test_the_vault_opens_what_was_posted() -> None:
    assert Vault(KEY).open(_posted(), place=PLACE, posted=True) == "SOBERI"


def test_it_opens_at_no_other_place_and_for_no_other_vault() -> None:
    with pytest.raises(StoreDamaged):
        Vault(KEY).open(_posted(), place="referral.sealed:abc:2:1", posted=True)
    with pytest.raises(StoreDamaged):
        Vault(bytes(32)).open(_posted(), place=PLACE, posted=True)


def test_nobody_posts_a_note() -> None:
    place = "counselling_session.sealed_note:abc:1:1:1"
    with pytest.raises(StoreDamaged):
        Vault(KEY).open(_posted(place), place=place)
    with pytest.raises(StoreDamaged):
        Vault(bytes(32)).taken_over(Vault(KEY), _posted(place), place=place)


def test_new_keys_take_over_what_was_posted() -> None:
    fresh = Vault(bytes(32))
    taken = fresh.taken_over(Vault(KEY), _posted(), place=PLACE, posted=True)
    assert fresh.open(taken, place=PLACE) == "SOBERI"


def test_nothing_is_posted_into_a_restricted_case() -> None:
    with pytest.raises(CaseRestricted):
        Letterbox(lineage.vault_public(KEY)).seal("x", place=PLACE, case="abc:1")


def test_a_restricted_case_is_read_by_its_key_alone() -> None:
    named, other = Vault(KEY), Vault(KEY)
    named.hold_case("abc:1", bytes(32))
    sealed = named.seal("vertraulich", place=PLACE, case="abc:1")
    assert named.open(sealed, place=PLACE, case="abc:1") == "vertraulich"
    with pytest.raises(CaseRestricted):
        other.open(sealed, place=PLACE, case="abc:1")
    with pytest.raises(StoreDamaged):
        other.open(sealed, place=PLACE)
    # Nor does somebody who is not named put a text of theirs there.
    with pytest.raises(StoreDamaged):
        named.open(other.seal("x", place=PLACE), place=PLACE, case="abc:1")
    fresh = Vault(bytes(32))
    taken = fresh.taken_over(other, sealed, place=PLACE)
    fresh.hold_case("abc:1", bytes(32))
    assert fresh.open(taken, place=PLACE, case="abc:1") == "vertraulich"
