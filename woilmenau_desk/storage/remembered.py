"""Where it is remembered, outside of a store, how far the store went. Nothing heavy is imported here."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from woilmenau_desk import paths
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.storage.files import write_atomically

_MOST_BYTES: Final = 1_000


def last_seen_file(folder: Path) -> Path:
    """Where it is kept of the store in a folder; see `last_seen`."""
    return paths.remembered("last-seen", folder)


def expect(folder: Path, journal: bytes) -> None:
    """This process is about to put another store into that folder, as this journal says."""
    place = _expected_file(folder)
    # Never written into what lies there: a pipe would be waited for, behind the gate, for ever.
    with suppress(OSError, KnownError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(place, _digest(journal))


def is_expected(folder: Path, journal: bytes) -> bool:
    """Whether this program wrote that journal on this machine, and not somebody who can write the folder."""
    try:
        return read_whole(_expected_file(folder), _MOST_BYTES) == _digest(journal)
    except (KnownError, OSError):
        return False


def hand_over_last_seen(folder: Path, fresh: Path) -> None:
    """The store that was made in `fresh` lies in the folder now: what is remembered of it is remembered there."""
    try:
        last_seen_file(fresh).replace(last_seen_file(folder))
    except OSError:
        forget_last_seen(folder)
    with suppress(OSError):
        _expected_file(folder).unlink()


def _expected_file(folder: Path) -> Path:
    return paths.remembered("replacing", folder)


def _digest(journal: bytes) -> bytes:
    return hashlib.sha256(journal).hexdigest().encode()


def forget_last_seen(folder: Path) -> None:
    """Another store is put into that folder on purpose: what was remembered of it holds no more."""
    with suppress(OSError):
        last_seen_file(folder).unlink()
