"""What the roll call asks of the services, each as one request to the database worker."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from woilmenau_desk.domain.offers import AttendanceState, SessionKey, SessionRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.roll_call import RollCall, RollPart, RollRow
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import roll_call, sessions, volunteer_roll
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.as_written import is_likely, is_sure
from woilmenau_desk.services.readings import reading

HITS = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page shows: a roll call, or the sessions of today among which one is chosen.

    `volunteers`: those who may come, where the session is for them; None where it is for visitors.
    """

    roll: RollCall | None
    today: tuple[SessionRow, ...] = ()
    volunteers: tuple[RollRow, ...] | None = None


@dataclass(frozen=True, slots=True)
class RollHit:
    """Somebody whom the line means. `there`: already in this roll call. Who is not `sure` is only similar."""

    row: RollRow
    there: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Whom the search found, beside those of the roll call; not `spellings`: by beginnings alone."""

    people: tuple[tuple[PersonRow, bool], ...]  # and whether it surely is who was typed
    spellings: bool = True


def opened(desk: Desk, key: SessionKey | None) -> Opened:
    """A session's roll call; without a session today's, to choose from."""
    if key is None:
        return Opened(None, sessions.on_day(desk, desk.today()))
    roll = roll_call.start(desk, key)
    return Opened(roll, volunteers=volunteer_roll.everybody(desk) if roll.session.for_volunteers else None)


def search(desk: Desk, text: str) -> Found:
    """The people whom a text means, best first."""
    answer = people.search_now(desk, text, HITS)
    found = tuple((hit.person, is_sure(text, hit)) for hit in answer.hits if is_likely(text, hit))
    return Found(found, answer.spellings)


def came_by_name(desk: Desk, key: SessionKey, text: str, children: int | None) -> Done[RollPart] | None:
    """Whoever is surely meant came; None, and nothing written, where nobody is. For a line that nobody has seen hits of."""
    answer = people.search_now(desk, text, HITS)
    meant = answer.hits[0] if answer.hits else None
    if meant is None or not is_sure(text, meant) or not (answer.spellings or meant.by_number):
        return None
    # Nobody has seen a line of theirs, so there is no version of it.
    return roll_call.mark(desk, key, meant.person.id, AttendanceState.CAME, version=None, children=children)


def bring_more(desk: Desk, key: SessionKey, person_id: int | None, number: int) -> Done[RollPart]:
    """So many children more of somebody who came; of nobody in particular without one."""
    if person_id is None:
        return roll_call.bring(desk, key, None, number)
    rows = roll_call.start(desk, key).rows
    of = next((row for row in rows if row.person_id == person_id and row.came), None)
    return roll_call.bring(desk, key, None if of is None else of.attendance_id, number)


def matching(rows: Sequence[RollRow], text: str) -> list[RollRow]:
    """Of a roll call those whose names begin so, whoever is still awaited first: found by the fewest letters."""
    words = _folded(text).split()
    if not words:
        return []
    found = [row for row in rows if _begins(_parts(row.name), words)]
    return sorted(found, key=lambda row: row.state is not AttendanceState.ANNOUNCED)


def stranger(person: PersonRow) -> RollRow:
    """The line of somebody who is not in the roll call."""
    return RollRow(person.id, person.name, birth_year=person.birth_year, language=person.language)


def _begins(parts: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in words)


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(f"{_folded(name)} {_folded(reading(name))}".replace("-", " ").split())


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
