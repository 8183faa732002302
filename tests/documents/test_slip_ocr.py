"""The slip as somebody reads it who sees its picture: tesseract finds the date and a sentence in the language."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest

from tests.documents import printed
from woilmenau_desk.documents.slip_words import slip_words
from woilmenau_desk.domain.slips import AppointmentSlip, Paper

pytestmark = [pytest.mark.ocr, pytest.mark.needs_programs("tesseract")]
MakeSlip = Callable[..., AppointmentSlip]
READ_BY = {"uk": "ukr", "ar": "ara", "fa": "fas", "ti": "tir", "ka": "kat", "de": "deu"}
ALIKE = 0.8  # how much of a sentence is found; tesseract reads letters of these scripts well, not all of them


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return frozenset(told.stdout.split())


def letters(text: str) -> str:
    """Letters and figures alone, in one form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]", "", "".join(char for char in plain if not unicodedata.combining(char)))


def best(wanted: str, text: str) -> float:
    """How much of what is wanted stands somewhere in a text."""
    wanted, text = letters(wanted), letters(text)
    return max(
        SequenceMatcher(None, wanted, text[start : start + len(wanted)], autojunk=False).ratio()
        for start in range(max(len(text) - len(wanted) + 1, 1))
    )


@pytest.mark.parametrize("language", READ_BY)
def test_date_and_sentence_are_read_from_the_picture(
    language: str, make_slip: MakeSlip, known: frozenset[str], tmp_path: Path
) -> None:
    if not {READ_BY[language], "deu"} <= known:
        pytest.skip(f"not installed: tesseract-ocr-{READ_BY[language]}; `dev.py test` says how to get it")
    words = slip_words(language)
    slip = make_slip(language, visitor="", interpreter=True)
    picture = tmp_path / "slip.png"
    with pypdfium2.PdfDocument(printed.appointment(slip, Paper.A5)) as document:
        document[0].render(scale=300 / 72).to_pil().save(picture)
    tesseract = shutil.which("tesseract")
    assert tesseract is not None

    def read(languages: str) -> str:
        command = [tesseract, str(picture), "-", "-l", languages, "--psm", "6"]
        # Its threads wait for one another by spinning: beside another worker that costs more than they bring.
        alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=alone).stdout

    # The hour is so large that tesseract takes it for a picture now and then.
    assert "23.11.2026" in read("deu")
    text = read(READ_BY[language])
    assert best(words.weekday(slip.starts_at), text) >= ALIKE
    assert best(words.text.prevented, text) >= ALIKE
    assert best(words.text.interpreter, text) >= ALIKE
