"""dev.py: what it does on a fresh, a finished, a half-made and a foreign checkout. No package is installed here."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import dev


class Machine:
    """A checkout of its own, and a record of the programs that dev.py starts there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.calls: list[str] = []
        self.missing: list[str] = []
        self.fails = ""
        self.may_install = False
        (folder / "i18n").mkdir()
        (folder / "requirements.lock").write_text("alembic==1\n", encoding="utf-8")
        (folder / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\n[project]\nname = "x"\n[tool.hatch]\na = 1\n', encoding="utf-8"
        )
        scripts = folder / ".venv" / dev.SCRIPTS.name
        monkeypatch.setattr(dev, "ROOT", folder)
        monkeypatch.setattr(dev, "VENV", folder / ".venv")
        monkeypatch.setattr(dev, "SCRIPTS", scripts)
        monkeypatch.setattr(dev, "PYTHON", scripts / dev.PYTHON.name)
        monkeypatch.setattr(dev, "STAMP", folder / ".venv" / dev.STAMP.name)
        monkeypatch.setattr(dev, "must", self.must)
        monkeypatch.setattr(dev, "call", self.call)
        monkeypatch.setattr(dev, "prove_qt", lambda: None)
        monkeypatch.setattr(dev, "missing_libraries", lambda _: list(self.missing))
        monkeypatch.setattr(dev, "missing_venv_package", list)
        monkeypatch.setattr(dev, "apt_install", self.apt_install)
        monkeypatch.setattr(dev, "may_install", lambda: self.may_install)
        monkeypatch.setattr(dev, "NO_SERVICE_STARTS", folder / "policy-rc.d")
        monkeypatch.setattr(dev, "NO_SERVER_OF_ITS_OWN", folder / "createcluster.d" / "woilmenau-desk.conf")
        monkeypatch.setattr(sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)

    def must(self, command: Sequence[str | Path], otherwise: str) -> None:
        line = " ".join(map(str, command))
        self.calls.append(line)
        if self.fails and self.fails in line:
            raise dev.Stop(otherwise)
        if "-m venv" in line:
            dev.SCRIPTS.mkdir(parents=True)
            dev.PYTHON.touch()

    def call(self, command: Sequence[str | Path], environment: object = None) -> int:
        self.calls.append(" ".join(str(part) for part in command))
        return 0

    def apt_install(self, packages: Sequence[str]) -> bool:
        self.calls.append(f"apt {' '.join(packages)}")
        return self.may_install

    def steps(self) -> list[str]:
        """The steps of the set-up that were taken since the last look."""
        names = {
            "-m venv": "venv",
            "--require-hashes": "packages",
            "--editable": "itself",
            "compile": "texts",
        }
        taken = [name for line in self.calls for part, name in names.items() if part in line]
        self.calls.clear()
        return taken


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_a_fresh_checkout_is_set_up_once(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    dev.set_up(screen=False)
    assert machine.steps() == ["venv", "packages", "itself"]
    capsys.readouterr()
    dev.set_up(screen=False)
    assert machine.steps() == []
    assert capsys.readouterr() == ("", "")


def test_new_packages_go_into_the_venv_that_is_there(machine: Machine) -> None:
    dev.set_up(screen=False)
    machine.steps()
    (machine.folder / "requirements.lock").write_text("alembic==2\n", encoding="utf-8")
    dev.set_up(screen=False)
    assert machine.steps() == ["packages", "itself"]


def test_the_settings_of_a_tool_need_no_new_set_up(machine: Machine) -> None:
    dev.set_up(screen=False)
    machine.steps()
    with (machine.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("[tool.ruff]\nline-length = 99\n")
    dev.set_up(screen=False)
    assert machine.steps() == []


@pytest.mark.parametrize("step", ["-m venv", "--require-hashes", "--editable"])
def test_an_interrupted_set_up_is_mended(machine: Machine, step: str) -> None:
    machine.fails = step
    with pytest.raises(dev.Stop):
        dev.set_up(screen=False)
    machine.fails = ""
    machine.steps()
    dev.set_up(screen=False)
    assert machine.steps() == ["venv", "packages", "itself"]


@pytest.mark.parametrize("damage", ["no python", "moved", "torn stamp"])
def test_a_venv_that_does_not_fit_is_made_anew(machine: Machine, damage: str) -> None:
    dev.set_up(screen=False)
    machine.steps()
    match damage:
        case "no python":
            dev.PYTHON.unlink()
        case "moved":
            dev.STAMP.write_text(json.dumps(dev.wanted_state() | {"root": "elsewhere"}), encoding="utf-8")
        case "torn stamp":
            dev.STAMP.write_text('{"root": ', encoding="utf-8")
    dev.set_up(screen=False)
    assert machine.steps() == ["venv", "packages", "itself"]


def test_translations_are_built_when_they_are_older_than_their_texts(machine: Machine) -> None:
    dev.set_up(screen=False)
    (machine.folder / "i18n" / "woilmenau_desk_en.ts").touch()
    machine.steps()
    dev.set_up(screen=False)
    assert machine.steps() == ["texts"]
    (machine.folder / "i18n" / "woilmenau_desk_en.qm").touch()
    dev.set_up(screen=False)
    assert machine.steps() == []


def test_what_the_system_lacks_is_told_in_one_line_before_anything_is_made(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.missing = ["libegl1", "libgl1"]
    assert dev.main(["setup"]) == 1
    assert "\n    sudo apt-get install libegl1 libgl1\n" in capsys.readouterr().err
    assert machine.steps() == []
    assert not dev.VENV.exists()


def test_what_the_system_lacks_is_installed_where_it_may_be(machine: Machine) -> None:
    machine.missing = ["libegl1"]
    machine.may_install = True
    assert dev.main(["setup"]) == 0
    assert machine.calls[0] == "apt libegl1"


def test_without_a_screen_the_tour_is_taken(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"]) == 0
    assert machine.calls[-1] == f"{dev.desk()} tour --out {machine.folder / 'tour'}"
    out = capsys.readouterr().out
    assert "kein Bildschirm" in out
    assert str(machine.folder / "tour") in out


def test_with_a_screen_the_window_opens(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run", "--data", "centre"]) == 0
    assert machine.calls[-1] == f"{dev.desk()} --data centre"


def test_a_subcommand_needs_no_screen(machine: Machine) -> None:
    assert dev.main(["run", "--data", "centre", "verify"]) == 0
    assert machine.calls[-1] == f"{dev.desk()} --data centre verify"


def test_arguments_go_on_to_pytest(machine: Machine) -> None:
    assert dev.main(["test", "-n", "0", "tests/domain", "-k", "visit"]) == 0
    assert machine.calls[-1].endswith("-m pytest -n 2 --dist worksteal -n 0 tests/domain -k visit")


def test_the_tests_make_their_stores_in_memory_and_leave_nothing_there(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    left = memory / f"{dev.IN_MEMORY}999999999"
    (left / "store").mkdir(parents=True)
    beside = memory / f"{dev.IN_MEMORY}{os.getppid()}"
    beside.mkdir()
    given: list[str] = []

    def call(_command: Sequence[str | Path], environment: Mapping[str, str]) -> int:
        given.append(environment["TMPDIR"])
        assert not left.exists()
        (Path(environment["TMPDIR"]) / "store").touch()
        return 1

    monkeypatch.setattr(dev, "MEMORY", memory)
    monkeypatch.setattr(dev, "ROOMY", 1)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.delenv("TMPDIR", raising=False)
    assert dev.main(["test"]) == 1
    assert Path(given[0]).parent == memory
    assert list(memory.iterdir()) == [beside]


@pytest.mark.parametrize("why", ["little memory", "none", "a folder was named"])
def test_else_they_lie_where_they_always_did(
    machine: Machine, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "MEMORY", tmp_path / "nowhere" if why == "none" else tmp_path)
    monkeypatch.setattr(dev, "ROOMY", 2**60 if why == "little memory" else 1)
    monkeypatch.delenv("TMPDIR", raising=False)
    if why == "a folder was named":
        monkeypatch.setenv("TMPDIR", str(tmp_path))
    with dev.folder_in_memory() as folder:
        assert folder is None


def test_screen_tests_are_left_out_aloud(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    dev.prepare_screen_tests()
    assert "sudo apt-get install xvfb xdotool x11-utils" in capsys.readouterr().out


def test_the_loader_is_asked_for_the_libraries() -> None:
    assert dev.missing_libraries({"libnowhere.so.9": "libnowhere9"}) == ["libnowhere9"]


def test_no_server_of_its_own_is_made_for_the_tests_on_one(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    word = tmp_path / "createcluster.d" / "woilmenau-desk.conf"
    monkeypatch.setattr(dev, "SERVER_PROGRAMS", tmp_path / "none")
    monkeypatch.setattr(dev, "NO_SERVER_OF_ITS_OWN", word)
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "may_install", lambda: False)
    dev.prepare_server_tests()
    assert not word.exists()
    assert "sudo apt-get install postgresql" in capsys.readouterr().out
    monkeypatch.setattr(dev, "may_install", lambda: True)
    monkeypatch.setattr(dev, "apt_install", lambda packages: word.exists() and packages == ["postgresql"])
    dev.prepare_server_tests()
    assert word.read_text() == "create_main_cluster = false\n"
    assert "übersprungen" not in capsys.readouterr().out


def test_no_service_starts_with_what_the_tests_print_and_read_with(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    word = tmp_path / "policy-rc.d"
    monkeypatch.setattr(dev, "NO_SERVICE_STARTS", word)
    monkeypatch.setattr(dev, "PRINT_FILTERS", (tmp_path / "none", "cups-filters"))
    monkeypatch.setattr(dev, "READER_LETTERS", tmp_path / "none")
    monkeypatch.setattr(dev.shutil, "which", lambda _name, path="": None)
    dev.prepare_paper_tests()
    told = capsys.readouterr().out
    assert "sudo apt-get install cups-daemon cups-client cups-ipp-utils dbus cups-filters" in told
    assert "tesseract-ocr tesseract-ocr-deu tesseract-ocr-ukr" in told
    monkeypatch.setattr(dev, "may_install", lambda: True)
    monkeypatch.setattr(dev, "apt_install", lambda _packages: word.read_text() == "#!/bin/sh\nexit 101\n")
    dev.prepare_paper_tests()
    assert not word.exists()
    assert "übersprungen" not in capsys.readouterr().out
    # What somebody decided for the whole computer stays.
    word.write_text("#!/bin/sh\nexit 0\n")
    monkeypatch.setattr(dev, "apt_install", lambda _packages: True)
    dev.prepare_paper_tests()
    assert word.read_text() == "#!/bin/sh\nexit 0\n"
