"""The clock on the command line: an odd one is a known error, and what it did is found and moved."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Result
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access

Run = Callable[..., Result]


@pytest.fixture
def ahead(small: Path) -> Path:
    """A store whose last entries are from a clock that was eleven years ahead."""
    later = datetime.now(UTC) + timedelta(days=4000)
    desk = access.login(small, "caro", PASSWORD, clock=lambda: later)
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    desk.close()
    return small


def test_an_odd_clock_is_a_known_error_before_anything_is_written(run: Run, ahead: Path) -> None:
    before = run("verify", "--json")
    assert before.status == 0
    refused = run("visit", "log", "--reason", "encounter")
    assert refused.status == 1
    assert "Stimmt die Uhr?" in refused.err
    assert "--clock-is-right" in refused.err
    assert len(refused.err.strip().splitlines()) == 1
    assert run("backup").status == 1
    assert run("find", "Mira").status == 0


@pytest.mark.parametrize("how", ["option", "variable"])
def test_who_says_it_is_right_goes_on(
    run: Run, ahead: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "variable":
        monkeypatch.setenv("WOILMENAU_DESK_CLOCK_IS_RIGHT", "1")
    option = ["--clock-is-right"] if how == "option" else []
    assert run("visit", "log", "--reason", "encounter", *option).status == 0
    monkeypatch.delenv("WOILMENAU_DESK_CLOCK_IS_RIGHT", raising=False)
    assert run("visit", "log", "--reason", "encounter").status == 0
    (span,) = run("clock", "list", "--json").json
    assert [row["table"] for row in span["rows"]] == ["visit"]
    assert span["entries"] in run("clock", "list").out
    moved = run("clock", "move", "--entries", span["entries"], f"--by={span['proposed_shift']}", "--json")
    assert (moved.status, moved.json["moved"]) == (0, 1)
    (span,) = run("clock", "list", "--json").json
    assert span["rows"] == []
    assert run("clock", "move", "--entries", span["entries"], "--by=-1d").status == 1


def test_a_time_names_entries_too(run: Run, ahead: Path) -> None:
    since = (datetime.now(UTC) + timedelta(days=3990)).date().isoformat()
    found = run("clock", "list", "--from", since, "--json").json
    assert len(found[0]["rows"]) == 1
    moved = run("clock", "move", "--from", since, "--by", "-4000 Tage", "--clock-is-right", "--json")
    assert moved.json["moved"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--by=-1d"],
        ["--entries", "x", "--by=-1d"],
        ["--entries", "1-9", "--by=morgen"],
        ["--from", "gestern", "--by=-1d"],
        ["--from", "0001-01-01", "--by=-1d"],
    ],
)
def test_what_cannot_be_read_is_told(run: Run, small: Path, arguments: list[str]) -> None:
    refused = run("clock", "move", *arguments)
    assert refused.status == 1
    assert len(refused.err.strip().splitlines()) == 1


def test_a_password_waits_for_the_clock_like_any_write(
    run: Run, ahead: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "ein neues Passwort")
    refused = run("user", "passwd")
    assert refused.status == 1
    assert "--clock-is-right" in refused.err
    assert run("visit", "log", "--reason", "encounter").status == 1
    assert run("user", "passwd", "--clock-is-right").status == 0
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "ein neues Passwort")
    assert run("visit", "log", "--reason", "encounter").status == 0
