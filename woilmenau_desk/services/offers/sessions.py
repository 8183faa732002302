"""Sessions of offers: reckoned from their series, with what is otherwise on single days."""

from collections.abc import Sequence
from datetime import date, time

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.offer_series import as_known, as_planned, days, planned
from woilmenau_desk.domain.offer_series import sessions as reckoned
from woilmenau_desk.domain.offers import Series, SessionKey, SessionRow, SessionState
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.text import NAME_LENGTH, clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers.offers import calendar
from woilmenau_desk.storage import offer_sessions as rows
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage import training_roll
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

REASON_LENGTH = 200


def on_day(desk: Desk, day: date) -> tuple[SessionRow, ...]:
    """The sessions of a day, called off or not, earliest first."""
    return between(desk, day, day)


def between(desk: Desk, first: date, last: date, offer_id: int | None = None) -> tuple[SessionRow, ...]:
    """The sessions from one day to another, both included, of one offer or of all; called off or not, earliest first."""
    only = None if offer_id is None else (offer_id,)
    rests = calendar(desk)
    with desk.store.read() as conn:
        offers = offer_rows.rules(conn, only)
        known = rows.known(conn, first, last, only)
    found = [
        row
        for number, (data, series) in offers.items()
        for row in reckoned(number, data, series, known.get(number, ()), rests, first, last)
    ]
    return tuple(sorted(found, key=lambda row: (row.day, row.starts, row.title, row.key.offer_id)))


def get(desk: Desk, key: SessionKey) -> SessionRow:
    """One session, wherever it was moved to. Raises NotFound where neither the rule nor anybody knows of it."""
    with desk.store.read() as conn:
        return _reckoned(desk, key, offer_rows.around(conn, key))


def cancel(desk: Desk, key: SessionKey, reason: str, version: int) -> Done[SessionRow]:
    """Call a session off. `version`: as its row was read, 0 where nothing was known of it.

    Raises NotAllowed, NotFound, ChangedMeanwhile, or BadInput where somebody was there already.
    """
    desk.actor.require(Right.RUN_OFFERS)
    why = clean_line(reason, field="reason", limit=REASON_LENGTH)
    with desk.writing() as uow:
        rows.expect(uow, key, version)
        before = _found(desk, uow, key)
        _refuse_held(before)
        values = {"state": SessionState.CANCELLED.value, "reason": why}
        rows.change(uow, key, before.ends, values, version)
        return _finished(desk, uow, key, QT_TRANSLATE_NOOP("said", "Fällt aus: {title}, {day}"))


