"""Backups: proven when they are made, refused when they are not whole, and never in the place of what they replace."""

import io
import json
import os
import random
import stat
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.stores import CHEAP, PASSWORD, Clock, log_in, make_store
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByPassword, Order
from woilmenau_desk.domain.errors import (
    CannotRead,
    CannotWrite,
    MustChangePassword,
    NoStore,
    NotABackup,
    StoreBusy,
    StoreTooNew,
    UnknownUser,
    WrongPassword,
)
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.backups.backup import FORMAT, keyring_of, prove, read_manifest
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import KEY_FILE


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for _ in range(5):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    return desk


@pytest.fixture
def made(filled: Desk, tmp_path: Path) -> Path:
    """A backup of five visits."""
    return upkeep.backup(filled, tmp_path / "stick" / "sicherung.desk").path


def with_files(backup: Path, **changes: bytes) -> None:
    """The same archive with other content."""
    with zipfile.ZipFile(backup) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    for name, content in changes.items():
        files[{"manifest": "manifest.json", "keys": KEY_FILE, "database": DATABASE_FILE}[name]] = content
    with zipfile.ZipFile(backup, "w") as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)


def test_a_backup_is_proven_and_says_what_is_in_it(filled: Desk, data: Path, clock: Clock) -> None:
    made = upkeep.backup(filled)
    assert made.path == data / "backups" / "woilmenau-desk-2026-11-23-141000.desk"
    assert made.size == made.path.stat().st_size > 100_000
    assert made.counts["visit"] == 5
    assert made.path in (filled.data / upkeep.BACKUPS).glob("*.desk")
    assert upkeep.verify_backup(made.path, "theke", PASSWORD).counts == made.counts
    assert made.made_at == "2026-11-23T13:10:00+00:00"
    if os.name == "posix":
        assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_the_store_goes_on_while_and_after_it_is_backed_up(filled: Desk) -> None:
    upkeep.backup(filled)
    assert visits.log_visit(filled, LogVisit(VisitData("encounter"))).value.id == 6
    assert upkeep.verify(filled).findings == ()


def test_a_backup_needs_a_password_that_was_valid_then(filled: Desk, made: Path) -> None:
    access.change_password(filled, PASSWORD, "ein neues Passwort")
    assert upkeep.verify_backup(made, "caro", PASSWORD).counts["visit"] == 5
    with pytest.raises(WrongPassword):
        upkeep.verify_backup(made, "caro", "ein neues Passwort")
    with pytest.raises(UnknownUser):
        upkeep.verify_backup(made, "niemand", PASSWORD)


