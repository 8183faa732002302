"""The last day of a period that begins with the delivery of a letter, and how it was counted (§§ 187, 188, 193 BGB).

It counts, and gives no legal advice: which length holds, and from which day on, stands in the letter. The public holidays
are those of Thüringen.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.holidays import holiday
from woilmenau_desk.domain.periods import LAST_YEAR, check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LONGEST_YEARS: Final = 30
_SATURDAY: Final = 5


class Unit(StrEnum):
    """What a period is measured in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_MOST: Final[Mapping[Unit, int]] = {
    Unit.DAY: LONGEST_YEARS * 366,
    Unit.WEEK: LONGEST_YEARS * 53,
    Unit.MONTH: LONGEST_YEARS * 12,
    Unit.YEAR: LONGEST_YEARS,
}
_UNITS: Final[Mapping[str, Unit]] = {
    **dict.fromkeys(("t", "tag", "tage", "tagen", "tages", "tags", "d", "day", "days"), Unit.DAY),
    **dict.fromkeys(("w", "wo", "woche", "wochen", "wk", "week", "weeks"), Unit.WEEK),
    **dict.fromkeys(
        ("m", "mon", "monat", "monate", "monaten", "monates", "monats", "month", "months"), Unit.MONTH
    ),
    **dict.fromkeys(("j", "jahr", "jahre", "jahren", "jahres", "y", "year", "years"), Unit.YEAR),
}
_NUMBERS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("ein", "eine", "einer", "einem", "einen", "eines", "a", "an", "one"), 1),
    **dict.fromkeys(("zwei", "zweier", "two"), 2),
    **dict.fromkeys(("drei", "dreier", "three"), 3),
    "vier": 4,
    "four": 4,
    **dict.fromkeys(("fünf", "fuenf", "five"), 5),
    "sechs": 6,
    "six": 6,
    "sieben": 7,
    "seven": 7,
    "acht": 8,
    "eight": 8,
    "neun": 9,
    "nine": 9,
    **dict.fromkeys(("zehn", "ten"), 10),
    **dict.fromkeys(("elf", "eleven"), 11),
    **dict.fromkeys(("zwölf", "zwoelf", "twelve"), 12),
    **dict.fromkeys(("vierzehn", "fourteen"), 14),
    **dict.fromkeys(("fünfzehn", "fuenfzehn", "fifteen"), 15),
    **dict.fromkeys(("zwanzig", "twenty"), 20),
    **dict.fromkeys(("einundzwanzig", "twenty-one"), 21),
    **dict.fromkeys(("achtundzwanzig", "twenty-eight"), 28),
    **dict.fromkeys(("dreißig", "dreissig", "thirty"), 30),
}
# What letters put before a length; it says nothing of how long it is.
_BEFORE: Final = frozenset(
    {
        *("binnen", "innerhalb", "in", "von", "nach", "ab", "der", "zustellung", "bekanntgabe", "frist"),
        *("within", "of", "after", "from", "the", "delivery", "period"),
    }
)
# § 189 (1) BGB: half a year is six months, a quarter of a year three, half a month 15 days.
_PARTS: Final[Mapping[str, tuple[int, Unit]]] = {
    **dict.fromkeys(
        ("halbes jahr", "halben jahres", "halbjahr", "half year", "half a year"), (6, Unit.MONTH)
    ),
    **dict.fromkeys(("vierteljahr", "vierteljahres", "quartal", "quarter"), (3, Unit.MONTH)),
    **dict.fromkeys(("halber monat", "halben monat", "halben monats", "half month"), (15, Unit.DAY)),
}
_WORKING_DAYS: Final = ("werktag", "arbeitstag", "working day", "business day", "workday")
_SAID: Final[Mapping[Unit, tuple[str, str]]] = {
    Unit.DAY: (QT_TRANSLATE_NOOP("deadlines", "1 Tag"), QT_TRANSLATE_NOOP("deadlines", "{number} Tage")),
    Unit.WEEK: (QT_TRANSLATE_NOOP("deadlines", "1 Woche"), QT_TRANSLATE_NOOP("deadlines", "{number} Wochen")),
    Unit.MONTH: (
        QT_TRANSLATE_NOOP("deadlines", "1 Monat"),
        QT_TRANSLATE_NOOP("deadlines", "{number} Monate"),
    ),
    Unit.YEAR: (QT_TRANSLATE_NOOP("deadlines", "1 Jahr"), QT_TRANSLATE_NOOP("deadlines", "{number} Jahre")),
}
_WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("dates", "Mo"),
    QT_TRANSLATE_NOOP("dates", "Di"),
    QT_TRANSLATE_NOOP("dates", "Mi"),
    QT_TRANSLATE_NOOP("dates", "Do"),
    QT_TRANSLATE_NOOP("dates", "Fr"),
    QT_TRANSLATE_NOOP("dates", "Sa"),
    QT_TRANSLATE_NOOP("dates", "So"),
)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a period is."""

    number: int
    unit: Unit

    def said(self) -> Sentence:
        """As people say it: 2 Wochen."""
        one, several = _SAID[self.unit]
        return Sentence("deadlines", one if self.number == 1 else several, {"number": self.number})


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day, and how it was found, step by step."""

    last_day: date
    steps: tuple[Sentence, ...]


