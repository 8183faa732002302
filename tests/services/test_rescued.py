"""What was rescued, when something else comes before the next login; and stores that were let go of."""

import shutil
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.services.test_vanished import database_deleted, database_replaced, folder_put_back, visit
from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.clock import ClockWatch
from woilmenau_desk.domain.errors import (
    ClockDoubted,
    DeskLocked,
    DiskFull,
    StoreVanished,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import clock as clocks
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import rekey, rescue, restore_journal
from woilmenau_desk.storage import store as store_module
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.engine.file import presence
from woilmenau_desk.storage.store import QUIET_POLLS
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.unit_of_work import HERE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")


@pytest.fixture
def other(template: tuple[Path, str], tmp_path: Path) -> Path:
    """The store as it was before: last month's folder."""
    return copy_store(template[0], tmp_path / "vormonat")


def actions(desk: Desk) -> list[str]:
    with desk.store.read() as conn:
        return [action for _, _, action, _ in audit.marks(conn)]


def fork(data: Path, other: Path, clock: Clock) -> None:
    """A window that wrote three visits finds a store in its folder that went on by itself, with one."""
    elsewhere = log_in(other, "theke", clock)
    visit(elsewhere)
    elsewhere.close()
    desk = log_in(data, "caro", clock)
    for _ in range(3):
        clock.move(minutes=1)
        visit(desk)
    folder_put_back(data, other)
    desk.close()


@pytest.mark.parametrize("way", ("password", "code"))
def test_new_keys_at_the_door_leave_no_visit_behind(
    way: str, template: tuple[Path, str], data: Path, other: Path, clock: Clock
) -> None:
    fork(data, other, clock)
    if way == "password":
        access.replace_password(data, "caro", PASSWORD, "ein neues Passwort", clock=clock)
    else:
        access.recover(data, template[1], "caro", "ein neues Passwort", clock=clock)
    assert rescue.waiting(data) == ()
    again = access.login(data, "caro", "ein neues Passwort", clock=clock)
    assert len(visits.day(again).rows) == 4
    assert "Gerettetes ist aufgenommen: 3 Besuche." in map(str, again.news)
    assert upkeep.verify(again).findings == tuple(again.findings)
    again.close()


def test_a_copy_under_earlier_keys_is_opened_by_its_own_key_file(
    data: Path, other: Path, clock: Clock
) -> None:
    fork(data, other, clock)
    # New keys while the copy was out of reach; the theke's password is still the one of then.
    kept = rescue.waiting(data)[0]
    hidden = kept.rename(kept.parent.parent / "spaeter")
    access.replace_password(data, "caro", PASSWORD, "ein neues Passwort", clock=clock)
    hidden.rename(kept)
    first = access.login(data, "caro", "ein neues Passwort", clock=clock)
    assert ["nicht zu dieser Ablage" in str(news) for news in first.news] == [True]
    first.close()
    again = log_in(data, "theke", clock)
    assert list(map(str, again.news)) == ["Gerettetes ist aufgenommen: 3 Besuche."]
    assert len(visits.day(again).rows) == 4
    assert rescue.waiting(data) == ()
    assert upkeep.verify(again).findings == ()
    again.close()


def test_a_backup_that_comes_back_takes_the_visits_along(data: Path, clock: Clock, tmp_path: Path) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    clock.move(minutes=1)
    visit(desk)
    database_deleted(data, data)
    desk.close()
    upkeep.restore(data, made, "caro", PASSWORD)
    assert rescue.waiting(data) == ()
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 2
    assert "Gerettetes ist aufgenommen: 1 Besuche." in list(map(str, again.news))
    assert upkeep.verify(again).findings == ()
    again.close()


def test_a_store_that_is_replaced_takes_in_what_is_its_own(data: Path, clock: Clock, tmp_path: Path) -> None:
    desk = log_in(data, "caro", clock)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    visit(desk)
    database_replaced(data, copy_store(data, tmp_path / "kopie"))
    desk.close()
    restored = upkeep.restore(data, made, "caro", PASSWORD)
    assert rescue.waiting(data) == ()
    assert restored.kept is not None
    for place, number in ((data, 0), (restored.kept, 1)):
        again = log_in(place, "caro", clock)
        assert len(visits.day(again).rows) == number
        again.close()


def test_a_person_who_was_merged_away_keeps_nobody_out(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    kept, gone, removed = (
        people.register(desk, PersonData(name)).value.id for name in ("Mira", "Mirra", "Ana")
    )
    desk.close()
    shutil.rmtree(other)
    shutil.copytree(data, other)
    desk = log_in(data, "caro", clock)
    for person in (gone, removed):
        clock.move(minutes=1)
        visits.log_visit(desk, LogVisit(VisitData("encounter", person)))
    elsewhere = log_in(other, "caro", clock)
    duplicates.merge(
        elsewhere,
        kept,
        gone,
        PersonData("Mira"),
        people.card(elsewhere, kept).version,
        people.card(elsewhere, gone).version,
    )
    with elsewhere.writing() as uow:
        uow.delete(Person, removed, HERE)
        uow.commit()
    elsewhere.close()
    folder_put_back(data, other)
    desk.close()
    again = log_in(data, "caro", clock)
    with again.store.read() as conn:
        assert conn.exec_driver_sql("SELECT person_id FROM visit").scalars().all() == [kept]
    assert "Gerettetes ist aufgenommen: 1 Besuche." in list(map(str, again.news))
    left = [str(finding) for finding in again.findings if "ließen sich nicht" in str(finding)]
    assert len(left) == 1
    assert left[0].startswith("1 gerettete")
    assert Path(left[0].partition("liegen in ")[2].removesuffix(".")).is_dir()
    again.close()


def test_a_doubted_clock_forgets_nothing(data: Path, other: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    for _ in range(3):
        clock.move(minutes=1)
        visit(desk)
    desk.close()
    folder_put_back(data, other)
    remembered = paths.remembered("last-seen", data).read_bytes()
    early = Clock(clock.at - timedelta(days=30))
    again = access.login(data, "caro", PASSWORD, clock=early, watch=ClockWatch(early, None))
    upkeep.poll(again)
    again.store.settle()
    assert paths.remembered("last-seen", data).read_bytes() == remembered
    assert "store is older" not in actions(again)
    again.close()
    # Whoever did not answer is asked again, and whoever answers has it written down, once.
    again = access.login(data, "caro", PASSWORD, clock=early, watch=ClockWatch(early, None))
    assert len(again.findings) == 1
    clocks.confirm(again)
    assert actions(again).count("store is older") == 1
    assert actions(again)[-3:] == ["clock confirmed", "login", "store is older"]
    visit(again)
    again.close()
    last = access.login(data, "caro", PASSWORD, clock=early)
    assert last.findings == []
    last.close()


def test_what_was_rescued_waits_for_the_clock_and_not_for_the_keys(
    data: Path, other: Path, clock: Clock
) -> None:
    fork(data, other, clock)
    early = Clock(clock.at - timedelta(days=30))
    again = access.login(data, "caro", PASSWORD, clock=early, watch=ClockWatch(early, None))
    assert len(rescue.waiting(data)) == 1
    with pytest.raises(ClockDoubted):
        access.change_password(again, PASSWORD, "ein neues Passwort")
    # Set right by nobody's answer: the next change of keys takes it in first.
    early.at = clock.move(minutes=1)
    access.change_password(again, PASSWORD, "ein neues Passwort")
    assert rescue.waiting(data) == ()
    assert actions(again).count("login") > 1
    assert len(visits.day(again).rows) == 4
    again.close()


def test_a_closed_desk_writes_no_more(data: Path, clock: Clock) -> None:
    desk = log_in(data, "theke", clock)
    visit(desk)
    store = desk.store
    desk.close()
    for attempt in (
        lambda: visit(desk),
        store.check_clock,
        store.changed_elsewhere,
        lambda: store.read().__enter__(),
        lambda: store.unit_of_work("theke").__enter__(),
        store._engine.connect,
    ):
        with pytest.raises(DeskLocked):
            attempt()
    store.close()
    assert not presence.others_have(data / DATABASE_FILE)


def test_a_change_of_keys_that_fails_leaves_the_store_open(
    data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(rekey.copies, "under_another_key", full)
    with pytest.raises(DiskFull):
        access.change_password(desk, PASSWORD, "ein neues Passwort")
    visit(desk)
    desk.close()


def test_two_threads_that_notice_it_keep_one_copy(
    data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    entered, go_on, keep = threading.Event(), threading.Event(), desk.store._alive.keep

    def slow(at: datetime, *, wrote: bool) -> Path | None:
        entered.set()
        go_on.wait(5)
        return keep(at, wrote=wrote)

    monkeypatch.setattr(desk.store._alive, "keep", slow)
    database_deleted(data, data)
    told: list[Exception] = []

    def noticed() -> None:
        try:
            desk.store.check_clock()
        except StoreVanished as error:
            told.append(error)

    threads = [threading.Thread(target=noticed) for _ in range(2)]
    threads[0].start()
    assert entered.wait(5)
    threads[1].start()
    # The second one has to come to where the first one is; it has nothing to say when it does.
    threads[1].join(0.2)
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert len(told) == 2
    assert len(rescue.waiting(data)) == 1
    desk.close()
    assert len(rescue.waiting(data)) == 1


def test_a_restore_that_is_killed_at_its_end_alarms_nobody(
    data: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock)
    made = upkeep.backup(desk, tmp_path / "sicherung.desk").path
    visit(desk)
    desk.close()
    with monkeypatch.context() as lights_out:
        lights_out.setattr(restore_journal, "_end", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            upkeep.restore(data, made, "caro", PASSWORD)
    again = log_in(data, "caro", clock)
    assert again.findings == []
    again.close()


def test_the_log_is_folded_when_nobody_waits(
    data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "theke", clock)
    folded: list[bool] = []
    fold = desk.store._fold

    def counted(*, empty: bool = False) -> None:
        if desk.store._unfolded:
            folded.append(empty)
        fold(empty=empty)

    monkeypatch.setattr(desk.store, "_fold", counted)
    log = data / f"{DATABASE_FILE}-wal"
    upkeep.poll(desk)  # the first one after the login
    folded.clear()
    for _ in range(5):
        visit(desk)
        upkeep.poll(desk)
        assert folded == []
    seen = paths.remembered("last-seen", data).read_bytes()
    for _ in range(QUIET_POLLS):
        upkeep.poll(desk)
    assert folded == [False]
    assert log.stat().st_size > 0
    for _ in range(2 * QUIET_POLLS):
        upkeep.poll(desk)
    assert folded == [False], "and not again while nobody writes"
    assert paths.remembered("last-seen", data).read_bytes() == seen
    monkeypatch.setattr(store_module, "LONG_LOG", 3)
    for _ in range(5):
        visit(desk)
    upkeep.poll(desk)
    assert folded == [False, False]
    access.lock(desk)
    desk.close()
