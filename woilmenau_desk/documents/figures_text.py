"""Figures and dates as Germans write them, and as the English do."""

import re
from datetime import date
from typing import Final

from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.report import Below, Cell

NOT_TOLD = "·"
NO_TARGET = "–"
_BELOW: Final = {"en": "below {base}"}
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GERMAN: Final = re.compile(r"([-−]?\d{1,3}(?:\.\d{3})+|[-−]?\d+)(?:,(\d+))?( ?[€%])?")


def figure(cell: Cell, language: str = "de") -> str:
    """A figure with dots between the thousands (commas in English); one that is not to be told is "·"; text stays."""
    if cell is None:
        return NOT_TOLD
    if isinstance(cell, Below):
        return _BELOW[language].format(base=BASE) if language in _BELOW else str(cell)
    if isinstance(cell, int):
        told = f"{cell:,}".replace("-", "\u2212")
        return told if language == "en" else told.replace(",", ".")
    return cell


def euros(cents: int, language: str = "de") -> str:
    """1.234,50 without the sign."""
    told = figure(abs(cents) // 100, language)
    sign = "\u2212" if cents < 0 else ""
    return f"{sign}{told}{'.' if language == 'en' else ','}{abs(cents) % 100:02}"


def number_in(text: str) -> tuple[float, int, str] | None:
    """What a German writes as a figure: its value, its decimal places and its unit; None where it is none."""
    found = _GERMAN.fullmatch(text.strip())
    if found is None:
        return None
    whole = found[1].replace(".", "").replace("\u2212", "-")
    decimals = found[2] or ""
    return float(f"{whole}.{decimals or 0}"), len(decimals), (found[3] or "").strip()


def in_english(text: str) -> str:
    """A German figure as the English write it; any other text as it is."""
    found = _GERMAN.fullmatch(text)
    if found is None:
        return text
    decimals = f".{found[2]}" if found[2] else ""
    return f"{found[1].replace('.', ',')}{decimals}{found[3] or ''}"


def german_date(day: date) -> str:
    """02.11.2026."""
    return f"{day:%d.%m.%Y}"


def date_told(day: date, language: str = "de") -> str:
    """02.11.2026, in English 2 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if language == "en" else german_date(day)
