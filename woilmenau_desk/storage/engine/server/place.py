"""A database on a server. No file of it lies in the folder, so none can vanish, and nobody leaves a log behind."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.storage.engine.mended import Mended
from woilmenau_desk.storage.engine.server import connections
from woilmenau_desk.storage.engine.server.note import Server
from woilmenau_desk.storage.trail.audit import Head


def _nobody_minds() -> None:
    """Before a connection that only reads."""


class ServerPresence:
    """Nothing that could be taken away under the window; a server that is gone says so by itself."""

    begun = False

    def begin(self) -> bool:
        """It is there."""
        self.begun = True
        return True

    def same(self) -> bool:
        """It is the same."""
        return True

    def log_bytes(self) -> int:
        """Nothing is to be folded."""
        return 0

    def database_written(self) -> tuple[int, ...] | None:
        """Nobody writes past the server."""
        return ()

    def database_same(self) -> bool:
        """It is the same."""
        return True

    def end(self) -> None:
        """Nothing is held."""

    def abandon(self, connection: Any) -> None:
        """Nothing is lost by closing the connection."""


class _Told:
    """A raw connection whose errors are told as those of every other one."""

    def __init__(self, server: Server) -> None:
        self._raw = connections.connect(server, autocommit=True)

    def execute(self, query: str) -> Any:
        """What the query finds."""
        with connections.told_as_always():
            return self._raw.execute(query)

    def close(self) -> None:
        """Let go of it."""
        self._raw.close()


class ServerNews:
    """A connection of its own, outside of every transaction."""

    def __init__(self, server: Server) -> None:
        self.connection = _Told(server)

    def version(self) -> int:
        """Another number once somebody has written: the server counts its transactions that write."""
        found = self.connection.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
        return int(found.fetchone()[0])

    def fold(self, *, empty: bool) -> bool | None:
        """The server does that itself."""
        return True

    def close(self) -> None:
        """Let go of it."""
        self.connection.close()

    def leave_open(self) -> None:
        """Nothing depends on it."""
        self.connection.close()


class ServerWay:
    """Where this computer's disk takes nothing: the rows are elsewhere, and are read as ever."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def engine(self, desk_key: bytes) -> Engine:
        """An engine that only reads."""
        return connections.make_engine(self._server, read_only=True, guard=_nobody_minds)

    def leave(self) -> None:
        """Nothing was copied."""


class ServerPlace:
    """See `places.Place`."""

    encrypts = False

    def __init__(self, server: Server) -> None:
        self._server = server

    def exists(self) -> bool:
        """The folder says so; a server that has none says that when it is asked."""
        return True

    def abandoned(self) -> bool:
        """Never."""
        return False

    def presence(self) -> ServerPresence:
        """Nothing to look at."""
        return ServerPresence()

    def engine(
        self, desk_key: bytes, *, guard: Callable[[], None] | None = None, alone: bool = False
    ) -> Engine:
        """To read and write; without a `guard` to read only."""
        return connections.make_engine(self._server, read_only=guard is None, guard=guard or _nobody_minds)

    def news(self, engine: Engine) -> ServerNews:
        """A connection of its own, to be asked for news."""
        return ServerNews(self._server)

    def way_to_read(self, desk_key: bytes, why: KnownError) -> ServerWay:
        """As ever, and only to read."""
        return ServerWay(self._server)

    def mend(self, desk_key: bytes, at: datetime) -> Mended | None:
        """The server mends itself."""
        return None

    def settled(self, conn: Connection, desk_key: bytes) -> Head | None:
        """All of it is: what is read is what stands there."""
        return None
