"""Taking the last write back, and doing it again. The audit trail keeps both."""

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.undo_errors import CannotUndo, NothingToUndo
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import clashes
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage.enrolments import let_move_up_after
from woilmenau_desk.storage.unit_of_work import Written


def undo(desk: Desk) -> Done[None]:
    """Take the last write of this user back. Raises NothingToUndo, NotByKey or CannotUndo; nothing is then changed."""
    if not desk.done and desk.stands is not None:
        raise desk.stands
    text = QT_TRANSLATE_NOOP("said", "Rückgängig: {step}")
    return _take_back(desk, desk.done, desk.undone, text)


def undo_this(desk: Desk, said: Sentence) -> Done[None]:
    """Take back the write that was told with this sentence, if it is still the last one of this user.

    Raises NothingToUndo where something else was done since, and as `undo`.
    """
    if not desk.done or desk.done[-1].said is not said:
        raise NothingToUndo
    return undo(desk)


def redo(desk: Desk) -> Done[None]:
    """Do what was last taken back again. Raises NothingToUndo or CannotUndo."""
    text = QT_TRANSLATE_NOOP("said", "Wiederhergestellt: {step}")
    return _take_back(desk, desk.undone, desk.done, text)


def _take_back(desk: Desk, source: list[Written], target: list[Written], text: str) -> Done[None]:
    if not source:
        raise NothingToUndo
    with desk.writing() as uow:
        # Within the write, in which no other thread adds a step.
        written = source[-1]
        try:
            uow.take_back(written, clashes.taking(desk))
            # A place that comes free by it is not free for long.
            let_move_up_after(uow, written.steps)
        except CannotUndo:
            # It never will be; the next try takes the step before.
            source.pop()
            raise
        uow.commit()
        changes = uow.changes
        source.pop()
        # It keeps its own words: "Rückgängig: Rückgängig: …" helps nobody.
        target.append(uow.written(written.said))
    if changes.touch(Kind.VALUES, Kind.CENTRE):
        desk.forget_cached()
    return Done(None, changes, Sentence("said", text, {"step": written.said}))
