"""The key file of an open store: whether it is the right one still, and what it held, where it has to be put back.

Nothing keeps a key file open, so whoever deletes, empties or changes it leaves the window working on, and nobody in
afterwards. Another edition that belongs to the database is a colleague's change, made by this program elsewhere. Of one
edition there is one content: another one is somebody's making, who has the desk key.
"""

import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.errors import KeysOutOfStep, KnownError
from woilmenau_desk.domain.limits import KEY_FILE_BYTES
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage.engine import DBAPI_ERRORS, lacks_table
from woilmenau_desk.storage.files import replacing, write_atomically
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring

Stamp = tuple[int, int, int, int, int]
ASIDE: Final = "schluessel-"


class HeldKeys:
    """What was last in the key file and right. None is held of a folder that had none when its database was opened.

    `vault_key`: None while the vault is not at hand; what is new is then taken by the desk key's seal alone.
    """

    def __init__(
        self, folder: Path, desk_key: Callable[[], bytes], vault_key: Callable[[], bytes | None]
    ) -> None:
        self._path = folder / KEY_FILE
        self._desk_key = desk_key
        self._vault_key = vault_key
        self._connection: Any = None
        self._stamp: Stamp | None = None
        self._held = False
        self._set_aside = b""
        self.content = b""

    def begin(self, connection: Any) -> None:
        """The database is open on this raw connection. Unless its key file is at hand, hold what lies there, if right."""
        self._connection = connection
        if self._held and not self._is_right(self.content):
            # Its key opens the database, and it is of another time: the login refuses it, and nothing is put back.
            self._held = False
        if not self._held and not self.look():
            self.content = self._read() or b""

    def hold(self, content: bytes) -> None:
        """Hold what opened the database; what lies there is looked at with the next look."""
        self._stamp, self.content, self._held = None, content, True

    def same(self) -> bool:
        """Whether the file is untouched since it was last found right: one question to the system."""
        if not self._held or self._connection is None:
            return True
        return self._stamp is not None and _stamp(self._path) == self._stamp

    def end(self) -> None:
        """The database is closed: from now on nobody can say what belongs to it."""
        self._connection = None

    def look(self) -> bool:
        """Whether what lies there is right; it is then what is held. Raises what the database says."""
        stamp = _stamp(self._path)
        content = self._read()
        if content is None or not self._is_right(content):
            return False
        self._stamp, self.content, self._held = stamp, content, True
        return True

    def put_back(self) -> None:
        """Lay what is held into its place. Call it behind the gate.

        What lies there stays beside it: it may be the keys of a database that is still to come, as when a folder is
        synchronised. Raises KeysOutOfStep where the database went on under keys that were never seen, DiskFull or
        CannotWrite.
        """
        if not self._is_right(self.content):
            raise KeysOutOfStep
        other = self._read()
        # On the disk before anything is moved: whoever is cut off in between leaves a file that opens the store.
        if self._path.is_dir():
            with replacing(self._path) as part:
                part.write_bytes(self.content)
                self._aside(self._path.rename)
        else:
            write_atomically(self._path, self.content)
        if other and other != self._set_aside:
            self._aside(lambda aside: write_atomically(aside, other))
            self._set_aside = other
        self.look()

    def _aside(self, move: Callable[[Path], object]) -> None:
        aside = self._path.parent / f"{ASIDE}{local(now()):%Y-%m-%d-%H%M%S-%f}"
        with suppress(KnownError, OSError):
            aside.mkdir(mode=0o700)
            move(aside / KEY_FILE)

    def _read(self) -> bytes | None:
        try:
            return read_whole(self._path, KEY_FILE_BYTES)
        except (KnownError, OSError):
            return None

    def _is_right(self, content: bytes) -> bool:
        """Whether it belongs to the database as it is now, and is what is held, or what came after it.

        Every byte is as somebody with the desk key left it; where the vault is at hand, its key vouches for what is new.
        """
        edition = self._edition()
        found = self._in_force(content, edition)
        if found is None or not self._held:
            return found is not None
        held = self._in_force(self.content, edition)
        if held is None or held.is_old or held.edition != Keyring.from_bytes(self.content).edition:
            # The database went on since. What was about to follow when it was last looked at may have been cut off,
            # and another content have taken its number.
            return self._vouched(content)
        key = self._desk_key()
        return found.alone(key) == held.alone(key) and (found.following is None or self._vouched(content))

    def _in_force(self, content: bytes, edition: int | None) -> Keyring | None:
        # A file of an earlier version carries no seal; so it has to be the one that was there.
        unsealed = content == self.content or not self._held
        with suppress(KnownError):
            for one in Keyring.from_bytes(content).contents():
                if one.belongs(edition) and (unsealed if one.is_old else one.is_signed(self._desk_key())):
                    return one
        return None

    def _vouched(self, content: bytes) -> bool:
        vault_key = self._vault_key()
        if vault_key is None:
            return True
        try:
            for one in Keyring.from_bytes(content).contents():
                one.check_vouched(vault_key)
        except KnownError:
            return False
        return True

    def _edition(self) -> int | None:
        try:
            rows = self._connection.execute("SELECT edition FROM key_state").fetchall()
        except DBAPI_ERRORS as error:
            if not lacks_table(error):
                raise
            rows = []  # an earlier version's
        return rows[0][0] if rows else None


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
