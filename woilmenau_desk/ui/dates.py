"""Dates and times as people say and type them."""

import re
from calendar import monthrange
from datetime import date, time, timedelta
from typing import Literal

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, MONTH_NAMES, Month
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.words import word

Prefer = Literal["near", "past", "future"]

WEEKDAYS = (
    QT_TRANSLATE_NOOP("dates", "Mo"),
    QT_TRANSLATE_NOOP("dates", "Di"),
    QT_TRANSLATE_NOOP("dates", "Mi"),
    QT_TRANSLATE_NOOP("dates", "Do"),
    QT_TRANSLATE_NOOP("dates", "Fr"),
    QT_TRANSLATE_NOOP("dates", "Sa"),
    QT_TRANSLATE_NOOP("dates", "So"),
)
_TODAY = QT_TRANSLATE_NOOP("dates", "heute")
_TOMORROW = QT_TRANSLATE_NOOP("dates", "morgen")
_AFTER_TOMORROW = QT_TRANSLATE_NOOP("dates", "übermorgen")
_YESTERDAY = QT_TRANSLATE_NOOP("dates", "gestern")
_SAID = {_TODAY: 0, _TOMORROW: 1, _AFTER_TOMORROW: 2, _YESTERDAY: -1}
_NUMBERS = {
    **dict.fromkeys(("ein", "eine", "einer", "einem"), 1),
    **{
        name: number
        for number, name in enumerate(
            ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"), 2
        )
    },
}
_NOT_A_DATE = QT_TRANSLATE_NOOP(
    "errors", "Das ist kein Datum. Gemeint ist etwas wie 3.11., 3.11.26 oder morgen."
)
_NOT_A_TIME = QT_TRANSLATE_NOOP("errors", "Das ist keine Uhrzeit. Gemeint ist etwas wie 14:30 oder 1430.")
_WRONG_YEAR = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")


def short_date(day: date) -> str:
    """Di, 24.11.2026."""
    return f"{word('dates', WEEKDAYS[day.weekday()])}, {day.day:02}.{day.month:02}.{day.year}"


def people_say_date(day: date, today: date) -> str:
    """heute, gestern, morgen; within half a year Di, 24.11.; otherwise Di, 24.11.2026."""
    distance = (day - today).days
    for said, offset in _SAID.items():
        if distance == offset and offset != 2:
            return word("dates", said)
    if abs(distance) <= 183:
        return f"{word('dates', WEEKDAYS[day.weekday()])}, {day.day:02}.{day.month:02}."
    return short_date(day)


def month_title(month: Month) -> str:
    """Oktober 2026, in the language of the window."""
    return f"{word('months', MONTH_NAMES[month.month - 1])} {month.year}"


def say_time(moment: time) -> str:
    """14:05."""
    return f"{moment.hour:02}:{moment.minute:02}"


def parse_date(
    text: str,
    today: date,
    *,
    prefer: Prefer = "near",
    field: str = "date",
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
) -> date:
    """The day that `text` means: 3.11., 3.11.26, 3.11.2026, 2026-11-03, heute, morgen, Mo, +7, in 2 Wochen.

    Without a year, `prefer` says which one is meant; weekdays lie ahead unless the past is preferred.
    Raises BadInput for anything else and for a year outside `first_year` to `last_year`.
    """
    said = text.strip().casefold()
    for name, offset in _SAID.items():
        if said in (name, word("dates", name).casefold()):
            return today + timedelta(days=offset)
    found = re.fullmatch(r"([+-])(\d{1,3})", said)
    if found:
        return today + timedelta(days=int(found[2]) * (-1 if found[1] == "-" else 1))
    if found := re.fullmatch(r"in (\w+) (tag|tagen|woche|wochen|monat|monaten)", said):
        number = int(found[1]) if re.fullmatch(r"[0-9]{1,2}", found[1]) else _NUMBERS.get(found[1])
        if number is not None:
            return _ahead(today, number, found[2])
    weekday = _weekday(said)
    if weekday is not None:
        ahead = (weekday - today.weekday()) % 7 or 7
        return today + timedelta(days=ahead - 7 if prefer == "past" else ahead)
    day = _written(said, today, prefer, field)
    if not first_year <= day.year <= last_year:
        raise BadInput(field, Sentence("errors", _WRONG_YEAR, {"year": day.year}))
    return day


def parse_time(text: str, *, field: str = "time") -> time:
    """The time that `text` means: 14, 14:30, 14.30, 1430, 14 Uhr 30. Raises BadInput."""
    said = re.sub(r"\s*uhr\s*", ":", text.strip().casefold()).strip(":")
    found = re.fullmatch(r"(\d{1,2})(?:[:.,h ]\s?(\d{1,2}))?", said) or re.fullmatch(
        r"(\d{1,2})(\d{2})", said
    )
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise BadInput(field, Sentence("errors", _NOT_A_TIME))


def _ahead(today: date, number: int, unit: str) -> date:
    """That many days, weeks or months on; the month's last day where the month is shorter."""
    if not unit.startswith("monat"):
        return today + timedelta(days=number * (7 if unit.startswith("woche") else 1))
    years, month = divmod(today.month - 1 + number, 12)
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _weekday(said: str) -> int | None:
    long = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
    for number, name in enumerate(long):
        if said.rstrip(".") in (name, name[:2], word("dates", WEEKDAYS[number]).casefold()):
            return number
    return None


def _written(said: str, today: date, prefer: Prefer, field: str) -> date:
    try:
        found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said)
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        found = re.fullmatch(r"(\d{1,2})[.,/ ]\s?(\d{1,2})(?:[.,/ ]\s?(\d{4}|\d{2})?)?", said)
        found = found or re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})?", said)
        if found:
            day, month = int(found[1]), int(found[2])
            if found[3]:
                return date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, day)
            return _nearest(day, month, today, prefer)
    except ValueError:
        pass
    raise BadInput(field, Sentence("errors", _NOT_A_DATE))


def _nearest(day: int, month: int, today: date, prefer: Prefer) -> date:
    candidates = []
    for year in range(today.year - 4, today.year + 5):  # a leap day lies within four years
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if prefer == "future":
        candidates = [candidate for candidate in candidates if candidate >= today]
    elif prefer == "past":
        candidates = [candidate for candidate in candidates if candidate <= today]
    if not candidates:
        raise ValueError("no such day")
    return min(candidates, key=lambda candidate: abs((candidate - today).days))
