"""Finding volunteers by name, however it is written: an index of their own, apart from the visitors' one."""

from collections.abc import Iterable, Mapping

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.names.parts import parts_of
from woilmenau_desk.services.name_search import model

LIKELY = 0.65
"""The likeness from which somebody is taken for who was typed."""
_MOST = 60


def index_of(rows: Mapping[int, VolunteerRow]) -> NameIndex:
    """Everybody, to be found by name and telephone."""
    index = NameIndex(model())
    index.fill(map(_entry, rows.values()))
    return index


def found(
    index: NameIndex, rows: Mapping[int, VolunteerRow], text: str, *, first_name_only: bool = False
) -> dict[int, float]:
    """Who is called like that, or has that telephone number, with how alike they are (0 to 1).

    `first_name_only`: by what the counter knows of them, and nothing else.
    """
    likely: dict[int, float] = {}
    for one in index.search(text, _MOST):
        row = rows.get(one.id)
        if row is None or (one.score < LIKELY and not _begins(text, row.name)):
            continue
        if first_name_only and one.kind == "name":
            own = set(parts_of(row.called))
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
