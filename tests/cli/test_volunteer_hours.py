"""`volunteer hours`, as a script notes what somebody served."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Result
from tests.stores import a_store, log_in
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services.volunteers import hours, volunteers

Run = Callable[..., Result]
DAY = local(now()).date() - timedelta(days=3)


def test_hours_are_noted_and_what_cannot_be_is_told_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", now)
    amina = volunteers.register(desk, VolunteerData("Amina"), (RoleSpan("tutoring"),), ()).value.id
    desk.close()
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    common = ("--data", data, "--user", "caro", "--clock-is-right", "--json")
    note = ("volunteer", "hours", amina, *common)
    done = run(*note, "--on", DAY.isoformat(), "--hours", "2.5")
    assert done.status == 0, done.err
    assert (done.json["minutes"], done.json["task"], done.json["on"]) == (150, "tutoring", DAY.isoformat())
    assert run(*note, "--on", DAY.isoformat(), "--hours", "1:15", "--task", "leisure").json["minutes"] == 75
    for wrong in (
        ("--on", DAY.isoformat(), "--hours", "viel"),
        ("--on", "20.10.", "--hours", "2"),
        ("--on", DAY.isoformat(), "--hours", "23"),
        ("--on", DAY.isoformat(), "--hours", "1", "--task", "zaubern"),
    ):
        refused = run(*note, *wrong)
        assert (refused.status, refused.out) == (1, "")
    desk = log_in(data, "caro", now)
    assert [row.data.minutes for row in hours.between(desk, DAY, DAY)] == [
        150,
        75,
    ]
    desk.close()
