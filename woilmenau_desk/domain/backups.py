"""Backups as people deal with them: who may open one, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.access import Role


@dataclass(frozen=True, slots=True)
class ByPassword:
    """A lead's login and the password that was valid when the backup was made."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class ByCode:
    """The recovery code that was valid when the backup was made."""

    code: str


Way = ByPassword | ByCode


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be put back, and what was said about it.

    `way` opens the backup. `present` is a lead, or the code, of the store that lies there now; without it `way` is
    tried for that, too. `bring_back` are the logins of those who come back with it on purpose. `own` is a new access
    for whoever knows no password of then.
    """

    path: Path
    way: Way
    present: Way | None = None
    bring_back: frozenset[str] = frozenset()
    own: ByPassword | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was proven: its file, its size in bytes, and the rows of each table in it."""

    path: Path
    size: int
    counts: dict[str, int]
    made_at: str  # ISO, UTC
    newest: str = ""  # when the last thing was written down in it; ISO, UTC


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup that lies somewhere: what it says of itself, and whether its bytes are what it says they are."""

    path: Path
    size: int
    made_at: str  # ISO, UTC; empty where the file does not say
    whole: bool


@dataclass(frozen=True, slots=True)
class Returning:
    """Somebody who would come back with a backup: without an access today, or with a lower role."""

    name: str
    display_name: str
    role: Role  # in the backup
    present_role: Role | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A proven backup beside the store as it is: the rows of each table there; None where it cannot be read.

    `older_passwords` are those whose password of then would be in force again, `left_behind` those who have an access
    today and none in the backup; both by display name. `leads` are the logins of those who lead in the backup.
    """

    backup: Backup
    present: Mapping[str, int] | None
    present_newest: str = ""
    returning: tuple[Returning, ...] = ()
    older_passwords: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was put back: what is in it, where the old one is kept, and who did not come back with it.

    `left_out` has no access, `lowered` the role of today; both by login.
    """

    backup: Backup
    kept: Path | None
    left_out: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
