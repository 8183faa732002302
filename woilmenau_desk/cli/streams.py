"""Standard output and error: UTF-8 whatever the platform says, and never a reason to fall over.

Under pythonw there are none; a pipe may be closed at its other end; a disk that output goes to may be full.
"""

import io
import os
import re
import sys
from contextlib import suppress
from typing import Final, TextIO

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


# What a terminal obeys rather than shows, or what makes it show things in another order than they stand there.
_OBEYED: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def visible(line: str) -> str:
    """A line as it may go to a terminal: control characters are shown, and not obeyed. Tabs part its columns."""
    return line if line.isprintable() else _OBEYED.sub(_picture, line)


def escaped(document: str) -> str:
    """The same for a JSON document, which stays one and holds the same: JSON itself escapes but the first of them."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"\\u{code:04x}"


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
    """Words for the person, beside the result, in one line: they go to standard error, where there is one."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(visible(words) + "\n")
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
