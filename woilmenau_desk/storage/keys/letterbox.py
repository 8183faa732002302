"""What is sealed to the vault's own public half (HPKE, RFC 9180): anybody can post it, the vault alone opens it."""

from typing import Final

from woilmenau_desk.storage.keys import lineage
from woilmenau_desk.storage.keys.sealing import seal, unseal

_PURPOSE: Final = "letterbox:"


def posted(public_key: bytes, content: bytes, place: str) -> bytes:
    """The content for whoever holds the vault key of this public half, bound to its place."""
    return seal(content, public_key, (_PURPOSE + place).encode())


def unposted(vault_key: bytes, sealed: bytes, place: str) -> bytes:
    """The content again. Raises StoreDamaged where it was not sealed for this vault and place."""
    return unseal(sealed, lineage.vault_pair(vault_key), (_PURPOSE + place).encode())
