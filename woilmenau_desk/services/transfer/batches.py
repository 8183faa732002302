"""The imports there were, and taking one back as a whole: also next week, as long as nothing stands on it."""

from collections.abc import Mapping
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.transfer import IMPORT_RIGHTS, AlreadyTakenBack, BatchRow, ListKind
from woilmenau_desk.domain.undo_errors import ImportNotByKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.transfer.lists import require
from woilmenau_desk.storage import imports as rows

_SHOWN: Final = 500
# That a visitor helps as well, only those are told who may link the two.
_TOLD_WITH: Final[Mapping[str, Right]] = {
    "volunteer": Right.LINK_VOLUNTEERS,
    "assignment": Right.MANAGE_VOLUNTEERS,
    "counselling_session": Right.SEE_SESSIONS,
    "referral": Right.CONFIDENTIAL_NOTES,
}


def kinds_of(desk: Desk) -> tuple[ListKind, ...]:
    """The kinds of lists that the user may import."""
    return tuple(
        kind for kind, rights in IMPORT_RIGHTS.items() if all(desk.actor.may(right) for right in rights)
    )


def listed(desk: Desk, limit: int = _SHOWN) -> tuple[BatchRow, ...]:
    """The imports of the kinds that the user may import, newest first; those taken back included. Raises NotAllowed."""
    kinds = kinds_of(desk)
    if not kinds:
        require(desk, ListKind.PERSONS)
    with desk.store.read() as conn:
        return rows.batches(conn, kinds, limit)


def get(desk: Desk, import_id: int) -> BatchRow:
    """One import. Raises NotAllowed or NotFound."""
    if not kinds_of(desk):
        require(desk, ListKind.PERSONS)
    with desk.store.read() as conn:
        found = rows.batch(conn, import_id)
    require(desk, found.kind)
    return found


def take_back(desk: Desk, import_id: int, version: int, work: LongWork | None = None) -> Done[BatchRow]:
    """Take a whole import back: what it made is gone, what it changed is as it was; the trail keeps that it was.

    `version`: of the import as it was read. Raises NotAllowed, NotFound, AlreadyTakenBack, ChangedMeanwhile, WorkStopped,
    or ImportStands where a row of it was changed since or something refers to one; nothing is then changed.
    """
    there = get(desk, import_id)
    if there.version == version and there.taken_back_at is not None:
        raise AlreadyTakenBack
    work = work or LongWork()
    with desk.writing() as uow:
        hidden = {table for table, right in _TOLD_WITH.items() if not desk.actor.may(right)}
        rows.take_back(uow, import_id, version, work.go_on, hidden)
        found = rows.batch(uow.conn, import_id)
        text = QT_TRANSLATE_NOOP("said", "Import zurückgenommen: {file}")
        said = Sentence("said", text, {"file": found.file_name})
        return desk.finish(uow, found, said, stands=ImportNotByKey)
