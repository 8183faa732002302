"""Opening hours as the centre sets them: from a day on, of several kinds, and other hours on single days and spans."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.opening import Opening, OtherHours, WeeklyHours
from woilmenau_desk.domain.periods import BEGINNING, check_date
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.value_files import load_centre
from woilmenau_desk.storage import centre as centre_rows
from woilmenau_desk.storage import reference as rows
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

LONGEST_SPAN = 366  # days


def opening(desk: Desk) -> Opening:
    """Every hour that ever held, the closed days, public holidays of Thüringen, and other hours; for any day."""
    known = desk.opening
    if known is None:
        with desk.store.read() as conn:
            hours, closed, others = (
                rows.weekly_hours(conn),
                centre_rows.closed_days(conn),
                rows.other_hours(conn),
            )
        desk.opening = known = Opening(hours or _shipped(), closed, others, keeps_holidays=True)
    return known


def weekly(desk: Desk) -> tuple[WeeklyHours, ...]:
    """The hours that hold today or will, or once held; those that are shipped where the store has none."""
    return opening(desk).hours


def others(desk: Desk) -> tuple[OtherHours, ...]:
    """The days and spans with other hours that are not over."""
    with desk.store.read() as conn:
        return rows.other_hours(conn, desk.today())


def save_hours(
    desk: Desk, wanted: Sequence[WeeklyHours], before: WeeklyHours | None = None, correct: bool = False
) -> Done[tuple[WeeklyHours, ...]]:
    """Add an interval on one day of the week or several, or change one (`before`). Raises NotAllowed, BadInput, NotFound.

    Each holds from its day `first`; the one before it ends the day before. With `correct` that one was wrong all along:
    it is put right from its own first day on, and the past is judged by what it says now. What was recorded stays as it
    was judged then.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    checked = [_checked(entry) for entry in wanted]
    if not checked:
        raise BadInput("weekday", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Es fehlt der Wochentag.")))
    with desk.writing() as uow:
        own = _own(uow)
        old = _found(own, before) if before is not None else None
        if old is not None:
            if correct or checked[0].first <= old.first:
                rows.drop_hours(uow, _number(old), _seen(before))
            else:
                last = _no_later(old, checked[0].first - timedelta(days=1))
                rows.change_hours(uow, replace(old, last=last), _seen(before))
            if correct:
                checked = [replace(entry, first=old.first) for entry in checked]
        _refuse_overlap(rows.weekly_hours(uow.conn), checked)
        kept = tuple(rows.add_hours(uow, entry) for entry in checked)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Öffnungszeiten geändert"))
        done = desk.finish(uow, kept, said)
    desk.forget_cached()
    return done


def end_hours(desk: Desk, hours: WeeklyHours, last: date) -> Done[None]:
    """Let an interval hold until a day for the last time; one that had not begun goes. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.EDIT_CENTRE)
    check_date(last, field="last")
    with desk.writing() as uow:
        old = _found(_own(uow), hours)
        last = _no_later(old, last)
        if last < old.first:
            rows.drop_hours(uow, _number(old), _seen(hours))
        else:
            rows.change_hours(uow, replace(old, last=last), _seen(hours))
        said = Sentence(
            "said", QT_TRANSLATE_NOOP("said", "Öffnungszeit bis {day}"), {"day": f"{last:%d.%m.%Y}"}
        )
        done = desk.finish(uow, None, said)
    desk.forget_cached()
    return done


def save_other_hours(desk: Desk, wanted: OtherHours) -> Done[OtherHours]:
    """Open one kind at other times on a day or a span, or not at all. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.EDIT_CENTRE)
    check_date(wanted.first, field="day")
    check_date(wanted.last, field="last")
    length = (wanted.last - wanted.first).days + 1
    if not 1 <= length <= LONGEST_SPAN:
        text = QT_TRANSLATE_NOOP("errors", "Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST_SPAN}))
    if (wanted.opens is None) != (wanted.closes is None):
        field = "opens" if wanted.opens is None else "closes"
        raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")))
    if wanted.opens is not None and wanted.closes is not None:
        _check_order(wanted.opens, wanted.closes)
    with desk.writing() as uow:
        kept = rows.add_other_hours(uow, replace(wanted, reason=clean_line(wanted.reason, field="reason")))
        said = Sentence(
            "said",
            QT_TRANSLATE_NOOP("said", "Andere Zeiten ab {day}"),
            {"day": f"{wanted.first:%d.%m.%Y}"},
        )
        done = desk.finish(uow, kept, said)
    desk.forget_cached()
    return done


def drop_other_hours(desk: Desk, other_id: int, version: int) -> Done[None]:
    """Let the usual hours hold after all. Raises NotAllowed, ChangedMeanwhile or NotFound."""
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.writing() as uow:
        rows.drop_other_hours(uow, other_id, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Es gelten wieder die üblichen Zeiten"))
        done = desk.finish(uow, None, said)
    desk.forget_cached()
    return done


def _shipped() -> tuple[WeeklyHours, ...]:
    return load_centre(resources_dir() / "values").hours


def _own(uow: UnitOfWork) -> tuple[WeeklyHours, ...]:
    """The store's hours; before the first change of them those that are shipped become its own."""
    return rows.weekly_hours(uow.conn) or tuple(rows.add_hours(uow, entry) for entry in _shipped())


def _found(own: Iterable[WeeklyHours], wanted: WeeklyHours) -> WeeklyHours:
    """That interval among the store's: by its number, or one that was shipped by what it says. Raises NotFound."""
    for entry in own:
        # One that was shipped had no number when it was read.
        if entry.id == wanted.id or (wanted.id is None and entry == wanted):
            return entry
    raise NotFound


def _no_later(old: WeeklyHours, last: date) -> date:
    """When an interval ends that is to end then: what is over already never becomes longer, or the past would change."""
    return last if old.last is None else min(old.last, last)


def _seen(read: WeeklyHours | None) -> Seen:
    """The version it was read with; what was shipped has become the store's own in this very write."""
    return HERE if read is None or read.id is None else read.version


def _number(entry: WeeklyHours) -> int:
    if entry.id is None:
        raise NotFound
    return entry.id


def _checked(entry: WeeklyHours) -> WeeklyHours:
    _check_order(entry.opens, entry.closes)
    if entry.first != BEGINNING:
        check_date(entry.first, field="first")
    if entry.last is not None:
        check_date(entry.last, field="last")
        if entry.last < entry.first:
            text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
            raise BadInput("last", Sentence("errors", text))
    return entry


def _check_order(opens: time, closes: time) -> None:
    if opens >= closes:
        text = QT_TRANSLATE_NOOP("errors", "Es schließt, bevor es öffnet.")
        raise BadInput("closes", Sentence("errors", text))


def _refuse_overlap(there: Iterable[WeeklyHours], wanted: Iterable[WeeklyHours]) -> None:
    for entry in wanted:
        for other in there:
            same = (other.weekday, other.kind) == (entry.weekday, entry.kind)
            meet = other.opens < entry.closes and entry.opens < other.closes
            if same and meet and _days_meet(other, entry):
                text = QT_TRANSLATE_NOOP("errors", "Da ist schon von {opens} bis {closes} geöffnet.")
                shown = {"opens": f"{other.opens:%H:%M}", "closes": f"{other.closes:%H:%M}"}
                raise BadInput("opens", Sentence("errors", text, shown))


def _days_meet(one: WeeklyHours, other: WeeklyHours) -> bool:
    return (one.last is None or other.first <= one.last) and (other.last is None or one.first <= other.last)
