"""How whoever waits is said: at the counter and on the page of the queue."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.queue import QUEUE_STATE_NAMES, QueueRow, QueueState
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column
from woilmenau_desk.ui.words import word

STATE_TONES = {
    QueueState.WAITING: Tone.INFO,
    QueueState.CALLED: Tone.ACCENT,
    QueueState.PARKED: Tone.WARN,
    QueueState.LATER: Tone.NEUTRAL,
    QueueState.DONE: Tone.GOOD,
    QueueState.LEFT: Tone.NEUTRAL,
}
STATE_ICONS = {
    QueueState.WAITING: "clock",
    QueueState.CALLED: "door",
    QueueState.PARKED: "minus",
    QueueState.LATER: "refresh",
    QueueState.DONE: "check",
    QueueState.LEFT: "void",
}
_ANYBODY = QT_TRANSLATE_NOOP("queue", "gleich wer")
_FOR = QT_TRANSLATE_NOOP("queue", "zu {colleague}")
_NAMELESS = QT_TRANSLATE_NOOP("queue", "anonym")
_SEVERAL = QT_TRANSLATE_NOOP("queue", "anonym ×{number}")
_MINUTES = QT_TRANSLATE_NOOP("queue", "seit {minutes} min")
_HOURS = QT_TRANSLATE_NOOP("queue", "seit {hours} h {minutes} min")
_NOT_YET = QT_TRANSLATE_NOOP("queue", "ab {time}")
_BACK = QT_TRANSLATE_NOOP("queue", "kommt {time}")
_DUE = QT_TRANSLATE_NOOP("queue", "Termin {time}")


def who(row: QueueRow) -> str:
    """The name, anonym, or anonym ×3."""
    if row.person_name:
        return row.person_name
    if row.data.heads == 1:
        return word("queue", _NAMELESS)
    return word("queue", _SEVERAL).format(number=row.data.heads)


def for_whom(row: QueueRow) -> str:
    """Whom they wait for."""
    if not row.colleague_name:
        return word("queue", _ANYBODY)
    return word("queue", _FOR).format(colleague=row.colleague_name)


def how_long(row: QueueRow, now: datetime) -> str:
    """Since when they wait, while they do; else when it was that they were called, are to come, or were done."""
    if row.state is QueueState.LATER and row.back_at is not None:
        return word("queue", _BACK).format(time=say_time(row.back_at.time()))
    if row.state not in (QueueState.WAITING, QueueState.PARKED):
        moment = row.ended_at or row.called_at or row.arrived_at
        return say_time(moment.time())
    minutes = int((now - row.since).total_seconds() // 60)
    if minutes < 0:
        return word("queue", _NOT_YET).format(time=say_time(row.since.time()))
    if minutes < 60:
        return word("queue", _MINUTES).format(minutes=minutes)
    return word("queue", _HOURS).format(hours=minutes // 60, minutes=minutes % 60)


def due(row: QueueRow) -> str:
    """The time of their appointment; empty for whoever has none."""
    return "" if row.due_at is None else word("queue", _DUE).format(time=say_time(row.due_at.time()))


def state(row: QueueRow) -> str:
    """wartet, aufgerufen …"""
    return word("queue", QUEUE_STATE_NAMES[row.state])


def narrow_columns(now: Callable[[], datetime]) -> tuple[Column[QueueRow], ...]:
    """For the counter: number, who, since when and for whom."""
    return (
        Column("", lambda row: str(row.number), icon=_called, strong=True, width=64),
        Column(
            "",
            who,
            name=lambda row: row.person_name or None,
            reads_last=True,
            detail=lambda row: f"{for_whom(row)} · {how_long(row, now())}",
            personal=True,
        ),
    )


def wide_columns(
    now: Callable[[], datetime], language: Callable[[str], str], room: Callable[[str], str]
) -> tuple[Column[QueueRow], ...]:
    """For the page; `language` and `room` give the words for codes."""
    return (
        Column(
            QCoreApplication.translate("QueuePage", "Nummer"),
            lambda row: str(row.number),
            strong=True,
            width=84,
            narrow=52,
        ),
        Column(
            QCoreApplication.translate("QueuePage", "Wer"),
            who,
            name=lambda row: row.person_name or None,
            detail=lambda row: language(row.data.language) if row.data.language else "",
            personal=True,
        ),
        Column(
            QCoreApplication.translate("QueuePage", "Zu wem"),
            lambda row: row.colleague_name or word("queue", _ANYBODY),
            detail=due,
            width=120,
            narrow=84,
        ),
        Column(
            QCoreApplication.translate("QueuePage", "Seit wann"),
            lambda row: how_long(row, now()),
            detail=lambda row: room(row.room) if row.room else "",
            soft=True,
            width=132,
            narrow=96,
        ),
        Column(
            QCoreApplication.translate("QueuePage", "Stand"),
            state,
            badge=lambda row: STATE_TONES[row.state],
            badge_icon=lambda row: STATE_ICONS[row.state],
            width=150,
            narrow=46,
        ),
    )


def _called(row: QueueRow) -> str | None:
    return STATE_ICONS[row.state] if row.state is QueueState.CALLED else None
