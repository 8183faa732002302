"""What table programs, exports and code pages do to names and numbers: mended where it is certain, else doubted.

A doubted number of a person would decide whose record is overwritten, so its row is refused; any other field is left
empty and that is told. Nothing here guesses.
"""

import html
import re
import unicodedata
from typing import Final
from urllib.parse import unquote

from woilmenau_desk.domain.text import ascii_digits, joined_surrogates
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.table_rows import SHEET_ERRORS, CellKind, spoiled_by
from woilmenau_desk.services.lists.text_encodings import is_scrambled, unscrambled

_SHORTENED: Final = QT_TRANSLATE_NOOP(
    "import",
    "Excel hat die Nummer gekürzt („{text}“); bitte die Spalte als Text formatieren und neu speichern.",
)
_LOST: Final = QT_TRANSLATE_NOOP(
    "import",
    "Buchstaben sind beim Speichern verloren gegangen („{text}“); bitte neu als „CSV UTF-8“ oder XLSX speichern.",
)
_DATE: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Datum („{text}“).")
_TRUTH: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Wahrheitswert („{text}“).")
_THOUSANDS: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist vielleicht eine Zahl mit Tausenderpunkt.")
_BROKEN: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist keine Nummer.")
_NUMBER: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist eine Zahl und kein Name.")
_NARROW: Final = QT_TRANSLATE_NOOP(
    "import", "Die Spalte war zu schmal, die Zahl ist nicht zu lesen („{text}“)."
)
_PLACEHOLDER: Final = QT_TRANSLATE_NOOP("import", "„{text}“ steht wohl dafür, dass nichts bekannt ist.")
_NO_DIGIT: Final = QT_TRANSLATE_NOOP("import", "Die Telefonnummer enthält keine Ziffer.")
_ZERO_LOST: Final = QT_TRANSLATE_NOOP("import", "Vielleicht fehlt die Null am Anfang („{text}“).")
_FIRST_ONLY: Final = QT_TRANSLATE_NOOP(
    "import", "Nur „{kept}“ wird übernommen; dort steht noch mehr („{text}“)."
)
_PERHAPS: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Fragezeichen („{text}“); bitte nachsehen.")

# What people and programs write into a cell that they have nothing to say in.
DASHES: Final = frozenset(
    ("-", "--", "---", "–", "—", "―", "−", "?", "/", "./.", ".", "..", "...", "…", "*", "_", "'")
)
_NOTHING: Final = DASHES | frozenset(
    "k.a. k.a ka. keineangabe keineangaben ohneangabe n/a na. n.a. n.v. <na> nat unbekannt unbek. unknown"
    " nichtbekannt keine keiner keines none null (null) nan undefined nil fehlt (leer) leer (blank) n.n. n.b. entfällt"
    " nichtvorhanden".split()
)
# Beside a name these are written in the way of programs; "Null" and "None" may be somebody's name.
_NO_NAMES: Final = frozenset(
    "NULL null (null) nan NaN NAN NaT <NA> n/a N/A none NONE undefined nil k.A. k.a. (leer) (blank) N.N. n.n. unbekannt"
    " Unbekannt UNBEKANNT unknown Unknown".split()
) | {"k. A.", "k. a.", "keine Angabe", "Keine Angabe", "ohne Angabe", "n. a.", "N. N."}
PERHAPS_NAMES: Final = frozenset(("None", "Null", "Nan"))
_TRUTHS: Final = frozenset(("WAHR", "FALSCH", "TRUE", "FALSE", "False"))
_SCIENTIFIC: Final = re.compile(r"[+-]?(\d+)(?:[.,](\d+))?[eE]([+-]?)(\d{1,3})")
_WHOLE: Final = re.compile(r"(\d+)[.,]0+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
_FRACTION: Final = re.compile(r"\d+[.,]\d+")
# The quotes at both ends are taken in one, for how many of them belong to which end would be tried in every way.
_IN_QUOTES: Final = re.compile(r'="((?:[^"]|"")*+)"|=""++|="++(.*?[^"])"++')
_MONTH: Final = (
    "(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|m[äa]r(?:z|ch)?|mrz|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?"
    "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)"
)
_DATES: Final = re.compile(
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{2}|\d{4})|\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}:\d\d(?::\d\d)?"
    rf"|\d{{1,2}}[. -]{{1,2}}{_MONTH}\.?(?:[. -]{{1,2}}\d{{2,4}})?|{_MONTH}[. -]{{1,2}}\d{{2,4}}",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(r"[A-Za-z]+(?:[ '-][A-Za-z]+)*")
