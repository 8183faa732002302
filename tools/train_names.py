"""Make resources/names/parts.npz: the points of letter groups that let spellings of one name lie close together.

    python -m tools.train_names --rigour persons.txt --coling DIR --google DIR [--steps N]

Sources, all of name parts and not of people:

- `persons.txt` of the wheel rigour 1.3.0 (rigour/data/names): the name items of Wikidata, CC0;
- NETransliteration-COLING2018 (data/wd_arabic_{64,16,20}, data/wd_russian_{64,16,20}), CC0, commit 5d5f59e5;
- google/transliteration (ar2en-{train,eval,test}.txt), Apache-2.0, commit b2265a64;
- tools/name_groups.txt beside this file.

One group in twelve is split off before anything is learned, by a hash of its key: half to settle the numbers with,
half for the final test alone (benchmarks/name_pairs.py). What shares a pair of spellings with those is left out as well.
Made with NumPy 2.4.6 and scipy 1.17.1 (`pip install --group train`), seed 1; about 15 minutes on one core.
"""

import argparse
import hashlib
import re
import sys
import time
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from scipy import sparse

from woilmenau_desk.names.beginnings import MOST_OPEN, VOWELS, cuts
from woilmenau_desk.names.encoding import BEGUN, WHOLE, Encoder, Floats
from woilmenau_desk.names.parts_tables import ARTICLES
from woilmenau_desk.names.romanise import romanised, script_of, skeleton, sounds, words

SCRIPTS: Final = frozenset(
    "LATIN CYRILLIC ARABIC GEORGIAN ETHIOPIC GREEK HEBREW ARMENIAN DEVANAGARI BENGALI".split()
)
SEED: Final = 1
_WHOLE_BUCKETS, _WHOLE_SIZE = 1 << 16, 64
_BEGUN_BUCKETS, _BEGUN_SIZE = 1 << 15, 32
_BATCH: Final = 1024
_NEIGHBOURS: Final = 16
_TEMPERATURE: Final = 0.06
_TYPO: Final = 0.06
_ARTICLE: Final = 0.5
_SOUND: Final = re.compile(
    "schtsch|stsch|shch|dsch|tsch|sch|tch|dzh|tsh|sh|ch|kh|gh|ph|th|dh|zh|ts|tz|ck|dj|dz|([a-z])\\1*|."
)
_TRAIN, _DEV, _TEST = "train", "dev", "test"

Group = tuple[str, ...]
Ints = NDArray[np.int64]


