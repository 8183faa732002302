"""Backups that nobody asks for: when they are made, what proves them, where they go, and what no failure may cost."""

import json
import shutil
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests import present
from tests.services.backing_up import log, made, own_folder, refusing, run
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.backup_plan import Lateness
from woilmenau_desk.domain.backups import ByPassword, Occasion, Order
from woilmenau_desk.domain.errors import (
    BackupStopped,
    ClockDoubted,
    DiskFull,
    NotABackup,
    NotAllowed,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backup_settings, backups, upkeep
from woilmenau_desk.storage import rekey, resting
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places, backup_trial
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.gates import gate

DAILY, CLOSING, ASKED = Occasion.DAILY, Occasion.CLOSING, Occasion.ASKED


# When one is due


def test_a_backup_is_made_once_a_day_and_only_when_something_was_written(desk: Desk, clock: Clock) -> None:
    log(desk)
    first = made(desk, DAILY)
    log(desk)
    assert run(desk, DAILY) is None  # today has one
    clock.move(days=1)
    second = made(desk, DAILY)
    clock.move(days=1)
    # Its own entry in the audit trail is no change.
    assert not backups.due(desk, DAILY)
    assert run(desk, DAILY) is None
    assert not backups.due(desk, CLOSING)
    assert {known.path for known in backups.known_backups(desk.data)} == {first, second}


def test_closing_makes_one_as_often_as_something_was_written(desk: Desk, clock: Clock) -> None:
    log(desk)
    made(desk, DAILY)
    assert not backups.due(desk, CLOSING)
    clock.move(minutes=1)
    log(desk)
    assert made(desk, CLOSING).exists()
    assert run(desk, CLOSING) is None


def test_one_made_by_hand_counts_too(desk: Desk) -> None:
    log(desk)
    upkeep.backup(desk)
    assert not backups.due(desk, CLOSING)
    assert not backups.due(desk, DAILY)


def test_one_that_is_gone_counts_for_nothing(desk: Desk) -> None:
    log(desk)
    made(desk, CLOSING).unlink()
    assert backups.due(desk, CLOSING)
    assert backup_settings.quiet(desk).standing.last is None


def test_what_is_put_back_is_told_by_what_is_in_it_not_by_its_length(
    desk: Desk, data: Path, clock: Clock
) -> None:
    first = made(desk)
    log(desk)
    clock.move(days=1)
    made(desk)
    desk.close()
    upkeep.restore(data, first, "caro", PASSWORD)
    again = log_in(data, "caro", clock)
    # That it was put back is written down, too.
    assert backups.due(again, CLOSING)
    made(again, CLOSING)
    assert not backups.due(again, CLOSING)
    log(again)
    # As many entries as in the second one, and others.
    assert backups.due(again, CLOSING)
    again.close()


def test_the_counter_may_and_everybody_is_told_who_did(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    theke = desk_of("theke")
    assert not theke.actor.may(Right.EDIT_CENTRE)
    log(theke)
    path = made(theke, CLOSING)
    with desk.store.read() as conn:
        query = "SELECT actor, action FROM audit_entry ORDER BY id DESC LIMIT 1"
        assert conn.exec_driver_sql(query).one() == ("theke", "backup made")
    assert upkeep.verify_backup(path, "caro", PASSWORD).counts["visit"] == 1
    assert upkeep.verify(desk).findings == ()


def test_only_a_lead_says_where_they_go(desk_of: Callable[[str], Desk], tmp_path: Path) -> None:
    rolf = desk_of("rolf")
    for ask in (
        lambda: backup_settings.choose_second(rolf, tmp_path),
        lambda: backup_settings.take_stick(rolf, tmp_path),
        lambda: backup_settings.forget_stick(rolf, "stick:1"),
        lambda: backup_settings.set_days(rolf, 5),
        lambda: backup_settings.overview(rolf),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_under_a_clock_that_is_doubted_none_is_made(desk: Desk, clock: Clock) -> None:
    log(desk)
    fresh = log_in(desk.data, "caro", clock)
    clock.move(days=-40)
    fresh.store.watch = access.ClockWatch(clock)
    with pytest.raises(ClockDoubted):
        run(fresh)
    fresh.close()
    assert not (desk.data / "backups").exists()


# What proves it


def test_the_first_and_then_one_a_week_is_put_back_and_compared(desk: Desk, clock: Clock) -> None:
    tried = []
    for _ in range(9):
        log(desk)
        ran = run(desk, DAILY)
        assert ran is not None
        tried.append(ran.restored)
        clock.move(days=1)
    assert tried == [True, *[None] * 6, True, None]
    restored = [known for known in backups.known_backups(desk.data) if known.restored_at is not None]
    assert len(restored) == 1
    # Nothing is left of the folder it was put back into.
    assert {Path(name).suffix for name in own_folder(desk.data)} == {".desk"}


def test_a_backup_that_is_not_the_store_fails_its_proof_and_thins_nothing(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    good = made(desk)
    clock.move(days=8)
    log(desk)
    honest = files.copies.snapshot

    def forging(path: Path, desk_key: bytes, copy: Path, stop: Callable[[], bool]) -> None:
        honest(path, desk_key, copy, stop)
        connection = files.connect(copy, desk_key)
        connection.execute("UPDATE visit SET reason = 'offer'")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()

    monkeypatch.setattr(files.copies, "snapshot", forging)
    ran = run(desk, DAILY)
    assert ran is not None
    assert ran.restored is False
    known = {found.path: found for found in backups.known_backups(desk.data)}
    assert [known[path].proven for path in (good, ran.made) if path] == [True, False]
    told = backup_settings.quiet(desk)
    assert "Probe" in str(told.trouble)
    assert told.standing.last == clock.at - timedelta(days=8)
    # Not at once: whoever comes by every twenty seconds would fill the disk. Of what failed one a day is kept.
    assert run(desk, DAILY) is None
    for _ in range(2):
        clock.move(minutes=31)
        assert run(desk, DAILY) is not None
    assert [found.proven for found in backups.known_backups(desk.data)] == [False, True]
    # It is tried again, and the trouble ends.
    monkeypatch.undo()
    assert made(desk, CLOSING).exists()
    assert backup_settings.quiet(desk).trouble is None


def test_what_is_written_meanwhile_is_no_fault_of_the_backup(
    desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    honest = files.make

    def late(*asked: object) -> object:
        log(desk)
        return honest(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "make", late)
    ran = run(desk)
    assert ran is not None
    assert (ran.made is not None, ran.restored) == (True, None)
    assert backups.known_backups(data)[0].proven
    # The visit may not be in it: the next one is due.
    assert backups.due(desk, CLOSING)


def test_nobody_who_changes_keys_waits_for_a_trial(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    inside = threading.Event()
    honest, room = backup_trial.contents, rekey._look_for_room
    ended: list[object] = []

    def look_for_room(path: Path, fresh: Path) -> None:
        inside.set()
        room(path, fresh)

    def change() -> None:
        ended.append(access.change_password(desk, PASSWORD, "another-password-7"))

    thread = threading.Thread(target=change)

    def contents(view: object, stop: Callable[[], bool]) -> backup_trial.Contents:
        thread.start()
        assert inside.wait(20)
        return honest(view, stop)

    monkeypatch.setattr(rekey, "_look_for_room", look_for_room)
    monkeypatch.setattr(backup_trial, "contents", contents)
    ran = run(desk)
    thread.join()
    # The password is another one, the backup is good, and was not tried.
    assert len(ended) == 1
    assert ran is not None
    assert (ran.made is not None, ran.restored) == (True, None)
    assert backup_settings.quiet(desk).trouble is None
    assert upkeep.verify_backup(ran.made or data, "caro", PASSWORD)
    monkeypatch.undo()
    clock.move(minutes=1)
    again = run(desk)
    assert again is not None
    assert again.restored is True


def test_a_store_that_was_replaced_meanwhile_is_no_fault_of_the_backup(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    earlier = made(desk, CLOSING)
    clock.move(minutes=1)
    make, put_back = files.make, backup_trial.put_back

    def late(*asked: object) -> object:
        log(desk)
        return make(*asked)  # type: ignore[arg-type]

    def replaced(*asked: object) -> backup_trial.Trial:
        trial = put_back(*asked)  # type: ignore[arg-type]
        assert trial.differing
        # As another process does it, of which this one knows nothing.
        upkeep.restore_by(data, Order(earlier, ByPassword("caro", PASSWORD)))
        return trial

    monkeypatch.setattr(files, "make", late)
    monkeypatch.setattr(backup_trial, "put_back", replaced)
    ran = run(desk)
    assert ran is not None
    assert (ran.made is not None, ran.restored) == (True, None)
    assert {known.proven for known in backups.known_backups(data)} == {True}


def test_every_row_counts_and_every_table(desk: Desk, data: Path) -> None:
    log(desk)
    key = desk.store.desk_key
    with backup_trial.standing_still(data, key) as view:
        before = backup_trial.contents(view, lambda: False)
    assert before["visit"][0] == 1
    with desk.store.read() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    assert before.keys() == {*names, "sqlite_master"}
    connection = files.connect(data / DATABASE_FILE, key)
    connection.execute("UPDATE visit SET reason = reason || char(0) || 'x'")
    connection.close()
    with backup_trial.standing_still(data, key) as view:
        after = backup_trial.contents(view, lambda: False)
    assert {name for name in after if after[name] != before[name]} == {"visit"}


def test_what_is_wrong_with_the_store_is_told_and_costs_no_backup(desk: Desk, clock: Clock) -> None:
    log(desk)
    with desk.store.unit_of_work("caro") as uow:
        uow.conn.exec_driver_sql("DELETE FROM visit")
        uow.conn.commit()
    ran = run(desk, DAILY)
    assert ran is not None
    # It is the store, as it is.
    assert ran.restored is True
    for _ in range(3):
        clock.move(seconds=20)
        assert run(desk, DAILY) is None
    told = backup_settings.quiet(desk)
    assert (told.standing.lateness, told.trouble, told.behind) == (Lateness.GOOD, None, ())
    assert "Ablage prüfen" in str(told.store)
    assert backup_settings.overview(desk, volumes=lambda: ()).store == told.store
    assert upkeep.verify(desk).findings
    assert backup_settings.quiet(desk).store == told.store


def test_a_store_that_was_looked_through_and_is_well_is_told_of_no_more(desk: Desk) -> None:
    log(desk)
    with backup_places.changing(desk.data, desk.clock()) as held:
        held[0] = held[0].with_trouble(
            backup_places.STORE, backup_places.Trouble("2026-01-01", DiskFull.what)
        )
    assert backup_settings.quiet(desk).store is not None
    assert upkeep.verify(desk).findings == ()
    assert backup_settings.quiet(desk).store is None


@pytest.mark.parametrize("at_rest", [0, 1, 5])
def test_a_look_through_the_store_ends_when_it_is_to_stop(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at_rest: int
) -> None:
    monkeypatch.setattr(resting, "_WORK_SECONDS", 0)
    for _ in range(3):
        log(desk)
    rests: list[None] = []

    def stop() -> bool:
        rests.append(None)
        return len(rests) > at_rest

    with pytest.raises(BackupStopped):
        upkeep.verify(desk, stop)
    assert len(rests) == at_rest + 1


def test_the_trial_rests_between_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "_WORK_SECONDS", 0)
    rests: list[float] = []
    monkeypatch.setattr(resting.time, "sleep", rests.append)
    for _ in range(10):
        log(desk)
    ran = run(desk)
    assert ran is not None
    assert ran.restored
    assert len(rests) > 20  # ten rows, and ten entries


def test_whoever_waits_at_the_gate_may_be_told_to_stop(desk: Desk, data: Path) -> None:
    log(desk)
    stopped = threading.Event()
    ended: list[BaseException] = []

    def work() -> None:
        try:
            backups.run(desk, CLOSING, stopped.is_set, lambda: ())
        except BackupStopped as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    with gate(data):
        thread.start()
        stopped.set()
        thread.join(5)
        assert not thread.is_alive()
    assert len(ended) == 1


# What no failure may cost


def test_a_damaged_store_pushes_out_no_backup(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(9):
        log(desk)
        made(desk, DAILY)
        clock.move(days=1)
    before = own_folder(data)
    log(desk)
    monkeypatch.setattr(files.copies, "snapshot", refusing(StoreDamaged(detail=DATABASE_FILE)))
    for _ in range(3):
        with pytest.raises(StoreDamaged):
            run(desk, DAILY)
    assert own_folder(data) == before
    assert "beschädigt" in str(backup_settings.quiet(desk).trouble)


def test_one_that_cannot_be_opened_is_kept_aside_under_no_backups_name(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    good = made(desk)
    clock.move(days=1)
    log(desk)
    monkeypatch.setattr(files, "prove", refusing(NotABackup(file="x")))
    for _ in range(3):
        clock.move(minutes=1)
        with pytest.raises(NotABackup):
            run(desk, DAILY)
    aside = [name for name in own_folder(data) if name != good.name]
    assert [name.endswith(".desk-fehlerhaft") for name in aside] == [True]
    assert [known.path for known in backups.known_backups(data)] == [good]
    assert "Probe" in str(backup_settings.quiet(desk).trouble)


def test_a_full_disk_leaves_nothing_half_and_what_was_there(
    desk: Desk, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(desk)
    made(desk)
    clock.move(days=1)
    log(desk)
    before = own_folder(data)
    monkeypatch.setattr(files.shutil, "copyfileobj", refusing(OSError(28, "full")))
    with pytest.raises(DiskFull):
        run(desk, DAILY)
    assert own_folder(data) == before
    assert "voll" in str(backup_settings.quiet(desk).trouble)
    monkeypatch.undo()
    assert made(desk, DAILY).exists()


def test_whoever_comes_back_ends_it_and_nothing_is_left(desk: Desk, data: Path, clock: Clock) -> None:
    log(desk)
    made(desk)
    before = own_folder(data)
    log(desk)
    clock.move(days=1)
    for moments in range(12):
        asked: list[None] = []

        def stop(asked: list[None] = asked, moments: int = moments) -> bool:
            asked.append(None)
            return len(asked) > moments

        try:
            backups.run(desk, DAILY, stop, lambda: ())
        except BackupStopped:
            assert own_folder(data) == before
        else:
            break
    # However far it came: the last one went through.
    assert len(own_folder(data)) == 2


def test_two_at_once_make_one(desk: Desk, data: Path) -> None:
    log(desk)
    with backup_places.only_one(data):
        assert run(desk, DAILY) is None
        with pytest.raises(StoreBusy):
            run(desk)
    made(desk, DAILY)


def test_new_keys_meanwhile_are_waited_for(desk: Desk, data: Path, clock: Clock) -> None:
    log(desk)
    ended = threading.Event()
    found: list[Path] = []

    def work() -> None:
        found.append(made(desk))
        ended.set()

    thread = threading.Thread(target=work)
    with gate(data):
        thread.start()
        # What the gate is for: the desk gets another store under another key.
        assert not ended.is_set()
    thread.join()
    clock.move(days=1)
    present.remove_user(desk, "rolf", own_password=PASSWORD)
    again = made(desk)
    assert upkeep.verify_backup(found[0], "rolf", PASSWORD)
    assert upkeep.verify_backup(again, "caro", PASSWORD)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"format": 1}', b"\xff", b'{"format": 1, "records": 5}']
)
def test_a_state_that_cannot_be_read_begins_anew(desk: Desk, data: Path, content: bytes) -> None:
    log(desk)
    path = made(desk)
    (data / "backups.json").write_bytes(content)
    assert backup_settings.quiet(desk).standing.last is None
    assert [(known.path, known.proven) for known in backups.known_backups(data)] == [(path, False)]
    log(desk)
    made(desk)


def test_a_record_speaks_of_one_file_only(desk: Desk, data: Path, clock: Clock) -> None:
    log(desk)
    first = made(desk)
    log(desk)
    clock.move(days=1)
    second = made(desk)
    shutil.copyfile(first, second)
    assert {known.path: known.proven for known in backups.known_backups(data)} == {first: True, second: False}


def test_strange_records_and_troubles_are_not_believed(desk: Desk, data: Path) -> None:
    log(desk)
    made(desk)
    kept = json.loads((data / "backups.json").read_text("utf-8"))
    kept["records"] += [
        {**kept["records"][0], "name": "../x.desk"},
        {**kept["records"][0], "size": "1"},
        {**kept["records"][0], "place": "anywhere"},
        {"name": "x.desk"},
    ]
    kept["troubles"] = {
        "here": {"at": "x", "text": "{x.__class__}", "values": {}},
        "second": {"at": "x", "text": "{x}", "values": {}},
    }
    kept["days"] = 10**6
    (data / "backups.json").write_text(json.dumps(kept), "utf-8")
    state = backup_places.load(data, desk.clock())
    assert (len(state.records), state.troubles, state.days) == (1, {}, 3)


def test_nobody_puts_words_into_the_line_about_backups(desk: Desk) -> None:
    asking = backup_places.Trouble("2026-01-01", "Bitte das Passwort an 0900 123 durchgeben.")
    with backup_places.changing(desk.data, desk.clock()) as held:
        held[0] = held[0].with_trouble("here", asking).with_trouble(backup_places.STORE, asking)
    told = backup_settings.quiet(desk)
    assert (told.trouble, told.store) == (None, None)


# What people are told


def test_how_late_it_is_goes_from_the_last_proven_one(desk: Desk, clock: Clock) -> None:
    log(desk)
    made(desk)
    assert backup_settings.quiet(desk).standing.lateness is Lateness.GOOD
    log(desk)
    clock.move(days=3)
    assert backup_settings.quiet(desk).standing.lateness is Lateness.LATE
    backup_settings.set_days(desk, 5)
    assert backup_settings.quiet(desk).standing.lateness is Lateness.GOOD
    clock.move(days=20)
    assert backup_settings.quiet(desk).standing.lateness is Lateness.VERY_LATE


def test_days_with_nothing_but_logins_lack_no_backup(
    desk: Desk, data: Path, clock: Clock, tmp_path: Path
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    backup_settings.choose_second(desk, second)
    log(desk)
    made(desk)
    at = clock.at
    for _ in range(4):
        clock.move(days=1)
        log_in(data, "theke", clock).close()
    assert run(desk, DAILY) is None
    told = backup_settings.quiet(desk)
    assert (told.standing.lateness, told.standing.open_days, told.standing.last) == (Lateness.GOOD, 0, at)
    assert told.behind == ()
    log(desk)
    told = backup_settings.quiet(desk)
    assert told.standing.lateness is Lateness.LATE
    assert [row.late for row in told.behind] == [True]


def test_a_log_visit_goes_on_during_a_backup(desk: Desk, data: Path) -> None:
    """Not how fast, but that nothing of a backup locks a writer out: it writes between any two steps of it."""
    for _ in range(40):
        log(desk)
    logged = 0

    def stop() -> bool:
        nonlocal logged
        log(desk)
        logged += 1
        return False

    assert backups.run(desk, ASKED, stop, lambda: ()) is not None
    assert logged >= 4
    assert upkeep.verify(desk).findings == ()
