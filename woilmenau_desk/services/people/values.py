"""Years of birth, genders, countries and languages as German lists write them."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from woilmenau_desk.domain.people import OLDEST_AGE
from woilmenau_desk.domain.text import ascii_digits, bare, spellings
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.cell_damage import Doubt, doubt, is_nothing
from woilmenau_desk.services.lists.table_rows import SHEET_ERRORS, CellKind, spoiled_by
from woilmenau_desk.services.people.country_names import country_code

Lookup = Callable[[str], tuple[str | None, Sentence | None]]
"""The code that a word means, and what is to be told of it."""

_GENDERS: Final = {
    "female": (
        "w|f|weibl|weiblich|wbl|Frau|Fr|Mrs|Ms|Miss|Tochter|Schwester|Mutter|Ehefrau"
        "|female|woman|Mädchen|girl|fem|feminin|♀|W.|F."
    ),
    "male": "m|männl|männlich|mnl|Mann|Mr|Sohn|Bruder|Vater|Ehemann|Herr|Hr|Herrn|male|man|Junge|boy|mask|maskulin|♂|M.",
    "diverse": "d|x|divers|div|diverse|nichtbinär|non-binary|inter|⚧",
    "not_stated": "keine Angabe|k. A.|ohne Angabe|not stated",
}
_LANGUAGES: Final = {
    "ckb": "Zentralkurdisch|Central Kurdish|Kurdisch-Sorani|Kurdisch Sorani|Sorani-Kurdisch",
    "fa": "Farsi|Persian|Iranisch|Neupersisch|fas|per",
    "kmr": (
        "Kurmanci|Kurmanji|Kurmandschi|Kurmandji|Nordkurdisch|Northern Kurdish|Kurdisch-Kurmanci|Kurdisch Kurmanji"
        "|Kurdisch Kurmandschi|Bahdini|Badini"
    ),
    "prs": "Dari-Persisch|Persisch-Dari|Afghanisch-Persisch",
    "ps": "Paschto|Paschtunisch|Pashtu|Pushto|Pashtun|pus",
    "ti": "Tigrinisch|Tigrigna|Tigrinja|tir",
    "so": "Somalisch|som",
    "sq": "Shqip|alb|sqi",
    "tr": "tur",
    "en": "engl|eng",
    "de": "dt|dtsch|deu|ger",
    "fr": "franz|frz|fra|fre",
    "es": "spa",
    "ar": "ara|Arabi|عربي",
    "uk": "ukr",
    "ru": "rus",
    "ka": "kat|geo",
}
# Words for several of the centre's languages; which, only the person knows.
_FAMILIES: Final = {
    spelling: (codes, name)
    for words, codes, name in (
        ("Kurdisch|Kurdish|kurd|Kurdî|Kurdi|ku|kur", ("kmr", "ckb"), "Kurmandschi / Sorani"),
        ("Afghanisch|Afghani|afgh", ("prs", "ps"), "Dari / Paschtu"),
    )
    for word in words.split("|")
    for spelling in spellings(word)
}
_PERSIAN: Final = frozenset(("fa", "prs"))
_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "januar|jänner|january|jan",
            "februar|february|feb",
            "märz|maerz|march|mär|mar|mrz",
            "april|apr",
            "mai|may",
            "juni|june|jun",
            "juli|july|jul",
            "august|aug",
            "september|sept|sep",
            "oktober|october|okt|oct",
            "november|nov",
            "dezember|december|dez|dec",
        ),
        1,
    )
    for word in words.split("|")
}
_YEAR: Final = re.compile(
    r"(?:jahrgang|jg\.?|jhg\.?|geb\.?|geboren|born|\*)? ?(?:(?:im|in) )?(\d{4})(?:[.,]0+)?\.?", re.IGNORECASE
)
_SHORT_YEAR: Final = re.compile(r"(?:jahrgang|jg\.?|jhg\.?|geb\.?|['’‘`´*]) ?['’]?(\d{2})", re.IGNORECASE)
_NUMBERS: Final = re.compile(
    r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})(?:[ ,T]+\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)?"
)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT: Final = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[./-] ?(\d{4})")
_WORDED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[.\s-]{0,2} ?)?([A-Za-zäÄ]{3,9})\.?[\s-]{1,2}"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,? )?['’]?(\d{4}|\d{2})"
)
_BORN: Final = re.compile(r"(?:geb\.?|geboren|born|\*)\s*(?:am|on)?\s*", re.IGNORECASE)
_SERIAL: Final = re.compile(r"(\d{4,5})(?:[.,]\d+)?")
_GROUPED_YEAR: Final = re.compile(r"([12])[.,](\d{3})")
_DAY_ZERO: Final = date(1899, 12, 30)  # of Excel's day numbers
_NO_YEAR: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist kein Geburtsjahr wie 1992.")
_WRONG_YEAR: Final = QT_TRANSLATE_NOOP("import", "Das Geburtsjahr {year} kann nicht stimmen.")
_YEAR_AS_DATE: Final = QT_TRANSLATE_NOOP(
    "import",
    "Das Geburtsjahr {year} kann nicht stimmen: in der Zelle steht wohl ein Jahr, das Excel als Datum liest.",
)
_TRUTH: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Wahrheitswert („{text}“).")
_SEVERAL: Final = QT_TRANSLATE_NOOP("import", "Von „{text}“ wird nur das Erste übernommen.")
_WHICH: Final = QT_TRANSLATE_NOOP("import", "„{text}“ kann {languages} sein; das Feld bleibt leer.")
_WHICH_COUNTRY: Final = QT_TRANSLATE_NOOP("import", "„{text}“ nennt mehr als ein Land; das Feld bleibt leer.")
_PARTS: Final = re.compile(r"\s*(?:[/,;+&|\n]|\s[-–]\s|\bund\b|\band\b|\bsowie\b|\boder\b|\bor\b|\bu\.)\s*")
_BRACKETS: Final = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
_LEVEL: Final = re.compile(r"\s+[ABC][12]\b")


class ImpossibleDate(Exception):
    """A cell of dates that holds a year: then the whole column does, and nothing in the row is to be trusted."""

    def __init__(self, reason: Sentence) -> None:
        self.reason = reason
        super().__init__(str(reason))


def birth_year(text: str, kind: CellKind | None, today: date, *, dated: bool) -> tuple[int | None, bool]:
    """The year of birth that a cell means, and whether it was that of a date. Raises Doubt or ImpossibleDate.

    `dated`: the column is one of dates, where a number of five digits is Excel's number of a day.
    """
    text = re.sub(r"^'(?=\d{4}|\d{1,2}[./-])", "", ascii_digits(text).strip())
    if text in SHEET_ERRORS:
        raise Doubt(spoiled_by(text))
    if not text or is_nothing(text) or not text.strip("0.-/ "):
        return None, False
    if kind is CellKind.TRUTH:
        raise doubt(_TRUTH, text)
    year, from_date = _year(text, today, dated)
    if year is None:
        raise doubt(_NO_YEAR, text)
    if not today.year - OLDEST_AGE <= year <= today.year:
        if kind is CellKind.DATE and 1904 <= year <= 1906:
            raise ImpossibleDate(Sentence("import", _YEAR_AS_DATE, {"year": year}))
        raise Doubt(Sentence("import", _WRONG_YEAR, {"year": year}))
    return year, from_date


def _year(text: str, today: date, dated: bool) -> tuple[int | None, bool]:
    if len(text) == 4 and text.isdigit():
        return int(text), False
    if found := _YEAR.fullmatch(text):
        return int(found[1]), False
    if found := _SHORT_YEAR.fullmatch(text):
        return _century(found[1], today), False
    if found := _GROUPED_YEAR.fullmatch(text):
        return int(found[1] + found[2]), False
    text = _BORN.sub("", text, count=1) if _BORN.match(text) else text
    if found := _NUMBERS.fullmatch(text):
        return _year_of(_century(found[3], today), int(found[1]), int(found[2])), True
    if found := _ISO.fullmatch(text):
        return _year_of(int(found[1]), int(found[3]), int(found[2])), True
    if found := _COMPACT.fullmatch(text):
        return _year_of(int(found[1] + found[2]), int(found[4]), int(found[3])), True
    if found := _MONTH_YEAR.fullmatch(text):
        return (int(found[2]) if int(found[1]) <= 12 else None), True
    if (found := _WORDED.fullmatch(text)) and found[2].casefold() in _MONTHS:
        day = int(found[1] or found[3] or 1)
        return _year_of(_century(found[4], today), day, _MONTHS[found[2].casefold()]), True
    if dated and (found := _SERIAL.fullmatch(text)) and len(found[1]) == 5:
        born = _DAY_ZERO + timedelta(days=int(found[1]))
        return (born.year if born <= today else None), True
    return None, False


def _century(digits: str, today: date) -> int:
    """A year of two digits: nobody is born after today, and hardly anybody a hundred years before."""
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year else year - 100


def _year_of(year: int, day: int, month: int) -> int | None:
    """The year of a date that exists; of the day and the month either may come first, or be unknown (00)."""
    for one, other in ((day, month), (month, day)):
        try:
            date(max(1, year), other or 1, one or 1)
        except ValueError:
            continue
        return year
    return None


# Words of value lists


def words_of(values: ValueList, also: Mapping[str, str]) -> dict[str, str]:
    """Codes by the words for them; the centre's own words come before those that are known besides."""
    known = {
        spelling: code
        for code, words in also.items()
        if code in values
        for word in words.split("|")
        for spelling in (*spellings(word), word)
    }
    # What can still be chosen comes last and wins.
    for value in sorted(values, key=lambda value: value.active):
        own = str(value.extra.get("own", ""))
        known.update(
            (spelling, value.code) for word in (value.de, value.en, own) for spelling in spellings(word)
        )
    known.update((bare(value.code), value.code) for value in values)
    known.pop("", None)
    return known


