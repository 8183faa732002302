"""When colleagues can be booked, every week: each says it of themselves, and whoever makes the roster of everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from woilmenau_desk.domain.colleague_times import OwnHours
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.periods import BEGINNING, check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import whose_times
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import colleague_times as rows
from woilmenau_desk.storage.store import Connection


def of(
    desk: Desk, first: date, last: date | None = None, colleagues: Sequence[str] = ()
) -> tuple[OwnHours, ...]:
    """The hours that hold on a day, or on one of some days, of some colleagues or of all, in the order of the week.

    Who has none at all then can be booked whenever the centre is open.
    """
    with desk.store.read() as conn:
        return rows.hours(conn, first, first if last is None else last, colleagues)


def get(desk: Desk, hours_id: int) -> OwnHours:
    """One interval. Raises NotFound."""
    with desk.store.read() as conn:
        return rows.hours_of(conn, hours_id)


def save(
    desk: Desk, wanted: Sequence[OwnHours], before: OwnHours | None = None
) -> Done[tuple[OwnHours, ...]]:
    """Add an interval on one day of the week or several, or change one (`before`).

    Each holds from its day `first`; where that is after `before` began, `before` ends the day before, and the past stays as
    it was. Raises NotAllowed, BadInput, NotFound or ChangedMeanwhile.
    """
    if not wanted:
        raise BadInput("weekday", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Es fehlt der Wochentag.")))
    checked = [_checked(one) for one in wanted]
    for colleague in {one.colleague for one in checked}:
        whose_times.require(desk, colleague)
    with desk.writing() as uow:
        names = {one.colleague: whose_times.name_of(uow.conn, one.colleague) for one in checked}
        first = min(one.first for one in checked)
        if before is not None:
            old_id = _id_of(before)
            rows.expect_hours(uow, old_id, before.version)
            old = rows.hours_of(uow.conn, old_id)
            whose_times.require(desk, old.colleague)
            if first <= old.first:
                rows.drop_hours(uow, old_id, before.version)
            else:
                last = first - timedelta(days=1)
                last = last if old.last is None else min(old.last, last)
                rows.change_hours(uow, old_id, replace(old, last=last), before.version)
        kept: list[OwnHours] = []
        for one in checked:
            _refuse_overlap(uow.conn, one)
            kept.append(rows.add_hours(uow, one))
        shown = ", ".join(dict.fromkeys(names[one.colleague] for one in kept))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Terminzeiten geändert: {name}"), {"name": shown})
        return desk.finish(uow, tuple(kept), said)


def end(desk: Desk, hours: OwnHours, last: date) -> Done[None]:
    """Let an interval hold until a day for the last time; one that had not begun goes.

    One that is over already never becomes longer. Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    check_date(last, field="last")
    with desk.writing() as uow:
        hours_id = _id_of(hours)
        rows.expect_hours(uow, hours_id, hours.version)
        old = rows.hours_of(uow.conn, hours_id)
        whose_times.require(desk, old.colleague)
        last = last if old.last is None else min(old.last, last)
        if last < old.first:
            rows.drop_hours(uow, hours_id, hours.version)
        else:
            rows.change_hours(uow, hours_id, replace(old, last=last), hours.version)
        shown = {"name": whose_times.name_of(uow.conn, old.colleague), "day": f"{last:%d.%m.%Y}"}
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Terminzeit bis {day}: {name}"), shown)
        return desk.finish(uow, None, said)


def _id_of(hours: OwnHours) -> int:
    if hours.id is None:
        raise NotFound
    return hours.id


def _checked(wanted: OwnHours) -> OwnHours:
    if not 0 <= wanted.weekday <= 6:
        text = QT_TRANSLATE_NOOP("errors", "Diesen Wochentag gibt es nicht.")
        raise BadInput("weekday", Sentence("errors", text))
    opens, closes = (at.replace(second=0, microsecond=0) for at in (wanted.opens, wanted.closes))
    if opens >= closes:
        text = QT_TRANSLATE_NOOP("errors", "Das Ende liegt nicht nach dem Beginn.")
        raise BadInput("closes", Sentence("errors", text))
    if wanted.first != BEGINNING:
        check_date(wanted.first, field="first")
    if wanted.last is not None:
        check_date(wanted.last, field="last")
        if wanted.last < wanted.first:
            text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
            raise BadInput("last", Sentence("errors", text))
    return replace(wanted, opens=opens, closes=closes)


def _refuse_overlap(conn: Connection, wanted: OwnHours) -> None:
    there: Iterable[OwnHours] = rows.hours(conn, wanted.first, wanted.last or date.max, (wanted.colleague,))
    for other in there:
        same_day = other.weekday == wanted.weekday
        if same_day and other.opens < wanted.closes and wanted.opens < other.closes:
            text = QT_TRANSLATE_NOOP("errors", "Da ist schon von {opens} bis {closes} eingetragen.")
            shown = {"opens": f"{other.opens:%H:%M}", "closes": f"{other.closes:%H:%M}"}
            raise BadInput("opens", Sentence("errors", text, shown))
