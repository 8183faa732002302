"""Offers with their series and whoever leads them: written through a unit of work, read as frozen rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.offer_series import KnownSession
from woilmenau_desk.domain.offers import EnrolmentState, Leader, OfferData, Rhythm, Series, SessionKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage.offer_sessions import clock_time, minutes
from woilmenau_desk.storage.offer_sessions import ensure_session as ensure_session  # others look for it here
from woilmenau_desk.storage.offer_sessions import one as known_session
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.offers import Enrolment, Offer, OfferLeader, OfferSeries
from woilmenau_desk.storage.tables.volunteers import Volunteer
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork

_OFFER = tuple(getattr(Offer, name) for name in OfferData.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are in an offer and on its waiting list, and the places of its childcare that are taken.

    `awaited`: the most places of it that one of those who wait waits for.
    """

    enrolled: int = 0
    waiting: int = 0
    children: int = 0
    awaited: int = 0


@dataclass(frozen=True, slots=True)
class StoredOffer:
    """An offer as it is stored, without what is reckoned."""

    id: int
    data: OfferData
    series: tuple[Series, ...]
    leaders: tuple[Leader, ...]
    counted: Counted
    version: int


# -- writing -----------------------------------------------------------------------------------------------------


def add(uow: UnitOfWork, data: OfferData) -> int:
    """Add an offer. Raises BadInput for an external number that another one has."""
    _check_unique(uow.conn, data, None)
    return uow.insert(Offer, {**asdict(data), "created_at": uow.at})


def change(uow: UnitOfWork, offer_id: int, data: OfferData, version: int) -> None:
    """Change what is told of an offer. Raises NotFound, ChangedMeanwhile or BadInput."""
    _check_unique(uow.conn, data, offer_id)
    uow.update(Offer, offer_id, asdict(data), version)


