"""How a name falls into parts, and which of them are written as one word by some and as two by others."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from woilmenau_desk.names.romanise import MOST_PARTS, as_written, romanised, script_of, words

_SHORT: Final = 3
_SERVANT: Final = frozenset({"abd", "abdu"})
ARTICLES: Final = frozenset(
    {"al", "el", "ul", "ol", "ar", "ur", "as", "us", "ad", "ud", "an", "un", "az", "uz"}
)
# Titles and forms of address, which one office writes and another does not, in small letters as they stand or as romanised.
_LIGHT: Final = ARTICLES | frozenset(
    """
    dr prof eng ing dipl herr frau fr hr mr mrs ms mme mlle monsieur madame pan pani gospodin
    haji hajji hadschi hadji haci hac hajj haj hadj haddsch alhaj alhajj elhadj elhadji xaaji hajja hajia
    mullah mulla molla mula
    maulawi mawlawi molavi maulavi mowlawi maulana mawlana qari kari qazi ghazi sheikh sheik shaikh shaykh schaich scheich
    cheikh cheick seyyid seyed sayed sayyed sayyid said syed sajed saied sayid hazrat ostad ustad ustaz usta efendi effendi
    bey bek agha aga aqa khanum khanom hanim malam moalim moallim imam
    الحاج حاج حاجي حاجی الحاجة السيد سيد سید الشيخ شيخ شیخ د دكتور الدكتور دکتر ملا مولوي مولوی مولانا قاري قاری مهندس
    المهندس آقاي آقای خانم حضرت استاد الاستاذ пан пані господин госпожа др
    """.split()
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


# Compounds that some write as one word and others as two: how the first word or the last one may be written where it is
# joined, script by script. What is left of the word is the other half.
_FIRST: Final = {
    "LATIN": re.compile("c?abd(?:(?:ou|oo|[aeiou])l|(?:ou|[aeu])([rsndtz])(?=\\1)|[eiu](?=[^aeioul]))"),
    "ARABIC": re.compile("عبدال"),
    "CYRILLIC": re.compile("абд(?:[аоу]л|[еэ]ль?|[уеи](?=[рсн]))"),
}
_LAST: Final = {
    "LATIN": re.compile(
        "(?:(?:ou|[aeiou])dd|(?:ou|[aeou])ld)(?:ine?|een|yn)$|(?:ou|oo|[uoa])ll[aæ]h$|(?:ou|[uo])lla$"
        "|z[aoə]d(?:eh?|ah?|ə)$|sadeh?$|(?:pou?r|pur|poor)$|o(?:ğ|gh?)(?:lu|lou|ly|li|lı)$|ne(?:j|zh|ž|dsch)ad$"
    ),
    "ARABIC": re.compile("(?:ال)?(?:الدين|الدین)$|الله$|زاده$|زادہ$|پور$|پوور$|[اأ]وغل[ويی]$|نژاد$"),
    "CYRILLIC": re.compile("(?:[аеуи]д|[аеу]л)дин$|[оу]ллах?$|з[ао]д[ае]$|пур$|огл[ыуи]$"),
}
_SHORTEST_HALF: Final = 3
_FAITH: Final = frozenset({"din", "dine", "deen", "dien", "dyn"})
_UNDIVIDED: Final = (
    "abdull",
    "abdall",
    "abdoull",
    "abdell",
    "abdoulay",
    "عبدالله",
    "عبداللہ",
    "абдулл",
    "абдалл",
)


def parts_of(name: str) -> list[str]:
    """The words of a name, in their own script, compounds by their halves; of an endless name the first ones."""
    return [half for word in whole_parts(name) for half in halves(word)][:MOST_PARTS]


def whole_parts(name: str) -> list[str]:
    """The words of a name, in their own script, as they are written; of an endless name the first ones."""
    found: list[str] = []
    for word in words(name):
        if len(found) == MOST_PARTS:
            break
        roman = romanised(word)
        if roman in ARTICLES and found and romanised(found[-1]) in _SERVANT:
            found[-1] += word  # Abd al Rahman is written as three words, two or one
        elif found and found[-1] == "عبد" and word.startswith("ال") and word not in ("الله", "اللہ"):
            found[-1] += word
        elif found and roman in _FAITH and romanised(found[-1]) in ARTICLES:
            found[-1] += word  # Nour al Din: what follows the first half is written in one elsewhere
        elif roman:
            found.append(word)
    return found


@lru_cache(maxsize=16_384)
def halves(word: str) -> tuple[str, ...]:
    """A compound as the two words that others write, anything else as it is: Nooreddin, Abdelkader, Alizadeh."""
    script = script_of(word[0])
    if script not in _FIRST or len(word) < 2 * _SHORTEST_HALF or word.startswith(_UNDIVIDED):
        return (word,)
    cut = 0
    if first := _FIRST[script].match(word):
        cut = first.end()
    elif last := _LAST[script].search(word):
        cut = last.start()
    shortest = _SHORTEST_HALF - (script == "ARABIC")
    if cut >= shortest and len(word) - cut >= _SHORTEST_HALF - 1:
        return word[:cut], word[cut:]
    return (word,)


def written_parts(name: str) -> dict[str, str]:
    """The parts of a name, each with how it stands there: a half of a compound with the whole word."""
    written = as_written(name)
    single = list(written.items())
    for (first, shown), (second, shown_next) in pairwise(single):
        for part in whole_parts(f"{first} {second}"):
            written.setdefault(part, f"{shown} {shown_next}")
    for whole, shown in tuple(written.items()):
        for half in halves(whole):
            written.setdefault(half, shown)
    return written


@lru_cache(maxsize=4_096)
def is_light(part: str) -> bool:
    """Whether a part says next to nothing of who is meant: a title, a form of address, an article."""
    return part in _LIGHT or romanised(part) in _LIGHT


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
    return romanised(first) in _BEFORE or romanised(second) in _AFTER or is_compound(first, second)


def is_compound(first: str, second: str) -> bool:
    """Whether two words are the halves of what others write as one."""
    return _opens(first) or _closes(second)


@lru_cache(maxsize=8_192)
def _opens(part: str) -> bool:
    pattern = _FIRST.get(script_of(part[0]))
    return pattern is not None and pattern.fullmatch(part) is not None


@lru_cache(maxsize=8_192)
def _closes(part: str) -> bool:
    pattern = _LAST.get(script_of(part[0]))
    return pattern is not None and pattern.fullmatch(part) is not None
