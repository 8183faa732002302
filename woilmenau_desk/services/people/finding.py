"""Finding people, whatever the spelling; who is probably registered twice; and why somebody was found."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from woilmenau_desk.domain.people import Pair, PersonData, PersonHit, PersonRow, SearchEntry, display_name
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.names.index import Found, Met
from woilmenau_desk.names.parts import parts_of, written_parts
from woilmenau_desk.names.romanise import words
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.name_search import Finder
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

    Among equals, whoever is written as it was typed comes first, then whoever was there last.
    """
    with desk.store.read() as conn:
        found = finder_of(desk).up_to_date(conn).search(text, limit * _TIES)
        hits = _hits(conn, text, found, limit)
    return shown_hits(desk, hits)


def alike(
    desk: Desk, data: PersonData, limit: int = 5, *, except_id: int | None = None
) -> tuple[PersonHit, ...]:
    """Who is probably the person that `data` describes, most probable first; whoever was said to be another is left out."""
    wanted = _described(data, except_id or 0)
    with desk.store.read() as conn:
        found = finder_of(desk).up_to_date(conn).alike(wanted, limit * 2)
        others = rows.not_same(conn, except_id) if except_id is not None else frozenset()
        apart = {one for pair in others for one in pair}
        probable = [one for one in found if one.score >= PROBABLE and one.id not in apart]
        hits = _hits(conn, wanted.name, probable, limit, data)
    return shown_hits(desk, hits)


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
        index = finder.up_to_date(conn)
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
        Pair(first, second, one.score, _why_pair(entries[first], entries[second], one.met))
        for first, second, one in found
        if first in entries and second in entries and not speaks_for_two(first, second)
    )[:limit]


def _differ(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def alike_in_bulk(desk: Desk, people: Sequence[PersonData]) -> list[PersonRow | int | None]:
    """For each of many newcomers who is probably the same: somebody present, or the place of an earlier newcomer.

    Quick rather than thorough: it compares only those whose names have the same consonants, or who share a telephone.
    """
    newcomers = [_described(data, -1 - place) for place, data in enumerate(people)]
    with desk.store.read() as conn:
        index = finder_of(desk).up_to_date(conn)
        found = index.alike_in_bulk(rows.search_entries(conn), newcomers, PROBABLE)
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


# What is said of whom was found


def _hits(
    conn: Connection, text: str, found: Sequence[Found], limit: int, data: PersonData | None = None
) -> tuple[PersonHit, ...]:
    people = rows.rows(conn, [one.id for one in found])
    present = [(one, people[one.id]) for one in found if one.id in people]
    typed = list(words(text))
    present.sort(
        key=lambda pair: (-round(pair[0].rank, 2), not _literally(typed, pair[1].name), -_day(pair[1]))
    )
    del present[limit:]
    external = rows.external_ids(conn, [person.id for _, person in present])
    # Nobody is said to be more alike than whoever stands above.
    scores = accumulate((one.score for one, _ in present), min)
    return tuple(
        PersonHit(person, score, _why(text, person, one, data), external.get(person.id), one.whole)
        for (one, person), score in zip(present, scores, strict=True)
    )


def _literally(typed: Sequence[str], name: str) -> bool:
    """Whether the name stands there as it was typed, not in another script or spelling."""
    stored = list(words(name))
    return all(any(word.startswith(one) for word in stored) for one in typed)


def _day(person: PersonRow) -> int:
    return person.last_visit.toordinal() if person.last_visit else 0


def _why(text: str, person: PersonRow, found: Found, data: PersonData | None) -> Sentence:
    if found.kind == "card":
        return Sentence("search", QT_TRANSLATE_NOOP("search", "Kartennummer"))
    if found.kind == "phone":
        return Sentence("search", QT_TRANSLATE_NOOP("search", "Telefon"))
    if found.kind == "year":
        born = QT_TRANSLATE_NOOP("search", "Geburtsjahr {year}")
        return Sentence("search", born, {"year": person.birth_year})
    pieces = _spellings(text, person.name, found.met)
    if data is not None and data.birth_year and data.birth_year == person.birth_year:
        same_year = QT_TRANSLATE_NOOP("search", "Geburtsjahr {year}")
        pieces.append(Sentence("search", same_year, {"year": data.birth_year}))
    return _listed(pieces)


def _why_pair(first: SearchEntry, second: SearchEntry, met: Sequence[Met]) -> Sentence:
    pieces = _spellings(first.name, second.name, met)
    if first.birth_year and first.birth_year == second.birth_year:
        same_year = QT_TRANSLATE_NOOP("search", "Geburtsjahr {year}")
        pieces.append(Sentence("search", same_year, {"year": first.birth_year}))
    return _listed(pieces)


def _spellings(text: str, name: str, met: Iterable[Met]) -> list[Sentence]:
    """How what was typed is written in the name, where that is not the same."""
    typed, stored = written_parts(text), written_parts(name)
    unlike: list[tuple[list[str], list[str]]] = []
    begins, same = False, []
    for one in met:
        if one.part == one.typed:
            same.append(one.part)
        elif one.part.startswith(one.typed):
            begins = True
        else:
            _put_beside(unlike, _shown(typed, one.typed), _shown(stored, one.part))
    if unlike:
        return [
            Sentence(
                "search",
                QT_TRANSLATE_NOOP("search", "{typed} ≈ {found}"),
                {"typed": " ".join(words_typed), "found": " ".join(words_found)},
            )
            for words_typed, words_found in unlike
        ]
    if begins:
        return [Sentence("search", QT_TRANSLATE_NOOP("search", "Name beginnt so"))]
    if len(same) >= max(len(parts_of(text)), len(parts_of(name))):
        return [Sentence("search", QT_TRANSLATE_NOOP("search", "gleicher Name"))]
    found = " ".join(dict.fromkeys(word for part in same for word in _shown(stored, part)))
    return [Sentence("search", QT_TRANSLATE_NOOP("search", "gleich: {found}"), {"found": found})]


def _put_beside(
    unlike: list[tuple[list[str], list[str]]], typed: Sequence[str], found: Sequence[str]
) -> None:
    """Keep what met; the halves of a compound stand together, for on one side they are one word."""
    for words_typed, words_found in unlike:
        if not {*typed}.isdisjoint(words_typed) or not {*found}.isdisjoint(words_found):
            words_typed += [word for word in typed if word not in words_typed]
            words_found += [word for word in found if word not in words_found]
            return
    unlike.append((list(typed), list(found)))


def _shown(written: dict[str, str], folded: str) -> list[str]:
    return [written.get(word, word) for word in folded.split()]


def _listed(pieces: Sequence[Sentence]) -> Sentence:
    said = pieces[0]
    for piece in pieces[1:]:
        both = QT_TRANSLATE_NOOP("search", "{first} · {second}")
        said = Sentence("search", both, {"first": said, "second": piece})
    return said
