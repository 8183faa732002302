"""Days, times, numbers, e-mail addresses and weekdays as lists write them. What is not sure is a Doubt; nothing guesses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.text import LINE_LENGTH, ascii_digits, bare, clean_line, spellings
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists import cell_damage
from woilmenau_desk.services.lists.cell_damage import Doubt, doubt, is_nothing
from woilmenau_desk.services.lists.table_rows import SHEET_ERRORS, CellKind, spoiled_by

_NO_DAY: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist kein Datum wie 31.10.2026.")
_NO_SUCH_DAY: Final = QT_TRANSLATE_NOOP("import", "Den Tag „{text}“ gibt es nicht.")
_NO_YEAR: Final = QT_TRANSLATE_NOOP("import", "In „{text}“ fehlt das Jahr.")
_NO_DAY_OF_MONTH: Final = QT_TRANSLATE_NOOP(
    "import", "In „{text}“ fehlt der Tag; ein ganzes Datum wäre 31.10.2026."
)
_WHICH_ORDER: Final = QT_TRANSLATE_NOOP(
    "import", "Bei „{text}“ ist nicht sicher, was Tag und was Monat ist; bitte als 31.10.2026 schreiben."
)
_NO_TIME: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist keine Uhrzeit wie 14:30.")
_NO_NUMBER: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist keine ganze Zahl.")
_NO_EMAIL: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist keine E-Mail-Adresse.")
_NO_WEEKDAY: Final = QT_TRANSLATE_NOOP("import", "„{text}“ ist kein Wochentag.")
_FIRST_ONLY: Final = QT_TRANSLATE_NOOP(
    "import", "Nur „{kept}“ wird übernommen; dort steht noch mehr („{text}“)."
)
_TRUTH: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Wahrheitswert („{text}“).")
_DATE: Final = QT_TRANSLATE_NOOP("import", "Dort steht ein Datum („{text}“).")
_LOST: Final = QT_TRANSLATE_NOOP(
    "import",
    "Buchstaben sind beim Speichern verloren gegangen („{text}“); bitte neu als „CSV UTF-8“ oder XLSX speichern.",
)

_MONTHS: Final = {
    spelling: number
    for number, words in enumerate(
        (
            "januar|jänner|january|jan",
            "februar|february|feb",
            "märz|march|mär|mar|mrz",
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
    for spelling in spellings(word)
}
_WEEKDAYS: Final = {
    spelling: number
    for number, words in enumerate(
        (
            "montag|montags|mo|mon|monday|mondays",
            "dienstag|dienstags|di|die|tue|tues|tuesday|tuesdays",
            "mittwoch|mittwochs|mi|mit|wed|wednesday|wednesdays",
            "donnerstag|donnerstags|do|don|thu|thur|thurs|thursday|thursdays",
            "freitag|freitags|fr|fre|fri|friday|fridays",
            "samstag|samstags|sa|sam|sat|saturday|saturdays|sonnabend|sonnabends",
            "sonntag|sonntags|so|son|sun|sunday|sundays",
        )
    )
    for word in words.split("|")
    for spelling in spellings(word)
}
_OF_DAY: Final = r"(?:[A-Za-z]{2,10}\.?,? +)?"
_TIME_BEHIND: Final = r"(?:[ ,T]+(\d{1,2}[:.]\d\d(?:[:.]\d\d)?)(?:\.\d+)?(?: ?Uhr)?)?"
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME_BEHIND + "(?:Z|[+-]00:?00)?")
_NUMBERS: Final = re.compile(_OF_DAY + r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})" + _TIME_BEHIND)
_COMPACT: Final = re.compile(r"(20\d\d|19\d\d)(\d\d)(\d\d)")
_WORDED: Final = re.compile(
    _OF_DAY + r"(\d{1,2})(?:\.|st|nd|rd|th)?[ -]? ?([A-Za-zäÄ]{3,9})\.?,?[ -]+(\d{4}|\d{2})"
)
_MONTH_FIRST: Final = re.compile(_OF_DAY + r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SHORT: Final = re.compile(_OF_DAY + r"\d{1,2}\. ?(?:\d{1,2}\.?|[A-Za-zäÄ]{3,9}\.?)")
_SINCE: Final = re.compile(r"(?:seit|ab|since)(?: dem| the)? +(?=\d|[A-Za-zäÄ]{3,10}\.? ?\d)", re.IGNORECASE)
_COARSE: Final = re.compile(
    r"(?:ca\.? *|etwa +|um +)?(?:\d{1,2} ?[./-] ?|[A-Za-zäüÄÜ]{3,10}\.?,? +)?(?:19|20)\d\d", re.IGNORECASE
)
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d+))?")
# Of Excel's day numbers: 1990 to 2099. A smaller or a larger number of five digits is something else.
_DAYS: Final = range(32_874, 73_051)
_DAY_ZERO: Final = date(1899, 12, 30)
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d\d)(?::\d\d(?:\.\d+)?)?)? ?(Uhr|h)? ?(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE
)
_OF_ZERO: Final = re.compile(r"(?:1899-12-3[01]|1900-01-0[01]|1904-01-01) (\d\d:\d\d)(?::\d\d)?")
_FRACTION: Final = re.compile(r"0?[.,](\d+)")
_COMPACT_CLOCK: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_RANGE: Final = re.compile(r"(?:von )?(.+?) ?(?:-|–|—|bis|to|until) ?(.+)", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"(?:max\.? ?|x ?)?(\d{1,6})(?:[.,]0+)? ?(?:x|pers\.?|personen?|people|tn|teilnehmer\w*|teilnehmende|plätze|platz|places"
    r"|kinder|kind|children)?",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[^\s@<>\"',;:()\[\]]+@[^\s@<>\"',;:()\[\]]+\.[^\W\d_]{2,24}")
_AT: Final = re.compile(r" ?[(\[{] ?(?:at|ät|@) ?[)\]}] ?", re.IGNORECASE)
_DOT: Final = re.compile(r" ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?", re.IGNORECASE)
_EVERY: Final = re.compile(r"\b(?:jeden|jede|jeder|immer|am|every|on|wöchentlich|weekly)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*(?:[,;/+&|\n]|\bund\b|\band\b|\bsowie\b|\bu\.)\s*", re.IGNORECASE)
_SPAN: Final = re.compile(r"\s*(?:-|–|—|\bbis\b|\bto\b)\s*", re.IGNORECASE)
_SEPARATORS: Final = re.compile(
    r"\s*(?:[,;/+&|\n]|\s[-–]\s|\bund\b|\band\b|\bsowie\b|\bu\.)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be read: cleaned, as it stood, and what a workbook says that it is."""

    text: str
    raw: str
    kind: CellKind | None = None


