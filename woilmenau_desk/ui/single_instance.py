"""One window per store: a second start brings the first one to the front."""

import hashlib
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASK = b"raise\n"
_YES = b"raised\n"
_CONNECT_MS = 500
_ANSWER_MS = 3000


class Claim(Enum):
    """What came of it."""

    FIRST = "first"
    RAISED = "raised"  # the other window is in front now
    SILENT = "silent"  # the other one holds the store and does not answer


class SingleInstance(QObject):
    """Listens under a name made from the store's path; the name says nothing about the path."""

    raise_asked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()
        self._name = f"woilmenau-desk-{digest[:20]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> Claim:
        """Be the first, or reach the one who is."""
        # Asked first, for listening would take the name away from whoever has it.
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            # A crash leaves the name behind, and nobody behind it.
            QLocalServer.removeServer(self._name)
            return Claim.FIRST if self._server.listen(self._name) else Claim.SILENT
        socket.write(_ASK)
        socket.waitForBytesWritten(_CONNECT_MS)
        answered = socket.waitForReadyRead(_ANSWER_MS)
        socket.disconnectFromServer()
        return Claim.RAISED if answered else Claim.SILENT

    def release(self) -> None:
        """Let another one be the first."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_asked(socket))
        if socket.bytesAvailable():
            self._on_asked(socket)

    def _on_asked(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _ASK:
            self.raise_asked.emit()
            socket.write(_YES)
            socket.flush()
