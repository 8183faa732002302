"""When an offer meets: reckoned from its series, what is known of single days laid over it. Nothing is ever copied.

A day on which the centre is closed is left out by itself, and so are the school holidays where the series rests in them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import pairwise

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series, SessionKey, SessionRow, SessionState
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import LAST_YEAR, Month, check_date
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LAST_DAY = date(LAST_YEAR, 12, 31)
MOST_WEEKS = 52
MOST_MONTHS = 12
LAST_OF_MONTH = -1
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
# So far a next session is looked for: the longest rhythm with a summer's closing behind it.
_AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days on which no school is held, with what they are called."""

    days: Mapping[date, str] = field(default_factory=dict)

    def on(self, day: date) -> str:
        """What they are called on a day; empty where school is held."""
        return self.days.get(day, "")


def school_holidays(values: ValueList) -> Holidays:
    """The school holidays of all days, each as its entry holds: one that was put right later counts as it then was."""
    found: dict[date, str] = {}
    for value in values:
        entries = values.history(value.code)
        held_until = [later.since - _DAY for _, later in pairwise(entries)] + [LAST_DAY]
        for number, (entry, until) in enumerate(zip(entries, held_until, strict=True)):
            if not entry.active or entry.first is None or entry.last is None:
                continue
            day = entry.first if number == 0 else max(entry.first, entry.since)
            while day <= min(entry.last, until):
                found.setdefault(day, entry.de)
                day += _DAY
    return Holidays(found)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What lets a day be left out, though the rule gives it."""

    opening: Opening = field(default_factory=Opening)
    school: Holidays = field(default_factory=Holidays)

    def left_out(self, series: Series, day: date) -> str:
        """Why a series does not meet on a day that its rule gives; empty where it does.

        A single date was chosen by somebody: it meets on a public holiday and in school holidays too, but never when the
        centre is closed that day for a reason of its own.
        """
        if series.rhythm is Rhythm.ONCE:
            return self.opening.closed.get(day, "")
        closed = self.opening.closed_because(day)
        if closed is not None:
            return closed or _CLOSED
        return "" if series.in_school_holidays else self.school.on(day)


# Closed, and nobody said why.
_CLOSED = "–"


# -- the rule ----------------------------------------------------------------------------------------------------


def days(series: Series, first: date, last: date) -> Iterator[date]:
    """The days from first to last, both included, that the rule gives, whatever is left out of them; earliest first."""
    begins = max(first, series.first)
    ends = min(last, series.last if series.last is not None else LAST_DAY, LAST_DAY)
    if begins > ends:
        return
    if series.rhythm is Rhythm.ONCE:
        if begins <= series.first <= ends:
            yield series.first
    elif series.rhythm is Rhythm.WEEKLY:
        yield from _weekly(series, begins, ends)
    else:
        yield from _monthly(series, begins, ends)


def _weekly(series: Series, begins: date, ends: date) -> Iterator[date]:
    # Weeks are counted from the one of the first day, by days: no year's number of weeks comes into it.
    day = series.first - timedelta(days=series.first.weekday()) + timedelta(days=series.weekday)
    step = _WEEK * series.every
    if day < begins:
        day += step * -(-(begins - day).days // step.days)
    while day <= ends:
        yield day
        if LAST_DAY - day < step:
            return
        day += step


def _monthly(series: Series, begins: date, ends: date) -> Iterator[date]:
    started = series.first.year * 12 + series.first.month
    number = begins.year * 12 + begins.month
    number += -(number - started) % series.every
    while number <= ends.year * 12 + ends.month:
        day = _of_month(Month((number - 1) // 12, (number - 1) % 12 + 1), series.weekday, series.nth or 1)
        if begins <= day <= ends:
            yield day
        number += series.every


def _of_month(month: Month, weekday: int, nth: int) -> date:
    """The n-th weekday of a month, or the last one."""
    if nth == LAST_OF_MONTH:
        return month.last - timedelta(days=(month.last.weekday() - weekday) % 7)
    return month.first + timedelta(days=(weekday - month.first.weekday()) % 7 + 7 * (nth - 1))


def first_meeting(series: Series, since: date | None = None) -> date | None:
    """The first day that the rule gives, from a day on; None where it gives none."""
    return next(days(series, since or series.first, LAST_DAY), None)


def from_then_on(series: Series, since: date) -> Series | None:
    """The same rule from a day on, in the weeks and months in which it met anyway; None where it meets no more."""
    if series.first >= since:
        return series
    first = first_meeting(series, since)
    return None if first is None else replace(series, first=first)


def until_then(series: Series, last: date) -> Series | None:
    """The same rule up to a day; None where it did not meet by then."""
    cut = replace(series, last=last if series.last is None else min(last, series.last))
    return None if first_meeting(cut) is None else cut


def checked(series: Series, calendar: Calendar | None = None, ended_on: date | None = None) -> Series:
    """The series with what its rhythm does not use left out. Raises BadInput where it is none, or never meets."""
    check_date(series.first, field="first")
    if series.last is not None:
        check_date(series.last, field="last")
        if series.last < series.first:
            _refuse("last", QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten."))
    if not series.starts < series.ends:
        _refuse("ends", QT_TRANSLATE_NOOP("errors", "Das Ende liegt nicht nach dem Beginn."))
    kept = replace(
        series,
        starts=series.starts.replace(second=0, microsecond=0),
        ends=series.ends.replace(second=0, microsecond=0),
    )
    if series.rhythm is Rhythm.ONCE:
        kept = replace(kept, weekday=series.first.weekday(), last=series.first, every=1, nth=None)
    else:
        kept = _checked_rhythm(kept)
    _refuse_never(kept, calendar, ended_on)
    return kept


def _checked_rhythm(series: Series) -> Series:
    if not 0 <= series.weekday <= 6:
        _refuse("weekday", QT_TRANSLATE_NOOP("errors", "Diesen Wochentag gibt es nicht."))
    weekly = series.rhythm is Rhythm.WEEKLY
    most = MOST_WEEKS if weekly else MOST_MONTHS
    if not 1 <= series.every <= most:
        text = QT_TRANSLATE_NOOP("errors", "Der Abstand ist 1 bis {most} Wochen oder Monate.")
        raise BadInput("every", Sentence("errors", text, {"most": most}))
    if weekly:
        return replace(series, nth=None)
    if series.nth not in (1, 2, 3, 4, LAST_OF_MONTH):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Ein {nth}. solcher Wochentag kommt nicht in jedem Monat: gemeint ist 1. bis 4. oder der letzte.",
        )
        raise BadInput("nth", Sentence("errors", text, {"nth": series.nth or 0}))
    return series


def _refuse_never(series: Series, calendar: Calendar | None, ended_on: date | None) -> None:
    last = series.last if ended_on is None else min(series.last or LAST_DAY, ended_on)
    meets = days(series, series.first, last or LAST_DAY)
    day = next(meets, None)
    if day is None:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "So trifft sich die Reihe nie: bis zum {last} kommt kein solcher Tag. Bitte Tag oder Zeitraum prüfen.",
        )
        raise BadInput("last", Sentence("errors", text, {"last": f"{last or LAST_DAY:%d.%m.%Y}"}))
    # One without an end meets some day.
    if calendar is None or last is None:
        return
    why = calendar.left_out(series, day)
    if why and all(calendar.left_out(series, other) for other in meets):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "So trifft sich die Reihe nie: an allen ihren Tagen ist geschlossen ({why}). Bitte Tage prüfen.",
        )
        raise BadInput("first", Sentence("errors", text, {"why": why}))


def _refuse(where: str, text: str) -> None:
    raise BadInput(where, Sentence("errors", text))


# -- what is known of single days --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownSession:
    """What is known of a session beside the rule. Room, units and kind None: as the offer's."""

    id: int
    key: SessionKey
    day: date
    starts: time
    ends: time
    added: bool = False
    room: str | None = None
    state: SessionState = SessionState.PLANNED
    reason: str = ""
    half_units: int | None = None
    offer_kind: str | None = None
    anonymous_adults: int = 0
    anonymous_children: int = 0
    announced: int = 0
    came: int = 0
    children: int = 0
    version: int = 1

    @property
    def moved(self) -> bool:
        """Whether it is not when the rule says."""
        return not self.added and (self.day, self.starts) != (self.key.planned_on, self.key.planned_starts)

    @property
    def was(self) -> bool:
        """Whether it took place: it was finished, or somebody was there."""
        return self.state is SessionState.HELD or bool(
            self.came or self.children or self.anonymous_adults or self.anonymous_children
        )

    @property
    def stands(self) -> bool:
        """Whether it took place, or something was entered at it: it stays whatever becomes of the rule."""
        return self.was or bool(self.announced)


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as the rule gives it."""

    day: date
    starts: time
    ends: time


def planned(
    series: Iterable[Series], calendar: Calendar, first: date, last: date, ended_on: date | None = None
) -> list[Planned]:
    """What the series of an offer give between two days, without what is left out, earliest first."""
    until = last if ended_on is None else min(last, ended_on)
    found: dict[tuple[date, time], Planned] = {}
    for one in series:
        for day in days(one, first, until):
            if not calendar.left_out(one, day):
                # Two rules for the same time are one session.
                found.setdefault((day, one.starts), Planned(day, one.starts, one.ends))
    return [found[key] for key in sorted(found)]


def sessions(
    offer_id: int,
    data: OfferData,
    series: Sequence[Series],
    known: Collection[KnownSession],
    calendar: Calendar,
    first: date,
    last: date,
) -> list[SessionRow]:
    """The sessions of an offer between two days, earliest first.

    `known`: everything that is known of sessions that lie in those days, or that the rule puts there.
    """
    rows = []
    of_day: dict[date, list[KnownSession]] = {}
    for one in known:
        if not one.added:
            of_day.setdefault(one.key.planned_on, []).append(one)
        if first <= one.day <= last and _shown(one, series, data.ended_on):
            rows.append(as_known(offer_id, data, one))
    for plan in planned(series, calendar, first, last, data.ended_on):
        here = of_day.get(plan.day)
        if here and _take(here, plan, series):
            continue
        key = SessionKey(offer_id, plan.day, plan.starts)
        rows.append(as_planned(key, data, plan))
    rows.sort(key=lambda row: (row.day, row.starts))
    return rows


def _take(here: list[KnownSession], plan: Planned, series: Sequence[Series]) -> bool:
    """Whether something is known of a planned session: by its time; else what was known before the rule got another."""
    for one in here:
        if one.key.planned_starts == plan.starts:
            here.remove(one)
            return True
    for one in here:
        if not _gives(series, one.key.planned_on, one.key.planned_starts):
            here.remove(one)
            return True
    return False


def _gives(series: Iterable[Series], day: date, starts: time | None = None) -> bool:
    """Whether the rule gives a day, at that time or at any, whatever is left out."""
    return any(
        (starts is None or one.starts == starts) and next(days(one, day, day), None) is not None
        for one in series
    )


def _shown(one: KnownSession, series: Sequence[Series], ended_on: date | None) -> bool:
    if one.stands:
        return True
    if ended_on is not None and one.day > ended_on:
        return False
    # What nobody entered anything at goes with the day of its rule.
    return one.added or _gives(series, one.key.planned_on)


def as_known(offer_id: int, data: OfferData, one: KnownSession) -> SessionRow:
    """The row of a session of which something is known. What was is of the kind, and has the units, that it had then."""
    return SessionRow(
        key=one.key,
        title=data.title,
        offer_kind=one.offer_kind if one.was and one.offer_kind is not None else data.offer_kind,
        day=one.day,
        starts=one.starts,
        ends=one.ends,
        room=data.room if one.room is None else one.room,
        state=one.state,
        reason=one.reason,
        added=one.added,
        half_units=one.half_units if one.was and one.half_units is not None else data.half_units,
        anonymous_adults=one.anonymous_adults,
        anonymous_children=one.anonymous_children,
        announced=one.announced,
        came=one.came,
        children=one.children,
        for_volunteers=data.for_volunteers,
        id=one.id,
        version=one.version,
    )


def as_planned(key: SessionKey, data: OfferData, plan: Planned) -> SessionRow:
    """The row of a session of which the rule alone knows."""
    return SessionRow(
        key=key,
        title=data.title,
        offer_kind=data.offer_kind,
        day=plan.day,
        starts=plan.starts,
        ends=plan.ends,
        room=data.room,
        half_units=data.half_units,
        for_volunteers=data.for_volunteers,
    )


def next_session(
    offer_id: int,
    data: OfferData,
    series: Sequence[Series],
    known: Collection[KnownSession],
    calendar: Calendar,
    day: date,
    at: time = time(0),
) -> SessionRow | None:
    """The next session that is not called off and not over at that time of that day; None where there is none.

    `known`: everything that is known of the sessions from that day on.
    """
    # Most meet within a week: only where none does, a longer time is reckoned.
    first, length = day, _WEEK
    while first - day < _AHEAD and first <= LAST_DAY:
        last = min(first + length, LAST_DAY)
        for row in sessions(offer_id, data, series, known, calendar, first, last):
            over = row.day == day and row.ends <= at
            if row.state is not SessionState.CANCELLED and not over:
                return row
        if not known and all(one.last is not None and one.last <= last for one in series):
            return None
        first, length = last + _DAY, length * 4
    return None
