"""What was last seen of a store's audit trail, remembered outside the store.

A store that is put back as a whole (last month's folder, a sync client's older copy, a log cut off at its end) is sound in
itself; only somebody who remembers more can tell. What is remembered are numbers and digests: nothing of anybody.
"""

import hashlib
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import STATE_BYTES
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage import numbering
from woilmenau_desk.storage.remembered import last_seen_file
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.trail import audit

# How many entries there were, the id and the digest of one of the last ones, and how the trail begins.
_RECORD: Final = struct.Struct(">8sQQ32s16s")
_MAGIC: Final = b"WDseen1\n"
_CHECK_BYTES: Final = 8


class Difference(Enum):
    """How a store differs from what was last seen of it."""

    NONE = auto()
    SHORTER = auto()  # entries are missing at its end
    OTHER = auto()  # as long or longer, and with another story


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered. `entries` may be ahead of `mark`, the last entry whose digest is known.

    `store`: how the trail begins. It is asked for how a difference is called, never for whether there is one.
    """

    entries: int
    mark: int
    digest: bytes
    store: bytes


class LastSeen:
    """The memory of the store in one folder. Where it cannot be kept, nothing is said of it: it is one guard more.

    Nothing in the folder says whose memory it is. Whatever said so could be exchanged for a moment, and what is
    remembered would be taken for another store's and written over. So a store that was laid there by hand is told of,
    too; one that came through the program is handed over with what is remembered of it.
    """

    def __init__(self, folder: Path) -> None:
        self._path = last_seen_file(folder)
        self._file: int | None = None
        self._seen = Seen(0, 0, bytes(32), bytes(16))

    def load(self) -> Seen | None:
        """What is remembered; None where nothing is, or where it cannot be read."""
        try:
            content = read_whole(self._path, STATE_BYTES)
        except (KnownError, OSError):
            return None
        return _seen_in(content)

    def look(self, conn: Connection) -> tuple[Difference, int] | None:
        """How the store differs from what is remembered, and how many entries it lacks. None: nothing is remembered."""
        seen = self.load()
        if seen is None:
            return None
        entries = audit.length(conn)
        if entries < seen.entries and _begins_alike(conn, seen):
            return Difference.SHORTER, seen.entries - entries
        if entries < seen.entries:
            return Difference.OTHER, 0
        if seen.mark and _digest(conn, seen.mark) != seen.digest:
            return Difference.OTHER, 0
        return Difference.NONE, 0

    def remember(self, conn: Connection, *, anew: bool = False) -> None:
        """From now on, the store is as it is here, if that goes on from what is remembered.

        `anew`: also where it does not, because the trail says so by now.
        """
        mark = audit.newest(conn)
        entries = audit.length(conn)
        if not numbering.is_count(entries):
            # Somebody wrote past the program; what was remembered is the better knowledge.
            return
        differs = self.look(conn)
        if not anew and differs is not None and differs[0] is not Difference.NONE:
            # Somebody has to be told first, and that is done from what is remembered.
            return
        self._seen = Seen(entries, mark, _digest(conn, mark) or bytes(32), store_id(conn))
        self._write(anew=anew)

    def note(self, entries: int) -> None:
        """There are so many entries now, if not more are remembered. Some microseconds: called after each write."""
        if self._seen.mark:
            self._seen = Seen(entries, self._seen.mark, self._seen.digest, self._seen.store)
            self._write()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _write(self, *, anew: bool = False) -> None:
        seen = self._seen
        content = _RECORD.pack(_MAGIC, seen.entries, seen.mark, seen.digest, seen.store)
        with suppress(OSError):
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                if not self._path.is_file():
                    # A pipe or a device that lies there would be written into for ever, and remember nothing.
                    self._path.unlink(missing_ok=True)
                self._file = os.open(self._path, flags, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            there = None if anew else _seen_in(os.read(self._file, len(content) + _CHECK_BYTES + 1))
            if there is not None and there.entries > seen.entries:
                return
            # One small write into one sector, and not waited for: what a power cut takes makes it forgetful, never wrong.
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, content + _check(content))


def _seen_in(content: bytes) -> Seen | None:
    if (
        len(content) != _RECORD.size + _CHECK_BYTES
        or _check(content[: _RECORD.size]) != content[_RECORD.size :]
    ):
        return None
    magic, entries, mark, digest, store = _RECORD.unpack(content[: _RECORD.size])
    return Seen(entries, mark, digest, store) if magic == _MAGIC else None


def store_id(conn: Connection) -> bytes:
    """What tells this store from every other one, whatever key it has: made of how its trail begins."""
    return hashlib.sha256(b"store" + (_digest(conn, 1) or b"")).digest()[:16]


def _begins_alike(conn: Connection, seen: Seen) -> bool:
    """Whether the trail begins as the one that was seen, or is the one of the mark."""
    return seen.store == store_id(conn) or _digest(conn, seen.mark) == seen.digest


def _digest(conn: Connection, entry: int) -> bytes | None:
    return conn.execute(select(AuditEntry.digest).where(AuditEntry.id == entry)).scalar()


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECK_BYTES]