def read_length(text: str) -> Length:
    """A length as people and letters say it: „2 Wochen“, „innerhalb eines Monats“, “14 days”. Raises BadInput."""
    said = " ".join(text.casefold().replace(".", " ").split())
    if not said:
        missing = QT_TRANSLATE_NOOP("errors", "Die Länge der Frist fehlt, etwa „2 Wochen“ oder „1 Monat“.")
        raise BadInput("length", Sentence("errors", missing))
    if any(word in said for word in _WORKING_DAYS):
        working = QT_TRANSLATE_NOOP(
            "errors",
            "Werktage zählt diese Rechnung nicht: Welche Tage das sind, hängt vom Gesetz ab. Bitte den letzten Tag "
            "nachfragen.",
        )
        raise BadInput("length", Sentence("errors", working))
    words = [word for word in said.split() if word not in _BEFORE]
    rest = " ".join(word for word in words if word not in ("ein", "eine", "eines", "einem", "a", "one"))
    if rest in _PARTS:
        return Length(*_PARTS[rest])
    found = re.fullmatch(r"(\d+|[a-zäöüß-]+?)[ -]?([a-z]+)(?: frist)?", " ".join(words))
    if found and _is_a_word(found[1], found[2], found[0]):
        found = None
    unit = _UNITS.get(found[2]) if found else None
    number = _number(found[1]) if found else None
    if unit is None or number is None:
        unknown = QT_TRANSLATE_NOOP(
            "errors", "„{text}“ ist keine Länge, die sich zählen lässt. Gemeint ist etwas wie „2 Wochen“."
        )
        raise BadInput("length", Sentence("errors", unknown, {"text": text.strip()[:40]}))
    if not 1 <= number <= _MOST[unit]:
        wrong = QT_TRANSLATE_NOOP("errors", "Eine Frist von „{text}“ kann nicht stimmen.")
        raise BadInput("length", Sentence("errors", wrong, {"text": text.strip()[:40]}))
    return Length(number, unit)


def _is_a_word(number: str, unit: str, said: str) -> bool:
    """Whether what was read as a number and a unit is one word of its own, as "am" and "at" are."""
    glued = said.startswith(number + unit) and not number.endswith("-")
    return glued and (number in ("a", "an") or (len(unit) == 1 and not number.isdecimal()))


