"""What this machine knows of its backups: a small file in the store's folder, and the folders they lie in.

It belongs to the machine and not into the database: which second folder and which sticks there are, and which backups
were proven here. It proves nothing by itself. A record counts only while the very file that it speaks of is there.
"""

import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self, TypeGuard

from filelock import FileLock, Timeout

from woilmenau_desk.domain.backup_plan import LEAST_LATE, MOST_LATE, USUALLY_LATE, Copy, superfluous
from woilmenau_desk.domain.backups import KnownBackup, Spot
from woilmenau_desk.domain.errors import KnownError, StoreBusy
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage import outputs
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import DATABASE_FILE, OTHER_PROCESS
from woilmenau_desk.storage.files import write_atomically
from woilmenau_desk.storage.refusals import PASSING
from woilmenau_desk.storage.refusals import told_as_known as files_told
from woilmenau_desk.storage.rescue import PLACES_FILE

OWN_FOLDER: Final = "backups"
STICK_FOLDER: Final = "woilmenau-desk-sicherungen"
# Lies in the second folder, and in the stick's: so nothing is written where the stick or the share only used to be.
MARKER: Final = "woilmenau-desk-sicherungen.json"
HERE, SECOND, STICK, TAKEN = (spot.value for spot in Spot)
# Among the troubles, what was found of the store itself: no place lacks a backup for that.
STORE: Final = "store"
STATE_FILE: Final = PLACES_FILE
_STATE_LOCK: Final = "backups.lock"
_RUN_LOCK: Final = "backups.run"
_LOCK_SECONDS: Final = 5.0
FORMAT: Final = 1
AUTOMATIC: Final = "woilmenau-desk-auto-"
# Somebody asked for it: no thinning touches it.
ASKED_FOR: Final = "woilmenau-desk-hand-"
_MOST_RECORDS: Final = 400
_MOST_BYTES: Final = 1_000_000
_MOST_MARKER_BYTES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one backup. Moments are ISO in UTC; empty: not yet."""

    name: str
    place: str  # here, second, stick:ID, or taken
    made_at: str
    size: int
    digest: str  # of the database in it: this very file is meant
    automatic: bool = False
    proven_at: str = ""
    restored_at: str = ""
    entry: int = 0  # the last entry of the audit trail in it
    entry_digest: str = ""
    vouched: bool = False  # the vault key was at hand, and vouches for its key file


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a place has not got the last backup: a German sentence of the errors with its values."""

    at: str
    text: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """All of it."""

    machine: str  # part of the names of the backups that are made here by themselves
    begun: str  # ISO, UTC
    second: str = ""  # a folder
    second_mark: str = ""  # what its marker says
    sticks: Mapping[str, str] = field(
        default_factory=dict
    )  # what their markers say, and how they were called
    days: int = USUALLY_LATE
    records: tuple[Record, ...] = ()
    troubles: Mapping[str, Trouble] = field(default_factory=dict)

    def with_record(self, record: Record) -> Self:
        """One more, or what is newly known of one."""
        others = tuple(old for old in self.records if (old.place, old.name) != (record.place, record.name))
        return replace(self, records=(*others, record)[-_MOST_RECORDS:])

    def without(self, place: str, names: frozenset[str]) -> Self:
        """Without the records of files that are gone."""
        left = tuple(old for old in self.records if old.place != place or old.name not in names)
        return replace(self, records=left)

    def with_trouble(self, place: str, trouble: Trouble | None) -> Self:
        """What is the matter with a place; None: nothing any more."""
        left = {name: old for name, old in self.troubles.items() if name != place}
        return replace(self, troubles=left if trouble is None else {**left, place: trouble})


def load(data: Path, now: datetime) -> State:
    """The state as it was kept. One that cannot be read begins anew: nothing is then believed to be proven."""
    return _read(data, now) or _fresh(now)


def go_on(data: Path, kept: Path, now: datetime) -> int:
    """Go on with what was kept aside of a state, where the folder's own has nothing of it.

    Returns how many backups lay in the store's folder and are gone: nothing is known of those any more. Raises as
    `changing`.
    """
    before = _read(kept, now)
    if before is None:
        return 0
    own = data / OWN_FOLDER
    gone = frozenset(one.name for one in before.records if one.place == HERE and not is_there(own, one))
    with changing(data, now) as held:
        here = held[0]
        if not (here.second or here.sticks or here.records):
            # What went wrong was of the folder that was gone.
            held[0] = before.without(HERE, gone).with_trouble(HERE, None)
    return len(gone)


