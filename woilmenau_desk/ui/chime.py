"""A soft chime, without Qt's multimedia, which is not part of what is installed here.

It is a file of the program's own (`resources/sounds/chime.wav`, two falling tones; `made` is how it was made). On Windows
the system plays it, elsewhere one of the players that come with a desktop. Where there is none it stays silent, and says so.
"""

import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from struct import pack
from typing import Final

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Signal

from woilmenau_desk.assets import resources_dir

PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
RATE: Final = 22_050
_TONES: Final = ((659.26, 0.0), (523.25, 0.38))  # hertz, and after how many seconds it begins
_SECONDS: Final = 1.6
_LOUDEST: Final = 0.35  # of what would be possible: it is not to startle anybody


def chime_file() -> Path:
    """The tone."""
    return resources_dir() / "sounds" / "chime.wav"


def made() -> bytes:
    """The tone as a WAV file: what lies in `resources/sounds`, and how to make another one."""
    samples = bytearray()
    for number in range(int(RATE * _SECONDS)):
        at, level = number / RATE, 0.0
        for hertz, begins in _TONES:
            since = at - begins
            if since >= 0:
                # It comes softly and fades like a bell; the octave above makes it warmer.
                strength = min(1.0, since / 0.012) * math.exp(-3.2 * since)
                turn = 2 * math.pi * hertz * since
                level += strength * (math.sin(turn) + 0.25 * math.sin(2 * turn)) / 2
        fade = min(1.0, (_SECONDS - at) / 0.1)
        samples += pack("<h", round(32_767 * _LOUDEST * fade * max(-1.0, min(1.0, level))))
    head = pack(
        "<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16
    )
    return head + pack("<4sI", b"data", len(samples)) + bytes(samples)


class Chime(QObject):
    """Plays the tone, and tells where that does not go."""

    silent = Signal()  # nothing here can play it

    def __init__(
        self,
        parent: QObject | None = None,
        players: Sequence[Sequence[str]] = PLAYERS,
        find: Callable[[str], str] = QStandardPaths.findExecutable,
    ) -> None:
        """`players`: programs with what they are called with before the file; `find` tells where a program lies."""
        super().__init__(parent)
        self._by_system = sys.platform == "win32"
        self._players = [
            (path, tuple(rest)) for name, *rest in players if not self._by_system and (path := find(name))
        ]
        self._process: QProcess | None = None

    @property
    def can_sound(self) -> bool:
        """Whether there is something to play it with, as far as is known."""
        return self._by_system or bool(self._players)

    def play(self) -> None:
        """Play it once, without waiting for its end; one that still sounds is not doubled."""
        if self._process is not None:
            return
        if sys.platform == "win32":
            import winsound  # start-up: there is none elsewhere

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            try:
                winsound.PlaySound(str(chime_file()), flags)
            except RuntimeError:
                self._by_system = False
                self.silent.emit()
        else:
            self._try_player()

    def _try_player(self) -> None:
        if not self._players:
            self.silent.emit()
            return
        program, given = self._players[0]
        self._process = process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(program, [*given, str(chime_file())])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished(1, QProcess.ExitStatus.CrashExit)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        if code != 0 or status is not QProcess.ExitStatus.NormalExit:
            # A player without a sound server behind it: another one may have one.
            del self._players[0]
            self._try_player()
