"""The search by name: whether it finds, how long a key press takes, what its index costs; and probable duplicates."""

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.hard_names import hard_crowd
from benchmarks.name_pairs import Asked, Crowd, crowd
from benchmarks.results import Result
from benchmarks.stores import ROOT
from benchmarks.timing import in_ms

if TYPE_CHECKING:
    from woilmenau_desk.domain.people import SearchEntry
    from woilmenau_desk.names.index import NameIndex

ASKED = 1_600
_NEW = 1_000
_ORIGINS = {"SY": 30, "AF": 20, "UA": 20, "IQ": 8, "IR": 6, "ER": 6, "TR": 4, "SO": 3, "RU": 2, "GE": 1}


def quality(people: int, asked: int, split: str = "test") -> dict[str, Result]:
    """Who is found among so many people, asked for by spellings that were never learned; then in a harder register."""
    return {
        **_recall("search", crowd(split, people, asked), split),
        **_recall("search_hard", hard_crowd(split, people, asked), split),
    }


def _recall(prefix: str, some: Crowd, split: str) -> dict[str, Result]:
    index = _index_of(some.names)
    detail = {
        "people": len(some.names),
        "asked": len(some.asked),
        "distinct_parts": index.parts,
        "split": split,
    }

    def share(question: Callable[[Asked], str], within: int, of: Sequence[Asked]) -> float:
        return _share_found(index, some, question, within, of)

    crossing = [one for one in some.asked if one.cross_script]
    two = [one for one in some.asked if len(one.text.split()) > 1]
    return {
        f"{prefix}_recall1_full": Result(share(lambda one: one.text, 1, some.asked), "", detail),
        f"{prefix}_recall5_full": Result(share(lambda one: one.text, 5, some.asked), "", detail),
        f"{prefix}_recall5_cross_script": Result(
            share(lambda one: one.text, 5, crossing), "", {**detail, "asked": len(crossing)}
        ),
        f"{prefix}_recall5_two_prefixes": Result(
            share(Asked.two_prefixes, 5, two), "", {**detail, "asked": len(two)}
        ),
        f"{prefix}_recall20_one_prefix": Result(share(Asked.one_prefix, 20, some.asked), "", detail),
    }


def duplicates(people: int, asked: int, split: str = "test") -> dict[str, Result]:
    """How many planted duplicates are seen while they are registered, and how many new people are taken for others.

    Of the duplicates the name is spelled in another way, a third have no year of birth, a tenth another one by one year.
    """
    from woilmenau_desk.domain.people import SearchEntry
    from woilmenau_desk.services.people.finding import PROBABLE

    rng = random.Random(11)
    some = crowd(split, people + _NEW, asked)
    entries = [SearchEntry(at, name, **_facts(rng)) for at, name in enumerate(some.names)]
    index = _filled(entries[:people])

    def warned(entry: "SearchEntry") -> list[int]:
        return [found.id for found in index.alike(entry, 5) if found.score >= PROBABLE]

    caught = 0
    for one in some.asked:
        known = entries[one.place]
        year = known.birth_year
        chance = rng.random()
        if year is not None and chance < 1 / 3 + 0.1:
            year = None if chance < 1 / 3 else year + rng.choice((-1, 1))
        again = SearchEntry(-1, one.text, (), year, known.gender, known.nationality)
        caught += one.place in warned(again)
    wrong = sum(bool(warned(_without_some_years(entry, rng))) for entry in entries[people:])
    detail = {
        "people": people,
        "planted": len(some.asked),
        "new": _NEW,
        "probability": PROBABLE,
        "split": split,
    }
    return {
        "duplicate_recall": Result(caught / len(some.asked), "", detail),
        "duplicate_false_warning": Result(wrong / _NEW, "", detail),
    }


