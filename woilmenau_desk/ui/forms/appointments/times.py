"""When an appointment is proposed, and what to tell about a time somebody typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.clashes import Clash, Taken
from woilmenau_desk.domain.opening import HoursKind, Opening, OpeningState
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.tokens import Tone

_STEP = timedelta(minutes=30)
_MOST_TRIES = 200  # some weeks of half hours
_MOST_CLASHES = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """What is worth knowing about a time before it is booked. It never forbids anything."""

    tone: Tone
    text: Sentence


def moment_of(day: date, at: time) -> datetime:
    """That time on the centre's clock."""
    return datetime.combine(day, at, tzinfo=BERLIN)


def next_slot(
    opening: Opening, now: datetime, busy: Iterable[AppointmentRow] = (), minutes: int = 30
) -> datetime:
    """The next full half hour in which the centre is open and none of `busy` lies.

    The next half hour at all if it never opens, the first one open if all of the days looked at are full.
    """
    rows = tuple(busy)
    first = slot = _next_open(opening, now)
    for _try in range(_MOST_TRIES):
        end = slot + timedelta(minutes=minutes)
        if not any(slot < _over(row) and row.starts_at < end for row in rows):
            return slot
        slot = _next_open(opening, slot)
    return first


def _over(row: AppointmentRow) -> datetime:
    return row.starts_at + timedelta(minutes=row.data.duration_minutes)


def _next_open(opening: Opening, now: datetime) -> datetime:
    here = local(now)
    start = here.replace(minute=0, second=0, microsecond=0)
    while start <= here:
        start += _STEP
    kind = hours_of(opening, start.date())
    if opening.interval_at(start, kind) is not None:
        return start
    for interval in opening.on(start.date(), kind):
        if start.time() < interval.opens:
            return moment_of(start.date(), interval.opens)
    day = opening.next_open_day(start.date(), kind)
    return moment_of(day, opening.on(day, kind)[0].opens) if day else start


def hours_of(opening: Opening, day: date) -> HoursKind:
    """By whose hours an appointment of a day is judged: it is a counselling."""
    return opening.kind_for(HoursKind.COUNSELLING, day)


def hours_said(opening: Opening, day: date) -> str:
    """14:00–16:00, and what else is open on a day for appointments; empty where nothing is."""
    found = opening.on(day, hours_of(opening, day))
    return ", ".join(f"{say_time(part.opens)}–{say_time(part.closes)}" for part in found)


def hours_hint(opening: Opening, start: datetime, minutes: int, now: datetime) -> Hint | None:
    """Whether the time lies in the past, on a closed day, outside the hours or runs over their end."""
    if start < now - timedelta(minutes=1):
        text = QT_TRANSLATE_NOOP("booking", "Dieser Zeitpunkt ist schon vorbei.")
        return Hint(Tone.WARN, Sentence("booking", text))
    here = local(start)
    day = people_say_date(here.date(), local(now).date())
    kind = hours_of(opening, here.date())
    found = opening.at(start, kind)
    if found.state is OpeningState.CLOSED:
        if found.reason:
            text = QT_TRANSLATE_NOOP(
                "booking", "{day} ist geschlossen: {reason}. Geht trotzdem: nach Vereinbarung."
            )
        else:
            text = QT_TRANSLATE_NOOP("booking", "{day} ist geschlossen. Geht trotzdem: nach Vereinbarung.")
        return Hint(Tone.INFO, Sentence("booking", text, {"day": _capital(day), "reason": found.reason}))
    interval = opening.interval_at(start, kind)
    if interval is None:
        text = QT_TRANSLATE_NOOP(
            "booking", "Außerhalb der Zeiten ({hours}). Geht trotzdem: nach Vereinbarung."
        )
        return Hint(Tone.INFO, Sentence("booking", text, {"hours": hours_said(opening, here.date())}))
    if here + timedelta(minutes=minutes) > moment_of(here.date(), interval.closes):
        text = QT_TRANSLATE_NOOP("booking", "Dauert länger als geöffnet ist: Um {closes} wird geschlossen.")
        return Hint(Tone.INFO, Sentence("booking", text, {"closes": say_time(interval.closes)}))
    return None


def taken(rows: Iterable[AppointmentRow], colleague: str, but: int | None) -> tuple[AppointmentRow, ...]:
    """The colleague's booked appointments among `rows`, the one numbered `but` left out."""
    return tuple(
        row
        for row in rows
        if row.data.colleague == colleague and row.state is AppointmentState.BOOKED and row.id != but
    )


def clash_hint(clashes: Iterable[Clash], who: Callable[[Taken], str]) -> Hint | None:
    """What is taken at that time already; whose appointment it is stays untold. `who` says what a thing is called."""
    lines: list[Sentence] = []
    for clash in clashes:
        one = clash.taken
        text = QT_TRANSLATE_NOOP("booking", "{who} ist von {start} bis {end} schon belegt.")
        shown = {
            "who": _capital(who(one)),
            "start": say_time(local(one.starts_at).time()),
            "end": say_time(local(one.ends_at).time()),
        }
        line = Sentence("booking", text, shown)
        if line not in lines:
            lines.append(line)
    if not lines:
        return None
    shown_lines = {f"line{number}": line for number, line in enumerate(lines[:_MOST_CLASHES])}
    return Hint(
        Tone.WARN,
        Sentence("booking", "\n".join(f"{{{name}}}" for name in shown_lines), shown_lines),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
