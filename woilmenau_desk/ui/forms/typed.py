"""What was typed to find somebody, taken apart to register them."""

import re
from dataclasses import dataclass

# Words that begin a family name: al Rashid, bin Ali, van der Meer.
_PARTICLES = frozenset(
    "al el ul abu bin ibn ben bint da das de del della der di dos du la le st ten ter van von vom zu zum".split()
)
_PHONE = re.compile(r"(?:\+|0)[\d\s/()–-]{4,}\d")
_LEAST_PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields it fills."""

    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    card_number: str = ""


def take_apart(text: str) -> Typed:
    """Given and family name, phone and card number of one line.

    „Oksana Wetterfest“, „Wetterfest, Oksana“, a single word is the given name. Digits are a phone number when
    they begin with 0 or + and are many, otherwise a card number.
    """
    line = " ".join(text.split())
    phone = card = ""
    if found := _PHONE.search(line):
        phone = " ".join(found[0].split())
        line = f"{line[: found.start()]} {line[found.end() :]}"
    names: list[str] = []
    for word in line.replace(",", " , ").split():
        if not any(char.isdigit() for char in word):
            names.append(word)
        elif not phone and word.isdecimal() and len(word) >= _LEAST_PHONE_DIGITS:
            phone = word
        elif not card:
            card = word
        else:
            names.append(word)
    given, family = _names(names)
    return Typed(given, family, phone, card)


def _names(words: list[str]) -> tuple[str, str]:
    if "," in words:
        comma = words.index(",")
        rest = " ".join(word for word in words[comma + 1 :] if word != ",")
        return rest, " ".join(words[:comma])
    if len(words) < 2:
        return " ".join(words), ""
    cut = len(words) - 1
    for number, word in enumerate(words[1:-1], 1):
        if word.casefold() in _PARTICLES:
            cut = number
            break
    return " ".join(words[:cut]), " ".join(words[cut:])
