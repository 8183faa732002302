"""The command line as a script uses it: in this process, with its output caught."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.stores import CHEAP, a_store, copy_store
from woilmenau_desk.__main__ import main
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.storage.keys import keyring

PASSWORD = "wetzlarer-platz-1"


@dataclass(frozen=True)
class Result:
    """What one call left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line names no cost: let a new password cost next to nothing here as well."""
    monkeypatch.setattr(keyring, "Argon2", lambda: CHEAP)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Call the command line."""

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        caught = capsys.readouterr()
        return Result(status, caught.out, caught.err)

    return call


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small fictional centre that nobody writes into."""
    data = tmp_path_factory.mktemp("centre") / "data"
    make_demo(data, persons=40, visits=300, years=1, cost=CHEAP)
    return data


@pytest.fixture
def demo(centre: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small fictional centre, with caro as the one who asks."""
    data = copy_store(centre, tmp_path / "zentrum")
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(data))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "caro")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    return data


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store nobody writes into."""
    data = tmp_path_factory.mktemp("template") / "data"
    a_store(data)
    return data


@pytest.fixture
def small(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with its users and nothing else, quick to copy, with caro as the one who asks."""
    data = copy_store(template, tmp_path / "zentrum")
    (data / "backups").mkdir()
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(data))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "caro")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    return data
