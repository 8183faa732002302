"""Backups as people deal with them: who may open one, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
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
