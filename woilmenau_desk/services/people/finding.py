"""Finding people, whatever the spelling; who is probably registered twice; and why somebody was found."""

from collections.abc import Callable, Sequence

from woilmenau_desk.domain.people import Pair, PersonData, PersonHit, PersonRow, SearchEntry, display_name
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.name_search import Finder
from woilmenau_desk.services.people.hits import hits_of, why_pair
from woilmenau_desk.services.routing import shown_hits, shown_rows
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.store import Connection

PROBABLE = 0.5
"""From this probability on, somebody who is being registered is probably there already (measured: see benchmarks)."""
_TIES = 3
_FAMILIES = 5


def finder_of(desk: Desk) -> Finder:
    """The search of a desk. Raises DeskLocked once it is closed."""
    return desk.search_with(Finder)


def search(desk: Desk, text: str, limit: int = 5) -> tuple[PersonHit, ...]:
    """People by name in any spelling and script, card number, telephone or year of birth; never an error.

    Waits until the search in memory stands.
    """
    finder = finder_of(desk)
    with desk.store.read() as conn:
        with finder.up_to_date(conn) as index:
            found = index.search(text, limit * _TIES)
        hits = hits_of(conn, text, found, limit)
    return shown_hits(desk, hits)


def search_if_it_stands(desk: Desk, text: str, limit: int = 5) -> tuple[PersonHit, ...] | None:
    """The same without waiting; None where the search in memory does not stand, or others need it just now."""
    finder = finder_of(desk)
    with desk.store.read() as conn:
        with finder.at_hand(conn) as index:
            if index is None:
                return None
            found = index.search(text, limit * _TIES)
        hits = hits_of(conn, text, found, limit)
    return shown_hits(desk, hits)


def alike(
    desk: Desk, data: PersonData, limit: int = 5, *, except_id: int | None = None
) -> tuple[PersonHit, ...]:
    """Who is probably the person that `data` describes, most probable first; whoever was said to be another is left out."""
    with desk.store.read() as conn, finder_of(desk).up_to_date(conn) as index:
        return _alike(desk, conn, index, data, limit, except_id)


def alike_if_it_stands(desk: Desk, data: PersonData, limit: int = 5) -> tuple[PersonHit, ...] | None:
    """The same without waiting; None where the search in memory does not stand, or others need it just now."""
    with desk.store.read() as conn, finder_of(desk).at_hand(conn) as index:
        return None if index is None else _alike(desk, conn, index, data, limit, None)


def _alike(
    desk: Desk, conn: Connection, index: NameIndex, data: PersonData, limit: int, except_id: int | None
) -> tuple[PersonHit, ...]:
    wanted = _described(data, except_id or 0)
    found = index.alike(wanted, limit * 2)
    others = rows.not_same(conn, except_id) if except_id is not None else frozenset()
    apart = {one for pair in others for one in pair}
    probable = [one for one in found if one.score >= PROBABLE and one.id not in apart]
    return shown_hits(desk, hits_of(conn, wanted.name, probable, limit, data))


def pairs(desk: Desk, limit: int = 200, *, stop: Callable[[], bool] | None = None) -> tuple[Pair, ...]:
    """Probable pairs in the whole register, most probable first, without those said to be two people.

    Takes seconds among very many people; unlike all else it may run beside the searches, on a thread of its own.
    `stop` ends it soon, with WorkStopped. Raises DeskLocked when the store is closed meanwhile.
    """
    finder = finder_of(desk)

    def rest() -> None:
        finder.rest()
        if stop is not None and stop():
            raise WorkStopped

    with desk.store.read() as conn:
        with finder.up_to_date(conn) as index:
            pass  # it compares them without keeping others from it
        # As of the same view: whoever is taken in later is not asked for.
        everybody = list(rows.search_entries(conn))
    probable = index.pairs(everybody, PROBABLE, rest)
    with desk.store.read() as conn:
        apart = rows.not_same(conn)
        told = [(first, second, one) for first, second, one in probable if (first, second) not in apart]
        # Those who live together and differ in a fact are left out below.
        found = told[: limit * _FAMILIES]
        named = [one for pair in found for one in pair[:2]]
        entries = {entry.id: entry for entry in rows.search_entries(conn, named)}
        households = rows.households(conn, named)

    def speaks_for_two(first: int, second: int) -> bool:
        one, other = entries[first], entries[second]
        differ = _differ(one.birth_year, other.birth_year) or _differ(one.gender, other.gender)
        return differ and first in households and households[first] == households.get(second)

    return tuple(
        Pair(first, second, one.score, why_pair(entries[first], entries[second], one.met))
        for first, second, one in found
        if first in entries and second in entries and not speaks_for_two(first, second)
    )[:limit]


def _differ(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def alike_in_bulk(
    desk: Desk, people: Sequence[PersonData], go_on: Callable[[], object] = lambda: None
) -> list[PersonRow | int | None]:
    """For each of many newcomers who is probably the same: somebody present, or the place of an earlier newcomer.

    Quick rather than thorough: it compares only those whose names have the same consonants, or who share a telephone.
    `go_on` may raise, to end it.
    """
    newcomers = [_described(data, -1 - place) for place, data in enumerate(people)]
    finder = finder_of(desk)
    with desk.store.read() as conn:
        with finder.up_to_date(conn) as index:
            found = index.alike_in_bulk(rows.search_entries(conn), newcomers, PROBABLE, go_on)
        met = rows.rows(conn, [one for one in found if one is not None and one > 0])
    present = {row.id: row for row in shown_rows(desk, met.values())}
    return [-1 - one if one is not None and one < 0 else present.get(one or 0) for one in found]


def _described(data: PersonData, person_id: int) -> SearchEntry:
    """Somebody who is only described, as the search knows people."""
    return SearchEntry(
        id=person_id,
        name=display_name(data.given_name, data.family_name),
        birth_year=data.birth_year,
        gender=data.gender,
        nationality=data.nationality,
        phones=(data.phone,) if data.phone else (),
    )