def test_a_given_password_opens_no_backup(filled: Desk, data: Path, clock: Clock) -> None:
    access.add_user(filled, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    given = "vorläufig gegeben"
    access.reset_password(filled, "lena", given, own_password=PASSWORD)
    made = upkeep.backup(filled).path
    filled.close()
    before = {path: path.read_bytes() for path in data.glob("*") if path.is_file()}
    for attempt in (
        lambda: upkeep.restore(data, made, "lena", given),
        lambda: upkeep.compare(data, Order(made, ByPassword("lena", given))),
        lambda: upkeep.verify_backup(made, "lena", given),
    ):
        with pytest.raises(MustChangePassword, match="Wiederherstellungscode"):
            attempt()
    assert {path: path.read_bytes() for path in data.glob("*") if path.is_file()} == before
    upkeep.restore(data, made, "caro", PASSWORD)


def test_restoring_brings_back_what_was_and_keeps_what_is(
    filled: Desk, made: Path, data: Path, clock: Clock
) -> None:
    visits.log_visit(filled, LogVisit(VisitData("quick_info")))
    filled.close()
    restored = upkeep.restore(data, made, "caro", PASSWORD)
    assert restored.backup.counts["visit"] == 5
    desk = log_in(data, "caro", clock)
    assert [row.data.reason for row in visits.day(desk).rows] == ["encounter"] * 5
    assert upkeep.verify(desk).findings == ()
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    # What was replaced is whole, and opens where it is kept.
    assert restored.kept is not None
    kept = log_in(restored.kept, "caro", clock)
    assert len(visits.day(kept).rows) == 6
    kept.close()


def test_restoring_twice_keeps_both(filled: Desk, made: Path, data: Path) -> None:
    filled.close()
    first, second = (upkeep.restore(data, made, "caro", PASSWORD).kept for _ in range(2))
    assert first is not None
    assert second is not None
    assert first != second
    assert (first / KEY_FILE).exists()
    assert (second / DATABASE_FILE).exists()


def test_restoring_into_an_empty_place_keeps_nothing(
    made: Path, filled: Desk, tmp_path: Path, clock: Clock
) -> None:
    elsewhere = tmp_path / "new" / "place"
    assert upkeep.restore(elsewhere, made, "caro", PASSWORD).kept is None
    desk = log_in(elsewhere, "rolf", clock)
    assert len(visits.day(desk).rows) == 5
    desk.close()
    assert not [path for path in elsewhere.iterdir() if path.is_dir()]


def test_restoring_works_where_the_store_itself_is_ruined(
    filled: Desk, made: Path, data: Path, clock: Clock
) -> None:
    filled.close()
    (data / DATABASE_FILE).write_bytes(b"nothing of use")
    (data / KEY_FILE).write_text("{", "utf-8")
    restored = upkeep.restore(data, made, "caro", PASSWORD)
    assert restored.kept is not None
    assert (restored.kept / DATABASE_FILE).read_bytes() == b"nothing of use"
    log_in(data, "caro", clock).close()


def test_restoring_waits_for_no_open_window(made: Path, data: Path, filled: Desk, clock: Clock) -> None:
    filled.close()
    window = log_in(data, "rolf", clock, hold=True)
    with pytest.raises(StoreBusy, match="Prozess"):
        upkeep.restore(data, made, "caro", PASSWORD)
    assert len(visits.day(window).rows) == 5
    window.close()


def test_a_wrong_password_changes_nothing(made: Path, data: Path, filled: Desk, clock: Clock) -> None:
    filled.close()
    with pytest.raises(WrongPassword):
        upkeep.restore(data, made, "caro", "falsch-falsch")
    log_in(data, "caro", clock).close()
    assert not list(data.glob("ersetzt-*"))


def test_a_restore_that_fails_half_way_puts_the_old_store_back(
    made: Path, data: Path, filled: Desk, clock: Clock
) -> None:
    visits.log_visit(filled, LogVisit(VisitData("encounter")))
    filled.close()
    rename = Path.rename
    for works in range(4):
        with pytest.MonkeyPatch.context() as patch:
            calls: list[Path] = []

            def failing(self: Path, target: Path, works: int = works, calls: list[Path] = calls) -> Path:
                calls.append(self)
                if len(calls) == works + 1:
                    raise OSError(5, "Input/output error")
                return rename(self, target)

            patch.setattr(Path, "rename", failing)
            with pytest.raises(CannotWrite):
                upkeep.restore(data, made, "caro", PASSWORD)
        desk = log_in(data, "caro", clock)
        assert len(visits.day(desk).rows) == 6
        desk.close()


# -- what is no whole backup ------------------------------------------------------------------------------------


def test_what_is_not_there_is_told(tmp_path: Path, data: Path) -> None:
    for path in (tmp_path / "fehlt.desk", tmp_path):
        with pytest.raises(CannotRead):
            upkeep.restore(data, path, "caro", PASSWORD)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), os.urandom(5000), b"x" * 100])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: Path, content: bytes) -> None:
    path = tmp_path / "etwas.desk"
    path.write_bytes(content)
    with pytest.raises(NotABackup, match=r"etwas\.desk"):
        upkeep.restore(data, path, "caro", PASSWORD)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": "1"}',
        b'{"format": 1}',
        b'{"format": 1, "sha256": []}',
        b'{"format": 1, "sha256": {}, "counts": {}, "made_at": ""}',
        b'{"format": 1, "sha256": {"desk.db": "", "keys.json": ""}, "counts": {}, "made_at": ""}',
    ],
)
def test_a_manifest_that_says_nothing_is_refused(made: Path, filled: Desk, manifest: bytes) -> None:
    with_files(made, manifest=manifest)
    with pytest.raises(NotABackup):
        prove(made, filled.store.desk_key)


@pytest.mark.parametrize("keys", [b"", b"{}", b"\xff"])
def test_a_key_file_that_is_none_is_refused(made: Path, keys: bytes) -> None:
    with_files(made, keys=keys)
    with pytest.raises(NotABackup):
        keyring_of(made)