# How one sound is written here and there: whatever matches may be written as any of the others. "*" is what stood there.
_HABITS: Final[Mapping[str, Sequence[tuple[re.Pattern[str], tuple[str, ...]]]]] = {
    "LATIN": [
        (re.compile(pattern), tuple(others.split()))
        for pattern, others in (
            (r"q|(?<=[aeiou])k(?=[aeiou])|gh|^k(?=[aou])", "q k gh g"),
            (r"kh|(?<!c)(?<!s)h(?=[aeiou])|^x|ch(?=[aou])", "kh h ch x"),
            (r"dsch|dzh|dj|(?<!d)j(?=[aeou])", "j dj dsch dzh g"),
            (r"tsch|tch|ch(?=[aeiu])|ç|č", "ch tsch tch c"),
            (r"sch|sh|š|ş", "sh sch ch s"),
            (r"zh|ž|(?<=[aeiou])z|^z", "z s zh"),
            (r"ou|oo|u(?=[^aeiou])", "u ou oo o"),
            (r"^ou(?=[aei])|^w(?=[aei])|^v(?=[aei])", "ou w v"),
            (r"(?<=[aeiou])w(?=[aeiou])|(?<=[aeiou])v(?=[aeiou])", "w v ou"),
            (r"ee|ie(?=[^aeiou])|(?<=[^aeiou])i(?=[^aeiou])", "i ee y e"),
            (r"(?<=[^aeiou])e(?=[^aeiou])", "a i e"),
            (r"(?<=[^aeiou])a(?=[^aeiou])", "e aa o"),
            (r"(?<=[^aeiou])o(?=[^aeiou])", "u ou a"),
            (r"(?<=[aeiou])y(?=[aeiou])|(?<=[^aeiou])ia(?=[^aeiou])", "y i j ya"),
            (r"([bdfgklmnprstz])\1", "*"),
            (r"th|(?<=[aeiou])t(?=[aeiou])", "t th"),
            (r"dh|(?<=[aeiou])d(?=[aeiou])", "d dh z"),
            (r"ov$|ow$|off$|of$|ou$|au$|aw$|aŭ$|oŭ$", "ov ow off au ou"),
            (r"ev$|ew$|eff$|eu$|iau$|yev$|jew$", "ev ew eff yev eu"),
            (r"ova$|owa$|ava$", "ova owa ava"),
            (r"(?<=..)(?:zadeh|zade|zada|sade|zadah|zoda|zadé)$", "zadeh zade zada sade zadah zoda"),
            (r"(?<=..)(?:yan|ian|jan)$", "yan ian jan"),
            (r"(?<=..)(?:iy|ii|yi|yy|ij|yj|i|y)$", "y i iy ij yi ii"),
            (r"(?<=..)(?:ah|eh|a|e)$", "a ah eh e"),
            (r"(?<=..)(?:[aeiou]h?)(?:dd|d)(?:in|een|ine|yn)$", "uddin eddin eddine aldin odin adin eldin"),
            (r"(?<=..)[aeou]u?lla[h]?$", "ullah ollah allah oullah ulla olla"),
            (r"^abd(?:ul|el|al|ol|oul|u)(?=..)", "abdul abdel abdal abdol abdoul abdu abdi"),
            (r"(?<=..)(?:pour|pur|poor|por)$", "pour pur poor por"),
            (r"(?<=..)(?:oglu|ogly|oglou|ogli|oghlu|oghli)$", "oglu ogly oglou oghlu ogli"),
            (r"(?<=..)(?:shvili|schwili|chvili|szwili)$", "shvili schwili chvili szwili"),
            (r"dze$|dse$", "dze dse"),
            (r"^c(?=[aui])|^(?=[aui][bdlmsw])", "c *"),
            (r"(?<=[aeiou])([bdlmrst])(?=[aeiou])", "* **"),
            (r"uo|wo|oua|ua|wa", "wa oua ua"),
            (r"^mu(?=h)|^mo(?=h)|^ma(?=h)", "mu mo ma mou me"),
            (r"ts|tz|(?<=[aeiou])c(?=[ei])", "ts tz z c"),
            (r"ck|(?<=[aeiou])c(?=[aou])", "k ck c"),
            (r"ks|x(?=[aeiou])", "ks x"),
            (r"ai|ay|ei|ey|aj|ej", "ai ay ei ey aj"),
            (r"iya$|ia$|ja$|ya$|iia$", "iya ia ja ya iia"),
        )
    ],
    "CYRILLIC": [
        (re.compile(pattern), tuple(others.split()))
        for pattern, others in (
            ("[оа]в$|[ао][уў]$", "ов аў оў ау оу ав"),
            ("ев$|е[уў]$|я[уў]$", "ев еў еу яў"),
            ("[ыиі]й$", "ий ый ій и"),
            ("(?<=[^аеёиоуыэюяіїє])о(?=[^аеёиоуыэюяіїє])", "о а"),
            ("и|і|ы", "и і ы"),
            ("дз|д(?=[іиеяю])", "дз д"),
            ("ц(?=[іиея])|т(?=[иіея])", "ц т"),
            ("г|х|ґ", "г х"),
            ("я|е|э|є", "я е э"),
            ("ў|в|у", "ў в у"),
            ("дж|ж", "дж ж"),
            ("([бвгдзклмнпрст])\\1", "*"),
            ("ск(?:ий|ый|ій|і)$", "ский скі ський"),
        )
    ],
    "ARABIC": [
        (re.compile(pattern), tuple(others.split()))
        for pattern, others in (
            ("ي|ی|ى", "ي ی"),
            ("ك|ک|ق|غ", "ک ق غ"),
            ("أ|إ|آ|ا", "ا أ"),
            ("ة$|ه$", "ه ة"),
            ("ذ|ز|ض|ظ", "ز ض ذ"),
            ("س|ص|ث", "س ص ث"),
            ("ت|ط", "ت ط"),
            ("گ|ج|غ|چ", "ج گ غ چ"),
            ("ف|ڤ|و|ب|پ", "ف و ب"),
            ("ء|ئ|ؤ", "ء ئ"),
        )
    ],
}


