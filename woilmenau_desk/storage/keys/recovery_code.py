"""The printed recovery code: what it looks like, and what was meant when somebody typed it."""

import hashlib
import hmac
import secrets
import unicodedata
from typing import Final

from woilmenau_desk.domain.errors import WrongRecoveryCode

# Without 0/O and 1/I, so that a code read from paper has one reading only. 32 characters: 5 bits each.
CODE_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_RANDOM: Final = 30  # 150 bits
CODE_LENGTH: Final = 32  # the last two are a checksum


def new_code() -> str:
    """A code that nobody had before."""
    body = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_RANDOM))
    return body + _checksum(body)


def grouped_code(code: str) -> str:
    """The code in groups of four, as the sheet shows it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normal_code(code: str) -> str:
    """The code as it was made, from what somebody typed. Raises WrongRecoveryCode when a character is off."""
    typed = "".join(char for char in unicodedata.normalize("NFKC", code).upper() if char.isalnum())
    if (
        len(typed) != CODE_LENGTH
        or any(char not in CODE_ALPHABET for char in typed)
        or _checksum(typed[:CODE_RANDOM]) != typed[CODE_RANDOM:]
    ):
        raise WrongRecoveryCode
    return typed


def code_key(code: str, salt: bytes) -> bytes:
    """The key that the code is. 150 random bits need no slow function; the salt only separates stores."""
    return hmac.digest(salt, b"woilmenau-desk recovery " + code.encode(), hashlib.sha256)


def _checksum(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in digest[: CODE_LENGTH - CODE_RANDOM])
