"""Words from outside on the command line: shown and never obeyed, and one answer for each line that was asked."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from woilmenau_desk.cli import streams
from woilmenau_desk.domain.limits import QUERY_LINE_BYTES

Run = Callable[..., Result]

ESCAPES = "\x1b[2J\x1b]0;x\x07\x9b31m\x7f\u202e\u2066\rweg"
OBEYED = set("\x1b\x07\x9b\x7f\u202e\u2066\r\x00\u2028")


def is_harmless(result: Result) -> bool:
    return not OBEYED & set(result.out + result.err)


def test_what_a_terminal_would_obey_is_shown() -> None:
    assert streams.visible("a\x1b[2J\tb") == "a␛[2J\tb"
    assert streams.visible("eins\nzwei\x7f") == "eins␊zwei␡"
    assert streams.visible("\x9b31m\u202eab") == "\\u009b31m\\u202eab"
    assert streams.visible("محمد می‌خواهم Ötzi 😀") == "محمد می‌خواهم Ötzi 😀"
    document = streams.escaped(json.dumps({"a": ESCAPES}, ensure_ascii=False))
    assert json.loads(document) == {"a": ESCAPES}
    assert not OBEYED & set(document)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "persons", f"{ESCAPES}.csv"),
        ("verify", "--backup", f"{ESCAPES}.desk"),
        ("verify", "--user", ESCAPES),
        ("visit", "log", "--reason", ESCAPES),
        ("visit", "log", "--reason", "encounter", "--on", f"2026-{ESCAPES}"),
        ("visit", "log", "--reason", "encounter", "--on", "２０２６-11-20"),
        ("visit", "log", "--reason", "encounter", "--on", "2026-11-20", "--time", "१४:३०"),
        ("visit", "log", "--reason", "encounter", "--person", ESCAPES),
        ("report", "month", ESCAPES, "--format", "csv", "--out", "x.csv"),
        ("slip", "1", "--language", ESCAPES, "--out", "x.pdf"),
        (ESCAPES,),
        ("find", ESCAPES, "--limit", ESCAPES),
    ],
)
def test_no_argument_reaches_the_terminal_as_it_is(run: Run, small: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.status in (1, 2)
    assert is_harmless(result)
    assert len(result.err.strip().splitlines()) <= (1 if result.status == 1 else 40)


def test_a_forged_moment_is_no_moment(run: Run, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.desk"
    assert run("backup", "--out", path).status == 0
    with zipfile.ZipFile(path) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    for moment, status in (("2026-01-01\x1b12:00:00+00:00", 0), ("2026-01-01T12:00:00\x1b[2J+00:00", 1)):
        manifest = json.loads(files["manifest.json"]) | {"made_at": moment}
        with zipfile.ZipFile(path, "w") as bundle:
            for name, content in {**files, "manifest.json": json.dumps(manifest).encode()}.items():
                bundle.writestr(name, content)
        checked = run("verify", "--backup", path)
        assert checked.status == status
        assert is_harmless(checked)


def asked(run: Run, monkeypatch: pytest.MonkeyPatch, content: bytes) -> list[str]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    answered = run("find", "--stdin", "--json")
    assert answered.status == 0
    assert is_harmless(answered)
    return [json.loads(line)["query"] for line in answered.out.splitlines()]


def test_each_line_has_one_answer(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["a\rb", "\r", "", "c\u2028d\x85e\x0bf\x1cg", "\x00", "x" * 1_000_000, "ä", "z"]
    assert asked(run, monkeypatch, "\n".join(lines).encode()) == ["a\rb", "", *lines[2:]]
    assert asked(run, monkeypatch, b"a\r\nb\n") == ["a", "b"]
    assert asked(run, monkeypatch, b"\xff\xfe\n\n") == ["\ufffd\ufffd", ""]
    assert asked(run, monkeypatch, b"") == []


def test_a_line_without_end_is_told(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.TextIOWrapper(io.BytesIO(b"\0" * (QUERY_LINE_BYTES + 2)))
    monkeypatch.setattr("sys.stdin", endless)
    result = run("find", "--stdin", "--json")
    assert (result.status, result.out) == (1, "")
    assert "länger als 10 MB" in result.err


@pytest.mark.skipif(os.name != "posix", reason="homes of others have a path there")
def test_the_home_of_nobody_is_told(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_DATA", "~niemand-heisst-so/x")
    for arguments in (("user", "list"), ("verify",), ("verify", "--data", "~niemand-heisst-so/y")):
        result = run(*arguments)
        assert result.status == 1
        assert "niemand hier heißt so" in result.err


def test_a_password_without_end_is_wrong(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "ﷺ" * 40_000)
    result = run("verify")
    assert result.status == 1
    assert "Passwort stimmt nicht" in result.err


@pytest.mark.skipif(os.name != "posix", reason="pipes have a path there")
@pytest.mark.parametrize(
    "name", ["keys.json", "desk.db", "attempts.json", "desk.holder", "log/woilmenau-desk.log"]
)
def test_a_pipe_in_the_store_holds_no_command_up(run: Run, small: Path, name: str) -> None:
    place = small / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    result = run("verify")
    assert result.status == (1 if name in ("keys.json", "desk.db") else 0), result.err
    assert is_harmless(result)
