"""The one door for files that come in: regular files alone, no more than a budget of bytes, nothing nested too deep.

A pipe or a device laid in a file's place would hold the program up for ever, and a file without end would fill the
memory. What lies in the store's own folder comes in as well: a synchronising program, or somebody else, was there.
"""

import json
import os
import re
import stat
import zipfile
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, cast

from woilmenau_desk.domain.errors import FileOverBudget, FolderGiven, NotARegularFile
from woilmenau_desk.domain.limits import ARCHIVE_DIRECTORY_BYTES, DEEPEST

# What opening must not wait for, and what must not be turned into line breaks; not every platform knows each.
_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_BLOCK: Final = 1 << 20
# A text in quotes, closed or not, which never has to be read twice; or a bracket.
_BRACKETS: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|([\[{])|([\]}])', re.DOTALL)


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading, without waiting for anybody.

    Raises FolderGiven, NotARegularFile, OSError, or ValueError for a path that no file can have.
    """
    # Looked at before, for opening some devices does something; and after, for it may have been replaced in between.
    _refuse_odd(path.stat().st_mode, path)
    handle = os.open(path, _FLAGS)
    try:
        _refuse_odd(os.fstat(handle).st_mode, path)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_whole(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes. Raises FileOverBudget, and what `open_regular` does."""
    with open_regular(path) as file:
        # The size that is told may be no more than a word: some files have none and do not end.
        content = file.read(limit + 1) if os.fstat(file.fileno()).st_size <= limit else None
    if content is None or len(content) > limit:
        raise FileOverBudget(target=str(path), megabytes=max(1, limit // 1_000_000))
    return content


def read_beginning(path: Path, limit: int) -> bytes:
    """The first bytes of a file, at most `limit`. Raises what `open_regular` does."""
    with open_regular(path) as file:
        # So much room is made before anything is read.
        return file.read(min(limit, os.fstat(file.fileno()).st_size))


def copy_regular(source: Path, target: Path) -> None:
    """Copy a file, however large, into another one that is written anew. Raises what `open_regular` does."""
    with open_regular(source) as file, target.open("wb") as copy:
        # No more than it had when it was opened: one that grows meanwhile has no end.
        left = os.fstat(file.fileno()).st_size
        while left > 0 and (block := file.read(min(left, _BLOCK))):
            copy.write(block)
            left -= len(block)


def json_of(content: bytes | str) -> Any:
    """What a JSON document holds. Raises ValueError for one that is none, or is nested too deep."""
    text = content.decode() if isinstance(content, bytes) else content
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += 1 if found[1] else -1 if found[2] else 0
        if depth > DEEPEST:
            raise ValueError("nested too deep")
    return json.loads(text)


def toml_of(text: str) -> dict[str, Any]:
    """What a TOML document holds. Raises ValueError (mostly TOMLDecodeError) for one that is none or nested too deep."""
    import tomllib  # start-up: nothing that the login shows is written so

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None


class Archive(zipfile.ZipFile):
    """A ZIP archive to read from, whose list of contents is no longer than it may be, and names each file once.

    Raises zipfile.BadZipFile, also for one that is encrypted: nothing here is.
    """

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(cast("IO[bytes]", _Sips(file)))
        entries = self.infolist()
        if len({entry.filename for entry in entries}) < len(entries):
            raise zipfile.BadZipFile("a name stands there twice")


class _Sips:
    """A file that is not read in one gulp: how large an archive says that its parts are, it says itself."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(min(size, ARCHIVE_DIRECTORY_BYTES + 1) if size >= 0 else size)
        if size > ARCHIVE_DIRECTORY_BYTES and len(content) > ARCHIVE_DIRECTORY_BYTES:
            raise zipfile.BadZipFile("too much at once")
        return content


def _refuse_odd(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise FolderGiven(target=str(path))
    if not stat.S_ISREG(mode):
        raise NotARegularFile(target=str(path))
