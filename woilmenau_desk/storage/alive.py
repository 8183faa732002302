"""What an open store needs to know of its own files: that they are there, what they held, how far they went."""

import logging
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

from woilmenau_desk.domain.errors import (
    EntryRescued,
    KnownError,
    NothingRescued,
    StoreReplaced,
    StoreVanished,
)
from woilmenau_desk.storage import rescue
from woilmenau_desk.storage.engine import DATABASE_FILE, DBAPI_ERRORS
from woilmenau_desk.storage.keyring import KEY_FILE
from woilmenau_desk.storage.last_seen import LastSeen
from woilmenau_desk.storage.presence import Presence, abandoned

_logger = logging.getLogger(__name__)
_MOST_BYTES = 1_000_000  # of what is remembered of the backups


class Alive:
    """Looks at a store's files, and keeps aside what they held once they are gone."""

    def __init__(self, folder: Path) -> None:
        self.seen = LastSeen(folder)
        self.vanished: StoreVanished | None = None
        self._folder = folder
        self._presence = Presence(folder / DATABASE_FILE)
        self._connection: Any = None
        self._keys = b""
        self._places = b""
        self._places_stand: tuple[int, int, int] | None = None
        self._nothing_new = False

    def begin(self, connection: Any) -> None:
        """The files are those that this raw connection holds open."""
        self._connection = connection
        self._read_keys()
        if not self._presence.begin():
            self._lost()
            return
        self.read_places()

    def guard(self) -> None:
        """Before a further connection: it would open what lies there now. Raises StoreVanished."""
        if self.vanished is None and not self._presence.begun and abandoned(self._folder / DATABASE_FILE):
            # This process still has the old log in mind; only a new one begins afresh.
            self._nothing_new = True
            self.vanished = StoreVanished(folder=self._folder)
        if not self.stands():
            raise self.vanished or StoreVanished(folder=self._folder)

    def stands(self) -> bool:
        """Whether the files are there."""
        if self.vanished is not None:
            return False
        if self._presence.same():
            return True
        self._lost()
        return False

    def replaced(self) -> StoreReplaced:
        """The files are the same and hold another store's state: the open connection sees that one, too."""
        self._nothing_new = True
        self._presence.abandon(self._connection)
        told = StoreReplaced(folder=self._folder)
        self.vanished = told
        return told

    def database_written(self) -> tuple[int, int] | None:
        """When the database itself was last written into."""
        return self._presence.database_written() if self._presence.begun else None

    def refuse(self) -> None:
        """Raises StoreVanished where they are not. That an entry was rescued is said once, of that entry."""
        told = self.vanished
        if told is not None:
            if isinstance(told, EntryRescued):
                self.vanished = StoreVanished(folder=self._folder)
            raise told

    def log_bytes(self) -> int:
        """How large the log is that could be folded into the database."""
        return self._presence.log_bytes() if self._presence.begun else 0

    def keep(self, at: datetime, *, wrote: bool) -> Path | None:
        """Copy what the open connection still sees to where the next start looks. None: it could not be, this time."""
        if self._nothing_new:
            return None
        self._read_keys()
        try:
            kept = rescue.keep(self._connection, self._folder, self._keys, at, self._places)
        except (KnownError, *DBAPI_ERRORS) as error:
            self.vanished = NothingRescued(folder=self._folder)
            _logger.info("nothing rescued: %s", type(error).__name__)
            return None
        self.vanished = (EntryRescued if wrote else StoreVanished)(folder=self._folder)
        return kept

    def read_places(self) -> None:
        """Remember what the machine knows of its backups: to be called while the files are there, with each poll."""
        path = self._folder / rescue.PLACES_FILE
        try:
            found = path.stat()
            stand = (found.st_ino, found.st_mtime_ns, found.st_size)
            regular = stat.S_ISREG(found.st_mode) and found.st_size <= _MOST_BYTES
            if regular and stand != self._places_stand:
                self._places, self._places_stand = path.read_bytes(), stand
        except OSError:
            return

    def end(self) -> None:
        """The store is closed."""
        self._presence.end()
        self.seen.close()

    def _lost(self) -> None:
        self.vanished = StoreVanished(folder=self._folder)
        self._presence.abandon(self._connection)

    def _read_keys(self) -> None:
        # The key file that lies beside another database is another one's.
        if not self._keys or self._presence.database_same():
            try:
                self._keys = (self._folder / KEY_FILE).read_bytes() or self._keys
            except OSError:
                return
