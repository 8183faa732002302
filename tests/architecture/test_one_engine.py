"""Only `storage/engine` knows which database engine there is: nowhere else a word of one, nor what only one can do."""

import io
import re
import tokenize
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "woilmenau_desk"
PORT = PACKAGE / "storage" / "engine"
WORDS = re.compile(
    r"sqlite|sqlcipher|postgres|psycopg|\bpragma\b|\bvacuum\b|\bpg_\w|-wal\b|-shm\b|\bwal_|data_version|rowid\b|"
    r"driver_connection|exec_driver_sql|raw_connection|total_changes|begin immediate|no such (table|column)|typeof",
    re.IGNORECASE,
)
ALLOWED = {
    "storage/__init__.py": {"sqlcipher"},  # says what the room is for
    "ui/pages/centre/about.py": {"sqlcipher"},  # names what the program is made of, and its licences
    "domain/server_errors.py": {"postgres"},  # what is to be installed is called so
    "storage/migrations/ledger.py": {"sqlite"},  # the last number given is kept by each engine in its own way
    "storage/migrations/rebuilt.py": {
        "sqlite",
        "postgres",
    },  # as above: what one engine can alter and the other cannot
    "storage/migrations/env.py": {"sqlite", "postgres"},  # says why changes of a table are made in batches
    # What a migration makes is said to each engine, once and for ever.
    "storage/migrations/versions": {"sqlite", "postgres"},
}


def allowed(path: Path, word: str) -> bool:
    name = path.relative_to(PACKAGE).as_posix()
    return any(
        (name == place or name.startswith(f"{place}/")) and word.casefold() in words
        for place, words in ALLOWED.items()
    )


def found_in(source: str) -> list[tuple[int, str]]:
    """The line and the word of whatever names an engine, in code, texts and comments alike."""
    if not WORDS.search(source):
        return []
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [(token.start[0], match[0]) for token in tokens for match in WORDS.finditer(token.string)]


def test_no_word_of_an_engine_stands_outside_of_the_port() -> None:
    problems = [
        f"{path.relative_to(PACKAGE.parent).as_posix()}:{line}: {word}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(PORT)
        for line, word in found_in(path.read_text(encoding="utf-8"))
        if not allowed(path, word)
    ]
    if problems:
        pytest.fail(
            "Ask storage.engine, and let both engines answer (docs/decisions/0021):\n  "
            + "\n  ".join(problems),
            pytrace=False,
        )


def test_what_is_allowed_is_still_there() -> None:
    for place, words in ALLOWED.items():
        path = PACKAGE / place
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        there = {word.casefold() for file in files for _, word in found_in(file.read_text(encoding="utf-8"))}
        assert words <= there, place


@pytest.mark.parametrize(
    "line",
    ['conn.execute(text("PRAGMA page_count"))', "Index(None, sqlite_where=x)", 'path + "-wal"', "# as SQLite does",
     "conn.exec_driver_sql(query)"],
)  # fmt: skip
def test_each_kind_of_word_is_found(line: str) -> None:
    assert found_in(f"{line}\n")
