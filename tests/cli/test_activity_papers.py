"""offer poster, volunteer hours-sheet: what scripts rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Result

Run = Callable[..., Result]


def test_a_poster_in_a_visitors_language(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "plakat.pdf"
    told = run("offer", "poster", "--week", "2026-11-25", "--language", "uk", "--out", out)
    assert (told.status, told.out) == (0, f"Wochenprogramm: {out}\n")
    assert "Програма на тиждень" in PdfReader(out).pages[0].extract_text()
    told = run("offer", "poster", "--week", "2026-11-25", "--size", "a3", "--out", out, "--json")
    assert told.json["size"] == out.stat().st_size
    assert float(PdfReader(out).pages[0].mediabox.width) == pytest.approx(842, abs=1)


def test_an_hours_sheet_of_a_month(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "stunden.pdf"
    told = run("volunteer", "hours-sheet", "2026-10", "--out", out)
    assert (told.status, told.out) == (0, f"Stundennachweis: {out}\n")
    assert "keine Stunden notiert" in PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("offer", "poster", "--week", "30.2."), "ist kein Tag"),
        (("offer", "poster", "--week", "2026-11-25", "--language", "xx"), "xx"),
        (("volunteer", "hours-sheet", "2026-13"), "ist kein Monat"),
        (("volunteer", "hours-sheet", "2026-10", "--funder", "niemand"), "gibt es nicht"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, small: Path, tmp_path: Path, said: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "blatt.pdf"
    told = run(*said, "--out", out)
    assert told.status == 1
    assert words in told.err
    assert not out.exists()
