"""Volunteers: written through a unit of work, read as frozen rows, all of them in a handful of statements.

Whatever changes of a volunteer, in whichever of the tables, gives their own row its next version: that is the version
that is read and compared, and the number by which the change is told. What they were asked is not a part of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, time
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from woilmenau_desk.domain.assignments import AssignmentState
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    RoleSpan,
    StillPlanned,
    Training,
    VolunteerData,
    VolunteerRow,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.base import Versioned
from woilmenau_desk.storage.tables.offers import Offer, OfferLeader, OfferSession
from woilmenau_desk.storage.tables.volunteers import (
    Assignment,
    RosterDuty,
    Volunteer,
    VolunteerAbsence,
    VolunteerHours,
    VolunteerRole,
    VolunteerTime,
    VolunteerTraining,
)
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

ENTITY: Final = Volunteer.__tablename__
TRAININGS: Final = VolunteerTraining.__tablename__
"""What the audit trail calls them."""
_CHUNK: Final = 500
_PLAIN: Final = (
    "given_name",
    "family_name",
    "birthday",
    "phone",
    "email",
    "address",
    "skills",
    "may_congratulate",
    "may_mail",
    "certificate_seen_on",
    "certificate_of",
    "certificate_relevant",
    "pledged_on",
    "briefed_on",
    "heard_on",
    "started_on",
    "ended_on",
    "end_reason",
    "external_id",
)


# -- writing -----------------------------------------------------------------------------------------------------


def add(uow: UnitOfWork, data: VolunteerData) -> int:
    """Register a volunteer. Raises BadInput where another has the same external id."""
    _check_unique(uow.conn, data, None)
    return uow.insert(Volunteer, {**_columns(data), "created_at": uow.at})


def change(uow: UnitOfWork, volunteer_id: int, data: VolunteerData, version: Seen) -> bool:
    """Change what is told of a volunteer; whether anything differed. Raises NotFound, ChangedMeanwhile or BadInput."""
    _check_unique(uow.conn, data, volunteer_id)
    return uow.update(Volunteer, volunteer_id, _columns(data), version)


def expect(uow: UnitOfWork, volunteer_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a volunteer is not what somebody read any more, or NotFound."""
    uow.expect(Volunteer, volunteer_id, version)


def moved_on(uow: UnitOfWork, volunteer_id: int, version: Seen) -> None:
    """Give a volunteer the next version: something that belongs to them changed. Raises ChangedMeanwhile or NotFound."""
    uow.update(Volunteer, volunteer_id, {}, version, always=True)


def link(uow: UnitOfWork, volunteer_id: int, person_id: int | None, version: Seen) -> bool:
    """Say whom of the visitors they are, or nobody; whether that is new. Raises NotFound, ChangedMeanwhile or BadInput."""
    wanted = None if person_id is None else present_id(uow.conn, person_id)
    if wanted is not None:
        query = select(Volunteer.given_name, Volunteer.family_name).where(
            Volunteer.person_id == wanted, Volunteer.id != volunteer_id
        )
        if (other := uow.conn.execute(query).first()) is not None:
            text = QT_TRANSLATE_NOOP("errors", "Mit dieser Person ist schon {name} verknüpft.")
            raise BadInput("person", Sentence("errors", text, {"name": display_name(*other)}))
    if not uow.update(Volunteer, volunteer_id, {"person_id": wanted}, version):
        return False
    uow.trace("unlinked" if wanted is None else "linked", ENTITY, volunteer_id, f"person:{wanted or ''}")
    return True


def set_roles(uow: UnitOfWork, volunteer_id: int, roles: Sequence[RoleSpan]) -> bool:
    """Let a volunteer have these roles and no others; whether anything differed. Those with an id are changed."""
    columns = {"role": "role", "first_day": "first", "last_day": "last"}
    return _replace(uow, VolunteerRole, volunteer_id, roles, columns, {})


