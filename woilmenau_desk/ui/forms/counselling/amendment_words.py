"""How what was added to a note is said: by whom, when, and the text."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.amendments import Amendment
from woilmenau_desk.ui.dates import people_say_date, say_time


def amendments_text(amendments: Iterable[Amendment], today: date) -> str:
    """All of them below each other, each with its heading."""
    heading = QCoreApplication.translate("Amendments", "Nachtrag von {colleague}, {day}, {time}")
    return "\n\n".join(
        heading.format(
            colleague=one.written_by,
            day=people_say_date(one.written_at.date(), today),
            time=say_time(one.written_at.time()),
        )
        + f"\n{one.text}"
        for one in amendments
    )
