"""What changed, told to whoever shows it."""

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QObject, Signal

from woilmenau_desk.domain.changes import Changes, Kind


class ChangeBus(QObject):
    """One for the whole window; used on the main thread alone.

    A write of this window and one of another process enter alike, through `publish`. While a write of this window is
    told, `origin` is who asked for it: they are told as the others are, and know that the answer is theirs.
    """

    changed = Signal(object)  # Changes

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin: QObject | None = None
        self._subscribers: list[tuple[frozenset[Kind], Callable[[Changes], object], QObject]] = []

    def subscribe(self, kinds: Iterable[Kind], slot: Callable[[Changes], object], owner: QObject) -> None:
        """Call `slot(changes)` whenever one of the kinds changed, as long as `owner` lives."""
        self._subscribers.append((frozenset(kinds), slot, owner))

    def publish(self, changes: Changes, origin: QObject | None = None) -> None:
        """Tell everybody whom the change concerns. `origin` asked for it, and gets its answer as well."""
        self.origin = origin
        try:
            self._tell(changes)
        finally:
            self.origin = None
        self.changed.emit(changes)

    def _tell(self, changes: Changes) -> None:
        self._subscribers = [entry for entry in self._subscribers if shiboken6.isValid(entry[2])]
        for kinds, slot, owner in tuple(self._subscribers):
            if changes.touch(*kinds) and shiboken6.isValid(owner):
                slot(changes)
