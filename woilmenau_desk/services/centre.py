"""The centre's own data: settings, opening hours, closed days, value lists, colleagues."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import LONGEST_BUFFER, LONGEST_MINUTES, SHORTEST_MINUTES
from woilmenau_desk.domain.centre import CentreSettings, ClosedDay
from woilmenau_desk.domain.errors import BadInput, WrittenPast
from woilmenau_desk.domain.follow_ups import MOST_WEEKS
from woilmenau_desk.domain.holidays import holidays
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.periods import BEGINNING, check_date, local
from woilmenau_desk.domain.slips import LONGEST_WAY, Paper, Place
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.values import ListName, Value, ValueList, hours_kind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.opening_hours import opening as opening
from woilmenau_desk.services.value_files import CODE, REASON_KEYS, load_centre
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage import reference
from woilmenau_desk.storage.keyed import NEVER

SETTINGS = "centre"
_KEPT = tuple(name for name in CentreSettings.__dataclass_fields__ if name != "version")
LONGEST_CLOSING = 92  # days: a whole summer


def settings(desk: Desk) -> CentreSettings:
    """The settings as saved, over those of the files."""
    with desk.store.read() as conn:
        saved, version = rows.setting(conn, SETTINGS)
    try:
        return replace(_settings_of(saved or {}), version=version)
    except (TypeError, ValueError, AttributeError) as error:
        raise WrittenPast(detail="setting.value") from error


def _settings_of(saved: dict[str, Any]) -> CentreSettings:
    default = CentreSettings(place=load_centre(_folder()).place)
    known = {name: value for name, value in saved.items() if name in _KEPT}
    if "place" in known:
        # What came later than a store's own settings is as shipped in them.
        known["place"] = replace(default.place, **known["place"])
    if "paper" in known:
        known["paper"] = Paper(known["paper"])
    for name, value in known.items():
        if type(value) is not type(getattr(default, name)):
            raise TypeError(name)
    return CentreSettings(**{**{name: getattr(default, name) for name in _KEPT}, **known})


def save_settings(desk: Desk, wanted: CentreSettings) -> Done[CentreSettings]:
    """Keep the settings; they have the version they were read with. Raises NotAllowed, ChangedMeanwhile or BadInput."""
    desk.actor.require(Right.EDIT_CENTRE)
    if not 1 <= wanted.idle_minutes <= 60:
        text = QT_TRANSLATE_NOOP("errors", "Die Sperre kommt nach 1 bis 60 Minuten.")
        raise BadInput("idle_minutes", Sentence("errors", text))
    if not 0 <= wanted.paper_weeks <= MOST_WEEKS:
        text = QT_TRANSLATE_NOOP("errors", "Papiere werden bis zu 26 Wochen vorher vorgelegt.")
        raise BadInput("paper_weeks", Sentence("errors", text))
    place = Place(
        **{
            name: clean_line(part, field="place_name" if name == "name" else name)
            for name, part in asdict(wanted.place).items()
        }
    )
    clean_line(place.way, field="way", limit=LONGEST_WAY)
    if not place.street:
        text = QT_TRANSLATE_NOOP("errors", "Die Straße fehlt; sie steht auf jedem Terminzettel.")
        raise BadInput("street", Sentence("errors", text))
    kept = replace(wanted, place=place)
    with desk.writing() as uow:
        told = {name: value for name, value in asdict(kept).items() if name in _KEPT}
        kept = replace(kept, version=rows.save_setting(uow, SETTINGS, told, wanted.version))
        return desk.finish(
            uow, kept, Sentence("said", QT_TRANSLATE_NOOP("said", "Einstellungen gespeichert"))
        )


def is_open(desk: Desk, moment: datetime, reason: str | None = None) -> bool:
    """Whether the centre was, or will be, open at an aware moment, by the hours of its day and of the visit's reason."""
    return opening(desk).contains(moment, kind_of_hours(desk, reason, local(moment).date()))


def assumed_time(desk: Desk, day: date, reason: str | None = None) -> time:
    """The local time of a visit of which only the day is known: see `Opening.assumed_time`."""
    return opening(desk).assumed_time(day, kind_of_hours(desk, reason, day))


def kind_of_hours(desk: Desk, reason: str | None, day: date) -> HoursKind:
    """By which hours a contact of that reason is judged on a day."""
    return hours_kind(desk.values_of(ListName.REASONS).get_on(reason, day))


