"""Which sheet a page is printed on: its own, one cut to it, a larger one, or smaller on the largest."""

import math

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.ui.printers.sheets import Fits, Sheet, Sheets, Size, custom, fit, read_sheets, size_of

A6, A5, A4 = Size(105, 148), Size(148, 210), Size(210, 297)
NAMES = ("iso_a6_105x148mm", "iso_a5_148x210mm", "iso_a4_210x297mm", "na_letter_8.5x11in")
ROLL = ("custom_min_58x50mm", "custom_max_80x1000mm")
sizes = st.builds(Size, st.floats(20, 400), st.floats(20, 1200))


def test_names_say_sizes() -> None:
    assert size_of("iso_a6_105x148mm") == A6
    assert size_of("na_letter_8.5x11in") == Size(8.5 * 25.4, 11 * 25.4)
    assert [size_of(name) for name in ("auto", "", "iso_a6", "x_1x2km", "iso_a4_210x297mm_x")] == [None] * 5


def test_a_page_has_its_sheet() -> None:
    sheets = read_sheets(NAMES, "iso_a4_210x297mm")
    for page, name in (
        (A6, "A6"),
        (A5, "A5"),
        (A4, "A4"),
        (Size(297, 210), "A4"),
        (Size(104.9, 147.9), "A6"),
    ):
        found = fit(page, sheets)
        assert (found.fits, found.sheet and found.sheet.said, found.percent) == (Fits.TRUE, name, 100)


def test_a_roll_is_cut() -> None:
    found = fit(Size(80.00002, 190.62), read_sheets(ROLL))
    assert found.fits is Fits.TRUE
    assert found.sheet == custom(80, 191)
    assert found.sheet is not None
    assert found.sheet.name == "custom_80x191mm_80x191mm"


def test_a_larger_sheet_is_the_usual_one_or_the_smallest() -> None:
    larger = ("iso_a5_148x210mm", "iso_a4_210x297mm")
    for usual, wanted in (("iso_a4_210x297mm", "A4"), ("", "A5"), ("unknown", "A5")):
        found = fit(A6, read_sheets(larger, usual))
        assert (found.fits, found.sheet and found.sheet.said) == (Fits.LARGER, wanted)


def test_what_fits_nowhere_is_made_smaller() -> None:
    found = fit(A5, read_sheets(("iso_a6_105x148mm",)))
    assert (found.fits, found.percent) == (Fits.SHRUNK, 70)
    roll = fit(A6, read_sheets(ROLL))
    assert roll.fits is Fits.SHRUNK
    assert roll.percent == 76


def test_who_says_nothing_prints_in_true_size() -> None:
    assert fit(A6, read_sheets(("auto", "custom_min_1x1mm"))) == fit(A6, Sheets())
    assert fit(A6, Sheets()).fits is Fits.UNKNOWN


@given(sizes, st.lists(sizes, max_size=6), st.one_of(st.none(), st.tuples(sizes, sizes)))
def test_nothing_is_cut_off_unsaid(page: Size, fixed: list[Size], roll: tuple[Size, Size] | None) -> None:
    """In its true size it lies on its sheet; where it does not, it is smaller by just so much, and that is told."""
    least, most = roll if roll is not None else (None, None)
    sheets = Sheets(tuple(Sheet(f"s{n}", one) for n, one in enumerate(fixed)), "s0", least, most)
    found = fit(page, sheets)
    if found.fits is Fits.UNKNOWN:
        assert not fixed
        assert roll is None
        return
    assert found.sheet is not None
    part = 1.0 if found.fits is not Fits.SHRUNK else found.percent / 100
    on = page.upright
    assert Size(on.width * part, on.height * part).width <= found.sheet.size.upright.width + 1.5 + 1e-6
    assert on.height * part <= found.sheet.size.upright.height + 1.5 + 1e-6
    if found.fits is Fits.SHRUNK:
        assert found.percent < 100
        assert not any(one.upright.holds(on) for one in fixed)
        room = found.sheet.size.upright
        best = min(room.width / on.width, room.height / on.height)
        assert found.percent == math.floor(100 * best)
