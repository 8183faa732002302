"""When somebody can, every week, as people write it: "Mo 14-16, Do ab 15"."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from itertools import groupby

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import Available
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

MIDNIGHT, DAY_ENDS = time(0), time(23, 59)
WEEK = ("mo", "di", "mi", "do", "fr", "sa", "so")
_GERMAN = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST = 3  # letters of a weekday's name that tell it; two are its sign
_NO_WEEKDAY = frozenset({"die", "mit"})  # words that begin as one
_SETS = {
    "werktags": (0, 1, 2, 3, 4),
    "weekdays": (0, 1, 2, 3, 4),
    "wochenende": (5, 6),
    "weekend": (5, 6),
    "täglich": tuple(range(7)),
    "taeglich": tuple(range(7)),
    "daily": tuple(range(7)),
    "immer": tuple(range(7)),
    "jederzeit": tuple(range(7)),
    "always": tuple(range(7)),
}
_PARTS = {
    "vormittag": (time(8), time(12)),
    "vormittags": (time(8), time(12)),
    "morning": (time(8), time(12)),
    "mornings": (time(8), time(12)),
    "nachmittag": (time(12), time(18)),
    "nachmittags": (time(12), time(18)),
    "afternoon": (time(12), time(18)),
    "afternoons": (time(12), time(18)),
    "abend": (time(18), time(22)),
    "abends": (time(18), time(22)),
    "evening": (time(18), time(22)),
    "evenings": (time(18), time(22)),
    "ganztags": (MIDNIGHT, DAY_ENDS),
}
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_HOURS = re.compile(
    rf"(?:(?P<opens>{_CLOCK})\s*(?:-|bis|to)\s*(?P<closes>{_CLOCK})"
    rf"|(?:ab|from|after)\s*(?P<since>{_CLOCK})"
    rf"|(?:bis|until|till|to)\s*(?P<until>{_CLOCK})"
    rf"|(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))}))"
)
_NOT_UNDERSTOOD = QT_TRANSLATE_NOOP(
    "errors", "„{text}“ ist nicht zu verstehen. Gemeint ist etwas wie: Mo 14–16, Do ab 15."
)
_WRONG_HOURS = QT_TRANSLATE_NOOP("errors", "„{text}“: Das Ende liegt nicht nach dem Anfang.")
_SHOWN = 40


def weekday_of(text: str) -> int | None:
    """0 (Monday) to 6 for "mo", "Mon.", "Donnerstag", "thu"; None for anything else."""
    said = text.casefold().rstrip(".")
    if said in WEEK:
        return WEEK.index(said)
    if len(said) >= _LEAST and said not in _NO_WEEKDAY:
        for number, (german, english) in enumerate(zip(_GERMAN, _ENGLISH, strict=True)):
            # Plurals, too: "montags", "Mondays".
            if any(name.startswith(said) or said == f"{name}s" for name in (german, english)):
                return number
    return None


def clock_of(text: str) -> time | None:
    """The time that "15", "15:30", "15.30", "1530" mean; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", text) or re.fullmatch(r"(\d{2})(\d{2})", text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (hour, minute) == (24, 0):
        return DAY_ENDS
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_times(text: str, *, field: str = "times") -> tuple[Available, ...]:
    """The weekly times that a line means, in order, those that touch made one. Raises BadInput at `field`.

    A day without hours is the whole of it; several days may stand before their hours: "Mo-Fr 9-12", "Mo, Mi 14-16".
    """
    found: list[Available] = []
    waiting: list[int] = []  # days whose hours are still to come
    for part in re.split(r"[,;\n]", text):
        said = _plain(part)
        if not said:
            continue
        days, hours = _days_and_hours(said, part.strip(), field)
        if not days and not waiting and found:
            days = [found[-1].weekday]  # "Mo 9-11, 14-16"
        if not days and not waiting:
            raise _refusal(_NOT_UNDERSTOOD, part, field)
        waiting += days
        if hours:
            found += [Available(day, *span) for day in waiting for span in hours]
            waiting = []
    found += [Available(day, MIDNIGHT, DAY_ENDS) for day in waiting]
    return merged(found)