_FIGURES: Final = re.compile(r"[\d\s.,;:/+()%€#-]*\d[\d\s.,;:/+()%€#-]*")
_ESCAPES: Final = re.compile(r"_x([0-9A-Fa-f]{4})_|\\[ux]([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
# Ligatures of printing, and letters as wide as Chinese ones.
_SHAPES: Final = re.compile("[\ufb00-\ufb06\uff01-\uff5e]")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BREAK: Final = re.compile(r"[\r\n\v\f\u2028\u2029]")
_THIN: Final = re.compile("\\d[\u00a0\u202f\u2007\u2009\u2002-\u2006]\\d")
PLAIN_PHONE: Final = re.compile(r"0[0-9]+(?:[ -][0-9]+)*")
"""A telephone number to which nothing was done: no need to look closer."""
_MOBILE: Final = re.compile(r"1[5-7]\d{8,9}")
_ONE_PHONE: Final = re.compile(r"\+?\(?\+?\d(?:[ ()./-]{0,2}\d)*(?: ?[./-] ?\d+)*")
# Signs that stand in no name, but in the place of letters where a code page was mistaken; and letters of Iceland,
# which mostly are those of Turkey.
_SIGNS: Final = re.compile(r"[^\x00-\x7f·ªº’‘“”„–—´\U0001f000-\U0010ffff\u2600-\u27ff\ufe0f\u200c\u200d]")
_TURKISH: Final = frozenset("þÞðÐ")
_NO_TURKISH: Final = frozenset("áéíóúæÁÉÍÓÚÆ")  # Þóra is from Iceland
_LOST_LETTER: Final = re.compile(r"\?[\w’'ʼ]|\?-\w|\?\?")
_TOUCHED: Final = re.compile(r"\w\?")
LOSSY: Final = re.compile(r"\w\?\w|\?{3,}")
"""What shows that a program wrote question marks for letters that it could not save."""
_ALMOST: Final = 15
_SHORTEST: Final = 5  # digits of a telephone number, where others stand beside it


class Doubt(Exception):
    """What stands in a cell cannot be taken as it is, and why."""

    def __init__(self, reason: Sentence) -> None:
        self.reason = reason
        super().__init__(str(reason))


def doubt(template: str, text: str) -> Doubt:
    """A doubt that shows the cell."""
    return Doubt(Sentence("import", template, {"text": text[:40]}))


def is_nothing(text: str) -> bool:
    """Whether a cell only says that nothing is known."""
    return "".join(text.casefold().split()) in _NOTHING


def mended(text: str) -> str:
    """A cell without the writing that programs put around and between its characters."""
    if text.startswith('="') and (found := _IN_QUOTES.fullmatch(text.strip())):
        text = (found[1] if found[1] is not None else found[2] or "").replace('""', '"')
    if "_x" in text or "\\" in text:
        # Also quotes as databases write them.
        text = joined_surrogates(
            _ESCAPES.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16)), text)
        )
        text = text.replace("\\'", "'").replace('\\"', '"')
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "%" in text:
        text = _PERCENT.sub(_unquoted, text)
    if not text.isascii():
        text = unscrambled(text) or text
        text = _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text


