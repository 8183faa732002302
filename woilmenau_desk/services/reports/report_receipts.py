"""The list of receipts (Belegliste) out of the funds, for the reports that have one; nobody is named in it."""

from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.report import Receipt
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import funds as rows

PAYEE: Final = QT_TRANSLATE_NOOP("report", "laut Beleg")
REASON: Final = QT_TRANSLATE_NOOP("report", "Soforthilfe")
TAKEN_BACK: Final = QT_TRANSLATE_NOOP("report", "Storno zu {number}")


def listed(desk: Desk, span: Span) -> tuple[Receipt, ...]:
    """What was paid out of the funds in a span, in the order of its numbers. Raises NotAllowed.

    Of what kind a help was is not told: the tables say it so that nobody is seen.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.store.read() as conn:
        found = rows.between(conn, span.first, span.last)
    return tuple(
        Receipt(
            entry.on,
            entry.number,
            PAYEE,
            TAKEN_BACK.format(number=entry.storno_of) if entry.storno_of else REASON,
            entry.amount_cents,
            entry.fund_name,
        )
        for entry in found
    )
