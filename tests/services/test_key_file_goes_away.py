"""A key file that goes away under an open window: it is put back and said, or all is rescued; never neither."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import StoreVanished
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import held_keys, rescue
from woilmenau_desk.storage.gates import gate
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, and folders that take nothing")


def gone(place: Path) -> None:
    place.unlink()


def changed(place: Path) -> None:
    place.write_bytes(place.read_bytes().replace(b"Caro", b"Cara"))


def foreign(place: Path) -> None:
    place.write_bytes(b"noise" * 1000)


def a_pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def touched(place: Path) -> Path:
    place.touch()
    return place


ATTACKS = (gone, changed, foreign, a_pipe, a_folder)
Attack = Callable[[Path], None]


def visit(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))


def notices(desk: Desk) -> list[str]:
    return [str(notice) for notice in desk.notices if "Schlüsseldatei" in str(notice)]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_it_is_put_back_and_said(attack: Attack, data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    visit(desk)
    place = data / KEY_FILE
    right = place.read_bytes()
    attack(place)
    clock.move(seconds=1)
    visit(desk)
    assert place.is_file()
    assert place.read_bytes() == right
    for _ in range(2):
        upkeep.poll(desk)
        assert len(notices(desk)) == 1, "once, however often it is looked"
    # While nobody writes the poll finds it, and at the end the lock and the closing.
    attack(place)
    upkeep.poll(desk)
    assert place.read_bytes() == right
    attack(place)
    access.lock(desk)
    assert place.read_bytes() == right
    attack(place)
    access.unlock(desk, PASSWORD)
    attack(place)
    desk.close()
    assert place.read_bytes() == right
    again = log_in(data, "theke", clock)
    assert len(visits.day(again).rows) == 2
    assert upkeep.verify(again).findings == ()
    assert rescue.waiting(data) == ()
    again.close()


def test_what_was_laid_there_stays_beside_it_once(data: Path, clock: Clock) -> None:
    """It may be the keys of a database that is still to come."""
    desk = log_in(data, "caro", clock)
    visit(desk)
    for _ in range(3):
        foreign(data / KEY_FILE)
        upkeep.poll(desk)
    aside = list(data.glob(f"{held_keys.ASIDE}*/{KEY_FILE}"))
    assert [place.read_bytes() for place in aside] == [b"noise" * 1000]
    desk.close()


def test_an_older_edition_is_no_right_one(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    before = (data / KEY_FILE).read_bytes()
    present.edit_staff(desk, "rolf", "Rolf R.", "")
    upkeep.poll(desk)
    of_now = (data / KEY_FILE).read_bytes()
    assert before != of_now
    (data / KEY_FILE).write_bytes(before)
    upkeep.poll(desk)
    assert (data / KEY_FILE).read_bytes() == of_now
    desk.close()


def test_a_colleagues_change_elsewhere_is_fine_and_what_is_held_from_then_on(
    data: Path, clock: Clock
) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    elsewhere = log_in(data, "caro", clock)
    present.edit_staff(elsewhere, "rolf", "Rolf R.", "")
    elsewhere.close()
    changed_there = (data / KEY_FILE).read_bytes()
    upkeep.poll(desk)
    assert notices(desk) == []
    assert (data / KEY_FILE).read_bytes() == changed_there
    (data / KEY_FILE).unlink()
    upkeep.poll(desk)
    assert (data / KEY_FILE).read_bytes() == changed_there
    present.change_role(desk, "rolf", Role.LEAD, own_password=PASSWORD)
    access.change_password(desk, PASSWORD, "ein neues Passwort")
    visit(desk)
    assert notices(desk) != []
    desk.notices.clear()
    upkeep.poll(desk)
    assert notices(desk) == []
    desk.close()
    access.login(data, "caro", "ein neues Passwort", clock=clock).close()


def test_whoever_is_at_the_gate_is_not_waited_for_at_a_key_press(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    right = (data / KEY_FILE).read_bytes()
    with gate(data):
        gone(data / KEY_FILE)
        begun = time.perf_counter()
        clock.move(seconds=1)
        visit(desk)
        assert time.perf_counter() - begun < 1
        assert not (data / KEY_FILE).exists()
    upkeep.poll(desk)
    assert (data / KEY_FILE).read_bytes() == right
    desk.close()


@pytest.mark.parametrize("attack", (gone, a_pipe), ids=lambda attack: attack.__name__)
def test_where_it_cannot_be_put_back_all_is_rescued(
    attack: Attack, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    visit(desk)

    def refuse(_path: Path, _content: bytes) -> None:
        raise PermissionError

    attack(data / KEY_FILE)
    clock.move(seconds=1)
    with monkeypatch.context() as patched:
        patched.setattr(held_keys, "write_atomically", refuse)
        with pytest.raises(StoreVanished):
            visit(desk)
        desk.close()
    kept = rescue.waiting(data)
    assert len(kept) == 1
    # A new process sees the same files, of which this one knows nothing.
    fresh = data.with_name("frisch")
    shutil.copytree(data, fresh, ignore=shutil.ignore_patterns(KEY_FILE))
    attack(touched(fresh / KEY_FILE))
    shutil.rmtree(data)
    fresh.rename(data)
    again = log_in(data, "caro", clock)
    assert len(visits.day(again).rows) == 1
    assert upkeep.verify(again).findings == ()
    again.close()


def test_the_question_costs_next_to_nothing(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock)
    visit(desk)
    keys = desk.store._alive.keys
    begun = time.perf_counter()
    for _ in range(1000):
        assert keys.same()
    assert time.perf_counter() - begun < 0.2, (
        "two questions a key press, of at most 10 µs each; the machine is shared"
    )
    desk.close()


def test_what_was_cut_off_is_not_put_back_over_what_took_its_number(
    desk: Desk, data: Path, clock: Clock
) -> None:
    """A colleague was being let in when the lights went out; the next change of the keys has the same edition."""
    keyring = Keyring.load(data)
    held = keyring.open("caro", PASSWORD)
    let_in = keyring.with_user("nina", "Nina", Role.COUNTER, PASSWORD, held, CHEAP)
    keyring.awaiting(let_in.next_edition(held.desk_key), held.desk_key).save(data)
    desk.store.look_after_files()
    elsewhere = log_in(data, "rolf", clock)
    present.edit_staff(elsewhere, "rolf", "Rolf B.", "")
    elsewhere.close()
    changed = Keyring.load(data)
    desk.store.look_after_files()
    assert Keyring.load(data) == changed
    assert not list(data.glob(f"{held_keys.ASIDE}*"))
    assert upkeep.verify(desk).findings == ()
