"""How cases are spoken of: their state, who may read them, and what matters since the last time."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.cases import STATE_NAMES, CaseRow, CaseState, Named, SinceLast
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Mark
from woilmenau_desk.ui.words import word

_SOON, _AHEAD = timedelta(days=3), timedelta(days=28)

_LOOKS: Mapping[CaseState, tuple[Tone, str]] = {
    CaseState.OPEN: (Tone.GOOD, "door"),
    CaseState.RESTING: (Tone.NEUTRAL, "moon"),
    CaseState.CLOSED: (Tone.NEUTRAL, "check"),
}
_RESTRICTED = QT_TRANSLATE_NOOP("cases", "eingeschränkt")
_ONLY = QT_TRANSLATE_NOOP("cases", "eingeschränkt: nur {names}")
_UNTIL = QT_TRANSLATE_NOOP("cases", "{name} (bis {day})")
_NO_KEY = QT_TRANSLATE_NOOP("cases", "{name} (Schlüssel passt nicht mehr)")
_HOUSEHOLD = QT_TRANSLATE_NOOP("cases", "Haushalt")
_SINCE = QT_TRANSLATE_NOOP("cases", "Seit dem letzten Mal ({day}):")
_SINCE_NEAR = QT_TRANSLATE_NOOP("cases", "Seit {day}:")  # Seit gestern
_NEVER = QT_TRANSLATE_NOOP("cases", "Noch kein Kontakt erfasst:")
_NOTHING = QT_TRANSLATE_NOOP("cases", "nichts offen")
_FIRST = QT_TRANSLATE_NOOP("cases", "das nächste Gespräch ist das Erstgespräch")
_DEADLINE_PAST = QT_TRANSLATE_NOOP("cases", "Frist war {day}")
_DEADLINE_TODAY = QT_TRANSLATE_NOOP("cases", "Frist endet heute")
_DEADLINE = QT_TRANSLATE_NOOP("cases", "Frist bis {day}")
_RAN_OUT = QT_TRANSLATE_NOOP("cases", "Papier abgelaufen: {day}")
_RUNS_OUT = QT_TRANSLATE_NOOP("cases", "Papier bis {day}")
_APPOINTMENT = QT_TRANSLATE_NOOP("cases", "Termin {day}, {time}")
_HELP = QT_TRANSLATE_NOOP("cases", "Hilfe {day}")


def state_word(state: CaseState) -> str:
    """Offen, ruht, abgeschlossen."""
    return word("cases", STATE_NAMES[state])


def state_mark(row: CaseRow) -> Mark:
    """The state of a case as a badge shows it."""
    return (state_word(row.state), *_LOOKS[row.state])


def household_word() -> str:
    """That a case is a household's."""
    return word("cases", _HOUSEHOLD)


def restricted_word() -> str:
    """That a case is restricted, not to whom."""
    return word("cases", _RESTRICTED)


def restricted_to(named: Iterable[Named], today: date) -> str:
    """Eingeschränkt: nur Caro, Rolf (bis Fr, 4.12.)."""
    names = [named_said(one, today) for one in named]
    return word("cases", _ONLY).format(names=", ".join(names)) if names else restricted_word()


def named_said(one: Named, today: date) -> str:
    """Whoever is named, with the last day of a stand-in, and whether their key still fits."""
    if not one.fits:
        return word("cases", _NO_KEY).format(name=one.name)
    if one.until is None:
        return one.name
    return word("cases", _UNTIL).format(name=one.name, day=people_say_date(one.until, today))


def since_lead(since: SinceLast, today: date) -> str:
    """How the line begins: since which day it counts."""
    last = since.last_contact
    if last is None:
        return word("cases", _NEVER)
    near = 0 <= (today - last).days <= 1
    return word("cases", _SINCE_NEAR if near else _SINCE).format(day=people_say_date(last, today))


def since_marks(since: SinceLast, today: date) -> tuple[Mark, ...]:
    """What matters, the most pressing first; that nothing is open where nothing is."""
    dated = (
        _of_deadline(since.next_deadline, today),
        _of_paper(since.runs_out, today),
    )
    marks = [mark for mark in dated if mark is not None]
    marks.sort(key=lambda mark: mark[1] is not Tone.BAD)
    if since.open_follow_ups:
        text = QCoreApplication.translate("cases", "%n Wiedervorlage(n)", "", since.open_follow_ups)
        marks.append((text, Tone.WARN, "clock"))
    if since.open_referrals:
        text = QCoreApplication.translate("cases", "%n Verweis(e) offen", "", since.open_referrals)
        marks.append((text, Tone.INFO, "referral"))
    if since.next_appointment is not None:
        at = since.next_appointment
        text = word("cases", _APPOINTMENT).format(
            day=people_say_date(at.date(), today), time=say_time(at.time())
        )
        marks.append((text, Tone.INFO, "calendar"))
    if since.recent_help is not None:
        text = word("cases", _HELP).format(day=people_say_date(since.recent_help, today))
        marks.append((text, Tone.NEUTRAL, "aid"))
    if since.first_session:
        marks.append((word("cases", _FIRST), Tone.ACCENT, "sparkle"))
    return tuple(marks) or ((word("cases", _NOTHING), Tone.GOOD, "check"),)


def _of_deadline(last_day: date | None, today: date) -> Mark | None:
    if last_day is None:
        return None
    said = people_say_date(last_day, today)
    if last_day < today:
        return word("cases", _DEADLINE_PAST).format(day=said), Tone.BAD, "warning"
    if last_day == today:
        return word("cases", _DEADLINE_TODAY), Tone.BAD, "warning"
    # Red until it is done, however far; what presses has the other icon.
    icon = "warning" if last_day <= today + _SOON else "clock"
    return word("cases", _DEADLINE).format(day=said), Tone.BAD, icon


def _of_paper(runs_out: date | None, today: date) -> Mark | None:
    if runs_out is None:
        return None
    said = people_say_date(runs_out, today)
    if runs_out < today:
        return word("cases", _RAN_OUT).format(day=said), Tone.BAD, "document"
    tone = Tone.WARN if runs_out <= today + _AHEAD else Tone.NEUTRAL
    return word("cases", _RUNS_OUT).format(day=said), tone, "document"
