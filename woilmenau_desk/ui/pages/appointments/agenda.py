"""The agenda: how an appointment and the heading of its day are said."""

from collections.abc import Callable
from datetime import date, timedelta

from woilmenau_desk.domain.appointments import STATE_NAMES, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.pages.browse.headings import day_heading
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column, Heading
from woilmenau_desk.ui.words import word

LINE_HEIGHT = 52  # two marks fit below one another
_CLASH = QT_TRANSLATE_NOOP("agenda", "überschneidet sich")
_FORCED = QT_TRANSLATE_NOOP("agenda", "trotzdem eingetragen: {reason}")
_OUTSIDE = QT_TRANSLATE_NOOP("agenda", "außerhalb der Zeiten")
_BY_VISITOR = QT_TRANSLATE_NOOP("agenda", "von der Person abgesagt")
_BY_CENTRE = QT_TRANSLATE_NOOP("agenda", "von uns abgesagt")
_MINUTES = QT_TRANSLATE_NOOP("agenda", "{number} Minuten")
_CLOSED = QT_TRANSLATE_NOOP("agenda", "geschlossen")
_CLOSED_BECAUSE = QT_TRANSLATE_NOOP("agenda", "geschlossen: {reason}")
STATE_TONES = {
    AppointmentState.BOOKED: Tone.INFO,
    AppointmentState.KEPT: Tone.GOOD,
    AppointmentState.NO_SHOW: Tone.WARN,
    AppointmentState.CANCELLED: Tone.NEUTRAL,
}
STATE_ICONS = {
    AppointmentState.BOOKED: "calendar",
    AppointmentState.KEPT: "check",
    AppointmentState.NO_SHOW: "minus",
    AppointmentState.CANCELLED: "void",
}


def ends_at(row: AppointmentRow) -> str:
    """The clock time when it is over."""
    return say_time((row.starts_at + timedelta(minutes=row.data.duration_minutes)).time())


def state_word(row: AppointmentRow) -> str:
    """vereinbart, wahrgenommen …"""
    return word("appointments", STATE_NAMES[row.state])


def said_by(row: AppointmentRow) -> str:
    """Who called it off; empty where nobody said, or nobody did."""
    if row.state is not AppointmentState.CANCELLED or row.cancelled_by is None:
        return ""
    return word("agenda", _BY_VISITOR if row.cancelled_by is CancelledBy.VISITOR else _BY_CENTRE)


def marks(row: AppointmentRow, *, hidden: bool = False) -> tuple[tuple[str, Tone, str], ...]:
    """What stands out about an appointment: word, tone, icon. `hidden`: names are, and so is what people wrote."""
    found = []
    if row.clash:
        told = bool(row.forced) and not hidden
        said = word("agenda", _FORCED).format(reason=row.forced) if told else word("agenda", _CLASH)
        found.append((said, Tone.WARN, "warning"))
    if not row.within_hours:
        found.append((word("agenda", _OUTSIDE), Tone.NEUTRAL, "clock"))
    return tuple(found)


def agenda_heading(row: AppointmentRow, today: date, opening: Opening) -> Heading:
    """The line above a day's appointments; beside it the date, and why the centre is closed."""
    day, note = row.starts_at.date(), ""
    kind = opening.kind_for(HoursKind.COUNSELLING, day)
    if not opening.is_open_day(day, kind):
        reason = opening.why_closed(day, kind)
        note = word("agenda", _CLOSED_BECAUSE).format(reason=reason) if reason else word("agenda", _CLOSED)
    return day_heading(day, today, note)


def agenda_columns(
    about: Callable[[AppointmentRow], str], privacy: Privacy
) -> tuple[Column[AppointmentRow], ...]:
    """When, who, with whom, what stands out, and what became of it. `about` says type, room, and the slip's language."""
    minutes = word("agenda", _MINUTES)

    def stands_out(row: AppointmentRow) -> tuple[tuple[str, Tone, str], ...]:
        return marks(row, hidden=privacy.hidden)

    return (
        Column[AppointmentRow](
            "",
            lambda row: f"{say_time(row.starts_at.time())}–{ends_at(row)}",
            lambda row: minutes.format(number=row.data.duration_minutes),
            strong=True,
            width=112,
        ),
        Column[AppointmentRow](
            "",
            lambda row: row.person_name,
            about,
            name=lambda row: row.person_name,
            personal=True,
        ),
        Column[AppointmentRow]("", lambda row: row.colleague_name, soft=True, width=92),
        Column[AppointmentRow](
            "",
            lambda row: "\n".join(text for text, *_ in stands_out(row)),
            marks=stands_out,
            width=180,
            narrow=46,
        ),
        Column[AppointmentRow](
            "",
            state_word,
            said_by,
            badge=lambda row: STATE_TONES[row.state],
            badge_icon=lambda row: STATE_ICONS[row.state],
            width=160,
            narrow=46,
        ),
    )
