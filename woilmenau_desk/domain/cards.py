"""Card numbers as people write them."""

import re

from woilmenau_desk.domain.text import ascii_digits


def card_key(number: str) -> str:
    """A card number without what some write between its signs."""
    return re.sub(r"[\W_]", "", ascii_digits(number)).casefold()
