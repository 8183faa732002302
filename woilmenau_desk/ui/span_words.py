"""Spans of a report, in the language of the window."""

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import HALF, QUARTER, SPAN_WORDS, Span, SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import month_title
from woilmenau_desk.ui.words import word

_DAYS = QT_TRANSLATE_NOOP("spans", "{first} bis {last}")


def span_title(span: Span) -> str:
    """Oktober 2026, 4. Quartal 2026, 2026, 01.03.2026 bis 15.04.2026."""
    match span.kind:
        case SpanKind.MONTH:
            return month_title(Month.of(span.first))
        case SpanKind.QUARTER:
            return word("spans", QUARTER).format(number=span.last.month // 3, year=span.first.year)
        case SpanKind.HALF:
            return word("spans", HALF).format(number=span.last.month // 6, year=span.first.year)
        case SpanKind.YEAR:
            return str(span.first.year)
        case SpanKind.DAYS:
            first, last = f"{span.first:%d.%m.%Y}", f"{span.last:%d.%m.%Y}"
            return word("spans", _DAYS).format(first=first, last=last)


def kind_word(kind: SpanKind) -> str:
    """Monat, Quartal, Halbjahr, Jahr, Zeitraum."""
    return word("spans", SPAN_WORDS[kind])
