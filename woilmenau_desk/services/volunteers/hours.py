"""Hours that volunteers really served: noted one by one, a week at once, as planned, or from their paper sheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain import hours as rules
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import (
    AssignmentState,
    Helper,
    HoursData,
    HoursRow,
    HoursSource,
    PlannedRow,
    check_order,
)
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.hours import DAY_MINUTES, SheetEntry, SheetOfMonth, said_hours
from woilmenau_desk.domain.periods import Month, check_date
from woilmenau_desk.domain.row_codes import month_of, read_code, volunteer_sheet
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.services.volunteers import assignments
from woilmenau_desk.storage import assignments as assignment_rows
from woilmenau_desk.storage import hours as rows
from woilmenau_desk.storage import row_codes
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.volunteers_at_work import helper, helpers


def note(desk: Desk, data: HoursData, source: HoursSource = HoursSource.NOTED) -> Done[HoursRow]:
    """Note what a volunteer served on a day. Raises NotAllowed, BadInput, NotFound, DiskFull.

    Refused are days that are to come, and more than 24 hours of a day in all. A day before their first or after their
    last is said, not refused.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        row = _note(desk, uow, data, source)
        return desk.finish(
            uow, row, _said(uow, QT_TRANSLATE_NOOP("said", "{hours} h notiert: {name}, {day}"), row)
        )


def note_many(
    desk: Desk, wanted: Sequence[HoursData], source: HoursSource = HoursSource.WEEK
) -> Done[tuple[HoursRow, ...]]:
    """Note several at once, a volunteer's week for example: all of them or none. Raises as `note`."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    if not wanted:
        raise BadInput("minutes", _nothing())
    with desk.writing() as uow:
        noted = tuple(_note(desk, uow, data, source) for data in wanted)
        return desk.finish(uow, noted, _said_of_many(uow, noted))


def change(desk: Desk, hours_id: int, data: HoursData, version: int) -> Done[HoursRow]:
    """Put an entry right; where it came from stays. Raises as `note`, and ChangedMeanwhile."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, hours_id, version)
        before = rows.row(uow.conn, hours_id)
        checked = _checked(desk, uow, data, before)
        rows.change(uow, hours_id, checked, version)
        row = rows.row(uow.conn, hours_id)
        return desk.finish(
            uow, row, _said(uow, QT_TRANSLATE_NOOP("said", "Stunden geändert: {hours} h, {name}, {day}"), row)
        )


def remove(desk: Desk, hours_id: int, version: int) -> Done[None]:
    """Take an entry away. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, hours_id, version)
        row = rows.row(uow.conn, hours_id)
        rows.remove(uow, hours_id, version)
        text = QT_TRANSLATE_NOOP("said", "Stunden entfernt: {hours} h, {name}, {day}")
        return desk.finish(uow, None, _words(text, row))


def get(desk: Desk, hours_id: int) -> HoursRow:
    """One entry. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return rows.row(conn, hours_id)


def between(desk: Desk, first: date, last: date, volunteer_id: int | None = None) -> tuple[HoursRow, ...]:
    """What was served from one day to another, both included, earliest first; by one volunteer or all.

    Raises NotAllowed.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return rows.between(conn, first, last, volunteer_id)


def usual_role(desk: Desk, volunteer_id: int, day: date) -> str:
    """What a volunteer's hours of a day are noted under if nobody says otherwise: the first of their roles then.

    Raises NotAllowed, NotFound, or BadInput where they have none.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        helper(conn, volunteer_id)
        found = rows.roles_between(conn, day, day).get(volunteer_id, ())
    if not found:
        raise BadInput("role", _no_role())
    return found[0]


# -- as planned --------------------------------------------------------------------------------------------------


def unnoted(desk: Desk, first: date, last: date, volunteer_id: int | None = None) -> tuple[PlannedRow, ...]:
    """What was planned until today, had nothing in its way, has a length, and was not noted yet. Raises as `planned`."""
    last = min(last, desk.today())
    if last < first:
        return ()
    found = assignments.planned(desk, first, last, volunteer_id)
    return tuple(row for row in found if row.minutes and not row.served and not row.hinders)


