"""Where backups go besides the store's own folder, and how they stand: for the counter's line and the administration."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.backup_plan import LEAST_LATE, MOST_LATE, Lateness, Standing, standing
from woilmenau_desk.domain.backups import KnownBackup, Overview, PlaceState, Quiet
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import BadInput, DiskGone
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.upkeep.backups import (
    LOOK_SECONDS,
    NO_CHANGE,
    Volumes,
    answered,
    elsewhere,
    made_at,
    mark_of,
    marked,
    proven_here,
    trouble_of,
)
from woilmenau_desk.storage import disks
from woilmenau_desk.storage.backups import backup_places as places
from woilmenau_desk.storage.backups.backup_places import HERE, SECOND, STICK, Record, State
from woilmenau_desk.storage.backups.backup_trial import mark_in

# The places


def choose_second(desk: Desk, folder: Path | None) -> Done[None]:
    """Bring every backup into this folder, too; None: no longer. What lies there stays.

    Raises NotAllowed, OutputInStore, FolderMissing, CannotWrite or one of its kind, DiskGone where it does not answer.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    mark = ""
    if folder is not None:
        place = folder.absolute()
        mark = _marked_place(partial(places.put_mark, place), place)
        folder = place
    with places.changing(desk.data, desk.clock()) as held:
        second = "" if folder is None else str(folder)
        if (held[0].second, held[0].second_mark) != (second, mark):
            left = tuple(record for record in held[0].records if record.place != SECOND)
            held[0] = replace(held[0], second=second, second_mark=mark, records=left)
        held[0] = held[0].with_trouble(SECOND, None)
    said = (
        QT_TRANSLATE_NOOP("said", "Kein zweiter Ordner mehr für Sicherungen")
        if folder is None
        else QT_TRANSLATE_NOOP("said", "Sicherungen kommen jetzt auch in den zweiten Ordner")
    )
    return _done(said)


def take_stick(desk: Desk, root: Path) -> Done[None]:
    """Bring backups onto this stick whenever it is plugged in.

    Raises NotAllowed, OutputInStore, DiskReadOnly, DiskFull, CannotWrite or one of its kind.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    mark = _marked_place(lambda: places.put_mark(places.make_stick_folder(root)), root)
    with places.changing(desk.data, desk.clock()) as held:
        held[0] = replace(held[0], sticks={**held[0].sticks, mark: root.name or str(root)})
    return _done(QT_TRANSLATE_NOOP("said", "Sicherungen kommen jetzt auch auf diesen Stick"))


def forget_stick(desk: Desk, place: str) -> Done[None]:
    """Bring nothing onto that stick any more; what lies on it stays. Raises NotAllowed."""
    desk.actor.require(Right.EDIT_CENTRE)
    mark = place.partition(":")[2]
    with places.changing(desk.data, desk.clock()) as held:
        sticks = {known: name for known, name in held[0].sticks.items() if known != mark}
        left = tuple(record for record in held[0].records if record.place != place)
        held[0] = replace(held[0], sticks=sticks, records=left).with_trouble(place, None)
    return _done(QT_TRANSLATE_NOOP("said", "Dieser Stick bekommt keine Sicherungen mehr"))


def set_days(desk: Desk, days: int) -> Done[None]:
    """Tell people when no backup was proven on so many days on which the centre opened. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.EDIT_CENTRE)
    if not LEAST_LATE <= days <= MOST_LATE:
        text = QT_TRANSLATE_NOOP("errors", "Erinnert wird nach {least} bis {most} Öffnungstagen.")
        raise BadInput("days", Sentence("errors", text, {"least": LEAST_LATE, "most": MOST_LATE}))
    with places.changing(desk.data, desk.clock()) as held:
        held[0] = replace(held[0], days=days)
    return _done(QT_TRANSLATE_NOOP("said", "Erinnerung geändert"))


