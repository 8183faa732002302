"""Which characters the bytes of a text mean: certain ones are read, uncertain ones are told by name and not guessed.

A list that was saved in the code page of somebody else's computer looks like names, only others. So the letters of each
candidate are weighed where they stand: in which company a language has them, and in which it never has them.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, name, normalize

_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "iso8859-2": "ISO 8859-2",
    "iso8859-5": "ISO 8859-5",
    "mac_roman": "Mac Roman",
    "mac_cyrillic": "Mac Cyrillic",
    "cp437": "DOS 437",
    "cp850": "DOS 850",
    "cp852": "DOS 852",
    "cp866": "DOS 866",
    "koi8-u": "KOI8",
}
# The first of equals is taken where they say the same.
_CODE_PAGES: Final = tuple(code for code in _NAMES if not code.startswith("utf"))
_HOME: Final = "cp1252"
# How much less is to be expected of others than of Windows, as the costs of a word.
_UNUSUAL: Final = {
    "iso8859-2": 0.5,
    "mac_roman": 0.6,
    "cp437": 0.8,
    "cp850": 0.8,
    "koi8-u": 0.8,
    "cp866": 0.8,
    "mac_cyrillic": 1.2,
    "cp852": 1.5,
    "iso8859-5": 1.5,
}
_MOST_WORDS: Final = 3000
_WORD: Final = re.compile(rb"[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*")
_IMPOSSIBLE: Final = 10.0
_UNLIKELY: Final = 5.0
_RARE: Final = 3.0
_SELDOM: Final = 1.0
_BEARABLE: Final = 1.8  # the costs of a word, on the average, above which nothing fits
_CLEAR: Final = 0.7  # by how much, a word, the best must be better than what says something else

_V: Final = "[aeiouyäöüáéíóúýàèìòùâêîôûãõåæøœëïűőăě]"
_C: Final = "[bcdfghjklmnpqrstvwxzßçčćďđğĺľłńňñŕřśšşťţźžż]"
# Letters where no language that has them puts them, in small letters; beside some stands what was meant.
_MISPLACED: Final = re.compile(
    "|".join(
        (
            rf"è{_V}|è(?={_C}[áýíéů])",  # French è stands before a consonant: Kovaèiæ is Kovačić
            rf"ñ(?!{_V})|\bñ",  # Spanish ñ stands before a vowel: Zieliñski is Zieliński
            r"ø(?=[aeiouáéíóúìêôù])|(?<=[aeiouáéíóúì])ø|\bø(?=[aeií])",  # Jiøí is Jiří
            r"[ìòù]\w",  # Italian ones end the word: Nìmec is Němec
            r"æ\b|æ(?=[aeiou])",  # Petroviæ is Petrović
            rf"ã(?={_C})(?![mns])",  # Bãsescu is Băsescu
            rf"õ(?={_C})",  # Gyõrgy is György with a long ő
            r"œ(?![ur])",
            r"(?<=[aeouäöü])á|(?<=ei)á",  # Groá is Groß
            rf"(?<={_C})ê(?={_C})(?<![bfmrt].)",
            rf"(?<![ao])ï(?={_C})",
            rf"(?<={_C})š(?={_C})",  # Kšhler is Köhler
            rf"(?<={_C})[îû](?={_C})",  # Kîhler is Köhler
            rf"ń(?={_V})",  # Polish ń stands before a consonant: Muńoz is Muñoz
            rf"ř(?={_C})(?<={_C}.)",  # Bjřrn is Bjørn
            r"ś(?=u)",
            r"ă(?=[oă])|ő(?=[ea])",
            r"ď(?=[stl])",  # Anaďs is Anaïs
        )
    )
)
# Letters that are at home in each, beside those of German, which all of the Western and Central ones have.
_GERMAN: Final = frozenset("äöüÄÖÜßé")
_ICELANDIC: Final = frozenset("ðþÐÞýÝ")


class _Usual(NamedTuple):
    """What words of a script are like: letters that are seldom, sequences that are none, and the vowels."""

    seldom: str
    wrong: re.Pattern[str]
    vowels: str


_USUAL: Final = {
    "CYRILLIC": _Usual(
        "ђѓљњќћџѕјў",
        # й stands behind a vowel, the signs behind a consonant, ы never first.
        re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])й|(?<=[аеиоуыэюяіїє])[ьъ]|\b[ьъы]|[ьъ]{2}|эы|ыэ|ъ\b"),
        "аеёиоуыэюяіїє",
    ),
    "GREEK": _Usual(
        "ΐΰϊϋψξ",
        # A word ends with a vowel, ς or ν; ς stands there alone; one vowel has an accent.
        re.compile(r"[^\Wαεηιουωάέήίόύώςνϊϋσ]\b|σ\b|ς\B|\b[^\Wάέήίόύώ]{4,}\b"),
        "αεηιουωάέήίόύώϊϋΐΰ",
    ),
    "ARABIC": _Usual(
        "ٹڈڑںہےھ",
        # Nearly every longer word has one of these letters.
        re.compile(r"\b[^\Wلمنهويىةاأ]{4,}\b|ة\B"),
        "",
    ),
    "HEBREW": _Usual("", re.compile(r"[ךםןףץ]\B|[מנכצ]\b"), ""),
}
_SCRIPTS: Final = ("LATIN", *_USUAL)


class Decoded(NamedTuple):
    """A text and what its encoding is called; `replaced` says whether single bytes had no meaning (U+FFFD)."""

    text: str
    encoding: str
    replaced: bool = False


class Unsure(Exception):
    """The bytes may mean different things. `encodings` says which, for people."""

    def __init__(self, encodings: tuple[str, ...]) -> None:
        self.encodings = encodings
        super().__init__(", ".join(encodings))


def decoded(content: bytes) -> Decoded:
    """The text that the bytes mean. Raises Unsure, or UnicodeDecodeError for what is no text at all."""
    for mark, code in (
        (BOM_UTF8, "utf-8-sig"),
        (BOM_UTF32_LE, "utf-32"),
        (BOM_UTF32_BE, "utf-32"),
        (BOM_UTF16_LE, "utf-16"),
        (BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return Decoded(content.decode(code), _NAMES[code.removesuffix("-sig")])
    if wide := unmarked_utf16(content):
        return Decoded(content.decode(wide), _NAMES["utf-16"])
    try:
        return Decoded(content.decode("utf-8"), _NAMES["utf-8"])
    except UnicodeDecodeError:
        if _mostly_utf8(content):
            return Decoded(content.decode("utf-8", "replace"), _NAMES["utf-8"], True)
    code = _code_page(content)
    return Decoded(content.decode(code), _NAMES[code])


def unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark shows by the zeros beside Latin letters, digits and separators."""
    start = content[:4000]
    if len(content) % 2 or start.count(0) * 4 < len(start):
        return None
    code = "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    low = start[::2] if code == "utf-16-le" else start[1::2]
    return code if low.count(0) * 50 <= len(low) else None


