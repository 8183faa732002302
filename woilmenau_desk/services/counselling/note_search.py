"""Full text search in the notes that the user may read: in memory, made beside the work, gone with the lock.

`build` makes the index, the latest notes first; whoever searches meanwhile gets what is there and is told that it is not
all. Changes are followed by the audit trail, whoever made them.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.note_search import NoteAnswer, NoteFilter, NoteHit, asked_words, snippet
from woilmenau_desk.domain.paging import After
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.counselling.note_index import NoteIndex, behind
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import notes as rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.trail import audit

EVERYTHING: Final = NoteFilter()
PAGE: Final = 20  # hits: each that is shown is a reading
_AT_ONCE: Final = 250  # notes, between two looks at whether somebody stops it
_PAUSE_S: Final = 0.001  # after each of them, for whoever types meanwhile
_FOLLOWED: Final = frozenset({rows.ENTITY, rows.ADDED})


def _nobody_stops() -> bool:
    return False


def build(
    desk: Desk,
    *,
    stop: Callable[[], bool] = _nobody_stops,
    told: Callable[[int, int], object] = lambda _ready, _total: None,
) -> bool:
    """Make the index, or go on with it, or bring it up to date; for the lane of what takes long.

    `told` is called with how many notes of how many were looked through. False where somebody else is making it just now.
    Raises NotAllowed, DeskLocked, or WorkStopped where `stop` ended it; what was made by then stays.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    index = desk.notes_with(NoteIndex)
    if not index.making.acquire(blocking=False):
        return False
    try:
        while True:
            while not index.finished:
                if stop():
                    raise WorkStopped
                # A moment's view each: the log can be folded meanwhile, and others read.
                with desk.snapshot(), desk.store.read() as conn:
                    _go_on(index, conn)
                told(index.ready, index.total)
                time.sleep(_PAUSE_S)
            with desk.snapshot(), desk.store.read() as conn:
                _follow(index, conn)
            if index.finished:
                break
    finally:
        index.making.release()
    return True


def search(
    desk: Desk,
    words: str,
    only: NoteFilter = EVERYTHING,
    *,
    after: After | None = None,
    size: int = PAGE,
) -> NoteAnswer:
    """A part of the notes in which all of these words begin, the latest first; nobody waits for the index.

    Where the answer is not `finished` and nobody makes the index, it is to be made: `build` goes on with it, and its
    `after` says from where to ask on. There is no part without a hit: that a word stands there is told to whoever reads it.

    Each note of the part is written down as read, for its snippet is shown; all of them in one write. Raises NotAllowed,
    DeskLocked, or BadInput where there is no such colleague, topic or person.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    only = _known(desk, only)
    asked = asked_words(words)
    index = desk.notes_with(NoteIndex)
    if index.finished and index.making.acquire(blocking=False):
        try:
            with desk.snapshot(), desk.store.read() as conn:
                _follow(index, conn)
        finally:
            index.making.release()
    # More may have come than there were when it was begun; it is finished when it says so.
    ready = index.ready
    total = ready if index.finished else max(index.total, ready + 1)
    if not asked:
        return NoteAnswer((), 0, ready, total)
    found = index.search(asked, only)
    first = behind(found, after)
    part = found[first : first + max(1, size)]
    hits: list[NoteHit] = []
    if part:
        with desk.writing() as uow:
            present = rows.some(uow.conn, index.vault, [number for _, number in part])
            for _, number in part:
                one = present.get(number)
                if one is None or one.text is None:
                    continue
                hits.append(
                    NoteHit(
                        session_id=one.session_id,
                        person_id=one.person_id,
                        person_name=one.person_name,
                        on=one.on,
                        counsellor=one.counsellor_name,
                        snippet=snippet(one.text, asked),
                        topics=one.topics,
                        case_id=one.case_id,
                    )
                )
                uow.trace("read", "counselling_session", number, "search")
            uow.commit()
    # While it is being made, what comes later lies further back: whoever goes on from here is shown nothing twice.
    place = part[-1][0] if part else after
    more = place if first + len(part) < len(found) or ready < total else None
    return NoteAnswer(tuple(hits), len(found), ready, total, more)


def _known(desk: Desk, only: NoteFilter) -> NoteFilter:
    """The same by keys and by the person's present record; colleagues and topics also by what they are called.

    Raises BadInput where there is no such one: that nothing is found would not be true.
    """
    if only.person_id is not None:
        try:
            only = replace(only, person_id=people.present(desk, only.person_id))
        except NotFound as error:
            text = QT_TRANSLATE_NOOP("errors", "Die Person {number} gibt es nicht.")
            raise BadInput("person_id", Sentence("errors", text, {"number": only.person_id})) from error
    if only.colleague is not None:
        known = colleagues.colleagues(desk)
        said = only.colleague.strip().casefold()
        found = [row.key for row in known if row.key.casefold() == said]
        found = found or [row.key for row in known if row.name.casefold() == said]
        if len(found) != 1:
            text = QT_TRANSLATE_NOOP("errors", "Die Kollegin oder den Kollegen „{name}“ gibt es nicht.")
            if found:
                text = QT_TRANSLATE_NOOP("errors", "„{name}“ heißen mehrere: bitte den Anmeldenamen angeben.")
            raise BadInput("colleague", Sentence("errors", text, {"name": only.colleague[:40]}))
        only = replace(only, colleague=found[0])
    if only.topic is not None:
        topics = desk.values_of(ListName.TOPICS)
        said = only.topic.strip().casefold()
        code = next((one.code for one in topics.every() if said in _names(one)), only.topic)
        known_code(desk, ListName.TOPICS, code, "topic")
        only = replace(only, topic=code)
    return only


def _names(value: Value) -> set[str]:
    return {value.code.casefold(), value.de.casefold(), value.en.casefold()}


def _go_on(index: NoteIndex, conn: Connection) -> None:
    """Take in the next notes, further back."""
    if index.reached is None:
        # What is written from now on is followed.
        index.seen = audit.newest(conn)
        index.total = rows.total(conn)
    found = rows.before(conn, index.vault, index.reached, _AT_ONCE)
    index.put(found)
    index.ready += len(found)
    if found:
        index.reached = found[-1].occurred_at, found[-1].session_id
    if len(found) < _AT_ONCE:
        index.finished = True
        index.total = index.ready


def _follow(index: NoteIndex, conn: Connection) -> None:
    """Take in what changed since, and what a key that came to hand opens."""
    last, changed = audit.named(conn, _FOLLOWED, index.seen)
    sessions = None if changed is None else changed.get(rows.ENTITY, frozenset())
    added = frozenset() if changed is None else changed.get(rows.ADDED, frozenset())
    if sessions is None or None in sessions or None in added:
        # Very much was written, or many at once: all is as soon read anew.
        index.restart()
        return
    wanted = {one for one in sessions if one is not None}
    wanted |= rows.amended(conn, [one for one in added if one is not None]) if added else set()
    wanted |= set(index.to_open())
    if wanted:
        present = rows.some(conn, index.vault, wanted)
        index.drop(wanted - present.keys())
        index.put(list(present.values()))
    index.seen = last
