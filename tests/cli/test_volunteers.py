"""volunteer list and volunteer find: what scripts rely on."""

import shutil
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.volunteers import Available, RoleSpan, VolunteerData
from woilmenau_desk.services.volunteers import volunteers

Run = Callable[..., Result]


@pytest.fixture
def data(centre: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(centre, tmp_path / "data"))
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "wetzlarer-platz-1")
    monkeypatch.setenv("WOILMENAU_DESK_USER", "caro")
    return copy


@pytest.fixture
def amina(data: Path) -> int:
    desk = log_in(data, "caro", Clock())
    told = VolunteerData(
        "Amina",
        "Kornblume",
        phone="0176 04069051",
        languages=(("ar", "native"), ("ti", None)),
        pledged_on=date(2026, 1, 1),
        briefed_on=date(2026, 1, 1),
    )
    times = (Available(3, time(14), time(18)),)
    number = volunteers.register(desk, told, (RoleSpan("accompaniment"),), times).value.id
    desk.close()
    return number


def test_the_list_and_what_the_counter_gets_of_it(
    run: Run, data: Path, amina: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = run("volunteer", "list", "--data", data, "--json")
    assert listed.status == 0
    row = next(one for one in listed.json if one["id"] == amina)
    assert row == {
        "id": amina,
        "name": "Amina Kornblume",
        "languages": [{"code": "ar", "level": "native"}, {"code": "ti", "level": None}],
        "phone": "0176 04069051",
        "roles": ["accompaniment"],
        "state": "active",
        "lacking": [],
    }
    assert f"{amina}\tAmina Kornblume\tar ti\t0176 04069051" in run("volunteer", "list", "--data", data).out
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    seen = next(one for one in run("volunteer", "list", "--data", data, "--json").json if one["id"] == amina)
    assert seen.keys() == {"id", "name", "languages", "phone"}
    assert seen["name"] == "Amina"


def test_who_could_do_it(run: Run, data: Path, amina: int) -> None:
    wanted = ("--language", "ti", "--weekday", "thu", "--at", "15:00", "--task", "accompaniment")
    found = run("volunteer", "find", *wanted, "--data", data, "--json")
    assert found.status == 0
    first = found.json[0]
    assert (first["id"], first["name"], first["lacking"]) == (amina, "Amina Kornblume", [])
    assert first["why"][1:] == [
        "kann Do 14:00–18:00",
        "Aufgabe: Begleitung zu Behörden und Arzt",
        "noch nie gefragt",
    ]
    assert first["last_asked"] is None
    plain = run("volunteer", "find", *wanted, "--data", data)
    assert plain.out.splitlines()[0].endswith(" · ".join(first["why"]))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("--weekday", "someday"), "kein Wochentag"),
        (("--at", "25:00"), "keine Uhrzeit"),
        (("--language", "klingon"), "Werteliste"),
        (("--task", "astronaut"), "Werteliste"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(run: Run, data: Path, wrong: tuple[str, str], told: str) -> None:
    found = run("volunteer", "find", *wrong, "--data", data)
    assert (found.status, found.out) == (1, "")
    assert told in found.err
    assert "Traceback" not in found.err
