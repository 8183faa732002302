"""The press too many: where a key logged a person or a group at once, and the hand presses it again.

The field is empty by then, so the second press would count a stranger. It does nothing, once; the next one counts.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.work import Who

MOMENT = 1.5  # seconds after a press in which the same key is the same press


@dataclass
class Press:
    """A press that meant somebody who was named, or a group.

    `text` says it of a group, `name` of a person. `visit` is what came of it; None while it is on its way.
    """

    reason: str
    name: str
    text: str
    until: float
    visit: int | None = None


class SecondPress:
    """Knows the last press that may be repeated by mistake; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._last: Press | None = None

    def begin(self, reason: str, who: Who, words: CounterWords) -> Press | None:
        """A visit is on its way; None where it is that of a stranger, for two strangers are two."""
        name = who.person.name if who.person is not None else who.text if who.is_query else ""
        text = words.anonymous(who.size) if who.is_group else ""
        self._last = Press(reason, name, text, self.clock() + MOMENT) if name or text else None
        return self._last

    def seen(self, rows: Sequence[VisitRow]) -> None:
        """What is written down now: a visit that was taken back is no reason to wait any more."""
        last = self._last
        if last is None or last.visit is None:
            return
        if not any(row.id == last.visit and not row.voided for row in rows):
            self._last = None

    def forget(self) -> None:
        """Nothing came of it, or a hand did something else since: the next press is meant."""
        self._last = None

    def take(self, reason: str) -> Press | None:
        """Which press this one repeats, so that nothing is done for it; None where it is meant."""
        last, self._last = self._last, None
        if last is None or last.reason != reason or self.clock() >= last.until:
            return None
        return last
