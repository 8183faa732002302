"""Where backups go, which of them go again, and what a place that refuses or hangs may cost."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services.backing_up import log, made, own_folder, refusing, run
from tests.stores import PASSWORD, Clock
from woilmenau_desk.domain.backups import Occasion, Spot
from woilmenau_desk.domain.errors import (
    DiskFull,
    DiskReadOnly,
    KnownError,
    NotABackup,
    OutputInStore,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backup_settings, backups, upkeep
from woilmenau_desk.storage import restore_journal
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places

DAILY, CLOSING, ASKED = Occasion.DAILY, Occasion.CLOSING, Occasion.ASKED


# Thinning


def test_what_a_person_made_or_another_machine_is_never_thinned(
    desk: Desk, data: Path, clock: Clock, tmp_path: Path
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    by_hand = upkeep.backup(desk).path
    path = made(desk)
    foreign = second / "woilmenau-desk-auto-ffffffff-2020-01-01-120000.desk"
    shutil.copyfile(path, foreign)
    text = second / "Brief.txt"
    text.write_text("x", "utf-8")
    for _ in range(11):
        clock.move(days=1)
        log(desk)
        made(desk, DAILY)
    assert by_hand.exists()
    assert foreign.exists()
    assert text.exists()
    assert 8 <= len(own_folder(data)) <= 10
    assert len(list(second.glob("*.desk"))) == len(own_folder(data))
    assert made(desk).exists()


# Other places


def test_every_backup_goes_to_the_second_folder_and_to_the_stick_when_it_appears(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    second, stick = tmp_path / "zweiter", tmp_path / "STICK"
    second.mkdir()
    stick.mkdir()
    backup_settings.choose_second(desk, second)
    backup_settings.take_stick(desk, stick)
    log(desk)
    path = made(desk, CLOSING)
    assert (second / path.name).read_bytes() == path.read_bytes()
    # Nothing changed, and the stick is plugged in: it gets the last one.
    ran = run(desk, DAILY, (tmp_path, stick))
    assert ran is not None
    assert [place.partition(":")[0] for place in ran.brought] == ["stick"]
    copy = stick / "woilmenau-desk-sicherungen" / path.name
    assert copy.read_bytes() == path.read_bytes()
    assert upkeep.verify_backup(copy, "caro", PASSWORD).counts["visit"] == 1
    assert run(desk, DAILY, (stick,)) is None
    copy.unlink()
    assert run(desk, DAILY, (stick,)) is not None
    told = backup_settings.overview(desk, volumes=lambda: (stick,))
    assert {(row.spot, row.present, row.late) for row in told.places} == {
        (Spot.SECOND, True, False),
        (Spot.STICK, True, False),
    }
    assert len(told.backups) == 3


def test_a_stick_that_nobody_took_gets_nothing(desk: Desk, tmp_path: Path) -> None:
    mine, strange = tmp_path / "MEINER", tmp_path / "FREMD"
    for root in (mine, strange):
        root.mkdir()
    backup_settings.take_stick(desk, mine)
    folder = strange / "woilmenau-desk-sicherungen"
    folder.mkdir()
    (folder / backup_places.MARKER).write_text('{"place": "00112233"}', "utf-8")
    log(desk)
    made(desk, ASKED, (mine, strange))
    assert [path.name for path in folder.iterdir()] == [backup_places.MARKER]
    [row] = backup_settings.overview(desk, volumes=lambda: (strange,)).places
    assert (row.name, row.present) == ("MEINER", False)
    backup_settings.forget_stick(desk, row.place)
    assert backup_settings.overview(desk, volumes=lambda: (mine,)).places == ()


def test_an_empty_mount_point_is_not_the_second_folder(desk: Desk, tmp_path: Path, clock: Clock) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    second.rename(tmp_path / "abgezogen")
    second.mkdir()
    log(desk)
    ran = run(desk)
    assert ran is not None
    assert ran.failed == ("second",)
    assert list(second.iterdir()) == []
    [row] = backup_settings.quiet(desk).behind
    assert "nicht zu erreichen" in str(row.trouble)
    # It is told once, and looked for every time.
    assert run(desk, DAILY) is None
    second.rmdir()
    (tmp_path / "abgezogen").rename(second)
    ran = run(desk, DAILY)
    assert ran is not None
    assert ran.brought == ("second",)
    assert backup_settings.quiet(desk).behind == ()


@contextmanager
def refusing_copy(monkeypatch: pytest.MonkeyPatch, error: KnownError) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(files, "bring", refusing(error))
        yield


@pytest.mark.parametrize(
    ("error", "said"), [(DiskFull(), "voll"), (DiskReadOnly(target="stick"), "schreibgeschützt")]
)
def test_a_place_that_refuses_is_told_and_left_alone_for_a_while(
    desk: Desk, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, error: KnownError, said: str
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    with refusing_copy(monkeypatch, error):
        ran = run(desk)
        assert ran is not None
        assert (ran.made is not None, ran.failed) == (True, ("second",))
        [row] = backup_settings.quiet(desk).behind
        assert said in str(row.trouble)
    assert run(desk, DAILY) is None
    clock.move(minutes=31)
    ran = run(desk, DAILY)
    assert ran is not None
    assert ran.brought == ("second",)


def test_a_folder_that_hangs_is_not_waited_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    wakes = threading.Event()
    monkeypatch.setattr(files, "bring", lambda *_asked: wakes.wait())
    monkeypatch.setattr(backups, "_BRING_SECONDS", 0.05)
    try:
        ran = run(desk)
        assert ran is not None
        assert (ran.made is not None, ran.failed) == (True, ("second",))
        [row] = backup_settings.quiet(desk).behind
        assert "antwortet nicht" in str(row.trouble)
    finally:
        wakes.set()  # only now: once it answers, nothing is behind any more


def test_a_backup_that_cannot_be_put_back_fails_its_proof(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    monkeypatch.setattr(restore_journal, "put_in_place", refusing(NotABackup(file="x")))
    ran = run(desk)
    assert ran is not None
    assert ran.restored is False
    assert [known.proven for known in backups.known_backups(desk.data)] == [False]


def test_no_room_for_a_trial_costs_no_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    monkeypatch.setattr(restore_journal, "put_in_place", refusing(DiskFull()))
    ran = run(desk)
    assert ran is not None
    assert (ran.restored, ran.brought) == (None, ("second",))
    assert backups.known_backups(desk.data)[0].proven
    assert "voll" in str(backup_settings.quiet(desk).trouble)


def test_what_is_read_back_is_compared(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    made(desk)
    (second / backup_places.MARKER).rename(tmp_path / "marker")
    for path in second.iterdir():
        path.unlink()
    (tmp_path / "marker").rename(second / backup_places.MARKER)
    monkeypatch.setattr(files, "_digest", lambda path: "something else")
    ran = run(desk, DAILY)
    assert ran is not None
    assert ran.failed == ("second",)
    assert [path.name for path in second.iterdir()] == [backup_places.MARKER]


@pytest.mark.skipif(os.name != "posix", reason="a link needs a right on Windows")
def test_no_place_inside_a_store(desk: Desk, data: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputInStore):
        backup_settings.choose_second(desk, data)
    with pytest.raises(OutputInStore):
        backup_settings.take_stick(desk, data)
    assert not (data / backup_places.MARKER).exists()
    (tmp_path / "link").symlink_to(data / "backups")
    (data / "backups").mkdir()
    with pytest.raises(OutputInStore):
        backup_settings.choose_second(desk, tmp_path / "link")
