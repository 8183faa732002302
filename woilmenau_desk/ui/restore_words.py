"""How backups are spoken of: what is in one, and from when it is."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.periods import local
from woilmenau_desk.ui.dates import say_time, short_date

COUNTED = ("person", "visit", "emergency_aid", "counselling_session", "appointment")


def said_counts(counts: Mapping[str, int]) -> str:
    """How much of what: 120 Personen, 3.000 Besuche. Empty where there is nothing."""
    translate = QCoreApplication.translate
    # The tables that a person knows, by the names in the store.
    people, visits, aid, sessions, appointments = (max(0, counts.get(table, 0)) for table in COUNTED)
    said = (
        (people, translate("counted", "%Ln Person(en)", "", people)),
        (visits, translate("counted", "%Ln Besuch(e)", "", visits)),
        (aid, translate("counted", "%Ln Soforthilfe(n)", "", aid)),
        (sessions, translate("counted", "%Ln Beratung(en)", "", sessions)),
        (appointments, translate("counted", "%Ln Termin(e)", "", appointments)),
    )
    return ", ".join(text for number, text in said if number)


def said_moment(iso: str) -> tuple[str, str]:
    """Day and time, on the centre's clock, of a moment as a backup names it."""
    at = local(datetime.fromisoformat(iso))
    return short_date(at.date()), say_time(at.time())
