"""The folder was deleted under the window: what the machine knew of its backups comes back with the entries."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.services.backing_up import made
from tests.services.test_vanished import start_anew, visit
from tests.stores import Clock, log_in
from woilmenau_desk.domain.backups import Occasion, Spot
from woilmenau_desk.domain.errors import KnownError, StoreVanished
from woilmenau_desk.services.upkeep import backup_settings, backups, upkeep
from woilmenau_desk.storage.backups import backup_places as places

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")


def test_a_deleted_folder_costs_the_backups_in_it_and_nothing_that_was_set(
    data: Path, clock: Clock, tmp_path: Path
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    desk = log_in(data, "caro", clock, hold=True)
    backup_settings.choose_second(desk, second)
    backup_settings.set_days(desk, 5)
    visit(desk)
    made(desk)
    upkeep.poll(desk)
    before = places.load(data, clock())
    shutil.rmtree(data)
    with pytest.raises(StoreVanished):
        visit(desk)
    # What was made when the window was closed came into a fresh folder, and its trouble is not that folder's.
    data.mkdir()
    with pytest.raises(KnownError):
        backups.run(desk, Occasion.CLOSING, volumes=lambda: ())
    desk.close()
    start_anew(data)
    again = log_in(data, "caro", clock)
    (said,) = map(str, again.news)
    assert said.startswith(
        "Gerettetes ist aufgenommen. Alle Einträge sind da. Die Sicherungen, die im Ordner"
    )
    state = places.load(data, clock())
    assert (state.machine, state.second, state.second_mark, state.days) == (
        before.machine,
        str(second),
        before.second_mark,
        5,
    )
    assert [record.place for record in state.records] == ["second"]
    assert state.troubles == {}
    assert [known.spot for known in backups.known_backups(data)] == [Spot.SECOND]
    assert backup_settings.quiet(again).trouble is None
    again.close()
    # It was told once, and a machine whose folder goes on keeps what it knows by now.
    assert log_in(data, "caro", clock).news == []


def test_where_only_the_database_was_deleted_nothing_is_missing(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    visit(desk)
    made(desk)
    before = places.load(data, clock())
    (data / "desk.db").unlink()
    with pytest.raises(StoreVanished):
        visit(desk)
    desk.close()
    start_anew(data)
    again = log_in(data, "caro", clock)
    assert list(map(str, again.news)) == ["Gerettetes ist aufgenommen. Es fehlt nichts."]
    assert places.load(data, clock()) == before
    again.close()


def test_one_that_somebody_took_along_counts_and_one_that_was_asked_for_stays(
    data: Path, clock: Clock, tmp_path: Path
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    upkeep.backup(desk, tmp_path / "erste.desk")
    clock.move(minutes=1)
    taken = upkeep.backup(desk, tmp_path / "stick.desk")
    assert backup_settings.quiet(desk).standing.last is not None
    assert [(record.place, record.name) for record in places.load(data, clock()).records] == [
        ("taken", taken.path.name)
    ]
    asked = made(desk)
    for _ in range(9):
        clock.move(days=1)
        visit(desk)
        made(desk, Occasion.CLOSING)
    lying = {known.path.name: known.automatic for known in backups.known_backups(data)}
    assert lying.pop(asked.name) is False
    assert all(lying.values())
    assert len(lying) < 9
    desk.close()
