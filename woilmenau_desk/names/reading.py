"""How a name in another script reads in Latin letters, for a colleague who has to say it or to compare it.

Ukrainian follows Ukraine's own rule for passports (Oleksandr Shevchenko, Hrytsenko), because that spelling stands on the
papers that people bring; so do the forms of the other Cyrillic languages, of Georgian and of Greek. Arabic script and
Hebrew leave most vowels out: common names are given as German offices mostly write them, others get an a where nobody
could speak without one. A reading helps; it is no spelling, and is never stored.
"""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

from woilmenau_desk.names.reading_tables import (
    ABJAD_LETTERS,
    COMMON_NAMES,
    CYRILLIC,
    FAMILIAR_HANGUL,
    GREEK,
    GREEK_PAIRS,
    INDIC_CONSONANTS,
    INDIC_SCRIPTS,
    INDIC_VOWELS,
    PRE_VOWELS,
    UKRAINIAN,
    UKRAINIAN_AT_START,
)
from woilmenau_desk.names.romanise import romanised, script_of

# What lies outside of the blocks with Latin letters, signs and combining marks; only then is it looked at closely.
_BEYOND_LATIN: Final = re.compile(
    "[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\ua71f\ua800-\uab2f\uab70-\ud7ff"
    "\uf900-\ufaff\ufb07-\ufe1f\ufe30-\ufefe\uff00-\uffef\U00010000-\U0010ffff]"
)
_WORD: Final = re.compile(r"[^\s\-–‐‑/,.;()\[\]{}\"„“”«»|+·]+")
_SILENT: Final = re.compile("['’‘ʼʿʾ`´ʹʻˈ\u00ad\u0640\u200c\u200d\u200b]")
_NO_LETTERS: Final = re.compile(r"[^A-Za-z0-9']")
_SAID_AS_ONE: Final = re.compile(r"sh|kh|th|ch|gh|dh|ts|zh|ph|ng|[a-z]")
_VOWELS: Final = frozenset("aeiou")
# Letters and endings of which a name has at least one where it is Ukrainian rather than Russian.
_UKRAINIAN_MARK: Final = re.compile("[іїєґ]|(?:енко|чук|юк|ський|цький|зький|ська|цька|зька)\\b|['’ʼ]")
_RUSSIAN_MARK: Final = re.compile("[ыэёъ]")
_HAN_OR_HANGUL: Final = frozenset(("CJK", "HANGUL"))
_ABJADS: Final = frozenset(("ARABIC", "HEBREW", "SYRIAC"))
_LONG_TEXT: Final = 600
_LONGEST_NAME_IN_ONE: Final = 4  # syllables of a Chinese or Korean name that is written without a space


def reading(name: str) -> str:
    """The name in Latin letters; the empty text where it has no letters of another script.

    Words in Latin letters stay as they are. The result holds ASCII in place of every other script.
    """
    if name.isascii() or not _BEYOND_LATIN.search(name):
        return ""
    return _reading(name[:_LONG_TEXT])


def _reading(name: str, part: bool = False) -> str:
    text = unicodedata.normalize("NFKC", name)
    if not any(_is_foreign(char) for char in text):
        return ""
    ukrainian = _is_ukrainian(text.casefold())
    alone = len(text.split()) == 1 and not part
    said = _WORD.sub(lambda found: _word(found[0], ukrainian, alone), text)
    return " ".join(said.split())


def latin(text: str, *, part: bool = False) -> str:
    """Any text in Latin letters and signs of ASCII: what has none of them, as a picture, is left out.

    `part`: other words stand beside it, so it is no whole name.
    """
    said = _reading(text[:_LONG_TEXT], part) or unicodedata.normalize("NFKC", text[:_LONG_TEXT])
    return " ".join("".join(map(_ascii, said)).split())


