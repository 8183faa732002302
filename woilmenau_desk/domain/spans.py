"""The spans a report is made of: a month, a quarter, half a year, a year, or any days; and what each is compared with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, Month, check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class SpanKind(StrEnum):
    """How long a span is. All but the last begin and end with a month."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DAYS = "days"


MONTHS = {SpanKind.MONTH: 1, SpanKind.QUARTER: 3, SpanKind.HALF: 6, SpanKind.YEAR: 12}
"""How many months a span of each kind has."""
SPAN_WORDS = {
    SpanKind.MONTH: QT_TRANSLATE_NOOP("spans", "Monat"),
    SpanKind.QUARTER: QT_TRANSLATE_NOOP("spans", "Quartal"),
    SpanKind.HALF: QT_TRANSLATE_NOOP("spans", "Halbjahr"),
    SpanKind.YEAR: QT_TRANSLATE_NOOP("spans", "Jahr"),
    SpanKind.DAYS: QT_TRANSLATE_NOOP("spans", "Zeitraum"),
}
QUARTER = QT_TRANSLATE_NOOP("spans", "{number}. Quartal {year}")
HALF = QT_TRANSLATE_NOOP("spans", "{number}. Halbjahr {year}")
_DAYS = QT_TRANSLATE_NOOP("spans", "{first} bis {last}")
_WHOLE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From one local day to another, both included."""

    kind: SpanKind
    first: date
    last: date

    @classmethod
    def of_month(cls, month: Month) -> "Span":
        """That month."""
        return cls(SpanKind.MONTH, month.first, month.last)

    @classmethod
    def of_year(cls, year: int) -> "Span":
        """That year."""
        return cls(SpanKind.YEAR, date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def around(cls, kind: SpanKind, day: date) -> "Span":
        """The span of a kind that a day lies in; of DAYS that day alone."""
        if kind is SpanKind.DAYS:
            return cls(kind, day, day)
        months = MONTHS[kind]
        begins = Month(day.year, (day.month - 1) // months * months + 1)
        return cls(kind, begins.first, _month_after(begins, months - 1).last)

    @classmethod
    def days(cls, first: date, last: date) -> "Span":
        """Any days. Raises BadInput where the last lies before the first, or either in another century."""
        check_date(first, field="first")
        check_date(last, field="last")
        if last < first:
            reason = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
            raise BadInput("last", Sentence("errors", reason))
        return cls(SpanKind.DAYS, first, last)

    @classmethod
    def parse(cls, text: str) -> "Span":
        """From `2026-10`, `2026-Q4`, `2026-H2`, `2026` or `2026-03-01..2026-04-15`. Raises BadInput."""
        told = text.strip()
        if found := _WHOLE.fullmatch(told):
            year, quarter, half, month = (int(part) if part else 0 for part in found.groups())
            if FIRST_YEAR <= year <= LAST_YEAR and (found[4] is None or 1 <= month <= 12):
                if quarter:
                    return cls.around(SpanKind.QUARTER, date(year, quarter * 3, 1))
                if half:
                    return cls.around(SpanKind.HALF, date(year, half * 6, 1))
                return cls.of_month(Month(year, month)) if month else cls.of_year(year)
        if ".." in told:
            try:
                first, last = (date.fromisoformat(part.strip()) for part in told.split("..", 1))
            except ValueError:
                pass
            else:
                return cls.days(first, last)
        reason = QT_TRANSLATE_NOOP(
            "errors",
            "„{text}“ ist kein Zeitraum; gemeint ist etwas wie 2026-10, 2026-Q4, 2026-H2, 2026 oder "
            "2026-03-01..2026-04-15.",
        )
        raise BadInput("span", Sentence("errors", reason, {"text": text[:30]}))

    def __str__(self) -> str:
        """As `parse` reads it and as closed reports are named."""
        year = f"{self.first.year:04}"
        match self.kind:
            case SpanKind.MONTH:
                return f"{year}-{self.first.month:02}"
            case SpanKind.QUARTER:
                return f"{year}-Q{self.last.month // 3}"
            case SpanKind.HALF:
                return f"{year}-H{self.last.month // 6}"
            case SpanKind.YEAR:
                return year
            case SpanKind.DAYS:
                return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def title(self) -> str:
        """For people, in German: Oktober 2026, 4. Quartal 2026, 01.03.2026 bis 15.04.2026."""
        return str(self.said())

    def said(self) -> Sentence:
        """The same as a value of a sentence, which each window says in its language."""
        year = self.first.year
        match self.kind:
            case SpanKind.MONTH:
                return Month.of(self.first).said()
            case SpanKind.QUARTER:
                return Sentence("spans", QUARTER, {"number": self.last.month // 3, "year": year})
            case SpanKind.HALF:
                return Sentence("spans", HALF, {"number": self.last.month // 6, "year": year})
            case SpanKind.YEAR:
                return Sentence("spans", "{year}", {"year": year})
            case SpanKind.DAYS:
                days = {"first": f"{self.first:%d.%m.%Y}", "last": f"{self.last:%d.%m.%Y}"}
                return Sentence("spans", _DAYS, days)

    def months(self) -> tuple[Month, ...]:
        """The whole months it is made of; none for days that begin or end within a month."""
        return tuple(self._months()) if self.of_whole_months else ()

    def _months(self) -> Iterator[Month]:
        month = Month.of(self.first)
        while month.first <= self.last:
            yield month
            month = month.next()

    @property
    def of_whole_months(self) -> bool:
        """Whether it begins with a month and ends with one."""
        return self.first.day == 1 and (self.last + timedelta(days=1)).day == 1

    def previous(self) -> "Span":
        """The one before of the same length."""
        if self.kind is SpanKind.DAYS:
            length = self.last - self.first + timedelta(days=1)
            return Span(self.kind, self.first - length, self.first - timedelta(days=1))
        return Span.around(self.kind, self.first - timedelta(days=1))

    def next(self) -> "Span":
        """The one after of the same length."""
        if self.kind is SpanKind.DAYS:
            length = self.last - self.first + timedelta(days=1)
            return Span(self.kind, self.last + timedelta(days=1), self.last + length)
        return Span.around(self.kind, self.last + timedelta(days=1))

    def year_before(self) -> "Span":
        """The same a year earlier; the 29th of February becomes the 28th."""
        if self.kind is SpanKind.DAYS:
            return Span(self.kind, _a_year_before(self.first), _a_year_before(self.last))
        return Span.around(self.kind, date(self.first.year - 1, self.first.month, 1))

    def year_so_far(self) -> "Span":
        """From the first of January of the year it ends in to its end."""
        first = date(self.last.year, 1, 1)
        if (first, self.last) == (self.first, self.last):
            return self
        return Span(SpanKind.DAYS, first, self.last)


def _month_after(month: Month, number: int) -> Month:
    for _ in range(number):
        month = month.next()
    return month


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
