"""The offers of the fictional centre: a week as it could be, who is in, and who came."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from woilmenau_desk.demo.calendar import OFFER_WEEKDAY
from woilmenau_desk.demo.people import CHILD, GROWN_UP, ONCE, Crowd
from woilmenau_desk.demo.visits import CAFE, PlannedVisit
from woilmenau_desk.domain.offers import (
    EnrolmentState,
    OfferData,
    Rhythm,
    Series,
    SessionState,
)
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import BERLIN

TRAINING = "Fortbildung: Nähe und Abstand im Ehrenamt"
CAFE_NUMBER = 1
_REGULAR_DAYS = 60  # who came within these is enrolled
_WAITING = 4
_OF_THE_CAFE = 27


@dataclass(frozen=True, slots=True)
class PlannedOffer:
    """An offer. `number` counts from 1; leaders are keys of colleagues, or places of volunteers."""

    number: int
    data: OfferData
    series: tuple[Series, ...]
    fits: Callable[[Crowd, int], bool]
    leader: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session of which something is known. `number` counts from 1."""

    number: int
    offer: int
    day: date
    series: Series
    state: SessionState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAttendance:
    """Somebody came: the visit is the contact that it is."""

    number: int
    session: int
    visit: PlannedVisit
    children: int = 0


@dataclass(frozen=True, slots=True)
class PlannedEnrolment:
    """Somebody is in, or waits."""

    offer: int
    person: int
    state: EnrolmentState
    place: int
    children: int
    needs: str
    at: datetime


@dataclass(slots=True)
class PlannedActivities:
    """All of it, in the order of the numbers."""

    offers: tuple[PlannedOffer, ...]
    sessions: list[PlannedSession] = field(default_factory=list)
    attendances: list[PlannedAttendance] = field(default_factory=list)
    enrolments: list[PlannedEnrolment] = field(default_factory=list)


def _women(crowd: Crowd, person: int) -> bool:
    return crowd.female[person] and crowd.group[person] == GROWN_UP


def _grown_up(crowd: Crowd, person: int) -> bool:
    return crowd.group[person] == GROWN_UP


def _children(crowd: Crowd, person: int) -> bool:
    return crowd.group[person] == CHILD


