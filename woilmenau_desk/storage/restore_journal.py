"""A store that takes another one's place: written down first, so that whoever comes next finishes what was cut off.

Several files change places together, which no file system does in one step. So a journal says what goes where before
anything moves. Killed at any point, the folder holds the old store or the new one once `finish` has looked at it, and
the folder of what was replaced is whole. Every way into a store passes the gate, and the gate looks here.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import FolderGiven, NotARegularFile, ReplacingCutOff, StoreDamaged
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.files import sync_folder, write_atomically
from woilmenau_desk.storage.outputs import JOURNAL_FILE as JOURNAL_FILE
from woilmenau_desk.storage.outputs import MARKS
from woilmenau_desk.storage.refusals import PASSING, told_as_known
from woilmenau_desk.storage.remembered import expect, hand_over_last_seen, is_expected

_FORMAT: Final = 1
_KEYS, _DATABASE = MARKS[0], MARKS[1]
_FRESH: Final = f"{PASSING}neu-"


@dataclass(frozen=True, slots=True)
class Moves:
    """What goes where, as names inside the store's folder: `out` into the folder `kept`, `into` from `fresh`."""

    kept: str
    out: tuple[str, ...]
    fresh: str
    into: tuple[str, ...]


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """A folder inside the store's own for the store that is to come; whatever stays in it goes at the end."""
    fresh = make_fresh(folder)
    try:
        yield fresh
    finally:
        # A journal that could not be carried out still needs what lies here.
        if not (folder / JOURNAL_FILE).exists():
            drop(fresh)


def make_fresh(folder: Path) -> Path:
    """Such a folder, to be dropped. Raises DiskFull or CannotWrite."""
    with told_as_known(folder):
        return Path(tempfile.mkdtemp(dir=folder, prefix=_FRESH))


def drop(fresh: Path) -> None:
    """Let go of a store that is not to come."""
    shutil.rmtree(fresh, ignore_errors=True)


def put_in_place(folder: Path, fresh: Path, kept: Path) -> bool:
    """Let the store in `fresh` take the folder; what lay there goes into `kept`, whole. Returns whether anything did.

    Call it behind the gate. Raises DiskFull, CannotWrite or one of its kind; the old store then stands as it was. Or
    ReplacingCutOff where not even that could be done: whoever comes next goes on.
    """
    from woilmenau_desk.storage.engine import refuse_unless_file  # start-up

    into = (*_database_files(fresh), _KEYS)
    if _DATABASE in into:
        refuse_unless_file(folder)
    # The key file moves first and comes last: what lies here in between is no store, never a wrong one.
    out = tuple(name for name in (_KEYS, *_database_files(folder)) if _lies(folder / name))
    moves = Moves(kept.name, out, fresh.name, into)
    with told_as_known(folder):
        sync_folder(fresh)
    journal = _to_bytes(moves)
    expect(folder, journal)
    write_atomically(folder / JOURNAL_FILE, journal)
    try:
        _forward(folder, moves)
    except OSError as error:
        try:
            _back(folder, moves)
            # As long as it lies there, the next start goes on with it.
            (folder / JOURNAL_FILE).unlink()
            sync_folder(folder)
        except OSError:
            raise ReplacingCutOff from error
        raise refusals.known(error, folder) from error
    _end(folder, moves)
    return bool(out)


def is_cut_off(folder: Path) -> bool:
    """Whether files were about to change places when somebody was cut off. One look, without the gate."""
    return os.path.lexists(folder / JOURNAL_FILE)


def finish(folder: Path) -> None:
    """Finish what was cut off; one look where nothing was. Call it behind the gate.

    Raises StoreDamaged where the journal cannot be made out, DiskFull or CannotWrite.
    """
    if not is_cut_off(folder):
        return
    moves = _read(folder)
    waiting = [name for name in moves.into if _lies(folder / moves.fresh / name)]
    there = [name for name in moves.into if _lies(folder / name)]
    with told_as_known(folder):
        if waiting:
            _forward(folder, moves)
        elif len(there) < len(moves.into):
            # What was to come is gone.
            _back(folder, moves)
        # Else all has come, or what was to come was gone before anything moved.
    _end(folder, moves)


