"""The roster (Dienstplan): who opens the centre on which day, who is away, and where nobody is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import Helper, check_order
from woilmenau_desk.domain.colleagues import ColleagueRow
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import check_date, local
from woilmenau_desk.domain.roster import AwayRow, Duty, OnDuty, RosterDay, gaps
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.storage import assignments as assignment_rows
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage import roster_duties as rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.volunteers_at_work import helper, helpers

LONGEST = 800  # days: two years and a bit


# -- reading -----------------------------------------------------------------------------------------------------


def days(desk: Desk, first: date, last: date) -> tuple[RosterDay, ...]:
    """The roster from one day to another, both included: what is open, who is there, where nobody is.

    Of volunteers whoever may not manage them sees first name, languages and telephone; why somebody is away is seen by
    whoever makes the roster. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.SEE_ROSTER)
    _check_span(first, last)
    hours = opening(desk)
    with desk.store.read() as conn:
        known = _known(conn, first, last)
    reasons = desk.actor.may(Right.EDIT_ROSTER)
    return tuple(
        _day(known, hours, first + timedelta(days=number), reasons)
        for number in range((last - first).days + 1)
    )


def on_duty_now(desk: Desk) -> tuple[OnDuty, ...]:
    """Who is there at this moment by the roster, those who are away left out. Raises NotAllowed."""
    here = local(desk.clock())
    (today,) = days(desk, here.date(), here.date())
    return tuple(
        one for one in today.on_duty if not one.absent and one.duty.starts <= here.time() < one.duty.ends
    )


def duties(desk: Desk, since: date | None = None) -> tuple[Duty, ...]:
    """The duties that hold on a day or later, today by default, in the order of the week. Raises NotAllowed."""
    desk.actor.require(Right.SEE_ROSTER)
    with desk.store.read() as conn:
        return rows.between(conn, since or desk.today(), date.max)


def get(desk: Desk, duty_id: int) -> Duty:
    """A duty. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.SEE_ROSTER)
    with desk.store.read() as conn:
        return rows.one(conn, duty_id)


def absences(desk: Desk, first: date, last: date) -> tuple[AwayRow, ...]:
    """The colleagues' absences that touch these days, earliest first; the reason for whoever makes the roster.

    Raises NotAllowed.
    """
    desk.actor.require(Right.SEE_ROSTER)
    with desk.store.read() as conn:
        found = rows.absences(conn, first, last)
    if desk.actor.may(Right.EDIT_ROSTER):
        return found
    return tuple(replace(row, reason="") for row in found)


@dataclass(frozen=True, slots=True)
class Soon:
    """Today and tomorrow. Not `in_use`: nobody is planned at all, so nobody keeps a roster, and no gap is one."""

    days: tuple[RosterDay, ...]
    in_use: bool


def soon(desk: Desk) -> Soon:
    """Today and tomorrow, for the counter. Raises NotAllowed."""
    today = desk.today()
    with desk.store.read() as conn:
        in_use = rows.any_since(conn, today)
    return Soon(days(desk, today, today + timedelta(days=1)), in_use)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the days are reckoned with."""

    duties: tuple[Duty, ...]
    colleagues: Mapping[str, ColleagueRow]
    away: tuple[AwayRow, ...]
    helpers: Mapping[int, Helper]


def _known(conn: Connection, first: date, last: date) -> _Known:
    found = list(rows.between(conn, first, last))
    for row in assignment_rows.agreed_between(conn, first, last):
        data = row.data
        if not data.for_roster or data.starts is None or data.ends is None:
            continue
        if data.once or data.weekday is not None:
            weekday = data.first.weekday() if data.weekday is None else data.weekday
            duty = Duty(weekday, data.starts, data.ends, data.first, data.last, None, data.volunteer_id)
            found.append(replace(duty, assignment_id=row.id))
    return _Known(
        tuple(found),
        {row.key: row for row in colleague_rows.all_of_them(conn)},
        rows.absences(conn, first, last),
        helpers(conn, {duty.volunteer_id for duty in found if duty.volunteer_id is not None}),
    )