def test_another_database_than_the_manifest_says_is_refused(made: Path, filled: Desk, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as bundle:
        whole = bytearray(bundle.read(DATABASE_FILE))
    whole[-100] ^= 1
    with_files(made, database=bytes(whole))
    with pytest.raises(NotABackup):
        prove(made, filled.store.desk_key)


def test_counts_that_do_not_fit_are_refused(made: Path, filled: Desk) -> None:
    """Earlier versions wrote them down; what they say is still compared."""
    manifest = {**read_manifest(made), "format": 1, "counts": prove(made, filled.store.desk_key).counts}
    with_files(made, manifest=json.dumps(manifest).encode())
    assert prove(made, filled.store.desk_key).counts["visit"] == 5
    manifest["counts"]["visit"] = 6
    with_files(made, manifest=json.dumps(manifest).encode())
    with pytest.raises(NotABackup):
        prove(made, filled.store.desk_key)


def test_a_backup_says_nothing_of_what_is_in_it_without_a_key(made: Path) -> None:
    with zipfile.ZipFile(made) as bundle:
        said = json.loads(bundle.read("manifest.json"))
    assert said.keys() == {"format", "made_at", "sha256"}


def test_a_backup_of_a_newer_program_is_told_before_anything_is_replaced(
    made: Path, data: Path, filled: Desk
) -> None:
    manifest = read_manifest(made)
    with_files(made, manifest=json.dumps({**manifest, "format": FORMAT + 1}).encode())
    with pytest.raises(StoreTooNew):
        upkeep.restore(data, made, "caro", PASSWORD)
    assert not list(data.glob("ersetzt-*"))


def test_a_backup_of_a_newer_store_is_told_before_anything_is_replaced(
    filled: Desk, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = upkeep.backup(filled, tmp_path / "neu.desk").path
    filled.close()
    monkeypatch.setattr("woilmenau_desk.storage.migrate.known", lambda: frozenset({"0000"}))
    with pytest.raises(StoreTooNew):
        upkeep.restore(data, made, "caro", PASSWORD)
    assert not list(data.glob("ersetzt-*"))


def test_a_single_wrong_byte_is_found_or_harmless(made: Path, filled: Desk) -> None:
    """A byte in an archive's own margin (a time stamp) may differ; the content never."""
    whole = made.read_bytes()
    counts = prove(made, filled.store.desk_key).counts
    rng = random.Random(7)
    with zipfile.ZipFile(io.BytesIO(whole)) as bundle:
        margins = [entry.header_offset for entry in bundle.infolist()] + [bundle.start_dir]
    places = {rng.randrange(len(whole)) for _ in range(25)}
    places |= {margin + offset for margin in margins for offset in range(0, 46, 3)}
    for place in sorted(place for place in places if place < len(whole)):
        broken = bytearray(whole)
        broken[place] ^= 1 << rng.randrange(8)
        made.write_bytes(broken)
        with suppress(NotABackup, StoreTooNew):
            assert prove(made, filled.store.desk_key).counts == counts, place


def test_a_backup_cut_off_anywhere_is_refused(made: Path, filled: Desk) -> None:
    whole = made.read_bytes()
    for end in range(0, len(whole), len(whole) // 12):
        made.write_bytes(whole[:end])
        with pytest.raises(NotABackup):
            prove(made, filled.store.desk_key)


def test_the_archives_own_names_reach_no_other_place(
    made: Path, data: Path, filled: Desk, tmp_path: Path
) -> None:
    with zipfile.ZipFile(made, "a") as bundle:
        bundle.writestr("../../entkommen", b"x")
    filled.close()
    upkeep.restore(data, made, "caro", PASSWORD)
    assert not list(tmp_path.rglob("entkommen"))


# -- places ----------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes a folder one that refuses new files, also for root."""

    def lock(folder: Path) -> None:
        make = tempfile.mkdtemp

        def refusing(suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> str:  # noqa: A002
            if dir is not None and Path(dir) == folder:
                raise PermissionError(30, "Read-only file system")
            return make(suffix, prefix, dir)

        monkeypatch.setattr(tempfile, "mkdtemp", refusing)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)

    return lock


def test_a_backup_can_be_proven_and_restored_from_a_stick_that_is_locked(
    made: Path, data: Path, filled: Desk, clock: Clock, locked: Callable[[Path], None]
) -> None:
    filled.close()
    locked(made.parent)
    assert upkeep.verify_backup(made, "caro", PASSWORD).counts["visit"] == 5
    upkeep.restore(data, made, "caro", PASSWORD)
    log_in(data, "caro", clock).close()


def test_a_backup_into_a_place_that_cannot_be_written_is_told(
    filled: Desk, tmp_path: Path, locked: Callable[[Path], None]
) -> None:
    folder = tmp_path / "fest"
    folder.mkdir()
    locked(folder)
    with pytest.raises(CannotWrite):
        upkeep.backup(filled, folder / "sicherung.desk")
    with pytest.raises(CannotWrite):
        upkeep.backup(filled, Path("/dev/null/sicherung.desk"))
    assert visits.log_visit(filled, LogVisit(VisitData("encounter"))).value.id == 6


def test_what_a_killed_backup_left_goes_when_it_is_a_day_old(filled: Desk, data: Path) -> None:
    folder = data / "backups"
    old, young = folder / ".woilmenau-desk-old", folder / ".woilmenau-desk-young"
    for leftover in (old, young):
        leftover.mkdir(parents=True)
        (leftover / DATABASE_FILE).write_bytes(b"x")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    upkeep.backup(filled)
    assert not old.exists()
    assert young.exists()


def test_a_database_without_its_keys_is_set_aside_not_overwritten(
    made: Path, data: Path, filled: Desk, clock: Clock
) -> None:
    """Whoever loses the key file and begins anew must not lose the old centre: a backup has its keys."""
    filled.close()
    whole = (data / DATABASE_FILE).read_bytes()
    (data / KEY_FILE).unlink()
    with pytest.raises(NoStore):
        log_in(data, "caro", clock)
    make_store(data)
    (aside,) = data.glob("verwaist-*")
    assert (aside / DATABASE_FILE).read_bytes() == whole
    with zipfile.ZipFile(made) as bundle:
        (aside / KEY_FILE).write_bytes(bundle.read(KEY_FILE))
    old = log_in(aside, "caro", clock)
    assert len(visits.day(old).rows) == 5
    old.close()
