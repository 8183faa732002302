"""A harder register: names as the counter meets them, of which the search has learned the families least of all.

Given names come from `names/common.txt`; hundreds share each, and they were learned, as were many compounds. Families and
fathers come from the groups that were split off before anything was learned (benchmarks/name_pairs.py), or are compounds of
`names/compounds.txt`, written as one word, as two, with the article or without.
Beside whoever is asked for stand people of the same given name and of the same family.
A title, a father's name or an article may stand in one of the two spellings alone; some have one name twice.
All people are made up. Numbers are settled with `dev` and measured with `test`.
"""

import hashlib
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.name_pairs import Asked, Crowd, groups, script, written

_FOLDER: Final = Path(__file__).parent / "names"
_SEED: Final = 23
_NEIGHBOURS: Final = 6
_SHARE_OF_COMPOUNDS: Final = 0.25
_SHARE_STORED_IN_LATIN, _SHARE_ASKED_IN_LATIN = 0.85, 0.6
_SHARES: Final = {
    "arabic": 28, "persian": 18, "slavic": 22, "turkish": 10, "african": 8, "somali": 6, "pakistani": 8,
}  # fmt: skip
_SCRIPTS: Final = {
    "arabic": "ARABIC", "persian": "ARABIC", "slavic": "CYRILLIC", "turkish": "ARABIC", "pakistani": "ARABIC",
}  # fmt: skip
_COMPOUNDS: Final = {
    "arabic": ("din", "servant", "ullah"),
    "persian": ("zadeh", "pour", "ullah", "din"),
    "slavic": ("ov",),
    "turkish": ("oglu", "din"),
    "african": ("din", "servant"),
    "somali": ("servant",),
    "pakistani": ("din", "ullah", "servant"),
}
_TITLES: Final = {
    "arabic": ("Dr.", "Haji", "Sheikh", "Al-Haj", "Hajj"),
    "persian": ("Seyed", "Haji", "Mullah", "Sayed", "Eng.", "Qari"),
    "slavic": ("Herr", "Frau", "Dr."),
    "turkish": ("Hacı", "Dr.", "Frau"),
    "african": ("El Hadj", "Mr", "Mme"),
    "somali": ("Sheikh", "Mr", "Xaaji"),
    "pakistani": ("Mr", "Mrs", "Syed", "Maulana"),
}
_TITLES_IN_ARABIC: Final = ("الحاج", "سيد", "الشيخ", "د.", "ملا", "دكتور")
# How the second half of a compound is put to the first: with a space, a hyphen, or nothing between.
_LATIN_ENDS: Final = {
    "din": (
        "uddin",
        "eddin",
        "eddine",
        "aldin",
        " al-din",
        "-ed-din",
        " ud Din",
        " el-Din",
        " Al Deen",
        "addin",
    ),
    "ullah": ("ullah", "ollah", "allah", " Ullah", "-ullah", "oullah", "ulla"),
    "zadeh": ("zadeh", "zade", "zada", " Zadeh", "-Zadeh", "sade", " Zada"),
    "pour": ("pour", "pur", "poor", " Pour", "-Pour"),
    "oglu": ("oglu", "oğlu", "oglou", "ogly", " Oglu"),
    "ov": ("ov", "ow", "off", "ou", "au"),
}
_LATIN_SERVANTS: Final = (
    "abdul",
    "abdel",
    "abdul ",
    "Abd al-",
    "abdel ",
    "Abd ul ",
    "abdol",
    "abdoul",
    "Abd-El-",
)
_OTHER_ENDS: Final = {
    "din": ("الدين", " الدين"), "ullah": ("الله", " الله"), "zadeh": ("زاده", " زاده", "\u200cزاده"),
    "pour": ("پور", " پور", "\u200cپور"), "oglu": ("أوغلو", " أوغلو", " اوغلو"), "ov": ("ов", "аў"),
}  # fmt: skip
_OTHER_SERVANTS: Final = ("عبدال", "عبد ال")
_ARTICLES: Final = ("Al-", "El ", "al ", "Al", "el-")


class _Named(NamedTuple):
    """A part of a name in its spellings, Latin ones and others."""

    latin: tuple[str, ...]
    other: tuple[str, ...]


def hard_crowd(split: str, people: int, asked: int) -> Crowd:
    """So many people, of whom so many are asked for in other spellings; the same ones each time."""
    rng = random.Random(f"{_SEED} {split}")
    names: list[str] = []
    same: list[str] = []
    questions: list[Asked] = []
    beside: list[tuple[str, str]] = []
    while len(questions) < asked:
        kind = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
        person = _person(rng, split, kind)
        latin = [_is_latin(rng, kind, share) for share in (_SHARE_STORED_IN_LATIN, _SHARE_ASKED_IN_LATIN)]
        stored, said = (_spelled(rng, person, kind, one) for one in latin)
        if not stored or not said or stored == said or _plain(stored) == _plain(said):
            continue
        if rng.random() < 0.25:
            said = said[1:] + said[:1]
        if len(person) > 2 and rng.random() < 0.6:
            # A father's name that one of the two spellings lacks.
            if rng.random() < 0.5:
                stored, person = [stored[0], *stored[2:]], [person[0], *person[2:]]
            else:
                said = said[:-2] + said[-1:]
        begun = " ".join(_begun(part) for part in (said[0], said[-1]))
        if rng.random() < 0.15:
            # A title that one of the two spellings has.
            side = rng.randrange(2)
            titles = _TITLES[kind] if latin[side] or _SCRIPTS[kind] != "ARABIC" else _TITLES_IN_ARABIC
            (stored, said)[side].insert(0, rng.choice(titles))
        questions.append(Asked(len(names), " ".join(said), latin[0] != latin[1], begun))
        names.append(" ".join(stored))
        same.append(_key(person))
        beside += _neighbours(rng, split, kind, person, latin[0])
    rng.shuffle(beside)
    for name, key in beside[: max(0, people - len(names))]:
        names.append(name)
        same.append(key)
    others = "dev" if split == "test" else "test"
    while len(names) < people:
        kind = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
        person = _person(rng, others, kind)
        spelled = _spelled(rng, person, kind, _is_latin(rng, kind, 0.85))
        if spelled:
            names.append(" ".join(spelled))
            same.append(_key(person))
    return Crowd(names, questions, same)


