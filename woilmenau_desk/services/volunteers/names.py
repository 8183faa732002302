"""Finding volunteers by name, however it is written: an index of their own, apart from the visitors' one."""

from collections.abc import Iterable, Mapping

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.text import bare
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.names.parts import parts_of
from woilmenau_desk.services.name_search import model
from woilmenau_desk.services.volunteers.known import Known

LIKELY = 0.65
"""The likeness from which somebody is taken for who was typed."""
_MOST = 60


_BY_SKILL = 0.9
"""What a skill says beside a name."""


def able(known: Known, text: str) -> dict[int, float]:
    """Who can what the text says: every word of it stands in their skills."""
    words = [word for word in map(bare, text.split()) if word]
    if not words:
        return {}
    if known.skills is None:
        known.skills = {row.id: bare(row.data.skills) for row in known.rows.values() if row.data.skills}
    return {
        number: _BY_SKILL for number, skills in known.skills.items() if all(word in skills for word in words)
    }


def found(known: Known, text: str, *, first_name_only: bool = False) -> dict[int, float]:
    """Who is called like that, or has that telephone number, with how alike they are (0 to 1).

    `first_name_only`: by what the counter knows of them, and nothing else.
    """
    if known.names is None:
        known.names = NameIndex(model())
        known.names.fill(map(_entry, known.rows.values()))
    likely: dict[int, float] = {}
    for one in known.names.search(text, _MOST):
        row = known.rows.get(one.id)
        if row is None or (one.score < LIKELY and not _begins(text, row.name)):
            continue
        if first_name_only and one.kind == "name":
            own = {part for part in parts_of(row.data.given_name)}
            if not all(part in own for met in one.met for part in met.part.split()):
                continue
        likely[one.id] = one.score
    return likely


def follow(index: NameIndex, rows: Mapping[int, VolunteerRow], changed: Iterable[int]) -> None:
    """Take in what changed."""
    for number in changed:
        if number in rows:
            index.put(_entry(rows[number]))
        else:
            index.remove(number)


def _begins(text: str, name: str) -> bool:
    parts = parts_of(name)
    return all(any(part.startswith(typed) for part in parts) for typed in parts_of(text))


def _entry(row: VolunteerRow) -> SearchEntry:
    return SearchEntry(row.id, row.name, phones=(row.data.phone,) if row.data.phone else ())
