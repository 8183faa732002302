"""Follow-ups as lists and cards say them."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.follow_ups import EVERY_NAMES, FollowUpRow, Origin
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import month_title, people_say_date
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows import Column
from woilmenau_desk.ui.widgets.rows_model import Heading
from woilmenau_desk.ui.words import word

_DONE = QT_TRANSLATE_NOOP("follow_ups", "erledigt")
_VOIDED = QT_TRANSLATE_NOOP("follow_ups", "gestrichen")
_TODAY = QT_TRANSLATE_NOOP("follow_ups", "heute")
_TOMORROW = QT_TRANSLATE_NOOP("follow_ups", "morgen")
_RESTRICTED = QT_TRANSLATE_NOOP("follow_ups", "eingeschränkter Fall")
_DAMAGED = QT_TRANSLATE_NOOP("follow_ups", "lässt sich nicht öffnen")
_RESIDENCE = QT_TRANSLATE_NOOP("follow_ups", "Aufenthaltspapier")
_RUNS_OUT = QT_TRANSLATE_NOOP("follow_ups", "{paper}: läuft am {day} ab")
_RAN_OUT = QT_TRANSLATE_NOOP("follow_ups", "{paper}: abgelaufen am {day}")
_OVERDUE = QT_TRANSLATE_NOOP("follow_ups", "Überfällig")
_OVERDUE_SINCE = QT_TRANSLATE_NOOP("follow_ups", "überfällig seit {day}")
_DUE_TODAY = QT_TRANSLATE_NOOP("follow_ups", "Heute")
_THIS_WEEK = QT_TRANSLATE_NOOP("follow_ups", "In den nächsten sieben Tagen")
_CASE = QT_TRANSLATE_NOOP("follow_ups", "Fall {number}")
_AFTER_SESSION = QT_TRANSLATE_NOOP("follow_ups", "nach einem Gespräch")
_NO_REASON = QT_TRANSLATE_NOOP("follow_ups", "ohne Grund notiert")


def due_words(row: FollowUpRow, today: date) -> str:
    """When it is due: überfällig seit 17.11., heute, in 5 Tagen, Di, 24.11.; or that it is done."""
    if row.voided:
        return word("follow_ups", _VOIDED)
    if row.done:
        return word("follow_ups", _DONE)
    days = (row.due_on - today).days
    if days < 0:
        return word("follow_ups", _OVERDUE_SINCE).format(day=_short(row.due_on, today))
    if days == 0:
        return word("follow_ups", _TODAY)
    if days == 1:
        return word("follow_ups", _TOMORROW)
    if days <= 14:
        return QCoreApplication.translate("sessions", "in %n Tag(en)", "", days)
    return people_say_date(row.due_on, today)


def _short(day: date, today: date) -> str:
    return f"{day:%d.%m.}" if day.year == today.year else f"{day:%d.%m.%Y}"


def due_tone(row: FollowUpRow, today: date) -> Tone:
    """How pressing it is."""
    if row.done or row.voided:
        return Tone.NEUTRAL
    if row.due_on < today:
        return Tone.BAD
    return Tone.WARN if row.due_on == today else Tone.INFO


def due_icon(row: FollowUpRow, today: date) -> str:
    """The icon that says the same."""
    if row.done:
        return "check"
    if row.voided:
        return "void"
    return "warning" if row.due_on < today else "clock"


def reason_words(row: FollowUpRow, today: date) -> str:
    """Why somebody looks again; of a restricted case that one may not read, that it is one."""
    if row.hidden:
        return word("follow_ups", _RESTRICTED)
    if row.damaged:
        return word("follow_ups", _DAMAGED)
    if row.origin is Origin.PAPER and row.about_day is not None:
        said = word("follow_ups", _RAN_OUT if row.about_day < today else _RUNS_OUT)
        paper = row.reason or word("follow_ups", _RESIDENCE)
        return said.format(paper=paper, day=f"{row.about_day:%d.%m.%Y}")
    return row.reason or word("follow_ups", _AFTER_SESSION if row.origin is Origin.SESSION else _NO_REASON)


def more_words(row: FollowUpRow) -> str:
    """Whose it is, how often it comes back, and in which case."""
    parts = [row.colleague_name]
    if row.every is not None:
        parts.append(word("follow_ups", EVERY_NAMES[row.every]))
    if row.case_number:
        parts.append(word("follow_ups", _CASE).format(number=row.case_number))
    return " · ".join(parts)


def follow_up_columns(today: Callable[[], date]) -> tuple[Column[FollowUpRow], ...]:
    """What to look at again."""
    return (
        Column[FollowUpRow](
            "",
            lambda row: due_words(row, today()),
            badge=lambda row: due_tone(row, today()),
            badge_icon=lambda row: due_icon(row, today()),
            width=212,
        ),
        Column[FollowUpRow](
            "",
            lambda row: row.person_name,
            lambda row: reason_words(row, today()),
            name=lambda row: row.person_name,
            icon=lambda row: "lock" if row.hidden else None,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[FollowUpRow](
            "",
            lambda row: row.colleague_name,
            lambda row: "" if row.every is None else word("follow_ups", EVERY_NAMES[row.every]),
            soft=True,
            width=120,
        ),
    )


def follow_up_heading(row: FollowUpRow, today: date) -> Heading:
    """Überfällig, Heute, In den nächsten sieben Tagen, then the months."""
    if row.due_on < today:
        return Heading("overdue", word("follow_ups", _OVERDUE))
    if row.due_on == today:
        return Heading("today", word("follow_ups", _DUE_TODAY))
    if row.due_on <= today + timedelta(days=7):
        return Heading("week", word("follow_ups", _THIS_WEEK))
    month = Month.of(row.due_on)
    return Heading(month, month_title(month))
