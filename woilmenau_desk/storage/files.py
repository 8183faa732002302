"""Files replaced whole or not at all, readable by their owner alone."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from woilmenau_desk.storage.refusals import PASSING, told_as_known

_ABANDONED_SECONDS: Final = 86_400


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file: after a power cut it holds the old content or the new one.

    Raises DiskFull, CannotWrite or one of its kind; the old file then stands as it was.
    """
    with replacing(path) as part:
        part.write_bytes(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to be written, which takes its place at the end; after a failure nothing stays of it.

    Raises DiskFull, CannotWrite or one of its kind; the old file then stands as it was.
    """
    with told_as_known(path):
        # A short name of its own: one made of the target's might be too long, or somebody else's.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=PASSING, suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            yield part
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        sync_folder(path.parent)


def sweep(folder: Path, of: str = "*") -> None:
    """Remove what an interrupted work left behind in a folder more than a day ago; younger ones may be at work."""
    for leftover in folder.glob(f"{PASSING}{of}"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the platform needs that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