def _day(known: _Known, hours: Opening, day: date, reasons: bool) -> RosterDay:
    opens = tuple((one.opens, one.closes) for one in hours.on(day))
    there = [
        _on_duty(known, duty, day, reasons)
        for duty in known.duties
        # On a closed day only those come of whom it was said for that day.
        if duty.holds_on(day) and (opens or duty.one_day)
    ]
    there.sort(key=lambda one: (one.duty.starts, one.duty.ends, one.said, one.duty.id or 0))
    present = [(one.duty.starts, one.duty.ends) for one in there if not one.absent]
    return RosterDay(day, opens, tuple(there), gaps(day, opens, present), hours.why_closed(day))


def _on_duty(known: _Known, duty: Duty, day: date, reasons: bool) -> OnDuty:
    if duty.volunteer_id is not None:
        who = known.helpers[duty.volunteer_id]
        away = who.away(day)
        absent = away is not None or who.outside(day) is not None
        reason = away.reason if away is not None and reasons else ""
        duty = replace(duty, said=who.called)
        return OnDuty(duty, who.called, who.languages, who.phone, absent, reason)
    row = known.colleagues[duty.colleague or ""]
    gone = [one for one in known.away if one.colleague == row.key and one.first <= day <= one.last]
    reason = gone[0].reason if gone and reasons else ""
    duty = replace(duty, said=row.name)
    absent = bool(gone) or not row.here_on(day)
    return OnDuty(duty, row.name, row.data.languages, row.data.phone, absent, reason)


# -- duties ------------------------------------------------------------------------------------------------------


def add_duty(desk: Desk, duty: Duty) -> Done[Duty]:
    """Let somebody open, every week or on one day. Raises NotAllowed, BadInput, NotFound, DiskFull.

    Outside the opening hours is allowed: somebody prepares, or cleans up.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    checked = _checked(desk, duty)
    with desk.writing() as uow:
        _refuse_twice(uow.conn, checked)
        kept = rows.one(uow.conn, rows.add(uow, checked))
        return desk.finish(
            uow, kept, _said(QT_TRANSLATE_NOOP("said", "Dienst eingetragen: {who}, {when}"), kept)
        )


def change_duty(desk: Desk, duty_id: int, duty: Duty, version: int, since: date | None = None) -> Done[Duty]:
    """Change a duty. With `since` it changes from that day on, and what was before stays as it was.

    Raises NotAllowed, BadInput, ChangedMeanwhile, NotFound.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    with desk.writing() as uow:
        rows.expect(uow, duty_id, version)
        before = rows.one(uow.conn, duty_id)
        if since is None or since <= before.first:
            checked = _checked(desk, duty, before)
            _refuse_twice(uow.conn, checked, duty_id)
            rows.change(uow, duty_id, checked, version)
            kept = rows.one(uow.conn, duty_id)
        else:
            checked = _checked(desk, replace(duty, first=since), before)
            rows.end(uow, duty_id, since - timedelta(days=1), version)
            _refuse_twice(uow.conn, checked, duty_id)
            kept = rows.one(uow.conn, rows.add(uow, checked))
        return desk.finish(
            uow, kept, _said(QT_TRANSLATE_NOOP("said", "Dienst geändert: {who}, {when}"), kept)
        )


def end_duty(desk: Desk, duty_id: int, last: date, version: int) -> Done[None]:
    """Let a duty be until a day for the last time; one that had not begun by then goes.

    Raises NotAllowed, BadInput, ChangedMeanwhile, NotFound.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    check_date(last, field="last")
    with desk.writing() as uow:
        rows.expect(uow, duty_id, version)
        before = rows.one(uow.conn, duty_id)
        rows.end(uow, duty_id, last, version)
        text = QT_TRANSLATE_NOOP("said", "Dienst endet am {day}: {who}")
        shown = {"day": f"{last:%d.%m.%Y}", "who": before.said}
        if last < before.first:
            text, shown = QT_TRANSLATE_NOOP("said", "Dienst entfernt: {who}"), {"who": before.said}
        return desk.finish(uow, None, Sentence("said", text, shown))


def substitute(
    desk: Desk,
    day: date,
    starts: time,
    ends: time,
    *,
    colleague: str | None = None,
    volunteer_id: int | None = None,
) -> Done[Duty]:
    """Let a colleague or a volunteer step in on one day, for somebody who is away or where nobody is.

    Raises as `add_duty`, and BadInput where they are away themselves.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    checked = checked_substitute(desk, day, starts, ends, colleague, volunteer_id)
    with desk.writing() as uow:
        refuse_busy(uow.conn, checked)
        kept = rows.one(uow.conn, rows.add(uow, checked))
        return desk.finish(uow, kept, stepped_in(kept))


