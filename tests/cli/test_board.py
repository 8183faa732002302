"""board: what scripts rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Result

Run = Callable[..., Result]


def test_the_board_of_some_languages(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "tafel.pdf"
    told = run("board", "--out", out, "--languages", "uk, ar")
    assert (told.status, told.out, told.err) == (0, f"Zeigetafel: {out}\n", "")
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert len(pages) == 3
    assert "Українська" in pages[0]
    assert "Русский" not in pages[0]


def test_the_board_of_all_languages(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "tafel.pdf"
    told = run("board", "--out", out, "--json")
    assert told.json == {"out": str(out), "size": out.stat().st_size}
    assert len(PdfReader(out).pages) == 9


@pytest.mark.parametrize("languages", ["xx", "uk,xx", "../de"])
def test_a_language_without_sentences_is_told_and_nothing_is_written(
    run: Run, small: Path, tmp_path: Path, languages: str
) -> None:
    out = tmp_path / "tafel.pdf"
    told = run("board", "--out", out, "--languages", languages)
    assert told.status == 1
    assert len(told.err.strip().splitlines()) == 1
    assert not out.exists()
