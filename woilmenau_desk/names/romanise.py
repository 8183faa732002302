"""Names in any script as plain Latin letters, the way they are mostly written down in Germany.

A romanisation need not be the right one, since none is: it must put the spellings of one name close together.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from anyascii import anyascii

LONGEST_PART: Final = 32
"""Letters of one part that are looked at; a longer one is no name."""
MOST_PARTS: Final = 12
"""Parts of one name that are looked at."""

_ARABIC: Final = {
    **dict(zip("ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىيیې", (
        "a", "b", "p", "t", "th", "j", "ch", "h", "kh", "d", "d", "r", "z", "zh", "s", "sh", "s", "d", "t", "z", "a",
        "gh", "f", "q", "k", "k", "g", "l", "m", "n", "h", "w", "a", "y", "y", "e",
    ), strict=True)),
    "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ء": "", "ؤ": "w", "ئ": "y", "ة": "a", "ۀ": "a", "ہ": "h", "ھ": "h", "ە": "a",
    "ے": "e", "ێ": "e", "ۆ": "o", "ۇ": "u", "ۈ": "u", "ۋ": "w", "ڤ": "v", "ڕ": "r", "ڵ": "l", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "kh", "څ": "ts", "ځ": "dz", "ڼ": "n", "ګ": "g", "ۍ": "y", "ں": "n",
    "ڭ": "ng", "ۅ": "o", "ۉ": "u", "ې": "e",
}  # fmt: skip
_CYRILLIC: Final = {
    **dict(zip("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя", (
        "a", "b", "v", "g", "g", "d", "e", "yo", "ye", "zh", "z", "i", "i", "yi", "y", "k", "l", "m", "n", "o", "p", "r",
        "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ), strict=True)),
    "ў": "u", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dz", "ј": "j", "ѓ": "g", "ќ": "k", "ѕ": "dz", "қ": "q",
    "ғ": "gh", "ұ": "u", "ү": "u", "ң": "ng", "ө": "o", "һ": "h", "ә": "a", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "җ": "j",
}  # fmt: skip
# What only Ukrainian and Belarusian write; their г is an h, and the Ukrainian и a y.
_UKRAINIAN: Final = frozenset("іїєґ")
_LATIN: Final = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "č": "ch", "š": "sh", "ž": "zh", "ć": "c", "ś": "s", "ź": "z", "ż": "zh",
    "ş": "sh", "ș": "sh", "ţ": "ts", "ț": "ts", "ç": "ch", "ğ": "gh", "ı": "i", "ə": "a", "ḥ": "h", "ẖ": "kh", "ḫ": "kh",
    "ġ": "gh", "ð": "d", "þ": "th", "ḏ": "d", "ṯ": "th", "ł": "l", "đ": "d", "ø": "oe", "å": "a", "æ": "ae", "œ": "oe",
    "ñ": "n", "ř": "r", "ě": "e", "ň": "n", "ď": "d", "ť": "t", "ĭ": "i", "ŭ": "u", "ȟ": "kh", "ʿ": "", "ʾ": "", "ʼ": "",
}  # fmt: skip
# ETHIOPIC SYLLABLE names end with their vowel: the first order is a short e, the sixth is mostly silent.
_ETHIOPIC_VOWELS: Final = {
    "WAA": "wa", "WA": "wa", "WI": "wi", "WEE": "we", "WE": "we", "OA": "o", "AA": "a", "EE": "e", "A": "e", "U": "u",
    "I": "i", "E": "", "O": "o",
}  # fmt: skip
_ETHIOPIC_CONSONANTS: Final = {
    "HH": "h", "X": "h", "SZ": "s", "TH": "t", "CHH": "ch", "PH": "p", "TS": "ts", "TZ": "ts", "KX": "kh", "GLOTTAL ": "",
    "PHARYNGEAL ": "", "NY": "ny", "ZH": "zh", "SH": "sh", "CH": "ch", "GG": "ng", "QH": "q",
}  # fmt: skip
_SCRIPT_TABLES: Final = {"ARABIC": _ARABIC, "CYRILLIC": _CYRILLIC, "LATIN": _LATIN}
_WORD: Final = re.compile(r"[^\W_]+")
# Marks within a word that part nothing: apostrophes, hamza and ayn as romanisations write them, the soft hyphen.
_SILENT: Final = re.compile("['’‘ʼʿʾ`´ʹʻˈ\u00ad\u0640\u200d]")


def script_of(char: str) -> str:
    """The script of a letter, as Unicode calls it."""
    return unicodedata.name(char, "").partition(" ")[0]


class _Letters(dict[int, str]):
    """A table for str.translate that is filled as letters are met."""

    def __init__(self, look_up: Callable[[str], str]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, code: int) -> str:
        found = self[code] = self._look_up(chr(code))
        return found


def _roman_letters(char: str) -> str:
    """The Latin letters of a letter."""
    script = script_of(char)
    table = _SCRIPT_TABLES.get(script)
    if table is not None and char in table:
        return table[char]
    if script == "ETHIOPIC":
        return _ethiopic(unicodedata.name(char))
    return re.sub(r"[^a-z0-9]", "", anyascii(char).lower())


def _unmarked(char: str) -> str:
    """A letter without its marks, except where it has a sound of its own with them; nothing of a mark alone."""
    if unicodedata.combining(char):
        return ""
    table = _SCRIPT_TABLES.get(script_of(char))
    if table is None or char in table:
        return char
    apart = unicodedata.normalize("NFD", char)
    return apart[0] if apart[0].isalpha() else char


def _ethiopic(name: str) -> str:
    sound = name.partition("SYLLABLE ")[2]
    for ending, vowel in _ETHIOPIC_VOWELS.items():
        if sound.endswith(ending):
            consonant = sound[: -len(ending)]
            said = _ETHIOPIC_CONSONANTS.get(consonant, consonant.lower())
            # Of these the first order is a full a: Hailu, Abraham.
            if ending == "A" and consonant in ("H", "HH", "X", "GLOTTAL ", "PHARYNGEAL "):
                vowel = "a"
            if ending == "E" and not said:
                vowel = "e"  # እ and ዕ carry nothing but their vowel
            return said + vowel
    return ""


_ROMAN: Final = _Letters(_roman_letters)
_UNMARKED: Final = _Letters(_unmarked)
_HARD_ROMAN: Final = _Letters(lambda char: {"г": "h", "и": "y"}.get(char) or _roman_letters(char))


def words(text: str) -> Iterator[str]:
    """The words of a name in small letters of their own script, without marks that some write and some leave out."""
    if text.isascii():
        folded = text.lower().replace("'", "").replace("`", "")
    else:
        folded = _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold()).translate(_UNMARKED)
    for found in _WORD.finditer(folded):
        yield found[0]


def romanised(word: str) -> str:
    """A word in Latin letters; the empty text where it has none (a word of emoji)."""
    return word[:LONGEST_PART] if word.isascii() else _romanised(word)


@lru_cache(maxsize=16_384)
def _romanised(word: str) -> str:
    # A hamza at the beginning carries the vowel that follows.
    said = word[1:] if word[0] in "ئؤ" else word
    ukrainian = script_of(word[0]) == "CYRILLIC" and not _UKRAINIAN.isdisjoint(word)
    return said[:LONGEST_PART].translate(_HARD_ROMAN if ukrainian else _ROMAN)[:LONGEST_PART]


# What is written with several letters, or with another one elsewhere, and sounds much the same: S for sch, C for tsch,
# J for dsch, Z for zh. The longest first.
_GROUPS: Final = (
    ("schtsch", "S"), ("stsch", "S"), ("shch", "S"), ("szcz", "S"), ("dsch", "J"), ("tsch", "C"), ("sch", "S"), ("tch", "C"),
    ("dzh", "J"), ("tsh", "C"), ("sh", "S"), ("sz", "S"), ("ch", "C"), ("cz", "C"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("zh", "Z"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("dj", "J"), ("dz", "s"), ("qu", "k"),
)  # fmt: skip
_VOWEL: Final = "A"
_SINGLE: Final = str.maketrans(
    {**dict.fromkeys("aeiouyj", _VOWEL), "z": "s", "q": "k", "c": "k", "x": "h", "w": "v"}
)
_REPEATED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=8_192)
def sounds(roman: str) -> str:
    """A romanised word with one letter for all that sounds alike, and one for every run of vowels."""
    if "h" in roman or "z" in roman or "t" in roman or "c" in roman or "j" in roman or "q" in roman:
        for letters, sound in _GROUPS:
            roman = roman.replace(letters, sound)
    return _REPEATED.sub(r"\1", roman.translate(_SINGLE))


def skeleton(sounding: str) -> str:
    """The consonants of `sounds`, and whether it begins with a vowel."""
    return sounding[:1] + _REPEATED.sub(r"\1", sounding[1:].replace(_VOWEL, ""))


def as_written(text: str) -> dict[str, str]:
    """The words of a text as `words` gives them, each with how it stands there."""
    written: dict[str, str] = {}
    for piece in re.split(r"[\s\-–_,.;/]+", text):
        found = list(words(piece))
        for word in found:
            written.setdefault(word, piece if len(found) == 1 else word.capitalize())
    return written
