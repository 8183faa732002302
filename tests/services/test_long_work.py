"""Work that takes long: it reads one moment, it can be stopped and leaves nothing half, and the lock takes its vault."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.stores import PASSWORD
from woilmenau_desk.domain.backups import ByPassword, Occasion, Order
from woilmenau_desk.domain.errors import BackupStopped, DeskLocked, KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.work_errors import LockedMeanwhile, StoreKeepsBusy, TooMuchAtOnce, WorkStopped
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import finding
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.upkeep import backups, upkeep
from woilmenau_desk.storage import integrity
from woilmenau_desk.storage.engine import DATABASE_FILE, connect

MONTH = Month(2026, 11)
# Another process that logs a visit, and closes a day of the month.
ELSEWHERE = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
import tests.cheap
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
desk = access.login(Path(sys.argv[1]), "caro", sys.argv[2], clock=lambda: datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=7)))
centre.close_day(desk, date(2026, 11, 19), "Inventur")
desk.close()
"""


@pytest.fixture
def desk(desk_of: Callable[[str], Desk]) -> Desk:
    found = desk_of("caro")
    for _ in range(6):
        visits.log_visit(found, LogVisit(VisitData("encounter")))
    return found


def contacts(report: Report) -> list[object]:
    """Of the month, the month before and the year so far."""
    return list(report.table("key").rows[0][1:])


def test_a_report_is_of_one_moment_whatever_another_process_writes(desk: Desk, root: Path) -> None:
    before = reports.report(desk, Span.of_month(MONTH), internal=True)
    command = [sys.executable, "-c", ELSEWHERE, str(desk.data), PASSWORD]
    written: list[int] = []

    def write_elsewhere(_done: int, _of: int) -> None:
        if not written:  # between the first figure and the second
            written.append(subprocess.run(command, cwd=root, check=True, timeout=60).returncode)

    work = LongWork(write_elsewhere)
    during = reports.report(desk, Span.of_month(MONTH), internal=True, work=work)
    assert written == [0]
    assert contacts(during) == contacts(before) == [6, 0, 0, 6]
    assert during.extra == before.extra
    desk.forget_cached()
    after = reports.report(desk, Span.of_month(MONTH), internal=True)
    assert contacts(after) == [13, 0, 0, 13]
    assert after.extra != before.extra


def test_a_snapshot_reads_lists_of_its_moment_and_keeps_them_to_itself(desk: Desk) -> None:
    shared = desk.value_lists()
    with desk.snapshot():
        own = desk.value_lists()
        assert own is not shared
        assert desk.value_lists() is own
    assert desk.value_lists() is shared


def test_what_was_read_before_a_change_is_not_kept_after_it(desk: Desk) -> None:
    desk.forget_cached()
    assert desk.values is None
    found = centre.opening(desk)  # the slow reader has its answer …
    assert desk.opening is found
    desk.forget_cached()
    asked, answered = threading.Event(), threading.Event()

    def slowly() -> None:
        assert desk.opening is None
        asked.set()
        assert answered.wait(10)
        desk.opening = found  # … and keeps it after somebody changed the hours

    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(slowly)
        assert asked.wait(10)
        desk.forget_cached()
        answered.set()
        reader.result(10)
    assert desk.opening is None


# Stopping


