"""How deadlines are spoken of: when the last day is, and how pressing that is."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Mark
from woilmenau_desk.ui.words import word

_DONE = QT_TRANSLATE_NOOP("deadlines", "erledigt")
_TODAY = QT_TRANSLATE_NOOP("deadlines", "endet heute")
_TOMORROW = QT_TRANSLATE_NOOP("deadlines", "endet morgen")
_YESTERDAY = QT_TRANSLATE_NOOP("deadlines", "gestern abgelaufen")
_PAST = QT_TRANSLATE_NOOP("deadlines", "abgelaufen")
_NOW = QT_TRANSLATE_NOOP("deadlines", "heute")
_NEXT = QT_TRANSLATE_NOOP("deadlines", "morgen")
_SOON = timedelta(days=7)


def due_said(row: DeadlineRow, today: date) -> str:
    """endet heute, noch 5 Tage, 3 Tage abgelaufen, erledigt."""
    if row.done:
        return word("deadlines", _DONE)
    days = (row.last_day - today).days
    near = {0: _TODAY, 1: _TOMORROW, -1: _YESTERDAY}.get(days)
    if near is not None:
        return word("deadlines", near)
    if days < 0:
        return QCoreApplication.translate("deadlines", "%n Tag(e) abgelaufen", "", -days)
    return QCoreApplication.translate("deadlines", "noch %n Tag(e)", "", days)


def due_shortly(row: DeadlineRow, today: date) -> str:
    """abgelaufen, heute, morgen, 5 Tage: beside the day, where there is little room."""
    days = (row.last_day - today).days
    if row.done:
        return word("deadlines", _DONE)
    if days < 0:
        return word("deadlines", _PAST)
    if days <= 1:
        return word("deadlines", _NEXT if days else _NOW)
    return QCoreApplication.translate("deadlines", "%n Tag(e)", "", days)


def due_mark(row: DeadlineRow, today: date) -> Mark:
    """The same as a badge: red until it is done."""
    return due_said(row, today), Tone.NEUTRAL if row.done else Tone.BAD, due_icon(row, today)


def due_icon(row: DeadlineRow, today: date) -> str:
    """The icon that says the same."""
    if row.done:
        return "check"
    return "warning" if _presses(row, today) else "clock"


def _presses(row: DeadlineRow, today: date) -> bool:
    return row.last_day - today <= _SOON
