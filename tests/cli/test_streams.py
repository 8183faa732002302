"""Standard output and error in the worst of places: another encoding, closed, full, or with nobody listening."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD
from tests.programs import NEXT
from woilmenau_desk.cli import streams
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.people import people

FULL = Path("/dev/full")
# What platforms say of themselves; the last is a terminal of the western Windows.
PLATFORMS: tuple[Mapping[str, str], ...] = (
    {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX"},
    {"PYTHONIOENCODING": "cp1252:strict", "PYTHONUTF8": "0"},
)


def call(
    data: Path,
    *arguments: str | bytes,
    platform: Mapping[str, str] | None = None,
    behind: str = "",
    stdin: bytes = b"",
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own. `behind`: what stands behind it, "| head -1" for instance."""
    return _called(data, ["tests.program", *arguments], platform or {}, behind, stdin)


def call_each(
    data: Path,
    tmp_path: Path,
    *commands: Sequence[str | bytes],
    catch: str,
    platform: Mapping[str, str] | None = None,
    behind: str = "",
    stdin: bytes = b"",
) -> list[subprocess.CompletedProcess[bytes]]:
    """The same for several, each a process of its own again. `catch`: the streams to read, "1", "2" or "12"."""
    folder = tmp_path / "caught"
    folder.mkdir()
    arguments: list[str | bytes] = []
    for command in commands:
        arguments += [*command, NEXT]
    begun = ["tests.programs", str(folder), catch, *arguments[:-1]]
    _called(data, begun, platform or {}, behind, stdin)
    codes = json.loads((folder / "codes").read_text())
    assert len(codes) == len(commands)
    told = []
    for number, code in enumerate(codes):
        out, err = (
            (folder / f"{number}.{stream}").read_bytes() if stream in catch else b"" for stream in "12"
        )
        told.append(subprocess.CompletedProcess(list(commands[number]), code, out, err))
    return told


def _called(
    data: Path, module: Sequence[str | bytes], platform: Mapping[str, str], behind: str, stdin: bytes
) -> subprocess.CompletedProcess[bytes]:
    command: list[str | bytes] = [sys.executable, "-m", *module]
    if behind:
        command = ["bash", "-c", f'set -o pipefail; "$@" {behind}', "bash", *command]
    environment = {
        name: value for name, value in os.environ.items() if name not in {"LC_ALL", "PYTHONIOENCODING"}
    }
    environment |= {
        "WOILMENAU_DESK_DATA": str(data),
        "WOILMENAU_DESK_USER": "caro",
        "WOILMENAU_DESK_PASSWORD": PASSWORD,
        **platform,
    }
    return subprocess.run(
        command, env=environment, input=stdin, capture_output=True, check=False, timeout=120
    )


def quiet(done: subprocess.CompletedProcess[bytes]) -> None:
    """No traceback, no complaint of Python's own."""
    for words in (b"Traceback", b"Exception ignored", b"Error:"):
        assert words not in done.stderr, done.stderr.decode()


def how_many(data: Path) -> int:
    desk = access.login(data, "caro", PASSWORD)
    try:
        return len(visits.day(desk).rows)
    finally:
        desk.close()


@pytest.fixture
def somebody(small: Path) -> Path:
    desk = access.login(small, "caro", PASSWORD)
    people.register(desk, PersonData("Олена", "Müller-Ćirić"))
    desk.close()
    return small


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: ",".join(platform.values()))
def test_it_speaks_and_hears_utf8_everywhere(
    somebody: Path, tmp_path: Path, platform: Mapping[str, str]
) -> None:
    found, lines, plain, wrong = call_each(
        somebody,
        tmp_path,
        ["find", "Müller", "--json"],
        ["find", "--stdin", "--json"],
        ["find", "Müller"],
        ["visit", "log", "--reason", "gibtesnicht"],
        catch="12",
        platform=platform,
        stdin="Müller\n\xff".encode("latin-1") + b"\n",
    )
    quiet(found)
    assert found.returncode == 0
    document = json.loads(found.stdout.decode("utf-8", "strict"))
    assert document["query"] == "Müller"
    assert document["hits"][0]["name"] == "Олена Müller-Ćirić"
    quiet(lines)
    assert [json.loads(line)["query"] for line in lines.stdout.decode("utf-8", "strict").splitlines()] == [
        "M\ufffdller",
        "\ufffd",
    ]
    assert "Олена Müller-Ćirić" in plain.stdout.decode("utf-8", "strict")
    assert wrong.returncode == 1
    assert "steht nicht in der Werteliste" in wrong.stderr.decode("utf-8", "strict")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an argument is text")