def set_times(uow: UnitOfWork, volunteer_id: int, times: Sequence[Available]) -> bool:
    """Let a volunteer be available at these times and no others; whether anything differed."""
    columns = {"weekday": "weekday", "opens": "opens", "closes": "closes"}
    return _replace(
        uow, VolunteerTime, volunteer_id, times, columns, {"opens": minutes_of, "closes": minutes_of}
    )


def add_absence(uow: UnitOfWork, volunteer_id: int, absence: Absence) -> int:
    """Write down days on which somebody is not there; returns their number."""
    return uow.insert(VolunteerAbsence, {"volunteer_id": volunteer_id, **_absence(absence)})


def change_absence(uow: UnitOfWork, volunteer_id: int, absence_id: int, absence: Absence | None) -> None:
    """Change days on which somebody is not there, or strike them. Raises NotFound where they are not theirs."""
    _theirs(uow.conn, VolunteerAbsence, volunteer_id, absence_id)
    if absence is None:
        uow.delete(VolunteerAbsence, absence_id, HERE)
    else:
        uow.update(VolunteerAbsence, absence_id, _absence(absence), HERE)


def add_training(uow: UnitOfWork, volunteer_id: int, training: Training) -> int:
    """Write down a training; returns its number. Raises NotFound for a session that is not there."""
    _held(uow.conn, training)
    return uow.insert(VolunteerTraining, {"volunteer_id": volunteer_id, **_training(training)})


def change_training(
    uow: UnitOfWork, volunteer_id: int, training_id: int, training: Training | None, seen: Seen
) -> None:
    """Change a training, or strike it. Raises NotFound where it is not theirs, or ChangedMeanwhile."""
    _theirs(uow.conn, VolunteerTraining, volunteer_id, training_id)
    if training is None:
        uow.delete(VolunteerTraining, training_id, seen)
    else:
        _held(uow.conn, training)
        uow.update(VolunteerTraining, training_id, _training(training), seen)


def trained(conn: Connection, training_ids: Iterable[int]) -> set[int]:
    """Whose trainings these are; those that are there no more are missing."""
    some, found = sorted(set(training_ids)), set()
    for start in range(0, len(some), _CHUNK):
        chunk = VolunteerTraining.id.in_(some[start : start + _CHUNK])
        found |= set(conn.execute(select(VolunteerTraining.volunteer_id).where(chunk)).scalars())
    return found


def _replace(
    uow: UnitOfWork,
    table: Any,
    volunteer_id: int,
    wanted: Sequence[Any],
    columns: Mapping[str, str],
    convert: Mapping[str, Any],
) -> bool:
    """Make the rows of a volunteer those that are wanted, with as few changes as it takes."""

    def values(one: Any) -> dict[str, Any]:
        raw = {column: getattr(one, field) for column, field in columns.items()}
        return {name: convert[name](value) if name in convert else value for name, value in raw.items()}

    query = select(table.id, *(getattr(table, name) for name in columns)).where(
        table.volunteer_id == volunteer_id
    )
    there = {found.id: dict(zip(columns, found[1:], strict=True)) for found in uow.conn.execute(query)}
    rest = dict(there)
    new = []
    for one in wanted:
        same = one.id if one.id in rest else next((n for n, v in rest.items() if v == values(one)), None)
        if same is None:
            new.append(one)
            continue
        rest.pop(same)
        if there[same] != values(one):
            uow.update(table, same, values(one), HERE)
            there[same] = {}
    for gone in rest:
        uow.delete(table, gone, HERE)
    for one in new:
        uow.insert(table, {"volunteer_id": volunteer_id, **values(one)})
    return bool(rest or new or any(not values for values in there.values()))


def _theirs(conn: Connection, table: Any, volunteer_id: int, row_id: int) -> None:
    query = select(table.id).where(table.id == row_id, table.volunteer_id == volunteer_id)
    if conn.execute(query).scalar() is None:
        raise NotFound


