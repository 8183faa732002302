"""The backups that nobody has to ask for: made, proven, brought to other places, thinned, and told of.

They are made beside the database worker, on a connection of their own that only reads: whoever logs a visit meanwhile
does not wait. They are made behind the gate, so that no new key and no other store comes in between; whoever comes to it
while one is only compared does not wait for that.
"""

import math
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Final, TypeVar

from woilmenau_desk.domain.backup_plan import (
    due_today,
    trial_due,
)
from woilmenau_desk.domain.backups import KnownBackup, Occasion, Ran
from woilmenau_desk.domain.errors import (
    BackupStopped,
    DiskFull,
    DiskGone,
    FolderMissing,
    KnownError,
    NotABackup,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import disks
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places as places
from woilmenau_desk.storage.backups import backup_trial as trials
from woilmenau_desk.storage.backups.backup_places import HERE, SECOND, STICK, Record, State, Trouble
from woilmenau_desk.storage.gates import gate, gate_is_shut
from woilmenau_desk.storage.keys.keyring import KEY_FILE
from woilmenau_desk.storage.store import opens

T = TypeVar("T")
Volumes = Callable[[], Iterable[Path]]
MADE: Final = "backup made"  # in the audit trail
# What is no change that a backup would have to hold: itself, and that somebody came in.
NO_CHANGE: Final = (MADE, "login")
# A folder on a network that is gone may answer after minutes, or never.
LOOK_SECONDS: Final = 3.0
_BRING_SECONDS: Final = 60.0
_LISTEN_SECONDS: Final = 0.1
_TRY_AGAIN: Final = timedelta(minutes=30)

_FULL = QT_TRANSLATE_NOOP("errors", "Der Datenträger ist voll, die Sicherung passt nicht mehr darauf.")
_MISSING = QT_TRANSLATE_NOOP("errors", "Der Ordner ist gerade nicht zu erreichen.")
_SILENT = QT_TRANSLATE_NOOP("errors", "Der Ordner antwortet nicht.")
_FAILED = QT_TRANSLATE_NOOP(
    "errors",
    "Eine Sicherung hat ihre Probe nicht bestanden. Die früheren sind unberührt; bitte die Ablage prüfen.",
)
_EXAMINE = QT_TRANSLATE_NOOP("errors", "Auffälliges: bitte die Ablage prüfen.")


def known_backups(data: Path) -> tuple[KnownBackup, ...]:
    """The backups in the store's own folder, in the second one and on the sticks that are plugged in, newest first.

    Nobody has to be logged in. A place that does not answer within three seconds has none.
    """
    state = places.load(data, now())
    found: tuple[KnownBackup, ...] = places.found_in(data / places.OWN_FOLDER, HERE, state)
    for place, folder in elsewhere(state, disks.volumes).items():
        look = partial(places.found_in, folder, place, state)
        found += answered(look, LOOK_SECONDS) or ()
    return tuple(sorted(found, key=lambda known: known.made_at, reverse=True))


# Making one


def due(desk: Desk, occasion: Occasion, stop: Callable[[], bool] = files.nobody_stops) -> bool:
    """Whether a backup is to be made: something was written since the last one, and for the daily one, today has none.

    After one that failed its trial the daily one waits a while. Raises StoreBusy (somebody changes the keys just now),
    BackupStopped or StoreDamaged.
    """
    if occasion is Occasion.ASKED:
        return True
    state = places.load(desk.data, desk.clock())
    here = proven_here(desk.data, state)
    at = desk.clock()
    if occasion is Occasion.DAILY and (not due_today(_newest(here, at), at) or _failed_lately(state, at)):
        return False
    with _behind_gate(desk, stop):
        mark = trials.mark_of(desk.data, desk.store.desk_key, NO_CHANGE)
    return all((record.entry, record.entry_digest) != (mark.entry, mark.digest) for record in here)


def run(
    desk: Desk,
    occasion: Occasion,
    stop: Callable[[], bool] = files.nobody_stops,
    volumes: Volumes = disks.volumes,
) -> Ran | None:
    """Make the backup that is due, if one is, and bring the newest one to where it is missing. None: nothing to do.

    Any role may: nobody sees anything by it. `stop` ends it soon, and nothing half is left. It is meant for a thread of
    its own. Raises BackupStopped, ClockDoubted, StoreBusy, StoreDamaged, NotABackup (it failed its proof and was set
    aside), DiskFull, CannotWrite. What becomes of the other places stands in the answer.
    """
    try:
        with places.only_one(desk.data):
            done = Ran()
            try:
                if due(desk, occasion, stop):
                    done = _make(desk, occasion, stop)
            except (BackupStopped, StoreBusy):
                raise
            except KnownError as error:
                # Where the store's files are gone, what lies there now is another folder: nothing is said of that one.
                if desk.store.vanished is None and (desk.data / KEY_FILE).exists():
                    _write_trouble(desk.data, HERE, desk.clock(), _said(error))
                raise
            done = _bring_everywhere(desk, occasion, stop, volumes, done)
    except StoreBusy:
        # Another command makes one, or is at the keys: the next idle moment looks again.
        if occasion is Occasion.ASKED:
            raise
        return None
    return done if done.made or done.brought or done.failed else None


@dataclass(frozen=True, slots=True)
class KeysAtHand:
    """The key files that are better known to be right than the one in the folder, the best first.

    `vault_key`: vouches for one; gives None at the counter and in a locked window, also from the moment on in which it is
    locked. There only `vouched` is known to be right: the one of the last backup that was made with it at hand.
    """

    known: tuple[bytes, ...]
    vouched: bytes
    vault_key: Callable[[], bytes | None]

    def vouch_for(self, made: Path) -> bool:
        """Whether those who have the vault get in by that backup."""
        return self.vault_key() is not None or (bool(self.vouched) and files.keys_in(made) == self.vouched)


def keys_at_hand(desk: Desk, state: State) -> KeysAtHand:
    """What a backup takes its key file from: whoever has the desk key may lay another one into the folder."""
    vouched = b""
    lease = desk.vault_lease()
    if lease() is None:
        here = [record for record in proven_here(desk.data, state) if record.vouched]
        newest = max(here, key=lambda record: record.made_at, default=None)
        if newest is not None:
            with suppress(KnownError):
                vouched = files.keys_in(desk.data / places.OWN_FOLDER / newest.name)
    known = tuple(one for one in (vouched, desk.store.keys_held) if one)
    return KeysAtHand(known, vouched, lease)


def remember(data: Path, made: Path, at: datetime, mark: trials.Mark, keys: KeysAtHand) -> None:
    """Write down that a backup was proven. What cannot be written down is proven later.

    Of those that somebody took elsewhere the last one counts.
    """
    here = made.parent == (data / places.OWN_FOLDER).absolute()
    with suppress(KnownError), places.changing(data, at) as held:
        record = places.record_of(made, HERE if here else places.TAKEN, at)
        record = replace(record, entry=mark.entry, entry_digest=mark.digest, vouched=keys.vouch_for(made))
        state = held[0]
        if not here:
            taken = frozenset(old.name for old in state.records if old.place == places.TAKEN)
            state = state.without(places.TAKEN, taken)
        held[0] = state.with_record(record)


def _make(desk: Desk, occasion: Occasion, stop: Callable[[], bool]) -> Ran:
    data = desk.data
    wanted: trials.Contents | None = None
    with ExitStack() as stack:
        with _behind_gate(desk, stop):
            desk.store.check_clock()
            at = desk.clock()
            state = places.load(data, at)
            key = desk.store.desk_key
            mark = trials.mark_of(data, key, NO_CHANGE)
            begins = places.ASKED_FOR if occasion is Occasion.ASKED else places.AUTOMATIC
            name = f"{begins}{state.machine}-{local(at):%Y-%m-%d-%H%M%S}{files.SUFFIX}"
            # Whoever closes the window does not wait for a trial.
            trial = occasion is not Occasion.CLOSING and trial_due(_last_trial(state), at)
            view = stack.enter_context(trials.standing_still(data, key)) if trial else None
            keys = keys_at_hand(desk, state)
            made = files.make(
                data,
                key,
                data / places.OWN_FOLDER / name,
                at,
                stop,
                keys.vault_key,
                keys.known,
            )
            with places.changing(data, at) as held:
                record = places.record_of(made.path, HERE, at)
                record = replace(
                    record, entry=mark.entry, entry_digest=mark.digest, vouched=keys.vouch_for(made.path)
                )
                held[0] = replace(held[0], machine=state.machine).with_record(record).with_trouble(HERE, None)
            if not desk.closed:  # whoever left in this moment has the backup
                with desk.writing() as uow:
                    uow.trace(MADE, "store")
                    uow.commit()
        if view is not None:
            # Whoever comes back meanwhile, or to the gate, keeps the backup as it is; it is tried another day.
            with suppress(BackupStopped):
                wanted = trials.contents(view, _or_somebody_at_the_gate(data, stop))
    restored = _try(desk, made.path, wanted, key, at, stop, record) if wanted is not None else None
    with suppress(KnownError):
        # After one that failed nothing that was proven goes.
        _thin(data, data / places.OWN_FOLDER, HERE, at, only_unproven=restored is False)
    return Ran(made.path, restored=restored)


@contextmanager
def _behind_gate(desk: Desk, stop: Callable[[], bool]) -> Iterator[None]:
    with gate(desk.data, stop):
        if stop():
            raise BackupStopped  # the desk may be closed by now
        yield


def _or_somebody_at_the_gate(data: Path, stop: Callable[[], bool]) -> Callable[[], bool]:
    """For what only reads, and takes long: it lets go of the store at once when somebody comes to change its keys or to
    replace it, which needs it alone."""
    looked = -math.inf

    def stops() -> bool:
        nonlocal looked
        if stop():
            return True
        if (moment := time.monotonic()) - looked < _LISTEN_SECONDS:
            return False
        looked = moment
        return gate_is_shut(data)

    return stops


def _failed_lately(state: State, at: datetime) -> bool:
    """Whether one failed its trial a while ago: the next one would most likely do so, too."""
    unproven = [record for record in state.records if places.is_run(record) and not record.proven_at]
    return any((made := made_at(record)) and timedelta() <= at - made < _TRY_AGAIN for record in unproven)


def _last_trial(state: State) -> datetime | None:
    moments = [places.moment(record.restored_at) for record in state.records]
    return max((moment for moment in moments if moment is not None), default=None)


def _try(
    desk: Desk,
    made: Path,
    wanted: trials.Contents,
    key: bytes,
    at: datetime,
    stop: Callable[[], bool],
    record: Record,
) -> bool | None:
    """Put it back for proof; whether it is the store. None: nothing can be said."""
    try:
        trial = trials.put_back(made, wanted, files.keys_in(made), key, stop)
        if trial.differing and _moved(desk, key, wanted, trial.differing, stop):
            return None
    except BackupStopped:
        return None
    except (NotABackup, StoreDamaged):
        trial = trials.Trial(differing=(made.name,))
    except KnownError as error:
        # No room to try it, say: the backup is as good as before, and people are told why it was not tried.
        _write_trouble(desk.data, HERE, at, _said(error))
        return None
    with places.changing(desk.data, at) as held:
        if trial.passed:
            held[0] = held[0].with_record(replace(record, restored_at=at.isoformat(timespec="seconds")))
            found = Trouble(at.isoformat(timespec="seconds"), _EXAMINE) if trial.findings else None
            held[0] = held[0].with_trouble(places.STORE, found)
        else:
            trouble = Trouble(at.isoformat(timespec="seconds"), _FAILED)
            held[0] = held[0].with_record(replace(record, proven_at="")).with_trouble(HERE, trouble)
    return trial.passed


def _moved(
    desk: Desk, key: bytes, wanted: trials.Contents, differing: tuple[str, ...], stop: Callable[[], bool]
) -> bool:
    """Whether all that differs was written to since: the backup was made a moment after the store was looked at."""
    with ExitStack() as stack:
        with _behind_gate(desk, stop):
            # New keys, or another store in its place.
            if desk.store.desk_key != key or not opens(desk.data, key):
                return True
            view = stack.enter_context(trials.standing_still(desk.data, key))
        now_in_it = trials.contents(view, _or_somebody_at_the_gate(desk.data, stop))
    return set(differing) <= set(trials.different(wanted, now_in_it))


# Bringing it elsewhere


def _bring_everywhere(
    desk: Desk, occasion: Occasion, stop: Callable[[], bool], volumes: Volumes, done: Ran
) -> Ran:
    data, at = desk.data, desk.clock()
    state = places.load(data, at)
    here = [record for record in proven_here(data, state) if places.is_run(record)]
    newest = max(here, key=lambda record: record.made_at, default=None)
    if newest is None:
        return done
    brought, failed = list(done.brought), list(done.failed)
    for place, folder in elsewhere(state, volumes).items():
        if stop():
            raise BackupStopped
        if occasion is Occasion.DAILY and _tried_lately(state, place, at):
            continue
        bring = partial(_bring, data, newest, place, folder, at, stop)
        try:
            answer: bool | None = answered(bring, _BRING_SECONDS, stop)
            trouble = Sentence("errors", _SILENT) if answer is None else None
        except BackupStopped:
            raise
        except KnownError as error:
            answer, trouble = None, _said(error)
        if answer:
            brought.append(place)
        if answer is None and _write_trouble(data, place, at, trouble):
            failed.append(place)
    return replace(done, brought=tuple(brought), failed=tuple(failed))


def _bring(
    data: Path, record: Record, place: str, folder: Path, at: datetime, stop: Callable[[], bool]
) -> bool:
    """Bring a backup to a place that lacks it; whether it did. Raises as `storage.backup.bring`."""
    state = places.load(data, at)
    if places.mark_in(folder) != mark_of(place, state):
        # Where a share or a stick only used to be, an empty folder may be left.
        raise FolderMissing(target=str(folder))
    known = any((old.place, old.name) == (place, record.name) for old in state.records)
    if known and places.is_there(folder, record):
        _write_trouble(data, place, at, None)
        return False
    try:
        files.bring(data / places.OWN_FOLDER / record.name, folder, stop)
    except DiskFull:
        # What may go anyway makes room; a proven one that is to stay does not.
        if not places.thin(folder, place, state, local(at).date()):
            raise
        files.bring(data / places.OWN_FOLDER / record.name, folder, stop)
    with places.changing(data, at) as held:
        held[0] = held[0].with_record(replace(record, place=place)).with_trouble(place, None)
    _thin(data, folder, place, at)
    return True


def _thin(data: Path, folder: Path, place: str, at: datetime, *, only_unproven: bool = False) -> None:
    state = places.load(data, at)
    gone = places.thin(folder, place, state, local(at).date(), only_unproven=only_unproven)
    if gone:
        with places.changing(data, at) as held:
            held[0] = held[0].without(place, gone)


def _tried_lately(state: State, place: str, at: datetime) -> bool:
    """Whether a place refused a backup a while ago. One that was not there is looked for every time: that is quick."""
    trouble = state.troubles.get(place)
    tried = places.moment(trouble.at) if trouble is not None else None
    if trouble is None or tried is None or trouble.text == _MISSING:
        return False
    return timedelta() <= at - tried < _TRY_AGAIN


def elsewhere(state: State, volumes: Volumes) -> dict[str, Path]:
    """The folders of the places that are to have backups: the second one, and the sticks that are plugged in."""
    found = {SECOND: Path(state.second)} if state.second else {}
    if state.sticks:
        for mark, folder in answered(lambda: marked(volumes()), LOOK_SECONDS) or ():
            if mark in state.sticks:
                found[f"{STICK}:{mark}"] = folder
    return found


def marked(roots: Iterable[Path]) -> tuple[tuple[str, Path], ...]:
    folders = [root / places.STICK_FOLDER for root in roots]
    return tuple((mark, folder) for folder in folders if (mark := places.mark_in(folder)))


def mark_of(place: str, state: State) -> str:
    return state.second_mark if place == SECOND else place.partition(":")[2]


# What is known of them


def proven_here(data: Path, state: State) -> tuple[Record, ...]:
    own = data / places.OWN_FOLDER
    return tuple(
        record
        for record in state.records
        if record.place == HERE and record.proven_at and places.is_there(own, record)
    )


def _newest(records: Iterable[Record], at: datetime) -> datetime | None:
    """When the newest of them was made. What carries a time to come was made under a wrong clock."""
    return max((made for record in records if (made := made_at(record)) and made <= at), default=None)


def made_at(record: Record) -> datetime | None:
    return places.moment(record.made_at)


def trouble_of(state: State, place: str) -> Sentence | None:
    """What is the matter with a place. The file that says it is not sealed: only sentences of this program are told."""
    told = state.troubles.get(place)
    if told is None or told.text not in {_FULL, _MISSING, _SILENT, _FAILED, _EXAMINE} | _first_sentences():
        return None
    return Sentence("errors", told.text, dict(told.values))


@cache
def _first_sentences() -> frozenset[str]:
    kinds, found = [KnownError], set()
    while kinds:
        kind = kinds.pop()
        found.add(kind.what)
        kinds.extend(kind.__subclasses__())
    return frozenset(found)


def _write_trouble(data: Path, place: str, at: datetime, trouble: Sentence | None) -> bool:
    """Keep why a place has no backup; whether that is news. What cannot be kept is found out again."""
    if trouble_of(places.load(data, at), place) == trouble:
        return False
    with suppress(KnownError), places.changing(data, at) as held:
        told = None
        if trouble is not None:
            values = {name: str(value) for name, value in trouble.values.items()}
            told = Trouble(at.isoformat(timespec="seconds"), trouble.template, values)
        held[0] = held[0].with_trouble(place, told)
    return True


def nothing_found(data: Path, at: datetime) -> None:
    """Somebody had the whole store checked, and all was well: what was told of it is over."""
    _write_trouble(data, places.STORE, at, None)


def _said(error: KnownError) -> Sentence:
    """What a refusal says of a backup: the errors' own sentences speak of what was being typed."""
    if isinstance(error, DiskFull):
        return Sentence("errors", _FULL)
    if isinstance(error, FolderMissing | DiskGone):
        return Sentence("errors", _MISSING)
    if isinstance(error, NotABackup):
        return Sentence("errors", _FAILED)
    return error.sentences()[0]


def answered(ask: Callable[[], T], seconds: float, stop: Callable[[], bool] = files.nobody_stops) -> T | None:
    """What is answered within that time, else None.

    Who hangs is left hanging, on a thread that no end of the program waits for. Raises BackupStopped as soon as `stop`
    says so.
    """
    answers: queue.SimpleQueue[T | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(ask())
        except BaseException as error:
            answers.put(error)

    threading.Thread(target=work, name="place", daemon=True).start()
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            answer = answers.get(timeout=min(left, _LISTEN_SECONDS))
        except queue.Empty:
            if stop():
                raise BackupStopped from None
            continue
        if isinstance(answer, BaseException):
            raise answer
        return answer
    return None
