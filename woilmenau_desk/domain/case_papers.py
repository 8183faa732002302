"""What stands on a case sheet (Fallblatt): whoever makes one hands in words and days, and nothing else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One entry of the timeline in words. `note`: only where it was asked for. `all_day`: there is no time to tell."""

    at: datetime
    title: str
    detail: str = ""
    topics: str = ""
    by: str = ""
    note: str = ""
    open: bool = False
    hidden: bool = False
    all_day: bool = False
    outside: bool = False  # of a restricted case: not in it, the team reads it


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """A case with its timeline, newest first. `facts`: names and values that stand above it; `only`: what was chosen."""

    centre: str
    number: str
    person: str
    facts: tuple[tuple[str, str], ...]
    aims: str
    entries: tuple[SheetEntry, ...]
    made_at: datetime
    only: str = ""
    restricted: bool = False
