"""Names that every engine goes by."""

from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

# Of the database in a store's folder, and in a backup. A store on a server has none; it stands for it in what is told.
DATABASE_FILE: Final = "desk.db"
# Said of a holder that left no note of itself.
OTHER_PROCESS: Final = QT_TRANSLATE_NOOP("errors", "ein anderes Fenster")
