"""Months and years, and the clock of the centre (Europe/Berlin)."""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

BERLIN = ZoneInfo("Europe/Berlin")
# What holds from this day on always held: no centre is older.
BEGINNING = date(1900, 1, 1)
FIRST_YEAR = 2015
LAST_YEAR = 2099
MONTH_NAMES = (
    QT_TRANSLATE_NOOP("months", "Januar"),
    QT_TRANSLATE_NOOP("months", "Februar"),
    QT_TRANSLATE_NOOP("months", "März"),
    QT_TRANSLATE_NOOP("months", "April"),
    QT_TRANSLATE_NOOP("months", "Mai"),
    QT_TRANSLATE_NOOP("months", "Juni"),
    QT_TRANSLATE_NOOP("months", "Juli"),
    QT_TRANSLATE_NOOP("months", "August"),
    QT_TRANSLATE_NOOP("months", "September"),
    QT_TRANSLATE_NOOP("months", "Oktober"),
    QT_TRANSLATE_NOOP("months", "November"),
    QT_TRANSLATE_NOOP("months", "Dezember"),
)


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def steady_count() -> Callable[[], float] | None:
    """A count of seconds that goes on while the computer sleeps and heeds no clock; None where there is none."""
    if sys.platform == "win32":
        return time.monotonic  # counts sleep there
    else:
        boot = getattr(time, "CLOCK_BOOTTIME", None)
        return None if boot is None else partial(time.clock_gettime, boot)


def local(moment: datetime) -> datetime:
    """The moment on the centre's clock."""
    return moment.astimezone(BERLIN)


def check_date(day: date, *, field: str) -> date:
    """The day, unless it lies in another century: then BadInput."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        reason = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")
        raise BadInput(field, Sentence("errors", reason, {"year": day.year}))
    return day


def check_exists(moment: datetime, *, field: str) -> datetime:
    """The moment, unless no clock shows it: in March an hour is left out. Then BadInput."""
    if moment.tzinfo is BERLIN and local(moment.astimezone(UTC)).replace(tzinfo=None) != moment.replace(
        tzinfo=None
    ):
        reason = QT_TRANSLATE_NOOP(
            "errors", "{time} Uhr gab es an diesem Tag nicht: die Uhr sprang von 2 auf 3, zur Sommerzeit."
        )
        raise BadInput(field, Sentence("errors", reason, {"time": f"{moment:%H:%M}"}))
    return moment


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month by local dates."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """From `2026-10`. Raises BadInput."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if found and 1 <= int(found[2]) <= 12 and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return cls(int(found[1]), int(found[2]))
        reason = QT_TRANSLATE_NOOP("errors", "„{text}“ ist kein Monat; gemeint ist etwas wie 2026-10.")
        raise BadInput("month", Sentence("errors", reason, {"text": text[:20]}))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next().first - timedelta(days=1)

    def next(self) -> "Month":
        """The month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> "Month":
        """The month before."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def title(self) -> str:
        """For people, in German: Oktober 2026."""
        return str(self.said())

    def said(self) -> Sentence:
        """The same as a value of a sentence, which each window says in its language."""
        month = Sentence("months", MONTH_NAMES[self.month - 1])
        return Sentence("months", "{month} {year}", {"month": month, "year": self.year})

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"
