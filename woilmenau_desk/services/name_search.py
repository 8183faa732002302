"""The search in memory of one open store: made from it, and kept up to date.

It is made after the login, on a thread of its own, and never written anywhere. It keeps itself up to date by the audit
trail: whatever this program or another one changes about a person stands there, so nobody has to tell it.
"""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Final

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.errors import DeskLocked, KnownError
from woilmenau_desk.names.encoding import Model, load_model
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.store import Connection, Store
from woilmenau_desk.storage.trail import audit

_MANY: Final = 2_000
"""So many changed people are as soon read anew with all others."""
_AT_ONCE: Final = 50
"""So many changed people a search takes in on its way, without anybody noticing; more are taken in beside the work."""
_PAUSE_S: Final = 0.001
_GIVEN_S: Final = 0.15
"""So long the making rests for whoever searches meanwhile: they look in the store, and the window paints what is found."""


class Stopped(DeskLocked):
    """The store is being closed; the index is not needed any more."""


class Finder:
    """The index of one open store. Whoever makes it, or needs it as it is, has it for themselves meanwhile.

    `prepare` makes it on a thread of its own. `at_hand` never waits for anybody; `up_to_date` does, and makes it where
    nobody has.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: NameIndex | None = None
        self._seen = 0  # the last entry of the audit trail that the index knows
        self._making = threading.Lock()
        self._stop = threading.Event()
        self._stands = False
        self._asked_until = (
            0.0  # before that somebody who searches needs the processor more than the making does
        )

    @property
    def stands(self) -> bool:
        """Whether the index is made, and as far as anybody knows only a little behind. Asks nothing and waits for nobody."""
        return self._stands

    def prepare(self) -> None:
        """Make the index, or bring it up to date; for a thread of its own, which `stop` ends early.

        What fails here, the next search tells.
        """
        with suppress(Stopped, KnownError), self._making, self._store.read() as conn:
            self._followed(conn)

    def stop(self) -> None:
        """Let go of everything."""
        self._stop.set()
        with self._making:
            self._index, self._stands = None, False

    @contextmanager
    def up_to_date(self, conn: Connection) -> Iterator[NameIndex]:
        """The index as of this view of the store. Raises DeskLocked when the store was closed meanwhile."""
        with self._making:
            yield self._followed(conn)

    @contextmanager
    def at_hand(self, conn: Connection) -> Iterator[NameIndex | None]:
        """The same without waiting; None while it is being made, is far behind this view, or others need it."""
        if not self._making.acquire(blocking=False):
            yield None
            return
        try:
            yield self._followed(conn) if self._is_near(conn) else None
        finally:
            self._making.release()

    def _is_near(self, conn: Connection) -> bool:
        """Whether the index is there, and few people have changed since."""
        index = self._index
        if index is None:
            return False
        _last, changed, many = audit.touched(conn, rows.ENTITY, self._seen)
        come = 0
        if many:
            gone = audit.unloaded(conn, rows.ENTITY, self._seen)
            come = len(rows.ids_after(conn, index.newest)) + sum(last - first + 1 for first, last in gone)
        self._stands = changed is not None and len(changed) + come <= _AT_ONCE
        return self._stands

    def _followed(self, conn: Connection) -> NameIndex:
        """The index, made or changed by what has happened since."""
        index = self._index or self._made(conn)
        last, changed, many = audit.touched(conn, rows.ENTITY, self._seen)
        if changed is None or len(changed) > _MANY:
            return self._made(conn)
        if many:
            # Who was imported is new; who was changed by it is named; who went with an import that was taken back is too.
            gone = audit.unloaded(conn, rows.ENTITY, self._seen)
            if sum(end - first + 1 for first, end in gone) > _MANY:
                return self._made(conn)
            for first, end in gone:
                for person_id in range(first, end + 1):
                    index.remove(person_id)
            index.fill(rows.search_entries(conn, rows.ids_after(conn, index.newest)), self.rest)
        if changed:
            present = {entry.id: entry for entry in rows.search_entries(conn, sorted(changed))}
            for number, person_id in enumerate(changed, 1):
                if person_id in present:
                    index.put(present[person_id])
                else:
                    index.remove(person_id)
                if number % _AT_ONCE == 0:
                    self.rest()
        self._seen = max(self._seen, last)
        self._stands = True
        return index

    def _made(self, conn: Connection) -> NameIndex:
        self._stands = False
        index = NameIndex(model())
        seen = audit.newest(conn)
        index.fill(rows.search_entries(conn), self.rest)
        self._index, self._seen, self._stands = index, seen, True
        # Hundreds of thousands of small objects that stay: no later search for garbage passes over them.
        gc.freeze()
        return index

    def give_way(self) -> None:
        """Somebody searches who waits for nobody: let the making rest for a moment."""
        self._asked_until = time.monotonic() + _GIVEN_S

    def rest(self) -> None:
        """Let the window draw, and whoever searches be answered. Raises Stopped once nobody needs the search any more."""
        pause = _PAUSE_S
        while pause > 0:
            if self._stop.wait(pause):
                raise Stopped
            pause = self._asked_until - time.monotonic()


@cache
def model() -> Model:
    return load_model(resources_dir() / "names" / "parts.npz")
