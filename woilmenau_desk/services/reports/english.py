"""The same report in English, for the window and for paper: one function and one source of words.

The words are those of the window's translation file, read once; labels that are data of the centre have their English from
the report itself (`Report.english`). What nobody has translated stays German.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final
from xml.etree import ElementTree

from woilmenau_desk.assets import i18n_dir
from woilmenau_desk.documents.figures_text import date_told
from woilmenau_desk.documents.figures_text import in_english as figure_in_english
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import MONTH_NAMES
from woilmenau_desk.domain.report import Cell, Report, ReportTable
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.domain.words import Sentence

ENGLISH: Final = "en"
_REPORT, _DEFINITIONS = "report", "definitions"
_CONTEXTS: Final = (_REPORT, _DEFINITIONS, "spans", "months")
_PLACE: Final = re.compile(r"\{(\w+)\}")
_DAY: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_MONTH: Final = re.compile(r"(\w+) (\d{4})")
_NAMED: Final = re.compile("„([^“]+)“")
_LONGEST: Final = 2000  # characters; what is longer is nobody's template filled in


def in_english(report: Report) -> Report:
    """The report as it is read in English; one that is English already stays as it is.

    It brings along the words that its papers need beside what stands in it.
    """
    label = _labels(report.english)
    return replace(
        report,
        period_title=_period(report),
        language=ENGLISH,
        rule_text=label(report.rule_text),
        tables=tuple(_table(table, label) for table in report.tables),
        definitions={
            english_word(_DEFINITIONS, name): english_word(_DEFINITIONS, text)
            for name, text in report.definitions.items()
        },
        extra={label(name): _value(value, label) for name, value in report.extra.items()},
        answers=tuple(replace(answer, title=label(answer.title)) for answer in report.answers),
        aims=tuple(replace(aim, title=label(aim.title), reached=_cell(aim.reached)) for aim in report.aims),
        held_back=tuple(map(label, report.held_back)),
        receipts=tuple(
            replace(one, payee=label(one.payee), reason=label(one.reason)) for one in report.receipts
        ),
        english={**_words()[_REPORT], **report.english},
    )


def english_word(context: str, german: str) -> str:
    """The English of a German word or sentence that was marked with that context; German where there is none."""
    return _words().get(context, {}).get(german, german)


def english_said(sentence: Sentence) -> str:
    """A sentence in English, its values filled in."""
    template = english_word(sentence.context, sentence.template)
    return template.format(**{name: _filled(value) for name, value in sentence.values.items()})


def _filled(value: object) -> object:
    return english_said(value) if isinstance(value, Sentence) else value


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """By context: what is English for what."""
    found: dict[str, dict[str, str]] = {context: {} for context in _CONTEXTS}
    root = ElementTree.parse(i18n_dir() / "woilmenau_desk_en.ts").getroot()  # noqa: S314  (our own file)
    for context in root.iter("context"):
        known = found.get(context.findtext("name", ""))
        if known is None:
            continue
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.findtext("translation", "")
            if source and translation:
                known[source] = translation
    return found


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Sentences with places: how they look when they are filled in, and their English."""
    return tuple(
        (_filled_in(german), english)
        for context in (_REPORT, "spans")
        for german, english in _words()[context].items()
        if _PLACE.search(german) and _PLACE.sub("", german).strip()
    )


def _filled_in(german: str) -> re.Pattern[str]:
    parts, known = [], set[str]()
    for number, part in enumerate(_PLACE.split(german)):
        if number % 2 == 0:
            parts.append(re.escape(part))
        elif part in known:
            parts.append(f"(?P={part})")
        else:
            known.add(part)
            parts.append(f"(?P<{part}>.+?)")
    return re.compile("".join(parts), re.DOTALL)


def _labels(own: Mapping[str, str]) -> Callable[[object], str]:
    words = _words()[_REPORT]

    def label(text: object) -> str:
        german = str(text)
        told = own.get(german) or words.get(german)
        if told or not german or len(german) > _LONGEST:
            return told or german
        for looks, english in _templates():
            if found := looks.fullmatch(german):
                return english.format(**{name: each(value) for name, value in found.groupdict().items()})
        return german

    def each(value: str) -> str:
        """A value of a sentence: one word, or several that are listed, in quotes or without."""
        if exact := own.get(value) or words.get(value):
            return exact
        listed = value.split(", ")
        told = [each(one) for one in listed] if len(listed) > 1 else []
        if told and all(one != german or german.isdigit() for one, german in zip(told, listed, strict=True)):
            return ", ".join(told)
        if when := _day_or_month(value):
            return when
        whole = label(value)
        if whole != value:
            return whole
        if named := _NAMED.findall(value):
            return ", ".join(f"“{label(name)}”" for name in named)
        return ", ".join(map(label, value.split(", ")))

    return label


def _day_or_month(text: str) -> str:
    """A day or a month as the English write it; empty where the text is none."""
    if day := _DAY.fullmatch(text):
        with suppress(ValueError):  # what looks like a day and is none
            return date_told(date(*map(int, reversed(day.groups()))), ENGLISH)
    if (month := _MONTH.fullmatch(text)) and month[1] in MONTH_NAMES:
        return f"{english_word('months', month[1])} {month[2]}"
    return ""


def _table(table: ReportTable, label: Callable[[object], str]) -> ReportTable:
    return replace(
        table,
        title=label(table.title),
        columns=tuple(label(column) if column else "" for column in table.columns),
        rows=tuple((label(row[0]), *map(_cell, row[1:])) if row else () for row in table.rows),
        note=label(table.note) if table.note else "",
    )


def _cell(cell: Cell) -> Cell:
    return figure_in_english(cell) if isinstance(cell, str) else cell


def _value(value: object, label: Callable[[object], str]) -> object:
    return english_said(value) if isinstance(value, Sentence) else label(value)


def _period(report: Report) -> str:
    """The span's name in English; what is no span keeps its own."""
    try:
        span = Span.parse(report.period)
    except BadInput:
        return report.period_title
    first, last = span.first, span.last
    match span.kind:
        case SpanKind.MONTH:
            return f"{english_word('months', MONTH_NAMES[first.month - 1])} {first.year}"
        case SpanKind.QUARTER:
            return f"Quarter {last.month // 3} of {first.year}"
        case SpanKind.HALF:
            return f"Half-year {last.month // 6} of {first.year}"
        case SpanKind.YEAR:
            return f"{first.year}"
        case SpanKind.DAYS:
            return f"{date_told(first, ENGLISH)} to {date_told(last, ENGLISH)}"
