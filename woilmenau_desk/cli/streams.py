"""Standard output and error: UTF-8 whatever the platform says, and never a reason to fall over.

Under pythonw there are none; a pipe may be closed at its other end; a disk that output goes to may be full.
"""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class OutputLost(KnownError):
    """Standard output could not be written. `quietly`: whoever read it has gone, which is nobody's mistake."""

    what = QT_TRANSLATE_NOOP("cli", "Die Ausgabe ließ sich nicht schreiben.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("cli", "Bitte den Platz prüfen oder woandershin ausgeben.")

    def __init__(self, *, quietly: bool = False) -> None:
        self.quietly = quietly
        super().__init__()


def speak_utf8() -> None:
    """Let both streams speak UTF-8 and write what it lacks (half a character out of a file's name) as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def out(text: str) -> None:
    """Write a result, whole lines. Raises OutputLost."""
    if sys.stdout is None:  # closed from the start, or under pythonw: nobody could read the answer
        raise OutputLost
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        _let_go(sys.stdout)
        raise OutputLost(quietly=isinstance(error, BrokenPipeError)) from error


def say(words: str) -> None:
    """Words for the person, beside the result: they go to standard error, where there is one."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(words + "\n")
            sys.stderr.flush()


def settle() -> None:
    """Before the end: whatever others left to be written (the help) is, or is let go of, and Python ends in silence."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except (OSError, ValueError):
                _let_go(stream)


def listens(name: str) -> bool:
    """Whether a person sits at the stream of that name (stdin, stderr)."""
    stream = getattr(sys, name)
    with suppress(OSError, ValueError, AttributeError):
        return bool(stream.isatty())
    return False


def repaired(text: str) -> str:
    """Text of the command line or the environment that a platform without UTF-8 took for bytes of no language."""
    if text.isascii() or not any("\udc80" <= char <= "\udcff" for char in text):
        return text
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        # Half a character: it stands for no letter.
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _let_go(stream: TextIO) -> None:
    """What could not be written is not tried again when Python ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