def set_damaged_aside(folder: Path) -> None:
    """A journal that nobody can make out must not keep a backup from coming back. Call it before the gate."""
    try:
        if is_cut_off(folder):
            _read(folder)
    except StoreDamaged:
        with told_as_known(folder):
            (folder / JOURNAL_FILE).rename(folder / f"{JOURNAL_FILE}-{os.urandom(4).hex()}")


def _forward(folder: Path, moves: Moves) -> None:
    kept, fresh = folder / moves.kept, folder / moves.fresh
    if moves.out:
        kept.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder)
        for name in moves.out:
            # Where its successor has come out of its folder, what lies here is that; a log may be gone by now.
            still_old = name not in moves.into or _lies(fresh / name)
            if still_old and _lies(folder / name) and not _lies(kept / name):
                (folder / name).rename(kept / name)
        # What is kept is durable before anything comes into its place.
        sync_folder(kept)
        sync_folder(folder)
    for name in moves.into:
        if _lies(fresh / name):
            (fresh / name).rename(folder / name)
    sync_folder(folder)


def _back(folder: Path, moves: Moves) -> None:
    kept, fresh = folder / moves.kept, folder / moves.fresh
    for name in reversed(moves.into):
        # It came out of there, so what lies here under that name is the new one.
        if fresh.exists() and not _lies(fresh / name) and _lies(folder / name):
            (folder / name).rename(fresh / name)
    for name in reversed(moves.out):
        if _lies(kept / name):
            (kept / name).rename(folder / name)
    sync_folder(folder)
    if moves.out:
        with suppress(OSError):
            kept.rmdir()


def _end(folder: Path, moves: Moves) -> None:
    if not any(_lies(folder / moves.fresh / name) for name in moves.into):
        # The store is another one from here on, and nobody has to wonder; as long as the journal lies here, nobody looks.
        # A journal that somebody laid here is carried out like any other, and told of: what was last seen stays.
        if is_expected(folder, _to_bytes(moves)):
            hand_over_last_seen(folder, folder / moves.fresh)
    # All lies where it belongs. A journal that cannot be removed says so once more, and changes nothing.
    with suppress(OSError):
        (folder / JOURNAL_FILE).unlink()
        sync_folder(folder)
        drop(folder / moves.fresh)


def _lies(path: Path) -> bool:
    return os.path.lexists(path)


def _database_files(folder: Path) -> tuple[str, ...]:
    """The database and what belongs to it; its log must never be parted from it."""
    from woilmenau_desk.storage.engine import beside  # start-up

    own = {_DATABASE, *(part.name for part in beside(Path(_DATABASE)))}
    # A folder under a name of its own would stand in the way of what comes.
    found = (path for path in folder.glob(f"{_DATABASE}*") if path.name in own or not path.is_dir())
    return tuple(sorted(path.name for path in found))


def _to_bytes(moves: Moves) -> bytes:
    return json.dumps({"format": _FORMAT, **asdict(moves)}, indent=1).encode()


def _read(folder: Path) -> Moves:
    path = folder / JOURNAL_FILE
    moves: Moves | None = None
    try:
        raw = json_of(read_whole(path, NOTE_BYTES))
        moves = Moves(raw["kept"], tuple(raw["out"]), raw["fresh"], tuple(raw["into"]))
        if raw["format"] != _FORMAT or not _is_ours(moves):
            moves = None
    except (FileNotFoundError, FolderGiven, NotARegularFile):
        # A link that leads nowhere, a folder, a pipe: no journal of this program's.
        moves = None
    except OSError as error:
        raise refusals.known_reading(error, path) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        moves = None
    if moves is None:
        raise StoreDamaged(detail=JOURNAL_FILE)
    return moves


def _is_ours(moves: Moves) -> bool:
    """Whether it names nothing but a store's files and folders inside the store's own."""
    folders = (moves.kept, moves.fresh)
    names = (*moves.out, *moves.into)
    return (
        all(Path(name).name == name for name in (*folders, *names))
        and moves.kept.startswith(("ersetzt-", "verwaist-"))
        and moves.fresh.startswith(_FRESH)
        and all(name == _KEYS or name.startswith(_DATABASE) for name in names)
        and _KEYS in moves.into
    )