def _mostly_utf8(content: bytes) -> bool:
    """Whether most lines that are not plain ASCII are UTF-8: then a few others were pasted in or cut off."""
    good = bad = 0
    for line in content.splitlines():
        if not line.isascii():
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
    return good > bad * 3


# Code pages


def _code_page(content: bytes) -> str:
    words = list(dict.fromkeys(found[0] for found in _WORD.finditer(content)))[:_MOST_WORDS]
    every = b"\n".join(words)
    texts: dict[str, str] = {}
    for code in _CODE_PAGES:
        try:
            content.decode(code)
            texts[code] = every.decode(code)
        except UnicodeDecodeError:
            continue
    if not texts:
        content.decode(_HOME)  # raises
    costs = {code: _cost(text) / max(1, len(words)) + _UNUSUAL.get(code, 0.0) for code, text in texts.items()}
    best = min(costs, key=lambda code: costs[code])
    near = [code for code in costs if costs[code] < costs[best] + _CLEAR and texts[code] != texts[best]]
    if costs[best] > _BEARABLE:
        raise Unsure(tuple(_NAMES[code] for code in sorted(costs, key=lambda code: costs[code])[:3]))
    if _HOME in (best, *near) and not any(
        texts[code] != texts[_HOME] and costs[code] < costs[_HOME] for code in near
    ):
        # Nothing speaks against the code page of the computers here.
        return _HOME
    if near:
        shown = dict.fromkeys(_NAMES[code] for code in sorted((best, *near), key=lambda code: costs[code]))
        raise Unsure(tuple(shown)[:3])
    return best


def _cost(words: str) -> float:
    """How unlikely the words are, added up: nothing for usual names."""
    return sum(_word_cost(word) for word in words.split("\n"))


def _word_cost(word: str) -> float:
    word = word.strip("'")
    scripts = {_script(char) for char in word if char != "'"}
    if len(scripts) != 1 or "" in scripts or not _usual_case(word):
        return _IMPOSSIBLE
    (script,) = scripts
    # A name begins with a capital letter.
    cost = 1.0 if word[0].islower() and not word[0].isascii() else 0.0
    small = word.casefold() if script != "GREEK" else word.lower()
    if script == "LATIN":
        cost += _UNLIKELY * len(_MISPLACED.findall(small))
        return cost + sum(
            _RARE if char in _ICELANDIC else 0.2
            for char in word
            if not char.isascii() and char not in _GERMAN
        )
    usual = _USUAL[script]
    cost += _RARE * len(usual.wrong.findall(small)) + _SELDOM * sum(char in usual.seldom for char in small)
    if usual.vowels and len(small) > 2 and not word.isupper():
        share = sum(char in usual.vowels for char in small) / len(small)
        cost += _UNLIKELY if not 0.2 <= share <= 0.75 else 0.0
    return cost


