"""Everything the program gives out goes through here: papers, tables, backups, pictures, in the window and beside it.

An output never hits a store. Whatever a path is called (through a link, with `..`, in other letters, by a short name),
it is the folder that counts: the file system itself says whether one of the folders above is a store.
"""

import os
import stat
import unicodedata
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import (
    FolderMissing,
    IsFolder,
    NameNotPossible,
    NotAFile,
    OutputInStore,
)
from woilmenau_desk.storage.files import replacing, write_atomically
from woilmenau_desk.storage.refusals import known, told_as_known

# One of them is enough: where half a store lies, the other half may be brought back.
MARKS: Final = ("keys.json", "desk.db")
_DEVICES: Final = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{n}{i}" for n in ("com", "lpt") for i in "123456789¹²³"),
    }
)
# The stores this process was asked to work on: also before they are made, and for files that are called twice
# (hard links), which nothing but the store itself could tell.
_known: deque[Path] = deque(maxlen=8)


def protect(store: Path) -> None:
    """From now on no output goes into this folder, whether a store lies in it already or not."""
    if store not in _known:
        _known.append(store)


def write_output(target: Path | str, content: bytes) -> Path:
    """Write a file whole or not at all; an old one is replaced. Returns where it lies.

    Raises OutputInStore, NotAFile, IsFolder, FolderMissing, DiskFull, CannotWrite or one of its kind.
    """
    place = check_output(target)
    write_atomically(place, content)
    return place


@contextmanager
def replacing_output(target: Path | str) -> Iterator[Path]:
    """Like `write_output`, for what writes a file by itself: it writes the one it is handed."""
    with replacing(check_output(target)) as part:
        yield part


def check_output(target: Path | str, *, folder_made: bool = False) -> Path:
    """The place an output will go to, links followed. Raises what `write_output` would, as far as it shows before.

    `folder_made`: a folder that is missing will be made.
    """
    given = str(target)
    place = _place(target)
    _refuse_store(place, given)
    with told_as_known(place):
        try:
            found = place.stat()
        except FileNotFoundError:
            found = None
    if found is None:
        if not folder_made and not place.parent.is_dir():
            raise FolderMissing(target=str(place.parent))
    elif stat.S_ISDIR(found.st_mode):
        raise IsFolder(target=given)
    elif not stat.S_ISREG(found.st_mode):
        raise NotAFile(target=given)
    elif found.st_nlink > 1 and _is_a_stores(found):
        raise OutputInStore(target=given)
    return place


def check_folder(target: Path | str) -> Path:
    """The folder that outputs will go to, whether it is there or not. Raises OutputInStore or NotAFile."""
    place = _place(target)
    _refuse_store(place / "x", str(target))
    if place.exists() and not place.is_dir():
        raise NotAFile(target=str(target))
    return place


def is_store(folder: Path) -> bool:
    """Whether a store lies in the folder, or half of one."""
    return any(os.path.lexists(folder / mark) for mark in MARKS)


def refuse_nested(folder: Path) -> None:
    """Raises OutputInStore where a new store would come to lie inside another one."""
    place = _place(folder)
    if any(is_store(above) for above in place.parents):
        raise OutputInStore(target=str(folder))


def odd_on_windows(name: str) -> bool:
    """Whether Windows would take that name for another file, for a device, or for a stream inside a file."""
    stem = name.partition(".")[0].rstrip(" ").casefold()
    return (
        name != name.rstrip(". ")
        or any(char in '<>:"/\\|?*' or ord(char) < 32 for char in name)
        or stem in _DEVICES
    )


def _place(target: Path | str) -> Path:
    """The path without links and `..`. A link that leads nowhere yet leads to what it would make."""
    path = Path(target)
    if str(path) in {"-", "."} or "\0" in str(path) or _is_of_the_system(path.absolute()):
        raise NotAFile(target=str(target))
    try:
        place = path.expanduser().absolute().resolve()
    except RuntimeError as error:  # a circle of links, or no home
        raise NameNotPossible(target=str(target)) from error
    except OSError as error:
        raise known(error, target) from error
    if os.name == "nt" and any(
        odd_on_windows(part) for part in path.parts if part not in {path.anchor, "..", "."}
    ):
        raise NameNotPossible(target=str(target))
    return place


def _is_of_the_system(path: Path) -> bool:
    """Whether it is a name for standard output or another device, also where that is a file just now."""
    return (
        os.name == "posix"
        and path.parts[1:2] in [("dev",), ("proc",), ("sys",)]
        and path.parts[2:3] != ("shm",)
    )


def _refuse_store(place: Path, given: str) -> None:
    for folder in place.parents:
        if is_store(folder) or any(_same(folder, store) for store in _known):
            raise OutputInStore(target=given)


def _same(one: Path, other: Path) -> bool:
    try:
        if one.samefile(other):
            return True
    except OSError:  # one of them is not there yet
        pass
    return _folded(one) == _folded(other)


def _folded(path: Path) -> str:
    try:
        path = path.resolve()
    except (OSError, RuntimeError):
        path = path.absolute()
    return unicodedata.normalize("NFC", str(path)).casefold()


def _is_a_stores(found: os.stat_result) -> bool:
    """Whether a file of a known store is this very file under another name."""
    for store in _known:
        for folder, _folders, names in os.walk(store):
            for name in names:
                try:
                    other = Path(folder, name).lstat()
                except OSError:
                    continue
                if os.path.samestat(found, other):
                    return True
    return False
