"""The default value lists, age bands and the centre's own data, read from resources/values.

The centre changes them in the window; its changes lie in the store and win over these files. A colleague may also
edit a file by hand, so a mistake in it is told with file, line and reason.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.errors import CannotRead, KnownError
from woilmenau_desk.domain.limits import SETTINGS_BYTES
from woilmenau_desk.domain.opening import HoursKind, WeeklyHours
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.slips import Place
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import read_whole, toml_of

T = TypeVar("T")
Table = Mapping[str, object]

CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
REASON_KEYS = tuple(f"F{number}" for number in range(2, 12))  # F1 is help, F12 the privacy key
TYPE_COLOURS = ("teal", "blue", "violet", "amber", "rose", "grey")
SUGGESTION_TARGETS = ("wo:ilmenau", "SOBERI", "ask")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[–-]\s*(\d{1,2}):(\d{2})\s*")
_TOML_PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class _Extra:
    """What a list's entries may hold beside their words."""

    kind: type
    required: bool = True


_EXTRAS: Mapping[ListName, Mapping[str, _Extra]] = {
    ListName.REASONS: {
        "key": _Extra(str, required=False),
        "icon": _Extra(str),
        "hours": _Extra(str, required=False),
    },
    ListName.STATUSES: {
        "group": _Extra(str),
        "paragraph": _Extra(str, required=False),
        "goes_on_until": _Extra(date, required=False),
        "goes_on_if_valid_on": _Extra(date, required=False),
    },
    ListName.STATUS_GROUPS: {"target": _Extra(str)},
    ListName.LANGUAGES: {"own": _Extra(str), "rtl": _Extra(bool), "locale": _Extra(str)},
    ListName.AID_KINDS: {
        "amount": _Extra(bool, required=False),
        "usual_cents": _Extra(int, required=False),
        "again_after_days": _Extra(int, required=False),
    },
    ListName.APPOINTMENT_TYPES: {
        "minutes": _Extra(int),
        "buffer": _Extra(int, required=False),
        "colour": _Extra(str),
        "own_place": _Extra(bool, required=False),
    },
    ListName.REPORT_QUESTIONS: {
        "month": _Extra(bool, required=False),
        "year": _Extra(bool, required=False),
        "hint": _Extra(str, required=False),
        "once": _Extra(bool, required=False),
    },
    ListName.LETTER_KINDS: {"length": _Extra(str, required=False)},
    ListName.TEXT_BLOCKS: {"text": _Extra(str)},
    ListName.VOLUNTEER_ROLES: {
        "area": _Extra(str),
        "certificate": _Extra(bool),
        "pledge": _Extra(bool),
        "briefing": _Extra(bool),
        "training": _Extra(bool),
    },
    ListName.ALLOWANCE_RULES: {"limit": _Extra(int)},
    ListName.REFERRAL_TARGETS: {
        "address": _Extra(str, required=False),
        "phone": _Extra(str, required=False),
        "hours": _Extra(str, required=False),
        "bring": _Extra(str, required=False),
    },
}
# What came after centres had changed entries of their own: an entry that says nothing of it has it as shipped.
_CAME_LATER: Mapping[ListName, tuple[str, ...]] = {
    ListName.REASONS: ("hours",),
    ListName.STATUSES: ("goes_on_until", "goes_on_if_valid_on"),
    ListName.AID_KINDS: ("usual_cents", "again_after_days"),
    ListName.REFERRAL_TARGETS: ("address", "bring"),
}
# The days from and until which a thing exists or is offered, and what holds of it from a later day on.
_FROM, _UNTIL, _LATER = "from", "until", "later"
_TYPE_WORDS: Mapping[type, str] = {
    str: QT_TRANSLATE_NOOP("errors", "ein Text in Anführungszeichen"),
    bool: QT_TRANSLATE_NOOP("errors", "true oder false"),
    int: QT_TRANSLATE_NOOP("errors", "eine ganze Zahl"),
    date: QT_TRANSLATE_NOOP("errors", "ein Datum wie 2026-12-31"),
    dict: QT_TRANSLATE_NOOP("errors", "ein eigener Abschnitt"),
    list: QT_TRANSLATE_NOOP("errors", "eine Liste in eckigen Klammern"),
}


class BrokenValueFile(KnownError):
    """A file of resources/values cannot be used: `file`, `line` (counted from 1) and what is wrong with it."""

    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist fehlerhaft, Zeile {line}: {problem}")
    kept = QT_TRANSLATE_NOOP("errors", "Die Daten des Zentrums sind nicht betroffen.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte die Zeile berichtigen oder die Datei aus der Installation wiederherstellen."
    )

    def __init__(self, file: str, line: int, problem: Sentence) -> None:
        self.file = file
        self.line = line
        self.problem = problem
        super().__init__(file=file, line=line, problem=problem)


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre as its file describes it. `hours` are the open house's weekly ones."""

    place: Place
    kind: str
    hours: tuple[WeeklyHours, ...]