def checked_substitute(
    desk: Desk, day: date, starts: time, ends: time, colleague: str | None, volunteer_id: int | None
) -> Duty:
    """The duty of whoever steps in on one day. Raises BadInput or NotFound."""
    return _checked(desk, Duty(day.weekday(), starts, ends, day, day, colleague, volunteer_id))


def refuse_busy(conn: Connection, duty: Duty) -> None:
    """Raises BadInput where whoever is to step in is there at that time already, or away."""
    _refuse_twice(conn, duty)
    _refuse_away(conn, duty)


def stepped_in(duty: Duty) -> Sentence:
    """What is said once somebody has agreed."""
    return _said(QT_TRANSLATE_NOOP("said", "{who} springt ein: {when}"), duty)


def _checked(desk: Desk, duty: Duty, before: Duty | None = None) -> Duty:
    checked = duty.checked()
    if checked.colleague is not None:
        already = None if before is None else before.colleague
        colleagues.check_offered(desk, checked.colleague, checked.first, field="who", already=already)
    else:
        with desk.store.read() as conn:
            who = helper(conn, checked.volunteer_id or 0)
        outside = who.outside(checked.first)
        if outside is not None and (before is None or before.volunteer_id != checked.volunteer_id):
            raise BadInput("who", Sentence("errors", "{reason}.", {"reason": outside}))
    return checked


def _refuse_twice(conn: Connection, duty: Duty, own: int | None = None) -> None:
    """Raises BadInput where the same person is there at that time already: it was entered twice."""
    first = duty.first + timedelta(days=(duty.weekday - duty.first.weekday()) % 7)
    for other in rows.between(conn, first, duty.last or date.max):
        same = (other.colleague, other.volunteer_id) == (duty.colleague, duty.volunteer_id)
        if not same or other.id == own or other.weekday != duty.weekday:
            continue
        if other.starts < duty.ends and duty.starts < other.ends:
            text = QT_TRANSLATE_NOOP("errors", "{who} ist da schon von {starts} bis {ends} eingetragen.")
            shown = {"who": other.said, "starts": f"{other.starts:%H:%M}", "ends": f"{other.ends:%H:%M}"}
            raise BadInput("starts", Sentence("errors", text, shown))


def _refuse_away(conn: Connection, duty: Duty) -> None:
    if duty.volunteer_id is not None:
        reason = helper(conn, duty.volunteer_id).hindered(duty.first)
        if reason is not None:
            raise BadInput("who", Sentence("errors", "{reason}.", {"reason": reason}))
        return
    if any(one.colleague == duty.colleague for one in rows.absences(conn, duty.first, duty.first)):
        row = colleague_rows.one(conn, duty.colleague or "")
        text = QT_TRANSLATE_NOOP("errors", "{name} ist am {day} nicht da: bitte jemand anderen wählen.")
        shown = {"name": row.name if row is not None else "", "day": f"{duty.first:%d.%m.%Y}"}
        raise BadInput("who", Sentence("errors", text, shown))


# -- absences ----------------------------------------------------------------------------------------------------


