"""The QR code: whatever is put in comes out of a scanner, and what does not fit is refused."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from woilmenau_desk.documents.qr_code import qr_modules

QUIET = 4


def scanned(content: bytes) -> tuple[bytes, str]:
    rows = qr_modules(content)
    side = len(rows) + 2 * QUIET
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        assert len(row) == len(rows)
        for x, dark in enumerate(row):
            if dark == "1":
                image.putpixel((x + QUIET, y + QUIET), 0)
    [found] = zxingcpp.read_barcodes(image.resize((side * 3, side * 3), Image.Resampling.NEAREST))
    return found.bytes, found.ec_level


@given(st.binary(min_size=1, max_size=400))
@settings(max_examples=40, deadline=None)
def test_bytes_come_out_as_they_went_in(content: bytes) -> None:
    assert scanned(content) == (content, "M")


# The last bytes that fit a version, and the first ones of the next.
@pytest.mark.parametrize("length", [1, 14, 15, 84, 85, 106, 180, 181, 213, 214, 666, 1000, 2331])
def test_every_length_finds_its_version(length: int) -> None:
    content = bytes(65 + number % 26 for number in range(length))
    assert scanned(content) == (content, "M")


def test_the_same_bytes_are_the_same_code() -> None:
    assert qr_modules(b"BEGIN:VCALENDAR") == qr_modules(b"BEGIN:VCALENDAR")


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        qr_modules(b"x" * 2332)
