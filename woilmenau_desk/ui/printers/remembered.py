"""Which printers were used last on this computer, kept for the next time. Nothing in it is about anybody."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.incoming import json_of, read_whole

_LONGEST_NAME = 300
_MOST = 30  # printers whose paper is remembered


class Use(StrEnum):
    """What a printer is for: the small papers that visitors carry home, or everything else."""

    SLIPS = "slips"
    SHEETS = "sheets"


@dataclass(frozen=True, slots=True)
class Remembered:
    """By use the printer's name; and which slips fit into which printer."""

    printers: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)

    def printer(self, use: Use) -> str:
        """The one for this use; empty where none was chosen yet."""
        return self.printers.get(use.value, "")

    def paper(self, printer: str) -> Paper | None:
        """What slips are printed on there; None: what the centre prints them on."""
        kept = self.papers.get(printer, "")
        return Paper(kept) if kept in tuple(Paper) else None

    def choosing(self, use: Use, printer: str) -> "Remembered":
        """The same, with this one for this use."""
        return replace(self, printers={**self.printers, use.value: printer})

    def with_paper(self, printer: str, paper: Paper | None) -> "Remembered":
        """The same, with slips of this size in a printer."""
        others = {name: kept for name, kept in self.papers.items() if name != printer}
        kept = {printer: paper.value} if paper is not None else {}
        return replace(self, papers=dict(list({**others, **kept}.items())[-_MOST:]))


def read_remembered(file: Path) -> Remembered:
    """What was kept; nothing where nothing was, or where it cannot be read: then somebody chooses once more."""
    try:
        kept = json_of(read_whole(file, NOTE_BYTES))
        printers, papers = kept["printers"], kept["papers"]
        return Remembered(_names(printers), _names(papers))
    except (KnownError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return Remembered()


def _names(kept: Mapping[object, object]) -> dict[str, str]:
    return {
        name: value
        for name, value in kept.items()
        if isinstance(name, str) and isinstance(value, str) and len(name) + len(value) <= 2 * _LONGEST_NAME
    }


def write_remembered(file: Path, remembered: Remembered) -> None:
    """Keep it, whole or not at all. Where nothing can be written, somebody chooses once more."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    saving = QSaveFile(str(file))
    if saving.open(QIODevice.OpenModeFlag.WriteOnly):
        saving.write(json.dumps(asdict(remembered)).encode())
        saving.commit()
