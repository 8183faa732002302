"""How the key file is written: JSON that has one reading only, so that every changed byte shows."""

import json
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any, Final, Protocol

from woilmenau_desk.domain.access import Role
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage.keys.key_holder import (
    BINDING,
    KEY_BYTES,
    NONCE_BYTES,
    OLD_BINDING,
    SALT_BYTES,
    Argon2,
    KeyHolder,
    Step,
)

# What a content raises that cannot be read; RecursionError is for brackets without end.
UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def canonical(raw: Mapping[str, Any]) -> bytes:
    """The one way in which a content is written."""
    return json.dumps(raw, indent=1, ensure_ascii=False).encode()


class Content(Hashable, Protocol):
    """What a key file holds; it does not change."""

    def raw(self) -> Mapping[str, Any]:
        """As JSON is made of it."""


@lru_cache(maxsize=8)
def bytes_of(content: Content) -> bytes:
    """A content as it is written. One login asks for the same again and again, to look at its seals."""
    return canonical(content.raw())


def read(content: bytes) -> dict[str, Any]:
    """The content as JSON has it. Raises one of UNREADABLE."""
    raw = json_of(content)
    if not isinstance(raw, dict):
        raise TypeError("no object")
    return raw


def holder_to(holder: KeyHolder) -> dict[str, Any]:
    """A line as the key file holds it."""
    return {
        "name": holder.name,
        "display_name": holder.display_name,
        "role": holder.role.value,
        "argon2id": [holder.cost.memory_kib, holder.cost.passes, holder.cost.lanes],
        "salt": holder.salt.hex(),
        "public_key": holder.public_key.hex(),
        "private_key": holder.private_key.hex(),
        "desk": holder.desk.hex(),
        "vault": holder.vault.hex() if holder.vault is not None else None,
        "must_change": holder.must_change,
        "sealed_as": holder.sealed_as.value if holder.sealed_as is not None else None,
        "mark": holder.mark.hex(),
        "voucher": holder.voucher.hex(),
        "steps": [[step.public_key.hex(), step.proof.hex()] for step in holder.steps],
        "binding": holder.binding,
    }


def holder_from(raw: Mapping[str, Any]) -> KeyHolder:
    """A line of the key file. Raises one of UNREADABLE for what cannot be one."""
    memory_kib, passes, lanes = (number(one) for one in raw["argon2id"])
    holder = KeyHolder(
        name=text(raw["name"]),
        display_name=text(raw["display_name"]),
        role=Role(raw["role"]),
        cost=Argon2(memory_kib, passes, lanes),
        salt=octets(raw["salt"]),
        public_key=octets(raw["public_key"]),
        private_key=octets(raw["private_key"]),
        desk=octets(raw["desk"]),
        vault=octets(raw["vault"]) if raw["vault"] is not None else None,
        must_change=_truth(raw["must_change"]),
        sealed_as=Role(raw["sealed_as"]) if raw["sealed_as"] is not None else None,
        mark=octets(raw["mark"]),
        voucher=octets(raw["voucher"]),
        steps=tuple(_step(one) for one in raw["steps"]),
        binding=number(raw["binding"]),
    )
    if holder.binding not in (OLD_BINDING, BINDING) or len(holder.salt) != SALT_BYTES:
        raise ValueError("no such binding")
    return _checked(holder)


def old_holder_from(raw: Mapping[str, Any]) -> KeyHolder:
    """A line of a key file of format 1."""
    memory_kib, passes, lanes = (number(one) for one in raw["argon2id"])
    return _checked(
        KeyHolder(
            name=text(raw["name"]),
            display_name=text(raw["display_name"]),
            role=Role(raw["role"]),
            cost=Argon2(memory_kib, passes, lanes),
            salt=octets(raw["salt"]),
            public_key=octets(raw["public_key"]),
            private_key=octets(raw["private_key"]),
            desk=octets(raw["desk"]),
            vault=octets(raw["vault"]) if raw["vault"] else None,
            must_change=_truth(raw.get("must_change", False)),
            sealed_as=Role(raw["sealed_as"]) if "sealed_as" in raw else None,
            mark=octets(raw.get("mark", "")),
            voucher=octets(raw.get("voucher", "")),
            binding=OLD_BINDING,
        )
    )


def _checked(holder: KeyHolder) -> KeyHolder:
    if holder.sealed_as is holder.role:
        raise ValueError("a role that is no other one needs no voucher")
    if len(holder.public_key) != KEY_BYTES or len(holder.private_key) < NONCE_BYTES + KEY_BYTES:
        raise ValueError("a key has the wrong length")
    return holder


def _step(raw: Any) -> Step:
    public_key, proof = raw
    return Step(octets(public_key), octets(proof))


def text(value: object) -> str:
    """A text, or TypeError."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def number(value: object) -> int:
    """A whole number from 0 on, or TypeError or ValueError."""
    if type(value) is not int:
        raise TypeError("no number")
    if value < 0:
        raise ValueError("no count")
    return value


def octets(value: object) -> bytes:
    """Bytes from their hexadecimal digits, or TypeError or ValueError."""
    return bytes.fromhex(text(value))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value
