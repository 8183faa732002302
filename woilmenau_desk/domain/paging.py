"""A part of a long list: what is read of it at once, and where the next part begins."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
After = tuple[Any, ...]
"""The place of the last row that was read, in the order of the list. Only who gave it out knows what is in it."""

SCREENFUL = 60  # rows: a little more than the highest window shows


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """Some rows in their order; `after` is where the next ones begin, None where these were the last."""

    rows: tuple[Row, ...]
    after: After | None = None
