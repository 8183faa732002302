"""What held when: entries of value lists, opening hours, other hours of single days and spans, age bands."""

import json
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.age_bands import BandSet, read_bands
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotFound, WrittenPast
from woilmenau_desk.domain.opening import HoursKind, OtherHours, WeeklyHours
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage.keyed import save_by_key
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import AgeBandSet, OpeningException, OpeningHours, ValueOverride
from woilmenau_desk.storage.unit_of_work import Seen, UnitOfWork

# -- value lists -------------------------------------------------------------------------------------------------


def expect_value(uow: UnitOfWork, name: ListName, value: Value) -> None:
    """Look whether an entry still is what somebody read, shipped or not. Raises ChangedMeanwhile or NotFound."""
    if value.id is not None:
        uow.expect(ValueOverride, value.id, value.version)
        return
    table = ValueOverride
    query = select(table.id).where(
        table.list_name == name.value, table.code == value.code, table.valid_from == value.since
    )
    if uow.conn.execute(query).first() is not None:
        raise ChangedMeanwhile(kind=table.kind)


def save_value(uow: UnitOfWork, name: ListName, value: Value) -> Value:
    """Keep an entry of a value list as the centre wants it; one of the same code and day it takes the place of.

    It has the version that one was read with. Raises ChangedMeanwhile.
    """
    values = {
        "de": value.de,
        "en": value.en,
        "active": value.active,
        "extra": json.dumps(dict(value.extra), ensure_ascii=False, default=str),
        "first_day": value.first,
        "last_day": value.last,
    }
    key = {"list_name": name.value, "code": value.code, "valid_from": value.since}
    version = save_by_key(uow, ValueOverride, key, values, value.version)
    known = select(ValueOverride.id).where(
        *(getattr(ValueOverride, part) == said for part, said in key.items())
    )
    return replace(value, id=uow.conn.execute(known).scalar_one(), version=version)


def value_overrides(conn: Connection) -> dict[ListName, list[Value]]:
    """The entries the centre changed, by list."""
    table = ValueOverride
    found: dict[ListName, list[Value]] = {}
    columns = (table.list_name, table.code, table.de, table.en, table.active, table.extra)
    days = (table.valid_from, table.first_day, table.last_day)
    query = select(*columns, *days, table.id, table.version).order_by(table.id)
    for name, code, de, en, active, extra, since, first, last, row_id, version in conn.execute(query):
        more = _kept(extra)
        if not isinstance(more, dict):
            raise WrittenPast(detail="value_override.extra")
        value = Value(code, de, en, active, more, since, first, last, row_id, version)
        found.setdefault(ListName(name), []).append(value)
    return found


def _kept(text: str) -> object:
    """What was kept as JSON. Raises WrittenPast: somebody wrote past the program."""
    try:
        kept: object = json_of(text)
    except (ValueError, TypeError) as error:
        raise WrittenPast(detail="JSON") from error
    return kept


# -- opening hours -----------------------------------------------------------------------------------------------


def weekly_hours(conn: Connection) -> tuple[WeeklyHours, ...]:
    """All hours that ever held or will, by weekday and time; empty where the store has none of its own."""
    table = OpeningHours
    columns = (
        table.weekday, table.opens, table.closes, table.hours_kind, table.valid_from, table.valid_until, table.id,
        table.version,
    )  # fmt: skip
    query = select(*columns).order_by(table.weekday, table.opens, table.valid_from, table.id)
    return tuple(
        WeeklyHours(_weekday(day), _time(opens), _time(closes), HoursKind(kind), first, last, row_id, version)
        for day, opens, closes, kind, first, last, row_id, version in conn.execute(query)
    )


def add_hours(uow: UnitOfWork, hours: WeeklyHours) -> WeeklyHours:
    """Add an interval; the same with its number."""
    row_id = uow.insert(OpeningHours, _hours_values(hours))
    return replace(hours, id=row_id, version=1)


def change_hours(uow: UnitOfWork, hours: WeeklyHours, seen: Seen) -> None:
    """Change the interval of that number. Raises ChangedMeanwhile or NotFound."""
    uow.update(OpeningHours, _id_of(hours.id), _hours_values(hours), seen)


def drop_hours(uow: UnitOfWork, hours_id: int, seen: Seen) -> None:
    """Take an interval away, as if it had never been. Raises ChangedMeanwhile or NotFound."""
    uow.delete(OpeningHours, hours_id, seen)


