"""Files that go away under an open window: nothing is acknowledged into nowhere, and nothing of it is lost."""

import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest

from tests.stores import PASSWORD, Clock, copy_store, log_in, make_store
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import (
    EntryRescued,
    NothingRescued,
    StoreVanished,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import rescue
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.engine.file import presence
from woilmenau_desk.storage.keys.keyring import KEY_FILE
from woilmenau_desk.storage.refusals import PASSING

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")

Attack = Callable[[Path, Path], None]


def folder_deleted(data: Path, _other: Path) -> None:
    shutil.rmtree(data)


def folder_emptied(data: Path, _other: Path) -> None:
    shutil.rmtree(data)
    data.mkdir()


def folder_put_back(data: Path, other: Path) -> None:
    data.rename(data.with_name("weg"))
    shutil.copytree(other, data)


def database_deleted(data: Path, _other: Path) -> None:
    (data / DATABASE_FILE).unlink()


def database_replaced(data: Path, other: Path) -> None:
    shutil.copyfile(other / DATABASE_FILE, data / "neu")
    (data / "neu").replace(data / DATABASE_FILE)


def database_of_another_store(data: Path, other: Path) -> None:
    make_store(data.with_name("fremd"))
    database_replaced(data, data.with_name("fremd"))


def database_of_noise(data: Path, _other: Path) -> None:
    (data / "neu").write_bytes(b"noise" * 20_000)
    (data / "neu").replace(data / DATABASE_FILE)


def log_deleted(data: Path, _other: Path) -> None:
    (data / f"{DATABASE_FILE}-wal").unlink()


def index_deleted(data: Path, _other: Path) -> None:
    (data / f"{DATABASE_FILE}-shm").unlink()


def log_and_index_deleted(data: Path, other: Path) -> None:
    log_deleted(data, other)
    index_deleted(data, other)


def log_replaced(data: Path, _other: Path) -> None:
    log = data / f"{DATABASE_FILE}-wal"
    shutil.copyfile(log, data / "log")
    (data / "log").replace(log)


ATTACKS: tuple[Attack, ...] = (
    folder_deleted,
    folder_emptied,
    folder_put_back,
    database_deleted,
    database_replaced,
    database_of_another_store,
    database_of_noise,
    log_deleted,
    index_deleted,
    log_and_index_deleted,
    log_replaced,
)


def visit(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))


def start_anew(data: Path) -> None:
    """What a new process sees: the same files, of which this one knows nothing."""
    if data.exists():
        fresh = Path(shutil.copytree(data, data.with_name("frisch")))
        shutil.rmtree(data)
        fresh.rename(data)


