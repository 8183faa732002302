"""The search by name: everything in memory, nothing asked of the database.

How it works. Each typed word is compared with all distinct parts of names at once. How near two parts lie becomes
evidence that they are the same: so much the more, the fewer people have a part that lies as near (a far likeness to a
rare name says more than a good one to Mohammed). The evidence of all typed words is added up for each person, in any
order; the best are then matched word by word, each part once.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.names.encoding import Floats, Model
from woilmenau_desk.names.lexicon import Lexicon
from woilmenau_desk.names.matching import LIGHT, Match, Typed, Word, foremost, match, seen
from woilmenau_desk.names.matching import Met as Met
from woilmenau_desk.names.numbers import Numbers
from woilmenau_desk.names.pairing import Groups, same_to_the_letter
from woilmenau_desk.names.parts import is_light, joined, parts_of, perhaps_one
from woilmenau_desk.names.register import NOBODY, Facts, Register
from woilmenau_desk.names.romanise import romanised, skeleton, sounds

LONGEST_QUERY: Final = 200
"""Letters of a query that are looked at."""
_MOST_WORDS: Final = 6
_SHARPNESS: Final = 0.1
"""How fast evidence falls with distance; settled on the development pairs of benchmarks/hard_names.py."""
_BEGUN_SHARPNESS: Final = 0.08
_BEGUN_PENALTY: Final = 0.2
_WHOLE_FIRST: Final = 0.95
"""So much before the best beginning: more than an unfinished word saves for a part that nothing was typed for."""
_LONGER_PENALTY: Final = 1.0
"""Nobody stops within a word that is long already: so much for each letter beyond the usual beginning."""
_SHORT_BEGINNING: Final = 5
_OTHER_SCRIPT: Final = 1.12
"""So many times nearer than it seems is a part in another script: none is ever as near as one in the same script."""
_NEAREST_OTHER: Final = np.float32(0.94)
_UNSEEN: Final = 200
"""As if so many more were known, of names as they come: in a small register, too, a likeness says something, but not all."""
_STRANGERS: Final = 1.5e-3
"""How much nearness a stranger's name has to what is typed: some five times the average among 100,000 people."""
_BEGINNERS: Final = {1: 0.08, 2: 0.02, 3: 4e-3}
"""The same for names that begin like so few letters."""
_FAR: Final = 1e-5
"""The least that counts as usual: no evidence is without end."""
_LEAST: Final = 0.4
"""Whoever is less like what was typed is nobody who was meant."""
_SAME: Final = 0.99
_NOT_WHOLE: Final = 0.95
"""What a beginning is worth: the whole word comes first."""
_MATCHED: Final = 20
_LOOKED_AT: Final = 6
"""So many times more are looked at part by part, where several words were typed: one part may have met two of them."""
_MORE: Final = 8
_REMEMBERED: Final = 12
"""Words of which all is kept that was found; the words and pairs of one query are no more."""
_CHUNK: Final = 2_000
_RESTING: Final = 200
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# For duplicates, as logarithms: how far the evidence of names goes, and what speaks for or against one person.
_NAME_WEIGHT: Final = 1.0
_OTHER_PART: Final = -7.0  # each of the two has a part that the other lacks: one family, two given names
_SAME_YEAR: Final = 4.0  # at the most: in a small register, too, others are born in the same year
_OTHER_YEAR: Final = -4.0
_SAME_PHONE: Final = 7.0
_FAMILY_PHONE: Final = 1.0  # families share one
_TELLING: Final = 6
_HALF_SPACE: Final = "\u200c"
_CARD: Final = 1.0
_PHONE: Final = 0.95


class Found(NamedTuple):
    """A person who was found: by name, card, phone or year of birth (`kind`).

    `rank` orders them; it is the evidence, which knows how rare a name is. `score`, 0 to 1, is how alike they are.
    """

    id: int
    rank: float
    score: float
    kind: str
    met: tuple[Met, ...] = ()
    whole: bool = False  # whether it is the number that was typed, or the only one that goes on like it


