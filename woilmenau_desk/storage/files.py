"""Files replaced whole or not at all, readable by their owner alone."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from woilmenau_desk.domain.errors import CannotWrite, DiskFull

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


@contextmanager
def told_as_known(target: Path) -> Iterator[None]:
    """Turn the operating system's refusal into DiskFull or CannotWrite."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull from error
        raise CannotWrite(target=str(target)) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file: after a power cut it holds the old content or the new one.

    Raises DiskFull or CannotWrite; the old file then stands as it was.
    """
    with told_as_known(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name + ".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the platform needs that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
