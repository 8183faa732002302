"""backup --due and --list: what the window does by itself, for a script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from woilmenau_desk.domain.backups import Ran
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import backup_settings, backups

PASSWORD = "wetzlarer-platz-1"
Run = Callable[..., Any]


def test_what_is_due_is_made_and_brought(run: Run, demo: Path, tmp_path: Path) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    desk = access.login(demo, "caro", PASSWORD)
    backup_settings.choose_second(desk, second)
    desk.close()
    made = run("backup", "--due", "--json")
    assert made.status == 0
    assert (made.json["restored"], made.json["brought"], made.json["failed"]) == (True, ["second"], [])
    path = Path(made.json["made"])
    assert (second / path.name).read_bytes() == path.read_bytes()
    # That somebody logged in is no change.
    again = run("backup", "--due", "--json")
    assert (again.status, again.json["made"]) == (0, None)
    assert run("backup", "--due").out.strip() == "Es war keine Sicherung fällig."
    (second / path.name).unlink()
    (second / "woilmenau-desk-sicherungen.json").unlink()
    lost = run("backup", "--due")
    assert lost.status == 3
    assert lost.out.strip() == "Nicht in den zweiten Ordner gebracht."


def test_one_that_failed_its_trial_is_not_called_proven(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "run", lambda *_arguments: Ran(demo / "x.desk", restored=False))
    failed = run("backup", "--due")
    assert failed.status == 3
    assert "geprüft" not in failed.out
    assert "Probe ist misslungen" in failed.out


def test_they_are_listed_without_a_password(run: Run, demo: Path, monkeypatch: Any) -> None:
    assert run("backup", "--list", "--json").json == []
    run("backup", "--due")
    monkeypatch.delenv("WOILMENAU_DESK_PASSWORD")
    [row] = run("backup", "--list", "--json").json
    assert row["spot"] == "here"
    assert row["proven"] is True
    assert row["automatic"] is True
    assert row["restored_at"].endswith("+00:00")
    assert Path(row["path"]).stat().st_size == row["size"]
    assert run("backup", "--list").out.split("\t")[2] == "zurückgespielt"


def test_a_file_belongs_to_neither(run: Run, demo: Path, tmp_path: Path) -> None:
    assert run("backup", "--due", "--out", tmp_path / "x.desk").status == 2
    assert run("backup", "--due", "--list").status == 2