class NameIndex:
    """All people, to be found by name, card, telephone and year of birth. One thread at a time."""

    def __init__(self, model: Model) -> None:
        self._lexicon = Lexicon(model)
        self._register = Register()
        self._numbers = Numbers()
        self._newest: int = 0
        # What was found of the last words, until somebody changes.
        self._known: dict[tuple[str, bool], Word] = {}

    def __len__(self) -> int:
        return len(self._register)

    @property
    def parts(self) -> int:
        """How many distinct parts of names there are."""
        return len(self._lexicon) - 1

    def fill(self, entries: Iterable[SearchEntry], rest: Callable[[], object] = lambda: None) -> None:
        """Take in many new people. `rest` is called now and then, so that others get their turn."""
        coming = iter(entries)
        while some := list(islice(coming, _CHUNK)):
            self._add(some, rest)
            self._numbers.add(some)
            rest()
        self._numbers.sort()

    def put(self, entry: SearchEntry) -> None:
        """Take in a person, or what changed about them."""
        self.remove(entry.id)
        self._add([entry])
        self._numbers.add([entry])
        self._numbers.sort()

    def remove(self, person_id: int) -> None:
        """Forget a person."""
        self._known.clear()
        self._numbers.remove(person_id)
        self._register.remove(person_id)

    def search(self, text: str, limit: int) -> list[Found]:
        """The people meant, best first; never an error."""
        text = ascii_digits(text[:LONGEST_QUERY])
        found = self._by_number(text, limit)
        if found and not _YEAR.fullmatch(text.strip()):
            return found
        known = {one.id for one in found}
        return [*found, *(one for one in self._by_name(text, limit) if one.id not in known)][:limit]

    def alike(self, entry: SearchEntry, limit: int) -> list[Found]:
        """People who are probably the one given, most probable first; the score is that probability.

        Spellings of the name, the year of birth, gender, origin and telephone are weighed against how many people
        have as much in common with anybody.
        """
        words = tuple(parts_of(entry.name))[:_MOST_WORDS]
        if not len(self) or not words:
            return []
        typed = self._typed(words, begun=False)
        same_phone = {
            person_id for phone in entry.phones for person_id, whole in self._numbers.by_phone(phone) if whole
        }
        calling = np.zeros(self._register.places, np.float32)
        for person_id in same_phone:
            calling[self._register.place(person_id)] = _SAME_PHONE
        found = []
        for place, other, best in self._best(typed, calling, _MATCHED):
            if other == entry.id:
                continue
            odds = self._odds(entry, self._register.facts(place), best, other in same_phone)
            found.append(Found(other, odds, 1 / (1 + math.exp(-odds)), "name", best.met))
        found.sort(key=lambda one: -one.score)
        return found[:limit]

    def pairs(
        self, entries: Iterable[SearchEntry], probability: float, rest: Callable[[], object] = lambda: None
    ) -> list[tuple[int, int, Found]]:
        """Probable pairs among those who are here, most probable first; the smaller id stands first.

        `entries` are all of them, or some. May run on another thread than the searches: it takes nobody in. `rest` is
        called now and then.
        """
        likeness = _Likeness(self)
        found: list[tuple[int, int, Found]] = []
        for number, (one, other) in enumerate(Groups(entries).pairs()):
            if number % _RESTING == 0:
                rest()
            liked = likeness(one, other)
            if liked.score >= probability:
                found.append((one.id, other.id, liked))
        return sorted(found, key=lambda pair: -pair[2].score)

    def alike_in_bulk(
        self,
        here: Iterable[SearchEntry],
        newcomers: Sequence[SearchEntry],
        probability: float,
        go_on: Callable[[], object] = lambda: None,
    ) -> list[int | None]:
        """For each of many newcomers the id of who is most probably the same: somebody here, or an earlier newcomer.

        `here` are those who were taken in; newcomers have ids of their own that none of them has. `go_on` is asked for
        each of them, and may raise.
        """
        likeness = _Likeness(self, newcomers)
        place = {entry.id: at for at, entry in enumerate(newcomers)}
        groups = Groups([*here, *newcomers])
        found: list[int | None] = []
        for at, entry in enumerate(newcomers):
            go_on()
            likes = (
                (liked.score, other.id)
                for other in groups.like(entry)
                if place.get(other.id, -1) < at
                and (
                    (liked := likeness(entry, other)).score >= probability or same_to_the_letter(entry, other)
                )
            )
            found.append(max(likes, default=(0.0, None))[1])
        return found

    @property
    def newest(self) -> int:
        """The highest id of anybody who was ever taken in."""
        return self._newest

    def _odds(self, one: SearchEntry, other: SearchEntry | Facts, of_name: Match, same_phone: bool) -> float:
        """The logarithm of how much more probable it is that two records are one person than two."""
        people = len(self)
        odds = of_name.evidence * _NAME_WEIGHT - math.log(people + _UNSEEN)
        if of_name.contradicts:
            odds += _OTHER_PART
        if one.birth_year and other.birth_year:
            off = abs(one.birth_year - other.birth_year)
            having = int(np.count_nonzero(self._register.years == other.birth_year))
            same = min(_SAME_YEAR, math.log((people + _UNSEEN) / (having + 1)))
            odds += same + math.log(0.85) if off == 0 else same + math.log(0.07) if off == 1 else _OTHER_YEAR
        if one.gender and other.gender:
            odds += 0.6 if one.gender == other.gender else -3.5
        if one.nationality and other.nationality:
            odds += 0.8 if one.nationality == other.nationality else -2.5
        if same_phone:
            odds += _FAMILY_PHONE if of_name.contradicts else _SAME_PHONE
        return odds

    # Taking in

    def _add(self, entries: Sequence[SearchEntry], rest: Callable[[], object] = lambda: None) -> None:
        self._known.clear()
        self._newest = max(self._newest, *(entry.id for entry in entries), 0)
        parts, own, others = [], [], []
        for number, entry in enumerate(entries):
            if number % _RESTING == 0:
                rest()
            of_name = parts_of(entry.name)
            own.append(len(of_name))
            some = _with_joined(of_name)
            others.append(_other_names(entry))
            for other in others[-1]:
                some += [part for part in _with_joined(parts_of(other)) if part not in some]
            parts.append(some)
        numbers = iter(self._lexicon.numbers((part for some in parts for part in some), rest))
        self._register.add(entries, [[next(numbers) for _ in some] for some in parts], own, others)

    # Searching

    def _by_number(self, text: str, limit: int) -> list[Found]:
        if not any(char.isdigit() for char in text):
            return []
        found: dict[int, Found] = {}
        for kind, score, people in (
            ("card", _CARD, self._numbers.by_card(text)),
            ("phone", _PHONE, self._numbers.by_phone(text)),
        ):
            for person_id, whole in islice(people, limit * 4):
                value = score if whole else score - 0.1
                found.setdefault(person_id, Found(person_id, value, value, kind, whole=whole))
        if len(found) == 1 and sum(char.isalnum() for char in text) >= _TELLING:
            # Nobody else has a number that goes on like this.
            return [one._replace(whole=True) for one in found.values()]
        return sorted(found.values(), key=lambda one: -one.score)[:limit]

    def _by_name(self, text: str, limit: int) -> list[Found]:
        register = self._register
        words = tuple(part for part in parts_of(text) if not part.isdigit())[:_MOST_WORDS]
        years = [int(year) for year in _YEAR.findall(text)]
        if not len(register) or not (words or years):
            return []
        born = self._born(years)
        typed = self._typed(words)
        matched = [
            (best.evidence + float(born[place]), person_id, best)
            for place, person_id, best in self._best(typed, born, max(_MATCHED, limit + _MORE))
        ]
        matched.sort(key=lambda one: -one[0])
        if not words:
            return [Found(person_id, value, 1.0, "year") for value, person_id, _ in matched[:limit]]
        return [
            Found(person_id, value, best.likeness, "name", best.met)
            for value, person_id, best in matched
            if best.likeness >= _LEAST
        ][:limit]

    def _best(self, typed: Typed, more: Floats, number: int) -> Iterator[tuple[int, int, Match]]:
        """The places and ids of those with the most evidence (and `more` of it from elsewhere), matched word by word."""
        register = self._register
        total = more.copy()
        for word in typed.single:
            total += word.people
        for at, pair in zip(typed.neighbours, typed.pairs, strict=True):
            total += np.maximum(pair.people - typed.known[at].people - typed.known[at + 1].people, 0)
        highest = _highest(total, number if len(typed.words) < 2 else number * _LOOKED_AT)
        if len(highest) > number:
            highest = highest[foremost(typed, register.columns(highest), total[highest], number)]
        places = [place for place in highest.tolist() if register.id(place) != NOBODY]
        of_each = [register.parts(place) for place in places]
        known = seen(typed, [number for numbers, _ in of_each for number in numbers])
        words = self._lexicon.words
        end = 0
        for place, (numbers, own) in zip(places, of_each, strict=True):
            first, end = end, end + len(numbers)
            best = match(typed, [words[number] for number in numbers[:own]], known, first, end)
            for name in register.other_names(place):
                best = max(best, self._match(typed, name), key=lambda one: one.evidence)
            yield place, register.id(place), best

    def _match(self, typed: Typed, name: str) -> Match:
        parts = parts_of(name)
        numbers = self._lexicon.numbers(_with_joined(parts))
        return match(typed, parts, seen(typed, numbers), 0, len(numbers))

    def _born(self, years: Sequence[int]) -> Floats:
        born = np.zeros(self._register.places, np.float32)
        for year in years:
            off = np.abs(self._register.years - year)
            same = off == 0
            born += same * np.float32(np.log(max(1.0, len(self._register) / max(1, int(same.sum())))))
            born += (off == 1) * np.float32(0.5)
        return born

    def _typed(self, words: Sequence[str], *, begun: bool = True) -> Typed:
        """What is known of each word; `begun`: whether it may be the beginning of a longer one."""
        neighbours = [row for row, two in enumerate(pairwise(words)) if perhaps_one(*two)]
        asked = [(word, begun) for word in words]
        asked += [(words[row] + words[row + 1], False) for row in neighbours]
        known = self._known
        asked_once = list(dict.fromkeys(asked))
        # A key press changes the last word alone; what was not asked for longest is forgotten first.
        new = [one for one in asked_once if one not in known]
        for one in asked_once:
            if one in known:
                known[one] = known.pop(one)
        for one, word in zip(new, self._words(new), strict=True):
            known[one] = word._replace(people=self._register.best(word.evidence))
        for one in list(known)[: max(0, len(known) - _REMEMBERED)]:
            del known[one]
        typed = Typed(tuple(words), tuple(neighbours), tuple(known[one] for one in asked))
        return self._weighed(typed)

    def _weighed(self, typed: Typed) -> Typed:
        """A title says little beside a name; a part that was typed twice asks for somebody who has it twice."""
        words = typed.words
        light = [is_light(word) for word in words]
        known = list(typed.known)
        for row, word in enumerate(words):
            if light[row] and not all(light):
                known[row] = known[row].lighter(LIGHT)
            elif word in words[:row]:
                known[row] = known[row]._replace(people=self._register.second(known[row].evidence))
        return replace(typed, known=tuple(known))

    def _words(self, asked: Sequence[tuple[str, bool]]) -> Iterator[Word]:
        lexicon = self._lexicon
        if not asked:
            return
        nearness = lexicon.nearness_to(lexicon.model.whole.points([word for word, _ in asked]))
        beginnings = lexicon.nearness_begun([romanised(word) for word, begun in asked if begun])
        for near, (word, begun) in zip(nearness, asked, strict=True):
            foreign = lexicon.in_other_script(word)
            np.copyto(near, np.minimum(near * np.float32(_OTHER_SCRIPT), _NEAREST_OTHER), where=foreign)
            usual = self._usual(near, _SHARPNESS)
            evidence = near * np.float32(1 / _SHARPNESS)
            evidence -= np.float32(usual)
            np.maximum(evidence, 0, out=evidence)
            if len(word) == 1:
                evidence[near < _SAME] = 0  # a single letter is like nothing but itself
            unfinished = None
            if begun:
                beginning = next(beginnings)
                strangers = _BEGINNERS.get(len(romanised(word)), _STRANGERS)
                longer = max(0, len(romanised(word)) - _SHORT_BEGINNING)
                of_beginning = beginning / _BEGUN_SHARPNESS - (_BEGUN_PENALTY + _LONGER_PENALTY * longer)
                of_beginning -= self._usual(beginning, _BEGUN_SHARPNESS, strangers)
                if same := lexicon.known([word])[0]:
                    # The very word comes before whoever only begins so.
                    evidence[same] = max(float(evidence[same]), float(of_beginning.max()) + _WHOLE_FIRST)
                unfinished = of_beginning > evidence
                np.copyto(near, beginning * _NOT_WHOLE, where=unfinished)
                np.maximum(evidence, of_beginning, out=evidence)
            evidence[0] = 0
            yield Word(near, evidence, unfinished, max(1 / _SHARPNESS - usual, 0.1))

    def _usual(self, near: Floats, sharpness: float, strangers: float = _STRANGERS) -> float:
        """What anybody at all would have: the logarithm of how much nearness there is for one person."""
        having = self._register.having(len(near))
        nearness = near * np.float32(1 / sharpness)
        nearness -= np.float32(1 / sharpness)
        known = float(having @ np.exp(nearness, out=nearness))
        mass = (known + _UNSEEN * strangers) / (len(self._register) + _UNSEEN)
        return float(np.log(mass + _FAR)) + 1 / sharpness


