"""When colleagues are taken otherwise: by their own word, or by a calendar file of which nothing but the times is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.busy_import import BusyImported
from woilmenau_desk.domain.calendar_errors import CalendarTooLarge
from woilmenau_desk.domain.colleague_times import LONGEST_BUSY_DAYS, BusyData, BusyRow, whole_days
from woilmenau_desk.domain.errors import BadInput, CannotRead, KnownError, NotFound
from woilmenau_desk.domain.limits import CALENDAR_BYTES
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import check_date, check_exists, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.incoming import open_regular
from woilmenau_desk.services.appointments import whose_times
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import colleague_times as rows


def listed(desk: Desk, first: date, last: date, colleagues: Sequence[str] = ()) -> tuple[BusyRow, ...]:
    """The busy times that touch these days, of some colleagues or of all, earliest first."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        return rows.busy(conn, first, last, colleagues)


def get(desk: Desk, busy_id: int) -> BusyRow:
    """One busy time. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        return rows.busy_of(conn, busy_id)


def add(desk: Desk, data: BusyData) -> Done[BusyRow]:
    """Write down that a colleague is taken. Appointments that are booked then stay. Raises NotAllowed or BadInput."""
    whose_times.require(desk, data.colleague)
    checked = _checked(data)
    with desk.writing() as uow:
        whose_times.name_of(uow.conn, checked.colleague)
        row = rows.busy_of(uow.conn, rows.add_busy(uow, checked))
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Belegt: {name}, {when}"), row))


def change(desk: Desk, busy_id: int, data: BusyData, version: int) -> Done[BusyRow]:
    """Change a busy time; whose it is stays. One out of a file is no longer replaced by the next file.

    Raises NotAllowed, BadInput, ChangedMeanwhile or NotFound.
    """
    whose_times.require(desk, data.colleague)
    checked = _checked(data)
    with desk.writing() as uow:
        rows.expect_busy(uow, busy_id, version)
        before = rows.busy_of(uow.conn, busy_id)
        whose_times.require(desk, before.data.colleague)
        rows.change_busy(uow, busy_id, replace(checked, colleague=before.data.colleague), version)
        row = rows.busy_of(uow.conn, busy_id)
        return desk.finish(uow, row, _said(QT_TRANSLATE_NOOP("said", "Belegt geändert: {name}, {when}"), row))


def remove(desk: Desk, busy_id: int, version: int) -> Done[None]:
    """They are free then after all. Raises NotAllowed, ChangedMeanwhile or NotFound."""
    with desk.writing() as uow:
        rows.expect_busy(uow, busy_id, version)
        before = rows.busy_of(uow.conn, busy_id)
        whose_times.require(desk, before.data.colleague)
        rows.remove_busy(uow, busy_id, version)
        said = _said(QT_TRANSLATE_NOOP("said", "Doch nicht belegt: {name}, {when}"), before)
        return desk.finish(uow, None, said)


def read_calendar(path: Path) -> bytes:
    """The content of a calendar file. Raises CannotRead or CalendarTooLarge."""
    try:
        with open_regular(path) as file:
            # What it says of its size may be no more than a word.
            content = file.read(CALENDAR_BYTES + 1)
    except KnownError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        raise CannotRead(target=str(path)) from error
    if len(content) > CALENDAR_BYTES:
        raise CalendarTooLarge(megabytes=CALENDAR_BYTES // 1_000_000)
    return content


def import_file(
    desk: Desk, colleague: str, content: bytes, *, dry_run: bool = False, work: LongWork | None = None
) -> Done[BusyImported]:
    """Take a colleague's busy times out of a calendar file (.ics); they replace those of the file before.

    Titles, places and people of the file are never looked at, and nothing of them is kept. `dry_run`: all is told and
    nothing written. Whatever stands in the file, it takes at most half a minute of the processor's time
    (`limits.CALENDAR_SECONDS`), or it is refused; `work` ends it at any moment. Raises NotAllowed, UnusableCalendar,
    WorkStopped, BadInput or DiskFull.
    """
    from woilmenau_desk.services.appointments import busy_files  # start-up: only a file needs it

    return busy_files.import_file(desk, colleague, content, dry_run=dry_run, work=work)


def forget_imported(desk: Desk, colleague: str) -> Done[int]:
    """Let go of all that a colleague's last file left; how many that were. Raises NotAllowed, BadInput or NotFound."""
    whose_times.require(desk, colleague)
    with desk.writing() as uow:
        name = whose_times.name_of(uow.conn, colleague)
        there = rows.imported(uow.conn, colleague)
        if not there:
            raise NotFound
        for row in there:
            rows.remove_busy(uow, row.id, row.version)
        text = QT_TRANSLATE_NOOP("said", "Übernommene belegte Zeiten entfernt: {name}, {number}")
        return desk.finish(uow, len(there), Sentence("said", text, {"name": name, "number": len(there)}))


def _checked(data: BusyData) -> BusyData:
    for field, moment in (("starts_at", data.starts_at), ("ends_at", data.ends_at)):
        if moment.tzinfo is None:
            raise TypeError(f"{field} needs its time zone")
        # By its own calendar first: at the ends of time there is no local one.
        check_date(moment.date(), field=field)
        check_exists(moment, field=field)
    starts, ends = local(data.starts_at), local(data.ends_at)
    if data.whole_day:
        last = ends.date() - timedelta(days=1) if ends.time() == time(0) else ends.date()
        if last < starts.date():
            text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
            raise BadInput("ends_at", Sentence("errors", text))
        kept = whole_days(data.colleague, starts.date(), last)
    else:
        kept = replace(data, starts_at=_minute(starts), ends_at=_minute(ends))
    begins, stops = kept.starts_at.astimezone(UTC), kept.ends_at.astimezone(UTC)
    if stops <= begins:
        text = QT_TRANSLATE_NOOP("errors", "Das Ende liegt nicht nach dem Beginn.")
        raise BadInput("ends_at", Sentence("errors", text))
    if stops - begins > timedelta(days=LONGEST_BUSY_DAYS):
        text = QT_TRANSLATE_NOOP(
            "errors", "So lange am Stück ist niemand nur belegt: höchstens {most} Tage gehen auf einmal."
        )
        raise BadInput("ends_at", Sentence("errors", text, {"most": LONGEST_BUSY_DAYS}))
    return kept


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _said(text: str, row: BusyRow) -> Sentence:
    return Sentence("said", text, {"name": row.colleague_name, "when": _when(row)})


def _when(row: BusyRow) -> Sentence | str:
    first, last = row.first_day, row.last_day
    data = row.data
    if data.whole_day and first == last:
        return f"{first:%d.%m.%Y}"
    if data.whole_day:
        shown = {"first": f"{first:%d.%m.}", "last": f"{last:%d.%m.%Y}"}
    else:
        ends = f"{data.ends_at:%H:%M}" if first == last else f"{data.ends_at:%d.%m. %H:%M}"
        shown = {"first": f"{data.starts_at:%d.%m. %H:%M}", "last": ends}
    return Sentence("said", QT_TRANSLATE_NOOP("said", "{first} bis {last}"), shown)
