"""The table of how long people waited in a report."""

from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.queue import Waits
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.publishing import Rounding, TrueTable


def waiting_table(waits: Waits, rule: Rule) -> TrueTable:
    """How many were called, how long they waited, and how many went before.

    Outside, the minutes of so few that each could be known are none.
    """
    few = waits.called < BASE and rule is not Rule.TRUE
    rows = (
        (QT_TRANSLATE_NOOP("report", "aufgerufen"), waits.called),
        (QT_TRANSLATE_NOOP("report", "Wartezeit in Minuten (Median)"), 0 if few else waits.median or 0),
        (QT_TRANSLATE_NOOP("report", "neun von zehn höchstens, in Minuten"), 0 if few else waits.most or 0),
        (QT_TRANSLATE_NOOP("report", "ohne Aufruf gegangen"), waits.left),
    )
    return TrueTable(
        "waiting",
        QT_TRANSLATE_NOOP("report", "Warteliste"),
        ("", QT_TRANSLATE_NOOP("report", "Anzahl")),
        tuple(label for label, _ in rows),
        tuple((number,) for _, number in rows),
        Rounding.EACH,
    )
