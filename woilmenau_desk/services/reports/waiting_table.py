"""The table of how long people waited in a report."""

from typing import Final

from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.queue import Waits
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

MEDIAN_FROM: Final = 2 * BASE
"""Of so many called at least BASE waited as long as the median, or longer, and as many no longer than that."""
MOST_FROM: Final = 10 * BASE
"""Of so many called at least BASE waited as long as nine of ten at most did, or longer."""


def waiting_table(waits: Waits, rule: Rule) -> TrueTable:
    """How many were called, how long they waited, and how many went before.

    Outside, minutes are told only where enough people waited that long: else they would be the waiting time of one.
    """
    inside = rule is Rule.TRUE
    rows = [(QT_TRANSLATE_NOOP("report", "aufgerufen"), waits.called)]
    if inside or waits.called >= MEDIAN_FROM:
        rows.append((QT_TRANSLATE_NOOP("report", "Wartezeit in Minuten (Median)"), waits.median or 0))
    if inside or waits.called >= MOST_FROM:
        rows.append((QT_TRANSLATE_NOOP("report", "neun von zehn höchstens, in Minuten"), waits.most or 0))
    rows.append((QT_TRANSLATE_NOOP("report", "ohne Aufruf gegangen"), waits.left))
    note = QT_TRANSLATE_NOOP(
        "report",
        "Minuten stehen hier erst, wo genug Menschen so lange gewartet haben: der Median ab 10 Aufgerufenen, "
        "neun von zehn ab 50.",
    )
    return TrueTable(
        "waiting",
        QT_TRANSLATE_NOOP("report", "Warteliste"),
        ("", QT_TRANSLATE_NOOP("report", "Anzahl")),
        tuple(label for label, _ in rows),
        tuple((number,) for _, number in rows),
        Rounding.EACH,
        note="" if inside else note,
    )
