"""One line that asks for a free time: "30 min bei Rolf, dienstags ab 15 Uhr". Each word is taken for what it may mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from woilmenau_desk.domain.appointments import LONGEST_MINUTES
from woilmenau_desk.domain.free_slots import Wanted
from woilmenau_desk.domain.week_times import clock_of, weekday_of
from woilmenau_desk.domain.wish_line import day_of, fold, near_day, split_words

_LEAST_NAME = 2
_FILLERS = frozenset(
    "am an at bei beim der die das den ein eine einen for frei freie freien freier free für fuer in mit next nächste "
    "nächster nächsten nächstes naechste on oder or slot termin termine the time uhr und with wann when zeit zeiten".split()
)
_FROM = frozenset("ab nach from after".split())
_UNTIL = frozenset("bis vor until before".split())
_PARTS: Mapping[str, tuple[time | None, time | None]] = {
    "vormittag": (None, time(12)),
    "vormittags": (None, time(12)),
    "morning": (None, time(12)),
    "nachmittag": (time(12), None),
    "nachmittags": (time(12), None),
    "afternoon": (time(12), None),
    "abends": (time(17), None),
    "abend": (time(17), None),
    "evening": (time(17), None),
}
_MINUTES = re.compile(r"(\d{1,3})(?:m|min|minuten?|minutes?)\.?")
_HOURS = re.compile(r"(\d)(?:[.,](5))?(?:std|stunden?|hours?)\.?")
_UNITS = re.compile(r"(?:m|min|minuten?|minutes?)\.?")
_HOUR_UNITS = re.compile(r"(?:std|stunden?|hours?)\.?")


@dataclass(frozen=True, slots=True)
class FreeWish:
    """What a line asks for. `colleagues`: logins, none named is anybody. `unknown`: words that mean nothing here."""

    wanted: Wanted
    unknown: tuple[str, ...] = ()


def understand(
    line: str, colleagues: Mapping[str, str], today: date, *, minutes: int = 30, usual: Iterable[str] = ()
) -> FreeWish:
    """What a line asks for. Never an error: what is nothing else is unknown.

    `colleagues`: what each login is called. `usual`: who is meant where nobody is named. Without a length it is `minutes`.
    """
    found = _Found(minutes)
    words = list(split_words(re.sub(r"(?<=\d),(?=\d)", ".", line)))
    for number, typed in enumerate(words):
        said = typed.casefold()
        before = words[number - 1].casefold() if number else ""
        after = words[number + 1].casefold() if number + 1 < len(words) else ""
        if said in _FILLERS or said in _FROM or said in _UNTIL or found.taken(number):
            continue
        if not found.take(said, before, after, number, today) and not found.name(said, colleagues):
            found.unknown.append(typed)
    wanted = Wanted(
        tuple(found.colleagues) or tuple(usual) or tuple(colleagues),
        found.minutes,
        weekday=found.weekday,
        not_before=found.not_before,
        not_after=found.not_after,
        first_day=found.first_day,
    )
    if found.only_day and found.first_day is not None:
        wanted = replace(wanted, days_ahead=1)
    return FreeWish(wanted, tuple(found.unknown))


class _Found:
    """What was understood so far; the first of each kind counts."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        self.colleagues: list[str] = []
        self.weekday: int | None = None
        self.not_before: time | None = None
        self.not_after: time | None = None
        self.first_day: date | None = None
        self.only_day = False  # that day and no later one
        self.unknown: list[str] = []
        self._taken: set[int] = set()

    def taken(self, number: int) -> bool:
        """Whether a word was taken with the one before it."""
        return number in self._taken

    def take(self, said: str, before: str, after: str, number: int, today: date) -> bool:
        """Take a word for a length, a time, a day; whether it is one of these."""
        return (
            self._length(said, after, number)
            or self._day(said, before, today)
            or self._time(said, before)
            or self._weekday(said)
        )

    def name(self, said: str, colleagues: Mapping[str, str]) -> bool:
        """Take a word for the beginning of somebody's name."""
        typed = fold(said)
        if len(typed) < _LEAST_NAME:
            return False
        begun = [
            key
            for key, name in colleagues.items()
            if fold(key) == typed or any(part.startswith(typed) for part in fold(name).split())
        ]
        self.colleagues += [key for key in begun if key not in self.colleagues]
        return bool(begun)

    def _length(self, said: str, after: str, number: int) -> bool:
        minutes: float | None = None
        if found := _MINUTES.fullmatch(said):
            minutes = int(found[1])
        elif found := _HOURS.fullmatch(said):
            minutes = int(found[1]) * 60 + (30 if found[2] else 0)
        elif said.isdecimal() and _UNITS.fullmatch(after):
            minutes = int(said[:4])
            self._taken.add(number + 1)
        elif re.fullmatch(r"\d(?:[.,]5)?", said) and _HOUR_UNITS.fullmatch(after):
            minutes = float(said.replace(",", ".")) * 60
            self._taken.add(number + 1)
        if minutes is None:
            return False
        self.minutes = min(max(int(minutes), 5), LONGEST_MINUTES)
        return True

    def _time(self, said: str, before: str) -> bool:
        if said in _PARTS:
            begins, ends = _PARTS[said]
            self.not_before, self.not_after = self.not_before or begins, self.not_after or ends
            return True
        at = clock_of(re.sub(r"(?<=\d)h$", "", said))
        if at is None:
            return False
        if before in _UNTIL:
            self.not_after = at
        else:
            self.not_before = at
        return True

    def _day(self, said: str, before: str, today: date) -> bool:
        near = near_day(said, today)
        day = near or day_of(said, today)
        if day is None:
            return False
        if self.first_day is None:
            self.first_day = day
            self.only_day = before not in _FROM
        return True

    def _weekday(self, said: str) -> bool:
        weekday = weekday_of(said.rstrip("."))
        if weekday is None and said.endswith("s"):
            weekday = weekday_of(said[:-1])
        if weekday is None:
            return False
        if self.weekday is None:
            self.weekday = weekday
        return True
