"""What a line of the key file is made from, and what of it the vault key vouches for."""

import os
import secrets
import unicodedata
from typing import Any, Final

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.domain.errors import WeakPassword
from woilmenau_desk.storage.keys import key_file_format as written
from woilmenau_desk.storage.keys.key_content import RECOVERY
from woilmenau_desk.storage.keys.key_holder import KEY_BYTES, SALT_BYTES, Argon2, KeyHolder, Secrets
from woilmenau_desk.storage.keys.recovery_code import code_key, new_code
from woilmenau_desk.storage.keys.sealing import mark_of, paired

SHORTEST_PASSWORD: Final = 10
# Of a line that opens the vault, what may change without it: a counter's new password gives everybody another desk key,
# and its voucher.
_UNVOUCHED: Final = ("display_name", "desk", "voucher")


def new_secrets() -> Secrets:
    """Keys that nobody had before."""
    return Secrets(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))


def check_password(password: str) -> None:
    """Raises WeakPassword when it is too short."""
    if len(unicodedata.normalize("NFKC", password)) < SHORTEST_PASSWORD:
        raise WeakPassword(length=SHORTEST_PASSWORD)


def vouched_line(holder: KeyHolder, *, old: bool) -> list[Any]:
    """What of a line nobody may change without the vault key."""
    line: list[Any] = [holder.name, holder.role.value, holder.confirmed_key.hex()]
    if old or holder.role not in VAULT_ROLES:
        return line  # a counter's own password is theirs to change
    whole = written.holder_to(holder)
    return [*line, {name: said for name, said in whole.items() if name not in _UNVOUCHED}]


def new_recovery(store_id: str, vault_key: bytes) -> tuple[KeyHolder, str]:
    """The recovery code's line, to be sealed, and the code."""
    code = new_code()
    salt = os.urandom(SALT_BYTES)
    mark = mark_of(vault_key)
    holder = paired(RECOVERY, "", Role.LEAD, Argon2(), salt, store_id, code_key(code, salt), mark)
    return holder, code