@contextmanager
def changing(data: Path, now: datetime) -> Iterator[list[State]]:
    """The state to be changed: what stands in the list at the end is kept.

    Raises StoreBusy, DiskFull, CannotWrite or one of its kind; the old state is then kept.
    """
    lock = FileLock(data / _STATE_LOCK, timeout=_LOCK_SECONDS, thread_local=False)
    with files_told(data):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreBusy(holder=OTHER_PROCESS) from error
    try:
        held = [load(data, now)]
        yield held
        content = {"format": FORMAT, **asdict(held[0])}
        write_atomically(data / STATE_FILE, json.dumps(content, indent=1).encode())
    finally:
        lock.release()


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """For whoever makes the backups that nobody asked for: one thread of one process. Raises StoreBusy."""
    lock = FileLock(data / _RUN_LOCK, blocking=False, thread_local=False)
    with files_told(data):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreBusy(holder=OTHER_PROCESS) from error
    try:
        yield
    finally:
        lock.release()


def mark_in(folder: Path) -> str:
    """What the marker in a folder says; empty where there is none that can be read."""
    try:
        mark = json_of(read_whole(folder / MARKER, _MOST_MARKER_BYTES))["place"]
    except (KnownError, OSError, ValueError, LookupError, TypeError):
        return ""
    return mark if isinstance(mark, str) and mark.isalnum() and mark.isascii() and len(mark) <= 64 else ""


def put_mark(folder: Path) -> str:
    """Mark a folder as a place for backups; one that is marked keeps its mark.

    Raises OutputInStore, FolderMissing, DiskFull, CannotWrite or one of its kind.
    """
    place = outputs.check_output(folder / MARKER)
    mark = mark_in(folder)
    if not mark:
        mark = secrets.token_hex(16)
        write_atomically(place, json.dumps({"place": mark}).encode())
    return mark


def make_stick_folder(root: Path) -> Path:
    """The folder for backups on a stick. Raises DiskReadOnly, DiskFull, CannotWrite or one of its kind."""
    folder = root / STICK_FOLDER
    with files_told(folder):
        folder.mkdir(exist_ok=True)
    return folder


def thin(
    folder: Path, place: str, state: State, today: date, *, only_unproven: bool = False
) -> frozenset[str]:
    """Remove the backups that may go from a folder; returns which. One that cannot be removed stays."""
    copies = [
        Copy(
            known.path.name,
            known.made_at,
            known.proven,
            is_automatic(known.path.name, place, state),
            known.restored_at is not None,
            known.vouched,
        )
        for known in found_in(folder, place, state)
    ]
    kept = {copy.name for copy in copies if only_unproven and copy.proven}
    gone = set()
    for name in superfluous(copies, today) - kept:
        with suppress(OSError):
            (folder / name).unlink()
            gone.add(name)
    return frozenset(gone)


def spot_of(place: str) -> Spot:
    """What kind of place it is."""
    return Spot(place.partition(":")[0])


def found_in(folder: Path, place: str, state: State) -> tuple[KnownBackup, ...]:
    """The backups that lie in a folder, newest first. A folder that is not there has none."""
    by_name = {record.name: record for record in state.records if record.place == place}
    found = []
    try:
        paths = sorted(folder.glob(f"*{files.SUFFIX}"))
    except OSError:
        return ()
    for path in paths:
        if not path.name.startswith(PASSING):
            known = _known(path, place, by_name.get(path.name))
            if known is not None:
                found.append(known)
    return tuple(sorted(found, key=lambda known: (known.made_at, known.path.name), reverse=True))


def is_automatic(name: str, place: str, state: State) -> bool:
    """Whether the program made it by itself, for this store: in the store's own folder by its name alone."""
    own = AUTOMATIC if spot_of(place) is Spot.HERE else f"{AUTOMATIC}{state.machine}-"
    return name.startswith(own)


def is_run(record: Record) -> bool:
    """Whether the program made it here, by itself or because somebody asked: that one goes to the other places, too."""
    return record.name.startswith((AUTOMATIC, ASKED_FOR))


def moment(iso: str) -> datetime | None:
    """A moment as it was written down; None where there is none, or none to reckon with: at the ends of time."""
    try:
        at = datetime.fromisoformat(iso)
        moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if MINYEAR < moment.year < MAXYEAR else None


