"""Spans of a report, in the language of the window."""

from woilmenau_desk.domain.spans import SPAN_WORDS, Span, SpanKind
from woilmenau_desk.ui.words import say, word


def span_title(span: Span) -> str:
    """Oktober 2026, 4. Quartal 2026, 2026, 01.03.2026 bis 15.04.2026."""
    return say(span.said())


def kind_word(kind: SpanKind) -> str:
    """Monat, Quartal, Halbjahr, Jahr, Zeitraum."""
    return word("spans", SPAN_WORDS[kind])
