"""The stores that are measured: made by the demo's code, kept between runs, copied before anything is written."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from benchmarks.clock import MADE_AT, Clock
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.demo.staff import PASSWORD
from woilmenau_desk.domain.periods import local
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage.keys import key_holder
from woilmenau_desk.storage.keys.keyring import Argon2, Keyring

ROOT = Path(__file__).resolve().parent.parent
USER = "caro"
YEARS = 10
# Argon2 is measured by itself; in the stores a password costs next to nothing.
CHEAP = Argon2(memory_kib=8, passes=1, lanes=1)
key_holder.floor = CHEAP
_NOTE = "made.json"
# What decides how a store looks inside; a store that older code made is made anew.
_SOURCES = (
    "woilmenau_desk/demo",
    "woilmenau_desk/storage/migrations",
    "woilmenau_desk/storage/keys/keyring.py",
)


@dataclass(frozen=True)
class Size:
    """How large a store is."""

    persons: int
    visits: int

    def __str__(self) -> str:
        return f"{self.persons}-{self.visits}"


LARGE = Size(100_000, 1_000_000)
QUICK = Size(10_000, 100_000)
SMALL = Size(1_000, 10_000)
# As many as a centre of that kind has after ten years.
ORDINARY = Size(3_000, 30_000)
# Between the two: what grows shows, and it is made in half a minute.
QUARTER = Size(25_000, 250_000)


@dataclass(frozen=True)
class Made:
    """A store that lies ready, and what making it took. `fresh`: it was made in this run."""

    folder: Path
    size: Size
    seconds: float
    fresh: bool

    @property
    def megabytes(self) -> float:
        """The size of the database."""
        return round((self.folder / "desk.db").stat().st_size / 1e6, 1)


def ready(cache: Path, size: Size) -> Made:
    """The store of that size: as an earlier run left it, or made now by a process of its own."""
    folder, note = cache / str(size), cache / str(size) / _NOTE
    wanted = fingerprint()
    try:
        known = json.loads(note.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    if known.get("sources") == wanted:
        return Made(folder, size, known["seconds"], fresh=False)
    shutil.rmtree(folder, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.stores", str(folder), str(size.persons), str(size.visits)]
    subprocess.run(command, cwd=ROOT, check=True)
    seconds = round(time.perf_counter() - start, 2)
    note.write_text(json.dumps({"sources": wanted, "seconds": seconds}), "utf-8")
    return Made(folder, size, seconds, fresh=True)


def kept_stores() -> Path:
    """Where the stores lie from one run to the next: in the user's cache, outside the checkout."""
    return Path(platformdirs.user_cache_dir("woilmenau-desk-bench", appauthor=False))


def copied(made: Made, target: Path) -> Path:
    """A copy to write into, in place of an earlier one."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(made.folder, target))


def at_real_cost(folder: Path) -> Path:
    """Let the password of a copy cost what it costs in a real store."""
    keyring = Keyring.load(folder)
    held = keyring.open(USER, PASSWORD)
    keyring.with_password(USER, PASSWORD, held, Argon2()).save(folder)
    return folder


def opened(folder: Path) -> Desk:
    """A desk of the lead, on the clock of the store."""
    return access.login(folder, USER, PASSWORD, clock=Clock())


def fingerprint() -> str:
    """What the code that makes stores looks like: one that older code made is made anew."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def _make(folder: str, persons: str, visits: str) -> None:
    make_demo(
        Path(folder),
        persons=int(persons),
        visits=int(visits),
        years=YEARS,
        until=local(MADE_AT).time(),
        clock=lambda: MADE_AT,
        cost=CHEAP,
    )


if __name__ == "__main__":
    _make(*sys.argv[1:])