def _marked_place(mark: Callable[[], str], place: Path) -> str:
    found = answered(mark, LOOK_SECONDS)
    if not found:
        raise DiskGone(target=str(place))
    return found


def _done(said: str) -> Done[None]:
    return Done(None, Changes(frozenset({Kind.BACKUP})), Sentence("said", said))


# Telling of them


def quiet(desk: Desk) -> Quiet:
    """What the line at the counter says; it asks no other disk for anything."""
    state = places.load(desk.data, desk.clock())
    behind = tuple(row for row in _place_states(desk, state) if row.late or row.trouble is not None)
    return Quiet(_standing(desk, state), behind, trouble_of(state, HERE), trouble_of(state, places.STORE))


def overview(desk: Desk, volumes: Volumes = disks.volumes) -> Overview:
    """All about the backups of this machine. It may wait for other disks for some seconds. Raises NotAllowed."""
    desk.actor.require(Right.EDIT_CENTRE)
    state = places.load(desk.data, desk.clock())
    present: dict[str, bool | None] = {}
    backups: tuple[KnownBackup, ...] = places.found_in(desk.data / places.OWN_FOLDER, HERE, state)
    same: set[str] = set()
    for place, folder in elsewhere(state, volumes).items():
        look = partial(_look, desk.data, folder, place, state)
        seen = answered(look, LOOK_SECONDS)
        present[place] = None if seen is None else seen[0]
        if seen is not None:
            backups += seen[2]
            same |= {place} if seen[1] else set()
    rows = tuple(
        replace(row, present=present.get(row.place, False), same_disk=row.place in same)
        for row in _place_states(desk, state)
    )
    free = answered(lambda: _free(desk.data, tuple(volumes()), state), LOOK_SECONDS) or ()
    newest_first = tuple(sorted(backups, key=lambda known: known.made_at, reverse=True))
    return Overview(
        _standing(desk, state),
        state.days,
        rows,
        newest_first,
        free,
        trouble_of(state, HERE),
        trouble_of(state, places.STORE),
    )


def _look(
    data: Path, folder: Path, place: str, state: State
) -> tuple[bool, bool, tuple[KnownBackup, ...]] | None:
    there = places.mark_in(folder) == mark_of(place, state)
    return there, there and disks.same_disk(data, folder), places.found_in(folder, place, state)


def _free(data: Path, roots: tuple[Path, ...], state: State) -> tuple[Path, ...]:
    taken = {folder.parent for mark, folder in marked(roots) if mark in state.sticks}
    return tuple(root for root in roots if root not in taken and not disks.same_disk(data, root))


def _place_states(desk: Desk, state: State) -> tuple[PlaceState, ...]:
    named = {SECOND: state.second} if state.second else {}
    named |= {f"{STICK}:{mark}": name for mark, name in state.sticks.items()}
    rows = []
    for place, name in named.items():
        stands = _of(desk, state, [record for record in state.records if record.place == place])
        late = stands.lateness is not Lateness.GOOD
        rows.append(
            PlaceState(place, places.spot_of(place), name, None, stands.last, late, trouble_of(state, place))
        )
    return tuple(rows)


def _standing(desk: Desk, state: State) -> Standing:
    here = proven_here(desk.data, state)
    # What lies elsewhere was read back when it was brought there.
    elsewhere = [record for record in state.records if record.place != HERE and record.proven_at]
    return _of(desk, state, [*here, *elsewhere])


def _of(desk: Desk, state: State, records: list[Record]) -> Standing:
    begun = places.moment(state.begun) or desk.clock()
    with desk.store.read() as conn:
        mark = mark_in(conn, NO_CHANGE)
    # On days on which nothing was written there was nothing to back up.
    unchanged = any((record.entry, record.entry_digest) == (mark.entry, mark.digest) for record in records)
    moments = [at for record in records if (at := made_at(record))]
    return standing(moments, begun, desk.clock(), centre.opening(desk), state.days, unchanged=unchanged)