def gender_lookup(genders: ValueList) -> Lookup:
    """What a word for a gender means."""
    known = words_of(genders, _GENDERS)

    def lookup(text: str) -> tuple[str | None, Sentence | None]:
        if text in genders:
            return text, None
        without = _BRACKETS.sub("", text)
        return known.get(bare(text)) or known.get(text) or known.get(bare(without)), None

    return lookup


def country_lookup(text: str) -> tuple[str | None, Sentence | None]:
    """What a word for a country or a nationality means."""
    if is_nothing(text):
        return None, None
    if code := country_code(text):
        return code, None
    parts = [part for part in _PARTS.split(_BRACKETS.sub("", text)) if part]
    codes = {code for part in parts if (code := country_code(part))}
    if len(codes) == 1 and all(map(country_code, parts)):
        return codes.pop(), None
    if len(codes) > 1:
        return None, Sentence("import", _WHICH_COUNTRY, {"text": text[:40]})
    return None, None


def language_lookup(languages: ValueList) -> Lookup:
    """What a word for a language means, or the first of several."""
    known = words_of(languages, _LANGUAGES)
    locales = {bare(str(value.extra.get("locale", ""))): value.code for value in languages}
    locales.pop("", None)

    def one(text: str) -> str | None:
        found = known.get(bare(text)) or locales.get(bare(text))
        if found is None and (tag := re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})+", text)):
            found = known.get(tag[1].casefold())
        return found or _abbreviated(text, known)

    def meant(text: str) -> tuple[str | None, str]:
        """The code of a single language, or the languages that the word may be."""
        if found := one(text):
            return found, ""
        outside = _BRACKETS.sub("", text).strip()
        inside = " ".join(_BRACKETS.findall(text))
        # Sorani in "Kurdisch (Sorani)", Dari in "Persisch (Dari)"; but not the country in "Arabisch (Syrien)".
        general, special = one(outside) if outside != text else None, one(inside) if inside else None
        if special and (general is None or general in _PERSIAN):
            return special, ""
        if general:
            return general, ""
        _, name = _FAMILIES.get(bare(outside), ((), ""))
        return None, name

    def lookup(text: str) -> tuple[str | None, Sentence | None]:
        if text in languages:
            return text, None
        if is_nothing(text):
            return None, None
        text = _LEVEL.sub("", text)
        code, family = meant(text)
        if code:
            return code, None
        words = [part for part in _PARTS.split(text) if part] if not family else [text]
        if len(words) < 2 and not family:
            words = [part for part in re.split(r"\s*-\s*|\s+", _BRACKETS.sub("", text)) if part]
        found = [meant(word) for word in words]
        codes = [code for code, _ in found if code]
        family = family or (found[0][1] if found else "")
        if family and found:
            inside = [code for code in codes if code in _FAMILIES.get(bare(words[0]), ((), ""))[0]]
            if len(set(inside)) == 1:
                return inside[0], None
            return None, Sentence("import", _WHICH, {"text": text[:40], "languages": family})
        if set(codes) == _PERSIAN and len(words) == 2:
            return None, Sentence("import", _WHICH, {"text": text[:40], "languages": "Persisch / Dari"})
        if found and found[0][0]:
            return found[0][0], Sentence("import", _SEVERAL, {"text": text[:40]})
        return None, None

    return lookup


def _abbreviated(text: str, known: Mapping[str, str]) -> str | None:
    return abbreviated(text, known.items())


def abbreviated(text: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The one code whose words begin like an abbreviation with its point: "ukr." but not "ind."."""
    begun = bare(text)
    if not text.endswith(".") or len(begun) < 3:
        return None
    codes = {code for word, code in known if word.startswith(begun)}
    return codes.pop() if len(codes) == 1 else None
