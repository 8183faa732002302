"""Pictures that come from outside: whether paper can show them, looked at before anything draws them."""

from io import BytesIO
from typing import Final

from reportlab.lib.utils import ImageReader

MOST_PIXELS: Final = 4000  # in either direction
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"


class NotAPicture(Exception):
    """It is no PNG or JPEG, or a broken one."""


class TooManyPixels(NotAPicture):
    """To open it would take more memory than a letterhead is worth."""


def look_at(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels, after all of it was decoded once. Raises NotAPicture."""
    if not picture.startswith((_PNG, _JPEG)):
        raise NotAPicture
    try:
        # Only the head is read so far: a small file may unfold to gigabytes.
        reader = ImageReader(BytesIO(picture))
        width, height = reader.getSize()
        if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
            raise TooManyPixels
        reader.getRGBData()
    except NotAPicture:
        raise
    except Exception as error:  # whatever a decoder makes of bytes that are none
        raise NotAPicture from error
    return width, height
