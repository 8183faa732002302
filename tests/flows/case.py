"""One write that two people may do at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from woilmenau_desk.services.desk import Desk


@dataclass(frozen=True)
class Case:
    """A write that changes a row: `make` lets there be one and returns how it is known, `read` what a form would hold.

    `other` is what the colleague does to the same row meanwhile. `alone`: nobody else may have the store open.
    """

    make: Callable[[Desk], Any]
    read: Callable[[Desk, Any], Any]
    write: Callable[[Desk, Any, Any], object]
    other: Callable[[Desk, Any], object]
    alone: bool = False
