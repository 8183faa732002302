"""What a store held, kept aside when its files vanished under the window, and taken in again.

The open connections still see the files that nobody can reach by name any more. So the whole database is copied out of
them, encrypted as it is, with the key file: a whole store, which the same passwords open. It lies outside the store's own
folder, since that may be what is gone.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from woilmenau_desk import paths
from woilmenau_desk.domain.errors import (
    FileOverBudget,
    FolderGiven,
    KnownError,
    NoStore,
    NotARegularFile,
    NotFound,
    StoreDamaged,
)
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.incoming import copy_regular, read_whole
from woilmenau_desk.storage.bent import UNFORESEEN
from woilmenau_desk.storage.engine import (
    DATABASE_FILE,
    DBAPI_ERRORS,
    beside,
    connect,
    copies,
    create_file,
    make_engine,
    told_as_known,
)
from woilmenau_desk.storage.files import replacing, sweep, sync_folder, write_atomically
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring, Secrets, key_bytes
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.unit_of_work import UnitOfWork

FOLDER: Final = "rescue"
MERGED: Final = ".merged"
# Belongs to the machine and not to the database: where its backups go, and which were proven. It lies in the store's folder.
PLACES_FILE: Final = "backups.json"
# In a copy that fits no store so far: the stores whose people were told of it.
_TOLD_FILE: Final = "told"

# What somebody's password or code opens of a key file. Raises a known error where it opens nothing.
Opener = Callable[[Keyring], Secrets]


class Outcome(Enum):
    """What came of taking in what was kept aside."""

    WHOLE = auto()  # the store went on from where it stood
    PRESENT = auto()  # the store has it all already
    APART = auto()  # the store went on without it: visits alone can be carried over
    FOREIGN = auto()  # another store's, or nobody here has a key that opens it, or it is broken


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was kept aside, and how it stands to the store: `entries` the store lacked, `visits` to be carried over.

    `left`: how many entries of other kinds stay there alone.
    """

    folder: Path
    outcome: Outcome
    entries: int = 0
    visits: tuple[Mapping[str, Any], ...] = ()
    left: int = 0


def keep(connection: Any, store: Path, keys: bytes, at: datetime, places: bytes = b"") -> Path:
    """Copy the database as an open raw connection sees it, with its key file. Returns the folder.

    `places`: what the machine knew of its backups.

    Raises DiskFull, CannotWrite or StoreDamaged; nothing of it then stays.
    """
    place = paths.remembered(FOLDER, store)
    part = place / f"{PASSING}{secrets.token_hex(8)}"
    with files_told(place):
        sweep(place)
        part.mkdir(parents=True, mode=0o700)
        try:
            copy = part / DATABASE_FILE
            with told_as_known(copy):
                copies.snapshot_of(connection, copy)
            with copy.open("r+b") as file:
                os.fsync(file.fileno())
            write_atomically(part / KEY_FILE, keys)
            if places:
                write_atomically(part / PLACES_FILE, places)
            kept = place / f"{local(at):%Y-%m-%d-%H%M%S}-{secrets.token_hex(4)}"
            part.rename(kept)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(place)
    return kept


def waiting(store: Path) -> tuple[Path, ...]:
    """What was kept aside of a folder's store and not taken in, the oldest first."""
    place = paths.remembered(FOLDER, store)
    try:
        found = sorted(entry for entry in place.iterdir() if not entry.name.startswith(PASSING))
    except OSError:
        return ()
    return tuple(entry for entry in found if entry.suffix != MERGED and (entry / DATABASE_FILE).is_file())


def bring_back(store: Path) -> bool:
    """Where a folder has no key file, or something else in its place, lay the newest store that was kept aside into it.

    It stays where it is until the login has found it whole. Raises DiskFull or CannotWrite.
    """
    kept = waiting(store)
    if not kept or _has_keys(store):
        return False
    with files_told(store):
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.path.lexists(store / KEY_FILE):
            _set_aside(store, (KEY_FILE,))
    # The key file comes last: with it the store exists. A database that lies there already, of a kill in between for
    # instance, is compared by the login.
    if not (store / DATABASE_FILE).exists():
        with replacing(store / DATABASE_FILE) as part:
            copy_regular(kept[-1] / DATABASE_FILE, part)
    write_atomically(store / KEY_FILE, key_bytes(kept[-1]))
    return True


def _has_keys(store: Path) -> bool:
    """Whether a key file lies there; one that cannot be read just now is one all the same."""
    try:
        Keyring.load(store)
    except (NoStore, StoreDamaged, NotARegularFile, FolderGiven, FileOverBudget):
        return False
    except KnownError:
        return True
    return True


