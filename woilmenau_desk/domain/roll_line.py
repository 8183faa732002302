"""What is typed into the one line of a roll call: a name, heads, a child that is fetched, the code of a printed line.

am          whoever is called so came, with the children that were announced
am2         the same with two children in the childcare; am0 without any
3           three anonymous adults more; -1 one fewer
2k          two anonymous children more
+           one child more of whoever came last; +2 two
#5          child number 5 was picked up
4F7K        the line of the printed list came; 4F7K 2 with two children
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from woilmenau_desk.domain.row_codes import looks_like_code


class Meant(StrEnum):
    """What a line means."""

    NOTHING = "nothing"
    NAME = "name"
    HEADS = "heads"
    MORE_CHILDREN = "more_children"
    COLLECTED = "collected"
    NOT_BROUGHT = "not_brought"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that was typed. `text`: the name, or the code with its number; `children`: None where none were told.

    `number`: how many more adults or children, or the number of a child.
    """

    meant: Meant
    text: str = ""
    children: int | None = None
    adults: int = 0
    number: int = 0


_HEADS = re.compile(r"(-?)([0-9]{1,2})\s*([kKcC]?)")
_MORE = re.compile(r"\+\s*([0-9]?)")
_CHILD = re.compile(r"(-?)#\s*([0-9]{1,3})")
_WITH_CHILDREN = re.compile(r"(.*[^\W\d_].*?)\s*\+?\s*([0-9])")


def read_line(line: str) -> Typed:
    """What somebody means by it; what is nothing else is a name, or whatever else people are found by."""
    text = line.strip()
    if not text:
        return Typed(Meant.NOTHING)
    if found := _HEADS.fullmatch(text):
        number = int(found[2]) * (-1 if found[1] else 1)
        return Typed(Meant.HEADS, number=number) if found[3] else Typed(Meant.HEADS, adults=number)
    if found := _MORE.fullmatch(text):
        return Typed(Meant.MORE_CHILDREN, number=int(found[1] or 1))
    if found := _CHILD.fullmatch(text):
        return Typed(Meant.NOT_BROUGHT if found[1] else Meant.COLLECTED, number=int(found[2]))
    if looks_like_code(re.split(r"[\s+]", text)[0]):
        return Typed(Meant.CODE, text)
    found = _WITH_CHILDREN.fullmatch(text)
    # The end of a year of birth or of a telephone number is no number of children.
    if found and not found[1][-1].isdigit():
        return Typed(Meant.NAME, found[1].rstrip(" +"), int(found[2]))
    return Typed(Meant.NAME, text)