def _ascii(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() else " "
    if unicodedata.category(char) in ("So", "Sk", "Co", "Cn", "Cs", "Cf"):
        return ""
    return anyascii(char)


def _is_foreign(char: str) -> bool:
    return char.isalpha() and script_of(char) not in ("LATIN", "MODIFIER", "FEMININE", "MASCULINE")


def _is_ukrainian(folded: str) -> bool:
    return not _RUSSIAN_MARK.search(folded) and bool(_UKRAINIAN_MARK.search(folded))


def _word(word: str, ukrainian: bool, alone: bool) -> str:
    letters = _SILENT.sub("", word)
    first = next((char for char in letters if _is_foreign(char)), None)
    if first is None:
        # Latin letters stay; signs and digits of another script have their own in ASCII, or none.
        return "".join(_ascii(char) if _BEYOND_LATIN.match(char) else char for char in word)
    script = script_of(first)
    if script in _HAN_OR_HANGUL:
        return _of_syllables(letters, alone)
    said = _spelled(letters.casefold(), script, ukrainian)
    return said[:1].upper() + said[1:]


def _spelled(word: str, script: str, ukrainian: bool) -> str:
    if script == "CYRILLIC":
        return _cyrillic(word, ukrainian)
    if script == "GREEK":
        return _greek(word)
    if script in _ABJADS:
        return _abjad(word)
    if script in INDIC_SCRIPTS:
        return _indic(word, script)
    if script == "ETHIOPIC":
        return romanised(word)
    if script == "ARMENIAN":
        word = word.replace("ու", "u").replace("եւ", "ev")
    if script in ("THAI", "LAO"):
        word = PRE_VOWELS.sub(r"\2\1", word)
    plain = _NO_LETTERS.sub("", _letters(word)).replace("'", "").lower()
    return (
        plain
        if script in ("ARMENIAN", "GEORGIAN", "HIRAGANA", "KATAKANA")
        else _speakable(_SAID_AS_ONE.findall(plain))
    )


def _letters(text: str) -> str:
    return "".join(_ascii(char) if not unicodedata.combining(char) else anyascii(char) for char in text)


def _cyrillic(word: str, ukrainian: bool) -> str:
    if not ukrainian:
        return "".join(CYRILLIC.get(char) or _plain(char) for char in word)
    said = []
    for number, char in enumerate(word):
        if char == "г" and number and word[number - 1] == "з":
            said.append("gh")
        elif number == 0 and char in UKRAINIAN_AT_START:
            said.append(UKRAINIAN_AT_START[char])
        else:
            found = UKRAINIAN.get(char)
            said.append(_plain(char) if found is None else found)
    return "".join(said)


def _plain(char: str) -> str:
    """A letter that no table has, or one that says nothing."""
    if char in CYRILLIC or unicodedata.combining(char):
        return ""
    return _NO_LETTERS.sub("", _ascii(char)).lower()


def _greek(word: str) -> str:
    bare = "".join(
        char
        for char in unicodedata.normalize("NFD", word)
        if char == "\u0308" or not unicodedata.combining(char)
    )
    if bare.startswith("μπ"):
        bare = "b" + bare[2:]
    for pair, said in GREEK_PAIRS:
        bare = bare.replace(pair, said)
    return "".join(GREEK.get(char, _plain(char)) for char in bare)


def _abjad(word: str) -> str:
    """A word of which mostly consonants are written."""
    bare = "".join(char for char in unicodedata.normalize("NFC", word) if not unicodedata.combining(char))
    known = COMMON_NAMES.get(bare)
    if known is not None:
        return known
    if bare.startswith("ال") and len(bare) > 4:
        inner = _abjad(bare[2:])
        return f"Al-{inner[:1].upper()}{inner[1:]}"
    if bare.startswith("عبدال") and len(bare) > 6:
        return f"abdul{_abjad(bare[5:])}"
    # A hamza at the beginning carries the vowel that follows.
    if bare[:1] in "ئؤ":
        bare = bare[1:]
    pieces = (ABJAD_LETTERS.get(char) for char in bare)
    said = [_plain(char) if piece is None else piece for char, piece in zip(bare, pieces, strict=True)]
    # Qasim, Tariq: after a long a the last syllable has an i.
    like_qasim = len(said) > 3 and said[-3] == "a" and not {said[-1], said[-2]} & {*_VOWELS, "w", "y", ""}
    if like_qasim:
        said.insert(-1, "i")
    return _speakable([part for part in said if part])


def _speakable(parts: list[str]) -> str:
    """What is written, with an a put in where too many consonants meet; w and y become vowels between them."""
    for number, part in enumerate(parts):
        before = number > 0 and parts[number - 1] not in _VOWELS
        after = number + 1 == len(parts) or parts[number + 1] not in _VOWELS
        if part in "wy" and before and after:
            parts[number] = "u" if part == "w" else "i"
    said: list[str] = []
    run: list[str] = []
    for part in (*parts, ""):
        if part and part not in _VOWELS:
            run.append(part)
            continue
        said += _apart(run, after_vowel=bool(said), before_vowel=bool(part))
        said.append(part)
        run = []
    return "".join(said)


def _apart(run: list[str], *, after_vowel: bool, before_vowel: bool) -> list[str]:
    """Consonants in a row, parted by vowels where a tongue needs them."""
    said: list[str] = []
    rest = list(run)
    if not after_vowel and len(rest) > 1:
        said += [rest.pop(0), "a"]
    allowed = 2 if before_vowel else 1
    if not (after_vowel or said):
        return rest
    while len(rest) > allowed:
        together = 2 if len(rest) > allowed + 1 else 1
        said += [*rest[:together], "a"]
        rest = rest[together:]
    return said + rest


def _indic(word: str, script: str) -> str:
    """A script whose consonants bring their vowel along, as Unicode names its letters."""
    said: list[str] = []
    inherent = False  # whether the last consonant still has its own a
    for char in unicodedata.normalize("NFC", word):
        kind, _, sound = unicodedata.name(char, "").removeprefix(f"{script} ").rpartition(" ")
        if kind == "VOWEL SIGN":
            said.append(INDIC_VOWELS.get(sound, ""))
            inherent = False
            continue
        if sound in ("VIRAMA", "HALANT", "AL-LAKUNA"):
            inherent = False
            continue
        if sound == "NUKTA":
            continue
        if inherent:
            said.append("a")
            inherent = False
        if sound in INDIC_VOWELS:
            said.append(INDIC_VOWELS[sound])
        elif sound in ("ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"):
            said.append("n")
        elif sound == "VISARGA":
            said.append("h")
        elif kind.startswith("LETTER"):
            consonant = sound.removesuffix("A")
            said.append(INDIC_CONSONANTS.get(consonant, consonant.lower()))
            inherent = True
        else:
            said.append(_plain(char))
    # In the north nobody speaks the last one: Amit, not Amita.
    if inherent and (len(said) < 2 or INDIC_SCRIPTS[script]):
        said.append("a")
    return "".join(said)


def _of_syllables(word: str, alone: bool) -> str:
    """A Chinese or Korean name: written in one, the first syllable is the family's."""
    syllables = [_NO_LETTERS.sub("", _ascii(char)).lower() for char in word]
    syllables = [syllable for syllable in syllables if syllable]
    if not syllables:
        return ""
    if script_of(word[0]) == "HANGUL" and (alone or len(syllables) == 1):
        syllables[0] = FAMILIAR_HANGUL.get(word[0], syllables[0])
    kana = any(script_of(char) in ("HIRAGANA", "KATAKANA") for char in word)
    if alone and not kana and 1 < len(syllables) <= _LONGEST_NAME_IN_ONE:
        return f"{syllables[0].capitalize()} {''.join(syllables[1:]).capitalize()}"
    return "".join(syllables).capitalize()
