"""The counter has the desk key: a key file that lets nobody with the vault in, closed with it, reaches no backup, no rescue
and no login in silence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.forging import ruined
from tests.services.backing_up import log, made
from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.backups import ByCode, ByPassword, Occasion
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import backups, upkeep
from woilmenau_desk.services.upkeep.restoring import opened
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.backups import backup_places as places
from woilmenau_desk.storage.keys.key_holder import Argon2
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring


def lay_ruined(data: Path) -> Keyring:
    """Returns what lay there before."""
    right = Keyring.load(data)
    ruined(right, right.open("theke", PASSWORD).desk_key).save(data)
    return right


def lead_gets_in(path: Path, code: str) -> bool:
    try:
        for way in (ByPassword("caro", PASSWORD), ByCode(code)):
            opened(files.keyring_of(path), way)
    except KnownError:
        return False
    return True


def record(data: Path, path: Path, clock: Clock) -> places.Record:
    return next(one for one in places.load(data, clock()).records if one.name == path.name)


@pytest.mark.parametrize("look", [True, False])
def test_the_leads_window_takes_none_into_its_backups(
    data: Path, clock: Clock, code: str, look: bool
) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    right = lay_ruined(data)
    if look:
        upkeep.poll(desk)
        assert any("Schlüsseldatei" in str(one) for one in desk.notices)
        assert Keyring.load(data) == right
        lay_ruined(data)
    else:
        assert any("ohne den Tresor" in str(one) for one in upkeep.verify(desk).findings)
    for number, occasion in enumerate((Occasion.CLOSING, Occasion.ASKED)):
        clock.move(minutes=number + 1)
        log(desk)
        if Keyring.load(data) == right:
            lay_ruined(data)
        path = made(desk, occasion)
        assert lead_gets_in(path, code)
        assert record(data, path, clock).vouched
    desk.close()


def test_at_the_counter_the_key_file_of_the_last_vouched_backup_is_taken(
    data: Path, clock: Clock, code: str
) -> None:
    lead = log_in(data, "caro", clock, hold=True)
    good = made(lead)
    lead.close()
    right = lay_ruined(data)
    clock.move(minutes=1)
    theke = log_in(data, "theke", clock, hold=True)
    log(theke)
    path = made(theke)
    assert lead_gets_in(path, code)
    assert record(data, path, clock).vouched
    theke.close()
    # Where nothing is known to be right, it is made and not vouched for.
    good.unlink()
    path.unlink()
    clock.move(minutes=1)
    theke = log_in(data, "theke", clock, hold=True)
    log(theke)
    path = made(theke)
    assert not record(data, path, clock).vouched
    assert not next(one for one in backups.known_backups(data) if one.path.name == path.name).vouched
    theke.close()
    right.save(data)


@pytest.mark.parametrize("name", ["caro", "theke"])
def test_a_rescue_holds_what_opened_the_store(data: Path, clock: Clock, name: str) -> None:
    desk = log_in(data, name, clock, hold=True)
    log(desk)
    lay_ruined(data)
    upkeep.poll(desk)
    shutil.rmtree(data)
    clock.move(seconds=4)
    with pytest.raises(KnownError):
        log(desk)
    desk.close()
    for who in ("caro", "theke"):
        log_in(data, who, clock).close()


def gone(place: Path) -> None:
    place.unlink()


def emptied(place: Path) -> None:
    place.write_bytes(b"")


def a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize("attack", [gone, emptied, a_folder])
@pytest.mark.parametrize("name", ["caro", "theke"])
def test_what_goes_while_the_password_is_worked_on_is_put_back_and_said(
    data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, attack: Callable[[Path], None], name: str
) -> None:
    log_in(data, name, clock).close()
    place, honest = data / KEY_FILE, Argon2.key

    def slow(cost: Argon2, password: str, salt: bytes) -> bytes:
        found = honest(cost, password, salt)
        attack(place)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Argon2, "key", slow)
        desk = log_in(data, name, clock, hold=True)
    log(desk)
    upkeep.poll(desk)
    assert any("Schlüsseldatei" in str(one) for one in desk.notices)
    desk.close()
    for who in ("caro", "theke"):
        log_in(data, who, clock).close()


def test_after_new_keys_the_ones_that_fit_are_held(data: Path, clock: Clock) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    access.change_password(desk, PASSWORD, "ein eigenes Passwort")
    right = (data / KEY_FILE).read_bytes()
    lay_ruined(data)
    log(desk)
    assert (data / KEY_FILE).read_bytes() == right
    (data / KEY_FILE).unlink()
    log(desk)
    assert (data / KEY_FILE).read_bytes() == right
    desk.close()
