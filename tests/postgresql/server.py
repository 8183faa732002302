"""A real PostgreSQL for the tests: made in a folder that is thrown away, reached by a socket in it, stopped at the end."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from woilmenau_desk.storage.engine.server.words import SERVER_FILE

OWNER = "desk"
_numbers = itertools.count(1)
_SECONDS = 20.0
# Nothing of it has to outlive the tests.
_QUICK = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=60", "shared_buffers=64MB")


def binaries() -> Path | None:
    """The folder with the server's programs; Debian keeps them beside the path. None where there is no server."""
    found = shutil.which("initdb")
    if found is not None and shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def running(programs: Path) -> Iterator[Path]:
    """The folder of the socket of a server that runs meanwhile. The server refuses to be root, so it is somebody else."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    who = _somebody() if os.geteuid() == 0 else {}
    if who:
        os.chown(place, int(who["user"]), int(who["group"]))
    server: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run(
            [programs / "initdb", "-D", place / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, cwd=place, **who,
        )  # fmt: skip
        options = [part for option in _QUICK for part in ("-c", option)]
        with (place / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", place / "data", "-k", place, "-c", "listen_addresses=", *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=place, **who,
            )  # fmt: skip
        _wait(programs, place, server)
        yield place
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # whoever is still connected is let go of
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(place, ignore_errors=True)


def _somebody() -> dict[str, object]:
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise RuntimeError("nobody here but root")


def _wait(programs: Path, place: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and server.poll() is None:
        # It waits by itself, a moment each time.
        ready = subprocess.run(
            [programs / "pg_isready", "-q", "-h", place, "-t", "1"], check=False, capture_output=True
        )
        if ready.returncode == 0:
            return
    raise RuntimeError((place / "log").read_text(errors="replace")[-2000:])


class Server:
    """A running server, and a database for each test, copied from one that was made once."""

    def __init__(self, socket: Path) -> None:
        import psycopg

        self._socket = socket
        self._conn = psycopg.connect(self.conninfo("postgres"), autocommit=True)

    def conninfo(self, database: str) -> str:
        """How a database is reached."""
        return f"host={self._socket} user={OWNER} dbname={database}"

    def database(self, template: str = "template1") -> str:
        """A new database; its name."""
        name = f"desk_{next(_numbers)}"
        self._conn.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def put_there(self, folder: Path, template: str = "template1") -> str:
        """Let a folder say that its store is in a new database; its name."""
        name = self.database(template)
        folder.mkdir(parents=True, exist_ok=True)
        note = {"conninfo": self.conninfo(name), "schema": "woilmenau_desk"}
        (folder / SERVER_FILE).write_text(json.dumps(note))
        return name

    def copy_there(self, folder: Path) -> None:
        """Give a folder that was copied a copy of the database of the one it comes from, which it still names."""
        told = json.loads((folder / SERVER_FILE).read_text())["conninfo"]
        self.put_there(folder, told.rpartition("dbname=")[2])

    def close(self) -> None:
        """Let go of it."""
        self._conn.close()