def _time(seconds: int) -> time:
    return time(seconds // 3600, seconds % 3600 // 60)


def _weekly(day: int, starts: time, ends: time, first: date, last: date | None = None) -> Series:
    return Series(Rhythm.WEEKLY, day, starts, ends, first, last)


def offers(first: date, today: date) -> tuple[PlannedOffer, ...]:
    """The week: a café in the morning, courses and tutoring in the afternoon, cycling in summer, now and then an evening."""
    began = first.replace(day=1)
    summers = tuple(
        _weekly(4, time(10), time(12), max(began, date(year, 5, 1)), date(year, 9, 15))
        for year in range(began.year, today.year + 2)
        if date(year, 9, 15) > began
    )
    return (
        PlannedOffer(
            CAFE_NUMBER,
            OfferData(
                "Frauensprachcafé", "womens_cafe", "women", partner="Kindersprachbrücke Jena e. V.",
                room="Saal", about="Deutsch sprechen bei Tee und Kaffee, mit Kinderbetreuung.", capacity=30,
                childcare_places=14, half_units=4, external_id="CAFE",
            ),
            (_weekly(OFFER_WEEKDAY, _time(CAFE[0]), _time(CAFE[1]), began),),
            _women,
            "caro",
        ),
        PlannedOffer(
            2,
            OfferData("Deutsch A1", "language_course", "open", "a1", room="Kursraum", capacity=12, half_units=4),
            tuple(_weekly(day, time(14), time(15, 30), began) for day in (0, 3)),
            _grown_up,
        ),
        PlannedOffer(
            3,
            OfferData("Deutsch B1", "language_course", "open", "b1", room="Kursraum", capacity=14, half_units=4),
            (_weekly(1, time(16), time(17, 30), began),),
            _grown_up,
        ),
        PlannedOffer(
            4,
            OfferData("Nachhilfe", "tutoring", "children", room="Kursraum", about="Alle Fächer, Klasse 1 bis 10.",
                      capacity=16),
            tuple(_weekly(day, time(15), time(17), began) for day in (1, 3)),
            _children,
        ),
        PlannedOffer(
            5,
            OfferData("Fahrradkurs für Frauen", "cycling", "women", room="Hof", capacity=10, half_units=2),
            tuple(replace(one, in_school_holidays=True) for one in summers),
            _women,
        ),
        PlannedOffer(
            6,
            OfferData("Spielenachmittag", "leisure", "children", room="Saal", capacity=25),
            (_weekly(4, time(15), time(17), began),),
            _children,
        ),
        PlannedOffer(
            7,
            OfferData("Nähwerkstatt", "workshop", "women", room="Werkraum", capacity=8, half_units=3),
            (Series(Rhythm.MONTHLY, 3, time(16), time(18), began, nth=1),),
            _women,
            "rolf",
        ),
        PlannedOffer(
            8,
            OfferData("Infoabend: Ankommen in Ilmenau", "info_event", "families", room="Saal"),
            (Series(Rhythm.MONTHLY, 1, time(17), time(18, 30), began, nth=3),),
            _grown_up,
            "rolf",
        ),
        PlannedOffer(
            9,
            OfferData(TRAINING, "training", "volunteers", room="Saal", half_units=4, for_volunteers=True),
            (Series(Rhythm.MONTHLY, 2, time(18), time(20), began, every=3, nth=2),),
            lambda _crowd, _person: False,
            "caro",
        ),
        PlannedOffer(
            10,
            OfferData("Alphabetisierung", "language_course", "open", "alpha", room="Kursraum", capacity=8,
                      half_units=4, ended_on=max(began, date(today.year, 6, 30)) if today > date(today.year, 6, 30)
                      else None),
            (_weekly(0, time(10), time(11, 30), began),),
            _grown_up,
        ),
    )  # fmt: skip


def plan_activities(
    seed: object,
    visits: Sequence[PlannedVisit],
    crowd: Crowd,
    first: date,
    today: date,
    opening: Opening,
) -> PlannedActivities:
    """Each personal visit for an offer is somebody's attendance at one that met that day and is for them.

    Where none met, it stays a visit.
    """
    random = Random(f"{seed}/activities").random
    every = offers(first, today)
    made = PlannedActivities(every)
    meets: dict[tuple[int, date], Series] = {}
    on_day: defaultdict[date, list[PlannedOffer]] = defaultdict(list)
    for offer in every:
        for series in offer.series:
            for day in meeting_days(series, first, min(today, offer.data.ended_on or today)):
                if not opening.closed_because(day) and (offer.number, day) not in meets:
                    meets[offer.number, day] = series
                    on_day[day].append(offer)
    numbers: dict[tuple[int, date], int] = {}
    lately: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for visit in visits:
        person = visit.person or 0
        fitting = [offer for offer in on_day[visit.day] if offer.fits(crowd, person)]
        if visit.day.weekday() == OFFER_WEEKDAY and _women(crowd, person):
            fitting = [offer for offer in fitting if offer.data.offer_kind == "womens_cafe"]
        if not fitting:
            continue
        offer = fitting[int(random() * len(fitting))]
        key = offer.number, visit.day
        if key not in numbers:
            numbers[key] = len(made.sessions) + 1
            made.sessions.append(
                PlannedSession(numbers[key], offer.number, visit.day, meets[key], SessionState.HELD)
            )
        children = visit.children if offer.data.childcare_places else 0
        made.attendances.append(PlannedAttendance(len(made.attendances) + 1, numbers[key], visit, children))
        if (today - visit.day).days <= _REGULAR_DAYS:
            lately[offer.number][person] = max(children, lately[offer.number].get(person, 0))
    _call_some_off(made, meets, numbers, random)
    _bring_more(lately, every, crowd, random)
    for offer in every:
        made.enrolments += _enrolled(offer, lately[offer.number], crowd, today, random)
    return made


def meeting_days(series: Series, first: date, last: date) -> Iterator[date]:
    """The days of a series between two days, whatever is closed on them."""
    begins, ends = max(first, series.first), min(last, series.last or last)
    day = begins + timedelta(days=(series.weekday - begins.weekday()) % 7)
    while day <= ends:
        months = (day.year - series.first.year) * 12 + day.month - series.first.month
        if series.rhythm is Rhythm.WEEKLY or (
            (day.day + 6) // 7 == series.nth and months % series.every == 0
        ):
            yield day
        day += timedelta(days=7)


def _call_some_off(
    made: PlannedActivities,
    meets: dict[tuple[int, date], Series],
    numbers: dict[tuple[int, date], int],
    random: Callable[[], float],
) -> None:
    for (offer, day), series in meets.items():
        if (offer, day) not in numbers and random() < 0.04:
            made.sessions.append(
                PlannedSession(
                    len(made.sessions) + 1, offer, day, series, SessionState.CANCELLED, "Kursleitung krank"
                )
            )


def _bring_more(
    lately: dict[int, dict[int, int]],
    every: Sequence[PlannedOffer],
    crowd: Crowd,
    random: Callable[[], float],
) -> None:
    """The café is full of women who come now and then."""
    women = [
        number for number in range(len(crowd), 0, -1) if _women(crowd, number) and crowd.habit[number] != ONCE
    ]
    for offer in every:
        if offer.data.offer_kind != "womens_cafe":
            continue
        known = lately[offer.number]
        for person in women:
            if len(known) >= _OF_THE_CAFE:
                break
            known.setdefault(person, int(2.2 * random() * random() * 1.4))


def _enrolled(
    offer: PlannedOffer, people: dict[int, int], crowd: Crowd, today: date, random: Callable[[], float]
) -> Iterator[PlannedEnrolment]:
    if offer.data.ended_on is not None or offer.data.capacity is None:
        return
    room, childcare = offer.data.capacity, offer.data.childcare_places
    waiting = 0
    for place, (person, children) in enumerate(people.items(), 1):
        at = datetime.combine(today - timedelta(days=_REGULAR_DAYS), time(10), BERLIN).astimezone(UTC)
        at += timedelta(hours=place)
        fits = room > 0 and (not offer.data.childcare_places or children <= childcare) and not waiting
        if fits:
            room, childcare = room - 1, childcare - children
        elif waiting >= _WAITING:
            return
        else:
            waiting += 1
        needs = "Kinderwagen, ein Kind wird gestillt" if children and random() < 0.2 else ""
        state = EnrolmentState.ENROLLED if fits else EnrolmentState.WAITING
        yield PlannedEnrolment(offer.number, person, state, place, children, needs, at)
