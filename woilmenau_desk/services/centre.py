"""The centre's own data: settings, opening hours, closed days, value lists, colleagues."""

from dataclasses import asdict, astuple, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.centre import CentreSettings, ClosedDay
from woilmenau_desk.domain.errors import BadInput, WrittenPast
from woilmenau_desk.domain.holidays import holidays
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import check_date, local
from woilmenau_desk.domain.slips import Paper, Place
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.value_files import CODE, REASON_KEYS, load_age_bands, load_centre
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage.keyed import NEVER

SETTINGS = "centre"
_KEPT = tuple(name for name in CentreSettings.__dataclass_fields__ if name != "version")
_YEARS_AHEAD = 2
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
        known["place"] = Place(**known["place"])
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
    place = Place(*(clean_line(part, field="place") for part in astuple(wanted.place)))
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


def opening(desk: Desk) -> Opening:
    """The opening hours with public holidays of Thüringen and the centre's own closed days."""
    known = desk.opening
    if known is None:
        with desk.store.read() as conn:
            own = rows.closed_days(conn)
        hours = load_centre(_folder()).hours
        year = desk.today().year
        closed = {**holidays(year - _YEARS_AHEAD, year + _YEARS_AHEAD), **own}
        desk.opening = known = Opening(hours, closed)
    return known


def is_open(desk: Desk, moment: datetime) -> bool:
    """Whether the centre was, or will be, open at an aware moment."""
    return _opening_on(desk, local(moment).date()).contains(moment)


def assumed_time(desk: Desk, day: date) -> time:
    """The local time of a visit of which only the day is known: see `Opening.assumed_time`."""
    return _opening_on(desk, day).assumed_time(day)


def _opening_on(desk: Desk, day: date) -> Opening:
    """The opening hours with the exceptions of that day, however far back it lies."""
    if abs(day.year - desk.today().year) < _YEARS_AHEAD:
        return opening(desk)
    return opening_of(desk, day, day)


def opening_of(desk: Desk, first: date, last: date) -> Opening:
    """The opening hours for a period that may lie further back."""
    with desk.store.read() as conn:
        own = rows.closed_days(conn)
    return Opening(load_centre(_folder()).hours, {**holidays(first.year, last.year), **own})


def open_days(desk: Desk, first: date, last: date, until: date) -> tuple[int, int]:
    """How many days of a period were planned, and how many were held until a day.

    Planned are the days by hours and public holidays without those whose closing was known before they came; held are
    those on which the centre did open. In the month in which the store was made they are held from that day on: what
    was before it is not known here. Both say nothing of visitors, so they are told as they are.
    """
    opening = opening_of(desk, first, last)
    with desk.store.read() as conn:
        known = rows.closed_in_advance(conn)
        begun = rows.begun_on(conn)
    planned = Opening(
        opening.hours, {**holidays(first.year, last.year), **{day: opening.closed[day] for day in known}}
    )
    # The fictional centre is older than its store.
    held_from = begun if begun and first <= begun <= until and not settings(desk).fictional else first
    return planned.open_days(first, last), opening.open_days(held_from, until)


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
    hours = opening_of(desk, first, last).hours
    public = holidays(first.year, last.year)
    days = [first + timedelta(days=offset) for offset in range(length)]
    with desk.writing() as uow:
        own = rows.closed_days(uow.conn)
        to_close = [day for day in days if day.weekday() in hours and day not in public and day not in own]
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


def value_list(desk: Desk, name: ListName) -> ValueList:
    """One value list."""
    return desk.values_of(name)


def save_value(desk: Desk, name: ListName, value: Value) -> Done[Value]:
    """Change an entry, which has the version it was read with, or add one with a new code.

    Raises NotAllowed, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    german = clean_line(value.de, field="de")
    if value.code not in desk.values_of(name) and not CODE.fullmatch(value.code):
        text = QT_TRANSLATE_NOOP(
            "errors", "Das Kürzel „{code}“ darf nur Buchstaben, Ziffern und _ enthalten."
        )
        raise BadInput("code", Sentence("errors", text, {"code": value.code[:40]}))
    if not german:
        raise BadInput("de", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Das deutsche Wort fehlt.")))
    if name is ListName.REASONS and value.extra.get("key", "") not in ("", *REASON_KEYS):
        text = QT_TRANSLATE_NOOP("errors", "Für einen Anlass gehen nur die Tasten {known}.")
        raise BadInput("key", Sentence("errors", text, {"known": ", ".join(REASON_KEYS)}))
    if key := value.extra.get("key"):
        for other in desk.values_of(name):
            if other.code != value.code and other.active and value.active and other.extra.get("key") == key:
                text = QT_TRANSLATE_NOOP("errors", "Die Taste {key} hat schon „{other}“.")
                raise BadInput("key", Sentence("errors", text, {"key": key, "other": other}))
    kept = replace(value, de=german, en=clean_line(value.en, field="en"), extra=dict(value.extra))
    with desk.writing() as uow:
        kept = rows.save_value(uow, name, kept)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Werteliste geändert: {value}"), {"value": german})
        done = desk.finish(uow, kept, said)
    desk.forget_cached()
    return done


def age_bands(desk: Desk) -> tuple[AgeBand, ...]:
    """The age bands of reports and of anonymous visitors."""
    return load_age_bands(_folder())


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
