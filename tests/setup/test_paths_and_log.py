"""Where things lie, and what the log never says."""

import logging
import os
import stat
from pathlib import Path

import pytest

from woilmenau_desk import log, paths


def test_the_command_line_comes_before_the_environment_and_that_before_the_platform(tmp_path: Path) -> None:
    named = {paths.DATA_VARIABLE: str(tmp_path / "env")}
    assert paths.places(tmp_path / "own", named).data == tmp_path / "own"
    assert paths.places(None, named).data == tmp_path / "env"
    assert paths.places(None, {}).data.name == paths.APP


def test_an_own_folder_holds_everything(tmp_path: Path) -> None:
    places = paths.places(tmp_path / "own")
    places.make()
    for folder in (places.data, places.backups, places.log):
        assert folder.is_relative_to(tmp_path / "own")
        assert folder.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="Windows rules by folder")
def test_new_files_are_for_their_own_user_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        paths.restrict_new_files()
        file = tmp_path / "file"
        file.touch()
        places = paths.places(tmp_path / "own")
        places.make()
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(places.data.stat().st_mode) == 0o700


@pytest.mark.allow_log(r"bug: builtins\.KeyError")
def test_the_log_says_where_and_never_what(tmp_path: Path) -> None:
    file = log.start(tmp_path)
    try:
        raise KeyError("Зразкова") from ValueError("0176 04069007")
    except KeyError as error:
        log.write_bug(logging.getLogger("woilmenau_desk.test"), error)
    log.stop()
    written = file.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "ValueError" in written
    assert "test_paths_and_log.py" in written
    assert "Зразкова" not in written
    assert "0176" not in written


def test_the_log_turns_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST_BYTES", 400)
    log.start(tmp_path)
    logger = logging.getLogger("woilmenau_desk.test")
    for number in range(60):
        logger.info("line %s", number)
    log.stop()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + log.OLD_FILES
    assert all(file.stat().st_size <= 400 for file in files)


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert log.start(tmp_path / "file" / "log") == tmp_path / "file" / "log" / log.FILE_NAME
