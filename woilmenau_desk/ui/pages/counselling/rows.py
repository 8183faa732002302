"""Sessions and follow-ups as lists show them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows import Column
from woilmenau_desk.ui.words import word

Topics = Callable[[SessionRow], str]
_NOTE = QT_TRANSLATE_NOOP("sessions", "Notiz")
_DONE = QT_TRANSLATE_NOOP("sessions", "erledigt")
_TODAY = QT_TRANSLATE_NOOP("sessions", "heute fällig")
_TOMORROW = QT_TRANSLATE_NOOP("sessions", "morgen")


def due_words(row: SessionRow, today: date) -> str:
    """When the follow-up is due: 3 Tage überfällig, heute fällig, in 5 Tagen; empty where there is none."""
    if row.follow_up_on is None:
        return ""
    if row.follow_up_done:
        return word("sessions", _DONE)
    days = (row.follow_up_on - today).days
    if days < 0:
        return QCoreApplication.translate("sessions", "%n Tag(e) überfällig", "", -days)
    if days == 0:
        return word("sessions", _TODAY)
    if days == 1:
        return word("sessions", _TOMORROW)
    if days <= 14:
        return QCoreApplication.translate("sessions", "in %n Tag(en)", "", days)
    return people_say_date(row.follow_up_on, today)


def due_tone(row: SessionRow, today: date) -> Tone:
    """How pressing the follow-up is."""
    if row.follow_up_on is None or row.follow_up_done:
        return Tone.NEUTRAL
    if row.follow_up_on < today:
        return Tone.BAD
    return Tone.WARN if row.follow_up_on == today else Tone.INFO


def due_icon(row: SessionRow, today: date) -> str:
    """The icon that says the same."""
    if row.follow_up_done:
        return "check"
    return "warning" if row.follow_up_on is not None and row.follow_up_on < today else "clock"


def session_columns(today: Callable[[], date], topics: Topics) -> tuple[Column[SessionRow], ...]:
    """The latest sessions. `topics` says what a row was about, nothing for the counter."""
    return (
        Column[SessionRow](
            "",
            lambda row: people_say_date(row.occurred_at.date(), today()),
            lambda row: say_time(row.occurred_at.time()),
            width=104,
        ),
        Column[SessionRow](
            "",
            lambda row: row.person_name,
            topics,
            name=lambda row: row.person_name,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[SessionRow]("", lambda row: row.counsellor, soft=True, width=76),
        Column[SessionRow](
            "",
            lambda row: due_words(row, today()),
            badge=lambda row: due_tone(row, today()),
            badge_icon=lambda row: due_icon(row, today()),
            width=172,
            narrow=46,
        ),
        # As narrow as its icon; the word is for those who hear the list.
        Column[SessionRow](
            "",
            lambda row: word("sessions", _NOTE) if row.has_note else "",
            icon=lambda row: "document" if row.has_note else None,
            width=42,
        ),
    )
