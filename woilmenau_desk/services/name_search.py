"""The search in memory of one open store: made from it, and kept up to date.

It is made after the login, on a thread of its own, and never written anywhere. It keeps itself up to date by the audit
trail: whatever this program or another one changes about a person stands there, so nobody has to tell it.
"""

import gc
import threading
from contextlib import suppress
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
_PAUSE_S: Final = 0.001


class Stopped(DeskLocked):
    """The store is being closed; the index is not needed any more."""


class Finder:
    """The index of one open store. `ready` makes it, or waits for the thread that does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: NameIndex | None = None
        self._seen = 0  # the last entry of the audit trail that the index knows
        self._making = threading.Lock()
        self._stop = threading.Event()

    def prepare(self) -> None:
        """Make the index; for a thread of its own, which `stop` ends early. What fails here, the next search tells."""
        with suppress(Stopped, KnownError), self._making:
            if self._index is None:
                self._make()

    def stop(self) -> None:
        """Let go of everything."""
        self._stop.set()
        with self._making:
            self._index = None

    def up_to_date(self, conn: Connection) -> NameIndex:
        """The index as of this view of the store. Raises DeskLocked when the store was closed meanwhile."""
        with self._making:
            index = self._index or self._make()
            last, changed, many = audit.touched(conn, rows.ENTITY, self._seen)
            if changed is None or len(changed) > _MANY:
                return self._make()
            if many:
                # Who was imported is new; who was changed by it is named.
                index.fill(rows.search_entries(conn, rows.ids_after(conn, index.newest)), self.rest)
            if changed:
                present = {entry.id: entry for entry in rows.search_entries(conn, sorted(changed))}
                for person_id in changed:
                    if person_id in present:
                        index.put(present[person_id])
                    else:
                        index.remove(person_id)
            self._seen = max(self._seen, last)
            return index

    def _make(self) -> NameIndex:
        index = NameIndex(_model())
        with self._store.read() as conn:
            self._seen = audit.newest(conn)
            index.fill(rows.search_entries(conn), self.rest)
        self._index = index
        # Hundreds of thousands of small objects that stay: no later search for garbage passes over them.
        gc.freeze()
        return index

    def rest(self) -> None:
        """Let the window draw. Raises Stopped once nobody needs the search any more."""
        if self._stop.wait(_PAUSE_S):
            raise Stopped


@cache
def _model() -> Model:
    return load_model(resources_dir() / "names" / "parts.npz")
