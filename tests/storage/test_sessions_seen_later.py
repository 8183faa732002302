"""A window's login looks at all sessions once the counter is shown. What was done to them shows as well as at once."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import DeskLocked, StoreBusy
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.trail import sealed_sessions, sealing


@pytest.fixture
def data(template: tuple[Path, str], tmp_path: Path) -> Path:
    """A store with a session."""
    folder = copy_store(template[0], tmp_path / "data")
    desk = log_in(folder, "caro", Clock())
    person = people.register(desk, PersonData("Mira", "Muster")).value.id
    counselling.record_session(desk, RecordSession(SessionData(person, ("housing",), 20), "von Mira"))
    desk.close()
    return folder


def desk_key(data: Path) -> bytes:
    return Keyring.load(data).open("caro", PASSWORD).desk_key


def doubts(data: Path) -> tuple[str, ...]:
    """What the next login with the vault says of the trail."""
    desk = log_in(data, "caro", Clock())
    desk.close()
    return desk.trail_doubts


def _forge(data: Path, *statements: str) -> None:
    with Store(data, desk_key(data)) as store, store.unit_of_work("x") as uow:
        for statement in statements:
            uow.conn.execute(text(statement))
        uow.conn.commit()


def _change_a_session(data: Path) -> None:
    _forge(data, "UPDATE counselling_session SET outcome = 'x' WHERE id = 1")


def test_a_window_reads_no_session_on_the_way_in(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    total = sealed_sessions.total

    def counted(*args: Any, **named: Any) -> int:
        looked.append(args)
        return total(*args, **named)

    monkeypatch.setattr(sealed_sessions, "total", counted)
    window = log_in(data, "caro", Clock(), hold=True)
    assert (looked, window.sessions_unseen) == ([], True)
    assert access.look_at_sessions(window)
    assert access.look_at_sessions(window)
    assert (len(looked), window.sessions_unseen, window.trail_doubts) == (1, False, ())
    window.close()
    log_in(data, "caro", Clock()).close()
    assert len(looked) == 2  # whoever has no window looks at once


def test_what_was_done_to_a_session_shows_in_the_window_too(data: Path) -> None:
    _change_a_session(data)
    window = log_in(data, "caro", Clock(), hold=True)
    assert window.trail_doubts == ()
    # Whatever is written before the look hides nothing.
    visits.log_visit(window, LogVisit(VisitData("encounter")))
    person = people.register(window, PersonData("Lina", "Muster")).value.id
    counselling.record_session(window, RecordSession(SessionData(person, ("housing",), 20), "von Lina"))
    assert not access.look_at_sessions(window)
    assert window.trail_doubts == ("sessions",)
    with window.store.read() as conn:
        assert [said for _number, said in sealing.doubted(conn)] == ["sessions"]
    window.close()
    assert doubts(data) == ()  # it is written down, and they count as they stand


@pytest.mark.parametrize(
    ("statement", "doubt"),
    [
        ("UPDATE staff SET role = 'lead' WHERE name = 'theke'", "role:staff"),
        ("DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)", "cut"),
    ],
)
def test_a_window_looks_at_all_else_on_the_way_in(data: Path, statement: str, doubt: str) -> None:
    _forge(data, statement)
    window = log_in(data, "caro", Clock(), hold=True)
    assert doubt in window.trail_doubts
    window.close()


def test_another_doubt_hides_no_session(data: Path) -> None:
    _change_a_session(data)
    _forge(data, "UPDATE staff SET role = 'lead' WHERE name = 'theke'")
    window = log_in(data, "caro", Clock(), hold=True)
    assert set(window.trail_doubts) == {"role:staff", "sessions"}
    window.close()


def test_a_session_that_cannot_be_read_is_doubted(data: Path) -> None:
    _forge(data, "UPDATE counselling_session SET outcome = CAST(x'fffe' AS TEXT) WHERE id = 1")
    window = log_in(data, "caro", Clock(), hold=True)
    assert not access.look_at_sessions(window)
    assert "link" in window.trail_doubts
    window.close()


def test_a_doubt_is_told_even_where_it_cannot_be_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_a_session(data)
    window = log_in(data, "caro", Clock(), hold=True)
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "writing", _busy)
        with pytest.raises(StoreBusy):
            access.look_at_sessions(window)
    assert window.trail_doubts == ("sessions",)
    assert window.sessions_unseen  # so it is tried again
    assert not access.look_at_sessions(window)
    window.close()


def _busy(_desk: Desk) -> None:
    raise StoreBusy


def test_a_window_that_closes_before_the_look_leaves_it_to_the_next_login(data: Path) -> None:
    _change_a_session(data)
    log_in(data, "caro", Clock(), hold=True).close()
    assert doubts(data) == ("sessions",)


def test_the_lock_breaks_the_look_off_and_it_is_done_later(data: Path) -> None:
    _change_a_session(data)
    window = log_in(data, "caro", Clock(), hold=True)
    access.lock(window)
    with pytest.raises(DeskLocked):
        access.look_at_sessions(window)
    access.unlock(window, PASSWORD)
    assert not access.look_at_sessions(window)
    assert window.trail_doubts == ("sessions",)
    window.close()


def test_without_the_vault_there_is_nothing_to_look_by(data: Path) -> None:
    theke = log_in(data, "theke", Clock(), hold=True)
    assert access.look_at_sessions(theke)
    theke.close()
