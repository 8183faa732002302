"""A full disk and a folder that cannot be written, for real: what is said, what is kept, and that it goes on."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Protocol

import pytest

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.__main__ import main
from woilmenau_desk.domain.clock import ClockWatch
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import (
    CannotWrite,
    ClockDoubted,
    DiskFull,
    DiskReadOnly,
    FileTooLargeForDisk,
    KnownError,
    NotPermitted,
    StoreBusy,
    WrongPassword,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, drafts, undo, visits
from woilmenau_desk.services import clock as clock_service
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.transfer import lists, persons
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.keys.keyring import Keyring

# Windows has no limit on the size of files, and no mounts to make.
resource = pytest.importorskip("resource")


class Disk(Protocol):
    """A disk that can be filled up."""

    folder: Path
    refusal: type[KnownError]  # what it says then

    def fill(self) -> None: ...

    def free(self) -> None: ...


class SmallDisk:
    """A file system of its own with little room (needs root on Linux)."""

    refusal = DiskFull

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], check=True, capture_output=True
        )

    def fill(self) -> None:
        # Room for two more pages: a visit or two may still pass.
        with suppress(OSError), (self.folder / "filler").open("wb", buffering=0) as file:
            while file.write(bytes(4096)) == 4096:
                pass

    def free(self) -> None:
        (self.folder / "filler").unlink(missing_ok=True)

    def lock(self, locked: bool) -> None:
        """Make it one that can only be read."""
        word = "ro" if locked else "rw"
        subprocess.run(["mount", "-o", f"remount,{word}", str(self.folder)], check=True, capture_output=True)

    def remove(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)


class LimitedDisk:
    """Any disk, with the system refusing files beyond a size, as an old stick does: there is room, but not for this."""

    refusal = FileTooLargeForDisk

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self._soft, self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        self._handler: Callable[[int, FrameType | None], object] | int | None = signal.signal(
            signal.SIGXFSZ, signal.SIG_IGN
        )

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, self._hard))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._soft, self._hard))

    def remove(self) -> None:
        self.free()
        signal.signal(signal.SIGXFSZ, self._handler)


def can_mount() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


@pytest.fixture(params=[LimitedDisk, *([SmallDisk] if can_mount() else [])])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk of each kind this machine can make."""
    try:
        made = request.param(tmp_path / "disk")
    except subprocess.CalledProcessError:  # a container may forbid even root to mount
        made = LimitedDisk(tmp_path / "limited")
    yield made
    made.remove()


@pytest.fixture
def data(disk: Disk, template: tuple[Path, str]) -> Path:
    return copy_store(template[0], disk.folder / "data")


def log_until_full(desk: Desk, disk: Disk) -> int:
    """How many visits were acknowledged before the disk was full."""
    for number in range(2000):
        try:
            visits.log_visit(desk, LogVisit(VisitData("encounter")))
        except disk.refusal:
            return number
    pytest.fail("the disk never became full")


def works(desk: Desk, before: int) -> None:
    """Everything is there and goes on."""
    assert len(visits.day(desk).rows) == before
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert len(visits.day(desk).rows) == before + 1
    assert upkeep.verify(desk).findings == ()


