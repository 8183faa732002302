"""Telephone numbers as people write them."""

import re

from woilmenau_desk.domain.text import ascii_digits


def national_digits(phone: str) -> str:
    """The digits of a phone number without the German prefix, however it was written."""
    digits = re.sub(r"\D", "", ascii_digits(phone))
    return digits.removeprefix("0049").removeprefix("49").lstrip("0")
