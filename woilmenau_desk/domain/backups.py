"""Backups as people deal with them: who may open one, and what is in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backup_occasions import Occasion as Occasion
from woilmenau_desk.domain.backup_plan import Standing
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.words import Sentence


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
    `as_today`: somebody of today agreed, so the passwords and the recovery code of today stay those that fit. `roster`:
    who has access today could be read, so `returning` is measured by it. `kept`: files of a store lie there, readable
    or not, and would be kept beside the one that comes.
    """

    backup: Backup
    present: Mapping[str, int] | None
    present_newest: str = ""
    returning: tuple[Returning, ...] = ()
    older_passwords: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    as_today: bool = False
    roster: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was put back: what is in it, where the old one is kept, and who did not come back with it.

    `left_out` has no access, `lowered` the role of today; both by login. `as_today`: the passwords and the recovery code
    of today fit; otherwise those of then.
    """

    backup: Backup
    kept: Path | None
    left_out: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
    as_today: bool = False


class Spot(StrEnum):
    """Where a backup lies."""

    HERE = "here"  # in the store's own folder
    SECOND = "second"  # in the second folder that the centre chose
    STICK = "stick"
    TAKEN = "taken"  # into a file that somebody chose; where it is by now nobody knows


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A backup that is there just now.

    `proven`: this machine opened and counted it, and it is still that file. `restored_at`: when it was put back into a
    scratch store as well and compared with the store, row by row. `automatic`: the program made it by itself.
    `vouched`: whoever made it had the vault key at hand, so those who have the vault get in by it.
    """

    path: Path
    spot: Spot
    made_at: datetime  # UTC
    size: int  # bytes
    proven: bool
    restored_at: datetime | None = None  # UTC
    automatic: bool = False
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A place for backups besides the store's own folder, and that folder itself.

    `place` names it for the services. `present`: None where it did not answer. `last`: its newest proven backup.
    `late`: longer ago than the centre wants. `same_disk`: it would be lost together with the store.
    """

    place: str
    spot: Spot
    name: str  # the folder, or how the stick was called
    present: bool | None
    last: datetime | None  # UTC
    late: bool = False
    trouble: Sentence | None = None
    same_disk: bool = False


@dataclass(frozen=True, slots=True)
class Quiet:
    """What the line at the counter says. `behind`: the other places that lack one; `trouble`: with the last one here.

    `store`: what was found of the store itself when a backup of it was looked through.
    """

    standing: Standing
    behind: tuple[PlaceState, ...] = ()
    trouble: Sentence | None = None
    store: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """All about the backups of this machine. `days`: when somebody is told that the last one is long ago."""

    standing: Standing
    days: int
    places: tuple[PlaceState, ...]
    backups: tuple[KnownBackup, ...]
    sticks: tuple[Path, ...] = ()  # plugged in and not taken yet
    trouble: Sentence | None = None  # with the last one in the store's own folder
    store: Sentence | None = None  # as in Quiet


@dataclass(frozen=True, slots=True)
class Ran:
    """What was done: the backup that was made; where it was brought and where not; whether it was put back for proof."""

    made: Path | None = None
    brought: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    restored: bool | None = None  # None: not tried, or nothing can be said
    changes: Changes = field(default_factory=lambda: Changes(frozenset({Kind.BACKUP})))


# Makes a backup of a desk, which it may be told to stop.
BackUp = Callable[[Any, Occasion, Callable[[], bool]], Ran | None]