def open_days(desk: Desk, first: date, last: date, until: date) -> tuple[int, int]:
    """How many days of a period were planned, and how many were held until a day.

    Planned are the days by hours and public holidays without those whose closing was known before they came; held are
    those on which the centre did open. In the month in which the store was made they are held from that day on: what
    was before it is not known here. Both say nothing of visitors, so they are told as they are.
    """
    held = opening(desk)
    with desk.store.read() as conn:
        known = rows.closed_in_advance(conn)
        begun = rows.begun_on(conn)
        entered = reference.entered_on(conn)
    closed = {day: held.closed[day] for day in known if day in held.closed}
    # The fictional centre is older than its store.
    held_from = begun if begun and first <= begun <= until and not settings(desk).fictional else first
    return _planned_days(replace(held, closed=closed), entered, first, last), held.open_days(held_from, until)


def days_held(desk: Desk, first: date, last: date) -> tuple[date, ...]:
    """The days on which the centre did open, as `open_days` counts them."""
    held = opening(desk)
    with desk.store.read() as conn:
        begun = rows.begun_on(conn)
    if begun and first <= begun <= last and not settings(desk).fictional:
        first = begun
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return tuple(day for day in days if held.is_open_day(day))


def _planned_days(opening: Opening, entered: Mapping[int, date], first: date, last: date) -> int:
    """The open days without what was not known before its day came: other hours that were entered on the day or later."""
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return sum(
        replace(
            opening, others=tuple(one for one in opening.others if entered.get(one.id or 0, BEGINNING) < day)
        ).is_open_day(day)
        for day in days
    )


def closed_days(desk: Desk, days: int = 366) -> tuple[ClosedDay, ...]:
    """The days from today on that the centre stays closed, public holidays on working days included."""
    today = desk.today()
    last = today + timedelta(days=days)
    with desk.store.read() as conn:
        own = rows.own_closed_days(conn)
    public = holidays(today.year, last.year)
    found = {
        **{day: ClosedDay(day, name, holiday=True) for day, name in public.items() if day.weekday() < 5},
        **{row.day: row for row in own},
    }
    return tuple(found[day] for day in sorted(found) if today <= day <= last)


def close_day(desk: Desk, day: date, reason: str, version: int = 0) -> Done[ClosedDay]:
    """Close the centre on a day, or give the day that was read with this version another reason.

    Raises NotAllowed, ChangedMeanwhile (somebody else closed it meanwhile) or BadInput.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    check_date(day, field="day")
    why = clean_line(reason, field="reason")
    with desk.writing() as uow:
        row = rows.close_day(uow, day, why, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Geschlossen am {day}"), {"day": f"{day:%d.%m.%Y}"})
        done = desk.finish(uow, row, said)
    desk.forget_cached()
    return done


def close_days(desk: Desk, first: date, last: date, reason: str) -> Done[tuple[ClosedDay, ...]]:
    """Close the centre on every day from first to last on which it would open, as one write.

    A day that is closed already keeps its reason: whoever wrote it is not overwritten.
    Raises NotAllowed, or BadInput where it is closed anyway or the time is too long.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    check_date(first, field="day")
    check_date(last, field="last")
    length = (last - first).days + 1
    if not 1 <= length <= LONGEST_CLOSING:
        text = QT_TRANSLATE_NOOP("errors", "Vom ersten bis zum letzten Tag sind es 1 bis {most} Tage.")
        raise BadInput("last", Sentence("errors", text, {"most": LONGEST_CLOSING}))
    why = clean_line(reason, field="reason")
    hours = opening(desk)
    days = [first + timedelta(days=offset) for offset in range(length)]
    # Of other kinds than the open house too.
    usual = replace(hours, closed={})
    with desk.writing() as uow:
        own = rows.closed_days(uow.conn)
        open_then = [day for day in days if any(usual.is_open_day(day, kind) for kind in HoursKind)]
        to_close = [day for day in open_then if day not in own]
        if not to_close:
            text = QT_TRANSLATE_NOOP("errors", "Da ist ohnehin geschlossen.")
            raise BadInput("day", Sentence("errors", text))
        closed = tuple(rows.close_day(uow, day, why, NEVER) for day in to_close)
        text = QT_TRANSLATE_NOOP("said", "Geschlossen vom {first} bis {last}")
        shown = {"first": f"{closed[0].day:%d.%m.%Y}", "last": f"{closed[-1].day:%d.%m.%Y}"}
        if len(closed) == 1:
            text, shown = QT_TRANSLATE_NOOP("said", "Geschlossen am {day}"), {"day": shown["first"]}
        done = desk.finish(uow, closed, Sentence("said", text, shown))
    desk.forget_cached()
    return done


def reopen_day(desk: Desk, day: date, version: int) -> Done[None]:
    """Open it again after all. Raises NotAllowed, ChangedMeanwhile or NotFound."""
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.writing() as uow:
        rows.reopen_day(uow, day, version)
        said = Sentence(
            "said", QT_TRANSLATE_NOOP("said", "Wieder geöffnet am {day}"), {"day": f"{day:%d.%m.%Y}"}
        )
        done = desk.finish(uow, None, said)
    desk.forget_cached()
    return done