def served(desk: Desk, wanted: Sequence[PlannedRow]) -> Done[tuple[HoursRow, ...]]:
    """Note planned work as it was planned: all of it in one write. Raises as `note`, BadInput where there is nothing.

    Whatever has no length is left out; whoever knows it notes it by hand. So is what somebody else noted meanwhile.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    planned = [row for row in wanted if row.minutes]
    if not planned:
        raise BadInput("minutes", _nothing())
    with desk.writing() as uow:
        days = [row.day for row in planned]
        present = assignments.with_hours(planned, rows.between(uow.conn, min(days), max(days)))
        missing = [row for row, now in zip(planned, present, strict=True) if now.served == row.served]
        if not missing:
            raise BadInput("minutes", _nothing())
        noted = tuple(_note(desk, uow, _as_hours(row), HoursSource.NOTED) for row in missing)
        return desk.finish(uow, noted, _said_of_many(uow, noted))


def served_as_planned(
    desk: Desk, first: date, last: date, volunteer_id: int | None = None
) -> Done[tuple[HoursRow, ...]]:
    """Note everything that `unnoted` tells of these days. Raises as `note`, BadInput where there is nothing."""
    return served(desk, unnoted(desk, first, last, volunteer_id))


def _as_hours(row: PlannedRow) -> HoursData:
    return HoursData(
        volunteer_id=row.volunteer_id,
        on=row.day,
        minutes=row.minutes or 0,
        role=row.role,
        assignment_id=row.assignment_id,
        offer_id=row.offer_id,
    )


# -- paper sheets ------------------------------------------------------------------------------------------------


def codes_for(desk: Desk, month: Month) -> tuple[SheetOfMonth, ...]:
    """Every volunteer's coded sheet of a month, by name: of those who are there on any of its days.

    Each has a code of its own for the month, made when it is first asked for and the same ever after. Raises NotAllowed
    or DiskFull.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        known = sorted(helpers(conn).values(), key=lambda who: (who.name.casefold(), who.id))
        there = [who for who in known if _there(who, month)]
        given = row_codes.of_sheets(conn, [volunteer_sheet(who.id, month) for who in there])
        roles = rows.roles_between(conn, month.first, month.last)
    codes = dict(given)
    missing = [who for who in there if who.id not in codes]
    if missing:
        with desk.writing() as uow:
            for who in missing:
                line = {"volunteer_id": who.id}
                codes[who.id] = row_codes.give(uow, volunteer_sheet(who.id, month), [line])[0]
            said = Sentence("said", QT_TRANSLATE_NOOP("said", "Bögen vorbereitet"))
            desk.finish(uow, None, said, undoable=False)
    return tuple(SheetOfMonth(codes[who.id], who.id, who.name, month, roles.get(who.id, ())) for who in there)


def sheet_of(desk: Desk, code: str) -> SheetOfMonth:
    """Whose sheet a code is of, and of which month. Raises NotAllowed, BadInput, NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    typed = read_code(code)
    if typed is None:
        text = QT_TRANSLATE_NOOP(
            "errors", "„{code}“ ist kein Code von einem Bogen: bitte die Zeichen vergleichen."
        )
        raise BadInput("code", Sentence("errors", text, {"code": code.strip()[:20]}))
    with desk.store.read() as conn:
        line = row_codes.find(conn, typed)
        if line is None:
            raise NotFound
        sheet, _person_id, volunteer_id = line
        month = month_of(sheet)
        if volunteer_id is None or month is None:
            text = QT_TRANSLATE_NOOP(
                "errors", "Der Code {code} gehört zu einer Anwesenheitsliste, nicht zu Stunden."
            )
            raise BadInput("code", Sentence("errors", text, {"code": typed}))
        who = helper(conn, volunteer_id)
        roles = rows.roles_between(conn, month.first, month.last).get(who.id, ())
    return SheetOfMonth(typed, who.id, who.name, month, roles)


def from_sheet(
    desk: Desk, code: str, entries: Sequence[SheetEntry], role: str | None = None
) -> Done[tuple[HoursRow, ...]]:
    """Note what stands on a paper sheet, all of it in one write. Raises as `sheet_of` and `note`.

    `role`: what the hours are noted under; else the volunteer's own. A line that was typed back before is not noted
    again, also where its entry was put right meanwhile: the same sheet twice is the same once.
    """
    sheet = sheet_of(desk, code)
    role = role or next(iter(sheet.roles), None)
    if role is None:
        raise BadInput("role", _no_role())
    wanted = [
        HoursData(sheet.volunteer_id, _day_of(sheet.month, entry.day), entry.minutes, role, entry.preparation)
        for entry in entries
    ]
    if not wanted:
        raise BadInput("minutes", _nothing())
    with desk.writing() as uow:
        there = [
            {line, _line(sheet.code, on, minutes)}
            for line, on, minutes in rows.of_sheets(uow.conn, sheet.volunteer_id)
        ]
        lines = [_line(sheet.code, data.on, data.minutes) for data in wanted]
        known = rules.met(lines, there)
        fresh = [
            (line, data) for at, (line, data) in enumerate(zip(lines, wanted, strict=True)) if at not in known
        ]
        if not fresh:
            text = QT_TRANSLATE_NOOP("errors", "Dieser Bogen von {name} ist schon eingetippt.")
            raise BadInput("code", Sentence("errors", text, {"name": sheet.volunteer_name}))
        noted = tuple(_note(desk, uow, data, HoursSource.SHEET, line) for line, data in fresh)
        return desk.finish(uow, noted, _said_of_many(uow, noted))


def _line(code: str, on: date, minutes: int) -> str:
    """What stands in a line of a sheet; the same twice on one day are two alike."""
    return f"{code}:{on:%Y-%m-%d}:{minutes}"


def _there(who: Helper, month: Month) -> bool:
    started = who.started_on is None or who.started_on <= month.last
    return started and (who.ended_on is None or month.first <= who.ended_on)


def _day_of(month: Month, day: int) -> date:
    if 1 <= day <= month.last.day:
        return month.first.replace(day=day)
    text = QT_TRANSLATE_NOOP("errors", "Den {day}. {month} gibt es nicht.")
    raise BadInput("day", Sentence("errors", text, {"day": day, "month": month.said()}))


# -- what may be noted -------------------------------------------------------------------------------------------


def _note(
    desk: Desk, uow: UnitOfWork, data: HoursData, source: HoursSource, sheet_line: str | None = None
) -> HoursRow:
    checked = _checked(desk, uow, data)
    return rows.row(uow.conn, rows.add(uow, checked, source, desk.actor.name, sheet_line))


def _checked(desk: Desk, uow: UnitOfWork, data: HoursData, before: HoursRow | None = None) -> HoursData:
    """`before`: the entry that is put right."""
    if before is None or before.data.role != data.role:
        known_code(desk, ListName.VOLUNTEER_ROLES, data.role, "role")
    check_date(data.on, field="on")
    if data.on > desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput("on", Sentence("errors", text, {"day": f"{data.on:%d.%m.%Y}"}))
    checked = rules.checked(data)
    who = helper(uow.conn, checked.volunteer_id)
    if checked.assignment_id is not None:
        checked = _of_assignment(uow, checked)
    without = None if before is None else before.id
    total = rows.minutes_on(uow.conn, who.id, checked.on, without) + checked.minutes
    if total > DAY_MINUTES:
        text = QT_TRANSLATE_NOOP(
            "errors", "Das wären für {name} am {day} zusammen {hours} Stunden; der Tag hat 24."
        )
        shown = {"name": who.name, "day": f"{checked.on:%d.%m.%Y}", "hours": said_hours(total)}
        raise BadInput("minutes", Sentence("errors", text, shown))
    return checked


def _of_assignment(uow: UnitOfWork, data: HoursData) -> HoursData:
    """With the offer of its assignment, which has to be the volunteer's own. Raises NotFound or BadInput."""
    row = assignment_rows.row(uow.conn, data.assignment_id or 0)
    if row.data.volunteer_id != data.volunteer_id:
        text = QT_TRANSLATE_NOOP("errors", "Der Einsatz gehört zu {name}.")
        raise BadInput("assignment_id", Sentence("errors", text, {"name": row.volunteer_name}))
    if row.state is AssignmentState.CANCELLED:
        text = QT_TRANSLATE_NOOP("errors", "Der Einsatz ist abgesagt.")
        raise BadInput("assignment_id", Sentence("errors", text))
    return replace(data, offer_id=row.data.offer_id)


