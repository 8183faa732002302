"""One window per store: a second start brings the first one to the front.

Whoever listens under the name may be anybody: another program, another person at this computer, a window that hangs. So
the name lies where only this user writes, and the one who answers has to prove that it is a window of this very store,
by what lies in the store's folder. One that does not prove it ends nobody's start: then the store's own lock decides.
"""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path

import platformdirs
from PySide6.QtCore import QDeadlineTimer, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from woilmenau_desk import paths
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.incoming import read_whole

PROOF_FILE = "window.proof"
_PROOF_BYTES = 32
_ASK = b"raise "
_YES = b"raised "
_LONGEST_LINE = 200
_LONGEST_PATH = 100  # of 108 bytes that Linux has for the name of a socket, 104 elsewhere
_CONNECT_MS = 500
_ANSWER_MS = 3000


class Claim(Enum):
    """What came of it."""

    FIRST = "first"
    RAISED = "raised"  # the other window is in front now
    UNKNOWN = "unknown"  # nobody proved to have this store, and the name is not to be had


class SingleInstance(QObject):
    """Listens under a name made from the store's path; the name says nothing about the path."""

    raise_asked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proof_file = data / PROOF_FILE
        digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()
        self.address = _address(f"woilmenau-desk-{digest[:20]}")
        self._server = QLocalServer(self)
        if sys.platform == "win32":
            # There a name lies nowhere; elsewhere it lies in a folder that nobody else enters.
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> Claim:
        """Be the first, or reach the one who is. Takes no longer than three or four seconds."""
        if self.address is None:
            return Claim.UNKNOWN
        # Asked first, for listening would take the name away from whoever has it.
        socket = QLocalSocket()
        socket.connectToServer(self.address)
        if not socket.waitForConnected(_CONNECT_MS):
            # A crash leaves the name behind, and nobody behind it.
            if socket.error() is QLocalSocket.LocalSocketError.ConnectionRefusedError:
                QLocalServer.removeServer(self.address)
            if not self._server.listen(self.address):
                return Claim.UNKNOWN
            _make_proof(self._proof_file)
            return Claim.FIRST
        challenge = os.urandom(_PROOF_BYTES).hex().encode()
        socket.write(_ASK + challenge + b"\n")
        socket.flush()
        answer = _line(socket)
        socket.abort()
        proof = _read_proof(self._proof_file)
        proven = proof is not None and answer == _YES + _proven(proof, challenge)
        return Claim.RAISED if proven else Claim.UNKNOWN

    def release(self) -> None:
        """Let another one be the first."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setReadBufferSize(_LONGEST_LINE)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_asked(socket))
        if socket.bytesAvailable():
            self._on_asked(socket)

    def _on_asked(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST_LINE:
                socket.abort()
            return
        line = bytes(socket.readLine().data()).rstrip(b"\n")
        if not line.startswith(_ASK):
            socket.abort()
            return
        self.raise_asked.emit()
        proof = _read_proof(self._proof_file)
        if proof is not None:
            socket.write(_YES + _proven(proof, line.removeprefix(_ASK)) + b"\n")
            socket.flush()


def _line(socket: QLocalSocket) -> bytes:
    """What is answered, up to the end of the line; what came by then, where it does not end in time."""
    deadline = QDeadlineTimer(_ANSWER_MS)
    while not socket.canReadLine() and socket.bytesAvailable() < _LONGEST_LINE:
        if not socket.waitForReadyRead(max(0, deadline.remainingTime())):
            break
    if socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
        return b""  # the other one has hung up
    return bytes(socket.readLine(_LONGEST_LINE).data()).rstrip(b"\n")


def _proven(proof: bytes, challenge: bytes) -> bytes:
    return hashlib.blake2b(challenge, key=proof, person=b"woilmenau").hexdigest().encode()


def _make_proof(file: Path) -> None:
    """Make the secret by which a window of this store is known, where there is none yet.

    Where nothing can be written there is none: a second start then goes by the store's lock.
    """
    if _read_proof(file) is not None:
        return
    with suppress(OSError):
        file.unlink(missing_ok=True)  # what a cut-off start left
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, os.urandom(_PROOF_BYTES))
        finally:
            os.close(handle)


def _read_proof(file: Path) -> bytes | None:
    try:
        proof = read_whole(file, _PROOF_BYTES)
    except (KnownError, OSError):
        return None
    return proof if len(proof) == _PROOF_BYTES else None


if sys.platform == "win32":

    def _address(name: str) -> str | None:
        """Where to listen: there a name lies in no folder."""
        return name

else:

    def _address(name: str) -> str | None:
        """Where to listen: in a folder of this user's. None where there is none."""
        for folder in _folders(os.environ):
            path = folder / name
            if len(os.fsencode(path)) <= _LONGEST_PATH and is_private(folder):
                return str(path)
        return None

    def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
        """Where it could be, the best first. The first is the system's; the others are made."""
        if given := environment.get("XDG_RUNTIME_DIR", ""):
            yield Path(given)
        cache = Path(platformdirs.user_cache_dir(paths.APP, appauthor=False))
        for made in (cache, Path(tempfile.gettempdir()) / f"{paths.APP}-{os.getuid()}"):
            with suppress(OSError):
                made.mkdir(mode=0o700, parents=True, exist_ok=True)
            yield made

    def is_private(folder: Path) -> bool:
        """Whether this user alone can put a name there: it is the user's own, and shut to all others."""
        try:
            found = folder.lstat()
        except OSError:
            return False
        return (
            stat.S_ISDIR(found.st_mode)
            and found.st_uid == os.getuid()
            and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        )
