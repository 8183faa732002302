"""When something happened, as whoever records it may say."""

from datetime import datetime, timedelta

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import check_date, check_exists, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk

# A clock that is a little off must not refuse a visit.
_CLOCK_SLACK = timedelta(hours=1)


def when(desk: Desk, occurred_at: datetime | None) -> datetime:
    """The moment something happened: now by default. Raises BadInput for the future and other centuries."""
    present = desk.clock()
    if occurred_at is None:
        return present
    # By its own calendar first: at the ends of time there is no local one.
    check_date(occurred_at.date(), field="occurred_at")
    check_date(local(occurred_at).date(), field="occurred_at")
    check_exists(occurred_at, field="occurred_at")
    if occurred_at > present + _CLOCK_SLACK:
        text = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput("occurred_at", Sentence("errors", text, {"day": f"{local(occurred_at):%d.%m.%Y}"}))
    return occurred_at