def test_half_a_character_is_no_reason_to_fall_over(somebody: Path, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/zettel-\xff.pdf"
    made, *others = call_each(
        somebody,
        tmp_path,
        [b"slip", b"--sample", b"--json", b"--out", odd],
        [b"find", b"M\xff", b"--json"],
        [b"visit", b"log", b"--reason", b"\xff"],
        [b"verify", b"--user", b"\xff"],
        [b"import", b"persons", b"\xff.csv"],
        [b"user", b"remove", b"\xff"],
        catch="12",
    )
    quiet(made)
    assert made.returncode == 0
    assert json.loads(made.stdout.decode("utf-8", "strict"))["size"] > 1000
    assert Path(os.fsdecode(odd)).exists()
    for done in others:
        quiet(done)
        assert done.returncode in {0, 1}, done.stderr
        done.stdout.decode("utf-8", "strict")
        done.stderr.decode("utf-8", "strict")


@pytest.mark.skipif(not FULL.exists(), reason="a disk that is always full")
@pytest.mark.parametrize("where", ["> /dev/full", ">&-"])
def test_what_is_done_is_done_though_it_cannot_be_told(small: Path, where: str) -> None:
    before = how_many(small)
    done = call(small, "visit", "log", "--reason", "encounter", "--json", behind=where)
    quiet(done)
    assert done.returncode == 0
    assert how_many(small) == before + 1
    assert "Erledigt und gespeichert" in done.stderr.decode()


@pytest.mark.skipif(not FULL.exists(), reason="a disk that is always full")
@pytest.mark.parametrize("where", ["> /dev/full", ">&-"])
def test_what_was_asked_for_and_cannot_be_told_failed(small: Path, tmp_path: Path, where: str) -> None:
    asked = (["find", "Mira", "--json"], ["user", "list"], ["verify"], ["verify", "--json"])
    for done in call_each(small, tmp_path, *asked, catch="2", behind=where):
        quiet(done)
        assert done.returncode == 1, done.args
        assert "Ausgabe ließ sich nicht schreiben" in done.stderr.decode()


@pytest.mark.needs_programs("bash", "head")
def test_a_reader_that_has_gone_is_nobodys_mistake(small: Path) -> None:
    lines = b"Mira\n" * 3000
    done = call(small, "find", "--stdin", "--json", behind="| head -1", stdin=lines)
    quiet(done)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""
    before = how_many(small)
    assert call(small, "visit", "log", "--reason", "encounter", behind="| true").returncode == 0
    assert how_many(small) == before + 1


@pytest.mark.parametrize("where", ["2>&-", ">&- 2>&-", "2> /dev/full", "<&- >&- 2>&-"])
def test_without_any_stream_it_works_in_silence(small: Path, tmp_path: Path, where: str) -> None:
    before = how_many(small)
    visit = ["visit", "log", "--reason", "encounter"]
    wrong = ["visit", "log", "--reason", "gibtesnicht"]
    done = call_each(small, tmp_path, visit, wrong, ["visit"], catch="", behind=where)
    assert [one.returncode for one in done] == [0, 1, 2]
    assert how_many(small) == before + 1


@pytest.mark.skipif(not FULL.exists(), reason="a disk that is always full")
def test_help_that_cannot_be_shown_is_no_bug(tmp_path: Path) -> None:
    quiet(call(tmp_path, "--help", behind="> /dev/full"))
    quiet(call(tmp_path, "--help", behind="> /dev/full 2>&1"))


@pytest.mark.parametrize("where", ["> /dev/full", ">&-"])
def test_where_its_code_cannot_be_told_no_store_is_made(tmp_path: Path, where: str) -> None:
    done = call(tmp_path / "neu", "init", "--role", "lead", behind=where)
    assert done.returncode == 1
    assert b"keine Ablage angelegt" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "neu" / "keys.json").exists()
    assert not (tmp_path / "neu" / "desk.db").exists()
    quiet(call(tmp_path / "neu", "init", "--role", "lead"))


def test_words_are_repaired_and_bytes_are_not_lost() -> None:
    assert streams.repaired("Müller") == "Müller"
    assert streams.repaired("M\udcc3\udcbcller") == "Müller"
    assert streams.repaired("M\udcff") == "M\ufffd"