class _File:
    """A parsed file that can say in which line a thing stands."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            content = read_whole(path, SETTINGS_BYTES)
        except (OSError, CannotRead):
            raise self.broken(
                1, QT_TRANSLATE_NOOP("errors", "Sie fehlt oder lässt sich nicht lesen.")
            ) from None
        try:
            # utf-8-sig: an editor on Windows may have put a byte order mark in front.
            self.text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise self.broken(
                line, QT_TRANSLATE_NOOP("errors", "Sie ist nicht als UTF-8 gespeichert.")
            ) from None
        try:
            self.data: Table = toml_of(self.text)
        except ValueError as error:  # mostly TOMLDecodeError
            place = _TOML_PLACE.search(str(error))
            line = int(place[1]) if place else self.text.count("\n") + 1
            problem = QT_TRANSLATE_NOOP("errors", "So kann TOML nicht gelesen werden ({detail}).")
            raise self.broken(line, problem, detail=_TOML_PLACE.sub("", str(error))) from None

    def broken(self, line: int, problem: str, **values: object) -> BrokenValueFile:
        """The error to raise."""
        return BrokenValueFile(self.name, line, Sentence("errors", problem, values))

    def line(self, *names: str) -> int:
        """The line in which a section and then a key within it stand; the section's where the key is missing."""
        lines = self.text.splitlines()
        found = 0
        for depth, name in enumerate(names):
            pattern = re.compile(
                rf"\s*(?:\[+\s*[\"']?{re.escape(name)}[\"']?\s*\]+|[\"']?{re.escape(name)}[\"']?\s*=)"
            )
            for index in range(found, len(lines)):
                if depth and index > found and lines[index].lstrip().startswith("["):
                    break  # the section ends here
                if pattern.match(lines[index]):
                    found = index
                    break
        return found + 1

    def field(self, table: Table, key: str, kind: type[T], *where: str) -> T:
        """What stands under the key. Raises BrokenValueFile when it is missing or of another type."""
        if key not in table:
            problem = QT_TRANSLATE_NOOP("errors", "Im Abschnitt fehlt „{key}“.")
            raise self.broken(self.line(*where), problem, key=key)
        value = table[key]
        # The exact type: Python calls true a number and a moment a date.
        if type(value) is not kind or not isinstance(value, kind):
            problem = QT_TRANSLATE_NOOP("errors", "Unter „{key}“ gehört {type}.")
            raise self.broken(
                self.line(*where, key), problem, key=key, type=Sentence("errors", _TYPE_WORDS[kind])
            )
        return value

    def words(self, table: Table, key: str, *where: str) -> str:
        """A text that is not empty."""
        value = self.field(table, key, str, *where)
        if not value.strip():
            problem = QT_TRANSLATE_NOOP("errors", "„{key}“ ist leer.")
            raise self.broken(self.line(*where, key), problem, key=key)
        return value

    def only(self, table: Table, known: Iterable[str], *where: str) -> None:
        """Refuse a key nobody knows: it is most likely a typing mistake."""
        allowed = tuple(known)
        for key in table:
            if key not in allowed:
                problem = QT_TRANSLATE_NOOP("errors", "„{key}“ ist hier unbekannt; es gibt: {known}.")
                raise self.broken(self.line(*where, key), problem, key=key, known=", ".join(allowed))

    def unknown_value(self, key: str, allowed: Iterable[str], *where: str) -> BrokenValueFile:
        """The error for a value that is none of the allowed ones."""
        problem = QT_TRANSLATE_NOOP("errors", "Unter „{key}“ geht nur: {known}.")
        return self.broken(self.line(*where, key), problem, key=key, known=", ".join(allowed))


def _once(read: Callable[[Path], T], folder: Path, *names: str) -> T:
    """What is read from these files, read again only after somebody edited one: each unlocking asks for it."""
    try:
        found = [(folder / f"{name}.toml").stat() for name in names]
    except OSError:
        return read(folder)  # it says which one
    edition = tuple((file.st_mtime_ns, file.st_size, file.st_ino) for file in found)
    known: T = _read(read, folder, edition)
    return known


@lru_cache(maxsize=16)
def _read(read: Callable[[Path], Any], folder: Path, _edition: tuple[tuple[int, int, int], ...]) -> Any:
    return read(folder)