def record_of(path: Path, place: str, at: datetime) -> Record:
    """The record of a backup that was just proven. Raises NotABackup, CannotRead or StoreTooNew."""
    manifest = files.read_manifest(path)
    with files_told(path):
        size = path.stat().st_size
    digest = str(manifest["sha256"][DATABASE_FILE])
    proven_at = at.isoformat(timespec="seconds")
    return Record(
        path.name, place, str(manifest["made_at"]), size, digest, path.name.startswith(AUTOMATIC), proven_at
    )


def is_there(folder: Path, record: Record) -> bool:
    """Whether the file of a record is there still, by its name and size alone: quick."""
    try:
        return (folder / record.name).stat().st_size == record.size
    except OSError:
        return False


def _known(path: Path, place: str, record: Record | None) -> KnownBackup | None:
    try:
        size = path.stat().st_size
        manifest = files.read_manifest(path)
        made_at = moment(str(manifest["made_at"]))
        digest = str(manifest["sha256"][DATABASE_FILE])
    except (OSError, KnownError):
        return None  # no whole backup, or it cannot be read
    if made_at is None:
        return None
    same = record is not None and (record.size, record.digest) == (size, digest)
    return KnownBackup(
        path,
        spot_of(place),
        made_at,
        size,
        proven=record is not None and same and bool(record.proven_at),
        restored_at=moment(record.restored_at) if record is not None and same else None,
        automatic=path.name.startswith(AUTOMATIC),
        vouched=record is not None and same and record.vouched,
    )


def _read(folder: Path, now: datetime) -> State | None:
    try:
        kept = json_of(read_whole(folder / STATE_FILE, _MOST_BYTES))
    except (KnownError, OSError, ValueError):
        return None
    return _state(kept, now)


def _fresh(now: datetime) -> State:
    return State(secrets.token_hex(4), now.isoformat(timespec="seconds"))


def _state(kept: Any, now: datetime) -> State:
    """Only what has its right type is believed; the rest goes by itself and takes nothing with it."""
    fresh = _fresh(now)
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        return fresh
    machine, begun, days = kept.get("machine"), kept.get("begun"), kept.get("days")
    second, second_mark = kept.get("second"), kept.get("second_mark")
    records, troubles = kept.get("records"), kept.get("troubles")
    told = troubles.items() if isinstance(troubles, dict) else ()
    return State(
        machine if _is_text(machine) and re.fullmatch(r"[0-9A-Za-z]{1,32}", machine) else fresh.machine,
        begun if _is_text(begun) and moment(begun) is not None else fresh.begun,
        second if _is_text(second) else "",
        second_mark if _is_text(second_mark) else "",
        _texts(kept.get("sticks")),
        days if type(days) is int and LEAST_LATE <= days <= MOST_LATE else USUALLY_LATE,
        tuple(filter(None, map(_record, records if isinstance(records, list) else ())))[-_MOST_RECORDS:],
        {place: trouble for place, one in told if _is_text(place) and (trouble := _trouble(one))},
    )


def _is_text(value: object) -> TypeGuard[str]:
    """Whether it is a text that can be written down and be part of a path."""
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        os.fsencode(value)
    except UnicodeEncodeError:
        return False
    return True


def _record(kept: Any) -> Record | None:
    if not isinstance(kept, dict):
        return None
    types = {named.name: named.type for named in fields(Record)}
    values = {name: kept[name] for name in types if name in kept}
    right = all(
        type(value) is types[name] and (type(value) is not str or _is_text(value))
        for name, value in values.items()
    )
    whole = {"name", "place", "made_at", "size", "digest"} <= values.keys()
    if not right or not whole:
        return None
    record = Record(**values)
    if Path(record.name).name != record.name or not record.name.endswith(files.SUFFIX):
        return None
    if record.place.partition(":")[0] not in tuple(Spot) or moment(record.made_at) is None:
        return None
    # What no database can count is no number of an entry.
    return record if 0 <= record.entry < 1 << 63 else None


def _trouble(kept: Any) -> Trouble | None:
    if not isinstance(kept, dict) or not _is_text(kept.get("at")) or not _is_text(kept.get("text")):
        return None
    text, values = kept["text"], _texts(kept.get("values"))
    named = set(re.findall(r"\{(\w+)\}", text))
    # Nothing but plain names is filled in.
    plain = named <= values.keys() and all(map(str.isidentifier, values))
    if not plain or set("{}") & set(re.sub(r"\{\w+\}", "", text)):
        return None
    return Trouble(kept["at"], text, values)


def _texts(values: Any) -> dict[str, str]:
    pairs = values.items() if isinstance(values, dict) else ()
    return {name: value for name, value in pairs if _is_text(name) and _is_text(value)}
