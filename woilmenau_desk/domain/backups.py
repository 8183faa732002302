"""Backups as people deal with them: who may open one, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


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
class Backup:
    """A backup that was proven: its file, its size in bytes, and the rows of each table in it."""

    path: Path
    size: int
    counts: dict[str, int]
    made_at: str  # ISO, UTC


@dataclass(frozen=True, slots=True)
class Compared:
    """A proven backup beside the store as it is: the rows of each table there; None where it cannot be read."""

    backup: Backup
    present: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was put back: what is in it, and where the old one is kept."""

    backup: Backup
    kept: Path | None


class Spot(StrEnum):
    """Where a backup lies."""

    HERE = "here"  # in the store's own folder
    SECOND = "second"  # in the second folder that the centre chose
    STICK = "stick"


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A backup that is there just now.

    `proven`: this machine opened and counted it, and it is still that file. `restored_at`: when it was put back into a
    scratch store as well and compared with the store, row by row. `automatic`: the program made it by itself.
    """

    path: Path
    spot: Spot
    made_at: datetime  # UTC
    size: int  # bytes
    proven: bool
    restored_at: datetime | None = None  # UTC
    automatic: bool = False
