"""The log: what the program did and where it failed. It never holds personal data.

So an exception is written by its type and the places it passed, never by its message or the values in it:
a database error, for instance, quotes the row it stumbled over.
"""

import logging
import traceback
from pathlib import Path

FILE_NAME = "woilmenau-desk.log"
LARGEST_BYTES = 1_000_000
OLD_FILES = 3
_ROOT = "woilmenau_desk"


class _TurningFile(logging.FileHandler):
    """A file that turns over when it is full.

    logging.handlers has one too, and imports sockets and pickles before the login can be painted.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write it, into a new file if this one would get too long."""
        try:
            if self.stream is not None and self.stream.tell() + len(self.format(record)) >= LARGEST_BYTES:
                self._turn_over()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _turn_over(self) -> None:
        self.close()
        file = Path(self.baseFilename)
        for number in range(OLD_FILES, 0, -1):
            newer = file.with_name(f"{file.name}.{number - 1}") if number > 1 else file
            if newer.exists():
                newer.replace(file.with_name(f"{file.name}.{number}"))
        self.stream = self._open()


def start(folder: Path) -> Path:
    """Write the program's log to a file in `folder`, rotating. Returns the file.

    Where the folder cannot be written the program goes on without a log file.
    """
    logger = logging.getLogger(_ROOT)
    file = folder / FILE_NAME
    stop()
    try:
        if file.exists() and not file.is_file():
            return file  # a pipe that nobody reads would hold the program up
        handler = _TurningFile(file, encoding="utf-8")
    except OSError:
        return file
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return file


def stop() -> None:
    """Close the log file."""
    logger = logging.getLogger(_ROOT)
    for handler in tuple(logger.handlers):
        if isinstance(handler, _TurningFile):
            logger.removeHandler(handler)
            handler.close()


def write_bug(logger: logging.Logger, error: BaseException) -> None:
    """Log an unexpected exception with its causes: types and places, no message, no values."""
    seen: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(seen) < 5:
        frames = traceback.extract_tb(cause.__traceback__)
        places = "".join(f"\n    {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        seen.append(f"{type(cause).__module__}.{type(cause).__qualname__}{places}")
        cause = cause.__cause__ or cause.__context__
    logger.error("bug: %s", "\n  from ".join(seen))
