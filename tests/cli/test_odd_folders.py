"""Folders that nobody can mean: said in a sentence, never by a traceback."""

import argparse
from pathlib import Path

import pytest

from woilmenau_desk import __main__, paths
from woilmenau_desk.domain.errors import NameNotPossible, NoFolderGiven


@pytest.mark.parametrize("command", [["find", "Anna"], ["init", "--role", "lead"], ["verify"], []])
@pytest.mark.parametrize("given", [["--data", ""], ["--data="], ["--data", "  "]])
def test_an_empty_folder_is_none(
    given: list[str],
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert __main__.main([*given, *command]) == __main__.KNOWN
    assert "Nach --data fehlt der Ordner" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NoFolderGiven):
        paths.folder_given("")


@pytest.mark.parametrize("folder", ["/tmp/" + "b" * 300, "/" + "/".join(["abcdefghi"] * 500), "a\0b"])
def test_a_path_that_no_folder_can_have_is_said(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NameNotPossible):
        paths.places(Path(folder))
    for command in (["find", "Anna"], ["verify"], ["backup", "--list"]):
        assert __main__.main(["--data", folder, "--user", "caro", *command]) == __main__.KNOWN
    said = capsys.readouterr().err
    assert "kann eine Datei hier nicht heißen" in said
    assert "Traceback" not in said
    assert len(said.splitlines()[0]) < 300


def test_a_bug_is_said_whatever_keeps_it_from_being_written_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_args: argparse.Namespace) -> int:
        raise ZeroDivisionError

    args = argparse.Namespace(run=fail, data=Path("/tmp/" + "b" * 300))
    assert __main__._guarded(args) == __main__.BUG
    assert "ein Fehler im Programm (ZeroDivisionError)." in capsys.readouterr().err