def count(delivered_on: date, length: Length) -> Counted:
    """The last day of a period that begins with a delivery. Raises BadInput beyond the calendar that is known here."""
    check_date(delivered_on, field="delivered_on")
    steps = [
        _step(
            QT_TRANSLATE_NOOP(
                "deadlines", "Zustellung am {day}: dieser Tag zählt nicht mit (§ 187 Abs. 1 BGB)."
            ),
            day=said_day(delivered_on),
        )
    ]
    ends = _ends(delivered_on, length, steps)
    while reason := _rests(ends):
        # The last day moves on; those between are told one by one, so that anybody can follow it in a calendar.
        text = QT_TRANSLATE_NOOP(
            "deadlines", "{day} ist {reason} und darum nicht der letzte Tag (§ 193 BGB)."
        )
        steps.append(_step(text, day=said_day(ends), reason=reason))
        ends += timedelta(days=1)
    check_date(ends, field="length")
    steps.append(_step(QT_TRANSLATE_NOOP("deadlines", "Letzter Tag: {day}."), day=said_day(ends)))
    return Counted(ends, tuple(steps))


def said_day(day: date) -> Sentence:
    """Do, 10.12.2026."""
    text = QT_TRANSLATE_NOOP("deadlines", "{weekday}, {date}")
    weekday = Sentence("dates", _WEEKDAYS[day.weekday()])
    return Sentence("deadlines", text, {"weekday": weekday, "date": f"{day:%d.%m.%Y}"})


def _ends(start: date, length: Length, steps: list[Sentence]) -> date:
    """The day on which the period ends by its length alone (§ 188)."""
    said = length.said()
    if length.unit is Unit.DAY:
        ends = start + timedelta(days=length.number)
        text = QT_TRANSLATE_NOOP(
            "deadlines", "{length}, gezählt ab dem Tag danach: bis {day} (§ 188 Abs. 1 BGB)."
        )
        steps.append(_step(text, length=said, day=said_day(ends)))
        return ends
    if length.unit is Unit.WEEK:
        ends = start + timedelta(weeks=length.number)
        text = QT_TRANSLATE_NOOP(
            "deadlines", "{length}: bis zum gleichen Wochentag, {day} (§ 188 Abs. 2 BGB)."
        )
        steps.append(_step(text, length=said, day=said_day(ends)))
        return ends
    months = length.number * (12 if length.unit is Unit.YEAR else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > LAST_YEAR:
        beyond = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")
        raise BadInput("length", Sentence("errors", beyond, {"year": year}))
    last = monthrange(year, month + 1)[1]
    ends = date(year, month + 1, min(start.day, last))
    if start.day > last:
        text = QT_TRANSLATE_NOOP(
            "deadlines",
            "{length}: Einen {number}. gibt es in diesem Monat nicht, also bis zu seinem letzten Tag, {day} (§ 188 Abs. 3 "
            "BGB).",
        )
        steps.append(_step(text, length=said, number=start.day, day=said_day(ends)))
    else:
        text = QT_TRANSLATE_NOOP(
            "deadlines", "{length}: bis zum Tag mit derselben Zahl, {day} (§ 188 Abs. 2 BGB)."
        )
        steps.append(_step(text, length=said, day=said_day(ends)))
    return ends


def _rests(day: date) -> Sentence | None:
    """Why a period does not end on a day; None where it may."""
    if name := holiday(day):
        return Sentence(
            "deadlines", QT_TRANSLATE_NOOP("deadlines", "ein Feiertag in Thüringen ({name})"), {"name": name}
        )
    if day.weekday() == _SATURDAY:
        return Sentence("deadlines", QT_TRANSLATE_NOOP("deadlines", "ein Sonnabend"))
    if day.weekday() > _SATURDAY:
        return Sentence("deadlines", QT_TRANSLATE_NOOP("deadlines", "ein Sonntag"))
    return None


def _step(text: str, **values: object) -> Sentence:
    return Sentence("deadlines", text, values)


def _number(said: str) -> int | None:
    if said.isascii() and said.isdecimal():
        return int(said) if len(said) <= len(str(max(_MOST.values()))) else -1
    return _NUMBERS.get(said.rstrip("-"))