def move(
    desk: Desk,
    key: SessionKey,
    day: date,
    starts: time,
    ends: time,
    room: str | None,
    reason: str,
    version: int,
) -> Done[SessionRow]:
    """Let a session be on another day, at another time or in another room (None: the offer's).

    Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.RUN_OFFERS)
    check_date(day, field="day")
    _check_times(starts, ends)
    why = clean_line(reason, field="reason", limit=REASON_LENGTH)
    where = None if room is None else clean_line(room, field="room", limit=NAME_LENGTH)
    with desk.writing() as uow:
        rows.expect(uow, key, version)
        before = _found(desk, uow, key)
        _refuse_held(before)
        values = {
            **rows.values_of(day, starts, ends, where),
            "state": SessionState.PLANNED.value,
            "reason": why,
        }
        training_roll.move(uow, rows.change(uow, key, before.ends, values, version), day)
        return _finished(desk, uow, key, QT_TRANSLATE_NOOP("said", "Verlegt: {title}, {day}"))


def add(
    desk: Desk, offer_id: int, day: date, starts: time, ends: time, room: str | None = None
) -> Done[SessionRow]:
    """Add a session that no rule gives. Raises NotAllowed, NotFound, or BadInput where there is one at that time."""
    desk.actor.require(Right.RUN_OFFERS)
    check_date(day, field="day")
    _check_times(starts, ends)
    where = None if room is None else clean_line(room, field="room", limit=NAME_LENGTH)
    key = SessionKey(offer_id, day, starts.replace(second=0, microsecond=0))
    with desk.writing() as uow:
        rules = offer_rows.rules(uow.conn, (offer_id,))
        if offer_id not in rules:
            raise NotFound
        data, series = rules[offer_id]
        if data.ended_on is not None and data.ended_on < day:
            text = QT_TRANSLATE_NOOP(
                "errors", "„{title}“ endet am {day}: bitte zuerst den letzten Tag ändern."
            )
            shown = {"title": data.title, "day": f"{data.ended_on:%d.%m.%Y}"}
            raise BadInput("day", Sentence("errors", text, shown))
        known = rows.known(uow.conn, day, day, (offer_id,)).get(offer_id, ())
        there = reckoned(offer_id, data, series, known, calendar(desk), day, day)
        if rows.id_of(uow.conn, key) is not None or any(row.starts == key.planned_starts for row in there):
            text = QT_TRANSLATE_NOOP("errors", "Um {time} Uhr ist da schon ein Termin von „{title}“.")
            shown = {"time": f"{starts:%H:%M}", "title": data.title}
            raise BadInput("starts", Sentence("errors", text, shown))
        rows.change(uow, key, ends, {"added": True, "room": where}, HERE)
        return _finished(desk, uow, key, QT_TRANSLATE_NOOP("said", "Zusätzlicher Termin: {title}, {day}"))


def restore(desk: Desk, key: SessionKey, version: int) -> Done[SessionRow | None]:
    """Let a session be as the rule says: neither called off nor moved. One that was added goes; then None.

    One that was added and called off takes place after all. Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.RUN_OFFERS)
    with desk.writing() as uow:
        rows.expect(uow, key, version)
        before = _found(desk, uow, key)
        if before.id is None:
            raise NotFound
        _refuse_held(before)
        if before.added and before.state is not SessionState.CANCELLED:
            if not rows.remove(uow, key, version):
                text = QT_TRANSLATE_NOOP(
                    "errors", "An diesem Termin hängt schon etwas; er lässt sich nur absagen."
                )
                raise BadInput("state", Sentence("errors", text))
            text = QT_TRANSLATE_NOOP("said", "Zusätzlicher Termin entfernt: {title}, {day}")
            return desk.finish(uow, None, _said(text, before))
        values = {"state": SessionState.PLANNED.value, "reason": ""}
        if not before.added:
            _, series = offer_rows.rules(uow.conn, (key.offer_id,))[key.offer_id]
            values |= rows.values_of(key.planned_on, key.planned_starts, _planned_end(series, before), None)
        number = rows.change(uow, key, before.ends, values, version)
        training_roll.move(uow, number, before.day if before.added else key.planned_on)
        row: SessionRow | None = _found(desk, uow, key)
        text = QT_TRANSLATE_NOOP("said", "Findet statt: {title}, {day}")
        return desk.finish(uow, row, _said(text, row or before))


def _found(desk: Desk, uow: UnitOfWork, key: SessionKey) -> SessionRow:
    return _reckoned(desk, key, offer_rows.around(uow.conn, key))


def _reckoned(desk: Desk, key: SessionKey, around: offer_rows.Around) -> SessionRow:
    data, series, one = around
    if one is not None:
        # Also where the rule gives it no more: somebody wrote it down.
        return as_known(key.offer_id, data, one)
    day = key.planned_on
    for plan in planned(series, calendar(desk), day, day, data.ended_on):
        if plan.starts == key.planned_starts:
            return as_planned(key, data, plan)
    raise NotFound


def _planned_end(series: Sequence[Series], row: SessionRow) -> time:
    """When a session ends by the rule; as it is, where the rule gives it no more."""
    for one in series:
        if one.starts == row.key.planned_starts and any(days(one, row.key.planned_on, row.key.planned_on)):
            return one.ends
    return row.ends


def _refuse_held(row: SessionRow) -> None:
    if row.state is SessionState.HELD or row.came or row.heads or row.children:
        text = QT_TRANSLATE_NOOP("errors", "Dieser Termin hat schon stattgefunden: es war jemand da.")
        raise BadInput("state", Sentence("errors", text))


def _check_times(starts: time, ends: time) -> None:
    if not starts < ends:
        text = QT_TRANSLATE_NOOP("errors", "Das Ende liegt nicht nach dem Beginn.")
        raise BadInput("ends", Sentence("errors", text))


def _finished(desk: Desk, uow: UnitOfWork, key: SessionKey, text: str) -> Done[SessionRow]:
    row = _found(desk, uow, key)
    return desk.finish(uow, row, _said(text, row))


def _said(text: str, row: SessionRow) -> Sentence:
    return Sentence("said", text, {"title": row.title, "day": f"{row.day:%d.%m.} {row.starts:%H:%M}"})
