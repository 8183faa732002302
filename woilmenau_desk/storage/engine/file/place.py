"""A database that is one encrypted file, with its log beside it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.storage.engine.errors import DBAPI_ERRORS
from woilmenau_desk.storage.engine.file import connections, presence, reading, stale_log, write_ahead_log
from woilmenau_desk.storage.engine.mended import Mended
from woilmenau_desk.storage.trail.audit import Head


class FileNews:
    """A connection of its own: it keeps the files, whatever the others do, and is asked for news of them."""

    def __init__(self, engine: Engine) -> None:
        self._held = engine.raw_connection()
        # A database that is opened and not read has no log yet.
        self.version()

    @property
    def connection(self) -> Any:
        """The raw connection."""
        return self._held.driver_connection

    def version(self) -> int:
        """Another number once somebody else has committed: one cheap question to the file."""
        return int(self._held.cursor().execute("PRAGMA data_version").fetchone()[0])

    def fold(self, *, empty: bool) -> bool | None:
        """Fold the log into the database without waiting for anybody; whether all of it. None: somebody is at it.

        Not `empty`: the log's file stays as large as it is, for the next write.
        """
        asking = self._held.cursor()
        how = "TRUNCATE" if empty else "PASSIVE"
        try:
            asking.execute("PRAGMA busy_timeout = 0")
            busy, pages, folded = asking.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
        except DBAPI_ERRORS:
            return None
        finally:
            asking.execute(f"PRAGMA busy_timeout = {connections.BUSY_MS}")
        return not busy and bool(folded >= pages)

    def close(self) -> None:
        """Let go of it."""
        self._held.close()

    def leave_open(self) -> None:
        """It keeps what the others would fold into files that are no longer theirs."""
        self._held.detach()


class FilePlace:
    """See `places.Place`."""

    encrypts = True

    def __init__(self, path: Path) -> None:
        self._path = path

    def exists(self) -> bool:
        """Whether the file is there."""
        return self._path.exists()

    def abandoned(self) -> bool:
        """Whether this process has lost the database's log, and may not open it again."""
        return presence.abandoned(self._path)

    def presence(self) -> presence.Presence:
        """Who its files are."""
        return presence.Presence(self._path)

    def engine(
        self, desk_key: bytes, *, guard: Callable[[], None] | None = None, alone: bool = False
    ) -> Engine:
        """To read and write; without a `guard` to read only, and `alone` without the log beside it."""
        if guard is None:
            return connections.make_engine(self._path, desk_key, read_only=True, immutable=alone)
        return connections.make_engine(self._path, desk_key, guard=guard)

    def news(self, engine: Engine) -> FileNews:
        """A connection of its own, to be asked for news."""
        return FileNews(engine)

    def way_to_read(self, desk_key: bytes, why: KnownError) -> reading.Way:
        """A way that works. Raises `why` where there is none, or StoreDamaged."""
        return reading.way_to_read(self._path.parent, desk_key, why)

    def mend(self, desk_key: bytes, at: datetime) -> Mended | None:
        """Look after a log that was left behind and is not at work. Raises DiskFull or CannotWrite."""
        return write_ahead_log.mend_unless_open(self._path, desk_key, at)

    def settled(self, conn: Connection, desk_key: bytes) -> Head | None:
        """How far the trail goes in the file for sure, without its log; None where that cannot be told."""
        with suppress(KnownError, *DBAPI_ERRORS):
            return stale_log.in_file(conn, self._path, desk_key)
        return None