def expect(uow: UnitOfWork, offer_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where an offer is not what somebody read any more, or NotFound."""
    uow.expect(Offer, offer_id, version)


def touch(uow: UnitOfWork, offer_id: int, seen: Seen) -> None:
    """Give an offer its next version: something that belongs to it is changed. Raises NotFound or ChangedMeanwhile."""
    uow.update(Offer, offer_id, {}, seen, always=True)


def save_series(uow: UnitOfWork, offer_id: int, wanted: Sequence[Series]) -> None:
    """Let an offer meet by these rules and no others; those with a number stay the rows that they are."""
    kept = {one.id for one in wanted if one.id is not None}
    for row_id in _ids(uow.conn, OfferSeries, offer_id) - kept:
        uow.delete(OfferSeries, row_id, HERE)
    for one in wanted:
        values = _series_columns(one)
        if one.id is None:
            uow.insert(OfferSeries, {"offer_id": offer_id, **values})
        else:
            uow.update(OfferSeries, one.id, values, HERE)


def save_leaders(uow: UnitOfWork, offer_id: int, wanted: Sequence[Leader]) -> None:
    """Let these lead an offer and nobody else; those with a number stay the rows that they are."""
    present = _ids(uow.conn, OfferLeader, offer_id)
    for row_id in present - {one.id for one in wanted}:
        uow.delete(OfferLeader, row_id, HERE)
    for one in wanted:
        values = {
            "colleague": one.colleague,
            "volunteer_id": one.volunteer_id,
            "name": one.name,
            "first_day": one.first,
            "last_day": one.last,
        }
        if one.id in present:
            uow.update(OfferLeader, one.id, values, HERE)
        else:
            uow.insert(OfferLeader, {"offer_id": offer_id, **values})


def _ids(conn: Connection, table: type[OfferSeries] | type[OfferLeader], offer_id: int) -> set[int]:
    return set(conn.execute(select(table.id).where(table.offer_id == offer_id)).scalars())


def _series_columns(series: Series) -> dict[str, Any]:
    return {
        "rhythm": series.rhythm.value,
        "every": series.every,
        "weekday": series.weekday,
        "nth": series.nth,
        "starts": minutes(series.starts),
        "ends": minutes(series.ends),
        "first_day": series.first,
        "last_day": series.last,
        "in_school_holidays": series.in_school_holidays,
    }


def _check_unique(conn: Connection, data: OfferData, own: int | None) -> None:
    if data.external_id is None:
        return
    query = select(Offer.title).where(Offer.external_id == data.external_id)
    if own is not None:
        query = query.where(Offer.id != own)
    title = conn.execute(query).scalar()
    if title is not None:
        text = QT_TRANSLATE_NOOP("errors", "Die externe Nummer {number} hat schon das Angebot „{title}“.")
        shown = {"number": data.external_id, "title": title}
        raise BadInput("external_id", Sentence("errors", text, shown))


# -- reading -----------------------------------------------------------------------------------------------------


def one(conn: Connection, offer_id: int, day: date) -> StoredOffer:
    """One offer. `day`: on which its leaders are there or gone. Raises NotFound."""
    found = stored(conn, day, (offer_id,))
    if not found:
        raise NotFound
    return found[0]


def stored(conn: Connection, day: date, offer_ids: Iterable[int] | None = None) -> tuple[StoredOffer, ...]:
    """The offers by their titles, however many in the same few queries."""
    only = None if offer_ids is None else tuple(offer_ids)
    query = select(Offer.id, Offer.version, *_OFFER).order_by(func.lower(Offer.title), Offer.id)
    if only is not None:
        query = query.where(Offer.id.in_(only))
    found = conn.execute(query).all()
    series = series_of(conn, only)
    leaders = _leaders(conn, day, only)
    counted = counts(conn, only)
    return tuple(
        StoredOffer(
            row_id,
            OfferData(*data),
            series.get(row_id, ()),
            leaders.get(row_id, ()),
            counted.get(row_id, _NOBODY),
            version,
        )
        for row_id, version, *data in found
    )


_NOBODY = Counted()


def volunteer(conn: Connection, volunteer_id: int) -> tuple[str, date | None]:
    """What a volunteer is called, and their last day. Raises NotFound."""
    query = select(Volunteer.given_name, Volunteer.ended_on).where(Volunteer.id == volunteer_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return found.given_name, found.ended_on


def rules(
    conn: Connection, offer_ids: Iterable[int] | None = None
) -> dict[int, tuple[OfferData, tuple[Series, ...]]]:
    """By offer, what is told of it and the rules by which it meets: all that sessions are reckoned from."""
    only = None if offer_ids is None else tuple(offer_ids)
    series = series_of(conn, only)
    found = conn.execute(_RULES) if only is None else conn.execute(_RULES_OF, {"offers": only})
    return {row_id: (OfferData(*data), series.get(row_id, ())) for row_id, *data in found}


# Made once: to make a statement takes longer than to ask it.
_OFFERS: Any = bindparam("offers", expanding=True)
_RULES = select(Offer.id, *_OFFER)
_RULES_OF = _RULES.where(Offer.id.in_(_OFFERS))


Around = tuple[OfferData, tuple[Series, ...], KnownSession | None]


def around(conn: Connection, key: SessionKey) -> Around:
    """All that one session is reckoned from. Raises NotFound where there is no such offer."""
    found = rules(conn, (key.offer_id,)).get(key.offer_id)
    if found is None:
        raise NotFound
    return (*found, known_session(conn, key))


def ids(conn: Connection, name: str) -> tuple[int, ...]:
    """The offers that have that number; where none does, that external number; where none does, exactly that title."""
    ways: list[ColumnElement[bool]] = [Offer.external_id == name, Offer.title == name]
    if name.isascii() and name.isdecimal() and len(name) <= _DIGITS:
        ways.insert(0, Offer.id == int(name))
    for way in ways:
        found = tuple(conn.execute(select(Offer.id).where(way).order_by(Offer.id)).scalars())
        if found:
            return found
    return ()


_DIGITS = 18  # of a number that a database can hold


def series_of(conn: Connection, offer_ids: Sequence[int] | None = None) -> Mapping[int, tuple[Series, ...]]:
    """By offer, the rules by which it meets, in the order in which they begin."""
    rows = conn.execute(_SERIES) if offer_ids is None else conn.execute(_SERIES_OF, {"offers": offer_ids})
    found: dict[int, list[Series]] = defaultdict(list)
    for row in rows:
        # A rule that never comes forward would be reckoned without an end.
        if row.every < 1 or not 0 <= row.weekday <= 6 or row.nth not in (None, 1, 2, 3, 4, -1):
            raise ValueError("no series")
        found[row.offer_id].append(
            Series(
                rhythm=Rhythm(row.rhythm),
                weekday=row.weekday,
                starts=clock_time(row.starts),
                ends=clock_time(row.ends),
                first=row.first_day,
                last=row.last_day,
                every=row.every,
                nth=row.nth,
                in_school_holidays=row.in_school_holidays,
                id=row.id,
                version=row.version,
            )
        )
    return {offer_id: tuple(rows) for offer_id, rows in found.items()}


_SERIES = select(*OfferSeries.__table__.columns).order_by(
    OfferSeries.first_day, OfferSeries.weekday, OfferSeries.starts, OfferSeries.id
)
_SERIES_OF = _SERIES.where(OfferSeries.offer_id.in_(_OFFERS))


def _leaders(
    conn: Connection, day: date, offer_ids: Sequence[int] | None
) -> Mapping[int, tuple[Leader, ...]]:
    table = OfferLeader
    query = (
        select(
            *table.__table__.columns,
            Colleague.first_name,
            Colleague.active_from,
            Colleague.active_until,
            Volunteer.given_name,
            Volunteer.family_name,
            Volunteer.started_on,
            Volunteer.ended_on,
        )
        .outerjoin(Colleague, table.colleague == Colleague.key)
        .outerjoin(Volunteer, table.volunteer_id == Volunteer.id)
        .order_by(table.id)
    )
    if offer_ids is not None:
        query = query.where(table.offer_id.in_(offer_ids))
    found: dict[int, list[Leader]] = defaultdict(list)
    for row in conn.execute(query):
        said = row.first_name or row.colleague or row.given_name or row.name
        left = [last for last in (row.last_day, row.active_until, row.ended_on) if last is not None]
        found[row.offer_id].append(
            Leader(
                colleague=row.colleague,
                volunteer_id=row.volunteer_id,
                name=row.name,
                first=row.first_day,
                last=row.last_day,
                said=said,
                gone=any(last < day for last in left),
                id=row.id,
                version=row.version,
            )
        )
    return {offer_id: tuple(rows) for offer_id, rows in found.items()}


def counts(conn: Connection, offer_ids: Sequence[int] | None = None) -> Mapping[int, Counted]:
    """By offer, who is in and who waits; those with nobody are missing."""
    table = Enrolment
    columns = table.offer_id, table.state, func.count(), func.sum(table.children), func.max(table.children)
    query = select(*columns).where(
        table.state.in_((EnrolmentState.ENROLLED.value, EnrolmentState.WAITING.value))
    )
    if offer_ids is not None:
        query = query.where(table.offer_id.in_(offer_ids))
    found: dict[int, dict[str, tuple[int, int, int]]] = defaultdict(dict)
    for offer_id, state, *numbers in conn.execute(query.group_by(table.offer_id, table.state)):
        number, children, most = map(int, numbers)
        found[offer_id][state] = number, children, most
    nobody = 0, 0, 0
    return {
        offer_id: Counted(
            enrolled=of.get(EnrolmentState.ENROLLED, nobody)[0],
            waiting=of.get(EnrolmentState.WAITING, nobody)[0],
            children=of.get(EnrolmentState.ENROLLED, nobody)[1],
            awaited=of.get(EnrolmentState.WAITING, nobody)[2],
        )
        for offer_id, of in found.items()
    }