def _held(conn: Connection, training: Training) -> None:
    session = training.session_id
    if session is not None:
        if conn.execute(select(OfferSession.id).where(OfferSession.id == session)).scalar() is None:
            raise NotFound


def _check_unique(conn: Connection, data: VolunteerData, own: int | None) -> None:
    if data.external_id is None:
        return
    query = select(Volunteer.given_name, Volunteer.family_name).where(
        Volunteer.external_id == data.external_id
    )
    if own is not None:
        query = query.where(Volunteer.id != own)
    if (other := conn.execute(query).first()) is not None:
        text = QT_TRANSLATE_NOOP("errors", "Die Nummer „{number}“ hat schon {name}.")
        said = {"number": data.external_id, "name": display_name(*other)}
        raise BadInput("external_id", Sentence("errors", text, said))


def _columns(data: VolunteerData) -> dict[str, Any]:
    values = asdict(data)
    languages = (code if level is None else f"{code}={level}" for code, level in data.languages)
    return {
        **{name: values[name] for name in _PLAIN},
        "languages": " ".join(languages),
        "areas": " ".join(data.areas),
        "groups": " ".join(data.groups),
    }


def _absence(absence: Absence) -> dict[str, Any]:
    return {
        "first_day": absence.first,
        "last_day": absence.last,
        "pause": absence.pause,
        "reason": absence.reason,
        "left": absence.left,
    }


def _training(training: Training) -> dict[str, Any]:
    return {
        "title": training.title,
        "on_day": training.on,
        "half_units": training.half_units,
        "came": training.came,
        "session_id": training.session_id,
    }


# -- reading -----------------------------------------------------------------------------------------------------


def row(conn: Connection, volunteer_id: int) -> VolunteerRow:
    """One volunteer. Raises NotFound."""
    found = everybody(conn, (volunteer_id,))
    if not found:
        raise NotFound
    return found[0]


def everybody(conn: Connection, ids: Iterable[int] | None = None) -> tuple[VolunteerRow, ...]:
    """All volunteers with everything that belongs to them, or those of these ids, by id."""
    if ids is None:
        return tuple(_rows(conn, None))
    some = sorted(set(ids))
    chunks = (some[start : start + _CHUNK] for start in range(0, len(some), _CHUNK))
    return tuple(one for chunk in chunks for one in _rows(conn, chunk))


def _rows(conn: Connection, ids: Sequence[int] | None) -> Iterator[VolunteerRow]:
    roles = _of_each(conn, ids, VolunteerRole, ("role", "first_day", "last_day"), RoleSpan)
    times = _of_each(conn, ids, VolunteerTime, ("weekday", "opens", "closes"), _available)
    absences = _of_each(
        conn, ids, VolunteerAbsence, ("first_day", "last_day", "pause", "reason", "left"), _away
    )
    columns = ("title", "on_day", "half_units", "came", "session_id")
    trainings = _of_each(conn, ids, VolunteerTraining, columns, Training)
    query, asked = _people(some=ids is not None), {} if ids is None else {"ids": ids}
    for number, version, person_id, languages, areas, groups, *plain in conn.execute(query, asked):
        data = VolunteerData(
            **dict(zip(_PLAIN, plain, strict=True)),
            languages=tuple(map(_language, languages.split())),
            areas=tuple(areas.split()),
            groups=tuple(groups.split()),
        )
        yield VolunteerRow(
            number,
            data,
            tuple(roles.get(number, ())),
            tuple(times.get(number, ())),
            tuple(absences.get(number, ())),
            tuple(trainings.get(number, ())),
            person_id,
            version,
        )


