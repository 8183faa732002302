"""QR codes as one sharp shape, without hairlines between the modules."""

from woilmenau_desk.documents.page import Sheet
from woilmenau_desk.documents.qr_code import qr_modules

QUIET_ZONE = 4  # modules of white that the standard asks for around the code


def draw_qr(sheet: Sheet, content: bytes, x: float, y: float, size: float) -> float:
    """Draw the code for `content` within a square of `size` points, its quiet zone outside of it.
    Returns how wide that zone is.

    The lower left corner is at (x, y). Error correction is M: 15 % of it may be creased or stained.
    Raises ValueError when the content does not fit (more than about 2,300 bytes).
    """
    rows = qr_modules(content)
    quiet = QUIET_ZONE * size / len(rows)
    sheet.squares(x, y, size, rows, quiet)
    return quiet
