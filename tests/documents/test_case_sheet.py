"""The case sheet: its months, that each page says it is confidential, texts of any length and script."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PIL import Image

from tests.documents.hostile import HOSTILE, edges_are_blank
from woilmenau_desk.documents.case_sheet import render_case_sheet
from woilmenau_desk.domain.case_papers import CaseSheet, SheetEntry
from woilmenau_desk.domain.periods import BERLIN

Pages = Callable[[bytes], list[str]]
AT = datetime(2026, 11, 23, 14, 10, tzinfo=BERLIN)
FACTS = (
    ("Zuständig", "Caro"),
    ("Stand", "offen"),
    ("Eröffnet am", "02.09.2026"),
    ("Erreichte Familienmitglieder", "3"),
)


def sheet(*entries: SheetEntry, **more: object) -> CaseSheet:
    told: dict[str, object] = {"aims": "Eine Wohnung für die Familie", **more}
    return CaseSheet("wo:ilmenau", "2026-0014", "Mira Kornblume", FACTS, entries=entries, made_at=AT, **told)  # type: ignore[arg-type]


def test_it_says_what_happened_by_months(pages: Pages) -> None:
    entries = (
        SheetEntry(AT, "Beratungsgespräch", "30 Minuten · geklärt", "Wohnen · Schule/Kita", "Caro"),
        SheetEntry(AT, "gehört zu einem eingeschränkten Fall", by="Rolf", hidden=True),
        SheetEntry(AT - timedelta(days=40), "Frist: Bescheid", open=True, all_day=True, by="Rolf"),
    )
    [text] = pages(render_case_sheet(sheet(*entries)))
    for expected in (
        "Fallblatt 2026-0014", "Mira Kornblume", "vertraulich", "Eine Wohnung für die Familie", "Zuständig", "November 2026",
        "Mo, 23.11.2026 14:10", "Wohnen · Schule/Kita", "Oktober 2026", "Mi, 14.10.2026", "Frist: Bescheid (offen)",
        "Seite 1 von 1",
    ):  # fmt: skip
        assert expected in text
    assert text.index("November 2026") < text.index("Oktober 2026")


def test_each_of_many_pages_is_confidential_and_numbered(pages: Pages) -> None:
    entries = tuple(
        SheetEntry(
            AT - timedelta(days=3 * number),
            "Beratungsgespräch",
            "30 Minuten",
            "Wohnen",
            "Caro",
            note="Wort " * (number % 90),
        )
        for number in range(120)
    )
    found = pages(render_case_sheet(sheet(*entries, restricted=True)))
    assert len(found) > 3
    for number, text in enumerate(found, 1):
        assert "vertraulich · eingeschränkter Fall" in text
        assert f"Seite {number} von {len(found)}" in text
        assert "2026-0014" in text
    assert sum(text.count("Beratungsgespräch") for text in found) == 120


def test_whatever_is_written_stays_on_the_paper(pages: Pages, picture: Callable[..., Image.Image]) -> None:
    for words in HOSTILE:
        entry = SheetEntry(AT, words, words, words, words, note=f"{words}\n{words}")
        made = render_case_sheet(sheet(entry, aims=words, only=words))
        assert pages(made)
        assert edges_are_blank(picture, made)


def test_an_empty_one_says_so(pages: Pages) -> None:
    [text] = pages(render_case_sheet(sheet(aims="")))
    assert "Es steht noch nichts darin." in text
    assert "Ziele" not in text
