"""One line that says who is looked for: "arab do 15 begleitung". Each word is taken for what it most likely means.

Weekdays, days and times, languages and roles by their codes, their words in German and English, and the beginnings of
these; what is none of it is a name or a skill.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.week_times import clock_of, weekday_of


class Meant(StrEnum):
    """What a word of the line was taken for."""

    LANGUAGE = "language"
    ROLE = "role"
    WEEKDAY = "weekday"
    DAY = "day"
    TIME = "time"
    COMPLETE = "complete"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Taken:
    """A word of the line, and what it was taken for: a code, a number of the week, a day, a time."""

    typed: str
    meant: Meant
    value: str | int | date | time | bool


@dataclass(frozen=True, slots=True)
class Understood:
    """The question that a line asks, and how each of its words was understood."""

    wanted: Wanted
    words: tuple[Taken, ...]


_CODES = 3  # letters of a beginning that tells a language; of a role two do, where only one begins so
_FILLERS = frozenset(
    "ab am an at auf bei der die das den dem für fuer for from h im in kann mit nach o'clock oder on spricht speaks the to "
    "uhr um und wer who with zu zum zur".split()
)
_COMPLETE = (
    "vollständig", "vollstaendig", "komplett", "complete", "gültig", "gueltig", "valid", "führungszeugnis",
    "fuehrungszeugnis", "zeugnis", "certificate", "unterlagen",
)  # fmt: skip
_LEAST_COMPLETE = 4
_DAYS = {
    "heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2, "uebermorgen": 2,
}  # fmt: skip
_NOW = frozenset({"jetzt", "now", "gleich"})
_PARTS = {
    "vormittag": time(10), "vormittags": time(10), "morning": time(10), "nachmittag": time(15), "nachmittags": time(15),
    "afternoon": time(15), "abend": time(18), "abends": time(18), "evening": time(18),
}  # fmt: skip
_WHOLE_NAME = 4  # letters of a weekday's name; fewer are its sign, or the beginning of somebody's name
_SIGNS = frozenset("mo di mi do fr sa so mon tue wed thu fri sat sun".split())


class Vocabulary:
    """The words of a value list by which somebody may mean one of its entries."""

    def __init__(self, values: ValueList) -> None:
        self._codes = {value.code for value in values if value.active}
        self._words: dict[str, tuple[str, ...]] = {
            value.code: tuple(_words_of(value.de, value.en, str(value.extra.get("own") or "")))
            for value in values
            if value.active
        }

    def code(self, typed: str) -> str | None:
        """The entry whose code this is."""
        return typed if typed in self._codes else None

    def begun(self, typed: str) -> tuple[str, ...]:
        """The entries with a word that begins so, those first whose very first word does."""
        first, other = [], []
        for code, words in self._words.items():
            if any(word.startswith(typed) for word in words[:1] or ()):
                first.append(code)
            elif any(word.startswith(typed) for word in words):
                other.append(code)
        return (*first, *other)


def understand(line: str, languages: Vocabulary, roles: Vocabulary, now: datetime) -> Understood:
    """What a line asks for. Never an error: what is nothing else is somebody's name.

    A second language or role is taken for text, as a second weekday is: the question has one of each. `now` is the moment on
    the centre's clock.
    """
    found: dict[Meant, str | int | date | time | bool] = {}
    words: list[Taken] = []
    text: list[str] = []
    for typed in split_words(line):
        said = typed.casefold()
        if said in _FILLERS:
            continue
        taken = _taken(said, languages, roles, now, found)
        if taken is None:
            text.append(typed)
            words.append(Taken(typed, Meant.TEXT, typed))
            continue
        for meant, value in taken:
            found[meant] = value
            words.append(Taken(typed, meant, value))
    day, at, weekday = found.get(Meant.DAY), found.get(Meant.TIME), found.get(Meant.WEEKDAY)
    language, role = found.get(Meant.LANGUAGE), found.get(Meant.ROLE)
    wanted = Wanted(
        language if isinstance(language, str) else None,
        role if isinstance(role, str) else None,
        weekday if isinstance(weekday, int) else None,
        at if isinstance(at, time) else None,
        day if isinstance(day, date) else None,
        " ".join(text),
        Meant.COMPLETE in found,
    )
    return Understood(wanted, tuple(words))


_Found = Mapping[Meant, str | int | date | time | bool]
_Sense = tuple[tuple[Meant, str | int | date | time | bool], ...]


def _taken(
    said: str, languages: Vocabulary, roles: Vocabulary, now: datetime, found: _Found
) -> _Sense | None:
    """What a word is taken for; None for a name."""
    if moment := _moment(said, now, found):
        return moment
    folded = fold(said)
    if Meant.LANGUAGE not in found:
        if code := languages.code(said):
            return ((Meant.LANGUAGE, code),)
        if len(folded) >= _CODES and (begun := languages.begun(folded)):
            return ((Meant.LANGUAGE, begun[0]),)
    if Meant.ROLE not in found:
        if code := roles.code(said):
            return ((Meant.ROLE, code),)
        begun = roles.begun(folded) if len(folded) > 1 else ()
        if begun and (len(folded) >= _CODES or len(begun) == 1):
            return ((Meant.ROLE, begun[0]),)
    if len(said) >= _LEAST_COMPLETE and any(name.startswith(said) for name in _COMPLETE):
        return ((Meant.COMPLETE, True),)
    return None


def _moment(said: str, now: datetime, found: _Found) -> _Sense | None:
    if said in _NOW and Meant.DAY not in found and Meant.TIME not in found:
        return (Meant.DAY, now.date()), (Meant.TIME, now.time().replace(second=0, microsecond=0, tzinfo=None))
    if Meant.DAY not in found and (near := near_day(said, now.date())) is not None:
        return ((Meant.DAY, near),)
    if Meant.WEEKDAY not in found and (said.rstrip(".") in _SIGNS or len(said) >= _WHOLE_NAME):
        weekday = weekday_of(said)
        if weekday is not None:
            return ((Meant.WEEKDAY, weekday),)
    if Meant.TIME not in found:
        at = clock_of(re.sub(r"(?<=\d)h$", "", said)) or _PARTS.get(said)
        if at is not None:
            return ((Meant.TIME, at),)
    if Meant.DAY not in found and (day := day_of(said, now.date())) is not None:
        return ((Meant.DAY, day),)
    return None


def near_day(said: str, today: date) -> date | None:
    """The day of "morgen" and the like; None for another word."""
    return today + timedelta(days=_DAYS[said]) if said in _DAYS else None


def day_of(said: str, today: date) -> date | None:
    """The next day that is written so: 3.12. or 3.12.2026; None for what is no day."""
    written = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?", said)
    if written is None:
        return None
    day, month, year = int(written[1]), int(written[2]), written[3]
    for candidate in (int(year) % 2000 + 2000,) if year else (today.year, today.year + 1):
        try:
            meant = date(candidate, month, day)
        except ValueError:
            continue
        if year or meant >= today:
            return meant
    return None


def split_words(line: str) -> Iterable[str]:
    """The words of a line, with what was written together taken apart."""
    for word in re.split(r"[\s,;]+", unicodedata.normalize("NFC", line)):
        # "do15" is two words, and "15-17" begins at 15.
        glued = re.fullmatch(r"([^\W\d]{2,})(\d{1,4}(?:[:.]\d{2})?h?)", word)
        span = re.fullmatch(r"(\d{1,2}(?:[:.]\d{2})?)[-–](\d{1,2}(?:[:.]\d{2})?)", word)
        if glued is not None and weekday_of(glued[1]) is not None:
            yield from glued.groups()
        elif span is not None:
            yield span[1]
        elif word:
            yield word


def fold(text: str) -> str:
    """Small letters without marks: "Türkisch" and "turkisch" are one."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _words_of(*labels: str) -> Iterable[str]:
    for label in labels:
        for word in re.split(r"[\s/,()\-–]+", label):
            said = word.casefold()
            if len(said) < 2 or said in _FILLERS:
                continue
            yield fold(said)
            spelt = said.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
            if spelt != fold(said):
                yield spelt
