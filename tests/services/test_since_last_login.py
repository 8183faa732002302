"""What everybody with the vault is told at the login, whoever came first after it happened."""

import shutil
from pathlib import Path

from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.store import Store


def told(data: Path, name: str, clock: Clock) -> list[str]:
    desk = log_in(data, name, clock)
    try:
        return [str(finding) for finding in (*desk.findings, *desk.notices)]
    finally:
        desk.close()


def test_a_store_put_back_is_told_to_the_vault_whoever_came_first(
    data: Path, tmp_path: Path, clock: Clock
) -> None:
    for name in ("caro", "rolf"):
        assert told(data, name, clock) == []
    shutil.copytree(data, tmp_path / "old")
    desk = log_in(data, "caro", clock)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    shutil.rmtree(data)
    shutil.copytree(tmp_path / "old", data)
    (first,) = told(data, "theke", clock)
    assert "älter als beim letzten Mal" in first
    for name in ("caro", "rolf"):
        assert told(data, name, clock) == [
            "Am 23.11.2026 (Anmeldung: Theke) war die Ablage älter als zuvor, oder nicht dieselbe. Bitte klären."
        ]
        assert told(data, name, clock) == [], "once is enough"


def test_a_code_that_was_used_is_told_also_to_whom_it_was_used_for(
    data: Path, code: str, clock: Clock
) -> None:
    assert told(data, "rolf", clock) == []
    access.recover(data, code, "caro", PASSWORD, clock=clock)
    line = "Am 23.11.2026 hat Caro mit dem Wiederherstellungscode ein Passwort gesetzt."
    assert told(data, "theke", clock) == []
    assert (told(data, "caro", clock), told(data, "rolf", clock)) == ([line], [line])


def test_of_many_the_newest_are_told(data: Path, clock: Clock) -> None:
    desk_key = Keyring.load(data).open("caro", PASSWORD).desk_key
    with Store(data, desk_key, clock) as store, store.unit_of_work("theke") as uow:
        for _ in range(12):
            uow.trace("store is older", "store", detail="1")
        uow.commit()
    found = told(data, "rolf", clock)
    assert len(found) == 9
    assert found[-1] == "Dazu 4 ältere Meldungen im Änderungsprotokoll."
