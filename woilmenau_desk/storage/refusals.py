"""What the operating system refused, told by its number: one known error for each cause.

Numbers, never words: a message is translated, cut, or quotes what it stumbled over.
"""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import (
    CannotRead,
    CannotWrite,
    DiskFailing,
    DiskFull,
    DiskGone,
    DiskReadOnly,
    FileInUse,
    FileTooLargeForDisk,
    FolderMissing,
    IsFolder,
    KnownError,
    NameNotPossible,
    NotPermitted,
    TooManyFilesOpen,
)


def _numbers(*names: str) -> frozenset[int]:
    """The numbers of these errors on this platform; not every platform has each."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_BY_ERRNO: tuple[tuple[frozenset[int], type[KnownError]], ...] = (
    (_numbers("ENOSPC", "EDQUOT"), DiskFull),
    (_numbers("EFBIG"), FileTooLargeForDisk),
    (_numbers("EROFS"), DiskReadOnly),
    (_numbers("EACCES", "EPERM"), NotPermitted),
    (_numbers("ENAMETOOLONG", "EILSEQ", "ELOOP"), NameNotPossible),
    (_numbers("EMFILE", "ENFILE"), TooManyFilesOpen),
    (_numbers("EBUSY", "ETXTBSY"), FileInUse),
    (_numbers("ENOENT", "ENOTDIR"), FolderMissing),
    (_numbers("EISDIR"), IsFolder),
    (
        _numbers(
            "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN",
            "ENETUNREACH", "ENETRESET", "ECONNRESET", "ECONNABORTED", "ENOMEDIUM", "EREMOTEIO",
        ),
        DiskGone,
    ),
    (_numbers("EIO", "EBADMSG", "EUCLEAN"), DiskFailing),
)  # fmt: skip
# Windows tells finer things than the errno that Python makes of them.
_BY_WINERROR: Mapping[int, type[KnownError]] = {
    3: FolderMissing,
    4: TooManyFilesOpen,
    5: NotPermitted,
    19: DiskReadOnly,
    21: DiskGone,  # not ready
    23: DiskFailing,  # checksum
    32: FileInUse,  # sharing violation
    33: FileInUse,  # lock violation
    39: DiskFull,
    51: DiskGone,
    53: DiskGone,  # network path not found
    55: DiskGone,
    59: DiskGone,  # unexpected network error
    64: DiskGone,  # network name no longer available
    67: DiskGone,
    112: DiskFull,
    121: DiskGone,  # time-out
    123: NameNotPossible,
    206: NameNotPossible,
    223: FileTooLargeForDisk,
    433: DiskGone,
    483: DiskFailing,
    1117: DiskFailing,
    1167: DiskGone,  # pulled out
    1224: FileInUse,
    1231: DiskGone,
    1295: DiskFull,  # quota
    1392: DiskFailing,
}
# Begins the name of everything that is there for a moment only; nobody is told of that.
PASSING: Final = ".woilmenau-desk-"
_BOTH_WAYS: Final = (DiskGone, DiskFailing, FileInUse, TooManyFilesOpen)
_PROBE_BYTES: Final = 65_536  # more than the last free page


def known(error: OSError, target: Path | str) -> KnownError:
    """The known error of a refusal to write to `target`."""
    named = Path(target)
    while PASSING in named.name:
        named = named.parent
    winerror = getattr(error, "winerror", None)
    kind = _BY_WINERROR.get(winerror) if winerror is not None else None
    if kind is None:
        kind = next((kind for numbers, kind in _BY_ERRNO if error.errno in numbers), CannotWrite)
    if kind is FolderMissing:
        if named.parent.is_dir():
            # Something else is missing than where it was to go.
            return CannotWrite(target=str(named))
        return FolderMissing(target=str(named.parent))
    return kind(target=str(named))


def known_reading(error: OSError, target: Path | str) -> KnownError:
    """The known error of a refusal to read `target`."""
    found = known(error, target)
    # These hold for both ways; what is missing or forbidden is said otherwise of reading.
    return found if isinstance(found, _BOTH_WAYS) else CannotRead(target=str(target))


@contextmanager
def told_as_known(target: Path) -> Iterator[None]:
    """Turn the operating system's refusal to write into a known error."""
    try:
        yield
    except OSError as error:
        raise known(error, target) from error


def asked(folder: Path) -> KnownError | None:
    """Why nothing can be written into the folder: tried out. None where it can be.

    For refusals that came through somebody who kept the operating system's number to himself.
    """
    probe = folder / f"{PASSING}{secrets.token_hex(8)}"
    try:
        try:
            with probe.open("xb", buffering=0) as file:
                if file.write(bytes(_PROBE_BYTES)) < _PROBE_BYTES:
                    # The next byte tells why.
                    file.write(b"\0")
                os.fsync(file.fileno())
        finally:
            with suppress(OSError):
                probe.unlink()
    except OSError as error:
        return known(error, folder)
    return None