Reads = Callable[[Cell], tuple[Any, Sentence | None]]
"""What a cell says (None: nothing), and what is to be told of it. Raises Doubt."""


def _spoiled(cell: Cell) -> None:
    if cell.text in SHEET_ERRORS:
        raise Doubt(spoiled_by(cell.text))
    if cell.kind is CellKind.TRUTH:
        raise doubt(_TRUTH, cell.text)


# Days


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether a list writes the month before the day where slashes stand between them; None where none of it says so."""
    found: set[bool] = set()
    for text in texts:
        if "/" in text and (match := _NUMBERS.fullmatch(ascii_digits(text).strip())) and match[2] == "/":
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                found.add(False)
            elif second > 12 >= first:
                found.add(True)
    return found.pop() if len(found) == 1 else None


def day(cell: Cell, today: date, *, american: bool | None = None) -> tuple[date | None, time | None]:
    """The day that a cell means, and the time where one stands behind it. Raises Doubt.

    `american`: the month comes first where slashes stand between; None: nobody knows, so such a day is doubted.
    """
    _spoiled(cell)
    text = ascii_digits(cell.text).strip()
    if since := _SINCE.match(text):
        text = text[since.end() :]
    if is_nothing(text) or not text.strip("0.-/ "):
        return None, None
    behind: str | None = None
    if found := _ISO.fullmatch(text):
        numbers, behind = (int(found[1]), int(found[2]), int(found[3])), found[4]
    elif found := _NUMBERS.fullmatch(text):
        one, other = int(found[1]), int(found[3])
        if found[2] == "/" and american is None and one <= 12 and other <= 12 and one != other:
            raise doubt(_WHICH_ORDER, cell.text)
        if found[2] == "/" and american:
            one, other = other, one
        numbers, behind = (_century(found[4], today), other, one), found[5]
    elif (found := _WORDED.fullmatch(text)) and bare(found[2]) in _MONTHS:
        numbers = _century(found[3], today), _MONTHS[bare(found[2])], int(found[1])
    elif (found := _MONTH_FIRST.fullmatch(text)) and bare(found[1]) in _MONTHS:
        numbers = int(found[3]), _MONTHS[bare(found[1])], int(found[2])
    elif found := _COMPACT.fullmatch(text):
        numbers = int(found[1]), int(found[2]), int(found[3])
    elif (found := _SERIAL.fullmatch(text)) and int(found[1]) in _DAYS:
        return _DAY_ZERO + timedelta(days=int(found[1])), _of_fraction(found[2]) if found[2] else None
    elif _COARSE.fullmatch(text):
        raise doubt(_NO_DAY_OF_MONTH, cell.text)
    elif _SHORT.fullmatch(text):
        raise doubt(_NO_YEAR, cell.text)
    else:
        raise doubt(_NO_DAY, cell.text)
    try:
        said = date(*numbers)
    except ValueError:
        raise doubt(_NO_SUCH_DAY, cell.text) from None
    return said, None if behind is None else _clock(behind)


def _century(digits: str, today: date) -> int:
    """A year of two digits: of this century, unless it were more than twenty years ahead."""
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year + 20 else year - 100


# Times


def clock(cell: Cell) -> tuple[time | None, Sentence | None]:
    """The time of day that a cell means. Raises Doubt."""
    _spoiled(cell)
    text = ascii_digits(cell.text).strip()
    if is_nothing(text):
        return None, None
    return _time_of(text, cell), None


def clock_span(cell: Cell) -> tuple[tuple[time, time | None] | None, Sentence | None]:
    """The time of day, or from when till when: 14:00–16:00. Raises Doubt."""
    _spoiled(cell)
    text = ascii_digits(cell.text).strip()
    if is_nothing(text):
        return None, None
    if cell.kind is None and (found := _RANGE.fullmatch(text)):
        begins, ends = (_clock(end) or _clock(f"{end} Uhr") for end in (found[1], found[2]))
        if begins is not None and ends is not None:
            return (begins, ends), None
    return (_time_of(text, cell), None), None


def _time_of(text: str, cell: Cell) -> time:
    if found := _OF_ZERO.fullmatch(text):
        text = found[1]
    if (found := _FRACTION.fullmatch(text)) or text in ("0", "0.0"):
        return _of_fraction(found[1] if found else "0")
    said = _clock(text)
    if said is None:
        raise doubt(_NO_TIME, cell.text)
    return said


def _of_fraction(digits: str) -> time:
    """A time as the part of a day that has passed: Excel writes 0.604166666666667 for 14:30."""
    minutes = round(float(f"0.{digits}") * 24 * 60) % (24 * 60)
    return time(minutes // 60, minutes % 60)


def _clock(text: str) -> time | None:
    if found := _COMPACT_CLOCK.fullmatch(text):
        return time(int(found[1]), int(found[2]))
    found = _CLOCK.fullmatch(text.strip())
    if found is None or not (found[2] or found[3] or found[4]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").casefold().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


# Numbers, addresses, weekdays, texts


def whole_number(cell: Cell) -> tuple[int | None, Sentence | None]:
    """A whole number that is not negative. Raises Doubt."""
    _spoiled(cell)
    text = ascii_digits(cell.text).strip()
    if is_nothing(text):
        return None, None
    if cell.kind is CellKind.DATE:
        raise doubt(_DATE, cell.text)
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise doubt(_NO_NUMBER, cell.text)
    return int(found[1]), None


def email(cell: Cell) -> tuple[str | None, Sentence | None]:
    """An e-mail address. Raises Doubt."""
    _spoiled(cell)
    if is_nothing(cell.text):
        return None, None
    text = _DOT.sub(".", _AT.sub("@", cell.text.removeprefix("mailto:"))).strip()
    found = _EMAIL.findall(text)
    if not found or "?" in text or "\ufffd" in text:
        raise doubt(_NO_EMAIL, cell.text)
    kept = found[0].strip(".")
    if len(found) > 1:
        return kept, Sentence("import", _FIRST_ONLY, {"kept": kept, "text": cell.text[:60]})
    return kept, None


def looks_like_email(text: str) -> bool:
    """Whether a cell holds one and nothing else."""
    return _EMAIL.fullmatch(text.strip()) is not None


def weekdays(cell: Cell) -> tuple[tuple[int, ...] | None, Sentence | None]:
    """Weekdays, 0 is Monday: one, several, or from one to another. Raises Doubt."""
    _spoiled(cell)
    text = " ".join(_EVERY.sub(" ", cell.text).split())
    if is_nothing(text):
        return None, None
    if cell.kind is CellKind.DATE and (found := _ISO.match(text)):
        # A day that is only shown as its weekday.
        return (date(int(found[1]), int(found[2]), int(found[3])).weekday(),), None
    said: set[int] = set()
    for part in _PARTS.split(text):
        span = [_WEEKDAYS.get(bare(end)) for end in _SPAN.split(part)]
        if None in span or not 1 <= len(span) <= 2:
            raise doubt(_NO_WEEKDAY, cell.text)
        first, last = span[0] or 0, span[-1] or 0
        said |= {number % 7 for number in range(first, last + (8 if last < first else 1))}
    return tuple(sorted(said)), None


def names_day(heading: str) -> bool:
    """Whether a heading is a day, as in a plan or a tally sheet: "Mo", "02.11.", "2026-11-02 00:00:00"."""
    text = ascii_digits(heading).strip()
    if bare(text) in _WEEKDAYS:
        return True
    return any(one.fullmatch(text) is not None for one in (_ISO, _NUMBERS, _SHORT, _WORDED))


def line(field: str, limit: int = LINE_LENGTH) -> Reads:
    """A reader for a line of text that is kept as it is."""

    def read(cell: Cell) -> tuple[str | None, Sentence | None]:
        _spoiled(cell)
        if cell.text in cell_damage.DASHES:
            return None, None
        if "\ufffd" in cell.text or "??" in cell.text:
            raise doubt(_LOST, cell.text)
        try:
            return clean_line(cell.text, field=field, limit=limit), None
        except BadInput as error:
            raise Doubt(error.reason) from None

    return read


def key_number(limit: int, *, dotted: bool = False) -> Reads:
    """A reader for the number that says whose record it is."""

    def read(cell: Cell) -> tuple[str | None, Sentence | None]:
        number = cell_damage.number(cell.text, cell.raw, cell.kind, dotted=dotted)
        try:
            return clean_line(number, field="external_id", limit=limit) or None, None
        except BadInput as error:
            raise Doubt(error.reason) from None

    return read


def phone(limit: int) -> Reads:
    """A reader for a telephone number."""

    def read(cell: Cell) -> tuple[str | None, Sentence | None]:
        number, said = cell_damage.phone(cell.text, cell.raw, cell.kind, limit)
        return number or None, said

    return read


def parts_of(text: str) -> list[str]:
    """The single words of a cell that names several things."""
    return [part for part in _SEPARATORS.split(text) if part]
