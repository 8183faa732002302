"""What an open store needs to know of its own files: that they are there, what they held, how far they went."""

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import (
    EntryRescued,
    KnownError,
    NothingRescued,
    StoreBusy,
    StoreReplaced,
    StoreVanished,
)
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage import rescue
from woilmenau_desk.storage.engine import DBAPI_ERRORS
from woilmenau_desk.storage.engine.places import Place, Written
from woilmenau_desk.storage.held_keys import HeldKeys
from woilmenau_desk.storage.last_seen import LastSeen

_logger = logging.getLogger(__name__)
_MOST_BYTES: Final = 1_000_000  # of what is remembered of the backups
# For how long a key file that is not right may wait for whoever is at the gate; at the end somebody waits for it.
_GATE_SECONDS: Final = 20.0
_LAST_GATE_SECONDS: Final = 5.0

Gate = Callable[[float], AbstractContextManager[None]]


class Alive:
    """Looks at a store's files, and keeps aside what they held once they are gone.

    `gate`: the store's, for at most so many seconds; the key file is put back behind it.
    """

    def __init__(
        self,
        folder: Path,
        place: Place,
        desk_key: Callable[[], bytes],
        vault_key: Callable[[], bytes | None],
        gate: Gate,
    ) -> None:
        self.seen = LastSeen(folder)
        self.vanished: StoreVanished | None = None
        self._folder = folder
        self._place = place
        self._presence = place.presence()
        self._connection: Any = None
        self.keys = HeldKeys(folder, desk_key, vault_key)
        self._gate = gate
        self._waiting_since: float | None = None
        self._places = b""
        self._places_stand: tuple[int, int, int] | None = None
        self._nothing_new = False
        # The key file was gone or changed, and is right again: to be told once.
        self.keys_put_back = False

    def begin(self, connection: Any) -> None:
        """The files are those that this raw connection holds open."""
        self._connection = connection
        self.keys.begin(connection)
        if not self._presence.begin():
            self._lost()
            return
        self.read_places()

    def guard(self) -> None:
        """Before a further connection: it would open what lies there now. Raises StoreVanished."""
        if self.vanished is None and not self._presence.begun and self._place.abandoned():
            # This process still has the old log in mind; only a new one begins afresh.
            self._nothing_new = True
            self.vanished = StoreVanished(folder=self._folder)
        if not self.stands():
            raise self.vanished or StoreVanished(folder=self._folder)

    def stands(self, *, last: bool = False) -> bool:
        """Whether the files are there. `last`: nobody will look again."""
        if self.vanished is not None:
            return False
        if self._presence.same() and (self.keys.same() or self._made_good(last=last)):
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

    def database_written(self) -> Written | None:
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
        # The key file that lies beside another database is another one's.
        if self._presence.database_same():
            with suppress(KnownError, OSError, *DBAPI_ERRORS):
                self._put_right(0.0)
        try:
            kept = rescue.keep(self._connection, self._folder, self.keys.content, at, self._places)
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
            if stand != self._places_stand:
                self._places, self._places_stand = read_whole(path, _MOST_BYTES), stand
        except (KnownError, OSError):
            return

    def end(self) -> None:
        """The store is closed."""
        self.keys.end()
        self._presence.end()
        self.seen.close()

    def _lost(self) -> None:
        self.vanished = StoreVanished(folder=self._folder)
        self._presence.abandon(self._connection)

    def _made_good(self, *, last: bool) -> bool:
        """Whether a key file that was touched is right all the same, or put back, or soon will be."""
        try:
            self._put_right(_LAST_GATE_SECONDS if last else 0.0)
        except StoreBusy:
            # Somebody enters just now, or changes the keys. The next look puts it right.
            self._waiting_since = self._waiting_since or time.monotonic()
            return not last and time.monotonic() - self._waiting_since < _GATE_SECONDS
        except (KnownError, OSError, *DBAPI_ERRORS) as error:
            _logger.info("key file not put back: %s", type(error).__name__)
            return False
        self._waiting_since = None
        return True

    def _put_right(self, patience: float) -> None:
        if self.keys.look():
            return
        with self._gate(patience):
            # Whoever was changing it is done now; and whoever was replacing the whole store, too.
            if not self.keys.look() and self._presence.database_same():
                self.keys.put_back()
                self.keys_put_back = True
                _logger.info("key file put back")