# The groups


def split_of(key: str) -> str:
    """Where a group belongs; the same on every machine."""
    place = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 1000
    return _TEST if place >= 960 else _DEV if place >= 920 else _TRAIN


def read_groups(rigour: Path, coling: Path, google: Path) -> dict[str, list[Group]]:
    """All groups, by where they belong."""
    found: dict[str, list[Group]] = {_TRAIN: [], _DEV: [], _TEST: []}
    for line in rigour.read_text("utf-8").splitlines():
        names, _, key = line.partition(" => ")
        found[split_of(key)].append(_group(names.split(",")))
    for name in ("arabic", "russian"):
        for part in ("64", "16", "20"):
            for line in (coling / f"wd_{name}_{part}").read_text("utf-8").splitlines():
                latin, other, _ = line.split("\t")
                found[split_of(latin)].append(_group((latin, other.replace(" ", ""))))
    for part in ("train", "eval", "test"):
        for line in (google / f"ar2en-{part}.txt").read_text("utf-8").splitlines():
            other, _, latin = line.partition("\t")
            found[split_of(latin)].append(_group((latin, other)))
    for line in (Path(__file__).parent / "name_groups.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            # So few, and each a name that comes every week: learned ten times.
            found[split_of(line)].extend([_group(line.split())] * (10 if split_of(line) == _TRAIN else 1))
    groups = {split: [group for group in some if len(group) > 1] for split, some in found.items()}
    kept = {pair for split in (_DEV, _TEST) for group in groups[split] for pair in _pairs(group)}
    groups[_TRAIN] = [group for group in groups[_TRAIN] if kept.isdisjoint(_pairs(group))]
    return groups


def write_groups(path: Path, groups: Iterable[Group]) -> None:
    """Keep the groups that were split off, for benchmarks/name_pairs.py."""
    head = "# Name parts, a group of spellings a line; see benchmarks/name_pairs.py for where they are from."
    lines = sorted({" ".join(group) for group in groups})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head, *lines, ""]), "utf-8")


def _group(names: Iterable[str]) -> Group:
    spellings: dict[str, None] = {}
    for name in names:
        parts = list(words(name))
        word = "".join(parts)
        if (
            (len(parts) in (1, 2) or (len(parts) == 3 and romanised(parts[1]) in ARTICLES))
            and 2 <= len(word) <= 24
            and script_of(word[0]) in SCRIPTS
            and romanised(word)
        ):
            spellings[word] = None
    return tuple(spellings)


def _pairs(group: Group) -> list[tuple[str, str]]:
    return [(min(a, b), max(a, b)) for i, a in enumerate(group) for b in group[:i]]


# Learning


