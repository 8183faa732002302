"""Amounts of money: read as people type them, written as Germans write them, in figures and in words. Always whole cents."""

import re
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

_NOT_AN_AMOUNT: Final = QT_TRANSLATE_NOOP("errors", "Das ist kein Betrag. Gemeint ist etwas wie 12,50.")
_TOO_LARGE: Final = QT_TRANSLATE_NOOP("errors", "So viel kann es nicht sein: höchstens {most} €.")
_NEGATIVE: Final = QT_TRANSLATE_NOOP(
    "errors", "Ein Betrag ist nicht negativ. Was falsch erfasst ist, wird gestrichen: das macht ein Storno."
)
_NOTHING: Final = QT_TRANSLATE_NOOP(
    "errors", "0 € ist kein Betrag. Wurde nichts bezahlt, bleibt das Feld leer."
)
_THREE_PLACES: Final = QT_TRANSLATE_NOOP(
    "errors", "Nach dem Komma stehen höchstens zwei Stellen. Tausender schreibt man mit Punkt: 1.250."
)
_LONGEST: Final = 40  # characters; nobody types more for an amount
_MINUS: Final = "-−–‒"
_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2009]+")
_CURRENCY: Final = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
# Spaces and apostrophes are only ever signs of thousands.
_PLAIN: Final = r"\d+"
_WITH_POINTS: Final = r"\d{1,3}(?:\.\d{3})+"
_WITH_COMMAS: Final = r"\d{1,3}(?:,\d{3})+"
_WITH_SPACES: Final = r"\d{1,3}(?:[ '’]\d{3})+"
_GERMAN: Final = re.compile(rf"({_WITH_POINTS}|{_WITH_SPACES}|{_PLAIN})(?:,(\d{{1,2}}))?")
# A point before one or two digits is how a number pad writes a comma.
_POINT: Final = re.compile(rf"({_WITH_COMMAS}|{_WITH_SPACES}|{_PLAIN})\.(\d{{1,2}})")
_COMMA_BEFORE_THREE: Final = re.compile(r"\d+,\d{3,}")
_DASH_FOR_CENTS: Final = re.compile(rf"([,.])[{_MINUS}]{{1,2}}$")


def parse_cents(text: str, *, field: str, most: int, zero: bool = False) -> int | None:
    """Cents from 12 · 12,5 · 12.50 · 1.250,00 · 1 250 · 12,– €; None where nothing stands there.

    `most` is the largest that can be, in cents; `zero`: 0 is an amount here, such as that of an empty cash box. Raises
    BadInput for anything else, negative amounts included, with what is wrong with it.
    """
    said = _SPACES.sub(" ", _CURRENCY.sub(" ", ascii_digits(text[: _LONGEST + 1]))).strip()
    if not said and not text.strip():
        return None
    if len(text) > _LONGEST:
        raise BadInput(field, Sentence("errors", _NOT_AN_AMOUNT))
    negative = said[:1] in tuple(_MINUS)
    said = _DASH_FOR_CENTS.sub("", said.lstrip(f"+{_MINUS} ") if negative else said.removeprefix("+").strip())
    found = _GERMAN.fullmatch(said) or _POINT.fullmatch(said)
    if found is None:
        unclear = _THREE_PLACES if _COMMA_BEFORE_THREE.fullmatch(said) else _NOT_AN_AMOUNT
        raise BadInput(field, Sentence("errors", unclear))
    cents = int(re.sub(r"\D", "", found[1])) * 100 + int((found[2] or "").ljust(2, "0"))
    if negative and cents:
        raise BadInput(field, Sentence("errors", _NEGATIVE))
    check_cents(cents, field=field, most=most, zero=zero)
    return cents


def check_cents(cents: int, *, field: str, most: int, zero: bool = False) -> None:
    """Raises BadInput for a negative amount, for 0 where that is none, and for one beyond `most`."""
    if cents < 0:
        raise BadInput(field, Sentence("errors", _NEGATIVE))
    if cents == 0 and not zero:
        raise BadInput(field, Sentence("errors", _NOTHING))
    if cents > most:
        raise BadInput(field, Sentence("errors", _TOO_LARGE, {"most": figures(most).removesuffix(",00")}))


def figures(cents: int) -> str:
    """1.250,00 with a true minus where it is negative."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02}"


def euros(cents: int) -> str:
    """1.250,00 €."""
    return f"{figures(cents)} €"


_ONES: Final = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
).split()
_TENS: Final = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_MOST_IN_WORDS: Final = 1_000_000


def in_words(cents: int) -> str:
    """An amount in German words, as a receipt wants it: „zwölf Euro und fünfzig Cent“.

    Raises ValueError for what no receipt is about: nothing, a negative amount, a million euros.
    """
    whole, rest = divmod(cents, 100)
    if cents <= 0 or whole >= _MOST_IN_WORDS:
        raise ValueError("no amount that stands on a receipt")
    parts = [f"{_number(whole)} Euro"] if whole else []
    if rest:
        parts.append(f"{_number(rest)} Cent")
    return " und ".join(parts)


def _number(number: int) -> str:
    """A number as it stands before a noun: „ein“, and not „eins“."""
    return _spelled(number).removesuffix("s") if number % 100 == 1 else _spelled(number)


def _spelled(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    said = f"{_before(thousands)}tausend" if thousands else ""
    hundreds, rest = divmod(rest, 100)
    said += f"{_before(hundreds)}hundert" if hundreds else ""
    if rest == 0:
        return said or _ONES[0]
    if rest < len(_ONES):
        return said + _ONES[rest]
    tens, ones = divmod(rest, 10)
    return said + (f"{_before(ones)}und" if ones else "") + _TENS[tens]


def _before(number: int) -> str:
    """What stands before „hundert“, „tausend“ and „und“."""
    return "ein" if number == 1 else _number(number)
