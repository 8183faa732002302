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
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from woilmenau_desk.names.encoding import BEGUN, WHOLE, Encoder, Floats
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
_TRAIN, _DEV, _TEST = "train", "dev", "test"

Group = tuple[str, ...]
Ints = NDArray[np.int64]


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
            len(parts) in (1, 2)
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
    encoder = Encoder(learner.table, WHOLE, ends=True)
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
        losses.append(learner.step(left, right, same, 0.25 * (1 - step / steps) + 0.01))
        tell_progress(step, steps, losses)
    return learner.table


def altered(word: str, rng: np.random.Generator) -> str:
    """Sometimes mistyped; an Arabic word sometimes with the article, or without it."""
    chance = rng.random()
    if chance < _TYPO * 4:
        return mistyped(word, rng)
    if chance < _TYPO * 4 + 0.04 and script_of(word[0]) == "ARABIC":
        return word[2:] if word.startswith("ال") and len(word) > 4 else "ال" + word
    return word


def learn_begun(spellings: Spellings, steps: int, rng: np.random.Generator) -> Floats:
    """The vectors for beginnings: what was typed so far, and a beginning of the other spelling that goes as far."""
    learner = Learner(_BEGUN_BUCKETS, _BEGUN_SIZE, rng)
    encoder = Encoder(learner.table, BEGUN, ends=False)
    losses: list[float] = []
    for step in range(steps):
        a, b = spellings.draw(alike=step % 2 == 1)
        lengths = rng.choice([2, 3, 4, 5, 6, 7], len(a), p=[0.05, 0.2, 0.3, 0.25, 0.15, 0.05])
        left = [romanised(spellings.words[n][:length]) or "x" for n, length in zip(a, lengths, strict=True)]
        right = as_far(encoder, left, [romanised(spellings.words[n]) for n in b], by_sound=step < steps // 4)
        numbers = np.unique([*left, *right], return_inverse=True)[1]
        same = no_counterexamples(numbers[: len(left)], numbers[len(left) :])
        losses.append(
            learner.step(
                matrix(encoder, left), matrix(encoder, right), same, 0.25 * (1 - step / steps) + 0.01
            )
        )
        tell_progress(step, steps, losses)
    return learner.table


def as_far(encoder: Encoder, begun: Sequence[str], wholes: Sequence[str], by_sound: bool) -> list[str]:
    """Of each whole word the beginning that goes as far as what was typed: by its sounds, later by what was learned."""
    options = [
        [whole[:end] for end in range(max(1, len(start) - 2), min(len(whole), len(start) + 2) + 1)] or [whole]
        for start, whole in zip(begun, wholes, strict=True)
    ]
    if by_sound:
        chosen = []
        for start, some in zip(begun, options, strict=True):
            sounding = skeleton(sounds(start))
            near = [option for option in some if skeleton(sounds(option)) == sounding]
            chosen.append(min(near or some, key=lambda option: abs(len(option) - len(start))))
        return chosen
    flat = [option for some in options for option in some]
    points = encoder.points(flat)
    owners = np.repeat(np.arange(len(options)), [len(some) for some in options])
    near_by = (points * encoder.points(begun)[owners]).sum(1)
    firsts = np.searchsorted(owners, np.arange(len(options)))
    return [
        flat[first + int(np.argmax(near_by[first : first + len(some)]))]
        for first, some in zip(firsts, options, strict=True)
    ]


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
    parser.add_argument("--steps", type=int, default=9_000, help="for whole parts; beginnings take a third")
    parser.add_argument("--only", choices=("whole", "begun"))
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/names"))
    parser.add_argument("--out", type=Path, default=Path("resources/names/parts.npz"))
    args = parser.parse_args()
    rng = np.random.default_rng(SEED)
    groups = read_groups(args.rigour, args.coling, args.google)
    for split in (_DEV, _TEST):
        write_groups(args.held_out / f"{split}.txt", groups[split])
    spellings = Spellings(groups[_TRAIN], rng)
    learned: dict[str, Any] = {}
    if args.out.exists():
        learned.update(np.load(args.out))
    if args.only != "begun":
        learned["whole"], learned["whole_scale"] = quantised(learn_whole(spellings, args.steps, rng))
    if args.only != "whole":
        learned["begun"], learned["begun_scale"] = quantised(learn_begun(spellings, args.steps // 3, rng))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, **learned)
    say(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
