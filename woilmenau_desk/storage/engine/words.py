"""Names that every engine goes by."""

from pathlib import Path
from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

# Of the database in a store's folder, and in a backup. A store on a server has none; it stands for it in what is told.
DATABASE_FILE: Final = "desk.db"
# What an engine lays beside a database, by the end of its name.
BESIDE: Final = ("-wal", "-shm", "-journal")
# Said of a holder that left no note of itself.
OTHER_PROCESS: Final = QT_TRANSLATE_NOOP("errors", "ein anderes Fenster")


def beside(path: Path) -> tuple[Path, ...]:
    """The files that belong to a database and may stand beside it."""
    return tuple(path.with_name(path.name + end) for end in BESIDE)