def _person(rng: random.Random, split: str, kind: str) -> list[_Named]:
    """Given name, perhaps the father's, and the family's."""
    given = _of_common(rng, kind) if rng.random() < 0.75 else _of_group(rng, split, kind)
    person = [given]
    if rng.random() < 0.4:
        person.append(_of_common(rng, kind) if rng.random() < 0.6 else _of_group(rng, split, kind))
    chance = rng.random()
    if chance < 0.02:
        twice = _of_group(rng, split, kind)
        return [twice, twice]
    if chance < _SHARE_OF_COMPOUNDS * (0.3 if kind == "slavic" else 1):
        person.append(_of_compound(rng, split, rng.choice(_COMPOUNDS[kind])))
    else:
        person.append(_of_group(rng, split, kind))
    return person


def _spelled(rng: random.Random, person: Sequence[_Named], kind: str, latin: bool) -> list[str]:
    """The person in one spelling, a word for each part; nothing where the script has none."""
    words = [rng.choice(part.latin if latin else part.other or ("",)) for part in person]
    if not all(words):
        return []
    if kind == "arabic" and latin and rng.random() < 0.15:
        words[-1] = rng.choice(_ARTICLES) + words[-1]
    if kind == "arabic" and not latin and not words[-1].startswith("ال") and rng.random() < 0.15:
        words[-1] = "ال" + words[-1]
    return [_written(word) for word in words]


def _begun(part: str, letters: int = 4) -> str:
    """The first letters of a part, of a compound those of its longest word."""
    return max(part.replace("-", " ").split(), key=len)[:letters]


def _key(person: Sequence[_Named]) -> str:
    """What is the same for whoever has the same name, however it is spelled and in any order."""
    return " ".join(sorted(part.latin[0] for part in person))


def _neighbours(
    rng: random.Random, split: str, kind: str, person: Sequence[_Named], latin: bool
) -> list[tuple[str, str]]:
    """Others of the same family, and others of the same given name."""
    made = []
    for number in range(_NEIGHBOURS):
        other = _person(rng, split, kind)
        if number % 2:
            other = [*other[:-1], person[-1]]
        else:
            other = [person[0], *other[1:]]
        spelled = _spelled(rng, other, kind, latin)
        if spelled:
            made.append((" ".join(spelled), _key(other)))
    return made


def _is_latin(rng: random.Random, kind: str, share: float) -> bool:
    return kind not in _SCRIPTS or rng.random() < share


def _plain(words: Sequence[str]) -> str:
    return "".join(sorted("".join(words).lower().replace("-", "").replace(" ", "")))


def _of_common(rng: random.Random, kind: str) -> _Named:
    """The first of a list far more often than the last."""
    some = _common()[kind]
    return some[int(len(some) * rng.random() ** 1.6)]


def _of_group(rng: random.Random, split: str, kind: str) -> _Named:
    return rng.choice(_held_out(split, _SCRIPTS.get(kind, "LATIN")))


def _of_compound(rng: random.Random, split: str, kind: str) -> _Named:
    first = rng.choice(_compounds()[split, kind])
    if kind == "servant":
        return _Named(
            tuple(begin + one for one in first.latin for begin in _LATIN_SERVANTS),
            tuple(begin + one for one in first.other for begin in _OTHER_SERVANTS),
        )
    return _Named(
        tuple(one + end for one in first.latin for end in _LATIN_ENDS[kind]),
        tuple(one + end for one in first.other for end in _OTHER_ENDS[kind]),
    )


def _lines(name: str) -> list[tuple[str, _Named]]:
    found = []
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            latin, _, other = line.partition("|")
            kind, *spellings = latin.split()
            found.append((kind, _Named(tuple(spellings), tuple(other.split()))))
    return found


@cache
def _common() -> dict[str, list[_Named]]:
    by_kind: dict[str, list[_Named]] = {kind: [] for kind in _SHARES}
    for kind, named in _lines("common.txt"):
        by_kind[kind].append(named)
    for kind in ("persian", "pakistani"):
        by_kind[kind] += by_kind["arabic"]
    return by_kind


@cache
def _compounds() -> dict[tuple[str, str], list[_Named]]:
    by_kind: dict[tuple[str, str], list[_Named]] = {}
    for kind, named in _lines("compounds.txt"):
        split = "dev" if hashlib.sha256(named.latin[0].encode()).digest()[0] % 2 else "test"
        by_kind.setdefault((split, kind), []).append(named)
    return by_kind


@cache
def _held_out(split: str, script_wanted: str) -> list[_Named]:
    """The groups that have spellings of their own in Latin letters and in the script; Latin alone: at least two."""
    found = []
    for group in groups(split):
        latin = tuple(word for word in group if script(word) == "LATIN")
        other = tuple(word for word in group if script(word) == script_wanted != "LATIN")
        if latin and (other or (script_wanted == "LATIN" and len(latin) > 2)):
            found.append(_Named(latin, other))
    return found


def _written(text: str) -> str:
    """Each word with a capital where its script has any."""
    return " ".join("-".join(written(word) for word in part.split("-") if word) for part in text.split())
