"""Names as the register has them and as somebody else spells them, from groups of spellings that were never learned.

`names/test.txt` and `names/dev.txt` hold name parts (no people), a group of spellings a line, split off by
tools/train_names.py before anything was learned: from the name items of Wikidata (CC0, through the wheel rigour 1.3.0),
NETransliteration-COLING2018 (CC0) and google/transliteration (Apache-2.0). Numbers are settled with `dev` and measured with
`test`; whichever is not asked about gives the names of all the other people in the register.
"""

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "names"
_SHORTEST = 3
_SEED = 7
_KINDS = {"ARABIC": 36, "CYRILLIC": 36, "LATIN": 18, "OTHER": 10}
_OTHER = frozenset({"GEORGIAN", "ETHIOPIC", "ARMENIAN"})
_SHARE_STORED_IN_LATIN, _SHARE_ASKED_IN_LATIN = 0.85, 0.6
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A person of the register, and how they are asked for."""

    place: int  # in the register
    text: str
    cross_script: bool
    begun: str = ""

    def two_prefixes(self, letters: int = 4) -> str:
        """The beginnings of two parts."""
        return self.begun or " ".join(word[:letters] for word in self.text.split()[:2])

    def one_prefix(self, letters: int = 5) -> str:
        """The beginning of the longest part."""
        return max(self.text.split(), key=len)[:letters]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The names of a register, and whom somebody asks for."""

    names: list[str]
    asked: list[Asked]
    same: list[str] | None = None
    """For each name a text that is the same where it is the same name in another spelling."""

    def is_right(self, found: int, asked: Asked) -> bool:
        """Whether it is the person asked for; somebody else of the very same name is as right."""
        names = self.same or self.names
        return names[found] == names[asked.place]


def crowd(split: str, people: int, asked: int) -> Crowd:
    """So many people, of whom so many are asked for by spellings of `split`; the same ones each time."""
    rng = random.Random(_SEED)
    others = "dev" if split == "test" else "test"
    by_kind = {kind: [g for g in groups(split) if _is_kind(g, kind)] for kind in _KINDS}
    names: list[str] = []
    questions: list[Asked] = []
    while len(questions) < asked:
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        stored, said = _spelled_twice(rng, by_kind[kind], kind)
        if not stored:
            continue
        order = rng.random()
        if order < 0.25:
            said = said[1:] + said[:1]
        elif len(said) == 3 and order < 0.4:
            said = [said[0], said[2]]
        cross = script(stored[0]) != script(said[0])
        questions.append(Asked(len(names), " ".join(map(written, said)), cross))
        names.append(" ".join(map(written, stored)))
    fill = others_of(others, rng)
    while len(names) < people:
        names.append(" ".join(written(fill()) for _ in range(2 if rng.random() < 0.8 else 3)))
    return Crowd(names, questions)


def others_of(split: str, rng: random.Random) -> Callable[[], str]:
    """Draws name parts as a register has them: some of them very often, most hardly ever."""
    all_groups = groups(split)
    frequent = sorted(all_groups, key=lambda group: -len(group))[:800]
    rare = [word for group in all_groups for word in group]
    rng.shuffle(rare)

    def draw() -> str:
        if rng.random() < 0.45:
            return rng.choice(frequent[int(len(frequent) * rng.random() ** 1.5)])
        return rare[int(len(rare) * rng.random() ** 1.4)]

    return draw


def _spelled_twice(rng: random.Random, some: Sequence[Group], kind: str) -> tuple[list[str], list[str]]:
    stored_latin = kind == "LATIN" or rng.random() < _SHARE_STORED_IN_LATIN
    asked_latin = kind == "LATIN" or rng.random() < _SHARE_ASKED_IN_LATIN
    wanted = 2 if rng.random() < 0.75 else 3
    stored: list[str] = []
    said: list[str] = []
    for _ in range(60):
        group = rng.choice(some)
        first = [word for word in group if _fits(word, kind, stored_latin)]
        if not first:
            continue
        one = rng.choice(first)
        second = [word for word in group if word != one and _fits(word, kind, asked_latin)]
        if second:
            stored.append(one)
            said.append(rng.choice(second))
        if len(stored) == wanted:
            return stored, said
    return [], []


def _fits(word: str, kind: str, latin: bool) -> bool:
    of_word = script(word)
    return of_word == "LATIN" if latin else of_word == kind or (kind == "OTHER" and of_word in _OTHER)


def _is_kind(group: Group, kind: str) -> bool:
    scripts = {script(word) for word in group}
    if kind == "LATIN":
        return scripts == {"LATIN"}
    return "LATIN" in scripts and not scripts.isdisjoint(_OTHER if kind == "OTHER" else {kind})


@cache
def groups(split: str) -> list[Group]:
    """The groups of a file."""
    lines = (_FOLDER / f"{split}.txt").read_text("utf-8").splitlines()
    found = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return [group for group in found if all(len(word) >= _SHORTEST for word in group)]


@cache
def script(word: str) -> str:
    """The script of a word."""
    return unicodedata.name(word[0], "?").partition(" ")[0]


def written(word: str) -> str:
    """With a capital where the script has any."""
    return word[:1].upper() + word[1:] if script(word) in ("LATIN", "CYRILLIC") else word