def _unquoted(found: re.Match[str]) -> str:
    """`%C3%B6` as ö; a percent sign that means itself stays."""
    if len(found[0]) < 6 and found[0] not in ("%20", "%2B", "%27", "%2F"):
        return found[0]
    try:
        return unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]


def _sheet_trouble(text: str, kind: CellKind | None) -> None:
    """Raises Doubt for what only table programs write."""
    if text in SHEET_ERRORS:
        raise Doubt(spoiled_by(text))
    if len(text) > 1 and not text.strip("#"):
        raise doubt(_NARROW, text)
    if kind is CellKind.DATE:
        raise doubt(_DATE, text)
    if kind is CellKind.TRUTH:
        raise doubt(_TRUTH, text)
    if kind is CellKind.ROUNDED:
        raise doubt(_SHORTENED, text)


# Numbers of people and cards


def number(text: str, raw: str, kind: CellKind | None, *, dotted: bool) -> str:
    """A number as it was before a table program took it for one to reckon with. Raises Doubt.

    `raw` is the cell before its blanks were folded; `dotted` says that points belong to the numbers of this list.
    """
    _sheet_trouble(text, kind)
    if is_nothing(text):
        return ""
    if "\ufffd" in text or "?" in text or is_scrambled(text):
        raise doubt(_LOST, text)
    if text.upper() in _TRUTHS:
        raise doubt(_TRUTH, text)
    if _BREAK.search(raw.strip()) or _THIN.search(raw) or text.startswith("="):
        raise doubt(_BROKEN, text)
    text = ascii_digits(text).replace("\u200c", "").replace("\u200d", "")
    if text.isalnum() and text.isascii() and "E" not in text and "e" not in text:
        return text
    text = _integer(text)
    if text.isdigit():
        return text
    if kind is CellKind.NUMBER and _FRACTION.fullmatch(text):
        raise doubt(_BROKEN, text)
    if _GROUPED.fullmatch(text) and not dotted:
        raise doubt(_THOUSANDS, text)
    if _DATES.fullmatch(text):
        raise doubt(_DATE, text)
    return text


def is_dotted(text: str) -> bool:
    """Whether a point in a number belongs to it: nothing that a table program would write stands there."""
    return bool(_FRACTION.fullmatch(text)) and not _GROUPED.fullmatch(text) and not _WHOLE.fullmatch(text)


def _integer(text: str) -> str:
    """The whole number that a fraction of nothing or all digits of a scientific number mean. Raises Doubt."""
    if (found := _WHOLE.fullmatch(text)) and not _GROUPED.fullmatch(text):
        if len(found[1]) > _ALMOST:
            raise doubt(_SHORTENED, text)
        return found[1]
    if found := _SCIENTIFIC.fullmatch(text):
        whole, fraction, sign, exponent = found[1], found[2] or "", found[3], int(found[4])
        if not sign and not fraction:
            return text  # 12E5 is somebody's number: programs write a plus
        if (
            sign == "-"
            or len(whole) != 1
            or len(fraction) != exponent
            or exponent >= _ALMOST
            or text[0] in "+-"
        ):
            raise doubt(_SHORTENED, text)
        return whole + fraction
    return text


# Telephones


def phone(text: str, raw: str, kind: CellKind | None, limit: int) -> tuple[str, Sentence | None]:
    """A telephone number as it is kept, and what is to be told of it. Raises Doubt."""
    _sheet_trouble(text, kind)
    if is_nothing(text):
        return "", None
    if _BREAK.search(raw.strip()):
        text = " / ".join(" ".join(line.split()) for line in _BREAK.split(raw) if line.strip())
    text = _integer(ascii_digits(text))
    if (kind is CellKind.NUMBER and _FRACTION.fullmatch(text)) or text.startswith("="):
        raise doubt(_BROKEN, text)
    if _DATES.fullmatch(text):
        raise doubt(_DATE, text)
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if not any(map(str.isdigit, text)):
        raise Doubt(Sentence("import", _NO_DIGIT))
    if len(text) > limit or "\ufffd" in text or "??" in text or is_scrambled(text):
        kept = _numbers_alone(text, limit)
        if not kept:
            raise doubt(_BROKEN, text)
        return kept, Sentence("import", _FIRST_ONLY, {"kept": kept, "text": text[:60]})
    if _MOBILE.fullmatch(text):
        return text, Sentence("import", _ZERO_LOST, {"text": text})
    return text, None


