"""Names that somebody might enter, and what no paper may do whatever it is given."""

from collections.abc import Callable

from PIL import Image

HOSTILE = (
    "<b>Anna</b> &amp; <script>",
    "=SUM(A1:A9)",
    "A" * 10_000,
    "\u202ednim \u2066Anna",
    "",
    "Z" + "\u0301" * 500,
    "محمد (Mohammad) 12",
    "მარიამ ნიმუში",
    "ለምለም ኣብነት",
    "\x00\x1b[31m\n\t",
    "李小龍 😀 \ud800",
)


def edges_are_blank(picture: Callable[..., Image.Image], pdf: bytes, page: int = 0) -> bool:
    """Whether nothing runs off a page."""
    image = picture(pdf, page, scale=1.0)
    edge = 4  # pixels
    width, height = image.size
    strips = (
        (0, 0, edge, height),
        (width - edge, 0, width, height),
        (0, 0, width, edge),
        (0, height - edge, width, height),
    )
    return all(image.crop(strip).getextrema() == (255, 255) for strip in strips)
