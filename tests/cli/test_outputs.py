"""No command's output hits a store: every option that names a file is tried, found by asking the parser."""

import argparse
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from woilmenau_desk.cli.parser import make_parser
from woilmenau_desk.demo import commands as fiction
from woilmenau_desk.storage.outputs import is_store

Run = Callable[..., Result]
NO_OUTPUT = {"data", "file", "backup"}
# What a command wants beside its output.
REST: dict[tuple[str, ...], list[str]] = {
    ("init",): ["--role", "lead", "--user", "mira"],
    ("slip",): ["--sample"],
    ("appointment", "ics"): [],
    ("offer", "poster"): ["--week", "2026-11-23"],
    ("aid", "give"): ["--kind", "ticket", "--amount", "2,60"],
    ("volunteer", "hours-sheet"): ["2026-10"],
    ("report", "month"): ["2026-10", "--format", "pdf"],
    ("report", "quarter"): ["2026-Q3", "--format", "xlsx"],
    ("report", "half"): ["2026-H1", "--format", "csv"],
    ("report", "year"): ["2025", "--format", "json"],
    ("report", "days"): ["2026-10-01..2026-10-15", "--format", "pdf", "--internal"],
    **{
        ("export", what): ["--format", "csv"] for what in ("persons", "visits", "volunteers", "offers", "aid")
    },
}


def commands(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command there is, with its parser."""
    deeper = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not deeper:
        yield path, parser
    for action in deeper:
        for name, below in action.choices.items():
            yield from commands(below, (*path, name))


COMMANDS = tuple(commands(make_parser(fiction.add)))
OUTPUTS = [
    (path, action.option_strings[0])
    for path, parser in COMMANDS
    for action in parser._actions
    if action.option_strings and action.dest in {name for name, _ in parser.get_default("outputs") or ()}
]


def test_every_option_for_a_file_says_whether_it_is_written() -> None:
    """`add_output` makes those that are; a plain one would be written wherever it points."""
    plain = [
        f"{' '.join(path)} {action.option_strings or action.dest}"
        for path, parser in COMMANDS
        for action in parser._actions
        if action.type is Path or action.dest.endswith("out")
        if action.dest not in NO_OUTPUT
        if action.dest not in {name for name, _ in parser.get_default("outputs") or ()}
    ]
    assert plain == []
    assert {"slip", "backup", "report", "init", "tour"} <= {path[0] for path, _ in OUTPUTS}


WAYS: dict[str, Callable[[Path, Path], Path | str]] = {
    "keys": lambda store, _: store / "keys.json",
    "database": lambda store, _: store / "desk.db",
    "new": lambda store, _: store / "neu.pdf",
    "below": lambda store, _: store / "backups" / "neu.pdf",
    "up and down": lambda store, _: f"{store}/../{store.name}/keys.json",
    "link": lambda store, aside: _linked(aside / "link.pdf", store / "keys.json"),
    "linked folder": lambda store, aside: _linked(aside / "folder", store) / "desk.db",
    "hard link": lambda store, aside: _hard(aside / "hart.pdf", store / "desk.db"),
    "the store": lambda store, _: store,
}


def _linked(where: Path, target: Path) -> Path:
    where.symlink_to(target)
    return where


def _hard(where: Path, target: Path) -> Path:
    where.hardlink_to(target)
    return where


def content(folder: Path) -> dict[str, str]:
    """What lies in a store, byte for byte; the log may grow."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "log" and path.name not in {"desk.gate", "desk.lock"}
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("path", "flag"), OUTPUTS, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_no_output_hits_the_store(
    run: Run, small: Path, tmp_path: Path, path: tuple[str, ...], flag: str, way: str
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    target = WAYS[way](small, aside)
    if way == "hard link" and path == ("tour",):
        pytest.skip("a folder has one name")
    data = tmp_path / "neu" if path == ("init",) else small
    before = content(small)
    refused = run(*path, *REST.get(path, []), flag, target, "--data", data)
    assert refused.status == 1, refused.err
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1
    assert any(
        word in refused.err
        for word in ("gehört zu einer Ablage", "keine gewöhnliche Datei", "ist ein Ordner")
    )
    assert content(small) == before
    assert not (tmp_path / "neu").exists()


def test_the_sheet_of_a_new_store_does_not_lie_in_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "wetzlarer-platz-1")
    data = tmp_path / "neu"
    refused = run(
        "init", "--role", "lead", "--user", "mira", "--data", data, "--recovery-out", data / "blatt.pdf"
    )
    assert refused.status == 1
    assert not data.exists()


def test_without_its_sheet_no_store_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "wetzlarer-platz-1")
    data, sheet = tmp_path / "neu", tmp_path / "fehlt" / "b.pdf"
    init = ("init", "--role", "lead", "--user", "mira", "--data", data, "--recovery-out", sheet, "--json")
    made = run(*init)
    assert (made.status, made.out) == (1, "")
    assert "den Ordner gibt es nicht" in made.err
    assert "keine Ablage angelegt" in made.err
    assert not is_store(data)
    sheet.parent.mkdir()
    assert run(*init).status == 0


def test_a_sheet_that_is_not_what_was_written_makes_no_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that says it wrote and did not."""
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "wetzlarer-platz-1")
    data, sheet = tmp_path / "neu", tmp_path / "b.pdf"

    def losing(path: Path, _content: bytes) -> Path:
        path.write_bytes(b"%PDF-")
        return path

    monkeypatch.setattr("woilmenau_desk.services.outputs.write_output", losing)
    made = run("init", "--role", "lead", "--user", "mira", "--data", data, "--recovery-out", sheet)
    assert made.status == 1
    assert "keine Ablage angelegt" in made.err
    assert not is_store(data)


@pytest.mark.parametrize("command", [["init", "--role", "lead", "--user", "mira"], ["demo"]])
def test_no_store_is_made_inside_another(run: Run, small: Path, command: list[str]) -> None:
    before = content(small)
    assert run(*command, "--data", small / "backups" / "noch-eine").status == 1
    assert content(small) == before


def test_a_backup_without_a_place_goes_to_the_backups(run: Run, small: Path) -> None:
    made = run("backup", "--json")
    assert made.status == 0
    assert Path(made.json["path"]).parent == small / "backups"


@pytest.mark.parametrize(
    ("path", "flag"),
    [(path, flag) for path, flag in OUTPUTS if path not in {("backup",), ("tour",), ("init",)}],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_no_paper_replaces_a_backup(
    run: Run, small: Path, tmp_path: Path, path: tuple[str, ...], flag: str
) -> None:
    backup = tmp_path / "sicherung.desk"
    assert run("backup", "--out", backup).status == 0
    before = backup.read_bytes()
    refused = run(*path, *REST.get(path, []), flag, backup, "--data", small)
    assert refused.status == 1
    assert "ist eine Sicherung" in refused.err
    assert backup.read_bytes() == before
    # A newer backup may.
    assert run("backup", "--out", backup).status == 0
    assert backup.read_bytes() != before


def test_a_backup_spares_the_files_beside_it(run: Run, small: Path, tmp_path: Path) -> None:
    beside = tmp_path / "sicherung.desk.part"
    beside.write_bytes(b"somebody's own")
    assert run("backup", "--out", tmp_path / "sicherung.desk").status == 0
    assert beside.read_bytes() == b"somebody's own"


def test_the_standard_output_is_no_file(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("-", "/dev/stdout", "/dev/full"):
        refused = run("slip", "--sample", "--out", place)
        assert refused.status == 1
        assert "keine gewöhnliche Datei" in refused.err
    assert not os.path.lexists("-")
