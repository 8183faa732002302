"""The recovery sheet: the code is legible, complete, readable by a scanner, and only on the paper."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from woilmenau_desk.documents.recovery_sheet import recovery_groups, render_recovery_sheet

CODE = "7KQ4-M2XD-9RTE-VHWC-3FNP-YG8A-L6ZB-2QUS"
MADE = date(2026, 11, 23)


def test_code_and_words_stand_on_one_page(pages: Callable[[bytes], list[str]]) -> None:
    [text] = pages(render_recovery_sheet(CODE, "wo:ilmenau", MADE))
    assert CODE.replace("-", "") in "".join(text.split())
    for expected in (
        "Wiederherstellungsblatt",
        "wo:ilmenau",
        "23.11.2026",
        "Umschlag",
        "Tresor",
        "user recover",
    ):
        assert expected in text


@pytest.mark.parametrize("code", [CODE, CODE.replace("-", ""), "A", "AB23-CD", "ABCD" * 20])
def test_a_scanner_reads_the_code(code: str, qr_content: Callable[[bytes], str]) -> None:
    read = qr_content(render_recovery_sheet(code, "wo:ilmenau", MADE))
    assert read.replace("-", "") == code.replace("-", "")


def test_groups_of_four() -> None:
    assert recovery_groups("abcd-ef gh i") == ["abcd", "efgh", "i"]


def test_the_code_is_not_in_the_metadata() -> None:
    reader = PdfReader(io.BytesIO(render_recovery_sheet(CODE, "wo:ilmenau", MADE)))
    assert reader.metadata is not None
    assert "7KQ4" not in " ".join(str(value) for value in reader.metadata.values())


def test_the_same_sheet_is_the_same_file() -> None:
    assert render_recovery_sheet(CODE, "wo:ilmenau", MADE) == render_recovery_sheet(CODE, "wo:ilmenau", MADE)
