"""What a write changed, so that only the lists it touches reload."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that change; a list names the kinds it shows."""

    PERSON = "person"
    VISIT = "visit"
    AID = "aid"
    SESSION = "session"
    REFERRAL = "referral"
    APPOINTMENT = "appointment"
    STAFF = "staff"
    VALUES = "values"
    CENTRE = "centre"
    DRAFT = "draft"
    BACKUP = "backup"


EVERYTHING = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that one committed write touched."""

    kinds: frozenset[Kind]

    def touch(self, *kinds: Kind) -> bool:
        """Whether any of the kinds changed."""
        return not self.kinds.isdisjoint(kinds)
