"""Make the fonts in resources/fonts/ from Debian's package fonts-noto-core.

    python tools/subset_fonts.py /usr/share/fonts/truetype/noto

The window and the printed pages use the same files. They hold what names and slips need: Latin, Cyrillic, Greek,
Arabic script, Ethiopic, Georgian and a few signs. Hinting is left out: paper does not need it, screens hardly.
Family names stay as they are. The same source gives the same bytes.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Latin for every European language, Vietnamese and Azerbaijani; Greek; Cyrillic; punctuation and currency.
EUROPEAN = (
    (0x0020, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2200, 0x22FF), (0x25CC, 0x25CC), (0x2C60, 0x2C7F), (0xFB00, 0xFB06), (0xFFFC, 0xFFFD),
)  # fmt: skip
ARABIC = (
    (0x0020, 0x007E), (0x00A0, 0x00BF), (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF),
    (0x200C, 0x200F), (0x2010, 0x2026), (0x25CC, 0x25CC), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF),
)  # fmt: skip
ETHIOPIC = ((0x0020, 0x007E), (0x00A0, 0x00A0), (0x1200, 0x139F), (0x25CC, 0x25CC))
GEORGIAN = ((0x0020, 0x007E), (0x00A0, 0x00A0), (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x0589, 0x0589))
SIGNS = (
    (0x2190, 0x2199),
    (0x21B5, 0x21B5),
    (0x21BA, 0x21BB),
    (0x25A0, 0x25CF),
    (0x2610, 0x2612),
    (0x2713, 0x2718),
)

# Small capitals, old-style figures and stylistic sets are left out: nothing here uses them, and they are a third of it.
FEATURES = (
    "ccmp", "locl", "kern", "mark", "mkmk", "liga", "rlig", "calt", "isol", "init", "medi", "fina", "rtlm",
    "tnum", "lnum", "zero", "case",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, and the ranges of characters that it keeps where the font has them."""

    file: str
    ranges: tuple[tuple[int, int], ...]


WANTED = (
    Wanted("NotoSans-Regular.ttf", EUROPEAN),
    Wanted("NotoSans-SemiBold.ttf", EUROPEAN),
    Wanted("NotoSans-Bold.ttf", EUROPEAN),
    Wanted("NotoSansArabic-Regular.ttf", ARABIC),
    Wanted("NotoSansArabic-Bold.ttf", ARABIC),
    Wanted("NotoSansEthiopic-Regular.ttf", ETHIOPIC),
    Wanted("NotoSansEthiopic-Bold.ttf", ETHIOPIC),
    Wanted("NotoSansGeorgian-Regular.ttf", GEORGIAN),
    Wanted("NotoSansGeorgian-Bold.ttf", GEORGIAN),
    Wanted("NotoSansMath-Regular.ttf", SIGNS),
    Wanted("NotoSansSymbols2-Regular.ttf", SIGNS),
)


def subset(source: Path, target: Path, ranges: tuple[tuple[int, int], ...]) -> int:
    """Write the subset of one font; the size in bytes."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "FFTM", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    font.save(target)
    return target.stat().st_size


def main() -> int:
    """Read the source folder from the command line and write every subset; 1 when a font is missing."""
    parser = argparse.ArgumentParser(description="Make the subset fonts in resources/fonts/.")
    parser.add_argument("source", type=Path, help="the folder that holds NotoSans-Regular.ttf and the others")
    source: Path = parser.parse_args().source
    missing = [wanted.file for wanted in WANTED if not (source / wanted.file).is_file()]
    if missing:
        print("missing in the source folder: " + ", ".join(missing), file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for wanted in WANTED:
        size = subset(source / wanted.file, TARGET / wanted.file, wanted.ranges)
        total += size
        print(f"{wanted.file:34} {size / 1024:7.0f} KiB")
    print(f"{'together':34} {total / 1024:7.0f} KiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
