"""Pipes and files without end, laid where the program reads what it once wrote: nothing waits, nothing fills up."""

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores import OPENED, Clock, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backup_settings, backups, upkeep
from woilmenau_desk.storage import remembered, rescue, unfinished
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.engine.file import write_ahead_log
from woilmenau_desk.storage.last_seen import LastSeen

SECONDS = 20.0  # far more than any of it takes, on a machine that others share


def a_pipe(place: Path) -> None:
    os.mkfifo(place)


def without_end(place: Path) -> None:
    place.symlink_to("/dev/zero")


def huge(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(6 << 30)


ODD = (a_pipe, without_end, huge)
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes have no name in a folder there")


def in_time(work: Callable[[], object]) -> None:
    """It ends; with an error that people are told, or with none."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except KnownError:
            return
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(SECONDS)
    assert not thread.is_alive(), "it waits for somebody"
    if failed:
        raise failed[0]


def last_seen(data: Path) -> tuple[Path, Callable[[], object]]:
    return paths.remembered("last-seen", data), LastSeen(data).load


def unfinished_note(data: Path) -> tuple[Path, Callable[[], object]]:
    return paths.remembered("unfinished", data).parent / "aaaa", unfinished.sweep


def settings_of_backups(data: Path) -> tuple[Path, Callable[[], object]]:
    return data / backup_places.STATE_FILE, lambda: backups.known_backups(data)


def marker(data: Path) -> tuple[Path, Callable[[], object]]:
    return data / backup_places.MARKER, lambda: backup_places.mark_in(data)


def told_note(data: Path) -> tuple[Path, Callable[[], object]]:
    return data / "told", lambda: rescue.was_told(data, b"x")


def log(data: Path) -> tuple[Path, Callable[[], object]]:
    path = data / DATABASE_FILE
    return data / f"{DATABASE_FILE}-wal", lambda: write_ahead_log.mend(path, bytes(32), OPENED)


READS = (last_seen, unfinished_note, settings_of_backups, marker, told_note, log)


@posix
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
@pytest.mark.parametrize("read", READS, ids=lambda read: read.__name__)
def test_nothing_is_waited_for(
    odd: Callable[[Path], None], read: Callable[[Path], tuple[Path, Callable[[], object]]], data: Path
) -> None:
    place, work = read(data)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    odd(place)
    in_time(work)


@posix
def test_what_took_the_memorys_place_is_removed(data: Path, clock: Clock) -> None:
    log_in(data, "caro", clock).close()
    place = paths.remembered("last-seen", data)
    place.unlink()
    a_pipe(place)
    in_time(lambda: log_in(data, "caro", clock).close())
    assert LastSeen(data).load() is not None


def test_a_sound_log_under_a_long_tail_is_taken_up(data: Path, clock: Clock, tmp_path: Path) -> None:
    """Blocks of nothing behind it, as some disks leave them after a power cut."""
    desk = log_in(data, "caro", clock)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    copy = tmp_path / "data2"
    copy.mkdir()
    for file in data.iterdir():
        if file.is_file() and file.name != "desk.lock":
            (copy / file.name).write_bytes(file.read_bytes())
    desk.close()
    with (copy / f"{DATABASE_FILE}-wal").open("r+b") as long:
        long.truncate(3 << 30)
    again = log_in(copy, "theke", clock)
    assert len(visits.day(again).rows) == 1
    assert again.findings == []
    again.close()


@posix
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
def test_a_store_is_put_in_place_whatever_lies_at_the_note_of_it(
    odd: Callable[[Path], None], data: Path
) -> None:
    place = paths.remembered("replacing", data)
    place.parent.mkdir(parents=True, exist_ok=True)
    odd(place)
    in_time(lambda: remembered.expect(data, b"journal"))
    assert remembered.is_expected(data, b"journal")


def test_a_database_under_a_long_tail_is_read_and_checked(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    copy = data.parent / "data2"
    shutil.copytree(data, copy)
    desk.close()
    with (copy / DATABASE_FILE).open("r+b") as long:
        long.truncate(64 << 30)
    again = log_in(copy, "theke", clock)
    assert len(visits.day(again).rows) == 1
    assert upkeep.verify(again).findings == ()
    again.close()


# The file of the backups

TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        (
            "here",
            "second",
            "stick:ab",
            "\0",
            "\ud800",
            "{",
            "x}",
            "{0}",
            "{a}",
            "a.desk",
            "2026-11-23T13:10:00+00:00",
        )
    ),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.just(10**400), st.floats(), TEXTS)
NAMES = st.one_of(
    TEXTS,
    st.sampled_from(
        (
            "at",
            "text",
            "values",
            "name",
            "place",
            "made_at",
            "size",
            "digest",
            "entry",
            "proven_at",
            "restored_at",
        )
    ),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=12,
)
RECORD = st.fixed_dictionaries(
    {
        "name": st.one_of(TEXTS, st.just("a.desk")),
        "place": st.sampled_from(("here", "second", "stick:x", "zzz")),
        "made_at": TEXTS,
        "size": st.integers(),
        "digest": TEXTS,
    },
    optional={
        "entry": st.integers(),
        "entry_digest": TEXTS,
        "proven_at": TEXTS,
        "restored_at": TEXTS,
        "automatic": LEAVES,
    },
)
STATE = st.fixed_dictionaries(
    {"format": st.just(1)},
    optional={
        "machine": ANYTHING,
        "begun": ANYTHING,
        "days": ANYTHING,
        "second": ANYTHING,
        "second_mark": ANYTHING,
        "sticks": ANYTHING,
        "records": st.one_of(ANYTHING, st.lists(st.one_of(RECORD, ANYTHING), max_size=3)),
        "troubles": st.one_of(ANYTHING, st.dictionaries(TEXTS, ANYTHING, max_size=3)),
    },
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=st.one_of(STATE, ANYTHING))
def test_whatever_stands_there_ends_no_backup(content: object, desk: Desk) -> None:
    place = desk.data / backup_places.STATE_FILE
    place.write_text(json.dumps(content), "ascii")
    backup_places.load(desk.data, OPENED)
    backups.known_backups(desk.data)
    backup_settings.quiet(desk)
    with backup_places.changing(desk.data, OPENED) as held:
        before = held[0]
    assert backup_places.load(desk.data, OPENED) == before, "what is kept is what was read"


def test_one_bad_entry_goes_and_takes_nothing_with_it(desk: Desk, data: Path) -> None:
    upkeep.backup(desk)
    place = data / backup_places.STATE_FILE
    kept = json.loads(place.read_text())
    kept["troubles"] = {"here": {}, "second": 5}
    kept["records"] += [
        {**kept["records"][0], "name": name} for name in ("\0", "\ud800", "..", f"a/b{files.SUFFIX}", "x.txt")
    ]
    kept["records"].append({**kept["records"][0], "entry": 2**63})
    place.write_text(json.dumps(kept))
    found = backup_places.load(data, OPENED)
    assert [record.name for record in found.records] == [kept["records"][0]["name"]]
    assert found.troubles == {}
    assert backups.known_backups(data)[0].proven