def test_every_acknowledged_visit_is_there_and_it_goes_on(
    desk: Desk, disk: Disk, data: Path, clock: Clock
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    disk.fill()
    number = 1 + log_until_full(desk, disk)
    with pytest.raises(disk.refusal) as told:
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert "Alles Frühere ist gespeichert, das Getippte steht noch da." in str(told.value)
    if disk.refusal is DiskFull:
        assert str(told.value) == (
            "Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert. "
            "Alles Frühere ist gespeichert, das Getippte steht noch da. "
            "Bitte Platz schaffen und dann noch einmal speichern."
        )
    else:
        assert "voll" not in str(told.value)
    # Reading goes on meanwhile, and nothing is there to be undone that was not done.
    assert len(visits.day(desk).rows) == number == len(desk.done)
    disk.free()
    works(desk, number)
    desk.close()
    works(log_in(data, "rolf", clock), number + 1)


def test_nothing_is_half_written(desk: Desk, disk: Disk) -> None:
    mira = people.register(desk, PersonData("Mira")).value
    disk.fill()
    log_until_full(desk, disk)
    rows = len(visits.day(desk).rows)
    note = "x" * 100_000
    attempts: list[Callable[[], object]] = [
        lambda: people.register(desk, PersonData("Omar", "Beispiel")),
        lambda: people.edit(desk, mira.id, PersonData("Amira"), mira.version),
        lambda: counselling.record_session(desk, RecordSession(SessionData(mira.id, ("housing",)), note)),
        lambda: drafts.save(desk, "person", {"text": note}),
        lambda: undo.undo(desk),
        lambda: present.edit_staff(desk, "caro", "Caroline", ""),
        lambda: access.change_password(desk, PASSWORD, "ein neues Passwort"),
        lambda: present.remove_user(desk, "theke", own_password=PASSWORD),
        lambda: access.new_recovery_code(desk, own_password=PASSWORD),
        lambda: upkeep.backup(desk),
    ]
    for attempt in attempts:
        with pytest.raises(disk.refusal):
            attempt()
    assert [row.name for row in people.recent(desk)] == ["Mira"]
    assert counselling.recent(desk) == ()
    assert drafts.load(desk, "person") is None
    assert [row.display_name for row in centre.staff(desk)] == ["Caro", "Rolf", "Theke"]
    assert len(visits.day(desk).rows) == rows
    disk.free()
    works(desk, rows)
    undo.undo(desk)
    assert access.login(desk.data, "theke", PASSWORD).actor.name == "theke"


def test_a_backup_that_does_not_fit_leaves_nothing_behind(desk: Desk, disk: Disk, data: Path) -> None:
    disk.fill()
    with pytest.raises(disk.refusal):
        upkeep.backup(desk)
    assert not (data / "backups").exists() or list((data / "backups").iterdir()) == []
    disk.free()
    assert upkeep.verify_backup(upkeep.backup(desk).path, "caro", PASSWORD)


@pytest.mark.parametrize("number", [lists.LARGE - 1, 3000])
def test_an_import_is_there_as_a_whole_or_not_at_all(
    desk: Desk, disk: Disk, tmp_path: Path, number: int
) -> None:
    people.register(desk, PersonData("Mira", external_id="0"))
    path = tmp_path / "viele.csv"
    path.write_text("id,Vorname\n" + "".join(f"{n},{'x' * 100} {n}\n" for n in range(number)))
    disk.fill()
    log_until_full(desk, disk)
    rows = len(visits.day(desk).rows)
    with pytest.raises(disk.refusal):
        persons.import_persons(desk, path)
    assert [row.name for row in people.recent(desk)] == ["Mira"]
    disk.free()
    works(desk, rows)
    found = persons.import_persons(desk, path).value
    assert (found.new, found.updated) == (number - 1, 1)


def test_a_login_says_what_is_wrong(disk: Disk, data: Path, clock: Clock) -> None:
    disk.fill()
    with pytest.raises(WrongPassword):
        access.login(data, "caro", "falsch-falsch")
    # Filled to the last page or nearly: it works, or says why it does not.
    for _ in range(3):
        with suppress(disk.refusal, CannotWrite):
            log_in(data, "caro", clock).close()
    disk.free()
    desk = log_in(data, "caro", clock)
    works(desk, 0)
    desk.close()


def test_a_store_that_does_not_fit_can_be_made_later(disk: Disk) -> None:
    place = disk.folder / "neu"
    disk.fill()
    with pytest.raises(disk.refusal):
        access.create_store(place, name="caro", display_name="", password=PASSWORD, cost=CHEAP)
    assert not access.store_exists(place)
    disk.free()
    access.create_store(place, name="caro", display_name="", password=PASSWORD, cost=CHEAP)
    access.login(place, "caro", PASSWORD).close()


def test_a_restore_that_does_not_fit_leaves_the_store(
    disk: Disk, data: Path, clock: Clock, tmp_path: Path
) -> None:
    desk = log_in(data, "caro", clock)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    disk.fill()
    with pytest.raises(disk.refusal):
        upkeep.restore(data, made, "caro", PASSWORD)
    disk.free()
    again = log_in(data, "caro", clock)
    works(again, 1)
    again.close()
    upkeep.restore(data, made, "caro", PASSWORD)
    restored = log_in(data, "caro", clock)
    works(restored, 0)
    restored.close()


@pytest.fixture
def lockable(tmp_path: Path) -> Iterator[tuple[Path, Callable[[bool], None]]]:
    """A folder, and how to lock it. Root writes wherever it likes, so for root it is a mount of its own."""
    mounted: SmallDisk | None = None
    if can_mount():
        with suppress(subprocess.CalledProcessError):
            mounted = SmallDisk(tmp_path / "disk")
    if mounted is None and os.geteuid() == 0:
        pytest.skip("root, without the right to mount, can write everywhere")
    folder = (tmp_path if mounted is None else mounted.folder) / "folder"
    folder.mkdir()

    def lock(locked: bool) -> None:
        if mounted is not None:
            mounted.lock(locked)
            return
        for path in (folder, *folder.rglob("*")):
            path.chmod((0o500 if locked else 0o700) if path.is_dir() else (0o400 if locked else 0o600))

    yield folder, lock
    lock(False)
    if mounted is not None:
        mounted.remove()


def refused(desk: Desk, refusal: type[KnownError] | tuple[type[KnownError], ...]) -> None:
    """Nothing is written, all is read."""
    before = len(visits.day(desk).rows)
    for _ in range(2):
        with pytest.raises(refusal):
            visits.log_visit(desk, LogVisit(VisitData("encounter")))
    upkeep.poll(desk)
    assert desk.store.refusal is not None
    assert len(visits.day(desk).rows) == before
    assert [row.name for row in people.recent(desk)] == ["Mira"]
    assert [hit.person.name for hit in people.search(desk, "Mira")] == ["Mira"]
    assert upkeep.verify(desk).findings == ()


def goes_on(desk: Desk, before: int) -> None:
    """As soon as the disk takes something, the login is written down, and everything works."""
    upkeep.poll(desk)
    assert desk.store.refusal is None
    assert not desk.login_untold
    assert not desk.store.only_read
    works(desk, before)


@pytest.mark.parametrize("hold", [False, True])
def test_a_full_disk_lets_people_in_to_read(disk: Disk, data: Path, clock: Clock, hold: bool) -> None:
    first = log_in(data, "caro", clock)
    people.register(first, PersonData("Mira"))
    visits.log_visit(first, LogVisit(VisitData("encounter")))
    first.close()
    disk.fill()
    if isinstance(disk, SmallDisk):
        # Nor for the files that are empty.
        fill_with_names(disk.folder)
    desk = log_in(data, "theke", clock, hold=hold)
    refused(desk, (DiskFull, CannotWrite))
    disk.free()
    goes_on(desk, 1)
    if hold:
        with pytest.raises(StoreBusy):
            log_in(data, "caro", clock, hold=True)
    desk.close()
    again = log_in(data, "caro", clock)
    works(again, 2)
    with again.store.read() as conn:
        logins = "SELECT count(*) FROM audit_entry WHERE action = 'login' AND actor = 'theke'"
        assert conn.exec_driver_sql(logins).scalar() == 1
    again.close()


def fill_with_names(folder: Path) -> None:
    """The last page as well."""
    with suppress(OSError), (folder / "rest").open("wb", buffering=0) as file:
        while file.write(b"x"):
            pass


def test_a_full_disk_after_a_kill_is_read_from_a_copy(
    disk: Disk, data: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)
    people.register(desk, PersonData("Mira"))
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    killed = Path(shutil.copytree(data, disk.folder / "killed"))
    desk.close()
    (killed / "desk.db-shm").unlink()
    if not isinstance(disk, SmallDisk):
        # The limit holds for every file, so no copy can be made either; and it is said why.
        disk.fill()
        with pytest.raises(disk.refusal):
            log_in(killed, "theke", clock)
        return
    shutil.rmtree(data)
    disk.fill()
    fill_with_names(disk.folder)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    reader = log_in(killed, "theke", clock)
    refused(reader, (DiskFull, CannotWrite))
    assert len(list(scratch.iterdir())) == 1
    (disk.folder / "rest").unlink(missing_ok=True)
    disk.free()
    goes_on(reader, 1)
    reader.close()
    assert list(scratch.iterdir()) == []


def test_a_folder_that_can_only_be_read_is_read(
    lockable: tuple[Path, Callable[[bool], None]], template: tuple[Path, str], clock: Clock
) -> None:
    folder, lock = lockable
    place = copy_store(template[0], folder / "data")
    first = log_in(place, "caro", clock)
    people.register(first, PersonData("Mira"))
    first.close()
    before = Keyring.load(place)
    lock(True)
    for hold in (False, True):
        desk = log_in(place, "caro", clock, hold=hold)
        refused(desk, (DiskReadOnly, NotPermitted))
        with pytest.raises(CannotWrite):
            access.change_password(desk, PASSWORD, "ein neues Passwort")
        desk.close()
    with pytest.raises(CannotWrite):
        access.create_store(folder / "neu", name="caro", display_name="", password=PASSWORD, cost=CHEAP)
    desk = log_in(place, "theke", clock)
    lock(False)
    assert Keyring.load(place) == before
    goes_on(desk, 0)
    desk.close()


def test_an_odd_clock_on_a_full_disk_is_asked_about_once_there_is_room(
    disk: Disk, data: Path, clock: Clock
) -> None:
    log_in(data, "caro", clock).close()
    disk.fill()
    if isinstance(disk, SmallDisk):
        fill_with_names(disk.folder)
    clock.move(days=-400)
    desk = access.login(data, "caro", PASSWORD, clock=clock, watch=ClockWatch(clock, None))
    assert desk.store.only_read
    disk.free()
    upkeep.poll(desk)
    assert desk.trouble is None
    assert desk.login_untold
    with pytest.raises(ClockDoubted):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    clock_service.confirm(desk)
    assert not desk.login_untold
    desk.close()


def test_the_command_line_reads_on_a_full_disk(
    disk: Disk,
    data: Path,
    tmp_path: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = log_in(data, "caro", clock)
    people.register(first, PersonData("Mira"))
    first.close()
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(data))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "caro")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    disk.fill()
    if isinstance(disk, SmallDisk):
        fill_with_names(disk.folder)
    calls = [(["find", "Mira"], "Mira"), (["verify"], "Alles in Ordnung.")]
    if isinstance(disk, SmallDisk):
        # There is room elsewhere.
        out = ["--internal", "--format", "csv", "--out", str(tmp_path / "bericht.csv")]
        calls.append((["report", "month", "2026-11", *out], "bericht.csv"))
    for arguments, said in calls:
        assert main(arguments) == 0, arguments
        caught = capsys.readouterr()
        assert said in caught.out
        assert "Nur Lesen: " in caught.err
    assert main(["backup"]) == 1
    disk.free()
