"""Killed while a backup is made, put back for proof, thinned or copied: what has a backup's name is a whole one."""

import os
import time
from pathlib import Path

import pytest

from tests.crash.test_kill import Nest, check, data, nest, template
from tests.stores import Clock, log_in
from woilmenau_desk.domain.backups import Occasion
from woilmenau_desk.domain.periods import now
from woilmenau_desk.services.upkeep import backup_settings, backups
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places
from woilmenau_desk.storage.keys.keyring import Keyring

__all__ = ("data", "nest", "template")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


def test_no_kill_leaves_half_a_backup(nest: Nest, data: Path, tmp_path: Path, kills: int) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    desk = log_in(data, "caro", Clock(now()))
    backup_settings.choose_second(desk, second)
    desk.close()
    own = data / "backups"
    key = Keyring.load(data).open("caro", "wetzlarer-platz-1").desk_key
    acknowledged: set[int] = set()
    for _ in range(max(4, kills // 12)):
        acknowledged |= nest.kill_one("back_up_by_itself", data, within=0.5).visits
        there = [path for folder in (own, second) for path in folder.glob("*.desk")]
        for path in there:
            files.prove(path, key)
        # Whatever the state says is proven is there and is that file.
        state = backup_places.load(data, now())
        known = backup_places.found_in(own, "here", state) + backup_places.found_in(second, "second", state)
        assert {row.path for row in known} == set(there)
    check(data, acknowledged)
    # What lay there half-done goes with the next one, once it is old enough not to be at work.
    for folder in (own, second):
        for leftover in folder.glob(".woilmenau-desk-*"):
            os.utime(leftover, (time.time() - 200_000,) * 2)
    desk = log_in(data, "caro", Clock(now()))
    ran = backups.run(desk, Occasion.ASKED, volumes=lambda: ())
    desk.close()
    assert ran is not None
    assert ran.brought == ("second",)
    assert {path.suffix for folder in (own, second) for path in folder.iterdir()} == {".desk", ".json"}
