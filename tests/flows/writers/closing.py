"""Closing reports."""

from collections.abc import Mapping
from typing import Final

from tests.flows.case import Case

CASES: Final[Mapping[str, Case]] = {}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "closing.close": "a new version of what stands there at that moment; one closed meanwhile is told",
}