def merged(times: Iterable[Available]) -> tuple[Available, ...]:
    """In order, with those that touch or overlap made one."""
    made: list[Available] = []
    for one in sorted(times, key=lambda one: (one.weekday, one.opens, one.closes)):
        last = made[-1] if made else None
        if last is not None and last.weekday == one.weekday and one.opens <= last.closes:
            made[-1] = Available(one.weekday, last.opens, max(last.closes, one.closes))
        else:
            made.append(Available(one.weekday, one.opens, one.closes))
    return tuple(made)


_WHOLE_DAY = "0–24"


def say_times(
    times: Iterable[Available],
    days: Sequence[str] = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    since: str = "ab {time}",
    until: str = "bis {time}",
) -> str:
    """Weekly times as people say them: "Mo–Mi 9–12, Do ab 15". What it says, `parse_times` understands."""
    order = merged(times)
    by_day = {day: tuple(rows) for day, rows in groupby(order, key=lambda one: one.weekday)}
    said: list[tuple[str, str]] = []
    done: set[int] = set()
    for day, rows in by_day.items():
        if day in done:
            continue
        hours = tuple((one.opens, one.closes) for one in rows)
        last = day
        while last + 1 in by_day and tuple((one.opens, one.closes) for one in by_day[last + 1]) == hours:
            last += 1
        if last - day < 2:
            last = day  # two days are said one by one
        done.update(range(day, last + 1))
        name = days[day] if last == day else f"{days[day]}–{days[last]}"
        said += [(name, _say_span(*span, since, until)) for span in hours]
    # A day without hours before others would be taken to have theirs.
    last_hours = max((number for number, (_, span) in enumerate(said) if span), default=-1)
    return ", ".join(
        f"{name} {span or _WHOLE_DAY}" if number <= last_hours else name
        for number, (name, span) in enumerate(said)
    )


def _say_span(opens: time, closes: time, since: str, until: str) -> str:
    if opens == MIDNIGHT and closes >= DAY_ENDS:
        return ""
    if closes >= DAY_ENDS:
        return since.format(time=_clock(opens))
    if opens == MIDNIGHT:
        return until.format(time=_clock(closes))
    return f"{_clock(opens)}–{_clock(closes)}"


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}" if at.minute else str(at.hour)


def _plain(part: str) -> str:
    said = part.casefold().replace("–", "-").replace("—", "-")
    said = re.sub(r"\s*uhr\b|(?<=\d)\s?h\b", " ", said)
    return " ".join(said.split())


def _days_and_hours(said: str, shown: str, field: str) -> tuple[list[int], list[tuple[time, time]]]:
    hours: list[tuple[time, time]] = []

    def take(found: re.Match[str]) -> str:
        hours.append(_span(found, shown, field))
        return " "

    rest = re.sub(r"\b(?:und|and)\b|[+&/]", " ", _HOURS.sub(take, said))
    days: list[int] = []
    for word in re.sub(r"\s*-\s*", "-", rest).split():
        first, dash, last = word.partition("-")
        if word in _SETS:
            days += _SETS[word]
        elif (begin := weekday_of(first)) is None or (dash and weekday_of(last) is None):
            raise _refusal(_NOT_UNDERSTOOD, shown, field)
        else:
            end = weekday_of(last) if dash else begin
            days += [(begin + step) % 7 for step in range(((end or 0) - begin) % 7 + 1)]
    return days, hours


def _span(found: re.Match[str], shown: str, field: str) -> tuple[time, time]:
    if part := found["part"]:
        return _PARTS[part]
    opens = clock_of(found["opens"] or found["since"] or "0")
    closes = clock_of(found["closes"] or found["until"] or "24")
    if opens is None or closes is None:
        raise _refusal(_NOT_UNDERSTOOD, shown, field)
    if opens >= closes:
        raise _refusal(_WRONG_HOURS, shown, field)
    return opens, closes


def _refusal(template: str, text: str, field: str) -> BadInput:
    return BadInput(field, Sentence("errors", template, {"text": text.strip()[:_SHOWN]}))
