"""The press too many: where a key logged a person at once, and the hand presses it again as if it had asked.

The field is empty by then, so the second press would count a stranger.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

MOMENT = 1.5  # seconds after the answer in which the same key is the same press


@dataclass
class _Press:
    reason: str
    name: str
    until: float | None = None  # None while the visit is on its way


class SecondPress:
    """Knows the last press that meant a person; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._last: _Press | None = None

    def begin(self, reason: str, name: str) -> object:
        """A visit of whoever is called so, or was typed so, is on its way. Returns what tells this press again."""
        self._last = _Press(reason, name)
        return self._last

    def logged(self, press: object, name: str) -> None:
        """It was written down, and from now on everybody can see it."""
        if self._last is press and self._last is not None:
            self._last.name, self._last.until = name, self.clock() + MOMENT

    def forget(self) -> None:
        """Nothing came of it, or a hand did something else since: the next press is meant."""
        self._last = None

    def of(self, reason: str) -> str | None:
        """Whose press this one repeats; None where it is meant."""
        last = self._last
        if last is None or last.reason != reason or (last.until is not None and self.clock() >= last.until):
            return None
        return last.name