def load_value_lists(folder: Path) -> Mapping[ListName, ValueList]:
    """All value lists from `<folder>/<list name>.toml`, each in the order of its file.

    Dates in `Value.extra` are ISO texts, so that everything in it can be stored as JSON.
    Raises BrokenValueFile at the first mistake.
    """
    return _once(_value_lists, folder, *ListName)


def _value_lists(folder: Path) -> Mapping[ListName, ValueList]:
    files = {name: _File(folder / f"{name}.toml") for name in ListName}
    lists = {name: ValueList(name, _values(file, name)) for name, file in files.items()}
    groups = lists[ListName.STATUS_GROUPS]
    _check_reasons(files[ListName.REASONS], lists[ListName.REASONS])
    _check_choice(files[ListName.REASONS], lists[ListName.REASONS], "hours", list(HoursKind))
    _check_choice(
        files[ListName.STATUSES], lists[ListName.STATUSES], "group", [group.code for group in groups]
    )
    _check_choice(files[ListName.STATUS_GROUPS], groups, "target", SUGGESTION_TARGETS)
    types = lists[ListName.APPOINTMENT_TYPES]
    _check_choice(files[ListName.APPOINTMENT_TYPES], types, "colour", TYPE_COLOURS)
    areas = [area.code for area in lists[ListName.VOLUNTEER_AREAS]]
    _check_choice(files[ListName.VOLUNTEER_ROLES], lists[ListName.VOLUNTEER_ROLES], "area", areas)
    return lists


def merge_overrides(values: ValueList, overrides: Iterable[Value]) -> ValueList:
    """The list as the centre wants it: from its first day on an override takes the place of what is shipped of its code.

    A new code comes last.
    """
    own: dict[str, list[Value]] = {}
    for value in overrides:
        shipped = values.on(value.since).held(value.code)
        later = _CAME_LATER.get(values.name, ())
        if shipped is not None and later:
            known = {key: shipped.extra[key] for key in later if key in shipped.extra}
            value = replace(value, extra={**known, **value.extra})
        own.setdefault(value.code, []).append(value)
    merged: list[Value] = []
    for code in dict.fromkeys([*(value.code for value in values), *own]):
        first = min((value.since for value in own.get(code, ())), default=date.max)
        merged += (value for value in values.history(code) if value.since < first)
        merged += own.get(code, ())
    return ValueList(values.name, merged)


def load_age_bands(folder: Path) -> tuple[AgeBand, ...]:
    """The default age bands, youngest first. Raises BrokenValueFile, also where bands overlap."""
    return _once(_age_bands, folder, "age_bands")


def _age_bands(folder: Path) -> tuple[AgeBand, ...]:
    file = _File(folder / "age_bands.toml")
    file.only(file.data, ["band"])
    rows = file.field(file.data, "band", list)
    starts = [index for index, line in enumerate(file.text.splitlines(), 1) if line.strip() == "[[band]]"]
    bands: list[AgeBand] = []
    for index, row in enumerate(rows):
        line = starts[index] if index < len(starts) else file.line("band")
        first, last = (row.get("from"), row.get("to")) if isinstance(row, dict) else (None, None)
        ages = [age for age in (first, last) if age is not None]
        if type(first) is not int or any(type(age) is not int or age < 0 for age in ages):
            raise file.broken(line, QT_TRANSLATE_NOOP("errors", "„from“ und „to“ sind ganze Zahlen ab 0."))
        if isinstance(row, dict) and set(row) - {"from", "to"}:
            raise file.broken(line, QT_TRANSLATE_NOOP("errors", "Hier stehen nur „from“ und „to“."))
        if last is not None and last < first:
            raise file.broken(line, QT_TRANSLATE_NOOP("errors", "Die Altersgruppe endet vor ihrem Anfang."))
        if bands and (bands[-1].last is None or first <= bands[-1].last):
            raise file.broken(line, QT_TRANSLATE_NOOP("errors", "Die Altersgruppe überschneidet die vorige."))
        bands.append(AgeBand(first, last))
    return tuple(bands)


def load_centre(folder: Path) -> Centre:
    """Name, address and hours of the centre. Raises BrokenValueFile."""
    return _once(_centre, folder, "centre")