def _no_role() -> Sentence:
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "Bitte sagen, wobei geholfen wurde."))


def _nothing() -> Sentence:
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "Es sind keine Stunden da, die noch fehlen."))


def _words(text: str, row: HoursRow) -> Sentence:
    day = f"{row.data.on:%d.%m.%Y}"
    return Sentence(
        "said", text, {"hours": said_hours(row.data.minutes), "name": row.volunteer_name, "day": day}
    )


def _said(uow: UnitOfWork, text: str, row: HoursRow) -> Sentence:
    return _with_told(uow, _words(text, row), (row,))


def _said_of_many(uow: UnitOfWork, noted: Sequence[HoursRow]) -> Sentence:
    hours = said_hours(sum(row.data.minutes for row in noted))
    names = list(dict.fromkeys(row.volunteer_name for row in noted))
    if len(names) == 1:
        text = QT_TRANSLATE_NOOP("said", "{hours} h notiert: {name}, {number} Einträge")
        said = Sentence("said", text, {"hours": hours, "name": names[0], "number": len(noted)})
    else:
        text = QT_TRANSLATE_NOOP("said", "{hours} h notiert: {people} Ehrenamtliche, {number} Einträge")
        said = Sentence("said", text, {"hours": hours, "people": len(names), "number": len(noted)})
    if len(noted) == 1:
        said = _words(QT_TRANSLATE_NOOP("said", "{hours} h notiert: {name}, {day}"), noted[0])
    return _with_told(uow, said, noted)


def _with_told(uow: UnitOfWork, said: Sentence, noted: Sequence[HoursRow]) -> Sentence:
    """What is odd about the days, once for each volunteer."""
    told: dict[int, Sentence] = {}
    for row in noted:
        outside = helper(uow.conn, row.data.volunteer_id).outside(row.data.on)
        if outside is not None:
            told.setdefault(row.data.volunteer_id, outside)
    for one in told.values():
        said = Sentence("said", "{first} · {next}", {"first": said, "next": one})
    return said


def check_span(first: date, last: date) -> None:
    """Raises BadInput for days that no calendar of the centre has, or in the wrong order."""
    check_date(first, field="first")
    check_date(last, field="last")
    check_order(first, last)
