"""How a name falls into parts, and which of them are written as one word by some and as two by others."""

from collections.abc import Sequence
from typing import Final

from woilmenau_desk.names.romanise import MOST_PARTS, romanised, words

_SHORT: Final = 3
_SERVANT: Final = frozenset({"abd", "abdu"})
_ARTICLES: Final = frozenset(
    {"al", "el", "ul", "ol", "ar", "ur", "as", "us", "ad", "ud", "an", "un", "az", "uz"}
)
# Words that others join to their neighbour: Abdul Rahman, Zare Pour, Habib Ullah, Al Hassan, De la Cruz.
_BEFORE: Final = frozenset(
    """
    abd abdal abdel abdol abdul abdoul abdu abdi al el ul ad ud ur as abu abo abou aba bin ben ibn bint umm um gebre ghebre
    gabre haile hayle wolde welde tekle tesfa habte kidane noor nur nour gul mir sher shir de del della di da do dos du la
    le van von der den ter mac mc o san santa saint st gholam ghulam gulam ali aly amir sayed sayyid said syed
    mohammad muhammad
    """.split()
)
_AFTER: Final = frozenset(
    """
    pour pur poor por pwr zadeh zada zade zadah zadh nejad nezhad nezad njad khah khan jan zai zay zei ullah allah ollah
    oullah alla ulla din deen uddin aldin eddin eldin rahman rahim karim gul mand far fard yar dost khel selassie medhin
    medhn mariam maryam michael oglu oglou ogly kyzy kizi
    """.split()
)


def parts_of(name: str) -> list[str]:
    """The words of a name, in their own script; of an endless name the first ones."""
    found: list[str] = []
    for word in words(name):
        if len(found) == MOST_PARTS:
            break
        roman = romanised(word)
        if roman in _ARTICLES and found and romanised(found[-1]) in _SERVANT:
            found[-1] += word  # Abd al Rahman is written as three words, two or one
        elif roman:
            found.append(word)
    return found


def joined(parts: Sequence[str]) -> list[tuple[int, str]]:
    """Neighbours of a stored name that others write as one word: where the first one stands, and the joined word."""
    made: list[tuple[int, str]] = []
    for place in range(len(parts) - 1):
        first, second = parts[place], parts[place + 1]
        if _belong_together(first, second):
            made.append((place, first + second))
    return made


def perhaps_one(first: str, second: str) -> bool:
    """Whether two typed words may be one word of a stored name: one of them is short, or often joined."""
    shorter = min(len(first), len(second))
    return shorter > 1 and (shorter <= _SHORT or _belong_together(first, second))


def _belong_together(first: str, second: str) -> bool:
    return romanised(first) in _BEFORE or romanised(second) in _AFTER