def take_in(
    store: Path, kept: Path, desk_key: bytes, opener: Opener | None = None, *, visits_only: bool = False
) -> Rescued:
    """Compare what was kept aside with the store, by their audit trails, and where it only goes on, go on with it.

    Where the store has other keys by now, `opener` is tried on the key file that lies with the copy; under other keys,
    and with `visits_only`, nothing but visits is taken. It is written in one transaction, so a kill leaves the store
    as it was or as it should be. Call it behind the gate. Raises DiskFull, CannotWrite or StoreBusy; what is wrong with
    the copy raises nothing: it stays where it is.
    """
    try:
        with told_as_known(store / DATABASE_FILE):
            return _taken_in(store, kept, desk_key, opener, visits_only)
    except (StoreDamaged, *DBAPI_ERRORS, *UNFORESEEN):
        # Whatever stands in the copy: somebody may have laid it there, and it keeps nobody out.
        return Rescued(kept, Outcome.FOREIGN)


def _taken_in(store: Path, kept: Path, desk_key: bytes, opener: Opener | None, visits_only: bool) -> Rescued:
    opened = _opened_copy(kept, desk_key, opener)
    if opened is None:
        return Rescued(kept, Outcome.FOREIGN)
    source, key = opened
    visits_only |= key != desk_key
    try:
        path = store / DATABASE_FILE
        if visits_only and not path.exists():
            return Rescued(kept, Outcome.FOREIGN)
        # Only the whole of it may come into the place of a database that does not open.
        target = (_connected if visits_only else _opened)(path, desk_key)
        try:
            here, there = _last_entry(target), _last_entry(source)
            if here[0] <= there[0] and (here[0] == 0 or _digest(source, here[0]) == here[1]):
                if not visits_only:
                    # Also where both end alike: an older database under the log that was left beside it looks whole at
                    # its end, and only there. What the window saw is whole.
                    copies.overwrite(source, target)
                    return Rescued(kept, Outcome.WHOLE, there[0] - here[0])
                if here[0] == there[0]:
                    return Rescued(kept, Outcome.PRESENT)
            if here[0] > there[0] and _digest(target, there[0]) == there[1]:
                if not visits_only:
                    _carry_drafts(source, target)
                return Rescued(kept, Outcome.PRESENT)
            fork = _fork(source, target, min(here[0], there[0]))
            if fork == 0:
                return Rescued(kept, Outcome.FOREIGN)
            if not visits_only:
                _carry_drafts(source, target)
        finally:
            target.close()
    finally:
        source.close()
    return _apart(kept, key, fork)


def _opened_copy(kept: Path, desk_key: bytes, opener: Opener | None) -> tuple[Any, bytes] | None:
    """The copy, opened, and its key; None where nothing at hand opens it."""
    for key in _keys_at_hand(kept, desk_key, opener):
        # Its last entry may be anybody's writing.
        with suppress(KnownError, *UNFORESEEN), told_as_known(kept):
            return _connected(kept / DATABASE_FILE, key), key
    return None


def _keys_at_hand(kept: Path, desk_key: bytes, opener: Opener | None) -> Iterator[bytes]:
    yield desk_key
    if opener is not None:
        with suppress(KnownError):
            for content in Keyring.load(kept).contents():
                with suppress(KnownError):
                    yield opener(content).desk_key


def carry_visits(uow: UnitOfWork, one: Rescued) -> tuple[int, int]:
    """Log the visits that are to be carried over and are not there yet: how many, and how many could not be."""
    added = refused = 0
    for values in one.visits:
        try:
            added += _carry(uow, values)
        except (NotFound, IntegrityError):
            # The statement alone was refused; what was written before it stands. One visit must not keep everybody out.
            refused += 1
    return added, refused


def _carry(uow: UnitOfWork, values: Mapping[str, Any]) -> int:
    person = values["person_id"]
    if person is not None:
        # Merged into another one meanwhile, it may be.
        values = {**values, "person_id": present_id(uow.conn, person)}
    same = [
        getattr(Visit, name) == values[name] for name in ("occurred_at", "reason", "logged_by", "group_size")
    ]
    query = select(Visit.id).where(*same, Visit.person_id.is_(values["person_id"]))
    if uow.conn.execute(query).first() is not None:
        return 0
    uow.insert(Visit, values)
    return 1


def forget(kept: Path) -> None:
    """Every entry of it is in the store: it is needed no more."""
    shutil.rmtree(kept, ignore_errors=True)


def set_merged(kept: Path) -> Path:
    """What could be carried over is in the store; the rest stays, and is looked at by nobody but people."""
    named = merged_name(kept)
    with files_told(kept):
        kept.rename(named)
    return named


def merged_name(kept: Path) -> Path:
    """Where the rest of it lies then."""
    return kept.with_name(kept.name + MERGED)