def add_absence(desk: Desk, away: AwayRow) -> Done[AwayRow]:
    """Write down that a colleague is away. Raises NotAllowed, BadInput, NotFound, DiskFull.

    A volunteer's absence is `volunteers.add_absence`'s.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    checked = _checked_absence(away)
    with desk.writing() as uow:
        row = colleague_rows.one(uow.conn, checked.colleague)
        if row is None:
            raise NotFound
        _refuse_overlap(uow.conn, checked)
        kept = rows.absence(uow.conn, rows.add_absence(uow, checked))
        return desk.finish(
            uow, kept, _said_away(QT_TRANSLATE_NOOP("said", "Abwesend: {who}, {days}"), row.name, kept)
        )


def change_absence(desk: Desk, absence_id: int, away: AwayRow, version: int) -> Done[AwayRow]:
    """Put an absence right; whose it is stays. Raises NotAllowed, BadInput, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.EDIT_ROSTER)
    checked = _checked_absence(away)
    with desk.writing() as uow:
        rows.change_absence(uow, absence_id, checked, version)
        kept = rows.absence(uow.conn, absence_id)
        _refuse_overlap(uow.conn, kept, absence_id)
        name = colleague_rows.first_names(uow.conn).get(kept.colleague) or kept.colleague
        return desk.finish(
            uow,
            kept,
            _said_away(QT_TRANSLATE_NOOP("said", "Abwesenheit geändert: {who}, {days}"), name, kept),
        )


def remove_absence(desk: Desk, absence_id: int, version: int) -> Done[None]:
    """They are there after all. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.EDIT_ROSTER)
    with desk.writing() as uow:
        before = rows.absence(uow.conn, absence_id)
        rows.remove_absence(uow, absence_id, version)
        name = colleague_rows.first_names(uow.conn).get(before.colleague) or before.colleague
        return desk.finish(
            uow, None, _said_away(QT_TRANSLATE_NOOP("said", "Doch da: {who}, {days}"), name, before)
        )


def _checked_absence(away: AwayRow) -> AwayRow:
    check_date(away.first, field="first")
    check_date(away.last, field="last")
    check_order(away.first, away.last)
    return replace(away, reason=clean_line(away.reason, field="reason"))


def _refuse_overlap(conn: Connection, away: AwayRow, own: int | None = None) -> None:
    for other in rows.absences(conn, away.first, away.last):
        if other.colleague == away.colleague and other.id != own:
            text = QT_TRANSLATE_NOOP("errors", "Abwesend ist da schon vom {first} bis {last} eingetragen.")
            shown = {"first": f"{other.first:%d.%m.%Y}", "last": f"{other.last:%d.%m.%Y}"}
            raise BadInput("first", Sentence("errors", text, shown))


def _check_span(first: date, last: date) -> None:
    check_date(first, field="first")
    check_date(last, field="last")
    check_order(first, last)
    if (last - first).days > LONGEST:
        text = QT_TRANSLATE_NOOP("errors", "Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST}))


_WEEKDAYS = (
    QT_TRANSLATE_NOOP("dates", "montags"),
    QT_TRANSLATE_NOOP("dates", "dienstags"),
    QT_TRANSLATE_NOOP("dates", "mittwochs"),
    QT_TRANSLATE_NOOP("dates", "donnerstags"),
    QT_TRANSLATE_NOOP("dates", "freitags"),
    QT_TRANSLATE_NOOP("dates", "samstags"),
    QT_TRANSLATE_NOOP("dates", "sonntags"),
)


def _said(text: str, duty: Duty) -> Sentence:
    day: Sentence | str = (
        f"{duty.first:%d.%m.%Y}" if duty.one_day else Sentence("dates", _WEEKDAYS[duty.weekday])
    )
    times = {"day": day, "starts": f"{duty.starts:%H:%M}", "ends": f"{duty.ends:%H:%M}"}
    when = Sentence("said", QT_TRANSLATE_NOOP("said", "{day} {starts} bis {ends}"), times)
    return Sentence("said", text, {"who": duty.said, "when": when})


def _said_away(text: str, name: str, away: AwayRow) -> Sentence:
    last = f"{away.last:%d.%m.%Y}"
    days: Sentence | str = last
    if away.first != away.last:
        between = {"first": f"{away.first:%d.%m.}", "last": last}
        days = Sentence("said", QT_TRANSLATE_NOOP("said", "{first} bis {last}"), between)
    return Sentence("said", text, {"who": name, "days": days})