def save_value(
    desk: Desk, name: ListName, value: Value, since: date | None = None, over: int = NEVER
) -> Done[Value]:
    """Change an entry, or add one with a new code. Raises NotAllowed or BadInput.


    The entry has the version it was read with. With `since` the change holds from that day on, and what was before stays
    as it was. Without it the entry is put right for the whole time that it holds (`value.since`): then past reports are
    counted with it too. `over`: the version of the entry of the day `since` that was shown, and whose place this one takes.
    Raises ChangedMeanwhile as well.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    there = desk.values_of(name)
    kept = checked_value(there, value)
    if since is not None and check_date(since, field="since") != value.since:
        kept = replace(kept, since=since, id=None, version=over)
    # What is shipped for later days than this one would be hidden by it: it stays, as an entry of the centre's own.
    shipped = [entry for entry in there.history(kept.code) if entry.id is None and entry.since > kept.since]
    with desk.writing() as uow:
        if kept.since != value.since:
            reference.expect_value(uow, name, value)
        kept = reference.save_value(uow, name, kept)
        for entry in shipped:
            reference.save_value(uow, name, entry)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Werteliste geändert: {value}"), {"value": kept.de})
        done = desk.finish(uow, kept, said)
    desk.forget_cached()
    return done


def checked_value(there: ValueList, value: Value) -> Value:
    """An entry as it can be kept in its list. Raises BadInput."""
    german = clean_line(value.de, field="de")
    if value.code not in there and not CODE.fullmatch(value.code):
        text = QT_TRANSLATE_NOOP(
            "errors", "Das Kürzel „{code}“ darf nur Buchstaben, Ziffern und _ enthalten."
        )
        raise BadInput("code", Sentence("errors", text, {"code": value.code[:40]}))
    if not german:
        raise BadInput("de", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Das deutsche Wort fehlt.")))
    if there.name is ListName.REASONS and value.extra.get("key", "") not in ("", *REASON_KEYS):
        text = QT_TRANSLATE_NOOP("errors", "Für einen Anlass gehen nur die Tasten {known}.")
        raise BadInput("key", Sentence("errors", text, {"known": ", ".join(REASON_KEYS)}))
    if key := value.extra.get("key"):
        for other in there:
            if other.code != value.code and other.active and value.active and other.extra.get("key") == key:
                text = QT_TRANSLATE_NOOP("errors", "Die Taste {key} hat schon „{other}“.")
                raise BadInput("key", Sentence("errors", text, {"key": key, "other": other}))
    for day, field in ((value.first, "first"), (value.last, "last")):
        if day is not None:
            check_date(day, field=field)
        elif there.name is ListName.SCHOOL_HOLIDAYS:
            text = QT_TRANSLATE_NOOP("errors", "Ferien haben einen ersten und einen letzten Tag.")
            raise BadInput(field, Sentence("errors", text))
    limit = value.extra.get("limit")
    if there.name is ListName.ALLOWANCE_RULES and not (type(limit) is int and limit > 0):
        text = QT_TRANSLATE_NOOP("errors", "Eine Pauschale hat eine Grenze in ganzen Euro.")
        raise BadInput("limit", Sentence("errors", text))
    if there.name is ListName.APPOINTMENT_TYPES:
        _check_lengths(value)
    if value.first is not None and value.last is not None and value.last < value.first:
        text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
        raise BadInput("last", Sentence("errors", text))
    return replace(value, de=german, en=clean_line(value.en, field="en"), extra=dict(value.extra))


def _check_lengths(kind: Value) -> None:
    """Whether an appointment of this type can be booked as the type suggests it. Raises BadInput."""
    bounds = {"minutes": (SHORTEST_MINUTES, LONGEST_MINUTES), "buffer": (0, LONGEST_BUFFER)}
    for field, (least, most) in bounds.items():
        number = kind.extra.get(field, least)
        if type(number) is not int or not least <= number <= most:
            text = QT_TRANSLATE_NOOP("errors", "{number} Minuten können nicht stimmen.")
            raise BadInput(field, Sentence("errors", text, {"number": str(number)[:20]}))


def default_place() -> Place:
    """Name and address as shipped, for what is printed before a store exists."""
    return load_centre(_folder()).place


def kind_of_place() -> str:
    """What the centre is: Begegnungszentrum."""
    return load_centre(_folder()).kind


def staff(desk: Desk) -> tuple[StaffRow, ...]:
    """Whoever may log in today."""
    with desk.store.read() as conn:
        return tuple(row for row in colleague_rows.staff(conn) if row.active)


def _folder() -> Path:
    return resources_dir() / "values"