def _centre(folder: Path) -> Centre:
    file = _File(folder / "centre.toml")
    data = file.data
    texts, ways = ("name", "kind", "street", "town"), ("stop", "parking", "way")
    file.only(data, (*texts, *ways, "hours"))
    name, kind, street, town = (file.words(data, key) for key in texts)
    stop, parking, way = (file.field(data, key, str) if key in data else "" for key in ways)
    hours = file.field(data, "hours", dict)
    file.only(hours, WEEKDAYS, "hours")
    week = tuple(
        WeeklyHours(number, *_opening_hours(file, hours, weekday))
        for number, weekday in enumerate(WEEKDAYS)
        if weekday in hours
    )
    return Centre(Place(name, street, town, stop, parking, way), kind, week)


def _opening_hours(file: _File, hours: Table, weekday: str) -> tuple[time, time]:
    found = _HOURS.fullmatch(file.words(hours, weekday, "hours"))
    numbers = [int(part) for part in found.groups()] if found else []
    if numbers and max(numbers[0::2]) < 24 and max(numbers[1::2]) < 60:
        opens, closes = time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
        if opens < closes:
            return opens, closes
    problem = QT_TRANSLATE_NOOP("errors", "Öffnungszeiten schreibt man so: „14:00–16:00“.")
    raise file.broken(file.line("hours", weekday), problem)


def _values(file: _File, name: ListName) -> Iterable[Value]:
    if not file.data:
        raise file.broken(1, QT_TRANSLATE_NOOP("errors", "Sie enthält keinen Eintrag."))
    for code in file.data:
        if not CODE.fullmatch(code):
            problem = QT_TRANSLATE_NOOP(
                "errors", "Der Name „{code}“ darf nur Buchstaben, Ziffern und _ enthalten."
            )
            raise file.broken(file.line(code), problem, code=code)
        yield from _entries(file, name, code, file.field(file.data, code, dict, code))


def _entries(file: _File, name: ListName, code: str, table: Table) -> Iterable[Value]:
    """The entry, and what it is from later days on: each says only what differs from the one before it."""
    extras = _EXTRAS.get(name, {})
    known = ("de", "en", "active", _FROM, _UNTIL, *extras)
    file.only(table, (*known, _LATER), code)
    yield _value(file, name, code, table, (code,))
    later = file.field(table, _LATER, list, code) if _LATER in table else []
    whole = {key: value for key, value in table.items() if key != _LATER}
    since = BEGINNING
    for change in later:
        place = (code, _LATER)
        if not isinstance(change, dict):
            problem = QT_TRANSLATE_NOOP("errors", "Unter „{key}“ gehört {type}.")
            raise file.broken(
                file.line(*place), problem, key=_LATER, type=Sentence("errors", _TYPE_WORDS[dict])
            )
        file.only(change, ("since", *known), *place)
        if (day := file.field(change, "since", date, *place)) <= since:
            problem = QT_TRANSLATE_NOOP("errors", "Die Tage unter „later“ folgen aufeinander.")
            raise file.broken(file.line(*place), problem)
        since = day
        whole |= {key: value for key, value in change.items() if key != "since"}
        yield replace(_value(file, name, code, whole, place), since=since)


def _value(file: _File, name: ListName, code: str, table: Table, place: tuple[str, ...]) -> Value:
    extras = _EXTRAS.get(name, {})
    if "active" in table:
        file.field(table, "active", bool, *place)
    extra: dict[str, object] = {}
    for key, expected in extras.items():
        if expected.required or key in table:
            value: object = file.field(table, key, expected.kind, *place)
            extra[key] = value.isoformat() if isinstance(value, date) else value
    first, last = (file.field(table, key, date, *place) if key in table else None for key in (_FROM, _UNTIL))
    if first is not None and last is not None and last < first:
        problem = QT_TRANSLATE_NOOP("errors", "„until“ liegt vor „from“.")
        raise file.broken(file.line(*place), problem)
    active = table.get("active", True) is True
    german, english = (file.words(table, key, *place) for key in ("de", "en"))
    return Value(code, german, english, active, extra, first=first, last=last)


def _check_reasons(file: _File, reasons: ValueList) -> None:
    owners: dict[object, str] = {}
    for reason in reasons:
        key = reason.extra.get("key")
        if key is None:
            continue
        if key not in REASON_KEYS:
            raise file.unknown_value("key", REASON_KEYS, reason.code)
        if key in owners:
            problem = QT_TRANSLATE_NOOP("errors", "Die Taste {key} gehört schon zu „{other}“.")
            raise file.broken(file.line(reason.code, "key"), problem, key=key, other=owners[key])
        owners[key] = reason.code


def _check_choice(file: _File, values: ValueList, key: str, allowed: Sequence[str]) -> None:
    for value in values.every():
        if value.extra.get(key, allowed[0]) not in allowed:
            raise file.unknown_value(
                key, allowed, value.code, *([] if value.since == BEGINNING else [_LATER])
            )
