"""All volunteers in memory of one open store: read once, and kept up to date by the audit trail.

A hundred are asked for with every key that somebody types, and five thousand would take longer to read than to look
through. Whatever this program or another one changes about a volunteer stands in the trail, so nobody has to tell it.
"""

import gc
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.finder import RequestRow
from woilmenau_desk.domain.finding_volunteers import Pool
from woilmenau_desk.domain.requirements import lacking
from woilmenau_desk.domain.text import bare
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.volunteers import Lacking, VolunteerRow, VolunteerState
from woilmenau_desk.storage import volunteer_requests as request_rows
from woilmenau_desk.storage import volunteers as rows
from woilmenau_desk.storage.store import Connection, Store
from woilmenau_desk.storage.trail import audit

if TYPE_CHECKING:  # a list of volunteers must not wait for NumPy
    from woilmenau_desk.names.index import NameIndex

_ENTITIES = frozenset({rows.ENTITY, rows.TRAININGS, request_rows.ENTITY})
_BY_SKILL = 0.9
_REMEMBERED = 16  # lists; more than one filter has states


class Known:
    """The volunteers as of one moment, by id, and what each was asked last; what was reckoned of them is kept with them."""

    def __init__(self, everybody: Iterable[VolunteerRow], asked: Mapping[int, RequestRow], seen: int) -> None:
        self.rows = {row.id: row for row in everybody}
        self.asked = dict(asked)
        self.seen = seen  # the last entry of the audit trail that is known
        self.pool = Pool(self.rows.values(), asked.values())
        self.names: NameIndex | None = None
        self.skills: dict[int, str] | None = None  # letters and digits alone
        self._keys = {number: _by_name(row) for number, row in self.rows.items()}
        self._ordered: list[VolunteerRow] | None = None
        self._states: tuple[date, dict[int, VolunteerState]] | None = None
        # What the list shows of itself, before anybody narrows it: who is in these states on a day, by name.
        self._in_states: dict[tuple[date, Set[VolunteerState]], Mapping[int, VolunteerRow]] = {}
        self._lacking: tuple[date, ValueList, dict[int, tuple[Lacking, ...]]] | None = None

    def put(self, changed: Iterable[int], present: Mapping[int, VolunteerRow]) -> None:
        """Take in what changed: the rows of those that are there, and who is not there any more."""
        for number in changed:
            row = present.get(number)
            if row is None:
                self.rows.pop(number, None)
                self._keys.pop(number, None)
                self.pool.remove(number)
            else:
                self.rows[number] = row
                self._keys[number] = _by_name(row)
                self.pool.put(row)
            if self._states is not None:
                self._states[-1].pop(number, None)
            if self._lacking is not None:
                self._lacking[-1].pop(number, None)
        self.skills = self._ordered = None
        self._in_states.clear()

    def ask(self, number: int, request: RequestRow | None) -> None:
        """Take in what somebody was asked last."""
        if request is None:
            self.asked.pop(number, None)
        else:
            self.asked[number] = request
        self.pool.ask(number, request)

    def able(self, text: str) -> Mapping[int, float]:
        """Who can what the text says, with what that says beside a name: every word of it stands in their skills."""
        words = [word for word in map(bare, text.split()) if word]
        if not words:
            return {}
        if self.skills is None:
            self.skills = {row.id: bare(row.data.skills) for row in self.rows.values() if row.data.skills}
        left: Iterable[tuple[int, str]] = self.skills.items()
        for word in words:
            left = [one for one in left if word in one[1]]
        return {number: _BY_SKILL for number, _skills in left}

    def by_name(self) -> Sequence[VolunteerRow]:
        """Everybody, by family name and then by given name."""
        if self._ordered is None:
            keys = self._keys
            self._ordered = sorted(self.rows.values(), key=lambda row: keys[row.id])
        return self._ordered

    def in_states(self, day: date, states: Set[VolunteerState]) -> Mapping[int, VolunteerRow]:
        """Whoever is in one of these states on a day, by name."""
        found = self._in_states.get((day, states))
        if found is None:
            of_each = self.states(day)
            found = {row.id: row for row in self.by_name() if of_each[row.id] in states}
            if len(self._in_states) >= _REMEMBERED:
                self._in_states.clear()
            self._in_states[day, states] = found
        return found

    def states(self, day: date) -> Mapping[int, VolunteerState]:
        """What holds of each on a day."""
        if self._states is None or self._states[0] != day:
            self._states = day, {}
        known = self._states[1]
        if len(known) < len(self.rows):
            known |= {number: row.state_on(day) for number, row in self.rows.items() if number not in known}
        return known

    def lacking(self, day: date, roles: ValueList) -> Mapping[int, tuple[Lacking, ...]]:
        """What each lacks on a day or will soon."""
        if self._lacking is None or self._lacking[0] != day or self._lacking[1] is not roles:
            self._lacking = day, roles, {}
        known = self._lacking[2]
        if len(known) < len(self.rows):
            rest = ((number, row) for number, row in self.rows.items() if number not in known)
            known |= {number: lacking(row, day, roles) for number, row in rest}
        return known


def _by_name(row: VolunteerRow) -> tuple[str, str, int]:
    return row.data.family_name.casefold(), row.data.given_name.casefold(), row.id


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

    def prepare(self) -> None:
        """Make what a search by name needs, beside the work: whoever asks meanwhile waits for nobody."""
        with self.up_to_date() as known:
            if known.names is not None:
                return
            there = dict(known.rows)
        from woilmenau_desk.services.volunteers import names  # start-up: NumPy

        index = names.index_of(there)
        with self.up_to_date() as known:
            if known.names is None:
                both = there.keys() | known.rows.keys()
                names.follow(
                    index, known.rows, [one for one in both if there.get(one) is not known.rows.get(one)]
                )
                known.names = index

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
        if trainings := {one for one in named.get(rows.TRAININGS, ()) if one is not None}:
            changed |= _trained(conn, known, trainings)
        requests = {one for one in named.get(request_rows.ENTITY, ()) if one is not None}
        if changed:
            known.put(changed, {row.id: row for row in rows.everybody(conn, changed)})
            if known.names is not None:
                from woilmenau_desk.services.volunteers import names  # start-up: NumPy

                names.follow(known.names, known.rows, changed)
        if requests:
            _ask_again(conn, known, requests)
        known.seen = last
        return known

    def _made(self, conn: Connection) -> Known:
        seen = audit.newest(conn)
        self._known = Known(rows.everybody(conn), request_rows.last_of_each(conn), seen)
        # Very many small objects that stay: no later search for garbage passes over them.
        gc.freeze()
        return self._known


def _trained(conn: Connection, known: Known, trainings: set[int]) -> set[int]:
    """Whose trainings the trail speaks of, which a roll call writes by themselves; one may be there no more."""
    whom = rows.trained(conn, trainings)
    for row in known.rows.values():
        if any(one.id in trainings for one in row.trainings):
            whom.add(row.id)
    return whom


def _ask_again(conn: Connection, known: Known, requests: set[int]) -> None:
    """Read what those were asked last of whose requests the trail speaks; a request may be there no more."""
    whom = set(request_rows.asked_whom(conn, requests).values())
    whom |= {volunteer for volunteer, request in known.asked.items() if request.id in requests}
    latest = request_rows.last_of_each(conn, whom)
    for volunteer in whom:
        known.ask(volunteer, latest.get(volunteer))
