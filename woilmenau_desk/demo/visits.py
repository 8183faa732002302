"""The visits of the fictional centre, a day after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from operator import attrgetter
from random import Random
from typing import NamedTuple

from woilmenau_desk.demo.calendar import OFFER_WEEKDAY, DemoDay
from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.people import CHILD, GERMAN, GROWN_UP, OFTEN, SOMETIMES, Crowd
from woilmenau_desk.demo.profiles import LANGUAGES
from woilmenau_desk.domain.visits import Channel, Reason, VisitOrigin


class PlannedVisit(NamedTuple):
    """One visit, with what held of the person on that day (the snapshot that reports count by)."""

    number: int  # from 1, in the order of time
    at: int  # seconds since 1970, UTC
    day: date  # local
    within_hours: bool
    person: int | None  # the person's number; None: anonymous
    first: bool  # the person's first visit ever
    reason: str
    channel: str
    group_size: int
    adults: int
    children: int
    language: str | None
    interpreting: str | None
    gender: str | None
    age_band: str | None  # noted of anonymous visitors alone
    birth_year: int | None
    nationality: str | None
    status: str | None
    benefit_system: str | None
    logged_by: str

    @property
    def occurred_at(self) -> datetime:
        """The moment, in UTC."""
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def origin(self) -> str:
        """What it was made with, as far as its reason tells; which of the talks are sessions is planned later."""
        return _ORIGINS.get(self.reason, _COUNTER) if self.person or self.reason == _AID else _COUNTER


_COUNTER, _AID = VisitOrigin.COUNTER.value, Reason.EMERGENCY_AID.value
_ORIGINS: Mapping[str, str] = {
    _AID: VisitOrigin.AID.value, Reason.APPOINTMENT.value: VisitOrigin.APPOINTMENT.value,
}  # fmt: skip
_USUAL: Mapping[str, float] = {
    Reason.ENCOUNTER: 33, Reason.QUICK_INFO: 17, Reason.COUNSELLING: 17, Reason.EMERGENCY_AID: 5, Reason.OFFER: 10,
    Reason.PAPERWORK: 11, Reason.APPOINTMENT: 6, Reason.VOLUNTEERING: 1,
}  # fmt: skip
_REASONS: Mapping[int, Mapping[str, float]] = {
    GROWN_UP: _USUAL,
    CHILD: {Reason.ENCOUNTER: 55, Reason.OFFER: 45},
    GERMAN: {Reason.VOLUNTEERING: 55, Reason.ENCOUNTER: 30, Reason.QUICK_INFO: 10, Reason.OFFER: 5},
}
_ANONYMOUS: Mapping[str, float] = {
    Reason.ENCOUNTER: 52, Reason.QUICK_INFO: 27, Reason.OFFER: 13, Reason.PAPERWORK: 4, Reason.EMERGENCY_AID: 4,
}  # fmt: skip
_FIRST: Mapping[str, float] = {
    Reason.ENCOUNTER: 22, Reason.QUICK_INFO: 32, Reason.COUNSELLING: 28, Reason.EMERGENCY_AID: 10, Reason.PAPERWORK: 8,
}  # fmt: skip


def _with_offer(weights: Mapping[str, float]) -> Mapping[str, float]:
    """The same on the day of the language café."""
    return {reason: weight * (3 if reason == Reason.OFFER else 1) for reason, weight in weights.items()}


def _codes(weights: Mapping[str, float]) -> tuple[str, ...]:
    """A table of plain texts, which every database driver takes."""
    return table({str(code): weight for code, weight in weights.items()})


_ON_SITE, _QUICK_INFO = str(Channel.ON_SITE), str(Reason.QUICK_INFO)
_PLAIN_DAY = tuple(_codes(_REASONS[group]) for group in (GROWN_UP, CHILD, GERMAN))
_OFFER_DAY = tuple(_codes(_with_offer(_REASONS[group])) for group in (GROWN_UP, CHILD, GERMAN))
_FIRST_VISIT = (_codes(_FIRST), _PLAIN_DAY[CHILD], _PLAIN_DAY[GERMAN])
_ANONYMOUS_PLAIN, _ANONYMOUS_OFFER = _codes(_ANONYMOUS), _codes(_with_offer(_ANONYMOUS))
_FEAST = _codes({Reason.OFFER: 60, Reason.ENCOUNTER: 38, Reason.VOLUNTEERING: 2})
_INSIDE = _codes({Channel.ON_SITE: 93, Channel.PHONE: 3, Channel.MESSENGER: 2.5, Channel.ACCOMPANIMENT: 1.5})
_OUTSIDE = _codes(
    {
        Channel.PHONE: 32,
        Channel.MESSENGER: 26,
        Channel.ON_SITE: 24,
        Channel.ACCOMPANIMENT: 11,
        Channel.OUTREACH: 7,
    }
)
_GROUPS = table({1: 72, 2: 14, 3: 7, 4: 4, 5: 1.5, 6: 1, 8: 0.5})
_FEAST_GROUPS = table({1: 40, 2: 20, 3: 14, 4: 10, 5: 6, 8: 5, 12: 3, 20: 2})
_GENDERS = table({"female": 56, "male": 43, "diverse": 0.3, "not_stated": 0.7})
_AGE_BANDS = table({"0-5": 6, "6-13": 9, "14-17": 6, "18-26": 20, "27-44": 36, "45-64": 18, "65+": 5})
_INTERPRETING: tuple[str | None, ...] = table(
    {None: 20, "none": 32, "staff": 20, "volunteer": 16, "state_programme": 7, "private": 5}
)
_LOGGED_BY = table({"theke": 64, "caro": 20, "rolf": 16})
_COUNSELLED_BY = table({"caro": 54, "rolf": 46})
# Nobody drops in by phone, and no course is held there.
_IN_PERSON = frozenset({Reason.ENCOUNTER, Reason.OFFER, Reason.VOLUNTEERING, Reason.EMERGENCY_AID})
_COUNSELLED = frozenset({Reason.COUNSELLING, Reason.APPOINTMENT})

CAFE = (10 * 3600, 12 * 3600)  # the women's language café, in seconds of its day
_LATE = 25 * 60  # until when they come to it
_TO_THE_CAFE = 0.75
_OFFER = str(Reason.OFFER)
_MOMENT = attrgetter("at")
_OUTSIDE_HOURS = 0.07
_OUTSIDE_FROM, _OUTSIDE_TO = 9 * 3600, 18 * 3600


def plan_visits(
    seed: object,
    days: Sequence[DemoDay],
    visits_on: Sequence[int],
    firsts_on: Sequence[int],
    crowd: Crowd,
    anonymous: float,
) -> Iterator[PlannedVisit]:
    """So many visits on each day, so many of them first ones; of the others the share `anonymous` has no name.

    One loop without a call it can do without: a million turns of it fill a benchmark's store.
    """
    random = Random(f"{seed}/visits").random
    known = _Known(random, crowd)
    household_of, group_of = crowd.household, crowd.group
    number = arrived = 0
    for day, count, pending in zip(days, visits_on, firsts_on, strict=True):
        today = day.day
        ordinal = today.toordinal()
        feast = day.event is not None
        offer_day = today.weekday() == OFFER_WEEKDAY
        reasons = _OFFER_DAY if offer_day else _PLAIN_DAY
        anonymous_reasons = _FEAST if feast else _ANONYMOUS_OFFER if offer_day else _ANONYMOUS_PLAIN
        seen: set[int] = set()
        of_day: list[PlannedVisit] = []
        offers = day.offers or (day.opens, day.closes)
        cafe = offer_day and not feast and day.until > CAFE[1]
        moved = False
        family = 0
        last_arrived = arrived
        for left, second in zip(range(count, 0, -1), _times(day, count, random), strict=True):
            within = not feast and day.opens <= second < day.closes
            person = 0
            first = False
            # Each first visit finds its place with the same chance; a family comes in together.
            if pending and (pending > random() * left or (family and household_of[arrived + 1] == family)):
                pending -= 1
                arrived += 1
                person = arrived
                family = household_of[person]
                first = True
            elif random() >= anonymous:
                person = known.somebody(seen)
            channel = _ON_SITE if feast else (_INSIDE if within else _OUTSIDE)[int(random() * SLOTS)]
            if feast:
                reason = _FEAST[int(random() * SLOTS)]
            elif not person:
                reason = anonymous_reasons[int(random() * SLOTS)]
            else:
                reason = (_FIRST_VISIT if first else reasons)[group_of[person]][int(random() * SLOTS)]
            on_site = channel == _ON_SITE
            if not on_site and reason in _IN_PERSON:
                reason = _QUICK_INFO
            if cafe and person and not first and crowd.female[person] and group_of[person] == GROWN_UP:
                # Most women who come on that day come for the café.
                if random() < _TO_THE_CAFE:
                    reason, channel = _OFFER, _ON_SITE
                    second, moved = CAFE[0] + int(_LATE * random()), True
            if reason == _OFFER:
                within = not feast and offers[0] <= second < offers[1]
            adults = children = 0
            counselled = reason in _COUNSELLED
            logged_by = (_COUNSELLED_BY if counselled else _LOGGED_BY)[int(random() * SLOTS)]
            if person:
                seen.add(person)
                chance = random()
                if chance < 0.14 and on_site and group_of[person] == GROWN_UP:
                    children = int(chance * 25)  # 0 to 3
                    adults = 1 if chance > 0.11 or not children else 0
                of_day.append(PlannedVisit(
                    0, day.midnight + second, today, within, person, first, reason, channel, 1, adults, children,
                    crowd.language[person],
                    _INTERPRETING[int(random() * SLOTS)] if counselled else None,
                    crowd.gender[person], None, crowd.birth_year[person], crowd.nationality[person],
                    (crowd.status if ordinal >= crowd.status_from[person] else crowd.status_before)[person],
                    crowd.benefit[person], logged_by,
                ))  # fmt: skip
            else:
                size = (_FEAST_GROUPS if feast else _GROUPS)[int(random() * SLOTS)] if on_site else 1
                noted = random()
                alone = size == 1
                of_day.append(PlannedVisit(
                    0, day.midnight + second, today, within, None, False, reason, channel, size, 0, 0,
                    LANGUAGES[int(random() * SLOTS)] if noted < 0.6 else None,
                    None,
                    _GENDERS[int(random() * SLOTS)] if alone and noted < 0.45 else None,
                    _AGE_BANDS[int(random() * SLOTS)] if alone and noted < 0.35 else None,
                    None, None, None, None, logged_by,
                ))  # fmt: skip
        if moved:
            of_day.sort(key=_MOMENT)
        for visit in of_day:
            number += 1
            yield visit._replace(number=number)
        known.remember(last_arrived + 1, arrived)


class _Known:
    """Who may come again: those who came on an earlier day."""

    def __init__(self, random: Callable[[], float], crowd: Crowd) -> None:
        self._random = random
        self._habit = crowd.habit
        self._often: list[int] = []
        self._sometimes: list[int] = []

    def remember(self, first: int, last: int) -> None:
        """From tomorrow on these people may come again."""
        for person in range(first, last + 1):
            habit = self._habit[person]
            if habit == OFTEN:
                self._often.append(person)
            elif habit == SOMETIMES:
                self._sometimes.append(person)

    def somebody(self, seen: set[int]) -> int:
        """Somebody who was not here today, or 0."""
        random = self._random
        for _ in range(3):
            if random() < 0.55:
                people = self._often
                # The later of two: regulars stay for a year or two and then fade.
                place = max(random(), random())
            else:
                people = self._sometimes
                # Most come several times soon after each other, and rarely later.
                place = 1 - random() * random()
            if people:
                # Both are below 1, but for the rare product that is 0.
                person = people[min(int(place * len(people)), len(people) - 1)]
                if person not in seen:
                    return person
        return 0


def _times(day: DemoDay, count: int, random: Callable[[], float]) -> list[int]:
    """Seconds of the day in order: most soon after opening, some by appointment or on the phone outside the hours."""
    opens, span = day.opens, day.closes - day.opens
    seconds = []
    for _ in range(count):
        if random() < _OUTSIDE_HOURS and not day.event:
            second = int(_OUTSIDE_FROM + (_OUTSIDE_TO - _OUTSIDE_FROM) * random())
        else:
            second = opens + int(span * random() * (0.45 + 0.55 * random()))
        if second >= day.until:
            second = opens + int((day.until - opens) * random())
        seconds.append(second)
    seconds.sort()
    return seconds
