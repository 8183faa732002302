"""What is said of people who were found: their rows, and why it is them. Nothing here needs the search in memory."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from woilmenau_desk.domain.people import PersonData, PersonHit, PersonRow, SearchEntry
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.names.parts import parts_of, written_parts
from woilmenau_desk.names.romanise import words
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.store import Connection


class Met(Protocol):
    """Typed words and the parts of a name that they met; see `names.matching`."""

    @property
    def typed(self) -> str: ...
    @property
    def part(self) -> str: ...


class Reason(Protocol):
    """Whom was found, and by what; see `names.index.Found`."""

    @property
    def id(self) -> int: ...
    @property
    def rank(self) -> float: ...
    @property
    def score(self) -> float: ...
    @property
    def kind(self) -> str: ...
    @property
    def met(self) -> Sequence[Met]: ...
    @property
    def whole(self) -> bool: ...


def hits_of(
    conn: Connection, text: str, found: Sequence[Reason], limit: int, data: PersonData | None = None
) -> tuple[PersonHit, ...]:
    """The rows of whom was found, with why; `data` describes the person that is looked for, where that is known.

    Among equals, whoever is written as it was typed comes first, then whoever was there last.
    """
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


def _why(text: str, person: PersonRow, found: Reason, data: PersonData | None) -> Sentence:
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


def why_pair(first: SearchEntry, second: SearchEntry, met: Sequence[Met]) -> Sentence:
    """Why two records are probably one person."""
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
