"""The fonts that come along: complete, small, licensed, and under the names that the window asks for."""

import pytest
from fontTools.ttLib import TTFont

from woilmenau_desk.assets import i18n_dir, resources_dir
from woilmenau_desk.documents.page import A6, Sheet
from woilmenau_desk.documents.pictograms import draw_clock, draw_pictogram

FOLDER = resources_dir() / "fonts"
FAMILIES = {"Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans Georgian"}
# The letters that each right-to-left language adds to the Arabic alphabet, and what Tigrinya and Georgian are written in.
LETTERS = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "fa": "پچژکگی\u200c",
    "ps": "ټځڅډړږښګڼۍې",
    "ckb": "ڕڵێۆەھڤ",
    "ti": "ሀለሐመሠረሰሸቀበተኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐቐቨ፡።",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "tr, ro, pl, sq, sr, kmr": "ğışçöüİăâîșțąćęłńóśźżëçčđšžêîû",
    "uk, bg, sr": "ґєіїЄЇҐъщњљџђћј",
}


def test_families_are_named_as_the_window_asks_for_them() -> None:
    named = set()
    for file in FOLDER.glob("*.ttf"):
        names = TTFont(file)["name"]
        named.add(names.getDebugName(16) or names.getDebugName(1))
    assert named >= FAMILIES


def test_they_are_small_and_licensed() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*.ttf")) < 2_500_000
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LETTERS)
def test_they_have_every_letter(language: str) -> None:
    held = [set(TTFont(file).getBestCmap()) for file in FOLDER.glob("*.ttf")]
    for letter in LETTERS[language]:
        assert any(ord(letter) in codes for codes in held), letter


def test_figures_are_as_wide_as_one_another() -> None:
    for weight in ("Regular", "SemiBold", "Bold"):
        font = TTFont(FOLDER / f"NotoSans-{weight}.ttf")
        assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_every_pictogram_can_be_drawn() -> None:
    sheet = Sheet(A6, title="Probe", author="Probe")
    files = list((resources_dir() / "pictograms").glob("*.svg"))
    assert {"calendar", "clock", "pin", "phone"} <= {file.stem for file in files}
    for file in files:
        draw_pictogram(sheet, file.stem, 10, 10, 40)
    draw_clock(sheet, 14, 30, 10, 10, 40)
    assert sheet.finish().startswith(b"%PDF")


def test_assets_are_found_in_the_checkout() -> None:
    assert (resources_dir() / "fonts").is_dir()
    assert (i18n_dir() / "slips").is_dir()
