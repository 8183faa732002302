"""What stands above the rows of one day or one month."""

from datetime import date

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.ui.dates import month_title, people_say_date, short_date
from woilmenau_desk.ui.widgets.rows_model import Heading


def day_heading(day: date, today: date, note: str = "") -> Heading:
    """heute, morgen, Di, 24.11.; beside a day that is near its date, and a note."""
    near = short_date(day) if abs((day - today).days) <= 1 else ""
    return Heading(day, people_say_date(day, today), " · ".join(part for part in (near, note) if part))


def month_heading(day: date) -> Heading:
    """Oktober 2026."""
    month = Month.of(day)
    return Heading(month, month_title(month))
