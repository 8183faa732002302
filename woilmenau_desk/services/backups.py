"""The backups that nobody has to ask for, and the list of those that are there."""

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from woilmenau_desk.domain.backups import KnownBackup
from woilmenau_desk.domain.periods import now
from woilmenau_desk.storage import backup_places as places

T = TypeVar("T")
# A folder on a network that is gone may answer after minutes, or never.
_LOOK_SECONDS: Final = 3.0


def known_backups(data: Path) -> tuple[KnownBackup, ...]:
    """The backups in the store's own folder and in the second one, newest first; nobody has to be logged in.

    A second folder that does not answer within three seconds has none.
    """
    state = places.load(data, now())
    found = places.found_in(data / places.OWN_FOLDER, "here", state)
    if state.second:
        second = Path(state.second)
        found += answered(lambda: places.found_in(second, "second", state), (), _LOOK_SECONDS)
    return tuple(sorted(found, key=lambda known: known.made_at, reverse=True))


def answered(ask: Callable[[], T], otherwise: T, seconds: float) -> T:
    """What is answered within that time. Who hangs is left hanging, on a thread that no end of the program waits for."""
    answers: queue.SimpleQueue[T | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(ask())
        except BaseException as error:
            answers.put(error)

    threading.Thread(target=work, name="place", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        return otherwise
    if isinstance(answer, BaseException):
        raise answer
    return answer