def _usual_case(word: str) -> bool:
    """Small, large, or small behind one large letter; a capital within a word is at most a Latin one (McDonald)."""
    letters = [char for char in word if char.isalpha() and char != "ß"]
    if any(char.isupper() and not char.isascii() for char in letters[1:]) and any(map(str.islower, letters)):
        return False
    if len(letters) > 2 and letters[0].islower() and all(map(str.isupper, letters[1:])):
        return False
    odd = [char for char in letters if char.islower()]
    return not (
        len(letters) > 2 and odd and not any(map(str.isascii, odd)) and len(odd) * 2 < len(letters) - 1
    )


@lru_cache(maxsize=1024)
def _script(char: str) -> str:
    """The script of a letter; nothing for a sign that no word holds."""
    kind = category(char)
    if kind in ("Mn", "Cf"):  # the marks of Arabic, and its joiners
        return "ARABIC" if "ARABIC" in name(char, "") or kind == "Cf" else "LATIN"
    if kind not in ("Lu", "Ll", "Lo") or char in "ªºƒµ":
        return ""
    script = name(char, "").split()[0]
    return script if script in _SCRIPTS else ""


# UTF-8 that somebody read in a code page and saved again


_TWICE: Final = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1256",
    "mac_roman",
    "cp437",
    "cp850",
    "cp866",
    "koi8-u",
)
_TELLTALE: Final = re.compile(r"[^\x00-\x7f]{2}")
# The beginnings of letters in UTF-8, as the usual code pages show them, followed by what no name has beside them.
_FOLLOWING: Final = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_REMAINS: Final = re.compile(
    f"[ÃÂÄÅÐÑØÙÚÎ][{_FOLLOWING}]|[ÃÂÐÑØÙ] |[à-ï][{_FOLLOWING}]{{2}}|[РС][\x80-\xbf‚„…†‡€‰‹‘’“”•–—™›№]|â€"
)


def unscrambled(text: str) -> str | None:
    """The text as it was before UTF-8 was taken for a code page, once or several times; None where nothing tells."""
    best = None
    for _ in range(3):
        found = {
            repaired: _oddness(repaired) for code in _TWICE if (repaired := _once(text, code)) is not None
        }
        least = [repaired for repaired, odd in found.items() if odd == min(found.values())]
        if len(least) != 1:
            break
        best = text = least[0]
    return best if best is not None and not is_scrambled(best) else None


def _oddness(text: str) -> int:
    """How many letters stand there that hardly any name has."""
    return sum("\u0180" <= char <= "\u024f" or "\u0300" <= char <= "\u036f" for char in text)


def is_scrambled(text: str) -> bool:
    """Whether a text shows such remains; what cannot be unscrambled has lost something on the way."""
    return not text.isascii() and _REMAINS.search(text) is not None


def _once(text: str, code: str) -> str | None:
    if not _TELLTALE.search(text):
        return None
    try:
        content = b"".join(map(_bytes_of(code).__getitem__, text))
        repaired = content.decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    strange = [char for char in repaired if not char.isascii()]
    # In Cyrillic and Arabic code pages two letters make a sequence now and then; elsewhere they never stand together.
    if len(strange) < 2 and code in ("cp1251", "cp1256", "cp866", "koi8-u") and text.isalpha():
        return None
    if any(
        "\u0300" <= char <= "\u036f" or "\u07c0" <= char <= "\u085f" for char in normalize("NFC", repaired)
    ):
        return None
    if is_scrambled(repaired):
        return repaired  # it was done twice
    if any(len(_scripts(word)) > 1 for word in re.split(r"[\W_]", repaired)):
        return None
    if not all(category(char)[0] in "LMP" or char in " \u00a0\u200c\u200d" for char in strange):
        return None
    return repaired


def _scripts(word: str) -> set[str]:
    """The scripts of the letters in a word."""
    return {name(char, "?").split()[0] for char in word if category(char) in ("Lu", "Ll", "Lo")}


@lru_cache(maxsize=len(_TWICE))
def _bytes_of(code: str) -> dict[str, bytes]:
    """The byte of each character; where the code page has none, programs keep the control character."""
    known = {chr(number): bytes((number,)) for number in range(0xA0 if code == _HOME else 0x80)}
    for number in range(0x80, 0x100):
        byte = bytes((number,))
        try:
            known[byte.decode(code)] = byte
        except UnicodeDecodeError:
            known[chr(number)] = byte
    return known
