"""The colleagues: who logs in and who can be asked for on a slip."""

from dataclasses import dataclass, field

from woilmenau_desk.domain.access import Role


@dataclass(frozen=True, slots=True)
class UserCard:
    """A user as the login shows them, read from the key file without opening the store."""

    name: str
    display_name: str
    role: Role


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A colleague: login, the name visitors know, the phone on the slip."""

    name: str
    display_name: str
    phone: str
    role: Role
    active: bool = True
    version: int = field(default=0, compare=False)  # of the login; 0: there is no such row yet
    known_version: int = field(default=0, compare=False)  # of the colleague, with what visitors know them by