class Learner:
    """The vectors of letter groups while they are learned; each row has its own pace (Adagrad)."""

    def __init__(self, buckets: int, size: int, rng: np.random.Generator) -> None:
        self.table: Floats = (rng.standard_normal((buckets, size)) * 0.1).astype(np.float32)
        self._pace = np.full((buckets, 1), 1e-3, np.float32)

    def step(self, left: Any, right: Any, same: NDArray[np.bool_], rate: float) -> float:
        """Bring each left one nearer to its right one than to all others; returns how wrong it was."""
        raw = [side @ self.table for side in (left, right)]
        lengths = [np.linalg.norm(one, axis=1, keepdims=True) + 1e-8 for one in raw]
        a, b = (one / length for one, length in zip(raw, lengths, strict=True))
        near = np.exp((a @ b.T - 1) / _TEMPERATURE)
        near[same] = 0
        of_left, of_right = near / near.sum(1, keepdims=True), near / near.sum(0, keepdims=True)
        own = np.arange(len(a))
        loss = -float(np.log(of_left[own, own] + 1e-9).mean() + np.log(of_right[own, own] + 1e-9).mean()) / 2
        slope = of_left + of_right
        slope[own, own] -= 2
        slope /= 2 * len(a) * _TEMPERATURE
        slopes = [
            (towards - unit * (towards * unit).sum(1, keepdims=True)) / length
            for towards, unit, length in ((slope @ b, a, lengths[0]), (slope.T @ a, b, lengths[1]))
        ]
        both = sparse.vstack([left, right]).tocsc()
        rows = np.flatnonzero(np.diff(both.indptr))
        change = both[:, rows].T @ np.vstack(slopes)
        self._pace[rows] += (change**2).mean(1, keepdims=True)
        self.table[rows] -= rate * change / np.sqrt(self._pace[rows])
        return loss


def matrix(encoder: Encoder, parts: Sequence[str]) -> Any:
    """The letter groups of parts as a sparse matrix."""
    shape = (len(parts), len(encoder.table))
    pieces = []
    for start in range(0, len(parts), 4096):
        some = parts[start : start + 4096]
        buckets, firsts = encoder.buckets(some)
        values = np.ones(len(buckets), np.float32)
        pieces.append(
            sparse.csr_matrix((values, buckets, np.append(firsts, len(buckets))), shape=(len(some), shape[1]))
        )
    stacked = sparse.vstack(pieces).tocsr()
    stacked.sum_duplicates()
    counts = np.diff(stacked.indptr)
    stacked.data /= np.repeat(np.sqrt(counts), counts).astype(np.float32)
    return stacked


