"""All volunteers in memory of one open store: read once, and kept up to date by the audit trail.

A hundred are asked for with every key that somebody types, and five thousand would take longer to read than to look
through. Whatever this program or another one changes about a volunteer stands in the trail, so nobody has to tell it.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.finder import RequestRow
from woilmenau_desk.domain.finding_volunteers import Pool
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import volunteer_requests as request_rows
from woilmenau_desk.storage import volunteers as rows
from woilmenau_desk.storage.store import Connection, Store
from woilmenau_desk.storage.trail import audit

if TYPE_CHECKING:  # a list of volunteers must not wait for NumPy
    from woilmenau_desk.names.index import NameIndex

_ENTITIES = frozenset({rows.ENTITY, request_rows.ENTITY})


@dataclass
class Known:
    """The volunteers as of one moment, by id, and what each was asked last. Nobody changes it while they hold it."""

    rows: dict[int, VolunteerRow] = field(default_factory=dict)
    asked: dict[int, RequestRow] = field(default_factory=dict)
    seen: int = 0  # the last entry of the audit trail that is known
    names: "NameIndex | None" = None
    pool: Pool | None = None  # for the finder, as of the same moment


class KnownVolunteers:
    """The volunteers of one open store. Whoever asks has them for themselves meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Known | None = None
        self._using = threading.Lock()
        self._stopped = False

    @contextmanager
    def up_to_date(self) -> Iterator[Known]:
        """The volunteers as they stand in the store now. Raises DeskLocked when it was closed meanwhile."""
        with self._using, self._store.read() as conn:
            if self._stopped:
                raise DeskLocked
            yield self._followed(conn)

    def stop(self) -> None:
        """Let go of everything."""
        with self._using:
            self._stopped, self._known = True, None

    def _followed(self, conn: Connection) -> Known:
        known = self._known
        if known is None:
            return self._made(conn)
        last, named = audit.named(conn, _ENTITIES, known.seen)
        if named is None or any(None in ids for ids in named.values()):
            return self._made(conn)
        changed = {one for one in named.get(rows.ENTITY, ()) if one is not None}
        requests = {one for one in named.get(request_rows.ENTITY, ()) if one is not None}
        if changed:
            self._put(conn, known, changed)
        if requests:
            _ask_again(conn, known, requests)
        if changed or requests:
            known.pool = None
        known.seen = last
        return known

    def _made(self, conn: Connection) -> Known:
        seen = audit.newest(conn)
        everybody = {row.id: row for row in rows.everybody(conn)}
        self._known = Known(everybody, request_rows.last_of_each(conn), seen)
        return self._known

    def _put(self, conn: Connection, known: Known, changed: set[int]) -> None:
        present = {row.id: row for row in rows.everybody(conn, changed)}
        for number in changed:
            if number in present:
                known.rows[number] = present[number]
            else:
                known.rows.pop(number, None)
                known.asked.pop(number, None)
        # Whoever is new stands where everybody stands who is read anew: by their number.
        known.rows = dict(sorted(known.rows.items()))
        if known.names is not None:
            from woilmenau_desk.services.volunteers import names  # start-up: NumPy

            names.follow(known.names, known.rows, changed)


def _ask_again(conn: Connection, known: Known, requests: set[int]) -> None:
    """Read what those were asked last of whose requests the trail speaks; a request may be there no more."""
    whom = set(request_rows.asked_whom(conn, requests).values())
    whom |= {volunteer for volunteer, request in known.asked.items() if request.id in requests}
    latest = request_rows.last_of_each(conn, whom)
    for volunteer in whom:
        if volunteer in latest:
            known.asked[volunteer] = latest[volunteer]
        else:
            known.asked.pop(volunteer, None)


def known_of(desk: Desk) -> KnownVolunteers:
    """The volunteers of a desk. Raises DeskLocked once it is closed."""
    return desk.volunteers_with(KnownVolunteers)


def rows_of(desk: Desk) -> tuple[VolunteerRow, ...]:
    """Everybody, by id: what only those are given who may have it."""
    with known_of(desk).up_to_date() as known:
        return tuple(known.rows.values())


def everybody_by_id(desk: Desk) -> Mapping[int, VolunteerRow]:
    """The same, to look somebody up."""
    with known_of(desk).up_to_date() as known:
        return dict(known.rows)


def pool_of(desk: Desk, known: Known) -> Pool:
    """What the finder looks through, made anew once somebody changed, or the lists or the day did."""
    roles, languages, levels = (
        desk.values_of(name) for name in (ListName.VOLUNTEER_ROLES, ListName.LANGUAGES, ListName.LEVELS)
    )
    pool, today = known.pool, desk.today()
    if pool is None or not pool.fits(roles, languages, levels, today):
        pool = known.pool = Pool(known.rows.values(), known.asked, roles, languages, levels, today)
    return pool
