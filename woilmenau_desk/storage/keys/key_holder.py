"""One line of the key file: a user's key pair, what the password seals, and what is sealed to the public half.

What makes and opens one stands in `sealing`: importing this module is fast, and the login shows who can come in by it.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreDamaged

KEY_FILE: Final = "keys.json"
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
# What a password seals: the role alone, as the first key files had it, or the cost of a guess as well.
OLD_BINDING: Final = 1
BINDING: Final = 2


@dataclass(frozen=True, slots=True)
class Argon2:
    """The cost of one password guess; kept in the key file, so it can be raised later.

    64 MiB and 3 passes take 0.1 to 0.3 s on an office machine (RFC 9106 recommends at least this).
    """

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    def key(self, password: str, salt: bytes) -> bytes:
        """The key of 32 bytes for a password, whatever way its accents were typed.

        Raises StoreDamaged for a cost that is cheaper than any that this program asks, or that no login can bear.
        """
        from argon2.exceptions import HashingError  # start-up: the login shows who can come in without it
        from argon2.low_level import Type, hash_secret_raw

        # Looked at before anything is reckoned: the file may be somebody else's making.
        if not self._within(floor, CEILING):
            raise StoreDamaged(detail=KEY_FILE)
        secret = unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")
        try:
            return hash_secret_raw(secret, salt, self.passes, self.memory_kib, self.lanes, KEY_BYTES, Type.ID)
        except (HashingError, OverflowError, TypeError) as error:
            raise StoreDamaged(detail=KEY_FILE) from error

    def _within(self, least: "Argon2", most: "Argon2") -> bool:
        return (
            least.memory_kib <= self.memory_kib <= most.memory_kib
            and least.passes <= self.passes <= most.passes
            and least.lanes <= self.lanes <= most.lanes
        )


# The least that a guess may cost. The tests lower it, in tests/cheap.py: no user, file or setting can.
floor = Argon2()
# 1 GiB and some seconds: what an office machine bears.
CEILING: Final = Argon2(memory_kib=1 << 20, passes=16, lanes=16)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a login opens. `vault_key` is None for the counter."""

    desk_key: bytes
    vault_key: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """From one public key to the next, by somebody without the vault key: the former key, and its word for the next."""

    public_key: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One user, or the recovery code, in the key file."""

    name: str
    display_name: str
    role: Role
    cost: Argon2
    salt: bytes
    public_key: bytes
    private_key: bytes  # sealed under the password
    desk: bytes  # the desk key, sealed to the public key
    vault: bytes | None
    must_change: bool = False  # the password is one that somebody else gave; sealed with the private half
    sealed_as: Role | None = None  # the role that the password vouches for, where it is not `role`
    mark: bytes = (
        b""  # of the vault key that came with another role; the one that the password seals goes before it
    )
    voucher: bytes = b""  # says that `role` and `mark` are from somebody who holds the desk key
    steps: tuple[Step, ...] = ()  # from the public key that the roster knows to the present one
    binding: int = BINDING

    @property
    def confirmed_key(self) -> bytes:
        """The public key that the roster vouches for."""
        return self.steps[0].public_key if self.steps else self.public_key