class Spellings:
    """The training groups, to draw pairs from."""

    def __init__(self, groups: Sequence[Group], rng: np.random.Generator) -> None:
        self._rng = rng
        self.groups = groups
        known: dict[str, int] = {}
        self.numbers = [np.array([known.setdefault(word, len(known)) for word in group]) for group in groups]
        self.words = list(known)
        weights = np.array([0.6 if len(group) == 2 else 2.0 * min(len(group) - 1, 6) for group in groups])
        self._weights = weights / weights.sum()
        # Groups whose names sound alike lie side by side: drawn together they teach the finer differences.
        self._order = np.argsort(np.array([skeleton(sounds(romanised(group[0]))) for group in groups]))
        self._place = np.empty(len(groups), int)
        self._place[self._order] = np.arange(len(groups))

    def draw(self, alike: bool) -> tuple[Ints, Ints]:
        """Two spellings of each of some groups."""
        rng = self._rng
        if alike:
            firsts = self._place[rng.choice(len(self.groups), _BATCH // _NEIGHBOURS, p=self._weights)]
            firsts = np.clip(firsts - _NEIGHBOURS // 2, 0, len(self.groups) - _NEIGHBOURS)
            chosen = self._order[(firsts[:, None] + np.arange(_NEIGHBOURS)).ravel()]
        else:
            chosen = rng.choice(len(self.groups), _BATCH, p=self._weights)
        chosen = np.unique(chosen)
        left, right = np.empty(len(chosen), int), np.empty(len(chosen), int)
        for row, number in enumerate(chosen):
            group = self.numbers[number]
            first = rng.integers(len(group))
            second = rng.integers(len(group) - 1)
            left[row], right[row] = group[first], group[second + (second >= first)]
        return left, right


def no_counterexamples(left: Ints, right: Ints) -> NDArray[np.bool_]:
    """Where a pair of a batch is none, because the same word stands on both sides."""
    same = (left[:, None] == right) | (left[:, None] == left) | (right[:, None] == right)
    np.fill_diagonal(same, val=False)
    return np.asarray(same, bool)


def mistyped(word: str, rng: np.random.Generator) -> str:
    """The word with one letter left out, doubled, or changed places with the next."""
    if len(word) < 4:
        return word
    at = int(rng.integers(1, len(word) - 1))
    kind = rng.integers(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def learn_whole(spellings: Spellings, steps: int, rng: np.random.Generator) -> Floats:
    """The vectors for whole parts."""
    learner = Learner(_WHOLE_BUCKETS, _WHOLE_SIZE, rng)
    encoder = Encoder(learner.table, unscaled(learner.table), WHOLE, ends=True)
    features = matrix(encoder, spellings.words)
    say(f"{len(spellings.groups)} groups, {len(spellings.words)} words, {features.nnz} letter groups")
    losses: list[float] = []
    for step in range(steps):
        a, b = spellings.draw(alike=step % 2 == 1)
        left, right = features[a], features[b]
        same = no_counterexamples(a, b)
        if step % 4 == 0:
            # A few letters wrong, as people type; an article, as some write it and some do not.
            typed = [altered(spellings.words[number], rng) for number in a]
            left = matrix(encoder, typed)
        elif step % 4 == 1:
            # As the offices of other countries would write it.
            left = matrix(encoder, [respelled(spellings.words[number], rng) for number in a])
        losses.append(learner.step(left, right, same, 0.25 * (1 - step / steps) + 0.01))
        tell_progress(step, steps, losses)
    return learner.table


def altered(word: str, rng: np.random.Generator) -> str:
    """Sometimes mistyped; an Arabic word sometimes with the article, or without it."""
    chance = rng.random()
    if chance < _TYPO * 4:
        return mistyped(word, rng)
    if chance < _TYPO * 4 + 0.06:
        return with_or_without_article(word, rng)
    return word


def with_or_without_article(word: str, rng: np.random.Generator) -> str:
    """The article put before a word in Arabic or Latin letters, or taken away in Arabic ones, where it is sure."""
    script = script_of(word[0])
    if script == "ARABIC":
        return word[2:] if word.startswith("ال") and len(word) > 4 else "ال" + word
    if script == "LATIN" and len(word) > 3 and word[0] not in "aeiou":
        return ("al", "el", "al", "a" + word[0])[int(rng.integers(4))] + word
    return word


def respelled(word: str, rng: np.random.Generator) -> str:
    """The word in another spelling that is in use for the same sounds: one to three habits of some country or office."""
    for _ in range(int(rng.integers(1, 4))):
        ways = [
            (found, way) for way in _HABITS.get(script_of(word[0]), ()) for found in way[0].finditer(word)
        ]
        if not ways:
            break
        found, (_, others) = ways[int(rng.integers(len(ways)))]
        written = others[int(rng.integers(len(others)))].replace("*", found[0])
        word = word[: found.start()] + written + word[found.end() :]
    return word


def learn_begun(spellings: Spellings, steps: int, rng: np.random.Generator) -> Floats:
    """The vectors for beginnings: what was typed so far, and a beginning of the other spelling that goes as far."""
    learner = Learner(_BEGUN_BUCKETS, _BEGUN_SIZE, rng)
    encoder = Encoder(learner.table, unscaled(learner.table), BEGUN, ends=False)
    losses: list[float] = []
    for step in range(steps):
        a, b = spellings.draw(alike=step % 2 == 1)
        lengths = rng.choice([2, 3, 4, 5, 6, 7], len(a), p=[0.05, 0.25, 0.35, 0.2, 0.1, 0.05])
        begun = [spellings.words[n] for n in a]
        if step % 4 > 1:
            begun = [respelled(word, rng) if rng.random() < 0.5 else word for word in begun]
        left = [romanised(word[:length]) or "x" for word, length in zip(begun, lengths, strict=True)]
        right = [
            as_far(typed, romanised(word), romanised(spellings.words[n]))
            for typed, word, n in zip(left, begun, b, strict=True)
        ]
        numbers = np.unique([*left, *right], return_inverse=True)[1]
        same = no_counterexamples(numbers[: len(left)], numbers[len(left) :])
        losses.append(
            learner.step(
                matrix(encoder, left), matrix(encoder, right), same, 0.25 * (1 - step / steps) + 0.01
            )
        )
        tell_progress(step, steps, losses)
    return learner.table


def as_far(typed: str, whole: str, other: str) -> str:
    """Of another spelling the beginning that goes as far as what was typed of the whole word, cut as the search cuts it."""
    one, ends = _sounds_and_ends(whole)
    two, other_ends = _sounds_and_ends(other)
    reached = bisect_left(ends, len(typed))  # the letters of the last sound may be typed in part
    reached = min(reached + 1, len(one))
    end = 0
    for change in Levenshtein.opcodes(one, two):
        if change.src_start < reached and change.tag != "insert":
            end = min(change.dest_start + reached - change.src_start, change.dest_end)
    far = other_ends[end - 1] if end else 0
    ends_of_other = _cuts(other)
    passed = [cut for cut in ends_of_other if cut.closed <= max(far, 1)] or ends_of_other[:1]
    if not passed:
        return other or "x"
    open_end = typed[-1] in VOWELS and len(passed) <= MOST_OPEN
    return other[: passed[-1].open if open_end else passed[-1].closed]


_cuts: Final = lru_cache(maxsize=None)(cuts)


@cache
def _first_sound(letters: str) -> str:
    return sounds(letters)[:1]


@cache
def _sounds_and_ends(roman: str) -> tuple[str, list[int]]:
    """What a word sounds like, a consonant twice so that none is taken for a vowel; and the letters that each ends with."""
    found: list[str] = []
    ends: list[int] = []
    for one in _SOUND.finditer(roman):
        sound = _first_sound(one[0])
        for letter in (sound, sound) if sound != "A" else sound:
            found.append(letter)
            ends.append(one.end())
    return "".join(found), ends


def unscaled(table: Floats) -> Floats:
    """The scale of vectors that are still being learned, and not yet whole numbers."""
    return np.ones(len(table), np.float32)


def quantised(table: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Whole numbers of eight bits, and a scale for each row."""
    scale = (np.abs(table).max(1) / 127 + 1e-12).astype(np.float16)
    safe = np.maximum(scale.astype(np.float32), 1e-7)[:, None]
    return np.clip(np.rint(table / safe), -127, 127).astype(np.int8), scale


def tell_progress(step: int, steps: int, losses: list[float]) -> None:
    """A line now and then."""
    if step % 500 == 499:
        say(f"{step + 1}/{steps}  {np.mean(losses[-500:]):.4f}")


def say(text: str) -> None:
    """On standard error, with the time."""
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def main() -> None:
    """Learn and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rigour", type=Path, required=True)
    parser.add_argument("--coling", type=Path, required=True)
    parser.add_argument("--google", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=9_000, help="for whole parts; beginnings take half")
    parser.add_argument("--only", choices=("whole", "begun"))
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/names"))
    parser.add_argument("--out", type=Path, default=Path("resources/names/parts.npz"))
    args = parser.parse_args()
    groups = read_groups(args.rigour, args.coling, args.google)
    for split in (_DEV, _TEST):
        write_groups(args.held_out / f"{split}.txt", groups[split])
    learned: dict[str, Any] = {}
    if args.out.exists():
        learned.update(np.load(args.out))
    # Each with its own chance, so that one learned alone is the one learned with the other.
    for number, (name, learn, steps) in enumerate(
        (("whole", learn_whole, args.steps), ("begun", learn_begun, args.steps // 2))
    ):
        if args.only in (None, name):
            rng = np.random.default_rng((SEED, number))
            table = learn(Spellings(groups[_TRAIN], rng), steps, rng)
            learned[name], learned[f"{name}_scale"] = quantised(table)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, **learned)
    say(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
