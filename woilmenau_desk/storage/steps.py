"""What a write did to one row: what undoing walks along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from woilmenau_desk.storage.tables.base import Versioned

Values = Mapping[str, Any]
FIRST_VERSION: Final = 1
"""The version of a new row."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row before and after. `before` is None for a new row, `after` for a deleted one."""

    table: type[Versioned]
    id: int
    before: Values | None
    after: Values | None