@pytest.fixture
def other(template: tuple[Path, str], tmp_path: Path) -> Path:
    """The store as it was before: last month's folder."""
    return copy_store(template[0], tmp_path / "vormonat")


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_nothing_is_acknowledged_into_nowhere_and_all_comes_back(
    attack: Attack, data: Path, other: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    assert upkeep.poll(desk) is None
    for _ in range(5):
        visit(desk)
        clock.move(seconds=1)
    attack(data, other)
    with pytest.raises(StoreVanished, match="neu starten") as told:
        visit(desk)
    assert not isinstance(told.value, EntryRescued | NothingRescued)
    for _ in range(2):
        with pytest.raises(StoreVanished):
            visit(desk)
        with pytest.raises(StoreVanished):
            upkeep.poll(desk)
        with pytest.raises(StoreVanished):
            upkeep.backup(desk)
    # It is still shown, and what is being typed is kept.
    assert len(visits.day(desk).rows) == 5
    drafts.save(desk, "person:new", {"given_name": "Mira"})
    drafts.save(desk, "session", {"note": "vertraulich"}, confidential=True)
    desk.close()
    assert len(rescue.waiting(data)) == 1

    start_anew(data)
    again = log_in(data, "caro", clock, hold=True)
    assert len(visits.day(again).rows) == 5
    assert list(map(str, again.news)) == ["Gerettetes ist aufgenommen. Es fehlt nichts."]
    assert upkeep.verify(again).findings == ()
    assert drafts.load(again, "person:new") == {"given_name": "Mira"}
    assert drafts.load(again, "session") == {"note": "vertraulich"}
    assert rescue.waiting(data) == ()
    with again.store.read() as conn:
        taken = "SELECT count(*) FROM audit_entry WHERE action = 'rescue taken in'"
        assert conn.exec_driver_sql(taken).scalar() == 1
    visit(again)
    again.close()
    last = log_in(data, "theke", clock)
    assert len(visits.day(last).rows) == 6
    assert last.news == last.findings == []
    last.close()


@pytest.mark.parametrize(
    "attack", (folder_deleted, database_replaced, log_deleted), ids=lambda attack: attack.__name__
)
def test_what_vanishes_while_it_is_written_is_rescued_and_not_entered_twice(
    attack: Attack, data: Path, other: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)

    def write_meanwhile() -> None:
        with desk.writing() as uow:
            uow.trace("tried", "store")
            attack(data, other)
            uow.commit()

    with pytest.raises(EntryRescued, match="nicht noch einmal eingeben"):
        write_meanwhile()
    with pytest.raises(StoreVanished) as told:
        visit(desk)
    assert not isinstance(told.value, EntryRescued)
    desk.close()
    start_anew(data)
    again = log_in(data, "caro", clock)
    with again.store.read() as conn:
        tried = "SELECT count(*) FROM audit_entry WHERE action = 'tried'"
        assert conn.exec_driver_sql(tried).scalar() == 1
    assert len(visits.day(again).rows) == 1
    again.close()


def test_closing_notices_it_too(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    # What a kill left half copied long ago goes; what was begun just now may be at work.
    place = paths.remembered("rescue", data)
    for name, age in (("alt", 100_000), ("neu", 0)):
        half = place / f"{PASSING}{name}"
        half.mkdir(parents=True)
        os.utime(half, (time.time() - age,) * 2)
    database_replaced(data, other)
    desk.close()
    assert [path.name for path in place.glob(f"{PASSING}*")] == [f"{PASSING}neu"]
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    again.close()


def test_visits_are_carried_into_a_store_that_went_on_by_itself(
    data: Path, other: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    clock.move(seconds=1)
    mira = people.register(desk, PersonData("Mira")).value
    clock.move(seconds=1)
    visits.log_visit(desk, LogVisit(VisitData("encounter", mira.id)))
    clock.move(seconds=1)
    folder_put_back(data, other)
    with pytest.raises(StoreVanished):
        visit(desk)
    # Somebody at the command line works on in what lies there now, before anybody starts anew.
    kept = rescue.waiting(data)[0]
    hidden = kept.rename(kept.parent.parent / "spaeter")
    elsewhere = log_in(data, "theke", clock)
    assert [str(finding)[:26] for finding in elsewhere.findings] == ["Die Ablage ist älter als b"]
    visit(elsewhere)
    elsewhere.close()
    hidden.rename(kept)
    desk.close()
    for number in (2, 2):
        again = log_in(data, "caro", clock)
        assert len(visits.day(again).rows) == number
        again.close()
        if kept.exists():
            pytest.fail("it would be taken in twice")
    left = [path for path in kept.parent.iterdir() if path.suffix == rescue.MERGED]
    assert len(left) == 1, "Mira and her visit are not thrown away"


def test_what_the_key_does_not_open_is_left_and_told(data: Path, clock: Clock, tmp_path: Path) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    make_store(tmp_path / "andere")
    folder_put_back(data, tmp_path / "andere")
    desk.close()
    for told in ([True], []):
        again = log_in(data, "caro", clock)
        assert ["nicht zu dieser Ablage" in str(news) for news in again.news] == told
        assert ["nicht die vom letzten Mal" in str(line) for line in again.findings] == told
        assert visits.day(again).rows == ()
        assert upkeep.verify(again).findings == tuple(again.findings)
        again.close()
    assert len(rescue.waiting(data)) == 1
    # Once the right one is back, it is taken in.
    shutil.rmtree(data)
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    again.close()


def test_a_password_changed_first_does_not_part_them(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    folder_put_back(data, other)
    desk.close()
    access.replace_password(data, "caro", PASSWORD, "ein neues Passwort", clock=clock)
    again = access.login(data, "caro", "ein neues Passwort", clock=clock)
    assert len(visits.day(again).rows) == 1
    assert again.findings == []
    assert list(map(str, again.news)) == ["Gerettetes ist aufgenommen. Es fehlt nichts."]
    assert rescue.waiting(data) == ()
    again.close()
    last = access.login(data, "caro", "ein neues Passwort", clock=clock)
    assert last.news == last.findings == []
    last.close()


def test_a_kill_while_it_is_taken_in_loses_and_doubles_nothing(
    data: Path, other: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    database_replaced(data, other)
    desk.close()
    # The lights go out after it was written and before it was said.
    monkeypatch.setattr(rescue, "forget", lambda _kept: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        log_in(data, "caro", clock)
    monkeypatch.undo()
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    assert upkeep.verify(again).findings == ()
    again.close()


@pytest.mark.parametrize("left", [(), (DATABASE_FILE,), (KEY_FILE,)])
def test_a_kill_while_it_is_brought_back_is_made_good(
    left: tuple[str, ...], data: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    folder_deleted(data, data)
    desk.close()
    kept = rescue.waiting(data)[0]
    data.mkdir()
    for name in left:
        shutil.copyfile(kept / name, data / name)
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    assert upkeep.verify(again).findings == ()
    again.close()


def test_nothing_readable_is_kept_outside(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    people.register(desk, PersonData("Kornblume"))
    drafts.save(desk, "person:new", {"given_name": "Kornblume"})
    database_replaced(data, other)
    desk.close()
    outside = paths.remembered("x", data).parent.parent
    files = [path for path in outside.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {DATABASE_FILE, KEY_FILE}
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in outside.rglob("2026-*"))
    for path in files:
        content = path.read_bytes()
        assert b"Kornblume" not in content
        assert str(data).encode() not in content


def test_where_nothing_can_be_kept_it_is_said(
    data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    blocked = paths.remembered("rescue", data).parent
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("in the way")
    folder_deleted(data, data)
    with pytest.raises(NothingRescued, match="offen lassen"):
        visit(desk)
    # As soon as it can be, it is.
    blocked.unlink()
    with pytest.raises(StoreVanished) as told:
        upkeep.poll(desk)
    assert not isinstance(told.value, NothingRescued)
    desk.close()
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    again.close()


def test_the_same_process_does_not_open_what_it_lost_the_log_of(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    log_and_index_deleted(data, data)
    desk.close()
    with pytest.raises(StoreVanished, match="neu starten"):
        log_in(data, "caro", clock)
    assert presence.abandoned(data / DATABASE_FILE)


def lose_the_log(data: str, pipe: Pipe) -> None:
    """What the other process does: it loses its log, and ends as a program ends."""
    desk = access.login(Path(data), "theke", PASSWORD)
    upkeep.poll(desk)
    visit(desk)
    log_and_index_deleted(Path(data), Path(data))
    with pytest.raises(StoreVanished):
        visit(desk)
    pipe.send("lost")
    pipe.recv()
    desk.close()


def test_a_process_that_lost_its_log_folds_nothing_into_the_database(data: Path) -> None:
    """Another one may have gone on in the database meanwhile: pages of before would be laid over its own."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=lose_the_log, args=(str(data), theirs))
    process.start()
    assert pipe.recv() == "lost"
    kept = rescue.waiting(data)[0]
    hidden = kept.rename(kept.parent.parent / "spaeter")
    elsewhere = access.login(data, "caro", PASSWORD)
    for _ in range(3):
        visit(elsewhere)
    elsewhere.close()
    before = (data / DATABASE_FILE).read_bytes()
    pipe.send("end")
    process.join(20)
    assert process.exitcode == 0
    assert (data / DATABASE_FILE).read_bytes() == before
    hidden.rename(kept)
    again = access.login(data, "caro", PASSWORD)
    assert upkeep.verify(again).findings == ()
    assert len(visits.day(again).rows) == 4
    again.close()


def test_an_older_folder_is_told_of_once(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    desk.close()
    folder_put_back(data, other)
    again = log_in(data, "theke", clock)
    assert "älter als beim letzten Mal" in str(again.findings[0])
    assert upkeep.verify(again).findings == tuple(again.findings)
    again.close()
    last = log_in(data, "caro", clock)
    assert last.findings == []
    last.close()


def test_an_older_folder_that_grew_beyond_is_told_of_too(data: Path, other: Path, clock: Clock) -> None:
    log_in(data, "caro", clock).close()
    clock.move(seconds=1)
    elsewhere = log_in(other, "caro", clock)
    for _ in range(9):
        visit(elsewhere)
    elsewhere.close()
    folder_put_back(data, other)
    again = log_in(data, "caro", clock)
    assert "nicht die vom letzten Mal" in str(again.findings[0])
    again.close()


def test_ordinary_things_are_not_told_of(data: Path, other: Path, clock: Clock, tmp_path: Path) -> None:
    desk = log_in(data, "caro", clock)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    visit(desk)
    desk.close()
    # Put back through the program; a copy elsewhere; a forgotten memory.
    upkeep.restore(data, made, "caro", PASSWORD)
    for change in (
        lambda: None,
        lambda: data.rename(tmp_path / "umgezogen"),
        lambda: shutil.rmtree(paths.remembered("last-seen", data).parent),
    ):
        change()
        for place in (data, other, tmp_path / "umgezogen"):
            if place.exists():
                again = log_in(place, "caro", clock)
                assert again.findings == []
                again.close()


def test_another_store_in_its_place_is_told_of_once(data: Path, clock: Clock, tmp_path: Path) -> None:
    """Nothing in the folder may say that it is another one: whoever exchanges the store writes that, too."""
    desk = log_in(data, "caro", clock)
    visit(desk)
    desk.close()
    make_store(tmp_path / "neu")
    folder_put_back(data, tmp_path / "neu")
    for told in ([True], []):
        again = log_in(data, "caro", clock)
        assert ["nicht die vom letzten Mal" in str(line) for line in again.findings] == told
        again.close()


def test_looking_asks_four_files_and_no_database(
    data: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.store.read():
        pass
    asked: list[str] = []
    stat = Path.stat

    def counted(path: Path, **options: bool) -> os.stat_result:
        asked.append(path.name)
        return stat(path, **options)

    statements: list[str] = []
    desk.store._news.connection.set_trace_callback(statements.append)
    monkeypatch.setattr(Path, "stat", counted)
    assert desk.store._alive.stands()
    monkeypatch.undo()
    assert asked == [DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm", KEY_FILE]
    assert statements == []
