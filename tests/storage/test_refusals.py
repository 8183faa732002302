"""Each cause its own word, by its number and never by words."""

import errno
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from woilmenau_desk.domain.errors import (
    CannotRead,
    CannotWrite,
    DiskFailing,
    DiskFull,
    DiskGone,
    DiskReadOnly,
    FileInUse,
    FileTooLargeForDisk,
    FolderMissing,
    IsFolder,
    KnownError,
    NameNotPossible,
    NoStore,
    NotPermitted,
    StoreBusy,
    StoreDamaged,
    TooManyFilesOpen,
)
from woilmenau_desk.storage import engine, refusals
from woilmenau_desk.storage.keys import key_content
from woilmenau_desk.storage.keys.keyring import Keyring

KEY = b"k" * 32
BY_ERRNO = {
    "ENOSPC": DiskFull, "EDQUOT": DiskFull, "EFBIG": FileTooLargeForDisk, "EROFS": DiskReadOnly, "EACCES": NotPermitted,
    "EPERM": NotPermitted, "ENAMETOOLONG": NameNotPossible, "EMFILE": TooManyFilesOpen, "ENFILE": TooManyFilesOpen,
    "EBUSY": FileInUse, "EIO": DiskFailing, "ENODEV": DiskGone, "ESTALE": DiskGone, "ENXIO": DiskGone,
    "ETIMEDOUT": DiskGone, "EISDIR": IsFolder, "EINVAL": CannotWrite,
}  # fmt: skip
BY_WINERROR = {5: NotPermitted, 19: DiskReadOnly, 32: FileInUse, 33: FileInUse, 39: DiskFull, 53: DiskGone, 59: DiskGone,
               64: DiskGone, 112: DiskFull, 1117: DiskFailing, 1167: DiskGone, 206: NameNotPossible}  # fmt: skip


@pytest.mark.parametrize("name", BY_ERRNO)
def test_the_systems_number_says_which(name: str, tmp_path: Path) -> None:
    error = OSError(getattr(errno, name), "database or disk is full")  # words say nothing
    assert type(refusals.known(error, tmp_path / "x.pdf")) is BY_ERRNO[name]


@pytest.mark.parametrize("number", BY_WINERROR)
def test_windows_says_finer_things(number: int, tmp_path: Path) -> None:
    error = OSError(errno.EACCES, "Zugriff verweigert")
    error.winerror = number  # type: ignore[attr-defined]
    assert type(refusals.known(error, tmp_path / "x.pdf")) is BY_WINERROR[number]


def test_only_a_full_disk_is_called_full(tmp_path: Path) -> None:
    for number in errno.errorcode:
        told = str(refusals.known(OSError(number, ""), tmp_path / "x.pdf"))
        full = number in {errno.ENOSPC, errno.EDQUOT}
        assert bool(re.search(r"\bvoll\b", told)) == full, errno.errorcode[number]


@pytest.mark.parametrize(
    ("name", "told"),
    [("EIO", DiskFailing), ("ESTALE", DiskGone), ("EACCES", CannotRead), ("ENOENT", CannotRead)],
)
def test_reading_has_its_own_words_where_they_differ(
    name: str, told: type[KnownError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(getattr(errno, name), "")

    monkeypatch.setattr(key_content, "read_whole", fail)
    with pytest.raises(told if name != "ENOENT" else NoStore):
        Keyring.load(tmp_path)
    assert type(refusals.known_reading(OSError(getattr(errno, name), ""), tmp_path)) is told


def test_every_cause_says_it_differently(tmp_path: Path) -> None:
    kinds = {*BY_ERRNO.values(), *BY_WINERROR.values(), FolderMissing}
    assert len({str(kind(target="X")) for kind in kinds}) == len(kinds)
    assert all(kind(target="X").sentences()[2].template for kind in kinds)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    error = OSError(errno.ENOENT, "")
    assert "fehlt" in str(refusals.known(error, tmp_path / "fehlt" / "x.pdf"))
    assert type(refusals.known(error, tmp_path / "x.pdf")) is CannotWrite


def test_what_lies_there_for_a_moment_is_not_named(tmp_path: Path) -> None:
    for target in (tmp_path / f"{refusals.PASSING}a1", tmp_path / f"{refusals.PASSING}a1" / "desk.db"):
        assert refusals.PASSING not in str(
            refusals.known(OSError(errno.EACCES, ""), target.parent if target.name == "desk.db" else target)
        )


def of_sqlite(number: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("nobody reads this")
    error.sqlite_errorcode = number
    return error


@pytest.mark.parametrize(
    ("number", "told"),
    [(13, DiskFull), (5, StoreBusy), (6, StoreBusy), (261, StoreBusy), (11, StoreDamaged), (26, StoreDamaged),
     (10, DiskFailing), (778, DiskFailing), (8, CannotWrite), (14, CannotWrite)],
)  # fmt: skip
def test_the_databases_number_says_which(number: int, told: type[KnownError], tmp_path: Path) -> None:
    with pytest.raises(told) as refused, engine.told_as_known(tmp_path / "desk.db"):
        raise of_sqlite(number)
    assert type(refused.value) is told


def busy(path: Path) -> None:
    with closing(engine.connect(path, KEY)) as one, closing(engine.connect(path, KEY)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        one.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def full(path: Path) -> None:
    with closing(engine.connect(path, KEY)) as connection:
        connection.execute("PRAGMA max_page_count = 3")
        connection.execute("INSERT INTO word VALUES (zeroblob(100000))")


def another_key(path: Path) -> None:
    with closing(engine.connect(path, bytes(32), read_only=True)) as connection:
        connection.execute("SELECT * FROM word")


def malformed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 + 8] ^= 1
    path.write_bytes(content)
    with closing(engine.connect(path, KEY)) as connection:
        connection.execute("SELECT * FROM word").fetchall()


def read_only(path: Path) -> None:
    with closing(engine.connect(path, KEY, read_only=True)) as connection:
        connection.execute("INSERT INTO word VALUES (1)")


@pytest.mark.parametrize(
    ("cause", "told"),
    [(busy, StoreBusy), (full, DiskFull), (another_key, StoreDamaged), (malformed, StoreDamaged),
     (read_only, CannotWrite)],
)  # fmt: skip
def test_the_module_hands_on_the_number(
    cause: Callable[[Path], None], told: type[KnownError], tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    engine.create_file(path, KEY)
    with closing(engine.connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE word (word)")
    with pytest.raises(told), engine.told_as_known(path):
        cause(path)


@pytest.mark.parametrize(
    "sentence",
    [
        "no such column: full",
        'near "full": syntax error',
        "UNIQUE constraint failed: busy.locked",
        "malformed JSON",
        "database or disk is full",
    ],
)
def test_a_word_in_a_sentence_is_no_cause(sentence: str, tmp_path: Path) -> None:
    with pytest.raises(dbapi2.OperationalError), engine.told_as_known(tmp_path / "desk.db"):
        raise dbapi2.OperationalError(sentence)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.EIO])
def test_the_disk_is_asked_what_the_database_keeps_to_itself(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BY_ERRNO[errno.errorcode[number]]), engine.told_as_known(tmp_path / "desk.db"):
        raise of_sqlite(10)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert refusals.asked(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
