"""An output never hits a store, whatever its path is called; and it is written whole or not at all."""

import errno
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from woilmenau_desk.domain.errors import (
    CannotWrite,
    DiskFailing,
    DiskFull,
    FolderMissing,
    IsFolder,
    NameNotPossible,
    NotAFile,
    OutputInStore,
    OutputIsBackup,
)
from woilmenau_desk.storage import files, outputs, refusals

KEYS = b"the only keys there are"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "Zentrum"
    (folder / "backups").mkdir(parents=True)
    (folder / "keys.json").write_bytes(KEYS)
    (folder / "desk.db").write_bytes(b"pages")
    outputs.protect(folder)
    return folder


def link(where: Path, target: Path) -> Path:
    where.symlink_to(target)
    return where


def hard(where: Path, target: Path) -> Path:
    where.hardlink_to(target)
    return where


WAYS: dict[str, Callable[[Path, Path], Path | str]] = {
    "its file": lambda store, _: store / "keys.json",
    "a new file in it": lambda store, _: store / "neu.pdf",
    "a new file below it": lambda store, _: store / "backups" / "neu.desk",
    "a new folder below it": lambda store, _: store / "neu" / "neu.pdf",
    "up and down again": lambda store, _: f"{store}/../{store.name}/keys.json",
    "through a folder that is none of its": lambda store, _: f"{store}/backups/../keys.json",
    "a link": lambda store, aside: link(aside / "l.pdf", store / "desk.db"),
    "a link that leads nowhere yet": lambda store, aside: link(aside / "l.pdf", store / "neu.pdf"),
    "a link to a link": lambda store, aside: link(aside / "m", link(aside / "l", store / "keys.json")),
    "a linked folder": lambda store, aside: link(aside / "folder", store) / "neu.pdf",
    "a linked folder below": lambda store, aside: link(aside / "folder", store / "backups") / "neu.pdf",
    "a second name": lambda store, aside: hard(aside / "zweit.pdf", store / "keys.json"),
    "other letters": lambda store, _: store.parent / store.name.upper() / "neu.pdf",
    "a relative path": lambda store, _: os.path.relpath(store / "keys.json"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_into_a_store(store: Path, tmp_path: Path, way: str) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    target = WAYS[way](store, aside)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(OutputInStore):
        outputs.write_output(target, b"a paper")
    with pytest.raises(OutputInStore), outputs.replacing_output(target):
        pytest.fail("it let something be written")
    assert (store / "keys.json").read_bytes() == KEYS
    assert (store / "desk.db").read_bytes() == b"pages"
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_what_a_store_keeps_elsewhere_is_its_own_too(store: Path, tmp_path: Path) -> None:
    safe, disk = tmp_path / "sec", tmp_path / "disk"
    safe.mkdir()
    (disk / "2026").mkdir(parents=True)
    (store / "desk.db").rename(safe / "centre.db")
    (store / "desk.db").symlink_to(safe / "centre.db")
    (store / "backups").rmdir()
    (store / "backups").symlink_to(disk)
    (store / "later").symlink_to(tmp_path / "gone")  # a disk that is not plugged in
    (disk / "old.txt").write_bytes(b"old")
    through = link(tmp_path / "through.pdf", safe / "centre.db")
    for target in (
        safe / "centre.db",
        safe / "centre.db-wal",
        through,
        disk / "old.txt",
        disk / "neu.pdf",
        disk / "2026" / "neu.pdf",
        disk / "neu" / "neu.pdf",
        tmp_path / "gone" / "neu.pdf",
    ):
        with pytest.raises(OutputInStore):
            outputs.write_output(target, b"a paper")
        with pytest.raises(OutputInStore):
            outputs.check_output(target, folder_made=True, backup=True)
    with pytest.raises(OutputInStore):
        outputs.check_folder(disk)
    assert (safe / "centre.db").read_bytes() == b"pages"
    assert outputs.write_output(safe / "neu.pdf", b"a paper").exists()
    # Its last link out of the house taken away, the folder is anybody's again.
    (store / "backups").unlink()
    assert outputs.write_output(disk / "neu.pdf", b"a paper").exists()


def test_a_mount_is_seen_through(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound folder is the same folder under two names, which only its number tells."""
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / "old.txt").write_bytes(b"old")
    stat_of = Path.stat

    def bound(path: Path, **options: bool) -> os.stat_result:
        return stat_of(disk if path == store / "backups" else path, **options)

    monkeypatch.setattr(Path, "stat", bound)
    for name in ("old.txt", "neu.pdf"):
        with pytest.raises(OutputInStore):
            outputs.write_output(disk / name, b"a paper")


def test_only_a_backup_replaces_a_backup(tmp_path: Path) -> None:
    backup, renamed = tmp_path / "s.desk", tmp_path / "s.bin"
    for place in (backup, renamed):
        with zipfile.ZipFile(place, "w") as bundle:
            bundle.writestr(outputs.BACKUP_MANIFEST, "{}")
    half = tmp_path / "half"
    half.write_bytes(backup.read_bytes()[:60])
    for place in (backup, renamed, half, link(tmp_path / "link.pdf", backup)):
        before = place.read_bytes()
        with pytest.raises(OutputIsBackup, match="Sicherung"):
            outputs.write_output(place, b"a paper")
        with pytest.raises(OutputIsBackup), outputs.replacing_output(place):
            pytest.fail("it let something be written")
        assert outputs.check_output(place, backup=True)
        assert place.read_bytes() == before
    other = tmp_path / "table.ods"
    with zipfile.ZipFile(other, "w") as bundle:
        bundle.writestr("mimetype", "x")
    assert outputs.write_output(other, b"a paper").read_bytes() == b"a paper"


@pytest.mark.parametrize("mark", outputs.MARKS)
def test_any_store_is_one_and_half_a_store_too(tmp_path: Path, mark: str) -> None:
    (tmp_path / "fremd" / "unten").mkdir(parents=True)
    (tmp_path / "fremd" / mark).write_bytes(KEYS)
    for target in ("fremd/neu.pdf", "fremd/unten/neu.pdf", f"fremd/{mark}"):
        with pytest.raises(OutputInStore):
            outputs.write_output(tmp_path / target, b"a paper")
    assert outputs.write_output(tmp_path / "neu.pdf", b"a paper").read_bytes() == b"a paper"


def test_a_store_is_kept_free_before_it_is_made(tmp_path: Path) -> None:
    outputs.protect(tmp_path / "Neu")
    for name in ("Neu", "NEU", "neu"):
        with pytest.raises(OutputInStore):
            outputs.check_output(tmp_path / name / "blatt.pdf", folder_made=True)
    outputs.check_output(tmp_path / "Neues" / "blatt.pdf", folder_made=True)


def test_a_folder_for_outputs_is_none_of_a_store(store: Path, tmp_path: Path) -> None:
    for folder in (store, store / "neu", store / "backups", f"{store}/backups/.."):
        with pytest.raises(OutputInStore):
            outputs.check_folder(folder)
    assert outputs.check_folder(tmp_path / "bilder") == tmp_path / "bilder"
    (tmp_path / "datei").touch()
    with pytest.raises(NotAFile):
        outputs.check_folder(tmp_path / "datei")


def test_what_is_no_file_is_told_so(tmp_path: Path) -> None:
    pipe, place = tmp_path / "pipe", tmp_path / "socket"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))
        for target in (pipe, place, Path("/dev/null"), Path("/dev/full"), "-", "a\0b"):
            with pytest.raises(NotAFile):
                outputs.write_output(target, b"a paper")
    with pytest.raises(IsFolder):
        outputs.write_output(tmp_path, b"a paper")
    with pytest.raises(FolderMissing, match="fehlt"):
        outputs.write_output(tmp_path / "fehlt" / "neu.pdf", b"a paper")
    with pytest.raises(NameNotPossible):
        outputs.write_output(tmp_path / ("x" * 300), b"a paper")
    circle = link(tmp_path / "circle", tmp_path / "circle")
    with pytest.raises(CannotWrite):
        outputs.write_output(circle, b"a paper")
    assert pipe.is_fifo()


def test_a_link_elsewhere_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    named = link(tmp_path / "named.pdf", real)
    assert outputs.write_output(named, b"new") == real
    assert (real.read_bytes(), named.is_symlink()) == (b"new", True)


def test_a_name_may_be_as_long_as_the_disk_lets_it(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 251 + ".pdf")
    assert outputs.write_output(place, b"a paper").read_bytes() == b"a paper"


def test_what_is_given_out_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "zettel.pdf"
    place.write_bytes(b"old")
    place.chmod(0o644)
    outputs.write_output(place, b"new")
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
@pytest.mark.parametrize(("number", "told"), [(errno.ENOSPC, DiskFull), (errno.EIO, DiskFailing)])
def test_after_a_failure_the_old_file_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, told: type[Exception]
) -> None:
    place = tmp_path / "zettel.pdf"
    place.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace" if step == "replace" else "write_bytes", fail)
    with pytest.raises(told):
        outputs.write_output(place, b"new")
    monkeypatch.undo()
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_the_file_beside_is_told_by_its_name(tmp_path: Path) -> None:
    with files.replacing(tmp_path / "zettel.pdf") as part:
        assert part.parent == tmp_path
        assert part.name.startswith(refusals.PASSING)
        assert part.suffix == ".part"  # nobody takes it for a backup
        part.write_bytes(b"x")


@pytest.mark.parametrize(
    "name",
    ["keys.json:x", "keys.json::$DATA", "keys.json.", "keys.json ", "keys.json. .", "NUL", "nul.pdf", "COM1", "con .pdf",
     "a?b", "a*b", "a|b", "a\x07b"],
)  # fmt: skip
def test_windows_would_take_these_for_something_else(name: str) -> None:
    assert outputs.odd_on_windows(name)


@pytest.mark.parametrize(
    "name", ["keys.json", "bericht 2026-10.pdf", "console.pdf", ".verborgen", "Größe.csv", "COM10"]
)
def test_windows_takes_these_as_they_are(name: str) -> None:
    assert not outputs.odd_on_windows(name)
