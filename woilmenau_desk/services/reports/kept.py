"""A report as JSON that a later version of the program reads: what is kept of it when it is closed.

Every value says of which kind it is. What a later version no longer knows is left out, and what an earlier one did not
have yet holds its default; so a report stays readable, and what it looked like when it was closed is kept byte for byte
beside it.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.report import Aim, Answer, Below, Closed, Receipt, Report, ReportTable
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.incoming import json_of

_KIND: Final = "~"
_CLASSES: Final[Mapping[str, Any]] = {
    one.__name__: one for one in (Report, ReportTable, Answer, Aim, Receipt, Closed, Sentence)
}


def written(report: Report) -> str:
    """The report as text; the same report is the same text."""
    return json.dumps(plain(report), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(text: str) -> Report:
    """The report again. Raises StoreDamaged where it is none."""
    return typed_report(json_read(text))


def json_read(text: str) -> Any:
    """What was kept as JSON. Raises StoreDamaged where it is none."""
    try:
        return json_of(text)
    except ValueError as error:
        raise StoreDamaged(detail="closed_report") from error


def typed_report(value: Any) -> Report:
    """A report from JSON. Raises StoreDamaged where it is none."""
    try:
        found = typed(value)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreDamaged(detail="closed_report") from error
    if not isinstance(found, Report):
        raise StoreDamaged(detail="closed_report")
    return found


def plain(value: Any) -> Any:
    """A value of a report as JSON has it."""
    if isinstance(value, Below):
        return {_KIND: "below", "value": int(value)}
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytes):
        return {_KIND: "bytes", "value": base64.b64encode(value).decode()}
    if isinstance(value, date):
        return {_KIND: "date", "value": value.isoformat()}
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        parts = {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        return {_KIND: type(value).__name__, **parts}
    if isinstance(value, Mapping):
        # The order tells, too: definitions stand as they are explained.
        return {_KIND: "map", "value": [[str(name), plain(part)] for name, part in value.items()]}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return str(value)  # what has a word of its own says it as it did then


def typed(value: Any) -> Any:
    """A value of a report from JSON. Raises ValueError, TypeError or KeyError for what none ever was."""
    if isinstance(value, list):
        return tuple(typed(part) for part in value)
    if not isinstance(value, dict):
        return value
    match value[_KIND]:
        case "below":
            return Below(value["value"])
        case "bytes":
            return base64.b64decode(value["value"], validate=True)
        case "date":
            return date.fromisoformat(value["value"])
        case "map":
            return {name: typed(part) for name, part in value["value"]}
        case kind:
            made = _CLASSES[kind]
            known = {one.name for one in fields(made)}
            return made(**{name: typed(part) for name, part in value.items() if name in known})
