"""The volunteers of the fictional centre: who they are, what they do, and who opens when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.names import NameMaker
from woilmenau_desk.demo.people import GROWN_UP, OFTEN, Crowd
from woilmenau_desk.domain.assignments import AllowanceData, AssignmentData, HoursData
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.volunteers import Absence, Available, RoleSpan, Training, VolunteerData

# Half of those whom the centre has today came in the spring of 2022.
_CAME_2022 = 0.5
_ROLES = table(
    {
        "language_partner": 20, "tutoring": 14, "accompaniment": 14, "interpreting": 12, "womens_cafe": 10,
        "childcare": 8, "leisure": 6, "cycling": 5, "course_lead": 5, "transport": 3, "counter": 3,
    }
)  # fmt: skip
_OWN_LANGUAGE = table({"de": 64, "uk": 9, "ar": 8, "ru": 6, "en": 4, "fa": 3, "prs": 2, "tr": 2, "fr": 2})
_LEVELS = ("a2", "b1", "b2", "c1")
_GROUP_OF = {
    "womens_cafe": "cafe_team", "childcare": "cafe_team", "tutoring": "tutors", "interpreting": "interpreters",
}  # fmt: skip
_AREA_OF = {
    "language_partner": "language", "course_lead": "language", "womens_cafe": "language", "tutoring": "education",
    "accompaniment": "accompaniment", "interpreting": "accompaniment", "childcare": "children",
    "cycling": "leisure", "leisure": "leisure", "transport": "practical", "counter": "counter",
}  # fmt: skip
_SKILLS = ("", "", "", "Gitarre", "Mathematik", "Fahrradreparatur", "Backen", "Nähen", "Führerschein B")
_WITH_CERTIFICATE = frozenset({"course_lead", "tutoring", "childcare", "leisure"})
_MONTHS_OF_HOURS = 12
TRAINING = "Nähe und Abstand im Ehrenamt"


@dataclass(frozen=True, slots=True)
class PlannedVolunteer:
    """A volunteer. `number` counts from 1."""

    number: int
    data: VolunteerData
    role: RoleSpan
    times: tuple[Available, ...]
    absences: tuple[Absence, ...] = ()
    trainings: tuple[Training, ...] = ()


@dataclass(slots=True)
class PlannedVolunteers:
    """All of it. Assignments are numbered from 1 in their order; hours name volunteers and assignments by number."""

    volunteers: list[PlannedVolunteer] = field(default_factory=list)
    assignments: list[AssignmentData] = field(default_factory=list)
    hours: list[HoursData] = field(default_factory=list)
    allowances: list[AllowanceData] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    away: list[AwayRow] = field(default_factory=list)


def plan_volunteers(
    seed: object, crowd: Crowd, first: date, today: date, opening: Opening, count: int
) -> PlannedVolunteers:
    """So many volunteers, with what they did in the last year, and the roster of the opening hours."""
    random = Random(f"{seed}/volunteers").random
    names = NameMaker(random)
    made = PlannedVolunteers()
    protected = [
        number
        for number in range(1, len(crowd) + 1)
        if crowd.group[number] == GROWN_UP and crowd.habit[number] == OFTEN
    ]
    for number in range(1, count + 1):
        came_2022 = number <= count * _CAME_2022
        volunteer = _volunteer(number, names, random, first, today, came_2022)
        made.volunteers.append(volunteer)
        if (
            volunteer.role.role in ("language_partner", "accompaniment")
            and protected
            and _is_here(volunteer, today)
        ):
            person = protected[int(random() * len(protected))]
            began = max(volunteer.data.started_on or first, first)
            made.assignments.append(
                AssignmentData(number, volunteer.role.role, began, person_id=person, weekday=volunteer.times[0].weekday,
                               starts=volunteer.times[0].opens, ends=_later(volunteer.times[0].opens, 90))
            )  # fmt: skip
            made.hours += _served(volunteer, len(made.assignments), 90, first, today, opening, random)
        else:
            made.hours += _served(volunteer, None, 120, first, today, opening, random)
    _roster(made, today)
    made.allowances += [
        AllowanceData(one.number, today.replace(day=1), 6000, "nr_26", "course_lead")
        for one in made.volunteers
        if one.role.role == "course_lead" and _is_here(one, today.replace(day=1))
    ]
    return made


def interpreting(made: PlannedVolunteers, today: date) -> dict[str, list[int]]:
    """By language, the volunteers who interpret it and are there."""
    found: dict[str, list[int]] = {}
    for one in made.volunteers:
        if one.role.role in ("interpreting", "accompaniment") and _is_here(one, today + timedelta(days=14)):
            for code, _ in one.data.languages:
                if code != "de":
                    found.setdefault(code, []).append(one.number)
    return found


def _volunteer(
    number: int, names: NameMaker, random: Callable[[], float], first: date, today: date, came_2022: bool
) -> PlannedVolunteer:
    own = _OWN_LANGUAGE[int(random() * SLOTS)]
    given = names.given(own, random() < 0.68, False)
    family = names.family(own, False)
    role = _ROLES[int(random() * SLOTS)]
    started = (
        date(2022, 2, 28) + timedelta(days=int(300 * random()))
        if came_2022
        else date(2020, 9, 1) + timedelta(days=int((today - date(2020, 9, 1)).days * random()))
    )
    started = min(started, today)
    chance = random()
    ended = None
    if chance < 0.12 and (today - started).days > 200:
        ended = started + timedelta(days=180 + int(((today - started).days - 180) * random()))
    languages: list[tuple[str, str | None]] = [(own, "native")]
    if own != "de":
        languages.append(("de", _LEVELS[int(random() * len(_LEVELS))]))
    elif random() < 0.6:
        languages.append(("en", _LEVELS[int(random() * len(_LEVELS))]))
    certificate = None
    if role in _WITH_CERTIFICATE and random() < 0.85:
        certificate = started - timedelta(days=int(60 * random()))
        if (today - certificate).days > 5 * 365 and random() < 0.7:
            certificate = today - timedelta(days=int(700 * random()))
    congratulate = random() < 0.5
    data = VolunteerData(
        given_name=given,
        family_name=family,
        birthday=date(today.year - 20 - int(50 * random()), 1 + int(12 * random()), 1 + int(28 * random()))
        if congratulate
        else None,
        phone=f"0176 040690{int(random() * 100):02}" if random() < 0.9 else "",
        email=f"ehrenamt{number}@example.org" if random() < 0.8 else "",
        languages=tuple(languages),
        skills=_SKILLS[int(random() * len(_SKILLS))],
        areas=(_AREA_OF[role],),
        groups=tuple(filter(None, (_GROUP_OF.get(role), "newcomers" if (today - started).days < 180 else None))),
        may_congratulate=congratulate,
        may_mail=random() < 0.7,
        certificate_seen_on=certificate + timedelta(days=20) if certificate else None,
        certificate_of=certificate,
        certificate_relevant=False if certificate else None,
        pledged_on=started if random() < 0.93 else None,
        briefed_on=started if random() < 0.9 else None,
        heard_on=today - timedelta(days=int(200 * random() * random())),
        started_on=started,
        ended_on=ended,
        end_reason="umgezogen" if ended else "",
        external_id=f"EA-{number:04}",
    )  # fmt: skip
    absences: tuple[Absence, ...] = ()
    if chance > 0.94:
        absences = (Absence(today - timedelta(days=30), None, pause=True, reason="Prüfungen"),)
    elif chance > 0.86:
        absences = (Absence(today + timedelta(days=2), today + timedelta(days=12), reason="Urlaub"),)
    trainings: tuple[Training, ...] = ()
    if random() < 0.45:
        trainings = (Training(TRAINING, max(started, first) + timedelta(days=int(90 * random())), 4),)
        trainings = tuple(one for one in trainings if one.on <= today)
    times = tuple(_times(random))
    return PlannedVolunteer(number, data, RoleSpan(role, started, ended), times, absences, trainings)


def _times(random: Callable[[], float]) -> Iterator[Available]:
    for day in sorted({int(5 * random()) for _ in range(1 + int(3 * random()))}):
        opens = 8 + int(9 * random())
        yield Available(day, time(opens), time(min(opens + 2 + int(4 * random()), 21)))


def _is_here(volunteer: PlannedVolunteer, day: date) -> bool:
    data = volunteer.data
    began = data.started_on is None or data.started_on <= day
    return began and (data.ended_on is None or day <= data.ended_on)


def _later(at: time, minutes: int) -> time:
    reached = min(at.hour * 60 + at.minute + minutes, 23 * 60 + 59)
    return time(reached // 60, reached % 60)


def _served(
    volunteer: PlannedVolunteer,
    assignment: int | None,
    minutes: int,
    first: date,
    today: date,
    opening: Opening,
    random: Callable[[], float],
) -> Iterator[HoursData]:
    """About every other week of the last year on the weekday on which they can."""
    begins = max(first, volunteer.data.started_on or first, today - timedelta(days=30 * _MONTHS_OF_HOURS))
    ends = min(today - timedelta(days=1), volunteer.data.ended_on or today)
    weekday = volunteer.times[0].weekday
    day = begins + timedelta(days=(weekday - begins.weekday()) % 7)
    while day <= ends:
        away = any(one.holds_on(day) for one in volunteer.absences)
        if random() < 0.5 and not away and opening.closed_because(day) is None:
            longer = (0, 0, 15, 30)[int(4 * random())]
            yield HoursData(volunteer.number, day, minutes + longer, volunteer.role.role, longer, assignment)
        day += timedelta(days=7)


def _roster(made: PlannedVolunteers, today: date) -> None:
    """The colleagues in turns, volunteers beside them, and somebody away next week, so that there is a gap."""
    began = today - timedelta(days=today.weekday() + 28 * 7)
    opens, closes = time(14), time(16)
    pairs = (("caro", "theke"), ("rolf", "theke"), ("caro", "rolf"), ("caro", "theke"), ("rolf",))
    for weekday, keys in enumerate(pairs):
        made.duties += (Duty(weekday, opens, closes, began, colleague=key) for key in keys)
    helping = [one for one in made.volunteers if one.role.role == "counter" and _is_here(one, today)]
    for place, one in enumerate(helping[:5]):
        started = max(began, one.data.started_on or began)
        made.duties.append(Duty(place % 5, opens, closes, started, volunteer_id=one.number))
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    made.away.append(AwayRow("rolf", friday, friday + timedelta(days=4), "Urlaub"))
