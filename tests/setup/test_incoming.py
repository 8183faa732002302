"""The door for files that come in."""

import io
import json
import os
import socket
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import FileOverBudget, FolderGiven, NotARegularFile, UnknownHome
from woilmenau_desk.domain.limits import ARCHIVE_DIRECTORY_BYTES, DEEPEST
from woilmenau_desk.incoming import Archive, json_of, read_whole, toml_of
from woilmenau_desk.paths import places

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes and devices have a path there")


def test_a_file_is_read_up_to_its_budget(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert read_whole(path, 5) == b"12345"
    with pytest.raises(FileOverBudget, match="höchstens 1 MB"):
        read_whole(path, 4)
    with path.open("wb") as file:
        file.truncate(1_800_000_000)
    with pytest.raises(FileOverBudget):
        read_whole(path, 5)
    with pytest.raises(FolderGiven):
        read_whole(tmp_path, 5)
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "y", 5)


@posix_only
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # the name of a socket has room for few letters
        server.bind("socket")
        for path in (*(tmp_path / name for name in ("pipe", "link", "socket")), Path("/dev/zero")):
            with pytest.raises(NotARegularFile, match="keine gewöhnliche Datei"):
                read_whole(path, 5)


@posix_only
def test_what_is_laid_there_in_between_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"")
    looked = Path.stat

    def stat(self: Path, **options: bool) -> os.stat_result:
        found = looked(self, **options)
        if self == path:
            path.unlink()
            os.mkfifo(path)
        return found

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(NotARegularFile):
        read_whole(path, 5)


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_json_is_read(value: object) -> None:
    assert json_of(json.dumps(value)) == value


@pytest.mark.parametrize(
    "document", ["[" * 10**6, '{"a":' * 10**6, "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)]
)
def test_json_is_not_nested_for_ever(document: str) -> None:
    with pytest.raises(ValueError, match="too deep"):
        json_of(document)
    assert json_of("[" * DEEPEST + "]" * DEEPEST)
    assert json_of(json.dumps(["[" * 1_000 + '\\"{']))


@pytest.mark.parametrize(
    "document", ['"' + '\\"' * 500_000, '"a' * 500_000, "\\" * 10**6, b"\xff", b'"\x00"']
)
def test_json_that_is_none_is_told_soon(document: str | bytes) -> None:
    begun = time.thread_time()
    with pytest.raises(ValueError):  # noqa: PT011  (each says it otherwise)
        json_of(document)
    assert time.thread_time() - begun < 3


@pytest.mark.parametrize(
    "document", ["x = " + "[" * 100_000, "x = " + "{a=" * 100_000, "x = 0" + "9" * 10_000]
)
def test_toml_is_not_nested_for_ever(document: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        toml_of(document)


def test_the_list_of_an_archive_has_an_end() -> None:
    full = io.BytesIO()
    with zipfile.ZipFile(full, "w") as made:
        for number in range(ARCHIVE_DIRECTORY_BYTES // 60_000 + 2):
            made.writestr(f"{number}{'x' * 60_000}", "")
    with pytest.raises(zipfile.BadZipFile, match="too much"):
        Archive(full)
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a", "2")
    with pytest.raises(zipfile.BadZipFile, match="twice"):
        Archive(twice)


@posix_only
def test_the_home_of_nobody_is_a_known_error() -> None:
    with pytest.raises(UnknownHome, match="~niemand-heisst-so"):
        places(None, {"WOILMENAU_DESK_DATA": "~niemand-heisst-so/x"})
