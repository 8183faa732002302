"""The days of the fictional centre: when it opened, how busy it was, and the few feasts outside the hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.periods import BERLIN

# A quiet summer, a full autumn, a short December.
_MONTHS = (0.95, 0.95, 1.05, 0.95, 1.0, 0.95, 0.72, 0.62, 1.12, 1.32, 1.26, 0.8)
_WEEKDAYS = (1.1, 1.0, 1.2, 1.05, 0.75, 1.6, 1.2)
OFFER_WEEKDAY = 2  # the women's language café
_GROWTH = (0.8, 1.2)  # from the first day to the last
_FEAST_HOURS = (time(14), time(18))


@dataclass(frozen=True, slots=True)
class DemoDay:
    """One day with visitors. Times of the day are seconds since local midnight."""

    day: date
    midnight: int  # seconds since 1970, UTC
    opens: int
    closes: int
    until: int  # nobody came at or after this second
    weight: float
    event: str | None = None
    offers: tuple[int, int] | None = None  # the hours of offers, where they have hours of their own


def days(first: date, today: date, until: time | None, opening: Opening, seed: object) -> tuple[DemoDay, ...]:
    """The days from `first` to the day before `today`, and `today` up to `until` where it is given."""
    random = Random(f"{seed}/days").random
    feasts = {day: title for year in range(first.year, today.year + 1) for day, title in _feasts(year)}
    span = max(1, (today - first).days)
    found = []
    for offset in range((today - first).days + 1):
        day = first + timedelta(days=offset)
        # Drawn for every day, so that one closed day more leaves the others as they were.
        chance = random()
        if intervals := opening.on(day):
            hours, event = (intervals[0].opens, intervals[-1].closes), None
        elif day in feasts and opening.closed_because(day) is None:
            hours, event = _FEAST_HOURS, feasts[day]
        else:
            continue
        opens, closes = (_seconds(moment) for moment in hours)
        weight = _MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] * (0.7 + 0.6 * chance)
        weight *= _GROWTH[0] + (_GROWTH[1] - _GROWTH[0]) * offset / span
        last = 86_400
        if day == today:
            last = _seconds(until) if until else 0
            weight *= min(1.0, max(0, last - opens) / (closes - opens))
            if not weight:
                continue
        offers = None
        if opening.kind_for(HoursKind.OFFER, day) is HoursKind.OFFER:
            own = opening.on(day, HoursKind.OFFER)
            offers = (_seconds(own[0].opens), _seconds(own[-1].closes)) if own else (0, 0)
        found.append(DemoDay(day, _midnight(day), opens, closes, last, weight, event, offers))
    return tuple(found)


def _feasts(year: int) -> Iterator[tuple[date, str]]:
    yield _saturday_from(date(year, 6, 18)), "Sommerfest"
    yield _saturday_from(date(year, 9, 24)), "Fest zur Interkulturellen Woche"
    yield _saturday_from(date(year, 12, 1)), "Adventscafé"


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def _midnight(day: date) -> int:
    # Counted back from noon: on the day the clocks change it is off before dawn alone, when nobody comes.
    noon = datetime.combine(day, time(12), tzinfo=BERLIN).astimezone(UTC)
    return int(noon.timestamp()) - 12 * 3600