def _hours_values(hours: WeeklyHours) -> dict[str, object]:
    return {
        "weekday": hours.weekday,
        "opens": _minutes(hours.opens),
        "closes": _minutes(hours.closes),
        "hours_kind": hours.kind.value,
        "valid_from": hours.first,
        "valid_until": hours.last,
    }


def other_hours(conn: Connection, since: date | None = None) -> tuple[OtherHours, ...]:
    """Days and spans on which a kind is open at other times or not at all, that did not end before a day."""
    table = OpeningException
    columns = (
        table.first_day, table.last_day, table.hours_kind, table.opens, table.closes, table.reason, table.id,
        table.version,
    )  # fmt: skip
    query = select(*columns).order_by(table.first_day, table.opens, table.id)
    if since is not None:
        query = query.where(table.last_day >= since)
    return tuple(
        OtherHours(
            first,
            last,
            HoursKind(kind),
            None if opens is None else _time(opens),
            None if closes is None else _time(closes),
            reason,
            row_id,
            version,
        )
        for first, last, kind, opens, closes, reason, row_id, version in conn.execute(query)
    )


def add_other_hours(uow: UnitOfWork, other: OtherHours) -> OtherHours:
    """Add one; the same with its number."""
    values = {
        "first_day": other.first,
        "last_day": other.last,
        "hours_kind": other.kind.value,
        "opens": None if other.opens is None else _minutes(other.opens),
        "closes": None if other.closes is None else _minutes(other.closes),
        "reason": other.reason,
    }
    return replace(other, id=uow.insert(OpeningException, values), version=1)


def drop_other_hours(uow: UnitOfWork, other_id: int, version: int) -> None:
    """Take it away again. Raises ChangedMeanwhile or NotFound."""
    uow.delete(OpeningException, other_id, version)


def entered_on(conn: Connection) -> dict[int, date]:
    """By number, the local day on which other hours were entered, as far as the trail tells."""
    entry, table = AuditEntry, OpeningException
    of_row = (entry.entity == table.__tablename__) & (entry.entity_id == table.id)
    query = (
        select(table.id, func.min(entry.at))
        .join(entry, of_row & (entry.action == "created"))
        .group_by(table.id)
    )
    found: list[tuple[int, datetime]] = [(row_id, at) for row_id, at in conn.execute(query)]
    return {row_id: local(at).date() for row_id, at in found}


def _weekday(number: int) -> int:
    if not 0 <= number <= 6:
        raise WrittenPast(detail="opening_hours.weekday")
    return number


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    if not 0 <= minutes < 24 * 60:
        raise WrittenPast(detail="opening_hours.opens")
    return time(minutes // 60, minutes % 60)


def _id_of(row_id: int | None) -> int:
    if row_id is None:
        raise NotFound
    return row_id


# -- age bands ---------------------------------------------------------------------------------------------------


def band_sets(conn: Connection) -> tuple[BandSet, ...]:
    """The sets of the centre's own, by name and day."""
    table = AgeBandSet
    query = select(table.bands, table.name, table.valid_from, table.id, table.version)
    query = query.order_by(table.name, table.valid_from)
    found = []
    for bands, name, first, row_id, version in conn.execute(query):
        try:
            found.append(BandSet(read_bands(bands, field="bands"), name, first, row_id, version))
        except (BadInput, TypeError, AttributeError) as error:
            raise WrittenPast(detail="age_band_set.bands") from error
    return tuple(found)


def expect_band_set(uow: UnitOfWork, set_id: int, version: int) -> None:
    """Look whether a set still is what somebody read. Raises ChangedMeanwhile or NotFound."""
    uow.expect(AgeBandSet, set_id, version)


def save_band_set(uow: UnitOfWork, wanted: BandSet, seen: Seen) -> BandSet:
    """Keep a set; the one of that name and day was read with version `seen`. Raises ChangedMeanwhile."""
    codes = ",".join(band.code for band in wanted.bands)
    key = {"name": wanted.name, "valid_from": wanted.first}
    version = save_by_key(uow, AgeBandSet, key, {"bands": codes}, seen)
    known = select(AgeBandSet.id).where(AgeBandSet.name == wanted.name, AgeBandSet.valid_from == wanted.first)
    return replace(wanted, id=uow.conn.execute(known).scalar_one(), version=version)