def _numbers_alone(text: str, limit: int) -> str:
    """As many of the telephone numbers in a text as fit, without the words beside them."""
    kept = ""
    for found in _ONE_PHONE.finditer(text):
        one = found[0].strip(" ./-")
        if text[found.end() : found.end() + 1] in ("?", "\ufffd") or sum(map(str.isdigit, one)) < _SHORTEST:
            continue
        more = f"{kept} / {one}" if kept else one
        if len(more) > limit:
            break
        kept = more
    return kept


# Names


def person_name(
    text: str, kind: CellKind | None, *, lossy: bool = False, placeholders: frozenset[str] = frozenset()
) -> tuple[str, Sentence | None]:
    """A name as it is kept, and what is to be told of it. Raises Doubt.

    `lossy`: question marks stand for letters elsewhere in the list; `placeholders` are names that stand there for
    nothing.
    """
    if kind is None and _PLAIN.fullmatch(text) and text not in _NO_NAMES and text not in _TRUTHS:
        if text in placeholders:
            raise doubt(_PLACEHOLDER, text)
        if text not in DASHES and not _DATES.fullmatch(text):
            return text, None
    _sheet_trouble(text, kind)
    if text in DASHES:
        return "", None
    if text in _NO_NAMES or text in placeholders:
        raise doubt(_PLACEHOLDER, text)
    if text in _TRUTHS:
        raise doubt(_TRUTH, text)
    folded = ascii_digits(text)
    if _DATES.fullmatch(folded):
        raise doubt(_DATE, text)
    if kind is CellKind.NUMBER or _FIGURES.fullmatch(folded) or _is_scientific(folded):
        raise doubt(_NUMBER, text)
    if "??" not in text and not any(unicodedata.category(char)[0] in "LNS" for char in text):
        raise doubt(_PLACEHOLDER, text)
    if "\ufffd" in text or is_scrambled(text) or _has_signs(text):
        raise doubt(_LOST, text)
    if "?" in text:
        if _LOST_LETTER.search(text) or (lossy and _TOUCHED.search(text)):
            raise doubt(_LOST, text)
        if _TOUCHED.search(text):
            return text, Sentence("import", _PERHAPS, {"text": text[:40]})
    return text, None


def _is_scientific(text: str) -> bool:
    found = _SCIENTIFIC.fullmatch(text)
    return found is not None and bool(found[2] or found[3])


def _has_signs(text: str) -> bool:
    if text.isascii():
        return False
    if not _TURKISH.isdisjoint(text) and _NO_TURKISH.isdisjoint(text):
        return True
    return any(
        unicodedata.category(char) in ("Sm", "Sc", "So", "Sk", "No") or char in "¿¡¶†‡•…‰‚ƒ¦¬×÷"
        for char in _SIGNS.findall(text)
    )


# Text that is to be taken as it stands


def is_suspicious(text: str) -> bool:
    """Whether a name would not be read from every list as it is written."""
    if mended(text) != text or "?" in text or text in PERHAPS_NAMES:
        return True
    try:
        return person_name(text, None) != (text, None)
    except Doubt:
        return True


def reads_as_it_is(field: str, text: str) -> bool:
    """Whether a telephone or another number is taken from a table exactly as it is written; it may be told of."""
    try:
        if mended(text) != text:
            return False
        if field == "phone":
            return phone(text, text, None, len(text))[0] == text
        return number(text, text, None, dotted=False) == text
    except Doubt:
        return False