class _Likeness:
    """How probable it is that two people are one, without looking at all others: for very many comparisons.

    How many people have a part that sounds alike is counted once.
    """

    def __init__(self, index: NameIndex, newcomers: Sequence[SearchEntry] = ()) -> None:
        self._index = index
        self._lexicon = index._lexicon
        having = index._register.having(len(self._lexicon)).copy()
        if newcomers:
            index._known.clear()
            numbers = self._lexicon.numbers(part for entry in newcomers for part in parts_of(entry.name))
            having = np.append(having, np.zeros(len(self._lexicon) - len(having), np.float32))
            np.add.at(having, numbers, 1)
        self._heard = [skeleton(sounds(romanised(word))) for word in self._lexicon.words]
        self._having: dict[str, float] = defaultdict(float)
        for heard, count in zip(self._heard, having.tolist(), strict=False):
            self._having[heard] += count
        self._people = len(index) + len(newcomers) + _UNSEEN

    def __call__(self, one: SearchEntry, other: SearchEntry) -> Found:
        words, parts = parts_of(one.name)[:_MOST_WORDS], parts_of(other.name)
        if not (words and parts):
            return Found(other.id, 0.0, 0.0, "name")
        rows, columns = self._lexicon.known(words), self._lexicon.known(parts)
        points = self._lexicon.points
        near = points[:, rows].T @ points[:, columns] / _SHARPNESS
        perfect = np.array(
            [
                math.log(self._people / (self._having[self._heard[row]] + _UNSEEN * _STRANGERS))
                for row in rows
            ],
            np.float32,
        )
        evidence = np.maximum(near - 1 / _SHARPNESS + perfect[:, None], 0)
        known = (
            Word(near[row] * _SHARPNESS, evidence[row], None, max(float(perfect[row]), 0.1))
            for row in range(len(words))
        )
        typed = Typed(tuple(words), (), tuple(known))
        best = match(typed, parts, seen(typed, range(len(parts))), 0, len(parts))
        same_phone = not {*map(national_digits, one.phones)}.isdisjoint(map(national_digits, other.phones))
        odds = self._index._odds(one, other, best, same_phone)
        return Found(other.id, odds, 1 / (1 + math.exp(-odds)), "name", best.met)


def _other_names(entry: SearchEntry) -> tuple[str, ...]:
    """Names that a person is also found by; one of them without the half-space that some write within a word."""
    if _HALF_SPACE in entry.name:
        return (*entry.other_names, entry.name.replace(_HALF_SPACE, ""))
    return entry.other_names


def _with_joined(parts: list[str]) -> list[str]:
    """The parts of a name, then those that others write as one word."""
    return parts + [word for _, word in joined(parts)]


def _highest(values: Floats, number: int) -> NDArray[np.int64]:
    """The places of the highest values above nothing, highest first."""
    some = np.flatnonzero(values > 0)
    if len(some) > number:
        some = some[np.argpartition(values[some], len(some) - number)[len(some) - number :]]
    return some[np.argsort(-values[some], kind="stable")]