@cache
def _people(*, some: bool) -> Any:
    """Made once: somebody is read with every row that is marked."""
    query = select(
        Volunteer.id,
        Volunteer.version,
        Volunteer.person_id,
        Volunteer.languages,
        Volunteer.areas,
        Volunteer.groups,
        *(getattr(Volunteer, name) for name in _PLAIN),
    ).order_by(Volunteer.id)
    return query.where(Volunteer.id.in_(bindparam("ids", expanding=True))) if some else query


@cache
def _belonging(table: Any, columns: Sequence[str], *, some: bool) -> Any:
    query = select(
        table.volunteer_id, *(getattr(table, name) for name in columns), table.id, table.version
    ).order_by(table.id)
    return query.where(table.volunteer_id.in_(bindparam("ids", expanding=True))) if some else query


def _of_each(
    conn: Connection, ids: Sequence[int] | None, table: Any, columns: Sequence[str], made: Any
) -> dict[int, list[Any]]:
    """What belongs to each volunteer; the columns come in the order of the dataclass's fields, then id and version."""
    query, asked = _belonging(table, columns, some=ids is not None), {} if ids is None else {"ids": ids}
    found: dict[int, list[Any]] = defaultdict(list)
    for volunteer_id, *values in conn.execute(query, asked):
        found[volunteer_id].append(made(*values))
    return found


def _available(weekday: int, opens: int, closes: int, number: int, version: int) -> Available:
    return Available(weekday, time_of(opens), time_of(closes), number, version)


def _away(
    first: date, last: date | None, pause: bool, reason: str, left: bool, number: int, version: int
) -> Absence:
    return Absence(first, last, pause, reason, number, version, left)


def _language(written: str) -> tuple[str, str | None]:
    code, _, level = written.partition("=")
    return code, level or None


def minutes_of(at: time) -> int:
    """The minutes of a day at a time."""
    return at.hour * 60 + at.minute


def time_of(minutes: int) -> time:
    """The time so many minutes after midnight."""
    return time(*divmod(minutes, 60))


def still_planned(conn: Connection, volunteer_id: int, after: date) -> StillPlanned:
    """What somebody is planned for after a day: assignments, duties of the roster, offers that they lead."""

    def number(table: type[Versioned], *wanted: Any) -> int:
        return conn.execute(select(func.count(table.id)).where(*wanted)).scalar_one()

    def later(first: Any, last: Any) -> Any:
        return (last > after) | (last.is_(None) & (first > after))

    work, duty, lead = Assignment, RosterDuty, OfferLeader
    goes_on = work.last_day.is_(None) & work.weekday.is_not(None)
    offers = select(func.count(func.distinct(lead.offer_id))).join(Offer, Offer.id == lead.offer_id)
    return StillPlanned(
        number(
            work,
            work.volunteer_id == volunteer_id,
            work.state == AssignmentState.AGREED.value,
            later(work.first_day, work.last_day) | goes_on,
        ),
        number(duty, duty.volunteer_id == volunteer_id, duty.last_day.is_(None) | (duty.last_day > after)),
        conn.execute(
            offers.where(
                lead.volunteer_id == volunteer_id,
                lead.last_day.is_(None) | (lead.last_day > after),
                Offer.ended_on.is_(None) | (Offer.ended_on > after),
            )
        ).scalar_one(),
    )


def hours_between(conn: Connection, first: date, last: date) -> dict[int, dict[str, int]]:
    """For each volunteer the minutes that they served from one day to another, both included, by role."""
    table = VolunteerHours
    query = (
        select(table.volunteer_id, table.role, func.sum(table.minutes))
        .where(table.on_day.between(first, last))
        .group_by(table.volunteer_id, table.role)
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for volunteer_id, role, minutes in conn.execute(query):
        found[volunteer_id][role] = minutes
    return found


def last_hours(conn: Connection) -> dict[int, date]:
    """For each volunteer the last day on which they served."""
    table = VolunteerHours
    query = select(table.volunteer_id, func.max(table.on_day)).group_by(table.volunteer_id)
    return {volunteer_id: day for volunteer_id, day in conn.execute(query)}