def was_told(kept: Path, store_id: bytes) -> bool:
    """Whether the people of that store were told already that this lies there and does not fit."""
    try:
        return store_id.hex().encode() in read_whole(kept / _TOLD_FILE, NOTE_BYTES).split()
    except (KnownError, OSError):
        return False


def set_told(kept: Path, store_id: bytes) -> None:
    """They were. Raises DiskFull or CannotWrite."""
    place = kept / _TOLD_FILE
    try:
        before = read_whole(place, NOTE_BYTES)
    except (KnownError, OSError):
        before = b""
    write_atomically(place, before + store_id.hex().encode() + b"\n")


def _opened(path: Path, desk_key: bytes) -> Any:
    """The database of the store, made where it is missing. One that the key does not open is set aside first."""
    try:
        return _connected(path, desk_key)
    except StoreDamaged:
        # Another file was laid over it, or it is broken; what was kept aside is whole.
        _set_aside(path.parent, [path.name, *(part.name for part in beside(path))])
        return _connected(path, desk_key)


def _set_aside(store: Path, names: Iterable[str]) -> None:
    aside = store / f"ersetzt-{now():%Y-%m-%d-%H%M%S-%f}"
    with files_told(aside):
        aside.mkdir(mode=0o700)
        for name in names:
            with suppress(FileNotFoundError):
                (store / name).rename(aside / name)


def _connected(path: Path, desk_key: bytes) -> Any:
    if not path.exists():
        create_file(path, desk_key)
    with told_as_known(path):
        connection = connect(path, desk_key)
        try:
            _last_entry(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _last_entry(connection: Any) -> tuple[int, bytes]:
    if "audit_entry" not in copies.tables(connection):
        return 0, b""  # just made, or cut off while it was
    found = connection.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    return (0, b"") if found is None else (int(found[0]), bytes(found[1]))


def _digest(connection: Any, entry: int) -> bytes | None:
    found = connection.execute("SELECT digest FROM audit_entry WHERE id = ?", (entry,)).fetchone()
    return None if found is None else bytes(found[0])


def _fork(one: Any, other: Any, most: int) -> int:
    """The last entry that both trails have: each entry's digest covers all before it. 0: they have none in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if (digest := _digest(one, middle)) is not None and digest == _digest(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _carry_drafts(source: Any, target: Any) -> None:
    """What was being typed and is newer than what the store has of the same form; sealed ones stay sealed."""
    query = "SELECT user, form, fields, sealed, saved_at FROM draft"
    present = {(row[0], row[1]): row[4] for row in target.execute(query)}
    newer = [row for row in source.execute(query) if row[4] > present.get((row[0], row[1]), -1)]
    if not newer:
        return
    with copies.writing(target):
        for row in newer:
            target.execute("DELETE FROM draft WHERE user = ? AND form = ?", row[:2])
            target.execute(
                "INSERT INTO draft (user, form, fields, sealed, saved_at) VALUES (?, ?, ?, ?, ?)", row
            )


def _apart(kept: Path, desk_key: bytes, fork: int) -> Rescued:
    """The visits that were logged after the fork and whose person both know; and how much else there is."""
    engine = make_engine(kept / DATABASE_FILE, desk_key)
    try:
        with told_as_known(kept), engine.connect() as conn:
            entry = AuditEntry
            later = select(entry.entity, entry.entity_id, entry.action).where(entry.id > fork)
            entries = conn.execute(later.where(entry.entity_id.is_not(None))).all()
            lists = select(entry.detail).where(entry.id > fork, entry.entity == "person")
            loaded = conn.execute(lists.where(entry.action == "loaded")).all()
            # A list that was read in gave out numbers as well, which may be other people's in the store.
            blocks = [
                range(int(first), int(last) + 1) for first, last in (row[0].split("-") for row in loaded)
            ]
            made = {row_id for entity, row_id, action in entries if (entity, action) == ("visit", "created")}
            newcomers = {row_id for entity, row_id, _ in entries if entity == "person"}
            columns = [attribute for attribute in inspect(Visit).column_attrs if attribute.key != "id"]
            names = [attribute.key for attribute in columns]
            query = select(Visit.id, *(getattr(Visit, name) for name in names)).where(Visit.id.in_(made))
            rows = [dict(zip(names, row[1:], strict=True)) for row in conn.execute(query)]
    finally:
        engine.dispose()
    visits = tuple(
        row
        for row in rows
        if row["person_id"] not in newcomers and not any(row["person_id"] in block for block in blocks)
    )
    others = {(entity, row_id) for entity, row_id, _ in entries if entity != "visit"}
    return Rescued(
        kept, Outcome.APART, 0, visits, len(others) + sum(map(len, blocks)) + len(rows) - len(visits)
    )