class StopsSoon(LongWork):
    """Is to end as soon as it was asked so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.left = times

    def stopped(self) -> bool:
        self.left -= 1
        return self.left < 0


def look(desk: Desk, stop: Callable[[], bool]) -> object:
    return upkeep.verify(desk, stop)


def compare(desk: Desk, stop: Callable[[], bool]) -> object:
    made = next((desk.data / "backups").glob("*.desk"))
    return upkeep.compare(desk.data, Order(made, ByPassword("caro", PASSWORD)), stop=stop)


LONG: dict[str, Callable[[Desk, LongWork], object]] = {
    "verify": lambda desk, work: look(desk, work.stopped),
    "report": lambda desk, work: reports.report(desk, Span.of_month(MONTH), work=work),
    "report with true figures": lambda desk, work: reports.report(
        desk, Span.of_month(MONTH), None, True, work=work
    ),
    "backup": lambda desk, work: upkeep.backup(desk, stop=work.stopped),
    "backup with its trial": lambda desk, work: backups.run(desk, Occasion.ASKED, work.stopped, lambda: ()),
    "pairs": lambda desk, work: finding.pairs(desk, stop=work.stopped),
    "compare": lambda desk, work: compare(desk, work.stopped),
}


@pytest.mark.parametrize("times", [0, 1])
@pytest.mark.parametrize("kind", LONG)
def test_what_is_stopped_leaves_nothing_half(desk: Desk, kind: str, times: int) -> None:
    upkeep.backup(desk)
    before = {path for path in desk.data.rglob("*") if ".trial" not in path.name}
    try:
        LONG[kind](desk, StopsSoon(times))
    except (WorkStopped, BackupStopped):
        stopped = True
    else:
        stopped = False
    assert stopped or times or kind == "pairs"
    if stopped:
        assert {path for path in desk.data.rglob("*") if ".trial" not in path.name} - before <= {
            desk.data / "desk.gate",
            desk.data / "backups.run",
        }
    # Every connection came back, none of them still reads, and the log is folded as if nothing had been.
    assert desk.store._engine.pool.checkedout() == 1  # type: ignore[attr-defined]  # the one that keeps the files
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.store.settle()
    assert not (desk.data / f"{DATABASE_FILE}-wal").stat().st_size


def test_the_database_itself_stops_within_a_question(desk: Desk) -> None:
    stopped = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    stopped.set()
    with pytest.raises(WorkStopped), desk.store.snapshot(stopped.is_set) as conn:
        conn.execute(text(endless))


# The lock


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Verifying, held in the middle: it came there, and it may go on."""
    there, may_go = threading.Event(), threading.Event()
    doubts = integrity._doubts

    def held_there(*arguments: object) -> object:
        there.set()
        assert may_go.wait(10)
        return doubts(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(integrity, "_doubts", held_there)
    yield there, may_go
    may_go.set()


def test_the_lock_takes_the_key_from_a_check_that_runs(
    desk: Desk, held: tuple[threading.Event, threading.Event]
) -> None:
    there, may_go = held
    vault = desk.vault
    with ThreadPoolExecutor(1) as pool:
        check = pool.submit(upkeep.verify, desk, lambda: False)
        assert there.wait(10)
        access.drop_vault_key(desk)
        assert not desk.has_vault
        assert vault.wiped
        with pytest.raises(DeskLocked):
            _ = vault.key
        access.unlock(desk, PASSWORD)  # whatever runs
        may_go.set()
        with pytest.raises(LockedMeanwhile):
            check.result(30)
    assert desk.has_vault
    assert upkeep.verify(desk).notes_checked


def test_a_backup_goes_on_without_the_key_and_vouches_for_nothing(desk: Desk) -> None:
    lease = desk.vault_lease()
    assert lease() == desk.vault.key
    made = upkeep.backup(desk, stop=lambda: desk.lock() or False)  # type: ignore[func-returns-value]
    assert upkeep.verify_backup(made.path, "caro", PASSWORD)
    assert lease() is None
    access.unlock(desk, PASSWORD)
    assert lease() is None  # another one's key is not lent
    state = backups.places.load(desk.data, desk.clock())
    assert [record.vouched for record in state.records if record.name == made.path.name] == [False]


# Known errors


def test_a_store_with_no_connection_left_says_so(desk: Desk) -> None:
    pool = desk.store._engine.pool
    pool._timeout = 0.01  # type: ignore[attr-defined]
    with pytest.raises(TooMuchAtOnce) as told:  # noqa: PT012
        taken = []
        while True:
            view = desk.store.read()
            view.__enter__()
            taken.append(view)
    assert "abbrechen" in str(told.value)
    assert len(taken) > 8
    for view in taken:
        view.__exit__(None, None, None)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))


def test_a_database_that_somebody_else_keeps_busy_is_a_known_error(desk: Desk) -> None:
    other = connect(desk.data / DATABASE_FILE, desk.store.desk_key)
    with desk.store.read() as conn:
        pooled = conn.connection.driver_connection
    assert pooled is not None
    pooled.execute("PRAGMA busy_timeout = 1")
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreKeepsBusy):
            visits.log_visit(desk, LogVisit(VisitData("encounter")))
    finally:
        other.execute("ROLLBACK")
        other.close()
    visits.log_visit(desk, LogVisit(VisitData("encounter")))


def test_a_folder_that_goes_away_in_the_middle_is_a_known_error(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pulled_out() -> bool:
        if folder.exists():
            folder.rename(tmp_path / "weg")
        return False

    with pytest.raises(KnownError):
        upkeep.backup(desk, folder / "x.desk", pulled_out)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
