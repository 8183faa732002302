"""Offers as people speak of them: when they meet, how full they are, what becomes of a session."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.offers import (
    EnrolmentRow,
    EnrolmentState,
    Leader,
    OfferRow,
    Rhythm,
    Series,
    SessionRow,
    SessionState,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import WEEKDAYS, people_say_date
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.words import word

_EVERY_WEEKS = QT_TRANSLATE_NOOP("offers", "alle {number} Wochen {day} {time}")
_IN_MONTH = QT_TRANSLATE_NOOP("offers", "{nth} {day} im Monat {time}")
_EVERY_MONTHS = QT_TRANSLATE_NOOP("offers", "alle {number} Monate, {nth} {day} {time}")
_FROM = QT_TRANSLATE_NOOP("offers", "{when} (ab {day})")
_UNTIL = QT_TRANSLATE_NOOP("offers", "{when} (bis {day})")
_NEVER = QT_TRANSLATE_NOOP("offers", "noch ohne Zeiten")
NTH = (
    ("1", QT_TRANSLATE_NOOP("offers", "1.")),
    ("2", QT_TRANSLATE_NOOP("offers", "2.")),
    ("3", QT_TRANSLATE_NOOP("offers", "3.")),
    ("4", QT_TRANSLATE_NOOP("offers", "4.")),
    ("-1", QT_TRANSLATE_NOOP("offers", "letzter")),
)
_CANCELLED = QT_TRANSLATE_NOOP("offers", "fällt aus")
_HELD = QT_TRANSLATE_NOOP("offers", "fand statt")
_MOVED = QT_TRANSLATE_NOOP("offers", "verlegt")
_ADDED = QT_TRANSLATE_NOOP("offers", "zusätzlich")
_PLANNED = QT_TRANSLATE_NOOP("offers", "geplant")
_OPEN = QT_TRANSLATE_NOOP("offers", "nicht erfasst")
_WAIT = QT_TRANSLATE_NOOP("offers", "{number} warten")
_IN = QT_TRANSLATE_NOOP("offers", "{number} dabei")
_CHILDCARE = QT_TRANSLATE_NOOP("offers", "Kinder {taken}/{places}")
_CAME = QT_TRANSLATE_NOOP("offers", "{number} da")
_ANNOUNCED = QT_TRANSLATE_NOOP("offers", "{number} angemeldet")
_MOVED_UP = QT_TRANSLATE_NOOP("offers", "aufgerückt")
_TOLD = QT_TRANSLATE_NOOP("offers", "weiß es")


def clock(moment: time) -> str:
    """9:30."""
    return f"{moment.hour}:{moment.minute:02}"


def span(starts: time, ends: time) -> str:
    """9:30–11:30."""
    return f"{clock(starts)}–{clock(ends)}"


def weekday(number: int) -> str:
    """Di; 0 is Monday."""
    return word("dates", WEEKDAYS[number])


def series_said(series: Sequence[Series], today: date) -> str:
    """„Di 9:30–11:30“, „alle 2 Wochen Do …“, „1. Sa im Monat …“: the times that hold, or that will, or that did."""
    if not series:
        return word("offers", _NEVER)
    lasting = [one for one in series if one.last is None or one.last >= today]
    begun = [one for one in lasting if one.first <= today]
    shown = begun or lasting or series
    together: dict[tuple[object, ...], list[Series]] = {}
    for one in sorted(shown, key=lambda one: (one.weekday, one.starts)):
        only = one.first if one.rhythm is Rhythm.ONCE else None
        alike = (one.rhythm, one.every, one.nth, one.starts, one.ends, only)
        together.setdefault(alike, []).append(one)
    said = ", ".join(_said(group, today) for group in together.values())
    if not begun and lasting and all(one.rhythm is not Rhythm.ONCE for one in shown):
        first = min(one.first for one in shown)
        return word("offers", _FROM).format(when=said, day=_short(first, today))
    if not lasting and all(one.last is not None and one.rhythm is not Rhythm.ONCE for one in shown):
        last = max(one.last or one.first for one in shown)
        return word("offers", _UNTIL).format(when=said, day=_short(last, today))
    return said


def _short(day: date, today: date) -> str:
    return f"{day.day}.{day.month}." + ("" if day.year == today.year else str(day.year))


def _said(alike: Sequence[Series], today: date) -> str:
    one = alike[0]
    when = span(one.starts, one.ends)
    days = ", ".join(dict.fromkeys(weekday(each.weekday) for each in alike))
    if one.rhythm is Rhythm.ONCE:
        return f"{people_say_date(one.first, today)} {when}"
    if one.rhythm is Rhythm.MONTHLY:
        nth = word("offers", dict(NTH)[str(one.nth or 1)])
        text = _IN_MONTH if one.every == 1 else _EVERY_MONTHS
        return word("offers", text).format(nth=nth, day=days, time=when, number=one.every)
    if one.every > 1:
        return word("offers", _EVERY_WEEKS).format(number=one.every, day=days, time=when)
    return f"{days} {when}"


def session_said(row: SessionRow, today: date) -> str:
    """„heute 9:30“."""
    return f"{people_say_date(row.day, today)} {clock(row.starts)}"


def seats_said(row: OfferRow) -> str:
    """„18/20“; without a limit „18 dabei“."""
    if row.data.capacity is None:
        return word("offers", _IN).format(number=row.enrolled)
    return f"{row.enrolled}/{row.data.capacity}"


def waiting_said(row: OfferRow) -> str:
    """„3 warten“; empty where nobody does."""
    return word("offers", _WAIT).format(number=row.waiting) if row.waiting else ""


def places_said(row: OfferRow) -> str:
    """„18/20 · 3 warten“."""
    return " · ".join(said for said in (seats_said(row), waiting_said(row)) if said)


def childcare_said(row: OfferRow) -> str:
    """„Kinder 6/8“; empty where there is no childcare."""
    if not row.data.childcare_places and not row.children:
        return ""
    return word("offers", _CHILDCARE).format(taken=row.children, places=row.data.childcare_places)


def children_said(number: int) -> str:
    """„2 Kinder“; empty for none."""
    return QCoreApplication.translate("offers", "%n Kind(er)", "", number) if number else ""


def leaders_said(leaders: Iterable[Leader]) -> str:
    """Who leads."""
    return ", ".join(leader.said or leader.name for leader in leaders)


def session_state(row: SessionRow, today: date) -> tuple[str, Tone, str]:
    """What became of a session: a word, its tone, its icon."""
    if row.state is SessionState.CANCELLED:
        return word("offers", _CANCELLED), Tone.BAD, "void"
    if row.state is SessionState.HELD:
        return word("offers", _HELD), Tone.GOOD, "check"
    if row.moved:
        return word("offers", _MOVED), Tone.WARN, "calendar"
    if row.day < today:
        return word("offers", _OPEN), Tone.WARN, "question"
    if row.added:
        return word("offers", _ADDED), Tone.INFO, "plus"
    return word("offers", _PLANNED), Tone.NEUTRAL, "calendar"


def heads_said(row: SessionRow) -> str:
    """„18 da · 3 Kinder“, before that „12 angemeldet“; empty where nothing is known."""
    came = row.came + row.heads
    parts = []
    if came:
        parts.append(word("offers", _CAME).format(number=came))
    elif row.announced:
        parts.append(word("offers", _ANNOUNCED).format(number=row.announced))
    parts.append(children_said(row.children))
    return " · ".join(part for part in parts if part)


def waits_for_word(row: EnrolmentRow) -> bool:
    """Whether somebody has moved up and nobody has told them."""
    return row.state is EnrolmentState.ENROLLED and row.moved_up_at is not None and row.told_at is None


def place_marks(row: EnrolmentRow) -> tuple[tuple[str, Tone, str], ...]:
    """What stands out about somebody's place."""
    if waits_for_word(row):
        return ((word("offers", _MOVED_UP), Tone.WARN, "phone"),)
    if row.told_at is not None:
        return ((word("offers", _TOLD), Tone.GOOD, "check"),)
    return ()


def found_in(typed: str, *texts: str) -> bool:
    """Whether each word that was typed stands somewhere in the texts, however its accents are written."""
    whole = _plain(" ".join(texts))
    return all(part in whole for part in _plain(typed).split())


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
