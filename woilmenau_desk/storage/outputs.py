"""Everything the program gives out goes through here: papers, tables, backups, pictures, in the window and beside it.

An output never hits a store. Whatever a path is called (through a link, with `..`, in other letters, by a short name),
it is the folder that counts: the file system itself says whether one of the folders above is a store. What a store
keeps elsewhere (its backups on another disk, say) is the store's too. And nothing but a backup replaces a backup.
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
    OutputIsBackup,
)
from woilmenau_desk.storage import unfinished
from woilmenau_desk.storage.files import replacing
from woilmenau_desk.storage.refusals import known, told_as_known

# One of them is enough: where half a store lies, the other half may be brought back.
MARKS: Final = ("keys.json", "desk.db")
# Lies where a store was about to take another one's place: then neither may be there just now.
JOURNAL_FILE: Final = "desk.moving"
BACKUP_SUFFIX: Final = ".desk"
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
# How a backup's file begins: a bundle whose first file is named so. Whatever it is called, it is told by that.
_BUNDLE: Final = b"PK\x03\x04"
_BUNDLE_NAME_AT: Final = 30
BACKUP_MANIFEST: Final = "manifest.json"
# The stores this process was asked to work on: also before they are made, and for what is theirs though it lies
# elsewhere (links, mounts, second names), which nothing but the store itself could tell.
_known: deque[Path] = deque(maxlen=8)


def protect(store: Path) -> None:
    """From now on no output goes into this folder, whether a store lies in it already or not."""
    if store not in _known:
        _known.append(store)


def write_output(target: Path | str, content: bytes) -> Path:
    """Write a file whole or not at all; an old one is replaced. Returns where it lies.

    Raises OutputInStore, OutputIsBackup, NotAFile, IsFolder, FolderMissing, DiskFull, CannotWrite or one of its kind.
    """
    place = check_output(target)
    with _replacing(place) as part:
        part.write_bytes(content)
    return place


@contextmanager
def replacing_output(target: Path | str) -> Iterator[Path]:
    """Like `write_output`, for what writes a file by itself: it writes the one it is handed."""
    with _replacing(check_output(target)) as part:
        yield part


def sweep_unfinished() -> None:
    """Remove what a process that was killed left behind of an output, hidden beside where it was to go."""
    unfinished.sweep()


@contextmanager
def _replacing(place: Path) -> Iterator[Path]:
    unfinished.sweep(place.parent)
    # The note goes last: until the file has its name, whoever comes next has to know of it.
    with unfinished.noting() as note, replacing(place) as part:
        note(part)
        yield part


def check_output(target: Path | str, *, folder_made: bool = False, backup: bool = False) -> Path:
    """The place an output will go to, links followed. Raises what `write_output` would, as far as it shows before.

    `folder_made`: a folder that is missing will be made. `backup`: it is a backup, which may replace an older one.
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
    elif not backup and is_backup(place):
        raise OutputIsBackup(target=given)
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
    return any(os.path.lexists(folder / mark) for mark in (*MARKS, JOURNAL_FILE))


def is_backup(path: Path) -> bool:
    """Whether a file begins as a backup does, whole or not. One that cannot be read is told by its name."""
    name = BACKUP_MANIFEST.encode()
    try:
        with path.open("rb") as file:
            begins = file.read(_BUNDLE_NAME_AT + len(name))
    except OSError:
        return path.suffix == BACKUP_SUFFIX
    return begins.startswith(_BUNDLE) and begins[_BUNDLE_NAME_AT:] == name


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
    if any(_reaches(store, place) for store in tuple(_known)):
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


def _reaches(store: Path, place: Path) -> bool:
    """Whether the place is one of the store's files under another name, or lies in a folder that the store uses.

    A link or a mount in the store leads out of it; what it leads to counts as the store's.
    """
    # Who a file is, is told by its number on its disk: links, mounts and second names are seen through.
    disk, target = _disk(store), _identity(place)
    above = {identity for folder in place.parents if (identity := _identity(folder)) is not None}
    for folder, folders, names in os.walk(store):
        inner = []
        for name in folders:
            identity = _identity(Path(folder, name))
            if identity in above:
                return True
            # What is mounted counts as a whole; another disk is not searched.
            if identity is not None and identity[0] == disk:
                inner.append(name)
        if target is not None and any(_identity(Path(folder, name)) == target for name in names):
            return True
        links = (entry for name in (*folders, *names) if (entry := Path(folder, name)).is_symlink())
        if any(_leads_to(entry, place) for entry in links):
            return True
        folders[:] = inner
    return False


def _leads_to(entry: Path, place: Path) -> bool:
    """Whether a link leads to the place or above it, also where nothing is there just now.

    A database brings files of its own along, beside what the link leads to.
    """
    there = _folded(entry)
    # What they are called depends on the engine: the database's own name, a hyphen, and what it is.
    return any(_folded(folder) == there for folder in place.parents) or (
        _folded(place) == there or _folded(place).startswith(f"{there}-")
    )


def _disk(store: Path) -> int | None:
    identity = _identity(store)
    return None if identity is None else identity[0]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