def speed(quick: bool) -> dict[str, Result]:
    """What a key press costs, in processes of their own: at 100,000 people, at 10,000, and with 80,000 distinct parts."""
    people = 20_000 if quick else 100_000
    large, small, many = (
        _child(*arguments) for arguments in ((people, 0), (people // 10, 0), (people, people * 8 // 10))
    )
    slowest = max((large, many), key=lambda one: float(one["p99"]))
    return {
        "search_p99_ms": Result(
            slowest["p99"] * 1000, "ms", {"people": people, "usual": large["ms"], "many parts": many["ms"]}
        ),
        "search_over_bare_scan": Result(
            large["median"] / large["scan"],
            "×",
            {"distinct_parts": large["parts"], "scan_ms": round(large["scan"] * 1000, 3)},
        ),
        "search_growth_100k_over_10k": Result(
            large["median"] / small["median"], "×", {"people": people, "small": small["ms"]}
        ),
        "search_index_s": Result(
            large["built"],
            "s",
            {"distinct_parts": large["parts"], f"with {many['parts']} parts": many["built"]},
        ),
        "search_index_mb": Result(many["mb"], "MB", {"usual": large["mb"], "distinct_parts": many["parts"]}),
    }


def _share_found(
    index: "NameIndex", some: Crowd, question: Callable[[Asked], str], within: int, of: Sequence[Asked]
) -> float:
    found = 0
    for one in of:
        found += any(some.is_right(hit.id, one) for hit in index.search(question(one), within))
    return found / len(of)


def _facts(rng: random.Random) -> dict[str, Any]:
    return {
        "birth_year": rng.randint(1950, 2022) if rng.random() < 0.95 else None,
        "gender": rng.choice(("female", "male")),
        "nationality": rng.choices(list(_ORIGINS), list(_ORIGINS.values()))[0],
    }


def _without_some_years(entry: "SearchEntry", rng: random.Random) -> "SearchEntry":
    from dataclasses import replace

    return replace(entry, birth_year=None) if rng.random() < 1 / 3 else entry


def _index_of(names: Sequence[str]) -> "NameIndex":
    from woilmenau_desk.domain.people import SearchEntry

    return _filled(SearchEntry(at, name) for at, name in enumerate(names))


def _filled(entries: Any) -> "NameIndex":
    from woilmenau_desk.assets import resources_dir
    from woilmenau_desk.names.encoding import load_model
    from woilmenau_desk.names.index import NameIndex

    index = NameIndex(load_model(resources_dir() / "names" / "parts.npz"))
    index.fill(entries)
    return index


# The child


def _child(people: int, parts: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.search_measures", str(people), str(parts)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def _measure(people: int, parts: int) -> dict[str, Any]:
    """Build an index, type names letter by letter, and scan the bare points beside it."""
    import time

    import psutil  # type: ignore[import-untyped]

    import woilmenau_desk.names.index  # noqa: F401  (imported before memory is measured)

    some = crowd("test", people, 200)
    names = _with_more_parts(some.names, parts) if parts else some.names
    process = psutil.Process()
    before = process.memory_info().rss
    start = time.perf_counter()
    index = _index_of(names)
    built = time.perf_counter() - start
    megabytes = (process.memory_info().rss - before) / 1e6
    import numpy as np

    points = index._lexicon.points
    one = np.ascontiguousarray(points[:, index.parts // 2])
    presses: list[float] = []
    scans: list[float] = []
    for asked in some.asked:
        for end in range(1, len(asked.text) + 1):
            start = time.perf_counter()
            index.search(asked.text[:end], 5)
            presses.append(time.perf_counter() - start)
            start = time.perf_counter()
            one @ points
            scans.append(time.perf_counter() - start)
    ordered = sorted(presses)
    return {
        "parts": index.parts,
        "built": round(built, 3),
        "mb": round(megabytes, 1),
        "median": statistics.median(presses),
        "p99": ordered[len(ordered) * 99 // 100],
        "scan": statistics.median(scans),
        "ms": in_ms(presses),
    }


def _with_more_parts(names: Sequence[str], parts: int) -> list[str]:
    """The same names with endings of their own, until there are so many distinct parts."""
    rng = random.Random(5)
    known = {word for name in names for word in name.split()}
    made = list(names)
    for at in range(len(made) - 1, -1, -1):
        if len(known) >= parts:
            break
        first, *rest = made[at].split()
        new = (
            first
            + rng.choice(("a", "ov", "in", "yan", "zad", "uk", "i", "el", "or", "esh"))
            + rng.choice("aeioubdgkmnrst")
        )
        known.add(new)
        made[at] = " ".join([new, *rest])
    return made


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent
    assert here == ROOT
    print(json.dumps(_measure(int(sys.argv[1]), int(sys.argv[2]))))
